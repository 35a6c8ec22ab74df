"""What the passes of a check found, put together: sorted, and each crash of a rule told once."""

from __future__ import annotations

from collections.abc import Container, Iterable

from claims.model import Finding


def merged(*found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings of all passes, sorted by place and rule; a rule that crashed on many articles is told once."""
    crashed: dict[tuple[str, str], Finding] = {}
    others = []
    for finding in (f for findings in found for f in findings):
        if finding.kind == "internal":
            crashed.setdefault((finding.rule, finding.message), finding)
        else:
            others.append(finding)
    return tuple(sorted([*crashed.values(), *others], key=order))


def order(finding: Finding) -> tuple[str, int, str, tuple[str, ...], str]:
    """Return what findings are sorted by: place, rule, claims."""
    first = finding.evidence[0].span if finding.evidence else None
    return first.document if first else "", first.start if first else 0, finding.rule, finding.claims, finding.message


def about_tables(findings: Iterable[Finding], tables: Container[str]) -> list[Finding]:
    """Return the findings that point at a trusted table; `tables` holds their ids."""
    return [finding for finding in findings if any(name in tables for name in points_at(finding))]


def points_at(finding: Finding) -> set[str]:
    """Return the documents of its evidence."""
    return {evidence.span.document for evidence in finding.evidence}
