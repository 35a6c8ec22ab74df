"""Intervals of several claims on one axis, as inline SVG: what each printed number may stand for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from math import log10

from claims.figures import digits, scale
from claims.interval import Interval, hull
from claims.model import Claim

WIDTH, ROW, LEFT, RIGHT = 640, 26, 8, 8
# How many digits the ends of an axis and the values of a table show.
_DIGITS = 4


def short(value: Decimal, language: str) -> str:
    """Return a number with at most four significant digits and a scale word: 1235000000 is 12.35亿 or 1.235 billion."""
    size, word = scale(value, language)
    return digits(value / size, _DIGITS) + word


def draw(claims: Sequence[Claim], language: str) -> str:
    """Return an SVG of one row a claim, hard interval thin and soft interval thick; "" where there is nothing to compare.

    All claims must have one base unit and finite, positive nominal values; a missing end runs to the edge.
    """
    rows = [(claim, hull(claim.hard), hull(claim.soft)) for claim in claims]
    values = [end.value for _, hard, _ in rows for end in (hard.low, hard.high) if end is not None]
    if len(rows) < 2 or len({claim.base.unit for claim in claims}) > 1 or not values or min(values) < 0 or max(values) == 0:
        return ""
    scale = _Scale(min(v for v in values if v > 0), max(values))
    bars = "".join(_row(number, claim, hard, soft, scale) for number, (claim, hard, soft) in enumerate(rows))
    height = ROW * len(rows) + 22
    ends = (
        f'<text x="{LEFT}" y="{height - 4}">{short(scale.low, language)}</text>'
        f'<text x="{WIDTH - RIGHT}" y="{height - 4}" text-anchor="end">{short(scale.high, language)} {claims[0].base.unit}</text>'
    )
    return f'<svg class="axis" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="intervals">{bars}{ends}</svg>'


class _Scale:
    """Maps a value to a place on the axis: linear, or by powers of ten where the values stand far apart."""

    def __init__(self, low: Decimal, high: Decimal) -> None:
        self.is_log = high > 20 * low
        margin = Decimal("0.08")
        self.low = low / (1 + 2 * margin) if self.is_log else max(Decimal(0), low - (high - low) * margin - high * margin / 4)
        self.high = high * (1 + margin)

    def place(self, value: Decimal | None, edge: int) -> float:
        if value is None or value <= 0:
            return float(edge)
        if self.is_log:
            share = log10(float(value / self.low)) / log10(float(self.high / self.low))
        else:
            share = float((value - self.low) / (self.high - self.low))
        return round(LEFT + min(max(share, 0.0), 1.0) * (WIDTH - LEFT - RIGHT), 1)


def _row(number: int, claim: Claim, hard: Interval, soft: Interval, scale: _Scale) -> str:
    y = number * ROW + ROW / 2 + 2
    parts = []
    for name, part in (("hard", hard), ("soft", soft)):
        left = scale.place(part.low.value if part.low else None, LEFT)
        right = scale.place(part.high.value if part.high else None, WIDTH - RIGHT)
        parts.append(f'<line class="{name}" x1="{left}" y1="{y}" x2="{max(right, left + 2)}" y2="{y}"/>')
    return f'<g class="row{number % 2}"><title>{_escaped(claim.quote)}</title>{"".join(parts)}</g>'


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
