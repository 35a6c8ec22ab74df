"""A whole that is priced below what the parts it is said to hold cost one by one.

Three claims of one article: the price of a whole (a server, a system), the number of parts in it, and the price of
such a part. The part may be of another make, so this is never more than a tension. Options:

- `parts`: the nouns that parts are counted in; `part_levels` and `whole_levels`: the referent levels of either;
- `whole_scopes`: scopes that say that the whole is meant;
- `rough`: how much below, as a share, a whole may lie: parts are cheaper by the hundred.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from claims.check.binding import words
from claims.check.case import Case
from claims.check.explain import reconcile
from claims.check.facts import aspect, readings
from claims.check.finding import build
from claims.check.naming import place, subject_name
from claims.check.wording import print_interval
from claims.interval import Interval, between, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Entity, Rule
from claims.units import shape


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tension for each whole that is priced too low for its parts."""
    documents: dict[str, list[Claim]] = {}
    for claim in case.claims:
        if claim.subject is not None and aspect(claim) == "level":
            documents.setdefault(claim.document, []).append(claim)
    for claims in documents.values():
        priced = [c for c in claims if c.metric in rule.metrics and shape(c.base.unit) == "money"]
        for whole in (c for c in priced if _is_whole(rule, case, c)):
            count = _count(rule, case, whole, claims)
            if count is not None:
                yield from _judge(rule, case, whole, count, _parts(rule, case, whole, priced))


def _is_whole(rule: Rule, case: Case, claim: Claim) -> bool:
    scopes = set((claim.scope or "").split("; "))
    return _level(case, claim) in words(rule, "whole_levels") or bool(scopes & set(words(rule, "whole_scopes")))


def _count(rule: Rule, case: Case, whole: Claim, claims: Iterable[Claim]) -> Claim | None:
    """Return the number of parts in the whole: one that is told of it or of its generation; None where several are."""
    found = [c for c in claims if c.base.unit in words(rule, "parts") and _is_kin(case, whole, c)]
    values = {(c.base.low, c.base.high) for c in found}
    several = [c for c in found if c.base.low is not None and c.base.low >= 2]
    return several[0] if len(values) == 1 and several else None


def _parts(rule: Rule, case: Case, whole: Claim, priced: Iterable[Claim]) -> list[Claim]:
    """Return the prices of single parts in the currency of the whole, the lowest first."""
    found = [c for c in priced if c.base.unit == whole.base.unit and c.subject != whole.subject]
    parts = [c for c in found if _level(case, c) in words(rule, "part_levels") and hull(c.hard).low is not None]
    return sorted(parts, key=lambda c: (_low(c), c.span))


def _judge(rule: Rule, case: Case, whole: Claim, count: Claim, parts: list[Claim]) -> Iterator[Finding]:
    price, number = hull(whole.hard), hull(count.hard)
    if not parts or price.high is None or number.low is None:
        return
    part = parts[0]
    needed = between(number.low.value * _low(part), None)
    share = rule.options.get("rough", 0)
    far = gap(price, needed)
    if far is None or not isinstance(share, int | float) or far <= 1 + Decimal(str(share)):
        return
    each = price / point(count.base.low or number.low.value)
    yield build(
        case,
        rule,
        "tension",
        (whole, count, part),
        slots=_slots(case, whole, count, part, each),
        derivation=(f"{case.words(whole)} ÷ {case.words(count)} = {print_interval(each, whole.base.unit, case.speaks(whole))}",),
        reconcile=reconcile(case, ((whole, needed),)),
        gap=far,
    )


def _slots(case: Case, whole: Claim, count: Claim, part: Claim, each: Interval) -> dict[str, str]:
    return {
        "whole": case.words(whole),
        "at_whole": place(case, whole),
        "whole_name": subject_name(case, whole),
        "count": case.words(count),
        "at_count": place(case, count),
        "each": print_interval(each, whole.base.unit, case.speaks(whole)),
        "part": case.words(part),
        "at_part": place(case, part),
        "part_name": subject_name(case, part),
    }


def _is_kin(case: Case, whole: Claim, count: Claim) -> bool:
    """Whether a count speaks of the whole: by its name, or by the name of its generation."""
    if count.subject == whole.subject:
        return True
    one, other = _entity(case, whole), _entity(case, count)
    return one is not None and other is not None and one.generation is not None and one.generation == other.generation


def _level(case: Case, claim: Claim) -> str | None:
    entity = _entity(case, claim)
    return claim.level or (entity.level if entity else None)


def _entity(case: Case, claim: Claim) -> Entity | None:
    return next((e for e in case.pack.entities.values() if e.name == claim.subject), None)


def _low(claim: Claim) -> Decimal:
    low = hull(readings(claim, claim.base.unit)).low
    return low.value if low is not None else Decimal(0)
