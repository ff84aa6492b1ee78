"""4.1 Days: school years and last days. Numbers count the sentences of that reading."""

import pytest

from tests.scenario import COMPANY, another, of, ordinary, vmbo


@pytest.mark.parametrize(
    ("start", "cohort"),
    [
        ("2024-08-01", "R1/2024"),
        ("2025-02-03", "R1/2024"),
        ("2025-07-30", "R1/2024"),
        ("2025-07-31", "R1/2024"),
        ("2025-08-01", "R1/2025"),
        ("2025-12-31", "R1/2025"),
    ],
)
def test_a_school_year_runs_from_august_to_july(start: str, cohort: str):
    """4.1.1: a day belongs to the school year of the 1 August on or before it."""
    story = ordinary()
    story.tell("s1", "route-started", start)
    assert story.responsibility("s1", start)["cohort"] == cohort


@pytest.mark.parametrize(
    ("start", "flags"), [("2024-01-30", []), ("2024-01-31", []), ("2024-02-01", ["LWT_NO_AGREEMENT"])]
)
def test_an_agreement_holds_up_to_and_including_its_last_day(start: str, flags: list[str]):
    """4.1.2: `valid_until` is a last day."""
    story = ordinary(lwt_agreement="A2")
    story.tell("A2", "agreement-signed", "2019-01-01", purpose="leerwerktraject", valid_until="2024-01-31")
    story.tell("s1", "route-started", start, lwt=True)
    assert story.flags("s1", start) == flags


@pytest.mark.parametrize(
    ("start", "flags"),
    [("2024-01-30", []), ("2024-01-31", ["LWT_NO_AGREEMENT"]), ("2024-02-01", ["LWT_NO_AGREEMENT"])],
)
def test_an_agreement_that_ends_is_gone_on_its_effective_day(start: str, flags: list[str]):
    """4.1.2: `effective_on` is the first day without."""
    story = ordinary(lwt_agreement="A2")
    story.tell("A2", "agreement-signed", "2019-01-01", purpose="leerwerktraject")
    story.tell("A2", "agreement-ended", "2023-09-01", effective_on="2024-01-31")
    story.tell("s1", "route-started", start, lwt=True)
    assert story.flags("s1", start) == flags


@pytest.mark.parametrize(("until", "counted"), [("2024-02-08", 90), ("2024-02-09", 100), ("2024-02-10", 100)])
def test_a_recognition_holds_up_to_and_including_its_last_day(until: str, counted: int):
    """4.1.2: `until` is a last day, and so is `ends_on`: a placement of ten days."""
    story = ordinary()
    story.tell(COMPANY, "company-recognised", "2019-01-01", until=until)
    story.tell("s1", "route-started", "2023-08-01")
    on_paper = dict.fromkeys(("student", "company", "mbo"), "2024-01-20")
    story.tell(
        "s1", "bpv-agreed", "2024-01-20", starts_on="2024-01-31", ends_on="2024-02-09", signed=on_paper
    )
    story.tell("s1", "bpv-completed", "2024-02-10", hours=100)
    assert story.placement("s1", "2024-03-01")["hours_counted"] == counted


@pytest.mark.parametrize(
    ("on", "status"), [("2027-01-14", "owed"), ("2027-01-15", "owed"), ("2027-01-16", "window-closed")]
)
def test_an_extension_holds_up_to_and_including_its_last_day(on: str, status: str):
    """4.1.2: `until` of an extended window is its last day."""
    story = ordinary(of(vmbo("NE-CE")))
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "window-extended", "2026-06-01", until="2027-01-15")
    assert story.part("s1", "NE-CE", on)["status"] == status


def test_flags_are_in_the_order_of_their_letters():
    """4.1.3: lists of flags are sorted by code point."""
    story = ordinary(form="LEERLIJN")
    another(story, "R2", form="LEERLIJN")
    story.tell("s1", "route-started", "2023-10-01", leerjaar=4, lwt=True)
    story.tell("s1", "enrolment-period-registered", "2023-10-01", side="vo", fase="MBO")
    story.tell("s1", "transferred", "2023-10-01")
    story.tell("s1", "switched-to-transfer-option", "2023-11-01", to="route:R2")
    assert story.flags("s1", "2024-01-01") == [
        "LWT_NO_AGREEMENT",
        "NOT_STATUTORY",
        "OPEN_SWITCH_CLASS4",
        "OVERSTAP_NOT_AGREED",
        "PHASE_DIFFERS",
        "TRANSFER_BEFORE_TWO_YEARS",
    ]


def test_reasons_are_in_the_order_of_their_letters():
    """4.1.3: lists of reasons are sorted by code point."""
    story = ordinary()
    story.tell(COMPANY, "company-recognised", "2019-01-01", crebos=["25180"])
    story.tell("s1", "route-started", "2023-08-01")
    story.tell(
        "s1",
        "bpv-agreed",
        "2023-06-01",
        crebo="25786",
        starts_on="2023-06-10",
        ends_on="2023-06-20",
        signed={},
    )
    story.tell("s1", "bpv-completed", "2023-09-01", assessed_by=["vo"], result="onvoldoende")
    assert story.placement("s1", "2024-01-01")["reasons"] == [
        "ASSESSOR_NOT_MBO",
        "BPV_TOO_EARLY",
        "INSUFFICIENT",
        "NOT_ACCREDITED",
        "OTHER_CREBO",
        "POK_UNSIGNED",
    ]
