"""Which vmbo content was the student taught, whatever is examined of it?

Kept apart from the exams owed: in a geïntegreerde route the whole vmbo content is offered although no exam in
it has to be taken (VEX-03, RTE-10). In a leerwerktraject outside it only Nederlands and the vocational
programme are (VEX-40); in any other route all that is examined (VEX-01).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.events import ContentTaught
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.law.schemes import Slot, content_of
from journeys.law.vmbo_package import NEDERLANDS
from journeys.vocabulary import PARTIES, Party
from projections.because import Because, policies_named
from projections.marks import required
from projections.record import since_start
from projections.standing import Standing
from projections.vmbo_subjects import KEUZEVAK, PROFIELVAK, profielvak_names, subject_of

_Taught: TypeAlias = Mapping[str, Mapping[str, Sequence[Fact]]]
"""By the scheme's code of a subject, the reports by what the school calls it."""


class Coverage(Struct, frozen=True, kw_only=True):
    """One place of the vmbo content; `taught`: the subjects reported, `examined`: those owed as exam."""

    slot: str
    subjects: list[str]
    state: Literal["TAUGHT", "NOT_REPORTED"]
    taught: list[str]
    since: date | None
    by: list[Party]
    examined: list[str]
    policies: list[str]
    because: Because


def coverage(standing: Standing) -> list[Coverage]:
    """A row for each place of the vmbo content of the student's leerweg and profile; none without a route."""
    journey = standing.journey
    route = journey.route
    if route is None:
        return []
    programme = route.programme_on(standing.on, journey.cohort)
    names = _Names(route, programme)
    taught: dict[str, dict[str, list[Fact]]] = {}
    for fact in since_start(standing):
        if isinstance(fact.event, ContentTaught):
            said = fact.event.subject
            taught.setdefault(names.in_scheme(said), {}).setdefault(said, []).append(fact)
    parts = [part for part, _ in required(journey, route, programme)] if programme else []
    owed = {names.in_scheme(part.part) for part in parts if part.side == "vmbo"}
    slots, rules = _content(standing, route)
    fills = _fills(slots, taught.keys(), owed)
    return [_row(standing, slot, fills[slot.slot], taught, owed, rules) for slot in slots]


def _content(standing: Standing, route: Route) -> tuple[Sequence[Slot], list[str]]:
    """What has to be taught, and by which rules."""
    journey, opened = standing.journey, route.opened
    slots = content_of(opened.leerweg, opened.profile, journey.cohort + 2)
    if opened.form == "GR":
        return slots, ["VEX-03"] if journey.lwt_since is None else ["VEX-03", "RTE-10"]
    if journey.lwt:
        return [slot for slot in slots if slot.slot in (NEDERLANDS, PROFIELVAK, KEUZEVAK)], ["VEX-40"]
    return slots, ["VEX-01"]


class _Names:
    """The scheme's code for what a programme, or a report, calls a subject or a part of it."""

    def __init__(self, route: Route, programme: Programme | None) -> None:
        self._code: dict[str, str] = {route.opened.profile: PROFIELVAK}
        if programme is None:
            return
        profielvak = profielvak_names(programme, route.opened.profile)
        for name, part in programme.by_name.items():
            if part.side == "vmbo":
                code, role = subject_of(part, profielvak)
                self._code[name] = self._code[part.subject] = KEUZEVAK if role == "keuzevak" else code

    def in_scheme(self, name: str) -> str:
        return self._code.get(name, name)


def _fills(slots: Sequence[Slot], taught: Collection[str], owed: Collection[str]) -> Mapping[str, list[str]]:
    """Which subjects go to which place: each takes one, what is owed first; the rest go where they can."""
    left = sorted({*taught, *owed}, key=lambda code: (code not in owed, code))
    found: dict[str, list[str]] = {slot.slot: [] for slot in slots}
    for slot in [*slots, *slots]:
        for code in [code for code in left if code in slot.subjects]:
            found[slot.slot].append(code)
            left.remove(code)
            if len(found[slot.slot]) == 1:
                break
    return found


def _row(
    standing: Standing,
    slot: Slot,
    fills: Collection[str],
    taught: _Taught,
    owed: Collection[str],
    rules: list[str],
) -> Coverage:
    reports = {name: facts for code in fills for name, facts in taught.get(code, {}).items()}
    facts = sorted((fact for of_name in reports.values() for fact in of_name), key=lambda fact: fact.on)
    sides = {fact.event.side for fact in facts if isinstance(fact.event, ContentTaught)}
    enough = len(reports) >= slot.count or slot.slot in reports
    return Coverage(
        slot=slot.slot,
        subjects=list(slot.subjects),
        state="TAUGHT" if enough else "NOT_REPORTED",
        taught=sorted(reports),
        since=facts[0].on if facts else None,
        by=[party for party in PARTIES if party in sides],
        examined=[code for code in slot.subjects if code in fills and code in owed],
        policies=policies_named(rules, standing.reference.policies),
        because=Because.of(rules, *facts, standing.journey.start),
    )
