"""Shares: part, share and total that are all stated; shares above the whole; shares that are said to be all there are.

Option `form`: `part` (share × total = part), `ceiling` (a share above 100 %), `sum` (shares of one whole that leave a
rest or are called all: they make 100 %).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.cues import words as listed
from claims.checker.explain import reconcile
from claims.checker.facts import alike, aspect, fiscal_year_end, readings
from claims.checker.finding import build
from claims.checker.naming import fact_name, subject_name
from claims.checker.sharelists import is_share, middle, sums
from claims.checker.wording import print_interval
from claims.interval import Interval, Readings, agree, between, combine, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.period import relation
from claims.units import conversion

_ALL = Decimal(100)
_PEOPLE = frozenset({"person", "employee", "worker", "engineer", "staff"})
# How far, in characters, a part and its share may stand apart.
_REACH = 40
# How many claims before a part its total is looked for among.
_TOLD = 60
# How wide, as a factor, the product of a total and a share may be to tell a fit from chance; wider within a sentence.
_TIGHT, _NEAR = Decimal("1.06"), Decimal("1.12")


# A total behind its share, and before it; how far before such a total the cue of the share may stand, in characters.
_OF_TOTAL = re.compile(r"\s*of\s+(?:(?:the|its|a|their|some|about|total|planned|full-year|annual|whole)\s+){0,3}", re.IGNORECASE)
_TOTAL_OF = re.compile(r"[^，,；;。\d]{0,8}的[约近]?")
_NAMED = 8
# Words between an amount and "55% of" that only link them; and what a share in front of its part is one of.
_TOLD_AGAIN = re.compile(r"[^.;]{0,40}, or (?:(?:about|some|nearly|almost|around|roughly) )?")
_LINKING = re.compile(r"\b(?:or|about|around|roughly|nearly|some|almost)\b", re.IGNORECASE)
_OF_WHOLE = re.compile(r"^\s*of\s+[^,;.\d]{2,40}(?=,)", re.IGNORECASE)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield ticks and findings of the form that the rule asks for."""
    forms = {"part": _parts, "ceiling": _ceilings, "sum": sums}
    yield from forms[str(rule.options.get("form", "part"))](rule, case)


def _ceilings(rule: Rule, case: Case) -> Iterator[Finding]:
    """Only where the share is said to be one: of subscriptions and targets more than all may be met."""
    for claim in case.claims:
        low = hull(claim.hard).low
        if aspect(claim) != "share" or claim.base.unit != "percent" or low is None or low.value <= _ALL:
            continue
        head = case.clause_head(claim)
        if cue(case.pack, "share.cue").search(head) and not cue(case.pack, "share.unbounded").search(case.sentence_text(claim)):
            wanted = reconcile(case, ((claim, between(0, _ALL)),))
            yield build(case, rule, "inconsistent", (claim,), slots={"share": case.words(claim)}, reconcile=wanted)


def _parts(rule: Rule, case: Case) -> Iterator[Finding]:
    """Look for the total of each part that stands beside its share: in the sentence, then among the facts of the article.

    Where one part of a sentence is the share of a total, so is the next (广告11亿元，占55%，会员7亿元，占45%).
    """
    sibling: tuple[Claim, Claim] | None = None
    told: set[str] = set()
    for share in case.claims:
        if not is_share(case, share):
            continue
        inner = _inner_total(case, share)
        part = _part_of(case, share, inner)
        if part is None:
            continue
        if inner is not None and _alike(inner, part):
            total: tuple[Claim, bool] | None = (inner, True)
        else:
            total = _stated_total(case, part, share) or _named_total(case, part, share) or _fitting_total(case, part, share)
        is_new = part.id not in told
        told.add(part.id)
        if total is None and is_new and sibling is not None and _is_sibling(case, sibling[0], sibling[1], part, share):
            total = sibling[1], True
        if total is not None:
            if agree(_product(total[0], share, part), part.hard):
                sibling = share, total[0]
            yield from _part_report(rule, case, part, share, *total)


def _is_sibling(case: Case, first: Claim, total: Claim, part: Claim, share: Claim) -> bool:
    """Whether a part and its share stand beside another share of `total` in one sentence and name no whole of their own."""
    beside = first.sentence == share.sentence and part.metric in (total.metric, None) and part.basis is None
    return beside and _alike(total, part) and not _whole_words(case, share) and total.id != part.id


def _alike(a: Claim, b: Claim) -> bool:
    """Whether two amounts measure alike; heads are heads, however they are named (4000名员工, 1000人)."""
    people = {a.base.unit, b.base.unit}
    return alike(a, b) or (aspect(a) == aspect(b) and people <= _PEOPLE)


def _total_readings(total: Claim, unit: str) -> Readings:
    return total.hard if {total.base.unit, unit} <= _PEOPLE else readings(total, unit)


def _inner_total(case: Case, share: Claim) -> Claim | None:
    """Return the total that stands in the words of a share: 完成全年1300亿元预算的66%; 66% of its $1.3 billion budget."""
    near = [c for c in case.around(share, 1, 1) if c.sentence == share.sentence and c.id != share.id and _is_amount(c)]
    for claim in near:
        words = case.text_between(claim, share)
        if claim.span > share.span and _OF_TOTAL.fullmatch(words):
            return claim
        head = case.clause_head(claim)
        told = next(reversed(list(cue(case.pack, "share.cue").finditer(head))), None)
        if claim.span < share.span and _TOTAL_OF.fullmatch(words) and told is not None and len(head) - told.end() <= _NAMED:
            return claim
    return None


def _part_of(case: Case, share: Claim, inner: Claim | None = None) -> Claim | None:
    """Return the amount whose share this is: right before 占 (40亿元，占20%), or right behind 即, or (20%, or $4 billion).

    `inner` is the total that the words of the share name, and so not the part.
    """
    near = [c for c in case.around(share) if c.sentence == share.sentence and _is_amount(c) and c is not inner]
    before = [c for c in near if c.span < share.span and (_leads_to_share(case, c, share) or _or_else(case, c, share, inner))]
    after = [c for c in near if c.span > share.span and _is_given(case, case.text_between(share, c))]
    return before[-1] if before else after[0] if after else _named_part(case, share)


def _named_part(case: Case, share: Claim) -> Claim | None:
    """Return the amount of what the clause of a share names: 第三产业1.88万亿元，……第三产业占地区生产总值的55%."""
    head = case.clause_head(share)
    found = next(reversed(list(cue(case.pack, "share.cue").finditer(head))), None)
    owner = head[: found.start()].strip() if found else ""
    if not 2 <= len(owner) <= _REACH:
        return None
    named = [c for c in case.before(share, 1) if _is_amount(c) and _opens_with(case, c, owner)]
    return named[0] if len(named) == 1 else None


def _opens_with(case: Case, claim: Claim, owner: str) -> bool:
    """Whether the clause of an amount begins with a name, behind 其中 or not."""
    head = case.clause_head(claim).strip()
    cut = cue(case.pack, "part.cue").match(head)
    name = head[cut.end() if cut else 0 :]
    return name.startswith(owner) and not re.search(r"\d", name)


def _is_amount(claim: Claim) -> bool:
    return aspect(claim) == "level" and claim.base.unit not in ("percent", "percentage_point", "ratio", "rank", "s")


def _leads_to_share(case: Case, amount: Claim, share: Claim) -> bool:
    """Whether nothing but a comma and a light word stands between an amount and the cue of its share.

    What the amount grew by may stand between them: 282亿元，同比增长39%，占出口的45%.
    """
    words = case.text_between(_last_growth(case, amount, share), share)
    if not _LINKING.sub("", words).strip("，, (（") and re.match(r"\s*of\b", case.tail(share)):
        return True
    found = cue(case.pack, "share.cue").search(words)
    if found is None or len(words) > _REACH or re.search(r"[。；;\n]|\d\s*%", words):
        return False  # behind a share of its own an amount has no second
    return not cue(case.pack, "share.light").sub("", words[: found.start()]).strip("，, （(")


def _or_else(case: Case, amount: Claim, share: Claim, inner: Claim | None) -> bool:
    """Whether an amount is told again as a share of a total told with it: $860 million in nine months, or 66% of its …"""
    return inner is not None and _TOLD_AGAIN.fullmatch(case.text_between(amount, share)) is not None


def _last_growth(case: Case, amount: Claim, share: Claim) -> Claim:
    """Return the last of the changes that alone stand between an amount and a share, or the amount itself."""
    between = [c for c in case.around(share, 3, 0) if amount.span < c.span < share.span]
    return between[-1] if between and all(aspect(c) in ("growth", "change") for c in between) else amount


def _is_given(case: Case, words: str) -> bool:
    bare = _OF_WHOLE.sub("", words)
    if bare != words and not bare.strip(" ,"):
        return True  # 40% of the money, 52 billion
    found = cue(case.pack, "share.gives").search(words)
    return (
        found is not None
        and len(words) <= _REACH
        and not re.search(r"[。；;\n]", words)
        and not words[found.end() :].strip(" 约为达")
    )


def _stated_total(case: Case, part: Claim, share: Claim) -> tuple[Claim, bool] | None:
    """Return the total that the sentence names with 其中: 总额200亿元，其中40亿元，占20%; none where the share names its own."""
    first = min(part, share, key=lambda c: c.span)
    if _whole_words(case, share):
        return None
    for claim in case.before(first, 0):
        if cue(case.pack, "change.against").search(case.clause_head(claim)):
            continue  # 比年初的548亿元减少: the whole is the level that fell
        if _alike(claim, part) and _is_amount(claim) and cue(case.pack, "part.cue").search(case.text_between(claim, first)):
            return claim, True
    return None


def _whole_words(case: Case, share: Claim) -> str:
    """Return the words that say what a share is one of: 占营业收入的18%; 57.5% of Cyber Monday sales; "" where none do."""
    head = case.clause_head(share)
    found = next(reversed(list(cue(case.pack, "share.cue").finditer(head))), None)
    inner = head[found.end() :].strip(" 的了约近") if found else ""
    if inner and not inner.isascii():
        return inner
    behind = re.match(r"\s*of\s+(?:the\s+|its\s+|all\s+)?([^,.;，。]{2,40})", case.tail(share))
    return behind[1] if behind else ""


def _named_total(case: Case, part: Claim, share: Claim) -> tuple[Claim, bool] | None:
    """Return the total that the words of a share name, and whether it is sure.

    The one that fits, if any does. Else the first, sure where no amount of the article would do.
    """
    words = _whole_words(case, share)
    metric = part.metric if cue(case.pack, "share.generic").fullmatch(words.strip()) else _metric_named(case, words)
    amounts = [c for c in case.around(part, _TOLD, _TOLD // 4) if _is_amount(c) and _alike(c, part) and c.id != part.id]
    named = [c for c in amounts if c.zone != "title" and _is_named(case, c, words, metric) and _is_whole(case, c, part)]
    likely = [c for c in amounts if c in named or (metric is not None and c.metric == metric and _is_unscoped(case, c, words))]
    fitting = [c for c in likely if agree(_product(c, share, part), part.hard)]
    if fitting:
        return min(fitting, key=lambda c: _miss(c, share, part)), True
    single = len({(c.base.low, c.base.high) for c in named}) == 1
    if not named or any(agree(_product(c, share, part), part.hard) for c in amounts):
        return None
    return named[0], single or bool(_proper(words))


def _fitting_total(case: Case, part: Claim, share: Claim) -> tuple[Claim, bool] | None:
    """Return the nearest larger amount told before of which the share is the part, closely: for a tick, never to accuse."""
    if _metric_named(case, _whole_words(case, share)) is not None:
        return None  # 占营业收入的15% is a share of that and of no segment that happens to fit
    last = max(part.span, share.span)
    told = [c for c in case.around(part, _TOLD) if c.span < last and _is_amount(c) and _alike(c, part) and c.zone != "title"]
    near = [c for c in told if c.id != part.id and _miss(c, share, part) <= middle(part) / 5]
    products = [(c, hull(_product(c, share, part))) for c in near]
    fitting = [
        c
        for c, product in products
        if agree((product,), part.hard) and (_is_tight(product, c.sentence == part.sentence) or _prints(c, share, part))
    ]
    return (min(fitting, key=lambda c: _miss(c, share, part)), True) if fitting else None


def _miss(total: Claim, share: Claim, part: Claim) -> Decimal:
    """Return how far the share of a total, as printed, lies from the part."""
    factor = conversion(total.base.unit, part.base.unit) or Decimal(1)
    return abs(middle(total) * factor * middle(share) / 100 - middle(part))


def _prints(total: Claim, share: Claim, part: Claim) -> bool:
    """Whether a part and a total of one sentence, as printed, come to the share to its last digit: 226, 130 and 57.5%."""
    factor = conversion(total.base.unit, part.base.unit) or Decimal(1)
    printed, exact = middle(share), share.base.low == share.base.high and len(middle(share).normalize().as_tuple().digits) > 2
    step = Decimal(1).scaleb(int(share.base.low.as_tuple().exponent)) if share.base.low is not None else Decimal(0)
    whole = middle(total) * factor
    return total.sentence == part.sentence and exact and whole > 0 and abs(middle(part) / whole * 100 - printed) * 2 <= step


def _is_tight(values: Interval, near: bool) -> bool:
    low, high = values.low, values.high
    return low is not None and high is not None and low.value > 0 and high.value <= low.value * (_NEAR if near else _TIGHT)


def _product(total: Claim, share: Claim, part: Claim) -> Readings:
    return combine(lambda a, b: a * b / 100, _total_readings(total, part.base.unit), share.hard)


def _is_named(case: Case, claim: Claim, words: str, metric: str | None) -> bool:
    proper = _proper(words)
    if proper:
        return all(name in case.sentence_text(claim) for name in proper)
    return metric is not None and claim.metric == metric


def _is_unscoped(case: Case, claim: Claim, words: str) -> bool:
    """Whether a claim is of all that the words of a share name, and not of one segment."""
    return claim.scope is None or claim.scope in words or claim.scope in listed(case.pack, "identity.qualifiers")


def _proper(words: str) -> list[str]:
    return re.findall(r"\b[A-Z][a-z]+\b", words)


def _metric_named(case: Case, words: str) -> str | None:
    """Return the metric that the longest of its words in `words` names."""
    low = words.lower()
    found = [(len(w), m.id) for m in case.pack.metrics.values() for w in (*m.zh, *m.en) if w.lower() in low]
    return max(found)[1] if found else None


def _is_whole(case: Case, claim: Claim, part: Claim) -> bool:
    """Whether a claim may be the total: unscoped, not less than the part, of a period not known to differ."""
    lies = relation(claim.period, part.period, fiscal_year_end(case, part.subject)) if claim.period and part.period else "same"
    low, high = hull(part.hard).low, hull(claim.hard).high
    large = low is None or high is None or high.value >= low.value
    return claim.scope is None and claim.modality == "actual" and lies in ("same", "unknown") and large


def _part_report(rule: Rule, case: Case, part: Claim, share: Claim, total: Claim, sure: bool) -> Iterator[Finding]:
    unit = part.base.unit
    values = _product(total, share, part)
    fits = agree(values, part.hard)
    language = case.speaks(part)
    plain = combine(lambda a, b: a * b / 100, (point(middle(total)),), (point(middle(share)),))
    shown = print_interval(hull(plain), total.base.unit, language)
    slots = {
        "part": case.words(part),
        "share": case.words(share),
        "total": case.words(total),
        "computed": shown,
        "fact": fact_name(case, total),
        "subject": subject_name(case, part),
    }
    needs = (
        (part, values),
        (share, combine(lambda a, b: a / b * 100, part.hard, _total_readings(total, unit))),
        (total, combine(lambda a, b: a / b * 100, part.hard, share.hard)),
    )
    yield build(
        case,
        rule,
        "consistent" if fits else "inconsistent" if sure else "tension",
        (part, share, total),
        slots=slots,
        linked=sure,
        derivation=(f"{case.words(total)} × {case.words(share)} = {shown}",),
        gap=None if fits else gap(hull(values), hull(part.hard)),
        reconcile=() if fits else reconcile(case, needs),
    )
