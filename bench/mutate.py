"""How much could be wrong in the law and in the folds without a test going red?

Makes small mistakes in the code on purpose, one at a time (a day later, `<` for `<=`, `and` for `or`, vo for
mbo), and runs the tests on each. A mistake that no test sees is a survivor, and is printed with its place.
Nothing here touches the tree itself: everything is done in a copy, which is thrown away (or kept, with
`--keep FOLDER`; a kept copy goes on where it was, as long as the code stays the same).

Two kinds of mistakes, counted together:

* in functions, by mutmut; what strict mypy refuses is no mistake that could be made, and is left out first;
* in what mutmut leaves alone (tables, defaults, properties), by `bench/mistakes_in_tables.py`.

What makes no difference to anybody is in `bench/equivalent.toml`, each with its reason; it counts for
nothing. An entry there that no mistake answers to any more is printed too: take it out.

The score is what the tests saw, as a part of what they could have seen. Figures of one run on two cores: in
the order of ten minutes for the functions and ten for the rest. Run it on the whole, or on part::

    python bench/mutate.py --at-least 95
    python bench/mutate.py journeys/law/clock.py journeys/folds

Exit 0: the score is at least what was asked. Exit 1: it is less. Exit 2: it could not be found out (the tests
are red without any mistake, or mypy is).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic, sleep
from typing import NamedTuple

import mistakes_in_tables as tables

HOUSE = Path(__file__).resolve().parent.parent
ROOMS = ("journeys", "projections", "leerspoor", "tui")
WHERE = ("journeys/law", "journeys/history.py", "journeys/folds", "journeys/aggregates")
"""Where mistakes are made when nothing is said."""
TESTS = (
    "tests/journeys/aggregates",
    "tests/journeys/folds",
    "tests/journeys/test_*.py",
    "tests/projections",
    "tests/journeys/law",
)
"""The tests of deciding and answering, which need no database server and take seconds; the quickest first."""
NOT_RUN = (
    *("-m", "not postgres"),
    "--ignore=tests/projections/test_catch_up.py",  # a database in each of them: slow, and about other things
    "--ignore=tests/projections/test_laws.py",  # slow, and what they see once they miss another time
)
NO_DIFFERENCE = (
    r"^\s*case _:",  # a match without it does the same
    r"^\s*raise LookupError\(",  # what the types ask for; nothing gets there
    r"^\s*assert_never\(",
)
LEFT_BEHIND = {".git", ".venv", "mutants", "__pycache__", "dist", "build"}


class Mistake(NamedTuple):
    """A mistake, and what came of it.

    `outcome`: `seen`, `survived`, `untested` (no test gets there), `refused` (by mypy).
    """

    where: str
    was: str
    becomes: str
    outcome: str


def main() -> int:
    wanted = _arguments()
    paths = [path for name in wanted.where or WHERE for path in sorted(_modules(HOUSE / name))]
    names = [str(path.relative_to(HOUSE)) for path in paths]
    with tempfile.TemporaryDirectory(prefix="mutate") as scratch:
        folder = Path(wanted.keep or scratch).resolve()
        found: list[Mistake] = []
        if not wanted.only_tables:
            found += in_functions(folder, [name for name in names if not tables.is_data(name)], wanted.jobs)
        if not wanted.only_functions:
            found += in_tables(folder, names, wanted.jobs)
    return report(found, at_least=wanted.at_least, whole=not wanted.where)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("where", nargs="*", help=f"files or folders; else {', '.join(WHERE)}")
    parser.add_argument("--at-least", type=float, default=0.0, metavar="PERCENT", help="exit 1 below this")
    parser.add_argument("--jobs", type=int, default=2, help="how many at the same time (2)")
    parser.add_argument("--keep", metavar="FOLDER", help="work in this folder and leave it there")
    parser.add_argument("--only-functions", action="store_true", help="only what mutmut does")
    parser.add_argument("--only-tables", action="store_true", help="only what mutmut leaves alone")
    return parser.parse_args()


def _modules(path: Path) -> Iterator[Path]:
    yield from [path] if path.is_file() else path.rglob("*.py")


def copy_tree(to: Path) -> None:
    """The tree as it is now, without what is made from it."""
    to.mkdir(parents=True, exist_ok=True)
    for item in HOUSE.iterdir():
        if item.name in LEFT_BEHIND or (item.name.startswith(".") and item.is_dir()):
            continue
        if item.is_dir():
            shutil.rmtree(to / item.name, ignore_errors=True)
            shutil.copytree(item, to / item.name, ignore=shutil.ignore_patterns(*LEFT_BEHIND))
        else:
            shutil.copy2(item, to / item.name)


def tests_in(tree: Path) -> list[str]:
    """The tests that are there, as paths from the tree."""
    return [str(path.relative_to(tree)) for pattern in TESTS for path in sorted(tree.glob(pattern))]


# --- in functions -----------------------------------------------------------------------------------------


def in_functions(folder: Path, names: Sequence[str], jobs: int) -> list[Mistake]:
    """What mutmut finds; its log is beside the tree."""
    tree = folder / "functions"
    copy_tree(tree)
    rooms = [room for room in ROOMS if (tree / room).is_dir()]
    besides = [p.name for p in tree.iterdir() if p.name not in (*rooms, "mutants", "setup.cfg", "tests")]
    settings: dict[str, Sequence[str]] = {
        "source_paths": rooms,
        "only_mutate": names,
        "also_copy": besides,
        "do_not_mutate_patterns": NO_DIFFERENCE,
        "pytest_add_cli_args": NOT_RUN,
        "pytest_add_cli_args_test_selection": tests_in(tree),
        "type_check_command": _mypy(rooms),
    }
    lines = [f"{key} =\n" + "".join(f"    {value}\n" for value in values) for key, values in settings.items()]
    (tree / "setup.cfg").write_text("[mutmut]\n" + "".join(lines), encoding="utf-8")
    log = folder / "mutmut.log"
    print(f"mutmut: {len(names)} modules; its log is {log}", flush=True)
    with log.open("w", encoding="utf-8") as out:
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(jobs)]
        done = subprocess.run(command, cwd=tree, stdout=out, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        print(log.read_text(encoding="utf-8")[-4000:])
        sys.exit(2)
    return _results(tree, jobs)


def _results(tree: Path, jobs: int) -> list[Mistake]:
    lines = _mutmut(tree, "results", "--all", "true").splitlines()
    named = [line.strip().rpartition(": ") for line in lines if "__mutmut_" in line]
    with ThreadPoolExecutor(jobs) as at_work:
        return list(at_work.map(lambda result: _mistake(tree, result[0], result[2]), named))


def _mypy(rooms: Sequence[str]) -> list[str]:
    """Strict, as the house is, but for what only mutmut's copies of a function make mypy say."""
    says = ["--output=json", "--no-error-summary", "--no-warn-unused-ignores", "--no-warn-unreachable"]
    packages = [part for room in rooms for part in ("-p", room)]
    return [sys.executable, "-m", "mypy", *says, "--disable-error-code=no-redef", *packages]


def _mistake(tree: Path, name: str, outcome: str) -> Mistake:
    where = name.partition("__mutmut_")[0].replace("xǁ", "").replace("ǁ", ".").replace(".x_", ".")
    if outcome in ("killed", "timeout", "segfault"):
        return Mistake(where, "", "", "seen")
    if outcome == "caught by type check":
        return Mistake(where, "", "", "refused")
    if outcome == "no tests":
        return Mistake(where, "", "", "untested")
    diff = [line for line in _mutmut(tree, "show", name).splitlines() if line[:3] not in ("---", "+++")]
    was = "\n".join(line[1:].strip() for line in diff if line.startswith("-"))
    becomes = "\n".join(line[1:].strip() for line in diff if line.startswith("+"))
    return Mistake(where, was, becomes, "survived")


def _mutmut(tree: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True).stdout


# --- in what is left ----------------------------------------------------------------------------------------


class _Running(NamedTuple):
    process: subprocess.Popen[bytes]
    tree: Path
    name: str
    edit: tables.Edit
    deadline: float


def in_tables(folder: Path, names: Sequence[str], jobs: int) -> list[Mistake]:
    """One run of the tests for each mistake, the tests of the module's own name first."""
    todo = [
        (name, edit) for name in names for edit in tables.mistakes(HOUSE / name, data=tables.is_data(name))
    ]
    print(f"tables: {len(todo)} mistakes", flush=True)
    trees = [folder / f"tables-{n}" for n in range(jobs)]
    started = monotonic()
    for tree in trees:
        copy_tree(tree)
        if _run(tree, tests_in(tree)).wait():
            print(f"The tests are red without any mistake; see them in {tree}.")
            sys.exit(2)
    patience = 5 * (monotonic() - started) + 60
    running: list[_Running] = []
    found: list[Mistake] = []
    while todo or running:
        while todo and trees:
            name, edit = todo.pop(0)
            tree = trees.pop()
            edit.make(tree / name)
            process = _run(tree, [*_own_tests(tree, name), *tests_in(tree)], compiles=False)
            running.append(_Running(process, tree, name, edit, monotonic() + patience))
        sleep(0.05)
        for one in [one for one in running if one.process.poll() is not None or monotonic() > one.deadline]:
            one.process.kill()
            survived = one.process.wait() == 0
            shutil.copy2(HOUSE / one.name, one.tree / one.name)
            running.remove(one)
            trees.append(one.tree)
            where, outcome = f"{one.name}:{one.edit.line}", "survived" if survived else "seen"
            if survived:
                print(f"  survived: {where}", flush=True)
            found.append(Mistake(where, one.edit.was, one.edit.becomes, outcome))
    return found


def _own_tests(tree: Path, name: str) -> list[str]:
    own = sorted((tree / "tests" / name).parent.glob(f"test_{Path(name).stem}.py"))
    return [str(path.relative_to(tree)) for path in own]


def _run(tree: Path, tests: Sequence[str], *, compiles: bool = True) -> subprocess.Popen[bytes]:
    """Run the tests up to the first that is red; what was compiled from a mistake must not stay."""
    return subprocess.Popen(
        [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *NOT_RUN, *tests],
        cwd=tree,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | ({} if compiles else {"PYTHONDONTWRITEBYTECODE": "1"}),
    )


# --- what came of it ----------------------------------------------------------------------------------------


def report(found: Sequence[Mistake], *, at_least: float, whole: bool) -> int:
    """Print the score and the survivors; the exit code."""
    with (HOUSE / "bench" / "equivalent.toml").open("rb") as file:
        known = tomllib.load(file)["mistake"]
    harmless = {(e["where"].partition(":")[0], e["was"], e["becomes"]): e["why"] for e in known}
    survived = [m for m in found if m.outcome == "survived"]
    key = {m: (m.where.partition(":")[0], m.was, m.becomes) for m in survived}
    real = [m for m in survived if key[m] not in harmless]
    for m in real:
        print(f"\n{m.where}")
        print(*(f"  - {line}" for line in m.was.splitlines()), sep="\n")
        print(*(f"  + {line}" for line in m.becomes.splitlines()), sep="\n")
    untested = Counter(m.where for m in found if m.outcome == "untested")
    for where, times in untested.items():
        print(f"\n{where}: no test gets there ({times} mistakes)")
    for where, was, _ in sorted(set(harmless) - set(key.values())) if whole else ():
        print(f"\nnot found any more, or seen now: {where}: {was}")
    seen = sum(m.outcome == "seen" for m in found)
    refused = sum(m.outcome == "refused" for m in found)
    missed = len(real) + untested.total()
    score = 100 * seen / (seen + missed) if seen + missed else 100.0
    print(
        f"\n{len(found)} mistakes: {refused} refused by mypy, {seen} seen by a test, {len(real)} survived,"
        f" {untested.total()} untested, {len(survived) - len(real)} make no difference. Score {score:.1f} %."
    )
    return 0 if score >= at_least else 1


if __name__ == "__main__":
    sys.exit(main())
