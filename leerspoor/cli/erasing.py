"""How is a student erased on the command line?"""

from __future__ import annotations

import argparse
import re
import sys

import msgspec

from journeys.errors import WrongUse
from journeys.saying import Language, spoken
from leerspoor.asking import ask, asked, day_of
from leerspoor.cli.place import existing, where
from leerspoor.cli.progress import Progress
from leerspoor.cli.tables import show as show_table
from leerspoor.erasing import again, erase, to_erase
from leerspoor.keyring import keyring
from leerspoor.today import today

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
        return _again(options, language)
    if options.student is None or options.ground is None:
        raise WrongUse("erase vraagt een LEERLING en --ground CODE (of --again)")
    for code in (options.ground, options.class_):
        if not _CODE.fullmatch(code):
            raise WrongUse(f"«{code}»: verwacht: een code van kleine letters, cijfers en streepjes")
    for folder in options.scan:
        if not folder.is_dir():
            raise WrongUse(f"--scan {folder}: dit is geen map")
    on = today() if options.on is None else day_of(options.on)
    with existing(options) as journal:
        count = len(to_erase(journal, options.student))
        question = asked("retention", on=on.isoformat(), students=[options.student])
        rows = list(ask(journal, question))
        kept = [row for row in map(_decode, rows) if row.bound in ("at-least", "exactly") and not row.over]
        if not options.json:
            show_table(question, rows, language)
        if kept and options.ground == _OVER:
            names = ", ".join(sorted({row.data for row in kept}))
            raise WrongUse(f"--ground {_OVER}: deze termijnen zijn niet voorbij: {names}")
        if not options.yes:
            _confirm(options.student, count, kept, language)
        with Progress("gewist, nakijken") as progress:
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
        print(_DONE[language].format(done, removed=", ".join(done.identity) or "-", hits=len(done.hits)))
    for hit in done.hits:
        print(f"leerspoor: {hit.file}: {_HIT[language].format(hit.count)}", file=sys.stderr)
    return 1 if done.hits else 0


_decode = msgspec.json.Decoder(_Kept).decode
_DONE = {
    "nl": "{0.student}: {0.events} gebeurtenissen gewist; uit de identiteiten: {removed}\n"
    "{0.files} bestanden doorzocht: {hits} waarin nog iets staat. Reservekopieën en wat elders staat zijn "
    "niet doorzocht, en wat in een bestand gecomprimeerd is ook niet.",
    "en": "{0.student}: {0.events} events erased; from the identities: {removed}\n"
    "{0.files} files searched: {hits} with something still in them. Backups and what is elsewhere were not "
    "searched, nor what is compressed inside a file.",
}
_HIT = {
    "nl": "hierin staan nog {} gegevens van wat gewist is",
    "en": "{} pieces of what was erased are still in here",
}
_AGAIN = {
    "nl": "{} gebeurtenissen die eerder gewist waren, stonden er weer en zijn opnieuw gewist",
    "en": "{} events that had been erased before were here again and have been erased again",
}
_ASK = {
    "nl": "{kept}{count} gebeurtenissen van {student} voorgoed wissen, en wie het is? Typ ja: ",
    "en": "{kept}Erase {count} events of {student} for good, and who it is? Type yes: ",
}
_KEPT = {
    "nl": "Let op: dit moet nog bewaard blijven: {}.\n",
    "en": "Mind: this has to be kept still: {}.\n",
}


def _again(options: argparse.Namespace, language: Language) -> int:
    with existing(options) as journal:
        count = again(journal, keyring())
    if options.json:
        print(msgspec.json.encode({"again": count}).decode())
    else:
        print(_AGAIN[language].format(count))
    return 0


def _confirm(student: str, count: int, kept: list[_Kept], language: Language) -> None:
    if not sys.stdin.isatty():
        raise WrongUse("wissen kan niet ongedaan gemaakt worden; bevestig met --yes")
    names = ", ".join(sorted({row.data for row in kept}))
    warning = _KEPT[language].format(names) if kept else ""
    answer = input(_ASK[language].format(kept=warning, count=count, student=student))
    if answer.strip().lower() not in ("ja", "yes"):
        raise WrongUse("niet gewist")
