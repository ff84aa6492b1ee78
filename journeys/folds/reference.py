"""What do the folds of students look up: agreements, routes, companies and policies as they stood?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from journeys.events import (
    BpvAgreed,
    BpvAmended,
    RouteAgreementReplaced,
    RouteOpened,
    RouteStarted,
    SwitchedToTransferOption,
)
from journeys.folds.agreement import Agreement
from journeys.folds.company import Company
from journeys.folds.policy import Chosen, chosen
from journeys.folds.route import Route
from journeys.history import Fact, Recorded, counted
from journeys.law.policies import DEFAULT, Policies


class Reference:
    """The agreements, routes, companies and choices of policy of a journal, as known at one instant.

    `policies` are the default ones until those that the journal chose are asked for.
    """

    def __init__(self, streams: Mapping[str, Iterable[Recorded]], known_at: datetime | None = None) -> None:
        """`streams` by name (`route/R1`); streams of other rooms are passed over."""
        self.agreements: dict[str, Agreement] = {}
        self.routes: dict[str, Route] = {}
        self.companies: dict[str, Company] = {}
        self.policies: Policies = DEFAULT
        self._choices: dict[str, Sequence[Fact]] = {}
        for name, recorded in streams.items():
            if not name.startswith("student/"):
                self.take(name, counted(recorded, known_at))

    def take(self, name: str, facts: Sequence[Fact]) -> None:
        """Take in one stream, by its facts."""
        room, _, id_ = name.partition("/")
        if room == "agreement":
            self.agreements[id_] = Agreement(facts)
        elif room == "route":
            self.routes[id_] = Route(id_, facts)
        elif room == "company":
            self.companies[id_] = Company(facts)
        elif room == "policy":
            self._choices[id_] = facts

    def chosen(self, on: date) -> Chosen:
        """What the journal chose by a day."""
        return chosen(self._choices, on)

    def agreement(self, id_: str) -> Agreement:
        return self.agreements.get(id_) or Agreement(())

    def company(self, id_: str) -> Company:
        return self.companies.get(id_) or Company(())

    def route(self, id_: str) -> Route | None:
        return self.routes.get(id_)


def streams_named_by_student(facts: Iterable[Fact]) -> set[str]:
    """The streams of routes and companies that a student's facts name."""
    named: set[str] = set()
    for fact in facts:
        match fact.event:
            case RouteStarted(route=route):
                named.add(f"route/{route}")
            case SwitchedToTransferOption(to=to) if to.startswith("route:"):
                named.add("route/" + to.removeprefix("route:"))
            case BpvAgreed(company=company):
                named.add(f"company/{company}")
            case BpvAmended(company=str() as company):
                named.add(f"company/{company}")
            case _:
                pass
    return named


def streams_named_by_route(facts: Iterable[Fact]) -> set[str]:
    """The streams of agreements that a route's facts name."""
    named: set[str] = set()
    for fact in facts:
        match fact.event:
            case RouteOpened(agreement=agreement, lwt_agreement=lwt_agreement):
                named.update(f"agreement/{id_}" for id_ in (agreement, lwt_agreement) if id_)
            case RouteAgreementReplaced(agreement=agreement):
                named.add(f"agreement/{agreement}")
            case _:
                pass
    return named
