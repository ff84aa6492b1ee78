"""How is a line of a registratieoverzicht written, in the form of DUO's specification?

The other way round from `register.layout`: separator `|`, days as `ccyy-mm-dd`, every field of a kind in its
place and empty where nothing is known. The text of a field is not looked at here.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from leerspoor.exchange.register.layout import KINDS
from leerspoor.exchange.register.number import NumberKind, PersonNumber
from leerspoor.exchange.register.records import COUNTED

RecordKind: TypeAlias = Literal["PER", "ISG", "ISP", "ISE", "BPV", "DIP", "AMO", "GEO", "KZD"]
SEPARATOR = "|"
_OTHER_COLUMN = "onderwijsnummer:"
"""How a mask in the second column is kept (see `register.number`)."""


class Record(Struct, frozen=True):
    """One record of a person: its fields by position, from 4; what is absent is empty."""

    kind: RecordKind
    fields: Mapping[int, str]


def header(brin: str, begin: date, end: date, made_on: date) -> str:
    """The leading record: whose overview it is, of which period, and when it was made."""
    return SEPARATOR.join(("VLP", brin, str(begin), str(end), str(made_on)))


def line(record: Record, number: PersonNumber) -> str:
    """The line of a record."""
    fields = {1: record.kind, **_who(number), **record.fields}
    return SEPARATOR.join(fields.get(at, "") for at in range(1, KINDS[record.kind].last + 1))


def closing(counts: Mapping[str, int]) -> str:
    """The closing record: how many records of each kind there are."""
    return SEPARATOR.join(("SLR", *(str(counts.get(kind, 0)) for kind in COUNTED)))


def file_name(brin: str, begin: date, end: date) -> str:
    """The name that the specification gives such a file."""
    return f"RO_{brin}_{begin:%Y%m%d}_{end:%Y%m%d}.csv"


def number_of(
    kind: NumberKind | None, value: str | None, scope: str | None, brin: str
) -> PersonNumber | None:
    """A person's number as the identity store keeps it, if it means that person in the files of this BRIN."""
    if kind is None or not value or SEPARATOR in value:
        return None
    number = PersonNumber(kind, value)
    return number if number.scope(brin) == (scope or "") else None


def _who(number: PersonNumber) -> dict[int, str]:
    """BSN at 2 or onderwijsnummer at 3, never both."""
    if number.kind == "onderwijsnummer":
        return {3: number.value}
    if number.value.startswith(_OTHER_COLUMN):
        return {3: number.value.removeprefix(_OTHER_COLUMN)}
    return {2: number.value}
