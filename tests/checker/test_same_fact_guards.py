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


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("公司净亏损2亿元，好于去年的亏损3亿元。", []),
        ("公司净亏损4亿元，好于去年的亏损3亿元。", ["inconsistent"]),
        ("公司净利润2亿元，优于预期的3亿元。", ["inconsistent"]),
        ("失业率为4.1%，好于预期的4.3%。", []),
        ("The unit posted a loss of $30 million, better than the $35 million loss that analysts had expected.", []),
        ("The unit posted a loss of $40 million, better than the $35 million loss that analysts had expected.", ["inconsistent"]),
        ("Revenue was $9.5 billion, beating the $9.8 billion that analysts had expected.", ["inconsistent"]),
    ],
)
def test_of_two_losses_the_smaller_is_better(text: str, verdicts: list[str]) -> None:
    assert accused(text, "stated-comparison") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("营收90亿元，季增5.9%、年增20.0%，上季为85亿元，去年同期为75亿元。", []),
        ("营收90亿元，季增5.9%、年增30.0%，上季为85亿元，去年同期为75亿元。", ["inconsistent"]),
        ("9月营收为90亿元，月减10.0%、年增20.0%，8月为100亿元，去年同期则为75亿元。", []),
        ("9月营收为90亿元，月减10.0%、年增40.0%，8月为100亿元，去年同期则为75亿元。", ["inconsistent"]),
        (
            "Kestrel reported revenue of $88.5 billion, up 9% from a year earlier and above the $86.1 billion analysts expected.",
            [],
        ),
        (
            "Revenue was $88.5 billion, up 9% from $75.1 billion a year earlier and above the $86.1 billion expected.",
            ["inconsistent"],
        ),
        ("公司四季度营收95亿元，同比增长15%，高于预期的92亿元。", []),
        ("公司四季度营收95亿元，同比增长15%，高于上年同期的92亿元。", ["inconsistent"]),
        ("公司营业利润比上年同期高出200亿元，营业利润为900亿元，增长5%。", []),
    ],
)
def test_a_comparison_leads_on_from_the_head_figure(text: str, verdicts: list[str]) -> None:
    assert accused(text, "growth-from-levels") + accused(text, "change-direction") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("诺威汽车3月交付4.12万辆，同比下降8%，去年同期为3.81万辆。", ["inconsistent"]),
        ("诺威汽车3月交付3.51万辆，同比下降8%，去年同期为3.81万辆。", []),
        ("The plant shipped 52,300 tonnes in May, a fall of 6% from 49,300 tonnes in April.", ["inconsistent"]),
        ("The plant shipped 46,300 tonnes in May, a fall of 6% from 49,300 tonnes in April.", []),
    ],
)
def test_a_verb_goes_with_its_levels(text: str, verdicts: list[str]) -> None:
    assert accused(text, "change-direction") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("截至2025年10月，全年票房431亿元，同比增长18%，已超过2024年的425亿元。", []),
        ("2025年票房431亿元，同比增长18%，2024年票房为425亿元。", ["tension"]),
    ],
)
def test_what_has_been_passed_is_no_base_of_growth(text: str, verdicts: list[str]) -> None:
    assert accused(text, "growth-from-levels") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("诺威营收576亿元\n诺威汽车周四公布，第三季度营收576.7亿元，同比增长5%。", []),
        ("诺威营收近580亿元\n诺威汽车周四公布，第三季度营收576.7亿元，同比增长5%。", []),
        ("诺威营收567亿元\n诺威汽车周四公布，第三季度营收576.7亿元，同比增长5%。", ["inconsistent"]),
        ("诺威汽车利润增2.9%\n诺威汽车周四公布，三季度营收增长8%；净利润为40亿元，同比增长2.9%。", []),
        ("诺威汽车利润增9.2%\n诺威汽车周四公布，三季度营收增长8%；净利润为40亿元，同比增长2.9%。", ["tension"]),
        ("净利润大增29.2%\n诺威汽车周四公布，前三季度净利润为40亿元，同比增长19.2%。", ["tension"]),
        ("Northvale profit drops 13%\nNorthvale Motors said net profit fell 13.4% to $86.6 million.", []),
        ("Northvale profit drops 31%\nNorthvale Motors said net profit fell 13.4%. Operating profit fell 31%.", []),
        ("Profit at Northvale drops 31%\nNorthvale Motors said net profit fell 13% to $87 million.", ["tension"]),
    ],
)
def test_a_headline_cuts_short_and_names_widely(text: str, verdicts: list[str]) -> None:
    assert accused(text, "headline-body") == verdicts


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("工业产出增长3.7%，低于4月的4.0%。", []),
        ("工业产出增长3.7%，高于4月的4.0%。", ["inconsistent"]),
        ("PPI同比增长3.7%，高于4月的增长4.0%。", ["inconsistent"]),
        ("PPI同比增长4.3%，高于4月的增长4.0%。", []),
    ],
)
def test_a_growth_is_compared_with_a_rate_before(text: str, verdicts: list[str]) -> None:
    assert accused(text, "stated-comparison") == verdicts


def test_what_is_not_compared_is_not_checked() -> None:
    result = check_text("诺威汽车2024年营收80亿元。\n诺威汽车2025年营收100亿元。", select=("same-fact",))
    assert [f.verdict for f in result.findings] == ["not_comparable"]
    assert result.coverage.checked == 0


def test_two_voices_are_heard_once_with_all_their_places() -> None:
    text = (
        "黄仁勋表示，英伟达GB200的性能是H100的30倍。\n英伟达称，英伟达GB200的性能是H100的7倍，这与黄仁勋所说的30倍性能相去甚远。"
    )
    found = check_text(text, select=("two-speakers",)).findings
    assert [len(f.claims) for f in found] == [3]


_PLAN = (
    "Canada unveils C$48 billion plan to rebuild grids\nOTTAWA, Nov 12, 2025 (CP) - The federal government will spend "
    "C$48 billion over five years on towers and cables under a plan unveiled on Wednesday.\n\n"
    "The plan, which runs from 2026 to 2030, sets aside C$21 billion for towers and C$14.5 billion for ports. "
)


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        (_PLAN + "A further C$4.8 billion is to be paid out.", []),
        (_PLAN + "C$4.8 billion would go to cables.", []),
        (_PLAN + "The government will spend C$4.8 billion.", ["tension"]),
    ],
)
def test_a_further_amount_or_a_part_is_another(text: str, verdicts: list[str]) -> None:
    assert accused(text, "same-fact") == verdicts
