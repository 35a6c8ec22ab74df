"""Names for what no metric of the pack measures: a noun, or none."""

from __future__ import annotations

import subprocess
import sys

import pytest

from claims.pipeline import check_text


def metrics(text: str) -> list[str | None]:
    return [claim.metric for claim in check_text(text).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年前三季度，平台的直播打赏额达到3.2亿元。", ["打赏额"]),
        ("春节期间，平台累计直播打赏额为1.1亿元。", ["打赏额"]),
        ("工厂每天的废水处理量为300吨。", ["废水处理量"]),
    ],
)
def test_a_noun_is_cut_at_the_start_of_a_word(text: str, expected: list[str]) -> None:
    assert metrics(text) == expected


@pytest.mark.parametrize("text", ["记者注意到，这一数字同比为3.2亿元。", "活动开展3.2亿元。", "截至目前共3.2亿元。"])
def test_no_noun_is_better_than_a_wrong_one(text: str) -> None:
    assert metrics(text) == [None]


def test_the_segmenter_is_loaded_only_where_it_is_needed() -> None:
    script = (
        "import sys, warnings; warnings.simplefilter('error'); from claims.pipeline import check_text; "
        "check_text('营业收入为10.0亿元，售价为每台3万元。'); print('jieba' in sys.modules); "
        "check_text('平台的直播打赏额达到3.2亿元。'); print('jieba' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.split() == ["False", "True"]
