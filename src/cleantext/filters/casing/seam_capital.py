"""Capitals that the start of a separately translated piece left inside a sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache

from cleantext.attribution import speech_verbs
from cleantext.continuation import JOIN, continues, has_clause, leads_on
from cleantext.document import Document
from cleantext.filters.casing.truecasing import candidates, probability
from cleantext.finding import Finding
from cleantext.lexicon import (
    FUNCTION_WORDS,
    is_word,
    proper_case,
    tag_share,
    tags,
    usual_tag,
    verb_forms,
    words_of,
    zipf,
)
from cleantext.rule import PatternRule, Rule
from cleantext.segmentation import word_before
from cleantext.syntax import FRAGMENT, cannot_end, completeness, join_probability, tag, tokenize
from cleantext.token_memo import TokenMemo

_NEXT = re.compile(r" (\w[\w’'-]*)")
_WORK = frozenset(
    ["film", "movie", "book", "novel", "song", "album", "show", "series", "play", "poem", "band", "group", "programme", "program", "magazine", "game", "called", "titled", "named", "entitled", "single", "track", "episode", "essay", "musical", "opera", "painting", "exhibition", "campaign"]
)


#: Words that are names or parts of names, or stand with a capital for other reasons, so often that other
#: seams must be near.
_DOUBTFUL = frozenset(
    ["us", "worth", "past", "but", "mine", "no", "one", "more", "most", "all", "many", "both", "there", "so", "even", "right", "first", "best"]
)
#: Pronouns that some texts write with a capital out of reverence, and those that some do out of courtesy.
_REVERENT = frozenset(["he", "him", "his", "himself", "we", "us", "our", "ours", "me", "my", "mine", "thee", "thou", "thy"])
_COURTEOUS = frozenset(["you", "your", "yours"])
_CAPITAL_PRONOUN = re.compile(r"(?<=[a-z,] )(?:H(?:e|im|is)|[UW](?:s|e)|Our|M[ey]|Th(?:ee|ou|y))(?= )")
_DIVINE = re.compile(r"\b(?:God|Lord|Allah|Christ|Jesus|Jehovah)\b")


@cache
def _lowerable() -> frozenset[str]:
    """Function words that no name consists of by itself."""
    closed = set()
    for name in (
        "prepositions", "coordinating_conjunctions", "subordinating_conjunctions", "determiners",
        "subject_pronouns", "object_pronouns", "possessive_pronouns", "reflexive_pronouns",
    ):
        closed |= {word for word in words_of(name) if word.isalpha() and word.islower()}
    closed |= {"who", "which", "whose", "when", "where", "less", "together", "also", "only", "not"}
    return frozenset(closed - {"i", "may", "will", "like", "off", "plus"})


_CAPITAL = re.compile(r" (?<=[\w,”’\"] )([A-Z][a-z]*)(?=[ ,])")


def _capital_places(document: Document) -> dict[str, list[int]]:
    """Words with one capital that do not begin a line or follow a stop, and the offsets at which each stands."""
    found: dict[str, list[int]] = {}
    for match in _CAPITAL.finditer(document.text):
        found.setdefault(match.group(1), []).append(match.start(1))
    return found


_INSIDE_SENTENCE = re.compile(r"(?<=[a-z,]) ([A-Z][a-z]*)(?= (\w[\w’'-]*))")


def _capitals_inside(document: Document) -> Counter[tuple[str, str]]:
    """How often each word with a capital stands inside a sentence in front of each word."""
    return Counter(_INSIDE_SENTENCE.findall(document.text))


@lru_cache(maxsize=1 << 15)
def _no_name(word: str) -> bool:
    """Whether a lower-case word takes no capital inside a sentence: a function word, or an adverb nearly always."""
    return word in _lowerable() or (usual_tag(word) == "ADV" and tag_share(word)["ADV"] >= 0.8 and not proper_case(word))


def title_case_line(text: str) -> bool:
    """Whether many content words of a line, the first left aside, have capitals, as in headlines and titles."""
    words = [
        word
        for word in re.findall(r"[^\W\d_]{3,}", text.partition(" ")[2])
        if word.lower() not in FUNCTION_WORDS and is_word(word.lower())
    ]
    return len(words) < 2 or sum(word[0].isupper() for word in words) > 0.4 * len(words)


def _sentence_around(document: Document, at: int) -> tuple[int, int]:
    """The sentence at an offset, cut to 300 characters on each side."""
    start, end = document.sentence_at(at)
    return max(start, at - 300), min(end, at + 300)


def _in_title(text: str, start: int, at: int) -> bool:
    """Whether capitals crowd in front of a word, as in a title of a work that prose mentions."""
    before = [word for word in text[max(start, at - 60) : at].split() if word[0].isalpha()][-3:]
    return sum(word[0].isupper() for word in before) >= 2


#: A quotation that has just opened, or the run of capitals of a name.
_JUST_QUOTED = re.compile(r"(?:^|[\s(])[“\"‘'](?:[\w’'-]+ ?){1,3}$")
_CAPITAL_RUN = re.compile(r"(?:\b[A-Z][\w’'.-]*[ ]?)+$")


#: A lower-case word and capitals behind a capital: ``Only the Strong Survive``.
_OPENS_TITLE = re.compile(r"\w+(?: [a-z]+)? [A-Z][\w’'-]+(?: [a-z]{1,3})? [A-Z]")

_LONG_NAME = re.compile(r"([A-Z][\w’'-]+)(?: (?:(?:of|for|and|the) ){0,2}[A-Z][\w’'-]+)+")


def _reads_as_title(before: str, rest: str) -> bool:
    """Whether the words around a capital, the name in front of it left aside, are written as in a headline.

    A name of several words counts as one.
    """
    ahead = [word.strip(",.;:”\"’'()").lower() for word in rest.split()[1:7] if word[0].isupper()]
    if sum(is_word(word) and not proper_case(word) for word in ahead) > 1:
        return True  # the capital begins the title of a work
    around = _CAPITAL_RUN.sub("", before).partition(" ")[2] + rest.partition(" ")[2]
    words = re.findall(r"[^\W\d_]{3,}", _LONG_NAME.sub(r"\1", around))
    content = [word for word in words if word.lower() not in FUNCTION_WORDS and is_word(word.lower())]
    return not content or sum(word[0].isupper() for word in content) > 0.4 * len(content)


class SeamCapital(PatternRule):
    """``published On``, ``According to her, The plans``: a capital on a word that never takes one mid-sentence.

    Links and bold spans are translated apart and keep the capital of a sentence start. A function word
    loses it when the words around it are running prose: after a word that cannot end a sentence, in
    front of a name, behind an introductory comma or as a relative. Titles of works, headlines, defined
    terms and what follows a colon, a dash or a quotation mark stay; where a whole sentence may have been
    inserted or lost its stop, the place is only flagged.
    """

    code = "CAS001"
    name = "seam-capital-on-function-word"
    message = "A word that takes no capital inside a sentence has one."
    confidence = 0.93
    examples = (
        ("The report was released On Thursday by the mayor of Graz.", "The report was released on Thursday by the mayor of Graz."),
        ("According to the owner, The boats were sold in spring.", "According to the owner, the boats were sold in spring."),
        ("The captain, Who grew up in Bergen, knows the fjord.", "The captain, who grew up in Bergen, knows the fjord."),
        ("They hope to become Less dependent on imported grain.", "They hope to become less dependent on imported grain."),
        ("If You find the key, leave it at the desk, please.", "If you find the key, leave it at the desk, please."),
    )
    allows = (
        "She has read The Hobbit, and What We Talk About When We Talk About Love.",
        "Police Arrest Man For Theft Of Bicycle In Graz",
        "He had one rule: The door stays shut.",
        "The lawyer of the Buyer or The Seller may object.",
        "They saw the film About Schmidt and wore Under Armour shoes.",
        "He sings with The Who and lives in The Hague.",
        "“Yes,” she said. “The boats were sold.”",
        "We left — The Times was late — by train.",
        "Dear Mr Lind, You write that the boat is late. It is.",
    )
    pattern = re.compile(r" (?<=[\w,] )([A-Z][a-z]*)(?=[ ,])")

    def find(self, document: Document) -> Iterator[Finding]:
        inside = document.once(_capital_places)
        candidates = {word for word in inside if _no_name(word.lower())}
        if not candidates:
            return
        pronouns = {word for word in candidates if word.lower() in _REVERENT | _COURTEOUS}
        divine = len(_DIVINE.findall(document.text)) if pronouns or {"Who", "Whom"} & candidates else 0
        if divine:
            candidates -= pronouns
            candidates -= {"Who", "Whom"} if divine > 1 else set()
        elif pronouns and len(_CAPITAL_PRONOUN.findall(document.text)) > 1:
            candidates -= {word for word in pronouns if word.lower() in _REVERENT}
        you = document.vocabulary["You"] + document.vocabulary["Your"]
        if you > 3 and you > document.vocabulary["you"] + document.vocabulary["your"]:
            candidates -= {"You", "Your", "Yours"}  # terms of a contract
        for word, places in inside.items():
            for at in places if word in candidates else ():
                match = self.pattern.match(document.text, at - 1)
                finding = self.check(match, document) if match else None
                if finding is not None:
                    yield finding

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        at, word = match.start(1), match.group(1)
        start, end = _sentence_around(document, at)
        if at <= start or _reads_as_title(text[start:at], text[at:end]):
            return None
        comma = text[match.start() - 1] == ","
        previous = word_before(text, match.start() - comma, start)
        following = _NEXT.match(text, match.end())
        behind = following.group(1) if following else ""
        if not previous or not behind:
            return None
        if document.once(_capitals_inside)[word, behind] > 1:
            return None  # written so again and again, as a name or a defined term is
        seams = document.damaged or document.seams_near(at) > 0
        if previous.lower() in _WORK and not (seams and behind.islower()):
            return None
        if not seams and (word.lower() in _DOUBTFUL or word.lower() in _REVERENT or _OPENS_TITLE.match(text, at)):
            return None
        if word == "A" and not tags(behind.lower()) & {"NOUN", "ADJ"}:
            return None  # a letter that stands for something
        first = text[start:at].lstrip("“\"‘'(").removesuffix(" ") == previous
        if first and is_word(previous.lower()):
            if word in ("The", "A", "An", "This", "These", "Your", "Our", "Their") and "VERB" in tags(previous.lower()) and behind.islower():
                return self.finding(document, at, at + 1, word[0].lower())  # ``Heat The oil``
            previous = previous.lower()
            if not seams and previous not in FUNCTION_WORDS:
                return None  # ``Get Out is …``
        decision = self._decide(text[start:at].rstrip(), text[at:end], previous, behind, comma, seams)
        if decision is None:
            return None
        if decision:
            return self.finding(document, at, at + 1, word[0].lower())
        return self.finding(document, at, at + len(word), None, confidence=0.7)

    @staticmethod
    def _decide(before: str, rest: str, previous: str, behind: str, comma: bool, seams: bool) -> bool | None:
        """True to lower the capital, False to flag it, None to leave it."""
        word = rest.split(" ", 1)[0].rstrip(",").lower()
        lower_behind = behind.islower() or behind[0].isdigit() or (seams and _no_name(behind.lower()))
        if comma:
            if before.lstrip("“\"‘'").startswith("Dear "):
                return None
            if word in ("who", "which", "whose", "where", "when"):
                return lower_behind or None
            if not lower_behind:
                return None
            introductory = has_clause(before) is False and (tag(tokenize(before))[0] in ("ADP", "SCONJ", "ADV.wh", "PART.to") or before.startswith("According to"))
            fronted = seams and _FRONTED.match(before) is not None and has_clause(rest)
            if introductory or fronted or (seams and word in ("the", "a", "an") and has_clause(rest) is False):
                return True
            return False if word in _SUBJECTS else True if seams else None
        if _in_title(before, 0, len(before)) or _JUST_QUOTED.search(before):
            return None
        if previous[0].isupper():
            return True if seams and lower_behind and word in _INSIDE and not is_word(previous.lower()) else None
        if not previous[0].isalpha():  # a number
            return True if seams and lower_behind and word in _INSIDE and has_clause(before) else None
        if previous in words_of("determiners") or previous in words_of("possessive_pronouns"):
            if word in _SUBJECTS and lower_behind and has_clause(rest):
                return False  # ``significant signs in the This city-state emerged …``
            return True if seams and lower_behind and word in ("less", "more", "most", "only", "not") else None
        clauseless = has_clause(before) is False
        if clauseless and not leads_on(previous) and completeness(rest) > 0.5:
            return None  # a heading in front of its text
        if previous in words_of("prepositions") and word in words_of("prepositions"):
            return True if seams and lower_behind else None  # else the second begins a title
        if word in _SUBJECTS and lower_behind:
            if word == "you" or (leads_on(previous) and previous not in ("and", "or", "that", "but", "so")):
                return True
            if previous not in ("and", "or", "but", "so") and join_probability(before, rest) >= JOIN:
                return True
            opening = tag(tokenize(before))[0] if clauseless else ""
            if opening in ("ADP", "SCONJ") and completeness(before) <= FRAGMENT:
                return True  # ``With a roar He swung the sword``
            if seams and opening in ("SCONJ", "ADV.wh") and has_clause(rest):
                return True  # ``When I was nine He let me do it``
            if seams and word in ("the", "a", "an") and previous in ("and", "or") and has_clause(rest) is False:
                return True  # ``for a dish of octopus and The fare home``
            return False if previous in ("and", "or", "that", "but", "so") or seams or has_clause(rest) else None
        if lower_behind and word not in ("the", "a", "an"):
            if cannot_end(previous) or word in _INSIDE or continues(before, rest, damaged=seams)[0]:
                return True
            if seams:
                return has_clause(rest) is False  # else a whole sentence may have lost its stop
            return None
        if behind[0].isupper() and word in _INSIDE:
            known = seams or not is_word(behind.lower()) or proper_case(behind.lower()) is not None
            return True if known and is_word(previous) else None
        return None


#: A subordinate clause without a comma: ``When I was nine``.
_FRONTED = re.compile(r"[“\"]?(?:When|If|While|As|After|Before|Because|Although|Though|Since|Once|Until|Whenever|Where) [^,;:.!?]+,?\Z")
_SUBJECTS = frozenset(["the", "this", "that", "these", "those", "a", "an", "it", "he", "she", "they", "we", "you", "there"])
_INSIDE = frozenset(
    ["of", "to", "in", "on", "at", "by", "from", "with", "about", "for", "into", "under", "over", "through", "between", "among", "against", "during", "since", "until", "within", "without", "upon", "toward", "towards"]
)


class StrandedCapitalWord(PatternRule):
    """``a test run by the firm Compare the rate was low``: a verb with a capital, alone in the middle of a sentence.

    The text of a link was translated apart and does not fit its sentence any more. What was meant is
    lost, so this only flags, and only where the text shows other damage: names are made of such words.
    """

    code = "CAS004"
    name = "stranded-capital-verb"
    message = "This capitalised verb does not fit its sentence."
    fix = "none"
    confidence = 0.6
    examples = (
        (
            "The shop shut early.Nobody came , though. In a survey made by the town Choose the new bus line came first.",
            "The shop shut early. Nobody came, though. In a survey made by the town Choose the new bus line came first.",
        ),
    )
    allows = ("In a survey made by the town Choose the new bus line came first.", "He plays for Wolves and reads Compare weekly.")
    pattern = re.compile(r"(?<=[a-z] )([A-Z][a-z]{2,14})(?= (?:the|a|an|this|that|his|her|their|its|our|your) [a-z])")

    def find(self, document: Document) -> Iterator[Finding]:
        if document.damaged:
            yield from super().find(document)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        word = match.group(1)
        shares = tag_share(word.lower())
        if document.vocabulary[word] > 1 or "base" not in verb_forms(word.lower()) or proper_case(word.lower()):
            return None
        start, end = _sentence_around(document, match.start())
        if shares.get("VERB", 0.5) < 0.3 or title_case_line(document.text[start:end]) or match.start() == start:
            return None
        return self.finding(document, *match.span(1), None)


class SeamCapitalVerb(Rule):
    """``Mrs. Lind Ordered a review``, ``who Won the prize``: a verb inside a sentence with a sentence-start capital.

    The word must be a verb nearly always and read as one here; the next word is lower case and no other
    finite verb. Behind a lower-case word that suffices. Behind a name the sentence must lack a finite verb
    so far, and the name must have an honorific or role, stand elsewhere in the document, or other seams must
    be near: names are made of such words. Words that form names (``United``, ``Limited``), headings in front
    of their text, titles and headlines stay.
    """

    code = "CAS002"
    name = "seam-capital-on-verb"
    message = "A verb inside the sentence has a capital."
    confidence = 0.9
    examples = (
        ("Last week Mr. Duval Opened a second shop on the quay.", "Last week Mr. Duval opened a second shop on the quay."),
        ("Mira Stone Contributed reporting.", "Mira Stone contributed reporting."),
        ("The decision Can be appealed until May.", "The decision can be appealed until May."),
        ("The tram is late. A rider who Missed the last boat slept at the pier.", "The tram is late. A rider who missed the last boat slept at the pier."),
        ("To get there, Take the tram from the old pier.", "To get there, take the tram from the old pier."),
        (
            "They met on monday.It rained on tuesday. The Harbour Board Will decide in May.",
            "They met on Monday. It rained on Tuesday. The Harbour Board will decide in May.",
        ),
    )
    allows = (
        "Last week Mr. Duval saw Manchester United play.",
        "President Sees Growth and Mr. Duval Opened Door",
        "The firm, Dr. Martens Limited, grew.",
        "Summary Eating a large breakfast can help. History Was it so?",
        "The film starred Ms. Heard and Ben Foster, and Will had sung in it.",
        "She donated her prize to Boost in Oakland, and Lost was his favourite series.",
    )
    _pattern = re.compile(r" (?<=[\w,”’\"] )([A-Z][a-z]+)(?= \w)(?! (?:de|du|des|del|della|di|da|van|von) )")  # Rue de Rivoli
    _subject = re.compile(
        r"(?:\b(?P<title>(?:Mr|Mrs|Ms|Dr|Prof|President|Minister|Chancellor|Mayor|Governor|Senator|Judge|Coach|Captain|General)\.? (?:[A-Z][\w’'-]+ )?[A-Z][\w’'-]+)"
        r"|(?<![\w’'-])(?P<full>[A-Z][\w’'-]+ [A-Z][\w’'-]+)|(?<=[a-z] )(?P<known>[A-Z][\w’'-]+)) \Z"
    )
    _credit = re.compile(r"(?:reporting|to this report(?:ing)?|research)(?: from [A-Z][\w ]+| to this \w+)?\.")

    def find(self, document: Document) -> Iterator[Finding]:
        vocabulary = document.vocabulary
        for word, places in document.once(_capital_places).items():
            lower = word.lower()
            if not (vocabulary[word] == 1 and _usual_verb[lower]) and (lower == "may" or lower not in words_of("auxiliaries")):
                continue
            for at in places:
                match = self._pattern.match(document.text, at - 1)
                finding = self._check(match, document) if match else None
                if finding is not None:
                    yield finding

    def _check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        at, verb = match.start(1), match.group(1).lower()
        start, end = _sentence_around(document, at)
        before, rest = text[start:at].rstrip(), text[at:end]
        if not before:
            return None
        subject = self._subject.search(text, max(start, at - 60), at)
        credit = subject and subject.group("full") and subject.start() == start and self._credit.fullmatch(text, match.end() + 1, end)
        if not credit and (_reads_as_title(before, rest) or not self._fits(document, before, verb, rest, subject, at)):
            return None
        return self.finding(document, at, at + 1, verb[0])

    @staticmethod
    def _fits(document: Document, before: str, verb: str, rest: str, subject: re.Match[str] | None, at: int) -> bool:
        """Whether the word is a verb of its sentence, and no part of a name or title."""
        left, right = tokenize(before), tokenize(rest)
        previous = left[-1]
        seams = document.damaged or document.seams_near(at) > 0
        runs_on = right[1][0].isalnum() and (not right[1][0].isupper() or (seams and right[1].lower() in FUNCTION_WORDS))
        if not runs_on and not previous.islower():
            return False
        kinds = tag([*left, verb, *right[1:]])
        kind, behind = kinds[len(left)], kinds[len(left) + 1 : len(left) + 2]
        auxiliary = verb in words_of("auxiliaries")
        if not kind.startswith(("VERB", "AUX")) or not behind or (behind[0] in _FINITE and not auxiliary):
            return False
        if verb in ("will", "might") and right[1] not in ("not", "also", "only") and "base" not in verb_forms(right[1]):
            return False
        heading = not any(each in _FINITE for each in kinds[: len(left)])
        before_kind = kinds[len(left) - 1]
        if not runs_on and not (previous.islower() and before_kind in ("PRON.nom", "PRON.rel")):
            return False
        if previous == ",":
            if kind == "VERB.ger" and seams:
                return True  # ``at the wheel, Warming up the engine``
            # ``To get there, Take the boat``
            opened = kinds[0] in ("ADP", "PART.to", "SCONJ") and has_clause(before) is False
            return opened and "base" in verb_forms(verb) and behind[0] in ("DET", "PRON.poss")
        if _JUST_QUOTED.search(before) or re.match(r"\w+ (?:and|or) [A-Z]", rest):
            return False
        pronoun = before_kind in ("PRON.nom", "PRON.rel") and (previous.islower() or previous == "I" or (len(left) == 1 and right[1].islower()))
        if not pronoun and not previous[0].islower():
            if previous == '"' and before[-2:-1].isspace():
                return False  # it may open
            if kind not in _FINITE or before[0] in "“\"‘'" or before_kind.startswith(("PRON", "SCONJ", "ADV")):
                return False
            known = subject and (
                subject.group("title")
                or (subject.group("known") and document.vocabulary[subject.group("known")] > 1 and behind[0] in ("DET", "PRON.poss"))
            )
            if known and has_clause(before) is False:
                return True  # whatever the signs: more of them never make less certain
            if seams:  # no other verb in the clause that ends in the name
                clause = max(i for i in range(-1, len(left)) if i < 0 or left[i] in ",;:—–" or kinds[i] in _CLAUSE_OPENERS)
                front = kinds[clause + 1 : len(left)]
                inside = front[:1] == ["ADP"] and (clause < 0 or kinds[clause] != "PRON.rel")
                return not inside and not any(each in _FINITE for each in front)
            return False
        if pronoun:
            return kind in _FINITE and (seams or not _in_title(before, 0, len(before)))
        if not previous.islower() or len(left) < 2 or (heading and completeness(rest) > 0.5 and not auxiliary and not leads_on(previous)):
            return False
        if not seams and _in_title(before, 0, len(before)):
            return False
        only_verb = tags(verb) == {"VERB"}
        if kind in _FINITE:
            return seams or (before_kind.startswith(("NOUN", "ADV", "AUX")) and (auxiliary or only_verb or "past" in verb_forms(verb)))
        if kind in ("VERB.inf", "VERB.imp"):
            governed = before_kind in ("AUX.fin", "PART.neg")
            reported = len(left) > 1 and left[-2] in speech_verbs()  # ``explained to Slate``
            return governed or (before_kind == "PART.to" and (behind[0] in ("DET", "PRON.poss", "PRON.acc", "ADV.wh", "SCONJ") or (seams and not reported)))
        if kind == "VERB.part" and not before_kind.startswith(("NOUN", "AUX", "ADV")):
            return False
        return seams or behind[0] in ("DET", "PRON.poss", "PRON.acc") or only_verb


_FINITE = ("VERB.fin", "AUX.fin")
_CLAUSE_OPENERS = ("SCONJ", "CCONJ", "PRON.rel", "ADV.wh")
_NAME_PARTICIPLES = frozenset(["united", "limited", "associated", "allied", "incorporated", "consolidated", "combined", "integrated", "advanced", "applied", "unified", "reformed"])


@lru_cache(maxsize=1 << 15)
def _is_usual_verb(word: str) -> bool:
    """Whether a lower-case word is a verb in three of four uses, and no part of usual names."""
    if not verb_forms(word) or word in _NAME_PARTICIPLES or proper_case(word):
        return False
    shares = tag_share(word)
    return not shares or shares.get("VERB", 0) + shares.get("AUX", 0) >= (0.5 if "past" in verb_forms(word) else 0.75)


_usual_verb = TokenMemo(_is_usual_verb)


class CapitalAfterSemicolon(PatternRule):
    """``; The share fell``: what follows a semicolon is the same sentence, so a function word takes no capital."""

    code = "CAS003"
    name = "capital-after-semicolon"
    message = "The word after the semicolon takes no capital."
    confidence = 0.93
    examples = (("Rents rose by a tenth; The number of flats fell.", "Rents rose by a tenth; the number of flats fell."),)
    allows = (
        "God knows every word; He hears you.",
        "The works are Rain; The Hobbit; It; and Ulysses.", "Rents rose; Berlin fell.", "A list: Milk; In jars; On ice")
    triggers = ("; ",)
    pattern = re.compile(r"(?<=[a-z\d%)]); (The|It|In|If|This|They|He|She|We|When|At|There|That|These|However|But|And|As|On|For|With)(?= [a-z]+ [a-z])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        start, end = _sentence_around(document, match.start())
        if title_case_line(text[start:end]) or text[start:end].count(";") > 2 or end - start < 30:
            return None
        if match.group(1).lower() in _REVERENT and _DIVINE.search(text):
            return None
        at = match.start(1)
        return self.finding(document, at, at + 1, match.group(1)[0].lower())


class CapitalInsideSentence(Rule):
    """``beside the old Bridge``, ``in large numbers are Active``: a capital on a common word.

    A link, a bold span or a source language that capitalises nouns left it. English capitalises such words in
    names and defined terms as well, so :mod:`~cleantext.filters.casing.truecasing` weighs what the word is, what stands
    around it and how else the document writes it, and only a text that shows damage elsewhere is judged at all. Likely
    damage is lowered, near another seam at a lower bar; what is merely suspected is flagged. A segment of a corpus,
    which nobody sees in its document, and a text without any other seam are left. Words that open a clause are
    left to the rules that look for a lost stop, and the reverent capitals of religious texts to their writers.
    """

    code = "CAS005"
    name = "capital-inside-sentence"
    message = "This common word has a capital inside the sentence."
    confidence = 0.88
    examples = (
        (
            "The bridge is shut.It shut in May , they say. The bridge leaks. No bridge is new. They met by the old Bridge.\n\nNobody came.",
            "The bridge is shut. It shut in May, they say. The bridge leaks. No bridge is new. They met by the old bridge.\n\nNobody came.",
        ),
        (
            "They met on monday.It rained on tuesday. The choir would like to find People who can sing.\n\nNobody came.",
            "They met on Monday. It rained on Tuesday. The choir would like to find people who can sing.\n\nNobody came.",
        ),
    )
    allows = (
        "The house is old. A house burns. My house stands. They met in the White House.",
        "Cover the Tubers with dry sand.",
        "The choir would like to find People who can sing.",
        "They met on Monday .It rained, said the Annual of the Port. God gave them the Hour. She read the magazine People there.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged or document.is_segment or not document.seams or _DIVINE.search(document.text):
            return  # a tokenised corpus is damaged, too, but has no seams
        for match in candidates(document):
            likely = probability(document, match)
            if likely < SUSPECTED or self._is_left(document, match):
                continue
            at, lower = match.start(1), match.group(1).lower()
            rare = zipf(lower) < RARE and not document.vocabulary[lower]
            if not rare and likely >= (LIKELY_NEAR_SEAM if document.seams_near(at) else LIKELY):
                yield self.finding(document, at, at + 1, lower[0])
            else:
                yield self.finding(document, *match.span(1), None, confidence=0.6)

    @staticmethod
    def _is_left(document: Document, match: re.Match[str]) -> bool:
        """Whether other rules judge the word, or it follows a label, an opening quotation mark or a word for a work."""
        at, lower = match.start(1), match.group(1).lower()
        start, end = _sentence_around(document, at)
        before, rest = document.text[start:at], document.text[at:end]
        if lower in _SUBJECTS or document.text[match.start() - 1] == ")" or not any(map(str.isalpha, before)):
            return True
        following = _NEXT.match(document.text, match.end())
        behind = following.group(1) if following else ""
        if behind in words_of("name_particles") or ("base" in verb_forms(lower) and behind in words_of("determiners")):
            return True  # part of a foreign name; the stranded verb of a link
        previous = word_before(document.text, match.start(), start)
        return previous in _WORK or bool(_JUST_QUOTED.search(before)) or _reads_as_title(before, rest)


#: From this probability on a capital is lowered, and near another seam; the model's own prior is that of one capital in
#: 40 words, so in texts with fewer the true shares are lower. Measured on annotated texts with few seams: of 150 capitals
#: above the bars, 6 were meant.
LIKELY, LIKELY_NEAR_SEAM = 0.92, 0.85
#: And flagged.
SUSPECTED = 0.7
#: Below this frequency (Zipf) a word that the document has not in lower case may be a brand or a person.
RARE = 3.3


class CapitalOnRole(PatternRule):
    """``by Nora Field, Fellow at the institute``: a role behind a name, with the capital of a sentence start.

    Many styles print such a capital on purpose, so this only flags, and only where the text shows damage
    elsewhere and writes another role behind a name in lower case.
    """

    code = "CAS006"
    name = "capital-on-role"
    message = "Roles behind names are in lower case elsewhere in the text."
    fix = "none"
    confidence = 0.6
    examples = (
        (
            "The pier is shut.It shut in May , said Ivo Maric, director of the port. A study by Nora Field, Fellow at the Marine Institute, agrees.",
            "The pier is shut. It shut in May, said Ivo Maric, director of the port. A study by Nora Field, Fellow at the Marine Institute, agrees.",
        ),
    )
    allows = (
        "The pier is shut, said Ivo Maric, director of the port. A study by Nora Field, Fellow at the Marine Institute, agrees.",
    )
    pattern = re.compile(r"(?<=[a-z], )([A-Z][a-z]{3,14})(?= (?:at|of|for|in) (?:the )?[A-Z])")
    _lower = re.compile(r"(?<=[a-z]), ([a-z]{4,15}) (?:at|of|for) ")

    def find(self, document: Document) -> Iterator[Finding]:
        roles = words_of("role_words")
        if document.damaged and any(match.group(1) in roles for match in self._lower.finditer(document.text)):
            yield from super().find(document)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if match.group(1).lower() not in words_of("role_words"):
            return None
        return self.finding(document, *match.span(1), None)
