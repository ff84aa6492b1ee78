"""Has the student a startkwalificatie, is school still a duty, and who has to know if it stops here?"""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct, field

from journeys.events import DiplomaAwarded
from journeys.folds.journey import Stay
from journeys.history import Fact
from journeys.law import qualification as law
from journeys.law.dated import value_on
from journeys.law.qualification import Diploma
from journeys.law.values.ages import VSV_AGE_LIMIT
from journeys.law.values.qualifications import QUALIFICATIONS
from journeys.vocabulary import Level, Party
from projections.because import Because, policies_named
from projections.duties import owed_to
from projections.standing import Standing

Verdict = Literal["yes", "no", "unknown"]


class Time(Struct, frozen=True):
    """A time in one cohort; `until` None: to this day, or to a diploma."""

    cohort: str
    from_: date = field(name="from")
    until: date | None


class Qualification(Struct, frozen=True, kw_only=True):
    """What a student has in hand. Verdicts are `unknown` where a birth day or a level is not known.

    `reports`: who reports a dropout. `admits_to`: the mbo levels that the vmbo diploma gives access to.
    `times`: every time in a cohort, a second journey among them.
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
    journey = standing.journey
    route = journey.route
    if route is None or journey.start is None:
        return None
    diplomas = [fact for fact in standing.facts_by_now() if isinstance(fact.event, DiplomaAwarded)]
    has = law.startkwalificatie([diploma_of(fact, standing) for fact in diplomas])
    left = _left(standing)
    on = standing.on
    limit = value_on(VSV_AGE_LIMIT, on)
    vsv = law.vsv_candidate(left.on if left else None, born, on, has, limit)
    reports: tuple[Party, ...] = ()
    rules = ["VSV-01", "VSV-02", "VSV-03"]
    flags = []
    if left is not None and vsv != "no":
        phase: Party = "vo" if left.on < journey.switch_on else "mbo"
        reports = law.who_reports(standing.reference.policies.vsv_report, phase, journey.enrolled_at)
        rules.append("VSV-04")
        if law.vsv_definition_open(on):
            flags.append("VSV_DEFINITION_OPEN")
    vmbo = [f.event for f in diplomas if isinstance(f.event, DiplomaAwarded) and f.event.side == "vmbo"]
    admits = sorted({level for diploma in vmbo for level in _levels(diploma)})
    if vmbo:
        rules += sorted({law.access_to_level("vmbo", d.leerweg, d.lwt, 2).rule for d in vmbo})
    if left is not None and law.no_formal_access_to_level_2(route.opened.form, bool(vmbo)):
        flags.append("NO_FORMAL_ACCESS_L2")
        rules.append("OVS-06")
    if left is not None:
        rules.append("OVS-03")
    because = Because.of(rules, *diplomas, left, journey.start)
    return Qualification(
        startkwalificatie=_word(has),
        kwalificatieplicht=_word(law.kwalificatieplicht(born, on, has)),
        vsv=vsv,
        age_limit=limit,
        left_on=left.on if left else None,
        reports=list(reports),
        admits_to=admits,
        times=[_time(stay) for stay in journey.stays],
        flags=sorted(flags),
        policies=policies_named(because.rules, standing.reference.policies),
        because=because,
    )


def diploma_of(fact: Fact, standing: Standing) -> Diploma:
    """A diploma with its level: that of its qualification, else of the route if it is that of the student."""
    event = fact.event
    if not isinstance(event, DiplomaAwarded) or event.side == "vmbo":
        return Diploma(of="vmbo")
    known = QUALIFICATIONS.get(event.crebo or "")
    if known is not None:
        return Diploma(of="mbo", level=known.level)
    journey = standing.journey
    route = journey.route
    level: Level | None = None
    if route is not None and (event.crebo is None or route.fits(standing.on)(event.crebo, journey.crebo)):
        level = route.opened.level
    return Diploma(of="mbo", level=level)


def _left(standing: Standing) -> Fact | None:
    """The fact by which the student left education: the end of the route, as long as there is no place."""
    duty = owed_to(standing)
    return standing.journey.ended if duty is not None and duty.state == "OPEN" else None


def _levels(diploma: DiplomaAwarded) -> list[int]:
    levels: tuple[Literal[2, 3, 4], ...] = (2, 3, 4)
    return [
        level for level in levels if law.access_to_level("vmbo", diploma.leerweg, diploma.lwt, level).admits
    ]


def _time(stay: Stay) -> Time:
    return Time(f"{stay.route}/{stay.cohort}", stay.came.on, stay.left.on if stay.left else None)


def _word(verdict: bool | None) -> Verdict:
    return "unknown" if verdict is None else "yes" if verdict else "no"
