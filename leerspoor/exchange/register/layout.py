"""What stands where in a line of a registratieoverzicht?

One small function a record kind, by the positions of DUO's Programma van Eisen 4.8. A code that is not in
the lists here is a remark: DUO's lists are longer than what is published, and they grow.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar, cast

from journeys.saying import say
from journeys.vocabulary import Fase, Level
from leerspoor.exchange.register.fields import Fields
from leerspoor.exchange.register.findings import shown
from leerspoor.exchange.register.records import (
    COUNTED,
    Diploma,
    Enrolment,
    Header,
    Mark,
    Period,
    Person,
    Placement,
    Record,
    Result,
    Support,
    Totals,
)

CodeT = TypeVar("CodeT", str, str | None)

_LEERTRAJECTEN = ("BOL", "BBL", "BOL_DT", "OVO", "EX", "ODT")
LEERROUTE = 13
"""Where a period names its leerroute."""
_LEERROUTES = ("DLP", "DLR", "GLR")
_LEVELS: dict[str, Level] = {"MBO-1": 1, "MBO-2": 2, "MBO-3": 3, "MBO-4": 4}
_FASES = ("VO", "MBO")
_SEXES = ("M", "V", "O")


def _vlp(f: Fields) -> Header:
    begin, end = f.day_or_none(3, "begin van de periode"), f.day_or_none(4, "einde van de periode")
    if begin and end and end < begin:
        f.refuse(
            4,
            say(
                f"einde van de periode: {end} ligt voor het begin, {begin}",
                f"einde van de periode: {end} is before its begin, {begin}",
            ),
        )
    return Header(
        line=f.line,
        brin=f.code(2, "BRIN").upper(),
        begin=begin,
        end=end,
        made_on=f.day_or_none(5, "aanmaakdatum"),
    )


def _per(f: Fields) -> Person:
    return Person(
        line=f.line,
        number=f.number(),
        birth_date=f.birth_date(4),
        sex=_known(f, 5, "geslacht", _SEXES),
    )


def _isg(f: Fields) -> Enrolment:
    enrolled_on = f.day(5, "datum inschrijving")
    planned_end = f.day_or_none(6, "geplande einddatum")
    ended_on = f.day_or_none(7, "werkelijke einddatum")
    if ended_on and ended_on < enrolled_on:
        f.refuse(
            7,
            say(
                f"werkelijke einddatum: {ended_on} ligt voor de inschrijving op {enrolled_on}",
                f"werkelijke einddatum: {ended_on} is before the enrolment on {enrolled_on}",
            ),
        )
    if planned_end and planned_end < enrolled_on and not f.refused:
        f.remark(
            6,
            say(
                "de geplande einddatum van een inschrijving ligt voor de inschrijving",
                "the geplande einddatum of an enrolment is before the enrolment",
            ),
        )
    return Enrolment(
        line=f.line,
        number=f.number(),
        enrolment=f.code(4, "inschrijvingsnummer"),
        enrolled_on=enrolled_on,
        ended_on=ended_on,
        reason=_reason(f, 8),
    )


def _isp(f: Fields) -> Period:
    return Period(
        line=f.line,
        number=f.number(),
        enrolment=f.code(4, "inschrijvingsnummer"),
        begin=f.day(5, "begindatum"),
        crebo=_crebo(f, 6, f.code(6, "crebo")),
        leertraject=_listed(f, 7, "leertraject", _LEERTRAJECTEN),
        level=_LEVELS.get(_known(f, 8, "niveau", _LEVELS) or ""),
        funded=f.yes_or_no(9, "bekostigbaar"),
        leerroute=_listed(f, LEERROUTE, "leerroute", _LEERROUTES),
        fase=cast("Fase | None", _known(f, 14, "leerroutefase", _FASES)),
    )


def _ise(f: Fields) -> Support:
    begin, end = f.day(5, "begindatum"), f.day_or_none(6, "einddatum")
    if end and end < begin:
        f.refuse(
            6,
            say(
                f"einddatum: {end} ligt voor de begindatum, {begin}",
                f"einddatum: {end} is before the begindatum, {begin}",
            ),
        )
    return Support(
        line=f.line,
        number=f.number(),
        enrolment=f.code(4, "inschrijvingsnummer"),
        begin=begin,
        end=end,
    )


def _bpv(f: Fields) -> Placement:
    begin, planned_end = f.day(7, "begindatum"), f.day(8, "geplande einddatum")
    ended_on = f.day_or_none(9, "werkelijke einddatum")
    if planned_end < begin and not f.refused:
        f.refuse(
            8,
            say(
                f"geplande einddatum: {planned_end} ligt voor de begindatum; verwacht: {begin} of later",
                f"geplande einddatum: {planned_end} is before the begindatum; expected: {begin} or later",
            ),
        )
    if ended_on and ended_on < begin and not f.refused:
        f.remark(9, say("een BPV eindigde voordat zij begon", "a BPV ended before it began"))
    company = f.code(11, "leerbedrijf")
    if company and not (len(company) == 9 and company.isdigit()):
        f.remark(
            11,
            say(
                "het nummer van een leerbedrijf heeft geen negen cijfers",
                "the number of a leerbedrijf does not have nine digits",
            ),
        )
    return Placement(
        line=f.line,
        number=f.number(),
        enrolment=f.code(4, "inschrijvingsnummer"),
        placement=f.code(5, "BPV-nummer"),
        drawn_up_on=f.day(6, "datum waarop de overeenkomst is opgemaakt"),
        begin=begin,
        planned_end=planned_end,
        ended_on=ended_on,
        hours=f.whole_or_none(10, "uren", 0, 1_000_000),
        company=company,
        crebo=_crebo(f, 12, f.code_or_none(12, "crebo")),
        crebo_column=f.column(12),
    )


def _dip(f: Fields) -> Diploma:
    return Diploma(
        line=f.line,
        number=f.number(),
        result=f.code(4, "resultaatnummer"),
        crebo=_crebo(f, 5, f.code(5, "crebo")),
        awarded_on=f.day(6, "datum"),
    )


def _amo(f: Fields) -> Result:
    return Result(
        line=f.line,
        number=f.number(),
        kind="AMO",
        diploma=f.code_or_none(4, "resultaatnummer van het diploma"),
        result=f.code(6, "resultaatnummer"),
        code=f.code(7, "code van het onderdeel").upper(),
        day=f.day_or_none(8, "datum"),
        day_column=f.column(8),
    )


def _geo(f: Fields) -> Result:
    exempt_ie, exempt_ce = _exemption(f, 12), _exemption(f, 14)
    marks = (
        Mark(component="IE", mark=f.tenths_or_none(11, "cijfer IE"), exempt=exempt_ie is not None),
        Mark(component="CE", mark=f.tenths_or_none(13, "cijfer CE"), exempt=exempt_ce is not None),
    )
    return Result(
        line=f.line,
        number=f.number(),
        kind="GEO",
        diploma=f.code_or_none(4, "resultaatnummer van het diploma"),
        result=f.code(6, "resultaatnummer"),
        code=f.code(7, "code van het examenonderdeel").upper(),
        day=f.day_or_none(8, "datum"),
        day_column=f.column(8),
        mark=f.whole_or_none(9, "eindcijfer", 1, 10),
        exemption=_exemption(f, 10),
        marks=tuple(m for m in marks if m.mark is not None or m.exempt),
    )


def _kzd(f: Fields) -> Result:
    said = " ".join(f.text(9).lower().split())
    if said not in ("behaald", "niet behaald"):
        f.refuse(
            9,
            say(
                f"resultaat: {shown(f.text(9))} kan niet; verwacht: Behaald of Niet behaald",
                f"resultaat: {shown(f.text(9))} cannot be; expected: Behaald or Niet behaald",
            ),
        )
    return Result(
        line=f.line,
        number=f.number(),
        kind="KZD",
        diploma=f.code_or_none(4, "resultaatnummer van het diploma"),
        result=f.code(6, "resultaatnummer"),
        code=f.code(7, "code van het keuzedeel").upper(),
        day=f.day_or_none(8, "datum"),
        day_column=f.column(8),
        passed=said == "behaald",
    )


def _slr(f: Fields) -> Totals:
    counts = (f.whole_or_none(i, f"aantal {kind}", 0, 10**9) for i, kind in enumerate(COUNTED, start=2))
    return Totals(line=f.line, counts=tuple(counts))


def _known(f: Fields, position: int, name: str, codes: object) -> str | None:
    """A code of a closed list; another is remarked on and left out."""
    text = f.text(position).upper()
    if not text or (isinstance(codes, tuple | dict) and text in codes):
        return text or None
    f.remark(
        position,
        say(
            f"{name}: onbekende code {shown(text)}, niet overgenomen",
            f"{name}: unknown code {shown(text)}, not taken over",
        ),
    )
    return None


def _listed(f: Fields, position: int, name: str, codes: tuple[str, ...]) -> str | None:
    """A code of an open list; one that is not known here is remarked on and taken as it is."""
    text = f.code_or_none(position, name)
    if text is not None and text.upper() not in codes and not f.refused:
        f.remark(
            position,
            say(
                f"{name}: onbekende code {shown(text)}, overgenomen zoals zij er staat",
                f"{name}: unknown code {shown(text)}, taken over as it is",
            ),
        )
    return text and text.upper()


def _crebo(f: Fields, position: int, code: CodeT) -> CodeT:
    """The number of a qualification; one that is not of five digits is remarked on and taken as it is."""
    if code and not (len(code) == 5 and code.isdigit()):
        f.remark(
            position,
            say(
                f"crebo: {shown(code)} heeft geen vijf cijfers, overgenomen zoals het er staat",
                f"crebo: {shown(code)} does not have five digits, taken over as it is",
            ),
        )
    return code


def _reason(f: Fields, position: int) -> str | None:
    """The reason of a deregistration: `8` and `08` are one code."""
    text = f.code_or_none(position, "reden")
    if text is None:
        return None
    if text.isascii() and text.isdigit() and len(text) <= 2:
        return text.zfill(2)
    if not f.refused:
        f.remark(
            position,
            say(
                f"reden: onbekende code {shown(text)}, overgenomen zoals zij er staat",
                f"reden: unknown code {shown(text)}, taken over as it is",
            ),
        )
    return text.lower().replace("_", "-").replace(".", "-")


def _exemption(f: Fields, position: int) -> str | None:
    """The ground of an exemption; `N` says that there is none."""
    text = (f.code_or_none(position, "vrijstelling") or "").upper()
    if text and text != "N" and not (len(text) <= 4 and text.isalpha()) and not f.refused:
        f.remark(
            position,
            say(
                f"vrijstelling: onbekende code {shown(text)}, overgenomen zoals zij er staat",
                f"vrijstelling: unknown code {shown(text)}, taken over as it is",
            ),
        )
    return text if text and text != "N" else None


class Kind:
    """How a line of this kind is read, and which position is its last."""

    def __init__(self, read: Callable[[Fields], Record], last: int) -> None:
        self.read = read
        self.last = last


KINDS: dict[str, Kind] = {
    "VLP": Kind(_vlp, 5),
    "PER": Kind(_per, 5),
    "ISG": Kind(_isg, 8),
    "ISP": Kind(_isp, 14),
    "ISE": Kind(_ise, 6),
    "BPV": Kind(_bpv, 13),
    "DIP": Kind(_dip, 10),
    "AMO": Kind(_amo, 11),
    "GEO": Kind(_geo, 16),
    "KZD": Kind(_kzd, 12),
    "SLR": Kind(_slr, 10),
}


def read_record(kind: str, fields: Fields) -> Record | None:
    """The record of a line of a known kind; None if a field of it was refused."""
    record = KINDS[kind].read(fields)
    if fields.refused:
        return None
    extra = fields.beyond(KINDS[kind].last)
    if extra is not None:
        fields.remark(
            extra,
            say(
                f"{kind}: na veld {KINDS[kind].last} staat nog iets; het is niet gelezen",
                f"{kind}: there is more after field {KINDS[kind].last}; it was not read",
            ),
        )
    return record
