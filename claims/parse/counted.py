"""What a bare English number counts by the grammar of its clause: completions rose to 6,840; 1,910 of them were affordable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from claims.parse.numbers.counting import singular
from claims.parse.numbers.mention import Mention
from claims.parse.numbers.told import HEDGE, is_plural_form, uncounted
from claims.parse.scene import Scene

# Completions of between 7,100 and 7,300.
_OF = re.compile(rf"(?P<noun>[a-z]+s)\sof\s{HEDGE}$")
# Of which 1,910 were affordable; including 19,940 from Skarn, 10,770 from Orrin: the parts are counted in what the whole is.
_OF_WHICH = re.compile(rf"(?:\bof\s(?:which|whom|those|these|them)|,\sincluding)\s{HEDGE}$")
_NEXT_PART = re.compile(rf"\s(?:from|for|at|in|of)\s(?:the\s|its\s)?[^,.;\d]{{2,40}},?\s(?:and\s)?{HEDGE}$")
_OF_NAME = re.compile(r"\s(?:from|for|at|in|of)\s")
_GROUPED = re.compile(r"(?:[a-z]+\s)*\d{1,3}(?:,\d{3})+\b|[^%$€£¥]*illion$")
_WHOLE = re.compile(r"[a-z\s]*\d[\d,]*(?:\s?(?:and|to|-|–)\s?\d[\d,]*)?")
_ENDS = re.compile(
    r"[,.;:)]|$|\s(?:from|in|for|by|and|or|but|while|as|after|than|compared|versus|against|down|up|this|last|so|before|which|during"
    r"|with|were|was|at|a\s(?:year|month|week)|year)\b"
)


def counted(scene: Scene, mention: Mention, earlier: Sequence[Mention], noun: str | None) -> str | None:
    """Return what a bare number counts: the plural it is told of, `noun`, or what that is counted in of which it is a part."""
    if mention.form != "number" or not _ENDS.match(scene.text, mention.end) or not _is_whole(scene, mention):
        return None
    if noun is None and (told := _OF.search(scene.text, max(scene.sentence.start, mention.start - 60), mention.start)):
        noun = told["noun"]
    if noun is not None:
        return _unit(scene, mention, noun)
    before = earlier[-1] if earlier else None
    if before is None or before.start < scene.sentence.start or before.form not in ("number", "count"):
        return None
    goes_on = _NEXT_PART.fullmatch(scene.text, before.end, mention.start) and _OF_NAME.match(scene.text, mention.end)
    listed = goes_on and _GROUPED.fullmatch(scene.text, mention.start, mention.end) and before.shared == "unit:metric"
    return before.base.unit or None if listed or _OF_WHICH.search(scene.text, before.end, mention.start) else None


def _unit(scene: Scene, mention: Mention, noun: str) -> str | None:
    """Return what a metric of that name counts, else the noun in the singular; none for what has a price or a measure."""
    named = next((h for h in reversed(scene.hits) if h.end <= mention.start and _ends_with(scene, h.end, noun)), None)
    if named is not None:
        metric = scene.metric(named)
        return (metric.nouns_of[0] if metric.nouns_of else singular(noun)) if "count" in metric.shapes else None
    if noun in uncounted() or not is_plural_form(noun) or any(_ends_with(scene, a.end, noun) for a in scene.actors):
        return None
    return singular(noun)


def _ends_with(scene: Scene, end: int, noun: str) -> bool:
    return scene.text[end - len(noun) : end].lower() == noun


def _is_whole(scene: Scene, mention: Mention) -> bool:
    """Whether a number is printed as a count is: whole, in groups or in millions, and no year."""
    printed = scene.text[mention.start : mention.end]
    if _GROUPED.match(printed):
        return True
    return _WHOLE.fullmatch(printed) is not None and not (printed.isdecimal() and 1900 <= int(printed) <= 2100)


# Raised its forecast to 14.5 million from 14 million cars: what the second is counted in.
_FROM_OLD = re.compile(r",?\s(?:from|versus|vs\.?|against|compared\s(?:with|to))\s(?:an?\s[a-z]+\s|the\s[a-z]+\s)?")


def set_against(scene: Scene, mention: Mention) -> str | None:
    """Return what the next number is counted in, where a bare one of its size is set against it."""
    following = next((m for m in scene.mentions if m.start >= mention.end), None)
    if following is None or following.form != "count" or not following.base.unit:
        return None
    a, b = mention.base.low, following.base.low
    alike = a is not None and b is not None and b > 0 and Decimal("0.2") < a / b < 5 and a >= 1000
    return following.base.unit if alike and _FROM_OLD.fullmatch(scene.text, mention.end, following.start) else None


# … pace for September came in at about 15.6 million.
CAME_IN = re.compile(
    r"(?:\s(?:for|in|of)\s(?:the\s)?[A-Za-z]+(?:\s\d{4})?){0,2},?\s(?:came\sin|comes\sin|was|were|is|stood|stands|ran|rose|fell|slipped|climbed|dropped|eased|slowed|picked\sup|edged\s[a-z]+"
    r"|hit|reached|averaged|tallied)(?:\s(?:at|to|of|about|around|nearly|just|over))*\s"
)
