"""The words and token shapes of a text, and the choice of rules by them."""

import re
from collections import Counter

from cleantext.document import Document
from cleantext.registry import all_rules
from cleantext.rule_index import RuleIndex
from cleantext.vocabulary import Shape, Vocabulary, occurrences

WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
TEXT = "The well-known crew’s boat, the LX-30,sank off tehran on Monday;the Crew swam. Marekwho rowed.\nThe crew’s boat (old)sank."


def test_counts_are_those_of_a_word_by_word_count_in_reading_order():
    expected = Counter(WORD.findall(TEXT))
    vocabulary = Vocabulary(TEXT)
    assert dict(vocabulary) == dict(expected)
    assert list(vocabulary) == list(expected)
    assert vocabulary["absent"] == 0
    assert "absent" not in vocabulary


def test_kinds_of_words():
    vocabulary = Vocabulary(TEXT)
    assert vocabulary.lower_proper == ["tehran"]
    assert "Marekwho" in vocabulary.unknown_capitalised
    assert "Monday" in vocabulary.capitalised
    assert "Monday" not in vocabulary.unknown_capitalised
    assert "boat" not in vocabulary.unknown_lower


def test_shapes_of_tokens():
    assert Vocabulary("one two, three.").shapes == 0
    for token, shape in (
        ("MarquesProfessor", Shape.CAMEL),
        ("six.By", Shape.GLUED_STOP),
        ("done.”The", Shape.GLUED_STOP),
        ("oil,salt", Shape.GLUED_COMMA),
        ("port(opened", Shape.GLUED_BRACKET),
        ("(old)sank", Shape.GLUED_BRACKET),
        ("1998", Shape.DIGIT),
    ):
        assert Vocabulary(f"one {token} two").shapes == shape, token
    assert Vocabulary("LX-30").shapes == Shape.DESIGNATION | Shape.DIGIT
    assert Vocabulary("U.S. and J.R.R. Tolkien, 3.5 (un) e.g.").shapes == Shape.DIGIT | Shape.ABBREVIATION


def test_occurrences_are_whole_words():
    assert [match.start() for match in occurrences("the other the", {"the"})] == [0, 10]
    assert not list(occurrences("the other", set()))


def test_candidates_leave_out_rules_without_a_mark_in_the_text():
    index = RuleIndex(all_rules())

    def codes(text: str) -> set[str]:
        return {rule.code for rule in index.candidates(Document(text))}

    assert not codes("Plain words of a plain sentence") & {"QUO001", "SEN001", "ENC040", "NAM001"}
    assert "QUO001" in codes("“Plain words")
    assert "SEN001" in codes("It closed.The end")
    assert "NAM001" in codes("Nobody, a clerk. And")
    assert codes("") == codes("a")


def test_what_a_trigger_hides_would_not_have_been_found():
    rules = all_rules()
    index = RuleIndex(rules)
    for text in [before for rule in rules for before, _ in rule.examples]:
        document = Document(text)
        candidates = index.candidates(document)
        for rule in rules:
            if rule not in candidates and (rule.shapes or rule.trigger_words) and rule.applies_to(document):
                assert not list(rule.find(document)), (rule.code, text)
            if rule.triggers and rule not in candidates and not (rule.shapes or rule.trigger_words or rule.characters):
                assert not document.has(*rule.triggers), (rule.code, text)
