"""Which ways are open to a student with vmbo parts that are not closed, in the window and after it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.folds.route import Route
from journeys.law import window_options as law
from journeys.law.window_options import Facts, OpenPart, Option
from projections.because import Because, policies_named, why_window
from projections.exams_owed import PartRow
from projections.results import Result
from projections.standing import Standing
from projections.vmbo_subjects import REKENEN, profielvak_names, subject_of


class Options(Struct, frozen=True, kw_only=True):
    """The ways on for one student, in order, and those that are not for this student.

    Flags: what the missing diploma puts at risk, and that an option is uncertain.
    """

    state: Literal["NOTHING_OPEN", "WINDOW_OPEN", "WINDOW_CLOSED"]
    window_end: date
    options: list[Option]
    not_open: list[Option]
    certificate_candidates: list[str]
    flags: list[str]
    policies: list[str]
    because: Because


def options(standing: Standing, parts: Sequence[PartRow], results: Sequence[Result]) -> Options | None:
    """The options of a student who is, or was, on a route; None of others and of who completed it."""
    journey = standing.journey
    route = journey.route
    if route is None or journey.status == "completed":
        return None
    vmbo = [row for row in parts if row.side == "vmbo" and row.status in ("owed", "window-closed")]
    opened = route.opened
    facts = Facts(
        form=opened.form,
        leerweg=opened.leerweg,
        level=opened.level,
        on=standing.on,
        window_end=journey.window_end,
        parts=[OpenPart(row.part, _general(standing, route, row)) for row in vmbo],
        gr_routes=_gr_routes(standing, route),
        on_route=journey.status == "active",
    )
    found = law.options(facts, standing.reference.policies)
    closed = standing.on > journey.window_end
    state: Literal["NOTHING_OPEN", "WINDOW_OPEN", "WINDOW_CLOSED"] = "NOTHING_OPEN"
    if vmbo:
        state = "WINDOW_CLOSED" if closed else "WINDOW_OPEN"
    rules = [option.rule for option in found]
    flags = []
    if any(option.open == "OPEN" for option in found):
        flags.append("LEGAL_BASIS_OPEN")
    has_diploma = any(result.diploma for result in results if result.side == "vmbo")
    if state == "WINDOW_CLOSED" and law.needs_vmbo_diploma(opened.level) and not has_diploma:
        flags.append("LEVEL_NEEDS_VMBO_DIPLOMA")
        rules.append("VEX-05")
    because = sum((row.because for row in vmbo), why_window(journey) + Because(rules, []))
    if any("MEX-10" in row.because.rules for row in parts if row.side == "vmbo"):
        because += Because(["MEX-10"], [])  # what the other side reported decides what is open
    candidates: list[str] = []
    for result in results:
        if result.certificate_candidates:
            candidates += result.certificate_candidates
            because += Because(["VEX-04"], result.because.events)
    return Options(
        state=state,
        window_end=journey.window_end,
        options=[option for option in found if option.open != "NO"],
        not_open=[option for option in found if option.open == "NO"],
        certificate_candidates=candidates,
        flags=flags,
        policies=policies_named(because.rules, standing.reference.policies),
        because=because,
    )


def _general(standing: Standing, route: Route, row: PartRow) -> bool:
    """Whether a part is of a subject that is not vocational and has a final mark."""
    programme = route.programme_on(standing.on, standing.journey.cohort)
    part = programme.by_name.get(row.part) if programme else None
    if programme is None or part is None or part.subject == REKENEN:
        return False
    _, role = subject_of(part, profielvak_names(programme, route.opened.profile))
    return role == "avo"


def _gr_routes(standing: Standing, left: Route) -> list[str]:
    """The geïntegreerde routes of the same two schools and profile that are at hand on the day."""
    return [
        id_
        for id_, route in standing.reference.routes.items()
        if route.there_on(standing.on)
        and route.opened.form == "GR"
        and (route.opened.vo, route.opened.mbo) == (left.opened.vo, left.opened.mbo)
        and route.opened.profile == left.opened.profile
    ]
