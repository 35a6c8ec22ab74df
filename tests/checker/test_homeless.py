"""Numbers of a headline that stand nowhere in the text below it."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def accused(text: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    found = check(claims, (article,), load(), select=("headline-body",), strict=True)
    return [f.severity for f in found if f.verdict in ("inconsistent", "tension") and f.severity != "info"]


TEXTS = [
    (
        "Norwood to spend C${} billion on grid by 2031",
        "OTTAWA, Feb 12 - The province of Norwood plans to invest C$18 billion in its power network over six years.",
        "18",
        "81",
    ),
    (
        "Ansgard to buy snack maker for ${} billion",
        "Danish food group Ansgard agreed on Monday to acquire Meridian of the United States for $8.9 billion in cash.",
        "8.9",
        "8.4",
    ),
    ("Denham's January output slips {}%", "Denham's worldwide output fell 1.6% in January to 776,300 cars.", "1.6", "6.1"),
    ("联海银行净利增4.2% 不良率降至{}%", "联海银行公布半年报，净利润125亿元，同比增长4.2%；不良贷款率1.21%。", "1.21", "2.11"),
    ("联海銀行淨利增4.2% 不良率降至{}%", "聯海銀行公布半年報，淨利潤125億元，同比增長4.2%；不良貸款率1.21%。", "1.21", "2.11"),
    ("远望半导体拟投{}亿元扩产", "远望半导体公告，拟建设12英寸晶圆厂，项目总投资120亿元。", "120", "210"),
]


@pytest.mark.parametrize(("title", "lead", "right", "wrong"), TEXTS)
def test_a_number_with_no_home_is_asked_about(title: str, lead: str, right: str, wrong: str) -> None:
    assert accused(f"{title.format(right)}\n\n{lead}\n") == []
    assert len(accused(f"{title.format(wrong)}\n\n{lead}\n")) == 1


AT_HOME = [
    # rounded, cut off, of two amounts together, told with a hedge
    "Norwood to spend C$18 billion on grid\n\nNorwood will borrow C$12.1 billion and raise C$5.9 billion for its grid.\n",
    "远望半导体拟投120亿元扩产\n\n远望半导体公告，拟投资75亿元建一期，45亿元建二期。\n",
    "Denham profit tops $500 million\n\nDenham said net profit rose 12% to $517 million.\n",
    "Corvin shares jump 12% on results\n\nCorvin said revenue rose 21% to $3.1 billion, a record.\n",
    "兆瑞科技營收年增35%\n\n兆瑞科技公布，10月營收53億元，毛利率31%。\n",
    "Iron ore output to grow 40% by 2030, says minister\n\nThe minister said output would reach 140 million tonnes from 100.\n",
]


@pytest.mark.parametrize("text", AT_HOME)
def test_nothing_is_asked_where_it_may_be_at_home(text: str) -> None:
    assert accused(text) == []
