"""An identity over metrics, or an order of them, that the claims of one subject and period must keep.

Every metric of the rule's `formula` needs a claim of one and the same context: subject, scope, level, basis, period,
modality and currency. Several claims of one metric count as one where they agree; where they do not, the rules on
agreement speak and this one is silent. Options:

- `without`: metrics whose presence in the context leaves the case to another rule;
- `known`: parts (`subject`, `period`) that must be known where the claims stand in different sentences;
- `named`: words of which the clause of the formula's first metric must hold one;
- `unless`: words that make a claim another fact (a listed share class, a net amount);
- `rough`: a distance of the two sides, as a share, that such an identity leaves open: nothing is said;
- `tolerance`: a distance that is at most a tension, with `near_en`, `near_zh`: what explains it;
- `loose`: whether nothing the rule finds is more than a tension.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from claims.check.case import Case
from claims.check.cues import cue, pattern
from claims.check.explain import explanations, reconcile
from claims.check.facts import FactKey, aspect, fact_key
from claims.check.finding import build
from claims.check.formula import Formula, Metric, Value, allowed, evaluate, formulas, in_unit, shown, value_of
from claims.check.gate import Match, compare
from claims.check.naming import phrase, place
from claims.check.slips import corrections
from claims.check.wording import print_interval, print_quantity
from claims.interval import Interval, Readings, agree, contains, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import dimension, shape

# Parts of a match that say nothing here: the metrics of a formula differ, and so do their units.
_FREE = ("metric", "aspect", "unit")
_ALWAYS = ("subject", "period")
# Wider than this, as a share of the value, two sides agree whatever they are: no tick for that.
_TELLING = Decimal("0.25")
_ORDER = {"=": "=", "<=": "≤", ">=": "≥"}


@dataclass(frozen=True, slots=True)
class _Bound:
    """A claim for each metric of a formula, and the parts of their context that are assumed or open."""

    claims: Mapping[str, Claim]
    assumed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    def values(self, soft: bool = False) -> dict[str, Value]:
        return {m: value_of(c.soft if soft else c.hard, c.base.unit) for m, c in self.claims.items()}

    @property
    def is_sure(self) -> bool:
        """Whether nothing but the numbers is in play: one article, actual figures, no link open or assumed."""
        held = self.claims.values()
        links = {claim.found.get(part) for claim in held for part in ("subject", "metric", "period", "scope")}
        is_plain = all(claim.modality == "actual" for claim in held) and len({claim.document for claim in held}) == 1
        return is_plain and not self.open and "assumed" not in links


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield what the rule's formulas say of every context that has a claim for each metric."""
    for formula in formulas(rule, case.pack):
        for bound in _bindings(rule, case, formula):
            finding = _judge(rule, case, formula, bound)
            if finding is not None:
                yield finding


_Context = tuple[FactKey, str, str | None, str]
_Table = dict[str, list[Claim]]


def _bindings(rule: Rule, case: Case, formula: Formula) -> Iterator[_Bound]:
    """Yield the claims that one article binds to a formula; then those of a sentence; then those of several articles."""
    wanted = (*formula.metrics, *_words(rule, "without"))
    contexts: dict[_Context, _Table] = {}
    for claim in case.claims:
        if claim.metric in wanted and _is_usable(case, claim) and _is_meant(rule, case, formula, claim):
            contexts.setdefault(_context(case, claim), {}).setdefault(claim.metric, []).append(claim)
    whole: dict[FactKey, set[str]] = {}
    for context, table in contexts.items():
        for bound in _bound(rule, formula, table, context[0]):
            whole.setdefault(context[0], set()).add(context[-1])
            yield bound
    yield from _sentences(case, formula, contexts)
    yield from _across(rule, formula, {c: t for c, t in contexts.items() if c[0] not in whole})


def _is_usable(case: Case, claim: Claim) -> bool:
    """Whether a claim is a level of its metric; a share or a ratio is one where the metric is measured in it.

    A figure whose words say that it is adjusted, or a part's, is another fact unless its scope says so too.
    """
    metric = case.pack.metrics.get(claim.metric or "")
    if metric is None or shape(claim.base.unit) not in metric.shapes:
        return False
    held = aspect(claim)
    if held not in ("level", "share", "multiple") or (held != "level" and shape(claim.base.unit) not in ("percent", "ratio")):
        return False
    return claim.scope is not None or cue(case.pack, "identity.other").search(case.clause_head(claim)) is None


def _is_meant(rule: Rule, case: Case, formula: Formula, claim: Claim) -> bool:
    """Whether the words around a claim let it be what the rule speaks of."""
    named, unless = _words(rule, "named"), _words(rule, "unless")
    clause = case.clause_head(claim)
    if unless and pattern(unless).search(clause):
        return False
    return not named or claim.metric != formula.metrics[0] or pattern(named).search(clause) is not None


def _context(case: Case, claim: Claim) -> _Context:
    key = replace(fact_key(case, claim), metric=None, aspect="", dimension=())
    speaker = None if claim.modality == "actual" else claim.speaker
    return key, claim.modality, speaker, claim.document


def _bound(rule: Rule, formula: Formula, table: _Table, key: FactKey) -> Iterator[_Bound]:
    """Yield the binding of a context in each of its currencies, the tightest claim for each metric."""
    if any(name in table for name in _words(rule, "without")) or not all(name in table for name in formula.metrics):
        return
    currencies = sorted({_currency(c) for name in formula.metrics for c in table[name]} - {""}) or [""]
    unknown = tuple(part for part in _ALWAYS if getattr(key, part) is None)
    for currency in currencies:
        chosen = {name: _tightest([c for c in table[name] if _currency(c) in ("", currency)]) for name in formula.metrics}
        claims = {name: claim for name, claim in chosen.items() if claim is not None}
        if len(claims) < len(chosen):
            continue
        assumed = () if len({c.sentence for c in claims.values()}) == 1 else unknown
        if not set(assumed) & set(_words(rule, "known")):
            yield _Bound(claims, assumed)


def _tightest(claims: Sequence[Claim]) -> Claim | None:
    """Return the most exact of claims that all agree with it; None where there is none, or some do not."""
    if not claims:
        return None
    best = min(claims, key=lambda c: (_width(hull(value_of(c.hard, c.base.unit).readings)), c.span))
    held = value_of(best.hard, best.base.unit)
    others = (value_of(c.hard, c.base.unit) for c in claims)
    return best if all(o.dimension == held.dimension and agree(o.readings, held.readings) for o in others) else None


def _sentences(case: Case, formula: Formula, contexts: Mapping[_Context, _Table]) -> Iterator[_Bound]:
    """Yield the claims of one sentence that only an unknown subject or period keeps apart: one for each metric.

    A scope told of one of them alone is kept: 营收10亿元，乳品毛利3亿元.
    """
    usable = {c.id: (c, context) for context, table in contexts.items() for held in table.values() for c in held}
    for sentence in case.sentences():
        found = [usable[c.id] for c in sentence if c.id in usable and c.metric in formula.metrics]
        claims = {c.metric or "": c for c, _ in found}
        if len(found) != len(formula.metrics) or len(claims) != len(found) or len({key for _, key in found}) == 1:
            continue
        matches = [_match(case, a, b) for a, b in combinations(claims.values(), 2)]
        if all(not m.differing and m.voices == "same" and set(m.open) <= set(_ALWAYS) for m in matches):
            yield _Bound(claims, open=tuple(sorted({part for m in matches for part in m.open})))


def _across(rule: Rule, formula: Formula, contexts: Mapping[_Context, _Table]) -> Iterator[_Bound]:
    """Yield the claims of several articles that speak of one known subject and period, all of them actual."""
    merged: dict[FactKey, _Table] = {}
    for (key, modality, _, _), table in contexts.items():
        if modality == "actual" and key.subject is not None and key.period is not None:
            for name, claims in table.items():
                merged.setdefault(key, {}).setdefault(name, []).extend(claims)
    for key, table in merged.items():
        yield from _bound(rule, formula, table, key)


def _judge(rule: Rule, case: Case, formula: Formula, bound: _Bound) -> Finding | None:
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
    near = not apart or _is_within(far, rule, "tolerance")
    return build(
        case,
        rule,
        "inconsistent" if bound.is_sure and not near and not rule.options.get("loose") else "tension",
        bound.claims.values(),
        slots=_slots(case, formula, bound),
        derivation=_derivation(case, formula, bound),
        reconcile=reconcile(case, tuple(_needs(formula, bound))),
        explanations=_explanations(rule, case, formula, bound, near and apart),
        gap=far,
        down=len(bound.assumed) + near,
    )


def _tick(rule: Rule, case: Case, formula: Formula, bound: _Bound) -> Finding:
    derivation = _derivation(case, formula, bound)
    return build(case, rule, "consistent", bound.claims.values(), slots=_slots(case, formula, bound), derivation=derivation)


def _is_telling(formula: Formula, bound: _Bound) -> bool:
    """Whether agreement says something: an order that surely holds, an equation of two narrow sides."""
    values = bound.values(soft=True)
    left, right = evaluate(formula.left, values), evaluate(formula.right, values)
    if left is None or right is None:
        return False
    a, b = hull(left.readings), hull(right.readings)
    if formula.sign == "=":
        return max(_width(a), _width(b)) <= _TELLING
    low, high = (a.high, b.low) if formula.sign == "<=" else (b.high, a.low)
    return low is not None and high is not None and low.value <= high.value


def _derivation(case: Case, formula: Formula, bound: _Bound) -> tuple[str, ...]:
    words = {name: case.words(claim) for name, claim in bound.claims.items()}
    left, right = shown(formula.left, words), shown(formula.right, words)
    if formula.sign == "=":
        return (f"{right} = {_result(case, formula, bound)}",)
    return (f"{left} {_ORDER[formula.sign]} {right}",)


def _result(case: Case, formula: Formula, bound: _Bound) -> str:
    """Return what the right side comes to in the unit of the left: one number where all its claims are numbers."""
    claim = bound.claims[formula.metrics[0]]
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


def _slots(case: Case, formula: Formula, bound: _Bound) -> dict[str, str]:
    """Return lhs and rhs as printed, and for every metric its words and, as `at_…`, its place."""
    held = tuple(bound.claims.values())
    slots = {name: case.words(claim) for name, claim in bound.claims.items()}
    slots |= {f"at_{name}": place(case, claim, held) for name, claim in bound.claims.items()}
    words = dict(slots)
    rhs = (
        _result(case, formula, bound) if isinstance(formula.left, Metric) and formula.sign == "=" else shown(formula.right, words)
    )
    return {**slots, "lhs": shown(formula.left, words), "rhs": rhs}


def _needs(formula: Formula, bound: _Bound) -> Iterator[tuple[Claim, Readings]]:
    """Yield what each claim would have to be for the others to hold."""
    values = bound.values()
    for name, claim in bound.claims.items():
        needed = allowed(formula, name, values)
        if needed is not None and needed.dimension == values[name].dimension and not contains(hull(needed.readings), Interval()):
            yield claim, in_unit(needed, claim.base.unit)


def _explanations(rule: Rule, case: Case, formula: Formula, bound: _Bound, is_near: bool) -> tuple[str, ...]:
    """Return the usual reason for a small distance, slips of the pen, and the innocent readings left open."""
    first, *rest = bound.claims.values()
    found: list[str] = []
    reason = rule.options.get(f"near_{case.speaks(first)}")
    if is_near and isinstance(reason, str):
        found.append(reason)
    if not is_near:
        for claim, wanted in _needs(formula, bound):
            fixed = (print_quantity(value, claim.base.unit, case.speaks(claim)) for value in corrections(claim, wanted))
            found += (phrase(case, claim, "identity_slip", words=case.words(claim), fixed=text) for text in fixed)
    for other in rest:
        match = replace(_match(case, first, other), assumed=bound.assumed, open=bound.open)
        found += explanations(case, first, other, match)
    return tuple(dict.fromkeys(found))


def _match(case: Case, a: Claim, b: Claim) -> Match:
    found = compare(case, a, b)
    return replace(found, differing=_kept(found.differing), open=_kept(found.open), assumed=_kept(found.assumed))


def _kept(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part not in _FREE)


def _currency(claim: Claim) -> str:
    return next((root for root in dimension(claim.base.unit) if root.startswith("currency_")), "")


def _width(values: Interval) -> Decimal:
    """Return how wide an interval is as a share of its middle; unbounded ones, and those about zero, are widest."""
    if values.low is None or values.high is None:
        return Decimal("Infinity")
    low, high = values.low.value, values.high.value
    middle = abs(low + high) / 2
    return (high - low) / middle if middle else Decimal(0) if low == high else Decimal("Infinity")


def _is_within(far: Decimal | None, rule: Rule, option: str) -> bool:
    share = rule.options.get(option, 0)
    return far is not None and isinstance(share, int | float) and far <= 1 + Decimal(str(share))


def _words(rule: Rule, option: str) -> tuple[str, ...]:
    found = rule.options.get(option, ())
    return found if isinstance(found, tuple) else ()
