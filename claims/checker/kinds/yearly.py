"""An amount for some years, and what that is a year: invests 1,200 over five years, 240 a year on average.

A tick is left to the rules on stated arithmetic; this is for what the sentence computes wrong.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claims.checker.amounts import is_amount, is_of_before
from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.explain import reconcile
from claims.checker.finding import build
from claims.checker.wording import print_interval
from claims.interval import Readings, agree, combine, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule

# How long each is, in seconds, as durations are read; how many numbers back a total may have been told.
_SECONDS = {"year": Decimal(31557600), "month": Decimal("2629800"), "quarter": Decimal("7889400")}
_TOLD = 40
# A stated average that misses by less, as a share, was rounded.
_NEARLY = Decimal("0.04")


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a finding for each yearly amount that is not what its sentence divides."""
    for claims in case.sentences():
        for place, rate in enumerate(claims):
            if "/" not in rate.base.unit:
                continue
            unit, _, time = rate.base.unit.partition("/")
            if time in _SECONDS and unit.isupper() and _is_average(case, rate):
                yield from _judge(rule, case, rate, claims[:place], time)


def _is_average(case: Case, rate: Claim) -> bool:
    """Whether words make a yearly amount that of a whole: 平均每年240亿元, or C$3 billion a year, an average of."""
    head = case.text_of(rate.span) + case.clause_head(rate)
    return (
        cue(case.pack, "arithmetic.average").search(head) is not None or cue(case.pack, "arithmetic.or").search(head) is not None
    )


def _judge(rule: Rule, case: Case, rate: Claim, before: Sequence[Claim], time: str) -> Iterator[Finding]:
    unit = rate.base.unit.split("/")[0]
    totals = [c for c in before if c.base.unit == unit and is_amount(c) and not is_of_before(case, c)]
    spans = [c for c in before if c.base.unit == "s" and not c.hedge and (c.base.low or 0) >= 2 * _SECONDS[time]]
    if len(totals) != 1 or len(spans) != 1 or rate.base.low is None or is_of_before(case, rate):
        return
    number = point(round((spans[0].base.low or Decimal(0)) / _SECONDS[time], 2))
    made: Readings = combine(lambda a, b: a / b, totals[0].soft, (number,))
    if any(c.base.unit == rate.base.unit and agree(made, c.hard) for c in before):
        return  # 12年间449亿欧元，平均每年37亿欧元，较上一规划的年均33亿欧元增加12%
    if agree(made, rate.hard) or _is_near(rate, hull(made).low.value if hull(made).low else None):  # type: ignore[union-attr]
        return
    others = (c for c in case.around(rate, _TOLD, _TOLD) if c.base.unit == unit and c is not totals[0])
    if any(agree(combine(lambda a, b: a / b, c.hard, (number,)), rate.hard) for c in others):
        return
    value = print_interval(hull(made), rate.base.unit, case.speaks(rate))
    yield build(
        case,
        rule,
        "inconsistent",
        (totals[0], spans[0], rate),
        slots={"total": case.words(totals[0]), "time": case.words(spans[0]), "rate": case.words(rate), "value": value},
        linked=True,
        derivation=(f"{case.words(totals[0])} ÷ {case.words(spans[0])} = {value}",),
        gap=gap(hull(made), hull(rate.hard)),
        reconcile=reconcile(case, ((rate, made), (totals[0], combine(lambda a, b: a * b, rate.hard, (number,))))),
    )


def _is_near(rate: Claim, made: Decimal | None) -> bool:
    return made is not None and rate.base.low is not None and abs(made / rate.base.low - 1) < _NEARLY
