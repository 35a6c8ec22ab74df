"""A report in a form of one's own: a Jinja template filled in with what the other reports show (see `docs/formats.md`).

The template comes from whoever runs the tool, the values from articles. Templates run in Jinja's sandbox and see plain
values only; nothing is escaped for them, since nobody knows what they make, but every value is one visible line.
"""

from __future__ import annotations

import traceback
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from jinja2 import FileSystemLoader, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from claims.model import Finding, Result
from claims.report.csv import guarded
from claims.report.files import ReportError
from claims.report.labels import LABELS
from claims.report.layout import Places, visible
from claims.report.markdown import escaped
from claims.report.options import Options, shown
from claims.report.schema import report
from claims.report.view import Passage, chosen_language, coverage, passages, question, summary
from claims.report.wording import SIGNS

NAME = "template"


def render(result: Result, options: Options) -> str:
    """Return the template of the options, filled in. Raises `ReportError` that names the line of a fault in it."""
    if options.template is None:
        raise ReportError("the format template needs --template FILE")
    template = _template(options.template)
    try:
        told = template.render(context(result, options))
    except Exception as error:  # a template may fail in any way that Python can
        raise ReportError(_located(options.template, error)) from error
    return told if told.endswith("\n") else f"{told}\n"


def context(result: Result, options: Options) -> Mapping[str, object]:
    """Return what a template sees: plain values, every text of them on one visible line.

    `report` is the document of the format json. `findings` are its findings once more, those that the terminal shows,
    with the words, places and sentences of the other reports.
    """
    language = chosen_language(result, options)
    places = Places(result, options.language)
    whole = report(result, options).model_dump(mode="json")
    by_id = {record["id"]: record for record in whole["findings"]}
    listed = shown(result, options, ticks=True)
    values = {
        "report": whole,
        "findings": [by_id[finding.fingerprint] | _told(finding, places, language) for finding in listed],
        "summary": summary(result, language),
        "coverage": coverage(result, language),
        "labels": LABELS[language],
        "language": language,
    }
    return cast("Mapping[str, object]", _visible(values))


def _told(finding: Finding, places: Places, language: str) -> Mapping[str, object]:
    held = passages(places, finding)
    spans = dict.fromkeys(evidence.span for evidence in finding.evidence)
    return {
        "sign": SIGNS[finding.verdict],
        "verdict_word": LABELS[language][finding.verdict],
        "severity_word": LABELS[language][finding.severity],
        "places": [
            {
                "where": places.where(span),
                "document": span.document,
                "part": places.part(span),
                "line": places.position(span)[0],
                "column": places.position(span)[1],
                "quote": places.articles[span.document].text[span.start : span.end],
            }
            for span in spans
            if span.document in places.articles
        ],
        "passages": [_passage(passage) for passage in held],
        "question": question(held, language),
    }


def _passage(passage: Passage) -> Mapping[str, object]:
    return {
        "where": passage.where,
        "speaker": passage.speaker,
        "text": "".join(text for text, _ in passage.pieces),
        "pieces": [{"text": text, "is_number": span is not None} for text, span in passage.pieces],
    }


def _visible(value: object) -> object:
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {name: _visible(held) for name, held in value.items()}
    return [_visible(held) for held in value] if isinstance(value, list | tuple) else value


def _template(path: Path) -> Template:
    """Return the template of a file, which may include others of its folder."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(path.parent),
        undefined=StrictUndefined,
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"markdown": escaped, "csv": guarded}
    try:
        return environment.get_template(path.name)
    except TemplateNotFound as error:
        raise ReportError(f"--template: no file {str(path)!r}") from error
    except (OSError, UnicodeDecodeError) as error:
        raise ReportError(f"--template: {str(path)!r} could not be read as UTF-8 text") from error
    except TemplateError as error:
        raise ReportError(_located(path, error)) from error


def _located(path: Path, error: Exception) -> str:
    """Return file, line and reason of a fault in a template, or in one that it includes."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or path}:{error.lineno}: {error.message}"
    folder = str(path.parent.resolve())
    frames = [
        frame for frame in traceback.extract_tb(error.__traceback__) if str(Path(frame.filename).resolve()).startswith(folder)
    ]
    gone = f"no template {error.name!r} in its folder" if isinstance(error, TemplateNotFound) else ""
    reason = gone or str(error) or type(error).__name__
    return f"{frames[-1].filename}:{frames[-1].lineno}: {reason}" if frames else f"{path}: {reason}"
