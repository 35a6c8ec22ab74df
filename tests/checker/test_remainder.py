"""A whole, its parts and the rest of it."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str) -> list[tuple[str, str]]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=("remainder",), strict=True)
    return [(f.verdict, f.derivation[0]) for f in found]


@pytest.mark.parametrize(("rest", "verdict", "value"), [("2.2亿元", "inconsistent", "11.6"), ("3.2亿元", "consistent", "12.6")])
def test_what_is_left_of_a_whole(rest: str, verdict: str, value: str) -> None:
    text = f"公司募集资金12.6亿元，其中5.3亿元用于建厂，4.1亿元用于研发，其余{rest}补充流动资金。"
    assert told(text) == [(verdict, f"5.3亿元 + 4.1亿元 + {rest} = {value}亿元")]


@pytest.mark.parametrize(("rest", "verdict", "value"), [("$100", "inconsistent", "$800"), ("$200", "consistent", "$900")])
def test_the_remaining_part(rest: str, verdict: str, value: str) -> None:
    text = f"Of the $900 million, $400 million repays debt, $300 million builds a plant and the remaining {rest} million is kept."
    assert told(text) == [(verdict, f"$400 million + $300 million + {rest} million = {value} million")]


@pytest.mark.parametrize(
    "text",
    [
        "公司募集资金12.6亿元，去年为9亿元，其余2亿元存款年内到期。",
        "公司募集资金12.6亿元，其中约5.3亿元用于建厂，4.1亿元用于研发，其余2.2亿元补充流动资金。",
        "The firm raised $900 million. It repaid $400 million and the remaining $100 million of bonds fall due in May.",
    ],
)
def test_a_rest_of_something_else(text: str) -> None:
    assert told(text) == []


def test_one_part_before_the_rest_leaves_room() -> None:
    assert [verdict for verdict, _ in told("公司今年投资12亿元，其中5亿元用于建厂，其余2亿元用于研发。")] == ["tension"]


BEFORE = [
    ("{}2025年第三季度营业收入为54.3亿元。公司来自机床的营业收入为46.1亿元，其余{}亿元来自维修服务。", "启山机床", "9.8", "8.2"),
    ("{}2025年第三季度營業收入為54.3億元。公司來自機床的營業收入為46.1億元；其餘{}億元來自維修服務。", "啟山機床", "9.8", "8.2"),
    (
        "Third-quarter 2025 revenue at {} was $5.43 billion. It had revenue of $4.61 billion from machine tools "
        "and the remaining ${} million came from repairs.",
        "Kestrel Tools",
        "980",
        "820",
    ),
]


@pytest.mark.parametrize(("text", "name", "wrong", "right"), BEFORE)
def test_the_whole_was_told_in_a_sentence_before(text: str, name: str, wrong: str, right: str) -> None:
    assert [verdict for verdict, _ in told(text.format(name, wrong))] == ["tension"]
    assert [verdict for verdict, _ in told(text.format(name, right))] == ["consistent"]


@pytest.mark.parametrize(
    "text",
    [
        "启山机床2024年营业收入为54.3亿元。2025年第三季度整机销售收入为46.1亿元，其余9.8亿元来自维修服务。",
        "启山机床2025年第三季度海外营业收入为54.3亿元。公司来自机床的营业收入为46.1亿元，其余9.8亿元来自维修服务。",
        "启山机床2025年第三季度营业收入为54.3亿元。当季整机采购支出为46.1亿元，其余9.8亿元用于外包。",
        "启山机床2025年第三季度营业收入为54.3亿元。当季整机销售收入为46.1亿元，其余客户贡献增长9.8%。",
    ],
)
def test_a_number_before_that_is_no_whole(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("first", "verdicts"), [("1.03", ["consistent"]), ("1.43", [])])
def test_parts_of_the_sentence_before_belong_to_the_whole(first: str, verdicts: list[str]) -> None:
    text = (
        "Corvane reported second-quarter revenue of $2.18 billion, up 24%.\n\n"
        f"Data-centre revenue rose to ${first} billion. Car chips brought in revenue of $540 million, factory chips $390 million "
        "and phone chips the remaining $220 million."
    )
    assert [verdict for verdict, _ in told(text)] == verdicts
