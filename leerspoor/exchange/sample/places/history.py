"""What was recorded about agreements, routes, companies and policies, before and beside the students?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from journeys.events import CompanyRecognised, Event, RecognitionWithdrawn, RouteRegistered
from journeys.vocabulary import PARTIES
from leerspoor.exchange.sample.chance import Chance
from leerspoor.exchange.sample.diary import Diary, Note
from leerspoor.exchange.sample.places.companies import COMPANIES, LATE
from leerspoor.exchange.sample.places.programmes import Plan, plan, programme
from leerspoor.exchange.sample.places.routes import BY_ID, ROUTES, Renewal, Route
from leerspoor.exchange.sample.places.schools import AGREEMENTS, POLICIES


def history(seed: int) -> Iterator[list[Note]]:
    """The notes of every stream that is not a student's."""
    for agreement in AGREEMENTS:
        diary = _diary("agreement", agreement.id, seed)
        for on, late, step in agreement.steps:
            diary.note(on, f"vo:{agreement.vo}", step, late)
        yield diary.close()
    for route in ROUTES:
        yield _route(route, seed)
    for company in COMPANIES:
        diary = _diary("company", company.id, seed)
        recognised = CompanyRecognised(crebos=list(company.crebos), until=company.until)
        diary.note(company.since, "mbo:98MB", recognised, 91 if company.id == LATE else 4)
        if company.withdrawn is not None:
            withdrawn = RecognitionWithdrawn(crebos=list(company.crebos))
            diary.note(company.withdrawn, "mbo:98MB", withdrawn, 6)
        yield diary.close()
    for name, on, chosen in POLICIES:
        diary = _diary("policy", name, seed)
        diary.note(on, "system", chosen)
        yield diary.close()


def _route(route: Route, seed: int) -> list[Note]:
    diary = _diary("route", route.id, seed)
    vo, mbo = f"vo:{route.vo}", f"mbo:{route.mbo}"
    facts: list[tuple[date, str, Event]] = [(route.opened, vo, route.opening())]
    for side, brin, on in zip(PARTIES, (route.vo, route.mbo), route.registered, strict=True):
        if on is not None:
            facts.append((on, vo if side == "vo" else mbo, RouteRegistered(side=side, brin=brin)))
    for renewal in route.programmes:
        adopted = max(date(renewal.cohorts_from, 7, 1), route.opened + timedelta(days=7))
        facts.append((adopted, vo, _programme(route, renewal)))
    facts.extend(route.later)
    facts.sort(key=lambda fact: fact[0])
    for on, by, event in facts:
        diary.note(on, by, event, diary.chance.between(0, 5))
    return diary.close()


def _programme(route: Route, renewal: Renewal) -> Event:
    return programme(
        route.leerweg,
        route.profile,
        route.level,
        renewal.crebos,
        cohorts_from=renewal.cohorts_from,
        version=f"{renewal.cohorts_from}-{renewal.cohorts_from + 1}",
        joint_from=renewal.joint_from,
    )


def _diary(room: str, name: str, seed: int) -> Diary:
    stream = f"{room}/{name}"
    return Diary(stream, seed, Chance(seed, stream))


_PLANS: dict[tuple[str, int], Plan] = {
    (route.id, renewal.cohorts_from): plan(
        route.leerweg, route.profile, route.level, renewal.crebos, joint_from=renewal.joint_from
    )
    for route in ROUTES
    for renewal in route.programmes
}


def plan_of(route: str, base: int) -> Plan:
    """What a student whose leerjaar 3 was in school year `base` has to do on this route."""
    renewals = [r.cohorts_from for r in BY_ID[route].programmes if r.cohorts_from <= base]
    return _PLANS[route, max(renewals)]
