"""The archive as a file: what is put into it, kept as versions, and taken out again."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from claims.archive.keys import Filed, case_of, filed
from claims.archive.names import PUT, taught
from claims.archive.schema import PATIENCE, VERSION, ArchiveError, drop_indexes, make_indexes, missing, opened, refused
from claims.checker.case import Case
from claims.model import Article, Claim
from claims.packs import Pack
from claims.records import COLUMNS, article_of, body_of, claim_of, row_of

# Articles of one transaction.
BATCH = 100
# A run that has written so many articles, and such a share of all that are held (one in so many), drops the indexes: each
# claim costs several times as much with them as all of them together for each claim that is held.
MANY, SHARE = 500, 8
_FIELDS = "name, title, source, published, language, url, body"
_COLUMNS = ("document", "place", *Filed._fields, *COLUMNS)
_UNFILED = (None,) * len(Filed._fields)
_PUT_CLAIM = f"INSERT INTO claims ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))})"

_CLEAR = tuple(f"DELETE FROM {what} WHERE document IN (SELECT id FROM documents WHERE name = ?)" for what in ("claims", "names"))

# An article with its claims; None where `is_held` said that they are there.
Told = tuple[Article, Sequence[Claim] | None]
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the articles of a run.

    `added` are new; `changed` are new versions of known ones; `reread` were known word for word, but read by other code,
    rules or settings; `held` were there as they are; `copies` are there under another name.
    """

    added: int = 0
    changed: int = 0
    reread: int = 0
    held: int = 0
    copies: int = 0

    @property
    def written(self) -> int:
        """How many articles had their claims written."""
        return self.added + self.changed + self.reread

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))


@dataclass(frozen=True, slots=True)
class Info:
    """What an archive holds; `fault` is what the integrity check says of it, "" where nothing is wrong.

    `languages` and `readings` count articles: by language, by the code and rules that read them.
    """

    path: Path
    version: int
    size: int
    articles: int
    versions: int
    claims: int
    facts: int
    first: str | None
    last: str | None
    languages: Mapping[str, int]
    readings: Mapping[str, int]
    fault: str


@dataclass(frozen=True, slots=True)
class _Standing:
    """How an article stands to what is held: a field of `Tally`, and the row to be written over where there is one."""

    name: str
    row: int | None = None
    version: int = 1


class Archive:
    """An open archive file. Readers see what was committed when they ask; writers wait for one another.

    A context manager; raises `ArchiveError` for whatever goes wrong with the file.
    """

    def __init__(self, path: Path, *, write: bool = False, patience: float = PATIENCE) -> None:
        self.path, self._patience = path, patience
        self._base = opened(path, write=write, patience=patience)
        if not write:
            self._base.execute("BEGIN")  # one state of the file for all that is asked of it

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is not in it."""
        self._base.close()

    def rows(self, query: str, values: Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query that reads."""
        with self._told():
            cursor = self._base.execute(query, values)
            while found := cursor.fetchmany(500):
                yield from found

    def is_held(self, article: Article, reading: str) -> bool:
        """Whether an article is in the archive as it would be put in, or as a copy: it need not be parsed."""
        return self._standing(article, reading).name in ("held", "copies")

    def add(self, told: Iterable[Told], pack: Pack, reading: str, *, whole: bool = True) -> Iterator[Tally]:
        """Put articles with their claims in, and yield what became of a batch once it is committed.

        The same text again changes nothing; another text under the same name is its next version, and the claims of the
        version before are gone. `reading` names the code and rules that read the claims. Without `whole` only the
        sentences with claims are kept of a text. The iterable is consumed outside the transactions, so that a slow
        parser keeps nobody waiting. A run that goes on and on does without indexes, and makes them at its end.
        """
        case, written = case_of(pack), 0
        for batch in _batches(told, BATCH):
            with self._transaction():
                if self._outgrows(written):
                    drop_indexes(self._base)
                    written = 0
                tally = sum((self._placed(article, claims, case, reading, whole) for article, claims in batch), Tally())
                written += tally.written
            yield tally
        with self._told():
            make_indexes(self._base)

    def _outgrows(self, written: int) -> bool:
        """Whether making the indexes anew costs less than keeping them through as many articles again."""
        if written < MANY or missing(self._base):
            return False
        held: int = self._base.execute("SELECT max(id) FROM documents").fetchone()[0]
        return written * SHARE >= held

    def remove(self, name: str) -> bool:
        """Take an article out, all versions of it; return whether it was there."""
        with self._transaction():
            self._clear(name)
            found = self._base.execute("DELETE FROM documents WHERE name = ?", (name,)).rowcount
        return found > 0

    def names(self) -> list[str]:
        """Return the names of all articles, sorted."""
        return [row[0] for row in self.rows("SELECT name FROM documents WHERE current ORDER BY name")]

    def own(self, articles: Iterable[Article], names: Iterable[str]) -> list[int]:
        """Return the numbers of the documents that have one of some names, or the very text of some articles."""
        named = (row[0] for name in names for row in self.rows("SELECT id FROM documents WHERE name = ?", (name,)))
        query = "SELECT id FROM documents WHERE wording = ?"
        same = (row[0] for article in articles for row in self.rows(query, (_digests(article)[1],)))
        return sorted({*named, *same})

    def articles(self, documents: Iterable[int]) -> dict[int, Article]:
        """Return articles by their numbers."""
        found = {}
        for number in documents:
            for row in self.rows(f"SELECT {_FIELDS} FROM documents WHERE id = ?", (number,)):
                found[number] = self._read(article_of, *row)
        return found

    def claims(self, where: str, values: Sequence[object] = ()) -> Iterator[tuple[int, Claim]]:
        """Yield the number of the document and the claim, for the rows of `claims AS c` that an SQL condition keeps."""
        columns = ", ".join(f"c.{name}" for name in COLUMNS)
        query = f"SELECT c.document, d.name, {columns} FROM claims AS c JOIN documents AS d ON d.id = c.document {where}"
        for document, name, *row in self.rows(query, values):
            yield document, self._read(claim_of, row, name)

    def info(self) -> Info:
        """Return what is in the archive, its integrity checked."""
        query = (
            "SELECT (SELECT count(*) FROM documents WHERE current), (SELECT count(*) FROM documents), "
            "(SELECT count(*) FROM claims), (SELECT count(DISTINCT fact) FROM claims), "
            "(SELECT min(published) FROM documents WHERE current), (SELECT max(published) FROM documents WHERE current)"
        )
        size, (articles, versions, claims, facts, first, last) = self.path.stat().st_size, next(self.rows(query))
        counts = (self._counted("language"), self._counted("reading"))
        return Info(self.path, VERSION, size, articles, versions, claims, facts, first, last, *counts, self.fault())

    def _counted(self, column: str) -> dict[str, int]:
        return {str(name): int(n) for name, n in self.rows(f"SELECT {column}, count(*) FROM documents WHERE current GROUP BY 1")}

    def fault(self) -> str:
        """Return the first thing that SQLite's integrity check finds wrong, "" where all is well."""
        told = next(self.rows("PRAGMA integrity_check"))[0]
        strays = next(self.rows("PRAGMA foreign_key_check"), None)
        return told if told != "ok" else f"a row of {strays[0]} belongs to none of {strays[2]}" if strays else ""

    def _standing(self, article: Article, reading: str) -> _Standing:
        digest, wording = _digests(article)
        held = "SELECT id, version, digest = ?, wording = ?, reading = ?, current FROM documents WHERE name = ? ORDER BY version"
        last = 0
        with self._told():
            versions = self._base.execute(held, (digest, wording, reading, article.id)).fetchall()
            for row, version, same, worded, read, current in versions:
                last = version
                if current and same and read:
                    return _Standing("held")
                if current and worded:
                    return _Standing("reread", row, version)
            for row, version, same, *_ in versions:
                if same:
                    return _Standing("changed", row, version)
            copies = "SELECT 1 FROM documents WHERE digest = ? AND current AND name <> ?"
            if not versions and self._base.execute(copies, (digest, article.id)).fetchone():
                return _Standing("copies")
        return _Standing("changed" if versions else "added", None, last + 1)

    def _placed(self, article: Article, claims: Sequence[Claim] | None, case: Case, reading: str, whole: bool) -> Tally:
        """Write an article and its claims where they are not held yet; return what became of it."""
        standing = self._standing(article, reading)
        if claims is not None and standing.name not in ("held", "copies"):
            document = self._put(article, standing, reading, body_of(article, None if whole else claims))
            rows = ((document, at, *(filed(case, c) or _UNFILED), *row_of(c)) for at, c in enumerate(claims))
            self._base.executemany(_PUT_CLAIM, rows)
            parties = (name for claim in claims for name in (claim.subject, claim.object, claim.speaker))
            self._base.executemany(PUT, ((document, *name) for name in taught(article, parties, case.pack)))
        return Tally(**{standing.name if claims is not None or standing.name == "copies" else "held": 1})

    def _put(self, article: Article, standing: _Standing, reading: str, body: bytes) -> int:
        """Write the row of an article as the current version of its name, its claims still to come; return its number."""
        if standing.name != "added":
            self._clear(article.id)
            self._base.execute("UPDATE documents SET current = 0 WHERE name = ?", (article.id,))
        published = article.published.isoformat() if article.published else None
        known = (article.title, article.source, published, article.language, article.url, len(article.text), body)
        values = (standing.row, article.id, standing.version, 1, *_digests(article), reading, *known)
        made = self._base.execute(f"INSERT OR REPLACE INTO documents VALUES ({', '.join('?' * len(values))})", values)
        assert made.lastrowid is not None
        return made.lastrowid

    def _clear(self, name: str) -> None:
        """Take away what is kept of the articles of a name beside their texts."""
        for statement in _CLEAR:
            self._base.execute(statement, (name,))

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._told():
            self._base.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._base.rollback()
                raise
            self._base.execute("COMMIT")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise refused(self.path, error, self._patience) from error

    def _read(self, reader: Callable[..., _T], *values: object) -> _T:
        """Return a record read back. Raises `ArchiveError` where it is none: the file was changed by other hands."""
        try:
            return reader(*values)
        except ValueError as error:
            raise ArchiveError(f"{self.path}: damaged: {error}") from error


def _digests(article: Article) -> tuple[bytes, bytes]:
    """Return what tells an article with all that is known of it from another, and its text from another text."""
    published = article.published.isoformat() if article.published else None
    known = [article.text, article.title, article.source, published, article.language, article.url]
    return _digest(json.dumps(known)), _digest(json.dumps(article.text))


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode(), digest_size=16).digest()


def _batches(told: Iterable[Told], size: int) -> Iterator[list[Told]]:
    held: list[Told] = []
    for item in told:
        held.append(item)
        if len(held) == size:
            yield held
            held = []
    if held:
        yield held
