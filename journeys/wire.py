"""How is an event written, and what is wrong with one that cannot be read?

An event's data is compact JSON in UTF-8 with its members in the struct's order and absent ones left out.
A refusal names the field, the value and what was expected.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

import msgspec
from msgspec import Raw, inspect, json

from journeys.errors import Refused
from journeys.events import (
    EVENT_OF,
    KIND_OF,
    ROOM_OF,
    ROOMS,
    BpvAgreed,
    BpvAmended,
    Corrected,
    Event,
    ExamProgrammeAdopted,
)
from journeys.older_kinds import OLDER, newest, told_anew
from journeys.saying import say

NOT_JSON = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What reading JSON can raise: bytes that are none, numbers out of range, nesting without end."""
_encoder = json.Encoder()
_FIRST_DAY, _LAST_DAY = date(1950, 1, 1), date(2199, 12, 31)

_ABSENT = (inspect.NoneType, inspect.CustomType)
_ID = re.compile(r"[A-Za-z0-9._-]{1,200}")
_BY = re.compile(r"duo|system|(?:vo|mbo):[A-Za-z0-9._-]{1,50}")
_UUID = re.compile(r"[0-9a-fA-F]{8}(-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12}")
_PATTERN_WORDS = {
    "[a-z0-9-]": (
        "een code van kleine letters, cijfers en streepjes",
        "a code of small letters, digits and dashes",
    ),
    "onvoldoende": (
        'een cijfer van 1 tot 10 als "6.4", of onvoldoende, voldoende, goed of voldaan',
        'a mark from 1 to 10 like "6.4", or onvoldoende, voldoende, goed or voldaan',
    ),
    "regular-vmbo": (
        "regular-vmbo, regular-mbo of route:<id>",
        "regular-vmbo, regular-mbo or route:<id>",
    ),
    "[A-Za-z0-9": ("letters, cijfers en - _ .", "letters, digits and - _ ."),
}


def encode(event: Event) -> bytes:
    """The data of an event as it is stored and hashed."""
    return _encoder.encode(event)


class _OlderDecoder:
    """Reads the data of an older version of a kind."""

    def __init__(self, kind: str) -> None:
        self._kind = kind

    def decode(self, data: bytes | Raw) -> Event:
        return _decoder(newest(self._kind)).decode(told_anew(self._kind, data))


@cache
def _decoder(kind: str) -> json.Decoder[Event] | _OlderDecoder:
    return _OlderDecoder(kind) if kind in OLDER else json.Decoder(EVENT_OF[kind])


def decode(kind: str, data: bytes | Raw) -> Event:
    """Read what `encode` wrote, then or now; raises `msgspec.MsgspecError` if it is something else."""
    return _decoder(kind).decode(data)


def understand(kind: str, data: bytes | Raw, *, at: str = "data") -> Event:
    """Read data that people or other programs wrote; raises `Refused` MALFORMED with field and value."""
    kind, data = newest(kind), told_anew(kind, data)
    if kind not in EVENT_OF:
        raise malformed(
            "type",
            kind,
            say("een soort gebeurtenis die deze versie kent", "a kind of event that this version knows"),
        )
    try:
        event = _decoder(kind).decode(data)
    except msgspec.ValidationError as error:
        raise explain(error, EVENT_OF[kind], data, at) from None
    except NOT_JSON as error:
        raise broken(at, error) from None
    _check_sense(event, at)
    return event


def malformed(field: str, value: object, expected: str) -> Refused:
    """The refusal for what cannot be read: field, value, what was expected."""
    shown = json.encode(value).decode()
    shown = shown if len(shown) <= 80 else shown[:77] + "..."
    wrong = say("kan niet; verwacht", "cannot be; expected")
    return Refused("MALFORMED", f"{field}: {shown} {wrong}: {expected}", field=field)


def broken(at: str, error: Exception) -> Refused:
    """The refusal for what is no JSON."""
    what = say("te diep genest", "nested too deeply") if isinstance(error, RecursionError) else str(error)
    message = say(
        f"ongeldige JSON ({what}); verwacht: een JSON-object",
        f"invalid JSON ({what}); expected: a JSON object",
    )
    return Refused("MALFORMED", f"{at}: {message}", field=at)


def check_day(on: date, field: str) -> None:
    """Refuse a day on which nothing of ours can have happened."""
    if not _FIRST_DAY <= on <= _LAST_DAY:
        wanted = say(
            f"een dag van {_FIRST_DAY} tot en met {_LAST_DAY}", f"a day from {_FIRST_DAY} to {_LAST_DAY}"
        )
        raise malformed(field, on.isoformat(), wanted)


def check_envelope(
    *, stream: str, kind: str, on: date, by: str, command: str, id_: str | None, actor: str | None
) -> None:
    """Raise `Refused` MALFORMED for a kind, stream, day, reporter or id that no event of ours has."""
    event = EVENT_OF.get(newest(kind))
    if event is None:
        raise malformed(
            "type",
            kind,
            say("een soort gebeurtenis die deze versie kent", "a kind of event that this version knows"),
        )
    room, slash, name = stream.partition("/")
    if not slash or room not in ROOMS or not _ID.fullmatch(name):
        wanted = say(
            "agreement/…, route/…, company/…, student/… of policy/… met letters, cijfers en - _ .",
            "agreement/…, route/…, company/…, student/… or policy/… with letters, digits and - _ .",
        )
        raise malformed("subject", stream, wanted)
    if ROOM_OF.get(event, room) != room:
        raise malformed("subject", stream, f"{ROOM_OF[event]}/… {say('bij', 'with')} {kind}")
    if not _BY.fullmatch(by):
        wanted = say(
            "urn:leerspoor: met vo:<BRIN>, mbo:<BRIN>, duo of system",
            "urn:leerspoor: with vo:<BRIN>, mbo:<BRIN>, duo or system",
        )
        raise malformed("source", by, wanted)
    check_day(on, "time")
    if not _UUID.fullmatch(command):
        raise malformed("commandid", command, say("een UUID", "a UUID"))
    for field, value in (("id", id_), ("actor", actor)):
        if value is not None and not _ID.fullmatch(value):
            raise malformed(field, value, say("letters, cijfers en - _ .", "letters, digits and - _ ."))


def _check_sense(event: Event, at: str) -> None:
    """What the types cannot say: the sense between fields of one event."""
    match event:
        case BpvAgreed() | BpvAmended():
            starts, ends = event.starts_on, event.ends_on
            if starts is not None and ends is not None and ends < starts:
                raise malformed(
                    f"{at}.ends_on", ends.isoformat(), f"{starts} (starts_on) {say('of later', 'or later')}"
                )
        case Corrected():
            if event.to_on is not None:
                check_day(event.to_on, f"{at}.to_on")
        case ExamProgrammeAdopted():
            _check_programme(event, at)
        case _:
            pass


def _check_programme(programme: ExamProgrammeAdopted, at: str) -> None:
    groups: set[str] = set()
    for i, choice in enumerate(programme.choices):
        if choice.choice in groups:
            raise malformed(
                f"{at}.choices[{i}].choice",
                choice.choice,
                say("een keuze die maar een keer voorkomt", "a choice that occurs once"),
            )
        groups.add(choice.choice)
    codes: set[str] = set()
    sides = {part.part: part.side for part in programme.parts}
    for i, part in enumerate(programme.parts):
        here = f"{at}.parts[{i}]"
        for name, code in [("part", part.part), *(("register_codes", c) for c in part.register_codes or ())]:
            if code in codes:
                wanted = say(
                    "codes die in het programma maar een keer voorkomen",
                    "codes that occur once in the programme",
                )
                raise malformed(f"{here}.{name}", code, wanted)
            codes.add(code)
        if part.choice is not None and part.choice not in groups:
            wanted = say("een keuze die onder choices staat", "a choice that stands under choices")
            raise malformed(f"{here}.choice", part.choice, wanted)
        counts_for = part.counts_for
        if part.side == "joint" or counts_for is not None:
            named = [sides.get(code) for code in counts_for or ()]
            if part.side != "joint" or named != ["vmbo", "mbo"]:
                raise malformed(
                    f"{here}.counts_for",
                    counts_for,
                    say(
                        "bij een gezamenlijk onderdeel [code van een vmbo-onderdeel, "
                        "code van een mbo-onderdeel]",
                        "for a joint part [code of a vmbo part, code of an mbo part]",
                    ),
                )


def explain(
    error: msgspec.ValidationError, struct: type[msgspec.Struct], data: bytes | Raw, at: str
) -> Refused:
    """The refusal for data that does not have the form of a struct: field, value, what was expected."""
    try:
        raw = json.decode(data)
    except NOT_JSON as worse:
        return broken(at, worse)
    text, _, where = str(error).partition(" - at `$")
    path: list[str | int] = [
        int(number) if number else name
        for name, number in re.findall(r"\.(\w+)|\[(\d+)\]", where.rstrip("`"))
    ]
    if missing := re.match(r"Object missing required field `(\w+)`", text):
        path.append(missing[1])
        wanted = _expected(struct, path)
        absent = say("ontbreekt; verwacht", "is missing; expected")
        return Refused("MALFORMED", f"{_path(at, path)} {absent}: {wanted}", field=_path(at, path))
    if unknown := re.match(r"Object contains unknown field `(.*)`", text):
        return malformed(
            _path(at, [*path, unknown[1]]), unknown[1], f"{say('een van', 'one of')} {_fields(struct, path)}"
        )
    value: Any = raw
    for step in path:
        value = value[step]
    return malformed(_path(at, path), value, _expected(struct, path))


def _path(at: str, path: list[str | int]) -> str:
    return (at + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)).lstrip(".")


def _type_at(struct: type[msgspec.Struct], path: list[str | int]) -> inspect.Type | None:
    found: inspect.Type | None = inspect.type_info(struct)
    for step in path:
        if isinstance(found, inspect.UnionType):
            found = next(
                (t for t in found.types if isinstance(t, inspect.StructType | inspect.ListType)), None
            )
        if isinstance(found, inspect.StructType) and isinstance(step, str):
            found = next((f.type for f in found.fields if f.encode_name == step), None)
        elif isinstance(found, inspect.ListType):
            found = found.item_type
    return found


def _fields(struct: type[msgspec.Struct], path: list[str | int]) -> str:
    found = _type_at(struct, path)
    if isinstance(found, inspect.UnionType):
        found = next((t for t in found.types if isinstance(t, inspect.StructType)), None)
    names = [f.encode_name for f in found.fields] if isinstance(found, inspect.StructType) else []
    return ", ".join(names) or say("geen enkel veld", "no field at all")


def _expected(struct: type[msgspec.Struct], path: list[str | int]) -> str:
    found = _type_at(struct, path)
    return _words(found) if found is not None else say("iets anders", "something else")


def _words(of: inspect.Type) -> str:
    match of:
        case inspect.LiteralType():
            return say(" of ", " or ").join(str(value) for value in of.values)
        case inspect.StrType():
            pattern = of.pattern or ""
            found = (words for part, words in _PATTERN_WORDS.items() if part in pattern)
            return say(*next(found, ("een tekst die niet leeg is", "a text that is not empty")))
        case inspect.IntType():
            whole = say("een heel getal", "a whole number")
            if of.ge is None:
                return whole
            return f"{whole} {say(f'van {of.ge} tot en met {of.le}', f'from {of.ge} to {of.le}')}"
        case inspect.DateType():
            return say("een dag als 2025-08-01", "a day like 2025-08-01")
        case inspect.BoolType():
            return say("true of false", "true or false")
        case inspect.ListType():
            if of.min_length:
                return say("een lijst met ten minste een waarde", "a list with at least one value")
            return say("een lijst", "a list")
        case inspect.StructType():
            return f"{say('een object met', 'an object with')} {', '.join(f.encode_name for f in of.fields)}"
        case inspect.UnionType():
            return _words(next(t for t in of.types if type(t) not in _ABSENT))
        case _:
            return say("iets anders", "something else")


def kind_of(event: Event) -> str:
    """The stored name of an event: `bpv-agreed/1`."""
    return KIND_OF[type(event)]


def content(data: bytes | Raw) -> Any:
    """What data says, to compare: what is null is left out, since that says the same as leaving it out."""
    try:
        return _without_nulls(json.decode(data))
    except NOT_JSON:
        return bytes(data)


def _without_nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_nulls(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_without_nulls(inner) for inner in value]
    return value
