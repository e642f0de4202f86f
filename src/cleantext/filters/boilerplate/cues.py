"""The words that page furniture is made of, from ``cues.txt``."""

from __future__ import annotations

import re
from functools import cache
from pkgutil import get_data


@cache
def cues() -> dict[str, list[tuple[str, str, float]]]:
    """Class, kind and weight of each cue word."""
    data = get_data(__package__, "cues.txt")
    if data is None:
        raise FileNotFoundError("cues.txt")
    table: dict[str, list[tuple[str, str, float]]] = {}
    entry = ("", "", 0.0)
    for line in data.decode("utf-8").splitlines():
        heading = re.fullmatch(r"\[(\w+) (\S+) (\S+)\]", line)
        if heading:
            entry = (heading[1], heading[2], float(heading[3]))
        elif line and line[0] != "#":
            for word in line.split():
                table.setdefault(word, []).append(entry)
    return table


def speaks_of_interface(text: str) -> bool:
    """Whether a text holds a verb, a thing or a state of user interfaces."""
    words = cue_words("act") | cue_words("object") | cue_words("state")
    return any(word.strip(".,!?:;()") in words for word in text.lower().split())


@cache
def cue_words(wanted: str) -> frozenset[str]:
    """The cue words of one class."""
    return frozenset(
        word for word, entries in cues().items() if any(each == wanted for each, _, _ in entries)
    )
