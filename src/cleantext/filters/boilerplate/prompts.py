"""Lines that ask the reader to do something: comment, log in, subscribe, follow, agree, report."""

from __future__ import annotations

from cleantext.filters.boilerplate.furniture_rule import FurnitureRule

_BODY = (
    "The ferry to the southern islands will run twice a day from May, the harbour office said on Monday, after "
    "a winter in which storms cancelled every third crossing.\n\n"
    "Shopkeepers on the largest island welcomed the news and said that they had ordered more ice than last year.\n"
)


class CommentForm(FurnitureRule):
    """Comment forms, counters of comments and moderation notes stand below an article, not in it.

    Their fields and rules are printed by the site on every page. A page that writes about comment
    forms quotes them in running text or lists them; neither is touched.
    """

    code = "WEB001"
    name = "comment-form"
    message = "This line belongs to the page's comment form."
    kind = "comment"
    examples = (
        (
            _BODY + "\nReplies (8)\nWrite a comment\nYour name\nComments with foul language are removed.\n",
            _BODY,
        ),
        (_BODY + "\nRemarks are closed for this story\n", _BODY),
    )
    allows = (
        _BODY + "\nThe mayor closed the debate with a comment about ice.\n",
        "“Leave a comment,” the sign on the door of the gallery said, and under it hung a pencil on a string, "
        "which visitors used to draw birds.\n\nNo comment was left all summer.\n",
    )


class LoginWall(FurnitureRule):
    """Log-in, registration and paywall lines address the visitor of a site, not the reader of a text."""

    code = "WEB002"
    name = "login-wall"
    message = "This line asks the visitor to log in, register or pay."
    kind = "login"
    examples = ((_BODY + "\nSign in or create an account\n\nThis story is only for subscribers.\n", _BODY),)
    allows = (
        _BODY
        + "\nOnly registered fishermen may land there before noon, and most of them are over sixty years old.\n",
    )


class NewsletterPrompt(FurnitureRule):
    """Newsletter and notification prompts are advertising for the site that printed the text."""

    code = "WEB003"
    name = "newsletter-prompt"
    message = "This line asks the visitor to subscribe to a newsletter or to notifications."
    kind = "newsletter"
    examples = ((_BODY + "\nGet our best harbour stories in your inbox each week\n", _BODY),)
    allows = (_BODY + "\nHis newsletter about knots has eleven readers.\n",)


class FollowPrompt(FurnitureRule):
    """Prompts to follow, vote, install an app or donate are advertising for a site or an author."""

    code = "WEB004"
    name = "follow-prompt"
    message = "This line asks the visitor to follow, vote, install an app or donate."
    kind = "follow"
    examples = (
        (_BODY + "\nJoin our Telegram channel\n", _BODY),
        (
            _BODY
            + "\nEnjoyed this chapter? Vote and follow the translator so that the next one comes sooner!\n",
            _BODY,
        ),
    )
    allows = (_BODY + "\nHe asked the crew to follow him to the office and to vote there.\n",)


class CookiePrompt(FurnitureRule):
    """Cookie and privacy notices are printed by the site on every page."""

    code = "WEB005"
    name = "cookie-prompt"
    message = "This line belongs to the page's cookie or privacy notice."
    kind = "cookie"
    examples = (("We use cookies to improve your visit.\nAccept all cookies\n\n" + _BODY, _BODY),)
    allows = (_BODY + "\nThe bakery accepts all orders for cookies until noon.\n",)


class FeedbackPrompt(FurnitureRule):
    """Error-report, rating and contact prompts belong to the site's conversation with its visitors."""

    code = "WEB006"
    name = "feedback-prompt"
    message = "This line asks the visitor for ratings, corrections or tips."
    kind = "feedback"
    examples = (
        (_BODY + "\nNoticed a typo? Select it and press Ctrl+Enter\nRate this article\n", _BODY),
        (_BODY + "\nSpotted an error in this report? Tell the editors\n", _BODY),
    )
    allows = (_BODY + "\nThe report found an error in the tide tables for June.\n",)
