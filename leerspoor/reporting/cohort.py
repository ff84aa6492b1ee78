"""How is a cohort doing, in numbers and pictures over the years: the report of a coordinator?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from msgspec import Struct

from journeys.saying import Language
from journeys.vocabulary import day as day_of_year
from leerspoor.exchange.document import Block, Document, Facts, Heading, Paragraph, Picture, Table
from leerspoor.reporting.drawing import BOTH, LATE, MBO, NOBODY, VO, Series, stacked
from leerspoor.reporting.held import Held
from leerspoor.reporting.saying import Naming, said, said_day
from leerspoor.wording import word

Row = Mapping[str, Any]
_YEARS = 12
"""School years that a cohort is followed at most."""


class Member(Struct, frozen=True):
    """A student of the cohort, with who answered and what was owed over time."""

    student: str
    responsibility: Sequence[Held]
    parts: Sequence[Held]


class Cohort(Struct, frozen=True, kw_only=True):
    """A cohort and its members, from the first day to the last, as asked about the day `on`."""

    key: str
    on: date
    first: date
    last: date
    members: Sequence[Member]
    guarantee: Row
    outcomes: Row


Counted = Callable[[Sequence[Row], Sequence[Row]], str | None]


def cohort_report(
    cohort: Cohort, facts: Sequence[tuple[str, str]], names: Naming, language: Language
) -> Document:
    """The report."""
    nl = language == "nl"
    months = _months(cohort.first, cohort.last)
    counts = [day for day in months if day.month == 10]
    now = sum(day <= cohort.on for day in months) if cohort.first <= cohort.on <= cohort.last else None
    note = (
        "De lijn is de dag waarover gevraagd is; rechts daarvan staat hoe het wordt met wat bekend is."
        if nl
        else "The line is the day asked about; to the right stands how it will be, by what is known."
    )
    blocks: list[Block] = [
        Heading("Garantie en uitkomst" if nl else "Guarantee and outcome"),
        Facts(_numbers(cohort, language)),
        Heading("Wie is verantwoordelijk voor de inschrijving" if nl else "Who answers for the enrolment"),
        _picture(_answering(cohort, months, language), months, counts, now, language),
        Heading("Open vmbo-onderdelen per maand" if nl else "vmbo parts owed, by month"),
        _picture(_owed(cohort, months, language), months, counts, now, language),
        Heading("Door de fasen" if nl else "Through the phases"),
        *_flow(cohort, counts, language),
        Paragraph(note),
        _students(cohort, names, language),
    ]
    return Document(title=f"Cohort {cohort.key}", language=language, facts=facts, blocks=blocks)


def _months(first: date, last: date) -> list[date]:
    """The first days of the months from one day to another."""
    months = ((number // 12, number % 12 + 1) for number in range(12 * first.year, 12 * last.year + 12))
    days = (date(year, month, 1) for year, month in months)
    return [day for day in days if first <= day <= last]


def _numbers(cohort: Cohort, language: Language) -> list[tuple[str, str]]:
    nl = language == "nl"
    promise, outcome = cohort.guarantee, cohort.outcomes
    flags = [word(flag, language) for flag in promise["flags"]]
    told: list[tuple[str, Any]] = [
        ("garantie" if nl else "guarantee", "; ".join([word(promise["state"], language), *flags])),
        ("van" if nl else "from", said_day(promise["from"], language)),
        ("t/m" if nl else "until", said_day(promise["until"], language)),
        ("leden" if nl else "members", promise["members"]),
        ("actief" if nl else "active", promise["active"]),
        ("geraakt door een stop" if nl else "touched by a stop", promise["affected"]),
        ("afgerond" if nl else "completed", outcome["completed"]),
        ("overgestapt" if nl else "switched", outcome["switched"]),
        ("weg" if nl else "left", outcome["left"]),
        ("vmbo-diploma" if nl else "vmbo diploma", outcome["vmbo_diplomas"]),
        ("mbo-diploma" if nl else "mbo diploma", outcome["mbo_diplomas"]),
        ("startkwalificatie", outcome["startkwalificatie"]),
    ]  # fmt: skip
    return [(label, said(value, language)) for label, value in told]


def _rows_on(cohort: Cohort, day: date) -> list[tuple[Member, Row]]:
    """Who is or was in the cohort on a day, with the answer to `responsibility`."""
    return [
        (member, one.row)
        for member in cohort.members
        for one in member.responsibility
        if one.on(day) and one.row["cohort"] == cohort.key
    ]


def _series(named: Sequence[tuple[str, str, str]], counted: Sequence[Counter[str]]) -> list[Series]:
    """A series of each code, with its name and colour; without those of whom there is none on any day."""
    found = [Series(name, colour, [on_day[code] for on_day in counted]) for code, name, colour in named]
    return [one for one in found if any(one.values)]


def _answering(cohort: Cohort, months: Sequence[date], language: Language) -> list[Series]:
    """By month how many members each school answers for, by rule."""
    counted = [
        Counter(
            "+".join(row["aspects"].get("enrolment", {"norm": []})["norm"])
            for _, row in _rows_on(cohort, day)
        )
        for day in months
    ]
    nobody = "niet meer op de route" if language == "nl" else "not on the route any more"
    named = [("vo", "vo", VO), ("vo+mbo", "vo+mbo", BOTH), ("mbo", "mbo", MBO), ("", nobody, NOBODY)]
    return _series(named, counted)


def _owed(cohort: Cohort, months: Sequence[date], language: Language) -> list[Series]:
    """By month how many vmbo parts are open over all members, and how many past their window."""
    counted = []
    for day in months:
        there = [member for member, row in _rows_on(cohort, day) if row["status"] in ("active", "ended")]
        counted.append(
            Counter(
                one.row["status"]
                for member in there
                for one in member.parts
                if one.row["side"] == "vmbo" and one.on(day)
            )
        )
    named = [("owed", word("owed", language), VO), ("window-closed", word("window-closed", language), LATE)]
    return _series(named, counted)


def _flow(cohort: Cohort, counts: Sequence[date], language: Language) -> list[Block]:
    """On each 1 October how many members are in which phase, done or gone: a picture and the numbers."""
    nl = language == "nl"
    counted = [
        Counter(
            row["phase"] if row["status"] == "active" else row["status"] for _, row in _rows_on(cohort, day)
        )
        for day in counts
    ]
    named = [
        ("vo", "vo-fase" if nl else "vo phase", VO),
        ("mbo", "mbo-fase" if nl else "mbo phase", MBO),
        ("completed", word("completed", language), BOTH),
        ("ended", word("ended", language), NOBODY),
    ]
    series = _series(named, counted)
    labels = [said(day, language) for day in counts]
    now = sum(day <= cohort.on for day in counts) if cohort.first <= cohort.on <= cohort.last else None
    columns = ["op" if nl else "on", *(one.name for one in series)]
    cells = [(label, *(said(one.values[at], language) for one in series)) for at, label in enumerate(labels)]
    caption = "Leerlingen op 1 oktober" if nl else "Students on 1 October"
    return [
        Picture(stacked(series, labels, now=now), _told(series, labels, caption)),
        Table(columns, cells, caption, frozenset(range(1, len(columns)))),
    ]


def _picture(
    series: Sequence[Series],
    months: Sequence[date],
    counts: Sequence[date],
    now: int | None,
    language: Language,
) -> Picture:
    """Bars by month, with the school years under them; in words the numbers on each 1 October."""
    labels = [
        f"{day.year}/{(day.year + 1) % 100:02}" if day.month == 8 or at == 0 else ""
        for at, day in enumerate(months)
    ]
    places = [months.index(day) for day in counts]
    at_counts = [Series(one.name, one.colour, [one.values[at] for at in places]) for one in series]
    about = "Op elke 1 oktober" if language == "nl" else "On each 1 October"
    said_aloud = _told(at_counts, [said(day, language) for day in counts], about)
    return Picture(stacked(series, labels, now=now), said_aloud)


def _told(series: Sequence[Series], labels: Sequence[str], about: str) -> str:
    """What a picture shows, in words."""
    of_columns = (
        f"{label}: {', '.join(f'{one.name} {one.values[at]}' for one in series)}"
        for at, label in enumerate(labels)
    )
    return f"{about}. {'; '.join(of_columns)}"


def _students(cohort: Cohort, names: Naming, language: Language) -> Table:
    """Each member as it is on the day asked about."""
    nl = language == "nl"
    columns = (
        ("leerling", "status", "fase", "naar mbo", "venster t/m", "open vmbo", "let op")
        if nl
        else ("student", "status", "phase", "to mbo", "window until", "vmbo owed", "flags")
    )
    cells = []
    for member, row in _rows_on(cohort, cohort.on):
        open_ = sum(
            one.on(cohort.on) and one.row["side"] == "vmbo" and one.row["status"] in ("owed", "window-closed")
            for one in member.parts
        )
        cells.append((
            names(member.student), word(row["status"], language), row["phase"] or "",
            said_day(row["switch_on"], language), said_day(row["window_end"], language),
            said(open_, language), "; ".join(word(flag, language) for flag in row["flags"]),
        ))  # fmt: skip
    cells.sort(key=lambda cell: names.place(cell[0]))
    caption = f"{'Leerlingen op' if nl else 'Students on'} {said(cohort.on, language)}"
    return Table(columns, cells, caption, frozenset({5}))


def first_day(key: str) -> date:
    """The first day of a cohort."""
    return day_of_year(int(key.rpartition("/")[2]), 8, 1)


def last_day(key: str, until: date, on: date) -> date:
    """The last day of the pictures: the end of the promise or the day asked about, as far as can be drawn."""
    return min(max(until, on), day_of_year(first_day(key).year + _YEARS, 7, 31))


def count_days(key: str, on: date) -> list[date]:
    """Each 1 October of a cohort up to a day, and that day."""
    first = first_day(key).year
    counts = (day_of_year(year, 10, 1) for year in range(first, first + _YEARS))
    return [*(day for day in counts if day < on), on]
