"""Is the journal whole and still what was sealed, are the answers right, and is what was erased away?

All that `verify` and the screens look at; what was found is told by `leerspoor.sealed_words`.
"""

from __future__ import annotations

from collections.abc import Callable

from journeys.errors import LeerspoorError
from journeys.saying import say
from journeys.store.journal import Journal
from leerspoor.checking import Checked, check
from leerspoor.checking_seals import SealCheck
from leerspoor.erasing import back
from leerspoor.finding import Finding
from leerspoor.keyring import keyring


def verified(
    journal: Journal, tell: Callable[[int], None], seals: SealCheck | None = None, *, answers: bool = True
) -> Checked:
    """Read everything again; `seals` and `answers` as in `leerspoor.checking.check`."""
    checked = check(journal, tell, seals, answers=answers)
    checked.findings += _came_back(journal, checked)
    return checked


def _came_back(journal: Journal, checked: Checked) -> list[Finding]:
    """What was erased once and is here again, as in an older copy."""
    try:
        count = back(journal, keyring())
    except LeerspoorError:
        checked.sealed.unchecked.append("ledger-unreadable")
        return []
    message = say(
        f"{count} gebeurtenissen die gewist waren, hebben hun inhoud weer: `leerspoor erase --again`",
        f"{count} events that had been erased have their content again: `leerspoor erase --again`",
    )
    return [Finding(message)] if count else []
