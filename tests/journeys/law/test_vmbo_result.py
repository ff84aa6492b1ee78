"""Has this student passed the vmbo exam, can it still be done, and what would turn it?

An exam is told as `NE 5.0/6.0, MA 4.9`: the marks of SE and CE, `?` for one that is still open; what is not
told is a 6.0, or a judgement that is good enough. No mark at all: `NE -`.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from journeys.law.condition import Condition
from journeys.law.vmbo_conditions import passes
from journeys.law.vmbo_resits import may_be_resat
from journeys.law.vmbo_result import Exam, Subject, VmboResult, vmbo_result

KEUZEVAKKEN = {"KV1": "6.0", "KV2": "6.0", "KV3": "6.0", "KV4": "6.0"}
WORDS = {"LO": "voldoende", "KU": "voldoende", "PWS": "goed", "LOB": "voldaan"}
AVO = {"NE": "6.0/6.0", "EN": "6.0/6.0", "WI": "6.0/6.0", "NASK1": "6.0/6.0", "MA": "6.0"}
BB = {**AVO, "PV": "6.0/6.0", **KEUZEVAKKEN, "LO": "voldoende", "KU": "voldoende", "LOB": "voldaan"}
GL = {**AVO, "GE": "6.0/6.0", "PV": "6.0/6.0", "KV1": "6.0", "KV2": "6.0", **WORDS}
TL = {**AVO, "GE": "6.0/6.0", "AK": "6.0/6.0", **WORDS}
LWT = {"NE": "6.0/6.0", "PV": "6.0/6.0", **KEUZEVAKKEN}
USUAL = {"BB": BB, "KB": BB, "GL": GL, "TL": TL, "LWT": LWT}
FREE = ("GE", "AK", "KV1", "KV2", "KV3", "KV4")
BOTH_USED = {"resits_used_vocational": 1, "resits_used_avo": 1}


def subject(code: str, marks: str, *, required: bool = True, exempt: bool = False) -> Subject:
    role = {"PV": "profielvak", "KV": "keuzevak"}.get(code[:2], "avo")
    role = {"LOB": "lob", "LO": "judged", "KU": "judged", "PWS": "judged"}.get(code, role)
    judged = role in ("judged", "lob")
    se, _, ce = ("", "", "") if judged else marks.partition("/")
    return Subject(
        code=code,
        role=role,
        se=Decimal(se) if se not in ("", "?") else None,
        ce=Decimal(ce) if ce not in ("", "?") else None,
        has_se=se != "",
        has_ce=ce != "",
        judgement=marks if judged and marks != "?" else None,
        required=required,
        exempt=exempt,
        bound=code not in FREE,
        ce_attempts=1 if ce not in ("", "?") else 0,
        ce_resat=False,
    )


def told(text: str) -> dict[str, str]:
    return {words[0]: words[1] for words in (part.split() for part in text.split(",") if part.strip())}


def exam(kind: str, marks: str = "", *, extra: str = "", exempt: str = "", **facts: Any) -> Exam:
    taken = {code: mark for code, mark in {**USUAL[kind], **told(marks)}.items() if mark != "-"}
    subjects = [subject(code, mark, exempt=code in exempt.split()) for code, mark in taken.items()]
    subjects += [subject(code, mark, required=False) for code, mark in told(extra).items()]
    usual = {"resits_used_vocational": 0, "resits_used_avo": 0, "window_closed": False, "definitive": False}
    return Exam(
        leerweg="BB" if kind == "LWT" else kind,
        lwt=kind == "LWT",
        subjects=tuple(subjects),
        **{**usual, **facts},
    )


def result(kind: str, marks: str = "", **more: Any) -> VmboResult:
    return vmbo_result(exam(kind, marks, **more))


def state(kind: str, marks: str = "", **more: Any) -> str:
    return result(kind, marks, **more).state


def final(code: str, found: VmboResult) -> int | None:
    return {line.subject: line.mark for line in found.finals}[code]


def condition(code: str, found: VmboResult) -> Condition:
    return {each.condition: each for each in found.conditions}[code]


def unmet(found: VmboResult) -> set[str]:
    return {each.condition for each in found.conditions if not each.met}


def with_facts(of: Exam, code: str, **facts: Any) -> Exam:
    subjects = [structs.replace(s, **facts) if s.code == code else s for s in of.subjects]
    return structs.replace(of, subjects=tuple(subjects))


# --- the final mark of a subject -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "mark"),
    [
        ("6.0/5.0", 6), ("5.9/5.0", 5), ("6.0/4.9", 5), ("5.0/6.0", 6), ("10.0/1.0", 6),
        ("6.5", 7), ("6.4", 6), ("5.5", 6), ("5.4", 5), ("6.0/?", None), ("?/6.0", None), ("?", None),
    ],
)  # fmt: skip
def test_the_final_mark_is_the_mean_of_se_and_ce_rounded_half_up(marks: str, mark: int | None) -> None:
    """VEX-10; a subject with an SE alone has that, rounded."""
    assert final("WI", result("BB", f"WI {marks}")) == mark


def test_a_subject_with_a_ce_alone_has_that_rounded() -> None:
    """VEX-10."""
    for se in (Decimal(9), None):
        of = with_facts(exam("BB", "WI 9.0/5.5"), "WI", has_se=False, se=se)
        assert final("WI", vmbo_result(of)) == 6
        assert vmbo_result(of).state == "PASSED"


def test_the_list_shows_se_and_ce_as_they_are_of_extra_subjects_too() -> None:
    found = result("BB", "WI 6.4/5.8", extra="AK 4.1/?")
    lines = {line.subject: (line.se, line.ce, line.mark) for line in found.finals}
    assert lines["WI"] == (Decimal("6.4"), Decimal("5.8"), 6)
    assert lines["AK"] == (Decimal("4.1"), None, None)
    assert lines["MA"] == (Decimal("6.0"), None, 6)
    assert set(lines) == {"NE", "EN", "WI", "NASK1", "MA", "PV", "KV1", "KV2", "KV3", "KV4", "AK"}


# --- passed, and each condition by itself ----------------------------------------------------------------


FIRST = "ce-average nederlands no-mark-below-4"


@pytest.mark.parametrize(
    ("kind", "codes"),
    [
        ("BB", f"{FIRST} no-keuzevak-below-4 compensation judged lob complete"),
        ("KB", f"{FIRST} no-keuzevak-below-4 compensation judged lob complete"),
        ("GL", f"{FIRST} no-keuzevak-below-4 compensation judged profielwerkstuk lob complete"),
        ("TL", f"{FIRST} compensation judged profielwerkstuk lob complete"),
        ("LWT", "nederlands profielvak combinatiecijfer no-keuzevak-below-4 complete"),
    ],
)
def test_with_sixes_everywhere_everyone_passes_on_the_conditions_of_the_leerweg(
    kind: str, codes: str
) -> None:
    """VEX-20, VEX-41."""
    found = result(kind)
    assert found.state == "PASSED"
    assert [each.condition for each in found.conditions] == codes.split()
    assert all(each.met for each in found.conditions)
    assert not any(each.about for each in found.conditions)
    assert (found.turns, found.resits, found.dropped) == ((), (), ())
    assert {each.rule for each in found.conditions} == (
        {"VEX-41", "VEX-40"} if kind == "LWT" else {"VEX-20", "VEX-01"}
    )


def test_each_condition_says_what_was_found_and_what_is_needed() -> None:
    told_of = {each.condition: (each.found, each.needed) for each in result("GL", "LO goed").conditions}
    assert told_of == {
        "ce-average": ("6.00", ">= 5.5"),
        "nederlands": ("6", ">= 5"),
        "no-mark-below-4": ("6", ">= 4"),
        "no-keuzevak-below-4": ("6", ">= 4"),
        "compensation": ("6 6 6 6 6 6 6", ">= 6 | 5 | 4+7 | 5+5+7"),
        "judged": ("goed voldoende", "voldoende"),
        "profielwerkstuk": ("goed", "voldoende"),
        "lob": ("voldaan", "voldaan"),
        "complete": ("19/19", "19/19"),
    }
    assert {each.condition: each.needed for each in result("LWT").conditions} == {
        "nederlands": ">= 6",
        "profielvak": ">= 6",
        "combinatiecijfer": ">= 6",
        "no-keuzevak-below-4": ">= 4",
        "complete": "8/8",
    }


@pytest.mark.parametrize(
    ("ces", "met", "shown"),
    [("5.5 5.5 5.5 5.5 5.5", True, "5.50"), ("5.5 5.5 5.5 5.5 5.4", False, "5.48"),
     ("10.0 1.0 5.5 5.5 5.5", True, "5.50"), ("5.4 5.5 5.5 5.5 5.5", False, "5.48")],
)  # fmt: skip
def test_the_mean_of_the_ces_is_at_least_five_and_a_half_with_the_cspe_in_it(
    ces: str, met: bool, shown: str
) -> None:
    """VEX-11, VEX-20 (a)."""
    marks = [
        f"{code} 9.0/{ce}" for code, ce in zip(("PV", "NE", "EN", "WI", "NASK1"), ces.split(), strict=True)
    ]
    found = result("BB", ", ".join(marks))
    assert condition("ce-average", found).met is met
    assert found.ce_average == condition("ce-average", found).found == shown
    assert unmet(found) == (set() if met else {"ce-average"})


def test_a_mean_of_five_point_four_nine_is_not_rounded_up() -> None:
    """VEX-11: 5.495 would round to 5.50; it is shown as 5.49 and does not do."""
    of = with_facts(exam("GL", "NE 9.0/5.5, EN 9.0/5.5, WI 9.0/5.5, GE 9.0/5.5, PV 9.0/5.5"), "NASK1",
                    se=Decimal(9), ce=Decimal("5.47"))  # fmt: skip
    found = vmbo_result(of)
    assert found.ce_average == "5.49"
    assert unmet(found) == {"ce-average"}
    assert condition("ce-average", found).about == ("NASK1",)


def test_the_mean_names_the_ces_that_pull_it_down() -> None:
    found = result("BB", "NE 9.0/5.4, EN 9.0/5.5, WI 9.0/5.3, NASK1 9.0/5.5, PV 9.0/5.5")
    assert condition("ce-average", found).about == ("NE", "WI")


@pytest.mark.parametrize(("ne", "met"), [("5.0/4.0", True), ("4.9/4.0", False)])
def test_nederlands_is_at_least_a_five(ne: str, met: bool) -> None:
    """VEX-20 (b): with a 7 for the rest a 4 is made up for elsewhere, not here."""
    found = result("BB", f"NE {ne}, WI 8.0/8.0")
    assert unmet(found) == (set() if met else {"nederlands"})
    assert condition("nederlands", found).about == (() if met else ("NE",))


@pytest.mark.parametrize(("ma", "below"), [("3.5", False), ("3.4", True)])
def test_no_final_mark_is_below_four(ma: str, below: bool) -> None:
    """VEX-20 (c)."""
    found = result("BB", f"MA {ma}, WI 8.0/8.0")
    assert ("no-mark-below-4" in unmet(found)) is below
    assert condition("no-mark-below-4", found).about == (("MA",) if below else ())
    assert condition("no-mark-below-4", found).found == ("3" if below else "4")


@pytest.mark.parametrize("kind", ["BB", "KB", "GL", "LWT"])
@pytest.mark.parametrize(("kv", "below"), [("3.5", False), ("3.4", True)])
def test_no_keuzevak_is_below_four_whatever_the_combination(kind: str, kv: str, below: bool) -> None:
    """VEX-20 (c), VEX-12, VEX-41."""
    found = result(kind, f"KV1 {kv}, KV2 9.0")
    assert unmet(found) == ({"no-keuzevak-below-4"} if below else set())
    assert condition("no-keuzevak-below-4", found).about == (("KV1",) if below else ())


def test_the_profielvak_of_the_gl_is_not_below_four_either() -> None:
    """VEX-20 (c): it is in the combinatiecijfer, and has a final mark of its own."""
    assert unmet(result("GL", "PV 3.0/4.0, KV1 9.0, KV2 9.0")) == set()
    assert unmet(result("GL", "PV 3.0/3.9, KV1 9.0, KV2 9.0")) == {"no-mark-below-4"}


@pytest.mark.parametrize(
    "marks",
    [
        "",
        "MA 5.0",
        "MA 4.0, WI 7.0/7.0",
        "MA 5.0, EN 5.0/5.0, WI 7.0/7.0",
        "MA 4.0, KV1 7.0, KV2 7.0, KV3 7.0, KV4 7.0",
        "MA 4.0, PV 7.0/7.0",
    ],
    ids=["all six", "one five", "one four and a seven", "two fives and a seven", "a combination of seven",
         "a profielvak of seven"],
)  # fmt: skip
def test_low_marks_that_are_made_up_for(marks: str) -> None:
    """VEX-20 (d)."""
    assert state("BB", f"NASK1 6.0/6.9, {marks}") == "PASSED"


@pytest.mark.parametrize(
    "marks",
    [
        "MA 4.0",
        "MA 5.0, WI 5.0/6.0, EN 5.0/5.0",
        "MA 5.0, EN 4.0/4.9, WI 8.0/8.0, NASK1 8.0/8.0",
        "MA 4.0, EN 4.0/4.0, WI 9.0/9.0, NASK1 9.0/9.0",
        "MA 5.0, EN 5.0/5.0, PV 5.0/5.0, WI 9.0/9.0, NASK1 9.0/9.0",
        "MA 3.0, WI 10.0/10.0",
        "MA 4.0, WI 6.4/6.5",
        "MA 5.0, EN 5.0/5.0, WI 6.4/6.5",
    ],
    ids=["a four without a seven", "two fives without a seven", "a five and a four", "two fours",
         "three fives", "a three", "a four and a six that is nearly a seven", "two fives and nearly a seven"],
)  # fmt: skip
def test_low_marks_that_are_not_made_up_for(marks: str) -> None:
    """VEX-20 (d)."""
    found = result("BB", marks)
    assert "compensation" in unmet(found)
    assert unmet(found) <= {"compensation", "no-mark-below-4"}
    low = {line.subject for line in found.finals if line.mark is not None and line.mark < 6}
    assert set(condition("compensation", found).about) == low


def test_the_compensation_shows_all_the_marks_it_weighs() -> None:
    assert condition("compensation", result("BB", "MA 4.0, WI 6.0/7.0")).found == "4 6 6 6 6 6 7"


@pytest.mark.parametrize(
    ("marks", "missed"),
    [
        ("LO goed, KU voldoende", set()),
        ("LO onvoldoende", {"judged"}),
        ("KU onvoldoende", {"judged"}),
        ("PWS voldoende", set()),
        ("PWS onvoldoende", {"profielwerkstuk"}),
        ("LOB onvoldoende", {"lob"}),
        ("LOB goed", set()),
        ("LO 5.5", set()),
        ("LO 5.4", {"judged"}),
    ],
)
def test_what_is_judged_has_to_be_good_enough(marks: str, missed: set[str]) -> None:
    """VEX-20 (e) to (g)."""
    found = result("TL", marks)
    assert unmet(found) == missed
    about, word = marks.split(",", maxsplit=1)[0].split()
    for code in missed:
        assert condition(code, found).about == (about,)
        assert word in str(condition(code, found).found)


def test_a_profielwerkstuk_is_not_asked_of_a_bb_student() -> None:
    """VEX-20 (f): GL and TL only."""
    assert state("BB", "PWS onvoldoende") == "PASSED"
    assert state("KB", "PWS ?") == "PASSED"


@pytest.mark.parametrize(
    ("kind", "gone", "missed"),
    [
        ("BB", "NE", {"nederlands": ("NE",)}),
        ("BB", "PV", {"complete": ("profielvak",)}),
        ("GL", "PV", {"complete": ("profielvak",)}),
        ("KB", "KV1 KV2 KV3 KV4", {"complete": ("keuzevak",), "no-keuzevak-below-4": ("keuzevak",)}),
        ("TL", "PWS", {"profielwerkstuk": ("profielwerkstuk",)}),
        ("BB", "LO KU", {"judged": ("judged",)}),
        ("BB", "LOB", {"lob": ("lob",)}),
        ("TL", "NE EN WI NASK1 GE AK", {"ce-average": (), "nederlands": ("NE",)}),
        ("LWT", "NE", {"nederlands": ("NE",)}),
        ("LWT", "PV", {"profielvak": ("profielvak",), "complete": ("profielvak",)}),
        ("LWT", "KV1 KV2 KV3 KV4", {"combinatiecijfer": ("keuzevak",), "no-keuzevak-below-4": ("keuzevak",),
                                    "complete": ("keuzevak",)}),
    ],
)  # fmt: skip
def test_without_what_the_exam_needs_it_cannot_be_told(
    kind: str, gone: str, missed: dict[str, tuple[str, ...]]
) -> None:
    """A programme that lacks it does not make it easier (VEX-20, VEX-41)."""
    found = result(kind, ", ".join(f"{code} -" for code in gone.split()))
    assert {each.condition: each.about for each in found.conditions if each.met is None} == missed
    assert found.state == "NOT_YET"


def test_nothing_at_all_is_no_pass() -> None:
    for kind in USUAL:
        nothing = structs.replace(exam(kind), subjects=())
        assert vmbo_result(nothing).state == "NOT_YET"
        assert {each.found for each in vmbo_result(nothing).conditions} <= {None, "0/0", "0/2"}
        assert vmbo_result(structs.replace(nothing, window_closed=True)).state == "NOT_ANY_MORE"


# --- the combinatiecijfer ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["BB", "KB", "LWT"])
@pytest.mark.parametrize(
    ("marks", "whole"),
    [
        ("KV1 6.0, KV2 6.0, KV3 5.0, KV4 5.0", 6),
        ("KV1 6.0, KV2 5.0, KV3 5.0, KV4 5.0", 5),
        ("KV1 5.5, KV2 5.5, KV3 5.0, KV4 5.0", 6),
        ("KV1 5.4, KV2 5.4, KV3 5.4, KV4 6.4", 5),
        ("KV1 6.4, KV2 6.4, KV3 6.4, KV4 7.4", 6),
        ("KV1 9.0, KV2 ?, KV3 9.0, KV4 9.0", None),
    ],
)
def test_the_combinatiecijfer_is_the_mean_of_rounded_marks_rounded(
    kind: str, marks: str, whole: int | None
) -> None:
    """VEX-12: 5.4 5.4 5.4 6.4 are 5 5 5 6, and 5.25 is a 5; as they are they would be 5.65."""
    assert result(kind, f"PV 9.0/9.0, {marks}").combination == whole


def test_the_combinatiecijfer_counts_once() -> None:
    """VEX-12: four keuzevakken of a 5 are one 5."""
    found = result("BB", "KV1 5.0, KV2 5.0, KV3 5.0, KV4 5.0")
    assert found.state == "PASSED"
    assert condition("compensation", found).found == "5 6 6 6 6 6 6"
    found = result("BB", "KV1 5.0, KV2 5.0, KV3 5.0, KV4 5.0, MA 5.0")
    assert condition("compensation", found).about == ("MA", "combinatiecijfer")


def test_a_profielvak_below_four_is_named_once() -> None:
    found = result("BB", "PV 3.0/3.0, WI 9.0/9.0")
    assert condition("no-mark-below-4", found).about == ("PV",)


def test_a_condition_that_is_met_names_no_subject_however_low() -> None:
    found = result("BB", "MA 5.0, NE 9.0/5.0")
    assert found.state == "PASSED"
    assert not any(each.about for each in found.conditions)


def test_a_combinatiecijfer_below_four_is_a_mark_below_four() -> None:
    found = result("BB", "KV1 3.0, KV2 3.0, KV3 3.0, KV4 4.0, WI 8.0/8.0")
    assert condition("no-mark-below-4", found).about == ("combinatiecijfer",)


@pytest.mark.parametrize(
    ("marks", "whole"),
    [
        ("PV 6.0/6.0, KV1 5.0, KV2 5.0", 6),
        ("PV 5.0/5.0, KV1 5.0, KV2 6.0", 5),
        ("PV 5.0/5.0, KV1 6.0, KV2 6.0", 6),
        ("PV 7.0/7.0, KV1 4.0, KV2 4.0", 6),
        ("PV 7.0/7.0, KV1 4.0, KV2 4.0, KV3 4.0", 6),
        ("PV 7.0/7.0, KV1 4.0, KV2 4.0, KV3 3.5, KV4 3.5", 6),
        ("PV 7.0/7.0, KV1 4.0, KV2 -", 6),
        ("PV 4.0/4.0, KV1 7.0, KV2 -", 6),
        ("PV 7.0/7.0, KV1 3.5, KV2 ?", None),
        ("PV 7.0/?, KV1 6.0, KV2 6.0", None),
    ],
)
def test_in_the_gl_the_profielvak_weighs_as_much_as_the_keuzevakken_together(
    marks: str, whole: int | None
) -> None:
    """VEX-13: with a weight of one, a 7 with two 4s would be a 5."""
    assert result("GL", marks).combination == whole


def test_in_the_gl_the_profielvak_counts_in_the_combination_alone() -> None:
    """VEX-13: a profielvak of a 4 with keuzevakken of an 8 is one 6; in the KB it is a 4."""
    marks = "PV 4.0/4.0, KV1 8.0, KV2 8.0"
    assert condition("compensation", result("GL", marks)).found == "6 6 6 6 6 6 6"
    assert condition("compensation", result("KB", marks)).found == "4 6 6 6 6 6 7"


def test_the_tl_has_no_vocational_programme() -> None:
    found = result("TL", "PV 1.0/1.0, KV1 1.0")
    assert found.state == "PASSED"
    assert found.combination is None
    assert found.dropped == ("PV", "KV1")


# --- open parts ------------------------------------------------------------------------------------------


def test_an_open_part_leaves_what_it_decides_untold() -> None:
    found = result("BB", "WI 6.0/?, LO ?, KV1 ?")
    assert found.state == "NOT_YET"
    assert {each.condition: each.about for each in found.conditions if each.met is None} == {
        "ce-average": ("WI",),
        "no-mark-below-4": ("WI", "combinatiecijfer"),
        "no-keuzevak-below-4": ("KV1",),
        "compensation": ("WI", "combinatiecijfer"),
        "judged": ("LO",),
        "complete": ("WI", "KV1", "LO"),
    }
    assert condition("complete", found).found == "15/18"
    assert condition("ce-average", found).found == "6.00"


def test_without_any_ce_mark_there_is_no_mean_yet() -> None:
    found = result("BB", "NE 6.0/?, EN 6.0/?, WI 6.0/?, NASK1 6.0/?, PV 6.0/?")
    assert condition("ce-average", found).met is None
    assert condition("ce-average", found).about == ("NE", "EN", "WI", "NASK1", "PV")
    assert (found.ce_average, found.state) == (None, "NOT_YET")


def test_what_fails_already_shows_though_parts_are_open() -> None:
    found = result("BB", "WI 6.0/?, NE 3.0/3.0, EN 5.0/5.0, LO onvoldoende, KU ?")
    assert {each.condition for each in found.conditions if each.met is False} == {
        "nederlands", "no-mark-below-4", "compensation", "judged",
    }  # fmt: skip
    assert condition("nederlands", found).about == ("NE",)
    assert condition("judged", found).about == ("LO",)
    assert condition("compensation", found).about == ("NE", "EN")


def test_two_open_parts_of_a_subject_are_two_open_parts() -> None:
    found = result("BB", "WI ?/?")
    assert condition("complete", found).found == "16/18"
    assert condition("complete", found).about == ("WI",)


def test_after_the_window_what_is_open_stays_open() -> None:
    """VEX-34."""
    found = result("BB", "WI 6.0/?, MA ?", window_closed=True)
    assert found.state == "NOT_ANY_MORE"
    assert condition("complete", found).met is False
    assert condition("ce-average", found).met is None
    assert (found.turns, found.resits) == ((), ())


def test_a_pass_stays_a_pass_after_the_window() -> None:
    assert state("BB", window_closed=True) == "PASSED"
    assert state("BB", definitive=True) == "PASSED"


@pytest.mark.parametrize(
    ("kind", "marks", "about", "mark"),
    [
        ("BB", "WI 6.0/?", "WI", "3.5"),
        ("BB", "WI ?/6.0", "WI", "3.0"),
        ("BB", "MA ?", "MA", "4.5"),
        ("BB", "MA ?, WI 7.0/7.0", "MA", "3.5"),
        ("BB", "KV1 ?", "KV1", "3.5"),
        ("BB", "MA ?, EN 5.0/5.0", "MA", "5.5"),
        ("BB", "LO ?", "LO", "voldoende"),
        ("TL", "PWS ?", "PWS", "voldoende"),
        ("BB", "LOB ?", "LOB", "voldaan"),
        ("LWT", "NE 6.0/?", "NE", "5.0"),
    ],
)
def test_what_the_one_open_part_would_need(kind: str, marks: str, about: str, mark: str) -> None:
    found = result(kind, marks)
    (turn,) = found.turns
    assert (turn.about, turn.by, turn.mark, turn.turns) == (about, "sitting", mark, True)
    assert turn.rule == ("VEX-41" if kind == "LWT" else "VEX-20")


def test_the_open_part_may_need_no_more_than_to_be_sat() -> None:
    (turn,) = result("BB", "KV1 9.0, KV2 9.0, KV3 9.0, KV4 9.0, WI 9.0/?").turns
    assert (turn.mark, turn.turns) == ("3.5", True)
    (turn,) = result("BB", "NE 8.0/8.0, WI 10.0/?").turns
    assert (turn.mark, turn.turns) == ("1.5", True)
    (turn,) = result("BB", "NE 8.0/8.0, PV 8.0/8.0, EN 8.0/8.0, WI 10.0/?").turns
    assert (turn.mark, turn.turns) == ("1.0", True)


@pytest.mark.parametrize("marks", ["WI 6.0/?, MA ?", "WI ?/?", "LO ?, LOB ?", "WI 6.0/?, NE 4.0/4.0"])
def test_no_one_mark_turns_it_when_more_is_wanting(marks: str) -> None:
    found = result("BB", marks)
    assert found.state == "NOT_YET"
    assert found.turns
    assert {(turn.mark, turn.turns) for turn in found.turns} == {(None, False)}


def test_a_subject_with_two_open_parts_has_one_line() -> None:
    assert [turn.about for turn in result("BB", "WI ?/?, MA ?").turns] == ["WI", "MA"]


def test_a_judgement_that_is_not_good_enough_can_still_be_mended() -> None:
    """It closes nothing; the sources are silent on how often it is given."""
    found = result("BB", "LO onvoldoende")
    assert found.state == "NOT_YET"
    assert [(turn.about, turn.mark, turn.turns) for turn in found.turns] == [("LO", "voldoende", True)]
    assert state("BB", "LOB onvoldoende") == "NOT_YET"
    assert state("BB", "LO onvoldoende", window_closed=True) == "NOT_ANY_MORE"
    mended_no_more = result("BB", "LO onvoldoende", definitive=True)
    assert mended_no_more.state == "NOT_ANY_MORE"
    assert mended_no_more.turns == ()


# --- herkansingen ----------------------------------------------------------------------------------------


def resit_marks(found: VmboResult) -> dict[str, str | None]:
    assert all(turn.by == "resit" and turn.rule == "VEX-23" for turn in found.resits)
    assert all(turn.turns is (turn.mark is not None) for turn in found.resits)
    return {turn.about: turn.mark for turn in found.resits}


def test_a_herkansing_of_any_ce_may_mend_the_mean() -> None:
    """VEX-23: 9.0 of 27.5 is wanting in five CEs together."""
    marks = "NE 9.0/5.0, EN 9.0/5.0, WI 9.0/5.0, NASK1 9.0/5.0, PV 9.0/7.0"
    found = result("BB", marks)
    assert found.state == "NOT_YET"
    assert resit_marks(found) == {"NE": "5.5", "EN": "5.5", "WI": "5.5", "NASK1": "5.5", "PV": "7.5"}


def test_a_herkansing_that_would_need_more_than_a_ten_turns_nothing() -> None:
    marks = "NE 9.0/5.0, EN 9.0/5.0, WI 9.0/5.0, NASK1 9.0/5.0, PV 9.0/2.4"
    assert resit_marks(result("BB", marks)) == {
        "NE": None,
        "EN": None,
        "WI": None,
        "NASK1": None,
        "PV": "7.5",
    }
    marks = "NE 9.0/5.0, EN 9.0/5.0, WI 9.0/5.0, NASK1 9.0/5.0, PV 9.0/2.5"
    assert resit_marks(result("BB", marks))["NE"] == "10.0"


def test_the_mark_asked_is_above_the_present_one() -> None:
    """A mark that is there already turns nothing: a 4 for MA cannot be mended by any CE but with a 7."""
    assert resit_marks(result("BB", "MA 4.0, WI 6.0/6.9")) == {
        "NE": "7.0", "EN": "7.0", "WI": "7.0", "NASK1": "7.0", "PV": "7.0",
    }  # fmt: skip
    found = result("BB", "MA 5.0, EN 5.0/5.0, WI 2.0/10.0")
    assert resit_marks(found)["WI"] is None


@pytest.mark.parametrize("kind", ["BB", "KB"])
@pytest.mark.parametrize(
    ("used", "left"),
    [
        ({}, "NE EN WI NASK1 PV"),
        ({"resits_used_vocational": 1}, "NE EN WI NASK1"),
        ({"resits_used_avo": 1}, "PV"),
        (BOTH_USED, ""),
    ],
)
def test_bb_and_kb_have_one_herkansing_of_each_kind(kind: str, used: dict[str, int], left: str) -> None:
    """VEX-23."""
    found = result(kind, "MA 4.0", **used)
    assert " ".join(turn.about for turn in found.resits) == left
    assert found.state == ("NOT_YET" if left else "NOT_ANY_MORE")


@pytest.mark.parametrize("kind", ["GL", "TL"])
def test_gl_and_tl_have_one_herkansing_for_either_kind(kind: str) -> None:
    """VEX-23; on the TL the sources are silent."""
    every = {"GL": "NE EN WI NASK1 GE PV", "TL": "NE EN WI NASK1 GE AK"}[kind]
    assert " ".join(turn.about for turn in result(kind, "MA 4.0").resits) == every
    assert result(kind, "MA 4.0", resits_used_vocational=1).resits == ()
    assert result(kind, "MA 4.0", resits_used_avo=1).resits == ()
    assert state(kind, "MA 4.0", resits_used_avo=1) == "NOT_ANY_MORE"


def test_two_herkansingen_together_may_do_what_neither_does_alone() -> None:
    """VEX-23: a BB student has one of each kind, a GL student only one."""
    marks = "PV 5.0/1.0, EN 5.0/1.0, NE 9.0/9.0, WI 9.0/9.0, NASK1 9.0/9.0, MA 5.0"
    found = result("BB", marks)
    assert found.state == "NOT_YET"
    assert set(resit_marks(found).values()) == {None}
    assert state("BB", marks, resits_used_vocational=1) == "NOT_ANY_MORE"
    assert state("BB", marks, resits_used_avo=1) == "NOT_ANY_MORE"
    assert state("BB", marks, window_closed=True) == "NOT_ANY_MORE"
    assert state("GL", "EN 5.0/1.0, WI 9.0/9.0") == "NOT_YET"
    assert state("GL", "PV 5.0/1.0, KV1 9.0, KV2 9.0, WI 9.0/9.0") == "NOT_YET"
    assert state("GL", "EN 5.0/1.0, PV 5.0/1.0, KV1 9.0, KV2 9.0, WI 9.0/9.0") == "NOT_ANY_MORE"


def test_two_general_subjects_are_never_done_again_together() -> None:
    """VEX-23: NE and EN are both beyond mending by one herkansing."""
    assert state("BB", "NE 5.0/1.0, EN 5.0/1.0, WI 9.0/9.0, NASK1 9.0/9.0, PV 9.0/9.0") == "NOT_ANY_MORE"


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ({}, True), ({"ce_attempts": 0}, True), ({"ce_attempts": 2}, False), ({"ce_resat": True}, False),
        ({"exempt": True}, False), ({"ce": None}, False), ({"has_ce": False}, False),
    ],
)  # fmt: skip
def test_only_a_ce_that_was_sat_once_is_done_again(facts: dict[str, Any], may: bool) -> None:
    """VEX-23."""
    of = with_facts(exam("BB", "MA 4.0"), "WI", **facts)
    assert ("WI" in [of.subjects[place].code for place in may_be_resat(of)]) is may


def test_there_is_no_herkansing_after_the_window_or_a_definitive_result() -> None:
    """VEX-22, VEX-32."""
    assert result("BB", "MA 4.0").resits
    for facts in ({"window_closed": True}, {"definitive": True}):
        found = result("BB", "MA 4.0", **facts)
        assert found.resits == ()
        assert found.state == "NOT_ANY_MORE"
        assert may_be_resat(exam("BB", "MA 4.0", **facts)) == ()


def test_an_open_part_keeps_it_open_though_the_herkansingen_are_used() -> None:
    assert state("BB", "WI 6.0/?", **BOTH_USED) == "NOT_YET"
    assert state("BB", "MA 4.0", **BOTH_USED) == "NOT_ANY_MORE"


# --- the best combination of subjects --------------------------------------------------------------------


def test_an_extra_subject_is_dropped_where_it_harms() -> None:
    """VEX-21."""
    found = result("BB", extra="AK 4.0/4.0")
    assert found.state == "PASSED"
    assert found.dropped == ("AK",)
    assert final("AK", found) == 4


def test_an_extra_subject_counts_where_it_helps() -> None:
    """VEX-21: the 7 that makes up for a 4, the CE that lifts the mean."""
    found = result("BB", "MA 4.0", extra="AK 7.0/7.0")
    assert (found.state, found.dropped) == ("PASSED", ())
    low = "NE 9.0/5.4, EN 9.0/5.4, WI 9.0/5.4, NASK1 9.0/5.4, PV 9.0/5.4"
    assert state("BB", low) == "NOT_YET"
    found = result("BB", low, extra="AK 4.0/6.0")
    assert (found.state, found.ce_average) == ("PASSED", "5.50")


def test_an_extra_subject_stays_in_as_long_as_it_does_no_harm() -> None:
    """VEX-21: a 5 beside sixes, a weak CE with a good mark."""
    assert result("BB", extra="AK 5.0/5.0").dropped == ()
    assert result("BB", extra="AK 9.0/5.0").dropped == ()
    enough = "NE 9.0/5.5, EN 9.0/5.5, WI 9.0/5.5, NASK1 9.0/5.5, PV 9.0/5.5"
    for extra, dropped in (("AK 9.0/5.5", ()), ("AK 9.0/5.4", ("AK",))):
        found = result("BB", enough, extra=extra)
        assert (found.state, found.dropped) == ("PASSED", dropped)


def test_of_two_extra_subjects_one_may_be_in_and_the_other_out() -> None:
    found = result("BB", "MA 4.0", extra="AK 5.0/5.0, GS 7.0/7.0, BI 3.0/3.0")
    assert (found.state, found.dropped) == ("PASSED", ("AK", "BI"))


def test_an_extra_subject_with_an_open_part_is_left_out_and_may_still_help() -> None:
    found = result("BB", extra="AK 4.0/?")
    assert (found.state, found.dropped, found.turns) == ("PASSED", ("AK",), ())
    found = result("BB", "MA 4.0", extra="AK 7.0/?", **BOTH_USED)
    assert found.state == "NOT_YET"
    assert [(turn.about, turn.mark, turn.turns) for turn in found.turns] == [("AK", "6.0", True)]
    assert state("BB", "MA 4.0", extra="AK 1.0/?", **BOTH_USED) == "NOT_ANY_MORE"
    assert result("BB", "WI 6.0/?", extra="AK 7.0/?").dropped == ("AK",)


def test_the_ce_of_an_extra_subject_may_be_done_again() -> None:
    found = result("BB", "MA 4.0", extra="AK 8.0/4.0")
    assert resit_marks(found)["AK"] == "5.0"


def test_an_extra_subject_takes_the_place_of_a_free_one() -> None:
    """VEX-21: GE is the free subject of the GL."""
    found = result("GL", "GE 3.0/3.0", extra="AK 6.0/6.0")
    assert (found.state, found.dropped) == ("PASSED", ("GE",))
    found = result("GL", "GE 6.0/?", extra="AK 6.0/6.0")
    assert (found.state, found.dropped) == ("PASSED", ("GE",))


@pytest.mark.parametrize("code", ["WI", "NASK1", "EN", "NE"])
def test_an_extra_subject_takes_no_place_of_a_common_or_bound_one(code: str) -> None:
    """VEX-21."""
    of = exam("GL", f"{code} 3.0/3.0", extra="AK 9.0/9.0")
    assert vmbo_result(of).state == "NOT_YET"
    free = vmbo_result(with_facts(of, code, bound=False)).state
    assert free == ("NOT_YET" if code in ("NE", "EN") else "PASSED")


def test_a_subject_without_a_ce_takes_no_place_of_one_with_a_ce() -> None:
    assert state("GL", "GE 3.0/3.0", extra="CKV 9.0") == "NOT_YET"
    of = with_facts(exam("GL", "MA 3.0", extra="AK 9.0/9.0"), "MA", bound=False)
    assert vmbo_result(of).state == "NOT_ANY_MORE"
    of = with_facts(exam("GL", "MA 3.0", extra="CKV 9.0"), "MA", bound=False)
    assert vmbo_result(of).state == "NOT_ANY_MORE"
    assert state("GL", "GE 3.0/3.0", extra="CKV 9.0, AK 6.0/6.0") == "PASSED"


def test_a_second_profielvak_takes_no_place_of_the_first() -> None:
    of = with_facts(exam("BB", extra="PV2 3.0/3.0"), "PV", bound=False)
    found = vmbo_result(of)
    assert (found.state, found.dropped) == ("PASSED", ("PV2",))


def test_two_free_subjects_are_not_replaced_by_one_extra() -> None:
    """VEX-21: the TL has two free subjects."""
    assert state("TL", "GE 3.0/3.0, AK 3.0/3.0", extra="BI 9.0/9.0", **BOTH_USED) == "NOT_ANY_MORE"
    assert state("TL", "GE 3.0/3.0, AK 3.0/3.0", extra="BI 9.0/9.0, GS 6.0/6.0") == "PASSED"


def test_an_extra_keuzevak_takes_the_place_of_the_lowest_where_that_helps() -> None:
    """VEX-12, VEX-21."""
    found = result("BB", "KV1 3.0", extra="KV5 6.0")
    assert (found.state, found.dropped, found.combination) == ("PASSED", ("KV1",), 6)
    found = result("BB", extra="KV5 3.0")
    assert (found.state, found.dropped) == ("PASSED", ("KV5",))
    found = result("BB", extra="KV5 5.0")
    assert (found.state, found.dropped) == ("PASSED", ())
    found = result("LWT", "KV1 3.0", extra="KV5 6.0")
    assert (found.state, found.dropped) == ("PASSED", ("KV1",))
    assert state("BB", "KV1 3.0, KV2 3.0", extra="KV5 9.0", **BOTH_USED) == "NOT_ANY_MORE"


def test_an_extra_keuzevak_is_dropped_where_it_pulls_the_combination_down_however_sufficient() -> None:
    """VEX-12, VEX-21: a combination of 6.5 is the 7 that makes up for a 4; with one more 6 it is 6.4."""
    found = result("BB", "MA 4.0, KV1 7.0, KV2 7.0", extra="KV5 6.0")
    assert (found.state, found.dropped, found.combination) == ("PASSED", ("KV5",), 7)


def test_a_keuzevak_that_is_bound_is_not_replaced() -> None:
    of = with_facts(exam("BB", "KV1 3.0", extra="KV5 6.0"), "KV1", bound=True)
    assert vmbo_result(of).state == "NOT_ANY_MORE"


def test_an_exemption_without_a_mark_is_not_replaced() -> None:
    """VEX-50: it is out of the mean, which an extra subject could only lower."""
    found = result("BB", "KV1 ?", exempt="KV1", extra="KV5 3.0", **BOTH_USED)
    assert (found.state, found.dropped) == ("PASSED", ("KV5",))
    found = result("GL", "GE ?/?", exempt="GE", extra="AK 4.0/4.0, BI 4.0/4.0")
    assert (found.state, found.dropped) == ("PASSED", ("AK", "BI"))
    found = result("GL", "GE 3.0/3.0", exempt="GE", extra="AK 6.0/6.0")
    assert (found.state, found.dropped) == ("PASSED", ("GE",))


def test_when_none_passes_the_one_with_the_fewest_unmet_conditions_is_shown_and_of_these_the_largest() -> (
    None
):
    """VEX-21."""
    found = result("BB", "MA 4.0", extra="AK 3.0/3.0, GS 6.0/6.0")
    assert unmet(found) == {"compensation"}
    assert found.dropped == ("AK",)
    found = result("BB", "MA 4.0", extra="AK 5.0/5.0")
    assert unmet(found) == {"compensation"}
    assert found.dropped == ()


def test_what_is_judged_and_not_required_does_not_count() -> None:
    of = exam("BB")
    beside = [subject(code, "onvoldoende", required=False) for code in ("KU", "LOB")]
    found = vmbo_result(structs.replace(of, subjects=(*of.subjects, *beside)))
    assert (found.state, found.dropped) == ("PASSED", ())
    of = exam("BB", "MA 4.0")
    beside = [subject(code, "?", required=False) for code in ("KU", "LOB")]
    assert vmbo_result(structs.replace(of, subjects=(*of.subjects, *beside))).turns == ()


def test_a_package_without_nederlands_or_a_profielvak_is_no_way_to_pass() -> None:
    for code, low in (("NE", "4.0/4.0"), ("PV", "3.0/3.0")):
        of = with_facts(exam("BB", f"{code} {low}, WI 9.0/9.0"), code, required=False)
        assert vmbo_result(of).state != "PASSED"


def test_two_fives_that_lift_the_mean_and_a_seven_that_makes_up_for_them_may_all_be_extra() -> None:
    """VEX-21: each of the three is wanted."""
    usual = "NE 6.9/5.1, EN 6.9/5.1, WI 6.9/5.1, NASK1 6.9/5.1, PV 6.9/5.1"
    extra = ["BI 3.3/6.7", "GS 3.3/6.7", "DU 9.0/5.4"]
    found = result("BB", usual, extra=", ".join(extra))
    assert (found.state, found.dropped) == ("PASSED", ())
    for left in combinations(extra, 2):
        assert state("BB", usual, extra=", ".join(left)) == "NOT_YET"


def test_many_extra_subjects_are_quickly_weighed() -> None:
    """VEX-21: not every one of a thousand million combinations is gone through."""
    harmless = ", ".join(f"X{n} 6.0/6.0" for n in range(30))
    assert result("BB", extra=harmless).dropped == ()
    assert result("BB", "MA 4.0", extra=harmless).state == "NOT_YET"
    weak = ", ".join(f"X{n} 3.0/3.0" for n in range(30))
    assert result("BB", extra=weak).state == "PASSED"


# --- the leerwerktraject ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "missed"),
    [
        ("NE 6.0/5.0", set()),
        ("NE 6.0/4.9", {"nederlands"}),
        ("PV 6.0/5.0", set()),
        ("PV 6.0/4.9", {"profielvak"}),
        ("KV1 5.0, KV2 5.0, KV3 6.0, KV4 6.0", set()),
        ("KV1 5.0, KV2 5.0, KV3 5.0, KV4 6.0", {"combinatiecijfer"}),
        ("KV1 3.4, KV2 9.0", {"no-keuzevak-below-4"}),
        ("NE 10.0/1.0, PV 10.0/1.0", set()),
    ],
)
def test_a_leerwerktraject_asks_three_sixes(marks: str, missed: set[str]) -> None:
    """VEX-41: Nederlands, profielvak, combinatiecijfer; no mean of the CEs."""
    found = result("LWT", marks)
    assert unmet(found) == missed
    names = {"nederlands": "NE", "profielvak": "PV", "combinatiecijfer": "combinatiecijfer"}
    for code in missed - {"no-keuzevak-below-4"}:
        assert condition(code, found).about == (names[code],)


def test_in_a_leerwerktraject_other_subjects_are_on_the_list_and_outside_the_result() -> None:
    """VEX-40, VEX-41."""
    of = exam("LWT", "WI 1.0/1.0, LO onvoldoende, LOB ?", extra="AK 2.0/?")
    found = vmbo_result(of)
    assert found.state == "PASSED"
    assert found.dropped == ("WI", "AK")
    assert final("WI", found) == 1
    failing = vmbo_result(with_facts(of, "NE", ce=Decimal("4.0")))
    assert [turn.about for turn in failing.resits] == ["NE", "PV"]
    assert failing.turns == ()


def test_in_a_leerwerktraject_a_herkansing_turns_one_mark() -> None:
    """VEX-23, VEX-41."""
    assert resit_marks(result("LWT", "NE 6.0/4.9")) == {"NE": "5.0", "PV": None}
    assert state("LWT", "NE 6.0/4.9, PV 6.0/4.9") == "NOT_YET"
    assert state("LWT", "KV1 3.0") == "NOT_ANY_MORE"
    assert state("LWT", "KV1 ?") == "NOT_YET"


# --- exemptions ------------------------------------------------------------------------------------------


def test_an_exemption_without_a_mark_is_left_out_and_counts_as_met() -> None:
    """VEX-50."""
    found = result("BB", "NE ?/?, WI 6.0/5.0, KV1 ?, LO ?, LOB ?", exempt="NE KV1 LO LOB")
    assert found.state == "PASSED"
    assert final("NE", found) is None
    assert condition("nederlands", found).found is None
    assert condition("compensation", found).found == "6 6 6 6 6 6"
    assert found.ce_average == "5.75"
    assert found.dropped == ()
    assert state("TL", "PWS ?", exempt="PWS") == "PASSED"


def test_an_exemption_with_a_mark_counts_with_it() -> None:
    """VEX-50: the one mark of an exemption is the final mark; without a CE it is not in their mean."""
    found = result("BB", "MA 4.0, WI 7.0/?", exempt="WI")
    assert (found.state, final("WI", found), found.ce_average) == ("PASSED", 7, "6.00")
    found = result("BB", "WI ?/7.0, MA 4.0", exempt="WI")
    assert (found.state, final("WI", found), found.ce_average) == ("PASSED", 7, "6.20")
    found = result("BB", "NE 4.0/?", exempt="NE")
    assert "nederlands" in unmet(found)
    assert unmet(result("BB", "LO onvoldoende", exempt="LO")) == {"judged"}
    assert result("BB", "LO onvoldoende", exempt="LO").state == "NOT_ANY_MORE"


def test_with_every_ce_exempt_there_is_no_mean_to_reach() -> None:
    """VEX-50."""
    of = exam("TL", "NE ?/?, EN ?/?, WI ?/?, NASK1 ?/?, GE ?/?, AK ?/?", exempt="NE EN WI NASK1 GE AK")
    found = vmbo_result(of)
    assert (found.state, found.ce_average) == ("PASSED", None)
    assert condition("ce-average", found).found is None


def test_exemptions_in_the_combinatiecijfer() -> None:
    """VEX-50, VEX-13: the weight of the profielvak is that of the keuzevakken that are in the mean."""
    assert result("GL", "PV 7.0/7.0, KV1 ?, KV2 4.0", exempt="KV1").combination == 6
    assert result("GL", "PV 7.0/7.0, KV1 ?, KV2 ?", exempt="KV1 KV2").combination == 7
    assert result("GL", "PV ?/?, KV1 5.0, KV2 5.0", exempt="PV").combination == 5
    found = result("BB", "KV1 ?, KV2 ?, KV3 ?, KV4 ?", exempt="KV1 KV2 KV3 KV4")
    assert (found.combination, found.state) == (None, "PASSED")
    found = result("LWT", "PV ?/?, KV1 ?, KV2 ?, KV3 ?, KV4 ?", exempt="PV KV1 KV2 KV3 KV4")
    assert (found.combination, found.state) == (None, "PASSED")


# --- laws that hold for every list of marks --------------------------------------------------------------

marks = st.integers(min_value=10, max_value=100).map(lambda tenths: f"{tenths // 10}.{tenths % 10}")
around = st.sampled_from([f"{n // 10}.{n % 10}" for n in range(34, 76)])
mark = around | around | marks
pairs = st.tuples(mark, mark).map("/".join)
perhaps = st.tuples(mark, mark | st.just("?")).map("/".join)


@st.composite
def exams(draw: st.DrawFn, *, open_parts: bool = False) -> Exam:
    kind = draw(st.sampled_from(sorted(USUAL)))
    two = perhaps if open_parts else pairs
    given_marks = {}
    for code, usual in USUAL[kind].items():
        if "/" in usual:
            given_marks[code] = draw(two)
        elif code not in WORDS:
            given_marks[code] = draw(mark)
    extra = {code: draw(two) for code in draw(st.sets(st.sampled_from(["BI", "GS", "DU"]), max_size=3))}
    if kind != "TL" and draw(st.booleans()):
        extra["KV9"] = draw(mark)
    return exam(
        kind,
        ", ".join(f"{code} {value}" for code, value in given_marks.items()),
        extra=", ".join(f"{code} {value}" for code, value in extra.items()),
        resits_used_vocational=draw(st.integers(0, 1)),
        resits_used_avo=draw(st.integers(0, 1)),
    )


def half_up(value: Fraction) -> int:
    return (2 * value.numerator + value.denominator) // (2 * value.denominator)


def plainly_passes(of: Exam, package: Sequence[Subject]) -> bool:
    """The uitslagregel written out once more, for marks that are all there and judgements that are good."""
    whole = {
        s.code: half_up(Fraction(s.se if s.ce is None else (s.se + s.ce) / 2))  # type: ignore[arg-type, operator]
        for s in package
        if s.role not in ("judged", "lob")
    }
    keuze = [whole[s.code] for s in package if s.role == "keuzevak"]
    weighed = [whole[s.code] for s in package if s.role == "avo"]
    vocational = [whole[s.code] for s in package if s.role == "profielvak"]
    if of.leerweg == "GL":
        keuze_and_profielvak = keuze + vocational * len(keuze)
        combined = half_up(Fraction(sum(keuze_and_profielvak), len(keuze_and_profielvak)))
    else:
        weighed += vocational
        combined = half_up(Fraction(sum(keuze), len(keuze))) if keuze else 0
    if of.lwt:
        return min(whole["NE"], whole["PV"], combined) >= 6 and min(keuze) >= 4
    weighed += [combined] if keuze else []
    ces = [Fraction(s.ce) for s in package if s.ce is not None]
    low = sorted(each for each in weighed if each < 6)
    made_up = low in ([], [5]) or (low in ([4], [5, 5]) and max(weighed) >= 7)
    lowest = min([*weighed, *keuze, *vocational])
    return sum(ces) >= Fraction(11, 2) * len(ces) and whole["NE"] >= 5 and lowest >= 4 and made_up


def every_package(of: Exam) -> Iterator[list[Subject]]:
    """All that VEX-21 allows, gone through without a thought."""
    subjects = [s for s in of.subjects if s.role != "avo" or not of.lwt or s.code == "NE"]
    pool = [s for s in subjects if not s.required or s.code in FREE]
    fixed = [s for s in subjects if s not in pool]
    for chosen in chain.from_iterable(combinations(pool, size) for size in range(len(pool) + 1)):
        if all(
            sum(s.role == role for s in chosen) >= sum(s.role == role and s.required for s in pool)
            for role in ("avo", "keuzevak")
        ):
            yield [*fixed, *chosen]


@settings(max_examples=400, deadline=None)
@given(exams())
def test_a_student_passes_if_and_only_if_some_package_passes(of: Exam) -> None:
    """VEX-20, VEX-21, VEX-41, against the rule written out once more."""
    found = vmbo_result(of)
    assert (found.state == "PASSED") is any(plainly_passes(of, package) for package in every_package(of))
    shown = [s for s in of.subjects if s.code not in found.dropped]
    assert plainly_passes(of, shown) is (found.state == "PASSED")


@settings(max_examples=200, deadline=None)
@given(exams(), st.data())
def test_a_higher_mark_never_turns_a_pass_into_a_fail(of: Exam, data: st.DataObject) -> None:
    codes = [s.code for s in of.subjects if s.se is not None]
    code = data.draw(st.sampled_from(codes))
    old = next(s for s in of.subjects if s.code == code)
    part = data.draw(st.sampled_from(["se", "ce"] if old.ce is not None else ["se"]))
    tenths = data.draw(st.integers(int(getattr(old, part) * 10), 100))
    higher = with_facts(of, code, **{part: Decimal(tenths) / 10})
    assert passes(higher) >= passes(of)


@settings(max_examples=200, deadline=None)
@given(exams(), st.sampled_from(["BI", "GS", "DU", "KV9"]))
def test_an_extra_subject_never_makes_it_worse(of: Exam, code: str) -> None:
    """VEX-21."""
    without = structs.replace(of, subjects=tuple(s for s in of.subjects if s.code != code))
    assert passes(of) >= passes(without)


@settings(max_examples=100, deadline=None)
@given(exams())
def test_the_mark_of_a_herkansing_is_the_lowest_that_passes(of: Exam) -> None:
    """VEX-23, by trying every mark above the present one."""
    for turn in vmbo_result(of).resits:
        now = next(s.ce for s in of.subjects if s.code == turn.about)
        assert now is not None
        above = [Decimal(tenths) / 10 for tenths in range(10, 101) if Decimal(tenths) / 10 > now]
        enough = [ce for ce in above if passes(with_facts(of, turn.about, ce=ce))]
        assert turn.turns is bool(enough)
        assert turn.mark == (str(min(enough).quantize(Decimal("0.1"))) if enough else None)


@settings(max_examples=100, deadline=None)
@given(exams(open_parts=True))
def test_what_turns_it_really_does_and_a_tenth_less_does_not(of: Exam) -> None:
    found = vmbo_result(of)
    for turn in found.turns:
        if turn.turns:
            assert turn.mark is not None
            enough = Decimal(turn.mark)
            assert passes(with_facts(of, turn.about, ce=enough))
            assert enough == 1 or not passes(with_facts(of, turn.about, ce=enough - Decimal("0.1")))
    if any(turn.turns for turn in (*found.turns, *found.resits)):
        assert found.state == "NOT_YET"
    if found.state == "PASSED":
        assert all(each.met for each in found.conditions)


@settings(max_examples=100, deadline=None)
@given(exams(open_parts=True))
def test_after_the_window_it_is_decided(of: Exam) -> None:
    found = vmbo_result(structs.replace(of, window_closed=True))
    assert (found.state == "PASSED") is (vmbo_result(of).state == "PASSED")
    assert found.state != "NOT_YET"
    assert (found.turns, found.resits) == ((), ())
