"""Does a shell complete what one types?"""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.commandline import leerspoor


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "leerspoor.bash"
    path.write_bytes(leerspoor("completion", "bash").done().out)
    return path


def completed(script: Path, *words: str) -> list[str]:
    """What a real bash offers after these words."""
    line = " ".join(f"'{word}'" for word in words)
    asked = f"""
        source {script}
        COMP_WORDS=({line}) COMP_CWORD={len(words) - 1} COMPREPLY=()
        $(complete -p leerspoor | sed -E 's/.*-F ([^ ]+).*/\\1/') leerspoor "${{COMP_WORDS[-1]}}"
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    ran = subprocess.run(["bash", "-c", asked], capture_output=True, text=True, check=True)
    return ran.stdout.split()


def test_commands_options_and_choices_are_completed(script: Path):
    assert completed(script, "leerspoor", "guar") == ["guarantees"]
    assert "--known-at" in completed(script, "leerspoor", "responsibility", "--k")
    assert completed(script, "leerspoor", "exams-owed", "--side", "v") == ["vmbo"]


def test_files_are_completed_where_a_file_is_asked(script: Path, tmp_path: Path):
    (tmp_path / "regio-een.jsonl").touch()
    assert completed(script, "leerspoor", "restore", str(tmp_path / "regio-")) == [
        str(tmp_path / "regio-een.jsonl")
    ]


@pytest.mark.parametrize("shell", ["zsh", "fish", "tcsh", "powershell"])
def test_other_shells_have_a_script_too(shell: str):
    assert b"guarantees" in leerspoor("completion", shell).done().out
