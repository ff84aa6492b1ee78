"""What does one line of the work list say?"""

from __future__ import annotations

from datetime import date

from leerspoor.wording import Language, word
from tui.as_of import written
from tui.port import Answer
from tui.signs import SIGNS, glyph
from tui.viewmodels.students import SOON
from tui.viewmodels.text import Text

_FEW = 3
"""Students named in one line."""


def task_cells(task: Answer, language: Language, *, ascii_only: bool) -> list[Text]:
    """Due day, what, who acts, about what, for whom."""
    due, on = date.fromisoformat(task["due"]), date.fromisoformat(task["on"])
    sign = "late" if task["overdue"] else "soon" if (due - on).days <= SOON else "owed"
    return [
        (f"{glyph(sign, ascii_only=ascii_only)} {written(due, language)}", SIGNS[sign].style),
        (word(task["action"], language), "plain"),
        (f"{'+'.join(task['for'])} {' '.join(task['brins'])}", "plain"),
        (whom(task["students"], language), "plain"),
        (task["about"], "dim"),
        (" ".join(task["parts"]), "dim"),
    ]


def whom(students: list[str], language: Language) -> str:
    """The students if they are few, else how many."""
    if len(students) <= _FEW:
        return " ".join(students)
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
