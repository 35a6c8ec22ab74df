"""Where a text names the entities and metrics of a pack: one pass, leftmost and longest.

A regex finds where an alias may begin (a Latin word, or a Chinese character some alias begins with), a table keyed
by that word or by two characters gives the few aliases to compare. Time is linear in the text, whatever it holds.
Texts are shadow texts, whole: a short form counts only where the text names its owner in full somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from claims.packs import Entity, Metric, Pack

_LATIN = "0-9A-Za-z\u00c0-\u024f"
_FIRST_WORD = re.compile(f"[{_LATIN}]+")
_IS_LATIN = re.compile(f"[{_LATIN}]")
_SUFFIXED = re.compile(r"\.[A-Z]{1,2}(?![A-Za-z])")
_EXCHANGE = re.compile(r"[A-Z]: ?$")
_PLURAL = re.compile(f"s(?![{_LATIN}])")
# GPT-4 is not in GPT-4.1, nor Model 3 in Model 3.5.
_VERSION = re.compile(r"\.\d")


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One place that names an entity or metric. `alias` is the word of the pack that it was found by.

    `verb` says that the alias is one of a metric's verbs (it may still stand as a noun: 投资, 出货).
    """

    start: int
    end: int
    id: str
    alias: str
    verb: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a pack, ready to find. Cheap to make: the tables behind it are built once for a pack."""

    pack: Pack

    def entities(self, text: str) -> list[Hit]:
        """Return the entities that a whole text names, in order, none overlapping.

        A maker standing directly before its product (英伟达H100) is one hit, of the product.
        """
        found = list(_scan(_entity_table(self.pack), text))
        named = {owner.id for _, _, word in found if not word.short for owner in word.owners}
        hits = [
            Hit(start, end, owner.id, word.alias)
            for start, end, word in found
            if (owner := _sole_owner(word, named, self.pack)) is not None
        ]
        return list(_joined(hits, text, self.pack))

    def metrics(self, text: str) -> list[Hit]:
        """Return the metrics that a text names, in order.

        A word of several metrics (their shapes differ) gives a hit for each, at the same place, in the pack's order.
        """
        return [
            Hit(start, end, owner.id, word.alias, owner.verb)
            for start, end, word in _scan(_metric_table(self.pack), text)
            for owner in word.owners
        ]


@dataclass(frozen=True, slots=True)
class _Owner:
    id: str
    verb: bool = False


@dataclass(frozen=True, slots=True)
class _Word:
    """An alias as it is looked for. No owner: a word that hides the aliases inside it.

    `spellings` are the forms that count where case matters, empty where it does not.
    """

    alias: str
    folded: str
    spellings: tuple[str, ...]
    latin_end: bool
    short: bool
    ticker: bool
    owners: tuple[_Owner, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """`starts` matches where a word may begin; `words` has them by first Latin word or first two characters."""

    starts: re.Pattern[str]
    words: Mapping[str, tuple[_Word, ...]]


@dataclass(frozen=True, slots=True)
class _Entry:
    """One alias of one owner, before the aliases of all are gathered."""

    alias: str
    owner: _Owner | None
    cased: bool = False
    short: bool = False
    ticker: bool = False


@cache
def _entity_table(pack: Pack) -> _Table:
    return _table(entry for entity in pack.entities.values() for entry in _entity_entries(entity))


@cache
def _metric_table(pack: Pack) -> _Table:
    return _table(entry for metric in pack.metrics.values() for entry in _metric_entries(metric))


def _entity_entries(entity: Entity) -> Iterator[_Entry]:
    owner = _Owner(entity.id)
    for alias in dict.fromkeys((entity.name, *entity.zh, *entity.en)):
        yield _Entry(alias, owner, cased=entity.cased)
    for alias in entity.tickers:
        yield _Entry(alias, owner, cased=True, ticker=len(alias) < 4 or alias.isdigit())
    for alias in entity.short:
        yield _Entry(alias, owner, cased=True, short=True)
    for alias in entity.unlike:
        yield _Entry(alias, None)


def _metric_entries(metric: Metric) -> Iterator[_Entry]:
    verbs = dict.fromkeys((*metric.zh_verbs, *metric.en_verbs))
    for alias in verbs:
        yield _Entry(alias, _Owner(metric.id, verb=True))
    for alias in dict.fromkeys((*metric.zh, *metric.en)):
        if alias not in verbs:
            yield _Entry(alias, _Owner(metric.id))
    for alias in metric.unlike:
        yield _Entry(alias, None)


def _table(entries: Iterable[_Entry]) -> _Table:
    gathered: dict[tuple[str, bool, bool], list[_Entry]] = {}
    for entry in entries:
        gathered.setdefault((entry.alias, entry.short, entry.ticker), []).append(entry)
    words = [_word(group) for group in gathered.values()]
    keyed: dict[str, list[_Word]] = {}
    for word in words:
        keyed.setdefault(_key(word.folded), []).append(word)
    starts = _starts(keyed)
    for key in keyed:
        if len(key) == 2 and not _IS_LATIN.match(key):
            keyed[key].extend(keyed.get(key[0], ()))
    # An alias that counts alone goes before the same spelling as a short form, and an owned one before a hiding one.
    ordered = {key: tuple(sorted(some, key=lambda w: (-len(w.folded), not w.owners, w.short))) for key, some in keyed.items()}
    return _Table(starts, ordered)


def _word(group: list[_Entry]) -> _Word:
    first = group[0]
    owners = tuple(entry.owner for entry in group if entry.owner is not None)
    letters = sum(char.isalpha() for char in first.alias)
    cased = any(entry.cased for entry in group) or (letters <= 4 and first.alias != first.alias.lower())
    spellings = (first.alias, first.alias.upper()) if cased else ()
    latin_end = bool(_IS_LATIN.match(first.alias[-1]))
    return _Word(first.alias, _folded(first.alias), spellings, latin_end, first.short, first.ticker, owners)


def _key(folded: str) -> str:
    latin = _FIRST_WORD.match(folded)
    return latin.group() if latin else folded[:2]


def _starts(keys: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches a whole Latin word, or the first character of a Chinese key."""
    chinese = [key for key in keys if not _IS_LATIN.match(key)]
    singles = {key for key in chinese if len(key) == 1}
    firsts = {key[0] for key in chinese} - singles
    seconds = {key[1] for key in chinese if len(key) == 2}
    parts = [f"[{_LATIN}]+"]
    if singles:
        parts.append(_class(singles))
    if firsts:
        parts.append(f"{_class(firsts)}(?={_class(seconds)})")
    return re.compile("|".join(parts))


def _class(characters: Iterable[str]) -> str:
    return f"[{''.join(re.escape(char) for char in sorted(characters))}]"


def _folded(text: str) -> str:
    """Return the text in lower case with line ends as blanks, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    return lower.replace("\n", " ").replace("\u00a0", " ").replace("’", "'")


def _scan(table: _Table, text: str) -> Iterator[tuple[int, int, _Word]]:
    """Yield the places of owned words, leftmost and longest; what a hiding word covers is passed over."""
    folded, words, done = _folded(text), table.words, 0
    for match in table.starts.finditer(folded):
        start = match.start()
        if start < done:
            continue
        key = match.group()
        candidates = words.get(folded[start : start + 2]) if key > "\u024f" else words.get(key)
        if candidates is None:
            # GPUs is looked up by gpu; a single character by itself.
            candidates = words.get(key[:-1] if key[-1] == "s" else key, ())
        for word in candidates:
            if not folded.startswith(word.folded, start):
                continue
            end = _end(word, text, start)
            if end:
                done = end
                if word.owners:
                    yield start, end, word
                break


def _end(word: _Word, text: str, start: int) -> int:
    """Return where the alias ends in the text, a plural s included; 0 where it is part of something else."""
    end = start + len(word.folded)
    if word.spellings and text[start:end] not in word.spellings:
        return 0
    if word.ticker:
        return end if _is_marked(word.alias, text, start, end) else 0
    if not word.latin_end or end == len(text):
        return end
    if _IS_LATIN.match(text, end):
        return end + 1 if len(word.folded) > 2 and _PLURAL.match(text, end) else 0
    return 0 if word.alias[-1].isdigit() and _VERSION.match(text, end) else end


def _is_marked(ticker: str, text: str, start: int, end: int) -> bool:
    """Whether the text says that this is a ticker: an exchange before or after it, a bracket or $ before it."""
    if _IS_LATIN.match(text, end):
        return False
    if _SUFFIXED.match(text, end) or _EXCHANGE.search(text[max(0, start - 3) : start]):
        return True
    before = text[start - 1 : start]
    if ticker.isdigit():
        return before == "(" and len(ticker) == 6
    return before in ("(", "$", ":")


def _sole_owner(word: _Word, named: set[str], pack: Pack) -> _Owner | None:
    """Return whom a word means: its owner; for a short form the only owner that the text names, itself or its maker."""
    owners = word.owners
    if word.short:
        owners = tuple(owner for owner in owners if _is_named(pack.entities[owner.id], named))
    return owners[0] if len(owners) == 1 else None


def _is_named(entity: Entity, named: set[str]) -> bool:
    return entity.id in named or entity.maker in named or entity.org in named


def _joined(hits: list[Hit], text: str, pack: Pack) -> Iterator[Hit]:
    before: Hit | None = None
    for hit in hits:
        if before is not None:
            if pack.entities[hit.id].maker == before.id and text[before.end : hit.start] in ("", " "):
                hit = Hit(before.start, hit.end, hit.id, hit.alias)
            else:
                yield before
        before = hit
    if before is not None:
        yield before
