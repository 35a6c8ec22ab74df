"""What the text computes: a number presented as a result is searched for as an expression over the numbers near it.

options.operations: the operations that this rule speaks of (sum, difference, product, quotient, conversion).

A result that some near expression gives is ticked, unless so many would fit that it says nothing. One that no
expression gives, where the words announce a computation and leave one plain candidate for it, is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claims.checker.breakdowns import breakdown_of
from claims.checker.case import Case
from claims.checker.chances import is_felt
from claims.checker.expected import listed_sum, pointed_at
from claims.checker.explain import reconcile
from claims.checker.expressions import Expression, holds, needed, time_steps
from claims.checker.finding import build
from claims.checker.flows import is_of_both_ways
from claims.checker.holding import for_each, holding, holds_within, may_hold, verdict_of_each
from claims.checker.misprints import misprinted
from claims.checker.naming import phrase
from claims.checker.points import power_apart, shifted
from claims.checker.relations import Stated, results
from claims.checker.wording import plain_number, print_interval
from claims.interval import Interval, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import find as find_unit
from claims.units import shape, units

# Fewer shares are those given for one of another company.
_HOLDING = 20
# So many times apart, a result and what is held against it are of two things, unless a slip parts them.
_FAR = 1000
_SIGN = {("product", 1): "×", ("product", -1): "÷", ("sum", 1): "+", ("sum", -1): "−"}


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """A stated result and the expression that gives it, or that should and does not (`verdict`)."""

    stated: Stated
    expression: Expression
    verdict: str


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    operations = rule.options.get("operations", ())
    for judged in case.once(_judged, lambda: _judged(case)):
        if isinstance(operations, tuple) and judged.expression.operation in operations:
            yield _finding(rule, case, judged)


def _judged(case: Case) -> tuple[Judged, ...]:
    """Return the verdict on every result of a case; each is found once, whichever rule speaks of it."""
    found = (judged for stated in results(case) if (judged := _judge(case, stated)) is not None)
    excused = (_is_of_exchange, _is_of_parts, _is_of_flows, _are_others_before, _is_nested, _is_one_of_list, _is_doubled)
    return _distinct(judged for judged in found if not any(is_excused(case, judged) for is_excused in excused))


def _is_of_parts(case: Case, judged: Judged) -> bool:
    """Whether what holds is no more than chance among the parts of one whole: of four sales, one that is two others'."""
    if judged.verdict != "consistent" or not judged.expression.is_additive or judged.stated.cue is not None:
        return False
    whole = breakdown_of(case, judged.stated.claim)
    return whole is not None and all(claim in whole.parts for claim in judged.stated.operands(judged.expression))


def _is_of_flows(case: Case, judged: Judged) -> bool:
    """Whether a sum that fails is one of what flows in and what flows out: 外资买超2.1万张，自营商卖超1,200张."""
    if judged.verdict == "consistent" or not judged.expression.is_additive:
        return False
    return is_of_both_ways(case, (judged.stated.claim, *judged.stated.operands(judged.expression)))


def _are_others_before(case: Case, judged: Judged) -> bool:
    """Whether a sum that fails takes what stands behind, where as many things are counted before: 有418家、另62家，合计490家."""
    claim, parts = judged.stated.claim, judged.stated.operands(judged.expression)
    if judged.verdict == "consistent" or judged.expression.operation != "sum" or any(c.span < claim.span for c in parts):
        return False
    before = [c for c in case.sentence_claims(claim) if c.span < claim.span and shape(c.base.unit) == "count"]
    return len(before) > 1 and len({c.quote[-1:] for c in (*before, claim)}) == 1


def _is_nested(case: Case, judged: Judged) -> bool:
    """Whether a sum that fails adds an amount and its own parts: 当季2.1万亿元，其中主动型0.9万亿元；前三季度合计2.6万亿元."""
    if judged.verdict == "consistent" or judged.expression.operation != "sum" or not case.may_say("part.cue"):
        return False
    parts = sorted(judged.stated.operands(judged.expression), key=lambda c: c.span)
    cues = [(b, list(case.cue("part.cue").finditer(words))) for a, b in pairwise(parts) if (words := case.text_between(a, b))]
    return any(found and not re.search(r"\d", case.head(b).rpartition(found[-1].group())[2]) for b, found in cues)


def _is_one_of_list(case: Case, judged: Judged) -> bool:
    """Whether a sum that fails adds what is told beside it, of other owners: 其中甲共交付5万台，乙、丙分别为3万台和2万台."""
    claim, parts = judged.stated.claim, judged.stated.operands(judged.expression)
    if judged.verdict == "consistent" or claim.subject is None or any(c.span < claim.span for c in parts):
        return False
    others = all(c.subject and c.subject != claim.subject for c in parts)
    return others and case.cue("part.cue").search(case.clause_head(claim)) is not None


def _is_doubled(case: Case, judged: Judged) -> bool:
    """Whether what holds takes one number twice: a price in the headline and below it, multiplied and divided by another."""
    if judged.verdict != "consistent" or judged.expression.is_additive:
        return False
    told = [(c.base.low, c.base.unit.split("/")[0]) for c in judged.stated.operands(judged.expression)]
    return len(set(told)) < len(told)


def _is_of_exchange(case: Case, judged: Judged) -> bool:
    """Whether what fails is reckoned with the shares that are given for one: 8.4 in cash and 0.56 of a share at 25."""
    if judged.verdict == "consistent":
        return False
    return any(c.base.unit == "share" and (c.base.high or 0) < _HOLDING for c in judged.stated.operands(judged.expression))


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
    priced, closed = for_each(case, stated), listed_sum(case, stated)
    expression = holding(case, stated)
    if expression is not None and _is_meant(stated, expression, priced, closed):
        return Judged(stated, expression, "consistent")
    if closed is not None and holds(closed, stated.target) and is_felt(closed, stated.target):
        return Judged(stated, closed, "consistent")
    if priced is not None:
        verdict = verdict_of_each(case, stated, priced)
        return Judged(stated, priced, verdict) if verdict else None
    if closed is not None and not holds_within(stated, closed):
        verdict = _verdict_of_list(stated, closed)
        return Judged(stated, closed, verdict) if verdict else None
    plain_one = (pointed_at(case, stated) if stated.cue is not None and stated.cue.firm else None) or misprinted(stated)
    if plain_one is None or may_hold(case, stated) or _is_not_said(stated, plain_one) or _is_of_else(stated, plain_one):
        return None
    return Judged(stated, plain_one, "inconsistent")


def _is_not_said(stated: Stated, expression: Expression) -> bool:
    """Whether the words before a result speak of another operation: 合计卖超1,820张 is no quotient."""
    said = stated.cue.operations if stated.cue is not None and stated.cue.firm else ()
    return bool(said) and expression.operation not in said


def _is_of_else(stated: Stated, expression: Expression) -> bool:
    """Whether numbers lie so far from a result that no slip explains it: 4,500万股, and a price by a price, which is 0.8."""
    far = gap(hull(stated.target.hard), hull(expression.hard))
    return far is not None and far > _FAR and power_apart(stated.target.hard, expression.hard) is None


def _verdict_of_list(stated: Stated, closed: Expression) -> str:
    """Return the verdict on a list that makes another total: one that began in another sentence may have more to it, and one
    that no word calls all there is may lack parts, so that nothing is said.
    """
    named = stated.cue is not None and stated.cue.operations == ("sum",)
    too_much = hull(closed.hard).low, hull(stated.target.hard).high
    exceeds = too_much[0] is not None and too_much[1] is not None and too_much[0].value >= too_much[1].value
    own = {name for name, claim in stated.claims.items() if claim.sentence == stated.claim.sentence}
    if not named and not exceeds:
        return ""
    return "inconsistent" if closed.names <= own else "tension"


def _is_meant(stated: Stated, expression: Expression, priced: Expression | None, closed: Expression | None) -> bool:
    """Whether what gives the result may be what was computed.

    Where the sentence has so much for each, and how many, or a closed list, nothing from elsewhere is.
    """
    if priced is None and (closed is None or expression.operation != "sum"):
        return True
    return expression.names <= stated.own | (closed.names if closed else frozenset())


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
        return build(case, rule, "consistent", claims, slots=slots, derivation=steps, explanations=notes, linked=True)
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
        linked=True,
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
    power = power_apart(stated.target.hard, expression.hard)
    if power is None:
        return []
    value = _shown(stated.claim, hull(shifted(stated.target.printed, power)), case.speaks(stated.claim))
    return [phrase(case, stated.claim, "arithmetic_slip", result=case.words(stated.claim), value=value)]
