"""Notes on one company after another: Name（600XXX）：…, and heads with a number: 2、Name：…."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.items import GRADED, RATING, headings, heads_note, rates_before
from claims.parse.parties.standing import is_broker, is_topic, rates
from claims.parse.scene import Scene

_NUMBER = re.compile(r"\s*(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[、)]|\.(?!\d))\s?")
_HEADS = re.compile(r"\s?(?:[(（][^()（）\n]{1,16}[)）])?\s?(?:[:：]|$)", re.MULTILINE)

# Behind so many characters at most, of a bullet or a number, a note has its name.
_FRONT = 8


def noted(scene: Scene) -> Actor | None:
    """Return the company whose name a note begins with, in its first sentence."""
    if not scene.actors or scene.actors[0].start - scene.sentence.start > _FRONT:
        return None
    first = _first(scene)
    if first is None or first.start - scene.sentence.start > _FRONT:
        return None
    return first if heads_note(scene.text, first.start, first.end) else None


def numbered(scene: Scene) -> Actor | None:
    """Return the company that a numbered head names: what follows is its section."""
    number = _NUMBER.match(scene.text, scene.sentence.start)
    first = _first(scene) if number else None
    if number is None or first is None or first.start != number.end():
        return None
    return first if _HEADS.match(scene.text, first.end) else None


# 高盛：下调蜜果集团(2097.HK)盈利预测: a house, a colon and whom it rates, in a line of their own.
_HOUSE = re.compile(r"(?:证券|投行|研究)?(?:[(（][^()（）\n]{1,8}[)）])?\s?[:：]")


def housed(scene: Scene) -> Actor | None:
    """Return the company that a line of a Chinese round-up names behind the house that rates it: what follows is its section."""
    firms = [] if scene.english else [a for a in scene.actors if a.is_company and not a.anaphor]
    text, start = scene.text, scene.sentence.start
    if len(firms) < 2 or firms[0].start != start or not is_broker(firms[0]) or not _HOUSE.match(text, firms[0].end):
        return None
    line = text.find("\n", start) if text[start - 1 : start] in ("", "\n") else -1
    if line < 0 or "。" in text[start:line]:
        return None
    return next((a for a in firms[1:] if not is_broker(a)), None)


def sectioned(scene: Scene) -> Actor | None:
    """Return the company that a line names which is nothing more, in an English text of several such sections."""
    first = _first(scene) if scene.english and scene.actors else None
    if first is None or first.start - scene.sentence.start > 2 or scene.text[first.end : first.end + 1] not in ("\n", ":", ""):
        return None
    return first if any(m.start(1) == first.start for m in headings(scene.text)) else None


def _first(scene: Scene) -> Actor | None:
    first = next((a for a in scene.actors if not a.anaphor), None)
    return first if first is not None and first.is_company and not is_broker(first) else None


# Whom a house rates, and by what: coverage of insurer Morrow with, its target on Morrow to, upgraded Morrow to "buy".
_RATES_OF = re.compile(
    r"\b(?:coverage\s(?:of|on)|(?:price\s)?targets?(?:\sprices?)?\s(?:on|for|of)|target\sprice\s(?:on|for|of)|rating\s(?:on|for|of)|stance\son|upgrad(?:ed|es|ing)"
    r"|(?:gloom|warm|cool|war|keen|rosi)(?:y|ier)\son|(?:upbeat|cautious|positive|negative|bullish|bearish|sanguine|optimistic|pessimistic|keen)\son"
    r"|downgrad(?:ed|es|ing)|(?:price\s)?target\s(?:on|for)\s(?:shares\s(?:of|in)\s)?)\s(?:shares\s(?:of|in)\s|the\s|[A-Z][\w.-]+(?:\s[A-Z]\w+)?\sowner\s|[a-z-]+\s){0,3}$"
)


_RATES_IT = re.compile(rf"\s{RATING}")


def _in_line(scene: Scene, firms: list[Actor]) -> Actor | None:
    """Return the company that a house rates in a line that begins with the house."""
    if len(firms) < 2 or firms[0].start - scene.sentence.start > 2:
        return None
    rated = firms[1]
    told = _RATES_IT.fullmatch(scene.text, firms[0].end, rated.start) and GRADED.match(scene.text, rated.end)
    return rated if told else None


def rated_in_row(scene: Scene, mention: Mention) -> Actor | None:
    """Return the company named last before a number, where it stands between what a house does to a rating and the rating."""
    last = next((a for a in reversed(scene.actors) if a.end <= mention.start and a.is_company and not a.anaphor), None)
    if last is None or not GRADED.match(scene.text, last.end):
        return None
    return last if rates_before(scene.text, last.start) else None


def turned_to(scene: Scene) -> Actor | None:
    """Return the company that an English sentence turns to: set in front of all it says, or the only one that it rates."""
    if not scene.english:
        return None
    firms = [a for a in scene.actors if a.is_company and not a.anaphor]
    if not firms:
        return None
    if is_topic(scene, firms[0]) or _turns(scene, firms[0]):
        return firms[0]
    line = _in_line(scene, firms)
    if line:
        return line
    floor = scene.sentence.start
    others = {a.name: a for a in firms if not is_broker(a)}
    told = _GRADES.search(scene.text, floor, scene.sentence.end) or (not scene.mentions and rates(scene, firms[0]))
    if is_broker(firms[0]) and len(others) == 1 and told:
        return next(iter(others.values()))  # Marden was less kind to its rival Yarrow, which it cut to "reduce"
    rated = {a.name: a for a in firms if _RATES_OF.search(scene.text, max(floor, a.start - 90), a.start) and not is_broker(a)}
    return next(iter(rated.values())) if len(rated) == 1 else None


# Things were less cheerful at Greggs. Next came Halden.
_TURN = re.compile(
    r"\s*(?:(?:But|And|Meanwhile|Elsewhere|Still),?\s)?(?:Things|Life|There|It|The\s(?:news|mood|story|picture|going|outlook|tone|verdict|day|reception|quarter|year)|News|Not\sso|Next"
    r"|Also|Better\snews|Worse|No\ssuch\sluck|Less\s[a-z]+|More\s[a-z]+)\s[^.;:\d\n]{0,60}?\b(?:at|for|from|with|is|was|came|comes|in|to)\s(?:the\s|rival\s|fellow\s|[a-z-]+\s){0,4}$"
)


def _turns(scene: Scene, firm: Actor) -> bool:
    """Whether a short sentence without a number does no more than turn to a company, which it ends with."""
    if scene.mentions or scene.text[firm.end : scene.sentence.end].strip(' .!:;’"”') != "":
        return False
    return _TURN.fullmatch(scene.text, scene.sentence.start, firm.start) is not None


# A house grades somebody: cut to "reduce", kept at buy, with a target of.
_GRADES = re.compile(
    r"\b(?:to|at|from|an?|its)\s[“\"‘']?(?:buy|sell|hold|neutral|add|reduce|accumulate|overweight|underweight|outperform|underperform|equal-?weight|sector\sperform"
    r"|market\sperform)\b|\b(?:price\starget|target\sprice|target\sof)\b",
    re.IGNORECASE,
)


# Halwick pointed to recurring revenue of 84%; Marden highlighted that the order book grew: of whom it covers.
_TELLS_OF = re.compile(
    r"(?:['’]s\s(?:analysts?|team|strategists?))?(?:,\s(?:however|meanwhile|though|for\sits\spart),)?\s(?:also\s|now\s|has\s|still\s)?"
    r"(?:point(?:s|ed)\sto|highlight(?:s|ed)|note[sd]|flag(?:s|ged)|cite[sd]|argue[sd]|expects?|sees|thinks|believes|estimates?|estimated|forecasts?|reckons|models|warn(?:s|ed)"
    r"|underlined|stressed|praised|welcomed)\s(?!its\b)"
)


def covered_by(scene: Scene, mention: Mention, found: Actor, title: Actor | None) -> Actor | None:
    """Return the company that an English text, or its section, is on, for a figure given to a house which only points it out."""
    if not scene.english or title is None or not title.is_company or is_broker(title) or not is_broker(found):
        return None
    house = next((a for a in reversed(scene.actors) if a.name == found.name and a.end <= mention.start), None)
    if house is None or any(house.end <= a.start < mention.start and a.is_company for a in scene.actors):
        return None
    return title if _TELLS_OF.match(scene.text, house.end) else None
