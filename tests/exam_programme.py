"""A whole exam programme, as two schools have one together, and the marks of a student who goes through it.

Marks are told as `NE 6.4/5.8, MA 7.0, LO voldoende`: of SE and CE, `-` for a part of which nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.scenario import CREBO, Answer, Story, mbo, of, ordinary, vmbo

SAT = "2025-05-20"
"""The day of every sitting that tells no other: in leerjaar 4 of who started in 2023."""
DECIDED = "2025-06-11"
ENOUGH = "2025-07-01"
WINDOW_OVER = "2026-08-01"
AVO = ("NE", "EN", "WI", "NK1")
KEUZEVAKKEN = ("KV1", "KV2", "KV3", "KV4")
KEUZEDELEN = ("K0067", "K0072")
CHOSEN = [*KEUZEVAKKEN, *KEUZEDELEN]
VMBO = (
    "NE 6.0/6.0, EN 6.0/6.0, WI 6.0/6.0, NK1 6.0/6.0, PV 6.0/6.0, MA 6.0, KV1 6.0, KV2 6.0, KV3 6.0, KV4 6.0,"
    " LO voldoende, KU goed, LOB voldaan"
)
"""A pass of BB with nothing but sixes."""
MBO = "B1-K1 6, P1-K1 6, NL-2F 6, REK-2 6, LB voldaan, K0067 6, K0072 6, BPV voldoende"
"""A pass of level 2 with nothing but sixes."""


def vmbo_parts(
    *, avo: Iterable[str] = AVO, keuzevak: str = "KV", profielvak: str = "PV", theoretical: bool = False
) -> list[dict[str, Any]]:
    """The vmbo parts; `keuzevak` and `profielvak` are the subjects that the school gives them."""
    parts = [vmbo(f"{code}-{kind}") for code in avo for kind in ("SE", "CE")]
    parts += [vmbo(f"PV-{kind}", subject=profielvak, vocational=True) for kind in ("SE", "CSPE")]
    for number in range(1, 6):
        subject = keuzevak.format(number)
        parts.append(vmbo(f"KV{number}", subject=subject, vocational=True, choice="keuzevakken"))
    parts += [vmbo(f"{code}-SE") for code in ("MA", "LO", "KU")]
    parts.append(vmbo("LOB", kind="lob"))
    return [*parts, vmbo("PWS", kind="pws")] if theoretical else parts


def mbo_parts() -> list[dict[str, Any]]:
    return [
        mbo("B1-K1", crebo=CREBO),
        mbo("P1-K1", crebo=CREBO),
        mbo("NL-2F", "generic", subject="NL", register_codes=["GEO-3001"]),
        mbo("REK-2", "generic", subject="REK"),
        mbo("LB", "lb"),
        *(mbo(code, "keuzedeel", hours=240, choice="keuzedelen") for code in (*KEUZEDELEN, "K0023")),
        mbo("BPV", "bpv", hours=450),
    ]


CHOICES = [
    {"choice": "keuzevakken", "side": "vmbo", "min_parts": 4},
    {"choice": "keuzedelen", "side": "mbo", "min_hours": 480},
]


def programme(*more: dict[str, Any], **shape: Any) -> dict[str, Any]:
    """The joint PTA/OER of a route, with more parts if told."""
    return of(*vmbo_parts(**shape), *mbo_parts(), *more, choices=CHOICES)


def without(*codes: str, of_: dict[str, Any] | None = None) -> dict[str, Any]:
    """The programme without these parts."""
    whole = of_ or programme()
    return {**whole, "parts": [part for part in whole["parts"] if part["part"] not in codes]}


def student(
    adopted: dict[str, Any] | None = None, *, lwt: bool = False, chosen: Iterable[str] = CHOSEN, **route: Any
) -> Story:
    """A student (s1) who started in August 2023 in leerjaar 3 on a route with this programme."""
    story = ordinary(adopted or programme(), **route)
    leerweg = route.get("leerweg", "BB")
    story.tell("s1", "route-started", "2023-08-01", leerweg=leerweg, lwt=lwt, chosen=[*chosen], id="start")
    return story


def told(marks: str) -> dict[str, str]:
    return {words[0]: words[1] for words in (one.split() for one in marks.split(",") if one.strip())}


def parts_of(marks: str) -> dict[str, str]:
    """By part what is told of it: `NE 6.4/5.8` is of NE-SE and NE-CE."""
    found: dict[str, str] = {}
    for code, said in told(marks).items():
        if "/" in said:
            se, ce = said.split("/")
            found |= {f"{code}-SE": se, f"{code}-{'CSPE' if code == 'PV' else 'CE'}": ce}
        else:
            found[f"{code}-SE" if code in ("MA", "LO", "KU") else code] = said
    return {part: mark for part, mark in found.items() if mark != "-"}


def sits(story: Story, marks: str, on: str = SAT, *, kind: str = "exam-part-passed", **more: Any) -> Story:
    """Tell of these marks, each as set by the committee; every report goes by the name of its part."""
    for part, mark in parts_of(marks).items():
        more.setdefault("decided_on", DECIDED)
        story.tell(
            "s1", kind, on, part=part, mark=None if mark == "?" else mark, id=_free(story, part), **more
        )
    return story


def passing(marks: str = "", *, usual: str = VMBO, story: Story | None = None, **of_student: Any) -> Story:
    """A student with the usual marks but for these."""
    return sits(story or student(**of_student), ", ".join(f"{c} {m}" for c, m in _but(usual, marks).items()))


def in_gl(marks: str = "") -> Story:
    """A student of the GL, with a free subject, two keuzevakken and a profielwerkstuk."""
    adopted = programme(avo=("NE", "EN", "WI", "NK1", "AK"), theoretical=True)
    adopted["choices"] = [{**CHOICES[0], "min_parts": 2}, CHOICES[1]]
    chosen = ["KV1", "KV2", *KEUZEDELEN]
    usual = VMBO.replace("KV3 6.0, KV4 6.0,", "") + ", AK 6.0/6.0, PWS goed"
    return passing(marks, usual=usual, adopted=adopted, leerweg="GL", level=4, chosen=chosen)


def _but(usual: str, marks: str) -> dict[str, str]:
    return {**told(usual), **told(marks)}


def _free(story: Story, name: str) -> str:
    taken = {recorded.id for recorded in story.history}
    return next(n for n in (name, *(f"{name}.{at}" for at in range(2, 99))) if n not in taken)


def result(
    story: Story, side: str = "vmbo", on: str = ENOUGH, known_at: str | None = None, **more: Any
) -> Answer:
    """The result of one side."""
    (row,) = story.ask("result", on, known_at, students=["s1"], side=side, **more)
    return row


def condition(row: Answer, code: str) -> Answer:
    return {each["condition"]: each for each in row["conditions"]}[code]


def unmet(row: Answer) -> list[str]:
    return [each["condition"] for each in row["conditions"] if each["met"] is not True]


def finals(row: Answer) -> dict[str, int | None]:
    return {line["subject"]: line["mark"] for line in row["finals"]}


def turn(row: Answer, about: str, member: str = "turns") -> Answer:
    (found,) = [each for each in row[member] if each["about"] == about]
    return found
