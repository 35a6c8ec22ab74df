"""The whole result as one JSON document (`check-claims schema` describes it)."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from claims.model import Result
from claims.report.options import Options
from claims.report.schema import report

NAME = "json"

# What JSON lets stand in a string, but a terminal or a log of a CI service obeys, or a reader of lines takes for an end.
_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|#(?=#(?:\\[|vso\\[|teamcity\\[))")


def render(result: Result, options: Options) -> str:
    """Return the document, indented; text is left in its own script."""
    return dumped(report(result, options).model_dump(mode="json"), indent=2) + "\n"


def dumped(value: Mapping[str, object], indent: int | None = None) -> str:
    """Return a value as JSON in which nothing but `indent` makes a new line, and nothing is a control character."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _UNSAFE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
