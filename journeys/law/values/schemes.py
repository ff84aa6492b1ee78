"""Which subjects and parts has the vmbo exam of a leerweg and a profile? By exam year; no logic here.

How sure each cell is (rules VEX-01 and VEX-03 rest on all of them):

- VERIFIED, school or sector page: the names of the ten profiles and the four of TL; the five common subjects;
  maatschappijleer, LO and kunstvakken I by school exam; the two profile-bound subjects of each profile
  (overview of Stichting Platforms VMBO); the free part and the number of keuzevakken (overview of
  nieuwvmbo.nl); profielwerkstuk in GL and TL; the LOB dossier; five central exams in the average of BB and
  KB; nask 2 in GL and TL only.
- MEMORY, to be checked by a lawyer: that each avo subject has a school and a central exam; six central exams
  in the average of GL and TL; who owes the schoolexamen rekenen; which languages and arts beside French and
  German are exam subjects, and in which leerweg.

The subjects' codes are those that schools use; no register of them was found, so all are ours to change.
Left out as no source that was read tells their exam: LO 2 and the praktijkgericht programma of GL and TL.
"""

from __future__ import annotations

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from journeys.law.dated import Dated
from journeys.vocabulary import Leerweg, PartKind, Profile

SubjectCode: TypeAlias = str
"""`NE`, `WI`; `PV` is the profielvak of any profile, `KV` each of the beroepsgerichte keuzevakken."""


class Subject(Struct, frozen=True):
    """A vmbo subject, or a work that the exam asks: the kinds of part that close it, each of them, and where.

    `vocational`: its parts must say that they are. `taught`: it is a subject of lessons too.
    """

    code: SubjectCode
    name: str
    kinds: tuple[PartKind, ...]
    leerwegen: tuple[Leerweg, ...] = ("BB", "KB", "GL", "TL")
    vocational: bool = False
    taught: bool = True


class OfLeerweg(Struct, frozen=True, kw_only=True):
    """What a leerweg asks whatever the profile.

    `always`: the subjects that everyone closes; `free`: number of avo subjects beside those and the
    profile-bound ones; `keuzevakken`: the least number; `average_counts`: central exams in the 5.5 average.
    """

    profiles: tuple[Profile, ...]
    always: tuple[SubjectCode, ...]
    free: int
    keuzevakken: int
    average_counts: int


class Scheme(Struct, frozen=True, kw_only=True):
    """The exam schemes of one version; `bound`: two places, each with the subjects one of which fills it."""

    subjects: tuple[Subject, ...]
    leerwegen: dict[Leerweg, OfLeerweg]
    bound: dict[Profile, tuple[tuple[SubjectCode, ...], tuple[SubjectCode, ...]]]


AVO: tuple[PartKind, ...] = ("se", "ce")
"""An avo subject with an exam of its own is closed by a school exam and a central exam."""
_VOCATIONAL: tuple[Leerweg, ...] = ("BB", "KB", "GL")
_THEORETICAL: tuple[Leerweg, ...] = ("GL", "TL")

SUBJECTS: tuple[Subject, ...] = (
    Subject("NE", "Nederlands", AVO),
    Subject("EN", "Engels", AVO),
    Subject("WI", "wiskunde", AVO),
    Subject("NK1", "natuur- en scheikunde I", AVO),
    Subject("NK2", "natuur- en scheikunde II", AVO, _THEORETICAL),
    Subject("BI", "biologie", AVO),
    Subject("EC", "economie", AVO),
    Subject("AK", "aardrijkskunde", AVO),
    Subject("GS", "geschiedenis", AVO),
    Subject("MK", "maatschappijkunde", AVO),
    Subject("DU", "Duits", AVO),
    Subject("FA", "Frans", AVO),
    Subject("SP", "Spaans", AVO),
    Subject("TU", "Turks", AVO),
    Subject("AR", "Arabisch", AVO),
    Subject("FRI", "Fries", AVO),
    Subject("BV", "kunstvakken II, beeldende vakken", AVO, _THEORETICAL),
    Subject("MU", "kunstvakken II, muziek", AVO, _THEORETICAL),
    Subject("DA", "kunstvakken II, dans", AVO, _THEORETICAL),
    Subject("DR", "kunstvakken II, drama", AVO, _THEORETICAL),
    Subject("MA", "maatschappijleer", ("se",)),
    Subject("LO", "lichamelijke opvoeding", ("se",)),
    Subject("KU", "kunstvakken I", ("se",)),
    Subject("PV", "beroepsgericht profielvak", ("se", "cspe"), _VOCATIONAL, vocational=True),
    Subject("KV", "beroepsgericht keuzevak", ("se",), _VOCATIONAL, vocational=True),
    Subject("PWS", "profielwerkstuk", ("pws",), _THEORETICAL, taught=False),
    Subject("LOB", "loopbaandossier", ("lob",), taught=False),
    Subject("REK", "schoolexamen rekenen", ("se",), taught=False),
)

_COMMON = ("NE", "EN", "MA", "LO", "KU", "LOB")
_TEN: tuple[Profile, ...] = ("BWI", "PIE", "M&T", "MaT", "MVI", "Z&W", "E&O", "HBR", "Groen", "D&P")
_FOUR: tuple[Profile, ...] = ("techniek", "zorg-en-welzijn", "economie", "landbouw")

_TECHNICAL = (("WI",), ("NK1",))
_CARE = (("BI",), ("WI", "MK", "GS", "AK"))
_TRADE = (("EC",), ("WI", "FA", "DU"))
_GREEN = (("WI",), ("NK1", "BI"))
_TWO_OF = ("WI", "NK1", "BI", "EC")

SCHEMES: tuple[Dated[Scheme], ...] = (
    # Since the schoolexamen rekenen took the place of the rekentoets: exam year 2021, of school year 2020-21.
    Dated(
        date(2020, 8, 1),
        Scheme(
            subjects=SUBJECTS,
            leerwegen={
                "BB": OfLeerweg(
                    profiles=_TEN, always=(*_COMMON, "PV"), free=0, keuzevakken=4, average_counts=5
                ),
                "KB": OfLeerweg(
                    profiles=_TEN, always=(*_COMMON, "PV"), free=0, keuzevakken=4, average_counts=5
                ),
                "GL": OfLeerweg(
                    profiles=_TEN, always=(*_COMMON, "PV", "PWS"), free=1, keuzevakken=2, average_counts=6
                ),
                "TL": OfLeerweg(
                    profiles=_FOUR, always=(*_COMMON, "PWS"), free=2, keuzevakken=0, average_counts=6
                ),
            },
            bound={
                "BWI": _TECHNICAL,
                "PIE": _TECHNICAL,
                "M&T": _TECHNICAL,
                "MaT": _TECHNICAL,
                "MVI": _TECHNICAL,
                "Z&W": _CARE,
                "E&O": _TRADE,
                "HBR": _TRADE,
                "Groen": _GREEN,
                "D&P": (_TWO_OF, _TWO_OF),
                "techniek": _TECHNICAL,
                "zorg-en-welzijn": _CARE,
                "economie": _TRADE,
                "landbouw": _GREEN,
            },
        ),
        "VEX-01",
    ),
)
"""The exam schemes by the first day of the school year of the first exam that they hold for."""
