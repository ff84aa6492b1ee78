"""A list of names fills in who is behind a pseudonym, and says only where something is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from journeys.errors import Unreadable
from leerspoor.exchange.register import person_number
from leerspoor.identity import IdentityStore, ListImport, import_list
from leerspoor.identity.list_columns import parts_of

ONE = person_number("onderwijsnummer", "100000104")
A_BSN = person_number("bsn", "100000202")


@pytest.fixture
def store(place: str) -> Iterator[IdentityStore]:
    with IdentityStore(place) as opened:
        yield opened


class Lists:
    """Lists of names, written to a file and taken in."""

    def __init__(self, store: IdentityStore, path: Path) -> None:
        self.store, self.path = store, path

    def take(self, *lines: str, encoding: str = "utf-8", brin: str = "") -> ListImport:
        self.path.write_bytes("".join(f"{line}\r\n" for line in lines).encode(encoding))
        return import_list(self.store, self.path, brin=brin)


@pytest.fixture
def lists(store: IdentityStore, tmp_path: Path) -> Lists:
    return Lists(store, tmp_path / "namen.csv")


def _counts(done: ListImport) -> tuple[int, int, int, int, int]:
    return done.read, done.added, done.changed, done.unchanged, len(done.refusals)


HEADER = "Onderwijsnummer;Roepnaam;Tussenvoegsel;Achternaam;Geboortedatum;Mentor"
ROW = "100000104;Renée;van;Dijk;14-3-2009;J. Bos"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_a_list_fills_in_who_it_is(lists: Lists, encoding: str, separator: str) -> None:
    done = lists.take(*(line.replace(";", separator) for line in (HEADER, ROW)), encoding=encoding)
    assert _counts(done) == (1, 1, 0, 0, 0)
    pseudonym = lists.store.pseudonym_of(ONE, create=False)
    assert pseudonym is not None
    person = lists.store.show(pseudonym)
    assert (person.name, person.birth_date, person.mentor) == ("Renée van Dijk", "2009-03-14", "J. Bos")


def test_the_same_list_again_changes_nothing(lists: Lists) -> None:
    lists.take(HEADER, ROW)
    assert _counts(lists.take(HEADER, ROW)) == (1, 0, 0, 1, 0)


def test_another_list_changes_what_it_names_and_empties_nothing(lists: Lists) -> None:
    lists.take(HEADER, ROW)
    done = lists.take("onderwijsnummer;mentor;roepnaam", "100000104;K. Vos;")
    assert _counts(done) == (1, 0, 1, 0, 0)
    pseudonym = lists.store.pseudonym_of(ONE, create=False)
    assert pseudonym is not None
    person = lists.store.show(pseudonym)
    assert (person.name, person.mentor) == ("Renée van Dijk", "K. Vos")


def test_a_list_finds_who_came_from_the_register(lists: Lists) -> None:
    pseudonym = lists.store.pseudonym_of(A_BSN)
    assert pseudonym is not None
    assert _counts(lists.take("nummer;naam", "100000202;Sam Bos")) == (1, 0, 1, 0, 0)
    assert lists.store.show(pseudonym).name == "Sam Bos"


def test_a_list_can_name_a_student_by_pseudonym(lists: Lists) -> None:
    assert _counts(lists.take("pseudoniem,name", "s1,Sam Bos")) == (1, 1, 0, 0, 0)
    assert lists.store.show("s1").name == "Sam Bos"


def test_a_pseudonym_and_a_number_in_one_row_are_one_person(lists: Lists) -> None:
    assert _counts(lists.take("pseudoniem;onderwijsnummer", "s1;100000104")) == (1, 1, 0, 0, 0)
    assert lists.store.pseudonym_of(ONE) == "s1"
    assert _counts(lists.take("pseudoniem;onderwijsnummer", "s1;100000104")) == (1, 0, 0, 1, 0)


def test_someone_can_get_another_number(lists: Lists) -> None:
    lists.take("pseudoniem;onderwijsnummer", "s1;100000104")
    assert _counts(lists.take("pseudoniem;bsn", "s1;100000202")) == (1, 0, 1, 0, 0)
    assert lists.store.pseudonym_of(A_BSN, create=False) == "s1"
    assert lists.store.pseudonym_of(ONE, create=False) is None


def test_a_number_of_someone_else_is_refused(lists: Lists) -> None:
    lists.store.pseudonym_of(ONE)
    done = lists.take("pseudoniem;onderwijsnummer", "s1;100000104")
    assert [(r.line, r.column) for r in done.refusals] == [(2, 4)]
    assert (done.added, done.changed) == (0, 0)


def test_a_mask_needs_its_institution(lists: Lists) -> None:
    done = lists.take("nummer;naam", "BSN1;Sam Bos")
    assert [(r.line, r.column) for r in done.refusals] == [(2, 1)]
    assert "negen cijfers verwacht" in done.refusals[0].message
    assert _counts(lists.take("nummer;brin;naam", "BSN1;98mb;Sam Bos")) == (1, 1, 0, 0, 0)
    assert _counts(lists.take("nummer;naam", "BSN1;Sam Bos", brin="98MB")) == (1, 0, 0, 1, 0)
    assert lists.store.pseudonym_of(person_number("bsn", "BSN1"), brin="98MB", create=False)


def test_a_bsn_that_fails_the_eleven_test_is_a_warning(lists: Lists) -> None:
    done = lists.take("bsn;naam", "100000202;Sam Bos")
    assert [(r.line, r.column) for r in done.remarks] == [(2, 1)]
    assert done.added == 1


def test_what_is_wrong_is_told_by_place_and_never_repeated(lists: Lists) -> None:
    done = lists.take(
        "nummer;naam;geboortedatum",
        "100000104;Noor Dijk;31-2-2009",
        "10000010X;Noor Dijk;1-2-2009",
        ";Noor Dijk;1-2-2009",
        f"100000104;{'Noor' * 60};1-2-2009",
        "",
        "100000104;Noor Dijk;00-00-2009",
    )
    assert [(r.line, r.column) for r in done.refusals] == [(2, 21), (3, 1), (4, 1), (5, 11)]
    assert _counts(done) == (5, 1, 0, 0, 4)
    messages = " ".join(refusal.message for refusal in done.refusals)
    for value in ("Noor", "100000104", "10000010X", "31-2-2009"):
        assert value not in messages


def test_a_column_that_is_not_known_is_a_warning_without_its_name(lists: Lists) -> None:
    (remark,) = lists.take("nummer;Noor Dijk", "100000104;x").remarks
    assert (remark.line, remark.column) == (1, 8)
    assert "Noor" not in remark.message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "leeg"),
        (b"naam;mentor\nx;y\n", "wie het is"),
        (b"PK\x03\x04", "Excel"),
        (b"\x00\x01", "geen tekst"),
    ],
)
def test_a_file_that_is_no_list_changes_nothing(lists: Lists, content: bytes, told: str) -> None:
    lists.path.write_bytes(content)
    with pytest.raises(Unreadable, match=told):
        import_list(lists.store, lists.path)


def test_a_name_between_quotes_may_hold_the_separator(lists: Lists) -> None:
    lists.take("pseudonym,name", 's1,"Dijk, Noor van"')
    assert lists.store.show("s1").name == "Noor van Dijk"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Noor Dijk", ("Noor", None, "Dijk")),
        ("Noor van den Dijk", ("Noor", "van den", "Dijk")),
        ("Anna Maria Bos", ("Anna", None, "Maria Bos")),
        ("Dijk, Noor van den", ("Noor", "van den", "Dijk")),
        ("Bos, Anna Maria", ("Anna Maria", None, "Bos")),
        ("Noor", ("Noor", None, None)),
        ("", (None, None, None)),
        (",", (None, None, None)),
    ],
)
def test_a_whole_name_has_parts(name: str, parts: tuple[str | None, ...]) -> None:
    found = parts_of(name)
    assert (found.get("first_name"), found.get("infix"), found.get("last_name")) == parts
