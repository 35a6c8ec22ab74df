"""The cache: what a text claims and what was found in it, as long as neither it nor what reads and checks it has changed.

An entry is a file named by a hash of the article and of the code and rules that it comes of, so that nothing in it is ever
out of date, and any of them may be deleted at any time. It holds compressed JSON (see `claims.records`): what another
program put there can be wrong, but is never run. Entries are written beside their place and renamed into it; one that
cannot be read is as good as none. Nothing here raises: a cache that cannot be used is no reason to stop.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import cast

from claims.content import rules_folder
from claims.model import Article
from claims.parse.parsed import Parsed
from claims.records import Json, claim_of, packed, row_of, unpacked, unread_of, unread_row
from claims.version import VERSION

# Bytes that the entries may take together; beyond it the longest unused go, down to three quarters of it.
ROOM = 256 * 1024 * 1024
_PACKAGE = Path(__file__).resolve().parent
# What turns bytes into claims: the rooms of the package, and the rules that they read.
_ROOMS = (
    "interval.py",
    "content.py",
    "toml.py",
    "units.py",
    "period.py",
    "figures.py",
    "model.py",
    "packs.py",
    "records.py",
    "cache.py",
)
_WORDS = (
    "units.txt",
    "numbers.toml",
    "entities.toml",
    "metrics.toml",
    "cues.toml",
    "everyday.toml",
    "relations.toml",
    "concepts.toml",
)
_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n# This file marks a cache folder of check-claims. It may be deleted.\n"


class Cache:
    """Articles already parsed, in a folder. `folders` are the rule packs layered over the built-in one."""

    def __init__(self, folder: Path, folders: Sequence[Path] = (), room: int = ROOM) -> None:
        self.folder, self._room = folder, room
        self._reading = reading(tuple(folders))

    def get(self, article: Article) -> Parsed | None:
        """Return what an article claims, or None where that is not known."""
        held = self.recall(self.key(article))
        try:
            return None if held is None else _read(held, article.id)
        except ValueError:
            return None

    def put(self, article: Article, parsed: Parsed) -> None:
        """Keep what an article claims."""
        self.remember(self.key(article), _written(parsed))

    def recall(self, key: str) -> Json:
        """Return what is kept under a hash, None where nothing is."""
        path = self.folder / key[:2] / key[2:]
        try:
            found = unpacked(path.read_bytes())
        except (OSError, ValueError):
            return None
        with suppress(OSError):
            os.utime(path)
        return found

    def remember(self, key: str, value: object) -> None:
        """Keep plain values under a hash of all that they come of."""
        path = self.folder / key[:2] / key[2:]
        beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(packed(value))
            beside.replace(path)
        except OSError:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
            return
        if path.name.startswith("00"):  # one in 256
            self.tidy()

    def tidy(self) -> None:
        """Delete the longest unused entries where there are too many, and what a run that was killed left half written."""
        with suppress(OSError):
            tag = self.folder / "CACHEDIR.TAG"
            if not tag.exists():
                tag.write_text(_TAG, encoding="ascii")
        entries = sorted(_entries(self.folder), key=lambda entry: (not entry[2].endswith(".tmp"), entry[0]))
        total = sum(size for _, size, _ in entries)
        wanted = total if total <= self._room else self._room * 3 // 4
        now = max((used for used, _, _ in entries), default=0.0)
        for used, size, name in entries:
            stale = name.endswith(".tmp") and used < now - 3600
            if stale or total > wanted:
                with suppress(OSError):
                    os.unlink(name)
                total -= size

    def key(self, article: Article) -> str:
        """Return a hash of an article and of what parses it; its name is no part of that."""
        name = hashlib.blake2b(digest_size=20)
        published = article.published.isoformat() if article.published else None
        zones = [[zone.name, zone.start, zone.end] for zone in article.zones]
        parts = [[part.kind, part.number, part.start] for part in article.parts]
        known = [self._reading, article.title, article.source, published, article.language, article.url, zones, parts]
        for text in (json.dumps(known), article.text, article.shadow.text):
            data = text.encode("utf-8", "surrogatepass")
            name.update(len(data).to_bytes(8, "big") + data)
        name.update(array("I", article.shadow.offsets).tobytes())
        return name.hexdigest()


def usual(folders: Sequence[Path] = ()) -> Cache | None:
    """Return the cache of the user: in $CHECK_CLAIMS_CACHE, else in the folder that the system has for caches.

    None where CHECK_CLAIMS_CACHE is empty or `off`, or where there is no such folder.
    """
    named = os.environ.get("CHECK_CLAIMS_CACHE")
    if named is not None:
        return None if named.strip().lower() in ("", "off", "0", "no") else Cache(Path(named), folders)
    with suppress(RuntimeError, OSError):
        return Cache(_user_folder() / "check-claims", folders)
    return None


@cache
def reading(folders: tuple[Path, ...] = ()) -> str:
    """Return a hash of what turns bytes into claims: the code, the rules with `folders` layered over them, the libraries.

    Two runs of one reading make the same claims of the same bytes.
    """
    found = hashlib.blake2b(f"{VERSION} {sys.version_info[:2]} {_libraries()}".encode(), digest_size=16)
    code = chain((_PACKAGE / name for name in _ROOMS), _modules("reader"), _modules("parse"))
    layers = ((folder / name for name in _WORDS) for folder in (rules_folder(), *folders))
    for path in chain(code, *layers):
        data = path.read_bytes() if path.is_file() else b""
        found.update(f"{path.name} {len(data)} ".encode() + data)
    return found.hexdigest()


@cache
def checking(folders: tuple[Path, ...] = ()) -> str:
    """Return a hash of what turns claims into findings: the code, and all rules with `folders` layered over them.

    Two runs of one checking find the same in the same claims, and load the same rule pack.
    """
    found = hashlib.blake2b(f"{VERSION} {sys.version_info[:2]}".encode(), digest_size=16)
    layers = (path for folder in (rules_folder(), *folders) for path in _rules(folder))
    for path in chain((_PACKAGE / name for name in _ROOMS), _modules("checker"), layers):
        data = path.read_bytes() if path.is_file() else b""
        found.update(f"{path} {len(data)} ".encode() + data)
    return found.hexdigest()


def forget() -> None:
    """Look at code and rules anew when next asked: they may have changed since."""
    reading.cache_clear()
    checking.cache_clear()


def _rules(folder: Path) -> Iterable[Path]:
    """Return the files of a rule pack, sorted."""
    checks = (os.path.join(part, name) for part, _, names in os.walk(folder) for name in names if name.endswith(".toml"))
    return [folder / "units.txt", *map(Path, sorted(checks))]


def _modules(room: str) -> Iterable[Path]:
    return sorted((_PACKAGE / room).rglob("*.py"))


def _libraries() -> list[tuple[str, int]]:
    """Return what tells one version of the word splitter from another, without loading it."""
    spec = find_spec("jieba")
    there = Path(spec.origin).parent if spec and spec.origin else None
    return [(name, (there / name).stat().st_size) for name in ("__init__.py", "dict.txt")] if there else []


def _user_folder() -> Path:
    if sys.platform == "win32" and os.environ.get("LOCALAPPDATA"):
        return Path(os.environ["LOCALAPPDATA"])
    given = os.environ.get("XDG_CACHE_HOME", "")
    return Path(given) if os.path.isabs(given) else Path.home() / ".cache"


def _entries(folder: Path) -> Iterator[tuple[float, int, str]]:
    """Yield when each entry was last used, its size and its path."""
    with suppress(OSError):
        for part in os.scandir(folder):
            if len(part.name) != 2 or not part.is_dir(follow_symlinks=False):
                continue
            with suppress(OSError):
                for entry in os.scandir(part.path):
                    known = entry.stat(follow_symlinks=False)
                    yield known.st_mtime, known.st_size, entry.path


def _written(parsed: Parsed) -> list[object]:
    return [[row_of(c) for c in parsed.claims], [unread_row(u) for u in parsed.unread], parsed.numbers]


def _read(found: Json, document: str) -> Parsed:
    """Return what an entry says of a document. Raises `ValueError`."""
    if not (isinstance(found, list) and len(found) == 3 and isinstance(found[2], int)):
        raise ValueError("not an entry")
    claims, unread = (cast("list[list[object]]", part if isinstance(part, list) else [None]) for part in found[:2])
    return Parsed(tuple(claim_of(row, document) for row in claims), tuple(unread_of(row, document) for row in unread), found[2])
