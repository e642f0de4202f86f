"""Compare the speed of grammar checking with language_tool_python on whole documents.

    python scripts/benchmark_grammar.py --wmt22 GIT [--documents 200] [--jobs 2] [--min 3]

GIT is a clone of wmt-conference/wmt22-news-systems. The documents are machine translations into
English, 12 consecutive segments each, a paragraph a segment. In one run, on the same documents:

- language_tool_python as its manual has it: a server of its own, ``check`` on each document, all
  rules but spelling;
- the whole cleantext pipeline with grammar, and without, in ``--jobs`` processes.

Both servers are warm before the clock starts. The script fails when cleantext is not ``--min`` times
as fast. It also compares what 1 and 8 processes find.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

import language_tool_python

from cleantext import Pipeline
from cleantext.filters.grammar import SCOPES, Grammar

WARM_UP = "The first answer takes a while, so it is not counted in Rome in Rome."


def documents(repository: str, most: int) -> list[str]:
    """Machine-translated documents, spread evenly over language pairs and systems."""
    show = ["git", "-C", repository]
    names = subprocess.run([*show, "ls-tree", "-r", "--name-only", "HEAD"], capture_output=True, check=True, text=True)
    paths = [path for path in names.stdout.split("\n") if re.search(r"txt-ts/system-outputs/.*-en\.hyp.*\.en$", path)]
    found = []
    for path in paths:
        text = subprocess.run([*show, "show", f"HEAD:{path}"], capture_output=True, check=True).stdout.decode("utf-8")
        lines = [line.strip() for line in text.split("\n") if line.strip()]
        found += ["\n\n".join(lines[first : first + 12]) + "\n" for first in range(0, len(lines), 12)]
    return found[:: max(1, len(found) // most)][:most]


def timed(title: str, texts: Sequence[str], work: Callable[[Sequence[str]], object]) -> float:
    began = time.perf_counter()
    work(texts)
    seconds = time.perf_counter() - began
    rate = sum(len(text.encode()) for text in texts) / seconds / 1e6
    print(f"{title:<44} {seconds:7.1f} s  {rate:.4f} MB/s", flush=True)
    return rate


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--wmt22", required=True)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--min", type=float, default=3.0)
    options = parser.parse_args()
    texts = documents(options.wmt22, options.documents)
    print(f"{len(texts)} documents, {sum(map(len, texts))} characters")

    with language_tool_python.LanguageTool("en-US") as tool:
        tool.disable_spellchecking()
        tool.check(WARM_UP)
        whole = timed("language_tool_python, whole documents", texts, lambda texts: [tool.check(text) for text in texts])

    rates = {}
    for scope in SCOPES:
        pipeline = Pipeline(grammar=Grammar(scope))
        pipeline.repair(WARM_UP)
        rates[scope] = timed(
            f"cleantext with grammar ({scope}), {options.jobs} processes",
            texts,
            lambda texts, pipeline=pipeline: list(pipeline.repair_many(texts, options.jobs)),
        )
    timed("cleantext without grammar", texts, lambda texts: list(Pipeline().repair_many(texts, options.jobs)))

    pipeline = Pipeline(grammar=True)
    same = list(pipeline.repair_many(texts, 1)) == list(pipeline.repair_many(texts, 8))
    print(f"1 and 8 processes find {'the same' if same else 'DIFFERENT THINGS'}")
    ratio = rates[SCOPES[0]] / whole
    print(f"ratio {ratio:.1f}, wanted {options.min:.1f}")
    return 0 if same and ratio >= options.min else 1


if __name__ == "__main__":
    sys.exit(main())
