"""Which metric a number measures, and whether a metric can measure a number of this unit."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from claims.frozen import frozen
from claims.packs import Metric, Pack
from claims.parse.cues import pattern
from claims.parse.lexicon import Hit
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.scene import Scene
from claims.units import is_noun, shape


@frozen()
class Owner:
    """The metric of a number: its id, where its word stands (None when carried or made up), and how it was found."""

    id: str
    found: str
    start: int | None = None
    end: int | None = None
    verb: bool = False
    metric: Metric | None = None
    unit: str = ""


class Told(NamedTuple):
    """What the numbers before one measured, in its sentence or the one before: the last of all, the last of which there
    are parts (a sum or a count), the last share of this sentence, the last of each unit in it,
    and the first of the text, with whether that was planned; and the word for a metric that the sentence before names and
    tells no number of; and what the article tallies, if it is a report on that; and the sum of the plan that it opens with."""

    last: Owner | None = None
    total: Owner | None = None
    share: Owner | None = None
    units: tuple[Owner, ...] = ()
    lead: Owner | None = None
    planned: bool = False
    named: Hit | None = None
    tally: Owner | None = None
    plan: Owner | None = None

    def anew(self) -> Told:
        """Return what a new paragraph keeps: what the text as a whole is about."""
        return Told(lead=self.lead, planned=self.planned, tally=self.tally, plan=self.plan)


def assumed(scene: Scene, name: str | None) -> Owner | None:
    """Return the metric of a name as one that no word tells, None where there is no name or the pack has no such metric."""
    metric = scene.pack.metrics.get(name) if name else None
    return Owner(metric.id, "assumed", metric=metric) if metric else None


def fits(metric: Metric, mention: Mention, move: Move | None) -> bool:
    """Whether a metric can own a number of this unit: its shapes, its nouns, or a movement or multiple of it."""
    sort = shape(mention.base.unit)
    if sort == "ratio" and move is None and metric.shapes == ("percent",):
        return False
    if sort in ("percent", "ratio") and (move or mention.form == "multiple") and sort not in metric.shapes:
        return move is None or move.by
    if sort == "percentage_point":
        return "percent" in metric.shapes or "percentage_point" in metric.shapes
    if sort not in metric.shapes and not (metric.behaviour == "flow" and sort.removesuffix("/time") in metric.shapes):
        return False  # what is saved in all is also saved a year
    if metric.id in _OF_GOODS and mention.base.unit in ("company", "project"):
        return False  # 交付榜:三家破两万
    if sort.startswith("count") and metric.nouns_of:
        head = mention.base.unit.split("/")[0]
        return not is_noun(head) or head in metric.nouns_of or head == "unit"
    return True


_OF_GOODS = frozenset({"deliveries", "sales_volume", "production", "registrations", "shipments", "exports"})


def is_oil(scene: Scene, name: str) -> bool:
    """Whether a commodity is crude oil or made of it; palm oil has its price with other crops."""
    return name.lower().endswith(("crude", "oil")) and not scene.cues.holds("word.edible", name.partition(" ")[0])


def quotes(metric: Metric, mention: Mention) -> bool:
    """Whether a number can be a price by the barrel or the tonne whose unit was left out: $62 of Brent, 均价11678元."""
    sort = shape(mention.base.unit)
    small = mention.base.high is not None and abs(mention.base.high) < 100_000
    if not small or metric.behaviour != "stock" or not metric.id.endswith("_price"):
        return False
    if sort in _BY_AMOUNT:
        return set(metric.shapes) <= _BY_AMOUNT  # by the bushel where others are told by the tonne
    return sort in ("money", "percent", "ratio") and all(s.startswith("money/") for s in metric.shapes)


_BY_AMOUNT = frozenset({"money/volume", "money/mass", "money/energy"})


def meant(scene: Scene, hit: Hit, mention: Mention) -> Metric:
    """Return the metric that a word names beside a number: a profit by the share is earnings per share, and 18 times
    expected earnings a price-earnings ratio."""
    metric = scene.metric(hit)
    if metric.per_share and (mention.base.unit.endswith("/share") or _is_by_share(mention)):
        return scene.pack.metrics[metric.per_share]
    if metric.times and mention.base.unit == "ratio" and mention.form == "multiple" and _is_multiple_of(scene, hit, mention):
        owed = metric.times == "ev_ebitda" and _owes(scene, mention)
        return scene.pack.metrics["net_debt_to_ebitda" if owed else metric.times]
    return metric


def _owes(scene: Scene, mention: Mention) -> bool:
    """Whether a number of times sets what is owed against what is earned: net debt was 9.8 billion euros, 2.6 times EBITDA."""
    before = [m for m in scene.mentions if m.end <= mention.start]
    start = scene.clause(mention.start).start
    if before and _RETOLD.fullmatch(scene.text, before[-1].end, mention.start):
        start = scene.clause(before[-1].start).start
    return _OWED.search(scene.text, start, mention.start) is not None


_NO_PROFIT = 100


def _is_by_share(mention: Mention) -> bool:
    """Whether an amount is too small for a company's profit: earn $7.30 a share, and in the next year $6.90."""
    value = mention.base.high
    return value is not None and 0 < abs(value) < _NO_PROFIT and shape(mention.base.unit) == "money"


_TIMES_WHAT = re.compile(
    r"\s(?:(?:his|her|their|the|calendar|new|expected|estimated|forward|forecast|projected|trailing|annual|annualised|annualized|core|adjusted|consensus|prospective|12-month|next|this|year's|FY?\d+|20\d\d|its|earnings\sbefore)\s)*"
)
_RETOLD = re.compile(r",?\s(?:or\s|equal\sto\s|equivalent\sto\s|about\s|some\s)*|[,，]?(?:为|即|约?相当于|约)*")
_OWED = re.compile(r"\b(?:debt|leverage|borrowings?)\b|负债|债务|杠杆")
_TRADES_AT = re.compile(r"\b(?:trad\w+|valued|priced|go(?:es|ing)?)\b", re.IGNORECASE)


def _is_multiple_of(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a number of times is what is paid for a thing: 18 times expected earnings; shares that trade at 18 times."""
    if hit.start >= mention.end:
        told = "times" in scene.text[mention.start : mention.end] and is_of_worth(scene, mention)
        return told and _TIMES_WHAT.fullmatch(scene.text, mention.end, hit.start) is not None
    return hit.id == "stock_price" and _TRADES_AT.search(scene.text, hit.end, mention.start) is not None


def level_of(scene: Scene, mention: Mention) -> str | None:
    """Return the sum that a clause names last in front of a number of times."""
    start = scene.clause(mention.start).start
    named = [h for h in scene.hits if start <= h.start and h.end <= mention.start and not h.verb]
    return next((h.id for h in reversed(named) if "money" in scene.metric(h).shapes), None)


def is_of_worth(scene: Scene, mention: Mention) -> bool:
    """Whether no sum is named in the clause of a number of times but the worth of a company, or what it is reckoned from."""
    level = level_of(scene, mention)
    owed = level in ("net_debt", "debt")
    return level is None or owed or not scene.english or level in scene.cues.words("metric.ids", "worth")


_AGAINST = re.compile(r"(?:较|(?<![占同环对百无])比(?![例重率亚特利])|相比|相较于?)[^,，。\d]{0,3}$")


def set_against(scene: Scene, hit: Hit) -> bool:
    """Whether a metric is what a change is set against: 较招股价上升15%."""
    return _AGAINST.search(scene.text, max(scene.sentence.start, hit.start - 5), hit.start) is not None


def confirmed(hits: Sequence[Hit], people: Sequence[Actor], text: str, start: int, end: int, pack: Pack) -> Sequence[Hit]:
    """Return the words for metrics of a sentence without those that are part of a name (Booking Holdings), and those that
    mean theirs only beside another word, and do not stand so."""
    shy = _shy(pack)
    firms = [a for a in people if a.is_company and not a.anaphor]
    kept = []
    for hit in hits:
        beside = shy.get((hit.id, hit.alias))
        if beside is not None and not beside.search(text, start, end):
            continue
        for firm in firms:
            if firm.start <= hit.start and hit.end <= firm.end and hit.end - hit.start < firm.end - firm.start:
                break
        else:
            kept.append(hit)
    return hits if len(kept) == len(hits) else kept


@cache
def _shy(pack: Pack) -> Mapping[tuple[str, str], re.Pattern[str]]:
    return {
        (metric.id, word): pattern([w for w in metric.beside if not w[0].isascii()], [w for w in metric.beside if w[0].isascii()])
        for metric in pack.metrics.values()
        for word in metric.shy
    }
