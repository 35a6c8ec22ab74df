"""Numbers whose clause names no metric: which of those told before they go on with, and whether they may."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told, fits, quotes
from claims.parse.metric.moves import Move
from claims.parse.metric.openmetric import head_noun
from claims.parse.metric.shares import share_id
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape


def counts_on(mention: Mention, total: Owner | None) -> bool:
    """Whether a number counts more of what was counted before: 合计交付4万辆,其中甲1.7万辆."""
    if mention.form != "count" or total is None or total.metric is None:
        return False
    return total.unit == mention.base.unit and total.id != f"{mention.base.unit.lower()}_count"


def of_lead(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return what the first number of the text measured, where one of its unit that nothing names goes on with that: cars in
    a report on registrations, sums that a programme is shared out in."""
    lead = told.lead
    if lead is None or lead.metric is None or (move and move.by):
        return None
    if lead.id not in scene.cues.words("metric.ids", "spread") or not _is_of_its_kind(mention, lead):
        return None
    if not _is_count(mention) and ((told.last and told.last.id != lead.id) or head_noun(scene, mention)):
        return None
    return Owner(lead.id, "carried", metric=lead.metric, unit=mention.base.unit)


def _is_count(mention: Mention) -> bool:
    return mention.form == "count" or shape(mention.base.unit) == "count"


def _is_of_its_kind(mention: Mention, lead: Owner) -> bool:
    """Whether a number counts what the first one of the text did, or those of which that one told how their number grew."""
    if lead.unit == mention.base.unit:
        return True
    if not _is_count(mention) or lead.metric is None or "count" not in lead.metric.shapes:
        return False
    plain = mention.base.unit in ("unit", "vehicle")
    return (plain and lead.unit in ("percent", "unit", "vehicle")) or (
        lead.unit == "percent" and mention.base.unit in lead.metric.nouns_of
    )


def share_again(scene: Scene, told: Told) -> Owner | None:
    """Return the metric of a share that does not say of what: of what the share before it is one, or of the sum before."""
    if told.share:
        return Owner(told.share.id, "carried", metric=told.share.metric)
    if told.total:
        name, metric = share_id(scene, told.total.id)
        return Owner(name, "carried", metric=metric)
    return None


def last_told(mention: Mention, told: Told) -> Owner | None:
    """Return what the number before measured; for an amount behind a rate of exchange, what the amount before that did:
    1120亿元,按1美元兑7.1元计算,约合157亿美元."""
    last = told.last
    if last is None or shape(last.unit) != "money/money" or shape(mention.base.unit) != "money":
        return last
    return next((owner for owner in told.units if shape(owner.unit) == "money"), None)


def whole_told(told: Told) -> Owner | None:
    """Return the sum of which a share was told last: 车用占营收9%,季增11% tells how the sales grew."""
    last = told.last
    part = last is not None and last.metric is not None and last.metric.share_of
    if (
        last is not None
        and last.id == "market_share"
        and told.total
        and told.total.metric
        and "count" in told.total.metric.shapes
    ):
        return told.total  # petrol cars lost 22.7%: of those registered
    return told.total if part and told.total and told.total.id == part else None


def again(mention: Mention, move: Move | None, last: Owner | None) -> Owner | None:
    """Return the metric of the number before, where it can be this one's too."""
    if last is None:
        return None
    if last.metric is None:
        units = {last.unit, "percent"} if last.unit == "percentage_point" else {last.unit}
        alike = mention.base.unit in units or (mention.base.unit == "percentage_point" and last.unit == "percent")
        known = alike and mention.form not in ("count", "ordinal", "duration")
        return Owner(last.id, "carried", unit=last.unit) if known else None
    if last.id == "freight_rate" and mention.base.unit == last.unit.partition("/")[0]:
        return Owner(last.id, "carried", metric=last.metric, unit=last.unit)  # 美西线每FEU报1,640美元…,欧洲线1,710美元
    if last.id.endswith("oil_price") and "/" not in mention.base.unit and (mention.base.high or 0) > _BY_BARREL:
        return None  # at $60 oil; each $5 moves it by $70 million
    timed = shape(mention.base.unit).endswith("/time") or shape(last.unit).endswith("/time")
    if (
        not timed
        and ("/" in last.unit) != ("/" in mention.base.unit)
        and last.unit.partition("/")[0] == mention.base.unit.partition("/")[0]
    ):
        small = last.id.endswith("eps") and mention.base.high is not None and abs(mention.base.high) < _BY_SHARE
        if not small:
            return None  # 1.06 a share, compared with 187 million
    if last.id.endswith("eps") and shape(mention.base.unit) == "money" and (mention.base.high or 0) > _BY_SHARE:
        return None  # 17 cents a share …; the results were down from $136 million
    counted = mention.form != "count" or bool(last.metric.nouns_of) or last.unit == mention.base.unit
    alike = mention.base.unit == last.unit and move is None  # up 6%, against 11% at a rival
    fitting = counted and (alike or fits(last.metric, mention, move) or quotes(last.metric, mention))
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit) if fitting else None


# No company earns so little in all: 26 pence behind earnings of 28.5 pence a share.
_BY_SHARE = 1000
_BY_BARREL = 1000
_THOSE_OF = re.compile(r"\s?(?:and\s|but\s|while\s)?(?:those|that)\sof\s")


def of_others(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric of a growth that is told of another's too, the verb left out: …, those of Melia 14%."""
    if not scene.english or mention.base.unit != "percent" or told.last is None or told.last.metric is None:
        return None
    those = _THOSE_OF.match(scene.text, scene.clause(mention.start).start, mention.start)
    return Owner(told.last.id, "carried", metric=told.last.metric, unit=told.last.unit) if those else None


_GOES_ON = re.compile(
    r"^\s*(?:[其而这该]|合计|总计|共计|两[家者]|三[家者]|加上|包括|即|上年|去年|此前|往前|当时|同期|较|比|环比|同比|up\b|down\b|from\b|compared\b|versus\b|against\b|that\b|those\b|it\b|the\s+figure|a\s+year|and\b|or\b|then\b)",
    re.IGNORECASE,
)
# sales of $4.8 billion, a 63% increase; 5,010, a third fewer than a year earlier
_JUST_EN = re.compile(
    r"(?:\s|\b(?:an?|about|around|some|nearly|almost|just|only|or|well|over|more|less|than|roughly)\b)*", re.IGNORECASE
)


def continues(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number goes on with what was measured before."""
    clause = scene.clause(mention.start)
    lead = scene.text[clause.start : mention.start]
    if not lead.strip() or _GOES_ON.match(lead) or _JUST_EN.fullmatch(lead):
        return True
    return any(
        clause.start <= w.start < mention.start
        and w.role in ("at", "base", "open")
        and len(lead.strip()) <= len(scene.text[w.start : w.end]) + 14
        for w in scene.times
    )
