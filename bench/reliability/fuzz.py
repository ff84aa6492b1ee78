"""Does any file make an importer fall over, record half of something, or take memory without end?

Each kind of file goes in by its own way, as the command line takes it in, into a journal that is real.
Whatever the file is: the person gets a message that is ours, what is counted as recorded is what the
journal has more, and the journal stays sound. A file that breaks this is kept, and its place is told.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from msgspec import Struct

from bench.reliability.mangled import mangled
from bench.reliability.rows import Row
from bench.reliability.world import life, line_of, region
from journeys.errors import LeerspoorError
from journeys.store.archive import write
from journeys.store.journal import Journal, open_journal
from leerspoor.checking import check
from leerspoor.exchange.archive_file import ArchiveFile
from leerspoor.exchange.mapping import SourceMapping, load
from leerspoor.identity import IdentityStore, import_list
from leerspoor.importing import Report, desks_of, import_lines, import_table
from leerspoor.importing_mapped import import_mapped
from leerspoor.importing_register import import_register
from leerspoor.recording import record

FIXTURES = Path(__file__).parents[2] / "fixtures"
EXAMPLES = Path(__file__).parents[2] / "docs" / "voorbeelden"
_CHUNK = 500
"""Files in one journal, which is read back whole at the end."""
_MORE_MEMORY = 150_000
"""KiB that the program may grow by after the first chunk."""


class Broken(Exception):  # noqa: N818 - a finding
    """What an importer must not do."""


class Way(Struct, frozen=True):
    """How a kind of file goes in: good examples, and what takes one."""

    name: str
    good: Sequence[bytes]
    take: Callable[[Journal, IdentityStore, Path], None]
    file: str = "RO_98MB_20250801_20260731.csv"


def _take_lines(journal: Journal, _: IdentityStore, path: Path) -> None:
    with desks_of(journal, dry_run=False) as desks:
        counted(journal, lambda report: import_lines(desks, path, report, rejects=None, tell=_nothing))


def _take_table(journal: Journal, _: IdentityStore, path: Path) -> None:
    with desks_of(journal, dry_run=False) as desks:
        counted(journal, lambda report: import_table(desks, path, report, rejects=None, tell=_nothing))


def _take_register(journal: Journal, identity: IdentityStore, path: Path) -> None:
    def taken(report: Report) -> None:
        import_register(
            journal,
            identity,
            desks,
            path,
            report,
            today=date(2026, 2, 1),
            everyone=True,
            dry_run=False,
            rejects=None,
            tell=_nothing,
        )

    with desks_of(journal, dry_run=False) as desks:
        counted(journal, taken)


class _TakenBack(Exception):  # noqa: N818 - so that the next archive finds the journal empty again
    pass


def _take_archive(journal: Journal, _: IdentityStore, path: Path) -> None:
    archived = ArchiveFile(path, path)
    try:
        with journal.writing() as writing:
            restored = writing.restore(archived.entries(_nothing))
            if restored != archived.count:
                raise Broken(f"{restored} restored of {archived.count}")
            raise _TakenBack
    except _TakenBack:
        pass
    finally:
        if journal.position():
            raise Broken("a restore that was refused left something behind")


def _take_own_list(mapping: SourceMapping) -> Callable[[Journal, IdentityStore, Path], None]:
    def take(journal: Journal, identity: IdentityStore, path: Path) -> None:
        with desks_of(journal, dry_run=False) as desks:
            counted(
                journal,
                lambda report: import_mapped(
                    identity, desks, path, mapping, report, rejects=None, tell=_nothing
                ),
            )

    return take


def _take_mapping(_: Journal, __: IdentityStore, path: Path) -> None:
    load(path)


def _take_list(_: Journal, identity: IdentityStore, path: Path) -> None:
    report = import_list(identity, path, brin="98VO")
    if report.added + report.changed + report.unchanged + len(report.refusals) < report.read:
        raise Broken(f"a row of which nothing is said: {report}")


def counted(journal: Journal, take: Callable[[Report], None]) -> None:
    """What is counted as recorded is what the journal has more, also if it ends in an error."""
    before, report = journal.position(), Report(file="fuzz")
    try:
        take(report)
    finally:
        if journal.position() - before != report.recorded:
            raise Broken(f"{report.recorded} counted, {journal.position() - before} recorded")


def _nothing(*_: object) -> None:
    pass


def _ways() -> tuple[Way, ...]:
    reports = region() + life("s1")
    lines = b"".join(line_of(command) + b"\n" for command in reports)
    fixtures = [path.read_bytes() for path in sorted(FIXTURES.glob("register/*/RO_*.csv"))]
    numbers = b"pseudoniem;naam;geboortedatum;mentor\ns1;Sanne van het Voorbeeld;31-5-2008;m. Mentor\n"
    named = b'onderwijsnummer,naam,klas\n100000202,Voorbeeld\n100000303,"Voorbeeld, Sam"\n;\n'
    return (
        Way("CloudEvents lines", [lines, (FIXTURES / "first-route.jsonl").read_bytes()], _take_lines),
        Way("CSV of events", [(FIXTURES / "first-results.csv").read_bytes()], _take_table),
        Way("register file", fixtures, _take_register),
        Way("archive", [_archive(reports)], _take_archive),
        Way("list of names", [numbers, named], _take_list),
        _own_list("cijfers.csv"),
        _own_list("inschrijvingen.csv"),
        _own_list("bpv.xlsx"),
        Way("mapping", [path.read_bytes() for path in sorted(EXAMPLES.glob("*.toml"))], _take_mapping),
    )


def _own_list(name: str) -> Way:
    """A school's own list with its mapping."""
    path = EXAMPLES / name
    mapping = load(path.with_suffix(".mapping.toml"))
    return Way(f"own list, {path.stem}", [path.read_bytes()], _take_own_list(mapping), name)


def _archive(reports: Sequence[object]) -> bytes:
    with tempfile.TemporaryDirectory() as folder, open_journal(Path(folder) / "journal.db") as journal:
        record(journal, reports)  # type: ignore[arg-type]
        return b"".join(write(entry) + b"\n" for entry in journal.entries())


WAYS = _ways()


class Taker:
    """A journal that files of one kind go into."""

    def __init__(self, way: Way, folder: Path) -> None:
        self._way, self._folder = way, folder
        self.journal = open_journal(folder / "journal.db")
        self.identity = IdentityStore(folder / "journal.db")
        if way.take is not _take_archive:
            record(self.journal, region() + life("s1"))
        import_list(self.identity, EXAMPLES / "nummers.csv")

    def take(self, data: bytes) -> None:
        """Take in a file; raises whatever should not be."""
        path = self._folder / self._way.file
        path.write_bytes(data)
        try:
            self._way.take(self.journal, self.identity, path)
        except LeerspoorError as error:
            if not str(error):
                raise Broken("a message without words") from error

    def close(self) -> None:
        """Raises `Broken` if what is in the journal is not sound."""
        findings = check(self.journal, _nothing).findings
        self.identity.close()
        self.journal.close()
        if findings:
            raise Broken(f"not sound: {findings[0]}")


def fuzz(files: int, first_seed: int) -> Iterator[Row]:
    """So many files, divided over the kinds."""
    for way in WAYS:
        yield _fuzz(way, -(-files // len(WAYS)), first_seed)


def _fuzz(way: Way, files: int, first_seed: int) -> Row:
    row = Row(kind=f"fuzz: {way.name}", database="SQLite")
    begun, memory = time.monotonic(), 0
    while row.trials < files:
        with tempfile.TemporaryDirectory() as folder:
            taker = Taker(way, Path(folder))
            _chunk(taker, way, min(_CHUNK, files - row.trials), first_seed + row.trials, row)
            try:
                row.seen["events recorded"] += taker.journal.position()
                taker.close()
            except Broken as broken:
                _keep(row, b"", broken)
        memory = memory or _memory()
    if _memory() - memory > _MORE_MEMORY:
        row.troubles[f"grew by {_memory() - memory} KiB"] += 1
    row.seconds = time.monotonic() - begun
    return row


def _chunk(taker: Taker, way: Way, files: int, number: int, row: Row) -> None:
    @seed(number)
    @settings(
        max_examples=files,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(mangled(way.good))
    def taken(data: bytes) -> None:
        row.trials += 1
        try:
            taker.take(data)
        except Exception as error:  # noqa: BLE001 - this is what is looked for
            _keep(row, data, error)

    taken()


def _keep(row: Row, data: bytes, error: Exception) -> None:
    name = f"{type(error).__name__}"
    row.troubles[name] += 1
    if row.troubles[name] > 3:
        return
    with tempfile.NamedTemporaryFile(prefix="leerspoor-fuzz-", delete=False) as file:
        file.write(data)
    print(f"{row.kind}: {file.name}", file=sys.stderr)
    traceback.print_exception(error, file=sys.stderr)


def _memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
