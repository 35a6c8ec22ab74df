"""The one place that knows the order: read → parse → check → Result.

Reading and parsing work on one article at a time; a file that cannot be read becomes a `Failure` and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

from claims.checker.engine import check as check_claims
from claims.checker.exchange import Rates
from claims.checker.exchange import load as load_rates
from claims.facts.row import FactError
from claims.facts.tables import Table, read_table
from claims.model import Article, Claim, Coverage, Failure, Finding, Result, Unread
from claims.packs import Pack, load
from claims.parse.assemble import parse
from claims.parse.renamed import introductions, renamed
from claims.reader import read as read_paths
from claims.reader import read_text

# What can be read: paths (folders, patterns, - for standard input), articles in memory, or what an earlier step returned.
Input = str | Path | Article
Inputs = Input | Iterable[Input] | Result


def read(inputs: Inputs, *, stdin: BinaryIO | None = None) -> Result:
    """Return the articles of `inputs`, in the order of their ids, each once, and what could not be read.

    `read`, `extract` and `check` each return a `Result` that holds more than the last, and take one another's:

    >>> import claims
    >>> text = claims.read_text("华辰公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。")
    >>> [claim.quote for claim in claims.extract(text).claims]
    ['10.0亿元', '6.0亿元', '4.5亿元']
    >>> [finding.verdict for finding in claims.check(text).findings]
    ['inconsistent']
    """
    if isinstance(inputs, Result):
        return inputs
    held = [inputs] if isinstance(inputs, str | Path | Article) else list(inputs)
    articles = {article.id: article for article in held if isinstance(article, Article)}
    failures: list[Failure] = []
    for item in read_paths([str(path) for path in held if not isinstance(path, Article)], stdin=stdin):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            articles[item.id] = item
    return Result(tuple(articles[name] for name in sorted(articles)), (), (), Coverage(0, 0, 0), tuple(failures))


def extract(inputs: Inputs, *, stdin: BinaryIO | None = None, folders: Sequence[Path] = ()) -> Result:
    """Return what `inputs` claim, unchecked. `folders` are rule packs layered over the built-in one.

    Raises `PackError` for a rule pack that cannot be used; an article on which parsing crashes is a failure of the
    result: one bad text must not cost the others.
    """
    result = read(inputs, stdin=stdin)
    if result.coverage.numbers:
        return result
    pack = load(*folders)
    done: list[Article] = []
    claims: list[Claim] = []
    unread: list[Unread] = []
    failures = list(result.failures)
    numbers = 0
    for article in result.articles:
        try:
            parsed = parse(article, pack)
        except Exception as error:
            failures.append(Failure(article.id, f"could not be parsed ({type(error).__name__}: {error}); please report it"))
            continue
        done.append(article)
        claims += parsed.claims
        unread += parsed.unread
        numbers += parsed.numbers
    coverage = Coverage(numbers, len(claims), 0, tuple(unread))
    return Result(tuple(done), renamed(claims, introductions(done, claims, pack)), (), coverage, tuple(failures))


def check(
    inputs: Inputs,
    *,
    stdin: BinaryIO | None = None,
    folders: Sequence[Path] = (),
    language: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    within: bool = True,
    across: bool = True,
    against: Sequence[Path | Table] = (),
    fx: Sequence[str | Path] | Rates = (),
) -> Result:
    """Return what `inputs` claim and what the rules find in it.

    `folders` are rule packs layered over the built-in one; `language` is that of the messages (zh, en, or auto: that
    of the article). `against` are files of trusted facts, `fx` tables of rates of exchange. Raises `PackError` for a
    rule pack or a table of rates that cannot be used; an input, or a fact, that cannot be read is a failure of the
    result.
    """
    pack = load(*folders)
    result = extract(inputs, stdin=stdin, folders=folders)
    failures = list(result.failures)
    tables = _tables(against, pack, result.articles, failures)
    facts = [fact for table in tables for fact in table.claims]
    trusted = renamed(facts, introductions(result.articles, result.claims, pack)) if facts else ()
    findings = check_claims(
        result.claims,
        {article.id: article for article in (*(table.article for table in tables), *result.articles)},
        pack,
        language=language,
        select=select,
        ignore=ignore,
        within=within,
        across=across,
        trusted=trusted,
        rates=fx if isinstance(fx, Rates) else load_rates(fx) if fx else None,
    )
    return replace(
        result,
        findings=findings,
        coverage=_coverage(result, findings, trusted if against else None),
        failures=tuple(failures),
        tables=tuple(table.article for table in tables),
        trusted=trusted,
        warnings=tuple(warning for table in tables for warning in table.warnings),
    )


def check_text(
    text: str,
    *,
    language: str | None = None,
    published: date | None = None,
    folders: Sequence[Path] = (),
    select: Sequence[str] = (),
    tables: Sequence[Table] = (),
    rates: Rates | None = None,
) -> Result:
    """Return what one text claims and what the rules find in it; `language` and `published` are guessed where not given.

    `tables` are trusted facts, `rates` dated rates of exchange.
    """
    article = read_text(text, language=language or "", published=published)
    return check(article, folders=folders, select=select, against=tables, fx=rates or ())


def _tables(given: Sequence[Path | Table], pack: Pack, articles: Sequence[Article], failures: list[Failure]) -> list[Table]:
    """Return the trusted tables; one that cannot be used, or a fact of one, is added to `failures`.

    They are spoken of in the language of the first article.
    """
    tables: list[Table] = []
    for item in given:
        try:
            table = item if isinstance(item, Table) else read_table(item, pack, articles[0].language if articles else "en")
        except FactError as error:
            failures.append(_failed(error))
            continue
        tables.append(table)
        failures += [_failed(error) for error in table.errors]
    return tables


def _failed(error: FactError) -> Failure:
    where, _, reason = str(error).partition(": ")
    return Failure(where, reason)


def _coverage(result: Result, findings: Sequence[Finding], trusted: Sequence[Claim] | None) -> Coverage:
    known = {claim.id for claim in result.claims}
    checked = {claim for finding in findings if finding.verdict != "not_comparable" for claim in finding.claims}
    facts = {fact.id for fact in trusted or ()}
    compared = {claim for finding in findings if facts & set(finding.claims) for claim in finding.claims if claim in known}
    return replace(result.coverage, checked=len(checked & known), trusted=None if trusted is None else len(compared))
