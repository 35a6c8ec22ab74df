"""Companies that a Chinese text introduces by its grammar, and a Latin gloss as the name of one; each with its negative twin."""

from __future__ import annotations

from datetime import date

import pytest

from claims.facts.query import claims_of
from claims.pipeline import check, extract
from claims.reader import read_text
from linking import claims


def subjects(text: str) -> list[str | None]:
    return [claim.subject for claim in claims(text, "zh-Hans")]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("和泽医药（Heze Pharma）上半年收入18亿元，研发开支5亿元。", "Heze Pharma"),
        ("创新药企和泽医药（Heze Pharma）上半年收入18亿元，和泽的研发开支为5亿元。", "Heze Pharma"),
        ("岭澜（Linglan Tech，688XXX.SH）公告，前三季度营收18亿元，净利润5亿元。", "Linglan Tech"),
        ("禾川航运（Hechuan Shipping Co., Ltd.）三季度营收18亿元，公司净利润5亿元。", "Hechuan Shipping"),
    ],
)
def test_a_latin_gloss_is_the_name(text: str, subject: str) -> None:
    assert subjects(text) == [subject] * 2


@pytest.mark.parametrize(
    "text",
    [
        "禾川航运（简称禾川）三季度营收18亿元。",  # no Latin name
        "禾川航运（HCHY）三季度营收18亿元。",  # a ticker
    ],
)
def test_other_brackets_name_nobody(text: str) -> None:
    assert subjects(text) == ["禾川航运"]


def test_a_thing_or_person_with_a_gloss_is_no_company() -> None:
    text = "禾川航运三季度营收18亿元。碳酸锂（Lithium Carbonate）均价每吨7万元，总裁林语（Yu Lin）表示，公司净利润为5亿元。"
    assert "Lithium Carbonate" not in subjects(text)
    assert "Yu Lin" not in subjects(text)


CHINESE = "启澜科技（Qilan Tech）2025年上半年营业收入12.6亿元。"
ENGLISH = "Qilan Tech said revenue in the first half of 2025 was 1.26 billion yuan."
BARE = "启澜科技2025年上半年营业收入为12.6亿元。"


def test_reports_in_two_languages_meet() -> None:
    day = date(2025, 8, 21)
    result = check([read_text(text, id=str(at), published=day) for at, text in enumerate((CHINESE, ENGLISH, BARE))])
    assert {claim.subject for claim in result.claims} == {"Qilan Tech"}
    assert len({(claim.metric, claim.scope, claim.period) for claim in result.claims}) == 1
    assert [(f.rule, f.verdict) for f in result.findings] == [("same-fact", "consistent")]


def test_a_name_without_a_gloss_stays() -> None:
    assert [claim.subject for claim in extract([read_text(BARE)]).claims] == ["启澜科技"]
    other = read_text(CHINESE.replace("启澜科技", "启岭科技"), id="other")
    assert {c.subject for c in extract([read_text(BARE), other]).claims} == {"启澜科技", "Qilan Tech"}


def test_who_asks_may_use_either_name() -> None:
    told = claims_of(extract(read_text(CHINESE)))
    assert [len(told.about(name)) for name in ("启澜科技", "Qilan Tech", "启岭科技")] == [1, 1, 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is bought, with the rest of its registered name, and where it sits.
        (
            "光岭拟12亿元收购瑞衡通60%股权\n\n光岭（300123）公告，拟以12亿元收购深圳瑞衡通半导体有限公司60%股权。标的公司去年营收3.8亿元。",
            ["光岭", "光岭", "光岭", "光岭", "瑞衡通"],
        ),
        # What a company is called, right before its name.
        ("国际乳品巨头菲仕朗康伯上半年营收61亿欧元，营业利润3亿欧元。", ["菲仕朗康伯", "菲仕朗康伯"]),
        ("龙头企业上半年营收61亿元。", ["龙头企业"]),
        # Beside two others that do the same.
        ("比亚迪交付40万辆，蓝弛汽车交付4万辆。极曜交付2万辆，同比下滑8%。", ["BYD", "蓝弛汽车", "极曜", "极曜"]),
        # One company alone tells of its parts that way.
        ("蓝弛汽车交付4万辆。轻卡交付2万辆。", ["蓝弛汽车", "蓝弛汽车"]),
        ("比亚迪交付40万辆，蓝弛汽车交付4万辆。海外交付2万辆。", ["BYD", "蓝弛汽车", "BYD"]),
    ],
)
def test_introduced(text: str, expected: list[str | None]) -> None:
    assert subjects(text) == expected
