"""What does a line of CloudEvents ask to be recorded?

The lines of an archive, with what the journal assigns left out or in, `time` also as a bare date, members in
any order.
"""

from __future__ import annotations

import hashlib
import json
import re
import uuid
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec

from journeys.aggregates.command import Command
from journeys.calendar import day_of_midnight
from journeys.errors import Refused
from journeys.saying import say
from journeys.store.archive import kind_of
from journeys.store.entry import hash_of
from journeys.wire import content, malformed

_COMMANDS = uuid.UUID("6f0f5a2e-8d3b-4e0a-9c1d-3a1f6a8f2b57")
_MEMBERS = (
    "specversion", "id", "source", "type", "subject", "time", "recordedtime", "sequence", "streamversion",
    "commandid", "actor", "origin", "datacontenttype", "datahash", "salt", "data",
)  # fmt: skip
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})")
_ORIGIN = re.compile(r"[0-9a-f]{64}:\d{1,12}")
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
"""As it is stored; other ways of writing one become this one."""
_SOURCE = "urn:leerspoor:"
_raw = msgspec.json.Decoder(dict[str, msgspec.Raw])


def read(line: bytes, origin: str) -> Command:
    """The command of a line; what is wrong with its envelope is in `wrong`, to be refused in its turn.

    Raises `Refused` MALFORMED if the line is not a JSON object at all.
    """
    try:
        line.decode()
        members = _raw.decode(line)
        whole = msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        what = say(
            f"byte {line[error.start]:#04x} is geen UTF-8; sla het bestand op als UTF-8",
            f"byte {line[error.start]:#04x} is no UTF-8; save the file as UTF-8",
        )
        raise Refused("MALFORMED", what, column=error.start + 1) from None
    except msgspec.ValidationError as error:
        if "out of range" in str(error):
            raise _broken(error, line) from None
        raise Refused(
            "MALFORMED",
            say(
                "de regel is geen JSON-object; verwacht: { … } van CloudEvents",
                "the line is no JSON object; expected: { … } of CloudEvents",
            ),
        ) from None
    except (msgspec.DecodeError, RecursionError) as error:
        raise _broken(error, line) from None
    _refuse_twice(line, whole)
    envelope = _Envelope(whole)
    data = bytes(members["data"]) if "data" in members else b"null"
    try:
        on = envelope.on()
        kind = kind_of(envelope.text("type"))
        stream, by = envelope.text("subject"), envelope.by()
        salt = envelope.salt(data)
        command = Command(
            stream=stream,
            kind=kind,
            on=on,
            by=by,
            data=data,
            command=envelope.command(on, data),
            id=envelope.optional("id"),
            actor=envelope.optional("actor"),
            origin=envelope.origin() or origin,
            salt=salt,
        )
        envelope.check_rest()
    except Refused as wrong:
        return Command(
            stream=envelope.guess("subject"),
            kind=_kind_or_none(envelope.guess("type")),
            on=date.min,
            by="",
            data=data,
            command=str(uuid.uuid4()),
            wrong=wrong,
        )
    return command


class _Envelope:
    """The members beside the data."""

    def __init__(self, members: dict[str, Any]) -> None:
        self._has_data = "data" in members
        self._members = {name: value for name, value in members.items() if name != "data"}

    def text(self, name: str) -> str:
        """A member that has to be there."""
        value = self.optional(name)
        if value is None:
            raise Refused(
                "MALFORMED",
                f"{name} {say('ontbreekt; verwacht', 'is missing; expected')}: {say(*_EXPECTED[name])}",
                field=name,
            )
        return value

    def optional(self, name: str) -> str | None:
        """A member that may be absent."""
        value = self._members.get(name)
        if value is not None and not isinstance(value, str):
            raise malformed(name, value, say(*_EXPECTED.get(name, ("een tekst", "a text"))))
        return value

    def guess(self, name: str) -> str:
        """A member as it is, for what is refused anyway."""
        value = self._members.get(name)
        return value if isinstance(value, str) else ""

    def on(self) -> date:
        """The day from which it counts."""
        text = self.text("time")
        day = _day_of(text)
        if day is None:
            raise malformed("time", text, say(*_EXPECTED["time"]))
        return day

    def by(self) -> str:
        """Who answers for the report."""
        source = self.text("source")
        if not source.startswith(_SOURCE):
            raise malformed("source", source, say(*_EXPECTED["source"]))
        return source.removeprefix(_SOURCE)

    def origin(self) -> str | None:
        """The file and line it came from before."""
        origin = self.optional("origin")
        if origin is not None and not _ORIGIN.fullmatch(origin):
            raise malformed("origin", origin, say("<sha256>:<regel>", "<sha256>:<line>"))
        return origin

    def command(self, on: date, data: bytes) -> str:
        """The line's own command, else made from its id, else from its content."""
        command = self.optional("commandid")
        if command is not None:
            if _UUID.fullmatch(command):
                return command
            try:
                return str(uuid.UUID(command))
            except ValueError:
                raise malformed("commandid", command, say("een UUID", "a UUID")) from None
        id_ = self.optional("id")
        if id_ is not None:
            return str(uuid.uuid5(_COMMANDS, f"id:{id_}"))
        said = [on, *(self._members.get(name) for name in ("type", "subject", "source", "actor"))]
        text = msgspec.json.encode([said, content(data)], order="sorted")
        return str(uuid.uuid5(_COMMANDS, "content:" + hashlib.sha256(text).hexdigest()))

    def salt(self, data: bytes) -> bytes | None:
        """The salt that came along, checked against the hash that came along."""
        salt, datahash = self.optional("salt"), self.optional("datahash")
        if salt is None:
            return None
        try:
            found = bytes.fromhex(salt)
        except ValueError:
            found = b""
        if len(found) != 16:
            raise malformed("salt", salt, say("32 hexadecimale tekens", "32 hexadecimal digits"))
        if datahash is not None and datahash != hash_of(found, data).hex():
            wanted = say(
                "de hash van salt en data; laat na een wijziging salt en datahash weg",
                "the hash of salt and data; leave out salt and datahash after a change",
            )
            raise malformed("datahash", datahash, wanted)
        return found

    def check_rest(self) -> None:
        """What has to be there or as it is, and nothing else."""
        if self.text("specversion") != "1.0":
            raise malformed("specversion", self._members["specversion"], "1.0")
        if self.optional("datacontenttype") not in (None, "application/json"):
            raise malformed("datacontenttype", self._members["datacontenttype"], "application/json")
        for name in self._members:
            if name not in _MEMBERS:
                raise malformed(name, name, say("een van ", "one of ") + ", ".join(_MEMBERS))
        if not self._has_data:
            wanted = say(
                "data; een gewiste gebeurtenis komt alleen met restore terug",
                "data; an erased event comes back with restore alone",
            )
            raise Refused(
                "MALFORMED",
                say(f"data ontbreekt; verwacht: {wanted}", f"data is missing; expected: {wanted}"),
                field="data",
            )


@lru_cache(maxsize=8192)
def _day_of(text: str) -> date | None:
    """The day of a `time`, which lines say again and again; None if it is no day."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
        if _INSTANT.fullmatch(text):
            return day_of_midnight(datetime.fromisoformat(text.upper()))
    except (ValueError, OverflowError):
        pass
    return None


_EXPECTED = {
    "specversion": ("1.0", "1.0"),
    "source": (
        "urn:leerspoor:vo:<BRIN>, urn:leerspoor:mbo:<BRIN>, urn:leerspoor:duo of urn:leerspoor:system",
        "urn:leerspoor:vo:<BRIN>, urn:leerspoor:mbo:<BRIN>, urn:leerspoor:duo or urn:leerspoor:system",
    ),
    "type": ("nl.leerspoor.<naam>.v<versie>", "nl.leerspoor.<name>.v<version>"),
    "subject": ("de stroom, bijvoorbeeld student/s1", "the stream, for example student/s1"),
    "time": (
        "een dag als 2025-08-01, of middernacht in Amsterdam als 2025-08-01T00:00:00+02:00",
        "a day like 2025-08-01, or midnight in Amsterdam like 2025-08-01T00:00:00+02:00",
    ),
}


def _kind_or_none(type_: str) -> str:
    try:
        return kind_of(type_)
    except Refused:
        return ""


def _refuse_twice(line: bytes, whole: object) -> None:
    """Raise `Refused` if a member stands twice in one object: which of the two was meant?

    Read and written again, a line has as many quotes as before unless a member was lost.
    """
    if b"\\u" not in line and line.count(b'"') == msgspec.json.encode(whole).count(b'"'):
        return

    def once(pairs: list[tuple[str, object]]) -> dict[str, object]:
        names = [name for name, _ in pairs]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise malformed(
                twice, twice, say("een veld dat maar een keer voorkomt", "a field that occurs once")
            )
        return dict(pairs)

    json.loads(line, object_pairs_hook=once)


def _broken(error: Exception, line: bytes) -> Refused:
    expected = say("verwacht: een heel JSON-object", "expected: a whole JSON object")
    if isinstance(error, RecursionError):
        return Refused(
            "MALFORMED",
            say(
                f"ongeldige JSON: te diep genest; {expected}", f"invalid JSON: nested too deeply; {expected}"
            ),
            column=1,
        )
    byte = re.search(r"\(byte (\d+)\)", str(error))
    if byte is not None:
        column = len(line[: int(byte[1])].decode(errors="ignore")) + 1
        return Refused("MALFORMED", f"ongeldige JSON ({error}); {expected}", column=column)
    if "out of range" in str(error):
        return Refused(
            "MALFORMED",
            say(
                f"een getal is te groot; {expected} met gewone getallen",
                f"a number is too large; {expected} with ordinary numbers",
            ),
            column=1,
        )
    what = say(
        "de regel houdt halverwege op, of er staat een halve \\u-code in",
        "the line ends halfway, or it has half a \\u code",
    )
    return Refused("MALFORMED", f"ongeldige JSON: {what}; {expected}", column=len(line.decode()) + 1)
