"""Capitals that the start of a separately translated piece left inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.continuation import JOIN, has_clause, leads_on
from cleantext.document import CHARACTERS_PER_SIGN, Document
from cleantext.filters.casing.truecase import Place, Usage, candidate, capital_odds, capitals
from cleantext.finding import Finding
from cleantext.lexicon import FUNCTION_WORDS, given_names, words_of
from cleantext.rule import Rule
from cleantext.segmentation import word_before
from cleantext.syntax import completeness, join_probability
from cleantext.token_memo import TokenMemo

#: Log odds that a capital is wrong before anything is known of it, in a text without damage; and on a function
#: word, which is no name by itself.
PRIOR, FUNCTION_PRIOR = -6.0, -2.6
#: What every sign of damage adds, the most that they add together, and what another seam nearby adds.
PER_SIGN, MOST, NEARBY = 1.7, 5.2, 0.7
#: Families of which any number of signs counts as two, and as one where there are no others: bad typesetting.
_TYPESETTING = ("SPC", "QUO", "NUM")
#: In a damaged text a capital with these log odds is a sign as well, for this much, but not the first one.
SUSPECT, PER_SUSPECT = 2.5, 0.7
#: What is added for a function word: pieces that were translated apart begin with one more often than by chance.
FUNCTION = 0.8
#: What every term beyond the second takes off, and the most they take off together.
PER_TERM, MOST_TERMS = 0.7, 3.0
#: What is taken off beside another capital and where names stand: names of ordinary words are commoner in today's
#: texts than in those that the model was fitted on.
OF_NAME = 1.2
#: What is added in a damaged text for an article in front of a lower-case word: no name begins so.
ARTICLE = 1.5
_ARTICLE = re.compile(r"(?:The|An?) [a-z]")
#: From these log odds on a capital is lowered; from those on it is flagged in a damaged text.
LOWER, FLAG = 0.9, -0.6

#: Texts about God, and pronouns with the capital of reverence or courtesy.
_DIVINE = re.compile(r"\b(?:God|Lord|Allah|Christ|Jesus|Jehovah|Moses|Messenger|Prophet|Scriptures?)\b")
_REVERENT = frozenset(["he", "him", "his", "himself", "we", "us", "our", "me", "my", "thee", "thou", "thy", "you", "your"])
_CAPITAL_PRONOUN = re.compile(r"(?<=[a-z,] )(?:H(?:e|im|is)|[UW](?:s|e)|Our|M[ey]|Th(?:ee|ou|y)|Your?)(?= )")
#: Words besides pronouns that a sentence may begin its subject with.
_OPENERS = frozenset(["the", "this", "that", "these", "those", "a", "an", "there"])


def prior(document: Document) -> tuple[float, float]:
    """Log odds that a capital inside a sentence is wrong, on a content and on a function word, by the document's damage.

    Texts of more than :data:`~cleantext.document.CHARACTERS_PER_SIGN` characters need more signs, those that write
    several terms with capitals as well, and texts about God stay as they are.
    """
    text = document.text
    if 2 * len(_DIVINE.findall(text)) + len(_CAPITAL_PRONOUN.findall(text)) > 3:
        return PRIOR, PRIOR
    if not document.damage:
        return PRIOR, FUNCTION_PRIOR
    typesetting = sum(min(count, 3) for code, count in document.signs.items() if code.startswith(_TYPESETTING))
    signs: float = document.damage - typesetting
    if signs:
        suspects = {each.spot.word for each in document.once(capitals) if each.odds >= SUSPECT}
        signs += PER_SUSPECT * min(4, max(0, len(suspects) - 1)) + min(2, typesetting)
    else:
        signs = min(1, typesetting)
    terms = min(MOST_TERMS, PER_TERM * max(0, document.once(Usage.of).terms - 2))
    odds = PRIOR + min(MOST, PER_SIGN * signs / (1 + len(text) / CHARACTERS_PER_SIGN)) - terms
    return odds, max(odds + FUNCTION, FUNCTION_PRIOR)


#: Whether so hardly ever a capital stands on a word inside sentences that one is suspect in any text.
_never_capital = TokenMemo(lambda word: candidate[word] and capital_odds(word.lower()) < -4)
#: What the outer signs of content and function words must exceed in a text without damage.
_CLEAN_BARS = (LOWER - PRIOR - 3.5, LOWER - FUNCTION_PRIOR - 3.5)


class SeamCapital(Rule):
    """``published On``, ``the dairy Workers``, ``Mrs. Lind Ordered``: a capital on an ordinary word inside a sentence.

    Links and bold spans are translated apart and keep the capital of a sentence start. A model adds up how often
    English writes the word so, its part of speech, what stands beside it and how the document writes it elsewhere;
    the damage that the document shows besides gives the prior. So a text without damage keeps its names, titles of
    works, institutions and defined terms, and loses a capital only on words that hardly ever have one. A word
    that the document writes with a capital again and never small is a term. Where a whole sentence may have been
    inserted or lost its stop, and where the odds are even, the place is only flagged.
    """

    code = "CAS001"
    name = "seam-capital"
    message = "A word that takes no capital inside a sentence has one."
    confidence = 0.93
    examples = (
        ("The report was released On Thursday by the mayor of Graz.", "The report was released on Thursday by the mayor of Graz."),
        (
            "They met on monday.It rained on tuesday. The captain, Who grew up in Bergen, knows the fjord.",
            "They met on Monday. It rained on Tuesday. The captain, who grew up in Bergen, knows the fjord.",
        ),
        ("They hope to become Less dependent on imported grain.", "They hope to become less dependent on imported grain."),
        ("The decision Can be appealed until May.", "The decision can be appealed until May."),
        (
            "They met on monday.It rained on tuesday. The choir would like to find People who can sing.",
            "They met on Monday. It rained on Tuesday. The choir would like to find people who can sing.",
        ),
        (
            "They met on monday.It rained on tuesday. Last week Mr. Duval Opened a second shop on the quay.",
            "They met on Monday. It rained on Tuesday. Last week Mr. Duval opened a second shop on the quay.",
        ),
        (
            "They met on monday.It rained on tuesday. According to the owner, The boats were sold in spring.",
            "They met on Monday. It rained on Tuesday. According to the owner, the boats were sold in spring.",
        ),
        (
            "They met on monday.It rained on tuesday. Rents rose by a tenth; The number of flats fell.",
            "They met on Monday. It rained on Tuesday. Rents rose by a tenth; the number of flats fell.",
        ),
    )
    allows = (
        "She has read The Hobbit, and What We Talk About When We Talk About Love.",
        "Police Arrest Man For Theft Of Bicycle In Graz",
        "He had one rule: The door stays shut.",
        "The lawyer of the Buyer or The Seller may object.",
        "They saw the film About Schmidt and wore Under Armour shoes.",
        "He sings with The Who and lives in The Hague.",
        "At the feast my cousin Will sang two songs.",
        "“Yes,” she said. “The boats were sold.”",
        "We left — The Times was late — by train.",
        "Dear Mr Lind, You write that the boat is late. It is.",
        "God knows every word; He hears you.",
        "The works are Rain; The Hobbit; It; and Ulysses.",
        "A list: Milk; In jars; On ice",
        "The firm, Dr. Martens Limited, grew.",
        "She donated her prize to Boost in Oakland, and Lost was his favourite series.",
        "Cover the Tubers with dry sand.",
        "They met on Monday .It rained. She translated Under the Plum Tree. The Licensee pays the Fee, and the Agreement ends.",
        "They met on Monday .It rained, said the Annual of the Port. God gave them the Hour. She read the magazine People there.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        found = document.once(capitals) if document.damage else capitals(document, _never_capital, _CLEAN_BARS)
        if not found:
            return
        content, function = document.once(prior)
        for capital in found:
            at, spot = capital.at, capital.spot
            odds = capital.odds + NEARBY * min(2, document.seams_near(at))
            if spot.word.lower() in FUNCTION_WORDS:
                alone = spot.in_prose and spot.word.lower() not in _REVERENT and spot.word.lower() not in given_names()
                odds += function if alone else content
                odds += ARTICLE * (document.damaged and _ARTICLE.match(spot.rest) is not None)
            else:
                odds += content - OF_NAME * (spot.beside_capital or spot.fills_name)
            if odds >= LOWER and not _may_start_sentence(spot):
                yield self.finding(document, at, at + 1, spot.word[0].lower(), confidence=min(0.95, 0.78 + 0.05 * odds))
            elif odds >= FLAG and document.damaged:
                yield self.finding(document, at, at + len(spot.word), None, confidence=0.7 if odds >= LOWER else 0.6)


def _may_start_sentence(spot: Place) -> bool:
    """Whether a sentence that lost the stop in front of it may begin with the word: both sides stand alone."""
    before, rest = spot.before.rstrip(), spot.rest
    previous = word_before(before, len(before)).lower()
    if spot.word.lower() not in _OPENERS | words_of("subject_pronouns") or before.endswith(",") or leads_on(previous) or previous in ("that", "so"):
        return False
    if has_clause(before) is False or completeness(before) < 0.5:
        return False
    return completeness(rest) > 0.5 and join_probability(before, rest) < JOIN
