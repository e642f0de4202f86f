"""Measure how far the quality of a profile agrees with people, and what kinds it finds.

    python scripts/measure_profile.py [--mqm GIT] [--wmt21 GIT] [--mlqe GIT] [--documents DIR]...
        [--english FILE --translations FILE] [--texts FILE]... [--jobs N]

GIT are clones of google/wmt-mqm-human-evaluation, wmt-conference/wmt21-news-systems and
sheffieldnlp/mlqe-pe; FILE is JSONL with the fields id and text; DIR holds annotated documents.

- MQM: rank correlation with the error scores of professional annotators, by segment and by system, on TED
  talks zh-en and, when --wmt21 is given as well, on the news of 2021 zh-en.
- WMT21: rank correlation with the human ranking (direct assessment, z) of the systems into English, each
  system's news cut into texts of ten lines.
- Documents: do damaged ones score lower than clean ones, and than their own repair by hand.
- English and translations: the same between two sets, with the sources that score lowest.
- Texts: qualities and kinds of any other set, such as the whole text of web pages.
- MLQE-PE: tokenised machine translation, in texts of ten lines; what kind it is taken for.

Correlations are Spearman's and Kendall's tau-b. AUC is the share of pairs in which the damaged text scores
lower, ties counted half.
"""

from __future__ import annotations

import argparse
import io
import json
import subprocess
import tarfile
from bisect import bisect_left, bisect_right, insort
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from statistics import correlation, fmean

import cleantext
from cleantext.parallel import ordered_map
from cleantext.profile import Profile
from cleantext.scoring import load_documents

#: Lines of a text where documents are not marked, and systems with fewest texts shown.
LINES, LOWEST = 10, 12
LANGUAGES = ("cs", "de", "ha", "is", "ja", "ru", "zh")


def git(repository: str, path: str) -> bytes:
    command = ["git", "-C", repository, "show", f"HEAD:{path}"]
    return subprocess.run(command, capture_output=True, check=True).stdout


def profiled(text: str) -> Profile:
    return cleantext.repair(text).profile


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 0, ties at their mean."""
    order = sorted(values)
    first = {value: index for index, value in reversed(list(enumerate(order)))}
    counts = Counter(order)
    return [first[value] + (counts[value] - 1) / 2 for value in values]


def kendall(left: Sequence[float], right: Sequence[float]) -> float:
    """Kendall's tau-b, in n log n steps but for the insertions."""
    pairs = sorted(zip(left, right, strict=True))
    seen: list[float] = []
    balance = 0  # concordant minus discordant pairs
    start = 0
    while start < len(pairs):
        end = start
        while end < len(pairs) and pairs[end][0] == pairs[start][0]:
            value = pairs[end][1]
            below = bisect_left(seen, value)
            balance += below - (len(seen) - bisect_right(seen, value))
            end += 1
        for _, value in pairs[start:end]:
            insort(seen, value)
        start = end
    whole = len(pairs) * (len(pairs) - 1) / 2
    untied = [whole - sum(n * (n - 1) / 2 for n in Counter(side).values()) for side in (left, right)]
    return balance / sqrt(untied[0] * untied[1]) if all(untied) else 0.0


def agreement(quality: Sequence[float], human: Sequence[float]) -> str:
    if len(set(quality)) < 2 or len(set(human)) < 2:
        return "no variance"
    return f"Spearman {correlation(ranks(quality), ranks(human)):+.3f}, Kendall {kendall(quality, human):+.3f}"


def auc(damaged: Sequence[float], clean: Sequence[float]) -> float:
    of_clean = ranks([*clean, *damaged])[: len(clean)]
    return (sum(of_clean) - len(clean) * (len(clean) - 1) / 2) / (len(clean) * len(damaged))


def describe(name: str, profiles: Sequence[Profile]) -> None:
    quality = sorted(item.quality for item in profiles)
    points = ", ".join(f"{quality[int(share * (len(quality) - 1))]:.2f}" for share in (0.05, 0.25, 0.5))
    kinds = ", ".join(f"{kind} {count}" for kind, count in Counter(item.kind for item in profiles).most_common())
    low = sum(value < 0.8 for value in quality) / len(quality)
    print(f"{name}: {len(quality)} texts, mean {fmean(quality):.3f}, 5/25/50 % {points}, below 0.8 {low:.1%}; {kinds}")


def report_segments(name: str, scores: dict[tuple[str, str], tuple[str, float]], jobs: int) -> None:
    """By segment and by system: key system and segment, value text and score (0 best, errors negative)."""
    keys = list(scores)
    profiles = list(ordered_map(profiled, (scores[key][0] for key in keys), jobs))
    quality = [item.quality for item in profiles]
    human = [scores[key][1] for key in keys]
    print(f"{name}: {len(keys)} segments: {agreement(quality, human)}")
    found = [score for score, value in zip(human, quality, strict=True) if value < 1]
    others = [score for score, value in zip(human, quality, strict=True) if value == 1]
    if found:
        print(f"  {len(found)} segments with damage have {fmean(found):.2f}, the others {fmean(others):.2f}")
    systems: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for (system, _), value, score in zip(keys, quality, human, strict=True):
        systems[system].append((value, score))
    means = [tuple(map(fmean, zip(*pairs, strict=True))) for pairs in systems.values()]
    print(f"  {len(means)} systems: {agreement([mean[0] for mean in means], [mean[1] for mean in means])}")


def ted(repository: str) -> dict[tuple[str, str], tuple[str, float]]:
    """TED talks, machine translations only, with the weights that the annotation prescribes."""
    head, *rows = git(repository, "ted/zhen/mqm_ted_zhen.tsv").decode("utf-8").rstrip("\n").split("\n")
    texts: dict[tuple[str, str], str] = {}
    scores: Counter[tuple[str, str]] = Counter()
    for row in rows:
        fields = dict(zip(head.split("\t"), row.split("\t"), strict=True))
        if fields["system"].startswith("ref"):
            continue
        key = (fields["system"], fields["seg_id"])
        texts[key] = fields["target"].replace("<v>", "").replace("</v>", "")
        scores[key] -= _mqm_weight(fields["category"].lower(), fields["severity"].lower())
    return {key: (text, scores[key]) for key, text in texts.items()}


def _mqm_weight(category: str, severity: str) -> float:
    if category.startswith("non-translation"):
        return 25
    if severity == "major":
        return 5
    return {"minor": 0.1 if category.startswith("fluency/punctuation") else 1}.get(severity, 0)


def news(mqm: str, wmt21: str) -> dict[tuple[str, str], tuple[str, float]]:
    """The annotated segments of the systems of 2021 zh-en."""
    outputs: dict[str, list[str]] = {}
    found = {}
    rows = git(mqm, "newstest2021/zhen/mqm_newstest2021_zhen.avg_seg_scores.tsv").decode().splitlines()
    for system, score, number in map(str.split, rows[1:]):
        if score != "None" and not system.startswith(("ref", "metricsystem")):
            if system not in outputs:
                outputs[system] = _output(wmt21, "zh", system)
            found[system, number] = (outputs[system][int(number) - 1], float(score))
    return found


def _output(repository: str, language: str, system: str) -> list[str]:
    path = f"txt/system-outputs/newstest2021.{language}-en.hyp.{system}.en"
    return git(repository, path).decode("utf-8").split("\n")


def report_systems(repository: str, jobs: int) -> None:
    all_quality: list[float] = []
    all_human: list[float] = []
    for language in LANGUAGES:
        path = f"humaneval/newstest2021-toen/ad-sys-ranking-{language}-en-z.csv"
        quality, human = [], []
        for row in git(repository, path).decode().splitlines():
            _, z, *_, name = row.split()
            try:
                texts = joined(_output(repository, language, name.rpartition(".")[0]))
            except subprocess.CalledProcessError:  # a human reference, or a system of another name there
                continue
            quality.append(fmean(item.quality for item in ordered_map(profiled, texts, jobs)))
            human.append(float(z))
        print(f"WMT21 {language}-en, {len(quality)} systems: {agreement(quality, human)}")
        # Rank within the language, from 0 to 1, so that languages can be pooled.
        for pool, values in ((all_quality, quality), (all_human, human)):
            pool += [rank / (len(values) - 1) for rank in ranks(values)]
    print(f"WMT21, {len(all_quality)} systems ranked within their language: {agreement(all_quality, all_human)}")


def joined(lines: Sequence[str]) -> Iterable[str]:
    """Texts of some lines each."""
    for start in range(0, len(lines), LINES):
        yield "\n\n".join(line for line in lines[start : start + LINES] if line.strip())


def report_documents(folders: Sequence[str]) -> None:
    documents = [document for folder in folders for document in load_documents(Path(folder))]
    damaged = [profiled(document.text) for document in documents if document.kind == "damaged"]
    gold = [profiled(document.gold) for document in documents if document.kind == "damaged"]
    clean = [profiled(document.text) for document in documents if document.kind == "clean"]
    for name, profiles in (("damaged", damaged), ("repaired by hand", gold), ("clean", clean)):
        describe(name, profiles)
    low = [item.quality for item in damaged]
    for name, profiles in (("clean", clean), ("repaired by hand", gold)):
        print(f"AUC of damaged against {name}: {auc(low, [item.quality for item in profiles]):.3f}")


def report_texts(path: str, jobs: int) -> tuple[list[dict[str, str]], list[Profile]]:
    with open(path, encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    profiles = list(ordered_map(profiled, (record["text"] for record in records), jobs))
    describe(path, profiles)
    return records, profiles


def report_sets(english: str, translations: str, jobs: int) -> None:
    sides = []
    for path in (english, translations):
        records, profiles = report_texts(path, jobs)
        sides.append(profiles)
        groups: dict[str, list[float]] = defaultdict(list)
        for record, item in zip(records, profiles, strict=True):
            groups[record["id"].rpartition("/")[0]].append(item.quality)
        for group in sorted(groups, key=lambda name: fmean(groups[name]))[:LOWEST]:
            print(f"  {fmean(groups[group]):.3f} {group}")
    human, machine = ([item.quality for item in side] for side in sides)
    print(f"AUC of translations against English: {auc(machine, human):.3f}")


def report_tokenised(repository: str, jobs: int) -> None:
    data = git(repository, "data/post-editing/dev/ro-en-dev.tar.gz")
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member) if "/._" not in member.name else None
            if file is not None and member.name.endswith(".mt"):
                lines = file.read().decode("utf-8").split("\n")
                describe("MLQE-PE ro-en, tokenised", list(ordered_map(profiled, joined(lines), jobs)))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for option in ("--mqm", "--wmt21", "--mlqe"):
        parser.add_argument(option, metavar="GIT")
    parser.add_argument("--documents", metavar="DIR", action="append", default=[])
    parser.add_argument("--english", metavar="FILE")
    parser.add_argument("--translations", metavar="FILE")
    parser.add_argument("--texts", metavar="FILE", action="append", default=[])
    parser.add_argument("--jobs", type=int, default=1)
    options = parser.parse_args()
    if options.documents:
        report_documents(options.documents)
    if options.english and options.translations:
        report_sets(options.english, options.translations, options.jobs)
    for path in options.texts:
        report_texts(path, options.jobs)
    if options.mqm:
        report_segments("MQM, TED zh-en", ted(options.mqm), options.jobs)
    if options.mqm and options.wmt21:
        report_segments("MQM, news 2021 zh-en", news(options.mqm, options.wmt21), options.jobs)
    if options.mlqe:
        report_tokenised(options.mlqe, options.jobs)
    if options.wmt21:
        report_systems(options.wmt21, options.jobs)


if __name__ == "__main__":
    main()
