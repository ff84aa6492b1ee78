"""Whose story is about what was recorded wrongly, taken back or erased?"""

from __future__ import annotations

from datetime import date

from journeys.events import EnrolmentPeriodRegistered, ExamPartPassed, SupportRegistered, Transferred
from leerspoor.exchange.sample.lives.beginning import arrive
from leerspoor.exchange.sample.lives.exams import passes
from leerspoor.exchange.sample.lives.leaving import drop_out
from leerspoor.exchange.sample.lives.ordinary import on_to_the_mbo
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.lives.years import cross, fourth_class, mbo_years, third_class


def swapped_mark(s: Story) -> None:
    """A 7.0 that was somebody else's: corrected to 4.0 ten days later, and that to 4.1."""
    arrive(s, "zw-verzorgende-3", date(2023, 8, 1))
    third_class(s, 2023)
    sat = date(2024, 5, 17)
    wrong = passes(s, "NE-CE", date(2024, 5, 24), "7.0", sat_on=sat, late=0)
    right = ExamPartPassed(part="NE-CE", mark="4.0", sat_on=sat, decided_on=date(2024, 5, 24))
    first = s.diary.correct(wrong, date(2024, 6, 3), s.vo, right, "swapped-students")
    better = ExamPartPassed(part="NE-CE", mark="4.1", sat_on=sat, decided_on=date(2024, 5, 24))
    s.diary.correct_again(first, date(2024, 6, 17), s.vo, better, "typing-error")
    on_to_the_mbo(s, 2024)


def corrected_day(s: Story) -> None:
    """A transfer entered for 1 September; it had been 1 August."""
    arrive(s, "pie-elektro-3", date(2023, 8, 1))
    third_class(s, 2023)
    fourth_class(s, 2024)
    transferred = Transferred(to=s.route.mbo, stays_enrolled_at_vo=False)
    number = s.note(date(2025, 9, 1), s.mbo, transferred)
    s.diary.correct(number, date(2025, 10, 20), s.mbo, transferred, "wrong-day", to_on=date(2025, 8, 1))
    s.registered(date(2025, 8, 1), "mbo")
    mbo_years(s, 2025)


def wrong_student(s: Story) -> None:
    """A result of another student, taken back in full."""
    arrive(s, "bwi-timmerman-2", date(2024, 8, 1))
    third_class(s, 2024)
    wrong = passes(s, "PV-CSPE", date(2025, 6, 12), "8.1", sat_on=date(2025, 5, 14))
    s.passed.discard("PV-CSPE")
    s.diary.retract(wrong, date(2025, 6, 23), s.vo, "wrong-student")
    on_to_the_mbo(s, 2025)


def retracted_by_mistake(s: Story) -> None:
    """A result taken back, and then the taking back itself."""
    arrive(s, "mt-voertuigen-2", date(2024, 8, 1))
    third_class(s, 2024)
    right = passes(s, "LO", date(2025, 5, 20), "goed")
    retraction = s.diary.retract(right, date(2025, 6, 2), s.vo, "entered-twice")
    s.diary.retract(retraction, date(2025, 6, 5), s.vo, "entered-wrongly")
    on_to_the_mbo(s, 2025)


def register_changed(s: Story) -> None:
    """The register told another level first; its next file corrected it."""
    arrive(s, "eo-retail-4", date(2022, 8, 1))
    third_class(s, 2022)
    fourth_class(s, 2023)
    cross(s, date(2024, 8, 1))
    told = EnrolmentPeriodRegistered(
        side="mbo",
        brin=s.route.mbo,
        enrolment=s.enrolment["mbo"],
        crebo="25808",
        leertraject="BOL",
        level=2,
        funded=True,
        leerroute="DLR",
        fase="MBO",
    )
    wrong = s.note(date(2025, 2, 1), "duo", told, 30)
    right = EnrolmentPeriodRegistered(
        side="mbo",
        brin=s.route.mbo,
        enrolment=s.enrolment["mbo"],
        crebo="25807",
        leertraject="BOL",
        level=4,
        funded=True,
        leerroute="DLR",
        fase="MBO",
    )
    s.diary.correct(wrong, date(2025, 4, 3), "duo", right, "register")
    mbo_years(s, 2024)


def erased_support(s: Story) -> None:
    """What was known of support is gone, two years after it ended; a correction of it too."""
    arrive(s, "zw-helpende-2", date(2020, 8, 1))
    support = SupportRegistered(support="coaching", until=date(2022, 7, 31))
    number = s.note(date(2020, 10, 5), s.vo, support, 2)
    longer = SupportRegistered(support="extra-time", until=date(2022, 7, 31))
    s.diary.correct(number, date(2021, 1, 11), s.vo, longer, "typing-error")
    third_class(s, 2020)
    on_to_the_mbo(s, 2021)
    s.diary.erase([number], date(2024, 8, 19), s.vo, "retention-over", "support")


def erased(s: Story) -> None:
    """Left in 2021; all that was recorded has been erased, only its place in the journal is left."""
    arrive(s, "dp-leerlijn-2", date(2020, 8, 1))
    third_class(s, 2020)
    drop_out(s, date(2021, 4, 12), reason="moved")
    s.diary.erase(s.diary.numbers(), date(2026, 5, 18), s.vo, "retention-over", "all")


STORIES = (
    swapped_mark,
    corrected_day,
    wrong_student,
    retracted_by_mistake,
    register_changed,
    erased_support,
    erased,
)
