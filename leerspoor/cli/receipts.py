"""How does a person get a receipt of an answer, and check one?"""

from __future__ import annotations

import argparse

import msgspec

from journeys.errors import Unreadable, WrongUse, unreadable
from journeys.saying import Language, say, spoken
from journeys.store.journal import Journal
from leerspoor.asking import BY_AGE
from leerspoor.changes import about_words, said_words
from leerspoor.cli.how_many import Thing, how_many
from leerspoor.cli.place import existing, refuse_overwriting
from leerspoor.cli.progress import Progress
from leerspoor.cli.questions import with_birth_days
from leerspoor.receipt_log import Receipt, read
from leerspoor.receipts import Check, answer_with_receipt, check, question_of
from projections.questions import Asked

_SHOWN = 20
_WORDS: dict[str, tuple[str, str]] = {
    "head": (
        "antwoordbewijs {}: {} op {}, beantwoord op {}, tot en met positie {}",
        "receipt {}: {} on {}, answered on {}, up to position {}",
    ),
    "log": ("in het logboek", "in the log"),
    "chain": ("het logboek zelf", "the log itself"),
    "root": ("de historie (wortel)", "the history (root)"),
    "answered": ("zoals toen beantwoord", "as answered then"),
    "now": ("met wat nu bekend is", "by what is known now"),
    "rules": ("regels", "rules"),
    "program": ("programma", "program"),
    "same": ("hetzelfde", "the same"),
    "different": ("ANDERS", "DIFFERENT"),
    "differs": ("anders", "different"),
    "missing": (
        "ONTBREEKT (een teruggezet archief heeft geen logboek)",
        "MISSING (a restored archive has no log)",
    ),
    "whole": ("heel", "whole"),
    "broken": ("GEBROKEN bij {}", "BROKEN at {}"),
    "unasked": ("niet te vragen", "cannot be asked"),
    "erased": (
        "{}; een antwoord dat erop rustte, is niet meer na te rekenen",
        "{}; an answer that rested on them cannot be worked out again",
    ),
    "other_rules": (
        "de regels van toen ({}) heeft dit programma niet meer; nagerekend is met die van nu",
        "this program no longer has the rules of then ({}); worked out again by those of now",
    ),
    "birth_days": (
        "er zijn nu andere geboortedagen bekend dan toen; die staan in geen bewijs",
        "other birth days are known now than then; no receipt holds them",
    ),
    "reasons": ("alleen de redenen zijn anders", "only the reasons differ"),
    "more": ("en nog {}", "and {} more"),
}

_ERASED: Thing = (
    "gebeurtenis van toen is gewist",
    "gebeurtenissen van toen zijn gewist",
    "event of then was erased",
    "events of then were erased",
)


def answer(options: argparse.Namespace, journal: Journal, question: Asked) -> list[bytes]:
    """The lines of an answer, with its receipt in the log and in the file that was named."""
    refuse_overwriting(options, options.receipt)
    with Progress(say("antwoordbewijs maken", "making the receipt")) as progress:
        return answer_with_receipt(journal, question, options.receipt, progress)


def check_receipt(options: argparse.Namespace) -> int:
    """`check-receipt`: work an answer out again; exit 1 if it or the history under it is another."""
    receipt = _read(options)
    question = question_of(receipt, {})
    with existing(options) as journal, Progress(say("nagerekend", "worked out again")) as progress:
        if question.question in BY_AGE:
            question = with_birth_days(options, journal, question)
        found = check(journal, receipt, question.born, progress)
    if options.json:
        print(msgspec.json.encode(found).decode())
    else:
        print("\n".join(_lines(receipt, found, spoken())))
    return 0 if found.sound else 1


def _read(options: argparse.Namespace) -> Receipt:
    try:
        data = options.file.read_bytes()
    except OSError as error:
        raise unreadable(options.file, error) from None
    try:
        receipt = read(data, str(options.file))
        question_of(receipt, {})
    except WrongUse as error:
        raise Unreadable(f"{options.file}: {error}") from None
    return receipt


def _word(name: str, *values: object) -> str:
    return say(*_WORDS[name]).format(*values)


def _lines(receipt: Receipt, found: Check, language: Language) -> list[str]:
    asked = receipt.question
    chain = _word("whole") if found.broken_at is None else _word("broken", found.broken_at)
    now = _word("unasked") if found.now is None else _word("differs" if found.now == "different" else "same")
    lines = [
        _word("head", found.number, asked.question, asked.on, receipt.answered_at[:10], receipt.position),
        *(
            f"  {_word(name)}: {text}"
            for name, text in (
                ("log", _word(found.log)),
                ("chain", chain),
                ("root", _word(found.root)),
                ("answered", _word(found.answered)),
                ("now", now),
            )
        ),
    ]
    lines += [f"  {_word('other_rules', receipt.rules)}"] if found.rules == "different" else []
    lines += (
        [f"  {_word('erased', how_many(found.erased, _ERASED))}"]
        if found.erased and found.answered == "different"
        else []
    )
    lines += [f"  {_word('birth_days')}"] if found.birth_days == "different" else []
    if found.now == "different" and not found.differs:
        lines.append(f"    {_word('reasons')}")
    for change in found.differs[:_SHOWN]:
        arrow = f"{said_words(change.was, language)} → {said_words(change.now, language)}"
        lines.append(f"    {change.student} {about_words(change.answer, language)}: {arrow}")
    if len(found.differs) > _SHOWN:
        lines.append(f"    {_word('more', len(found.differs) - _SHOWN)}")
    return lines
