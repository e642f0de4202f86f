"""Words, phrases, clauses, sentences and paragraphs that stand there more than once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.filters.residue.data import entries
from cleantext.filters.residue.repeats import Repeat, repeats
from cleantext.filters.residue.speech import inside_quotation
from cleantext.finding import Finding
from cleantext.layout import removal_span
from cleantext.lexicon import (
    FUNCTION_WORDS,
    given_names,
    is_word,
    number,
    proper_case,
    tag_share,
    tags,
    usual_tag,
    verb_forms,
    words_of,
    zipf,
)
from cleantext.rule import Rule

_BLANK = re.compile(r"[ \t\u00a0]+")
_SINGLE_BLANK = re.compile(r"[ \u00a0]")
_COMMA = re.compile(r"[ \u00a0]?[,;][ \u00a0]+")
_WORD_BEHIND = re.compile(r"[ \u00a0]([\w’'-]+)")
_TWO_WORDS_BEHIND = re.compile(r"[ \u00a0]([a-z]+)(?: ([a-z]+))?")
_INNER = re.compile(r"[,;:.!?—–] ")
#: Determiners and prepositions that also open clauses or stand for somebody.
_OPENERS = frozenset(["that", "which", "what", "whatever", "as", "her", "to", "this", "these", "those", "all", "some", "any", "both"])
#: The last word before a place that opens a clause, and the comma before it.
_OPENS_CLAUSE = re.compile(r"(, )?\b(?:who|that|what|which|whoever|whatever|where|when|if|as|how)\b(?!.*\b(?:who|that|what|which|whoever|whatever|where|when|if|as|how)\b)", re.IGNORECASE)
#: What stands before the first word of a sentence.
_HEAD = re.compile(r"(?:[.!?:] [“\"‘]?|[•–—*-] |\d[.)] )\Z")
_STOP = re.compile(r"[.!?][ \u00a0]+")
#: Words that join a word to itself in set phrases: again and again, day by day, year upon year.
_JOINERS = frozenset({"and", "or", "by", "after", "upon", "vs", "v", "x"})
#: Objections to a text from which on short repetitions are taken for damage.
_DAMAGED = 5
_PREPOSITIONS = frozenset({"to", "for", "on", "in", "of"})


class RepetitionRule(Rule):
    """A rule about words that are repeated on the spot."""

    def find(self, document: Document) -> Iterator[Finding]:
        for repeat in repeats(document):
            if self.accepts(repeat, document):
                yield self.finding(document, repeat.unit_end, repeat.end, "")

    def accepts(self, repeat: Repeat, document: Document) -> bool:
        """Whether the repetition is one that this rule mends."""
        raise NotImplementedError


def _between(repeat: Repeat, document: Document) -> str:
    return document.text[repeat.unit_end : repeat.next]


def _unit(repeat: Repeat, document: Document) -> str:
    return document.text[repeat.start : repeat.unit_end]


def _has_digits(repeat: Repeat) -> bool:
    return any(char.isdigit() for word in repeat.unit for char in word)


def _all_capitalised(repeat: Repeat, document: Document) -> bool:
    words = re.findall(r"\w+", _unit(repeat, document))
    return all(word[0].isupper() for word in words)


def _quoted(repeat: Repeat, document: Document) -> bool:
    """Whether the repetition stands in a quotation, or a mark stands inside it."""
    text = document.text
    if re.search(r"[“”\"«»‘]", text[repeat.start : min(repeat.end, repeat.start + 2000)]):
        return True
    return inside_quotation(text, repeat.line, repeat.start)


def _verse(repeat: Repeat, document: Document) -> bool:
    """Whether the line is a short one among others, as in songs, poems and lists."""
    start, end = repeat.line
    if end - start > 70:
        return False
    lines = document.text[max(0, start - 72) : start].split("\n"), document.text[end : end + 72].split("\n")
    above = lines[0][-2] if len(lines[0]) > 2 else ""
    below = lines[1][1] if len(lines[1]) > 2 else ""
    return bool(above.strip() or below.strip())


class Loop(RepetitionRule):
    """A neural translator that loses its thread writes the same words again and again.

    Three copies in a row are kept once. Set phrases that join a word to itself (again and again and again),
    cries, chants and laughter, refrains, lists with numbers and emphatic speech are no loops.
    """

    code = "MTR001"
    name = "loop"
    message = "The same words are repeated in a loop."
    confidence = 0.96
    examples = (
        (
            "Rents fell to the lowest level on record on record on record on record last year.",
            "Rents fell to the lowest level on record last year.",
        ),
        (
            "If the lamp is too hot, the lamp is too hot, the lamp is too hot, open the window.",
            "If the lamp is too hot, open the window.",
        ),
        ("The village village village village is old.", "The village is old."),
    )
    allows = (
        "It went on and on and on and on, over and over and over again.",
        "“No, no, no, no,” he cried. Ha ha ha ha! Very, very, very, very cold.",
        "The scores were 1 to 1, 1 to 1, 1 to 1 and 2 to 1.",
        "I can't, I can't, I can't stop it. It was looked at at at the station.",
        "Each step makes the next: a spiral, a spiral, a spiral, and a bill.",
        "“Here I am.” It hurts, it hurts, it hurts, and nobody comes.",
        "Row, row, row your boat, blah blah blah blah. ‘Ma-ri-na! Ma-ri-na! Ma-ri-na!’ they sang.",
    )

    def accepts(self, repeat: Repeat, document: Document) -> bool:
        between = _between(repeat, document)
        if _links(repeat, document) and _COMMA.fullmatch(between):
            return True
        if repeat.copies < 3 or _has_digits(repeat):
            return False
        spoken = _quoted(repeat, document)
        if repeat.period == 1:
            word = repeat.unit[0]
            least = 8 if spoken or not _BLANK.fullmatch(between) else 5 if usual_tag(word) in ("ADJ", "ADV") else 3
            if word in FUNCTION_WORDS and word not in entries("never_doubled"):
                least = max(least, 4)  # two of them may be meant
            return repeat.copies >= least and (len(word) > 2 or word in FUNCTION_WORDS) and _doubles_wrongly(word) and word.isalpha() and (
                _BLANK.fullmatch(between) or _COMMA.fullmatch(between)
            ) is not None and _unit(repeat, document)[0].islower()
        if not any(pattern.fullmatch(between) for pattern in (_BLANK, _COMMA, _STOP)):
            return False
        if between[0] in "!?" and repeat.period < 5:
            return False  # a chant
        if repeat.period == 2 and _BLANK.fullmatch(between) and (_JOINERS & set(repeat.unit) or _is_set_phrase(repeat)):
            return False
        if all(not is_word(word) for word in repeat.unit):
            return repeat.copies >= 4
        if spoken or _verse(repeat, document) or (repeat.period < 5 and not _BLANK.fullmatch(between) and _starts_clause(repeat)):
            return repeat.copies >= (4 if repeat.period >= 5 else 8)
        emphatic = not document.damaged or (_unit(repeat, document)[0].isupper() and "base" in verb_forms(repeat.unit[0]))
        if _COMMA.fullmatch(between) and repeat.period < 4 and emphatic:
            return repeat.copies >= 4  # said three times for emphasis: wash your hands
        return _STOP.fullmatch(between) is None or repeat.copies * repeat.period >= 9


def _links(repeat: Repeat, document: Document) -> bool:
    """Whether, in a damaged text, what is repeated opens its sentence and links it to the one before: in addition, in addition, the."""
    if " ".join(repeat.unit) not in words_of("linking_adverbs") - entries("reduplications") or not document.damaged:
        return False
    text = document.text
    return text[repeat.end : repeat.end + 2] == ", " and text[repeat.start].isupper() and text[repeat.next].islower()


def _starts_clause(repeat: Repeat) -> bool:
    """Whether the repetition begins with its subject, as emphatic speech does: it hurts, it hurts, it hurts."""
    word = repeat.unit[0].split("'")[0].split("’")[0]
    return word == "i" or word in words_of("subject_pronouns")


def _is_set_phrase(repeat: Repeat) -> bool:
    """Three copies or fewer of a word and a preposition: day to day to day to day."""
    return bool(_PREPOSITIONS & set(repeat.unit)) and repeat.copies == 3 and not set(repeat.unit) <= FUNCTION_WORDS


def _doubles_wrongly(word: str) -> bool:
    """Whether an ordinary word never stands twice in a row: no cry, intensifier or reduplication."""
    return word not in entries("reduplications") and "INTJ" not in tags(word) and "NUM" not in tags(word)


class RepeatedPhrase(RepetitionRule):
    """Three words or more that stand twice in a row with nothing between them were printed twice.

    So were a preposition and an article. Numbers, names and speech may repeat on purpose, a heading may have run into
    the sentence below it, and a relative clause may end in what its sentence goes on with.
    """

    code = "MTR002"
    name = "repeated-phrase"
    message = "A phrase stands twice in a row."
    confidence = 0.93
    examples = (
        ("The road to the north to the north is closed.", "The road to the north is closed."),
        ("They lived in the in the old mill.", "They lived in the old mill."),
        ("The head of the river board the river board resigned.", "The head of the river board resigned."),
    )
    allows = (
        "These are close contacts of close contacts of the patient.",
        "In the city, the city council sits, so they say.",
        "He said he said it twice; what is is what is.",
        "New York New York is a hotel.",
        "No swimming after dark Swimming after dark is avoided here.",
        "The crew that won the cup won the cup again, as they say.",
        "He had nothing, he knew nothing, he knew that. And so on and so on.",
    )

    def accepts(self, repeat: Repeat, document: Document) -> bool:
        if repeat.copies != 2 or repeat.period < 2 or not _SINGLE_BLANK.fullmatch(_between(repeat, document)):
            return False
        if _has_digits(repeat) or _all_capitalised(repeat, document) or _starts_anew(repeat, document):
            return False
        if _has_inner_mark(repeat, document) or not _changes_nothing(repeat) or _is_emphatic_pair(repeat, document):
            return False
        if document.damaged and not _verse(repeat, document):
            return not (_spoken_of(repeat, document) or (repeat.period == 2 and _ends_relative_clause(repeat, document)))
        if _quoted(repeat, document) or _verse(repeat, document) or _ends_relative_clause(repeat, document):
            return False
        if repeat.period == 2:
            return _never_meets_itself(repeat)
        return not _is_figure(repeat, document) and repeat.unit[-1] not in ("of", "and", "or", "that", "than", "vs", "after")


def _spoken_of(repeat: Repeat, document: Document) -> bool:
    """Whether marks enclose the repetition or stand inside it, so that it may be meant."""
    text = document.text
    return text[repeat.start - 1 : repeat.start] in _MARKS and text[repeat.end : repeat.end + 1] in _MARKS


def _is_emphatic_pair(repeat: Repeat, document: Document) -> bool:
    """Whether a word and one that joins it to itself are doubled: day by day by day, more and more and more."""
    if repeat.period != 2:
        return "another" in repeat.unit
    first, second = repeat.unit
    behind = _WORD_BEHIND.match(document.text, repeat.end, repeat.line[1])
    if second in _JOINERS | _PREPOSITIONS and behind is not None and behind.group(1).lower() == first:
        return True
    if second in _JOINERS | {"to", "on"} or first in _JOINERS:
        return not {first, second} <= FUNCTION_WORDS or first in ("or", "by") or second in ("or", "by", "on")
    return not (_doubles_wrongly(first) or _doubles_wrongly(second))


def _never_meets_itself(repeat: Repeat) -> bool:
    """Whether two words that stand twice in a row are a preposition and a determiner, or a function word and a noun or verb."""
    first, second = repeat.unit
    if first in words_of("prepositions") and second in ("the", "a", "an", "its", "their", "his", "this", "these"):
        return True
    if first in words_of("determiners") | words_of("possessive_pronouns"):
        return usual_tag(second) == "NOUN" and first not in ("no", "all", "that")
    return first == "to" and "base" in verb_forms(second)


def _starts_anew(repeat: Repeat, document: Document) -> bool:
    """Whether the second copy begins in a capital, as behind a heading that lost its line."""
    return document.text[repeat.next].isupper()


def _opens_clause_before(repeat: Repeat, document: Document) -> bool:
    """Whether a word that opens a subordinate clause stands shortly before the first copy, with no comma before it in a damaged text."""
    opener = _OPENS_CLAUSE.search(document.text, max(repeat.line[0], repeat.start - 60), repeat.start)
    return opener is not None and not (opener.group(1) and document.damaged)


def _ends_relative_clause(repeat: Repeat, document: Document) -> bool:
    """Whether the first copy is the predicate of a clause that is the subject: whoever laughs laughs.

    It is none behind an article, and a clause behind a comma (which it sold) ends in another one.
    """
    if _word_before(repeat, document).lower() in (words_of("determiners") | words_of("possessive_pronouns") | words_of("prepositions")) - _OPENERS:
        return False
    return _opens_clause_before(repeat, document) and usual_tag(repeat.unit[0]) in ("VERB", "AUX", None) and bool(verb_forms(repeat.unit[0]))


def _changes_nothing(repeat: Repeat) -> bool:
    return any(word in FUNCTION_WORDS or zipf(word) > 0 for word in repeat.unit)


class RepeatedClause(RepetitionRule):
    """A clause that stands twice with only a comma between, up to a mark, was printed twice.

    It has six words or more, or three in a damaged text, and no numbers. Speakers repeat shorter ones for emphasis, and longer ones that begin
    with a pronoun; writers repeat a clause to go on from it (a house by the sea, a house by the sea without
    a door). In quotations and verse the repetition may be meant.
    """

    code = "MTR003"
    name = "repeated-clause"
    message = "A clause stands twice in a row."
    confidence = 0.93
    examples = (
        (
            "The dam must be drained at once, the dam must be drained at once, before winter comes.",
            "The dam must be drained at once, before winter comes.",
        ),
    )
    allows = (
        "“I don't know what to do about it, I don't know what to do about it,” she said.",
        "He won 3 of 5, 3 of 5, and 4 of 5.",
        "The same goes for tea, the same goes for bread.",
        "If the sky is empty, if the sky is empty, it will look like this.",
        "There was an old house by the sea, there was an old house by the sea without a door.",
        "He ate a fig, and then another, and then another.",
    )

    def accepts(self, repeat: Repeat, document: Document) -> bool:
        if repeat.copies != 2 or not _COMMA.fullmatch(_between(repeat, document)):
            return False
        if repeat.period < (8 if _starts_clause(repeat) else 3 if document.damage >= _DAMAGED else 6):
            return False
        if (_has_digits(repeat) and (repeat.period < 5 or not document.damaged)) or _quoted(repeat, document) or _verse(repeat, document):
            return False
        if _all_capitalised(repeat, document) or _is_figure(repeat, document):
            return False
        return document.text[repeat.end : repeat.end + 1] in ("", ",", ".", ";", "!", "?", "\n", ")")


def _is_figure(repeat: Repeat, document: Document) -> bool:
    """Whether the repetition is a figure of speech: and so on and so on, and then another, and then another."""
    return repeat.unit[0] in ("and", "or", "but") or "another" in repeat.unit or _has_inner_mark(repeat, document)


def _has_inner_mark(repeat: Repeat, document: Document) -> bool:
    """Whether a mark stands inside one of two copies, so that they are not one phrase said twice."""
    text = document.text
    return any(_INNER.search(text, low, high) for low, high in ((repeat.start, repeat.unit_end), (repeat.next, repeat.end)))


class RepeatedSentence(RepetitionRule):
    """A sentence of five words or more, or four in a damaged text, that stands twice in a row was printed twice.

    Quotations and verse may repeat a sentence on purpose, and so may notices behind a label.
    """

    code = "MTR004"
    name = "repeated-sentence"
    message = "A sentence stands twice in a row."
    confidence = 0.94
    examples = (
        (
            "The ferry will not sail on Sundays. The ferry will not sail on Sundays. A bus runs instead.",
            "The ferry will not sail on Sundays. A bus runs instead.",
        ),
    )
    allows = (
        "Found: one glove, red, near the lifts. Found: one glove, red, near the lifts. Two people called.",
        "He was gone. He was gone. Nobody saw him.", "Beat 3 eggs for 2 minutes. Beat 3 eggs for 2 minutes more.",
    )

    def accepts(self, repeat: Repeat, document: Document) -> bool:
        between = _between(repeat, document)
        text = document.text
        return (
            repeat.copies == 2
            and repeat.period >= (4 if document.damage >= _DAMAGED else 5)
            and _STOP.fullmatch(between) is not None
            and not _has_digits(repeat)
            and text[repeat.start].isupper()
            and text[repeat.next].isupper()
            and text[repeat.end : repeat.end + 1] in ("", ".", "!", "?", "\n")
            and not _quoted(repeat, document)
            and not _verse(repeat, document)
            and (document.damaged or ":" not in _unit(repeat, document))
        )


class RepeatedParagraph(Rule):
    """A long paragraph that stands twice in one text was printed twice; the first is kept.

    Only one paragraph of 60 characters or more may recur, and only once unless the copies stand side by
    side (five copies of a shorter sentence side by side are a loop, too); a short one must name somebody or something, for advice may be given twice: what recurs more often is a refrain, a form or a catalogue, and is left. A summary at the head of the
    text may repeat a later paragraph, and a question may be asked twice.
    """

    code = "MTR005"
    name = "repeated-paragraph"
    message = "This paragraph stands in the text already."
    confidence = 0.95
    examples = (
        (
            "The port is full.\n\nNo crane works.\n\n"
            "The harbour master said that the crane would be replaced before winter.\n\nShips wait outside.\n\n"
            "The harbour master said that the crane would be replaced before winter.\n\nA new one costs a million.",
            "The port is full.\n\nNo crane works.\n\n"
            "The harbour master said that the crane would be replaced before winter.\n\nShips wait outside.\n\n"
            "A new one costs a million.",
        ),
    )
    allows = (
        "^ The Tides of the Northern Sea, Rowan Press, third printing, page 12.\n"
        "^ The Tides of the Northern Sea, Rowan Press, third printing, page 12.",
        "Oh, the tide comes in.\n\nWe wait.\n\nOh, the tide comes in.\n\nWe go.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        yield from self._looping_lines(document)
        long = [(start, end) for start, end in document.paragraphs if end - start >= 60]
        counts = Counter(text[start:end] for start, end in long)
        if len(counts) == len(long):
            return
        several = sum(count > 1 for count in counts.values()) > 1
        head = {text[start:end] for start, end in document.paragraphs[:2]}
        seen: set[str] = set()
        previous = ""
        for start, end in long:
            paragraph = text[start:end]
            if paragraph in seen and _is_prose(paragraph):
                adjacent = paragraph == previous
                if adjacent or not (several or counts[paragraph] > 2 or paragraph in head or not _is_particular(paragraph)):
                    yield self.finding(document, *removal_span(text, start, end), "")
            seen.add(paragraph)
            previous = paragraph


    def _looping_lines(self, document: Document) -> Iterator[Finding]:
        text, lines = document.text, document.paragraphs
        first = 0
        while first < len(lines):
            line = text[slice(*lines[first])]
            last = first
            while last + 1 < len(lines) and lines[last + 1][1] - lines[last + 1][0] == len(line) and text[slice(*lines[last + 1])] == line:
                last += 1
            if last - first >= 4 and 20 <= len(line) < 60 and _is_sentence(line):
                yield self.finding(document, *removal_span(text, lines[first + 1][0], lines[last][1]), "")
            first = last + 1


def _is_sentence(line: str) -> bool:
    return line.count(" ") >= 3 and line[-1] in ".!?…" and line[0].isupper()


def _is_particular(paragraph: str) -> bool:
    """Whether a paragraph is long or has a name in it."""
    return len(paragraph) >= 100 or re.search(r"[a-z,] [A-Z][a-z]", paragraph) is not None


def _is_prose(paragraph: str) -> bool:
    return paragraph.count(" ") >= 7 and paragraph[-1] in ".!…”\"’)" and paragraph[0].isalnum() and "|" not in paragraph


class DoubledFunctionWord(RepetitionRule):
    """``the the``: a function word that English never doubles was written twice.

    Words that may meet themselves in good English (that, had, is, her, in, at, do, on) are left alone, and so are
    titles (``the The Hague Tribunal``), and pronouns and conjunctions in speech, where somebody may stammer.
    Those, and words that are doubled for emphasis (very very), are mended only in a text that shows damage elsewhere,
    where they hardly end one phrase and begin the next.
    """

    code = "MTR010"
    name = "doubled-function-word"
    message = "A function word is doubled."
    confidence = 0.97
    examples = (
        ("They walked to the the gate with with a lamp.", "They walked to the gate with a lamp."),
        ("It held for a long time in in the north.", "It held for a long time in the north."),
        (
            "The mill is old.It was very very small , and the the road was closed. The miller , who who left, sold it.",
            "The mill is old. It was very small, and the road was closed. The miller, who left, sold it.",
        ),
        ("It takes less than than an hour, and the The scope is small.", "It takes less than an hour, and the scope is small."),
    )
    allows = (
        "The way in in winter is steep; you can log in in time, and the state she is in in May.",
        "The sign reads “the the” in full, and ‘and and’ on its back.",
        "All that that had had to go; he gave her her coat; log in in time.",
        "The The album and the The Hague office.",
        "“It is over, if if they say so, and and I agree,” he said.",
        "The boat was looked at at the pier. Pass it on on Monday. What it is is a shed.",
    )

    def accepts(self, repeat: Repeat, document: Document) -> bool:
        if repeat.period != 1:
            return False
        word = repeat.unit[0]
        spoken = _quoted(repeat, document)
        seldom = document.damaged and word in FUNCTION_WORDS | _SELDOM_DOUBLED and _is_slip(repeat, document)
        never = word in entries("never_doubled") and not (word == "was" and _opens_clause_before(repeat, document))
        if not (seldom or never or _is_doubled_particle(repeat, document) or _reports_twice(repeat, document)):
            return False
        text = document.text
        if not _BLANK.fullmatch(_between(repeat, document)):
            return False
        if spoken and not (document.damaged or word in words_of("determiners") | words_of("prepositions")):
            return False  # somebody stammers
        if _spoken_of(repeat, document):
            return False
        if text[repeat.start].isupper() and text[repeat.next].isupper() and not document.damaged:
            return False
        if text[repeat.next].isupper() and re.match(r"[ \u00a0][A-Z]", text[repeat.end : repeat.end + 2]):
            return False
        return not re.match(r"[-–’'/]|\.\w", text[repeat.end : repeat.end + 2])


_MARKS = frozenset("“”‘’'\"`*_")
#: Other words that good English doubles only on purpose, in emphasis; a text that is damaged elsewhere does not mean to.
_SELDOM_DOUBLED = frozenset(
    ["very", "so", "too", "many", "much", "more", "not", "only", "also", "then", "just", "still", "always", "again", "out", "up", "down", "off", "over", "how", "why", "what", "when", "where", "it", "all"]
)
#: Pronouns and verbs of which the first may end a clause, or a phrase, that the second goes on from.
_MEETING = frozenset(["that", "had", "is", "was", "do", "does", "did", "her"])
#: Prepositions that also end a verb: give in in the end, pass it on on Monday.
_PARTICLES = frozenset(["in", "on", "up", "over", "out", "off", "down"])
_PARTICIPANTS = frozenset(["that", "this", "it", "he", "she", "there", "one", "who", "which", "what"])


def _word_before(repeat: Repeat, document: Document) -> str:
    """The word before a repetition in its line, as written; empty when there is none or a mark stands between."""
    before = re.search(r"(?<![\w’'-])([^\W\d_]+)[ \u00a0]\Z", document.text[max(repeat.line[0], repeat.start - 24) : repeat.start])
    return before.group(1) if before else ""


def _is_slip(repeat: Repeat, document: Document) -> bool:
    """Whether, in a damaged text, a function word is hardly meant to stand twice."""
    word = repeat.unit[0]
    before = _word_before(repeat, document).lower()
    if word not in _MEETING:
        if word == "can":
            behind = _WORD_BEHIND.match(document.text, repeat.end, repeat.line[1])
            return behind is not None and "base" in verb_forms(behind.group(1))
        if word in ("so", "no", "much"):
            return _WORD_BEHIND.match(document.text, repeat.end, repeat.line[1]) is not None
        if word in _PARTICLES:
            return before not in entries("taking_in") | words_of("object_pronouns") and usual_tag(before) != "VERB"
        return word != "it" or before not in ("give", "gave", "is", "was")
    if word == "her":
        return not verb_forms(before) and before not in ("of", "to", "for")
    if word == "had":
        return repeat.copies == 2 and before not in ("that", "all", "what", "who") and _has_participle_behind(repeat, document)
    if word in ("is", "was"):
        return (before not in _PARTICIPANTS or _is_first_but_one(repeat, document)) and not _opens_clause_before(repeat, document)
    return False


def _is_first_but_one(repeat: Repeat, document: Document) -> bool:
    """Whether only one word of the sentence, or of its part behind a semicolon, stands before the repetition: It is is."""
    start = document.sentence_at(repeat.start)[0]
    return document.text[start : repeat.start].rpartition("; ")[2].count(" ") == 1


#: Past participles that take no object, so that no noun behind them can be what was had.
_OBJECTLESS = frozenset(["arrived", "become", "been", "begun", "come", "died", "fallen", "gone", "happened", "risen", "stayed", "stopped"])


def _has_participle_behind(repeat: Repeat, document: Document) -> bool:
    """Whether a past participle that belongs to no noun follows: had had stopped growing, but had had broken windows."""
    behind = _TWO_WORDS_BEHIND.match(document.text, repeat.end, repeat.line[1])
    if behind is None or not ("participle" in verb_forms(behind.group(1)) and usual_tag(behind.group(1)) in ("VERB", None)):
        return False
    second = behind.group(2)
    return behind.group(1) in _OBJECTLESS or second is None or second in FUNCTION_WORDS or usual_tag(second) in ("ADV", "VERB")


def _reports_twice(repeat: Repeat, document: Document) -> bool:
    """Whether ``that that`` stands before a pronoun, an article or the plural of a verb: a clause is introduced only once."""
    if repeat.unit[0] != "that":
        return False
    behind = _WORD_BEHIND.match(document.text, repeat.end, repeat.line[1])
    return behind is not None and behind.group(1) in words_of("subject_pronouns") | {"the", "a", "an", "its", "their", "our", "my", "were", "are", "have"} - {"it"}


def _is_doubled_particle(repeat: Repeat, document: Document) -> bool:
    """Whether ``in in`` stands behind a plain noun: a verb or its noun may take one of them (log in in time)."""
    if repeat.unit[0] not in ("in", "on", "at"):
        return False
    word = _word_before(repeat, document)
    if not (word.islower() and len(word) > 2) or word in entries("taking_in"):
        return False
    return usual_tag(word) == "NOUN" and tag_share(word).get("VERB", 0) <= 0.1 and "past" not in verb_forms(word)


class DoubledContentWord(RepetitionRule):
    """An ordinary lower-case word that stands twice in a row was written twice.

    Reduplications, intensifiers and sounds (very very, bye bye, knock knock), words of counting, and a verb
    that ends a relative clause before the same verb (those who voted voted early) are good English. Before
    a noun the two may be parts of a compound (a low power power line) or be stressed (a backup backup plan).
    """

    code = "MTR011"
    name = "doubled-content-word"
    message = "A word is doubled."
    confidence = 0.92
    examples = (
        ("The council opened the file file on Monday.", "The council opened the file on Monday."),
        ("The gate opened slowly slowly, and a dog came out.", "The gate opened slowly, and a dog came out."),
    )
    allows = (
        "It was very very cold, a long long night, and many many people said bye bye.",
        "The well wall wall module and the low power power line are sold out.",
        "He kept a backup backup plan for the hidden hidden cave.",
        "Those who voted voted early, and what was done done well.",
        "They ate mahi mahi by the sea, tap tap, knock knock.",
        "“Is it coffee coffee?” she asked.",
    )

    def accepts(self, repeat: Repeat, document: Document) -> bool:
        word = repeat.unit[0]
        if repeat.period != 1 or repeat.copies != 2 or len(word) < 3 or not word.isalpha() or word in FUNCTION_WORDS:
            return False
        text = document.text
        if not is_word(word) or not (_doubles_wrongly(word) or _counts_twice(repeat, document)):
            return False
        if not (text[repeat.start].islower() and text[repeat.next].islower()) and not _opens_sentence(repeat, document):
            return False
        if not _BLANK.fullmatch(_between(repeat, document)):
            return document.damaged and usual_tag(word) == "NOUN" and _is_taken_up(repeat, document)
        if zipf(word) < (2 if document.damaged else 3) or _spoken_of(repeat, document) or (_quoted(repeat, document) and not document.damaged):
            return False
        if re.match(r"[-–’'/]|\.\w", text[repeat.end : repeat.end + 2]) or text[repeat.start - 1 : repeat.start] in ("-", "'", "’", "/"):
            return False
        if usual_tag(word) in ("VERB", "AUX", None) and _ends_relative_clause(repeat, document):
            return False
        behind = _WORD_BEHIND.match(text, repeat.end, repeat.line[1])
        return behind is None or document.damaged or usual_tag(word) in ("VERB", "AUX", "ADV") or not _may_head(behind.group(1))


def _counts_twice(repeat: Repeat, document: Document) -> bool:
    """Whether, in a damaged text, a number stands twice before what it counts: two two months, but two two-month terms."""
    behind = _WORD_BEHIND.match(document.text, repeat.end, repeat.line[1])
    return document.damaged and "NUM" in tags(repeat.unit[0]) and behind is not None and ("pl" in number(behind.group(1)) or behind.group(1) in ("hundred", "thousand", "million", "dozen"))


def _is_taken_up(repeat: Repeat, document: Document) -> bool:
    """Whether an article stands before the first of two nouns parted by a comma, and a preposition behind the second: a crowd, crowd of this size."""
    behind = _WORD_BEHIND.match(document.text, repeat.end, repeat.line[1])
    if behind is None or behind.group(1) not in ("of", "for", "in", "on", "with", "from", "by", "at"):
        return False
    return _COMMA.fullmatch(_between(repeat, document)) is not None and _word_before(repeat, document).lower() in ("a", "an", "the", "this", "its", "his", "her", "their")


def _opens_sentence(repeat: Repeat, document: Document) -> bool:
    """Whether, in a damaged text, a doubled word owes its capital to its place: Place place the bricks side by side.

    Names and titles (Rose rose, Sing Sing) do not count: an article, pronoun or preposition must follow.
    """
    text, word = document.text, repeat.unit[0]
    if not document.damaged or word in given_names() or proper_case(word) is not None:
        return False
    behind = _WORD_BEHIND.match(text, repeat.end, repeat.line[1])
    if behind is None or behind.group(1) not in FUNCTION_WORDS - words_of("auxiliaries") or not text[repeat.start : repeat.start + 2].istitle():
        return False
    return _HEAD.search(text, max(repeat.line[0], repeat.start - 6), repeat.start) is not None or repeat.start == repeat.line[0]


def _may_head(word: str) -> bool:
    """Whether the words before ``word`` may belong to it as parts of a compound or as stressed adjectives."""
    return word not in FUNCTION_WORDS and (word[0].isupper() or not is_word(word) or bool(tags(word) & {"NOUN", "ADJ"}))


class NearDouble(Rule):
    """``pigeon pigeons``: a noun stands in front of its own plural, as when a translation was mended and both forms were left.

    Only in a text that shows damage elsewhere, and only where the second can be no verb (the guard guards the gate): it has
    no such form, or something that counts stands before the first, or a preposition without an article. The plural stays.
    """

    code = "MTR012"
    name = "near-double"
    message = "A noun stands here in the singular and in the plural."
    confidence = 0.88
    examples = (
        (
            "The mill is old.It was very very small , and the road was closed. She fears pigeon pigeons, and crossed three bridge bridges.",
            "The mill is old. It was very small, and the road was closed. She fears pigeons, and crossed three bridges.",
        ),
    )
    allows = (
        "She fears pigeon pigeons, and crossed three bridge bridges.",
        "The cook cooks, a guard guards it and “ox oxen” is a list.",
    )
    _bare = re.compile(r"\b(?:of|in|with|for|from|by|to|at|on|between|among|like|without|sells?|sold|bought|buys?|ate|eats?|made|makes?|collects?) (?:([a-z]+) )?\Z")
    _counting = re.compile(r"\b(?:[2-9]|\d{2,}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|many|several|few|these|those|all|both|some|other|most) \Z", re.IGNORECASE)

    def find(self, document: Document) -> Iterator[Finding]:
        if not document.damaged:
            return
        vocabulary, text = document.vocabulary, document.text
        plurals: dict[str, str] = {}
        for plural in vocabulary:
            if plural[-1] != "s" or not plural.islower():
                continue
            for singular in (plural[:-1], plural[:-2], plural[:-3] + "y"):
                if vocabulary[singular] and len(singular) > 2 and "pl" in number(plural) and "sg" in number(singular):
                    plurals[singular] = plural
        for match in document.occurrences(plurals):
            plural = plurals[match.group()]
            if text.startswith(f" {plural}", match.end()) and self._are_nouns(text, match.start(), match.end() + 1 + len(plural), plural):
                yield self.finding(document, match.start(), match.end() + 1, "")

    def _are_nouns(self, text: str, start: int, end: int, plural: str) -> bool:
        """Whether nothing is glued to two forms of a noun, and the second can be no verb here."""
        if text[start - 1 : start] in _MARKS | {"-"} or text[end : end + 1].isalnum() or text[end : end + 1] in _MARKS | {"-"}:
            return False
        if not verb_forms(plural) or self._counting.search(text, max(0, start - 12), start):
            return True
        bare = self._bare.search(text, max(0, start - 30), start)
        return bare is not None and bare.group(1) not in words_of("determiners") | words_of("possessive_pronouns")
