"""Which terms did an agreement have on a day, and was it in force?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import UNSET, Struct, structs

from journeys.events import AgreementAmended, AgreementEnded, AgreementSigned
from journeys.history import Fact
from journeys.vocabulary import day_after


class Terms(Struct, frozen=True):
    """The terms as signed and then amended; `*_by` are the facts that state them."""

    signed: AgreementSigned
    stated_by: tuple[str, ...]
    until_by: Fact
    obligation_by: Fact
    ended: AgreementEnded | None = None
    ended_by: Fact | None = None

    @property
    def transfer_options(self) -> frozenset[str]:
        return frozenset(option.option for option in self.signed.transfer_options)

    def end(self) -> tuple[date, Fact] | None:
        """First day without the agreement and the fact that says so; of two the earlier, then the ending."""
        last_day = self.signed.valid_until
        expires = None if last_day is None or last_day == date.max else day_after(last_day)
        if self.ended and self.ended_by and (expires is None or self.ended.effective_on <= expires):
            return self.ended.effective_on, self.ended_by
        return None if expires is None else (expires, self.until_by)


class Agreement:
    """The facts of one agreement's stream, in order."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts

    def days(self) -> set[date]:
        """Days on which an answer about it may change because a fact begins to count."""
        return {fact.on for fact in self._facts}

    def terms_on(self, on: date) -> Terms | None:
        """The terms on a day, by the facts that count on it; None before it was signed."""
        terms: Terms | None = None
        for fact in self._facts:
            if fact.on > on:
                break
            match fact.event:
                case AgreementSigned() as event if terms is None:
                    terms = Terms(event, fact.evidence, fact, fact)
                case AgreementAmended() as event if terms is not None:
                    terms = _amended(terms, event, fact)
                case AgreementEnded() as event if terms is not None:
                    terms = structs.replace(terms, ended=event, ended_by=fact)
                case _:
                    pass
        return terms

    def in_force(self, on: date) -> bool:
        """`valid_from` <= day <= `valid_until`, and before the day from which it was ended."""
        terms = self.terms_on(on)
        if terms is None or on < terms.signed.valid_from:
            return False
        if terms.signed.valid_until is not None and on > terms.signed.valid_until:
            return False
        return terms.ended is None or on < terms.ended.effective_on


def _amended(terms: Terms, event: AgreementAmended, fact: Fact) -> Terms:
    changes = {name: value for name, value in structs.asdict(event).items() if value is not UNSET}
    return structs.replace(
        terms,
        signed=structs.replace(terms.signed, **changes),
        stated_by=(*terms.stated_by, *fact.evidence),
        until_by=fact if "valid_until" in changes else terms.until_by,
        obligation_by=fact if "cohort_obligation" in changes else terms.obligation_by,
    )
