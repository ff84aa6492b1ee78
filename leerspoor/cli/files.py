"""How do files go in and out on the command line?"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from journeys.errors import JournalError, LeerspoorError, Unreadable, WrongUse
from journeys.saying import say
from journeys.store.archive import write
from journeys.store.checkpoints import RESTORED, trace
from journeys.store.entry import Entry
from journeys.store.journal import Journal, open_journal
from journeys.store.place import place_of
from leerspoor.cli.how_many import EVENTS, LINES, PERSONS, WARNINGS, Thing, how_many
from leerspoor.cli.mapped import mapping_for, place_in_row, refuse_wrong_use, take
from leerspoor.cli.place import existing, is_there, made_if_missing, refuse_overwriting, where
from leerspoor.cli.progress import Progress
from leerspoor.exchange.archive_file import ArchiveFile
from leerspoor.exchange.textfile import at_rest, lines, sha256_of
from leerspoor.exchange.whole_file import whole
from leerspoor.importing import Desks, Report, desks_of, import_lines, import_table, rejects_file, sniff
from leerspoor.today import today
from projections.catch_up import catch_up

if TYPE_CHECKING:
    from leerspoor.identity import IdentityStore

_SHOWN = 20
"""Refusals shown to a person; --json and --rejects have them all."""
_INTERRUPTED = (
    "onderbroken na {}, alle in hele stappen; hetzelfde bestand nog eens importeren maakt het af.",
    "interrupted after {}, all in whole steps; importing the same file again completes it.",
)
_NOT_RESTORED = (
    "onderbroken; er is niets teruggezet. Dezelfde opdracht nog eens begint opnieuw.",
    "interrupted; nothing was restored. The same command once more starts anew.",
)
_RESTORED = (
    "onderbroken; alle gebeurtenissen zijn teruggezet. De eerste vraag werkt de antwoorden verder uit.",
    "interrupted; all events were restored. The first question works out the rest of the answers.",
)
_RECORDED: Thing = (
    "vastgelegde gebeurtenis", "vastgelegde gebeurtenissen", "recorded event", "recorded events",
)  # fmt: skip
_ERASED_AGAIN: Thing = (
    "gebeurtenis was hier eerder gewist en is opnieuw gewist",
    "gebeurtenissen waren hier eerder gewist en zijn opnieuw gewist",
    "event had been erased here before and has been erased again",
    "events had been erased here before and have been erased again",
)
_OTHERWISE: Thing = (
    "regel is anders geschreven dan",
    "regels zijn anders geschreven dan",
    "line is written in another way than",
    "lines are written in another way than",
)
_INVENTED: Thing = (
    "verzonnen leerling", "verzonnen leerlingen", "invented student", "invented students",
)  # fmt: skip
_REFUSED: Thing = (
    "geweigerde regel", "geweigerde regels", "more refused line", "more refused lines",
)  # fmt: skip


def import_files(options: argparse.Namespace) -> int:
    """`import`: record what can be recorded, and say of the rest why not."""
    if options.wizard:
        from leerspoor.cli.wizard import run

        return run(options)
    refuse_wrong_use(options)
    worst = 0
    refuse_overwriting(options, options.rejects, [*options.files, *filter(None, [options.mapping])])
    with ExitStack() as stack:
        journal, place = _journal_to_import_into(options, stack)
        before = journal.position()
        rejects = rejects_file(options.rejects, stack)
        desks = stack.enter_context(desks_of(journal, dry_run=options.dry_run))
        for path in options.files:
            report = Report(file=shown(path))
            trouble: LeerspoorError | None = None
            try:
                with (
                    Progress(f"{path.name}: {say('regels gelezen', 'lines read')}") as progress,
                    at_rest(path) as file,
                ):
                    mapping = mapping_for(options, file, path)
                    if mapping is None:
                        _import(journal, place, desks, file, report, options, rejects, progress)
                    else:
                        take(place, desks, file, mapping, report, rejects=rejects, tell=progress)
            except Unreadable as error:
                trouble = error
            except KeyboardInterrupt:
                recorded = how_many(journal.position() - before, _RECORDED)
                print(f"leerspoor: {say(*_INTERRUPTED).format(recorded)}", file=sys.stderr)
                return 1
            if trouble is not None:
                print(f"leerspoor: {trouble}", file=sys.stderr)
                worst = 1
                if not report.read:
                    continue
            report.warn_of_parts(journal)
            _say(report, options)
            worst = max(worst, 1 if report.refused else 0)
        if not options.dry_run:
            with Progress(say("antwoorden bijwerken", "bringing answers up to date")) as progress:
                catch_up(journal, progress)
    return worst


def _journal_to_import_into(options: argparse.Namespace, stack: ExitStack) -> tuple[Journal, str]:
    if options.dry_run and not is_there(options):
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        place = str(Path(folder) / "proef.sqlite")
        return stack.enter_context(open_journal(place)), place
    return stack.enter_context(made_if_missing(options)), where(options)


def _import(
    journal: Journal,
    place: str,
    desks: Desks,
    path: Path,
    report: Report,
    options: argparse.Namespace,
    rejects: BinaryIO | None,
    progress: Progress,
) -> None:
    form = sniff(path) if options.format == "auto" else options.format
    if form == "ro":
        from leerspoor.importing_register import import_register

        with ExitStack() as stack:
            import_register(
                journal,
                _identity(place, stack, dry_run=options.dry_run),
                desks,
                path,
                report,
                today=today(),
                everyone=options.everyone,
                dry_run=options.dry_run,
                rejects=rejects,
                tell=progress,
            )
        return
    take = import_table if form == "csv" else import_lines
    take(desks, path, report, rejects=rejects, tell=progress)


def _identity(place: str, stack: ExitStack, *, dry_run: bool) -> IdentityStore:
    """The identity store; in a dry run, if there is none yet, an empty one that goes away again."""
    from leerspoor.identity import IdentityStore, NoIdentities

    try:
        return stack.enter_context(IdentityStore(place, create=not dry_run))
    except NoIdentities:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        return stack.enter_context(IdentityStore(Path(folder) / "proef.sqlite"))


def counts_in_words(report: Report, *, dry_run: bool) -> str:
    """How many lines were read, and what became or would become of them."""
    if not dry_run:
        done = say("vastgelegd", "recorded")
    elif report.recorded == 1:
        done = say("zou worden vastgelegd", "would be recorded")
    else:
        done = say("zouden worden vastgelegd", "would be recorded")
    told = (
        f"{how_many(report.read, LINES)} {say('gelezen', 'read')}",
        f"{how_many(report.recorded, EVENTS)} {done}",
        f"{report.known} {say('al bekend', 'known already')}",
        f"{report.refused} {say('geweigerd', 'refused')}",
        how_many(len(report.warnings), WARNINGS),
    )
    return ", ".join(told)


def _say(report: Report, options: argparse.Namespace) -> None:
    for warning in report.warnings:
        print(f"{say('let op', 'note')}: {report.file}: {warning}", file=sys.stderr)
    if options.json:
        counts = msgspec.structs.asdict(report) | {"warnings": len(report.warnings)}
        del counts["parts"]
        print(msgspec.json.encode(counts).decode())
        return
    told = counts_in_words(report, dry_run=options.dry_run)
    passed_over = how_many(report.passed_over, PERSONS)
    more = say(
        f", {passed_over} niet op een route overgeslagen (--everyone neemt allen)",
        f", {passed_over} not on a route passed over (--everyone takes them all)",
    )
    print(f"{report.file}: {told}{more if report.passed_over else ''}")
    line, in_column = say("regel", "line"), say("kolom", "column")
    for refusal in report.refusals[:_SHOWN]:
        named = place_in_row(refusal) or refusal.column
        column = f", {in_column} {named}" if named else ""
        print(f"  {line} {refusal.line}{column}: {refusal.code}: {refusal.message}", file=sys.stderr)
    if len(report.refusals) > _SHOWN:
        rest = how_many(len(report.refusals) - _SHOWN, _REFUSED)
        kept = say(
            f"en nog {rest}; --rejects BESTAND bewaart ze alle", f"and {rest}; --rejects FILE keeps them all"
        )
        print(f"  {kept}", file=sys.stderr)


def shown(path: Path) -> str:
    """A file's name as text, also if it is none."""
    return os.fsencode(path).decode(errors="replace")


def restore(options: argparse.Namespace) -> int:
    """`restore`: an archive into an empty journal, as it was."""
    with at_rest(options.file) as file:
        return _restore(options, file)


def _restore(options: argparse.Namespace, file: Path) -> int:
    if next(lines(file), None) is None:
        raise Unreadable(
            say(
                f"{options.file}: het bestand is leeg; verwacht: een archief van `leerspoor archive`",
                f"{options.file}: the file is empty; expected: an archive of `leerspoor archive`",
            )
        )
    from leerspoor.erasing import again
    from leerspoor.keyring import keyring

    archived = ArchiveFile(options.file, file)
    with _made_whole(options) as journal:
        try:
            _all_events(journal, archived, file)
            erased = again(journal, keyring())
            with Progress(
                say("antwoorden uitgewerkt, leerlingen", "answers worked out, students")
            ) as progress:
                catch_up(journal, progress)
        except KeyboardInterrupt:
            again(journal, keyring())  # what was erased does not come back because of an interrupt
            told = say(*(_RESTORED if journal.position() else _NOT_RESTORED))
            print(f"\nleerspoor: {told}", file=sys.stderr)
            return 1
    if erased:
        print(f"{say('let op', 'note')}: {how_many(erased, _ERASED_AGAIN)}", file=sys.stderr)
    if archived.otherwise:
        otherwise = how_many(archived.otherwise, _OTHERWISE)
        where_ = say(
            f"`leerspoor archive` ze schrijft, voor het eerst regel {archived.first_otherwise}; "
            "er staat hetzelfde, in andere bytes",
            f"`leerspoor archive` writes them, first line {archived.first_otherwise}; "
            "it says the same, in other bytes",
        )
        print(f"{say('let op', 'note')}: {options.file}: {otherwise} {where_}", file=sys.stderr)
    if options.json:
        counts = {"file": shown(options.file), "restored": archived.count, "otherwise": archived.otherwise}
        print(msgspec.json.encode(counts).decode())
    else:
        restored = how_many(archived.count, EVENTS)
        print(f"{options.file}: {restored} {say('teruggezet in', 'restored in')} {journal.name}")
    return 0


def _all_events(journal: Journal, archived: ArchiveFile, file: Path) -> None:
    """Restore what is in an archive, all of it or nothing; raises `JournalError` with the place."""
    try:
        with (
            Progress(say("regels teruggezet", "lines restored")) as progress,
            journal.writing() as writing,
        ):
            writing.restore(archived.entries(progress))
            trace(writing.connection, writing.recorded_at, RESTORED, sha256_of(file))
    except JournalError as error:
        to = say(f"naar {journal.name}", f"to {journal.name}")
        raise type(error)(f"{archived.place(error.position)}: {error} ({to})") from None


@contextmanager
def _made_whole(options: argparse.Namespace) -> Iterator[Journal]:
    """The journal; one that was made for this and into which nothing came is taken away again."""
    new = not is_there(options)
    with made_if_missing(options) as journal:
        try:
            yield journal
        finally:
            if new and not journal.position():
                journal.close()
                path = place_of(where(options)).path
                for ending in ("", "-wal", "-shm") if path else ():
                    Path(f"{path}{ending}").unlink(missing_ok=True)


def archive(options: argparse.Namespace) -> int:
    """`archive`: the whole journal as lines, to a file or to stdout."""
    refuse_overwriting(options, options.file)
    with existing(options) as journal, Progress(say("regels geschreven", "lines written")) as progress:
        if options.file is None:
            _write(journal.entries(), sys.stdout.buffer, progress)
            return 0
        count = _write_file(options.file, journal.entries(), progress)
    print(f"{options.file}: {how_many(count, EVENTS)} {say('geschreven', 'written')}")
    return 0


def sample(options: argparse.Namespace) -> int:
    """`sample`: an invented region as an archive."""
    from leerspoor.exchange.sample import sample as region

    refuse_overwriting(options, options.file)
    if not 1 <= options.students <= 1_000_000:
        raise WrongUse(
            say(
                f"--students {options.students}: verwacht: een getal van 1 tot en met 1000000",
                f"--students {options.students}: expected: a number from 1 up to and including 1000000",
            )
        )
    with Progress(say("gebeurtenissen geschreven", "events written")) as progress:
        count = _write_file(options.file, region(options.students, options.seed), progress)
    students = how_many(options.students, _INVENTED)
    print(f"{options.file}: {students}, {how_many(count, EVENTS)}")
    return 0


def _write_file(path: Path, entries: Iterator[Entry], progress: Progress) -> int:
    """Write beside the file and put it in place when it is whole, so that no half file is ever left."""
    with whole(path) as beside, beside.open("wb") as file:
        return _write(entries, file, progress)


def _write(entries: Iterator[Entry], file: BinaryIO, progress: Progress) -> int:
    count = 0
    for entry in entries:
        file.write(write(entry) + b"\n")
        count += 1
        if count % 1000 == 0:
            progress(count)
    file.flush()
    return count
