"""Given what the journal holds of a student, what does the register add?

- Not heard before: the fact is recorded.
- The same record again: nothing.
- Other content under the same key: the earlier event is corrected, with reason `register`. A correction
  cannot change an event's kind, so a result that went from failed to passed is retracted and recorded anew.
- A record that is there, without the end that it had: the end is retracted, with reason `register`. (A whole
  record that is no longer in a file is never a retraction: see the identity store's `register`.)

The register is compared with what the register said last, not only with what counts now: when a school has
corrected or retracted an event, the same record again leaves that alone, and only a record that changed is
news. What was erased stays erased.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec
from msgspec import Raw, Struct

from journeys.aggregates.command import Command
from journeys.events import Corrected, Event, Retracted
from journeys.history import Fact, Recorded, counted
from journeys.saying import say
from journeys.wire import decode, encode, kind_of
from leerspoor.exchange.csv_table import Remark
from leerspoor.exchange.register.facts import Intended, Stated
from leerspoor.exchange.register.keys import PARTS, Part, RecordKey, first_command, later_command

_REASON = "register"


class Action(Struct, frozen=True, kw_only=True):
    """One event to record in the student's stream: by `duo`, with this command, from this line."""

    what: Literal["record", "correct", "retract"]
    person: str
    event: Event
    on: date
    command: str
    line: int
    by: Literal["duo"] = "duo"

    def to_record(self, sha256: str, actor: str | None = None) -> Command:
        """The command for the journal; `sha256` is the file's."""
        return Command(
            stream=f"student/{self.person}",
            kind=kind_of(self.event),
            on=self.on,
            by=self.by,
            data=encode(self.event),
            command=self.command,
            actor=actor,
            origin=f"{sha256}:{self.line}",
        )


class Plan(Struct, frozen=True, kw_only=True):
    """What to record, in this order. `known`: lines that add nothing to what the journal holds."""

    actions: tuple[Action, ...]
    known: int
    remarks: tuple[Remark, ...]


class Heard(Struct, frozen=True):
    """What the journal holds of one fact of one record.

    `said`: content and day as the register gave them last. `stands`: the fact as it counts now; None if it
    was retracted or erased. `turn`: how often it was recorded afresh, from 0. `taken_back`: the register
    itself retracted it. `correct_by`, `retract_by`: the commands that would be the next to do so.
    """

    id: str
    turn: int
    recorded_on: date
    said: tuple[Event, date] | None
    stands: Fact | None
    taken_back: bool
    correct_by: str
    retract_by: str


def plan(
    statements: Iterable[Stated],
    recorded: Sequence[Recorded],
    *,
    today: date,
    outdated: Collection[RecordKey] = (),
) -> Plan:
    """What the statements about one student add to that student's stream as recorded.

    `today` becomes the day of corrections and retractions. `outdated`: records of which a newer file has
    spoken already; they are left as they are, unless the journal holds nothing of them at all.
    """
    stream = _Stream(recorded)
    actions: list[Action] = []
    remarks: list[Remark] = []
    known = 0
    for statement in statements:
        heard = {part: stream.heard(statement, part) for part in PARTS[statement.key.kind]}
        if statement.key in outdated and any(heard.values()):
            known += 1
            continue
        facts: Mapping[Part, Intended] = {fact.part: fact for fact in statement.facts}
        news = [a for part in heard for a in _actions(statement, facts.get(part), heard[part], today)]
        known += not news
        actions += news
        if any(action.what == "retract" and len(facts) < len(heard) for action in news):
            message = say(
                f"{statement.key}: een einde of resultaat dat er stond is weg; het is ingetrokken",
                f"{statement.key}: an end or a result that was there is gone; it was withdrawn",
            )
            remarks.append(Remark(message=message, line=statement.line, column=1))
    return Plan(actions=tuple(actions), known=known, remarks=tuple(remarks))


def _actions(statement: Stated, fact: Intended | None, heard: Heard | None, today: date) -> list[Action]:
    if heard is None:
        return [] if fact is None else [_record(statement, fact, 0)]
    if heard.said is None:  # erased
        return []
    if fact is None:
        gone = heard.stands is None or heard.taken_back
        return [] if gone else [_retract(statement, heard, today)]
    if heard.stands is None:
        news = heard.taken_back or heard.said != (fact.event, fact.on)
        return [_record(statement, fact, heard.turn + 1)] if news else []
    if (fact.event, fact.on) in (heard.said, (heard.stands.event, heard.stands.on)):
        return []
    if type(fact.event) is not type(heard.stands.event):
        return [_retract(statement, heard, today), _record(statement, fact, heard.turn + 1)]
    return [_correct(statement, fact, heard, today)]


def _record(statement: Stated, fact: Intended, turn: int) -> Action:
    return Action(
        what="record",
        person=fact.person,
        event=fact.event,
        on=fact.on,
        command=first_command(fact.person, statement.key, fact.part, turn),
        line=fact.line,
    )


def _correct(statement: Stated, fact: Intended, heard: Heard, today: date) -> Action:
    return Action(
        what="correct",
        person=statement.person,
        event=Corrected(
            event=heard.id,
            data=Raw(encode(fact.event)),
            to_on=None if fact.on == heard.recorded_on else fact.on,
            reason=_REASON,
        ),
        on=today,
        command=heard.correct_by,
        line=fact.line,
    )


def _retract(statement: Stated, heard: Heard, today: date) -> Action:
    return Action(
        what="retract",
        person=statement.person,
        event=Retracted(event=heard.id, reason=_REASON),
        on=today,
        command=heard.retract_by,
        line=statement.line,
    )


class _Stream:
    """A student's stream, looked through by command."""

    def __init__(self, recorded: Sequence[Recorded]) -> None:
        self._by_command = {r.command: r for r in recorded if r.command is not None}
        self._facts = {fact.id: fact for fact in counted(recorded)}
        self._about: dict[str, list[Recorded]] = {}
        for r in sorted(recorded, key=lambda r: r.position):
            if r.by == "duo" and isinstance(r.event, Corrected | Retracted) and r.event.reason == _REASON:
                self._about.setdefault(r.event.event, []).append(r)

    def heard(self, statement: Stated, part: Part) -> Heard | None:
        turn, last = 0, None
        while r := self._by_command.get(first_command(statement.person, statement.key, part, turn)):
            turn, last = turn + 1, r
        if last is None:
            return None
        about = [r.event for r in self._about.get(last.id, ())]
        return Heard(
            id=last.id,
            turn=turn - 1,
            recorded_on=last.on,
            said=_said(last, [e for e in about if isinstance(e, Corrected)]),
            stands=self._facts.get(last.id),
            taken_back=any(isinstance(e, Retracted) for e in about),
            correct_by=self._free("correct", last.id),
            retract_by=self._free("retract", last.id),
        )

    def _free(self, what: Literal["correct", "retract"], event: str) -> str:
        turn = 0
        while (command := later_command(what, event, turn)) in self._by_command:
            turn += 1
        return command


def _said(first: Recorded, corrections: Sequence[Corrected]) -> tuple[Event, date] | None:
    if first.event is None:
        return None
    if not corrections:
        return first.event, first.on
    last = corrections[-1]
    try:
        event = decode(first.kind, last.data)
    except msgspec.MsgspecError:
        return first.event, first.on
    return event, last.to_on or first.on
