"""Results made by hand, so that reports are tested without reading or checking anything."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

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


@pytest.fixture
def make() -> Maker:
    return Maker()


@pytest.fixture
def story(make: Maker) -> Callable[..., Result]:
    """Two articles that give two revenues, a tick, something not comparable, an unread number."""

    def tell(**fields: object) -> Result:
        make.article("甲.txt", "禾木乳业半年报\n上半年营业收入为45.9亿元，净利润3.2亿元。\n毛利率三成。", title="禾木乳业半年报")
        make.article("b.txt", "Hemu Dairy said revenue was 4.95 billion yuan in the half.\nIt has 2 zorks.", "en")
        a = make.claim("甲.txt", "45.9亿元", "4585000000", "4595000000", subject="Hemu Dairy", metric="revenue", period="2025H1")
        b = make.claim("b.txt", "4.95 billion yuan", "4950000000", speaker="Ann Li", subject="Hemu Dairy", metric="revenue")
        c = make.claim("甲.txt", "3.2亿元", "320000000")
        defaults = {
            "derivation": ("45.9亿 < 49.5亿",),
            "gap": "1.08",
            "reconcile": ("若要一致，b.txt 应写 4.59 billion yuan",),
            "explanations": ("口径不同：未说明",),
        }
        make.finding(a, b, message="营业收入写作45.9亿元，另一处为4.95 billion yuan", **(defaults | fields))
        make.finding(
            a, c, message="净利润小于营业收入", verdict="consistent", severity="info", rule="part-whole", fingerprint="a" * 16
        )
        make.finding(c, b, message="时期不同", verdict="not_comparable", severity="info", rule="same-fact", fingerprint="b" * 16)
        at = make.articles["b.txt"].text.index("2 zorks")
        make.unread.append(Unread(Span("b.txt", at, at + 7), "2 zorks", "no such unit"))
        return make.result()

    return tell
