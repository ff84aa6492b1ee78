"""How does a placement at a leerbedrijf go, from praktijkovereenkomst to judgement?"""

from __future__ import annotations

from datetime import date, timedelta

from journeys.events import (
    BpvAgreed,
    BpvAmended,
    BpvCompleted,
    BpvEnded,
    BpvHoursRecorded,
    BpvSigned,
    Signatures,
)
from journeys.vocabulary import Assessor, Judgement, Signatory
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.places.companies import LAPSED, NOWHERE, SOUND
from leerspoor.exchange.sample.school_days import school_day

_BOTH: list[Assessor] = ["mbo", "company"]


def place(s: Story) -> str:
    """The id of the student's next placement."""
    s.placements += 1
    return f"bpv-{s.placements}"


def company_for(s: Story, crebo: str) -> str:
    """Nearly always a company that was recognised all along."""
    odd = 100 if s.plain else s.chance.between(1, 100)
    if odd <= 3 and crebo in LAPSED:
        return LAPSED[crebo]
    if odd in (4, 5):
        return elsewhere(crebo)
    return NOWHERE if odd == 6 else s.chance.one_of(SOUND[crebo])


def elsewhere(crebo: str) -> str:
    """A company that is recognised, but for other work."""
    return SOUND["25732" if crebo != "25732" else "25180"][0]


def agree(
    s: Story,
    starts: date,
    ends: date,
    hours: int,
    *,
    company: str | None = None,
    crebo: str | None = None,
    before: int = 21,
) -> tuple[str, int]:
    """Draw up a praktijkovereenkomst that nobody has signed yet: the placement and its note."""
    crebo = crebo or s.crebo or "25829"
    placement = place(s)
    agreed = BpvAgreed(
        placement=placement,
        company=company or company_for(s, crebo),
        crebo=crebo,
        starts_on=starts,
        ends_on=ends,
        hours=hours,
        signed=Signatures(),
        guardian_required=minor(s, starts),
    )
    return placement, s.note(school_day(starts, -before), s.mbo, agreed, s.chance.between(0, 4))


def sign(s: Story, placement: str, agreed: int, first: date, *parties: Signatory) -> None:
    """Let parties sign from a day on, each a few days after the one before."""
    on = first
    for party in parties:
        s.note(on, s.mbo, BpvSigned(placement=placement, party=party), s.chance.between(0, 6), after=agreed)
        on = school_day(on, s.chance.between(0, 3))


def complete(
    s: Story,
    placement: str,
    agreed: int,
    ends: date,
    hours: int,
    *,
    by: list[Assessor] = _BOTH,
    result: Judgement = "voldoende",
) -> int:
    """End with a judgement."""
    completed = BpvCompleted(placement=placement, hours=hours, assessed_by=by, result=result)
    on = school_day(ends, s.chance.between(0, 9))
    return s.note(on, s.mbo, completed, s.chance.between(0, 12), after=agreed)


def minor(s: Story, on: date) -> bool:
    """Whether a guardian signs too: a student is about eighteen in the fourth school year."""
    return on.year < s.base + 3


def placement(s: Story, starts: date, ends: date, hours: int) -> None:
    """An ordinary placement; now and then something is late, missing or not good enough."""
    chance = s.chance
    if s.mishap(0.06):
        from_register(s, starts, ends, hours)
        return
    before = chance.between(9, 30)
    name, agreed = agree(s, starts, ends, hours, before=before)
    first = school_day(starts, 1 - before)
    odd = 100 if s.plain else chance.between(1, 100)
    who: list[Signatory] = ["student", "company", "mbo"]
    if minor(s, starts):
        who.insert(1, "guardian")
    if odd <= 2:
        who.pop()
    sign(s, name, agreed, first, *who[:-1])
    sign(s, name, agreed, school_day(first, before + 10 if odd <= 8 else 5), who[-1])
    for _ in range(chance.between(0, 2)):
        on = chance.school_day(starts + timedelta(days=14), (ends - starts).days - 14)
        share = (on - starts).days / ((ends - starts).days + 1)
        s.note(on, s.mbo, BpvHoursRecorded(placement=name, hours=int(hours * share)), 1, after=agreed)
    if s.mishap(0.03):
        ends, hours = school_day(ends, 14), hours + 30
        longer = BpvAmended(placement=name, ends_on=ends, hours=hours)
        s.note(school_day(ends, -20), s.mbo, longer, chance.between(0, 9), after=agreed)
    assessors: list[Assessor] = ["vo"] if odd in (9, 10) else _BOTH
    complete(
        s, name, agreed, ends, hours, by=assessors, result="onvoldoende" if odd in (11, 12) else "voldoende"
    )


def from_register(s: Story, starts: date, ends: date, hours: int) -> None:
    """A placement that is known from the register only: no signatures, no judgement."""
    crebo = s.crebo or "25829"
    name = place(s)
    drawn_up = school_day(starts, -s.chance.between(5, 25))
    agreed = s.note(
        drawn_up,
        "duo",
        BpvAgreed(
            placement=name,
            company=company_for(s, crebo),
            crebo=crebo,
            starts_on=starts,
            ends_on=ends,
            hours=hours,
            guardian_required=minor(s, starts),
        ),
        s.chance.between(25, 70),
    )
    if s.chance.happens(0.5):
        s.note(ends, "duo", BpvEnded(placement=name, hours=hours), s.chance.between(20, 60), after=agreed)
    else:
        complete(s, name, agreed, ends, hours)
