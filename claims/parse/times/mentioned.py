"""What a time is to its sentence beside its own: the day of an announcement, a deadline, a level before, a total so far."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.clauses import Sentence
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.dates import When
from claims.period import Days, extent, is_instant


def is_deadline(scene: Scene, when: When) -> bool:
    """Whether a period only says until when something numbered in front of it is to be: savings of $75 million by 2029."""
    start = scene.clause(when.start).start
    return _BY_THEN.search(scene.text, start, when.start) is not None and any(
        start <= m.start < when.start for m in scene.mentions
    )


def is_item(text: str, start: int) -> bool:
    """Whether the line in which a sentence begins is one of a list: behind a mark, or a short one behind a colon or semicolon."""
    line = text.rfind("\n", 0, start + 1) + 1
    if _ITEM.match(text, line) is not None:
        return True
    end = text.find("\n", line)
    before = text[max(0, line - 4) : line].rstrip()
    item = text[line : end if end >= 0 else len(text)].rstrip()
    listed = before.endswith((";", "；")) or (before.endswith((":", "：")) and item[-1:] not in _STOPS)
    return listed and len(item) <= _ITEM_LENGTH


# What the first item of a list without marks does not end with, and how long one is.
_STOPS, _ITEM_LENGTH = ("。", ".", "!", "?", "！", "？", "”", "」"), 100
_BY_THEN = re.compile(r"\sby\s(?:the\s)?(?:end\sof\s)?$")
_ITEM = re.compile(
    r"\s*(?:[*•·・▪■□◆◇○●※▲△➤]|[-–—]\s|[(（][一二三四五六七八九十\d]{1,2}[)）]|[①-⑳]"
    r"|[一二三四五六七八九十]{1,2}、|\d{1,2}(?:、|[.)]\s))"
)

_REVISED = re.compile(r"r(?<=\br)evis(?:ed|ion|ing)\b")


def is_level_before(scene: Scene, when: When, heads: Sequence[str], report: str | None) -> bool:
    """Whether a period is only the one before that its sentence speaks of, or one whose figures it corrects."""
    if _REVISED.search(scene.text, scene.sentence.start, scene.sentence.end):
        heads = [*heads, report or ""]
    span = extent(when.period, 12)
    return span is not None and any(precedes(span, extent(head, 12)) for head in heads)


def adds_up(when: When, heads: Sequence[str]) -> bool:
    """Whether a period is the total so far beside the month or quarter that its sentence speaks of: the next sentence goes
    on with that (当月交付5万辆,1至11月累计42万辆)."""
    total, first = extent(when.period, 12), extent(heads[0], 12) if heads else None
    if total is None or first is None or (total[1] - total[0]).days > 360:
        return False
    return total[0] < first[0] < first[1] == total[1]


def precedes(span: Days, head: Days | None) -> bool:
    """Whether a span ends before another of the same length."""
    if head is None or span[1] >= head[0] or span[0] == span[1]:
        return False
    return abs((head[1] - head[0]).days - (span[1] - span[0]).days) <= 3


def is_inside(span: Days | None, whole: Days) -> bool:
    """Whether a span of more than a month is a part of another."""
    if span is None or span == whole or (span[1] - span[0]).days <= 31:
        return False
    return whole[0] <= span[0] and span[1] <= whole[1]


def follows(scene: Scene) -> bool:
    """Whether a sentence goes on from the one before behind a semicolon."""
    return goes_on_in(scene.text, scene.sentence)


def goes_on_in(text: str, sentence: Sentence) -> bool:
    return text[max(0, sentence.start - 1) : sentence.start] in (";", "；")


# This reflects a 5.4% decrease from May: of what the sentence before told.
_THIS_IS = re.compile(r"\s*(?:This|That)\s(?:reflects|represents|implies|means|marks|equals|translates|amounts)\s[^.;]{0,40}$")


def is_of_last(scene: Scene, mention: Mention) -> bool:
    """Whether an English sentence says what the last number of the one before comes to."""
    return scene.english and _THIS_IS.match(scene.text[scene.sentence.start : mention.start]) is not None


def is_short(period: str) -> bool:
    """Whether a period is a month or less, so that what stands at a moment may be carried along with it."""
    span = extent(period)
    return span is not None and (span[1] - span[0]).days <= 31


_ANNOUNCES = re.compile(
    r"宣布|公布|公告|发布|披露|表示|报道|透露|通过|核定|拍板|印发|批准|approved|announced|reported|said|posted|published|unveiled|told|released|issued|disclosed",
    re.IGNORECASE,
)


# Its January guidance; revenue for the quarter, reported earlier this month, rose: the month is that of the report.
_VIEW_OF = re.compile(
    r"(?:['’]s)?\s(?:guidance|forecasts?|outlook|estimates?|projections?|targets?|view|prediction|survey|poll|meeting)\b"
)
_ANNOUNCED_IN = re.compile(
    r"\b(?:announced|reported|posted|published|unveiled|released|disclosed)\s(?:(?:earlier|late|later|back|only)\s)?(?:in\s)?$"
)


def is_frame(scene: Scene, when: When) -> bool:
    """Whether a day or a week is only that of an announcement."""
    if not is_instant(when.period) and "-W" not in when.period:
        if not scene.english or not is_short(when.period):
            return False
        return bool(_VIEW_OF.match(scene.text, when.end) or _ANNOUNCED_IN.search(scene.text, when.start - 40, when.start))
    index = scene.sentence.clause_at(when.start)
    end = scene.sentence.clauses[min(index + 1, len(scene.sentence.clauses) - 1)].end
    return bool(_ANNOUNCES.search(scene.text, scene.clause(when.start).start, end))
