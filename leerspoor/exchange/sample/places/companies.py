"""Which companies may train students, for which qualifications and until when?

Invented, with numbers in the form the register of leerbedrijven uses. Some lose their recognition. A company
of which the journal knows nothing is NOWHERE.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Company(Struct, frozen=True):
    """Recognised from a day (until a last one); perhaps withdrawn from a later day."""

    id: str
    crebos: tuple[str, ...]
    since: date
    until: date | None = None
    withdrawn: date | None = None


_LONG_AGO = date(2018, 9, 3)
_BUILDING = ("25786", "25829")
_ELECTRIC = ("25737", "25735")
_CARS = ("25668", "25774")
_CARE = ("25656", "25498", "25960")
_KITCHEN = ("25180",)
_SHOP = ("25808", "25807")
_ANIMALS = ("25732",)
_OFFICE = ("25998", "25724")

COMPANIES = [
    *(Company(f"1000001{number:02}", crebos, _LONG_AGO) for number, crebos in enumerate(
        (_BUILDING, _BUILDING, _BUILDING, _ELECTRIC, _ELECTRIC, _ELECTRIC, _ELECTRIC, _CARS, _CARS, _CARS,
         _CARE, _CARE, _CARE, _CARE, _KITCHEN, _KITCHEN, _KITCHEN, _SHOP, _SHOP, _SHOP, _ANIMALS, _ANIMALS,
         _OFFICE, _OFFICE, _OFFICE), 1)),
    Company("100000201", _ELECTRIC, _LONG_AGO, until=date(2024, 12, 31)),
    Company("100000202", _CARE, _LONG_AGO, withdrawn=date(2025, 3, 10)),
    Company("100000203", _CARS, date(2021, 9, 1), until=date(2026, 2, 28)),
    Company("100000204", _KITCHEN, date(2020, 11, 2), withdrawn=date(2024, 1, 22)),
    Company("100000205", _BUILDING, date(2023, 12, 1)),
]  # fmt: skip

NOWHERE = "100000901"
LAPSED = {"25737": "100000201", "25656": "100000202", "25668": "100000203", "25180": "100000204"}
"""A company that lost its recognition, by crebo."""
LATE = "100000205"
"""Recognised for building work from December 2023; reported three months later."""

SOUND: dict[str, tuple[str, ...]] = {
    crebo: tuple(c.id for c in COMPANIES if crebo in c.crebos and c.since == _LONG_AGO
                 and c.until is None and c.withdrawn is None)
    for crebo in sorted({crebo for c in COMPANIES for crebo in c.crebos})
}  # fmt: skip
"""The companies that were recognised all along, by crebo."""
