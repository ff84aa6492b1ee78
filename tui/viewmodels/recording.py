"""What can be recorded by form, which fields does it have, and what becomes of what was typed?

A form becomes the same command as a line of a file; what is not right is refused in the same words.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct, structs

from journeys.aggregates.command import Command
from journeys.errors import WrongUse
from journeys.saying import Language
from leerspoor.asking import day_of
from leerspoor.event_words import field_word
from tui.language import Both, say

Shape: TypeAlias = Literal["text", "day", "number", "truth", "choice", "json", "words"]


class Field(Struct, frozen=True):
    """One field: its name in the data, a label, what is typed in it, and for a choice from what."""

    name: str
    label: Both
    shape: Shape = "text"
    needed: bool = True
    choices: tuple[str, ...] = ()


class Content(Struct, frozen=True):
    """What an event says now: its kind, its data as JSON, and who reported it.

    `moved_to`: the day that it was moved to, empty if it was not.
    """

    kind: str
    data: str
    moved_to: str = ""
    by: str = ""


class Form(Struct, frozen=True):
    """A kind of event, its name for people, and its fields beside the day and who reports."""

    kind: str
    title: Both
    fields: tuple[Field, ...]


_SITTING = (
    Field("part", ("Onderdeel", "Part"), "choice"),
    Field("mark", ("Cijfer (6.4, voldoende …)", "Mark (6.4, voldoende …)"), needed=False),
    Field("sat_on", ("Afgelegd op", "Sat on"), "day", needed=False),
    Field("decided_on", ("Vastgesteld op (anders voorlopig)", "Decided on (else provisional)"), "day",
          needed=False),
    Field("attempt", ("Poging", "Attempt"), "number", needed=False),
    Field("resit", ("Herkansing", "Resit"), "truth", needed=False),
)  # fmt: skip
FORMS: tuple[Form, ...] = (
    Form("exam-part-passed/1", ("Onderdeel behaald", "Exam part passed"), _SITTING),
    Form("exam-part-failed/1", ("Onderdeel niet behaald", "Exam part failed"), _SITTING),
    Form("bpv-agreed/1", ("BPV afgesproken", "BPV agreed"), (
        Field("placement", ("Plaatsing (eigen code)", "Placement (code of your own)")),
        Field("company", ("Leerbedrijf (id)", "Leerbedrijf (id)")),
        Field("crebo", ("Crebo", "Crebo")),
        Field("starts_on", ("Van", "From"), "day"),
        Field("ends_on", ("Tot en met", "Until"), "day"),
        Field("hours", ("Uren", "Hours"), "number", needed=False),
        Field("guardian_required", ("Ouder tekent mee", "A guardian signs too"), "truth"),
    )),
    Form("bpv-completed/1", ("BPV afgerond", "BPV completed"), (
        Field("placement", ("Plaatsing", "Placement"), "choice"),
        Field("hours", ("Uren", "Hours"), "number"),
        Field("assessed_by", ("Beoordeeld door (mbo vo company)", "Assessed by (mbo vo company)"), "words"),
        Field("result", ("Oordeel", "Judgement"), "choice", choices=("voldoende", "onvoldoende")),
    )),
    Form("corrected/1", ("Correctie", "Correction"), (
        Field("event", ("Gebeurtenis", "Event"), "choice"),
        Field("to_on", ("Nieuwe dag (anders dezelfde)", "New day (else the same)"), "day", needed=False),
        Field("reason", ("Reden", "Reason"), "choice",
              choices=("typing-error", "swapped-students", "wrong-day", "other")),
    )),
)  # fmt: skip
"""What can be recorded by form. A correction also has the fields of what it corrects (`correcting`)."""
CORRECTION = "corrected/1"
_OF_CONTENT = "data."
"""Before the name of a field of what is corrected."""
_TRUTH = {"ja": True, "nee": False}
TRUTH: tuple[tuple[Both, str], ...] = ((("nee", "no"), "nee"), (("ja", "yes"), "ja"))
"""What can be chosen where yes or no is asked: in words, and as it is typed."""
_FILL_IN: Both = ("vul dit in", "fill this in")
_NO_NUMBER: Both = ("is geen heel getal", "is not a whole number")
_NO_JSON: Both = ("geen JSON", "no JSON")


def correcting(content: Content) -> tuple[Form, dict[str, str]]:
    """The form of a correction of this event, and what stands in it at first: what the event says now."""
    said = msgspec.json.decode(content.data, type=dict[str, Any])
    by_form = {field.name: field for form in FORMS if form.kind == content.kind for field in form.fields}
    fields = [by_form.get(name) or _field_of(name, value) for name, value in said.items()]
    fields += [field for name, field in by_form.items() if name not in said]
    own = [structs.replace(field, name=f"{_OF_CONTENT}{field.name}") for field in fields]
    plain = next(form for form in FORMS if form.kind == CORRECTION)
    event, *rest = plain.fields
    begin = {
        f"{_OF_CONTENT}{field.name}": _typed(field, said[field.name])
        for field in fields
        if field.name in said
    }
    return structs.replace(plain, fields=(event, *own, *rest)), begin | {"to_on": content.moved_to}


def _field_of(name: str, value: Any) -> Field:
    """The field of a member of an event that has no form of its own."""
    shape: Shape = "text"
    if isinstance(value, bool):
        shape = "truth"
    elif isinstance(value, int):
        shape = "number"
    elif isinstance(value, list) and all(isinstance(item, str) for item in value):
        shape = "words"
    elif isinstance(value, list | dict):
        shape = "json"
    label = (field_word(name, "nl") or name, field_word(name, "en") or name)
    return Field(name, label, shape, needed=False)


def _typed(field: Field, value: Any) -> str:
    """A value as it is typed in a field."""
    match field.shape:
        case "truth":
            return TRUTH[bool(value)][1]
        case "words":
            return " ".join(map(str, value))
        case "json":
            return msgspec.json.encode(value).decode()
        case _:
            return str(value)


def command_of(
    form: Form, student: str, on: str, by: str, typed: Mapping[str, str], language: Language
) -> Command:
    """The command of a filled form; raises `WrongUse` naming the field that is not right."""
    data: dict[str, Any] = {}
    for field in form.fields:
        text = typed.get(field.name, "").strip()
        of_content = field.name.startswith(_OF_CONTENT)
        into = data.setdefault("data", {}) if of_content else data
        if text:
            into[field.name.removeprefix(_OF_CONTENT)] = _value(field, text, language)
        elif field.needed:
            raise WrongUse(f"{say(field.label, language)}: {say(_FILL_IN, language)}")
    return Command(
        stream=f"student/{student}",
        kind=form.kind,
        on=day_of(on.strip()),
        by=by.strip(),
        data=msgspec.json.encode(data),
        command=str(uuid.uuid4()),
    )


def _value(field: Field, text: str, language: Language) -> Any:
    label = say(field.label, language)
    match field.shape:
        case "day":
            try:
                return day_of(text).isoformat()
            except WrongUse as error:
                raise WrongUse(f"{label}: {error}") from None
        case "number":
            if not text.isascii() or not text.isdigit():
                raise WrongUse(f"{label}: «{text}» {say(_NO_NUMBER, language)}")
            return int(text)
        case "truth":
            return _TRUTH[text]
        case "words":
            return text.replace(",", " ").split()
        case "json":
            try:
                return msgspec.json.decode(text)
            except msgspec.DecodeError as error:
                raise WrongUse(f"{label}: {say(_NO_JSON, language)} ({error})") from None
        case "text" | "choice":
            return text
