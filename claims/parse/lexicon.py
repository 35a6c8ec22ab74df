"""Where a text names the entities and metrics of a pack: one pass, leftmost and longest.

A regex finds where an alias may begin (a Latin word, or a Chinese character some alias begins with), a table keyed
by that word or by two characters gives the few aliases to compare. Time is linear in the text, whatever it holds.
Texts are shadow texts, whole: a short form counts only where the text names its owner in full somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from claims.packs import Entity, Metric, Pack

_LATIN = "0-9A-Za-z\u00c0-\u024f"
_FIRST_WORD = re.compile(f"[{_LATIN}]+")
_IS_LATIN = re.compile(f"[{_LATIN}]")
_SUFFIXED = re.compile(r"\.[A-Z]{1,2}(?![A-Za-z])")
_EXCHANGE = re.compile(r"[A-Z]: ?$")
_PLURAL = re.compile(f"s(?![{_LATIN}])")
# GPT-4 is not in GPT-4.1, nor Model 3 in Model 3.5.
_VERSION = re.compile(r"\.\d")
# A verb of one character (花, 租, 赚, 报) is part of too many words to count anywhere but before its number.
_BEFORE_NUMBER = re.compile(r"[0-9$¥€£了约近超逾至达出掉数几十百千万两一二三四五六七八九]")
_LAST_LATIN = "\u024f"
# How an alias counts, in the order in which words of one spelling are tried.
_USES = ("plain", "cased", "ticker", "short", "hides")


class Hit(NamedTuple):
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
        found = _scan(self.pack, text).entities
        named = {owner.id for _, _, word in found if word.use != "short" for owner in word.owners}
        hits = [
            Hit(start, end, owner.id, word.alias)
            for start, end, word in found
            if (owner := _sole_owner(word, named, self.pack) or _acting(word, text, start, end)) is not None
        ]
        return list(_joined(hits, text, self.pack))

    def metrics(self, text: str) -> list[Hit]:
        """Return the metrics that a text names, in order.

        A word of several metrics (their shapes differ) gives a hit for each, at the same place, in the pack's order.
        """
        return [
            Hit(start, end, owner.id, word.alias, owner.verb)
            for start, end, word in _scan(self.pack, text).metrics
            for owner in word.owners
        ]


class _Owner(NamedTuple):
    id: str
    verb: bool = False


class _Word(NamedTuple):
    """An alias as it is looked for. No owner: a word that hides the aliases inside it.

    `spellings` are the forms that count where case matters, empty where it does not. `anywhere` says that nothing around
    the word can make it another.
    """

    alias: str
    folded: str
    spellings: tuple[str, ...]
    latin_end: bool
    use: str
    owners: tuple[_Owner, ...]
    anywhere: bool = False


class _Words(NamedTuple):
    """The words of one spelling, of entities and of metrics, in the order in which they are tried."""

    entities: tuple[_Word, ...] = ()
    metrics: tuple[_Word, ...] = ()


_Places = list[tuple[int, int, _Word]]


class _Found(NamedTuple):
    entities: _Places
    metrics: _Places


@dataclass(frozen=True, slots=True)
class _Table:
    """`starts` matches where a word of Chinese may begin; `lengths` tells by its first Latin word or two characters how long
    a word may be, longest first; `words` has the words of a spelling, in lower case.
    """

    starts: re.Pattern[str]
    lengths: Mapping[str, tuple[int, ...]]
    words: Mapping[str, _Words]


class _Alias(NamedTuple):
    """A word of the pack and how it counts: `use` is plain, cased, short, ticker (has to be marked as one) or hides."""

    text: str
    use: str


_Owned = tuple[_Alias, _Owner | None]


@cache
def _table(pack: Pack) -> _Table:
    """Return the words of a pack: one table for entities and metrics, so that a text is gone through once for both."""
    entities = _spelled(owned for entity in pack.entities.values() for owned in _entity_aliases(entity))
    metrics = _spelled(owned for metric in pack.metrics.values() for owned in _metric_aliases(metric))
    words = {folded: _Words(entities.get(folded, ()), metrics.get(folded, ())) for folded in (*entities, *metrics)}
    lengths: dict[str, set[int]] = {}
    for folded in words:
        lengths.setdefault(_key(folded), set()).add(len(folded))
    starts = _starts(lengths)
    for key, some_lengths in lengths.items():
        if key > _LAST_LATIN and key[0] in words:
            some_lengths.add(1)
    return _Table(starts, {key: tuple(sorted(some, reverse=True)) for key, some in lengths.items()}, words)


def _entity_aliases(entity: Entity) -> Iterator[_Owned]:
    owner, use = _Owner(entity.id), "cased" if entity.cased else "plain"
    for text in dict.fromkeys((entity.name, *entity.zh, *entity.en)):
        yield _Alias(text, use), owner
    for text in entity.tickers:
        yield _Alias(text, "ticker" if len(text) < 4 or text.isdigit() else "cased"), owner
    for text in entity.short:
        yield _Alias(text, "short"), owner
    for text in entity.unlike:
        yield _Alias(text, "hides"), None


def _metric_aliases(metric: Metric) -> Iterator[_Owned]:
    verbs = dict.fromkeys((*metric.zh_verbs, *metric.en_verbs))
    for text in verbs:
        yield _Alias(text, "plain"), _Owner(metric.id, verb=True)
    for text in dict.fromkeys((*metric.zh, *metric.en)):
        if text not in verbs:
            yield _Alias(text, "plain"), _Owner(metric.id)
    for text in metric.unlike:
        yield _Alias(text, "hides"), None


def _spelled(aliases: Iterable[_Owned]) -> dict[str, tuple[_Word, ...]]:
    """Return the words of each spelling in lower case, in the order in which they are tried."""
    owners: dict[_Alias, list[_Owner]] = {}
    for alias, owner in aliases:
        some = owners.setdefault(alias, [])
        if owner is not None:
            some.append(owner)
    words: dict[str, tuple[_Word, ...]] = {}
    for alias, some in owners.items():
        word = _word(alias, tuple(some))
        others = words.get(word.folded)
        words[word.folded] = tuple(sorted((*others, word), key=_precedence)) if others else (word,)
    return words


def _precedence(word: _Word) -> int:
    """Of one spelling, what counts alone goes before a short form, and that before one that hides."""
    return _USES.index(word.use)


def _word(alias: _Alias, owners: tuple[_Owner, ...]) -> _Word:
    text, use = alias
    if text > _LAST_LATIN and text[-1] > _LAST_LATIN:
        chinese = use in ("plain", "hides") and not (len(text) == 1 and any(owner.verb for owner in owners[:1]))
        return _Word(text, text.lower(), (), False, use, owners, chinese)
    exact = use in ("cased", "short", "ticker") or (len(text) < 8 and _is_name_of_four(text))
    spellings = (text, text.upper()) if exact else ()
    return _Word(text, text.lower(), spellings, bool(_IS_LATIN.match(text[-1])), use, owners)


def _is_name_of_four(text: str) -> bool:
    """Whether a word has at most four letters and a capital among them: GM, Meta, U.S., A股."""
    return sum(map(str.isalpha, text)) <= 4 and text != text.lower()


def _key(folded: str) -> str:
    latin = _FIRST_WORD.match(folded)
    return latin.group() if latin else folded[:2]


# In so many groups by what may follow them are first characters told apart; more cost more than they save.
_GROUPS = 6


def _starts(keys: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches the first character of a Chinese key, where one of its kind may follow."""
    chinese = [key for key in keys if not _IS_LATIN.match(key)]
    singles = {key for key in chinese if len(key) == 1}
    followers: dict[str, set[str]] = {}
    for key in chinese:
        if len(key) == 2 and key[0] not in singles:
            followers.setdefault(key[0], set()).add(key[1])
    firsts = sorted(followers, key=lambda first: (-len(followers[first]), first))
    size = -(-len(firsts) // _GROUPS) or 1
    parts = [_class(singles)] if singles else []
    for group in (firsts[i : i + size] for i in range(0, len(firsts), size)):
        seconds = set().union(*(followers[first] for first in group))
        parts.append(f"{_class(group)}(?={_class(seconds)})")
    return re.compile("|".join(parts or ["(?!)"]))


def _class(characters: Iterable[str]) -> str:
    return f"[{''.join(re.escape(char) for char in sorted(characters))}]"


def _folded(text: str) -> str:
    """Return the text in lower case with line ends as blanks, character for character."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(char if len(char.lower()) > 1 else char.lower() for char in text)
    return lower.replace("\n", " ").replace("\u00a0", " ").replace("’", "'")


@lru_cache(maxsize=8)
def _scan(pack: Pack, text: str) -> _Found:
    """Return the places of owned words, leftmost and longest; what a hiding word covers is passed over."""
    table, folded = _table(pack), _folded(text)
    spelled, entities, metrics = table.words.get, _Places(), _Places()
    past_entity = past_metric = 0
    for start, lengths in _possible(table, folded):
        for length in lengths:
            words = spelled(folded[start : start + length])
            if words is None:
                continue
            if words.entities and start >= past_entity:
                word, end = _fitting(words.entities, text, start)
                past_entity = end or past_entity
                if word and word.owners:
                    entities.append((start, end, word))
            if words.metrics and start >= past_metric:
                word, end = _fitting(words.metrics, text, start)
                past_metric = end or past_metric
                if word and word.owners:
                    metrics.append((start, end, word))
    return _Found(entities, metrics)


def _possible(table: _Table, folded: str) -> list[tuple[int, tuple[int, ...]]]:
    """Return where in a folded text a word may begin, and how long it may be, in order."""
    lengths = table.lengths
    starts = [match.start() for match in table.starts.finditer(folded)]
    out = [(at, some) for at in starts if (some := lengths.get(folded[at : at + 2]) or lengths.get(folded[at]))]
    for match in _FIRST_WORD.finditer(folded):
        key = match[0]
        # GPUs is looked up by gpu.
        some = lengths.get(key) or (lengths.get(key[:-1]) if key[-1] == "s" else None)
        if some:
            out.append((match.start(), some))
    out.sort()
    return out


def _fitting(words: tuple[_Word, ...], text: str, start: int) -> tuple[_Word | None, int]:
    """Return the first of some words of one spelling that stands at a place, and where it ends."""
    first = words[0]
    if first.anywhere:
        return first, start + len(first.folded)
    for word in words:
        end = _end(word, text, start)
        if end:
            return word, end
    return None, 0


def _end(word: _Word, text: str, start: int) -> int:
    """Return where the alias ends in the text, a plural s included; 0 where it is part of something else."""
    end = start + len(word.folded)
    if word.anywhere:
        return end
    if len(word.folded) == 1 and word.owners and word.owners[0].verb and not _BEFORE_NUMBER.match(text, end):
        return 0
    if word.spellings and text[start:end] not in word.spellings:
        return 0
    if word.use == "ticker":
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
    if word.use == "short":
        owners = tuple(owner for owner in owners if _is_named(pack.entities[owner.id], named))
    return owners[0] if len(owners) == 1 else None


# What a company alone does or has: a short form before it needs no fuller name in the text.
_ACTS_EN = re.compile(
    r"(?:'s\s(?:\w+\s)?(?:revenue|sales|profit|income|shares|stock|earnings|deliveries|margin)|\s(?:said|reported|posted|earned|shares|stock"
    r"|expects|forecast|delivered|sold)\b)"
)
_ACTS_ZH = re.compile(
    r"\s?(?:第?[一二三四1-4]季|[上下]半年|前[一二三\d]|全年|20\d\d|\d{1,2}月|股价|营收|净利|公布|公告|宣布|首席|董事长|[收跌涨升]|的?(?:营收|毛利率|销量|交付))"
)
_NAMED_ON = re.compile(r"[A-Z][A-Za-z&'-]*[ ]$")
_CLAUSE_HEADS = ' \n\u3000。,，;；:：!?“”"(（】」、和与'


def _acting(word: _Word, text: str, start: int, end: int) -> _Owner | None:
    """Return the owner of a short form that only it has, where the words behind it are said of a company."""
    if word.use != "short" or len(word.owners) != 1 or end - start < 2:
        return None
    if text[start] <= _LAST_LATIN:
        alone = _NAMED_ON.search(text, max(0, start - 24), start) is None
        return word.owners[0] if alone and _ACTS_EN.match(text, end) else None
    bounded = start == 0 or text[start - 1] in _CLAUSE_HEADS
    return word.owners[0] if bounded and _ACTS_ZH.match(text, end) else None


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
