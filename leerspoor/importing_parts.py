"""Of which exam parts does a file bring results that no route here has?"""

from __future__ import annotations

from msgspec import Struct, field

from journeys.events import Event, ExamPartFailed, ExamPartPassed, ExamProgrammeAdopted
from journeys.law.parts import codes_of
from journeys.saying import say
from journeys.store.journal import Journal

_SHOWN = 12


class Parts(Struct):
    """The exam parts that recorded events of a file name.

    `with_result`: those with a result, each with its first line; `adopted`: those of a programme, which a dry
    run does not leave in the journal.
    """

    with_result: dict[str, int] = field(default_factory=dict)
    adopted: set[str] = field(default_factory=set)

    def note(self, event: Event | None, line: int) -> None:
        """Note what an event names that a line led to, if it led to one."""
        match event:
            case ExamPartPassed(part=part) | ExamPartFailed(part=part):
                self.with_result.setdefault(part, line)
            case ExamProgrammeAdopted(parts=parts):
                self.adopted.update(code for part in parts for code in codes_of(part))
            case _:
                pass

    def warning(self, journal: Journal) -> str | None:
        """What there is to say of results of a part that no route has; None where no route has a programme.

        They are recorded all the same: the programme may come later.
        """
        if not self.with_result:
            return None
        known = self.adopted | _in_programmes(journal)
        at = say("regel", "line")
        strange = [f"{part} ({at} {line})" for part, line in self.with_result.items() if part not in known]
        if not known or not strange:
            return None
        named = ", ".join(strange[:_SHOWN]) + (" …" if len(strange) > _SHOWN else "")
        return say(
            f"in het programma van geen route hier: {named}; een resultaat daarvoor sluit niets af",
            f"in the programme of no route here: {named}; a result of it closes nothing",
        )


def _in_programmes(journal: Journal) -> set[str]:
    """The codes of the parts in any programme of any route, the register's too."""
    routes = journal.streams(journal.stream_names("route")).values()
    events = (recorded.event for stream in routes for recorded in stream)
    adopted = (event for event in events if isinstance(event, ExamProgrammeAdopted))
    return {code for event in adopted for part in event.parts for code in codes_of(part)}
