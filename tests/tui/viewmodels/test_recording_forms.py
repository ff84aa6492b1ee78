"""Does a filled form become the command that a file would have?"""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from journeys.aggregates.command import Command
from journeys.errors import WrongUse
from journeys.events import EVENT_OF
from journeys.saying import Language
from tui.viewmodels.recording import FORMS, Content, Form, command_of, correcting

FORM = {form.kind: form for form in FORMS}
BPV = {
    "placement": "p1",
    "company": "c1",
    "crebo": "25737",
    "starts_on": "2025-03-01",
    "ends_on": "2025-04-01",
}


def command(kind: str, typed: dict[str, str], on: str = "2025-03-01", language: Language = "nl") -> Command:
    return command_of(FORM[f"{kind}/1"], "s1", on, "vo:98VO", typed, language)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_every_field_of_a_form_is_one_of_the_event(form: Form) -> None:
    fields = EVENT_OF[form.kind].__struct_fields__
    assert {field.name for field in form.fields} <= set(fields)
    for both in (form.title, *(field.label for field in form.fields)):
        assert all(both)


def test_what_is_left_open_is_left_out() -> None:
    found = command("exam-part-passed", {"part": " WI-CE ", "mark": "", "resit": ""}, on=" 2025-03-01 ")
    assert (found.stream, found.kind, found.on, found.by) == (
        "student/s1", "exam-part-passed/1", date(2025, 3, 1), "vo:98VO",
    )  # fmt: skip
    assert found.data == b'{"part":"WI-CE"}'


def test_two_forms_are_two_commands() -> None:
    typed = {"part": "WI-CE"}
    assert command("exam-part-passed", typed).command != command("exam-part-passed", typed).command


@pytest.mark.parametrize(("typed", "value"), [("ja", True), ("nee", False)])
def test_yes_and_no(typed: str, value: bool) -> None:
    data = msgspec.json.decode(command("bpv-agreed", {**BPV, "guardian_required": typed, "hours": "0"}).data)
    assert (data["guardian_required"], data["hours"]) == (value, 0)


@pytest.mark.parametrize("typed", ["mbo company", "mbo, company", "mbo,company"])
def test_who_assessed_is_a_list(typed: str) -> None:
    filled = {"placement": "p1", "hours": "10", "assessed_by": typed, "result": "voldoende"}
    assert msgspec.json.decode(command("bpv-completed", filled).data)["assessed_by"] == ["mbo", "company"]


@pytest.mark.parametrize(
    ("kind", "typed", "told"),
    [
        ("exam-part-passed", {}, "Onderdeel: vul dit in"),
        ("bpv-agreed", BPV, "Ouder tekent mee: vul dit in"),
        ("exam-part-passed", {"part": "A", "attempt": "-1"}, "Poging: «-1» is geen heel getal"),
        ("exam-part-passed", {"part": "A", "attempt": "²"}, "Poging: «²» is geen heel getal"),
        ("exam-part-passed", {"part": "A", "sat_on": "2025-02-30"}, "Afgelegd op: «2025-02-30» is geen dag"),
    ],
)
def test_what_is_not_right_is_named(kind: str, typed: dict[str, str], told: str) -> None:
    with pytest.raises(WrongUse) as error:
        command(kind, typed)
    assert str(error.value).startswith(told)


def test_and_in_english() -> None:
    with pytest.raises(WrongUse, match=r"^Part: fill this in$"):
        command("exam-part-passed", {}, language="en")
    with pytest.raises(WrongUse, match=r"^Attempt: «x» is not a whole number$"):
        command("exam-part-passed", {"part": "A", "attempt": "x"}, language="en")


def test_a_day_that_is_none_is_refused() -> None:
    with pytest.raises(WrongUse, match="«morgen» is geen dag"):
        command("exam-part-passed", {"part": "A"}, on="morgen")


SITTING = Content("exam-part-passed/1", '{"part":"NE-CE","mark":"4.0"}', "2024-05-25", "vo:98VO")


def test_a_correction_has_the_fields_of_what_it_corrects_with_what_counts_now() -> None:
    form, begin = correcting(SITTING)
    names = ["part", "mark", "sat_on", "decided_on", "attempt", "resit"]
    assert [field.name for field in form.fields] == [
        "event",
        *(f"data.{n}" for n in names),
        "to_on",
        "reason",
    ]
    assert begin == {"data.part": "NE-CE", "data.mark": "4.0", "to_on": "2024-05-25"}


def test_a_correction_says_everything_anew_and_what_is_emptied_is_left_out() -> None:
    form, begin = correcting(SITTING)
    typed = begin | {"event": "ne", "data.mark": "", "data.resit": "ja", "reason": "other"}
    found = command_of(form, "s1", "2025-03-01", "vo:98VO", typed, "nl")
    assert msgspec.json.decode(found.data) == {
        "event": "ne", "data": {"part": "NE-CE", "resit": True}, "to_on": "2024-05-25", "reason": "other",
    }  # fmt: skip


def test_an_event_without_a_form_of_its_own_is_corrected_value_by_value() -> None:
    said = b'{"route":"R1","leerjaar":3,"lwt":false,"chosen":["A","B"],"more":{"a":[1]}}'
    form, begin = correcting(Content("route-started/1", said.decode()))
    assert [(f.name, f.shape) for f in form.fields[1:6]] == [
        ("data.route", "text"), ("data.leerjaar", "number"), ("data.lwt", "truth"), ("data.chosen", "words"),
        ("data.more", "json"),
    ]  # fmt: skip
    assert all(all(field.label) for field in form.fields)
    typed = begin | {"event": "e", "reason": "other"}
    found = command_of(form, "s1", "2025-03-01", "vo:98VO", typed, "nl")
    assert msgspec.json.decode(found.data)["data"] == msgspec.json.decode(said)
    with pytest.raises(WrongUse, match="geen JSON"):
        command_of(form, "s1", "2025-03-01", "vo:98VO", typed | {"data.more": "{]"}, "nl")
