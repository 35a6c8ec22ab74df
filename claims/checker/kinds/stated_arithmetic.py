"""What the text computes: a number presented as a result is searched for as an expression over the numbers near it.

options.operations: the operations that this rule speaks of (sum, difference, product, quotient, conversion).

A result that some near expression gives is ticked, unless so many would fit that it says nothing. One that no
expression gives, where the words announce a computation and leave one plain candidate for it, is a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.lists import listed
from claims.checker.naming import phrase
from claims.checker.relations import Identity, Stated, counted, results, same_measure, words_before
from claims.checker.search import (
    Expression,
    chance,
    gives,
    holds,
    is_bounded,
    is_exact,
    is_idle,
    is_vaguer,
    needed,
    plain,
    time_steps,
)
from claims.checker.wording import plain_number, print_interval
from claims.interval import Interval, agree, between, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import find as find_unit
from claims.units import is_noun, units

# How many chance hits may be expected among the expressions tried before a match says nothing.
CUED, CUED_ASSUMED, UNCUED, UNCUED_LIST = 0.4, 0.15, 0.02, 0.08
# Beyond this share of a decade nearly any number would fit.
_ANYTHING = 0.5
# Sums and differences of numbers of one size come out near that size: a chance hit is so much likelier.
_CLUSTERED = 3
# What a sum of neighbours right before its total costs at most.
_ONE_LIST = 10
# A total, a count and so much for each may be of slightly different things, but not so many times apart.
_FAR = 3
_PRICED = Decimal("1.1")
# How many characters of its clause a result that stands alone has before it, by language.
_SHORT = {"zh": 10, "en": 20}
# Factors between times that a text may leave to its reader: quarters, days, months, hours, weeks, working days.
_TIME_FACTORS = (
    (4, 4), (7, 7), (12, 12), (24, 24), (28, 31), (52, 52), (60, 60), (90, 92), (250, 252), (365, 366), (672, 744), (8760, 8784),
)  # fmt: skip
_NEARLY = between(Decimal("0.97"), Decimal("1.03"))
# How many times wider than the stated result a computed one may be to say something of it.
_WIDER = 10
_SIGN = {("product", 1): "×", ("product", -1): "÷", ("sum", 1): "+", ("sum", -1): "−"}
_POWERS = (1, -1, 3, -3, 4, -4, 8, -8)


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A stated result and the expression that gives it, or that should and does not (`verdict`)."""

    stated: Stated
    expression: Expression
    verdict: str


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    operations = rule.options.get("operations", ())
    for judged in _judged(Identity(case)):
        if isinstance(operations, tuple) and judged.expression.operation in operations:
            yield _finding(rule, case, judged)


@lru_cache(maxsize=1)
def _judged(held: Identity) -> tuple[Judged, ...]:
    """Return the verdict on every result of a case; each is found once, whichever rule speaks of it."""
    found = (_judge(held.case, stated) for stated in results(held.case))
    return _distinct(judged for judged in found if judged is not None)


def _distinct(found: Iterable[Judged]) -> tuple[Judged, ...]:
    """Keep one of a + b = c, c − a = b and c − b = a, however often told: where a cue stands, else the last result."""
    best: dict[tuple[object, ...], Judged] = {}
    for judged in found:
        claims = (judged.stated.claim, *judged.stated.operands(judged.expression))
        key = (judged.stated.claim.document, frozenset((c.base.low, c.base.high, c.base.unit) for c in claims))
        if key not in best or _clearness(judged) > _clearness(best[key]):
            best[key] = judged
    return tuple(best.values())


def _clearness(judged: Judged) -> tuple[bool, int, int]:
    cue = judged.stated.cue
    return judged.verdict != "consistent", 0 if cue is None else 1 + cue.firm, judged.stated.target.place


def _judge(case: Case, stated: Stated) -> Judged | None:
    expression = _holding(case, stated)
    if expression is not None:
        return Judged(stated, expression, "consistent")
    each = _each(stated)
    if each is not None:
        verdict = _of_each(case, stated, each)
        return Judged(stated, each, verdict) if verdict else None
    if stated.cue is None or not stated.cue.firm or _may_hold(case, stated):
        return None
    plain_one = _plain(case, stated)
    return None if plain_one is None else Judged(stated, plain_one, "inconsistent")


# --- does it hold


def _holding(case: Case, stated: Stated) -> Expression | None:
    """Return the expression that gives the result and says something, or None.

    What is computed by words of no sign of their own (按此计算) is a product or a quotient before it is a sum. A word
    that is no firm cue (共) may belong to something else: then the number is tried as one without a cue.
    """
    expressions = [e for _, e in stated.allowed if _is_sound(case, stated, e)]
    found = _of_either_sort(case, stated, expressions)
    if found is not None or stated.cue is None or stated.cue.firm:
        return found
    alone = replace(stated, cue=None)
    return _of_either_sort(case, alone, [e for _, e in alone.allowed if _is_sound(case, stated, e)])


def _of_either_sort(case: Case, stated: Stated, expressions: Sequence[Expression]) -> Expression | None:
    for is_additive in (True, False) if stated.cue is None else (False, True):
        expression = _convincing(case, stated, [e for e in expressions if e.is_additive is is_additive])
        if expression is not None:
            return expression
    return None


def _is_sound(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether the words allow the expression: as many parts as they count, an average over a count, levels before moves."""
    if expression.operation == "sum":
        earlier = {cue(case.pack, "change.earlier").search(case.clause_head(c)) is None for c in stated.operands(expression)}
        return len(earlier) == 1 and counted(case.pack, case.clause_head(stated.claim)) in (None, len(expression.terms))
    if expression.is_additive or expression.operation == "conversion":
        return True
    if not _keeps_basis(case, stated, expression):
        return False
    is_average = stated.cue is not None and stated.cue.operations == ("quotient",)
    if is_average and any(plain(term) for term, _ in expression.terms):
        return False
    return not any(_has_level(stated, c) for c in stated.operands(expression) if c.kind == "change")


def _keeps_basis(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether an expression takes the number that the text says it computes with (按总股本4亿股计算), not another of its unit."""
    for name in stated.own - expression.names:
        basis = stated.claims[name]
        ahead = cue(case.pack, "arithmetic.by").search(case.clause_head(basis))
        if ahead is None or not cue(case.pack, "arithmetic.reckoned").match(case.tail(basis)):
            continue
        if any(c.base.unit == basis.base.unit for c in stated.operands(expression)):
            return False
    return True


def _has_level(stated: Stated, move: Claim) -> bool:
    """Whether the level that an increase is of stands near as well: nobody divides by the increase then."""
    return any(c.base.unit == move.base.unit and c.kind != "change" for c in stated.claims.values())


def _convincing(case: Case, stated: Stated, expressions: Sequence[Expression]) -> Expression | None:
    """Return the expression that holds, says something and fits best; of those that fit alike, the nearest."""
    best: tuple[int, Expression] | None = None
    for rank, expression in enumerate(expressions, 1):
        if best is not None and best[0] == 0:
            break
        if not holds(expression, stated.target) or not _is_convincing(case, stated, rank, expression):
            continue
        miss = _miss(stated, expression)
        if best is None or miss < best[0]:
            best = (miss, expression)
    return best[1] if best else None


def _miss(stated: Stated, expression: Expression) -> int:
    """Return how far an expression is from the plainest: 0 where the numbers give the very result in the units printed."""
    if not agree(expression.printed, stated.target.soft):
        return 3
    moved = any(c.kind == "change" for c in stated.operands(expression)) and stated.claim.kind != "change"
    if moved or expression.assumed:
        return 2
    return 0 if chance(stated.target, expression) < _ANYTHING and is_exact(stated.target, expression) else 1


def _is_convincing(case: Case, stated: Stated, rank: int, expression: Expression) -> bool:
    """Whether a match is more than chance: the tries so far times how likely each would fit."""
    if is_idle(stated.target, expression) or not is_bounded(expression) or _comes_first(stated, expression):
        return False
    if is_vaguer(stated.target, expression, _WIDER) and not gives(stated.target, expression):
        return False
    if expression.assumed == "time" and not _is_rate(case, stated, expression):
        return False
    risk = rank * chance(stated.target, expression) * (_CLUSTERED if expression.is_additive else 1)
    near = expression.names <= stated.beside
    if stated.cue is not None and (len(stated.cue.operations) == 1 or not expression.is_additive):
        limit = CUED_ASSUMED if expression.assumed or not stated.cue.firm else CUED
        restated = expression.operation == "conversion" and _in_sentence(stated, expression)
        forced = rank == 1 and not expression.assumed and near and (stated.cue.firm or restated)
        sure = stated.cue.firm or is_exact(stated.target, expression)
        if expression.operation == "sum" and sure and _is_counted(case, stated, expression):
            return True
        return risk <= limit or (forced and _only_of_its_kind(stated, expression))
    if expression.assumed or not near:
        return False
    if stated.cue is None and any(plain(term) for term, _ in expression.terms) and not expression.names <= stated.own:
        return False
    if not agree(expression.printed, stated.target.soft):
        return False
    places = [term.place - stated.target.place for term, _ in expression.terms]
    is_list = expression.operation == "sum" and len(places) > 2 and expression.cost <= _ONE_LIST and min(places) * max(places) > 0
    return risk <= (UNCUED_LIST if is_list else UNCUED)


def _is_rate(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether a rate may be read as an amount: one of its factors is a rate, or the words before the result say so (日均)."""
    if any(sign > 0 and "/" in term.unit for term, sign in expression.terms):
        return True
    return cue(case.pack, "arithmetic.each_time").search(case.clause_head(stated.claim)) is not None


def _comes_first(stated: Stated, expression: Expression) -> bool:
    """Whether the number stands before all that it would be multiplied or divided from: it is given, not a result."""
    firm = stated.cue is not None and stated.cue.firm
    return not firm and not expression.is_additive and all(t.place > stated.target.place for t, _ in expression.terms)


def _is_counted(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether the words of the total count as many parts as the sum has, all in one list."""
    return counted(case.pack, words_before(case, stated.claim)) == len(expression.terms) and expression.cost <= _ONE_LIST


def _only_of_its_kind(stated: Stated, expression: Expression) -> bool:
    """Whether no other expression of its operation is as near: the words leave no choice."""
    others = (e for _, e in stated.allowed if e.operation == expression.operation and not e.assumed)
    return all(e.cost > expression.cost or e.names == expression.names for e in others)


def _may_hold(case: Case, stated: Stated) -> bool:
    """Whether two numbers near, or three not by mere chance, give the result in some way: then nobody is accused.

    What anything gives (a result of "hundreds of billions") counts only where it comes of the numbers beside it.
    """
    assert stated.cue is not None
    for rank, expression in stated.found.holding(stated.target):
        if expression.operation not in stated.cue.operations:  # 合计 announces a sum and nothing else
            continue
        if not expression.is_additive and not _keeps_basis(case, stated, expression):
            continue
        likely = chance(stated.target, expression)
        few = len(expression.terms) <= 2 and is_bounded(expression) and not is_idle(stated.target, expression)
        beside = expression.names <= stated.beside and not expression.names & stated.parts
        if rank * likely <= CUED or (few and (likely < _ANYTHING or beside)):
            return True
    return False


def _each(stated: Stated) -> Expression | None:
    """Return total ÷ count, or rate × count, where the sentence has one of each before its result: no other is meant."""
    units = [stated.claim.base.unit, *(stated.claims[name].base.unit for name in stated.own)]
    rate = next((unit for unit in units if unit.count("/") == 1), "")
    total, _, count = rate.partition("/")
    if not is_noun(count) and len(stated.own) > 2:  # 百公里油耗32升: a rate that the text gives as an amount may be near
        return None
    if sorted(unit for unit in units if unit in (rate, total, count)) != sorted((rate, total, count)):
        return None
    fitting = [e for e in stated.found.expressions if len(e.terms) == 2 and not e.is_additive and e.names <= stated.own]
    plain_one = _only([e for e in fitting if not e.assumed])
    return plain_one if plain_one and all(c.kind != "change" for c in stated.operands(plain_one)) else None


def _of_each(case: Case, stated: Stated, each: Expression) -> str:
    """Return the verdict on so much for each: a tick by the printed numbers, a finding where they are far apart.

    Words that make the amount the price of them all (合同总价, a total price of) leave less room.
    """
    if gives(stated.target, each):
        return "consistent"
    others = any(len(e.terms) <= 2 and not is_idle(stated.target, e) for _, e in stated.found.holding(stated.target))
    apart = gap(hull(stated.target.hard), hull(each.hard))
    amounts = (c for c in (stated.claim, *stated.operands(each)) if "/" not in c.base.unit and find_unit(c.base.unit))
    priced = any(cue(case.pack, "arithmetic.priced").search(case.clause_head(c)) for c in amounts)
    return "inconsistent" if apart is not None and apart >= (_PRICED if priced else _FAR) and not others else ""


# --- what it should have been


def _plain(case: Case, stated: Stated) -> Expression | None:
    """Return the one expression that the words point at: in the sentence, or else with the one before; None where unclear."""
    parts = frozenset(c.id for c in listed(case, stated)) if stated.cue and stated.cue.operations == ("sum",) else frozenset()
    if parts:
        return next((e for _, e in stated.allowed if e.operation == "sum" and e.names == parts and not e.assumed), None)
    for scope in (stated.own, stated.own | stated.previous):
        candidates = [e for _, e in stated.allowed if e.names <= scope and not e.assumed and _keeps_basis(case, stated, e)]
        if candidates:
            return _forced(case, stated, scope, candidates)
    return None


def _forced(case: Case, stated: Stated, scope: frozenset[str], candidates: Sequence[Expression]) -> Expression | None:
    assert stated.cue is not None
    if len(stated.cue.operations) > 1:
        only = _only([e for e in candidates if not e.is_additive and _is_accusable(case, stated, e)])
        if only is None or _hides_time(stated, only):
            return None
        # A number of the sentence left out (每天跑900公里) may be what the computation needs.
        return None if stated.own - only.names - stated.parts else only
    near = [stated.claims[name] for name in scope]
    alike = [c for c in near if same_measure(c, stated.claim) and c.kind not in ("change", "growth")]
    if stated.cue.operations == ("sum",):
        same = {c.metric for c in alike} == {stated.claim.metric} and (stated.claim.metric or _stands_alone(case, stated))
        return _whole_list(case, stated, alike, candidates) if same else None
    if not _stands_alone(case, stated) or len({c.period for c in alike if c.period}) > 1:
        return None
    # A surplus or a margin is another metric than what it lies between; the words must stand together all the more.
    return _only(candidates) if len(alike) == 2 and scope == stated.own else None


def _only(candidates: Sequence[Expression]) -> Expression | None:
    return candidates[0] if len(candidates) == 1 else None


def _is_accusable(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether words that announce any computation can mean this one: of a whole, and a new time only where they convert."""
    if expression.operation == "conversion":
        return stated.cue is not None and cue(case.pack, "arithmetic.converts").search(stated.cue.words) is not None
    return not expression.names & stated.parts


def _hides_time(stated: Stated, expression: Expression) -> bool:
    """Whether the two part by the days of a month, the months of a year and the like: 日均 and 全年 may not be read as units."""
    told, made = hull(stated.target.printed), hull(expression.printed)
    if expression.operation == "conversion" or chance(stated.target, expression) >= _ANYTHING:
        return False
    factors = [between(low, high) for low, high in _TIME_FACTORS]
    return any(agree((told,), (made * by * _NEARLY,)) or agree((told * by * _NEARLY,), (made,)) for by in factors)


def _stands_alone(case: Case, stated: Stated) -> bool:
    """Whether the result's clause says no more than that it is one: 差价500元, but not 市中心比郊区高出5000元."""
    head = case.clause_head(stated.claim)
    if cue(case.pack, "arithmetic.compares").search(head + case.tail(stated.claim)[: _SHORT["en"]]):
        return False
    return len(head.strip()) <= _SHORT[case.articles[stated.claim.document].language[:2]]


def _whole_list(case: Case, stated: Stated, alike: Sequence[Claim], sums: Sequence[Expression]) -> Expression | None:
    """Return the sum of all parts, where the words say that these are all: as many as they count, and no "and others"."""
    text = words_before(case, stated.claim)
    number = counted(case.pack, text)
    if number != len(alike) or cue(case.pack, "arithmetic.open_list").search(text):
        return None
    names = {c.id for c in alike}
    return next((e for e in sums if e.operation == "sum" and e.names == names), None)


def _in_sentence(stated: Stated, expression: Expression) -> bool:
    return all(c.sentence == stated.claim.sentence for c in stated.operands(expression))


# --- saying so


def _finding(rule: Rule, case: Case, judged: Judged) -> Finding:
    stated, expression = judged.stated, judged.expression
    claim, language = stated.claim, case.speaks(stated.claim)
    value = _shown(claim, hull(expression.printed), language)
    calculation = calculated(case, stated, expression)
    slots = {
        "result": case.words(claim),
        "calculation": calculation,
        "value": value,
        "cue": stated.cue.words if stated.cue else "",
    }
    steps = [f"{calculation} = {value}"]
    claims = (*stated.operands(expression), claim)
    if judged.verdict == "consistent":
        steps.append(phrase(case, claim, "arithmetic_fits", result=case.words(claim)))
        notes = (*_at_one_end(case, stated, expression), *_capped(case, stated))
        return build(case, rule, "consistent", claims, slots=slots, derivation=steps, explanations=notes)
    steps.append(phrase(case, claim, "arithmetic_differs", result=case.words(claim)))
    needs = [(claim, expression.hard)]
    for operand, (part, _) in zip(stated.operands(expression), expression.terms, strict=True):
        wanted = needed(stated.target.hard, expression, part, stated.target.unit) if part.unit == operand.base.unit else None
        if wanted is not None:
            needs.append((operand, wanted))
    return build(
        case,
        rule,
        judged.verdict,
        claims,
        slots=slots,
        derivation=steps,
        reconcile=reconcile(case, needs),
        explanations=(*_slip(case, stated, expression), *_capped(case, stated)),
        gap=gap(hull(stated.target.hard), hull(expression.hard)),
        severity=_severity(judged.verdict, claims),
    )


def _shown(claim: Claim, values: Interval, language: str) -> str:
    """Return values in the unit of `claim`, each "per" as it is printed there: 元/亩, not the square metres behind it."""
    head, *per = claim.base.unit.split("/")
    _, *printed = claim.printed.unit.split("/")
    if len(per) == len(printed):
        for place, (base, word) in enumerate(zip(per, printed, strict=True)):
            unit, root = find_unit(word), units().get(base)
            if unit is not None and root is not None and unit.dimension == root.dimension:
                values, per[place] = values * (unit.root / root.root), unit.name
    return print_interval(values, "/".join((head, *per)), language)


def _severity(verdict: str, claims: Sequence[Claim]) -> str:
    """Who or what a number is about does not matter to arithmetic; a currency that had to be guessed does."""
    guessed = any(claim.found.get("unit") == "assumed" for claim in claims)
    return "error" if verdict == "inconsistent" and not guessed else "warning"


def calculated(case: Case, stated: Stated, expression: Expression) -> str:
    """Return the expression as a reader would write it down: 10GW × 每GW 500亿美元, 32 美元 × 720–744."""
    text = ""
    for claim, (_, sign) in zip(stated.operands(expression), expression.terms, strict=True):
        mark = _SIGN["sum" if expression.is_additive else "product", sign]
        text = f"{text} {mark} {case.words(claim)}" if text else case.words(claim)
    return text + "".join(_time_step(case, stated.claim, *step) for step in time_steps(expression))


def _time_step(case: Case, claim: Claim, one: str, other: str, factor: Interval) -> str:
    """Return " × 12 months", or " ÷ 365–366 days" where the larger time is below the line."""
    low, high = factor.low, factor.high
    mark, name = "×", other
    if high is not None and high.value < 1:
        factor = 1 / factor
        low, high, mark, name = factor.low, factor.high, "÷", one
    language = case.speaks(claim)
    ends = dict.fromkeys(plain_number(end.value, language) for end in (low, high) if end is not None)
    words = case.pack.relations["arithmetic"]
    unit = words["times"][name][language] if isinstance(words, Mapping) else name
    return f" {mark} " + phrase(case, claim, "arithmetic_time", number="–".join(ends), unit=unit)


def _at_one_end(case: Case, stated: Stated, expression: Expression) -> list[str]:
    """Say where a result holds only for one end of a range that it was computed from."""
    told, whole = hull(stated.target.printed), hull(expression.printed)
    if told.low is None or told.low != told.high or whole.low is None or whole.high is None:
        return []
    width = whole.high.value - whole.low.value
    if width <= 0 or min(abs(told.low.value - end.value) for end in (whole.low, whole.high)) > width / 20:
        return []
    value = _shown(stated.claim, whole, case.speaks(stated.claim))
    return [phrase(case, stated.claim, "arithmetic_one_end", value=value)]


def _capped(case: Case, stated: Stated) -> list[str]:
    """Say where there were more combinations of numbers near than were tried."""
    return [phrase(case, stated.claim, "arithmetic_capped")] if stated.found.capped else []


def _slip(case: Case, stated: Stated, expression: Expression) -> list[str]:
    """Say where one slip of a power of ten, in any one of the numbers, would explain the difference."""
    if expression.is_additive:
        return []
    for power in _POWERS:
        moved = tuple(part * point(Decimal(10) ** power) for part in stated.target.hard)
        if agree(moved, expression.hard):
            value = _shown(stated.claim, hull(stated.target.printed) * point(Decimal(10) ** power), case.speaks(stated.claim))
            return [phrase(case, stated.claim, "arithmetic_slip", result=case.words(stated.claim), value=value)]
    return []
