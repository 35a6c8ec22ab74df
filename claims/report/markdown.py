"""The editorial report as Markdown: the same places, steps and explanations as on the terminal and in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tabulate import tabulate

from claims.model import Finding, Result
from claims.report.labels import LABELS
from claims.report.layout import Places, visible
from claims.report.options import Options, shown
from claims.report.view import Place, chosen_language, coverage, places, question, summary

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
    questioned = [finding for finding in listed if finding.verdict in ("inconsistent", "tension")]
    yield from (f"# {words['title']}", "", summary(result, language), "", f"## {words['findings']}", "")
    for finding in questioned:
        yield from _finding(table, finding, language)
    if not questioned:
        yield from (words["no_findings"], "")
    yield from (f"## {words['ticks']}", "")
    yield from _ticks(table, [finding for finding in listed if finding not in questioned], language)
    yield from (f"## {words['articles']}", "", _articles(result), "", f"## {words['unread']}", "", coverage(result, language), "")
    for item in result.coverage.unread:
        yield f"- {_escaped(item.quote)}: {_escaped(item.reason)} ({_escaped(table.where(item.span))})"
    for failure in result.failures:
        yield f"- {_escaped(failure.path)}: {_escaped(failure.reason)}"


def _finding(table: Places, finding: Finding, language: str) -> Iterator[str]:
    words = LABELS[language]
    held = list(places(table, finding))
    yield from (f"### {_SIGNS[finding.verdict]} {_escaped(finding.message)}", "")
    yield f"{words[finding.verdict]} · {words[finding.severity]} · `{finding.rule}` · `{finding.fingerprint}`"
    yield ""
    for place in held:
        yield from (_quoted(place), "")
    for title, steps in (
        (words["derivation"], finding.derivation),
        (words["gap"], (finding.gap,) if finding.gap else ()),
        (words["reconcile"], finding.reconcile),
        (words["explanations"], finding.explanations),
        (words["question"], (question(held, language),)),
    ):
        if steps:
            yield from (f"**{title}**", "", *(f"- {_escaped(step)}" for step in steps), "")


def _quoted(place: Place) -> str:
    who = f"{_escaped(place.speaker)} · " if place.speaker else ""
    said = f"{_escaped(place.before)}**{_escaped(place.quote)}**{_escaped(place.after)}"
    return f"> {said}  \n> {who}{_escaped(place.where)}"


def _ticks(table: Places, ticks: list[Finding], language: str) -> Iterator[str]:
    for finding in ticks:
        where = ", ".join(_escaped(place.where) for place in places(table, finding))
        yield f"- {_SIGNS[finding.verdict]} {_escaped(finding.message)} ({where})"
        yield from (f"  - {_escaped(step)}" for step in finding.derivation)
    yield from (() if ticks else (LABELS[language]["no_ticks"],))
    yield ""


def _articles(result: Result) -> str:
    rows = [
        (
            _escaped(article.id),
            _escaped(article.title),
            article.published.isoformat() if article.published else "",
            article.language,
        )
        for article in result.articles
    ]
    return tabulate(rows, tablefmt="pipe", headers=("", "", "", ""), disable_numparse=True) if rows else ""


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", visible(text))
