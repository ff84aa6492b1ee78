"""What does the page of a student say, worked out without a screen?"""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from journeys.saying import Language
from tui.port import Stretch, StudentAnswers
from tui.viewmodels import student as view
from tui.viewmodels.recording import Content

ON = "2025-03-01"


def part(code: str = "WI-CE", **more: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "part": code,
        "name": None,
        "kind": "ce",
        "side": "vmbo",
        "status": "owed",
        "due": None,
        "mark": None,
        "flags": [],
        "on": ON,
    }
    return plain | more


def event(id_: str = "e1", kind: str = "exam-part-passed", **more: Any) -> dict[str, Any]:
    data = more.pop("data", {"part": "WI-CE", "mark": "6.4"})
    counts = more.pop("counts", None)
    plain: dict[str, Any] = {
        "id": id_,
        "kind": f"{kind}/1",
        "on": date(2025, 2, 1),
        "by": "vo:98VO",
        "state": "counts",
        "data": None if data is None else msgspec.Raw(msgspec.json.encode(data)),
        "counts": None
        if counts is None
        else {"on": counts[0], "data": msgspec.Raw(msgspec.json.encode(counts[1]))},
    }
    return plain | more


def answers(**more: Any) -> StudentAnswers:
    responsible = {
        "status": "active",
        "phase": "vo",
        "cohort": "R1/2023",
        "switch_on": "2025-08-01",
        "window_end": "2026-07-31",
        "expected_end": "2026-07-31",
        "flags": [],
        "on": ON,
    }
    responsible |= more.pop("responsible", {})
    stretches = [
        Stretch(date.min, date(2023, 8, 1), (), ()),
        Stretch(date(2023, 8, 1), date.max, ("vo",), ("vo",)),
    ]
    plain: dict[str, Any] = {
        "parts": [],
        "placements": [],
        "duties": [],
        "timeline": [],
        "stretches": stretches,
    }
    return StudentAnswers(responsible=responsible, **(plain | more))


def page(asked: StudentAnswers, language: Language = "nl", *, ascii_only: bool = False) -> view.Page:
    return view.page(asked, "Anna", language, ascii_only=ascii_only)


def texts(rows: list[view.Row]) -> list[list[str]]:
    return [[text for text, _ in row.cells] for row in rows]


def test_the_heading_in_both_languages() -> None:
    flagged = answers(responsible={"flags": ["WINDOW_MISSED", "NOT_CHOSEN"]})
    assert page(flagged).heading == [
        "Anna · actief · fase vo · R1/2023",
        "verantwoordelijk vo sinds 01-08-2023, zo ook ingeschreven (a: waarom)",
        "naar het mbo 01-08-2025 · venster t/m 31-07-2026 · verwacht einde 31-07-2026",
        "⚠ examenvenster gemist; te weinig gekozen",
    ]
    assert page(flagged, "en", ascii_only=True).heading[1:] == [
        "responsible vo since 2023-08-01, and so registered (a: why)",
        "to the mbo 2025-08-01 · window until 2026-07-31 · expected end 2026-07-31",
        "[*] exam window missed; too little chosen",
    ]


def test_who_answers_since_when_is_told_by_rule_and_as_registered() -> None:
    """Since the day from which it was so without a break; a change of the one is no change of the other."""

    def told(on: str) -> str:
        stretches = [
            Stretch(date(2023, 8, 1), date(2024, 8, 1), ("vo",), ("vo",)),
            Stretch(date(2024, 8, 1), date(2025, 8, 1), ("vo",), ()),
            Stretch(date(2025, 8, 1), date(2025, 9, 1), ("mbo",), ("vo",)),
            Stretch(date(2025, 9, 1), date.max, ("mbo",), ("vo", "mbo")),
        ]
        return page(answers(responsible={"on": on}, stretches=stretches)).heading[1]

    assert told("2023-08-01") == "verantwoordelijk vo sinds 01-08-2023, zo ook ingeschreven (a: waarom)"
    assert told("2024-08-01").startswith(
        "verantwoordelijk vo sinds 01-08-2023, ingeschreven geen sinds 01-08-2024"
    )
    assert told("2025-07-31").startswith(
        "verantwoordelijk vo sinds 01-08-2023, ingeschreven geen sinds 01-08-2024"
    )
    assert told("2025-08-01").startswith(
        "verantwoordelijk mbo sinds 01-08-2025, ingeschreven vo sinds 01-08-2025"
    )
    assert told("2026-01-01").startswith(
        "verantwoordelijk mbo sinds 01-08-2025, ingeschreven vo+mbo sinds 01-09"
    )


def test_without_a_route_there_is_little_to_say() -> None:
    nothing = dict.fromkeys(("phase", "cohort", "switch_on", "window_end", "expected_end"))
    found = page(answers(responsible={"status": "none", **nothing}))
    assert (found.heading, found.first, found.last, found.hours) == (["Anna · geen route"], None, None, "")


def test_the_band_is_from_the_first_day_on_a_route_to_the_expected_end() -> None:
    found = page(answers())
    assert (found.first, found.last) == (date(2023, 8, 1), date(2026, 7, 31))
    early = page(answers(responsible={"expected_end": "2023-01-01"}))
    assert (early.first, early.last) == (date(2023, 8, 1), date(2023, 8, 1))


def test_the_newest_event_is_first() -> None:
    found = page(answers(timeline=[event("e1"), event("e2", "dropped-out", data={"reason": "other"})]))
    assert [row.event for row in found.events] == ["e2", "e1"]
    assert texts(found.events) == [
        ["01-02-2025", "uitgevallen", "reden other", "", "vo:98VO"],
        ["01-02-2025", "onderdeel behaald", "WI-CE, cijfer 6.4", "", "vo:98VO"],
    ]


@pytest.mark.parametrize(
    ("state", "style", "dutch", "english"),
    [
        ("counts", "plain", "", ""),
        ("corrected", "strike", "gecorrigeerd", "corrected"),
        ("retracted", "strike", "ingetrokken", "retracted"),
        ("erased", "strike", "gewist", "erased"),
        ("undone", "strike", "zelf ongedaan gemaakt", "itself undone"),
        ("about", "dim", "over een eerdere", "about an earlier"),
    ],
)
def test_what_became_of_an_event_is_said_and_shown(state: str, style: str, dutch: str, english: str) -> None:
    for language, said in (("nl", dutch), ("en", english)):
        (row,) = view.event_rows(event(state=state), "status", language, ascii_only=False)  # type: ignore[arg-type]
        assert [cell[1] for cell in row.cells] == [style, style, style, "warn", "dim"]
        assert row.cells[3][0] == said


@pytest.mark.parametrize(("ascii_only", "label"), [(False, "→ telt"), (True, "-> telt")])
def test_under_a_correction_stands_what_counts(ascii_only: bool, label: str) -> None:
    corrected = event(state="corrected", counts=(date(2025, 2, 2), {"part": "WI-CE", "mark": "5.0"}))
    was, now = view.event_rows(corrected, "WI-CE", "nl", ascii_only=ascii_only)
    assert now.cells == [
        ("02-02-2025", "plain"),
        (label, "good"),
        ("WI-CE, cijfer 5.0", "plain"),
        ("", "plain"),
        ("", "plain"),
    ]
    assert (was.event, now.event, was.question, now.question) == ("e1", "e1", "WI-CE", "WI-CE")
    row = view.event_row(corrected, "nl", ascii_only=ascii_only)
    assert [text for text, _ in row.cells][3:] == ["gecorrigeerd", f"{label}: WI-CE, cijfer 5.0"]


def test_an_event_is_explained_by_what_it_is_about() -> None:
    placement = {"placement": "p1", "counts": "yes", "hours_counted": 10, "reasons": []}
    correction = {"event": "e1", "data": {"part": "WI-CE"}, "reason": "other"}
    timeline = [
        event("e1"),
        event("e2", "bpv-signed", data={"placement": "p1", "party": "mbo"}),
        event("e3", "corrected", state="about", data=correction),
        event("e4", "corrected", state="about", data={**correction, "event": "e3"}),
        event("e5", data={"part": "OLD"}),
        event("e6", state="erased", data=None),
        event("e7", "retracted", state="about", data={"event": "e6", "reason": "other"}),
        event("e8", "retracted", state="about", data={"event": "elsewhere", "reason": "other"}),
    ]
    found = page(answers(timeline=timeline, parts=[part()], placements=[placement]))
    assert {row.event: row.question for row in found.events} == {
        "e1": "WI-CE",
        "e2": "p1",
        "e3": "WI-CE",
        "e4": "WI-CE",
        "e5": "status",
        "e6": "status",
        "e7": "status",
        "e8": "status",
    }


def test_exam_parts_in_order_of_urgency() -> None:
    parts = [
        part("passed", status="passed"),
        part("exempt", status="exempt"),
        part("odd", status="unknown-part"),
        part("later", due="2026-07-31"),
        part("never"),
        part("soon", due="2025-03-10"),
        part("b-late", status="window-closed", due="2024-07-31"),
        part("a-late", status="window-closed", due="2024-07-31"),
    ]
    found = page(answers(parts=parts)).exams
    assert [row.question for row in found] == [
        "a-late",
        "b-late",
        "soon",
        "later",
        "never",
        "odd",
        "exempt",
        "passed",
    ]
    assert [row.cells[0] for row in found] == [
        ("■ venster dicht", "bad"),
        ("■ venster dicht", "bad"),
        ("▲ open", "warn"),
        ("○ open", "plain"),
        ("○ open", "plain"),
        ("? onbekend onderdeel", "warn"),
        ("◇ vrijgesteld", "good"),
        ("● behaald", "good"),
    ]


@pytest.mark.parametrize(
    ("due", "sign"),
    [("2025-03-15", "soon"), ("2025-03-16", "owed"), ("2025-03-01", "soon"), (None, "owed")],
)
def test_a_last_day_is_near_from_fourteen_days_before(due: str | None, sign: str) -> None:
    assert view.sign_of_part(part(due=due)) == sign
    assert view.sign_of_part(part(due=due, status="passed")) == "passed"


def test_the_last_day_of_a_closed_part_is_not_shown() -> None:
    (passed,) = page(answers(parts=[part(status="passed", due="2025-03-10", mark="6.4")])).exams
    assert texts([passed]) == [["● behaald", "WI-CE", "", "vmbo", "", "6.4", ""]]


def test_placements_and_duties() -> None:
    placement = {"placement": "p1", "counts": "partly", "hours_counted": 81, "reasons": ["LATE_POK"]}
    duty = {"state": "OPEN", "since": "2025-01-31", "lead": "vo", "target": "diploma", "flags": []}
    found = page(answers(placements=[placement], duties=[duty], bpv_norm=450), ascii_only=True)
    assert texts(found.work)[0][:3] == ["[/] deels", "p1", "81 uur"]
    assert texts(found.duties) == [["open", "vo · diploma", "31-01-2025", ""]]
    assert ([row.question for row in found.work], [row.question for row in found.duties]) == (
        ["p1"],
        ["duty"],
    )
    assert found.hours == "BPV 81/450 uur [##--------------] 18%"


@pytest.mark.parametrize(
    ("counted", "asked", "language", "bar"),
    [
        (412, 640, "nl", "BPV 412/640 uur [######----] 64%"),
        (0, 640, "en", "BPV 0/640 hours [----------] 0%"),
        (640, 640, "nl", "BPV 640/640 uur [##########] 100%"),
        (700, 640, "nl", "BPV 700/640 uur [##########] 109%"),
        (639, 640, "nl", "BPV 639/640 uur [#########-] 99%"),
        (80, None, "nl", "BPV 80 uur"),
        (80, 0, "en", "BPV 80 hours"),
    ],
)
def test_hours_against_the_norm(counted: int, asked: int | None, language: Language, bar: str) -> None:
    assert view.hours_bar(counted, asked, 10, language) == bar


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.integers(1, 60))
def test_the_bar_is_full_when_the_norm_is_met_and_not_before(counted: int, asked: int, width: int) -> None:
    bar = view.hours_bar(counted, asked, width, "nl").partition("[")[2].partition("]")[0]
    assert len(bar) == width
    assert ("-" not in bar) == (counted >= asked)


def test_marks_are_what_counts_on_the_day_that_counts() -> None:
    timeline = [
        event("e1", "route-started"),
        event("e2", state="corrected", counts=(date(2025, 2, 9), {"part": "WI-CE"})),
        event("e3", state="retracted"),
        event("e4", "bpv-signed"),
    ]
    assert [(m.on.day, m.sign) for m in page(answers(timeline=timeline)).marks] == [(1, "◆"), (9, "●")]
    plain = page(answers(timeline=timeline), ascii_only=True).marks
    assert [m.sign for m in plain] == ["S", "*"]


def test_what_can_be_chosen_in_a_form() -> None:
    timeline = [
        event("e1"),
        event("e2", state="retracted"),
        event("e3", state="corrected", counts=(date(2025, 2, 2), {"part": "NE-CE", "mark": "5.0"})),
    ]
    asked = answers(
        timeline=timeline,
        parts=[part("WI-CE", name="Wiskunde"), part("KV", kind="choice")],
        placements=[{"placement": "p1", "counts": "yes", "hours_counted": 1, "reasons": []}],
    )
    assert view.choices_of(asked, "nl") == {
        "part": [("WI-CE Wiskunde (open)", "WI-CE")],
        "placement": [("p1", "p1")],
        "event": [
            ("01-02-2025 onderdeel behaald: NE-CE, cijfer 5.0", "e3"),
            ("01-02-2025 onderdeel behaald: WI-CE, cijfer 6.4", "e1"),
        ],
    }
    assert view.contents_of(asked) == {
        "e1": Content("exam-part-passed/1", '{"part":"WI-CE","mark":"6.4"}', "", "vo:98VO"),
        "e3": Content("exam-part-passed/1", '{"part":"NE-CE","mark":"5.0"}', "2025-02-02", "vo:98VO"),
    }


def test_who_reports_is_the_school_of_the_side() -> None:
    asked = answers(
        parts=[
            {"part": "WI-CE", "side": "vmbo"},
            {"part": "NL-2F", "side": "mbo"},
            {"part": "odd", "side": None},
        ],
        placements=[{"placement": "p1"}],
        reporters=["vo:98VO", "mbo:98MB", "system"],
    )
    assert view.reporters_of(asked) == {"WI-CE": "vo:98VO", "NL-2F": "mbo:98MB", "p1": "mbo:98MB"}
    assert view.reporters_of(answers(parts=[{"part": "WI-CE", "side": "vmbo"}], reporters=["system"])) == {}
