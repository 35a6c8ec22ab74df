"""What findings on two tellings of one fact have in common: their words, the tick where they agree, the claims they list."""

from __future__ import annotations

from collections.abc import Sequence

from claims.checker.case import Case
from claims.checker.facts import readings
from claims.checker.finding import build
from claims.checker.naming import fact_name, phrase, place
from claims.interval import agree
from claims.model import Claim, Finding
from claims.packs import Rule

# Claims that one finding lists at most; the pair in its message stands for the others.
SHOWN = 6


def is_wanted(rule: Rule, claim: Claim) -> bool:
    return claim.metric is not None and (not rule.metrics or claim.metric in rule.metrics) and claim.kind != "ordinal"


def may_agree(a: Claim, b: Claim) -> bool:
    return agree(a.hard, readings(b, a.base.unit))


def first_told(first: Claim, second: Claim, claims: Sequence[Claim]) -> list[Claim]:
    rest = [c for c in claims if c not in (first, second)]
    return [first, second, *rest[: SHOWN - 2]]


def slots_of(case: Case, a: Claim, b: Claim) -> dict[str, str]:
    return {
        "fact": fact_name(case, a),
        "a": case.words(a),
        "b": case.words(b),
        "place_a": place(case, a, (b,)),
        "place_b": place(case, b, (a,), about=a),
    }


def tick(rule: Rule, case: Case, claims: Sequence[Claim]) -> Finding:
    """Return that claims of two sentences or more agree; so many are listed as are `SHOWN`, two sentences among them."""
    first = claims[0]
    document = first.span.document
    place = next((place for place, c in enumerate(claims) if c.span.document != document), None)
    if place is None:
        place = next(place for place, c in enumerate(claims) if c.sentence != first.sentence)
    second = claims[place]
    shown = claims[:SHOWN] if place < SHOWN else [*claims[: SHOWN - 1], second]
    return build(case, rule, "consistent", shown, slots=slots_of(case, first, second), explanations=_losses(case, shown))


def _losses(case: Case, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Return what a restatement left out or needs: a hedge, the rounding of a number."""
    hedged = [c for c in claims if c.hedge not in ("", "range")]
    plain = [c for c in claims if c.hedge == ""] if hedged else []
    if plain:
        return (phrase(case, claims[0], "hedge_lost", a=case.words(hedged[0]), b=case.words(plain[0])),)
    points = [c for c in claims if c.base.low == c.base.high and c.base.low is not None]
    odd = [c for c in points[1:] if c.base.low != points[0].base.low and c.base.unit == points[0].base.unit]
    return () if not odd else (phrase(case, claims[0], "rounding", a=case.words(points[0]), b=case.words(odd[0])),)
