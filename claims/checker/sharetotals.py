"""What several shares are said to make together: 五家合计份额48.6%, the top three held 61%, 前五占77.8%.

The shares are those told before, of one metric and time, each of an owner of its own; as many as the words count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.checker.amounts import is_of_before
from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.facts import aspect
from claims.checker.finding import build
from claims.checker.sharelists import is_share, middle
from claims.checker.wording import print_interval
from claims.interval import gap, hull, intersection, point
from claims.model import Claim, Finding
from claims.packs import Rule

# How far before a total its shares may begin, in claims; how far, in characters, the words before it are read.
_BACK, _READ = 64, 60
# A list has so many members; shares farther apart than so many times are of another whole.
_FEWEST, _MOST, _FAR = 2, 10, Decimal("1.5")
_NUMBERS = {
    **{char: number for number, char in enumerate("二三四五六七八九十", 2)}, "两": 2,
    **{word: number for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 2)},
    "both": 2,
}  # fmt: skip
_NUMBER = r"(?P<number>[两二三四五六七八九十]|\d{1,2})"
_SPELLED = r"(?P<number>two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
# 前五, 前五大, 前10名, CR5, the top five: the largest of a list; 五家合计, the five together: all of it.
_TOP = (
    re.compile(rf"前{_NUMBER}(?!个?[月季年天日])|\bCR(?P<cr>\d{{1,2}})"),
    re.compile(rf"\btop[- ]{_SPELLED}\b", re.IGNORECASE),
)
_ALL = (
    re.compile(rf"(?<!前){_NUMBER}(?:大|家|者|项|国|地|款|类|个|强|企|厂|品牌)"),
    re.compile(rf"\b(?:(?:the|these|those|all)\s{_SPELLED}|(?P<both>both))\b", re.IGNORECASE),
)


def together(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each share that is said to be what those told before it make."""
    if not case.may_say("share.together"):
        return
    for claim in case.claims:
        if claim.base.unit == "percent" and _is_level(case, claim) and claim.zone != "title":
            shares = _shares(case, claim)
            if shares:
                yield from _judge(rule, case, claim, shares)


def _is_level(case: Case, claim: Claim) -> bool:
    """Whether a percentage is a share, and no growth, and not one that another is compared with."""
    told = claim.basis is None and claim.kind not in ("growth", "change", "ordinal") and aspect(claim) in ("share", "level")
    share = is_share(case, claim) or (claim.metric or "").endswith("share")
    return told and share and claim.hedge == "" and not is_of_before(case, claim)


def _shares(case: Case, total: Claim) -> list[Claim]:
    """Return the shares that a total is said to hold, in the order of the text; none where the words leave it open."""
    language = 1 if case.articles[total.document].language == "en" else 0
    head = case.head(total)[-_READ:]
    if case.cue("share.together").search(head) is None:
        return []
    before = _told_before(case, total)
    top, every = (_counted(pattern[language], head) for pattern in (_TOP, _ALL))
    if top is not None:
        ranked = all(middle(a) >= middle(b) for a, b in pairwise(before))
        return before[:top] if ranked and _FEWEST <= top <= len(before) else []
    if every is not None:
        return before if every == len(before) else []
    own = [c for c in before if c.sentence == total.sentence]
    return own if len(own) > _FEWEST and own == before and re.search(r"\d", head.rsplit("，", 1)[-1]) is None else []


def _counted(pattern: re.Pattern[str], head: str) -> int | None:
    """Return how many the words right before a total count."""
    found = next(reversed(list(pattern.finditer(head))), None)
    if found is None:
        return None
    word = next(filter(None, found.groupdict().values())).lower()
    return int(word) if word.isdecimal() else _NUMBERS[word]


def _told_before(case: Case, total: Claim) -> list[Claim]:
    """Return the shares of the run right before a total, of its metric and time, each of an owner of its own."""
    found: list[Claim] = []
    owners: set[tuple[str | None, str | None]] = set()
    near = case.around(total, _BACK, 0)[:-1]
    for claim in reversed(near):
        if claim.base.unit != "percent" or claim.zone == "title" or claim.basis is not None or claim.kind in ("growth", "change"):
            continue
        owner = claim.subject, claim.scope
        if not _is_level(case, claim) or claim.metric != total.metric or _is_apart(claim, total) or owner in owners:
            break
        if case.cue("part.cue").search(case.clause_head(claim)):
            return []
        owners.add(owner)
        found.insert(0, claim)
    return found if _FEWEST <= len(found) <= _MOST else []


def _is_apart(claim: Claim, total: Claim) -> bool:
    """Whether a share is of another time than a total, or told on another footing."""
    return claim.modality != total.modality or (None not in (claim.period, total.period) and claim.period != total.period)


def _judge(rule: Rule, case: Case, total: Claim, shares: Sequence[Claim]) -> Iterator[Finding]:
    made = point(0)
    for claim in shares:
        made = made + hull(claim.hard)
    fits = intersection(made, hull(total.hard)) is not None
    far = None if fits else gap(made, hull(total.hard))
    if far is not None and far > _FAR:
        return
    printed = sum(map(middle, shares), Decimal(0))
    words = " + ".join(case.words(c) for c in shares)
    shown = print_interval(point(printed), "percent", case.speaks(total))
    yield build(
        case,
        rule,
        "consistent" if fits else "inconsistent",
        (*shares, total),
        slots={"shares": words, "total": case.words(total), "sum": shown},
        linked=True,
        derivation=(f"{words} = {shown}",),
        gap=far,
        reconcile=() if fits else reconcile(case, ((total, made),)),
    )
