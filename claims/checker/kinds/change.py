"""Growth against the levels it leads from and to, and the direction that the verb gives.

Option `form`: `size` compares the stated growth, difference or multiple with the two levels; `direction` compares the
verb with them; `rate` compares a level's increment with the rate stated beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import permutations

from claims.checker.accusable import comes_out, is_adjusted, may_be_accused
from claims.checker.bases import leaps
from claims.checker.case import Case
from claims.checker.cues import words
from claims.checker.explain import reconcile
from claims.checker.facts import aspect
from claims.checker.finding import build
from claims.checker.increments import Increment, fits, increments, is_cut_short
from claims.checker.misplaced import is_misplaced
from claims.checker.moves import STOP, Transition, is_measured_from
from claims.checker.naming import fact_name, phrase
from claims.checker.setagainst import misstated, set_against
from claims.checker.sizes import Sum, absolute, computed, is_above, is_negative, points, sizes, values
from claims.checker.transitions import moves
from claims.checker.wording import print_interval
from claims.interval import Readings, agree, combine, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Rule
from claims.units import shape

# How far, in characters, the levels may stand that a change comes out of.
_BESIDE = 60
# Words that a number is measured from another by.
_SET = ("premium.times", "premium.surely", "premium.rise", "premium.fold")
# Two levels of one thing lie no further apart where a verb is held against them.
_TWO, _FAR = 2, 5


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick or a finding for each change whose size or direction two levels decide."""
    if rule.options.get("form") == "direction":
        for transition in moves(case):
            yield from _judge_direction(rule, case, transition)
        return
    if rule.options.get("form") == "rate":
        yield from (_judge_rate(rule, case, found) for found in increments(case) if fits(found) or not is_cut_short(found))
        return
    yield from (found for found in _sized(rule, case) if found.verdict == "consistent" or not _is_settled(case, found))


def _sized(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield what two levels say of the size of a change."""
    by_period = list(_by_period(rule, case))
    dated = {finding.claims for finding in by_period}
    seen: set[str] = set()
    for finding in _in_text(rule, case):
        if finding.verdict == "consistent" or finding.claims not in dated:
            seen.update(finding.claims)
            yield finding
    for finding in (*by_period, *_against(rule, case)):
        if seen.isdisjoint(_growths(case, finding)):
            yield finding


def _against(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tick for each percentage or multiple that comes out of the number its words measure it from, and what does not."""
    for old, new, claim in set_against(case):
        total = computed(case, Transition(old, new, ""), claim)
        if total is not None and agree(absolute(claim.hard), total.hard):
            yield _report(rule, case, old, new, claim, total, sure=True)
    for old, new, claim in misstated(case) if case.may_say(*_SET) else ():
        total = computed(case, Transition(old, new, ""), claim)
        if total is None or agree(absolute(claim.hard), total.hard) or is_adjusted(case, claim):
            continue
        slipped = is_misplaced(case, Transition(old, new, ""), claim)
        if claim.base.unit == "percent" or slipped or not _is_out_of_scale_multiple(claim, total):
            yield _report(rule, case, old, new, claim, total, sure=claim.base.unit != "percent", linked=True)


def _is_out_of_scale_multiple(claim: Claim, total: Sum) -> bool:
    """Whether two numbers make a multiple so far from the stated one that they are hardly its own."""
    near = gap(hull(absolute(claim.hard)), hull(total.hard))
    return near is None or near > _FAR


def across(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield what levels of one article say of the growth in another, where its own text does not give the levels."""
    if "form" in rule.options and rule.options["form"] != "size":
        return
    for found in _by_period(rule, case):
        seen = case.once((across, rule.id), lambda: {claim for told in _in_text(rule, case) for claim in told.claims})
        if seen.isdisjoint(_growths(case, found)):
            yield found


def _in_text(rule: Rule, case: Case) -> Iterator[Finding]:
    return (finding for transition in moves(case) for finding in _judge_size(rule, case, transition))


def _is_settled(case: Case, found: Finding) -> bool:
    """Whether the change that is questioned comes out of two other levels right beside it: to double to 8,200 from 4,100."""
    for change in (c for c in map(case.claim, found.claims) if aspect(c) in ("growth", "multiple")):
        levels = (c for c in case.sentence_claims(change) if aspect(c) == "level")
        near = [c for c in levels if abs(c.span.start - change.span.start) <= _BESIDE]
        pairs = (pair for pair in permutations(near, 2) if not {c.id for c in pair} <= set(found.claims))
        if comes_out(case, change, ((old, new) for old, new in pairs if old.base.unit == new.base.unit)):
            return True
        if case.cue("change.by_value").search(case.sentence_text(change)) and _are_counts(case, found):
            return True  # 4,210 homes against 3,905, an increase by value of 19%
    return False


def _are_counts(case: Case, found: Finding) -> bool:
    return any(shape(c.base.unit) == "count" for c in map(case.claim, found.claims))


def _growths(case: Case, finding: Finding) -> set[str]:
    return {name for name in finding.claims if aspect(case.claim(name)) == "growth"}


def _judge_rate(rule: Rule, case: Case, found: Increment) -> Finding:
    holds = fits(found)
    shown = print_interval(found.plain, "percent", case.speaks(found.level))
    slots = {
        "level": case.words(found.level),
        "increment": case.words(found.increment),
        "rate": case.words(found.rate),
        "computed": shown,
    }
    return build(
        case,
        rule,
        "consistent" if holds else "inconsistent",
        (found.level, found.increment, found.rate),
        slots=slots,
        gap=None if holds else gap(hull(absolute(found.rate.hard)), hull(found.rates)),
        reconcile=() if holds else reconcile(case, ((found.rate, found.rates),)),
        linked=True,
    )


def _judge_direction(rule: Rule, case: Case, moved: Transition) -> Iterator[Finding]:
    verb, by = _told(case, moved)
    old, new = sizes(moved)
    if verb is None or old is None or new is None or _is_inverted(case, moved):
        return
    rises, falls = is_above(new, old), is_above(old, new)
    if not (rises or falls):
        return
    holds = rises == (verb == "up")
    if not holds and not (moved.sure and _are_of_one(moved) and not _is_part(case, moved)):
        return
    if holds and moved.changes:
        return  # the size says the same and more
    claims = (moved.old, moved.new, *by)
    slots = {
        "fact": fact_name(case, moved.new),
        "old": case.words(moved.old),
        "new": case.words(moved.new),
        "verb": phrase(case, moved.new, verb),
    }
    near = None if holds else gap(hull(old), hull(new))
    yield build(case, rule, "consistent" if holds else "inconsistent", claims, slots=slots, gap=near, linked=True)


def _is_part(case: Case, moved: Transition) -> bool:
    """Whether the newer level is told as a part of another: 2.7 billion, of which 500 million go to it, up from 2.2 billion."""
    return case.cue("part.cue").search(case.head(moved.new)) is not None


def _are_of_one(moved: Transition) -> bool:
    """Whether two levels that a verb contradicts are not known to be of two things, nor of two sizes."""
    metrics = {c.metric for c in (moved.old, moved.new) if c.metric}
    near = gap(hull(moved.old.hard), hull(values(moved.new, moved.old.base.unit, "hard")))
    return len(metrics) < _TWO and (near is None or near <= _FAR)


def _is_inverted(case: Case, moved: Transition) -> bool:
    """Whether what rises has a smaller number: the yuan gained to 7.11 per dollar; of a place in a table as well."""
    units = moved.new.base.unit, moved.old.base.unit
    priced = any(len([part for part in unit.split("/") if shape(part) == "money"]) > 1 for unit in units)
    named = {moved.new.metric, moved.old.metric} & set(words(case.pack, "change.inverted"))
    return bool(named) or priced or case.cue("change.quoted").search(STOP.split(case.tail(moved.new))[0]) is not None


def _told(case: Case, moved: Transition) -> tuple[str | None, tuple[Claim, ...]]:
    """Return the direction in which a text says that a level moved, and the change that says so where no verb does.

    That is the one change whose size fits: 215.4亿元，上年同期198.2亿元，下降8.7%. Of losses it says nothing, since a loss may
    grow while the result falls.
    """
    if moved.verb:
        return moved.verb, ()
    levels = values(moved.old, moved.new.base.unit, "hard") + moved.new.hard
    fitting = [c for c in moved.changes if (total := computed(case, moved, c)) and agree(absolute(c.hard), total.hard)]
    if len(fitting) != 1 or fitting[0].direction is None or is_negative(levels):
        return None, ()
    return fitting[0].direction, tuple(fitting)


def _goes_against(case: Case, moved: Transition) -> bool:
    """Whether the direction that a text gives two levels is the contrary of theirs."""
    verb, _ = _told(case, moved)
    old, new = sizes(moved)
    if old is None or new is None or verb is None:
        return False
    return is_above(old, new) if verb == "up" else is_above(new, old)


def _judge_size(rule: Rule, case: Case, moved: Transition) -> Iterator[Finding]:
    """Yield a tick for the change that fits two levels, else a finding where only one change can be meant.

    What nothing but the dates of two levels joins is left to `leaps`.
    """
    found = [(c, total) for c in moved.changes if (total := computed(case, moved, c)) is not None]
    fitting = [(c, total) for c, total in found if agree(absolute(c.hard), total.hard)]
    if fitting and _goes_against(case, moved):
        return  # the verb is wrong, whatever the size
    if not fitting and len(found) > 1:
        found = [(c, total) for c, total in found if is_measured_from(case, c, moved.old)]
    accusable = not fitting and len(found) == 1 and moved.sure and may_be_accused(case, moved, found[0][0])
    for claim, total in fitting[:1] or (found if accusable else []):
        yield _report(rule, case, moved.old, moved.new, claim, total, sure=moved.sure)


def _is_rough(case: Case, claim: Claim) -> bool:
    """Whether a change is told by a word (halved, 腰斩), which nobody says of a half alone."""
    return claim.base.unit == "ratio" and not claim.hedge and re.search(r"\d", case.words(claim)) is None


def _report(
    rule: Rule, case: Case, old: Claim, new: Claim, claim: Claim, total: Sum, *, sure: bool, linked: bool | None = None
) -> Finding:
    fits = agree(absolute(claim.hard), total.hard)
    close = fits and (agree(absolute(claim.soft), total.soft) or _is_rough(case, claim))
    shown = print_interval(total.plain[0], claim.base.unit, case.speaks(claim))
    slots = {
        "fact": fact_name(case, new),
        "old": case.words(old),
        "new": case.words(new),
        "change": case.words(claim),
        "computed": shown,
    }
    return build(
        case,
        rule,
        "consistent" if close else "inconsistent" if sure and not fits else "tension",
        (old, new, claim),
        slots=slots,
        derivation=(f"{total.step} = {shown}",),
        gap=None if fits else gap(hull(absolute(claim.hard)), hull(total.hard)),
        reconcile=() if close else reconcile(case, _needs(old, new, claim, total)),
        explanations=_remarks(case, old, new, claim, total, fits),
        down=1 if fits else 0,
        linked=sure if linked is None else linked,
    )


def _needs(old: Claim, new: Claim, claim: Claim, total: Sum) -> list[tuple[Claim, Readings]]:
    needs: list[tuple[Claim, Readings]] = [(claim, total.hard)]
    if claim.base.unit != "percent" or old.base.unit == "percent" or old.base.unit != new.base.unit:
        return needs
    sign = 1 if is_above(new.hard, old.hard) else -1
    rate = tuple(1 + part * sign / 100 for part in absolute(claim.hard))
    return [*needs, (new, combine(lambda x, r: x * r, old.hard, rate)), (old, combine(lambda y, r: y / r, new.hard, rate))]


def _remarks(case: Case, old: Claim, new: Claim, claim: Claim, total: Sum, fits: bool) -> tuple[str, ...]:
    """Return what a reader may want to know: it fits by rounding only, or points and percent, or basis points, are mixed."""
    size = absolute(claim.hard)
    if fits:
        return () if agree(size, total.plain) else (phrase(case, claim, "only_by_rounding"),)
    if claim.base.unit == "percent" and new.base.unit == "percent" and agree(size, absolute(points(old, new))):
        return (phrase(case, claim, "points_for_percent"),)
    if hull(size).high is None:
        return ()
    for factor, name in ((point(100), "basis_points"), (point(1) / 100, "basis_points"), (point(10), "ten_times")):
        if agree(size, tuple(part * factor for part in total.plain)):
            return (
                phrase(case, claim, name if claim.base.unit == "percentage_point" or name == "ten_times" else "hundred_times"),
            )
    return ()


def _by_period(rule: Rule, case: Case) -> Iterator[Finding]:
    """Compare each growth with the level of its period and that of the period before, wherever they are stated."""
    for leap in leaps(case):
        yield _report(rule, case, leap.old, leap.new, leap.growth, leap.total, sure=leap.sure, linked=True)
