"""Whose story is about examinations: what is passed, what is owed, what counts?"""

from __future__ import annotations

from datetime import date

from journeys.events import (
    ExamPartFailed,
    ExamPartPassed,
    ExamResultAnnulled,
    ExemptionGranted,
    PartsChosen,
    ResultDetermined,
    SittingMissed,
    WindowExtended,
)
from leerspoor.exchange.sample.lives.beginning import arrive
from leerspoor.exchange.sample.lives.exams import passes, vmbo_result
from leerspoor.exchange.sample.lives.ordinary import on_to_the_mbo
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.lives.years import (
    cross,
    finish_vmbo,
    fourth_class,
    mbo_years,
    third_class,
)
from leerspoor.exchange.sample.places.programmes import JOINT


def _to_the_mbo_without(s: Story, route: str, year: int, *left: str) -> None:
    """Three years on a route; these vmbo parts are still open when the mbo begins."""
    arrive(s, route, date(year, 8, 1))
    third_class(s, year)
    fourth_class(s, year + 1, leave=left)
    cross(s, date(year + 2, 8, 1), stays=True)


def spread_exam(s: Story) -> None:
    """Dutch and the CSPE in leerjaar 3, mathematics and maatschappijleer not until the mbo."""
    arrive(s, "zw-verzorgende-3", date(2024, 8, 1))
    third_class(s, 2024)
    for code in ("NE-SE", "NE-CE", "PV-SE", "PV-CSPE"):
        passes(s, code, date(2025, 6, 12), "7.1", sat_on=date(2025, 5, 15))
    fourth_class(s, 2025, leave=("WI-SE", "WI-CE", "MA"))
    cross(s, date(2026, 8, 1), stays=True)
    mbo_years(s, 2026)


def window_missed(s: Story) -> None:
    """The last central examination was missed, and then the exam window was over."""
    _to_the_mbo_without(s, "zw-verzorgende-3", 2023, "WI-CE")
    s.note(date(2026, 5, 12), s.vo, SittingMissed(part="WI-CE", sat_on=date(2026, 5, 12), valid_reason=False))
    mbo_years(s, 2025)


def window_extended(s: Story) -> None:
    """Missed with a valid reason; the vo school moved the end of the window."""
    _to_the_mbo_without(s, "pie-elektro-3", 2023, "NK1-CE")
    s.note(date(2026, 5, 19), s.vo, SittingMissed(part="NK1-CE", sat_on=date(2026, 5, 19), valid_reason=True))
    longer = WindowExtended(until=date(2027, 1, 31), decided_by="vo", ground="valid-reason")
    s.note(date(2026, 6, 22), s.vo, longer, 2)
    mbo_years(s, 2025)


def outside_window(s: Story) -> None:
    """Passed the last examination a year after the window was over."""
    _to_the_mbo_without(s, "pie-elektro-3", 2022, "WI-CE")
    passes(s, "WI-CE", date(2026, 6, 11), "5.9", sat_on=date(2026, 5, 13))
    mbo_years(s, 2024)


def joint_test(s: Story) -> None:
    """One test for maatschappijleer and burgerschap, agreed beforehand: it counts on both sides."""
    arrive(s, "pie-elektro-2", date(2023, 8, 1))
    third_class(s, 2023)
    if "LB" not in s.passed:
        passes(s, JOINT, date(2024, 11, 26), "7.2", sat_on=date(2024, 11, 20), jointly=True)
        s.passed |= {"MA", "LB"}
    on_to_the_mbo(s, 2024)


def joint_test_too_early(s: Story) -> None:
    """The same test, sat twelve days before the schools agreed on it: the mbo part was still owed."""
    arrive(s, "mt-voertuigen-2", date(2023, 8, 1))
    s.passed.add("MA")
    third_class(s, 2023)
    passes(s, JOINT, date(2024, 11, 26), "7.2", sat_on=date(2024, 11, 20), jointly=True)
    on_to_the_mbo(s, 2024)


def wrong_committee(s: Story) -> None:
    """Each school reported a result that was the other committee's to decide."""
    _to_the_mbo_without(s, "zw-verzorgende-3", 2023, "EN-SE")
    passes(s, "EN-SE", date(2025, 12, 9), "6.1", by=s.mbo)
    passes(s, "NL-2F", date(2026, 2, 17), "6.4", by=s.vo)
    vmbo_result(s, 2025)
    mbo_years(s, 2025)


def unknown_part(s: Story) -> None:
    """Passed German and an extra language examination; the programme knows neither."""
    arrive(s, "eo-retail-4", date(2023, 8, 1))
    third_class(s, 2023)
    passes(s, "DU-CE", date(2025, 6, 12), "7.4", sat_on=date(2025, 5, 20))
    s.note(date(2026, 1, 27), "duo", ExamPartPassed(part="GEO-3028", mark="8"), 45)
    on_to_the_mbo(s, 2024)


def nothing_chosen(s: Story) -> None:
    """A year on the route, and no keuzevakken or keuzedelen chosen."""
    arrive(s, "eo-retail-2", date(2025, 8, 1))
    passes(s, "KU", date(2026, 3, 17))
    passes(s, "MA", date(2026, 5, 26), "6.6", decided=False)


def exempted(s: Story) -> None:
    """Two exemptions: one by the vo school, one that the register knows."""
    arrive(s, "techniek-software-4", date(2023, 8, 1))
    third_class(s, 2023)
    earlier = ExemptionGranted(part="KU", ground="earlier-diploma", decided_on=date(2024, 10, 1))
    s.note(date(2024, 10, 1), s.vo, earlier, 1)
    s.note(date(2025, 11, 4), "duo", ExemptionGranted(part="GEO-3005", ground="havo", mark="7"), 50)
    s.passed |= {"KU", "NL-3F"}
    on_to_the_mbo(s, 2024)


def annulled(s: Story) -> None:
    """A central examination declared void in September: owed again."""
    arrive(s, "pie-elektro-3", date(2024, 8, 1))
    third_class(s, 2024)
    passes(s, "WI-CE", date(2026, 6, 12), "8.3", sat_on=date(2026, 5, 13), attempt=1)
    fourth_class(s, 2025, leave=("LOB",))
    cross(s, date(2026, 8, 1), stays=True)
    void = ExamResultAnnulled(part="WI-CE", attempt=1, decided_on=date(2026, 9, 14), ground="irregularity")
    s.note(date(2026, 9, 15), s.vo, void, 1)
    mbo_years(s, 2026)


def rejected_at_first(s: Story) -> None:
    """Rejected in June, passed after another year with one part to do."""
    arrive(s, "bwi-timmerman-2", date(2022, 8, 1))
    third_class(s, 2022)
    fourth_class(s, 2023, leave=("NE-CE",))
    failed = ExamPartFailed(part="NE-CE", mark="3.9", attempt=1, sat_on=date(2024, 5, 16))
    s.note(date(2024, 6, 12), s.vo, failed)
    s.note(date(2024, 6, 28), s.vo, ResultDetermined(side="vmbo", outcome="rejected", definitive=True))
    cross(s, date(2024, 8, 1), stays=True)
    finish_vmbo(s, 2024)
    mbo_years(s, 2024)


def chosen_parts(s: Story) -> None:
    """A geïntegreerde route with three subjects examined: no vmbo diploma, a certificate."""
    arrive(s, "hbr-kok-2", date(2023, 8, 1))
    s.chosen = ["NE-SE", "NE-CE", "EN-SE", "EN-CE", "PV-SE", "PV-CSPE", "KD-K0067", "KD-K0161"]
    s.note(date(2023, 9, 4), s.vo, PartsChosen(parts=list(s.chosen)), 1)
    on_to_the_mbo(s, 2024)


def register_results(s: Story) -> None:
    """The mbo's results came with the register's file, under the register's own codes."""
    arrive(s, "groen-dieren-2", date(2022, 8, 1))
    third_class(s, 2022)
    for part, mark in (("GEO-3001", "7"), ("GEO-3013", "6"), ("KZD-K0067", "voldoende")):
        s.note(date(2025, 4, 8), "duo", ExamPartPassed(part=part, mark=mark), 40)
    s.passed |= {"NL-2F", "REK-2", "KD-K0067"}
    on_to_the_mbo(s, 2023)


STORIES = (
    spread_exam,
    window_missed,
    window_extended,
    outside_window,
    joint_test,
    joint_test_too_early,
    wrong_committee,
    unknown_part,
    nothing_chosen,
    exempted,
    annulled,
    rejected_at_first,
    chosen_parts,
    register_results,
)
