"""What is installed, in what condition is the journal, and what deserves a look?"""

from __future__ import annotations

import argparse
from collections.abc import Iterator

import msgspec

from journeys.errors import LeerspoorError
from journeys.saying import Language, spoken
from journeys.store.journal import open_journal
from leerspoor.cli.doctor_words import found, to_do, what
from leerspoor.cli.place import is_there, where
from leerspoor.diagnosis import Sign, of_the_database, of_the_installation, of_the_journal
from leerspoor.sealing import state

_MARKS = {"good": ("goed", "good"), "look": ("let op", "look"), "wrong": ("FOUT", "WRONG")}


def examine(options: argparse.Namespace) -> int:
    """`doctor`: every sign with what to do about it; exit 1 if something is wrong."""
    language = spoken()
    signs = [*of_the_installation(), *_of_the_journal(options)]
    if options.json:
        print(msgspec.json.encode(_as_json(signs, language)).decode())
    else:
        for sign in signs:
            mark = _MARKS[sign.state][language == "en"]
            print(f"{mark:<7}{what(sign, language)}: {found(sign, language)}")
            if (advice := to_do(sign, language)) is not None:
                print(f"{'':7}{advice}")
    return 1 if any(sign.state == "wrong" for sign in signs) else 0


def _of_the_journal(options: argparse.Namespace) -> Iterator[Sign]:
    if not is_there(options):
        yield Sign("journal", "look", "nothing", {"place": where(options)}, "first")
        return
    try:
        with open_journal(where(options), create=False, patience=1) as journal:
            yield from of_the_journal(journal)
            sealed = state(journal)
        values = {"upto": sealed.sealed, "count": sealed.events, "trouble": sealed.trouble}
        yield Sign(
            "sealed",
            "look" if sealed.trouble else "good",
            "sealed" if sealed.sealed else "not-sealed",
            values,
            "seal" if sealed.trouble else None,
        )
        yield from of_the_database(where(options))
    except LeerspoorError as error:
        yield Sign("journal", "wrong", "trouble", {"message": str(error)})


def _as_json(signs: list[Sign], language: Language) -> dict[str, object]:
    checks = [
        {
            "what": what(sign, "nl"),
            "code": sign.what,
            "state": sign.state,
            "sound": sign.state != "wrong",
            "found": found(sign, language),
            "values": sign.values,
            "to_do": to_do(sign, language),
        }
        for sign in signs
    ]
    return {"checks": checks}
