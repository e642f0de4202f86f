"""The command: what goes where, exit codes, and errors of one line."""

from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

import cleantext
from cleantext.cli import main
from cleantext.registry import all_rules, grammar_rules
from cleantext.report.text import visible
from commandline import ONE_RULE, RIGHT, WRONG, arguments, files, glossary, one_line, run

Capture = pytest.CaptureFixture[bytes]


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()  # no configuration from above
    monkeypatch.chdir(tmp_path)
    glossary(tmp_path)


def command(*words: str | Path) -> int:
    return main(list(map(str, words)))


def rules(*words: str | Path) -> int:
    """The command with the one known rule."""
    return command(*words, *ONE_RULE, "--glossary", "glossary.tsv")


def put(path: str, content: str | bytes) -> Path:
    target = Path(path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return target


# -- one text ------------------------------------------------------------------------------------


@pytest.mark.parametrize("form", [["repair"], []])
def test_one_text_goes_to_stdout_byte_for_byte(form: list[str], capsysbinary: Capture) -> None:
    put("a.txt", f"One {WRONG}.\r\nTwo\rthree \u200d\U0001f600\n\n")
    assert rules(*form, "a.txt") == 0
    out, err = capsysbinary.readouterr()
    assert out == f"One {RIGHT}.\r\nTwo\rthree \u200d\U0001f600\n\n".encode()
    assert err == b""


def test_a_bare_dash_filters_stdin(tmp_path: Path) -> None:
    done = run("-", *ONE_RULE, "--glossary", "glossary.tsv", cwd=tmp_path, stdin=f"A {WRONG}\r\n".encode())
    assert (done.returncode, done.stdout, done.stderr) == (0, f"A {RIGHT}\r\n".encode(), b"")


def test_stdin_is_jsonl_with_a_text_field(tmp_path: Path) -> None:
    line = json.dumps({"body": WRONG, "n": 1}).encode() + b"\n"
    done = run(
        "-", "--text-field", "body", *ONE_RULE, "--glossary", "glossary.tsv", cwd=tmp_path, stdin=line * 2
    )
    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["body"] for record in records] == [RIGHT, RIGHT]


def test_diff_prints_a_diff_and_writes_nothing(capsysbinary: Capture) -> None:
    put("a.txt", f"One {WRONG}.\n")
    assert rules("a.txt", "--diff", "-o", "out.txt") == 0
    out, _ = capsysbinary.readouterr()
    assert out.decode() == f"--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-One {WRONG}.\n+One {RIGHT}.\n"
    assert not Path("out.txt").exists()


def test_fix_none_repairs_nothing(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("a.txt", "--fix", "none") == 0
    assert capsysbinary.readouterr().out == WRONG.encode()


def test_protected_text_stays(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("a.txt", "--protect", "Wrong[a-z]+") == 0
    assert capsysbinary.readouterr().out == WRONG.encode()


def test_the_default_pipeline_runs_without_options(capsysbinary: Capture) -> None:
    text = "A caf\u00c3\u00a9 was closed.It will open in May .\n"
    put("a.txt", text)
    assert command("a.txt") == 0
    assert capsysbinary.readouterr().out.decode() == cleantext.repair(text).text


# -- outputs -------------------------------------------------------------------------------------


def test_output_of_one_file_is_a_file(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("a.txt", "-o", "new/b.txt") == 0
    assert Path("new/b.txt").read_text() == RIGHT
    assert capsysbinary.readouterr().out == b""


def test_output_of_one_file_goes_into_an_existing_folder() -> None:
    put("in/a.txt", WRONG)
    Path("out").mkdir()
    assert rules("in/a.txt", "-o", "out") == 0
    assert files(Path("out")) == ["a.txt"]


def test_a_directory_is_mirrored() -> None:
    put("in/a.txt", WRONG)
    put("in/deep/er/b.md", "clean")
    put("in/deep/c.jsonl", json.dumps({"text": WRONG}))
    put("in/deep/image.png", b"\x89PNG")
    put("in/.hidden/d.txt", "x")
    put("in/.e.txt", "x")
    assert rules("repair", "in", "-o", "out") == 0
    assert files(Path("out")) == ["a.txt", "deep/c.jsonl", "deep/er/b.md"]
    assert Path("out/a.txt").read_text() == RIGHT
    assert Path("out/deep/er/b.md").read_text() == "clean"


def test_several_inputs_are_mirrored_below_their_common_folder() -> None:
    put("one/a.txt", "1")
    put("two/a.txt", "2")
    put("two/b/c.txt", "3")
    assert rules("one/a.txt", "two", "two/a.txt", "-o", "out") == 0
    assert files(Path("out")) == ["one/a.txt", "two/a.txt", "two/b/c.txt"]
    assert Path("out/two/a.txt").read_text() == "2"


def test_include_says_which_files_are_read() -> None:
    put("in/a.txt", "")
    put("in/b.rst", "")
    put("in/sub/c.rst", "")
    assert rules("in", "-o", "names", "--include", "*.rst") == 0
    assert files(Path("names")) == ["b.rst", "sub/c.rst"]
    assert rules("in", "-o", "paths", "--include", "sub/*", "--include", "a.*") == 0
    assert files(Path("paths")) == ["a.txt", "sub/c.rst"]


def test_an_output_folder_inside_the_input_is_not_read_again() -> None:
    put("in/a.txt", WRONG)
    assert rules("in", "-o", "in/out") == 0
    assert rules("in", "-o", "in/out") == 0
    assert files(Path("in")) == ["a.txt", "out/a.txt"]


def test_in_place_needs_to_be_asked_for(capsysbinary: Capture) -> None:
    path = put("a.txt", WRONG)
    os.link(path, "same.txt")
    for target in ("a.txt", "./a.txt", "same.txt"):
        assert rules("a.txt", "-o", target) == 2
        one_line(capsysbinary.readouterr().err, "--in-place")
    assert path.read_text() == WRONG
    assert rules("a.txt", "--in-place") == 0
    assert path.read_text() == RIGHT


def test_an_input_folder_is_no_output_folder(capsysbinary: Capture) -> None:
    put("in/a.txt", WRONG)
    assert rules("in", "-o", "in") == 2
    one_line(capsysbinary.readouterr().err, "in/a.txt", "--in-place")


def test_in_place_keeps_permissions_and_links_and_leaves_clean_files_alone() -> None:
    path = put("real.txt", WRONG)
    path.chmod(0o640)
    Path("link.txt").symlink_to("real.txt")
    clean = put("clean.txt", "clean")
    os.utime(clean, (1, 1))
    assert rules("link.txt", "clean.txt", "--in-place") == 0
    assert Path("link.txt").is_symlink()
    assert path.read_text() == RIGHT
    assert path.stat().st_mode & 0o777 == 0o640
    assert clean.stat().st_mtime == 1


def test_new_files_have_ordinary_permissions() -> None:
    put("a.txt", WRONG)
    mask = os.umask(0o027)
    try:
        assert rules("a.txt", "-o", "b.txt") == 0
    finally:
        os.umask(mask)
    assert Path("b.txt").stat().st_mode & 0o777 == 0o640


def test_links_in_a_directory_are_not_followed() -> None:
    put("secret/a.txt", "outside")
    put("in/a.txt", "inside")
    Path("in/folder").symlink_to("../secret")
    Path("in/link.txt").symlink_to("../secret/a.txt")
    assert rules("in", "-o", "out") == 0
    assert files(Path("out")) == ["a.txt"]


def test_outputs_do_not_leave_the_output_folder(capsysbinary: Capture) -> None:
    put("in/sub/a.txt", WRONG)
    put("elsewhere/a.txt", "mine")
    Path("out").mkdir()
    Path("out/sub").symlink_to("../elsewhere")
    assert rules("in", "-o", "out") == 2
    one_line(capsysbinary.readouterr().err, "leads out of out")
    assert Path("elsewhere/a.txt").read_text() == "mine"


def test_two_outputs_of_one_name_are_refused(capsysbinary: Capture) -> None:
    put("in/cleantext-report.jsonl", json.dumps({"text": "a"}))
    assert rules("in", "-o", "out", "--report", "jsonl") == 2
    one_line(capsysbinary.readouterr().err, "two outputs", "cleantext-report.jsonl")


@pytest.mark.parametrize("out", ["file/x.txt", "folder"])
def test_an_output_that_cannot_be_written_is_an_error(out: str, capsysbinary: Capture) -> None:
    put("in/a.txt", WRONG)
    put("file", "")
    put("folder/a.txt/b", "")
    assert rules("in" if out == "folder" else "in/a.txt", "-o", out) == 2
    one_line(capsysbinary.readouterr().err, "cannot write")
    assert not [name for name in files(Path()) if name.endswith(".tmp")]


# -- reports -------------------------------------------------------------------------------------


def test_reports_stand_in_the_output_folder(capsysbinary: Capture) -> None:
    put("in/a.txt", WRONG)
    assert rules("repair", "in", "-o", "out", "--report", "jsonl,html", "--report", "markdown=r/x.md") == 0
    assert files(Path("out")) == ["a.txt", "cleantext-report.html", "cleantext-report.jsonl"]
    assert Path("r/x.md").is_file()
    assert capsysbinary.readouterr().out == b""


def test_reports_stand_beside_an_output_file() -> None:
    put("a.txt", WRONG)
    assert rules("a.txt", "-o", "new/b.txt", "--report", "json") == 0
    assert files(Path("new")) == ["b.txt", "cleantext-report.json"]


def test_a_report_without_output_takes_the_place_of_the_text(capsysbinary: Capture) -> None:
    put("in/a.txt", WRONG)
    assert rules("in", "--report", "jsonl") == 0
    line = json.loads(capsysbinary.readouterr().out)
    assert line["path"] == "in/a.txt"
    assert [finding["rule"] for finding in line["findings"]] == ["NAM000"]


def test_a_report_with_a_path_leaves_stdout_to_the_text(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("a.txt", "--report", "terminal=r.txt") == 0
    assert capsysbinary.readouterr().out == RIGHT.encode()
    assert f"[-{WRONG}-]{{+{RIGHT}+}}" in Path("r.txt").read_text()


@pytest.mark.parametrize("words", [["--report", "json,html"], ["--diff", "--report", "json"]])
def test_stdout_takes_one_thing(words: list[str], capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("a.txt", *words) == 2
    one_line(capsysbinary.readouterr().err, "only one")


def test_a_report_does_not_replace_an_input(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("a.txt", "--report", "html=a.txt") == 2
    assert Path("a.txt").read_text() == WRONG


# -- check, rules, explain -----------------------------------------------------------------------


def test_check_reports_and_exits_1_on_findings(capsysbinary: Capture) -> None:
    put("a.txt", f"One\nTwo {WRONG}.")
    assert rules("check", "a.txt") == 1
    assert b"a.txt:2:5: NAM000" in capsysbinary.readouterr().out
    assert Path("a.txt").read_text() == f"One\nTwo {WRONG}."


def test_check_exits_0_without_findings(capsysbinary: Capture) -> None:
    put("in/a.txt", "One.")
    assert rules("check", "in") == 0


def test_check_has_a_diff(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("check", "a.txt", "--diff") == 1
    assert capsysbinary.readouterr().out.startswith(b"--- a.txt\n+++ a.txt\n")


def test_check_does_not_write(capsysbinary: Capture) -> None:
    assert command("check", "a.txt", "-o", "b.txt") == 2


def test_rules_prints_a_line_a_rule(capsysbinary: Capture) -> None:
    assert command("rules") == 0
    lines = capsysbinary.readouterr().out.decode().splitlines()
    assert [line.split()[0] for line in lines] == sorted([*(rule.code for rule in (*all_rules(), *grammar_rules())), "ENC000"])


@pytest.mark.parametrize("code", ["NAM000", "nam000", "ENC000"])
def test_explain_prints_a_rule(code: str, capsysbinary: Capture) -> None:
    assert command("explain", code) == 0
    assert capsysbinary.readouterr().out.decode().startswith(f"{code.upper()} ")


def test_explain_prints_every_rule(capsysbinary: Capture) -> None:
    for rule in all_rules():
        assert command("explain", rule.code) == 0
        shown = capsysbinary.readouterr().out.decode()
        assert rule.name in shown
        assert rule.rationale in shown
        for before, after in rule.examples:
            assert f"\n  - {visible(before.partition(chr(10))[0])}".rstrip() in shown
            assert (before == after) or f"\n  + {visible(after.partition(chr(10))[0])}".rstrip() in shown


# -- wrong usage ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (["a.txt", "--fix", "saef"], ["saef"]),
        (["a.txt", "--frob"], ["--frob"]),
        (["a.txt", "--sel", "NAM"], ["--sel"]),
        (["a.txt", "--select", "NAM00O"], ["NAM00O", "did you mean"]),
        (["a.txt", "--ignore", "XXX"], ["XXX"]),
        (["a.txt", "--jobs", "0"], ["--jobs", "1 or more"]),
        (["a.txt", "--jobs", "two"], ["--jobs"]),
        (["a.txt", "--report", "htlm"], ["htlm", "html"]),
        (["a.txt", "--report", "html="], ["html"]),
        (["a.txt", "--config", "nosuch.toml"], ["nosuch.toml"]),
        (["a.txt", "--glossary", "nosuch.tsv"], ["nosuch.tsv"]),
        (["a.txt", "--protect", "("], ["("]),
        (["a.txt", "-o", "b.txt", "--in-place"], ["not allowed"]),
        (["a.txt", "b.txt"], ["-o OUT"]),
        (["a.txt", "-"], ["standard input"]),
        (["-", "--in-place"], ["standard input"]),
        (["in"], ["-o OUT"]),
        (["in", "-o", "a.txt"], ["not a directory"]),
        (["repair"], ["PATH"]),
        (["explain"], ["CODE"]),
        (["explain", "NAM0000"], ["NAM0000", "did you mean"]),
        (["rules", "more"], ["more"]),
        (["score", "in"], ["annotated"]),
        (["score", "in", "--min", "gapp=1"], ["gapp", "'gap'"]),
        (["score", "in", "--min", "gap"], ["KEY=VALUE"]),
        (["score", "in", "--min", "gap=x"], ["number"]),
        (["a.txt", "--text-field", "cleantext"], ["cleantext"]),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    words: list[str], parts: list[str], capsysbinary: Capture
) -> None:
    put("a.txt", "a")
    put("b.txt", "b")
    put("in/c.txt", "c")
    before = files(Path())
    assert command(*words) == 2
    out, err = capsysbinary.readouterr()
    assert out == b""
    one_line(err, *parts)
    assert files(Path()) == before


def test_no_arguments_show_the_help(capsysbinary: Capture) -> None:
    assert command() == 2
    assert b"usage" in capsysbinary.readouterr().err
    assert command("--help") == 0
    assert b"usage" in capsysbinary.readouterr().out


@pytest.mark.parametrize("name", ["repair", "check", "rules", "explain", "score"])
def test_every_command_has_help(name: str, capsysbinary: Capture) -> None:
    with pytest.raises(SystemExit) as exit_:
        command(name, "--help")
    assert exit_.value.code == 0


def test_version(capsysbinary: Capture) -> None:
    assert command("--version") == 0
    assert capsysbinary.readouterr().out.decode() == f"cleantext {cleantext.__version__}\n"


def test_options_stand_anywhere() -> None:
    put("a.txt", WRONG)
    put("b.txt", WRONG)
    assert rules("a.txt", "-o", "out", "b.txt") == 0
    assert files(Path("out")) == ["a.txt", "b.txt"]


# -- bad input -----------------------------------------------------------------------------------


def test_an_unreadable_path_costs_only_itself(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("nosuch.txt", "a.txt", "-o", "out", "--report", "jsonl", "-q") == 3
    one_line(capsysbinary.readouterr().err, "nosuch.txt", "No such file")
    assert Path("out/a.txt").read_text() == RIGHT
    first, _ = map(json.loads, Path("out/cleantext-report.jsonl").read_text().splitlines())
    assert (first["path"], first["line"]) == ("nosuch.txt", None)
    assert "No such file" in first["error"]


def test_quarantine_outranks_findings(capsysbinary: Capture) -> None:
    put("a.txt", WRONG)
    assert rules("check", "nosuch.txt", "a.txt") == 3


def test_a_directory_without_texts_says_so(capsysbinary: Capture) -> None:
    Path("in").mkdir()
    assert rules("in", "-o", "out", "-q") == 0
    one_line(capsysbinary.readouterr().err, "no files", "*.txt")


def test_file_names_cannot_command_the_terminal(capsysbinary: Capture) -> None:
    assert rules("a\x1b[31m\n.txt") == 3
    one_line(capsysbinary.readouterr().err, r"\x1b[31m\n.txt")


# -- streams -------------------------------------------------------------------------------------


def test_a_closed_pipe_is_no_error(tmp_path: Path) -> None:
    put("a.txt", "word " * 400_000)
    with subprocess.Popen(
        arguments("a.txt", *ONE_RULE), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tmp_path
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(tmp_path: Path) -> None:
    put("a.txt", "word")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            arguments("a.txt"), stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, check=False
        )
    assert done.returncode == 2
    one_line(done.stderr, "No space left")


def test_progress_is_shown_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch, capsysbinary: Capture) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    put("in/a.txt", WRONG)
    put("in/b.txt", WRONG)
    for words, shown in ([[], True], [["--no-progress"], False], [["--quiet"], False]):
        terminal = Terminal()
        with monkeypatch.context() as patch:
            patch.setattr("sys.stderr", terminal)
            assert rules("in", "-o", "out", *words) == 0
        assert ("100% of 2" in terminal.getvalue()) == shown
    assert rules("in", "-o", "out") == 0
    assert b"%" not in capsysbinary.readouterr().err


@pytest.mark.skipif(os.name != "posix", reason="needs a POSIX shell")
@pytest.mark.parametrize("words", ["- <&-", "a.txt >&-"])
def test_a_closed_stream_is_one_line(words: str, tmp_path: Path) -> None:
    put("a.txt", "a")
    done = subprocess.run(
        f"{shlex.quote(sys.executable)} -m cleantext {words}",
        shell=True,
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    one_line(done.stderr, "closed")


# -- namesakes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["cleantext", "clean-text"])
def test_a_namesake_is_warned_of_once(name: str, tmp_path: Path) -> None:
    site = tmp_path / "site" / f"{name.replace('-', '_')}-1.0.dist-info"
    site.mkdir(parents=True)
    (site / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
    put("a.txt", "a")
    paths = [str(site.parent), os.environ.get("PYTHONPATH", "")]
    done = run("a.txt", cwd=tmp_path, env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))})
    assert (done.returncode, done.stdout) == (0, b"a")
    one_line(done.stderr, "warning", repr(name))
