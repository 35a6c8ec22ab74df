"""A number that the text denies contradicts nothing; the same number told as it is does."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def accused(text: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    return [f.rule for f in check(claims, (article,), load(), strict=True) if f.severity in ("warning", "error")]


@pytest.mark.parametrize(
    ("text", "twin"),
    [
        ("林屿食品去年营收18亿元，其中出口收入41亿元的说法不实。", "林屿食品去年营收18亿元，其中出口收入41亿元。"),
        ("林嶼食品去年營收18億元，其中出口收入41億元的傳聞，公司斥為謠言。", "林嶼食品去年營收18億元，其中出口收入41億元。"),
        ("林屿食品去年营收18亿元，公司否认其中出口收入为41亿元。", "林屿食品去年营收18亿元，公司称其中出口收入为41亿元。"),
        (
            "Linmere Foods had sales of $18 million, of which $41 million from exports, a report that the firm said was false.",
            "Linmere Foods had sales of $18 million, of which $41 million came from exports.",
        ),
        (
            "Linmere Foods had sales of $18 million. It denied a report that of these $41 million came from exports.",
            "Linmere Foods had sales of $18 million. It said that of these $41 million came from exports.",
        ),
        (
            "Linmere Foods raised its target by 25% to $50 from $40, not the 45% first reported.",
            "Linmere Foods raised its target by 45% to $50 from $40.",
        ),
        (
            "网传林屿食品去年营收18亿元，其中出口收入41亿元。公司回应，上述传闻不实。",
            "林屿食品去年营收18亿元，其中出口收入41亿元。公司回应，上述业务增长较快。",
        ),
    ],
)
def test_what_is_denied_accuses_nobody(text: str, twin: str) -> None:
    assert accused(text) == []
    assert len(accused(twin)) == 1
