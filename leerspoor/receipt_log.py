"""Which answers were given officially? The log of receipts, beside the journal.

Only ever added to. Each receipt names the hash of the one before it, so that none can be changed, left out or
put in between without all later ones giving it away. That the last ones are missing shows from a receipt that
somebody else holds.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import date

import msgspec
from msgspec import Struct, field
from sqlalchemy import Column, Connection, Integer, MetaData, Table, Text, inspect, select, text

from journeys.errors import Unreadable
from journeys.saying import say
from journeys.store.journal import Journal
from journeys.wire import NOT_JSON, explain

FORM = 1
"""The version of what a receipt holds."""
FIRST = "0" * 64
"""What the first receipt names as the hash of the one before it."""
_LOCK = 8_675_311

metadata = MetaData()
_word = Text().with_variant(Text(collation="C"), "postgresql")
receipts = Table(
    "receipts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("receipt", _word, nullable=False),
)


class _Form(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Question(_Form, frozen=True, kw_only=True):
    """The question as it was asked, the day filled in; students by their pseudonyms.

    `birth_days`: of how many students it was known, where an answer may rest on it; the days themselves are
    kept with the names and nowhere else.
    """

    question: str
    on: date
    known_at: str | None
    students: list[str]
    cohorts: list[str]
    cohort: str | None
    side: str | None
    all: bool
    routes: list[str] | None
    policies: str
    for_: str | None = field(name="for")
    within: int
    birth_days: int | None


class Receipt(_Form, frozen=True, kw_only=True):
    """That a question was answered: by which history, rules and program, and what the answer hashes to.

    `position` and `root` (hex): the journal that the answer rests on. `digest`: SHA-256 (hex) of the lines
    that `--json` prints, each with its line end. `previous`: SHA-256 of the receipt before it in the log.
    """

    form: int
    number: int
    previous: str
    answered_at: str
    question: Question
    position: int
    root: str
    rules: str
    program: str
    lines: int
    digest: str

    def canonical(self) -> bytes:
        """The bytes that are hashed: compact JSON, members in this order."""
        return msgspec.json.encode(self)

    def hash(self) -> str:
        """What the next receipt names as `previous`."""
        return hashlib.sha256(self.canonical()).hexdigest()

    def readable(self) -> bytes:
        """The file that is handed over."""
        return msgspec.json.format(self.canonical(), indent=2) + b"\n"


def read(data: bytes, name: str) -> Receipt:
    """The receipt in a file; raises `Unreadable` with the member that is not right."""
    try:
        with suppress(RecursionError):
            msgspec.json.decode(data)  # an archive begins with an object too, and has more than one
        receipt = msgspec.json.decode(data, type=Receipt)
    except msgspec.ValidationError as error:
        raise Unreadable(f"{name}: {explain(error, Receipt, data, '').message.lstrip(': ')}") from None
    except NOT_JSON:
        raise Unreadable(
            say(
                f"{name}: dit is geen antwoordbewijs; verwacht: het JSON-bestand van --receipt",
                f"{name}: this is no receipt; expected: the JSON file of --receipt",
            )
        ) from None
    if receipt.form != FORM:
        raise Unreadable(
            say(
                f"{name}: form {receipt.form} kennen we niet; deze versie kent {FORM}",
                f"{name}: form {receipt.form} is not known to us; this version knows {FORM}",
            )
        )
    return receipt


def hold(connection: Connection) -> tuple[int, str]:
    """The number of the last receipt, and its hash; nobody else adds one until the transaction ends."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK})
    metadata.create_all(connection)
    row = connection.execute(select(*receipts.columns).order_by(receipts.c.number.desc()).limit(1)).first()
    return (0, FIRST) if row is None else (row.number, _hash(row.receipt))


def add(connection: Connection, receipt: Receipt) -> None:
    """Keep a receipt in the log that is held."""
    connection.execute(receipts.insert(), {"number": receipt.number, "receipt": receipt.canonical().decode()})


def kept(journal: Journal, number: int) -> bytes | None:
    """The receipt of this number as it stands in the log; None if there is none."""
    with journal.reading() as connection:
        if not inspect(connection).has_table(receipts.name):
            return None
        found = connection.scalar(select(receipts.c.receipt).where(receipts.c.number == number))
    return None if found is None else found.encode()


def broken_at(journal: Journal) -> int | None:
    """The number of the first receipt that does not follow on the one before it; None if all do."""
    expected, previous = 1, FIRST
    for number, told in _all(journal):
        try:
            receipt = read(told.encode(), "")
        except Unreadable:
            return number
        if (number, receipt.number, receipt.previous) != (expected, expected, previous):
            return number
        expected, previous = expected + 1, _hash(told)
    return None


def _all(journal: Journal) -> Iterator[tuple[int, str]]:
    with journal.reading() as connection:
        if inspect(connection).has_table(receipts.name):
            for row in connection.execute(select(*receipts.columns).order_by(receipts.c.number)):
                yield row.number, row.receipt


def _hash(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()
