"""Which file spoke last, what has vanished, and an import from file to journal that may die halfway."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pytest

from journeys.history import counted
from journeys.store.journal import Journal, open_journal
from leerspoor.exchange.register import Findings, Overview, plan, read, read_from, stated
from leerspoor.identity import IdentityStore, RegisterComparison
from leerspoor.recording import Desk
from tests.leerspoor.exchange.register.register_files import FEBRUARY, OCTOBER

TODAY = date(2026, 2, 3)
PERIOD = "2025-08-01|2026-07-31"
ENROLLED = "ISG||100000104|1|2025-08-01|2027-07-31||"
ENDED = "ISG||100000104|1|2025-08-01|2027-07-31|2026-01-31|08"
SUPPORT = "ISE||100000104|1|2025-09-01|2026-01-31"
LATER_SUPPORT = "ISE||100000104|1|2025-09-01|2026-03-31"


class School:
    """A journal with its identities."""

    def __init__(self, place: str) -> None:
        self.journal: Journal = open_journal(place)
        self.identities = IdentityStore(place)

    def takes(self, overview: Overview, *, dies_before_the_journal: bool = False) -> RegisterComparison:
        """One register file, everyone in it."""
        students = self.identities.pseudonyms_of(overview.people, brin=overview.brin)
        comparison = self.identities.remember(overview, students)
        if dies_before_the_journal:
            return comparison
        findings = Findings()
        self.recorded = 0
        with self.journal.writing() as writing:
            desk = Desk(writing)
            for number, pseudonym in students.items():
                statements = stated(pseudonym, overview.brin, overview.people[number], findings)
                made = plan(
                    statements,
                    desk.stream(f"student/{pseudonym}"),
                    today=TODAY,
                    outdated=comparison.outdated.get(pseudonym, ()),
                )
                outcomes = desk.take([action.to_record(overview.sha256) for action in made.actions])
                assert {outcome.state for outcome in outcomes} <= {"recorded"}
                self.recorded += len(outcomes)
        return comparison

    def counts(self) -> list[str]:
        """What counts, of everyone, in order of day."""
        with self.journal.reading() as connection:
            names = self.journal.stream_names("student", connection=connection)
            streams = self.journal.streams(names, connection=connection)
        facts = [fact for stream in streams.values() for fact in counted(stream)]
        return sorted(f"{fact.on} {type(fact.event).__name__}" for fact in facts)

    def close(self) -> None:
        self.identities.close()
        self.journal.close()


@pytest.fixture
def school(place: str) -> Iterator[School]:
    opened = School(place)
    yield opened
    opened.close()


def _file(*lines: str, made_on: str = "2025-10-15", period: str = PERIOD, brin: str = "98MB") -> Overview:
    text = "\n".join([f"VLP|{brin}|{period}|{made_on}", *lines, ""])
    return read_from(io.BytesIO(text.encode()), "x.csv")


def test_the_same_file_twice_records_nothing_twice(school: School) -> None:
    school.takes(read(OCTOBER))
    assert school.recorded == 22
    school.takes(read(OCTOBER))
    assert school.recorded == 0


def test_a_later_file_adds_what_came_and_corrects_what_changed(school: School) -> None:
    school.takes(read(OCTOBER))
    before = school.counts()
    comparison = school.takes(read(FEBRUARY))
    assert [str(gone.key) for gone in comparison.vanished] == ["98MB/ISE/1/2025-09-01"]
    # two ends, hours, and a result that is taken back and recorded anew
    assert school.recorded == 2 + 1 + 2
    after = school.counts()
    assert sorted(set(after) - set(before)) == [
        "2025-10-01 ExamPartPassed",
        "2026-01-30 BpvEnded",
        "2026-02-01 Deregistered",
    ]
    assert set(before) - set(after) == {"2025-10-01 ExamPartFailed"}
    school.takes(read(FEBRUARY))
    assert school.recorded == 0


def test_an_older_file_offered_after_a_newer_one_sets_nothing_back(school: School) -> None:
    school.takes(read(OCTOBER))
    school.takes(read(FEBRUARY))
    counts = school.counts()
    comparison = school.takes(read(OCTOBER))
    assert (school.recorded, school.counts()) == (0, counts)
    assert comparison.vanished == ()
    assert "nieuwer overzicht" in comparison.remarks()[0].message


def test_files_offered_in_the_wrong_order_end_the_same(school: School) -> None:
    school.takes(read(FEBRUARY))
    school.takes(read(OCTOBER))
    # the support record is in the older file alone, so it is news
    assert school.recorded == 1
    assert "2026-02-01 Deregistered" in school.counts()


def test_of_three_files_in_the_wrong_order_the_newest_holds(school: School) -> None:
    school.takes(_file(LATER_SUPPORT, made_on="2025-12-01"))
    school.takes(_file(SUPPORT, made_on="2025-10-01"))
    school.takes(_file(SUPPORT, ENROLLED, made_on="2025-11-01"))
    assert school.recorded == 1
    assert school.counts() == ["2025-08-01 Enrolled", "2025-09-01 SupportRegistered"]


def test_of_two_files_made_on_one_day_the_one_read_first_does_not_set_the_other_back(school: School) -> None:
    first, second = _file(SUPPORT), _file(LATER_SUPPORT)
    school.takes(first)
    school.takes(second)
    assert school.recorded == 1
    school.takes(first)
    assert school.recorded == 0


def test_a_vanished_record_is_a_warning_and_stays(school: School) -> None:
    school.takes(_file(ENROLLED, SUPPORT))
    (remark,) = school.takes(_file(ENROLLED, made_on="2025-11-15")).remarks()
    assert "98MB/ISE/1/2025-09-01" in remark.message
    assert "100000104" not in remark.message
    assert "2025-09-01 SupportRegistered" in school.counts()


@pytest.mark.parametrize(
    ("change", "vanished"),
    [
        ({"made_on": "2025-11-15"}, 1),
        ({"made_on": "2025-11-15", "period": "2025-07-31|2026-08-01"}, 1),
        ({"made_on": "2025-11-15", "period": "2025-08-02|2026-07-31"}, 0),
        ({"made_on": "2025-11-15", "period": "2025-08-01|2026-07-30"}, 0),
        ({"made_on": "2025-10-14"}, 0),
        ({"made_on": "2025-11-15", "brin": "98MC"}, 0),
    ],
)
def test_only_a_later_file_that_should_hold_a_record_says_that_it_vanished(
    change: dict[str, str], vanished: int, school: School
) -> None:
    school.takes(_file(ENROLLED, SUPPORT))
    assert len(school.takes(_file(ENROLLED, **change)).vanished) == vanished


@pytest.mark.parametrize("made_on", ["2025-10-15", "2025-11-15"])
def test_the_records_of_who_is_passed_over_have_not_vanished(made_on: str, school: School) -> None:
    school.takes(_file(ENROLLED, SUPPORT))
    assert school.identities.compare(_file(ENROLLED, SUPPORT, made_on=made_on), {}).vanished == ()


def test_a_record_whose_line_was_refused_has_not_vanished(school: School) -> None:
    school.takes(_file(ENROLLED, SUPPORT))
    broken = _file(ENROLLED, SUPPORT.replace("2026-01-31", "2026-02-31"), made_on="2025-11-15")
    assert len(broken.refusals) == 1
    assert school.takes(broken).vanished == ()


def test_a_file_of_mended_lines_says_nothing_of_what_it_does_not_hold(school: School) -> None:
    school.takes(_file(ENROLLED, SUPPORT))
    mended = _file(f"REST|{'ab' * 32}", ENDED, made_on="2025-11-15")
    assert school.takes(mended).vanished == ()
    assert school.recorded == 1


def test_a_program_that_dies_before_the_journal_is_made_good_by_the_next_run(school: School) -> None:
    school.takes(_file(ENROLLED))
    ended = _file(ENDED, made_on="2025-11-15")
    school.takes(ended, dies_before_the_journal=True)
    school.takes(ended)
    assert school.recorded == 1
    assert "2026-02-01 Deregistered" in school.counts()


def test_an_older_file_after_such_a_death_sets_nothing_back(school: School) -> None:
    school.takes(_file(ENROLLED, SUPPORT, made_on="2025-11-15"), dies_before_the_journal=True)
    school.takes(_file(ENROLLED))
    assert school.counts() == ["2025-08-01 Enrolled"]


def test_a_restored_journal_knows_what_it_heard_without_any_notes(school: School) -> None:
    school.takes(read(OCTOBER))
    (one, *_) = school.identities.pseudonyms_of(read(OCTOBER).people, brin="98MB").values()
    with school.identities.writing() as connection:
        from leerspoor.identity.tables import register_file, register_record

        connection.execute(register_record.delete())
        connection.execute(register_file.delete())
    school.takes(read(OCTOBER))
    assert school.recorded == 0
    assert one


def test_looking_at_a_file_remembers_nothing(school: School) -> None:
    overview = _file(SUPPORT)
    students = school.identities.pseudonyms_of(overview.people, brin="98MB")
    school.identities.compare(overview, students)
    assert school.takes(_file(ENROLLED, made_on="2025-11-15")).vanished == ()


def test_birth_date_and_sex_come_from_the_register(school: School) -> None:
    overview = read(OCTOBER)
    school.takes(overview)
    known = school.identities.people(school.identities.pseudonyms_of(overview.people, brin="98MB").values())
    assert sorted((person.birth_date, person.sex) for person in known.values()) == [
        ("2006-11-30", "O"),
        ("2009-00-00", "M"),
        ("2009-03-14", "V"),
    ]


def test_forgetting_someone_removes_what_the_register_said_of_them(school: School) -> None:
    school.takes(_file(ENROLLED, SUPPORT))
    (pseudonym,) = school.identities.pseudonyms_of(_file(ENROLLED).people, brin="98MB").values()
    assert school.identities.forget(pseudonym).register_records == 2
    assert school.takes(_file("PER||012345670|2009-03-14|V", made_on="2025-11-15")).vanished == ()


def test_no_number_is_in_the_journal(school: School) -> None:
    overview = read(OCTOBER)
    school.takes(overview)
    for entry in school.journal.entries():
        for number in overview.people:
            if number.kind != "mask":
                assert number.value not in repr(entry)
