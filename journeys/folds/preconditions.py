"""Which preconditions of a route, and of a student's coming to it, were there on a day?

The facts of agreement, route and student put before the tests of `journeys.law.preconditions`. Answering uses
it always, deciding where a journal is strict.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from journeys.events import EducationAttested, RouteRegistered, RouteStarted, SwitchedToTransferOption
from journeys.folds.agreed import lwt_agreed
from journeys.folds.agreement import Agreement, Terms
from journeys.folds.journey import Journey
from journeys.folds.reference import Reference
from journeys.folds.route import Programme, Route
from journeys.history import Fact
from journeys.law import preconditions as law
from journeys.law.preconditions import DECISIVE, Item, State
from journeys.law.refusals import EXPERIMENTS_UNTIL
from journeys.law.schemes import Difference, chosen_without_pta, differences
from journeys.law.study_time import bpv_minimum
from journeys.law.values.qualifications import QUALIFICATIONS
from journeys.vocabulary import PARTIES, Party, day_after


class Seen(Struct):
    """What the tests of one day found."""

    state: State
    facts: tuple[Fact | None, ...] = ()
    more: tuple[str, ...] = ()


class RouteOn:
    """A route with its agreement and programme as they stood on a day."""

    def __init__(self, route: Route, reference: Reference, on: date, cohort: int | None) -> None:
        self.route, self.reference, self.on = route, reference, on
        self.opened = route.opened
        self.agreement_id, self.agreement_by = route.agreement_on(on)
        self.agreement: Agreement = reference.agreement(self.agreement_id)
        self.terms: Terms | None = self.agreement.terms_on(on)
        self.said = route.registration_on(on)
        self.programme: Programme | None = (
            route.last_programme(on) if cohort is None else route.programme_on(on, cohort)
        )

    def registered_since(self, side: Party) -> date | None:
        fact = self.said.get(side)
        return fact.on if fact is not None and isinstance(fact.event, RouteRegistered) else None

    def items(self) -> dict[Item, Seen]:
        """Every item of the route alone."""
        opened, terms, on = self.opened, self.terms, self.on
        found: dict[Item, Seen] = {}
        for side in PARTIES:
            reported = self.registered_since(side) is not None
            item: Item = "registered-vo" if side == "vo" else "registered-mbo"
            found[item] = Seen(law.registered(opened.form, reported=reported), (self.said.get(side),))
        since = [self.registered_since(side) for side in PARTIES]
        found["registered-on-measuring-day"] = Seen(
            law.registered_on_measuring_day(opened.form, on, since), tuple(self.said.values())
        )
        by = (self.agreement_by,)
        stated = terms.stated_by if terms else ()
        in_force = self.agreement.in_force(on)
        found["agreement-in-force"] = Seen("MET" if in_force else "MISSING", by, stated)
        for item, state in self._of_terms(terms).items():
            found[item] = Seen(state, by, stated)
        adopted = (self.programme.fact if self.programme else None,)
        found["joint-programme"] = Seen("MET" if self.programme else "MISSING", adopted)
        found["gr-conditions"] = Seen(law.gr_conditions(opened.form, [
            found[item].state
            for item in ("registered-vo", "registered-mbo", "agreement-in-force", "transfer-options",
                         "joint-programme")
        ]), (route_opened := self.route.opened_by,))  # fmt: skip
        found["ordinary-code"] = Seen(law.ordinary_code(opened.form, opened.element_code), (route_opened,))
        level = law.leerweg_and_level(opened.leerweg, opened.level)
        found["leerweg-and-level"] = Seen(level, (route_opened,))
        known = QUALIFICATIONS.get(opened.crebo or "")
        related = law.related(known.profiles if known else None, opened.profile)
        found["related-domain"] = Seen(related, (route_opened,))
        if self.programme is not None:
            found["programme-scheme"] = Seen("OPEN" if self.differences() else "MET", adopted)
            found["bpv-hours"] = Seen(self._bpv_hours(self.programme), adopted)
        if opened.form == "LEERLIJN":  # no route of the law (RTE-11): it may have all this, and needs none
            found |= {
                item: Seen("NOT_NEEDED", seen.facts) for item, seen in found.items() if item in DECISIVE
            }
        return found

    def _of_terms(self, terms: Terms | None) -> dict[Item, State]:
        if terms is None:
            return dict.fromkeys(
                ("agreement-form", "agreement-covers-schools", "transfer-options", "participation-advised"),
                "MISSING",
            )
        signed = terms.signed
        return {
            "agreement-form": law.agreement_form(signed.form, signed.vo, signed.mbo),
            "agreement-covers-schools": law.agreement_covers(
                self.opened.vo, self.opened.mbo, signed.vo, signed.mbo
            ),
            "transfer-options": "MET" if signed.transfer_options else "MISSING",
            "participation-advised": law.by_day(signed.advised_on, self.on),
            "participation-consented": law.consent(signed.topics, signed.consented_on, self.on),
        }

    def _bpv_hours(self, programme: Programme) -> State:
        hours = [
            part.hours for part in programme.event.parts if part.kind == "bpv" and part.hours is not None
        ]
        minimum = bpv_minimum(self.opened.level, self.opened.years, self.on)
        if not hours or minimum is None:
            return "OPEN"
        return "MET" if sum(hours) >= minimum else "OPEN"

    def differences(self) -> tuple[Difference, ...]:
        """Where the programme differs from its exam scheme."""
        if self.programme is None:
            return ()
        return differences(
            self.programme.event,
            leerweg=self.opened.leerweg,
            profile=self.opened.profile,
            form=self.opened.form,
            exam_year=self.programme.event.cohorts_from + 2,
        )

    def days(self) -> set[date]:
        """Days by this one on which one of the items may change."""
        days = self.route.days() | self.agreement.days()
        if self.terms is not None:
            signed = self.terms.signed
            days |= {signed.valid_from, *filter(None, (signed.advised_on, signed.consented_on))}
            if (end := self.terms.end()) is not None:
                days.add(end[0])
        first = self.route.opened_by.on if self.route.opened_by else self.on
        days.add(day_after(law.measuring_day(self.on)))
        return {day for day in days if first <= day <= self.on} | {first, self.on}


def items_of_start(journey: Journey, route: Route, came: Fact) -> dict[Item, Seen]:
    """The items of one student's coming to the route."""
    opened, policies = route.opened, journey.reference.policies
    event = came.event
    judged: tuple[date | None, date | None] = (None, None)
    if isinstance(event, RouteStarted | SwitchedToTransferOption):
        judged = (event.judged_by_vo_on, event.judged_by_mbo_on)
    lwt: State = "NOT_NEEDED"
    if journey.lwt:
        lwt = "MET" if lwt_agreed(journey, route, journey.reference) else "MISSING"
    programme = route.programme_on(journey.on, journey.cohort)
    without = chosen_without_pta(journey.chosen, programme.event) if programme else tuple(journey.chosen)
    pta: State = "NOT_NEEDED"
    if opened.form == "GR":
        pta = "MISSING" if without else "MET"
    leerroute: State = "OPEN"
    if journey.leerroute_by is not None:
        leerroute = "MET"
    elif opened.form not in ("DLR", "GR"):
        leerroute = "NOT_NEEDED"
    attested = journey.attested_by
    said = attested.event if attested is not None else None
    phase_since = journey.switch_on if journey.phase == "mbo" else came.on
    followed = law.education_in_phase(
        journey.phase,
        phase_since,
        (said.side, said.until) if isinstance(said, EducationAttested) else None,
    )
    return {
        "education-in-phase": Seen(followed, (attested,)),
        "judgement-vo": Seen(law.judged(opened.form, judged[0], came.on), (came,)),
        "judgement-mbo": Seen(law.judged(opened.form, judged[1], came.on), (came,)),
        "lwt-agreement": Seen(lwt, (came, route.opened_by)),
        "start-moment": Seen(law.start_moment(opened.form, came.on, policies.start_moment), (came,)),
        "parts-with-pta": Seen(pta, (came, journey.chosen_by, programme.fact if programme else None)),
        "leerroute-registered": Seen(leerroute, (journey.leerroute_by,)),
        "experiment-open": Seen(law.experiment_open(opened.form, came.on, EXPERIMENTS_UNTIL), (came,)),
    }


def missing_preconditions(journey: Journey) -> list[Item]:
    """The decisive items that are missing on the day of a journey that is on a route; in order of name."""
    route, came = journey.route, journey.came
    if route is None or came is None:
        return []
    found = RouteOn(route, journey.reference, journey.on, journey.cohort).items()
    found |= items_of_start(journey, route, came)
    return sorted(item for item, seen in found.items() if seen.state == "MISSING" and item in DECISIVE)
