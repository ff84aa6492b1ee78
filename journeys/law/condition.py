"""What does a result depend on? One condition each, with what was found and what would turn it."""

from __future__ import annotations

from typing import Literal, TypeAlias

from msgspec import Struct

ResultState: TypeAlias = Literal["PASSED", "NOT_YET", "NOT_ANY_MORE"]
"""PASSED: every condition is met. NOT_YET: one is not, and it can still be. NOT_ANY_MORE: it cannot."""


class Condition(Struct, frozen=True, kw_only=True):
    """One condition of a result rule.

    `condition` is its code (`ce-average`); `met` is None while it cannot be told yet. `found` and `needed`
    are short and the same in every language (`"5.46"`, `">= 5.5"`). `about` names the subjects or parts in
    which it fails, or which it still waits for.
    """

    condition: str
    rule: str
    met: bool | None
    found: str | None
    needed: str
    about: tuple[str, ...] = ()


class Turn(Struct, frozen=True, kw_only=True):
    """One thing that would help the result.

    `by`: `sitting` (a part not yet closed), `resit` (a herkansing that is still there), `choice` or
    `committee`. `mark` is the lowest mark with which this alone would do it; None where no mark alone does,
    or none is needed. `turns`: whether this alone makes the result a pass.
    """

    about: str
    by: Literal["sitting", "resit", "choice", "committee"]
    rule: str
    mark: str | None
    turns: bool
