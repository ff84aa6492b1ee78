"""How does an entry of the journal look as a line of an archive?

One CloudEvents 1.0 object a line, compact JSON, members in a fixed order, so that an archive of a restored
archive is the same bytes. The leaf of an entry is its line without salt and data.
"""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field

from journeys.calendar import day_of_midnight, midnight
from journeys.errors import Refused
from journeys.store.entry import Entry, hash_of
from journeys.wire import NOT_JSON, check_day, malformed, understand


class Line(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The members of an archive line, in the order in which they are written."""

    specversion: str
    id: str
    source: str
    type: str
    subject: str
    time: str
    recordedtime: str
    sequence: str
    streamversion: int
    commandid: str
    actor: str | UnsetType = UNSET
    origin: str | UnsetType = UNSET
    datacontenttype: str
    datahash: str
    salt: str | UnsetType = UNSET
    data: Raw | UnsetType = field(default=UNSET)


_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Line)
_SOURCE, _TYPE = "urn:leerspoor:", "nl.leerspoor."


def type_of(kind: str) -> str:
    """`bpv-agreed/1` -> `nl.leerspoor.bpv-agreed.v1`."""
    name, _, version = kind.partition("/")
    return f"{_TYPE}{name}.v{version}"


def kind_of(type_: str) -> str:
    """`nl.leerspoor.bpv-agreed.v1` -> `bpv-agreed/1`; raises `Refused` for another form."""
    name, dot, version = type_.removeprefix(_TYPE).rpartition(".v")
    if not type_.startswith(_TYPE) or not dot or not version.isascii() or not version.isdigit():
        raise malformed("type", type_, "nl.leerspoor.<naam>.v<versie>")
    return f"{name}/{version}"


def instant_text(instant: datetime) -> str:
    """UTC with always six decimals and `Z`."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").removesuffix("+00:00") + "Z"


def write(entry: Entry) -> bytes:
    """The archive line of an entry, without the line end."""
    return _encoder.encode(
        Line(
            specversion="1.0",
            id=entry.id,
            source=_SOURCE + entry.by,
            type=type_of(entry.kind),
            subject=entry.stream,
            time=midnight(entry.on).isoformat(),
            recordedtime=instant_text(entry.recorded_at),
            sequence=str(entry.position),
            streamversion=entry.version,
            commandid=entry.command,
            actor=UNSET if entry.actor is None else entry.actor,
            origin=UNSET if entry.origin is None else entry.origin,
            datacontenttype="application/json",
            datahash=entry.datahash.hex(),
            salt=UNSET if entry.salt is None else entry.salt.hex(),
            data=UNSET if entry.data is None else Raw(entry.data),
        )
    )


def read(text: bytes) -> Entry:
    """The entry of an archive line; raises `Refused` MALFORMED with the field that is not right.

    Checked: every member's form, the data against its hash, and that the data can be read.
    """
    try:
        line = _decoder.decode(text)
    except NOT_JSON as error:
        raise Refused("MALFORMED", f"geen regel van een archief: {error}") from None
    entry = _entry(line)
    if entry.salt is not None and entry.data is not None:
        if hash_of(entry.salt, entry.data) != entry.datahash:
            raise malformed("datahash", line.datahash, "de hash van salt en data; de regel is veranderd")
        understand(entry.kind, entry.data)
    return entry


def _entry(line: Line) -> Entry:
    if (line.salt is UNSET) != (line.data is UNSET):
        raise malformed("salt", None, "salt en data, of na wissen geen van beide")
    try:
        recorded_at = datetime.fromisoformat(line.recordedtime)
        on = day_of_midnight(datetime.fromisoformat(line.time))
        salt = None if line.salt is UNSET else bytes.fromhex(line.salt)
        entry = Entry(
            position=int(line.sequence),
            stream=line.subject,
            version=line.streamversion,
            id=line.id,
            kind=kind_of(line.type),
            on=on or recorded_at.date(),
            recorded_at=recorded_at,
            by=line.source.removeprefix(_SOURCE),
            command=line.commandid,
            actor=None if line.actor is UNSET else line.actor,
            origin=None if line.origin is UNSET else line.origin,
            datahash=bytes.fromhex(line.datahash),
            salt=salt,
            data=None if line.data is UNSET else bytes(line.data),
        )
    except ValueError as error:
        raise Refused("MALFORMED", f"geen regel van een archief: {error}") from None
    if on is None:
        raise malformed("time", line.time, "middernacht in Amsterdam")
    check_day(on, "time")
    return entry
