"""4.10 BPV: does a placement count, for how many hours, and why not? Numbers count the sentences.

1 rows, 2 values, 3 not completed, 4 signatures, 5 what makes it `no`, 6 what makes it `unknown`, 7 days and
hours, 8 further reasons, 9 all reasons, 10 signed and agreed again, 11 recognition.
"""

from typing import Any

import pytest

from tests.scenario import COMPANY, CREBO, Story, another, ordinary, signed

ALL = ("student", "company", "mbo")
ON_PAPER = signed(*ALL, on="2024-01-10")


def region(**recognition: Any) -> Story:
    """A student on the route, and a company recognised since 2019 unless told otherwise."""
    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    if recognition.get("on") is not False:
        story.tell(COMPANY, "company-recognised", recognition.pop("on", "2019-01-01"), **recognition)
    return story


def agreed(story: Story, **data: Any) -> str:
    """Ten days of work, agreed and signed on 10 January unless told otherwise."""
    ten_days = {"starts_on": "2024-02-01", "ends_on": "2024-02-10", "signed": ON_PAPER}
    return story.tell("s1", "bpv-agreed", data.pop("on", "2024-01-10"), **{**ten_days, **data})


def done(story: Story, on: str = "2024-02-10", **data: Any) -> str:
    return story.tell("s1", "bpv-completed", on, **data)


def verdict(story: Story, on: str = "2024-06-01", known_at: str | None = None) -> tuple[str, int, list[str]]:
    row = story.placement("s1", on, known_at)
    return row["counts"], row["hours_counted"], row["reasons"]


# --- 1, 2, 3: rows, values, not completed -------------------------------------------------------------


def test_a_placement_has_a_row_from_the_day_it_was_agreed():
    """4.10.1: drawn up on that day, whenever it starts."""
    story = region()
    agreed(story)
    assert story.placements("s1", "2024-01-09") == {}
    assert list(story.placements("s1", "2024-01-10")) == ["p1"]
    assert story.placement("s1", "2024-01-10")["student"] == "s1"


def test_every_placement_in_the_order_of_its_name():
    """4.10.1 and 6: those from before the journey too."""
    story = region()
    agreed(story, placement="p2")
    agreed(story, placement="p10")
    agreed(story, placement="p1", on="2023-05-01")
    assert list(story.placements("s1", "2024-02-01")) == ["p1", "p10", "p2"]


def test_without_a_journey_there_are_no_rows():
    """4.10.1: with one that has ended or was completed there are."""
    story = ordinary(form="GR")
    agreed(story)
    story.tell("s1", "route-started", "2024-03-01")
    assert story.placements("s1", "2024-02-29") == {}
    assert list(story.placements("s1", "2024-03-01")) == ["p1"]
    ended = story.tell("s1", "dropped-out", "2024-04-01")
    assert list(story.placements("s1", "2024-04-01")) == ["p1"]
    story.retract(ended)
    story.tell("s1", "diploma-awarded", "2024-04-01", side="mbo")
    assert list(story.placements("s1", "2024-04-01")) == ["p1"]


def test_a_retracted_agreement_leaves_no_placement():
    """4.10.1: nor anything told about it."""
    story = region()
    paper = agreed(story)
    done(story)
    story.retract(paper)
    assert story.placements("s1", "2024-06-01") == {}


def test_an_amendment_holds_from_its_day():
    """4.10.2: as agreed, then as amended."""
    story = region()
    agreed(
        story,
        starts_on="2023-07-01",
        ends_on="2023-07-31",
        on="2023-06-01",
        signed=signed(*ALL, on="2023-06-01"),
    )
    done(story, "2023-08-10", hours=80)
    assert verdict(story, "2024-01-09") == ("no", 0, ["BPV_TOO_EARLY"])
    story.tell("s1", "bpv-amended", "2024-01-10", starts_on="2023-08-01", ends_on="2023-08-10")
    assert verdict(story, "2024-01-09") == ("no", 0, ["BPV_TOO_EARLY"])
    assert verdict(story, "2024-01-10") == ("yes", 80, [])


def test_an_amendment_leaves_what_it_does_not_name():
    """4.10.2: the last amendment of each field holds; of another company, then of another crebo."""
    story = region()
    agreed(story)
    done(story)
    story.tell("s1", "bpv-amended", "2024-03-01", company="100000009")
    story.tell("s1", "bpv-amended", "2024-04-01", crebo="25180")
    assert verdict(story, "2024-02-29") == ("yes", 100, [])
    assert verdict(story, "2024-03-01") == ("unknown", 0, ["RECOGNITION_UNKNOWN"])
    assert verdict(story, "2024-04-01") == ("no", 0, ["OTHER_CREBO", "RECOGNITION_UNKNOWN"])
    story.tell("s1", "bpv-amended", "2024-05-01", company=COMPANY, crebo=CREBO)
    assert verdict(story, "2024-05-01") == ("yes", 100, [])


def test_what_is_not_completed_is_pending():
    """4.10.3: hours recorded so far count for nothing yet."""
    story = region()
    agreed(story, signed={})
    story.tell("s1", "bpv-hours-recorded", "2024-02-05", hours=40)
    assert verdict(story, "2024-02-09") == ("pending", 0, [])
    assert verdict(story, "2024-03-01") == ("pending", 0, [])


def test_what_ended_without_a_judgement_is_unknown():
    """4.10.3: from the day of the end, and that is all there is to say of it."""
    story = region()
    agreed(story, signed={}, company="100000009", crebo="25180")
    story.tell("s1", "bpv-ended", "2024-02-10", hours=90)
    assert verdict(story, "2024-02-09") == ("pending", 0, [])
    assert verdict(story, "2024-02-10") == ("unknown", 0, ["ASSESSMENT_UNKNOWN"])


@pytest.mark.parametrize("kinds", [("bpv-ended", "bpv-completed"), ("bpv-completed", "bpv-ended")])
def test_a_completion_goes_before_an_end(kinds: tuple[str, str]):
    """4.10.3: whichever came first."""
    story = region()
    agreed(story)
    for kind, on in zip(kinds, ("2024-02-10", "2024-02-20"), strict=True):
        story.tell("s1", kind, on)
    assert verdict(story) == ("yes", 100, [])


@pytest.mark.parametrize(
    ("on", "expected"), [("2024-02-09", "pending"), ("2024-02-10", "yes"), ("2024-02-11", "yes")]
)
def test_a_placement_counts_from_its_completion(on: str, expected: str):
    """4.10.3 and 4.10.7: not a day earlier."""
    story = region()
    agreed(story)
    done(story)
    assert verdict(story, on)[0] == expected


def test_the_last_completion_holds():
    """4.10.4: by day; told late it is still not the last."""
    story = region()
    agreed(story)
    done(story, "2024-03-01", hours=60)
    done(story, "2024-02-10", hours=100, result="onvoldoende")
    assert verdict(story, "2024-02-29") == ("no", 0, ["INSUFFICIENT"])
    assert verdict(story, "2024-03-01") == ("yes", 60, [])


def test_a_retracted_completion_is_none():
    """4.10.4: and a corrected one is as corrected, once that is known."""
    story = region()
    agreed(story)
    completion = done(story)
    story.correct(completion, hours=80, at="2024-04-01T09:00Z")
    assert verdict(story, known_at="2024-03-31") == ("yes", 100, [])
    assert verdict(story, known_at="2024-04-01") == ("yes", 80, [])
    story.retract(completion)
    assert verdict(story) == ("pending", 0, [])


# --- 4, 5: signatures and what makes it `no` ----------------------------------------------------------


@pytest.mark.parametrize("missing", ALL)
def test_each_of_three_parties_must_have_signed(missing: str):
    """4.10.4 and 4.10.5: one signature short is no agreement."""
    story = region()
    agreed(story, signed={party: on for party, on in ON_PAPER.items() if party != missing})
    done(story)
    assert verdict(story) == ("no", 0, ["POK_UNSIGNED"])
    story.tell("s1", "bpv-signed", "2024-01-20", party=missing)
    assert verdict(story) == ("yes", 100, [])


def test_a_guardian_must_have_signed_where_one_is_required():
    """4.10.4 and 4.10.5: and only there."""
    story = region()
    agreed(story, guardian_required=True)
    done(story)
    assert verdict(story) == ("no", 0, ["POK_UNSIGNED"])
    story.tell("s1", "bpv-signed", "2024-01-20", party="guardian")
    assert verdict(story) == ("yes", 100, [])


def test_nobody_yet_is_known_and_absent_is_unknown():
    """4.10.4, 4.10.5 and 4.10.6: `{}` against no `signed` at all."""
    for on_paper, expected in [
        ({}, ("no", 0, ["POK_UNSIGNED"])),
        (None, ("unknown", 0, ["SIGNATURES_UNKNOWN"])),
    ]:
        story = region()
        agreed(story, signed=on_paper)
        done(story)
        assert verdict(story) == expected


def test_one_reported_signature_makes_the_signatures_known():
    """4.10.4: with only the student's the others are missing."""
    story = region()
    agreed(story, signed=None)
    done(story)
    story.tell("s1", "bpv-signed", "2024-03-01", party="student")
    assert verdict(story, "2024-02-29") == ("unknown", 0, ["SIGNATURES_UNKNOWN"])
    assert verdict(story, "2024-03-01") == ("no", 0, ["POK_UNSIGNED"])


@pytest.mark.parametrize(
    ("assessed_by", "expected"),
    [
        (["mbo"], ("yes", 100, [])),
        (["company", "mbo"], ("yes", 100, [])),
        (["vo"], ("no", 0, ["ASSESSOR_NOT_MBO"])),
        (["vo", "company"], ("no", 0, ["ASSESSOR_NOT_MBO"])),
        ([], ("no", 0, ["ASSESSOR_NOT_MBO"])),
    ],
)
def test_the_mbo_must_have_assessed_it(assessed_by: list[str], expected: tuple):
    """4.10.5: alone or together with others (S11)."""
    story = region()
    agreed(story)
    done(story, assessed_by=assessed_by)
    assert verdict(story) == expected


def test_an_insufficient_result_counts_for_nothing():
    """4.10.5: not an hour."""
    story = region()
    agreed(story)
    done(story, result="onvoldoende")
    assert verdict(story) == ("no", 0, ["INSUFFICIENT"])


def test_a_placement_for_another_qualification():
    """4.10.5: by the qualification the student has on the day asked about."""
    story = region(crebos=[CREBO, "25180"])
    agreed(story, crebo="25180")
    done(story)
    assert verdict(story) == ("no", 0, ["OTHER_CREBO"])
    story.tell("s1", "qualification-chosen", "2024-05-01", crebo="25180")
    assert verdict(story, "2024-04-30") == ("no", 0, ["OTHER_CREBO"])
    assert verdict(story, "2024-05-01") == ("yes", 100, [])


def test_a_placement_for_a_renewed_qualification_fits():
    """4.10.5: linked by a renewal of the route."""
    story = region(crebos=["25180"])
    agreed(story, crebo="25180")
    done(story)
    story.tell("R1", "qualification-renewed", "2024-05-01", old="25180", new=CREBO)
    assert verdict(story, "2024-04-30") == ("no", 0, ["OTHER_CREBO"])
    assert verdict(story, "2024-05-01") == ("yes", 100, [])


def test_without_a_qualification_no_placement_is_for_another():
    """4.10.5: if there is one; here there is none yet."""
    story = ordinary(crebo=None)
    story.tell(COMPANY, "company-recognised", "2019-01-01")
    story.tell("s1", "route-started", "2023-08-01")
    agreed(story)
    done(story)
    assert verdict(story) == ("yes", 100, [])


def test_a_company_that_was_not_recognised_on_any_of_the_days():
    """4.10.5: known, but for another crebo, after the last day, or before the first."""
    for recognition in (
        {"crebos": ["25180"]},
        {"on": "2024-02-11"},
        {"until": "2024-01-31"},
    ):
        story = region(**recognition)
        agreed(story)
        done(story)
        assert verdict(story) == ("no", 0, ["NOT_ACCREDITED"])


def test_a_company_known_only_by_a_withdrawal_is_known():
    """4.10.5: it has an event, and no day recognised."""
    story = region(on=False)
    story.tell(COMPANY, "recognition-withdrawn", "2023-01-01")
    agreed(story)
    done(story)
    assert verdict(story) == ("no", 0, ["NOT_ACCREDITED"])


# --- 6: unknown ---------------------------------------------------------------------------------------


def test_a_company_nobody_reported_about_is_unknown():
    """4.10.6: until the first report about it, by day and by what was known (S10)."""
    story = region(on=False)
    agreed(story)
    done(story)
    story.tell(COMPANY, "company-recognised", "2024-01-31", at="2024-04-01T09:00Z")
    assert verdict(story, known_at="2024-03-31") == ("unknown", 0, ["RECOGNITION_UNKNOWN"])
    assert verdict(story, known_at="2024-04-01") == ("yes", 100, [])


def test_both_unknown():
    """4.10.6: sorted."""
    story = region(on=False)
    agreed(story, signed=None)
    done(story)
    assert verdict(story) == ("unknown", 0, ["RECOGNITION_UNKNOWN", "SIGNATURES_UNKNOWN"])


# --- 7, 8: days, hours, further reasons ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2024-01-31", ("yes", 100, [])),
        ("2024-02-01", ("yes", 100, [])),
        ("2024-02-02", ("partly", 90, ["BPV_TOO_EARLY"])),
        ("2024-02-10", ("partly", 10, ["BPV_TOO_EARLY"])),
        ("2024-02-11", ("no", 0, ["BPV_TOO_EARLY"])),
    ],
)
def test_days_before_the_start_of_the_journey_do_not_count(start: str, expected: tuple):
    """4.10.7 and 4.10.8: ten days of ten hours, from the day of the start."""
    story = ordinary()
    story.tell(COMPANY, "company-recognised", "2019-01-01")
    story.tell("s1", "route-started", start)
    agreed(story)
    done(story)
    assert verdict(story) == expected


@pytest.mark.parametrize(
    ("recognised", "expected"),
    [
        ("2024-02-01", ("yes", 100, [])),
        ("2024-02-02", ("partly", 90, ["ACCREDITATION_LAPSED"])),
        ("2024-02-10", ("partly", 10, ["ACCREDITATION_LAPSED"])),
    ],
)
def test_days_before_the_recognition_do_not_count(recognised: str, expected: tuple):
    """4.10.7 and 4.10.8: some days recognised, some not."""
    story = region(on=recognised)
    agreed(story)
    done(story)
    assert verdict(story) == expected


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [
        ("2024-02-11", ("yes", 100, [])),
        ("2024-02-10", ("partly", 90, ["ACCREDITATION_LAPSED"])),
        ("2024-02-02", ("partly", 10, ["ACCREDITATION_LAPSED"])),
        ("2024-02-01", ("no", 0, ["NOT_ACCREDITED"])),
    ],
)
def test_days_from_the_withdrawal_do_not_count(withdrawn: str, expected: tuple):
    """4.10.7, 4.10.8 and 4.10.11: not recognised from the day itself."""
    story = region()
    story.tell(COMPANY, "recognition-withdrawn", withdrawn)
    agreed(story)
    done(story)
    assert verdict(story) == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2024-01-31", ("yes", 100, [])),
        ("2024-02-01", ("yes", 100, [])),
        ("2024-02-02", ("partly", 90, ["LATE_POK"])),
        ("2024-02-10", ("partly", 10, ["LATE_POK"])),
        ("2024-02-11", ("no", 0, ["LATE_POK"])),
    ],
)
def test_days_before_the_latest_signature_do_not_count(last: str, expected: tuple):
    """4.10.7 and 4.10.8: the day of signing itself does (S11)."""
    story = region()
    agreed(story, signed={**ON_PAPER, "mbo": last})
    done(story)
    assert verdict(story) == expected


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(100, ("partly", 90)), (99, ("partly", 89)), (11, ("partly", 9)), (2, ("partly", 1)), (1, ("no", 0))],
)
def test_hours_are_rounded_down(hours: int, expected: tuple[str, int]):
    """4.10.7: nine of ten days; less than an hour is none."""
    story = region()
    agreed(story, signed={**ON_PAPER, "mbo": "2024-02-02"})
    done(story, hours=hours)
    assert verdict(story) == (*expected, ["LATE_POK"])


def test_no_hours_on_good_days_is_still_a_yes():
    """4.10.7: all days are good; there were no hours to count."""
    story = region()
    agreed(story)
    done(story, hours=0)
    assert verdict(story) == ("yes", 0, [])


def test_the_hours_are_those_of_the_completion():
    """4.10.7: not those agreed, nor those recorded on the way."""
    story = region()
    agreed(story, hours=200)
    story.tell("s1", "bpv-hours-recorded", "2024-02-05", hours=40)
    done(story, hours=123)
    assert verdict(story) == ("yes", 123, [])


def test_a_day_must_be_good_in_every_way():
    """4.10.7 and 4.10.8: too early, late signed and lapsed together leave four of ten days."""
    story = ordinary()
    story.tell("s1", "route-started", "2024-02-03")
    story.tell(COMPANY, "company-recognised", "2019-01-01", until="2024-02-08")
    agreed(story, signed={**ON_PAPER, "company": "2024-02-05"})
    done(story)
    assert verdict(story) == ("partly", 40, ["ACCREDITATION_LAPSED", "BPV_TOO_EARLY", "LATE_POK"])


def test_a_placement_of_one_day():
    """4.10.7: the first and the last day are the same one."""
    story = region()
    agreed(story, ends_on="2024-02-01")
    done(story, "2024-02-01", hours=8)
    assert verdict(story, "2024-02-01") == ("yes", 8, [])


def test_a_placement_amended_to_no_days_at_all_counts_for_nothing():
    """4.10.7: there is not one good day."""
    story = region()
    agreed(story)
    story.tell("s1", "bpv-amended", "2024-02-05", ends_on="2024-01-15")
    done(story)
    counts, hours, _ = verdict(story)
    assert (counts, hours) == ("no", 0)


def test_the_days_are_those_of_the_last_journey():
    """4.10.7: a placement of a former journey is too early for the next one."""
    story = region()
    agreed(story)
    done(story)
    story.tell("s1", "dropped-out", "2024-03-01")
    story.tell("s1", "route-started", "2024-08-01")
    assert verdict(story, "2024-07-31") == ("yes", 100, [])
    assert verdict(story, "2024-08-01") == ("no", 0, ["BPV_TOO_EARLY"])


def test_a_switch_keeps_the_start():
    """4.10.7: the journey goes on, and so do the hours made before."""
    story = region()
    another(story, "R2")
    agreed(story)
    done(story)
    story.tell("s1", "switched-to-transfer-option", "2024-03-01", to="route:R2")
    assert verdict(story, "2024-03-01") == ("yes", 100, [])


# --- 9: all reasons -----------------------------------------------------------------------------------


def test_a_no_lists_every_reason_that_holds():
    """4.10.9: also those that would have made it unknown or partly."""
    story = region(until="2024-02-05")
    agreed(story, signed=None)
    done(story, result="onvoldoende")
    assert verdict(story) == ("no", 0, ["ACCREDITATION_LAPSED", "INSUFFICIENT", "SIGNATURES_UNKNOWN"])


def test_an_unknown_lists_every_reason_that_holds():
    """4.10.9: here the company is unknown, and the rest is not in order either."""
    story = ordinary()
    story.tell("s1", "route-started", "2024-02-03")
    agreed(story, signed={**ON_PAPER, "mbo": "2024-02-05"})
    done(story)
    assert verdict(story) == ("unknown", 0, ["BPV_TOO_EARLY", "LATE_POK", "RECOGNITION_UNKNOWN"])


def test_late_is_said_only_of_what_is_wholly_signed():
    """4.10.8: with a signature missing there is no latest one."""
    story = region()
    agreed(story, signed={"student": "2024-03-01", "company": "2024-03-01"})
    done(story)
    assert verdict(story) == ("no", 0, ["POK_UNSIGNED"])


# --- 10: signed and agreed again ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("again", "expected"),
    [("2024-02-01", ("yes", 100, [])), ("2024-02-03", ("partly", 80, ["LATE_POK"]))],
)
def test_a_reported_signature_goes_before_the_one_on_paper(again: str, expected: tuple):
    """4.10.10: it is `on` the day of signing; told late, it is still that day."""
    story = region()
    agreed(story, signed={**ON_PAPER, "mbo": "2024-02-05"})
    done(story)
    story.tell("s1", "bpv-signed", again, party="mbo")
    assert verdict(story) == expected


def test_of_two_reported_signatures_the_last_holds():
    """4.10.10: by day."""
    story = region()
    agreed(story)
    done(story)
    story.tell("s1", "bpv-signed", "2024-02-03", party="mbo")
    story.tell("s1", "bpv-signed", "2024-01-20", party="mbo")
    assert verdict(story) == ("partly", 80, ["LATE_POK"])


def test_a_signature_after_the_day_asked_about_is_not_there_yet():
    """4.10.10: unsigned until then."""
    story = region()
    agreed(story, signed=signed("student", "company", on="2024-01-10"))
    done(story)
    story.tell("s1", "bpv-signed", "2024-02-20", party="mbo")
    assert verdict(story, "2024-02-19") == ("no", 0, ["POK_UNSIGNED"])
    assert verdict(story, "2024-02-20") == ("no", 0, ["LATE_POK"])


def test_a_new_agreement_drops_earlier_amendments():
    """4.10.10: what it says holds, and what is amended after it."""
    story = region()
    agreed(story)
    story.tell("s1", "bpv-amended", "2024-01-15", company="100000009")
    done(story)
    assert verdict(story, "2024-02-29") == ("unknown", 0, ["RECOGNITION_UNKNOWN"])
    agreed(story, on="2024-03-01")
    assert verdict(story, "2024-03-01") == ("yes", 100, [])
    story.tell("s1", "bpv-amended", "2024-04-01", company="100000009")
    assert verdict(story, "2024-04-01") == ("unknown", 0, ["RECOGNITION_UNKNOWN"])


def test_a_new_agreement_keeps_signatures_and_completion():
    """4.10.10: those that were reported by themselves."""
    story = region()
    agreed(story, signed=None)
    for party in ALL:
        story.tell("s1", "bpv-signed", "2024-01-20", party=party)
    done(story)
    agreed(story, on="2024-03-01", signed=None, starts_on="2024-02-02")
    assert verdict(story, "2024-03-01") == ("yes", 100, [])


def test_a_new_agreement_that_says_nothing_of_signatures_keeps_those_on_the_earlier_paper():
    """4.10.10: and one that names them replaces them."""
    story = region()
    agreed(story)
    done(story)
    agreed(story, on="2024-03-01", signed=None)
    assert verdict(story, "2024-03-01") == ("yes", 100, [])
    agreed(story, on="2024-04-01", signed={})
    assert verdict(story, "2024-04-01") == ("no", 0, ["POK_UNSIGNED"])


# --- 11: recognition ----------------------------------------------------------------------------------


def test_a_recognition_counts_from_its_day_whenever_it_was_recorded():
    """4.10.11: events up to the day asked about, of those that were known."""
    story = region(on=False)
    agreed(story, company="100000009")
    done(story)
    story.tell("100000009", "company-recognised", "2024-02-06", at="2024-05-01T09:00Z")
    assert verdict(story, known_at="2024-04-30") == ("unknown", 0, ["RECOGNITION_UNKNOWN"])
    assert verdict(story) == ("partly", 50, ["ACCREDITATION_LAPSED"])


def test_a_recognition_may_be_withdrawn_and_given_again():
    """4.10.11: the days between are lost."""
    story = region()
    story.tell(COMPANY, "recognition-withdrawn", "2024-02-03")
    story.tell(COMPANY, "company-recognised", "2024-02-06")
    agreed(story)
    done(story)
    assert verdict(story) == ("partly", 70, ["ACCREDITATION_LAPSED"])


def test_a_withdrawal_is_of_the_crebos_it_names():
    """4.10.11: a recognition for another goes on."""
    story = region(crebos=[CREBO, "25180"])
    story.tell(COMPANY, "recognition-withdrawn", "2024-02-03", crebos=["25180"])
    agreed(story)
    done(story)
    assert verdict(story) == ("yes", 100, [])


def test_a_withdrawal_ends_a_recognition_that_had_a_last_day_too():
    """4.10.11: all that was open on that day ends."""
    story = region(until="2024-12-31")
    story.tell(COMPANY, "company-recognised", "2023-06-01")
    story.tell(COMPANY, "recognition-withdrawn", "2024-02-03")
    agreed(story)
    done(story)
    assert verdict(story) == ("partly", 20, ["ACCREDITATION_LAPSED"])


def test_two_recognitions_are_recognised_on_the_days_of_either():
    """4.10.11: one ends, the other goes on."""
    story = region(until="2024-02-03")
    story.tell(COMPANY, "company-recognised", "2024-02-02", until="2024-02-08")
    agreed(story)
    done(story)
    assert verdict(story) == ("partly", 80, ["ACCREDITATION_LAPSED"])


def test_a_withdrawal_of_a_later_day_than_asked_about_is_not_there_yet():
    """4.10.11: completed before its last day, it is judged by what counts on the day asked about."""
    story = region()
    agreed(story)
    done(story, "2024-02-08")
    withdrawn = story.tell(COMPANY, "recognition-withdrawn", "2024-02-10")
    assert verdict(story, "2024-02-09") == ("yes", 100, [])
    assert verdict(story, "2024-02-10") == ("partly", 90, ["ACCREDITATION_LAPSED"])
    story.correct(withdrawn, to_on="2024-03-01")
    assert verdict(story) == ("yes", 100, [])
    story.retract(withdrawn)
    assert verdict(story) == ("yes", 100, [])


def test_a_company_is_unknown_until_the_day_of_its_first_report():
    """4.10.6 and 4.10.11: from then on it is known not to have been recognised."""
    story = region(on="2024-07-01")
    agreed(story)
    done(story)
    assert verdict(story, "2024-06-30") == ("unknown", 0, ["RECOGNITION_UNKNOWN"])
    assert verdict(story, "2024-07-01") == ("no", 0, ["NOT_ACCREDITED"])
