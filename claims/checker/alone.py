"""Whether a number is told by its name alone, of all that the text speaks of: not 车险赔付率, nor the turnout in Lisbon.

A relation that is read from words may hold two numbers against each other only where nothing else stands at their names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from claims.checker.case import Case
from claims.checker.cues import words as listed
from claims.model import Claim
from claims.period import is_dated

_HAN = re.compile(r"[一-鿿]{2,}")
_CLAUSE = re.compile(r"[;；。，、]|,(?!\d)|\.\s|[（(]")
_PLACE = re.compile(r"\b(?:in|at|for|across|within|among|on|by)\s+(?:the\s+|its\s+|their\s+)?([A-Za-z][\w'’-]*)", re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z][\w'’-]*|[^\sA-Za-z]")
_TWO = 2


def are_told_alike(case: Case, way: Mapping[str, Claim], *, timed: bool) -> bool:
    """Whether the parts of a relation are all told of the whole, on one footing, and (`timed`) of one time.

    The first is what is said to come of the others: one that is expected is made of something expected.
    """
    claims = tuple(way.values())
    if not all(_is_alone(case, name, claim, claims) for name, claim in way.items()):
        return False
    first, *others = (" ".join(_own(case, claim)) for claim in claims)
    adjusted, expected, part = (case.cue(f"change.{name}") for name in ("adjusted", "expected", "span.part"))
    if len({adjusted.search(clause) is None for clause in (first, *others)}) > 1:
        return False
    if expected.search(first) and not any(expected.search(clause) for clause in others):
        return False
    spans = [part.search(case.head(claim) + clause) is not None for claim, clause in zip(claims, (first, *others), strict=True)]
    if not spans[0] and any(spans):
        return False
    times = {c.period for c in claims if c.period and is_dated(c.period)}
    return not timed or len(times) < _TWO


def _own(case: Case, claim: Claim) -> tuple[str, str]:
    """Return the words of its clause before a number and behind it, from the number before it to the one after."""
    beside = case.sentence_claims(claim)
    place = next(place for place, other in enumerate(beside) if other.id == claim.id)
    head, tail = case.head(claim), case.tail(claim)
    if place:
        head = head[-len(case.text_between(beside[place - 1], claim)) or len(head) :]
    if place + 1 < len(beside):
        tail = tail[: len(case.text_between(claim, beside[place + 1]))]
    return _CLAUSE.split(head)[-1], _CLAUSE.split(tail)[0]


def _is_alone(case: Case, name: str, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether no words at a number narrow what it is of."""
    names = sorted((*listed(case.pack, f"roles.{name}"), *listed(case.pack, f"roles.behind.{name}")), key=len, reverse=True)
    if not names:
        return True
    head, tail = _own(case, claim)
    if case.articles[claim.document].language == "en":
        owners = set((claims[0].subject or "").lower().split())
        return not _is_narrowed(head, tail, names, owners | set(listed(case.pack, "roles.plain_en")))
    head = re.split(r"\s", head.rstrip())[-1]
    for word in (*names, *filter(None, (claims[0].subject,))):
        head = head.replace(word, " ")
    return _HAN.search(case.cue("roles.plain").sub(" ", head)) is None


def _is_narrowed(head: str, tail: str, names: Sequence[str], light: set[str]) -> bool:
    """Whether a place, a business or the like stands at an English number, or right before the name of it."""
    for word in names:
        found = re.search(rf"\b{re.escape(word)}\b", head, re.IGNORECASE)
        if found is not None:
            before = _TOKEN.findall(head[: found.start()])
            if before and not _is_light(before[-1], light):
                return True
            head = f"{head[: found.start()]} {head[found.end() :]}"
            break
    return any(not _is_light(place[1], light) for text in (head, tail) for place in _PLACE.finditer(text))


def _is_light(word: str, light: set[str]) -> bool:
    return word.lower() in light or word.endswith(("'s", "’s")) or not word[0].isalpha()
