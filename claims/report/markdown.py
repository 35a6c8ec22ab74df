"""The editorial report as Markdown: the same places, steps and explanations as on the terminal and in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabulate import tabulate

from claims.model import Finding, Result
from claims.report.labels import LABELS
from claims.report.layout import Places, visible
from claims.report.options import Options, shown
from claims.report.suppressed import lines as held_back
from claims.report.view import Passage, chosen_language, coverage, is_damage, passages, question, summary

NAME = "markdown"
_SIGNS = {"inconsistent": "✗", "tension": "△", "consistent": "✓", "not_comparable": "·"}
_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def render(result: Result, options: Options) -> str:
    """Return the report; article text is escaped, so that nothing in it is read as Markdown."""
    return "\n".join(_lines(result, options)).rstrip("\n") + "\n"


def _lines(result: Result, options: Options) -> Iterator[str]:
    language = chosen_language(result, options)
    words = LABELS[language]
    table = Places(result)
    listed = shown(result, options, ticks=True)
    notes = [finding for finding in listed if is_damage(finding)]
    questioned = [f for f in listed if f.verdict in ("inconsistent", "tension") and f not in notes]
    yield from (f"# {words['title']}", "", summary(result, language), "")
    for line in held_back(result, language):
        yield from (escaped(line), "")
    yield from (f"## {words['findings']}", "")
    for finding in questioned:
        yield from _finding(table, finding, language)
    if not questioned:
        yield from (words["no_findings"], "")
    yield from (f"## {words['ticks']}", "")
    yield from _ticks(table, [f for f in listed if f not in questioned and f not in notes], language)
    yield from (f"## {words['articles']}", "", _articles(result), "", f"## {words['unread']}", "", coverage(result, language), "")
    yield from (f"- {escaped(finding.message)} ({', '.join(_wheres(table, finding)[:1])})" for finding in notes)
    for item in result.coverage.unread:
        yield f"- {escaped(item.quote)}: {escaped(item.reason)} ({escaped(table.where(item.span))})"
    for failure in result.failures:
        yield f"- {escaped(failure.path)}: {escaped(failure.reason)}"


def _finding(table: Places, finding: Finding, language: str) -> Iterator[str]:
    words = LABELS[language]
    held = passages(table, finding)
    yield from (f"### {_SIGNS[finding.verdict]} {escaped(finding.message)}", "")
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
            yield from (f"**{title}**", "", *(f"- {escaped(step)}" for step in steps), "")


def _quoted(passage: Passage) -> str:
    who = f"{escaped(passage.speaker)} · " if passage.speaker else ""
    said = "".join(f"**{escaped(text)}**" if span else escaped(text) for text, span in passage.pieces)
    return f"> {said}  \n> {who}{escaped(passage.where)}"


def _wheres(table: Places, finding: Finding) -> list[str]:
    return [escaped(passage.where) for passage in passages(table, finding)]


def _ticks(table: Places, ticks: list[Finding], language: str) -> Iterator[str]:
    for finding in ticks:
        yield f"- {_SIGNS[finding.verdict]} {escaped(finding.message)} ({', '.join(_wheres(table, finding))})"
        yield from (f"  - {escaped(step)}" for step in finding.derivation)
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
    return _SPECIAL.sub(r"\\\1", visible(text))
