"""What a number counts: the classifier behind it, and the noun that the phrase is about."""

from __future__ import annotations

import re

from claims.frozen import frozen
from claims.parse.numbers.lookup import is_latin, skip_blanks
from claims.parse.numbers.words import PHRASE_ENDS, VERB_ENDS, Classifier, Words

_REACH = 12
_BACK = 14
_NEXT_WORD = re.compile(r"([a-z][a-z0-9'-]{0,30}|\d{1,4}s?(?![\d.,%]))[ ]?")
# What is done with what was counted before: 三个省份投资 are provinces.
_DONE = frozenset({"year of age", "deal", "loan", "download", "visit", "death", "call", "query", "order"})
# 52 of its planes, nine million of the shares
_MAKERS = frozenset({"boeing", "airbus", "embraer"})
# A name in Latin letters among Chinese: 8张MI300加速卡,, 300台ABB机器人.
_NAME = re.compile(
    r"[a-z][a-z0-9.+-]{0,20}(?: (?!(?:at|in|on|of|to|for|from|by|with|and|or|as|per)\b)[a-z0-9][a-z0-9.+-]{0,20}){0,3} ?"
)
# six more jets, 31 of its 540 stores, 9,000 of Acme's chips
_OF_ITS = re.compile(
    r"(?:(?:more|fewer|additional|extra|further) (?=[a-z]{4})(?!than\b|years?\b|months?\b|weeks?\b|days?\b|hours?\b))?"
    r"(?:of (?:(?:its|their|our|his|her|the|those|these) (?:\d[\d,]* (?!(?:m|b|tr)illion|percent|per\b))?"
    r"|[a-z][a-z.&-]{1,20}'s? )(?=[a-z]))?"
)
_ANY = frozenset[str]()


@frozen(eq=False)
class Counted:
    """A counted noun: where its classifier ends, the noun in English, the classifier as written and what it stands for."""

    end: int
    noun: str
    written: str
    classifier: Classifier


def counted_at(text: str, low: str, near: int, words: Words) -> Counted | None:
    """Return what the classifier at `near` counts, or None where no classifier stands there."""
    classifier = words.classifiers.at(text, near)
    if classifier is None or is_only_begun(text, near, classifier[0], words):
        return None
    return counted_by(text, low, near, *classifier, words)


def is_only_begun(text: str, near: int, end: int, words: Words) -> bool:
    """Whether what stands from `near` to `end` is no classifier and only begins a longer noun."""
    noun = words.nouns.at(text, near)
    return noun is not None and noun[0] > end


def counted_by(text: str, low: str, near: int, end: int, classifier: Classifier, words: Words) -> Counted:
    """Return what the classifier from `near` to `end` counts."""
    return Counted(end, refined(text, low, end, classifier, words), text[near:end], classifier)


def refined(text: str, low: str, place: int, classifier: Classifier, words: Words) -> str:
    """Return the noun of a classifier, refined by the phrase that follows it."""
    if not classifier.refined_by:
        return classifier.noun or "item"
    named = noun_after(text, low, place, words, _ANY if "*" in classifier.refined_by else classifier.refined_by)
    return named or classifier.noun or "item"


_FORECASTERS = re.compile(
    r" (?:(?:that|which|most|many|some|the|market|industry) )*"
    r"(?:economists?|analysts?|investors?|traders?|forecasters?|experts?|officials?|executives?|strategists?|planners?|consensus)"
    r"(?: [a-z]+){0,4}? (?:expected|expecting|forecast|forecasting|predicted|projected|estimated|anticipated|feared|hoped)\b"
)


def is_forecast(low: str, start: int, end: int) -> bool:
    """Whether what follows a number are those who foretold it, not what it counts: the 51,000 economists had forecast."""
    return low.endswith("the ", 0, start) and _FORECASTERS.match(low, end) is not None


def noun_before(text: str, place: int, words: Words) -> str | None:
    """Return the nearest known noun shortly before a number: 换电站达到480座 counts stations."""
    back = text[max(0, place - _BACK) : place][::-1]
    for match in words.noun_tails.finditer(back):
        if match[0] in PHRASE_ENDS:
            return None
        if found := words.nouns.before(text, place - match.start()):
            return found[1]
    return None


def noun_after(text: str, low: str, place: int, words: Words, allowed: frozenset[str] = _ANY, reach: int = _REACH) -> str | None:
    """Return the first known noun (of `allowed`, if given) of the phrase at `place`, or an open English one."""
    here = skip_blanks(text, place)
    if here < len(text) and is_latin(text[here]) and words.nouns.at(text, here) is None:
        name = _NAME.match(low, here) if text[here].isupper() else None
        behind = name.end() if name else here
        named = _last_noun(text, here, behind, words)
        if named and (not allowed or named in allowed):
            return named
        if not (behind < len(text) and "\u4e00" <= text[behind] <= "\u9fff"):
            return english_noun(low, here, words) if not allowed or low.isascii() else None
        place = behind
    heads = words.nouns.heads
    for match in words.noun_heads.finditer(text, place, place + reach):
        here, character = match.start(), match[0]
        if character in PHRASE_ENDS or (character in VERB_ENDS and here > place):
            return None
        if character == "." and not text[here + 1 : here + 2].isalnum():
            return None  # airports 600 million. The states …
        if character not in heads or (here > place and is_latin(character) and is_latin(text[here - 1])):
            continue
        found = words.nouns.at(text, here)
        if found is None:
            continue
        name_of_head = _head(text, found, words)
        if not allowed or name_of_head in allowed:
            return name_of_head
    return None


def _last_noun(text: str, start: int, end: int, words: Words) -> str | None:
    """Return the noun that a Latin name among Chinese ends with: Blackwell GPU."""
    for here in range(end - 1, start - 1, -1):
        if not is_latin(text[here - 1]) and is_latin(text[here]) and (found := words.nouns.at(text, here)):
            return found[1] if found[0] >= end else None
    return None


def _head(text: str, found: tuple[int, str], words: Words) -> str:
    """Return the last of nouns that touch: GPU服务器 is a server."""
    if text[found[0] - 1] == "s" and text[found[0] : found[0] + 1] == " ":
        return found[1]
    following = words.nouns.at(text, skip_blanks(text, found[0]))
    return following[1] if following and following[1] not in _DONE else found[1]


def english_noun(low: str, place: int, words: Words) -> str | None:
    """Return the counted noun among the next five English words: the first plural, with the plural that it modifies."""
    of = _OF_ITS.match(low, place)
    place = of.end() if of else place
    for _ in range(5):
        match = _NEXT_WORD.match(low, place)
        if match is None:
            return None
        word = match[1]
        if word[0].isdigit():
            maker = low[max(0, place - 8) : place].split()
            if maker and maker[-1] in _MAKERS and word.endswith("s"):
                return "aircraft"
            place = match.end()
            continue
        known = words.nouns.at(low, place) or (words.nouns.at(f"{word}s", 0) if low[place - 1] == "-" else None)
        if known:
            return _modified(low, match.end(), word, words) or known[1]
        if word in words.phrase_ends:
            return None
        if is_plural(word, words):
            return singular(word)
        place = match.end()
    return None


# Nouns that are counted, but in the singular say of what kind others are: passenger cars, customer accounts.
_KINDS = frozenset({"passenger", "customer", "user", "car", "vehicle", "aircraft", "ship", "store", "home", "wafer", "chip"})


def _modified(low: str, place: int, word: str, words: Words) -> str | None:
    """Return the plural that a noun in the singular only describes: passenger cars are cars."""
    if word not in _KINDS:
        return None
    following = _NEXT_WORD.match(low, place)
    if following is None or following[1][0].isdigit():
        return None
    known = words.nouns.at(low, place)
    return known[1] if known and following[1].endswith("s") and low[known[0] - 1] == "s" else None


def is_plural(word: str, words: Words) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s")) and word not in words.not_nouns


def singular(word: str) -> str:
    """Return an English plural in the singular, by its ending alone."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "buses", "viruses", "campuses", "bonuses")):
        return word[:-2]
    return word[:-1]
