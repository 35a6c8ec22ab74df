"""What a text calls the highest or lowest of a day, a year or ever, against the other numbers of that time."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.facts import alike, fiscal_year_end, metric_of, readings
from claims.checker.finding import build
from claims.checker.naming import fact_name, phrase, place
from claims.interval import Interval, crosses, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.period import days

# How far, in characters, the words may stand from their number.
_REACH = 24
# How many of the highest and of the lowest numbers of one subject an extreme is held against.
_MOST = 50
_COMMA = re.compile(r"[，,：:](?!\d)")


def exceeds(high: Interval, low: Interval) -> bool:
    """Whether every value of `high` is above every value of `low`."""
    return high.low is not None and low.high is not None and crosses(high.low, low.high)


def extremes(rule: Rule, case: Case) -> Iterator[Finding]:
    """The highest (lowest) of a year or of a day is not passed by another of the same, nor a record by an earlier one."""
    ends: dict[tuple[object, ...], list[Claim]] = {}
    for claim in case.claims:
        way = _extreme_of(case, claim)
        frame = _frame(case, claim) if way else ""
        if not frame or claim.subject is None or _is_reckoned_from(case, claim):
            continue
        key = (claim.document, claim.subject, claim.base.unit)
        if key not in ends:
            ends[key] = _ends([c for c in case.document_claims(claim) if (c.document, c.subject, c.base.unit) == key])
        others = [c for c in ends[key] if _is_rival(case, claim, c, frame)]
        passing = [c for c in others if _is_passed(claim, c, way)]
        if passing:
            yield _extreme_report(rule, case, claim, passing[0], way, "inconsistent")
        elif others:
            yield _extreme_report(rule, case, claim, others[0], way, "consistent")


# 18 per cent to this year's high of 398 pence: what a premium or a fall is reckoned from was the highest before.
_FROM_EXTREME = re.compile(r"\s?(?:to|over|above|on|below|from|off|under|than)\b[^,;.]*", re.IGNORECASE)
_FROM_EXTREME_ZH = re.compile(r"(?:较|比|高于|低于|超过|突破|距离?)[^，,。；;]*$")


def _is_reckoned_from(case: Case, claim: Claim) -> bool:
    """Whether an extreme is only what a percentage is reckoned from, and so of the time before what is told."""
    before, after = case.around(claim, 1, 1)[0], case.around(claim, 1, 1)[-1]
    led = before.sentence == claim.sentence and before.base.unit == "percent" and before.span < claim.span
    if led and _FROM_EXTREME.fullmatch(case.text_between(before, claim)):
        return True
    reckoned = after.sentence == claim.sentence and after.base.unit == "percent" and after.span > claim.span
    return reckoned and _FROM_EXTREME_ZH.search(case.clause_head(claim)) is not None


def _ends(claims: list[Claim]) -> list[Claim]:
    """Return the claims in their order; of very many only the highest and the lowest, which alone can pass an extreme."""
    if len(claims) <= 2 * _MOST:
        return claims
    ranked = sorted(claims, key=lambda c: c.base.high or c.base.low or 0)
    kept = {c.id for c in (*ranked[:_MOST], *ranked[-_MOST:])}
    return [c for c in claims if c.id in kept]


def _extreme_of(case: Case, claim: Claim) -> str:
    head = case.clause_head(claim)[-_REACH:] or ""
    before = _two_clauses(case, claim)
    for way in ("highest", "lowest"):
        if case.cue(f"bound.{way}").search(head) or case.cue(f"bound.{way}").search(before):
            return way
    return ""


def _two_clauses(case: Case, claim: Claim) -> str:
    """Return the clause before that of a number where no other number stands between: 最高价出现在4月5日，为91.2美元."""
    before = case.around(claim, 1, 0)[0]
    words = case.text_between(before, claim) if before != claim and before.sentence == claim.sentence else case.head(claim)
    return "，".join(_COMMA.split(words)[-2:])[-2 * _REACH :]


def _frame(case: Case, claim: Claim) -> str:
    """Return over what the extreme is one: `day`, `year`, `ever`; "" where the sentence does not say."""
    sentence = case.sentence_text(claim)
    return next((name for name in ("ever", "year", "day") if case.cue(f"bound.{name}").search(sentence)), "")


def _is_rival(case: Case, claim: Claim, other: Claim, frame: str) -> bool:
    if other.sentence == claim.sentence and frame != "day":
        return False
    same = other.subject == claim.subject and alike(claim, other) and _is_one_metric(case, claim, other)
    if not same or other.modality != "actual" or other == claim:
        return False
    return _lies_within(case, claim, other, frame)


def _is_one_metric(case: Case, a: Claim, b: Claim) -> bool:
    """Whether two numbers measure the same; of a rate (dollars a barrel) it is enough that no known metric says otherwise."""
    if a.metric == b.metric and a.metric is not None:
        return True
    return "/" in a.base.unit and (metric_of(case, a) is None or metric_of(case, b) is None)


def _lies_within(case: Case, claim: Claim, other: Claim, frame: str) -> bool:
    """Whether the other number falls into the stretch of time that the extreme is one of; unknown times do not."""
    year_end = fiscal_year_end(case, claim.subject)
    mine = days(claim.period, year_end) if claim.period else None
    theirs = days(other.period, year_end) if other.period else None
    if mine is None or theirs is None:
        return False
    if frame == "day":
        return mine == theirs
    if frame == "year":
        return theirs[0].year == theirs[1].year == mine[1].year
    return theirs[1] <= mine[1]


def _is_passed(claim: Claim, other: Claim, way: str) -> bool:
    a, b = hull(claim.hard), hull(readings(other, claim.base.unit))
    return exceeds(b, a) if way == "highest" else exceeds(a, b)


def _extreme_report(rule: Rule, case: Case, claim: Claim, other: Claim, way: str, verdict: str) -> Finding:
    slots = {
        "a": case.words(claim),
        "b": case.words(other),
        "fact": fact_name(case, claim),
        "extreme": phrase(case, claim, way),
        "place_a": place(case, claim),
        "place_b": place(case, other),
    }
    near = gap(hull(claim.hard), hull(readings(other, claim.base.unit))) if verdict != "consistent" else None
    guessed = any(c.found.get(link) == "assumed" for c in (claim, other) for link in ("subject", "period"))
    return build(case, rule, verdict, (claim, other), slots=slots, gap=near, down=int(guessed), linked=True)


def sessions(rule: Rule, case: Case) -> Iterator[Finding]:
    """The high of a day is not passed by its close, nor the low undercut by it; of one paragraph and day."""
    for claim in case.claims:
        if claim.scope is None or claim.metric is None:
            continue
        for word, way in (("high", "highest"), ("low", "lowest")):
            if not _has_session(case, claim, word):
                continue
            others = [c for c in case.document_claims(claim) if _is_same_day(case, claim, c)]
            passing = [c for c in others if _is_passed(claim, c, way)]
            for other in passing[:1] or others[:1]:
                yield _extreme_report(rule, case, claim, other, way, "inconsistent" if passing else "consistent")


def _has_session(case: Case, claim: Claim, name: str) -> bool:
    return claim.scope is not None and bool(cue(case.pack, f"bound.session.{name}").search(claim.scope))


def _is_same_day(case: Case, claim: Claim, other: Claim) -> bool:
    same = (claim.subject, claim.metric, claim.period) == (other.subject, other.metric, other.period)
    near = case.paragraph(claim) == case.paragraph(other) and alike(claim, other)
    return same and near and _has_session(case, other, "within")
