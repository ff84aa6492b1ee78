"""What do people say for a difference with the register, and what is to be done about it?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from journeys.saying import Language
from leerspoor.cli.how_many import PERSONS, how_many
from leerspoor.exchange.register import Overview
from leerspoor.exchange.register.records import COUNTED
from leerspoor.exchange.ro_differences import About, Difference, Kind
from leerspoor.exchange.ro_followed import FollowedState
from leerspoor.exchange.ro_results import Reason
from leerspoor.exchange.ro_told import What
from leerspoor.exporting_register import Export

Both = tuple[str, str]

ABOUT: Mapping[About, Both] = {
    "record": ("regels van het bestand", "lines of the file"),
    "route": ("route", "route"),
    "enrolment": ("inschrijving", "enrolment"),
    "period": ("registratie", "registration"),
    "leerroute": ("leerroute", "leerroute"),
    "fase": ("leerroutefase", "leerroutefase"),
    "crebo": ("crebo", "crebo"),
    "funded": ("bekostigbaar", "marked as funded"),
    "bpv": ("BPV", "BPV"),
    "diploma": ("diploma", "diploma"),
}
KINDS: Mapping[Kind, Both] = {
    "MISSING_HERE": ("ontbreekt hier", "missing here"),
    "MISSING_THERE": ("ontbreekt in register", "missing in register"),
    "DATES_DIFFER": ("dagen verschillen", "dates differ"),
    "PHASE_DIFFERS": ("fase verschilt", "phase differs"),
    "LEERROUTE_DIFFERS": ("andere leerroute", "other leerroute"),
    "CREBO_DIFFERS": ("andere crebo", "other crebo"),
    "COMPANY_DIFFERS": ("ander leerbedrijf", "other leerbedrijf"),
    "HOURS_DIFFER": ("andere uren", "other hours"),
    "REGISTERED_OTHERWISE": ("hier anders vastgelegd", "recorded otherwise here"),
    "NOT_FUNDED": ("niet bekostigbaar", "not marked as funded"),
    "TRANSFER_OVERDUE": ("nog niet overgeschreven", "not transferred yet"),
    "TRANSFER_BEFORE_TWO_YEARS": ("te vroeg bij het mbo", "at the mbo too early"),
    "UNREADABLE": ("niet te lezen", "cannot be read"),
}
FOLLOWED: Mapping[FollowedState, Both] = {
    "FOLLOWED": ("ja, aangetoond", "yes, attested"),
    "FOLLOWED_EARLIER": ("aangetoond tot eerder", "attested until earlier"),
    "OTHER_EDUCATION": ("nee, onderwijs van de andere kant", "no, education of the other side"),
    "NO_PROOF": ("geen bewijs", "no proof"),
}

_IMPORT = (
    "Importeer dit overzicht (`leerspoor import`), of ga na waarom het hier niet hoort.",
    "Import this file (`leerspoor import`), or find out why it does not belong here.",
)
_OVER = (
    "Het is nu gelijk. Lag er een 1 oktober in, ga dan na of die telling hersteld moet worden.",
    "They agree now. If a 1 October was in it, find out whether that count has to be put right.",
)
_DO: Mapping[tuple[About, Kind], Both] = {
    ("record", "UNREADABLE"): (
        "Herstel de geweigerde regels (`leerspoor import … --dry-run` wijst ze aan) en vergelijk opnieuw.",
        "Mend the refused lines (`leerspoor import … --dry-run` points at them) and reconcile again.",
    ),
    ("route", "MISSING_HERE"): (
        "Leg de start op de route hier vast, of laat de leerroute in het register (ROD) beëindigen.",
        "Record the start on the route here, or have the leerroute ended in the register (ROD).",
    ),
    ("enrolment", "MISSING_HERE"): _IMPORT,
    ("enrolment", "MISSING_THERE"): (
        "Meld de inschrijving aan het register (ROD), of corrigeer wat hier is vastgelegd.",
        "Report the enrolment to the register (ROD), or correct what was recorded here.",
    ),
    ("enrolment", "TRANSFER_OVERDUE"): (
        "Schrijf de leerling over naar het mbo en meld de inschrijving aan het register (ROD).",
        "Transfer the student to the mbo and report the enrolment to the register (ROD).",
    ),
    ("enrolment", "TRANSFER_BEFORE_TWO_YEARS"): (
        "Ga na waarom de leerling in de vo-fase al bij het mbo staat, en herstel het register of de route.",
        "Find out why the student is at the mbo in the vo phase; put right the register or the route.",
    ),
    ("enrolment", "DATES_DIFFER"): (
        "Ga na vanaf en tot welke dag de inschrijving gold; herstel die dag in het register of hier.",
        "Find out from and until which day the enrolment held; put it right in the register or here.",
    ),
    ("period", "MISSING_HERE"): _IMPORT,
    ("period", "REGISTERED_OTHERWISE"): _IMPORT,
    ("leerroute", "MISSING_THERE"): (
        "Laat de leerroute in het register (ROD) invullen; zonder telt de leerling niet als op een route.",
        "Have the leerroute filled in in the register (ROD); without it nobody sees that it is a route.",
    ),
    ("leerroute", "LEERROUTE_DIFFERS"): (
        "Ga na welke vorm de route heeft; herstel de leerroute in het register, of de route hier.",
        "Find out which form the route has; put right the leerroute in the register, or the route here.",
    ),
    ("fase", "MISSING_THERE"): (
        "Laat de leerroutefase in het register (ROD) invullen.",
        "Have the leerroutefase filled in in the register (ROD).",
    ),
    ("fase", "PHASE_DIFFERS"): (
        "Laat de fase in het register rechtzetten, of leg hier vast wat haar verschuift (doubleren).",
        "Have the phase put right in the register, or record here what moves it (a repeated year).",
    ),
    ("crebo", "CREBO_DIFFERS"): (
        "Leg de gekozen kwalificatie hier vast, of laat de crebo in het register herstellen.",
        "Record the chosen qualification here, or have the crebo put right in the register.",
    ),
    ("funded", "NOT_FUNDED"): (
        "Ga na of bekostigbaar op N hoort: op een route melden beide scholen J, en de fase beslist.",
        "Find out whether N is meant: on a route both schools report J, and the phase decides.",
    ),
    ("bpv", "MISSING_HERE"): _IMPORT,
    ("bpv", "MISSING_THERE"): (
        "Meld de praktijkovereenkomst aan het register (ROD), of trek haar hier in.",
        "Report the praktijkovereenkomst to the register (ROD), or retract it here.",
    ),
    ("diploma", "MISSING_HERE"): _IMPORT,
    ("diploma", "MISSING_THERE"): (
        "Meld het diploma aan het register (ROD), of trek het hier in.",
        "Report the diploma to the register (ROD), or retract it here.",
    ),
}
_OF_PAPER: Mapping[About, Both] = {
    "bpv": (
        "Leg de praktijkovereenkomst ernaast; herstel het register, of leg hier een wijziging vast.",
        "Look at the praktijkovereenkomst; put right the register, or record an amendment here.",
    ),
    "diploma": (
        "Leg het diploma ernaast; herstel het register, of corrigeer wat hier is vastgelegd.",
        "Look at the diploma; put right the register, or correct what was recorded here.",
    ),
}


def what_to_do(about: About, kind: Kind, language: Language) -> str:
    """One sentence: what to do about a difference of this kind."""
    return _in(_DO.get((about, kind)) or _OF_PAPER.get(about) or _OVER, language)


def about_word(about: About, language: Language) -> str:
    """What a difference is about."""
    return _in(ABOUT[about], language)


def kind_word(kind: Kind, language: Language) -> str:
    """How it differs."""
    return _in(KINDS[kind], language)


def followed_word(state: FollowedState, language: Language) -> str:
    """The answer to the accountant's question."""
    return _in(FOLLOWED[state], language)


def counts_words(difference: Difference, on: date, language: Language) -> str:
    """The counts that it touches: `2025-10-01`, and of one that is still to come that it comes."""
    coming = "komt" if language == "nl" else "to come"
    return ", ".join(f"{count} ({coming})" if count > on else str(count) for count in difference.counts)


def about_the_day(overview: Overview, on: date, language: Language) -> list[str]:
    """What has to be known of a file to read an answer about this day."""
    begin, end, made_on = overview.begin, overview.end, overview.made_on
    said: list[Both] = []
    if (begin and on < begin) or (end and on > end):
        said.append(
            (
                f"{on} valt buiten de periode van het bestand, {begin} t/m {end}",
                f"{on} is outside the period of the file, {begin} until {end}",
            )
        )
    if made_on and on > made_on:
        said.append(
            (
                f"het bestand is van {made_on}; wat daarna veranderde staat er niet in",
                f"the file is of {made_on}; what changed since is not in it",
            )
        )
    return [_in(both, language) for both in said]


def columns(names: Sequence[Both], language: Language) -> list[str]:
    """Names of columns in one language."""
    return [_in(name, language) for name in names]


def _in(said: Both, language: Language) -> str:
    return said[0] if language == "nl" else said[1]


REASONS: Mapping[Reason, Both] = {
    "NO_NUMBER": (
        "geen BSN of onderwijsnummer bekend (`leerspoor identity import`)",
        "no BSN or onderwijsnummer known (`leerspoor identity import`)",
    ),
    "NO_ENROLMENT": (
        "op die dag niet bij deze instelling ingeschreven",
        "not enrolled at this institution on that day",
    ),
    "NO_ENROLMENT_NUMBER": ("inschrijving zonder nummer", "enrolment without a number"),
    "NO_DAYS": ("inschrijving die geen dag duurde", "enrolment that lasted no day"),
    "NO_CREBO": ("geen crebo bekend", "no crebo known"),
    "NO_WHOLE_MARK": (
        "geen heel cijfer; het register kent alleen hele eindcijfers",
        "no whole mark; the register has whole final marks only",
    ),
    "NO_FIELD": ("het register heeft hier geen veld voor", "the register has no field for this"),
    "NO_REGISTER_GROUND": (
        "vrijstelling op een grond die geen code van het register is",
        "exemption on a ground that is no code of the register",
    ),
}
_WHAT: Mapping[What, Both] = {
    "student": ("leerling", "student"),
    "enrolment": ("inschrijving", "enrolment"),
    "period": ("periode", "period"),
    "support": ("ondersteuning", "support"),
    "bpv": ("BPV", "BPV"),
    "diploma": ("diploma", "diploma"),
    "result": ("resultaat", "result"),
}
_NAMED = 6
"""Students named in one line."""


def exported(name: str, export: Export, language: Language) -> list[str]:
    """What was written, and what was left out and why."""
    nl = language == "nl"
    kinds = ", ".join(f"{kind} {export.records[kind]}" for kind in COUNTED if kind in export.records)
    head = "{}: {} van {}, {} t/m {}: {}" if nl else "{}: {} of {}, {} until {}: {}"
    lines = [
        head.format(name, how_many(export.persons, PERSONS), export.brin, export.begin, export.end, kinds)
    ]
    groups: dict[tuple[What, Reason], list[str]] = {}
    for left in export.left_out:
        groups.setdefault((left.what, left.reason), []).append(left.student)
    for (what, reason), students in groups.items():
        each = list(dict.fromkeys(students))
        named = " ".join(each[:_NAMED]) + (" …" if len(each) > _NAMED else "")
        said = "niet geschreven" if nl else "not written"
        about = f"{_in(_WHAT[what], language)} ({len(students)})"
        lines.append(f"  {said}: {about}: {_in(REASONS[reason], language)}: {named}")
    return lines
