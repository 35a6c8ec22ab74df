"""Sentences that once were accused for a word read too widely, each beside the slip that must still be found."""

import pytest

from claims.pipeline import check_text


def accused(text: str, rule: str) -> list[str]:
    """Return the verdicts of a rule on a text, ticks left out."""
    found = check_text(text, select=(rule,)).findings
    return [f.verdict for f in found if f.verdict in ("tension", "inconsistent")]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("The group earned $1.8 billion, or $2.75.", []),
        ("Net income was $620 million, or $1.15 per diluted share.", []),
        ("Its shipyard sold the fleet for $1.4 billion, or $35 million.", []),
        ("The fleet was sold for $1.4 billion, or $1.4 million.", ["inconsistent"]),
        ("机组容量为3兆瓦（即300千瓦）。", ["inconsistent"]),
        ("机组容量为3兆瓦（即3000千瓦）。", []),
    ],
)
def test_a_restatement_is_about_as_large_or_a_slip_of_scale_apart(text: str, verdicts: list[str]) -> None:
    assert accused(text, "unit-restated") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("增程版占比40%，纯电版占比60%。", []),
        ("增程版毛利率为40%，比纯电版的60%下降。", []),
        ("毛利率为40%，比上年同期的60%增加。", ["inconsistent"]),
    ],
)
def test_one_character_of_another_word_is_no_cue(text: str, verdicts: list[str]) -> None:
    assert accused(text, "change-direction") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("全省客流日均3亿人次，其中铁路15亿人次。", []),
        ("全省日均产油200万桶，其中海上日均产油300万桶。", ["inconsistent"]),
        ("The bank will pay $62 a share.\nIncluding $650 million of net debt, the deal is worth $5.4 billion.", []),
        ("The plant shipped 62 tonnes, including 70 tonnes of copper.", ["inconsistent"]),
        ("公司出货48GWh，其中动力29GWh、储能19GWh，后者较去年同期的9.5GWh翻番。", []),
        ("公司出货48GWh，其中动力59GWh。", ["inconsistent"]),
    ],
)
def test_an_average_or_an_earlier_level_is_no_whole(text: str, verdicts: list[str]) -> None:
    assert accused(text, "part-of-whole") == verdicts
