"""Companies that a Chinese text gives a Latin name in brackets: 和瀚医药(Hehan Pharma).

A name and its Latin gloss are one entity, and the gloss is its canonical name, so that reports in two languages meet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from claims.parse.cues import Cues
from claims.parse.parties.names_en import LATIN_NAME
from claims.parse.parties.shapes_zh import HAN, Shapes, shapes


class Gloss(NamedTuple):
    """A Latin name in brackets; `at` is where its bracket opens, `front` the Chinese words right before it."""

    at: int
    start: int
    latin: str
    front: str


_GLOSS = re.compile(
    rf"\((?<=[{HAN}]\()(?:英文名?(?:称|简称)?[:：]?|简称)?\s?({LATIN_NAME.pattern})"
    r"(?:,?\s(?:Co\.?|Ltd\.?|Inc\.?|Corp\.?|PLC|plc)){0,2}(?=[),，;；、/:：])"
)
_LEGAL = re.compile(r",?\s(?:Co\.?,?\s?Ltd\.?|Inc\.?|Corp\.?|Corporation|Ltd\.?|Limited|PLC|plc|LLC|N\.?V\.?|AG|S\.?A\.?)$")


def glosses(text: str) -> Iterator[Gloss]:
    """Yield the Latin names that a Chinese text gives in brackets; what is all capitals is a ticker or a common word."""
    for match in _GLOSS.finditer(text):
        if any(c.islower() for c in match[1]):
            latin = _LEGAL.sub("", match[1])
            yield Gloss(match.start(), match.start(1), latin if len(latin) > 2 else match[1], _run_before(text, match.start()))


def _run_before(text: str, end: int) -> str:
    match = re.search(rf"[{HAN}·]{{1,16}}$", text[max(0, end - 16) : end])
    return match[0] if match else ""


def glossed(
    text: str, names: Mapping[str, str], known: Mapping[int, str], ends: Mapping[int, str], words: Cues
) -> dict[str, str]:
    """Return the ways of writing unknown names, those with a gloss under the gloss as their name.

    `known` gives the canonical name of the known company that begins at an offset, `ends` of the one that ends there.
    """
    out = dict(names)
    for gloss in glosses(text):
        if gloss.at in ends:
            out.setdefault(gloss.latin, ends[gloss.at])
            continue
        name = _named_before(text, gloss.at, out) or _told_before(text, gloss, words)
        if name is None:
            continue
        canonical = known.get(gloss.start, gloss.latin)
        old = out.get(name, name)
        out |= {alias: canonical for alias, meant in out.items() if meant == old}
        out |= {name: canonical, gloss.latin: canonical}
    return out


def _named_before(text: str, end: int, names: Iterable[str]) -> str | None:
    """Return the longest of some names that ends at an offset."""
    return max((name for name in names if text.endswith(name, 0, end)), key=len, default=None)


def _told_before(text: str, gloss: Gloss, words: Cues) -> str | None:
    """Return what stands before a gloss where it is a company's: it is called one, or does what companies do."""
    look = shapes(words)
    called = look.called.search(gloss.front)
    name = gloss.front[called.end() :] if called else gloss.front
    sure = called is not None or name.endswith(look.endings) or look.business.match(text, gloss.start) is not None
    sure = sure or _LISTED.match(text, gloss.start) is not None or _is_called(text, name, look)
    return name if sure and 2 <= len(name) <= 10 and not look.never.search(name) else None


# A stock code behind the Latin name: (Jichuan Vision,09876.HK).
_LISTED = re.compile(r"[A-Za-z .&'-]+[,，;；、/:：]\s?(?:[A-Z]{2,6}[.:]\s?)?[\dA-Z]{2,6}(?:\.[A-Z]{1,2})?\)")


def _is_called(text: str, name: str, look: Shapes) -> bool:
    """Whether a text calls a name what companies are called, wherever: 创新药企济川维新."""
    return len(name) > 2 and any(look.calls.search(text, max(0, m.start() - 6), m.start()) for m in re.finditer(name, text))


def is_named_so(front: str, name: str, words: Cues) -> bool:
    """Whether the words in front of a gloss are a name, with no more before it than what it is called."""
    rest = front.removesuffix(name)
    return rest != front and (not rest or len(name) > 3 or shapes(words).calls.search(rest) is not None)
