"""The words by which a pack names entities and metrics: how each is spelled, and when what stands in a text is that word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from claims.frozen import frozen
from claims.packs import Entity, Metric
from claims.units import units

LATIN = "0-9A-Za-z\u00c0-\u024f"
LAST_LATIN = "\u024f"
IS_LATIN = re.compile(f"[{LATIN}]")
_SUFFIXED = re.compile(r"\.[A-Z]{1,2}(?![A-Za-z])")
_EXCHANGE = re.compile(r"[A-Z]: ?$")
_PLURAL = re.compile(f"s(?![{LATIN}])")
# GPT-4 is not in GPT-4.1, nor Model 3 in Model 3.5.
_VERSION = re.compile(r"\.\d")
# A verb of one character (花, 租, 赚, 报) is part of too many words to count anywhere but before its number.
_BEFORE_NUMBER = re.compile(r"[0-9$¥€£了约近超逾至达出掉数几十百千万两一二三四五六七八九]")
# How an alias counts, in the order in which words of one spelling are tried.
_USES = ("plain", "cased", "ticker", "short", "hides")


@frozen()
class Owner:
    """Whom a word names; `verb` says that it is one of a metric's verbs.

    `part` is where in the word it is named, if another is named in the rest of it (产销 is production and sales).
    """

    id: str
    verb: bool = False
    part: tuple[int, int] | None = None


@frozen()
class Word:
    """An alias as it is looked for. No owner: a word that hides the aliases inside it.

    `spellings` are the forms that count where case matters, empty where it does not. `anywhere` says that nothing around
    the word can make it another.
    """

    alias: str
    folded: str
    spellings: tuple[str, ...]
    latin_end: bool
    use: str
    owners: tuple[Owner, ...]
    anywhere: bool = False


class Alias(NamedTuple):
    """A word of the pack and how it counts: `use` is plain, cased, short, ticker (has to be marked as one) or hides."""

    text: str
    use: str


_Owned = tuple[Alias, Owner | None]


def entity_aliases(entity: Entity) -> Iterator[_Owned]:
    owner, use = Owner(entity.id), "cased" if entity.cased else "plain"
    for text in dict.fromkeys((entity.name, *entity.zh, *entity.en)):
        yield Alias(text, use), owner
    for text in entity.tickers:
        yield Alias(text, "ticker" if len(text) < 4 or text.isdigit() else "cased"), owner
    for text in entity.short:
        yield Alias(text, "short"), owner
    for text in entity.unlike:
        yield Alias(text, "hides"), None


def metric_aliases(metric: Metric) -> Iterator[_Owned]:
    verbs = dict.fromkeys((*metric.zh_verbs, *metric.en_verbs))
    for text in verbs:
        yield Alias(text, "plain"), Owner(metric.id, verb=True)
    for text in dict.fromkeys((*metric.zh, *metric.en)):
        if text not in verbs:
            yield Alias(text, "plain"), Owner(metric.id)
    for text in metric.unlike:
        yield Alias(text, "hides"), None
    for first, second, other in map(str.split, metric.fused):
        cut, end = len(first), len(first) + len(second)
        yield Alias(first + second, "plain"), Owner(metric.id, part=(0, cut))
        yield Alias(first + second, "plain"), Owner(other, part=(cut, end))


def spelled(aliases: Iterable[_Owned]) -> dict[str, tuple[Word, ...]]:
    """Return the words of each spelling in lower case, in the order in which they are tried."""
    owners: dict[Alias, list[Owner]] = {}
    for alias, owner in aliases:
        some = owners.setdefault(alias, [])
        if owner is not None:
            some.append(owner)
    words: dict[str, tuple[Word, ...]] = {}
    for alias, some in owners.items():
        word = _word(alias, tuple(some))
        others = words.get(word.folded)
        words[word.folded] = tuple(sorted((*others, word), key=_precedence)) if others else (word,)
    return words


def _precedence(word: Word) -> int:
    """Of one spelling, what counts alone goes before a short form, and that before one that hides."""
    return _USES.index(word.use)


def _word(alias: Alias, owners: tuple[Owner, ...]) -> Word:
    text, use = alias
    if text > LAST_LATIN and text[-1] > LAST_LATIN:
        chinese = use in ("plain", "hides") and not (len(text) == 1 and any(owner.verb for owner in owners[:1]))
        return Word(text, text.lower(), (), False, use, owners, chinese)
    exact = use in ("cased", "short", "ticker") or (len(text) < 8 and _is_name_of_four(text))
    spellings = (text, text.upper()) if exact else ()
    return Word(text, text.lower(), spellings, bool(IS_LATIN.match(text[-1])), use, owners)


def _is_name_of_four(text: str) -> bool:
    """Whether a word has at most four letters and a capital among them: GM, Meta, U.S., A股."""
    return sum(map(str.isalpha, text)) <= 4 and text != text.lower()


def fitting(words: tuple[Word, ...], text: str, start: int) -> tuple[Word | None, int]:
    """Return the first of some words of one spelling that stands at a place, and where it ends."""
    for word in words:
        end = _end(word, text, start)
        if end:
            return word, end
    return None, 0


def _end(word: Word, text: str, start: int) -> int:
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
    if IS_LATIN.match(text, end):
        return end + 1 if len(word.folded) > 2 and _PLURAL.match(text, end) else 0
    return 0 if word.alias[-1].isdigit() and _VERSION.match(text, end) else end


def _is_marked(ticker: str, text: str, start: int, end: int) -> bool:
    """Whether the text says that this is a ticker: an exchange before or after it, a bracket or $ before it."""
    if IS_LATIN.match(text, end):
        return False
    if _SUFFIXED.match(text, end) or _EXCHANGE.search(text[max(0, start - 3) : start]):
        return True
    before = text[start - 1 : start]
    if ticker.isdigit():
        return before == "(" and len(ticker) == 6
    # Results (NOK) are told in crowns, not by Nokia.
    return before in ("$", ":") or (before == "(" and ticker not in units())
