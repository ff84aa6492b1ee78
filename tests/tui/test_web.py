"""Is the same program there in a browser, on this machine alone, and gone at Ctrl-C?

The pictures are made by a real browser. Without Chromium that test fails: it is never passed over.
"""

from __future__ import annotations

import asyncio
import base64
import importlib.util
import shutil
import signal
import socket
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import pytest

from tests.commandline import School, ended, started
from tests.tui.at_the_desk import school_at
from tui.serving import is_loopback, own_pages_only

PATIENCE = 20
EVERYWHERE = "0.0.0.0"  # noqa: S104 - to be refused
STRIP = (0x2F, 0x5D, 0x8A)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@pytest.fixture(scope="module")
def school(tmp_path_factory: pytest.TempPathFactory) -> School:
    return school_at(tmp_path_factory.mktemp("school"))


@pytest.fixture(scope="module")
def web(school: School) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The program in a browser, and its address."""
    port = free_port()
    program = started("--journal", school.place, "web", "--port", port)
    assert program.stdout is not None
    told = program.stdout.readline().decode()
    assert told == f"leerspoor: http://127.0.0.1:{port} (stoppen met Ctrl-C)\n"
    wait_for(port)
    yield program, f"http://127.0.0.1:{port}"
    program.kill()
    program.communicate()


def wait_for(port: int) -> None:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            assert time.monotonic() < end, "the server does not answer"
            time.sleep(0.02)
        else:
            return


async def until(page: aiohttp.ClientWebSocketResponse, wanted: str) -> str:
    """What the program draws, until this is among it."""
    drawn = ""
    async with asyncio.timeout(PATIENCE):
        async for message in page:
            drawn += message.data.decode() if message.type == aiohttp.WSMsgType.BINARY else ""
            if wanted in drawn:
                return drawn
    pytest.fail(f"the page closed before {wanted!r}: {drawn[-2000:]!r}")


def test_the_first_screen_is_that_of_the_terminal_and_keys_work(web: tuple[object, str]) -> None:
    async def visit() -> None:
        async with (
            aiohttp.ClientSession() as browser,
            browser.ws_connect(f"{web[1]}/ws?width=80&height=24") as page,
        ):
            await until(page, "3 van 3")
            await page.send_json(["stdin", "L"])
            await until(page, "3 of 3")
            await page.send_json(["stdin", "\x11"])
            async with asyncio.timeout(PATIENCE):
                async for _ in page:
                    pass
            assert page.closed

    asyncio.run(visit())


def test_another_site_or_another_name_for_this_machine_may_not_look_in(web: tuple[object, str]) -> None:
    """A page elsewhere can ask this browser for any address; the names that it asks under give it away."""

    async def asked(path: str, **headers: str) -> int:
        async with (
            aiohttp.ClientSession() as browser,
            browser.get(f"{web[1]}{path}", headers=headers) as answer,
        ):
            return answer.status

    async def visit() -> None:
        port = web[1].rsplit(":", 1)[1]
        assert await asked("/") == 200
        assert await asked("/", Host=f"localhost:{port}") == 200
        assert await asked("/", Host=f"evil.example:{port}") == 403
        for path in ("/", "/ws"):
            assert await asked(path, Origin="http://evil.example") == 403
        async with aiohttp.ClientSession() as browser:
            with pytest.raises(aiohttp.WSServerHandshakeError):
                await browser.ws_connect(f"{web[1]}/ws", headers={"Origin": "http://evil.example"})

    asyncio.run(visit())


def test_the_page_fetches_nothing_from_elsewhere(web: tuple[object, str]) -> None:
    async def visit() -> None:
        async with aiohttp.ClientSession() as browser, browser.get(web[1]) as answer:
            page = await answer.text()
            policy = answer.headers["Content-Security-Policy"]
        assert "googleapis" not in page
        assert "textual.js" in page
        assert "default-src 'self'" in policy

    asyncio.run(visit())


def test_only_a_link_for_letters_from_elsewhere_is_taken_out() -> None:
    kept = '<link\n rel="stylesheet" href="/static/x.css" />'
    foreign = '<link\n rel="stylesheet"\n href="https://fonts.googleapis.com/css?family=X" />'
    assert own_pages_only(f"<a>{kept}{foreign}{kept}<b>") == f"<a>{kept}{kept}<b>"
    assert own_pages_only("<link\n never closed //fonts.") == "<link\n never closed //fonts."


def test_a_real_browser_shows_the_program(web: tuple[object, str], tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.fail("this test needs a browser: apt-get install chromium")
    program = subprocess.Popen(
        [
            browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path}",
            "--window-size=900,560", "--remote-debugging-port=0", web[1],
        ],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        asyncio.run(looked_at(hand_of(tmp_path / "DevToolsActivePort")))
    finally:
        program.terminate()
        program.wait(PATIENCE)


def hand_of(told: Path) -> str:
    """Where the browser can be driven, once it says so."""
    end = time.monotonic() + PATIENCE
    while not told.exists() or not told.read_text().strip():
        assert time.monotonic() < end, "the browser does not start"
        time.sleep(0.05)
    return f"http://127.0.0.1:{told.read_text().split()[0]}/json"


async def looked_at(address: str) -> None:
    """Take pictures of the top of the page until the strip stands there, in the colour of the dark theme."""
    async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as hand:
        pages: list[dict[str, str]] = []
        while not pages:
            async with hand.get(address) as answer:
                pages = [page for page in await answer.json() if page["type"] == "page"]
        async with hand.ws_connect(pages[0]["webSocketDebuggerUrl"], max_msg_size=0) as page:
            colours: set[tuple[int, int, int]] = set()
            while STRIP not in colours or len(colours) < 20:  # the strip, and letters on it
                clip = {"x": 0, "y": 0, "width": 300, "height": 60, "scale": 1}
                await page.send_json({"id": 1, "method": "Page.captureScreenshot", "params": {"clip": clip}})
                said = await page.receive_json()
                if "result" in said:
                    colours = colours_of(base64.b64decode(said["result"]["data"]))
                await asyncio.sleep(0.1)


def colours_of(data: bytes) -> set[tuple[int, int, int]]:
    """The colours in a PNG of 8 bits without interlace, as a browser writes it."""
    assert data.startswith(b"\x89PNG")
    at, packed, width, step = 8, b"", 0, 0
    while at < len(data):
        size, kind = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8]
        if kind == b"IHDR":
            width, step = int.from_bytes(data[at + 8 : at + 12]), {2: 3, 6: 4}[data[at + 17]]
        elif kind == b"IDAT":
            packed += data[at + 8 : at + 8 + size]
        at += 12 + size
    raw, stride = zlib.decompress(packed), width * step
    above, found = bytearray(stride), set()
    for start in range(0, len(raw), stride + 1):
        line = bytearray(raw[start + 1 : start + 1 + stride])
        unfilter(raw[start], line, above, step)
        found |= set(zip(line[::step], line[1::step], line[2::step], strict=True))
        above = line
    return found


def unfilter(kind: int, line: bytearray, above: bytearray, step: int) -> None:
    """Undo what a PNG does to a line before it is packed (PNG, chapter 9)."""
    for at in range(len(line)):
        left = line[at - step] if at >= step else 0
        corner = above[at - step] if at >= step else 0
        guess = left + above[at] - corner
        nearest = min((left, above[at], corner), key=lambda value: abs(guess - value))
        line[at] = (line[at] + (0, left, above[at], (left + above[at]) // 2, nearest)[kind]) % 256


def test_ctrl_c_stops_it_also_while_someone_looks(school: School) -> None:
    port = free_port()
    program = started("--journal", school.place, "web", "--port", port)
    wait_for(port)

    async def visit() -> None:
        url = f"http://127.0.0.1:{port}/ws"
        async with aiohttp.ClientSession() as browser, browser.ws_connect(url) as page:
            await until(page, "3 van 3")
            program.send_signal(signal.SIGINT)
            async with asyncio.timeout(PATIENCE):
                async for _ in page:
                    pass

    asyncio.run(visit())
    said = ended(program, PATIENCE)
    assert (said.code, said.err) == (0, b"")


# --- what is refused ----------------------------------------------------------------------------------------


def test_a_port_that_is_taken_is_told(school: School, web: tuple[object, str]) -> None:
    port = web[1].rsplit(":", 1)[1]
    assert f"poort {port} is al in gebruik; kies een andere met --port" in school(
        "web", "--port", port
    ).failed(2)


@pytest.mark.parametrize("port", ["0", "65536", "-1"])
def test_a_port_that_is_none_is_refused(school: School, port: str) -> None:
    assert "kies een getal van 1 tot en met 65535" in school("web", f"--port={port}").failed(2)


def test_a_journal_that_is_not_there_is_told_before_the_browser_opens(tmp_path: Path) -> None:
    assert "hier is nog geen journaal" in School(tmp_path)("web").failed(1)


@pytest.mark.parametrize("host", [EVERYWHERE, "::"])
def test_every_address_at_once_is_refused_without_the_name_for_a_browser(school: School, host: str) -> None:
    assert "noem het adres zelf" in school("web", "--host", host).failed(2)


def test_another_address_comes_with_a_warning_that_there_is_no_login(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    served: list[object] = []
    monkeypatch.setattr("tui.serving.serve", lambda command, **where: served.append((command, where)))
    port = free_port()
    said = school("web", "--host", EVERYWHERE, "--url", "https://school.example/", "--port", port, "--ascii")
    assert said.code == 0
    assert "er is geen inlog" in said.message
    ((command, where),) = served
    assert where == {"host": EVERYWHERE, "port": port, "url": "https://school.example"}
    assert command.endswith(f"--journal {school.place} --lang nl tui --ascii")
    assert sys.executable in command

    served.clear()
    said = school("--lang", "en", "web", "--port", port).done()
    assert said.text == f"leerspoor: http://127.0.0.1:{port} (stop with Ctrl-C)\n"
    assert served[0][0].endswith("--lang en tui")


@pytest.mark.parametrize(
    ("host", "only_here"),
    [("127.0.0.1", True), ("127.0.0.2", True), ("::1", True), ("localhost", True),
     (EVERYWHERE, False), ("192.168.1.5", False), ("::", False), ("school.example", False)],
)  # fmt: skip
def test_which_addresses_are_this_machine_alone(host: str, only_here: bool) -> None:
    assert is_loopback(host) is only_here


def test_without_textual_serve_it_is_told_how_to_install_it(
    school: School, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *more: None if name == "textual_serve" else real(name, *more),
    )
    assert "pip install 'leerspoor[web]'" in school("web").failed(2)
