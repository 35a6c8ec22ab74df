"""The programmes that an English text names: the Prairie Rail Plan, the Lamu Gateway Programme (Lamu Gateway), Project Boreal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.parse.cues import Cues
from claims.parse.parties.names_en import headed, leading

_KIND = r"(?:Plan|Programme|Program|Scheme|Initiative|Project|Package|Blueprint|Mission|Corridor|Strategy)"
_NAMED = re.compile(
    rf"\b(?P<ends>(?:[A-Z][\w'’&-]*\s){{1,5}}{_KIND})(?!\s[A-Z])\b|\b(?P<heads>(?:Project|Operation|Mission|Plan|Programme)\s[A-Z][a-z]{{2,}})\b"
)
# Without one of these a text names no programme.
_ANY = re.compile(rf"\b{_KIND}\b")


@lru_cache(maxsize=4)
def programmes(text: str, words: Cues) -> tuple[tuple[int, int, str], ...]:
    """Return where an English text names programmes, in order; what only a headline in capitals names is none."""
    if _ANY.search(text) is None:
        return ()
    found: list[tuple[int, int, str]] = []
    title, plain = headed(text), leading(words)
    for match in _NAMED.finditer(text):
        parts = match[0].split(" ")
        inside = _DETERMINED.search(text, max(0, match.start() - 24), match.start()) is not None
        while match["ends"] and len(parts) > 1 and ((parts[0] in plain and not inside) or parts[0].endswith(("'s", "’s"))):
            parts = parts[1:]
        name = " ".join(parts)
        if len(parts) > 1 and not (match.start() < title and text.count(name) < _AGAIN):
            found.append((match.end() - len(name), match.end(), name))
    names = sorted({name for _, _, name in found}, key=len, reverse=True)
    placed = [(start, end, next(full for full in names if full.endswith(name))) for start, end, name in found]
    return tuple(sorted({*placed, *(place for name in names for place in _shortened(text, name))}))


def _shortened(text: str, name: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a text writes a programme without the word for what it is: the Lamu Gateway."""
    short = name.rpartition(" ")[0]
    if " " in short:
        yield from ((*match.span(), name) for match in re.finditer(rf"\b{re.escape(short)}\b(?!\s[A-Z])", text))


def called_programmes(text: str, words: Cues) -> frozenset[str]:
    """Return every way in which a text writes a programme that it names, but for one that says what only companies say."""
    every = {text[start:end] for start, end, _ in programmes(text, words)}
    return frozenset(name for name in every if not re.search(rf"\b{re.escape(name)}{_SAYS}", text))


_SAYS = r"(?:\s(?:said|says|announced|shares|stock|plc|PLC|Inc|Corp|Ltd)\b|['’]s\s(?:shares|stock|board|chief))"


# Behind one of these a capital is no sentence's.
_DETERMINED = re.compile(r"\b(?:the|an?|its|their|his|her|new|this|that)\s$")
_AGAIN = 2
