"""What does the register say of one person, as facts, and what of it could not be read?"""

from __future__ import annotations

from msgspec import Struct

from journeys.history import Fact
from leerspoor.exchange import register
from leerspoor.exchange.register import Findings, Overview, PersonNumber
from leerspoor.exchange.ro_registration import Registration

_COMPARED = frozenset({"ISG", "ISP", "BPV", "DIP"})


class There(Struct, frozen=True):
    """The facts in order, the registration they make, and the kinds of which a line was refused.

    Of a kind that could not be read whole, nothing can be said to be missing.
    """

    facts: list[Fact]
    registration: Registration
    unread: frozenset[str]


def there_of(overview: Overview, number: PersonNumber | None, student: str, findings: Findings) -> There:
    """What the file says of a person; nothing of one who is not in it (None)."""
    records = [] if number is None else overview.people.get(number, [])
    stated = register.stated(student, overview.brin, records, findings)
    intended = [fact for statement in stated for fact in statement.facts]
    facts = [Fact(fact.on, fact.line, "", fact.by, fact.event, ()) for fact in intended]
    facts.sort(key=lambda fact: (fact.on, fact.position))
    keys = {register.key_of(overview.brin, record) for record in records}
    refused = keys - {statement.key for statement in stated}
    unread = {key.kind for key in refused if key is not None}
    unread |= {kind for who, kind in overview.unread if who == number}
    registration = Registration(((fact.on, fact.event) for fact in facts), overview.brin)
    return There(facts, registration, frozenset(unread & _COMPARED))


def everyone_in(overview: Overview) -> list[PersonNumber]:
    """Whoever the file speaks of, also where nothing of it could be read."""
    return list(dict.fromkeys([*overview.people, *(number for number, _ in overview.unread)]))
