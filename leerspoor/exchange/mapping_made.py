"""Which mapping follows from what a person said about a list, and how is it written?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from leerspoor.exchange.mapping import EXAM_RESULT, Cells, Given, Report, SourceMapping, Who
from leerspoor.exchange.mapping_guess import Subject

_SIGNED = ("signed.student", "signed.company", "signed.mbo", "signed.guardian")


class Told(Struct, kw_only=True):
    """What is known of a list. `roles`: which column says what.

    `parts`: codes of exam parts by the list's own words (a mark a row) or by column (a column a part).
    `day`: of everything in a list without a day. `last_day`: an end date is the last day, not the first one
    after.
    """

    of: Subject
    who: Who
    source: str
    sheet: str | None = None
    roles: dict[str, str] = {}
    parts: dict[str, str] = {}
    passed_from: str = "1.0"
    day: str = ""
    guardian: bool = False
    last_day: bool = True
    to: str = ""
    stays: bool = False
    route: str = ""
    lwt: bool = False

    @property
    def brin(self) -> str:
        """Of whom the list is."""
        return self.source.partition(":")[2]


def mapping_of(told: Told) -> SourceMapping:
    """The mapping of a list of which this is known."""
    make = {
        "marks": _marks,
        "wide": _wide,
        "bpv": _placements,
        "enrolments": _enrolments,
        "transfers": _transfers,
        "starts": _starts,
    }[told.of]
    return SourceMapping(student=told.who, reports=make(told), sheet=told.sheet)


def _marks(told: Told) -> list[Report]:
    part = Cells(column=told.roles["part"], values=told.parts)
    data: dict[str, Given] = {"part": part, "mark": Cells(column=told.roles["mark"])}
    return [_result(told, data, {})]


def _wide(told: Told) -> list[Report]:
    return [_result(told, {}, told.parts)]


def _result(told: Told, data: dict[str, Given], parts: dict[str, str]) -> Report:
    more = _columns(told.roles, "attempt", "sat_on", "decided_on")
    time = _first_day(told, "time", "sat_on", "decided_on")
    return Report(
        type=EXAM_RESULT,
        source=told.source,
        time=time,
        data=data | more,
        parts=parts,
        passed_from=told.passed_from,
    )


def _placements(told: Told) -> list[Report]:
    roles = told.roles
    if "placement" in roles:
        placement = Cells(column=roles["placement"])
    else:
        placement = Cells(columns=[roles["company"], roles["starts_on"]])
    data: dict[str, Given] = {"placement": placement, "guardian_required": told.guardian}
    data |= _columns(roles, "company", "crebo", "starts_on", "ends_on", "hours", *_SIGNED)
    time = _first_day(told, "time", "starts_on")
    return [Report(type="bpv-agreed", source=told.source, time=time, data=data)]


def _enrolments(told: Told) -> list[Report]:
    side, _, brin = told.source.partition(":")
    data: dict[str, Given] = {"side": side, "brin": brin} | _columns(told.roles, "enrolment")
    begins = Cells(column=told.roles["begins"])
    reports = [Report(type="enrolled", source=told.source, time=begins, data=data)]
    if "ends" in told.roles:
        ends = Cells(column=told.roles["ends"], days_later=1 if told.last_day else 0)
        only = {told.roles["ends"]: ["*"]}
        reports.append(Report(type="deregistered", source=told.source, time=ends, data=data, only=only))
    return reports


def _transfers(told: Told) -> list[Report]:
    fixed: dict[str, Given] = {"to": told.to, "stays_enrolled_at_vo": told.stays}
    data = fixed | _columns(told.roles, "to", "stays_enrolled_at_vo")
    return [Report(type="transferred", source=told.source, time=_first_day(told, "time"), data=data)]


def _starts(told: Told) -> list[Report]:
    fixed: dict[str, Given] = {"route": told.route, "lwt": told.lwt}
    data = fixed | _columns(told.roles, "route", "leerjaar", "leerweg", "lwt", "chosen")
    return [Report(type="route-started", source=told.source, time=_first_day(told, "time"), data=data)]


def _columns(roles: Mapping[str, str], *fields: str) -> dict[str, Given]:
    return {field: Cells(column=roles[field]) for field in fields if field in roles}


def _first_day(told: Told, *fields: str) -> str | Cells:
    column = next((told.roles[field] for field in fields if field in told.roles), None)
    return told.day if column is None else Cells(column=column)


def written(mapping: SourceMapping, remark: str = "") -> str:
    """A mapping as a file a person can read and change; `remark` comes first, each line after a `#`."""
    lines = [f"# {line}".rstrip() for line in remark.splitlines()]
    if mapping.sheet is not None:
        lines.append(f"sheet = {_toml(mapping.sheet)}")
    lines += ["", "[student]"]
    lines += [f"{name} = {_toml(value)}" for name, value in msgspec.to_builtins(mapping.student).items()]
    for report in mapping.reports:
        lines += ["", "[[event]]"]
        tables: list[str] = []
        for name, value in msgspec.to_builtins(report).items():
            if name in ("data", "parts", "marks", "only"):
                tables += ["", f"[event.{name}]", *(f"{_key(at)} = {_toml(to)}" for at, to in value.items())]
            else:
                lines.append(f"{name} = {_toml(value)}")
        lines += tables
    return "\n".join(lines).lstrip("\n") + "\n"


def _toml(value: Any) -> str:
    match value:
        case dict():
            return "{ " + ", ".join(f"{_key(name)} = {_toml(inner)}" for name, inner in value.items()) + " }"
        case list():
            return "[" + ", ".join(_toml(inner) for inner in value) + "]"
        case str():
            return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
        case _:
            return msgspec.json.encode(value).decode()


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else _toml(name)
