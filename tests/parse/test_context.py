"""What a quantity takes from around it, and what the grammar says of where it came from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.interval import contains, hull
from claims.parse.numbers.mention import FORMS, Mention
from claims.parse.numbers.quantities import mentions


def read(text: str, language: str = "zh", currency: str | None = None) -> list[Mention]:
    return mentions(text, language, currency)[0]


def test_one_of_a_unit_is_the_denominator_of_what_it_costs() -> None:
    one, cost, part = read("建设1GW机房的成本在400亿至500亿元之间,其中约300亿元用于设备")
    assert (one.role, cost.role, part.role) == ("denominator", "", "")
    assert (cost.base.unit, part.base.unit) == ("CNY/W", "CNY/W")
    assert (cost.per, part.per) == (("GW",), ("GW",))


def test_a_plain_size_is_no_denominator() -> None:
    size, cost = read("首个1GW项目投产,公司全年营收400亿元")
    assert (size.role, cost.base.unit) == ("", "CNY")


def test_a_denominator_does_not_reach_the_next_clause() -> None:
    monthly, total = read("每月收费99美元,买断价8000美元")
    assert (monthly.base.unit, total.base.unit) == ("USD/month", "USD")


def test_a_percent_has_no_denominator() -> None:
    assert [m.base.unit for m in read("每年增长10%")] == ["percent"]


@pytest.mark.parametrize(
    ("text", "unit", "shared"),
    [
        ("微软市值2.3万亿,营收600亿美元。", "USD", "currency:article"),
        ("该公司市值2.3万亿。", "CNY", "currency:article"),
        ("平台用户总数突破2.3亿。", "user", "clause"),
        ("全年出货2.3亿。", "", ""),
    ],
)
def test_a_bare_amount_takes_the_currency_of_its_text(text: str, unit: str, shared: str) -> None:
    first = read(text)[0]
    assert (first.base.unit, first.shared) == (unit, shared)


def test_a_caller_may_name_the_currency() -> None:
    assert [m.base.unit for m in read("公司市值2.3万亿。", currency="HKD")] == ["HKD"]
    assert [m.base.unit for m in read("营收1,142亿元。", currency="TWD")] == ["TWD"]


def test_an_english_text_assumes_no_currency() -> None:
    assert [m.base.unit for m in read("Revenue was 3.5 billion.", "en")] == [""]


def test_what_is_shared_is_said() -> None:
    assert [m.shared for m in read("3到5万辆")] == ["range"]
    assert [m.shared for m in read("分别为3、5和8亿元")] == ["enumeration", "enumeration", ""]


def test_printed_keeps_scale_and_unit_as_written() -> None:
    (price,) = read("每月3.7万美元")
    assert (str(price.printed.low), price.printed.unit) == ("3.7", "万美元/月")
    (count,) = read("400万至500万块GPU")
    assert (str(count.printed.low), str(count.printed.high), count.printed.unit, count.noun) == ("400", "500", "万块", "GPU")


def test_the_trace_names_the_rules_innermost_first() -> None:
    assert read("约350亿美元")[0].trace == ("numeral", "measured", "hedged_before")
    assert read("$32 to $40 an hour", "en")[0].trace == ("numeral", "money", "numeral", "money", "ranged", "rated")


CHARACTERS = "0123456789零一二两三十百千万亿半几数多余%折成倍个块元月日年号度,.，。:-~至到/每第约近超不"
WORDS = ["GW", "美元", "$", " million", " and ", "between ", "half a ", "several ", "one", "third", " a ", "以上", "左右", "GPU"]
OTHERS = ["(", ")", "|", "\n", " ", "...", "翻番", "分之", "不到", "1美元兑", "İ", "²"]
PIECES = st.sampled_from([*CHARACTERS, *WORDS, *OTHERS])


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join), st.sampled_from(["zh", "en"]))
def test_any_text_reads_without_complaint(text: str, language: str) -> None:
    found = read(text, language)
    for mention in found:
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.form in FORMS
        if mention.hedge not in ("over", "at_least", "at_most", "up_to", "nearly") and "growth" not in str(mention.trace):
            assert contains(hull(mention.hard), hull(mention.soft))
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "language", "units"),
    [
        ("收入86亿港元,每股派0.4元,成交2.7亿元", "zh-Hant", ["HKD", "HKD/share", "HKD"]),
        ("收入86亿港元,每股派0.4元", "zh-Hans", ["HKD", "CNY/share"]),
        ("收入86亿港元,内地业务收入40亿元,人民币计增3%", "zh-Hant", ["HKD", "CNY", "percent"]),
        ("募资30亿新台币,每股60元", "zh-Hans", ["TWD", "TWD/share"]),
    ],
)
def test_the_yuan_of_another_place(text: str, language: str, units: list[str]) -> None:
    assert [m.base.unit for m in read(text, language)] == units
