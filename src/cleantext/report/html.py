"""The report as one plain HTML page without scripts or outside resources; all text is escaped."""

from __future__ import annotations

from html import escape
from typing import TextIO

from cleantext.report import Entry, Report
from cleantext.report.text import codes, kind, located, quoted, verdict, visible
from cleantext.result import Result

_HEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>cleantext report</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 72rem; padding: 0 1rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f6; padding: 1rem; }
del { background: #ffd7d5; color: #82071e; }
ins { background: #ccf2d4; color: #0a3d16; text-decoration: none; }
table { border-collapse: collapse; }
th, td { border: 1px solid #ccc; padding: .2rem .5rem; text-align: left; vertical-align: top; }
td.n { text-align: right; }
td.t { white-space: pre-wrap; overflow-wrap: anywhere; }
p.error { color: #82071e; }
</style>
</head>
<body>
<h1>cleantext report</h1>
"""
_FINDINGS = (
    "<table>\n<tr><th>Line</th><th>Column</th><th>Rule</th><th>Kind</th><th>Before</th><th>After</th>"
    "<th>Reason</th><th>Confidence</th></tr>\n"
)


class HtmlReport(Report):
    """A section for each record with findings: the text with its changes marked, then a table."""

    def __init__(self, stream: TextIO) -> None:
        super().__init__(stream)
        stream.write(_HEAD)

    def write(self, entry: Entry) -> None:
        if entry.result is None:
            self._heading(entry)
            self.stream.write(f'<p class="error">Not processed: {_safe(entry.error or "")}</p>\n</section>\n')
        elif entry.result.findings:
            self._heading(entry)
            self.stream.write(f"<p>{_safe(verdict(entry.result))}</p>\n")
            self._text(entry.result)
            self._table(entry.result)
            self.stream.write("</section>\n")

    def close(self) -> None:
        self.stream.write("<section>\n<h2>Summary</h2>\n")
        rules = self.tally.rules()
        if rules:
            self.stream.write("<table>\n<tr><th>Rule</th><th>Repairs</th><th>Flags</th></tr>\n")
            for code, edits, flags in rules:
                self.stream.write(
                    f'<tr><td>{_safe(code)}</td><td class="n">{edits}</td><td class="n">{flags}</td></tr>\n'
                )
            self.stream.write("</table>\n")
        self.stream.write(f"<p>{_safe(self.tally.summary())}</p>\n</section>\n</body>\n</html>\n")

    def _heading(self, entry: Entry) -> None:
        self.stream.write(f"<section>\n<h2>{_safe(entry.title)}</h2>\n")

    def _text(self, result: Result) -> None:
        """The whole text, deletions and insertions marked."""
        self.stream.write("<pre>\n")  # a browser drops the first line break
        position = 0
        for edit in result.edits:
            self.stream.write(_safe(result.original[position : edit.start]))
            reason = _safe(f"{codes(edit)}: {edit.message}")
            if edit.original:
                self.stream.write(f'<del title="{reason}">{_safe(edit.original)}</del>')
            if edit.replacement:
                self.stream.write(f'<ins title="{reason}">{_safe(edit.replacement)}</ins>')
            position = edit.end
        self.stream.write(f"{_safe(result.original[position:])}</pre>\n")

    def _table(self, result: Result) -> None:
        self.stream.write(_FINDINGS)
        for finding, line, column in located(result):
            before, after = escape(quoted(finding.original)), ""
            if finding.replacement is not None:
                before, after = f"<del>{before}</del>", f"<ins>{escape(quoted(finding.replacement))}</ins>"
            self.stream.write(
                f'<tr><td class="n">{line}</td><td class="n">{column}</td><td>{_safe(codes(finding))}</td>'
                f'<td>{kind(finding)}</td><td class="t">{before}</td><td class="t">{after}</td>'
                f'<td>{_safe(finding.message)}</td><td class="n">{finding.confidence:.2f}</td></tr>\n'
            )
        self.stream.write("</table>\n")


def _safe(text: str) -> str:
    """Text for any place of the page; only line breaks and tabs stay invisible."""
    return escape(visible(text, keep="\n\t"))
