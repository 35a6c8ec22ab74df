"""Amounts that a text converts itself, against what the two currencies have been worth: without any table of rates.

Options: every currency by its code, the fewest and the most units of it that one US dollar has bought (`EUR = ["0.62", "1.21"]`).
A pair of two others lies between what their dollars give. Bands are wide: a tick says no more than that the rate has been
seen, and what lies outside is most often a misplaced point. `apart` is how far, as a share, outside is worth a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.kinds.conversion import leeway, restated
from claims.checker.slips import named, slips_of
from claims.checker.wording import plain_number, print_interval
from claims.interval import Interval, agree, between, combine, gap, hull
from claims.model import Claim, Finding
from claims.packs import PackError, Rule
from claims.units import shape

# A band of more than so many times says nothing by a fit.
_TELLING = Decimal(4)
_BRACKET = re.compile(r"\s*[(（\[]")


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a tension for each conversion between currencies that the rule knows; with dated rates those speak."""
    if case.rates is not None:
        return
    for first, second in restated(case):
        if _is_conversion(first, second):
            band = _band(rule, first.base.unit, second.base.unit)
            yield from _judge(rule, case, first, second, band) if band else ()


def _is_conversion(first: Claim, second: Claim) -> bool:
    """Whether two bounded amounts are of two currencies, neither of them guessed."""
    if shape(first.base.unit) != "money" or shape(second.base.unit) != "money" or first.base.unit == second.base.unit:
        return False
    whole = (hull(c.hard) for c in (first, second))
    bounded = all(w.low is not None and w.high is not None and w.low.value > 0 for w in whole)
    return bounded and not any(c.found.get("unit") in ("assumed", "carried") for c in (first, second))


def _band(rule: Rule, one: str, other: str) -> Interval | None:
    """Return how many units of the second currency one unit of the first has bought; None where either is not known."""
    dollars = [between(1, 1) if code == "USD" else _per_dollar(rule, code) for code in (one, other)]
    first, second = dollars
    return None if first is None or second is None else second / first


def _per_dollar(rule: Rule, code: str) -> Interval | None:
    ends = rule.options.get(code)
    if ends is None:
        return None
    try:
        low, high = (Decimal(end) for end in (ends if isinstance(ends, tuple) else ("", "")))
        return between(low, high)
    except (ValueError, InvalidOperation) as error:
        raise PackError(f"checks/{rule.id}.toml: options.{code}: expected the lowest and highest rate, found {ends!r}") from error


def _judge(rule: Rule, case: Case, first: Claim, second: Claim, band: Interval) -> Iterator[Finding]:
    made = combine(lambda a, b: b / a, first.hard, second.hard)
    fits = agree(made, (band,))
    near = None if fits else gap(hull(made), band)
    if fits and not _is_telling(band):
        return
    if not fits and (near is None or near <= 1 + leeway(rule) or not _is_plain(case, first, second)):
        return
    wanted = tuple(part * band for part in first.hard)
    misprints = () if fits else slips_of(case, second, wanted)
    yield build(
        case,
        rule,
        "consistent" if fits else "tension",
        (first, second),
        slots=_slots(case, first, second, band),
        linked=True,
        gap=near,
        reconcile=() if fits else reconcile(case, ((second, wanted),)),
        explanations=named(case, first, misprints, (first, second)),
    )


def _is_telling(band: Interval) -> bool:
    return band.low is not None and band.high is not None and band.high.value <= _TELLING * band.low.value


def _is_plain(case: Case, first: Claim, second: Claim) -> bool:
    """Whether the words leave no doubt that one amount is the other: a bracket, or 折合; "about" may lead to another amount."""
    words = case.text_between(first, second)
    return _BRACKET.match(words) is not None or case.cue("conversion.converted").search(words) is not None


def _slots(case: Case, first: Claim, second: Claim, band: Interval) -> dict[str, str]:
    """Return both amounts, the rate that they go by and the band, each by one unit of the currency that buys more."""
    told = _middle(second) / _middle(first)
    one, other = first.base.unit, second.base.unit
    if told < 1:
        one, other, told, band = other, one, 1 / told, 1 / band
    language = case.speaks(first)
    return {
        "a": case.words(first),
        "b": case.words(second),
        "rate": f"{plain_number(told, language)} {other}/{one}",
        "band": print_interval(band, "", language),
    }


def _middle(claim: Claim) -> Decimal:
    ends = [end for end in (claim.base.low, claim.base.high) if end is not None]
    return sum(ends, Decimal(0)) / len(ends)
