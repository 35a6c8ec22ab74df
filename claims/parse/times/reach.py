"""How far a period stands from a number, and which periods stand where they cannot be the number's."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.dates import When
from claims.parse.times.earlier import BY, ON_SALES, OR_EN, is_set_against

OUT = 1000.0

# earned $486 million, or $2.70 a share, last year
_OR_ASIDE = re.compile(
    r",?\sor\s(?:about\s)?[$€£¥]?[\d.,]+\s?(?:cents|pence|p|euros|yen|yuan|million|billion)?(?:\s(?:a|per)(?:\s(?:diluted|basic|common|ordinary))*\sshare)?,\s(?:(?:in|for|during)\s(?:the\s)?)?"
)
# 32 cents per share, for the three months ended June 30
_FOR_ALL = re.compile(r"(?:\s(?:a|per)\s(?:\w+\s)?share)?,\s(?:for|during)\s(?:the\s)?")
# A new clause without a comma: $6 a share if it is approved by 2030.
_IF = re.compile(r"\s(?:if|once|unless|provided|because)\s")
# What a number is set against has a time of its own: rose 5.5% to $8.82 from $8.36 on Friday, 8% above a bid of $8 in May.
_SET_BY = re.compile(
    r"\b(?:from|than|above|below|over|against|versus|compared\s(?:with|to)|premium\sto|discount\sto|ahead\sof|short\sof)\s[^,;]*$"
)
# to €2.69 and its 2027 estimate to €3.45
_ANEW = re.compile(r",?\s(?:and|while|but)\s(?:its|their|his|her)\s")
_JOINED = re.compile(r"\sand\s(?:a\s|an\s)?(?:[a-z]+\s){0,3}?[$€£¥]?(?:[A-Z]{1,3}\s?)?[$€£¥]?")


def distance(scene: Scene, when: When, mention: Mention) -> float:
    """Return how far a period stands from a number; OUT and more is out of reach."""
    apart = scene.apart(when.start, mention.start)
    if when.start >= mention.end:
        return _behind(scene, when, mention, apart)
    passed = sum(1 for m in scene.mentions if when.end <= m.start and m.end <= mention.start)
    far = apart * 10 + (mention.start - when.end) / 40 + passed * (4 if scene.english and apart == 0 else 0)
    joined = scene.english and apart == 0 and scene.text.find(" and ", when.end, mention.start) >= 0
    return far + 5 if joined else far  # savings by 2028 and a dilution of 5 cents next year


# will invest 140 billion riyals ($37 billion) in chips, data centres and robots between 2027 and 2031
_WORDS = r"[\w’'-]{1,30}(?:\s[\w’'-]{1,30}){0,4}"
_LIST = re.compile(
    rf"(?:\s\([^()]{{2,30}}\)|\))?\s(?:in|into|on|for|across)\s{_WORDS}(?:,\s{_WORDS}){{0,4}},?\sand\s{_WORDS}\s(?:the\s)?"
)
_LIST_LENGTH = 160


def _is_behind_list(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether only a list of what money goes into stands between it and a time."""
    if when.start - mention.end > _LIST_LENGTH or scene.text.find(" and ", mention.end, when.start) < 0:
        return False
    return _LIST.fullmatch(scene.text, mention.end, when.start) is not None


def _behind(scene: Scene, when: When, mention: Mention, apart: int) -> float:
    """Return how far behind a number a period stands."""
    if scene.english and apart < 0 and _is_behind_list(scene, when, mention):
        return 3 + (when.start - mention.end) / 40
    if scene.english and apart <= 0 and _OR_ASIDE.fullmatch(scene.text, mention.end, when.start):
        return 0.1
    if scene.english and apart == -1 and _FOR_ALL.fullmatch(scene.text, mention.end, when.start):
        return 0.1
    if apart < 0 or _is_bracketed(scene, when, mention) or _ANEW.fullmatch(scene.text, mention.end, when.start):
        return OUT
    between = scene.text[mention.end : when.start]
    crossed = [m for m in scene.mentions if m.start >= mention.end and m.end <= when.start]
    if crossed and scene.english and OR_EN.fullmatch(scene.text, mention.end, crossed[0].start):
        crossed = crossed[1:]  # $120 million, or 79 cents, a year earlier
    if crossed and not scene.english:
        return OUT
    if crossed and is_set_against(scene, when) and not (len(crossed) == 1 and _is_joined(scene, mention, crossed[0])):
        return OUT
    if crossed and (apart or _SET_BY.search(scene.text, mention.end, crossed[-1].start)):
        return OUT
    if scene.english and BY.fullmatch(between):
        return 0.1
    if scene.english and _IF.search(between):
        return OUT
    return 3 + len(between) / 40 + 6 * len(crossed) if scene.english else 60 + len(between) / 40


def _is_joined(scene: Scene, mention: Mention, other: Mention) -> bool:
    """Whether only "and" stands between two numbers: compared with $790 million and $70 million a year earlier."""
    if ON_SALES.fullmatch(scene.text, mention.end, other.start):
        return True
    return _JOINED.fullmatch(scene.text, mention.end, other.start) is not None and mention.form == other.form


def _is_bracketed(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period heads a bracket that begins behind a number: spending of $70m (2025: $58m)."""
    return scene.text[when.start - 1 : when.start] == "(" and scene.text.startswith(":", when.end) and when.start > mention.end
