"""Which decisions rest on a result that was corrected or withdrawn afterwards, and by what?

Diplomas, certificates, exemptions and what the examencommissie determined, as `result` finds them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import msgspec
from msgspec import Struct

from journeys.saying import Language
from journeys.store.journal import Journal
from leerspoor.asking import ask
from leerspoor.explaining import Fact, facts_of
from leerspoor.timeline import timeline
from projections.catch_up import Tell
from projections.questions import Asked
from projections.results import Superseded


class Shaken(Struct, frozen=True, kw_only=True):
    """A decision whose ground is not what it was: of which part, what stood there, and what stands there now.

    `basis`: the sitting it rested on. `changed_by`: what corrected or withdrew that, in the order recorded.
    """

    student: str
    on: date
    known_at: str | None
    side: str
    part: str
    was: str | None
    now: str | None
    decision: Fact
    basis: Fact
    changed_by: list[Fact]


class _Result(Struct):
    student: str
    side: str
    superseded: list[Superseded]


_result: Callable[[bytes], _Result] = msgspec.json.Decoder(_Result).decode


def shaken(journal: Journal, about: Asked, language: Language, tell: Tell | None = None) -> Iterator[Shaken]:
    """Those of the students that a question about results is about, by student and side."""
    for line in ask(journal, about, tell):
        found = _result(line)
        if not found.superseded:
            continue
        events = {row["id"]: row for row in timeline(journal, found.student, about.known_at)}
        seen = set()
        for one in found.superseded:
            if (one.decision, one.basis, one.part) in seen:
                continue
            seen.add((one.decision, one.basis, one.part))
            row = events[one.basis]
            changed_by = [*row["corrected_by"], *([row["retracted_by"]] if row["retracted_by"] else [])]
            facts = {
                fact.event: fact
                for fact in facts_of(journal, [one.decision, one.basis, *changed_by], language)
            }
            order = list(facts)

            def later(id_: str, than: str = one.decision, order: list[str] = order) -> bool:
                return order.index(id_) > order.index(than)

            yield Shaken(
                student=found.student,
                on=about.on,
                known_at=about.known_at_text,
                side=found.side,
                part=one.part,
                was=one.was,
                now=one.now,
                decision=facts[one.decision],
                basis=facts[one.basis],
                changed_by=[facts[id_] for id_ in changed_by if later(id_)],
            )
