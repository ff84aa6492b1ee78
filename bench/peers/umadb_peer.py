"""How quick is umadb, a server in Rust that comes in a wheel? As it comes, over its own socket."""

import socket
import subprocess
import sys
import time

from spoken import Given, take_part
from umadb import Client, Event

events, folder = sys.argv[1:]
with socket.socket() as free:
    free.bind(("127.0.0.1", 0))
    address = f"127.0.0.1:{free.getsockname()[1]}"
server = subprocess.Popen(
    [f"{sys.prefix}/bin/umadb", "--listen", address, "--db-path", f"{folder}/uma.db"],
    stdout=subprocess.DEVNULL,
    stderr=subprocess.DEVNULL,
)


def made(given: Given) -> Event:
    return Event(given.kind, given.data, [given.stream])


def connected() -> Client:
    for _ in range(100):
        try:
            client = Client(f"http://{address}")
            client.head()
        except Exception:  # noqa: BLE001 - it is still starting
            time.sleep(0.1)
        else:
            return client
    raise SystemExit(1)


try:
    take_part(events, made, connected().append)
finally:
    server.terminate()
    server.wait()
