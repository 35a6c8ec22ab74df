"""Known names that only begin a longer one in an English text: Toyota Industries is not Toyota, Cobalt Airways no metal."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.cues import Cues
from claims.parse.parties.names_en import headed, leading

_RUN = re.compile(r"(?: (?:& )?[A-Z][A-Za-z0-9&-]{1,24}){1,3}")
# Of a good or a country these make no company.
_NO_FIRM = ("AI", "Oil", "Gas", "Power", "Energy", "Bank", "Bureau", "Agency", "Institute", "Land", "Research")
_SCHEME = (
    "Mission",
    "Plan",
    "Program",
    "Programme",
    "Act",
    "Initiative",
    "Scheme",
    "Fund",
    "Strategy",
    "Policy",
    "Council",
    "Association",
    "Summit",
    "Index",
    "Pact",
)
_GOODS = ("commodity", "country", "region")


# What only a company does behind its name, no thing of another's: Toyota Fudosan raised its offer.
_WILLS = re.compile(
    r"\s(?:said|says|agreed|plans|expects|reported|posted|announced|bought|acquired|owns|bid|offered|raised\sits|cut\sits|will\s(?:buy|pay|sell|put))\b"
)


# Press Metal | Aluminium Holdings: the words before a good in a company's name.
_BEFORE = re.compile(r"(?:[A-Z][A-Za-z&'-]+ ){1,3}$")


def _front(text: str, start: int, words: Cues, ends: set[int]) -> str:
    """Return the capitalised words right before a good in a name, behind what begins a sentence and whoever is known."""
    match = _BEFORE.search(text, max(0, start - 48), start)
    front = match[0] if match else ""
    while front and (front.partition(" ")[0] in leading(words) or any(start - len(front) < end <= start for end in ends)):
        front = front.partition(" ")[2]
    return front


def begun_names(text: str, known: Sequence[tuple[int, int, str]], words: Cues) -> dict[int, str]:
    """Return where a known name only begins that of a company which no list knows, and that company's name.

    Of a good or a country it is one wherever the run ends as companies' names do; of a company only with a word by which it
    would not write itself in full, and told more than once or doing what only companies do.
    """
    ends, full, title = words.words("organisation", "en"), words.words("organisation", "full"), headed(text)
    found: dict[int, str] = {}
    lands = {start: end for start, end, kind in known if kind == "country"}
    for start, end, kind in known:
        if kind == "commodity" and text[start].isupper() and end + 1 in lands and text.count(text[start : lands[end + 1]]) > 1:
            found[start] = text[start : lands[end + 1]]  # Coal India
            continue
        run = _RUN.match(text, end) if start >= title and text[start].isupper() else None
        if run is None:
            continue
        parts = run[0].split()
        stop = next((at for at in range(len(parts), 0, -1) if parts[at - 1] in ends), 0)
        if (kind == "commodity" or kind not in _GOODS) and not stop and len(parts) == 1 and _WILLS.match(text, run.end()):
            stop = 1
        if not stop or parts[stop - 1] in (_NO_FIRM if kind in _GOODS else () if kind == "index" else full):
            continue
        if kind in _GOODS and stop < len(parts) and parts[stop] in _SCHEME:
            continue  # the India Semiconductor Mission is a programme
        front = _front(text, start, words, {known_end for _, known_end, _ in known}) if kind == "commodity" else ""
        start -= len(front)
        longer = f"{text[start:end]} {' '.join(parts[:stop])}"
        if kind in _GOODS or text.count(longer) > 1 or _WILLS.match(text, start + len(longer)):
            found[start] = longer
    return found
