"""Runs the command in this process or in another, with one glossary rule so that edits are known."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

WRONG, RIGHT = "Wrongname", "Right Name"
ONE_RULE = ("--select", "NAM000")


def glossary(folder: Path) -> Path:
    """A glossary that turns WRONG into RIGHT."""
    path = folder / "glossary.tsv"
    path.write_text(f"{WRONG}\t{RIGHT}\n", encoding="utf-8")
    return path


def arguments(*words: str | Path) -> list[str]:
    return [sys.executable, "-m", "cleantext", *map(str, words)]


def run(
    *words: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    return subprocess.run(
        arguments(*words), cwd=cwd, input=stdin, capture_output=True, check=False, timeout=120, env=env
    )


def one_line(stderr: str | bytes, *parts: str) -> None:
    """Check that an error is one line, no traceback, with these parts."""
    text = stderr.decode() if isinstance(stderr, bytes) else stderr
    lines = text.splitlines()
    assert len(lines) == 1, text
    assert "Traceback" not in text
    for part in parts:
        assert part in lines[0], (part, text)


def files(folder: Path) -> Sequence[str]:
    """Every file below a folder, hidden ones included, by relative path."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir())
