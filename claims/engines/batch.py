"""What is done to one article, apart from where: tasks that a process, a pool or a cluster can run alike.

A task is a plain record that can be sent to another process; what it needs beside itself (the rule pack) it loads there,
once. Its result depends on its argument alone, so that every engine gives the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cache import Cache, checking
from claims.engines.recalled import Recalled
from claims.faults import frames
from claims.model import Article, Claim, Failure, Finding
from claims.parse.parsed import Parsed
from claims.reader import finished, pages
from claims.reader.article import Page
from claims.reader.paths import Source

if TYPE_CHECKING:
    from claims.checker.engine import Terms
    from claims.checker.exchange import Rates
    from claims.packs import Pack

# Numbers of one article; the annual report of a bank has a fifth of it.
MOST = 50_000

# What one task reads: a file, a text taken from a file of many, or an article in memory.
Item = Source | Page | Article
Read = tuple[Article, Parsed]
Told = tuple[Article, tuple[Claim, ...]]


@dataclass(frozen=True, slots=True)
class Parsing:
    """Reads an item and parses its articles. `folders` are rule packs layered over the built-in one."""

    folders: tuple[Path, ...] = ()
    cache: Cache | None = None

    def __call__(self, item: Item | Failure) -> list[Read | Failure]:
        """Return each article with its claims, and why others could not be read or parsed."""
        return list(self._done(item))

    def _done(self, item: Item | Failure) -> Iterator[Read | Failure]:
        for article in articles_of(item):
            yield article if isinstance(article, Failure) else self._parsed(article)

    def _parsed(self, article: Article) -> Read | Failure:
        held = self.cache.get(article) if self.cache else None
        if held is not None:
            return article, held
        try:
            parsed = _parse(article, _pack(self.folders))
        except Exception as error:
            return _failed(article.id, "parsed", error)
        if len(parsed.claims) > MOST:
            return Failure(article.id, f"makes more than {MOST:,} claims; what makes so many is no article")
        if self.cache:
            self.cache.put(article, parsed)
        return article, parsed


@dataclass(frozen=True)
class Checking:
    """Checks one article by itself, and against trusted facts: see `claims.checker.engine.check_article`.

    `cache` holds what was found before, where nothing else is looked at than articles and rules.
    """

    folders: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    language: str = "auto"
    trusted: tuple[Claim, ...] = ()
    tables: tuple[Article, ...] = ()
    rates: Rates | None = None
    cache: Cache | None = None

    def __call__(self, told: Told) -> list[Finding]:
        """Return what the rules find in an article."""
        article, claims = told
        return self.recalled.alone(article, claims, lambda: self._alone(told)) if self.recalled else self._alone(told)

    def _alone(self, told: Told) -> list[Finding]:
        from claims.checker.engine import check_article

        article, claims = told
        return check_article(claims, article, self.terms)

    def between(self, told: Sequence[Told], alone: Sequence[Finding]) -> list[Finding]:
        """Return what the rules find between articles in all of which they have been asked; `alone` is what they found there."""

        def work() -> list[Finding]:
            from claims.checker.engine import check_across

            claims = (claim for _, held in told for claim in held)
            return check_across(claims, {article.id: article for article, _ in told}, self.terms, alone)

        if self.recalled is None or any(finding.kind == "internal" for finding in alone):
            return work()
        return self.recalled.between((self.recalled.state(*pair) for pair in told), work)

    @cached_property
    def recalled(self) -> Recalled | None:
        """What was found on these terms before; None without a cache, and where more than articles and rules is looked at."""
        if self.cache is None or self.trusted or self.tables or self.rates:
            return None
        terms = checking(self.folders), self.select, self.ignore, self.language
        return Recalled(self.cache, repr(terms))

    def __getstate__(self) -> dict[str, object]:
        """Return what is sent to another process: all but the rules, which it loads itself."""
        return {name: value for name, value in self.__dict__.items() if name not in ("terms", "recalled")}

    @cached_property
    def terms(self) -> Terms:
        """Return the terms of the check. Raises `PackError` for a kind or rule that does not exist."""
        from claims.checker.engine import terms

        return terms(
            _pack(self.folders),
            select=self.select,
            ignore=self.ignore,
            language=self.language,
            trusted=self.trusted,
            tables={article.id: article for article in self.tables},
            rates=self.rates,
        )


def name_of(item: object) -> str:
    """Return the id that what a task works on goes by."""
    told = item[0] if isinstance(item, tuple) else item
    return str(getattr(told, "id", getattr(told, "path", told)))


def articles_of(item: Item | Failure) -> Iterator[Article | Failure]:
    """Yield the articles of an item, and why others could not be read; a reader that fails costs the rest of its file."""
    if isinstance(item, Article | Failure):
        yield item
        return
    try:
        yield from finished(pages(item) if isinstance(item, Source) else iter((item,)))
    except Exception as error:
        yield _failed(item.id, "read", error)


def _failed(name: str, what: str, error: Exception) -> Failure:
    if isinstance(error, MemoryError):
        return Failure(name, f"could not be {what} for want of memory; it was left out")
    return Failure(name, f"could not be {what} ({type(error).__name__}: {error}); please report it", frames(error))


def _pack(folders: tuple[Path, ...]) -> Pack:
    from claims.packs import load

    return load(*folders)


def _parse(article: Article, pack: Pack) -> Parsed:
    # Loaded where something is to be parsed: a run whose articles are all in the cache does without.
    from claims.parse.assemble import parse

    return parse(article, pack)
