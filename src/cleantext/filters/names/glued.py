"""Names that are glued to what follows them, or stand twice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import (
    FUNCTION_WORDS,
    chinese_surnames,
    given_names,
    is_pinyin,
    is_word,
    pinyin_syllables,
    proper_case,
    surnames,
    words_of,
    zipf,
)
from cleantext.mentions import NAME
from cleantext.rule import PatternRule, Rule
from cleantext.vocabulary import Shape


class GluedNameAndRole(PatternRule):
    """``Ana MarquesProfessor of law``: a name and the role behind it lost the space at the edge of a link.

    The second half must be a role or title with a capital; brands in camel case (``LinkedIn``,
    ``YouTube``) have none. Behind a name a comma is set, behind a common noun only a space.
    """

    code = "NAM003"
    name = "glued-name-and-role"
    message = "A name and the role or title behind it are glued together."
    confidence = 0.93
    examples = (
        ("The dean, Ana MarquesProfessor of law, resigned.", "The dean, Ana Marques, Professor of law, resigned."),
        ("The vote was led by the deputyMP Hana Levi.", "The vote was led by the deputy MP Hana Levi."),
    )
    allows = ("She writes for LinkedIn, YouTube and MasterCard.", "McDirector and DeepMind are names.", "The iPresident app.", "The name BurdaForward stands for it.")
    shapes = Shape.CAMEL
    pattern = re.compile(r"(?<=[^\W\d_A-Z]{3})(?:[A-Z][a-z]{3,15}|MP|MK|MEP|CEO|CFO|Dr|Mr|Mrs|Ms)(?=[ .])")
    _left = re.compile(r"(?<![\w@#./])[^\W\d_][^\W\d_A-Z]{2,20}\Z")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        before = self._left.search(document.text, max(0, match.start() - 22), match.start())
        if before is None:
            return None
        left, right = before.group(), match.group()
        known = right.lower() in words_of("role_words") or right in _ROLE_OPENERS or right in _SHORT_ROLES
        if not known or document.vocabulary[left + right] > 2:
            return None
        if not left[0].isupper():
            if not is_word(left):
                return None
            return self.finding(document, match.start(), match.start(), " ")
        if is_word(left.lower()) and right not in ("Professor", "Director", "Minister", "President"):
            return None
        if not document.vocabulary[left] and not _GIVEN_NAME.search(document.text[max(0, before.start() - 30) : before.start()]):
            return None
        follows = document.text[match.end() : match.end() + 40]
        if not re.match(r"(?: [a-z]+){0,2} (?:of|at|for|in|and|who|on)\b|\.", follows):
            return self.finding(document, match.start(), match.start(), None)
        return self.finding(document, match.start(), match.start(), ", ")


_SHORT_ROLES = ("MP", "MK", "MEP", "CEO", "CFO", "Dr", "Mr", "Mrs", "Ms")
_ROLE_OPENERS = ("Chief", "Head", "Vice", "Deputy", "Senior", "Former", "Founder")


class GluedRoleAndName(PatternRule):
    """``JudgeTamara Ogneva``, ``AutomatonIsidro``, ``Halim SulaimanThe man who``: two words glued at a capital.

    A role before a name, a first name or common noun before a surname that the document knows, two names that
    stand side by side elsewhere, or a name before ``The``, ``Who`` and ``She``, which begin a new clause; and the
    whole stands only once. A comma goes behind ``the captain`` and before ``the man``.
    """

    code = "NAM006"
    name = "glued-role-and-name"
    message = "A name is glued to the word beside it."
    confidence = 0.9
    examples = (
        ("In May JudgeTamara Ogneva barred him.", "In May Judge Tamara Ogneva barred him."),
        ("So says the captainRuslan Tagirov, 30.", "So says the captain, Ruslan Tagirov, 30."),
        ("The recipes are by MarcelaOhlsdorf. Ohlsdorf bakes.", "The recipes are by Marcela Ohlsdorf. Ohlsdorf bakes."),
        ("The minister, Halim SulaimanThe man who cut it, left.", "The minister, Halim Sulaiman, the man who cut it, left."),
        ("The poet Halim SulaimanWho had been ill left. Sulaiman was 87.", "The poet Halim Sulaiman, who had been ill left. Sulaiman was 87."),
        ("So said his aunt, Halima SulaimanShe was ill. Sulaiman was 87.", "So said his aunt, Halima Sulaiman. She was ill. Sulaiman was 87."),
        ("The AutomatonIsidro, restored, writes. Isidro is old.", "The Automaton Isidro, restored, writes. Isidro is old."),
        (
            "The PortAuthority closed it. The Port Authority is strict. Ask the Port Authority.",
            "The Port Authority closed it. The Port Authority is strict. Ask the Port Authority.",
        ),
    )
    allows = (
        "PowerPoint has Power and a Point. SunBank is no Sun Bank, says SunBank.",
        "MaryAnn met LaToya, DeShawn, JoAnne and MasterChef judges.",
        "She reads LinkedIn, OpenTable and TechCrunch; DoctorOz and CharaGumin are brands. Nature wins in TerraNature.",
    )
    shapes = Shape.CAMEL
    pattern = re.compile(r"(?<![\w@#./’'-])([^\W\d_][^\W\d_A-Z]{2,20})([A-Z][^\W\d_A-Z]{2,20})(?=[ ,.;:][ \n]|[ ,;:]\w|\.?$)", re.MULTILINE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        left, right = match.groups()
        text, at = document.text, match.start(2)
        if document.vocabulary[left + right] > 1 or text[match.start() - 1 : match.start()] not in (" ", "\n", "“", "(", ""):
            return None
        unknown = not is_word(right.lower()) and not proper_case(right.lower())
        behind = text[match.end() : match.end() + 2]
        if left.lower() in words_of("role_words"):
            if not (behind[1:].isupper() and (unknown or right.lower() in given_names())):
                return None
            described = left.islower() and text[max(0, match.start() - 5) : match.start()].endswith(" the ")
            return self.finding(document, at, at, ", " if described else " ")
        if not left[0].isupper() or left in words_of("name_particles"):
            return None
        side_by_side = document.capital_pairs[left, right]
        if side_by_side and (unknown or side_by_side > 1 or document.damaged) and not document.vocabulary[f"{left}-{right}"]:
            return self.finding(document, at, at, " ")
        whole = f"{left} {right}".lower()
        if whole in words_of("role_words") or proper_case(whole):
            return self.finding(document, at, at, " ")
        if document.damaged and left in chinese_surnames() and len(right) > 4 and is_pinyin(right.lower()):
            return self.finding(document, at, at, " ", confidence=0.87)
        if document.damaged and right in _INSTITUTIONS and len(left) > 3 and proper_case(left.lower()):
            return self.finding(document, at, at, " ", confidence=0.87)
        if document.damaged and unknown and len(left) > 4 and len(right) > 4 and left.lower() in given_names():
            return self.finding(document, at, at, " ", confidence=0.85)
        if is_word(left.lower()):
            return self.finding(document, at, at, " ") if unknown and _stands(right, document) and zipf(left.lower()) >= 2 else None
        if right == "The":
            return self.finding(document, at, at + 1, ", t") if behind[1:].islower() else None
        if right in _NEW_CLAUSES and behind[1:].islower() and (_stands(left, document) or document.damaged):
            return self.finding(document, at, at + 1, _NEW_CLAUSES[right])
        if len(left) > 4 and left.lower() in given_names() and (unknown or right.lower() in surnames()):
            known = (unknown and _stands(right, document)) or (document.damaged and right.lower() in surnames())
            return self.finding(document, at, at, " ") if known else None
        within = text[match.start() - 1 : match.start()] in (" ", "(") and not proper_case(left.lower())
        if unknown and within and document.damaged and _stands(right, document):
            return self.finding(document, at, at, " ", confidence=0.87)
        return None


#: What places have and trade names do not end in.
_INSTITUTIONS = frozenset(
    ["Airport", "Airlines", "Army", "Cathedral", "City", "Council", "County", "Court", "District", "Government", "Hospital", "Island", "Islands", "Ministry", "Museum", "Parliament", "Peninsula", "Police", "Province", "Region", "River", "Station", "University", "Valley"]
)
#: What begins a new clause behind a name, and what goes in the place of its capital.
_NEW_CLAUSES = {"Who": ", w", "Whose": ", w", "She": ". S", "He": ". H", "They": ". T"}


def _stands(name: str, document: Document) -> bool:
    """Whether a name stands in the document as a word of its own, alone or in the genitive."""
    return any(document.vocabulary[name + ending] for ending in ("", "'s", "’s"))


class GluedWordAndName(PatternRule):
    """``byMarek``, ``theHarbour Board``, ``singerOdalys``: a word in small letters and the name behind it, glued.

    Trade names and code are written so, too (``eBay``, ``theVerge``, ``forEach``), so the whole stands only once.
    Behind a function word any name counts, and a common word with a capital where the text has it with one
    elsewhere or another capital follows. Behind other words the name must be a known one or stand elsewhere.
    In a text that shows damage elsewhere any common word is parted from the capital.
    """

    code = "NAM007"
    name = "glued-word-and-name"
    message = "A name is glued to the word in front of it."
    confidence = 0.9
    examples = (
        ("They lived in the south ofSpain for a year.", "They lived in the south of Spain for a year."),
        ("Talks betweenVladimir Berg and Olaf Lind went on. Vladimir left.", "Talks between Vladimir Berg and Olaf Lind went on. Vladimir left."),
        (
            "The mill is old.It was very small , and the the road to theLittle Harbour was cut. It wasNovakova who praisedHavel.",
            "The mill is old. It was very small, and the road to the Little Harbour was cut. It was Novakova who praised Havel.",
        ),
        ("He runs theHarbour Board of the town.", "He runs the Harbour Board of the town."),
        ("They invited the singerOdalys. Odalys came.", "They invited the singer Odalys. Odalys came."),
        ("It was shown on theBBC on Friday. The BBC paid.", "It was shown on the BBC on Friday. The BBC paid."),
    )
    allows = (
        "He sold it on eBay, read theSkimm and used inDesign on an iPhone with macOS.",
        "Call forEach, toString and isEmpty here, then withRouter and theEnd(), statusText and formData.",
        "Jan deGroot and Leo vanDamme met at the myGov desk; read theVerge and theVerge.",
        "Write to theHarbour@port.example or see theHarbour.example and #inPorto.",
    )
    shapes = Shape.CAMEL
    pattern = re.compile(r"(?<![\w@#./\\’'_$&=-])([a-z]{2,20})([A-Z][^\W\d_A-Z]{1,24}|[A-Z]{2,6})(?=(?:[’'][a-z]|-[a-z])?(?:[ ,.;:!?)”]|$))", re.MULTILINE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        left, right = match.groups()
        text, at = document.text, match.start(2)
        if document.vocabulary[left + right] > 1 or text[match.start() - 1 : match.start()] not in (" ", "\n", "“", "(", ""):
            return None
        if re.match(r"\.\w", text[match.end() : match.end() + 2]) or not is_word(left):
            return None
        dated = left == "on" and any(right in words_of(each) for each in ("months", "weekdays"))
        if (left in _TRADE_PREFIXES and not dated) or left + right in words_of("brands_lowercase"):
            return None
        if left in FUNCTION_WORDS:
            parted = document.damaged or self._is_name(right, match.end(), document, 0 if left not in ("the", "in") else 1)
        else:
            within = text[max(0, match.start() - 2) : match.start()].rstrip()[-1:] not in (".", "!", "?", "")
            parted = within and len(right) > 2 and (
                (document.damaged and zipf(left) >= (3.3 if is_word(right.lower()) else 2.5)) or (len(left) > 2 and self._is_name(right, match.end(), document, 2))
            )
        return self.finding(document, at, at, " ") if parted else None

    @staticmethod
    def _is_name(right: str, end: int, document: Document, signs: int) -> bool:
        """Whether a word with a capital is a name of its own; ``signs`` says how many it needs at most.

        A common word needs at least one: that it stands elsewhere with a capital, or another capital behind it.
        """
        lower = right.lower()
        elsewhere = _stands(right, document)
        if lower in FUNCTION_WORDS:
            return False
        if right.isupper():
            return elsewhere
        before_name = re.match(r" [A-Z][a-z]", document.text[end : end + 3]) is not None
        if is_word(lower) and not proper_case(lower):
            return elsewhere + before_name >= max(1, signs)
        known = elsewhere or proper_case(lower) is not None or lower in given_names()
        return known or signs == 0 or (signs == 1 and before_name)


#: Words in small letters with which trade names and names with particles begin.
_TRADE_PREFIXES = frozenset(["my", "i", "e", "x", "web", "net", "auto", "smart", "app", "eco", "bio", "pay", "play", "lab", "on", "be", "go", "re", "pro", "pre", "non", "anti", "mini", "micro", "open", "mid"]) | {
    word.lower() for word in words_of("name_particles") if word.isalpha() and word.lower() not in ("in", "as", "at", "of", "out")
}


class GluedNameAndWord(Rule):
    """``GitLabserver``, ``Joneswho``: a name that the document knows, glued to an ordinary word.

    The left half must stand elsewhere in the document as a word of its own, or be a known surname behind
    another name; the right half must be an ordinary word (a verb, in the latter case), and the whole
    nothing that the lexicon or the document knows.
    """

    code = "NAM004"
    name = "glued-name-and-word"
    message = "A name is glued to the word behind it."
    confidence = 0.9
    examples = (
        (
            "Petra Hajek rides for Skoda. On Sunday Hajekwho fell in June, won again.",
            "Petra Hajek rides for Skoda. On Sunday Hajek who fell in June, won again.",
        ),
    )
    allows = (
        "The Park opened. Parkland and Parkway lie beside the Park.",
        "Ana met Anabel, and Berg met Bergman. Jordan has Jordanian stamps.",
        "The Times and the Timeshare office of Water and Waterfall.",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        cuts = {
            word: cut
            for word in document.vocabulary.unknown_capitalised
            if 8 <= len(word) <= 31 and word[-3:].islower() and document.vocabulary[word] == 1
            if (cut := self._cut(word, document)) is not None
        }
        cuts |= {
            word: len(word) - 3
            for word in document.vocabulary.capitalised
            if word.endswith("who") and document.vocabulary[word] == 1 and len(word) > 6 and not is_word(word.lower()) and word[:-3] != word[:-3].upper()
        }
        for match in document.occurrences(cuts):
            text, word = document.text, match.group()
            if text[match.start() - 1 : match.start()] in ("@", "#", ".", "/") or text[match.end() : match.end() + 1] not in _BEHIND:
                continue
            at = match.start() + cuts[word]
            if not document.vocabulary[text[match.start() : at]] and not _GIVEN_NAME.search(text[max(0, match.start() - 30) : match.start()]):
                continue  # the surname is known from the lexicon only, and no given name stands before it
            yield self.finding(document, at, at, " ")

    @staticmethod
    def _cut(word: str, document: Document) -> int | None:
        """Where a word falls into a name and an ordinary word, or None."""
        for cut in range(4, len(word) - 2):
            left, right = word[:cut], word[cut:]
            if not right.islower() or not is_word(right) or is_word(left.lower()):
                continue
            if right == "the" and document.vocabulary[left]:
                return cut
            if right in _SUFFIXES:
                continue
            if right in _VERBS_BEHIND_NAMES:
                if document.vocabulary[left] or _without_marks(left).lower() in surnames():
                    return cut
            elif document.vocabulary[left] and (
                right in FUNCTION_WORDS or (len(right) > 3 and re.search(r"[a-z][A-Z]", left))
            ):
                return cut
        return None


_BEHIND = (" ", ",", ".", ";", ":", "")
_GIVEN_NAME = re.compile(r"[A-Z][\w’'-]+ \Z")
_VERBS_BEHIND_NAMES = frozenset(["said", "called", "told", "asked", "added", "who", "was", "won", "made", "took", "went", "says", "calls", "asks", "fell", "began", "wrote", "came", "became"])
_SUFFIXES = frozenset(["land", "ville", "town", "burg", "berg", "field", "stein", "mann", "man", "ford", "wood", "hall", "ham", "ton", "ski", "ner", "ess", "the", "and", "son", "dale", "port", "side", "sen", "ian", "his", "her", "hers", "can", "for", "its"])


class DoubledName(PatternRule):
    """``Mara Lind Mara Lind``, ``Mara Lind Lind``: the text of a link to a person was printed beside the name.

    Runs of two or three capitalised words that are no English words, or that stand elsewhere by themselves, and single surnames where the
    document has a first name with them and the doubled form only once; ``Duran Duran`` is a band, and
    Chinese given names repeat syllables.
    """

    code = "NAM005"
    name = "doubled-name"
    message = "This name stands twice in a row."
    confidence = 0.93
    examples = (
        ("The prize went to Mara Lindqvist Mara Lindqvist on Friday.", "The prize went to Mara Lindqvist on Friday."),
        (
            "Mara Lindqvist won. On Friday Lindqvist Lindqvist sang, and Lindqvist danced.",
            "Mara Lindqvist won. On Friday Lindqvist sang, and Lindqvist danced.",
        ),
    )
    allows = (
        "They sang New York New York in New York with Duran Duran.",
        "Yang Yang met Li Li. Xu Fang Fang sang, and Fang laughed.",
        "Sirhan Sirhan was tried; Sirhan was 24.",
        "José Quiroga Quiroga sang, and Quiroga danced.",
        "Mara Lindqvist, Mara Lindqvist!",
        "Mara Lindqvist Mara Lindqvist, daughter of Per Lindqvist, was born in 1928.",
    )
    pattern = re.compile(rf"\b({NAME} {NAME}(?: {NAME})?) \1\b")

    def applies_to(self, document: Document) -> bool:
        pairs = document.capital_pairs
        return any(
            first == second or (count > 1 and (second, first) in pairs) for (first, second), count in pairs.items()
        )

    def find(self, document: Document) -> Iterator[Finding]:
        yield from super().find(document)
        pairs = document.capital_pairs
        doubled = {
            first
            for (first, second), count in pairs.items()
            if first == second and count == 1 and first in document.vocabulary.unknown_capitalised
            if document.vocabulary[first] > 2 or (document.damaged and first.lower() not in surnames())
            if first.lower() not in pinyin_syllables()
        }
        text = document.text
        settled = {
            second
            for first, second in pairs
            if second in doubled and first not in (second, *words_of("sentence_openers"))
            if document.vocabulary[second] == 2 or text.count(f"{first} {second}") > text.count(f"{first} {second} {second}")
        }
        for word in sorted(settled):
            for match in re.finditer(rf"(?<![\w-]){word} {word}(?![\w-])", text):
                yield self.finding(document, match.start() + len(word), match.end(), "")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        line_start = text.rfind("\n", 0, match.start()) + 1
        if not text[line_start : match.start()].strip() or text[match.start() - 2] == ":":
            return None  # a heading or label, then the text
        words = match.group(1).lower().split()
        if len(set(words)) < len(words):
            return None  # a chant
        ordinary = all(is_word(word) or proper_case(word) for word in words) or proper_case(" ".join(words))
        if ordinary and (text.count(match.group(1)) < 3 or words == ["new", "york"] or not text[match.start() - 2].islower()):
            return None
        return self.finding(document, match.end(1), match.end(), "")


def _without_marks(name: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))
