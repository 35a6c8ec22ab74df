"""Totals that are told apart from their parts, and what their shares and sums say."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def told(text: str, *rules: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=rules or ("breakdown",), strict=True)
    return [f"{f.verdict} {f.derivation[0]}" for f in found]


LINES = """The province will put C$18 billion into its grid over six years, the premier said.

Lines take C$8.1 billion, or {} of the total, substations C${} billion, storage C$2.7 billion and control rooms C$1.8 billion."""
FUNDS = "全市五年投入1,200亿元修建轨道。\n\n经费方面，市级财政安排900亿元，占{}，其余{}亿元由社会资本筹集。"
TAIPEI = "全市五年投入1,200億元修建軌道。\n\n經費方面，市府編列900億元，占{}，其餘{}億元由民間籌集。"


@pytest.mark.parametrize(
    ("text", "share", "part"),
    [(LINES, "45%", "5.4"), (FUNDS, "75%", "300"), (TAIPEI, "75%", "300")],
)
def test_parts_make_the_total_of_another_paragraph(text: str, share: str, part: str) -> None:
    (found,) = told(text.format(share, part))
    assert found.startswith("consistent")


@pytest.mark.parametrize(
    ("text", "share", "part"),
    [(LINES, "45%", "7.4"), (FUNDS, "75%", "400"), (TAIPEI, "75%", "400"), (FUNDS, "75%", "200")],
)
def test_a_stated_share_points_at_the_total_that_they_miss(text: str, share: str, part: str) -> None:
    (found,) = told(text.format(share, part))
    assert found.startswith("inconsistent")


@pytest.mark.parametrize(("text", "share", "part"), [(LINES, "35%", "5.4"), (FUNDS, "57%", "300"), (TAIPEI, "57%", "300")])
def test_where_they_make_it_the_share_is_wrong(text: str, share: str, part: str) -> None:
    assert [line.split()[0] for line in told(text.format(share, part), "share-of-total")] == ["inconsistent"]
    assert [line.split()[0] for line in told(text.format(share, part))] == ["consistent"]


SILENT = [
    LINES.format("45%", "3.4"),  # some parts are not told
    # two ways to cut one whole
    "公司全年销量20.0万辆。出口5.0万辆，占25%，新能源车12.0万辆，国内15.0万辆。",
    # of the first part, not of the total
    "公司全年收入20.0亿元。软件收入15.0亿元，占75%，其中云服务11.0亿元。",
    # no list at all
    "公司去年投入12.0亿元扩建。今年研发费用3.1亿元，销售费用2.4亿元，管理费用1.6亿元。",
    "Revenue was $20.0 billion. Net profit was $5.0 billion, or 25% of revenue, and cash stood at $18.0 billion.",
    # about
    "The fund has $18 billion. About $8.1 billion, or 45% of the total, goes to lines and some $11 billion to the rest.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said_where_parts_may_be_missing_or_overlap(text: str) -> None:
    assert [found for found in told(text) if not found.startswith("consistent")] == []


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        # two that have no third
        ("嘉新汽車9月共銷售12.6萬輛，年增8%。\n\n其中國內{}，出口4.4萬輛。", "8.2萬輛", "9.2萬輛"),
        ("公司拟要约收购，所需资金总额{}。\n\n收购资金中，4.25亿元来自自有资金，8亿元为并购贷款。", "12.25亿元", "15.25亿元"),
        # the last of them
        (
            "政府五年內將投入540億元。\n\n電網分到{}，半導體125億元，運算中心110億元，電池75億元，最後60億元用在技職教育。",
            "170億元",
            "190億元",
        ),
        # by size, in the next paragraph
        (
            "Norvia will put €22 billion into housing, water and the grid.\n\n"
            "Housing will receive the most, {}, followed by water with €6 billion and the grid with €3.5 billion.",
            "€12.5 billion",
            "€14.5 billion",
        ),
    ],
)
def test_lists_of_the_next_paragraph_are_whole(text: str, right: str, wrong: str) -> None:
    assert [found.split()[0] for found in told(text.format(right))] == ["consistent"]
    assert [found.split()[0] for found in told(text.format(wrong))] == ["tension"]


@pytest.mark.parametrize(
    "text",
    [
        # the largest, some others, and less than all
        "Norvia will put €22 billion into five fields.\n\nHousing will receive the most, €9.5 billion, and water €6 billion.",
        # at home and abroad of another total
        "嘉新汽車9月共銷售12.6萬輛。\n\n新能源車當中，國內賣出3.1萬輛，出口0.6萬輛。",
        "公司拟收购对价15.2亿元。公司账上自有资金40亿元，银行贷款8亿元。",
    ],
)
def test_lists_that_may_lack_some_are_left_alone(text: str) -> None:
    assert told(text, "breakdown") == []
