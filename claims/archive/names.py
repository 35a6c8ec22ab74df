"""By which names an archive has what others call otherwise: the Latin names that its articles give Chinese ones in brackets.

Claims stay under the names that their own article has for what they are about. Which of them mean the same is told by all
articles together, and changes with each; so it is asked when the archive is, of the names in question alone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from itertools import islice, product
from typing import TYPE_CHECKING

from claims.archive.statements import run
from claims.facts.names import is_known_subject
from claims.model import Article, Claim
from claims.packs import Pack, load
from claims.parse.cues import cues
from claims.parse.parties.glossed_zh import glosses, is_named_so
from claims.parse.renamed import Introductions, introductions, with_names
from claims.records import article_of

if TYPE_CHECKING:
    from claims.archive.store import Archive

TABLE = """
CREATE TABLE names (
    document INTEGER NOT NULL REFERENCES documents (id),
    latin TEXT NOT NULL,            -- a Latin name that an article gives in brackets, and its claims go by
    tail TEXT NOT NULL,             -- the Chinese words right before the bracket, last character first: a name ends there
    PRIMARY KEY (document, latin, tail)
) WITHOUT ROWID;
CREATE INDEX names_by_latin ON names (latin, tail);
CREATE INDEX names_by_tail ON names (tail, latin);
"""
PUT = "INSERT OR IGNORE INTO names VALUES (?, ?, ?)"
_KNOWN = "name, title, source, published, language, url, body"
# Characters of the shortest name; ways of writing before the bracket, and joint names of a claim, that are looked at.
_SHORTEST, _WAYS, _JOINT = 2, 200, 8
_LAST = "\U0010ffff"


def gather(base: sqlite3.Connection) -> None:
    """Make the table in an archive that was made before there was one, and fill it from the texts that are kept."""
    run(base, TABLE)
    pack = load()
    for number, *known in base.execute(f"SELECT id, {_KNOWN} FROM documents WHERE current AND language <> 'en'"):
        told = base.execute("SELECT DISTINCT subject, object, speaker FROM claims WHERE document = ?", (number,))
        with suppress(ValueError):  # a text that cannot be read teaches nothing; whoever asks for it is told
            found = taught(article_of(*known), (name for row in told for name in row), pack)
            base.executemany(PUT, ((number, *name) for name in found))


def taught(article: Article, parties: Iterable[str | None], pack: Pack) -> list[tuple[str, str]]:
    """Return the Latin names, each with the tail before it, that an article gives those its claims are about.

    A name that the pack knows under both is nothing new.
    """
    used = {name for names in parties if names for name in names.split("; ")}
    given = glosses(article.shadow.text) if used and article.language != "en" else ()
    words = cues(pack)
    found = {(gloss.latin, gloss.front) for gloss in given if gloss.front and gloss.latin in used}
    return sorted(
        (latin, front[::-1])
        for latin, front in found
        if not any(is_known_subject(name, pack) and is_named_so(front, name, words) for name in _endings(front))
    )


class Names:
    """What an archive, and the introductions of articles that are not in it, know of names; looked up when asked for."""

    def __init__(self, archive: Archive, own: Introductions) -> None:
        self._archive, self._own = archive, own
        self._teaches = next(archive.rows("SELECT 1 FROM names LIMIT 1"), None) is not None
        self._canonical: dict[str, str] = {}
        self._filed: dict[str, list[str]] = {}
        self._joint: set[str] | None = None

    def settled(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Yield claims under the names that all articles go by."""
        return (with_names(claim, self.canonical) for claim in claims)

    def otherwise(self, claim: Claim) -> Iterator[Claim]:
        """Yield a settled claim as the archive may have it: about the same under other names."""
        for subject, object_ in islice(product(self._written(claim.subject), self._written(claim.object)), 1, None):
            yield replace(claim, subject=subject, object=object_)

    def canonical(self, name: str) -> str:
        """Return the gloss of a Chinese name, any other name as it is; so too where two texts differ about it."""
        if name.isascii():
            return name
        if name not in self._canonical:
            pairs = (*self._own.pairs, *self._called(name))
            meant = {latin for front, latin in pairs if is_named_so(front, name, self._own.words)}
            self._canonical[name] = meant.pop() if len(meant) == 1 else name
        return self._canonical[name]

    def filed(self, latin: str) -> list[str]:
        """Return the Chinese names, sorted, under which the archive has claims about what goes by a Latin one."""
        if latin not in self._filed:
            fronts = {front for front, name in self._own.pairs if name == latin} | self._fronts(latin)
            names = {name for front in fronts for name in _endings(front) if is_named_so(front, name, self._own.words)}
            self._filed[latin] = [name for name in sorted(names) if self._has(name) and self.canonical(name) == latin]
        return self._filed[latin]

    def taught(self) -> Iterator[tuple[str, str]]:
        """Yield the Chinese names that the archive has claims under, each with the Latin one that it goes by."""
        for (latin,) in self._archive.rows("SELECT DISTINCT latin FROM names"):
            yield from ((name, latin) for name in self.filed(latin))

    def _written(self, names: str | None) -> list[str | None]:
        """Return joint names as they are, then as the archive may have them."""
        if names is None:
            return [None]
        each = ((name, *self.filed(name)) for name in names.split("; "))
        return ["; ".join(parts) for parts in islice(product(*each), _JOINT)]

    def _called(self, name: str) -> set[tuple[str, str]]:
        """Return what articles give Latin names in words that end with a Chinese one: the words, the Latin name."""
        if not self._teaches:
            return set()
        query = f"SELECT DISTINCT tail, latin FROM names WHERE tail >= ? AND tail < ? LIMIT {_WAYS}"
        tail = name[::-1]
        return {(found[::-1], latin) for found, latin in self._archive.rows(query, (tail, tail + _LAST))}

    def _fronts(self, latin: str) -> set[str]:
        if not self._teaches:
            return set()
        query = f"SELECT DISTINCT tail FROM names WHERE latin = ? LIMIT {_WAYS}"
        return {tail[::-1] for (tail,) in self._archive.rows(query, (latin,))}

    def _has(self, name: str) -> bool:
        """Whether the archive has claims about a name, alone or with others."""
        if next(self._archive.rows("SELECT 1 FROM claims WHERE subject = ? LIMIT 1", (name,)), None) is not None:
            return True
        if self._joint is None:
            told = self._archive.rows("SELECT DISTINCT subject FROM claims WHERE instr(subject, '; ')")
            self._joint = {part for (names,) in told for part in names.split("; ")}
        return name in self._joint


def names_of(archive: Archive, pack: Pack, articles: Iterable[Article] = (), claims: Iterable[Claim] = ()) -> Names:
    """Return what an archive, and some articles with their claims, know of names."""
    return Names(archive, introductions(articles, claims, pack))


def _endings(front: str) -> Iterator[str]:
    return (front[start:] for start in range(len(front) - _SHORTEST + 1))
