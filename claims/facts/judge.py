"""Whether articles say what a pinned fact says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from claims.facts.formula import Verdict, judge
from claims.facts.pinned import Fact
from claims.facts.query import Claims, Comparison
from claims.facts.value import Value, quantity

_COMPARED: dict[str, Callable[[Claims, Value], Comparison]] = {
    "equals": Claims.equals,
    "overlaps": Claims.overlaps,
    "within": Claims.within,
    "at_least": Claims.at_least,
    "at_most": Claims.at_most,
}


@dataclass(frozen=True, slots=True)
class Tested:
    """How a fact fared: whether it holds, what to say where it does not, and the quotes that it was tested on."""

    holds: bool
    words: str
    quotes: tuple[str, ...]


def try_fact(fact: Fact, claims: Claims) -> Tested:
    """Return how a fact fares on claims.

    Raises `MissingClaim` where no claim is about it, unless it is optional; `ValueError` for a value or an expression
    that cannot be read; `pint.DimensionalityError` where units do not go together.
    """
    if fact.holds is not None:
        found: Verdict = judge(fact.holds, claims)
        return Tested(found.holds, f"{fact.holds}\n{found.words}", ())
    wanted = quantity(fact.value or "")
    told = chosen(fact, wanted, claims)
    if not told and fact.optional:
        return Tested(True, "", ())
    compared = _COMPARED[fact.compare](told, wanted)
    return Tested(compared.holds, "\n".join(compared.faults), tuple(claim.quote for claim in told))


def chosen(fact: Fact, wanted: Value, claims: Claims) -> Claims:
    """Return the claims that are about a fact.

    What the fact names must be the claim's, and the claim has no scope that it does not name. Of these, the claims of
    its period are taken, and only where there are none those without a period; those that tell what is, and only where
    there are none those that expect or aim at it.
    """
    told = claims.about(fact.subject) if fact.subject is not None else claims
    told = told.metric(fact.metric or "").scope(fact.scope)
    narrowing = {
        "speaker": Claims.by,
        "document": Claims.document,
        "zone": Claims.zone,
        "kind": Claims.kind,
        "basis": Claims.basis,
    }
    for name, narrow in narrowing.items():
        asked: str | None = getattr(fact, name)
        told = narrow(told, asked) if asked is not None else told
    told = told.in_units_of(wanted)
    if fact.period is not None:
        told = told.on(fact.period) or told.undated() or told.on(fact.period)
    return told.modality("actual") or told
