"""The page mode: finds the article in the text of a whole page, and takes no article for a page."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

import cleantext
from cleantext import filters
from cleantext.filters.boilerplate.page import context, decision, features
from cleantext.filters.boilerplate.page.article import likely_article, may_be_page, outside_article, read
from cleantext.filters.boilerplate.page.model import Tree
from cleantext.filters.boilerplate.page.outside import OutsideArticle
from cleantext.layout import removal_span, removal_spans

CORPORA = sorted((Path(__file__).parent.parent / "corpora").glob("*.json"))
PAGE, ARTICLE = OutsideArticle.examples[0]


def removed(result: cleantext.Result) -> list[cleantext.Finding]:
    return [finding for finding in result.edits if finding.rule == "WEB100"]


def test_every_removed_line_is_a_finding_with_a_reason() -> None:
    result = cleantext.repair(PAGE)
    assert result.text == ARTICLE
    assert len(removed(result)) == len([line for line in PAGE.splitlines() if line]) - len(
        [line for line in ARTICLE.splitlines() if line]
    )
    for finding in removed(result):
        assert len(finding.original.strip().splitlines()) == 1
        assert "before it" in finding.message or "behind it" in finding.message
        assert 0.5 < finding.confidence <= 1
    assert result.undo() == PAGE
    assert cleantext.repair(result.text).edits == ()


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_other_line_ends(end: str) -> None:
    result = cleantext.repair(PAGE.replace("\n", end))
    assert result.text == ARTICLE.replace("\n", end)


def test_a_protected_line_of_a_page_stays() -> None:
    page = PAGE.replace("Terms of use\n", "Terms of use\nhttps://www.example.org/imprint\n")
    result = cleantext.repair(page)
    assert result.text.rstrip().endswith("https://www.example.org/imprint")


def test_of_a_line_with_an_address_only_the_address_stays() -> None:
    line = "Write to desk@averley.example or see https://averley.example/help, Monday to Friday."
    result = cleantext.repair(PAGE.replace("Terms of use\n", f"Terms of use\n{line}\n"))
    assert result.text.rstrip().endswith("\ndesk@averley.example https://averley.example/help")
    assert result.undo() == result.original
    assert cleantext.repair(result.text).edits == ()


def test_what_is_protected_by_its_surroundings_keeps_them() -> None:
    pipeline = cleantext.Pipeline(protect=[r"(?<=Terms of )use"])
    assert "\nTerms of use\n" in pipeline.repair(PAGE).text
    assert "\nPrivacy policy\n" not in pipeline.repair(PAGE).text


@pytest.mark.parametrize(
    ("chances", "expected"),
    [([0.9, 0.1, 0.95, 0.0], [0, 2]), ([0.3, 0.02, 0.35, 0.01], [0, 2]), ([0.0, 0.0, 0.0, 0.0], [])],
)
def test_the_likeliest_lines_make_the_article(chances: list[float], expected: list[int]) -> None:
    lines = features.page_lines("One line of six plain words.\n" * 4)
    assert likely_article(lines, chances) == expected


@pytest.mark.parametrize("path", CORPORA, ids=lambda path: path.stem)
def test_no_document_of_the_corpora_is_a_page(path: Path) -> None:
    document = json.loads(path.read_text("utf-8"))
    assert not removed(cleantext.repair(document["text"]))
    assert outside_article(document.get("gold") or document["text"], True) is None


def test_modes() -> None:
    assert not removed(cleantext.repair(PAGE, boilerplate="article"))
    assert cleantext.repair(PAGE, boilerplate="page").text == ARTICLE
    assert not any(f.rule.startswith("WEB") for f in cleantext.repair(PAGE, boilerplate="off").findings)
    assert cleantext.Pipeline([filters.Boilerplate(mode="page")]).repair(PAGE).text == ARTICLE
    with pytest.raises(cleantext.UsageError, match="did you mean 'page'"):
        filters.Boilerplate(mode="pages")


def test_forced_page_mode_settles() -> None:
    text = "Menu\nNews\nSport\n\n" + ARTICLE + "\nSign up to our newsletter\nPrivacy policy\n"
    result = cleantext.repair(text, boilerplate="page")
    assert result.text == ARTICLE
    assert cleantext.repair(result.text, boilerplate="page").edits == ()


def test_a_page_without_an_article_stays() -> None:
    page = "\n".join(f"Menu entry {number}\nSign in\nPrivacy policy" for number in range(20))
    assert not removed(cleantext.repair(page))


def test_a_list_at_the_end_of_an_article_makes_no_page() -> None:
    names = ["Facebook", "Twitter", "Pinterest", "LinkedIn", "YouTube", "Instagram", "Reddit", "Email", "Print", "RSS"]
    text = ARTICLE + "\nWhere it can be linked\n\n" + "\n".join(f"{name}\nShare on {name}\n{name} sign in" for name in names)
    assert may_be_page(text)
    assert not removed(cleantext.repair(text))


def test_furniture_on_one_side_alone_makes_no_page() -> None:
    lines = features.page_lines(PAGE)
    article_lines = [line for line in lines if line.prose]
    inside = [index for index, line in enumerate(lines) if line.prose]
    chances = [0.95 if line.prose else 0.02 for line in lines]
    wording = [0.5 if line.prose else -2.0 for line in lines]
    weights = [0.0] * len(decision.figures(lines, chances, wording, inside))
    assert decision.is_page(lines, chances, wording, inside, [*weights, 2.0])
    assert not decision.is_page(lines, chances, wording, inside, [*weights, 0.0])
    behind = lines[inside[0] :]
    inside = list(range(len(article_lines)))
    assert not decision.is_page(behind, chances[-len(behind) :], wording[-len(behind) :], inside, [*weights, 2.0])


def test_the_pre_test_lets_articles_pass_at_once() -> None:
    assert not may_be_page(ARTICLE * 20)
    assert may_be_page(PAGE)


def test_one_line_again_and_again_makes_no_page() -> None:
    sentences = [f"The ferry to pier {number} sails on Sundays, and a bus runs on every other day of the week." for number in range(60)]
    assert not may_be_page("\n".join(f"{sentence}\nnot recorded" for sentence in sentences))
    assert may_be_page("\n".join(f"{sentence}\nPier {number}" for number, sentence in enumerate(sentences)))


def test_figures_are_as_many_for_every_line() -> None:
    for text in ("One", "One\n\nTwo words here.\n  * three", PAGE):
        lines = features.page_lines(text)
        rows = features.rows(lines, [0.0] * len(lines))
        assert {len(row) for row in rows} == {len(rows[0])}
        columns = context.columns(lines, [0.0] * len(lines), [0.5] * len(lines))
        assert {len(column) for column in columns} == {len(lines)}
    assert features.page_lines("") == features.page_lines(" \n\t\n") == []


def test_densest_run() -> None:
    assert features.densest([0, 9, 9, 0, 0, 0, 9, 0], 4.0) == (1, 3)
    assert features.densest([0, 0], 1.0) == (0, 0)
    assert features.densest([], 1.0) == (0, 0)


def test_a_tree_sorts_rows_to_its_leaves() -> None:
    tree = Tree([0, 1], [1.0, 5.0], [~0, ~1], [1, ~2], [10.0, 20.0, 30.0])
    sums = [0.0] * 4
    tree.add([[0.0, 2.0, 2.0, 1.0], [9.0, 5.0, 6.0, 9.0]], [0, 1, 2], sums)
    assert sums == [10.0, 20.0, 30.0, 0.0]


@pytest.mark.parametrize("text", ["a\nb\nc\nd", "a\n\nb\nc\n\n\nd\n", "\n a \n  b\nc", "a\r\nb\r\n\r\nc\r\nd", "b\nc"])
def test_spans_of_removed_lines_touch_and_add_up(text: str) -> None:
    visible = [(line.start, line.end) for line in features.page_lines(text)]
    for first in range(len(visible)):
        for last in range(first, len(visible)):
            spans = removal_spans(text, visible[first : last + 1])
            assert (spans[0][0], spans[-1][1]) == removal_span(text, visible[first][0], visible[last][1])
            assert all(one[1] == two[0] for one, two in pairwise(spans))
            assert all(start <= line[0] and line[1] <= end for (start, end), line in zip(spans, visible[first:], strict=False))


def test_time_is_linear() -> None:
    def seconds(times: int) -> float:
        text = (PAGE + "\n") * times
        start = time.perf_counter()
        read(text)
        return time.perf_counter() - start

    read(PAGE)
    small = min(seconds(10) for _ in range(3))
    large = min(seconds(80) for _ in range(2))
    assert large < 20 * small
