"""The annotated documents in corpora/ are fixtures: offsets, criteria and gold texts have to agree."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parent.parent / "corpora"
PATHS = sorted(FOLDER.glob("*.json"))
DOCUMENTS: dict[str, dict[str, Any]] = {p.name: json.loads(p.read_text(encoding="utf-8")) for p in PATHS}
DAMAGED = {name: d for name, d in DOCUMENTS.items() if d["kind"] == "damaged"}
CLEAN = {name: d for name, d in DOCUMENTS.items() if d["kind"] == "clean"}

DOCUMENT_FIELDS = {"id", "kind", "source_language", "genre", "text", "gold", "artifacts"}
ARTIFACT_FIELDS = {"family", "start", "end", "quote", "level", "accept", "reject", "note"}

# Rule family of the contract -> the finer names used in the documents (GRM is left out on purpose).
FAMILIES = {
    "ENC": {"entity", "foreign-digits", "foreign-punctuation", "fullwidth", "fullwidth-quote", "homoglyph",
            "invisible", "mojibake"},
    "WEB": {"ad-label", "boilerplate", "breadcrumb", "byline", "comment-form", "cookie-notice", "copyright",
            "counters", "duplicate-headline", "editor-line", "newsletter", "photo-credit", "related-link",
            "share-bar", "source-link", "timestamp"},
    "NAM": {"doubled-name", "glued-name", "honorific", "interpunct", "lower-proper", "name-order",
            "name-split", "name-variant"},
    "SEN": {"dangling-fragment", "doubled-attribution", "glued-words", "hard-wrap", "hyphenation",
            "missing-space", "sentence-cut", "stray-sentence", "torn-attribution", "truncation"},
    "QUO": {"glyph-style", "orphan-quote", "quote-direction", "quote-misplaced", "quote-missing",
            "quote-style"},
    "CAS": {"lower-start", "seam-capital"},
    "SPC": {"detok-spacing", "doubled-punctuation"},
    "MTR": {"alternates", "anti-scrape", "digit-corruption", "doubled-word", "gloss-leak", "llm-residue",
            "repetition", "subword", "translator-note", "unk-token", "untranslated"},
    "NUM": {"number", "number-format", "unit-residue"},
}  # fmt: skip
PREFIX = {family: prefix for prefix, families in FAMILIES.items() for family in families}


def meets(artifact: dict[str, Any], output: str) -> bool:
    """An accepted string is there, where any is asked for, and no rejected one is."""
    accept, reject = artifact["accept"], artifact["reject"]
    return (not accept or any(s in output for s in accept)) and not any(s in output for s in reject)


def test_the_set_is_large_enough() -> None:
    assert len(DAMAGED) >= 8
    assert len(CLEAN) >= 4
    assert len(DAMAGED) + len(CLEAN) == len(DOCUMENTS)


def test_ids_are_unique_and_name_the_file() -> None:
    assert [d["id"] for d in DOCUMENTS.values()] == [p.stem for p in PATHS]


def test_every_family_of_the_contract_is_covered_at_repair_level() -> None:
    seen = Counter(
        PREFIX[a["family"]] for d in DAMAGED.values() for a in d["artifacts"] if a["level"] == "repair"
    )
    assert set(seen) == set(FAMILIES)


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_fields(name: str) -> None:
    document = DOCUMENTS[name]
    assert set(document) == DOCUMENT_FIELDS
    for field in DOCUMENT_FIELDS - {"artifacts"}:
        assert isinstance(document[field], str), field
        assert document[field], field
    for artifact in document["artifacts"]:
        assert set(artifact) == ARTIFACT_FIELDS
        assert artifact["family"] in PREFIX
        assert artifact["level"] in {"repair", "flag"}
        assert all(isinstance(s, str) and s for s in artifact["accept"] + artifact["reject"])


@pytest.mark.parametrize("name", sorted(DOCUMENTS))
def test_offsets_match_the_quotes(name: str) -> None:
    document = DOCUMENTS[name]
    end = 0
    for artifact in document["artifacts"]:
        assert end <= artifact["start"] < artifact["end"], "ordered, and no overlap"
        end = artifact["end"]
        assert document["text"][artifact["start"] : end] == artifact["quote"]


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_damaged_documents_have_enough_damage(name: str) -> None:
    document = DAMAGED[name]
    assert 1_800 <= len(document["text"]) <= 3_000
    assert 12 <= len(document["artifacts"]) <= 18
    assert document["gold"] != document["text"]


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_gold_meets_every_criterion_and_the_damaged_text_none(name: str) -> None:
    document = DAMAGED[name]
    for artifact in document["artifacts"]:
        assert meets(artifact, document["gold"]), artifact["quote"]
        if artifact["level"] == "repair":
            assert artifact["accept"] or artifact["reject"], artifact["quote"]
            assert not meets(artifact, document["text"]), artifact["quote"]
            assert not any(s in document["text"] for s in artifact["accept"]), artifact["quote"]


@pytest.mark.parametrize("name", sorted(DAMAGED))
def test_the_gold_text_differs_only_where_an_artifact_is_marked(name: str) -> None:
    document = DAMAGED[name]
    position, gold = 0, document["gold"]
    # What stands between two artifacts has to turn up in the gold text, in order; only blank space around it may go.
    start = 0
    for artifact in [*document["artifacts"], {"start": len(document["text"]), "end": len(document["text"])}]:
        between = document["text"][start : artifact["start"]].strip()
        found = gold.find(between, position)
        assert found >= 0, between
        position, start = found + len(between), artifact["end"]


@pytest.mark.parametrize("name", sorted(CLEAN))
def test_clean_documents_stay_as_they_are(name: str) -> None:
    document = CLEAN[name]
    assert document["gold"] == document["text"]
    assert document["artifacts"] == []
