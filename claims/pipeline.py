"""The one place that knows the order: read → parse → check → Result.

Reading and parsing work on one article at a time; a file that cannot be read becomes a `Failure` and the others go on.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from claims.cache import Cache
from claims.checker.merging import about_tables, merged
from claims.engines.batch import Checking, Item, Parsing, Read, articles_of
from claims.engines.local import Pool, run
from claims.engines.recalled import loadable, renamed
from claims.model import Article, Claim, Coverage, Failure, Finding, Result
from claims.reader import listed as paths_listed
from claims.reader import of_many, pages, read_text
from claims.reader.paths import Source

if TYPE_CHECKING:
    from claims.archive.conflicts import Found
    from claims.checker.exchange import Rates
    from claims.engines.spark import Distributed
    from claims.facts.row import FactError
    from claims.facts.tables import Table
    from claims.packs import Pack

# What can be read: paths (folders, patterns, - for standard input), articles in memory, or what an earlier step returned.
Input = str | Path | Article
Inputs = Input | Iterable[Input] | Result
# Called with how many inputs are done, and of how many.
Progress = Callable[[int, int], None]


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
    articles: dict[str, Article] = {}
    failures: list[Failure] = []
    for item in _listed(inputs, stdin):
        for found in articles_of(item):
            if isinstance(found, Failure):
                failures.append(found)
            else:
                articles[found.id] = found
    return Result(tuple(articles[name] for name in sorted(articles)), (), (), Coverage(0, 0, 0), tuple(failures))


def extract(
    inputs: Inputs,
    *,
    stdin: BinaryIO | None = None,
    folders: Sequence[Path] = (),
    jobs: int = 1,
    limit: float | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> Result:
    """Return what `inputs` claim, unchecked.

    `folders` are rule packs layered over the built-in one. `jobs` is the number of processes, 0 for as many as suit the
    machine and the work; the result is the same. `limit` is how many seconds an article may take, where it runs in a
    process of its own. `cache` holds articles parsed before; `progress` is called with how many files are done, of how many.

    Raises `PackError` for a rule pack that cannot be used; an article on which parsing crashes is a failure of the
    result: one bad text must not cost the others.
    """
    if isinstance(inputs, Result) and inputs.coverage.numbers:
        return inputs
    loadable(folders, cache)
    listed, failures = _split(inputs, stdin)
    done: dict[str, Read] = {}
    task = Parsing(tuple(folders), cache)
    for number, made in enumerate(run(task, _items(listed), _pool(jobs, limit, len(listed))), 1):
        for found in [made] if isinstance(made, Failure) else made:
            if isinstance(found, Failure):
                failures.append(found)
            else:
                done[found[0].id] = found
        if progress:
            progress(number, max(number, len(listed)))
    read = [done[name] for name in sorted(done)]
    articles = tuple(article for article, _ in read)
    claims = [claim for _, parsed in read for claim in parsed.claims]
    unread = tuple(number for _, parsed in read for number in parsed.unread)
    coverage = Coverage(sum(parsed.numbers for _, parsed in read), len(claims), 0, unread)
    settled = renamed(cache, articles, claims, lambda: _renamed(claims, articles, claims, folders))
    return Result(articles, settled, (), coverage, tuple(failures))


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
    jobs: int = 1,
    limit: float | None = None,
    cache: Cache | None = None,
    progress: Progress | None = None,
) -> Result:
    """Return what `inputs` claim and what the rules find in it.

    `language` is that of the messages (zh, en, or auto: that of the article). `against` are files of trusted facts, and
    archives of articles; `fx` are tables of rates of exchange; for the rest see `extract`. Raises `PackError` for a rule
    pack or a table of rates that cannot be used; an input, or a fact, that cannot be read is a failure of the result.
    """
    loadable(folders, cache)
    result = extract(inputs, stdin=stdin, folders=folders, jobs=jobs, limit=limit, cache=cache, progress=progress)
    failures = list(result.failures)
    archives = [path for path in against if isinstance(path, Path) and _is_archive(path)]
    given = [table for table in against if table not in archives]
    tables = _tables(given, folders, result.articles[0].language if result.articles else "en", failures)
    facts = [fact for table in tables for fact in table.claims]
    trusted = _renamed(facts, result.articles, result.claims, folders) if facts else ()
    texts = tuple(table.article for table in tables)
    task = Checking(tuple(folders), tuple(select), tuple(ignore), language, trusted, texts, _rates(fx), cache)
    found = _found(task, result, _pool(jobs, limit, len(result.articles)), failures, within=within, across=across)
    recalled = _recalled(archives if across else [], result, task, failures)
    findings = merged(found, *(told.findings for told in recalled))
    return replace(
        result,
        findings=findings,
        coverage=_coverage(result, findings, trusted if given else None),
        failures=tuple(failures),
        tables=task.tables,
        trusted=trusted,
        warnings=tuple(warning for table in tables for warning in table.warnings),
        archived=tuple({article.id: article for told in recalled for article in told.articles}.values()),
        recalled=tuple({claim.id: claim for told in recalled for claim in told.claims}.values()),
    )


def distribute(
    inputs: Sequence[str],
    *,
    master: str | None = None,
    folders: Sequence[Path] = (),
    language: str = "auto",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    within: bool = True,
    across: bool = True,
    against: Sequence[Path] = (),
    fx: Sequence[str | Path] = (),
) -> Distributed:
    """Return what `check` does, worked out by Spark and still on its workers: to be written there, or `collected`.

    `inputs` are paths, or addresses that Spark reads; `master` is the cluster as Spark names it (local[2], yarn), None for
    what spark-submit set. Raises `EngineError` where Spark cannot do what is asked, and what `check` raises.
    """
    from claims.engines.spark import EngineError, session
    from claims.engines.spark import check as check_distributed

    archives = [path for path in against if _is_archive(path)]
    if archives:
        raise EngineError(f"{archives[0]}: an archive is looked up by one machine; leave --engine spark out")
    _pack(folders)
    task = Checking(tuple(folders), tuple(select), tuple(ignore), language, rates=_rates(fx))

    def tables(spoken: str) -> tuple[list[Table], list[Failure]]:
        failures: list[Failure] = []
        return _tables(against, folders, spoken, failures), failures

    return check_distributed(session(master), inputs, task, tables=tables if against else None, within=within, across=across)


def collected(found: Distributed, *, against: bool = False) -> Result:
    """Return the result of a distributed run, all of it in this process; `against` is whether it had trusted tables."""
    result = found.collect()
    return replace(result, coverage=_coverage(result, result.findings, result.trusted if against else None))


def _pack(folders: Sequence[Path]) -> Pack:
    """Return the rule pack with `folders` layered over the built-in one. Raises `PackError`."""
    # Loaded, as the modules that parse and check are, where there is work: a run whose results are in the cache does without.
    from claims.packs import load

    return load(*folders)


def _renamed(
    claims: Sequence[Claim], articles: Sequence[Article], told: Sequence[Claim], folders: Sequence[Path]
) -> tuple[Claim, ...]:
    """Return claims under the names by which the claims `told` of some articles go."""
    from claims.parse.renamed import introductions, renamed

    return renamed(claims, introductions(articles, told, _pack(folders)))


def _rates(fx: Sequence[str | Path] | Rates) -> Rates | None:
    """Return rates of exchange, read where they are names of tables. Raises `RateError`."""
    if not fx:
        return None
    from claims.checker.exchange import Rates, load

    return fx if isinstance(fx, Rates) else load(fx)


def _is_archive(path: Path) -> bool:
    from claims.archive.schema import is_archive

    return is_archive(path)


def _recalled(archives: Sequence[Path], result: Result, task: Checking, failures: list[Failure]) -> list[Found]:
    """Return what archives say of the facts of a result; an archive that cannot be used is added to `failures`."""
    if not archives:
        return []
    from claims.archive.against import compare_with
    from claims.archive.schema import ArchiveError
    from claims.archive.store import Archive

    found: list[Found] = []
    for path in archives:
        try:
            with Archive(path) as archive:
                told = compare_with(
                    archive, result.articles, result.claims, _pack(task.folders),
                    language=task.language, select=task.select, ignore=task.ignore,
                )  # fmt: skip
                found.append(told)
        except ArchiveError as error:
            where, _, reason = str(error).partition(": ")
            failures.append(Failure(where, reason))
    return found


def _found(task: Checking, result: Result, pool: Pool, failures: list[Failure], *, within: bool, across: bool) -> list[Finding]:
    """Return what is found within each article and between them; `failures` gains the articles that could not be checked."""
    if task.recalled is None or task.select or task.ignore:
        _ = task.terms  # a rule that does not exist is told before any work
    held: dict[str, list[Claim]] = {article.id: [] for article in result.articles}
    for claim in result.claims:
        held[claim.document].append(claim)
    told = [(article, tuple(held[article.id])) for article in result.articles]
    alone: list[Finding] = []
    unchecked: list[Failure] = []
    for made in run(task, told, pool):
        if isinstance(made, Failure):
            unchecked.append(replace(made, reason=f"not checked: {made.reason}"))
        else:
            alone += made
    failures += unchecked
    if unchecked:
        task = replace(task, cache=None)  # what articles say against each other is cut short as well
    between = task.between(told, alone) if across else []
    return [*(alone if within else about_tables(alone, {table.id for table in task.tables})), *between]


def _split(inputs: Inputs, stdin: BinaryIO | None) -> tuple[list[Item], list[Failure]]:
    """Return what there is to read and parse, and what is not there. What an earlier step could not read is not there."""
    if isinstance(inputs, Result):
        return list(inputs.articles), list(inputs.failures)
    items: list[Item] = []
    failures: list[Failure] = []
    for item in _listed(inputs, stdin):
        if isinstance(item, Failure):
            failures.append(item)
        else:
            items.append(item)
    return items, failures


def _listed(inputs: Input | Iterable[Input], stdin: BinaryIO | None) -> Iterator[Item | Failure]:
    held = [inputs] if isinstance(inputs, str | Path | Article) else list(inputs)
    yield from (item for item in held if isinstance(item, Article))
    yield from paths_listed([str(path) for path in held if not isinstance(path, Article)], stdin=stdin)


def _items(listed: Iterable[Item]) -> Iterator[Item | Failure]:
    """Yield what a task each is made of: a file, or each text of a file of many."""
    for item in listed:
        if isinstance(item, Source) and of_many(item):
            yield from pages(item)
        else:
            yield item


def _pool(jobs: int, limit: float | None, items: int) -> Pool:
    return Pool(jobs or Pool.fitting(items).jobs, limit)


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


def _tables(given: Sequence[Path | Table], folders: Sequence[Path], language: str, failures: list[Failure]) -> list[Table]:
    """Return the trusted tables, spoken of in a language (that of the first article).

    One that cannot be used, or a fact of one, is added to `failures`.
    """
    tables: list[Table] = []
    if not given:
        return tables
    from claims.facts.row import FactError
    from claims.facts.tables import Table, read_table

    for item in given:
        try:
            table = item if isinstance(item, Table) else read_table(item, _pack(folders), language)
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
