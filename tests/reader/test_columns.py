"""Tables that are set with blanks alone."""

from __future__ import annotations

from claims.reader.columns import barred
from claims.reader.normalise import shadow_of

RANKING = "前三名如下：\n排名 企业 销量 同比\n1 昱驰汽车 30.6万辆 -26.5%\n2 翔宇汽车 26.3万辆 +22.8%\n\n合计56.9万辆。"


def test_a_ranking_set_with_blanks_gets_bars() -> None:
    told = barred(RANKING)
    assert "排名|企业|销量|同比\n1|昱驰汽车|30.6万辆|-26.5%\n2|翔宇汽车|26.3万辆|+22.8%" in told
    assert len(told) == len(RANKING)


def test_offsets_lead_back_to_the_blanks() -> None:
    shadow, _ = shadow_of(RANKING)
    place = shadow.text.index("-26.5%")
    assert RANKING[shadow.offsets[place]] == "-"


def test_wider_blanks_keep_the_columns_apart() -> None:
    told = barred("城市   均价   环比\n甲城   5.2万元   1.3%\n乙城   4.8万元   -0.2%\n")
    assert "城市|  均价|  环比\n甲城|  5.2万元|  1.3%" in told


def test_lines_of_words_are_no_table() -> None:
    for text in (
        "记者 王小明 台北 报导\n第一 昱驰 三家 公司\n第二 翔宇 两家 公司\n",
        "排名 企业 销量\n1 昱驰汽车 30.6万辆\n以上数据来自协会。\n",
        "昱驰 汽车 集团 公布\n1 昱驰 30 40 50\n2 翔宇 30 40 50\n",
    ):
        assert barred(text) == text
