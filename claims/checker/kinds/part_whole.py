"""A part that the text names as one (其中, of which) is not more than its whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.explain import reconcile
from claims.checker.facts import alike, aspect, fiscal_year_end, metric_of, readings
from claims.checker.finding import build
from claims.checker.flows import do_overlap, is_of_both_ways
from claims.checker.naming import fact_name
from claims.checker.wording import print_interval
from claims.interval import Interval, Readings, between, combine, crosses, gap, hull
from claims.model import Amount, Claim, Finding
from claims.packs import Pack, Rule
from claims.period import days, relation
from claims.units import shape

# How far behind the cue a part may stand, in characters.
_REACH = 50
# How far before a number, in characters, words say whose it is.
_NEAR = 16
_LISTED = re.compile(r"[、和及与，]|\band\b|,(?!\d)|[;；]")
# Behind what each of them is worth, which none of them is a part of.
_EACH = re.compile(r"\s*(?:each|apiece|per|a head|/)\b", re.IGNORECASE)
# Behind what is itself so much of a whole: 1.8亿元即总额的20%.
_SHARE = re.compile(r"[，,]?\s?(?:即|相当于|约占|占|合|or|about)\s?[^，,。；;]{0,12}?\d[\d.]*%")
# A cue behind words of its own clause: 71,624 at home, and total sales including exports rose to 120,142.
_OWN_WHOLE = re.compile(r"[,;]\s(?:and|while|but|though|with|as)\s[^,;:]+$")
# Names that something includes, and what it did: the segment, which includes vans and buses, slipped to 63,100.
_OTHERS = re.compile(r",\s(?!and\b|or\b)[^,\d]*$")
_DIVISIBLE = ("count", "power", "area", "mass")
_MEASURED = ("percent", "percentage_point", "ratio", "rank", "time")
# Lengths below a metre name a process, a wafer or a screen: 28奈米, 12吋.
_SHORT = 1


def speaks(rule: Rule, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Return the words that make a number part of another."""
    return (("part.cue",),)


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each whole with its parts; of parts listed together their sum as well."""
    wholes: dict[str, tuple[Claim, list[Claim]]] = {}
    for claim in (_counted(case, c) for c in case.claims):
        whole = _whole_of(case, claim)
        if whole is None:
            continue
        if _is_profit(case, whole, claim):  # its other parts may be losses: one above the whole is no fault
            sizes = hull(readings(claim, whole.base.unit)), hull(whole.hard)
            if _is_above(sizes[1], sizes[0]):
                yield _report(rule, case, whole, [claim], "consistent", sizes[0])
        elif _is_divisible(case, whole, claim):
            wholes.setdefault(whole.id, (whole, []))[1].append(claim)
    for whole, parts in wholes.values():
        yield from _judge(rule, case, whole, parts)


# A bracket that opens right before the cue, and one that closes what it tells of.
_IN_BRACKETS, _CLOSES = re.compile(r"[(（]\s*$"), re.compile(r"[)）]")


def _counted(case: Case, claim: Claim) -> Claim:
    """Return a bare count with the noun of the count before it: 40 stores, of which 15."""
    if claim.base.unit or not claim.quote.isdecimal():
        return claim
    counts = (c for c in case.before(claim, 0) if shape(c.base.unit) == "count")
    first = next(counts, None)
    return replace(claim, base=Amount(claim.base.low, claim.base.high, first.base.unit)) if first else claim


def _whole_of(case: Case, part: Claim) -> Claim | None:
    """Return the nearest earlier claim of the same sort with a cue before `part`; of the sentence before, the largest."""
    if aspect(part) != "level" or shape(part.base.unit) in _MEASURED or _is_of_before(case, part) or _is_a_size(part):
        return None
    for claim in case.before(part, 1):
        if not alike(claim, part) or _EACH.match(case.tail(claim)):
            continue
        if claim.sentence != part.sentence and _SHARE.match(case.tail(claim)):
            return None
        words = case.text_between(claim, part)
        found = next(reversed(list(case.cue("part.cue").finditer(words))), None)
        if found is not None and case.cue("part.behind").match(words.lstrip()):
            return None  # the state pays 4.7 billion of that, with 5.2 billion from banks: that is no whole but a part
        if found is not None and _OWN_WHOLE.search(words, 0, found.start()):
            return None
        if found is not None and (_is_earlier(case, claim, part) or _is_average(case, claim, part)):
            continue
        if found is not None and claim.sentence != part.sentence and _opens(case, claim, part, found):
            return None
        if found is not None:
            rest = words[found.end() :]
            if _IN_BRACKETS.search(words, 0, found.start()) and _CLOSES.search(rest):
                return None  # 计划255项(其中新开工223项),已开工206项
            if case.cue("part.attached").fullmatch(found[0]) and (claim.sentence != part.sentence or _OTHERS.search(rest)):
                return None
            if (claim.sentence != part.sentence and _is_of_loss(case, claim, part)) or _is_of_range(case, words[: found.start()]):
                return None
            whole = claim if claim.sentence == part.sentence else _namesake(case, claim, part) or _largest(case, claim, part)
            return whole if len(rest) <= _REACH and _stays(case, claim, part, rest) else None
        if not _is_listed(words):
            return None
    return None


def _is_a_size(claim: Claim) -> bool:
    """Whether a number is the size of a thing, which nothing is a part of."""
    return claim.base.unit == "m" and (claim.base.high or claim.base.low or 0) < _SHORT


def _is_of_range(case: Case, words: str) -> bool:
    """Whether the words before "of that" take an end or the middle of a range: the midpoint of that range, 4.4 billion."""
    return case.cue("part.of_range").search(words[-_NEAR:]) is not None


def _is_of_before(case: Case, part: Claim) -> bool:
    """Whether the words in front of a number put it into another time: 储能上年同期仅2.7GWh is no part of this year's."""
    return part.basis == "earlier level" or case.cue("change.earlier").search(case.clause_head(part)[-_NEAR:]) is not None


def _is_earlier(case: Case, whole: Claim, part: Claim) -> bool:
    """Whether a level is what another is compared with, or of a time before that of the part."""
    head, tail = case.clause_head(whole)[-_NEAR:], case.tail(whole).lstrip()[:_NEAR]
    if any(case.cue(name).search(head) for name in ("change.earlier", "change.against")):
        return True
    if case.cue("change.earlier").match(tail) or _is_left(case, head) or _is_set_against(case, head, tail):
        return True
    a, b = (days(c.period, fiscal_year_end(case, c.subject)) if c.period else None for c in (whole, part))
    return a is not None and b is not None and a[1] < b[0]


def _is_left(case: Case, head: str) -> bool:
    """Whether a level is the one that was left for another: raised to A from B."""
    found = next(reversed(list(case.cue("change.back").finditer(head))), None)
    return found is not None and not head[found.end() :].strip()


def _is_set_against(case: Case, head: str, tail: str) -> bool:
    """Whether a level is what another was measured by: above the 443,000 expected, 高于预期的44万辆."""
    ordered = any(case.cue(f"bound.{way}").search(head) for way in ("above", "below"))
    return ordered or case.cue("change.expected").match(tail) is not None


def _is_average(case: Case, whole: Claim, part: Claim) -> bool:
    """Whether a whole is a daily figure or one a head, and the part is not said to be one too, or is that of fewer days."""
    average = case.cue("part.average")
    if not average.search(case.clause_head(whole)[-_NEAR:]):
        return False
    head = case.clause_head(part)
    return not average.search(head[-_NEAR:]) or case.cue("part.stretch").search(head) is not None


def _opens(case: Case, whole: Claim, part: Claim, found: re.Match[str]) -> bool:
    """Whether the cue opens a sentence whose whole is yet to come: Including debt of A, the deal is worth B."""
    lead = case.head(part)[: -len(case.text_between(whole, part)[found.start() :]) or None]
    return case.cue("part.leading").fullmatch(found[0]) is not None and not lead.strip()


def _namesake(case: Case, claim: Claim, part: Claim) -> Claim | None:
    """Return the one number up to the full stop before that measures what the part does: 营收86亿元；净利4亿元。其中季度营收."""
    near = [c for c in case.before(part, 2) if c.sentence.end <= claim.sentence.end and case.paragraph(c) == case.paragraph(part)]
    same = [c for c in near if alike(c, part) and c.metric == part.metric is not None and not _is_earlier(case, c, part)]
    return same[0] if len({hull(c.hard) for c in same}) == 1 else None


def _largest(case: Case, claim: Claim, part: Claim) -> Claim:
    """Return the largest of its sort in a sentence: what a 其中 that opens the next one cannot exceed."""
    same = [c for c in case.sentence_claims(claim) if alike(c, claim)]
    now = [c for c in same if not _is_earlier(case, c, part)]
    return max(now or same, key=lambda c: c.base.high or c.base.low or 0, default=claim)


def _is_of_loss(case: Case, claim: Claim, part: Claim) -> bool:
    """Whether a number of the sentence before is a profit or a loss, and the part is told of something else."""
    metric = metric_of(case, claim)
    return metric is not None and metric.signed and part.metric != claim.metric and _namesake(case, claim, part) is None


def _stays(case: Case, whole: Claim, part: Claim, rest: str) -> bool:
    """Whether the words from the cue to a part leave the whole alone: no new sentence, no total, no other list."""
    if re.search(r"[。；;\n]|\.\s", rest) or case.cue("part.total").search(rest):
        return False
    if part.quote.isdecimal() and case.cue("part.light").sub("", rest).strip(" ,，"):
        return False  # a bare number further off may be a name: 64 for the 787
    if case.cue("change.against").search(rest):
        return False  # of which 9 GW are on roofs, against 6 GW of coal
    start = part.span.start - len(rest)
    between = (c for c in case.sentence_claims(part) if start <= c.span.start < part.span.start)
    if not _LISTED.search(rest) and any(shape(c.base.unit) not in _MEASURED for c in between):
        return False  # including exports of 15,400 the company shipped 58,360
    is_first = not re.search(r"[，,](?!\d)", rest.lstrip("，, "))
    longer = case.cue("part.longer")
    if not is_first and longer.search(case.clause_head(part)) and not longer.search(case.clause_head(whole)):
        return False  # 9月21.3万辆，其中新能源12万辆，前9个月累计168万辆
    if not is_first and whole.modality == "actual" != part.modality:
        return False  # 1,146 shops, of which 312 were franchised, and aims for 4,000
    return is_first or (whole.metric is not None and part.metric == whole.metric)


def _is_listed(words: str) -> bool:
    return len(words) <= _REACH and _LISTED.search(words) is not None and not re.search(r"[。；;\n]|\.\s", words)


def _is_divisible(case: Case, whole: Claim, part: Claim) -> bool:
    """Whether a part of this whole cannot exceed it: not a profit, whose other parts may be losses, nor a price."""
    if any(_lowest(c) is None or _lowest(c) < 0 for c in (whole, part)):  # type: ignore[operator]
        return False
    if whole.period and part.period and relation(part.period, whole.period, fiscal_year_end(case, whole.subject)) == "apart":
        return False
    metric = metric_of(case, whole)
    if shape(whole.base.unit) in _DIVISIBLE:
        return True
    if metric is None:
        return whole.metric is not None or whole.zone != "title"
    spent = cue(case.pack, "part.purpose").search(case.text_between(whole, part) + case.tail(part)[:12])
    return not metric.signed and (metric.additive or spent is not None)


def _is_profit(case: Case, whole: Claim, part: Claim) -> bool:
    """Whether a part of a time is told beside the whole of a sum that may be negative, and neither is."""
    metric = metric_of(case, whole)
    if metric is None or not (metric.signed and metric.additive) or part.metric != whole.metric:
        return False
    year_end = fiscal_year_end(case, whole.subject)
    lies = relation(part.period, whole.period, year_end) if part.period and whole.period else "unknown"
    return lies == "inside" and all(_lowest(c) == 1 for c in (whole, part))


def _lowest(claim: Claim) -> int | None:
    low = hull(claim.hard).low
    return None if low is None else -1 if low.value < 0 else 1


def _judge(rule: Rule, case: Case, whole: Claim, parts: list[Claim]) -> Iterator[Finding]:
    held = hull(whole.hard)
    sound: list[Claim] = []
    for part in parts:
        size = hull(readings(part, whole.base.unit))
        if _is_above(size, held):
            if not any(case.cue("part.net").search(case.clause_head(c)) for c in (whole, part)):
                yield _report(rule, case, whole, [part], "inconsistent", size)
        else:
            sound.append(part)
    disjoint = _of_one_cut(case, sound)
    total = _sum([readings(p, whole.base.unit) for p in disjoint])
    above = len(disjoint) > 1 and _is_above(hull(total), held) and not any(_is_netted(case, p) for p in disjoint)
    if above and any(alike(c, whole) for c in case.sentence_claims(whole) if whole.span < c.span < disjoint[0].span):
        above = False  # 总投资86亿元，年度计划50亿元，其中市级总投资61亿元，年度计划30亿元: two sums, each with its parts
    if above and not _add_up_to_nothing(case, {c.id: c for p in disjoint for c in case.sentence_claims(p)}.values()):
        yield _report(rule, case, whole, disjoint, "tension", hull(total))
        return
    for part in (p for p in sound if p.sentence == whole.sentence or _is_of_one(case, whole, p)):
        if not _is_above(hull(readings(part, whole.base.unit)), held):
            yield _report(rule, case, whole, [part], "consistent", hull(readings(part, whole.base.unit)))


def _add_up_to_nothing(case: Case, claims: Iterable[Claim]) -> bool:
    held = tuple(claims)
    return is_of_both_ways(case, held) or do_overlap(case, held)


def _of_one_cut(case: Case, parts: list[Claim]) -> list[Claim]:
    """Return the most parts that one way to cut the whole may have made: what is told by place may overlap with kinds."""
    cuts: dict[str, list[Claim]] = {}
    for part in parts:
        cuts.setdefault(_cut(case, part), []).append(part)
    return max(cuts.values(), key=len, default=[])


def _cut(case: Case, part: Claim) -> str:
    """Return the way of cutting a whole that the words before a part name first; "" for none."""
    names = case.pack.relations["part"]
    cuts = names.get("cuts", {}) if isinstance(names, Mapping) else {}
    head = case.clause_head(part)[-_NEAR:]
    found = [(m.start(), name) for name in sorted(cuts) for m in case.cue(f"part.cuts.{name}").finditer(head)]
    return min(found)[1] if found else ""


def _is_netted(case: Case, part: Claim) -> bool:
    """Whether a part is taken off the others: 外资买超300张，自营商卖超50张."""
    return case.cue("part.netted").search(case.clause_head(part)) is not None


def _is_of_one(case: Case, whole: Claim, part: Claim) -> bool:
    """Whether a part told in the next sentence measures what its whole does, and that sentence has no other whole."""
    rivals = [c for c in case.sentence_claims(whole) if alike(c, whole) and part.metric in (c.metric, None)]
    return part.metric in (whole.metric, None) and rivals == [whole]


def _sum(values: list[Readings]) -> Readings:
    total: Readings = (between(0, 0),)
    for value in values:
        total = combine(lambda a, b: a + b, total, (hull(value),))
    return total


def _is_above(part: Interval, whole: Interval) -> bool:
    """Whether every value of `part` exceeds every value of `whole`."""
    low, high = part.low, whole.high
    return low is not None and high is not None and crosses(low, high)


def _report(rule: Rule, case: Case, whole: Claim, parts: list[Claim], verdict: str, size: Interval) -> Finding:
    language = case.speaks(whole)
    words = " + ".join(case.words(part) for part in parts)
    shown = print_interval(size, whole.base.unit, language)
    slots = {"whole": case.words(whole), "part": words, "fact": fact_name(case, whole), "sum": shown}
    fails = verdict != "consistent"
    ceiling = Interval(None, hull(whole.hard).high)
    floor = Interval(size.low, None)
    return build(
        case,
        rule,
        verdict,
        (whole, *parts),
        slots=slots,
        linked=True,
        derivation=(f"{words} = {shown}",) if len(parts) > 1 else (),
        gap=gap(size, hull(whole.hard)) if fails else None,
        reconcile=reconcile(case, ((whole, floor), *(((parts[0], ceiling),) if len(parts) == 1 else ()))) if fails else (),
    )
