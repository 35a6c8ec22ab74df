"""One finding a line, as compilers print them: the first place, what it says, and the other places."""

from __future__ import annotations

from claims.model import Finding, Result
from claims.report.layout import Places, visible
from claims.report.options import Options, shown

NAME = "concise"
# Places named on a line; more are counted.
PLACES = 5


def render(result: Result, options: Options) -> str:
    """Return `path:line:column: severity rule: message [path:line:column, …]` for each finding; ticks only on request."""
    places = Places(result, options.language)
    return "".join(f"{_line(finding, places)}\n" for finding in shown(result, options, ticks=False))


def _line(finding: Finding, places: Places) -> str:
    where = list(dict.fromkeys(places.where(evidence.span) for evidence in finding.evidence))
    first = f"{where[0]}: " if where else ""
    more = [f"+{len(where) - PLACES}"] if len(where) > PLACES else []
    others = ", ".join([*where[1:PLACES], *more])
    level = "ok" if finding.verdict == "consistent" else finding.severity
    return f"{first}{level} {finding.rule}: {visible(finding.message)}" + (f" [{others}]" if others else "")
