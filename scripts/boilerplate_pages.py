"""Collect web pages with known article text, for training the page model of the boilerplate filter.

    python scripts/boilerplate_pages.py --out pages.jsonl --benchmark DIR --wcxb DIR --readability DIR \
        --trafilatura DIR --newspaper DIR --goose DIR --parser DIR --snacktory DIR

Each DIR is a git directory of the public repository named in ``SOURCES``. Needs the packages
inscriptis, html-text, trafilatura and readability-lxml. A record of the output is one page: where it
comes from, its host, its text as inscriptis, html-text and trafilatura print it, and its article text.

* ``gold`` pages have an article text that people checked;
* ``silver`` pages have the text that trafilatura extracts from the HTML, where readability extracts
  nearly the same one and the snippets that people chose agree.

Of the benchmark only every second page is read, and no page of a host of the other half, so that the
other half stays a test of pages and hosts nobody trained on.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

#: Where the pages come from.
SOURCES = {
    "benchmark": "scrapinghub/article-extraction-benchmark",
    "wcxb": "Murrough-Foley/web-content-extraction-benchmark",
    "readability": "mozilla/readability",
    "trafilatura": "adbar/trafilatura",
    "newspaper": "codelucas/newspaper",
    "goose": "goose3/goose3",
    "parser": "postlight/parser",
    "snacktory": "karussell/snacktory",
}

_SECOND_LEVEL = frozenset(["co", "com", "org", "net", "ac", "gov", "edu"])


@dataclass
class Page:
    """One page before its text is made."""

    source: str
    name: str
    kind: str
    html: bytes
    host: str = ""
    gold: str | None = None
    gold_html: str | None = None
    with_: list[str] = field(default_factory=list)
    without: list[str] = field(default_factory=list)


class Repository:
    """Files of a git directory's newest commit."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def names(self, folder: str) -> list[str]:
        """Paths of the files below a folder."""
        out = self._git("ls-tree", "-r", "-z", "--name-only", "HEAD", folder)
        return [name for name in out.decode("utf-8").split("\0") if name]

    def read(self, name: str) -> bytes:
        """A file's bytes."""
        return self._git("show", f"HEAD:{name}")

    def json(self, name: str) -> dict:
        """A JSON file."""
        return json.loads(self.read(name))

    def _git(self, *arguments: str) -> bytes:
        return subprocess.run(["git", "-C", self.path, *arguments], capture_output=True, check=True).stdout


def domain(host_or_url: str) -> str:
    """The registered domain, roughly: the last two labels, or three below a second-level suffix."""
    host = (urlsplit(host_or_url).hostname or "") if "//" in host_or_url else host_or_url
    labels = host.lower().strip(".").split(".")
    take = 3 if len(labels) > 2 and labels[-2] in _SECOND_LEVEL and len(labels[-1]) == 2 else 2
    return ".".join(labels[-take:])


_CANONICAL = re.compile(
    rb"""<(?:link|meta)[^>]{0,200}(?:rel=["']?canonical|property=["']og:url)[^>]{0,400}>""", re.IGNORECASE
)
_URL = re.compile(rb"""https?://[^\s"'<>]+""")


def host_of(page: bytes) -> str:
    """The domain that the page itself names as its address; empty when it names none."""
    for match in _CANONICAL.finditer(page):
        url = _URL.search(match.group())
        if url:
            return domain(url.group().decode("ascii", "ignore"))
    return ""


# -- the sources -------------------------------------------------------------------------------


def benchmark(repository: Repository) -> Iterator[Page]:
    truth = repository.json("ground-truth.json")
    for key in sorted(truth)[::2]:
        body = gzip.decompress(repository.read(f"html/{key}.html.gz"))
        yield Page("benchmark", key, "gold", body, domain(truth[key]["url"]), truth[key].get("articleBody", ""))


def benchmark_test_hosts(repository: Repository) -> set[str]:
    truth = repository.json("ground-truth.json")
    return {domain(truth[key]["url"]) for key in sorted(truth)[1::2]}


def wcxb(repository: Repository) -> Iterator[Page]:
    about = repository.json("metadata.json")["files"]
    for part in ("dev", "test"):
        for name in repository.names(f"{part}/ground-truth/"):
            truth = repository.json(name)
            kind = truth["_internal"]["page_type"]["primary"]
            page = repository.read(f"{part}/html/{Path(name).stem}.html.gz")
            gold = truth["ground_truth"].get("main_content")
            if gold:
                host = domain(about[Path(name).stem]["domain"])
                yield Page(f"wcxb-{kind}", f"{part}/{Path(name).stem}", "gold", gzip.decompress(page), host, gold)


def readability(repository: Repository) -> Iterator[Page]:
    for name in repository.names("test/test-pages/"):
        if name.endswith("/source.html"):
            folder = name.rsplit("/", 1)[0]
            page = repository.read(name)
            expected = repository.read(f"{folder}/expected.html").decode("utf-8")
            yield Page("readability", folder.split("/")[-1], "gold", page, host_of(page), None, expected)


def trafilatura(repository: Repository) -> Iterator[Page]:
    truth = repository.json("tests/evaldata.json")
    files = {name.rsplit("/", 1)[1]: name for name in repository.names("tests/") if name.endswith((".html", ".htm"))}
    for url, entry in truth.items():
        if entry["file"] in files:
            page = repository.read(files[entry["file"]])
            yield Page(
                "trafilatura", entry["file"], "silver", page, domain(url), None, None,
                entry.get("with") or [], entry.get("without") or [],
            )  # fmt: skip


def _folder(source: str, folder: str, repository: Repository) -> Iterator[Page]:
    for name in repository.names(folder):
        if name.endswith(".html"):
            page = repository.read(name)
            host = host_of(page) or domain(re.sub(r"\d*\.html$", "", name.rsplit("/", 1)[1]))
            yield Page(source, name, "silver", page, host)


def newspaper(repository: Repository) -> Iterator[Page]:
    return _folder("newspaper", "tests/data/html/", repository)


def goose(repository: Repository) -> Iterator[Page]:
    return _folder("goose", "tests/data/content/", repository)


def parser(repository: Repository) -> Iterator[Page]:
    return _folder("parser", "fixtures/", repository)


def snacktory(repository: Repository) -> Iterator[Page]:
    return _folder("snacktory", "src/test/resources/de/jetwick/snacktory/", repository)


# -- texts -------------------------------------------------------------------------------------


def decode(page: bytes) -> str:
    """The page as text; UTF-8 where it can be."""
    try:
        return page.decode("utf-8")
    except UnicodeDecodeError:
        from trafilatura.utils import decode_file

        return str(decode_file(page))


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


def _agree(first: str, second: str) -> float:
    """F1 of the words of two texts."""
    one, two = _words(first), _words(second)
    both = sum((one & two).values())
    return 2 * both / max(1, sum(one.values()) + sum(two.values()))


def record(page: Page) -> dict | None:
    """The page's texts and its article text, or None when it cannot be used."""
    import html_text
    import inscriptis
    from readability import Document
    from trafilatura import extract

    try:
        source = decode(page.html)
        texts = {
            "inscriptis": inscriptis.get_text(source),
            "html-text": html_text.extract_text(source),
            "trafilatura": extract(source, include_comments=False) or "",
        }
        gold = page.gold
        if gold is None and page.gold_html is not None:
            gold = html_text.extract_text(page.gold_html)
        if gold is None:
            gold = texts["trafilatura"]
            other = html_text.extract_text(Document(source).summary())
            plain = re.sub(r"\s+", " ", gold)
            if _agree(gold, other) < 0.85 or len(gold) < 250:
                return None
            if any(re.sub(r"\s+", " ", snippet) not in plain for snippet in page.with_):
                return None
            if any(re.sub(r"\s+", " ", snippet) in plain for snippet in page.without):
                return None
    except Exception as error:  # a page that a converter cannot take is no training data
        print(page.source, page.name, type(error).__name__, error)
        return None
    return {
        "source": page.source,
        "name": page.name,
        "kind": page.kind,
        "host": page.host or f"{page.source}:{page.name}",
        "texts": texts,
        "gold": html.unescape(gold) if page.kind == "gold" else gold,
    }


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    arguments.add_argument("--out", type=Path, required=True)
    for name, repository in SOURCES.items():
        arguments.add_argument(f"--{name}", type=Path, help=f"git directory of {repository}")
    options = vars(arguments.parse_args())
    readers: dict[str, Callable[[Repository], Iterator[Page]]] = {
        "benchmark": benchmark, "wcxb": wcxb, "readability": readability, "trafilatura": trafilatura,
        "newspaper": newspaper, "goose": goose, "parser": parser, "snacktory": snacktory,
    }  # fmt: skip
    closed = benchmark_test_hosts(Repository(options["benchmark"])) if options["benchmark"] else set()
    counts: Counter[str] = Counter()
    with ProcessPoolExecutor(2) as pool, options["out"].open("w", encoding="utf-8") as out:
        for source, reader in readers.items():
            if options[source] is None:
                continue
            pages = (
                page
                for page in reader(Repository(options[source]))
                if source == "benchmark" or page.host not in closed
            )
            for made in pool.map(record, pages, chunksize=4):
                if made is not None:
                    out.write(json.dumps(made, ensure_ascii=False) + "\n")
                    counts[made["source"]] += 1
            print(source, sum(counts.values()), flush=True)
    print(dict(counts))


if __name__ == "__main__":
    main()
