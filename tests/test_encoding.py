"""Encoding rules: exact offsets, the plan in words, and what they leave alone."""

from __future__ import annotations

import pytest

import cleantext
from cleantext.document import Document
from cleantext.filters import Encoding


def edits(text: str) -> list[tuple[str, str, str | None]]:
    return [(finding.rule, finding.original, finding.replacement) for finding in cleantext.repair(text).edits]


def test_mojibake_is_reported_where_it_stands_and_says_what_happened() -> None:
    text = "The first line is fine.\nThe town’s cafÃ© is the smallest of all the cafÃ©s.\n"
    result = cleantext.repair(text)
    assert [(edit.original, edit.replacement) for edit in result.edits] == [("Ã©", "é"), ("Ã©", "é")]
    assert [text[edit.start : edit.end] for edit in result.edits] == ["Ã©", "Ã©"]
    assert all("Windows-1252" in edit.message or "one-byte" in edit.message for edit in result.edits)


def test_twice_misread_text_is_read_back_twice() -> None:
    text = "The ferryâ€™s captain said so.".encode().decode("windows-1252")
    result = cleantext.repair(text)
    assert result.text == "The ferry’s captain said so."
    assert result.edits[0].message.count("it was read as") == 2


def test_closing_mark_that_lost_its_last_byte() -> None:
    assert cleantext.repair("â€œThe gate is shut.â€ He left.").text == "“The gate is shut.” He left."


def test_style_of_quotes_ligatures_and_wide_letters_in_japanese_stays() -> None:
    for text in ("“The ﬁrst oﬃce,” she said, ‘is mine’.", "その新聞はＮＨＫです。これは日本語。"):
        assert cleantext.repair(text).edits == ()


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("&Quot;The end,&QUOT; he said to the crew.", '"The end," he said to the crew.'),
        ("It was Tom &amp;amp; Ann who kept the mill.", "It was Tom & Ann who kept the mill."),
        ("The city &apos; s roofs and the people & apos ; s barns.", "The city's roofs and the people's barns."),
        ("More than&Nbsp;three of the boats.", "More than three of the boats."),
        ("The boats&nbsp; are in.", "The boats are in."),
    ],
)
def test_entities(text: str, repaired: str) -> None:
    assert cleantext.repair(text).text == repaired


def test_second_entity_mark_of_a_line_closes() -> None:
    text = "&quot; We stay , &quot; she said . &quot; You go . &quot;"
    assert cleantext.repair(text).text == '"We stay," she said. "You go."'


@pytest.mark.parametrize(
    "text",
    [
        "&lt;b&gt;bold&lt;/b&gt; is how the page says it.",
        "<p>It is &quot;here&quot; in the source.</p>",
        "The entity &eacute; stands for a letter.",
    ],
)
def test_markup_talk_keeps_its_entities(text: str) -> None:
    assert cleantext.repair(text).text == text


def test_invisible_characters_go_but_work_in_other_scripts() -> None:
    assert cleantext.repair("The sin\u00ad\ngle room of the ho\u200btel.").text == "The single room of the hotel."
    kept = "A flag \U0001f3f4\u200d\u2620\ufe0f, \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 and \u0e01\u0e32\u0e23\u200b\u0e17\u0e33 stay in the text."
    assert cleantext.repair(kept).text == kept


def test_protected_spans_keep_odd_characters() -> None:
    text = "The page https://example.org/a%20b&amp;c=1 and `x，y` are of the old kind."
    assert cleantext.repair(text).text == text


def test_guillemets_follow_the_documents_own_marks() -> None:
    straight = '"It is late," said Ana. «The door is open,» she added, and it was.'
    assert '"The door is open," she added' in cleantext.repair(straight).text
    curly = "“It is late,” said Ana. « The door is open, » she added, and it was."
    assert "“The door is open,” she added" in cleantext.repair(curly).text


def test_chinese_passage_in_english_keeps_its_punctuation() -> None:
    text = "The poem on the wall of the inn reads 床前明月光，疑是地上霜。 in black ink."
    assert cleantext.repair(text).text == text


def test_lost_letters_are_reported_only() -> None:
    result = cleantext.repair("The Kov\ufffd at the gate and a sense of ??home.")
    assert result.edits == ()
    assert {finding.rule for finding in result.findings} >= {"ENC070", "ENC072"}


@pytest.mark.parametrize("text", ["\ud800", "\udc00\ud800", "\x00", "\r", "&#0;", "&#x110000;", "&#99999999;", "\\ud83d", "\\x80", "%C3%A9", "«", "「", "â€", "\u200b"])
def test_odd_input_settles(text: str) -> None:
    once = cleantext.repair(f"The {text} of {text}")
    assert cleantext.repair(once.text).edits == ()


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("Prices in S\\u00e3o Tom\\u00e9 \\u2013 a port \\u2013 rose.", "Prices in São Tomé – a port – rose."),
        ("The vote on 3\\/4 of the seats is void.", "The vote on 3/4 of the seats is void."),
        ("The Harbour%20Act and the caf%C3%A9 are old.", "The Harbour Act and the café are old."),
        ("The town&#8217s mill &AMP; its salt&nbspand pepper.", "The town’s mill & its salt and pepper."),
        ("Тhe рilot left the harbour with the сrew.", "The pilot left the harbour with the crew."),
        ("It was +17 °С in the port of the town.", "It was +17 °C in the port of the town."),
        ("The town?s mill isn?t open, they say.", "The town’s mill isn’t open, they say."),
        ("?We wait for the tide,? said the pilot.", "“We wait for the tide,” said the pilot."),
        ("He came to S\ufffdo Vale. The mill of São Vale is old.", "He came to São Vale. The mill of São Vale is old."),
        ("The <b>old</b> mill and the <em>new</em> inn.<br/>Both are shut.", "The old mill and the new inn.\nBoth are shut."),
        ("He calls the boat a ‚second home‘ of the crew.", "He calls the boat a ‘second home’ of the crew."),
        ("The ferry to Αstypalea and Αthens is late.", "The ferry to Astypalea and Athens is late."),
        ("He said ❝the boat is late❞ and left the quay.", "He said “the boat is late” and left the quay."),
        ("“She knew the whole of the story.「\n\nThen she left.", "“She knew the whole of the story.”\n\nThen she left."),
        ("<<The boat is late>>, said the guard.", "“The boat is late”, said the guard."),
        ("Where did she come from; The guard does not know.", "Where did she come from? The guard does not know."),
        ("The ferry to i\u0307zmir is late.", "The ferry to Izmir is late."),
        ("The straw came from \u0430 cooperative in the hills.", "The straw came from a cooperative in the hills."),
        ("The market is shut။ It opens at noon.", "The market is shut. It opens at noon."),
        ("It sank at 04։20 and the crew was saved.", "It sank at 04:20 and the crew was saved."),
    ],
)
def test_escapes_look_alikes_and_lost_marks(text: str, repaired: str) -> None:
    assert cleantext.repair(text).text == repaired


@pytest.mark.parametrize(
    "text",
    [
        "The list of files in C:\\users\\new\\tmp is long, and a\\/b is a regex like ^a\\/b$.",
        "See page?s=1 and a?b:c are none of it. What?I said no.",
        "He asked ?Who is it? and left.",
        "<div>The <b>old</b> mill</div> is the source of the page.",
        "For a <b and c> d the sum is less than the limit.",
        "The α-helix, 5 μm of β and the word дом are meant.",
        "A comma‚ as it was set by the printers’ hand.",
    ],
)
def test_look_alikes_of_escapes_and_marks_stay(text: str) -> None:
    assert cleantext.repair(text, select=["ENC"]).text == text


def test_a_letter_that_two_words_fit_stays_lost() -> None:
    text = "Pérez and Pírez own the mill. P\ufffdrez left."
    result = cleantext.repair(text)
    assert result.text == text
    assert [finding.rule for finding in result.findings] == ["ENC070"]


def test_markup_of_a_long_line_is_judged_in_every_part_of_it() -> None:
    plain = "The mill &amp; the inn are shut. " * 40
    text = plain + "Write &amp; in HTML for the sign."
    repaired = cleantext.repair(text, select=["ENC010"]).text
    assert repaired.startswith("The mill & the inn")
    assert repaired.endswith("Write &amp; in HTML for the sign.")


def test_encoding_alone_needs_no_word_count() -> None:
    document = Document("The mill &amp; the inn are shut.")
    assert list(Encoding().find(document))
    pipeline = cleantext.Pipeline([Encoding()])
    assert pipeline.repair(document.text).text == "The mill & the inn are shut."
