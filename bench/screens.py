"""How quick are the screens, beside the least that a terminal program can do and beside a peer?

`python bench/screens.py` prints one table. Each line is ours against a floor or a peer, measured in turns in
one run, in terminals of their own: from the key (or the start) to the text on the screen.

- The first text, a typed letter and a student's page are `leerspoor tui` on a journal file with 30,000
  students; `screens_data` says which. Names are not in it: with a file of names beside the journal the first
  text waits for the store (the line «with names»).
- The goals in milliseconds were set on a machine where a minimal app stands there in 193 ms. What is measured
  is held against the goal times as many as a minimal app takes longer here, just before and after.
- The lists of 1,000, 30,000 and 100,000 rows are the list's own table over rows that are ready, without a
  journal: what is compared is drawing.
"""

from __future__ import annotations

import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path
from statistics import median

from screens_data import STUDENTS, region
from screens_terminal import Session, until_seen
from speed_measure import Row, Table, each, in_turns, in_words

APPS = [sys.executable, str(Path(__file__).with_name("screens_apps.py"))]
MINIMAL = "a minimal Textual app"
MINIMAL_THERE = 0.193
"""Seconds to the first text of a minimal app on the machine that the goals in milliseconds were set on."""


def main() -> int:
    """Measure all of it and print the table; 1 if a goal was not met."""
    rows = measured()
    print(in_words(rows, "## The screens"))
    return 0 if all(row.met is not False for row in rows) else 1


def measured() -> list[Row]:
    """Every line of the table."""
    table, place = Table(), region()
    _first_text(table, place)
    _painting(table)
    _paging(table)
    _on_the_journal(table, place)
    return table.rows


def _program(place: Path) -> list[str]:
    return [sys.executable, "-m", "leerspoor.cli.main", "--journal", str(place), "tui"]


def _row(what: str, ours: list[float], against: str, theirs: list[float], goal: float | None) -> Row:
    return Row(what, against, _times(ours, theirs), "<=", goal, each(median(ours)), each(median(theirs)))


def _within(what: str, ours: list[float], goal: float, slower: float) -> Row:
    """A line about a time: the ratio to what it may take on this machine as it is now."""
    may = goal * slower
    note = f"{each(goal)} where a minimal app takes {each(MINIMAL_THERE)}; here {slower:.1f} times as long"
    return Row(what, "what it may take", median(ours) / may, "<=", 1.0, each(median(ours)), each(may), note)


def _times(ours: list[float], theirs: list[float]) -> float:
    """How many times the peer's time ours is: the median of the rounds."""
    return median(one / other for one, other in zip(ours, theirs, strict=False))


# --- the first text ---------------------------------------------------------------------------------------


def _first_text(table: Table, place: Path) -> None:
    """From the start of the program to the first line of the list."""
    first = _students(place)[0]
    program = _program(place)
    ways = {
        "ours": lambda: until_seen(program, first),
        "minimal": lambda: until_seen([*APPS, "minimal"], "the smallest program"),
        "python": lambda: until_seen([sys.executable, "-c", "print('nothing else')"], "nothing else"),
        "whole": lambda: until_seen(program, f"{STUDENTS:,}".replace(",", ".")),
    }
    for way in ways.values():
        way()  # compiles what was not yet
    found = in_turns(ways, 11)
    what = f"text of the list, {STUDENTS:,} students"
    table.add(_row(what, found["ours"], MINIMAL, found["minimal"], 1.3))
    table.add(_row(what, found["ours"], "python -c print", found["python"], None))
    table.add(_row("the whole list, counted", found["whole"], MINIMAL, found["minimal"], None))


def _students(place: Path) -> list[str]:
    query = "SELECT substr(stream, 9) FROM events WHERE version = 1 AND stream LIKE 'student/%' ORDER BY 1"
    with closing(sqlite3.connect(place)) as connection:
        return [student for (student,) in connection.execute(query)]


# --- lists ------------------------------------------------------------------------------------------------


def _painting(table: Table) -> None:
    """A list of many rows beside one of few."""

    def begun(session: Session, turn: int) -> float:
        session.press("b")
        return session.until(lambda written: f"t{turn}." in written)

    with Session([*APPS, "ours", "1000"]) as few, Session([*APPS, "ours", "100000"]) as many:
        for session in (few, many):
            session.until(lambda written: "t1." in written)
        found = [(begun(many, turn), begun(few, turn)) for turn in range(2, 33)]
    ours, theirs = ([pair[side] for pair in found[5:]] for side in (0, 1))
    table.add(_row("a list of 100,000 rows painted", ours, "of 1,000 rows", theirs, 1.5))


def _paging(table: Table) -> None:
    """A page down in 30,000 rows, beside Textual's own table."""

    def further(session: Session, last: dict[str, int]) -> float:
        session.press("\x1b[6~")
        return session.until(lambda written: _moved_on(last, _highest(written)))

    with Session([*APPS, "ours", "30000"]) as mine, Session([*APPS, "peer", "30000"]) as peer:
        began = mine.until(_highest), peer.until(_highest)
        mine.press("\x1b[6~")  # the first goes to the end of the screen
        peer.press("\x1b[6~")
        here, there = {"row": 22}, {"row": 22}
        found = in_turns({"ours": lambda: further(mine, here), "peer": lambda: further(peer, there)}, 35)
    ours, theirs = found["ours"][5:], found["peer"][5:]
    table.add(_row("page down, 30,000 rows", ours, "Textual's DataTable", theirs, 1 / 3))
    table.add(_row("start to first row, 30,000 rows", [began[0]], "Textual's DataTable", [began[1]], None))


def _moved_on(last: dict[str, int], row: int) -> bool:
    """Whether a row stands on the screen that did not before; it is the last one from then on."""
    if row <= last["row"]:
        return False
    last["row"] = row
    return True


def _highest(written: str) -> int:
    return max((int(number) for number in re.findall(r"p(\d{8})", written)), default=0)


# --- on the journal ---------------------------------------------------------------------------------------


def _on_the_journal(table: Table, place: Path) -> None:
    """A typed letter until the list is another one, and a student's page after enter."""
    students = _students(place)
    letters, echoes, pages = [], [], []
    minimal = [until_seen([*APPS, "minimal"], "the smallest program") for _ in range(5)]
    with Session(_program(place)) as mine, Session([*APPS, "field"]) as field:
        mine.until(lambda written: f"{STUDENTS:,}".replace(",", ".") in written)
        mine.press("/")
        field.rest()
        for text in ("0a", "3f", "b1", "7c", "d4", "52", "9e", "61"):
            for length in (1, 2):
                found = sum(text[:length] in student for student in students)
                letters.append(_pressed(mine, text[length - 1], f"{found:,} van".replace(",", ".")))
                echoes.append(_pressed(field, text[length - 1], text[:length]))
            mine.press("\x15")
            field.press("\x15")
        mine.press("\r")
        for _ in range(25):
            mine.press("j")
            pages.append(_pressed(mine, "\r", "Gebeurtenissen ("))
            mine.press("\x1b")
            mine.rest()
    minimal += [until_seen([*APPS, "minimal"], "the smallest program") for _ in range(5)]
    slower = max(median(minimal) / MINIMAL_THERE, 1.0)
    letter, page = "a typed letter until the list is settled", "a student's page after enter"
    table.add(_within(letter, letters, 0.050, slower))
    table.add(_row(letter, letters, "an empty Input", echoes, None))
    table.add(_within(page, pages[5:], 0.060, slower))
    table.add(_row(page, pages[5:], "a letter in an empty Input", echoes, None))


def _pressed(session: Session, key: str, text: str) -> float:
    session.press(key)
    return session.until(lambda written: text in written)


if __name__ == "__main__":
    raise SystemExit(main())
