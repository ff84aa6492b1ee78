"""What does a screen say of the seal: in few words, in the room there is, and in full?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from journeys.saying import Language
from leerspoor.checking import Checked
from leerspoor.checking_seals import Sealed
from leerspoor.finding import Finding
from leerspoor.sealing import State
from tui.viewmodels.seal import LEAST_TITLE, Verdict, failed, forms, in_full, strip, verdict_of

WHOLE = State(150, 150, "2026-10-01T10:00:00.000000Z")
NEWER = State(155, 150, "2026-10-01T10:00:00.000000Z")
NONE = State(150)
STUCK = State(150, 100, "2026-10-01T10:00:00.000000Z", "de sleutel is hier niet")
RIGHT = Verdict(150)
WRONG = Verdict(150, Finding("student/s1: de inhoud past niet bij de hash", 12, "student/s1"))
SOMEWHERE = Verdict(150, Finding("verzegeling 2: de handtekening klopt niet"))
READ_BEFORE = ("◐ nagelezen t/m 150, 5 nieuw", "◐ verified to 150, 5 new", "[/] verified to 150, 5 new")
STILL = ("verzegeling staat stil (V)", "sealing stands still (V)")
SOME = [NONE, NEWER, STUCK]
DATES = "stand 01-03-2025 (nu) · bekend op alles"


@pytest.mark.parametrize(
    ("state", "verdict", "nl", "en", "ascii_"),
    [
        (None, None, "", "", ""),
        (State(0), None, "○ niet verzegeld", "○ not sealed", "[ ] not sealed"),
        (NONE, None, "○ niet verzegeld", "○ not sealed", "[ ] not sealed"),
        (WHOLE, None, "● verzegeld t/m 150", "● sealed to 150", "[x] sealed to 150"),
        (NEWER, None, "◐ verzegeld t/m 150, 5 nieuw", "◐ sealed to 150, 5 new", "[/] sealed to 150, 5 new"),
        (WHOLE, RIGHT, "✓ nagelezen t/m 150", "✓ verified to 150", "[d] verified to 150"),
        (NEWER, RIGHT, *READ_BEFORE),
        # sealed since it was read again: what is new was not verified
        (State(155, 155), RIGHT, *READ_BEFORE),
        # read again, but nothing was sealed: that is not called verified
        (NONE, Verdict(0), "○ niet verzegeld", "○ not sealed", "[ ] not sealed"),
        (STUCK, None, f"⚠ {STILL[0]}", f"⚠ {STILL[1]}", f"[*] {STILL[1]}"),
        (STUCK, RIGHT, f"⚠ {STILL[0]}", f"⚠ {STILL[1]}", f"[*] {STILL[1]}"),
        (WHOLE, WRONG, "■ KLOPT NIET: positie 12", "■ FAILED: position 12", "[!!] FAILED: position 12"),
        (STUCK, WRONG, "■ KLOPT NIET: positie 12", "■ FAILED: position 12", "[!!] FAILED: position 12"),
        (None, SOMEWHERE, "■ KLOPT NIET", "■ FAILED", "[!!] FAILED"),
    ],
)  # fmt: skip
def test_a_glyph_and_a_word_for_every_state(
    state: State | None, verdict: Verdict | None, nl: str, en: str, ascii_: str
) -> None:
    told = [
        next(iter(forms(state, verdict, language, ascii_only=plain)), "")
        for language, plain in (("nl", False), ("en", False), ("en", True))
    ]
    assert told == [nl, en, ascii_]
    assert told[2].isascii()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (120, f"Terugkijken · bwi/2024   {DATES}   ◐ verzegeld t/m 150, 5 nieuw"),
        (97, f"Terugkijken · bwi/2024   {DATES}   ◐ verzegeld t/m 150, 5 nieuw"),
        (96, f"Terugkijken · bwi/2024   {DATES}   ◐ verzegeld +5"),
        (83, f"Terugkijken · bwi/2024   {DATES}   ◐ verzegeld +5"),
        (80, f"Terugkijken · bwi/…   {DATES}   ◐ verzegeld +5"),
        (73, f"Terugkijken…   {DATES}   ◐ verzegeld +5"),
        (72, f"Terugkijken · bwi/2024   {DATES}"),
        (60, f"Terugkijken · b…   {DATES}"),
        (40, f"Terugki…   {DATES}"),
    ],
)
def test_the_title_is_cut_first_and_the_seal_goes_last_but_one(width: int, line: str) -> None:
    seal = forms(NEWER, None, "nl", ascii_only=False)
    assert strip(width, "Terugkijken · bwi/2024", DATES, seal) == line


@given(st.integers(58, 200), st.text("abc é字", min_size=1, max_size=90), st.sampled_from(SOME))
def test_it_fits_and_the_dates_are_whole(width: int, title: str, state: State) -> None:
    line = strip(width, title, DATES, forms(state, None, "nl", ascii_only=False))
    assert DATES in line
    assert cell_len(line) <= width - 2


def test_there_is_no_room_taken_while_nothing_is_known() -> None:
    assert strip(80, "Leerlingen", DATES, []) == f"Leerlingen   {DATES}"
    assert len("Vandaag") < LEAST_TITLE, "the name of a workplace in short is never cut for it"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_in_full_the_reason_is_there(language: Language) -> None:
    told = " ".join(in_full(STUCK, None, language))
    assert "de sleutel is hier niet" in told
    assert "100" in told
    assert "50" in told
    told = " ".join(in_full(WHOLE, WRONG, language))
    assert "12: student/s1: de inhoud past niet bij de hash" in told
    assert "12:00" in told, "the hour in Amsterdam"
    assert "150" in " ".join(in_full(WHOLE, RIGHT, language))
    told = " ".join(in_full(NONE, Verdict(0), language))
    assert ("vervangen" if language == "nl" else "replaced") in told, "read again is not proved"
    assert "v " in " ".join(in_full(NONE, None, language))
    assert ("leeg" if language == "nl" else "empty") in " ".join(in_full(State(0), None, language))


def test_of_many_findings_the_first_ten_and_how_many_more() -> None:
    told = list(failed([Finding("iets", at) for at in range(1, 13)], "nl"))
    assert told[1] == "- positie 1: iets"
    assert told[10:12] == ["- positie 10: iets", "… en nog 2"]
    assert "… en nog" not in " ".join(failed([Finding("iets", at) for at in range(1, 11)], "nl"))


def test_the_verdict_is_of_what_is_sealed_and_of_the_first_finding() -> None:
    first, second = Finding("a", 3), Finding("b", 9)
    assert verdict_of(Checked(entries=9, sealed=Sealed(upto=7))) == Verdict(7)
    assert verdict_of(Checked(entries=9, sealed=Sealed(upto=7), findings=[first, second])).wrong == first
