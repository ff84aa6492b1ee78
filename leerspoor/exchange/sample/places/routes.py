"""Which routes are there, and what happened to them?"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from journeys.events import (
    QualificationRenewed,
    RouteAgreementReplaced,
    RouteOpened,
    RouteRegistrationEnded,
    RouteStopAnnounced,
    RouteStopWithdrawn,
    TeachOutArranged,
)
from journeys.vocabulary import Leerweg, Level, Profile, RouteForm

Later = (
    RouteRegistrationEnded
    | RouteAgreementReplaced
    | RouteStopAnnounced
    | RouteStopWithdrawn
    | TeachOutArranged
    | QualificationRenewed
)


class Renewal(Struct, frozen=True):
    """A programme for cohorts from a school year on, and the day a joint test in it was agreed."""

    cohorts_from: int
    crebos: tuple[str, ...]
    joint_from: date | None = None


class Route(Struct, frozen=True, kw_only=True):
    """A route's terms and history; `weight`: how many students choose it, beside the others."""

    id: str
    form: RouteForm = "DLR"
    agreement: str
    lwt_agreement: str | None = None
    vo: str
    mbo: str
    leerweg: Leerweg
    profile: Profile
    domain: str
    crebo: str | None
    level: Level
    years: int
    element_code: str | None = None
    opened: date = date(2020, 5, 25)
    registered: tuple[date | None, date | None] = (date(2020, 6, 15), date(2020, 7, 6))
    programmes: tuple[Renewal, ...]
    later: tuple[tuple[date, str, Later], ...] = ()
    cohorts: tuple[int, int] = (2020, 2026)
    weight: int

    def opening(self) -> RouteOpened:
        return RouteOpened(
            form=self.form, agreement=self.agreement, lwt_agreement=self.lwt_agreement, vo=self.vo,
            mbo=self.mbo, leerweg=self.leerweg, profile=self.profile, domain=self.domain, crebo=self.crebo,
            level=self.level, years=self.years, element_code=self.element_code,
        )  # fmt: skip


_BUILD, _TECH, _MOVE = "Bouw en infra", "Techniek en procesindustrie", "Mobiliteit en transport"
_CARE, _FOOD, _TRADE = "Zorg en welzijn", "Horeca en bakkerij", "Handel en ondernemerschap"

ROUTES = [
    Route(
        id="pie-elektro-2", agreement="dlr-98vo-98mb", vo="98VO", mbo="98MB", leerweg="BB", profile="PIE",
        domain=_TECH, crebo="25737", level=2, years=3, weight=14,
        programmes=(Renewal(2020, ("25737",)), Renewal(2023, ("25737",), joint_from=date(2023, 6, 19))),
    ),
    Route(
        id="pie-elektro-3", agreement="dlr-98vo-98mb", vo="98VO", mbo="98MB", leerweg="KB", profile="PIE",
        domain=_TECH, crebo="25735", level=3, years=5, weight=10,
        programmes=(Renewal(2020, ("25735",)),),
    ),
    Route(
        id="bwi-metselaar-2", agreement="dlr-98vo-98mb", vo="98VO", mbo="98MB", leerweg="BB", profile="BWI",
        domain=_BUILD, crebo="25786", level=2, years=3, weight=6, cohorts=(2020, 2024),
        programmes=(Renewal(2020, ("25786",)),),
        later=(
            (date(2025, 11, 3), "mbo:98MB", RouteStopAnnounced(
                party="mbo", effective_on=date(2026, 8, 1), reason="too-few-students",
                consulted_on=date(2025, 10, 27))),
        ),
    ),
    Route(
        id="bwi-timmerman-2", agreement="dlr-98vo-98mb", vo="98VO", mbo="98MB", leerweg="BB", profile="BWI",
        domain=_BUILD, crebo="25829", level=2, years=3, weight=8,
        programmes=(Renewal(2020, ("25829",)),),
    ),
    Route(
        id="bouw-domein-2", agreement="dlr-96vo-97mb", vo="96VO", mbo="97MB", leerweg="BB", profile="BWI",
        domain=_BUILD, crebo=None, level=2, years=3, weight=4, cohorts=(2020, 2024),
        programmes=(Renewal(2020, ("25829", "25786")),),
        later=(
            (date(2025, 2, 3), "mbo:97MB", RouteStopAnnounced(
                party="mbo", effective_on=date(2025, 8, 1), reason="no-teachers",
                consulted_on=date(2025, 1, 20))),
            (date(2025, 5, 12), "mbo:97MB", TeachOutArranged(with_="98MB")),
        ),
    ),
    Route(
        id="mt-voertuigen-2", agreement="dlr-97vo-98mb", lwt_agreement="lwt-97vo-98mb", vo="97VO", mbo="98MB",
        leerweg="BB", profile="M&T", domain=_MOVE, crebo="25668", level=2, years=3, weight=10,
        programmes=(Renewal(2020, ("25668",)), Renewal(2022, ("25668",), joint_from=date(2024, 12, 2))),
    ),
    Route(
        id="mt-logistiek-2", agreement="dlr-97vo-98mb", vo="97VO", mbo="98MB", leerweg="KB", profile="M&T",
        domain=_MOVE, crebo="25774", level=2, years=3, weight=4, cohorts=(2020, 2024),
        programmes=(Renewal(2020, ("25774",)),),
        later=(
            (date(2026, 1, 19), "vo:97VO", RouteStopAnnounced(
                party="vo", effective_on=date(2026, 8, 1), reason="too-few-students")),
        ),
    ),
    Route(
        id="techniek-software-4", agreement="dlr-97vo-98mb", vo="97VO", mbo="98MB", leerweg="TL",
        profile="techniek", domain="Informatie en communicatietechnologie", crebo="25998", level=4, years=6,
        weight=6, programmes=(Renewal(2020, ("25998",)),),
    ),
    Route(
        id="zw-verzorgende-3", agreement="dlr-98vo-98mb", vo="98VO", mbo="98MB", leerweg="KB", profile="Z&W",
        domain=_CARE, crebo="25656", level=3, years=5, weight=12,
        programmes=(Renewal(2020, ("25656",)),),
    ),
    Route(
        id="zw-helpende-2", form="GR", agreement="dlr-98vo-98mb", vo="98VO", mbo="98MB", leerweg="BB",
        profile="Z&W", domain=_CARE, crebo="25498", level=2, years=3, weight=7,
        programmes=(Renewal(2020, ("25498",)), Renewal(2022, ("25960",))),
        later=((date(2022, 8, 1), "mbo:98MB", QualificationRenewed(old="25498", new="25960")),),
    ),
    Route(
        id="hbr-kok-2", form="GR", agreement="dlr-96vo-97mb", vo="96VO", mbo="97MB", leerweg="BB",
        profile="HBR", domain=_FOOD, crebo="25180", level=2, years=3, weight=7,
        programmes=(Renewal(2020, ("25180",)),),
    ),
    Route(
        id="eo-retail-2", agreement="dlr-96vo-98mb", vo="96VO", mbo="98MB", leerweg="BB", profile="E&O",
        domain=_TRADE, crebo="25808", level=2, years=3, weight=6,
        registered=(date(2020, 6, 15), date(2024, 11, 15)), programmes=(Renewal(2020, ("25808",)),),
        later=(
            (date(2024, 3, 4), "vo:96VO", RouteStopAnnounced(
                party="vo", effective_on=date(2025, 8, 1), reason="too-few-students")),
            (date(2024, 6, 10), "vo:96VO", RouteStopWithdrawn()),
            (date(2026, 8, 1), "vo:96VO", RouteAgreementReplaced(agreement="dlr-96vo-98mb-2026")),
        ),
    ),
    Route(
        id="eo-retail-4", agreement="dlr-96vo-98mb", vo="96VO", mbo="98MB", leerweg="GL", profile="E&O",
        domain=_TRADE, crebo="25807", level=4, years=5, weight=6, programmes=(Renewal(2020, ("25807",)),),
        later=((date(2026, 8, 1), "vo:96VO", RouteAgreementReplaced(agreement="dlr-96vo-98mb-2026")),),
    ),
    Route(
        id="groen-dieren-2", agreement="regeling-97mb", vo="97MB", mbo="97MB", leerweg="BB", profile="Groen",
        domain="Voedsel, natuur en leefomgeving", crebo="25732", level=2, years=3, weight=6,
        programmes=(Renewal(2020, ("25732",)),),
    ),
    Route(
        id="dp-leerlijn-2", form="LEERLIJN", agreement="dlr-97vo-98mb", vo="97VO", mbo="98MB", leerweg="BB",
        profile="D&P", domain="Economie en administratie", crebo="25724", level=2, years=3, weight=3,
        registered=(None, None), programmes=(Renewal(2020, ("25724",)),),
    ),
    Route(
        id="vakmanschap-bouw", form="EXPERIMENT", agreement="experiment-98vo-98mb", vo="98VO", mbo="98MB",
        leerweg="BB", profile="BWI", domain=_BUILD, crebo="25786", level=2, years=3, element_code="1530",
        opened=date(2018, 6, 4), registered=(date(2018, 6, 18), date(2018, 6, 25)), cohorts=(2019, 2019),
        weight=5, programmes=(Renewal(2018, ("25786",)),),
        later=((date(2023, 8, 1), "vo:98VO", RouteRegistrationEnded(side="vo", brin="98VO")),),
    ),
]  # fmt: skip

BY_ID = {route.id: route for route in ROUTES}
