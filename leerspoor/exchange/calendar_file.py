"""How do days become a file that any calendar takes in, and takes in again without doubles?

An iCalendar file (RFC 5545). Every day keeps its identifier, so a calendar that had it changes it. The file
that was written before is read first: what is the same keeps its number, what is gone is in the new file once
more, cancelled, so that a calendar takes it away.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from journeys.errors import WrongUse
from journeys.saying import say
from journeys.vocabulary import day_after
from leerspoor.exchange.document import printable
from leerspoor.exchange.whole_file import whole

if TYPE_CHECKING:
    from icalendar import Component, Event

_OURS = "@leerspoor"
_SPACE = uuid.UUID("5d2b6f0e-6a0b-5a39-9d9a-0d4f2a0f6c1e")  # any, the same for all
_SCOPE = "X-LEERSPOOR-SCOPE"
KEPT = 366
"""Days that what is past stays in the file: what is cancelled, and what comes back each year."""


def days_on(day: date, number: int) -> date:
    """So many days on, or back, as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + number, 1), date.max.toordinal()))


class Deadline(Struct, frozen=True, kw_only=True):
    """A whole day in the calendar. `key` says what it is: with the same key it is the same one.

    `overdue`: what had to be done by that day has not been done, and the day is past.
    """

    key: str
    day: date
    title: str
    text: str
    kind: str
    overdue: bool = False


class Agenda(Struct, frozen=True, kw_only=True):
    """The days of a calendar, as asked about the day `on`, up to `until`.

    `scope`: whose it is, the same each time it is written. `sequence` and `stamp`: as of which position and
    instant of the journal; neither ever goes back.
    """

    name: str
    scope: str
    deadlines: Sequence[Deadline]
    on: date
    until: date
    sequence: int
    stamp: datetime


class Written(Struct, frozen=True):
    """How many days stand in the file, and how many were taken away since the one before."""

    days: int
    cancelled: int


def write_agenda(path: Path, agenda: Agenda) -> Written:
    """Write the file; raises `WrongUse` if what is there is something else, or the calendar of another."""
    try:
        from icalendar import Calendar  # noqa: PLC0415 - an extra
    except ImportError:
        raise WrongUse(
            say(
                "een .ics vraagt de bibliotheek icalendar: pip install 'leerspoor[reports]'",
                "an .ics needs the library icalendar: pip install 'leerspoor[reports]'",
            )
        ) from None
    before = _before(path, agenda.scope) if path.exists() else {}
    file = Calendar()
    file.add("prodid", "-//leerspoor//leerspoor//NL")
    file.add("version", "2.0")
    file.add("calscale", "GREGORIAN")
    for name in ("name", "x-wr-calname"):
        file.add(name, printable(agenda.name))
    file.add("x-wr-timezone", "Europe/Amsterdam")
    file.add(_SCOPE, printable(agenda.scope))
    events = [_event(deadline, agenda, before) for deadline in agenda.deadlines]
    there = {str(event["uid"]) for event in events}
    gone = [*_cancelled(agenda, {uid: event for uid, event in before.items() if uid not in there})]
    for event in sorted([*events, *gone], key=lambda event: (event.decoded("dtstart"), str(event["uid"]))):
        file.add_component(event)
    with whole(path) as beside:
        beside.write_bytes(file.to_ical())
    return Written(len(events), len(gone))


def _before(path: Path, scope: str) -> Mapping[str, Event]:
    """What was in the file, by identifier."""
    from icalendar import Calendar  # noqa: PLC0415 - an extra

    try:
        found = Calendar.from_ical(path.read_bytes())
        written_for = str(found[_SCOPE])
        events = {str(event["uid"]): event for event in _events(found)}
    except (ValueError, LookupError, TypeError, AttributeError):
        raise WrongUse(
            say(
                f"{path}: hier staat iets anders dan een agenda van leerspoor; noem een ander bestand",
                f"{path}: there is something else here than a calendar of leerspoor; name another file",
            )
        ) from None
    if written_for != printable(scope):
        raise WrongUse(
            say(
                f"{path}: dit is de agenda van een andere vraag ({written_for}); noem een ander bestand, "
                "anders zouden die dagen vervallen",
                f"{path}: this is the calendar of another question ({written_for}); name "
                "another file, else those days would lapse",
            )
        )
    return events


def _events(file: Component) -> Iterator[Event]:
    """Our own events; raises `ValueError` or the like if one is not as we write them."""
    from icalendar import Event  # noqa: PLC0415 - an extra

    for part in file.walk("VEVENT"):
        if isinstance(part, Event) and str(part["uid"]).endswith(_OURS):
            whole_day = type(part.decoded("dtstart")) is date
            if not (
                whole_day
                and isinstance(part.decoded("dtstamp"), datetime)
                and int(part.get("sequence", -1)) >= 0
            ):
                raise ValueError(part["uid"])
            yield part


def _event(deadline: Deadline, agenda: Agenda, before: Mapping[str, Event]) -> Event:
    """The day as it is now; with the number it had, if it is as it was."""
    from icalendar import Event  # noqa: PLC0415 - an extra

    uid = f"{uuid.uuid5(_SPACE, deadline.key)}{_OURS}"
    event = Event()
    event.add("uid", uid)
    event.add("dtstart", deadline.day)
    event.add("dtend", day_after(deadline.day))
    event.add("summary", printable(deadline.title))
    event.add("description", printable(deadline.text))
    event.add("categories", [deadline.kind])
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    _number(event, agenda, before.get(uid))
    return event


def _number(event: Event, agenda: Agenda, was: Event | None) -> None:
    """Which version of the day this is, and as of when."""
    sequence, stamp = agenda.sequence, agenda.stamp
    if was is not None:
        had = int(was.get("sequence", 0))
        if _said(event) == _said(was):
            sequence, stamp = had, was.decoded("dtstamp")
        else:
            sequence = max(sequence, had + 1)
            stamp = max(stamp, was.decoded("dtstamp"))
    event.add("sequence", sequence)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)


def _said(event: Event) -> list[object]:
    names = ("dtstart", "summary", "description", "status")
    return [event[name].to_ical() if name in event else b"" for name in names]


def _cancelled(agenda: Agenda, gone: Mapping[str, Event]) -> Iterator[Event]:
    """What stood in the file and is not to be done any more; what lies further ahead was not asked about."""
    from icalendar import Event  # noqa: PLC0415 - an extra

    for was in gone.values():
        day = was.decoded("dtstart")
        if day > agenda.until or day < days_on(agenda.on, -KEPT):
            continue
        event = Event()
        for name in ("uid", "dtstart", "dtend", "summary", "description", "categories", "transp"):
            if name in was:
                event[name] = was[name]
        event.add("status", "CANCELLED")
        _number(event, agenda, was)
        yield event
