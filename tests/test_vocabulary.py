"""The words and token shapes of a text, and the choice of rules by them."""

import re
from collections import Counter
from dataclasses import replace

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.registry import all_rules
from cleantext.rule_index import RuleIndex
from cleantext.vocabulary import Shape, Vocabulary, occurrences, shape_of

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
    assert not any(shape_of[token] for token in ["one", "two,", "three."])
    for token, shape in (
        ("MarquesProfessor", Shape.CAMEL),
        ("six.By", Shape.GLUED_STOP),
        ("done.”The", Shape.GLUED_STOP),
        ("oil,salt", Shape.GLUED_COMMA),
        ("port(opened", Shape.GLUED_BRACKET),
        ("(old)sank", Shape.GLUED_BRACKET),
        ("1998", Shape.DIGIT),
    ):
        assert shape_of[token] == shape, token
        assert Vocabulary(f"one {token} two").tokens_of(shape) == [token]
    assert shape_of["LX-30"] == Shape.DESIGNATION | Shape.DIGIT
    tokens = ["U.S.", "J.R.R.", "Tolkien,", "3.5", "(un)", "e.g."]
    assert [shape_of[token] for token in tokens] == [0, 0, 0, Shape.DIGIT, 0, Shape.ABBREVIATION]


def test_occurrences_are_whole_words():
    assert [match.start() for match in occurrences("the other the", {"the"})] == [0, 10]
    assert not list(occurrences("the other", set()))


def test_few_words_are_found_where_many_are():
    text = "The ox, ox-cart and 1ox; ox’s ox_ OX oxox (ox) x-ox --ox ox' ox"
    for word in ("ox", "ox-cart", "ox’s", "x-ox"):
        expected = [match.span() for match in WORD.finditer(text) if match.group() == word]
        assert [match.span() for match in occurrences(text, {word})] == expected
        assert [match.span() for match in occurrences(text, {word, *map(str, range(50))})] == expected


def test_a_view_is_made_again_when_an_answer_about_the_damage_changes():
    document = Document("One two three.")
    asked = []

    def view(document: Document) -> bool:
        asked.append(None)
        return document.damaged

    def outer(document: Document) -> bool:
        return document.once(view)

    sign = Finding("SEN001", 0, 3, "One", "Two", "", 0.9, "safe")
    assert not document.once(outer)
    document.note([sign])
    assert document.damage == 1
    assert not document.once(outer)
    assert len(asked) == 1
    document.note([sign, replace(sign, rule="SPC001")])
    assert document.once(outer)
    assert document.once(view)
    assert len(asked) == 2


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
