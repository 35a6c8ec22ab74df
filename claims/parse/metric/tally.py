"""Reports on how many cars were sold, made or registered: what their numbers count where no word of theirs tells otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from claims.packs import Pack
from claims.parse.lexicon import Hit
from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene
from claims.units import shape

TALLIES = (
    "registrations",
    "sales_volume",
    "retail_sales_volume",
    "wholesale_sales_volume",
    "deliveries",
    "production",
    "exports",
)
# What a word seems to measure in such a report that only says who took them, or that they were wanted.
_TAKEN = (
    "vehicle_fleet",
    "demand",
    "customers",
    "purchases",
    "store_closures",
    "users",
    "stock_price",
    "visitors",
    "market_size",
    "shipments",
    "investment",
    "cargo_volume",
)
# Shares move by points: by so many per cent moved what they are shares of.
_PARTS = ("market_share", "revenue_share", "share")
_COUNTED = ("vehicle", "unit", "registration")
_SHARES = re.compile(r"\b(?:shares|shares?\sprices?|stock|stocks|market\svalue)\b|股|市值", re.IGNORECASE)
_LEAST, _MANY = 1000, 3


def tally_of(hits: Iterable[Hit], found: Sequence[Mention], pack: Pack, text: str = "") -> Owner | None:
    """Return what an article tallies that counts many vehicles by the thousand, or tells of registrations again and again: of
    the metrics for that the one named most."""
    counted = [m for m in found if m.base.unit in ("vehicle", "registration", "", "unit") and _is_large(m)]
    if not counted:
        return None
    named = Counter(hit.id for hit in hits if hit.id in TALLIES)
    if not named:
        return None
    best = max(named, key=lambda name: (named[name], -TALLIES.index(name)))
    spoken = named[best] if best == "registrations" else 0  # a market's, never one maker's
    vehicles = spoken >= _MANY or any(m.base.unit in ("vehicle", "registration") for m in counted)
    vehicles = vehicles or sum(1 for _ in _CARS_EN.finditer(text)) >= _MANY
    amounts = [m for m in found if shape(m.base.unit).startswith("money") and _is_sum(m)]
    if not vehicles or max(len(counted), spoken) < max(_MANY, len(amounts)):
        return None
    return Owner(best, "carried", metric=pack.metrics[best], unit="vehicle")


_CARS_EN = re.compile(r"\b(?:[Cc]ar(?:s|maker)?|[Vv]ehicles?|EVs?|[Aa]utomakers?|[Tt]rucks?|SUVs?)\b")
_LEAST_SUM = 1_000_000


def _is_sum(mention: Mention) -> bool:
    """Whether an amount is more than what one car costs."""
    size = mention.base.high if mention.base.high is not None else mention.base.low
    return size is None or abs(size) >= _LEAST_SUM


def _is_large(mention: Mention) -> bool:
    size = mention.base.low if mention.base.low is not None else mention.base.high
    return size is not None and size >= _LEAST


def tallied_on(scene: Scene, mention: Mention, move: Move | None, found: Owner | None, told: Told) -> Owner | None:
    """Return what a report on sales counts, for a count or a growth of which no word tells otherwise: fleets took 56,300;
    Tesla dropped 29% to 1,840."""
    tally = told.tally
    if tally is None:
        return None
    grown = mention.base.unit == "percent" and move is not None and move.by and not _TOOK_EN.search(scene.before(mention))
    if (
        found is not None
        and found.id not in _TAKEN
        and not _is_apart(scene, mention, found, grown, told.last if told.units else None)
    ):
        return None
    if mention.base.unit not in _COUNTED and not (grown and (scene.english or found is not None)):
        return None
    if "款" in scene.text[mention.start : mention.end] or (grown and told.units and told.last and told.last.id == "stock_price"):
        return None  # 推出四款新车; 收报104.6元,全日跌1.9%
    clause = scene.clause(mention.start)
    if grown and (
        _SHARES.search(scene.text, scene.sentence.start, scene.sentence.end) or _is_other(scene, clause.start, mention)
    ):
        return None
    return Owner(tally.id, "carried", metric=tally.metric, unit=mention.base.unit)


# Plug-in hybrids took a further 13.5%.
_TOOK_EN = re.compile(
    r"\b(?:took|takes?|taking|claimed|captured|grabbed|commanded|held|holds?)\s(?:a\sfurther\s|another\s|about\s|just\s|only\s|nearly\s)*$"
)


def _is_apart(scene: Scene, mention: Mention, found: Owner, grown: bool, told_last: Owner | None) -> bool:
    """Whether the word found is of another number: hybrids were up by 18% for a 12.9% share; diesels fell 25%."""
    if grown and found.id in _PARTS:
        return found.start is None or not scene.left(mention) <= found.start < mention.start
    if grown and told_last is not None and told_last.id in TALLIES and found.id not in TALLIES and found.start is not None:
        return found.metric is not None and found.metric.behaviour == "flow" and scene.apart(found.start, mention.start) > 1
    flows = found.id not in TALLIES and found.metric is not None and found.metric.behaviour == "flow"
    counted = mention.base.unit in _COUNTED and found.start is not None
    return flows and counted and scene.apart(found.start or 0, mention.start) > 0  # 受进口车递延影响,全月市场为3万辆


# Growth was recorded in Spain (+4.5%): of what the report counts.
_GROWTH_SEEN = re.compile(
    r"\b[Gg]rowth\s(?:was|were|is)\b|\b(?:recorded|saw|posted|registered)\s(?:[a-z]+\s){0,2}(?:growth|declines?|gains?|falls?|rises?|drops?)\b"
)


def _is_other(scene: Scene, start: int, mention: Mention) -> bool:
    """Whether the clause of a growth has a noun of its own that names another measure, or a place, which may be where it was
    told of before."""
    before = [a for a in scene.actors if a.end <= mention.start and (start <= a.start or mention.start - a.end <= 12)]
    if any(a.kind in PLACES for a in before) and not _GROWTH_SEEN.search(scene.text, scene.sentence.start, mention.start):
        return True
    return any(
        start <= h.start < mention.start and not h.verb and scene.metric(h).id not in (*TALLIES, *_TAKEN, *_PARTS)
        for h in scene.hits
    )


_PART_BEHIND = re.compile(r"\s(?:of\s(?:the\s)?(?:total|market|all|sales|registrations|deliveries)|were|was|are|is)\b|[,.;]|$")
_PART_BEFORE = re.compile(
    r"\b(?:of\s(?:which|those|these|them)|giving\s(?:them|it)|made?\sup|making\sup|accounted?\sfor|accounting\sfor|share\sof|share\sat|record|reached|reach|or)\s"
    r"(?:about\s|a\srecord\s|only\s|just\s|nearly\s|some\s)*$"
)
_SHARE_OF_EN = re.compile(r"\b(?:for|with|at|and|to)\san?\s(?:market\s)?share\sof\s(?:about\s|just\s)?$")
_OF_THAT = re.compile(r"\sof\s(?:(?:that|those|its|their|these|this|his)\b|(?:total\s)?volumes?\b)")
# incentives reached 7.3% of the average transaction price
_OF_OTHER = re.compile(
    r"\sof\s(?:the\s|its\s)?(?!market|total|all|sales|registrations|deliveries|industry|overall|new|volume|that|those)[A-Za-z]"
)
_OF_SALES = ("revenue_share", "sales_volume_share", "vehicle_count_share", "unit_count_share", "share")


def part_of_tally(scene: Scene, mention: Mention, move: Move | None, found: Owner | None, told: Told) -> Owner | None:
    """Return the share of a market in a report on its sales, where no company is named whose own sales may be meant: hybrids
    made up 5.6% of sales; of which 28.7% were electric."""
    market = scene.pack.metrics.get("market_share")
    if told.tally is None or market is None or not scene.english or mention.base.unit != "percent":
        return None
    if move and move.by and not _TOOK_EN.search(scene.before(mention)):
        return None
    if found is not None and found.metric is not None and found.id not in _OF_SALES:
        return None
    if _SHARE_OF_EN.search(scene.text, scene.sentence.start, mention.start):
        return Owner(market.id, "stated", metric=market)
    if _OF_THAT.match(scene.text, mention.end):
        return Owner("sales_volume_share", "carried") if found is not None and found.id in ("revenue_share", "share") else None
    if any(a.is_company and not a.anaphor and a.end <= mention.start for a in scene.actors):
        return None
    start = scene.clause(mention.start).start
    before = _PART_BEFORE.search(scene.text, start, mention.start) or _TOOK_EN.search(scene.text, start, mention.start)
    if found is not None and found.id == "share" and _OF_OTHER.match(scene.text, mention.end):
        return None
    told_part = before and _PART_BEHIND.match(scene.text, mention.end)
    return Owner(market.id, "carried", metric=market) if told_part or (found and found.id in _OF_SALES) else None
