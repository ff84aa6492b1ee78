"""When were these students born, as far as the identity store knows?"""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from journeys.errors import JournalBusy, JournalError, NotAJournal
from journeys.store.journal import open_journal
from leerspoor.identity import IdentityStore, import_list
from leerspoor.identity.birth_days import birth_days
from leerspoor.identity.place import identity_place
from leerspoor.identity.tables import about

LIST = """pseudoniem;naam;geboortedatum
s1;Noor van Dijk;2-5-2008
s2;Sem Bakker;2009-02-29
s3;Lies Smit;00-05-2008
s4;Jan Smit;2008-00-00
s5;Piet Smit;
s6;Klaas Smit;29-02-2008
s7;Truus Smit;2008-05-00
"""


def listed(place: str, folder: Path, names: str = LIST) -> str:
    """The place of a journal with these names beside it."""
    path = folder / "names.csv"
    path.write_text(names, encoding="utf-8")
    with IdentityStore(place) as store:
        import_list(store, path)
    return place


def test_birth_days_are_told_by_pseudonym(place: str, tmp_path: Path) -> None:
    listed(place, tmp_path)
    assert birth_days(place, ["s1", "s6"]) == {"s1": date(2008, 5, 2), "s6": date(2008, 2, 29)}


def test_who_has_no_whole_birth_date_has_none(place: str, tmp_path: Path) -> None:
    """Day or month 00, none told, refused by the list, or not in it."""
    listed(place, tmp_path)
    assert birth_days(place, [f"s{n}" for n in range(1, 10)]) == {
        "s1": date(2008, 5, 2),
        "s6": date(2008, 2, 29),
    }


def test_only_those_asked_for_are_told(place: str, tmp_path: Path) -> None:
    listed(place, tmp_path)
    assert birth_days(place, ["s1"]) == {"s1": date(2008, 5, 2)}
    assert birth_days(place, []) == {}
    assert birth_days(place, iter(["s6"])) == {"s6": date(2008, 2, 29)}


def test_more_students_than_one_statement_takes(place: str, tmp_path: Path) -> None:
    names = [f"p{n}" for n in range(1_200)]
    rows = "".join(f"{name};1-{n % 12 + 1}-2008\n" for n, name in enumerate(names))
    listed(place, tmp_path, f"pseudoniem;geboortedatum\n{rows}")
    assert len(birth_days(place, [*names, *names])) == 1_200


def test_who_is_forgotten_has_none(place: str, tmp_path: Path) -> None:
    listed(place, tmp_path)
    with IdentityStore(place) as store:
        store.forget("s1")
    assert birth_days(place, ["s1", "s6"]) == {"s6": date(2008, 2, 29)}


def test_without_an_identity_store_there_are_none_and_none_is_made(place: str) -> None:
    assert birth_days(place, ["s1"]) == {}
    path = identity_place(place).path
    assert path is None or not path.exists()
    with pytest.raises(JournalError, match="nog geen identiteiten"):
        IdentityStore(place, create=False)


def test_a_file_that_is_something_else_is_told(sqlite_place: str) -> None:
    path = identity_place(sqlite_place).path
    assert path is not None
    path.write_bytes(b"no database at all, but long enough to be looked at by one" * 20)
    with pytest.raises(NotAJournal, match="iets anders"):
        birth_days(sqlite_place, ["s1"])


@pytest.mark.postgres
def test_something_else_in_their_place_on_a_server_is_told(postgres_place: str) -> None:
    admin = create_engine(make_url(postgres_place).set(drivername="postgresql+psycopg"))
    with admin.begin() as connection:
        schema = f"{connection.scalar(text('SELECT current_schema()'))}_identity"
        connection.execute(text(f"CREATE SCHEMA {schema}"))
        connection.execute(text(f"CREATE TABLE {schema}.t (x integer)"))
    try:
        with pytest.raises(NotAJournal, match="iets anders"):
            birth_days(postgres_place, ["s1"])
    finally:
        with admin.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {schema} CASCADE"))
        admin.dispose()


def test_a_file_of_another_version_is_told(sqlite_place: str, tmp_path: Path) -> None:
    listed(sqlite_place, tmp_path)
    with IdentityStore(sqlite_place) as store, store.writing() as connection:
        connection.execute(about.update().values(version=2))
    with pytest.raises(JournalError, match="andere versie"):
        birth_days(sqlite_place, ["s1"])


def test_a_file_that_another_program_holds_is_told(
    sqlite_place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = identity_place(listed(sqlite_place, tmp_path)).path
    assert path is not None
    monkeypatch.setattr(IdentityStore.__init__, "__kwdefaults__", {"create": True, "patience": 0.1})
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("PRAGMA locking_mode = EXCLUSIVE")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalBusy):
        birth_days(sqlite_place, ["s1"])
    holder.close()


@pytest.mark.postgres
def test_a_server_that_keeps_them_from_this_user_tells_none(postgres_place: str, tmp_path: Path) -> None:
    """The journal can be read, the identities cannot; others still can."""
    listed(postgres_place, tmp_path)
    with IdentityStore(postgres_place) as store:
        schema = store._schema
    with open_journal(postgres_place):
        pass
    url = make_url(postgres_place)
    admin = create_engine(url.set(drivername="postgresql+psycopg"))
    role = f"r_{schema}"[:60]
    with admin.begin() as connection:
        own = connection.scalar(text("SELECT current_schema()"))
        connection.execute(text(f"CREATE ROLE {role} LOGIN"))
        connection.execute(text(f"GRANT USAGE ON SCHEMA {own} TO {role}"))
        connection.execute(text(f"GRANT SELECT ON ALL TABLES IN SCHEMA {own} TO {role}"))
    try:
        theirs = url.set(username=role).render_as_string(hide_password=False)
        assert birth_days(theirs, ["s1"]) == {}
        assert birth_days(postgres_place, ["s1"]) == {"s1": date(2008, 5, 2)}
    finally:
        with admin.begin() as connection:
            connection.execute(text(f"DROP OWNED BY {role}"))
            connection.execute(text(f"DROP ROLE {role}"))
        admin.dispose()
