"""Which words does the domain have?

The words of the law and the sector as types, the shapes of codes, and the one calendar idea
that everything shares: the school year. No behaviour beyond that.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

Party: TypeAlias = Literal["vo", "mbo"]
ExamSide: TypeAlias = Literal["vmbo", "mbo"]
PartSide: TypeAlias = Literal["vmbo", "mbo", "joint"]
PartKind: TypeAlias = Literal[
    "se", "ce", "cspe", "pws", "lob", "kerntaak", "generic", "lb", "keuzedeel", "bpv"
]
RouteForm: TypeAlias = Literal["DLR", "GR", "EXPERIMENT", "LEERLIJN"]
AgreementForm: TypeAlias = Literal["samenwerkingsovereenkomst", "interne-regeling"]
AgreementPurpose: TypeAlias = Literal["doorlopende-leerroute", "leerwerktraject"]
Leerweg: TypeAlias = Literal["BB", "KB", "GL", "TL"]
Profile: TypeAlias = Literal[
    "BWI", "PIE", "M&T", "MaT", "MVI", "Z&W", "E&O", "HBR", "Groen", "D&P",
    "techniek", "zorg-en-welzijn", "economie", "landbouw",
]  # fmt: skip
Phase: TypeAlias = Literal["vo", "mbo"]
Fase: TypeAlias = Literal["VO", "MBO"]
Signatory: TypeAlias = Literal["student", "company", "mbo", "guardian"]
Assessor: TypeAlias = Literal["mbo", "vo", "company"]
Judgement: TypeAlias = Literal["voldoende", "onvoldoende"]
Outcome: TypeAlias = Literal["passed", "rejected"]
Status: TypeAlias = Literal["none", "active", "completed", "ended"]
Aspect: TypeAlias = Literal[
    "absence", "bpv", "complaints", "enrolment", "first-contact", "funding", "mbo-education",
    "mbo-exam", "participation", "removal", "route-design", "vmbo-education", "vmbo-exam",
]  # fmt: skip

Id: TypeAlias = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9._-]{1,200}\Z")]
"""Letters, digits, `-`, `_`, `.`: how streams, placements and parts are named."""
Code: TypeAlias = Annotated[str, Meta(pattern=r"\A[a-z0-9-]{1,100}\Z")]
"""A reason, ground or topic: a code from a list, never free text about a student (ACC-02)."""
Name: TypeAlias = Annotated[str, Meta(min_length=1, max_length=300)]
"""Free text about a programme or a route, never about a student."""
PartCode: TypeAlias = Annotated[str, Meta(pattern=r"\A[A-Za-z0-9._&+/-]{1,100}\Z")]
"""The code of an exam part, or a register's code for it; no colon: `choice:KV` is a choice not made."""
Mark: TypeAlias = Annotated[
    str, Meta(pattern=r"\A(?:[1-9](?:\.[0-9])?|10(?:\.0)?|onvoldoende|voldoende|goed|voldaan)\Z")
]
"""A mark from 1 to 10 with at most one decimal (`"6.4"`), or a judgement in words."""
Hours: TypeAlias = Annotated[int, Meta(ge=0, le=1_000_000)]
Attempt: TypeAlias = Annotated[int, Meta(ge=1, le=1_000)]
Level: TypeAlias = Literal[1, 2, 3, 4]
PARTIES: tuple[Party, Party] = ("vo", "mbo")


def day(year: int, month: int, number: int) -> date:
    """The given day, or the calendar's first or last day when the year lies outside it."""
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month, number)


def school_year(on: date) -> int:
    """The year of the 1 August on or before `on`: 31 July 2025 lies in school year 2024."""
    return on.year if on.month >= 8 else on.year - 1


def day_after(last: date) -> date:
    """The day after a last day; the calendar's last day stands for "without end" and stays."""
    return date.fromordinal(min(last.toordinal() + 1, date.max.toordinal()))


def day_before(first: date) -> date:
    """The day before a first day."""
    return date.fromordinal(max(first.toordinal() - 1, 1))
