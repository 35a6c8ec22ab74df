"""Amounts in two currencies against the dated rate of exchange, where a table of rates was given.

A conversion that a text makes itself (72亿元（约10亿美元）) goes by the rate of the day it speaks of, else of the day it was
published. One fact that is told in two currencies goes by the rates of its period, from the lowest to the highest.
Rates move and desks round them: nothing here is more than a tension. Options:

- `form`: `restated` (conversions a text makes) or `fact` (one fact in two currencies);
- `apart`: how far, as a share, two amounts may part before it is worth a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from claims.checker.case import Case
from claims.checker.exchange import Rate
from claims.checker.explain import reconcile
from claims.checker.facts import FactKey, fact_key, fiscal_year_end
from claims.checker.finding import build
from claims.checker.gate import compare
from claims.checker.kinds.conversion import leeway, restated
from claims.checker.naming import fact_name, phrase
from claims.checker.wording import plain_number, print_interval
from claims.interval import Interval, Readings, agree, between, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.period import days
from claims.units import shape


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a tension for each pair of amounts that a rate of exchange compares; nothing without rates."""
    if case.rates is None:
        return
    pairs = _facts(case) if rule.options.get("form") == "fact" else _restated(case)
    for first, second in pairs:
        yield _judge(rule, case, first, second)


def _restated(case: Case) -> Iterator[tuple[Claim, Claim]]:
    return ((first, second) for first, second in restated(case) if _is_money(first, second))


def _is_money(first: Claim, second: Claim) -> bool:
    return shape(first.base.unit) == shape(second.base.unit) == "money" and first.base.unit != second.base.unit


def _facts(case: Case) -> Iterator[tuple[Claim, Claim]]:
    """Yield one pair of claims for each fact and pair of currencies that it is told in."""
    facts: dict[FactKey, dict[str, Claim]] = {}
    for claim in case.claims:
        metric = case.pack.metrics.get(claim.metric or "")
        if metric is not None and metric.values == "one" and claim.subject and shape(claim.base.unit) == "money" and claim.period:
            facts.setdefault(fact_key(case, claim)._replace(dimension=()), {}).setdefault(claim.base.unit, claim)
    for told in facts.values():
        for first, second in combinations(told.values(), 2):
            match = compare(case, first, second)
            if match.differing == ("unit",) and not match.open and match.voices == "same" and first.sentence != second.sentence:
                yield first, second


def _judge(rule: Rule, case: Case, first: Claim, second: Claim) -> Finding:
    assert case.rates is not None
    when = _days(case, first) or _days(case, second)
    one, other = first.base.unit, second.base.unit
    rate = case.rates.during(one, other, *when) if when else None
    if when is None or rate is None:
        return _unknown(rule, case, first, second, when)
    made = rate.convert(first.hard)
    near = gap(hull(made), hull(second.hard))
    fits = agree(made, second.hard) or (near is not None and near <= 1 + leeway(rule))
    steps = _steps(case, first, second, rate)
    return build(
        case,
        rule,
        "consistent" if fits else "tension",
        (first, second),
        slots={
            "fact": fact_name(case, first),
            "a": case.words(first),
            "b": case.words(second),
            "rate": _said(case, first, rate),
            "value": steps[1],
        },
        linked=True,
        derivation=(f"{case.words(first)} {steps[0]} = {steps[1]}",),
        gap=None if fits else near,
        reconcile=() if fits else reconcile(case, ((second, made),)),
        explanations=() if fits else (phrase(case, first, "rate_moves"),),
    )


def _days(case: Case, claim: Claim) -> tuple[date, date] | None:
    """Return the days whose rates count: those of the claim's period, else the day of publication."""
    found = days(claim.period, fiscal_year_end(case, claim.subject)) if claim.period else None
    published = case.articles[claim.document].published
    if found is not None and published is not None and found[0] <= published < found[1]:
        return found[0], published
    return found or ((published, published) if published else None)


def _unknown(rule: Rule, case: Case, first: Claim, second: Claim, when: tuple[date, date] | None) -> Finding:
    """Return the finding that no rate is known, of which pair and when."""
    pair = f"{first.base.unit}/{second.base.unit}"
    day = phrase(case, first, "no_date") if when is None else _span(*when)
    blank = dict.fromkeys(("fact", "a", "b", "rate", "value"), "")
    found = build(case, rule, "not_comparable", (first, second), slots=blank)
    words = {"a": case.words(first), "b": case.words(second), "pair": pair, "when": day}
    return replace(found, message=phrase(case, first, "no_rate", **words))


def _steps(case: Case, first: Claim, second: Claim, rate: Rate) -> tuple[str, str]:
    """Return the step and its result for a reader: × 7.11 CNY/USD (2025-09-22), 72亿元; divided where that reads better."""
    told = first.base.low is not None and first.base.low == first.base.high
    amounts: Readings = (point(first.base.low or 0),) if told else (between(first.base.low, first.base.high),)
    value = print_interval(hull(rate.convert(amounts)), second.base.unit, case.speaks(first))
    return f"{'×' if _is_large(rate) else '÷'} {_said(case, first, rate)}", value


def _is_large(rate: Rate) -> bool:
    return rate.values.low is not None and rate.values.low.value >= 1


def _said(case: Case, about: Claim, rate: Rate) -> str:
    """Return a rate with its date: 7.11 CNY/USD (2025-09-22); the larger currency's unit is what one is paid for."""
    values, pair = (
        (rate.values, f"{rate.quote}/{rate.base}") if _is_large(rate) else (1 / rate.values, f"{rate.base}/{rate.quote}")
    )
    return f"{_digits(values, case.speaks(about))} {pair} ({_span(rate.first, rate.last)})"


def _digits(values: Interval, language: str) -> str:
    ends = [plain_number(end.value, language) for end in (values.low, values.high) if end is not None]
    return "–".join(dict.fromkeys(ends))


def _span(first: date, last: date) -> str:
    return f"{first}" if first == last else f"{first}/{last}"
