"""What becomes of a file of CloudEvents lines at the command line?"""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.commandline import ROOT, School, counts, line, region, write

UUIDS = [f"00000000-0000-4000-8000-{n:012}" for n in range(10)]


@pytest.fixture
def school(tmp_path: Path) -> School:
    return School(tmp_path)


# --- the counts ---------------------------------------------------------------------------------------


def test_the_counts_are_one_line_of_json(school: School):
    file = school.file(*region())
    said = school("import", file, "--json").done()
    assert list(said.row.items()) == [
        ("file", str(file)), ("read", 3), ("recorded", 3), ("known", 0), ("passed_over", 0), ("refused", 0),
        ("warnings", 0), ("refusals", []),
    ]  # fmt: skip


def test_a_refusal_has_its_place_code_rule_and_reason(school: School):
    wrong = line("route-started", "s2", "2019-08-01")
    said = school("import", school.file(*region(), wrong), "--json")
    assert (said.code, said.err) == (1, b"")
    assert counts(said.row) == (4, 3, 0, 1)
    (refusal,) = said.row["refusals"]
    assert list(refusal) == ["line", "column", "code", "rule", "message"]
    assert (refusal["line"], refusal["code"], refusal["rule"]) == (4, "BEFORE_LAW", "EXP-10")
    assert "2019-08-01" in refusal["message"]


def test_people_read_sentences_and_the_refusals_apart(school: School):
    said = school("import", school.file(*region(), line("route-started", "s2", data={"leerjaar": 5})))
    assert said.code == 1
    assert "4 regels gelezen, 3 gebeurtenissen vastgelegd, 0 al bekend, 1 geweigerd" in said.text
    assert "regel 4, kolom " in said.message
    assert "LEERJAAR" in said.message
    assert "5" in said.message
    assert len(said.message.splitlines()) == 1


def test_blank_lines_count_for_nothing_but_the_numbers_go_on(school: School):
    row = school.take(b"", *region(), b"  ", line("dropped-out", "s1", data={"reason": "Nee"}), b"\r")
    assert counts(row) == (4, 3, 0, 1)
    assert row["refusals"][0]["line"] == 6


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
@pytest.mark.parametrize("last", [True, False])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_file_from_any_machine_is_read(school: School, ending: bytes, last: bool, mark: bytes):
    text = ending.join(msgspec.json.encode(each) for each in region()) + (ending if last else b"")
    path = school.folder / "file.jsonl"
    path.write_bytes(mark + text)
    assert counts(school.taken(path)) == (3, 3, 0, 0)


# --- the same again -----------------------------------------------------------------------------------


def test_the_same_file_twice_records_nothing_twice(school: School):
    file = school.file(*region())
    assert counts(school.taken(file)) == (3, 3, 0, 0)
    before = school("archive").out
    assert counts(school.taken(file)) == (3, 0, 3, 0)
    moved = file.rename(school.folder / "other.jsonl")
    assert counts(school.taken(moved)) == (3, 0, 3, 0)
    assert school("archive").out == before


def test_the_same_line_twice_in_one_file_is_recorded_once(school: School):
    assert counts(school.take(*region(), *region())) == (6, 3, 3, 0)


def test_the_same_with_ids_is_recorded_once(school: School):
    lines = [each | {"id": id_} for each, id_ in zip(region(), UUIDS, strict=False)]
    assert counts(school.take(*lines)) == (3, 3, 0, 0)
    assert counts(school.take(*reversed(lines))) == (3, 0, 3, 0)


def test_members_in_any_order_say_the_same(school: School):
    chance = random.Random(7)  # noqa: S311 - no secret
    file = region()
    school.take(*file)
    shuffled = []
    for each in file:
        names = list(each)
        chance.shuffle(names)
        inner = dict(sorted(each["data"].items(), reverse=True))
        shuffled.append({name: each[name] for name in names} | {"data": inner})
    assert counts(school.take(*shuffled)) == (3, 0, 3, 0)


@pytest.mark.parametrize(
    "other",
    [
        line("dropped-out", "s1", "2024-01-02"),
        line("dropped-out", "s2", "2024-01-01"),
        line("route-ended", "s1", "2024-01-01"),
        line("dropped-out", "s1", "2024-01-01", source="urn:leerspoor:duo"),
        line("dropped-out", "s1", "2024-01-01", actor="p1"),
        line("dropped-out", "s1", "2024-01-01", data={"reason": "verhuisd"}),
    ],
    ids=str,
)
def test_another_content_is_another_report(school: School, other: dict[str, Any]):
    assert counts(school.take(line("dropped-out", "s1", "2024-01-01"), other)) == (2, 2, 0, 0)


@pytest.mark.parametrize("given", [{"id": "my-own"}, {"id": UUIDS[3]}, {}])
def test_the_command_of_a_line_is_the_same_everywhere(tmp_path: Path, given: dict[str, str]):
    found = set()
    for name in ("one", "two"):
        school = School(tmp_path / name)
        school.folder.mkdir()
        school.take(line("dropped-out", "s1", **given), line("placed", "s1"))
        found.add(school.archive()[0]["commandid"])
    assert len(found) == 1
    assert found.isdisjoint(given.values())


def test_what_was_refused_is_recorded_once_it_is_allowed(school: School):
    start = line("route-started", "s1")
    assert school.take(start)["refusals"][0]["code"] == "UNKNOWN_ROUTE"
    assert counts(school.take(*region()[:2], start)) == (3, 3, 0, 0)


# --- ids and commands ---------------------------------------------------------------------------------


def test_an_id_and_a_command_are_kept_as_given(school: School):
    school.take(line("dropped-out", "s1", id="my-own.id_1", commandid=UUIDS[1], actor="p-12"))
    (entry,) = school.archive()
    assert (entry["id"], entry["commandid"], entry["actor"]) == ("my-own.id_1", UUIDS[1], "p-12")


def test_what_is_absent_is_assigned(school: School):
    school.take(line("dropped-out", "s1"), line("placed", "s1"))
    one, two = school.archive()
    assert one["id"] != two["id"]
    assert one["commandid"] != two["commandid"]
    assert one["id"][14] == "4", "a random UUID"
    assert (one["sequence"], one["streamversion"]) == ("1", 1)
    assert (two["sequence"], two["streamversion"]) == ("2", 2)
    assert one["recordedtime"].endswith("Z")
    assert len(bytes.fromhex(one["salt"])) == 16


def test_the_same_id_with_other_content_is_refused(school: School):
    school.take(line("dropped-out", "s1", id="a"), line("placed", "s1", id="b"))
    row = school.take(
        line("dropped-out", "s1", id="a", data={"reason": "verhuisd"}),
        line("dropped-out", "s1", "2024-01-01", id="a"),
        line("dropped-out", "s2", id="a"),
        line("route-ended", "s1", id="a"),
        line("dropped-out", "s1", id="a", source="urn:leerspoor:duo"),
        line("dropped-out", "s1", id="a"),
    )
    assert counts(row) == (6, 0, 1, 5)
    assert {refusal["code"] for refusal in row["refusals"]} == {"MALFORMED"}
    assert len(school.archive()) == 2


def test_the_same_id_with_other_content_in_one_file_is_refused(school: School):
    row = school.take(line("dropped-out", "s1", id="a"), line("dropped-out", "s1", "2024-01-01", id="a"))
    assert counts(row) == (2, 1, 0, 1)
    assert row["refusals"][0]["line"] == 2


def test_the_same_command_with_other_content_is_refused(school: School):
    row = school.take(
        line("dropped-out", "s1", commandid=UUIDS[1]),
        line("dropped-out", "s2", commandid=UUIDS[1]),
        line("dropped-out", "s1", commandid=UUIDS[1]),
    )
    assert counts(row) == (3, 1, 1, 1)


def test_the_same_content_under_two_commands_was_said_twice(school: School):
    row = school.take(*(line("dropped-out", "s1", commandid=uuid) for uuid in UUIDS[:2]))
    assert counts(row) == (2, 2, 0, 0)


@pytest.mark.parametrize("command", ["", "1", "not-a-uuid", UUIDS[0][:-1], UUIDS[0] + "0", 5])
def test_a_command_is_a_uuid(school: School, command: object):
    row = school.take(line("dropped-out", "s1", commandid=command))
    assert (row["refused"], row["refusals"][0]["code"]) == (1, "MALFORMED")


@pytest.mark.parametrize("member", ["id", "actor"])
@pytest.mark.parametrize("value", ["", "a b", "a/b", "é", 5, ["a"]])
def test_an_id_is_letters_digits_and_three_signs(school: School, member: str, value: object):
    row = school.take(line("dropped-out", "s1", **{member: value}))
    assert (row["refused"], row["refusals"][0]["code"]) == (1, "MALFORMED")


# --- time ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("time", "day"),
    [
        ("2024-08-01", "2024-08-01"),
        ("2024-08-01T00:00:00+02:00", "2024-08-01"),
        ("2024-01-01T00:00:00+01:00", "2024-01-01"),
        ("2024-07-31T22:00:00Z", "2024-08-01"),
        ("2024-12-31T23:00:00Z", "2025-01-01"),
        ("2024-12-31T23:00:00.000000Z", "2025-01-01"),
        ("2024-07-31t22:00:00z", "2024-08-01"),
        ("2024-07-31T18:00:00-04:00", "2024-08-01"),
        ("2024-02-29", "2024-02-29"),
        ("2024-03-31T00:00:00+01:00", "2024-03-31"),
        ("2024-10-27T00:00:00+02:00", "2024-10-27"),
    ],
)
def test_a_day_may_be_written_in_several_ways(school: School, time: str, day: str):
    assert counts(school.take(line("dropped-out", "s1", time))) == (1, 1, 0, 0)
    (row,) = school("timeline", "s1", "--json").done().rows
    assert row["on"] == day
    (entry,) = school.archive()
    assert entry["time"][:19] == f"{day}T00:00:00"
    assert entry["time"][19:] in ("+01:00", "+02:00")


@pytest.mark.parametrize(
    "time",
    [
        "2024-08-01T00:00:00Z",
        "2024-08-01T00:00:00+01:00",
        "2024-01-01T00:00:00+02:00",
        "2024-08-01T00:00:01+02:00",
        "2024-08-01T00:00:00.000001+02:00",
        "2024-08-01T12:00:00+02:00",
        "2024-08-01T00:00:00",
        "2024-08-01T00:00+02:00",
        "2024-08-01 00:00:00+02:00",
        "2024-07-31T24:00:00+02:00",
        "31-02-2024",
        "2024-02-30",
        "2023-02-29",
        "20240801",
        "2024-8-1",
        "",
        "vandaag",
        "0000-01-01",
        "0001-01-01",
        "9999-12-31",
        20240801,
        1722463200,
        None,
    ],
)
def test_no_other_time_is_a_day(school: School, time: Any):
    row = school.take(line("dropped-out", "s1", time=time))
    assert (row["refused"], row["refusals"][0]["code"]) == (1, "MALFORMED")
    assert "time" in row["refusals"][0]["message"]


@pytest.mark.parametrize("other", ["2024-08-01T00:00:00+02:00", "2024-07-31T22:00:00Z"])
def test_a_day_written_in_another_way_says_the_same(school: School, other: str):
    school.take(line("dropped-out", "s1", "2024-08-01"))
    assert counts(school.take(line("dropped-out", "s1", other))) == (1, 0, 1, 0)


# --- the envelope -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrong",
    [
        {"specversion": None},
        {"specversion": "0.3"},
        {"specversion": 1.0},
        {"source": None},
        {"source": "vo:98VO"},
        {"source": "urn:leerspoor:"},
        {"source": "urn:leerspoor:school:98VO"},
        {"type": None},
        {"type": "dropped-out"},
        {"type": "dropped-out/1"},
        {"type": "nl.leerspoor.dropped-out"},
        {"type": "nl.leerspoor.dropped-out.v2"},
        {"type": "nl.leerspoor.flown-away.v1"},
        {"type": "nl.leerspoor.DroppedOut.v1"},
        {"type": "nl.leerspoor.dropped-out.v01"},
        {"subject": None},
        {"subject": "s1"},
        {"subject": "pupil/s1"},
        {"subject": "route/R1"},
        {"datacontenttype": "text/plain"},
        {"dataschema": "x"},
        {"Id": "x"},
        {"origin": "elsewhere"},
        {"salt": "00"},
    ],
)
def test_an_envelope_that_cannot_be_read(school: School, wrong: dict[str, Any]):
    row = school.take(line("dropped-out", "s1", **wrong))
    assert (row["recorded"], row["refused"]) == (0, 1)
    assert row["refusals"][0]["code"] == "MALFORMED"
    assert next(iter(wrong)) in row["refusals"][0]["message"]


@pytest.mark.parametrize("absent", ["datacontenttype", "id", "commandid", "actor", "origin", "salt"])
def test_what_may_be_left_out(school: School, absent: str):
    assert counts(school.take(line("dropped-out", "s1", **{absent: None}))) == (1, 1, 0, 0)


def test_a_line_without_data_is_refused(school: School):
    without = line("dropped-out", "s1")
    del without["data"]
    row = school.take(without)
    assert row["refusals"][0]["code"] == "MALFORMED"
    assert "data" in row["refusals"][0]["message"]


def test_an_archive_can_be_imported_elsewhere(school: School, tmp_path: Path):
    school.take(*region(), line("dropped-out", "s1", "2024-01-10", actor="p1"))
    school("archive", tmp_path / "archive.jsonl").done()
    other = School(tmp_path / "other")
    other.folder.mkdir()
    assert counts(other.taken(tmp_path / "archive.jsonl")) == (4, 4, 0, 0)
    assert counts(other.taken(tmp_path / "archive.jsonl")) == (4, 0, 4, 0)
    assert counts(school.taken(tmp_path / "archive.jsonl")) == (4, 0, 4, 0)
    same = ("id", "source", "type", "subject", "time", "commandid", "origin", "data", "datahash", "salt")
    for one, two in zip(school.archive(), other.archive(), strict=True):
        assert {name: one[name] for name in same} == {name: two[name] for name in same}


def test_the_journal_alone_says_when_it_was_recorded(school: School):
    ahead = {"recordedtime": "2099-01-01T00:00:00.000000Z", "sequence": "77", "streamversion": 9}
    school.take(line("dropped-out", "s1", **ahead))
    (entry,) = school.archive()
    assert entry["recordedtime"] < "2099"
    assert (entry["sequence"], entry["streamversion"]) == ("1", 1)


def test_what_a_line_says_is_kept_in_the_order_of_the_fields(school: School):
    data = {"to": "98MB", "stays_enrolled_at_vo": True}
    school.take(
        line("transferred", "s1", data=data), line("transferred", "s1", data=dict(reversed(data.items())))
    )
    (entry,) = school.archive()
    assert list(entry["data"]) == ["to", "stays_enrolled_at_vo"]
    assert (
        hashlib.sha256(bytes.fromhex(entry["salt"]) + msgspec.json.encode(entry["data"])).hexdigest()
        == (entry["datahash"])
    )


# --- origin -------------------------------------------------------------------------------------------


def test_an_event_says_which_line_of_which_file_it_came_from(school: School):
    file = school.file(b"", *region())
    school.taken(file)
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    assert [entry["origin"] for entry in school.archive()] == [f"{digest}:{n}" for n in (2, 3, 4)]


def test_an_origin_of_before_is_kept(school: School):
    origin = "a" * 64 + ":12"
    school.take(line("dropped-out", "s1", origin=origin))
    assert school.archive()[0]["origin"] == origin


# --- a rehearsal --------------------------------------------------------------------------------------


def test_a_dry_run_tells_the_same_and_leaves_the_journal_as_it_was(school: School):
    school.take(*region())
    before = {path: path.read_bytes() for path in school.folder.iterdir()}
    file = school.file(line("dropped-out", "s1"), line("dropped-out", "s1"), line("bpv-ended", "s1"))
    rehearsed = school.taken(file, "--dry-run")
    assert counts(rehearsed) == (3, 1, 1, 1)
    assert {path: path.read_bytes() for path in before} == before
    assert {path.name for path in school.folder.iterdir()} == {*(path.name for path in before), file.name}
    assert school.taken(file) == rehearsed


def test_a_dry_run_makes_no_journal(school: School):
    file = school.file(*region())
    assert counts(school.taken(file, "--dry-run")) == (3, 3, 0, 0)
    assert list(school.folder.iterdir()) == [file]


def test_a_dry_run_says_what_would_be(school: School):
    said = school("import", school.file(*region()), "--dry-run").done()
    assert "zou" in said.text


def test_a_dry_run_looks_across_files(school: School):
    first, second = school.file(*region()[:2]), school.file(*region()[2:])
    said = school("import", first, second, "--dry-run", "--json").done()
    assert [row["recorded"] for row in said.rows] == [2, 1], "as the import itself would"


# --- rejects ------------------------------------------------------------------------------------------


def test_the_rejects_can_be_mended_and_imported(school: School):
    wrong = line("route-started", "s2", data={"leerjaar": 5})
    rejects = school.folder / "rejects.jsonl"
    file = school.file(wrong, *region(), b"{broken", line("placed", "s1"))
    row = school.taken(file, "--rejects", rejects)
    assert counts(row) == (6, 4, 0, 2)
    assert rejects.read_bytes() == msgspec.json.encode(wrong) + b"\n{broken\n"
    mended = rejects.read_bytes().replace(b'"leerjaar":5', b'"leerjaar":3').replace(b"{broken\n", b"")
    rejects.write_bytes(mended)
    assert counts(school.taken(rejects)) == (1, 1, 0, 0)
    assert counts(school.taken(file)) == (6, 0, 4, 2)


def test_the_rejects_are_the_lines_as_they_were(school: School):
    odd = b'{ "type" : "nl.leerspoor.x.v1", "subject":"student/\xc3\xa9" }'
    rejects = school.folder / "rejects.jsonl"
    school.taken(school.file(odd), "--rejects", rejects)
    assert rejects.read_bytes() == odd + b"\n"


def test_without_refusals_the_rejects_are_empty(school: School):
    rejects = write(school.folder / "rejects.jsonl", b"of last time")
    school.taken(school.file(*region()), "--rejects", rejects)
    assert rejects.read_bytes() == b""


@pytest.mark.parametrize("how", ["itself", "one of several", "by another name", "by a link"])
def test_the_rejects_never_go_into_a_file_that_is_read(school: School, how: str):
    file = school.file(*region(), b"{broken")
    before = file.read_bytes()
    rejects, files = file, [file]
    if how == "one of several":
        files = [school.file(*region()), file]
    elif how == "by another name":
        rejects = school.folder / "." / ".." / school.folder.name / file.name
    elif how == "by a link":
        rejects = school.folder / "link.jsonl"
        rejects.hardlink_to(file)
    school("import", *files, "--rejects", rejects).failed(2)
    assert file.read_bytes() == before


def test_the_rejects_never_go_into_the_journal(school: School):
    school.take(*region())
    before = school("archive").out
    school("import", school.file(b"{broken"), "--rejects", school.journal).failed(2)
    assert school("archive").done().out == before


# --- line and column ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("report", "column_of"),
    [
        (line("route-started", "s1", data={"leerjaar": 5}), "5"),
        (line("route-started", "s1", data={"leerweg": "HAVO"}), '"HAVO"'),
        (line("route-started", "s1", data={"chosen": ["a", "b c"]}), '"b c"'),
        (line("route-started", "s1", data={"route": "R9"}), '"R9"'),
        (line("dropped-out", "s1", data={"noot": "één"}), '"één"'),
        (line("dropped-out", "s1", "31-02-2024"), '"31-02-2024"'),
        (line("dropped-out", "s1", source="urn:x"), '"urn:x"'),
        (line("dropped-out", "s1", actor="één twee"), '"één twee"'),
        (line("dropped-out", "s1", type="nl.leerspoor.x.v1"), '"nl.leerspoor.x.v1"'),
        (line("dropped-out", "a1", subject="route/R1"), '"route/R1"'),
        (line("bpv-ended", "s1", data={"placement": "p9"}), '"p9"'),
    ],
)
def test_the_column_is_where_the_wrong_value_stands(school: School, report: dict[str, Any], column_of: str):
    text = msgspec.json.encode(report)
    row = school.take(*region()[:2], text)
    (refusal,) = row["refusals"]
    assert refusal["line"] == 3
    assert text.decode().index(column_of) + 1 == refusal["column"]


def test_the_column_counts_characters_also_in_a_line_with_spaces_around_it(school: School):
    text = b'   {"actor" : "\xc3\xa9\xc3\xa9 ' + msgspec.json.encode(line("dropped-out", "s1"))[1:].replace(
        b'"specversion"', b'x","specversion"', 1
    )
    row = school.take(text)
    assert row["refusals"][0]["column"] == text.decode().index('"éé x"') + 1


def test_the_column_of_broken_json_is_where_it_breaks(school: School):
    text = b'{"specversion":"1.0","id":nee}'
    assert school.take(text)["refusals"][0]["column"] in (text.index(b"nee") + 1, text.index(b"nee") + 2)


def test_of_a_field_that_is_missing_the_column_is_where_it_should_be(school: School):
    text = msgspec.json.encode(line("route-started", "s1") | {"data": {"route": "R1"}})
    (refusal,) = school.take(text)["refusals"]
    assert refusal["column"] == text.index(b'{"route"') + 1


# --- several files, and how it ends -------------------------------------------------------------------


def test_several_files_each_have_their_own_counts(school: School):
    first, second = school.file(*region()[:2]), school.file(*region()[1:], line("bpv-ended", "s1"))
    said = school("import", first, second, "--json")
    assert said.code == 1
    assert [row["file"] for row in said.rows] == [str(first), str(second)]
    assert [counts(row) for row in said.rows] == [(2, 2, 0, 0), (3, 1, 1, 1)]


def test_a_file_that_is_not_there_does_not_keep_the_others_out(school: School):
    first, second = school.file(*region()[:2]), school.file(*region()[2:])
    said = school("import", first, school.folder / "nowhere.jsonl", second, "--json")
    assert said.failed(1).count("\n") == 1
    assert "nowhere.jsonl" in said.message
    assert [row["recorded"] for row in said.rows] == [2, 1]


def test_the_rejects_of_several_files_are_together(school: School):
    rejects = school.folder / "rejects.jsonl"
    files = [school.file(b'{"a":1}'), school.file(b'{"b":1}')]
    school("import", *files, "--rejects", rejects, "--json")
    assert rejects.read_bytes() == b'{"a":1}\n{"b":1}\n'


def test_after_an_import_the_answers_are_there(school: School):
    school.take(*region())
    (row,) = school("responsibility", "s1", "--on", "2023-09-01", "--json").done().rows
    assert row["status"] == "active"


def test_more_lines_than_one_transaction_takes(school: School):
    many = [line("content-taught", f"s{n}", data={"subject": "NE", "side": "vo"}) for n in range(2_100)]
    wrong = line("bpv-ended", "s1")
    file = school.file(*many[:1_000], wrong, *many[1_000:], wrong)
    row = school.taken(file)
    assert counts(row) == (2_102, 2_100, 0, 2)
    assert [refusal["line"] for refusal in row["refusals"]] == [1_001, 2_102]
    assert counts(school.taken(file)) == (2_102, 0, 2_100, 2)


@pytest.mark.parametrize(
    "arguments", [[], ["--json"], ["--format", "xml", "x"], ["--rejects"], ["--snel", "x"]]
)
def test_wrong_use(school: School, arguments: list[str]):
    school("import", *arguments).failed(2)


# --- results of parts that no route has ---------------------------------------------------------------

FIRST_ROUTE = ROOT / "fixtures" / "first-route.jsonl"


def passed(part: str) -> dict[str, Any]:
    return line("exam-part-passed", "s1", "2025-06-12", data={"part": part, "mark": "6.5"})


def test_a_result_of_a_part_that_no_route_has_is_a_warning_in_any_form(school: School):
    """It is recorded, for the programme may come later; a dry run says the same."""
    school("import", FIRST_ROUTE).done()
    table = write(
        school.folder / "tabel.csv", b"subject;type;time;source;part;mark",
        b"student/s1;exam-part-passed;13-06-2025;vo:98VO;WI-EC;6.5",
    )  # fmt: skip
    for file, at in ((school.file(passed("WI-EC"), passed("NE-CE")), 1), (table, 2)):
        for more in ("--dry-run", "--json"):
            said = school("import", file, more)
            assert said.message.count(f"in het programma van geen route hier: WI-EC (regel {at}); ") == 1
        assert (said.code, counts(said.row), said.row["warnings"]) == (0, (3 - at, 3 - at, 0, 0), 1)


def test_a_result_may_call_a_part_by_its_code_in_the_register(school: School):
    part = {"part": "WI-CE", "side": "vmbo", "kind": "ce", "subject": "WI", "name": "wiskunde"}
    programme = line(
        "exam-programme-adopted", "R1", "2023-08-01",
        data={
            "version": "1", "cohorts_from": 2023, "choices": [],
            "parts": [part | {"register_codes": ["0153"]}],
        },
    )  # fmt: skip
    for more in ("--dry-run", "--json"):
        said = school("import", school.file(*region(), programme, passed("0153"), passed("X-9")), more)
        assert "geen route hier: X-9 (regel 6); " in said.message


def test_a_file_may_bring_the_programme_that_its_results_are_of(school: School):
    file = write(school.folder / "samen.jsonl", FIRST_ROUTE.read_bytes().rstrip(), passed("NE-CE"))
    assert "geen route hier" not in school("import", file, "--dry-run").done().message
