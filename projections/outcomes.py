"""What became of the students of a cohort?

Each member stands in it in one way: `active`, `completed`, `switched` to another cohort, or `left`; these add
up to the members. Who was in several cohorts is a member of each, and stands in each by the last time there.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from msgspec import Struct

from journeys.events import RouteStarted, SwitchedToTransferOption
from journeys.folds.journey import Stay
from journeys.law.policies import Policies
from journeys.vocabulary import ExamSide
from projections.because import Because, policies_named
from projections.cohort_guarantees import Membership
from projections.diplomas import diplomas_of, route_of
from projections.leaving import place_since
from projections.qualification import Qualification, Verdict, qualification
from projections.standing import Standing


class Outcome(Struct, frozen=True, kw_only=True):
    """One student in one cohort; `counts_for_vmbo`: it may be counted in a judgement of the vmbo (OVS-09).

    The diplomas are those awarded in this cohort; `placed` and `vsv` are told of the cohort left last.
    """

    cohort: str
    student: str
    active: bool
    completed: bool
    switched: bool
    left: bool
    vmbo_diploma: bool
    mbo_diploma: bool
    placed: bool
    startkwalificatie: Verdict
    vsv: Verdict
    counts_for_vmbo: bool
    because: Because


class Outcomes(Struct, frozen=True, kw_only=True):
    """A cohort in numbers of students; members = active + completed + switched + left.

    `placed`: of those who left. `startkwalificatie`: of all members, by whichever diploma.
    `not_counted_for_vmbo`: those of a GR without a vmbo diploma.
    """

    members: int
    active: int
    completed: int
    switched: int
    left: int
    vmbo_diplomas: int
    mbo_diplomas: int
    placed: int
    startkwalificatie: int
    startkwalificatie_unknown: int
    vsv_candidates: int
    vsv_unknown: int
    not_counted_for_vmbo: int
    policies: list[str]
    because: Because


def outcomes_of(standing: Standing, memberships: Sequence[Membership], born: date | None) -> list[Outcome]:
    """How a student stands in every cohort he was ever in."""
    in_hand = qualification(standing, born)
    if in_hand is None:
        return []
    diplomas = diplomas_of(standing)
    last = {_cohort_of(stay): stay for stay in standing.journey.stays}
    return [
        _outcome(
            standing,
            member,
            last[member.cohort],
            {d.event.side for d in diplomas if d.stay is not None and _cohort_of(d.stay) == member.cohort},
            in_hand,
        )
        for member in memberships
    ]


def _outcome(
    standing: Standing,
    member: Membership,
    stay: Stay,
    sides: Collection[ExamSide],
    in_hand: Qualification,
) -> Outcome:
    switched = _switched(stay)
    left = stay.left is not None and not switched
    left_last = left and stay is standing.journey.stays[-1]
    place = place_since(standing) if left_last else None
    counts = "vmbo" in sides or not _in_gr(standing, stay)
    rules = ["COH-02", "RTE-02" if _is_gr(standing, stay) else "RTE-01", "VSV-01"]
    rules += ["VSV-03"] if left_last else []
    rules += ["OVS-01"] if place else []
    rules += [] if counts else ["OVS-09"]
    return Outcome(
        cohort=member.cohort,
        student=member.student,
        active=member.active,
        completed=stay.left is None and not member.active,
        switched=switched,
        left=left,
        vmbo_diploma="vmbo" in sides,
        mbo_diploma="mbo" in sides,
        placed=place is not None,
        startkwalificatie=in_hand.startkwalificatie,
        vsv=in_hand.vsv if left_last else "no",
        counts_for_vmbo=counts,
        because=Because.of(rules, more=[*member.events, *in_hand.because.events]),
    )


def _cohort_of(stay: Stay) -> str:
    return f"{stay.route}/{stay.cohort}"


def _switched(stay: Stay) -> bool:
    """Whether the cohort was left for another one: by an overstap within the journey, or by a new start."""
    match stay.left.event if stay.left else None:
        case SwitchedToTransferOption(to=to):
            return to.startswith("route:")
        case RouteStarted():
            return True
        case _:
            return False


def _is_gr(standing: Standing, stay: Stay) -> bool:
    return route_of(stay, standing).opened.form == "GR"


def _in_gr(standing: Standing, stay: Stay) -> bool:
    """OVS-09: whether it is a geïntegreerde route, or was left for one."""
    stays = standing.journey.stays
    for each in stays[stays.index(stay) :]:
        if _is_gr(standing, each):
            return True
        if not _switched(each):
            break
    return False


def of_cohort(found: Sequence[Outcome], policies: Policies) -> Outcomes:
    """The numbers of one cohort."""
    rules = dict.fromkeys(["COH-02", *(rule for o in found for rule in o.because.rules)])
    return Outcomes(
        members=len(found),
        active=sum(o.active for o in found),
        completed=sum(o.completed for o in found),
        switched=sum(o.switched for o in found),
        left=sum(o.left for o in found),
        vmbo_diplomas=sum(o.vmbo_diploma for o in found),
        mbo_diplomas=sum(o.mbo_diploma for o in found),
        placed=sum(o.placed for o in found),
        startkwalificatie=sum(o.startkwalificatie == "yes" for o in found),
        startkwalificatie_unknown=sum(o.startkwalificatie == "unknown" for o in found),
        vsv_candidates=sum(o.vsv == "yes" for o in found),
        vsv_unknown=sum(o.vsv == "unknown" for o in found),
        not_counted_for_vmbo=sum(not o.counts_for_vmbo for o in found),
        policies=policies_named(rules, policies),
        because=Because.of(rules, more=(id_ for o in found for id_ in o.because.events)),
    )
