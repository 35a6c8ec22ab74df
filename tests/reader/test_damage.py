"""Damage: found and recorded, never repaired; what is merely unusual is none."""

from __future__ import annotations

import pytest

from claims.reader import read_text
from claims.reader.normalise import shadow_of


def damage(text: str, kind: str) -> list[str]:
    return [place.quote for place in read_text(text).damage if place.kind == kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“产能已经翻倍?！这是真的”", []),
        ("“产能已经翻倍?！北鼎总裁说。", ["?！北鼎总"]),
        ("“利润还会增长?！彼怠?。", ["?！彼怠?"]),
        ("他说会增产?。第二天", ["?"]),
        ("公司的营收?，比去年多", ["?"]),
        ("“共赢?！?。双方都说", ["?！?"]),
        ("?本刊记者报道了这家公司的业绩。", ["?"]),
        ("营收\ufffd\ufffd亿元", ["\ufffd\ufffd"]),
        ("锟斤拷锟斤拷营收5亿元", ["锟斤拷锟斤拷"]),
        ("Itâ€™s 5 billion", ["â€™"]),
        ("當?shù)時間", ["?shù)"]),
    ],
)
def test_mojibake_is_found(text: str, expected: list[str]) -> None:
    assert damage(text, "mojibake") == expected


@pytest.mark.parametrize(
    "text",
    [
        "这是真的?公司没有回应。",
        "真的?！她不信。",
        "What?! Profits doubled?",
        "是否盈利？没有回应。",
        "要多少钱?\n没有人知道。",
        "café 卖出 5 万杯",
        "谁来买单?(本刊记者)",
    ],
)
def test_punctuation_someone_chose_is_no_mojibake(text: str) -> None:
    assert damage(text, "mojibake") == []


def test_the_text_is_never_repaired() -> None:
    text = "“产能已经翻倍?！北鼎总裁说。"
    assert read_text(text).text == text
    assert shadow_of(text)[0].text == text


def test_each_kind_is_recorded_with_its_place() -> None:
    article = read_text("業務(wù)收入135.1 億\u200b美元<br/>")
    assert [(place.kind, place.quote) for place in article.damage] == [
        ("gloss", "(wù)"),
        ("blank", " "),
        ("invisible", "\u200b"),
        ("markup", "<br/>"),
    ]


def test_shaping_characters_of_an_emoji_are_no_damage() -> None:
    assert read_text("涨停\u2764\ufe0f，营收5亿元。").damage == ()


def test_twenty_of_a_kind_stand_for_all() -> None:
    assert len(damage("務(wù)" * 50, "gloss")) == 20
    assert len(damage("務(wù)" * 19, "gloss")) == 19


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("油价连涨五日\n\n布伦特原油升至每桶95美元，交易员称供应...", ["..."]),
        ("油价连涨五日\n\n布伦特原油升至每桶95美元，交易员称供应…", ["…"]),
        ("油价连涨五日\n\n布伦特原油升至每桶95美元，还会再涨吗……", []),
        ("Oil rises\n\nBrent crude rose to $95 a barrel on Monday after… [+2041 chars]", ["… [+2041 chars]"]),
        ("油价连涨五日\n\n布伦特原油升至每桶95美元...\n\n交易员称供应减少。", []),
        ("油价连涨五日\n\n布伦特原油升至每桶95美元。\n\n热门资讯\n\n金价创新高... 国际金价周一升至每盎司...", ["..."]),
    ],
)
def test_a_text_or_teaser_that_breaks_off_is_truncated(text: str, expected: list[str]) -> None:
    assert damage(text, "truncated") == expected
