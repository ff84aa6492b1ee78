"""What does this list of names say of our students?

A list as a school's administration exports it, with a first row that tells what each column holds. It fills
in what is there and empties nothing; the same list once more changes nothing. A row with a pseudonym and a
number says that they are one person, so that the register's facts come to a student who is followed already.
A message names the line and the column and what was expected, and never what stood there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from sqlalchemy import Connection

from journeys.errors import Unreadable, what_went_wrong
from journeys.saying import say
from leerspoor.exchange.csv_table import Refusal, Remark, Row, TextLine, row, text_lines
from leerspoor.exchange.register.fields import birth_date
from leerspoor.exchange.register.findings import Findings
from leerspoor.exchange.register.number import PersonNumber, numbers_in_a_list, passes_eleven_test
from leerspoor.identity import people
from leerspoor.identity.list_columns import WHO, Column, column_of, parts_of
from leerspoor.identity.store import IdentityStore

_LONGEST_TEXT = 200
_PSEUDONYM_SIGNS = "-_."


class ListImport(Struct, frozen=True, kw_only=True):
    """What became of a list: of the rows `read` so many persons added, changed, unchanged or refused."""

    read: int
    added: int
    changed: int
    unchanged: int
    refusals: list[Refusal]
    remarks: list[Remark]


def import_list(store: IdentityStore, path: Path, *, brin: str = "") -> ListImport:
    """Take a list of names into the store; `brin` is the institution whose masks it uses, if it uses any.

    Raises `Unreadable` if the file is no such list; then nothing was changed.
    """
    try:
        with path.open("rb") as file:
            reading = _Reading(brin.upper())
            entries = list(reading.entries(text_lines(file)))
    except OSError as error:
        raise Unreadable(
            say(
                f"{path.name}: kan niet worden gelezen ({what_went_wrong(error)})",
                f"{path.name}: cannot be read ({what_went_wrong(error)})",
            )
        ) from None
    except Unreadable as error:
        raise Unreadable(f"{path.name}: {error}") from None
    with store.writing() as connection:
        added, changed, unchanged = _take(connection, entries, reading.findings)
    return ListImport(
        read=reading.read,
        added=added,
        changed=changed,
        unchanged=unchanged,
        refusals=sorted(reading.findings.refusals, key=lambda refusal: (refusal.line, refusal.column)),
        remarks=reading.findings.remarks,
    )


class _Named(Struct, frozen=True):
    """Who a row is about by number: the first of these that is known, else the first. `brin`: of a mask."""

    brin: str
    numbers: tuple[PersonNumber, ...]


class _Entry(Struct, frozen=True):
    """Who a row is about, by pseudonym, number or both, what it says, and where its number stands."""

    pseudonym: str | None
    named: _Named | None
    values: Mapping[Column, str]
    line: int
    column: int


def _take(connection: Connection, entries: Sequence[_Entry], findings: Findings) -> tuple[int, int, int]:
    added = changed = unchanged = 0
    for entry in entries:
        owner = None if entry.named is None else _known(connection, entry.named)
        pseudonym = entry.pseudonym or owner
        if owner not in (None, pseudonym):
            findings.refuse(
                entry.line,
                entry.column,
                say(
                    "dit nummer hoort al bij een andere leerling",
                    "this number belongs to another student already",
                ),
            )
            continue
        known = None if pseudonym is None else people.people(connection, [pseudonym]).get(pseudonym)
        values = {str(field): text for field, text in entry.values.items()}
        if entry.named is not None and owner is None:
            number = entry.named.numbers[0]
            values |= {
                "scope": number.scope(entry.named.brin),
                "number_kind": number.kind,
                "number": number.value,
            }
        if known is not None:
            news = people.note(connection, known, values)
            changed += news
            unchanged += not news
        else:
            added += 1
            people.note(connection, people.add(connection, pseudonym or people.new_pseudonym()), values)
    return added, changed, unchanged


def _known(connection: Connection, who: _Named) -> str | None:
    found = people.pseudonyms(connection, who.brin, who.numbers)
    return next((found[number] for number in who.numbers if number in found), None)


class _Reading:
    """One reading of one list."""

    def __init__(self, brin: str) -> None:
        self.findings = Findings()
        self.read = 0
        self._brin = brin
        self._separator = ";"
        self._at: dict[Column, int] = {}

    def entries(self, lines: Iterable[TextLine]) -> Iterator[_Entry]:
        for line in lines:
            if line.text is None:
                raise Unreadable(
                    say(
                        f"regel {line.number} is langer dan 1 MB; dit is geen lijst met namen",
                        f"line {line.number} is longer than 1 MB; this is no list of names",
                    )
                )
            if not line.text.strip() or (not self._at and line.text.lower().startswith("sep=")):
                continue
            if not self._at:
                self._header(line.text, line.number)
                continue
            cells = row(line.text, self._separator)
            if not cells.is_blank():
                self.read += 1
                yield from self._entry(cells, line.number)
        if not self._at:
            raise Unreadable(say("het bestand is leeg", "the file is empty"))

    def _header(self, text: str, line: int) -> None:
        self._separator = max(";,\t|", key=text.count)
        cells = row(text, self._separator)
        for position in range(len(cells)):
            column = column_of(cells.value(position))
            if column is not None:
                self._at.setdefault(column, position)
            elif cells.value(position):
                self.findings.remark(
                    say(
                        "een kolom is niet herkend en niet gelezen",
                        "a column was not recognised and not read",
                    ),
                    line,
                    cells.column(position),
                )
        if not any(column in self._at for column in WHO):
            raise Unreadable(
                say(
                    "de eerste regel noemt geen kolom die zegt wie het is; verwacht: nummer, bsn, "
                    "onderwijsnummer of pseudoniem, en daarnaast bijvoorbeeld naam, geboortedatum en mentor",
                    "the first line names no column that says who it is; expected: nummer, bsn, "
                    "onderwijsnummer or pseudoniem, and beside it for example naam, geboortedatum "
                    "and mentor",
                )
            )

    def _entry(self, cells: Row, line: int) -> Iterator[_Entry]:
        before = len(self.findings.refusals)
        pseudonym, named, column = self._who(cells, line)
        values = dict(self._values(cells, line))
        if len(self.findings.refusals) == before:
            yield _Entry(pseudonym, named, values, line, column)

    def _who(self, cells: Row, line: int) -> tuple[str | None, _Named | None, int]:
        """Pseudonym, number, and the column of what says who it is; neither after a refusal."""
        filled = [column for column in WHO if self._text(cells, column)]
        if not filled:
            first = next(column for column in WHO if column in self._at)
            self._refuse(
                cells,
                line,
                first,
                say(
                    "leeg; verwacht: een nummer van negen cijfers of een pseudoniem",
                    "empty; expected: a number of nine digits or a pseudonym",
                ),
            )
            return None, None, 1
        pseudonym = self._pseudonym(cells, line) if "pseudonym" in filled else None
        by_number = [column for column in filled if column != "pseudonym"]
        named = self._named(by_number[0], cells, line) if by_number else None
        return pseudonym, named, cells.column(self._at[(by_number or filled)[0]])

    def _named(self, column: Column, cells: Row, line: int) -> _Named | None:
        text = self._text(cells, column)
        brin = self._text(cells, "brin").upper() or self._brin
        numbers = numbers_in_a_list(column, text)
        if any(number.kind == "mask" for number in numbers):
            if brin:
                return _Named(brin, numbers)
            self._refuse(
                cells,
                line,
                column,
                say(
                    "negen cijfers verwacht; iets anders is een masker, en dat geldt alleen met "
                    "een kolom brin",
                    "nine digits expected; anything else is a mask, and that counts only with a column brin",
                ),
            )
            return None
        if column == "bsn" and not passes_eleven_test(text):
            self.findings.remark(
                say(
                    "een burgerservicenummer voldoet niet aan de elfproef",
                    "a burgerservicenummer does not pass the eleven test",
                ),
                line,
                cells.column(self._at[column]),
            )
        return _Named("", numbers)

    def _pseudonym(self, cells: Row, line: int) -> str | None:
        text = self._text(cells, "pseudonym")
        plain = text.isascii() and all(c.isalnum() or c in _PSEUDONYM_SIGNS for c in text)
        if plain and len(text) <= _LONGEST_TEXT:
            return text
        self._refuse(
            cells,
            line,
            "pseudonym",
            say(
                "geen pseudoniem; verwacht: letters, cijfers en - _ .",
                "no pseudonym; expected: letters, digits and - _ .",
            ),
        )
        return None

    def _values(self, cells: Row, line: int) -> Iterator[tuple[Column, str]]:
        plain: tuple[Column, ...] = ("name", "first_name", "infix", "last_name", "mentor")
        for column in plain:
            text = self._text(cells, column)
            if len(text) > _LONGEST_TEXT:
                self._refuse(
                    cells,
                    line,
                    column,
                    say(
                        f"te lang; verwacht: ten hoogste {_LONGEST_TEXT} tekens",
                        f"too long; expected: at most {_LONGEST_TEXT} characters",
                    ),
                )
            elif column == "name":
                yield from parts_of(text).items()
            elif text:
                yield column, text
        if born := self._text(cells, "birth_date"):
            day = birth_date(born)
            if day is not None:
                yield "birth_date", day
            else:
                self._refuse(
                    cells,
                    line,
                    "birth_date",
                    say(
                        "geen dag; verwacht: een dag als 2009-05-31 of 31-5-2009",
                        "no day; expected: a day like 2009-05-31 or 31-5-2009",
                    ),
                )
        sex = self._text(cells, "sex").upper()
        if sex in ("M", "V", "O"):
            yield "sex", sex
        elif sex:
            self.findings.remark(
                say("geslacht: onbekende code, niet overgenomen", "sex: unknown code, not taken over"),
                line,
                cells.column(self._at["sex"]),
            )

    def _refuse(self, cells: Row, line: int, column: Column, message: str) -> None:
        self.findings.refuse(line, cells.column(self._at[column]), message)

    def _text(self, cells: Row, column: Column) -> str:
        position = self._at.get(column)
        return "" if position is None else cells.value(position)
