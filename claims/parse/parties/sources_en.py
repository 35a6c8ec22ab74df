"""Whom an English text only has its figures from: according to data from Harbor Auto Data, a tally by Motor Ledger."""

from __future__ import annotations

import re
from collections.abc import Iterable

# What somebody who counts or foresees what others do has published.
_TALLY = (
    r"(?:data|figures|numbers|statistics|estimates?|forecasts?|projections?|calculations|tall(?:y|ies)|surveys?|polls?|reports?|research|analysis|ind(?:ex|ices)"
    r"|compilation|counts?|records|consensus)"
)
_HAS_IT_FROM = re.compile(
    rf"\b(?:[Aa]ccording\sto|[Cc]iting|as\sestimated\sby)\s(?:the\s|a\s|an\s)?(?:[A-Za-z-]+\s){{0,5}}?(?:{_TALLY}\s(?:[a-z]+\s){{0,2}}?(?:from|by|of|at)\s(?:the\s)?(?:[a-z-]+\s){{0,3}})?$"
    rf"|\b{_TALLY}\s(?:(?:compiled|published|released|gathered|collected|provided|issued|supplied)\s)?(?:from|by)\s(?:the\s)?(?:[a-z-]+\s){{0,3}}$"
    r"|\b(?:polled|surveyed|compiled|gathered|tracked|tallied|collated)\sby\s(?:the\s)?(?:[a-z-]+\s){0,3}$"
)
_ITS_TALLY = re.compile(rf"(?:'s|’s)?\s(?:[a-z]+\s){{0,1}}{_TALLY}\s(?:show|suggest|indicate|point|put|had|have|has|put)[a-z]*\b")
# What only a company does or has that is itself told of.
_DOES_BUSINESS = re.compile(
    r"(?:'s|’s)\s(?:[a-z-]+\s){0,3}(?:sales|revenues?|profits?|earnings|income|shares?|stock|deliveries|shipments|board|shareholders|margins?|orders|fleet|plants?)\b"
    r"|\s(?:shares|stock|shareholders|reported|posted|sold|shipped|delivered|makes|made|produced|built|earned|agreed\sto|plans\sto|acquired|bought)\b|\s\((?:[A-Z]+:\s?)?[A-Z]{2,5}\)"
)


def sources(text: str, places: Iterable[tuple[int, int, str]]) -> set[str]:
    """Return the names, at these places, of those who are only told as the source of what others do."""
    told: set[str] = set()
    firms: set[str] = set()
    for start, end, name in places:
        if _DOES_BUSINESS.match(text, end):
            firms.add(name)
        elif _HAS_IT_FROM.search(text, max(0, start - 90), start) or _ITS_TALLY.match(text, end):
            told.add(name)
    return told - firms
