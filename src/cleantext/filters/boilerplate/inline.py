"""Furniture inside a paragraph: links to other articles, prompts at its end, labels and credits in front."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cleantext import segmentation
from cleantext.document import Document
from cleantext.filters.boilerplate.genre import quoted_in
from cleantext.filters.boilerplate.lines import layout
from cleantext.filters.boilerplate.phrases import match_at, normalise
from cleantext.finding import Finding
from cleantext.rule import PatternRule, Rule

_LABELS = r"(?:also read|read also|also see|read more|read next|must read|don['’]t miss|also watch|related (?:article|story|news|stories|articles))"
_SURE = re.compile(rf"(?<!\S)(?P<open>[(\[])?(?P<label>{_LABELS})(?: ?[:|»>]| [–—-])\s*(?=\S)", re.IGNORECASE)
_FIRST_LETTERS = ("Also", "ALSO", "Read", "READ", "Must", "MUST", "Don", "DON", "Related", "RELATED")

#: A linked headline has at most so many words, its label included.
_MAX_HEADLINE = 28

#: How far a linked headline is followed, in characters.
_REACH = 300

_BODY = "Rain has filled the reservoirs above Tessin for the first time in four years, the water board said on Friday."
_NEXT = "The board will lift the ban on watering gardens next week, and the public fountains will run again."


class InlineRelated(Rule):
    """A link to another article that was set inside a paragraph reads as a stray sentence.

    The label and the headline behind it go when they stand between sentences, or in brackets. The
    headline must end as a sentence or with the paragraph: where it runs into the next sentence,
    nobody can tell the two apart.
    """

    code = "WEB020"
    name = "inline-related-link"
    message = "This is a link to another article in the middle of a paragraph."
    confidence = 0.88
    english = False
    triggers = _FIRST_LETTERS
    examples = (
        (f"{_BODY} Also read: Drought ends the olive harvest early. {_NEXT}\n", f"{_BODY} {_NEXT}\n"),
        (f"{_BODY} (Read more: Drought ends the olive harvest early) {_NEXT}\n", f"{_BODY} {_NEXT}\n"),
        (f"{_BODY} READ ALSO – Drought ends the olive harvest early\n\n{_NEXT}\n", f"{_BODY}\n\n{_NEXT}\n"),
    )
    allows = (
        f"{_BODY} Those who want to read more: the archive is open on Mondays. {_NEXT}\n",
        f"{_BODY} I also read: novels, letters, the backs of tickets. {_NEXT}\n",
    )

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for line in layout(text).lines:
            if len(line.text) < 90 or not any(word in line.text for word in _FIRST_LETTERS):
                continue
            for label in _SURE.finditer(text, line.start, line.end):
                span = self._span(text, line.start, line.end, label)
                if span is not None:
                    yield self.finding(document, *span, "")

    @staticmethod
    def _span(text: str, start: int, end: int, label: re.Match[str]) -> tuple[int, int] | None:
        if not label["label"][0].isupper():
            return None
        before = _last_visible(text, start, label.start())
        if label["open"]:
            close = text.find(")" if label["open"] == "(" else "]", label.end(), min(end, label.end() + 200))
            if close < 0 or before < start:
                return None
            stop = close + 1
            if text[stop : stop + 1] == "." and text[before] in '.!?…”"':
                stop += 1
            return before + 1, stop
        if before >= start and text[before] not in '.!?…”"’)':
            return None
        reach = min(end, label.start() + _REACH)
        stop = next((e for _, e in segmentation.sentences(text, label.start(), reach)), reach)
        if stop == reach < end:
            return None
        if (
            len(text[label.start() : stop].split()) > _MAX_HEADLINE
            or len(text[label.end() : stop].split()) < 3
        ):
            return None
        if (
            not text[label.end()].isupper()
            and not text[label.end()].isdigit()
            and text[label.end()] not in "“‘\"'"
        ):
            return None
        if before >= start:
            return before + 1, stop
        while stop < end and text[stop].isspace():
            stop += 1
        return (label.start(), stop) if stop < end else None


def _last_visible(text: str, start: int, end: int) -> int:
    """Offset of the last visible character of ``text[start:end]``; less than ``start`` when there is none."""
    end -= 1
    while end >= start and text[end].isspace():
        end -= 1
    return end


class TrailingPrompt(Rule):
    """A button's words behind the last sentence of a paragraph, such as "Read more »".

    They must be a whole phrase of the lexicon, begin with a capital and lack a final stop, and the
    sentence before them must be complete.
    """

    code = "WEB021"
    name = "trailing-prompt"
    message = "These words of a button or link trail behind the paragraph."
    confidence = 0.88
    english = False
    examples = (
        (f"{_BODY} Read the full story »\n\n{_NEXT}\n", f"{_BODY}\n\n{_NEXT}\n"),
        (f"{_BODY}\n\n{_NEXT} Source link\n", f"{_BODY}\n\n{_NEXT}\n"),
    )
    allows = (
        f"{_BODY} If you ask me what I have resolved for the winter, it is this: Read more\n",
        f"{_BODY} On the wall hung a note with two words. Read more.\n\n{_NEXT}\n",
    )

    _tail = re.compile(r"[.!?…][\"'”’)\]]*\s+(?P<prompt>[^\s.!?…][^.!?…\r\n]{3,50}?(?:\.\.\.|…)?)\Z")
    _kinds = frozenset({"more", "rights", "share", "comment", "ad", "media", "newsletter"})

    def find(self, document: Document) -> Iterator[Finding]:
        text = document.text
        for line in layout(text).lines:
            if not line.prose and len(line.text) < 60:
                continue
            if line.text[-1] in '.!?"”’)' and not line.text.endswith("..."):
                continue
            tail = self._tail.search(line.text, max(0, len(line.text) - 70))
            if tail is None or (not tail["prompt"][0].isupper() and tail["prompt"][0].isascii()):
                continue
            match = match_at(normalise(tail["prompt"]), whole=True)
            if match is None or not match.strong or match.free or match.kind not in self._kinds:
                continue
            if quoted_in(text, tail["prompt"]):
                continue
            start = line.start + tail.start("prompt")
            while text[start - 1].isspace():
                start -= 1
            yield self.finding(document, start, line.end, "")


class WikiEditLink(PatternRule):
    """The link to edit a section that wikis print behind its heading."""

    code = "WEB028"
    name = "wiki-edit-link"
    message = "This is the link to edit a section of a wiki."
    confidence = 0.95
    english = False
    triggers = ("[edit",)
    examples = (
        (
            f"Climate[edit]\n\n{_BODY}\n\nFlora [edit | edit source]\n\n{_NEXT}\n",
            f"Climate\n\n{_BODY}\n\nFlora\n\n{_NEXT}\n",
        ),
    )
    allows = (f"{_BODY} The note said “[edit] before printing” in red.\n\n{_NEXT}\n",)
    pattern = re.compile(r"(?<=[^\s\[]) ?\[edit(?: ?\| ?edit)?(?: source)?\](?=\s*(?:[\r\n]|\Z))")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        return self.finding(document, *match.span(), "")


class LinkNote(PatternRule):
    """``(opens in a new tab)``: what screen readers are told about a link, and ``(VIDEO)`` behind a headline, belong to the page."""

    code = "WEB031"
    name = "link-note"
    message = "This says how a link or a headline works on the page."
    confidence = 0.93
    english = False
    triggers = ("pens in", "pen in", "xternal", "VIDEO", "PHOTO", "neuem", "nouvelle", "nueva", "nuova", "nova ", "nieuw")
    examples = (
        (f"{_BODY[:-1]} (opens in a new tab), and it rained on.\n\n{_NEXT}\n", f"{_BODY[:-1]}, and it rained on.\n\n{_NEXT}\n"),
        (f"Rain fills the reservoirs (PHOTO, VIDEO)\n\n{_BODY}\n", f"Rain fills the reservoirs\n\n{_BODY}\n"),
    )
    allows = (f"{_BODY} The shop (opens in a new town) and the gallery (photo, video) are shut.\n",)
    pattern = re.compile(
        r" ?[(\[](?:(?:[Ll]ink |[Tt]his link |[Ii]t |[Pp]age )?(?:will )?[Oo]pens? (?:external(?: site| link| website)? )?in (?:a |an )?(?:new|other|another|separate|external)(?: browser)? (?:tab|window|page)"
        r"|(?:[Ll]ink is external|[Ee]xternal(?: link| site| website| page))|(?:öffnet|wird) in (?:einem )?neuem (?:Fenster|Tab)(?: geöffnet)?|s['’]ouvre dans (?:une nouvelle fenêtre|un nouvel onglet)"
        r"|se abre en (?:una )?(?:nueva )?(?:ventana|pestaña)(?: nueva)?|si apre in una nuova (?:finestra|scheda)|abre (?:em|numa) nova (?:janela|guia|aba)|opent in (?:een )?nieuw (?:venster|tabblad))[)\]]"
        r"| ?[(\[](?:PHOTOS?|VIDEOS?|PHOTO GALLERY|GALLERY|INFOGRAPHICS?|AUDIO|LIVE|UPDATED?|EXCLUSIVE)(?:(?:, ?| ?[/+&] ?| AND )(?:PHOTOS?|VIDEOS?|GALLERY|INFOGRAPHICS?|AUDIO)){0,3}[)\]](?=[ ]*(?:[\r\n]|\Z))"
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        start, _ = document.paragraph_at(match.start())
        if match.start() <= start:
            return None
        return self.finding(document, *match.span(), "")


#: "Read also" as other languages write it.
_FOREIGN_LABELS = (
    "Lees ook|Lees meer|Lees verder|Lesen Sie auch|Mehr zum Thema|Auch interessant|Lire aussi|À lire aussi|À lire également|A lire aussi|Lea también|Lee también|Leer más|Te puede interesar|Ver más"
    "|Leia também|Leia mais|Veja também|Leggi anche|Leggi di più|Guarda anche|Läs också|Läs även|Läs mer|Læs også|Læs mere|Les også|Les mer|Lue myös|Lue lisää|Czytaj też|Czytaj także|Czytaj również|Zobacz też|Zobacz także"
    "|Čtěte také|Přečtěte si|Olvassa el ezt is|Kapcsolódó|Citește și|Citiți și|Vezi și|Baca juga|Simak juga|Tonton juga|Đọc thêm|Xem thêm|Ayrıca okuyun|İlgili haber|Devamını oku|Читайте также|Смотрите также|Читать далее"
    "|Читайте також|Дивіться також|Прочетете още|Διαβάστε επίσης|Διαβάστε ακόμη|Pročitajte još|Pročitajte i|Прочитајте још|اقرأ أيضا|اقرأ أيضاً|بیشتر بخوانید|קראו גם|यह भी पढ़ें|ये भी पढ़ें|আরও পড়ুন|மேலும் படிக்க|อ่านเพิ่มเติม|相关阅读|延伸阅读|関連記事|관련기사"
)


class TrailingForeignLink(PatternRule):
    """``Lees ook: …``: a link to another article that was left untranslated behind the last sentence of a paragraph.

    It goes with all that stands behind it in the line.
    """

    code = "WEB032"
    name = "trailing-foreign-link"
    message = "This is a link to another article, left in another language."
    confidence = 0.92
    english = False
    triggers = tuple(_FOREIGN_LABELS.split("|"))
    examples = ((f"{_BODY} Lees ook: Zo vult de regen je eigen vijver\n\n{_NEXT}\n", f"{_BODY}\n\n{_NEXT}\n"),)
    allows = (f"{_BODY} The button says “Lees ook: nieuws” in Dutch. {_NEXT}\n",)
    pattern = re.compile(rf"(?<=[.!?…”’\"])[ \u00a0]+(?:[►▶»>→]+ ?)?(?:{_FOREIGN_LABELS}) ?[:：»>–-][^\n]{{4,200}}(?=\n|\Z)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        start, _ = document.paragraph_at(match.start())
        if document.text.count("“", start, match.start()) > document.text.count("”", start, match.start()):
            return None
        return self.finding(document, match.start(), match.start() + len(match.group().rstrip()), "")


class LeadingLabel(Rule):
    """The label of an advertising slot glued to the paragraph behind it, in capitals."""

    code = "WEB022"
    name = "leading-ad-label"
    message = "The label of an advertisement is glued to the paragraph."
    confidence = 0.88
    triggers = ("ADVERTISEMENT", "ARTICLE AD BOX", "SPONSORED")
    examples = ((f"{_BODY}\n\nADVERTISEMENT {_NEXT}\n", f"{_BODY}\n\n{_NEXT}\n"),)
    allows = (f"{_BODY}\n\nADVERTISEMENT RULES CHANGE\n\n{_NEXT}\n",)

    _label = re.compile(
        r"(?:ADVERTISEMENTS?|ARTICLE AD BOX|SPONSORED(?: CONTENT)?)\s*[:|–-]?\s+(?=[“\"‘]?[A-Z][a-z’' ])"
    )

    def find(self, document: Document) -> Iterator[Finding]:
        for line in layout(document.text).lines:
            label = self._label.match(line.text) if line.prose and line.text[0] in "AS" else None
            if label is not None:
                yield self.finding(document, line.start, line.start + label.end(), "")


class GluedCredit(Rule):
    """The credit of a picture in front of the first sentence of a paragraph.

    Where the credit ends and the sentence begins is a guess, so the repair is left to those who ask
    for unsafe ones, but for a labelled source that a stop ends.
    """

    code = "WEB023"
    name = "glued-photo-credit"
    message = "The credit of a picture seems to be glued to the paragraph."
    fix = "unsafe"
    confidence = 0.6
    triggers = ("Photo", "Image", "Picture", "Credit", "PHOTO", "IMAGE")
    examples = (
        (
            f"Photo: Tessin Courier {_BODY}\n\n{_NEXT}\n".replace("Rain has", "The rain has"),
            f"{_BODY}\n\n{_NEXT}\n".replace("Rain has", "The rain has"),
        ),
        (f"Image source: personal. {_BODY}\n\n{_NEXT}\n", f"{_BODY}\n\n{_NEXT}\n"),
        (f"[Image: Tessin Courier] {_BODY}\n\n{_NEXT}\n", f"{_BODY}\n\n{_NEXT}\n"),
    )
    allows = (f"Photo: The reservoir in March. {_BODY}\n\n{_NEXT}\n",)

    _label = r"(?:(?:File )?(?:Photo|Image|Picture|PHOTO|IMAGE)(?: credit| source| by| courtesy of)?|Photograph|Credit)"
    _bracketed = re.compile(rf"[(\[]{_label}(?:\s?[:=/–-]\s?|\s)[^()\[\]\r\n]{{2,80}}[)\]]\s+(?=[“\"‘A-Z])")
    _open = re.compile(
        rf"{_label}\s?[:=]\s?(?:[A-Z][\w.’'-]*[ /,&]+){{1,4}}?"
        r"(?=(?:The|A|An|In|On|It|He|She|They|After|When|As|For|At|But|This|These|More|Since|While|According)\s)"
    )

    _sourced = re.compile(r"(?:Image|Photo|Picture|Photos?|Video)s? (?:source|credits?|by)\s?: ?[^\s.!?]+(?: [^\s.!?]+){0,3}\. (?=[“\"‘A-Z])")

    def find(self, document: Document) -> Iterator[Finding]:
        for line in layout(document.text).lines:
            if not line.prose or line.text[0] not in "([PICFV":
                continue
            sourced = self._sourced.match(line.text)
            if sourced is not None and len(line.text) - sourced.end() > 40:
                yield self.finding(document, line.start, line.start + sourced.end(), "", fix="safe", confidence=0.88)
                continue
            credit = self._bracketed.match(line.text) or self._open.match(line.text)
            if credit is not None and len(line.text) - credit.end() > 60:
                yield self.finding(document, line.start, line.start + credit.end(), "")
