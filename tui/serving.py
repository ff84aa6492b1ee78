"""How does the program come into a browser? Each visitor's page is a program of its own, on this machine."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import re
from urllib.parse import urlsplit

from aiohttp import web
from textual_serve.server import Server

_POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; "
    "connect-src 'self' ws: wss:; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'"
)


def own_pages_only(page: str) -> str:
    """The page without the lines that would fetch a letter type from elsewhere."""
    return re.sub(r"<link\b[^>]*//fonts\.[^>]*>", "", page)


class Serving(Server):
    """The server of textual-serve: quiet, for its own pages only, and gone at Ctrl-C."""

    def __init__(self, command: str, *, host: str, port: int, url: str) -> None:
        super().__init__(command, host=host, port=port, title="leerspoor", public_url=url)
        self._ours = {urlsplit(url).netloc}
        if is_loopback(host):
            self._ours |= {f"{name}:{port}" for name in ("localhost", "127.0.0.1")}
        self._visits: set[asyncio.Task[object]] = set()

    def initialize_logging(self) -> None:
        """Only what went wrong."""
        logging.basicConfig(level=logging.ERROR, format="%(message)s")

    async def on_startup(self, app: web.Application) -> None:
        """Nothing to say: the one who started it has been told where."""

    async def on_shutdown(self, app: web.Application) -> None:  # noqa: ARG002 - asked for by name
        """Close the programs of those who are still looking."""
        visits = tuple(self._visits)
        for visit in visits:
            visit.cancel()
        await asyncio.gather(*visits, return_exceptions=True)

    async def handle_index(self, request: web.Request) -> web.StreamResponse:
        """The page, which needs nothing from elsewhere."""
        self._refuse_strangers(request)
        found = await super().handle_index(request)
        if not isinstance(found, web.Response):
            return found
        found.text = own_pages_only(found.text or "")
        found.headers["Content-Security-Policy"] = _POLICY
        found.headers["Referrer-Policy"] = "no-referrer"
        return found

    async def handle_websocket(self, request: web.Request) -> web.WebSocketResponse:
        """A program for a visitor; not for the page of another site in the same browser."""
        self._refuse_strangers(request)
        visit = asyncio.current_task()
        if visit is not None:
            self._visits.add(visit)
            visit.add_done_callback(self._visits.discard)
        return await super().handle_websocket(request)

    def _refuse_strangers(self, request: web.Request) -> None:
        """Raise if the page asks under another name than ours: another site may not look in."""
        origin = request.headers.get("Origin")
        if request.host not in self._ours or (
            origin is not None and urlsplit(origin).netloc not in self._ours
        ):
            raise web.HTTPForbidden(text=f"leerspoor: {self.public_url}")


def is_loopback(host: str) -> bool:
    """Whether only this machine itself can get there."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def serve(command: str, *, host: str, port: int, url: str) -> None:
    """Serve the program that `command` starts, until Ctrl-C; `url` is how a browser gets there."""
    Serving(command, host=host, port=port, url=url).serve()
