"""Whom an English text means that calls a company by what it owns: the owner of British Airways is IAG."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.parties.actor import Actor
from claims.parse.parties.owned_en import called, said_of

# So far behind the sentence that calls a company so, in characters, its name follows; what stands there is done by who owns.
_NAMED_WITHIN = 300
_DOES = re.compile(r"(?:['’]s)?\s(?:now\s|also\s|still\s|last\s\w+\s)?[a-z]{3,}")
_RIVAL = re.compile(r"\b(?:rivals?|peers?|competitors?|target)\s$", re.IGNORECASE)


def owner(text: str, people: Sequence[Actor], titled: Sequence[Actor], own: frozenset[str]) -> Actor | None:
    """Return the company that a text calls by what it owns in its headline or lead: the one it is said to be, the headline's,
    the one that the next sentence begins with; else one that has no other name."""
    first = next((a for a in people if a.anaphor and a.kind == "company" and called(text, a.start, a.end)), None)
    if first is None or text.count("\n", len(text) - len(text.lstrip()), first.start) > _LEAD:
        return None
    firms = [a for a in people if a.is_company and not a.anaphor and a.name not in own]
    names = said_of(text, first.start, first.end)
    said = next((a for a in firms if _is_said(text, a, names)), None)
    headed = next((a for a in titled if a.is_company and a.name not in own and not _RIVAL.search(text, 0, a.start)), None)
    if said or headed:
        return said or headed
    end = _STOP.search(text, first.end)
    stop = end.end() if end else len(text)
    following = (a for a in firms if stop <= a.start < stop + _NAMED_WITHIN and _begins(text, a))
    name = called(text, first.start, first.end)
    return next(following, None) or Actor(first.start, first.end, name, "company")


_STOP = re.compile(r"[.!?](?=\s)|\n")
# A headline, a line of place and date, the lead.
_LEAD = 4


def _is_said(text: str, actor: Actor, names: Sequence[str]) -> bool:
    """Whether a name stands behind what its bearer owns: British Airways owner IAG."""
    front = _OWNS.search(text, actor.start - 20, actor.start)
    return front is not None and text[: front.start()].endswith(tuple(names))


_OWNS = re.compile(r"(?:['’]s)?\s(?:parent|owner)\s$")


def _begins(text: str, actor: Actor) -> bool:
    """Whether a sentence begins with a name and what its bearer does."""
    front = text[max(0, actor.start - 2) : actor.start]
    return (front.endswith("\n") or front in (". ", '" ')) and _DOES.match(text, actor.end) is not None
