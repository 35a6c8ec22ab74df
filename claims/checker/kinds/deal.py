"""Shares times their price: what a bid costs, what an offering raises, what a company is worth at that price.

Links are not asked: an article on a bid tells few prices and few numbers of shares. An amount that some of them give is
confirmed. One that none of them gives is questioned where its own sentence, or the one before, tells the shares and the price.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claims.checker.amounts import is_of_before
from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.explain import digits, reconcile
from claims.checker.finding import build
from claims.checker.points import is_slipped
from claims.checker.sharelists import stretches
from claims.checker.wording import print_interval
from claims.interval import gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule

# A lot or a holding is no number of shares to be bought; more prices or numbers than so many are a table.
_LEAST, _MOST = Decimal(100_000), 12
# How far an amount as printed may lie from what gives it, as a share; from where on it is no other thing's.
_NEARLY, _APART, _FAR = Decimal("0.006"), Decimal("0.02"), Decimal(4)
# How far an amount has to lie from what the bid makes, told elsewhere: what is paid besides for options is less.
_WIDE = Decimal("0.5")
_ONE = Decimal(1)
Verdict = tuple[Claim, Claim, str]
# A misplaced point is seen where some number has so many digits.
_DIGITS = 2


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield the verdict on each amount that words make the worth of shares."""
    for told in case.documents():
        shares = [c for c in told if c.base.unit == "share" and _value(c) >= _LEAST]
        amounts = [c for c in told if shares and _is_worth(case, c)]
        prices = [c for c in told if amounts and _is_price(case, c)]
        if amounts and prices and max(len(_distinct(prices)), len(_distinct(shares))) <= _MOST:
            near = {c.id: held for held in stretches(case) for c in held}
            for amount in amounts:
                yield from _judge(rule, case, amount, prices, shares, near)


def _judge(
    rule: Rule, case: Case, amount: Claim, prices: Sequence[Claim], shares: Sequence[Claim], near: dict[str, list[Claim]]
) -> Iterator[Finding]:
    like = [p for p in prices if p.base.unit.split("/")[0] == amount.base.unit]
    if amount.base.high is not None:  # of at least so many shares nothing comes to a sum
        shares = [n for n in shares if n.base.high is not None]
    pairs = [(p, n) for p in like for n in shares if p.span != amount.span]
    fitting = [(p, n) for p, n in pairs if _miss(amount, p, n) <= max(_NEARLY, _rounding(amount))]
    if fitting:
        price, count = min(fitting, key=lambda pair: sum(abs(c.span.start - amount.span.start) for c in pair))
        yield _report(rule, case, amount, price, count, "consistent")
        return
    found = _beside_it(case, amount, like, shares, near) or _at_the_bid(case, amount, like, shares)
    if found is not None:
        yield _report(rule, case, amount, *found)


def _beside_it(
    case: Case, amount: Claim, like: Sequence[Claim], shares: Sequence[Claim], near: dict[str, list[Claim]]
) -> Verdict | None:
    """Return the verdict by the one price and the shares of the sentence of an amount, or of those beside it."""
    beside = _beside(case, amount, near)
    own_prices = _distinct([p for p in like if p.id in beside and not _is_close(case, p)])
    own_shares = _distinct([n for n in shares if n.id in beside])
    if len(own_shares) > 1 and len(own_prices) == 1:
        own_shares = [n for n in own_shares if not _is_taken(case, amount, own_prices[0], n)] or own_shares
    if len(own_prices) != 1 or not own_shares or amount.hedge not in ("", "up_to", "about"):
        return None
    if _has_other_price(case, amount, own_prices[0], beside) or _is_part_made(case, amount, own_prices[0], own_shares, beside):
        return None
    if any(_miss_of(amount, _value(own_prices[0]) * (_value(a) + _value(b))) <= _APART for a, b in combinations(own_shares, 2)):
        return None  # the company sold 25 million shares and existing holders 5 million
    count = min(own_shares, key=lambda n: _miss(amount, own_prices[0], n))
    miss = _miss(amount, own_prices[0], count)
    if max(_APART, 2 * _rounding(amount)) < miss < _FAR or _is_slipped(amount, own_prices[0], count):
        return own_prices[0], count, "inconsistent" if len(own_shares) == 1 else "tension"
    return None


def _at_the_bid(case: Case, amount: Claim, prices: Sequence[Claim], shares: Sequence[Claim]) -> Verdict | None:
    """Return the verdict by the one bid that the text told before an amount, wherever, and the shares it is made for.

    What all of a company is worth takes all its shares; what a bid costs takes none that somebody holds already.
    """
    price = _bid_before(case, amount, prices)
    if price is None or amount.hedge not in ("", "up_to", "about"):
        return None
    is_whole = amount.metric in words(case.pack, "deal.whole_metrics") or _says(case, amount, "deal.whole")
    told = [n for n in shares if n.span < amount.span and _is_all(case, n) == is_whole and not _says(case, n, "deal.held")]
    told = [n for n in _distinct(told) if not _is_taken(case, amount, price, n)]
    slipped = [n for n in told if _is_slipped(amount, price, n)]
    if len(slipped) == 1:
        return price, slipped[0], "inconsistent"
    if len(told) != 1 or not (is_whole or _says(case, amount, "deal.cost")):
        return None
    return (price, told[0], "tension") if _WIDE < _miss(amount, price, told[0]) < _FAR else None


def _bid_before(case: Case, amount: Claim, prices: Sequence[Claim]) -> Claim | None:
    """Return the one price that was bid, told before an amount; else the one that shares are issued at, or told for each."""
    before = [p for p in prices if p.span < amount.span and not _is_close(case, p)]
    bids, issues = words(case.pack, "deal.bids"), words(case.pack, "deal.issues")
    bare = [p for p in before if p.metric not in case.pack.metrics]
    sorts = ([p for p in before if p.metric in bids], [p for p in before if p.metric in issues], bare)
    held = _distinct(next(filter(None, sorts), []))
    return held[0] if len(held) == 1 else None


def _is_all(case: Case, shares: Claim) -> bool:
    """Whether a number of shares is told as all that there are."""
    words_around = case.clause_head(shares) + re.split(r"[，,；;。]", case.tail(shares))[0][:20]
    return case.cue("roles.all_shares").search(words_around) is not None


def _is_taken(case: Case, amount: Claim, price: Claim, count: Claim) -> bool:
    """Whether another amount of the article is what some shares come to."""
    unit = amount.base.unit
    others = (c for c in case.document_claims(amount) if c.base.unit == unit and hull(c.hard) != hull(amount.hard))
    return any(_miss(c, price, count) <= max(_NEARLY, _rounding(c)) for c in others if c.zone != "title")


def _says(case: Case, claim: Claim, name: str) -> bool:
    """Whether the clause of a number holds a word before it."""
    return case.cue(name).search(case.clause_head(claim)) is not None


def _is_slipped(amount: Claim, price: Claim, count: Claim) -> bool:
    """Whether one misplaced point is all that parts an amount from what the shares come to at the price."""
    if max(len(digits(c)) for c in (amount, price, count)) < _DIGITS or digits(price) == "1":
        return False  # at 10 dollars a share anything has the digits of the shares
    ends = {end for end in (count.base.low, count.base.high) if end is not None}
    nearly = max(_NEARLY, _rounding(amount))
    made = [_value(price) * end for end in ends]
    return any(is_slipped((each,), lambda moved: _miss_of(amount, moved) <= nearly, Decimal.scaleb) for each in made)


def _has_other_price(case: Case, amount: Claim, price: Claim, beside: set[str]) -> bool:
    """Whether another small sum of the currency stands beside the price, which may be the one that was paid: the highest bid."""
    small = (
        c for c in case.sentence_claims(price) if c.id in beside and c.base.unit == amount.base.unit and not _is_close(case, c)
    )
    known = words(case.pack, "deal.per_share")
    return any(0 < _value(c) < _LEAST / 10 and _value(c) != _value(price) and c.metric not in known for c in small)


def _is_part_made(case: Case, amount: Claim, price: Claim, shares: Sequence[Claim], beside: set[str]) -> bool:
    """Whether another amount beside is what the shares come to, or what is paid besides them.

    42.6亿元, of which 38.34亿元 is paid in shares; 50亿元, of which 15亿元 in cash and the rest in shares.
    """
    told = [c for c in case.document_claims(amount) if c.id in beside and c.base.unit == amount.base.unit and c.id != amount.id]
    cash = case.cue("deal.cash")
    if any(
        cash.search(case.clause_head(c) + re.split(r"[，,；;。]", case.tail(c))[0])
        for c in told
        if _LEAST <= _value(c) < _value(amount)
    ):
        return True
    return any(_miss(c, price, count) <= _NEARLY for c in told for count in shares)


def _beside(case: Case, amount: Claim, near: dict[str, list[Claim]]) -> set[str]:
    """Return the numbers of the sentence of an amount, up to its full stop, and of those beside it in its paragraph."""
    own = near[amount.id]
    first, last = case.around(own[0], 1, 0)[0], case.around(own[-1], 0, 1)[-1]
    beside = [near[c.id] for c in (first, last) if case.paragraph(c) == case.paragraph(amount)]
    return {c.id for held in (own, *beside) for c in held}


def _is_worth(case: Case, claim: Claim) -> bool:
    """Whether an amount is what shares cost, bring or are worth: by its metric or its words, and gross."""
    is_money = claim.base.unit.isupper() and "/" not in claim.base.unit and claim.kind not in ("change", "growth")
    if not is_money or claim.zone == "title" or _value(claim) < _LEAST or is_of_before(case, claim):
        return False
    head = case.clause_head(claim)
    if cue(case.pack, "deal.other").search(head + re.split(r"[，,；;。]", case.tail(claim))[0][:20]):
        return False
    known = claim.metric in case.pack.metrics and claim.metric not in words(case.pack, "deal.metrics")
    return claim.metric in words(case.pack, "deal.metrics") or (not known and case.cue("deal.worth").search(head) is not None)


def _is_price(case: Case, claim: Claim) -> bool:
    """Whether a number is what one share costs: told for each, or small money of a price."""
    head, _, each = claim.base.unit.partition("/")
    if not head.isupper() or claim.zone == "title" or claim.base.low is None or claim.base.low != claim.base.high:
        return False
    if claim.metric in words(case.pack, "deal.per_share") or claim.kind == "change" or claim.base.low <= 0:
        return False
    return each == "share" or (not each and claim.metric in words(case.pack, "deal.prices") and claim.base.low < _LEAST / 10)


def _is_close(case: Case, claim: Claim) -> bool:
    """Whether a price is the market's, which a bid is set against."""
    return claim.metric == "stock_price" or case.cue("premium.close").search(case.clause_head(claim)) is not None


def _value(claim: Claim) -> Decimal:
    return claim.base.low if claim.base.low is not None else claim.base.high or Decimal(0)


def _miss(amount: Claim, price: Claim, count: Claim) -> Decimal:
    """Return how far a price times a number of shares lies from an amount, as a share; of a range the end that is nearer."""
    ends = {end for end in (count.base.low, count.base.high) if end is not None}
    return min(_miss_of(amount, _value(price) * end) for end in ends)


def _miss_of(amount: Claim, made: Decimal) -> Decimal:
    told = _value(amount)
    return max(made / told, told / made) - 1 if made and told else _FAR


def _rounding(claim: Claim) -> Decimal:
    """Return half of the last printed digit of a number, as a share of it."""
    printed = claim.printed.low if claim.printed.low is not None else claim.printed.high
    if not printed:
        return Decimal(0)
    return _ONE.scaleb(int(printed.as_tuple().exponent)) / 2 / abs(printed)


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    return list({_value(c): c for c in claims}.values())


def _report(rule: Rule, case: Case, amount: Claim, price: Claim, count: Claim, verdict: str) -> Finding:
    made, fails = _value(price) * _value(count), verdict != "consistent"
    value = print_interval(point(made), amount.base.unit, case.speaks(amount))
    needs = (
        (amount, (point(made),)),
        (price, (point(_value(amount) / _value(count)),)),
        (count, (point(_value(amount) / _value(price)),)),
    )
    return build(
        case,
        rule,
        verdict,
        (price, count, amount),
        slots={"amount": case.words(amount), "price": case.words(price), "count": case.words(count), "value": value},
        linked=True,
        derivation=(f"{case.words(count)} × {case.words(price)} = {value}",),
        gap=gap(point(_value(amount)), point(made)) if fails else None,
        reconcile=reconcile(case, needs) if fails else (),
    )
