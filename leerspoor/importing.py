"""How does a file become events? Whatever its form, line by line through the one way in.

A file is taken in whole batches: what was recorded before an interruption stays, and the same file again
completes it. Nothing is recorded twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias, TypeVar

from msgspec import Struct, field

from journeys.aggregates.command import Command
from journeys.errors import Refused, Unreadable, unwritable
from journeys.saying import say
from journeys.store.journal import Journal
from leerspoor.exchange import cloudevents
from leerspoor.exchange.columns import column_of
from leerspoor.exchange.csv_events import header_of, header_or_refuse
from leerspoor.exchange.register import looks_like_register
from leerspoor.exchange.textfile import TextLine, lines, sha256_of, text_of
from leerspoor.importing_parts import Parts
from leerspoor.recording import Desk, Memory, Outcome

Format = Literal["cloudevents", "ro", "csv"]
T = TypeVar("T")
BATCH = 1_000
"""Lines in one transaction."""

Tell = Callable[[int], None]
"""Told how many lines have been read."""


class RefusedLine(Struct, frozen=True):
    """A line that was not taken, with the place and the reason."""

    line: int
    column: int | None
    code: str
    rule: str | None
    message: str


class Report(Struct, kw_only=True):
    """What became of a file. `passed_over`: persons of a register file who are not on a route."""

    file: str
    read: int = 0
    recorded: int = 0
    known: int = 0
    passed_over: int = 0
    refused: int = 0
    warnings: list[str] = field(default_factory=list)
    refusals: list[RefusedLine] = field(default_factory=list)
    parts: Parts = field(default_factory=Parts)

    def count(self, outcome: Outcome) -> None:
        """Count what became of a command."""
        if outcome.state == "recorded":
            self.recorded += 1
        elif outcome.state == "known":
            self.known += 1

    def warn_of_parts(self, journal: Journal) -> None:
        """Add a warning if there are results of exam parts that no route in the journal has."""
        if warning := self.parts.warning(journal):
            self.warnings.append(warning)

    def refuse(self, line: int, refusal: Refused, column: int | None) -> None:
        """Note a line that was not taken."""
        self.refused += 1
        self.refusals.append(RefusedLine(line, column, refusal.code, refusal.rule, refusal.message))


Desks: TypeAlias = Callable[[], AbstractContextManager[Desk]]
"""Gives a desk for each batch."""


class _Rehearsed(Exception):  # noqa: N818 - not an error: everything was decided and nothing is kept
    pass


@contextmanager
def desks_of(journal: Journal, *, dry_run: bool) -> Iterator[Desks]:
    """A desk in a transaction of its own for each batch; in a dry run one for all, of which nothing stays."""

    memory = Memory()

    @contextmanager
    def own() -> Iterator[Desk]:
        with journal.writing() as writing:
            desk = Desk(writing, memory)
            yield desk
        desk.keep()

    if not dry_run:
        yield own
        return
    with suppress(_Rehearsed), journal.writing() as writing:
        desk = Desk(writing)
        yield lambda: nullcontext(desk)
        raise _Rehearsed


def sniff(path: Path) -> Format:
    """Which form a file has; raises `Unreadable` if it has none that we know, or nothing in it."""
    first = next(lines(path), None)
    if first is None:
        raise Unreadable(
            say(
                f"{path}: het bestand is leeg; verwacht: CloudEvents-regels, een RO-bestand of CSV",
                f"{path}: the file is empty; expected: CloudEvents lines, an RO file or CSV",
            )
        )
    if first.text.lstrip().startswith(b"{") or first.too_long:
        return "cloudevents"
    if looks_like_register(path.name, first.text):
        return "ro"
    if header_of(text_of(first.text)) is not None:
        return "csv"
    raise Unreadable(
        say(
            f"{path}: deze vorm kennen we niet; verwacht: JSON-regels van CloudEvents, "
            "een registratieoverzicht (RO_….csv) of CSV met kolommen subject, type, time en source",
            f"{path}: this form is not known to us; expected: JSON lines of CloudEvents, a "
            "registratieoverzicht (RO_….csv), or CSV with the columns subject, type, time "
            "and source",
        )
    )


def import_lines(desks: Desks, path: Path, report: Report, *, rejects: BinaryIO | None, tell: Tell) -> None:
    """Take in a file of CloudEvents lines."""
    digest = sha256_of(path)

    def read(line: TextLine) -> Command:
        line.refuse_if_too_long()
        return cloudevents.read(line.text, f"{digest}:{line.number}")

    def place(line: TextLine, field: str) -> int | None:
        return column_of(line.text.decode(), field)

    form = _Form(read, place)
    _import(desks, lines(path), form, report, rejects=rejects, tell=tell)


def import_table(desks: Desks, path: Path, report: Report, *, rejects: BinaryIO | None, tell: Tell) -> None:
    """Take in a CSV table of events."""
    digest = sha256_of(path)
    source = lines(path)
    first = next(source, None)
    if first is None:
        raise Unreadable(
            say(
                f"{path}: het bestand is leeg; verwacht: CSV met een rij kolomnamen",
                f"{path}: the file is empty; expected: CSV with a row of column names",
            )
        )
    header = header_or_refuse(text_of(first.text), str(path))
    if rejects is not None:
        rejects.write(first.text + b"\n")

    def read(line: TextLine) -> Command:
        line.refuse_if_too_long()
        return cloudevents.read(header.line_of(text_of(line.text)), f"{digest}:{line.number}")

    def place(line: TextLine, field: str) -> int | None:
        return header.column_of(text_of(line.text), field)

    _import(desks, source, _Form(read, place), report, rejects=rejects, tell=tell)


class _Form(Struct, frozen=True):
    """How a line of this form is read, and where in it a field stands."""

    read: Callable[[TextLine], Command]
    place: Callable[[TextLine, str], int | None]


def _import(
    desks: Desks,
    source: Iterable[TextLine],
    form: _Form,
    report: Report,
    *,
    rejects: BinaryIO | None,
    tell: Tell,
) -> None:
    for batch in in_batches(source, BATCH):
        with desks() as desk:
            taken = _take(desk, batch, form)
        _note(report, taken, form, rejects, tell)


def _take(desk: Desk, batch: Sequence[TextLine], form: _Form) -> list[tuple[TextLine, Outcome]]:
    """What becomes of each line, in order."""
    commands: list[tuple[TextLine, Command]] = []
    unread: dict[int, Outcome] = {}
    for line in batch:
        try:
            commands.append((line, form.read(line)))
        except Refused as refusal:
            unread[line.number] = Outcome("refused", refusal=refusal)
    outcomes = desk.take([command for _, command in commands])
    found = {line.number: outcome for (line, _), outcome in zip(commands, outcomes, strict=True)} | unread
    return [(line, found[line.number]) for line in batch]


def _note(
    report: Report,
    taken: Iterable[tuple[TextLine, Outcome]],
    form: _Form,
    rejects: BinaryIO | None,
    tell: Tell,
) -> None:
    for line, outcome in taken:
        report.read += 1
        report.count(outcome)
        report.parts.note(outcome.event, line.number)
        if outcome.refusal is not None:
            report.refuse(line.number, outcome.refusal, _column(line, outcome.refusal, form))
            if rejects is not None and not line.too_long:
                rejects.write(line.text + b"\n")
    tell(report.read)


def _column(line: TextLine, refusal: Refused, form: _Form) -> int | None:
    if refusal.column is not None or refusal.field is None:
        return refusal.column
    return form.place(line, refusal.field)


def in_batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Items, `size` at a time."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def rejects_file(path: Path | None, stack: ExitStack) -> BinaryIO | None:
    """The file for refused lines, open until the stack is left; raises `Unreadable` if it cannot be made."""
    if path is None:
        return None
    try:
        return stack.enter_context(path.open("wb"))
    except OSError as error:
        raise unwritable(path, error) from None
