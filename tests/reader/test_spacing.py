"""Blanks that set Chinese apart from what is not: cut in a text that is set so throughout, kept in any other."""

from __future__ import annotations

from claims.reader.normalise import shadow_of

SET_APART = (
    "機殼廠勤曜 (3778-TW) 今 (6) 日公布 10 月營收 15.2 億元，月增 4.1% 並創高。\n"
    "勤曜表示，第 4 季 AI 伺服器占比約 42%，OPEC + 成員日產 30 萬桶 / 日，明年 EPS 上看 18.5 元。"
)


def test_blanks_beside_chinese_are_cut_in_a_text_set_with_them() -> None:
    made, damage = shadow_of(f"第 3 季\n{SET_APART}\n{SET_APART}")
    assert made.text.split("\n")[1] == "机壳厂勤曜(3778-TW)今(6)日公布10月营收15.2亿元，月增4.1%并创高。"
    assert made.text.split("\n")[2] == "勤曜表示，第4季AI伺服器占比约42%，OPEC+成员日产30万桶/日，明年EPS上看18.5元。"
    assert not damage


def test_every_character_left_lies_where_it_stood() -> None:
    text = f"{SET_APART}\n{SET_APART}"
    made, _ = shadow_of(text)
    assert all(
        char == text[at] for char, at in zip(made.text, made.offsets, strict=True) if char.isascii() and not char.isspace()
    )


def test_a_headline_keeps_its_blanks() -> None:
    made, _ = shadow_of(f"勤曜 10 月營收優於預期 Q4 毛利率 33% 看旺\n{SET_APART}\n{SET_APART}")
    assert made.text.partition("\n")[0] == "勤曜 10月营收优于预期 Q4 毛利率 33% 看旺"


def test_few_blanks_are_no_habit() -> None:
    assert shadow_of("勁磊 Q3 獲利創高\n公司第三季營收87.3億元，毛利率31%，EPS為2.84元，年增12%。")[0].text.startswith(
        "劲磊 Q3 获利"
    )


def test_a_text_that_mostly_has_none_keeps_the_few() -> None:
    text = (
        "聯曜前10月營收88億元，年增5%。" * 4
        + "鴻瀚第 3 季毛利率 24 %，聯曜 2025 年 EPS 為 8 元，前 10 月 月增 3%，共 5 廠 12 線，含 AI 線。"
    )
    assert "第 3季" in shadow_of(text)[0].text
