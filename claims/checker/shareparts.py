"""The part that a share is one of: the amount right before 占, right behind "or", of what its clause names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.checker.amounts import is_amount
from claims.checker.case import Case
from claims.checker.facts import aspect
from claims.model import Claim

# How far, in characters, a part and its share may stand apart.
_REACH = 40
# A total behind its share, and before it; how far before such a total the cue of the share may stand, in characters.
_OF = re.compile(r"\s*of\b(.*)", re.IGNORECASE | re.DOTALL)
_TOTAL_OF = re.compile(r"[^，,；;。\d]{0,8}的[约近]?")
_NAMED = 16
# How long the name of a total behind its share may be, with the words that say how large it is.
_PUT = 70
# Between two shares that go to two amounts in turn.
_AND = re.compile(r"\s*(?:和|与|及|、|以及|, and|and|,)\s*")
_TWO = 2
# Between a part and its whole; and between that and the share that tells the part again.
_PART_OF = re.compile(r"\s*(?:[a-z]+ )?of (?:its|the|their|all|(?:the )?(?:[A-Z][\w&.-]*\s?)+['’]s?)(?: [a-z]+)?\s*")
_OF_ITS = re.compile(
    r"[^,.;\d]{0,40}, (?:or|which is|equal to|equivalent to|a stake of|a share of)\s*(?:about |roughly |some |nearly )?"
)
# Between an amount and the share that tells it again; and what a share in front of its part is one of.
_TOLD_AGAIN = re.compile(r"[^.;]{0,40}, (?:or|which is|which was|that is|equal to)\s*")
_OR = re.compile(r"\bor\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"^\s*of\s+[^,;.\d]{2,40}(?=,)", re.IGNORECASE)


def inner_total(case: Case, share: Claim) -> Claim | None:
    """Return the total that stands in the words of a share: 完成全年1300亿元预算的66%; 66% of its $1.3 billion budget."""
    near = [c for c in case.around(share, 1, 1) if c.sentence == share.sentence and c.id != share.id and is_amount(c)]
    for claim in near:
        words = case.text_between(claim, share)
        if claim.span > share.span and _is_of(case, words):
            return claim
        if claim.span < share.span and _OF_ITS.fullmatch(words) and _is_whole_of(case, claim):
            return claim
        head = case.clause_head(claim)
        told = next(reversed(list(case.cue("share.cue").finditer(head))), None)
        if claim.span < share.span and _TOTAL_OF.fullmatch(words) and told is not None and len(head) - told.end() <= _NAMED:
            return claim
    return None


def _is_whole_of(case: Case, claim: Claim) -> bool:
    """Whether an amount is the whole of the one right before it: 3,000 of its 24,000 jobs."""
    before = [c for c in case.sentence_claims(claim) if c.span < claim.span]
    return bool(before) and is_amount(before[-1]) and _PART_OF.fullmatch(case.text_between(before[-1], claim)) is not None


def _is_of(case: Case, words: str) -> bool:
    """Whether a share is one of the number behind these words: of its, of the planned."""
    found = _OF.fullmatch(words)
    if found is None:
        return False
    put = next(reversed(list(case.cue("share.put_at").finditer(found[1]))), None)
    if put is not None and not found[1][put.end() :].strip() and len(found[1]) <= _PUT and not re.search(r"[,;:\d]", found[1]):
        return True  # of a gross domestic product estimated at
    return not case.cue("share.determiner").sub("", found[1]).strip()


def part_of(case: Case, share: Claim, inner: Claim | None = None) -> Claim | None:
    """Return the amount whose share this is: right before 占 (40亿元，占20%), or right behind 即, or (20%, or $4 billion).

    `inner` is the total that the words of the share name, and so not the part.
    """
    near = [c for c in case.around(share) if c.sentence == share.sentence and is_amount(c) and c is not inner]
    listed = in_turn(case, share)
    if listed:
        return listed[0]
    before = [
        c for c in near if c.span < share.span and (_leads_to_share(case, c, share, inner) or _or_else(case, c, share, inner))
    ]
    after = [c for c in near if c.span > share.span and _is_given(case, case.text_between(share, c))]
    found = before[-1] if before else after[0] if after else _named_part(case, share)
    return None if found is inner else found


def in_turn(case: Case, share: Claim) -> Sequence[Claim]:
    """Return the amount that a share has in turn, and the others of its list, where as many shares follow on as many amounts.

    A，B，占比x和y. () where there is no such list.
    """
    claims = case.sentence_claims(share)
    run = _run_of_shares(case, share, claims)
    if len(run) < _TWO:
        return ()
    first, place = run[0].span, next(place for place, claim in enumerate(run) if claim.id == share.id)
    before = [c for c in claims if c.span < first and is_amount(c)][-len(run) :]
    if len(before) < len(run) or len({c.base.unit for c in before}) > 1:
        return ()
    shared = any(c.base.unit == share.base.unit for c in claims if before[0].span < c.span < first)
    return () if shared else (before[place], *before[:place], *before[place + 1 :])


def _run_of_shares(case: Case, share: Claim, claims: Sequence[Claim]) -> list[Claim]:
    """Return the shares that "and" joins, with the one given among them; () where that is none in per cent."""
    own = next((place for place, claim in enumerate(claims) if claim.id == share.id), None)
    if own is None or claims[own].base.unit != share.base.unit:
        return []
    first = last = own
    while first and _is_joined(case, claims[first - 1], claims[first]):
        first -= 1
    while last + 1 < len(claims) and _is_joined(case, claims[last], claims[last + 1]):
        last += 1
    return list(claims[first : last + 1])


def _is_joined(case: Case, first: Claim, second: Claim) -> bool:
    return first.base.unit == second.base.unit and _AND.fullmatch(case.text_between(first, second)) is not None


def _named_part(case: Case, share: Claim) -> Claim | None:
    """Return the amount of what the clause of a share names: 第三产业1.88万亿元，……第三产业占地区生产总值的55%."""
    head = case.clause_head(share)
    found = next(reversed(list(case.cue("share.cue").finditer(head))), None)
    owner = head[: found.start()].strip() if found else ""
    if not 2 <= len(owner) <= _REACH:
        return None
    named = [c for c in case.before(share, 1) if is_amount(c) and _opens_with(case, c, owner) and not _is_measure(case, c, owner)]
    return named[0] if len(named) == 1 else None


def _is_measure(case: Case, claim: Claim, words: str) -> bool:
    """Whether words end with what a claim measures, so that they name no part: the 年度投资 of 年度投资280亿元."""
    metric = case.pack.metrics.get(claim.metric or "")
    return metric is not None and words.endswith((*metric.zh, *metric.zh_verbs))


def _opens_with(case: Case, claim: Claim, owner: str) -> bool:
    """Whether the clause of an amount begins with a name, behind 其中 or not."""
    head = case.clause_head(claim).strip()
    cut = case.cue("part.cue").match(head)
    name = head[cut.end() if cut else 0 :]
    return name.startswith(owner) and not re.search(r"\d", name)


def _leads_to_share(case: Case, amount: Claim, share: Claim, inner: Claim | None) -> bool:
    """Whether nothing but a comma and a light word stands between an amount and the cue of its share.

    What the amount grew by may stand between them: 282亿元，同比增长39%，占出口的45%.
    """
    words = case.text_between(_last_growth(case, amount, share, inner), share)
    bare = _OR.sub("", case.cue("share.hedge").sub("", words))
    if not bare.strip("，, (（") and re.match(r"\s*of\b", case.tail(share)):
        return True
    found = case.cue("share.cue").search(words)
    if found is None or len(words) > _REACH or re.search(r"[。；;\n]|\d\s*%", words):
        return False  # behind a share of its own an amount has no second
    return not case.cue("share.light").sub("", words[: found.start()]).strip("，, （(")


def _or_else(case: Case, amount: Claim, share: Claim, inner: Claim | None) -> bool:
    """Whether an amount is told again as a share of a total told with it: $860 million in nine months, or 66% of its …"""
    if _TOLD_AGAIN.fullmatch(_unhedged(case, amount, share)) is None:
        return False
    return inner is not None or _is_one_of(case, amount)


def _is_one_of(case: Case, amount: Claim) -> bool:
    """Whether words make an amount a part of what was told before: of which 4,800; 9,300 of them."""
    if case.cue("share.them").match(case.tail(amount).lstrip()):
        return True
    head = case.clause_head(amount)
    found = next(reversed(list(case.cue("part.cue").finditer(head))), None)
    return found is not None and not re.search(r"\d", head[found.end() :])


def _unhedged(case: Case, amount: Claim, share: Claim) -> str:
    return case.cue("share.hedge").sub("", case.text_between(amount, share))


def _last_growth(case: Case, amount: Claim, share: Claim, inner: Claim | None) -> Claim:
    """Return the last of the changes that alone stand between an amount and a share, or the amount itself."""
    between = [c for c in case.around(share, 3, 0) if amount.span < c.span < share.span and c is not inner]
    return between[-1] if between and all(aspect(c) in ("growth", "change") for c in between) else amount


def _is_given(case: Case, words: str) -> bool:
    bare = _OF_WHOLE.sub("", words)
    if bare != words and not bare.strip(" ,"):
        return True  # 40% of the money, 52 billion
    found = case.cue("share.gives").search(words)
    return (
        found is not None
        and len(words) <= _REACH
        and not re.search(r"[。；;\n]", words)
        and not words[found.end() :].strip(" 约为达")
    )
