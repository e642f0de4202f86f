"""Words that lost the space between them, at the edge of a link or behind a comma.

Names glued to what stands behind them are the business of the names family.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import (
    FUNCTION_WORDS,
    given_names,
    is_pair,
    is_word,
    number,
    proper_case,
    surnames,
    tags,
    usual_tag,
    verb_forms,
    words_of,
    zipf,
)
from cleantext.rule import PatternRule, Rule
from cleantext.vocabulary import Shape

#: Words that also begin longer ones: as a first half they say little.
_PREFIXES = frozenset(
    ["a", "after", "all", "an", "as", "at", "back", "be", "do", "down", "ever", "fore", "for", "her", "ill", "in", "like", "me", "no", "non", "off", "on", "one", "out", "over", "past", "per", "re", "round", "self", "so", "some", "through", "to", "under", "up", "us", "well"]
)
#: Words that also end longer ones.
_SUFFIXES = frozenset(
    ["a", "all", "am", "an", "any", "as", "at", "back", "being", "do", "down", "ever", "he", "her", "hers", "in", "is", "it", "its", "less", "like", "may", "me", "most", "my", "off", "on", "one", "ones", "or", "out", "over", "past", "so", "to", "too", "up", "us", "we", "well"]
)
#: Second halves of nouns that verbs make: a wakeup, a rollout, a payback.
_PARTICLES = frozenset(["away", "back", "down", "in", "off", "on", "out", "over", "through", "up"])
#: Adverbs that stand with verbs and adjectives as freely as function words.
_ADVERBS = frozenset(["also", "already", "always", "even", "here", "just", "most", "more", "never", "not", "now", "only", "often", "so", "still", "then", "there", "too", "very"])
#: Words that are more often parts of other words.
_COMBINING = frozenset(
    ["anti", "auto", "bio", "counter", "cross", "cyber", "eco", "extra", "fore", "hyper", "inter", "mega", "meta", "micro", "mid", "mini", "mono", "multi", "neo", "para", "poly", "post", "pre", "pseudo", "psycho", "quasi", "semi", "super", "tele", "ultra", "ally", "board", "bound", "friendly", "holder", "holders", "ions", "keeper", "keepers", "less", "like", "maker", "makers", "making", "ness", "people", "proof", "ship", "ships", "side", "wear", "wide", "wise", "work", "works", "worker", "workers", "worthy"]
)
#: Endings of adverbs, participles and derived adjectives, which begin no compounds.
_DERIVED = re.compile(r"...(?:al|ive|ed|ous|ic|ary|ful|ent|ant|ly|ible|able|ar|ese|ian|est)\Z")
#: Brands that are two words glued and are often written in small letters.
_BRANDS = frozenset(["airbnb", "facebook", "instagram", "linkedin", "onlyfans", "paypal", "tiktok", "wechat", "whatsapp", "youtube"])
#: ``herefrom``, ``whereof``: halves of words that lawyers write.
_LEGAL = frozenset(["here", "there", "where"])
_BEFORE = frozenset(["", " ", "\n", "(", "“", '"', "‘", "—"])
_BEHIND = frozenset(["", " ", "\n", ",", ".", ";", ":", "!", "?", ")", "”", '"', "’"])
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[ \n]\Z")
_WORD_BEHIND = re.compile(r"[ \n]([^\W\d_]+)")


class MissingSpaceAfterComma(PatternRule):
    """A comma or semicolon between two words takes a space after it; lists of codes, numbers and file names do not count.

    One of the words, the second in any case behind a name or a number, must be one that leads on to a
    new phrase or a name behind an ordinary word; two other words are parted only in a text that shows damage elsewhere.
    """

    code = "SPC011"
    name = "missing-space-after-comma"
    message = "A space is missing after this mark."
    confidence = 0.95
    examples = (
        ("The snow melted early,and some roads were flooded.", "The snow melted early, and some roads were flooded."),
        ("They moved to Košice,where the mill stood.", "They moved to Košice, where the mill stood."),
        ("Ida Holm, 41,owner of the mill, agreed.", "Ida Holm, 41, owner of the mill, agreed."),
        ("The snow melted;the roads (and bridges),which were old, held.", "The snow melted; the roads (and bridges), which were old, held."),
    )
    allows = (
        "Use the keys a,b,c or red,green,blue as given.",
        "The price was 1,000 or 2,500.",
        "Run sort -k name,date here, or read A,the and N,n-dimethyl.",
        "The pair (x,of) and the file Log,and.txt stay.",
        "In short (TL;DR) we use Headers,Request as types in C.",
    )
    shapes = Shape.GLUED_COMMA
    pattern = re.compile(r"(?<![^\s(“\"‘])([^\W_][\w:’'-]*)([”’)]?)[,;]([^\W\d_]{1,20}(?:[’'][a-z]{1,2})?)(?=[ \n,.;:!?”’)])(?![.,;:!?][^\s”’\")])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        left, closed, right = match.groups()
        if document.text[match.end() :][:2].strip()[:1] in ("-", "=") or len(left) < 2 or (len(right) < 2 and right not in ("a", "I")):
            return None
        lower = right.lower()
        if right.isupper() and len(right) > 1 and not document.damaged:
            return None
        if document.damaged and right in _LEADING and _FIGURE.fullmatch(left):
            leads = True
        elif left.isdigit():
            leads = right.islower() and is_word(right) and zipf(right) >= 3.5 and len(right) > 2 and document.text[: match.start()].endswith(", ")
        elif right[0].isupper():
            ordinary = left.islower() and is_word(left)
            leads = ordinary and (lower in _LEADING or document.damaged or lower in given_names() or proper_case(lower) is not None)
            leads = leads or (document.damaged and left.isalpha() and not left.isupper())
        elif not is_word(re.split("[’']", right)[0]):
            return None
        elif left.islower() and is_word(left):
            leads = right in _LEADING or left in _LEADING or document.damaged or self._in_prose(match)
        else:
            leads = left[0].isupper() and not left.isupper() and (right in _LEADING or (document.damaged and self._in_sentence(match)))
        if not (leads or (closed and lower in _LEADING)):
            return None
        at = match.start(3)
        return self.finding(document, at, at, " ")

    @staticmethod
    def _in_sentence(match: re.Match[str]) -> bool:
        """Whether, behind a capitalised word of four letters or more, a common word follows and then a blank, as in no list of keywords."""
        right = match.group(3)
        return len(match.group(1)) > 3 and match.string[match.end() : match.end() + 1] == " " and zipf(re.split("[’']", right)[0]) >= 3.5

    @staticmethod
    def _in_prose(match: re.Match[str]) -> bool:
        """Whether common words stand before and behind the two."""
        text = match.string
        before = re.search(r" ([a-z]{2,}) \Z", text[max(0, match.start() - 24) : match.start()])
        behind = re.match(r" ([a-z]{2,})[ ,.]", text[match.end() : match.end() + 24])
        words = [before.group(1) if before else "", behind.group(1) if behind else "", match.group(1), match.group(3)]
        return all(zipf(word) >= 3.5 for word in words)


_FIGURE = re.compile(r"\d{1,2}:\d\d|(?:19|20)\d\d")
_LEADING = frozenset(
    ["and", "but", "or", "so", "yet", "nor", "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "you", "who", "which", "where", "when", "while", "because", "since", "if", "as", "with", "in", "on", "at", "by", "for", "from", "to", "of", "after", "before", "although", "though", "is", "was", "were", "are", "has", "had"]
)


class MissingSpaceAfterColon(PatternRule):
    """``two kinds:single and return``: a colon between two small-letter words of a sentence takes a space after it.

    Keys of settings and tags (``color:red``) stand by themselves; here a word stands on each side, and the text shows damage elsewhere.
    """

    code = "SPC023"
    name = "missing-space-after-colon"
    message = "A space is missing after this colon."
    confidence = 0.88
    examples = (("The mill is old.It stands in the the valley , in three parts:one for each son.", "The mill is old. It stands in the valley, in three parts: one for each son."),)
    allows = ("It stands in three parts:one for each son.", "Set the style:color and the key:value of it.")
    shapes = Shape.GLUED_COLON
    pattern = re.compile(r"(?<=[a-z] )([a-z]{3,20}):([a-z]{1,20})(?=[ ,][ a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        left, right = match.groups()
        if not document.damaged or not (is_word(left) and is_word(right)) or left in ("http", "key", "tag", "style"):
            return None
        if right not in FUNCTION_WORDS and min(zipf(left), zipf(right)) < 3.5:
            return None
        return self.finding(document, match.start(2), match.start(2), " ")


class GluedWords(Rule):
    """``tablespoonsof oil``, ``from theministry``: two words that lost the space between them.

    The whole must be unknown to the lexicon and rare in the text, both halves common words. What decides is how many of
    the pairs of neighbours (the halves; the word before and the first; the second and the word behind) often stand
    side by side in print. A half that does not also begin or end longer words (``the``, ``which``, but not ``in``, ``or``)
    asks for little more; two ordinary words may be a compound, and are parted only in a text that shows damage elsewhere.
    """

    code = "SPC015"
    name = "glued-words"
    message = "A space is missing between two words."
    confidence = 0.92
    examples = (
        ("Add two tablespoonsof oil and the wholeof the onion.", "Add two tablespoons of oil and the whole of the onion."),
        ("A letter from theministry willbe read.", "A letter from the ministry will be read."),
        ("When he came home, hewas tired and youcan see why.", "When he came home, he was tired and you can see why."),
        (
            "The mill is old.It stands in the the valley , where the largestcompanies pay forit and are closeto the river.",
            "The mill is old. It stands in the valley, where the largest companies pay for it and are close to the river.",
        ),
    )
    allows = (
        "The bonbori and the shukatsu fair, hereof and thereof.",
        "He is a whereabouts man of leitmotif and motif. Theremin, thereat and wasabi, fromage and willhaben.",
        "Follow #theparty at theserver.example or @thebaker.",
        "Whosoever, notwithstanding, heretofore, withal, thereunto, herefrom.",
        "The backend of the roundtable had a lookback period, a downpayment and a lineout in the offseason.",
        "The mill has a dancefloor, a rockstar, a lifecycle, and a matcha bar for a meta comment.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        candidates = {
            word: cuts
            for word in vocabulary.unknown_lower
            if vocabulary[word] <= 2 and (cuts := _cuts(word) or _cut_behind_number(word)) and vocabulary[word.capitalize()] == 0
        }
        text = document.text
        for match in document.occurrences(candidates):
            before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 2]
            if before in _BEFORE and behind[:1] in _BEHIND and not (behind[:1] == "." and behind[1:].isalnum()):
                cut, needs_damage = _best(match, candidates[match.group()])
                if cut and (document.damaged or not needs_damage):
                    at = match.start() + cut
                    yield self.finding(document, at, at, " ", confidence=0.85 if needs_damage else None)


class GluedCapitalisedWords(Rule):
    """``Themayor agreed``, ``the Secretary-Generalof the league``: glued words of which the first has a capital.

    At the head of a sentence the first word must be one that does not also begin longer ones; inside it the last must be ``of``,
    ``for``, ``from``, ``with`` or ``and`` behind a common word. Names do not count, and the text must show damage elsewhere.
    """

    code = "SPC019"
    name = "glued-capitalised-words"
    message = "A space is missing between two words."
    confidence = 0.88
    examples = (
        (
            "The mill is old.It stands in the the valley , as ever. Themayor met the Minister-Presidentof Saxony and the Ministryof Health.",
            "The mill is old. It stands in the valley, as ever. The mayor met the Minister-President of Saxony and the Ministry of Health.",
        ),
    )
    allows = (
        "Theremin and Fromage met Gorbachof, Kirchhof and Thebault at Whenua. Hewitt came.",
        "Themayor met the Minister-Presidentof Saxony.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged:
            return
        vocabulary = document.vocabulary
        candidates = {word: cut for word in vocabulary.unknown_capitalised if vocabulary[word] == 1 and (cut := _capitalised_cut(word))}
        candidates |= {
            word: cut for word in vocabulary.capitalised if "-" in word and vocabulary[word] == 1 and (cut := _capitalised_cut(word))
        }
        text = document.text
        for match in document.occurrences(candidates):
            cut = candidates[match.group()]
            behind = text[match.end() : match.end() + 2]
            if cut > 0:
                fits = behind[:1] == " " and behind[1:].islower() and _SENTENCE_HEAD.search(text, max(0, match.start() - 4), match.start()) is not None
            else:
                fits = behind[:1] == " " and behind[1:].isalpha()
            if fits and text[match.start() - 1 : match.start()] in _BEFORE:
                at = match.start() + abs(cut)
                yield self.finding(document, at, at, " ")


_SENTENCE_HEAD = re.compile(r"(?:\A|\n|[.!?:] )[“\"‘]?\Z")
#: Words that stand behind a title or an office and end few names.
_BEHIND_TITLES = ("of", "for", "from", "with", "and")


@lru_cache(maxsize=1 << 12)
def _capitalised_cut(word: str) -> int:
    """Where a capitalised word falls into two: a positive place if only at the head of a sentence, a negative one anywhere, else 0."""
    head, _, last = word.rpartition("-")
    lower = last.lower()
    if not last.isalpha() or last[1:] != lower[1:] or lower in surnames() or lower in given_names():
        return 0
    for second in _BEHIND_TITLES:
        first = lower.removesuffix(second)
        if first != lower and len(first) > 4 and last[0].isupper() and is_word(first) and (zipf(first) >= 3.5 or len(first) > 8):
            return -(len(word) - len(second))
    if head:
        return 0
    if lower.endswith("the") and lower[:-3] in words_of("prepositions") | words_of("subordinating_conjunctions"):
        return len(word) - 3
    for pronoun in words_of("subject_pronouns"):
        if lower.startswith(pronoun) and lower[len(pronoun) :] in words_of("auxiliaries"):
            return len(pronoun)
    cuts = [cut for cut in _cuts(lower) if _is_grammatical(lower[:cut]) and lower[:cut] not in _PREFIXES and cut > 2 and len(lower) - cut > 3 and zipf(lower[cut:]) >= 3.5]
    return cuts[0] if len(cuts) == 1 else 0


class GluedPossessive(PatternRule):
    """``the institute’swebsite``: a possessive lost the space behind it.

    A common word must stand on each side, so that contractions, elisions and names with an apostrophe do not count.
    """

    code = "SPC020"
    name = "glued-possessive"
    message = "A space is missing behind this possessive."
    confidence = 0.93
    examples = (("The data are on the institute’swebsite and in its ministry'sannual report.", "The data are on the institute’s website and in its ministry's annual report."),)
    allows = ("The o’sullivan, fo’c’sle, qur’sani, l’sortie and y’some stay; so do it’seld and the isn’tness of it.",)
    shapes = Shape.GLUED_POSSESSIVE
    pattern = re.compile(r"(?<![\w@#./’'-])(\w{3,20})['’]s(?=([a-z]{3,20})(?![\w’'@/-]|\.\w))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        owner, owned = match.group(1).lower(), match.group(2)
        if not (is_word(owner) or proper_case(owner)) or not is_word(owned) or zipf(owned) < 3.5 or is_word("s" + owned):
            return None
        return self.finding(document, match.end(), match.end(), " ")


class GluedPlaceNoun(PatternRule):
    """``along the NanRiver``, ``the Hunan HydrologyBureau``: a name and the noun that says what it names lost their space.

    In a text that shows damage elsewhere, behind an article or another capitalised word, and only once in the text. The name must be
    no English word unless the noun is an office; names of firms and programs that are written so have other nouns.
    """

    code = "SPC021"
    name = "glued-place-noun"
    message = "A space is missing between a name and its noun."
    confidence = 0.87
    examples = (
        (
            "The mill is old.It stands in the the valley , as ever. Along the NanRiver the Hunan HydrologyBureau has a mill.",
            "The mill is old. It stands in the valley, as ever. Along the Nan River the Hunan Hydrology Bureau has a mill.",
        ),
    )
    allows = (
        "Along the NanRiver the Hunan HydrologyBureau has a mill.",
        "She owns a Sony PlayStation and sold the SoundPark to CentralPark and OpenValley.",
    )
    shapes = Shape.CAMEL
    pattern = re.compile(
        r"(?<![\w@#./-])([A-Z][^\W\d_A-Z]{2,20}+)(Hills?|Mountain|Valley|Lakes?|Islands?|Bay|Sea|Street|Road|Avenue|Bridge|Square|Park|Airport|Castle|Palace|Temple|Cathedral|Church|Mosque|Monastery"
        r"|(?P<land>Rivers?|Mountains|District|Province|County|Desert|Strait|Glacier|Peninsula|Plateau)|Region|Village|Gulf|Canal|Forest|Meadows?|Coast|Falls|Basin|Family|Museum|Theat(?:re|er)|Hospital|University|School|College|Institute|Library"
        r"|(?P<office>Bureau|Ministry|Department|Committee|Commission|Council|Court|Association|Federation|Authority|Directorate|Administration|Inspectorate|Prosecutor))(?=[ ,.;:)’'])(?![.:’']\w{2})"
    )
    _before = re.compile(r"(?:\b(?:the|The|of|in|on|from|near|at|to)|[A-Z][^\W\d_]+) \Z")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not document.damaged or document.vocabulary[match.group()] != 1:
            return None
        the = document.text[max(0, match.start() - 4) : match.start()].lower() == "the "
        if is_word(match.group(1).lower()) and not (match.group("office") or (the and match.group("land"))):
            return None
        if not self._before.search(document.text, max(0, match.start() - 24), match.start()):
            return None
        return self.finding(document, match.end(1), match.end(1), " ")


@lru_cache(maxsize=1 << 14)
def _cuts(word: str) -> tuple[int, ...]:
    """Where an unknown word may fall into two common ones."""
    if not word.isalpha() or not 4 <= len(word) <= 30 or word in _BRANDS or word in surnames() or word in given_names():
        return ()
    return tuple(cut for cut in range(1, len(word)) if _is_half(word[:cut]) and _is_half(word[cut:]))


_COUNTED = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)(?=[a-z]{3,}s\Z)")


def _cut_behind_number(word: str) -> tuple[int, ...]:
    """Where the number ends that is glued to a plural noun, known or not: thirtytomans."""
    match = _COUNTED.match(word)
    return (match.end(),) if match else ()


def _is_half(word: str) -> bool:
    return (len(word) > 1 or word == "a") and is_word(word) and (zipf(word) >= 3 or len(word) > 5)


def _best(match: re.Match[str], cuts: tuple[int, ...]) -> tuple[int, bool]:
    """The likeliest cut of a word in its place, 0 when none is likely, and whether only damage elsewhere justifies it."""
    text, word = match.string, match.group()
    before = _WORD_BEFORE.search(text, max(0, match.start() - 24), match.start())
    behind = _WORD_BEHIND.match(text, match.end(), match.end() + 24)
    left, right = (found.group(1).lower() if found else "" for found in (before, behind))
    if any(found and _is_foreign(found.group(1)) for found in (before, behind)):
        return 0, False
    ranked = sorted(
        ((2 * is_pair(word[:cut], word[cut:]) + is_pair(left, word[:cut]) + is_pair(word[cut:], right), min(zipf(word[:cut]), zipf(word[cut:])), cut) for cut in cuts),
        reverse=True,
    )
    evidence, _, cut = ranked[0]
    first, second = word[:cut], word[cut:]
    if evidence >= _needed(first, second, damaged=False):
        return cut, False
    return (cut, True) if evidence >= _needed(first, second, damaged=True) else (0, False)


def _is_foreign(word: str) -> bool:
    return word.islower() and not (is_word(word) or proper_case(word) or _cuts(word))


#: More evidence than there can be.
_NEVER = 5


def _needed(first: str, second: str, *, damaged: bool) -> int:
    """How much evidence (up to 4, of which the pair itself counts 2) parts two words."""
    free = _is_grammatical(first) and first not in _PREFIXES, _is_grammatical(second) and second not in _SUFFIXES
    if second == "a":
        return 3 if damaged and free[0] and first not in words_of("modals") else _NEVER  # shoulda, coulda
    if _cut_behind_number(first + second) == (len(first),) and ("pl" in number(second) or not is_word(second)):
        return 0 if damaged else _NEVER
    if damaged and second == "where" and len(first) > 4:
        return 0
    if first in _LEGAL or second in _LEGAL or (second in _PARTICLES and "base" in verb_forms(first)):
        return 3 if damaged else _NEVER
    if any(free):
        other = second if free[0] else first
        if first == "the" and len(second) > 4:
            return 0
        if len(other) < 4 and not _is_grammatical(other):
            return 2 if damaged else 4
        if damaged:
            return 0 if len(other) > 4 and zipf(other) >= 3.5 else 1 if _is_grammatical(other) else 2
        return 2 if zipf(other) >= 3.5 else 3
    if _is_grammatical(second):
        return _needed_behind(first, second, damaged)
    if _is_grammatical(first):
        return _needed_before(first, second) if damaged else _NEVER
    return _needed_between(first, second) if damaged else _NEVER


def _needed_behind(first: str, second: str, damaged: bool) -> int:
    """The evidence for a second half that also ends longer words."""
    if second in ("being", "less", "like") or (second in _PARTICLES and not verb_forms(first) and second not in ("in", "on")):
        return 4 if damaged else _NEVER
    if len(first) > 5 and len(second) == 2:
        return (1 if len(first) > 6 else 2) if damaged else 3
    return 3 if damaged else _NEVER


def _needed_before(first: str, second: str) -> int:
    """The evidence for a first half that also begins longer words, in a damaged text."""
    if first == "a":
        return 3 if usual_tag(second) == "NOUN" else 4
    if first in _PARTICLES - {"in", "on"} or first in ("under", "after", "past", "round"):
        return _NEVER
    if first in ("in", "on") and "participle" in verb_forms(second):
        return _NEVER  # old spellings: inclosed, intrusted
    fits = {"to": "base", "be": "participle"}.get(first, "") in verb_forms(second)
    fits = fits or (first in ("in", "on") and usual_tag(second) == "NOUN") or (first == "so" and "ADJ" in tags(second))
    return 2 if fits and len(second) > 3 else 3


def _needed_between(first: str, second: str) -> int:
    """The evidence for two content words, in a damaged text; nouns make compounds with each other."""
    if min(len(first), len(second)) < 4 or max(len(first), len(second)) < 6:
        return _NEVER
    rarer, commoner = sorted((zipf(first), zipf(second)))
    if rarer < 2.5 or commoner < 4.2 or first in _COMBINING or second in _COMBINING:
        return _NEVER
    head = usual_tag(second) in ("NOUN", None) or second.endswith("ing")
    compound = not tags(first) & {"ADJ", "VERB", "ADV"} or (usual_tag(first) == "NOUN" and head)
    length = len(first) + len(second)
    if not compound and rarer >= 4 and _DERIVED.search(first):
        return 0
    return (3 if length < 12 else 2 if length < 15 else 1) if compound else (2 if length < 12 else 1 if length < 14 else 0)


def _is_grammatical(word: str) -> bool:
    return word in FUNCTION_WORDS or word in _ADVERBS
