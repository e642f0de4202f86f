# ruff: noqa: SIM905 -- lists of words are read more easily as text
"""Train the model with which the boilerplate filter finds stray lines of page furniture in an article.

    python scripts/train_line_model.py pages.jsonl [--out MODEL] [--folds 4]

``pages.jsonl`` comes from ``scripts/boilerplate_pages.py``. Needs numpy, scipy, scikit-learn and lightgbm, which
nothing needs at run time. Deterministic.

An example is the article of a page with a few lines of furniture in it: such as stand near the article on the same
page, such as the phrase lexicon describes, and rows of fields (times, counts, controls) as this script composes them.
Two steps: logistic regression over the wording of lines, of which only what many hosts or phrases have is learnt, so that
no page's own words are; then boosted trees over that score, the shape of the line and its surroundings.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import islice
from pathlib import Path

import lightgbm
import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import SGDClassifier
from train_page_model import CONVERTERS, label, tokenize, trees_of

from cleantext.filters.boilerplate.evidence import evidence
from cleantext.filters.boilerplate.lines import MAX_LENGTH, Layout, layout
from cleantext.filters.boilerplate.page import features as page_features
from cleantext.filters.boilerplate.phrases import Phrase, phrases
from cleantext.filters.boilerplate.scoring import verdicts
from cleantext.filters.boilerplate.stray import features
from cleantext.lexicon import given_names, surnames

#: Sources whose articles are prose; of the others (shops, services, lists) the article itself speaks like furniture.
ARTICLES = frozenset(
    "benchmark wcxb-article wcxb-documentation readability trafilatura newspaper goose parser snacktory".split()
)
#: Wording of fewer hosts, or phrases of the lexicon, is not learnt.
HOSTS, PHRASES = 16, 2
LEAST = 0.5
PARTS = 3
TREES = 70
SETTINGS = {
    "objective": "binary", "learning_rate": 0.12, "num_leaves": 20, "min_data_in_leaf": 120, "feature_fraction": 0.4,
    "bagging_fraction": 0.7, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1, "num_threads": 2, "seed": 1,
    "deterministic": True, "force_row_wise": True,
}  # fmt: skip
#: Furniture so many lines from the article is taken for an example.
NEAR = 12


@dataclass
class Example:
    """A text with its lines and which of them are furniture; None where it is not known."""

    host: str
    page: Layout
    labels: list[bool | None]
    wording: list[str] = field(default_factory=list)


# -- lines ---------------------------------------------------------------------------------------

_MONTHS = (
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Oct "
    "Nov Dec Muharram Safar Rajab Ramadan Shawwal Sha'ban Dhu al-Hijjah Farvardin Ordibehesht Khordad Tir Mordad Shahrivar Mehr "
    "Aban Azar Dey Bahman Esfand Chaitra Vaisakha Shravana Kartik Tishrei Kislev Nisan Iyar Sivan"
).replace("Dhu al-Hijjah", "Dhul-Hijjah").split()  # fmt: skip
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Wed Thu Fri Sat Sun Today Yesterday".split()
_STAMPS = (
    "Published|Posted|Posted on|Updated|Last updated|Last modified|Modified|Created|Entered|Input|Edit|Added|Uploaded|Release date|"
    "Published at|Publication date|Date|Date added|Updated on|Last change|Registered|Sent|First published|Time|Edited|Date of publication"
).split("|")
_COUNTED = (
    "views|reads|read|comments|shares|likes|votes|visits|hits|replies|reactions|followers|downloads|saves|bookmarks|ratings|reviews|"
    "displays|clicks|dislikes|times read|page views|favorites|recommendations|people are reading|talkbacks|opinions|subscribers|impressions"
).split("|")
_LABELS = (
    "Views|Reads|Comments|Shares|Likes|Visits|Hits|Votes|Rating|Popularity|Viewed|Read|Seen|Number of views|Page views|Number of visits|"
    "Downloads|Clicks|Heat|Sympathy|Complaints|Replies|Reactions|News ID|News code|Article no.|Code|ID|Article ID|Story no|Ref|Issue|Reading time"
).split("|")
_CONTROLS = (
    "Print|Share|Save|Copy link|Font size|A A A|A- A+|A+ A-|Listen|Print version|Send|Bookmark|E-mail|PDF|Download|Reply|Like|Report|Tweet|"
    "Pin|Text size|Menu|Search|Log in|Subscribe|Follow|Play|Volume|Speed 1x|Night mode|Next|Previous|Back|Home|Contents|Close|Skip|Settings|"
    "Accept|Reject|Send to a friend|Short link|Add to favorites|Reading mode|Enlarge|Facebook|WhatsApp|Telegram|Viber|X|VK|LINE|QR code"
).split("|")
_SYMBOLS = "👁 👍 👎 💬 ❤ ♥ 🔁 🔥 ⏱ 🕒 ★ ☆ ▶ 🔊 ⭐ 📷 🔖 ✉ 😀 😡 😢 ⬇ ☁ 🔒".split()
_GAPS = [" | ", " · ", " • ", "  ", "   ", " / ", " - ", ", ", " – ", " // ", "\u3000", " ", " ● ", " ▪ ", "; "]
_LEADS = ["▶ ", "► ", "» ", ">> ", ">>> ", "▼ ", "→ ", "➜ ", "☞ ", "• ", "✔ ", "👉 ", "▸ ", "* "]


def _number(rng: random.Random) -> str:
    n = rng.choice([rng.randrange(0, 60), rng.randrange(60, 2000), rng.randrange(2000, 900_000)])
    style = rng.random()
    if n > 999 and style < 0.25:
        return f"{n / 1000:.1f}{rng.choice(['K', 'k', ' thousand'])}"
    return f"{n:,}".replace(",", rng.choice([",", " ", ".", "", ","]))


def _clock(rng: random.Random) -> str:
    h, m = rng.randrange(24), rng.randrange(60)
    return rng.choice([f"{h:02}:{m:02}", f"{h:02}:{m:02}", f"{h:02}.{m:02}", f"{h:02}h{m:02}", f"{h % 12 + 1}:{m:02} {rng.choice(['AM', 'PM', 'am', 'p.m.'])}", f"{h:02}:{m:02}:{rng.randrange(60):02}"])


def _date(rng: random.Random) -> str:
    d, m, y = rng.randrange(1, 29), rng.randrange(1, 13), rng.choice([rng.randrange(2009, 2027), rng.randrange(1398, 1406), rng.randrange(1436, 1448), rng.randrange(2560, 2568)])
    month = rng.choice(_MONTHS)
    day = rng.choice(_DAYS)
    return rng.choice([
        f"{d:02}.{m:02}.{y}", f"{y}-{m:02}-{d:02}", f"{d:02}/{m:02}/{y}", f"{y}.{m:02}.{d:02}", f"{d} {month} {y}", f"{month} {d}, {y}",
        f"{day}, {d} {month} {y}", f"{day} {d} {month} {y}", f"{day}, {month} {d}", f"{day}", f"{rng.randrange(2, 24)} {rng.choice(['hours', 'minutes', 'days'])} ago",
    ])  # fmt: skip


def _field(rng: random.Random, kind: str) -> str:
    if kind == "time":
        stamp = rng.choice([*_STAMPS, "", "", "", ""])
        if stamp:
            stamp += rng.choice([": ", " ", " : ", " on "])
        zone = rng.choice(["", "", "", "", " (GMT+7)", " IST", " (Moscow time)", " UTC"])
        return stamp + rng.choice([_date(rng), _date(rng) + rng.choice([", ", " ", " - ", " at ", " | "]) + _clock(rng) + zone, _clock(rng) + rng.choice([", ", " "]) + _date(rng)])
    if kind == "count":
        return rng.choice([
            f"{rng.choice(_LABELS)}{rng.choice([': ', ' ', ' : '])}{_number(rng)}", f"{_number(rng)} {rng.choice(_COUNTED)}",
            f"{rng.choice(_SYMBOLS)} {_number(rng)}", f"{rng.choice(_SYMBOLS)}{_number(rng)}", f"{rng.randrange(1, 15)} {rng.choice(['min read', 'min', 'minutes read', 'minute read', 'min. of reading', 'minutes of reading'])}",
            f"{rng.choice(['Rating', 'Rate', 'Average', 'Score'])}: {rng.randrange(1, 5)}.{rng.randrange(10)}{rng.choice(['', '/5', ' out of 5', ' (1,204 votes)'])}",
            rng.choice(["★★★★☆", "☆☆☆☆☆", "★★★★★", "●●○"]),
        ])  # fmt: skip
    if kind == "control":
        return rng.choice(_CONTROLS)
    if kind == "page":
        return rng.choice([f"Page {rng.randrange(1, 30)}", f"Page {rng.randrange(1, 9)} of {rng.randrange(9, 40)}", f"p. {rng.randrange(1, 90)}", f"{rng.randrange(1, 300)}", f"- {rng.randrange(1, 90)} -"])
    return ""


def row(rng: random.Random, titles: Sequence[str]) -> str:
    """A row of fields, as pages print above and below an article."""
    kind = rng.random()
    gap = rng.choice(_GAPS)
    if kind < 0.3:
        fields = [_field(rng, "time"), *(_field(rng, rng.choice(["count", "count", "control", "time"])) for _ in range(rng.choice([0, 1, 1, 2, 3])))]
    elif kind < 0.55:
        fields = [_field(rng, rng.choice(["count", "count", "control"])) for _ in range(rng.choice([2, 2, 3, 4]))]
    elif kind < 0.75:
        fields = [_field(rng, "control") for _ in range(rng.choice([2, 3, 4, 5]))]
    else:
        title = rng.choice(titles)
        title = " ".join(title.split()[: rng.choice([2, 3, 4, 5])])
        name = re.sub(r"\W+", "_", title)
        page = _field(rng, "page")
        return rng.choice([
            gap.join([title, page]), gap.join([page, title]), gap.join([title, rng.choice(["Annual Report", "Bulletin", "User manual", f"Rev. {rng.randrange(1, 9)}", f"No. {rng.randrange(1, 90)}"]), page]),
            f"{name}_v{rng.randrange(1, 9)}.{rng.choice(['docx', 'pdf', 'indd', 'doc'])}", f"{name}.{rng.choice(['docx', 'pdf', 'indd', 'qxd'])} {page}", page, f"Document no. {rng.randrange(100, 99999)}{gap}{page}",
        ])  # fmt: skip
    if rng.random() < 0.4:
        rng.shuffle(fields)
    return gap.join(field for field in fields if field)


def _expand(element: str, rng: random.Random, fill: str) -> str:
    if element[0] == "[" and rng.random() < 0.55:
        return ""
    body = element[1:-1] if element[0] in "([" else element
    chosen = rng.choice(body.split("|")) if element[0] in "([" else body
    words = []
    for word in chosen.split():
        words.append(_number(rng) if word == "#" else _date(rng) if word == "@" else fill if word == "{x}" else word)
    return " ".join(words)


def spoken(phrase: Phrase, rng: random.Random, titles: Sequence[str]) -> str:
    """A line that a phrase of the lexicon describes."""
    title = rng.choice(titles)
    fill = title if phrase.kind == "more" else " ".join(title.split()[: rng.choice([1, 2, 2, 3, 5])])
    pieces = [_expand(element, rng, fill) for element in phrase.elements]
    line = re.sub(r"\s+", " ", " ".join(piece for piece in pieces if piece)).replace(" :", ":").strip(" :")
    if not line:
        return line
    style = rng.random()
    line = line.upper() if style < 0.08 else line[0].upper() + line[1:] if style < 0.95 else line
    end = rng.random()
    if end < 0.2:
        line += "."
    elif end < 0.3:
        line += rng.choice(["!", " »", " ›", " →", " ...", " ▶", ":", " ▼"])
    if rng.random() < 0.08:
        line = rng.choice(_LEADS) + line
    elif rng.random() < 0.06:
        line = rng.choice(["(%s)", "[%s]", "- %s -", "*** %s ***", "– %s –"]) % line
    return line


class Template:
    """A line of ``line_templates.txt``.

    Attributes:
        source: the line.
        pieces: for each piece of it the options of which one is taken.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.pieces: list[list[str]] = []
        position = 0
        while position < len(source):
            char = source[position]
            end = _closing(source, position) if char in "([" else -1
            if end > 0 and (char == "[" or "|" in source[position:end]):
                options = source[position + 1 : end].split("|")
                self.pieces.append(options if char == "(" else [*options, *[""] * len(options)])
                position = end + 1
                continue
            if not self.pieces or len(self.pieces[-1]) > 1:
                self.pieces.append([""])
            self.pieces[-1][0] += char
            position += 1

    def line(self, rng: random.Random, titles: Sequence[str], words: Sequence[str]) -> str:
        """One of the lines that the template stands for."""
        text = " ".join(piece for piece in (rng.choice(options).strip() if len(options) > 1 else options[0].strip() for options in self.pieces) if piece)
        text = re.sub(r"\{[xnw]\}|#|@", lambda match: _filled(match.group(), rng, titles, words), text)
        text = re.sub(r" ([,.;:?!)\]])", r"\1", re.sub(r"([(\[]) ", r"\1", text)) if rng.random() < 0.85 else text
        text = text.replace("¦", "|")
        style = rng.random()
        if style < 0.04 and len(text) < 60:
            return text.upper()
        return text


def _closing(source: str, start: int) -> int:
    """Where the bracket that opens at ``start`` is closed; -1 when nowhere."""
    opening, closing, depth = source[start], ")" if source[start] == "(" else "]", 0
    for position in range(start, len(source)):
        depth += (source[position] == opening) - (source[position] == closing)
        if not depth:
            return position
    return -1


def _filled(mark: str, rng: random.Random, titles: Sequence[str], words: Sequence[str]) -> str:
    if mark == "#":
        return rng.choice([str(rng.randrange(1, 30)), str(rng.randrange(1, 30)), _number(rng)])
    if mark == "@":
        return _date(rng)
    if mark == "{x}":
        return rng.choice(titles)
    if mark == "{n}":
        return f"{rng.choice(_given())} {rng.choice(_family())}".title() if rng.random() < 0.8 else rng.choice(_family()).title()
    return rng.choice(words)


@cache
def _given() -> list[str]:
    return sorted(given_names())


@cache
def _family() -> list[str]:
    return sorted(surnames())


@cache
def templates() -> dict[str, list[Template]]:
    """The templates of furniture and of content."""
    found: dict[str, list[Template]] = {}
    kind = ""
    for line in (Path(__file__).parent / "line_templates.txt").read_text(encoding="utf-8").splitlines():
        if line in ("[furniture]", "[content]"):
            kind = line[1:-1]
        elif line and (line[0] != "#" or line.startswith(("# (", "#{"))):
            found.setdefault(kind, []).append(Template(line))
    return found


def source(each: Template | Phrase) -> str:
    """What tells a template or phrase from all others."""
    return each.source if isinstance(each, Template) else each.kind + " ".join(each.elements)


# -- examples ------------------------------------------------------------------------------------


def digest(text: str) -> int:
    """A number that is the same in every run."""
    return int(hashlib.md5(text.encode("utf-8")).hexdigest(), 16)


def _article(text: str, gold: str) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """The lines of the article with the width of the gap before each, and the furniture near it with the number of article lines before it."""
    lines = page_features.page_lines(text)
    words = [tokenize(text[line.start : line.end]) for line in lines]
    share = label(words, tokenize(gold))
    inside: list[tuple[str, int]] = []
    outside: list[tuple[str, int]] = []
    members = [i for i, each in enumerate(share) if each >= 0.5]
    if not members:
        return [], []
    low, high = members[0], members[-1]
    for i, line in enumerate(lines):
        raw = text[line.start : line.end]
        if share[i] >= 0.5:
            inside.append((re.sub(r"\s{3,}", "  ", raw), int(line.values[page_features.GAP_BEFORE])))
        elif share[i] == 0 and words[i] and len(raw) <= MAX_LENGTH and low - NEAR <= i <= high + NEAR:
            outside.append((raw, len(inside)))
    return inside, outside


def articles(pages: Path, prose: Path | None) -> Iterator[tuple[str, str, Sequence[tuple[str, int]], Sequence[tuple[str, int]]]]:
    """Host, name, article lines and furniture near them, of the pages and of every second text of professional English."""
    with pages.open(encoding="utf-8") as file:
        for number, record in enumerate(file):
            page = json.loads(record)
            text = page["texts"].get(CONVERTERS[number % 2], "")
            if page["source"] in ARTICLES and len(text) < 120_000:
                yield page["host"], page["name"], *_article(text, page["gold"])
    if prose is not None:
        with prose.open(encoding="utf-8") as file:
            for record in islice(file, 0, None, 2):
                page = json.loads(record)
                lines = layout(page["text"]).lines
                yield page["id"], "", [(line.text, 1 + line.blank_before) for line in lines if len(line.text) < 3000], []


def examples(pages: Path, prose: Path | None) -> Iterator[Example]:
    """One or two examples an article.

    Templates and phrases are divided as the hosts are, so that a part that is left out leaves its templates out, too.
    """
    lexicon = sorted({id(phrase): phrase for each in phrases().values() for phrase in each}.values(), key=lambda phrase: (phrase.kind, phrase.language, phrase.elements))
    english = [phrase for phrase in lexicon if phrase.language == "en"]
    sources = {
        kind: [[each for each in group if digest(source(each)) % PARTS == part] for part in range(PARTS)]
        for kind, group in (*templates().items(), ("english", english), ("lexicon", lexicon))
    }
    strangers = ["harbour"]
    titles = ["The bridge that nobody wanted", "Ministers meet again in May", "Rain closes the pass"]
    for number, (host, name, inside, outside) in enumerate(articles(pages, prose)):
        if sum(len(line) for line, _ in inside) < 600:
            continue
        for turn in range(3 if outside else 1):
            rng = random.Random(digest(host + name) + turn)
            start = rng.randrange(0, max(1, len(inside) - 30)) if turn and len(inside) > 45 else 0
            lines = inside[start : start + rng.choice([20, 40, 80])]
            words = [word.strip(".,;:!?\"'()“”’") for line, _ in lines for word in line.split()[:12]]
            words = [word for word in words if len(word) > 3 and word.isalpha()][:200]
            strangers = [*strangers[-400:], *words[:20]]
            words += rng.choices(strangers, k=len(words) + 1)
            mine = {kind: parts[digest(host) % PARTS] for kind, parts in sources.items()}
            near = [(line, at - start) for line, at in outside if start <= at <= start + len(lines)]
            chosen: list[tuple[int, str, bool | None, str]] = []
            for _ in range(rng.choice([0, 1, 1, 2, 4])):
                template = rng.choice(mine["content"])
                chosen.append((rng.randrange(len(lines) + 1), template.line(rng, titles, words), False, "/" + source(template)))
            for _ in range(rng.choice([0, 1, 2, 3, 4, 6, 8])):
                at = rng.choice([0, 1, len(lines), len(lines), rng.randrange(len(lines) + 1), rng.randrange(len(lines) + 1)])
                kind = rng.random()
                if kind < 0.3 and near:
                    line, own = rng.choice(near)
                    chosen.append((own if rng.random() < 0.6 else at, line, True, host))
                elif kind < 0.6:
                    template = rng.choice(mine["furniture"])
                    chosen.append((at, template.line(rng, titles, words), True, "/" + source(template)))
                elif kind < 0.82:
                    phrase = rng.choice(mine["english" if rng.random() < 0.93 else "lexicon"])
                    chosen.append((at, spoken(phrase, rng, titles), True, "/" + source(phrase)))
                elif kind < 0.96:
                    chosen.append((rng.choice([0, 1, at]), row(rng, titles), True, "/row"))
                else:
                    line = rng.choice(_GAPS).join([spoken(rng.choice(mine["english"]), rng, titles), rng.choice([spoken(rng.choice(mine["english"]), rng, titles), row(rng, titles)])])
                    chosen.append((at, line, True, "/rows"))
            chosen = [(at, line.strip(), known, origin) for at, line, known, origin in chosen if 0 < len(line.strip()) <= MAX_LENGTH]
            example = _assembled(host, lines, sorted(chosen, key=lambda each: each[0]), rng)
            if example is not None:
                yield example
        short = [line for line, _ in [*inside, *outside] if 15 < len(line) < 110 and line[0].isupper() and line[-1].isalpha()]
        if short:
            titles = [*titles[-200:], short[0], random.Random(number).choice(short)]


def _assembled(host: str, lines: Sequence[tuple[str, int]], inserted: Sequence[tuple[int, str, bool | None, str]], rng: random.Random) -> Example | None:
    pieces: list[str] = []
    owners: list[tuple[bool | None, str]] = []
    rest = list(inserted)
    tight = rng.random() < 0.15
    for index in range(len(lines) + 1):
        while rest and rest[0][0] <= index:
            _, line, known, source = rest.pop(0)
            pieces.append(("\n" if tight or rng.random() < 0.1 else "\n\n") + line)
            owners.append((known, source))
        if index < len(lines):
            line, gap = lines[index]
            behind = bool(owners) and owners[-1][0] is True
            pieces.append(("\n" if gap < 2 and not (behind and not tight) else "\n\n") + line)
            owners.append((False, host))
    text = "".join(pieces).strip()
    page = layout(text)
    if len(page.lines) != len(owners):
        return None
    certain = {verdict.index for verdict in verdicts(text) if verdict.certain}
    owners = [(None if known is False and index in certain else known, source) for index, (known, source) in enumerate(owners)]
    return Example(host, page, [known for known, _ in owners], [source for _, source in owners])


# -- training ------------------------------------------------------------------------------------


def candidates(example: Example) -> list[int]:
    """Lines that the model is asked about."""
    return [i for i, line in enumerate(example.page.lines) if line.short and example.labels[i] is not None]


class Wording:
    """The wording of all candidates as one matrix."""

    def __init__(self, all_examples: Sequence[Example]) -> None:
        hosts: dict[str, set[str]] = defaultdict(set)
        spoken_by: dict[str, set[str]] = defaultdict(set)
        each: list[tuple[int, int, list[str]]] = []
        for number, example in enumerate(all_examples):
            for i in candidates(example):
                found = features.keys(features.tokens(example.page.lines[i].text))
                each.append((number, i, found))
                origin = example.wording[i]
                if origin[0] != "/":
                    for key in found:
                        hosts[key].add(origin)
                    continue
                literal = frozenset(token.key for token in features.tokens(origin.lower()))
                for key in found:
                    if all(word in literal or not word[:1].isalpha() or word[-1:] == "~" for word in key.strip("^$=").split()):
                        spoken_by[key].add(origin)
        self.known = sorted(key for key in {*hosts, *spoken_by} if len(hosts.get(key, ())) >= HOSTS or len(spoken_by.get(key, ())) >= PHRASES)
        number_of = {key: number for number, key in enumerate(self.known)}
        columns: list[int] = []
        values: list[float] = []
        bounds = [0]
        for _, _, found in each:
            mine = [number_of[key] for key in found if key in number_of]
            columns += mine
            values += [max(1, len(found)) ** -0.5] * len(mine)
            bounds.append(len(columns))
        self.matrix = csr_matrix((np.array(values, np.float32), columns, bounds), (len(each), len(self.known)))
        self.matrix.sum_duplicates()
        self.owners = np.array([number for number, _, _ in each])
        self.labels = np.array([bool(all_examples[number].labels[i]) for number, i, _ in each])

    def train(self, numbers: Sequence[int]) -> np.ndarray:
        """The weights learnt from some examples, by their numbers."""
        rows = np.isin(self.owners, numbers)
        labels = self.labels[rows]
        weights = np.where(labels, 1.0, 2.0)  # an article's own words must not go
        learner = SGDClassifier(loss="log_loss", alpha=4e-6, max_iter=6, tol=None, random_state=1, average=True)
        learner.fit(self.matrix[rows], labels, sample_weight=weights)
        return np.where(np.abs(learner.coef_[0]) >= LEAST, np.round(learner.coef_[0], 1), 0.0)

    def table(self, weights: np.ndarray) -> dict[str, float]:
        """The weights by key."""
        return {key: float(weight) for key, weight in zip(self.known, weights, strict=True) if weight}


def table(example: Example, weights: dict[str, float]) -> np.ndarray:
    """The figures of an example's candidates."""
    lines = example.page.lines
    told: dict[int, float] = {}
    for i, line in enumerate(lines):
        if line.short:
            found = evidence(line.text)
            if found is not None:
                told[i] = found.score
    around = features.Surroundings(example.page, told)
    rows = []
    for i in candidates(example):
        text = lines[i].text
        rows.append([*features.wording(features.tokens(text), weights), *features.own(text), *around.figures(i, weights)])
    return np.array(rows, np.float32).reshape(len(rows), len(features.WORDING) + len(features.OWN) + len(features.AROUND))


def fit(all_examples: Sequence[Example], wording: Wording, numbers: Sequence[int]) -> tuple[dict[str, float], lightgbm.Booster]:
    """Weights and trees of some examples, by their numbers."""
    part = {number: digest(all_examples[number].host) % PARTS for number in numbers}
    tables: dict[int, np.ndarray] = {}
    for this in range(PARTS):
        weights = wording.table(wording.train([number for number in numbers if part[number] != this]))
        for number in numbers:
            if part[number] == this:
                tables[number] = table(all_examples[number], weights)
    rows = np.concatenate([tables[number] for number in numbers])
    labels = np.concatenate([[bool(all_examples[number].labels[i]) for i in candidates(all_examples[number])] for number in numbers])
    trees = lightgbm.train(dict(SETTINGS), lightgbm.Dataset(rows, labels.astype(float)), TREES)
    return wording.table(wording.train(numbers)), trees


def stored(weights: dict[str, float], trees: lightgbm.Booster) -> bytes:
    """The bytes of ``model.bin``."""
    plain = [[tree.features, tree.thresholds, tree.left, tree.right, tree.leaves] for tree in trees_of(trees)]
    content = {"wording": weights, "trees": plain}
    return zlib.compress(json.dumps(content, separators=(",", ":"), ensure_ascii=False).encode("utf-8"), 9)


def main() -> None:
    """Read the pages, train, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("pages", type=Path)
    parser.add_argument("--prose", type=Path)
    parser.add_argument("--out", type=Path)
    parser.add_argument("--folds", type=int, default=0)
    arguments = parser.parse_args()
    all_examples = list(examples(arguments.pages, arguments.prose))
    print(len(all_examples), "examples,", sum(map(len, map(candidates, all_examples))), "lines")
    wording = Wording(all_examples)
    if arguments.folds:
        scores, labels = [], []
        for fold in range(arguments.folds):
            inside = [n for n, example in enumerate(all_examples) if digest(example.host) % 64 % arguments.folds != fold]
            weights, trees = fit(all_examples, wording, inside)
            for number in sorted(set(range(len(all_examples))) - set(inside)):
                if len(candidates(all_examples[number])):
                    scores.append(trees.predict(table(all_examples[number], weights), raw_score=True))
                    labels += [bool(all_examples[number].labels[i]) for i in candidates(all_examples[number])]
        sums, truth = np.concatenate(scores), np.array(labels)
        for bound in (0, 1, 2, 3, 4, 5):
            print(f"{bound}: found {np.mean(sums[truth] >= bound):.3f} false {np.sum(sums[~truth] >= bound)} of {np.sum(~truth)}")
    if arguments.out:
        weights, trees = fit(all_examples, wording, range(len(all_examples)))
        data = stored(weights, trees)
        arguments.out.write_bytes(data)
        print(len(weights), "weights,", len(data), "bytes")


if __name__ == "__main__":
    main()
