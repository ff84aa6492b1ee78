"""Whose journal is it? Names, numbers and birth dates, apart from the journal.

The journal knows a student by a random pseudonym and nothing else. What makes a pseudonym a person is here:
in a file of its own beside an SQLite journal, in a schema of its own beside one on PostgreSQL, so that it
can be guarded, backed up and thrown away on its own. No message and no log line holds a name or a number.
"""

from leerspoor.identity.list_import import ListImport, import_list
from leerspoor.identity.people import Forgotten, Person
from leerspoor.identity.place import NoIdentities
from leerspoor.identity.register_memory import RegisterComparison, Vanished
from leerspoor.identity.store import IdentityStore

__all__ = [
    "Forgotten",
    "IdentityStore",
    "ListImport",
    "NoIdentities",
    "Person",
    "RegisterComparison",
    "Vanished",
    "import_list",
]
