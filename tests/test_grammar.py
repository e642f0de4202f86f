"""Grammar without a server: what is sent, what becomes of the answers, what is said when a part is missing."""

from __future__ import annotations

import pickle
import re
import time
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import cleantext
from cleantext.document import Document
from cleantext.errors import UsageError
from cleantext.filters.grammar import Grammar, base
from cleantext.filters.grammar.base import LanguageToolRule
from cleantext.filters.grammar.measured import figures
from cleantext.glossary import Glossary
from cleantext.languagetool import client as client_module
from cleantext.languagetool import installation, server
from cleantext.languagetool.client import Client, Match, sendable
from cleantext.protection import Protector
from cleantext.registry import all_rules, grammar_rules
from commandline import one_line, run

TRUSTED = [rule for rule in grammar_rules() if isinstance(rule, LanguageToolRule)]


class Scripted(Client):
    """A client whose server answers with a match for every doubled phrase; it counts the requests."""

    def __init__(self, *failures: Exception) -> None:
        super().__init__(self, ["PHRASE_REPETITION"])  # type: ignore[arg-type]
        self.requests: list[str] = []
        self.failures = list(failures)
        self.restarts = 0

    def address(self, failed: object = None) -> Any:
        return None

    def _connect(self, failed: object = None) -> None:
        self.restarts += 1

    def _request(self, text: str) -> list[Match]:
        self.requests.append(text)
        if self.failures:
            raise self.failures.pop(0)
        return [
            Match("PHRASE_REPETITION", *found.span(), (found[1],), "Doubled.")
            for found in re.finditer(r"\b(\w+ \w+) \1\b", text)
        ]


def grammar(client: Client, paragraphs: str = "suspicious") -> Grammar:
    made = Grammar.__new__(Grammar)
    made.paragraphs = paragraphs
    made.client = client
    made.trusted = {rule.languagetool_id: rule for rule in TRUSTED}
    return made


# -- what is sent --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["plain", "a\U0001f600b \U00010348", "\ud800x", "tab\there\u2028", "soft\xadhyphen\ufeff", "é — “ok”"])
def test_what_is_sent_counts_the_same_in_utf_16(text: str) -> None:
    sent = sendable(text)
    assert len(sent) == len(text) == len(sent.encode("utf-16-le")) // 2
    assert "\n" not in sent


def test_paragraphs_are_packed_and_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(client_module, "REQUEST_CHARACTERS", 50)
    client = Scripted()
    paragraphs = ["a b a b c", "three \U0001f600 d e d e", "no match here", "a b a b c", "x" * 200]
    expected = [[(0, 7)], [(8, 15)], [], [(0, 7)], []]
    for _ in range(2):
        assert [[(m.start, m.end) for m in found] for found in client.check(paragraphs)] == expected
    assert client.requests == ["a b a b c\n\nthree □ d e d e\n\nno match here", "x" * 200]


def test_only_suspicious_paragraphs_are_sent() -> None:
    text = "The bridge in Rome in Rome stayed closed.\n\nThe road was open to all.\n\nIt was on may 3 and the oldest of all."
    client = Scripted()
    cleantext.Pipeline(grammar=grammar(client)).repair(text)
    assert client.requests[0] == "The bridge in Rome in Rome stayed closed.\n\nIt was on may 3 and the oldest of all."
    client = Scripted()
    cleantext.Pipeline(grammar=grammar(client, "all")).repair(text)
    assert "The road was open to all." in client.requests[0]


def test_protected_spans_are_masked_and_never_edited() -> None:
    text = "The bridge is at https://a.example/the/the and `a b a b` of the Mill in Rome in Rome."
    client = Scripted()
    result = cleantext.Pipeline(grammar=grammar(client), glossary={"Mill": "Mill"}, protect=["in Rome"]).repair(text)
    assert client.requests[0] == "The bridge is at Xxxxxxxxxxxxxxxxxxxxxxxxx and Xx x x xx of the Xxxx Xx xxxx Xx xxxx."
    assert result.text == text


def test_long_paragraphs_are_sent_in_pieces() -> None:
    sentence = "The bridge in Rome in Rome stayed closed for the whole of the winter. "
    text = (sentence * 400).strip()
    client = Scripted()
    result = cleantext.Pipeline([], grammar=grammar(client)).repair(text)
    assert len(result.edits) == 400
    assert result.text == text.replace("in Rome in Rome", "in Rome")
    assert max(map(len, client.requests)) <= client_module.REQUEST_CHARACTERS


# -- what becomes of an answer -------------------------------------------------------------------


def edited(text: str, match: str, suggestion: str) -> str | None:
    start = text.index(match)
    change = base.edit(Document(text), 0, Match("X", start, start + len(match), (suggestion,), "m"))
    return None if change is None else text[: change[0]] + change[2] + text[change[1] :]


def test_only_the_words_that_change_are_edited() -> None:
    text = "It was in the old hall in the hall of Bern."
    document = Document(text)
    match = Match("X", 7, 29, ("in the new hall",), "m")
    assert base.edit(document, 0, match) == (14, 29, "new hall")


@pytest.mark.parametrize(
    ("text", "match", "suggestion", "result"),
    [
        ("They met Duran Duran there.", "Duran Duran", "Duran", None),
        ("They met him there.", "him", "□", None),
        ("They met in Bern in Bern.", "in Bern in Bern", "in Bern", "They met in Bern."),
        ("He left. An bridge was open.", "An", "A", "He left. A bridge was open."),
    ],
)
def test_names_stay(text: str, match: str, suggestion: str, result: str | None) -> None:
    assert edited(text, match, suggestion) == result


@pytest.mark.parametrize(
    ("text", "place"),
    [("They met in an `apple` tree.", "an"), ("They met the zorb there.", "zorb"), ("See a https://a.example now.", "a")],
)
def test_a_place_at_a_protected_span_is_not_plausible(text: str, place: str) -> None:
    glossary = Glossary({"zorb": ""})
    document = Document(text, Protector(glossary=glossary), glossary)
    start = text.index(place)
    assert not base.plausible(document, 0, Match("X", start, start + len(place), (), "m"), None)
    assert base.plausible(document, 0, Match("X", 0, 4, (), "m"), None)


# -- failure -------------------------------------------------------------------------------------


def test_a_failed_request_is_sent_again() -> None:
    client = Scripted(ConnectionError("gone"))
    result = cleantext.Pipeline(grammar=grammar(client)).repair("The bridge in Rome in Rome stayed closed by the mayor.")
    assert result.text == "The bridge in Rome stayed closed by the mayor."
    assert client.restarts == 1


def test_after_two_failures_the_record_says_so_and_the_rest_is_repaired() -> None:
    client = Scripted(ConnectionError("gone"), ConnectionError("gone again"))
    pipeline = cleantext.Pipeline(grammar=grammar(client))
    for _ in range(2):  # the second record is not sent at all
        result = pipeline.repair("The bridge in Rome in Rome stayed closed.It was the oldest of all.")
        assert result.text == "The bridge in Rome in Rome stayed closed. It was the oldest of all."
        note = next(finding for finding in result.findings if finding.rule == "GRM000")
        assert not note.applied
    assert len(client.requests) == 2


def test_the_client_goes_into_other_processes_without_its_connection() -> None:
    client = Client(server.LocalServer(Path("a.jar"), Path("java")), ["X"])
    client._remembered["x"] = ()
    copy = pickle.loads(pickle.dumps(client))
    assert copy._remembered == {}
    assert copy.server.folder == client.server.folder
    assert copy.server.owner == client.server.owner


# -- rules ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", grammar_rules(), ids=lambda rule: rule.code)
def test_rule_is_complete(rule: LanguageToolRule) -> None:
    assert re.fullmatch(r"GRM\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.message.endswith(".")
    assert len(rule.rationale) > 40
    assert rule.code not in {other.code for other in all_rules()}


@pytest.mark.parametrize("rule", TRUSTED, ids=lambda rule: rule.code)
def test_no_rule_is_trusted_beyond_its_figures(rule: LanguageToolRule) -> None:
    levels = ("none", "unsafe", "safe")
    allowed = figures()[rule.languagetool_id].level
    assert allowed is not None
    assert levels.index(rule.fix) <= levels.index(allowed)


@pytest.mark.parametrize("rule", TRUSTED, ids=lambda rule: rule.code)
def test_a_cue_stands_in_every_example(rule: LanguageToolRule) -> None:
    assert rule.examples
    assert rule.allows
    assert all(rule.cue.search(before) for before, _ in rule.examples)


@pytest.mark.parametrize("rule", TRUSTED, ids=lambda rule: rule.code)
@pytest.mark.parametrize("piece", ["a", "ab ", "aaaa ", "the ", "1", "1,", "1.000", "x x ", "us", "\U0001f600"])
def test_a_cue_takes_linear_time(rule: LanguageToolRule, piece: str) -> None:
    began = time.perf_counter()
    rule.cue.search(piece * (200_000 // len(piece)) + "!")
    assert time.perf_counter() - began < 2


# -- missing parts -------------------------------------------------------------------------------


@pytest.fixture
def nothing_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    server.local_server.cache_clear()
    monkeypatch.setenv("LTP_PATH", str(tmp_path))
    yield tmp_path
    server.local_server.cache_clear()


def test_the_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"cleantext-repair\[grammar\]"):
        cleantext.repair("x", grammar=True)


def test_missing_languagetool_is_named(nothing_installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "find_spec", lambda name: object())
    with pytest.raises(UsageError, match="python -m cleantext grammar setup"):
        cleantext.repair("x", grammar=True)


def test_missing_java_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(installation, "_java", lambda path: None)
    with pytest.raises(UsageError, match="Java 17"):
        installation.java()


def test_the_command_ends_with_2_and_one_line(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A text.")
    done = run("a.txt", "--grammar", cwd=tmp_path, env={"LTP_PATH": str(tmp_path / "none"), "PATH": ""})
    assert done.returncode == 2
    one_line(done.stderr, "grammar")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["a.txt", "--languagetool-url", "file:///etc"], "http"),
        (["a.txt", "--grammar=some"], "some"),
        (["a.txt", "--select", "GRM"], "--grammar"),
        (["grammar", "start"], "start"),
        (["grammar", "status", "--from-maven"], "setup"),
        (["grammar", "setup", "--from-zip", "missing.zip"], "missing.zip"),
    ],
)
def test_wrong_options_end_with_2_and_one_line(tmp_path: Path, words: Sequence[str], part: str) -> None:
    (tmp_path / "a.txt").write_text("A text.")
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 2
    one_line(done.stderr, part)


def test_grammar_rules_are_listed_and_explained() -> None:
    assert b"GRM001" in run("rules").stdout
    assert b"professional English" in run("explain", "GRM001").stdout


# -- setting up ----------------------------------------------------------------------------------


def test_a_zip_is_unpacked_into_place(nothing_installed: Path) -> None:
    archive = nothing_installed / "lt.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr(f"LanguageTool-{installation.VERSION}/languagetool-server.jar", b"jar")
    for _ in range(2):  # over what is there, too
        installation.unpack(archive)
        assert installation.server_jar().read_bytes() == b"jar"
    assert sorted(path.name for path in nothing_installed.iterdir()) == [f"LanguageTool-{installation.VERSION}", "lt.zip"]


def test_another_zip_is_refused(nothing_installed: Path) -> None:
    archive = nothing_installed / "other.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("../escape.txt", b"x")
    with pytest.raises(UsageError, match="not the distribution"):
        installation.unpack(archive)
    assert [path.name for path in nothing_installed.iterdir()] == ["other.zip"]
    assert not (nothing_installed.parent / "escape.txt").exists()
