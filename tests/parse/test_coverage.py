"""No number vanishes: each digit of a text stands in a quantity or in what was passed over, each quantity in a claim,
in a denominator, in a date, or among the unread."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Article
from claims.parse.assemble import parse
from claims.parse.numbers.quantities import mentions
from claims.parse.times.dates import dates
from claims.reader import read, read_text
from linking import pack

ROOT = Path(__file__).resolve().parents[2]
CASES = sorted((ROOT / "tests" / "cases").glob("*.jsonl"))


@cache
def corpus() -> tuple[Article, ...]:
    return tuple(article for article in read([str(ROOT / "corpus")]) if isinstance(article, Article))


@cache
def texts() -> tuple[str, ...]:
    lines = [json.loads(line) for path in CASES for line in path.read_text(encoding="utf-8").splitlines()]
    return tuple(line["text"] for line in lines)


def lost(article: Article) -> list[str]:
    """Return where digits stand that nothing accounts for, with a little of what is around them."""
    text = article.shadow.text
    found, skipped = mentions(text, article.language)
    known = {place for each in (*found, *skipped) for place in range(each.start, each.end)}
    return [text[max(0, at - 9) : at + 9] for at, sign in enumerate(text) if "0" <= sign <= "9" and at not in known]


def unclaimed(article: Article) -> list[str]:
    """Return the quantities that are neither claimed, unread, a denominator, nor part of when something was."""
    text = article.shadow.text
    parsed = parse(article, pack())
    spans = [each.span for each in (*parsed.claims, *parsed.unread)]
    when = [article.shadow.origin(time.start, time.end) for time in dates(text, article.published)]
    told = [(span.start, span.end) for span in spans] + when
    left = [m for m in mentions(text, article.language)[0] if m.role != "denominator"]
    places = {text[m.start : m.end]: article.shadow.origin(m.start, m.end) for m in left}
    return [quote for quote, (start, end) in places.items() if not any(a < end and start < b for a, b in told)]


@pytest.mark.parametrize("article", corpus(), ids=lambda article: str(article.id).rpartition("/")[2])
def test_samples_lose_nothing(article: Article) -> None:
    assert lost(article) == []
    assert unclaimed(article) == []


def test_cases_lose_nothing() -> None:
    assert [text for text in texts() if lost(read_text(text))] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(texts()), min_size=2, max_size=4), st.sampled_from(["", " ", "\n", "，", "（", "-"]))
def test_cases_run_together_lose_nothing(pieces: list[str], joint: str) -> None:
    assert lost(read_text(joint.join(pieces))) == []


def test_what_is_not_understood_is_unread_with_its_reason() -> None:
    parsed = parse(read_text("收盘报3.1416，另有9.87。", language="zh-Hans"), pack())
    assert [(each.quote, each.reason) for each in parsed.unread] == [("3.1416", "no unit"), ("9.87", "no unit")]
    assert parsed.numbers == 2
