"""Which parts has an examination programme, and which of them does a student do when?

A programme is put together from the tables of subjects and qualifications; a plan is the same programme
sorted by what a year at school asks of it.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from journeys.events import ChoiceGroup, ExamProgrammeAdopted, Part
from journeys.vocabulary import Leerweg, Level, PartKind
from leerspoor.exchange.sample.places.qualifications import (
    GENERIC,
    KEUZEDEEL_HOURS,
    KEUZEDELEN,
    QUALIFICATIONS,
)
from leerspoor.exchange.sample.places.subjects import AVO, BOUND, FREE, KEUZEVAKKEN

JOINT = "MA-BURGERSCHAP"
_NUMBER_OF_KEUZEVAKKEN: dict[Leerweg, int] = {"BB": 4, "KB": 4, "GL": 2, "TL": 0}


class Plan(Struct, frozen=True):
    """The codes of a programme by when they are done."""

    general: tuple[tuple[str, str], ...]
    single: tuple[str, ...]
    vocational: tuple[str, ...]
    keuzevakken: tuple[str, ...]
    number_of_keuzevakken: int
    kerntaken: dict[str, tuple[str, ...]]
    generic: tuple[str, ...]
    keuzedelen: tuple[tuple[str, int], ...]
    keuzedeel_hours: int
    bpv_hours: int
    joint_from: date | None


def subjects_of(leerweg: Leerweg, profile: str) -> tuple[str, ...]:
    """The general subjects with a central examination."""
    return ("NE", "EN", *BOUND[profile], *FREE.get(leerweg, ()))


def programme(
    leerweg: Leerweg,
    profile: str,
    level: Level,
    crebos: tuple[str, ...],
    *,
    version: str,
    cohorts_from: int,
    joint_from: date | None,
) -> ExamProgrammeAdopted:
    """The joint PTA/OER of a route; `joint_from`: the day on which a joint test was agreed."""
    choices = [ChoiceGroup(choice="keuzedelen", side="mbo", min_hours=KEUZEDEEL_HOURS[level])]
    if profile in KEUZEVAKKEN:
        count = _NUMBER_OF_KEUZEVAKKEN[leerweg]
        choices.insert(0, ChoiceGroup(choice="keuzevakken", side="vmbo", min_parts=count))
    parts = [*_vmbo(leerweg, profile), *_mbo(level, crebos)]
    if joint_from is not None:
        parts.append(
            Part(
                part=JOINT,
                side="joint",
                kind="se",
                subject="MA",
                counts_for=["MA", "LB"],
                name="maatschappijleer en burgerschap",
                agreed_on=joint_from,
            )
        )
    return ExamProgrammeAdopted(version=version, cohorts_from=cohorts_from, parts=parts, choices=choices)


def _vmbo(leerweg: Leerweg, profile: str) -> list[Part]:
    parts: list[Part] = []
    for subject in subjects_of(leerweg, profile):
        name = AVO[subject]
        parts.append(_vmbo_part(f"{subject}-SE", "se", subject, f"{name} SE"))
        parts.append(_vmbo_part(f"{subject}-CE", "ce", subject, f"{name} CE"))
    parts.append(_vmbo_part("MA", "se", "MA", "maatschappijleer"))
    parts.append(_vmbo_part("LO", "se", "LO", "lichamelijke opvoeding"))
    parts.append(_vmbo_part("KU", "se", "KU", "kunstvakken I"))
    if profile in KEUZEVAKKEN:
        parts.append(_vmbo_part("PV-SE", "se", "PV", "profielvak SE", vocational=True))
        parts.append(_vmbo_part("PV-CSPE", "cspe", "PV", "profielvak CSPE", vocational=True))
        for number, name in enumerate(KEUZEVAKKEN[profile], 1):
            parts.append(_vmbo_part(f"KV{number}", "se", "KV", name, vocational=True, choice="keuzevakken"))
    if leerweg in ("GL", "TL"):
        parts.append(_vmbo_part("PWS", "pws", "PWS", "profielwerkstuk"))
    parts.append(_vmbo_part("LOB", "lob", "LOB", "loopbaandossier"))
    return parts


def _vmbo_part(
    part: str,
    kind: PartKind,
    subject: str,
    name: str,
    *,
    vocational: bool | None = None,
    choice: str | None = None,
) -> Part:
    return Part(
        part=part,
        side="vmbo",
        kind=kind,
        subject=subject,
        name=name,
        vocational=vocational,
        choice=choice,
    )


def _mbo(level: Level, crebos: tuple[str, ...]) -> list[Part]:
    parts = [
        Part(part=f"{crebo}-{code}", side="mbo", kind="kerntaak", subject=code, name=name, crebo=crebo)
        for crebo in crebos
        for code, name in QUALIFICATIONS[crebo].kerntaken.items()
    ]
    for code, subject, name, register in GENERIC[level]:
        parts.append(
            Part(part=code, side="mbo", kind="generic", subject=subject, name=name, register_codes=[register])
        )
    parts.append(Part(part="LB", side="mbo", kind="lb", subject="LB", name="loopbaan en burgerschap"))
    for code, name, hours in KEUZEDELEN[level]:
        parts.append(
            Part(
                part=f"KD-{code}",
                side="mbo",
                kind="keuzedeel",
                subject="KD",
                name=name,
                hours=hours,
                choice="keuzedelen",
                register_codes=[f"KZD-{code}"],
            )
        )
    hours = QUALIFICATIONS[crebos[0]].bpv_hours
    parts.append(
        Part(part="BPV", side="mbo", kind="bpv", subject="BPV", hours=hours, name="beroepspraktijkvorming")
    )
    return parts


def plan(
    leerweg: Leerweg, profile: str, level: Level, crebos: tuple[str, ...], *, joint_from: date | None
) -> Plan:
    """The programme with these ingredients, sorted by when its parts are done."""
    vocational = profile in KEUZEVAKKEN
    return Plan(
        general=tuple((f"{s}-SE", f"{s}-CE") for s in subjects_of(leerweg, profile)),
        single=("MA", "LO", "KU", "LOB", *(("PWS",) if leerweg in ("GL", "TL") else ())),
        vocational=("PV-SE", "PV-CSPE") if vocational else (),
        keuzevakken=tuple(f"KV{n}" for n in range(1, 7)) if vocational else (),
        number_of_keuzevakken=_NUMBER_OF_KEUZEVAKKEN[leerweg],
        kerntaken={c: tuple(f"{c}-{k}" for k in QUALIFICATIONS[c].kerntaken) for c in crebos},
        generic=tuple(code for code, *_ in GENERIC[level]),
        keuzedelen=tuple((f"KD-{code}", hours) for code, _, hours in KEUZEDELEN[level]),
        keuzedeel_hours=KEUZEDEEL_HOURS[level],
        bpv_hours=QUALIFICATIONS[crebos[0]].bpv_hours,
        joint_from=joint_from,
    )
