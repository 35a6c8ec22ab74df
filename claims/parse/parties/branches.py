"""Companies that an English text names with a country behind: Nordwell Motor America, GM Korea are no countries."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.cues import Cues
from claims.parse.parties.names_en import headed, leading

_RUN = re.compile(r"(?<![A-Za-z-])(?:[A-Z][A-Za-z0-9&-]{1,24} ){1,3}$")
# What stands behind the name of somebody who has a will or figures of their own.
_OWN = re.compile(
    r"(?:'s|’s)?,?\s(?:[A-Z]{2,4}\s|Inc\b|Co\b|Corp\b|Ltd\b|Limited\b|PLC\b|today\b|on\s[A-Z][a-z]+day\b|said\b|says\b|reported\b|reports\b|posted\b|posts\b"
    r"|sold\b|sells\b|announced\b|announces\b|recorded\b|delivered\b|shipped\b|exported\b|built\b|expects\b|plans\b|agreed\b|will\b|has\b|owns\b"
    r"|(?:[a-z]+\s)?(?:sales|exports|deliveries|shipments|registrations|output|production|dealers|profit|revenue|shares)\b|\d)"
)
_OFFICE = ("Statistics", "Stats", "Statistik")


def branches(text: str, known: Sequence[tuple[int, int, str]], words: Cues) -> list[tuple[int, int, str, str]]:
    """Return where a country only ends somebody's name, with that name and its kind: a company's, or an office's that counts.

    Behind a company that is known it does where something is told of the two that a company does or has; behind other words
    with a capital where they end as companies' names do or the name comes again.
    """
    ends, title = words.words("organisation", "en"), headed(text)
    firms = {end: start for start, end, kind in known if kind in ("company", "lab")}
    found: list[tuple[int, int, str, str]] = []
    for start, end, kind in known:
        if kind != "country" or start < title or text[start - 1 : start] != " " or not text[start].isupper():
            continue
        first = firms.get(start - 4 if text.endswith(" of ", 0, start) else start - 1)
        if first is not None:
            found += [(first, end, text[first:end], "company")] if _OWN.match(text, end) else []
            continue
        run = _RUN.search(text, start - 80, start)
        name = _named(text, run, end, words) if run else ""
        if name.startswith(_OFFICE):
            found.append((end - len(name), end, name, "organisation"))
        elif name and (_ends_so(name, ends) or text.count(name) > 1) and _OWN.match(text, end):
            found.append((end - len(name), end, name, "company"))
    return _again(text, found, known)


def _named(text: str, run: re.Match[str], end: int, words: Cues) -> str:
    """Return the name that a run of words with a capital and the country behind it make, "" where they make none."""
    parts, nobody = text[run.start() : end].split(" "), words.words("organisation", "before_land")
    while len(parts) > 1 and (parts[0] in leading(words) or parts[0] in nobody):
        parts = parts[1:]
    return " ".join(parts) if len(parts) > 1 and not any(part in nobody for part in parts) else ""


def _ends_so(name: str, ends: Sequence[str]) -> bool:
    """Whether the words before the country end as companies' names do: Nordwell Motor."""
    parts = name.split(" ")
    return len(parts) > 2 and parts[-2] in ends


def _again(
    text: str, found: list[tuple[int, int, str, str]], known: Sequence[tuple[int, int, str]]
) -> list[tuple[int, int, str, str]]:
    """Return all places of the names found, also those that a country's own place says nothing of."""
    kinds = {name: kind for _, _, name, kind in found}
    lands = {end for _, end, kind in known if kind == "country"}
    return [
        (match.start(), match.end(), name, kind)
        for name, kind in kinds.items()
        for match in re.finditer(rf"\b{re.escape(name)}\b", text)
        if match.end() in lands
    ]
