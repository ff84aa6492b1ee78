"""What does one read in a folder of evidence: what is here, what does it prove, and how is that checked?"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING

from journeys.saying import Language

if TYPE_CHECKING:
    from leerspoor.evidence.folder import Sealed

NAME = "LEESMIJ.txt"


def text(lines: int, position: int | None, sealed: Sealed, language: Language) -> str:
    """The guide for so many lines; its commands are lines that begin with four spaces.

    `position`: one that has a proof, to show how that is checked; None where there are no proofs apart.
    """
    root = base64.b64encode(sealed.checkpoint.root).decode()
    whole = {"lines": lines, "size": sealed.row.size, "root": root, "key": str(sealed.key)}
    parts = _PARTS[language]
    one = parts["all"].format(**whole) if position is None else parts["one"].format(at=position, root=root)
    return parts["start"].format(**whole) + one + parts["end"]


_STEPS = r"""
    h=$( (printf '\000'; cat bladen/{at}.json) | openssl dgst -sha256 -binary | openssl base64 -A)
    while read -r kant buur; do
      if [ "$kant" = links ]; then eerst=$buur; dan=$h; else eerst=$h; dan=$buur; fi
      h=$( (printf '\001'; echo "$eerst" | openssl base64 -d -A; echo "$dan" | openssl base64 -d -A) |
        openssl dgst -sha256 -binary | openssl base64 -A)
    done < paden/{at}.txt
    echo "$h"
"""
_PARTS: dict[Language, dict[str, str]] = {
    "nl": {
        "start": """\
BEWIJS UIT EEN JOURNAAL VAN LEERSPOOR

Wat hier staat
  dossier.html, dossier.pdf  om te lezen: wat er gebeurde, wat daarop geantwoord werd en waarom
  gebeurtenissen.jsonl       {lines} gebeurtenissen, elk precies zoals vastgelegd
  antwoorden/                elke vraag, met dag, kennis en regels (waarvan.json)
  verzegeling                de wortel van de {size} gebeurtenissen van het hele journaal, getekend
  sleutel.txt, sleutel.pem   de openbare sleutel waarmee getekend is
  SHA256SUMS                 van elk bestand de som

Alles in een keer (alleen Python, geen ander programma nodig)

    python3 controleer.py

Met sha256sum en openssl alleen (versie 3 of later)
1. Is geen bestand veranderd?

    sha256sum --check --quiet SHA256SUMS

2. Is de verzegeling met deze sleutel getekend?

    openssl pkeyutl -verify -pubin -inkey sleutel.pem -rawin -in verzegeling.txt -sigfile verzegeling.sig

   Vergelijk de sleutel met die u eerder van de school kreeg; deze map kan dat niet voor u doen:
   {key}
""",
        "one": """
3. Staat een gebeurtenis onder die verzegeling? Hier positie {at}; voor een andere vult u haar nummer in.
   Wat eruit komt, is de wortel: de derde regel van verzegeling.txt ({root}).
"""
        + _STEPS
        + """
4. Hoort de inhoud erbij? De som moet de «datahash» van het blad zijn. Van wat gewist is, is er geen inhoud
   meer; het blad en het bewijs blijven.

    sha256sum gegevens/{at}.bin
    grep -o '"datahash":"[0-9a-f]*"' bladen/{at}.json
""",
        "all": """
3. Alle {lines} regels samen geven de wortel; dat rekent controleer.py na. Zonder salt en data is een regel
   haar blad (RFC 6962: sha256 over een nulbyte en het blad, en zo twee aan twee verder).
""",
        "end": """
Wat dit bewijst, en wat niet
- Deze gebeurtenissen stonden zo, op deze plaats, in het journaal toen het verzegeld werd.
- Het bewijst niets tegen de school zelf, tenzij u een verzegeling van eerder hebt die van de school is
  weggegaan: dan toont `leerspoor verify --since OUDE-VERZEGELING` dat het journaal daarop verdergaat.
- Het bewijst niet dat waar is wat gemeld werd, en niet dat er niets verzwegen is.
- Antwoorden zijn uit de gebeurtenissen te herhalen met dezelfde versie van de regels; namen en geboortedagen
  staan nergens in deze map.
""",
    },
    "en": {
        "start": """\
EVIDENCE FROM A JOURNAL OF LEERSPOOR

What is here
  dossier.html, dossier.pdf  to read: what happened, what was answered to it and why
  gebeurtenissen.jsonl       {lines} events, each exactly as recorded
  antwoorden/                every question, with day, knowledge and rules (waarvan.json)
  verzegeling                the root of the {size} events of the whole journal, signed (a C2SP checkpoint)
  sleutel.txt, sleutel.pem   the public key it was signed with
  SHA256SUMS                 the sum of every file

All of it at once (Python alone, no other program needed)

    python3 controleer.py

With sha256sum and openssl alone (version 3 or later)
1. Has no file been changed?

    sha256sum --check --quiet SHA256SUMS

2. Was the checkpoint signed with this key?

    openssl pkeyutl -verify -pubin -inkey sleutel.pem -rawin -in verzegeling.txt -sigfile verzegeling.sig

   Compare the key with the one you had from the school before; this folder cannot do that for you:
   {key}
""",
        "one": """
3. Does an event stand under that checkpoint? Here position {at}; for another one put in its number.
   What comes out is the root: the third line of verzegeling.txt ({root}).
"""
        + _STEPS
        + """
4. Does the content belong to it? The sum must be the «datahash» of the leaf. Of what was erased there is no
   content any more; its leaf and its proof stay.

    sha256sum gegevens/{at}.bin
    grep -o '"datahash":"[0-9a-f]*"' bladen/{at}.json
""",
        "all": """
3. All {lines} lines together give the root; controleer.py works that out. Without salt and data a line is its
   leaf (RFC 6962: sha256 of a zero byte and the leaf, and on from there two by two).
""",
        "end": """
What this proves, and what not
- These events stood so, in this place, in the journal when it was sealed.
- It proves nothing against the school itself, unless you have an earlier checkpoint that left the school:
  then `leerspoor verify --since OLD-CHECKPOINT` shows that the journal goes on from there.
- It does not prove that what was reported is true, nor that nothing was left unsaid.
- Answers can be repeated from the events with the same version of the rules; names and birth days are nowhere
  in this folder.
""",
    },
}
