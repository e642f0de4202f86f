"""Words that a translation system did not know, and placeholders that it did not fill again."""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import is_word
from cleantext.rule import PatternRule

_NAME_BEFORE = re.compile(r"(?<![\w-])((?:[A-Z][\w.-]* )*)([A-Z][a-z]+(?:-[A-Za-z]+)?) \Z")
_PAIR = re.compile(r"(?<![\w-])([A-Z][a-z]+(?:-[A-Za-z]+)?) (?=([A-Z][a-z]+(?:-[A-Za-z]+)?)(?![\w-]))")


class UnknownToken(PatternRule):
    """``<unk>`` stands where a translation system met a word that it did not know.

    The word is lost. After the first half of a name that the text has given in full, and only once, before,
    the name is put back; anywhere else the place is only reported.
    """

    code = "MTR030"
    name = "unknown-token"
    message = "A word that the translation system did not know is missing here."
    english = False
    confidence = 0.9
    examples = (
        (
            "The shop belongs to Maro Teliani. It is old. Maro <unk> said that it would close.",
            "The shop belongs to Maro Teliani. It is old. Maro Teliani said that it would close.",
        ),
        ("He wore a <unk> coat.", "He wore a <unk> coat."),
    )
    allows = ("Models write unk for rare words.",)
    triggers = ("<unk", "<UNK", "⁇", "[UNK", "<Unk", "[unk", "< unk", "|unk|", "⟨unk⟩", "lt;unk", "lt;UNK", " UNK ")
    pattern = re.compile(
        r"<\|?(?:unk|UNK|Unk)(?:[_-]?\d{1,4})?[|/]?>|< (?:unk|UNK) >|⁇|\[(?:UNK|unk)(?:[_-]?\d{1,4})?\]|⟨unk⟩|&lt; ?(?:unk|UNK) ?&gt;|(?<=[a-z] )UNK(?= [a-z]| ?[.,])"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if match.group() == "UNK" and document.has("(UNK)", "UNK token", "UNK's", "UNK’s"):
            return None
        return self.finding(document, *match.span(), self._name(match, document))

    def _name(self, match: re.Match[str], document: Document) -> str | None:
        text = document.text
        first = _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start())
        if first is None or not all(is_word(word.lower()) for word in first.group(1).split()):
            return None
        known = {second for at, second in _full_names(document).get(first.group(2), ()) if at < first.start()}
        return known.pop() if len(known) == 1 else None


@lru_cache(maxsize=1)
def _full_names(document: Document) -> dict[str, list[tuple[int, str]]]:
    """For each first half of a pair of capitalised words where it first stands with each second half."""
    names: dict[str, list[tuple[int, str]]] = {}
    known = set()
    for match in _PAIR.finditer(document.text):
        if match.groups() not in known:
            known.add(match.groups())
            names.setdefault(match.group(1), []).append((match.start(), match.group(2)))
    return names


class LanguageTag(PatternRule):
    """``<2en>`` and ``>>en<<`` tell a multilingual translation system which language to write."""

    code = "MTR031"
    name = "language-tag"
    message = "This tag tells a translation system which language to write."
    english = False
    confidence = 0.97
    examples = (("<2en> The gate is shut.", "The gate is shut."), (">>en<< The gate is shut.", "The gate is shut."), ("eng_Latn The gate is shut.", "The gate is shut."))
    allows = ("If a <2 and b >3, stop.",)
    triggers = ("<2", ">>", "__en__", "_Latn", "_Cyrl", "_Arab", "_Hans", "_Hant", "_Deva", "_Hebr", "_Jpan", "_Kore", "_Thai", "_Grek")
    pattern = re.compile(r"^(?:<2[a-z]{2,3}>|>>[a-z]{2,3}(?:_[A-Za-z]{2,4})?<<|__[a-z]{2}__|_{0,2}[a-z]{3}_(?:Latn|Cyrl|Arab|Hans|Hant|Deva|Hebr|Jpan|Kore|Thai|Grek)(?:__)?)[ ]?", re.MULTILINE)

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), "")


class TagPlaceholder(PatternRule):
    """``__TAG1__`` and ``⟨x1⟩`` stood for a tag or a term during translation and were not filled again.

    What they stood for is lost, so the place is only reported.
    """

    code = "MTR032"
    name = "placeholder"
    message = "A placeholder of the translation system was not filled again."
    fix = "none"
    confidence = 0.9
    examples = (
        ("Open __TAG1__ and wait for {0} minutes.", "Open __TAG1__ and wait for {0} minutes."),
        ("Dear {name}, [[ENT_3]] of ##NUM## boats is ready.", "Dear {name}, [[ENT_3]] of ##NUM## boats is ready."),
        ("Click <g id=1>here</g> and <x id=3/> wait.", "Click <g id=1>here</g> and <x id=3/> wait."),
        ("He paid [MASK] euros to <PERSON> at $NUM$ and __URL__.", "He paid [MASK] euros to <PERSON> at $NUM$ and __URL__."),
    )
    allows = (
        "Call __init__ and __FILE__ in code, f(x) = {x}, and ⟨ψ|φ⟩.",
        "The list [[Main Page]] and the headings ## USE ## stay.",
        "The set {0} has one element, so |{0}| = 1.",
        "The [MASK] token is hidden, and [NAME] is a field of the form.",
    )
    triggers = ("__", "⟨", "{0}", "{1}", "%s ", "{{", "${", "$s", "[[", "##", "{", "<g ", "<x ", "<bpt", "<ept", "<ph ", "[MASK", "[NAME", "[PERSON", "[LOC", "[ORG", "[NUM", "[URL", "[DATE", "<MASK", "<mask", "<NAME", "<PERSON", "<LOC", "<ORG", "<NUM", "<URL", "<DATE", "$NUM", "$NAME", "$URL", "$DATE", "_URL_", "@URL@", "｟")
    pattern = re.compile(
        r"(?<!\w)__[A-Z]{1,12}_?\d{1,4}__|⟨/?[a-z]{1,3}\d{0,3}/?⟩|(?<=[a-z] )\{[0-9]\}(?= [a-z]+|[.,])|(?<=[a-z] )%s(?= [a-z])"
        r"|\{\{[A-Za-z_]{2,30}\}\}|\$\{[A-Za-z_.]{2,30}\}|(?<=[a-z ])%\d\$s|\[\[[A-Z]{2,12}_\d{1,4}\]\]|##[A-Z]{2,12}(?:_?\d{1,4})?##(?!#)"
        r"|(?<=[a-z] )\{[a-z][a-z_]{1,20}\}(?= [a-z]|[,.!?])|｟[^｟｠\n]{1,40}｠|(?<=[A-Za-z,;:] )[\[<](?:MASK|mask|NAME|PERSON|LOC(?:ATION)?|ORG(?:ANI[SZ]ATION)?|NUM(?:BER)?|URL|DATE)(?:[_ -]?\d{1,4})?[\]>](?! token| is a| field)"
        r"|\$(?:NUM|NAME|URL|DATE)\d{0,3}\$|(?<!\w)(?:_{1,2}|@)(?:URL|NUM|NUMBER|NAME|DATE|EMAIL|USER|PHONE)(?:_{1,2}|@)(?!\w)"
        r"|</?(?:g|x|bpt|ept|ph)(?: [a-z-]{1,12}=\"?[\w-]{1,12}\"?){1,3} ?/?>"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        around = text[max(0, match.start() - 30) : match.end() + 30]
        if re.search(r"[=|∈⊂∪\\;]|\bset\b|\bsubset\b|`", self.pattern.sub("", around)):
            return None
        return self.finding(document, *match.span(), None)
