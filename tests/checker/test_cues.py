"""Which words of a cue an article may hold: "no" is sure, for every word that is listed."""

from collections.abc import Iterator, Mapping

import pytest

from claims.checker.cues import cue, listed_under, words
from claims.packs import load


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
        listed = listed_under(pack, (name, "bound.within"))
        for word in words(pack, name):
            told = word.replace("~", "其")
            for text in (told, f"上月{told}，", f"It WAS {told.upper()}\n 5%."):
                if cue(pack, name).search(text):
                    asked += 1
                    assert listed.in_text(text), (name, text)
    assert asked > 3000


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It stayed within the  range of last year.", ("within the range",)),
        ("It stayed within the ranges of others.", ("within the range",)),
        ("It stayed forewithin the range.", ()),
        ("全年仍在区间之内。", ("区间之内",)),
        ("全年在区间外。", ()),
    ],
)
def test_a_latin_word_begins_where_a_word_begins(text: str, found: tuple[str, ...]) -> None:
    assert listed_under(load(), ("bound.within",)).in_text(text) == found
