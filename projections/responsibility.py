"""Who answers for what on a day, vo or mbo, by rule and as registered?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from journeys.folds.agreed import lwt_agreed, switch_was_agreed
from journeys.folds.journey import Journey
from journeys.folds.route import Route
from journeys.history import Fact
from journeys.law.refusals import EXPERIMENTS_UNTIL
from journeys.vocabulary import Aspect, Party, Phase, Status
from projections.because import Because, why_phase
from projections.exams_owed import PartRow, VmboParts
from projections.standing import Standing


class Answer(Struct, frozen=True):
    """Who answers by rule (`norm`) and as registered (`fact`; None where nothing is registered of it)."""

    norm: list[Party]
    fact: list[Party] | None


class Responsibility(Struct, frozen=True, kw_only=True):
    """One student, in the members' order of an answer."""

    status: Status
    phase: Phase | None
    cohort: str | None
    switch_on: date | None
    window_end: date | None
    expected_end: date | None
    aspects: dict[Aspect, Answer]
    flags: list[str]
    because: dict[str, Because]


_BY_PHASE: tuple[Aspect, ...] = (
    "absence",
    "complaints",
    "first-contact",
    "funding",
    "participation",
    "removal",
)
_ALWAYS: dict[Aspect, tuple[Answer, str]] = {
    "vmbo-education": (Answer(["vo"], None), "RSP-10"),
    "mbo-education": (Answer(["mbo"], None), "RTE-17"),
    "mbo-exam": (Answer(["mbo"], None), "MEX-09"),
    "bpv": (Answer(["mbo"], None), "BPV-07"),
    "route-design": (Answer(["vo", "mbo"], None), "PRE-07"),
}
_FORM_RULE = {"DLR": "RTE-01", "GR": "RTE-02", "EXPERIMENT": "RTE-12", "LEERLIJN": "RTE-11"}


def who_answers(standing: Standing, vmbo: VmboParts) -> Responsibility:
    """The answer for one student; `vmbo` are the exam parts of that side on the same day."""
    journey = standing.journey
    route, start = journey.route, journey.start
    if route is None or start is None:
        return Responsibility(
            status="none",
            phase=None,
            cohort=None,
            switch_on=None,
            window_end=None,
            expected_end=None,
            aspects={},
            flags=[],
            because={"status": Because(["RTE-13"], [])},
        )
    aspects: dict[Aspect, Answer] = {}
    because = {"status": _why_status(journey, route)}
    flags: list[str] = []
    if journey.status == "active":
        aspects = _aspects(standing, route, start, vmbo, because)
        found = _flags(standing, route, start, vmbo)
        flags = sorted(found)
        because |= found
    return Responsibility(
        status=journey.status,
        phase=journey.phase,
        cohort=journey.cohort_key,
        switch_on=journey.switch_on,
        window_end=journey.window_end,
        expected_end=journey.expected_end,
        aspects={aspect: aspects[aspect] for aspect in sorted(aspects)},
        flags=flags,
        because=because,
    )


def rests_on(standing: Standing, vmbo: VmboParts) -> tuple[object, ...]:
    """What the answer rests on: where it is the same, so is the answer."""
    journey, on = standing.journey, standing.on
    route = journey.route
    in_mbo_phase = journey.phase == "mbo"
    return (
        bool(vmbo.parts),
        vmbo.owed if in_mbo_phase and not journey.enrolled.get("vo") else in_mbo_phase and bool(vmbo.owed),
        vmbo.missed,
        journey.status,
        journey.phase,
        journey.start_index,
        journey.came_index,
        journey.chosen_by,
        journey.fase_by,
        journey.ended,
        journey.completed_by,
        tuple(journey.enrolled_by.items()),
        len(journey.repeats),
        len(journey.extensions),
        route.facts_by(on) if route else 0,
        standing.funding,
        on >= EXPERIMENTS_UNTIL,
    )


def _why_status(journey: Journey, route: Route) -> Because:
    if journey.status == "completed":
        return Because.of(_FORM_RULE[route.opened.form], *journey.completed_by, journey.start)
    if journey.status == "ended":
        return Because.of("RSP-15", journey.ended, journey.start)
    return Because.of(_FORM_RULE[route.opened.form], journey.start, journey.came)


def _aspects(
    standing: Standing, route: Route, start: Fact, vmbo: VmboParts, because: dict[str, Because]
) -> dict[Aspect, Answer]:
    journey = standing.journey
    phase: Party = "mbo" if journey.phase == "mbo" else "vo"
    by_phase, leads = why_phase(journey), Answer([phase], None)
    since = Because.of([], start, route.opened_by).events
    answers: dict[Aspect, Answer] = {}
    for aspect in _BY_PHASE:
        answers[aspect], because[aspect] = leads, by_phase
    for aspect, (always, rule) in _ALWAYS.items():
        answers[aspect], because[aspect] = always, Because([rule], since)
    vmbo_rule = "VEX-02" if route.opened.form == "GR" else "VEX-35"
    answers["vmbo-exam"] = Answer(["vo"] if vmbo.parts else [], None)
    because["vmbo-exam"] = Because.of(vmbo_rule, start, journey.chosen_by) + _programme_of(journey, route)
    leading: list[Party] = ["vo", "mbo"] if phase == "mbo" and vmbo.owed else [phase]
    answers["enrolment"] = Answer(leading, journey.enrolled_at)
    because["enrolment"] = by_phase + Because.of(["RSP-09", "RSP-10"], *journey.enrolled_by.values())
    if standing.funding is not None:
        answers["funding"] = Answer([phase], standing.funding.fact)
        because["funding"] = by_phase + standing.funding.because
    return answers


def _programme_of(journey: Journey, route: Route) -> Because:
    programme = route.programme_on(journey.on, journey.cohort)
    return Because.of([], programme.fact if programme else None)


def _flags(standing: Standing, route: Route, start: Fact, vmbo: VmboParts) -> dict[str, Because]:
    journey, on = standing.journey, standing.on
    enrolled = journey.enrolled_at
    in_mbo_phase = journey.phase == "mbo"
    owed, missed = vmbo.owed, vmbo.missed
    clocked = (start, *journey.repeats)
    moves = tuple(journey.enrolled_by.values())
    form = route.opened.form
    flags: dict[str, Because] = {}
    if not in_mbo_phase and "mbo" in enrolled:
        flags["TRANSFER_BEFORE_TWO_YEARS"] = Because.of("RSP-07", *moves, *clocked)
    if in_mbo_phase and "mbo" not in enrolled:
        flags["TRANSFER_OVERDUE"] = Because.of("RSP-08", *clocked, *moves)
    if in_mbo_phase and owed and "vo" not in enrolled:
        flags["VO_ENROLMENT_MISSING"] = Because.of("RSP-10", *moves, *clocked) + _of_rows(owed)
    if in_mbo_phase and not owed and not missed and enrolled == ["vo", "mbo"]:
        flags["VO_ENROLMENT_OVERDUE"] = Because.of("RSP-10", *moves, *clocked)
    if missed:
        flags["WINDOW_MISSED"] = Because.of("VEX-34", *clocked) + _of_rows(missed)
    if journey.leerjaar == 4:
        flags["OPEN_SWITCH_CLASS4"] = Because.of("RSP-04", start)
    if form == "LEERLIJN":
        flags["NOT_STATUTORY"] = Because.of("RTE-11", route.opened_by)
    elif form in ("DLR", "GR") and not route.registered_by_both(on):
        said = route.registration_on(on)
        flags["NOT_STATUTORY"] = Because.of(["PRE-01", "PRE-02"], *said.values(), route.opened_by)
    if journey.lwt and not lwt_agreed(journey, route, standing.reference):
        flags["LWT_NO_AGREEMENT"] = Because.of("RTE-09", start, journey.came, route.opened_by)
    if form == "EXPERIMENT" and on >= EXPERIMENTS_UNTIL:
        if standing.reference.policies.experiment_regime == "GRANDFATHERED":
            flags["EXPERIMENT_GRANDFATHERED"] = Because.of("EXP-04", start, route.opened_by)
        else:
            flags["NOT_STATUTORY"] = Because.of(["EXP-02", "EXP-04"], start, route.opened_by)
    if journey.came is not None and not switch_was_agreed(
        journey.came, journey.left_route, standing.reference
    ):
        flags["OVERSTAP_NOT_AGREED"] = Because.of("OVS-04", journey.came)
    if journey.fase_by is not None:
        fase = getattr(journey.fase_by.event, "fase", None)
        if (fase == "MBO") != in_mbo_phase:
            flags["PHASE_DIFFERS"] = Because.of("RSP-13", journey.fase_by, *clocked)
    return flags


def _of_rows(rows: Sequence[PartRow]) -> Because:
    return sum((row.because for row in rows), Because([], []))
