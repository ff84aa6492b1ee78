"""What does one line of the work list say?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct

from journeys.saying import Language
from leerspoor.wording import word
from tui.as_of import written
from tui.port import Answer
from tui.signs import SIGNS, glyph
from tui.viewmodels.students import SOON
from tui.viewmodels.text import Text


class Look(Struct, frozen=True):
    """Whose work, None for that of both sides; and how many days ahead."""

    acting: str | None
    within: int

    def who(self, language: Language) -> str:
        """`vo en mbo`, or the one that is looked at."""
        return self.acting or ("vo en mbo" if language == "nl" else "vo and mbo")


LOOKS: tuple[Look, ...] = tuple(Look(acting, within) for within in (30, 90) for acting in (None, "vo", "mbo"))
"""What `f` goes through."""


def after(at: int) -> int:
    """The look that `f` shows next."""
    return (at + 1) % len(LOOKS)


def about_list(tasks: Sequence[Answer], at: int, on: date, language: Language) -> str:
    """What is shown: how many lines, whose, how far ahead; and what `f` would show."""
    look, coming = LOOKS[at], LOOKS[after(at)]
    until = written(on + timedelta(days=look.within), language)
    late = sum(task["overdue"] for task in tasks)
    if language == "nl":
        lines = "1 regel" if len(tasks) == 1 else f"{len(tasks)} regels"
        coming_text = f"f: {coming.who(language)}, {coming.within} dagen"
        return f"{lines} voor {look.who(language)} t/m {until}, {late} te laat · {coming_text}"
    lines = "1 line" if len(tasks) == 1 else f"{len(tasks)} lines"
    coming_text = f"f: {coming.who(language)}, {coming.within} days"
    return f"{lines} for {look.who(language)} until {until}, {late} overdue · {coming_text}"


def task_cells(task: Answer, names: Mapping[str, str], language: Language, *, ascii_only: bool) -> list[Text]:
    """Due day, what, who acts, for whom, about what, and which parts."""
    due, on = date.fromisoformat(task["due"]), date.fromisoformat(task["on"])
    sign = "late" if task["overdue"] else "soon" if (due - on).days <= SOON else "owed"
    return [
        (f"{glyph(sign, ascii_only=ascii_only)} {written(due, language)}", SIGNS[sign].style),
        (word(task["action"], language), "plain"),
        (f"{'+'.join(task['for'])} {' '.join(task['brins'])}", "plain"),
        (whom([names.get(student, student) for student in task["students"]], language), "plain"),
        (task["about"], "dim"),
        (" ".join(task["parts"]), "dim"),
    ]


def whom(students: Sequence[str], language: Language) -> str:
    """The student if it is one, else how many."""
    if len(students) == 1:
        return students[0]
    return f"{len(students)} {'leerlingen' if language == 'nl' else 'students'}"


def question_of(task: Answer) -> str:
    """What `why` is asked of a task about students."""
    action: str = task["action"]
    by_placement = action in ("sign-pok", "assess-bpv", "replace-leerbedrijf")
    if action == "stop-threatens-cohort":
        return "guarantee"
    if action == "register-route":
        return "registered-mbo" if task["for"] == ["mbo"] else "registered-vo"
    if action == "agreement-ends":
        return "agreement-in-force"
    return f"do:{action}:{task['about']}" if by_placement else f"do:{action}"
