"""What stands in a folder of evidence, so that it can be checked without this program?

The archive lines of those asked about, each with its leaf, what it hashes and its proof; the signed
checkpoint and the key; the answers with both days; a dossier for people; the sums of all files and how to
check them. Written beside the folder and put in place when it is whole.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec
from msgspec import Struct

from journeys.errors import JournalDamaged, JournalError, WrongUse, unwritable
from journeys.saying import Language, say
from journeys.seal.checkpoint import Checkpoint, checkpoint_of
from journeys.seal.note import PublicKey, public_key, read
from journeys.seal.proof import proof, steps
from journeys.seal.tree import Tree
from journeys.store.archive import instant_text, leaf, write
from journeys.store.checkpoints import Row
from journeys.store.entry import Entry, hash_of
from journeys.store.head import utc_now
from journeys.store.journal import Journal
from journeys.store.leaves import tree
from journeys.store.reading import entries_of
from leerspoor.asking import ask, asked
from leerspoor.event_words import ABOUT_KINDS
from leerspoor.evidence import dossier, guide
from leerspoor.exchange.publishing import publish
from leerspoor.keyring import keyring
from leerspoor.sealing import Tell, seal
from projections.catch_up import RULES
from projections.load import Loader
from projections.questions import STUDENT_QUESTIONS, Asked, Question

LINES = "gebeurtenissen.jsonl"
SUMS = "SHA256SUMS"


class About(Struct, frozen=True, kw_only=True):
    """Of whom and of when: a student, a cohort, or everything in the journal where both are None."""

    student: str | None = None
    cohort: str | None = None
    on: str | None = None
    known_at: str | None = None

    def question(self, question: Question) -> Asked:
        """One of the questions, about the same."""
        return asked(
            question,
            on=self.on,
            known_at=self.known_at,
            students=[] if self.student is None else [self.student],
            cohort=self.cohort if question in STUDENT_QUESTIONS else None,
            cohorts=[self.cohort] if self.cohort and question not in STUDENT_QUESTIONS else [],
            every_status=question == "exams-owed",
        )


class Sealed(Struct, frozen=True):
    """The checkpoint that the evidence stands under, as it is kept and as it is read."""

    row: Row
    checkpoint: Checkpoint
    key: PublicKey


def write_evidence(journal: Journal, about: About, to: Path, language: Language, tell: Tell) -> Sealed:
    """Write the folder; raises `WrongUse` if it is there, `LeerspoorError` if it cannot be made."""
    answers = list(_questions(about))
    streams = _streams(journal, about, answers)
    sealed = _sealed(journal, tell)
    with _whole_folder(to) as folder:
        written, here = _lines(journal, about, streams, sealed, folder)
        if streams is not None:
            _proofs(journal, sealed, here, folder, tell)
        _checkpoint(sealed, folder)
        _answers(journal, answers, folder)
        _facts(about, sealed, folder)
        document = dossier.made(journal, about, here, sealed, language)
        for ending in ("html", "pdf"):
            publish(document, folder / f"dossier.{ending}", tell)
        (folder / "controleer.py").write_bytes(
            files("leerspoor.evidence").joinpath("controleer.py").read_bytes()
        )
        _text(
            folder / guide.NAME,
            guide.text(written, here[0].position if streams and here else None, sealed, language),
        )
        _sums(folder)
    return sealed


def _questions(about: About) -> Iterator[tuple[str, Asked]]:
    """Every question that can be asked of it, by its name."""
    yield from ((name, about.question(name)) for name in STUDENT_QUESTIONS)
    if about.student is None:
        yield from ((name, about.question(name)) for name in ("guarantees", "outcomes"))


def _streams(journal: Journal, about: About, answers: Sequence[tuple[str, Asked]]) -> list[str] | None:
    """The streams that the answers rest on; None where that is the whole journal. Raises `WrongUse`."""
    if about.student is None and about.cohort is None:
        return None
    first = answers[0][1]
    rows = [msgspec.json.decode(line) for line in ask(journal, first)]
    if not rows:
        raise WrongUse(
            say(
                f"«{about.cohort}»: op deze dag zit hier niemand in; er valt niets te bewijzen",
                f"«{about.cohort}»: on this day nobody is in it; there is nothing to prove",
            )
        )
    loader = Loader(journal, first.known_at)
    histories = loader.students([row["student"] for row in rows])
    names = {f"student/{history.student}" for history in histories}
    for history in histories:
        names |= loader.rests_on(history)
    if about.cohort is not None:
        names.add(f"route/{about.cohort.rpartition('/')[0]}")
    return sorted({*names, *journal.stream_names("policy", known_at=first.known_at)})


def _sealed(journal: Journal, tell: Tell) -> Sealed:
    row = seal(journal, keyring(), tell)
    if row is None:
        raise JournalError(
            say(
                f"{journal.name}: er is nog niets vastgelegd, dus niets te bewijzen",
                f"{journal.name}: nothing was recorded yet, so there is nothing to prove",
            )
        )
    return Sealed(row, checkpoint_of(read(row.note)), public_key(row.keys.rpartition("\n")[2]))


def _lines(
    journal: Journal, about: About, streams: Sequence[str] | None, sealed: Sealed, folder: Path
) -> tuple[int, list[Entry]]:
    """Write the archive lines; how many, and the entries: of the whole journal those about earlier ones."""
    known_at = about.question("responsibility").known_at
    found: Iterable[Entry]
    if streams is None:
        found = journal.entries(upto=sealed.row.size)
    else:
        with journal.reading() as connection:
            found = entries_of(connection, streams, known_at)
    here: list[Entry] = []
    written = 0
    with (folder / LINES).open("wb") as out:
        for entry in found:
            if entry.position <= sealed.row.size:
                _refuse_changed(journal, entry)
                out.write(write(entry) + b"\n")
                written += 1
                if streams is not None or entry.kind in ABOUT_KINDS:
                    here.append(entry)
    return written, here


def _refuse_changed(journal: Journal, entry: Entry) -> None:
    """Raise `JournalDamaged` if the data is not what its hash was made of: no answer may rest on it."""
    if entry.salt is None or entry.data is None or hash_of(entry.salt, entry.data) == entry.datahash:
        return
    raise JournalDamaged(
        say(
            f"{journal.name}: de inhoud op positie {entry.position} past niet bij de hash; "
            "zie `leerspoor verify`",
            f"{journal.name}: the content at position {entry.position} does not fit its "
            "hash; see `leerspoor verify`",
        ),
        position=entry.position,
    )


def _proofs(journal: Journal, sealed: Sealed, here: Sequence[Entry], folder: Path, tell: Tell) -> None:
    """For each entry its leaf, what its hash is of, its proof, and the same proof step by step."""
    size = sealed.row.size
    all_leaves: Tree = tree(journal, size)
    if all_leaves.root() != sealed.checkpoint.root:
        raise JournalError(
            say(
                f"{journal.name}: het journaal is niet wat verzegeld werd; zie `leerspoor verify`",
                f"{journal.name}: the journal is not what was sealed; see `leerspoor verify`",
            )
        )
    for name in ("bladen", "gegevens", "bewijzen", "paden"):
        (folder / name).mkdir()
    for done, entry in enumerate(here, 1):
        at = entry.position
        path = all_leaves.inclusion(at - 1, size)
        (folder / "bladen" / f"{at}.json").write_bytes(leaf(entry))
        if entry.salt is not None and entry.data is not None:
            (folder / "gegevens" / f"{at}.bin").write_bytes(entry.salt + entry.data)
        _text(folder / "bewijzen" / f"{at}.tlog-proof", proof(at - 1, path, sealed.row.note))
        ways = (
            f"{'links' if left else 'rechts'} {base64.b64encode(beside).decode()}\n"
            for left, beside in steps(at - 1, size, path)
        )
        _text(folder / "paden" / f"{at}.txt", "".join(ways))
        tell(done, len(here))


def _checkpoint(sealed: Sealed, folder: Path) -> None:
    """The signed note; and for others' tools its text, its signature and the key apart."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - seldom
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat  # noqa: PLC0415 - seldom

    note, key = read(sealed.row.note), sealed.key
    ours = (each for each in note.signatures if (each.name, each.id) == (key.name, key.id))
    pem = Ed25519PublicKey.from_public_bytes(key.public).public_bytes(
        Encoding.PEM, PublicFormat.SubjectPublicKeyInfo
    )
    _text(folder / "verzegeling", sealed.row.note)
    _text(folder / "verzegeling.txt", note.text)
    (folder / "verzegeling.sig").write_bytes(next(ours).signature)
    _text(folder / "sleutel.txt", f"{key}\n")
    (folder / "sleutel.pem").write_bytes(pem)


def _answers(journal: Journal, answers: Iterable[tuple[str, Asked]], folder: Path) -> None:
    (folder / "antwoorden").mkdir()
    for name, question in answers:
        with (folder / "antwoorden" / f"{name}.jsonl").open("wb") as out:
            out.writelines(line + b"\n" for line in ask(journal, question))


def _facts(about: About, sealed: Sealed, folder: Path) -> None:
    """What the answers were given by, for a program to read."""
    question = about.question("responsibility")
    said = {
        "form": "leerspoor-bewijs/1", "student": about.student, "cohort": about.cohort, "on": question.on,
        "known_at": about.known_at, "log": sealed.checkpoint.origin, "position": sealed.row.size,
        "root": sealed.checkpoint.root.hex(), "rules": RULES, "program": version("leerspoor"),
        "written_at": instant_text(utc_now()),
    }  # fmt: skip
    (folder / "antwoorden" / "waarvan.json").write_bytes(
        msgspec.json.format(msgspec.json.encode(said)) + b"\n"
    )


def _sums(folder: Path) -> None:
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = (f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n" for name in names)
    _text(folder / SUMS, "".join(lines))


def _text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="")


@contextmanager
def _whole_folder(to: Path) -> Iterator[Path]:
    """Inside: a folder beside it; after it that is put in place, or away if it failed."""
    if to.exists() and (not to.is_dir() or any(to.iterdir())):
        raise WrongUse(
            say(
                f"{to}: dit is er al; een bewijs wordt in een nieuwe of lege map geschreven",
                f"{to}: this is there already; evidence is written in a new or empty folder",
            )
        )
    beside = to.with_name(f".{to.name}.{os.getpid()}.deel")
    try:
        beside.mkdir(parents=True)
        yield beside
        if to.exists():
            to.rmdir()
        beside.rename(to)
    except OSError as error:
        raise unwritable(to, error) from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
