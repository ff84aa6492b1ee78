"""What is a rule? Its plain words, where they come from, how sure we are, and what is decided by it.

`kind` is the kind of source, `confidence` how well it was checked: VERIFIED (found in public material), SEED
(in one of the two documents that the project came from), MEMORY (must be checked by a lawyer), DEFAULT (our
own documented choice where the sources are silent; it has a policy, see `journeys.law.policies`), OPEN (the
sources leave it undecided or contradict each other).
No article numbers: the statute's text itself could not be read.
"""

from __future__ import annotations

from datetime import date
from typing import Literal, TypeAlias

from msgspec import Struct

SourceKind: TypeAlias = Literal[
    "statute", "register", "seed-faq", "spv-plea", "school-practice", "project-policy"
]
Confidence: TypeAlias = Literal["VERIFIED", "SEED", "MEMORY", "DEFAULT", "OPEN"]
Decides: TypeAlias = Literal[
    "recording", "responsibility", "exams-owed", "bpv", "duties", "guarantees", "compliance", "result",
    "options", "coverage", "qualification", "outcomes", "worklist", "retention", "reconcile",
]  # fmt: skip
"""The answers of this program; `recording`: what is refused."""


class Rule(Struct, frozen=True, kw_only=True):
    """A rule in plain words, with its source.

    `says` is Dutch, `says_en` English. `quote` is the phrase of the document, word for word; empty where no
    text could be read. `since` and `until` are the first and last day on which the rule holds, None where no
    source names one. `checked` is the day on which the source was last read. `decides` names the answers that
    rest on it; a rule that decides none says in `left_out` why software cannot decide it.
    """

    id: str
    says: str
    says_en: str
    kind: SourceKind
    document: str
    quote: str = ""
    confidence: Confidence
    policy: str | None = None
    since: date | None = None
    until: date | None = None
    checked: date = date(2026, 11, 22)
    decides: tuple[Decides, ...] = ()
    left_out: str = ""
    left_out_en: str = ""
