"""Controleer deze map, zonder het programma dat haar schreef: `python3 controleer.py`.

Checks the folder it stands in with Python's standard library alone: every file against SHA256SUMS, the
signature under the checkpoint, every event against its hash and its proof. Exit 0: all of it is right.
"""

import base64
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

MAP = Path(__file__).resolve().parent
P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P


def lees(name: str) -> bytes:
    return (MAP / name).read_bytes()


def sha(*parts: bytes) -> bytes:
    return hashlib.sha256(b"".join(parts)).digest()


# --- Ed25519 (RFC 8032): is this the signature of that key under this text? ---------------------------------


def _point(said: bytes) -> tuple[int, int]:
    y = int.from_bytes(said, "little")
    odd, y = y >> 255, y & (1 << 255) - 1
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if y >= P or (x * x - square) % P or (x == 0 and odd):
        raise ValueError("geen punt")
    return (P - x if x & 1 != odd else x), y


def _add(one: tuple[int, int], two: tuple[int, int]) -> tuple[int, int]:
    (a, b), (c, d) = one, two
    t = D * a * b * c * d % P
    return (a * d + b * c) * pow(1 + t, P - 2, P) % P, (b * d + a * c) * pow(1 - t, P - 2, P) % P


def _times(n: int, point: tuple[int, int]) -> tuple[int, int]:
    found = (0, 1)
    while n:
        if n & 1:
            found = _add(found, point)
        point, n = _add(point, point), n >> 1
    return found


BASE = _point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def getekend(key: bytes, text: bytes, signature: bytes) -> bool:
    try:
        r, public = _point(signature[:32]), _point(key)
    except ValueError:
        return False
    s = int.from_bytes(signature[32:], "little")
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + text).digest(), "little") % ORDER
    return len(signature) == 64 and s < ORDER and _times(s, BASE) == _add(r, _times(k, public))


# --- the checks --------------------------------------------------------------------------------


def bestanden() -> Iterator[str]:
    """Every file as in SHA256SUMS, and no other."""
    said = dict(line.split("  ", 1)[::-1] for line in lees("SHA256SUMS").decode().splitlines())
    there = {
        p.relative_to(MAP).as_posix() for p in MAP.rglob("*") if p.is_file() and "__pycache__" not in p.parts
    }
    for name in sorted(there.symmetric_difference(said) - {"SHA256SUMS"}):
        yield f"{name}: " + ("ontbreekt" if name in said else "hoort niet in deze map")
    for name in sorted(there.intersection(said)):
        if hashlib.sha256(lees(name)).hexdigest() != said[name]:
            yield f"{name}: is veranderd"


def verzegeling() -> tuple[int, bytes] | None:
    """The signed text, its size and its root; None of what is not right."""
    note, key = lees("verzegeling").decode(), lees("sleutel.txt").decode().strip()
    text, _, below = note.rpartition("\n\n")
    name, number, said = key.split("+", 2)
    public = base64.b64decode(said)[1:]
    log, size, root = (text + "\n").split("\n")[:3]
    for line in below.splitlines():
        _, signer, signature = line.split(" ")
        whole = base64.b64decode(signature)
        ours = (signer, whole[:4].hex()) == (name, number) and signer == log
        if ours and getekend(public, (text + "\n").encode(), whole[4:]):
            return int(size), base64.b64decode(root)
    return None


def blad(line: bytes) -> tuple[bytes, bool]:
    """The leaf of a line (the line without salt and data), and whether salt and data have its hash."""
    before, salted, rest = line.partition(b',"salt":"')
    if not salted:
        return line, True
    salt, _, data = rest.partition(b'","data":')
    leaf = before + b"}"
    right = sha(bytes.fromhex(salt.decode()), data[:-1]).hex() == json.loads(leaf)["datahash"]
    return leaf, right


def omhoog(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes:
    """The root that a leaf leads to, by the hashes beside it (RFC 6962)."""
    last = size - 1
    for beside in path:
        if index & 1 or index == last:
            leaf = sha(b"\1", beside, leaf)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            leaf = sha(b"\1", leaf, beside)
        index, last = index >> 1, last >> 1
    return leaf if last == 0 else b""


def wortel(leaves: list[bytes]) -> bytes:
    """The root of all leaves together (RFC 6962)."""
    peaks: list[bytes] = []
    for number, one in enumerate(leaves):
        n, whole = number, one
        while n & 1:
            n, whole = n >> 1, sha(b"\1", peaks.pop(), whole)
        peaks.append(whole)
    while len(peaks) > 1:
        last = peaks.pop()
        peaks.append(sha(b"\1", peaks.pop(), last))
    return peaks[0] if peaks else sha()


def gebeurtenissen(size: int, root: bytes) -> Iterator[str]:
    """Every line: its data, and its place under the root."""
    lines = lees("gebeurtenissen.jsonl").splitlines()
    whole = []
    for line in lines:
        leaf, right = blad(line)
        number = int(json.loads(leaf)["sequence"])
        if not right:
            yield f"positie {number}: de inhoud is niet die van toen"
        hashed = sha(b"\0", leaf)
        whole.append((number, hashed))
        proof = MAP / "bewijzen" / f"{number}.tlog-proof"
        if proof.exists():
            above, _, below = proof.read_text(encoding="utf-8").partition("\n\n")
            _, index, *path = above.splitlines()
            if below != lees("verzegeling").decode() or index != f"index {number - 1}":
                yield f"positie {number}: het bewijs is van een andere plaats of verzegeling"
            elif omhoog(hashed, number - 1, size, [base64.b64decode(each) for each in path]) != root:
                yield f"positie {number}: staat zo niet onder de verzegeling"
        elif len(lines) < size:
            yield f"positie {number}: zonder bewijs"
    numbers = [number for number, _ in whole]
    if numbers != sorted(set(numbers)):
        yield "de posities staan niet op volgorde"
    if len(lines) == size and wortel([hashed for _, hashed in whole]) != root:
        yield "alle regels samen geven een andere wortel dan de verzegeling"


def controleer() -> int:
    sealed = None
    try:
        wrong = list(bestanden())
        sealed = verzegeling()
        if sealed is None:
            wrong.append("verzegeling: niet getekend met de sleutel in sleutel.txt")
        else:
            wrong += gebeurtenissen(*sealed)
    except (OSError, ValueError, KeyError) as error:
        wrong = [f"niet te lezen: {error}"]
    if wrong or sealed is None:
        said = [f"FOUT  {each}" for each in wrong]
    else:
        number = len(lees("gebeurtenissen.jsonl").splitlines())
        said = [
            f"goed  {number} gebeurtenissen onder de verzegeling van {sealed[0]}",
            f"      wortel  {base64.b64encode(sealed[1]).decode()}",
            f"      sleutel {lees('sleutel.txt').decode().strip()}",
            "Vergelijk de sleutel met die u eerder van de school kreeg: deze map kan dat niet voor u doen.",
        ]
    sys.stdout.write("\n".join(said) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(controleer())
