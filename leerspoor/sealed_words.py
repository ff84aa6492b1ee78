"""How is told what `verify` found, what it found of the sealing, and what it did not check?"""

from __future__ import annotations

from collections.abc import Iterator

from journeys.saying import Language
from journeys.store.checkpoints import ANEW, INSTEAD, LATE, RESTORED
from leerspoor.checking import Checked
from leerspoor.checking_seals import Sealed

_UNCHECKED = {
    "not-sealed": (
        "of iemand het hele journaal heeft vervangen: er is nog niets verzegeld (`leerspoor seal`)",
        "whether somebody replaced the whole journal: nothing was sealed yet (`leerspoor seal`)",
    ),
    "no-memory": (
        "of er aan het eind verzegelingen ontbreken: op deze plaats verzegelde u niet eerder",
        "whether checkpoints are missing at the end: at this place you sealed nothing before",
    ),
    "other-key": (
        "van wie de sleutel is: hij is hier niet bekend. Vergelijk hem met die welke de school gaf (--key)",
        "whose key it is: it is not known here. Compare it with the one the school gave you (--key)",
    ),
    "key-unreadable": (
        "of de verzegelingen met uw eigen sleutel zijn gemaakt: die is niet te lezen (`leerspoor doctor`)",
        "whether the checkpoints were made with your own key: it cannot be read (`leerspoor doctor`)",
    ),
    "memory-unreadable": (
        "of er verzegelingen ontbreken: wat bij de sleutel bewaard is, is niet te lezen",
        "whether checkpoints are missing: what is kept beside the key cannot be read",
    ),
    "other-journal": (
        "het journaal dat hier eerder stond en verzegeld was: dit is een leeg journaal",
        "the journal that was here before and was sealed: this is an empty journal",
    ),
    "since-signature": (
        "de handtekening onder de meegebrachte verzegeling: die sleutel is hier niet bekend (--key)",
        "the signature under the checkpoint you brought: its key is not known here (--key)",
    ),
    "since-other-log": (
        "de naam: de meegebrachte verzegeling is onder een andere naam gemaakt",
        "the name: the checkpoint you brought was made under another name",
    ),
    "ledger-unreadable": (
        "of er iets terug is dat gewist was: wat gewist is, is niet te lezen (`erased.jsonl` bij de sleutel)",
        "whether something is back that was erased: the ledger cannot be read (`erased.jsonl` by the key)",
    ),
    "answers": (
        "of de antwoorden in de tabellen uit de gebeurtenissen volgen (`leerspoor verify` zonder --events)",
        "whether the answers in the tables follow from the events (`leerspoor verify` without --events)",
    ),
    "amcheck": (
        "de indexen van PostgreSQL zelf: amcheck is er niet, of niet voor deze gebruiker",
        "the indexes of PostgreSQL itself: amcheck is not there, or not for this user",
    ),
}
_TRACES = {
    RESTORED: ("teruggezet uit een archief (sha256 {})", "restored from an archive (sha256 {})"),
    ANEW: (
        "opnieuw begonnen met verzegelen, bij {} posities",
        "sealing was begun anew, at {} positions",
    ),
    INSTEAD: (
        "in de plaats gekomen van een verzegeld journaal ({})",
        "came in the place of a sealed journal ({})",
    ),
    LATE: ("pas verzegeld vanaf positie {}", "sealed only since position {}"),
}
_ALWAYS = (
    "of wat is vastgelegd waar is",
    "whether what was recorded is true",
)
_SCHOOL = (
    "de school zelf: daarvoor is een verzegeling nodig die de school uit handen gaf (--since)",
    "the school itself: that takes a checkpoint that left the school (--since)",
)
_READ = {
    "nl": "{0.entries} gebeurtenissen in {0.streams} stromen nagelezen: elke hash en volgorde klopt, en de "
    "antwoorden over {0.students} leerlingen ook.",
    "en": "{0.entries} events in {0.streams} streams read again: every hash and order is right, and so are "
    "the answers about {0.students} students.",
}
_EVENTS = {
    "nl": "{0.entries} gebeurtenissen in {0.streams} stromen nagelezen: elke hash en volgorde klopt.",
    "en": "{0.entries} events in {0.streams} streams read again: every hash and order is right.",
}


def said(checked: Checked, language: Language, *, answers: bool = True) -> Iterator[str]:
    """What was read and found right, when nothing was wrong; `answers`: those were looked at too."""
    yield (_READ if answers else _EVENTS)[language].format(checked)
    yield from lines(checked.sealed, checked.entries, language)


def lines(sealed: Sealed, entries: int, language: Language) -> Iterator[str]:
    """What was checked of the sealing when nothing was wrong, what happened, and what was not checked."""
    en = language == "en"
    if sealed.checkpoints:
        yield (
            f"Sealed: {sealed.checkpoints} checkpoints, up to position {sealed.upto} ({sealed.at}); "
            "every root and signature is right."
            if en
            else f"Verzegeld: {sealed.checkpoints} keer, tot en met positie {sealed.upto} ({sealed.at}); "
            "elke wortel en handtekening klopt."
        )
        yield f"{'Key' if en else 'Sleutel'}: {sealed.key}"
    if sealed.since is not None:
        yield (
            f"Extends the checkpoint you brought, of {sealed.since} positions."
            if en
            else f"Bouwt voort op de meegebrachte verzegeling, van {sealed.since} posities."
        )
    for trace in sealed.traces:
        told = _TRACES.get(trace.kind, ("{}", "{}"))[en]
        yield f"{trace.at}: {told.format(trace.about)}"
    missing = "Not checked" if en else "Niet nagegaan"
    if sealed.checkpoints and sealed.upto < entries:
        yield (
            f"Not sealed yet: positions {sealed.upto + 1} to {entries}"
            if en
            else f"Nog niet verzegeld: posities {sealed.upto + 1} tot en met {entries}"
        )
    for code in sealed.unchecked:
        yield f"{missing}: {_UNCHECKED[code][en]}"
    if sealed.since is None:
        yield f"{missing}: {_SCHOOL[en]}"
    yield f"{missing}: {_ALWAYS[en]}"
