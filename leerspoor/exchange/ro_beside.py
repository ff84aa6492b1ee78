"""What do register, rule and fact say of one student, beside each other, and of all together in numbers?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct, field

from journeys.history import Fact
from journeys.vocabulary import Fase, Status
from leerspoor.exchange.register import Overview
from leerspoor.exchange.ro_differences import LEERROUTE_OF, Difference, Here
from leerspoor.exchange.ro_followed import FOLLOWED_STATES, Followed
from leerspoor.exchange.ro_papers import diplomas_of, placements_of
from leerspoor.exchange.ro_registration import Registered


class Side(Struct, frozen=True, kw_only=True):
    """What one of the three says of a student on the day: register, rule or fact."""

    enrolled: bool | None = None
    leerroute: str | None = None
    fase: Fase | None = None
    crebo: str | None = None
    bpv: list[str] = []
    diplomas: list[str] = []


class Beside(Struct, frozen=True, kw_only=True):
    """One student; `line` is where the file first speaks of who has no pseudonym here."""

    student: str | None
    line: int | None
    on: date
    status: Status
    cohort: str | None
    register: Side
    rule: Side
    fact: Side
    differences: list[Difference]
    followed: Followed | None
    policies: list[str] = []


class Totals(Struct, kw_only=True):
    """The whole of a reconciliation in numbers of students; of `differences` and `counts`: of differences."""

    on: date
    brin: str
    students: int = 0
    differing: int = 0
    unknown: int = 0
    differences: dict[str, int] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    followed: dict[str, int] = field(default_factory=dict)

    def add(self, beside: Beside) -> None:
        """Count one student."""
        self.students += 1
        self.differing += bool(beside.differences)
        self.unknown += beside.student is None
        kinds = Counter(str(difference.kind) for difference in beside.differences)
        counts = Counter(str(count) for found in beside.differences for count in found.counts)
        self.differences = _summed(self.differences, kinds)
        self.counts = _summed(self.counts, counts)
        if beside.followed is not None:
            self.followed[beside.followed.state] += 1


def _summed(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted((Counter(one) + Counter(other)).items()))


def totals_of(overview: Overview, on: date) -> Totals:
    """Nothing counted yet."""
    return Totals(on=on, brin=overview.brin, followed=dict.fromkeys(FOLLOWED_STATES, 0))


def side_of(now: Registered, facts: Sequence[Fact], on: date) -> Side:
    return Side(
        enrolled=now.enrolled,
        leerroute=now.leerroute,
        fase=now.fase,
        crebo=now.crebo,
        bpv=[f"{bpv.name} {bpv.days()}" for bpv in placements_of(facts, on)],
        diplomas=[f"{diploma.crebo or '-'} {diploma.on}" for diploma in diplomas_of(facts, on)],
    )


def rule_of(now: Here) -> Side:
    if now.status != "active" or now.phase is None:
        return Side()
    fase: Fase = "MBO" if now.phase == "mbo" else "VO"
    code = LEERROUTE_OF.get(now.form) if now.form is not None else None
    return Side(enrolled=now.phase == "mbo", leerroute=code, fase=fase, crebo=now.crebo)
