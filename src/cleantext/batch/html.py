"""The article in a page of HTML, extracted by trafilatura (the extra ``html``)."""

from __future__ import annotations

import importlib
import logging
from functools import cache
from typing import Any

from cleantext.errors import UsageError


@cache
def extractor() -> Any:
    """The module trafilatura.

    Raises:
        UsageError: it is not installed.
    """
    try:
        module = importlib.import_module("trafilatura")
    except ImportError:
        raise UsageError(
            "HTML needs the package trafilatura: install the extra, as in pip install 'cleantext-repair[html]'"
        ) from None
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # an empty page is reported by its record
    return module


def extract(html: str) -> str:
    """The text of the article, a paragraph a line, without comments.

    Raises:
        ValueError: no article is found.
    """
    text = extractor().extract(html, include_comments=False)
    if not text:
        raise ValueError("no article found in the HTML")
    return str(text) + "\n"
