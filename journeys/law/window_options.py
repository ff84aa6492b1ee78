"""What can a student still do with vmbo parts that are open, in the window and after it?

VEX-32 … VEX-34, VEX-05 and VEX-50. Each option is told with its rule and what it needs. Exams of the mbo are
not touched by the window.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.policies import DEFAULT, Policies
from journeys.vocabulary import Leerweg, Level, PartCode, RouteForm

OptionKind: TypeAlias = Literal[
    "FINISH_IN_WINDOW", "EXTENSION", "STAATSEXAMEN", "VAVO", "CONVERT_TO_GR", "DROP_CHOICE", "END_ROUTE"
]
Openness: TypeAlias = Literal["YES", "NO", "OPEN"]
"""OPEN: the sources leave undecided whether it is."""


class OpenPart(Struct, frozen=True):
    """A vmbo part that is not closed; `general`: of a subject that is not vocational and has a final mark."""

    part: PartCode
    general: bool


class Option(Struct, frozen=True, kw_only=True):
    """One way on. `needs` are codes of what has to be there first, `parts` those that it is about."""

    option: OptionKind
    rule: str
    open: Openness
    needs: tuple[str, ...] = ()
    parts: tuple[PartCode, ...] = ()
    routes: tuple[str, ...] = ()
    due: date | None = None


class Facts(Struct, frozen=True, kw_only=True):
    """What the options rest on.

    `gr_routes`: routes that the student could go to by a switch; `on_route`: the journey goes on.
    """

    form: RouteForm
    leerweg: Leerweg
    level: Level
    on: date
    window_end: date
    parts: Sequence[OpenPart]
    gr_routes: Sequence[str] = ()
    on_route: bool = True


def options(facts: Facts, policies: Policies = DEFAULT) -> tuple[Option, ...]:
    """The options in order; one that is not for this student has `open` NO. None without open parts.

    Who left the route can still finish within the window (OVS-02); what the route itself offers is gone.
    """
    codes = tuple(part.part for part in facts.parts)
    if not codes:
        return ()
    if facts.on <= facts.window_end:
        rule = "VEX-32" if facts.on_route else "OVS-02"
        finish = Option(option="FINISH_IN_WINDOW", rule=rule, open="YES", parts=codes, due=facts.window_end)
        return (finish, *_drop(facts, codes))
    general = tuple(part.part for part in facts.parts if part.general)
    offered = facts.on_route and policies.window_extension == "OFFERED"
    return (
        *_drop(facts, codes),
        Option(
            option="EXTENSION",
            rule="VEX-34",
            open="OPEN" if offered else "NO",
            needs=("decision-vo",),
            parts=codes,
        ),
        Option(
            option="STAATSEXAMEN",
            rule="VEX-34",
            open="OPEN" if general else "NO",
            needs=("enrolment-staatsexamen",),
            parts=general,
        ),
        Option(
            option="VAVO",
            rule="VEX-50",
            open=_yes(facts.leerweg == "TL" and bool(general)),
            needs=("enrolment-vavo",),
            parts=general,
        ),
        _conversion(facts, codes),
        Option(
            option="END_ROUTE", rule="OVS-01", open=_yes(facts.on_route), needs=("overstap",), parts=codes
        ),
    )


def _drop(facts: Facts, codes: tuple[PartCode, ...]) -> tuple[Option, ...]:
    """VEX-02: in a geïntegreerde route no vmbo part is owed that is not chosen."""
    if facts.form != "GR" or not facts.on_route:
        return ()
    return (Option(option="DROP_CHOICE", rule="VEX-02", open="YES", needs=("parts-chosen",), parts=codes),)


def _conversion(facts: Facts, codes: tuple[PartCode, ...]) -> Option:
    """OVS-08: to a geïntegreerde route only from BB to level 2, with both judgements, where there is one."""
    may = facts.on_route and facts.form != "GR" and facts.leerweg == "BB" and facts.level == 2
    needs = ["judgement-vo", "judgement-mbo"]
    if may and not facts.gr_routes:
        needs.append("gr-route")
    return Option(
        option="CONVERT_TO_GR",
        rule="OVS-08",
        open=_yes(may),
        needs=tuple(needs),
        parts=codes,
        routes=tuple(sorted(facts.gr_routes)) if may else (),
    )


def _yes(true: bool) -> Openness:
    return "YES" if true else "NO"


def needs_vmbo_diploma(level: Level) -> bool:
    """VEX-05: for level 3 and 4 the vmbo diploma is compulsory."""
    return level >= 3


def certificate_candidates(finals: Collection[tuple[str, int | None]]) -> tuple[str, ...]:
    """VEX-04: the subjects whose final mark is sufficient, for a certificate without a diploma."""
    return tuple(sorted(subject for subject, mark in finals if mark is not None and mark >= 6))
