"""What was agreed, signed and done of each BPV placement of a student?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from journeys.events import (
    BpvAgreed,
    BpvAmended,
    BpvCompleted,
    BpvEnded,
    BpvHoursRecorded,
    BpvSigned,
    Signatures,
)
from journeys.history import Fact
from journeys.vocabulary import Signatory


@dataclass(slots=True)
class Placement:
    """A placement as last agreed, then amended; a new agreement keeps signatures and completion.

    `on_paper`: who had signed according to the last agreement that says so. `turn` is another number after
    each fact about it.
    """

    agreed: BpvAgreed
    agreed_by: Fact
    company: str
    crebo: str
    starts_on: date
    ends_on: date
    amended_by: list[Fact] = field(default_factory=list)
    on_paper: Signatures | None = None
    signed: dict[Signatory, Fact] = field(default_factory=dict)
    ended_by: Fact | None = None
    completed: BpvCompleted | None = None
    completed_by: Fact | None = None
    turn: int = 0

    @property
    def signatures_known(self) -> bool:
        """Whether anything is known of who signed; `{}` says that nobody has yet."""
        return self.on_paper is not None or bool(self.signed)

    def signed_on(self, party: Signatory) -> date | None:
        """The day on which a party signed, by its last own report, else by the agreement."""
        if party in self.signed:
            return self.signed[party].on
        day: date | None = getattr(self.on_paper, party) if self.on_paper else None
        return day

    @property
    def signatories(self) -> list[Signatory]:
        """Who has to sign: student, company and mbo, and the guardian if required."""
        guardian: list[Signatory] = ["guardian"] if self.agreed.guardian_required else []
        return ["student", "company", "mbo", *guardian]


class Placements:
    """The placements of one student after the facts taken so far, by placement id."""

    def __init__(self) -> None:
        self.by_id: dict[str, Placement] = {}
        self.taken = 0
        """How many facts changed something."""

    def take_all(self, facts: Iterable[Fact], on: date) -> Placements:
        """Take the facts that count on a day."""
        for fact in facts:
            if fact.on > on:
                break
            self.take(fact)
        return self

    def take(self, fact: Fact) -> None:
        """Take the next fact; anything about a placement before its agreement changes nothing."""
        match fact.event:
            case BpvAgreed() as event:
                self.taken += 1
                self._agree(fact, event)
            case (
                BpvSigned(placement=id_)
                | BpvAmended(placement=id_)
                | BpvHoursRecorded(placement=id_)
                | BpvEnded(placement=id_)
                | BpvCompleted(placement=id_)
            ) if id_ in self.by_id:
                self.taken += 1
                _take(self.by_id[id_], fact)
                self.by_id[id_].turn = self.taken
            case _:
                pass

    def _agree(self, fact: Fact, event: BpvAgreed) -> None:
        earlier = self.by_id.get(event.placement)
        placement = Placement(event, fact, event.company, event.crebo, event.starts_on, event.ends_on)
        placement.on_paper, placement.turn = event.signed, self.taken
        if earlier is not None:
            placement.on_paper = earlier.on_paper if event.signed is None else event.signed
            placement.signed, placement.ended_by = earlier.signed, earlier.ended_by
            placement.completed, placement.completed_by = earlier.completed, earlier.completed_by
        self.by_id[event.placement] = placement


def _take(placement: Placement, fact: Fact) -> None:
    match fact.event:
        case BpvSigned(party=party):
            placement.signed[party] = fact
        case BpvAmended() as event:
            placement.amended_by.append(fact)
            placement.company = event.company or placement.company
            placement.crebo = event.crebo or placement.crebo
            placement.starts_on = event.starts_on or placement.starts_on
            placement.ends_on = event.ends_on or placement.ends_on
        case BpvEnded():
            placement.ended_by = fact
        case BpvCompleted() as event:
            placement.completed, placement.completed_by = event, fact
        case _:
            pass
