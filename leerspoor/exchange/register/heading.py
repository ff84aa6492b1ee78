"""Of which institution and which period is this file?

The leading record (VLP) tells; the name of the file, `RO_<BRIN>_<begin>_<end>.csv`, when there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from journeys.errors import Unreadable
from journeys.saying import say
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
                say(
                    "van welke instelling dit overzicht is, blijkt nergens uit; verwacht: een voorlooprecord "
                    "(VLP) of een bestandsnaam als RO_<BRIN>_<begin>_<einde>.csv",
                    "nothing says of which institution this overview is; expected: a "
                    "voorlooprecord (VLP) or a file name like RO_<BRIN>_<begin>_<end>.csv",
                )
            )
        findings.remark(
            say(
                "het voorlooprecord (VLP) ontbreekt: instelling en periode zijn die uit de "
                "naam van het bestand",
                "the voorlooprecord (VLP) is missing: institution and period are those of the "
                "name of the file",
            )
        )
        return from_name
    first = headers[0]
    for other in headers[1:]:
        if _what(other) != _what(first):
            raise Unreadable(
                say(
                    f"regel {other.line}: een tweede voorlooprecord (VLP) met een andere instelling of "
                    "periode; verwacht: elk overzicht in een eigen bestand",
                    f"line {other.line}: a second voorlooprecord (VLP) with another institution or "
                    "period; expected: each overview in a file of its own",
                )
            )
    if from_name is not None and _what(from_name) != _what(first):
        findings.remark(
            say(
                "het voorlooprecord (VLP) noemt een andere instelling of periode dan de naam van het "
                "bestand; het voorlooprecord geldt",
                "the voorlooprecord (VLP) names another institution or period than the name of "
                "the file; the voorlooprecord counts",
            ),
            first.line,
            1,
        )
    return first


def _what(header: Header) -> tuple[str, date | None, date | None]:
    return header.brin, header.begin, header.end
