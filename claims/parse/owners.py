"""Which metric a number measures: the nearest word for one that its unit fits, or an open name made of the text's own noun."""

from __future__ import annotations

import re

from claims.parse.kinds import Move, is_share
from claims.parse.leads import item, lead
from claims.parse.lexicon import Hit
from claims.parse.mention import Mention
from claims.parse.metrics import Owner, Told, fits, meant
from claims.parse.nearness import TOO_FAR, cost
from claims.parse.scene import Scene
from claims.parse.series import aligned, aligned_last
from claims.parse.shares import of_share, of_whole
from claims.parse.unnamed import by_noun, described, open_metric, per_share, quoted_price, traded
from claims.units import shape


def owner(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric of a number; `told` is what the numbers before it measured."""
    share = is_share(scene, mention) and not (move and move.by)
    named = (of_whole(scene, mention) if share else None) or described(scene, mention) or _listed(scene, mention, move, share)
    if named:
        return named
    nearest = _nearest(scene, mention, move, share)
    if nearest:
        return of_share(scene, nearest) if share else _of_deal(scene, mention, _of_ratio(scene, mention, move, nearest))
    implied = quoted_price(scene, mention, move) or traded(scene, mention, move)
    if implied:
        return implied
    if share:
        return by_noun(scene, mention) or _share_again(told) or open_metric(scene, mention, share)
    again = _again(mention, move, told.last)
    if again and (_goes_on(scene, mention) or item(scene, mention)):
        return again
    return by_noun(scene, mention) or per_share(scene, mention, told.last) or open_metric(scene, mention, share) or again


def _listed(scene: Scene, mention: Mention, move: Move | None, share: bool) -> Owner | None:
    """Return the metric that the sentence gives a number of a list one by one: A和B分别为x和y."""
    if share:
        return None
    hit = aligned(scene, mention, [h for h in scene.hits if fits(meant(scene, h, mention), mention, move)])
    hit = hit or _respective(scene, mention, move)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, scene.metric(hit)) if hit else None


def _nearest(scene: Scene, mention: Mention, move: Move | None, share: bool) -> Owner | None:
    """Return the metric whose word stands nearest of those that the number fits, where it is near enough."""
    own = lead(scene, mention, None)
    best: tuple[float, int] | None = None
    for i, hit in enumerate(scene.hits):
        far = cost(scene, hit, mention, move, share, own)
        if far is not None and (best is None or far < best[0]):
            best = far, i
    if best is None or best[0] > TOO_FAR:
        return None
    hit = scene.hits[best[1]]
    metric = meant(scene, hit, mention)
    return Owner(metric.id, "stated" if best[0] <= 4 else "carried", hit.start, hit.end, hit.verb, metric)


def _share_again(told: Told) -> Owner | None:
    """Return the metric of a share that does not say of what: of what the share before it is one, or of the sum before."""
    if told.share:
        return Owner(told.share.id, "carried", metric=told.share.metric)
    if told.total:
        return Owner(f"{told.total.id.removesuffix('_share')}_share", "carried")
    return None


_PRICED = {"acquisition_bid": "acquisition_bid", "shares_issued": "issue_price", "ipo_proceeds": "issue_price"}


def _of_deal(scene: Scene, mention: Mention, found: Owner) -> Owner:
    """Return what is paid in a deal where a price is said to be one's: 以每股20元的价格收购."""
    if found.id != "price" or found.start is None:
        return found
    clause = scene.clause(mention.start)
    deals = [_PRICED[h.id] for h in scene.hits if clause.start <= h.start < clause.end and h.id in _PRICED]
    metric = scene.pack.metrics.get(deals[0]) if deals else None
    return Owner(metric.id, found.found, found.start, found.end, metric=metric) if metric else found


def _again(mention: Mention, move: Move | None, last: Owner | None) -> Owner | None:
    """Return the metric of the number before, where it can be this one's too."""
    if last is None:
        return None
    if last.metric is None:
        units = {last.unit, "percent"} if last.unit == "percentage_point" else {last.unit}
        alike = mention.base.unit in units or (mention.base.unit == "percentage_point" and last.unit == "percent")
        return Owner(last.id, "carried") if alike and mention.form not in ("count", "ordinal", "duration") else None
    counted = mention.form != "count" or bool(last.metric.nouns_of)
    return Owner(last.id, "carried", metric=last.metric) if counted and fits(last.metric, mention, move) else None


def _respective(scene: Scene, mention: Mention, move: Move | None) -> Hit | None:
    """Return the metric of a change that is told with others, one for each level before: A为…, B为…, 同比分别下降x和y."""
    if move is None or not move.by:
        return None
    levels = [m for m in scene.mentions if m.end <= mention.start and shape(m.base.unit) != shape(mention.base.unit)]
    owned = []
    for level in levels:
        before = [h for h in scene.hits if h.end <= level.start and fits(scene.metric(h), level, None)]
        if before:
            owned.append(before[-1])
    return aligned_last(scene, mention, owned)


def _of_ratio(scene: Scene, mention: Mention, move: Move | None, found: Owner) -> Owner:
    """Return the metric of a multiple: a performance 7 times that of another is a performance ratio."""
    ratio = scene.pack.metrics.get(f"{found.id}_ratio")
    if ratio is None or mention.form not in ("multiple", "fraction") or found.metric is None or "ratio" in found.metric.shapes:
        return found
    return Owner(ratio.id, found.found, found.start, found.end, metric=ratio)


_GOES_ON = re.compile(
    r"^\s*(?:[其而这该]|加上|包括|即|上年|去年|此前|往前|当时|同期|较|比|环比|同比|up\b|down\b|from\b|compared\b|versus\b|against\b|that\b|it\b|the\s+figure|a\s+year|and\b|or\b|then\b)",
    re.IGNORECASE,
)


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number goes on with what was measured before."""
    clause = scene.clause(mention.start)
    lead = scene.text[clause.start : mention.start]
    if not lead.strip() or _GOES_ON.match(lead):
        return True
    return any(
        clause.start <= w.start < mention.start
        and w.role in ("at", "base", "open")
        and len(lead.strip()) <= len(scene.text[w.start : w.end]) + 14
        for w in scene.times
    )


def sold_at(scene: Scene, found: Owner, product_end: int) -> Owner:
    """Return the price where what a product costs is told: 芯片成本 is what a buyer pays, unless it is the cost of making it."""
    price = scene.pack.metrics.get("price")
    if price is None or found.id != "cost" or found.start is None or found.end is None:
        return found
    between = scene.text[product_end : found.start]
    plain = scene.text[found.start : found.end] in ("成本", "cost") and 0 <= len(between) <= 8
    if not plain or re.search(r"[次每]|制造|生产|研发|训练|运营|推理|making|unit", between):
        return found
    return Owner(price.id, found.found, found.start, found.end, metric=price)
