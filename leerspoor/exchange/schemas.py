"""How do other programs learn what an event looks like? JSON Schemas, and the stream of them as AsyncAPI.

Made from `journeys.events`, so that they say what the journal accepts: one schema a kind (draft 2020-12), one
for a line to import and one for a line of an archive, and an AsyncAPI 3 document that names them all by room.
They name each other by file; the version of a kind is in the name of its file.
What no schema can say (that an end comes after a start, that codes are unique) the journal still checks.
"""

from __future__ import annotations

from collections.abc import Mapping
from inspect import cleandoc
from typing import Any

import msgspec

from journeys.events import EVENT_OF, ROOM_OF, ROOMS
from journeys.store.archive import type_of
from leerspoor.event_words import kind_word

Json = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
ASYNCAPI = "3.0.0"
_HEX = "^[0-9a-f]{%d}$"
_BY = r"^urn:leerspoor:(duo|system|(vo|mbo):[A-Za-z0-9._-]{1,50})$"
_SUBJECT = rf"^({'|'.join(ROOMS)})/[A-Za-z0-9._-]{{1,200}}$"


def documents() -> Mapping[str, Json]:
    """Every document by the name of its file."""
    found = {f"{name_of(kind)}.json": event_schema(kind) for kind in EVENT_OF}
    found["import-line.json"] = line_schema(archived=False)
    found["archive-line.json"] = line_schema(archived=True)
    found["asyncapi.json"] = asyncapi()
    return found


def name_of(kind: str) -> str:
    """`bpv-agreed/1` -> `bpv-agreed.v1`."""
    return kind.replace("/", ".v")


def event_schema(kind: str) -> Json:
    """The schema of the data of a kind."""
    event = EVENT_OF[kind]
    made = _portable(msgspec.json.schema(event))
    own = made["$defs"].pop(event.__name__)
    others = {"$defs": made["$defs"]} if made["$defs"] else {}
    about = own.pop("description", None)
    return {
        "$schema": DIALECT,
        "title": f"{kind_word(kind, 'nl')} ({kind_word(kind, 'en')})",
        **({"description": about} if about else {}),
        **{name: value for name, value in own.items() if name != "title"},
        **others,
    }


def line_schema(*, archived: bool) -> Json:
    """The schema of a line: of an archive, or to import, where the journal gives what is left out."""
    given = {
        "recordedtime": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$"},
        "sequence": {"type": "string", "pattern": "^[1-9][0-9]*$", "description": "position in the journal"},
        "streamversion": {"type": "integer", "minimum": 1},
        "commandid": {"type": "string", "format": "uuid"},
        "datahash": {"type": "string", "pattern": _HEX % 64, "description": "SHA-256 of salt and data"},
        "salt": {"type": "string", "pattern": _HEX % 32},
    }
    members: Json = {
        "specversion": {"const": "1.0"},
        "id": {"type": "string", "format": "uuid"},
        "source": {"type": "string", "pattern": _BY, "description": "who answers for the report"},
        "type": {"enum": [type_of(kind) for kind in EVENT_OF]},
        "subject": {"type": "string", "pattern": _SUBJECT, "description": "the stream"},
        "time": {
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?([+-]\d{2}:\d{2}))?$",
            "description": "the day from which it counts: a day, or midnight in Amsterdam",
        },
        **given,
        "actor": {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,200}$"},
        "origin": {"type": "string", "pattern": "^[0-9a-f]{64}:[1-9][0-9]*$"},
        "datacontenttype": {"const": "application/json"},
        "data": {"type": "object"},
    }
    needed = ["specversion", "source", "type", "subject", "time"]
    needed += ["id", "recordedtime", "sequence", "streamversion", "commandid", "datacontenttype", "datahash"]
    return {
        "$schema": DIALECT,
        "title": "regel van een archief (line of an archive)"
        if archived
        else "regel om in te lezen (line to import)",
        "description": (
            "One CloudEvents 1.0 object a line. What was erased has no salt and no data."
            if archived
            else "One CloudEvents 1.0 object a line; what the journal gives may be left out."
        ),
        "type": "object",
        "properties": members,
        "required": needed if archived else [*needed[:5], "data"],
        "additionalProperties": False,
        "allOf": [_of_kind(kind) for kind in EVENT_OF],
        **({"dependentRequired": {"salt": ["data"], "data": ["salt"]}} if archived else {}),
    }


def _of_kind(kind: str) -> Json:
    """A line of this type has the data of this kind, and is of a stream in its room."""
    room = ROOM_OF.get(EVENT_OF[kind])
    stream = {"subject": {"pattern": f"^{room}/"}} if room else {}
    return {
        "if": {"properties": {"type": {"const": type_of(kind)}}},
        "then": {"properties": {"data": {"$ref": f"./{name_of(kind)}.json"}, **stream}},
    }


def asyncapi() -> Json:
    """The journal as channels, one a room, with every kind that can be in it."""
    messages = {
        name_of(kind): {
            "name": type_of(kind),
            "title": kind_word(kind, "nl"),
            "summary": kind_word(kind, "en"),
            "contentType": "application/cloudevents+json",
            "payload": {
                "allOf": [
                    {"$ref": "./archive-line.json"},
                    {
                        "type": "object",
                        "properties": {
                            "type": {"const": type_of(kind)}, "data": {"$ref": f"./{name_of(kind)}.json"},
                        },
                    },
                ]
            },
        }
        for kind in EVENT_OF
    }  # fmt: skip
    channels = {
        room: {
            "address": f"{room}/{{id}}",
            "title": room,
            "parameters": {"id": {"description": "the id of the stream, of a student a pseudonym"}},
            "messages": {
                name_of(kind): {"$ref": f"#/components/messages/{name_of(kind)}"}
                for kind, event in EVENT_OF.items()
                if ROOM_OF.get(event) in (room, None)
            },
        }
        for room in ROOMS
    }
    return {
        "asyncapi": ASYNCAPI,
        "id": "urn:leerspoor:journal",
        "info": {
            "title": "Leerspoor",
            "version": "1",
            "description": "What is recorded of routes from vmbo to mbo, as an archive tells it.",
            "license": {"name": "EUPL-1.2"},
        },
        "defaultContentType": "application/cloudevents+json",
        "channels": channels,
        "operations": {
            f"read-{room}": {
                "action": "send",
                "channel": {"$ref": f"#/channels/{room}"},
                "summary": f"leerspoor archive tells every event of a {room}",
            }
            for room in ROOMS
        },
        "components": {"messages": messages},
    }


def _portable(schema: Any) -> Any:
    """The same without what is Python's own: the anchors of its expressions, the margins of its texts."""
    if isinstance(schema, list):
        return [_portable(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    found = {name: _portable(value) for name, value in schema.items()}
    if isinstance(found.get("pattern"), str):
        found["pattern"] = found["pattern"].replace(r"\A", "^").replace(r"\Z", "$")
    if isinstance(found.get("description"), str):
        found["description"] = cleandoc(found["description"]).replace("\n", " ")
    return found
