"""How does a person read what the register and the journal say beside each other?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from rich.table import Table

from journeys.saying import Language
from leerspoor.cli.how_many import STUDENTS, how_many
from leerspoor.cli.register_words import (
    Both,
    about_word,
    columns,
    counts_words,
    followed_word,
    kind_word,
    what_to_do,
)
from leerspoor.cli.tables import console
from leerspoor.exchange.ro_beside import Beside, Totals
from leerspoor.exchange.ro_differences import Difference
from leerspoor.exchange.ro_followed import FOLLOWED_STATES
from leerspoor.wording import word

_WHO: Both = ("leerling", "student")
_BESIDE: tuple[Both, ...] = (
    _WHO, ("status", "status"), ("inschrijving", "enrolment"), ("leerroute", "leerroute"), ("fase", "phase"),
    ("crebo", "crebo"), ("BPV", "BPV"), ("diploma", "diploma"),
)  # fmt: skip
_DIFFERENCES: tuple[Both, ...] = (
    _WHO, ("over", "about"), ("verschil", "difference"), ("register", "register"), ("regel", "rule"),
    ("feit", "fact"), ("sinds", "since"), ("t/m", "until"), ("telling", "count"), ("waarom", "why"),
)  # fmt: skip
_FOLLOWED: tuple[Both, ...] = (
    _WHO, ("fase in register", "phase registered"), ("sinds", "since"),
    ("volgt onderwijs in die fase", "follows education in that phase"), ("aangetoond t/m", "attested until"),
)  # fmt: skip


def show(students: Sequence[Beside], totals: Totals, language: Language, *, everyone: bool) -> None:
    """Print the three tables and the totals; students without a difference only if asked for everyone."""
    nl = language == "nl"
    on = totals.on
    shown = [beside for beside in students if everyone or beside.differences]
    out = console()
    if shown:
        of = f"{totals.brin}, {on}"
        out.print(
            _table(
                f"register / regel / feit: {of}" if nl else f"register / rule / fact: {of}",
                columns(_BESIDE, language),
                [_beside(beside, language) for beside in shown],
            )
        )
    differing = [(beside, found) for beside in shown for found in beside.differences]
    if differing:
        out.print()
        rows = [_difference(beside, found, on, language) for beside, found in differing]
        out.print(_table("verschillen" if nl else "differences", columns(_DIFFERENCES, language), rows))
        out.print()
        out.print("wat te doen:" if nl else "what to do:")
        counted = Counter((found.about, found.kind) for _, found in differing)
        for (about, kind), times in counted.items():
            said = f"{about_word(about, language)}: {kind_word(kind, language)} ({times})"
            out.print(f"  {said}. {what_to_do(about, kind, language)}", soft_wrap=True, markup=False)
    asked = [beside for beside in students if beside.followed is not None]
    if asked:
        out.print()
        title = (
            "volgt de student ook inderdaad onderwijs in die fase?"
            if nl
            else "does the student really follow education in that phase?"
        )
        out.print(
            _table(title, columns(_FOLLOWED, language), [_followed(beside, language) for beside in asked])
        )
    if not students:
        nobody = (
            "Niemand in dit bestand heeft een leerroute, en het journaal kent niemand op een route van {}."
            if nl
            else "Nobody in this file has a leerroute, and the journal knows nobody on a route of {}."
        )
        out.print(nobody.format(totals.brin))
        return
    if differing or asked or shown:
        out.print()
    for line in _totals(totals, language):
        out.print(line, soft_wrap=True, markup=False)


def _table(title: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    table = Table(title=title, title_justify="left", header_style="bold", box=None, pad_edge=False)
    filled = [at for at in range(len(names)) if any(row[at] for row in rows)]
    for at in filled:
        table.add_column(names[at], overflow="fold", no_wrap=at == 0)
    for row in rows:
        table.add_row(*(row[at] for at in filled))
    return table


def who(beside: Beside, language: Language) -> str:
    """The pseudonym, or the line of the file of who has none here."""
    if beside.student is not None:
        return beside.student
    return f"regel {beside.line}" if language == "nl" else f"line {beside.line}"


def _beside(beside: Beside, language: Language) -> list[str]:
    sides = (beside.register, beside.rule, beside.fact)
    return [
        who(beside, language),
        word(beside.status, language),
        " / ".join(_yes_or_no(side.enrolled) for side in sides),
        " / ".join(side.leerroute or "-" for side in sides),
        " / ".join(side.fase or "-" for side in sides),
        " / ".join(side.crebo or "-" for side in sides),
        f"{len(beside.register.bpv)} / {len(beside.fact.bpv)}",
        f"{len(beside.register.diplomas)} / {len(beside.fact.diplomas)}",
    ]


def _yes_or_no(enrolled: bool | None) -> str:
    return "mbo" if enrolled else "-"


def _difference(beside: Beside, found: Difference, on: date, language: Language) -> list[str]:
    name = f" {found.name}" if found.name and found.about != "record" else ""
    return [
        who(beside, language),
        f"{about_word(found.about, language)}{name}",
        kind_word(found.kind, language),
        found.register or "",
        found.rule or "",
        found.fact or "",
        str(found.since),
        str(found.until or ""),
        counts_words(found, on, language),
        " ".join(found.because.rules),
    ]


def _followed(beside: Beside, language: Language) -> list[str]:
    found = beside.followed
    if found is None:
        return []
    return [
        who(beside, language),
        found.fase,
        str(found.since),
        followed_word(found.state, language),
        str(found.until or ""),
    ]


def _totals(totals: Totals, language: Language) -> list[str]:
    nl = language == "nl"
    touched = ", ".join(f"{count}: {times}" for count, times in totals.counts.items())
    states = ", ".join(
        f"{totals.followed[state]} {followed_word(state, language)}" for state in FOLLOWED_STATES
    )
    asked = sum(totals.followed.values())
    first, counts, phases = (
        ("{1} vergeleken, {0.differing} met verschillen, {0.unknown} hier niet bekend",
         "verschillen die een telling van 1 oktober raken: ", "leerlingen met een fase in het register: ")
        if nl else
        ("{1} compared, {0.differing} with differences, {0.unknown} not known here",
         "differences that touch a count of 1 October: ", "students with a phase in the register: ")
    )  # fmt: skip
    lines = [first.format(totals, how_many(totals.students, STUDENTS))]
    lines += [f"{counts}{touched}"] if touched else []
    lines += [f"{asked} {phases}{states}"] if asked else []
    return lines
