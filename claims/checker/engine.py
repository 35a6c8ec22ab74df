"""Runs every rule of a pack over the claims and leaves one finding a contradiction.

A kind is a module of `claims.checker.kinds` with a function `find(rule, case) -> Iterator[Finding]`; the kind that a
rule names is the module's name with `-` for `_`. It may have a function `needs(rule, pack)`: sets of metrics of which one
must be told in full for the rule to find anything; and a function `speaks(rule, pack)`: lists of cues of each of which an
article must hold a word. Checking has two passes: every article by itself, by `find` of all kinds; then
what several articles say of one subject, by `across` of the kinds that have it. Each is a pure function of the claims it
is given, which is what lets a pool or a cluster share the work.
"""

from __future__ import annotations

import difflib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib import import_module
from types import ModuleType

from claims.checker import kinds
from claims.checker.case import Case, Known
from claims.checker.denied import undenied
from claims.checker.exchange import Rates
from claims.checker.facts import shared, tellings
from claims.checker.finding import build
from claims.checker.merging import about_tables, merged, points_at
from claims.collecting import uncollected
from claims.faults import frames
from claims.model import Article, Claim, Finding
from claims.packs import Message, Pack, PackError, Rule

Kind = Callable[[Rule, Case], Iterator[Finding]]

# The strictest first.
_STRICT = ("inconsistent", "tension", "consistent", "not_comparable")
_CRASHED = Message(
    en="the rule {rule} could not be run: {error}; its findings are missing",
    zh="规则 {rule} 未能运行（{error}），它的结果缺失",
)


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """How claims are to be checked: by which rules, in which language, against which trusted facts and rates of exchange.

    `tables` are the trusted tables as texts; findings about their facts are kept in either pass. With `strict` a rule
    that crashes raises. `by_metric` are the rules, by their places, with the metrics that they need, under one of these;
    `always` those that need none. `spoken` are the lists of cues that each rule needs a word of, `words` the names of them all.
    """

    pack: Pack
    rules: tuple[Rule, ...]
    language: str = "auto"
    trusted: tuple[Claim, ...] = ()
    tables: Mapping[str, Article] = field(default_factory=dict)
    rates: Rates | None = None
    strict: bool = False
    by_metric: Mapping[str | None, Sequence[tuple[int, frozenset[str]]]] = field(init=False, repr=False)
    always: frozenset[int] = field(init=False, repr=False)
    spoken: Sequence[Sequence[Sequence[str]]] = field(init=False, repr=False)
    words: frozenset[str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        by_metric: dict[str | None, list[tuple[int, frozenset[str]]]] = {}
        always = frozenset(place for place, rule in enumerate(self.rules) if not hasattr(_module(rule.kind), "needs"))
        for place, rule in enumerate(self.rules):
            for metrics in () if place in always else _module(rule.kind).needs(rule, self.pack):
                by_metric.setdefault(min(metrics, default=None), []).append((place, metrics))
        object.__setattr__(self, "by_metric", by_metric)
        object.__setattr__(self, "always", always)
        spoken = [_spoken(rule, self.pack) for rule in self.rules]
        object.__setattr__(self, "spoken", spoken)
        object.__setattr__(self, "words", frozenset([name for lists in spoken for names in lists for name in names]))


def terms(
    pack: Pack,
    *,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    language: str = "auto",
    trusted: Iterable[Claim] = (),
    tables: Mapping[str, Article] | None = None,
    rates: Rates | None = None,
    strict: bool = False,
) -> Terms:
    """Return the terms of a check. `select` and `ignore` name rules or kinds.

    Raises `PackError` for a kind or rule that does not exist, or cannot be used.
    """
    rules = _chosen(pack, tuple(select), tuple(ignore))
    return Terms(pack, tuple(rules), language, tuple(trusted), tables or {}, rates, strict)


def check(
    claims: Iterable[Claim],
    articles: Iterable[Article] | Mapping[str, Article],
    pack: Pack,
    *,
    language: str = "auto",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    within: bool = True,
    across: bool = True,
    strict: bool = False,
    trusted: Iterable[Claim] = (),
    rates: Rates | None = None,
) -> tuple[Finding, ...]:
    """Return the findings of all rules on `claims`, sorted by place and rule.

    `within` and `across` keep findings inside one article and between articles. `trusted` are facts of tables whose texts
    are among `articles`; findings about them are kept in either case. `rates` are dated rates of exchange; without them
    no amounts of two currencies are compared. A rule that crashes is a finding that names it; with `strict` it raises.
    Raises `PackError` for a kind or rule that does not exist.
    """
    texts = articles if isinstance(articles, Mapping) else {a.id: a for a in articles}
    facts = tuple(trusted)
    tables = {fact.document: texts[fact.document] for fact in facts if fact.document in texts}
    how = terms(pack, select=select, ignore=ignore, language=language, trusted=facts, tables=tables, rates=rates, strict=strict)
    documents: dict[str, list[Claim]] = {name: [] for name in sorted(texts) if name not in tables}
    for claim in claims:
        documents[claim.span.document].append(claim)
    with uncollected():
        learned = Known()
        alone = [f for name, held in documents.items() for f in check_article(held, texts[name], how, learned)]
        kept = alone if within else about_tables(alone, how.tables)
        between = (
            check_across((c for held in documents.values() for c in held), texts, how, alone, learned=learned) if across else []
        )
        return merged(kept, between)


def check_article(claims: Iterable[Claim], article: Article, how: Terms, learned: Known | None = None) -> list[Finding]:
    """Return what the rules find in one article, and between it and the trusted facts; in no order.

    `learned` is what other cases of these claims have learned of them.
    """
    held = tuple([c for c in claims if c.zone != "boilerplate"])
    with uncollected():
        case = Case(held, {**how.tables, article.id: article}, how.pack, how.language, how.trusted, how.rates, learned or Known())
        found = list(_distinct(undenied(case, _found(find_kinds(), how, case))))
        case.forget()
        return found


def _found(among: Mapping[str, Kind], how: Terms, case: Case) -> list[Finding]:
    """Return what the rules of some kinds find, as far as they may find anything."""
    found: list[Finding] = []
    for name, rule in _fitting(how, frozenset(case.metrics), how.words & case.heard):
        kind = among.get(name)
        if kind is not None:
            _run(kind, rule, case, how.strict, found)
    return found


def check_across(
    claims: Iterable[Claim],
    articles: Mapping[str, Article],
    how: Terms,
    alone: Iterable[Finding] = (),
    own: Set[str] | None = None,
    learned: Known | None = None,
) -> list[Finding]:
    """Return what articles say against each other, in no order: what needs the claims of several to be seen.

    `claims` are those of whole articles; nothing is found between claims of different subjects, so that they may be
    given one subject's articles after another's, with the ids of the claims that are to be compared in `own` (None: those
    of every subject, see `tellings`). `alone` are the findings within these articles: what one of them says
    at least as strictly of fewer of the same claims is not said again.
    """
    held = tuple([c for c in claims if c.zone != "boilerplate"])
    case = Case(held, articles, how.pack, how.language, (), how.rates, learned or Known())
    case = case.told_by(tellings(case, shared(case.claims)) if own is None else (c for c in case.claims if c.id in own))
    if not case.own:
        return []
    with uncollected():
        found = _found(across_kinds(), how, case)
        between = (f for f in found if len(points_at(f)) > 1 or f.kind == "internal")
        return list(_news(_distinct(undenied(case, between)), alone))


@lru_cache(maxsize=1024)
def _fitting(how: Terms, told: frozenset[str | None], heard: frozenset[str]) -> tuple[tuple[str, Rule], ...]:
    """Return the rules, each by its kind, that may find anything among the metrics that a case tells of and the lists that it
    has words of.
    """
    near = (needed for metric in told for needed in how.by_metric.get(metric, ()))
    asked = {place for place, metrics in near if metrics <= told}.union(how.always)
    fitting = [how.rules[place] for place in sorted(asked) if not any(map(heard.isdisjoint, how.spoken[place]))]
    return tuple([(rule.kind, rule) for rule in fitting])


def _news(found: Iterable[Finding], alone: Iterable[Finding]) -> Iterator[Finding]:
    failing = _by_claim(alone)
    if not failing:
        yield from found
        return
    for finding in found:
        near = {id(f): f for claim in finding.claims for f in failing.get(claim, ())}.values() if _is_failing(finding) else ()
        if not any(_says_more(other, finding) for other in near):
            yield finding


@cache
def across_kinds() -> Mapping[str, Kind]:
    """Return what compares articles with each other, by kind: the functions `across` of the modules that have one."""
    return {name: _module(name).across for name in find_kinds() if hasattr(_module(name), "across")}


@cache
def find_kinds() -> Mapping[str, Kind]:
    """Return every kind of check by the name that rule files use."""
    names = sorted(module.name.replace("_", "-") for module in pkgutil.iter_modules(kinds.__path__))
    return {name: _module(name).find for name in names}


def _spoken(rule: Rule, pack: Pack) -> Sequence[Sequence[str]]:
    """Return the lists of cues that a rule needs a word of each of."""
    module = _module(rule.kind)
    found: Sequence[Sequence[str]] = module.speaks(rule, pack) if hasattr(module, "speaks") else ()
    return found


def _module(kind: str) -> ModuleType:
    return import_module(f"{kinds.__name__}.{kind.replace('-', '_')}")


def _chosen(pack: Pack, select: tuple[str, ...], ignore: tuple[str, ...]) -> list[Rule]:
    known = set(pack.rules) | set(find_kinds())
    for name in (*select, *ignore):
        if name not in known:
            raise PackError(f"no rule or kind {name!r}{_suggestion(name, known)}")
    for rule in pack.rules.values():
        if rule.kind not in find_kinds():
            raise PackError(f"checks/{rule.id}.toml: kind: {rule.kind!r} is no kind{_suggestion(rule.kind, find_kinds())}")
    named = (r for r in pack.rules.values() if not select or r.id in select or r.kind in select)
    return [r for r in named if r.id not in ignore and r.kind not in ignore]


def _suggestion(name: str, known: Iterable[str]) -> str:
    close = difflib.get_close_matches(name, sorted(known), 1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _run(kind: Kind, rule: Rule, case: Case, strict: bool, found: list[Finding]) -> None:
    """Add to `found` what a rule finds; that it crashed, after what it found before."""
    try:
        for finding in kind(rule, case):
            found.append(finding)
    except PackError:
        raise
    except Exception as error:
        if strict:
            raise
        crashed = Rule(id=rule.id, kind="internal", why=rule.why, severity="warning", message=_CRASHED)
        slots = {"rule": rule.id, "error": f"{type(error).__name__}: {error}"}
        where = frames(error)
        found.append(build(case, crashed, "tension", (), slots=slots, derivation=where, severity="warning", confidence=1.0))


def _distinct(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what another finding already says as strictly: on the same claims, or where it fails, on fewer of them.

    Of equals the first rule speaks.
    """
    best: dict[object, Finding] = {}
    for finding in findings:
        key = frozenset(finding.claims) if len(finding.claims) > 1 else (finding.rule, finding.claims, finding.evidence)
        old = best.get(key)
        if old is None or _weight(finding) < _weight(old):
            best[key] = finding
    yield from _news(best.values(), best.values())


def _by_claim(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return the failing findings by each of their claims."""
    failing: dict[str, list[Finding]] = {}
    for finding in findings:
        for claim in finding.claims if _is_failing(finding) else ():
            failing.setdefault(claim, []).append(finding)
    return failing


def _is_failing(finding: Finding) -> bool:
    return finding.verdict in _STRICT[:2] and len(finding.claims) > 1


def _says_more(other: Finding, finding: Finding) -> bool:
    """Whether a finding shows at least as strictly that fewer of the same claims cannot all hold."""
    return set(other.claims) < set(finding.claims) and _weight(other)[:2] <= _weight(finding)[:2]


def _weight(finding: Finding) -> tuple[int, int, str]:
    return _STRICT.index(finding.verdict), ("error", "warning", "info").index(finding.severity), finding.rule
