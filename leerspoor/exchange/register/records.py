"""Which records does a registratieoverzicht hold?

One frozen struct a kind, fields as the register means them. Days are dates, last days are last days; codes
are as written, but upper case. `line` is the line of the file, from 1.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.vocabulary import Fase, Level
from leerspoor.exchange.register.number import PersonNumber

ResultKind: TypeAlias = Literal["AMO", "GEO", "KZD"]
COUNTED = ("PER", "ISG", "ISP", "ISE", "BPV", "DIP", "AMO", "GEO", "KZD")
"""The kinds that the closing record counts, in its order."""


class Header(Struct, frozen=True, kw_only=True):
    """VLP: whose overview it is, of which period, made on which day."""

    line: int
    brin: str
    begin: date | None
    end: date | None
    made_on: date | None


class Person(Struct, frozen=True, kw_only=True):
    """PER. `birth_date` is `ccyy-mm-dd`, of which day or month may be 00; `sex` is M, V, O or None."""

    line: int
    number: PersonNumber
    birth_date: str | None
    sex: str | None


class Enrolment(Struct, frozen=True, kw_only=True):
    """ISG. `ended_on` is the last day enrolled."""

    line: int
    number: PersonNumber
    enrolment: str
    enrolled_on: date
    ended_on: date | None
    reason: str | None


class Period(Struct, frozen=True, kw_only=True):
    """ISP: what the register holds of an enrolment from `begin`."""

    line: int
    number: PersonNumber
    enrolment: str
    begin: date
    crebo: str
    leertraject: str | None
    level: Level | None
    funded: bool
    leerroute: str | None
    fase: Fase | None


class Support(Struct, frozen=True, kw_only=True):
    """ISE: extra support. `end` is its last day."""

    line: int
    number: PersonNumber
    enrolment: str
    begin: date
    end: date | None


class Placement(Struct, frozen=True, kw_only=True):
    """BPV: a praktijkovereenkomst. `crebo_column` is where its crebo stands, or should."""

    line: int
    number: PersonNumber
    enrolment: str
    placement: str
    drawn_up_on: date
    begin: date
    planned_end: date
    ended_on: date | None
    hours: int | None
    company: str
    crebo: str | None
    crebo_column: int


class Diploma(Struct, frozen=True, kw_only=True):
    """DIP."""

    line: int
    number: PersonNumber
    result: str
    crebo: str
    awarded_on: date


class Mark(Struct, frozen=True, kw_only=True):
    """What a GEO record holds of the instellingsexamen or the centraal examen; `mark` as `6.1`."""

    component: Literal["IE", "CE"]
    mark: str | None
    exempt: bool


class Result(Struct, frozen=True, kw_only=True):
    """AMO, GEO or KZD: a result, loose (with its own day) or under a diploma (with the diploma's).

    `passed`: KZD only. `mark`, `exemption`, `marks`: GEO only, `mark` whole. `day_column` is where its own
    day stands, or should.
    """

    line: int
    number: PersonNumber
    kind: ResultKind
    diploma: str | None
    result: str
    code: str
    day: date | None
    day_column: int
    passed: bool | None = None
    mark: int | None = None
    exemption: str | None = None
    marks: tuple[Mark, ...] = ()


class Totals(Struct, frozen=True, kw_only=True):
    """SLR: how many records of each kind there are; None where nothing is said."""

    line: int
    counts: tuple[int | None, ...]


PersonRecord: TypeAlias = Person | Enrolment | Period | Support | Placement | Diploma | Result
Record: TypeAlias = Header | PersonRecord | Totals
