"""Lines that point elsewhere or name rights and sources: related articles, credits, copyright, editors."""

from __future__ import annotations

from cleantext.filters.boilerplate.furniture_rule import FurnitureRule

_BODY = (
    "Beekeepers in the upper valley have counted more hives this spring than in any year since 1998, according "
    "to their association, which puts it down to late mowing.\n"
)
_MORE = (
    "\nThe association has asked farmers to leave a strip of clover along the roads again, and about half of them "
    "have already agreed to it.\n"
)


class RelatedLink(FurnitureRule):
    """Links to other articles, with or without their headlines, are no part of this one.

    "Read more" that heads several parts of a text, as in a newsletter, is its content and stays.
    """

    code = "WEB014"
    name = "related-link"
    message = "This line leads to other articles."
    kind = "more"
    examples = (
        (_BODY + "\nRead also – Honey prices fall for the second year\n" + _MORE, _BODY + _MORE),
        (_BODY + "\nRelated topics: Bees, Farming, Weather\n", _BODY),
        (_BODY + "\nЧитайте также: Цены на мёд\n" + _MORE, _BODY + _MORE),
    )
    allows = (
        "Read more\n\n" + _BODY + "\nRead more\n" + _MORE + "\nRead more\n" + _BODY,
        _BODY + "\nKeywords: pollination; clover; mowing\n",
        _BODY + "\nNotes\n" + _MORE,
    )


class PhotoCredit(FurnitureRule):
    """The credit of a picture that is not there. A caption, which says what a picture shows, stays."""

    code = "WEB015"
    name = "photo-credit"
    message = "This line credits a picture that is not in the text."
    kind = "credit"
    examples = ((_BODY + "\nPhoto = Upper Valley Herald\n" + _MORE, _BODY + _MORE),)
    allows = (_BODY + "\nPhoto: The first hives of the season were set up beside the chapel.\n" + _MORE,)


class RightsNotice(FurnitureRule):
    """Copyright lines, disclaimers and links to the source are printed under every article of a site."""

    code = "WEB016"
    name = "rights-notice"
    message = "This line is a copyright notice, a disclaimer or a link to the source."
    kind = "rights"
    examples = (
        (_BODY + "\nSource link\n", _BODY),
        (_BODY + "\nAll rights belong to the Upper Valley Herald.\n", _BODY),
        (_BODY + "\n© 2021 Upper Valley Herald. All rights reserved.\n", _BODY),
    )
    allows = (
        _BODY + "\nSource: Ministry of Agriculture\n",
        _BODY
        + "\nAll rights to the spring belong to the monastery, and the monks sell the water in the village.\n",
    )


class EditorLine(FurnitureRule):
    """The editor who released a page is named for the publisher's records.

    Bylines, datelines and credits of reporters say where a text comes from; they stay.
    """

    code = "WEB017"
    name = "editor-line"
    message = "This line names the editor who released the page."
    kind = "editor"
    confidence = 0.85
    examples = ((_BODY + "\n(Responsible editor: Lin Mei)\n", _BODY),)
    allows = (
        _BODY + "\n(Reporting by Ana Roth; editing by Paul Idris)\n",
        "By Ana Roth\n\n" + _BODY,
        _BODY + "\nEditor: How did you learn to keep bees at that height?\n" + _MORE,
    )
