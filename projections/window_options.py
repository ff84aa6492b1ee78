"""Which ways are open to a student with vmbo parts that are not closed, in the window and after it?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Literal

from msgspec import Struct

from journeys.folds.route import Route
from journeys.law import clock
from journeys.law import window_options as law
from journeys.law.window_options import Facts, OpenPart, Option
from projections.because import Because, policies_named
from projections.exams_owed import PartRow
from projections.results import Result
from projections.standing import Standing


class Options(Struct, frozen=True, kw_only=True):
    """The ways on for one student, in order; flags: what the missing diploma puts at risk, what is open."""

    state: Literal["NOTHING_OPEN", "WINDOW_OPEN", "WINDOW_CLOSED"]
    window_end: date
    options: list[Option]
    certificate_candidates: list[str]
    flags: list[str]
    policies: list[str]
    because: Because


def options(standing: Standing, parts: Sequence[PartRow], results: Sequence[Result]) -> Options | None:
    """The options of a student who is, or was, on a route; None of others and of who completed it."""
    journey = standing.journey
    route = journey.route
    if route is None or journey.start is None or journey.status not in ("active", "ended"):
        return None
    vmbo = [row for row in parts if row.side == "vmbo" and row.status in ("owed", "window-closed")]
    opened = route.opened
    facts = Facts(
        form=opened.form,
        leerweg=opened.leerweg,
        level=opened.level,
        on=standing.on,
        window_end=journey.window_end,
        parts=[OpenPart(row.part, row.kind in ("se", "ce") and not _vocational(route, row)) for row in vmbo],
        gr_routes=_gr_routes(standing, route),
    )
    found = law.options(facts, standing.reference.policies)
    closed = standing.on > journey.window_end
    state: Literal["NOTHING_OPEN", "WINDOW_OPEN", "WINDOW_CLOSED"] = "NOTHING_OPEN"
    if vmbo:
        state = "WINDOW_CLOSED" if closed else "WINDOW_OPEN"
    rules = clock.rules_of_window(journey.leerjaar, journey.repeated, extended=bool(journey.extensions))
    flags = []
    if vmbo and closed and law.needs_vmbo_diploma(opened.level):
        flags.append("LEVEL_NEEDS_VMBO_DIPLOMA")
        rules.append("VEX-05")
    rules += [option.rule for option in found]
    if any(option.open == "OPEN" for option in found):
        flags.append("LEGAL_BASIS_OPEN")
    because = Because.of(rules, journey.start, *journey.repeats, *journey.extensions)
    because = sum((row.because for row in vmbo), because)
    return Options(
        state=state,
        window_end=journey.window_end,
        options=list(found),
        certificate_candidates=[code for result in results for code in result.certificate_candidates],
        flags=sorted(flags),
        policies=policies_named(because.rules, standing.reference.policies),
        because=because,
    )


def _vocational(route: Route, row: PartRow) -> bool:
    programmes = route.programmes()
    return any(
        part.part == row.part and bool(part.vocational)
        for programme in programmes
        for part in programme.event.parts
    )


def _gr_routes(standing: Standing, left: Route) -> list[str]:
    """The geïntegreerde routes of the same two schools and profile that are at hand on the day."""
    return [
        id_
        for id_, route in sorted(standing.reference.routes.items())
        if route.there_on(standing.on)
        and route.opened.form == "GR"
        and (route.opened.vo, route.opened.mbo) == (left.opened.vo, left.opened.mbo)
        and route.opened.profile == left.opened.profile
    ]
