"""`schema`: what the JSON holds."""

from __future__ import annotations


def schema() -> int:
    """Print the JSON Schema of --output-format json."""
    import json

    from claims.cli.output import emit
    from claims.report.schema import Report

    emit(json.dumps(Report.model_json_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
