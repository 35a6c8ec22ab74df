"""The lines of an English text that head a paragraph, and the names in capitals that one begins with."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LINE = re.compile(r"^[ \t#*]{0,6}([\"“‘']?[A-Z0-9][^\n|\t]{2,108}?)[ \t*]*$", re.MULTILINE)
# What ends a sentence, or a line that leads to a list.
_NO_HEADING = re.compile(r"[.;:,]$|[.!?]\s[A-Z“\"]")
_SENTENCE = re.compile(r"[^\n]{90,}|[^\n]{40,}[.!?][\"”’]?[ \t]*(?:\n|$)")
_LONG = 60


def headings(text: str) -> Iterator[tuple[int, int]]:
    """Yield where the lines stand that head a paragraph, the headline apart."""
    first = text.find("\n", len(text) - len(text.lstrip()))
    for match in _LINE.finditer(text, first) if first > 0 else ():
        start, end = match.span(1)
        if _NO_HEADING.search(match[1]):
            continue
        line = match.start()
        apart = text[max(0, line - 2) : line] in ("\n\n", "\n") or (end - start < _LONG and _ends_paragraph(text, line))
        below = end + len(text[end:]) - len(text[end:].lstrip("\t *\n"))
        if apart and below > end and _SENTENCE.match(text, below):
            yield start, end


def _ends_paragraph(text: str, line: int) -> bool:
    """Whether a sentence ends right before a line."""
    return text[max(0, line - 3) : line].rstrip('\n"”’ ').endswith((".", "!", "?"))


# HALDEN MARINE. Berenberg kept …: a name in capitals that runs into its paragraph.
_RUN_IN = re.compile(
    r"^[ \t*_•]{0,5}(?P<name>[A-Z][A-Z0-9&'’-]{2,}(?:\s[A-Z0-9&][A-Z0-9&.'’-]*){0,4})(?:\s\([A-Za-z0-9.: ]{2,14}\))?"
    r"[.:]\**\s+(?=[A-Z“\"‘'])",
    re.MULTILINE,
)
_FEW = 2


def run_in(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the names in capitals that several paragraphs begin with, as they are written below; none that is a plain word."""
    found = [m for m in _RUN_IN.finditer(text) if not _is_plain(text, m["name"])]
    if len(found) < _FEW:
        return
    for match in found:
        yield *match.span("name"), " ".join(word if len(word) < _SPELLED else word.title() for word in match["name"].split())


# What is shorter is spelled: WPP, TUI.
_SPELLED = 4


def _is_plain(text: str, name: str) -> bool:
    """Whether words in capitals stand in a text in small letters too: OUTLOOK."""
    return re.search(rf"\b{re.escape(name.lower())}\b", text) is not None
