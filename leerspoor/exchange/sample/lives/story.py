"""Who is the student, and what is still to do?

The state that the chapters of one life share. A school year is named by the calendar year it begins in.
"""

from __future__ import annotations

from datetime import date

from journeys.events import EnrolmentPeriodRegistered
from journeys.vocabulary import Fase, Party
from leerspoor.exchange.sample.chance import Chance
from leerspoor.exchange.sample.diary import LAST_DAY, Diary
from leerspoor.exchange.sample.names import student_id
from leerspoor.exchange.sample.places.history import plan_of
from leerspoor.exchange.sample.places.programmes import JOINT
from leerspoor.exchange.sample.places.routes import BY_ID

_LEERROUTE = {"DLR": "DLR", "GR": "GLR"}


class Story:
    """One student: the diary, the route, and the codes of what is still to pass."""

    def __init__(self, seed: int, number: int) -> None:
        self.student = student_id(seed, number)
        stream = f"student/{self.student}"
        self.chance = Chance(seed, stream)
        self.diary = Diary(stream, seed, self.chance)
        self.note = self.diary.note
        self.plain = False
        self.start = LAST_DAY
        self.lwt = False
        self.placements = 0
        self.passed: set[str] = set()
        self.chosen: list[str] = []
        self.enrolment: dict[Party, str] = {}

    def takes(self, route: str, base: int) -> None:
        """Come to a route, in the cohort whose leerjaar 3 began in `base`."""
        self.route = BY_ID[route]
        self.base = base
        self.plan = plan_of(route, base)
        self.crebo = self.route.crebo
        if self.crebo not in self.plan.kerntaken and self.crebo is not None:
            self.crebo = next(iter(self.plan.kerntaken))
        self.vo, self.mbo = f"vo:{self.route.vo}", f"mbo:{self.route.mbo}"

    def begins(self, year: int) -> None:
        """The school year of the first record."""
        self.diary.opens(date(year, 4, 1))

    def mishap(self, share: float) -> bool:
        """True in this share of cases, but never in a life that is told to show something else."""
        return self.chance.draw() < share and not self.plain

    def luck(self) -> float:
        """From 0 up to 1: the lower, the more can go wrong with an examination."""
        return 1.0 if self.plain else self.chance.draw()

    def over(self, year: int) -> bool:
        """Whether the region's history stops before this school year."""
        return date(year, 8, 1) > LAST_DAY

    def owed(self) -> list[str]:
        """The vmbo parts not yet passed, in the programme's order."""
        plan, form = self.plan, self.route.form
        if form == "GR":
            needed = [code for code in self.chosen if not code.startswith("KD")]
        elif self.lwt:
            needed = ["NE-SE", "NE-CE", *plan.vocational, *self.keuzevakken()]
        else:
            pairs = [code for pair in plan.general for code in pair]
            needed = [*pairs, *plan.single, *plan.vocational, *self.keuzevakken()]
        return [code for code in needed if code not in self.passed]

    def keuzevakken(self) -> list[str]:
        """The chosen ones."""
        return [code for code in self.chosen if code.startswith("KV")]

    def keuzedelen(self) -> list[str]:
        """The chosen ones."""
        return [code for code in self.chosen if code.startswith("KD")]

    def still_counts(self, code: str) -> bool:
        """Whether a part passed on the former route is a vmbo part of this one."""
        pairs = [part for pair in self.plan.general for part in pair]
        return code in (*pairs, *self.plan.single, *self.plan.vocational, *self.plan.keuzevakken)

    def closes(self, code: str, sat: date) -> str:
        """The part by which this one is passed: a joint test for maatschappijleer, once there is one."""
        self.passed.add(code)
        if code == "MA" and self.plan.joint_from is not None and self.plan.joint_from <= sat:
            self.passed.add("LB")
            return JOINT
        return code

    def registered(self, on: date, side: Party, *, fase: Fase | None = None, late: int | None = None) -> int:
        """What the register says of this school year, as the register's file tells it later."""
        route, mbo = self.route, side == "mbo"
        enrolment = self.enrolment.setdefault(side, f"{side}{self.chance.between(100_000, 999_999)}")
        period = EnrolmentPeriodRegistered(
            side=side,
            brin=route.mbo if mbo else route.vo,
            enrolment=enrolment,
            crebo=self.crebo if mbo else None,
            leertraject="BOL" if mbo else None,
            level=route.level if mbo else None,
            funded=True,
            leerroute=_LEERROUTE.get(route.form),
            fase=fase or ("MBO" if mbo else "VO"),
        )
        return self.note(on, "duo", period, self.chance.between(28, 75) if late is None else late)
