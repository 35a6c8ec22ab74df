"""Makes results by hand, so that reports are tested without reading or checking anything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from claims.interval import between, point
from claims.model import Amount, Article, Claim, Coverage, Evidence, Failure, Finding, Result, Shadow, Span, Unread, Zone


class Maker:
    """Builds a result piece by piece: articles by name, claims by their quote, findings by their claims."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.claims: list[Claim] = []
        self.findings: list[Finding] = []
        self.unread: list[Unread] = []
        self.failures: list[Failure] = []

    def article(self, name: str, text: str, language: str = "zh-Hans", title: str = "") -> Article:
        made = Article(
            name,
            title,
            "",
            date(2025, 8, 21),
            language,
            text,
            (Zone("body", 0, len(text)),),
            Shadow(text, tuple(range(len(text)))),
        )
        self.articles[name] = made
        return made

    def claim(self, name: str, quote: str, low: str, high: str | None = None, unit: str = "CNY", **fields: object) -> Claim:
        text = self.articles[name].text
        start = text.index(quote)
        line = (text.rfind("\n", 0, start) + 1, (text + "\n").index("\n", start))
        ends = Decimal(low), Decimal(high or low)
        made = Claim(
            id=f"{name}@{start}",
            span=Span(name, start, start + len(quote)),
            quote=quote,
            zone="body",
            sentence=Span(name, *line),
            printed=Amount(*ends, unit),
            base=Amount(*ends, unit),
            hard=(between(*ends) if high else point(ends[0]),),
            soft=(point(ends[0]),),
        )
        made = replace(made, **fields)  # type: ignore[arg-type]
        self.claims.append(made)
        return made

    def finding(self, *claims: Claim, message: str = "二者不合", **fields: object) -> Finding:
        made = Finding(
            rule="same-fact",
            kind="agreement",
            verdict="inconsistent",
            severity="error",
            confidence=0.9,
            message=message,
            claims=tuple(claim.id for claim in claims),
            evidence=tuple(Evidence(claim.span, claim.quote) for claim in claims),
            fingerprint="0123456789abcdef",
        )
        made = replace(made, **fields)  # type: ignore[arg-type]
        self.findings.append(made)
        return made

    def result(self) -> Result:
        return Result(
            tuple(self.articles.values()),
            tuple(self.claims),
            tuple(self.findings),
            Coverage(len(self.claims) + len(self.unread), len(self.claims), len(self.claims), tuple(self.unread)),
            tuple(self.failures),
        )
