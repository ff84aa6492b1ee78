"""How does a student leave a route before its end, or change to another one?"""

from __future__ import annotations

from datetime import date, timedelta

from journeys.events import DiplomaAwarded, DroppedOut, PartsChosen, Placed, SwitchedToTransferOption
from leerspoor.exchange.sample.lives.beginning import draw_choice
from leerspoor.exchange.sample.lives.story import Story
from leerspoor.exchange.sample.lives.years import leave_mbo, leave_vo

AFTER = {
    "bwi-metselaar-2": ("bwi-timmerman-2", "naar-timmerman"),
    "bwi-timmerman-2": ("pie-elektro-2", "naar-elektro"),
    "pie-elektro-3": ("pie-elektro-2", "naar-niveau-2"),
    "zw-verzorgende-3": ("zw-helpende-2", "naar-geintegreerd"),
    "eo-retail-4": ("eo-retail-2", "naar-niveau-2"),
}
"""Where students of a route switch to, and the option they use; only some options were agreed."""

_REASONS = ("other-school", "work", "motivation", "moved", "other")
_ELSEWHERE = (("95MB", "regular-mbo"), ("94MB", "regular-mbo"), ("95VO", "regular-vmbo"))


def drop_out(s: Story, on: date, *, reason: str | None = None) -> int:
    """Leave the route with nothing else arranged."""
    s.diary.stops(on)
    crossed = "mbo" in s.enrolment
    by = s.mbo if crossed else s.vo
    dropped = DroppedOut(reason=reason or s.chance.one_of(_REASONS))
    number = s.note(on, by, dropped, s.chance.between(1, 25))
    if crossed:
        leave_mbo(s, on, s.chance.between(5, 40), reason="left")
    else:
        leave_vo(s, on, s.chance.between(5, 40), reason="left")
    return number


def find_a_place(s: Story, on: date) -> None:
    """A place elsewhere, and for some a diploma there two years later."""
    brin, programme = s.chance.one_of(_ELSEWHERE)
    s.note(
        on,
        s.mbo if "mbo" in s.enrolment else s.vo,
        Placed(brin=brin, programme=programme),
        s.chance.between(0, 30),
    )
    if brin.endswith("MB") and s.chance.happens(0.4):
        diploma = DiplomaAwarded(side="mbo", crebo=s.crebo)
        s.note(on + timedelta(days=700), "duo", diploma, s.chance.between(20, 60))


def switch(s: Story, on: date, to: str, option: str) -> None:
    """Come to another route within the journey; results at the vmbo stay, those at the mbo do not."""
    left = s.vo
    s.takes(to, s.base)
    gr = s.route.form == "GR"
    judged = [on - timedelta(days=days) for days in (12, 9)] if gr else [None, None]
    chosen = ["NE-SE", "NE-CE", "PV-SE", "PV-CSPE"] if gr else None
    switched = SwitchedToTransferOption(
        option=option,
        to=f"route:{to}",
        reason="other-profession",
        judged_by_vo_on=judged[0],
        judged_by_mbo_on=judged[1],
        chosen=chosen,
    )
    s.note(on, left, switched, s.chance.between(0, 15))
    s.passed = {code for code in s.passed if s.still_counts(code)}
    s.chosen = list(chosen or s.keuzevakken())
    s.chosen += [code for code in draw_choice(s) if code.startswith("KD")]
    s.note(on + timedelta(days=20), s.vo, PartsChosen(parts=list(s.chosen)), s.chance.between(0, 9))


def switch_to_regular(s: Story, on: date, side: str, option: str) -> None:
    """Leave the route for regular education of this side."""
    s.diary.stops(on)
    regular = SwitchedToTransferOption(option=option, to=f"regular-{side}", reason="other-profession")
    s.note(on, s.mbo if "mbo" in s.enrolment else s.vo, regular, s.chance.between(0, 15))
