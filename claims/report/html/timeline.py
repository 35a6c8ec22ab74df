"""What one fact was said to be over time, as inline SVG: dates across, values up, each with what its words allow."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from claims.interval import Interval
from claims.period import Days
from claims.report.axis import Scale, breadth

WIDTH, HEIGHT, RIGHT, TOP, FOOT = 560, 210, 16, 18, 30
# At most this much of the width goes to the values written beside the drawing.
_WIDEST = 150
# Months between two dates written below the line: the least that leaves room for them is taken.
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240)
_DATES = 6


@dataclass(frozen=True, slots=True)
class Point:
    """One value of a fact: when, the value said, what its words allow, and how it stands (a state, actual or not)."""

    days: Days
    value: Decimal
    hard: Interval
    label: str
    state: str
    is_actual: bool


def draw(
    points: Sequence[Point],
    write: Callable[[Decimal, Decimal], str],
    label: str,
    step: Callable[[Decimal], Decimal] | None = None,
) -> Markup:
    """Return the drawing of at least two points; `write`, `label` and `step` are those of an axis."""
    values = [end.value for point in points for end in (point.hard.low, point.hard.high) if end is not None]
    heights = Scale([*values, *(point.value for point in points)], HEIGHT - FOOT, TOP, step)
    ticks = heights.ticks()
    words = [write(value, max(map(abs, ticks))) for value in ticks]
    left = min(max(map(breadth, words)) + 8, _WIDEST)
    across = _Across(min(point.days[0] for point in points), max(point.days[1] for point in points), left)
    parts = [*_heights(heights, words, left), *_dates(across)]
    taken = [_spot(point, across, heights) for point in points]
    for point in sorted(points, key=lambda point: (point.days, point.value)):
        parts += [*_mark(point, across, heights), *_name(point, across, heights, taken)]
    return Markup('<svg class="timeline" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, HEIGHT, label, Markup("").join(parts)
    )


class _Across:
    """Places days between the edges of the drawing."""

    def __init__(self, first: date, last: date, left: float) -> None:
        self.first, self.last, self.left = first, last, left
        self.days = max((last - first).days, 1)

    def place(self, day: date) -> float:
        return round(self.left + 12 + (day - self.first).days / self.days * (WIDTH - RIGHT - self.left - 24), 1)

    def ticks(self) -> list[date]:
        """Return firsts of months, evenly apart; the first and last day where no month begins between them."""
        count = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1
        step = next((step for step in _STEPS if count / step <= _DATES), _STEPS[-1])
        start = self.first.year * 12 + self.first.month - 1
        start -= start % step
        months = (date(at // 12, at % 12 + 1, 1) for at in range(start, start + count + step, step))
        found = [month for month in months if self.first <= month <= self.last]
        return found if len(found) > 1 else list(dict.fromkeys((self.first, self.last)))


def _heights(scale: Scale, words: Sequence[str], left: float) -> Iterator[Markup]:
    for value, told in zip(scale.ticks(), words, strict=True):
        y = scale.place(value)
        yield Markup('<line class="grid" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(left, y, WIDTH - RIGHT, y)
        yield Markup('<text class="side" x="{}" y="{}">{}</text>').format(left - 6, y + 4, told)


def _dates(across: _Across) -> Iterator[Markup]:
    base = HEIGHT - FOOT
    yield Markup('<line class="base" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(across.left, base, WIDTH - RIGHT, base)
    ticks = across.ticks()
    years_only = all((day.month, day.day) == (1, 1) for day in ticks)
    months_only = all(day.day == 1 for day in ticks)
    for day in ticks:
        x = across.place(day)
        words = f"{day:%Y}" if years_only else f"{day:%Y-%m}" if months_only else day.isoformat()
        yield Markup('<line class="stop" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(x, base, x, base + 4)
        yield Markup('<text class="end" x="{}" y="{}">{}</text>').format(min(x, WIDTH - 34), base + 19, words)


def _mark(point: Point, across: _Across, scale: Scale) -> Iterator[Markup]:
    """Yield a point: a stroke as long as its period, one as high as its words allow, and a sign of its state."""
    left, right = across.place(point.days[0]), across.place(point.days[1])
    x, y = round((left + right) / 2, 1), scale.place(point.value)
    low, high = point.hard.low, point.hard.high
    bottom = scale.place(low.value) if low is not None else HEIGHT - FOOT
    top = scale.place(high.value) if high is not None else TOP
    yield Markup('<g class="point {}{}">').format(point.state, "" if point.is_actual else " expected")
    yield Markup('<line class="period" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(left, y, right, y)
    yield Markup('<line class="hard" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(x, bottom, x, top)
    if point.state in ("inconsistent", "tension"):
        yield Markup('<path class="sign" d="M{} {}l7 11h-14z"/>').format(x, y - 7)
    else:
        yield Markup('<circle class="sign" cx="{}" cy="{}" r="4.5"/>').format(x, y)
    yield Markup("</g>")


def _spot(point: Point, across: _Across, scale: Scale) -> tuple[float, float, float]:
    """Return the room that the mark of a point takes: left, right, and the line that words across it would stand on."""
    y = scale.place(point.value) + 4
    return across.place(point.days[0]) - 2, across.place(point.days[1]) + 2, y


def _name(point: Point, across: _Across, scale: Scale, taken: list[tuple[float, float, float]]) -> Iterator[Markup]:
    """Yield what was printed, above the point or below it, unless other words stand there already."""
    x = (across.place(point.days[0]) + across.place(point.days[1])) / 2
    half = breadth(point.label) / 2
    centre = round(min(max(x, across.left + half), WIDTH - half), 1)
    for y in (scale.place(point.value) - 11, scale.place(point.value) + 20):
        is_free = all(abs(y - other) > 13 or centre + half < left or centre - half > right for left, right, other in taken)
        if is_free and TOP - 8 < y < HEIGHT - FOOT - 2:
            taken.append((centre - half, centre + half, y))
            yield Markup('<text class="quote" x="{}" y="{}">{}</text>').format(centre, round(y, 1), point.label)
            return
