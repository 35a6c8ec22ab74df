import gc

import pytest

from claims.collecting import uncollected
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text

TEXTS = (
    (
        "霁川股份第三季度营收12.4亿元，同比增长35%，毛利率为28%。公司预计全年营收达到48亿元。分析师称，该公司目标价为60元。",
        "zh-Hans",
    ),
    ("Tarnow Foods said revenue rose 12% to $3.4 billion in the third quarter. It expects sales of $14 billion.", "en"),
)


@pytest.mark.parametrize(("text", "language"), TEXTS)
def test_reading_leaves_the_collector_as_it_was_and_nothing_for_it(text: str, language: str) -> None:
    article = read_text(text, language=language)
    assert parse(article, load()).claims
    assert gc.isenabled()
    gc.collect()
    gc.disable()
    try:
        parse(article, load())
        assert (gc.isenabled(), gc.collect()) == (False, 0)
    finally:
        gc.enable()


def test_the_collector_goes_on_after_a_failure() -> None:
    with pytest.raises(KeyError), uncollected():
        raise KeyError(gc.isenabled())
    assert gc.isenabled()


def test_what_a_program_has_frozen_stays_so() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with uncollected():
            pass
        assert frozen // 2 < gc.get_freeze_count() <= frozen
    finally:
        gc.unfreeze()
