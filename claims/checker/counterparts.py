"""The number of the text that a headline's was made from, told by what both are of and where they stand, not by their size.

Headlines repeat what stands below them. Where one of their numbers stands nowhere, what else the text tells of the same
owner, metric and time is what it was made from: the only such number, or of several the one that the lead has, that the same
words name, or that differs from it by nothing but a misplaced point.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

from claims.checker.amounts import is_of_before
from claims.checker.case import Case
from claims.checker.cues import words
from claims.checker.explain import digits
from claims.checker.facts import aspect
from claims.checker.gate import compare
from claims.checker.onefact import may_agree
from claims.checker.points import are_apart, power_apart
from claims.interval import agree, gap, hull, point
from claims.model import Claim
from claims.units import dimension

# Parts that may differ between a headline's number and the one it was made from: a deal is told of either side.
_FREE = frozenset({"metric", "level", "unit"})
_SIDES = frozenset({"subject", "object"})
# The only number that a headline's may have been made from lies so many times apart at most; two rates, farther.
_NEAR, _RATE = Decimal("3.2"), Decimal(4)
# So many digits tell a misplaced point from chance; a numeral with so many is hardly written twice by chance.
_TELLING = 2
# So many amounts are set against each other in pairs.
_PAIRS = 12
_NUMERAL = re.compile(r"\d[\d,]*(?:\.\d+)?")
_HAN, _LATIN = re.compile(r"[一-鿿]{2,}"), re.compile(r"[a-z]{3,}")


def counterpart(case: Case, title: Claim, alike: Sequence[Claim]) -> Claim | None:
    """Return the number that a headline's was made from, as far as one can be told; None where one of these is it."""
    linked = [c for c in alike if _is_linked(case, title, c)]
    if not linked or any(may_agree(title, c) for c in linked):
        return None
    slipped = [c for c in linked if is_shifted(title, c)]
    if slipped:
        return slipped[0] if len(_values(slipped)) == 1 else None
    for narrowed in _NARROWER:
        linked = narrowed(case, title, linked) or linked
    found = linked[0]
    if len(_values(linked)) != 1:
        return None
    if found.zone == "lead":
        return found if _is_near(title, found) or _is_scaled(title, found) else None
    return found if _is_near(title, found) and _is_told_alike(case, title, found) else None


def _is_told_alike(case: Case, title: Claim, other: Claim) -> bool:
    """Whether a number below the lead is of the headline's owner, or the price of its deal, and led up to by words of it."""
    is_deal = title.metric in words(case.pack, "headline.deal")
    return (is_deal or other.subject == title.subject is not None) and bool(_named(case, title) & _named(case, other))


def _is_scaled(title: Claim, other: Claim) -> bool:
    """Whether two numbers of one metric differ by a power of ten, with however few digits: 8%, 80%."""
    return title.metric == other.metric and are_apart(_plain(title), _plain(other))


def is_shifted(title: Claim, other: Claim) -> bool:
    """Whether a number, rounded or cut short, is another but for a power of ten, with digits enough to tell this from chance."""
    if min(len(_digits(c)) for c in (title, other)) < _TELLING:
        return False
    return power_apart(title.hard, other.hard) is not None


def _digits(claim: Claim) -> str:
    """Return the digits of a number, of a range those of its upper end."""
    end = claim.base.high
    return digits(claim) if claim.hedge != "range" or end is None else digits(replace(claim, base=replace(claim.base, low=end)))


def is_written(case: Case, title: Claim, body: Sequence[Claim]) -> bool:
    """Whether a headline's numeral stands below it where no number of its sort was read: 5.2 per cent, in a table."""
    found = _NUMERAL.search(case.words(title))
    numeral = found[0].replace(",", "") if found else ""
    if len(numeral) <= _TELLING:
        return False
    article = case.articles[title.document]
    told = [m.start() for m in _NUMERAL.finditer(article.text) if m[0].replace(",", "") == numeral]
    own = [c.span for c in body if c.base.unit.split("/")[0] == title.base.unit.split("/")[0]]
    return any(article.zone_at(start) != "title" and not any(span.start <= start < span.end for span in own) for start in told)


def is_reckoned(case: Case, title: Claim, body: Sequence[Claim]) -> bool:
    """Whether a headline's percentage is what two amounts of one paragraph come to: 44 euros, 32.55 euros; upside 35%."""
    if title.base.unit != "percent":
        return False
    levels = [c for c in body if c.base.unit not in ("percent", "percentage_point", "ratio", "s", "") and _is_point(c)]
    for a, b in permutations(levels[:_PAIRS], 2):
        if a.base.unit == b.base.unit and case.paragraph(a) == case.paragraph(b):
            share = _plain(a) / _plain(b) * 100
            if any(agree(title.hard, (point(abs(rate)),)) for rate in (share, share - 100)):
                return True
    return False


def _plain(claim: Claim) -> Decimal:
    return claim.base.low or Decimal(0)


def _is_point(claim: Claim) -> bool:
    return claim.base.low is not None and claim.base.low == claim.base.high and claim.base.low > 0


def _is_linked(case: Case, title: Claim, other: Claim) -> bool:
    """Whether nothing that is known of two numbers speaks against their being one."""
    if other.zone == "title" or None in (other.base.low, other.base.high, title.metric) or is_of_before(case, other):
        return False
    if not all(_NUMERAL.search(case.words(c)) for c in (title, other)):
        return False  # four floors, 两家: told of whatever the sentence is about
    if aspect(title) != aspect(other) or dimension(title.base.unit) != dimension(other.base.unit):
        return False
    if len({c.direction for c in (title, other) if c.direction}) > 1 or not _is_of_family(case, title, other):
        return False
    free = _FREE | _SIDES if title.metric in words(case.pack, "headline.deal") else _FREE
    return set(compare(case, title, other).differing) <= free


def _is_of_family(case: Case, title: Claim, other: Claim) -> bool:
    """Whether both are of one metric, or of two that headlines call by one name."""
    names = ("sales", "money", "deal", "profit", "earnings")
    families = (words(case.pack, f"headline.{name}") for name in names)
    return title.metric == other.metric or any({title.metric, other.metric} <= set(family) for family in families)


def _is_near(title: Claim, other: Claim) -> bool:
    near = gap(hull(title.hard), hull(other.hard))
    return near is not None and near <= (_RATE if title.base.unit == "percent" else _NEAR)


def _values(claims: Sequence[Claim]) -> set[tuple[Decimal | None, Decimal | None]]:
    return {(c.base.low, c.base.high) for c in claims}


def _of_unit(case: Case, title: Claim, linked: Sequence[Claim]) -> list[Claim]:
    return [c for c in linked if c.base.unit == title.base.unit]


def _of_metric(case: Case, title: Claim, linked: Sequence[Claim]) -> list[Claim]:
    return [c for c in linked if c.metric == title.metric]


def _of_speaker(case: Case, title: Claim, linked: Sequence[Claim]) -> list[Claim]:
    return [c for c in linked if c.speaker == title.speaker is not None]


def _of_direction(case: Case, title: Claim, linked: Sequence[Claim]) -> list[Claim]:
    return [c for c in linked if c.direction == title.direction is not None]


def _of_lead(case: Case, title: Claim, linked: Sequence[Claim]) -> list[Claim]:
    return [c for c in linked if c.zone == "lead"]


def _first_rate(case: Case, title: Claim, linked: Sequence[Claim]) -> list[Claim]:
    """Of several rates of one thing the yearly one, that is told first, is what headlines tell."""
    return [c for c in linked if c.basis in ("yoy", None)][:1] if aspect(title) == "growth" else []


def _by_words(case: Case, title: Claim, linked: Sequence[Claim]) -> list[Claim]:
    """Return those that the words of the headline name best: 年度投资 is 年度计划投资, and not 总投资."""
    own = _named(case, title)
    shared = [len(own & _named(case, c)) for c in linked]
    most = max(shared)
    return [c for c, count in zip(linked, shared, strict=True) if count == most] if most else []


def _named(case: Case, claim: Claim) -> set[str]:
    """Return the words before a number in its clause, of Chinese every two characters."""
    head = case.clause_head(claim).lower()
    return {run[i : i + 2] for run in _HAN.findall(head) for i in range(len(run) - 1)} | set(_LATIN.findall(head))


_NARROWER: tuple[Callable[[Case, Claim, Sequence[Claim]], list[Claim]], ...] = (
    _of_unit,
    _of_metric,
    _of_speaker,
    _of_direction,
    _of_lead,
    _first_rate,
    _by_words,
)
