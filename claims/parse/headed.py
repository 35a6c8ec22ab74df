"""Words for metrics that a Chinese list writes without their head, which only the last of it has: 销售/管理/研发费用率."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claims.packs import Pack
from claims.parse.lexicon import Hit
from claims.parse.vocabulary import metric_word

# One to four characters name a part (毛/净利率); what stands behind the last joiner is the word's own: 财务 of 财务费用率.
_PARTS = re.compile(r"((?:[一-鿿]{1,8}[/、])+)([一-鿿]{0,4})$")
_LONGEST, _NEAR = 36, 5


def headed(pack: Pack, text: str, hits: Sequence[Hit]) -> list[Hit]:
    """Return words for metrics, and before each that ends a list those that its head makes of the other parts, in order.

    What a part would name alone gives way to it: the 销售 of 销售/管理费用率 is no sale.
    """
    added = [part for hit in hits if not hit.verb and _ends_list(text, hit.start) for part in _parted(pack, text, hit)]
    if not added:
        return list(hits)
    parts = {at for part in added for at in range(part.start, part.end)}
    return sorted([*(hit for hit in hits if hit.start not in parts), *added], key=lambda hit: hit.start)


def _ends_list(text: str, start: int) -> bool:
    """Whether a joiner stands at or shortly before a word."""
    near = start - _NEAR if start > _NEAR else 0
    return text.find("/", near, start) >= 0 or text.find("、", near, start) >= 0


def _parted(pack: Pack, text: str, hit: Hit) -> Iterator[Hit]:
    """Yield what each part of the list before a word names with the longest end of the word that makes one of it."""
    match = _PARTS.search(text, max(0, hit.start - _LONGEST), hit.start)
    if match is None:
        return
    tail = match[2] + text[hit.start : hit.end]
    at = match.start(1)
    for part in re.split("[/、]", match[1])[:-1]:
        found = _named(pack, part, tail)
        if found:
            size, alias, owner = found
            yield Hit(at + len(part) - size, at + len(part), owner, alias)
        at += len(part) + 1


def _named(pack: Pack, part: str, tail: str) -> tuple[int, str, str] | None:
    """Return how much of a part makes a word for a metric with an end of a tail, that word, and the metric."""
    for size in range(min(4, len(part)), 0, -1):
        for cut in range(1, len(tail) - 1):
            alias = part[-size:] + tail[cut:]
            word = metric_word(pack, alias)
            if word is not None and len(word.owners) == 1 and not word.owners[0].verb:
                return size, alias, word.owners[0].id
    return None
