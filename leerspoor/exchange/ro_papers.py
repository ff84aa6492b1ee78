"""Which praktijkovereenkomsten and diplomas are in the register and not here, the other way, or otherwise?

A BPV is the same by its number in the register, else by its company where the days overlap; a diploma by its
crebo. Neither touches a count of 1 October. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from journeys.events import BpvEnded, DiplomaAwarded
from journeys.folds.placement import Placement, Placements
from journeys.history import Fact
from leerspoor.exchange.ro_differences import About, Difference, Kind
from projections.because import Because

Fits = Callable[[str, str | None], bool]


class Bpv(Struct, frozen=True, kw_only=True):
    """One placement, as either side knows it. `ended`: its actual last day; `done`: it is over."""

    name: str
    told_on: date
    company: str
    crebo: str
    starts_on: date
    ends_on: date
    hours: int | None
    ended: date | None
    done: bool
    events: tuple[str, ...] = ()

    def overlaps(self, other: Bpv) -> bool:
        """Whether there is a day on which both go on."""
        return self.starts_on <= other.ends_on and other.starts_on <= self.ends_on

    def days(self) -> str:
        """`2025-09-15 - 2026-01-30`, and its actual end where that is known."""
        ended = f" ({self.ended})" if self.ended is not None else ""
        return f"{self.starts_on} - {self.ends_on}{ended}"


class Awarded(Struct, frozen=True):
    """One mbo diploma."""

    on: date
    crebo: str | None
    events: tuple[str, ...] = ()


def placements_of(facts: Iterable[Fact], on: date) -> list[Bpv]:
    """The placements that were agreed by a day, as last amended."""
    found = Placements().take_all(facts, on).by_id
    return [_bpv(name, placement) for name, placement in found.items()]


def diplomas_of(facts: Iterable[Fact], on: date) -> list[Awarded]:
    """The mbo diplomas awarded by a day."""
    return [
        Awarded(fact.on, fact.event.crebo, fact.evidence)
        for fact in facts
        if fact.on <= on and isinstance(fact.event, DiplomaAwarded) and fact.event.side == "mbo"
    ]


def _bpv(name: str, placement: Placement) -> Bpv:
    ended = placement.ended_by
    facts = (placement.agreed_by, *placement.amended_by, ended, placement.completed_by)
    amended = [fact.event.hours for fact in placement.amended_by if getattr(fact.event, "hours", None)]  # type: ignore[union-attr]
    return Bpv(
        name=name,
        told_on=placement.agreed_by.on,
        company=placement.company,
        crebo=placement.crebo,
        starts_on=placement.starts_on,
        ends_on=placement.ends_on,
        hours=amended[-1] if amended else placement.agreed.hours,
        ended=ended.on if ended is not None and isinstance(ended.event, BpvEnded) else None,
        done=ended is not None or placement.completed is not None,
        events=tuple(Because.of([], *facts).events),
    )


def of_placements(
    there: Sequence[Bpv], here: Sequence[Bpv], fits: Fits, expected: Callable[[date], bool]
) -> Iterator[Difference]:
    """What differs. `expected`: whether a BPV that begins on a day should be in the register at all."""
    pairs = _paired(there, here)
    for one in there:
        other = pairs.get(one.name)
        if other is None:
            yield _missing("bpv", "MISSING_HERE", one, register=one.days())
        else:
            yield from _compared(one, other, fits)
    paired = {other.name for other in pairs.values()}
    for one in here:
        if one.name not in paired and expected(one.starts_on):
            yield _missing("bpv", "MISSING_THERE", one, fact=one.days())


def _paired(there: Sequence[Bpv], here: Sequence[Bpv]) -> Mapping[str, Bpv]:
    """Which placement here is which there."""
    left = {bpv.name: bpv for bpv in here}
    found = {one.name: left.pop(one.name) for one in there if one.name in left}
    for one in sorted(there, key=lambda bpv: bpv.starts_on):
        alike = [o for o in left.values() if o.company == one.company and o.overlaps(one)]
        if one.name not in found and alike:
            nearest = min(alike, key=lambda o: (abs((o.starts_on - one.starts_on).days), o.name))
            found[one.name] = left.pop(nearest.name)
    return found


def _missing(
    about: About, kind: Kind, bpv: Bpv, register: str | None = None, fact: str | None = None
) -> Difference:
    return Difference(
        about=about,
        kind=kind,
        name=bpv.name,
        register=register,
        fact=fact,
        since=bpv.told_on,
        because=Because(["BPV-15"], list(bpv.events)),
    )


def _compared(there: Bpv, here: Bpv, fits: Fits) -> Iterator[Difference]:
    pairs: list[tuple[Kind, bool, str, str]] = [
        ("DATES_DIFFER", _other_days(there, here), there.days(), here.days()),
        ("COMPANY_DIFFERS", there.company != here.company, there.company, here.company),
        (
            "CREBO_DIFFERS",
            there.crebo != here.crebo and not fits(there.crebo, here.crebo),
            there.crebo,
            here.crebo,
        ),
        (
            "HOURS_DIFFER",
            None not in (there.hours, here.hours) and there.hours != here.hours,
            str(there.hours),
            str(here.hours),
        ),
    ]
    for kind, differs, register, fact in pairs:
        if differs:
            yield Difference(
                about="bpv",
                kind=kind,
                name=here.name,
                register=register,
                fact=fact,
                since=max(there.told_on, here.told_on),
                because=Because(["RSP-09"], list(here.events)),
            )


def _other_days(there: Bpv, here: Bpv) -> bool:
    """Other days, or an end that only one side knows: who completed a BPV here knows that it is over."""
    if (there.starts_on, there.ends_on) != (here.starts_on, here.ends_on):
        return True
    if there.ended is not None and here.ended is not None:
        return there.ended != here.ended
    return (there.ended is None) == here.done


def of_diplomas(
    there: Sequence[Awarded], here: Sequence[Awarded], fits: Fits, expected: Callable[[date], bool]
) -> Iterator[Difference]:
    """What differs. `expected`: whether a diploma of a day should be in the register's file at all."""
    left = list(here)
    for one in there:
        same = next((o for o in left if _same_crebo(one, o, fits)), None)
        same = same or next((o for o in left if o.on == one.on), None)
        if same is None:
            yield _of_diploma("MISSING_HERE", one, None)
            continue
        left.remove(same)
        if not _same_crebo(one, same, fits):
            yield _of_diploma("CREBO_DIFFERS", one, same)
        elif one.on != same.on:
            yield _of_diploma("DATES_DIFFER", one, same)
    for other in left:
        if expected(other.on):
            yield _of_diploma("MISSING_THERE", None, other)


def _same_crebo(there: Awarded, here: Awarded, fits: Fits) -> bool:
    """A diploma that names no crebo here can be any."""
    if here.crebo is None or there.crebo is None:
        return True
    return there.crebo == here.crebo or fits(there.crebo, here.crebo)


def _of_diploma(kind: Kind, there: Awarded | None, here: Awarded | None) -> Difference:
    one = there or here
    if one is None:
        raise LookupError("a difference is about a diploma")
    both = [diploma for diploma in (there, here) if diploma is not None]
    return Difference(
        about="diploma",
        kind=kind,
        name=one.crebo,
        register=None if there is None else f"{there.crebo} {there.on}",
        fact=None if here is None else f"{here.crebo or '-'} {here.on}",
        since=min(diploma.on for diploma in both),
        because=Because(["RSP-09"], list(here.events) if here else []),
    )
