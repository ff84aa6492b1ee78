"""How does a committee take its list along: exactly the filtered question, with what was asked?"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date
from itertools import count
from pathlib import Path

import msgspec

from journeys.saying import Language
from leerspoor.wording import word
from tui.as_of import AsOf
from tui.port import Answer
from tui.viewmodels.matrix import Filter

_COLUMNS = ("student", "part", "name", "side", "status", "answers_to", "due", "mark", "flags", "rules")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def told(as_of: AsOf, about: str, chosen: Filter, rows: int, language: Language) -> list[tuple[str, str]]:
    """What the file says of itself: the question, both dates, the rules' version, how many rows."""
    from projections.catch_up import RULES

    nl = language == "nl"
    return [
        ("vraag" if nl else "question", f"exams-owed {about}".strip()),
        ("op" if nl else "on", as_of.on.isoformat()),
        ("bekend op" if nl else "known at", as_of.known_at or ("alles" if nl else "everything")),
        ("filter", _filter(chosen)),
        ("regels" if nl else "rules", RULES),
        ("rijen" if nl else "rows", str(rows)),
    ]


def to_csv(
    path: Path, as_of: AsOf, about: str, chosen: Filter, rows: Sequence[Answer], language: Language
) -> None:
    """A file that a Dutch Excel opens right: UTF-8 with a mark, semicolons, no cell that is a formula."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        for name, value in told(as_of, about, chosen, len(rows), language):
            writer.writerow([f"# {name}", _safe(value)])
        writer.writerow(_COLUMNS)
        for row in rows:
            writer.writerow([_safe(cell) for cell in _cells(row, language)])


def to_json(path: Path, as_of: AsOf, about: str, chosen: Filter, rows: Sequence[Answer]) -> None:
    """One JSON object a line: first what was asked, then the answers as the command line gives them.

    For programs, and so the same whatever language a person reads.
    """
    with path.open("wb") as file:
        file.write(msgspec.json.encode(dict(told(as_of, about, chosen, len(rows), "en"))) + b"\n")
        for row in rows:
            file.write(msgspec.json.encode(row) + b"\n")


def file_name(about: str, chosen: Filter, on: date) -> str:
    """`open-examens-bwi-metselaar-2-2024-vmbo-ned-2026-10-01`, without the ending."""
    parts = [
        "open-examens" if chosen.only_open else "examens",
        about or "alle",
        chosen.side,
        chosen.part.casefold(),
        f"tm-{chosen.due_by.isoformat()}" if chosen.due_by else None,
        on.isoformat(),
    ]
    return _plain("-".join(part for part in parts if part))


def evidence_name(about: str, on: date) -> str:
    """`bewijs-s1-2026-10-01`, of a student or a cohort and the day asked about."""
    return _plain(f"bewijs-{about}-{on.isoformat()}")


def _plain(name: str) -> str:
    return "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in name)


def not_there_yet(folder: Path, name: str, endings: Sequence[str] = ("",)) -> list[Path]:
    """Files of this name of which none is there: with `-2`, `-3` … behind it where one is."""
    for number in count(1):
        numbered = f"{name}-{number}" if number > 1 else name
        paths = [folder / (f"{numbered}.{ending}" if ending else numbered) for ending in endings]
        if not any(path.exists() for path in paths):
            return paths
    raise AssertionError("there is always a number")


def _cells(row: Answer, language: Language) -> list[str]:
    return [
        row["student"],
        row["part"],
        row["name"] or "",
        row["side"] or "",
        word(row["status"], language),
        "+".join(row["answers_to"]),
        row["due"] or "",
        (row["mark"] or "").replace(".", "," if language == "nl" else "."),
        " ".join(row["flags"]),
        " ".join(row["because"]["rules"]),
    ]


def _filter(chosen: Filter) -> str:
    parts = [
        f"side={chosen.side or '*'}",
        f"open={'1' if chosen.only_open else '0'}",
        *([f"part={chosen.part}"] if chosen.part else []),
        *([f"due<={chosen.due_by}"] if chosen.due_by else []),
    ]
    return " ".join(parts)


def _safe(text: str) -> str:
    """A cell that a spreadsheet does not take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
