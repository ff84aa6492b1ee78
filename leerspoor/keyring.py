"""With which key does this user sign, and what was signed last?

The key is a file outside the journal that only its owner may read: `$LEERSPOOR_KEY`, else `seal.key` in the
user's configuration folder, made when it is first needed (PEM, as openssl reads it). Keys that were replaced
stand beside it with a number. In `<key>.seen` is what was sealed last, a file for each place of a journal:
who can change the journal but not this folder cannot take a checkpoint back unseen.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import msgspec
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec import Struct
from platformdirs import user_config_path

from journeys.errors import Unreadable, what_went_wrong
from journeys.saying import say

T = TypeVar("T", bound=Struct)
_OWNER_ONLY = 0o600
_OWNER_ONLY_FOLDER = 0o700
_MOST_BYTES = 1_000_000


class Seen(Struct, frozen=True):
    """The last checkpoint that was made: its number, its note, and the `chain` of it and all before it."""

    number: int
    note: str
    chain: str


def chained(notes: Iterable[str], chain: str = "") -> str:
    """One hash (hex) of these notes in this order, after those that `chain` stands for."""
    for note in notes:
        chain = hashlib.sha256(f"{chain}\n{note}".encode()).hexdigest()
    return chain


class Keyring:
    """The key file at a path and what stands beside it; raises `Unreadable` where it cannot be reached."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def secret(self) -> bytes:
        """The key, 32 bytes; made if there is none yet."""
        if not self.path.exists():
            self._make()
        return _read(self.path)

    def secrets(self) -> list[bytes]:
        """The keys that are there, the one in use first, then the ones before it; none is made."""
        return [_read(path) for path in (self.path, *reversed(self._older())) if path.exists()]

    def rotate(self) -> bytes:
        """Put a new key in the place of this one, which stays beside it; the new key."""
        if self.path.exists():
            number = len(self._older()) + 1
            with _reached(self.path):
                self.path.rename(self.path.with_name(f"{self.path.name}.{number}"))
        return self.secret()

    def recall(self, about: str, kind: type[T]) -> T | None:
        """What was kept beside the key about this (the place of a journal); None if nothing was."""
        path = self._memory(about)
        if not path.exists():
            return None
        with _reached(path):
            written = path.read_bytes()
        try:
            return msgspec.json.decode(written, type=kind)
        except msgspec.MsgspecError:
            raise Unreadable(
                say(
                    f"{path}: hier is bewaard wat eerder is getekend, en het is niet te lezen",
                    f"{path}: what was signed before is kept here, and it cannot be read",
                )
            ) from None

    def remember(self, about: str, what: Struct) -> None:
        """Keep this beside the key, in the place of what was kept about the same."""
        path = self._memory(about)
        with _reached(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_FOLDER)
            _written(path, msgspec.json.encode(what)).replace(path)

    def append(self, path: Path, line: bytes) -> None:
        """Add a line to a file beside the key; it is on the disk when this returns."""
        with _reached(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_FOLDER)
            with os.fdopen(os.open(path, os.O_CREAT | os.O_APPEND | os.O_WRONLY, _OWNER_ONLY), "wb") as file:
                file.write(line)
                file.flush()
                os.fsync(file.fileno())

    def _older(self) -> list[Path]:
        """The files of the keys before this one, oldest first."""
        found: list[Path] = []
        while (path := self.path.with_name(f"{self.path.name}.{len(found) + 1}")).exists():
            found.append(path)
        return found

    def _memory(self, about: str) -> Path:
        name = hashlib.sha256(about.encode(errors="surrogateescape")).hexdigest()[:32]
        return self.path.with_name(f"{self.path.name}.seen") / f"{name}.json"

    def _make(self) -> None:
        text = Ed25519PrivateKey.generate().private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        with _reached(self.path):
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=_OWNER_ONLY_FOLDER)
            beside = _written(self.path, text)
            try:
                with suppress(FileExistsError):  # another program made one at the same moment: that is it
                    os.link(beside, self.path)
            finally:
                beside.unlink()


def keyring() -> Keyring:
    """The keyring with which this user seals: `$LEERSPOOR_KEY`, else in the configuration folder."""
    return _at("LEERSPOOR_KEY", "seal.key")


def cosign_keyring() -> Keyring:
    """The keyring with which this user cosigns: `$LEERSPOOR_COSIGN_KEY`, else in the same folder."""
    return _at("LEERSPOOR_COSIGN_KEY", "cosign.key")


def _at(variable: str, name: str) -> Keyring:
    given = os.environ.get(variable)
    return Keyring(Path(given) if given else user_config_path("leerspoor", appauthor=False) / name)


def _read(path: Path) -> bytes:
    with _reached(path), path.open("rb") as file:
        text = file.read(_MOST_BYTES)
        if os.name == "posix" and path.stat().st_mode & 0o077:
            raise Unreadable(
                say(
                    f"{path}: anderen kunnen deze sleutel lezen; maak hem alleen van u: chmod 600",
                    f"{path}: others can read this key; make it yours alone: chmod 600",
                )
            )
    try:
        key = serialization.load_pem_private_key(text, None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise Unreadable(
            say(
                f"{path}: hier staat geen sleutel (Ed25519, PEM)",
                f"{path}: there is no key here (Ed25519, PEM)",
            )
        )
    return key.private_bytes_raw()


def _written(path: Path, content: bytes) -> Path:
    """A file beside this one with this content, which only its owner may read."""
    beside = path.with_name(f".{path.name}.{secrets.token_hex(8)}.deel")
    with os.fdopen(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    return beside


@contextmanager
def _reached(path: Path) -> Iterator[None]:
    """Inside: what the system will not let us do becomes one message."""
    try:
        yield
    except OSError as error:
        raise Unreadable(
            say(
                f"{path}: niet te bereiken ({what_went_wrong(error)})",
                f"{path}: cannot be reached ({what_went_wrong(error)})",
            )
        ) from None
