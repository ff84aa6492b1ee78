"""How is a journal sealed on the command line, and how does somebody else sign for it?"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import msgspec

from journeys.errors import Unreadable, WrongUse
from journeys.saying import say, spoken
from journeys.seal.checkpoint import checkpoint_of
from journeys.seal.note import PublicKey, public_key, read
from journeys.seal.request import Request
from journeys.store.journal import Journal
from journeys.store.leaves import tree
from leerspoor.cli.how_many import POSITIONS, how_many
from leerspoor.cli.place import existing, refuse_overwriting
from leerspoor.cli.progress import Progress
from leerspoor.cosigning import cosign, cosigner
from leerspoor.exchange.checkpoint_file import checkpoint_in
from leerspoor.exchange.whole_file import whole
from leerspoor.keyring import cosign_keyring, keyring


def seal(options: argparse.Namespace) -> int:
    """`seal`: a checkpoint of everything that is in the journal, to a file or to stdout."""
    from leerspoor.sealing import seal as make

    refuse_overwriting(options, options.to, [options.since] if options.since else [])
    keys = keyring()
    with existing(options) as journal:
        if options.rotate:
            keys.rotate()
        with Progress(say("verzegeld", "sealed")) as progress:
            row = make(journal, keys, progress, anew=options.anew)
        if row is None:
            raise WrongUse(
                say(
                    f"{journal.name}: er is nog niets vastgelegd, dus niets te verzegelen",
                    f"{journal.name}: nothing has been recorded yet, so there is nothing to seal",
                )
            )
        note = read(row.note)
        request = Request(note, checkpoint_of(note))
        if options.since is not None:
            request = _extending(journal, request, options.since)
    _hand_over(str(request), options.to)
    key = row.keys.split("\n")[-1]
    if options.json:
        checkpoint = request.checkpoint
        said = {
            "log": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root.hex(),
            "number": row.number, "at": row.at, "key": key, "note": row.note,
        }  # fmt: skip
        print(msgspec.json.encode(said).decode())
    elif options.to is not None:
        print(_SAID[spoken()].format(file=options.to, size=row.size, key=key))
    return 0


_SAID = {
    "nl": "{file}: verzegeld tot en met positie {size}\nsleutel: {key}",
    "en": "{file}: sealed up to and including position {size}\nkey: {key}",
}


def _extending(journal: Journal, request: Request, since: Path) -> Request:
    """The request with what shows that the journal extends the checkpoint in a file."""
    old = checkpoint_in(since).checkpoint
    if old.size > request.checkpoint.size:
        positions, size = how_many(old.size, POSITIONS), request.checkpoint.size
        stand = "staat" if old.size == 1 else "staan"
        raise WrongUse(
            say(
                f"{since}: hierin {stand} {positions}, en het journaal heeft er {size}",
                f"{since}: this has {positions}, and the journal has {size}",
            )
        )
    proof = tree(journal, request.checkpoint.size).consistency(old.size, request.checkpoint.size)
    return Request(request.note, request.checkpoint, old.size, tuple(proof))


def _hand_over(text: str, to: Path | None) -> None:
    if to is None:
        sys.stdout.write(text)
        return
    with whole(to) as beside:
        beside.write_text(text, encoding="utf-8", newline="")


def cosign_file(options: argparse.Namespace) -> int:
    """`cosign`: one's own signature under the checkpoint of another, if it extends what one signed before."""
    from journeys.store.journal import open_journal

    request = checkpoint_in(options.checkpoint)
    log_key = key_of("--log-key", options.log_key)
    keys = cosign_keyring()
    signer = cosigner(keys, options.name)
    journal = open_journal(options.journal, create=False) if options.journal else None
    try:
        signed, before = cosign(request, keys, signer, log_key, journal)
    finally:
        if journal is not None:
            journal.close()
    to = options.to or options.checkpoint
    _hand_over(str(signed), to)
    checkpoint = request.checkpoint
    if options.json:
        said = {
            "log": checkpoint.origin, "size": checkpoint.size, "root": checkpoint.root.hex(),
            "before": before, "name": signer.name, "key": str(signer.public),
        }  # fmt: skip
        print(msgspec.json.encode(said).decode())
    else:
        size = how_many(checkpoint.size, POSITIONS)
        first, again = _COSIGNED[spoken()]
        print((first if before is None else again).format(file=to, before=before, size=size))
        print(f"{signer.public}")
    return 0


def key_of(option: str, word: str | None) -> PublicKey | None:
    """The public key that an option names; raises `WrongUse` for another word."""
    try:
        return public_key(word) if word else None
    except Unreadable as error:
        raise WrongUse(f"{option}: {error}") from None


_COSIGNED = {
    "nl": (
        "{file}: medeondertekend, {size}; de eerste keer, dus er was niets om mee te vergelijken",
        "{file}: medeondertekend, {size}; het bouwt voort op de {before} van de vorige keer",
    ),
    "en": (
        "{file}: cosigned, {size}; the first time, so there was nothing to compare with",
        "{file}: cosigned, {size}; it extends the {before} of the time before",
    ),
}
