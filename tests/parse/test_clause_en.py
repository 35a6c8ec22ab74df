"""Which noun phrase an English number measures by the grammar of its clause."""

from __future__ import annotations

import pytest

from claims.packs import load
from claims.parse.clauses import sentences
from claims.parse.cues import cues
from claims.parse.metric.clause_en import phrase_of
from claims.parse.numbers.quantities import mentions
from claims.parse.scene import Scene
from claims.parse.spots import Spots
from claims.parse.times.dates import dates

PACK = load()


def measured(text: str, quote: str) -> str | None:
    """Return the phrase that the number printed so measures, a rise or fall of it marked by ±."""
    at = text.index(quote)
    sentence = next(one for one in sentences(text) if one.start <= at < one.end)
    found, times = mentions(text, "en", None)[0], dates(text, None)
    scene = Scene(text, True, sentence, found, (), (), times, cues(PACK), PACK, Spots({}))
    phrase = phrase_of(scene, next(m for m in found if m.start <= at < m.end))
    return phrase and ("±" if phrase.moved else "") + text[phrase.start : phrase.end]


@pytest.mark.parametrize(
    ("text", "quote", "phrase"),
    [
        ("Sales of vans in the north rose 6% to 41,000 units.", "6%", "Sales"),
        ("Sales of vans in the north rose 6% to 41,000 units.", "41,000", "Sales"),
        (
            "The group's loan arrears, a worry for its lenders, were up 3% from a year earlier at $38.12 million.",
            "$38",
            "group's loan arrears",
        ),
        ("Its backlog, which the board watches, came in at $4 billion.", "$4", "backlog"),
        ("The fleet business, which shrank 6%, was sold.", "6%", "fleet business"),
        ("The bank cut its forecast for growth next year to 2% from 3%.", "2%", "forecast"),
        ("The bank cut its forecast for growth next year to 2% from 3%.", "3%", "forecast"),
        ("Analysts put Corden's value in a contest at $48.", "$48", "Corden's value"),
        ("It had a market value of about $4 billion.", "$4", "market value"),
        ("It earned net interest in the range of $4 million.", "$4", None),
        ("The figure included a 5-cent benefit for a lawsuit.", "5-cent", "benefit"),
        ("It reported an 8% fall in advertising revenue to $14 million.", "8%", "±advertising revenue"),
        ("It foresees a decline of 10% in handset revenue.", "10%", "±handset revenue"),
        ("Sales to clinics and other buyers climbed 12%.", "12%", "Sales"),
        ("Costs rose 5% and net profit dropped 9%.", "9%", "net profit"),
        ("The group spent $205 million on its own stock.", "$205", None),
        ("It sold 300 vans.", "300", None),
    ],
)
def test_phrase(text: str, quote: str, phrase: str | None) -> None:
    assert measured(text, quote) == phrase
