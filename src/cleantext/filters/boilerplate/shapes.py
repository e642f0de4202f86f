"""Furniture that is told by the shape of a line: bars of controls, page numbers, labelled links, marked ads.

A phrase lexicon never holds every label that a site invents or a machine translates. But a bar is a
row of short pieces, most of them controls, counts or times; and the label of a link is put together
from few words, whatever language it was translated from.
"""

from __future__ import annotations

import re
from functools import lru_cache

from cleantext.filters.boilerplate.cues import cue_words, cues
from cleantext.filters.boilerplate.phrases import match_at, normalise

#: What separates the pieces of a bar.
_SEPARATOR = re.compile(r"\s*[|•·│¦]\s*|\s+[▾▼●▪■](?:\s+|\Z)|\s{2,}|\t+|\u3000+")
_MAY_SEPARATE = re.compile(r"[|•·│¦▾▼●▪■\t\u3000]|\s\s")

#: Most pieces of a bar, and most words of a piece.
_PIECES, _PIECE_WORDS = 14, 8

#: Samples of letters that change the size of the text.
_SIZES = re.compile(r"(?:\W*\b[Aa]{1,2}[+-]*(?!\w))+\W*\Z")
_COUNT = re.compile(r"(?:[^\W\d]+[ -]?){1,3}\s*[:(]?\s*#\s*\)?\Z|#(?: [^\W\d]+){1,2}\Z")
_RUN = re.compile(r"#(?: #)+")
_NUMBERS = frozenset({"#", "@", ":"})
#: Switches of languages and the temperature in the corner of a page: controls that no lexicon holds.
_SWITCH = re.compile(r"(?:(?:[A-Z]{2}|[a-z]{2})(?:[ /,·-]{1,3}|\Z)){2,6}\Z|[+-]?\d{1,2}(?:[.,]\d)? ?°? ?[CF]\Z")
_PHONE = re.compile(r"(?:(?:Tel|Phone|Call|Hotline|Info|Fax)[.:]? ?)?\+?[\d() -]{8,20}\Z|(?:[Oo]pening|[Oo]ffice|[Bb]usiness) hours\b.{0,60}")
#: What tells the header of a printed page from a row of a table.
_PERIODICAL = re.compile(
    r"\b(?:[Nn]o\.? ?\d|[Nn]r\.? ?\d|[Vv]ol\.|[Ii]ssue|[Rr]eport|[Qq]uarterly|[Jj]ournal|[Mm]agazine|[Rr]eview|[Bb]ulletin|[Gg]azette|[Gg]uide|[Mm]anual|[Hh]andbook|[Nn]ewsletter|[Pp]age|[Ee]dition|"
    r"[Aa]nnual|[Mm]onthly|[Ww]eekly|[Yy]earbook|[Pp]roceedings|[Tt]ransactions)\b|\b\d{1,2}/(?:19|20)\d\d\b|■|\[stamp|\bISSN\b"
)
_PAGE_AT_END = re.compile(r"(?:\s{2,}|\t|\s[|■–—-]\s+)(?:[Pp]age |[Pp]\. ?)?\d{1,4}(?: ?[|–-])?\Z|^(?:[-–|] ?)?\d{1,4}(?: ?[-–|])?(?:\s{2,}|\t|\s[|■–—]\s+)|^- \d{1,4} -\s")
_CONTENTS = re.compile(r"(?:Table of )?[Cc]ontents\s*(?:[\[(](?:hide|show|expand|collapse)[\])])?\s*1[. ]\s?\S.{2,}?\s2[. ]\s?\S.{2,}?\s3[. ]\s?\S")
_MARKUP = re.compile(r"</?(?:doc|text|article|document|page|seg|hl|p|body)\b[^<>]{0,160}>|(?:[a-z_]{2,16}=[^\s=]{1,60}(?:\s+|\Z)){2,10}")
_MARKUP_KEYS = re.compile(r"<|\b(?:doc_?id|id|url|lang|domain|source|score|date|split|site|sha1?|hash)=")
_LED = re.compile(r"(?:>{1,3}|»|►|▶|➤|➡|→|▸)\s*(?P<rest>[A-Z“\"'‘\d].*)")
_QUOTED_LINK = re.compile(r"(?:Also (?:read|watch|see)|Read also|See also|Watch also|Read more) ?:? ?['‘“\"][^'’”\"]{8,140}.?[’”\"'] ?[:.]?")
_CAPTION_MARK = re.compile(r"[▲△▼▽◀◁]\s?\S")
_CAPTION_END = re.compile(r"(?:/\s|[(]|\.\s)?(?:[Pp]rovided by|[Cc]ourtesy of|[Pp]hotos?(?: by| from| of the author| courtesy)?\b|©|[Rr]eporter|[Ii]mage)[^()]{0,60}[)]?\W*\Z")
_AUTHOR_PHOTO = re.compile(r"[^!?]{8,110}?\.\s(?:Photo|Picture|Image|Illustration)s? (?:(?:of|by|from) (?:the )?(?:author|editors?|editorial office|archives?|press service|organi[sz]ers?|family|museum|company|police)\b.{0,30}|: .{2,50})\.?\Z")
_PAGE_WORDS = frozenset(
    ["page", "pages", "next", "previous", "prev", "show", "all", "view", "last", "first", "of"]
)
_TITLED = re.compile(r"[\"'“‘«]?[A-Z\d]")
_ADDRESS = re.compile(r"https?:|www\.|@|\b[\w-]+\.(?:com|org|net|gov)\b|\d{3}[ -]\d{3}")
_LABEL = re.compile(r"\W*(?P<label>[A-Za-z][A-Za-z'’ -]{2,40}?)\s*(?:[:»►▶]|\.\.|\s[–—-]\s)\s*(?P<rest>\S.*)")
_FOREIGN_LABEL = re.compile(
    r"(?P<label>[^\W\d_a-zA-Z]{2,}(?: [^\W\d_a-zA-Z]{2,}){0,4}) ?: ?[A-Z“\"][^\n]{8,}"
)
_LONGEST_NOTICE = 220
_COPYRIGHT = re.compile(
    r"\W*(?:legal )?disclaimer ?: ?\w|"
    r"\W*(?:(?:copyright|content|contents|all contents)\b\W*)?(?:©|\(c\)|copyright)\W*(?:by )?(?:19|20)\d\d\b"
    r"|(?:\W*(?:©|copyright)|(?:19|20)\d\d\b)[^.!?\"“”]{0,60}[.,;|–-]*(?:[^.!?\"“”]{0,30}[.,;|–-])? ?all rights reserved\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"\([a-zäöü]{2,4}(?:[/,] ?[a-zäöü]{2,4}){1,3}\)")
_AD = re.compile(
    r"[\[(](?:AD|Ad|ADV|Adv|PR|Promo|PROMO|Sponsored|SPONSORED|Promoted|Advertisement|ADVERTISEMENT)[\])]\s*\S"
    r"|(?:Sponsored|SPONSORED|Promoted|Ad|AD|Advert)\s*[ⓘℹ🛈]"
)
_CAPTION_CREDIT = re.compile(
    r"[^.!?]{12,}\s/\s(?:[A-Z]{2,}(?:[ .&-][A-Z]{2,}){0,3}|[A-Z][\w.]* [A-Z]{3,})\W*\Z"
)


def pieces_of(text: str) -> list[str]:
    """The pieces of a line that separators or wide gaps divide."""
    if _MAY_SEPARATE.search(text) is None:
        return [text]
    return [piece for piece in _SEPARATOR.split(text) if piece]


@lru_cache(maxsize=1024)
def may_be_shaped(text: str) -> bool:
    """The cheap pre-test of all that this module tells."""
    return (
        "|" in text
        or "  " in text
        or "\t" in text
        or ":" in text
        or "•" in text
        or "·" in text
        or "●" in text
        or "▾" in text
        or " / " in text
        or text[0] in "[(<>»►▶➤➡→▸▲△▼▽◀◁-"
        or text.startswith(("Also ", "Read ", "See ", "Watch "))
        or "=" in text
        or ". Photo" in text
        or " – " in text
        or text[-4:] in (".pdf", "docx", ".doc", "indd", "xlsx", "pptx", ".odt", ".rtf")
        or (("NOW" in text or "TODAY" in text or "HERE" in text) and text.isupper())
        or "ontents" in text
        or "\u3000" in text
        or "©" in text
        or "opyright" in text
        or "ights" in text
        or "RIGHT" in text
    )


def bar_kind(text: str, *, at_edge: bool) -> str | None:
    """The kind of furniture that a bar of controls is; None for a line that is no bar.

    Two thirds of the pieces must be controls, counts or times, and at least one a control; in front
    of or behind all running text half of three pieces is enough.

    Args:
        text: one line.
        at_edge: whether it stands in front of or behind all running text.
    """
    pieces = pieces_of(text)
    long = sum(piece.count(" ") >= _PIECE_WORDS for piece in pieces)
    if not 2 <= len(pieces) <= _PIECES or long > (len(pieces) > 2):
        return None
    controls = data = 0
    for piece in pieces:
        if piece.count(" ") >= _PIECE_WORDS:
            if piece.split()[0].lower() not in cue_words("lead") | cue_words("act"):
                return None  # a title
            controls += 1
        elif _SIZES.match(piece) or is_copyright(piece) or is_control(piece):
            controls += 1
        elif _is_data(piece):
            data += 1
    known = controls + data
    enough = 3 * known >= 2 * len(pieces) if len(pieces) > 2 else known == 2
    if not enough and not (at_edge and len(pieces) > 2 and 2 * known >= len(pieces)):
        return None
    return likeliest_kind(normalise(text)) if controls else None


def is_row_of_tabs(text: str, least: int) -> bool:
    """Whether a line is a row of at least so many short names and nothing else, as the tabs above an article are."""
    pieces = text.split(" | ")
    return (
        len(pieces) >= least
        and all(piece.count(" ") < 4 and piece[:1].isupper() for piece in pieces)
        and not any(character.isdigit() or character == "@" for character in text)
    )


def is_control(piece: str) -> bool:
    """Whether a short text is the label of a control, with or without a count."""
    if _SWITCH.match(piece):
        return True
    words = [word for word in normalise(piece) if word not in _NUMBERS and not _SIZES.match(word)]
    if not words:
        return False
    match = match_at(normalise(piece), whole=True)
    if match is not None and not match.free and match.kind not in ("time", "page"):
        return True
    found = [
        each for word in words for each, _, _ in cues().get(word, ()) if each in ("act", "object", "thing")
    ]
    return bool(found) and (
        any(each == "act" for each, _, _ in cues().get(words[0], ())) or 2 * len(found) >= len(words)
    )


def _is_data(piece: str) -> bool:
    """Whether a short text is a date, a time, or a number with its label."""
    words = normalise(piece)
    if not words:
        return True  # arrows and other symbols
    if all(word in "#@" or word in cue_words("time") for word in words):
        return True
    match = match_at(words, whole=True)
    if match is not None and match.kind in ("time", "credit", "editor"):
        return True
    if _PHONE.match(piece):
        return True
    return _COUNT.match(_RUN.sub("#", " ".join(words))) is not None


def likeliest_kind(words: list[str]) -> str:
    """The kind that most of a line's cues speak for; ``share`` when none does."""
    weights: dict[str, float] = {}
    for word in words:
        for each, kind, weight in cues().get(word, ()):
            if each in ("object", "state"):
                weights[kind] = weights.get(kind, 0.0) + weight
    return max(weights, key=lambda kind: weights[kind]) if weights else "share"


def is_pagination(words: list[str]) -> bool:
    """Whether a normalised line holds nothing but three or more page numbers and words that lead to pages."""
    return (
        words.count("#") > 2
        and len(words) <= 16
        and not _PAGE_WORDS.isdisjoint(words)
        and all(word in _PAGE_WORDS or word in "#:" for word in words)
    )


def is_link_label(words: list[str]) -> bool:
    """Whether some words say that what follows is to be read as well: "on the topic", "extended reading"."""
    if not 1 < len(words) <= 6 or not all(
        word in cue_words("pointing") or word in cue_words("joint") for word in words
    ):
        return False
    pointing = [word for word in words if word in cue_words("pointing")]
    return len(pointing) > 1 or (words[-1] in cue_words("subject") and words[0] in cue_words("joint"))


def is_labelled_link(text: str) -> bool:
    """Whether a line is such a label with the headline of another article behind it."""
    match = _LABEL.match(text)
    if match is None:
        return False
    rest = match["rest"]
    return (
        is_link_label(match["label"].lower().split())
        and 3 <= rest.count(" ") + 1 <= 25
        and _TITLED.match(rest) is not None
        and not (rest.endswith(".") and not rest.endswith(".."))
        and not _ADDRESS.search(rest)
    )


def is_copyright(text: str) -> bool:
    """Whether a line is a copyright notice or disclaimer: a sign with a year or a label in front, or the formula in a clause."""
    return _COPYRIGHT.match(text) is not None and len(text) <= _LONGEST_NOTICE


def is_initials(text: str) -> bool:
    """Whether a line is nothing but initials in brackets, such as "(abc/de)"."""
    return _INITIALS.fullmatch(text) is not None


_FILE = re.compile(r"[\w.()-]{2,60}\.(?:docx?|pdf|indd|xlsx?|pptx?|odt|rtf|qxd|idml)")
_PROMOTION = re.compile(r"(?=.*(?:\d ?%|\bSALE\b|\bOFFER\b|\bDISCOUNT\b|\bFREE\b))(?=.*\b(?:NOW|TODAY|HERE)\b)[^a-z\n]{12,90}")


def is_file_name(text: str) -> bool:
    """Whether a line is nothing but the name of a document's file."""
    return _FILE.fullmatch(text) is not None


def is_promotion(text: str) -> bool:
    """Whether a line in capitals offers something at a discount, now."""
    return _PROMOTION.fullmatch(text) is not None


def is_running_title(text: str) -> bool:
    """Whether a line is the title of a periodical or report with a page number, as printed pages bear it."""
    if len(text) > 110 or text[0].islower() or text[-1] in ".!?:;," or text.count("|") > 2:
        return False
    page = _PAGE_AT_END.search(text)
    return page is not None and _PERIODICAL.search(text[: page.start()] + " " + text[page.end() :]) is not None


def is_table_of_contents(text: str) -> bool:
    """Whether a line is a table of contents whose lines ran into one."""
    return _CONTENTS.match(text) is not None


def is_corpus_markup(text: str) -> bool:
    """Whether a line is nothing but the tag or the fields with which a corpus marks a document."""
    return _MARKUP.fullmatch(text) is not None and _MARKUP_KEYS.search(text) is not None


def is_led_link(text: str) -> bool:
    """Whether an arrow, or "also read" with quotation marks, leads a line that could be the headline of another article."""
    match = _LED.fullmatch(text)
    if match is None:
        return _QUOTED_LINK.fullmatch(text) is not None
    return 3 <= match["rest"].count(" ") + 1 <= 22 and match["rest"][-1] not in ".;,:?" and not _ADDRESS.search(text)


def is_marked_caption(text: str) -> bool:
    """Whether a triangle marks a line as the caption of a picture and it ends with its credit, or a credit of the author's follows a caption."""
    if _CAPTION_MARK.match(text):
        return _CAPTION_END.search(text, max(0, len(text) - 90)) is not None
    return _AUTHOR_PHOTO.fullmatch(text) is not None


def is_marked_ad(text: str) -> bool:
    """Whether a line begins with the mark of an advertisement in brackets."""
    return _AD.match(text) is not None


def is_foreign_label(text: str) -> bool:
    """Whether a label in capitals of another script stands in front of an English headline."""
    match = _FOREIGN_LABEL.match(text)
    return match is not None and match["label"].isupper() and text[-1] not in ".!?"


def is_credited_caption(text: str) -> bool:
    """Whether a line is the caption of a picture with its archive or agency in capitals behind a slash."""
    return _CAPTION_CREDIT.match(text) is not None
