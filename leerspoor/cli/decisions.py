"""How does a person see which decisions lost the ground they stood on?"""

from __future__ import annotations

import argparse
import sys

import msgspec

from journeys.saying import Language, say, spoken
from leerspoor.asking import asked
from leerspoor.cli.place import existing
from leerspoor.cli.progress import Progress
from leerspoor.decisions import Shaken, shaken
from leerspoor.event_words import kind_word

_COLUMNS = (
    ("leerling", "student"), ("besluit", "decision"), ("van", "of"), ("kant", "side"),
    ("onderdeel", "part"), ("was", "was"), ("is nu", "is now"), ("gewijzigd door", "changed by"),
)  # fmt: skip
_NONE = (
    "Geen besluit rust op een resultaat dat later is gewijzigd.",
    "No decision rests on a result that was changed later.",
)


def superseded(options: argparse.Namespace) -> int:
    """`superseded`: the decisions whose ground was corrected or withdrawn after they were taken."""
    language = spoken()
    about = asked(
        "result",
        on=options.on,
        known_at=options.known_at,
        students=options.students,
        cohort=options.cohort,
        policies=options.policies,
    )
    with (
        existing(options) as journal,
        Progress(say("antwoorden bijwerken", "bringing answers up to date")) as progress,
    ):
        found = progress.before_each(shaken(journal, about, language, progress))
        if options.json:
            for one in found:
                sys.stdout.buffer.write(msgspec.json.encode(one) + b"\n")
            sys.stdout.buffer.flush()
        else:
            _table(list(found), language)
    return 0


def _table(found: list[Shaken], language: Language) -> None:
    from rich.table import Table

    from leerspoor.cli.tables import console

    at = 0 if language == "nl" else 1
    out = console()
    if not found:
        out.print(_NONE[at])
        return
    table = Table(header_style="bold", box=None, pad_edge=False)
    for names in _COLUMNS:
        table.add_column(names[at], overflow="fold", no_wrap=names[0] in ("leerling", "van"))
    for one in found:
        changed = "\n".join(
            f"{kind_word(fact.kind, language)} {fact.recorded_at[:10]} ({fact.by})" for fact in one.changed_by
        )
        table.add_row(
            one.student, kind_word(one.decision.kind, language), str(one.decision.on), one.side, one.part,
            one.was or "-", one.now or "-", changed,
        )  # fmt: skip
    out.print(table)
