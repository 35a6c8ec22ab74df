"""A whole, some of its parts and the rest of it: the parts and the rest make the whole.

The whole is what the sentence opens with (12亿元，其中……，其余2亿元; of the $900 million, … and the remaining $100 million), or
the one number told before for what the parts measure (营业收入226亿元。……整车收入218亿元，其余8亿元来自服务).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.sharelists import stretches
from claims.checker.wording import print_interval
from claims.interval import agree, between, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Pack, Rule

# A part, and what is left of the whole; where two parts go before it, none can well be missing.
_FEWEST, _SURE = 2, 3
# What opens a whole: of the $900 million, and at the head of a clause of $900 million, but not revenue of $900 million.
_OF = re.compile(r"(?:(?:^|[,;:—])\s*[Oo]f (?:total )?|\b[Oo]f (?:the|its|their|that|those|this) (?:total )?)$")
_NO_AMOUNT = ("percent", "percentage_point", "ratio", "rank", "s", "")


def speaks(rule: Rule, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Return the words that make a number the rest of another."""
    return (("share.rest",),)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each sentence that takes a whole apart down to its rest."""
    for claims in stretches(case):
        for rest in claims:
            if rest.base.unit in _NO_AMOUNT or not _is_rest(case, rest):
                continue
            held = [c for c in claims if c.base.unit == rest.base.unit and c.span <= rest.span]
            if len(held) > _FEWEST and _opens(case, held[0], held[1]) and _are_parts(case, held[1:]):
                yield from _judge(rule, case, held[0], held[1:])
            elif len(held) >= _FEWEST and _are_parts(case, held):
                whole = _told_before(case, held)
                more = _between(case, whole, held) if whole else []
                if whole and (not more or _make(whole, (*more, *held))):
                    yield from _judge(rule, case, whole, (*more, *held), sure=False)


def _is_rest(case: Case, claim: Claim) -> bool:
    """Whether the words of a rest stand right before a number: 其余2亿元, the remaining $100 million, the rest, $100 million."""
    head = case.head(claim)[-24:]
    found = next(reversed(list(case.cue("share.rest").finditer(head))), None)
    return found is not None and not re.sub(r"[\s,，的为]", "", case.cue("share.hedge").sub("", head[found.end() :]))


def _opens(case: Case, whole: Claim, first: Claim) -> bool:
    """Whether the sentence says that what follows is of the number: of the $900 million; 12亿元，其中."""
    if _OF.search(case.head(whole)):
        return True
    found = case.cue("part.cue").search(case.text_between(whole, first))
    return found is not None and not case.cue("change.against").search(case.clause_head(whole))


def _told_before(case: Case, parts: Sequence[Claim]) -> Claim | None:
    """Return the one number told before of the metric, subject and period of a part, of no scope; None where several differ."""
    first = parts[0]
    if first.metric not in case.pack.metrics or first.subject is None or first.period is None:
        return None
    links = ("metric", "subject", "period", "modality", "kind", "basis")
    told = [
        c
        for c in case.document_claims(first)
        if c.span < first.span and c.sentence != first.sentence and c.scope is None and c.base.unit == first.base.unit
        if all(getattr(c, link) == getattr(first, link) for link in links)
    ]
    if not told or any(not agree(c.hard, told[0].hard) for c in told):
        return None
    return min(told, key=lambda c: (c.zone == "title", c.span))


def _between(case: Case, whole: Claim, parts: Sequence[Claim]) -> list[Claim]:
    """Return the amounts told between a whole and its parts in their paragraph, which may be parts as well: cloud made 1.2
    billion, or 47% of the total. Cars made 5 and phones the remaining 8.
    """
    near = [c for c in case.before(parts[0], 2) if c.base.unit == whole.base.unit and whole.span < c.span]
    near = [c for c in near if case.paragraph(c) == case.paragraph(parts[0]) and c.metric == parts[0].metric]
    return [c for c in reversed(near) if c.kind not in ("change", "growth") and not c.basis and not agree(c.hard, whole.hard)]


def _make(whole: Claim, parts: Sequence[Claim]) -> bool:
    return agree((sum((hull(c.hard) for c in parts), point(0)),), whole.hard)


def _are_parts(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether no number among the parts is a move, of another time, or a part of one of them."""
    if any(c.kind in ("change", "growth") or c.basis for c in parts):
        return False
    words = [case.text_between(a, b) for a, b in pairwise(parts)]
    return not any(case.cue(name).search(w) for w in words for name in ("part.cue", "change.earlier", "change.against"))


def _is_whole_before(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Whether the parts before the last make the whole: what is called a rest is of something else."""
    made = [sum((c.base.low or Decimal(0) for c in parts[:size]), Decimal(0)) for size in range(_FEWEST, len(parts))]
    return whole.base.low in made


def _judge(rule: Rule, case: Case, whole: Claim, parts: Sequence[Claim], *, sure: bool = True) -> Iterator[Finding]:
    """Yield the verdict on parts that make a whole; where that was told elsewhere, not `sure`, at most a tension."""
    total, printed = point(0), point(0)
    for part in parts:
        total, printed = total + hull(part.hard), printed + between(part.base.low, part.base.high)
    fits = agree((total,), whole.hard)
    if not fits and _is_whole_before(whole, parts):
        return
    if (fits and not agree((printed,), whole.soft)) or (not fits and any(c.hedge for c in (whole, *parts))):
        return
    value = print_interval(printed, whole.base.unit, case.speaks(whole))
    words = " + ".join(case.words(c) for c in parts)
    left = hull(whole.hard)
    for part in parts[:-1]:
        left = left - hull(part.hard)
    yield build(
        case,
        rule,
        "consistent" if fits else "inconsistent" if sure and len(parts) >= _SURE else "tension",
        (whole, *parts),
        slots={"whole": case.words(whole), "parts": words, "value": value, "rest": case.words(parts[-1])},
        linked=True,
        derivation=(f"{words} = {value}",),
        gap=None if fits else gap(hull(whole.hard), total),
        reconcile=() if fits else reconcile(case, ((parts[-1], (left,)), (whole, (total,)))),
    )
