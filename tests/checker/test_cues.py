"""Which words of a cue an article may hold: "no" is sure, for every word that is listed."""

from collections.abc import Iterator, Mapping

import pytest

from claims.checker.cues import Vocabulary, cue, stems, vocabulary, words
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
    assert bool(Vocabulary([listed]).in_text(text)) is found
