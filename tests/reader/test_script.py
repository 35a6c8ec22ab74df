"""Languages, by characters that conversion would change and by words."""

from __future__ import annotations

import pytest

from claims.reader import read_text
from claims.reader.script import named_language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("公司第三季度营业收入为120亿元，净利润增长15%。", "zh-Hans"),
        ("公司第三季度營業收入為120億元，淨利潤增長15%。", "zh-Hant"),
        ("Revenue rose 15% to $12 billion in the third quarter.", "en"),
        ("OpenAI与NVIDIA签署意向书，将部署至少10GW的数据中心。", "zh-Hans"),
        ("業務(wù)收入達(dá)到５億元", "zh-Hant"),
        ("The company, known as 比亚迪 in China, sold 300,000 cars.", "en"),
        ("30亿", "zh-Hans"),
        ("12.5", "en"),
    ],
)
def test_language(text: str, expected: str) -> None:
    assert read_text(text).language == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("zh-TW", "zh-Hant"), ("zh_CN", "zh-Hans"), ("en-US", "en"), ("ZH-HANT", "zh-Hant"), ("zh", ""), ("fr", ""), ("", "")],
)
def test_tags(name: str, expected: str) -> None:
    assert named_language(name) == expected


def test_a_given_language_goes_first() -> None:
    assert read_text("营收为120亿元", language="zh-TW").language == "zh-Hant"
    assert read_text("营收为120亿元", language="zh").language == "zh-Hans"
