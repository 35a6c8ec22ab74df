"""The other of two companies, spoken of by what it is to the first: its Dutch competitor, the smaller of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.parse.parties.actor import Actor

_TIE = r"(?:arch-?rival|rival|competitor|peer|counterpart|challenger)"
# What stands before it may tell which is meant: its larger Dutch rival; no name may follow, which would say it outright.
_OTHER = re.compile(
    rf"(?:\b(?:[Ii]ts|[Tt]heir|[Tt]he)\s|(?<=[a-z]['’]s)\s|(?<=s['’])\s)(?:(?:U\.S\.|[A-Za-z][\w-]*)\s){{0,3}}?{_TIE}"
    r"(?![\w-]|\s(?:[A-Z]|to\b|of\b|for\b|bid\b|offer|proposal|approach\b|suitor|group\b|firm|compan|brand|bank|chain\b|lender|[a-z]*maker|model"
    r"|product|drug|chip|platform|network|service|plan|project|deal|review)|,\s[A-Z]|['’]s?\s[A-Z]|\s\([A-Z])"
)
_SIZE = re.compile(r"[Tt]he\s(?:much\s|far\s)?(smaller|larger|bigger)\s(?:[A-Za-z-]+\s){0,2}[a-z]+(?:\sof\sthe\s(?:two|pair))?")


def others(text: str, named: Sequence[Actor]) -> Iterator[tuple[int, int]]:
    """Yield where an English text speaks of somebody's rival without a name; not what stands behind one: AMD, its rival, …"""
    ends = {a.end for a in named}
    for match in _OTHER.finditer(text):
        start = match.start() + (text[match.start()] == " ")
        if text[start - 2 : start] != ", " or start - 2 not in ends:
            yield start, match.end()


def is_other(word: str) -> bool:
    """Whether words mean the rival of whom the text goes on about."""
    return re.search(rf"{_TIE}$", word) is not None


def size(word: str) -> str:
    """Return which of two is meant by its size: "smaller" or "larger", "" where nothing tells."""
    match = _SIZE.fullmatch(word)
    if match is None:
        return ""
    return "smaller" if match[1] == "smaller" else "larger"


def whose(text: str, actor: Actor, named: Sequence[Actor]) -> Actor | None:
    """Return the company whose rival is spoken of by its name: Arvane's Dutch competitor."""
    return next((a for a in named if a.end in (actor.start - 3, actor.start - 2) and text[a.end] in "'’"), None)
