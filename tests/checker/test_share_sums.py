"""Shares that are said to be all there are make 100 per cent; others may overlap."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def verdicts(text: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=("share",), strict=True)
    return [f.verdict for f in found if f.rule == "shares-sum"]


ABOVE = [
    "销售额中，华东占30%、华南占25%、华北占35%、其他地区占20%。",
    "产品應用方面，電視占38%、筆記本占27%、車用占19%、手機占9%、其他占17%。",
    "分产品看，消费类占48%，工业类占37%，车规类占25%。",
    "They have sold 51% of the wheat, held 36% in storage and fed the other 23% to cattle.",
    "Sales were split by region: Asia made up 48% of the total, Europe 37% and America 25%.",
]
BELOW = [
    "销售额中，华东占30%，华南占25%，其他占20%。",
    "资金中45%用于研发，30%用于建厂，剩余15%用于补充流动资金。",
]
WHOLE = [
    "销售额中，华东占30%、华南占25%、华北占25%、其他地区占20%。",
    "They have sold 51% of the wheat, held 36% in storage and fed the other 13% to cattle.",
]
OVERLAPPING = [
    "会员中，女性占64%，一线城市占41%，三十岁以下占38%。",
    "海外收入占62%，其中欧洲占31%，北美占22%，其他占9%。",
    "今年线上占比41%，去年占比为36%，公司预计明年占比超过50%。",
    "美国占40%。欧洲占25%，亚洲占20%，其他占15%。",
    "智能手机占30%，其他消费电子占12%。",
    "手机芯片占30%，平板芯片占20%，其他消费电子芯片占12%。",
    "Corvin said first-quarter sales were $3 billion. Taiwan took 33% of sales, Korea 29%, China 22% after 37% a year before, "
    "and the rest of the world 16%.",
    "Of the members, 64% are women, 41% live in cities and 38% are students.",
    "The bank made a return of 14%, paid out 38% of profit and other lenders 61%.",
]


@pytest.mark.parametrize("text", ABOVE + BELOW)
def test_a_whole_list_that_makes_something_else(text: str) -> None:
    assert verdicts(text) == ["inconsistent"]


@pytest.mark.parametrize("text", WHOLE)
def test_a_whole_list_that_makes_a_hundred(text: str) -> None:
    assert verdicts(text) == ["consistent"]


@pytest.mark.parametrize("text", OVERLAPPING)
def test_shares_that_need_not_make_a_hundred(text: str) -> None:
    assert verdicts(text) == []
