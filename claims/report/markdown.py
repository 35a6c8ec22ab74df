"""The editorial report as Markdown: the same places, steps and explanations as on the terminal and in HTML."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tabulate import tabulate

from claims.model import Finding, Result
from claims.report.labels import LABELS
from claims.report.layout import Places, visible
from claims.report.options import Options, shown
from claims.report.suppressed import lines as held_back
from claims.report.view import Passage, chosen_language, coverage, is_damage, passages, question, summary
from claims.report.wording import SIGNS

NAME = "markdown"
_SPECIAL = re.compile(r"[\\`*_\[\]<>|#~&]|(?<=\w):(?=//)|(?<=\bwww)\.", re.I)
# What begins a list, a rule or a heading where it stands first.
_OPENING = re.compile(r"(?:[-+=](?![\w.])|\d{1,9}(?=[.)](?:\s|$)))")
# Whoever bears the name would be told, where services know names, and an address be linked.
_NAMED = re.compile(r"@(?=\w)")


def render(result: Result, options: Options) -> str:
    """Return the report; article text is escaped, so that nothing in it is read as Markdown."""
    return "\n".join(_lines(result, options)).rstrip("\n") + "\n"


def _lines(result: Result, options: Options) -> Iterator[str]:
    language = chosen_language(result, options)
    words = LABELS[language]
    table = Places(result, options.language)
    listed = shown(result, options, ticks=True)
    notes = [finding for finding in listed if is_damage(finding)]
    questioned = [f for f in listed if f.verdict in ("inconsistent", "tension") and f not in notes]
    yield from (f"# {words['title']}", "", summary(result, language), "")
    for line in held_back(result, language):
        yield from (opening(line), "")
    yield from (f"## {words['findings']}", "")
    for finding in questioned:
        yield from _finding(table, finding, language)
    if not questioned:
        yield from (words["no_findings"], "")
    yield from (f"## {words['ticks']}", "")
    yield from _ticks(table, [f for f in listed if f not in questioned and f not in notes], language)
    yield from (f"## {words['articles']}", "", _articles(result), "", f"## {words['unread']}", "", coverage(result, language), "")
    yield from (f"- {opening(finding.message)} ({', '.join(_wheres(table, finding)[:1])})" for finding in notes)
    for item in result.coverage.unread:
        yield f"- {opening(item.quote)}: {escaped(item.reason)} ({escaped(table.where(item.span))})"
    for failure in result.failures:
        yield f"- {opening(failure.path)}: {escaped(failure.reason)}"


def _finding(table: Places, finding: Finding, language: str) -> Iterator[str]:
    words = LABELS[language]
    held = passages(table, finding)
    yield from (f"### {SIGNS[finding.verdict]} {escaped(finding.message)}", "")
    yield f"{words[finding.verdict]} · {words[finding.severity]} · `{finding.rule}` · `{finding.fingerprint}`"
    yield ""
    for passage in held:
        yield from (_quoted(passage), "")
    for title, steps in (
        (words["derivation"], finding.derivation),
        (words["gap"], (finding.gap,) if finding.gap else ()),
        (words["reconcile"], finding.reconcile),
        (words["explanations"], finding.explanations),
        (words["question"], (question(held, language),)),
    ):
        if steps:
            yield from (f"**{title}**", "", *(f"- {opening(step)}" for step in steps), "")


def _quoted(passage: Passage) -> str:
    who = f"{passage.speaker} · " if passage.speaker else ""
    texts = ["", *(text for text, _ in passage.pieces), ""]
    spans = [span for _, span in passage.pieces]
    said = "".join(
        strong(text, before, after) if span else escaped(text) if before else opening(text)
        for span, before, text, after in zip(spans, texts, texts[1:], texts[2:], strict=False)
    )
    return f"> {said}  \n> {opening(who)}{escaped(passage.where) if who else opening(passage.where)}"


def _wheres(table: Places, finding: Finding) -> list[str]:
    return [escaped(passage.where) for passage in passages(table, finding)]


def _ticks(table: Places, ticks: list[Finding], language: str) -> Iterator[str]:
    for finding in ticks:
        yield f"- {SIGNS[finding.verdict]} {escaped(finding.message)} ({', '.join(_wheres(table, finding))})"
        yield from (f"  - {opening(step)}" for step in finding.derivation)
    yield from (() if ticks else (LABELS[language]["no_ticks"],))
    yield ""


def _articles(result: Result) -> str:
    rows = [
        (
            escaped(article.id),
            escaped(article.title),
            article.published.isoformat() if article.published else "",
            article.language,
        )
        for article in result.articles
    ]
    return tabulate(rows, tablefmt="pipe", headers=("", "", "", ""), disable_numparse=True) if rows else ""


def escaped(text: str) -> str:
    """Return foreign text as Markdown that shows it and nothing else, within a line."""
    return _NAMED.sub("@&#8203;", _SPECIAL.sub(r"\\\g<0>", visible(text)))


def opening(text: str) -> str:
    """Return foreign text as Markdown, at the start of a line or of an item."""
    shown = visible(text).lstrip()
    found = _OPENING.match(shown)
    if found is None:
        return escaped(shown)
    at = found.end() if found[0].isdigit() else 0
    return f"{shown[:at]}\\{shown[at]}{escaped(shown[at + 1 :])}"


def strong(text: str, before: str, after: str) -> str:
    """Return foreign text in bold: asterisks do not open or close between a letter and a mark (涨**5%**的), a tag does."""
    opens = not before or not _is_mark(text[:1]) or before[-1].isspace() or _is_mark(before[-1])
    closes = not after or not _is_mark(text[-1:]) or after[0].isspace() or _is_mark(after[0])
    return f"**{escaped(text)}**" if opens and closes and text.strip() == text else f"<b>{escaped(text)}</b>"


def _is_mark(char: str) -> bool:
    return bool(char) and unicodedata.category(char)[0] in "PS"
