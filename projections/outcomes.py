"""What became of the students of a cohort?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from journeys.events import DiplomaAwarded
from journeys.law.policies import Policies
from journeys.vocabulary import day_before
from projections.because import Because, policies_named
from projections.cohort_guarantees import Membership
from projections.duties import owed_to
from projections.qualification import Verdict, qualification
from projections.standing import Standing


class Outcome(Struct, frozen=True, kw_only=True):
    """One student in one cohort; `counts_for_vmbo`: it may be counted in a judgement of the vmbo (OVS-09)."""

    cohort: str
    student: str
    active: bool
    completed: bool
    left: bool
    vmbo_diploma: bool
    mbo_diploma: bool
    placed: bool
    startkwalificatie: Verdict
    vsv: Verdict
    counts_for_vmbo: bool
    events: list[str]


class Outcomes(Struct, frozen=True, kw_only=True):
    """A cohort in numbers of students. `not_counted_for_vmbo`: those of a GR without a vmbo diploma."""

    members: int
    active: int
    completed: int
    left: int
    vmbo_diplomas: int
    mbo_diplomas: int
    placed: int
    startkwalificatie: int
    vsv_candidates: int
    vsv_unknown: int
    not_counted_for_vmbo: int
    policies: list[str]
    because: Because


def outcomes_of(standing: Standing, memberships: Sequence[Membership], born: date | None) -> list[Outcome]:
    """How a student stands in every cohort he was ever in."""
    in_hand = qualification(standing, born)
    return [_outcome(standing, m, in_hand.startkwalificatie, in_hand.vsv) for m in memberships if in_hand]


def _outcome(standing: Standing, member: Membership, has: Verdict, vsv: Verdict) -> Outcome:
    last_day = standing.on if member.left_on is None else day_before(member.left_on)
    diplomas = [
        fact
        for fact in standing.facts_by_now()
        if isinstance(fact.event, DiplomaAwarded) and member.first_came <= fact.on <= last_day
    ]
    sides = {fact.event.side for fact in diplomas if isinstance(fact.event, DiplomaAwarded)}
    route = standing.reference.route(member.cohort.rpartition("/")[0])
    is_gr = route is not None and route.opened.form == "GR"
    here = member.cohort == standing.journey.cohort_key
    left = member.left_on is not None
    duty = owed_to(standing)
    return Outcome(
        cohort=member.cohort,
        student=member.student,
        active=member.active,
        completed=member.completed,
        left=left,
        vmbo_diploma="vmbo" in sides,
        mbo_diploma="mbo" in sides,
        placed=left and here and duty is not None and duty.state == "PLACED",
        startkwalificatie=has,
        vsv=vsv if left and here else "no",
        counts_for_vmbo=not is_gr or "vmbo" in sides,
        events=list(dict.fromkeys([*member.events, *(id_ for fact in diplomas for id_ in fact.evidence)])),
    )


def of_cohort(found: Sequence[Outcome], policies: Policies) -> Outcomes:
    """The numbers of one cohort."""
    rules = ["VSV-01", "VSV-03", "OVS-09", "COH-02"]
    return Outcomes(
        members=len(found),
        active=sum(o.active for o in found),
        completed=sum(o.completed for o in found),
        left=sum(o.left for o in found),
        vmbo_diplomas=sum(o.vmbo_diploma for o in found),
        mbo_diplomas=sum(o.mbo_diploma for o in found),
        placed=sum(o.placed for o in found),
        startkwalificatie=sum(o.startkwalificatie == "yes" for o in found),
        vsv_candidates=sum(o.vsv == "yes" for o in found),
        vsv_unknown=sum(o.vsv == "unknown" for o in found),
        not_counted_for_vmbo=sum(not o.counts_for_vmbo for o in found),
        policies=policies_named(rules, policies),
        because=Because.of(rules, more=[id_ for o in found for id_ in o.events]),
    )
