"""Where in a text a date may begin, and which patterns may begin there: one search, then few patterns at few places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from claims.parse.times.when import Reader

DIGITS = "0123456789"
_AMOUNT = "(?<=[0-9])[0-9,]{0,12}(?:[.][0-9]{1,6})?[%亿万倍元美吨]"


@dataclass(frozen=True, slots=True)
class Opening:
    """A pattern, its reader, and what its matches begin with.

    Where `then` is set, `first` and `then` are the characters that its matches may have in the first and the second place.
    Without, `first` lists what they begin with in English, in lower case, a blank between: up to three letters count, a
    full stop stands for the end of a word, and 0 for any digit.
    """

    first: str
    then: str
    pattern: re.Pattern[str]
    read: Reader


class Scanner:
    """Finds the matches of some patterns: leftmost, then longest, then first in order, none overlapping."""

    def __init__(self, openings: Sequence[Opening]) -> None:
        self._openings = tuple(openings)
        self._opening_with = lru_cache(maxsize=4096)(self._select)
        self._gate = _gate(openings)

    def matches(self, text: str) -> Iterator[tuple[re.Match[str], Reader]]:
        done = 0
        for hit in self._gate.finditer(text):
            at = hit.start()
            if at < done:
                continue
            best: re.Match[str] | None = None
            for opening in self._opening_with(text[at : at + 3].lower()):
                match = opening.pattern.match(text, at)
                if match and match.end() > (best.end() if best else at):
                    best, read = match, opening.read
            if best:
                done = best.end()
                yield best, read

    def _select(self, key: str) -> tuple[Opening, ...]:
        """Return the patterns that may match a text that begins with some three characters."""
        return tuple(opening for opening in self._openings if _begins(opening, key))


def _begins(opening: Opening, key: str) -> bool:
    if opening.then:
        return key[:1] in opening.first.lower() and key[1:2] in opening.then.lower()
    if key[:1].isdigit():
        return "0" in opening.first
    ended = re.sub(r"\W.*", "...", key, flags=re.DOTALL)
    return any(ended.startswith(word[:3]) for word in opening.first.split())


def _gate(openings: Iterable[Opening]) -> re.Pattern[str]:
    """Return what finds every place where one of the patterns may begin; within a word or a number none does."""
    first, then = set(), set()
    for opening in openings:
        if opening.then:
            first |= set(opening.first + opening.first.lower() + opening.first.upper())
            then |= set(opening.then + opening.then.lower() + opening.then.upper())
        else:
            words = opening.first.replace("0", DIGITS if "0" in opening.first else "").split()
            first |= {c for word in words for c in (word if word.isdigit() else word[0] + word[0].upper())}
    marks = "".join(sorted(re.escape(c) for c in first))
    follows = f"(?=[{''.join(sorted(re.escape(c) for c in then))}])" if then else ""
    # Of Chinese, no date begins 12.5% or 300亿元, and most digits are such.
    inside = rf"(?<![0-9][0-9])(?!{_AMOUNT})" if then else r"(?<!\w\w)"
    return re.compile(f"[{marks}]{inside}{follows}", re.DOTALL)
