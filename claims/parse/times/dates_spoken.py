"""Dates that point back at what was spoken of: 当季, 期内, 上季末, in the quarter, in the second."""

from __future__ import annotations

import re

from claims.parse.times.dates_both import foreseen
from claims.parse.times.dates_scan import Opening
from claims.parse.times.when import WORDS, Clock, Reading, neighbour, stretch, week_before
from claims.period import STAND_IN, days, extent, prior, week

# 当季, 当月, 当日: of the one spoken of.
_THAT = re.compile(r"当(?P<unit>季度?|月份?|[日天])(?!末|节|光|薪|球|饼|供|线|均|内|前|下|中|地|即)")
# 单月, 单季 behind a total so far: its last month or quarter.
_SINGLE = re.compile(r"单(?P<unit>季度?|月)")
_WITHIN = re.compile(r"(?<![一二三四五六七八九十\d今年周假长短首分定到本假告])期内")
# At the same time as what was spoken of; 较同期, 同期为 and 去年同期 are a year earlier.
_ALONG = re.compile(r"(?<![较比与和于年季月])同期(?!的?[为是]|的?[一-鿿]{0,6}(?:相比|持平)|增|减|下降|上升)")
_END_OF = re.compile(r"(?P<which>上|本|前一?)一?个?(?P<unit>季度?|月|年)[末底]")
_AT_END = re.compile(r"(?:期末(?!考|业绩|报告)|(?<![\d一二三四1-4上本前首每次各])季[末底])")
_WEEK_BEFORE = re.compile(r"(?:前一|上一|之前一)周|(?<![\d一二两三四五六七八九十数几第每近这])一周前")
_PERIOD_EN = re.compile(
    r"\b(?:in|for|during|over|of)\sthe\s(?P<unit>week|month|quarter|half|period)\b"
    r"(?!\s(?:end|ended|ending|to|through|that|of|after|before|since|when|earlier)\b|[-’'])"
    r"|\b(?P<each>quarterly|monthly)\s(?=(?:net\s|operating\s|record\s)?(?:revenues?|sales|profits?|earnings|results|loss|deliveries|output|income)\b)",
    re.IGNORECASE,
)
# In the ten months: those that the text told of before.
_MONTHS_EN = re.compile(
    r"\b(?:in|for|during|over)\sthe\s(?P<n>three|six|nine|ten|eleven|twelve)[\s-]months?\b(?!\s(?:end|to\b|through|that|from|after|before))",
    re.IGNORECASE,
)
_END_OF_EN = re.compile(
    r"\bthe\send\sof\sthe\s(?:(?:first|reporting|interim)\s)?(?P<unit>quarter|month|half|period)\b(?:[-\s]year)?"
    r"|\b(?P<each>quarter|month|half|period)(?:-year)?[-\s]end\b",
    re.IGNORECASE,
)
# Which of its kind, where the kind is named beside it: 0.2% in the second after the third quarter's 0.4%.
_ELLIPSIS = re.compile(
    r"\bthe\s(?P<n>first|second|third|fourth)(?!,?\sand\s(?:second|third|fourth)\b)(?=\s*(?:[.,;)]|$|(?:and|after|but|from|to|following|when|while|as|because|amid|on|despite|against|versus|compared)\b))"
)
_LED_BY = re.compile(r"\b(?:in|from|of|for|than|versus|to)\s$")
# Which one, where its kind is named before: $1.2 billion this year and $2 billion next; in the current one.
_NEXT = re.compile(r"\bnext(?=\s*(?:[.,;)]|$|(?:when|and|but|while|as|after|from|by|respectively)\b))")
_THE_ONE = re.compile(
    r"\bthe\s(?P<which>current|last|previous|prior|present)(?:\sone)?(?=\s*(?:[.,;)]|$|(?:and|after|but|from|to|while|when|following)\b))"
)
_THIS_UNIT = re.compile(r"\b(?:this|current)\s(?P<fiscal>fiscal\s|financial\s)?(?P<unit>year|quarter|month)\b")
_UNIT = re.compile(
    r"\b(?P<fiscal>fiscal\s|financial\s)?(?<!\ba\s)(?<!previous\s)(?P<unit>year|quarter|month)\b(?!\s(?:ago|earlier|before|on)\b|-)"
)
_ENDS_SENTENCE = re.compile(r"[.!?]\s")
_KIND_NEAR = re.compile(r"\b(?:first|second|third|fourth|last|previous)[\s-](?P<unit>quarter|half)\b")


def _read_that(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the quarter, month or day that was spoken of last; none where that was something else."""
    unit = match["unit"][0]
    if unit in "日天":
        return (clock.instant, "carried", "at") if clock.instant else (None, "assumed", "open")
    return _spoken(clock, "quarter" if unit == "季" else "month")


def _spoken(clock: Clock, unit: str) -> Reading:
    form = {"quarter": r"(?:(?:FY)?\d{4})?Q\d", "month": r"(?:\d{4}|-)-\d\d", "half": r"(?:(?:FY)?\d{4})?H\d"}[unit]
    named = (clock.head, clock.quarter if unit == "quarter" else None, clock.span, clock.last, clock.report)
    found = next((span for span in named if span and re.fullmatch(form, span)), None)
    if found is None and unit == "half":
        found = next((span for span in named if span and _is_half(span)), None)  # the 28 weeks to September 12
    if found is None and unit == "quarter":
        found = clock.reported_quarter()  # the three months to October of a company with a year of its own
    return (found, "carried", "at") if found else (None, "assumed", "open")


def _is_half(period: str) -> bool:
    span = days(period)
    return span is not None and _HALF[0] <= (span[1] - span[0]).days <= _HALF[1]


_HALF = 160, 215


def own_quarter(which: str, clock: Clock) -> Reading:
    """Return the quarter of a company's own year before, of or behind the one spoken of: 上一财季."""
    spoken = next((p for p in (clock.head, clock.quarter, clock.report) if re.fullmatch(r"FY\d{4}Q\d", p or "")), None)
    step = {"上": -1, "前": -1, "下": 1}.get(which[0], 0)
    if spoken is None:
        return None, "assumed", "open"
    return (neighbour(spoken, step) if step else spoken), "assumed", "base" if step < 0 else "at"


_GOES_ON = re.compile(r"(?:以来|至今|截|目前|结束|初|余下|剩余)")
# How many days a quarter that a text reports on has been over.
_REPORTED = 75


def told_lately(clock: Clock, text: str, end: int) -> str | None:
    """Return the quarter that the text reports on where 本季度 tells of it as it came out, and does not look ahead."""
    reported = clock.reported_quarter()
    span = days(reported or "")
    if span is None or clock.day is None or not 0 <= (clock.day - span[1]).days <= _REPORTED:
        return None
    ahead = foreseen(text, end, end) or _GOES_ON.match(text, end)
    return None if ahead else reported


def _read_single(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the last quarter or month of the total so far that was spoken of, or the one that was."""
    span = extent(clock.compared() or "")
    if span is None or span[0].year == STAND_IN:
        return None, "assumed", "at"
    size = 3 if match["unit"].startswith("季") else 1
    if span[1].month % size or (span[1] - span[0]).days < 27 * size:
        return None, "assumed", "at"
    if (span[1] - span[0]).days > 366 or span[1].year - span[0].year > 0:
        return None, "assumed", "at"
    return stretch(span[1].year, span[1].month - size, size), "carried", "at"


def _read_within(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    span = clock.compared()
    return span, "carried", "at"


def _read_along(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return clock.along(), "carried", "at"


def _read_at_end(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    span = days(clock.compared() or "")
    return (span[1].isoformat() if span else None), "carried", "at"


def _read_end_of(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the last day of the quarter or month before the one spoken of, or of that one itself (本季末)."""
    unit = {"季": "quarter", "月": "month", "年": "year"}[match["unit"][0]]
    if unit == "year":
        year = clock.told(0 if match["which"] == "本" else -1)
        return (f"{year}-12" if year else None), "assumed", "at" if year else "open"
    spoken = _spoken(clock, unit)[0] or _running(clock, unit)
    span = days((spoken if match["which"] == "本" else prior(spoken)) or "") if spoken else None
    return (span[1].isoformat() if span else None), "assumed", "at" if span else "open"


def _running(clock: Clock, unit: str) -> str | None:
    """Return the quarter or month in which a text came out."""
    if clock.day is None:
        return None
    size = 3 if unit == "quarter" else 1
    return stretch(clock.day.year, (clock.day.month - 1) // size * size, size)


def _read_week_before(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the week before the one spoken of, empty where none was."""
    return week_before(clock.compared() or "") or "", "assumed", "base"


def _read_period_en(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    unit = (match["unit"] or match["each"].removesuffix("ly")).lower()
    if unit == "period":
        return clock.period(), "carried", "at"
    if unit != "week":
        return _spoken(clock, unit)
    named = next((span for span in (clock.head, clock.span) if span and _is_week(span)), None)
    if named is None and clock.instant and (day := days(clock.instant)):
        named = week(day[0])
    return (named, "carried", "at") if named else (None, "assumed", "open")


def _read_months_en(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the last so many months that the text told of."""
    size = {"ten": 10, "eleven": 11, "twelve": 12}.get(match["n"].lower(), 0) or WORDS[match["n"].lower()]
    named = next((span for span in (clock.head, clock.total, clock.report, clock.span) if span and _is_long(span, size)), None)
    return (named, "carried", "at") if named else (None, "assumed", "open")


def _is_long(period: str, size: int) -> bool:
    span = extent(period)
    return span is not None and 27 * size < (span[1] - span[0]).days < 31 * size + 1


def _read_end_of_en(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the last day of the quarter, month or half spoken of."""
    unit = (match["unit"] or match["each"]).lower()
    span = days((clock.period() if unit == "period" else _spoken(clock, unit)[0]) or "")
    return (span[1].isoformat() if span else None), "carried", "at" if span else "open"


def _is_week(period: str) -> bool:
    span = days(period)
    return span is not None and (span[1] - span[0]).days == 6


def _read_ellipsis(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    text = match.string
    if _LED_BY.search(text, max(0, match.start() - 8), match.start()) is None:
        return None, "assumed", "at"
    near = _KIND_NEAR.search(text, max(0, match.start() - 160), match.end() + 60)
    if near is None or re.search(r"\.\s", text[min(near.end(), match.start()) : max(near.start(), match.end())]):
        return None, "assumed", "at"
    number, half = WORDS[match["n"]], near["unit"] == "half"
    year = clock.year_of((number - 1) * (6 if half else 3) + 1, future=future)
    return (f"{year}{'H' if half else 'Q'}{number}" if year else None), "assumed", "at" if year else "open"


def _last_of(pattern: re.Pattern[str], text: str, start: int, *, across: bool = False) -> re.Match[str] | None:
    """Return the last match of a pattern before an offset, in its sentence or across it in the one before too."""
    found = list(pattern.finditer(text, start - 160, start))
    ended = found and not across and _ENDS_SENTENCE.search(text, found[-1].end(), start)
    return found[-1] if found and not ended else None


def _read_next(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the year, quarter or month behind the one that the sentence called this."""
    near = _last_of(_THIS_UNIT, match.string, match.start())
    if near is None or clock.day is None:
        return None, "assumed", "at"
    return _one_of(clock, near, 1)


def _read_the_one(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the quarter or year that is running, or the one before it, of the kind that the sentence named."""
    if _LED_BY.search(match.string, max(0, match.start() - 8), match.start()) is None or clock.day is None:
        return None, "assumed", "at"
    near = _last_of(_UNIT, match.string, match.start(), across=match[0].endswith("one"))
    return _one_of(clock, near, 0 if match["which"] in ("current", "present") else -1) if near else (None, "assumed", "at")


def _one_of(clock: Clock, near: re.Match[str], shift: int) -> Reading:
    """Return the unit of time so many behind the running one: the quarter behind the one reported on, or the calendar's."""
    unit = near["unit"]
    if near["fiscal"] and unit == "year":
        return f"{shift:+}", "assumed", "fiscal"
    reported = clock.reported_quarter() or clock.quarter if unit == "quarter" else None
    if reported:
        return (neighbour(reported, shift + 1) if shift + 1 else reported), "assumed", "at"
    size = {"year": 12, "quarter": 3, "month": 1}[unit]
    day = clock.day
    return (stretch(day.year, (day.month - 1) // size * size + shift * size, size) if day else None), "assumed", "at"


ZH: tuple[Opening, ...] = (
    Opening("当", "季月日天", _THAT, _read_that),
    Opening("单", "季月", _SINGLE, _read_single),
    Opening("期", "内", _WITHIN, _read_within),
    Opening("同", "期", _ALONG, _read_along),
    Opening("上本前", "一个季月年", _END_OF, _read_end_of),
    Opening("期季", "末底", _AT_END, _read_at_end),
    Opening("前上之一", "一前周", _WEEK_BEFORE, _read_week_before),
)
EN: tuple[Opening, ...] = (
    Opening("in. for during over of. quarterly monthly", "", _PERIOD_EN, _read_period_en),
    Opening("the quarter month half period", "", _END_OF_EN, _read_end_of_en),
    Opening("in. for during over", "", _MONTHS_EN, _read_months_en),
    Opening("the", "", _ELLIPSIS, _read_ellipsis),
    Opening("the", "", _THE_ONE, _read_the_one),
    Opening("next", "", _NEXT, _read_next),
)
