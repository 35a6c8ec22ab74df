"""One quantity in two units: restated in brackets or with 即, 约合, or; and the exchange rates that restatements imply.

Option `form`: `unit` (units of one dimension must agree), `currency` (implied rates of one article must agree).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.facts import aspect, readings
from claims.checker.finding import build
from claims.checker.naming import phrase
from claims.checker.wording import plain_number, print_interval
from claims.interval import Interval, Readings, agree, combine, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import dimension, shape

# Characters between a quantity and its restatement: a bracket and a word or two.
_REACH = 12
# How far two implied rates of exchange may part, as a factor: rounding and the day's rate.
_RATE = Decimal("1.05")
# A restatement is at most so many times off, unless a misplaced point or a confused scale (千, 万, million, 亿, billion) fits.
_NEAR, _POWERS = Decimal(2), (1, 2, 3, 4, 6, 8, 9)
# No money is worth so many times another: the rial is a millionth of a dollar.
_MOST = Decimal(10_000_000)
# An amount below the first is no restatement of one above the second.
_SMALL, _LARGE = Decimal(1000), Decimal(1_000_000)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each restatement of the form that the rule asks for."""
    pairs = [pair for pair in restated(case) if _is_form(rule, *pair)]
    if rule.options.get("form") == "currency":
        yield from _rates(rule, case, pairs)
        return
    for first, second in pairs:
        yield _judge(rule, case, first, second)


def restated(case: Case) -> Iterator[tuple[Claim, Claim]]:
    """Yield each quantity with the one that says it again right behind it."""
    for claims in case.crowded():
        for first, second in itertools.pairwise(claims):
            words = case.text_between(first, second)
            if len(words) <= _REACH and _is_restatement(case, words, case.tail(second)):
                yield first, second


def _is_restatement(case: Case, words: str, tail: str) -> bool:
    """A bracket that holds nothing but the other quantity, or a word that says "that is"."""
    opened = re.fullmatch(r"\s*[(（\[]\s*(.*)", words, re.DOTALL)
    if opened and re.match(r"\s*[)）\]]", tail):
        return not opened[1] or case.cue("conversion.cue").search(opened[1]) is not None
    found = case.cue("conversion.cue").search(words)
    return found is not None and not words[: found.start()].strip("（(，, ") and not words[found.end() :].strip(" 为是约")


def _is_form(rule: Rule, first: Claim, second: Claim) -> bool:
    if aspect(first) != aspect(second):
        return False
    if rule.options.get("form") == "currency":
        money = shape(first.base.unit) == shape(second.base.unit) == "money" and first.base.unit != second.base.unit
        return money and _may_be_rate(first, second)
    units = first.printed.unit, second.printed.unit
    measured = shape(first.base.unit) not in ("count", "rank", "percent", "ratio", "percentage_point")
    if not measured or dimension(first.base.unit) != dimension(second.base.unit) or units[0] == units[1]:
        return False
    return not _is_per_something(first, second) and _is_near(first, second)


def _may_be_rate(first: Claim, second: Claim) -> bool:
    """Whether some money may be worth so much of another: no profit of 165 million is its 11.9 cents a share."""
    sizes = [abs(c.base.high or c.base.low or Decimal(1)) for c in (first, second)]
    return max(sizes) <= _MOST * min(sizes)


def _is_per_something(first: Claim, second: Claim) -> bool:
    """Whether a small amount stands behind millions: a profit of $1.9 billion, or $2.95, is one a share."""
    large, small = (abs(c.base.high or c.base.low or Decimal(0)) for c in (first, second))
    return shape(first.base.unit) == "money" and small < _SMALL and large >= _LARGE


def _is_near(first: Claim, second: Claim) -> bool:
    """Whether two quantities are one retold, rightly or not: about as large, or a slip of the scale apart."""
    other = readings(second, first.base.unit)
    near = gap(hull(first.hard), hull(other))
    if near is None or near <= _NEAR:
        return True
    powers = (Decimal(10) ** power for power in _POWERS)
    return any(agree(tuple(part * point(p) for part in first.hard), other) for power in powers for p in (power, 1 / power))


def _judge(rule: Rule, case: Case, first: Claim, second: Claim) -> Finding:
    other = readings(second, first.base.unit)
    fits = agree(first.hard, other)
    language = case.speaks(first)
    slots = {
        "a": case.words(first),
        "b": case.words(second),
        "converted": print_interval(_point(first), first.base.unit, language),
        "stated": print_interval(_point(second), second.base.unit, language),
    }
    return build(
        case,
        rule,
        "consistent" if fits else "inconsistent",
        (first, second),
        slots=slots,
        linked=True,
        gap=None if fits else gap(hull(first.hard), hull(other)),
        reconcile=() if fits else reconcile(case, ((second, readings(first, second.base.unit)), (first, other))),
    )


def _point(claim: Claim) -> Interval:
    return hull(claim.hard) if claim.base.low != claim.base.high or claim.base.low is None else point(claim.base.low)


@dataclass(frozen=True, slots=True)
class _Rate:
    """A rate of exchange that two amounts imply, in units of the alphabetically second currency for one of the first."""

    pair: tuple[str, str]
    first: Claim
    second: Claim
    values: Readings


def _rates(rule: Rule, case: Case, pairs: list[tuple[Claim, Claim]]) -> Iterator[Finding]:
    known: dict[tuple[str, tuple[str, str]], _Rate] = {}
    for first, second in pairs:
        rate = _implied(first, second)
        seen = known.setdefault((first.document, rate.pair), rate)
        if seen is not rate:
            yield _judge_rates(rule, case, seen, rate)


def _implied(first: Claim, second: Claim) -> _Rate:
    one, other = sorted((first, second), key=lambda c: c.base.unit)
    return _Rate((one.base.unit, other.base.unit), first, second, combine(lambda a, b: a / b, other.hard, one.hard))


def _judge_rates(rule: Rule, case: Case, a: _Rate, b: _Rate) -> Finding:
    near = gap(hull(a.values), hull(b.values))
    fits = near is None or near <= _RATE
    language = case.speaks(a.first)
    slots = {
        "a": f"{case.words(a.first)} = {case.words(a.second)}",
        "b": f"{case.words(b.first)} = {case.words(b.second)}",
        "rate_a": _rate_words(a, language),
        "rate_b": _rate_words(b, language),
    }
    explained = () if fits else (phrase(case, a.first, "rate_dates"),)
    claims = (a.first, a.second, b.first, b.second)
    return build(
        case, rule, "consistent" if fits else "tension", claims, slots=slots, gap=None if fits else near, explanations=explained
    )


def _rate_words(rate: _Rate, language: str) -> str:
    low, high = hull(rate.values).low, hull(rate.values).high
    if low is None or high is None:
        return "?"
    middle = (low.value + high.value) / 2
    one, other = rate.pair
    if middle < 1:
        one, other, middle = other, one, 1 / middle
    return f"{plain_number(middle, language)} {other}/{one}"


def leeway(rule: Rule) -> Decimal:
    """Return how far apart, as a share, a rule lets two amounts be: its option `apart`."""
    found = rule.options.get("apart", 0)
    return Decimal(str(found)) if isinstance(found, int | float) else Decimal(0)
