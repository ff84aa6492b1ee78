"""Has a student left education, and who has to know?

The end of a route tells it, if nothing tells of a place since. The duty of both schools is another matter
(`projections.duties`): a vmbo diploma can fulfil it, and is no startkwalificatie.
"""

from __future__ import annotations

from journeys.events import Deregistered, Enrolled, SwitchedToTransferOption
from journeys.history import Fact
from journeys.law.qualification import who_reports
from journeys.vocabulary import Party, Phase
from projections.because import Because, why_phase
from projections.diplomas import follows
from projections.standing import Standing


def left_education(standing: Standing) -> Fact | None:
    """VSV-03: the end of the route, of who has no place since and is not enrolled anywhere again."""
    back = place_since(standing) or enrolled_since(standing) or deceased(standing)
    return None if back else standing.journey.ended


def place_since(standing: Standing) -> Fact | None:
    """OVS-02: a place from the day of the end on, or the switch to regular education that ended the route."""
    end = standing.journey.ended
    if end is None or isinstance(end.event, SwitchedToTransferOption):
        return end
    return next((fact for fact in standing.journey.placed if fact.on >= end.on), None)


def enrolled_since(standing: Standing) -> Fact | None:
    """An enrolment at any school after the end of the route that has not ended again."""
    end = standing.journey.ended
    there: list[tuple[Enrolled, Fact]] = []
    for fact in standing.facts_by_now():
        if end is None or not follows(fact, end):
            continue
        match fact.event:
            case Enrolled() as enrolled:
                there.append((enrolled, fact))
            case Deregistered() as gone:
                there = [(each, by) for each, by in there if not _ends(gone, each)]
            case _:
                pass
    return next((by for _, by in there), None)


def _ends(gone: Deregistered, enrolled: Enrolled) -> bool:
    """Whether it is the end of that enrolment: of the same school, and number if both tell one."""
    same_number = None in (enrolled.enrolment, gone.enrolment) or enrolled.enrolment == gone.enrolment
    return (enrolled.side, enrolled.brin) == (gone.side, gone.brin) and same_number


def deceased(standing: Standing) -> Fact | None:
    """The report that the student died, whatever else it reports."""
    told = (f for f in standing.facts_by_now() if getattr(f.event, "reason", None) == "deceased")
    return next(told, None)


def reporting(standing: Standing, left: Fact) -> tuple[list[Party], Because]:
    """VSV-04: who reports the dropout, and why: who answered for absence on its day, or by policy."""
    journey, policies = standing.journey, standing.reference.policies
    schools = who_reports(policies.vsv_report, phase_on_leaving(standing, left), journey.enrolled_at)
    rules = ["VSV-04"]
    if policies.vsv_report == "BY_PHASE" and policies.phase_follows == "ENROLMENT":
        rules += ["RSP-07", "RSP-08"]
    elif policies.vsv_report == "BY_PHASE":
        rules += why_phase(journey).rules
    return list(schools), Because.of(rules, *journey.repeats, *journey.enrolled_by.values())


def phase_on_leaving(standing: Standing, left: Fact) -> Phase:
    """The phase on the day of the end, by policy `phase_follows`."""
    journey = standing.journey
    if standing.reference.policies.phase_follows == "ENROLMENT":
        return "mbo" if "mbo" in journey.enrolled_at else "vo"
    return "vo" if left.on < journey.switch_on else "mbo"
