"""What does a column of a list of names hold, and what are the parts of a name?"""

from __future__ import annotations

from typing import Literal, TypeAlias

Column: TypeAlias = Literal[
    "pseudonym", "number", "bsn", "onderwijsnummer", "brin",
    "name", "first_name", "infix", "last_name", "birth_date", "sex", "mentor",
]  # fmt: skip

WHO: tuple[Column, ...] = ("pseudonym", "bsn", "onderwijsnummer", "number")
"""The columns that can say who it is, the surest first."""

_HEADERS: dict[str, Column] = {
    "pseudoniem": "pseudonym", "pseudonym": "pseudonym", "leerling": "pseudonym", "student": "pseudonym",
    "nummer": "number", "number": "number", "persoonsnummer": "number",
    "bsn": "bsn", "burgerservicenummer": "bsn",
    "onderwijsnummer": "onderwijsnummer", "onr": "onderwijsnummer",
    "brin": "brin", "brincode": "brin",
    "naam": "name", "name": "name", "volledigenaam": "name", "fullname": "name",
    "roepnaam": "first_name", "voornaam": "first_name", "firstname": "first_name",
    "tussenvoegsel": "infix", "tussenvoegsels": "infix", "voorvoegsel": "infix", "infix": "infix",
    "achternaam": "last_name", "lastname": "last_name", "surname": "last_name",
    "geboortedatum": "birth_date", "geboren": "birth_date", "birthdate": "birth_date",
    "dateofbirth": "birth_date",
    "geslacht": "sex", "sex": "sex", "gender": "sex",
    "mentor": "mentor", "coach": "mentor", "slber": "mentor", "tutor": "mentor",
}  # fmt: skip


def column_of(header: str) -> Column | None:
    """What a column with this header holds; capitals, spaces and dashes make no difference."""
    return _HEADERS.get("".join(character for character in header.lower() if character.isalnum()))


def parts_of(name: str) -> dict[Column, str]:
    """Roepnaam, tussenvoegsel and achternaam of a whole name: `Sanne de Vries` or `Vries, Sanne de`.

    The tussenvoegsel is what follows the roepnaam in small letters.
    """
    family, comma, rest = name.partition(",")
    words = (rest if comma else name).split()
    first, others = words[:1], words[1:]
    infix = []
    while others and others[0][0].islower():
        infix.append(others.pop(0))
    if comma:
        first, others = first + others, family.split()
    parts: dict[Column, str] = {
        "first_name": " ".join(first),
        "infix": " ".join(infix),
        "last_name": " ".join(others),
    }
    return {column: text for column, text in parts.items() if text}
