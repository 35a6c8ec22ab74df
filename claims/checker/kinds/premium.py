"""A price told as so many per cent above or below another: a bid's premium, a target's upside, a day's move from the close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from itertools import permutations

from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.explain import digits, reconcile
from claims.checker.facts import aspect
from claims.checker.finding import build
from claims.checker.points import is_slipped, power_apart, scaled
from claims.checker.wording import print_interval
from claims.interval import Readings, agree, combine, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Pack, Rule
from claims.period import days

# How far back, in claims, the close of the day before may have been told.
_TOLD = 40
# How many characters before and behind a number its words are read; how far behind a rate its price stands.
_NEAR, _REACH = 40, 80
_TWO = 2
# So many days lie between two days of trading.
_WEEKEND = 4
# How far, in characters, a move stands from its price; of more prices than so many which is meant is not asked.
_BESIDE, _MOST = 16, 8
_PRICES = ("stock_price", "average_selling_price", "price", None)
# A misplaced point; the digits of two prices that tell one from chance.
_TENS, _DIGITS = (1, -1), 2
# Two prices of one share lie within so many times; with a misplaced point in one, within more.
_NEARLY, _FAR = 10, 40
_STOP = re.compile(r"[；;。]|\.\s")
_JOINED = re.compile(r"\s*(?:及|和|与|、|and|,)?\s*[约近]?\s*")


def needs(rule: Rule, pack: Pack) -> tuple[frozenset[str], ...]:
    """Return the metrics of premiums, and of prices that move, any of which will do."""
    return tuple(frozenset((metric,)) for metric in (*words(pack, "premium.rates"), "stock_price"))


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each premium, discount or upside whose two prices are told."""
    for claim in case.claims:
        if claim.base.unit != "percent":
            continue
        if claim.metric in words(case.pack, "premium.rates"):
            yield from tuple(_judge(rule, case, claim)) or _slipped(rule, case, claim)
        elif claim.metric == "stock_price" and aspect(claim) in ("growth", "change"):
            yield from tuple(_move(rule, case, claim)) or _slipped(rule, case, claim)


def _judge(rule: Rule, case: Case, rate: Claim) -> Iterator[Finding]:
    """Compare a premium with the price that its words set against another: the one of them that fits, or the only one."""
    base = _base_of(case, rate)
    bases = [base] if base is not None else [c for c in case.sentence_claims(rate) if _is_close(case, c)]
    if not bases and rate.metric != "upside":
        yield from _judge_apart(rule, case, rate)
    if len(bases) != 1 or (base is None and _names_another(case, rate)):
        return
    goals = _goals(case, rate, bases[0])
    fitting = [c for c in goals if agree(_size(case, rate), _rise(case, rate, c, bases[0]))]
    if fitting:
        yield _report(rule, case, rate, fitting[0], bases[0], "consistent")
        return
    if any(agree(_flipped(_size(case, rate)), _rise(case, rate, c, bases[0])) for c in goals):
        return  # which way, the words may say elsewhere
    is_alone = base is not None or not _has_other(case, rate)
    goals = _goals(case, rate, bases[0], _FAR)  # a price with a misplaced point among them
    goals = goals if len(goals) == 1 else _whole(case, goals) or [c for c in goals if _is_slipped(case, rate, c, bases[0])]
    measured = _is_close(case, bases[0]) or (base is not None and base.metric in words(case.pack, "premium.assets"))
    if len(goals) == 1 and is_alone and measured and not _is_of_another(case, rate, bases[0]):
        yield _report(rule, case, rate, goals[0], bases[0], "inconsistent")


def _slipped(rule: Rule, case: Case, rate: Claim) -> Iterator[Finding]:
    """Report the price of the sentence and the close, wherever told, that make a rate to its last digit but for a point.

    Only of a rate with digits enough that it is no chance, which no two prices of the article make as they stand.
    """
    if rate.zone == "title" or rate.hedge not in ("", "about") or len(digits(rate)) <= _DIGITS:
        return
    goals = [c for c in case.sentence_claims(rate) if _is_price(c)]
    told = [c for c in case.document_claims(rate) if c.zone != "title" and _is_price(c)]
    told = _distinct([c for c in told if any(_is_sort(c, goal, _FAR) for goal in goals)])
    if len(told) > _MOST or any(_makes(rate, a, b) for a, b in permutations(told, _TWO)):
        return
    bases = [c for c in told if _is_close(case, c)]
    pairs = [(a, b) for a in _distinct(goals) for b in bases if a.id != b.id and _is_sort(a, b, _FAR)]
    found = [pair for pair in pairs if is_slipped(pair[:1], partial(_makes, rate, base=pair[1]), scaled, _TENS)]
    if len(found) == 1 and not _is_of_another(case, rate, found[0][1]):
        yield _report(rule, case, rate, *found[0], "tension")


def _makes(rate: Claim, goal: Claim, base: Claim) -> bool:
    """Whether two prices, as printed, make a rate to its last digit."""
    printed, high, low = rate.base.low, goal.base.low, base.base.low
    if printed is None or not high or not low:
        return False
    return abs(abs(high / low - 1) * 100 - abs(printed)) * 2 <= Decimal(1).scaleb(int(printed.as_tuple().exponent))


def _whole(case: Case, goals: Sequence[Claim]) -> list[Claim]:
    """Return the price that the others are named as parts of: 412 pence a share, of which 405p in cash and 7p as a dividend."""
    told = sorted(goals, key=lambda c: c.span)
    if len(told) < _TWO or told[0].sentence != told[-1].sentence:
        return []
    whole, joined = told[0], case.text_between(told[0], told[1])
    said = case.cue("part.cue").search(joined) or case.cue("premium.made_of").search(joined)
    return [whole] if said else []


def _is_slipped(case: Case, rate: Claim, goal: Claim, base: Claim) -> bool:
    """Whether a misplaced point in one of the two prices or in the rate, all told with digits enough, is all that is amiss."""
    if any(len(digits(c)) < _DIGITS for c in (goal, base)) or len(digits(rate)) < _TWO:
        return False
    size, rise = _size(case, rate), _rise(case, rate, goal, base)
    if is_slipped((goal,), lambda moved: agree(size, _rise(case, rate, moved, base)), scaled, _TENS):
        return True
    return power_apart(size, rise, _TENS) is not None


def _judge_apart(rule: Rule, case: Case, rate: Claim) -> Iterator[Finding]:
    """Compare a premium with the only close that the article tells, where the sentence has its price and nothing else is told.

    What fails is a tension: the premium may be over another day's price.
    """
    if rate.zone == "title" or _names_another(case, rate):
        return
    told = case.document_claims(rate)
    bases = _distinct([c for c in told if c.zone != "title" and _is_close(case, c)])
    offers = _distinct([c for c in told if c.metric in words(case.pack, "premium.offers") and _is_price(c)])
    goals = [c for c in case.sentence_claims(rate) if _is_price(c)]
    rates = _distinct([c for c in told if c.metric == rate.metric and c.base.unit == "percent"])
    if len(bases) != 1 or len(goals) != 1 or len(rates) != 1:
        return
    base, goal = bases[0], goals[0]
    own = [c for c in offers if _is_sort(c, base)]
    if not _is_sort(goal, base) or goal is base or goal not in own or len(own) != 1:
        return
    fits = agree(_size(case, rate), _rise(case, rate, goal, base))
    if fits or not agree(_flipped(_size(case, rate)), _rise(case, rate, goal, base)):
        yield _report(rule, case, rate, goal, base, "consistent" if fits else "tension")


def _base_of(case: Case, rate: Claim) -> Claim | None:
    """Return the price that the words right at a rate set it against: 较收市价31.5港元溢价34.9%, 15% over the average of $52.17.

    Of two rates told together (较甲及乙分别溢价x及y) each has its own, in order.
    """
    beside = [c for c in case.sentence_claims(rate) if _is_price(c) or c.base.unit == "percent"]
    place = beside.index(rate)
    before, behind = beside[:place], beside[place + 1 :]
    if behind and _is_price(behind[0]) and _leads_to(case, rate, behind[0]):
        return behind[0]
    if before and _is_price(before[-1]) and _leads_from(case, before[-1], rate):
        listed = before[-2:]
        respectively = case.cue("premium.respectively").search(case.text_between(before[-1], rate)) is not None
        respectively |= bool(behind) and _are_joined(case, *listed) and _are_joined(case, rate, behind[0])
        return listed[0] if respectively and len(listed) == _TWO and _is_price(listed[0]) else before[-1]
    if len(before) > _TWO and _is_price(before[-2]) and _is_price(before[-3]) and _is_second(case, before[-3], before[-1], rate):
        return before[-2]
    return None


def _is_second(case: Case, first: Claim, other: Claim, rate: Claim) -> bool:
    """Whether a rate is the second of two that two prices have: 较甲及乙分别溢价x及y."""
    told = case.cue("premium.respectively").search(case.text_between(first, other))
    listed = [c for c in case.sentence_claims(other) if first.span < c.span < other.span and _is_price(c)]
    in_turn = told is not None or (len(listed) == 1 and _are_joined(case, first, listed[0]))
    return in_turn and _JOINED.fullmatch(case.text_between(other, rate)) is not None


def _are_joined(case: Case, *claims: Claim) -> bool:
    """Whether nothing but "and" parts two prices, or two rates: 0.60元及0.51元, 41.75%及65.44%."""
    return len(claims) == _TWO and _JOINED.fullmatch(case.text_between(*claims)) is not None


def _leads_to(case: Case, rate: Claim, price: Claim) -> bool:
    """Whether words set a rate against the price behind it: a premium of 34% to Tuesday's closing price of 307 pence."""
    words = case.text_between(rate, price)
    return len(words) <= _REACH and case.cue("premium.over").match(words.lstrip()) is not None and not _STOP.search(words)


def _leads_from(case: Case, price: Claim, rate: Claim) -> bool:
    """Whether a rate tells how far from the price right before it, which a comparison leads up to: 较收市价31.5港元溢价34.9%."""
    words, head = case.text_between(price, rate), case.clause_head(price)
    compared = case.cue("premium.against").search(head) is not None
    return compared and len(words) <= _NEAR and not _STOP.search(words) and case.cue("premium.against").search(words) is None


def _names_another(case: Case, rate: Claim) -> bool:
    """Whether the clause of a rate sets it against something that it names itself: 较资产净值折让42%, 42% to net asset value."""
    head, tail = case.clause_head(rate), re.split(r"[，,；;。]|\.\s", case.tail(rate))[0].lstrip()
    leads = case.cue("premium.over").match(tail)
    if leads is not None and case.cue("premium.close").search(tail) is None:
        return True
    found = next(reversed(list(case.cue("premium.against").finditer(head))), None)
    return found is not None and case.cue("premium.close").search(head[found.end() :]) is None


def _move(rule: Rule, case: Case, rate: Claim) -> Iterator[Finding]:
    """Compare a day's move with the price beside it and the close told before; which day's that was is not sure."""
    goals = [c for c in case.sentence_claims(rate) if _is_price(c) and c.metric == rate.metric and not _is_close(case, c)]
    if len(goals) != 1 or goals[0].subject != rate.subject:
        return
    closes = [c for c in case.document_claims(rate) if _is_close(case, c) and not _is_mean(case, c)]
    closes = [c for c in closes if c.sentence != rate.sentence]
    told = [c for c in closes if _is_sort(c, goals[0])] or [c for c in closes if _is_sort(c, goals[0], _FAR)]
    before = [c for c in told if c.span < rate.span]
    for base in before[-1:]:
        if agree(rate.soft, _rise(case, rate, goals[0], base)):
            yield _report(rule, case, rate, goals[0], base, "consistent")
            return
    bases = _distinct(told)
    if len(bases) == 1 and _is_of_the_day(case, rate, goals[0], bases[0]):
        yield _report(rule, case, rate, goals[0], bases[0], "tension")


def _is_mean(case: Case, claim: Claim) -> bool:
    """Whether a price is that of many days, and no close."""
    return case.cue("premium.mean").search(case.clause_head(claim)[-_NEAR:]) is not None


def _is_of_the_day(case: Case, rate: Claim, goal: Claim, base: Claim) -> bool:
    """Whether a move leads to the price right beside it since the one close that the article tells, and not since another time.

    What another price of the article makes of it is none of that close.
    """
    between = case.text_between(rate, goal)
    told = _distinct([c for c in case.document_claims(rate) if _is_price(c) and _is_sort(c, goal, _FAR)])
    if (
        len(between) > _BESIDE
        or rate.hedge not in ("", "about")
        or any(case.cue("premium.since").search(words) for words in _around(case, rate, goal))
    ):
        return False
    if base.subject != goal.subject or len(told) > _MOST or not _is_dated(case, base, rate):
        return False
    sizes = (rate.hard, _flipped(rate.hard))
    return not any(agree(size, _rise(case, rate, a, b)) for a, b in permutations(told, _TWO) for size in sizes)


def _is_dated(case: Case, base: Claim, rate: Claim) -> bool:
    """Whether a close is of the trading day before a move, and not one before a bid was known: the undisturbed $4.58."""
    words = case.clause_head(base)[-_NEAR:] + re.split(r"[，,；;。]", case.tail(base))[0][:_NEAR]
    first, then = (days(c.period) if c.period else None for c in (base, rate))
    if first is None or then is None or case.cue("premium.undisturbed").search(words):
        return False
    return first[0] == first[1] and 0 < (then[0] - first[0]).days <= _WEEKEND


def _around(case: Case, rate: Claim, goal: Claim) -> tuple[str, ...]:
    """Return the words of the clauses in which a move and its price are told, and those between them."""
    first, last = sorted((rate, goal), key=lambda c: c.span)
    return case.clause_head(first), case.text_between(first, last), re.split(r"[，,；;。]", case.tail(last))[0]


def _goals(case: Case, rate: Claim, base: Claim, most: int = _NEARLY) -> list[Claim]:
    """Return the prices that may be set against the close: those of the sentence, else of the sentence before.

    A target before the last one, and a bid that was turned down, are none.
    """
    told = [c for c in case.before(rate, 1) if _is_price(c) and c is not base]
    near = [c for c in told if _is_sort(c, base, most)] or [c for c in told if _is_sort(c, base, _FAR)]
    near = [c for c in near if not _is_close(case, c) and c.basis != "earlier level" and not _is_former(case, c)]
    own = [c for c in case.sentence_claims(rate) if c in near]
    return _distinct(own or [c for c in near if c.metric in words(case.pack, "premium.goals")])


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    return list({(c.base.low, c.base.high): c for c in claims}.values())


def _has_other(case: Case, rate: Claim) -> bool:
    """Whether the sentence tells several premiums: then which close belongs to which is not sure."""
    return sum(c.metric == rate.metric and c.base.unit == "percent" for c in case.sentence_claims(rate)) > 1


def _is_of_another(case: Case, rate: Claim, base: Claim) -> bool:
    """Whether a bid or target told elsewhere in the text fits the premium: then it is the one that is meant."""
    others = (c for c in case.claims if c.metric in words(case.pack, "premium.offers") and _is_sort(c, base))
    return any(agree(_size(case, rate), _rise(case, rate, c, base)) for c in others)


def _is_price(claim: Claim) -> bool:
    return aspect(claim) == "level" and claim.base.unit.split("/")[0].isupper() and claim.base.low is not None


def _is_sort(a: Claim, b: Claim, most: int = _NEARLY) -> bool:
    """Whether two prices are of one currency and of one size: 412 pence and 2.6 billion pounds are not."""
    left, right = a.base.low or a.base.high, b.base.low or b.base.high
    if not left or not right or a.base.unit.split("/")[0] != b.base.unit.split("/")[0]:
        return False
    return right / most < left < right * most


def _is_close(case: Case, claim: Claim) -> bool:
    """Whether a price is one that shares closed at before."""
    said = case.cue("premium.close").search(case.clause_head(claim)[-_NEAR:])
    return _is_price(claim) and claim.metric in _PRICES and said is not None


def _is_former(case: Case, claim: Claim) -> bool:
    return case.cue("premium.former").search(re.split(r"\d", case.clause_head(claim))[-1]) is not None


def _is_below(case: Case, rate: Claim) -> bool:
    """Whether the rate says how far a price stands below the close: a discount, 折让, downside, a fall."""
    if rate.metric == "stock_price":
        return rate.direction == "down"
    if case.cue("premium.under").match(case.tail(rate).lstrip()):
        return True
    said = case.clause_head(rate)[-_NEAR:] + case.tail(rate)[:_NEAR].split("，")[0].split(",")[0]
    return rate.metric == "discount" or cue(case.pack, "premium.below").search(said) is not None


def _size(case: Case, rate: Claim) -> Readings:
    """Return a rate as what it adds to the close."""
    lowest = hull(rate.hard).high
    signed = lowest is not None and lowest.value < 0
    return tuple(-part for part in rate.hard) if _is_below(case, rate) and not signed else rate.hard


def _flipped(values: Readings) -> Readings:
    return tuple(-part for part in values)


def _rise(case: Case, rate: Claim, goal: Claim, base: Claim) -> Readings:
    return combine(lambda a, b: (a / b - 1) * point(100), goal.hard, base.hard)


def _report(rule: Rule, case: Case, rate: Claim, goal: Claim, base: Claim, verdict: str) -> Finding:
    rise = _rise(case, rate, goal, base)
    low, under = goal.base.low, base.base.low
    plain = point((low / under - 1) * 100) if low is not None and under else hull(rise)
    shown = print_interval(plain, "percent", case.speaks(rate))
    factor = tuple(1 + part / 100 for part in _size(case, rate))
    needs: tuple[tuple[Claim, Readings], ...] = (
        (rate, rise),
        (goal, combine(lambda a, b: a * b, base.hard, factor)),
        (base, combine(lambda a, b: a / b, goal.hard, factor)),
    )
    slots = {"rate": case.words(rate), "goal": case.words(goal), "base": case.words(base), "computed": shown}
    return build(
        case,
        rule,
        verdict,
        (goal, base, rate),
        slots=slots,
        linked=True,
        derivation=(f"{case.words(goal)} ÷ {case.words(base)} − 1 = {shown}",),
        gap=None if verdict == "consistent" else gap(hull(_size(case, rate)), hull(rise)),
        reconcile=() if verdict == "consistent" else reconcile(case, needs),
    )
