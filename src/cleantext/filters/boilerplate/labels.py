"""Lines that are controls and labels of a page: share bars, menus, advertisements, counters, times, players."""

from __future__ import annotations

from cleantext.filters.boilerplate.furniture_rule import FurnitureRule

_TITLE = "Night train returns to the coast\n\n"
_BODY = (
    "The night train to the coast will run again from June after a break of eleven years, the railway said, "
    "and the first tickets go on sale next Thursday.\n\n"
    "It will leave at a quarter to ten and arrive in time for breakfast, as the train did in the days when it "
    "carried the post.\n"
)
_PAGE = _TITLE + _BODY


class ShareBar(FurnitureRule):
    """Share, print and font-size controls lose their icons in plain text and stay behind as words."""

    code = "WEB007"
    name = "share-bar"
    message = "This line is a bar of share, print or font-size controls."
    kind = "share"
    examples = (
        (_TITLE + "Share Tweet Print 14\n\n" + _BODY, _PAGE),
        (_TITLE + "Share on Facebook | Copy link | Text size\n\n" + _BODY, _PAGE),
    )
    allows = (_PAGE + "\nPassengers may share a cabin.\n",)


class Navigation(FurnitureRule):
    """Menus, skip links and back-to-top links lead around a site."""

    code = "WEB008"
    name = "navigation"
    message = "This line is part of the page's navigation."
    kind = "nav"
    examples = (
        (_PAGE + "\nBack to top\n", _PAGE),
        ("Skip to main content\nHome\nNews\nCulture\nContact\n\n" + _PAGE, _PAGE),
    )
    allows = (
        "Home\n\n" + _BODY,
        _PAGE
        + "\nResults\n\nThe survey of passengers was answered by 312 people, most of them commuters with season tickets.\n",
    )


class AdLabel(FurnitureRule):
    """Labels of advertising slots say nothing about the article."""

    code = "WEB009"
    name = "ad-label"
    message = "This line labels or asks for advertising."
    kind = "ad"
    examples = (
        (
            _PAGE
            + "\nADVERTISEMENT\n\nA supplement for the sleeping car will be charged, and children travel free of charge until autumn.\n",
            _PAGE
            + "\nA supplement for the sleeping car will be charged, and children travel free of charge until autumn.\n",
        ),
    )
    allows = (_PAGE + "\nThe advertisement for the first train, printed in 1931, showed a sleeping cat.\n",)


class Counter(FurnitureRule):
    """Counts of views and votes, ratings and reading times change daily and are no content."""

    code = "WEB010"
    name = "counter"
    message = "This line counts views, votes or minutes of reading."
    kind = "counter"
    examples = (
        (_TITLE + "3,114 views | Rating: 4.5 | 2 min read\n\n" + _BODY, _PAGE),
        (_TITLE + "Time to read: 3 minutes\n\n" + _BODY, _PAGE),
    )
    allows = (
        _PAGE + "\nResult: 14 votes to 11\n",
        "Makes 12 · Hands-on time: 20 min · Oven: 200°C\n\n" + _BODY,
    )


class Timestamp(FurnitureRule):
    """Publication and update stamps and record numbers are set by the site's software.

    A plain date stays, since it may head a letter or a diary; so do times that recur in the text, as
    in a live report, and datelines.
    """

    code = "WEB011"
    name = "timestamp"
    message = "This line is a time stamp or record number of the page."
    kind = "time"
    confidence = 0.85
    examples = (
        (_TITLE + "Published: 14 May 2023, 09:12 | Updated: 14 May 2023, 11:40\n\n" + _BODY, _PAGE),
        (_TITLE + "Article ID: 55120\n\n" + _BODY, _PAGE),
    )
    allows = (
        "14 May 1923\n\nDear Ruth,\n\n" + _BODY,
        "09:30\n\n" + _BODY + "\n10:15\n\n" + _BODY + "\n11:00\n\n" + _BODY,
    )


class MediaPrompt(FurnitureRule):
    """Buttons of players and picture galleries are of no use in plain text."""

    code = "WEB012"
    name = "media-prompt"
    message = "This line is a button of a player or picture gallery."
    kind = "media"
    examples = (
        (_TITLE + "Listen to this article ▶ 4 min\n\n" + _BODY, _PAGE),
        (_TITLE + "Tap here to enlarge picture\n\n" + _BODY, _PAGE),
    )
    allows = (_PAGE + "\nPassengers can listen to the sea from the platform.\n",)


class PageFurniture(FurnitureRule):
    """Page numbers, running headers and typesetters' file names, also in the middle of a sentence.

    Where a page break cut a sentence in two, its halves are joined again.
    """

    code = "WEB013"
    name = "page-furniture"
    message = "This line is a header or footer of a printed page."
    kind = "page"
    examples = (
        (
            "Push the lever down until the lamp beside the handle turns\n\nNT-2_manual_v4.indd   11\n\ngreen and the door is locked.\n",
            "Push the lever down until the lamp beside the handle turns green and the door is locked.\n",
        ),
        (_PAGE + "\nPage 2 of 9\n", _PAGE),
    )
    allows = ("Chapter 3\n\n" + _BODY, _PAGE + "\n12\n\n" + _BODY)
