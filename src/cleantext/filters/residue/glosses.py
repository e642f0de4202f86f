"""Entries of a dictionary that got into the translation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from cleantext.document import Document
from cleantext.filters.residue.data import lines
from cleantext.finding import Finding
from cleantext.lexicon import number, proper_case, tags, usual_tag, verb_forms
from cleantext.rule import PatternRule, Rule


class DictionaryAbbreviation(PatternRule):
    """``sb.`` and ``sth.`` stand for somebody and something in dictionaries and nowhere else.

    Who or what is meant only the source tells, so the place is reported; "sth. like" is written out.
    """

    code = "MTR050"
    name = "dictionary-abbreviation"
    message = "This is the placeholder of a dictionary entry."
    confidence = 0.95
    examples = (
        ("He wanted to give sb. a hand with (sth.) heavy.", "He wanted to give sb. a hand with (sth.) heavy."),
        ("It was sth. like a sledge.", "It was something like a sledge."),
        ("It gave them sth. to think about.", "It gave them something to think about."),
    )
    allows = ("Open sth.txt and sb.cfg now.", "The s.o.s. was sent at 4 a.m.")
    triggers = ("sb.", "sth.", "sb’s", "sb's", "smb.", "smth", " sth", " sb", "(sb", "(sth", "s.o.", "s.th.")
    pattern = re.compile(
        r"(?<![^\s(“\"‘/])(?:(?:sb|sth|smb|smth|s\.o|s\.th)\.(?:['’]s)?(?![\w.])|(?:sb|sth|smb|smth)['’]s\b|(?:sth|smth)(?= [a-z]|/sb\b|[),;.])|(?:sb|smb)(?=/sth\b|\)))(?:/(?:sb|sth|smb|smth)\b\.?)?"
    )
    _vague = re.compile(r" (?:like|else|about|of that kind|to do with)\b")
    _purpose = re.compile(r" to ([a-z]{2,12})\b(?! ?sb)")

    def _to_do(self, text: str, end: int) -> bool:
        """Whether an infinitive follows, as in: sth. to think about."""
        verb = self._purpose.match(text, end)
        return verb is not None and "base" in verb_forms(verb.group(1)) and usual_tag(verb.group(1)) == "VERB"

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if _is_dictionary(document):
            return None
        if match.group() in ("sth.", "smth.", "sth", "smth") and (self._vague.match(document.text, match.end()) or self._to_do(document.text, match.end())):
            return self.finding(document, *match.span(), "something")
        return self.finding(document, *match.span(), None)


@lru_cache(maxsize=1)
def _is_dictionary(document: Document) -> bool:
    """Whether a text is about such entries: it is full of them or quotes one."""
    text = document.text
    return text.count("sth.") + text.count("sb.") > 8 or document.has("“sb.", "“sth.", "\"sb.", "\"sth.", "‘sb.", "‘sth.", "‘sb’", "‘sth’")


#: How much of an endless sentence is read to each side.
_REACH = 400
_BASE_ONLY = ("VERB", "AUX", None)


class HeadwordSentence(PatternRule):
    """``put one's best foot forward.``: the headword of a dictionary entry, printed as a sentence.

    It begins in small letters behind a full stop with the base form of a verb and says whose with
    one's, so it belongs to nobody in the text; it goes. With a capital it may be meant as advice and is reported.
    """

    code = "MTR051"
    name = "headword-sentence"
    message = "The headword of a dictionary entry stands here as a sentence."
    confidence = 0.9
    examples = (
        ("The two firms trade blows daily. give as good as one's got. Both lose money.", "The two firms trade blows daily. Both lose money."),
        ("The job needs calm. Keep one's cool. Then begin.", "The job needs calm. Keep one's cool. Then begin."),
    )
    allows = (
        "To lose one's way is easy. One's own way is best.",
        "She works, e.g. keep one's eyes open. Then rest.",
    )
    triggers = ("one's", "one’s", "oneself")
    pattern = re.compile(r"(?<=[.!?”\"’]) ([A-Za-z][a-z]{1,13}) (?:[a-z]{1,12} ){0,5}(?:one['’]s|oneself)\b[a-z ]{0,40}\.(?= [A-Z“\"‘]|[ ]?(?:\n|\Z))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = document.text[max(0, match.start() - 6) : match.start()]
        verb = match.group(1).lower()
        if "base" not in verb_forms(verb) or re.search(r"\b(?:e\.g|i\.e|etc|vs|cf)\.\Z", before):
            return None
        if match.group(1) != verb:
            return self.finding(document, match.start() + 1, match.end(), None) if usual_tag(verb) in _BASE_ONLY else None
        return self.finding(document, *match.span(), "")


_POSSESSIVE = {"he": "his", "him": "his", "his": "his", "himself": "his", "she": "her", "her": "her", "hers": "her", "herself": "her"}
_REFLEXIVE = {"he": "himself", "she": "herself", "it": "itself", "they": "themselves", "we": "ourselves", "i": "myself", "you": "yourself"}
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_OWNERS = {"him": "his", "her": "her", "them": "their", "us": "our", "me": "my", "you": "your"}
_REQUESTS = "(?:tell|tells|told|ask|asks|asked|urge|urges|urged|advise|advises|advised|warn|warns|warned|order|orders|ordered|remind|reminds|reminded|teach|teaches|taught|allow|allows|allowed|encourage|encourages|encouraged|force|forces|forced|invite|invites|invited|request|requests|requested|want|wants|wanted|help|helps|helped|call on|calls on|called on)"
#: Who is asked to do something with what is one's.
_ASKED = re.compile(
    rf"\b(?:{_REQUESTS} (?:(?:all|the|her|his|their|our|its|these|those|other|many|some|any|young|old|local) ){{0,2}}(?P<whom>[a-z]+)|(?P<who>[a-z]+) (?:have been|had been|are|were|are being|will be) {_REQUESTS})(?: not)? to (?:[a-z]+ ){{0,4}}\Z"
)
_GENERIC = re.compile(r"\b(?:one|oneself|anyone|everyone|someone|people|person|nobody|no one|you|we|your)\b", re.IGNORECASE)
_ONE = re.compile(
    r"(?:\A|[,;:.(“—–] ?|\b(?:that|if|when|as|what|how|where|because|and|or|but|which|than|to|for|of|on|in|by|with) )one\b(?!['’]s| (?:of|day|more|time|another)\b)|\b(?:oneself|anyone|everyone|someone)\b|\bit(?: is| was|['’]s) [a-z]+ to\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"\b(?:he|him|his|she|her|they|them|their|we|our|I|my|[A-Z][a-z]+ [A-Z][a-z]+)\b")
_SINGLE = re.compile(r"\b(?:he|him|his|she|her|you|your|we|our|I|my)\b")
#: One's is "one is" or belongs to a pronoun such as "no one".
_NO_OWNER = re.compile(r"\b(?:no|any|every|some|each|this|that|which|the|a|another|only|other|last|first|next|new|old|young|little|big|good|right|wrong|loved|black|white) \Z", re.IGNORECASE)
_PREDICATE = re.compile(r" (?:a|an|the|not|been|got|going|gone|to|in|on|at|for|from|that|what|how|about|so|too|very|just|my|your|his|her|our|their|[a-z]+ing)\b")


class HeadwordPronoun(PatternRule):
    """``he lost one's temper``: the pronoun of a dictionary entry where the person is known.

    Behind a past form, with a named person in the sentence, one's cannot be meant of people in general. It becomes his or
    her when every such pronoun from the sentence on to two sentences later agrees, your behind a request to you, and oneself
    takes the person of its clause; else it is reported. In a text that shows damage elsewhere it is reported wherever nothing in the sentence
    speaks of people in general.
    """

    code = "MTR052"
    name = "headword-pronoun"
    message = "This is the pronoun of a dictionary entry; the text says whose it is."
    confidence = 0.9
    examples = (
        (
            "The keeper, Adam Noll, held one’s breath. He later said that he had been afraid.",
            "The keeper, Adam Noll, held his breath. He later said that he had been afraid.",
        ),
        ("He made up one's mind at last.", "He made up his mind at last."),
        ("The clerk knew, but she keep one's counsel.", "The clerk knew, but she keep one's counsel."),
        ("He asked fans to keep one's distance, and guards were told to mind one's step.", "He asked fans to keep their distance, and guards were told to mind their step."),
        ("At the gate you are told to watch one's step.", "At the gate you are told to watch your step."),
        ("Pinch your nose and blow gently into one’s nose.", "Pinch your nose and blow gently into your nose."),
        ("She found oneself alone.", "She found herself alone."),
        ("It cost 65438+0 dollars and and fell by by half. People will put one's coat away.", "It cost 1 dollars and fell by half. People will put their coat away."),
    )
    allows = (
        "To keep one's word is hard, and one held one's tongue.",
        "People lost one's trust, as one does.",
        "They are bad in that they destroy one's peace of mind.",
        "No one's brother came. This one's old.",
        "He spoke of oneself and others.",
    )
    triggers = ("one's", "one’s", "oneself")
    pattern = re.compile(r"(?<![\w-])(?:([a-z]{3,14})(?: (?:up|down|out|off|over|away|back))? )?(one['’]s(?= [a-z])|oneself\b)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        start, end = document.sentence_at(match.start(2))
        start, end = max(start, match.start() - _REACH), min(end, match.end() + _REACH)
        before, behind = text[start : match.start(2)], text[match.end(2) : end]
        if match.group(2) == "oneself":
            owner = re.search(rf"\b(he|she|it|they|we|I)(?: [a-z]+ly| had| has| have| could| would| will| did not| never)? {match.group(1) or '-'} (?:[a-z]{{2,5}} )?\Z", before, re.IGNORECASE)
            replacement = _REFLEXIVE[owner.group(1).lower()] if owner and tags(match.group(1)) & {"VERB"} else None
        elif _NO_OWNER.search(before) or _PREDICATE.match(behind):
            return None
        else:
            certain, replacement = self._owner(match, document, start, end)
            if certain:
                return self.finding(document, *match.span(2), replacement)
            if re.search(r"\b(?:you|your)\b", before, re.IGNORECASE) and not _ONE.search(before + behind) and not _OTHERS.search(before + behind):
                replacement = "your"
            elif document.damaged and re.search(r"\b(?:they|people|those who)\b", before, re.IGNORECASE) and not _ONE.search(before + behind) and not _SINGLE.search(before + behind):
                replacement = "their"
        if replacement is None and (not document.damaged or _ONE.search(before + behind)):
            return None
        return self.finding(document, *match.span(2), replacement)

    def _owner(self, match: re.Match[str], document: Document, start: int, end: int) -> tuple[bool, str | None]:
        """Whether a person in the sentence owns what follows, and that person's possessive when it is known."""
        text, verb = document.text, match.group(1) or ""
        before = text[start : match.start()]
        forms = verb_forms(verb)
        asked = _ASKED.search(before)
        if asked and not _ONE.search(before):
            whom = asked.group("whom")
            if whom in _OWNERS:
                return True, _OWNERS[whom]
            if "pl" in number(whom or asked.group("who")):
                return True, "their"
        if "base" in forms and re.search(r"\byou (?:are|will be|must|should|need|have|can|were)\b", before):
            return True, "your"
        if "base" in forms and "past" not in forms and re.search(r"(?:[;:,.] ?|\b(?:and|but|that) )(?:he|she)\b[ ]\Z|\b(?:Mr|Mrs|Ms|Dr)\.? [A-Z][\w’'-]+ \Z", before):
            return True, None
        if "past" not in forms or "base" in forms or _GENERIC.search(text[start : match.start(2)] + text[match.end(2) : end]):
            return False, None
        if re.search(r"\b(?:they|we|I|who have|having)\b", before):
            return True, None
        line_end = document.paragraph_at(match.start())[1]
        behind = text[match.end() : min(line_end, end + 300)]
        owners = {_POSSESSIVE[word.lower()] for word in _PRONOUN.findall(before + " " + behind)}
        known = len(owners) == 1 and re.search(r"[A-Z][a-z]+|\b(?:he|she)\b", before) is not None
        return True, owners.pop() if known else None


class DictionaryLabel(PatternRule):
    """``(idiom)``, ``(fig.)`` and ``adj.``: labels with which dictionaries mark a use or a part of speech.

    Nobody labels the words of running prose. A text with more than four of them is about words; elsewhere the label is reported, full
    words such as (literal) only in a text that shows damage elsewhere.
    """

    code = "MTR059"
    name = "dictionary-label"
    message = "This is the label of a dictionary entry."
    fix = "none"
    confidence = 0.85
    examples = (
        ("The clerk kicked the bucket (idiom) in May.", "The clerk kicked the bucket (idiom) in May."),
        ("She let it run (vt.) over the gate.", "She let it run (vt.) over the gate."),
    )
    allows = ("The dress was formal (informal on Fridays).", "Turn to p. 4 (v. 12) for more (n. 3).", "The word “bank” (n.) has two senses.")
    triggers = ("(idiom", "(fig", "(lit", "(coll", "(n.", "(v.", "(v", "(adj", "(adv", "(sing", "(pl", "(arch", "(obs", "(derog", "(usu", "(saying", "(proverb", "(slang", "(some", "(classifier", "(loan", "(onom", " vt. ", " vi. ", " adj. ", " adv. ")
    pattern = re.compile(
        r"(?<=[a-z] )\((?:(idiom|idiomatic|(?:also )?(?:fig|lit|colloq|coll|arch|obs|derog|euph|onom|usu|sing|pl|intr|tr)\.|[nv]\.|v\. ?[ti]\.|v[ti]\.?|ad[jv]\.|prep\.|conj\.|interj\.|loanword|classifier|transitive|intransitive|figuratively)"
        r"|literal|figurative|colloquial|slang|archaic|proverb|saying|something|somebody|someone)\)|(?<=[a-z] )(v[ti]\.|ad[jv]\.)(?= [a-z])"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if _labels(document) > 4 or not (match.group(1) or match.group(2) or document.damaged):
            return None
        return self.finding(document, *match.span(), None)


@lru_cache(maxsize=1)
def _labels(document: Document) -> int:
    return sum(1 for _ in DictionaryLabel.pattern.finditer(document.text))


class HeadwordInfinitive(PatternRule):
    """``she to open the gate``: the infinitive of a dictionary entry where the person and the sentence need a finite form.

    Which tense is meant only the source tells, so it is reported.
    """

    code = "MTR065"
    name = "headword-infinitive"
    message = "This is the infinitive of a dictionary entry where the sentence needs a finite verb."
    fix = "none"
    confidence = 0.8
    examples = (("Then she to open the gate, and he must to wait.", "Then she to open the gate, and he must to wait."),)
    allows = ("It was up to them, and what are we to do? He, to be fair, ran.", "With all their might to help, it is they to whom we owe it.")
    triggers = ("he to ", "they to ", "we to ", "He to ", "They to ", "We to ", "should to ", "must to ")
    pattern = re.compile(r"(?<![\w’'-])(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|must|should) to ([a-z]{2,14})(?![\w’'-])")
    _turned = re.compile(r"\b(?:are|were|is|was|am|than|as|for|and|or|but|not|nor|a|the|[a-z]+ing) (?:[a-z]+ and )?\Z", re.IGNORECASE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        verb = match.group(1)
        if "base" not in verb_forms(verb) or usual_tag(verb) not in _BASE_ONLY or self._turned.search(document.text, max(0, match.start() - 24), match.start()):
            return None
        return self.finding(document, *match.span(), None)


@lru_cache(maxsize=1)
def _idioms() -> dict[str, tuple[str, ...]]:
    """The headwords of idioms in small letters, by their first word."""
    table: dict[str, list[str]] = {}
    for idiom in lines("headwords"):
        table.setdefault(idiom.split(" ", 1)[0], []).append(idiom)
    return {first: tuple(idioms) for first, idioms in table.items()}


class IdiomHeadword(PatternRule):
    """``add fuel to the fire.``: an idiom in the form in which dictionaries list it, printed as a sentence.

    It begins in small letters behind a sentence's end and is nothing but the idiom. It may be the rest of the sentence
    before it, so it is reported.
    """

    code = "MTR066"
    name = "idiom-headword"
    message = "An idiom stands here in the form in which dictionaries list it."
    fix = "none"
    confidence = 0.8
    examples = (("Who was it? let the cat out of the bag. Then he left.", "Who was it? let the cat out of the bag. Then he left."),)
    allows = ("He would never let the cat out of the bag. Let bygones be bygones.",)
    pattern = re.compile(r"[.!?…;\n](?:(?<=\n)|(?<=;) |(?<=[.!?…])(?:[ \n]|[”’\"] ))(([a-z]{2,12}) [a-z’' -]{5,60})(?=[.!?;]|\n|\Z)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        idioms = _idioms().get(match.group(2))
        if idioms is None:
            return None
        phrase = match.group(1).replace("’", "'")
        if phrase not in idioms and not (phrase.startswith("to ") and phrase[3:] in _idioms().get(phrase.split()[1], ())):
            return None
        return self.finding(document, *match.span(1), None)


class IdenticalGloss(Rule):
    """``Anna Berg (Anna Berg)``: a name and its original came out the same.

    The bracket goes. A single word may be a city in the region of its name, so places keep theirs.
    """

    code = "MTR053"
    name = "identical-gloss"
    message = "The bracket repeats what stands before it."
    confidence = 0.94
    examples = (("The singer Lena Ofer (Lena Ofer) sat at the back.", "The singer Lena Ofer sat at the back."),)
    allows = ("Tochigi (Tochigi) and New York (New York) differ.", "He wrote f (f) and A (a).", "Was it there (there) or here?")
    triggers = ("(",)
    _pattern = re.compile(r"\(([^()\n]{3,60})\)")

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for match in self._pattern.finditer(text):
            inner = match.group(1).strip()
            start = match.start() - (text[match.start() - 1 : match.start()] in (" ", "\u00a0"))
            before = text[max(0, start - len(inner)) : start]
            if len(inner) < 3 or before.casefold() != inner.casefold() or text[start - len(inner) - 1 : start - len(inner)].isalnum():
                continue
            if proper_case(inner.lower()) or not inner[0].isupper() or any(char.isdigit() for char in inner):
                continue
            yield self.finding(document, start, match.end(), "")
