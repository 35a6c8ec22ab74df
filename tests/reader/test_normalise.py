"""The shadow text: what is folded, what is cut, what stays, and the map back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Shadow
from claims.reader.normalise import shadow_of
from claims.reader.script import simplify

# What damaged copies are made of, so that Hypothesis meets it often.
SCRAPS = st.sampled_from(
    [
        "務(wù)", "（shù）", "億", "萬", "135.1 億", "2.4萬 美元", " ", "\u3000", "\u200b", "\ufeff", "<br/>", "br/>",
        "&nbsp;", "&lt;", "１２，３４５", "％", "？", "?。", "?！笨", "\ufffd", "12 月 2 日", "A100", "\r\n", "\n", "。", "**",
        "[x](y)", "Model 3 月", "乾隆",
    ]
)  # fmt: skip
TEXTS = st.lists(SCRAPS | st.text(max_size=6), max_size=30).map("".join)
ASCII_PROSE = st.text(st.sampled_from("abcXYZ 0123456789.,:;!?()'\"$-\n"), max_size=200)


def shadow(text: str, *, markdown: bool = False) -> str:
    return shadow_of(text, markdown=markdown)[0].text


def origin(text: str, part: str) -> str:
    """Return the original stretch under a part of the shadow text."""
    made = shadow_of(text)[0]
    at = made.text.index(part)
    start, end = made.origin(at, at + len(part))
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四○二三億元，三○○億，○點五", "四〇二三亿元，三〇〇亿，〇点五"),
        ("王○明與○○公司，○台積電", "王○明与○○公司，○台积电"),
        ("二○二六年十一月廿三日，民國一一五年", "2026年11月23日，民国115年"),
        ("民國一百一十五年十二月三十一日，二十日起", "民国115年12月31日，20日起"),
        ("一百一十五年歷史，連續二十三日，第十二日，十日內", "一百一十五年历史，连续二十三日，第十二日，十日内"),
        ("二○二六會計年度，十一個月，三千一百二十日", "2026会计年度，十一个月，三千一百二十日"),
        ("每股二·三五元，百分之二·三，九·一八，三·一五晚會", "每股二点三五元，百分之二点三，九·一八，三·一五晚会"),
        ("人民幣壹拾貳億元，叁仟万元，伍佰，壹號，佰仟金融", "人民币一十二亿元，三千万元，伍佰，壹号，佰仟金融"),
        ("earnings of $(0.45) a share, $(1,234.5) million", "earnings of -$0.45 a share, -$1,234.5 million"),
        ("a net loss of $(0.45); net income (loss) of $(3)", "a net loss of $0.45; net income (loss) of -$3"),
        ("f($(x)), ($3), $(5a)", "f($(x)), ($3), $(5a)"),
        ("EUR 1 234.5 million, MSEK 12 345, $3 200", "EUR 1234.5 million, MSEK 12345, $3200"),
        ("in 2025 300 people, ISO 9 001, model 3 200 units", "in 2025 300 people, ISO 9001, model 3 200 units"),
        ("營收達１３５．１億美元", "营收达135.1亿美元"),
        ("占比８８％，售价＄５", "占比88%，售价$5"),
        ("（ＧＰＵ）", "(GPU)"),
        ("１，２３４萬", "1,234万"),
        ("營收1，500億元", "营收1,500亿元"),
        ("裁员3，000", "裁员3,000"),
        ("19：57發布", "19:57发布"),
        ("￥３０萬～５０萬", "¥30万~50万"),
        ("環比\u22123.2%", "环比-3.2%"),
        ("招股價19﹒8元，升1﹒2％﹔成交", "招股价19.8元，升1.2%；成交"),
        ("資產\u00a0負債\u3000表", "资产 负债 表"),
    ],
)
def test_fold_makes_simplified_half_width(text: str, expected: str) -> None:
    assert shadow(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "增长10%，其中出口占8%；进口呢？持平！",
        "分别为100，200，300",
        "分别为100，200，300亿元",
        "排名第1，营收领先",
        "结论：2023年",
        "乾隆年间",
        "3–5 million",
    ],
)
def test_fold_keeps_chinese_punctuation_and_simplified_text(text: str) -> None:
    assert shadow(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("業務(wù)收入", "业务收入"),
        ("數(shù)百萬(wàn)塊", "数百万块"),
        ("發（fā）布", "发布"),
        ("綠(lǜ)色", "绿色"),
        ("戰(zha\u0300n)略", "战略"),
        ("廣(ɡuǎnɡ)東", "广东"),
        ("彧(yù)", "彧"),
    ],
)
def test_glosses_with_a_tone_are_cut(text: str, expected: str) -> None:
    assert shadow(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "人工智能(AI)",
        "处理器(GPU)",
        "千兆瓦(GW)",
        "妈(ma)",
        "吗(de)",
        "咖啡(café)",
        "圣诞(Noël)",
        "A(wù)",
        "业务 (wù)",
        "阿(ālbù)",
    ],
)
def test_other_brackets_stay(text: str) -> None:
    assert shadow(text) == text


def test_a_number_cut_by_a_gloss_maps_back_whole() -> None:
    assert origin("使用數(shù)百萬(wàn)塊芯片", "数百万块") == "數(shù)百萬(wàn)塊"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第一段<br/>第二段", "第一段\n第二段"),
        ("<p>营收<b>5</b>亿</p>", "\n营收5亿\n"),
        ('见<a href="http://a.b/2023">年报</a>', "见年报"),
        ("营收&nbsp;5亿&amp;利润", "营收 5亿&利润"),
        ("PE &gt; 30 &#215; 2", "PE > 30 × 2"),
        ("结束。br/>", "结束。\n"),
        ("收入<!-- ad 120 -->增长", "收入增长"),
    ],
)
def test_left_over_markup_is_cut(text: str, expected: str) -> None:
    assert shadow(text) == expected


@pytest.mark.parametrize("text", ["若a<b且c>d", "<1%", "A&B", "R&D; 5", "&unknown;", "<未经审计>", "abbr/>"])
def test_what_only_looks_like_markup_stays(text: str) -> None:
    assert shadow(text) == text


def test_zero_width_characters_are_cut_inside_a_number() -> None:
    assert shadow("营收13\u200b5.1\ufeff亿") == "营收135.1亿"
    assert origin("营收13\u200b5.1\ufeff亿元", "135.1亿") == "13\u200b5.1\ufeff亿"


def test_markdown_marks_are_cut_from_markdown_only() -> None:
    text = "营收**135.1**亿元，见[年报](http://a.b/2023)，约\\$5"
    assert shadow(text, markdown=True) == "营收135.1亿元，见年报，约$5"
    assert shadow(text) == text


def test_carriage_returns_are_kept() -> None:
    assert shadow("一\r\n二") == "一\r\n二"


def test_a_phrase_that_changes_the_length_of_its_line_is_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Longer:
        def convert(self, text: str) -> str:
            return text.replace("萬億", "trillion").replace("萬", "万").replace("億", "亿")

    monkeypatch.setattr("claims.reader.script.converter", lambda scheme: Longer())
    assert simplify("三萬億\n萬") == "三万亿\n万"


@given(TEXTS)
def test_there_is_an_ascending_offset_for_each_character(text: str) -> None:
    made: Shadow = shadow_of(text, markdown=True)[0]
    assert len(made.offsets) == len(made.text)
    assert list(made.offsets) == sorted(set(made.offsets))
    assert all(0 <= at < len(text) for at in made.offsets)


@given(TEXTS)
def test_damage_quotes_what_stands_in_the_original(text: str) -> None:
    for place in shadow_of(text)[1]:
        assert place.start < place.end
        assert text[place.start : place.end] == place.quote


@given(ASCII_PROSE)
def test_plain_ascii_maps_to_itself(text: str) -> None:
    made, damage = shadow_of(text)
    assert (made.text, list(made.offsets), damage) == (text, list(range(len(text))), ())


@given(TEXTS, st.data())
def test_origin_of_a_stretch_holds_the_origin_of_each_character(text: str, data: st.DataObject) -> None:
    made = shadow_of(text)[0]
    if not made.text:
        return
    start = data.draw(st.integers(0, len(made.text) - 1))
    end = data.draw(st.integers(start + 1, len(made.text)))
    low, high = made.origin(start, end)
    assert all(low <= at < high for at in made.offsets[start:end])


@given(TEXTS)
def test_the_shadow_is_never_longer(text: str) -> None:
    assert len(shadow(text)) <= len(text)


def test_radicals_are_the_characters_they_look_like() -> None:
    text = "公司8⽉营收⼗亿元，增⻓⼀成，售出⻋辆⽆，⺠营"
    shadow, _ = shadow_of(text)
    assert shadow.text == "公司8月营收十亿元，增长一成，售出车辆无，民营"
    assert len(shadow.offsets) == len(text)
