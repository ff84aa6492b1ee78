"""What does DUO's register hold of our students, and what of it is news to the journal?

A registratieoverzicht is read (`overview`), each person's records become facts (`facts`), and these are
laid beside what the journal holds (`planning`). Nothing here writes.
"""

from leerspoor.exchange.register.facts import Intended, Stated, key_of, on_a_route, stated
from leerspoor.exchange.register.findings import Findings
from leerspoor.exchange.register.keys import RecordKey
from leerspoor.exchange.register.number import PersonNumber, passes_eleven_test, person_number
from leerspoor.exchange.register.overview import Overview, looks_like_register, read, read_from
from leerspoor.exchange.register.planning import Action, Plan, plan
from leerspoor.exchange.register.records import Person
from leerspoor.exchange.register.rest import rest

__all__ = [
    "Action",
    "Findings",
    "Intended",
    "Overview",
    "Person",
    "PersonNumber",
    "Plan",
    "RecordKey",
    "Stated",
    "key_of",
    "looks_like_register",
    "on_a_route",
    "passes_eleven_test",
    "person_number",
    "plan",
    "read",
    "read_from",
    "rest",
    "stated",
]
