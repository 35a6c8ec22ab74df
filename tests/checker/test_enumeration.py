import pytest

from claims.pipeline import check_text


def lists(text: str) -> list[tuple[str, ...]]:
    found = check_text(text, select=["counted-list"]).findings
    assert {f.severity for f in found} <= {"info"}
    return [tuple(e.quote for e in f.evidence) for f in found]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("他认为有两个原因。一是需求走弱，二是库存偏高，三是汇率波动。", ("两个原因", "一是", "二是", "三是")),
        ("会议提出四项重点任务：一是稳价，二是保供，三是降本。", ("四项重点任务", "一是", "二是", "三是")),
        ("報告列出三大風險：第一，利率上升；第二，需求下滑。", ("三大風險", "第一，", "第二，")),
        (
            "The fund has two priorities. First, growth. Second, yield. Third, size.",
            ("two priorities", "First,", "Second,", "Third,"),
        ),
    ],
)
def test_a_list_of_another_length_is_a_remark(text: str, quotes: tuple[str, ...]) -> None:
    assert lists(text) == [quotes]


@pytest.mark.parametrize(
    "text",
    [
        "他认为有两个原因。一是需求走弱，二是库存偏高。",
        "他认为有三个原因。一是需求走弱，二是库存偏高，最后，汇率也在波动。",
        "他认为有三个原因，市场已经充分讨论。",
        "十三个方面的问题得到解决，一是水，二是电。",
        "他认为有三个原因：一是统一是难事，二是成本高，三是人手少。",
        "公司有三大优势。两个原因：一是规模，二是品牌。",
        "他认为有两个原因：一是成本，其中第一，人工，第二，电力，第三，运输；二是需求。",
        "The fund has three priorities. First, growth. Second, yield. Thirdly, size.",
        "The fund has three priorities. First, growth. Second, yield. Finally, size.",
        "The fund has three priorities and 40 clients.",
    ],
)
def test_lists_of_their_length_and_other_lists_are_left_alone(text: str) -> None:
    assert lists(text) == []
