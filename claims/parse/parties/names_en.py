"""Companies that an English text names and no list knows: by how they end, what stands before them, what they do and have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.borne_en import is_borne, is_common, odd_names, possessing_names
from claims.parse.parties.deeds_en import acts
from claims.parse.parties.firms_en import FORMS, ROLES, is_company
from claims.parse.parties.governed import place_names
from claims.parse.parties.taken import Taken

# No text names more unknown companies than this; each costs a look through the whole text.
MOST_NAMES = 200
# Š, Ł and their like, which Latin letters alternate with their small ones.
_BIG = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĖĘĚĞĠĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŴŶŸŹŻŽ"
_WORD = rf"[{_BIG}][A-Za-zÀ-ÖØ-öø-ſ0-9'-]{{0,40}}(?:[.&+][A-Za-z0-9]{{1,40}}){{0,4}}(?:(?<=[a-z]{{2}})\+(?!\w))?"
LATIN_NAME = re.compile(rf"{_WORD}(?:[ ](?:& )?{_WORD}){{0,4}}")


def unknown_en(text: str, taken: Taken, words: Cues) -> dict[str, str]:
    """Return each way of writing an unknown company, and its name."""
    found = list(_candidates(text, taken, words))
    people = _people(text)
    seen: Counter[str] = Counter()
    names: dict[str, str] = {}
    for match, name in found:
        seen[name] += 1
        if len(seen) > MOST_NAMES:
            break
        if name not in names and name not in people and is_company(text, match, name, seen[name], words):
            names[name] = name
    names |= {name: name for match, name in found if name not in names and _is_fuller(text, match, name, names, words)}
    names |= odd_names(text, taken, words) | possessing_names(text, taken, words)
    for name in list(names):
        names[name] = _fullest(name, names, words.words("organisation", "apart"))
    return names | _shorter(text, names, people, words)


def _fullest(name: str, names: Iterable[str], apart: Sequence[str]) -> str:
    """Return the longest form of a name, each the first that goes on from the one before: Halden, Halden Beer, Halden Beer Co;
    what ends with a word of `apart` is another."""
    while full := next((o for o in names if o.startswith(name + " ") and o.rpartition(" ")[2] not in apart), ""):
        name = full
    return name


def shortened(text: str, names: Iterable[str], words: Cues) -> dict[str, str]:
    """Return the first words of some names, where the text uses them alone, and whose they are."""
    fuller = {name: name for name in names}
    return _shorter(text, fuller, _people(text), words) if fuller else {}


def _is_fuller(text: str, match: re.Match[str], name: str, names: dict[str, str], words: Cues) -> bool:
    """Whether a name that does what companies do begins with one that is known for a company's: Kyvara Memory, Kyvara."""
    if name.rpartition(" ")[0] not in names:
        return False
    end = match.start() + match[0].find(name) + len(name)
    return acts(words).match(text, end) is not None and not _TITLES.match(name.rpartition(" ")[2])


_TITLES = re.compile(r"(?:Chief|Chairman|Chairwoman|President|CEO|CFO|Director|Finance|Shares|Revenue|Sales|Profit|Stock)")


def _shorter(text: str, names: dict[str, str], people: frozenset[str], words: Cues) -> dict[str, str]:
    """Return the first words of longer names, where the text uses them alone: Halden of Halden Beer Co."""
    out: dict[str, str] = {}
    for name, full in names.items():
        parts = name.split(" ")
        for count in range(len(parts) - 1, 0, -1):
            short = " ".join(parts[:count])
            plain = count == 1 and short in words.words("organisation", "first")
            if plain or short in names or len(short) < 4 or short.endswith("&") or (short in people and not _leads(text, short)):
                continue
            alone = len(re.findall(rf"\b{re.escape(short)}\b", text)) > len(re.findall(rf"\b{re.escape(name)}\b", text))
            if alone and (count > 1 or not is_common(text, short)):
                out.setdefault(short, full)
    return out


def _leads(text: str, short: str) -> bool:
    """Whether a name that is also a person's stands alone again and again: Belham of Belham Foods, which Ross Belham founded."""
    return (
        len(re.findall(rf"(?<![A-Z][a-z] )(?<![a-z] )(?<!\. [A-Z])(?:^|[.,]\s|\n){re.escape(short)}(?:'s|,|\s[a-z])", text)) > 1
    )


def _candidates(text: str, taken: Taken, words: Cues) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the runs of capitalised words and the name in each, without what only begins a sentence."""
    titled, fuller = headed(text), words.words("organisation", "full")
    itself = {*words.words("organisation", "itself"), *place_names(words)}
    head = len(text) - len(text.lstrip())
    for match in LATIN_NAME.finditer(text):
        run = _again(text, match, titled, words) if match.start() < titled else match[0]
        run = " ".join(_without_event(run.split(" "), words))
        end = match.start() + len(run)
        whole = run
        while run and taken.meets(end - len(run), end):
            run = run.partition(" ")[2]
        if run is not whole and all(part in fuller or part in FORMS for part in run.removesuffix("'s").split(" ")):
            continue  # Mazda | Motor Corp, Malaysia Airports Holdings | Bhd
        if _MEASURED.search(text, max(0, match.start() - 2), match.start()):
            continue
        for part in run.rstrip("'").removesuffix("'s").split("'s "):
            if part in itself:
                continue  # British Columbia
            parts = _without_front(part.split(" "), text, match, words, heads=match.start() == head)
            name = " ".join(parts).removeprefix("& ").rstrip("'&")
            if len(name) < _SHORTEST or name.isdigit() or _SUM.fullmatch(name):
                continue
            if not all(part in itself or part == "&" for part in parts):
                yield match, name


_SHORTEST = 3


def _without_front(parts: list[str], text: str, match: re.Match[str], words: Cues, *, heads: bool) -> list[str]:
    """Return the words of a run without those that only say of what sort another is, or begin a sentence; what heads a text and
    is borne as a name is one: Next lifts outlook."""
    first_words = leading(words)
    says = [at for at, word in enumerate(parts) if word.endswith(_MODIFYING)]
    parts = parts[says[-1] + 1 :] if says else parts
    full = _LEGAL.match(text, match.end()) is not None or parts[-1:] in _LEGAL_ENDS
    while parts and parts[0] in first_words:
        if full and parts[0] in (*words.words("organisation", "first"), *_OF_NAMES):
            break
        if heads and is_borne(text, parts[0], words):
            break
        if parts[0] in _peoples(words) and parts[1:2] and parts[1] in words.words("organisation", "national"):
            break
        parts = parts[1:]
    return parts


@cache
def _peoples(words: Cues) -> frozenset[str]:
    return frozenset(word.title() for word in words.labelled("place.adjective").labels)


# Money with its mark in letters: N48bn, RM6m.
_SUM = re.compile(r"[A-Z]{1,3}\d[\d.]*(?:bn|tn|trn|mn|m|k|b)?")
# What a company's name in full may begin with, where a sentence begins with it too: American Electric Power Co. Inc.
_OF_NAMES = ("Electric", "Oil", "Gas", "Gold", "Copper", "Core", "Domestic", "World", "Utility", "Bank")
_LEGAL_ENDS = [[word] for word in ("Co", "Inc", "Corp", "Corporation", "Ltd", "Limited", "PLC", "Plc", "plc", "LLC")]
_LEGAL = re.compile(
    r",?\.?,?\s(?:Inc|Corp|Corporation|Co|Ltd|Limited|LLC|PLC|Plc|plc|AG|SA|NV|SE)\b|\s\([A-Za-z]{2,10}:\s?[A-Z]{1,6}\)"
)


# Velocity Composites LON:VEL.
_LISTED_AT = (
    "LON",
    "LSE",
    "AIM",
    "NYSE",
    "NASDAQ",
    "Nasdaq",
    "ASX",
    "TSX",
    "TSXV",
    "OTC",
    "OTCQX",
    "ETR",
    "EPA",
    "AMS",
    "BIT",
    "NSE",
    "BSE",
    "HKG",
    "TYO",
    "KLSE",
)
# What a headline sets behind a company's name that is no part of it: Halden IPO raises, Halden CEO sees.
_ITS_EVENT = ("IPO", "CEO", "CFO", "COO", "EPS", "AGM", "EGM", "EBITDA", "Ebitda", "Q1", "Q2", "Q3", "Q4", "H1", "H2", "FY")


def _without_event(parts: list[str], words: Cues) -> list[str]:
    """Return the words of a name without those that only say what is told of it: Halden Group Interim Results."""
    while len(parts) > 1 and (parts[-1] in _ITS_EVENT or parts[-1] in _LISTED_AT):
        parts = parts[:-1]
    ends, before = words.words("organisation", "releases"), words.words("organisation", "released")
    if len(parts) > 2 and parts[-1] in ends and parts[-2] in before:
        while len(parts) > 1 and parts[-1] in (*ends, *before):
            parts = parts[:-1]
    return parts


_LONG_WORD = re.compile(r"[A-Za-z][A-Za-z'-]{3,}")


def headed(text: str) -> int:
    """Return where a headline ends that is written in capitals throughout, 0 where the first line is none."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    words = _LONG_WORD.findall(text, start, end) if end > 0 else []
    return end if len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words) else 0


def _again(text: str, match: re.Match[str], end: int, words: Cues) -> str:
    """Return as much of a run of such a headline as the text below has again: Halden of Halden Shares Climb."""
    parts = match[0].split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).removesuffix("'s")
        known = count > 1 and parts[count - 1] in words.words("organisation", "en")
        if known or re.search(rf"\b{re.escape(name)}\b", text[end:]):
            return name
    return match[0]


# What stands right behind a number is what is counted, or its unit: 1.2 GW AI campus.
_MEASURED = re.compile(r"\d[ -]$")
# Norvik-backed Halden is Halden.
_MODIFYING = ("-based", "-backed", "-owned", "-listed", "-led", "-controlled", "-funded", "-linked", "-affiliated", "-style")


@cache
def leading(words: Cues) -> frozenset[str]:
    return frozenset(words.words("organisation", "leading"))


# A word of a person's name, with what may stand before a family name: de Wit, van der Berg.
_ONE = (
    r"(?:(?:de|del|della|der|den|di|da|dos|du|van|von|zu|al|el|bin|ibn|ter|ten|la|le)\s){0,2}[A-ZÀ-ÖØ-Þ][A-Za-zÀ-ÖØ-öø-ÿ'-]{1,24}"
)
_TITLED = re.compile(rf"\b(?i:{ROLES})\s(?:[A-Z]\.\s?){{0,3}}({_ONE}(?:\s{_ONE}){{0,2}})")
_SAID_BY = re.compile(rf"\bsaid\s(?:[A-Z]\.\s?){{0,3}}({_ONE}(?:\s{_ONE}){{1,2}})(?=,|\sof\b|\sat\b|\.|\sfrom\b)")
# Cole Street's Anton Breyer wrote.
_OF_HOUSE = re.compile(
    rf"[a-z]['’]s\s({_ONE}\s{_ONE})(?=\s(?:wrote|writes|said|says|argued|argues|told|thinks|noted|estimates)\b)"
)
_AFTER_NAME = re.compile(
    rf"\b({_ONE}(?:\s{_ONE}){{1,2}}),\s(?:an?|the|its|their|who|chief|head|senior)\b(?:\s[a-z-]+){{0,3}}?\s?(?i:{ROLES})"
)

# Gwen Pryce-Hughes, who founded the business.
_WHO = re.compile(rf"(?<!at )(?<!from )\b({_ONE}\s{_ONE}),\swho\b")


def _people(text: str) -> frozenset[str]:
    """Return the names of persons, whole and by their last word, that a text calls by their office."""
    found: set[str] = set()
    for pattern in (_TITLED, _SAID_BY, _AFTER_NAME, _OF_HOUSE, _WHO):
        for match in pattern.finditer(text):
            parts = match[1].split()
            if parts and parts[0][0].isupper() and parts[-1][0].isupper():
                found |= {" ".join(parts), parts[-1], " ".join(part for part in parts if part[0].isupper())}
    return frozenset(found)
