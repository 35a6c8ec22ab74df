"""Which words of a cue an article may hold: "no" is sure, for every word that is listed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from claims.checker.cues import NEVER, Vocabulary, cue, stems, vocabulary, words
from claims.packs import PackError, load
from factory import article, case, claim


def names(table: Mapping[str, object], above: str = "") -> Iterator[str]:
    for key, held in table.items():
        if isinstance(held, Mapping):
            yield from names(held, f"{above}{key}.")
        elif isinstance(held, list | tuple) and held and all(isinstance(word, str) for word in held):
            yield above + key


def test_no_word_that_its_pattern_finds_is_missed() -> None:
    pack = load()
    asked = 0
    for name in names(pack.relations):
        listed = stems(pack, (name, "bound.within"))
        for word in words(pack, name):
            told = word.replace("~", "其")
            for text in (told, f"上月{told}，", f"It WAS {told.upper()}\n 5%."):
                if cue(pack, name).search(text):
                    asked += 1
                    assert listed & vocabulary(pack).in_text(text), (name, text)
    assert asked > 3000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It stayed within the  range of last year.", {"within the range"}),
        ("It stayed within the ranges of others.", {"within the range"}),
        ("It stayed forewithin the range.", set()),
        ("It stayed within, the range was wide.", set()),
        ("全年仍在区间之内。", {"区间之内"}),
        ("全年在区间外。", set()),
    ],
)
def test_a_latin_word_begins_where_a_word_begins(text: str, found: set[str]) -> None:
    assert vocabulary(load()).in_text(text) & stems(load(), ("bound.within",)) == found


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        ("rose~to", "It roseto 5%.", True),
        ("rose~to", "It arose to 5%.", True),  # nothing more is asked of what anything may follow
        ("went up", "It went and sat up.", False),
        ("went up~by", "It went uphill.", True),
        ("占", "占比为5%。", True),
        ("占比", "比占为5%。", False),
        ("’s", "It is the firm’s.", True),
    ],
)
def test_a_word_is_passed_over_by_what_a_text_lacks(listed: str, text: str, found: bool) -> None:
    assert bool(Vocabulary([("a.cue", listed)]).in_text(text)) is found


def test_a_cue_of_which_an_article_has_no_word_finds_nothing() -> None:
    where = article("该厂今年产钢5万吨，合计比去年多1万吨。")
    told = case(claim(where, "5万吨", 50_000, "t"), articles=(where,))
    assert told.cue("arithmetic.total") is cue(load(), "arithmetic.total")
    assert told.cue("ranking.largest") is NEVER
    assert told.says(where.id, "ranking.largest", "arithmetic.total")
    assert not told.says(where.id, "ranking.largest")


def test_what_one_of_several_articles_says_is_looked_for_in_all() -> None:
    here, there = article("产钢5万吨。", name="here"), article("合计产钢6万吨。", name="there")
    told = case(claim(here, "5万吨", 50_000, "t"), claim(there, "6万吨", 60_000, "t"), articles=(here, there))
    assert told.cue("arithmetic.total") is cue(load(), "arithmetic.total")
    assert told.may_say("arithmetic.total")
    assert not told.says("here", "arithmetic.total")


def test_a_list_that_holds_no_words_is_told() -> None:
    pack = load()
    broken = replace(pack, relations={**pack.relations, "extra": {"odd": ["合计", 5]}})
    with pytest.raises(PackError, match=r"relations\.toml: extra\.odd: expected a list of words"):
        vocabulary(broken)


def test_words_are_placed_by_their_longest_in_the_original() -> None:
    where = article("İzmir sold 5 tonnes.\nThe TOTAL  came to 9, the total was 8.")
    told = case(claim(where, "5 tonnes", 5_000, "kg"), articles=(where,))
    text = where.text
    assert sorted(told.places(where.id, {"the total"})) == [text.index("TOTAL"), text.index("total was")]
    assert list(told.places(where.id, {"average"})) == []
    assert sorted(told.places(where.id, {"average", "sold"})) == [text.index("sold")]
