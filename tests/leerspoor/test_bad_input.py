"""What if a file or a journal is not what it should be? One clear message, and the journal as it was."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec
import pytest

from journeys.store import journal as journal_module
from journeys.store.archive import write as archive_line
from journeys.store.entry import Entry, hash_of
from journeys.store.journal import open_journal
from leerspoor.exchange.archive_file import ArchiveFile
from tests.commandline import (
    ROOT,
    Said,
    School,
    counts,
    ended,
    environment,
    leerspoor,
    leerspoor_program,
    line,
    region,
    started,
    write,
)


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A school whose journal holds a region with one student."""
    school = School(tmp_path)
    school.take(*region())
    return school


def one_message(said: Said, code: int = 1) -> str:
    """What the person reads: one line, no more."""
    message = said.failed(code)
    assert message.count("\n") == 1, message
    return message


def refused_alone(school: School, text: bytes, *, after: int = 6) -> dict[str, Any]:
    """Import a file in which only one line is wrong: how that line is refused. All others are recorded."""
    name = f"s{school.files}-{{}}"
    good = [line("placed", name.format(n)) for n in range(after)]
    row = school.take(*good, text, line("placed", name.format("last")))
    assert counts(row) == (after + 2, after + 1, 0, 1)
    (refusal,) = row["refusals"]
    assert (refusal["line"], refusal["code"]) == (after + 1, "MALFORMED")
    return refusal


# --- files --------------------------------------------------------------------------------------------


def test_a_file_that_is_not_there(school: School):
    said = school("import", school.folder / "nowhere.jsonl")
    assert "nowhere.jsonl" in one_message(said)
    assert "er niet" in said.message


def test_a_folder(school: School):
    message = one_message(school("import", school.folder))
    assert str(school.folder) in message
    assert "map" in message


@pytest.mark.parametrize("text", [b"", b"\n", b" \r\n\t\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n"])
def test_an_empty_file(school: School, text: bytes):
    path = school.folder / "empty.jsonl"
    path.write_bytes(text)
    assert "leeg" in one_message(school("import", path))
    assert "empty.jsonl" in one_message(leerspoor("--journal", school.folder / "new.db", "restore", path))


def test_a_file_that_may_not_be_read(school: School):
    path = school.folder / "loop.jsonl"
    path.symlink_to(path)
    assert "loop.jsonl" in one_message(school("import", path))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize(("command", "number"), [("import", 3_000), ("restore", 3_000), ("restore", 3)])
def test_a_pipe_is_read_whole_or_refused(school: School, command: str, number: int):
    """What comes through a pipe can be read once only."""
    file = school.folder / "file.jsonl"
    file.write_bytes(b"".join(text + b"\n" for text in archived(number)))
    new = school.folder / "new.db"
    with subprocess.Popen(["cat", file], stdout=subprocess.PIPE) as cat:
        said = ended(started("--journal", new, command, "/dev/stdin", stdin=cat.stdout))
    if said.code == 0:
        assert held(new) == number
    else:
        one_message(said, said.code)


def test_bytes_of_any_kind(school: School):
    path = school.folder / "photo.jsonl"
    path.write_bytes(random.Random(1).randbytes(20_000))  # noqa: S311 - no secret
    assert "photo.jsonl" in one_message(school("import", path))
    said = school("import", path, "--format", "cloudevents", "--json")
    assert (said.code, said.err) == (1, b"")
    assert said.row["recorded"] == 0
    assert {refusal["code"] for refusal in said.row["refusals"]} == {"MALFORMED"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_file_in_the_unicode_of_windows(school: School, encoding: str):
    path = school.folder / "wide.jsonl"
    path.write_bytes(f"\ufeff{msgspec.json.encode(line('placed', 's1')).decode()}".encode(encoding))
    message = one_message(school("import", path))
    assert "wide.jsonl" in message
    assert "UTF-8" in message


def test_a_line_in_latin_1_is_refused_with_its_place(school: School):
    text = msgspec.json.encode(line("placed", "s1", actor="één")).decode()
    refusal = refused_alone(school, text.encode("latin-1"))
    assert refusal["column"] == text.index("é") + 1
    assert "UTF-8" in refusal["message"]
    assert "0xe9" in refusal["message"]


def test_a_file_that_was_cut_off_is_completed_by_the_whole_one(school: School):
    whole = school.file(*(line("placed", f"s{n}") for n in range(5)), name="whole.jsonl")
    text = whole.read_bytes()
    cut = school.folder / "cut.jsonl"
    cut.write_bytes(text[: len(text) - 40])
    row = school.taken(cut)
    assert counts(row) == (5, 4, 0, 1)
    assert row["refusals"][0]["line"] == 5
    assert "halverwege" in row["refusals"][0]["message"]
    assert counts(school.taken(whole)) == (5, 1, 4, 0)


@pytest.mark.parametrize(
    "text",
    [b"{", b"}", b"x", b'{"a":1,}', b"{'a':1}", b"[]", b"3", b"null", b'"text"', b"{}{}", b'{"a":tru}',
     b"\x00", b'{"specversion":"1.0"', b"<xml/>", b"a,b,c", b'{"a":"\x01"}', b"// nothing"],
)  # fmt: skip
def test_a_line_that_is_no_json_object(school: School, text: bytes):
    refusal = refused_alone(school, text)
    assert "JSON" in refusal["message"]


def test_invalid_json_on_line_seven(school: School):
    refusal = refused_alone(school, b'{"specversion": nee}')
    assert refusal["line"] == 7
    assert refusal["column"] in (17, 18)


DROPPED = msgspec.json.encode(line("dropped-out", "s1"))
SAID = b'{"reason":"other"}'


@pytest.mark.parametrize(
    ("was", "is_"),
    [
        (b'"dropped-out"', b""),
        (b"dropped-out.v1", b"dropped-out.v2"),
        (b"dropped-out.v1", b"flown-away.v1"),
        (b'"2023-08-01"', b'"31-02-2024"'),
        (b'"2023-08-01"', b'"2024-02-31"'),
        (SAID, b"[1]"),
        (SAID, b"null"),
        (SAID, b'"other"'),
        (SAID, b'{"reason":["other"]}'),
        (SAID, b'{"reason":null}'),
        (SAID, b'{"reason":NaN}'),
        (SAID, b'{"reason":Infinity}'),
        (SAID, b'{"reason":3,"x":1e999}'),
        (SAID, b'{"reason":3,"x":1' + b"0" * 5_000 + b"}"),
        (SAID, b'{"reason":"\\ud800"}'),
        (SAID, b'{"reason":"\\ud800x"}'),
        (SAID, b'{"reason":"\\udc00"}'),
        (SAID, b'{"reason":"\\u0000"}'),
        (SAID, b'{"reason":"other","reason":"other"}'),
        (SAID, b'{"reason":"other","reason":"ziek"}'),
        (SAID, b'{"reason":"other"},"data":{"reason":"ziek"}'),
        (b'"student/s1"', b'"student/s1","subject":"student/s2"'),
        (b'"student/s1"', b'"student/\\ud800"'),
        (b'"student/s1"', b'"student/\\u0000"'),
        (b'"student/s1"', b"1e999"),
        (b'"1.0"', b"1e999"),
        (b'"1.0"', b"1" + b"0" * 5_000),
        (b'"1.0"', b"NaN"),
        (SAID, b'{"reason":' + b"[" * 2_000 + b"]" * 2_000 + b"}"),
        (SAID, b"[" * 100_000 + b"]" * 100_000),
        (SAID, b'{"a":' * 100_000 + b"1" + b"}" * 100_000),
        (b'"1.0"', b'"1.0","more":' + b"[" * 100_000 + b"]" * 100_000),
        (b'"1.0"', b'"1.0","id":' + b"[" * 100_000 + b"]" * 100_000),
    ],
    ids=str,
)  # fmt: skip
def test_a_line_with_something_no_line_has(school: School, was: bytes, is_: bytes):
    text = DROPPED.replace(was, is_) if is_ else DROPPED[:-20]
    assert text != DROPPED
    before = school("archive").out
    wrong = [text, text.replace(b"{", b'{"id":"an-id",', 1), b'{"commandid":"x",' + text[1:]]
    row = school.take(line("placed", "s2"), *wrong, line("placed", "s3"))
    assert counts(row) == (5, 2, 0, 3)
    assert [refusal["line"] for refusal in row["refusals"]] == [2, 3, 4]
    assert {refusal["code"] for refusal in row["refusals"]} == {"MALFORMED"}
    assert all(len(refusal["message"]) < 1_000 for refusal in row["refusals"])
    assert school("archive").out.startswith(before)


def test_a_number_where_a_list_is_expected(school: School):
    refusal = refused_alone(school, msgspec.json.encode(line("parts-chosen", "s1", data={"parts": 3})))
    assert "data.parts: 3" in refusal["message"]
    assert "lijst" in refusal["message"]


def test_a_huge_leerjaar_is_no_leerjaar(school: School):
    text = msgspec.json.encode(line("route-started", "s9")).replace(
        b'"leerjaar":3', b'"leerjaar":3' + b"0" * 30
    )
    row = school.take(text)
    assert row["refusals"][0]["code"] == "LEERJAAR"


def test_a_duplicate_id_with_other_content(school: School):
    school.take(line("placed", "s1", id="an-id"))
    refusal = refused_alone(school, msgspec.json.encode(line("placed", "s2", id="an-id")))
    assert "an-id" in refusal["message"]


MEASURED = """
import resource, sys
from leerspoor.cli.main import main
code = main(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell how much was used")
def test_a_line_of_200_mb_is_refused_without_being_held(school: School):
    small = school.file(line("placed", "s1"))
    large = school.folder / "large.jsonl"
    with large.open("wb") as file:
        file.write(b'{"id":"')
        file.seek(200 * 1024 * 1024)
        file.write(b'"}\n' + msgspec.json.encode(line("placed", "s2")) + b"\n")
    used = {}
    for path, code in ((small, 0), (large, 1)):
        command = [
            sys.executable,
            "-c",
            MEASURED,
            "--journal",
            str(school.journal),
            "import",
            str(path),
            "--json",
        ]
        ran = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment({}), check=False)
        assert ran.returncode == code, ran
        used[path] = int(ran.stderr)
        row = msgspec.json.decode(ran.stdout)
    assert counts(row) == (2, 1, 0, 1)
    assert (row["refusals"][0]["line"], row["refusals"][0]["column"]) == (1, 1)
    assert "MB" in row["refusals"][0]["message"]
    unit = 1 if sys.platform == "darwin" else 1024
    assert (used[large] - used[small]) * unit < 64 * 1024 * 1024


# --- arguments ----------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a name is always text")
def test_arguments_that_are_no_text(school: School):
    odd = os.fsdecode(b"caf\xe9")
    one_message(school("import", school.folder / odd), 2)
    one_message(leerspoor("--journal", school.folder / odd, "responsibility"), 2)
    for command in ("responsibility", "timeline", "exams-owed"):
        one_message(school(command, odd, "--json"), 2)
    for option in ("--on", "--known-at", "--cohort"):
        one_message(school("responsibility", option, odd), 2)


# --- journals that are something else -----------------------------------------------------------------


def every_use(school: School) -> list[tuple[object, ...]]:
    file = school.file(line("placed", "s1"))
    return [("import", file), ("import", file, "--dry-run"), ("responsibility", "--json"), ("guarantees",),
            ("timeline", "s1"), ("archive",), ("verify",), ("rebuild",), ("restore", file)]  # fmt: skip


def test_a_journal_of_a_newer_version_is_left_alone(school: School):
    with sqlite3.connect(school.journal) as connection:
        connection.execute("UPDATE meta SET value = '2' WHERE name = 'leerspoor-journal'")
    connection.close()
    before = school.journal.read_bytes()
    for use in every_use(school):
        assert "nieuwere versie" in one_message(school(*use)), use
    said = school("doctor")
    assert said.code == 1
    assert "nieuwere versie" in said.text
    assert school.journal.read_bytes() == before


@pytest.mark.parametrize("what", ["a database", "a text", "a photo"])
def test_a_journal_that_is_something_else_is_left_alone(school: School, what: str):
    school = School(school.folder, str(school.folder / "other"))
    school.journal = Path(school.place)
    if what == "a database":
        connection = sqlite3.connect(school.journal)
        connection.execute("CREATE TABLE mine (one INTEGER)")
        connection.commit()
        connection.close()
    else:
        school.journal.write_bytes(b"dear diary\n" * 100 if what == "a text" else bytes(range(256)) * 100)
    before = school.journal.read_bytes()
    for use in every_use(school):
        assert str(school.journal) in one_message(school(*use)), use
    assert school("doctor").code == 1
    assert school.journal.read_bytes() == before


def test_a_journal_that_cannot_be_anywhere(school: School):
    file = school.file(line("placed", "s1"))
    for place in (
        str(school.folder),
        f"{file}/journal.db",
        ":memory:",
        "sqlite://",
        "mysql://localhost/x",
        "http://example.org/x",
        "postgresql://localhost:1/x?connect_timeout=2",
    ):
        said = leerspoor("--journal", place, "import", file)
        assert said.code in (1, 2), place
        one_message(said, said.code)
        said = leerspoor("--journal", place, "responsibility")
        one_message(said, said.code)


def test_a_password_is_never_shown(school: School):
    said = leerspoor("--journal", "postgresql://me:s3cret@localhost:1/x", "responsibility")
    assert "s3cret" not in one_message(said)


@pytest.mark.parametrize("use", ["import", "responsibility", "archive", "verify"])
def test_a_journal_that_is_damaged(school: School, use: str):
    school.take(*(line("placed", f"s{n}") for n in range(200)))
    bytes_ = bytearray(school.journal.read_bytes())
    for page in range(1, len(bytes_) // 4096):
        bytes_[page * 4096 : page * 4096 + 200] = b"\xaa" * 200
    school.journal.write_bytes(bytes(bytes_))
    said = school(use, *([school.file(line("placed", "x"))] if use == "import" else []))
    assert "Traceback" not in said.message
    assert said.code == 1
    assert "leerspoor: " in said.message


# --- journals that cannot be written ------------------------------------------------------------------

AS_NOBODY = """
import os, sys
from leerspoor.cli.main import main
commands = [command.split("\\t") for command in sys.argv[2:]]
sys.stdout.flush()
warm = sys.argv[1]
for command in commands:
    main(["--journal", warm, *command[2:]])  # whatever is imported late is there before we are nobody
print("-----", flush=True)
print("-----", file=sys.stderr, flush=True)
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
for command in commands:
    print(main(command), flush=True)
"""


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user of the machine can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder's mode does not stop Windows")
@pytest.mark.parametrize("folder_mode", [0o755, 0o555])
def test_a_journal_that_may_only_be_read(open_folder: Path, tmp_path: Path, folder_mode: int):
    folder = open_folder
    school = School(folder)
    school.take(*region())
    before = school.journal.read_bytes()
    warm = School(tmp_path)
    warm.take(*region())
    file = school.file(line("placed", "s1"))
    school.journal.chmod(0o444)
    folder.chmod(folder_mode)
    place = ["--journal", str(school.journal)]
    commands = [[*place, "import", str(file)], [*place, "import", str(file), "--dry-run"],
                [*place, "responsibility", "--json", "--on", "2023-09-01"], [*place, "rebuild"]]  # fmt: skip
    texts = ["\t".join(command) for command in commands]
    ran = subprocess.run(
        [sys.executable, "-c", AS_NOBODY, str(warm.journal), *texts],
        capture_output=True, text=True, cwd=ROOT, env=environment({}), check=True,
    )  # fmt: skip
    messages = ran.stderr.split("-----\n")[1].splitlines()
    out = ran.stdout.split("-----\n")[1].splitlines()
    assert [text for text in out if text in "012"] == ["1", "1", "0", "1"]
    assert '"status":"active"' in out[2], "the questions are answered all the same"
    assert len(messages) == 3
    for message in messages:
        assert message.startswith(f"leerspoor: {school.journal}: "), message
        assert "alleen gelezen" in message
    assert school.journal.read_bytes() == before


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever finds the journal held by another waits no longer than a moment."""
    monkeypatch.setattr(journal_module, "open_journal", partial(open_journal, patience=0.1))


@pytest.mark.usefixtures("impatient")
def test_a_journal_that_another_program_is_writing_to(school: School):
    file = school.file(line("placed", "s1"))
    before = school("archive").out
    holder = sqlite3.connect(school.journal, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    for use in (("import", file), ("import", file, "--dry-run"), ("rebuild",)):
        message = one_message(school(*use))
        assert str(school.journal) in message
        assert "bezet" in message
    school("responsibility", "--json").done()
    assert school("archive").done().out == before
    holder.execute("ROLLBACK")
    holder.close()
    assert counts(school.taken(file)) == (1, 1, 0, 0)


# --- a full disk --------------------------------------------------------------------------------------

MANY = 3_500


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A file that takes more than three transactions."""
    return write(tmp_path / "many.jsonl", *some(MANY))


def some(number: int) -> Iterator[dict[str, Any]]:
    """Different reports about a few students."""
    return (line("placed", f"s{n % 20}", data={"programme": f"p{n}"}) for n in range(number))


def archived(number: int) -> Iterator[bytes]:
    """An archive of so many events, made without a journal."""
    for n in range(number):
        data, salt = b'{"subject":"NE","side":"vo"}', n.to_bytes(16)
        yield archive_line(
            Entry(
                position=n + 1,
                stream=f"student/s{n % 20}",
                version=n // 20 + 1,
                id=f"e{n}",
                command=uuid(n),
                kind="content-taught/1",
                on=date(2024, 1, 1),
                recorded_at=datetime(2024, 1, 1, tzinfo=UTC),
                by="system",
                salt=salt,
                data=data,
                datahash=hash_of(salt, data),
            )
        )


def held(journal: Path) -> int:
    """How many events a journal holds that was left by a program that stopped."""
    if not journal.exists():
        return 0
    with open_journal(journal) as opened:
        assert len(list(opened.entries())) == opened.position()
        return opened.position()


def limited_to(size: int) -> Any:
    """A limit on how large a file may grow, for a program that is started."""

    def limit() -> None:
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return limit


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("size", [30_000, 1_200_000])
def test_when_no_more_can_be_written_whole_batches_stay(tmp_path: Path, many: Path, size: int):
    school = School(tmp_path)
    said = leerspoor_program("--journal", school.journal, "import", many, preexec_fn=limited_to(size))
    assert str(school.journal) in one_message(said)
    there = held(school.journal)
    assert there % 1_000 == 0
    assert there < MANY
    row = school.taken(many)
    assert counts(row) == (MANY, MANY - there, there, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_when_a_restore_does_not_fit_nothing_is_left(tmp_path: Path, many: Path):
    school = School(tmp_path)
    school.taken(many)
    archive = tmp_path / "archive.jsonl"
    school("archive", archive).done()
    new = tmp_path / "new.db"
    restore = ("--journal", new, "restore", archive)
    one_message(leerspoor_program(*restore, preexec_fn=limited_to(700_000)))
    assert held(new) == 0
    leerspoor(*restore).done()
    assert leerspoor("--journal", new, "archive").done().out == archive.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_an_archive_that_does_not_fit_is_not_there(tmp_path: Path, many: Path):
    school = School(tmp_path)
    school.taken(many)
    archive = write(tmp_path / "archive.jsonl", b"of last week")
    before = sorted(tmp_path.iterdir())
    for command in (("archive", archive), ("sample", "--students", 60, archive)):
        said = leerspoor_program("--journal", school.journal, *command, preexec_fn=limited_to(100_000))
        assert str(archive) in one_message(said)
    assert archive.read_bytes() == b"of last week\n"
    assert [
        path for path in sorted(tmp_path.iterdir()) if path.suffix not in (".db-wal", ".db-shm")
    ] == before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such pipes")
@pytest.mark.parametrize("command", [("archive",), ("sample", "--students", 1)])
def test_a_pipe_stays_a_pipe(school: School, command: tuple[object, ...]):
    pipe = school.folder / "pipe"
    os.mkfifo(pipe)
    out = school.folder / "out"
    with out.open("wb") as file, subprocess.Popen(["cat", pipe], stdout=file) as reader:
        said = leerspoor_program("--journal", school.journal, *command, pipe)
        if said.code or not pipe.is_fifo():
            reader.kill()
    assert pipe.is_fifo()
    if said.code == 0:
        assert out.read_bytes().count(b"\n") >= 3
    else:
        one_message(said, said.code)


ON_A_SMALL_DISK = """
set -e
mount -t tmpfs -o size=1m small "$1"
head -c 600000 /dev/zero > "$1/ballast"
say() { set +e; "$2" -m leerspoor.cli.main --journal "$1/journal.db" "${@:3}"; echo "exit $?"; set -e; }
say "$1" "$2" import "$3"
rm "$1/ballast"
mount -o remount,size=32m "$1"
say "$1" "$2" verify --json
say "$1" "$2" import "$3" --json
"""


def _can_mount() -> bool:
    try:
        return subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode == 0
    except OSError:
        return False


@pytest.mark.skipif(not _can_mount(), reason="no disk of our own can be made here")
def test_a_disk_that_is_full(tmp_path: Path, many: Path):
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["unshare", "-rm", "bash", "-c", ON_A_SMALL_DISK, "bash", str(disk), sys.executable, str(many)]
    ran = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment({}), check=True)
    assert ran.stderr.count("\n") == 1, ran
    assert ran.stderr.startswith(f"leerspoor: {disk}/journal.db: de schijf is vol"), ran.stderr
    lines = ran.stdout.splitlines()
    exits = [text for text in lines if text.startswith("exit ")]
    assert exits == ["exit 1", "exit 0", "exit 0"], ran
    verified, row = (msgspec.json.decode(text) for text in lines if text.startswith("{"))
    there = verified["entries"]
    assert there % 1_000 == 0
    assert counts(row) == (MANY, MANY - there, there, 0)


# --- Ctrl-C -------------------------------------------------------------------------------------------


def interrupt(program: subprocess.Popen[bytes], journal: Path, *, once: int) -> Said:
    """Press Ctrl-C once the journal's files hold so many bytes."""
    import signal
    import time

    files = [journal, journal.with_name(journal.name + "-wal")]
    while program.poll() is None:
        if sum(file.stat().st_size for file in files if file.exists()) > once:
            program.send_signal(signal.SIGINT)
            break
        time.sleep(0.002)
    else:
        pytest.fail("it was done before it could be interrupted")
    return ended(program)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("once", [100_000, 1_500_000])
def test_an_import_that_is_interrupted_is_completed_by_the_next(tmp_path: Path, once: int):
    school = School(tmp_path)
    number = 5_000
    file = write(tmp_path / "file.jsonl", *some(number))
    said = interrupt(started("--journal", school.journal, "import", file), school.journal, once=once)
    assert "onderbroken" in one_message(said)
    there = held(school.journal)
    assert there % 1_000 == 0
    assert 0 <= there < number
    assert str(there) in said.message
    assert counts(school.taken(file)) == (number, number - there, there, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize(
    ("once", "there", "said_of_it"),
    [(0, 0, "onderbroken"), (400_000, 15_000, "alle gebeurtenissen zijn teruggezet")],
    ids=["at the beginning", "when the answers are worked out"],
)
def test_a_restore_that_is_interrupted_is_done_wholly_or_not_at_all(
    tmp_path: Path, once: int, there: int, said_of_it: str
):
    archive, new = tmp_path / "archive.jsonl", tmp_path / "new.db"
    archive.write_bytes(b"".join(text + b"\n" for text in archived(15_000)))
    said = interrupt(started("--journal", new, "restore", archive), new, once=once)
    assert said.code == 1
    assert "Traceback" not in said.message
    assert said_of_it in said.message
    assert held(new) == there
    if not there:
        assert leerspoor("--journal", new, "restore", archive).done()
    assert leerspoor("--journal", new, "archive").done().out == archive.read_bytes()


def test_a_restore_that_is_interrupted_in_the_middle_leaves_no_journal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    archive, new = tmp_path / "archive.jsonl", tmp_path / "new.db"
    archive.write_bytes(b"".join(text + b"\n" for text in archived(20)))
    whole = ArchiveFile.entries

    def some_of_them(self: ArchiveFile, tell: Any) -> Iterator[Entry]:
        yield from islice(whole(self, tell), 5)
        raise KeyboardInterrupt

    monkeypatch.setattr(ArchiveFile, "entries", some_of_them)
    said = leerspoor("--journal", new, "restore", archive)
    assert said.code == 1
    assert "onderbroken; er is niets teruggezet" in said.message
    assert not [*tmp_path.glob("new.db*")]


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


# --- where the answer goes ----------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no such device here")
@pytest.mark.parametrize("command", ["responsibility --json", "responsibility", "archive"])
def test_an_answer_that_cannot_be_written(school: School, command: str):
    with Path("/dev/full").open("wb") as full:
        said = leerspoor_program("--journal", school.journal, *command.split(), stdout=full)
    one_message(said)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows closes no stream")
@pytest.mark.parametrize("command", ["responsibility --json", "responsibility", "archive"])
def test_an_answer_for_nobody(school: School, command: str):
    said = leerspoor_program("--journal", school.journal, *command.split(), preexec_fn=lambda: os.close(1))
    assert "Traceback" not in said.message
    assert said.code in (0, 1)


def test_a_reader_that_has_seen_enough(school: School, tmp_path: Path):
    school.take(*some(2_000))
    program = started("--journal", school.journal, "archive")
    assert program.stdout is not None
    program.stdout.readline()
    program.stdout.close()
    assert program.stderr is not None
    message = program.stderr.read()
    assert (program.wait(timeout=30), message) == (0, b"")
