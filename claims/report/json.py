"""The whole result as one JSON document (`check-claims schema` describes it)."""

from __future__ import annotations

import json

from claims.model import Result
from claims.report.options import Options
from claims.report.schema import report

NAME = "json"


def render(result: Result, options: Options) -> str:
    """Return the document, indented; text is left in its own script."""
    return json.dumps(report(result, options).model_dump(mode="json"), ensure_ascii=False, indent=2) + "\n"
