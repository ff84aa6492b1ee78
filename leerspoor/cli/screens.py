"""How is the program in the terminal started, and the same program for a browser?"""

from __future__ import annotations

import argparse
import errno
import gc
import importlib.util
import os
import shlex
import socket
import sys
from contextlib import closing
from functools import partial
from pathlib import Path

from journeys.errors import WrongUse
from journeys.saying import say, spoken


def run_tui(options: argparse.Namespace) -> int:
    """`tui`: the workplaces, on an existing journal."""
    in_browser = "web_driver" in os.environ.get("TEXTUAL_DRIVER", "")
    if not in_browser and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise WrongUse(
            say(
                "tui vraagt een terminal; elk antwoord is er ook als opdracht, zie leerspoor --help",
                "tui asks for a terminal; every answer has a command too, see leerspoor --help",
            )
        )
    gc.disable()  # what is loaded now stays; the app looks for what can go once something is in sight
    from leerspoor.cli.place import existing, where
    from tui.glance import students_at

    place, begin_at = where(options), options.screen or "students"
    glanced = students_at(place) if begin_at == "students" else None
    opening = partial(existing, options) if glanced is not None else existing(options)
    from tui.app import run
    from tui.port import Port

    with closing(Port(opening, place, glanced)) as port:
        return run(port, language=spoken(), ascii_only=options.ascii, begin_at=begin_at)


def run_web(options: argparse.Namespace) -> int:
    """`web`: the same workplaces in a browser on this machine."""
    if importlib.util.find_spec("textual_serve") is None:
        needed = say(
            "web heeft textual-serve nodig; installeer het met", "web needs textual-serve; install it by"
        )
        raise WrongUse(f"{needed}: pip install 'leerspoor[web]'")
    from leerspoor.cli.place import existing
    from tui.serving import is_loopback, serve

    host, port = options.host, options.port
    if not 1 <= port <= 65_535:
        raise WrongUse(
            say(
                f"--port: {port} kan niet; kies een getal van 1 tot en met 65535",
                f"--port: {port} cannot be; choose a number from 1 up to and including 65535",
            )
        )
    if host in {"0.0.0.0", "::"} and not options.url:  # noqa: S104 - refused
        raise WrongUse(
            say(
                f"--host {host} is elk adres; noem het adres zelf, of zeg met --url hoe een browser er komt",
                f"--host {host} is every address; name the address itself, or say with --url how a browser "
                "gets there",
            )
        )
    with existing(options):
        pass  # what is wrong with the journal is better told here than in the browser
    _refuse_taken(host, port)
    if not is_loopback(host):
        no_login = say(
            f"let op: er is geen inlog. Wie {host} bereikt over het netwerk, ziet elke leerling "
            "en kan vastleggen. Zet er een proxy met inlog voor, of laat --host weg.",
            f"note: there is no login. Who reaches {host} over the network, sees every student and can "
            "record. Put a proxy with a login before it, or leave out --host.",
        )
        print(f"leerspoor: {no_login}", file=sys.stderr)
    url = (options.url or f"http://{f'[{host}]' if ':' in host else host}:{port}").rstrip("/")
    print(f"leerspoor: {url} ({say('stoppen met Ctrl-C', 'stop with Ctrl-C')})", flush=True)
    serve(_command(options), host=host, port=port, url=url)
    return 0


def _refuse_taken(host: str, port: int) -> None:
    """Raise `WrongUse` if nothing can listen there."""
    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise WrongUse(
                say(
                    f"poort {port} is al in gebruik; kies een andere met --port",
                    f"port {port} is in use already; choose another with --port",
                )
            ) from error
        raise WrongUse(
            say(
                f"op {host}:{port} kan niet geluisterd worden; kies een andere --host of --port",
                f"nothing can listen on {host}:{port}; choose another --host or --port",
            )
        ) from error


def _command(options: argparse.Namespace) -> str:
    """The command that starts the program for a visitor."""
    from leerspoor.cli.place import where

    words = [sys.executable, "-m", "leerspoor.cli.main", "--journal", _absolute(where(options))]
    words += ["--lang", spoken(), "tui"]
    words += ["--screen", options.screen] if options.screen else []
    words += ["--ascii"] if options.ascii else []
    return shlex.join(words)


def _absolute(place: str) -> str:
    return place if "://" in place else str(Path(place).absolute())
