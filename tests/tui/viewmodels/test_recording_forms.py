"""Does a filled form become the command that a file would have?"""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from journeys.aggregates.command import Command
from journeys.errors import WrongUse
from journeys.events import EVENT_OF
from leerspoor.wording import Language
from tui.viewmodels.recording import FORMS, Form, command_of

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
        (
            "corrected",
            {"event": "e", "data": "{]", "reason": "other"},
            "Hele nieuwe inhoud (JSON): geen JSON (",
        ),
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
