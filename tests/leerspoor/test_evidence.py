"""Can others check what was handed over, with tools that the school did not write?"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journeys.seal.proof import proof, steps
from journeys.seal.tree import Tree, leaf_hash, node_hash
from tests.commandline import School
from tests.scenario import Story, ordinary

ON = ("--on", "2025-09-01")


@pytest.fixture(scope="module")
def told() -> Story:
    """Two students of a cohort: a correction, an erasure, and one of whom nothing may be read elsewhere."""
    told = ordinary()
    start = told.tell("s1", "route-started", "2023-08-01", id="start", at="2023-08-01")
    told.tell("s2", "route-started", "2023-08-01", at="2023-08-02")
    passed = told.tell("s1", "exam-part-passed", "2024-05-20", part="WI-CE", mark="6.4", at="2024-05-21")
    told.correct(passed, part="WI-CE", mark="5.2", at="2024-06-01")
    support = told.tell("s1", "support-registered", "2023-09-01", support="rust", at="2024-07-01")
    told.erase(support, at="2024-08-01")
    told.correct(start, leerjaar=3, at="2024-09-01")
    return told


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory, told: Story) -> School:
    school = School(tmp_path_factory.mktemp("evidence"))
    school.restore(told.history)
    return school


@pytest.fixture(scope="module")
def folder(school: School, tmp_path_factory: pytest.TempPathFactory) -> Path:
    to = tmp_path_factory.mktemp("out") / "s1"
    school("evidence", "s1", to, *ON).done()
    return to


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "copy"))


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    """What the checker in the folder says, run as a program of its own and without this one."""
    command = [sys.executable, "-I", "-B", str(folder / "controleer.py")]
    return subprocess.run(command, cwd=folder.parent, capture_output=True, text=True, check=False)


def lines(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "gebeurtenissen.jsonl").read_text().splitlines()]


def in_shell(folder: Path) -> list[str]:
    """Run the commands of the guide, as they stand there, and give what they print."""
    guide = (folder / "LEESMIJ.txt").read_text(encoding="utf-8")
    commands = [line[4:] for line in guide.splitlines() if line.startswith("    ")]
    script = "\n".join(line for line in commands if not line.startswith("python3"))
    ran = subprocess.run(["sh", "-e", "-c", script], cwd=folder, capture_output=True, text=True, check=True)
    return ran.stdout.splitlines()


def test_the_commands_of_the_guide_say_that_all_is_right(folder: Path):
    signed, root, summed, said = in_shell(folder)
    assert signed == "Signature Verified Successfully"
    assert root == (folder / "verzegeling.txt").read_text().splitlines()[2]
    assert said == f'"datahash":"{summed.split()[0]}"'


def test_the_guide_is_there_in_english_with_the_same_commands(school: School, folder: Path, tmp_path: Path):
    to = tmp_path / "s1"
    school("--lang", "en", "evidence", "s1", to, *ON).done()
    guide = (to / "LEESMIJ.txt").read_text()
    assert "What this proves, and what not" in guide
    assert in_shell(to)[0] == in_shell(folder)[0]
    assert "Wat dit bewijst" not in guide + (to / "dossier.html").read_text()


def test_one_file_of_pythons_own_library_checks_it_all(folder: Path):
    said = checked(folder)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith(f"goed  {len(lines(folder))} gebeurtenissen")


def test_what_a_student_rests_on_is_there_and_nobody_else(folder: Path):
    """The student's own events, an erased one without its data; route and agreement; no other student."""
    streams = {line["subject"] for line in lines(folder)}
    assert "student/s1" in streams
    assert {stream for stream in streams if str(stream).startswith("student/")} == {"student/s1"}
    assert {"route/R1", "agreement/A1"} <= streams
    erased = [line for line in lines(folder) if "data" not in line]
    assert [str(line["type"]) for line in erased] == ["nl.leerspoor.support-registered.v1"]
    assert not (folder / "gegevens" / f"{erased[0]['sequence']}.bin").exists()
    assert (folder / "bewijzen" / f"{erased[0]['sequence']}.tlog-proof").exists()


def test_the_answers_are_those_that_the_command_line_gives(school: School, folder: Path):
    for question, options in (("responsibility", ()), ("exams-owed", ("--all",)), ("result", ())):
        asked = school(question, "s1", *ON, *options, "--json").done()
        assert (folder / "antwoorden" / f"{question}.jsonl").read_bytes() == asked.out
    said = json.loads((folder / "antwoorden" / "waarvan.json").read_text())
    assert (said["student"], said["on"], said["known_at"]) == ("s1", "2025-09-01", None)


def test_the_dossier_tells_what_was_corrected_and_why_it_is_so(folder: Path):
    page = (folder / "dossier.html").read_text()
    for text in ("gecorrigeerd", "gewist", "6.4", "5.2", "WI-CE", "VEX-30"):
        assert text in page, text
    assert (folder / "dossier.pdf").read_bytes().startswith(b"%PDF-")


def test_the_dossier_names_one_clock(folder: Path, told: Story):
    """What was recorded about the student, and what the answers rest on besides, both in UTC."""
    page = (folder / "dossier.html").read_text()
    assert page.count("vastgelegd (UTC)") == 2
    lines = (folder / "gebeurtenissen.jsonl").read_text().splitlines()
    for moment in (json.loads(line)["recordedtime"] for line in lines):
        assert moment[:19].replace("T", " ") in page


def _line(text: bytes) -> bytes:
    return text.replace(b'"mark":"6.4"', b'"mark":"7.4"')


def _in(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def wrong(folder: Path) -> None:
        path = folder / name
        changed = change(path.read_bytes())
        assert changed != path.read_bytes()
        path.write_bytes(changed)

    return wrong


def _summed(folder: Path) -> None:
    """The sums made again, as whoever wants to deceive would."""
    names = [
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.name != "SHA256SUMS"
    ]
    sums = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in sorted(names))
    (folder / "SHA256SUMS").write_text("".join(sums))


def _other_day(text: bytes) -> bytes:
    return text.replace(b'"time":"2024-05-20', b'"time":"2024-05-21')


def _without_first(text: bytes) -> bytes:
    return b"".join(text.splitlines(keepends=True)[1:])


def _last_bit(text: bytes) -> bytes:
    return text[:-1] + bytes([text[-1] ^ 1])


@pytest.mark.parametrize("summed", [False, True], ids=["as it was", "summed again"])
@pytest.mark.parametrize(
    ("wrong", "found"),
    [
        (_in("gebeurtenissen.jsonl", _line), "de inhoud is niet die van toen"),
        (_in("gebeurtenissen.jsonl", _other_day), "staat zo niet onder de verzegeling"),
        (_in("verzegeling", lambda text: text.replace(b"\n", b"\nx", 1)), "verzegeling: niet getekend"),
        (_in("sleutel.txt", lambda text: text.replace(text[-4:-2], b"Ab")), "verzegeling"),
    ],
)
def test_whatever_was_changed_is_found(
    copy: Path, wrong: Callable[[Path], None], found: str, *, summed: bool
):
    wrong(copy)
    if summed:
        _summed(copy)
    said = checked(copy)
    assert said.returncode == 1
    assert found in said.stdout or (not summed and "is veranderd" in said.stdout), said
    assert ("is veranderd" in said.stdout) != summed
    assert said.stderr == ""


def test_a_file_that_was_added_or_taken_away_is_found(copy: Path):
    (copy / "antwoorden" / "result.jsonl").unlink()
    (copy / "antwoorden" / "extra.jsonl").write_text("{}\n")
    said = checked(copy)
    assert said.returncode == 1
    assert "antwoorden/result.jsonl: ontbreekt" in said.stdout
    assert "antwoorden/extra.jsonl: hoort niet in deze map" in said.stdout


def test_a_proof_of_another_place_is_no_proof(copy: Path):
    first, second = (str(line["sequence"]) for line in lines(copy)[:2])
    shutil.copy(copy / "bewijzen" / f"{second}.tlog-proof", copy / "bewijzen" / f"{first}.tlog-proof")
    _summed(copy)
    said = checked(copy)
    assert said.returncode == 1
    assert f"positie {first}: het bewijs is van een andere plaats" in said.stdout


def test_a_cohort_and_a_whole_journal(school: School, tmp_path: Path, told: Story):
    """Of the whole journal the lines themselves give the root, so there are no proofs apart."""
    school("evidence", "--cohort", "R1/2023", tmp_path / "cohort", *ON).done()
    assert checked(tmp_path / "cohort").returncode == 0
    assert {"student/s1", "student/s2"} <= {line["subject"] for line in lines(tmp_path / "cohort")}
    assert (tmp_path / "cohort" / "antwoorden" / "guarantees.jsonl").read_bytes()
    school("evidence", "--all", tmp_path / "all", *ON).done()
    assert checked(tmp_path / "all").returncode == 0
    assert len(lines(tmp_path / "all")) == len(told.history)
    assert not (tmp_path / "all" / "bewijzen").exists()
    _in("gebeurtenissen.jsonl", _without_first)(tmp_path / "all")
    _summed(tmp_path / "all")
    assert "zonder bewijs" in checked(tmp_path / "all").stdout


def test_what_was_known_then_is_all_there_is(school: School, tmp_path: Path):
    """The day before the correction was recorded, and that day."""
    for known_at, marks in (("2024-05-31", ["6.4"]), ("2024-06-01", ["6.4", "5.2"])):
        to = tmp_path / known_at
        school("evidence", "s1", to, *ON, "--known-at", known_at).done()
        text = (to / "gebeurtenissen.jsonl").read_text()
        assert [mark for mark in ("6.4", "5.2") if f'"mark":"{mark}"' in text] == marks
        assert checked(to).returncode == 0


def test_nothing_is_overwritten_and_nothing_half_is_left(school: School, folder: Path, tmp_path: Path):
    assert "dit is er al" in school("evidence", "s1", folder).failed(2)
    school("evidence", "nobody", tmp_path / "x").failed(2)
    assert "LEERLING" in school("evidence", tmp_path / "x").failed(2)
    school("evidence", "--cohort", "R1/1999", tmp_path / "x").failed(2)
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "empty").mkdir()
    school("evidence", "s1", tmp_path / "empty", *ON).done()


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 70), st.data())
def test_the_steps_lead_from_each_leaf_to_the_root(size: int, data: st.DataObject):
    tree = Tree(leaf_hash(bytes([n])) for n in range(size))
    index = data.draw(st.integers(0, size - 1))
    path = tree.inclusion(index, size)
    found = leaf_hash(bytes([index]))
    for left, beside in steps(index, size, path):
        found = node_hash(beside, found) if left else node_hash(found, beside)
    assert found == tree.root()
    said = proof(index, path, "log\n1\nroot\n\n— log x\n").split("\n\n", 1)
    assert said[0].splitlines()[:2] == ["c2sp.org/tlog-proof@v1", f"index {index}"]
    assert len(said[0].splitlines()) == 2 + len(path)
