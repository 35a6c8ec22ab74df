"""What a place that names a thing is, and what letters and digits name none: Q3, FY2026, a credit rating."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues


class Thing(NamedTuple):
    """A place that names a thing. `name` has its maker's before it, where the text tells who makes it; `maker` is that alone."""

    start: int
    end: int
    name: str
    maker: str


class Firm(NamedTuple):
    """A place that names a company: who makes what is named right behind it."""

    start: int
    end: int
    name: str


PLAIN_CODE = re.compile(r"(?:Q[1-4]|H[12]|FY ?\d+|L[0-5]|[A-Z][a-z]+ (?:19|20)\d\d)$")
# So are credit ratings and share classes written, where no Chinese stands before them.
GRADE = re.compile(r"[A-C]a{0,2}[1-3]$")


@cache
def never(words: Cues) -> frozenset[str]:
    return frozenset(words.words("thing.never", "en"))
