"""Does nothing get lost when everything goes wrong? A handful of every trial of `make reliability`."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec
import pytest

HOUSE = Path(__file__).parents[2]


def rows(*arguments: str, server: str = "") -> list[dict[str, Any]]:
    """The rows that come out; fails with what was said if any is not as it should be."""
    environment = os.environ | ({"LEERSPOOR_TEST_POSTGRES": server} if server else {})
    with tempfile.TemporaryDirectory(prefix="key") as folder:  # nothing was sealed under that key
        return _ran(arguments, environment | {"LEERSPOOR_KEY": f"{folder}/seal.key"})


def _ran(arguments: tuple[str, ...], environment: dict[str, str]) -> list[dict[str, Any]]:
    said = subprocess.run(
        [sys.executable, "-m", "bench.reliability", *arguments, "--short", "--json"],
        capture_output=True,
        check=False,
        cwd=HOUSE,
        env=environment,
    )
    assert said.returncode == 0, (said.stdout + said.stderr).decode()
    return [msgspec.json.decode(line) for line in said.stdout.splitlines()]


def test_killed_and_together_on_sqlite():
    kinds = [row["kind"] for row in rows("kills", "together", "--database", "sqlite")]
    assert len(kinds) == 6


@pytest.mark.postgres
def test_killed_and_together_on_postgres(postgres_url: str):
    kinds = [row["kind"] for row in rows("kills", "together", "--database", "postgres", server=postgres_url)]
    assert len(kinds) == 6


def test_power_cuts_and_limits():
    found = {row["kind"]: row for row in rows("power", "limits", "--database", "sqlite")}
    assert len(found) == 5
    assert found["power cut"]["troubles"] == {}
    assert found["control: power cut, NORMAL"]["troubles"]["lost"] > 0


@pytest.mark.postgres
def test_a_server_that_goes_away(postgres_url: str):
    kinds = [row["kind"] for row in rows("server", "--database", "postgres", server=postgres_url)]
    assert len(kinds) == 3


def test_a_trial_that_goes_wrong_is_told():
    """Without any trial nothing was shown."""
    said = subprocess.run(
        [sys.executable, "-m", "bench.reliability", "power", "--cuts", "0"],
        capture_output=True,
        check=False,
        cwd=HOUSE,
    )
    assert said.returncode == 1
    assert b"WRONG" in said.stdout
