"""Lists of shares: those that are said to be all there are make 100 per cent, those of a breakdown no more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.checker.case import Case
from claims.checker.explain import reconcile
from claims.checker.facts import aspect, metric_of
from claims.checker.finding import build
from claims.checker.flows import do_overlap
from claims.checker.wording import print_interval
from claims.interval import hull, intersection, point
from claims.model import Claim, Finding, Span
from claims.packs import Rule
from claims.period import back

_ALL = Decimal(100)
# From so many shares on, "other" in the last place closes a list.
_LISTED = 3
_ROUNDED = Decimal("0.2")
# Metrics told in per cent whose parts make 100: of a firm's owners, of the votes, of what may come.
_SHARED_OUT = frozenset({"stake", "votes", "support_rate", "probability"})
# Right before a share that another one became.
_MOVED = re.compile(r"[升增提降减]至(?:约|近)?$|\b(?:rise|rises|rose|grow|grows|fall|falls|fell|up|down) to (?:about )?$")
# What grew or fell by so much, and is no share: 同比+13%/+61%/+38%.
_SIGNS = ("+", "-", "＋", "－", "−")
_MARKS = ";；"
_COMPARED = ("change.against", "change.earlier", "change.back")
_SENTENCE = r"[。\n]"


def is_share(case: Case, claim: Claim) -> bool:
    """Whether a percentage is a share of something: so linked, or so said right before it (made up 7.2% of)."""
    if claim.base.unit != "percent":
        return False
    if aspect(claim) in ("share", "level"):
        return aspect(claim) == "share" or case.cue("share.cue").search(case.clause_head(claim)) is not None
    head = case.clause_head(claim)
    found = next(reversed(list(case.cue("share.cue").finditer(head))), None)
    return found is not None and not head[found.end() :].strip(" 约近了")


def sums(rule: Rule, case: Case) -> Iterator[Finding]:
    """A list of shares that ends in a rest (其余, the remainder, other) makes 100 per cent; one of a breakdown no more."""
    for claims in case.crowded():
        for shares in _share_lists(case, claims) if _may_list(claims) else ():
            if _says_all(case, shares):
                found = _sum_report(rule, case, _whole_list(case, shares))
                if found.verdict == "consistent" or not _has_unshared(claims, shares):
                    yield found
            elif _is_whole(case, shares):
                yield _sum_report(rule, case, shares)
    for stretch in stretches(case):
        if _may_list(stretch):
            yield from _long_sums(rule, case, stretch)


def _whole_list(case: Case, shares: list[Claim]) -> list[Claim]:
    """Return the last shares of a run that make 100 per cent, where not all do: 先进制程占35%，通讯占42%……其他17%;
    持股20%，将升至90%，其余10%."""
    rests = [shares[start:] for start in range(1, len(shares) - 1)]
    fitting = (rest for rest in rests if len(rest) >= _LISTED or _MOVED.search(case.clause_head(rest[0])))
    return next((rest for rest in fitting if sum(map(middle, rest)) == _ALL), shares)


def _may_list(claims: Sequence[Claim]) -> bool:
    """Whether there are two percentages or more."""
    return len(claims) > 1 and len([claim for claim in claims if claim.base.unit == "percent"]) > 1


def _has_unshared(claims: Sequence[Claim], shares: Sequence[Claim]) -> bool:
    """Whether more amounts are told than shares, so that some part has none, where the shares make less than all."""
    units = [c.base.unit for c in claims if c.base.unit not in ("percent", "s", "ratio", "") and "/" not in c.base.unit]
    most = max((units.count(unit) for unit in set(units)), default=0)
    return most > len(shares) and sum(map(middle, shares)) < _ALL


def stretches(case: Case) -> Sequence[list[Claim]]:
    """Return the claims of each sentence up to its full stop: what semicolons part stands together."""
    return case.once(stretches, lambda: _stretches(case))


def _stretches(case: Case) -> list[list[Claim]]:
    if not any(case.has_mark(document, _MARKS) for document in case.names):
        return [list(claims) for claims in case.sentences()]
    found: list[list[Claim]] = []
    for claims in case.sentences():
        if found and _goes_on_to(case, found[-1][-1], claims[0]):
            found[-1] += claims
        else:
            found.append(list(claims))
    return found


def _goes_on_to(case: Case, last: Claim, following: Claim) -> bool:
    """Whether nothing but semicolons ends the sentences between two claims."""
    if not case.has_mark(last.document, _MARKS):
        return False
    if last.document != following.document or last.sentence.end > following.sentence.start:
        return False
    between = case.text_of(Span(last.document, last.span.end, following.sentence.start)).rstrip()
    return between.endswith(tuple(_MARKS)) and re.search(_SENTENCE, between) is None


def _long_sums(rule: Rule, case: Case, claims: Sequence[Claim]) -> Iterator[Finding]:
    """Yield a tick where the shares of a whole sentence, its semicolons apart, make 100 per cent."""
    for shares in _share_lists(case, claims, _SENTENCE):
        parted = any(re.search(r"[；;]", case.text_between(a, b)) for a, b in pairwise(shares))
        if parted and all(is_share(case, c) for c in shares[:-1]) and _says_all(case, shares):
            found = _sum_report(rule, case, shares)
            if found.verdict == "consistent":
                yield found


def _share_lists(case: Case, claims: Sequence[Claim], end: str = r"[；;。\n]") -> Iterator[list[Claim]]:
    """Yield the shares that stand in one stretch of a sentence, with no other percentage among them."""
    run: list[Claim] = []
    for claim in claims:
        if claim.base.unit != "percent" or _is_compared(case, claim) or (run and _is_of_before(claim, run[-1])):
            continue
        is_part = (
            claim.basis is None
            and not case.words(claim).startswith(_SIGNS)
            and (is_share(case, claim) or (aspect(claim) == "level" and not _is_rate(case, claim)))
        )
        if run and (not is_part or re.search(end, case.text_between(run[-1], claim))):
            yield run
            run = []
        run = [*run, claim] if is_part else []
    yield run


def _is_rate(case: Case, claim: Claim) -> bool:
    """Whether a percentage is a rate of its own (a margin, an occupancy), which those of a list need not share out."""
    metric = metric_of(case, claim)
    if metric is None or metric.id in _SHARED_OUT or metric.share_of or "share" in metric.id.split("_"):
        return False
    return "percent" in metric.shapes


def _is_of_before(claim: Claim, part: Claim) -> bool:
    """Whether a percentage is that of the year before the list's: China 22% after 37% a year before."""
    return claim.period is not None and part.period is not None and back(part.period) == claim.period


def _is_compared(case: Case, claim: Claim) -> bool:
    """Whether a percentage is what the one before it is compared with: 升至42%，较第二季的38%增加4个百分点."""
    if not case.says(claim.document, *_COMPARED):
        return False
    head = case.clause_head(claim)
    found = [m for name in _COMPARED for m in case.cue(name).finditer(head)]
    return bool(found) and not re.search(r"\d\s*%|[，,]", head[max(m.end() for m in found) :])


def _says_all(case: Case, shares: Sequence[Claim]) -> bool:
    """Whether the words say that a list of shares is all there is, or what they make leaves no doubt of a slip."""
    between = [case.text_between(a, b) for a, b in pairwise(shares)]
    if not between or any(case.cue("part.cue").search(words) for words in between) or do_overlap(case, shares):
        return False  # 其中: shares of a share
    low = sum((end.value for c in shares if (end := hull(c.hard).low)), Decimal(0))
    if _is_rest(case, between[-1]):
        return low > _ALL or not _goes_on(case, shares[0])
    if len(shares) < _LISTED:
        return False
    if not any(is_share(case, c) for c in shares):
        return False
    if low > _ALL and case.cue("share.breakdown").search(case.head(shares[0])):
        return True
    if not case.cue("share.other").search(between[-1]):
        return False
    generic = case.cue("share.other_generic").search(between[-1] + case.words(shares[-1]))
    return low > _ALL or (generic is not None and not _goes_on(case, shares[0]))


def _is_whole(case: Case, shares: Sequence[Claim]) -> bool:
    """Whether shares that no word closes make 100 per cent, which so many do not by chance."""
    if len(shares) < _LISTED or abs(sum(map(middle, shares)) - _ALL) > _ROUNDED or not any(is_share(case, c) for c in shares):
        return False
    return not any(case.cue("part.cue").search(case.text_between(a, b)) for a, b in pairwise(shares))


def _is_rest(case: Case, words: str) -> bool:
    """Whether the words before the last share say that it is the rest, and not another number: the other 36 million, plus 15%."""
    found = next(reversed(list(case.cue("share.rest").finditer(words))), None)
    return found is not None and re.search(r"\d", words[found.end() :]) is None


def _goes_on(case: Case, first: Claim) -> bool:
    """Whether the list began before: a share stands in the sentence before, or before the list in its own."""
    return any(is_share(case, c) for c in case.before(first, 1) if c.base.unit == "percent")


def _sum_report(rule: Rule, case: Case, shares: Sequence[Claim]) -> Finding:
    total = point(0)
    for claim in shares:
        total = total + hull(claim.hard)
    fits = intersection(total, point(_ALL)) is not None
    points = sum((middle(c) for c in shares), Decimal(0))
    shown = print_interval(point(points), "percent", case.speaks(shares[0]))
    words = " + ".join(case.words(c) for c in shares)
    rest = point(max(Decimal(0), _ALL - points + middle(shares[-1])))
    return build(
        case,
        rule,
        "consistent" if fits else "inconsistent",
        shares,
        slots={"shares": words, "sum": shown},
        linked=True,
        derivation=(f"{words} = {shown}",),
        reconcile=() if fits else reconcile(case, ((shares[-1], rest),)),
    )


def middle(claim: Claim) -> Decimal:
    low, high = claim.base.low, claim.base.high
    if low is None or high is None:
        return low or high or Decimal(0)
    return (low + high) / 2
