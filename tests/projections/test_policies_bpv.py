"""BPV read otherwise: recognition that ended, signatures that came late, another qualification."""

from __future__ import annotations

from typing import Any

import pytest

from tests.choosing import by_each, named, of_one, otherwise, part, same_but_for_the_name
from tests.scenario import COMPANY, Answer, Story, mbo, of, ordinary, signed

ALL_PARTIES = ("student", "company", "mbo")
BPV = of(mbo("BPV", "bpv", hours=100))


def placed(
    *, signed_on: str = "2023-10-15", crebo: str = "25737", hours: int = 100, **recognised: str
) -> Story:
    """A placement of the hundred days from 1 November 2023 to 8 February 2024, done."""
    story = ordinary(BPV)
    story.tell(COMPANY, "company-recognised", "2019-01-01", crebos=["25737", "25180"], **recognised)
    story.tell("s1", "route-started", "2023-08-01")
    story.tell(
        "s1", "bpv-agreed", "2023-10-15", crebo=crebo, starts_on="2023-11-01", ends_on="2024-02-08",
        signed=signed(*ALL_PARTIES, on=signed_on),
    )  # fmt: skip
    story.tell("s1", "bpv-completed", "2024-02-08", hours=hours)
    return story


def counted(story: Story, policy: str) -> tuple[Answer, Answer]:
    default, other = of_one(story, policy, "bpv", "2024-03-01")
    assert default["reasons"] == other["reasons"], "what is so stays told"
    return default, other


def said(row: Answer) -> tuple[Any, Any]:
    return row["counts"], row["hours_counted"]


@pytest.mark.parametrize(
    ("until", "default", "other"),
    [
        ("2024-02-07", ("partly", 99), ("no", 0)),
        ("2023-12-10", ("partly", 40), ("no", 0)),
        ("2023-11-01", ("partly", 1), ("no", 0)),
    ],
)
def test_hours_up_to_the_end_of_the_recognition_count_or_none_do(
    until: str, default: tuple[str, int], other: tuple[str, int]
):
    """BPV-03: one day short is short."""
    up_to_the_end, none = counted(placed(until=until), "bpv_lapsed_recognition")
    assert up_to_the_end["reasons"] == ["ACCREDITATION_LAPSED"]
    assert (said(up_to_the_end), said(none)) == (default, other)


@pytest.mark.parametrize("until", ["2024-02-08", "2023-10-31"])
def test_recognised_on_every_day_or_on_none_leaves_nothing_to_choose(until: str):
    story = placed(until=until)
    assert same_but_for_the_name(story, "bpv_lapsed_recognition", "bpv", "2024-03-01")


@pytest.mark.parametrize(
    ("signed_on", "default"),
    [("2023-11-02", ("partly", 99)), ("2023-12-11", ("partly", 60)), ("2024-02-09", ("no", 0))],
)
def test_hours_before_the_last_signature_do_not_count_or_do(signed_on: str, default: tuple[str, int]):
    """BPV-06: even if the last one signed when it was over."""
    not_counted, all_of_them = counted(placed(signed_on=signed_on), "bpv_before_signature")
    assert not_counted["reasons"] == ["LATE_POK"]
    assert (said(not_counted), said(all_of_them)) == (default, ("yes", 100))


def test_signed_on_the_first_day_leaves_nothing_to_choose():
    assert same_but_for_the_name(placed(signed_on="2023-11-01"), "bpv_before_signature", "bpv", "2024-03-01")


def test_without_a_signature_nothing_counts_by_either_choice():
    """BPV-05 is not ours to read otherwise."""
    story = ordinary(BPV)
    story.tell(COMPANY, "company-recognised", "2019-01-01")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell(
        "s1", "bpv-agreed", "2023-10-15", starts_on="2023-11-01", ends_on="2024-02-08",
        signed=signed("student", "company", on="2023-10-15"),
    )  # fmt: skip
    story.tell("s1", "bpv-completed", "2024-02-08")
    rows = otherwise(story, "bpv_before_signature").ask("bpv", "2024-03-01", chosen_policies=True)
    assert [(said(row), row["reasons"]) for row in rows] == [(("no", 0), ["POK_UNSIGNED"])]


def test_bpv_for_another_qualification_does_not_count_or_goes_on_counting():
    """BPV-14."""
    not_counted, counts = counted(placed(crebo="25180"), "bpv_other_crebo")
    assert not_counted["reasons"] == ["OTHER_CREBO"]
    assert (said(not_counted), said(counts)) == (("no", 0), ("yes", 100))


def test_the_day_the_student_chooses_another_qualification_is_the_day_it_matters():
    """BPV-14: as it is asked, the crebo of the day counts."""
    story = placed()
    story.tell("s1", "qualification-chosen", "2024-03-01", crebo="25180")
    assert same_but_for_the_name(story, "bpv_other_crebo", "bpv", "2024-02-29")
    not_counted, counts = counted(story, "bpv_other_crebo")
    assert (said(not_counted), said(counts)) == (("no", 0), ("yes", 100))


@pytest.mark.parametrize(
    ("policy", "story"),
    [
        ("bpv_before_signature", placed(signed_on="2023-11-02")),
        ("bpv_other_crebo", placed(crebo="25180")),
    ],
)
def test_the_exam_part_goes_with_the_hours(policy: str, story: Story):
    """BPV-12: a hundred hours are asked; the open part and the closed one say by which reading."""
    default, other = part(story, policy, "2024-03-01", "BPV")
    assert (default["status"], other["status"]) == ("owed", "passed")


def test_hours_that_were_short_anyway_are_named_too():
    default, other = part(placed(until="2024-02-07"), "bpv_lapsed_recognition", "2024-03-01", "BPV")
    assert (default["status"], other["status"]) == ("owed", "owed")
    assert "BPV-03" in default["because"]["rules"]


def test_where_all_hours_count_no_policy_is_named():
    (row,) = placed().ask("exams-owed", "2024-03-01", every_status=True, chosen_policies=True)
    assert row["status"] == "passed"
    assert not {
        named(f"bpv_{name}", 0) for name in ("before_signature", "lapsed_recognition", "other_crebo")
    } & {*row["policies"]}


@pytest.mark.parametrize(
    ("policy", "story"),
    [
        ("bpv_lapsed_recognition", placed(until="2024-02-07")),
        ("bpv_before_signature", placed(signed_on="2023-11-02")),
        ("bpv_other_crebo", placed(crebo="25180")),
    ],
)
def test_the_result_of_the_mbo_names_it_and_that_of_the_vmbo_does_not(policy: str, story: Story):
    """MEX-08: without the BPV there is no diploma."""
    of_one(story, policy, "result", "2024-03-01", side="mbo")
    for rows in by_each(story, policy, "result", "2024-03-01", side="vmbo"):
        assert not [name for name in rows[0]["policies"] if name.startswith(policy)]
