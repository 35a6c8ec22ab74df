"""Intervals drawn on one axis, and values over time."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest

from claims.interval import Interval, between, point
from claims.report.axis import Row, Scale, draw
from claims.report.html.timeline import Point
from claims.report.html.timeline import draw as draw_timeline


def written(value: Decimal, largest: Decimal) -> str:
    return f"{value:f}"


def row(low: int | None, high: int | None, label: str = "row", **ends: bool) -> Row:
    held = between(low, high, **ends)
    return Row(label, held, held)


def spots(drawing: str, name: str) -> list[tuple[float, float]]:
    """Return where the lines of one class begin and end across."""
    return [
        (float(a), float(b)) for a, b in re.findall(rf'<line class="{name}" x1="([\d.]+)" y1="[\d.]+" x2="([\d.]+)"', drawing)
    ]


def test_one_row_an_interval_in_order_from_left_to_right() -> None:
    drawing = draw([row(10, 20), row(30, 40)], written, "two")
    [(a, b), (c, d)] = spots(drawing, "hard")
    assert a < b < c < d
    assert '<rect class="apart"' in drawing
    assert 'aria-label="two"' in drawing


def test_what_two_intervals_share_is_shown() -> None:
    drawing = draw([row(10, 30), row(20, 40)], written, "")
    assert '<rect class="shared"' in drawing
    assert "apart" not in drawing


def test_touching_at_an_open_end_is_apart() -> None:
    assert '<rect class="apart"' in draw([row(10, 20, open_high=True), row(20, 30)], written, "")


def test_ends_are_closed_open_or_go_on() -> None:
    drawing = draw([row(10, 20, open_high=True), row(12, None)], written, "")
    assert drawing.count('<circle class="closed"') == 2
    assert drawing.count('<circle class="open"') == 1
    assert drawing.count('<path class="closed"') == 1


def test_a_point_is_one_dot() -> None:
    held = point(5)
    drawing = draw([Row("", held, held), row(7, 9)], written, "")
    assert drawing.count("<circle") == 3


@pytest.mark.parametrize("rows", [[], [row(1, 2)], [row(None, None), row(None, None)]])
def test_nothing_is_drawn_where_nothing_is_compared(rows: list[Row]) -> None:
    assert draw(rows, written, "") == ""


def test_labels_are_escaped() -> None:
    drawing = draw([row(1, 2, "<b>"), row(3, 4)], written, '"><script>')
    assert "&lt;b&gt;" in drawing
    assert "<script" not in drawing


@pytest.mark.parametrize(
    ("values", "is_log"),
    [((10, 12), False), ((1, 20), False), ((1, 21), True), ((-5, 100), False), ((0, 1000), False)],
)
def test_far_apart_means_by_powers_of_ten_where_all_are_positive(values: tuple[int, ...], is_log: bool) -> None:
    scale = Scale([Decimal(value) for value in values], 0, 100)
    assert scale.is_log == is_log
    assert 0 <= scale.place(Decimal(values[0])) < scale.place(Decimal(values[1])) <= 100


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ((0, 10), ["0", "5", "10"]),
        ((-3, 3), ["-2", "0", "2"]),
        ((100, 104), ["100", "101", "102", "103", "104"]),
        ((56, 62), ["56", "58", "60", "62"]),
        ((1, 1000), ["1", "10", "100", "1000"]),
        ((7, 7), ["6.5", "7", "7.5"]),
    ],
)
def test_ticks_are_round(values: tuple[int, ...], expected: list[str]) -> None:
    ticks = Scale([Decimal(value) for value in values], 0, 100).ticks()
    assert [f"{tick.normalize():f}" for tick in ticks] == expected


def test_values_far_outside_lie_at_the_edge() -> None:
    scale = Scale([Decimal(1), Decimal(2)], 10, 90)
    assert scale.place(Decimal(99)) == 90
    assert scale.place(Decimal(-99)) == 10


def at(first: str, last: str, value: int, **fields: object) -> Point:
    given: dict[str, object] = {"hard": point(value), "label": str(value), "state": "claim", "is_actual": True, **fields}
    return Point((date.fromisoformat(first), date.fromisoformat(last)), Decimal(value), **given)  # type: ignore[arg-type]


def test_a_timeline_goes_from_left_to_right_and_up() -> None:
    drawing = draw_timeline([at("2025-01-01", "2025-03-31", 10), at("2025-04-01", "2025-06-30", 20)], written, "revenue")
    marks = re.findall(r'<circle class="sign" cx="([\d.]+)" cy="([\d.]+)"', drawing)
    assert float(marks[0][0]) < float(marks[1][0])
    assert float(marks[0][1]) > float(marks[1][1])
    assert 'role="img" aria-label="revenue"' in drawing


def test_what_is_questioned_has_a_shape_of_its_own_and_what_is_expected_too() -> None:
    points = [at("2025-01-01", "2025-01-01", 10, state="inconsistent"), at("2026-01-01", "2026-01-01", 20, is_actual=False)]
    drawing = draw_timeline(points, written, "")
    assert '<g class="point inconsistent"><line' in drawing
    assert drawing.count('<path class="sign"') == 1
    assert '<g class="point claim expected">' in drawing


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2020-01-01", "2024-12-31", ["2020", "2021", "2022", "2023", "2024"]),
        ("2025-01-01", "2025-06-30", ["2025-01", "2025-02", "2025-03", "2025-04", "2025-05", "2025-06"]),
        ("2025-01-15", "2026-01-31", ["2025-04", "2025-07", "2025-10", "2026-01"]),
        ("2025-09-22", "2025-09-24", ["2025-09-22", "2025-09-24"]),
    ],
)
def test_dates_below_the_line(first: str, last: str, expected: list[str]) -> None:
    drawing = draw_timeline([at(first, first, 1), at(last, last, 2)], written, "")
    assert re.findall(r'<text class="end"[^>]*>([^<]+)<', drawing) == expected


def test_an_open_end_runs_to_the_edge_of_the_timeline() -> None:
    points = [at("2025-01-01", "2025-01-01", 10, hard=Interval(point(10).low, None)), at("2025-02-01", "2025-02-01", 20)]
    assert re.search(r'<line class="hard" x1="[\d.]+" y1="[\d.]+" x2="[\d.]+" y2="18"', draw_timeline(points, written, ""))


def test_words_that_would_stand_on_others_are_left_out() -> None:
    crowd = [
        at("2025-01-01", "2025-01-01", 10, label="one long label"),
        at("2025-01-02", "2025-01-02", 10, label="another label"),
    ]
    far = at("2025-12-31", "2025-12-31", 20, label="far")
    named = re.findall(r'<text class="quote"[^>]*>([^<]+)<', draw_timeline([*crowd, far], written, ""))
    assert "far" in named
    assert len(named) == 3 or "another label" not in named
