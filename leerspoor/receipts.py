"""What was answered officially, and does it still hold: as answered then, and as one would answer now?

A receipt holds no answer and no name: the question, what it was answered from, and a hash of the answer.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any, Literal, Protocol

import msgspec
from msgspec import Struct
from sqlalchemy import func, select

from journeys.errors import JournalError, Unreadable, WrongUse
from journeys.saying import say
from journeys.seal.checkpoint import checkpoint_of
from journeys.seal.note import read
from journeys.seal.tree import Peaks
from journeys.store import checkpoints
from journeys.store.archive import instant_text
from journeys.store.head import utc_now
from journeys.store.journal import Journal
from journeys.store.leaves import leaves
from journeys.store.tables import events
from leerspoor import receipt_log
from leerspoor.asking import BY_AGE, ask, asked
from leerspoor.changes import AnswerChange, answers_in, changes
from leerspoor.exchange.whole_file import whole
from leerspoor.receipt_log import Question, Receipt
from projections.catch_up import RULES
from projections.questions import QUESTIONS, Asked
from projections.reading import answer_at

Same = Literal["same", "different"]


class Tell(Protocol):
    """Told how many lines of the answer or events of the journal are done, of how many."""

    def __call__(self, done: int, of: int | None = None) -> None: ...


class Check(Struct, frozen=True, kw_only=True):
    """What became of a receipt.

    `log`: whether it stands in the log as it is; `broken_at`: the first receipt of the log that does not
    follow on the one before. `root`: of the history that it rests on. `answered`: the answer worked out again
    from that history by the rules of today (`rules`: whether those are the rules of then). `now`: the same
    question with all that is known today, None where it cannot be asked; `differs`: what is another answer by
    that. `erased`: how many events of then are without data now. `birth_days`: whether as many are known now.
    """

    number: int
    log: Literal["same", "different", "missing"]
    broken_at: int | None
    root: Same
    rules: Same
    program: Same
    answered: Same
    now: Same | None
    differs: list[AnswerChange]
    erased: int
    birth_days: Same

    @property
    def sound(self) -> bool:
        """Whether the receipt is what was given, and the history and the answer are what it says."""
        found = (self.log, self.root, self.answered)
        return found == ("same", "same", "same") and self.broken_at is None


def answer_with_receipt(journal: Journal, question: Asked, file: Path, tell: Tell) -> list[bytes]:
    """The lines of an answer, kept in the log of receipts and with the receipt written to a file.

    Raises `WrongUse` if the file is there already, `Unreadable` if it cannot be written, `JournalError` if
    the log cannot be; then nothing was kept.
    """
    if file.exists():
        raise WrongUse(
            say(
                f"{file}: dit bestand is er al; een antwoordbewijs overschrijft niets",
                f"{file}: this file is there already; a receipt overwrites nothing",
            )
        )
    position = journal.position()
    lines = list(_told_of(answer_at(journal, question, position), tell))
    root = _root(journal, position, _sealed(journal, position), tell)
    with whole(file) as beside, journal.transaction() as connection:  # the file is put in place after the log
        number, previous = receipt_log.hold(connection)
        receipt = Receipt(
            form=receipt_log.FORM,
            number=number + 1,
            previous=previous,
            answered_at=instant_text(utc_now()),
            question=_told(question),
            position=position,
            root=root,
            rules=RULES,
            program=version("leerspoor"),
            lines=len(lines),
            digest=digest(lines),
        )
        receipt_log.add(connection, receipt)
        beside.write_bytes(receipt.readable())
    return lines


def digest(lines: Iterable[bytes]) -> str:
    """SHA-256 (hex) of the lines as `--json` prints them."""
    found = hashlib.sha256()
    for line in lines:
        found.update(line + b"\n")
    return found.hexdigest()


def question_of(receipt: Receipt, born: Mapping[str, date]) -> Asked:
    """The question that was answered; raises `WrongUse` if there is no such question."""
    told = receipt.question
    if told.question not in QUESTIONS:
        raise WrongUse(
            say(
                f"«{told.question}» is geen vraag; er is: {', '.join(QUESTIONS)}",
                f"«{told.question}» is no question; there is: {', '.join(QUESTIONS)}",
            )
        )
    return asked(
        told.question,
        on=told.on.isoformat(),
        known_at=told.known_at,
        students=told.students,
        cohorts=told.cohorts,
        cohort=told.cohort,
        side=told.side,
        every_status=told.all,
        routes=told.routes,
        policies="chosen" if told.policies == "chosen" else "default",
        born=born,
        acting=told.for_,
        within=told.within,
    )


def check(journal: Journal, receipt: Receipt, born: Mapping[str, date], tell: Tell) -> Check:
    """Work it all out again; `born`: the birth days that are known now."""
    question = question_of(receipt, born)
    kept = receipt_log.kept(journal, receipt.number)
    then: list[bytes] = []
    answered = False
    root = None
    if receipt.position <= journal.position():
        root = _root(journal, receipt.position, Peaks(), tell)
        try:
            then = list(_told_of(answer_at(journal, question, receipt.position), tell))
            answered = digest(then) == receipt.digest
        except WrongUse:
            pass  # who was asked about is not in this history
    now, differs = _now(journal, question, then)
    number = len(born) if question.question in BY_AGE else None
    return Check(
        number=receipt.number,
        log="missing" if kept is None else "same" if kept == receipt.canonical() else "different",
        broken_at=receipt_log.broken_at(journal),
        root=_same(root == receipt.root),
        rules=_same(receipt.rules == RULES),
        program=_same(receipt.program == version("leerspoor")),
        answered=_same(answered),
        now=now,
        differs=differs,
        erased=_erased(journal, receipt.position),
        birth_days=_same(receipt.question.birth_days == number),
    )


def _now(journal: Journal, question: Asked, then: Sequence[bytes]) -> tuple[Same | None, list[AnswerChange]]:
    """The question by all that is known today, against the answer of then."""
    today = msgspec.structs.replace(question, known_at=None, known_at_text=None)
    try:
        lines = list(ask(journal, today))
    except (WrongUse, JournalError):
        return None, []
    before, after = ([_without_moment(line) for line in some] for some in (then, lines))
    found = changes(*(answers_in({question.question: rows}) for rows in (before, after)))
    return _same(before == after), found


def _without_moment(line: bytes) -> dict[str, Any]:
    row: dict[str, Any] = msgspec.json.decode(line)
    return {name: value for name, value in row.items() if name != "known_at"}


def _told(question: Asked) -> Question:
    return Question(
        question=question.question,
        on=question.on,
        known_at=question.known_at_text,
        students=list(question.students),
        cohorts=list(question.cohorts),
        cohort=question.cohort,
        side=question.side,
        all=question.every_status,
        routes=None if question.routes is None else list(question.routes),
        policies="chosen" if question.chosen_policies else "default",
        for_=question.acting,
        within=question.within,
        birth_days=len(question.born) if question.question in BY_AGE else None,
    )


def _sealed(journal: Journal, position: int) -> Peaks:
    """What the last checkpoint was made from, so that a receipt need not read the history from the start.

    A check reads it all: whatever was changed before the checkpoint comes out there.
    """
    with journal.reading() as connection:
        row = checkpoints.last(connection, position)
    if row is None:
        return Peaks()
    try:
        peaks, said = Peaks(row.size, checkpoints.hashes(row.peaks)), checkpoint_of(read(row.note))
    except (Unreadable, ValueError):
        return Peaks()  # `verify` says what is the matter with it
    return peaks if (peaks.size, peaks.root()) == (said.size, said.root) else Peaks()


def _root(journal: Journal, position: int, peaks: Peaks, tell: Tell) -> str:
    """The root of the history up to a position, in hex; `peaks`: what is known of it."""
    for leaf in leaves(journal, peaks.size, position):
        peaks.add(leaf)
        if peaks.size % 1000 == 0:
            tell(peaks.size, position)
    return peaks.root().hex()


def _told_of(lines: Iterable[bytes], tell: Tell) -> Iterator[bytes]:
    for number, line in enumerate(lines, 1):
        yield line
        if number % 100 == 0:
            tell(number)


def _erased(journal: Journal, position: int) -> int:
    """How many events up to a position have no data any more."""
    gone = events.c.data.is_(None) & events.c.raw.is_(None) & (events.c.position <= position)
    with journal.reading() as connection:
        return connection.scalar(select(func.count()).select_from(events).where(gone)) or 0


def _same(same: bool) -> Same:
    return "same" if same else "different"
