"""Reports for the browser tests, made of the sample articles and of hostile ones."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

from claims.model import Result
from claims.pipeline import check, check_text

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "corpus"


@cache
def corpus() -> Result:
    """Return the result of all sample articles."""
    return check([str(CORPUS)])


@cache
def few() -> Result:
    """Return the result of four of them: two languages, contradictions within and across."""
    names = ("01-ten-gigawatts.txt", "03-h100-by-weight.txt", "04-blackwell-keynote.txt", "16-wire.jsonl")
    return check([str(CORPUS / name) for name in names])


def many(count: int) -> Result:
    """Return a result of `count` articles: the findings of three samples over and over, under names of their own."""
    whole = [check_text((CORPUS / name).read_text(encoding="utf-8")) for name in ("01-ten-gigawatts.txt", "19-qinghe-dairy.txt")]
    parts = [_renamed(whole[number % len(whole)], f"articles/{number:04}.txt") for number in range(count)]
    first = parts[0]
    return replace(
        first,
        articles=tuple(article for part in parts for article in part.articles),
        claims=tuple(claim for part in parts for claim in part.claims),
        findings=tuple(finding for part in parts for finding in part.findings),
        coverage=replace(first.coverage, unread=tuple(item for part in parts for item in part.coverage.unread)),
    )


def _renamed(result: Result, name: str) -> Result:
    articles = tuple(replace(article, id=name, title=f"{article.title or 'Article'} {name}") for article in result.articles)
    claims = tuple(
        replace(
            claim,
            id=f"{name}@{claim.span.start}-{claim.span.end}",
            span=replace(claim.span, document=name),
            sentence=replace(claim.sentence, document=name),
        )
        for claim in result.claims
    )
    ids = {old.id: new.id for old, new in zip(result.claims, claims, strict=True)}
    findings = tuple(
        replace(
            finding,
            claims=tuple(ids[claim] for claim in finding.claims),
            evidence=tuple(replace(item, span=replace(item.span, document=name)) for item in finding.evidence),
            needs=tuple((ids[claim], wanted) for claim, wanted in finding.needs),
        )
        for finding in result.findings
    )
    unread = tuple(replace(item, span=replace(item.span, document=name)) for item in result.coverage.unread)
    return replace(result, articles=articles, claims=claims, findings=findings, coverage=replace(result.coverage, unread=unread))
