"""Shares of one whole told of several: what the others say of the one that does not fit, or of the whole itself."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str, *rules: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=rules or ("share-of-total",), strict=True)
    return [f"{f.verdict} {f.derivation[0]}" if f.derivation else f.verdict for f in found]


def failing(text: str, *rules: str) -> list[str]:
    return [line for line in told(text, *rules) if not line.startswith("consistent")]


MARKET = """6月全台新車領牌{}輛，較5月增加4%。

進口車領牌1萬5,687輛，占整體市場{}。

各品牌中，岳豐汽車領牌{}輛，年增6%，市占率{}；禾川汽車領牌5,229輛，市占率15%；北屏汽車領牌2,789輛，年減3%，市占率8%。"""


def market(total: str = "3萬4,860", imported: str = "45%", first: str = "1萬1,155", share: str = "32%") -> str:
    return MARKET.format(total, imported, first, share)


def test_shares_of_one_market_hold() -> None:
    assert len(told(market())) == 4
    assert not failing(market())


@pytest.mark.parametrize(
    "text",
    [
        market(first="11萬1,550"),
        market(first="1,115"),
        market(first="3萬3,465"),  # three times as many, beside two that hold
        market(share="3.2%"),
        market(imported="4.5%"),
    ],
)
def test_one_of_them_that_does_not_fit_is_wrong(text: str) -> None:
    assert len(failing(text)) == 1


@pytest.mark.parametrize("total", ["34萬8,600", "3,486"])
def test_where_all_miss_it_alike_the_market_is_wrong(total: str) -> None:
    assert failing(market(total=total))


SILENT = [
    # a share of another market, and of another time
    market() + "\n\n豪華車中，星嶺汽車領牌1,100輛，在豪華車市場市占率37%。",
    market() + "\n\n累計上半年岳豐汽車領牌5萬5,000輛，市占率31%。",
    # about
    market() + "\n\n電動車領牌約3,300輛，滲透率約12%。",
    # what is expected of the next quarter is no total of this one's
    "The maker sold chips for $2.20 billion in the first quarter. Analysts expect $2.31 billion for the second quarter. "
    "Car chips brought in $1.03 billion in the first quarter, 47% of the total.",
]


@pytest.mark.parametrize("text", SILENT)
def test_of_another_whole_nothing_is_said(text: str) -> None:
    assert not failing(text)


@pytest.mark.parametrize(
    ("words", "share"),
    [
        ("占出口总量的比重达{}", "44.3%"),
        ("占比达到{}", "44.3%"),
        ("占全部出口的比重升至{}", "44.3%"),
    ],
)
def test_words_that_lead_to_a_share_name_no_whole(words: str, share: str) -> None:
    text = "1月汽车出口68.1万辆，其中新能源汽车出口30.2万辆，" + words + "。"
    assert [line.split()[0] for line in told(text.format(share))] == ["consistent"]
    assert failing(text.format("4.43%"))
    assert failing(text.format("54.3%"))


@pytest.mark.parametrize("words", ["a gross domestic product estimated at", "an economy worth", "a budget put at"])
def test_a_total_behind_its_name(words: str) -> None:
    text = "The minister put the deficit at $11.6 billion, or {} of " + words + " $400 billion."
    assert [line.split()[0] for line in told(text.format("2.9%"))] == ["consistent"]
    assert failing(text.format("29%"))


def test_a_share_of_what_is_paid_for_a_company() -> None:
    text = "Albry will pay $36 a share, an equity value of $2.6 billion.\n\nTally would owe ${} million, or 3% of equity value."
    assert [line.split()[0] for line in told(text.format("78"))] == ["consistent"]
    assert failing(text.format("780"))


def test_no_market_share_is_over_a_hundred() -> None:
    text = "和昇車去年賣出15.7萬輛，市占率{}，為目標的98%，連續24年稱霸。"
    assert failing(text.format("379%"), "share-over-100")
    assert not failing(text.format("37.9%"), "share-over-100")


def test_a_share_that_was_cut_short_is_no_mistake() -> None:
    text = "公司全年营业收入100.00亿元，其中软件收入{}亿元，占12.3%。"
    assert not failing(text.format("12.36"))
    assert not failing(text.format("12.34"))
    assert failing(text.format("12.46"))
    assert failing(text.format("12.16"))
