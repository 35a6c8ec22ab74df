"""Whether an English text bears a word as somebody's name: by what it lets it do and have, whatever its letters and meaning.

Target said, Waters posts, shares in Gap, eNovar's revenue: a noun with no article that says, or a plural with a verb of one,
is a name; so is what no word of the language looks like. One place may be a slip or a headline's; two agree.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from claims.parse.cues import Cues
from claims.parse.parties.taken import Taken

_PLURAL_EN = re.compile(r"(?:[eo]rs|ists|ants|ies|ments|tions|ices|ages|ings|ures)$")


def is_common(text: str, name: str) -> bool:
    """Whether a word is a noun like any other: the text has it in small letters too, or it is a plural of people."""
    return is_in_small(text, name) or _PLURAL_EN.search(name) is not None


def is_in_small(text: str, name: str) -> bool:
    """Whether a text has a name in small letters too."""
    return re.search(rf"(?<![A-Za-z]){re.escape(name.lower())}(?![A-Za-z])", text) is not None


# What a company has, right behind its name, and no word of the language that is not one: Gap's shares, Gap chief executive.
_HAS = (
    r"['’]s\s(?:[\w-]+\s){0,3}?(?:revenues?|sales|profits?|loss(?:es)?|income|earnings|shares?|stock|shareholders|board|guidance|dividend|chief|turnover|orders"
    r"|deliveries|shipments|margins?|bid|offer|backlog|bookings|valuation|market\s(?:value|cap\w*)|results|outlook|forecasts?|output|stores|fleet"
    r"|cash\sflow|EBITDA|net\sdebt|debt|capex|balance\ssheet|production|EPS|workforce|capital\sexpenditure|return\son)\b"
)
_OFFICER = r"\s(?:[Cc]hief\s(?:[Ee]xecutive|[Ff]inanc)|CEO\b|CFO\b)"
_TRADED = (
    r"\s(?:[Ss]hares|[Ss]tock)\s(?:(?:have|has|had|were|was|are|is)\s)?"
    r"(?:(?:could|would|may|might|should|can|will)\s|[a-z]+ed|trade|yield|stand|stood|hit|rose|fell|up|down|slid|sank|slumps?|jumps?|rises?|falls?|drops?|surges?|slides?|sinks?|tumbles?|gains?|soars?|climbs?|plunges?|leaps?|lost)\b"
)
_OWN_QUARTER = (
    r"\s(?:Q[1-4]|H[12]|(?:[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[- ][Qq]uarter)\s(?:[a-z]+\s)?"
    r"(?:profit|loss|revenue|sales|earnings|results)\b"
)
_LISTED = (
    r"\s\((?:[A-Za-z]{2,8}(?:\s[A-Z]{2})?:\s?[A-Z0-9.]{1,6}|[A-Z0-9]{2,6}[.\s][A-Z]{1,3})\)"
    r"|\s(?:plc|PLC|Inc|Corp|AG|SE|NV|SA|AB|ASA|Ltd)\b"
)
_TRADES = re.compile("|".join((_OFFICER, _TRADED, _LISTED)))
_FRONT = re.compile(
    r"\b(?:[Ss]hares\s(?:in|of)|[Ss]takes?\sin|[Cc]hief\s(?:executive\s)?of|CEO\sof|[Tt]arget\son|[Cc]overage\sof"
    r"|(?:[Oo]ffer|[Bb]id|[Pp]roposal|[Aa]pproach)\sfor|takeover\sof)\s$"
)
# A word with one of these before it is a noun: the Target, our Summit.
_DETERMINED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]ur|[Hh]is|[Hh]er|[Tt]his|[Tt]hat|[Ee]ach|[Ee]very|[Nn]o|[Ss]uch)\s$"
)
_FEW = 2


@cache
def _wills(words: Cues) -> tuple[re.Pattern[str], ...]:
    """Return what a company has behind its name, what only one does, what one or several do, and what shows a name at once."""
    one, many = ("|".join(words.words("organisation.borne", key)) for key in ("one", "any"))
    also = r"(?:,\swhich\s|\s(?:also\s|now\s|still\s|has\salso\s|today\s)?)"
    return (
        re.compile(f"{_HAS}|{_OWN_QUARTER}"),
        re.compile(rf"{also}(?i:{one})\b"),
        re.compile(rf"{also}(?i:{many})\b"),
        re.compile(rf"{_LISTED}|{also}(?i:{one}|{many})\b"),
    )


class Borne(NamedTuple):
    """In how many places a text lets a word do what only one company does, what one or several do, and be traded or led."""

    alone: int
    loosely: int
    traded: int

    @property
    def places(self) -> int:
        return self.alone + self.loosely + self.traded


@lru_cache(maxsize=256)
def borne(text: str, name: str, words: Cues) -> Borne:
    """Return in how many places a text lets a word do or have what only companies do or have; in none, where all that a plural
    does is what several do as well: Retailers said."""
    has, one, any_, _ = _wills(words)
    alone = loosely = traded = 0
    for match in re.finditer(rf"(?<![\w&'’$-]){re.escape(name)}(?![\w&])", text):
        front = text[max(0, match.start() - 24) : match.start()]
        if _DETERMINED.search(front):
            continue
        if _TRADES.match(text, match.end()) or _FRONT.search(front):
            traded += 1
        elif has.match(text, match.end()) or one.match(text, match.end()):
            alone += 1
        elif any_.match(text, match.end()):
            loosely += 1
    plural = name.endswith("s") and not name.endswith(("'s", "’s"))
    return Borne(alone, loosely, traded) if alone or traded or not plural else Borne(0, 0, 0)


def is_borne(text: str, name: str, words: Cues) -> bool:
    """Whether a text lets a word do or have what only a company does or has, in two places at least."""
    return borne(text, name, words).places >= _FEW


# What a company does that is told of for itself, and no part of one.
_ITSELF = re.compile(
    r"\s(?:said|says|announced|announces|agreed|told|declined|Inc|Corp|plc|PLC|Ltd|AG|SE|NV|AB)\b|['’]s\s(?:shares|stock|board|chief|shareholders)\b"
    r"|\s(?:shares|stock)\s|\s\((?:[A-Z][A-Za-z]{1,8}:\s?)?[A-Z0-9]{2,6}\)"
)


def is_branch(text: str, name: str, words: Cues) -> bool:
    """Whether a name is only that of a branch of business, as a company calls its parts: Automotive, Data Center, Smart Power."""
    branches = words.words("organisation", "branches")
    if not all(part.lower() in branches for part in re.split(r"[\s/&-]+", name) if part):
        return False
    return not any(_ITSELF.match(text, match.end()) for match in re.finditer(rf"\b{re.escape(name)}\b", text))


# What no word of the language looks like: eNovar, 4imbrel, 21Lumen; and a small word that a headline begins with.
_ODD = (
    r"(?<![\w.,$€£¥%'’/@-])(?:\d{1,3}[A-Z][a-z]{2,20}|\d{1,3}(?!(?:hour|month|year|week|minute|million|billion|trillion|percent|point|inch)s?\b)[a-z]{4,20}"
    r"|[a-z]{1,2}[A-Z][A-Za-z]{2,20}|(?:al|el|as|an|ar|ad|az)-[A-Z][a-z]{2,20})"
)
# iTrain ticked up 0.75p.
_MOVES = re.compile(
    r"\s(?:rose|fell|gained|lost|slipped|jumped|climbed|dropped|slid|sank|surged|tumbled|advanced|eased|soared|firmed|hardened|softened|(?:edged|ticked|inched)\s(?:up|down))"
    r"\s(?:by\s|another\s)?[$€£]?\d"
)
_AFTER = r"(?:\s(?:&\s)?[A-Z][A-Za-z'&-]{1,24}){0,3}"
ODD_NAME = re.compile(rf"{_ODD}{_AFTER}|\A\s*(?P<small>[a-z][a-z0-9.]{{1,18}}{_AFTER})(?=[\s'’:])")


def odd_names(text: str, taken: Taken, words: Cues) -> dict[str, str]:
    """Return the names of an English text that no word of the language looks like, borne as companies' are."""
    found: dict[str, str] = {}
    *_, does = _wills(words)
    for match in ODD_NAME.finditer(text):
        name = match["small"] or match[0]
        if taken.meets(match.end() - len(name), match.end()):
            continue
        while name and name not in found:
            told = borne(text, name, words)
            once = does.match(text, match.end()) or _MOVES.match(text, match.end())
            if told.places >= _FEW or (once and not match["small"]):
                found[name] = name
                break
            name = name.rpartition(" ")[0]
    return found


# Carter's said, Land's Rest posts: a name that ends, or whose first word ends, as what is somebody's.
_POSSESSING = re.compile(r"\b(?P<owner>[A-Z][a-z]{2,20})['’]s(?P<rest>\s[A-Z][a-z]{2,20}){0,2}(?=\s|,)")


def possessing_names(text: str, taken: Taken, words: Cues) -> dict[str, str]:
    """Return the names of companies with the ending of what is somebody's in them: neither they nor what follows stand alone."""
    found: dict[str, str] = {}
    *_, does = _wills(words)
    for match in _POSSESSING.finditer(text):
        name, rest = match[0], (match["rest"] or "").strip()
        if name in found or does.match(text, match.end()) is None or taken.meets(*match.span()):
            continue
        if match["owner"] in words.words("organisation", "itself") or is_in_small(text, match["owner"]):
            continue
        heads = match.start() == len(text) - len(text.lstrip())
        if not heads and len(re.findall(rf"\b{re.escape(name)}(?:{does.pattern})", text)) < _FEW:
            continue
        alone = rf"\b{match['owner']}\b(?!['’]s)" + (rf"|(?<!s )\b{rest}\b" if rest else "")
        if re.search(alone, text) is None:
            found[name] = name
    return found
