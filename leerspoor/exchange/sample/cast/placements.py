"""Whose story is about BPV: which hours count, and why not?"""

from __future__ import annotations

from datetime import date

from journeys.events import BpvAgreed, BpvAmended, BpvEnded, BpvHoursRecorded
from leerspoor.exchange.sample.lives.beginning import arrive
from leerspoor.exchange.sample.lives.bpv import agree, complete, elsewhere, place, sign
from leerspoor.exchange.sample.lives.leaving import switch
from leerspoor.exchange.sample.lives.ordinary import on_to_the_mbo
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.lives.years import third_class
from leerspoor.exchange.sample.places.companies import LAPSED, LATE, NOWHERE, SOUND


def late_signature(s: Story) -> None:
    """A summer placement; the mbo institution signed two weeks after it had begun."""
    arrive(s, "pie-elektro-2", date(2024, 8, 1))
    third_class(s, 2024)
    starts, ends = date(2025, 6, 16), date(2025, 7, 25)
    name, agreed = agree(s, starts, ends, 160, before=6)
    sign(s, name, agreed, date(2025, 6, 12), "student", "guardian", "company")
    sign(s, name, agreed, date(2025, 7, 1), "mbo")
    complete(s, name, agreed, ends, 160)
    on_to_the_mbo(s, 2025)


def unsigned(s: Story) -> None:
    """No guardian ever signed."""
    arrive(s, "pie-elektro-3", date(2024, 8, 1))
    third_class(s, 2024)
    name, agreed = agree(s, date(2025, 11, 10), date(2026, 1, 23), 120)
    sign(s, name, agreed, date(2025, 10, 22), "student", "company", "mbo")
    complete(s, name, agreed, date(2026, 1, 23), 120)
    on_to_the_mbo(s, 2025)


def recognised_in_hindsight(s: Story) -> None:
    """The company's recognition was reported months later, and only covers the last part."""
    arrive(s, "bwi-timmerman-2", date(2023, 8, 1))
    third_class(s, 2023)
    name, agreed = agree(s, date(2023, 11, 6), date(2024, 1, 26), 120, company=LATE)
    sign(s, name, agreed, date(2023, 10, 17), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2024, 1, 26), 120)
    on_to_the_mbo(s, 2024)


def not_accredited(s: Story) -> None:
    """At a company that is recognised for other work only."""
    arrive(s, "pie-elektro-2", date(2023, 8, 1))
    third_class(s, 2023)
    name, agreed = agree(s, date(2024, 11, 4), date(2025, 1, 24), 120, company=elsewhere("25737"))
    sign(s, name, agreed, date(2024, 10, 15), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2025, 1, 24), 120)
    on_to_the_mbo(s, 2024)


def recognition_lapsed(s: Story) -> None:
    """The company's recognition ended halfway."""
    arrive(s, "pie-elektro-2", date(2023, 8, 1))
    third_class(s, 2023)
    name, agreed = agree(s, date(2024, 11, 4), date(2025, 1, 31), 140, company=LAPSED["25737"])
    sign(s, name, agreed, date(2024, 10, 15), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2025, 1, 31), 140)
    on_to_the_mbo(s, 2024)


def assessed_by_vo(s: Story) -> None:
    """Judged by a teacher of the vo school; judged again with the mbo's assessor half a year later."""
    arrive(s, "mt-logistiek-2", date(2023, 8, 1))
    third_class(s, 2023)
    name, agreed = agree(s, date(2024, 11, 11), date(2025, 1, 24), 110)
    sign(s, name, agreed, date(2024, 10, 22), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2025, 1, 24), 110, by=["vo"])
    complete(s, name, agreed, date(2025, 8, 25), 110)
    on_to_the_mbo(s, 2024)


def assessed_by_vo_only(s: Story) -> None:
    """Judged by a teacher of the vo school, and never by the mbo."""
    arrive(s, "groen-dieren-2", date(2024, 8, 1))
    third_class(s, 2024)
    name, agreed = agree(s, date(2025, 11, 10), date(2026, 1, 23), 110)
    sign(s, name, agreed, date(2025, 10, 21), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2026, 1, 23), 110, by=["vo", "company"])
    on_to_the_mbo(s, 2025)


def insufficient(s: Story) -> None:
    """Judged insufficient, and done again elsewhere."""
    arrive(s, "hbr-kok-2", date(2023, 8, 1))
    third_class(s, 2023)
    name, agreed = agree(s, date(2024, 11, 11), date(2025, 1, 24), 130)
    sign(s, name, agreed, date(2024, 10, 22), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2025, 1, 24), 130, result="onvoldoende")
    on_to_the_mbo(s, 2024)


def from_the_register(s: Story) -> None:
    """Three placements that only the register knows: no signatures, no judgement, no such company."""
    arrive(s, "zw-verzorgende-3", date(2022, 8, 1))
    third_class(s, 2022)
    on_to_the_mbo(s, 2023)
    sound = SOUND["25656"][0]
    for company, starts, ends in (
        (sound, date(2025, 2, 3), date(2025, 2, 28)),
        (sound, date(2025, 9, 1), date(2025, 10, 24)),
        (NOWHERE, date(2026, 2, 2), date(2026, 2, 27)),
    ):
        name = place(s)
        known = BpvAgreed(
            placement=name,
            company=company,
            crebo="25656",
            starts_on=starts,
            ends_on=ends,
            hours=140,
            guardian_required=False,
        )
        agreed = s.note(starts, "duo", known, 45)
        if company == NOWHERE:
            sign(s, name, agreed, date(2026, 1, 19), "student", "company", "mbo")
        if starts.year == 2025 and starts.month == 2:
            s.note(ends, "duo", BpvEnded(placement=name, hours=140), 40, after=agreed)
        else:
            complete(s, name, agreed, ends, 140)


def other_qualification(s: Story) -> None:
    """A placement as metselaar; then the student switched, as agreed, to timmerman."""
    arrive(s, "bwi-metselaar-2", date(2023, 8, 1))
    third_class(s, 2023)
    name, agreed = agree(s, date(2024, 5, 13), date(2024, 6, 28), 100)
    sign(s, name, agreed, date(2024, 4, 23), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2024, 6, 28), 100)
    switch(s, date(2024, 12, 2), "bwi-timmerman-2", "naar-timmerman")
    on_to_the_mbo(s, 2024)


def too_early(s: Story) -> None:
    """The placement began before the student was on the route."""
    arrive(s, "bwi-timmerman-2", date(2025, 2, 3))
    name, agreed = agree(s, date(2025, 1, 13), date(2025, 4, 4), 90, before=10)
    sign(s, name, agreed, date(2025, 1, 6), "student", "guardian", "company", "mbo")
    complete(s, name, agreed, date(2025, 4, 4), 90)
    third_class(s, 2024)
    on_to_the_mbo(s, 2025)


def still_going_on(s: Story) -> None:
    """A placement made longer on the way; so far the hours are known, the judgement is not."""
    arrive(s, "mt-logistiek-2", date(2024, 8, 1))
    third_class(s, 2024)
    on_to_the_mbo(s, 2025)
    name, agreed = agree(s, date(2026, 8, 31), date(2026, 11, 27), 200)
    sign(s, name, agreed, date(2026, 8, 17), "student", "guardian", "company", "mbo")
    longer = BpvAmended(placement=name, ends_on=date(2026, 12, 18), hours=250)
    s.note(date(2026, 10, 5), s.mbo, longer, 1, after=agreed)
    s.note(date(2026, 10, 26), s.mbo, BpvHoursRecorded(placement=name, hours=118), 0, after=agreed)


STORIES = (
    late_signature,
    unsigned,
    recognised_in_hindsight,
    not_accredited,
    recognition_lapsed,
    assessed_by_vo,
    assessed_by_vo_only,
    insufficient,
    from_the_register,
    other_qualification,
    too_early,
    still_going_on,
)
