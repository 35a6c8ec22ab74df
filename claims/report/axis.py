"""Intervals on one axis, as inline SVG: what each printed number may stand for, or would have to be."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

from markupsafe import Markup

from claims.interval import Bound, Interval, intersection

# In units of the drawing, which is shown at about its own size: on a telephone too its words can be read.
WIDTH, ROW, TOP, FOOT, SIDE = 380, 42, 6, 26, 20
_TICKS = 5
# Beyond this the ends are laid out by powers of ten.
_FAR = 20


@dataclass(frozen=True, slots=True)
class Row:
    """One interval: `label` stands above it, `soft` lies thick within `hard`; `name` is its style (printed, needed …)."""

    label: str
    hard: Interval
    soft: Interval
    name: str = "printed"


class Scale:
    """Places values on a line from `start` to `end`: evenly, or by powers of ten where all are positive and far apart.

    `step` returns how large one of the unit is that a value of some size is told in; 1 where it is not given.
    """

    def __init__(
        self, values: Sequence[Decimal], start: float, end: float, step: Callable[[Decimal], Decimal] | None = None
    ) -> None:
        low, high = min(values), max(values)
        self.unit = step(max(abs(low), abs(high))) if step else Decimal(1)
        positive = [value for value in values if value > 0]
        self.is_log = len(positive) == len(values) and high > _FAR * low
        self.start, self.end = start, end
        if self.is_log:
            self.low, self.high = low / Decimal("1.3"), high * Decimal("1.3")
        else:
            margin = (high - low) / 10 or abs(high) / 10 or Decimal(1)
            self.low, self.high = low - margin, high + margin
            if low >= 0 > self.low:
                self.low = Decimal(0)

    def place(self, value: Decimal) -> float:
        """Return where a value lies, at the edge where it is out of sight."""
        if self.is_log:
            share = log10(float(value / self.low)) / log10(float(self.high / self.low)) if value > 0 else 0.0
        else:
            share = float((value - self.low) / (self.high - self.low))
        return round(self.start + min(max(share, 0.0), 1.0) * (self.end - self.start), 1)

    def ticks(self) -> list[Decimal]:
        """Return values to write beneath the line, two to six of them, round in what they are told in."""
        low, high = self.low / self.unit, self.high / self.unit
        return [tick * self.unit for tick in (_powers(low, high) if self.is_log else _steps(low, high))]


def _steps(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    rough = (high - low) / _TICKS
    power = Decimal(1).scaleb(floor(log10(float(rough))))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)
    first = (low / step).to_integral_value() * step
    return (at for number in range(_TICKS + 2) if low <= (at := first + number * step) <= high)


def _powers(low: Decimal, high: Decimal) -> Iterator[Decimal]:
    first, last = floor(log10(float(low))), floor(log10(float(high)))
    step = max(1, (last - first) // (_TICKS - 1))
    factors = (1, 3) if last - first < _TICKS - 2 else (1,)
    values = (Decimal(factor).scaleb(power) for power in range(first, last + 1, step) for factor in factors)
    return (value for value in values if low <= value <= high)


def draw(
    rows: Sequence[Row],
    write: Callable[[Decimal, Decimal], str],
    label: str,
    step: Callable[[Decimal], Decimal] | None = None,
    *,
    is_compared: bool = True,
) -> Markup:
    """Return the drawing; empty where there is nothing to compare.

    `write` makes a value (and the largest of the axis, which decides the scale word) readable; `label` says all of it
    to those who do not see it. `step` returns how large one of the unit is that a value of some size is told in.
    With `is_compared`, the band between two intervals is shown, or the one that they share.
    """
    ends = [end.value for row in rows for part in (row.hard, row.soft) for end in (part.low, part.high) if end is not None]
    if len(rows) < 2 or not ends:
        return Markup("")
    scale = Scale(ends, SIDE, WIDTH - SIDE, step)
    base = TOP + ROW * len(rows)
    parts = [_between(rows, scale, base)] if is_compared and len(rows) == 2 else []
    parts += _grid(scale, base, write)
    parts += [part for number, row in enumerate(rows) for part in _row(row, TOP + ROW * number, scale)]
    return Markup('<svg class="axis" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(
        WIDTH, base + FOOT, label, Markup("").join(parts)
    )


def _between(rows: Sequence[Row], scale: Scale, base: float) -> Markup:
    """Return the band between two intervals that part, or the band that they share."""
    first, second = rows[0].hard, rows[1].hard
    shared = intersection(first, second)
    if shared is not None:
        left, right, name = _at(shared.low, scale, scale.start), _at(shared.high, scale, scale.end), "shared"
    else:
        below, above = (first, second) if _is_below(first, second) else (second, first)
        left, right, name = _at(below.high, scale, scale.start), _at(above.low, scale, scale.end), "apart"
    return Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>').format(
        name, left, TOP, round(max(right - left, 1), 1), base - TOP
    )


def _is_below(a: Interval, b: Interval) -> bool:
    return a.high is not None and b.low is not None and a.high.value <= b.low.value


def _grid(scale: Scale, base: float, write: Callable[[Decimal, Decimal], str]) -> Iterator[Markup]:
    yield Markup('<line class="base" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(scale.start, base, scale.end, base)
    ticks = scale.ticks()
    free = 0.0
    for value in ticks:
        x, words = scale.place(value), write(value, max(map(abs, ticks)))
        half = breadth(words) / 2
        centre = min(max(x, half), WIDTH - half)
        yield Markup('<line class="stop" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(x, base, x, base + 4)
        if centre - half >= free:
            yield Markup('<text class="end" x="{}" y="{}">{}</text>').format(round(centre, 1), base + 18, words)
            free = centre + half + 6


def _row(row: Row, top: float, scale: Scale) -> Iterator[Markup]:
    """Yield the label of a row and its two bars, the ends of the hard one closed, open, or going on."""
    y = top + 28
    left, right = _at(row.hard.low, scale, scale.start), _at(row.hard.high, scale, scale.end)
    within = _at(row.soft.low, scale, scale.start), _at(row.soft.high, scale, scale.end)
    yield Markup('<g class="row {}">').format(row.name)
    yield Markup('<text x="{}" y="{}">{}</text>').format(SIDE, top + 15, row.label)
    yield Markup('<line class="hard" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(left, y, max(right, left + 1), y)
    yield Markup('<line class="soft" x1="{}" y1="{}" x2="{}" y2="{}"/>').format(within[0], y, max(within[1], within[0] + 2), y)
    if row.hard.low == row.hard.high:
        yield Markup('<circle class="closed" cx="{}" cy="{}" r="4"/>').format(left, y)
    else:
        yield _end(row.hard.low, left, y, -1)
        yield _end(row.hard.high, right, y, 1)
    yield Markup("</g>")


def _end(bound: Bound | None, x: float, y: float, side: int) -> Markup:
    if bound is None:
        return Markup('<path class="closed" d="M{} {}l{} 5v-10z"/>').format(x + 6 * side, y, -6 * side)
    return Markup('<circle class="{}" cx="{}" cy="{}" r="3.5"/>').format("open" if bound.open else "closed", x, y)


def _at(bound: Bound | None, scale: Scale, edge: float) -> float:
    return edge if bound is None else scale.place(bound.value)


def breadth(words: str) -> float:
    """Return about how wide words are written on an axis: a Chinese character is nearly two digits."""
    return sum(12.5 if ord(char) > 0x2E7F else 7.3 for char in words)
