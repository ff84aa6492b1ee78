"""A number has one pseudonym, a name can be shown, and a person can be forgotten."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from threading import Barrier, Thread

import pytest
from sqlalchemy import create_engine, text

from journeys.errors import JournalBusy, JournalError, NotAJournal, WrongUse
from leerspoor.exchange.register import person_number
from leerspoor.identity import IdentityStore, people
from leerspoor.identity.people import add, note
from leerspoor.identity.place import identity_place
from leerspoor.identity.tables import about

ONE = person_number("onderwijsnummer", "100000104")
TWO = person_number("onderwijsnummer", "012345670")
MASK = person_number("bsn", "BSN1")


@pytest.fixture
def store(place: str) -> Iterator[IdentityStore]:
    with IdentityStore(place) as opened:
        yield opened


def test_a_number_keeps_its_pseudonym(store: IdentityStore, place: str) -> None:
    first = store.pseudonym_of(ONE)
    assert first is not None
    assert first.startswith("p")
    assert len(first) == 17
    assert store.pseudonym_of(ONE) == first
    with IdentityStore(place) as again:
        assert again.pseudonym_of(ONE) == first


def test_many_numbers_are_given_pseudonyms_at_once(store: IdentityStore) -> None:
    numbers = [person_number("onderwijsnummer", f"{n:09}") for n in range(1_200)]
    given = store.pseudonyms_of([*numbers, *numbers])
    assert len(set(given.values())) == 1_200
    assert store.pseudonyms_of(numbers, create=False) == given


def test_without_create_nobody_is_added(store: IdentityStore) -> None:
    assert store.pseudonym_of(ONE, create=False) is None
    assert store.pseudonyms_of([ONE, TWO], create=False) == {}


def test_a_bsn_and_an_onderwijsnummer_of_the_same_digits_are_two_people(store: IdentityStore) -> None:
    assert store.pseudonym_of(ONE) != store.pseudonym_of(person_number("bsn", "100000104"))


def test_a_mask_means_someone_within_one_institution_only(store: IdentityStore) -> None:
    here = store.pseudonym_of(MASK, brin="98MB")
    assert store.pseudonym_of(MASK, brin="98MB") == here
    assert store.pseudonym_of(MASK, brin="98MC") != here


def test_nine_digits_mean_the_same_person_at_every_institution(store: IdentityStore) -> None:
    assert store.pseudonym_of(ONE, brin="98MB") == store.pseudonym_of(ONE, brin="98MC")


def test_two_programs_at_once_give_one_pseudonym(place: str) -> None:
    IdentityStore(place).close()
    numbers = [person_number("onderwijsnummer", f"{n:09}") for n in range(200)]
    found: list[dict[object, str]] = []

    def give() -> None:
        with IdentityStore(place) as store:
            found.append(dict(store.pseudonyms_of(numbers)))

    threads = [Thread(target=give) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [found[0]] * 4


def test_several_programs_may_make_the_store_at_once(place: str) -> None:
    gate, failed = Barrier(6), []

    def make() -> None:
        gate.wait()
        try:
            IdentityStore(place).close()
        except JournalError as error:
            failed.append(str(error))

    threads = [Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


def test_a_pseudonym_that_is_taken_is_not_given_again(
    store: IdentityStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = store.pseudonym_of(ONE)
    names = iter([taken, "p1"])
    monkeypatch.setattr(people, "new_pseudonym", lambda: next(names))
    assert store.pseudonym_of(TWO) == "p1"
    assert store.pseudonym_of(ONE) == taken


def test_what_is_known_can_be_shown(store: IdentityStore) -> None:
    pseudonym = store.pseudonym_of(ONE)
    assert pseudonym is not None
    with store.writing() as connection:
        note(connection, store.show(pseudonym), {"first_name": "Noor", "infix": "van", "last_name": "Dijk"})
    person = store.show(pseudonym)
    assert (person.name, person.number) == ("Noor van Dijk", "100000104")
    assert "Noor" not in repr(person)


def test_who_is_not_here_cannot_be_shown_or_forgotten(store: IdentityStore) -> None:
    with pytest.raises(WrongUse):
        store.show("p0000000000000000")
    with pytest.raises(WrongUse):
        store.forget("p0000000000000000")


def test_who_is_forgotten_leaves_a_pseudonym_that_nobody_else_gets(store: IdentityStore) -> None:
    pseudonym = store.pseudonym_of(ONE)
    assert pseudonym is not None
    with store.writing() as connection:
        note(
            connection,
            store.show(pseudonym),
            {"first_name": "Noor", "mentor": "vdb", "birth_date": "2009-00-00"},
        )
    forgotten = store.forget(pseudonym)
    assert forgotten.removed == ("nummer", "geboortedatum", "roepnaam", "mentor")
    assert store.show(pseudonym).known() == {}
    assert store.pseudonym_of(ONE) != pseudonym
    assert store.forget(pseudonym).removed == ()


def test_nothing_of_who_is_forgotten_is_left_in_the_file(sqlite_place: str) -> None:
    with IdentityStore(sqlite_place) as store:
        pseudonym = store.pseudonym_of(ONE)
        assert pseudonym is not None
        path = identity_place(sqlite_place).path
        assert path is not None
        assert b"100000104" in path.read_bytes()
        store.forget(pseudonym)
        assert b"100000104" not in path.read_bytes()
        assert pseudonym.encode() in path.read_bytes()


def test_a_person_known_by_pseudonym_alone_can_be_added(store: IdentityStore) -> None:
    with store.writing() as connection:
        add(connection, "s1")
    assert store.show("s1").known() == {}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_only_the_owner_may_read_the_file(tmp_path: Path) -> None:
    journal = tmp_path / "new" / "journal.sqlite"
    IdentityStore(journal).close()
    path = tmp_path / "new" / "journal.identity.sqlite"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    journal = tmp_path / "journal.sqlite"
    IdentityStore(journal).close()
    path = tmp_path / "journal.identity.sqlite"
    path.chmod(0o644)
    IdentityStore(journal).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("journal", "identities"),
    [
        ("/d/journal.sqlite", "/d/journal.identity.sqlite"),
        ("/d/journal.db", "/d/journal.identity.db"),
        ("/d/journal", "/d/journal.identity.sqlite"),
        ("/d/my.journal", "/d/my.journal.identity.sqlite"),
        ("sqlite:////d/journal.sqlite", "/d/journal.identity.sqlite"),
    ],
)
def test_the_identities_stand_beside_the_journal(journal: str, identities: str) -> None:
    assert str(identity_place(journal).path) == identities


def test_something_else_at_that_place_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.identity.sqlite"
    path.write_bytes(b"no database at all, but long enough to be looked at by one" * 20)
    with pytest.raises(NotAJournal, match="iets anders"):
        IdentityStore(tmp_path / "journal.sqlite")
    other = sqlite3.connect(tmp_path / "other.identity.sqlite")
    other.execute("CREATE TABLE t (x)")
    other.close()
    with pytest.raises(NotAJournal, match="iets anders"):
        IdentityStore(tmp_path / "other.sqlite")


def test_a_newer_version_is_refused(store: IdentityStore, place: str) -> None:
    with store.writing() as connection:
        connection.execute(about.update().values(version=2))
    with pytest.raises(JournalError, match="andere versie"):
        IdentityStore(place)


def test_what_is_only_looked_at_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(JournalError, match="nog geen identiteiten"):
        IdentityStore(tmp_path / "journal.sqlite", create=False)
    assert list(tmp_path.iterdir()) == []


def test_what_is_only_looked_at_is_not_made_on_a_server(postgres_place: str) -> None:
    with pytest.raises(JournalError, match="nog geen identiteiten"):
        IdentityStore(postgres_place, create=False)


def test_another_program_that_writes_is_waited_for_and_then_told(
    store: IdentityStore, sqlite_place: str
) -> None:
    with IdentityStore(sqlite_place) as one, IdentityStore(sqlite_place, patience=0.1) as other:
        with one.writing(), pytest.raises(JournalBusy):
            other.pseudonym_of(ONE)
        assert other.pseudonym_of(ONE) is not None


def test_an_error_of_the_database_never_repeats_a_number(store: IdentityStore) -> None:
    pseudonym = store.pseudonym_of(ONE)
    assert pseudonym is not None
    other = store.pseudonym_of(TWO)
    assert other is not None
    with pytest.raises(JournalError) as caught, store.writing() as connection:
        note(connection, store.show(other), {"number": "100000104"})
    told, chain = "", caught.value
    while chain is not None:
        told += f"{chain} "
        chain = chain.__cause__ if chain.__suppress_context__ else chain.__context__  # type: ignore[assignment]
    assert "100000104" not in told


def test_on_a_server_the_identities_have_a_schema_of_their_own(postgres_place: str) -> None:
    with IdentityStore(postgres_place) as store:
        store.pseudonym_of(ONE)
        prefix = _prefix(store)
    assert prefix.endswith("_identity.")
    engine = create_engine(postgres_place.replace("postgresql://", "postgresql+psycopg://", 1))
    with engine.connect() as connection:
        assert connection.scalar(text(f"SELECT count(*) FROM {prefix}person")) == 1  # noqa: S608
    engine.dispose()


def _prefix(store: IdentityStore) -> str:
    return "" if store._schema is None else f"{store._schema}."
