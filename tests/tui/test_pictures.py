"""Are the pictures in docs/pictures what the program draws today?

When one is not, `make pictures` draws them anew; look at each that changed before you keep it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.commandline import ROOT, School
from tests.tui.pictures import FOLDER, PICTURES, drawn, plain, region


@pytest.fixture(scope="module")
def school() -> Iterator[School]:
    with region() as found:
        yield found


@pytest.mark.parametrize("name", PICTURES)
def test_a_picture_is_what_the_program_draws(school: School, name: str) -> None:
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    now = drawn(school, PICTURES[name])
    if kept != now:
        changed = [line for line in _texts(now) if line not in _texts(kept)][:8]
        pytest.fail(
            f"docs/pictures/{name}.svg is not what is drawn: {changed or 'other colours'}; `make pictures`"
        )


def _texts(svg: str) -> list[str]:
    return [text.replace("&#160;", " ").strip() for text in re.findall(r"<text[^>]*>([^<]*)</text>", svg)]


def test_no_picture_is_left_over_and_all_are_of_here() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(PICTURES)
    for path in FOLDER.iterdir():
        svg = path.read_text(encoding="utf-8")
        assert "url(http" not in svg
        assert "@font-face" not in svg


def test_pictures_in_the_pages_are_there() -> None:
    for page in (ROOT / "README.md", ROOT / "docs" / "handleiding.md"):
        for place in re.findall(r"!\[[^\]]*\]\(([^)]*\.svg)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / place).is_file(), place


def test_a_drawing_without_its_number_is_the_same_drawing_each_time() -> None:
    one, other = ".terminal-123-r1 {}", ".terminal-99-r1 {}"
    assert plain(one) == plain(other) == ".leerspoor-r1 {}"
