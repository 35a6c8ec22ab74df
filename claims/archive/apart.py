"""Facts whose claims part, as their numbers stand: found by key, by the database, names that mean the same taken together.

Of a fact the greatest low end above the least high end shows that some claims of it cannot both hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from claims.archive.keys import case_of, filed
from claims.archive.names import Names
from claims.archive.store import Archive
from claims.packs import Pack
from claims.parse.renamed import with_names

# Claims of one fact that are looked at: as many as the rules compare with each other.
WITNESSES = 60

_PARTS = "max(low) > min(high)"
_TOLD = "count(*), min(document) < max(document)"
_APART = f"SELECT fact, {_TOLD} FROM claims WHERE fact IS NOT NULL GROUP BY fact HAVING {_PARTS}"
_APART_AMONG = f"SELECT {_TOLD} FROM claims WHERE fact IN ({{}}) HAVING {_PARTS}"
_PAIRS = (
    "SELECT a.document, a.place, b.document, b.place FROM claims AS a JOIN claims AS b "
    "ON b.fact = a.fact AND b.low > a.high WHERE a.fact = ? "
    "AND a.high < (SELECT max(low) FROM claims WHERE fact = ?) LIMIT ?"
)
_ABOUT = "WHERE c.subject = ? AND c.fact IS NOT NULL"
_ABOUT_JOINTLY = "WHERE instr(c.subject, '; ') AND instr('; ' || c.subject || '; ', '; ' || ? || '; ') AND c.fact IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Apart:
    """A fact that some claims tell otherwise: its hash, how many claims of it there are, whether several articles tell it.

    `others` are the hashes of the same fact about the same company by another name.
    """

    fact: int
    claims: int
    several: bool
    others: tuple[int, ...] = ()


def facts_apart(archive: Archive) -> Iterator[Apart]:
    """Yield the facts whose claims cannot all hold as their numbers stand."""
    return (Apart(fact, claims, bool(several)) for fact, claims, several in archive.rows(_APART))


def all_apart(archive: Archive, names: Names, pack: Pack) -> Iterator[Apart]:
    """Yield the facts whose claims cannot all hold, whatever their articles call whom they are about."""
    others = _other_hashes(archive, names, pack)
    seen = {*others, *(number for numbers in others.values() for number in numbers)}
    yield from (apart for apart in facts_apart(archive) if apart.fact not in seen)
    for fact, numbers in others.items():
        query = _APART_AMONG.format(", ".join("?" * (1 + len(numbers))))
        for claims, several in archive.rows(query, (fact, *numbers)):
            yield Apart(fact, claims, bool(several), numbers)


def _other_hashes(archive: Archive, names: Names, pack: Pack) -> dict[int, tuple[int, ...]]:
    """Return, by the hash of a fact, those of the same fact by other names of whom it is about."""
    case = case_of(pack)
    found: dict[int, dict[int, None]] = {}
    for name, _ in names.taught():
        for query in (_ABOUT, _ABOUT_JOINTLY):
            for _, claim in archive.claims(query, (name,)):
                was, now = filed(case, claim), filed(case, with_names(claim, names.canonical))
                if was and now and was.fact != now.fact:
                    found.setdefault(now.fact, {})[was.fact] = None
    return {fact: tuple(numbers) for fact, numbers in found.items()}


def pairs_apart(archive: Archive, apart: Apart, limit: int = WITNESSES) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """Yield pairs of claims of a fact that share no value, the lower one first, each as document and place."""
    for lower, at, higher, there in archive.rows(_PAIRS, (apart.fact, apart.fact, limit)):
        yield (lower, at), (higher, there)
