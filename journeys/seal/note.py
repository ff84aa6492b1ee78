"""What does a signed text look like, and whose signature stands under it?

The signed note of C2SP (signed-note): a text, an empty line, and a line for each signature with the name of
its key. Two kinds of Ed25519 key: of a log, which signs the text, and of a cosigner (tlog-cosignature), which
signs the text with the moment at which it had seen nothing that contradicts it.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from msgspec import Struct

from journeys.errors import Unreadable
from journeys.saying import say

LOG, COSIGNER = 1, 4
"""The kinds of key, as C2SP numbers them."""
MOST_BYTES = 100_000
"""A note is short: longer ones are not read."""
_DASH = "— "
_NAME = re.compile(r"[^\s+]+")
_KEY_BYTES, _ID_BYTES, _TIME_BYTES = 32, 4, 8


class Signature(Struct, frozen=True):
    """A signature line: the key's name, its short number (4 bytes) and what it signed with."""

    name: str
    id: bytes
    signature: bytes


class Note(Struct, frozen=True):
    """A text, which ends in a line end, and the signatures under it."""

    text: str
    signatures: tuple[Signature, ...] = ()

    def __str__(self) -> str:
        lines = (
            f"{_DASH}{each.name} {base64.b64encode(each.id + each.signature).decode()}\n"
            for each in self.signatures
        )
        return f"{self.text}\n{''.join(lines)}"


def read(written: bytes | str) -> Note:
    """The note that is written there; raises `Unreadable` for anything else. No signature is checked yet."""
    if len(written) > MOST_BYTES:
        raise Unreadable(
            say(
                f"te lang voor een ondertekende tekst (meer dan {MOST_BYTES} bytes)",
                f"too long for a signed note (more than {MOST_BYTES} bytes)",
            )
        )
    try:
        whole = written.decode() if isinstance(written, bytes) else written
    except UnicodeDecodeError:
        raise Unreadable(
            say(
                "geen tekst in UTF-8; verwacht: een ondertekende tekst",
                "no text in UTF-8; expected: a signed note",
            )
        ) from None
    text, empty, below = whole.rpartition("\n\n")
    if not empty or not below.endswith("\n") or any(ord(each) < 0x20 and each != "\n" for each in whole):
        raise Unreadable(
            say(
                "geen ondertekende tekst: verwacht: tekst, een lege regel, regels met —",
                "no signed note: expected: text, an empty line, lines with —",
            )
        )
    return Note(f"{text}\n", tuple(_signature(line) for line in below.removesuffix("\n").split("\n")))


def _signature(line: str) -> Signature:
    name, _, said = line.removeprefix(_DASH).partition(" ")
    try:
        whole = base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError):
        whole = b""
    if not line.startswith(_DASH) or not _NAME.fullmatch(name) or len(whole) <= _ID_BYTES:
        raise Unreadable(
            say(
                "een regel onder de tekst is geen handtekening: verwacht: — <naam> <base64>",
                "a line below the text is no signature: expected: — <name> <base64>",
            )
        )
    return Signature(name, whole[:_ID_BYTES], whole[_ID_BYTES:])


class PublicKey(Struct, frozen=True):
    """Whose signatures can be recognised; `public` is 32 bytes."""

    name: str
    public: bytes
    kind: int = LOG

    @property
    def id(self) -> bytes:
        """The short number of the key, 4 bytes."""
        said = self.name.encode() + b"\n" + bytes([self.kind]) + self.public
        return hashlib.sha256(said).digest()[:_ID_BYTES]

    def __str__(self) -> str:
        """The key in one word, as C2SP writes it: `<name>+<number>+<base64>`."""
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(bytes([self.kind]) + self.public).decode()}"

    def signed(self, note: Note) -> bool | None:
        """Whether this key signed the note; None if nothing in it says so, False if that is not true."""
        said = [each.signature for each in note.signatures if (each.name, each.id) == (self.name, self.id)]
        return all(self._made(each, note.text) for each in said) if said else None

    def _made(self, signature: bytes, text: str) -> bool:
        signed = text.encode()
        if self.kind == COSIGNER:
            at, signature = signature[:_TIME_BYTES], signature[_TIME_BYTES:]
            signed = _with_time(text, int.from_bytes(at))
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, signed)
        except (InvalidSignature, ValueError):
            return False
        return True


def public_key(word: str) -> PublicKey:
    """The key that is written as one word; raises `Unreadable` for anything else."""
    name, _, rest = word.strip().partition("+")
    number, _, said = rest.partition("+")
    try:
        whole = base64.b64decode(said, validate=True)
    except (binascii.Error, ValueError):
        whole = b""
    if _NAME.fullmatch(name) and len(whole) == 1 + _KEY_BYTES and whole[0] in (LOG, COSIGNER):
        key = PublicKey(name, whole[1:], whole[0])
        if key.id.hex() == number:
            return key
    raise Unreadable(
        say(
            "geen openbare sleutel: verwacht: <naam>+<acht tekens>+<base64>",
            "no public key: expected: <name>+<eight characters>+<base64>",
        )
    )


class PrivateKey(Struct, frozen=True):
    """A key to sign with; `secret` is 32 bytes and never written by anything here."""

    name: str
    secret: bytes
    kind: int = LOG

    @property
    def public(self) -> PublicKey:
        """The key by which others recognise its signatures."""
        return PublicKey(
            self.name,
            Ed25519PrivateKey.from_private_bytes(self.secret).public_key().public_bytes_raw(),
            self.kind,
        )

    def sign(self, note: Note, at: int = 0) -> Note:
        """The note with this key's signature under it; `at`: when a cosigner signs, in Unix seconds."""
        key = Ed25519PrivateKey.from_private_bytes(self.secret)
        if self.kind == COSIGNER:
            signature = at.to_bytes(_TIME_BYTES) + key.sign(_with_time(note.text, at))
        else:
            signature = key.sign(note.text.encode())
        public = self.public
        others = [each for each in note.signatures if (each.name, each.id) != (public.name, public.id)]
        return Note(note.text, (*others, Signature(self.name, public.id, signature)))

    def __repr__(self) -> str:
        return f"PrivateKey({self.name!r})"


def _with_time(text: str, at: int) -> bytes:
    return f"cosignature/v1\ntime {at}\n{text}".encode()
