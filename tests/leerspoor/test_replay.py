"""Does a replay tell every step and every answer that it changed, and end where the question stands?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from journeys.store.journal import Journal, open_journal
from leerspoor.asking import asked, instant_of
from leerspoor.changes import COMPARED, answers_in, questions_on
from leerspoor.exchange.sample import sample
from leerspoor.replaying import Step, replay_cohort, replay_student
from projections.catch_up import catch_up
from projections.questions import cohort_of
from projections.reading import answer
from tests.commandline import School
from tests.scenario import CHOSEN, Story, another, ordinary
from tests.tui.desk import told

ON = "2025-03-01"


def story() -> Story:
    """The small school of the screens, with a stop, a company recognised later, and an erased event."""
    story = told()
    story.tell("R1", "route-stop-announced", "2024-09-01", id="stop", effective_on="2025-02-01", party="vo")
    story.tell("100000009", "company-recognised", "2020-01-01", at="2024-09-02", id="elsewhere")
    story.correct("recognised", to_on="2024-07-01", at="2024-09-03T10:00Z", id="later")
    support = story.tell("s1", "support-registered", "2024-09-04", support="rust", id="support")
    story.erase(support, at="2024-09-05")
    return story


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    return school


def steps(school: School, *arguments: object) -> list[dict[str, Any]]:
    return school("replay", *arguments, "--on", ON, "--json").done().rows


def changed(step: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    return {change["answer"]: (change["was"], change["now"]) for change in step["changes"]}


# --- of a student ---------------------------------------------------------------------------------------


def test_every_event_of_a_student_is_a_step_in_the_order_recorded(school: School) -> None:
    found = steps(school, "s1")
    own = [row["id"] for row in school("timeline", "s1", "--json").done().rows]
    assert [step["id"] for step in found if step["stream"] == "student/s1"] == own
    assert [step["position"] for step in found] == sorted(step["position"] for step in found)
    assert list(found[0]) == [
        "position", "id", "stream", "kind", "on", "recorded_at", "by", "about", "data", "changes",
    ]  # fmt: skip


def test_a_step_tells_what_it_changed_from_what_to_what_and_why(school: School) -> None:
    found = {step["id"]: step for step in steps(school, "s1")}
    assert changed(found["ne"])["NE-CE"] == ("owed vo 2026-07-31", "passed 7.0")
    (mended,) = found["mended"]["changes"]
    assert mended == {
        "student": "s1", "on": ON, "answer": "NE-CE", "was": "passed 7.0", "now": "passed 4.0",
        "because": {"rules": mended["because"]["rules"], "events": ["mended"]},
    }  # fmt: skip
    assert "VEX-01" in mended["because"]["rules"]
    assert found["mended"]["about"] == found["ne"]["position"]
    assert changed(found["wi"]) == {} == changed(found["gone"])  # WI-CE is owed before and after
    assert (found["support"]["data"], found["support"]["changes"]) == (None, [])


def test_the_first_step_says_what_there_was_to_answer_at_all(school: School) -> None:
    first = steps(school, "s1")[0]
    assert {change["was"] for change in first["changes"]} == {None}
    assert changed(first)["status"] == (None, "active")


def test_what_touches_the_company_of_a_placement_is_a_step_and_what_touches_another_is_none(
    school: School,
) -> None:
    found = {step["id"]: step for step in steps(school, "s1")}
    assert changed(found["later"])["p1"] == ("yes 100", "partly 65 ACCREDITATION_LAPSED")
    assert "elsewhere" not in found
    assert "recognised" not in found  # the placement was not there yet
    assert {step["id"] for step in steps(school, "s2")} == {"start-s2", "stop"}


@pytest.mark.parametrize(
    ("bounds", "first", "last"),
    [
        (("--from", "2024-06-03"), "mended", "support"),
        (("--from", "2024-06-03T10:00:00Z", "--to", "2024-06-03T10:00:00Z"), "mended", "mended"),
        (("--from", "2024-06-03T10:00:00.000001Z", "--to", "2024-06-05"), "wi", "wi"),
        (("--to", "2024-06-03T09:59:59Z"), "start-s1", "ne"),
        (("--from", "2024-06-05", "--to", "2024-06-05"), "wi", "wi"),
    ],
)
def test_only_what_was_recorded_between_two_moments(
    school: School, bounds: tuple[str, ...], first: str, last: str
) -> None:
    found = [step["id"] for step in steps(school, "s1", *bounds) if step["kind"] != "erased/1"]
    assert (found[0], found[-1]) == (first, last)
    whole = {step["id"]: step for step in steps(school, "s1")}
    assert all(step == whole[step["id"]] for step in steps(school, "s1", *bounds))


def test_the_day_stands_still(school: School) -> None:
    """About a day before it, a mark changes nothing."""
    early = school("replay", "s1", "--on", "2024-05-23", "--json").done().rows
    assert changed(next(step for step in early if step["id"] == "ne")) == {}


# --- of a cohort ----------------------------------------------------------------------------------------


def test_a_cohort_has_the_steps_of_its_members_and_of_its_route(school: School) -> None:
    found = steps(school, "--cohort", "R1/2023")
    ids = {step["id"] for step in found}
    assert {f"start-s{n}" for n in range(1, 6)} | {"stop", "mended", "later"} <= ids
    assert {step["stream"] for step in found} >= {"route/R1", "agreement/A1"}
    assert "elsewhere" not in ids


def test_what_a_cohort_was_promised_is_an_answer_too(school: School) -> None:
    found = {step["id"]: step for step in steps(school, "--cohort", "R1/2023")}
    (promise,) = [c for c in found["stop"]["changes"] if c["answer"] == "guarantee"]
    assert promise["cohort"] == "R1/2023"
    assert promise["was"].startswith("ACTIVE 5/5/0")
    assert promise["now"].startswith("BREACHED 5/5/5")
    first = found["start-s1"]["changes"]
    assert [c["now"] for c in first if c["answer"] == "guarantee"] == ["ACTIVE 1/1/0 2026-07-31"]


def test_who_was_in_the_cohort_until_that_was_corrected(tmp_path: Path) -> None:
    """The start turned out to be on another route: both are steps, and so is what it did to the promise."""
    told = ordinary()
    another(told, "R2")
    told.tell("s1", "route-started", "2023-08-01", id="start")
    told.tell("s2", "route-started", "2023-08-01", id="stays")
    told.correct("start", route="R2", id="elsewhere", at="2023-09-01")
    school = School(tmp_path)
    school.restore(told.history)
    found = {step["id"]: step for step in steps(school, "--cohort", "R1/2023")}
    promises = {
        id_: change["now"]
        for id_ in ("start", "stays", "elsewhere")
        for change in found[id_]["changes"]
        if change["answer"] == "guarantee"
    }
    assert promises == {
        "start": "ACTIVE 1/1/0 2026-07-31", "stays": "ACTIVE 2/2/0 2026-07-31",
        "elsewhere": "ACTIVE 1/1/0 2026-07-31",
    }  # fmt: skip
    assert {"start", "elsewhere"} <= {step["id"] for step in steps(school, "--cohort", "R2/2023")}


def test_what_touches_the_agreement_of_the_route_is_a_step_of_the_student(tmp_path: Path) -> None:
    told = ordinary()
    told.tell("s1", "route-started", "2023-08-01", id="start")
    told.tell("A1", "agreement-ended", "2024-08-01", id="ended", effective_on="2024-08-01")
    told.tell("A9", "agreement-signed", "2024-08-02", id="other")
    school = School(tmp_path)
    school.restore(told.history)
    assert [step["id"] for step in steps(school, "s1")] == ["start", "ended"]


def test_a_choice_of_policy_is_a_step_if_it_changed_an_answer(tmp_path: Path) -> None:
    told = ordinary()
    told.tell("s1", "route-started", "2023-08-01", leerjaar=4, chosen=CHOSEN, id="start")
    told.tell("switch_day", "policy-chosen", "2020-01-01", choice="AUGUST_1", id="as-it-was")
    told.tell("switch_clock", "policy-chosen", "2020-01-01", choice="STUDENT", id="choice")
    school = School(tmp_path)
    school.restore(told.history)
    found = school("replay", "s1", "--on", "2025-09-01", "--json").done().rows
    assert [step["id"] for step in found] == ["start", "choice"]
    assert changed(found[1]) == {"result:vmbo": ("NOT_ANY_MORE", "NOT_YET")}


def test_another_cohort_of_the_route_has_only_the_route(school: School) -> None:
    found = steps(school, "--cohort", "R1/2020")
    assert {step["stream"] for step in found} == {"route/R1", "agreement/A1"}


# --- the laws, on an invented region --------------------------------------------------------------------


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Journal]:
    with open_journal(tmp_path_factory.mktemp("region") / "journal.db") as journal:
        with journal.writing() as writing:
            writing.restore(sample(66, 20))
        catch_up(journal)
        yield journal


def answers_now(journal: Journal, on: str, students: list[str]) -> dict[Any, Any]:
    import msgspec

    rows = {
        name: [
            msgspec.json.decode(line)
            for line in answer(journal, asked(name, on=on, students=students, every_status=True))
        ]
        for name in COMPARED
    }
    return {key: said.text for key, said in answers_in(rows).items()}


def played(found: Iterator[Step]) -> dict[Any, Any]:
    """Where the changes of all steps lead to; each begins where the one before ended."""
    state: dict[Any, Any] = {}
    for step in found:
        for change in step.changes:
            key = change.student, change.answer
            assert state.get(key) == change.was
            assert change.was != change.now
            assert change.events == [step.recorded.id]
            state[key] = change.now
    return {key: text for key, text in state.items() if text is not None}


@pytest.mark.parametrize("on", ["2021-10-01", "2025-10-01", "2027-08-01"])
def test_the_steps_of_a_student_lead_to_the_answers_of_now(region: Journal, on: str) -> None:
    students = [name.removeprefix("student/") for name in region.stream_names("student")]
    for student in students[::6]:
        found = played(replay_student(region, student, questions_on(date.fromisoformat(on))))
        assert found == answers_now(region, on, [student])


def test_the_steps_of_a_cohort_lead_to_its_answers_and_its_promise(region: Journal) -> None:
    on = "2025-10-01"
    cohorts = {
        row.decode().partition('"cohort":"')[2].partition('"')[0]: row
        for row in answer(region, asked("guarantees", on=on))
    }
    import msgspec

    for cohort, line in list(cohorts.items())[::4]:
        found = played(replay_cohort(region, cohort, questions_on(date.fromisoformat(on))))
        promise = answers_in({"guarantees": [msgspec.json.decode(line)]})
        assert found[cohort, "guarantee"] == promise[cohort, "guarantee"].text
        students = sorted({who for who, _ in found} - {cohort})
        members = [
            msgspec.json.decode(row)["student"]
            for row in answer(region, asked("responsibility", on=on, cohort=cohort))
        ]
        assert set(members) <= set(students)
        assert {key: said for key, said in found.items() if key[0] != cohort} == answers_now(
            region, on, students
        )


def test_begun_halfway_the_steps_are_those_of_the_whole(region: Journal) -> None:
    student = region.stream_names("student")[3].removeprefix("student/")
    questions = questions_on(date(2025, 10, 1))
    whole = list(replay_student(region, student, questions))
    half = whole[len(whole) // 2].recorded.recorded_at
    later = list(replay_student(region, student, questions, since=half))
    assert later == [step for step in whole if step.recorded.recorded_at >= half]
    earlier = list(replay_student(region, student, questions, until=half))
    assert earlier == [step for step in whole if step.recorded.recorded_at <= half]


# --- as a person reads it -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lang", "head", "correction", "change"),
    [
        ("nl", "s1 stap voor stap: de antwoorden op", "correctie: van positie", "behaald 7.0 → behaald 4.0"),
        ("en", "s1 step by step: the answers on", "correction: of position", "passed 7.0 → passed 4.0"),
    ],
)
def test_a_person_reads_it_in_words(
    school: School, lang: str, head: str, correction: str, change: str
) -> None:
    lines = school("--lang", lang, "replay", "s1", "--on", ON).done().text.splitlines()
    assert lines[0] == f"{head} {ON}"
    at = min(number for number, line in enumerate(lines) if correction in line)
    assert "2024-06-03 12:00" in lines[at]  # in Amsterdam
    assert lines[at + 1].strip().startswith(f"NE-CE: {change}  (")
    assert ("«gewist»" if lang == "nl" else "«erased»") in "\n".join(lines)


def test_a_time_in_which_nothing_was_recorded(school: School) -> None:
    said = school("replay", "s1", "--on", ON, "--from", "2030-01-01").done().text
    assert "niets vastgelegd" in said
    said = school("--lang", "en", "replay", "s1", "--on", ON, "--from", "2030-01-01").done().text
    assert "Nothing was recorded" in said


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nobody",), "nobody"),
        ((), "cohort"),
        (("s1", "--cohort", "R1/2023"), "een van beide"),
        (("--cohort", "R9/2023"), "R9"),
        (("--cohort", "R1"), "R1"),
        (("s1", "--from", "2025-02-02", "--to", "2025-02-01"), "2025-02-02"),
        (("s1", "--from", "gisteren"), "gisteren"),
        (("s1", "--to", "2025-02-30"), "2025-02-30"),
        (("s1", "--on", "1 maart"), "1 maart"),
    ],
)
def test_what_cannot_be_replayed(school: School, arguments: tuple[str, ...], told: str) -> None:
    assert told in school("replay", *arguments).failed(2)


def test_a_journal_that_can_only_be_read_is_replayed_too(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.restore(story().history)
    before = steps(school, "--cohort", "R1/2023")
    school.journal.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert steps(school, "--cohort", "R1/2023") == before
    finally:
        tmp_path.chmod(0o700)


def test_an_unknown_cohort_is_the_same_error_as_elsewhere(region: Journal) -> None:
    from journeys.errors import WrongUse

    with pytest.raises(WrongUse, match="R9"):
        cohort_of("R9/2023", {})
    with pytest.raises(WrongUse, match="R9"):
        replay_cohort(region, "R9/2023", questions_on(date(2025, 1, 1)), until=instant_of("2025-01-01"))
