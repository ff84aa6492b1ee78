"""Which preconditions of a route, and of a student's coming to it, were there on a day?

The facts of agreement, route and student put before the tests of `journeys.law.preconditions`. Answering uses
it always, deciding where a journal is strict.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from msgspec import Struct

from journeys.events import (
    EducationAttested,
    EnrolmentPeriodRegistered,
    ProfileChanged,
    RouteStarted,
    SwitchedToTransferOption,
)
from journeys.folds.agreed import lwt_agreed
from journeys.folds.agreement import Agreement, Terms
from journeys.folds.journey import Journey
from journeys.folds.reference import Reference
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.law import preconditions as law
from journeys.law.experiments import law_asks
from journeys.law.preconditions import DECISIVE, Item, State
from journeys.law.refusals import EXPERIMENTS_UNTIL
from journeys.law.schemes import Difference, chosen_without_pta, differences
from journeys.law.study_time import bpv_minimum
from journeys.law.values.qualifications import QUALIFICATIONS
from journeys.vocabulary import PARTIES, Party, day, school_year

_ITEM_OF: dict[Party, Item] = {"vo": "registered-vo", "mbo": "registered-mbo"}
_FOUR: tuple[Item, ...] = (
    "registered-vo", "registered-mbo", "agreement-in-force", "transfer-options", "joint-programme",
)  # fmt: skip


class Seen(Struct, frozen=True):
    """What the tests of one day found, and from what: facts, and the ids of others."""

    state: State
    facts: tuple[Fact | None, ...] = ()
    more: tuple[str, ...] = ()


Found: TypeAlias = dict[Item, Seen]


class RouteOn:
    """A route with its agreement and programme as they stood on a day; `cohort` None: of no one cohort."""

    def __init__(self, route: Route, reference: Reference, on: date, cohort: int | None) -> None:
        self.route, self.reference, self.on = route, reference, on
        self.opened = route.opened
        agreement, self.agreement_by = route.agreement_on(on)
        self.agreement: Agreement = reference.agreement(agreement)
        self.terms: Terms | None = self.agreement.terms_on(on)
        self.said = route.registration_on(on)
        self.programme: Programme | None = (
            route.last_programme(on) if cohort is None else route.programme_on(on, cohort)
        )
        self.cohort = cohort

    def items(self) -> Found:
        """Every item of the route alone."""
        opened, by = self.opened, (self.route.opened_by,)
        found = self._of_registration() | self._of_agreement() | self._of_programme()
        four = [found[item].state for item in _FOUR]
        known = QUALIFICATIONS.get(opened.crebo or "")
        found |= {
            "gr-conditions": Seen(law.gr_conditions(opened.form, four), by),
            "ordinary-code": Seen(law.ordinary_code(opened.form, opened.element_code), by),
            "leerweg-and-level": Seen(law.leerweg_and_level(opened.leerweg, opened.level), by),
            "related-domain": Seen(law.related(known.profiles if known else None, opened.profile), by),
        }
        asked = self._asked()
        return {
            item: Seen(law.as_asked(seen.state, asked=asked), seen.facts, seen.more)
            if item in DECISIVE
            else seen
            for item, seen in found.items()
        }

    def differences(self) -> tuple[Difference, ...]:
        """Where the programme differs from its exam scheme."""
        if self.programme is None:
            return ()
        return differences(
            self.programme.event,
            leerweg=self.opened.leerweg,
            profile=self.opened.profile,
            form=self.opened.form,
            exam_year=self._year(self.programme) + 2,
        )

    def _year(self, programme: Programme) -> int:
        """The school year in which the cohort, or the first one of the programme, begins."""
        return programme.event.cohorts_from if self.cohort is None else self.cohort

    def _asked(self) -> bool | None:
        return law_asks(self.opened.form, self.on, self.reference.policies)

    def _of_registration(self) -> Found:
        asked = self._asked()
        found: Found = {
            _ITEM_OF[side]: Seen(
                law.registered(asked=asked, reported=self.route.registered_by(side, self.on)),
                (self.said.get(side),),
            )
            for side in PARTIES
        }
        measured = law.measured_on(self.on)
        reported = self.route.registered_by_both(measured)
        found["registered-on-measuring-day"] = Seen(
            law.registered_on_measuring_day(asked=asked, reported=reported),
            tuple(self.route.registration_on(measured).values()),
        )
        return found

    def _of_agreement(self) -> Found:
        terms, by = self.terms, (self.agreement_by,)
        if terms is None:
            items: tuple[Item, ...] = (
                "agreement-in-force", "agreement-form", "agreement-covers-schools", "transfer-options",
                "participation-advised",
            )  # fmt: skip
            return {item: Seen("MISSING", by) for item in items}
        signed, opened = terms.signed, self.opened
        in_force = self.agreement.in_force(self.on)
        states: dict[Item, State] = {
            "agreement-form": law.agreement_form(signed.form, signed.purpose, signed.vo, signed.mbo),
            "agreement-covers-schools": law.agreement_covers(opened.vo, opened.mbo, signed.vo, signed.mbo),
            "transfer-options": "MET" if signed.transfer_options else "MISSING",
            "participation-advised": law.advised(signed.form, signed.advised_on, self.on),
            "participation-consented": law.consent(signed.topics, signed.consented_on, self.on),
        }
        found = {item: Seen(state, by, terms.stated_by) for item, state in states.items()}
        found["agreement-in-force"] = Seen(
            "MET" if in_force else "MISSING", (*by, terms.ended_by), terms.stated_by
        )
        return found

    def _of_programme(self) -> Found:
        programme = self.programme
        if programme is None:
            return {"joint-programme": Seen(law.joint_programme(None))}
        by, sides = (programme.fact,), {part.side for part in programme.event.parts}
        return {
            "joint-programme": Seen(law.joint_programme(sides), by),
            "programme-scheme": Seen("OPEN" if self.differences() else "MET", by),
            "bpv-hours": Seen(self._bpv_hours(programme), by),
        }

    def _bpv_hours(self, programme: Programme) -> State:
        """TIM-02: of the qualification with fewest. Below the minimum is open: one may deviate (TIM-03)."""
        parts = [part for part in programme.event.parts if part.kind == "bpv"]
        crebos = {part.crebo for part in parts if part.crebo is not None} or {""}
        fewest = min(sum(p.hours or 0 for p in parts if p.crebo in (None, crebo)) for crebo in crebos)
        minimum = bpv_minimum(self.opened.level, self.opened.years, day(self._year(programme), 8, 1))
        return "MET" if minimum is not None and fewest >= minimum else "OPEN"


def days_of_route(route: Route, reference: Reference, on: date) -> set[date]:
    """Days by this one on which an item of the route may change, the first and the last among them."""
    first = route.opened_by.on if route.opened_by else on
    told = route.days() | {on}
    days = told | {EXPERIMENTS_UNTIL}
    days |= {day(school_year(of) + 1, 8, 1) for of in told}  # measured anew: PRE-03
    for name in {route.agreement_on(of)[0] for of in told}:
        days.update(_days_of_agreement(reference.agreement(name)))
    return {of for of in days if first <= of <= on}


def _days_of_agreement(agreement: Agreement) -> Iterator[date]:
    """Days on which its terms change, and those that the terms of each time name."""
    for of in agreement.days():
        yield of
        terms = agreement.terms_on(of)
        if terms is None:
            continue
        signed, end = terms.signed, terms.end()
        yield signed.valid_from
        yield from filter(None, (signed.advised_on, signed.consented_on, end[0] if end else None))


def items_of_start(journey: Journey, now: RouteOn, came: Fact, profile_by: Fact | None = None) -> Found:
    """The items of one student's coming to the route, as the journey stands on the day of `now`.

    `profile_by`: the last `profile-changed` since; without it the profile is that of the route.
    """
    opened, by = now.opened, (came,)
    vo_judged, mbo_judged, started_on = _coming(came)
    without = chosen_without_pta(journey.chosen, now.programme.event) if now.programme else journey.chosen
    chosen_by = (*by, journey.chosen_by, now.programme.fact if now.programme else None)
    said = journey.leerroute_by.event if journey.leerroute_by else None
    leerroute = said.leerroute if isinstance(said, EnrolmentPeriodRegistered) else None
    moment = journey.reference.policies.start_moment
    known = QUALIFICATIONS.get(journey.crebo or "")
    level = known.level if known and journey.crebo_by else opened.level
    changed = profile_by.event if profile_by else None
    profile = changed.profile if isinstance(changed, ProfileChanged) else opened.profile
    chose = (now.route.opened_by, journey.crebo_by)
    return {
        "judgement-vo": Seen(law.judged(opened.form, vo_judged, came.on), by),
        "judgement-mbo": Seen(law.judged(opened.form, mbo_judged, came.on), by),
        "lwt-agreement": _of_lwt(journey, now, came),
        "start-moment": Seen(law.start_moment(opened.form, started_on, moment), by),
        "parts-with-pta": Seen(law.parts_with_pta(opened.form, without), chosen_by),
        "leerroute-registered": Seen(
            law.leerroute_registered(opened.form, leerroute), (journey.leerroute_by,)
        ),
        "experiment-open": Seen(law.experiment_open(opened.form, came.on), by),
        "education-in-phase": _of_education(journey),
        "leerweg-and-level": Seen(law.leerweg_and_level(opened.leerweg, level), chose),
        "related-domain": Seen(law.related(known.profiles if known else None, profile), (*chose, profile_by)),
    }


def _coming(came: Fact) -> tuple[date | None, date | None, date | None]:
    """By which days vo and mbo judged, and the day of the start if it was by one."""
    event = came.event
    if isinstance(event, RouteStarted | SwitchedToTransferOption):
        started_on = came.on if isinstance(event, RouteStarted) else None
        return event.judged_by_vo_on, event.judged_by_mbo_on, started_on
    return None, None, None


def _of_lwt(journey: Journey, now: RouteOn, came: Fact) -> Seen:
    by = (came, now.route.opened_by)
    if not journey.lwt or journey.lwt_since is None:
        return Seen("NOT_NEEDED", by)
    terms = now.reference.agreement(now.opened.lwt_agreement or "").terms_on(journey.lwt_since)
    agreed = lwt_agreed(journey, now.route, now.reference)
    return Seen("MET" if agreed else "MISSING", by, terms.stated_by if terms else ())


def _of_education(journey: Journey) -> Seen:
    """RSP-16, with the day from which the student has been in the phase."""
    since = journey.switch_on
    if journey.phase == "vo" and journey.start is not None:
        since = journey.start.on
    elif journey.phase == "mbo" and journey.reference.policies.phase_follows == "ENROLMENT":
        since = journey.enrolled_by["mbo"].on
    attested = journey.attested_by
    said = attested.event if attested is not None else None
    followed = (said.side, said.until) if isinstance(said, EducationAttested) else None
    return Seen(law.education_in_phase(journey.phase, since, followed), (attested,))


def missing_preconditions(journey: Journey) -> list[Item]:
    """The decisive items that are missing on the day of a journey that is on a route; in order of name."""
    route, came = journey.route, journey.came
    if route is None or came is None:
        return []
    now = RouteOn(route, journey.reference, journey.on, journey.cohort)
    found = now.items() | items_of_start(journey, now, came)
    return sorted(item for item, seen in found.items() if seen.state == "MISSING" and item in DECISIVE)
