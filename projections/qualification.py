"""Has the student a startkwalificatie, is school still a duty, and who has to know if it stops here?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from msgspec import Struct, field

from journeys.events import DroppedOut
from journeys.law import qualification as law
from journeys.law.dated import value_on
from journeys.law.values.ages import VSV_AGE_LIMIT
from journeys.vocabulary import Party, day_before
from projections.because import Because, policies_named
from projections.diplomas import diplomas_of, leerweg_and_lwt
from projections.leaving import deceased, enrolled_since, left_education, place_since, reporting
from projections.standing import Standing

Verdict = Literal["yes", "no", "unknown"]
_LEVELS: tuple[Literal[2, 3, 4], ...] = (2, 3, 4)


class Time(Struct, frozen=True):
    """A time in one cohort, first and last day; `until` None: to this day.

    The last day is the one before leaving, or the one on which the route was completed.
    """

    cohort: str
    from_: date = field(name="from")
    until: date | None


class Qualification(Struct, frozen=True, kw_only=True):
    """What a student has in hand. Verdicts are `unknown` where a birth day or a level is not known.

    `left_on`: the first day out of education, for whoever is out of it. `reports`: who reports a dropout.
    `admits_to`: the mbo levels that the vmbo diploma surely gives access to. `times`: every time in a cohort,
    a second journey among them.
    """

    startkwalificatie: Verdict
    kwalificatieplicht: Verdict
    vsv: Verdict
    age_limit: int
    left_on: date | None
    reports: list[Party]
    admits_to: list[int]
    times: list[Time]
    flags: list[str]
    policies: list[str]
    because: Because


def qualification(standing: Standing, born: date | None) -> Qualification | None:
    """The qualification of whoever was ever on a route; `born` None: not known here."""
    journey, on = standing.journey, standing.on
    route, start = journey.route, journey.start
    if route is None or start is None:
        return None
    diplomas = diplomas_of(standing)
    has = law.startkwalificatie([diploma.of for diploma in diplomas])
    left, died = left_education(standing), deceased(standing)
    limit = value_on(VSV_AGE_LIMIT, on)
    vsv = law.vsv_candidate(left.on if left else None, born, on, has, limit)
    because = Because.of(
        ["VSV-01", "VSV-02", "VSV-03"],
        *(fact for diploma in diplomas for fact in (diploma.fact, diploma.level_by)),
        *(journey.ended, died, place_since(standing), enrolled_since(standing), start),
    )
    reports: list[Party] = []
    flags: list[str] = []
    if left is not None:
        because += Because.of("OVS-03")
        if law.no_formal_access_to_level_2(route.opened.form, bool(diplomas)):
            flags.append("NO_FORMAL_ACCESS_L2")
            because += Because.of("OVS-06", route.opened_by)
        if vsv != "no" and law.vsv_definition_open(on):
            flags.append("VSV_DEFINITION_OPEN")
        if vsv != "no" and isinstance(left.event, DroppedOut):
            reports, why = reporting(standing, left)
            because += why
    vmbo = [leerweg_and_lwt(diploma, standing) for diploma in diplomas if diploma.event.side == "vmbo"]
    access = {level: [law.access_to_level("vmbo", *of, level) for of in vmbo] for level in _LEVELS}
    because += Because.of(sorted({each.rule for found in access.values() for each in found}))
    return Qualification(
        startkwalificatie=_word(has),
        kwalificatieplicht="no" if died else _word(law.kwalificatieplicht(born, on, has)),
        vsv=vsv,
        age_limit=limit,
        left_on=left.on if left else None,
        reports=reports,
        admits_to=[level for level, found in access.items() if any(each.admits for each in found)],
        times=list(_times(standing)),
        flags=sorted(flags),
        policies=policies_named(because.rules, standing.reference.policies),
        because=because,
    )


def _times(standing: Standing) -> Iterator[Time]:
    journey = standing.journey
    for stay in journey.stays:
        until = None
        done = next((index for index in journey.completed_at if index >= stay.came_index), None)
        if stay.left is not None:
            until = max(stay.came.on, day_before(stay.left.on))
        elif done is not None:
            until = standing.facts[done - 1].on
        yield Time(f"{stay.route}/{stay.cohort}", stay.came.on, until)


def _word(verdict: bool | None) -> Verdict:
    return "unknown" if verdict is None else "yes" if verdict else "no"
