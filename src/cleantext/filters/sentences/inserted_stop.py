"""A stop inserted inside a sentence, where a piece of it was translated apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext.continuation import (
    COORDINATORS,
    JOIN,
    JOIN_IN_DAMAGED,
    JOIN_LONG,
    OPEN,
    REACH,
    STANDS,
    continues,
    has_clause,
    is_fragment,
    joint,
    stands_alone,
    two_sentences,
)
from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.layout import in_verse
from cleantext.lexicon import (
    FUNCTION_WORDS,
    given_names,
    is_word,
    proper_case,
    tag_share,
    tags,
    verb_forms,
    words_of,
)
from cleantext.mentions import NAME
from cleantext.rule import PatternRule, Rule
from cleantext.segmentation import is_abbreviation, word_before
from cleantext.syntax import (
    affinity,
    cannot_end,
    capital_join_probability,
    completeness,
    join_probability,
    tag,
    tokenize,
    torn_probability,
)

#: From this ``torn_probability`` on, and up to this completeness, a short sentence in a damaged text is a fragment: of 150
#: flagged in annotated texts, four in five were.
TORN, INCOMPLETE = 0.75, 0.4
#: Beside another short sentence of up to this completeness one is meant.
SHORT_FRAGMENT = 0.3
#: In a damaged text a capital behind the stop is joined from this ``capital_join_probability`` on.
JOIN_BEFORE_CAPITAL = 0.95
#: The same where fragments may be meant, or the words behind it hold a clause.
JOIN_STANDING = 0.985
#: A writer who has no more than this share of sentences with fewer blanks than that does not use fragments for effect: in annotated
#: texts by such writers all of 70 stops above the bar had been put inside a sentence; elsewhere, two in five.
PLAIN, SHORT = 0.15, 6
#: Parts of speech that a sentence seldom ends in.
_OPEN_LAST = ("ADP", "DET", "AUX.fin", "PART.to", "CCONJ")
#: From this ``affinity`` on two words often stand side by side; one less will do next to another seam.
TOGETHER = 2
#: From this on such a stop is flagged where one side cannot stand alone.
SUSPECTED = 0.97
#: In a damaged text a stop in front of lower case is likelier inserted than the capital lost from this
#: ``join_probability`` on, if a clause or a phrase follows: on professional English, 96 % of the inserted stops
#: and 20 % of the sentence borders, of which the first are twenty times as common in damaged texts.
JOIN_LIKELIER = 0.25
#: The same where other words without a clause follow that can hardly stand alone.
JOIN_PHRASE_LIKELIER = 0.5
#: There the capital is put back up to this ``join_probability`` only.
BORDER_IN_DAMAGED = 0.05
#: The headword form of a dictionary: ``lose one's head``, ``help sb. out``.
_GLOSS = re.compile(r"\bone['’]s\b|\bs(?:b|th)\.?(?!\w)|\boneself\b")
#: A list number or the name of a speaker in front of a paragraph.
_LABEL = re.compile(r"\d|[A-Z][\w .’'-]{1,30}:")
#: ``Funding was provided.``: a bare noun and a passive, with nobody who does it.
_STUB = re.compile(r"[A-Z][a-z]+(?: [a-z]+)? (?:was|were|is|are) (?:[a-z]+ed|held|made|given|eaten|taken|done|seen|found|paid)\.")
#: Words that no sentence ends in: ``his`` and ``than`` can, where a noun or a clause is left out.
_NEVER_LAST = frozenset(["a", "an", "the", "my", "our", "your", "their", "its", "and", "or", "nor"])
#: A stop behind one of them.
_OPEN_END = re.compile(r"\. (?=[A-Z])(?:" + "|".join(rf"(?<=(?<![^\s(\[\"'“‘«]){word}\. )" for word in sorted(_NEVER_LAST)) + ")")
_NUMBER = re.compile(r"\d[\d.,]*")
#: ``a 1/2-in. ring``
_UNIT = re.compile(r"\d[\w/.]*-[a-z]+$")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
#: A name that no noun or verb follows.
_NAME_RUN = re.compile(r"([A-Z][\w’'-]+)((?: [A-Z][\w’'-]+)*)(?=[,.]| (?:and|or|of|in|at|with|from|on|for|to|as|who|whose) )")
_POSSESSIVE = re.compile(r"['’]s?$")
_STOP = re.compile(r"(?<![.!?…])[.!?…]+(?=[\s”’\"')\]]|$)")


def lower_case_style(document: Document) -> bool:
    """Whether the text starts its sentences and paragraphs in lower case, as chats and some verse do."""
    lower = len(re.findall(r"[a-z][.!?] [a-z]", document.text))
    if lower <= 4 or lower * 4 <= len(document.sentences):
        return False
    starts = [document.text[start].islower() for start, _ in document.paragraphs if document.text[start].isalpha()]
    return sum(starts) * 2 >= len(starts)


class StopBeforeLowerCase(PatternRule):
    """``… met with farmers. visit lisbon next week.``: a stop, then a lower-case word.

    By itself that is undecidable: the stop may be wrong, or the capital lost. A word before the stop
    that cannot end a sentence, or a fitting rest that cannot stand alone, decides for joining; a clause
    that stands alone behind a complete one decides for the capital; anything between only flags, unless the text
    is damaged: there an inserted stop is likelier than a lost capital, and coordinators always go on.
    Abbreviations, brands and texts that are written in lower case throughout are left.
    """

    code = "SEN030"
    name = "stop-before-lower-case"
    message = "A stop was inserted inside this sentence."
    confidence = 0.9
    examples = (
        ("Please reply to our. request for help by Monday.", "Please reply to our request for help by Monday."),
        ("Nine of the bids have been rejected. so far.", "Nine of the bids have been rejected so far."),
        ("She put the parcel. on the table by the door.", "She put the parcel on the table by the door."),
        ("In the summer of the flood. the mill was closed.", "In the summer of the flood, the mill was closed."),
        ("A bed costs 40. per night in the old mill.", "A bed costs 40 per night in the old mill."),
        (
            "They met on monday.It rained on tuesday. The pier is steep. and so is the path behind it.",
            "They met on Monday. It rained on Tuesday. The pier is steep and so is the path behind it.",
        ),
        (
            "They met on monday.It rained on tuesday. The guests had seen. the boats sink.",
            "They met on Monday. It rained on Tuesday. The guests had seen the boats sink.",
        ),
        (
            "They met on monday.It rained on tuesday. The boats were held for. 24 hours by the harbour police.",
            "They met on Monday. It rained on Tuesday. The boats were held for 24 hours by the harbour police.",
        ),
    )
    allows = (
        "Bake for approx. five minutes, then rest it for at least 20 min. or so.",
        "The phone was an upgrade. iPhone sales rose.",
        "Mr. e.e. cummings wrote it in a letter to Dr. and Mrs. Lee.",
        "Good. on. you. Nobody else would have come back for the cat.",
        "Write what the water did.\n  Say it again. not what it meant.\nIt could not mean.",
        "i went home. it was late. nobody cared. we slept. then rain came. i woke. it was monday.",
    )
    triggers = (". ",)
    pattern = re.compile(r"([.]) (?<![.\s(\[“\"'‘/@#_][.] )(?=[“‘\"]?[a-z]+(?:['’-][a-z]+)*(?:[ ,;:\n”’\"]|[.!?](?:\s|$)|\.[a-z]{2,4}[ ,])|\d[\d.,]* [a-z])")

    def find(self, document: Document) -> Iterator[Finding]:
        for finding in super().find(document):
            if lower_case_style(document):
                return
            yield finding

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        at = match.start(1)
        start, end = document.sentence_at(at)
        start, end = max(start, at - REACH), min(end, at + REACH)
        before = word_before(text, at, start)
        number = text[match.end()].isdigit()
        quoted = text[match.end()] in "“‘\""
        if end <= match.end() and document.damaged and has_clause(text[start:at]) is not False:
            # the number or the mark opens a sentence only for the segmentation
            end = min(document.sentence_at(match.end())[1], at + REACH)
        if quoted and text.find("”", match.end(), match.end() + 25) >= 0:
            return None  # a few words that are quoted open the sentence
        behind_match = _WORD.match(text, match.end() + quoted) if not number else _NUMBER.match(text, match.end())
        if not behind_match or is_abbreviation(before) or not self._ordinary(before) or in_verse(text, at):
            return None
        if _UNIT.search(before):
            return None
        if len(before) < 5 and len(re.findall(rf" {re.escape(before)}\. [a-z\d]", text)) > 1:
            return None  # an abbreviation of this document
        behind = behind_match.group()
        if not number and (behind in words_of("brands_lowercase") or not is_word(behind.split("-")[0].split("’")[0].split("'")[0])):
            return None
        stop = _STOP.search(text, match.end(), end)
        left, right = text[start:at], text[match.end() : stop.start() if stop else end]
        left = left[left.rfind(". ") + 2 :] if ". " in left else left
        if " " not in right and stop and text[stop.end() : stop.end() + 2].strip()[:1].islower():
            return None  # ``good. on. you.``
        if (" " not in left and not (document.damaged and tag(tokenize(right))[:1] == ["AUX.fin"])) or (before[-1].isdigit() and left.count(" ") < 3):
            return None
        if before.islower() and cannot_end(before):
            return self.finding(document, at, match.end(), " ", confidence=0.95)
        if _GLOSS.search(right):
            return self.finding(document, at, match.end() + len(behind), None, confidence=0.7)
        if document.damaged and not number and two_sentences(left, right):
            first = behind_match.start()
            return self.finding(document, first, first + 1, text[first].upper(), message="This sentence starts in lower case.", confidence=0.85)
        if "." in before:
            return None  # a date or a clock, perhaps with a stop of its own
        joins, confidence = continues(left, right, damaged=document.damaged)
        if (number or quoted) and (not joins or join_probability(left, right) < (JOIN if document.damaged else JOIN_LONG)):
            return None  # sentences may begin so
        if joins:
            return self.finding(document, at, match.end(), joint(left, right), confidence=round(confidence, 2))
        if document.damaged and self._likelier_inserted(left, right):
            return self.finding(document, at, match.end(), joint(left, right), confidence=0.8)
        surely = not document.damaged or join_probability(left, right) <= BORDER_IN_DAMAGED
        if joins is False and surely and right.count(" ") >= 3:
            capital = behind[0].upper()
            return self.finding(
                document,
                match.end(),
                match.end() + 1,
                capital,
                message="This sentence starts in lower case.",
                confidence=round(confidence, 2),
            )
        return self.finding(document, at, match.end() + len(behind), None, confidence=0.7)

    @staticmethod
    def _likelier_inserted(left: str, right: str) -> bool:
        """Whether, in a damaged text, an inserted stop is likelier than a lost capital."""
        words = right.split(None, 2)
        if len(words) < 2 or words[1][0].isupper():
            return False
        if words[0].rstrip(",") in COORDINATORS:
            return True
        probability, clause = join_probability(left, right), has_clause(right)
        if probability < JOIN_LIKELIER:
            return False
        if clause or tag(tokenize(right))[0] in ("ADP", "SCONJ", "PRON.rel"):
            return True
        return clause is False and probability >= JOIN_PHRASE_LIKELIER and completeness(right) < STANDS

    @staticmethod
    def _ordinary(word: str) -> bool:
        letters = _POSSESSIVE.sub("", word.rstrip("”’\"')]").lower())
        known = is_word(letters.split("-")[-1]) or word[:1].isupper() or letters[-1:].isdigit()
        return len(letters) > 1 and known and ("." not in word or _NUMBER.fullmatch(word) is not None)


class StopBeforeCapital(PatternRule):
    """``inspectors would. Be visiting the area``: a stop and a capital inside a sentence.

    Pieces that were translated apart begin with capitals like sentences. In a text that shows damage elsewhere
    they are joined where one of them cannot stand alone and both fit together: the surer, the more of a sentence
    the words behind the stop could be. Everywhere else the last word before the stop must be an article, a possessive
    or a conjunction. What fits less well is flagged in a damaged text; fragments for effect fit badly.
    """

    code = "SEN033"
    name = "stop-before-capital"
    message = "A stop was inserted inside this sentence."
    confidence = 0.85
    examples = (
        ("The keys are in the. Drawer of the old desk.", "The keys are in the drawer of the old desk."),
        (
            "They met on monday.It rained on tuesday. The mayor wrote that the inspectors would. Be visiting the area soon.",
            "They met on Monday. It rained on Tuesday. The mayor wrote that the inspectors would be visiting the area soon.",
        ),
        (
            "They met on monday.It rained on tuesday. The firm gave a simple view of the status. Of every device in the house.",
            "They met on Monday. It rained on Tuesday. The firm gave a simple view of the status of every device in the house.",
        ),
    )
    allows = (
        "Vitamin A. It is found in carrots. Plan B. It failed.",
        "That is what they are. And that is what they will be.",
        "He never knew where they came from. Nobody did.",
        "Kim sold her boat, and Mr. Park his. The children cried.",
        "Would they come? They would. Be quiet now.",
        "The firm gave a simple view of the status. Of every device in the house.",
        "Now what was it? A hot, spicy thing. Was the cook hot and spicy?",
        "They met on Monday .It rained. The boat outside the old mill was his. Notes lay on the table by the door.",
    )
    triggers = (". ",)
    pattern = re.compile(r"([^\W\d_])\. (?=([A-Z][a-z]*)(?:[’'-][a-z]+)?[ ,.])")

    def find(self, document: Document) -> Iterator[Finding]:
        if document.damaged or _OPEN_END.search(document.text):
            yield from super().find(document)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        at = match.end(1)
        word = word_before(text, at)
        sure = word in _NEVER_LAST or (document.damaged and cannot_end(word) and word not in words_of("possessive_pronouns"))
        if not (sure or document.damaged) or len(word) < 2 or word.isupper() or is_abbreviation(word):
            return None
        start = max(document.sentence_at(at - 1)[0], at - REACH)
        first, end = document.sentence_at(match.end())
        if first != match.end() or at - start < 12 or (not sure and match.group(2).lower() in words_of("subject_pronouns")):
            return None
        left, right = text[start:at], text[first : min(end, first + REACH)].partition("。")[0]
        before = completeness(left)
        plain = document.once(_short_sentences) <= PLAIN
        if sure:
            joins = before <= 0.5 and join_probability(left, right) >= JOIN_IN_DAMAGED
        else:
            joins = _names(left, right)
            if not joins and (before > OPEN or stands_alone(right)) and _begins_anew(right):
                return None
            joins = joins or self._one_sentence(left, right, document.seams_near(at) > 0, plain)
        capital = match.group(2)
        if joins and capital != "I":
            lowered = capital.lower()
            if not is_word(lowered) or proper_case(lowered) or tag_share(lowered).get("PROPN", 0) > 0.3:
                lowered = capital
            return self.finding(document, at, match.end(2), f"{joint(left, right)}{lowered}")
        words = [word.lower() for word in _WORD.findall(right)]
        if not document.damaged or left.count(" ") < 2 or len(words) < 3 or meant(words, text[start : at + 1]):
            return None
        bar = JOIN_BEFORE_CAPITAL if plain else SUSPECTED
        if (plain or min(before, completeness(right)) <= OPEN) and capital_join_probability(left, right) >= bar:
            return self.finding(document, at, match.end(2), None, confidence=0.6)
        return None

    @staticmethod
    def _one_sentence(left: str, right: str, seams: bool, plain: bool) -> bool:
        """Whether two pieces of a damaged text are one sentence, though the second begins with a capital."""
        before, behind = tokenize(left), tokenize(right)
        if len(before) < 3 or len(behind) < 3 or right.rstrip("”’").endswith("?"):
            return False
        probability, clause = capital_join_probability(left, right), has_clause(right)
        if probability < (JOIN_BEFORE_CAPITAL if clause is False else JOIN_STANDING):
            return False
        last, kinds = tag(before)[-1], tag(behind)
        fits = completeness(right) <= 2 * OPEN and completeness(f"{left} {right[0].lower()}{right[1:]}") >= STANDS
        if fits and (last in _OPEN_LAST or (last.startswith(("PART.neg", "AUX")) and kinds[0].startswith("VERB"))):
            return len(before) > 3
        if clause is False and kinds[0] == "PART.to" and last.startswith("VERB"):
            return len(behind) > 4
        if len(before) < 6 or not (plain or (seams and fits and probability >= JOIN_STANDING)):
            return False
        near = affinity(before[-1], behind[0])
        together = near.lstrip("-").isdigit() and int(near) >= TOGETHER - seams
        return len(behind) > (4 if together else 5 if plain else 8)


def _begins_anew(words: str) -> bool:
    """Whether words behind a capital are a whole sentence, or a phrase that writers set apart with a coordinator."""
    kinds = [*tag(tokenize(words)), ""]
    if kinds[0] == "CCONJ":
        return kinds[1] not in ("VERB.fin", "AUX.fin")
    return stands_alone(words) or (kinds[0] in ("ADP", "ADV") and completeness(words) >= STANDS and has_clause(words) is True)


def _short_sentences(document: Document) -> float:
    """The share of short sentences, of which one is left aside."""
    text = document.text
    lengths = [text.count(" ", start, end) for start, end in document.sentences if text[end - 1] == "."]
    return (sum(blanks < SHORT for blanks in lengths) - 1) / max(1, len(lengths))


#: Somebody who is introduced by one word: ``said Vasyl, 58, a farmer``.
_HALF_A_NAME = re.compile(rf"(?:^|[^\W\d_A-Z][,.]? ){NAME}, (?:an?|the|one|then|once|now|who|whose|\d{{1,3}})[ ,]")


def _names(left: str, right: str) -> bool:
    """Whether a name without a clause of its own stands behind the role or the given name that it belongs to."""
    head, _, word = left.rpartition(" ")
    name = _NAME_RUN.match(right)
    first = name.group(1).lower() if name else ""
    if name is None or head.count(" ") < 2 or (is_word(first) and not name.group(2)) or first in FUNCTION_WORDS | words_of("role_words"):
        return False
    named = word[:1].isupper() and (word.lower() in given_names() or not is_word(word.lower()))
    if not named and not (word.islower() and word.rpartition("-")[2] in words_of("role_words")):
        return False
    if _HALF_A_NAME.search(left):
        return False  # the name is the other half of that one
    rest = right[name.end() :]
    if rest[:1] == "," and tag(tokenize(right))[len(tokenize(name.group())) + 1 :][:1] in (["VERB.fin"], ["AUX.fin"]):
        return True  # ``Lidia. Kowalczyk, opened the evening``
    return has_clause(right) is False and (len(rest) > 1 or named)


class StopBeforeRelative(PatternRule):
    """``… said Ivo Maric. Who edited her books.``: a relative clause cut off with a stop.

    A sentence that opens with ``Who``, ``Whose`` or ``Which`` and a verb, and ends in a stop instead
    of a question mark, continues the name or noun before it.
    """

    code = "SEN031"
    name = "stop-before-relative-clause"
    message = "A stop cuts this relative clause from its noun."
    confidence = 0.92
    examples = (
        ("The letter came from Ivo Maric. Who built the pier in 1931.", "The letter came from Ivo Maric, who built the pier in 1931."),
    )
    allows = (
        "They asked two questions. Who built it? Who paid?",
        "The band is called The Who. Who knows why.",
        "He knew three facts. Who built it. Who paid. Who left.",
        "Nobody can say. Who cares.",
    )
    triggers = (". Who", ". Which", ". Whose")
    pattern = re.compile(r"(?<=[a-z])\. (Who|Which|Whose) ([a-z]+)(?: [a-z]+)?\b[^.!?\n]{8,300}\.(?=\s|[”\"]|$)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        word = word_before(text, match.start())
        verb = match.group(2)
        if not word[:1].isupper() or is_abbreviation(word) or verb in ("knows", "cares", "wants", "needs", "knew", "cared"):
            return None
        if len(re.findall(r"\b(?:Who|Which|Whose) ", text)) > 3:
            return None
        if not tags(verb) & {"VERB", "AUX"}:
            return None
        at = match.start()
        return self.finding(document, at, match.end(1), f", {match.group(1).lower()}")


class StopBeforeListedNames(PatternRule):
    """``… for the two defenders. Jan Kos and Emil Brand.``: names that the words before them announce.

    A sentence of nothing but names follows a plural noun with their number: they belong to it.
    """

    code = "SEN032"
    name = "stop-before-announced-names"
    message = "A stop cuts these names from the words that announce them."
    confidence = 0.93
    examples = (
        (
            "The prize went to the two young bakers. Jan Kos and Emil Brand. The hall applauded.",
            "The prize went to the two young bakers, Jan Kos and Emil Brand. The hall applauded.",
        ),
    )
    allows = (
        "The prize went to two bakers. Jan Kos and Emil Brand applauded.",
        "Three roads meet here. Jan Kos and Emil Brand.",
    )
    pattern = re.compile(
        r"\b(two|three|four) ((?:[a-z]+ ){0,3})([a-z]+s)\. ((?:[A-Z][\w’'-]+ ){1,3}?[A-Z][\w’'-]+(?:, (?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+){0,2},? and (?:[A-Z][\w’'-]+ ){0,3}[A-Z][\w’'-]+)\.(?=\s|$)"
    )
    triggers = ("two ", "three ", "four ")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        wanted = {"two": 2, "three": 3, "four": 4}[match.group(1)]
        names = re.split(r", (?:and )?| and ", match.group(4))
        if len([name for name in names if name]) != wanted:
            return None
        at = match.end(3)
        return self.finding(document, at, at + 1, ",")


class Fragment(Rule):
    """A sentence without a subject or a finite verb, in a text that shows damage elsewhere.

    Pieces of a sentence that was translated in parts are left as fragments. What they belong to cannot
    be known, so this only flags, and only where other rules have found the text damaged: journalism
    and essays use fragments on purpose. Such ones open a paragraph, answer a question, give orders or come in
    series, and are left.
    """

    code = "SEN040"
    name = "dangling-fragment"
    message = "This fragment belongs to a sentence that was taken apart."
    fix = "none"
    confidence = 0.6
    examples = (
        (
            "The fair opens on Friday.Tickets are sold at the gate , as always. Of white colour. The hall was repaired for for free.",
            "The fair opens on Friday. Tickets are sold at the gate, as always. Of white colour. The hall was repaired for free.",
        ),
    )
    allows = ("I have owned thirty umbrellas. Left on trains. Lent to strangers. None came back.",)

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged:
            return
        text, sentences = document.text, document.sentences
        for index, (start, end) in enumerate(sentences):
            if end - start > 90 or text[end - 1] != "." or not text[start].isupper():
                continue
            paragraph = document.paragraph_at(start)
            if start == paragraph[0] or "“" in text[start:end] or '"' in text[start:end] or ":" in text[start:end]:
                continue
            words = [word.lower() for word in _WORD.findall(text[start:end])]
            if _LABEL.match(text, paragraph[0]) or not 2 <= len(words) <= 12 or text[start:end].count(".") > 1:
                continue
            if meant(words, text[slice(*sentences[index - 1])]):
                continue
            if document.damage > 3 and _STUB.fullmatch(text, start, end) and all("NOUN" in tags(word) for word in words[:-2]):
                yield self.finding(document, start, end, None)
                continue
            if torn_probability(text[start:end]) < TORN or completeness(text[start:end]) > INCOMPLETE:
                continue
            behind = text[slice(*sentences[index + 1])] if index + 1 < len(sentences) and sentences[index + 1][1] <= paragraph[1] else ""
            if not _alike(text[start:end], behind):
                yield self.finding(document, start, end, None)


def meant(words: list[str], before: str) -> bool:
    """Whether writers put such words by themselves: orders, answers, members of a series, ``Most have refused.``."""
    first, last = words[0], words[-1]
    if first in words_of("subject_pronouns") or before.rstrip('”’"').endswith(("?", ":")) or _alike(" ".join(words), before):
        return True
    kinds = tags(first)
    if "base" in verb_forms(first) and (tag_share(first).get("VERB", 0) >= 0.4 or tag(words)[0] in ("VERB.imp", "AUX.imp")):
        return True
    clause = len(words) <= 4 and (kinds & {"DET", "PRON"}) and "VERB" in tags(last)
    return bool(clause) or (first == "to" and len(words) <= 3)


def _alike(one: str, other: str) -> bool:
    """Whether both begin with the same word, or the other one is a fragment of a few words, too."""
    return one.split(" ", 1)[0].lower() == other.split(" ", 1)[0].lower() or (
        0 < other.count(" ") < 4 and other.endswith(".") and is_fragment(other, SHORT_FRAGMENT)
    )
