"""The five promises of the contract, for every input and every configuration."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import cleantext
from strategies import HOSTILE, texts

CORPORA = sorted((Path(__file__).parent.parent / "corpora").glob("*.json"))


def check_invariants(text: str, **options: object) -> cleantext.Result:
    result = cleantext.repair(text, **options)  # type: ignore[arg-type]
    assert result.error is None
    assert result.original == text
    for first, second in zip(result.edits, result.edits[1:], strict=False):
        assert first.end <= second.start
        assert (first.start, first.end) != (second.start, second.end)
    assert [f.start for f in result.findings] == sorted(f.start for f in result.findings)
    for finding in result.findings:
        assert 0 <= finding.start <= finding.end <= len(text)
        assert text[finding.start : finding.end] == finding.original
        assert 0 <= finding.confidence <= 1
        assert not finding.applied or finding.replacement is not None
        assert not finding.applied or finding.replacement != finding.original
    assert result.replay() == result.text
    assert result.undo() == text
    again = cleantext.repair(result.text, **options)  # type: ignore[arg-type]
    assert again.edits == ()
    assert again.text == result.text
    return result


@settings(max_examples=400, deadline=None)
@given(texts, st.sampled_from(["none", "safe", "unsafe"]))
def test_every_text_keeps_the_promises(text: str, fix: str) -> None:
    result = check_invariants(text, fix=fix)
    if fix == "none":
        assert result.text == text


@settings(max_examples=150, deadline=None)
@given(texts, st.sampled_from([["ENC"], ["WEB"], ["NAM", "QUO"], ["SEN"], ["CAS", "SPC"], ["MTR", "NUM"]]))
def test_every_selection_keeps_the_promises(text: str, select: list[str]) -> None:
    result = check_invariants(text, select=select)
    assert all(finding.rule.startswith(tuple(select)) for finding in result.findings)


@settings(max_examples=150, deadline=None)
@given(texts, texts, texts)
def test_no_edit_touches_a_protected_span(before: str, inner: str, behind: str) -> None:
    inner = "⟦" + "".join(c for c in inner if c not in "⟦⟧") + "⟧"
    outside = [text.replace("⟦", "").replace("⟧", "") for text in (before, behind)]
    text = outside[0] + inner + outside[1]
    result = check_invariants(text, protect=["⟦[^⟧]*⟧"], fix="unsafe")
    start, end = len(outside[0]), len(outside[0]) + len(inner)
    for edit in result.edits:
        assert edit.end <= start or edit.start >= end or edit.start == edit.end in (start, end)
    assert inner in result.text


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
@pytest.mark.parametrize("fix", ["safe", "unsafe"])
def test_every_corpus_document_keeps_the_promises(path: Path, fix: str) -> None:
    check_invariants(json.loads(path.read_text(encoding="utf-8"))["text"], fix=fix)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \t\r\n \r",
        "\0",
        "he\r{\u300c)aed\u300dMr A0 Ordered 0!tehran:as0eek",  # a sign found late must not undo a decision
        "\ud800",
        "One.\r\nTwo.Three.\rFour .\n",
        HOSTILE * 50,
        "‏שלום, world .Hello‎",
        "e\u0301" * 30 + " ,x",
        "a" * 1_000_000,
        "word " * 200_000,
        "Visit Kargana now. He said, \"I like 'Kargena\" a lot.",  # a mark hides the usual spelling of a name
        "“" * 5000,
        "(" * 5000 + ")" * 5000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_odd_texts_keep_the_promises(text: str) -> None:
    check_invariants(text)


@pytest.mark.parametrize("wrong", [None, b"bytes", 7, ["list"]])
def test_other_types_are_refused_by_name(wrong: object) -> None:
    with pytest.raises(TypeError, match=type(wrong).__name__):
        cleantext.repair(wrong)  # type: ignore[arg-type]


def test_urls_addresses_and_code_stay_as_they_are() -> None:
    text = "See http://example.org/a,b.C?x=1 or a.b@example.org ,and `x .y ,z` here .Then we stop.\n```\na ,b .C\n```\n"
    result = cleantext.repair(text)
    for kept in ("http://example.org/a,b.C?x=1", "a.b@example.org", "`x .y ,z`", "```\na ,b .C\n```"):
        assert kept in result.text
    assert result.edits
