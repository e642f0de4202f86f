"""The termbase: what it matches, that it overrules every rule, and that its errors say what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

import cleantext
from cleantext.errors import UsageError
from cleantext.glossary import Glossary

TEXT = "Kowalczyk opened. Kowalczyk sells. Later Kowalczik moved."


@pytest.mark.parametrize(
    ("terms", "text", "repaired"),
    [
        ({"Lind Harald": "Harald Lind"}, "So said Lind Harald.", "So said Harald Lind."),
        ({"Lind Harald": "Harald Lind"}, "So said Lind  Harald and Lind\u00a0Harald.", "So said Harald Lind and Harald Lind."),
        ({"Lind Harald": "Harald Lind"}, "So said Lind\nHarald.", "So said Harald Lind."),
        ({"Lind Harald": "Harald Lind"}, "Lind\n\nHarald stays.", "Lind\n\nHarald stays."),
        ({"Lind": "Lund"}, "Lind’s Linden and blind Lind.", "Lund’s Linden and blind Lund."),
        ({"tea": "tea time"}, "Have tea or tea time.", "Have tea time or tea time."),
        ({"a b": "x", "a b c": "y"}, "Take a b c, then a b.", "Take y, then x."),
        ({"C++": "Cpp", ".NET": "Dotnet"}, "We use C++ and .NET here.", "We use Cpp and Dotnet here."),
        ({"Cafe\u0301 Olé": "Cafe Ole"}, "At Café Olé.", "At Cafe Ole."),
        ({"wrong": "right"}, "Say `wrong` and wrong at http://wrong.example/wrong now.", "Say `wrong` and right at http://wrong.example/wrong now."),
    ],
)
def test_wrong_terms_are_replaced_as_whole_words(terms: dict[str, str], text: str, repaired: str) -> None:
    result = cleantext.repair(text, glossary=terms)
    assert result.text == repaired
    assert all(finding.applied for finding in result.findings if finding.rule == "NAM000")
    assert not cleantext.repair(result.text, glossary=terms).edits


def test_a_variant_that_the_glossary_settles_is_mended() -> None:
    assert [finding.rule for finding in cleantext.repair(TEXT).findings] == ["NAM021"]
    assert cleantext.repair(TEXT, glossary={"Kowalczik": "Kowalczyk"}).text == TEXT.replace("czik", "czyk")


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("Kowalczik", TEXT),
        ("theLumira", "Buy theLumira Note if you like it."),
        ("MarquesProfessor", "The dean, Ana MarquesProfessor of law, resigned. Marques left."),
        ("tehran", "The minister flew to tehran on Monday evening."),
        ("Legall", "Ana Le Gall rows. On Friday Le Gall won. Legall trains alone."),
    ],
)
def test_no_rule_objects_to_a_protected_name(term: str, text: str) -> None:
    assert cleantext.repair(text).findings
    assert not cleantext.repair(text, glossary={term: ""}).findings


def test_right_forms_are_protected() -> None:
    terms = {"the harbour": "theHarbour"}
    assert cleantext.repair("He runs the harbour Board of the town.", glossary=terms).text == "He runs theHarbour Board of the town."


@pytest.mark.parametrize(
    ("name", "content", "terms"),
    [
        ("g.tsv", "Lind Harald\tHarald Lind\n\n# a note\nAcme Oy\n", {"Lind Harald": "Harald Lind"}),
        ("g.csv", '"Lind, Harald",Harald Lind\nAcme Oy\n', {"Lind, Harald": "Harald Lind"}),
        ("g.CSV", "a,b\r\na,b\r\n", {"a": "b"}),
        ("g.txt", "\ufeff a \t b \n", {"a": "b"}),
    ],
)
def test_files_are_read(tmp_path: Path, name: str, content: str, terms: dict[str, str]) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    assert Glossary.load(path).replacements == terms


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a\tb\tc\n", ["line 1", "more than two columns"]),
        ("x\ty\n\tb\n", ["line 2", "no term", "'b'"]),
        ("a\tb\na\tc\n", ["line 2", "'a'", "'b'", "'c'"]),
        ('"a\tb\nc\td\n', ["unexpected end"]),
        ("a\tb\nb\tc\n", ["'b'", "both right (for 'a') and wrong"]),
    ],
)
def test_errors_say_what_is_wrong_and_where(tmp_path: Path, content: str, words: list[str]) -> None:
    path = tmp_path / "terms.tsv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        Glossary.load(path)
    assert all(word in str(error.value) for word in words)


@pytest.mark.parametrize("terms", [{"": "x"}, {" ": ""}, {"a": "b", "b": "c"}])
def test_bad_mappings_are_refused(terms: dict[str, str]) -> None:
    with pytest.raises(UsageError, match="glossary"):
        Glossary(terms)
