"""Words that lost the space between them, at the edge of a link or behind a comma.

Names glued to what stands behind them are the business of the names family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, given_names, is_word, surnames, tags, zipf
from cleantext.rule import PatternRule, Rule
from cleantext.vocabulary import Shape

#: Function words that do not begin compounds or foreign words with an English rest.
_FIRST_HALVES = frozenset(
    ["the", "and", "of", "with", "from", "that", "which", "this", "these", "those", "their", "they", "will", "would", "could", "should", "have", "has", "had", "was", "were", "are", "been", "because", "about", "than", "its", "our", "your", "his", "her", "when", "while"]
)
#: Function words that do not end them.
_SECOND_HALVES = frozenset(
    ["of", "the", "and", "with", "from", "that", "which", "who", "when", "were", "was", "have", "has", "had", "their", "this", "because", "while", "than", "into", "been", "are", "would", "could", "should"]
)


class MissingSpaceAfterComma(PatternRule):
    """A comma between two words takes a space after it; lists of codes, numbers and file names do not count.

    One of the words, the second in any case behind a name or a number, must be one that leads on to a
    new phrase; two other words, names and words behind a semicolon are parted only in a text that shows damage elsewhere.
    """

    code = "SPC011"
    name = "missing-space-after-comma"
    message = "A space is missing after the comma."
    confidence = 0.95
    examples = (
        ("The snow melted early,and some roads were flooded.", "The snow melted early, and some roads were flooded."),
        ("They moved to Košice,where the mill stood.", "They moved to Košice, where the mill stood."),
        ("Ida Holm, 41,owner of the mill, agreed.", "Ida Holm, 41, owner of the mill, agreed."),
        (
            "The mill is old.It was very small , and the the road led to Brno,Prague and Linz,Austria. Buy resources,fish and bread;it is cheap.",
            "The mill is old. It was very small, and the road led to Brno, Prague and Linz, Austria. Buy resources, fish and bread; it is cheap.",
        ),
    )
    allows = (
        "Use the keys a,b,c or red,green,blue as given.",
        "The price was 1,000 or 2,500.",
        "Run sort -k name,date here, or read A,the and N,n-dimethyl.",
        "The pair (x,of) and the file Log,and.txt stay.",
    )
    shapes = Shape.GLUED_COMMA
    pattern = re.compile(r"(?<=[ (“\"‘\n])([^\W_][\w’'-]*)([,;])([^\W\d_]+(?:[’'][a-z]{1,2})?)(?=[ ,][a-zA-Z“‘\"(]|[,.](?:\s|$))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        left, mark, right = match.groups()
        at = match.start(3)
        if document.damaged and self._plainly_parted(left, right, document, match):
            return self.finding(document, at, at, " ")
        if mark == ";" or not (right.isascii() and right.islower() and 2 <= len(right) <= 20) or document.text[match.end() :][1:2].isupper():
            return None
        if not is_word(right) or len(left) < 2 or document.text[match.end() :][:2].strip()[:1] in "-=":
            return None
        if left.isdigit():
            leads = zipf(right) >= 3.5 and len(right) > 2 and document.text[: match.start()].endswith(", ")
        elif left.islower() and is_word(left):
            leads = right in _LEADING or left in _LEADING or document.damage > 2
        else:
            leads = right in _LEADING and left[0].isupper() and not left.isupper()
        if not leads:
            return None
        return self.finding(document, at, at, " ")

    @staticmethod
    def _plainly_parted(left: str, right: str, document: Document, match: re.Match[str]) -> bool:
        """Whether a damaged text has words or names on both sides of the mark, and no list of codes."""
        behind = document.text[match.end() : match.end() + 24]
        if len(left) < 3 or re.match(r",\w", behind) or document.text[: match.start()].endswith((",", ";")) or left.isdigit():
            return False
        word = right.lower().split("’")[0].split("'")[0]
        known = (is_word(word) and (len(word) > 2 or word in FUNCTION_WORDS)) or (right[0].isupper() and left[0].isalpha() and len(right) > 2)
        return known and (is_word(left.lower()) or left[0].isupper())


_LEADING = frozenset(
    ["and", "but", "or", "so", "yet", "nor", "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "you", "who", "which", "where", "when", "while", "because", "since", "if", "as", "with", "in", "on", "at", "by", "for", "from", "to", "of", "after", "before", "although", "though", "is", "was", "were", "are", "has", "had"]
)


class GluedWords(Rule):
    """``tablespoonsof oil``, ``from theministry``: an ordinary word and a function word, glued.

    The whole must be unknown to the lexicon and rare in the text, the other half a common word.
    Function words that also begin or end words (``in``, ``is``, ``or``, ``for``) count only in a text that shows
    damage elsewhere. An adverb, a participle or a derived adjective, which begin no compounds, is parted there from
    an ordinary word, too (``localbranch``); two nouns (``keyworker``) never are.
    """

    code = "SPC015"
    name = "glued-words"
    message = "A space is missing between two words."
    confidence = 0.92
    examples = (
        ("Add two tablespoonsof oil and the wholeof the onion.", "Add two tablespoons of oil and the whole of the onion."),
        ("A letter from theministry willbe read.", "A letter from the ministry will be read."),
        (
            "The mill is old.It was very very small , and the the road was closed. The localbranch isfighting for it, and healso said whyhe stays.",
            "The mill is old. It was very small, and the road was closed. The local branch is fighting for it, and he also said why he stays.",
        ),
    )
    allows = (
        "The bonbori and the shukatsu fair, hereof and thereof.",
        "He is a whereabouts man of leitmotif and motif. Theremin, thereat and wasabi, fromage and willhaben.",
        "Follow #theparty at theserver.example or @thebaker.",
        "Whosoever, notwithstanding, heretofore, withal, thereunto, herefrom.",
        "The mill is old and a localbranch of it isfighting on.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        rare = [word for word in vocabulary.unknown_lower if vocabulary[word] <= 2 and vocabulary[word.capitalize()] == 0]
        cuts = {word: cut for word in rare if (cut := _cut(word) or (_best_cut(word) if document.damaged else 0))}
        text = document.text
        for match in document.occurrences(cuts):
            before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
            if before in _BEFORE and behind[:1] in _BEHIND and not (behind[:1] == "." and behind[1:].isalnum()):
                at = match.start() + cuts[match.group()]
                yield self.finding(document, at, at, " ")


#: ``herefrom``, ``whereof``: halves of words that lawyers write.
_LEGAL = frozenset(["here", "there", "where"])
_BEFORE = frozenset(["", " ", "\n", "(", "“", '"', "‘", "—"])
_BEHIND = frozenset(["", " ", "\n", ",", ".", ";", ":", "!", "?", ")", "”", '"', "’"])


#: Least frequency (Zipf) of the halves of a cut in a damaged text, by what they are.
_BESIDE_FUNCTION_WORD = 3.3
_BESIDE_SHORT_FUNCTION_WORD = 4.0
_BOTH_ORDINARY = 4.0
#: Adverbs, participles and derived adjectives begin no compounds.
_DERIVED = re.compile(r"...(?:al|ive|ed|ous|ic|ary|ful|ent|ant|ly|ible|able|ar|ese|ian)\Z")
#: Brands that are two words glued and are often written in small letters.
_BRANDS = frozenset(["airbnb", "facebook", "instagram", "linkedin", "onlyfans", "paypal", "tiktok", "wechat", "whatsapp", "youtube"])
#: By how much (Zipf) the best cut must beat the others.
_CLEARLY = 0.5
#: Two letters that begin or end English words, or that other words end in, too often.
_AFFIXES = frozenset(["a", "i", "am", "an", "al", "en", "de", "re", "un", "us", "ex", "er", "ed", "es", "ly", "ism", "ist", "able", "less", "like", "wise", "self", "non", "anti", "under", "over", "out", "off", "inter", "mid", "sub", "near", "up", "down", "man", "men", "one", "some", "any", "every", "per", "pro", "par", "mine", "thing", "things"])


@lru_cache(maxsize=1 << 14)
def _best_cut(word: str) -> int:
    """Where an unknown word of a damaged text falls into two common words; 0 when nowhere or in more ways than one."""
    if not (word.isascii() and word.isalpha()) or not 5 <= len(word) <= 26 or word in surnames() or word in given_names():
        return 0
    if word in _BRANDS:
        return 0
    scores = sorted((score, cut) for cut in range(2, len(word) - 1) if (score := _score(word[:cut], word[cut:])))
    if not scores or (len(scores) > 1 and scores[-1][0] - scores[-2][0] < _CLEARLY):
        return 0
    return scores[-1][1]


def _score(left: str, right: str) -> float:
    """How common the two halves of a cut are together (sum of Zipf frequencies); 0 when they may be no words of their own."""
    if not (is_word(left) and is_word(right)) or left in _AFFIXES or right in _AFFIXES or left in _LEGAL:
        return 0.0
    function = left in FUNCTION_WORDS, right in FUNCTION_WORDS
    least = _BOTH_ORDINARY
    if any(function):
        if not all(function) and len(right if function[0] else left) < 4:
            return 0.0
        short = any(is_function and len(half) == 2 for is_function, half in zip(function, (left, right), strict=True))
        least = _BESIDE_SHORT_FUNCTION_WORD if short else _BESIDE_FUNCTION_WORD
    elif len(right) < 4 or not (_DERIVED.search(left) and tags(left) & {"ADJ", "ADV", "VERB"}):
        return 0.0
    frequency = zipf(left), zipf(right)
    return sum(frequency) if min(frequency) >= least else 0.0


@lru_cache(maxsize=1 << 14)
def _cut(word: str) -> int:
    """Where an unknown word falls into a common word and a function word; 0 when it does not."""
    if not word.isalpha() or not 5 <= len(word) <= 24 or word in surnames() or word in given_names():
        return 0
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if left in FUNCTION_WORDS and right in FUNCTION_WORDS:
            if (left in _FIRST_HALVES or right in _SECOND_HALVES) and is_word(left) and is_word(right):
                return cut
        elif left in _FIRST_HALVES:
            if len(right) > 3 and is_word(right) and zipf(right) >= (2.5 if left == "the" else 4.0):
                return cut
        elif right in _SECOND_HALVES and len(left) > 3 and left not in _LEGAL and is_word(left) and zipf(left) >= 3.3:
            return cut
    return 0
