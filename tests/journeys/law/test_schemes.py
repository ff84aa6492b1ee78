"""Does an exam programme hold what its leerweg and profile ask, and nothing else (VEX-01, VEX-02, VEX-03)?"""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.events import ChoiceGroup, ExamProgrammeAdopted, Part
from journeys.law import schemes
from journeys.law.dated import Dated
from journeys.law.schemes import (
    Difference,
    average_counts,
    chosen_without_pta,
    content_of,
    differences,
    slots_of,
)
from journeys.law.values.schemes import SCHEMES, SUBJECTS
from leerspoor.exchange.sample.places.programmes import programme as sample_programme
from leerspoor.exchange.sample.places.routes import ROUTES
from leerspoor.exchange.sample.places.subjects import AVO

FIRST_ROUTE = Path(__file__).parents[3] / "fixtures" / "first-route.jsonl"

TEN = ("BWI", "PIE", "M&T", "MaT", "MVI", "Z&W", "E&O", "HBR", "Groen", "D&P")
FOUR = ("techniek", "zorg-en-welzijn", "economie", "landbouw")
EVERYTHING = [(leerweg, profile) for leerweg in ("BB", "KB", "GL") for profile in TEN] + [
    ("TL", profile) for profile in FOUR
]
BOUND = {
    "BWI": ("WI", "NK1"), "PIE": ("WI", "NK1"), "M&T": ("WI", "NK1"), "MaT": ("WI", "NK1"),
    "MVI": ("WI", "NK1"), "techniek": ("WI", "NK1"), "Z&W": ("BI", "MK"), "zorg-en-welzijn": ("BI", "MK"),
    "E&O": ("EC", "DU"), "HBR": ("EC", "DU"), "economie": ("EC", "DU"), "Groen": ("WI", "BI"),
    "landbouw": ("WI", "BI"), "D&P": ("EC", "BI"),
}  # fmt: skip
"""Two subjects that will do, wiskunde only where it must be."""
FREE = {"BB": (), "KB": (), "GL": ("TU",), "TL": ("TU", "AR")}
KEUZEVAKKEN = {"BB": 4, "KB": 4, "GL": 2}


def part(code, kind, subject, **more) -> Part:
    return Part(part=code, side=more.pop("side", "vmbo"), kind=kind, subject=subject, name="-", **more)


def avo(subject, kinds=("se", "ce"), **more) -> list[Part]:
    return [part(f"{subject}-{kind.upper()}", kind, subject, **more) for kind in kinds]


def keuzevakken(number, first=1, choice: str | None = "KV") -> list[Part]:
    codes = [f"KV{n}" for n in range(first, first + number)]
    return [part(code, "se", "KV", vocational=True, choice=choice) for code in codes]


def group(choice="KV", min_parts: int | None = 4, side="vmbo", **more) -> ChoiceGroup:
    return ChoiceGroup(choice=choice, side=side, min_parts=min_parts, **more)


def whole(leerweg, profile) -> list[Part]:
    """All that is asked, and rekenen."""
    parts = [p for subject in ("NE", "EN", *BOUND[profile], *FREE[leerweg]) for p in avo(subject)]
    parts += [part(subject, "se", subject) for subject in ("MA", "LO", "KU", "REK")]
    parts.append(part("LOB", "lob", "LOB"))
    if leerweg in KEUZEVAKKEN:
        parts += avo("PV", ("se", "cspe"), vocational=True) + keuzevakken(KEUZEVAKKEN[leerweg])
    if leerweg in ("GL", "TL"):
        parts.append(part("PWS", "pws", "PWS"))
    return parts


def adopted(parts, choices=None) -> ExamProgrammeAdopted:
    if choices is None:
        offered = sum(p.choice == "KV" for p in parts)
        choices = [group(min_parts=offered)] if offered else []
    return ExamProgrammeAdopted(version="1", cohorts_from=2023, parts=parts, choices=choices)


def check(parts, leerweg="BB", profile="PIE", form="DLR", choices=None, exam_year=2025) -> list[str]:
    found = differences(
        adopted(parts, choices), leerweg=leerweg, profile=profile, form=form, exam_year=exam_year
    )
    assert all(d.rule == ("VEX-02" if form == "GR" else "VEX-01") for d in found)
    return [f"{d.kind} {d.about}: {d.needed}" for d in found]


def without(parts, *codes) -> list[Part]:
    left = [p for p in parts if p.part not in codes]
    assert len(left) == len(parts) - len(codes)
    return left


# --- a whole programme, and one thing less -----------------------------------------------------------


@pytest.mark.parametrize(("leerweg", "profile"), EVERYTHING)
def test_a_programme_with_the_whole_exam_is_in_order(leerweg, profile):
    """VEX-01."""
    assert check(whole(leerweg, profile), leerweg, profile) == []


@pytest.mark.parametrize(("leerweg", "profile"), EVERYTHING)
def test_of_a_whole_exam_no_part_can_go_unnoticed(leerweg, profile):
    """VEX-01: each part taken away once gives one difference, about that part's place."""
    parts = whole(leerweg, profile)
    wiskunde = "WI" in BOUND[profile]
    for gone in parts:
        found = check(without(parts, gone.part), leerweg, profile)
        if gone.subject == "KV":
            assert found == [f"MISSING KV: KV x{KEUZEVAKKEN[leerweg]}"]
        elif gone.subject == "REK":
            assert found == ([] if wiskunde else ["MISSING REK: REK se"])
        else:
            slot = place(leerweg, profile, gone.subject)
            assert found == [f"MISSING {slot}: {gone.subject} {gone.kind}"]


def place(leerweg, profile, subject) -> str:
    """Where the lack of one form shows: of places that are alike the last, as a whole subject goes first."""
    if subject in FREE[leerweg]:
        return f"free-{len(FREE[leerweg])}"
    of_two = {"Groen": ("BI",), "landbouw": ("BI",), "D&P": ("EC", "BI")}.get(profile, ())
    return "bound-2" if subject in ("MK", "DU", *of_two) else subject


@pytest.mark.parametrize(
    ("leerweg", "profile", "subject", "found"),
    [
        ("BB", "PIE", "NE", "MISSING NE: NE se+ce"),
        ("KB", "PIE", "EN", "MISSING EN: EN se+ce"),
        ("BB", "PIE", "WI", "MISSING WI: WI se+ce"),
        ("BB", "MVI", "NK1", "MISSING NK1: NK1 se+ce"),
        ("BB", "MaT", "NK1", "MISSING NK1: NK1 se+ce"),
        ("BB", "PIE", "PV", "MISSING PV: PV se+cspe"),
        ("KB", "Z&W", "BI", "MISSING BI: BI se+ce"),
        ("KB", "Z&W", "MK", "MISSING bound-2: WI/MK/GS/AK se+ce"),
        ("TL", "zorg-en-welzijn", "MK", "MISSING bound-2: WI/MK/GS/AK se+ce"),
        ("BB", "E&O", "EC", "MISSING EC: EC se+ce"),
        ("BB", "HBR", "DU", "MISSING bound-2: WI/FA/DU se+ce"),
        ("BB", "Groen", "BI", "MISSING bound-2: NK1/BI se+ce"),
        ("BB", "D&P", "EC", "MISSING bound-2: WI/NK1/BI/EC se+ce"),
        ("GL", "PIE", "TU", "MISSING free-1: avo se+ce"),
        ("TL", "techniek", "TU", "MISSING free-2: avo se+ce"),
        ("GL", "PIE", "PWS", "MISSING PWS: PWS pws"),
        ("TL", "techniek", "PWS", "MISSING PWS: PWS pws"),
        ("TL", "techniek", "LOB", "MISSING LOB: LOB lob"),
        ("BB", "PIE", "KV", "MISSING KV: KV x4"),
    ],
)
def test_a_subject_that_is_wholly_missing_is_one_difference(leerweg, profile, subject, found):
    """VEX-01: with the forms that are needed, and the subjects that would do."""
    parts = [p for p in whole(leerweg, profile) if p.subject != subject]
    assert check(parts, leerweg, profile) == [found]


def test_an_empty_programme_misses_the_scheme_in_its_order():
    """VEX-01."""
    assert check([], "GL", "Z&W") == [
        "MISSING NE: NE se+ce",
        "MISSING EN: EN se+ce",
        "MISSING MA: MA se",
        "MISSING LO: LO se",
        "MISSING KU: KU se",
        "MISSING LOB: LOB lob",
        "MISSING PV: PV se+cspe",
        "MISSING PWS: PWS pws",
        "MISSING BI: BI se+ce",
        "MISSING bound-2: WI/MK/GS/AK se+ce",
        "MISSING free-1: avo se+ce",
        "MISSING KV: KV x2",
        "MISSING REK: REK se",
    ]


@pytest.mark.parametrize("form", ["DLR", "LEERLIJN", "EXPERIMENT"])
def test_every_form_of_route_but_the_gr_owes_the_whole_exam(form):
    """VEX-01, VEX-02."""
    assert check(without(whole("BB", "PIE"), "NE-CE"), form=form) == ["MISSING NE: NE ce"]


def test_two_parts_of_one_form_do_not_make_the_other():
    """VEX-01: a school exam in two parts is still no central exam."""
    parts = [*without(whole("BB", "PIE"), "NE-CE"), part("NE-SE2", "se", "NE")]
    assert check(parts) == ["MISSING NE: NE ce"]


# --- which subjects will do ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leerweg", "profile", "instead_of", "fits", "does_not"),
    [
        ("BB", "Z&W", "MK", ("WI", "GS", "AK"), ("EC", "NK1", "DU")),
        ("TL", "zorg-en-welzijn", "MK", ("WI",), ()),
        ("BB", "E&O", "DU", ("WI", "FA"), ("SP", "TU", "AR", "AK")),
        ("BB", "HBR", "DU", ("WI", "FA"), ("SP", "BI")),
        ("TL", "economie", "DU", ("WI", "FA"), ()),
        ("BB", "Groen", "BI", ("NK1",), ("EC", "AK")),
        ("TL", "landbouw", "BI", ("NK1",), ()),
        ("BB", "D&P", "BI", ("WI", "NK1"), ("DU", "AK", "MK", "GS")),
        ("GL", "PIE", "TU", ("BI", "EC", "AK", "GS", "MK", "DU", "FA", "SP", "AR"), ("NK1", "LO", "EN")),
        ("GL", "PIE", "TU", ("FRI", "NK2", "BV", "MU", "DA", "DR"), ("WI", "NE")),
    ],
)  # fmt: skip
def test_where_a_profile_leaves_a_choice_each_of_its_subjects_will_do(
    leerweg, profile, instead_of, fits, does_not
):
    """VEX-01."""
    parts = [p for p in whole(leerweg, profile) if p.subject != instead_of]
    codes = {p.part for p in parts}
    for subject in fits:
        assert check([*parts, *avo(subject)], leerweg, profile) == [], subject
    for subject in does_not:
        extra = [p for p in avo(subject) if p.part not in codes]
        assert any(found.startswith("MISSING") for found in check([*parts, *extra], leerweg, profile)), (
            subject
        )


def test_a_subject_fills_one_place_only():
    """VEX-01: maatschappijkunde is the profile's here, and then none of the free part."""
    parts = [p for p in whole("TL", "zorg-en-welzijn") if p.subject != "AR"]
    assert check(parts, "TL", "zorg-en-welzijn") == ["MISSING free-2: avo se+ce"]
    assert check([*parts, *avo("GS")], "TL", "zorg-en-welzijn") == []


@pytest.mark.parametrize("half", ["AK", "GS", "WI"])
def test_a_whole_subject_is_taken_before_one_that_is_there_by_half(half):
    """VEX-01: the profile's place goes to maatschappijkunde, wherever its code stands in the alphabet."""
    parts = [*whole("BB", "Z&W"), *avo(half, ("ce",))]
    assert check(parts, "BB", "Z&W") == [f"MISSING {half}: {half} se"]


def test_of_subjects_that_are_there_by_half_the_first_of_the_scheme_is_taken():
    """VEX-01: the same whatever the programme's order."""
    parts = [p for p in whole("BB", "Z&W") if p.subject != "MK"]
    for halves in (["GS", "WI", "AK"], ["AK", "WI", "GS"], ["WI", "GS", "AK"]):
        found = check([*parts, *(avo(half, ("se",))[0] for half in halves)], "BB", "Z&W")
        assert found[0] == "MISSING bound-2: WI ce"
        assert sorted(found[1:]) == ["MISSING AK: AK ce", "MISSING GS: GS ce"]


def test_a_subject_beyond_the_scheme_may_be_there_but_not_by_half():
    """VEX-01, VEX-21: extra subjects are allowed; with a school exam alone nobody can close one."""
    assert check([*whole("BB", "PIE"), *avo("DU")]) == []
    assert check([*whole("BB", "PIE"), *avo("DU", ("se",))]) == ["MISSING DU: DU ce"]
    assert check([*whole("BB", "PIE"), *avo("DU", ("ce",))]) == ["MISSING DU: DU se"]


def test_parts_of_a_choice_count_as_there():
    """VEX-01: biology or nask 1, as the student chooses."""
    parts = [p for p in whole("BB", "Groen") if p.subject != "BI"]
    parts += avo("BI", choice="exact") + avo("NK1", choice="exact")
    assert check(parts, "BB", "Groen", choices=[group(), group("exact", 2)]) == []


def test_a_joint_part_and_one_of_the_mbo_fill_no_place():
    """VEX-01, MEX-12: a joint part counts for the vmbo part, which the programme names itself."""
    parts = without(whole("BB", "PIE"), "MA", "NE-SE")
    joint = part("MA-LB", "se", "MA", side="joint", counts_for=["MA", "LB"])
    mbo = part("NL", "generic", "NL", side="mbo")
    assert check([*parts, joint, mbo, part("NE", "se", "NE", side="mbo")]) == [
        "MISSING NE: NE se",
        "MISSING MA: MA se",
    ]


# --- profielvak and keuzevakken -----------------------------------------------------------------------


def test_the_profielvak_goes_by_the_name_of_the_profile_too():
    """VEX-01."""
    parts = without(whole("BB", "M&T"), "PV-SE", "PV-CSPE")
    by_name = avo("M&T", ("se", "cspe"), vocational=True)
    assert check([*parts, *by_name], "BB", "M&T") == []
    assert check([*parts, by_name[0]], "BB", "M&T") == ["MISSING PV: PV cspe"]
    assert check([*parts, by_name[1]], "BB", "M&T") == ["MISSING PV: PV se"]
    assert check([*parts, by_name[0], *avo("PV", ("cspe",), vocational=True)], "BB", "M&T") == []


def test_the_profielvak_of_another_profile_is_unknown():
    """VEX-01."""
    parts = [*whole("BB", "PIE"), part("BWI-SE", "se", "BWI", vocational=True)]
    assert check(parts) == ["UNKNOWN BWI-SE: BB PIE"]


@pytest.mark.parametrize("vocational", [None, False])
def test_a_vocational_part_says_so(vocational):
    """VEX-40: what a leerwerktraject asks is known by it."""
    parts = without(whole("BB", "PIE"), "PV-SE", "KV4")
    pv = part("PV-SE", "se", "PV", vocational=vocational)
    kv = part("KV4", "se", "KV", vocational=vocational, choice="KV")
    assert check([*parts, pv, kv]) == [
        "MISSING PV: PV se",
        "MISSING KV: KV x4",
        "UNKNOWN PV-SE: PV vocational",
        "UNKNOWN KV4: KV vocational",
    ]
    by_name = part("PIE-SE", "se", "PIE", vocational=vocational)
    assert check([*whole("BB", "PIE"), by_name]) == ["UNKNOWN PIE-SE: BB PIE"]


@pytest.mark.parametrize(
    ("offered", "asked", "in_order"),
    [(4, 4, True), (6, 4, True), (6, 5, True), (6, 3, False), (3, 4, False), (3, 3, False), (6, None, False)],
)
def test_keuzevakken_are_offered_and_asked(offered, asked, in_order):
    """VEX-01: the group asks four at least, and there are as many."""
    parts = [p for p in whole("BB", "PIE") if p.subject != "KV"] + keuzevakken(offered)
    found = check(parts, choices=[group(min_parts=asked)])
    assert found == ([] if in_order else ["MISSING KV: KV x4"])


@pytest.mark.parametrize(("asked", "in_order"), [(2, True), (1, False)])
def test_the_gl_asks_two_keuzevakken(asked, in_order):
    """VEX-01."""
    found = check(whole("GL", "PIE"), "GL", choices=[group(min_parts=asked)])
    assert found == ([] if in_order else ["MISSING KV: KV x2"])


def test_keuzevakken_without_a_choice_and_of_several_groups_count_together():
    """VEX-01: one for everyone, one of two, two of three."""
    parts = [p for p in whole("BB", "PIE") if p.subject != "KV"]
    parts += keuzevakken(1, choice=None) + keuzevakken(2, 2, "A") + keuzevakken(3, 4, "B")
    assert check(parts, choices=[group("A", 1), group("B", 2)]) == []
    assert check(parts, choices=[group("A", 1), group("B", 1)]) == ["MISSING KV: KV x4"]
    assert check(parts, choices=[group("A", 0), group("B", 3)]) == []
    assert check(parts, choices=[group("A", None, min_hours=80), group("B", 2)]) == ["MISSING KV: KV x4"]


def test_a_group_that_holds_something_else_too_promises_less():
    """VEX-01: who may choose German first closes a keuzevak or two less."""
    parts = [*whole("BB", "PIE"), *keuzevakken(2, 5), *avo("DU", choice="KV")]
    assert check(parts, choices=[group(min_parts=6)]) == []
    assert check(parts, choices=[group(min_parts=5)]) == ["MISSING KV: KV x4"]


def test_a_group_from_which_no_keuzevak_can_be_chosen_takes_none_away():
    """VEX-01: nor does it add one."""
    parts = [*whole("BB", "PIE"), *avo("DU", choice="talen")]
    others = [group("talen", 0), group("leeg", 9)]
    assert check(parts, choices=[group(), *others]) == []
    assert check(parts, choices=[group(min_parts=3), *others]) == ["MISSING KV: KV x4"]


# --- schoolexamen rekenen -----------------------------------------------------------------------------


def test_rekenen_is_examined_where_a_student_may_have_no_wiskunde():
    """VEX-01: in the profile, or of everyone in this programme, wiskunde does without it."""
    parts = without(whole("BB", "Z&W"), "REK")
    assert check(parts, "BB", "Z&W") == ["MISSING REK: REK se"]
    assert check([*parts, *avo("WI")], "BB", "Z&W") == []
    choices = [group(), group("zorg", 2)]
    assert check([*parts, *avo("WI", choice="zorg")], "BB", "Z&W", choices=choices) == ["MISSING REK: REK se"]
    assert check(without(whole("BB", "Groen"), "REK"), "BB", "Groen") == []


# --- what no scheme knows -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("leerweg", "profile", "extra", "found"),
    [
        ("BB", "PIE", part("PWS", "pws", "PWS"), "UNKNOWN PWS: BB PIE"),
        ("KB", "PIE", part("PWS", "pws", "PWS"), "UNKNOWN PWS: KB PIE"),
        ("TL", "techniek", part("PV", "se", "PV", vocational=True), "UNKNOWN PV: TL techniek"),
        ("TL", "techniek", part("KV", "se", "KV", vocational=True), "UNKNOWN KV: TL techniek"),
        ("TL", "techniek", part("T", "cspe", "techniek", vocational=True), "UNKNOWN T: TL techniek"),
        ("BB", "PIE", part("XX", "se", "XX"), "UNKNOWN XX: BB PIE"),
        ("BB", "PIE", part("NK2-SE", "se", "NK2"), "UNKNOWN NK2-SE: BB PIE"),
        ("KB", "PIE", part("BV-CE", "ce", "BV"), "UNKNOWN BV-CE: KB PIE"),
        ("BB", "PIE", part("MA-CE", "ce", "MA"), "UNKNOWN MA-CE: MA se"),
        ("BB", "PIE", part("LO-CE", "ce", "LO"), "UNKNOWN LO-CE: LO se"),
        ("BB", "PIE", part("NE-CSPE", "cspe", "NE"), "UNKNOWN NE-CSPE: NE se+ce"),
        ("BB", "PIE", part("PV-CE", "ce", "PV", vocational=True), "UNKNOWN PV-CE: PV se+cspe"),
        ("BB", "PIE", part("KV-CE", "ce", "KV", vocational=True), "UNKNOWN KV-CE: KV se"),
        ("GL", "PIE", part("PWS2", "se", "PWS"), "UNKNOWN PWS2: PWS pws"),
        ("BB", "PIE", part("LOB2", "se", "LOB"), "UNKNOWN LOB2: LOB lob"),
        ("BB", "PIE", part("B1-K1", "kerntaak", "B1-K1"), "UNKNOWN B1-K1: BB PIE"),
    ],
)
def test_a_part_that_no_scheme_knows_is_named(leerweg, profile, extra, found):
    """VEX-01: a subject that the leerweg does not have, or a form that is not its subject's."""
    assert check([*whole(leerweg, profile), extra], leerweg, profile) == [found]


def test_an_unknown_part_fills_no_place():
    """VEX-01."""
    parts = [*without(whole("BB", "PIE"), "MA"), part("MA", "ce", "MA")]
    assert check(parts) == ["MISSING MA: MA se", "UNKNOWN MA: MA se"]


@pytest.mark.parametrize(
    ("leerweg", "profile", "needed"),
    [
        ("TL", "PIE", "techniek/zorg-en-welzijn/economie/landbouw"),
        ("GL", "techniek", "BWI/PIE/M&T/MaT/MVI/Z&W/E&O/HBR/Groen/D&P"),
        ("BB", "landbouw", "BWI/PIE/M&T/MaT/MVI/Z&W/E&O/HBR/Groen/D&P"),
    ],
)
def test_a_profile_that_the_leerweg_does_not_have_is_all_there_is_to_say(leerweg, profile, needed):
    """VEX-01."""
    assert check(whole("BB", "PIE"), leerweg, profile) == [f"UNKNOWN {profile}: {needed}"]
    assert slots_of(leerweg, profile, 2025) == ()
    assert content_of(leerweg, profile, 2025) == ()


# --- the geïntegreerde route --------------------------------------------------------------------------


def test_in_a_geintegreerde_route_nothing_of_the_exam_is_missing():
    """VEX-02: only what is chosen is owed."""
    assert check([], form="GR") == []
    assert check(avo("NE", ("ce",), choice="X"), form="GR", choices=[group("X", 1)]) == []
    assert check([part("XX", "se", "XX")], form="GR") == ["UNKNOWN XX: BB PIE"]


def test_each_part_that_can_be_chosen_in_a_geintegreerde_route_has_a_pta():
    """VEX-02: a group of vmbo parts without any part; one of the mbo is another matter."""
    empty = [group("X", 2), group("Y", None, min_hours=80), group("Z", 0), group("KD", 1, "mbo"), group()]
    assert check(whole("BB", "PIE"), form="GR", choices=empty) == [
        "CHOICE_WITHOUT_PTA X: x2",
        "CHOICE_WITHOUT_PTA Y: x1",
        "CHOICE_WITHOUT_PTA Z: x1",
    ]
    of_mbo = part("KD", "keuzedeel", "KD", side="mbo", choice="X")
    assert check([of_mbo], form="GR", choices=[group("X", 1)]) == ["CHOICE_WITHOUT_PTA X: x1"]
    assert check(whole("BB", "PIE"), form="DLR", choices=empty) == []


def test_what_a_student_chose_is_a_part_of_the_programme():
    """VEX-02: by its own code or a register's; what is not is named once, in the order chosen."""
    programme = adopted([*avo("NE", register_codes=["1001"]), part("K1", "keuzedeel", "K1", side="mbo")])
    assert chosen_without_pta(["NE-SE", "1001", "K1"], programme) == ()
    assert chosen_without_pta(["WI-SE", "NE-CE", "EN-SE", "WI-SE"], programme) == ("WI-SE", "EN-SE")
    assert chosen_without_pta([], programme) == ()


# --- what is taught, and what counts in the average ---------------------------------------------------


def test_the_whole_vmbo_is_taught_whatever_is_examined():
    """VEX-03: LO and the vocational programme too; a work or a dossier is no subject."""
    assert [(s.slot, s.label, s.subjects, s.kinds, s.count) for s in content_of("BB", "Z&W", 2025)] == [
        ("NE", "NE", ("NE",), ("se", "ce"), 1),
        ("EN", "EN", ("EN",), ("se", "ce"), 1),
        ("MA", "MA", ("MA",), ("se",), 1),
        ("LO", "LO", ("LO",), ("se",), 1),
        ("KU", "KU", ("KU",), ("se",), 1),
        ("PV", "PV", ("PV", "Z&W"), ("se", "cspe"), 1),
        ("BI", "BI", ("BI",), ("se", "ce"), 1),
        ("bound-2", "WI/MK/GS/AK", ("WI", "MK", "GS", "AK"), ("se", "ce"), 1),
        ("KV", "KV", ("KV",), ("se",), 4),
    ]
    assert [s.slot for s in content_of("GL", "D&P", 2025)] == [
        "NE", "EN", "MA", "LO", "KU", "PV", "bound-1", "bound-2", "free-1", "KV",
    ]  # fmt: skip
    slots = content_of("TL", "landbouw", 2025)
    assert [s.slot for s in slots] == [
        "NE", "EN", "MA", "LO", "KU", "WI", "bound-2", "free-1", "free-2",
    ]  # fmt: skip
    assert slots[-1].subjects == slots[-2].subjects == (
        "NK1", "NK2", "BI", "EC", "AK", "GS", "MK", "DU", "FA", "SP", "TU", "AR", "FRI", "BV", "MU", "DA",
        "DR",
    )  # fmt: skip


@pytest.mark.parametrize(("leerweg", "count"), [("BB", 5), ("KB", 5), ("GL", 6), ("TL", 6)])
def test_how_many_central_exams_are_in_the_average(leerweg, count):
    """VEX-20: as many as the scheme has, the CSPE with them."""
    assert average_counts(leerweg, 2025) == count
    for profile in TEN if leerweg != "TL" else FOUR:
        slots = slots_of(leerweg, profile, 2025)
        assert sum("ce" in slot.kinds or "cspe" in slot.kinds for slot in slots) == count


# --- the years ----------------------------------------------------------------------------------------


def test_an_exam_goes_by_the_scheme_of_its_own_school_year(monkeypatch):
    """VEX-01: a later scheme that holds from August 2027 is that of exam year 2028."""
    assert (SCHEMES[0].since, SCHEMES[0].rule) == (date(2020, 8, 1), "VEX-01")
    now = SCHEMES[0].value
    bb = msgspec.structs.replace(now.leerwegen["BB"], average_counts=3, always=("NE",), keuzevakken=0)
    later = msgspec.structs.replace(
        now,
        leerwegen={**now.leerwegen, "BB": bb},
        subjects=tuple(msgspec.structs.replace(s, taught=s.code != "NE") for s in now.subjects),
    )
    monkeypatch.setattr(schemes, "SCHEMES", (*SCHEMES, Dated(date(2027, 8, 1), later, "VEX-01")))
    assert [average_counts("BB", year) for year in (2020, 2021, 2027, 2028, 2029)] == [5, 5, 5, 3, 3]
    assert [len(slots_of("BB", "PIE", year)) for year in (2027, 2028)] == [10, 3]
    assert [len(content_of("BB", "PIE", year)) for year in (2027, 2028)] == [9, 2]
    assert len(check([], exam_year=2027)) == 10
    assert check([], exam_year=2028) == [
        "MISSING NE: NE se+ce",
        "MISSING WI: WI se+ce",
        "MISSING NK1: NK1 se+ce",
    ]
    monkeypatch.setattr(schemes, "SCHEMES", (*SCHEMES, Dated(date(2027, 8, 2), later, "VEX-01")))
    assert [average_counts("BB", year) for year in (2028, 2029)] == [5, 3]


def test_the_subjects_have_names_and_codes_of_their_own():
    """Codes as schools use them, with their Dutch names; those of the sample are the same."""
    names = {subject.code: subject.name for subject in SUBJECTS}
    assert len(names) == len(SUBJECTS)
    assert names == AVO | {
        "NK2": "natuur- en scheikunde II",
        "FA": "Frans",
        "SP": "Spaans",
        "TU": "Turks",
        "AR": "Arabisch",
        "FRI": "Fries",
        "BV": "kunstvakken II, beeldende vakken",
        "MU": "kunstvakken II, muziek",
        "DA": "kunstvakken II, dans",
        "DR": "kunstvakken II, drama",
        "MA": "maatschappijleer",
        "LO": "lichamelijke opvoeding",
        "KU": "kunstvakken I",
        "PV": "beroepsgericht profielvak",
        "KV": "beroepsgericht keuzevak",
        "PWS": "profielwerkstuk",
        "LOB": "loopbaandossier",
        "REK": "schoolexamen rekenen",
    }
    assert {subject.code for subject in SUBJECTS if not subject.taught} == {"PWS", "LOB", "REK"}
    assert {subject.code for subject in SUBJECTS if subject.vocational} == {"PV", "KV"}
    assert {subject.code for subject in SUBJECTS if subject.leerwegen == ("GL", "TL")} == {
        "NK2", "BV", "MU", "DA", "DR", "PWS",
    }  # fmt: skip


# --- laws ---------------------------------------------------------------------------------------------

_CODES = ("WI", "NK1", "BI", "EC", "AK", "GS", "MK", "DU")
_FORMS = st.sampled_from([(), ("se",), ("ce",), ("se", "ce")])
_PACKAGES = st.fixed_dictionaries(dict.fromkeys(_CODES, _FORMS))


def _missing(found) -> set[str]:
    return {line for line in found if line.startswith("MISSING")}


@given(st.sampled_from(EVERYTHING), _PACKAGES, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_changes_nothing(which, package, random):
    """VEX-01."""
    parts = [p for subject, kinds in package.items() for p in avo(subject, kinds)]
    shuffled = list(parts)
    random.shuffle(shuffled)
    assert sorted(check(shuffled, *which)) == sorted(check(parts, *which))


@given(st.sampled_from(EVERYTHING), _PACKAGES, st.sampled_from(_CODES))
def test_a_whole_subject_more_never_leaves_more_places_open(which, package, subject):
    """VEX-01."""
    before = check([p for code, kinds in package.items() for p in avo(code, kinds)], *which)
    package = {**package, subject: ("se", "ce")}
    after = check([p for code, kinds in package.items() for p in avo(code, kinds)], *which)
    assert len(_missing(after)) <= len(_missing(before))


@given(st.sampled_from([("GL", "D&P"), ("GL", "Z&W"), ("TL", "economie"), ("TL", "landbouw")]), _PACKAGES)
def test_no_other_division_of_the_subjects_fills_more_places(which, package):
    """VEX-01: tried by hand, every way to give the avo places a whole subject each."""
    whole_ones = [code for code, kinds in package.items() if len(kinds) == 2]
    places = [s for s in slots_of(*which, 2025) if s.kinds == ("se", "ce") and s.slot not in ("NE", "EN")]
    tries = permutations([*whole_ones, *("-" * len(places))], len(places))
    best = max(sum(code in s.subjects for code, s in zip(one, places, strict=True)) for one in tries)
    found = check([p for code, kinds in package.items() for p in avo(code, kinds)], *which)
    open_places = {s.slot for s in places} & {line.split()[1].rstrip(":") for line in found}
    assert len(places) - len(open_places) == best


# --- programmes that exist ----------------------------------------------------------------------------


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.id)
def test_the_programmes_of_the_sample_hold_the_whole_exam(route):
    """VEX-01."""
    for renewal in route.programmes:
        programme = sample_programme(
            route.leerweg,
            route.profile,
            route.level,
            renewal.crebos,
            version="1",
            cohorts_from=renewal.cohorts_from,
            joint_from=renewal.joint_from,
        )
        found = differences(
            programme,
            leerweg=route.leerweg,
            profile=route.profile,
            form=route.form,
            exam_year=renewal.cohorts_from + 2,
        )
        assert found == ()


def test_a_programme_of_the_sample_without_wiskunde_would_ask_rekenen_as_doorlopende_leerroute():
    """VEX-01, VEX-02: the kok is a GR, with economie and Duits."""
    programme = sample_programme("BB", "HBR", 2, ("25180",), version="1", cohorts_from=2020, joint_from=None)
    of_dlr = differences(programme, leerweg="BB", profile="HBR", form="DLR", exam_year=2022)
    assert [d.about for d in of_dlr] == ["REK"]


def test_the_short_programme_of_the_first_route_is_not_the_whole_exam():
    """VEX-01: it is an example that a person can read; its profielvak goes by the profile's name."""
    reports = [msgspec.json.decode(line) for line in FIRST_ROUTE.read_text(encoding="utf-8").splitlines()]
    (data,) = [r["data"] for r in reports if r["type"].endswith("exam-programme-adopted.v1")]
    programme = msgspec.convert(data, ExamProgrammeAdopted)
    found = differences(programme, leerweg="BB", profile="PIE", form="DLR", exam_year=2025)
    assert found[0] == Difference(kind="MISSING", about="NE", needed="NE se", rule="VEX-01")
    assert [f"{d.kind} {d.needed}" for d in found] == [
        "MISSING NE se",
        "MISSING EN se+ce",
        "MISSING LO se",
        "MISSING KU se",
        "MISSING LOB lob",
        "MISSING PV se",
        "MISSING WI se",
        "MISSING NK1 se+ce",
        "MISSING KV x4",
    ]
