"""The one place that knows the order: read → parse → check → Result.

Reading and parsing work on one article at a time; a file that cannot be read becomes a `Failure` and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import BinaryIO

from claims.checker.engine import check
from claims.checker.exchange import Rates
from claims.checker.exchange import load as load_rates
from claims.facts.row import FactError
from claims.facts.tables import Table, read_table
from claims.model import Article, Claim, Coverage, Failure, Finding, Result, Unread
from claims.packs import Pack, load
from claims.parse.assemble import parse
from claims.reader import read, read_text


def run(
    paths: Sequence[str],
    *,
    stdin: BinaryIO | None = None,
    folders: Sequence[Path] = (),
    language: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    within: bool = True,
    across: bool = True,
    against: Sequence[Path] = (),
    fx: Sequence[str | Path] = (),
) -> Result:
    """Return what `paths` claim and what the rules find in it.

    `folders` are rule packs layered over the built-in one; `language` is that of the messages (zh, en, or auto: that
    of the article). `against` are files of trusted facts, `fx` tables of rates of exchange. Raises `PackError` for a
    rule pack or a table of rates that cannot be used; an input, or a fact, that cannot be read is a failure of the
    result.
    """
    pack = load(*folders)
    articles, failures = _read(paths, stdin)
    articles, claims, unread, numbers = _parse(articles, pack, failures)
    tables = _tables(against, pack, articles, failures)
    trusted = tuple(fact for table in tables for fact in table.claims)
    findings = check(
        claims,
        {article.id: article for article in (*(table.article for table in tables), *articles)},
        pack,
        language=language,
        select=select,
        ignore=ignore,
        within=within,
        across=across,
        trusted=trusted,
        rates=load_rates(fx) if fx else None,
    )
    return Result(
        articles,
        claims,
        findings,
        _coverage(claims, findings, unread, numbers, trusted if against else None),
        tuple(failures),
        tuple(table.article for table in tables),
        trusted,
        tuple(warning for table in tables for warning in table.warnings),
    )


def extract(paths: Sequence[str], *, stdin: BinaryIO | None = None, folders: Sequence[Path] = ()) -> Result:
    """Return what `paths` claim, unchecked."""
    articles, failures = _read(paths, stdin)
    articles, claims, unread, numbers = _parse(articles, load(*folders), failures)
    return Result(articles, claims, (), _coverage(claims, (), unread, numbers), tuple(failures))


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
    """Return what one text claims and what the rules find in it; `language` and `published` are guessed where None.

    `tables` are trusted facts, `rates` dated rates of exchange.
    """
    pack = load(*folders)
    article = read_text(text, language=language or "", published=published)
    failures: list[Failure] = []
    articles, claims, unread, numbers = _parse((article,), pack, failures)
    trusted = tuple(fact for table in tables for fact in table.claims)
    held = {known.id: known for known in (*(table.article for table in tables), article)}
    findings = check(claims, held, pack, select=select, trusted=trusted, rates=rates)
    coverage = _coverage(claims, findings, unread, numbers, trusted if tables else None)
    return Result(articles, claims, findings, coverage, tuple(failures), tuple(t.article for t in tables), trusted)


def _read(paths: Sequence[str], stdin: BinaryIO | None) -> tuple[tuple[Article, ...], list[Failure]]:
    """Return the articles in the order of their ids, each once, and what could not be read."""
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    for item in read(paths, stdin=stdin):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            articles[item.id] = item
    return tuple(articles[name] for name in sorted(articles)), failures


def _parse(
    articles: Iterable[Article], pack: Pack, failures: list[Failure]
) -> tuple[tuple[Article, ...], tuple[Claim, ...], list[Unread], int]:
    """Return the articles that could be parsed, their claims, and what was not understood.

    An article on which parsing crashes is added to `failures`: one bad text must not cost the others.
    """
    done: list[Article] = []
    claims: list[Claim] = []
    unread: list[Unread] = []
    numbers = 0
    for article in articles:
        try:
            parsed = parse(article, pack)
        except Exception as error:
            failures.append(Failure(article.id, f"could not be parsed ({type(error).__name__}: {error}); please report it"))
            continue
        done.append(article)
        claims += parsed.claims
        unread += parsed.unread
        numbers += parsed.numbers
    return tuple(done), tuple(claims), unread, numbers


def _tables(paths: Sequence[Path], pack: Pack, articles: Sequence[Article], failures: list[Failure]) -> list[Table]:
    """Return the trusted tables; one that cannot be used, or a fact of one, is added to `failures`.

    They are spoken of in the language of the first article.
    """
    tables: list[Table] = []
    for path in paths:
        try:
            table = read_table(path, pack, articles[0].language if articles else "en")
        except FactError as error:
            failures.append(_failed(error))
            continue
        tables.append(table)
        failures += [_failed(error) for error in table.errors]
    return tables


def _failed(error: FactError) -> Failure:
    where, _, reason = str(error).partition(": ")
    return Failure(where, reason)


def _coverage(
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    unread: Sequence[Unread],
    numbers: int,
    trusted: Sequence[Claim] | None = None,
) -> Coverage:
    known = {claim.id for claim in claims}
    checked = {claim for finding in findings if finding.verdict != "not_comparable" for claim in finding.claims}
    facts = {fact.id for fact in trusted or ()}
    compared = {claim for finding in findings if facts & set(finding.claims) for claim in finding.claims if claim in known}
    return Coverage(numbers, len(claims), len(checked & known), tuple(unread), None if trusted is None else len(compared))
