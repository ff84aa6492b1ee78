"""Which vmbo content was the student taught, whatever is examined of it?

Kept apart from the exams owed: in a geïntegreerde route the whole vmbo content is offered although no exam in
it has to be taken (VEX-03, RTE-10).
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.events import ContentTaught
from journeys.history import Fact
from journeys.law.schemes import Slot, content_of
from journeys.vocabulary import PARTIES, Party
from projections.because import Because, policies_named
from projections.marks import required
from projections.standing import Standing


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
    if route is None or journey.start is None:
        return []
    opened = route.opened
    taught: dict[str, list[Fact]] = {}
    for fact in standing.facts_by_now()[journey.start_index - 1 :]:
        if isinstance(fact.event, ContentTaught):
            taught.setdefault(fact.event.subject, []).append(fact)
    programme = route.programme_on(standing.on, journey.cohort)
    owed = {
        part.subject
        for part, _ in (required(journey, route, programme) if programme else [])
        if part.side == "vmbo"
    }
    rules = ["VEX-03", "RTE-10"] if opened.form == "GR" and journey.lwt else ["VEX-03"]
    slots = content_of(opened.leerweg, opened.profile, journey.cohort + 2)
    return [_row(standing, slot, taught, owed, rules) for slot in slots]


def _row(
    standing: Standing, slot: Slot, taught: dict[str, list[Fact]], owed: set[str], rules: list[str]
) -> Coverage:
    found = [subject for subject in slot.subjects if subject in taught]
    facts = sorted(
        (fact for subject in found for fact in taught[subject]), key=lambda fact: (fact.on, fact.position)
    )
    sides = {fact.event.side for fact in facts if isinstance(fact.event, ContentTaught)}
    return Coverage(
        slot=slot.slot,
        subjects=list(slot.subjects),
        state="TAUGHT" if found else "NOT_REPORTED",
        taught=found,
        since=facts[0].on if facts else None,
        by=[party for party in PARTIES if party in sides],
        examined=[subject for subject in slot.subjects if subject in owed],
        policies=policies_named(rules, standing.reference.policies),
        because=Because.of(rules, *facts, standing.journey.start),
    )
