"""How is the wizard held on a terminal: asking, trying, saving, importing?

Nothing is written before the mapping is saved, and that in one stroke; whoever leaves halfway leaves nothing.
"""

from __future__ import annotations

import argparse
import shlex
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

from journeys.errors import Unreadable, WrongUse
from journeys.saying import say, spoken
from journeys.store.journal import Journal, open_journal
from leerspoor.cli.files import counts_in_words
from leerspoor.cli.mapped import place_in_row, take
from leerspoor.cli.place import existing, is_there, refuse_overwriting, where
from leerspoor.cli.progress import Progress
from leerspoor.exchange.mapping import SourceMapping, read
from leerspoor.exchange.mapping_made import written
from leerspoor.exchange.mapping_places import beside
from leerspoor.exchange.sheet import is_excel
from leerspoor.exchange.whole_file import whole
from leerspoor.importing import Report, desks_of, sniff
from leerspoor.importing_mapped import refuse_personal_columns
from leerspoor.wizard import Asking, Back, Rewinding, converse

_SHOWN = 5


class _Plain:
    """Questions on the terminal, answers by line."""

    def ask(self, question: str) -> str:
        return input(question)

    def say(self, text: str) -> None:
        print(text)


def run(options: argparse.Namespace) -> int:
    """`import --wizard`: from a list to a saved mapping, and on to the import if wished."""
    language = spoken()
    if len(options.files) != 1:
        raise WrongUse(say("--wizard: noem een bestand", "--wizard: name one file"))
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(
            say(
                "--wizard stelt vragen op een terminal; zonder terminal: schrijf een mapping zoals in "
                "docs/voorbeelden en noem haar met --mapping",
                "--wizard asks questions on a terminal; without a terminal: write a mapping like those in "
                "docs/voorbeelden and name it with --mapping",
            )
        )
    (path,) = options.files
    if not path.is_file():
        raise Unreadable(
            say(
                f"{path}: dit bestand is er niet, of het is geen gewoon bestand",
                f"{path}: this file does not exist, or it is no ordinary file",
            )
        )
    _refuse_our_own(path)
    terminal = Rewinding(_Plain())
    asking = Asking(terminal, language)
    try:
        saved = _made(options, asking, terminal, path)
    except (KeyboardInterrupt, EOFError):
        asking.terminal.say("\n" + asking.words("stopped"))
        return 1
    asking = Asking(_Plain(), language)  # what was saved cannot be gone back on
    asking.say("saved", saved)
    try:
        now = asking.yes(asking.words("import"), default=False)
    except (KeyboardInterrupt, EOFError):
        now = False
        print()
    if not now:
        named = [] if saved == beside(path) else ["--mapping", str(saved)]
        asking.say("later", shlex.join([str(path), *named]))
        return 0
    from leerspoor.cli.files import import_files

    options.wizard, options.mapping = False, saved
    return import_files(options)


def _made(options: argparse.Namespace, asking: Asking, terminal: Rewinding, path: Path) -> Path:
    asking.say("back")
    with ExitStack() as stack:
        journal, place = _journal(options, stack)
        while True:
            terminal.anew()
            with suppress(Back):
                mapping = converse(terminal, asking.language, path, journal)
                text = written(mapping, asking.words("remark"))
                mapping = read(text)  # what is saved is what is tried
                refuse_personal_columns(mapping)
                _try(journal, place, mapping, path, asking)
                return _saved(options, asking, path, text)


def _journal(options: argparse.Namespace, stack: ExitStack) -> tuple[Journal, str]:
    """The journal, or while there is none an empty one that goes away again."""
    if is_there(options):
        return stack.enter_context(existing(options)), where(options)
    place = str(Path(stack.enter_context(tempfile.TemporaryDirectory())) / "proef.sqlite")
    return stack.enter_context(open_journal(place)), place


def _try(journal: Journal, place: str, mapping: SourceMapping, path: Path, asking: Asking) -> None:
    report = Report(file=str(path))
    with (
        Progress(f"{path.name}: {say('regels gelezen', 'lines read')}") as progress,
        desks_of(journal, dry_run=True) as desks,
    ):
        take(place, desks, path, mapping, report, rejects=None, tell=progress)
    report.warn_of_parts(journal)
    asking.say("trial")
    asking.terminal.say(f"  {counts_in_words(report, dry_run=True)}")
    for refusal in report.refusals[:_SHOWN]:
        what = refusal.code, refusal.message
        if name := place_in_row(refusal):
            told = asking.words("refused-cell", refusal.line, name, *what)
        else:
            told = asking.words("refused", refusal.line, *what)
        asking.terminal.say(f"  {told}")
    if report.refused > _SHOWN:
        asking.terminal.say("  " + asking.words("more-refused", report.refused - _SHOWN))
    for warning in report.warnings[:_SHOWN]:
        asking.terminal.say(f"  {asking.words('warning', warning)}")
    if len(report.warnings) > _SHOWN:
        asking.terminal.say("  " + asking.words("more-warnings", len(report.warnings) - _SHOWN))
    if any(refusal.code == "UNKNOWN_STUDENT" for refusal in report.refusals):
        asking.say("unknown-students")


def _saved(options: argparse.Namespace, asking: Asking, path: Path, text: str) -> Path:
    """Save beside the file unless another place is named; nothing is replaced unasked, and what cannot be
    written there is asked again.
    """
    while True:
        place = asking.text(asking.words("save"), "…", Path, str(beside(path)))
        if place.is_dir():
            place /= beside(path).name
        try:
            refuse_overwriting(options, place, [path])
            if not place.exists() or asking.yes(asking.words("overwrite", place), default=False):
                with whole(place) as beside_it:
                    beside_it.write_text(text, encoding="utf-8")
                return place
        except (WrongUse, Unreadable) as error:
            asking.terminal.say(str(error))


def _refuse_our_own(path: Path) -> None:
    """Raise `WrongUse` for a file that needs no mapping."""
    try:
        if is_excel(path):
            return
        sniff(path)
    except Unreadable:
        return  # no form of ours, or nothing that can be read: the conversation tells
    raise WrongUse(
        say(
            f"{path}: dit bestand heeft geen mapping nodig; importeer het zonder --wizard",
            f"{path}: this file needs no mapping; import it without --wizard",
        )
    )
