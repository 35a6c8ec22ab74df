"""What looks like a contradiction and is none: two numbers of one metric that are known to differ in one part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations

from claims.checker.case import Case
from claims.checker.facts import FactKey, aspect, readings
from claims.checker.finding import build
from claims.checker.gate import differing
from claims.checker.naming import metric_word, subject_name, template
from claims.interval import agree
from claims.model import Claim, Finding
from claims.packs import Pack, Rule

# How many numbers of a metric are set against each other.
_PAIRED = 8


def find_apart(rule: Rule, case: Case, facts: dict[FactKey, list[Claim]]) -> Iterator[Finding]:
    """Yield for each metric of a subject the first pair of numbers that part and are known to differ in one thing."""
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for key, claims in facts.items():
        if key.subject is not None and _has_one_value(case.pack, key.metric):
            groups.setdefault((key.subject, key.metric, key.aspect, key.dimension), []).append(claims[0])
    for held in groups.values():
        found = _first(rule, case, held[:_PAIRED]) if len(held) > 1 else None
        if found is not None:
            yield found


def _first(rule: Rule, case: Case, claims: Sequence[Claim]) -> Finding | None:
    if case.is_home(claims):
        return None
    for a, b in combinations(claims, 2):
        parts = differing(case, a, b)
        if len(parts) != 1 or agree(a.hard, readings(b, a.base.unit)):
            continue
        if case.is_home((a, b)):
            return None
        slots = {"a": case.words(a), "b": case.words(b), "subject": subject_name(case, a)}
        template = _template(case.pack, case.speaks(a), parts[0], a.metric or "", aspect(a) == "growth")
        return build(case, rule, "not_comparable", (a, b), message=template.format_map(slots))
    return None


@cache
def _has_one_value(pack: Pack, metric: str | None) -> bool:
    """Whether a known metric has one value for each fact."""
    known = pack.metrics.get(metric or "")
    return known is not None and known.values == "one"


@cache
def _template(pack: Pack, language: str, part: str, metric: str, is_growth: bool) -> str:
    """Return what is said of two numbers of a metric that differ in a part, with slots for these and for whose they are."""
    word = metric_word(pack, metric, language)
    what = template(pack, "aspect_growth", language).format(metric=word) if is_growth else word
    fact = template(pack, "owned", language).format(subject="{subject}", metric=_literal(what))
    told = template(pack, f"part_{part}", language)
    return template(pack, "apart", language).format(fact=fact, part=_literal(told), a="{a}", b="{b}")


def _literal(text: str) -> str:
    """Return a text as a template that says it."""
    return text.replace("{", "{{").replace("}", "}}")
