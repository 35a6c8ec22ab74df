"""The words of the cues, found once a sentence, are those that a pattern of each table finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from claims.parse.cues import cues
from claims.parse.lexicon import Lexicon
from claims.parse.spots import TABLES, Spots
from claims.reader import read
from linking import pack

CORPUS = Path(__file__).parents[2] / "corpus"


def spots(text: str) -> Spots:
    return Spots(Lexicon(pack(), text).cues)


# Patterns take the letters of a title for one within a word: cto in factory.
@pytest.mark.parametrize("name", [name for name in TABLES if name != "speech.title"])
def test_one_pass_finds_what_patterns_find(name: str) -> None:
    for article in read([str(CORPUS)]):
        text = article.shadow.text
        expected = [match.span() for match in cues(pack())[name].finditer(text)]
        assert [(spot.start, spot.end) for spot in spots(text).all(name)] == expected


def test_words_of_two_tables_may_overlap() -> None:
    text = "公司预计增长5%"
    found = spots(text)
    assert [s.word for s in found.all("modality.forecast")] == ["预计"]
    assert [s.word for s in found.all("speech.said")] == ["预计"]
    assert [s.word for s in found.all("move.up")] == ["增长"]


def test_a_word_that_goes_beyond_the_end_is_cut_to_a_shorter_one() -> None:
    text = "股价跌逾4%"
    found = spots(text)
    assert [s.word for s in found.within("move.down", 0, len(text))] == ["跌逾"]
    assert [s.word for s in found.within("move.down", 0, 3)] == ["跌"]
    last = found.last("move.down", 0, 3)
    assert last is not None
    assert (last.word, last.end) == ("跌", 3)


def test_a_latin_word_is_a_whole_word() -> None:
    assert [s.word for s in spots("Updated sales were up, not upset.").all("move.up")] == ["up"]


def test_labels() -> None:
    assert [s.label for s in spots("知情人士透露").all("speech.source")] == ["people familiar"]
