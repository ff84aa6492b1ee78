"""Where do register and journal differ, since when, and which count of 1 October does that touch?

Enrolment, leerroute, leerroutefase, crebo and funding are looked at day by day, so that a difference has a
first day and a last one; BPV and diplomas are in `ro_papers`. Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct, structs

from journeys.law.preconditions import LEERROUTES
from journeys.vocabulary import Phase, RouteForm, Status, day, school_year
from leerspoor.exchange.ro_registration import Registered
from projections.because import Because

About: TypeAlias = Literal[
    "record", "route", "enrolment", "period", "leerroute", "fase", "crebo", "funded", "bpv", "diploma"
]
Kind: TypeAlias = Literal[
    "MISSING_HERE", "MISSING_THERE", "DATES_DIFFER", "PHASE_DIFFERS", "LEERROUTE_DIFFERS", "CREBO_DIFFERS",
    "COMPANY_DIFFERS", "HOURS_DIFFER", "REGISTERED_OTHERWISE", "NOT_FUNDED", "TRANSFER_OVERDUE",
    "TRANSFER_BEFORE_TWO_YEARS", "UNREADABLE",
]  # fmt: skip
_Key: TypeAlias = tuple[About, Kind]
_COUNTED: tuple[About, ...] = ("route", "enrolment", "period", "leerroute", "fase", "funded")
"""RSP-11: what the count of 1 October follows."""
_RECORDED: tuple[_Key, ...] = (
    ("enrolment", "MISSING_HERE"), ("enrolment", "MISSING_THERE"),
    ("period", "MISSING_HERE"), ("period", "REGISTERED_OTHERWISE"),
)  # fmt: skip
"""What was recorded here otherwise than there; the others are against the rule."""
LEERROUTE_OF: dict[RouteForm, str] = {"DLR": "DLR", "GR": "GLR"}
"""What the register calls a route of this form; it may say DLP for either."""


class Difference(Struct, frozen=True, kw_only=True):
    """One difference, in the members' order of an answer.

    `name`: of a placement here, or a diploma's crebo. `register`, `rule`, `fact`: what each of them says; the
    rule has nothing to say of a BPV or a diploma. It holds from `since` on, up to and including `until`;
    None: it still does. `counts`: the counts of 1 October that it touches, and the coming one if it stays.
    """

    about: About
    kind: Kind
    name: str | None = None
    register: str | None = None
    rule: str | None = None
    fact: str | None = None
    since: date
    until: date | None = None
    counts: list[date] = []
    because: Because


class Here(Struct, frozen=True, kw_only=True):
    """What the journal says on a day. `ours`: the route is one of this institution.

    `enrolled`: at the mbo, by what was recorded. `told`: the registration as it was recorded here. `fits`:
    which crebo fits which. `why_phase`, `why_enrolled`: what these rest on.
    """

    status: Status
    ours: bool
    phase: Phase | None
    form: RouteForm | None
    crebo: str | None
    enrolled: bool
    told: Registered
    fits: Callable[[str, str | None], bool]
    why_phase: Because
    why_enrolled: Because


class _Found(Struct, frozen=True, kw_only=True):
    register: str | None = None
    rule: str | None = None
    fact: str | None = None
    because: Because


_Differs: TypeAlias = tuple[_Key, _Found]


def over_time(
    days: Iterable[date], on: date, there: Callable[[date], Registered], here: Callable[[date], Here]
) -> list[Difference]:
    """The differences that hold on the day `on`, and those of before that were about something.

    `days`: those on which either side changes. What was over before is told if the two sides were recorded
    otherwise, or if a count of 1 October lies in it.
    """
    found: list[Difference] = []
    open_: dict[_Key, Difference] = {}
    for at in sorted({d for d in days if d < on} | {on}):
        now = dict(_on(there(at), here(at)))
        for key in [key for key in open_ if key not in now]:
            found += _over(open_.pop(key), at)
        for key, said in now.items():
            since = open_[key].since if key in open_ else at
            open_[key] = _difference(key, said, since)
    found += [structs.replace(held, counts=_counts(held, on)) for held in open_.values()]
    return found


def _difference(key: _Key, said: _Found, since: date) -> Difference:
    about, kind = key
    return Difference(
        about=about,
        kind=kind,
        register=said.register,
        rule=said.rule,
        fact=said.fact,
        since=since,
        because=said.because,
    )


def _over(held: Difference, end: date) -> Iterator[Difference]:
    """A difference that is over since the day `end`: they agree now, and did not then."""
    last = date.fromordinal(end.toordinal() - 1)
    counts = [count for count in _octobers(held.since, last) if held.about in _COUNTED]
    if counts or (held.about, held.kind) in _RECORDED:
        yield structs.replace(held, kind="DATES_DIFFER", until=last, counts=counts)


def _counts(held: Difference, on: date) -> list[date]:
    """The counts since it began, and the coming one: the next 1 October if the day itself is none."""
    return _octobers(held.since, coming_count(on)) if held.about in _COUNTED else []


def coming_count(on: date) -> date:
    """The 1 October on or after a day."""
    this = day(on.year, 10, 1)
    return this if on <= this else day(on.year + 1, 10, 1)


def _octobers(first: date, last: date) -> list[date]:
    counts = [day(year, 10, 1) for year in range(school_year(first), last.year + 1)]
    return [count for count in counts if first <= count <= last]


def _on(there: Registered, here: Here) -> Iterator[_Differs]:
    if here.status == "active" and here.ours:
        yield from _of_enrolment(there, here)
        if there.enrolled:
            yield from _of_period(there, here)
            yield from _of_leerroute(there, here)
            yield from _of_fase(there, here)
            yield from _of_the_rest(there, here)
    elif there.leerroute is not None and here.status != "completed":
        yield ("route", "MISSING_HERE"), _Found(register=there.leerroute, because=Because.of("RSP-09"))


def _of_enrolment(there: Registered, here: Here) -> Iterator[_Differs]:
    in_mbo_phase = here.phase == "mbo"
    said = _Found(
        register=_is(there.enrolled),
        rule=_is(in_mbo_phase),
        fact=_is(here.enrolled),
        because=Because.of("RSP-09") + here.why_enrolled,
    )
    if there.enrolled and not here.enrolled:
        yield ("enrolment", "MISSING_HERE"), said
    if here.enrolled and not there.enrolled:
        yield ("enrolment", "MISSING_THERE"), said
    if there.enrolled and not in_mbo_phase:
        because = Because.of("RSP-07") + here.why_phase
        yield ("enrolment", "TRANSFER_BEFORE_TWO_YEARS"), structs.replace(said, because=because)
    if in_mbo_phase and not there.enrolled and not here.enrolled:
        because = Because.of("RSP-08") + here.why_phase
        yield ("enrolment", "TRANSFER_OVERDUE"), structs.replace(said, because=because)


def _of_period(there: Registered, here: Here) -> Iterator[_Differs]:
    """Whether what was recorded here of the registration is what the register holds."""
    told, because = here.told, Because.of("RSP-09") + here.why_enrolled
    if not there.period or not here.enrolled:
        return
    if not told.period:
        yield ("period", "MISSING_HERE"), _Found(register=_written(there), because=because)
    elif _written(told) != _written(there):
        said = _Found(register=_written(there), fact=_written(told), because=because)
        yield ("period", "REGISTERED_OTHERWISE"), said


def _of_leerroute(there: Registered, here: Here) -> Iterator[_Differs]:
    if here.form is None or here.form == "EXPERIMENT":
        return
    expected = LEERROUTES.get(here.form, frozenset())
    said = _Found(
        register=there.leerroute,
        rule=LEERROUTE_OF.get(here.form),
        fact=here.told.leerroute,
        because=Because.of("PRE-10") + here.why_phase,
    )
    if there.leerroute is None and expected:
        yield ("leerroute", "MISSING_THERE"), said
    elif there.leerroute is not None and there.leerroute not in expected:
        yield ("leerroute", "LEERROUTE_DIFFERS"), said


def _of_fase(there: Registered, here: Here) -> Iterator[_Differs]:
    said = _Found(
        register=there.fase,
        rule=here.phase and here.phase.upper(),
        fact=here.told.fase,
        because=Because.of("RSP-13") + here.why_phase,
    )
    if there.fase is None and there.leerroute is not None:
        yield ("fase", "MISSING_THERE"), said
    elif there.fase is not None and there.fase != said.rule:
        yield ("fase", "PHASE_DIFFERS"), said


def _of_the_rest(there: Registered, here: Here) -> Iterator[_Differs]:
    if there.crebo is not None and here.crebo is not None and not here.fits(there.crebo, here.crebo):
        said = _Found(
            register=there.crebo,
            rule=here.crebo,
            fact=here.told.crebo,
            because=Because.of("RSP-09") + here.why_enrolled,
        )
        yield ("crebo", "CREBO_DIFFERS"), said
    if there.funded is False:
        because = Because.of("RSP-11") + here.why_enrolled
        yield ("funded", "NOT_FUNDED"), _Found(register="N", rule="J", because=because)


def _is(enrolled: bool) -> str:
    return "mbo" if enrolled else "-"


def _written(registered: Registered) -> str:
    """The period in short: `DLR MBO 25786 J`."""
    funded = {True: "J", False: "N", None: None}[registered.funded]
    parts: Sequence[str | None] = (registered.leerroute, registered.fase, registered.crebo, funded)
    return " ".join(part or "-" for part in parts)
