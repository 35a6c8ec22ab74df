"""What holds n parts costs no less than n times the cheapest of such parts.

Never more than a tension: the parts priced may be of another make, and the price that of a smaller whole.
Looked for within one article, where the text counts the parts of the whole (a rack with 72 GPUs) and prices both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.naming import named
from claims.checker.wording import print_interval
from claims.interval import Interval, agree, combine, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import is_noun, shape

# How far before the number of parts the words that say "holds" may begin, and how far around a number the whole is named.
_NEAR, _AROUND = 24, 90
# A gap below this is well within what makes and discounts differ by.
_SLACK = Decimal("1.5")
_WHOLES = ("server", "system")


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a finding for each whole that is priced below the parts it is said to hold."""
    prices = [claim for claim in case.claims if _is_price(rule, claim)]
    counts = [claim for claim in case.claims if _counts_parts(case, claim)] if prices else []
    for whole in prices:
        for count in counts:
            if not _is_whole(case, whole, count) or not _belongs(case, count, whole):
                continue
            part = _cheapest(case, prices, whole, count)
            if part is not None:
                yield from _judge(rule, case, whole, count, part)
                break


def _is_price(rule: Rule, claim: Claim) -> bool:
    if claim.kind in ("change", "growth", "share") or (claim.metric or rule.metrics[0]) not in rule.metrics:
        return False
    head, *per = claim.base.unit.split("/")
    return shape(head) == "money" and len(per) < 2 and all(is_noun(noun) for noun in per)


def _counts_parts(case: Case, claim: Claim) -> bool:
    low, high = claim.printed.low, claim.printed.high
    if low is None or low != high or low < 2 or not is_noun(claim.base.unit) or claim.hedge:
        return False
    return case.cue("arithmetic.holds").search(case.head(claim)[-_NEAR:]) is not None


def _is_whole(case: Case, price: Claim, count: Claim) -> bool:
    """Whether a price is that of a system: by what is known of it, or by the words before it or before its parts."""
    if "/" in price.base.unit or price.document != count.document:
        return False
    heads = [case.clause_head(price)]
    if count.sentence == price.sentence and count.span < price.span:
        heads.append(case.head(count)[-_AROUND:])
    return _level(case, price) in _WHOLES or any(case.cue("arithmetic.whole").search(head) for head in heads)


def _level(case: Case, claim: Claim) -> str | None:
    if claim.level is not None:
        return claim.level
    return next((e.level for e in named(case.pack, claim.subject)), None)


def _belongs(case: Case, count: Claim, whole: Claim) -> bool:
    """Whether the parts are counted of the whole that is priced: its name, or its price, stands by the number."""
    if count.document != whole.document:
        return False
    if count.sentence == whole.sentence or (whole.subject is not None and count.subject == whole.subject):
        return True
    shadow = case.articles[count.document].shadow.text
    place = shadow.find(case.sentence_text(count))
    around = shadow[max(0, place - _AROUND) : place + len(case.sentence_text(count))]
    return any(name in around for name in _names(case, whole))


def _names(case: Case, claim: Claim) -> list[str]:
    """Return how texts name the subject of a claim, where that is a product and not a whole company."""
    return [
        name
        for entity in named(case.pack, claim.subject)
        if entity.kind == "product"
        for name in (entity.name, *entity.zh, *entity.en)
    ]


def _cheapest(case: Case, prices: Sequence[Claim], whole: Claim, count: Claim) -> Claim | None:
    """Return the price of one such part that asks least of the whole, or None where none is priced."""
    found = [p for p in prices if p.document == whole.document and p is not whole and _is_part(case, p, whole, count)]
    return min(found, key=lambda p: (_low(p), p.span), default=None)


def _is_part(case: Case, price: Claim, whole: Claim, count: Claim) -> bool:
    currency, *per = price.base.unit.split("/")
    if currency != whole.base.unit:
        return False
    if per:  # what the text makes of the whole itself (works out at $3,500 a GPU) is no price of its own
        return per[0] == count.base.unit and not agree(price.hard, combine(lambda a, b: a / b, whole.hard, count.hard))
    words = case.words(count) + case.tail(count)[:_NEAR]
    is_chip = _level(case, price) == "chip" and not case.cue("arithmetic.whole").search(case.clause_head(price))
    return is_chip and case.cue("arithmetic.chips").search(words) is not None


def _low(claim: Claim) -> Decimal:
    low = hull(claim.hard).low
    return Decimal(0) if low is None else low.value


def _judge(rule: Rule, case: Case, whole: Claim, count: Claim, part: Claim) -> Iterator[Finding]:
    least = Interval(hull(combine(lambda a, b: a * b, count.hard, part.hard)).low, None)
    stated = hull(whole.hard)
    far = gap(stated, least)
    if far is None or far < _SLACK or stated.high is None:
        return
    language = case.speaks(whole)
    each = hull(combine(lambda a, b: a / b, whole.hard, count.hard))
    slots = {
        "whole": case.words(whole),
        "count": case.words(count),
        "part": case.words(part),
        "least": print_interval(least, whole.base.unit, language),
        "each": print_interval(each, whole.base.unit, language),
    }
    steps = (
        f"{case.words(whole)} ÷ {case.words(count)} = {slots['each']}",
        f"{case.words(count)} × {case.words(part)} = {slots['least']}",
    )
    yield build(
        case,
        rule,
        "tension",
        (whole, count, part),
        slots=slots,
        derivation=steps,
        gap=far,
        reconcile=reconcile(case, [(whole, least), (part, Interval(None, each.high))]),
    )
