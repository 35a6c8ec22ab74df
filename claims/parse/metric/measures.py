"""Metrics that only the measure of a number tells: a price by the container or the square metre, a power, a number of times."""

from __future__ import annotations

import re

from claims.parse.metric.deals_zh import bought_zh, economy_zh, spoken_of_shares_zh, sum_of_bid_zh
from claims.parse.metric.exchange import is_parity
from claims.parse.metric.grew_zh import part_grew
from claims.parse.metric.metrics import Owner, Told, assumed, fits, is_of_worth, meant
from claims.parse.metric.moves import Move
from claims.parse.metric.offers_en import BIDS, including_debt, is_bidding
from claims.parse.metric.phrases import above_price, by_words, is_targeted
from claims.parse.metric.placed_en import placed
from claims.parse.metric.signed import is_quoted_move
from claims.parse.metric.spells import spell_of
from claims.parse.metric.worth import worth
from claims.parse.metric.worth_zh import left_zh, worth_zh
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# What a price can be called that is told by the container, by the square metre.
_PRICES = frozenset(
    {
        "stock_price",
        "index_level",
        "oil_price",
        "commodity_price",
        "price",
        "stock_price_low",
        "stock_price_high",
        "cost",
        "spending",
        "stock_price_open",
        "trading_value",
    }
)


_SUBSCRIBED_ZH = re.compile(r"的?(?:超额|净|有效)?(?:认购|申购|超购)")


def by_measure(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric that only the measure of a number tells: a price by the container is freight, by the square metre
    a home's, and a power of wind farms their capacity."""
    sort = shape(mention.base.unit)
    if mention.base.unit == "share/lot":
        return assumed(scene, "lot_size")
    if "swapped" in mention.trace or (sort == "ratio" and mention.form == "number" and _is_swap(scene, mention)):
        return assumed(scene, "exchange_ratio")
    if scene.english and (whole := including_debt(scene, mention, sort, told)):
        return whole
    if scene.english and (told_by := by_words(scene, mention, sort, told) or placed(scene, mention, sort)):
        return assumed(scene, told_by)
    if sort == "money/power" and told.last is not None and told.last.id in ("investment", "cost", "capex") and told.units:
        return assumed(scene, "build_cost_per_capacity")
    if sort == "ratio":
        if scene.english and (level := _beside(scene, mention, told)):
            return level
        valued = None if move and move.by else (worth if scene.english else worth_zh)(scene, mention, told)
        return assumed(scene, valued) or _times(scene, mention)
    if not scene.english and (spoken := spoken_of_shares_zh(scene, mention, sort)):
        return assumed(scene, spoken)
    if not scene.english and (done := bought_zh(scene, mention) or economy_zh(scene, mention)):
        return assumed(scene, done)
    if not scene.english and (done := sum_of_bid_zh(scene, mention, is_bidding(told))):
        return assumed(scene, done)
    if sort == "percent" and (grew := part_grew(scene, mention, move)):
        return assumed(scene, grew)
    if sort == "percent" and not scene.english and (quoted := _quoted(scene, mention)):
        return assumed(scene, quoted)
    if sort == "percent" and not scene.english and _BEARS_ZH.search(scene.before(mention)):
        return Owner("funding_share", "stated")
    if sort == "percent":
        return assumed(scene, (above_price if scene.english else left_zh)(scene, mention, told))
    if sort == "money/money" or (sort == "money" and is_parity(scene, mention)):
        return assumed(scene, "exchange_rate")
    if sort == "money" and scene.english and is_targeted(scene, mention):
        return assumed(scene, "price_target")
    if sort in ("length", "data", "time"):
        return _compound(scene, mention) or assumed(scene, spell_of(scene, mention, told) if sort == "time" else None)
    if sort not in ("money", "money/area", "money/container", "power"):
        return None
    clause = scene.clause(mention.start)
    owned = [h for h in scene.hits if clause.start <= h.start < clause.end and h.id not in _PRICES]
    if any(fits(scene.metric(h), mention, move) for h in owned):
        return None
    if sort == "power":
        again = next((own for own in told.units if own.id in _CAPACITIES and own.unit == mention.base.unit), None)
        return assumed(scene, _power(scene, mention) or (again.id if again else None)) if scene.english else None
    if sort == "money/area":
        return assumed(scene, _by_area(scene))
    boxed = scene.spots.first("measure.box", clause.start, min(clause.end, mention.end + 30))
    return assumed(scene, "freight_rate") if boxed else None


# 中央负担近六成, 政府出资不多于四成
_BEARS_ZH = re.compile(r"(?:负担|分担|承担|支应|出资|补助)(?:比例)?(?:约|近|逾|不[多少超]于?过?|不低于|达|为|占)*$")
# 沽空 $9.59千万; 比率 13.6%
_SHORT_RATIO_ZH = re.compile(r"沽空[^。\n]{0,28}比率\s?$")


# What only shares and indices do: 复牌高开11%, whatever bid the clause tells of.
_OPENS_ZH = re.compile(r"(?:[高低]开|收[涨跌])(?:[^,，。;；\d]{0,2})$")


def _quoted(scene: Scene, mention: Mention) -> str | None:
    """Return what a percentage is in the quotation of a share: by how much it moved, or what part was sold short."""
    if is_quoted_move(scene, mention):
        return "stock_price"
    if _OPENS_ZH.search(scene.text, max(0, mention.start - 6), mention.start):
        traded = next((a for a in reversed(scene.actors) if a.end <= mention.start and (a.is_company or a.kind == "index")), None)
        return None if traded is None else "index_level" if traded.kind == "index" else "stock_price"
    before = scene.text[mention.start - 3 : mention.start].rstrip().endswith("比率")
    short = before and _SHORT_RATIO_ZH.search(scene.text, mention.start - 40, mention.start)
    return "short_selling_ratio" if short else None


def _is_swap(scene: Scene, mention: Mention) -> bool:
    """Whether a bare ratio is that at which shares are exchanged: the exchange ratio of 0.11, 换股比例为0.24至0.31."""
    start = scene.clause(mention.start).start
    return any(h.id == "exchange_ratio" and start <= h.start and h.end <= mention.start for h in scene.hits)


def _compound(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric whose word a size makes one word with: 3纳米制程, a 5-nanometre process."""
    glued = (h for h in scene.hits if h.start == mention.end or mention.start < h.start < mention.end < h.end)
    hit = next((h for h in glued if not h.verb and fits(scene.metric(h), mention, None)), None)
    return Owner(hit.id, "stated", hit.start, hit.end, metric=scene.metric(hit)) if hit else None


_IS_TIMES_EN = re.compile(
    r"(?:,\s|\b(?:is|was|are|were|equals?|stands\sat|or|at)\s)(?:(?:about|nearly|almost|more\sthan|over|just|only)\s)*$"
)


def _beside(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of a sum that is so many times what follows, where it is no price: a backlog of four times sales."""
    level = next((own for own in told.units if shape(own.unit) == "money"), None)
    if level is None or level.metric is None or level.metric.behaviour != "stock" or level.id in _PRICES or level.id in BIDS:
        return None
    if level.id in ("market_cap", "valuation", "price_target", "net_debt", "debt"):
        return None
    beside = _IS_TIMES_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
    return Owner(level.id, "carried", metric=level.metric, unit=level.unit) if beside else None


def _times(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of a number of times: what is asked of what is on offer, or paid of what is earned."""
    if not scene.english:
        subscribed = _SUBSCRIBED_ZH.match(scene.text, mention.end)
        return assumed(scene, "oversubscription") if subscribed else _set_beside(scene, mention)
    if _COVERED_BEHIND_EN.match(scene.text, mention.end) or _COVERED_EN.search(
        scene.text, scene.clause(mention.start).start, mention.start
    ):
        return assumed(scene, "oversubscription")
    for hit in scene.hits:
        if mention.start < hit.start < mention.end < hit.end and "ratio" in scene.metric(hit).shapes:
            return Owner(hit.id, "stated", hit.start, hit.end, metric=scene.metric(hit))  # 12.5 times earnings
        if hit.start >= mention.end and scene.metric(hit).times and not hit.verb and is_of_worth(scene, mention):
            metric = meant(scene, hit, mention)
            return Owner(metric.id, "stated", hit.start, hit.end, metric=metric) if metric.id != hit.id else None
    return None


_IS_ZH = re.compile(r"(?:[^,，。;；\d]{0,8})(?:是|为|相当于|达到?|等于|约)[^,，。;；\d]{0,10}")


def _set_beside(scene: Scene, mention: Mention) -> Owner | None:
    """Return what is so many times another measure, and not that one: 研发费用是净利润的1.4倍."""
    clause = scene.clause(mention.start)
    hits = [h for h in scene.hits if clause.start <= h.start and h.end <= mention.start and not h.verb]
    if len(hits) < 2 or mention.form != "multiple" or hits[-1].id == hits[-2].id:
        return None
    level, other = hits[-2], hits[-1]
    beside = _IS_ZH.fullmatch(scene.text, level.end, other.start) and _OF_IT_ZH.fullmatch(scene.text, other.end, mention.start)
    return Owner(level.id, "stated", level.start, level.end, metric=scene.metric(level)) if beside else None


_OF_IT_ZH = re.compile(r"(?:总额|总和|规模)?的(?:约|近|逾)?")


# The order book was more than 15 times covered.
_COVERED_BEHIND_EN = re.compile(r"\s(?:covered|subscribed|oversubscribed|over-subscribed)\b")
# Orders exceeded the shares on offer 20 times.
_COVERED_EN = re.compile(
    r"\b(?:[Oo]rders|[Dd]emand|[Bb]ids|[Ss]ubscriptions|[Aa]pplications|[Bb]ooks?)\b[^,;]{0,20}\b(?:exceed|surpass|cover|outstrip|outnumber|oversubscrib)"
)


def _by_area(scene: Scene) -> str | None:
    start, end = scene.sentence.start, scene.sentence.end
    if scene.spots.first("measure.let", start, end):
        return "rental_price"
    return "home_price" if scene.spots.first("measure.home", start, end) else None


_PLANT_EN = re.compile(
    r"(?:\sof)?\s(?:[a-z-]+\s){0,2}?(?:wind|solar|gas|coal|nuclear|hydro\w*|renewable\w*|offshore|onshore|power|photovoltaic|batter(?:y|ies)|storage|geothermal|biomass)\b(?:[\s-][a-z-]+)?|\sof\s(?:generation|generating)\b"
)
_SERVERS_EN = re.compile(r"(?:\sof)?\s(?:[a-z-]+\s){0,2}?data[\s-]cent(?:er|re)s?\b")


# It runs 640 MW of batteries and is building another 420 MW.
_CAPACITIES = ("installed_capacity", "data_center_capacity")


def _power(scene: Scene, mention: Mention) -> str | None:
    """Return what a power is of that a plant or a data centre is said to have."""
    if _SERVERS_EN.match(scene.text, mention.end):
        return "data_center_capacity"
    return "installed_capacity" if _PLANT_EN.match(scene.text, mention.end) else None
