"""Which claims an identity over metrics may be asked of: one for each metric, all of one context."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from heapq import nsmallest
from itertools import combinations, islice

from claims.checker.case import Case
from claims.checker.contexts import Context, Gathered, Table, context_key, gathered
from claims.checker.facts import FactKey, fact_key
from claims.checker.formula import Formula, Value, value_of
from claims.checker.gate import Match, compare
from claims.checker.plain import usable, words
from claims.frozen import frozen
from claims.interval import Interval, agree, hull, point
from claims.model import Claim
from claims.packs import Rule
from claims.units import dimension

# Parts of a match that say nothing here: the metrics of a formula differ, and so do their units.
_FREE = ("metric", "aspect", "unit")
_ALWAYS = ("subject", "period")
# An article that tells one metric in more conflicting ways is no article.
_PARAGRAPHS = 40
# A whole has at most so many parts told.
_PARTS = 8
_NEAR = 40
_MARKS = ";；"
_SEVERAL = 2


@frozen()
class Bound:
    """A claim for each metric of a formula, and the parts of their context that are assumed or open."""

    claims: Mapping[str, Claim]
    assumed: tuple[str, ...] = ()
    open: tuple[str, ...] = ()

    def values(self, *, soft: bool = False) -> dict[str, Value]:
        """Return what each metric may be, by its id."""
        return {m: value_of(c.soft if soft else c.hard, c.base.unit) for m, c in self.claims.items()}

    def is_sure(self, claims: Iterable[Claim]) -> bool:
        """Whether nothing but the numbers is in play: one article, actual figures, no link open or only guessed.

        A guessed subject is as good as known where `claims`, all that the formula may be asked of, know no other in
        the article, or where it is guessed for all: they share it then. So do they the year of "上半年".
        """
        held = self.claims.values()
        if self.open or len({claim.document for claim in held}) > 1 or any(claim.modality != "actual" for claim in held):
            return False
        if any(claim.found.get("metric") == "assumed" for claim in held):
            return False
        guesses = {claim.found.get("subject") == "assumed" for claim in held}
        return len(guesses) == 1 or self._has_one_subject(claims)

    def witnesses(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims, with the links taken as carried that all of them only assume: what is wrong alike parts nobody.

        So is a guessed subject where the articles know no other among `claims`.
        """
        held = tuple(self.claims.values())
        shared = [part for part in (*_ALWAYS, "unit") if all(claim.found.get(part) == "assumed" for claim in held)]
        if self._has_one_subject(claims):
            shared.append("subject")
        return tuple(replace(c, found={**c.found, **{p: "carried" for p in shared if p in c.found}}) for c in held)

    def _has_one_subject(self, claims: Iterable[Claim]) -> bool:
        documents = {claim.document for claim in self.claims.values()}
        return len({c.subject for c in claims if c.document in documents}) == 1


def bindings(rule: Rule, case: Case, formula: Formula) -> Iterator[Bound]:
    """Yield what one article binds to a formula; then what a sentence does; then what several articles do together.

    Between articles only the last, for what one article binds is left alone then.
    """
    held = gathered(case)
    if held.is_whole(rule, formula):
        yield from _of_gathered(rule, case, formula, held)
        return
    claims = usable(rule, case, formula)
    contexts: dict[Context, Table] = {}
    for claim in claims:
        contexts.setdefault(_context(case, claim), {}).setdefault(claim.metric or "", []).append(claim)
    single = len({claim.document for claim in claims}) == 1
    whole: set[FactKey] = set()
    for context, table in contexts.items():
        for bound in _bound(rule, case, formula, table, context.key):
            whole.add(context.key)
            yield bound
    yield from _sentences(rule, case, formula, contexts)
    if not single:
        yield from _across(rule, case, formula, {c: t for c, t in contexts.items() if c.key not in whole})


def _of_gathered(rule: Rule, case: Case, formula: Formula, held: Gathered) -> Iterator[Bound]:
    """Yield what `bindings` does, of claims that are plain levels to any rule."""
    metrics = formula.metrics
    whole: set[FactKey] = set()
    if not case.between:
        for context in held.telling(metrics):
            for bound in _bound(rule, case, formula, context.table, context.key):
                whole.add(context.key)
                yield bound
        numbers, longest = case.once(_periods, lambda: _by_period(case))
        if longest >= len(metrics):
            asked = (*metrics, *words(rule, "without"))
            for part in held.sentences(numbers, metrics):
                yield from _joined(case, formula, [pair for pair in part if pair[0].metric in asked])
        if case.is_single:
            return
    for told in held.subjects(metrics):
        alone = told.key in whole if not case.between else any(_binds(rule, case, formula, c) for c in told.contexts)
        if not alone:
            yield from _bound(rule, case, formula, told.table, told.key)


def _binds(rule: Rule, case: Case, formula: Formula, context: Context) -> bool:
    return next(_bound(rule, case, formula, context.table, context.key), None) is not None


def alternatives(held: Claim, claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the other numbers near it that an article gives for its metric in the same mode, of whatever period or scope.

    Each in the currency of `held`: a currency may be wrongly carried as well. A range fits too much to acquit anybody.
    """
    kind = (held.metric, held.document, held.modality)
    same = (c for c in claims if (c.metric, c.document, c.modality) == kind and c.hedge != "range" and c.id != held.id)
    for other in nsmallest(_NEAR, same, key=lambda c: (abs(c.span.start - held.span.start), c.id)):
        unit = other.base.unit.replace(currency_of(other), currency_of(held), 1) if currency_of(other) else other.base.unit
        if dimension(unit) == dimension(held.base.unit) and width(other) <= TELLING:
            yield replace(other, base=replace(other.base, unit=unit))


# Wider than this, as a share of the value, two sides agree whatever they are.
TELLING = Decimal("0.25")


def match(case: Case, a: Claim, b: Claim) -> Match:
    """Return how two claims on two metrics compare in all but their metrics."""
    found = compare(case, a, b)
    return replace(found, differing=_kept(found.differing), open=_kept(found.open), assumed=_kept(found.assumed))


def width(claim: Claim) -> Decimal:
    """Return how wide a claim is as a share of its middle."""
    return relative_width(hull(claim.soft))


def relative_width(values: Interval) -> Decimal:
    """Return how wide an interval is as a share of its middle; unbounded ones, and those about zero, are widest."""
    if values.low is None or values.high is None:
        return Decimal("Infinity")
    low, high = values.low.value, values.high.value
    middle = abs(low + high) / 2
    return (high - low) / middle if middle else Decimal(0) if low == high else Decimal("Infinity")


def _context(case: Case, claim: Claim) -> Context:
    """Return the context of a claim, the one that others of the case have that are alike."""
    key = context_key(fact_key(case, claim))
    speaker = None if claim.modality == "actual" else claim.speaker
    alike = (_context, key, claim.modality, speaker, claim.document)
    return case.once(alike, lambda: Context(key, claim.modality, claim.document))


def _bound(rule: Rule, case: Case, formula: Formula, table: Table, key: FactKey) -> Iterator[Bound]:
    """Yield the binding of a context in each of its currencies, the tightest claim for each metric.

    What nobody says of subject or period is assumed, but for claims of one paragraph: that speaks of one thing.
    """
    for name in formula.metrics:
        if name not in table:
            return
    for name in words(rule, "without"):
        if name in table:
            return
    unknown = tuple(part for part in _ALWAYS if getattr(key, part) is None) if key.subject is None or key.period is None else ()
    plain = _told_once(formula.metrics, table)
    if plain is not None and not unknown:
        yield Bound(plain)
        return
    currencies = sorted({currency_of(c) for name in formula.metrics for c in table[name]} - {""}) or [""]
    for currency in currencies:
        in_currency = {name: [c for c in table[name] if currency_of(c) in ("", currency)] for name in formula.metrics}
        for claims in _chosen(case, in_currency):
            assumed = () if _is_one_paragraph(case, claims.values()) else unknown
            if not set(assumed) & set(words(rule, "known")):
                yield Bound(claims, assumed)


def _told_once(metrics: Sequence[str], table: Table) -> dict[str, Claim] | None:
    """Return the claim of each metric where there is but one, all in one currency as far as they are money; else None."""
    found: dict[str, Claim] = {}
    currency = ""
    for name in metrics:
        claims = table[name]
        if len(claims) > 1:
            return None
        found[name] = claims[0]
        own = currency_of(claims[0])
        if own and currency and own != currency:
            return None
        currency = own or currency
    return found


def _chosen(case: Case, table: Table) -> Iterator[dict[str, Claim]]:
    """Yield the tightest claim for each metric; paragraph by paragraph where a metric is told in ways that conflict.

    A conflict is for the rules on agreement, or comes of parts whose scope was not understood: what one paragraph says
    without a conflict still has to hold.
    """
    whole = _agreed(case, table)
    if whole is not None:
        yield whole
        return
    for part in islice(_paragraphs(case, table), _PARAGRAPHS):
        found = _agreed(case, part) if len(part) == len(table) else None
        if found is not None:
            yield found


def _paragraphs(case: Case, table: Table) -> Iterator[Table]:
    last: Claim | None = None
    part: Table = {}
    for claim in sorted((c for claims in table.values() for c in claims), key=lambda c: c.span):
        if last is not None and not _is_one_paragraph(case, (last, claim)):
            yield part
            part = {}
        part.setdefault(claim.metric or "", []).append(claim)
        last = claim
    yield part


def _agreed(case: Case, table: Table) -> dict[str, Claim] | None:
    chosen = {name: tightest(claims) or _whole(case, claims) for name, claims in table.items()}
    found = {name: claim for name, claim in chosen.items() if claim is not None}
    return found if len(found) == len(chosen) else None


def _is_one_paragraph(case: Case, claims: Iterable[Claim]) -> bool:
    spans = [claim.span for claim in claims]
    document = spans[0].document
    if any(span.document != document for span in spans):
        return False
    start, (_, end) = min(span.start for span in spans), max((span.start, span.end) for span in spans)
    return case.articles[document].text.find("\n", start, end) < 0


def tightest(claims: Sequence[Claim]) -> Claim | None:
    """Return the most exact of claims that all agree with it; None where there is none, or some do not."""
    if len(claims) < _SEVERAL:
        return claims[0] if claims else None
    best = min(claims, key=lambda c: (relative_width(hull(c.hard)), c.span))
    held = value_of(best.hard, best.base.unit)
    others = (value_of(c.hard, c.base.unit) for c in claims)
    return best if all(o.dimension == held.dimension and agree(o.readings, held.readings) for o in others) else None


def _whole(case: Case, claims: Sequence[Claim]) -> Claim | None:
    """Return the claim that all smaller ones on its metric add up to: they are its parts, whatever was read of their scopes."""
    metric = case.pack.metrics.get(claims[0].metric or "") if claims else None
    told = [(c.base.low, c) for c in claims if c.base.low is not None and c.base.low == c.base.high]
    if metric is None or not metric.additive or len(told) < len(claims) or len({c.base.unit for c in claims}) > 1:
        return None
    largest = max(told, key=lambda pair: pair[0])[1]
    whole = tightest([c for c in claims if agree(c.hard, largest.hard)])
    scoped = (c for c in case.document_claims(largest) if c.scope and _is_beside(c, largest))
    parts = {hull(c.hard) for c in (*claims, *scoped) if not agree(c.hard, largest.hard)}
    total = Interval(None, None) if not 1 < len(parts) <= _PARTS else sum(parts, start=point(0))
    return whole if total.low is not None and agree((total,), largest.hard) else None


def _is_beside(a: Claim, b: Claim) -> bool:
    """Whether two claims tell of one metric, subject, period and unit, as facts or not alike."""
    return all(getattr(a, name) == getattr(b, name) for name in ("metric", "subject", "period", "modality", "kind")) and (
        a.base.unit == b.base.unit
    )


def _sentences(rule: Rule, case: Case, formula: Formula, contexts: Mapping[Context, Table]) -> Iterator[Bound]:
    """Yield the claims of one sentence that only an unknown subject or period keeps apart: one for each metric.

    A scope told of one of them alone is kept: 营收10亿元，乳品毛利3亿元.
    """
    periods, longest = case.once(_periods, lambda: _by_period(case))
    if longest < len(formula.metrics):
        return
    together: dict[int, list[tuple[Claim, Context]]] = {}
    told = ((c, context) for context, table in contexts.items() for held in table.values() for c in held)
    for claim, context in sorted(told, key=lambda pair: pair[0].span):
        together.setdefault(periods[claim.id], []).append((claim, context))
    for found in together.values():
        yield from _joined(case, formula, found)


def _joined(case: Case, formula: Formula, found: Sequence[tuple[Claim, Context]]) -> Iterator[Bound]:
    """Yield the claims of one sentence where there is one for each metric, and not all are of one context."""
    if len(found) < len(formula.metrics):
        return
    claims = {c.metric or "": c for c, _ in found}
    if sorted(c.metric or "" for c, _ in found) != sorted(formula.metrics) or len({context for _, context in found}) == 1:
        return
    matches = [match(case, a, b) for a, b in combinations(claims.values(), 2)]
    if all(not m.differing and m.voices == "same" and set(m.open) <= set(_ALWAYS) for m in matches):
        yield Bound(claims, open=tuple(sorted({part for m in matches for part in m.open})))


def _by_period(case: Case) -> tuple[dict[str, int], int]:
    """Return the number of the full sentence of each claim, and how many claims the longest of them holds.

    Numbers are told only where some sentence holds several claims.
    """
    if not case.crowded() and not _may_go_on(case):
        return {}, 1
    held = list(_periods(case))
    return {c.id: place for place, part in enumerate(held) for c in part}, max(map(len, held), default=0)


def _periods(case: Case) -> Iterator[tuple[Claim, ...]]:
    """Yield the claims of every sentence up to its full stop: what a semicolon parts stands together."""
    if not _may_go_on(case):
        yield from case.sentences()
        return
    held: list[Claim] = []
    for sentence in case.sentences():
        if held and not _goes_on(case, held[-1], sentence[0]):
            yield tuple(held)
            held = []
        held += sentence
    if held:
        yield tuple(held)


def _may_go_on(case: Case) -> bool:
    """Whether any article has a semicolon, which may join two sentences that hold claims."""
    return any(case.has_mark(document, _MARKS) for document in case.names)


def _goes_on(case: Case, last: Claim, following: Claim) -> bool:
    if not case.has_mark(last.document, _MARKS) or last.document != following.document:
        return False
    if not 0 <= following.sentence.start - last.sentence.end <= 1:
        return False
    return case.sentence_text(last).rstrip().endswith(tuple(_MARKS))


def _across(rule: Rule, case: Case, formula: Formula, contexts: Mapping[Context, Table]) -> Iterator[Bound]:
    """Yield the claims of several articles that speak of one known subject and period, all of them actual."""
    merged: dict[FactKey, Table] = {}
    for context, table in contexts.items():
        key = context.key
        if context.modality == "actual" and key.subject is not None and key.period is not None:
            for name, claims in table.items():
                merged.setdefault(key, {}).setdefault(name, []).extend(claims)
    for key, table in merged.items():
        yield from _bound(rule, case, formula, table, key)


def _kept(parts: Iterable[str]) -> tuple[str, ...]:
    return tuple(part for part in parts if part not in _FREE)


def currency_of(claim: Claim) -> str:
    """Return the currency code that a claim is in; "" where it is no money."""
    return _currency(claim.base.unit)


@cache
def _currency(unit: str) -> str:
    root = next((root for root in dimension(unit) if root.startswith("currency_")), "")
    return root.removeprefix("currency_")
