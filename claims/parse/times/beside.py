"""Which periods are only named beside what a number is of: set against it, told of on the way, or another number's."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.carried import lasts
from claims.parse.times.dates import When
from claims.parse.times.earlier import (
    is_base_level,
    is_crossed,
    is_crossed_between,
    is_of,
    is_owned,
    is_set_against,
    opens,
)
from claims.parse.times.memory import Memory
from claims.parse.times.mentioned import is_short
from claims.parse.times.planned import is_day_of_plan


def is_beside(
    scene: Scene, when: When, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory, mode: str
) -> bool:
    """Whether a period is not the one that a number is of: named only beside it, or not at a time that the number can be of."""
    if when.role == "base" and not is_base_level(scene, when, mention, move):
        return True
    if _is_passed_over(scene, when, mention, owner, move, mode) or is_day_of_plan(memory, when, mode):
        return True
    if owner and owner.id in ("acquisition_bid", "premium") and memory.lies_ahead(when.period):
        return True  # what is bid holds now, whenever it may be taken up
    if owner and owner.id in _OF_BID and _is_of_price(scene, when, mention):
        return True
    # stood at 68% and is expected to peak at 71% in 2027
    return mode == "actual" and memory.lies_ahead(when.period) and is_crossed_between(scene, mention, when)


def _is_passed_over(scene: Scene, when: When, mention: Mention, owner: Owner | None, move: Move | None, mode: str) -> bool:
    """Whether a period is only mentioned beside what a number is of: compared with, told of on the way, or another's."""
    if is_set_against(scene, when):
        if _is_only_set_against(scene, when, mention, move) or _is_of_number_before(scene, when, mention):
            return True
        if mention.form in ("multiple", "fraction") and not is_of(scene, when, mention):
            return True
    if when.beside == "dateline":
        return _goes_on(mention, owner)
    if when.beside == "record" or _is_of_close(scene, when, mention, owner) or _is_of_plan(scene, when, mention):
        return True
    if _is_left_behind(scene, when, mention, owner, mode):
        return True
    crossed = is_crossed_between(scene, mention, when)
    if when.beside == "once":
        elsewhere = scene.apart(when.start, mention.start) != 0
        return elsewhere or crossed or _WHOSE_ZH.match(scene.text, when.end) is not None
    if when.beside == "part" and ((when.start >= mention.end and crossed) or _is_past(scene, when, mention, owner)):
        return True
    if when.role == "now" and (is_of(scene, when, mention) or _BESIDE.fullmatch(scene.text, when.end, mention.start)):
        return False
    if when.role == "now" and scene.english and lasts(mention, owner.metric if owner else None) and _is_told_before(scene, when):
        return True
    return when.role == "now" and any(w.role == "at" and scene.apart(w.start, mention.start) == 0 for w in scene.times)


def _goes_on(mention: Mention, owner: Owner | None) -> bool:
    """Whether what a number measures goes on over a time, so that no day on which it was told is its own."""
    metric = owner.metric if owner else None
    return lasts(mention, metric) or (metric is not None and metric.behaviour == "flow")


def _is_told_before(scene: Scene, when: When) -> bool:
    """Whether a sentence had told of what was before "now": sales doubled to $438 million and now make up 34% of the total."""
    return any(m.end <= when.start for m in scene.mentions)


# 目前约120MW, now some 120 megawatts: the number's own.
_BESIDE = re.compile(r"\s?(?:约|为|约为|有|仅|(?:about|around|some|just|only|at)\s)?")


def _is_left_behind(scene: Scene, when: When, mention: Mention, owner: Owner | None, mode: str) -> bool:
    """Whether a period before a number was only that of another: one set against in a clause before, or one over which
    something flowed, where the number is of what stands (bought back $300 million in the quarter and employs 14,000)."""
    if when.end > mention.start or is_owned(scene, when, mention):
        return False
    if when.beside == "base" and scene.apart(when.start, mention.start) > 0 and (scene.english or _is_alike(scene, when)):
        return _WHEN.match(scene.text, scene.clause(mention.start).start) is None
    metric = owner.metric if owner and mode == "actual" and is_crossed(scene, when, mention) else None
    stands = metric is not None and metric.behaviour == "stock" and metric.shapes[0] == "count"
    return stands and not is_short(when.period)


def _is_alike(scene: Scene, when: When) -> bool:
    """Whether what a Chinese clause set a number against is told in full before the next: 与去年的42万辆相当,目标为13万辆."""
    return _LIKE_ZH.search(scene.text, when.end, scene.clause(when.start).end) is not None


_LIKE_ZH = re.compile(r"\d.*(?:持平|相当|相仿|相同|接近|一致)$")
_WHEN = re.compile(r"\s?(?:when|where|in\swhich|during\swhich)\s")


def _is_last_close(scene: Scene, when: When) -> bool:
    """Whether a day is that of the close before, from which a price has moved since: 昨收3.44元, not 昨收报3.44元."""
    return scene.text[when.start] == "昨" and not scene.text.startswith(("收报", "收市报", "收于"), when.end)


def _is_of_close(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> bool:
    """Whether a day is only that of the closing price behind it, which a number is not: 较3月9日收盘价8.17元溢价20%."""
    if when.beside != "close":
        return False
    moved = owner is not None and owner.id == "stock_price" and mention.form == "percent" and not _is_last_close(scene, when)
    return when.start >= mention.end or (is_crossed(scene, when, mention) and not moved)


# 9月底上市的新车: the day of the thing, not of its sales.
_WHOSE_ZH = re.compile(r"[^,，。\d]{1,8}的")


def _is_of_plan(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period is that of the whole of which a number is a part: 完成全年180亿元目标的78%."""
    if scene.english or scene.apart(when.start, mention.start) != 0:
        return False
    crossed = [m for m in scene.mentions if when.end <= m.start and m.end <= mention.start]
    if not crossed and _OF_AIM.fullmatch(scene.text, when.end, mention.start):
        return mention.form in ("percent", "fraction")
    return bool(crossed) and _OF_WHOLE.fullmatch(scene.text, crossed[-1].end, mention.start) is not None


# 完成全年额度的84%
_OF_AIM = re.compile(r"[^,，。;；\d]{0,8}(?:目标|额度|计划|任务|指标|预算)[^,，。;；\d]{0,4}的[约近逾]?")
_OF_WHOLE = re.compile(r"[^,，。;；]{0,10}的约?")


def _is_only_set_against(scene: Scene, when: When, mention: Mention, move: Move | None) -> bool:
    """Whether a number is set against a period and is not that period's own."""
    if is_of(scene, when, mention) or opens(scene, when, mention):
        return False
    if mention.form == "percent" and (_is_beside_plan(scene, when) or _ON_EN.fullmatch(scene.text, mention.end, when.start)):
        return True
    if scene.english and _CHANGE_FROM.fullmatch(scene.text, mention.end, when.start):
        return True
    return bool(move and not move.departs) or is_crossed(scene, when, mention)


# An 11% registration increase from October of 2024.
_CHANGE_FROM = re.compile(
    r"\s(?:[\w-]+\s){0,3}(?:increase|rise|gain|jump|drop|decline|decrease|fall|growth|improvement)\s(?:from|over|on|versus|compared\s(?:with|to))\s"
)
# A plus of 12.8% on last year's 208,848.
_ON_EN = re.compile(
    r"\s(?:(?:up |down )?on|over|above|below|ahead of|behind|short of|(?:more|less|fewer|higher|lower|better|worse) than)"
    r"\s(?:the\s)?"
)


def _is_beside_plan(scene: Scene, when: When) -> bool:
    """Whether a base stands right behind the period that is set against it: 2030年较2018年减碳25%."""
    return any(w.role == "at" and w.period and not is_set_against(scene, w) and 0 <= when.start - w.end <= 1 for w in scene.times)


def _is_of_number_before(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period set against is that of the number in front of it: against 120 km built in the previous five years."""
    if not scene.english or not is_set_against(scene, when) or when.end > mention.start:
        return False
    before = [m for m in scene.mentions if m.end <= when.start]
    return bool(before) and _AGAINST.search(scene.text, scene.clause(when.start).start, before[-1].start) is not None


_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared\s(?:with|to)|from)\s(?:(?:about|around|some|nearly)\s)?$", re.IGNORECASE
)


def _is_past(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> bool:
    """Whether a part told of on the way (其中一季度28亿元,研发费用6亿元) is over when a number comes."""
    if owner is None or owner.start is None or scene.apart(when.start, mention.start) < 1:
        return False
    first = next((m for m in scene.mentions if m.start >= when.end), None)
    named = first is not None and any(when.end <= h.start and h.end <= first.start for h in scene.hits)
    return first is not mention and not named and owner.start >= scene.clause(mention.start).start


# What an offer comes to, beside prices, debts and profits that have times of their own.
_OF_BID = ("premium", "enterprise_value", "ev_ebitda")


def _is_of_price(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a time beside what an offer comes to is that of a price or debt named with it: 41% above the 377p at which the
    stock closed on October 2, with borrowings of £140m at the end of December a value of £1.05bn."""
    beside = when.start >= mention.end or is_crossed(scene, when, mention)
    return scene.english and when.role != "base" and beside


_SO_FAR = re.compile(r"(?:so\sfar\s)?this\syear(?:\sso\sfar)?|year[\s-]to[\s-]date|今年以来|年初以来|年内", re.IGNORECASE)
# , up 61% so far this year, added 4%; 年内已涨61%的股价
_RUN = re.compile(r"\s(?:up|down|which\s(?:has|have|had)|having)\s[^,;]*\d")


def is_so_far(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> bool:
    """Whether a span up to now is that of a price's run, and not of what it did last: up 61% this year, added 4%."""
    quoted = owner is not None and owner.id in scene.cues.words("metric.ids", "quoted")
    run = when.role == "since" or _SO_FAR.fullmatch(scene.text, when.start, when.end) is not None
    if not quoted or not run or scene.apart(when.start, mention.start) <= 0:
        return False
    return _RUN.match(scene.text, scene.clause(when.start).start, when.start) is not None
