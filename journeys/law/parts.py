"""Which exam parts does this student have to close, and what closes them?

VEX-01, VEX-02, VEX-40 for the vmbo, MEX-01 for the mbo, MEX-12 for tests held together.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal

from journeys.events import ChoiceGroup, Part
from journeys.law.clock import leerweg_at_least
from journeys.vocabulary import ExamSide, Leerweg, RouteForm

PartStatus = Literal["passed", "exempt", "owed", "window-closed", "unknown-part"]


def requires(part: Part, *, form: RouteForm, lwt: bool, chosen: bool, crebo_fits: bool) -> str | None:
    """The rule by which a part is required of a student, or None if it is not.

    A joint part is never owed itself. A part for a qualification is required only if that fits the
    student's. In a GR only the chosen vmbo parts are; in a leerwerktraject only Dutch and the vocational
    programme; otherwise every part without a choice, and the chosen ones.
    """
    if part.side == "joint" or (part.crebo is not None and not crebo_fits):
        return None
    if part.side == "mbo":
        return "MEX-01" if part.choice is None or chosen else None
    if form == "GR":
        return "VEX-02" if chosen else None
    if part.choice is not None and not chosen:
        return None
    if lwt:
        return "VEX-40" if part.subject == "NE" or part.vocational else None
    return "VEX-01"


def codes_of(part: Part) -> tuple[str, ...]:
    """What an event may call a part: its own code, or the register's."""
    return part.part, *(part.register_codes or ())


def choice_is_asked(group: ChoiceGroup, parts: Collection[Part], *, form: RouteForm, lwt: bool) -> bool:
    """Whether a choice group counts: of the vmbo not in a GR, in a leerwerktraject only a vocational one."""
    if group.side == "mbo":
        return True
    return form != "GR" and (not lwt or any(part.vocational for part in parts))


def choice_is_short(group: ChoiceGroup, chosen: Collection[Part]) -> bool:
    """Whether fewer parts, or fewer hours, were chosen than the group asks."""
    hours = sum(part.hours or 0 for part in chosen)
    return len(chosen) < (group.min_parts or 0) or hours < (group.min_hours or 0)


def counts_for_leerweg(leerweg: Leerweg | None, of_route: Leerweg) -> bool:
    """Whether a vmbo result of a leerweg closes a part of the route: not one of a lower leerweg."""
    return leerweg is None or leerweg_at_least(leerweg, of_route)


def joint_test_counts_for_mbo(agreed_on: date | None, sat_on: date) -> bool:
    """A test held together counts for the mbo only if that had been agreed by the day of the sitting."""
    return agreed_on is not None and agreed_on <= sat_on


def status_when_open(side: ExamSide, on: date, window_end: date) -> PartStatus:
    """An unclosed part is owed; of the vmbo only up to the last day of the window."""
    return "window-closed" if side == "vmbo" and on > window_end else "owed"


def reported_by_the_other_side(side: ExamSide, by: str) -> bool:
    """Whether the other side's school reported the result."""
    return by.startswith("mbo:" if side == "vmbo" else "vo:")
