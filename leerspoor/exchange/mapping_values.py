"""What does a school's cell say, in the words that our own tables take?

Days as the Netherlands writes them or as Excel counts them, marks with a comma, whole numbers with a useless
decimal, truths. What cannot be read so stays as it is, to be refused with its value.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from msgspec import inspect

from journeys.vocabulary import day_after

_DUTCH = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})", re.ASCII)
_IN_WORDS = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MIDNIGHT = re.compile(r"[T ]0?0:00(:00(\.0+)?)?\Z")
_SERIAL = re.compile(r"[2-7]\d{4}(\.0+)?", re.ASCII)
_FIRST_SERIAL = date(1899, 12, 30)
"""Day 0 of Excel, as its days after February 1900 are counted."""
_MONTHS = ("jan", "feb", "maa", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_WHOLE = re.compile(r"(-?\d{1,9})([.,]0+)?", re.ASCII)
_NUMBER = re.compile(r"(\d{1,2})([.,]\d{1,10})?", re.ASCII)
_TRUTHS = {
    "ja": "ja", "j": "ja", "yes": "ja", "y": "ja", "true": "ja", "waar": "ja", "x": "ja", "1": "ja",
    "nee": "nee", "n": "nee", "no": "nee", "false": "nee", "onwaar": "nee", "0": "nee",
}  # fmt: skip
_JUDGEMENTS = ("onvoldoende", "voldoende", "goed", "voldaan")


def as_written(type_: inspect.Type | None, text: str) -> str:
    """A cell for a field of this type, as a table of events would have it."""
    for option in type_.types if isinstance(type_, inspect.UnionType) else (type_,):
        match option:
            case inspect.DateType():
                return day(text)
            case inspect.BoolType():
                return _TRUTHS.get(text.casefold(), text)
            case inspect.IntType():
                return whole(text)
            case inspect.LiteralType(values=values) if all(isinstance(value, int) for value in values):
                return whole(text)
            case inspect.StrType(pattern=pattern) if pattern and "onvoldoende" in pattern:
                return mark(text)
            case _:
                pass
    return text


def day(text: str) -> str:
    """A day as 2025-06-20: from 20-6-2025, 20/06/25, 20 juni 2025, 2025-06-20 00:00 or Excel's 45828."""
    bare = _MIDNIGHT.sub("", text)
    if _SERIAL.fullmatch(bare):
        return (_FIRST_SERIAL + timedelta(days=int(bare[:5]))).isoformat()
    found: tuple[str, str, str] | None = None
    if dutch := _DUTCH.fullmatch(bare):
        found = (dutch[3], dutch[2], dutch[1])
    elif (words := _IN_WORDS.fullmatch(bare.lower())) and (month := _month(words[2])):
        found = (words[3], str(month), words[1])
    elif iso := _ISO.fullmatch(bare):
        found = (iso[1], iso[2], iso[3])
    if found is not None:
        year, month_, number = map(int, found)
        if len(found[0]) == 2:
            year += 2000 if year < 70 else 1900
        with suppress(ValueError):
            return date(year, month_, number).isoformat()
    return text


def is_iso(text: str) -> bool:
    """Whether a text is a day as 2025-06-20."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_day(type_: inspect.Type | None) -> bool:
    """Whether a field of this type holds a day."""
    options = type_.types if isinstance(type_, inspect.UnionType) else (type_,)
    return any(isinstance(option, inspect.DateType) for option in options)


def _month(name: str) -> int:
    short = {"mrt": "maa", "mar": "maa", "may": "mei", "oct": "okt"}.get(name[:3], name[:3])
    return _MONTHS.index(short) + 1 if short in _MONTHS else 0


def later(text: str, days: int) -> str:
    """A day as 2025-06-20, so many days later; what is no day, or the last there is, stays."""
    with suppress(ValueError):
        found = date.fromisoformat(text)
        for _ in range(days):
            found = day_after(found)
        return found.isoformat()
    return text


def whole(text: str) -> str:
    """A whole number: 120 from 120,0."""
    found = _WHOLE.fullmatch(text)
    return str(int(found[1])) if found else text


def mark(text: str) -> str:
    """A mark with a point and one decimal, as all say the same: 7.0 from 7, from 7,0 and from Excel's 7."""
    if text.casefold() in _JUDGEMENTS:
        return text.casefold()
    found = _NUMBER.fullmatch(text)
    if not found:
        return text
    number = Decimal(text.replace(",", "."))
    return f"{number:.1f}" if 1 <= number <= 10 and number == round(number, 1) else text


def truth(text: str) -> bool | None:
    """Whether a cell says ja or nee; None if neither."""
    return {"ja": True, "nee": False}.get(_TRUTHS.get(text.casefold(), ""))


def closes(mark_: str, least: str) -> bool:
    """Whether a mark, as `mark` gives it, is at least so much; of judgements only onvoldoende is not."""
    if _NUMBER.fullmatch(mark_):
        return Decimal(mark_.replace(",", ".")) >= Decimal(least)
    return mark_ != "onvoldoende"
