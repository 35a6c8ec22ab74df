"""The Word document that was checked, returned with a comment in the margin at each place of each finding."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from claims.model import Article, Finding, Result, Span
from claims.report.files import ReportError, write
from claims.report.labels import LABELS
from claims.report.layout import Places, visible
from claims.report.options import Options, shown
from claims.report.view import is_damage, passages, question
from claims.report.wording import SIGNS, WORDS
from claims.word.comments import comment
from claims.word.package import MISSING, WordError, opened, saved
from claims.word.text import Text, text_of

if TYPE_CHECKING:
    from docx.document import Document

NAME = "docx"
SUFFIX = ".docx"
# Places of one finding that are commented on in one document; every damaged word of a copy is one.
PLACES = 12


def save(result: Result, options: Options, path: Path) -> None:
    """Write the documents with their comments: one to a file, or any number into a folder. The originals are left alone.

    Raises `ReportError` where there is none, where several are asked into one file, or where one has changed meanwhile.
    """
    documents = [article for article in result.articles if Path(article.id).suffix.lower() == SUFFIX]
    places = Places(result, options.language)
    for article, target in zip(documents, _targets(documents, path), strict=True):
        write(target, _commented(article, target, result, places, options))


def _targets(documents: list[Article], path: Path) -> list[Path]:
    """Return the file for each document: names that several of them share are numbered."""
    if not documents:
        raise ReportError("docx returns the Word documents that were checked, and none was")
    is_folder = path.is_dir() or path.suffix.lower() != SUFFIX
    if not is_folder and len(documents) > 1:
        raise ReportError(f"{len(documents)} Word documents were checked, and {str(path)!r} is one file: name a folder")
    if not is_folder:
        return [path]
    targets: list[Path] = []
    for article in documents:
        name = Path(article.id)
        number = sum(Path(other.id).name == name.name for other in documents[: len(targets)])
        targets.append(path / (f"{name.stem}-{number + 1}{name.suffix}" if number else name.name))
    return targets


def _commented(article: Article, target: Path, result: Result, places: Places, options: Options) -> bytes:
    source = Path(article.id)
    try:
        if target.exists() and target.samefile(source):
            raise ReportError(f"{str(target)!r} is the document itself: name another file")
        document = opened(source.read_bytes())
        text = text_of(document)
    except OSError as error:
        raise ReportError(f"{str(source)!r} cannot be read again: {error.strerror}") from error
    except WordError as error:
        raise ReportError(f"{str(source)!r} cannot be read again: {error}") from error
    except ImportError as error:
        raise ReportError(MISSING) from error
    if text.text != article.text:
        raise ReportError(f"{str(source)!r} has changed since it was checked")
    try:
        return _marked(document, text, article, result, places, options)
    except WordError as error:
        raise ReportError(f"{str(source)!r} cannot be returned with comments: {error}") from error


def _marked(document: Document, text: Text, article: Article, result: Result, places: Places, options: Options) -> bytes:
    """Return a document as a file, with a comment at each place that findings point at in it."""
    for finding in shown(result, options, ticks=False):
        spans = sorted({evidence.span for evidence in finding.evidence if evidence.span.document == article.id})
        for number, span in enumerate(spans[:PLACES]):
            lines = _lines(finding, span, places, options) if number == 0 else _again(finding, span, places, options)
            comment(document, text, span.start, span.end, [visible(line) for line in lines])
    return saved(document)


def _lines(finding: Finding, span: Span, places: Places, options: Options) -> Iterator[str]:
    """Yield all that is known of a finding, for its first place in a document."""
    language = _language(finding, places, options)
    words = WORDS[language]
    yield f"{SIGNS[finding.verdict]} {finding.message}"
    yield from _elsewhere(finding, span, places, language)
    for label, lines in (
        (words["derivation"], finding.derivation),
        (words["reconcile"], finding.reconcile),
        (words["explanations"], finding.explanations),
    ):
        yield from (f"{label}{'：' if language == 'zh' else ': '}{line}" for line in lines)
    if not is_damage(finding):
        yield question(passages(places, finding), language)
    yield _foot(finding, language)


def _again(finding: Finding, span: Span, places: Places, options: Options) -> Iterator[str]:
    """Yield what a finding says, for its further places."""
    language = _language(finding, places, options)
    yield f"{SIGNS[finding.verdict]} {finding.message}"
    yield from _elsewhere(finding, span, places, language)
    yield _foot(finding, language)


def _elsewhere(finding: Finding, here: Span, places: Places, language: str) -> Iterator[str]:
    others = {evidence.span: evidence.quote for evidence in finding.evidence if evidence.span != here}
    for span, quote in list(others.items())[:PLACES]:
        where = places.within(span, language) if span.document == here.document else places.where(span, language)
        yield f"→ {where}: “{quote}”"


def _foot(finding: Finding, language: str) -> str:
    return f"{LABELS[language][finding.severity]} · {finding.rule} · {finding.fingerprint}"


def _language(finding: Finding, places: Places, options: Options) -> str:
    return places.language(finding) if options.language == "auto" else options.language
