"""Batches: reading, JSONL, quarantine, order, memory, and what an interruption leaves behind."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleantext import Document, Finding, Pipeline
from cleantext.batch.atomic import AtomicFile
from cleantext.batch.decoding import decode
from cleantext.batch.jsonrecord import JsonRecord
from cleantext.batch.progress import Progress
from cleantext.batch.runner import repair_all, run
from cleantext.batch.sinks import NullSink
from cleantext.batch.sources import End, Record, Source, find_sources
from cleantext.cli import main
from cleantext.errors import UsageError
from cleantext.report import Entry
from cleantext.result import Result
from commandline import ONE_RULE, RIGHT, WRONG, arguments, files, glossary

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    glossary(tmp_path)


def rules(*words: str | Path) -> int:
    return main([*map(str, words), *ONE_RULE, "--glossary", "glossary.tsv"])


def read_jsonl(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


# -- bytes ---------------------------------------------------------------------------------------


@given(st.binary(max_size=200))
@settings(max_examples=300)
def test_any_bytes_are_decoded_and_valid_utf8_exactly(data: bytes) -> None:
    try:
        text, notes = decode(data)
    except ValueError:
        assert data.startswith((b"\xff\xfe", b"\xfe\xff")) or any(
            line.startswith((b"\xff\xfe", b"\xfe\xff")) for line in data.split(b"\n")
        )
        return
    try:
        assert text == data.decode("utf-8")
        assert notes == ()
    except UnicodeDecodeError:
        assert [(note.rule, note.start, note.end, note.fix, note.applied) for note in notes] == [
            ("ENC000", 0, 0, "none", False)
        ]


def test_only_the_lines_that_are_not_utf8_are_guessed() -> None:
    text, (note,) = decode("na\u00efve\r\n".encode() + b"caf\xe9\r\n" + "\u5317\u4eac\n".encode())
    assert text == "na\u00efve\r\ncaf\u00e9\r\n\u5317\u4eac\n"
    assert "windows-1252 (first in line 2)" in note.message
    assert 0 < note.confidence < 1


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_with_a_mark_is_no_guess(encoding: str) -> None:
    mark = {"utf-16": b"", "utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}[encoding]
    text, (note,) = decode(mark + "caf\u00e9\r\n".encode(encoding), strict=True)
    assert text == "caf\u00e9\r\n"
    assert note.confidence == 1
    with pytest.raises(ValueError, match="UTF-16"):
        decode(b"\xff\xfea")


def test_strict_refuses_to_guess() -> None:
    with pytest.raises(ValueError, match=r"invalid UTF-8: .* at byte 3"):
        decode(b"caf\xe9", strict=True)


def test_a_guess_is_reported_and_the_output_is_utf8() -> None:
    Path("a.txt").write_bytes(b"caf\xe9 " + WRONG.encode())
    assert rules("a.txt", "-o", "b.txt", "--report", "jsonl=r.jsonl") == 0
    assert Path("b.txt").read_bytes() == f"caf\u00e9 {RIGHT}".encode()
    (line,) = read_jsonl("r.jsonl")
    assert [finding["rule"] for finding in line["findings"]] == ["ENC000", "NAM000"]


def test_strict_puts_the_record_into_quarantine(capsys: Capture) -> None:
    Path("a.txt").write_bytes(b"caf\xe9")
    assert rules("a.txt", "-o", "b.txt", "--strict") == 3
    assert "a.txt: invalid UTF-8" in capsys.readouterr().err
    assert not Path("b.txt").exists()
    assert Path("a.txt").read_bytes() == b"caf\xe9"


# -- JSON objects --------------------------------------------------------------------------------

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda children: (
        st.lists(children, max_size=3) | st.dictionaries(st.text(max_size=3), children, max_size=3)
    ),
    max_leaves=6,
)


@given(
    st.dictionaries(st.text(max_size=4), values, max_size=5),
    st.booleans(),
    st.sampled_from([None, 1]),
    st.text(),
)
def test_one_field_is_replaced_and_the_rest_stays(
    fields: dict[str, object], ascii_only: bool, indent: int | None, text: str
) -> None:
    fields["text"] = "old"
    line = " " + json.dumps(fields, ensure_ascii=ascii_only, indent=indent) + "\r\n"
    changed = JsonRecord(line).with_fields({"text": "replaced", "cleantext": {"a": 1}})  # longer than any text drawn
    expected = {**fields, "text": "replaced", "cleantext": {"a": 1}}
    assert json.dumps(json.loads(changed)) == json.dumps(expected)
    assert changed.replace('"replaced"', '"old"').replace(', "cleantext": {"a": 1}', "") == line


def test_numbers_escapes_spacing_and_repeated_keys_stay() -> None:
    line = (
        '\ufeff{ "n" : 1.10, "e":1E400,"big":123456789012345678901234567890, "text":"caf\\u00e9", "n":2 } \n'
    )
    assert JsonRecord(line).with_fields({"cleantext": 1}) == line.replace('"n":2', '"n":2, "cleantext": 1')


def test_an_old_account_is_replaced() -> None:
    assert JsonRecord('{"cleantext": {"x": 1}, "text": "a"}').with_fields({"cleantext": 2}) == (
        '{"cleantext": 2, "text": "a"}'
    )


def test_an_empty_object_can_be_filled() -> None:
    assert JsonRecord("{ }").with_fields({"a": 1, "b": 2}) == '{ "a": 1, "b": 2}'


@pytest.mark.parametrize(
    "line",
    [
        "",
        "x",
        "[]",
        '"text"',
        "{",
        '{"a"}',
        '{"a":}',
        '{"a":1,}',
        '{"a":1 "b":2}',
        "{1:2}",
        '{"a":1} x',
        '{"a":"\n"}',
        '{"a":' + "[" * 100_000 + "}",
        '{"a":' + "1" * 5000 + "}",
    ],
)
def test_anything_else_is_bad_json(line: str) -> None:
    with pytest.raises(ValueError, match="bad JSON"):
        JsonRecord(line)


@given(st.text(st.sampled_from('{}[]",:\\ab1 \n'), max_size=20))
def test_it_agrees_with_the_standard_parser(line: str) -> None:
    try:
        expected = json.loads(line)
    except ValueError:
        expected = None
    if isinstance(expected, dict):
        assert JsonRecord(line).fields == expected
    else:
        with pytest.raises(ValueError, match="bad JSON"):
            JsonRecord(line)


# -- JSONL files ---------------------------------------------------------------------------------

GOOD = '{"id": "g", "x": 1.0, "text": "A Wrongname", "y": [ ]}'
BAD = ("not json", '{"id": "no text"}', '{"id": 5, "text": null}', '{"id": "raw", "text": "caf\xe9"', "[1]")


def test_jsonl_replaces_the_text_and_adds_the_account() -> None:
    Path("a.jsonl").write_text(f'{GOOD}\n\n  \n{{"text":"fine"}}')
    assert rules("a.jsonl", "-o", "b.jsonl") == 0
    first, second = Path("b.jsonl").read_text().splitlines()
    assert first.startswith(
        '{"id": "g", "x": 1.0, "text": "A Right Name", "y": [ ], "cleantext": {"schema": 1, '
    )
    account = json.loads(first)["cleantext"]
    assert set(account) == {"schema", "profile", "findings"}
    assert 0 < account["profile"]["quality"] < 1
    assert [finding["replacement"] for finding in account["findings"]] == [RIGHT]
    profile = '{"quality": 1.0, "kind": "clean", "certainty": 0.005, "damage": 0.0, "families": {}, "words": 1}'
    assert second == f'{{"text":"fine", "cleantext": {{"schema": 1, "profile": {profile}, "findings": []}}}}'


def test_fields_can_be_named() -> None:
    Path("a.ndjson").write_text('{"body": "Wrongname", "key": 12, "text": 3}')
    assert (
        rules(
            "a.ndjson", "-o", "b.ndjson", "--text-field", "body", "--id-field", "key", "--report", "jsonl=r"
        )
        == 0
    )
    assert json.loads(Path("b.ndjson").read_text())["body"] == RIGHT
    (line,) = read_jsonl("r")
    assert (line["id"], line["path"], line["line"]) == (12, "a.ndjson", 1)


def test_lone_surrogates_survive() -> None:
    Path("a.jsonl").write_text('{"text": "Wrongname \\ud800 \\u2028", "other": "\\udc00"}\n')
    assert rules("a.jsonl", "-o", "b.jsonl", "--report", "html,jsonl,markdown,terminal") == 0
    record = json.loads(Path("b.jsonl").read_bytes().decode("utf-8"))
    assert (record["text"], record["other"]) == (f"{RIGHT} \ud800 \u2028", "\udc00")


def test_bad_lines_are_named_and_kept(capsys: Capture) -> None:
    data = "\n".join([GOOD, *BAD, "", GOOD]).encode("latin-1")
    Path("a.jsonl").write_bytes(data)
    assert rules("a.jsonl", "-o", "out.jsonl", "--report", "jsonl=r.jsonl", "-q") == 3
    errors = capsys.readouterr().err.splitlines()
    assert [error.split(" ")[1].rstrip(":") for error in errors] == [
        f"a.jsonl:{line}" for line in range(2, 7)
    ]
    assert "no field 'text'" in errors[1]
    assert "not a string" in errors[2]
    assert len(read_jsonl("out.jsonl")) == 2
    assert Path("out.jsonl.quarantine").read_bytes() == "\n".join([*BAD, ""]).encode("latin-1")
    report = read_jsonl("r.jsonl")
    assert [(line["line"], "error" in line) for line in report] == [
        (1, False),
        (2, True),
        (3, True),
        (4, True),
        (5, True),
        (6, True),
        (8, False),
    ]
    assert [line["id"] for line in report[1:4]] == ["a.jsonl:2", "no text", 5]
    assert not Path("a.jsonl.quarantine").exists()


def test_a_later_run_without_bad_lines_leaves_no_old_quarantine() -> None:
    Path("a.jsonl").write_text("bad\n")
    assert rules("a.jsonl", "-o", "b.jsonl") == 3
    assert Path("b.jsonl.quarantine").read_text() == "bad\n"
    assert Path("b.jsonl").read_text() == ""
    Path("a.jsonl").write_text(GOOD)
    assert rules("a.jsonl", "-o", "b.jsonl") == 0
    assert not Path("b.jsonl.quarantine").exists()


def test_in_place_bad_lines_stay_where_they_are() -> None:
    Path("a.jsonl").write_text(f"{GOOD}\nbad\n{GOOD}\n")
    assert rules("a.jsonl", "--in-place") == 3
    first, second, third = Path("a.jsonl").read_text().splitlines()
    assert (second, first) == ("bad", third)
    assert RIGHT in first
    assert files(Path()) == ["a.jsonl", "glossary.tsv"]


def test_an_unreadable_jsonl_file_has_no_output() -> None:
    Path("in").mkdir()
    Path("in/a.jsonl").write_text(GOOD)
    assert rules("in/a.jsonl", "in/missing.jsonl", "-o", "out") == 3
    assert files(Path("out")) == ["a.jsonl"]


# -- the runner ----------------------------------------------------------------------------------

SOURCE = Source("a.jsonl", PurePath("a.jsonl"), True)


def records(count: int, seen: list[int] | None = None) -> Iterator[Record | End]:
    for number in range(count):
        if seen is not None:
            seen.append(number)
        if number % 7 == 3:
            yield Record(SOURCE, number, number, error="bad")
        else:
            yield Record(SOURCE, number, number, text=f"{number} {WRONG}")
    yield End(SOURCE)


@pytest.mark.parametrize("jobs", [1, 2])
def test_order_is_kept(jobs: int) -> None:
    pipeline = Pipeline(select=["NAM000"], glossary={WRONG: RIGHT})
    out = list(repair_all(records(200), pipeline, jobs))
    assert [item for item, _ in out] == list(records(200))
    for item, result in out:
        if isinstance(item, Record) and item.text is not None:
            assert result is not None
            assert result.text == f"{item.id} {RIGHT}"
        else:
            assert result is None


@pytest.mark.parametrize("jobs", [1, 2])
def test_reading_stays_close_to_writing(jobs: int) -> None:
    seen: list[int] = []
    pipeline = Pipeline(select=["NAM000"], glossary={WRONG: RIGHT})
    ahead = 0
    for done, _ in enumerate(repair_all(records(2_000, seen), pipeline, jobs)):
        ahead = max(ahead, len(seen) - done)
    assert ahead <= (1 if jobs == 1 else 32 * (4 * jobs + 1))


class Explodes:
    """A filter with a mistake in it."""

    def find(self, document: Document) -> Iterable[Finding]:
        if "bomb" in document.text:
            raise KeyError("fuse")
        return []


class NeverSettles:
    """A filter that its own output provokes."""

    def find(self, document: Document) -> Iterable[Finding]:
        if "grow" in document.text:
            yield Finding("TST001", 0, 0, "", "grow ", "More.")


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    ("make", "word", "reason"),
    [
        (Explodes, "bomb", "KeyError"),
        (NeverSettles, "grow", "not converged"),
    ],
)
def test_a_failing_filter_costs_its_record_only(
    make: Callable[[], Explodes | NeverSettles], word: str, reason: str, jobs: int
) -> None:
    texts = ["fine", word, "fine too"]
    entries: list[Entry] = []
    items = [Record(SOURCE, number, number, text=text) for number, text in enumerate(texts)]
    run(items, Pipeline([make()]), NullSink(), [entries.append], jobs)
    assert [entry.error is None for entry in entries] == [True, False, True]
    assert reason in str(entries[1].error)
    assert entries[1].result is None


class Dies:
    """A filter that takes its process with it."""

    def find(self, document: Document) -> Iterable[Finding]:
        os.kill(os.getpid(), signal.SIGKILL)
        return []


def test_a_killed_worker_ends_the_run() -> None:
    items = [Record(SOURCE, 1, 1, text="a")]
    with pytest.raises(ChildProcessError, match="worker"):
        run(items, Pipeline([Dies()]), NullSink(), [], 2)


def test_jobs_do_not_change_the_output() -> None:
    lines = [
        json.dumps({"id": number, "text": f"It is the {WRONG} of {number}. " * (number % 50)})
        for number in range(500)
    ]
    Path("a.jsonl").write_text("\n".join([*lines[:250], "bad", *lines[250:]]))
    assert rules("a.jsonl", "-o", "one.jsonl") == 3
    assert rules("a.jsonl", "-o", "two.jsonl", "--jobs", "2") == 3
    assert Path("one.jsonl").read_bytes() == Path("two.jsonl").read_bytes()
    assert Path("one.jsonl").read_text().count(RIGHT) > len(lines)
    assert Path("one.jsonl.quarantine").read_bytes() == Path("two.jsonl.quarantine").read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
def test_memory_is_bounded() -> None:
    def peak(count: int) -> int:
        """Peak memory in KiB of a run over so many records of 10 kB."""
        line = json.dumps({"text": "word " * 2_000}) + "\n"
        Path("a.jsonl").write_text(line * count)
        code = (
            "import resource, sys; from cleantext.cli import main; "
            "assert main(sys.argv[1:]) == 0; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
        )
        words = ["a.jsonl", "-o", "b.jsonl", "-q", "--report", "jsonl,html", *ONE_RULE]
        done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, check=True)
        return int(done.stdout)

    assert peak(2_000) < peak(50) + 10_000  # the larger input alone has 20 MB


# -- interruption --------------------------------------------------------------------------------


def test_an_atomic_file_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "new" / "a"
    with pytest.raises(TypeError), AtomicFile(target) as file:
        file.stream.writelines([b"half", None])
    assert files(tmp_path / "new") == []
    with AtomicFile(target) as file:
        file.stream.write(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert files(tmp_path / "new") == ["a"]


def interrupted(number: int, *words: str) -> tuple[int, str]:
    """Run the command over an endless input, send a signal once it works; its code and stderr."""
    Path("out.jsonl").write_text("as before")
    with subprocess.Popen(
        arguments("-", "--text-field", "text", "-o", "out.jsonl", "--report", "html", *ONE_RULE, *words),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        line = json.dumps({"text": "word " * 500}).encode() + b"\n"
        for _ in range(600):
            process.stdin.write(line)
        process.stdin.flush()
        deadline = time.monotonic() + 30
        while not any(name.endswith(".tmp") for name in files(Path())) and time.monotonic() < deadline:
            time.sleep(0.02)
        time.sleep(0.3)
        if number == signal.SIGINT:
            os.killpg(process.pid, number)  # as a terminal does: to the workers as well
        else:
            process.send_signal(number)
        code = process.wait(30)
        error = process.stderr.read().decode()
        process.stdin.close()
    return code, error


@pytest.mark.parametrize("words", [(), ("--jobs", "2")])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interruption_leaves_no_half_file(number: int, code: int, words: tuple[str, ...]) -> None:
    assert interrupted(number, *words) == (code, "")
    assert files(Path()) == ["glossary.tsv", "out.jsonl"]
    assert Path("out.jsonl").read_text() == "as before"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_workers_do_not_outlive_a_killed_parent() -> None:
    with subprocess.Popen(
        arguments("-", "--text-field", "text", "-o", "out.jsonl", "--jobs", "2", *ONE_RULE),
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdin is not None
        process.stdin.write((json.dumps({"text": "word"}) + "\n").encode() * 600)
        process.stdin.flush()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        deadline = time.monotonic() + 30
        while len(workers := children.read_text().split()) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert len(workers) == 2
        process.kill()
        process.wait(30)
    deadline = time.monotonic() + 10
    while any(alive(worker) for worker in workers) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not [worker for worker in workers if alive(worker)]
    assert not Path("out.jsonl").exists()


def alive(process: str) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


# -- small parts ---------------------------------------------------------------------------------


def test_progress_lines() -> None:
    stream = io.StringIO()
    known, unknown = Progress(stream, 4), Progress(stream, None)
    result = Result("a", "a", (Finding("TST001", 0, 1, "a", None, "A."),))
    for progress in (known, unknown):
        progress.add(Entry("x", "x", result=result))
    assert known.line(2.0) == "[######..................]  25% of 4: 1 records, 0/s, 1 findings"
    assert unknown.line(0.5) == "1 records, 2/s, 1 findings"


def test_standard_input_stands_alone() -> None:
    with pytest.raises(UsageError, match="standard input"):
        find_sources(["-", "a"])


def test_pipes_in_a_directory_are_not_read() -> None:
    Path("in").mkdir()
    os.mkfifo("in/a.txt")
    assert rules("in", "-o", "out") == 0
