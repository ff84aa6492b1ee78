"""`result`, `options` and `coverage` at the command line: as JSON, and as a person reads them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commandline import School
from tests.exam_programme import KEUZEDELEN, MBO, passing, programme, sits, student
from tests.scenario import Story, another

ON = "2025-07-01"
OVER = "2026-08-01"


def story() -> Story:
    """s1: NE has to be resat, a mark was corrected after a certificate. s2: a GR. s3: never on a route."""
    story = told()
    another(story, "G1", programme(), form="GR")
    chosen = ["NE-SE", "NE-CE", "EN-SE", "EN-CE", *KEUZEDELEN]
    story.tell("s2", "route-started", "2023-08-01", route="G1", chosen=chosen, at="2025-07-02")
    for part, mark in (("NE-SE", "6.0"), ("NE-CE", "6.4"), ("EN-SE", "6.0")):
        story.tell("s2", "exam-part-passed", "2025-05-20", part=part, mark=mark, decided_on="2025-06-01")
    story.tell("s2", "content-taught", "2024-01-15", subject="WI", side="mbo")
    story.tell("s3", "enrolled", "2023-08-01", side="vo")
    return story


def told() -> Story:
    story = passing("NE 6.0/4.0, EN 5.0/5.0, LO -, KV5 8.0")
    sits(story, "LO onvoldoende", kind="exam-part-failed")
    sits(story, MBO.replace("B1-K1 6", "B1-K1 5"))
    story.tell(
        "s1",
        "result-determined",
        "2025-06-18",
        side="vmbo",
        outcome="rejected",
        definitive=False,
        id="uitslag",
    )
    story.tell("s1", "certificate-awarded", "2025-06-18", side="vmbo", parts=["MA-SE"], id="certificate")
    story.tell("s1", "diploma-awarded", "2025-06-20", side="mbo", id="diploma")
    story.correct("MA-SE", mark="5.8", at="2025-07-01")
    return story


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school.restore(story().history)
    return school


def table(school: School, *arguments: object, lang: str = "nl") -> list[dict[str, str]]:
    """What a person reads: each row by the headings of its columns, what was wrapped on one line again."""
    _, heading, *lines = school("--lang", lang, *arguments).done().text.splitlines()
    starts = [(found.start(), found.group()) for found in re.finditer(r"\S+(?: \S+)*", heading)]
    ends = [start for start, _ in starts[1:]] + [None]
    rows: list[dict[str, str]] = []
    for line in lines:
        if line[:1].strip():
            rows.append({})
        for (start, name), end in zip(starts, ends, strict=True):
            rows[-1][name] = f"{rows[-1].get(name, '')} {line[start:end].strip()}".strip()
    return rows


def rules(school: School, *arguments: str, on: str = ON) -> list[str]:
    """The rules of the one answer."""
    (row,) = school.ask(*arguments, on=on)
    return row["because"]["rules"]


# --- as JSON ----------------------------------------------------------------------------------------------


def test_the_members_of_a_result(school: School):
    vmbo, mbo = school.ask("result", "s1", on=ON)
    for row in (vmbo, mbo):
        assert list(row) == [
            "student", "on", "known_at", "side", "state", "determined", "diploma", "finals", "combination",
            "ce_average", "keuzedeel_mean", "conditions", "turns", "resits", "dropped",
            "certificate_candidates", "superseded", "flags", "policies", "because",
        ]  # fmt: skip
        assert list(row["because"]) == ["rules", "events"]
    assert [row["side"] for row in (vmbo, mbo)] == ["vmbo", "mbo"]
    assert list(vmbo["determined"]) == ["outcome", "definitive", "on", "event"]
    assert {tuple(each) for each in vmbo["finals"]} == {("subject", "se", "ce", "mark")}
    assert vmbo["finals"][0] == {"subject": "NE", "se": "6.0", "ce": "4.0", "mark": 5}
    assert {tuple(each) for each in vmbo["conditions"]} == {
        ("condition", "rule", "met", "found", "needed", "about")
    }
    assert {tuple(each) for each in vmbo["turns"] + vmbo["resits"]} == {
        ("about", "by", "rule", "mark", "turns")
    }
    assert vmbo["superseded"] == [
        {"decision": decision, "basis": "MA-SE", "part": "MA-SE", "was": "6.0", "now": "5.8"}
        for decision in ("uitslag", "certificate")
    ]
    assert (vmbo["ce_average"], vmbo["combination"], mbo["keuzedeel_mean"]) == ("5.40", 7, "6.00")
    assert (mbo["diploma"], mbo["flags"]) == ("2025-06-20", ["DIPLOMA_WITHOUT_PASS"])


def test_one_side_of_everyone(school: School):
    """Nobody is told of who is on no route."""
    rows = school.ask("result", "--side", "vmbo", on=ON)
    assert [(row["student"], row["state"]) for row in rows] == [("s1", "NOT_YET"), ("s2", "NOT_OWED")]
    assert [row["student"] for row in school.ask("result", "--cohort", "G1/2023", on=ON)] == ["s2", "s2"]
    assert school.ask("result", "s3", on=ON) == []


def test_a_result_as_it_was_known(school: School):
    """S17: the day before the correction."""
    (row,) = school.ask("result", "s1", "--side", "vmbo", "--known-at", "2025-06-30", on=ON)
    assert (row["known_at"], row["superseded"]) == ("2025-06-30", [])
    (row,) = school.ask("result", "s1", "--side", "vmbo", "--known-at", "2025-07-01", on=ON)
    assert row["flags"] == ["DECISION_ON_SUPERSEDED_FACT"]


def test_the_members_of_options(school: School):
    (row,) = school.ask("options", "s1", on=OVER)
    assert list(row) == [
        "student", "on", "known_at", "state", "window_end", "options", "not_open", "certificate_candidates",
        "flags", "policies", "because",
    ]  # fmt: skip
    each = row["options"] + row["not_open"]
    assert {tuple(option) for option in each} == {
        ("option", "rule", "open", "needs", "parts", "routes", "due")
    }
    assert [option["option"] for option in row["options"]] == ["EXTENSION", "CONVERT_TO_GR", "END_ROUTE"]
    assert row["options"][1]["routes"] == ["G1"]


def test_options_know_every_route_of_the_journal(school: School):
    """OVS-08: by what was known as well."""
    (row,) = school.ask("options", "s1", "--known-at", "2030-01-01", on=OVER)
    assert row["options"][1]["routes"] == ["G1"]


def test_the_members_of_coverage(school: School):
    rows = school.ask("coverage", "s2", on=ON)
    for row in rows:
        assert list(row) == [
            "student", "on", "known_at", "slot", "subjects", "state", "taught", "since", "by", "examined",
            "policies", "because",
        ]  # fmt: skip
    (row,) = [row for row in rows if row["slot"] == "WI"]
    assert (row["state"], row["taught"], row["since"], row["by"]) == ("TAUGHT", ["WI"], "2024-01-15", ["mbo"])
    assert school.ask("coverage", "s3", on=ON) == []


# --- as a table -------------------------------------------------------------------------------------------


def test_a_result_as_a_person_reads_it(school: School):
    (vmbo,) = table(school, "result", "s1", "--side", "vmbo", "--on", ON)
    assert vmbo == {
        "leerling": "s1",
        "kant": "vmbo",
        "stand": "nog niet",
        "vastgesteld": "afgewezen 2025-06-18 (voorlopig)",
        "eindcijfers": "NE 5 EN 5 WI 6 NK1 6 PV 6 KV1 6 KV2 6 KV3 6 KV4 6 KV5 8 MA 6",
        "gemiddelde": "5.40",
        "nog niet vervuld": "gemiddelde van de centrale examens (5.40; >= 5.5);"
        " LO en kunstvakken I (onvoldoende goed; voldoende)",
        "wat kan het keren": "geen alleen: LO (af te leggen), NE (herkansing), EN (herkansing),"
        " WI (herkansing), NK1 (herkansing), PV (herkansing)",
        "let op": "besluit op een later gewijzigd resultaat; MA-SE 6.0 → 5.8",
        "waarom": " ".join(rules(school, "result", "s1", "--side", "vmbo")),
    }


def test_a_result_in_english(school: School):
    (mbo,) = table(school, "result", "s1", "--side", "mbo", "--on", ON, lang="en")
    assert mbo == {
        "student": "s1",
        "side": "mbo",
        "state": "not yet",
        "determined": "diploma 2025-06-20",
        "average": "6.00",
        "not met yet": "kerntaken (1/2; >= 6)",
        "what would turn it": "B1-K1 (resit ≥ 6)",
        "flags": "diploma without a pass",
        "why": " ".join(rules(school, "result", "s1", "--side", "mbo")),
    }


def test_what_turns_it_alone_comes_before_what_does_not(tmp_path: Path):
    """VEX-20, MEX-05, MEX-07: a choice goes by its own name, what has no code by its word."""
    school = School(tmp_path)
    story = passing("KV3 -, KV4 -", chosen=["KV1", "KV2"])
    school.restore(sits(story, "B1-K1 6, P1-K1 6, NL-2F 6, REK-2 6, BPV voldoende").history)
    vmbo, mbo = table(school, "result", "s1", "--on", ON)
    assert vmbo["wat kan het keren"].startswith("geen alleen: keuzevakken (keuze), NE (herkansing)")
    assert mbo["wat kan het keren"] == (
        "geen alleen: uren keuzedelen (keuze), loopbaan en burgerschap (af te leggen)"
    )


def test_what_a_resit_could_do_is_told_with_its_mark(tmp_path: Path):
    """VEX-23."""
    school = School(tmp_path)
    school.restore(passing("NE 6.0/4.0, EN 5.0/4.0").history)
    vmbo, _ = table(school, "result", "s1", "--on", ON)
    assert vmbo["wat kan het keren"] == (
        "NE (herkansing ≥ 5.5); EN (herkansing ≥ 6.0); WI (herkansing ≥ 7.5); NK1 (herkansing ≥ 7.5);"
        " PV (herkansing ≥ 7.5)"
    )


def test_what_was_determined_for_good_is_said_to_be(tmp_path: Path):
    """VEX-22: in both languages; a pass has nothing that would turn it."""
    story = passing()
    story.tell("s1", "result-determined", "2025-06-18", side="vmbo")
    story.tell("s1", "diploma-awarded", "2025-06-19", side="vmbo")
    school = School(tmp_path)
    school.restore(story.history)
    (row,) = table(school, "result", "s1", "--side", "vmbo", "--on", ON)
    assert (row["stand"], row["vastgesteld"]) == (
        "geslaagd",
        "geslaagd 2025-06-18 (definitief); diploma 2025-06-19",
    )
    (row,) = table(school, "result", "s1", "--side", "vmbo", "--on", ON, lang="en")
    assert row["determined"] == "passed 2025-06-18 (definitive); diploma 2025-06-19"
    assert "what would turn it" not in row


def test_a_geintegreerde_route_as_a_person_reads_it(school: School):
    """VEX-04: not owed; a dash for what has no mark yet; the certificate."""
    (row,) = table(school, "result", "s2", "--side", "vmbo", "--on", ON)
    assert row == {
        "leerling": "s2",
        "kant": "vmbo",
        "stand": "niet vereist",
        "eindcijfers": "NE 6 EN -",
        "certificaat voor": "NE",
        "waarom": " ".join(rules(school, "result", "s2", "--side", "vmbo")),
    }


def test_options_as_a_person_reads_them(school: School):
    """VEX-34, OVS-08: numbered, with what they are about, what they need, and their rule."""
    (row,) = table(school, "options", "s1", "--on", OVER)
    assert row == {
        "leerling": "s1",
        "stand": "venster dicht",
        "venster t/m": "2026-07-31",
        "mogelijkheden": "1. verlenging van het venster (LO-SE): niet zeker; nodig: besluit van de vo-school"
        " (VEX-34) 2. verder in een geïntegreerde route (LO-SE): mogelijk; nodig: oordeel van de vo-school;"
        " oordeel van het mbo; G1 (OVS-08) 3. route beëindigen (LO-SE): mogelijk; nodig: overstap of plaats"
        " elders (OVS-01)",
        "kan niet": "staatsexamen; vakken afmaken op het vavo",
        "let op": "rechtsgrond niet zeker",
        "waarom": " ".join(rules(school, "options", "s1", on=OVER)),
    }
    (row,) = table(school, "options", "s1", "--on", "2026-07-31", lang="en")
    assert (row["state"], row["window until"]) == ("window open", "2026-07-31")
    assert row["options"] == "1. finish within the window (LO-SE): possible (VEX-32)"


def test_options_in_english_with_what_they_need(school: School):
    """VEX-04: and many parts are not named one by one."""
    (row,) = table(school, "options", "s2", "--on", OVER, lang="en")
    assert row["options"].startswith(
        "1. choose parts no longer (EN-CE): possible; needs: new choice of parts (VEX-02)"
    )
    assert row["certificate for"] == "NE"
    assert row["not possible"] == "finish subjects at the vavo; go on in a geïntegreerde route"


@pytest.mark.parametrize(("marks", "named"), [("NE -, EN -, WI -", True), ("NE -, EN -, WI -, LO -", False)])
def test_more_than_six_parts_are_not_named_one_by_one(tmp_path: Path, marks: str, named: bool):
    school = School(tmp_path)
    school.restore(passing(marks).history)
    (row,) = table(school, "options", "s1", "--on", "2026-07-31")
    parts = " (EN-CE EN-SE NE-CE NE-SE WI-CE WI-SE)" if named else ""
    assert row["mogelijkheden"] == f"1. afmaken binnen het venster{parts}: mogelijk (VEX-32)"


def test_coverage_as_a_person_reads_it(school: School):
    rows = {row["vak"]: row for row in table(school, "coverage", "s2", "--on", ON)}
    assert rows["WI"] == {
        "leerling": "s2", "vak": "WI", "stand": "aangeboden", "gemeld": "WI", "sinds": "2024-01-15",
        "door": "mbo", "ook examen": "", "waarom": "VEX-03",
    }  # fmt: skip
    assert (rows["NE"]["stand"], rows["NE"]["ook examen"], rows["NE"]["door"]) == ("niet gemeld", "NE", "")
    assert "PV/PIE" in rows
    rows = {row["subject"]: row for row in table(school, "coverage", "s2", "--on", ON, lang="en")}
    assert (rows["WI"]["state"], rows["WI"]["reported"], rows["WI"]["since"]) == (
        "taught",
        "WI",
        "2024-01-15",
    )


def test_a_place_with_a_wide_choice_is_named_and_not_summed_up(tmp_path: Path):
    """VEX-03: the free subjects of GL."""
    school = School(tmp_path)
    school.restore(student(programme(), leerweg="GL", level=4).history)
    assert "eerste vrije vak" in [row["vak"] for row in table(school, "coverage", "s1", "--on", ON)]
    named = [row["subject"] for row in table(school, "coverage", "s1", "--on", ON, lang="en")]
    assert "first free subject" in named


def test_with_nothing_to_tell_that_is_said(school: School):
    for lang, command, said in (
        ("nl", "result", "Niemand is op een route met een programma."),
        ("en", "options", "Nobody is on a route."),
        ("nl", "coverage", "Niemand is of was op een route."),
    ):
        assert said in school("--lang", lang, command, "s3", "--on", ON).done().text
