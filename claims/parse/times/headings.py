"""The line that heads a list, and what it tells of the items below: the time they are of, and whether they are only planned."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.parse.scene import Scene
from claims.parse.times.dates_both import FUTURE
from claims.parse.times.mentioned import is_item
from claims.parse.times.when import When
from claims.period import is_instant


class Heading(NamedTuple):
    """What a line that heads a list tells: a period, forecast, target or done (empty where it names none), its paragraph.

    `views` tells that its items set results against what was expected: compared with analysts' estimates.
    """

    period: str
    mode: str
    paragraph: int
    views: bool = False


# A line without a colon is no longer than this where it heads a list.
_LENGTH_ZH, _LENGTH_EN = 30, 80
# What is told of as it came out, whatever was expected of it: results compared with estimates, 完成情况.
_DONE = re.compile(
    r"业绩|成绩|结果|进展|完成|实绩|要点|表现|\b(?:results?|compared|performance|highlights|progress|achieve\w*|deliver(?:ed|ies)|reported)\b",
    re.IGNORECASE,
)
# What is laid out, and still to be done.
_PLANS = re.compile(
    r"计划|规划|拟|安排|排定|目标|任务|部署|举措|措施|方案|预算|分配|编列|主要项目|重点项目"
    r"|\b(?:propos(?:als?|es|ed)|allocations?|plans?|planned|targets?|measures|commitments?|initiatives|priorities|pledges?|appropriations)\b",
    re.IGNORECASE,
)
_LOOKS_AHEAD = re.compile(
    r"假设|前提|预[测估计期]|展望|指引|财测|\b(?:assumptions?|outlook|guidance|forecasts?|expects?)\b", re.IGNORECASE
)
_CLOSED = re.compile(r"[.。!?！？;；,，]\s*$")


# Results compared with analysts' estimates; and where such an estimate stands: Revenue: $86.1 billion vs. $85.9 billion.
_AGAINST_VIEWS = re.compile(
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|against|relative\sto)\s[^.;]*(?:estimat|expect|consensus|forecast|Street)"
    r"|[与和较][^,，。;；]{0,12}(?:预期|预测|预估)[^,，。;；]{0,6}(?:相比|对比|比较)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:\b(?:vs\.?|versus|against|compared\s(?:with|to))|[,，]?(?:市场)?(?:预期|预估)(?:为)?[:：]?)\s?(?:[A-Z]{1,3})?[$€£¥]?$"
)


def heading(scene: Scene, ahead: list[When]) -> Heading | None:
    """Return what a sentence tells of the list that follows it, None where none does.

    `ahead` are its times that are not over. A heading ends with a colon, or is a short line without a full stop.
    """
    text, start, end = scene.text, scene.sentence.start, scene.sentence.end
    line = text[start:end].rstrip()
    if not (line.endswith((":", "：")) or _is_short_line(scene, line)) or is_item(text, start) or not _heads_list(text, end):
        return None
    mode = _mode(text, start, end)
    if mode in ("forecast", "target"):
        return Heading(next((when.period for when in ahead), ""), mode, scene.sentence.paragraph)
    told = [w.period for w in scene.times if w.role == "at" and w.period and not w.beside and not is_instant(w.period)]
    return Heading(told[-1] if told else "", mode, scene.sentence.paragraph, _AGAINST_VIEWS.search(text, start, end) is not None)


def is_expected_beside(scene: Scene, offset: int, head: Heading | None) -> bool:
    """Whether a number of an item is the one expected: Revenue: $86.1 billion vs. $85.9 billion, under a head that compares."""
    return (
        head is not None and head.views and _BESIDE.search(scene.text, max(scene.sentence.start, offset - 20), offset) is not None
    )


def _is_short_line(scene: Scene, line: str) -> bool:
    """Whether a sentence is a line of its own that ends in no stop."""
    text = scene.text
    whole = text[text.rfind("\n", 0, scene.sentence.start + 1) + 1 : scene.sentence.end].strip()
    short = len(line) <= (_LENGTH_EN if scene.english else _LENGTH_ZH)
    return short and not scene.mentions and whole == line.strip() and _CLOSED.search(line) is None


def _heads_list(text: str, end: int) -> bool:
    """Whether the next line that holds anything is an item."""
    at = end
    while at < len(text) and text[at].isspace():
        at += 1
    return at < len(text) and is_item(text, at)


def _mode(text: str, start: int, end: int) -> str:
    """Return whether what a heading tells of is done, expected or planned, or none of it."""
    if _DONE.search(text, start, end):
        return "done"
    if _LOOKS_AHEAD.search(text, start, end):
        return "forecast"
    if _PLANS.search(text, start, end):
        return "target"
    return "forecast" if FUTURE.search(text, start, end) else ""
