"""Signed notes, checkpoints and requests as C2SP writes them; checked with openssl too."""

from __future__ import annotations

import base64
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from journeys.errors import Unreadable
from journeys.seal.checkpoint import Checkpoint, checkpoint_of
from journeys.seal.note import COSIGNER, LOG, Note, PrivateKey, Signature, public_key, read
from journeys.seal.request import Request, request_of

KEY = PrivateKey("school.example/log", bytes(range(32)))
OTHER = PrivateKey("school.example/log", bytes(32))
COSIGN = PrivateKey("inspectie.example/1", bytes(range(1, 33)), COSIGNER)
CHECKPOINT = Checkpoint("school.example/log", 12, bytes(range(32)))
NOTE = KEY.sign(Note(str(CHECKPOINT)))

TEXT = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
VECTOR = (
    f"{TEXT}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6K"
    "E6RyyBwJnAM=\n"
)
VECTOR_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
"""The known note and key of the Go package golang.org/x/mod/sumdb/note."""


def test_the_known_note_is_read_and_taken():
    note, key = read(VECTOR), public_key(VECTOR_KEY)
    assert (note.text, str(note), str(key)) == (TEXT, VECTOR, VECTOR_KEY)
    assert key.signed(note) is True
    assert key.signed(read(VECTOR.replace("problem", "question"))) is False


def test_a_checkpoint_has_the_lines_of_the_specification():
    root = base64.b64encode(bytes(range(32))).decode()
    first, *rest = str(NOTE).split("\n\n")
    assert first == f"school.example/log\n12\n{root}"
    assert rest[0].startswith("— school.example/log ")
    assert rest[0].endswith("\n")
    assert checkpoint_of(read(str(NOTE))) == CHECKPOINT
    with_more = Note(f"{CHECKPOINT}more\n")
    assert checkpoint_of(with_more) == CHECKPOINT


def test_openssl_takes_the_signature(tmp_path: Path):
    public = Ed25519PublicKey.from_public_bytes(KEY.public.public)
    pem = public.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    (tmp_path / "key.pem").write_bytes(pem)
    (tmp_path / "text").write_text(NOTE.text, encoding="utf-8")
    (tmp_path / "sig").write_bytes(NOTE.signatures[0].signature)
    openssl = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", "key.pem", "-rawin"]
    openssl += ["-in", "text", "-sigfile", "sig"]
    assert b"Success" in subprocess.run(openssl, cwd=tmp_path, capture_output=True, check=True).stdout
    (tmp_path / "text").write_text(NOTE.text.replace("12", "13"), encoding="utf-8")
    assert subprocess.run(openssl, cwd=tmp_path, capture_output=True, check=False).returncode == 1


def test_whose_signature_it_is_goes_by_name_and_number():
    assert KEY.public.signed(NOTE) is True
    assert OTHER.public.signed(NOTE) is None
    both = OTHER.sign(NOTE)
    assert [key.public.signed(both) for key in (KEY, OTHER)] == [True, True]
    assert KEY.public.signed(Note(f"{NOTE.text}more\n", NOTE.signatures)) is False
    named = Signature(NOTE.signatures[0].name, KEY.public.id, b"x" * 64)
    assert KEY.public.signed(Note(NOTE.text, (*NOTE.signatures, named))) is False
    short = Signature(NOTE.signatures[0].name, KEY.public.id, b"x")
    assert KEY.public.signed(Note(NOTE.text, (short,))) is False
    assert len(KEY.sign(NOTE).signatures) == 1, "signed again it has one signature still"


def test_a_cosignature_is_over_the_text_and_the_moment():
    signed = COSIGN.sign(NOTE, at=1_679_315_147)
    assert COSIGN.public.signed(signed) is True
    assert KEY.public.signed(signed) is True
    last = signed.signatures[-1]
    assert last.signature[:8] == (1_679_315_147).to_bytes(8)
    message = f"cosignature/v1\ntime 1679315147\n{NOTE.text}".encode()
    Ed25519PrivateKey.from_private_bytes(COSIGN.secret).public_key().verify(last.signature[8:], message)
    later = Signature(last.name, last.id, (1_679_315_148).to_bytes(8) + last.signature[8:])
    assert COSIGN.public.signed(Note(signed.text, (later,))) is False
    as_log = PrivateKey(COSIGN.name, COSIGN.secret, LOG)
    assert as_log.public.id != COSIGN.public.id


@pytest.mark.parametrize("key", [KEY, COSIGN])
def test_a_key_is_one_word(key: PrivateKey):
    assert public_key(f"{key.public}\n") == key.public
    assert repr(key.secret) not in repr(key)


@pytest.mark.parametrize(
    "word",
    ["", "a+b", str(KEY.public).replace("+", " ", 1), str(KEY.public)[:-4], f"x{KEY.public}",
     str(KEY.public).replace("+A", "+B", 1), "a+00000000+????"],
)  # fmt: skip
def test_another_word_is_no_key(word: str):
    with pytest.raises(Unreadable, match="openbare sleutel"):
        public_key(word)


@pytest.mark.parametrize(
    "written",
    [b"", b"text\n", b"text\n\n", b"\xff\n\n\xe2\x80\x94 a AAAAAAAA\n", b"a\tb\n\n\xe2\x80\x94 a AAAAAAAA\n",
     "text\n\n— a AAAAAAAA".encode(), b"text\n\n- a AAAAAAAA\n", "text\n\n— a AAA\n".encode(),
     "text\n\n— a+b AAAAAAAA\n".encode(), "text\n\n— a AAAA\n".encode(), b"x" * 200_000],
)  # fmt: skip
def test_another_text_is_no_note(written: bytes):
    with pytest.raises(Unreadable):
        read(written)


@pytest.mark.parametrize(
    "text", ["a\n1\n", "a\n01\nAAAA\n", "a\n-1\nAAAA\n", "a\n1\n????\n", "a\n1\nAAAA\n", "\n1\nAAAA\n", "x\n",
             f"{CHECKPOINT}\nmore\n", str(CHECKPOINT).replace("12", "1²")]
)  # fmt: skip
def test_another_note_is_no_checkpoint(text: str):
    with pytest.raises(Unreadable, match="geen verzegeling"):
        checkpoint_of(Note(text))


@pytest.mark.parametrize("proof", [(), (bytes(32),), (bytes(32), bytes(range(32)))])
@pytest.mark.parametrize("old", [None, 0, 7])
def test_a_request_comes_back_as_it_was(old: int | None, proof: tuple[bytes, ...]):
    request = Request(NOTE, CHECKPOINT, old, proof if old is not None else ())
    assert request_of(str(request).encode()) == request


@pytest.mark.parametrize("written", [f"old 7\nAAAA\n\n{NOTE}", f"old 7\n????\n\n{NOTE}", f"old 07\n\n{NOTE}x",
                                     "old 7\n", f"old 7\n\n{VECTOR}"])  # fmt: skip
def test_another_text_is_no_request(written: str):
    with pytest.raises(Unreadable):
        request_of(written.encode())
    with pytest.raises(Unreadable):
        request_of(b"\xff" + written.encode())


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_written_is_read_or_refused(written: bytes):
    with suppress(Unreadable):
        assert str(request_of(written))
