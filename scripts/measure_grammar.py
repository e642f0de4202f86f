"""Measure which of LanguageTool's rules can be trusted.

    python scripts/measure_grammar.py --wmt22 GIT --wmt21 GIT --mlqe GIT --mqm GIT \
        --out src/cleantext/filters/grammar/measured.tsv

GIT are clones of wmt-conference/wmt22-news-systems, wmt-conference/wmt21-news-systems,
sheffieldnlp/mlqe-pe and google/wmt-mqm-human-evaluation. Every text first goes through the default
pipeline, so the figures say what LanguageTool adds to it. All of its rules run, apart from spelling;
each is judged on its own:

- on professional English (references and originals of WMT), where whatever it would change counts as
  harm, though some of it is a slip of the author;
- on machine translation with a human's post-edit of it (MLQE-PE, dev and train, xx-en): is its first
  suggestion nearer to the post-edit or farther from it (token Levenshtein), and did the post-editor
  change the place that it points to;
- on machine translation whose errors experts have marked (MQM, TED talks zh-en): is the place marked.

Places that the rules of cleantext.filters.grammar know to be look-alikes are left out.
"""

from __future__ import annotations

import argparse
import io
import re
import subprocess
import sys
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from cleantext.document import Document
from cleantext.filters.grammar.base import LanguageToolRule, edit, plausible
from cleantext.filters.grammar.measured import COLUMNS
from cleantext.languagetool.client import Client, Match
from cleantext.languagetool.server import local_server
from cleantext.pipeline import Pipeline
from cleantext.registry import grammar_rules

#: Lines of one reference, segments of one original: the whole news sets, the head of longer ones.
MOST_LINES = 2000
LANGUAGES = ("ne", "si", "et", "ro", "ru")
_TOKEN = re.compile(r"\w+|[^\w\s]")
_REFERENCES = re.compile(r"references/.*-en\.ref.*\.en$|sources/.*en-(zh|cs|de|ja)\.src\.en$")
_MARKED = re.compile(r"<v>(.*?)</v>")
RULES = {rule.languagetool_id: rule for rule in grammar_rules() if isinstance(rule, LanguageToolRule)}


def git(repository: str, *arguments: str) -> bytes:
    return subprocess.run(["git", "-C", repository, *arguments], capture_output=True, check=True).stdout


def professional(repository: str) -> Iterator[str]:
    """Lines of the English references and originals of one year."""
    for path in git(repository, "ls-tree", "-r", "--name-only", "HEAD").decode().splitlines():
        if _REFERENCES.search(path):
            lines = git(repository, "show", f"HEAD:{path}").decode("utf-8").splitlines()
            yield from (line.strip() for line in lines[:MOST_LINES] if line.strip())


def post_edited(repository: str, part: str) -> Iterator[tuple[str, str]]:
    """Machine translations with their post-edits."""
    for language in LANGUAGES:
        path = f"data/post-editing/{part}/{language}-en-{part}.tar.gz"
        sides: dict[str, list[str]] = {}
        with tarfile.open(fileobj=io.BytesIO(git(repository, "show", f"HEAD:{path}"))) as archive:
            for member in archive.getmembers():
                file = archive.extractfile(member) if "/._" not in member.name else None
                if file is not None and member.name.endswith((".mt", ".pe")):
                    sides[member.name[-2:]] = file.read().decode("utf-8").split("\n")
        yield from ((mt, pe) for mt, pe in zip(sides["mt"], sides["pe"], strict=True) if mt.strip())


def annotated(repository: str) -> dict[str, list[tuple[int, int]]]:
    """Machine translations of TED talks with the spans that any annotator has marked."""
    head, *rows = git(repository, "show", "HEAD:ted/zhen/mqm_ted_zhen.tsv").decode("utf-8").split("\n")
    columns = [column for column in head.split("\t") if not column.startswith("#")]
    found: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row in rows:
        fields = dict(zip(columns, row.split("\t"), strict=False))
        text = fields.get("target")
        if text is None or "category" not in fields or re.search("ref", fields["system"], re.IGNORECASE):
            continue
        spans = found[text.replace("<v>", "").replace("</v>", "")]
        mark = _MARKED.search(text)
        if mark is not None and fields["category"].lower() not in ("no-error", "no error"):
            spans.append((mark.start(), mark.start() + len(mark[1])))
    return found


def tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def changed_places(before: str, after: str) -> list[tuple[int, int]]:
    """The places of ``before`` that token edits to ``after`` touch."""
    spans = [match.span() for match in _TOKEN.finditer(before)]
    places = []
    for tag, start, end, _, _ in Levenshtein.opcodes(tokens(before), tokens(after)):
        if tag != "equal":
            left = spans[start][0] if start < len(spans) else len(before)
            places.append((left, spans[end - 1][1] if end > start else left))
    return places


def checked(
    texts: Sequence[str], client: Client, pipeline: Pipeline | None
) -> Iterator[tuple[int, Document, list[tuple[int, Match]]]]:
    """Each repaired text with the matches in its paragraphs, as index, document, and (offset, match)."""
    block = 200
    for first in range(0, len(texts), block):
        block_texts = texts[first : first + block]
        documents = [Document(pipeline.repair(text).text if pipeline else text) for text in block_texts]
        places = [
            (number, span)
            for number, document in enumerate(documents)
            for span in document.paragraphs
            if document.is_english(span[0])
        ]
        answers = client.check([documents[number].text[slice(*span)] for number, span in places])
        found: dict[int, list[tuple[int, Match]]] = defaultdict(list)
        for (number, (start, _)), matches in zip(places, answers, strict=True):
            found[number] += [(start, match) for match in matches if plausible(documents[number], start, match, RULES.get(match.rule))]
        for number, matches in found.items():
            yield first + number, documents[number], matches
        print(f"\r{first + len(documents)} of {len(texts)} texts", end="", file=sys.stderr)
    print(file=sys.stderr)


def measure_annotated(texts: dict[str, list[tuple[int, int]]], client: Client, figures: dict[str, Counter[str]]) -> None:
    spans = list(texts.values())
    for index, _, matches in checked(list(texts), client, None):
        for start, match in matches:
            begin, end = start + match.start, start + match.end
            figures[match.rule]["annotated"] += 1
            figures[match.rule]["marked"] += any(left <= end and right >= begin for left, right in spans[index])


def measure_clean(texts: Sequence[str], client: Client, pipeline: Pipeline, figures: dict[str, Counter[str]], verbose: list[str]) -> None:
    for _, document, matches in checked(texts, client, pipeline):
        for start, match in matches:
            figures[match.rule]["clean_matches"] += 1
            change = edit(document, start, match)
            figures[match.rule]["clean_edits"] += change is not None
            if match.rule in verbose:
                show("clean", document, start, match, change, "")


def measure_post_edits(pairs: Sequence[tuple[str, str]], client: Client, pipeline: Pipeline, figures: dict[str, Counter[str]], verbose: list[str]) -> None:
    for index, document, matches in checked([mt for mt, _ in pairs], client, pipeline):
        text, wanted = document.text, pairs[index][1]
        places = changed_places(text, wanted)
        before = Levenshtein.distance(tokens(text), tokens(wanted))
        for start, match in matches:
            begin, end = start + match.start, start + match.end
            figure = figures[match.rule]
            figure["matches"] += 1
            figure["touched"] += any(left <= end and right >= begin for left, right in places)
            change = edit(document, start, match)
            verdict = "flag"
            if change is not None:
                result = text[: change[0]] + change[2] + text[change[1] :]
                nearer = before - Levenshtein.distance(tokens(result), tokens(wanted))
                verdict = "better" if nearer > 0 else "worse" if nearer < 0 else "even"
                figure[verdict] += 1
                figure["gain"] += nearer
            if match.rule in verbose:
                show(verdict, document, start, match, change, wanted)


def show(verdict: str, document: Document, start: int, match: Match, change: tuple[int, int, str] | None, wanted: str) -> None:
    text, begin, end = document.text, start + match.start, start + match.end
    print(f"{match.rule} {verdict}: {text[max(0, begin - 50) : begin]}[{text[begin:end]} -> {change and change[2]!r}]{text[end : end + 50]}" + (f" | {wanted[max(0, begin - 50) : end + 50]}" if wanted else ""))


def table(figures: dict[str, Counter[str]], least: int) -> Iterator[str]:
    yield "\t".join(COLUMNS)
    for rule, figure in sorted(figures.items()):
        if figure["matches"] + figure["annotated"] + figure["clean_matches"] >= least:
            yield "\t".join([rule, *(str(figure[column]) for column in COLUMNS[1:])])


def main(arguments: Iterable[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wmt22", required=True)
    parser.add_argument("--wmt21", required=True)
    parser.add_argument("--mlqe", required=True)
    parser.add_argument("--mqm", required=True)
    parser.add_argument("--least", type=int, default=3, help="leave out rules with fewer matches in all")
    parser.add_argument("--show", action="append", default=[], metavar="ID", help="print the matches of a rule")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args(arguments)
    client, pipeline = Client(local_server(), None), Pipeline()
    figures: dict[str, Counter[str]] = defaultdict(Counter)
    pairs = [pair for part in ("dev", "train") for pair in post_edited(options.mlqe, part)]
    measure_post_edits(pairs, client, pipeline, figures, options.show)
    clean = list(dict.fromkeys(line for name in (options.wmt22, options.wmt21) for line in professional(name)))
    measure_clean(clean, client, pipeline, figures, options.show)
    measure_annotated(annotated(options.mqm), client, figures)
    words, clean_words = (sum(len(text.split()) for text in texts) for texts in ([mt for mt, _ in pairs], clean))
    for figure in figures.values():
        figure.update(words=words, clean_words=clean_words)
    rows = "".join(f"{row}\n" for row in table(figures, options.least))
    if options.out:
        options.out.write_text(rows, encoding="utf-8")
    else:
        print(rows, end="")


if __name__ == "__main__":
    main()
