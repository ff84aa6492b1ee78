"""Do the committee, the mentor and the coordinator get on paper what was asked, of when, and all of it?"""

from __future__ import annotations

import re
from datetime import date, timedelta
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from leerspoor.exchange.paper import pdf
from leerspoor.reporting.drawing import BOTH, MBO, VO, Series, Stretch, band, stacked
from leerspoor.reporting.mentor import Answers, student_page
from leerspoor.reporting.saying import Naming
from projections.catch_up import RULES
from tests.commandline import School
from tests.scenario import Story, another, mbo, of, ordinary, vmbo

ON = "2025-09-15"
NAMES = "pseudoniem;naam;mentor\ns1;Şule Doğan;m. Mentor\ns2;Łukasz Ćwiek;m. Mentor\n"


def story() -> Story:
    """s1 has passed a part and works; s2 did not go over in time; s3 is of another cohort; s4 left."""
    story = ordinary(of(vmbo("NE-CE"), vmbo("WI-CE"), mbo("B1-K1")))
    for student, year in (("s1", 2023), ("s2", 2023), ("s3", 2024), ("s4", 2023)):
        story.tell(student, "route-started", f"{year}-08-01")
    story.tell("s4", "route-ended", "2025-03-01")
    story.tell("s1", "exam-part-passed", "2025-05-20", part="NE-CE", mark="6.5")
    story.tell("s1", "bpv-agreed", "2025-06-01", starts_on="2025-08-15", ends_on="2026-01-10")
    story.tell("s1", "transferred", "2025-08-01", stays_enrolled_at_vo=True)
    return story


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    (school.folder / "namen.csv").write_text(NAMES, encoding="utf-8")
    school("identity", "import", school.folder / "namen.csv").done()
    return school


class Shown(HTMLParser):
    """A page as it is read: facts, headings, tables by caption, and what the pictures show."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.facts: dict[str, str] = {}
        self.headings: list[str] = []
        self.tables: dict[str, list[list[str]]] = {}
        self.pictures: list[str] = []
        self.items: list[str] = []
        self._text = self._label = ""
        self._rows: list[list[str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._text = ""
        if tag == "img":
            self.pictures.append(dict(attrs)["alt"] or "")
        if tag == "tr":
            self._rows.append([])

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "dt":
                self._label = self._text
            case "dd":
                self.facts[self._label] = self._text
            case "h1" | "h2":
                self.headings.append(self._text)
            case "li":
                self.items.append(self._text)
            case "caption":
                self._rows = self.tables.setdefault(self._text, [])
            case "td" | "th":
                self._rows[-1].append(self._text)


def report(school: School, *asked: object, language: str = "nl", on: str = ON) -> Shown:
    path = school.folder / "rapport.html"
    path.unlink(missing_ok=True)
    school("--lang", language, "report", *asked, path, "--on", on).done()
    return Shown(path.read_text(encoding="utf-8"))


def printed(school: School, *asked: object, on: str = ON) -> list[str]:
    path = school.folder / "rapport.pdf"
    path.unlink(missing_ok=True)
    school("report", *asked, path, "--on", on).done()
    return [page.extract_text() for page in PdfReader(path).pages]


# --- the committee ------------------------------------------------------------------------------------


def test_the_committee_sees_by_cohort_which_parts_are_open_and_whose(school: School) -> None:
    shown = report(school, "exams-owed", "--side", "vmbo")
    assert shown.headings == ["Openstaande examens per cohort", "R1/2023", "R1/2024"]
    rows = school.ask("exams-owed", "--side", "vmbo", on=ON)
    assert shown.facts["open onderdelen"]
    by_part = {
        row[0]: row[4:]
        for row in _table(report(school, "exams-owed", "--cohort", "R1/2023"), "Per onderdeel")
    }
    of_cohort = school.ask("exams-owed", "--cohort", "R1/2023", on=ON)
    for part in ("NE-CE", "WI-CE"):
        owed = [row for row in of_cohort if row["part"] == part]
        assert by_part[part] == [
            str(sum(row["status"] == "owed" for row in owed)),
            str(sum(row["status"] == "window-closed" for row in owed)),
        ]
    assert {row["student"] for row in rows} == {"s1", "s2", "s3", "s4"}


def _table(shown: Shown, caption: str) -> list[list[str]]:
    """The rows under the headings of a table."""
    return shown.tables[caption][1:]


@pytest.mark.parametrize(("on", "counts"), [("2026-07-31", ["2", "0"]), ("2026-08-01", ["0", "2"])])
def test_past_the_window_a_part_is_counted_apart(on: str, counts: list[str], school: School) -> None:
    asked = ("exams-owed", "--cohort", "R1/2023", "--side", "vmbo")
    by_part = {row[0]: row[4:] for row in _table(report(school, *asked, on=on), "Per onderdeel")}
    owed = [row for row in school.ask(*asked, on=on) if row["part"] == "WI-CE"]
    assert sum(row["status"] == ("owed" if counts[0] != "0" else "window-closed") for row in owed) >= 2
    assert (by_part["WI-CE"][0] == "0") == (counts[0] == "0")
    assert (by_part["WI-CE"][1] == "0") == (counts[1] == "0")


def test_each_student_is_there_with_the_last_day(school: School) -> None:
    rows = _table(report(school, "exams-owed", "--cohort", "R1/2023", "--side", "vmbo"), "Per leerling")
    s1 = next(row for row in rows if row[0] == "s1")
    assert s1[1:6] == ["vmbo", "open", "31-07-2026", "1", "WI-CE"]


def test_when_nothing_is_owed_it_says_so(school: School) -> None:
    page = school.folder / "leeg.html"
    school("report", "exams-owed", page, "--on", "2023-07-31").done()
    assert "Er staat niets open." in page.read_text(encoding="utf-8")


# --- what every report says of itself --------------------------------------------------------------------


@pytest.mark.parametrize("asked", [("exams-owed",), ("student", "s1"), ("cohort", "R1/2023")])
def test_every_report_states_what_was_asked_of_when_it_is_and_whose_names(
    asked: tuple[str, ...], school: School
) -> None:
    shown = report(school, *asked, "--known-at", "2026-01-01")
    day = date.fromisoformat(RULES).strftime("%d-%m-%Y")
    assert shown.facts["vraag"]
    assert (shown.facts["op"], shown.facts["bekend op"]) == ("15-09-2025", "2026-01-01")
    assert (shown.facts["regels van"], shown.facts["beleid"]) == (day, "standaard")
    assert shown.facts["namen"] == "geen, alleen pseudoniemen"
    named = report(school, *asked, "--names")
    assert named.facts["namen"] == "uit de identiteiten naast het journaal"


@pytest.mark.parametrize("asked", [("exams-owed",), ("student", "s1"), ("cohort", "R1/2023")])
def test_a_name_is_there_only_for_who_asks_and_prints_in_its_own_letters(
    asked: tuple[str, ...], school: School
) -> None:
    assert "Doğan" not in "".join(printed(school, *asked))
    assert "Şule Doğan" in "".join(printed(school, *asked, "--names"))


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (("exams-owed",), "Exams owed, by cohort"),
        (("student", "s1"), "Overview of s1"),
        (("cohort", "R1/2023"), "Cohort R1/2023"),
    ],
)
def test_in_english(asked: tuple[str, ...], title: str, school: School) -> None:
    shown = report(school, *asked, language="en")
    assert shown.headings[0] == title
    assert (shown.facts["on"], shown.facts["known at"]) == ("2025-09-15", "everything")


# --- the mentor ---------------------------------------------------------------------------------------


def test_the_overview_says_how_the_student_stands(school: School) -> None:
    shown = report(school, "student", "s1")
    assert shown.facts["route"] == "actief, fase mbo"
    assert shown.facts["naar het mbo op"] == "01-08-2025"
    assert "verzuim" in shown.facts["mbo"]
    assert [row[0] for row in next(iter(shown.tables.values()))[1:]][:1] == ["WI-CE"]
    assert shown.tables["BPV, 0 uur telt"][1][0] == "p1"
    assert any(item.startswith("10-01-2026: BPV beoordelen") for item in shown.items)
    (picture,) = shown.pictures
    assert "regel vo vanaf 01-08-2023, vo+mbo vanaf 01-08-2025" in picture


@pytest.mark.parametrize(("on", "there"), [("2026-07-31", False), ("2026-08-01", True)])
def test_past_the_window_it_says_what_can_still_be_done(on: str, there: bool, school: School) -> None:
    shown = report(school, "student", "s2", on=on)
    assert ("Wat nog kan" in shown.headings) == there
    assert any(item.startswith("staatsexamen: ") for item in shown.items) == there


def test_the_overview_of_who_left_or_was_never_on_a_route(school: School, tmp_path: Path) -> None:
    assert report(school, "student", "s4").facts["route"] == "beëindigd"
    other = School(tmp_path)
    told = ordinary()
    told.tell("s9", "enrolled", "2023-08-01", side="vo", brin="98VO")
    other.restore(told.history)
    assert report(other, "student", "s9").facts["route"] == "geen route"


@pytest.mark.parametrize("parts", [0, 1, 18, 19, 60])
def test_it_is_one_page_whatever_there_is(parts: int) -> None:
    long = "praktijkovereenkomst niet door allen getekend en nog meer " * 2
    answers = Answers(
        student="p0123456789abc",
        on=date(2025, 9, 15),
        responsibility={
            "status": "active", "phase": "vo", "cohort": "R1/2023", "switch_on": "2025-08-01",
            "window_end": "2026-07-31", "expected_end": "2027-07-31", "flags": ["TRANSFER_OVERDUE"] * 6,
            "aspects": {f"aspect {at}": {"norm": ["vo"], "fact": None} for at in range(13)},
        },
        parts=[
            {"part": f"25180-B1-K{at}", "name": long, "side": "mbo", "status": "owed", "due": None}
            for at in range(parts)
        ],
        placements=[
            {"placement": f"p{at}", "counts": "no", "hours_counted": 100, "reasons": ["POK_UNSIGNED"] * 3}
            for at in range(parts)
        ],
        duties=[],
        results=[],
        options=[],
        tasks=[
            {"due": "2025-10-01", "action": "check-count", "for": ["vo", "mbo"]} for _ in range(parts)
        ],
        over_time=[],
    )  # fmt: skip
    document = student_page(answers, [("vraag", "x")] * 8, Naming(None), "nl")
    (page,) = PdfReader(BytesIO(pdf(document))).pages
    text = page.extract_text()
    assert ("en nog 1 meer" in text) == (parts == 19)
    assert ("en nog 42 meer" in text) == (parts == 60)
    assert ("Er staat geen onderdeel open" in text) == (parts == 0)


# --- a cohort -----------------------------------------------------------------------------------------


def test_a_cohort_in_numbers_and_pictures(school: School) -> None:
    shown = report(school, "cohort", "R1/2023")
    assert (shown.facts["leden"], shown.facts["actief"], shown.facts["weg"]) == ("3", "2", "1")
    assert shown.tables["Leerlingen op 1 oktober"] == [
        ["op", "vo-fase", "mbo-fase", "beëindigd"],
        ["01-10-2023", "3", "0", "0"],
        ["01-10-2024", "3", "0", "0"],
        ["01-10-2025", "0", "2", "1"],
    ]
    answering, owed, flow = shown.pictures
    assert "01-10-2024: vo 3" in answering
    assert "01-10-2023: open" in owed
    assert "01-10-2025: vo-fase 0, mbo-fase 2, beëindigd 1" in flow
    members = shown.tables["Leerlingen op 15-09-2025"]
    assert [row[0] for row in members[1:]] == ["s1", "s2", "s4"]


def test_who_went_to_another_route_is_no_longer_counted_here(tmp_path: Path) -> None:
    school, told = School(tmp_path), story()
    another(told, "R2", vo="98VO")
    told.tell("s5", "route-started", "2023-08-01")
    told.tell("s5", "switched-to-transfer-option", "2024-03-01", to="route:R2")
    school.restore(told.history)
    shown = report(school, "cohort", "R1/2023")
    assert [row[:2] for row in _table(shown, "Leerlingen op 1 oktober")][:2] == [
        ["01-10-2023", "4"],
        ["01-10-2024", "3"],
    ]
    assert "s5" not in {row[0] for row in shown.tables["Leerlingen op 15-09-2025"]}


def test_the_pictures_count_as_the_questions_do(school: School) -> None:
    shown = report(school, "cohort", "R1/2023")
    for day in ("2023-10-01", "2024-10-01", "2025-10-01"):
        rows = school.ask("exams-owed", "--cohort", "R1/2023", "--side", "vmbo", on=day)
        open_ = sum(row["status"] == "owed" for row in rows)
        assert f"{date.fromisoformat(day):%d-%m-%Y}: open {open_}" in shown.pictures[1]


def test_a_cohort_on_paper_has_its_pictures_with_their_words(school: School) -> None:
    pages = "".join(printed(school, "cohort", "R1/2023"))
    for words in ("vo-fase", "2024/25", "Door de fasen"):
        assert words in pages


@pytest.mark.parametrize("on", ["0001-01-01", "2023-07-31", "9999-12-31"])
def test_any_day_can_be_asked_about(on: str, school: School) -> None:
    assert report(school, "cohort", "R1/2023", on=on).facts["op"]
    assert report(school, "student", "s1", on=on).facts["op"]
    assert len((school.folder / "rapport.html").read_bytes()) < 100_000


@pytest.mark.parametrize("year", ["0000", "0001", "9999"])
def test_a_cohort_that_never_was_is_empty(year: str, school: School) -> None:
    assert report(school, "cohort", f"R1/{year}").facts["leden"] == "0"


# --- pictures -----------------------------------------------------------------------------------------

_NUMBERS = st.lists(st.integers(0, 50), min_size=12, max_size=12)


@given(_NUMBERS, _NUMBERS)
def test_the_bars_of_a_column_are_as_high_as_their_numbers(one: list[int], other: list[int]) -> None:
    svg = stacked([Series("a", VO, one), Series("b", MBO, other)], [""] * 12)
    root = ET.fromstring(svg)  # noqa: S314 - our own
    heights = {VO: 0.0, MBO: 0.0}
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        if float(box.attrib["width"]) > 10 or float(box.attrib["height"]) != 10:
            heights[box.attrib["fill"]] += float(box.attrib["height"])
    highest = max(a + b for a, b in zip(one, other, strict=True))
    if highest:
        assert heights[VO] == pytest.approx(sum(one) * 150 / highest, abs=1)
        assert heights[MBO] == pytest.approx(sum(other) * 150 / highest, abs=1)


def test_words_in_a_picture_are_words() -> None:
    svg = stacked([Series("<a&b>", VO, [1])], ["<x>"])
    assert "&lt;a&amp;b&gt;" in svg
    ET.fromstring(svg)  # noqa: S314 - our own


@pytest.mark.parametrize(("ahead", "marks"), [(-1, 0), (0, 1), (400, 1), (401, 0)])
def test_the_day_asked_about_is_marked_where_it_is_on_the_band(ahead: int, marks: int) -> None:
    first, last = date(2023, 8, 1), date(2023, 8, 1) + timedelta(days=400)
    stretches = [Stretch(first, date.max, "vo+mbo", BOTH)]
    svg = band([("regel", stretches)], first=first, last=last, on=first + timedelta(days=ahead))
    assert len(re.findall(r'stroke-width="2"', svg)) == marks
    assert "1-8-2024" in svg


# --- at the command line ------------------------------------------------------------------------------


def test_what_cannot_be_reported_is_told_and_nothing_written(school: School) -> None:
    path = school.folder / "niet.pdf"
    assert "exams-owed, student of cohort" in school("report").failed(2)
    assert ".pdf" in school("report", "student", "s1", school.folder / "niet.docx").failed(2)
    assert "Niet bekend" in school("report", "student", "niemand", path).failed(2)
    assert "niet bekend" in school("report", "cohort", "R9/2023", path).failed(2)
    assert "cohort" in school("report", "cohort", "R1", path).failed(2)
    assert not path.exists()
