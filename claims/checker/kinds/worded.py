"""A relation whose parts a sentence names one by one: 每股纯益5元，配息3元，配发率60%; equity of A and net debt of B, in all C.

`formula` is over the names of rules/relations.toml, [roles]. A tick where some numbers that the words name make it; a finding
where the words name one number for each part and these do not. Options: `rough`, a distance of both sides, as a share, of which
nothing is said; `loose`, whether it is never more than a tension; `timed`, whether all parts are of one time;
`wide`, whether the parts may stand anywhere in an article, which is then at most a tension; `slips`, whether nothing is said
but that they hold, or would with a point elsewhere; `alone`, whether they are held
against each other only where nothing else stands at their names (车险赔付率, adjusted EBITDA); `unless`, the cue of words that,
where they lead to a number, say that it is of something else (以收购价换算的本益比 rests on no target).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from itertools import islice, product

from claims.checker.alone import are_told_alike
from claims.checker.amounts import is_of_before
from claims.checker.case import Case
from claims.checker.cues import words
from claims.checker.explain import digits, reconcile
from claims.checker.finding import build
from claims.checker.formula import Formula, Value, allowed, evaluate, formula_of, in_unit, shown, value_of
from claims.checker.points import is_slipped, scaled
from claims.checker.roles import MANY, Filled, cues_of, filled, filled_apart, roles, with_words
from claims.checker.wording import print_interval
from claims.interval import Interval, Readings, agree, contains, gap, hull, point
from claims.model import Claim, Finding
from claims.packs import Pack, PackError, Rule

# So many ways to fill the parts are tried.
_WAYS = 24
# Sides that lie no further apart are told alike, however they were rounded.
_ROUGH = Decimal("0.005")
# Sides further apart, as a factor, are of two things, unless only a power of ten parts them.
_FAR = 4
# A tick tells something where the other side is known so closely, and what it comes to as printed lies so near.
_CLOSE, _NEAR = Decimal(1), Decimal("0.06")
# And nearer where the parts stand apart, so that more of them might fit by chance.
_CLOSELY = Decimal("0.02")
# A misplaced point is seen in so few ways to fill the parts, where some number has so many digits and the rest fits so closely.
_SOME, _DIGITS, _SLIPPED = 6, 2, Decimal("0.006")
_POWERS = (1, -1, 3, -3, 4, -4)
_TWO = 2
# So far before a number words may lead to it.
_LED = 40


def speaks(rule: Rule, pack: Pack) -> tuple[tuple[str, ...], ...]:
    """Return for each part that has words of its own the lists of these."""
    return tuple(map(cues_of, with_words(pack, _formula(rule.id, rule.formula or "").metrics)))


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield the verdict on each sentence that names a number for every part of the rule's formula."""
    formula = _formula(rule.id, rule.formula or "")
    held = roles(case.pack, formula.metrics)
    apart = {claims[0].document for claims in case.documents()} if rule.options.get("wide") else set[str]()
    for told in filled(case, held):
        apart.discard(told.parts[formula.metrics[0]][0].document)
        finding = _judge(rule, case, formula, told)
        if finding is not None:
            yield finding
    for told in filled_apart(case, held, apart) if apart else ():
        finding = _judge(rule, case, formula, told)
        if finding is not None:
            yield finding


@cache
def _formula(rule: str, text: str) -> Formula:
    try:
        return formula_of(text)
    except ValueError as error:
        raise PackError(f"checks/{rule}.toml: formula: {error}, found {text!r}") from error


def _judge(rule: Rule, case: Case, formula: Formula, told: Filled) -> Finding | None:
    ways = _of_one_time(list(_ways(case, formula, told.parts)))
    needs = [(way, need) for way in ways if (need := _need(formula, way)) is not None]
    fitting = [(way, need) for way, need in needs if agree(_readings(way[formula.metrics[0]], soft=True), need)]
    if fitting:
        near = _NEAR if told.is_one else _CLOSELY
        telling = (pair for pair in fitting if _is_telling(formula, *pair, near) and (told.is_one or _is_point(formula, pair[0])))
        best = next(telling, None)
        return _report(rule, case, formula, *best, "consistent") if best else None
    now = {name: [c for c in held if not is_of_before(case, c)] for name, held in told.parts.items()}
    ways = _of_one_time(list(_ways(case, formula, now)))
    slipped = _only_slipped(rule, case, formula, ways)
    if slipped is not None:
        return _report(rule, case, formula, *slipped, "inconsistent" if told.is_one else "tension")
    if len(ways) != 1 or rule.options.get("slips") or (need := _need(formula, ways[0])) is None:
        return None
    if not _are_of_one_time(rule, case, ways[0]) or _is_of_else(rule, case, ways[0]):
        return None
    first = _readings(ways[0][formula.metrics[0]])
    far = gap(hull(first), hull(need))
    rough = 1 + Decimal(str(rule.options.get("rough", _ROUGH)))
    if far is None or not rough < far <= _FAR or agree(first, need) or _is_told_otherwise(case, formula, ways[0], told):
        return None
    is_sure = told.is_one and not rule.options.get("loose")
    return _report(rule, case, formula, ways[0], need, "inconsistent" if is_sure else "tension")


def _only_slipped(
    rule: Rule, case: Case, formula: Formula, ways: Sequence[dict[str, Claim]]
) -> tuple[dict[str, Claim], Readings] | None:
    """Return the one way in which the parts hold but for a misplaced point, of so few that it is hardly chance."""
    if len(ways) > _SOME:
        return None
    likely = [way for way in ways if _are_of_one_time(rule, case, way) and not _is_of_else(rule, case, way)]
    found = [way for way in likely if _is_slipped(formula, way)]
    need = _need(formula, found[0]) if len(found) == 1 else None
    return None if need is None else (found[0], need)


def _is_slipped(formula: Formula, way: Mapping[str, Claim]) -> bool:
    """Whether a power of ten is all that parts a number from what the others come to, all as printed.

    One that is a sum or a difference may itself be right, and one of its parts slipped.
    """
    made, first = _as_printed(formula, way), _printed(way[formula.metrics[0]])
    if made is None or first is None or any(c.hedge not in ("", "about") for c in way.values()):
        return False
    if max(len(digits(c)) for c in way.values()) < _DIGITS:
        return False

    def holds(*claims: Claim) -> bool:
        moved = dict(zip(way, claims, strict=True))
        again, told = _as_printed(formula, moved), _printed(moved[formula.metrics[0]])
        return again is not None and told is not None and _are_nearly(again.readings, told.readings)

    return is_slipped(tuple(way.values()), holds, scaled, _POWERS)


def _are_nearly(made: Readings, told: Readings) -> bool:
    """Whether two numbers as printed are the same but for their rounding."""
    far = gap(hull(made), hull(told))
    return agree(made, told) or (far is not None and far <= 1 + _SLIPPED)


def _is_point(formula: Formula, way: Mapping[str, Claim]) -> bool:
    """Whether what comes of the others is told as one number."""
    return _printed(way[formula.metrics[0]]) is not None


def _is_of_else(rule: Rule, case: Case, way: Mapping[str, Claim]) -> bool:
    """Whether the words of its sentence before a number say that it is of something else (`unless`)."""
    cue = rule.options.get("unless")
    return isinstance(cue, str) and any(case.cue(cue).search(case.head(claim)[-_LED:]) for claim in way.values())


def _ways(case: Case, formula: Formula, parts: Mapping[str, Sequence[Claim]]) -> Iterator[dict[str, Claim]]:
    """Yield the ways to fill the parts, each with a number of its own, and all of one owner as far as the text names it.

    What only names the part (合格选民1,500万人) is no owner.
    """
    bare = {word for name in formula.metrics for word in words(case.pack, f"roles.{name}")}
    for way in islice(product(*(_distinct(parts[name]) for name in formula.metrics)), _WAYS):
        owners = {c.subject for c in way if c.subject and c.found.get("subject") == "stated"} - bare
        if len({c.id for c in way}) == len(way) and len(owners) < _TWO:
            yield dict(zip(formula.metrics, way, strict=True))


def _are_of_one_time(rule: Rule, case: Case, way: Mapping[str, Claim]) -> bool:
    """Whether numbers of a time (`timed`) are not known to be of different ones, nor some told and some forecast.

    Of what is told by its name `alone`, nothing but a time that is known may differ.
    """
    if rule.options.get("alone"):
        return are_told_alike(case, way, timed=bool(rule.options.get("timed")))
    if not rule.options.get("timed"):
        return True
    return len({c.period for c in way.values() if c.period}) < _TWO and len({c.modality for c in way.values()}) < _TWO


def _of_one_time(ways: list[dict[str, Claim]]) -> list[dict[str, Claim]]:
    """Return of several ways the only one whose parts are told of one and the same time: 2026年32倍市盈率, of 2026's earnings."""
    if len(ways) < _TWO:
        return ways
    timed = [[c.period for c in way.values() if c.period and c.found.get("period") == "stated"] for way in ways]
    alike = [way for way, periods in zip(ways, timed, strict=True) if len(periods) >= _TWO and len(set(periods)) == 1]
    return alike if len(alike) == 1 else ways


def _is_told_otherwise(case: Case, formula: Formula, way: Mapping[str, Claim], told: Filled) -> bool:
    """Whether another number beside one of the parts would make the relation hold: then that may be the one meant.

    Where the parts stand apart, another number of the article.
    """
    for name, claim in way.items():
        need = _need(formula, way, name)
        near = case.sentence_claims(claim) if told.is_one and not _is_small(claim) else case.document_claims(claim)
        others = (c for c in near if c.base.unit == claim.base.unit and c.id != claim.id and not _is_of_another_time(c, claim))
        if need is not None and any(agree(_readings(c), need) for c in others):
            return True
    return False


def _is_small(claim: Claim) -> bool:
    """Whether a number may be a price, of which an article tells several: 以昨收价计算，本益比约20.9倍."""
    size = claim.base.low if claim.base.low is not None else claim.base.high
    return size is not None and abs(size) < MANY


def _is_of_another_time(a: Claim, b: Claim) -> bool:
    """Whether the words give two numbers two times."""
    return all(c.period and c.found.get("period") == "stated" for c in (a, b)) and a.period != b.period


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    return list({(c.base.low, c.base.high, c.base.unit): c for c in claims}.values())


def _plain(claim: Claim) -> str:
    """Return the unit of a number without the shares, or the year, that it is told for each of."""
    return claim.base.unit.removesuffix("/share").removesuffix("/year")


def _readings(claim: Claim, *, soft: bool = False) -> Readings:
    return value_of(claim.soft if soft else claim.hard, _plain(claim)).readings


def _need(formula: Formula, way: Mapping[str, Claim], name: str = "") -> Readings | None:
    """Return what the first part, or the one named, has to be for the others to hold; None where these do not go together."""
    wanted = name or formula.metrics[0]
    values: dict[str, Value] = {part: value_of(c.hard, _plain(c)) for part, c in way.items()}
    need = allowed(formula, wanted, values)
    if need is None or need.dimension != values[wanted].dimension or contains(hull(need.readings), Interval()):
        return None
    return need.readings


def _is_telling(formula: Formula, way: Mapping[str, Claim], need: Readings, near: Decimal) -> bool:
    """Whether agreement says something: what the others come to is known closely, and near what is printed."""
    whole, first = hull(need), _printed(way[formula.metrics[0]])
    if whole.low is None or whole.high is None or whole.low.value <= 0:
        return False
    if whole.high.value > whole.low.value * (1 + _CLOSE):
        return False
    made = _as_printed(formula, way)
    far = gap(hull(made.readings), hull(first.readings)) if made is not None and first is not None else None
    return far is None or far <= 1 + near


def _as_printed(formula: Formula, way: Mapping[str, Claim]) -> Value | None:
    """Return what the right side comes to as printed; None where a number of it is a range or a bound."""
    points = {name: value for name, claim in way.items() if (value := _printed(claim)) is not None}
    return evaluate(formula.right, points) if len(points) == len(way) else None


def _report(rule: Rule, case: Case, formula: Formula, way: Mapping[str, Claim], need: Readings, verdict: str) -> Finding:
    first = way[formula.metrics[0]]
    fails = verdict != "consistent"
    made = _made(case, formula, way, need)
    spoken = {name: case.words(claim) for name, claim in way.items()}
    wanted = [(claim, values) for name, claim in way.items() if (values := _in_unit(formula, way, name)) is not None]
    return build(
        case,
        rule,
        verdict,
        way.values(),
        slots={**spoken, "made": made},
        linked=True,
        derivation=(f"{shown(formula.right, spoken)} = {made}",),
        gap=gap(hull(_readings(first)), hull(need)) if fails else None,
        reconcile=reconcile(case, wanted) if fails else (),
    )


def _in_unit(formula: Formula, way: Mapping[str, Claim], name: str) -> Readings | None:
    need, claim = _need(formula, way, name), way[name]
    return None if need is None else in_unit(Value(need, ()), _plain(claim))


def _made(case: Case, formula: Formula, way: Mapping[str, Claim], need: Readings) -> str:
    """Return what the right side comes to as printed, in the unit of the first part."""
    first = way[formula.metrics[0]]
    exact = _as_printed(formula, way)
    values = in_unit(Value(exact.readings if exact else need, ()), _plain(first))
    return print_interval(hull(values), first.base.unit, case.speaks(first))


def _printed(claim: Claim) -> Value | None:
    if claim.base.low is None or claim.base.low != claim.base.high:
        return None
    return value_of((point(claim.base.low),), _plain(claim))
