"""A middle with its spread as one range: 50%正负2个百分点, "$5 billion, plus or minus $300 million"; and 持平至增长3%."""

from __future__ import annotations

import re

from claims.parse.numbers.parts import Part, replace

_SPREAD = re.compile(
    r"(?: \([^()]{2,14}\))?[,，(（]? ?(?:上下|正负|±|\+ ?/ ?-?|plus or minus|plus/minus|plus-or-minus|give or take|加减)"
    r"(?:浮动)? ?"
)
# The last character of that.
_ENDS = frozenset(" 下负±-/se减动")
_LONGEST = 34
_MOST_SHARE = 50


# What lies between no change and so much: 环比持平至增长3%.
_FLAT = re.compile(
    r"(?:大致|大约)?持平(?:至|到|或)(?:小幅|微幅|略微?|微)?(?:(?P<up>增长|成长|增加|上升|上涨|[年季月]?增|升)|下降|下滑|衰退|减少|[年季月]?减|降)(?:约)?$"
)


def from_flat(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with each percentage behind 持平至 a range that begins at none."""
    return [_from_none(part, text) if part.form == "percent" and part.low == part.high else part for part in parts]


def _from_none(part: Part, text: str) -> Part:
    match = _FLAT.search(text, part.start - 14, part.start)
    if match is None or part.hedge:
        return part
    moved = "moved_up" if match["up"] else "moved_down"
    return replace(part, start=match.start(), low=part.low * 0, hedge="range", trace=(*part.trace, "from_flat", moved))


def spread(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with each middle and the spread behind it made one range."""
    led = [text[part.start - 1] in _ENDS for part in parts]
    if True not in led:
        return parts
    done: list[Part] = []
    for part, may_be_spread in zip(parts, led, strict=True):
        before = done[-1] if done and may_be_spread else None
        merged = _merged(before, part, text) if before and part.start - before.end <= _LONGEST else None
        if merged:
            done[-1] = merged
        else:
            done.append(part)
    return done


def _merged(middle: Part, width: Part, text: str) -> Part | None:
    if not _SPREAD.fullmatch(text, middle.end, width.start) or middle.low != middle.high or width.low != width.high:
        return None
    if middle.form == "money" and width.form == "percent" and width.low < _MOST_SHARE:
        part_of_it = middle.low * width.low / 100
        return replace(
            middle, end=width.end, low=middle.low - part_of_it, high=middle.low + part_of_it, hedge="range",
            trace=(*middle.trace, "spread"),
        )  # fmt: skip
    if middle.unit != width.unit and not (middle.form == "percent" and width.form == "points") and width.unit:
        return None
    scale = width.scale if width.unit or width.scale != 1 else middle.scale
    size = abs(width.low) * scale * (width.factor if width.unit == middle.unit else 1) / (middle.scale * middle.factor)
    if width.form == "points":
        size = abs(width.low) * width.factor
    trace = (*middle.trace, "spread")
    return replace(middle, end=width.end, low=middle.low - size, high=middle.low + size, hedge="range", trace=trace)
