"""Which command was meant? Reads the command line, runs the command, and turns every error into one message.

Exit: 0 done, 1 refused or something found wrong, 2 wrong use. Commands are imported when they are run, so
that asking for help stays quick.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from journeys.saying import say, speak
from leerspoor.cli.examples import epilog
from leerspoor.cli.words import Parser, in_words, language_asked

_DESCRIPTION = (
    """\
leerspoor: de route van een leerling van vmbo naar mbo, over twee scholen en twee wetten heen.

Wie is verantwoordelijk, welke examens staan nog open, wat is het cohort beloofd: op elke dag (--on) en met
wat op elk moment bekend was (--known-at), en steeds met het waarom (regel, bron, gebeurtenissen).""",
    """\
leerspoor: a student's route from vmbo to mbo, across two schools and two laws.

Who is responsible, which exams are still open, what was the cohort promised: on any day (--on) and by what
was known at any moment (--known-at), and always with the why (rule, source, events).""",
)
_EXAMPLES = (
    """\
voorbeelden:
  leerspoor sample --students 240 --seed 1 regio.jsonl      een verzonnen regio als archief
  leerspoor --journal regio.sqlite restore regio.jsonl      het archief in een nieuw journaal
  leerspoor --journal regio.sqlite exams-owed --on 2025-10-01 --side vmbo
  leerspoor --journal regio.sqlite responsibility p1234 --known-at 2025-06-01
  leerspoor --journal regio.sqlite import RO_98MB_20250801_20250831.csv --dry-run

Het journaal: --journal, anders $LEERSPOOR_JOURNAL, anders een bestand in uw eigen gegevensmap.
In English: leerspoor --lang en --help (or set LEERSPOOR_LANG=en).""",
    """\
examples:
  leerspoor sample --students 240 --seed 1 region.jsonl     an invented region as an archive
  leerspoor --journal region.sqlite restore region.jsonl    the archive in a new journal
  leerspoor --journal region.sqlite exams-owed --on 2025-10-01 --side vmbo
  leerspoor --journal region.sqlite responsibility p1234 --known-at 2025-06-01
  leerspoor --journal region.sqlite import RO_98MB_20250801_20250831.csv --dry-run

The journal: --journal, else $LEERSPOOR_JOURNAL, else a file in your own data folder.
In het Nederlands: leerspoor --lang nl --help (of zet LEERSPOOR_LANG=nl).""",
)


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
    speak(language_asked(arguments))
    for argument in arguments:
        if not _is_text(argument) and not os.path.lexists(argument):
            complaint = say(
                "een van de argumenten is geen tekst in UTF-8", "one of the arguments is no text in UTF-8"
            )
            print(f"leerspoor: {complaint}", file=sys.stderr)
            return 2
    try:
        options = _parser_for(arguments).parse_args(arguments)
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

    from journeys.errors import LeerspoorError, WrongUse, what_went_wrong

    for library in ("sqlalchemy", "psycopg"):  # what they say of a lost connection is not for a person
        logging.getLogger(library).addHandler(logging.NullHandler())
        logging.getLogger(library).propagate = False
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
        kept = say(
            "onderbroken; wat al vastgelegd was, staat er heel.",
            "interrupted; what had been recorded is there, whole.",
        )
        print(f"\nleerspoor: {kept}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the reader has seen enough
        return 0
    except OSError as error:
        print(
            f"leerspoor: {error.filename or say('uitvoer', 'output')}: {what_went_wrong(error)}",
            file=sys.stderr,
        )
        return 1
    return code


def _parser_for(arguments: Sequence[str]) -> argparse.ArgumentParser:
    """What understands these words: of the screens alone where they are asked for, which is quicker."""
    rest = iter(arguments)
    for word in rest:
        if word in _BEFORE:
            next(rest, None)
        elif not word.startswith("-"):
            return _parser(_screens) if word in _SCREENS else parser_of_all()
    return parser_of_all()


def parser_of_all() -> argparse.ArgumentParser:
    """What the command line understands."""
    return _parser(_questions, _history, _law, _files, _taking_along, _upkeep, _screens)


_BEFORE = ("--journal", "--lang")
_SCREENS = ("tui", "web")
Commands: TypeAlias = "argparse._SubParsersAction[Parser]"  # noqa: SLF001 - it has no public name


def _parser(*groups: Callable[[Commands], None]) -> argparse.ArgumentParser:
    parser = Parser(
        prog="leerspoor",
        description=say(*_DESCRIPTION),
        epilog=say(*_EXAMPLES),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--journal", metavar="URL|PAD", help="het journaal: een pad (SQLite) of een URL (PostgreSQL)"
    )
    parser.add_argument(
        "--lang",
        choices=("nl", "en"),
        help="taal van uitleg en berichten: nl of en (of $LEERSPOOR_LANG, of de taal van het systeem)",
    )
    parser.add_argument("--version", action="store_true", help="toon de versie")
    parser.set_defaults(module="help", function="missing")
    commands = parser.add_subparsers(metavar="OPDRACHT", title="opdrachten", parser_class=Parser)
    for group in groups:
        group(commands)
    return parser


def _command(commands: Commands, name: str, module: str, function: str, help_: str) -> Parser:
    command: Parser = commands.add_parser(
        name,
        help=in_words(help_),
        description=in_words(help_),
        epilog=epilog(module if module == "identity" else "report" if module == "reports" else name),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    command.set_defaults(module=module, function=function, command=name)
    return command


def _json(command: Parser) -> None:
    command.add_argument("--json", action="store_true", help="JSON Lines op stdout")


def _export(command: Parser, *, names: bool = True) -> None:
    command.add_argument(
        "--export", type=Path, metavar="BESTAND", help="schrijf het antwoord als .csv, .xlsx of .jsonl"
    )
    if names:
        _names(command)


def _names(command: Parser) -> None:
    command.add_argument("--names", action="store_true", help="in het bestand ook de namen, als zij er zijn")


def _dates(command: Parser) -> None:
    command.add_argument("--on", metavar="DAG", help="de dag waarover gevraagd wordt (standaard vandaag)")
    command.add_argument(
        "--known-at", metavar="MOMENT", help="met wat toen bekend was: een dag of een tijd met zone"
    )


def _about_students(commands: Commands, name: str, help_: str) -> Parser:
    command = _command(commands, name, "questions", "ask_about_students", help_)
    command.add_argument(
        "students", nargs="*", metavar="LEERLING", help="pseudoniem; zonder: alle leerlingen"
    )
    command.add_argument("--cohort", metavar="COHORT", help="<route>/<schooljaar>: wie er op die dag in zit")
    _receipt(command)
    _dates(command)
    _policies(command)
    _json(command)
    _export(command)
    return command


def _receipt(command: Parser) -> None:
    command.add_argument(
        "--receipt", type=Path, metavar="BESTAND", help="een officieel antwoord: schrijf hierheen het bewijs"
    )


def _policies(command: Parser) -> None:
    command.add_argument(
        "--policies",
        choices=("default", "chosen"),
        help="volgens het standaardbeleid of zoals dit journaal koos (zie `leerspoor policies`)",
    )


def _questions(commands: Commands) -> None:
    _about_students(commands, "responsibility", "wie is verantwoordelijk, per aspect, volgens regel en feit")
    exams = _about_students(commands, "exams-owed", "welke examenonderdelen staan nog open")
    exams.add_argument("--side", choices=("vmbo", "mbo"), help="alleen deze kant")
    exams.add_argument("--all", action="store_true", help="ook wat al is afgesloten")
    _about_students(commands, "bpv", "welke BPV telt mee, en voor hoeveel uren")
    _about_students(commands, "duties", "voor wie hebben de scholen na het einde van de route nog een plicht")
    compliance = _about_students(commands, "compliance", "is aan de voorwaarden van een route voldaan")
    compliance.add_argument(
        "--routes", nargs="*", metavar="ROUTE", help="per route in plaats van per leerling; zonder naam: alle"
    )
    result = _about_students(commands, "result", "geslaagd, nog niet, of niet meer, en wat dat kan keren")
    result.add_argument("--side", choices=("vmbo", "mbo"), help="alleen deze kant")
    _about_students(commands, "options", "wat kan een leerling nog met open vmbo-onderdelen")
    _about_students(commands, "coverage", "welke vmbo-inhoud is aangeboden, los van het examen")
    _about_students(commands, "qualification", "startkwalificatie, kwalificatieplicht en vsv")
    _about_students(commands, "retention", "vanaf wanneer mogen of moeten gegevens weg")
    for name, help_ in (
        ("guarantees", "wat is een cohort beloofd, en houdt dat stand"),
        ("outcomes", "wat is er van de leerlingen van een cohort geworden"),
    ):
        cohorts = _command(commands, name, "questions", "ask_about_cohorts", help_)
        cohorts.add_argument(
            "cohorts", nargs="*", metavar="COHORT", help="<route>/<schooljaar>, zoals R1/2023"
        )
        _receipt(cohorts)
        _dates(cohorts)
        _policies(cohorts)
        _json(cohorts)
        _export(cohorts, names=False)
    work = _command(
        commands, "worklist", "questions", "ask_what_to_do", "wat moet er gebeuren, en voor wanneer"
    )
    work.add_argument(
        "--for", dest="acting", metavar="vo|mbo|BRIN", help="alleen wat deze kant of school doet"
    )
    work.add_argument("--cohort", metavar="COHORT", help="alleen dit cohort")
    _receipt(work)
    work.add_argument(
        "--within",
        type=int,
        default=30,
        metavar="DAGEN",
        help="hoe ver vooruit (30); wat te laat is, staat er altijd",
    )
    _dates(work)
    _policies(work)
    _json(work)
    _export(work)
    timeline = _command(commands, "timeline", "timeline", "show", "alle gebeurtenissen van een leerling")
    timeline.add_argument("student", metavar="LEERLING")
    timeline.add_argument("--known-at", metavar="MOMENT", help="met wat toen bekend was")
    _json(timeline)


def _history(commands: Commands) -> None:
    replay = _command(
        commands, "replay", "replay", "replay", "stap voor stap: wat is vastgelegd, wat veranderde dat"
    )
    replay.add_argument("student", nargs="?", metavar="LEERLING")
    replay.add_argument("--cohort", metavar="COHORT", help="de leden van dit cohort, en wat het is beloofd")
    replay.add_argument("--from", dest="from_", metavar="MOMENT", help="alleen wat vanaf toen is vastgelegd")
    replay.add_argument("--to", metavar="MOMENT", help="alleen wat tot en met toen is vastgelegd")
    replay.add_argument("--on", metavar="DAG", help="de dag waarover de antwoorden gaan (standaard vandaag)")
    _json(replay)
    diff = _command(commands, "diff", "replay", "diff", "welke antwoorden zijn anders nu er meer bekend is")
    diff.add_argument("students", nargs="*", metavar="LEERLING", help="zonder: alle leerlingen")
    diff.add_argument(
        "--known-at",
        action="append",
        default=[],
        required=True,
        metavar="MOMENT",
        help="twee keer: met wat toen en met wat later bekend was",
    )
    diff.add_argument("--on", metavar="DAG", help="de dag waarover de antwoorden gaan (standaard vandaag)")
    diff.add_argument("--question", metavar="VRAAG", help="alleen deze vraag, zoals exams-owed of result")
    _json(diff)
    superseded = _command(
        commands, "superseded", "decisions", "superseded", "welke besluiten rusten op wat later is gewijzigd"
    )
    superseded.add_argument("students", nargs="*", metavar="LEERLING", help="zonder: alle leerlingen")
    superseded.add_argument("--cohort", metavar="COHORT", help="alleen dit cohort")
    _dates(superseded)
    _policies(superseded)
    _json(superseded)
    receipt = _command(commands, "check-receipt", "receipts", "check_receipt", "reken een antwoordbewijs na")
    receipt.add_argument("file", type=Path, metavar="BESTAND", help="zoals --receipt het schreef")
    _json(receipt)

    evidence = _command(
        commands, "evidence", "evidence", "write", "een map met bewijs die anderen zelf kunnen controleren"
    )
    evidence.usage = say(
        "%(prog)s [--on DAG] [--known-at MOMENT] (LEERLING | --cohort COHORT | --all) MAP",
        "%(prog)s [--on DAY] [--known-at MOMENT] (STUDENT | --cohort COHORT | --all) FOLDER",
    )
    evidence.add_argument("about", nargs="+", metavar="[LEERLING] MAP", help="van wie, in welke nieuwe map")
    evidence.add_argument("--cohort", metavar="COHORT", help="van een heel cohort")
    evidence.add_argument("--all", action="store_true", help="van het hele journaal")
    _dates(evidence)


def _law(commands: Commands) -> None:
    rules = _command(
        commands, "rules", "law", "show_rules", "wat zeggen de regels, en waar komen zij vandaan"
    )
    rules.add_argument("ids", nargs="*", metavar="REGEL", help="zoals RSP-01; zonder: alle")
    rules.add_argument("--page", action="store_true", help="de hele catalogus als Markdown")
    _json(rules)
    why = _command(commands, "why", "law", "why", "waarom is dit het antwoord")
    why.add_argument("student", metavar="LEERLING")
    why.add_argument(
        "question",
        metavar="VRAAG",
        help="een aspect, vlag, onderdeel of plaatsing, of result:vmbo, guarantee …",
    )
    _dates(why)
    _policies(why)
    _json(why)
    policies = _command(commands, "policies", "law", "show_policies", "welk beleid geldt, en wat kan anders")
    policies.add_argument("name", nargs="?", metavar="BELEID", help="zonder: alle")
    policies.add_argument("choice", nargs="?", metavar="KEUZE", help="leg deze keuze vast")
    policies.add_argument("--agreed-by", nargs="+", default=[], metavar="BRIN", help="wie het afsprak")
    policies.add_argument(
        "--reason", default="agreed-by-partners", metavar="CODE", help="(agreed-by-partners)"
    )
    policies.add_argument("--on", metavar="DAG", help="vanaf welke dag, of hoe het dan staat (vandaag)")
    policies.add_argument("--known-at", metavar="MOMENT", help="met wat toen bekend was")
    _json(policies)
    open_ = _command(
        commands,
        "open-questions",
        "law",
        "open_questions",
        "welke antwoorden rusten op beleid of een open norm",
    )
    open_.add_argument("rules", nargs="*", metavar="REGEL", help="alleen deze regels, met elk antwoord erbij")
    open_.add_argument("--cohort", metavar="COHORT", help="alleen dit cohort")
    _dates(open_)
    _policies(open_)
    _json(open_)


def _files(commands: Commands) -> None:
    take = _command(commands, "import", "files", "import_files", "leg vast wat in bestanden staat")
    take.add_argument("files", nargs="+", type=Path, metavar="BESTAND")
    take.add_argument("--format", choices=("auto", "cloudevents", "ro", "csv"), default="auto")
    take.add_argument("--everyone", action="store_true", help="RO: ook wie niet op een route zit")
    take.add_argument(
        "--mapping", type=Path, metavar="TOML", help="wat de kolommen van een eigen lijst betekenen"
    )
    take.add_argument("--wizard", action="store_true", help="maak met vragen een mapping voor een lijst")
    take.add_argument("--dry-run", action="store_true", help="alleen laten zien wat er zou gebeuren")
    take.add_argument("--rejects", type=Path, metavar="BESTAND", help="hierheen de geweigerde regels")
    _json(take)
    _register(commands)
    _oeapi(commands)
    restore = _command(commands, "restore", "files", "restore", "zet een archief in een leeg journaal")
    restore.add_argument("file", type=Path, metavar="BESTAND")
    _json(restore)
    archive = _command(commands, "archive", "files", "archive", "schrijf het hele journaal als archief")
    archive.add_argument("file", nargs="?", type=Path, metavar="BESTAND", help="zonder: naar stdout")
    schemas = _command(
        commands, "schemas", "schemas", "write", "hoe gebeurtenissen eruitzien: JSON Schema en AsyncAPI"
    )
    schemas.add_argument("folder", type=Path, metavar="MAP")
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


def _register(commands: Commands) -> None:
    beside = _command(
        commands, "reconcile", "register", "reconcile", "leg een overzicht van DUO (RO) naast het journaal"
    )
    beside.add_argument("file", type=Path, metavar="BESTAND", help="het overzicht, zoals RO_98MB_….csv")
    beside.add_argument(
        "--on", metavar="DAG", help="de dag van de vergelijking (standaard de laatste van het bestand)"
    )
    beside.add_argument("--all", action="store_true", help="ook leerlingen zonder verschil")
    _policies(beside)
    _json(beside)
    export = _command(
        commands, "export-register", "register", "export_register", "schrijf een registratieoverzicht (RO)"
    )
    export.add_argument("--brin", required=True, metavar="BRIN", help="de mbo-instelling, zoals 98MB")
    export.add_argument(
        "--from", dest="from_", metavar="DAG", help="wie ingeschreven was vanaf deze dag (zonder: iedereen)"
    )
    export.add_argument("--until", metavar="DAG", help="wat tot en met deze dag telt (vandaag)")
    export.add_argument(
        "file", type=Path, metavar="BESTAND|MAP", help="in een map krijgt het de naam van de specificatie"
    )
    _json(export)


def _oeapi(commands: Commands) -> None:
    export = _command(
        commands, "export-oeapi", "oeapi", "export", "inschrijvingen en uitslagen in de vormen van OEAPI 6"
    )
    export.add_argument("file", type=Path, metavar="BESTAND.jsonl")
    export.add_argument("--cohort", metavar="COHORT", help="alleen wie op die dag in dit cohort zit")
    export.add_argument("--side", choices=("vmbo", "mbo"), help="alleen deze kant")
    _dates(export)
    _policies(export)
    _json(export)


def _taking_along(commands: Commands) -> None:
    days = _command(
        commands, "calendar", "exports", "calendar", "wat wanneer klaar moet zijn, voor uw agenda"
    )
    days.add_argument("file", type=Path, metavar="BESTAND.ics")
    days.add_argument(
        "--for", dest="acting", metavar="vo|mbo|BRIN", help="alleen wat deze kant of school doet"
    )
    days.add_argument("--cohort", metavar="COHORT", help="alleen dit cohort")
    days.add_argument("--mentor", metavar="MENTOR", help="alleen de leerlingen van deze mentor")
    days.add_argument("--within", type=int, default=400, metavar="DAGEN", help="hoe ver vooruit (400)")
    days.add_argument("--on", metavar="DAG", help="vanaf welke dag (vandaag)")
    _policies(days)
    _names(days)
    report = _command(commands, "report", "reports", "missing", "een rapport als .html of .pdf")
    kinds = report.add_subparsers(metavar="exams-owed|student|cohort", title="welk", parser_class=Parser)
    exams = _command(
        kinds, "exams-owed", "reports", "of_exams", "openstaande examens per cohort, voor de examencommissie"
    )
    exams.add_argument("--cohort", metavar="COHORT", help="alleen dit cohort")
    exams.add_argument("--side", choices=("vmbo", "mbo"), help="alleen deze kant")
    student = _command(
        kinds, "student", "reports", "of_student", "een leerling op een bladzijde, voor de mentor"
    )
    student.add_argument("student", metavar="LEERLING")
    cohort = _command(kinds, "cohort", "reports", "of_cohort", "een cohort in getallen en beelden")
    cohort.add_argument("cohort", metavar="COHORT")
    for kind in (exams, student, cohort):
        kind.add_argument("file", type=Path, metavar="BESTAND", help="een .html of een .pdf")
        _dates(kind)
        _policies(kind)
        _names(kind)
        kind.set_defaults(command="report")


def _upkeep(commands: Commands) -> None:
    verify = _command(commands, "verify", "upkeep", "verify", "lees elke byte van het journaal na")
    verify.add_argument(
        "--since",
        type=Path,
        metavar="BESTAND",
        help="een eerdere verzegeling: bouwt het journaal daarop voort",
    )
    verify.add_argument("--events", action="store_true", help="alleen de gebeurtenissen, niet de antwoorden")
    verify.add_argument("--key", metavar="SLEUTEL", help="de openbare sleutel waarmee verzegeld moet zijn")
    _json(verify)
    _seal(commands)
    _erase(commands)
    _json(_command(commands, "rebuild", "upkeep", "rebuild", "werk alle antwoorden opnieuw uit"))
    _json(_command(commands, "doctor", "doctor", "examine", "kijk de installatie en het journaal na"))
    completion = _command(
        commands, "completion", "completion", "script", "laat uw shell aanvullen wat u typt"
    )
    completion.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"))
    _command(commands, "demo", "demo", "show", "een verzonnen regio met de antwoorden erbij")


def _screens(commands: Commands) -> None:
    screens = _command(commands, "tui", "screens", "run_tui", "de werkplekken in het scherm")
    browser = _command(commands, "web", "screens", "run_web", "dezelfde werkplekken in de browser")
    browser.add_argument(
        "--port", type=int, default=8000, metavar="POORT", help="poort op deze machine (8000)"
    )
    browser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ADRES",
        help="ook voor andere machines; er is geen inlog (127.0.0.1: alleen deze machine)",
    )
    browser.add_argument("--url", metavar="URL", help="zoals een browser er komt, achter een proxy met inlog")
    for command in (screens, browser):
        command.add_argument("--ascii", action="store_true", help="zonder bijzondere tekens")
        command.add_argument(
            "--screen",
            choices=("today", "students", "exams", "cohorts", "replay"),
            metavar="SCHERM",
            help="waar te beginnen: today, students, exams, cohorts of replay",
        )


def _erase(commands: Commands) -> None:
    erase = _command(commands, "erase", "erasing", "run", "wis wat van een leerling bekend is, voorgoed")
    erase.add_argument("student", nargs="?", metavar="LEERLING")
    erase.add_argument("--ground", metavar="CODE", help="waarom, zoals request of retention-over")
    erase.add_argument("--class", dest="class_", default="all", metavar="CODE", help="wat (all)")
    erase.add_argument("--on", metavar="DAG", help="de dag van het wissen (standaard vandaag)")
    erase.add_argument(
        "--scan", nargs="+", type=Path, default=[], metavar="MAP", help="zoek ook hier naar wat gewist is"
    )
    erase.add_argument("--yes", action="store_true", help="zonder te vragen")
    erase.add_argument("--again", action="store_true", help="wis opnieuw wat een oudere kopie terugbracht")
    _json(erase)


def _seal(commands: Commands) -> None:
    seal = _command(commands, "seal", "sealing", "seal", "verzegel wat er in het journaal staat")
    seal.add_argument("--to", type=Path, metavar="BESTAND", help="hierheen; zonder: naar stdout")
    seal.add_argument(
        "--since", type=Path, metavar="BESTAND", help="met bewijs dat het op deze verzegeling voortbouwt"
    )
    seal.add_argument("--rotate", action="store_true", help="met een nieuwe sleutel; een keer met beide")
    seal.add_argument("--anew", action="store_true", help="begin opnieuw, onder een nieuwe naam")
    _json(seal)
    cosign = _command(commands, "cosign", "sealing", "cosign_file", "teken mee onder andermans verzegeling")
    cosign.add_argument("checkpoint", type=Path, metavar="BESTAND")
    cosign.add_argument("--to", type=Path, metavar="BESTAND", help="hierheen; zonder: in hetzelfde bestand")
    cosign.add_argument(
        "--log-key", metavar="SLEUTEL", help="de openbare sleutel van de school (eerste keer)"
    )
    cosign.add_argument("--name", metavar="NAAM", help="onder welke naam u tekent (eerste keer)")
    _json(cosign)


if __name__ == "__main__":
    run()
