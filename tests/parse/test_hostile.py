"""Hostile text: it costs time in proportion to its length, raises nothing, and what nobody prints is left unread."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.model import Article
from claims.parse.assemble import parse
from claims.parse.numbers.quantities import mentions
from claims.reader import read_text
from linking import pack

# What is repeated: numerals, hedges, lists, ranges, rates, brackets, signs, marks of direction, broken decoding.
SHAPES = (
    "一", "约", "7", "一亿", "1,", "$", ",", "per ", "([", "\u202e5\u202d1", "\ud8005", "每1", "、3", "5%、", "至5", "5-",
    "one ", "half a ", "about ", "tens of ", "5 to ", "|5", "1.", "3月", "一点", "三分之", "20多", "美元兑", "第1", "5%\n",
    "3×", "½", "周三", "$5 a share, ",
)  # fmt: skip
ARTICLES = (
    "一",
    "约",
    "7",
    "每1",
    "5%、",
    "至5",
    "$5 ",
    "company ",
    "“5",
    "营收",
    "2024年",
    "公司营收5亿元,",
    "Ab ",
    "the ",
    "\ud800",
    "\n5",
)
LEAST = 0.004
LONGEST = 20_000
MOST = 2.3


def cost(work: Callable[[str], object], text: str) -> float:
    """Return the lesser CPU time of two runs, in seconds, without pauses for garbage."""
    gc.collect()
    gc.disable()
    try:
        return min(_once(work, text) for _ in range(2))
    finally:
        gc.enable()


def _once(work: Callable[[str], object], text: str) -> float:
    start = process_time()
    work(text)
    return process_time() - start


def doubling(work: Callable[[str], object], shape: str) -> float:
    """Return how many times as much a text twice as long costs: the least of up to twelve tries, on ever longer texts."""
    size, spent = 250, 0.0
    while size < LONGEST and spent < LEAST:
        size *= 2
        spent = _once(work, shape * (size // len(shape)))
    ratios = []
    for _ in range(12):
        half = shape * (size // len(shape))
        ratios.append(cost(work, half + half) / max(cost(work, half), 1e-4))
        if ratios[-1] <= MOST:
            break
        size = min(size * 2, LONGEST)
    return min(ratios)


@pytest.mark.parametrize("shape", SHAPES, ids=ascii)
def test_numbers_cost_time_in_proportion(shape: str) -> None:
    assert doubling(mentions, shape) <= MOST


@pytest.mark.parametrize("shape", ARTICLES, ids=ascii)
def test_a_whole_article_costs_time_in_proportion(shape: str) -> None:
    def work(text: str) -> object:
        return parse(articles[text], pack())

    articles = Articles()
    assert doubling(work, shape) <= MOST


class Articles(dict[str, Article]):
    """Articles by their text, read once, so that only parsing is measured."""

    def __missing__(self, text: str) -> Article:
        self[text] = read_text(text)
        return self[text]


# --- counted, not timed


def calls(work: Callable[[str], object], text: str) -> int:
    """Return how many functions are called: the same on a loaded machine."""
    count = 0

    def heard(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(heard)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


WORDS = (
    "1,000",
    "3.5",
    "百万",
    "美元",
    "超过",
    "GW",
    "a ",
    "per ",
    "million ",
    "between ",
    "and ",
    "from ",
    "to ",
    "about ",
    "增长",
)
TOKENS = st.sampled_from([*"5一亿元%个约至到-、,。 每/$()多半倍\n的年月第三万或", *WORDS, "year", "分之", "以上", "shares "])


@settings(max_examples=30, deadline=None)
@given(st.lists(TOKENS, min_size=1, max_size=5))
def test_any_repetition_costs_calls_in_proportion(tokens: list[str]) -> None:
    text = "".join(tokens) * 60
    mentions(text)  # what is cached on the way is no cost of length
    assert calls(mentions, text + text) <= MOST * calls(mentions, text) + 200


ANYTHING = st.text(
    st.one_of(st.characters(exclude_categories=()), st.sampled_from("0123456789.,一百万亿元%$-至约每/ 多半第")), max_size=80
)


@settings(max_examples=200, deadline=None)
@given(ANYTHING, st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_no_text_raises(text: str, language: str) -> None:
    found, skipped = mentions(text, language)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(0 <= each.start < each.end <= len(text) for each in skipped)
    assert all(abs(end) < 10**40 for each in found for end in (each.base.low, each.base.high) if end is not None)


@pytest.mark.parametrize("text", ["traded on a multiple of ", "tens of ", "grew 5-", "some 5 of a "])
def test_no_text_raises_where_it_breaks_off(text: str) -> None:
    mentions(text, "en")
    mentions(text, "zh-Hans")


@settings(max_examples=40, deadline=None)
@given(ANYTHING)
def test_no_article_raises(text: str) -> None:
    read = read_text(text)
    for claim in parse(read, pack()).claims:
        assert read.text[claim.span.start : claim.span.end] == claim.quote


# --- beyond what anybody prints


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("库存" + "9" * 41 + "件", "too many digits"),
        ("库存" + "一" + "二三四五六七八九" * 6 + "件", "too many digits"),
        ("A count of " + "7" * 100_000, "too many digits"),
        ("资产1" + ",000" * 14 + "元", "beyond 10^40"),
        ("资产1" + ",000" * 20_000 + "元", "beyond 10^40"),
        ("资产一亿亿亿亿亿亿元", "beyond 10^40"),
        ("亏损-9" + ",999" * 13 + "万元", "beyond 10^40"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_too_large_is_unread(text: str, reason: str) -> None:
    found, skipped = mentions(text)
    assert [(each.base.low, each.hard) for each in found] == []
    assert [(each.reason, each.unread) for each in skipped] == [(reason, True)]
    assert [each.reason for each in parse(read_text(text), pack()).unread] == [reason]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("资产1" + ",000" * 12 + "元", 10**36),
        ("亏损3" + "0" * 20 + "万元", 3 * 10**24),
        ("算力一亿亿次", 10**16),
    ],
    ids=lambda value: str(value)[:24],
)
def test_what_is_merely_large_is_read_exactly(text: str, value: int) -> None:
    (found,) = mentions(text)[0]
    assert found.base.low == value


def test_a_long_code_is_no_unread_number() -> None:
    found, skipped = mentions("账号6222021234567890123456。")
    assert found == []
    assert [(each.reason, each.unread) for each in skipped] == [("code", False)]
