"""Does every screen say how the journal is sealed, and can an inspector verify it and take evidence along?"""

from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from journeys.saying import Language
from journeys.store.journal import Journal, open_journal
from leerspoor.keeping_sealed import keep_sealed
from tests.commandline import School, line
from tests.tui.desk import Desk, drive, port_of, press, school_at, screen, settled, text_of
from tests.tui.test_trouble import started
from tui.app import PLACES
from tui.screens.job import Ended, JobScreen, Stopped, Tell
from tui.widgets.key_line import KeyLine

Visit = Callable[[Pilot[None]], Awaitable[None]]
ANNA = ("down", "enter")
"""From the list to the page of s1."""
EVERYWHERE = ("1", "2", "3", "4", "5")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> School:
    """A school that no test changes."""
    return school_at(tmp_path_factory.mktemp("school"))


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A school of the test's own."""
    (tmp_path / "school").mkdir()
    return school_at(tmp_path / "school")


@pytest.fixture(autouse=True)
def began_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder where the program was started."""
    place = tmp_path / "desk"
    place.mkdir()
    monkeypatch.chdir(place)
    return place


def at_screen(
    port: Desk, visit: Visit, width: int = 80, height: int = 24, language: Language = "nl", *,
    ascii_only: bool = False,
) -> None:  # fmt: skip
    async def play() -> None:
        async with screen(port, width, height, language, ascii_only=ascii_only) as pilot:
            await visit(pilot)
        port.close()

    drive(play)


def strip(pilot: Pilot[None]) -> str:
    return text_of(pilot, "Strip")


def told(pilot: Pilot[None]) -> str:
    """What the dialog says, its lines on one."""
    assert isinstance(pilot.app.screen, JobScreen)
    return " ".join(text_of(pilot, "#lines").split())


def events_in(school: School) -> int:
    return len(school.archive())


def behind_the_seal(school: School, sql: str) -> None:
    """What somebody changes who can write in the database and has no key."""
    with closing(sqlite3.connect(school.place)) as connection:
        connection.executescript(sql)


def changed(school: School) -> int:
    """Change the data of an event; its position."""
    with closing(sqlite3.connect(school.place)) as connection:
        position, data = connection.execute(
            "SELECT position, data FROM events WHERE kind = 'exam-part-passed/1'"
        ).fetchone()
        connection.execute(
            "UPDATE events SET data = ? WHERE position = ?", (data.replace('"7.0"', '"9.0"'), position)
        )
        connection.commit()
    return int(position)


# --- on every screen --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "ascii_only", "said"),
    [("nl", False, "● verzegeld t/m {}"), ("en", False, "● sealed to {}"), ("en", True, "[x] sealed to {}")],
)
def test_every_screen_says_up_to_where_it_is_sealed(
    kept: School, language: Language, ascii_only: bool, said: str
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert len(EVERYWHERE) == len(PLACES)
        for key in EVERYWHERE:
            await press(pilot, key)
            assert strip(pilot).endswith(said.format(events_in(kept))), key
        await press(pilot, "2", "enter")
        assert strip(pilot).endswith(said.format(events_in(kept)))
        await press(pilot, "w")
        assert strip(pilot).endswith(said.format(events_in(kept)))

    at_screen(port_of(kept), visit, 120, 30, language, ascii_only=ascii_only)


def test_at_80_by_24_the_seal_is_there_and_on_40_the_dates_are(kept: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        assert strip(pilot).endswith("● verzegeld t/m 17")
        await pilot.resize_terminal(58, 24)
        await settled(pilot)
        assert strip(pilot).endswith("bekend op alles")

    assert events_in(kept) == 17
    at_screen(port_of(kept), visit)


def test_what_is_recorded_is_told_as_not_sealed_yet_and_sealed_when_the_program_closes(
    school: School,
) -> None:
    def opening() -> Journal:
        return keep_sealed(open_journal(school.place, create=False))

    port = Desk(opening, school.place)

    async def visit(pilot: Pilot[None]) -> None:
        assert strip(pilot).endswith("● verzegeld t/m 17")
        assert port.record(started("s9")).state == "recorded"
        await press(pilot, "1")
        assert strip(pilot).endswith("◐ verzegeld t/m 17, 1 nieuw")
        await press(pilot, "V")
        assert "Daarna nog niet verzegeld: 1." in told(pilot)
        await press(pilot, "escape")

    at_screen(port, visit, 100)

    async def again(pilot: Pilot[None]) -> None:
        assert strip(pilot).endswith("● verzegeld t/m 18")

    at_screen(port_of(school), again)


def test_what_another_program_recorded_is_seen_when_asked_again(school: School) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        school.take(line("company-recognised", "100000002", "2024-01-01"))
        await press(pilot, "1")
        assert strip(pilot).endswith("● verzegeld t/m 17")
        await press(pilot, "r")
        assert strip(pilot).endswith("● verzegeld t/m 18")

    at_screen(port_of(school), visit)


def test_a_journal_that_was_never_sealed_says_so(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERSPOOR_KEY", str(school.folder / "other" / "seal.key"))
    behind_the_seal(school, "DELETE FROM checkpoints")

    async def visit(pilot: Pilot[None]) -> None:
        assert strip(pilot).endswith("○ niet verzegeld")
        await press(pilot, "V")
        assert told(pilot).startswith("○ "), "no tick: nothing was verified"
        assert "Van de 17 gebeurtenissen is er nog geen verzegeld" in told(pilot)
        await press(pilot, "escape")
        assert strip(pilot).startswith("Leerlingen")

    at_screen(port_of(school), visit)


def test_why_sealing_stands_still_is_told_in_full(school: School, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEERSPOOR_KEY", str(school.folder / "other" / "seal.key"))

    async def visit(pilot: Pilot[None]) -> None:
        assert strip(pilot).endswith("⚠ zegel (V)")
        await press(pilot, "V")
        assert told(pilot).startswith("⚠ ")
        assert "met een sleutel die hier niet is" in told(pilot)
        assert "leerspoor seal --anew" in told(pilot)
        await press(pilot, "enter", "2", "enter", "b")
        assert "met een sleutel die hier niet is" in told(pilot)
        assert not list(Path.cwd().iterdir())
        await press(pilot, "escape")

    at_screen(port_of(school), visit)


@pytest.mark.parametrize(("width", "there"), [(99, False), (100, True)])
def test_the_keys_stand_in_the_footer_where_there_is_room_and_work_everywhere(
    kept: School, width: int, there: bool
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        for keys in (ANNA, ("5",)):
            await press(pilot, *keys)
            shown = [key.word for key in pilot.app.screen.query_one(KeyLine).in_sight()]
            assert ({"Nalezen", "Bewijs"} <= set(shown)) == there
            assert "Verzegeling" not in shown
            await press(pilot, "question_mark", *"bewijs")
            first = pilot.app.screen.query_one(OptionList).get_option_at_index(0)
            assert str(first.prompt).startswith("b      Bewijs")
            await press(pilot, "escape")

    at_screen(port_of(kept), visit, width)


# --- verifying --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("keys", [("enter",), ("enter", "5")])
@pytest.mark.parametrize(
    ("language", "sign", "whole", "unchecked", "word"),
    [
        ("nl", "✓", "17 gebeurtenissen in", "Niet nagegaan: of wat is vastgelegd waar is", "nagelezen"),
        ("en", "✓", "17 events in", "Not checked: whether what was recorded is true", "verified"),
    ],
)
def test_verified_is_said_only_after_verifying(
    kept: School, keys: tuple[str, ...], language: Language, sign: str, whole: str, unchecked: str, word: str
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, *keys)
        assert word not in strip(pilot)
        await press(pilot, "v")
        assert told(pilot).startswith(f"{sign} {whole}")
        assert unchecked in told(pilot)
        await press(pilot, "escape")
        assert f"✓ {word}" in strip(pilot)
        for key in EVERYWHERE:
            await press(pilot, key)
            assert f"✓ {word}" in strip(pilot), key

    at_screen(port_of(kept), visit, language=language)


def test_an_event_changed_behind_the_seal_is_named_and_nothing_is_made_of_it(school: School) -> None:
    position = changed(school)

    async def visit(pilot: Pilot[None]) -> None:
        assert strip(pilot).endswith("● verzegeld t/m 17"), "a glance reads nothing again"
        await press(pilot, *ANNA, "b")
        assert f"de inhoud op positie {position} past niet bij de hash" in told(pilot)
        await press(pilot, "escape", "v")
        assert told(pilot).startswith("■ In deze sessie nagelezen, en het klopt niet:")
        assert f"positie {position}: student/s1: de inhoud past niet bij de hash" in told(pilot)
        await press(pilot, "escape")
        assert strip(pilot).endswith("■ KLOPT NIET")
        await pilot.resize_terminal(100, 24)
        await settled(pilot)
        assert strip(pilot).endswith(f"■ KLOPT NIET: positie {position}")
        await pilot.resize_terminal(80, 24)
        for key in EVERYWHERE:
            await press(pilot, key)
            assert "■ KLOPT NIET" in strip(pilot), key
        await press(pilot, "V")
        assert f"positie {position}:" in told(pilot)
        for keys in (("escape", "2", "b"), ("escape", "5", "b")):
            await press(pilot, *keys)
            assert f"positie {position}:" in told(pilot)
            assert "wordt er geen bewijs gemaakt" in told(pilot)
        assert not list(Path.cwd().iterdir())
        await press(pilot, "escape")

    at_screen(port_of(school), visit)


def test_a_copy_that_is_right_makes_evidence_possible_again(school: School) -> None:
    whole = Path(school.place).read_bytes()
    changed(school)

    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "enter", "v", "escape")
        assert "KLOPT NIET" in strip(pilot)
        other = school.folder / "whole.db"
        other.write_bytes(whole)
        for file in school.folder.glob("journal.db-*"):
            file.unlink()
        other.replace(school.place)
        await press(pilot, "r")
        assert strip(pilot).endswith("● verzegeld t/m 17"), "of another file nothing was verified"
        await press(pilot, "v", "escape", "b")
        assert "Het bewijs staat in de map" in told(pilot)
        await press(pilot, "escape")

    at_screen(port_of(school), visit)


# --- evidence ---------------------------------------------------------------------------------------------


def checked_alone(folder: Path) -> str:
    """What the verifier in the folder says, by Python alone."""
    ran = subprocess.run(
        [sys.executable, "-I", "controleer.py"], cwd=folder, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran
    return ran.stdout


def about_what(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "antwoorden" / "waarvan.json").read_bytes())
    return found


def test_evidence_of_a_student_with_both_dates_and_never_written_over(kept: School, began_in: Path) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "t", "tab", *"2024-05-25", "enter", *ANNA)
        await press(pilot, "b")
        assert told(pilot).startswith("✓ Het bewijs staat in de map waar u begon, in bewijs-s1-2025-03-01:")
        assert "van 17 gebeurtenissen" in told(pilot)
        await press(pilot, "enter", "5", "b")
        assert "in bewijs-s1-2025-03-01-2:" in told(pilot)
        await press(pilot, "escape")

    at_screen(port_of(kept), visit)
    assert sorted(path.name for path in began_in.iterdir()) == [
        "bewijs-s1-2025-03-01", "bewijs-s1-2025-03-01-2",
    ]  # fmt: skip
    for folder in began_in.iterdir():
        found = about_what(folder)
        assert (found["student"], found["on"], found["known_at"]) == ("s1", "2025-03-01", "2024-05-25")
        checked_alone(folder)


def test_evidence_of_a_cohort_in_english(kept: School, began_in: Path) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "4", "enter", "5", "b")
        assert "in bewijs-R1-2023-2025-03-01:" in told(pilot)
        assert "under the checkpoint of 17 events" in told(pilot)
        await press(pilot, "escape")

    at_screen(port_of(kept), visit, language="en")
    (folder,) = began_in.iterdir()
    assert (about_what(folder)["cohort"], about_what(folder)["student"]) == ("R1/2023", None)
    checked_alone(folder)


@pytest.mark.parametrize(("language", "text"), [("nl", "een leerling (2)"), ("en", "a student (2)")])
@pytest.mark.parametrize("students", [(), ("s1", "s2")])
def test_of_nobody_and_of_a_list_that_is_no_cohort_it_says_what_to_do(
    kept: School, language: Language, text: str, students: tuple[str, ...]
) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        pilot.app.subject = students  # type: ignore[attr-defined]
        await press(pilot, "5", "b")
        assert not isinstance(pilot.app.screen, JobScreen)
        assert text in " ".join(note.message for note in pilot.app._notifications)

    at_screen(port_of(kept), visit, language=language)


def test_a_folder_that_cannot_be_written_in_is_told(kept: School, began_in: Path) -> None:
    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, *ANNA)
        began_in.rmdir()  # noqa: ASYNC240 - a moment
        await press(pilot, "b")
        assert told(pilot).startswith("■ ")
        await press(pilot, "escape")
        assert strip(pilot).startswith("Anna")

    at_screen(port_of(kept), visit)
    began_in.mkdir()


# --- stopping ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", ["v", "b"])
def test_esc_stops_it_and_leaves_nothing_behind(kept: School, began_in: Path, key: str) -> None:
    class Slow(Desk):
        """Says how far it is until somebody stops it."""

        def verify(self, tell: Tell) -> None:
            self.until_stopped(tell)

        def write_evidence(self, about, as_of, to, language, tell):
            def patient(done: int, of: int | None = None) -> None:
                self.until_stopped(tell)

            return super().write_evidence(about, as_of, to, language, patient)

        def until_stopped(self, tell: Tell) -> None:
            for done in range(10**9):
                tell(done, 10**9)
            raise AssertionError("it was not stopped")

    async def visit(pilot: Pilot[None]) -> None:
        await press(pilot, "enter")
        await pilot.press(key)
        while not (isinstance(pilot.app.screen, JobScreen) and "1.000.000.000" in told(pilot)):
            await pilot.pause(0.02)
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, JobScreen), "enter is for when it is over"
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, JobScreen)
        assert "Gestopt" in " ".join(note.message for note in pilot.app._notifications)
        assert "● verzegeld" in strip(pilot)

    at_screen(Slow(open_journal(kept.place), kept.place), visit)
    assert not list(began_in.iterdir())


def test_who_closes_the_program_does_not_wait_for_it(kept: School) -> None:
    heard: list[str] = []

    def job(tell: Tell) -> Ended:
        try:
            for done in range(10**9):
                tell(done)
        except Stopped:
            heard.append("stopped")
            raise
        raise AssertionError("it was not stopped")

    async def play() -> None:
        async with screen(port_of(kept)) as pilot:
            pilot.app.push_screen(JobScreen("Lang", job, "nl", ascii_only=False))
            await pilot.pause(0.05)
            await pilot.press("ctrl+q")

    drive(play)
    assert heard == ["stopped"]
