"""Results made by hand, so that reports are tested without reading or checking anything."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from claims.model import Result, Span, Unread
from maker import Maker


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
