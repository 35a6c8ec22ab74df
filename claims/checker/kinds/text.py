"""Damage of the copy: one finding an article and kind of damage, so that nobody trusts a number that was cut."""

from __future__ import annotations

from collections.abc import Iterator

from claims.checker.case import Case
from claims.checker.finding import build
from claims.checker.naming import phrase
from claims.model import Article, Damage, Evidence, Finding, Span
from claims.packs import Rule

# Places that one finding points at.
_PLACES = 12


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield one finding for each article and kind of damage, pointing at the first places."""
    for article in case.texts():
        kinds: dict[str, list[Damage]] = {}
        for damage in article.damage:
            kinds.setdefault(damage.kind, []).append(damage)
        for kind, places in sorted(kinds.items()):
            yield _report(rule, case, article, kind, places)


def _report(rule: Rule, case: Case, article: Article, kind: str, places: list[Damage]) -> Finding:
    evidence = [Evidence(Span(article.id, d.start, d.end), d.quote) for d in places[:_PLACES]]
    slots = {"document": article.id, "count": str(len(places)), "kind": phrase(case, article, f"damage_{kind}")}
    return build(case, rule, "tension", (), slots=slots, severity="info", confidence=1.0, evidence=evidence)
