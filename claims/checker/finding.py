"""Makes findings: message, severity, confidence and fingerprint of what a rule says of some claims."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.explain import Need
from claims.checker.layout import spot
from claims.checker.trust import trust
from claims.model import SEVERITIES, Claim, Evidence, Finding
from claims.packs import PackError, Rule

# A gap beyond this is a headline of its own: one severity up.
WIDE_GAP = 10
_BASE = {"inconsistent": 2, "tension": 1, "consistent": 0, "not_comparable": 0}
# Links whose being assumed weakens a finding.
_LINKS = ("subject", "object", "metric", "period", "scope", "basis", "unit")


def build(
    case: Case,
    rule: Rule,
    verdict: str,
    claims: Iterable[Claim],
    *,
    slots: Mapping[str, str] | None = None,
    message: str | None = None,
    derivation: Iterable[str] = (),
    reconcile: Iterable[Need] = (),
    explanations: Iterable[str] = (),
    gap: Decimal | None = None,
    severity: str | None = None,
    confidence: float | None = None,
    evidence: Iterable[Evidence] | None = None,
    down: int = 0,
    linked: bool = False,
) -> Finding:
    """Return the finding of `rule` on `claims`; `slots` fill its message unless one is given.

    `gap` is how many times the sides stand apart, `down` lowers the severity by more steps than the claims do.
    `linked`: the words of one text join them, so that assumed links weaken nothing.
    `severity`, `confidence`, `evidence` replace what follows from the claims.
    """
    ordered = _in_order(claims)
    names = tuple([c.id for c in ordered])
    known = case.cited
    cited = [known.get(c.id) or _cited(case, c) for c in ordered]
    shown = tuple([one[0] for one in cited]) if evidence is None else tuple(evidence)
    needs, name = tuple(reconcile), rule.id
    return Finding(
        rule=name,
        kind=rule.kind,
        verdict=verdict,
        severity=severity or _severity(rule, verdict, ordered, gap, down, linked),
        confidence=trust(ordered, verdict, linked=linked) if confidence is None else round(confidence, 4),
        message=_message(rule, verdict, _language(case, ordered, shown), slots or {}) if message is None else message,
        claims=names,
        evidence=shown,
        derivation=tuple(derivation),
        gap=_printed(gap),
        reconcile=tuple(dict.fromkeys([need.said for need in needs])) if needs else (),
        explanations=tuple(explanations),
        fingerprint=_hashed(name, verdict, cited) if cited else fingerprint(case, name, verdict, (), shown),
        needs=tuple([(need.claim, need.values) for need in needs]) if needs else (),
    )


# A claim as a finding points at it, what its fingerprint is over, and that as Python writes it.
_Cited = tuple[Evidence, tuple[str, str, str], str]


def _cited(case: Case, claim: Claim) -> _Cited:
    """Return what findings on a claim have in common, and keep it for the next."""
    said = (claim.span.document, claim.quote, case.sentence_text(claim))
    found = case.cited[claim.id] = Evidence(claim.span, claim.quote), said, repr(said)
    return found


def _in_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    held = claims if isinstance(claims, tuple) else tuple(claims)
    if len(held) == 1:
        return held
    if len(held) == 2:
        one, other = held
        first, second = (one.span.document, one.span.start), (other.span.document, other.span.start)
        if first != second:
            return held if first < second else (other, one)
    return tuple(sorted({c.id: c for c in held}.values(), key=spot))


def _printed(gap: Decimal | None) -> str | None:
    return None if gap is None else f"{gap:.3g}" if gap < 1000 else f"{gap:.0f}"


def _severity(rule: Rule, verdict: str, claims: tuple[Claim, ...], gap: Decimal | None, down: int, linked: bool) -> str:
    """The rule's severity is that of `inconsistent`; a tension is at most a warning before headline and gap count."""
    if verdict in ("consistent", "not_comparable"):
        return "info"
    ceiling = SEVERITIES.index(rule.severity)
    if ceiling == 0:
        return "info"
    level = min(_BASE[verdict], ceiling)
    level += any(c.zone == "title" for c in claims) or (gap is not None and gap > WIDE_GAP)
    assumed = {link for c in claims for link in _LINKS if c.found.get(link) == "assumed"}
    opinion = any(c.modality != "actual" and c.speaker for c in claims)
    level -= down if linked else len(assumed) + opinion + down
    return SEVERITIES[max(0, min(level, 2))]


def _language(case: Case, claims: tuple[Claim, ...], shown: tuple[Evidence, ...]) -> str:
    if claims:
        return case.speaks(claims[0])
    return case.speaks(case.articles.get(shown[0].span.document) if shown else next(iter(case.articles.values()), None))


def _message(rule: Rule, verdict: str, language: str, slots: Mapping[str, str]) -> str:
    message = (rule.tick if verdict == "consistent" else None) or rule.message
    template = message.zh if language == "zh" else message.en
    try:
        return template.format_map(slots)
    except (KeyError, ValueError, IndexError) as error:
        raise PackError(f"checks/{rule.id}.toml: message: no such slot {error} in {template!r}") from error


def fingerprint(
    case: Case,
    rule: str,
    verdict: str,
    claims: Iterable[Claim],
    shown: Iterable[Evidence],
    named: Callable[[str], str] = str,
) -> str:
    """Return what tells a finding from others: over what is said and where, not offsets or the order of claims.

    So it outlives other edits. `named` gives the name that a document goes by.
    """
    said = [(named(c.document), c.quote, case.sentence_text(c)) for c in claims]
    said = said or [(named(e.span.document), e.quote, "") for e in shown]
    return _digest(repr((rule, verdict, sorted(said))))


def _hashed(rule: str, verdict: str, cited: list[_Cited]) -> str:
    """Return the fingerprint over claims, as `fingerprint` does."""
    if len(cited) > 2 or (len(cited) == 2 and cited[0][1] > cited[1][1]):
        cited = sorted(cited, key=_said)
    written = ", ".join([one[2] for one in cited])
    return _digest(f"({rule!r}, {verdict!r}, [{written}])")


def _said(cited: _Cited) -> tuple[str, str, str]:
    return cited[1]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
