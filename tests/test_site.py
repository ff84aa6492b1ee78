"""Is there one site of all pages, in which every link leads somewhere and nothing is asked of a network?"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

HOUSE = Path(__file__).parent.parent


class _Page(HTMLParser):
    """What a page names itself, where its links lead, and what it loads."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.names |= {given[name] for name in ("id", "name") if name in given}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "link" and "href" in given:
            self.loads.append(given["href"])
        elif tag in ("script", "img", "iframe", "source") and "src" in given:
            self.loads.append(given["src"])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder)],
        cwd=HOUSE,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[Path, _Page]:
    return {path: _Page(path.read_text(encoding="utf-8")) for path in site.rglob("*.html")}


def test_every_page_of_docs_and_those_beside_it_are_in_the_site(site: Path) -> None:
    docs = HOUSE / "docs"
    expected = {path.relative_to(docs).with_suffix(".html") for path in docs.rglob("*.md")}
    expected |= {
        Path(f"{name}.html") for name in ("woordenlijst", "architecture", "contributing", "changelog")
    }
    found = {path.relative_to(site) for path in site.rglob("*.html")}
    assert found - {Path("404.html")} == expected


def test_every_link_leads_to_a_page_and_a_place_on_it(site: Path, pages: dict[Path, _Page]) -> None:
    wrong = []
    for path, page in pages.items():
        if path.name == "404.html":  # read from any place
            continue
        for link in {*page.links, *page.loads}:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            there = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            named = not parts.fragment or there not in pages or unquote(parts.fragment) in pages[there].names
            if not there.is_file() or not named:
                wrong.append((str(path.relative_to(site)), link))
    assert not wrong


def test_nothing_is_asked_of_a_network_to_read_it(site: Path, pages: dict[Path, _Page]) -> None:
    assert not {load for page in pages.values() for load in page.loads if urlsplit(load).netloc}
    for style in site.rglob("*.css"):
        assert not re.search(r"url\(['\"]?(https?:)?//", style.read_text(encoding="utf-8")), style


def test_no_mark_of_markdown_is_left_in_a_page(pages: dict[Path, _Page]) -> None:
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert "\\|" not in re.sub(r"<script\b.*?</script>", "", text, flags=re.DOTALL), path
        prose = re.sub(r"<(pre|code|script|title)\b.*?</\1>", "", text, flags=re.DOTALL)
        assert not re.search(r"\]\([^)]*\)|^\|.*\|$|^```|^\s*[-*] |^\d+\. ", prose, re.MULTILINE), path
