"""Enrolments and results have the shapes of OEAPI, and say what the other answers say."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leerspoor.exchange.oeapi import moment
from leerspoor.exporting_oeapi import Written
from tests.oeapi import lines
from tests.scenario import CREBO, PROGRAMME, Story, of, ordinary, vmbo
from tests.worlds import WORLDS, history

Line = dict[str, Any]
START, SWITCH, END = "2023-08-01", "2025-08-01", "2026-07-31"


def enrolments(story: Story, on: str, known_at: str | None = None, **which: Any) -> list[Line]:
    found = lines(story.history, on, known_at, **which)
    return [one for one in found if "programmeOffering" in one]


def results(story: Story, on: str, known_at: str | None = None, **which: Any) -> dict[str, Line]:
    """By the code of the part."""
    found = lines(story.history, on, known_at, **which)
    tests = [one for one in found if "testComponentOffering" in one]
    return {one["testComponentOffering"]["primaryCode"]["code"]: one for one in tests}


def times(story: Story, on: str) -> list[tuple[str, str, str, str | None]]:
    """Side, state, first day, first day no longer."""
    return [
        (
            one["programmeOffering"]["primaryCode"]["code"].split("/")[2],
            one["state"],
            one["startDateTime"][:10],
            one.get("actualEndDateTime", "")[:10] or None,
        )
        for one in enrolments(story, on)
    ]


@pytest.fixture
def story() -> Story:
    """A student on the ordinary route since August 2023."""
    story = ordinary()
    story.tell("s1", "route-started", START, chosen=["KV1"])
    return story


def as_the_other_answers_have_it(story: Story, on: str) -> None:
    """Who is enrolled where is what `responsibility` says, what is closed what `exams-owed` says."""
    lasting = [side for side, state, _, _ in times(story, on) if state == "associated"]
    if story.status("s1", on) == "active":
        assert sorted(lasting, reverse=True) == story.fact("s1", "enrolment", on)
    else:
        assert lasting == []
    found = results(story, on)
    for part, row in story.exams("s1", on).items():
        said = found[part]["result"]["pass"] if part in found else None
        match row["status"]:
            case "passed" if row["closed_on"]:
                assert said == "passed"
            case "exempt":
                assert said == "x-exempt"
            case _:
                assert said in (None, "failed")


# --- every line has the shape ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", WORLDS)
def test_every_line_of_every_scenario_has_the_shape(name: str) -> None:
    recorded = history(WORLDS[name])
    days = {f"{one.on.year}-{end}" for one in recorded for end in ("08-01", "12-31")}
    for on in sorted(days):
        lines(recorded, on)


_MARKS = st.sampled_from([None, "1", "5.4", "5.5", "10", "onvoldoende", "voldoende", "goed", "voldaan"])
_PARTS = st.sampled_from([*(part["part"] for part in PROGRAMME["parts"]), "0153", "nergens"])
_DAYS = st.dates(date(2023, 8, 1), date(2027, 8, 1)).map(str)
_RESULTS = st.fixed_dictionaries(
    {"part": _PARTS, "mark": _MARKS, "attempt": st.sampled_from([None, 1, 2])},
)
_REPORTS = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(["exam-part-passed", "exam-part-failed"]), _DAYS, _RESULTS),
        st.tuples(st.just("exam-result-annulled"), _DAYS, st.fixed_dictionaries({"part": _PARTS})),
        st.tuples(
            st.just("exemption-granted"), _DAYS, st.fixed_dictionaries({"part": _PARTS, "mark": _MARKS})
        ),
        st.tuples(
            st.just("transferred"), _DAYS, st.fixed_dictionaries({"stays_enrolled_at_vo": st.booleans()})
        ),
        st.tuples(
            st.sampled_from(["enrolled", "deregistered"]),
            _DAYS,
            st.fixed_dictionaries({"side": st.sampled_from(["vo", "mbo"])}),
        ),
        st.tuples(
            st.just("qualification-chosen"),
            _DAYS,
            st.fixed_dictionaries({"crebo": st.sampled_from([CREBO, "25180"])}),
        ),
        st.tuples(st.sampled_from(["dropped-out", "route-ended"]), _DAYS, st.just({})),
        st.tuples(st.just("diploma-awarded"), _DAYS, st.sampled_from([{"side": "vmbo"}, {"side": "mbo"}])),
        st.tuples(st.just("route-started"), _DAYS, st.just({})),
    ),
    max_size=12,
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports=_REPORTS, asked=st.tuples(_DAYS, _DAYS).map(sorted))
def test_whatever_was_reported_the_shape_holds_and_nothing_that_was_told_goes_away(
    reports: list[tuple[str, str, dict[str, Any]]], asked: list[str]
) -> None:
    """An enrolment keeps its id on every later day, and does not end before it began."""
    story = ordinary()
    story.tell("s1", "route-started", START)
    for kind, on, said in sorted(reports, key=lambda report: report[1]):
        story.tell("s1", kind, on, **said)
    before, after = (enrolments(story, on) for on in asked)
    assert {one["associationId"] for one in before} <= {one["associationId"] for one in after}
    as_the_other_answers_have_it(story, asked[1])
    for one in after:
        assert one["startDateTime"] < one.get("actualEndDateTime", "9")
        assert (one["state"] == "finished") == ("actualEndDateTime" in one)


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(1901, 1, 1), "1900-12-31T23:40:28+00:00"),
        (date(2025, 3, 30), "2025-03-30T00:00:00+01:00"),
        (date(2025, 3, 31), "2025-03-31T00:00:00+02:00"),
    ],
)
def test_a_day_is_its_first_instant_in_amsterdam(on: date, expected: str) -> None:
    assert moment(on) == expected


# --- enrolments -----------------------------------------------------------------------------------------


def test_the_enrolments_before_on_and_after_the_transfer(story: Story) -> None:
    story.tell("s1", "transferred", SWITCH)
    assert times(story, "2023-07-31") == []
    assert times(story, START) == [("vo", "associated", START, None)]
    assert times(story, "2025-07-31") == [("vo", "associated", START, None)]
    assert times(story, SWITCH) == [
        ("vo", "finished", START, SWITCH),
        ("mbo", "associated", SWITCH, None),
    ]


def test_an_enrolment_says_where_for_what_and_until_when_it_is_expected(story: Story) -> None:
    story.tell("s1", "transferred", SWITCH, stays_enrolled_at_vo=True)
    vo, mbo = enrolments(story, SWITCH)
    assert [one["expectedEndDateTime"][:10] for one in (vo, mbo)] == [SWITCH, "2026-08-01"]
    assert vo["personId"] == mbo["personId"]
    assert vo["ext"] == mbo["ext"] == {"student": "s1", "on": SWITCH}
    for one, brin, code, level in (
        (vo, "98VO", ("identifier", "BB-PIE"), "pre_vocational"),
        (mbo, "98MB", ("programme_code", CREBO), "secondary_vocational_education_2"),
    ):
        offering = one["programmeOffering"]
        assert offering["organisation"]["primaryCode"] == {"codeType": "institution_code", "code": brin}
        assert tuple(offering["programme"]["primaryCode"].values()) == code
        assert offering["programme"]["level"] == level
        assert offering["ext"] == {"leerroute": "DLR"}


def test_another_crebo_is_another_enrolment_and_its_level_is_not_known(story: Story) -> None:
    story.tell("s1", "transferred", SWITCH, stays_enrolled_at_vo=True)
    story.tell("s1", "qualification-chosen", "2025-10-01", crebo="25180")
    assert times(story, "2025-10-01") == [
        ("vo", "associated", START, None),
        ("mbo", "finished", SWITCH, "2025-10-01"),
        ("mbo", "associated", "2025-10-01", None),
    ]
    programme = enrolments(story, "2025-10-01")[-1]["programmeOffering"]["programme"]
    assert (programme["primaryCode"]["code"], programme["level"]) == (
        "25180",
        "secondary_vocational_education",
    )


def test_a_route_without_a_crebo_goes_by_its_own_name() -> None:
    story = ordinary(crebo=None)
    story.tell("s1", "route-started", START)
    story.tell("s1", "transferred", SWITCH)
    mbo = enrolments(story, SWITCH)[-1]["programmeOffering"]["programme"]
    assert mbo["primaryCode"] == {"codeType": "identifier", "code": "R1"}


@pytest.mark.parametrize("kind", ["dropped-out", "route-ended"])
def test_who_leaves_the_route_is_no_longer_enrolled_on_it(story: Story, kind: str) -> None:
    story.tell("s1", kind, "2024-10-01")
    assert times(story, "2024-09-30") == [("vo", "associated", START, None)]
    assert times(story, "2024-10-01") == [("vo", "finished", START, "2024-10-01")]


def test_a_second_time_is_another_and_a_corrected_day_the_same(story: Story) -> None:
    story.tell("s1", "deregistered", "2024-01-01", side="vo")
    back = story.tell("s1", "enrolled", "2024-02-01", side="vo")
    first, second = enrolments(story, "2024-03-01")
    assert first["associationId"] != second["associationId"]
    assert second["startDateTime"][:10] == "2024-02-01"
    story.correct(back, to_on="2024-02-05")
    again = enrolments(story, "2024-03-01")[1]
    assert again["startDateTime"][:10] == "2024-02-05"
    assert again["associationId"] == second["associationId"]


def test_what_was_known_then_is_told_with_its_moment(story: Story) -> None:
    story.tell("s1", "transferred", "2025-08-01", at="2025-09-01")
    assert [one["state"] for one in enrolments(story, SWITCH)] == ["finished", "associated"]
    (vo,) = enrolments(story, SWITCH, "2025-08-31")
    assert vo["state"] == "associated"
    assert vo["ext"] == {"student": "s1", "on": SWITCH, "knownAt": "2025-08-31"}


# --- results --------------------------------------------------------------------------------------------


def test_a_pass_set_by_the_committee_is_final(story: Story) -> None:
    story.tell(
        "s1", "exam-part-passed", "2025-06-01", part="NE-CE", mark="6.4", sat_on="2025-05-20",
        decided_on="2025-06-01", attempt=1,
    )  # fmt: skip
    assert results(story, "2025-05-31") == {}
    found = results(story, "2025-06-01")["NE-CE"]
    assert found["state"] == "finished"
    assert found["result"] == {
        "state": "completed",
        "pass": "passed",
        "score": "6.4",
        "final": True,
        "resultDateTime": "2025-06-01T00:00:00+02:00",
    }
    (attempt,) = found["attempts"]
    assert (attempt["attempt"], attempt["startDateTime"][:10]) == (1, "2025-05-20")
    assert attempt["result"] == found["result"]
    assert found["testComponentOffering"]["organisation"]["primaryCode"]["code"] == "98VO"
    assert found["testComponentOffering"]["ext"] == {"route": "R1", "kind": "ce", "subject": "NE"}


def test_a_provisional_mark_is_in_progress(story: Story) -> None:
    story.tell("s1", "exam-part-passed", "2025-06-01", part="NE-CE", mark="6.4")
    said = results(story, "2025-06-01")["NE-CE"]["result"]
    assert (said["state"], said["final"], said["pass"]) == ("in_progress", False, "passed")


def test_a_fail_and_then_a_pass_are_two_attempts_of_one_result(story: Story) -> None:
    story.tell("s1", "exam-part-failed", "2025-06-01", part="0153", mark="4.9")
    failed = results(story, "2025-06-01")["WI-CE"]
    assert (failed["state"], failed["result"]["pass"], failed["result"]["score"]) == (
        "associated",
        "failed",
        "4.9",
    )
    assert failed["testComponentOffering"]["otherCodes"] == [{"codeType": "component_code", "code": "0153"}]
    story.tell("s1", "exam-part-passed", "2025-07-01", part="WI-CE", mark="6.1")
    passed = results(story, "2025-07-01")["WI-CE"]
    assert passed["associationId"] == failed["associationId"]
    assert [one["result"]["pass"] for one in passed["attempts"]] == ["failed", "passed"]
    assert (passed["state"], passed["result"]["score"]) == ("finished", "6.1")


def test_what_was_annulled_or_retracted_is_gone_and_what_was_corrected_is_as_corrected(story: Story) -> None:
    story.tell("s1", "exam-part-passed", "2025-06-01", part="NE-CE", mark="6.4")
    story.tell("s1", "exam-result-annulled", "2025-06-20", part="NE-CE")
    wrong_one = story.tell("s1", "exam-part-passed", "2025-06-21", part="WI-CE", mark="6.4")
    never = story.tell("s1", "exam-part-passed", "2025-06-21", part="PV-CSPE", mark="6.4")
    assert list(results(story, "2025-06-19")) == ["NE-CE"]
    assert list(results(story, "2025-06-20")) == []
    story.correct(wrong_one, mark="7.4")
    story.retract(never)
    found = results(story, "2025-06-21")
    assert {part: one["result"]["score"] for part, one in found.items()} == {"WI-CE": "7.4"}


@pytest.mark.parametrize(
    ("mark", "score"),
    [
        ("onvoldoende", "insufficient"),
        ("voldoende", "satisfactory"),
        ("voldaan", "satisfactory"),
        ("goed", "good"),
    ],
)
def test_a_word_is_a_level_and_stays_a_word_beside_it(story: Story, mark: str, score: str) -> None:
    kind = "exam-part-failed" if mark == "onvoldoende" else "exam-part-passed"
    story.tell("s1", kind, "2025-06-01", part="MA-SE", mark=mark)
    found = results(story, "2025-06-01")["MA-SE"]
    assert found["testComponentOffering"]["resultValueType"] == "insufficient_satisfactory_good"
    assert (found["result"]["score"], found["result"]["ext"]) == (score, {"mark": mark})


def test_a_word_beside_a_number_is_no_score_in_numbers(story: Story) -> None:
    story.tell("s1", "exam-part-failed", "2025-06-01", part="MA-SE", mark="onvoldoende")
    words = results(story, "2025-06-01")["MA-SE"]
    story.tell("s1", "exam-part-passed", "2025-07-01", part="MA-SE", mark="6.0")
    found = results(story, "2025-07-01")["MA-SE"]
    assert found["result"]["score"] == "6.0"
    first, second = (one["result"] for one in found["attempts"])
    assert "score" not in first
    assert (first["ext"], second["score"]) == ({"mark": "onvoldoende"}, "6.0")
    assert found["associationId"] == words["associationId"]
    one, other = (each["testComponentOffering"]["testComponentOfferingId"] for each in (words, found))
    assert one != other  # of another scale


def test_a_pass_without_a_mark_has_no_score(story: Story) -> None:
    story.tell("s1", "exam-part-passed", "2025-06-01", part="PV-CSPE")
    said = results(story, "2025-06-01")["PV-CSPE"]["result"]
    assert "score" not in said
    assert (said["pass"], "ext" in said) == ("passed", False)


@pytest.mark.parametrize("mark", [None, "7.0"])
def test_an_exemption_is_no_pass_and_no_attempt(story: Story, mark: str | None) -> None:
    story.tell("s1", "exemption-granted", "2025-06-01", part="NE-CE", mark=mark)
    found = results(story, "2025-06-01")["NE-CE"]
    assert (found["state"], found["result"]["pass"], found["attempts"]) == ("finished", "x-exempt", [])
    assert found["result"].get("score") == mark


def test_a_joint_test_is_told_for_each_part_that_it_counts_for(story: Story) -> None:
    story.tell("s1", "exam-part-passed", "2025-06-01", part="J1", mark="7.2")
    found = results(story, "2025-06-01")
    assert list(found) == ["MA-SE", "LB"]
    schools = [one["testComponentOffering"]["organisation"]["name"][0]["value"] for one in found.values()]
    assert schools == ["98VO", "98MB"]
    assert all(one["ext"]["joint"] for one in found.values())


def test_a_joint_test_that_was_not_agreed_in_time_counts_for_the_vmbo_alone() -> None:
    parts = [dict(part) for part in PROGRAMME["parts"]]
    parts[-1]["agreed_on"] = "2025-06-02"
    story = ordinary(of(*parts, choices=PROGRAMME["choices"]))
    story.tell("s1", "route-started", START)
    story.tell("s1", "exam-part-passed", "2025-06-01", part="J1", mark="7.2")
    assert list(results(story, "2025-06-02")) == ["MA-SE"]


def test_a_result_of_no_known_part_is_left_out_and_counted(story: Story) -> None:
    story.tell("s1", "exam-part-passed", "2025-06-01", part="nergens", mark="7.2")
    written = Written()
    assert lines(story.history, "2025-05-31", written=written)
    assert written.unknown_parts == 0
    assert not [one for one in lines(story.history, "2025-06-01", written=written) if "result" in one]
    assert written.unknown_parts == 1
    story.tell("s1", "exam-result-annulled", "2025-06-02", part="nergens")
    later = Written()
    lines(story.history, "2025-06-02", written=later)
    assert later.unknown_parts == 1


def test_a_route_without_a_programme_has_enrolments_and_no_results() -> None:
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    story.tell("R1", "route-opened", "2019-01-02")
    story.tell("s1", "route-started", START)
    story.tell("s1", "exam-part-passed", "2025-06-01", part="NE-CE", mark="7.2")
    written = Written()
    assert len(lines(story.history, "2025-06-01", written=written)) == 1
    assert written.unknown_parts == 1


def test_after_completion_the_results_are_still_told_and_the_enrolments_are_over(story: Story) -> None:
    story.tell("s1", "exam-part-passed", "2025-06-01", part="NE-CE", mark="7.2")
    story.tell("s1", "transferred", SWITCH)
    story.tell("s1", "diploma-awarded", "2026-07-01", side="vmbo")
    story.tell("s1", "diploma-awarded", "2026-07-02", side="mbo")
    assert times(story, "2026-07-02")[1] == ("mbo", "finished", SWITCH, "2026-07-02")
    assert list(results(story, "2026-07-02")) == ["NE-CE"]


def test_only_the_side_and_the_cohort_asked_for(story: Story) -> None:
    story.tell("s2", "route-started", "2024-08-01")
    story.tell("s1", "exam-part-passed", "2025-06-01", part="J1", mark="7.2")
    story.tell("s1", "transferred", SWITCH)
    assert list(results(story, SWITCH, side="mbo")) == ["LB"]
    (mbo,) = enrolments(story, SWITCH, side="mbo")
    assert mbo["programmeOffering"]["programme"]["primaryCode"]["code"] == CREBO
    assert {one["ext"]["student"] for one in lines(story.history, SWITCH, side="vmbo")} == {"s1", "s2"}
    assert {one["ext"]["student"] for one in lines(story.history, SWITCH, cohort="R1/2024")} == {"s2"}


def test_two_programmes_of_one_route_are_other_tests() -> None:
    story = ordinary(of(vmbo("NE-CE")))
    story.tell(
        "R1", "exam-programme-adopted", "2023-09-01", version="2", cohorts_from=2024, **of(vmbo("NE-CE"))
    )
    for student, on in (("s1", START), ("s2", "2024-08-01")):
        story.tell(student, "route-started", on)
        story.tell(student, "exam-part-passed", "2025-06-01", part="NE-CE", mark="7.2")
    tests = [one["testComponentOffering"] for one in lines(story.history, "2025-06-01") if "result" in one]
    assert len({test["testComponentOfferingId"] for test in tests}) == 2
