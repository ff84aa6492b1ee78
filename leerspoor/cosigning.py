"""Does a log still hold all that was signed of it before? Then a partner or an inspector signs as well.

A cosignature (C2SP tlog-cosignature) says: at this moment this is the largest tree of this log that I know,
and it begins with all that I knew before. What was signed last of each log is kept beside the cosigner's key
and nowhere else, so that a log cannot show one history here and another one there.
"""

from __future__ import annotations

import hashlib
import re

from msgspec import Struct

from journeys.errors import LeerspoorError, WrongUse
from journeys.saying import say
from journeys.seal.checkpoint import Checkpoint, checkpoint_of
from journeys.seal.note import COSIGNER, Note, PrivateKey, PublicKey, public_key, read
from journeys.seal.request import Request
from journeys.seal.tree import consistent
from journeys.store.head import utc_now
from journeys.store.journal import Journal
from journeys.store.leaves import root
from leerspoor.keyring import Keyring


class Inconsistent(LeerspoorError):  # noqa: N818
    """The log shows another history than it did before."""


class Cosigned(Struct, frozen=True):
    """What a cosigner signed last of a log, and the key of the log."""

    note: str
    key: str


class _Name(Struct, frozen=True):
    name: str


def cosigner(keys: Keyring, name: str | None) -> PrivateKey:
    """The cosigner's key, made if there is none. Once it has signed under a name, it has no other."""
    if name is not None and not re.fullmatch(r"[^\s+]+", name):
        raise WrongUse(
            say(
                f"--name {name}: verwacht: een naam zonder spaties en zonder +",
                f"--name {name}: expected: a name without spaces and without +",
            )
        )
    secret = keys.secret()
    kept = keys.recall("name", _Name)
    if kept is None:
        public = PrivateKey("", secret, COSIGNER).public.public
        kept = _Name(name or f"leerspoor/{hashlib.sha256(public).hexdigest()[:16]}")
    if name not in (None, kept.name):
        raise WrongUse(
            say(
                f"--name {name}: deze sleutel tekent als {kept.name}; voor een andere naam een "
                "andere sleutel",
                f"--name {name}: this key signs as {kept.name}; for another name, another key",
            )
        )
    return PrivateKey(kept.name, secret, COSIGNER)


def cosign(
    request: Request, keys: Keyring, signer: PrivateKey, log_key: PublicKey | None, journal: Journal | None
) -> tuple[Note, int | None]:
    """The checkpoint with the cosignature, and the size that was signed before (None: the first time).

    `log_key`: the key of the log, needed the first time; `journal`: a copy of the journal, in the place of a
    proof in the request. Raises `Inconsistent` for another history, `LeerspoorError` for what is missing.
    """
    checkpoint = request.checkpoint
    memory = f"log {checkpoint.origin}"
    last = keys.recall(memory, Cosigned)
    key = log_key or (public_key(last.key) if last else None)
    if key is None:
        raise WrongUse(
            say(
                f"{checkpoint.origin}: nog nooit getekend; geef de sleutel van dit journaal met --log-key",
                f"{checkpoint.origin}: never signed before; give the key of this journal with --log-key",
            )
        )
    if key.name != checkpoint.origin or not key.signed(request.note):
        raise Inconsistent(
            say(
                f"{checkpoint.origin}: niet getekend met de sleutel {key}",
                f"{checkpoint.origin}: not signed with key {key}",
            )
        )
    before = checkpoint_of(read(last.note)) if last else None
    if before is not None:
        _refuse_another(before, request, journal)
    signed = signer.sign(request.note, int(utc_now().timestamp()))
    keys.remember("name", _Name(signer.name))
    keys.remember(memory, Cosigned(str(request.note), str(key)))
    return signed, before.size if before else None


def _refuse_another(before: Checkpoint, request: Request, journal: Journal | None) -> None:
    now = request.checkpoint
    if now.size < before.size:
        raise Inconsistent(
            say(
                f"{now.origin}: {now.size} posities; eerder is er met {before.size} getekend",
                f"{now.origin}: {now.size} positions; one with {before.size} was signed before",
            )
        )
    if now.size == before.size:
        same = now.root == before.root
    elif request.old == before.size:
        same = consistent(before.size, before.root, now.size, now.root, request.proof)
    elif journal is not None:
        same = (root(journal, before.size), root(journal, now.size)) == (before.root, now.root)
    else:
        raise WrongUse(
            say(
                f"{now.origin}: eerder is getekend bij {before.size} posities; vraag de school om een "
                "bestand van `leerspoor seal --since` met die verzegeling, of geef met --journal een "
                "kopie van het journaal",
                f"{now.origin}: signed before at {before.size} positions; ask the school for a "
                "file of `leerspoor seal --since` with that checkpoint, or give a copy of the "
                "journal with --journal",
            )
        )
    if not same:
        raise Inconsistent(
            say(
                f"{now.origin}: dit bouwt niet voort op wat eerder is getekend ({before.size} posities): "
                "er zijn twee verschillende histories getoond. Er is niet getekend; bewaar beide "
                "bestanden",
                f"{now.origin}: this does not extend what was signed before ({before.size} "
                "positions): two different histories were shown. It was not signed; keep both "
                "files",
            )
        )
