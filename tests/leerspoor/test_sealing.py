"""Is what is recorded sealed, does a seal hold, and what if it cannot be made?"""

from __future__ import annotations

import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from journeys.seal.checkpoint import checkpoint_of
from journeys.seal.note import public_key, read
from journeys.store.checkpoints import rows
from journeys.store.journal import open_journal
from journeys.store.leaves import root
from leerspoor import importing, keeping_sealed, sealing
from leerspoor.keyring import Keyring, keyring
from leerspoor.sealing import HeldBack, seal, state
from tests.commandline import School, ended, line, region, started


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where this user's key is."""
    path = tmp_path / "config" / "seal.key"
    monkeypatch.setenv("LEERSPOOR_KEY", str(path))
    return path


@pytest.fixture
def school(tmp_path: Path, key: Path) -> School:
    """A school with a student on a route, sealed."""
    school = School(tmp_path / "school")
    school.folder.mkdir()
    school.take(*region())
    return school


def placed(school: School, count: int = 1) -> None:
    """More reports, each of another student."""
    school.files += 1
    school.take(*(line("placed", f"p{school.files}-{number}") for number in range(count)))


def sealed(school: School) -> dict[str, object]:
    """What verify says of the seal of a journal with which nothing is wrong."""
    found = school("verify", "--json").done().row["sealed"]
    assert isinstance(found, dict)
    return found


def wrong(school: School, *options: object) -> str:
    """What verify says when something is."""
    said = school("verify", *options)
    assert said.code == 1, said
    assert "Traceback" not in said.message
    return said.message


def notes(school: School) -> list[str]:
    with open_journal(school.journal, create=False) as journal, journal.reading() as connection:
        return [row.note for row in rows(connection)]


def back_to(school: School, copy: Path) -> None:
    """The journal file is what it was when it was copied."""
    for path in school.folder.glob("journal.db*"):
        path.unlink()
    shutil.copy(copy, school.journal)


# --- sealing ------------------------------------------------------------------------------------------


def test_what_a_command_recorded_is_sealed_when_it_ends(school: School):
    placed(school, 3)
    (first, second) = notes(school)
    assert (checkpoint_of(read(first)).size, checkpoint_of(read(second)).size) == (3, 6)
    with open_journal(school.journal) as journal:
        assert checkpoint_of(read(second)).root == root(journal, 6)
    found = sealed(school)
    assert (found["checkpoints"], found["upto"], found["ours"], found["unchecked"]) == (2, 6, True, [])


def test_the_events_can_be_verified_without_the_answers(school: School):
    with sqlite3.connect(school.journal) as connection:
        connection.execute("DELETE FROM responsibility_spans")
    connection.close()
    wrong(school)
    said = school("verify", "--events").done().text
    assert "of de antwoorden in de tabellen uit de gebeurtenissen volgen" in said
    with sqlite3.connect(school.journal) as connection:
        connection.execute("UPDATE events SET \"on\" = '2023-07-31' WHERE position = 3")
    connection.close()
    assert "positie 3: student/s1: dit is niet wat hier verzegeld is" in wrong(school, "--events")


def test_who_records_nothing_seals_nothing(school: School):
    for command in ("responsibility", "verify", "rebuild", "doctor", "archive"):
        school(command)
    school.taken(school.folder / "file1.jsonl")
    school.taken(school.file(line("placed", "s9")), "--dry-run")
    assert len(notes(school)) == 1


def test_a_long_import_is_sealed_on_the_way(school: School, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(importing, "BATCH", 100)
    monkeypatch.setattr(keeping_sealed, "EVERY", 100)
    monkeypatch.setattr(sealing, "EVERY", 40)
    placed(school, 210)
    sizes = [checkpoint_of(read(note)).size for note in notes(school)]
    assert sizes == [3, 43, 83, 103, 143, 183, 203, 213]
    assert sealed(school)["upto"] == 213


def test_the_key_is_made_once_and_only_its_owner_reads_it(school: School, key: Path):
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE(key.parent.stat().st_mode) == 0o700
    before = key.read_bytes()
    placed(school)
    assert key.read_bytes() == before
    assert school.folder not in key.parents


@pytest.mark.parametrize("trouble", ["folder", "open to others", "no key"])
def test_without_a_key_the_report_is_recorded_and_the_seal_waits(tmp_path: Path, key: Path, trouble: str):
    if trouble == "folder":
        key.parent.write_text("not a folder")
    elif trouble == "open to others":
        Keyring(key).secret()
        key.chmod(0o640)
    else:
        key.parent.mkdir()
        key.write_text("not a key")
        key.chmod(0o600)
    school = School(tmp_path)
    school.take(*region())
    assert "niets verzegeld" in school("verify").done().text
    assert "verzegeld: nog niet" in school("doctor").done().text
    message = school("seal").failed(1)
    assert str(key) in message
    assert ("chmod 600" in message) == (trouble == "open to others")
    if trouble == "folder":
        key.parent.unlink()
    else:
        key.unlink()
    assert "pas verzegeld vanaf positie 3" in (school("seal").done() and school("verify").done().text)
    placed(school)
    assert sealed(school)["upto"] == 4


def test_a_checkpoint_goes_to_a_file_or_to_stdout(school: School, tmp_path: Path):
    said = school("seal").done()
    assert said.text == notes(school)[-1]
    file = tmp_path / "now.checkpoint"
    text = school("seal", "--to", file).done().text
    assert file.read_text(encoding="utf-8") == said.text
    row = school("seal", "--to", file, "--json").done().row
    assert (row["size"], row["number"], row["note"]) == (3, 1, said.text)
    assert row["key"] in text
    assert public_key(row["key"]).signed(read(said.text)) is True
    assert "sealed up to and including position 3" in school("--lang", "en", "seal", "--to", file).done().text


def test_nothing_is_overwritten_by_a_checkpoint(school: School):
    assert "kies een ander bestand" in school("seal", "--to", school.journal).failed(2)
    assert "map" in school("seal", "--to", school.folder).failed(1)


def test_in_an_empty_journal_there_is_nothing_to_seal(tmp_path: Path, key: Path):
    school = School(tmp_path)
    open_journal(school.journal).close()
    assert "niets vastgelegd" in school("seal").failed(2)
    assert not key.exists()


def test_two_that_seal_at_once_make_one_history(school: School, key: Path):
    files = [
        school.file(*(line("placed", f"q{n}-{m}") for m in range(20)), name=f"q{n}.jsonl") for n in range(3)
    ]
    programs = [started("--journal", school.journal, "import", file) for file in files]
    assert [ended(program).code for program in programs] == [0] * 3
    assert sealed(school)["upto"] == 63


def test_who_comes_second_makes_no_second_checkpoint(school: School, key: Path):
    school.take(line("placed", "s7"))
    with open_journal(school.journal) as journal:
        with journal.reading() as connection:
            (first, _) = rows(connection)
            log = sealing._standing(connection, "elsewhere", keyring(), first, 4)
        assert sealing._extend(journal, log, 4, None) is None
    assert len(notes(school)) == 2


@pytest.mark.parametrize("database", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_a_journal_is_sealed_on_each_database(
    tmp_path: Path, key: Path, database: str, request: pytest.FixtureRequest
):
    place = None if database == "sqlite" else request.getfixturevalue("postgres_place")
    school = School(tmp_path, place)
    school.take(*region())
    placed(school, 5)
    found = sealed(school)
    assert (found["checkpoints"], found["upto"], found["ours"]) == (2, 8, True)
    assert "password" not in str(found)


# --- another key --------------------------------------------------------------------------------------


def test_a_new_key_is_brought_in_by_the_old_one(school: School, key: Path, tmp_path: Path):
    other = School(tmp_path / "other")
    other.folder.mkdir()
    other.take(*region())
    old = school("seal", "--json", "--to", tmp_path / "a").done().row["key"]
    new = school("seal", "--rotate", "--json", "--to", tmp_path / "b").done().row["key"]
    assert old != new
    both = read((tmp_path / "b").read_text(encoding="utf-8"))
    assert [public_key(word).signed(both) for word in (old, new)] == [True, True]
    placed(school)
    last = read(notes(school)[-1])
    assert [public_key(word).signed(last) for word in (old, new)] == [None, True]
    assert sealed(school)["key"] == new
    for word in (old, f" {old}"):
        school("verify", "--key", word).done()
    assert "andere sleutel" in wrong(school, "--key", new), "the first ones were not made with it"

    placed(other)
    assert len(read(notes(other)[-1]).signatures) == 2, "another journal hands over at its next seal"
    assert sealed(other)["ours"] is True
    assert stat.S_IMODE(key.with_name("seal.key.1").stat().st_mode) == 0o600


def test_a_key_that_is_gone_stops_the_seal_and_not_the_recording(school: School, key: Path):
    shutil.rmtree(key.parent)
    placed(school)
    found = sealed(school)
    assert (found["upto"], found["ours"]) == (3, False)
    assert "other-key" in found["unchecked"]
    assert "sleutel die hier niet is" in school("seal").failed(1)
    assert "niet verder verzegeld" in school("doctor").done().text
    school("seal", "--anew").done()
    assert sealed(school)["upto"] == 4
    assert "opnieuw begonnen" in school("verify").done().text


def test_a_key_is_a_word(school: School):
    assert "--key: geen openbare sleutel" in school("verify", "--key", "abc").failed(2)


# --- an older or another journal -----------------------------------------------------------------------


def test_an_older_copy_is_noticed_where_it_was_sealed(school: School, tmp_path: Path):
    copy = shutil.copy(school.journal, tmp_path / "copy.db")
    placed(school)
    back_to(school, copy)
    assert "hier is eerder verzegeld" in wrong(school)
    assert "niet verder verzegeld" in school("doctor").done().text
    placed(school)
    assert len(notes(school)) == 1, "recorded, but not sealed"
    assert "staat niet meer in het journaal" in school("seal").failed(1)
    school("seal", "--anew").done()
    names = {checkpoint_of(read(note)).origin for note in notes(school)}
    assert len(names) == 2, "never two histories under one name"
    assert sealed(school)["upto"] == 4
    placed(school)
    assert sealed(school)["upto"] == 5


def test_a_copy_elsewhere_is_sealed_on_from_there(school: School, tmp_path: Path):
    other = School(tmp_path / "other")
    other.folder.mkdir()
    shutil.copy(school.journal, other.journal)
    assert "no-memory" in sealed(other)["unchecked"]
    placed(other)
    assert (sealed(other)["upto"], sealed(other)["unchecked"]) == (4, [])


def test_a_new_journal_in_the_place_of_another_says_so(school: School):
    for path in school.folder.glob("journal.db*"):
        path.unlink()
    school.files = 7
    school.take(*region())
    assert "in de plaats gekomen van een verzegeld journaal" in school("verify").done().text


def test_a_journal_without_its_seals_is_another(
    school: School, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    with sqlite3.connect(school.journal) as connection:
        connection.execute("DROP TABLE checkpoints")
    connection.close()
    assert "hier is eerder verzegeld" in wrong(school)
    placed(school)
    assert "van die verzegelingen is er geen" in school("seal").failed(1)
    with open_journal(school.journal) as journal, pytest.raises(HeldBack):
        seal(journal, keyring())
    with open_journal(school.journal) as journal:
        assert "--anew" in (state(journal).trouble or "")


def test_a_restore_leaves_a_trace(school: School, tmp_path: Path):
    archive = tmp_path / "archive.jsonl"
    school("archive", archive).done()
    other = School(tmp_path / "other")
    other.folder.mkdir()
    other("restore", archive).done()
    import hashlib

    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert f"teruggezet uit een archief (sha256 {digest})" in other("verify").done().text
    assert f"restored from an archive (sha256 {digest})" in other("--lang", "en", "verify").done().text
    (trace,) = sealed(other)["traces"]
    assert (trace["kind"], trace["about"]) == ("restored", digest)
    assert other("archive").done().out == archive.read_bytes(), "outside the events"


def test_a_restored_journal_still_extends_what_was_given_away(school: School, tmp_path: Path):
    given, archive = tmp_path / "given", tmp_path / "archive.jsonl"
    school("seal", "--to", given).done()
    placed(school)
    school("archive", archive).done()
    other = School(tmp_path / "other")
    other.folder.mkdir()
    other("restore", archive).done()
    said = other("verify", "--since", given).done().text
    assert "Bouwt voort op de meegebrachte verzegeling, van 3 posities" in said
    assert "onder een andere naam" in said


def test_what_was_erased_stays_proved(school: School, tmp_path: Path):
    given = tmp_path / "given"
    school("seal", "--to", given).done()
    start = next(each["id"] for each in school.archive() if each["subject"] == "student/s1")
    school.take(
        line(
            "erased", "student/s1", "2024-04-01", data={"events": [start], "ground": "verzoek", "class": "x"}
        )
    )
    assert "van 3 posities" in school("verify", "--since", given).done().text


# --- with what the inspector saw ----------------------------------------------------------------------


def test_today_extends_what_was_seen(school: School, tmp_path: Path):
    given = tmp_path / "given"
    school("seal", "--to", given).done()
    placed(school, 4)
    row = school("verify", "--since", given, "--json").done().row
    assert (row["sealed"]["since"], row["sealed"]["unchecked"]) == (3, [])


def test_an_older_copy_does_not_extend_what_was_seen(school: School, tmp_path: Path, key: Path):
    copy, given = shutil.copy(school.journal, tmp_path / "copy.db"), tmp_path / "given"
    placed(school)
    school("seal", "--to", given).done()
    back_to(school, copy)
    shutil.rmtree(Path(f"{key}.seen"))
    school("verify").done()
    message = wrong(school, "--since", given)
    assert message.startswith("leerspoor: positie 4: de meegebrachte verzegeling: toen waren er 4 posities")


def test_another_history_does_not_extend_what_was_seen(school: School, tmp_path: Path):
    given = tmp_path / "given"
    placed(school)
    school("seal", "--to", given).done()
    other = School(tmp_path / "other")
    other.folder.mkdir()
    other.take(*region())
    placed(other, 3)
    other("verify").done()
    assert "is er een niet meer wat zij toen was" in wrong(other, "--since", given)


def test_a_checkpoint_that_was_written_on_is_not_taken(school: School, tmp_path: Path):
    given = tmp_path / "given"
    text = school("seal").done().text
    given.write_text(text.replace("\n3\n", "\n2\n"), encoding="utf-8")
    assert "de handtekening klopt niet" in wrong(school, "--since", given)
    given.write_text(text.replace("— leerspoor/", "— elsewhere/"), encoding="utf-8")
    assert "die sleutel is hier niet bekend" in school("verify", "--since", given).done().text


@pytest.mark.parametrize("content", [None, b"", b"\xff", b"hello\n"])
def test_a_file_without_a_checkpoint_is_told(school: School, tmp_path: Path, content: bytes | None):
    given = tmp_path / "given"
    if content is not None:
        given.write_bytes(content)
    assert str(given) in school("verify", "--since", given).failed(1)


# --- a partner signs as well --------------------------------------------------------------------------


@pytest.fixture
def partner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> School:
    """Somebody who has no journal, to sign as well."""
    monkeypatch.setenv("LEERSPOOR_COSIGN_KEY", str(tmp_path / "partner" / "cosign.key"))
    partner = School(tmp_path / "partner")
    partner.folder.mkdir()
    return partner


def cosign(*arguments: object) -> object:
    from tests.commandline import leerspoor

    return leerspoor("cosign", *arguments)


def test_a_partner_signs_what_extends_what_it_signed(school: School, partner: School, tmp_path: Path):
    first, second = tmp_path / "first", tmp_path / "second"
    key = school("seal", "--to", first, "--json").done().row["key"]
    assert "--log-key" in cosign(first).failed(2)
    assert "de eerste keer" in cosign(first, "--log-key", key, "--name", "mbo.example/1").done().text
    placed(school, 9)
    school("seal", "--since", first, "--to", second).done()
    row = cosign(second, "--to", tmp_path / "signed", "--json").done().row
    assert (row["before"], row["size"], row["name"]) == (3, 12, "mbo.example/1")
    note = read((tmp_path / "signed").read_text(encoding="utf-8"))
    assert public_key(row["key"]).signed(note) is True
    assert public_key(key).signed(note) is True
    school("verify", "--since", tmp_path / "signed").done()
    assert "bouwt voort op de 12" in cosign(tmp_path / "signed").done().text, "the same once more"


def test_a_partner_signs_with_a_copy_of_the_journal_instead_of_a_proof(
    school: School, partner: School, tmp_path: Path
):
    first, second = tmp_path / "first", tmp_path / "second"
    key = school("seal", "--to", first, "--json").done().row["key"]
    cosign(first, "--log-key", key).done()
    placed(school)
    school("seal", "--to", second).done()
    assert "leerspoor seal --since" in cosign(second).failed(2)
    assert "bouwt voort op de 3" in school("cosign", second).done().text


def test_a_partner_does_not_sign_two_histories(school: School, partner: School, tmp_path: Path):
    copy, first, second = shutil.copy(school.journal, tmp_path / "copy.db"), tmp_path / "1", tmp_path / "2"
    placed(school)
    key = school("seal", "--to", first, "--json").done().row["key"]
    cosign(first, "--log-key", key).done()
    old = first.read_bytes()
    other = School(tmp_path / "other")
    other.folder.mkdir()
    shutil.copy(copy, other.journal)
    other("seal", "--to", second).done()
    assert "eerder is er met 4 getekend" in cosign(second).failed(1)
    placed(other)
    other("seal", "--to", second).done()
    assert "twee verschillende histories" in cosign(second).failed(1)
    placed(other)
    before = second.read_bytes()
    other("seal", "--since", first, "--to", second).done()
    assert "twee verschillende histories" in cosign(second).failed(1)
    assert "twee verschillende histories" in other("cosign", second).failed(1)
    assert first.read_bytes() == old
    assert before != second.read_bytes()
    cosign(first).done()


def test_a_partner_signs_only_what_the_log_signed(school: School, partner: School, tmp_path: Path):
    file = tmp_path / "file"
    key = school("seal", "--to", file, "--json").done().row["key"]
    file.write_text(file.read_text(encoding="utf-8").replace("\n3\n", "\n2\n"), encoding="utf-8")
    assert "niet getekend met de sleutel" in cosign(file, "--log-key", key).failed(1)
    assert "--name" in cosign(file, "--log-key", key, "--name", "a b").failed(2)
    assert "--log-key: geen openbare sleutel" in cosign(file, "--log-key", "x").failed(2)


def test_a_partner_has_one_name(school: School, partner: School, tmp_path: Path):
    file = tmp_path / "file"
    key = school("seal", "--to", file, "--json").done().row["key"]
    cosign(file, "--log-key", key, "--name", "mbo.example/1").done()
    assert "tekent als mbo.example/1" in cosign(file, "--name", "mbo.example/2").failed(2)


# --- the keyring --------------------------------------------------------------------------------------


def test_what_is_kept_beside_the_key_is_read_or_told(school: School, key: Path):
    (memory,) = Path(f"{key}.seen").iterdir()
    assert stat.S_IMODE(memory.stat().st_mode) == 0o600
    assert str(school.journal) not in memory.name
    memory.write_text("{}")
    assert "memory-unreadable" in sealed(school)["unchecked"]
    assert str(memory) in school("seal").failed(1)


def test_keys_that_were_replaced_stay(tmp_path: Path):
    keys = Keyring(tmp_path / "seal.key")
    assert keys.secrets() == []
    first = keys.secret()
    second, third = keys.rotate(), keys.rotate()
    assert len({first, second, third}) == 3
    assert keys.secrets() == [third, second, first]
    assert Keyring(tmp_path / "seal.key").secret() == third
