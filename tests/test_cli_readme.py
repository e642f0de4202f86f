"""What the README shows is what happens."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import cleantext

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_before_becomes_after() -> None:
    before, after = blocks("text")
    assert before == (ROOT / "docs/example.txt").read_text(encoding="utf-8")
    assert cleantext.repair(before).text == after


def test_the_library_example_runs() -> None:
    (code,) = blocks("python")
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(code, "README.md", "exec"), {})
    shown = re.search(r"print\(result\.text\)  # (.*)", code)
    assert shown is not None
    assert out.getvalue().splitlines()[0] == shown[1]


def test_ci_calls_the_test_command() -> None:
    (command,) = (line for block in blocks("sh") for line in block.splitlines() if ".ci/test" in line)
    assert command in (ROOT / ".ci/run").read_text(encoding="utf-8").splitlines()
