"""Do the published schemas say what the journal takes, and does the document of them hang together?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from journeys.errors import Refused
from journeys.events import EVENT_OF, ROOM_OF, ROOMS
from journeys.store.archive import kind_of
from journeys.wire import understand
from leerspoor.exchange.schemas import documents, event_schema, name_of
from tests.commandline import ROOT, School, leerspoor
from tests.scenario import Story, ordinary

PUBLISHED = ROOT / "docs" / "schemas"
DOCUMENTS = documents()
SCHEMAS = {name: schema for name, schema in DOCUMENTS.items() if name != "asyncapi.json"}
REGISTRY: Registry[Any] = Registry().with_resources(
    [(f"./{name}", Resource.from_contents(schema)) for name, schema in SCHEMAS.items()]
)


def wrong(name: str, told: object) -> list[str]:
    """What a validator that others wrote has against it."""
    checker = Draft202012Validator(SCHEMAS[name], registry=REGISTRY)
    return [error.message for error in checker.iter_errors(told)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    path = tmp_path_factory.mktemp("schemas") / "region.jsonl"
    leerspoor("sample", "--students", 30, "--seed", 7, path).done()
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def test_what_is_published_is_what_the_program_makes(tmp_path: Path):
    """`leerspoor schemas docs/schemas` makes them again."""
    leerspoor("schemas", tmp_path).done()
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert {path.name: path.read_bytes() for path in PUBLISHED.iterdir()} == made
    assert set(made) == set(DOCUMENTS)


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_each_is_a_schema_of_its_dialect(name: str):
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert "\\A" not in json.dumps(SCHEMAS[name])


def test_every_line_of_a_sample_region_is_as_the_schema_says(archive: list[dict[str, Any]]):
    assert {told for line in archive for told in wrong("archive-line.json", line)} == set()
    assert len({line["type"] for line in archive}) > 25


def test_a_line_to_import_may_leave_out_what_the_journal_gives(archive: list[dict[str, Any]]):
    given = ("id", "recordedtime", "sequence", "streamversion", "commandid", "datahash", "salt")
    for line in archive[:40]:
        told = {name: value for name, value in line.items() if name not in given}
        assert wrong("import-line.json", told | {"time": line["time"][:10]}) == []
        assert wrong("archive-line.json", told)


def test_what_was_erased_has_neither_data_nor_salt(archive: list[dict[str, Any]]):
    erased = {name: value for name, value in archive[0].items() if name not in ("data", "salt")}
    assert wrong("archive-line.json", erased) == []
    assert wrong("archive-line.json", erased | {"salt": archive[0]["salt"]})


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"type": "nl.leerspoor.no-such-thing.v1"}, "is not one of"),
        ({"subject": "company/s1"}, "does not match"),
        ({"source": "urn:leerspoor:nobody"}, "does not match"),
        ({"time": "20-05-2024"}, "does not match"),
        ({"colour": "red"}, "Additional properties"),
    ],
)
def test_a_line_that_is_not_right_is_refused(
    archive: list[dict[str, Any]], change: dict[str, Any], told: str
):
    line = next(line for line in archive if line["subject"].startswith("student/"))
    (message, *_) = wrong("import-line.json", line | change)
    assert told in message


def taken(kind: str, data: dict[str, Any]) -> bool:
    """Whether the journal takes it."""
    try:
        understand(kind, json.dumps(data).encode())
    except Refused:
        return False
    return True


def test_the_schema_and_the_journal_take_and_refuse_the_same(archive: list[dict[str, Any]]):
    """Of each kind: as in the sample, with a field too many, with each field left out in turn."""
    one_of_each = {kind_of(line["type"]): line["data"] for line in archive if "data" in line}
    for kind, data in one_of_each.items():
        name = f"{name_of(kind)}.json"
        assert (wrong(name, data), taken(kind, data)) == ([], True)
        assert (bool(wrong(name, data | {"colour": "red"})), taken(kind, data | {"colour": "red"})) == (
            True,
            False,
        )
        for field in data:
            less = {other: value for other, value in data.items() if other != field}
            assert bool(wrong(name, less)) != taken(kind, less), (kind, field)


def test_the_document_names_every_kind_in_its_room_and_nothing_that_is_not_there():
    document = DOCUMENTS["asyncapi.json"]
    assert set(document["channels"]) == set(ROOMS)
    for room, channel in document["channels"].items():
        kinds = {name_of(kind) for kind, event in EVENT_OF.items() if ROOM_OF.get(event) in (room, None)}
        assert set(channel["messages"]) == kinds
    for name, message in document["components"]["messages"].items():
        line, own = message["payload"]["allOf"]
        assert line["$ref"].removeprefix("./") in SCHEMAS
        assert own["properties"]["data"]["$ref"] == f"./{name}.json"
        assert f"{name}.json" in SCHEMAS


def test_a_kind_is_titled_in_both_languages():
    assert event_schema("bpv-agreed/1")["title"] == "BPV afgesproken (BPV agreed)"


def test_an_archive_of_what_was_imported_is_as_the_schema_says(tmp_path: Path):
    story: Story = ordinary()
    start = story.tell("s1", "route-started", "2023-08-01")
    story.correct(start, leerjaar=4)
    school = School(tmp_path)
    school.restore(story.history)
    for line in school("archive").done().rows:
        assert wrong("archive-line.json", line) == []
