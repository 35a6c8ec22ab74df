"""Growth that two levels do not make: where the point slipped, where digits were cut off, and which growth is of which levels."""

from decimal import Decimal

import pytest

from claims.checker.engine import check
from claims.checker.points import are_apart, is_slipped, slips
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text

RULES = ("growth-from-levels", "increment-and-rate", "price-premium")


def accused(text: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=RULES, strict=True)
    return [f.message for f in found if f.verdict in ("inconsistent", "tension") and f.severity != "info"]


TABLE = """US car sales edge up

Nov 2, 2026 - Automakers sold 1.31 million vehicles in the United States in October. Sales by brand:

| Brand | Oct. 2026 | Oct. 2025 | Change |
|---|---|---|---|
| Ford Motor | 176,918 | 176,213 | +0.4% |
| American Honda | {} | 114,604 | +6.0% |
"""
BID = """Corland bids for Avenfield

July 21, 2026 - Shareholders will get 412p a share, of which 405p in cash. That is a premium of {}% to Monday's close of 282p.
"""
BUDGET = """Norwood budget

OTTAWA, Feb 3, 2026 - Norwood would spend $53.3 billion next year, an increase of {}% over this year's $50.6 billion.
"""
DELIVERIES = (
    "Hangzhou, June 1, 2026 - Leapmotor delivered 71,250 cars in May, up 58.1 percent year-on-year and {} percent from 66,030."
)
USE = "2026年2月10日，江澜微电子公布，第四季度产能利用率95.7%，较三季度的{}%微降0.1个百分点。"
TESLIN = "2026年10月1日，泰林汽车單月交車3,120輛，是8月1,040輛的{}。"
HALDEN = (
    "July 22, 2026 - Halden Analog had revenue of $1.24 billion in the second quarter, up 14% from $1.09 billion a year ago and"
    " {}% from $1.18 billion in the first quarter."
)
TITLE = (
    "青岚电机第三季度净利润2.36亿元 同比增长58.4%\n\n2026年10月29日，青岚电机公布，第三季度净利润2.36亿元，上年同期为{}亿元。\n"
)


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (TABLE, "121,480", ("12,148", "364,440")),  # a row joins its cells, however far apart they lie
        (BID, "46.1", ("461", "4.61", "138.3")),  # of several prices before it the one that the others are parts of
        (BUDGET, "5.3", ("53", "15.9")),  # an increase over what follows
        (DELIVERIES, "7.9", ("79", "23.7")),  # of two rates the one that leads up to the level
        (USE, "95.8", ("958", "9.58")),  # points between two percentages
        (TESLIN, "3倍", ("30倍", "9倍")),  # a multiple of what stands right before it
        (HALDEN, "5.1", ("51", "15.3")),  # the second of two growths, each with its own level
        (TITLE, "1.49", ("14.9", "0.149")),  # told in the headline alone
    ],
)
def test_a_growth_that_two_levels_do_not_make_is_asked_about(text: str, right: str, wrong: tuple[str, ...]) -> None:
    assert accused(text.format(right)) == []
    assert [len(accused(text.format(slip))) for slip in wrong] == [1] * len(wrong)


@pytest.mark.parametrize(
    "text",
    [
        "本季度净销售额从去年同期的3.6695亿美元下降0.5%，至3.6491亿美元。",  # cut short, not rounded
        "2026年10月，全年零售预测由2380万辆上调至2435万辆，同比增长6%。",  # revised, and measured from last year's
        "新計畫六年共投入1,240億元，較第一期的920億元增加320億元，增幅34.8%。",  # where the move began, and not where it led
        "Nov 3, 2026 - Fordham's sales fell 6.1% to 512,300 in the third quarter. It sold 14,820 battery-powered cars, compared"
        " with 30,612 in the year-ago quarter.",  # the growth has a level of its own
        "Avenfield rose 12 per cent to 282p, above the 271p of its average, and the bid of 405p is 7p more than the first.",
    ],
)
def test_nothing_is_asked_of_what_is_told_otherwise(text: str) -> None:
    assert accused(text) == []


def test_an_increment_is_set_against_the_level_before_it() -> None:
    assert len(accused("新計畫六年共投入1,240億元，較第一期的920億元增加320億元，增幅54.8%。")) == 1


def test_a_point_is_looked_for_in_each_number():
    def holds(whole: Decimal, *parts: Decimal) -> bool:
        return whole == sum(parts, Decimal(0))

    told = [Decimal("12.6"), Decimal("8.4"), Decimal("42")]
    assert list(slips(told, holds, Decimal.scaleb)) == [(2, -1)]
    assert not is_slipped([Decimal("12.6"), Decimal("8.4"), Decimal("43")], holds, Decimal.scaleb)
    assert are_apart(Decimal("0.42"), Decimal(4200))
    assert not are_apart(Decimal("0.42"), Decimal("0.42"))
