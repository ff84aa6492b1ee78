"""How is it written that one line stands in a log?

The proof of C2SP (tlog-proof): the place of the leaf, the hashes on the way up, and the signed checkpoint
whose root they lead to. Beside it the same way as steps that a person can follow.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence

from journeys.seal.tree import up_to

_HEADER = "c2sp.org/tlog-proof@v1"


def proof(index: int, path: Sequence[bytes], note: str) -> str:
    """The text of a proof: leaf `index` (from 0) stands under the checkpoint in `note` by this path."""
    lines = [_HEADER, f"index {index}", *(base64.b64encode(each).decode() for each in path)]
    return "\n".join(lines) + f"\n\n{note}"


def steps(index: int, size: int, path: Sequence[bytes]) -> Iterator[tuple[bool, bytes]]:
    """From the leaf up: whether the neighbour stands to the left, and its hash."""
    return zip(up_to(index, size), path, strict=True)
