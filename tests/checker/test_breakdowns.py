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


ITEMS = """今年全省共安排重点项目{total}个，总投资1.3万亿元，年度计划投资2870亿元。

（一）计划新开工项目{first}个；

（二）续建项目294个；

（三）收尾项目107个。"""
BIDDER = """若收購滿額，總金額{total}億元。

公司說明，資金來源包括自有資金{own}億元，以及台灣銀行主辦的30億元聯貸，不會辦理現金增資。"""
TITLED = """Chile plans 1.8GW of data centres

Total investment would come to ${total}bn by 2032. The state will spend 1.6 trillion pesos ($1.7bn) on transmission lines; \
private developers are expected to provide the other $8.4bn."""


def items(total: str = "652", first: str = "251") -> list[str]:
    return [line.split()[0] for line in told(ITEMS.format(total=total, first=first))]


def test_numbered_items_are_all_there_are() -> None:
    assert items() == ["consistent"]
    assert items(total="6520") == items(first="2510") == ["inconsistent"]
    assert items(total="1956") == items(first="753") == ["tension"]
    assert not told(ITEMS.format(total="1956", first="251") + "\n\n（四）储备项目一批。")


def test_what_a_bid_is_paid_with() -> None:
    assert [line.split()[0] for line in told(BIDDER.format(total="56.24", own="26.24"))] == ["consistent"]
    assert [line.split()[0] for line in told(BIDDER.format(total="562.4", own="26.24"))] == ["inconsistent"]
    assert [line.split()[0] for line in told(BIDDER.format(total="56.24", own="2.624"))] == ["inconsistent"]
    assert not told(BIDDER.format(total="96.24", own="26.24"))


def test_of_a_headline_and_its_text_the_text_is_asked() -> None:
    headed = "Chile plans $10.1bn of data centres\n\n" + TITLED.partition("\n\n")[2]
    assert [line.split()[0] for line in told(headed.format(total="10.1"))] == ["consistent"]
    assert [line.split()[0] for line in told(headed.format(total="101"))] == ["inconsistent"]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("去年共安排国债1.3万亿元，其中{}亿元用于城市建设，5000亿元用于以旧换新。", "8000", "9500"),
        ("Of 54 analysts tracked by LSEG, {} rate it a buy, 17 a hold and 16 a sell.", "21", "31"),
        ("54位受访经济学家中，{}位预计降息，17位预计不变，16位预计加息。", "21", "31"),
    ],
)
def test_parts_make_no_more_than_what_they_are_of(text: str, right: str, wrong: str) -> None:
    assert not [line for line in told(text.format(right)) if not line.startswith("consistent")]
    assert [line.split()[0] for line in told(text.format(wrong))] == ["tension"]


@pytest.mark.parametrize(
    "text",
    [
        # two ways to look at one whole
        "公司去年收入130亿元，其中海外收入80亿元，云业务收入60亿元。",
        # one of a list is not the whole of the rest of it
        "Of the new money, 640 billion rupees is set aside for plants and 310 billion for tests. "
        "Another 150 billion rupees will go to suppliers and the remaining 100 billion to training.",
    ],
)
def test_parts_that_overlap_or_have_no_whole(text: str) -> None:
    assert not [line for line in told(text) if not line.startswith("consistent")]
