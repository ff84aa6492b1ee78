"""Does a document become a page and a PDF that say all of it, whatever is in it?"""

import base64
import os
import re
import sys
from concurrent.futures import ThreadPoolExecutor
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from journeys.errors import Unreadable, WrongUse
from leerspoor.exchange.document import (
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Picture,
    Table,
)
from leerspoor.exchange.paper import pdf
from leerspoor.exchange.publishing import publish
from leerspoor.exchange.webpage import html

NAMES = "Şule Doğan, Łukasz Ćwiek, Zoë van 't Hof, Đorđe, Ñuño, Ελένη, Олена"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 40" font-family="DejaVu Sans" font-size="9">'
    '<rect x="0" y="0" width="80" height="20" fill="#234"/><text x="90" y="15">8 bij het vo</text></svg>'
)


class Seen(HTMLParser):
    """The tags of a page in order, the attributes of each, and the text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in ("meta", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


def document(**said: object) -> Document:
    parts = {
        "title": "Open examens van R1/2023",
        "language": "nl",
        "facts": [("vraag", "exams-owed"), ("op", "1 oktober 2025")],
        "blocks": [
            Heading("Wie"),
            Paragraph(NAMES),
            Items(["een", "twee"]),
            Table(["leerling", "open"], [["s1", "3"], ["s2", "12"]], "Open per leerling", frozenset({1})),
            Picture(SVG, "8 leerlingen bij het vo"),
            NewPage(),
            Facts([("regels", "VEX-01")]),
        ],
    }
    return Document(**{**parts, **said})


def printed(made: Document) -> PdfReader:
    return PdfReader(BytesIO(pdf(made)))


def words(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def test_a_page_has_its_language_headings_and_tables_that_can_be_read_aloud() -> None:
    seen = Seen(html(document()))
    assert seen.open == []
    assert seen.of("html") == [{"lang": "nl"}]
    assert [tag for tag, _ in seen.tags if re.fullmatch(r"h\d", tag)] == ["h1", "h2"]
    assert [attributes["scope"] for attributes in seen.of("th")] == ["col", "col", "row", "row"]
    assert len(seen.of("caption")) == 1
    assert all(name in seen.text for name in NAMES.split(", "))
    (image,) = seen.of("img")
    assert image["alt"] == "8 leerlingen bij het vo"
    assert base64.b64decode((image["src"] or "").partition("base64,")[2]).decode() == SVG


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    bad = '"><script>alert(1)</script>&\x00'
    made = document(
        title=bad,
        facts=[(bad, bad)],
        blocks=[
            Heading(bad),
            Paragraph(bad),
            Items([bad]),
            Table([bad], [[bad]], bad),
            Picture(SVG, bad),
        ],
    )
    page = html(made)
    seen = Seen(page)
    assert seen.of("script") == seen.of("link") == []
    assert "http" not in re.sub(r"base64,[A-Za-z0-9+/=]+", "", page).replace("http-equiv", "")
    assert "default-src 'none'" in page
    assert "\x00" not in page


def test_a_pdf_says_what_the_document_says_in_any_letters() -> None:
    reader = printed(document())
    assert reader.metadata is not None
    assert reader.metadata.title == "Open examens van R1/2023"
    assert reader.trailer["/Root"]["/Lang"] == "nl"
    assert [entry["/Title"] for entry in reader.outline] == ["Wie"]
    text = words(reader)
    for said in (*NAMES.split(", "), "Open per leerling", "VEX-01", "8 bij het vo", "1 oktober 2025"):
        assert said in text
    assert len(reader.pages) == 2
    assert "2 / 2" in reader.pages[1].extract_text()


def test_a_long_table_has_its_headings_on_every_page() -> None:
    rows = [[f"leerling {at}", str(at)] for at in range(120)]
    reader = printed(document(blocks=[Table(["naam", "aantal"], rows, "Allen")]))
    assert len(reader.pages) > 2
    assert all("aantal" in page.extract_text() for page in reader.pages)
    assert "leerling 119" in words(reader)


def test_a_cell_higher_than_a_page_goes_on_in_a_row_below() -> None:
    reader = printed(document(blocks=[Table(["wat", "hoe"], [["woord " * 4000, "x" * 9000]], "Lang")]))
    assert words(reader).count("woord") == 4000
    assert sum(line.count("x") for line in words(reader).splitlines() if set(line) == {"x"}) > 8000


def test_one_page_is_one_page() -> None:
    rows = [[f"onderdeel {at}", "open"] for at in range(60)]
    blocks = [Table(["onderdeel", "stand"], rows, "Alles")]
    assert len(printed(document(blocks=blocks)).pages) == 2
    reader = printed(document(blocks=blocks, one_page=True))
    assert len(reader.pages) == 1
    assert "onderdeel 59" in words(reader)


def test_a_page_may_lie_down() -> None:
    box = printed(document(landscape=True)).pages[0].mediabox
    assert box.width > box.height
    assert "A4 landscape" in html(document(landscape=True))


@settings(max_examples=20, deadline=None)
@given(st.lists(st.lists(st.text(max_size=90), min_size=2, max_size=2), max_size=4), st.text(max_size=40))
def test_no_text_is_too_odd_to_print(rows: list[list[str]], text: str) -> None:
    made = document(
        title=text,
        facts=[(text, text)],
        blocks=[Heading(text), Paragraph(text), Items([text]), Table(["a", "b"], rows, text)],
    )
    assert printed(made).pages
    assert Seen(html(made)).open == []


@pytest.mark.parametrize("name", ["uit.pdf", "uit.PDF", "uit.html"])
def test_the_name_of_the_file_says_what_it_becomes(name: str, tmp_path: Path) -> None:
    publish(document(), tmp_path / name)
    start = (tmp_path / name).read_bytes()[:9]
    assert start == (b"<!DOCTYPE" if name.endswith("html") else start)
    assert start.startswith(b"%PDF-") == (not name.endswith("html"))
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_another_name_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(WrongUse, match=r"\.html of een \.pdf"):
        publish(document(), tmp_path / "uit.docx")
    assert not [*tmp_path.iterdir()]


def test_what_fails_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "uit.html"
    old.write_text("oud")

    def interrupted(_: Document) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("leerspoor.exchange.webpage.html", interrupted)
    with pytest.raises(KeyboardInterrupt):
        publish(document(), old)
    assert old.read_text() == "oud"
    assert [path.name for path in tmp_path.iterdir()] == ["uit.html"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="niet te schrijven"):
        publish(document(), tmp_path / "weg" / "uit.pdf")
    (tmp_path / "map.pdf").mkdir()
    with pytest.raises(Unreadable, match="map"):
        publish(document(), tmp_path / "map.pdf")


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes")
def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "uit.html"
    os.mkfifo(pipe)
    with ThreadPoolExecutor(1) as reader:
        came = reader.submit(pipe.read_text, encoding="utf-8")
        publish(document(), pipe)
    assert came.result().startswith("<!DOCTYPE html>")
    assert pipe.is_fifo()
