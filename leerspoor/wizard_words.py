"""What does the wizard say, in Dutch and in English?"""

from __future__ import annotations

from collections.abc import Mapping

from leerspoor.wording import Language

_SAYINGS: Mapping[str, tuple[str, str]] = {
    "sheets": ("Het bestand heeft meer bladen. Welk?", "The file has more than one sheet. Which?"),
    "first-rows": ("De eerste rijen van {}:", "The first rows of {}:"),
    "header": ("In welke regel staan de namen van de kolommen?", "Which line has the names of the columns?"),
    "header-wanted": ("een van de regels hierboven", "one of the lines above"),
    "subject": ("Waar gaat de lijst over?", "What is the list about?"),
    "marks": ("cijfers, een per rij", "marks, one a row"),
    "wide": ("cijfers, een kolom per examenonderdeel", "marks, a column for each exam part"),
    "bpv": ("BPV: praktijkovereenkomsten", "BPV: praktijkovereenkomsten (placements)"),
    "enrolments": ("in- en uitschrijvingen", "enrolments and their ends"),
    "transfers": ("overschrijvingen naar het mbo", "transfers to the mbo"),
    "who": ("Welke kolom zegt wie het is?", "Which column says who it is?"),
    "who-by": ("Wat staat er in «{}»?", "What does «{}» hold?"),
    "by-onderwijsnummer": ("het onderwijsnummer", "the onderwijsnummer"),
    "by-bsn": ("het burgerservicenummer", "the burgerservicenummer"),
    "by-number": ("een nummer van de school zelf", "the school's own number"),
    "by-pseudonym": ("het pseudoniem uit het journaal", "the pseudonym of the journal"),
    "guess": ("Zo lezen wij de kolommen:", "This is how we read the columns:"),
    "right": ("Klopt dit?", "Is this right?"),
    "role": ("Welke kolom is «{}»?", "Which column is «{}»?"),
    "no-column": ("geen", "none"),
    "side": ("Van wie is deze lijst?", "Whose list is this?"),
    "vo": ("een vo-school", "a vo school"),
    "mbo": ("een mbo-instelling", "an mbo institution"),
    "brin": ("Wat is de BRIN-code van die school?", "What is the BRIN code of that school?"),
    "brin-wanted": ("letters en cijfers, zoals 98VO", "letters and digits, like 98VO"),
    "day": (
        "In de lijst staat geen datum. Van welke dag zijn deze resultaten?",
        "The list has no date. Of which day are these results?",
    ),
    "day-wanted": ("een dag als 20-6-2025", "a day like 2025-06-20"),
    "passed-from": (
        "Vanaf welk cijfer sluit dit een onderdeel af? (1: elk cijfer, ook wat men nog compenseert)",
        "From which mark is a part closed? (1: any mark, also one that other marks make up for)",
    ),
    "mark-wanted": ("een cijfer van 1 tot 10, zoals 5,5", "a mark from 1 to 10, like 5.5"),
    "part": ("Onderdeelcode van «{}»?", "Code of the exam part «{}»?"),
    "part-known": ("Bekend uit het journaal: {}", "Known from the journal: {}"),
    "part-skip": ("- is overslaan", "- leaves it out"),
    "part-unknown": ("Geen route in het journaal kent «{}». Toch zo?", "No route has «{}». Keep it?"),
    "part-wanted": ("een code zonder spaties, zoals NE-CE, of -", "a code without spaces, like NE-CE, or -"),
    "guardian": (
        "Moeten ouders of voogd de praktijkovereenkomsten mee tekenen?",
        "Must a parent or guardian sign these praktijkovereenkomsten too?",
    ),
    "last-day": (
        "Is de einddatum de laatste dag van de inschrijving? (nee: de eerste dag zonder)",
        "Is the end date the last day of the enrolment? (no: the first day without)",
    ),
    "to": ("Naar welke mbo-instelling (BRIN)?", "To which mbo institution (BRIN)?"),
    "stays": (
        "Blijven deze leerlingen ook op het vo ingeschreven?",
        "Do these students stay enrolled at the vo too?",
    ),
    "trial": ("Proef, er wordt niets vastgelegd:", "A trial, nothing is recorded:"),
    "counts": (
        "{} rijen gelezen, {} gebeurtenissen zouden worden vastgelegd, {} al bekend, {} geweigerd",
        "{} rows read, {} events would be recorded, {} known already, {} refused",
    ),
    "refused": ("regel {}: {}: {}", "line {}: {}: {}"),
    "refused-cell": ("regel {}, kolom {}: {}: {}", "line {}, column {}: {}: {}"),
    "more-refused": ("en nog {} geweigerd", "and {} more refused"),
    "unknown-students": (
        "Leerlingen die niet bekend zijn: breng hun nummers eerst binnen met `leerspoor identity import`.",
        "Students who are not known: bring in their numbers first with `leerspoor identity import`.",
    ),
    "save": ("Waar de mapping bewaren?", "Where should the mapping be saved?"),
    "overwrite": ("{} is er al. Vervangen?", "{} is there already. Replace it?"),
    "saved": ("Bewaard: {}", "Saved: {}"),
    "stopped": ("Gestopt; er is niets bewaard.", "Stopped; nothing was saved."),
    "import": ("Nu vastleggen wat kan?", "Record now what can be recorded?"),
    "later": ("Later: leerspoor import {}", "Later: leerspoor import {}"),
    "again": ("«{}» kan niet; verwacht: {}", "«{}» will not do; expected: {}"),
    "a-number": ("een getal van 1 tot en met {}", "a number from 1 to {}"),
    "yes-no": ("ja of nee", "yes or no"),
    "yes": ("J/n", "Y/n"),
    "no": ("j/N", "y/N"),
    "remark": (
        "Gemaakt met `leerspoor import --wizard`. Wat de velden betekenen staat in docs/formats.md.",
        "Made by `leerspoor import --wizard`. What the fields mean is in docs/formats.md.",
    ),
    # what a column says
    "role:part": ("onderdeel", "exam part"),
    "role:mark": ("cijfer", "mark"),
    "role:attempt": ("poging", "attempt"),
    "role:decided_on": ("vastgesteld op", "decided on"),
    "role:sat_on": ("afgenomen op", "sat on"),
    "role:time": ("datum", "day"),
    "role:placement": ("nummer van de overeenkomst", "number of the agreement"),
    "role:company": ("leerbedrijf (code)", "company (code)"),
    "role:crebo": ("crebo", "crebo"),
    "role:starts_on": ("begindatum", "first day"),
    "role:ends_on": ("einddatum", "last day"),
    "role:hours": ("uren", "hours"),
    "role:signed.student": ("getekend door de leerling", "signed by the student"),
    "role:signed.company": ("getekend door het bedrijf", "signed by the company"),
    "role:signed.mbo": ("getekend door het mbo", "signed by the mbo"),
    "role:signed.guardian": ("getekend door ouder of voogd", "signed by parent or guardian"),
    "role:begins": ("ingeschreven op", "enrolled on"),
    "role:ends": ("uitgeschreven op", "end of the enrolment"),
    "role:enrolment": ("nummer van de inschrijving", "number of the enrolment"),
    "role:to": ("naar (BRIN)", "to (BRIN)"),
    "role:stays_enrolled_at_vo": ("blijft op het vo ingeschreven", "stays enrolled at the vo"),
    "role:who": ("wie", "who"),
    "role:parts": ("kolommen met cijfers", "columns with marks"),
}  # fmt: skip


def saying(key: str, language: Language, *values: object) -> str:
    """What the wizard says for a key, with these values in it."""
    return _SAYINGS[key][0 if language == "nl" else 1].format(*values)
