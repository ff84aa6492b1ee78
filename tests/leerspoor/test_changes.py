"""Does a change name what it was, what it is and what it rests on, and nothing that stayed the same?"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.folds.reference import Reference
from journeys.history import counted
from leerspoor import topics
from leerspoor.changes import AnswerChange, Said, about_words, answers_in, changes, said_words
from projections.questions import CONTRACT, QUESTIONS, STUDENT_QUESTIONS, StudentAnswers, ask
from projections.standing import StudentHistory
from tests.scenario import CHOSEN, Story, day, ordinary

NONE = "\N{EN DASH}"
ROWS: dict[str, list[dict[str, Any]]] = {
    "responsibility": [
        {
            "student": "s1", "status": "active", "phase": "vo", "flags": ["NOT_CHOSEN"],
            "switch_on": "2025-08-01", "window_end": None,
            "aspects": {
                "enrolment": {"norm": ["vo", "mbo"], "fact": ["vo"]},
                "absence": {"norm": [], "fact": None},
                "exams": {"norm": ["vo"], "fact": []},
            },
            "because": {"status": {"rules": ["RSP-01"], "events": ["a"]},
                        "enrolment": {"rules": ["RSP-02"], "events": ["b"]}},
        }
    ],
    "exams-owed": [
        {"student": "s1", "part": "NE-CE", "status": "passed", "mark": "7.0", "answers_to": ["vo"],
         "due": "2026-07-31", "flags": [], "because": {"rules": ["VEX-01"], "events": ["c"]}},
        {"student": "s1", "part": "WI-CE", "status": "owed", "mark": None, "answers_to": ["vo"],
         "due": "2026-07-31", "flags": ["PROVISIONAL"]},
    ],
    "bpv": [{"student": "s1", "placement": "p1", "counts": "yes", "hours_counted": 100}],
    "duties": [{"student": "s1", "state": "OPEN", "target": "vmbo"}],
}  # fmt: skip


def test_every_answer_in_one_line() -> None:
    assert {key[1]: said.text for key, said in answers_in(ROWS).items()} == {
        "status": "active", "phase": "vo", "switch_on": "2025-08-01", "enrolment": "vo+mbo / vo",
        "absence": "-", "exams": "vo / -", "NOT_CHOSEN": "yes", "NE-CE": "passed 7.0",
        "WI-CE": "owed vo 2026-07-31 PROVISIONAL", "p1": "yes 100", "duty": "duty:OPEN vmbo",
    }  # fmt: skip
    assert answers_in({}) == {}


def test_every_answer_names_what_it_rests_on() -> None:
    found = answers_in(ROWS)
    assert found["s1", "NE-CE"] == Said("passed 7.0", ["VEX-01"], ["c"])
    assert found["s1", "enrolment"].rules == ["RSP-02"]
    assert found["s1", "phase"].rules == ["RSP-01"]  # as its status
    assert found["s1", "p1"].rules == []


@given(
    st.dictionaries(
        st.tuples(st.sampled_from("ab"), st.sampled_from("xy")), st.builds(Said, st.text(max_size=3))
    )
)
def test_answers_differ_in_nothing_from_themselves(found: dict[tuple[str, str], Said]) -> None:
    assert changes(found, found) == []


def test_an_answer_that_changed_came_or_went() -> None:
    before = {("s1", "NE-CE"): Said("owed", ["VEX-01"], ["a"]), ("s1", "duty"): Said("x", ["OVS-01"], ["d"]),
              ("s1", "same"): Said("y", ["RSP-01"])}  # fmt: skip
    after = {("s1", "NE-CE"): Said("passed 7.0", ["VEX-02"], ["b"]), ("s1", "NOT_CHOSEN"): Said("yes"),
             ("s1", "same"): Said("y", ["RSP-02"])}  # fmt: skip
    assert changes(before, after) == [
        AnswerChange("s1", "NE-CE", "owed", "passed 7.0", ["VEX-02"], ["b"]),
        AnswerChange("s1", "NOT_CHOSEN", None, "yes"),
        AnswerChange("s1", "duty", "x", None, ["OVS-01"], ["d"]),
    ]


@pytest.mark.parametrize(
    ("text", "dutch", "english"),
    [
        ("passed 7.0", "behaald 7.0", "passed 7.0"),
        ("duty:OPEN mbo", "open mbo", "open mbo"),
        ("option:OPEN", "niet zeker", "uncertain"),
        ("determined:passed 2025-06-01", "geslaagd 2025-06-01", "passed 2025-06-01"),
        ("a:b", "a:b", "a:b"),
        (None, NONE, NONE),
    ],
)
def test_an_answer_in_words(text: str | None, dutch: str, english: str) -> None:
    assert (said_words(text, "nl"), said_words(text, "en")) == (dutch, english)


@pytest.mark.parametrize(
    ("answer", "dutch", "english"),
    [
        ("NE-CE", "NE-CE", "NE-CE"),
        ("absence", "verzuim", "absence"),
        ("phase", "fase", "phase"),
        ("result:vmbo", "uitslag vmbo", "result vmbo"),
        ("determined:mbo", "vastgesteld mbo", "determined mbo"),
        ("coverage:WI", "aangeboden vmbo-stof WI", "vmbo content taught WI"),
        ("x:y", "x:y", "x:y"),
    ],
)
def test_what_an_answer_is_about_in_words(answer: str, dutch: str, english: str) -> None:
    assert (about_words(answer, "nl"), about_words(answer, "en")) == (dutch, english)


@pytest.fixture(scope="module")
def story() -> Story:
    """A student with something to say to every question, and one who left."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01", chosen=CHOSEN)
    story.tell("s1", "exam-part-passed", "2024-05-24", part="NE-CE", mark="7.0")
    story.tell("s1", "bpv-agreed", "2024-06-10", starts_on="2024-06-17", ends_on="2024-07-26")
    story.tell("s2", "route-started", "2023-08-01", chosen=CHOSEN)
    story.tell("s2", "dropped-out", "2024-09-01")
    return story


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_of_every_question_has_an_answer_in_one_line(question: Any, story: Story) -> None:
    rows = ask(question, story.history, on=day("2025-03-01"), every_status=True, within=4000)
    found = answers_in({question: rows})
    assert rows
    assert len(found) >= len(rows)
    assert all(said.text for said in found.values())


OF_WHY = {"phase", "cohort", "switch_on", "window_end", "expected_end"}
"""What `why` explains under `status`."""


@pytest.mark.parametrize("question", [q for q in STUDENT_QUESTIONS if q in CONTRACT or q == "result"])
def test_an_answer_has_the_name_by_which_why_explains_it(question: Any, story: Story) -> None:
    rows = ask(question, story.history, on=day("2025-03-01"), every_status=True)
    names = {name for _, name in answers_in({question: rows})} - OF_WHY
    assert names
    assert names <= known_to_why(story)


def known_to_why(story: Story) -> set[str]:
    """The names of all that can be asked about the students."""
    streams: dict[str, list[Any]] = {}
    for recorded in story.history:
        streams.setdefault(recorded.stream, []).append(recorded)
    reference = Reference(streams)
    found: set[str] = set()
    for name in ("s1", "s2"):
        own = streams[f"student/{name}"]
        standing = StudentHistory(name, counted(own), reference, own).standing(day("2025-03-01"))
        answers = StudentAnswers(standing)
        found |= {topic for topic, _ in topics.topics_of(answers, "nl")}
        found |= {topic for topic, _ in _without_journal(answers)}
    return found


def _without_journal(answers: Any) -> Any:
    yield from topics._parts(answers, "nl")
    yield from topics._placements(answers, "nl")
    yield from topics._responsibility(answers, "nl")
    yield from topics._duty(answers, "nl")
