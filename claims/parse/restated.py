"""Numbers that restate an earlier one of their article, and take from it what their own sentence does not tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from claims.model import Claim
from claims.packs import Metric
from claims.units import shape


def restated(made: list[Claim], metrics: Mapping[str, Metric]) -> list[Claim]:
    """Return the claims, each that restates an earlier one (same value, same unit, scaled or hedged enough to tell) with
    what its own sentence lacks taken from that one."""
    first: dict[tuple[Decimal | None, str], Claim] = {}
    out: list[Claim] = []
    for claim in made:
        key = (claim.base.low if claim.base.low is not None else claim.base.high, claim.base.unit)
        earlier = first.get(key)
        if earlier is not None and _may_restate(claim, earlier, metrics) and not _goes_on(claim, earlier, out):
            claim = _filled(claim, earlier)
        if out and claim.kind == out[-1].kind == "equivalence" and claim.sentence == out[-1].sentence:
            claim = _paired(claim, out[-1])
        first.setdefault(key, claim)
        out.append(claim)
    return _headed(out, metrics)


def _goes_on(claim: Claim, earlier: Claim, before: list[Claim]) -> bool:
    """Whether a number goes on with what others of its sentence measured, which only by chance is as large as an earlier one:
    净利润不低于1.0亿元、1.25亿元…,三年累计不低于3.8亿元."""
    if claim.metric == earlier.metric:
        return False
    beside = (other for other in reversed(before) if other.kind != "duration")
    last = next(beside, None)
    alike = last is not None and last.sentence == claim.sentence and last.base.unit == claim.base.unit
    return alike and last is not None and last.metric == claim.metric and earlier.sentence != claim.sentence


def _headed(made: list[Claim], metrics: Mapping[str, Metric]) -> list[Claim]:
    """Return the claims, those of a headline with what the number below tells that says the same: its metric where they name
    none, its time where they have none, and how sure it is."""
    made = _counted_in_title(made)
    if not any(claim.zone == "title" for claim in made):
        return made
    below = [claim for claim in made if claim.zone != "title" and claim.metric in metrics]
    named = [_titled(claim, below) if claim.zone == "title" and claim.metric not in metrics else claim for claim in made]
    return [_told_below(claim, below) if claim.zone == "title" else claim for claim in named]


def _told_below(claim: Claim, below: list[Claim]) -> Claim:
    """Return a number of a headline, of when and as sure as those below that say the same of the same metric."""
    same = [
        other
        for other in below
        if (other.metric, other.kind, other.base.unit) == (claim.metric, claim.kind, claim.base.unit)
        and _size(other) == _size(claim)
    ]
    if not same or _size(claim) is None:
        return claim
    periods, modes = {other.period for other in same}, {other.modality for other in same}
    found, period, mode = dict(claim.found), claim.period, claim.modality
    if period is None and len(periods) == 1 and same[0].period:
        period, found["period"] = same[0].period, "carried"
    if found.get("modality") == "assumed" and len(modes) == 1 and mode == "actual" != same[0].modality:
        mode, found["modality"] = same[0].modality, "carried"
    if (period, mode) == (claim.period, claim.modality):
        return claim
    return replace(claim, period=period, modality=mode, found=found)


def _counted_in_title(made: list[Claim]) -> list[Claim]:
    """Return the claims, the sales of a headline as the number of those sold where the text knows no revenue."""
    if any(claim.zone != "title" and claim.metric == "revenue" for claim in made):
        return made
    if not any(claim.zone != "title" and claim.metric == "sales_volume" for claim in made):
        return made
    return [
        replace(claim, metric="sales_volume")
        if claim.zone == "title" and claim.metric == "revenue" and claim.base.unit == "percent"
        else claim
        for claim in made
    ]


def _titled(claim: Claim, below: list[Claim]) -> Claim:
    alike = [other for other in below if other.base.unit == claim.base.unit and _size(other) == _size(claim)]
    if not alike or _size(claim) is None or claim.kind in ("ordinal", "duration"):
        return claim
    found = {**claim.found, "metric": "carried"}
    return replace(claim, metric=alike[0].metric, found=found)


def _size(claim: Claim) -> Decimal | None:
    value = claim.base.high if claim.base.high is not None else claim.base.low
    return None if value is None else abs(value)


def _paired(claim: Claim, other: Claim) -> Claim:
    """Return the right side of an equivalence, about whom its left side is where it does not say."""
    if claim.found.get("subject") == "stated" or other.subject is None:
        return claim
    found = {**claim.found, "subject": "carried"}
    return replace(claim, subject=other.subject, found=found)


def _may_restate(claim: Claim, earlier: Claim, metrics: Mapping[str, Metric]) -> bool:
    """Whether a number is likely the earlier one again: a measured amount, not a small count or percentage."""
    if claim.zone == "boilerplate" or shape(claim.base.unit) in ("percent", "percentage_point", "ratio", "rank", "time"):
        return False
    value = claim.base.high if claim.base.high is not None else claim.base.low
    if value is None or abs(value) < 1000 or claim.kind in ("change", "growth", "ordinal", "duration"):
        return False
    if (claim.hedge == "vague") != (earlier.hedge == "vague"):
        return False  # 数千亿美元 is no 1000亿美元
    same = claim.metric == earlier.metric or claim.found.get("metric") != "stated" or claim.metric not in metrics
    return same and earlier.metric in metrics and (claim.found.get("subject") != "stated" or claim.subject == earlier.subject)


def _filled(claim: Claim, earlier: Claim) -> Claim:
    found = dict(claim.found)
    metric, who, whom, mode, scope = claim.metric, claim.subject, claim.object, claim.modality, claim.scope
    if metric != earlier.metric:
        metric, found["metric"] = earlier.metric, "carried"
    guessed = earlier.found.get("subject") == "assumed" and found.get("subject") == "carried"
    if found.get("subject") != "stated" and earlier.subject and not guessed:
        who, found["subject"] = earlier.subject, "carried"
    if whom is None and earlier.object and who == earlier.subject:
        whom, found["object"] = earlier.object, "carried"
    if claim.zone == "table" and scope is None and earlier.scope and (who, metric) == (earlier.subject, earlier.metric):
        scope, found["scope"] = earlier.scope, "carried"  # of the model whose row it stands in, as the text told
    if found.get("modality") == "assumed" and earlier.modality != "actual" and metric == earlier.metric:
        mode, found["modality"] = earlier.modality, "carried"
    return replace(claim, metric=metric, subject=who, object=whom, modality=mode, scope=scope, found=found)
