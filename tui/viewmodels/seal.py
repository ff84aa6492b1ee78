"""How far is the journal sealed, and was it read again? In a few words for every screen, and in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from rich.cells import cell_len, set_cell_size

from journeys.saying import Language
from tui.as_of import known_text
from tui.language import Both, say
from tui.signs import glyph

if TYPE_CHECKING:
    from leerspoor.checking import Checked
    from leerspoor.finding import Finding
    from leerspoor.sealing import State

LEAST_TITLE = 12
"""Cells of the title below which the seal gives way; the dates never do."""
MOST_FINDINGS = 10

_WRONG: Both = ("KLOPT NIET", "FAILED")
_AT: Both = ("positie", "position")
_STUCK: Both = ("verzegeling staat stil (V)", "sealing stands still (V)")
_STUCK_SHORT: Both = ("zegel (V)", "seal (V)")
_UNSEALED: Both = ("niet verzegeld", "not sealed")
_SEALED: Both = ("verzegeld", "sealed")
_VERIFIED: Both = ("nagelezen", "verified")
_UPTO: Both = ("t/m", "to")
_NEW: Both = ("nieuw", "new")

_EMPTY: Both = (
    "Het journaal is leeg: er is niets te verzegelen.",
    "The journal is empty: there is nothing to seal.",
)
_NOTHING_SEALED: Both = (
    "Van de {} gebeurtenissen is er nog geen verzegeld.",
    "Of the {} events none is sealed yet.",
)
_SEALED_UPTO: Both = (
    "Verzegeld tot en met positie {}, op {}.",
    "Sealed up to position {}, at {}.",
)
_NEWER: Both = (
    "Daarna nog niet verzegeld: {}. Dat gebeurt als het programma sluit.",
    "After that, not sealed yet: {}. That happens when the program closes.",
)
_DOES_NOT_GO_ON: Both = ("Verzegelen gaat niet verder: {}", "Sealing does not go on: {}")
_NOT_READ: Both = (
    "In deze sessie is nog niet nagelezen of het klopt: v bij een leerling (2) of bij terugkijken (5).",
    "In this session nobody verified yet whether it is right: v on a student (2) or in replay (5).",
)
_WAS_READ: Both = (
    "In deze sessie nagelezen, en alles klopte: tot en met positie {}.",
    "Verified in this session, and all was right: up to position {}.",
)
_WAS_READ_UNSEALED: Both = (
    "In deze sessie nagelezen, en alles klopte; maar zonder verzegeling kan alles vervangen zijn.",
    "Verified in this session, and all was right; but without a seal all of it may have been replaced.",
)
_WAS_WRONG: Both = (
    "In deze sessie nagelezen, en het klopt niet:",
    "Verified in this session, and it failed:",
)
_NO_EVIDENCE: Both = (
    "Zolang dit zo is, wordt er geen bewijs gemaakt. Zet een kopie terug die klopt, en lees die na (v).",
    "As long as it is so, no evidence is made. Put back a copy that is right, and verify it (v).",
)
_MORE: Both = ("… en nog {}", "… and {} more")


class Verdict(Struct, frozen=True):
    """What reading everything again led to: sealed and right up to a position, or what is wrong first."""

    upto: int
    wrong: Finding | None = None


def verdict_of(checked: Checked) -> Verdict:
    """The verdict on what was read."""
    return Verdict(checked.sealed.upto, checked.findings[0] if checked.findings else None)


def sign_of(state: State | None, verdict: Verdict | None) -> str:
    """The sign (of `tui.signs`) of how it stands."""
    if verdict is not None and verdict.wrong is not None:
        return "late"
    if state is not None and state.trouble is not None:
        return "conflict"
    if state is None or not state.sealed:
        return "owed"
    upto, sign = (verdict.upto, "done") if verdict is not None and verdict.upto else (state.sealed, "fine")
    return sign if upto == state.events else "partly"


def forms(state: State | None, verdict: Verdict | None, language: Language, *, ascii_only: bool) -> list[str]:
    """What a screen says of the seal, the longest form first; nothing while it is not known."""
    sign = glyph(sign_of(state, verdict), ascii_only=ascii_only)
    if verdict is not None and verdict.wrong is not None:
        short = f"{sign} {say(_WRONG, language)}"
        at = verdict.wrong.position
        return [f"{short}: {say(_AT, language)} {at}", short] if at else [short]
    if state is None:
        return []
    if state.trouble is not None:
        return [f"{sign} {say(text, language)}" for text in (_STUCK, _STUCK_SHORT)]
    if not state.sealed:
        return [f"{sign} {say(_UNSEALED, language)}"]
    upto, word = state.sealed, _SEALED
    if verdict is not None and verdict.upto:
        upto, word = verdict.upto, _VERIFIED
    newer = state.events - upto
    short = f"{sign} {say(word, language)}"
    whole = f"{short} {say(_UPTO, language)} {upto}"
    if not newer:
        return [whole, short]
    return [f"{whole}, {newer} {say(_NEW, language)}", f"{short} +{newer}"]


def strip(width: int, title: str, dates: str, seal: Sequence[str]) -> str:
    """The line at the top: the title is cut first, then the seal goes, and the dates stay."""
    room = width - 2 - cell_len(dates)  # a cell of padding at both ends
    for form in seal:
        if cell_len(title) + cell_len(form) + 6 <= room:
            return f"{title}   {dates}   {form}"
    left = room - 6 - cell_len(seal[-1]) if seal else 0
    if left >= LEAST_TITLE:
        return f"{_cut(title, left)}   {dates}   {seal[-1]}"
    return f"{_cut(title, max(room - 3, 8))}   {dates}"


def _cut(title: str, room: int) -> str:
    return title if cell_len(title) <= room else set_cell_size(title, room - 1).rstrip() + "…"


def in_full(state: State, verdict: Verdict | None, language: Language) -> Iterator[str]:
    """All that is known of the seal, in lines."""
    if not state.events:
        yield say(_EMPTY, language)
    elif not state.sealed:
        yield say(_NOTHING_SEALED, language).format(state.events)
    else:
        yield say(_SEALED_UPTO, language).format(state.sealed, known_text(state.at, language))
        if state.events > state.sealed:
            yield say(_NEWER, language).format(state.events - state.sealed)
    if state.trouble is not None:
        yield say(_DOES_NOT_GO_ON, language).format(state.trouble)
    if verdict is None:
        yield say(_NOT_READ, language)
    elif verdict.wrong is None:
        yield say(_WAS_READ if verdict.upto else _WAS_READ_UNSEALED, language).format(verdict.upto)
    else:
        yield from failed([verdict.wrong], language)


def failed(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    """What is wrong, each with its position, and what that means for evidence."""
    yield say(_WAS_WRONG, language)
    for finding in findings[:MOST_FINDINGS]:
        place = f"{say(_AT, language)} {finding.position}: " if finding.position else ""
        yield f"- {place}{finding.message}"
    if len(findings) > MOST_FINDINGS:
        yield say(_MORE, language).format(len(findings) - MOST_FINDINGS)
    yield say(_NO_EVIDENCE, language)
