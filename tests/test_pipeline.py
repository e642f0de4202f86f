"""What the pipeline decides: selection, fix level, conflicts, convergence, foreign filters, many texts."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from importlib.metadata import EntryPoint

import pytest

import cleantext
from cleantext import Document, Finding, Pipeline, UsageError, filters, registry

GLUED = "The bridge was closed.It will reopen in May."


def replace_all(rule: str, old: str, new: str, fix: str = "safe", confidence: float = 1.0):  # type: ignore[no-untyped-def]
    def find(document: Document) -> Iterator[Finding]:
        at = document.text.find(old)
        while at >= 0:
            yield Finding(rule, at, at + len(old), old, new, "test", confidence, fix)  # type: ignore[arg-type]
            at = document.text.find(old, at + len(old))

    return find


def test_a_callable_is_a_filter() -> None:
    result = Pipeline([replace_all("XXX001", "cat", "dog")]).repair("cat and cat")
    assert result.text == "dog and dog"
    assert [(e.rule, e.start, e.end) for e in result.edits] == [("XXX001", 0, 3), ("XXX001", 8, 11)]


def test_fix_levels_decide_what_is_applied() -> None:
    safe, unsafe = replace_all("XXX001", "a", "b"), replace_all("XXX002", "c", "d", "unsafe")
    texts = {level: Pipeline([safe, unsafe], fix=level).repair("a c").text for level in ("none", "safe", "unsafe")}
    assert texts == {"none": "a c", "safe": "b c", "unsafe": "b d"}
    proposal = Pipeline([unsafe]).repair("a c").findings[0]
    assert (proposal.applied, proposal.replacement, proposal.fix) == (False, "d", "unsafe")


def test_later_filters_on_changed_text_share_one_finding() -> None:
    result = Pipeline([replace_all("XXX001", "b", "cc"), replace_all("XXX002", "acca", "x")]).repair("zabaz")
    (edit,) = result.edits
    assert (edit.rule, edit.also, edit.start, edit.end, edit.replacement) == ("XXX001", ("XXX002",), 1, 4, "x")


def test_the_surer_of_two_overlapping_edits_wins() -> None:
    weak, strong = replace_all("XXX001", "ab", "1", confidence=0.5), replace_all("XXX002", "bc", "2", confidence=0.9)

    def both(document: Document) -> Iterator[Finding]:
        yield from weak(document)
        yield from strong(document)

    assert Pipeline([both]).repair("abc").text == "a2"


def test_filters_that_never_settle_leave_the_text_alone_and_say_so() -> None:
    result = Pipeline([replace_all("XXX001", "a", "b"), replace_all("XXX002", "b", "a")]).repair("ab")
    assert result.text == "aa"  # settles: the second filter undoes the first within each pass
    growing = Pipeline([replace_all("XXX003", "a", "aa")]).repair("a cat")
    assert growing.text == "a cat"
    assert growing.edits == ()
    assert growing.error is not None
    assert "XXX003" in growing.error


def test_select_and_ignore_work_by_prefix() -> None:
    assert cleantext.repair(GLUED, select=["SEN"]).edits
    assert cleantext.repair(GLUED, select="SEN").edits
    assert not cleantext.repair(GLUED, select=["QUO"]).findings
    assert not cleantext.repair(GLUED, ignore=["SEN"]).findings


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"select": ["SEM001"]}, "unknown rule code 'SEM001'; did you mean 'SEN001'"),
        ({"ignore": ["QUA"]}, "unknown rule code 'QUA'; did you mean 'QUO'"),
        ({"fix": "save"}, "unknown fix level 'save'; did you mean 'safe'"),
        ({"protect": ["("]}, "protect pattern '\\('"),
        ({"protect": ["x*"]}, "matches the empty string"),
        ({"glossary": "no/such/file.tsv"}, "glossary no/such/file.tsv"),
        ({"glossary": {"a": "b", "b": "c"}}, "both right"),
    ],
)
def test_bad_options_say_what_is_wrong(options: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        cleantext.repair("x", **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("finding", [Finding("X", 0, 99, "", "", "outside"), "not a finding"])
def test_a_broken_filter_is_named(finding: object) -> None:
    def broken(document: Document) -> list[object]:
        return [finding]

    pipeline = Pipeline([broken])  # type: ignore[list-item]
    with pytest.raises((TypeError, ValueError), match="broken"):
        pipeline.repair("abc")


def test_an_edit_that_would_expose_a_protected_span_is_not_made() -> None:
    result = Pipeline([replace_all("XXX001", "key=", "")], protect=["key=\\w+"]).repair("key=a")
    assert result.text == "key=a"
    opener = Pipeline([replace_all("XXX001", "open ", "")], protect=["(?<=open )\\w+"]).repair("open sesame")
    assert opener.text == "open sesame"
    assert [finding.applied for finding in opener.findings] == [False]


def test_glossary_overrules_the_rules(tmp_path) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path / "terms.tsv"
    path.write_text("# wrong\tright\nRiver Tan\tTan River\nacme.It\n", encoding="utf-8")
    result = cleantext.repair("The River Tan rose at acme.It was wet.It rained.", glossary=path)
    assert result.text == "The Tan River rose at acme.It was wet. It rained."
    assert result.edits[0].rule == "NAM000"


def test_many_texts_in_order_with_and_without_processes() -> None:
    texts = [f"Part {n} is done.The rest follows." for n in range(40)]
    pipeline = Pipeline()
    alone = [result.to_dict() for result in pipeline.repair_many(texts)]
    assert alone == [result.to_dict() for result in pipeline.repair_many(texts, jobs=2)]
    assert all(entry["text"].count(". ") == 1 for entry in alone)


def test_repair_many_reads_lazily() -> None:
    taken: list[int] = []

    def endless() -> Iterator[str]:
        while True:
            taken.append(1)
            yield "text"

    results = Pipeline([filters.Spacing()]).repair_many(endless())
    next(results)
    assert len(taken) == 1


def test_a_pipeline_can_be_pickled() -> None:
    pipeline = pickle.loads(pickle.dumps(Pipeline(protect=["x+"], glossary={"a": "b"})))
    assert pipeline.repair(GLUED).edits


def test_entry_points_add_filters(monkeypatch: pytest.MonkeyPatch) -> None:
    entry = EntryPoint("shout", f"{__name__}:shout", registry.ENTRY_POINT_GROUP)
    monkeypatch.setattr(registry, "entry_points", lambda group: [entry])
    registry.installed_filters.cache_clear()
    filters.default_filters.cache_clear()
    try:
        assert Pipeline().repair("loud").text == "LOUD"
    finally:
        monkeypatch.undo()
        registry.installed_filters.cache_clear()
        filters.default_filters.cache_clear()


def shout(document: Document) -> Iterator[Finding]:
    yield from replace_all("SHO001", "loud", "LOUD")(document)


@pytest.mark.parametrize("lead", ["– ", "  ", "\u00a0", "It was late.\n– "])
def test_a_name_behind_a_dash_or_an_indent(lead: str) -> None:
    text = f"{lead}Anna, who bakes, spoke. Berg said so."
    assert cleantext.repair(text).original == text
