"""Is an explanation shown in full, in order, in the language asked for?"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from leerspoor.explaining import Choice, Explanation, Fact, Said
from tui.viewmodels.why import sections

FOUND = Explanation(
    student="s1",
    question="WI-CE",
    on=date(2025, 3, 1),
    known_at=None,
    conclusion=["WI-CE: open"],
    rules=[
        Said(
            id="VEX-20",
            says="Zo is het.",
            kind="wet",
            document="UB",
            quote="zo",
            confidence="SEED",
            checked=date(2025, 1, 1),
        ),
        Said(
            id="VEX-21",
            says="Ook zo.",
            kind="wet",
            document="UB",
            quote="",
            confidence="OPEN",
            checked=date(2025, 1, 1),
        ),
    ],
    policies=[
        Choice(name="switch_day", choice="AUGUST_1", says="Op 1 augustus.", otherwise=["OCTOBER_1: later."])
    ],
    facts=[
        Fact(
            event="e1",
            kind="route-started/1",
            stream="student/s1",
            on=date(2023, 8, 1),
            by="vo:98VO",
            recorded_at="2023-08-02T10:11:12+00:00",
            said="route: R1",
        )
    ],
    missing=["een resultaat"],
    open=["VEX-21: niet beslist"],
)


def test_every_section_in_dutch() -> None:
    assert [(section.title, section.lines) for section in sections(FOUND, "nl")] == [
        ("Conclusie", ["WI-CE: open"]),
        ("Regels", [
            "VEX-20  Zo is het.", "   UB (wet, uit de startdocumenten): “zo”",
            "VEX-21  Ook zo.", "   UB (wet, door bronnen onbeslist)",
        ]),
        ("Beleid", ["switch_day = AUGUST_1: Op 1 augustus. anders: OCTOBER_1: later."]),
        ("Steunt op", [
            "01-08-2023  route begonnen: route: R1",
            "   gemeld door vo:98VO, vastgelegd 02-08-2023 10:11 UTC",
        ]),
        ("Ontbreekt", ["een resultaat"]),
        ("Niet beslist", ["VEX-21: niet beslist"]),
    ]  # fmt: skip


def test_in_english_and_without_what_is_not_there() -> None:
    found = sections(replace(FOUND, rules=[], policies=[], missing=[], open=[]), "en")
    assert [section.title for section in found] == ["Conclusion", "Stands on"]
    assert found[1].lines == [
        "2023-08-01  route started: route: R1",
        "   reported by vo:98VO, recorded 2023-08-02 10:11 UTC",
    ]
