"""What a stated result should have been: the one expression that its words point at, where they leave no choice."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import islice, product

from claims.checker.amounts import is_of_before
from claims.checker.case import Case
from claims.checker.chances import chance
from claims.checker.cues import cue
from claims.checker.expressions import Expression, holds
from claims.checker.holding import ANYTHING, keeps_basis, only
from claims.checker.lists import dashed, listed, of_owners
from claims.checker.misprints import shift
from claims.checker.presented import words_before
from claims.checker.relations import Stated
from claims.checker.terms import counted, same_measure, term
from claims.interval import agree, between, gap, hull
from claims.model import Claim

# So many times apart, a number is no total of its owners' (合计日赚33.9亿元).
_OTHER = 2
# How many choices of one number for each owner are tried.
_CHOICES = 64
# How many characters of its clause a result that stands alone has before it, by language.
_SHORT = {"zh": 10, "en": 20}
# Factors between times that a text may leave to its reader: quarters, days, months, hours, weeks, working days.
_TIME_FACTORS = (
    (4, 4), (7, 7), (12, 12), (24, 24), (28, 31), (52, 52), (60, 60), (90, 92), (250, 252), (365, 366), (672, 744), (8760, 8784),
)  # fmt: skip
_NEARLY = between(Decimal("0.97"), Decimal("1.03"))


def listed_sum(case: Case, stated: Stated) -> Expression | None:
    """Return the sum of the one closed list that a total stands with; None where it has none."""
    if stated.cue is None or stated.cue.operations != ("sum",):
        return _sum_of(stated, dashed(case, stated.claim))
    own = _sum_of(stated, listed(case, stated)) if stated.cue.firm else None
    return own or _sum_of_added(case, stated) or _sum_of_owners(case, stated)


def _sum_of_added(case: Case, stated: Stated) -> Expression | None:
    """Return the sum of a number and the one told before that it is added to: 加上1月的15万辆，两个月合计25万辆."""
    claim = stated.claim
    if not case.says(claim.document, "arithmetic.added"):
        return None
    own = [c for c in case.sentence_claims(claim) if c.span < claim.span and c.base.unit == claim.base.unit]
    if len(own) != 1 or case.cue("arithmetic.added").search(case.clause_head(own[0])) is None:
        return None
    told = (c for c in case.before(own[0], 2) if c.base.unit == claim.base.unit and case.paragraph(c) == case.paragraph(claim))
    whole = [c for c in told if c.kind not in ("growth", "change") and not is_of_before(case, c) and not _is_part(case, c)]
    if not whole or whole[0].metric not in (own[0].metric, claim.metric, None):
        return None
    sums = [_sum_of(stated, (*whole[: count + 1], own[0])) for count in range(len(whole))]
    found = [e for e in sums if e is not None]
    fitting = next((e for e in found if holds(e, stated.target)), None)
    return fitting or (found[0] if len(found) == 1 else None)  # of several told before, which are meant is open


def _is_part(case: Case, claim: Claim) -> bool:
    return case.cue("part.cue").search(case.clause_head(claim)) is not None


def _sum_of_owners(case: Case, stated: Stated) -> Expression | None:
    """Return the sum of one number for each owner that the total counts: one that holds, else the first that was told of each."""
    owners = of_owners(case, stated)
    sums = [_sum_of(stated, chosen) for chosen in islice(product(*owners), _CHOICES)] if owners else []
    found = [e for e in sums if e is not None]
    fitting = next((e for e in found if holds(e, stated.target)), found[0] if found else None)
    return None if fitting is None or _is_another(stated, fitting) else fitting


def _is_another(stated: Stated, made: Expression) -> bool:
    """Whether a number is too far from a sum to be meant as its total, and no misplaced point away."""
    near = gap(hull(made.hard), hull(stated.target.hard))
    return near is not None and near > _OTHER and shift(stated.target, made) is None


def _sum_of(stated: Stated, claims: Sequence[Claim]) -> Expression | None:
    parts = [term(claim, place, 0) for place, claim in enumerate(claims)]
    terms = tuple((part, 1) for part in parts if part is not None)
    if not terms or len(terms) < len(parts) or not all(part.name in stated.claims for part, _ in terms):
        return None
    return Expression("sum", terms, stated.target.unit)


def pointed_at(case: Case, stated: Stated) -> Expression | None:
    """Return the one expression that the words point at: in the sentence, or else with the one before; None where unclear."""
    for scope in (stated.own, stated.own | stated.previous):
        candidates = [e for _, e in stated.allowed if e.names <= scope and not e.assumed and keeps_basis(case, stated, e)]
        if candidates:
            return _forced(case, stated, scope, candidates)
    return None


def _forced(case: Case, stated: Stated, scope: frozenset[str], candidates: Sequence[Expression]) -> Expression | None:
    assert stated.cue is not None
    if len(stated.cue.operations) > 1:
        likely = [e for e in candidates if not e.is_additive and _is_accusable(case, stated, e)]
        sole = only(likely) or only([e for e in likely if e.names == stated.right_before])
        if sole is not None and len(likely) > 1:
            return None if _hides_time(stated, sole) else sole
        if sole is None or _hides_time(stated, sole):
            return None
        # A number of the sentence left out (每天跑900公里) may be what the computation needs.
        return None if stated.own - sole.names - stated.parts else sole
    near = [stated.claims[name] for name in scope]
    alike = [c for c in near if same_measure(c, stated.claim) and c.kind not in ("change", "growth")]
    if stated.cue.operations == ("sum",) and any(is_of_before(case, c) for c in alike):
        return None  # this year's and last year's February are no parts of two months
    if stated.cue.operations == ("sum",):
        same = {c.metric for c in alike} == {stated.claim.metric} and (stated.claim.metric or _stands_alone(case, stated))
        return _whole_list(case, stated, alike, candidates) if same else None
    if not _stands_alone(case, stated) or len({c.period for c in alike if c.period}) > 1:
        return None
    # A surplus or a margin is another metric than what it lies between; the words must stand together all the more.
    return only(candidates) if len(alike) == 2 and scope == stated.own else None


def _is_accusable(case: Case, stated: Stated, expression: Expression) -> bool:
    """Whether words that announce any computation can mean this one: of a whole, and a new time only where they convert."""
    if expression.operation == "conversion":
        return stated.cue is not None and case.cue("arithmetic.converts").search(stated.cue.words) is not None
    return not expression.names & stated.parts


def _hides_time(stated: Stated, expression: Expression) -> bool:
    """Whether the two part by the days of a month, the months of a year and the like: 日均 and 全年 may not be read as units."""
    told, made = hull(stated.target.printed), hull(expression.printed)
    if expression.operation == "conversion" or chance(stated.target, expression) >= ANYTHING:
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
    if number != len(alike) or case.cue("arithmetic.open_list").search(text):
        return None
    names = {c.id for c in alike}
    whole = next((e for e in sums if e.operation == "sum" and e.names == names), None)
    return None if whole is None or _is_another(stated, whole) else whole
