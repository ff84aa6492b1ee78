"""Who leaves without a startkwalificatie, who has to know of it, and where may they go?

VSV-01 … VSV-04, OVS-06, VEX-42. What is not known of a person (day of birth, level of a diploma) stays
unknown in the answer, unless it makes no difference.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

from journeys.law.dated import value_on
from journeys.law.values.ages import KWALIFICATIEPLICHT_UNTIL
from journeys.vocabulary import PARTIES, ExamSide, Leerweg, Level, Party, Phase, RouteForm

VsvReport: TypeAlias = Literal["BY_PHASE", "BY_ENROLMENT"]
"""The choices of the policy `vsv_report`."""

VSV_DEFINITION_OPEN_SINCE = date(2026, 1, 1)
"""From this day the meaning of a vsv'er is in a regulation of which the text was not found. VSV-03."""


class Diploma(Struct, frozen=True, kw_only=True):
    """A diploma that a person has; `level` of an mbo diploma only, None where it is not known."""

    of: Literal["vmbo", "havo", "vwo", "mbo"]
    level: Level | None = None


class Access(Struct, frozen=True):
    """Whether a diploma admits to a level, None if that cannot be told, and the rule that says so."""

    admits: bool | None
    rule: str


def startkwalificatie(diplomas: Collection[Diploma]) -> bool | None:
    """VSV-01: havo, vwo, or mbo of level 2 or higher; neither vmbo nor entree (level 1).

    None if it hangs on an mbo diploma of unknown level.
    """
    verdicts = {_is_startkwalificatie(diploma) for diploma in diplomas}
    return True if True in verdicts else None if None in verdicts else False


def _is_startkwalificatie(diploma: Diploma) -> bool | None:
    if diploma.of == "mbo":
        return None if diploma.level is None else diploma.level >= 2
    return diploma.of != "vmbo"


def age_on(born: date, on: date) -> int:
    """Age in whole years; who was born on 29 February turns a year older on 1 March of other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def kwalificatieplicht(born: date | None, on: date, has_startkwalificatie: bool | None) -> bool | None:
    """VSV-02: up to the day before the 18th birthday, and not with a startkwalificatie.

    When it takes over from the leerplicht of younger years is not looked at.
    """
    if has_startkwalificatie or (
        born is not None and age_on(born, on) >= value_on(KWALIFICATIEPLICHT_UNTIL, on)
    ):
        return False
    return None if born is None or has_startkwalificatie is None else True


def vsv_candidate(
    left_on: date | None, born: date | None, on: date, has_startkwalificatie: bool | None, limit: int
) -> Literal["yes", "no", "unknown"]:
    """VSV-03: has left education by a day, without a startkwalificatie, and is then younger than the limit.

    `left_on` is the first day out of education, None for who is still in it. `limit` is the value of
    `VSV_AGE_LIMIT` on the day `on`; see `vsv_definition_open` for how sure the answer is.
    """
    if left_on is None or left_on > on or has_startkwalificatie:
        return "no"
    if born is not None and age_on(born, on) >= limit:
        return "no"
    return "unknown" if born is None or has_startkwalificatie is None else "yes"


def vsv_definition_open(on: date) -> bool:
    """Whether on this day only the age limit of VSV-03 is known, and the rest of the definition is not."""
    return on >= VSV_DEFINITION_OPEN_SINCE


def who_reports(policy: VsvReport, phase: Phase, enrolled_at: Collection[Party]) -> tuple[Party, ...]:
    """VSV-04: the school that answers for absence in that phase, or each where the student is enrolled."""
    reporting = (phase,) if policy == "BY_PHASE" else enrolled_at
    return tuple(party for party in PARTIES if party in reporting)


def access_to_level(
    side: ExamSide, leerweg: Leerweg | None, lwt: bool | None, level: Literal[2, 3, 4]
) -> Access:
    """What a vmbo diploma admits to: level 2 for all; higher not of a leerwerktraject (VEX-42), nor of BB.

    The latter is RTE-07, from memory, and so is that KB, GL and TL do. A leerwerktraject lies in BB. What an
    mbo diploma admits to no rule says.
    """
    if side == "mbo":
        return Access(None, "RTE-07")
    if lwt:
        return Access(level == 2, "VEX-42")
    if level == 2 or leerweg == "BB":
        return Access(level == 2, "RTE-07")
    return Access(None if leerweg is None else True, "RTE-07")


def no_formal_access_to_level_2(form: RouteForm, has_vmbo_diploma: bool | None) -> bool | None:
    """OVS-06: who leaves a GR without a vmbo diploma is not formally admitted to level 2 elsewhere.

    In the other forms the vmbo exam is owed, and the duty of both schools leads there. What remedies it is
    open. None if it is not known whether there is a diploma.
    """
    if form != "GR":
        return False
    return None if has_vmbo_diploma is None else not has_vmbo_diploma
