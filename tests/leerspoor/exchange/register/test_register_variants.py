"""The same overview as different institutions save it is the same overview.

By the description, not by one sample: separator, form of the days, padding, order, quotes, line ends, byte
order mark and encoding, each with each.
"""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leerspoor.exchange.register import Findings, Overview, PersonNumber, read_from, stated
from tests.commandline import ROOT, School
from tests.leerspoor.exchange.register.register_files import NAME, OCTOBER

DIFFERENCES = ROOT / "fixtures" / "register" / "verschillen"
DAY_FORMS: dict[str, Callable[[date], str]] = {
    "ccyy-mm-dd": str,
    "d-m-ccyy": lambda on: f"{on.day}-{on.month}-{on.year}",
    "dd-mm-ccyy": lambda on: f"{on:%d-%m-%Y}",
    "ccyymmdd": lambda on: f"{on:%Y%m%d}",
}
WHOLE = [OCTOBER, *map(Path, filter(None, [os.environ.get("LEERSPOOR_RO_SAMPLE")]))]
"""Our own file, and one that was published elsewhere if it is at hand; that is not in the project."""


def day_in(form: str, text: str) -> str:
    try:
        return DAY_FORMS[form](date.fromisoformat(text))
    except ValueError:
        return text


@st.composite
def saved(draw: st.DrawFn, source: bytes) -> bytes:
    """The file as one or another program saves it; every line says the same."""
    separator = draw(st.sampled_from("|;"))
    form = draw(st.sampled_from(list(DAY_FORMS)))
    width = draw(st.sampled_from([0, 14, 16, 20]))
    spaces = draw(st.sampled_from(["", " ", "   "]))
    quoted = draw(st.booleans())
    lower = draw(st.booleans())
    rows = [line.split("|") for line in source.decode().splitlines()]
    draw(st.randoms(use_true_random=False)).shuffle(rows)
    lines = []
    for row in rows:
        cells = [cell if at == 3 and row[0] == "PER" else day_in(form, cell) for at, cell in enumerate(row)]
        cells = cells if width == 0 else cells + [""] * (width - len(cells))
        if width == 0 and draw(st.booleans()):
            while not cells[-1]:  # tail fields that are empty may be missing
                cells.pop()
        cells[0] = cells[0].lower() if lower else cells[0]
        cells = [f'"{cell}"' if quoted else cell for cell in cells]
        lines.append(separator.join(f"{spaces}{cell}{spaces}" for cell in cells))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = "".join(line + end for line in lines)
    if draw(st.booleans()):
        text = f"sep={separator}{end}{text}" if separator == ";" else text
    bom = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return bom + text.encode(draw(st.sampled_from(["utf-8", "cp1252"])) if not bom else "utf-8")


def says(overview: Overview) -> dict[PersonNumber, list[object]]:
    """What it states of each person, whatever the lines were."""
    found = {}
    for number, records in overview.people.items():
        facts = [
            (fact.part, fact.event, fact.on)
            for statement in stated("p", overview.brin, records, Findings())
            for fact in statement.facts
        ]
        found[number] = sorted(map(str, facts))
    return found


@given(saved(OCTOBER.read_bytes()))
@settings(max_examples=80, deadline=None)
def test_however_it_was_saved_it_says_the_same(file: bytes) -> None:
    expected = read_from(io.BytesIO(OCTOBER.read_bytes()), NAME)
    overview = read_from(io.BytesIO(file), NAME)
    assert (overview.refusals, overview.remarks) == ([], [])
    assert says(overview) == says(expected)
    assert (overview.brin, overview.begin, overview.end, overview.made_on) == (
        expected.brin, expected.begin, expected.end, expected.made_on,
    )  # fmt: skip
    assert (overview.counts, overview.on_a_route) == (expected.counts, expected.on_a_route)


VARIANTS: dict[str, Callable[[str], bytes]] = {
    "spreadsheet": lambda text: _respell(text, ";", "d-m-ccyy", 16, "\r\n").encode(),
    "with-a-mark": lambda text: b"\xef\xbb\xbf" + _respell(text, ";", "dd-mm-ccyy", 0, "\r\n").encode(),
    "compact": lambda text: _respell(text, "|", "ccyymmdd", 0, "\n").encode(),
    "upside-down": lambda text: "".join(f"{row}\n" for row in reversed(text.splitlines())).encode(),
    "windows": lambda text: _respell(text, ";", "d-m-ccyy", 14, "\r\n").encode("cp1252"),
}


def _respell(text: str, separator: str, form: str, width: int, end: str) -> str:
    lines = []
    for line in text.splitlines():
        cells = [day_in(form, cell) for cell in line.split("|")]
        lines.append(separator.join(cells + [""] * (width - len(cells))) + end)
    return "".join(lines)


def without_file(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    """The answer but for what a file's own lines are: its name and the line of who is not known."""
    return [row | {"file": None, "line": None} for row in rows]


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    school = School(tmp_path_factory.mktemp("school"))
    school("import", DIFFERENCES / "journaal.jsonl").done()
    school("identity", "import", DIFFERENCES / "nummers.csv").done()
    return school


@pytest.mark.parametrize("name", VARIANTS)
def test_reconcile_finds_the_same_in_each(school: School, tmp_path: Path, name: str) -> None:
    original = DIFFERENCES / NAME
    variant = tmp_path / NAME
    variant.write_bytes(VARIANTS[name](original.read_text(encoding="utf-8")))
    asked = ("--on", "2025-10-01", "--json")
    expected = school("reconcile", original, *asked)
    found = school("reconcile", variant, *asked)
    assert found.code == expected.code == 1
    assert without_file(found.rows) == without_file(expected.rows)


@pytest.mark.parametrize("name", VARIANTS)
def test_importing_one_after_another_records_nothing_twice(tmp_path: Path, name: str) -> None:
    own = School(tmp_path)
    original = OCTOBER.read_text(encoding="utf-8")
    own("import", OCTOBER, "--everyone").done()
    (tmp_path / NAME).write_bytes(VARIANTS[name](original))
    row = own("import", tmp_path / NAME, "--everyone", "--json").row
    assert (row["recorded"], row["refused"], row["warnings"]) == (0, 0, 0)


@pytest.mark.parametrize(
    ("text", "accepted"),
    [
        ("20250801", True),
        ("2025-8-1", True),
        ("01-08-2025", True),
        ("20250832", False),
        ("01082025", False),
        ("1-8-25", False),
        ("2025/08/01", False),
    ],
)
def test_the_forms_of_a_day(text: str, accepted: bool) -> None:
    rows = f"VLP|98MB|2025-08-01|2026-07-31|2025-10-15\nISG||100000104|1|{text}|||\n"
    overview = read_from(io.BytesIO(rows.encode()), NAME)
    assert bool(overview.refusals) is not accepted
    if not accepted:
        assert "verwacht: een dag als" in overview.refusals[0].message


def test_a_row_of_column_names_is_passed_over_with_a_word() -> None:
    """The specification has none; the fields go by their place, so other names or places mean nothing."""
    file = b"Recordsoort;BSN;Onderwijsnummer;Volgnummer\n" + OCTOBER.read_bytes().replace(b"|", b";")
    overview = read_from(io.BytesIO(file), NAME)
    assert overview.refusals == []
    assert [remark.line for remark in overview.remarks] == [1]
    assert says(overview) == says(read_from(io.BytesIO(OCTOBER.read_bytes()), NAME))


@pytest.mark.parametrize("separator", [",", "\t"])
def test_another_separator_is_refused_with_the_two_that_there_are(separator: str) -> None:
    from journeys.errors import Unreadable

    file = OCTOBER.read_bytes().replace(b"|", separator.encode())
    with pytest.raises(Unreadable, match=r"scheidingsteken \| of ;"):
        read_from(io.BytesIO(file), NAME)


@pytest.mark.parametrize("source", WHOLE, ids=lambda path: path.parent.name)
@pytest.mark.parametrize("separator", [";", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_whole_file_is_the_same_in_another_form(source: Path, separator: str, end: str) -> None:
    text = source.read_text(encoding="utf-8")
    again = end.join(re.sub("[;|]", separator, text).splitlines()) + end
    expected = read_from(io.BytesIO(text.encode()), source.name)
    found = read_from(io.BytesIO(again.encode()), source.name)
    assert says(found) == says(expected)
    assert found.refusals == expected.refusals == []
