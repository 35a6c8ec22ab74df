"""What a table's heads tell of the numbers below them: a column's period, its metric, a growth on the year before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from claims.model import Article, Claim
from claims.packs import Metric
from claims.parse.lexicon import Hit
from claims.parse.numbers.rows import Line, announced, column_of, first_row, in_rows, is_rule, lines_of
from claims.parse.parties.actor import Actor
from claims.parse.times.when import When
from claims.units import shape

_BASES = {
    "yoy": re.compile(r"同比|按年|年增|yoy|y/y|year[- ]on[- ]year|year[- ]over[- ]year", re.I),
    "qoq": re.compile(r"环比|按季|季增|qoq|q/q|quarter[- ]on[- ]quarter", re.I),
}
# What a column holds that is only expected or planned; how much of a plan was reached is as it is.
_MODES = {
    "forecast": re.compile(
        r"预[估测计期]|展望|指引|财测|\b(?:forecasts?|estimates?|guidance|outlook|projected|consensus)\b", re.I
    ),
    "target": re.compile(r"目标(?!价|完成|达成)|计划(?!完成)|\b(?:targets?|plan(?:ned)?)\b", re.I),
}
_CHANGE = re.compile(r"增长|增幅|增减|变动|变化|涨跌|growth|change|chg", re.I)
_SIGNED = re.compile(r"[-+−±]\s?\d")
# 2026, 2026年, 2027E; 2026-06 and 2026Q2 have a part of the year behind it.
_YEAR = re.compile(r"((?:19|20)\d{2})(?:年|([AEF]))?")
# Oct-26, Oct. '26, October 2025
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_MONTH = re.compile(
    rf"({'|'.join(_MONTHS[at : at + 3] for at in range(0, len(_MONTHS), 3))})[a-z]*\.?[ -]?['’]?(?:20)?(\d\d)", re.I
)
_PART = re.compile(r"(\d{4})(-\d\d|[QH]\d)")
_CELL = re.compile(r"[|│\t]")
# How far above a table the line that tells what it is of may stand, and how long it may be.
_CAPTION_REACH, _CAPTION_LENGTH = 3, 90
_TWO = 2
# The name of a row that is all of them.
_ALL = re.compile(r"\s*(?:合计|总计|总和|小计|全部|整体|总体|集团|(?:grand |sub)?total|all|overall|group)\s*", re.I)


@dataclass(frozen=True, slots=True)
class Grid:
    """The tables of a text: its lines, and what is named where."""

    lines: Sequence[Line]
    starts: Sequence[int]
    hits: Sequence[Hit]
    times: Sequence[When]
    people: Sequence[Actor]

    def column(self, place: int) -> tuple[int, int] | None:
        """Return start and end of the head of the column that a place of a row stands in, None outside of tables."""
        row = bisect_right(self.starts, place) - 1
        line = self.lines[row]
        if not line.breaks:
            return None
        top = first_row(self.lines, row)
        told = announced(self.lines, top)
        if told is not None:
            return told.start, told.start + len(told.text)
        if top == row or is_rule(line.text):
            return None
        return self.lines[top].cell(column_of(self.lines, top, row, place))

    def label(self, place: int) -> tuple[int, int] | None:
        """Return start and end of the name of the row that a place stands in."""
        line = self.lines[bisect_right(self.starts, place) - 1]
        return line.cell(line.first)

    def captions(self, head: int) -> Iterator[tuple[int, int]]:
        """Yield start and end of the short lines right above the table whose heads hold a place, the nearest first."""
        top = bisect_right(self.starts, head) - 1
        for line in reversed(self.lines[max(0, top - _CAPTION_REACH) : top]):
            if len(line.text) > _CAPTION_LENGTH:
                return
            yield line.start, line.start + len(line.text)


def in_cells(
    made: Sequence[Claim],
    article: Article,
    hits: Sequence[Hit],
    times: Sequence[When],
    people: Sequence[Actor],
    metrics: Mapping[str, Metric],
) -> list[Claim]:
    """Return the claims, those in rows of a table with what the heads of their columns tell."""
    text = article.shadow.text
    places = [bisect_left(article.shadow.offsets, claim.span.start) for claim in made]
    if not in_rows(text, places):
        return list(made)
    lines = lines_of(text)
    if sum(1 for line in lines if line.breaks) < _TWO:
        return list(made)
    grid = Grid(lines, [line.start for line in lines], hits, times, people)
    done: list[Claim] = []
    first: dict[int, Claim] = {}
    for place, claim in zip(places, made, strict=True):
        head = grid.column(place)
        if head is not None:
            row = bisect_right(grid.starts, place)
            claim = _measured(_dated(claim, head, grid, text), head, grid.label(place), grid, text, metrics)
            claim = _sure(claim, text[head[0] : head[1]], metrics)
            lead = first.setdefault(row, claim)
            claim = _compared(claim, text[head[0] : head[1]], lead)
            if claim.scope is None and lead.scope and claim.metric == lead.metric:
                claim = replace(claim, scope=lead.scope)
        done.append(claim)
    return done


def _dated(claim: Claim, head: tuple[int, int], grid: Grid, text: str) -> Claim:
    """Return a claim with the period that the head of its column names; one under 2027E is a forecast."""
    when = next((w for w in _within(grid.times, head) if w.period), None)
    year = _YEAR.fullmatch(text[head[0] : head[1]].strip())
    if year:
        claim = _with(claim, "period", _of_year(claim, year[1], head, text))
        expected = year[2] in ("E", "F") and claim.modality == "actual"
        return replace(claim, modality="forecast") if expected else claim
    month = _MONTH.fullmatch(text[head[0] : head[1]].strip())
    told = f"20{month[2]}-{_MONTHS.index(month[1].lower()) // 3 + 1:02}" if month else when.period if when else None
    return claim if told is None or claim.period == told else _with(claim, "period", told)


def _of_year(claim: Claim, year: str, head: tuple[int, int], text: str) -> str:
    """Return the period under a head that is a year: of two such columns, its month or quarter (June 2026 beside June 2025)."""
    line = text[text.rfind("\n", 0, head[0]) + 1 : text.find("\n", head[1])]
    years = {cell.strip()[:4] for cell in _CELL.split(line) if _YEAR.fullmatch(cell.strip())}
    part = _PART.fullmatch(claim.period or "")
    return f"{year}{part[2]}" if part and len(years) == _TWO and part[1] in years else year


def _measured(
    claim: Claim,
    head: tuple[int, int],
    label: tuple[int, int] | None,
    grid: Grid,
    text: str,
    metrics: Mapping[str, Metric],
) -> Claim:
    """Return a claim with the metric that its row names, else that of the head of its column, else that of the line above the
    table (Revenue by segment), of which each row is a part."""
    sort = shape(claim.base.unit)
    if label and any(
        not hit.verb and sort in metrics[hit.id].shapes for hit in _within_hits(grid.hits, label) if hit.id in metrics
    ):
        return claim
    named = _fitting(grid, head, sort, metrics, verbs=True)
    if named is None and not _is_growth(text[slice(*head)]):
        named = next(filter(None, (_fitting(grid, line, sort, metrics) for line in grid.captions(head[0]))), None)
    part = text[slice(*label)].strip(" |│") if named and label and not _is_whose_or_when(claim, label, grid) else ""
    if part and claim.scope is None and not _ALL.fullmatch(part):
        claim = replace(claim, scope=part)
    return claim if named is None or claim.metric == named else _with(claim, "metric", named)


def _is_whose_or_when(claim: Claim, label: tuple[int, int], grid: Grid) -> bool:
    """Whether the name of a row tells whose its numbers are, or of when, and so no part."""
    whose = any(label[0] <= a.start and a.end <= label[1] and a.name == claim.subject for a in grid.people)
    return whose or bool(_within(grid.times, label))


def _is_growth(head: str) -> bool:
    return _CHANGE.search(head) is not None or any(words.search(head) for words in _BASES.values())


def _fitting(grid: Grid, cell: tuple[int, int], sort: str, metrics: Mapping[str, Metric], *, verbs: bool = False) -> str | None:
    """Return the last metric that a stretch names which a number of a sort can measure, by a verb too where it is a head."""
    hits = (hit for hit in reversed(_within_hits(grid.hits, cell)) if (verbs or not hit.verb) and hit.id in metrics)
    return next((hit.id for hit in hits if sort == "percent" or sort in metrics[hit.id].shapes), None)


def _sure(claim: Claim, head: str, metrics: Mapping[str, Metric]) -> Claim:
    """Return a claim as sure as the head of its column is of it: 全年预估, Target; a price target is an estimate anywhere."""
    if claim.modality != "actual" or claim.found.get("modality") == "stated":
        return claim
    metric = metrics.get(claim.metric or "")
    mode = metric.modality if metric else None
    mode = mode or next((name for name, words in _MODES.items() if words.search(head)), None)
    return replace(claim, modality=mode, found={**claim.found, "modality": "stated"}) if mode else claim


def _compared(claim: Claim, head: str, first: Claim) -> Claim:
    """Return a percentage under 同比 or "change" as the growth it is of the first number of its row."""
    if claim.base.unit == "index_point" and first.base.unit == "percent":
        claim = _in_points(claim)
    if shape(claim.base.unit) not in ("percent", "percentage_point"):
        return claim
    basis = next((name for name, words in _BASES.items() if words.search(head)), None)
    if basis is None and not _CHANGE.search(head) and not (first is not claim and _SIGNED.match(claim.quote)):
        return claim
    level = claim.base.low if claim.base.low is not None else claim.base.high
    way = "down" if level is not None and level < 0 else "up"
    kind = "change" if shape(claim.base.unit) == "percentage_point" else "growth"
    for name, value in (("metric", first.metric), ("period", first.period)):
        claim = _with(claim, name, value) if value and first is not claim else claim
    if first is not claim and claim.scope is None and first.scope:
        claim = replace(claim, scope=first.scope)
    return replace(claim, kind=kind, direction=way, basis=basis or claim.basis)


def _in_points(claim: Claim) -> Claim:
    """Return a number of points as percentage points: what a share of something changed by."""
    unit = "percentage_point"
    return replace(claim, printed=replace(claim.printed, unit=unit), base=replace(claim.base, unit=unit))


def _with(claim: Claim, name: str, value: str) -> Claim:
    found = {**claim.found, name: "stated"}
    if name == "period":
        return replace(claim, period=value, found=found)
    return replace(claim, metric=value, found=found)


def _within(times: Sequence[When], cell: tuple[int, int]) -> list[When]:
    return [when for when in times if cell[0] <= when.start and when.end <= cell[1]]


def _within_hits(hits: Sequence[Hit], cell: tuple[int, int]) -> list[Hit]:
    return [hit for hit in hits if cell[0] <= hit.start and hit.end <= cell[1]]
