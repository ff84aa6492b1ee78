"""Is since when a precondition has been there what one finds by asking about every day?"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.in_order import AGREED, WHOLE, choose, of_route, of_student
from tests.scenario import Answer, Story, another, day, mbo, of

FIRST, LAST = day("2022-07-10"), day("2022-10-25")
DAYS = st.dates(FIRST, LAST).map(date.isoformat)
SIDES = st.sampled_from(["vo", "mbo"])
AGREEMENTS = st.sampled_from(["A1", "A2"])
CREBOS = st.sampled_from(["25737", "25656", "25786", "99999"])


def agreement_of(draw: st.DrawFn, *, amended: bool) -> dict[str, Any]:
    """Terms, or some of them."""
    said: dict[str, Any] = {
        "valid_from": draw(DAYS),
        "valid_until": draw(DAYS),
        "advised_on": draw(DAYS),
        "consented_on": draw(DAYS),
        "topics": draw(st.sampled_from([["onderwijstijd"], []])),
        "transfer_options": draw(st.sampled_from([[], AGREED["transfer_options"]])),
    }
    left_out = draw(st.sets(st.sampled_from(sorted(said)))) - (
        set() if amended else {"valid_from", "transfer_options"}
    )
    return {name: value for name, value in said.items() if name not in left_out}


@st.composite
def stories(draw: st.DrawFn) -> Story:
    """A route of which much changes in one summer."""
    story = Story()
    if draw(st.booleans()):
        choose(story, "experiment_regime", "LAW")
    for name in ("A1", "A2"):
        story.tell(name, "agreement-signed", draw(DAYS), **agreement_of(draw, amended=False), at="2022-06-01")
    form = draw(st.sampled_from(["DLR", "GR", "EXPERIMENT"]))
    story.tell("R1", "route-opened", FIRST.isoformat(), form=form)
    for kind in draw(st.lists(st.sampled_from(list(HAPPENS)), max_size=10)):
        HAPPENS[kind](draw, story)
    return story


HAPPENS: dict[str, Any] = {
    "registered": lambda draw, story: story.tell("R1", "route-registered", draw(DAYS), side=draw(SIDES)),
    "ended": lambda draw, story: story.tell("R1", "route-registration-ended", draw(DAYS), side=draw(SIDES)),
    "replaced": lambda draw, story: story.tell(
        "R1", "route-agreement-replaced", draw(DAYS), agreement=draw(AGREEMENTS)
    ),
    "adopted": lambda draw, story: story.tell(
        "R1", "exam-programme-adopted", draw(DAYS), **draw(st.sampled_from([WHOLE, of(), of(mbo("B1-K1"))]))
    ),
    "amended": lambda draw, story: story.tell(
        draw(AGREEMENTS), "agreement-amended", draw(DAYS), **agreement_of(draw, amended=True)
    ),
    "stopped": lambda draw, story: story.tell(
        draw(AGREEMENTS), "agreement-ended", draw(DAYS), effective_on=draw(DAYS)
    ),
}  # fmt: skip


def by_day(answers: dict[date, Answer], item: str) -> tuple[str | None, str | None]:
    """The state of an item on the last of the days and the first day from which it has been so."""
    states = {
        on: {c["item"]: c["state"] for c in answer["checks"]}.get(item) for on, answer in answers.items()
    }
    last = states[max(states)]
    first = None
    for on in sorted(states, reverse=True):
        if states[on] != last:
            break
        first = on
    return last, first.isoformat() if first and last in ("MET", "MISSING") else None


@settings(max_examples=15, deadline=None)
@given(stories())
def test_it_is_the_first_day_of_those_that_one_could_have_asked_about(story: Story):
    """Whatever happened: an item changes on no other day than those that are looked at."""
    days = [FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)]
    answers = {on: of_route(story, on.isoformat()) for on in days}
    for check in answers[LAST]["checks"]:
        assert (check["state"], check["since"]) == by_day(answers, check["item"]), check["item"]


OF_STUDENTS: dict[str, Any] = {
    "parts-chosen": lambda draw: {"parts": draw(st.sampled_from([[], ["B1-K1"], ["XX"]]))},
    "year-repeated": lambda draw: {"route_year": draw(st.sampled_from([1, 3]))},
    "enrolment-period-registered": lambda draw: {
        "side": "vo", "leerroute": draw(st.sampled_from(["DLR", "GLR", None])),
    },
    "education-attested": lambda draw: {"side": draw(SIDES), "until": draw(DAYS)},
    "qualification-chosen": lambda draw: {"crebo": draw(CREBOS)},
    "profile-changed": lambda draw: {"profile": draw(st.sampled_from(["PIE", "BWI", "Z&W"]))},
    "transferred": lambda draw: {"stays_enrolled_at_vo": draw(st.booleans())},
    "enrolled": lambda draw: {"side": draw(SIDES)},
    "deregistered": lambda draw: {"side": draw(SIDES)},
}  # fmt: skip


@st.composite
def students(draw: st.DrawFn) -> Story:
    """A student in the summer in which the mbo phase begins."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", **AGREED)
    if draw(st.booleans()):
        choose(story, "phase_follows", "ENROLMENT")
    form = draw(st.sampled_from(["DLR", "GR"]))
    another(story, "R1", of(mbo("B1-K1")), form=form)
    if draw(st.booleans()):
        programme = of(mbo("B1-K2")) | {"cohorts_from": draw(st.sampled_from([2020, 2021]))}
        story.tell("R1", "exam-programme-adopted", draw(DAYS), **programme)
    judged = {
        "judged_by_vo_on": "2020-08-01",
        "judged_by_mbo_on": draw(st.sampled_from([None, "2020-08-01"])),
    }
    story.tell("s1", "route-started", "2020-08-01", **judged, chosen=["B1-K1"])
    for kind in draw(st.lists(st.sampled_from(list(OF_STUDENTS)), max_size=6)):
        story.tell("s1", kind, draw(DAYS), **OF_STUDENTS[kind](draw))
    return story


@settings(max_examples=15, deadline=None)
@given(students())
def test_so_it_is_of_a_student(story: Story):
    """What was so all the time has been since the start, or longer."""
    days = [
        day("2020-08-01"),
        FIRST - timedelta(1),
        *(FIRST + timedelta(n) for n in range((LAST - FIRST).days + 1)),
    ]
    answers = {on: of_student(story, on.isoformat()) for on in days}
    for check in answers[LAST]["checks"]:
        found, first = by_day(answers, check["item"])
        assert check["state"] == found, check["item"]
        assert check["since"] == first or (first == "2020-08-01" and check["since"] < first), check["item"]
