"""How sure a claim is of its links: by its signals, and how the chances come out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from claims.model import FOUND, KINDS, MODALITIES, ZONES
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text
from claims.reliance import BASE, BY_HAND, JUDGED, POINTS, WEIGHTS, Signals, chances, signals

STATED = {"metric": "stated", "subject": "stated", "period": "stated", "modality": "stated"}


def told(found: Mapping[str, str], kind: str = "level", modality: str = "actual", **other: object) -> Mapping[str, float]:
    return chances(
        signals(
            found,
            kind=kind,
            modality=modality,
            dated=bool(other.get("dated", "period" in found)),
            compared=bool(other.get("compared")),
            zone=str(other.get("zone", "body")),
        )
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("modality", MODALITIES)
@pytest.mark.parametrize("zone", ZONES)
def test_chances_are_chances(kind: str, modality: str, zone: str) -> None:
    for found in (STATED, {}, dict.fromkeys(STATED, "carried")):
        every = told(found, kind, modality, zone=zone)
        assert list(every) == list(JUDGED)
        assert all(0 < chance < 1 for chance in every.values())


@pytest.mark.parametrize("link", ["metric", "subject"])
def test_a_link_left_open_is_the_least_sure(link: str) -> None:
    left = {name: how for name, how in STATED.items() if name != link}
    for how in FOUND:
        assert told(left)[link] < told({**left, link: how})[link]
        assert told(left)["every"] < told({**left, link: how})["every"]


def test_what_happened_at_a_time_is_surer_than_what_happened_at_none() -> None:
    undated = {"metric": "stated", "subject": "stated", "modality": "assumed"}
    assert told(undated)["period"] < told({**undated, "period": "assumed"})["period"]
    # What a broker thinks a share is worth has no time.
    assert told(undated, modality="estimate")["period"] > told({**undated, "period": "assumed"}, modality="estimate")["period"]


def test_a_level_is_surer_than_a_duration_or_a_multiple() -> None:
    assert told(STATED)["every"] > max(told(STATED, kind)["every"] for kind in ("duration", "multiple"))


def test_the_chance_is_the_logistic_function_of_the_points() -> None:
    plain = Signals("stated", "stated", "stated", "level", "actual, dated", "", "")
    points = BASE[0] + sum(POINTS[name][value][0] for name, value in zip(Signals._fields, plain, strict=True))
    assert chances(plain)["metric"] == round(1 / (1 + 2.718281828459045**-points), 3)


def test_every_value_has_points_for_all_that_is_judged() -> None:
    assert set(POINTS) == set(Signals._fields)
    assert {len(row) for rows in POINTS.values() for row in rows.values()} == {len(BASE)} == {len(JUDGED)}


@pytest.mark.parametrize("link", list(WEIGHTS))
def test_of_the_weights_what_is_stated_is_the_surest(link: str) -> None:
    assert WEIGHTS[link]["stated"] == max(WEIGHTS[link].values())


def test_a_plain_statement_is_sure_of_its_links() -> None:
    text = "澜湾电机三季报\n\n澜湾电机（600000）第三季度营业收入12.4亿元，同比增长8.1%。\n"
    article = replace(read_text(text, "a.txt"), published=date(2025, 10, 28))
    level = next(claim for claim in parse(article, load()).claims if claim.kind == "level")
    assert min(level.chances[link] for link in ("metric", "subject", "modality")) > 0.9
    assert level.confidence == level.chances["every"] > 0.7


def test_a_claim_made_by_hand_is_sure() -> None:
    article = read_text("收入10亿元。", "a.txt")
    read = parse(article, load()).claims[0]
    assert replace(read, found={}).chances == BY_HAND
    assert replace(read, found={}).confidence == 1
    assert read.confidence < 1
