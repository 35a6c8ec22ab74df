"""Which part each line plays: page furniture must not be body, and no body must be lost to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.model import Article
from claims.reader import read_text

LEAD = "布伦特原油周一上涨1.5%，收于每桶95美元，为十个月来的最高水平。"
BODY = "沙特把每天减产100万桶的措施延长到年底，市场因此更为紧张。"
MORE = "分析师预计，第四季度的供需缺口会扩大到每天200万桶，库存随之下降。"
ENGLISH_LEAD = "Brent crude rose 1.5% on Monday to settle at $95 a barrel, its highest close in ten months."
ENGLISH_BODY = "Saudi Arabia has extended its cut of one million barrels a day to the end of the year."


def zones(text: str) -> list[tuple[str, str]]:
    """Return each zone with what stands in it."""
    return [(zone.name, text[zone.start : zone.end].strip()) for zone in read_text(text).zones]


def zone_of(text: str, part: str) -> str:
    """Return the zone that a part of the text stands in."""
    return read_text(text).zone_at(text.index(part))


def below(line: str) -> str:
    """Return the zone of a line that stands under the body."""
    return zone_of(f"油价走高\n\n{LEAD}\n\n{BODY}\n\n{line}\n", line)


def between(line: str) -> str:
    """Return the zone of a line that stands between two paragraphs of the body."""
    return zone_of(f"油价走高\n\n{LEAD}\n\n{line}\n\n{BODY}\n\n{MORE}\n", line)


def test_headline_lead_and_body() -> None:
    text = f"油价走高\n\n{LEAD}\n\n{BODY}\n"
    assert zones(text) == [("title", "油价走高"), ("lead", LEAD), ("body", BODY)]
    assert read_text(text).title == "油价走高"


def test_a_first_line_with_a_full_stop_is_the_lead() -> None:
    text = f"{LEAD}\n{BODY}"
    assert zones(text) == [("lead", LEAD), ("body", BODY)]
    assert read_text(text).title == ""


@pytest.mark.parametrize(
    "title", ["油价为何走高？", "油价站上95美元！", "【快讯】油价走高", "油价走高，金价走低", "油价走高：谁是赢家"]
)
def test_headlines_may_ask_exclaim_and_pause(title: str) -> None:
    assert zone_of(f"{title}\n\n{LEAD}\n\n{BODY}", title) == "title"


def test_highlights_above_the_first_paragraph_are_not_the_lead() -> None:
    text = f"业绩公布\n\n业绩要点\n营收12亿元，增长15%\n净利润8000万元\n\n{LEAD}"
    assert zones(text)[1:] == [("body", "业绩要点\n营收12亿元，增长15%\n净利润8000万元"), ("lead", LEAD)]


def test_a_lone_line_is_body_and_no_headline() -> None:
    assert zones("布伦特原油每桶95美元") == [("lead", "布伦特原油每桶95美元")]


def test_a_known_title_is_found_wherever_it_stands_alone() -> None:
    text = f"图片来源：视觉中国\n\n原标题：油价走高\n\n{LEAD}"
    article = read_text(text, title="油价走高")
    assert [zone.name for zone in article.zones] == ["caption", "title", "lead"]


def test_the_words_former_title_are_no_part_of_the_title() -> None:
    assert read_text(f"原标题：油价走高\n\n{LEAD}\n\n{BODY}").title == "油价走高"


def test_a_known_title_that_is_not_in_the_text_makes_no_zone() -> None:
    assert [zone.name for zone in read_text(f"{LEAD}\n{BODY}", title="油价走高").zones] == ["lead", "body"]


def test_a_name_between_headline_and_time_stamp_is_furniture() -> None:
    text = f"油价走高\n海湾观察\n2025-09-22 08:00\n\n{LEAD}\n\n{BODY}"
    assert zones(text)[1] == ("boilerplate", "海湾观察\n2025-09-22 08:00")


@pytest.mark.parametrize("line", ["供应收紧", "一、供应收紧", "“紧平衡”成为常态", "供应收紧，需求平稳", "## 供应收紧"])
def test_short_lines_between_paragraphs_are_titles(line: str) -> None:
    assert between(line) == "title"


@pytest.mark.parametrize("line", ["他补充说：", "供应正在收紧。", "- 供应收紧", "每桶：95美元", "• 沙特减产"])
def test_other_short_lines_are_body(line: str) -> None:
    assert between(line) == "body"


def test_three_short_lines_running_are_a_list() -> None:
    text = f"油价走高\n\n{LEAD}\n\n沙特减产100万桶\n俄罗斯减产30万桶\n阿尔及利亚减产2万桶\n\n{BODY}"
    assert zone_of(text, "沙特减产100") == "body"
    assert zone_of(text, "阿尔及利亚") == "body"


def test_the_last_short_line_is_no_subhead() -> None:
    assert below("供应收紧") == "body"


@pytest.mark.parametrize(
    "line",
    [
        "图片来源：视觉中国",
        "圖源：視覺中國",
        "图：一座炼油厂",
        "图1：油价走势（美元/桶）",
        "▲沙特的一座油田",
        "油田全景▲图源：视觉中国",
        "图片由AI生成",
        "数据来源：某数据终端",
        "摄影：张三",
        "Photo: An oil field in the desert",
        "An oil field in the desert. Photographer: Jane Roe/Getty Images",
        "Figure 2: Brent crude, dollars a barrel",
        "Image source, Getty Images",
        "题图来自视觉中国",
    ],
)
def test_captions(line: str) -> None:
    assert between(line) == "caption"


@pytest.mark.parametrize(
    "line", ["图片显示，储罐里的原油只剩下一半，约合50万桶。", "图表中的价格都以美元计算。", "▲12.5%，为五年来最大涨幅。"]
)
def test_sentences_about_pictures_are_body(line: str) -> None:
    assert between(line) == "body"


@pytest.mark.parametrize(
    "rows",
    [
        "| 油种 | 价格 |\n|---|---|\n| 布伦特 | 95 |",
        "油种 | 价格\n布伦特 | 95\n美油 | 91",
        "油种\t价格\n布伦特\t95\n美油\t91",
        "2023 | 2024\n95 | 91\n80 | 78",
    ],
)
def test_tables(rows: str) -> None:
    text = f"油价走高\n\n{LEAD}\n\n{rows}\n\n{BODY}"
    assert zones(text)[2:] == [("table", rows), ("body", BODY)]


def test_a_short_line_above_a_table_is_its_caption() -> None:
    assert zone_of(f"油价走高\n\n{LEAD}\n\n主要油种价格\n\n油种 | 价格\n布伦特 | 95\n\n{BODY}", "主要油种") == "caption"


def test_one_line_with_a_bar_is_no_table() -> None:
    assert between("原油 | 每桶95美元") != "table"


def test_block_quotes_are_quotes() -> None:
    assert between("> 我们不会再增加产量，每天900万桶已经足够。") == "quote"


def test_a_line_that_begins_with_greater_than_is_no_quote() -> None:
    assert between(">50%的炼油厂已经停工，日产量降到了两百万桶以下。") == "body"


@pytest.mark.parametrize(
    "heading",
    [
        "相关内容",
        "热门资讯",
        "推荐阅读",
        "相關閱讀",
        "延伸閱讀：",
        "【荐读】",
        "某网荐读更多>>",
        "## Related articles",
        "Read more",
    ],
)
def test_all_that_follows_a_related_heading_is_boilerplate(heading: str) -> None:
    text = f"油价走高\n\n{LEAD}\n\n{BODY}\n\n{heading}\n\n金价升至每盎司2000美元\n铜价跌破8000美元\n大豆丰收1.2亿吨"
    assert zones(text)[-1] == ("boilerplate", text[text.index(heading) :])
    assert zones(text)[-2] == ("body", BODY)


def test_a_related_heading_above_the_article_opens_nothing() -> None:
    text = f"首页 > 财经 > 正文\n热门资讯\n油价走高\n\n{LEAD}\n\n供应收紧\n\n{BODY}"
    assert [name for name, _ in zones(text)] == ["boilerplate", "title", "lead", "title", "body"]
    assert read_text(text).title == "油价走高"


def test_comments_are_boilerplate_to_the_end() -> None:
    text = f"油价走高\n\n{LEAD}\n\n发表回复\n\n{BODY}\n\n{MORE}"
    assert zones(text)[-1] == ("boilerplate", f"发表回复\n\n{BODY}\n\n{MORE}")


def test_the_body_goes_on_after_a_box_of_links() -> None:
    text = f"油价走高\n\n{LEAD}\n\n相关阅读\n金价升至每盎司2000美元\n铜价跌破8000美元\n\n{BODY}\n\n{MORE}"
    assert zones(text)[2:] == [
        ("boilerplate", "相关阅读\n金价升至每盎司2000美元\n铜价跌破8000美元"),
        ("body", f"{BODY}\n\n{MORE}"),
    ]


def test_the_body_goes_on_after_one_link() -> None:
    text = f"油价走高\n\n{LEAD}\n\n相关阅读：金价升至每盎司2000美元\n\n{BODY}"
    assert zones(text)[2:] == [("boilerplate", "相关阅读：金价升至每盎司2000美元"), ("body", BODY)]
    english = f"Oil rises\n\n{ENGLISH_LEAD}\n\nRead more: Gold passes $2,000 an ounce\n\n{ENGLISH_BODY}"
    assert zones(english)[2:] == [("boilerplate", "Read more: Gold passes $2,000 an ounce"), ("body", ENGLISH_BODY)]


def test_teasers_that_break_off_are_boilerplate_without_a_heading() -> None:
    teasers = "金价再创新高... 国际金价周一升至每盎司2000美元，还会...\n铜价跌破关口... 伦铜周一跌至每吨8000美元，为一年来..."
    assert below(teasers) == "boilerplate"


def test_one_paragraph_that_breaks_off_is_body() -> None:
    assert below("交易员说，价格还会继续上涨，因为供应...") == "body"


@pytest.mark.parametrize(
    "line",
    [
        "特别声明：以上内容由用户上传，本平台只提供存储。",
        "免责声明",
        "版权声明：本文版权归某网所有",
        "本文经某刊授权转载，如需使用请联系原作者。",
        "轉載請註明出處",
        "风险提示：市场有风险，投资需谨慎。",
        "以上内容不构成投资建议。",
        "本文仅代表作者观点",
        "© 2025 Example Media Ltd.",
        "Copyright 2025 Example Media",
        "This article is for information only and is not investment advice.",
        "Example Media 2025. All rights reserved.",
        "Notice: the content above was posted by a user.",
        "声明：转载此文是出于传递更多信息之目的",
        "本文来自微信公众号：海湾观察（ID：haiwan），作者：张三",
        "Disclaimer: the views are the author's.",
    ],
)
def test_disclaimers_are_boilerplate(line: str) -> None:
    assert below(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Copyright lawsuits cost the company $50 million last year.",
        "公司称这笔交易未经授权，损失约5亿元。",
        "他的话不代表市场已经见顶，油价仍可能升至每桶100美元。",
        "声明发布后，股价下跌3%，市值蒸发200亿元。",
        "声明：公司第三季度营收为120亿元。",
        "Notices went out to 3,000 workers on Friday.",
    ],
)
def test_sentences_with_the_words_of_disclaimers_are_body(line: str) -> None:
    assert between(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "2025-09-22 08:00:00",
        "2025年9月22日 08:00 来源：海湾观察",
        "发布时间：2025-09-22",
        "Sept 22, 2025 at 9:30 AM ET",
        "作者|张三",
        "编 辑 | 李四",
        "文/王五",
        "来源：海湾观察",
        "责任编辑：赵六",
        "海湾观察原创",
        "By Jane Roe and John Doe",
        "Reporting by Jane Roe; Editing by John Doe",
        "(0)",
        "阅读 1203 评论 5",
        "12条评论",
        "分享到 微信 微博",
        "上一篇：金价走低",
        "打赏 微信扫一扫",
        "登录后才能评论",
        "长按二维码关注我们",
        "打开某某新闻 查看精彩图片",
        "返回某网，查看更多",
        "To contact the reporter on this story: Jane Roe in London",
        "--With assistance from John Doe",
        "标签：原油 沙特",
        "5 min read",
        "Share Tweet Email",
        "Sign up for our newsletter",
        "Advertisement",
        "-----",
    ],
)
def test_page_furniture_is_boilerplate(line: str) -> None:
    assert below(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "记者：公司怎么看待明年的油价走势？",
        "作者：我认为每桶会到100美元。",
        "分享经济的市场规模去年达到3万亿元。",
        "广告收入增长12%，达到50亿元。",
        "Shares of the company rose 3% on Monday.",
        "The company bought Shutterstock for $3 billion.",
        "评论人士认为，油价会在年底升至每桶100美元。",
        "Subscribers reached 50 million in June.",
        "来源于海外的收入为20亿元。",
        "2025年9月22日，公司宣布回购5亿元股票。",
        "阅读业务贡献了12亿元的收入。",
    ],
)
def test_sentences_with_the_words_of_furniture_are_body(line: str) -> None:
    assert between(line) == "body"


def test_a_remark_in_brackets_after_the_last_sentence_is_boilerplate() -> None:
    note = "（本文首发于海湾观察，作者 | 张三）"
    text = f"油价走高\n\n{LEAD}\n\n{BODY}{note}"
    assert zones(text)[2:] == [("body", BODY), ("boilerplate", note)]


def test_other_brackets_at_the_end_are_body() -> None:
    assert below(f"{BODY}（约合人民币700元）") == "body"


def test_a_hard_wrapped_paragraph_is_one() -> None:
    wrapped = (
        "Brent crude rose 1.5% on Monday to settle at $95 a barrel, its\n"
        "highest close in ten months, after three ministers said in\n"
        "Vienna that they would extend their cut."
    )
    assert zones(f"Oil rises\n\n{wrapped}\n\n{ENGLISH_BODY}") == [
        ("title", "Oil rises"),
        ("lead", wrapped),
        ("body", ENGLISH_BODY),
    ]


def test_headline_and_byline_without_an_empty_line_are_two() -> None:
    title = "Brent crude settles at its highest price in ten months as supply tightens"
    text = f"{title}\nBy Jane Roe\n\n{ENGLISH_LEAD}\n\n{ENGLISH_BODY}"
    assert zones(text)[:2] == [("title", title), ("boilerplate", "By Jane Roe")]


def test_cue_words_are_found_through_glosses_and_in_traditional_script() -> None:
    assert below("免責(zé)聲(shēng)明:本文僅供參考。") == "boilerplate"


def test_blank_and_empty_texts() -> None:
    assert zones("") == []
    assert zones(" \n ") == [("body", "")]


LINES = st.sampled_from(
    [
        LEAD,
        BODY,
        "供应收紧",
        "相关阅读",
        "热点... 新闻...",
        "",
        "| a | b |",
        "2025-09-22 08:00",
        "图源：某",
        "免责声明",
        "> 引",
        "（本文首发于某报）",
        "<br/>",
    ]
)


@given(st.lists(LINES | st.text(max_size=8), max_size=15).map("\n".join))
def test_zones_cover_the_text_in_order(text: str) -> None:
    article: Article = read_text(text)
    assert "".join(text[zone.start : zone.end] for zone in article.zones) == text
    assert all(zone.start < zone.end for zone in article.zones)
    assert sum(zone.name == "lead" for zone in article.zones) <= 1
