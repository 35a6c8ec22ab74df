"""The tables of an archive file, how one is opened, and what is refused.

Times of a transaction: a batch of articles is one, so that a run that is killed loses none that was committed and half
of none. Every later change of the tables is a step of `MIGRATIONS`, and raises `VERSION`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from pathlib import Path

from claims.archive import names
from claims.archive.statements import run

VERSION = 2
# "CLMS": what makes an SQLite file an archive.
APPLICATION = 0x434C4D53
_HEADER = b"SQLite format 3\x00"
_SUFFIXES = (".db", ".sqlite", ".sqlite3")
# KiB of the file that a writer keeps in memory, and pages that it logs before it puts them into their place.
_CACHE, _LOG = 65_536, 8_192
# Seconds that another process is waited for.
PATIENCE = 30.0

_TABLES = """
CREATE TABLE documents (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,             -- the path as given; path#id for a record of a .jsonl file
    version INTEGER NOT NULL,       -- 1, 2 ...: the texts that stood under this name, in the order they were added
    current INTEGER NOT NULL,       -- 1 for the version that counts; earlier ones keep their text and have no claims
    digest BLOB NOT NULL,           -- of the text and what is known of it
    wording BLOB NOT NULL,          -- of the text alone
    reading TEXT NOT NULL,          -- of the code and the rules that read the claims
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    published TEXT,                 -- ISO date
    language TEXT NOT NULL,
    url TEXT NOT NULL,
    characters INTEGER NOT NULL,
    body BLOB NOT NULL,             -- zlib of JSON: text, shadow, zones, damage
    UNIQUE (name, version)
);
CREATE INDEX documents_by_digest ON documents (digest);
CREATE INDEX documents_by_wording ON documents (wording);
CREATE INDEX documents_by_day ON documents (published);

-- `fact` is a hash of what the claim is about: subject, object, metric, aspect, scope, level, basis, the days of its
-- period, and its dimension. `low` and `high` sort as the ends of what the number may stand for, in the roots of that
-- dimension: two claims of a fact conflict where low of one > high of the other. NULL where no other article's claim can
-- contradict it: a part of what it is about is not known, or there may be many such values at a time.
CREATE TABLE claims (
    document INTEGER NOT NULL REFERENCES documents (id),
    place INTEGER NOT NULL,
    fact INTEGER,
    low BLOB,
    high BLOB,
    start INTEGER NOT NULL,         -- code points of the article's text
    stop INTEGER NOT NULL,
    zone TEXT NOT NULL,
    quote TEXT NOT NULL,
    subject TEXT,
    object TEXT,
    metric TEXT,
    scope TEXT,
    level TEXT,
    period TEXT,
    basis TEXT,
    modality TEXT NOT NULL,
    speaker TEXT,
    hedge TEXT NOT NULL,
    kind TEXT NOT NULL,
    direction TEXT,
    value_low TEXT,                 -- exact decimals in `unit`; NULL is an open side
    value_high TEXT,
    unit TEXT NOT NULL,
    confidence REAL NOT NULL,
    detail TEXT NOT NULL,           -- JSON: id, sentence, as printed, hard and soft readings, how found, what read it
    PRIMARY KEY (document, place)
) WITHOUT ROWID;

CREATE VIEW articles AS
    SELECT name, version, title, source, published, language, url, characters,
        (SELECT count(*) FROM claims WHERE claims.document = documents.id) AS claims
    FROM documents WHERE current;
CREATE VIEW statements AS
    SELECT d.name AS document, d.published, d.source, d.title, c.subject, c.metric, c.period, c.scope, c.object, c.basis, c.kind,
        c.direction, c.quote, CAST(c.value_low AS REAL) AS low, CAST(c.value_high AS REAL) AS high, c.unit, c.hedge,
        c.modality, c.speaker, c.zone, c.start, c.stop, c.confidence
    FROM claims AS c JOIN documents AS d ON d.id = c.document;
CREATE VIEW conflicts AS
    SELECT told.fact, told.claims, c.subject, c.metric, c.period, c.quote, d.name AS document, d.published, c.scope, c.unit
    FROM (
        SELECT fact, count(*) AS claims FROM claims WHERE fact IS NOT NULL
        GROUP BY fact HAVING min(document) < max(document) AND max(low) > min(high)
    ) AS told
    JOIN claims AS c ON c.fact = told.fact
    JOIN documents AS d ON d.id = c.document;
"""

# What look-ups of claims need. A run that adds very many goes without (see `Archive.add`); whoever opens the file next
# makes them again.
INDEXES: Mapping[str, str] = {
    "claims_by_high": "claims (fact, high) WHERE fact IS NOT NULL",
    "claims_by_low": "claims (fact, low, high) WHERE fact IS NOT NULL",
    "claims_by_subject": "claims (subject, metric)",
    "claims_of_several": "claims (subject) WHERE instr(subject, '; ')",
}

# From a version to the next.
MIGRATIONS: Mapping[int, Callable[[sqlite3.Connection], None]] = {1: names.gather}


class ArchiveError(Exception):
    """An archive that cannot be used as asked: which file, and why."""


def is_archive(path: Path) -> bool:
    """Whether a path is to be opened as an archive, not as a table of facts: by what it holds,
    by its name where nothing can be read."""
    try:
        with path.open("rb") as file:
            return file.read(len(_HEADER)) == _HEADER
    except OSError:
        return path.suffix in _SUFFIXES


def opened(path: Path, *, write: bool = False, patience: float = PATIENCE) -> sqlite3.Connection:
    """Return a connection to an archive; with `write` one is made where there is none. Raises `ArchiveError`."""
    if not write and not path.is_file():
        raise ArchiveError(f"{path}: no such archive")
    if path.is_dir() or (path.exists() and not is_archive(path) and not (write and not path.stat().st_size)):
        raise ArchiveError(f"{path}: not an archive (not an SQLite file)")
    try:
        return _writable(path, patience) if write else _readable(path, patience)
    except sqlite3.Error as error:
        raise refused(path, error, patience) from error


def refused(path: Path, error: sqlite3.Error, patience: float = PATIENCE) -> ArchiveError:
    """Return what a fault of SQLite means to the user."""
    told = str(error)
    if "locked" in told or "busy" in told:
        return ArchiveError(f"{path}: another process is writing to it; gave up after {patience:g} seconds")
    if "readonly" in told or "unable to open" in told:
        return ArchiveError(f"{path}: cannot be opened or written: {told}")
    if "full" in told or "disk I/O" in told:
        return ArchiveError(f"{path}: no room left, or a broken disk: {told}")
    return ArchiveError(f"{path}: damaged, or no archive: {told}")


def _writable(path: Path, patience: float) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=patience, isolation_level=None)
    try:
        _check(base, path)
        base.execute("PRAGMA journal_mode = WAL")
        base.execute("PRAGMA synchronous = FULL")
        # A batch touches pages all over the indexes: kept in memory, and written to their place once for several batches.
        base.execute(f"PRAGMA cache_size = -{_CACHE}")
        base.execute(f"PRAGMA wal_autocheckpoint = {_LOG}")
        if _version(base) != VERSION:
            base.execute("BEGIN IMMEDIATE")
            _migrate(base, path)
            base.execute("COMMIT")
    except BaseException:
        base.close()
        raise
    return base


def _readable(path: Path, patience: float) -> sqlite3.Connection:
    """Return a connection that does not write. In a folder that cannot be written either, the file alone is read."""
    # Opened for writing where that is allowed: whoever is the last to close it then puts the log of changes away.
    base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", uri=True, timeout=patience, isolation_level=None)
    try:
        base.execute("PRAGMA query_only = ON")
        version = _checked(base, path)
    except sqlite3.OperationalError as error:
        base.close()
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        base = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, isolation_level=None)
        version = _checked(base, path)
    if version < VERSION:
        base.close()
        _update(path, patience)
        return _readable(path, patience)
    if missing(base):
        _mended(path, patience)
    return base


def _update(path: Path, patience: float) -> None:
    """Bring an archive of an earlier version up to date."""
    try:
        _writable(path, patience).close()
    except sqlite3.OperationalError as error:
        if "unable to open" not in str(error) and "readonly" not in str(error):
            raise
        told = "written by an earlier check-claims; it must be opened once where it can be written, to be brought up to date"
        raise ArchiveError(f"{path}: {told}") from error


def _mended(path: Path, patience: float) -> None:
    """Make the indexes that a large run left out. Where that cannot be, reading is slow and right all the same."""
    with suppress(sqlite3.OperationalError), closing(_writable(path, patience)) as base:
        make_indexes(base)


def missing(base: sqlite3.Connection) -> list[str]:
    """Return the names of the indexes that are not there."""
    there = {name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type = 'index'")}
    return [name for name in INDEXES if name not in there]


def make_indexes(base: sqlite3.Connection) -> None:
    """Make the indexes that are not there, each in a transaction of its own: nobody need wait for all of them."""
    for name in missing(base):
        base.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {INDEXES[name]}")


def drop_indexes(base: sqlite3.Connection) -> None:
    """Take the indexes away, within the transaction of the caller."""
    for name in INDEXES:
        base.execute(f"DROP INDEX IF EXISTS {name}")


def _checked(base: sqlite3.Connection, path: Path) -> int:
    try:
        _check(base, path)
        return _version(base)
    except ArchiveError:
        base.close()
        raise


def _check(base: sqlite3.Connection, path: Path) -> None:
    """Raise `ArchiveError` for another program's file, and for one of a later version."""
    application = base.execute("PRAGMA application_id").fetchone()[0]
    if application != APPLICATION and (application or base.execute("SELECT 1 FROM sqlite_master").fetchone()):
        raise ArchiveError(f"{path}: an SQLite file, but not an archive of check-claims")
    if _version(base) > VERSION:
        raise ArchiveError(
            f"{path}: written by a later check-claims (version {_version(base)} of the format, this one knows {VERSION}); "
            "upgrade check-claims to use it"
        )


def _version(base: sqlite3.Connection) -> int:
    return int(base.execute("PRAGMA user_version").fetchone()[0])


def _migrate(base: sqlite3.Connection, path: Path) -> None:
    """Make the tables, or bring those of an earlier version up; within the transaction of the caller."""
    version = _version(base)  # another process may have done it while this one waited
    if version == 0:
        run(base, _TABLES)
        run(base, names.TABLE)
        make_indexes(base)
        base.execute(f"PRAGMA application_id = {APPLICATION}")
    else:
        for step in range(version, VERSION):
            MIGRATIONS[step](base)
    base.execute(f"PRAGMA user_version = {VERSION}")
