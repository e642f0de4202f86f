"""The unified diff: right for every text, applicable by ``patch``, and linear."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext.finding import Finding
from cleantext.report.unified import unified_diff
from cleantext.result import Result

CHARACTERS = st.sampled_from("ab\n\n\r \té\U0001f600\\-+@")
TEXTS = st.text(CHARACTERS, max_size=60)


def edited(original: str, *edits: tuple[int, int, str]) -> Result:
    """A result that replaces each span (start, end) by a text."""
    findings = tuple(
        Finding("TST001", start, end, original[start:end], new, "Test.", applied=True)
        for start, end, new in edits
    )
    result = Result(original, "", findings)
    return Result(original, result.replay(), findings)


@st.composite
def results(draw: st.DrawFn) -> Result:
    original = draw(TEXTS)
    cuts = sorted(draw(st.lists(st.integers(0, len(original)), max_size=8)))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    return edited(original, *((start, end, draw(st.text(CHARACTERS, max_size=6))) for start, end in spans))


def lines_of(text: str) -> list[str]:
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def apply(diff: str, original: str) -> str:
    """Apply a unified diff strictly: counts, positions, context and removed lines must all fit."""
    source = lines_of(original)
    lines = lines_of(diff)
    assert lines[0].startswith("--- ")
    assert lines[1].startswith("+++ ")
    out: list[str] = []
    position = 0
    at = 2
    while at < len(lines):
        header = re.fullmatch(r"@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n", lines[at])
        assert header, lines[at]
        old_start, old_size, new_start, new_size = (int(group) if group else 1 for group in header.groups())
        at += 1
        begin = old_start - 1 if old_size else old_start
        assert begin >= position
        out += source[position:begin]
        assert len(out) == (new_start - 1 if new_size else new_start)
        position = begin
        body: list[tuple[str, str]] = []
        while at < len(lines) and not lines[at].startswith("@@ -"):
            if lines[at].startswith("\\"):
                sign, line = body[-1]
                body[-1] = (sign, line[:-1])
            else:
                body.append((lines[at][0], lines[at][1:]))
            at += 1
        assert sum(sign != "+" for sign, _ in body) == old_size
        assert sum(sign != "-" for sign, _ in body) == new_size
        for sign, line in body:
            if sign != "+":
                assert source[position] == line
                position += 1
            if sign != "-":
                out.append(line)
    return "".join(out + source[position:])


@given(results(), st.integers(0, 4))
@settings(max_examples=500)
def test_a_diff_turns_the_original_into_the_text(result: Result, context: int) -> None:
    diff = unified_diff(result, name="text", context=context)
    if result.original == result.text:
        assert diff == ""
    else:
        assert apply(diff, result.original) == result.text


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the patch program")
@given(result=results())
@settings(max_examples=60, deadline=None)
def test_patch_applies_it(result: Result, tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("patch")
    check_with_patch(result, folder, "a text.txt")


@pytest.mark.skipif(shutil.which("patch") is None, reason="needs the patch program")
@pytest.mark.parametrize("name", ["plain", "with space", 'quote"and\\slash', "new\nline", "tab\there", "é中"])
def test_patch_understands_any_file_name(name: str, tmp_path: Path) -> None:
    check_with_patch(edited("one\ntwo\n", (0, 3, "ONE")), tmp_path, name)


def check_with_patch(result: Result, folder: Path, name: str) -> None:
    target = folder / name
    target.write_bytes(result.original.encode())
    diff = unified_diff(result, name=name, context=3)
    done = subprocess.run(["patch", "-p0"], cwd=folder, input=diff.encode(), capture_output=True, check=False)
    assert done.returncode == 0, (diff, done.stdout, done.stderr)
    patched = target.read_bytes().decode() if target.exists() else ""  # patch removes what becomes empty
    assert patched == result.text


def test_hunks_carry_context_and_line_numbers() -> None:
    original = "".join(f"line {number}\n" for number in range(1, 21))
    start = original.index("line 10")
    assert unified_diff(edited(original, (start, start + 4, "LINE")), name="x", context=1) == (
        "--- x\n+++ x\n@@ -9,3 +9,3 @@\n line 9\n-line 10\n+LINE 10\n line 11\n"
    )


def test_edits_on_one_line_are_one_change() -> None:
    assert unified_diff(edited("a b c", (0, 1, "A"), (4, 5, "C")), name="x", context=3) == (
        "--- x\n+++ x\n@@ -1 +1 @@\n-a b c\n\\ No newline at end of file\n+A b C\n\\ No newline at end of file\n"
    )


def test_carriage_returns_belong_to_their_line() -> None:
    diff = unified_diff(edited("a\r\nb\rc\r\n", (3, 4, "B")), name="x", context=0)
    assert diff == "--- x\n+++ x\n@@ -2 +2 @@\n-b\rc\r\n+B\rc\r\n"


def test_an_empty_text_that_gains_a_line() -> None:
    assert unified_diff(edited("", (0, 0, "a\n")), name="x", context=3) == "--- x\n+++ x\n@@ -0,0 +1 @@\n+a\n"


def test_nothing_changed_is_no_diff() -> None:
    assert unified_diff(Result("a\n", "a\n"), name="x", context=3) == ""
    assert Result("a\n", "a\n").diff() == ""


def test_negative_context_is_refused() -> None:
    with pytest.raises(ValueError, match="context"):
        unified_diff(Result("a", "a"), context=-1)


@pytest.mark.parametrize("separator", [" ", "\n"])
def test_the_cost_grows_in_proportion(separator: str) -> None:
    def seconds(words: int) -> float:
        original = separator.join(["word"] * words)
        result = edited(original, *((at * 5, at * 5 + 4, "WORD") for at in range(0, words, 2)))
        times = []
        for _ in range(3):
            start = time.process_time()
            unified_diff(result)
            times.append(time.process_time() - start)
        return min(times)

    assert seconds(80_000) < 16 * seconds(10_000) + 0.05
