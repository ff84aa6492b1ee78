"""How does a school's own list become events, by its mapping?

Row by row through the one way in. Of a row that cannot be read whole nothing is recorded; what the law
refuses is refused event by event. A student is one whom the journal or the identities know already; a message
names the line and the column, and of who it is about nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct, structs

from journeys.aggregates.command import Command
from journeys.errors import Refused, Unreadable
from journeys.saying import say
from journeys.wire import understand
from leerspoor.exchange import cloudevents
from leerspoor.exchange.mapping import SourceMapping, Who, plain
from leerspoor.exchange.mapping_rows import ListReader, Said, reader_of
from leerspoor.exchange.register.number import numbers_in_a_list
from leerspoor.exchange.sheet import SheetRow, readings_of
from leerspoor.exchange.textfile import sha256_of
from leerspoor.identity import IdentityStore
from leerspoor.identity.list_columns import column_of
from leerspoor.importing import BATCH, Desks, RefusedLine, Report, Tell, in_batches
from leerspoor.recording import Desk, Outcome

_PSEUDONYM = re.compile(r"[A-Za-z0-9._-]{1,200}", re.ASCII)
_NUMBER = re.compile(r"\d{8,9}", re.ASCII)
_OF_A_PERSON = {
    "name", "first_name", "infix", "last_name", "birth_date", "sex", "mentor", "bsn", "onderwijsnummer",
}  # fmt: skip


_SAYS_WHO = re.compile(
    "achternaam|voornaam|roepnaam|geboorte|burgerservice|(leerling|student|deelnemer)naam"
    "|naam(vande)?(leerling|student|deelnemer)"
)
"""What is in the name of a column that says who someone is, however a school calls it."""


class RefusedCell(RefusedLine, frozen=True):
    """A row that was not taken; `name` is the column as the list calls it, `column` its number from 1."""

    name: str | None = None


def _known(desk: Desk, identity: IdentityStore, who: Who, texts: Iterable[str]) -> dict[str, str]:
    """The pseudonyms of those whom these texts name; one who is not known is absent."""
    wanted = sorted({text for text in texts if text})
    if who.by == "pseudonym":
        wanted = [text for text in wanted if _PSEUDONYM.fullmatch(text)]
        desk.load(f"student/{text}" for text in wanted)
        named = identity.people(wanted)
        return {text: text for text in wanted if desk.stream(f"student/{text}") or text in named}
    numbers = {text: numbers_in_a_list(who.by, text) for text in wanted}
    found = identity.pseudonyms_of(
        [number for each in numbers.values() for number in each], brin=who.brin.upper(), create=False
    )
    owners = {text: [found[number] for number in each if number in found] for text, each in numbers.items()}
    return {text: owner[0] for text, owner in owners.items() if owner}


def import_mapped(
    identity: IdentityStore,
    desks: Desks,
    path: Path,
    mapping: SourceMapping,
    report: Report,
    *,
    rejects: BinaryIO | None,
    tell: Tell,
) -> None:
    """Take in a list by its mapping; raises `Unreadable` if the file is no such list."""
    refuse_personal_columns(mapping)
    digest = sha256_of(path)
    sheet, reader = reader_of(readings_of(path, mapping.sheet), mapping, path)
    if rejects is not None and Path(rejects.name).suffix.lower() != sheet.ending:
        raise Unreadable(
            say(
                f"{rejects.name}: geweigerde rijen van dit bestand komen in dezelfde vorm terug; "
                f"verwacht: een naam die eindigt op {sheet.ending}",
                f"{rejects.name}: refused rows of this file come back in the same form; "
                f"expected: a name that ends in {sheet.ending}",
            )
        )
    taking = _Taking(identity, mapping, reader, digest, report)
    for batch in in_batches(_of_the_list(sheet.rows(), reader, report), BATCH):
        with desks() as desk:
            taken = taking.take(desk, batch)
        taking.note(taken)
        tell(report.read)
    if rejects is not None:
        sheet.write_rejects(rejects, reader.header, taking.refused)


def refuse_personal_columns(mapping: SourceMapping) -> None:
    """Raise `Unreadable` if a mapping would put into the journal what says who someone is."""
    for number, report in enumerate(mapping.reports, start=1):
        for column in report.names():
            if column_of(column) in _OF_A_PERSON or _SAYS_WHO.search(plain(column).replace(" ", "")):
                raise Unreadable(
                    say(
                        f"mapping, event {number}: kolom «{column}» zegt wie iemand is en gaat niet naar het "
                        "journaal; namen en nummers gaan met `leerspoor identity import`",
                        f"mapping, event {number}: column «{column}» says who someone is and does not "
                        "go to the journal; names and numbers go by `leerspoor identity import`",
                    )
                )


def _of_the_list(rows: Iterable[SheetRow], reader: ListReader, report: Report) -> Iterator[SheetRow]:
    """The rows under the header that are no totals; how many were is a warning at the end."""
    totals: list[int] = []
    for row in rows:
        if row.line <= reader.header.line or not reader.holds_data(row):
            continue
        if reader.is_total(row):
            totals.append(row.line)
            continue
        yield row
    if totals:
        dutch = "een totaalregel" if len(totals) == 1 else f"{len(totals)} totaalregels"
        english = "a row of totals" if len(totals) == 1 else f"{len(totals)} rows of totals"
        skipped = say(f"regel {totals[0]}: {dutch} overgeslagen", f"line {totals[0]}: {english} skipped")
        report.warnings.append(skipped)


class _Taken(Struct, frozen=True):
    """What became of a row: its outcomes, and each refusal with its column."""

    row: SheetRow
    outcomes: Sequence[Outcome]
    refusals: Sequence[tuple[Refused, str | None]]


class _Taking:
    """The rows of one list, batch by batch."""

    def __init__(
        self,
        identity: IdentityStore,
        mapping: SourceMapping,
        reader: ListReader,
        digest: str,
        report: Report,
    ) -> None:
        self.refused: list[tuple[SheetRow, str]] = []
        self._identity = identity
        self._who = mapping.student
        self._reader = reader
        self._digest = digest
        self._report = report

    def take(self, desk: Desk, rows: Sequence[SheetRow]) -> list[_Taken]:
        """What becomes of each row, in order."""
        known = _known(desk, self._identity, self._who, map(self._reader.who, rows))
        offers = [self._offers(row, known) for row in rows]
        commands = [command for offer in offers if not isinstance(offer, Refused) for command, _ in offer]
        outcomes = iter(desk.take(commands))
        taken = []
        for row, offer in zip(rows, offers, strict=True):
            if isinstance(offer, Refused):
                taken.append(_Taken(row, (), [(offer, self._who.column)]))
                continue
            made = [(said, next(outcomes)) for _, said in offer]
            refusals = [
                _placed(outcome.refusal, said) for said, outcome in made if outcome.refusal is not None
            ]
            taken.append(_Taken(row, [outcome for _, outcome in made], refusals))
        return taken

    def note(self, taken: Iterable[_Taken]) -> None:
        """Count what was kept, and remember what was refused."""
        for each in taken:
            self._report.read += 1
            for outcome in each.outcomes:
                self._report.count(outcome)
                self._report.parts.note(outcome.event, each.row.line)
            reasons = []
            for refusal, name in each.refusals:
                self._report.refused += 1
                column = self._reader.position(name) if name else None
                self._report.refusals.append(
                    RefusedCell(each.row.line, column, refusal.code, refusal.rule, refusal.message, name)
                )
                place = say(f"kolom {name}: ", f"column {name}: ") if name else ""
                reasons.append(f"{place}{refusal.code}: {refusal.message}")
            if reasons:
                self.refused.append((each.row, " | ".join(reasons)))

    def _offers(self, row: SheetRow, known: Mapping[str, str]) -> list[tuple[Command, Said]] | Refused:
        """What a row asks to be recorded; if some of it cannot be read, that alone, to be refused."""
        who = self._reader.who(row)
        if who not in known:
            return _unknown(self._who, who)
        offers = []
        for said in self._reader.says(row, known[who]):
            command = cloudevents.read(said.line, f"{self._digest}:{row.line}")
            if said.wrong is not None:
                command = structs.replace(command, wrong=said.wrong)
            offers.append((command, said))
        unread = [(command, said) for command, said in offers if not _can_be_read(command)]
        return unread or offers


def _can_be_read(command: Command) -> bool:
    if command.wrong is not None:
        return False
    try:
        understand(command.kind, command.data)
    except Refused:
        return False
    return True


def _unknown(who: Who, text: str) -> Refused:
    if not text:
        what = say(
            "leeg; verwacht: in elke rij wie het is (ook waar cellen zijn samengevoegd)",
            "empty; expected: in each row who it is (also where cells were merged)",
        )
        return Refused("MALFORMED", what, field="subject")
    if who.by == "pseudonym":
        if _NUMBER.fullmatch(text) or not _PSEUDONYM.fullmatch(text):
            what = say(
                "geen pseudoniem; verwacht: letters, cijfers en - _ . (staat er een nummer, zeg dan in de "
                'mapping by = "onderwijsnummer")',
                "no pseudonym; expected: letters, digits and - _ . (if it is a number, say so "
                'in the mapping: by = "onderwijsnummer")',
            )
            return Refused("MALFORMED", what, field="subject")
        what = say(
            "deze leerling is niet bekend; verwacht: een pseudoniem uit het journaal of uit de identiteiten",
            "this student is not known; expected: a pseudonym of the journal or of the identities",
        )
    elif who.by != "number" and not re.fullmatch(r"\d{9}", text, re.ASCII):
        what = say(f"geen {who.by}; verwacht: negen cijfers", f"no {who.by}; expected: nine digits")
        return Refused("MALFORMED", what, field="subject")
    elif who.by == "number" and not who.brin and not re.fullmatch(r"\d{9}", text, re.ASCII):
        what = say(
            "een nummer van de school zelf; verwacht: in de mapping bij student ook brin, van welke school",
            "a number of the school's own; expected: also brin at student in the mapping, of which school",
        )
        return Refused("MALFORMED", what, field="subject")
    else:
        what = say(
            "deze leerling is niet bekend; verwacht: een nummer dat met `leerspoor identity import` of uit "
            "een registratieoverzicht bekend is",
            "this student is not known; expected: a number known by `leerspoor identity "
            "import` or from a registratieoverzicht",
        )
    return Refused("UNKNOWN_STUDENT", what, field="subject")


def _placed(refusal: Refused, said: Said) -> tuple[Refused, str | None]:
    """A refusal with its column; where that is named, the name of our field need not go before it."""
    column = said.column_of(refusal.field)
    if column is None:
        return refusal, None
    message = refusal.message.removeprefix(f"{refusal.field}: ").removeprefix(f"{refusal.field} ")
    return Refused(refusal.code, message, rule=refusal.rule, field=refusal.field), column
