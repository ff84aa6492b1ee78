"""Of which institution and which period is this file?

The leading record (VLP) tells; the name of the file, `RO_<BRIN>_<begin>_<end>.csv`, when there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from journeys.errors import Unreadable
from leerspoor.exchange.register.findings import Findings
from leerspoor.exchange.register.records import Header

_FILE_NAME = re.compile(r"RO_([A-Z0-9]{4})_([0-9]{8})_([0-9]{8})", re.ASCII | re.IGNORECASE)


def named(name: str) -> Header | None:
    """What a file's name says; None if it is another name."""
    found = _FILE_NAME.match(name)
    if not found:
        return None
    try:
        begin, end = (date.fromisoformat(text) for text in found.groups()[1:])
    except ValueError:
        return None
    return Header(line=0, brin=found[1].upper(), begin=begin, end=end, made_on=None)


def heading(headers: Sequence[Header], name: str, findings: Findings) -> Header:
    """The one heading of a file; raises `Unreadable` if there is none, or more than one."""
    from_name = named(name)
    if not headers:
        if from_name is None:
            raise Unreadable(
                "van welke instelling dit overzicht is, blijkt nergens uit; verwacht: een voorlooprecord "
                "(VLP) of een bestandsnaam als RO_<BRIN>_<begin>_<einde>.csv"
            )
        findings.remark(
            "het voorlooprecord (VLP) ontbreekt: instelling en periode zijn die uit de naam van het bestand"
        )
        return from_name
    first = headers[0]
    for other in headers[1:]:
        if _what(other) != _what(first):
            raise Unreadable(
                f"regel {other.line}: een tweede voorlooprecord (VLP) met een andere instelling of periode; "
                "verwacht: elk overzicht in een eigen bestand"
            )
    if from_name is not None and _what(from_name) != _what(first):
        findings.remark(
            "het voorlooprecord (VLP) noemt een andere instelling of periode dan de naam van het bestand; "
            "het voorlooprecord geldt",
            first.line,
            1,
        )
    return first


def _what(header: Header) -> tuple[str, date | None, date | None]:
    return header.brin, header.begin, header.end
