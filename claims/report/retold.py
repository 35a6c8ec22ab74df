"""A finding told again from a JSON report of an earlier run, without its articles."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from claims.report.labels import LABELS
from claims.report.layout import visible
from claims.report.wording import SIGNS, WORDS

_Record = Mapping[str, object]


def report_of(text: str) -> _Record | None:
    """Return what a JSON report holds; None where the text is no report of this tool."""
    try:
        held = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return held if isinstance(held, dict) and "schema_version" in held and isinstance(held.get("findings"), list) else None


def retell(report: _Record, name: str, language: str) -> str:
    """Return every finding whose id begins with `name`, as text; "" where there is none.

    `language` is zh, en, or auto: that of the article it begins in.
    """
    spoken = {str(d.get("id")): "en" if d.get("language") == "en" else "zh" for d in _records(report, "documents")}
    claims = {str(c.get("id")): c for c in _records(report, "claims")}
    found = [f for f in _records(report, "findings") if str(f.get("id", "")).startswith(name)]
    return "\n".join("".join(f"{line}\n" for line in _lines(f, claims, _language(f, spoken, language))) for f in found)


def _language(finding: _Record, spoken: Mapping[str, str], language: str) -> str:
    first = next(iter(_records(finding, "evidence")), {})
    return spoken.get(str(first.get("document")), "en") if language == "auto" else language


def _lines(finding: _Record, claims: Mapping[str, _Record], language: str) -> Iterator[str]:
    verdict, severity, rule, name, message = (_said(finding, key) for key in ("verdict", "severity", "rule", "id", "message"))
    yield f"{SIGNS.get(verdict, verdict)} {LABELS[language].get(severity, severity)}  {rule}  {name}"
    yield f"  {message}"
    for place in _records(finding, "evidence"):
        document, start, end, quote = (_said(place, key) for key in ("document", "start", "end", "quote"))
        yield f"  --> {document}, {start}–{end}: {quote}"
    told = finding.get("claims")
    held = [claims[str(name)] for name in told if str(name) in claims] if isinstance(told, list) else []
    yield from _labelled("", [_about(claim) for claim in held])
    for field in ("derivation", "gap", "reconcile", "explanations"):
        said = finding.get(field)
        lines = [str(line) for line in said] if isinstance(said, list) else [f"{said}×"] if said else []
        yield from _labelled(WORDS[language][field], lines)


def _about(claim: _Record) -> str:
    base = claim.get("base")
    low, high, unit = (base.get(key) for key in ("low", "high", "unit")) if isinstance(base, dict) else (None, None, None)
    value = low if low == high else f"{low if low is not None else '…'} – {high if high is not None else '…'}"
    links = (claim.get(key) for key in ("subject", "metric", "scope", "basis", "period"))
    about = " · ".join(str(link) for link in links if link)
    return f"{claim.get('quote')} = {value} {unit}{f'  ({about})' if about else ''}"


def _said(record: _Record, key: str) -> str:
    return visible(str(record.get(key, "")))


def _labelled(label: str, lines: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"  {label if not number else '':<10}{visible(line)}"


def _records(held: _Record, name: str) -> list[_Record]:
    found = held.get(name)
    return [record for record in found if isinstance(record, dict)] if isinstance(found, list) else []
