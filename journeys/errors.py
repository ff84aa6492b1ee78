"""What can go wrong, and what does each error tell?

::

    LeerspoorError                    everything a person should read as a message, never as a traceback
    |-- Refused                       a command the law or good sense does not allow, with a code
    |-- WrongUse                      the question or the command line cannot be understood
    |-- Unreadable                    a file or a line that is not what it should be
    `-- JournalError                  the journal cannot be used
        |-- NotAJournal               the database is something else, or of a newer version
        |-- JournalBusy               another program holds it
        `-- JournalDamaged            what is stored contradicts itself
"""

from __future__ import annotations

import errno

from journeys.saying import say

_SYSTEM = {
    errno.ENOENT: ("dit pad is er niet", "this path does not exist"),
    errno.ENOTDIR: ("een deel van het pad is geen map", "a part of the path is not a folder"),
    errno.EISDIR: ("dit is een map", "this is a folder"),
    errno.EACCES: ("geen toegang", "no access"),
    errno.EPERM: ("geen toegang", "no access"),
    errno.EROFS: ("hier kan alleen gelezen worden", "only reading is possible here"),
    errno.ENOSPC: ("de schijf is vol", "the disk is full"),
    errno.EDQUOT: ("de ruimte voor deze gebruiker is op", "this user's space is used up"),
    errno.EFBIG: ("het bestand wordt te groot", "the file becomes too large"),
    errno.EIO: ("de schijf geeft een fout", "the disk reports an error"),
    errno.ENAMETOOLONG: ("de naam is te lang", "the name is too long"),
    errno.EMFILE: ("er staan te veel bestanden open", "too many files are open"),
}


class LeerspoorError(Exception):
    """A message for a person, in the language that is spoken, with the place and the value."""


class Refused(LeerspoorError):  # noqa: N818 - a decision, not a fault
    """A command was refused.

    `code` is one of those in the glossary, `rule` the catalogue's rule id or None, `field` the path
    in the command's data (`data.leerjaar`), `column` the place in its line (from 1) if that is known,
    `message` says what was wrong and what would be accepted.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        rule: str | None = None,
        field: str | None = None,
        column: int | None = None,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.rule = rule
        self.field = field
        self.column = column


class WrongUse(LeerspoorError):  # noqa: N818
    """The question cannot be understood (exit 2)."""


class Unreadable(LeerspoorError):  # noqa: N818
    """A file, or a line of it, is not what it should be (exit 1)."""


class JournalError(LeerspoorError):
    """The journal cannot be used as asked (exit 1); `position`: of the entry that is wrong, if one is."""

    def __init__(self, message: str = "", *, position: int | None = None) -> None:
        super().__init__(message)
        self.position = position


class NotAJournal(JournalError):  # noqa: N818
    """The database is something else, or made by a newer version."""


class JournalBusy(JournalError):  # noqa: N818
    """Another program holds the journal longer than we wait."""


class JournalDamaged(JournalError):  # noqa: N818
    """What is stored contradicts itself."""


def what_went_wrong(error: OSError) -> str:
    """What the system says of a file, in the language that is spoken where we know it."""
    known = _SYSTEM.get(error.errno or 0)
    return say(*known) if known else error.strerror or say("onbekende fout", "unknown error")


def unreadable(path: object, error: OSError) -> Unreadable:
    """That a file cannot be read, and why."""
    why = what_went_wrong(error)
    return Unreadable(say(f"{path}: niet te lezen ({why})", f"{path}: cannot be read ({why})"))


def unwritable(path: object, error: OSError) -> Unreadable:
    """That a file cannot be written, and why."""
    why = what_went_wrong(error)
    return Unreadable(say(f"{path}: niet te schrijven ({why})", f"{path}: cannot be written ({why})"))
