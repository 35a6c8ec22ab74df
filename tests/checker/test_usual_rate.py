"""Conversions that a text makes itself, against what the two currencies have been worth."""

from dataclasses import replace

import pytest

from claims.checker.engine import check, check_article, terms
from claims.packs import PackError, load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str) -> list[tuple[str, str]]:
    article = read_text(text)
    found = check(parse(article, load()).claims, (article,), load(), select=("usual-rate",), strict=True)
    return [(f.verdict, f.severity) for f in found]


TEXTS = [
    ("The kelp farm was sold for 1.4 billion Swedish kronor (${}).", "$138 million", "$1.38 billion"),
    ("The miner paid €640 million ({}) for the pit.", "£550 million", "£5.5 billion"),
    ("这家药厂以850亿日元（约合{}）出售仿制药业务。", "5.6亿美元", "56亿美元"),
    ("該廠以62億港元（約{}）購入設備。", "7.9億美元", "79億美元"),
]


@pytest.mark.parametrize(("text", "right", "wrong"), [(t.replace("${}", "{}"), r, w) for t, r, w in TEXTS])
def test_an_amount_ten_times_off_is_questioned(text: str, right: str, wrong: str) -> None:
    assert told(text.format(right)) == [("consistent", "info")]
    assert told(text.format(wrong)) == [("tension", "warning")]


def test_a_correction_is_named() -> None:
    text = "The miner paid €640 million (£5.5 billion) for the pit."
    article = read_text(text)
    (found,) = check(parse(article, load()).claims, (article,), load(), select=("usual-rate",), strict=True)
    assert any("£550 million" in note or "£0.55 billion" in note for note in found.explanations)


@pytest.mark.parametrize(
    "text",
    [
        "The miner sold the pit for €640 million, about £55 million more than it had paid.",
        "The miner sold the pit for €640 million (2024: £5.5 billion).",
        "The offer is worth €640 million, or €5.50 a share.",
        "Turnover was 64 billion lira ($5.5 billion).",
    ],
)
def test_what_is_no_conversion_or_of_a_currency_without_bounds(text: str) -> None:
    assert told(text) == []


def test_a_band_that_cannot_be_read_names_the_rule() -> None:
    pack = load()
    rule = pack.rules["usual-rate"].model_copy(update={"options": {"GBP": ("cheap", "dear")}})
    article = read_text("The miner paid $640 million (£550 million) for the pit.")
    how = replace(terms(pack, strict=True), rules=(rule,))
    with pytest.raises(PackError, match=r"usual-rate\.toml: options\.GBP"):
        check_article(parse(article, pack).claims, article, how)
