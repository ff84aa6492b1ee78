"""Which command was meant? Reads the command line, runs the command, and turns every error into one message.

Exit: 0 done, 1 refused or something found wrong, 2 wrong use. Commands are imported when they are run, so
that asking for help stays quick.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from leerspoor.cli.examples import epilog
from leerspoor.cli.words import Parser

_DESCRIPTION = """\
leerspoor: de route van een leerling van vmbo naar mbo, over twee scholen en twee wetten heen.

Wie is verantwoordelijk, welke examens staan nog open, wat is het cohort beloofd: op elke dag (--on) en met
wat op elk moment bekend was (--known-at), en steeds met het waarom (regel, bron, gebeurtenissen)."""

_EXAMPLES = """\
voorbeelden:
  leerspoor sample --students 240 --seed 1 regio.jsonl      een verzonnen regio als archief
  leerspoor --journal regio.sqlite restore regio.jsonl      het archief in een nieuw journaal
  leerspoor --journal regio.sqlite exams-owed --on 2025-10-01 --side vmbo
  leerspoor --journal regio.sqlite responsibility p1234 --known-at 2025-06-01
  leerspoor --journal regio.sqlite import RO_98MB_20250801_20250831.csv --dry-run

Het journaal: --journal, anders $LEERSPOOR_JOURNAL, anders een bestand in uw eigen gegevensmap.
In English: every command takes --help; answers as JSON with --json. See README.md."""


def run() -> None:
    """The entry point of the command `leerspoor`."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - for good
    code = main(sys.argv[1:])
    with suppress(OSError):
        sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)  # everything is closed; an interrupt now has nothing left to say


def main(arguments: Sequence[str]) -> int:
    """Run a command; the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    for argument in arguments:
        if not _is_text(argument) and not os.path.lexists(argument):
            print("leerspoor: een van de argumenten is geen tekst in UTF-8", file=sys.stderr)
            return 2
    try:
        options = _parser().parse_args(arguments)
    except SystemExit as stop:
        return int(stop.code or 0)
    return _run(options)


def _is_text(argument: str) -> bool:
    try:
        argument.encode()
    except UnicodeEncodeError:
        return False
    return True


def _run(options: argparse.Namespace) -> int:
    import logging

    from journeys.errors import LeerspoorError, WrongUse, in_dutch

    libraries = logging.getLogger("sqlalchemy")  # what its pool says of an interrupt is not for a person
    libraries.addHandler(logging.NullHandler())
    libraries.propagate = False
    try:
        module = import_module(f"leerspoor.cli.{options.module}")
        code: int = getattr(module, options.function)(options)
        sys.stdout.flush()
    except WrongUse as error:
        print(f"leerspoor: {error}", file=sys.stderr)
        return 2
    except LeerspoorError as error:
        print(f"leerspoor: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nleerspoor: onderbroken; wat al vastgelegd was, staat er heel.", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has seen enough
        return 0
    except OSError as error:
        print(f"leerspoor: {error.filename or 'uitvoer'}: {in_dutch(error)}", file=sys.stderr)
        return 1
    return code


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="leerspoor",
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--journal", metavar="URL|PAD", help="het journaal: een pad (SQLite) of een URL (PostgreSQL)"
    )
    parser.add_argument("--version", action="store_true", help="toon de versie")
    parser.set_defaults(module="help", function="missing")
    commands = parser.add_subparsers(metavar="OPDRACHT", title="opdrachten", parser_class=Parser)
    _questions(commands)
    _files(commands)
    _upkeep(commands)
    return parser


def _command(
    commands: argparse._SubParsersAction[Parser], name: str, module: str, function: str, help_: str
) -> Parser:
    command: Parser = commands.add_parser(
        name,
        help=help_,
        description=help_,
        epilog=epilog(module if module == "identity" else name),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(module=module, function=function, command=name)
    return command


def _json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="JSON Lines op stdout")


def _dates(command: Parser) -> None:
    command.add_argument("--on", metavar="DAG", help="de dag waarover gevraagd wordt (standaard vandaag)")
    command.add_argument(
        "--known-at", metavar="MOMENT", help="met wat toen bekend was: een dag of een tijd met zone"
    )


def _about_students(commands: argparse._SubParsersAction[Parser], name: str, help_: str) -> Parser:
    command = _command(commands, name, "questions", "ask_about_students", help_)
    command.add_argument(
        "students", nargs="*", metavar="LEERLING", help="pseudoniem; zonder: alle leerlingen"
    )
    command.add_argument("--cohort", metavar="COHORT", help="<route>/<schooljaar>: wie er op die dag in zit")
    _dates(command)
    _json(command)
    return command


def _questions(commands: argparse._SubParsersAction[Parser]) -> None:
    _about_students(commands, "responsibility", "wie is verantwoordelijk, per aspect, volgens regel en feit")
    exams = _about_students(commands, "exams-owed", "welke examenonderdelen staan nog open")
    exams.add_argument("--side", choices=("vmbo", "mbo"), help="alleen deze kant")
    exams.add_argument("--all", action="store_true", help="ook wat al is afgesloten")
    _about_students(commands, "bpv", "welke BPV telt mee, en voor hoeveel uren")
    _about_students(commands, "duties", "voor wie hebben de scholen na het einde van de route nog een plicht")
    guarantees = _command(
        commands,
        "guarantees",
        "questions",
        "ask_about_cohorts",
        "wat is een cohort beloofd, en houdt dat stand",
    )
    guarantees.add_argument(
        "cohorts", nargs="*", metavar="COHORT", help="<route>/<schooljaar>, zoals R1/2023"
    )
    _dates(guarantees)
    _json(guarantees)
    timeline = _command(commands, "timeline", "timeline", "show", "alle gebeurtenissen van een leerling")
    timeline.add_argument("student", metavar="LEERLING")
    timeline.add_argument("--known-at", metavar="MOMENT", help="met wat toen bekend was")
    _json(timeline)


def _files(commands: argparse._SubParsersAction[Parser]) -> None:
    take = _command(commands, "import", "files", "import_files", "leg vast wat in bestanden staat")
    take.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    take.add_argument("--format", choices=("auto", "cloudevents", "ro", "csv"), default="auto")
    take.add_argument("--everyone", action="store_true", help="RO: ook wie niet op een route zit")
    take.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er zou gebeuren")
    take.add_argument("--rejects", type=Path, metavar="BESTAND", help="hierheen de geweigerde regels")
    _json(take)
    restore = _command(commands, "restore", "files", "restore", "zet een archief in een leeg journaal")
    restore.add_argument("file", type=Path, metavar="BESTAND")
    _json(restore)
    archive = _command(commands, "archive", "files", "archive", "schrijf het hele journaal als archief")
    archive.add_argument("file", nargs="?", type=Path, metavar="BESTAND", help="zonder: naar stdout")
    sample = _command(commands, "sample", "files", "sample", "schrijf een verzonnen regio als archief")
    sample.add_argument("--students", type=int, default=240, metavar="N", help="aantal leerlingen (240)")
    sample.add_argument("--seed", type=int, default=1, metavar="S", help="dezelfde S geeft hetzelfde (1)")
    sample.add_argument("file", type=Path, metavar="BESTAND")
    identity = _command(
        commands, "identity", "identity", "missing", "namen en nummers, apart van het journaal"
    )
    actions = identity.add_subparsers(metavar="import|show|forget", title="wat", parser_class=Parser)
    names = _command(
        actions, "import", "identity", "import_names", "CSV: nummer, naam, geboortedatum, mentor"
    )
    names.add_argument("file", type=Path, metavar="BESTAND")
    names.add_argument("--brin", default="", help="van wie het bestand is, voor nummers die geen nummer zijn")
    show = _command(actions, "show", "identity", "show", "wie is deze leerling")
    forget = _command(actions, "forget", "identity", "forget", "vergeet wie deze leerling is, voorgoed")
    for command in (show, forget):
        command.add_argument("student", metavar="LEERLING")
    for command in (names, show, forget):
        _json(command)


def _upkeep(commands: argparse._SubParsersAction[Parser]) -> None:
    for name, help_ in (
        ("verify", "lees elke byte van het journaal na"),
        ("rebuild", "werk alle antwoorden opnieuw uit"),
        ("doctor", "kijk de installatie na"),
    ):
        _json(_command(commands, name, "upkeep", name, help_))
    _command(commands, "demo", "demo", "show", "een verzonnen regio met de antwoorden erbij")


if __name__ == "__main__":
    run()
