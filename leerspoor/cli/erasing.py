"""How is a student erased on the command line?"""

from __future__ import annotations

import argparse
import re
import sys

import msgspec

from journeys.errors import WrongUse
from journeys.saying import Language, say, spoken
from leerspoor.asking import ask, asked, day_of
from leerspoor.cli.how_many import EVENTS, FILES, Thing, how_many
from leerspoor.cli.identity import label
from leerspoor.cli.place import existing, where
from leerspoor.cli.progress import Progress
from leerspoor.cli.tables import show as show_table
from leerspoor.erasing import again, erase, to_erase
from leerspoor.keyring import keyring
from leerspoor.today import today
from leerspoor.wording import word

_CODE = re.compile(r"[a-z0-9-]+")
_OVER = "retention-over"


class _Kept(msgspec.Struct):
    bound: str
    data: str
    first_day: str | None
    over: bool | None


def run(options: argparse.Namespace) -> int:
    """`erase`: destroy what is known of a student, after a look at what has to be kept."""
    language = spoken()
    if options.again:
        return _again(options)
    if options.student is None or options.ground is None:
        raise WrongUse(
            say(
                "erase vraagt een LEERLING en --ground CODE (of --again)",
                "erase asks for a STUDENT and --ground CODE (or --again)",
            )
        )
    for code in (options.ground, options.class_):
        if not _CODE.fullmatch(code):
            expected = say(
                "verwacht: een code van kleine letters, cijfers en streepjes",
                "expected: a code of small letters, digits and dashes",
            )
            raise WrongUse(f"«{code}»: {expected}")
    for folder in options.scan:
        if not folder.is_dir():
            raise WrongUse(f"--scan {folder}: {say('dit is geen map', 'this is not a folder')}")
    on = today() if options.on is None else day_of(options.on)
    with existing(options) as journal:
        count = len(to_erase(journal, options.student))
        question = asked("retention", on=on.isoformat(), students=[options.student])
        rows = list(ask(journal, question))
        kept = [row for row in map(_decode, rows) if row.bound in ("at-least", "exactly") and not row.over]
        if not options.json:
            show_table(question, rows, language)
        if kept and options.ground == _OVER:
            names = _names(kept)
            not_over = say("deze termijnen zijn niet voorbij", "these terms are not over")
            raise WrongUse(f"--ground {_OVER}: {not_over}: {names}")
        if not options.yes:
            _confirm(options.student, count, kept, language)
        with Progress(say("gewist, nakijken", "erased, checking")) as progress:
            progress(0)
            done = erase(
                journal,
                where(options),
                keyring(),
                options.student,
                ground=options.ground,
                class_=options.class_,
                on=on,
                folders=options.scan,
            )
    if options.json:
        print(msgspec.json.encode(done).decode())
    else:
        removed = ", ".join(map(label, done.identity)) or "-"
        events, searched = how_many(done.events, EVENTS), how_many(done.files, FILES)
        print(
            _DONE[language].format(
                done, removed=removed, hits=len(done.hits), events=events, searched=searched
            )
        )
        if "://" in where(options):
            print(_ON_A_SERVER[language])
    for hit in done.hits:
        print(f"leerspoor: {hit.file}: {_still_here(hit.count)}", file=sys.stderr)
    return 1 if done.hits else 0


_decode = msgspec.json.Decoder(_Kept).decode
_DONE = {
    "nl": "{0.student}: {events} gewist; uit de identiteiten: {removed}\n"
    "{searched} doorzocht: {hits} waarin nog iets staat. Reservekopieën en wat elders staat zijn "
    "niet doorzocht, en wat in een bestand gecomprimeerd is ook niet.",
    "en": "{0.student}: {events} erased; from the identities: {removed}\n"
    "{searched} searched: {hits} with something still in them. Backups and what is elsewhere were not "
    "searched, nor what is compressed inside a file.",
}
_ON_A_SERVER = {
    "nl": "Dit journaal staat op een server: in de tabellen staat het niet meer. Oude rijen verdwijnen daar "
    "pas met VACUUM FULL van PostgreSQL; het logboek van de server (WAL) is niet doorzocht.",
    "en": "This journal is on a server: it is no longer in the tables. Old rows only go there with VACUUM "
    "FULL of PostgreSQL; the server's log (WAL) was not searched.",
}
_PIECES: Thing = ("gegeven", "gegevens", "piece", "pieces")
_AGAIN: Thing = (
    "gebeurtenis die eerder gewist was, stond er weer en is opnieuw gewist",
    "gebeurtenissen die eerder gewist waren, stonden er weer en zijn opnieuw gewist",
    "event that had been erased before was here again and has been erased again",
    "events that had been erased before were here again and have been erased again",
)
_ASK = {
    "nl": "{kept}{events} van {student} voorgoed wissen, en wie het is? Typ ja: ",
    "en": "{kept}Erase {events} of {student} for good, and who it is? Type yes: ",
}
_KEPT = {
    "nl": "Let op: dit moet nog bewaard blijven: {}.\n",
    "en": "Mind: this has to be kept still: {}.\n",
}


def _again(options: argparse.Namespace) -> int:
    with existing(options) as journal:
        count = again(journal, keyring())
    if options.json:
        print(msgspec.json.encode({"again": count}).decode())
    else:
        print(how_many(count, _AGAIN))
    return 0


def _still_here(count: int) -> str:
    pieces = how_many(count, _PIECES)
    there, are = ("staat", "is") if count == 1 else ("staan", "are")
    return say(
        f"hierin {there} nog {pieces} van wat gewist is", f"{pieces} of what was erased {are} still in here"
    )


def _names(kept: list[_Kept]) -> str:
    """What has to be kept: its code, which is a Dutch word, or that word in English."""
    return ", ".join(sorted({say(row.data, word(row.data, "en")) for row in kept}))


def _confirm(student: str, count: int, kept: list[_Kept], language: Language) -> None:
    if not sys.stdin.isatty():
        raise WrongUse(
            say(
                "wissen kan niet ongedaan gemaakt worden; bevestig met --yes",
                "erasing cannot be undone; confirm with --yes",
            )
        )
    names = _names(kept)
    warning = _KEPT[language].format(names) if kept else ""
    events = how_many(count, EVENTS)
    answer = input(_ASK[language].format(kept=warning, events=events, student=student))
    if answer.strip().lower() not in ("ja", "yes"):
        raise WrongUse(say("niet gewist", "not erased"))
