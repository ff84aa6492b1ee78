"""Does a calendar have the days by which something has to be done, of whoever asks, and only pseudonyms?"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
import vobject

from leerspoor.deadlines import deadlines
from tests.commandline import School, line
from tests.scenario import Story, another, mbo, of, ordinary, vmbo

ON = "2025-06-15"
NAMES = "pseudoniem;naam;mentor\ns1;Şule van 't Hof;m. Mentor\ns3;Sam Voorbeeld;n. Ander\n"


def story() -> Story:
    """Two students of R1 who go over in August, one of them at work; one of R2, which stops in 2026."""
    story = ordinary(of(vmbo("NE-CE"), mbo("B1-K1")))
    another(story, "R2", vo="97VO")
    for student, route in (("s1", "R1"), ("s2", "R1"), ("s3", "R2")):
        story.tell(student, "route-started", "2023-08-01", route=route)
    story.tell("s1", "bpv-agreed", "2025-05-01", starts_on="2025-08-15", ends_on="2026-01-10")
    story.tell("R2", "route-stop-announced", "2025-05-01", effective_on="2026-02-01")
    return story


@pytest.fixture
def school(tmp_path: Path) -> School:
    school = School(tmp_path)
    school.restore(story().history)
    (tmp_path / "namen.csv").write_text(NAMES, encoding="utf-8")
    school("identity", "import", tmp_path / "namen.csv").done()
    return school


def days(school: School, *asked: object, on: str = ON, name: str = "a.ics") -> list[tuple[date, str]]:
    """The days that are not cancelled, with their titles."""
    school("calendar", school.folder / name, "--on", on, *asked).done()
    return [
        (event.dtstart.value, event.summary.value)
        for event in vobject.readOne((school.folder / name).read_text(encoding="utf-8")).vevent_list
        if event.status.value == "CONFIRMED"
    ]


def test_the_switch_the_window_the_counts_the_placement_and_the_stop_are_there(school: School) -> None:
    found = days(school, "--within", "500")
    assert (date(2025, 8, 1), "overschrijven naar het mbo: R1/2023 (2 leerlingen)") in found
    assert (date(2026, 7, 31), "vmbo-onderdelen afsluiten in het venster: R1/2023 (2 leerlingen)") in found
    assert (date(2026, 1, 10), "BPV beoordelen: p1 (s1)") in found
    assert (date(2026, 2, 1), "regelen wat een stop raakt: R2/2023 (s3)") in found
    for year in (2025, 2026):
        assert (date(year, 10, 1), "teldatum bekostiging") in found
        assert (date(year, 10, 15), "meetmoment registratie van routes") in found


@pytest.mark.parametrize(("within", "there"), [(46, False), (47, True), (48, True)])
def test_as_far_ahead_as_was_asked(within: int, there: bool, school: School) -> None:
    found = days(school, "--within", within)
    assert (date(2025, 8, 1) in [day for day, _ in found]) == there


def test_of_one_cohort_one_side_or_one_mentor(school: School) -> None:
    def whole(name: str, *asked: object) -> str:
        return "\n".join(title for _, title in days(school, *asked, name=f"{name}.ics"))

    of_cohort = whole("cohort", "--cohort", "R2/2023")
    assert "R2/2023" in of_cohort
    assert "R1/2023" not in of_cohort
    of_mbo = whole("mbo", "--for", "mbo")
    assert "BPV beoordelen" in of_mbo
    assert "vmbo-onderdelen" not in of_mbo
    of_mentor = whole("mentor", "--mentor", "m. Mentor")
    assert "overschrijven naar het mbo: R1/2023 (s1)" in of_mentor
    assert "R2" not in of_mentor


def test_names_are_there_only_for_who_asks(school: School) -> None:
    days(school, name="zonder.ics")
    assert "Hof" not in (school.folder / "zonder.ics").read_text(encoding="utf-8")
    found = days(school, "--names", name="met.ics")
    assert (date(2026, 1, 10), "BPV beoordelen: p1 (Şule van 't Hof)") in found


def test_what_was_done_is_cancelled_and_the_rest_stays_itself(school: School) -> None:
    days(school, "--cohort", "R2/2023")
    school.take(line("transferred", "s3", "2025-08-01", data={"stays_enrolled_at_vo": True}))
    asked = ("--cohort", "R2/2023", "--on", "2025-08-02")
    said = school("calendar", school.folder / "a.ics", *asked).done()
    assert not said.text.endswith(" 0 vervallen\n")
    found = days(school, "--cohort", "R2/2023", on="2025-08-02")
    assert not [title for _, title in found if "overschrijven" in title]
    assert [title for _, title in found if "stop raakt" in title]


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_as_far_as_the_calendar_goes(on: str, school: School) -> None:
    assert days(school, on=on)


@pytest.mark.parametrize(("students", "more"), [(60, False), (61, True)])
def test_of_very_many_students_the_rest_is_counted(students: int, more: bool) -> None:
    task = {
        "action": "check-count", "due": "2025-10-01", "for": ["vo"], "brins": ["98VO"], "about": "R1/2023",
        "students": [f"s{at}" for at in range(students)], "parts": [], "overdue": False,
        "because": {"rules": ["RSP-11"]},
    }  # fmt: skip
    found = deadlines([msgspec.json.encode(task)], "nl", on=date(2025, 9, 1), within=90)
    (one,) = [one for one in found if "R1/2023" in one.title]
    assert f"({students} leerlingen)" in one.title
    assert ("en nog 1" in one.text) == more


def test_in_english(school: School) -> None:
    said = school("--lang", "en", "calendar", school.folder / "en.ics", "--on", ON).done()
    assert "days written, 0 cancelled" in said.text
    assert "assess the BPV" in (school.folder / "en.ics").read_text(encoding="utf-8")


def test_what_cannot_be_asked_is_told_and_nothing_written(school: School) -> None:
    path = school.folder / "a.ics"
    assert "mentor" in school("calendar", path, "--mentor", "niemand").failed(2)
    assert ".ics" in school("calendar", school.folder / "a.csv").failed(2)
    assert "niet bekend" in school("calendar", path, "--cohort", "R9/2023").failed(2)
    assert "dagen vooruit" in school("calendar", path, "--within", "-1").failed(2)
    assert not path.exists()


def test_a_calendar_of_nothing_recorded_has_the_days_of_each_year(tmp_path: Path) -> None:
    school = School(tmp_path)
    school.restore(ordinary().history)
    assert {title for _, title in days(school)} == {
        "teldatum bekostiging",
        "meetmoment registratie van routes",
        *(title for _, title in days(school) if title.startswith("route melden")),
    }


def test_what_is_overdue_keeps_its_day_and_is_counted(school: School) -> None:
    """The switches of R1 and of R2 are on 1 August 2025: on that day nothing is overdue yet."""
    on_the_day, after = (
        school("calendar", school.folder / f"{day}.ics", "--on", day).done().text
        for day in ("2025-08-01", "2025-08-02")
    )
    assert "te laat" not in on_the_day
    assert "  2 ervan zijn te laat en staan op een dag die voorbij is; `leerspoor worklist` toont ze" in after
