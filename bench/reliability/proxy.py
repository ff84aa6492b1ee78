"""What if a server does what we asked, and we never hear of it?

A proxy before a PostgreSQL server that passes everything on, and loses the n-th answer: the program that
asked hears nothing any more, the server goes on with what it had.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from sqlalchemy import URL, make_url

_MANY = 65_536


class Proxy:
    """`answers` counts what the server said; the `lose`-th of these is lost, and its connection with it."""

    def __init__(self, url: str) -> None:
        self._server = _address(make_url(url))
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._door.getsockname()[1]
        self.answers = 0
        self.lose: int | None = None
        self._lock = threading.Lock()
        threading.Thread(target=self._let_in, daemon=True).start()

    def place(self, url: str) -> str:
        """The URL of a database of the server, by way of this proxy."""
        there = make_url(url)
        query = {name: value for name, value in there.query.items() if name not in ("host", "port")}
        through = there.set(host="127.0.0.1", port=self.port, query=query)
        return through.render_as_string(hide_password=False)

    def close(self) -> None:
        self._door.close()

    def _let_in(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._door.accept()
                server = socket.socket(self._server[0])
                server.connect(self._server[1])
                threading.Thread(target=self._pass_on, args=(client, server), daemon=True).start()
                threading.Thread(target=self._answer, args=(client, server), daemon=True).start()

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while said := client.recv(_MANY):
                server.sendall(said)
        with suppress(OSError):
            server.shutdown(socket.SHUT_WR)  # what it was asked before, it still does

    def _answer(self, client: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while said := server.recv(_MANY):
                with self._lock:
                    self.answers += 1
                    lost = self.answers == self.lose
                if lost:
                    break
                client.sendall(said)
        with suppress(OSError):
            client.shutdown(socket.SHUT_RDWR)
        with suppress(OSError):
            while server.recv(_MANY):
                pass
        client.close()
        server.close()


@contextmanager
def proxy(url: str) -> Iterator[Proxy]:
    """A proxy before the server of this URL."""
    made = Proxy(url)
    try:
        yield made
    finally:
        made.close()


def _address(url: URL) -> tuple[socket.AddressFamily, str | tuple[str, int]]:
    host = url.host or url.query.get("host") or "localhost"
    port = int(url.port or str(url.query.get("port") or 5432))
    assert isinstance(host, str)
    if host.startswith("/"):
        return socket.AF_UNIX, f"{host}/.s.PGSQL.{port}"
    return socket.AF_INET, (host, port)
