"""4.2 Agreements: their terms, whether they are in force, which one a route has.

Numbers count the sentences of that reading. What an agreement says shows in the cohort clause (4.11), the
transfer options and the agreement on a leerwerktraject (4.8).
"""

import pytest

from tests.scenario import Story, another, ordinary

NO_LWT = ["LWT_NO_AGREEMENT"]
OPTION = [{"option": "ander-vak", "to": "R2"}]


def with_lwt(**terms: object) -> Story:
    """A region where the route has a second agreement (A2), about a leerwerktraject."""
    story = ordinary(lwt_agreement="A2")
    story.tell("A2", "agreement-signed", "2023-01-10", **{"purpose": "leerwerktraject", **terms})
    return story


def flags_of_a_start(story: Story, on: str) -> list[str]:
    story.tell("s1", "route-started", on, lwt=True)
    return story.flags("s1", on)


@pytest.mark.parametrize(("start", "flags"), [("2023-01-09", NO_LWT), ("2023-01-10", []), ("2023-01-11", [])])
def test_an_agreement_is_there_from_the_day_it_was_signed(start: str, flags: list[str]):
    """4.2.1: a fact with a later day does not count on this day."""
    assert flags_of_a_start(with_lwt(), start) == flags


def test_an_agreement_signed_late_in_the_journal_counts_from_its_day():
    """4.2.1: it is the day of the fact that matters, not when it was recorded."""
    story = ordinary(lwt_agreement="A2")
    story.tell("s1", "route-started", "2023-08-01", lwt=True)
    assert story.flags("s1", "2023-09-01") == NO_LWT
    story.tell("A2", "agreement-signed", "2023-07-01", purpose="leerwerktraject", at="2024-01-01")
    assert story.flags("s1", "2023-09-01") == []
    assert story.flags("s1", "2023-09-01", known_at="2023-12-31") == NO_LWT


def test_an_end_reported_for_a_later_day_does_not_yet_count():
    """4.2.1: on the day of the start nobody had ended the agreement, whatever was agreed afterwards."""
    story = with_lwt()
    story.tell("A2", "agreement-ended", "2023-10-01", effective_on="2023-08-01")
    assert flags_of_a_start(story, "2023-09-01") == []


@pytest.mark.parametrize(("start", "flags"), [("2024-01-09", NO_LWT), ("2024-01-10", []), ("2024-01-11", [])])
def test_the_terms_are_as_amended_up_to_the_day(start: str, flags: list[str]):
    """4.2.2: the amended purpose holds from its own day."""
    story = with_lwt(purpose="doorlopende-leerroute")
    story.tell("A2", "agreement-amended", "2024-01-10", purpose="leerwerktraject")
    assert flags_of_a_start(story, start) == flags


def test_an_amendment_leaves_what_it_does_not_name():
    """4.2.2: as signed, but for what was amended."""
    story = with_lwt(valid_until="2023-12-31")
    story.tell("A2", "agreement-amended", "2023-06-01", cohort_obligation=False)
    story.tell("A2", "agreement-amended", "2023-07-01", topics=["other"])
    assert flags_of_a_start(story, "2023-12-31") == []
    story.tell("s2", "route-started", "2024-01-01", lwt=True)
    assert story.flags("s2", "2024-01-01") == NO_LWT


def test_the_last_of_two_amendments_holds():
    """4.2.2: amendments are taken in the order of their days, a late one in its own place."""
    story = with_lwt()
    story.tell("A2", "agreement-amended", "2023-09-01", purpose="leerwerktraject")
    story.tell("A2", "agreement-amended", "2023-05-01", purpose="doorlopende-leerroute")
    assert flags_of_a_start(story, "2023-08-01") == NO_LWT
    story.tell("s2", "route-started", "2023-09-01", lwt=True)
    assert story.flags("s2", "2023-09-01") == []


def test_a_corrected_agreement_is_as_corrected():
    """4.2.2: a correction of the signed terms holds from the day of signing."""
    story = ordinary(lwt_agreement="A2")
    agreed = story.tell("A2", "agreement-signed", "2023-01-10")
    story.tell("s1", "route-started", "2023-08-01", lwt=True)
    assert story.flags("s1", "2023-08-01") == NO_LWT
    story.correct(agreed, purpose="leerwerktraject")
    assert story.flags("s1", "2023-08-01") == []


@pytest.mark.parametrize(("start", "flags"), [("2023-07-31", NO_LWT), ("2023-08-01", []), ("2023-08-02", [])])
def test_an_agreement_is_in_force_from_its_first_day(start: str, flags: list[str]):
    """4.2.3: not before `valid_from`."""
    assert flags_of_a_start(with_lwt(valid_from="2023-08-01"), start) == flags


@pytest.mark.parametrize(("start", "flags"), [("2024-07-30", []), ("2024-07-31", []), ("2024-08-01", NO_LWT)])
def test_an_agreement_is_in_force_up_to_its_last_day(start: str, flags: list[str]):
    """4.2.3: `valid_until` is included."""
    assert flags_of_a_start(with_lwt(valid_until="2024-07-31"), start) == flags


@pytest.mark.parametrize(
    ("start", "flags"), [("2024-07-31", []), ("2024-08-01", NO_LWT), ("2024-08-02", NO_LWT)]
)
def test_an_ended_agreement_is_in_force_until_the_end_takes_effect(start: str, flags: list[str]):
    """4.2.3: before `effective_on`, not from it."""
    story = with_lwt()
    story.tell("A2", "agreement-ended", "2024-02-01", effective_on="2024-08-01")
    assert flags_of_a_start(story, start) == flags


def test_a_retracted_end_leaves_the_agreement_in_force():
    """4.2.3: an end that was never meant is no end."""
    story = with_lwt()
    story.retract(story.tell("A2", "agreement-ended", "2024-02-01", effective_on="2024-03-01"))
    assert flags_of_a_start(story, "2024-08-01") == []


@pytest.mark.parametrize(
    ("switch", "flags"),
    [
        ("2024-01-09", ["OVERSTAP_NOT_AGREED"]),
        ("2024-01-10", []),
        ("2024-01-11", []),
    ],
)
def test_a_route_has_the_agreement_that_last_replaced_the_one_before(switch: str, flags: list[str]):
    """4.2.4: by the day asked about; until then the one it was opened with."""
    story = ordinary()
    another(story, "R2")
    story.tell("A3", "agreement-signed", "2023-01-01", transfer_options=OPTION)
    story.tell("R1", "route-agreement-replaced", "2024-01-10", agreement="A3")
    story.tell("s1", "route-started", "2023-08-01")
    story.tell("s1", "switched-to-transfer-option", switch, to="route:R2")
    assert story.flags("s1", switch) == flags


def test_the_last_of_two_replacements_holds():
    """4.2.4: and a replacement by an agreement nobody signed leaves the route with no terms at all."""
    story = ordinary()
    another(story, "R2")
    story.tell("A3", "agreement-signed", "2023-01-01", transfer_options=OPTION)
    story.tell("R1", "route-agreement-replaced", "2023-09-01", agreement="A7")
    story.tell("R1", "route-agreement-replaced", "2023-10-01", agreement="A3")
    for student, switch, flags in [
        ("s1", "2023-09-15", ["OVERSTAP_NOT_AGREED"]),
        ("s2", "2023-10-15", []),
    ]:
        story.tell(student, "route-started", "2023-08-01")
        story.tell(student, "switched-to-transfer-option", switch, to="route:R2")
        assert story.flags(student, "2023-12-01") == flags
