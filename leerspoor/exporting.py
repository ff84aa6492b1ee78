"""How does an answer become a file to take along: CSV, XLSX or JSON Lines, with what was asked in it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias

import msgspec

from journeys.errors import WrongUse
from journeys.saying import Language, say
from journeys.store.journal import Journal
from leerspoor.answer_columns import COLUMNS, Column, Row
from leerspoor.choosing import holding
from leerspoor.exchange.spreadsheet import Cell, Columns, write_csv, write_xlsx
from leerspoor.exchange.whole_file import whole
from leerspoor.wording import word
from projections.catch_up import RULES
from projections.questions import Asked

Form: TypeAlias = Literal[".csv", ".xlsx", ".jsonl"]
Statement: TypeAlias = Sequence[tuple[str, Cell]]


def form_of(path: Path) -> Form:
    """The form that the name of a file asks for; raises `WrongUse` for another."""
    match path.suffix.lower():
        case ".csv" | ".xlsx" | ".jsonl" as form:
            return form
        case _:
            raise WrongUse(
                say(
                    f"{path}: een lijst is een .csv, een .xlsx of een .jsonl; noem het bestand zo",
                    f"{path}: a list is a .csv, a .xlsx or a .jsonl; name the file so",
                )
            )


def statement(
    asked: Asked, language: Language, *, policies: Sequence[str] = (), named: bool | None = None
) -> list[tuple[str, Cell]]:
    """What was asked, of when the answer is and by which rules: what every list and every report says.

    `policies`: those that a journal chose instead of the default ones, if they are followed. `named`: whether
    names stand in it; None where no student does.
    """
    nl = language == "nl"
    default = "standaard" if nl else "default"
    names = {
        None: [],
        True: [("namen", "uit de identiteiten naast het journaal")] if nl
        else [("names", "from the identity store beside the journal")],
        False: [("namen", "geen, alleen pseudoniemen")] if nl else [("names", "none, pseudonyms only")],
    }[named]  # fmt: skip
    return [
        ("vraag" if nl else "question", f"{asked.question} ({word(asked.question, language)})"),
        *_which(asked, nl=nl),
        ("op" if nl else "on", asked.on),
        ("bekend op" if nl else "known at", asked.known_at_text or ("alles" if nl else "everything")),
        ("regels van" if nl else "rules of", date.fromisoformat(RULES)),
        ("beleid" if nl else "policies", "; ".join(policies) or default),
        *names,
    ]


def _which(asked: Asked, *, nl: bool) -> Iterator[tuple[str, Cell]]:
    """What the question was narrowed to."""
    narrowed: tuple[tuple[str, str, Cell], ...] = (
        ("leerlingen", "students", " ".join(asked.students)),
        ("cohort", "cohort", asked.cohort or " ".join(asked.cohorts)),
        ("kant", "side", asked.side),
        ("routes", "routes", " ".join(asked.routes or ())),
        ("voor", "for", asked.acting),
        ("dagen vooruit", "days ahead", asked.within if asked.question == "worklist" else None),
    )
    for dutch, english, said in narrowed:
        if said not in (None, ""):
            yield dutch if nl else english, said
    if asked.question == "exams-owed":
        which = ("alle", "all") if asked.every_status else ("alleen open", "open ones alone")
        yield ("onderdelen", which[0]) if nl else ("parts", which[1])


def chosen_policies(journal: Journal, asked: Asked) -> list[str]:
    """`switch_clock=STUDENT`: what the journal chose otherwise and the answer follows; none by default."""
    if not asked.chosen_policies:
        return []
    held = holding(journal, asked.on, asked.known_at)
    return [f"{row.name}={row.choice}" for row in held if row.chosen is not None and row.understood]


def write_list(
    path: Path,
    asked: Asked,
    lines: Iterable[bytes],
    language: Language,
    *,
    policies: Sequence[str] = (),
    names: Mapping[str, str] | None = None,
    more: Statement = (),
) -> int:
    """Write the lines of an answer to a file, whole or not at all; how many there were.

    `names` by pseudonym, where they are asked for: in a column of their own. `more`: what else the second
    sheet of an XLSX says of the question. Raises `WrongUse`, or `Unreadable` if it cannot be written.
    """
    form = form_of(path)
    if form == ".jsonl":
        if names is not None:
            raise WrongUse(
                say(
                    f"{path}: in JSON Lines staan alleen pseudoniemen; laat --names weg",
                    f"{path}: JSON Lines hold pseudonyms alone; leave out --names",
                )
            )
        with whole(path) as beside:
            return _write_lines(beside, lines)
    chosen = [*COLUMNS[asked.question]] if names is None else _with_names(COLUMNS[asked.question], names)
    chosen += _DATES
    at = 0 if language == "nl" else 1
    columns = Columns(
        [(column.nl, column.en)[at] for column in chosen], ("lijst", "list")[at], ("vraag", "question")[at]
    )
    decode = msgspec.json.Decoder(dict[str, object]).decode
    rows = ([column.cell(row, language) for column in chosen] for row in map(decode, lines))
    with whole(path) as beside:
        if form == ".csv":
            return write_csv(beside, columns, rows)

        def facts(count: int) -> Statement:
            named = None if asked.question in ("guarantees", "outcomes") else names is not None
            told = statement(asked, language, policies=policies, named=named)
            return [*told, *more, (("rijen", "rows")[at], count)]

        return write_xlsx(beside, columns, rows, facts)


def _write_lines(path: Path, lines: Iterable[bytes]) -> int:
    count = 0
    with path.open("wb") as file:
        for line in lines:
            file.write(line + b"\n")
            count += 1
    return count


_DATES = (
    Column("op", "on", lambda row, _: date.fromisoformat(row["on"])),
    Column("bekend op", "known at", lambda row, _: row["known_at"]),
    Column("regels van", "rules of", lambda _row, _: date.fromisoformat(RULES)),
)
"""Of when a row is, whichever file it is copied to."""


def _with_names(columns: Sequence[Column], names: Mapping[str, str]) -> list[Column]:
    """The columns, with one for the names beside that of the students."""

    def name(row: Row, _: Language) -> Cell:
        if "student" in row:
            return names.get(row["student"])
        return "; ".join(names.get(student, student) for student in row.get("students", ()))

    found = []
    for column in columns:
        found.append(column)
        if column.nl in ("leerling", "leerlingen"):
            found.append(Column("naam", "name", name))
    return found
