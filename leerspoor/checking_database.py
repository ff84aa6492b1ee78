"""Is the database itself sound: its pages, its tables and indexes, and do they hold the same?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import Connection, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from journeys.saying import say
from journeys.store import checkpoints, tables
from journeys.store.journal import Journal
from journeys.store.tables import events
from leerspoor.finding import Finding

_TRIGGERS = {
    "sqlite": "SELECT type, name, tbl_name FROM sqlite_schema WHERE type IN ('trigger', 'view')",
    "postgresql": "SELECT 'trigger', t.tgname, c.relname FROM pg_trigger t JOIN pg_class c"
    " ON c.oid = t.tgrelid WHERE NOT t.tgisinternal AND c.relnamespace = current_schema()::regnamespace",
}
_OURS = {*tables.metadata.tables, *checkpoints.metadata.tables}
_BTREES = (
    "SELECT c.relname, c.oid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a"
    " ON a.oid = c.relam WHERE i.indrelid = 'events'::regclass AND a.amname = 'btree'"
)


def check_database(journal: Journal, unchecked: list[str]) -> Iterator[Finding]:
    """What the database says of itself, and whether its tables are ours; notes what could not be checked."""
    with journal.reading() as connection:
        if connection.dialect.name == "sqlite":
            for (message,) in connection.execute(text("PRAGMA integrity_check")):
                if message != "ok":
                    yield Finding(f"SQLite: {message}")
        else:
            yield from _check_btrees(connection, unchecked)
        for kind, name, table in connection.execute(text(_TRIGGERS[connection.dialect.name])):
            if table in _OURS:
                yield Finding(
                    say(
                        f"op de tabel {table} staat iets dat er niet hoort: {kind} {name}",
                        f"on table {table} there is something that does not belong there: {kind} {name}",
                    )
                )
        yield from _check_tables(connection)
        for position in connection.scalars(select(events.c.position).where(events.c.raw.is_not(None))):
            yield Finding(say("de inhoud is geen tekst", "the content is no text"), position)


def check_order(journal: Journal, versions: Mapping[str, int]) -> Iterator[Finding]:
    """Whether the index has the same events in each stream as the table, given the last version of each."""
    version = events.c.version
    query = select(events.c.stream, func.count(), func.min(version), func.max(version))
    query = query.with_hint(events, "INDEXED BY events_stream_version", "sqlite").group_by(events.c.stream)
    with journal.reading() as connection:
        found = {stream: tuple(numbers) for stream, *numbers in connection.execute(query)}
    for stream, last in versions.items():
        if found.pop(stream, None) != (last, 1, last):
            yield Finding(
                say(
                    f"{stream}: de index heeft andere nummers dan de tabel",
                    f"{stream}: the index has other numbers than the table",
                ),
                stream=stream,
            )
    for stream in found:
        yield Finding(
            say(
                f"{stream}: staat in de index en niet in de tabel",
                f"{stream}: is in the index and not in the table",
            ),
            stream=stream,
        )


def _check_btrees(connection: Connection, unchecked: list[str]) -> Iterator[Finding]:
    """PostgreSQL's own check of an index (amcheck), if it is there and we may use it."""
    if not connection.scalar(text("SELECT 1 FROM pg_extension WHERE extname = 'amcheck'")):
        unchecked.append("amcheck")
        return
    for name, oid in connection.execute(text(_BTREES)).all():
        try:
            with connection.begin_nested():
                connection.execute(text("SELECT bt_index_check(:oid)"), {"oid": oid})
        except DBAPIError as error:
            if getattr(error.orig, "sqlstate", None) == "42501":  # not ours to use
                unchecked.append("amcheck")
                return
            yield Finding(
                say(f"PostgreSQL: de index {name} is beschadigd", f"PostgreSQL: index {name} is damaged")
            )


def _check_tables(connection: Connection) -> Iterator[Finding]:
    """The journal's tables and indexes as they are, against what this program makes."""
    inspector = inspect(connection)
    present = set(inspector.get_table_names())
    for table in (*tables.metadata.tables.values(), *checkpoints.metadata.tables.values()):
        if table.name not in present:
            continue  # what the journal cannot do without was missed when it was opened
        columns = [column["name"] for column in inspector.get_columns(table.name)]
        key = inspector.get_pk_constraint(table.name)["constrained_columns"]
        indexes = {
            (found["name"], tuple(found["column_names"]), bool(found["unique"]))
            for found in inspector.get_indexes(table.name)
        }
        if (columns, key) != (table.columns.keys(), table.primary_key.columns.keys()):
            yield Finding(
                say(
                    f"de kolommen van de tabel {table.name} zijn niet zoals wij die maken",
                    f"the columns of table {table.name} are not as we make them",
                )
            )
        if indexes != {(index.name, tuple(index.columns.keys()), index.unique) for index in table.indexes}:
            yield Finding(
                say(
                    f"de indexen van de tabel {table.name} zijn niet zoals wij die maken",
                    f"the indexes of table {table.name} are not as we make them",
                )
            )
