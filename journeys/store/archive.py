"""How does an entry of the journal look as a line of an archive?

One CloudEvents 1.0 object a line, compact JSON, members in a fixed order, so that an archive of a restored
archive is the same bytes. The leaf of an entry is its line without salt and data.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache

import msgspec
from msgspec import UNSET, Raw, Struct, UnsetType, field

from journeys.calendar import day_of_midnight, in_utc, midnight
from journeys.saying import say
from journeys.store.entry import Entry, hash_of
from journeys.wire import NOT_JSON, broken, explain, malformed, understand


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
_once = lru_cache(maxsize=8192)
"""For what a region says again and again: its days and its kinds."""


@_once
def type_of(kind: str) -> str:
    """`bpv-agreed/1` -> `nl.leerspoor.bpv-agreed.v1`."""
    name, _, version = kind.partition("/")
    return f"{_TYPE}{name}.v{version}"


@_once
def kind_of(type_: str) -> str:
    """`nl.leerspoor.bpv-agreed.v1` -> `bpv-agreed/1`; raises `Refused` for another form."""
    name, dot, version = type_.removeprefix(_TYPE).rpartition(".v")
    if not type_.startswith(_TYPE) or not dot or not version.isascii() or not version.isdigit():
        raise malformed("type", type_, say("nl.leerspoor.<naam>.v<versie>", "nl.leerspoor.<name>.v<version>"))
    return f"{name}/{version}"


@lru_cache(maxsize=256)
def instant_text(instant: datetime) -> str:
    """UTC with always six decimals and `Z`."""
    text = _encoder.encode(instant.astimezone(UTC)).decode()[1:-1]  # leaves decimals out if all are zero
    return text if instant.microsecond else text.removesuffix("Z") + ".000000Z"


def write(entry: Entry) -> bytes:
    """The archive line of an entry, without the line end."""
    return _encoder.encode(
        _line(
            entry,
            salt=UNSET if entry.salt is None else entry.salt.hex(),
            data=UNSET if entry.data is None else Raw(entry.data),
        )
    )


def leaf(entry: Entry) -> bytes:
    """The line without salt and data, which is the same before and after the data was erased."""
    said = f"{entry.id}{entry.by}{entry.kind}{entry.stream}{entry.command}{entry.actor}{entry.origin}"
    if '"' in said or "\\" in said or not said.isprintable():
        return _encoder.encode(_line(entry, salt=UNSET, data=UNSET))
    return plain_leaf(
        entry.position, entry.stream, entry.version, entry.kind, _midnight_text(entry.on),
        instant_text(entry.recorded_at), entry.by, entry.actor, entry.origin, entry.id, entry.command,
        entry.datahash,
    )  # fmt: skip


def plain_leaf(
    position: int,
    stream: str,
    version: int,
    kind: str,
    time: str,
    recorded_at: str,
    by: str,
    actor: str | None,
    origin: str | None,
    id_: str,
    command: str,
    datahash: bytes,
) -> bytes:
    """The same of an envelope in which nothing is escaped in JSON, many times as quick."""
    more = "" if actor is None else f'","actor":"{actor}'
    if origin is not None:
        more = f'{more}","origin":"{origin}'
    return (
        f'{{"specversion":"1.0","id":"{id_}","source":"{_SOURCE}{by}","type":"{type_of(kind)}",'
        f'"subject":"{stream}","time":"{time}","recordedtime":"{recorded_at}",'
        f'"sequence":"{position}","streamversion":{version},"commandid":"{command}{more}",'
        f'"datacontenttype":"application/json","datahash":"{datahash.hex()}"}}'
    ).encode()


def _line(entry: Entry, *, salt: str | UnsetType, data: Raw | UnsetType) -> Line:
    return Line(
        specversion="1.0",
        id=entry.id,
        source=_SOURCE + entry.by,
        type=type_of(entry.kind),
        subject=entry.stream,
        time=_midnight_text(entry.on),
        recordedtime=instant_text(entry.recorded_at),
        sequence=str(entry.position),
        streamversion=entry.version,
        commandid=entry.command,
        actor=UNSET if entry.actor is None else entry.actor,
        origin=UNSET if entry.origin is None else entry.origin,
        datacontenttype="application/json",
        datahash=entry.datahash.hex(),
        salt=salt,
        data=data,
    )


def read(text: bytes) -> Entry:
    """The entry of an archive line; raises `Refused` MALFORMED with the field that is not right.

    Checked: every member's form, the data against its hash, and that the data can be read.
    """
    try:
        line = _decoder.decode(text)
    except msgspec.ValidationError as error:
        raise explain(error, Line, text, "") from None
    except NOT_JSON as error:
        raise broken(say("regel", "line"), error) from None
    entry = _entry(line)
    entry.check_envelope()
    if entry.salt is not None and entry.data is not None:
        if hash_of(entry.salt, entry.data) != entry.datahash:
            wanted = say(
                "de hash van salt en data; de regel is veranderd",
                "the hash of salt and data; the line was changed",
            )
            raise malformed("datahash", line.datahash, wanted)
        understand(entry.kind, entry.data)
    return entry


_FORMS = {
    name: re.compile(form, re.ASCII)
    for name, form in (
        ("specversion", r"1\.0"),
        ("datacontenttype", "application/json"),
        ("source", _SOURCE + ".*"),
        ("sequence", "[1-9][0-9]{0,18}"),
        ("datahash", "[0-9a-f]{64}"),
        ("salt", "[0-9a-f]{32}"),
        ("origin", "[0-9a-f]{64}:[0-9]{1,12}"),
    )
}


def _entry(line: Line) -> Entry:
    for name, form in _FORMS.items():
        value = getattr(line, name)
        if value is not UNSET and not form.fullmatch(value):
            wanted = say("zoals een archief het schrijft", "as an archive writes it")
            raise malformed(name, value, f"{wanted} ({form.pattern})")
    if (line.salt is UNSET) != (line.data is UNSET):
        raise malformed(
            "salt",
            None,
            say("salt en data, of na wissen geen van beide", "salt and data, or neither after erasure"),
        )
    return Entry(
        position=int(line.sequence),
        stream=line.subject,
        version=line.streamversion,
        id=line.id,
        kind=kind_of(line.type),
        on=_day(line.time),
        recorded_at=_instant(line.recordedtime),
        by=line.source.removeprefix(_SOURCE),
        command=line.commandid,
        actor=None if line.actor is UNSET else line.actor,
        origin=None if line.origin is UNSET else line.origin,
        datahash=bytes.fromhex(line.datahash),
        salt=None if line.salt is UNSET else bytes.fromhex(line.salt),
        data=None if line.data is UNSET else bytes(line.data),
    )


@_once
def _midnight_text(on: date) -> str:
    return midnight(on).isoformat()


@_once
def _day(text: str) -> date:
    try:
        on = day_of_midnight(datetime.fromisoformat(text))
    except (ValueError, OverflowError):
        on = None
    if on is None:
        wanted = say("middernacht in Amsterdam, zoals", "midnight in Amsterdam, like")
        raise malformed("time", text, f"{wanted} 2025-08-01T00:00:00+02:00")
    return on


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = datetime.min  # noqa: DTZ901 - without a zone, so refused below
    if instant.tzinfo is None:
        raise malformed("recordedtime", text, f"UTC, {say('zoals', 'like')} 2025-08-01T12:00:00.000000Z")
    return in_utc(instant)
