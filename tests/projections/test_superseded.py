"""Which decisions rest on a result that was corrected or withdrawn later? Scenario S17."""

from typing import Any

import pytest

from tests.exam_programme import CHOSEN, MBO, passing, programme, result, sits, student
from tests.scenario import Story, another, joint

LATE = "2025-09-01"
FLAG = "DECISION_ON_SUPERSEDED_FACT"


def decided(kind: str = "diploma-awarded", side: str = "vmbo", **more: Any) -> Story:
    """A student with sixes, and a decision of 18 June on them."""
    story = passing()
    passing(usual=MBO, story=story)
    story.tell("s1", kind, "2025-06-18", side=side, id="decision", **more)
    return story


def rests_on(
    story: Story, side: str = "vmbo", known_at: str | None = None
) -> list[tuple[str, str, Any, Any]]:
    row = result(story, side, LATE, known_at)
    assert (FLAG in row["flags"]) is bool(row["superseded"])
    return [(one["decision"], one["part"], one["was"], one["now"]) for one in row["superseded"]]


@pytest.mark.parametrize("kind", ["diploma-awarded", "result-determined"])
def test_a_decision_on_a_mark_that_was_corrected_later(kind: str):
    """S17: 6.0 becomes 4.0; not yet by what was known before the correction."""
    story = decided(kind)
    assert rests_on(story) == []
    story.correct("NE-CE", mark="4.0", at="2025-07-03T08:15Z")
    assert rests_on(story) == [("decision", "NE-CE", "6.0", "4.0")]
    (one,) = result(story, on=LATE)["superseded"]
    assert one["basis"] == "NE-CE"
    assert {"decision", "NE-CE"} <= set(result(story, on=LATE)["because"]["events"])
    assert rests_on(story, known_at="2025-07-03T08:14:59Z") == []
    assert rests_on(story, known_at="2025-07-03T10:15:00+02:00") != []


def test_a_decision_on_a_mark_that_was_withdrawn_later():
    """S17: it was another student's."""
    story = decided()
    story.retract("NE-CE", at="2025-07-03")
    assert rests_on(story) == [("decision", "NE-CE", "6.0", None)]
    assert "DIPLOMA_WITHOUT_PASS" in result(story, on=LATE)["flags"]
    assert "NE-CE" in result(story, on=LATE)["because"]["events"]


def test_a_correction_that_was_known_when_it_was_decided():
    """S17: recorded before the decision."""
    story = passing()
    story.correct("NE-CE", mark="6.1")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo")
    assert rests_on(story) == []


def test_a_correction_that_was_undone():
    """2: it is as it was."""
    story = decided()
    mended = story.correct("NE-CE", mark="4.0", at="2025-07-03")
    story.retract(mended, at="2025-07-10")
    assert rests_on(story) == []
    assert rests_on(story, known_at="2025-07-09") != []


def test_a_correction_of_a_correction_that_was_known():
    """2: what counted when it was decided is what the first correction said."""
    story = passing()
    mended = story.correct("NE-CE", mark="6.4")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo", id="decision")
    story.correct(mended, mark="4.0", at="2025-07-03")
    assert rests_on(story) == [("decision", "NE-CE", "6.4", "4.0")]


def test_a_decision_that_is_taken_back_rests_on_nothing():
    """S17: and one taken anew rests on what is known by now."""
    story = decided()
    story.correct("NE-CE", mark="5.0", at="2025-07-03")
    story.retract("decision", at="2025-07-04")
    assert rests_on(story) == []
    story.tell("s1", "diploma-awarded", "2025-07-05", side="vmbo", at="2025-07-05")
    assert rests_on(story) == []


def test_a_decision_that_was_corrected_was_taken_anew():
    """S17: by the correction, with what was known then; a later change is one again."""
    story = decided("result-determined")
    story.correct("NE-CE", mark="4.0", at="2025-07-03")
    story.correct("decision", outcome="rejected", at="2025-07-04")
    assert rests_on(story) == []
    story.correct("EN-CE", mark="7.0", at="2025-07-05")
    assert rests_on(story) == [("decision", "EN-CE", "6.0", "7.0")]


def test_a_later_decision_of_the_same_kind_takes_its_place():
    """S17: the committee decided again."""
    story = decided("result-determined")
    story.tell("s1", "diploma-awarded", "2025-06-19", side="vmbo", id="diploma")
    story.correct("NE-CE", mark="4.0", at="2025-07-03")
    story.tell("s1", "result-determined", "2025-07-05", side="vmbo", outcome="rejected", at="2025-07-05")
    assert rests_on(story) == [("diploma", "NE-CE", "6.0", "4.0")]


def test_a_change_that_leaves_the_mark_as_it_is():
    """S17: the committee set it, the place of the sitting was wrong, or a lower attempt."""
    story = passing("WI 6.0/-")
    sits(story, "WI -/4.0", "2025-05-21", kind="exam-part-failed")
    sits(story, "WI -/6.0", "2025-06-01")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo")
    story.correct("NE-CE", decided_on="2025-06-12", at="2025-07-03")
    story.correct("EN-CE", held_at="98VO", at="2025-07-04")
    story.correct("WI-CE", mark="4.5", at="2025-07-05")
    assert rests_on(story) == []
    story.correct("WI-CE", mark="6.5", at="2025-07-06")
    assert [(part, was, now) for _, part, was, now in rests_on(story)] == [("WI-CE", "6.0", "6.5")]
    story.correct("WI-CE.2", mark="7.0", at="2025-07-07")
    assert [one["basis"] for one in result(story, on=LATE)["superseded"]] == ["WI-CE.2"]


def test_a_pass_that_was_none():
    """S17: the mark stays, what it closed does not; and an exemption that was withdrawn."""
    story = decided()
    story.retract("LOB", at="2025-07-03")
    story.tell("s1", "exam-part-failed", "2025-05-20", part="LOB", mark="voldaan", at="2025-07-04")
    assert rests_on(story) == [("decision", "LOB", "voldaan", None)]
    story = passing("NE 6.0/-")
    story.tell("s1", "exemption-granted", "2025-05-20", part="NE-CE", id="exempt")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo", id="decision")
    story.retract("exempt", at="2025-07-03")
    assert rests_on(story) == [("decision", "NE-CE", None, None)]


def test_a_result_that_turns_out_to_be_of_after_the_decision():
    """S17: the day was wrong; on the day of the decision it still counted."""
    for moved, found in (("2025-06-18", []), ("2025-06-19", [("decision", "NE-CE", "6.0", None)])):
        story = decided()
        story.correct("NE-CE", to_on=moved, at="2025-07-03")
        assert rests_on(story) == found


def test_a_result_that_was_too_late_for_the_decision_plays_no_part():
    """S17: recorded before it, of a day after it."""
    story = passing()
    sits(story, "NE -/8.0", "2025-06-20", at="2025-06-10")
    story.tell("s1", "diploma-awarded", "2025-06-18", side="vmbo", at="2025-06-18")
    story.correct("NE-CE.2", mark="9.0", at="2025-07-03")
    assert rests_on(story) == []


def test_a_mark_told_later_was_no_ground():
    """S17: a new report is no correction; the result itself tells what it is by now."""
    story = decided()
    sits(story, "NE -/9.0", "2025-06-10", at="2025-07-03")
    story.correct("NE-CE.2", mark="8.0", at="2025-07-04")
    assert rests_on(story) == []


def test_an_annulment_that_was_withdrawn():
    """S17: the mark that it undid counts after all."""
    story = passing()
    story.tell("s1", "exam-result-annulled", "2025-06-01", part="NE-CE", id="annulled")
    story.tell("s1", "result-determined", "2025-06-18", side="vmbo", outcome="rejected", id="decision")
    story.retract("annulled", at="2025-07-03")
    assert rests_on(story) == [("decision", "NE-CE", None, "6.0")]


# --- whose decision, on which part ------------------------------------------------------------------------


def test_a_decision_rests_on_its_own_side():
    """MEX-14: the mbo diploma does not rest on a mark of the vmbo, nor the other way."""
    story = decided(side="mbo")
    story.correct("NE-CE", mark="4.0", at="2025-07-03")
    assert (rests_on(story), rests_on(story, "mbo")) == ([], [])
    story.correct("B1-K1", mark="5", at="2025-07-04")
    assert (rests_on(story), rests_on(story, "mbo")) == ([], [("decision", "B1-K1", "6", "5")])


@pytest.mark.parametrize(("agreed_on", "both"), [("2024-08-01", True), (None, False)])
def test_a_joint_test_is_under_the_decisions_of_each_side_that_it_counts_for(agreed_on: Any, both: bool):
    """MEX-12, MEX-13."""
    adopted = programme(joint("J1", ["MA-SE", "LB"], agreed_on=agreed_on))
    story = sits(student(adopted), "NE 6.0/6.0")
    story.tell("s1", "exam-part-passed", "2024-11-20", part="J1", mark="7.2", id="J1", at="2025-05-21")
    for side in ("vmbo", "mbo"):
        story.tell("s1", "result-determined", "2025-06-18", side=side, id=side)
    story.correct("J1", mark="5.2", at="2025-07-03")
    assert rests_on(story) == [("vmbo", "MA-SE", "7.2", "5.2")]
    assert rests_on(story, "mbo") == ([("mbo", "LB", "7.2", "5.2")] if both else [])


def test_a_certificate_rests_on_its_own_parts():
    """VEX-04: by whatever code it names them; each certificate by itself."""
    adopted = programme(joint("J1", ["MA-SE", "LB"], agreed_on="2024-08-01"))
    story = sits(student(adopted), "NE 6.0/6.0, EN 6.0/6.0, MA 6.0")
    for name, parts in (("ne", ["NE-CE", "NE-SE"]), ("en", ["EN-SE", "EN-CE"]), ("j", ["J1", "unknown"])):
        story.tell("s1", "certificate-awarded", "2025-06-18", side="vmbo", parts=parts, id=name)
    story.tell("s1", "certificate-awarded", "2025-06-18", side="mbo", parts=["NE-CE"], id="mbo")
    for part in ("NE-CE", "MA-SE", "EN-SE"):
        story.correct(part, mark="4.0", at="2025-07-03")
    assert sorted(rests_on(story)) == [
        ("en", "EN-SE", "6.0", "4.0"), ("j", "MA-SE", "6.0", "4.0"), ("ne", "NE-CE", "6.0", "4.0"),
    ]  # fmt: skip
    assert rests_on(story, "mbo") == []
    assert {"ne", "en", "j"} <= set(result(story, on=LATE)["because"]["events"])


def test_a_certificate_awarded_again_for_the_same_parts_takes_the_place_of_the_first():
    """S17."""
    story = decided("certificate-awarded", parts=["NE-SE", "NE-CE"])
    story.correct("NE-CE", mark="5.9", at="2025-07-03")
    again = {"side": "vmbo", "parts": ["NE-CE", "NE-SE"], "at": "2025-07-04"}
    story.tell("s1", "certificate-awarded", "2025-07-04", **again)
    assert rests_on(story) == []


def test_a_decision_of_before_the_route_is_not_one_of_this_exam():
    """4.3: the day of the start itself is."""
    for on, found in (("2023-07-31", False), ("2023-08-01", True)):
        story = student()
        sits(story, "NE 6.0/6.0", "2023-06-01", decided_on="2023-06-01")
        story.tell("s1", "certificate-awarded", on, side="vmbo", parts=["NE-CE"])
        story.correct("NE-CE", mark="5.0", at="2025-07-03")
        assert bool(rests_on(story)) is found


# --- exemptions -------------------------------------------------------------------------------------------


def exempted(by: str = "NL-2F", **more: Any) -> Story:
    """An mbo result on the first route, an exemption by it on the second."""
    story = student()
    another(story, "R2", programme())
    sits(story, "NL-2F 7, REK-2 7", "2024-05-20", decided_on="2024-06-01", **more)
    story.tell("s1", "switched-to-transfer-option", "2024-08-01", to="route:R2", chosen=CHOSEN)
    story.tell("s1", "exemption-granted", "2024-09-01", part=by, mark="7", id="exempt")
    return story


@pytest.mark.parametrize("by", ["NL-2F", "GEO-3001"])
def test_an_exemption_rests_on_an_earlier_result_of_the_same_part(by: str):
    """OVS-07, MEX-17: which does not count itself any more; by the register's code too."""
    story = exempted(by)
    story.correct("REK-2", mark="4", at="2025-07-03")
    assert rests_on(story, "mbo") == []
    story.correct("NL-2F", mark="4", at="2025-07-04")
    assert rests_on(story, "mbo") == [("exempt", "NL-2F", "7", "4")]
    assert rests_on(story, "vmbo") == []


def test_an_exemption_on_a_result_that_was_withdrawn_or_was_of_another_leerweg():
    """S17."""
    story = exempted()
    story.retract("NL-2F", at="2025-07-03")
    assert rests_on(story, "mbo") == [("exempt", "NL-2F", "7", None)]
    story = exempted(leerweg="KB")
    story.correct("NL-2F", leerweg="BB", at="2025-07-03")
    assert rests_on(story, "mbo") == [("exempt", "NL-2F", "7", "7")]
    story = exempted()
    story.correct("NL-2F", part="REK-2", at="2025-07-03")
    assert rests_on(story, "mbo") == [("exempt", "NL-2F", "7", "7")]


def test_an_exemption_does_not_rest_on_what_is_no_result_or_names_no_part():
    """S17: the start, a result under an unknown name."""
    story = exempted()
    story.tell("s1", "exam-part-passed", "2024-05-20", part="XX", mark="7", id="XX", at="2024-09-01")
    story.tell("s1", "exemption-granted", "2024-09-02", part="REK-2", mark="7")
    story.correct("start", lwt=True, at="2025-07-03")
    story.correct("XX", mark="4", at="2025-07-03")
    assert rests_on(story, "mbo") == []


def test_an_exemption_on_a_result_of_which_something_else_was_corrected():
    """S17: not the mark; and its own correction takes it anew."""
    story = exempted()
    story.correct("NL-2F", decided_on="2024-06-02", at="2025-07-03")
    assert rests_on(story, "mbo") == []
    story.correct("NL-2F", mark="6", at="2025-07-04")
    story.correct("exempt", mark="6", at="2025-07-05")
    assert rests_on(story, "mbo") == []


@pytest.mark.parametrize("mark", ["6", "8"])
def test_a_later_exemption_of_the_same_part_takes_the_place_of_the_first(mark: str):
    """S17: whichever is the higher."""
    story = exempted()
    story.correct("NL-2F", mark="4", at="2025-07-04")
    story.tell("s1", "exemption-granted", "2025-07-05", part="NL-2F", mark=mark, at="2025-07-05")
    assert rests_on(story, "mbo") == []


def test_an_exemption_that_does_not_count_is_not_looked_at():
    """OVS-07: it was granted before the route that the student is on now."""
    story = exempted()
    another(story, "R3", programme())
    story.tell("s1", "switched-to-transfer-option", "2025-01-10", to="route:R3")
    story.correct("NL-2F", mark="4", at="2025-07-04")
    assert rests_on(story, "mbo") == []
