"""How does a registratieoverzicht of DUO become events?

Persons on a route, or whom the journal knows, are taken; the others are passed over unless everyone is asked
for. Pseudonyms and notes go to the identity store first, then the facts to the journal: see
`leerspoor.identity.register_memory`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from journeys.aggregates.command import Command
from journeys.errors import Refused
from journeys.saying import say
from journeys.store.journal import Journal
from leerspoor.exchange import register
from leerspoor.exchange.csv_table import Remark
from leerspoor.exchange.register import Findings, Overview, PersonNumber
from leerspoor.identity import IdentityStore, RegisterComparison
from leerspoor.identity.people import new_pseudonym
from leerspoor.importing import Desks, Report, Tell, in_batches
from leerspoor.recording import Desk

PEOPLE = 200
"""Persons in one transaction."""


def import_register(
    journal: Journal,
    identity: IdentityStore,
    desks: Desks,
    path: Path,
    report: Report,
    *,
    today: date,
    everyone: bool,
    dry_run: bool,
    rejects: BinaryIO | None,
    tell: Tell,
) -> None:
    """Take in a registratieoverzicht; `today` becomes the day of corrections."""
    overview = register.read(path)
    report.read = overview.lines
    wanted = _wanted(journal, identity, overview, everyone=everyone)
    report.passed_over = len(overview.people) - len(wanted)
    students = _students(identity, overview, wanted, dry_run=dry_run)
    comparison = (identity.compare if dry_run else identity.remember)(overview, students)
    findings = Findings()
    for remark in (*overview.remarks, *comparison.remarks()):
        report.warnings.append(_words(remark))
    taking = _Taking(overview, students, comparison, today, report, findings)
    done = 0
    for people in in_batches(wanted, PEOPLE):
        with desks() as desk:
            taking.take(desk, people)
        done += len(people)
        tell(done)
    report.warnings += [_words(remark) for remark in findings.remarks]
    for refusal in (*overview.refusals, *findings.refusals):
        refused = Refused(refusal.code, refusal.message, rule=refusal.rule)
        report.refuse(refusal.line, refused, refusal.column)
    report.refusals.sort(key=lambda refusal: (refusal.line, refusal.column or 0))
    _write_rejects(path, overview, report, rejects)


class _Taking:
    """The facts of one overview, person by person."""

    def __init__(
        self,
        overview: Overview,
        students: Mapping[PersonNumber, str],
        comparison: RegisterComparison,
        today: date,
        report: Report,
        findings: Findings,
    ) -> None:
        self._overview = overview
        self._students = students
        self._comparison = comparison
        self._today = today
        self._report = report
        self._findings = findings

    def take(self, desk: Desk, people: Sequence[PersonNumber]) -> None:
        """Record what is news about these persons."""
        desk.load(f"student/{self._students[number]}" for number in people)
        commands = list(self._commands(desk, people))
        for command, outcome in zip(commands, desk.take(commands), strict=True):
            self._report.count(outcome)
            if outcome.refusal is not None:
                line = int((command.origin or ":0").rpartition(":")[2])
                self._report.refuse(line, outcome.refusal, 1)

    def _commands(self, desk: Desk, people: Sequence[PersonNumber]) -> Iterator[Command]:
        for number in people:
            student = self._students[number]
            records = self._overview.people[number]
            plan = register.plan(
                register.stated(student, self._overview.brin, records, self._findings),
                desk.stream(f"student/{student}"),
                today=self._today,
                outdated=self._comparison.outdated.get(student, ()),
            )
            self._report.known += plan.known
            self._report.warnings += [_words(remark) for remark in plan.remarks]
            for action in plan.actions:
                yield action.to_record(self._overview.sha256)


def _wanted(
    journal: Journal, identity: IdentityStore, overview: Overview, *, everyone: bool
) -> list[PersonNumber]:
    """The persons to take, in the order of the file."""
    if everyone:
        return list(overview.people)
    known = identity.pseudonyms_of(overview.people, brin=overview.brin, create=False)
    there = journal.streams(f"student/{student}" for student in known.values())
    return [
        number
        for number in overview.people
        if number in overview.on_a_route or f"student/{known.get(number)}" in there
    ]


def _students(
    identity: IdentityStore, overview: Overview, wanted: Sequence[PersonNumber], *, dry_run: bool
) -> dict[PersonNumber, str]:
    found = identity.pseudonyms_of(wanted, brin=overview.brin, create=not dry_run)
    return {number: found.get(number) or new_pseudonym() for number in wanted}


def _words(remark: Remark) -> str:
    place = say(f"regel {remark.line}: ", f"line {remark.line}: ") if remark.line else ""
    times = (
        say(f" (en nog {remark.times - 1} keer)", f" (and {remark.times - 1} times more)")
        if remark.times > 1
        else ""
    )
    return f"{place}{remark.message}{times}"


def _write_rejects(path: Path, overview: Overview, report: Report, rejects: BinaryIO | None) -> None:
    """The refused lines with what they lean on, so that the mended file can be imported on its own."""
    if rejects is None or not report.refusals:
        return
    for line in register.rest(path, overview, {refusal.line for refusal in report.refusals}):
        rejects.write(line.encode() + b"\n")
