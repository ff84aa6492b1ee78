"""How do other programs get the schemas of what is recorded?"""

from __future__ import annotations

import argparse

from journeys.saying import say
from leerspoor.cli.files import shown
from leerspoor.exchange.whole_file import whole


def write(options: argparse.Namespace) -> int:
    """`schemas`: JSON Schemas of every kind and of a line, and an AsyncAPI document, into a folder."""
    import msgspec

    from leerspoor.exchange.schemas import documents

    options.folder.mkdir(parents=True, exist_ok=True)
    found = documents()
    for name, document in found.items():
        with whole(options.folder / name) as beside:
            beside.write_bytes(msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n")
    what = say("schema's", "schemas")
    print(f"{shown(options.folder)}: {len(found)} {what}")
    return 0
