"""What do the folds look up, and which streams do a student's and a route's facts name?"""

from datetime import date

from journeys.folds.reference import Reference, streams_named_by_route, streams_named_by_student
from journeys.history import counted
from journeys.law.policies import DEFAULT, Policies
from tests.scenario import COMPANY, Story, day, instant, ordinary

WHEN = {"starts_on": "2024-09-02", "ends_on": "2025-01-31"}


def streams(story: Story) -> dict[str, list]:
    return {
        name: [r for r in story.history if r.stream == name] for name in {r.stream for r in story.history}
    }


def reference(story: Story, known_at: str | None = None) -> Reference:
    return Reference(streams(story), instant(known_at))


def test_each_stream_is_found_in_its_own_room():
    story = ordinary()
    story.tell(COMPANY, "company-recognised", "2020-01-01")
    story.tell("switch_day", "policy-chosen", "2020-01-01", choice="OCTOBER_1")
    story.tell("s1", "route-started", "2023-08-01")
    found = reference(story)
    assert list(found.agreements) == ["A1"]
    assert list(found.routes) == ["R1"]
    assert list(found.companies) == [COMPANY]
    assert found.agreement("A1").in_force(day("2023-08-01"))
    assert found.route("R1").there_on(day("2023-08-01"))
    assert found.company(COMPANY).known_on(day("2023-08-01"))


def test_what_nobody_told_of_is_there_and_empty_but_a_route_is_not():
    found = Reference({})
    assert found.agreement("A9").terms_on(date.max) is None
    assert not found.company("9").known_on(date.max)
    assert found.route("R9") is None


def test_only_what_was_known_is_found():
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01", at="2020-05-01")
    assert reference(story, "2020-04-30").agreement("A1").terms_on(date.max) is None
    assert reference(story, "2020-05-01").agreement("A1").terms_on(date.max) is not None


def test_policies_are_the_default_ones_until_the_chosen_ones_are_asked_for():
    story = Story()
    story.tell("switch_day", "policy-chosen", "2020-01-01", choice="OCTOBER_1")
    found = reference(story)
    assert found.policies == DEFAULT
    assert found.chosen(day("2019-12-31")).policies == DEFAULT
    assert found.chosen(day("2020-01-01")).policies == Policies(switch_day="OCTOBER_1")


def test_a_student_names_routes_and_companies():
    story = Story()
    story.tell("s1", "route-started", "2023-08-01", route="R1")
    story.tell("s1", "switched-to-transfer-option", "2023-09-01", to="route:R2")
    story.tell("s1", "switched-to-transfer-option", "2023-10-01", to="regular-mbo")
    story.tell("s1", "bpv-agreed", "2024-06-01", company="1", **WHEN)
    story.tell("s1", "bpv-amended", "2024-07-01", company="2")
    story.tell("s1", "bpv-amended", "2024-08-01", crebo="25180")
    story.tell("s1", "enrolled", "2024-08-01", side="mbo")
    named = streams_named_by_student(counted(story.history))
    assert named == {"route/R1", "route/R2", "company/1", "company/2"}


def test_a_route_names_agreements():
    story = Story()
    story.tell("R1", "route-opened", "2019-01-01", agreement="A1")
    assert streams_named_by_route(counted(story.history)) == {"agreement/A1"}
    story.tell("R1", "route-agreement-replaced", "2020-01-01", agreement="A3")
    story.tell("R1", "route-registered", "2020-01-01", side="vo")
    assert streams_named_by_route(counted(story.history)) == {"agreement/A1", "agreement/A3"}
    story = Story()
    story.tell("R1", "route-opened", "2019-01-01", agreement="A1", lwt_agreement="A2")
    assert streams_named_by_route(counted(story.history)) == {"agreement/A1", "agreement/A2"}
