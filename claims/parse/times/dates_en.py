"""Dates of English text: patterns, and what each of them means."""

from __future__ import annotations

import re
from datetime import timedelta

from claims.parse.times.budgets import running_year
from claims.parse.times.dates_both import read_base, read_counted, read_day, read_delivered, read_now, read_past
from claims.parse.times.dates_en_ends import (
    ENDED,
    PART_ENDED,
    WEEK_ENDED,
    WEEKS_ENDED,
    YEAR_BEGUN,
    YEAR_END,
    YEAR_ENDED,
    read_ended,
    read_part_ended,
    read_week_ended,
    read_weeks_ended,
    read_year_begun,
    read_year_end,
    read_year_ended,
)
from claims.parse.times.dates_en_months import (
    DATE,
    DAYS_SPAN,
    DELIVERED,
    MONTH,
    MONTHS_SPAN,
    WEEKDAY,
    read_date,
    read_days,
    read_month,
    read_months,
    read_weekday,
)
from claims.parse.times.dates_scan import Opening
from claims.parse.times.when import WORDS, Clock, Reading, before, neighbour, stretch
from claims.period import back, days, week

_HALF_YEAR = re.compile(
    r"\b(?:half-year(?:ly)?|half\syear|interim|six-month)\s(?=(?:\w+\s){0,2}(?:revenues?|sales|profits?|earnings|results?|net|operating|income|pre-?tax|loss(?:es)?|turnover|figures|report|output|deliveries|production))",
    re.IGNORECASE,
)
_MONTHS_EN = re.compile(
    r"\b(?P<n>three|six|nine|ten|eleven)-month\s(?=(?:\w+\s){0,2}(?:revenues?|sales|profits?|earnings|net|operating|income|loss(?:es)?|turnover|output|deliveries|total|tally|figure))",
    re.IGNORECASE,
)
_OWN_YEAR = re.compile(
    r"\b(?:(?:full|entire|whole|current|this|last|next|its|the|new|coming|upcoming|past|previous|prior)\s){1,4}(?:fiscal|financial)[\s-]year\b(?!\s?(?:20)?\d\d|\s(?:that\s)?(?:end(?:s|ed|ing)|to|through)\b)"
    r"|\b(?:the\s)?(?:current|this|last|next|previous)\sfiscal"
    r"(?=[’'.,;)]|\s(?:ending|ended|against|compared|as|from|and|is|was|were|in|with|by|under)\b)",
    re.IGNORECASE,
)
_ORD = r"(?P<n>first|second|third|fourth|final|last(?=\s(?:quarter|half)\sof\s(?:the\s)?(?:20\d\d|last|this))|1st|2nd|3rd|4th)"
_PART = re.compile(
    r"\b(?:(?:fiscal\s+(?:year\s+)?|FY\s?)(?P<fy0>(?:20)?\d\d)(?:'s)?\s+|(?P<y0>20\d\d)(?:'s)?\s+"
    r"|(?P<fisc>fiscal\s+|(?:its|the\s+company's)\s+fiscal\s+))?"
    rf"{_ORD}[ -](?P<mid>(?:fiscal|financial)[ -])?"
    r"(?P<unit>quarter|half|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|\d\d?)[ -]months?)s?\b"
    r"(?!\s(?:above|below|over|with|since|ever|in\s(?:which|two|three|four|five|more|\w+\syears)))"
    r"(?:\s+(?:of\s+)?(?:(?:the\s+)?(?:its\s+)?(?P<fy>(?:fiscal|financial)\s+(?:year\s+)?|FY\s?)?(?P<y>20\d\d|(?<=FY)\d\d)"
    r"(?P<tail>\s(?:fiscal|financial|business)\syear)?"
    r"|(?P<rel>this year|last year|next year|the year|the current year)))?",
    re.IGNORECASE,
)
_REL = re.compile(
    r"\b(?P<which>this|last|next|the previous|the prior|the current|the same|previous|prior|current"
    r"|(?:the\s)?(?:latest|most\srecent)(?=\s(?:quarter|month)\b))(?:\s+|(?<=current)-(?=quarter))"
    r"(?P<unit>year|quarter|month|week|half)(?:'s)?\b(?!-)",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    r"\b(?:fiscal(?:\s+year)?|financial year|FY)\s?(?P<y>(?:20)?\d\d)\b"
    r"|\b(?:20\d\d[-–/](?=\d\d\b))?(?P<z>20\d\d|(?<=[-–/])\d\d)\s(?:fiscal|financial)\syear\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\w$€£.,-])(?P<y>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<z>(?:20)?\d\d))?(?:'s)?(?![\w%]|[,.]\d|\s*(?:million|billion|percent|(?!was\b|is\b|has\b|as\b|foresees\b|expects\b|shows\b|calls\b|includes\b|assumes\b|envisages\b|sets\b|puts\b|provides\b|implies\b|remains\b|stands\b|projects\b|totals\b|means\b|suggests\b|sales\b|earnings\b|results\b|revenues\b|profits\b|deliveries\b|shipments\b|losses\b|registrations\b|orders\b|bookings\b|volumes\b|margins\b|dividends\b)[a-z]+s\b))"
)
_YEAR_LEAD = re.compile(
    r"(?:^|\W)(?:in|of|for|since|by|during|from|to|until|through|than|and|late|early|mid|end(?:\sof)?|versus|vs\.?|between|before|after|full-year|calendar|years?|period|over|(?:beginning|starting)\s(?:with|in|from))[\s-](?:the\s(?:end|start)\sof\s)?$",
    re.IGNORECASE,
)
# What "2026-27" is where it is no one year of a budget.
_OVER = re.compile(r"\b(?:between|over|years|period|during|through)\b", re.IGNORECASE)
# In the 2025/26 season: a year behind an article, where a noun says that it is one.
_SEASON = re.compile(r"\s(?:season|harvest|crop|campaign|marketing|budget|academic|calendar)\b")
_THE = re.compile(r"\b(?:in|of|for|during|by|from|than|over|to)\sthe\s$", re.IGNORECASE)
_PAST = re.compile(
    r"\b(?P<way>past|last|previous|preceding|next|coming|following)\s+"
    r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -](?P<unit>months?|years?|quarters?|weeks?|days?)\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:(?:a year|(?:twelve|12) months) (?:earlier|ago|before|previously)"
    r"|one year (?:ago|earlier|before)|the year (?:earlier|before)"
    r"|(?:in\s+)?the (?:same|year-ago|year-earlier|prior-year|corresponding) "
    r"(?:period|quarter|half|months?|week|stretch|span|timeframe)"
    r"(?:\s+(?:of\s+)?(?:last year|a year (?:earlier|ago|before)|the (?:previous|prior) year|(?:19|20)\d\d))?"
    r"|the year-ago|year-earlier|(?:(?:a|the|one) (?:quarter|month|week)|(?:three|3) months)"
    r" (?:earlier|ago|before)|the previous week)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:(?:now|currently)\b(?!\s(?:expect|see|forecast|anticipate|predict|project|plan|target|aim|estimate|believe|guide"
    r"|hope|models?\b|assumes?\b|values?\b|rates?\b|pegs?\b|puts?\b|due\b|prices?\b|says?\b))|(?:at present|so far|to date)\b)",
    re.IGNORECASE,
)
# A year right before what is measured: it now expects 2026 sales of.
_YEAR_NOUN = re.compile(
    r"\s(?:[A-Za-z][A-Za-z-]+\s){0,2}(?:sales|revenues?|profits?|earnings|income|output|production|deliveries|shipments|capex|spending|expenditures?|guidance|forecasts?|outlook|targets?|results|growth|demand|EPS|EBITDA|prices?|budget|dividend|estimates?|projections?|consensus|margins?|loss(?:es)?|volumes?|registrations|orders|bookings)\b"
)
_FULL = re.compile(
    r"\b(?:full[ -]year|the whole year)\b(?:\s(?:of\s)?(?P<fy>fiscal\s|FY\s?)?(?P<y>20\d\d)\b(?![.,]\d))?", re.IGNORECASE
)
# first and second quarters: the first of those that share a noun.
_LISTED = re.compile(
    rf"\b{_ORD}(?=(?:,\s(?:second|third))*,?\sand\s(?:second|third|fourth)\s(?P<unit>quarters?|halves)\b)", re.IGNORECASE
)
_THE_YEAR = re.compile(r"\b[Ff]or\sthe\syear\b(?!\s(?:ended|ending|to|through|that|of)\b)")
# A time counted back or on from a day that nobody told.
_COUNTED = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|a decade|decades|several|a few)(?:\s(?:years|months))?"
    r"\s(?:ago|earlier|later|before)\b",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?P<word>today|yesterday|tomorrow)\b", re.IGNORECASE)


def _read_part(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    number, unit = WORDS[match["n"].lower()], match["unit"].lower()
    fiscal = match["fy0"] or (match["y"] if match["fy"] or match["fisc"] or match["mid"] or match["tail"] else None)
    year = match["fy0"] or match["y0"] or match["y"]
    code = f"H{number}" if unit == "half" else f"Q{number}" if unit == "quarter" else ""
    size = _months_of(unit)
    if size and number != 1:
        return None, "assumed", "open"
    if fiscal:
        year = str(fiscal if match["fy0"] else match["y"])
        return f"FY{year if len(year) == 4 else '20' + year}{code}", "stated", "at"
    if match["fisc"] or match["mid"]:
        return (code, "assumed", "fiscal") if code and not year else (None, "assumed", "open")
    how = "stated" if year else "assumed"
    start = (number - 1) * (6 if unit == "half" else 3) + 1
    placed = int(year) if year else _relative_en(match["rel"], clock)
    if placed is None and not match["rel"]:
        placed = clock.year_of(start, future=future, size=size or (6 if unit == "half" else 3))
        placed = clock.passed(placed, start, size) if size and not future else placed
    if placed is None:
        own = clock.own_part(number) if unit == "quarter" and not match["rel"] and not future else None
        return (own, how, "at") if own else (None, how, "open")
    return stretch(placed, 0, size) if size else f"{placed}{code}", how, "at"


def _months_of(unit: str) -> int:
    """Return how many months "nine months" are; 0 for a quarter or a half."""
    number, _, months = unit.replace("-", " ").partition(" ")
    return 0 if not months else int(number) if number.isdigit() else WORDS.get(number, 0)


def _relative_en(word: str | None, clock: Clock) -> int | None:
    shift = {"last": -1, "next": 1, "this": 0, "the ": 0}.get((word or "")[:4].lower())
    return None if shift is None else clock.shifted(shift)


def _read_listed(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    number, half = WORDS[match["n"].lower()], match["unit"].lower() == "halves"
    year = clock.year_of((number - 1) * (6 if half else 3) + 1, future=future)
    return (f"{year}{'H' if half else 'Q'}{number}" if year else None), "assumed", "at" if year else "open"


def _read_the_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    year = clock.full_year(future=future and _TOLD.match(match.string, match.end()) is None)
    return (f"{year}" if year else None), "assumed", "at" if year else "open"


def _read_rel(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    which, unit = match["which"].lower().removeprefix("the "), match["unit"].lower()
    if which in ("latest", "most recent") and unit == "quarter" and (told := clock.reported_quarter()):
        return told, "carried", "at"
    if clock.day is None or which == "same":
        return None, "assumed", "base" if which == "same" else "open"
    shift = {"last": -1, "next": 1, "previous": -1, "prior": -1, "latest": -1, "most recent": -1}.get(which, 0)
    if unit == "year" and which == "current" and (running := running_year(clock)):
        return f"FY{running}", "assumed", "at"
    if unit == "quarter" and which in ("current", "this") and (reported := clock.reported_quarter()):
        # the one behind that which is reported on
        span = days(reported)
        if which == "current" or (span and 0 <= (clock.day - span[1]).days < _QUARTER):
            return neighbour(reported, 1), "assumed", "at"
    if which == "last" and unit == "year" and (own := re.fullmatch(r"FY(\d{4})", clock.head or "")):
        return f"FY{int(own[1]) - 1}", "assumed", "at"
    if which == "last" and unit == "year" and (same := _same_last_year(match, clock)):
        return same, "assumed", "at"
    if which in ("previous", "prior") and (earlier := before(clock, unit) or _year_before(clock, unit)):
        return earlier, "assumed", "base"
    if unit == "week":
        return week(clock.day + timedelta(7 * shift)), "assumed", "at"
    size = {"year": 12, "half": 6, "quarter": 3, "month": 1}[unit]
    start = (clock.day.month - 1) // size * size + shift * size
    role = "base" if which in ("previous", "prior") else "at"
    return stretch(clock.day.year, start, size), "assumed", role


_QUARTER = 92
# 13% above last year's $1.58 billion: of the same quarter, in a report of one.
_SET_BY = re.compile(
    r"\b(?:above|below|than|from|on|over|under|short\sof|ahead\sof|against|versus|with|to|double|twice|times|triple|beat\w*|top\w*)\s$",
    re.IGNORECASE,
)
_LEVEL = re.compile(r"\s(?:[A-Z]{1,3})?[$€£¥]?\d")
# , against £412 million last year
_LEVEL_BEFORE = re.compile(
    r"\b(?:against|versus|vs\.?|compared\s(?:with|to)|(?:up|down|increased|decreased|rose|fell|grew)\sfrom|\sto\s(?:[A-Z]{1,3})?[$€£¥]?\d[\d.,]*(?:\s?[a-z%]+){0,2},?\s(?:up\s|down\s)?from)\s(?:(?:about|around|an?|a\sloss\sof|nearly)\s)?(?:[A-Z]{1,3})?[$€£¥]?\d[\d.,]*"
    r"(?:\s?(?:%|p|c|pence|cents|million|billion|trillion|per\scent|percent|[mb]n?|euros|pounds|dollars|yen|crowns))*"
    r"(?:,?\sor\s[$€£¥]?\d[\d.,]*(?:\s(?:cents|pence|p))?(?:\s(?:per|a)(?:\sdiluted)?\sshare)?,?)?\s(?:in\s)?$"
)
_WHOLE_YEAR = re.compile(r"(?:FY)?\d{4}")


def _same_last_year(match: re.Match[str], clock: Clock) -> str | None:
    """Return the part of last year that is as long as what is reported on, where a level of last year's is set against it."""
    text, spoken = match.string, clock.compared()
    if spoken is None:
        return None
    if match[0].endswith("'s"):
        named = _LEVEL.match(text, match.end()) and _SET_BY.search(text, max(0, match.start() - 14), match.start())
    else:
        named = _LEVEL_BEFORE.search(text, max(0, match.start() - 120), match.start())
        spoken = spoken if clock.head or not clock.report else clock.report
    return back(spoken) if named and not clock.lies_ahead(spoken) and not _WHOLE_YEAR.fullmatch(spoken) else None


def _year_before(clock: Clock, unit: str) -> str | None:
    """Return the twelve months before those spoken of, where they were no calendar year."""
    span = days(clock.compared() or "")
    return back(clock.compared() or "") if unit == "year" and span and (span[1] - span[0]).days in (364, 365) else None


def _read_half_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the last half that had ended: a company's own half year, where its year is not the calendar's, ends near it."""
    if clock.day is None:
        return None, "assumed", "open"
    return (f"{clock.day.year}H1" if clock.day.month > 6 else f"{clock.day.year - 1}H2"), "assumed", "at"


def _read_months_en(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the first so many months of the year, where they had just ended."""
    size = WORDS.get(match["n"].lower(), 11)
    if clock.day is None or not 1 <= (clock.day.month - 1 - size) % 12 + 1 <= 4:
        return None, "assumed", "open"
    return stretch(clock.day.year - (clock.day.month <= size), 0, size), "assumed", "at"


def _read_own_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return how many years a company's own year lies from the one it is in, where the words tell."""
    words = set(match[0].lower().replace("-", " ").split())
    last = days(clock.reported_quarter() or "") if words & {"full", "entire", "whole"} else None
    if last and _LAST_QUARTER.search(match.string, 0, match.start()):
        return stretch(last[1].year, last[1].month - 12, 12), "assumed", "at"
    shift = (
        -1
        if words & _GONE
        else 1
        if words & {"next", "coming", "upcoming"}
        else 0
        if words & {"this", "current", "new"}
        else None
    )
    if shift is None and words & {"full", "entire", "whole"}:
        return WHOLE_YEAR, "assumed", "fiscal"
    return (None, "assumed", "open") if shift is None else (f"{shift:+}", "assumed", "fiscal")


# The year that runs, but the last one in a text soon after its end.
WHOLE_YEAR = "-0"
_GONE = {"last", "past", "previous", "prior"}
# Results of a fourth quarter, whose days are told, are those of a year that ends with it.
_LAST_QUARTER = re.compile(r"\b[Ff](?:iscal\sfourth|ourth|inal)[\s-]quarter\b")
# Results that have been told, whatever else the sentence foresees: we raise our target following full-year results that beat.
_TOLD = re.compile(
    r"\s(?:results|figures|numbers|earnings|accounts)\s(?:that|which|beat|topped|missed|came|were|showed|on|in|of)\b"
)


def _read_full(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["y"]:
        return f"{'FY' if match['fy'] else ''}{match['y']}", "stated", "at"
    year = clock.full_year(future=future and _TOLD.match(match.string, match.end()) is None)
    return (f"{year}" if year else None), "assumed", "at"


def _read_fiscal(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    year = match["y"] or match["z"]
    return f"FY{year if len(year) == 4 else '20' + year}", "stated", "at"


# 2026 and 2027 revenue forecasts: the noun stands behind the last.
_MORE_YEARS = re.compile(r"(?:,?\s(?:and|or|to|through)\s|,\s)(?:20\d\d,?\s(?:and|or)\s)?20\d\d(?=\s[a-zA-Z])")
# Capital expenditure of $70m (2025: $58m).
_HEADED = re.compile(r":\s[$€£¥]?[A-Z]{0,3}\s?\d[^()\n]{0,30}\)")


def _read_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    lead = _YEAR_LEAD.search(match.string, max(0, match.start() - 24), match.start())
    if lead is None and _SEASON.match(match.string, match.end()):
        lead = _THE.search(match.string, max(0, match.start() - 24), match.start())
    headed = _HEADED.match(match.string, match.end()) is not None and match.string[match.start() - 1 : match.start()] == "("
    noun = _MORE_YEARS.match(match.string, match.end())
    if lead is None and not headed and (match["z"] or not _YEAR_NOUN.match(match.string, noun.end() if noun else match.end())):
        return None, "assumed", "at"
    if match["z"]:
        last = match["z"] if len(match["z"]) == 4 else f"20{match['z']}"
        if clock.budgets and int(last) == int(match["y"]) + 1 and not (lead and _OVER.search(lead[0])):
            return f"FY{last}", "stated", "at"
        return f"{match['y']}/{last}", "stated", "at"
    end = lead and re.search(r"end of|late\b|\bend\b", lead[0], re.IGNORECASE)
    return f"{match['y']}-12" if end else match["y"], "stated", "at"


_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_ORDINALS = "first second third fourth final last"
_GOODS = "future contract crude oil gas gold silver copper wheat corn soybean sugar coffee cocoa cotton "
_COUNTS = "two three four five six seven eight nine ten"
OPENINGS: tuple[Opening, ...] = (
    Opening("0 a. one the in. year three twelve", "", _BASE, read_base),
    Opening(
        _GOODS + _MONTH_NAMES,
        "",
        DELIVERED,
        read_delivered,
    ),
    Opening("between " + _MONTH_NAMES, "", MONTHS_SPAN, read_months),
    Opening("first " + _MONTH_NAMES, "", DAYS_SPAN, read_days),
    Opening("week", "", WEEK_ENDED, read_week_ended),
    Opening("0 thirteen twenty", "", WEEKS_ENDED, read_weeks_ended),
    Opening("half interim six", "", _HALF_YEAR, _read_half_year),
    Opening("three six nine ten eleven", "", _MONTHS_EN, _read_months_en),
    Opening(
        "full entire whole current this last next its the new coming upcoming past previous prior", "", _OWN_YEAR, _read_own_year
    ),
    Opening("its fiscal " + _ORDINALS, "", PART_ENDED, read_part_ended),
    Opening("fiscal financial budget the its a. this next new coming upcoming current", "", YEAR_BEGUN, read_year_begun),
    Opening("0 fiscal financial year half three six nine twelve", "", YEAR_ENDED, read_year_ended),
    Opening("0 three six nine twelve full fiscal month quarter half year", "", ENDED, read_ended),
    Opening("0 " + _ORDINALS, "", _LISTED, _read_listed),
    Opening("for", "", _THE_YEAR, _read_the_year),
    Opening("start beginning end finished closed year", "", YEAR_END, read_year_end),
    Opening("0 a. decades several " + _COUNTS, "", _COUNTED, read_counted),
    Opening("0 fiscal fy its the " + _ORDINALS, "", _PART, _read_part),
    Opening("0 " + _MONTH_NAMES, "", DATE, read_date),
    Opening("mid early late " + _MONTH_NAMES, "", MONTH, read_month),
    Opening("0 fiscal financial fy", "", _FISCAL, _read_fiscal),
    Opening("this last next the previous prior current latest most", "", _REL, _read_rel),
    Opening("full the", "", _FULL, _read_full),
    Opening("past last previous preceding next coming following", "", _PAST, read_past),
    Opening("0", "", _YEAR, _read_year),
    Opening("last this next on. since late early mon tue wed thu fri sat sun", "", WEEKDAY, read_weekday),
    Opening("today yesterday tomorrow", "", _DAY, read_day),
    Opening("now currently at. so. to.", "", _NOW, read_now),
)
