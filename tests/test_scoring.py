"""The figures on annotated documents, worked out by hand, and the checks of the documents."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cleantext import Pipeline
from cleantext.cli import main
from cleantext.errors import UsageError
from cleantext.scoring import load_document, load_documents, score, word_distance

Fields = dict[str, Any]

#: One artifact mended, one missed, one only flagged, one edit beside the point.
DAMAGED = "It is a foo of the b. It is a bar of the b. It is a baz of the b. It is a qux of the b."


def artifact(
    quote: str, level: str, accept: list[str], reject: list[str], family: str = "spelling"
) -> Fields:
    start = DAMAGED.index(quote)
    return {
        "family": family,
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "level": level,
        "accept": accept,
        "reject": reject,
        "note": "",
    }


def damaged() -> Fields:
    return {
        "id": "d",
        "kind": "damaged",
        "source_language": "Korean",
        "genre": "news",
        "text": DAMAGED,
        "gold": DAMAGED.replace("foo", "food").replace("bar", "bard"),
        "artifacts": [
            artifact("foo", "repair", ["a food"], ["foo of"]),
            artifact("bar", "repair", ["bard"], []),
            artifact("baz", "flag", [], [], family="names"),
        ],
    }


def clean() -> Fields:
    text = "This is the qux that was on the old table."
    return {
        "id": "c",
        "kind": "clean",
        "source_language": "English",
        "genre": "news",
        "text": text,
        "gold": text,
        "artifacts": [],
    }


def put(folder: Path, *documents: Fields) -> Path:
    for document in documents:
        (folder / f"{document['id']}.json").write_text(json.dumps(document), encoding="utf-8")
    return folder


def pipeline() -> Pipeline:
    return Pipeline(select=["NAM000"], glossary={"foo": "food", "qux": "quux"})


def test_the_figures(tmp_path: Path) -> None:
    total = score(load_documents(put(tmp_path, damaged(), clean())), pipeline())
    figures = total.figures()
    assert figures == {
        "detected": 1 / 3,
        "repaired": 1 / 2,
        "exact": 1 / 2,
        "flagprec": 1 / 2,
        "gap": 1 - 2 / 2,  # two words were wrong; one is mended, one spoiled
        "harm": 1_000.0,  # one edit in ten words
        "cleanflags": 1_000.0,
    }
    assert {family: tuple(map(str, shares)) for family, shares in total.families.items()} == {
        "spelling": ("1/2", "1/2"),
        "names": ("0/1", "0/0"),
    }
    assert len(total.misses) == 4


def test_an_artifact_is_mended_only_when_no_reject_stands(tmp_path: Path) -> None:
    document = damaged()
    document["artifacts"][0]["reject"] = ["quux"]
    total = score(load_documents(put(tmp_path, document)), pipeline())
    assert total.repaired.part == 0


def test_touching_allows_two_characters(tmp_path: Path) -> None:
    document = damaged()
    start = DAMAGED.index("foo")
    for distance, hit in ((2, 1), (3, 0)):
        document["artifacts"] = [
            {
                **artifact("foo", "flag", [], []),
                "start": start + 3 + distance,
                "end": start + 5 + distance,
                "quote": DAMAGED[start + 3 + distance : start + 5 + distance],
            }
        ]
        assert score(load_documents(put(tmp_path, document)), pipeline()).detected.part == hit


def test_nothing_found_is_no_division_by_zero(tmp_path: Path) -> None:
    figures = score(load_documents(put(tmp_path, clean())), Pipeline(select=["NAM000"])).figures()
    assert figures["harm"] == 0
    assert figures["exact"] == 0


def test_distance_counts_words_marks_and_line_breaks() -> None:
    assert word_distance("a b, c\n\nd", "a b. c d") == 2


def test_bounds(tmp_path: Path) -> None:
    total = score(load_documents(put(tmp_path, damaged(), clean())), pipeline())
    assert total.shortfalls([("repaired", 0.5), ("harm", 1_000.0)]) == []
    first, second = total.shortfalls([("repaired", 0.51), ("harm", 999.0)])
    assert first == "repaired 0.500, at least 0.51 wanted"
    assert second == "harm 1000.000, at most 999 wanted"


def change(**values: object) -> Callable[[Fields], None]:
    return lambda document: document.update(values)


def change_artifact(**values: object) -> Callable[[Fields], None]:
    return lambda document: document["artifacts"][1].update(values)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (lambda document: document.pop("gold"), "no field 'gold'"),
        (change(genre=3), "'genre' must be of type str"),
        (change(text=3), "'text' must be of type str"),
        (change(kind="broken"), "'kind' must be damaged or clean, not 'broken'"),
        (change(artifacts={}), "'artifacts' must be of type list"),
        (change(kind="clean"), "clean document"),
        (lambda document: document["artifacts"].append(1), r"artifacts\[3\]: not a JSON object"),
        (change_artifact(quote="bat"), r"artifacts\[1\]: quote is 'bat', but the text there is 'bar'"),
        (change_artifact(start=-1), r"artifacts\[1\]: start -1"),
        (change_artifact(end=999), r"artifacts\[1\]: .* end 999"),
        (change_artifact(start=True), r"artifacts\[1\]: .*'start'"),
        (change_artifact(level="mend"), r"artifacts\[1\]: .*'level'"),
        (change_artifact(accept=[1]), r"artifacts\[1\]: accept and reject"),
        (lambda document: document["artifacts"][1].pop("family"), r"artifacts\[1\]: no field 'family'"),
    ],
)
def test_a_document_is_checked(spoil: Callable[[Fields], object], message: str, tmp_path: Path) -> None:
    document = damaged()
    spoil(document)
    put(tmp_path, document)
    with pytest.raises(UsageError, match=rf"d\.json: .*{message}"):
        load_document(tmp_path / "d.json")


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff"])
def test_a_file_that_is_no_document_is_named(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_bytes(content)
    with pytest.raises(UsageError, match=r"x\.json"):
        load_document(tmp_path / "x.json")


def test_an_id_names_one_document(tmp_path: Path) -> None:
    put(tmp_path, clean())
    (tmp_path / "other.json").write_text(json.dumps(clean()), encoding="utf-8")
    with pytest.raises(UsageError, match="the id 'c' is that of"):
        list(load_documents(tmp_path))


def test_the_command_prints_figures_and_keeps_bounds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, damaged(), clean())
    words = ["score", str(tmp_path), "--select", "NAM000"]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert "2 documents, 3 artifacts: detected 0.000  repaired 0.000" in out
    assert "spelling" in out
    assert main([*words, "--min", "harm=0", "--min", "gap=0"]) == 0
    capsys.readouterr()
    assert main([*words, "--min", "detected=0.1", "--min", "harm=0", "--verbose"]) == 1
    captured = capsys.readouterr()
    assert "detected 0.000, at least 0.1 wanted" in captured.err
    assert "not detected, not repaired: spelling: 'foo'" in captured.out


def test_a_document_of_unknown_origin_is_one(tmp_path: Path) -> None:
    document = damaged()
    del document["source_language"], document["genre"]
    assert load_document(put(tmp_path, document) / "d.json").id == "d"
