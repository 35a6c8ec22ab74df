"""Notes in a list, each on one company: a line that begins with its name: Deckers - Piper Sandler upgraded …"""

from __future__ import annotations

import re
from collections.abc import Iterator

_MARK = re.compile(r"(?:\s?[(（][A-Za-z0-9.:\s]{1,16}[)）])?\s?(?:[-–—]\s|[:：]\s?)")
_BULLET = re.compile(r"[\s*•·▪■◆○●-]*")
# What a note on a share says.
_NOTED = re.compile(r"目标价|评级|\b(?:target|rating|upgraded?|downgraded?|initiated|estimates?|shares|stock)\b", re.IGNORECASE)
# As far as this is a note looked at for what it is.
_REACH = 240


def heads_note(text: str, start: int, end: int) -> bool:
    """Whether a name begins a line, with a mark behind it, that says something of a share."""
    line = text.rfind("\n", 0, start) + 1
    if _BULLET.fullmatch(text, line, start) is None or (mark := _MARK.match(text, end)) is None:
        return False
    stop = text.find("\n", end)
    return _NOTED.search(text, mark.end(), min(end + _REACH, stop if stop >= 0 else len(text))) is not None


_NOTE = re.compile(r"^[\s*•·▪■◆○●-]{0,6}[A-Z][^\n:：–—]{1,40}?(?:\s[-–—]\s|[:：]\s)[A-Z]", re.MULTILINE)


def is_list(text: str) -> bool:
    """Whether a text has several lines that begin with a head of their own."""
    return len(_NOTE.findall(text)) > 1


# A line of a list of ratings: HSBC starts Sage with "buy", UBS raises Rolls-Royce price target to ….
RATING = (
    r"(?:re)?(?:raise[sd]?|cuts?|lifts|lifted|lowers|lowered|starts|started|initiates|initiated|keeps|kept|upgrades|upgraded|downgrades|downgraded|reiterates"
    r"|reiterated|resumes|resumed|assumes|trims|trimmed|hikes|hiked|rates)\s(?:coverage\s(?:of|on)\s)?(?:the\s)?(?:[a-z-]+\s){0,2}"
)
GRADED = re.compile(
    r"(?:'s|’s|\s(?:plc|PLC|Plc))?\s(?:price\starget|target\sprice|(?:to|with|at)\s(?:an?\s)?[‘“'\"]?(?:buy|sell|hold|neutral|add|reduce|(?:over|under|equal)[\s-]?weight"
    r"|(?:out|under)[\s-]?perform|market[\s-]perform|sector[\s-]perform)|target\s(?:to|of))\b",
    re.IGNORECASE,
)
_RATING_ENDS = re.compile(rf"\b{RATING}$")


def is_rated_in_line(text: str, start: int, end: int) -> bool:
    """Whether a name stands between what a house does to a rating and the rating."""
    return GRADED.match(text, end) is not None and _RATING_ENDS.search(text, start - 60, start) is not None


# The same all in capitals, as wires have it: BERENBERG CUTS VICTREX PRICE TARGET TO 840.
_RATES = (
    r"(?:RE)?(?:RAISES|CUTS|LIFTS|LOWERS|STARTS|INITIATES|KEEPS|UPGRADES|DOWNGRADES|REITERATES|RESUMES|ASSUMES|TRIMS|HIKES"
    r"|RATES)\s"
)
_RATES_CAPITALS = re.compile(rf"\b{_RATES}$")
_IN_CAPITALS = re.compile(
    rf"(?<=[A-Z]\s){_RATES}"
    r"([A-Z0-9][A-Z0-9&.'()-]*(?:\s[A-Z0-9&.'()-]+){0,4}?)\s(?:PRICE\s)?(?=TARGET\b|(?:TO|WITH|AT)\s['‘\"“])"
)
_SPELLED = 4


def rated_in_capitals(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield whom lines in capitals rate, and the name as it is written elsewhere; what is short is spelled: WPP, TUI."""
    for match in _IN_CAPITALS.finditer(text) if " TARGET " in text else ():
        name = " ".join(word if len(word) < _SPELLED else word.title() for word in match[1].split())
        yield *match.span(1), name


def rates_before(text: str, start: int) -> bool:
    """Whether what a house does to a rating ends where a name begins."""
    said = _RATING_ENDS.search(text, start - 60, start) or _RATES_CAPITALS.search(text, start - 14, start)
    return said is not None


# A line that is a name and nothing more heads what is told of it: Royal Enfield.
_HEADING = re.compile(r"^[ \t]*((?:[A-Z][\w.&'’-]*)(?:\s(?:&\s)?[A-Z][\w.&'’-]*){0,4}):?[ \t]*$", re.MULTILINE)
_FEW = 2
_PARAGRAPH = 60


def headings(text: str) -> list[re.Match[str]]:
    """Return the lines below the first that are a name alone and head a paragraph, where a text has several."""
    first = text.find("\n", len(text) - len(text.lstrip()))
    found = [m for m in _HEADING.finditer(text, first) if _heads_paragraph(text, m.end())] if first > 0 else []
    return found if len(found) >= _FEW else []


def _heads_paragraph(text: str, end: int) -> bool:
    """Whether a line behind another is a paragraph."""
    start = end + len(text[end : end + 3]) - len(text[end : end + 3].lstrip())
    stop = text.find("\n", start)
    return (stop if stop >= 0 else len(text)) - start > _PARAGRAPH
