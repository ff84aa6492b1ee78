"""Where are the events kept?

The tables of a journal, the same on SQLite and PostgreSQL, readable in the database's own shell: days and
instants are text, and the data of an event is its JSON. `raw` holds the bytes of the library's events that
are no text; one of ours never needs it. An event without an `id` is a bare one of the library.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Connection,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    event,
    inspect,
    select,
    text,
)

from journeys.errors import NotAJournal
from journeys.saying import say

FORMAT = 1
"""The version of these tables; a journal of a newer one is not touched."""
_NOTHING_YET = "0001-01-01T00:00:00.000000Z"
_CREATION_LOCK = 8_675_309

metadata = MetaData()
_word = Text().with_variant(Text(collation="C"), "postgresql")
"""Text in code point order, whatever the language of the database."""
_number = BigInteger().with_variant(Integer, "sqlite")

events = Table(
    "events",
    metadata,
    Column("position", _number, primary_key=True, autoincrement=False),
    Column("stream", _word, nullable=False),
    Column("version", _number, nullable=False),
    Column("kind", _word, nullable=False),
    Column("on", _word),
    Column("recorded_at", _word, nullable=False),
    Column("by", _word),
    Column("actor", _word),
    Column("origin", _word),
    Column("id", _word),
    Column("command", _word),
    Column("salt", LargeBinary),
    Column("datahash", LargeBinary),
    Column("data", _word),
    Column("raw", LargeBinary),
    Index("events_stream_version", "stream", "version", unique=True),
)
UNIQUE = (
    Index("events_id", events.c.id, unique=True),
    Index("events_command", events.c.command, unique=True),
)
"""What occurs once in a journal, beside a version in a stream."""
_FIRST_ONLY = events.c.version == 1
_first_of_stream = Index("events_first_of_stream", events.c.stream, sqlite_where=_FIRST_ONLY)


@event.listens_for(_first_of_stream, "before_create")
def _first_only(index: Index, connection: Connection, **_: Any) -> None:
    """Say the same in PostgreSQL's words, but only there: its dialect takes long to load."""
    if connection.dialect.name == "postgresql":
        index.dialect_kwargs["postgresql_where"] = _FIRST_ONLY


head = Table(
    "head",
    metadata,
    Column("one", Integer, CheckConstraint("one = 1"), primary_key=True, autoincrement=False),
    Column("position", _number, nullable=False),
    Column("recorded_at", _word, nullable=False),
)
tracking = Table(
    "tracking",
    metadata,
    Column("application_name", _word, primary_key=True),
    Column("notification_id", _number, nullable=False),
)
meta = Table(
    "meta",
    metadata,
    Column("name", _word, primary_key=True),
    Column("value", _word, nullable=False),
)


_OTHER = ("er staat iets anders in dan een journaal", "there is something else in it than a journal")


def is_journal(connection: Connection) -> bool:
    """False in an empty database; raises `NotAJournal` if there is something else in it."""
    present = set(inspect(connection).get_table_names())
    if not present:
        return False
    if not present >= set(metadata.tables):
        raise NotAJournal(say(*_OTHER))
    value = connection.scalar(select(meta.c.value).where(meta.c.name == "leerspoor-journal"))
    if value is None or not value.isascii() or not value.isdigit():
        raise NotAJournal(say(*_OTHER))
    if int(value) > FORMAT:
        raise NotAJournal(
            say(
                f"gemaakt door een nieuwere versie (vorm {value}; deze versie kent {FORMAT})",
                f"made by a newer version (form {value}; this version knows {FORMAT})",
            )
        )
    return True


def create(connection: Connection, created: str) -> None:
    """Make the tables in an empty database, once however many programs try at the same time."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _CREATION_LOCK})
    if is_journal(connection):
        return
    metadata.create_all(connection)
    connection.execute(head.insert(), {"one": 1, "position": 0, "recorded_at": _NOTHING_YET})
    connection.execute(
        meta.insert(),
        [{"name": "leerspoor-journal", "value": str(FORMAT)}, {"name": "created", "value": created}],
    )
