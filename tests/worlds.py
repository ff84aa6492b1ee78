"""What do the files of `fixtures/scenarios` come to, through the command line?

Each scenario, and each variant of one, is a world of its own: it is made into an archive with the instants it
tells, restored into a journal, and asked with `--json`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from msgspec import UNSET, Struct

from journeys.events import Corrected, Erased, Retracted
from journeys.history import Recorded
from journeys.wire import encode, understand
from tests.commandline import School, counts
from tests.scenario_files import (
    NAMED,
    SCENARIOS,
    Event,
    Expect,
    Layer,
    Refuse,
    Scenario,
    plain,
    scenario,
    typed,
)


class World(Struct, frozen=True, kw_only=True):
    """A scenario or a variant of one: what was recorded, and what it has to come to."""

    name: str
    events: list[Event]
    born: dict[str, date]
    layer: Layer


def worlds_of(name: str, told: Scenario) -> list[World]:
    """The scenario itself, then its variants."""
    names = [variant.name for variant in told.variant]
    if len(set(names)) < len(names):
        raise ValueError(f"{name}: two variants have one name: {names}")
    under = World(name="", events=[], born={}, layer=told)
    if told.base is not None:
        under = worlds_of(told.base, scenario(told.base))[0]
    main = over(under, told, name)
    return [main, *(over(main, variant, f"{name}: {variant.name}") for variant in told.variant)]


def over(under: World, layer: Layer, name: str) -> World:
    """The world of a layer, with what it lies over."""
    events = laid_over(under.events, layer, name)
    return World(name=name, events=events, born=under.born | layer.born, layer=layer)


def laid_over(under: list[Event], layer: Layer, name: str) -> list[Event]:
    """The events under a layer without those it takes away, each where it was, and its own at the end."""
    there = {event.id for event in under if event.id}
    own = [one for event in layer.event for one in event.each()]
    ids = [event.id for event in own if event.id]
    if lost := set(layer.without) - there | set(layer.without) & set(ids):
        raise ValueError(f"{name}: `without` {sorted(lost)}: no such event, or told again")
    if twice := {id_ for id_ in ids if ids.count(id_) > 1}:
        raise ValueError(f"{name}: two events are called {sorted(twice)}")
    instead = {event.id: event for event in own if event.id and event.id in there}
    kept = [instead.get(event.id or "", event) for event in under if event.id not in layer.without]
    return [*kept, *(event for event in own if event.id not in instead)]


def history(world: World) -> list[Recorded]:
    """What the journal holds: the world's events with their instants."""
    recorded: list[Recorded] = []
    for position, event in enumerate(world.events, 1):
        noon = datetime.combine(event.on, time(12), UTC)
        last = recorded[-1].recorded_at if recorded else datetime.min.replace(tzinfo=UTC)
        if event.at is not None and event.at < last:
            raise ValueError(f"{world.name}: {event.kind} at {event.at} was recorded before what went before")
        kind = event.kind if "/" in event.kind else f"{event.kind}/1"
        recorded.append(
            Recorded(
                position=position,
                stream=event.who,
                version=1 + sum(r.stream == event.who for r in recorded),
                id=event.id or str(uuid.UUID(int=position, version=4)),
                kind=kind,
                on=event.on,
                recorded_at=event.at.astimezone(UTC) if event.at else max(noon, last),
                by=event.by,
                event=understand(kind, encode(understand(kind, msgspec.json.encode(plain(event.data))))),
                command=str(uuid.UUID(int=2**32 + position, version=4)),
            )
        )
    return erased(recorded)


def erased(recorded: list[Recorded]) -> list[Recorded]:
    """The history as it is left: what was erased has no data, nor has what corrects or retracts it."""
    gone = {id_ for r in recorded if isinstance(r.event, Erased) for id_ in r.event.events}
    for r in recorded:
        if isinstance(r.event, Corrected | Retracted) and r.event.event in gone:
            gone.add(r.id)
    return [msgspec.structs.replace(r, event=None) if r.id in gone else r for r in recorded]


WORLDS = {world.name: world for name in SCENARIOS for world in worlds_of(name, scenario(name))}
"""Every scenario and every variant, by its name."""


class Desk:
    """Where questions are asked: a school for each world, its journal restored from an archive once."""

    def __init__(self, folder_of: Callable[[str], Path]) -> None:
        self._folder_of = folder_of
        self._schools: dict[str, School] = {}
        self._answers: dict[tuple[str, ...], list[dict[str, Any]]] = {}

    def school(self, world: World) -> School:
        if world.name not in self._schools:
            self._schools[world.name] = School(self._folder_of("world"))
            self._schools[world.name].restore(history(world))
            introduce(world, self._schools[world.name])
        return self._schools[world.name]

    def ask(self, world: World, arguments: list[str]) -> list[dict[str, Any]]:
        """The lines of the answer; the same question is asked once."""
        key = (world.name, *arguments)
        if key not in self._answers:
            self._answers[key] = self.school(world)(*arguments).done().rows
        return self._answers[key]


def introduce(world: World, school: School) -> None:
    """Import the list of names, if the world has birth days: invented people, under their pseudonyms."""
    if world.born:
        rows = [f"{who};Leerling {who};{born.isoformat()}" for who, born in world.born.items()]
        names = school.folder / "namen.csv"
        names.write_text("\n".join(["pseudoniem;naam;geboortedatum", *rows]), encoding="utf-8")
        school("identity", "import", names).done()


@cache
def shared_desk(folder_of: Callable[[str], Path]) -> Desk:
    """One desk for all who make folders in this way, so that no world is built twice."""
    return Desk(folder_of)


# --- comparing ----------------------------------------------------------------------------------------


def differences(told: Any, found: Any, where: str) -> Iterator[str]:
    """Where an answer is not as told.

    A table by the members that it names, an empty table and all else as a whole. A list of tables by what
    names them: told as a table of those that are named, or as the list of all names.
    """
    if isinstance(told, dict) and told:
        for name, value in told.items():
            if isinstance(found, dict) and name in found:
                yield from differences(value, by_name(found[name], name, value), f"{where}.{name}")
            else:
                yield f"{where}.{name} is not there"
    elif as_json(plain(told)) != as_json(found):
        yield f"{where} is {found!r}, told was {plain(told)!r}"


def as_json(value: Any) -> bytes:
    """A value in a form in which 1, 1.0 and true are three things."""
    return msgspec.json.encode(value, order="sorted")


def by_name(found: Any, member: str, told: Any) -> Any:
    """A list of tables in the form in which it is told; as it is, if that cannot be."""
    if member not in NAMED or not isinstance(found, list):
        return found
    names = [row[NAMED[member]] for row in found]
    if isinstance(told, dict) and told and len(set(names)) == len(names):
        return dict(zip(names, found, strict=True))
    return names if isinstance(told, list) else found


def wrong(expect: Expect, rows: list[dict[str, Any]]) -> list[str]:
    """Everything in which the lines of an answer are not as expected."""
    keys = [expect.key_of(row) for row in rows]
    found = list(differences(expect.listed, keys, "lines")) if expect.listed is not UNSET else []
    if expect.answer is not UNSET:
        if len(rows) == 1:
            found += differences(expect.answer, rows[0], "answer")
        else:
            found.append(f"answer: one line was told, there are {len(rows)}")
    if expect.rows is not UNSET:
        if len(set(keys)) < len(keys):
            found.append(f"rows: which is which of {keys}?")
        found += differences(expect.rows, dict(zip(keys, rows, strict=True)), "rows")
    return found


Ask: TypeAlias = Callable[[list[str]], list[dict[str, Any]]]


def check(world: World, ask: Ask) -> None:
    """Ask everything of each of its days, and fail with all that is not as expected."""
    for number, expect in enumerate(world.layer.expect, 1):
        for on in expect.days:
            arguments = expect.arguments(on)
            rows = ask(arguments)
            problems = wrong(expect, rows)
            if on is not None:
                as_asked = {"on": on.isoformat(), "known_at": expect.known_at and typed(expect.known_at)}
                problems += (line for row in rows for line in differences(as_asked, row, "line"))
            what = f"{world.name}, expectation {number}" + (f" ({expect.says})" if expect.says else "")
            assert not problems, f"{what}: leerspoor {' '.join(arguments)}: {'; '.join(problems)}"


def check_refusal(world: World, refuse: Refuse, school: School) -> None:
    """Import the line, and fail unless it is refused as told."""
    line = refuse.envelope()
    row = school.take(line)
    where = f"{world.name}, {refuse.kind} on {refuse.on} ({refuse.says or refuse.code})"
    assert counts(row) == (1, 0, 0, 1), f"{where}: it was taken"
    (found,) = row["refusals"]
    assert (found["code"], found["rule"]) == (refuse.code, refuse.rule), f"{where}: {found['message']}"
    if refuse.column is not None:
        before = msgspec.json.encode(line).decode()[: found["column"] - 1]
        assert before.endswith(f'"{refuse.column}":'), f"{where}: the column is after {before[-30:]}"
