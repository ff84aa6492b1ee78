"""Is an official answer kept so that it can be worked out again, and does every change to it come out?"""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeys.store.journal import open_journal
from leerspoor import receipt_log, receipts
from leerspoor.asking import asked
from leerspoor.exchange.cloudevents import read as command_of
from leerspoor.receipt_log import Receipt
from leerspoor.recording import record
from projections import catch_up
from projections.questions import QUESTIONS
from tests.commandline import Said, School, ended, line, region, started
from tests.scenario import Story
from tests.tui.desk import told

ON = "2025-03-01"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school of which the tests change nothing."""
    return at(tmp_path_factory.mktemp("kept"))


@pytest.fixture
def school(tmp_path: Path, kept: School) -> School:
    """The same school, to change."""
    shutil.copy(kept.journal, tmp_path)
    return School(tmp_path)


def at(folder: Path, story: Story | None = None, place: str | None = None) -> School:
    school = School(folder, place)
    school.restore((story or told()).history)
    return school


def receipt(school: School, *question: object, name: str = "bewijs.json", on: str = ON) -> Path:
    file = school.folder / name
    school(*question, "--on", on, "--receipt", file).done()
    return file


def check(school: School, file: Path, code: int = 0) -> dict[str, Any]:
    said = school("check-receipt", file, "--json")
    assert (said.code, said.err) == (code, b""), said
    return said.row


def changed(file: Path, **members: Any) -> Path:
    """The same receipt, but."""
    told = msgspec.json.decode(file.read_bytes())
    other = file.with_name(f"other-{file.name}")
    other.write_bytes(msgspec.json.encode(told | members))
    return other


def sql(school: School, *statements: str) -> None:
    """As somebody would with the database's own shell."""
    with sqlite3.connect(school.journal) as connection:
        for statement in statements:
            connection.execute(statement)
    connection.close()


# --- what it is -----------------------------------------------------------------------------------------


def test_the_members_of_a_receipt(school: School) -> None:
    file = receipt(school, "exams-owed", "s1", "--side", "vmbo", "--known-at", "2024-06-02")
    told = msgspec.json.decode(file.read_bytes())
    assert list(told) == [
        "form", "number", "previous", "answered_at", "question", "position", "root", "rules", "program",
        "lines", "digest",
    ]  # fmt: skip
    assert told["question"] == {
        "question": "exams-owed", "on": ON, "known_at": "2024-06-02", "students": ["s1"], "cohorts": [],
        "cohort": None, "side": "vmbo", "all": False, "routes": None, "policies": "default", "for": None,
        "within": 0, "birth_days": None,
    }  # fmt: skip
    assert (told["form"], told["number"], told["previous"]) == (1, 1, "0" * 64)
    assert told["position"] == len(school.archive())


def test_the_digest_is_that_of_what_json_prints(school: School) -> None:
    file = receipt(school, "exams-owed", "s1")
    printed = school("exams-owed", "s1", "--on", ON, "--json").done().out
    told = msgspec.json.decode(file.read_bytes())
    assert told["digest"] == hashlib.sha256(printed).hexdigest()
    assert told["lines"] == len(printed.splitlines())


def test_with_a_receipt_the_answer_is_shown_as_without_one(school: School) -> None:
    for more in ((), ("--json",)):
        shown = school("responsibility", "--on", ON, *more).done().out
        file = school.folder / f"bewijs{len(more)}.json"
        assert school("responsibility", "--on", ON, *more, "--receipt", file).done().out == shown


def test_each_receipt_names_the_hash_of_the_one_before(school: School) -> None:
    files = [receipt(school, "bpv", name=f"{number}.json") for number in range(3)]
    found = [msgspec.json.decode(file.read_bytes()) for file in files]
    assert [told["number"] for told in found] == [1, 2, 3]
    for before, after in pairwise(found):
        assert after["previous"] == hashlib.sha256(msgspec.json.encode(before)).hexdigest()


def test_without_a_day_the_receipt_has_that_of_today(school: School) -> None:
    file = school.folder / "bewijs.json"
    school("bpv", "--receipt", file).done()
    assert len(msgspec.json.decode(file.read_bytes())["question"]["on"]) == len(ON)
    assert check(school, file)["answered"] == "same"


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_receipts_that_are_sound(question: str, school: School) -> None:
    file = receipt(school, question)
    assert check(school, file) == {
        "number": 1, "log": "same", "broken_at": None, "root": "same", "rules": "same", "program": "same",
        "answered": "same", "now": "same", "differs": [], "erased": 0, "birth_days": "same",
    }  # fmt: skip


@pytest.mark.parametrize(
    "question",
    [
        ("compliance", "--routes"),
        ("compliance", "--routes", "R1"),
        ("result", "--policies", "default"),
        ("worklist", "--for", "98VO", "--cohort", "R1/2023", "--within", "400"),
        ("guarantees", "R1/2023", "--policies", "chosen"),
    ],
)
def test_a_question_is_asked_again_as_it_was_asked(question: tuple[str, ...], school: School) -> None:
    school("policies", "switch_clock", "STUDENT", "--on", "2020-01-01", "--agreed-by", "98VO", "98MB").done()
    found = check(school, receipt(school, *question))
    assert (found["answered"], found["now"]) == ("same", "same")


def test_on_every_database(tmp_path: Path, place: str) -> None:
    school = at(tmp_path, place=place)
    files = [receipt(school, "guarantees", name=f"{number}.json") for number in range(2)]
    assert [check(school, file)["log"] for file in files] == ["same", "same"]
    assert check(school, changed(files[1], number=3), 1)["log"] == "missing"


# --- what it can be checked against ---------------------------------------------------------------------


def passed(mark: str = "6.4", **envelope: Any) -> dict[str, Any]:
    return line("exam-part-passed", "s1", "2024-09-01", data={"part": "WI-CE", "mark": mark}, **envelope)


def test_what_is_recorded_later_changes_the_answer_of_now_and_not_that_of_then(school: School) -> None:
    file = receipt(school, "exams-owed", "s1", "--all")
    school.take(passed())
    found = check(school, file)
    assert (found["answered"], found["root"], found["now"]) == ("same", "same", "different")
    (differs,) = found["differs"]
    assert (differs["student"], differs["answer"]) == ("s1", "WI-CE")
    assert (differs["was"], differs["now"]) == ("owed vo 2026-07-31", "passed 6.4")


def test_an_answer_by_what_was_known_then_is_beside_what_is_known_now(school: School) -> None:
    file = receipt(school, "exams-owed", "s1", "--all", "--known-at", "2024-06-02")
    found = check(school, file)
    assert found["answered"] == "same"
    assert ("NE-CE", "passed 7.0", "passed 4.0") in [
        (change["answer"], change["was"], change["now"]) for change in found["differs"]
    ]


def test_what_came_at_the_very_same_instant_is_no_part_of_it(tmp_path: Path) -> None:
    """The journal's clock stood still: only the position tells then from later."""
    noon = datetime(2025, 1, 1, 12, tzinfo=UTC)
    place = tmp_path / "journal.db"
    report = {"id": None, "by": None}
    lines = [msgspec.json.encode({k: v for k, v in told.items() if k not in report}) for told in region()]
    with open_journal(place, clock=lambda: noon) as journal:
        record(journal, [command_of(text, f"{'0' * 64}:{at}") for at, text in enumerate(lines, 1)])
        question = asked("responsibility", on=ON)
        receipts.answer_with_receipt(journal, question, tmp_path / "bewijs.json", lambda done, of=None: None)
        more = msgspec.json.encode(line("dropped-out", "s1", "2024-01-01"))
        (outcome,) = record(journal, [command_of(more, f"{'1' * 64}:1")])
        assert outcome.state == "recorded"
    found = check(School(tmp_path), tmp_path / "bewijs.json")
    assert (found["answered"], found["now"]) == ("same", "different")


def test_with_the_policies_that_the_journal_chose_then(school: School) -> None:
    """A choice made later changes what one answers now, and nothing of then."""
    file = receipt(school, "responsibility", "s1", "--policies", "chosen", on="2025-09-01")
    assert msgspec.json.decode(file.read_bytes())["question"]["policies"] == "chosen"
    school("policies", "switch_day", "OCTOBER_1", "--on", "2020-01-01", "--agreed-by", "98VO", "98MB").done()
    found = check(school, file)
    assert (found["answered"], found["now"]) == ("same", "different")
    assert ("phase", "mbo", "vo") in [(c["answer"], c["was"], c["now"]) for c in found["differs"]]
    default = receipt(school, "responsibility", "s1", name="default.json", on="2025-09-01")
    assert check(school, default)["now"] == "same"


def test_where_the_rules_are_others_that_is_said(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    file = receipt(school, "bpv")
    monkeypatch.setattr(receipts, "RULES", "2027-01-01")
    found = check(school, file)
    assert (found["rules"], found["answered"]) == ("different", "same")
    assert f"regels van toen ({catch_up.RULES})" in school("check-receipt", file).text
    assert "no longer has the rules of then" in school("--lang", "en", "check-receipt", file).text


# --- what comes out -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "members", [{"digest": "0" * 64}, {"lines": 9}, {"rules": "x"}, {"answered_at": "2020-01-01"}]
)
def test_a_receipt_that_was_changed(school: School, members: dict[str, Any]) -> None:
    file = receipt(school, "bpv")
    found = check(school, changed(file, **members), 1)
    assert found["log"] == "different"
    assert found["answered"] == ("different" if "digest" in members else "same")


def test_the_form_of_the_file_is_free(school: School) -> None:
    """Its members count, not its line ends and indents."""
    assert check(school, changed(receipt(school, "bpv")))["log"] == "same"


@pytest.mark.parametrize(
    ("statements", "log", "broken_at"),
    [
        (("UPDATE receipts SET receipt = replace(receipt, 'bpv', 'duties') WHERE number = 1",), "same", 2),
        (
            ("UPDATE receipts SET receipt = replace(receipt, 'bpv', 'duties') WHERE number = 2",),
            "different",
            3,
        ),
        (("DELETE FROM receipts WHERE number = 1",), "same", 2),
        (("DELETE FROM receipts WHERE number = 2",), "missing", 3),
        (("DELETE FROM receipts WHERE number >= 2",), "missing", None),
        (("DROP TABLE receipts",), "missing", None),
        (("UPDATE receipts SET receipt = 'x' WHERE number = 3",), "same", 3),
        (
            ("DELETE FROM receipts WHERE number = 1", "UPDATE receipts SET number = number - 1"),
            "different",
            1,
        ),
    ],
)
def test_a_log_that_was_changed(
    school: School, statements: tuple[str, ...], log: str, broken_at: int | None
) -> None:
    files = [receipt(school, "bpv", name=f"{number}.json") for number in range(3)]
    sql(school, *statements)
    found = check(school, files[1], 1)
    assert (found["log"], found["broken_at"]) == (log, broken_at)
    verified = school("verify")
    assert verified.code == (0 if broken_at is None else 1)
    assert (f"antwoordbewijs {broken_at}:" in verified.message) == (broken_at is not None)
    assert (found["root"], found["answered"]) == ("same", "same")


def test_a_history_that_was_changed(school: School) -> None:
    """Somebody made it another clerk that reported: no answer differs, the root does."""
    file = receipt(school, "exams-owed", "s1", "--all")
    sql(school, "UPDATE events SET actor = 'clerk-2' WHERE id = 'ne'")
    found = check(school, file, 1)
    assert (found["root"], found["answered"]) == ("different", "same")


def test_a_history_that_was_changed_before_the_receipt_but_after_it_was_sealed(school: School) -> None:
    """The receipt rests on what was sealed, so that the change comes out."""
    sql(school, "UPDATE events SET actor = 'clerk-2' WHERE id = 'ne'")
    file = receipt(school, "exams-owed", "s1", "--all")
    assert check(school, file, 1)["root"] == "different"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE checkpoints SET peaks = x'00'",
        "UPDATE checkpoints SET peaks = zeroblob(length(peaks))",
        "UPDATE checkpoints SET note = 'x'",
    ],
)
def test_a_checkpoint_that_makes_no_sense_is_not_rested_on(school: School, statement: str) -> None:
    sql(school, statement)
    assert check(school, receipt(school, "bpv"))["root"] == "same"


def test_the_answer_is_that_of_the_history_and_not_of_the_tables(school: School) -> None:
    school("exams-owed", "s1", "--on", ON).done()
    sql(school, "UPDATE exam_spans SET answer = replace(answer, 'owed', 'exempt')")
    assert check(school, receipt(school, "exams-owed", "s1"))["answered"] == "same"


def test_a_mark_that_was_changed_behind_the_hash(school: School) -> None:
    """The leaf has the hash of the data, which was left as it was: the answer is what comes out."""
    file = receipt(school, "exams-owed", "s1", "--all")
    sql(school, "UPDATE events SET data = replace(data, '4.0', '9.0') WHERE id = 'mended'")
    found = check(school, file, 1)
    assert (found["root"], found["answered"]) == ("same", "different")


def test_a_journal_that_is_shorter_than_it_was(tmp_path: Path, school: School) -> None:
    file = receipt(school, "responsibility", "s1")
    folder = tmp_path / "older"
    folder.mkdir()
    older = School(folder)
    older.take(*region())
    found = check(older, file, 1)
    assert (found["log"], found["root"], found["answered"]) == ("missing", "different", "different")


def test_what_was_erased_is_said(school: School) -> None:
    file = receipt(school, "exams-owed", "s1", "--all")
    sql(school, "UPDATE events SET data = NULL, salt = NULL WHERE id IN ('ne', 'mended')")
    found = check(school, file, 1)
    assert (found["root"], found["answered"], found["erased"]) == ("same", "different", 2)
    assert "2 gebeurtenissen van toen zijn gewist" in school("check-receipt", file).text


# --- no names -------------------------------------------------------------------------------------------


def test_a_receipt_holds_no_name_and_no_birth_day(school: School) -> None:
    names = school.folder / "namen.csv"
    names.write_text("pseudoniem;roepnaam;achternaam;geboortedatum\ns1;Sanne;Voorbeeld;2008-05-31\n", "utf-8")
    school("identity", "import", names).done()
    file = receipt(school, "qualification", "s1")
    told = file.read_bytes()
    assert msgspec.json.decode(told)["question"]["birth_days"] == 1
    with sqlite3.connect(school.journal) as connection:
        ((kept,),) = connection.execute("SELECT receipt FROM receipts").fetchall()
    connection.close()
    for secret in ("Sanne", "Voorbeeld", "2008-05-31"):
        assert secret not in told.decode() + kept
    assert check(school, file)["birth_days"] == "same"
    school("identity", "forget", "s1").done()
    found = check(school, file, 1)
    assert (found["birth_days"], found["answered"]) == ("different", "different")
    assert "andere geboortedagen" in school("check-receipt", file).text


def test_a_work_list_rests_on_birth_days_too(school: School) -> None:
    """Who is over the age limit is no dropout to report."""
    names = school.folder / "namen.csv"
    names.write_text("pseudoniem;geboortedatum\ns1;2008-05-31\n", "utf-8")
    school("identity", "import", names).done()
    file = receipt(school, "worklist", "--within", "4000")
    assert msgspec.json.decode(file.read_bytes())["question"]["birth_days"] == 1
    assert check(school, file)["answered"] == "same"


# --- nothing half done ----------------------------------------------------------------------------------


def number_kept(school: School) -> int:
    with sqlite3.connect(school.journal) as connection:
        there = connection.execute("SELECT name FROM sqlite_schema WHERE name = 'receipts'").fetchone()
        found = connection.execute("SELECT count(*) FROM receipts").fetchone()[0] if there else 0
    connection.close()
    return int(found)


@pytest.mark.parametrize(
    ("where", "code", "told"),
    [
        ("bewijs.json", 2, "is er al"),
        ("nergens/bewijs.json", 1, "nergens"),
        ("journal.db", 2, "journal.db"),
        (".", 2, "is er al"),
    ],
)
def test_where_the_receipt_cannot_be_written_none_is_kept(
    school: School, where: str, code: int, told: str
) -> None:
    (school.folder / "bewijs.json").write_bytes(b"another")
    said = school("bpv", "--on", ON, "--receipt", school.folder / where)
    assert told in said.failed(code)
    assert said.out == b""
    assert number_kept(school) == 0
    assert (school.folder / "bewijs.json").read_bytes() == b"another"


def test_a_question_that_cannot_be_answered_has_no_receipt(school: School) -> None:
    file = school.folder / "bewijs.json"
    assert "nobody" in school("bpv", "nobody", "--receipt", file).failed(2)
    assert not file.exists()
    assert number_kept(school) == 0


def test_where_the_log_cannot_be_written_there_is_no_file(school: School) -> None:
    """Something else stands where the log should be."""
    sql(school, "CREATE TABLE receipts (another TEXT)")
    file = school.folder / "bewijs.json"
    said = school("bpv", "--on", ON, "--receipt", file)
    said.failed(1)
    assert said.out == b""
    assert not file.exists()


def test_several_programs_at_once_make_one_chain(school: School) -> None:
    files = [school.folder / f"{number}.json" for number in range(4)]
    programs = [
        started("--journal", school.place, "bpv", "--on", ON, "--receipt", file, "--json") for file in files
    ]
    for program in programs:
        assert ended(program).code == 0
    numbers = sorted(msgspec.json.decode(file.read_bytes())["number"] for file in files)
    assert numbers == [1, 2, 3, 4]
    assert all(check(school, file)["log"] == "same" for file in files)


def test_a_receipt_is_of_the_answer_and_not_of_an_export(school: School) -> None:
    said = school("bpv", "--receipt", school.folder / "a.json", "--export", school.folder / "a.csv")
    assert "--receipt" in said.failed(2)


# --- files that are no receipt --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"", "geen antwoordbewijs"),
        (b"\xff\xfe", "geen antwoordbewijs"),
        (b'{"specversion":"1.0"}\n{"specversion":"1.0"}\n', "geen antwoordbewijs"),
        (b"[]", "verwacht"),
        (b"{}", "form"),
        (b"[" * 5000, "te diep genest"),
    ],
)
def test_a_file_that_is_no_receipt(school: School, text: bytes, told: str) -> None:
    file = school.folder / "bewijs.json"
    file.write_bytes(text)
    assert told in failed(school("check-receipt", file), str(file))


@pytest.mark.parametrize(
    ("members", "told"),
    [
        ({"number": "1"}, "number"),
        ({"form": 2}, "form 2"),
        ({"name": "Sanne"}, "name"),
        ({"question": {}}, "question.question"),
    ],
)
def test_a_receipt_of_another_form(school: School, members: dict[str, Any], told: str) -> None:
    file = changed(receipt(school, "bpv"), **members)
    assert told in failed(school("check-receipt", file), str(file))


@pytest.mark.parametrize(
    ("members", "told"),
    [({"question": "x"}, "«x»"), ({"known_at": "gisteren"}, "gisteren"), ({"within": -1}, "-1")],
)
def test_a_receipt_of_a_question_that_there_is_not(
    school: School, members: dict[str, Any], told: str
) -> None:
    file = receipt(school, "bpv")
    question = msgspec.json.decode(file.read_bytes())["question"]
    assert told in failed(school("check-receipt", changed(file, question=question | members)), "other-")


def test_a_file_that_is_not_there(school: School) -> None:
    assert "nergens.json" in school("check-receipt", school.folder / "nergens.json").failed(1)


def failed(said: Said, file: str) -> str:
    message = said.failed(1)
    assert file in message
    return message


def test_a_receipt_is_read_as_it_was_written(school: School) -> None:
    file = receipt(school, "worklist", "--for", "mbo", "--within", "60")
    found = receipt_log.read(file.read_bytes(), "bewijs")
    assert isinstance(found, Receipt)
    assert found.readable() == file.read_bytes()
    assert (found.question.for_, found.question.within) == ("mbo", 60)
    assert check(school, file)["answered"] == "same"


def test_a_person_reads_what_became_of_it(school: School) -> None:
    file = receipt(school, "exams-owed", "s1", "--all")
    school.take(passed())
    dutch = school("check-receipt", file).done().text
    assert dutch.startswith("antwoordbewijs 1: exams-owed op 2025-03-01, beantwoord op ")
    assert "  zoals toen beantwoord: hetzelfde" in dutch.splitlines()
    assert "  met wat nu bekend is: anders" in dutch.splitlines()
    assert "    s1 WI-CE: open vo 2026-07-31 → behaald 6.4" in dutch.splitlines()
    english = school("--lang", "en", "check-receipt", file).done().text
    assert "  as answered then: the same" in english.splitlines()
    assert "    s1 WI-CE: owed vo 2026-07-31 → passed 6.4" in english.splitlines()
    sql(school, "DROP TABLE receipts")
    assert "ONTBREEKT" in school("check-receipt", file).text


def test_an_ordinary_answer_keeps_nothing(school: School) -> None:
    school("bpv", "--on", ON).done()
    assert number_kept(school) == 0


def test_receipts_stay_when_the_answers_are_worked_out_anew(school: School) -> None:
    file = receipt(school, "bpv")
    school("rebuild").done()
    assert check(school, file)["log"] == "same"
