"""What is left of an event that was erased? Its place and its hash, and nothing that it said."""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeys.store.journal import open_journal
from tests.commandline import School, counts, line, region

START = {"route": "R1", "leerjaar": 3, "leerweg": "BB", "lwt": False}
SECRET = "secret-of-s1"  # noqa: S105 - what a student would not have told


@pytest.fixture
def school(tmp_path: Path) -> School:
    """s1 started, was supported, and the support was corrected, that correction corrected and retracted."""
    school = School(tmp_path)
    said = {"support": SECRET}
    school.take(
        *region()[:2],
        line("route-started", "s1", id="start"),
        line("support-registered", "s1", "2023-09-01", id="support", data=said),
        about("corrected", "support", id="first", data={"data": {"support": f"{SECRET}-2"}}),
        about("corrected", "first", id="second", data={"data": correction("support", f"{SECRET}-3")}),
        about("retracted", "second", id="third"),
        line("placed", "s1", "2024-02-01", id="other"),
    )
    return school


def correction(event: str, support: str) -> dict[str, Any]:
    return {"event": event, "data": {"support": support}, "reason": "other"}


def about(kind: str, event: str, *, data: dict[str, Any] | None = None, **envelope: Any) -> dict[str, Any]:
    """A correction or retraction of an event of s1."""
    said = {"event": event, **(data or {}), "reason": "other"}
    return line(kind, "student/s1", "2024-03-01", data=said, **envelope)


def erasure(*events: str, **envelope: Any) -> dict[str, Any]:
    return line("erased", "student/s1", "2024-04-01", **envelope,
                data={"events": list(events), "ground": "verzoek", "class": "ondersteuning"})  # fmt: skip


def entry(school: School, id_: str) -> dict[str, Any]:
    return next(each for each in school.archive() if each["id"] == id_)


GONE = ["support", "first", "second", "third"]


def test_data_and_salt_are_gone_with_those_of_what_is_about_it(school: School):
    before = {each["id"]: each for each in school.archive()}
    assert counts(school.take(erasure("support", id="erasure"))) == (1, 1, 0, 0)
    after = {each["id"]: each for each in school.archive()}
    for id_ in GONE:
        without = {name: value for name, value in before[id_].items() if name not in ("salt", "data")}
        assert list(after[id_].items()) == list(without.items()), "the leaf is as it was"
    for id_ in before.keys() - set(GONE):
        assert after[id_] == before[id_]
    assert after["erasure"]["data"] == {"events": ["support"], "ground": "verzoek", "class": "ondersteuning"}
    school("verify").done()


@pytest.mark.parametrize("meanwhile", ["nobody looks", "another looks"])
@pytest.mark.parametrize("size", [1, 40, 2_000])
def test_not_a_byte_of_it_is_left_in_any_file(school: School, size: int, meanwhile: str):
    parts = [f"{SECRET}-{n}" for n in range(size)]
    for at in ("2023-10-01", "2023-11-01"):
        school.take(line("parts-chosen", "s1", at, id=f"chosen-{at}", data={"parts": parts}))
    school.take(*(line("placed", f"s{n}") for n in range(3)))
    held = b"".join(path.read_bytes() for path in school.folder.glob("journal.db*"))
    assert held.count(SECRET.encode()) >= size
    with ExitStack() as stack:
        if meanwhile == "another looks":
            stack.enter_context(open_journal(school.journal)).position()
        school.take(erasure("support", *(f"chosen-{at}" for at in ("2023-10-01", "2023-11-01"))))
        for path in school.folder.glob("journal.db*"):
            assert SECRET.encode() not in path.read_bytes(), path


def test_the_columns_are_empty(school: School):
    school.take(erasure("support"))
    with sqlite3.connect(school.journal) as connection:
        rows = connection.execute(
            "SELECT id FROM events WHERE data IS NULL AND salt IS NULL ORDER BY position"
        )
        assert [id_ for (id_,) in rows] == GONE
        (half,) = connection.execute(
            "SELECT count(*) FROM events WHERE (data IS NULL) <> (salt IS NULL)"
        ).fetchone()
    connection.close()
    assert half == 0


@pytest.mark.parametrize("kind", ["corrected", "retracted"])
@pytest.mark.parametrize("event", [*GONE, "erasure"])
def test_nothing_can_be_said_about_it_any_more(school: School, kind: str, event: str):
    school.take(erasure("support", id="erasure"))
    data = {"data": {"support": "x"}} if kind == "corrected" else None
    row = school.take(about(kind, event, data=data), erasure(event), about("retracted", "other"))
    assert [refusal["code"] for refusal in row["refusals"]] == ["UNKNOWN_EVENT"] * 2
    assert row["recorded"] == 1


def test_in_one_file_an_erasure_counts_for_the_lines_after_it(school: School):
    row = school.take(
        about("retracted", "support", id="before"), erasure("support"), about("retracted", "support")
    )
    assert counts(row) == (3, 2, 0, 1)
    assert row["refusals"][0]["line"] == 3
    assert "data" not in entry(school, "before"), "what was said of it in the same breath is gone too"


def test_what_was_recorded_in_the_same_file_can_be_erased(school: School):
    row = school.take(
        line("placed", "s1", "2024-05-01", id="new"), erasure("new"), line("placed", "s1", "2024-06-01")
    )
    assert counts(row) == (3, 3, 0, 0)
    assert "data" not in entry(school, "new")
    assert [each["streamversion"] for each in school.archive() if each["subject"] == "student/s1"] == list(
        range(1, 10)
    )
    school("verify").done()


def test_a_dry_run_erases_nothing(school: School):
    before = school("archive").out
    assert counts(school.taken(school.file(erasure("support")), "--dry-run")) == (1, 1, 0, 0)
    assert school("archive").out == before


def test_a_fold_passes_over_it_whatever_was_known_when(school: School):
    known_at = school.archive()[-1]["recordedtime"]

    def status(*options: object) -> str:
        (row,) = school.ask("responsibility", "s1", *options, on="2023-10-01")
        return str(row["status"])

    assert (status(), status("--known-at", known_at)) == ("active", "active")
    school.take(erasure("start"))
    assert (status(), status("--known-at", known_at)) == ("none", "none")


def test_the_same_file_again_brings_nothing_back(school: School):
    first = school.folder / "file1.jsonl"
    school.take(erasure("support"))
    before = school("archive").out
    assert counts(school.taken(first)) == (8, 0, 8, 0)
    assert school("archive").out == before
    assert SECRET not in school("timeline", "s1", "--json").done().text


def test_an_erasure_twice_is_recorded_once(school: School):
    file = school.file(erasure("support"))
    assert counts(school.taken(file)) == (1, 1, 0, 0)
    assert counts(school.taken(file)) == (1, 0, 1, 0)


def test_an_archive_with_holes_comes_back_as_the_same_bytes(school: School, tmp_path: Path):
    school.take(erasure("support", "start"))
    archive = tmp_path / "archive.jsonl"
    school("archive", archive).done()
    other = School(tmp_path / "other")
    other.folder.mkdir()
    other("restore", archive).done()
    assert other("archive").done().out == archive.read_bytes()
    assert other("responsibility", "--json").done().out == school("responsibility", "--json").done().out
    other("verify").done()


def test_the_timeline_shows_that_it_was_there(school: School):
    school.take(erasure("support"))
    rows = school("timeline", "s1", "--json").done().rows
    states = {row["id"]: row["state"] for row in rows}
    assert {states[id_] for id_ in GONE} == {"erased"}
    assert [row["data"] for row in rows if row["id"] in GONE] == [None] * 4
    assert SECRET not in school("timeline", "s1").done().text
    assert "gewist" in school("timeline", "s1").done().text


def test_all_of_a_student_can_be_erased_at_once(school: School):
    ids = [each["id"] for each in school.archive() if each["subject"] == "student/s1"]
    assert counts(school.take(erasure(*ids))) == (1, 1, 0, 0)
    (row,) = school.ask("responsibility", on="2023-10-01")
    assert (row["student"], row["status"]) == ("s1", "none")
    assert school.ask("guarantees", on="2023-10-01") == []
    left = [each for each in school.archive() if each["subject"] == "student/s1" and "data" in each]
    assert [each["type"] for each in left] == ["nl.leerspoor.erased.v1"]


def test_an_erased_route_is_not_there_for_anyone(school: School):
    route = next(each["id"] for each in school.archive() if each["subject"] == "route/R1")
    gone = line(
        "erased", "route/R1", "2024-04-01", data={"events": [route], "ground": "other", "class": "other"}
    )
    row = school.take(
        gone, line("route-started", "s2", "2024-08-01"), line("route-opened", "R1", "2024-08-01")
    )
    assert [refusal["code"] for refusal in row["refusals"]] == ["UNKNOWN_ROUTE"]
    assert row["recorded"] == 2
    (answer,) = school.ask("responsibility", "s1", on="2023-10-01")
    assert answer["status"] == "none"


def test_data_of_an_erased_event_may_hold_anything_but_its_envelope_may_not_change(school: School):
    school.take(erasure("support"))
    again = line("support-registered", "s1", "2023-09-01", id="support", data={"support": "something-else"})
    elsewhere = line("support-registered", "s2", "2023-09-01", id="support", data={"support": SECRET})
    row = school.take(again, elsewhere)
    assert counts(row) == (2, 0, 1, 1), "of what was erased it cannot be told whether it is the same"
    assert SECRET not in msgspec.json.encode(row).decode()
