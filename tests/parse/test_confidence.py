"""How sure a claim is of its links."""

from __future__ import annotations

import pytest

from claims.parse.confidence import WEIGHTS, confidence


def test_the_product_of_the_weights() -> None:
    found = {"metric": "stated", "subject": "carried", "period": "assumed", "modality": "assumed"}
    assert confidence(found) == round(0.88 * 0.91 * 0.8 * 0.9, 3)


@pytest.mark.parametrize("attribute", ["metric", "subject"])
def test_a_link_left_open_is_the_least_sure(attribute: str) -> None:
    weights = WEIGHTS[attribute]
    assert min(weights, key=weights.__getitem__) == ""


@pytest.mark.parametrize("attribute", list(WEIGHTS))
def test_what_is_stated_is_the_surest(attribute: str) -> None:
    assert WEIGHTS[attribute]["stated"] == max(WEIGHTS[attribute].values())
