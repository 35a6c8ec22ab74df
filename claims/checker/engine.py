"""Runs every rule of a pack over the claims and leaves one finding a contradiction.

A kind is a module of `claims.checker.kinds` with a function `find(rule, case) -> Iterator[Finding]`; the kind that a
rule names is the module's name with `-` for `_`.
"""

from __future__ import annotations

import difflib
import pkgutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache
from importlib import import_module

from claims.checker import kinds
from claims.checker.case import Case
from claims.checker.exchange import Rates
from claims.checker.finding import build
from claims.model import Article, Claim, Finding
from claims.packs import Message, Pack, PackError, Rule

Kind = Callable[[Rule, Case], Iterator[Finding]]

# The strictest first.
_STRICT = ("inconsistent", "tension", "consistent", "not_comparable")
_CRASHED = Message(
    en="the rule {rule} could not be run: {error}; its findings are missing",
    zh="规则 {rule} 未能运行（{error}），它的结果缺失",
)


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

    `select` and `ignore` name rules or kinds. `within` and `across` keep findings inside one article and between
    articles. `trusted` are facts of tables whose texts are among `articles`; findings about them are kept in either case.
    `rates` are dated rates of exchange; without them no amounts of two currencies are compared.
    A rule that crashes is a finding that names it; with `strict` it raises. Raises `PackError` for a kind or
    rule that does not exist.
    """
    held = articles if isinstance(articles, Mapping) else {a.id: a for a in articles}
    case = Case(tuple(c for c in claims if c.zone != "boilerplate"), held, pack, language, tuple(trusted), rates)
    tables = {fact.document for fact in case.trusted}
    rules = _chosen(pack, tuple(select), tuple(ignore))
    found = [finding for rule in rules for finding in _run(rule, case, strict)]
    return tuple(sorted(_distinct(f for f in found if _wanted(f, within, across, tables)), key=_order))


@cache
def find_kinds() -> Mapping[str, Kind]:
    """Return every kind of check by the name that rule files use."""
    names = sorted(module.name for module in pkgutil.iter_modules(kinds.__path__))
    return {name.replace("_", "-"): import_module(f"{kinds.__name__}.{name}").find for name in names}


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


def _run(rule: Rule, case: Case, strict: bool) -> Iterator[Finding]:
    try:
        yield from find_kinds()[rule.kind](rule, case)
    except PackError:
        raise
    except Exception as error:
        if strict:
            raise
        crashed = Rule(id=rule.id, kind="internal", why=rule.why, severity="warning", message=_CRASHED)
        slots = {"rule": rule.id, "error": f"{type(error).__name__}: {error}"}
        yield build(case, crashed, "tension", (), slots=slots, severity="warning", confidence=1.0)


def _wanted(finding: Finding, within: bool, across: bool, tables: Set[str]) -> bool:
    documents = {e.span.document for e in finding.evidence}
    if documents & tables:
        return True
    return across if len(documents) > 1 else within


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
    failing: dict[str, list[Finding]] = {}
    for finding in best.values():
        for claim in finding.claims if _is_failing(finding) else ():
            failing.setdefault(claim, []).append(finding)
    for finding in best.values():
        near = {id(f): f for claim in finding.claims for f in failing.get(claim, ())}.values() if _is_failing(finding) else ()
        if not any(_says_more(other, finding) for other in near):
            yield finding


def _is_failing(finding: Finding) -> bool:
    return finding.verdict in _STRICT[:2] and len(finding.claims) > 1


def _says_more(other: Finding, finding: Finding) -> bool:
    """Whether a finding shows at least as strictly that fewer of the same claims cannot all hold."""
    return set(other.claims) < set(finding.claims) and _weight(other)[:2] <= _weight(finding)[:2]


def _weight(finding: Finding) -> tuple[int, int, str]:
    return _STRICT.index(finding.verdict), ("error", "warning", "info").index(finding.severity), finding.rule


def _order(finding: Finding) -> tuple[str, int, str, tuple[str, ...], str]:
    first = finding.evidence[0].span if finding.evidence else None
    return first.document if first else "", first.start if first else 0, finding.rule, finding.claims, finding.message
