"""When is it an mbo diploma?

The student of these tests follows level 2, is in the cohort of 2023, and has passed everything; each test
changes what it is about.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from journeys.law.condition import Condition, Turn
from journeys.law.mbo_result import Generic, Kerntaak, Keuzedeel, MboExam, MboResult, mbo_result
from journeys.law.values.mbo_exam import GENERIC_LEVELS, KEUZEDEEL_HOURS, GenericSubject
from journeys.vocabulary import Level

IN_2025 = date(2026, 6, 30)
IN_2026 = date(2026, 8, 1)


def generic(**marks: str | None) -> tuple[Generic, ...]:
    """`NL="6"`; None is not sat yet, `-` an exemption without a mark."""
    subjects: tuple[GenericSubject, ...] = ("NL", "REK", "EN")
    return tuple(
        Generic(
            subject=subject,
            mark=None if mark in {None, "-"} else Decimal(mark),
            exempt=mark == "-",
            there=True,
        )
        for subject in subjects
        if subject in marks
        for mark in [marks[subject]]
    )


def keuzedelen(*marks: str | None, hours: int = 240) -> tuple[Keuzedeel, ...]:
    """Called K0, K1, …, each of so many hours; None is not closed yet, `-` an exemption without a mark."""
    return tuple(
        Keuzedeel(
            code=f"K{n}", hours=hours, mark=None if mark == "-" else mark, exempt=mark == "-", extra=False
        )
        for n, mark in enumerate(marks)
    )


def kerntaken(*marks: str | None) -> tuple[Kerntaak, ...]:
    """Called B1-K1, B1-K2, …; as keuzedelen."""
    return tuple(
        Kerntaak(code=f"B1-K{n}", mark=None if mark == "-" else mark, exempt=mark == "-")
        for n, mark in enumerate(marks, 1)
    )


PASS = MboExam(
    level=2,
    cohort=2023,
    generic=generic(NL="6", REK="6"),
    keuzedelen=keuzedelen("6", "6"),
    kerntaken=kerntaken("6", "voldoende"),
    lb_done=True,
    bpv_done=True,
    burgerschap_done=None,
    burgerschap_exam="OFF",
    on=IN_2025,
    ended=False,
)
PASS_4 = replace(
    PASS, level=4, generic=generic(NL="6", REK="6", EN="6"), keuzedelen=keuzedelen("6", "6", "6")
)


def having(exam: MboExam = PASS, **changed: object) -> MboResult:
    return mbo_result(replace(exam, **changed))


def part(result: MboResult, code: str) -> Condition:
    return next(condition for condition in result.conditions if condition.condition == code)


def turns(result: MboResult) -> dict[str, str | None]:
    return {turn.about: turn.mark for turn in result.turns}


# --- the whole --------------------------------------------------------------------------------------------


def test_who_meets_every_condition_has_passed() -> None:
    result = mbo_result(PASS)
    assert result.state == "PASSED"
    assert [(c.condition, c.rule, c.met, c.about) for c in result.conditions] == [
        ("kerntaken", "MEX-02", True, ()),
        ("generic-level-there", "MEX-03", True, ()),
        ("generic", "MEX-04", True, ()),
        ("keuzedeel-hours", "MEX-05", True, ()),
        ("keuzedelen", "MEX-06", True, ()),
        ("lb", "MEX-07", True, ()),
        ("bpv", "MEX-08", True, ()),
    ]
    assert result.turns == ()


def test_each_condition_says_what_was_found_and_what_is_needed() -> None:
    assert {c.condition: (c.found, c.needed) for c in mbo_result(PASS).conditions} == {
        "kerntaken": ("2/2", ">= 6"),
        "generic-level-there": ("NL, REK", "NL 2F, REK mbo-2"),
        "generic": ("NL 6, REK 6", ">= 5, >= 6"),
        "keuzedeel-hours": ("480", ">= 480"),
        "keuzedelen": ("6.00", ">= 5.5, 1/2 >= 6, >= 4"),
        "lb": (None, "voldaan"),
        "bpv": (None, "voldoende"),
    }


def test_a_student_who_goes_on_can_still_pass_and_one_whose_journey_ended_cannot() -> None:
    assert having(bpv_done=False).state == "NOT_YET"
    over = having(bpv_done=False, ended=True)
    assert over.state == "NOT_ANY_MORE"
    assert over.turns == ()
    assert having(ended=True).state == "PASSED"


def test_what_cannot_be_told_is_no_pass() -> None:
    assert having(lb_done=None).state == "NOT_YET"
    assert having(lb_done=None, ended=True).state == "NOT_ANY_MORE"


# --- kerntaken --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mark", "met"),
    [
        ("5", False), ("5.4", False), ("5.5", True), ("6", True), ("10", True), ("voldoende", True),
        ("goed", True), ("voldaan", True), ("onvoldoende", False), (None, None), ("-", True),
    ],
)  # fmt: skip
def test_every_kerntaak_has_to_be_sufficient(mark: str | None, met: bool | None) -> None:
    """MEX-02."""
    found = part(having(kerntaken=kerntaken("8", mark)), "kerntaken")
    assert found.met is met
    assert found.about == (() if met else ("B1-K2",))
    assert found.found == ("2/2" if met else "1/2")


def test_a_failed_kerntaak_says_more_than_one_that_is_not_done_yet() -> None:
    found = part(having(kerntaken=kerntaken("4", None, "7")), "kerntaken")
    assert (found.met, found.about, found.found) == (False, ("B1-K1",), "1/3")


def test_an_exemption_with_a_mark_counts_by_its_mark() -> None:
    exempt = replace(kerntaken("5")[0], exempt=True)
    assert part(having(kerntaken=(exempt,)), "kerntaken").met is False
    five = tuple(replace(g, exempt=True) for g in generic(NL="5", REK="5"))
    assert part(having(generic=five), "generic").met is False
    made_up = tuple(replace(g, exempt=True) for g in generic(NL="5", REK="6"))
    assert part(having(generic=made_up), "generic").met is True
    low = tuple(replace(k, exempt=True) for k in keuzedelen("3", "10"))
    assert part(having(keuzedelen=low), "keuzedelen").met is False


def test_without_any_kerntaak_it_cannot_be_told() -> None:
    result = having(kerntaken=())
    assert (part(result, "kerntaken").met, result.state) == (None, "NOT_YET")


# --- generic parts ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "needed"),
    [
        (1, "?"),
        (2, "NL 2F, REK mbo-2"),
        (3, "NL 2F, REK mbo-3"),
        (4, "NL 3F, REK mbo-4, EN B1, EN A2"),
    ],
)
def test_each_level_asks_its_own_generic_levels(level: Level, needed: str) -> None:
    """MEX-03."""
    found = part(having(level=level), "generic-level-there")
    assert (found.rule, found.needed) == ("MEX-03", needed)


def test_english_at_level_4_is_b1_to_read_and_listen_and_a2_to_speak_and_write() -> None:
    """MEX-03."""
    english = [p for p in GENERIC_LEVELS[4][0].value if p.subject == "EN"]
    assert [(p.level, p.skills) for p in english] == [
        ("B1", ("lezen", "luisteren")),
        ("A2", ("spreken", "gesprekken", "schrijven")),
    ]


def test_a_programme_without_a_generic_part_of_its_level_makes_no_diploma() -> None:
    """MEX-03."""
    lacking = replace(PASS.generic[1], there=False)
    result = having(generic=(PASS.generic[0], lacking))
    found = part(result, "generic-level-there")
    assert (found.met, found.found, found.about, result.state) == (False, "NL", ("REK",), "NOT_YET")
    none = part(having(generic=()), "generic-level-there")
    assert (none.met, none.found, none.about) == (False, None, ("NL", "REK"))


def test_english_is_asked_at_level_4_only() -> None:
    """MEX-03, MEX-04."""
    assert having(generic=generic(NL="6", REK="6", EN="1")).state == "PASSED"
    assert part(having(PASS_4, generic=generic(NL="6", REK="6")), "generic-level-there").about == ("EN",)
    assert having(PASS, generic=generic(NL="6", REK="6", EN="1")).conditions == mbo_result(PASS).conditions


def test_of_entree_it_is_not_known_what_is_asked() -> None:
    """MEX-03, MEX-04."""
    result = having(level=1, generic=generic(NL="3", REK="3"))
    assert [part(result, code).met for code in ("generic-level-there", "generic")] == [None, None]
    assert part(result, "generic").needed == "?"
    assert (part(result, "generic").about, part(result, "generic").found) == ((), None)
    assert result.state == "NOT_YET"


@pytest.mark.parametrize(
    ("dutch", "rekenen", "met"),
    [
        ("6", "6", True), ("5", "6", True), ("6", "5", True), ("5", "5", False), ("10", "4", False),
        ("4", "10", False), ("4.4", "6", False), ("4.5", "6", True), ("4.49", "6", False),
        ("4.5", "5.5", True), ("4.5", "5.4", False), ("4.5", "5.49", False), ("5.4", "5.5", True),
    ],
)  # fmt: skip
def test_at_level_2_and_3_one_of_two_generic_parts_may_be_a_five(dutch: str, rekenen: str, met: bool) -> None:
    """MEX-04; final marks are whole, rounded half up."""
    for level in (2, 3):
        found = part(having(level=level, generic=generic(NL=dutch, REK=rekenen)), "generic")
        assert found.met is met


@pytest.mark.parametrize(
    ("dutch", "rekenen", "english", "met"),
    [
        ("6", "6", "6", True), ("5", "6", "6", True), ("6", "5", "6", True), ("6", "6", "5", True),
        ("5", "5", "10", False), ("10", "5", "5", False), ("5", "10", "5", False), ("6", "6", "4", False),
        ("6", "4", "6", False), ("4", "6", "6", False), ("6", "6", "4.5", True), ("6", "6", "4.4", False),
    ],
)  # fmt: skip
def test_at_level_4_one_of_three_generic_parts_may_be_a_five(
    dutch: str, rekenen: str, english: str, met: bool
) -> None:
    """MEX-04."""
    found = part(having(PASS_4, generic=generic(NL=dutch, REK=rekenen, EN=english)), "generic")
    assert found.met is met
    assert found.needed == ">= 5, >= 6, >= 6"


def test_a_generic_part_not_sat_yet_is_waited_for() -> None:
    """MEX-04."""
    found = part(having(generic=generic(NL="5.4", REK=None)), "generic")
    assert (found.met, found.found, found.about) == (None, "NL 5", ("REK",))
    nothing = part(having(generic=generic(NL=None, REK=None)), "generic")
    assert (nothing.met, nothing.found, nothing.about) == (None, None, ("NL", "REK"))


def test_two_fives_or_a_four_fail_whatever_is_still_to_come() -> None:
    """MEX-04."""
    two = part(having(PASS_4, generic=generic(NL="5", REK="5", EN=None)), "generic")
    assert (two.met, two.about) == (False, ("NL", "REK"))
    four = part(having(generic=generic(NL="4", REK=None)), "generic")
    assert (four.met, four.about) == (False, ("NL",))
    assert part(having(generic=generic(NL="4", REK="6")), "generic").about == ("NL",)


def test_an_exemption_asks_nothing_and_whether_it_makes_up_for_a_five_is_not_known() -> None:
    """MEX-04, MEX-17."""
    assert part(having(generic=generic(NL="-", REK="6")), "generic").met is True
    assert part(having(generic=generic(NL="-", REK="-")), "generic").met is True
    five = having(generic=generic(NL="-", REK="5"))
    assert (part(five, "generic").met, part(five, "generic").about) == (None, ("NL",))
    assert turns(five) == {"REK": "6"}
    assert part(having(generic=generic(NL="-", REK="4")), "generic").met is False
    assert part(having(PASS_4, generic=generic(NL="-", REK="5", EN="6")), "generic").met is None
    assert part(having(PASS_4, generic=generic(NL="-", REK="5", EN="5")), "generic").met is False
    assert part(having(PASS_4, generic=generic(NL="-", REK="6", EN=None)), "generic").about == ("EN",)


# --- keuzedelen ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("level", "hours"), [(1, 240), (2, 480), (3, 720), (4, 720)])
def test_each_level_asks_its_hours_of_keuzedelen(level: Level, hours: int) -> None:
    """MEX-05."""
    assert part(having(level=level, keuzedelen=keuzedelen("6", hours=hours)), "keuzedeel-hours").met is True
    short = part(having(level=level, keuzedelen=keuzedelen("6", hours=hours - 1)), "keuzedeel-hours")
    assert (short.met, short.found, short.needed) == (False, str(hours - 1), f">= {hours}")


@pytest.mark.parametrize(
    ("on", "met", "needed"),
    [
        (date(2022, 7, 31), None, "?"),
        (date(2022, 8, 1), True, ">= 720"),
        (date(2022, 8, 2), True, ">= 720"),
    ],
)
def test_at_level_4_the_hours_are_known_from_1_august_2022(on: date, met: bool | None, needed: str) -> None:
    """MEX-05: from that day for every student, of whatever cohort."""
    result = having(PASS_4, on=on, cohort=2021)
    found = part(result, "keuzedeel-hours")
    assert (found.met, found.needed) == (met, needed)
    assert turns(result) == {}
    assert part(having(on=date(2020, 8, 1), cohort=2020), "keuzedeel-hours").needed == ">= 480"


def test_hours_still_open_are_waited_for() -> None:
    """MEX-05."""
    found = part(having(keuzedelen=keuzedelen("6", None)), "keuzedeel-hours")
    assert (found.met, found.found, found.about) == (None, "240", ("K1",))
    one_short = part(having(keuzedelen=keuzedelen("6", None, hours=239)), "keuzedeel-hours")
    assert (one_short.met, one_short.about) == (False, ("K1",))
    enough = part(having(keuzedelen=keuzedelen("6", "6", None)), "keuzedeel-hours")
    assert (enough.met, enough.about) == (True, ())


def test_an_exempted_and_a_failed_keuzedeel_count_for_the_hours_and_an_extra_one_does_not() -> None:
    """MEX-05."""
    assert part(having(keuzedelen=keuzedelen("-", "3")), "keuzedeel-hours").met is True
    extra = replace(keuzedelen("8")[0], extra=True)
    found = part(having(keuzedelen=(*keuzedelen("8"), extra)), "keuzedeel-hours")
    assert (found.met, found.found) == (False, "240")


@pytest.mark.parametrize(
    ("marks", "met", "mean"),
    [
        (("6",), True, "6.00"),
        (("5",), False, "5.00"),
        (("5.5",), True, "6.00"),
        (("5.4",), False, "5.00"),
        (("5", "6"), True, "5.50"),
        (("4", "7"), True, "5.50"),
        (("4", "6"), False, "5.00"),
        (("5", "5", "6"), False, "5.33"),
        (("5", "6", "6"), True, "5.66"),
        (("5", "5", "6", "6"), True, "5.50"),
        (("4", "5", "6", "6"), False, "5.25"),
        (("5", "5", "5", "9"), False, "6.00"),
        (("5", "5", "7"), False, "5.66"),
        (("5", "5", "6", "10"), True, "6.50"),
        (("3", "10"), False, "6.50"),
        (("3.4", "10"), False, "6.50"),
        (("3.5", "10"), True, "7.00"),
        (("4", "10"), True, "7.00"),
        (("4", "10", "10", "10"), True, "8.50"),
        (("5", "5", "5", "10", "10"), False, "7.00"),
    ],
)
def test_keuzedelen_make_up_for_each_other_within_bounds(
    marks: tuple[str, ...], met: bool, mean: str
) -> None:
    """MEX-06: the mean rounds to 6, at least half are a 6, none is below 4."""
    result = having(keuzedelen=keuzedelen(*marks, hours=720))
    found = part(result, "keuzedelen")
    assert (found.met, found.found, result.keuzedeel_mean) == (met, mean, mean)
    below = tuple(f"K{n}" for n, mark in enumerate(marks) if float(mark) < 5.5)
    assert found.about == (() if met else below)


def test_a_large_keuzedeel_weighs_no_more_than_a_small_one() -> None:
    """MEX-06."""
    five, seven = keuzedelen("4", "7")
    assert having(keuzedelen=(replace(five, hours=720), seven)).state == "PASSED"


def test_extra_keuzedelen_and_those_exempted_without_a_mark_are_outside_the_mean() -> None:
    """MEX-06."""
    extra = tuple(replace(k, extra=True) for k in keuzedelen("1", None))
    result = having(keuzedelen=(*keuzedelen("6", "-"), *extra))
    assert (result.state, result.keuzedeel_mean) == ("PASSED", "6.00")
    single = having(keuzedelen=keuzedelen("5", "-"))
    assert part(single, "keuzedelen").met is False
    assert part(having(keuzedelen=keuzedelen("-", "-")), "keuzedelen").met is True
    assert having(keuzedelen=keuzedelen("-", "-")).keuzedeel_mean is None


def test_without_any_keuzedeel_it_cannot_be_told() -> None:
    """MEX-06."""
    assert part(having(keuzedelen=()), "keuzedelen").met is None
    extra = tuple(replace(k, extra=True) for k in keuzedelen("6"))
    assert part(having(keuzedelen=extra), "keuzedelen").met is None


def test_a_keuzedeel_not_closed_yet_is_waited_for() -> None:
    """MEX-06."""
    result = having(keuzedelen=keuzedelen("4", None))
    found = part(result, "keuzedelen")
    assert (found.met, found.about, found.found) == (None, ("K1",), "4.00")
    assert part(having(keuzedelen=keuzedelen("3", None)), "keuzedelen").met is False
    assert part(having(keuzedelen=keuzedelen("10", "10", None)), "keuzedelen").met is None


@pytest.mark.parametrize(
    ("marks", "met"),
    [
        (("voldoende", "goed"), True),
        (("voldoende", "5"), True),
        (("voldoende", "4"), None),
        (("goed", "4"), None),
        (("voldoende", "onvoldoende"), None),
        (("10", "onvoldoende"), None),
        (("6", "onvoldoende"), None),
        (("4", "4", "4", "4", "6", "6", "6", "goed"), None),
        (("4", "4", "4", "4", "6", "6", "5.4", "goed"), False),
        (("onvoldoende", "onvoldoende"), False),
        (("onvoldoende",), False),
        (("onvoldoende", "5", "10"), False),
        (("voldoende", "3"), False),
    ],
)
def test_a_keuzedeel_in_words_is_sufficient_or_not_and_how_high_is_not_known(
    marks: tuple[str, ...], met: bool | None
) -> None:
    """MEX-06."""
    result = having(keuzedelen=keuzedelen(*marks, hours=480))
    assert part(result, "keuzedelen").met is met
    assert result.keuzedeel_mean is None


def test_a_judgement_that_leaves_the_mean_open_is_what_it_waits_for() -> None:
    assert part(having(keuzedelen=keuzedelen("voldoende", "4")), "keuzedelen").about == ("K0",)


@pytest.mark.parametrize(("cohort", "met"), [(2019, None), (2020, True), (2021, True)])
def test_of_a_cohort_before_2020_it_is_not_known_what_is_asked_of_keuzedelen(
    cohort: int, met: bool | None
) -> None:
    """MEX-06."""
    result = having(cohort=cohort)
    found = part(result, "keuzedelen")
    assert found.met is met
    assert (found.needed == "cohort >= 2020") is (met is None)
    assert result.state == ("PASSED" if met else "NOT_YET")
    assert result.turns == ()


def test_of_an_early_cohort_no_mark_is_known_to_turn_the_result() -> None:
    assert having(cohort=2019, keuzedelen=keuzedelen("3", "6")).turns == (
        Turn(about="K0", by="resit", rule="MEX-06", mark=None, turns=False),
    )


# --- lb, burgerschap, bpv -----------------------------------------------------------------------------------


@pytest.mark.parametrize("done", [True, False, None])
def test_loopbaan_en_burgerschap_is_done_or_not(done: bool | None) -> None:
    """MEX-07."""
    found = part(having(lb_done=done), "lb")
    assert (found.rule, found.met, found.about) == ("MEX-07", done, () if done else ("lb",))


def test_without_bpv_never_a_diploma() -> None:
    """MEX-08."""
    found = part(having(bpv_done=False), "bpv")
    assert (found.rule, found.met, found.about) == ("MEX-08", False, ("bpv",))
    assert having(bpv_done=False).state == "NOT_YET"


@pytest.mark.parametrize(
    ("on", "asked"), [(date(2026, 7, 31), False), (date(2026, 8, 1), True), (date(2026, 8, 2), True)]
)
@pytest.mark.parametrize("policy", ["OFF", "ON"])
def test_an_exam_in_burgerschap_is_asked_from_study_year_2026_where_the_policy_says_so(
    on: date, asked: bool, policy: Literal["OFF", "ON"]
) -> None:
    """MEX-07: whether the law asks it is open in both cases."""
    result = having(on=on, burgerschap_exam=policy, burgerschap_done=False)
    codes = [condition.condition for condition in result.conditions]
    assert ("burgerschap" in codes) is (asked and policy == "ON")
    assert result.burgerschap_open is asked


@pytest.mark.parametrize(("done", "state"), [(True, "PASSED"), (False, "NOT_YET"), (None, "NOT_YET")])
def test_where_it_is_asked_burgerschap_has_to_be_sufficient(done: bool | None, state: str) -> None:
    """MEX-07."""
    result = having(on=IN_2026, burgerschap_exam="ON", burgerschap_done=done)
    found = part(result, "burgerschap")
    assert (found.rule, found.met, found.needed, result.state) == ("MEX-07", done, "voldoende", state)
    assert having(on=IN_2026, burgerschap_exam="OFF", burgerschap_done=done).state == "PASSED"


# --- what would turn it -------------------------------------------------------------------------------------


def test_a_kerntaak_done_again_turns_it_with_a_six() -> None:
    assert having(kerntaken=kerntaken("5", "6")).turns == (
        Turn(about="B1-K1", by="resit", rule="MEX-02", mark="6", turns=True),
    )
    assert having(kerntaken=kerntaken(None, "onvoldoende", "-")).turns == (
        Turn(about="B1-K1", by="sitting", rule="MEX-02", mark=None, turns=False),
        Turn(about="B1-K2", by="resit", rule="MEX-02", mark=None, turns=False),
    )


def test_the_last_generic_part_wants_a_five_or_a_six_by_what_the_others_are() -> None:
    assert turns(having(generic=generic(NL="6", REK=None))) == {"REK": "5"}
    assert turns(having(generic=generic(NL="5.5", REK=None))) == {"REK": "5"}
    assert turns(having(generic=generic(NL="5", REK=None))) == {"NL": None, "REK": "6"}
    assert having(generic=generic(NL="4.4", REK="5.4")).turns == (
        Turn(about="NL", by="resit", rule="MEX-04", mark="6", turns=True),
        Turn(about="REK", by="resit", rule="MEX-04", mark=None, turns=False),
    )


def test_a_five_that_is_made_up_for_stands_in_nobodys_way() -> None:
    result = having(generic=generic(NL="5", REK="6"), keuzedelen=keuzedelen("5", "6"), bpv_done=False)
    assert turns(result) == {"bpv": None}


def test_no_part_turns_it_that_the_programme_does_not_have_or_the_level_does_not_ask() -> None:
    not_there = replace(PASS.generic[1], there=False, mark=None)
    assert turns(having(generic=(PASS.generic[0], not_there))) == {}
    assert turns(having(generic=generic(NL="6", REK=None, EN=None))) == {"REK": "5"}


def test_a_keuzedeel_done_again_turns_it_with_what_the_mean_lacks() -> None:
    assert having(keuzedelen=keuzedelen("3", "6")).turns == (
        Turn(about="K0", by="resit", rule="MEX-06", mark="5", turns=True),
    )
    assert turns(having(keuzedelen=keuzedelen("3", "10"))) == {"K0": "4"}
    assert turns(having(keuzedelen=keuzedelen("3", "3"))) == {"K0": None, "K1": None}
    assert turns(having(keuzedelen=keuzedelen("5", "5"))) == {"K0": "6", "K1": "6"}
    assert turns(having(keuzedelen=keuzedelen("voldoende", "4"))) == {"K1": "5"}


def test_a_keuzedeel_still_open_turns_it_with_its_hours_and_its_mark() -> None:
    assert having(keuzedelen=keuzedelen("6", None)).turns == (
        Turn(about="K1", by="sitting", rule="MEX-06", mark="5", turns=True),
    )
    assert turns(having(keuzedelen=keuzedelen("-", None))) == {"K1": "6"}
    four_fours = keuzedelen("4", "4", "4", "4", "6", "6", "6", None)
    assert turns(having(keuzedelen=four_fours))["K7"] == "10"
    extra = replace(keuzedelen(None)[0], code="K9", extra=True)
    assert turns(having(keuzedelen=(*keuzedelen("6", None), extra))) == {"K1": "5"}


def test_too_few_hours_ask_a_choice_that_alone_does_not_do_it() -> None:
    """MEX-05."""
    assert having(keuzedelen=keuzedelen("6")).turns == (
        Turn(about="keuzedeel-hours", by="choice", rule="MEX-05", mark=None, turns=False),
    )


def test_what_has_no_mark_turns_it_by_being_done() -> None:
    """MEX-07, MEX-08."""
    assert having(lb_done=None).turns == (
        Turn(about="lb", by="sitting", rule="MEX-07", mark=None, turns=True),
    )
    assert having(bpv_done=False).turns == (
        Turn(about="bpv", by="sitting", rule="MEX-08", mark=None, turns=True),
    )
    assert having(on=IN_2026, burgerschap_exam="ON").turns == (
        Turn(about="burgerschap", by="sitting", rule="MEX-07", mark=None, turns=True),
    )
    assert [(turn.about, turn.turns) for turn in having(lb_done=False, bpv_done=False).turns] == [
        ("lb", False),
        ("bpv", False),
    ]


# --- laws ---------------------------------------------------------------------------------------------------

WHOLE = st.integers(1, 10)
TENTHS = st.integers(10, 100).map(lambda tenths: str(Decimal(tenths) / 10))
ORDINARY = st.sampled_from(["4", "5.5", "6", "6", "6", "7", "8"])
NUMBERS = ORDINARY | ORDINARY | ORDINARY | TENTHS | st.sampled_from([None, "-"])
MARKS = NUMBERS | NUMBERS | NUMBERS | st.sampled_from(["voldoende", "goed", "onvoldoende"])
LEVELS: st.SearchStrategy[Level] = st.sampled_from([2, 3, 4])


@st.composite
def exams(draw: st.DrawFn) -> MboExam:
    return replace(
        PASS,
        level=draw(LEVELS),
        generic=generic(NL=draw(NUMBERS), REK=draw(NUMBERS), EN=draw(NUMBERS)),
        keuzedelen=keuzedelen(*draw(st.lists(MARKS, min_size=1, max_size=3)), hours=480),
        kerntaken=kerntaken(*draw(st.lists(MARKS, min_size=1, max_size=2))),
        lb_done=draw(st.sampled_from([True, True, True, None, False])),
        ended=draw(st.booleans()),
    )


def with_mark(exam: MboExam, about: str, mark: str) -> MboExam:
    return replace(
        exam,
        generic=tuple(replace(g, mark=Decimal(mark)) if g.subject == about else g for g in exam.generic),
        keuzedelen=tuple(replace(k, mark=mark) if k.code == about else k for k in exam.keuzedelen),
        kerntaken=tuple(replace(k, mark=mark) if k.code == about else k for k in exam.kerntaken),
    )


ABOUT = st.sampled_from(["NL", "REK", "EN", "K0", "K1", "K2", "B1-K1", "B1-K2"])


@given(exam=exams(), about=ABOUT, mark=st.integers(10, 100), higher=st.integers(10, 100))
def test_a_higher_mark_never_turns_a_pass_into_a_fail(
    exam: MboExam, about: str, mark: int, higher: int
) -> None:
    low, high = sorted((mark, higher))
    before = mbo_result(with_mark(exam, about, str(Decimal(low) / 10)))
    after = mbo_result(with_mark(exam, about, str(Decimal(high) / 10)))
    if before.state == "PASSED":
        assert after.state == "PASSED"
    for was, is_now in zip(before.conditions, after.conditions, strict=True):
        assert is_now.met or not was.met
        assert was.met is False or is_now.met is not False


@given(exam=exams(), about=ABOUT, mark=st.integers(10, 100))
def test_a_mark_only_tells_what_could_not_be_told(exam: MboExam, about: str, mark: int) -> None:
    """What is met or not met before a part is sat stays so with any mark."""
    parts = {p.subject: p for p in exam.generic} | {p.code: p for p in exam.keuzedelen + exam.kerntaken}
    if about in parts and parts[about].mark is None and not parts[about].exempt:
        after = mbo_result(with_mark(exam, about, str(Decimal(mark) / 10)))
        for was, is_now in zip(mbo_result(exam).conditions, after.conditions, strict=True):
            assert was.met is None or was.met is is_now.met


@given(exam=exams())
def test_the_lowest_mark_that_turns_it_does_and_one_lower_does_not(exam: MboExam) -> None:
    result = mbo_result(exam)
    for turn in result.turns:
        assert turn.turns is (turn.mark is not None) or turn.about == "lb"
        if turn.mark is not None:
            assert mbo_result(with_mark(exam, turn.about, turn.mark)).state == "PASSED"
            lower = str(int(turn.mark) - 1)
            assert turn.mark == "1" or mbo_result(with_mark(exam, turn.about, lower)).state != "PASSED"
        elif turn.by in {"sitting", "resit"} and turn.about != "lb":
            assert mbo_result(with_mark(exam, turn.about, "10")).state != "PASSED"


@given(exam=exams())
def test_a_result_is_passed_just_when_every_condition_is_met(exam: MboExam) -> None:
    result = mbo_result(exam)
    assert (result.state == "PASSED") is all(c.met is True for c in result.conditions)
    assert (result.state == "NOT_ANY_MORE") is (result.state != "PASSED" and exam.ended)
    assert not result.turns or result.state == "NOT_YET"


@given(level=LEVELS, marks=st.lists(WHOLE, min_size=3, max_size=3))
def test_one_generic_part_is_a_five_and_the_others_are_sixes_in_some_order(
    level: Level, marks: list[int]
) -> None:
    """MEX-04, said as the sources say it."""
    asked = marks if level == 4 else marks[:2]
    by_some_order = any(
        five >= 5 and all(other >= 6 for j, other in enumerate(asked) if i != j)
        for i, five in enumerate(asked)
    )
    dutch, rekenen, english = (str(mark) for mark in marks)
    exam = replace(PASS, level=level, generic=generic(NL=dutch, REK=rekenen, EN=english))
    assert part(mbo_result(exam), "generic").met is by_some_order


def test_the_values_of_each_level_are_in_order_of_day() -> None:
    for series in [*KEUZEDEEL_HOURS.values(), *GENERIC_LEVELS.values()]:
        assert list(series) == sorted(series, key=lambda dated: dated.since)
