"""Marks that subword tokenisers set inside words."""

from __future__ import annotations

import re

from cleantext.document import Document
from cleantext.finding import Finding
from cleantext.lexicon import is_word
from cleantext.rule import PatternRule


class BytePairMark(PatternRule):
    """``inven@@ tory``: byte-pair encoding parts rare words with ``@@`` and was never undone.

    The parts are joined. Hunks of patches have blanks before their marks and addresses have one mark.
    """

    code = "MTR020"
    name = "byte-pair-mark"
    message = "The mark of a subword tokeniser parts this word."
    english = False
    confidence = 0.98
    examples = (("The light@@ house kee@@ per left.", "The lighthouse keeper left."),)
    allows = ("The hunk @@ -1,3 +1,4 @@ changed.", "Write to info@@ or a@b, they say.")
    triggers = ("@@ ",)
    pattern = re.compile(r"(?<=[\w.,'’-])@@ (?=[\w.,'’-])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        if not document.text[match.start() - 1].isalnum() and not document.text[match.end()].isalnum():
            return None
        if document.text[match.end() : match.end() + 3] in ("or ", "and"):
            return None
        return self.finding(document, *match.span(), "")


class JoinerMark(PatternRule):
    """``long @-@ term``: tokenisers write a sign inside a word or number as ``@-@``, ``@.@`` or ``@,@``."""

    code = "MTR021"
    name = "joiner-mark"
    message = "The mark of a tokeniser stands around this sign."
    english = False
    confidence = 0.99
    examples = (("A well @-@ kept road of 3 @.@ 5 km for 1 @,@ 200 cars.", "A well-kept road of 3.5 km for 1,200 cars."),)
    allows = ("A face like @-@ is a face.", "Mail a@b @ c.")
    triggers = ("@-@", "@.@", "@,@", "@/@", "@:@", "￭")
    pattern = re.compile(r"(?<=\w) ?@([-–.,/:])@ ?(?=\w)|(?<=\w) ?￭ ?([-–.,/:’']?) ?￭? ?(?=\w)")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        if match.group(1) and match.group().startswith(" ") != match.group().endswith(" "):
            return None
        if match.group(1) == "-" and text[match.end() :].startswith(("is ", "and ", "for ")):
            return None
        return self.finding(document, *match.span(), match.group(1) or match.group(2) or "")


class SentencePieceMark(PatternRule):
    """``▁``, ``Ġ`` and ``</w>`` mark where words begin or end inside a language model's vocabulary.

    The first stands for a space; ``Ġ`` does between a small letter and a letter, where no Maltese word has it.
    """

    code = "MTR022"
    name = "word-boundary-mark"
    message = "The mark of a subword tokeniser stands for a space."
    english = False
    confidence = 0.97
    examples = (
        ("▁The▁pump▁stopped at noon.", "The pump stopped at noon."),
        ("TheĠpumpĠstopped at noon.", "The pump stopped at noon."),
        ("The pump</w> stopped at noon.", "The pump stopped at noon."),
        ("The guide ▁ Ana came.", "The guide Ana came."),
    )
    allows = ("Ġgantija is a temple on Għawdex, and Ġorġ built none of it.",)
    triggers = ("▁", "Ġ", "</w>", "<w>")
    pattern = re.compile(r"[ ]?▁+[ ]?|(?<=[a-z.,;:])Ġ(?=[A-Za-z“\"(])|(?<=\w)</w>")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        mark = match.group().strip()
        if mark.startswith("▁") and len(mark) > 1:
            return None  # a line drawn for a form
        before, behind = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        if mark == "</w>" or before in ("", "\n", " ") or behind in ("", "\n", " ", ",", "."):
            return self.finding(document, *match.span(), "")
        return self.finding(document, *match.span(), " ")


class WordPieceMark(PatternRule):
    """``walk ##ing``: WordPiece writes the rest of a word with two hashes before it.

    The rest is joined to the word before it when that makes a word, and all are where a text has several that do;
    headings, hashtags and channels of chats (##gardening) stand apart. A rest that is no word and joins to none has lost its
    first part and is reported.
    """

    code = "MTR023"
    name = "word-piece-mark"
    message = "The mark of a subword tokeniser parts this word."
    confidence = 0.96
    examples = (
        ("They were walk ##ing home.", "They were walking home."),
        ("He writes for the ##nameh magazine.", "He writes for the ##nameh magazine."),
    )
    allows = ("## Heading\n\nText with #tag and ##Tag.", "Run it ## comment here, or ask in ##gardening and in ##oldfpga.")
    triggers = (" ##",)
    pattern = re.compile(r"(?<=[A-Za-z]) ##([a-z]{1,20})((?: ##[a-z]{1,20}){0,8})(?![\w#])")

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        word = re.search(r"[A-Za-z]+\Z", text[max(0, match.start() - 30) : match.start()])
        rest = match.group().replace(" ##", "")
        if word is not None and (is_word((word.group() + rest).lower()) or self._is_common(document)):
            return self.finding(document, *match.span(), rest)
        if len(rest) < 3 or is_word(rest) or (word is not None and word.group() in ("in", "on", "join", "at")):
            return None
        return self.finding(document, match.start() + 1, match.end(), None)

    def _is_common(self, document: Document) -> bool:
        pieces = [match.group(1) for match in self.pattern.finditer(document.text[:20_000])]
        return len(pieces) > 2 and 2 * sum(map(is_word, pieces)) < len(pieces)


class ControlToken(PatternRule):
    """``</s>``, ``<pad>`` and ``<|endoftext|>`` steer a language model and are no part of its text."""

    code = "MTR024"
    name = "control-token"
    message = "This is a control token of a language model."
    english = False
    confidence = 0.97
    examples = (
        ("<s>The well is dry.</s>", "The well is dry."),
        ("<s> The pump stopped at noon. </s>", "The pump stopped at noon."),
        ("The pump stopped.<|endoftext|>", "The pump stopped."),
    )
    allows = ("In HTML <s>this</s> is struck out.", "The [MASK] token is hidden in training.")
    triggers = ("</s>", "<s>", "<pad>", "<eos>", "<bos>", "<|", "[CLS]", "[SEP]", "[PAD]", "<EOS>", "<PAD>", "<BOS>", "[EOS]", "[BOS]", "[INST]", "[/INST]", "<start_of_turn>", "<end_of_turn>")
    pattern = re.compile(
        r"^(?:(?:<s>|<bos>|<BOS>|<pad>|<PAD>|\[CLS\]|\[BOS\]|\[PAD\])[ ]?)+|(?:[ ]?(?:</s>|<pad>|<PAD>|<eos>|<EOS>|\[PAD\]|\[SEP\]|\[CLS\]|\[EOS\]))+(?=[ ]*$)"
        r"|[ ]?(?:</s> ?<s>|\[SEP\]|<eos>|<EOS>)(?= [A-Z“\"])"
        r"|[ ]?<\|(?:endoftext|im_start|im_end|eot_id|end|begin_of_text|start_header_id|end_header_id)\|>|[ ]?<(?:start|end)_of_turn>|[ ]?\[/?INST\]",
        re.MULTILINE,
    )

    def check(self, match: re.Match[str], document: Document) -> Finding | None:
        text = document.text
        line = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        if match.group().strip() == "</s>" and "<s>" in line[1:]:
            return None
        if match.group() == "<s>" and not re.match(r"[^\n]{0,2000}</s>[ ]*$", text[match.end() : match.end() + 2010], re.MULTILINE):
            return None  # struck out
        return self.finding(document, *match.span(), "")
