"""Claims against trusted facts: a table of known values, through the same gate, intervals and explanations.

A claim without a trusted value for its fact is silent; so is one whose period or scope is not the table's.
"""

from __future__ import annotations

from collections.abc import Iterator

from claims.checker.case import Case
from claims.checker.explain import explanations, reconcile, slips
from claims.checker.facts import aspect, party, readings
from claims.checker.finding import build
from claims.checker.gate import Match, compare
from claims.checker.naming import fact_name, place
from claims.interval import agree, gap, hull
from claims.model import Claim, Finding
from claims.packs import Rule


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick for each claim that is the trusted value, and a finding for each that cannot be."""
    for claim, trusted in matched(case):
        yield _judge(rule, case, claim, trusted)


def matched(case: Case) -> Iterator[tuple[Claim, Claim]]:
    """Yield each claim of an article with the trusted fact that it is about."""
    facts: dict[tuple[str | None, str | None, str], list[Claim]] = {}
    for trusted in case.trusted:
        facts.setdefault((party(trusted.subject), trusted.metric, aspect(trusted)), []).append(trusted)
    for claim in case.claims if facts else ():
        for trusted in facts.get((party(claim.subject), claim.metric, aspect(claim)), ()):
            if compare(case, claim, trusted).is_same_fact:
                yield claim, trusted
                break


def _judge(rule: Rule, case: Case, claim: Claim, trusted: Claim) -> Finding:
    match: Match = compare(case, claim, trusted)
    known = readings(trusted, claim.base.unit)
    slots = {
        "fact": fact_name(case, claim),
        "claim": case.words(claim),
        "place": place(case, claim),
        "trusted": trusted.quote,
        "source": trusted.speaker or trusted.document,
    }
    if agree(claim.hard, known):
        return build(case, rule, "consistent", (claim, trusted), slots=slots)
    return build(
        case,
        rule,
        "inconsistent" if match.is_known else "tension",
        (claim, trusted),
        slots=slots,
        gap=gap(hull(claim.hard), hull(known)),
        reconcile=reconcile(case, ((claim, trusted),)),
        explanations=(*slips(case, claim, trusted), *explanations(case, claim, trusted, match)),
    )
