"""An alignment stays exact through any number of rounds of edits."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.pipeline import _result
from cleantext.protection import Protector


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> list[Finding]:
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits: list[Finding] = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        if edits and edits[-1].end == end:
            continue
        replacement = draw(st.text("xyz ", max_size=4))
        if replacement != text[start:end]:
            edits.append(Finding("TST001", start, end, text[start:end], replacement, "test"))
    return edits


@given(st.data())
def test_replay_and_undo_after_any_rounds(data: st.DataObject) -> None:
    original = data.draw(st.text("abc \n", max_size=40))
    document = Document(original, Protector())
    for _ in range(data.draw(st.integers(1, 5))):
        edits = data.draw(edits_of(document.text))
        changed = document.apply(edits)
        assert changed is not None
        document = changed
    result = _result(document, ())
    assert result.replay() == document.text
    assert result.undo() == original
    for first, second in zip(result.edits, result.edits[1:], strict=False):
        assert first.end <= second.start
        assert (first.start, first.end) != (second.start, second.end)


@given(st.data())
def test_ranges_map_back_to_where_they_came_from(data: st.DataObject) -> None:
    original = data.draw(st.text("abc", max_size=30))
    document = Document(original, Protector())
    for _ in range(2):
        changed = document.apply(data.draw(edits_of(document.text)))
        assert changed is not None
        document = changed
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(document.text))] * 2)))
    left, right = document.alignment.to_original(start, end)
    assert 0 <= left <= right <= len(original)
    untouched = all(hunk.end < left or hunk.start > right for hunk in document.alignment.hunks)
    if untouched:
        assert original[left:right] == document.text[start:end]


def test_edits_on_changed_text_become_one_hunk() -> None:
    document = Document("the cat sat", Protector())
    document = document.apply([Finding("A", 4, 7, "cat", "dog", "a")]) or document
    document = document.apply([Finding("B", 6, 9, "g s", "t S", "b")]) or document
    (hunk,) = document.alignment.hunks
    assert (hunk.start, hunk.end, hunk.replacement) == (4, 9, "dot S")
    assert [finding.rule for finding in hunk.findings] == ["A", "B"]


def test_edits_that_undo_each_other_leave_no_hunk() -> None:
    document = Document("the cat", Protector())
    document = document.apply([Finding("A", 4, 7, "cat", "dog", "a")]) or document
    document = document.apply([Finding("B", 4, 7, "dog", "cat", "b")]) or document
    assert document.alignment.hunks == ()
