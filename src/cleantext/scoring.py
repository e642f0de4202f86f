"""Measures a pipeline on annotated documents: what is found, mended, mended rightly, and harmed."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from cleantext.errors import UsageError
from cleantext.finding import Finding
from cleantext.pipeline import Pipeline
from cleantext.result import Result

#: A finding touches an artifact when no more than this many characters lie between them.
SLACK = 2

#: Names of the figures; of the last two less is better.
FIGURES = ("detected", "repaired", "exact", "flagprec", "gap", "harm", "cleanflags")
CEILINGS = frozenset({"harm", "cleanflags"})

_WORD = re.compile(r"\w+|[^\w\s]|\n+")


@dataclass(frozen=True, slots=True)
class Artifact:
    """One annotated place of damage.

    Attributes:
        family: what kind of damage it is.
        start: first offset in the text, in code points.
        end: offset behind the last.
        quote: the text between them.
        level: ``repair`` when it should be mended, ``flag`` when finding it is enough.
        accept: one of these must stand in the repaired text.
        reject: none of these may.
    """

    family: str
    start: int
    end: int
    quote: str
    level: Literal["repair", "flag"]
    accept: tuple[str, ...] = ()
    reject: tuple[str, ...] = ()

    def touched_by(self, finding: Finding) -> bool:
        """Whether a finding is about this place."""
        return finding.start <= self.end + SLACK and finding.end >= self.start - SLACK

    def mended_in(self, text: str) -> bool:
        """Whether a repaired text shows none of the damage."""
        if not self.accept and not self.reject:
            return False
        right = not self.accept or any(piece in text for piece in self.accept)
        return right and not any(piece in text for piece in self.reject)


@dataclass(frozen=True, slots=True)
class AnnotatedDocument:
    """A text with its damage marked and its ideal repair."""

    id: str
    kind: Literal["damaged", "clean"]
    text: str
    gold: str
    artifacts: tuple[Artifact, ...]


@dataclass(slots=True)
class Share:
    """A part of a whole, in numbers."""

    part: int = 0
    whole: int = 0

    def count(self, hit: bool) -> None:
        """Take in one more case."""
        self.part += hit
        self.whole += 1

    @property
    def value(self) -> float:
        """The share between 0 and 1; 0 of nothing is 0."""
        return self.part / max(1, self.whole)

    def __str__(self) -> str:
        return f"{self.part}/{self.whole}"


@dataclass(slots=True)
class Score:
    """What a pipeline did to a set of documents.

    Attributes:
        documents: how many there were.
        detected: artifacts that a finding touches, of all.
        repaired: artifacts of level ``repair`` that are mended, of those.
        exact: edits in damaged documents that touch an artifact, of all there.
        flagprec: findings in damaged documents that touch an artifact, of all there.
        families: detected and repaired by family.
        misses: one line for each thing that went wrong.
    """

    documents: int = 0
    detected: Share = field(default_factory=Share)
    repaired: Share = field(default_factory=Share)
    exact: Share = field(default_factory=Share)
    flagprec: Share = field(default_factory=Share)
    families: dict[str, tuple[Share, Share]] = field(
        default_factory=lambda: defaultdict(lambda: (Share(), Share()))
    )
    misses: list[str] = field(default_factory=list)
    distance_before: int = 0  # words between text and gold, damaged documents
    distance_after: int = 0  # words between output and gold
    clean_words: int = 0
    clean_edits: int = 0
    clean_findings: int = 0

    def add(self, document: AnnotatedDocument, result: Result) -> None:
        """Take in one document and what became of it."""
        self.documents += 1
        if document.kind == "clean":
            self._add_clean(document, result)
        else:
            self._add_damaged(document, result)

    def _add_clean(self, document: AnnotatedDocument, result: Result) -> None:
        self.clean_words += len(document.text.split())
        self.clean_edits += len(result.edits)
        self.clean_findings += len(result.findings)
        for finding in result.findings:
            self.misses.append(f"{document.id}: clean, but {_shown(finding, document.text)}")

    def _add_damaged(self, document: AnnotatedDocument, result: Result) -> None:
        self.distance_before += word_distance(document.text, document.gold)
        self.distance_after += word_distance(result.text, document.gold)
        for artifact in document.artifacts:
            detected, repaired = self.families[artifact.family]
            seen = any(artifact.touched_by(finding) for finding in result.findings)
            for share in (self.detected, detected):
                share.count(seen)
            mended = True
            if artifact.level == "repair":
                mended = artifact.mended_in(result.text)
                for share in (self.repaired, repaired):
                    share.count(mended)
            faults = ["not detected"] * (not seen) + ["not repaired"] * (not mended)
            if faults:
                self.misses.append(
                    f"{document.id}: {', '.join(faults)}: {artifact.family}: {artifact.quote!r}"
                )
        for finding in result.findings:
            hit = any(artifact.touched_by(finding) for artifact in document.artifacts)
            self.flagprec.count(hit)
            if finding.applied:
                self.exact.count(hit)
            if not hit:
                self.misses.append(f"{document.id}: not annotated, but {_shown(finding, document.text)}")

    def figures(self) -> dict[str, float]:
        """The figures by name: shares between 0 and 1; ``harm`` and ``cleanflags`` per 10,000 words."""
        words = max(1, self.clean_words)
        return {
            "detected": self.detected.value,
            "repaired": self.repaired.value,
            "exact": self.exact.value,
            "flagprec": self.flagprec.value,
            "gap": 1 - self.distance_after / max(1, self.distance_before),
            "harm": self.clean_edits / words * 10_000,
            "cleanflags": self.clean_findings / words * 10_000,
        }

    def shortfalls(self, bounds: Iterable[tuple[str, float]]) -> list[str]:
        """What does not keep its bound: at least, or at most for the figures in :data:`CEILINGS`."""
        figures = self.figures()
        return [
            f"{name} {figures[name]:.3f}, {'at most' if name in CEILINGS else 'at least'} {bound:g} wanted"
            for name, bound in bounds
            if (figures[name] > bound if name in CEILINGS else figures[name] < bound)
        ]


def score(documents: Iterable[AnnotatedDocument], pipeline: Pipeline) -> Score:
    """Run a pipeline over annotated documents and measure it."""
    total = Score()
    for document in documents:
        total.add(document, pipeline.repair(document.text))
    return total


def word_distance(left: str, right: str) -> int:
    """Levenshtein distance in words, punctuation marks and line breaks."""
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(_WORD.findall(left), _WORD.findall(right))


def load_documents(folder: Path) -> Iterator[AnnotatedDocument]:
    """The annotated documents of a folder, one JSON file each, by name.

    Raises:
        UsageError: there are none, one cannot be read, is not well-formed, or shares its id.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UsageError(f"no annotated documents (*.json) in {folder}")
    seen: dict[str, Path] = {}
    for path in paths:
        document = load_document(path)
        if document.id in seen:
            raise UsageError(f"{path}: the id {document.id!r} is that of {seen[document.id]}")
        seen[document.id] = path
        yield document


def load_document(path: Path) -> AnnotatedDocument:
    """Read and check one annotated document.

    Raises:
        UsageError: it cannot be read, or is not well-formed; the message says where.
    """
    try:
        fields = json.loads(path.read_text(encoding="utf-8"))
        return _document(fields)
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{path}: {error}") from None


def _document(fields: Any) -> AnnotatedDocument:
    if not isinstance(fields, dict):
        raise ValueError("not a JSON object")
    kind: Any = _one_of(fields, "kind", "damaged", "clean")
    texts = {name: _take(fields, name, str) for name in ("id", "text", "gold")}
    for name in ("source_language", "genre"):  # for people; a document of unknown origin may lack them
        if name in fields:
            _take(fields, name, str)
    places = _take(fields, "artifacts", list)
    if kind == "clean" and (places or texts["text"] != texts["gold"]):
        raise ValueError("a clean document has no artifacts, and its gold is its text")
    artifacts = []
    for number, place in enumerate(places):
        try:
            artifacts.append(_artifact(place, texts["text"]))
        except ValueError as error:
            raise ValueError(f"artifacts[{number}]: {error}") from None
    return AnnotatedDocument(kind=kind, artifacts=tuple(artifacts), **texts)


def _artifact(fields: Any, text: str) -> Artifact:
    if not isinstance(fields, dict):
        raise ValueError("not a JSON object")
    start, end = _take(fields, "start", int), _take(fields, "end", int)
    quote = _take(fields, "quote", str)
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"start {start} and end {end} do not lie in a text of {len(text)} characters")
    if text[start:end] != quote:
        raise ValueError(f"quote is {quote!r}, but the text there is {text[start:end]!r}")
    level: Any = _one_of(fields, "level", "repair", "flag")
    accept, reject = (_take(fields, name, list) for name in ("accept", "reject"))
    if not all(isinstance(item, str) for item in (*accept, *reject)):
        raise ValueError("accept and reject must be lists of strings")
    return Artifact(_take(fields, "family", str), start, end, quote, level, tuple(accept), tuple(reject))


def _take(fields: dict[str, Any], name: str, kind: type) -> Any:
    if name not in fields:
        raise ValueError(f"no field {name!r}")
    if not isinstance(fields[name], kind) or isinstance(fields[name], bool):
        raise ValueError(f"field {name!r} must be of type {kind.__name__}")
    return fields[name]


def _one_of(fields: dict[str, Any], name: str, *values: str) -> str:
    value: str = _take(fields, name, str)
    if value not in values:
        raise ValueError(f"field {name!r} must be {' or '.join(values)}, not {value!r}")
    return value


def _shown(finding: Finding, text: str) -> str:
    around = text[max(0, finding.start - 25) : finding.end + 25]
    what = "edited" if finding.applied else "flagged"
    return f"{what} by {finding.rule}: {around!r}, {finding.original!r} to {finding.replacement!r}"
