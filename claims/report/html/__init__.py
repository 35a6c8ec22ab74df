"""The editorial report: HTML that reads without scripts or network, in one file, or in a folder with a page an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from claims.model import Finding, Result
from claims.report.files import write
from claims.report.html.articles import section
from claims.report.html.book import STATES, Book
from claims.report.html.cards import card, tick
from claims.report.html.page import fill
from claims.report.html.rows import COLUMNS, article_rows, claim_rows, finding_rows, unread_rows
from claims.report.html.subjects import subjects
from claims.report.labels import COLUMNS as LABEL_COLUMNS
from claims.report.options import Options
from claims.report.suppressed import lines
from claims.report.view import coverage, summary
from claims.version import VERSION

NAME = "html"
# The views after the overview, in the order of the pages: name, template.
_VIEWS = ("subjects", "claims", "unread")


def render(result: Result, options: Options) -> str:
    """Return the whole report as one page."""
    book = Book(result, options)
    views = {"overview": _overview(book, ""), **{name: _view(book, name, "") for name in _VIEWS}}
    sections = [section(book, article, "") for article in book.documents]
    return fill("report.html.j2", {**_common(book, ""), **views, "sections": sections})


def pages(result: Result, options: Options) -> Iterator[tuple[str, str]]:
    """Yield the pages of a folder, name and text: an index, a page an article, subjects, claims, what was not read."""
    book = Book(result, options, is_split=True)
    common = {**_common(book, "index.html"), "overview": _overview(book, "index.html")}
    yield "index.html", fill("index.html.j2", common)
    for name in _VIEWS:
        here = f"{name}.html"
        yield here, fill(here + ".j2", {**_common(book, here), name: _view(book, name, here)})
    names = list(book.pages.values())
    for number, article in enumerate(book.documents):
        here = names[number]
        around = {"previous": names[number - 1] if number else "", "next": names[number + 1] if number + 1 < len(names) else ""}
        yield here, fill("article.html.j2", {**_common(book, here), **around, "sections": [section(book, article, here)]})


def save(result: Result, options: Options, path: Path) -> None:
    """Write the report: one file where `path` names one (or ends in .html), else a folder of pages. Raises `ReportError`."""
    is_folder = path.is_dir() or not (path.suffix or path.exists())
    if not is_folder:
        write(path, render(result, options))
        return
    for name, text in pages(result, options):
        write(path / name, text)


def _common(book: Book, here: str) -> dict[str, object]:
    """Return what every page shows."""
    words, result = book.words, book.result
    return {
        "lang": "zh-Hans" if book.language == "zh" else "en",
        "t": words,
        "here": here,
        "is_split": book.is_split,
        "summary": summary(result, book.language),
        "coverage": coverage(result, book.language),
        "held": lines(result, book.language)[:1],
        "links": list(_links(book, here)),
        "made_by": words["made_by"].format(VERSION),
    }


def _links(book: Book, here: str) -> Iterator[dict[str, object]]:
    """Yield the views: sections of the one page, or pages of the folder."""
    counts = {"subjects": None, "claims": len(book.result.claims), "unread": len(book.result.coverage.unread)}
    names = {"subjects": "by_subject", "claims": "all_claims", "unread": "not_read"}
    front = "index.html" if book.is_split else ""
    yield {
        "href": front or "#overview",
        "name": book.words["overview"],
        "count": len(book.questioned),
        "is_here": bool(front) and here == front,
    }
    articles = "index.html#articles-list" if book.is_split else "#articles"
    yield {"href": articles, "name": book.words["by_article"], "count": len(book.documents), "is_here": False}
    for view in _VIEWS:
        page = f"{view}.html"
        href = page if book.is_split else f"#{view}"
        yield {"href": href, "name": book.words[names[view]], "count": counts[view], "is_here": here == page}


def _overview(book: Book, here: str) -> Mapping[str, object]:
    findings = list(finding_rows(book, here))
    return {
        "findings": findings,
        "articles": list(article_rows(book, here)),
        "general": [card(book, finding, here) for finding in book.cards("")],
        "choices": [
            _choice(book, "severity", {row.severity: book.words[row.severity] for row in findings}),
            _choice(book, "verdict", {row.verdict: book.words[row.verdict] for row in findings}),
            _choice(book, "rule", {row.rule: row.rule for row in sorted(findings, key=lambda row: row.rule)}),
        ],
    }


def _view(book: Book, name: str, here: str) -> object:
    return {"subjects": subjects, "claims": _claims, "unread": _unread}[name](book, here)


def _claims(book: Book, here: str) -> Mapping[str, object]:
    words, rows = book.words, list(claim_rows(book, here))
    quote, subject, metric, period, _, _, modality, speaker, place = LABEL_COLUMNS[book.language]
    return {
        "rows": rows,
        "columns": " ".join(COLUMNS),
        "names": (quote, subject, metric, words["value"], period, modality, speaker, words["state"], place),
        "choices": [
            _choice(book, "state", {state: words[f"state_{state}"] for state in STATES if any(r.state == state for r in rows)}),
            _choice(book, "modality", {row.modality: words[row.modality] for row in rows}),
            _choice(book, "document", {row.document: row.article for row in rows}, words["article"]),
        ],
    }


def _choice(book: Book, field: str, values: Mapping[str, str], name: str = "") -> Mapping[str, object]:
    return {"field": field, "name": name or book.words[field], "options": list(values.items())}


def _unread(book: Book, here: str) -> Mapping[str, object]:
    words, result = book.words, book.result
    crashed = [finding for finding in book.findings if finding.kind == "internal"]
    uncompared = [finding for finding in book.findings if finding.verdict == "not_comparable"]
    return {
        "rows": list(unread_rows(book, here)),
        "lists": [
            (words["held"], [_note(line) for line in lines(result, book.language)]),
            (words["failures"], [_note(f"{failure.path}: {failure.reason}") for failure in result.failures]),
            (words["warnings"], [_note(warning) for warning in result.warnings]),
            (words["internal"], [_note(finding.message) for finding in crashed]),
            (words["uncompared"], [_finding_note(book, finding, here) for finding in uncompared]),
        ],
    }


def _note(text: str) -> Mapping[str, object]:
    return {"id": "", "text": text, "places": []}


def _finding_note(book: Book, finding: Finding, here: str) -> Mapping[str, object]:
    places = [{"href": place.href, "text": place.text} for place in tick(book, finding, here, "").where]
    return {"id": book.ids[finding], "text": finding.message, "places": places}
