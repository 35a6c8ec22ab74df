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
            for start, end, word in _scan(_metric_table(self.pack), text)
            for owner in word.owners
        ]


class _Owner(NamedTuple):
    id: str
    verb: bool = False


class _Word(NamedTuple):
    """An alias as it is looked for. No owner: a word that hides the aliases inside it.

    `spellings` are the forms that count where case matters, empty where it does not.
    """

    alias: str
    folded: str
    spellings: tuple[str, ...]
    latin_end: bool
    use: str
    owners: tuple[_Owner, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    """`starts` matches where a word may begin; `lengths` tells by its first Latin word or two characters how long it may
    be, longest first; `words` has the words of a spelling, in lower case, in the order in which they are tried.
    """

    starts: re.Pattern[str]
    lengths: Mapping[str, tuple[int, ...]]
    words: Mapping[str, tuple[_Word, ...]]


class _Alias(NamedTuple):
    """A word of the pack and how it counts: `use` is plain, cased, short, ticker (has to be marked as one) or hides."""

    text: str
    use: str


_Owned = tuple[_Alias, _Owner | None]


@cache
def _entity_table(pack: Pack) -> _Table:
    return _table(owned for entity in pack.entities.values() for owned in _entity_aliases(entity))


@cache
def _metric_table(pack: Pack) -> _Table:
    return _table(owned for metric in pack.metrics.values() for owned in _metric_aliases(metric))


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


def _table(aliases: Iterable[_Owned]) -> _Table:
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
    lengths: dict[str, set[int]] = {}
    for folded in words:
        lengths.setdefault(_key(folded), set()).add(len(folded))
    starts = _starts(lengths)
    for key, some_lengths in lengths.items():
        if key > _LAST_LATIN and key[0] in words:
            some_lengths.add(1)
    return _Table(starts, {key: tuple(sorted(some, reverse=True)) for key, some in lengths.items()}, words)


def _precedence(word: _Word) -> int:
    """Of one spelling, what counts alone goes before a short form, and that before one that hides."""
    return _USES.index(word.use)


def _word(alias: _Alias, owners: tuple[_Owner, ...]) -> _Word:
    text, use = alias
    if text > _LAST_LATIN and text[-1] > _LAST_LATIN:
        return _Word(text, text.lower(), (), False, use, owners)
    exact = use in ("cased", "short", "ticker") or (len(text) < 8 and _is_name_of_four(text))
    spellings = (text, text.upper()) if exact else ()
    return _Word(text, text.lower(), spellings, bool(_IS_LATIN.match(text[-1])), use, owners)


def _is_name_of_four(text: str) -> bool:
    """Whether a word has at most four letters and a capital among them: GM, Meta, U.S., A股."""
    return sum(map(str.isalpha, text)) <= 4 and text != text.lower()


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
    folded, done = _folded(text), 0
    lengths, words = table.lengths, table.words
    for match in table.starts.finditer(folded):
        start = match.start()
        if start < done:
            continue
        key = match.group()
        possible = lengths.get(folded[start : start + 2]) if key > _LAST_LATIN else lengths.get(key)
        if possible is None:
            # GPUs is looked up by gpu; a single character by itself.
            possible = lengths.get(key[:-1] if key[-1] == "s" else key, ())
        for length in possible:
            word, end = _fitting(words.get(folded[start : start + length], ()), text, start)
            if word:
                done = end
                if word.owners:
                    yield start, end, word
                break


def _fitting(words: Iterable[_Word], text: str, start: int) -> tuple[_Word | None, int]:
    for word in words:
        end = _end(word, text, start)
        if end:
            return word, end
    return None, 0


def _end(word: _Word, text: str, start: int) -> int:
    """Return where the alias ends in the text, a plural s included; 0 where it is part of something else."""
    end = start + len(word.folded)
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
