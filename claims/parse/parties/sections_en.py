"""The sections of an English round-up: lines, and names in capitals, that head a paragraph and name whom it is on."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from claims.parse.parties.actor import Actor
from claims.parse.parties.headlines_en import headings, run_in
from claims.parse.parties.standing import describes, is_house


class Section(NamedTuple):
    """Where a section begins, and the company that its heading names; None where it names none."""

    start: int
    about: Actor | None


def sections(text: str, people: Sequence[Actor]) -> tuple[Section, ...]:
    """Return the sections of an English text in order, where their headings name several companies; none of another text."""
    starts = [actor.start for actor in people]
    found = [
        Section(start, _named(text, people[bisect_left(starts, start) : bisect_left(starts, end)]))
        for start, end in sorted((*headings(text), *((start, end) for start, end, _ in run_in(text))))
    ]
    several = {section.about.name for section in found if section.about}
    return tuple(found) if len(several) > 1 else ()


def _named(text: str, here: Sequence[Actor]) -> Actor | None:
    """Return the company that a heading is on: the first that it names as more than a house or as what another is to it."""
    firms = [a for a in here if a.kind in ("company", "lab") and not a.anaphor and not describes(text, a)]
    return next((a for a in firms if not is_house(a)), None)
