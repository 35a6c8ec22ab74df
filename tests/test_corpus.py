"""The samples say themselves what must be found, confirmed and left alone (corpus/EXPECTED.toml)."""

from __future__ import annotations

import pytest

from claims.pipeline import check
from corpus_score import CORPUS, Expected, about, alarms, expected, is_found, is_ticked, result, unexpected

# Arithmetic that holds and is not confirmed yet, by number of its [[tick]] table; one that starts to be confirmed must go.
UNTICKED = frozenset([2, 3, 4, 6, 7, 20, 43, 71, 74, 75])
# Planted contradictions not found yet, by number of their [[planted]] table.
MISSED: frozenset[int] = frozenset()


@pytest.mark.parametrize("planted", expected("planted"), ids=lambda planted: planted.name)
def test_planted_contradictions_are_found(planted: Expected) -> None:
    assert is_found(planted) == (planted.number not in MISSED), planted.why


@pytest.mark.parametrize("tick", expected("tick"), ids=lambda tick: tick.name)
def test_arithmetic_that_holds_is_confirmed(tick: Expected) -> None:
    assert is_ticked(tick) == (tick.number not in UNTICKED), tick.why


@pytest.mark.parametrize("silent", expected("silent"), ids=lambda silent: silent.name)
def test_near_misses_are_left_alone(silent: Expected) -> None:
    assert [finding.message for finding in alarms(silent)] == [], silent.why
    assert [f.message for f in about(silent, ("inconsistent",)) if f.severity == "error" and f in unexpected()] == []


def test_nothing_else_is_accused() -> None:
    assert [finding.message for finding in unexpected()] == []


@pytest.mark.parametrize("clean", expected("clean"), ids=lambda clean: clean.files[0])
def test_clean_samples_give_only_ticks(clean: Expected) -> None:
    alone = check([str(CORPUS / file) for file in clean.files])
    assert [f.message for f in alone.findings if f.verdict != "consistent" and f.severity != "info"] == []


def test_damage_is_reported_where_it_stands() -> None:
    quotes = {(e.span.document.rsplit("/", 1)[-1], e.quote) for f in result().findings if f.kind == "text" for e in f.evidence}
    for damage in expected("damage"):
        assert any(file == damage.files[0] and quote[:2] in damage.quotes[0] for file, quote in quotes), damage.why


def test_nothing_failed_to_be_read() -> None:
    assert result().failures == ()
    assert len(result().articles) == 21
