"""Finds the few rules that a text needs to be shown to, without asking each of them.

What marks the places a rule looks at is a literal, a word, a character or a shape. Which of the marks
a token bears does not depend on the text, so it is found out once per process: most tokens of a text
stood in the texts before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from cleantext.document import Document
from cleantext.rule import Rule
from cleantext.token_memo import TokenMemo
from cleantext.vocabulary import shape_of, words_in

#: Pieces of triggers that stand in every text of some length.
_EVERYWHERE = re.compile(r"(?:[.,]|[A-Za-z0-9]) ?| [A-Za-z0-9]")
#: So many literals are looked up in a text faster than its words are counted.
_FEW = 64


class RuleIndex:
    """The rules of a pipeline by what marks the places they look at.

    Args:
        rules: each at most once.
    """

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._always: set[Rule] = set()
        self._by_literal: defaultdict[str, set[Rule]] = defaultdict(set)
        self._by_word: defaultdict[str, set[Rule]] = defaultdict(set)
        self._by_character: defaultdict[str, set[Rule]] = defaultdict(set)
        self._by_shape: defaultdict[int, set[Rule]] = defaultdict(set)
        for rule in rules:
            self._add(rule)
        self._characters = frozenset(self._by_character)
        self._pieces = {literal: _rarest_piece(literal) for literal in self._by_literal}
        self._any_piece = re.compile("|".join(map(re.escape, sorted(set(self._pieces.values())))) or r"(?!)")
        self._by_token = TokenMemo(self._of_token)
        self._few = not self._by_shape and len(self._by_literal) + len(self._by_word) <= _FEW

    def _add(self, rule: Rule) -> None:
        if rule.characters:
            for character in rule.characters:
                self._by_character[character].add(rule)
        elif rule.trigger_words:
            for word in rule.trigger_words:
                self._by_word[word].add(rule)
        elif rule.shapes:
            self._by_shape[int(rule.shapes)].add(rule)
        elif rule.triggers and all(map(_rarest_piece, rule.triggers)):
            for literal in rule.triggers:
                self._by_literal[literal].add(rule)
        else:
            self._always.add(rule)

    def candidates(self, document: Document) -> set[Rule]:
        """The rules with a mark in the text, and those without any."""
        found = self._always.copy()
        for character in document.characters & self._characters:
            found |= self._by_character[character]
        if self._few:
            for by_literal in (self._by_literal, self._by_word):
                for literal, rules in by_literal.items():
                    if literal in document.text:
                        found |= rules
        else:
            found.update(*map(self._by_token.__getitem__, document.vocabulary.tokens))
        return found

    def _of_token(self, token: str) -> frozenset[Rule]:
        """The rules with a word or shape of a token, or a trigger of which it, with the spaces around it, may hold the rarest piece."""
        found: set[Rule] = set()
        for word in self._by_word.keys() & words_in[token]:
            found |= self._by_word[word]
        if shape_of[token]:
            found.update(*(rules for shape, rules in self._by_shape.items() if shape & shape_of[token]))
        spaced = f" {token} "
        if self._any_piece.search(spaced) is not None:
            found.update(*(rules for literal, rules in self._by_literal.items() if self._pieces[literal] in spaced))
        return frozenset(found)


def _rarest_piece(literal: str) -> str:
    """The longest part of a literal without white space inside, with a space where it begins or ends a token; empty when it stands in every text."""
    pieces = re.findall(r" ?[^ ]+ ?", re.sub(r"\s+", "  ", literal))
    return max((piece for piece in pieces if not _EVERYWHERE.fullmatch(piece)), key=len, default="")
