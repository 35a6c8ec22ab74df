"""An identity over metrics, or an order of them, that the claims of one subject and period must keep.

Every metric of the rule's `formula` needs a claim of one and the same context: subject, scope, level, basis, period,
modality and currency. Several claims of one metric count as one where they agree; where they do not, the rules on
agreement speak and this one is silent. Options:

- `without`: metrics whose presence in the context leaves the case to another rule;
- `known`: parts (`subject`, `period`) that must be known where the claims stand in different paragraphs;
- `named`: words of which the clause of the formula's first metric must hold one;
- `allow`: words that elsewhere make a figure another fact, and not here (其中, of the exports in total trade);
- `scopes`: scopes that say nothing here (exports, of the exports of a trade balance);
- `unless`: words that make a claim another fact (a listed share class, a net amount);
- `rough`: a distance of the two sides, as a share, that such an identity leaves open: nothing is said;
- `tolerance`: a distance that is at most a tension, with `near_en`, `near_zh`: what explains it;
- `loose`: whether nothing the rule finds is more than a tension.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import final

from claims.checker.binding import TELLING, Bound, alternatives, bindings, match, relative_width
from claims.checker.case import Case
from claims.checker.explain import explanations, reconcile
from claims.checker.finding import build
from claims.checker.formula import Formula, Metric, Value, allowed, evaluate, formulas, in_unit, shown, value_of
from claims.checker.naming import phrase, place
from claims.checker.plain import usable
from claims.checker.plainly import is_plainly_telling, point_of
from claims.checker.points import fit_chance, power_apart
from claims.checker.sharelists import stretches
from claims.checker.slips import named, slips_of
from claims.checker.wording import print_interval, print_quantity
from claims.interval import Interval, Readings, agree, contains, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Pack, Rule

_TELLING = float(TELLING)
# So many times apart, what is only assumed of a context does not make it milder.
_WIDE = 3
# How likely a chance fit of the digits may be where a misplaced point is seen.
_CHANCE = 0.05
_ORDER = {"=": "=", "<=": "≤", ">=": "≥"}


def needs(rule: Rule, pack: Pack) -> tuple[frozenset[str], ...]:
    """Return the metrics of each formula of the rule."""
    return tuple(frozenset(formula.metrics) for formula in formulas(rule, pack))


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield what the rule's formulas say of every context that has a claim for each metric."""
    for formula in formulas(rule, case.pack):
        if not case.has(formula.metrics):
            continue
        for bound in bindings(rule, case, formula):
            finding = None if case.is_home(bound.claims.values()) else _judge(rule, case, formula, bound)
            if finding is not None:
                yield finding


across = find


def _judge(rule: Rule, case: Case, formula: Formula, bound: Bound) -> Finding | None:
    says = is_plainly_telling(formula, bound.claims, _TELLING)
    if says is not None:
        return _tick(rule, case, formula, bound) if says and rule.tick else None
    first = formula.metrics[0]
    hard, soft = bound.values(), bound.values(soft=True)
    need, likely = allowed(formula, first, hard), allowed(formula, first, soft)
    if need is None or likely is None or need.dimension != hard[first].dimension:
        return None
    apart = not agree(hard[first].readings, need.readings)
    if not apart and agree(soft[first].readings, likely.readings):
        return _tick(rule, case, formula, bound) if rule.tick and _is_telling(formula, bound) else None
    far = gap(hull(hard[first].readings), hull(need.readings))
    if _is_within(far, rule, "rough") or (not apart and "rough" in rule.options):
        return None
    claims = usable(rule, case, formula)
    other = _fitting(formula, bound, claims)
    if other is not None and not _is_stated(bound):
        return None
    made, told = _result(case, formula, bound), _Written(case, formula, bound)
    is_near = not apart or _is_within(far, rule, "tolerance")
    is_sure = bound.is_sure(claims) and not is_near and other is None and not rule.options.get("loose")
    is_slip = fit_chance(need.readings, hard[first].readings) <= _CHANCE and power_apart(need.readings, hard[first].readings)
    linked = is_sure and _are_told_together(case, tuple(bound.claims.values()), is_slip=bool(is_slip))
    found = build(
        case,
        rule,
        "inconsistent" if is_sure else "tension",
        bound.witnesses(claims),
        slots=_slots(case, formula, bound, told, made),
        derivation=_derivation(formula, told, made),
        reconcile=reconcile(case, tuple(_needs(formula, bound))),
        explanations=(*_mistaken(case, bound, other), *_explanations(rule, case, formula, bound, is_near)),
        gap=far,
        down=0 if far is not None and far >= _WIDE else len(bound.assumed) + is_near,
    )
    raised = linked and found.severity == "info" and rule.severity != "info"
    return replace(found, severity="warning") if raised else found


def _are_told_together(case: Case, claims: Sequence[Claim], *, is_slip: bool) -> bool:
    """Whether one sentence, its semicolons apart, tells all the numbers: what was only assumed of one is so of all.

    Where a misplaced point is all that parts them, one paragraph.
    """
    if len({c.period for c in claims}) > 1:
        return False
    ids = {claim.id for claim in claims}
    if is_slip:
        return len({(c.document, case.paragraph(c)) for c in claims}) == 1
    return any(ids <= {c.id for c in held} for held in stretches(case))


def _fitting(formula: Formula, bound: Bound, claims: Sequence[Claim]) -> tuple[str, Claim] | None:
    """Return a claim of another period or scope that the others fit, with its metric: they may well speak of that one."""
    if formula.sign != "=":
        return None
    values = bound.values()
    for name in formula.metrics:
        need = allowed(formula, name, values)
        if need is None:
            continue
        for other in alternatives(bound.claims[name], claims):
            if agree(value_of(other.hard, other.base.unit).readings, need.readings):
                return name, other
    return None


def _is_stated(bound: Bound) -> bool:
    """Whether every claim names its own period: nothing was carried to it from a neighbour."""
    return all(claim.found.get("period") == "stated" for claim in bound.claims.values())


def _mistaken(case: Case, bound: Bound, other: tuple[str, Claim] | None) -> tuple[str, ...]:
    if other is None:
        return ()
    name, claim = other
    held = bound.claims[name]
    slots = {"words": case.words(held), "other": case.words(claim), "where": place(case, claim)}
    return (phrase(case, held, "identity_other", **slots),)


def _tick(rule: Rule, case: Case, formula: Formula, bound: Bound) -> Finding:
    made = _result(case, formula, bound)
    told = _Written(case, formula, bound)
    return build(
        case,
        rule,
        "consistent",
        tuple(bound.claims.values()),
        slots=_slots(case, formula, bound, told, made),
        derivation=_derivation(formula, told, made),
    )


def _is_telling(formula: Formula, bound: Bound) -> bool:
    """Whether agreement says something: an order that surely holds, an equation of two narrow sides."""
    values = bound.values(soft=True)
    left, right = evaluate(formula.left, values), evaluate(formula.right, values)
    if left is None or right is None:
        return False
    a, b = hull(left.readings), hull(right.readings)
    if formula.sign == "=":
        return max(relative_width(a), relative_width(b)) <= TELLING
    low, high = (a.high, b.low) if formula.sign == "<=" else (b.high, a.low)
    return low is not None and high is not None and low.value <= high.value


@final
class _Written:
    """The words of each metric, and what they make of the two sides of a formula."""

    __slots__ = ("left", "right", "words")

    def __init__(self, case: Case, formula: Formula, bound: Bound) -> None:
        self.words = {name: case.words(claim) for name, claim in bound.claims.items()}
        self.left, self.right = shown(formula.left, self.words), shown(formula.right, self.words)


def _derivation(formula: Formula, told: _Written, made: str) -> tuple[str, ...]:
    if formula.sign == "=":
        return (f"{told.right} = {made}",)
    return (f"{told.left} {_ORDER[formula.sign]} {told.right}",)


def _result(case: Case, formula: Formula, bound: Bound) -> str:
    """Return what the right side of an equation comes to in the unit of the left: one number where all its claims are."""
    if formula.sign != "=":
        return ""
    claim = bound.claims[formula.metrics[0]]
    known = point_of(formula, bound.claims)
    if known is not None:
        return print_quantity(known, claim.base.unit, case.speaks(claim))
    points = {name: _nominal(c) for name, c in bound.claims.items()}
    values = {name: v for name, v in points.items() if v is not None}
    exact = evaluate(formula.right, values) if len(values) == len(points) else None
    found = exact or evaluate(formula.right, bound.values(soft=True))
    assert found is not None, "judged before"
    whole = hull(in_unit(found, claim.base.unit))
    language = case.speaks(claim)
    if exact is not None and whole.low is not None:
        return print_quantity(whole.low.value, claim.base.unit, language)
    return print_interval(whole, claim.base.unit, language)


def _nominal(claim: Claim) -> Value | None:
    if claim.base.low is None or claim.base.low != claim.base.high:
        return None
    return value_of((point(claim.base.low),), claim.base.unit)


def _slots(case: Case, formula: Formula, bound: Bound, told: _Written, made: str) -> dict[str, str]:
    """Return lhs and rhs as printed, and for every metric its words and, as `at_…`, its place; `made` is the result."""
    rhs = made if isinstance(formula.left, Metric) and formula.sign == "=" else told.right
    slots = _Slots({**told.words, "lhs": told.left, "rhs": rhs})
    slots.case, slots.claims = case, bound.claims
    return slots


class _Slots(dict[str, str]):
    """Slots of a message, with the place of each metric as `at_…`, told where the message asks for it."""

    case: Case
    claims: Mapping[str, Claim]

    def __missing__(self, name: str) -> str:
        if not name.startswith("at_"):
            raise KeyError(name)
        return place(self.case, self.claims[name.removeprefix("at_")], self.claims.values())


def _needs(formula: Formula, bound: Bound) -> Iterator[tuple[Claim, Readings]]:
    """Yield what each claim would have to be for the others to hold."""
    values = bound.values()
    for name, claim in bound.claims.items():
        needed = allowed(formula, name, values)
        if needed is not None and needed.dimension == values[name].dimension and not contains(hull(needed.readings), Interval()):
            yield claim, in_unit(needed, claim.base.unit)


def _explanations(rule: Rule, case: Case, formula: Formula, bound: Bound, is_near: bool) -> tuple[str, ...]:
    """Return the usual reason for a small distance, slips of the pen, and the innocent readings left open."""
    first, *rest = bound.claims.values()
    found: list[str] = []
    reason = rule.options.get(f"near_{case.speaks(first)}")
    if is_near and isinstance(reason, str):
        found.append(reason)
    if not is_near:
        slips = [slip for claim, wanted in _needs(formula, bound) for slip in slips_of(case, claim, wanted)]
        found += named(case, first, slips, bound.claims.values())
    for other in rest:
        known = replace(match(case, first, other), assumed=bound.assumed, open=bound.open)
        found += explanations(case, first, other, known)
    return tuple(dict.fromkeys(found))


def _is_within(far: Decimal | None, rule: Rule, option: str) -> bool:
    share = rule.options.get(option, 0)
    return far is not None and isinstance(share, int | float) and far <= 1 + Decimal(str(share))
