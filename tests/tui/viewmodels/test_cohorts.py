"""Is every student of a cohort counted, and in one phase?"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tui.viewmodels.cohorts import counted


def row(
    student: str, cohort: str | None, status: str = "active", phase: str | None = None
) -> dict[str, object]:
    return {"student": student, "cohort": cohort, "status": status, "phase": phase}


def test_students_are_counted_by_cohort_and_phase() -> None:
    rows = [
        row("s1", "R1/2023", phase="vo"),
        row("s2", "R1/2023", phase="mbo"),
        row("s3", "R1/2023", "completed"),
        row("s4", "R1/2023", "ended"),
        row("s5", "R1/2024", phase="vo"),
        row("s6", None, "none"),
    ]
    found = counted(rows)
    first = found["R1/2023"]
    assert (first.vo, first.mbo, first.done, first.left) == (1, 1, 1, 1)
    assert first.students == ["s1", "s2", "s3", "s4"]
    assert (found["R1/2024"].vo, list(found)) == (1, ["R1/2023", "R1/2024"])


def test_who_is_done_or_left_is_not_counted_in_a_phase_too() -> None:
    found = counted([row("s1", "R", "completed", "mbo"), row("s2", "R", "ended", "vo")])["R"]
    assert (found.vo, found.mbo, found.done, found.left) == (0, 0, 1, 1)


statuses = st.sampled_from([("active", "vo"), ("active", "mbo"), ("completed", None), ("ended", None)])


@given(st.lists(st.tuples(st.sampled_from(["R1/2023", "R1/2024"]), statuses)))
def test_the_counts_of_a_cohort_add_up_to_its_students(
    told: list[tuple[str, tuple[str, str | None]]],
) -> None:
    rows = [row(f"s{at}", cohort, *state) for at, (cohort, state) in enumerate(told)]
    found = counted(rows)
    for counts in found.values():
        assert counts.vo + counts.mbo + counts.done + counts.left == len(counts.students)
    assert sum(len(counts.students) for counts in found.values()) == len(rows)
