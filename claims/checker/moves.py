"""Two levels that words join as earlier and later, and the stated changes that may go with them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.cues import words as words_of
from claims.checker.facts import aspect
from claims.model import Claim
from claims.period import back, prior
from claims.units import dimension

# How far, in characters, a word may stand from the number that it goes with; what ends a statement, and a clause.
NEAR = 24
LIST = re.compile(r"[；;。]")
_PERCENT = re.compile(r"、|\d[\d.]*\s?%")
STOP = re.compile(r"[，；;。]|[,：:](?!\d)")
# What a percentage may be measured from without its number being told.
_BASES = ("premium.close", "change.expected")
_AND = re.compile(r"\s(?:and|but|while|though)\s")
# Units of numbers that are no levels.
_NO_LEVEL = ("rank", "percentage_point", "s", "ratio")


@dataclass(frozen=True, slots=True)
class Transition:
    """A level and the one before it, as the words join them, in one unit and as sizes.

    `verb` is up, down or "" as the words say. `changes` are the stated changes that may go with the pair. `sure` tells
    that words join them, not only their dates.
    """

    old: Claim
    new: Claim
    verb: str
    changes: tuple[Claim, ...] = ()
    sure: bool = True


def may_be_level(claim: Claim) -> bool:
    """A number behind 从 or 较 may have been read as a change; one in per cent is none of these."""
    if claim.base.unit in _NO_LEVEL:
        return False
    return aspect(claim) in ("level", "share") or aspect(claim) == "change"


def behind(case: Case, name: str, text: str) -> str | None:
    """Return the words between the last such cue and the number that follows, or None where a stop or too much lies there."""
    last = next(reversed(list(case.cue(name).finditer(text))), None)
    rest = text[last.end() :] if last else ""
    return None if last is None or len(rest) > NEAR or STOP.search(rest) else rest


def verb(case: Case, text: str) -> str:
    """Return the direction of the last verb of change in `text`."""
    bare = case.cue("change.idle").sub("", text)
    found = [(m.end(), way) for way in ("up", "down") for m in cue(case.pack, f"change.{way}").finditer(bare)]
    return max(found)[1] if found else ""


def verb_after(case: Case, claim: Claim) -> str:
    """Return the direction of the first verb right behind a number: 较上年的6.90亿元增长."""
    text = STOP.split(case.tail(claim))[0][:NEAR]
    found = [(m.start(), way) for way in ("up", "down") for m in case.cue(f"change.{way}").finditer(text)]
    return min(found)[1] if found else ""


def changes(case: Case, claims: Sequence[Claim], first: Claim, moved: Transition) -> tuple[Claim, ...]:
    """Return the changes that may go with a pair: right behind it, between its levels, or led up to it (rose 5% to A)."""
    ends = sorted((moved.old.span, moved.new.span))
    behind = []
    for claim in claims:
        if claim.span.start < ends[1].end or claim.base.unit == "s":
            continue
        if not _is_change(case, claim, moved) or _leads_on(case, claims, claim):
            break
        words_between = case.text_of(replace(ends[1], start=ends[1].end, end=claim.span.start))
        if _is_set_beside(case, claim) or case.cue("change.apart").search(words_between) or LIST.search(words_between):
            break
        behind.append(claim)
    start = max(ends[0].end, first.span.end) if first.span < ends[1] else ends[0].end
    inside = [c for c in claims if start <= c.span.start and c.span.end <= ends[1].start and _is_change(case, c, moved)]
    inside = [c for c in inside if not _is_contrasted(case, c, moved)]
    ahead = [c for c in claims if c.span.end <= ends[0].start]
    led = (
        ahead
        and _is_change(case, ahead[-1], moved)
        and case.text_of(replace(ends[0], start=ahead[-1].span.end, end=ends[0].start))
    )
    joins = led and _is_led(case, led)
    return (*(ahead[-1:] if joins else ()), *inside, *behind)


def _is_set_beside(case: Case, change: Claim) -> bool:
    """Whether a number behind a pair tells how far from another level the new one is: 16 basis points below a year ago."""
    tail = STOP.split(case.tail(change))[0].lstrip()
    return any(case.cue(f"bound.{name}").match(tail) for name in ("above", "below", "how_far"))


def _is_led(case: Case, words: str) -> bool:
    """Whether a change leads up to a level (rose 5% to A), and not another clause that has a level of its own."""
    found = [m for name in ("to", "from") for m in case.cue(f"change.{name}").finditer(words)]
    return bool(found) and len(words) <= NEAR and not re.search(r"[，,]\s*\S", words[: min(m.start() for m in found)])


def _is_contrasted(case: Case, change: Claim, moved: Transition) -> bool:
    """Whether a word of contrast parts a change from the level behind it: 同比收窄9个基点，但较上半年的1.60%回升."""
    later = max(moved.old, moved.new, key=lambda c: c.span)
    return case.cue("change.contrast").search(case.text_between(change, later)) is not None


def _leads_on(case: Case, claims: Sequence[Claim], change: Claim) -> bool:
    """Whether a change leads on to another level: and 62% from B; and its value fell 1.4% to C."""
    later = next((c for c in claims if c.span > change.span and may_be_level(c)), None)
    words = case.text_between(change, later) if later is not None else ""
    return any(behind(case, name, words) is not None for name in ("change.back", "change.to", "change.arrives"))


def _is_change(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether a number tells how far the pair's levels lie apart, and not of something that it names itself."""
    unit, level = claim.base.unit, moved.new.base.unit
    around = case.clause_head(claim) + case.words(claim) + STOP.split(case.tail(claim))[0]
    if any(cue(case.pack, f"change.{name}").search(around) for name in ("compound", "stepwise")):
        return False
    if not _is_same_basis(case, claim, moved.old, moved.new) or _is_end(case, claim) or _is_of_another(case, claim, moved):
        return False
    if unit == "percentage_point":
        return level == "percent" and not _names_another(case, claim, moved)
    if unit in ("percent", "ratio"):
        verbal = _is_verbal(case, claim) or is_measured_from(case, claim, moved.old)
        moving = aspect(claim) in ("growth", "change", "multiple") or (aspect(claim) != "share" and verbal)
        return moving and not _names_another(case, claim, moved)
    return aspect(claim) == "change" and dimension(unit) == dimension(level) and not _names_another(case, claim, moved)


def _is_end(case: Case, claim: Claim) -> bool:
    """Whether the words before a percentage make it an end of a move: lifted from 4.8%, 由2025年的3.4%降至3.1%."""
    head = case.clause_head(claim)[-NEAR:]
    ends = (behind(case, f"change.{name}", head) for name in ("from", "back", "until"))
    return any(rest is not None and not verb(case, rest) for rest in ends)


def _is_of_another(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether a percentage is known to measure something else than the levels: an upside, a premium, a margin."""
    metrics = {claim.metric, moved.new.metric, moved.old.metric}
    rate = claim.metric in words(case.pack, "premium.rates") or has_own_base(case, claim) or _is_valuation(case, claim)
    return rate or (claim.found.get("metric") == "stated" and claim.subject != moved.new.subject and len(metrics) > 1)


def _is_valuation(case: Case, claim: Claim) -> bool:
    """Whether a multiple is that of a price over what is earned: to $205, or 31 times his earnings estimate; 本益比25倍."""
    if claim.base.unit != "ratio" or not (
        case.cue("premium.times").search(case.words(claim)) or _TIMES.search(case.words(claim))
    ):
        return False
    tail = STOP.split(case.tail(claim))[0][: 2 * NEAR]
    return claim.metric == "pe_ratio" or case.cue("roles.price_multiple").search(tail) is not None


_TIMES = re.compile(r"\dx$")


def has_own_base(case: Case, claim: Claim) -> bool:
    """Whether a percentage is measured from what its words name and give no number of: 21% more than Friday's close.

    What was expected is named so as well: 6% above consensus.
    """
    if claim.base.unit != "percent" or not case.says(claim.document, *_BASES):
        return False
    head, tail = case.clause_head(claim), STOP.split(case.tail(claim))[0]
    if case.cue("premium.over").search(tail) and _names_base(case, tail):
        return _has_no_number(case, tail)
    against = next(iter(case.cue("premium.against").finditer(head)), None)
    named = head[against.end() :] if against else ""
    return _names_base(case, named) and re.search(r"\d", named) is None


def _has_no_number(case: Case, words: str) -> bool:
    """Whether the words of a base give no number of it: 5% above its own guidance and up from the 375 million of last year."""
    named = _AND.split(words)[0]
    return re.search(r"\d", named) is None and _names_base(case, named)


def _names_base(case: Case, text: str) -> bool:
    return any(case.cue(name).search(text) for name in _BASES)


def _is_same_basis(case: Case, claim: Claim, old: Claim, new: Claim) -> bool:
    """Whether a change may be measured against the old level: not a yearly one against the quarter before."""
    if is_measured_from(case, claim, old):
        return True
    tail = _PERCENT.split(STOP.split(case.tail(claim))[0])[0]
    mine = basis(case, case.words(claim) + tail) or basis(case, case.clause_head(claim) + case.words(claim) + tail)
    mine = mine or (claim.basis or "")
    theirs = _basis_of_times(old, new) or basis(case, case.clause_head(old)[-NEAR:] + STOP.split(case.tail(old))[0][:NEAR])
    return not theirs or mine not in ("yoy", "qoq", "mom") or mine == theirs


def is_measured_from(case: Case, claim: Claim, old: Claim) -> bool:
    """Whether nothing but a word of comparison stands between a change and the level it began at: 7.9% from 66,030."""
    if claim.span > old.span:
        return False
    words = case.text_between(claim, old).strip()
    return any(case.cue(f"change.{name}").fullmatch(words) for name in ("from", "back", "against"))


def _basis_of_times(old: Claim, new: Claim) -> str:
    """Return how far two levels lie apart in time, where both times are known: 去年第4季 is the quarter before this first one."""
    if not (old.period and new.period):
        return ""
    if back(new.period) == old.period:
        return "yoy"
    return {7: "mom", 6: "qoq"}.get(len(new.period), "") if prior(new.period) == old.period else ""


def basis(case: Case, text: str) -> str:
    """Return yoy, qoq or mom where exactly one of them is named in `text`, else ""."""
    found = [name for name in ("yoy", "qoq", "mom") if cue(case.pack, f"change.{name}").search(text)]
    return found[0] if len(found) == 1 else ""


def _is_verbal(case: Case, claim: Claim) -> bool:
    """Whether a verb or a noun of change stands right before or behind a number: 增长5%, 调幅5%, 5% more than."""
    head = case.clause_head(claim)
    sized = any(not head[found.end() :].strip("约近达为 ") for found in case.cue("change.sized").finditer(head))
    return bool(sized or verb(case, head[-6:]) or verb(case, STOP.split(case.tail(claim))[0][:6]))


def _names_another(case: Case, claim: Claim, moved: Transition) -> bool:
    """Whether the clause of a change names the metric that it belongs to, other than that of the levels."""
    kin = words_of(case.pack, "change.kin")
    if claim.metric is None or claim.metric == moved.new.metric or moved.new.metric is None:
        return False
    if claim.metric in kin and moved.new.metric in kin:
        return False
    metric = case.pack.metrics.get(claim.metric)
    words = (*metric.zh, *metric.en) if metric else ()
    head = case.clause_head(claim).lower()
    return any(word.lower() in head for word in words)
