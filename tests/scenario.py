"""Given what was reported, when a question is asked, then this is the answer.

A `Story` takes reports in the order in which they were recorded and asks the questions. A report is told
by the name of its kind, as an archive has it::

    story = ordinary()
    story.tell("s1", "route-started", "2023-08-01")
    assert story.responsibility("s1", "2025-08-01")["phase"] == "mbo"

What a report leaves out is filled in from `ORDINARY`; a field given as None is left out. Every report is
written and read as the journal would, so that no story holds data that could not be recorded.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from msgspec import json

from journeys.calendar import last_instant
from journeys.events import EVENT_OF, ROOM_OF
from journeys.history import Recorded
from journeys.wire import check_day, encode, understand
from projections.questions import ask

Answer = dict[str, Any]

VO, MBO = "98VO", "98MB"
BRIN = {"vo": VO, "mbo": MBO}
COMPANY = "100000001"
CREBO = "25737"

ORDINARY: dict[str, dict[str, Any]] = {
    "agreement-signed": {
        "form": "samenwerkingsovereenkomst",
        "purpose": "doorlopende-leerroute",
        "vo": [VO],
        "mbo": [MBO],
        "valid_from": "2019-01-01",
        "cohort_obligation": True,
        "transfer_options": [],
    },
    "agreement-ended": {"reason": "other"},
    "route-opened": {
        "form": "DLR",
        "agreement": "A1",
        "vo": VO,
        "mbo": MBO,
        "leerweg": "BB",
        "profile": "PIE",
        "domain": "techniek",
        "crebo": CREBO,
        "level": 2,
        "years": 3,
    },
    "exam-programme-adopted": {"version": "1", "cohorts_from": 2018, "parts": [], "choices": []},
    "route-stop-announced": {"party": "mbo", "reason": "other"},
    "teach-out-arranged": {"with": "98MC"},
    "company-recognised": {"crebos": [CREBO]},
    "recognition-withdrawn": {"crebos": [CREBO]},
    "route-started": {"route": "R1", "leerjaar": 3, "leerweg": "BB", "lwt": False},
    "transferred": {"to": MBO, "stays_enrolled_at_vo": False},
    "enrolment-period-registered": {"enrolment": "e1", "funded": True},
    "bpv-agreed": {"placement": "p1", "company": COMPANY, "crebo": CREBO, "guardian_required": False},
    "bpv-signed": {"placement": "p1"},
    "bpv-amended": {"placement": "p1"},
    "bpv-hours-recorded": {"placement": "p1", "hours": 10},
    "bpv-ended": {"placement": "p1"},
    "bpv-completed": {"placement": "p1", "hours": 100, "assessed_by": ["mbo"], "result": "voldoende"},
    "exam-result-annulled": {"ground": "other"},
    "sitting-missed": {"valid_reason": True},
    "exemption-granted": {"ground": "other"},
    "window-extended": {"decided_by": "vo", "ground": "other"},
    "result-determined": {"outcome": "passed", "definitive": True},
    "switched-to-transfer-option": {"option": "ander-vak"},
    "dropped-out": {"reason": "other"},
    "route-ended": {"reason": "other"},
    "placed": {"brin": "98MC", "programme": "25180"},
    "policy-chosen": {"reason": "other", "agreed_by": [VO, MBO]},
}
"""What an ordinary report says where the story does not."""


def _but(said: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """What is said, but for what is new; a field given as None is left out."""
    both = {**said, **{name.rstrip("_"): value for name, value in new.items()}}
    return {name: value for name, value in both.items() if value is not None}


def vmbo(part: str, **more: Any) -> dict[str, Any]:
    """A part of the vmbo exam: `vmbo("WI-CE")` is the central exam in wiskunde."""
    subject, _, kind = part.partition("-")
    shape = kind.lower() if kind in ("SE", "CE", "CSPE") else "se"
    return _but({"part": part, "side": "vmbo", "kind": shape, "subject": subject, "name": part}, more)


def mbo(part: str, kind: str = "kerntaak", **more: Any) -> dict[str, Any]:
    """A part of the mbo exam."""
    return _but({"part": part, "side": "mbo", "kind": kind, "subject": part, "name": part}, more)


def joint(part: str, counts_for: list[str], **more: Any) -> dict[str, Any]:
    """One sitting that counts for a vmbo and an mbo part; `agreed_on` when both schools agreed on it."""
    shape = {"part": part, "side": "joint", "kind": "se", "subject": part, "name": part}
    return _but(shape, {"counts_for": counts_for, **more})


PROGRAMME: dict[str, Any] = {
    "parts": [
        vmbo("NE-CE"),
        vmbo("WI-CE", register_codes=["0153"]),
        vmbo("MA-SE"),
        vmbo("PV-CSPE", vocational=True),
        vmbo("KV1", vocational=True, choice="KV"),
        vmbo("KV2", vocational=True, choice="KV"),
        mbo("B1-K1", crebo=CREBO),
        mbo("NL-2F", "generic", register_codes=["3001"]),
        mbo("LB", "lb"),
        mbo("K0067", "keuzedeel", hours=240, choice="KD"),
        mbo("K0072", "keuzedeel", hours=240, choice="KD"),
        mbo("BPV", "bpv", hours=450),
        joint("J1", ["MA-SE", "LB"], agreed_on="2019-06-01"),
    ],
    "choices": [
        {"choice": "KV", "side": "vmbo", "min_parts": 1},
        {"choice": "KD", "side": "mbo", "min_hours": 480},
    ],
}
"""The joint PTA/OER of the ordinary route."""
CHOSEN = ["KV1", "K0067", "K0072"]
"""A whole choice from the ordinary programme."""


def signed(*parties: str, on: str) -> dict[str, str]:
    """The praktijkovereenkomst signed by these parties on one day."""
    return dict.fromkeys(parties, on)


def day(text: str) -> date:
    return date.fromisoformat(text)


def instant(text: str | None) -> datetime | None:
    """`2024-06-03T10:00Z`, or a day for everything before its end in Amsterdam; None: all there is."""
    if text is None:
        return None
    return datetime.fromisoformat(text) if "T" in text else last_instant(day(text))


class Story:
    """What was recorded so far, in order, and the questions that can be asked about it."""

    def __init__(self) -> None:
        self.history: list[Recorded] = []
        self._data: dict[str, dict[str, Any]] = {}

    # --- given -------------------------------------------------------------------------------------

    def tell(
        self,
        who: str,
        kind: str,
        on: str,
        *,
        by: str = "system",
        at: str | None = None,
        id: str | None = None,
        **data: Any,
    ) -> str:
        """Record a report about `who` (the room follows from its kind); the id of what was recorded.

        `at`: when it was recorded; else at noon of the day itself, or right after what was recorded before.
        """
        said = {**ORDINARY.get(kind, {}), **{name.rstrip("_"): value for name, value in data.items()}}
        fields = EVENT_OF[f"{kind}/1"].__struct_fields__
        if "side" in said and "brin" in fields and "brin" not in said:
            said["brin"] = BRIN[said["side"]]
        said = {name: value for name, value in said.items() if value is not None}
        return self._record(f"{ROOM_OF[EVENT_OF[f'{kind}/1']]}/{who}", kind, on, by, at, id, said)

    def correct(
        self,
        event: str,
        *,
        to_on: str | None = None,
        at: str | None = None,
        id: str | None = None,
        **new: Any,
    ) -> str:
        """The event was wrong: it is as recorded but for what is `new`. So is a correction corrected."""
        target = self._find(event)
        said = self._data[event]
        if target.kind == "corrected/1":
            data = {"event": said["event"], "data": _but(said["data"], new), "reason": "other"}
            replacement = {"event": event, "data": _but(data, {"to_on": to_on}), "reason": "other"}
        else:
            replacement = _but({"event": event, "data": _but(said, new), "reason": "other"}, {"to_on": to_on})
        return self._about(target, "corrected", at, id, replacement)

    def retract(self, event: str, *, at: str | None = None, id: str | None = None) -> str:
        """The event never happened, or the correction or retraction was wrong itself."""
        return self._about(self._find(event), "retracted", at, id, {"event": event, "reason": "other"})

    def erase(self, *events: str, at: str | None = None) -> str:
        """The data of these events, and of what corrects or retracts them, is gone for good."""
        target = self._find(events[0])
        gone = set(events)
        for r in self.history:
            if r.kind in ("corrected/1", "retracted/1") and self._data[r.id]["event"] in gone:
                gone.add(r.id)
        self.history = [msgspec.structs.replace(r, event=None) if r.id in gone else r for r in self.history]
        said = {"events": list(events), "ground": "other", "class": "other"}
        return self._about(target, "erased", at, None, said)

    def said(self, event: str) -> dict[str, Any]:
        """What a report said, as it was first recorded."""
        return self._data[event]

    def _find(self, event: str) -> Recorded:
        return next(r for r in self.history if r.id == event)

    def _about(
        self, target: Recorded, kind: str, at: str | None, id: str | None, said: dict[str, Any]
    ) -> str:
        last = self.history[-1].recorded_at.date()
        return self._record(target.stream, kind, last.isoformat(), "system", at, id, said)

    def _record(
        self, stream: str, kind: str, on: str, by: str, at: str | None, id: str | None, said: dict[str, Any]
    ) -> str:
        check_day(day(on), "on")
        event = understand(f"{kind}/1", encode(understand(f"{kind}/1", json.encode(said))))
        position = len(self.history) + 1
        recorded = Recorded(
            position=position,
            stream=stream,
            version=1 + sum(r.stream == stream for r in self.history),
            id=id or str(uuid.UUID(int=position, version=4)),
            kind=f"{kind}/1",
            on=day(on),
            recorded_at=self._instant(on, at),
            by=by,
            event=event,
            command=str(uuid.UUID(int=2**32 + position, version=4)),
        )
        self.history.append(recorded)
        self._data[recorded.id] = said
        return recorded.id

    def _instant(self, on: str, at: str | None) -> datetime:
        previous = self.history[-1].recorded_at if self.history else datetime(2018, 1, 1, tzinfo=UTC)
        if at is not None:
            told = datetime.fromisoformat(at if "T" in at else f"{at}T12:00Z").astimezone(UTC)
            assert told >= previous, "the journal's clock never goes back"
            return told
        noon = datetime.fromisoformat(f"{on}T12:00Z")
        return max(previous + timedelta(seconds=1), noon)

    # --- when --------------------------------------------------------------------------------------

    def ask(self, question: str, on: str, known_at: str | None = None, **which: Any) -> list[Answer]:
        return ask(question, self.history, on=day(on), known_at=instant(known_at), **which)

    def responsibility(self, student: str, on: str, known_at: str | None = None) -> Answer:
        """Who answers for this student?"""
        return _only(self.ask("responsibility", on, known_at, students=[student]))

    def status(self, student: str, on: str, known_at: str | None = None) -> str:
        status: str = self.responsibility(student, on, known_at)["status"]
        return status

    def flags(self, student: str, on: str, known_at: str | None = None) -> list[str]:
        flags: list[str] = self.responsibility(student, on, known_at)["flags"]
        return flags

    def norm(self, student: str, aspect: str, on: str, known_at: str | None = None) -> list[str]:
        norm: list[str] = self.responsibility(student, on, known_at)["aspects"][aspect]["norm"]
        return norm

    def fact(self, student: str, aspect: str, on: str, known_at: str | None = None) -> list[str] | None:
        fact: list[str] | None = self.responsibility(student, on, known_at)["aspects"][aspect]["fact"]
        return fact

    def owed(self, student: str, on: str, known_at: str | None = None, **which: Any) -> list[str]:
        """The parts this student still owes, those whose window has closed among them."""
        return [row["part"] for row in self.ask("exams-owed", on, known_at, students=[student], **which)]

    def exams(self, student: str, on: str, known_at: str | None = None, **which: Any) -> dict[str, Answer]:
        """Every part by its code, whatever its status."""
        rows = self.ask("exams-owed", on, known_at, students=[student], every_status=True, **which)
        return {row["part"]: row for row in rows}

    def part(self, student: str, part: str, on: str, known_at: str | None = None) -> Answer:
        return self.exams(student, on, known_at)[part]

    def placements(self, student: str, on: str, known_at: str | None = None) -> dict[str, Answer]:
        rows = self.ask("bpv", on, known_at, students=[student])
        return {row["placement"]: row for row in rows}

    def placement(self, student: str, on: str, known_at: str | None = None) -> Answer:
        """The student's only placement."""
        return _only(self.ask("bpv", on, known_at, students=[student]))

    def guarantee(self, cohort: str, on: str, known_at: str | None = None) -> Answer:
        return _only(self.ask("guarantees", on, known_at, cohorts=[cohort]))

    def duty(self, student: str, on: str, known_at: str | None = None) -> Answer | None:
        """The schools' duty to this student after the route ended; None if they have none."""
        rows = self.ask("duties", on, known_at, students=[student])
        return _only(rows) if rows else None


def ordinary(programme: dict[str, Any] | None = None, **route: Any) -> Story:
    """A region with one agreement (A1) and one registered route (R1) with its programme."""
    story = Story()
    story.tell("A1", "agreement-signed", "2019-01-01")
    another(story, "R1", programme or PROGRAMME, **route)
    return story


def another(story: Story, route: str, programme: dict[str, Any] | None = None, **opened: Any) -> None:
    """One more registered route in the region, with a programme if one is given."""
    story.tell(route, "route-opened", "2019-01-02", **opened)
    for side in BRIN:
        story.tell(route, "route-registered", "2019-01-03", side=side)
    if programme is not None:
        story.tell(route, "exam-programme-adopted", "2019-01-04", **programme)


def of(*parts: dict[str, Any], choices: Iterable[dict[str, Any]] = ()) -> dict[str, Any]:
    """A programme of these parts and choices."""
    return {"parts": list(parts), "choices": list(choices)}


def _only(rows: list[Answer]) -> Answer:
    assert len(rows) == 1, rows
    return rows[0]
