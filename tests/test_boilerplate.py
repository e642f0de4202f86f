"""The boilerplate family: what goes, what stays, and why."""

from __future__ import annotations

import re

import pytest

import cleantext
from cleantext import KnownLine, KnownLines, Pipeline
from cleantext.filters.boilerplate import shapes
from cleantext.filters.boilerplate.bylines import is_byline
from cleantext.filters.boilerplate.composed import composed_label
from cleantext.filters.boilerplate.cues import cues
from cleantext.filters.boilerplate.genre import genre
from cleantext.filters.boilerplate.phrases import match_at, normalise, phrases
from cleantext.filters.boilerplate.scoring import CERTAIN, verdicts

TITLE = "Dredging of the northern channel to begin in March"
FIRST = (
    "The harbour board voted on Monday to dredge the northern channel before the spring storms, after two ferries ran "
    "aground there within a week."
)
SECOND = (
    "The work will cost less than the board had feared, because the silt can be used to raise the banks of the old "
    "salt pans nearby."
)
WEB = Pipeline(select=["WEB"])


def tail(line: str) -> str:
    """An article with a line behind it."""
    return f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n\n{line}\n"


def middle(line: str) -> str:
    """An article with a line between its paragraphs."""
    return f"{TITLE}\n\n{FIRST}\n\n{line}\n\n{SECOND}\n"


ARTICLE = f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"

#: One line or more of each kind, as sites and translating machines print them.
FURNITURE = [
    "Write your impressions (0/250 characters)   Register",
    "14 people took part in the discussion",
    "To comment you must register",
    "Log in to read the whole article",
    "Do you want to receive the news of the coast in your mailbox? Subscribe to our newsletter",
    "Follow our public account",
    "Long press the QR code to follow us",
    "We use cookies to improve your visit. By continuing you accept our privacy policy. Accept",
    "Give a thumbs up",
    "Share to friends circle",
    "share   tweet   pin   email   print",
    "02.03.2025 | 11:47   Read: 2,318   Font A A A",
    "Most-read in Harbours  1 2 3 4 5  Next",
    "Page: 1 2 3 4 Show All",
    "[AD] Captains are amazed by this rope",
    "ON THE TOPIC: The pilot who never ran aground",
    "Extended reading: A river that changed its mouth",
    ">> MORE INFO: Why the buoys sing",
    "Click to enter the special topic",
    "Reading volume: 8,113",
    "Phot. M. Orlow / private archive of the family",
    "The pilot boat leaves the basin / ARCHIVE",
    "All rights with Nordmole Verlag GmbH & Co. KG",
    "The article is reproduced from the Coast Mirror",
    "The original of the news is from here",
    "Responsible editor / Pia Lund",
    "Found an error? Highlight it and press Ctrl+Enter",
    "I am not a robot",
    "Harbour Office | Webmail | Data Text | Staff Login",
    "责任编辑：李明",
    "続きを読む",
    "무단 전재 및 재배포 금지",
    "Читайте также: Порт закрыт до весны",
    "Compartir en WhatsApp",
    "Lire aussi : Le port ferme pour l'hiver",
    "Das könnte Sie auch interessieren",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_behind_an_article_goes(line: str) -> None:
    result = WEB.repair(tail(line))
    assert result.text == ARTICLE
    assert "".join(edit.original for edit in result.edits).strip() == line


@pytest.mark.parametrize(
    "line",
    [
        "ON THE TOPIC: The pilot who never ran aground",
        "[AD] Captains are amazed by this rope",
        "share   tweet   pin   email   print",
        "Read also: A river that changed its mouth",
        "ADVERTISEMENT",
        "Click to view the original text",
    ],
)
def test_furniture_between_paragraphs_goes(line: str) -> None:
    assert WEB.repair(middle(line)).text == ARTICLE


#: Texts of their own whose lines look like furniture.
CONTENT = {
    "verse": "Share the bread and share the salt,\nread the water, read the sky,\nfollow us, the lanterns call,\nfollow home and tell us why.\n",
    "recipe": f"Fish soup of the northern coast\n\n{FIRST}\n\nIngredients\n\n- 1 cod\n- 2 leeks\n\nMethod\n\n1. Clean the fish.\n2. Print of thumb on the dough.\n",
    "questions": f"Q: How do I subscribe to the ferry?\n\nA: {FIRST}\n\nQ: Do you use cookies on board?\n\nA: {SECOND}\n",
    "transcript": f"Host: Where can listeners find you?\n\nPilot: On the pier.\n\nHost: Thanks for sharing that.\n\nPilot: {FIRST}\n",
    "diary": f"14 May, 09:30\n\n{FIRST}\n\n15 May, 10:15\n\n{SECOND}\n\n16 May, 11:00\n\n{FIRST[:-1]} again.\n",
    "table": f"{FIRST}\n\nDepth (m)     A     B     C\nunder 5       3     9     8\nover 5        1     4     3\n\n{SECOND}\n",
    "enumeration": f"{FIRST}\n\n(a) The board pays.\n\n(c) We can be sure of what lies on the ground.\n\nC Category Incident – 4 working hours\n\n{SECOND}\n",
    "instructions": f"{FIRST}\n\nTap Settings.\n\nTap Tide information.\n\nLog in to your harbour account.\n\nTap Repair your account.\n",
    "introduced list": f"There are three ways to reach the pilots of the harbour:\n\nSign up for a free harbour account\nDownload the app of the pilots\nSend a message to the tower\n\n{FIRST}\n\n{SECOND}\n",
    "shop": "Rope, 20 m, for boats of all sizes. Price: $19, on sale until Sunday, shipping free on orders over $50.\n\nClick here to see popular items\n\nOur store has a large stock of products, and every purchase earns points. Offers end when all items are sold.\n",
    "web forms": f"{FIRST}\n\nEvery field of a form needs a label, and each button a verb: a visitor who clicks a checkbox wants to know what it does.\n\nLeave a comment\n\nSuch a button tells visitors of a website what the form is for, and a placeholder in the field shows what to type.\n",
    "encyclopaedia": f"{FIRST}\n\n{SECOND}\n\nSee also\n\nList of harbours\n\nReferences\n\nHarbour Yearbook, volume 4.\n",
    "cross-reference": f"{FIRST}\n\nSee also the chapter on silt, which explains how the salt pans were filled.\n\n{SECOND}\n",
    "speech": f"{FIRST}\n\n“Read more,” said the pilot.\n\n{SECOND}\n",
    "newsletter": f"Read more\n\n{FIRST}\n\nRead more\n\n{SECOND}\n\nRead more\n",
    "quoted thanks": f"{FIRST}\n\nThank you to all the pilots; the last of the cod has been given away!\n\n{SECOND}\n",
    "notice": f"{FIRST}\n\nThis chapter was stolen from the archive in 1910. “I have brought the umbrella,” he said.\n\n{SECOND}\n",
}


@pytest.mark.parametrize("name", CONTENT)
def test_content_that_looks_like_furniture_stays(name: str) -> None:
    assert not WEB.repair(CONTENT[name]).edits


def test_byline_stays_and_goes_on_request() -> None:
    text = f"{TITLE}\n\nBy Pia Lund and Marek Orlow\n\nNORDMOLE (AP) — {FIRST}\n\n{SECOND}\n\n(Additional reporting by Lea Brandt)\n"
    assert cleantext.repair(text).text == text
    stripped = cleantext.repair(text, strip_bylines=True)
    assert stripped.text == ARTICLE
    assert "By Pia Lund and Marek Orlow" in "".join(edit.original for edit in stripped.edits)
    assert {edit.rule for edit in stripped.edits} == {"WEB026"}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("By Pia Lund", True),
        ("By Pia Lund, Staff Writer", True),
        ("Reporter: Pia Lund", True),
        ("From our harbour correspondent Pia Lund", True),
        ("Pia Lund contributed to this report.", True),
        ("NORDMOLE, March 3 (Reuters)", True),
        ("By the sea", False),
        ("By nightfall the pilots had gone", False),
        ("Reporter: How deep is it?", False),
        ("The Coast Mirror", False),
    ],
)
def test_bylines_are_told_by_their_form(line: str, expected: bool) -> None:
    assert is_byline(line) is expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Click to enter the topic", "more"),
        ("I want to report an error", "feedback"),
        ("Comments closed", "comment"),
        ("Share to moments", "share"),
        ("Read the channel of the water", None),
        ("Enter", None),
    ],
)
def test_labels_are_composed_of_words_of_interfaces_alone(text: str, kind: str | None) -> None:
    label = composed_label(normalise(text))
    assert (label.kind if label else None) == kind


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("on the topic", True),
        ("to the topic", True),
        ("extended reading", True),
        ("more info", True),
        ("the topic", True),
        ("more water", False),
        ("reading", False),
        ("on the ground", False),
    ],
)
def test_link_labels_are_made_of_pointing_words(label: str, expected: bool) -> None:
    assert shapes.is_link_label(label.split()) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Views: 733   |   Print   |   Aa+ Aa-", True),
        ("Report chapter  •  Add to library  •  ← → keys to turn pages", True),
        ("Arsenal | 2 | Chelsea | 1", False),
        ("Makes 12 · Hands-on time: 20 min · Oven: 200°C", False),
        ("A     B     C     D     E", False),
    ],
)
def test_bars_need_a_control(line: str, expected: bool) -> None:
    assert (shapes.bar_kind(line, at_edge=False) is not None) is expected


def test_page_numbers_are_no_verse_numbers() -> None:
    assert shapes.is_pagination(normalise("1 2 3 4 Next"))
    assert not shapes.is_pagination(normalise("10 : 24 , 25"))


def test_genre_is_told_by_the_whole_text() -> None:
    assert genre(CONTENT["shop"]).sells
    assert genre(CONTENT["instructions"]).instructs
    assert genre(CONTENT["encyclopaedia"]).has_apparatus
    assert genre(CONTENT["web forms"]).about_interfaces
    plain = genre(ARTICLE)
    assert [plain.sells, plain.instructs, plain.has_apparatus, plain.about_interfaces] == [False] * 4


def test_every_verdict_has_a_kind_that_some_rule_takes() -> None:
    kinds = {getattr(rule, "kind", None) for rule in cleantext.filters.Boilerplate().rules}
    assert {phrase.kind for each in phrases().values() for phrase in each} <= kinds
    weighed = {kind for entries in cues().values() for each, kind, _ in entries if each in ("object", "state", "thing")}
    assert weighed <= kinds


def test_verdicts_explain_themselves() -> None:
    found = [verdict for verdict in verdicts(tail("Leave a comment")) if verdict.score >= CERTAIN]
    assert [(verdict.index, verdict.kind, verdict.reason) for verdict in found] == [
        (3, "comment", "a phrase of web pages")
    ]


@pytest.mark.parametrize("language", ["en", "zh", "ja", "ko", "ru", "uk", "es", "pt", "fr", "de", "ar", "tr", "vi", "id", "hi"])
def test_lexicon_has_the_common_kinds_in_every_language(language: str) -> None:
    kinds = {phrase.kind for each in phrases().values() for phrase in each if phrase.language == language}
    assert kinds >= {
        "ad", "comment", "cookie", "counter", "credit", "follow", "login", "media", "more", "nav", "newsletter",
        "rights", "share", "time",
    }  # fmt: skip


def test_every_phrase_compiles_and_is_found_by_its_first_word() -> None:
    for phrase in {id(phrase): phrase for each in phrases().values() for phrase in each}.values():
        assert phrase.regex.pattern
        assert list(phrase.first_words())


def test_a_text_of_nothing_but_furniture_is_left_alone() -> None:
    text = "Leave a comment\n\nShare on Facebook\n\nSource link\n"
    assert WEB.repair(text).text == text


def test_what_was_removed_is_in_the_findings() -> None:
    result = WEB.repair(tail("Source link\nLeave a comment"))
    removed = "".join(edit.original for edit in result.edits)
    assert "Source link" in removed
    assert "Leave a comment" in removed


def test_long_prompt_behind_an_article_is_no_running_text() -> None:
    line = "Do you like this story? Subscribe to our newsletter and receive a story of the coast every Friday."
    assert WEB.repair(tail(line)).text == ARTICLE


def test_verse_with_numbered_parts_is_no_page_break() -> None:
    song = f"Song of the pier (track 4, 3:52)\n\n[Verse 1]\nThe lantern ticks, the water hums\na song that both of us forgot\n\n{FIRST}\n"
    assert not WEB.repair(song).edits


def test_copyright_sign_in_brackets_needs_a_year_or_a_name() -> None:
    assert match_at(normalise("(c) 2021 Coast Mirror"), whole=True) is not None
    assert match_at(normalise("(c) the board may decide otherwise"), whole=True) is None


# -- known lines ---------------------------------------------------------------------------------

SLOGAN = "The Coast Mirror, awake before the gulls"


def test_known_line_goes_where_its_site_prints_it() -> None:
    known = KnownLines([KnownLine("coast.example", SLOGAN, 30, 40), KnownLine("hill.example", "Up here", 9, 9)])
    pipeline = Pipeline(boilerplate_lines=known)
    result = pipeline.repair(tail(SLOGAN), "coast.example")
    assert result.text == ARTICLE
    assert [(edit.rule, edit.message) for edit in result.edits] == [
        ("WEB027", "This line recurs in 30 of 40 documents of this site.")
    ]
    assert pipeline.repair(tail(SLOGAN), "hill.example").text == tail(SLOGAN)
    assert pipeline.repair(tail(SLOGAN)).text == tail(SLOGAN)  # of two sites nobody knows which


def test_lines_of_the_only_site_go_everywhere() -> None:
    pipeline = Pipeline(boilerplate_lines=KnownLines([KnownLine("coast.example", SLOGAN)]))
    assert pipeline.repair(tail(f"  {SLOGAN.replace(' ', '  ')}")).text == ARTICLE
    assert pipeline.repair(middle(f"“{SLOGAN}”")).text == middle(f"“{SLOGAN}”")


def test_text_of_known_lines_is_left_alone() -> None:
    pipeline = Pipeline(boilerplate_lines=KnownLines(KnownLine("", line) for line in (FIRST, SECOND)))
    assert pipeline.repair(ARTICLE).text == ARTICLE


def test_protected_line_stays() -> None:
    known = KnownLines([KnownLine("", SLOGAN)])
    assert Pipeline(boilerplate_lines=known, protect=["Coast Mirror"]).repair(tail(SLOGAN)).text == tail(SLOGAN)


def test_rule_codes_of_the_family_are_in_order() -> None:
    codes = [rule.code for rule in cleantext.filters.Boilerplate().rules]
    assert codes == sorted(codes)
    assert all(re.fullmatch(r"WEB\d{3}", code) for code in codes)


_TITLE = "Night train returns to the coast"
_FIRST = "The night train to the coast will run again from June after a break of eleven years, the railway said, and tickets go on sale next Thursday."
_SECOND = "It will leave at a quarter to ten and arrive in time for breakfast, as the train did in the days when it carried the post to the islands."


@pytest.mark.parametrize(
    "line",
    [
        "Culture > Film",
        "Friday, 3 May 2024 | 10:05 (UTC+2)",
        "21.4 °C   Split   Monday, June 3",
        "Text read by a virtual narrator",
        '<doc id="12" url="x.example/a">',
        "Contents [show] 1 Early life 2 Career 3 Death 4 See also",
        "7   Railway Quarterly, No. 3",
        "Updated: 3 hours ago | Reading time: 4 min",
    ],
)
def test_furniture_above_the_headline(line: str) -> None:
    page = f"{_TITLE}\n\n{_FIRST}\n\n{_SECOND}\n"
    assert cleantext.repair(f"{line}\n\n{page}").text == page


@pytest.mark.parametrize(
    "line",
    [
        "►To read also our file: Is the night train back for good?",
        ">> The night train in numbers: see the chart",
        "BONUS VIDEO: See the old train",
        "▲ The train at the old station. / Photo courtesy of the railway",
        "Station No. 3. Photo by the author",
        "SUMMER SALE -30% ORDER TODAY",
        "timetable_v3_final.pdf",
        "Läs mer: Nattåget är tillbaka",
        "Διαβάστε επίσης: Το νυχτερινό τρένο",
        "यह भी पढ़ें: रात की ट्रेन",
        "Inzerce",
    ],
)
def test_furniture_between_paragraphs(line: str) -> None:
    assert cleantext.repair(f"{_TITLE}\n\n{_FIRST}\n\n{line}\n\n{_SECOND}\n").text == f"{_TITLE}\n\n{_FIRST}\n\n{_SECOND}\n"


@pytest.mark.parametrize(
    "line",
    [
        "► Which train leaves first?",
        "7   Apples from the coast",
        "▲ The train at the old station in the year before the war.",
        "Station No. 3. Platforms are at the back.",
        "Contents: 1 wheel, 2 bolts, 3 nuts",
        "A = 4, B = 5",
    ],
)
def test_text_between_paragraphs(line: str) -> None:
    page = f"{_TITLE}\n\n{_FIRST}\n\n{line}\n\n{_SECOND}\n"
    assert cleantext.repair(page, select=["WEB"]).text == page
