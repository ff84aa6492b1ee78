"""What can be recorded by form, which fields does it have, and what becomes of what was typed?

A form becomes the same command as a line of a file; what is not right is refused in the same words.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, TypeAlias

import msgspec
from msgspec import Struct

from journeys.aggregates.command import Command
from journeys.errors import WrongUse
from leerspoor.asking import day_of
from tui.language import Both

Shape: TypeAlias = Literal["text", "day", "number", "truth", "choice", "json"]


class Field(Struct, frozen=True):
    """One field: its name in the data, a label, what is typed in it, and for a choice from what."""

    name: str
    label: Both
    shape: Shape = "text"
    needed: bool = True
    choices: tuple[str, ...] = ()


class Form(Struct, frozen=True):
    """A kind of event, its name for people, and its fields beside the day and who reports."""

    kind: str
    title: Both
    fields: tuple[Field, ...]


_SITTING = (
    Field("part", ("Onderdeel", "Part"), "choice"),
    Field("mark", ("Cijfer (6.4, voldoende …)", "Mark (6.4, voldoende …)"), needed=False),
    Field("sat_on", ("Afgelegd op", "Sat on"), "day", needed=False),
    Field("decided_on", ("Vastgesteld op (leeg: voorlopig)", "Decided on (empty: not yet)"), "day",
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
        Field("assessed_by", ("Beoordeeld door (mbo vo company)", "Assessed by (mbo vo company)")),
        Field("result", ("Oordeel", "Judgement"), "choice", choices=("voldoende", "onvoldoende")),
    )),
    Form("corrected/1", ("Correctie", "Correction"), (
        Field("event", ("Gebeurtenis", "Event"), "choice"),
        Field("data", ("Hele nieuwe inhoud (JSON)", "Whole new content (JSON)"), "json"),
        Field("to_on", ("Nieuwe dag (leeg: dezelfde)", "New day (empty: the same)"), "day", needed=False),
        Field("reason", ("Reden", "Reason"), "choice",
              choices=("typing-error", "swapped-students", "wrong-day", "other")),
    )),
)  # fmt: skip
"""What can be recorded by form."""
_TRUE = frozenset({"ja", "j", "yes", "y", "true", "x", "1"})
_FALSE = frozenset({"nee", "n", "no", "false", "0", ""})


def command_of(form: Form, student: str, on: str, by: str, typed: Mapping[str, str]) -> Command:
    """The command of a filled form; raises `WrongUse` naming the field that is not right."""
    data = {}
    for field in form.fields:
        text = typed.get(field.name, "").strip()
        if not text and field.shape != "truth":
            if field.needed:
                raise WrongUse(f"{field.label[0]}: vul dit in")
            continue
        data[field.name] = _value(field, text)
    return Command(
        stream=f"student/{student}",
        kind=form.kind,
        on=day_of(on.strip()),
        by=by.strip(),
        data=msgspec.json.encode(data),
        command=str(uuid.uuid4()),
    )


def _value(field: Field, text: str) -> Any:
    match field.shape:
        case "day":
            return _named(field, text).isoformat()
        case "number":
            if not text.isascii() or not text.isdigit():
                raise WrongUse(f"{field.label[0]}: «{text}» is geen heel getal")
            return int(text)
        case "truth":
            if text.casefold() in _TRUE or text.casefold() in _FALSE:
                return text.casefold() in _TRUE
            raise WrongUse(f"{field.label[0]}: «{text}»: typ ja of nee")
        case "json":
            try:
                return msgspec.json.decode(text)
            except msgspec.DecodeError as error:
                raise WrongUse(f"{field.label[0]}: geen JSON ({error})") from None
        case "text" | "choice":
            return text.split() if field.name == "assessed_by" else text


def _named(field: Field, text: str) -> date:
    try:
        return day_of(text)
    except WrongUse as error:
        raise WrongUse(f"{field.label[0]}: {error}") from None
