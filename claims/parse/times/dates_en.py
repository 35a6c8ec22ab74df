"""Dates of English text: patterns, and what each of them means."""

from __future__ import annotations

import re
from datetime import timedelta

from claims.parse.times.dates_both import read_base, read_day, read_now, read_past
from claims.parse.times.dates_scan import Opening
from claims.parse.times.when import WORDS, Clock, Reading, before, calendar_day, neighbour, stretch, weekday
from claims.period import back, days, week

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_M = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = re.compile(
    rf"\b{_M.format('m')}\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d|\s*(?:million|billion|%|percent))(?:,?\s+(?P<y>(?:19|20)\d\d))?\b|(?<![\d.])(?P<fd>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?{_M.format('fm')}(?:,?\s+(?P<fy>(?:19|20)\d\d))?\b"
)
_MONTH = re.compile(
    rf"\b(?:mid-|early-|late-)?{_M.format('m')}(?:,?\s+(?:of\s+)?(?P<y>(?:19|20)\d\d)|\s(?:of\s)?(?P<rel>last|this|next)\syear|(?P<quarter>\s+quarter)|(?P<poss>'s))?(?![\w-]|\s+[0-3]?\d\b(?![,.]\d|\s*(?:%|percent|million|billion)))"
)
_MONTHS_SPAN = re.compile(
    rf"\b(?:(?P<both>between)\s)?{_M.format('a')}(?:\s?[-–—/]\s?|\s(?(both)and|(?:to|through))\s){_M.format('b')}"
    r"(?:\s(?:quarter|period|half))?(?:,?\s+(?:of\s+)?(?P<y>(?:19|20)\d\d))?\b(?!\s?[-–])(?!\s[0-3]?\d\b(?!\s*(?:%|percent|million|billion)))"
)
# The month in which a contract falls due, which is no time of anything told: futures for December, January delivery.
_DELIVERED = re.compile(
    rf"(?:\b(?:[Ff]utures|contracts?|crude|oil|gas|gold|silver|copper|wheat|corn|soybeans?|sugar|coffee|cocoa|cotton)\sfor\s)?\b{_M.format('m')}"
    r"(?:,?\s(?:19|20)\d\d)?\s(?:(?:\w+\s){0,2}(?:futures|contracts?|options|settlement)|delivery)\b"
    rf"|\b(?:[Ff]utures|contracts?)\sfor\s{_M.format('n')}(?!\s[0-3]?\d\b)\b"
)
_HALF_YEAR = re.compile(
    r"\b(?:half-year(?:ly)?|half\syear|interim|six-month)\s(?=(?:\w+\s){0,2}(?:revenues?|sales|profits?|earnings|results?|net|operating|income|pre-?tax|loss(?:es)?|turnover|figures|report|output|deliveries|production))",
    re.IGNORECASE,
)
_MONTHS_EN = re.compile(
    r"\b(?P<n>three|six|nine|ten|eleven)-month\s(?=(?:\w+\s){0,2}(?:revenues?|sales|profits?|earnings|net|operating|income|loss(?:es)?|turnover|output|deliveries))",
    re.IGNORECASE,
)
# How long the company's own year runs cannot be told from these.
_YEAR_ENDED = re.compile(
    rf"\b(?P<own>(?:fiscal|financial)\s)?(?:year|half(?:[\s-]year)?|(?P<n>three|six|nine|twelve|3|6|9|12)[\s-]months?\speriod)\s(?:that\s|which\s)?(?P<verb>ended|ending|ends|to|through)\s(?:on\s)?(?:the\send\sof\s)?{_M.format('m')}"
    r"(?:\s(?P<d>[0-3]?\d))?(?:,?\s+(?P<y>(?:19|20)\d\d))?\b"
)
# The fourth quarter that ended on Sept. 27 is the company's own: its days say which.
_PART_ENDED = re.compile(
    rf"\b(?:(?:its\s)?(?P<own>fiscal\s))?(?P<n>first|second|third|fourth|final)[\s-]quarter,?\s(?:that\s|which\s)?(?:ended|ending)\s(?:on\s)?{_M.format('m')}(?:\s(?P<d>[0-3]?\d))?(?:,?\s+(?P<y>(?:19|20)\d\d))?\b",
    re.IGNORECASE,
)
_OWN_YEAR = re.compile(
    r"\b(?:(?:full|entire|whole|current|this|last|next|its|the)\s){1,4}(?:fiscal|financial)[\s-]year\b(?!\s?(?:20)?\d\d|\s(?:that\s)?(?:end(?:s|ed|ing)|to|through)\b)",
    re.IGNORECASE,
)
_WEEK_ENDED = re.compile(
    rf"\bweek\s(?:that\s)?(?:ended|ending|to|through)\s(?:on\s)?(?:\w+day,?\s)?{_M.format('m')}\s(?P<d>[0-3]?\d)\b(?:,?\s+(?P<y>(?:19|20)\d\d))?"
)
_MONTH_LEAD = re.compile(
    r"(?:^|\W)(?:in|of|since|by|for|from|to|until|till|through|during|late|early|mid|last|next|this|and|between|ended|ending|than|end)\s+(?:late\s|early\s)?$",
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
_ENDED = re.compile(
    rf"\b(?P<n>three|six|nine|twelve|12|9|6|3|full|fiscal)?\s?-?(?P<unit>months?|quarter|half|year)\s+(?:that\s+)?(?:ended|ending|to|through|ends)\s+(?:on\s+)?(?:the\s+end\s+of\s+)?{_M.format('m')}(?:\s+(?P<d>[0-3]?\d))?(?:,?\s+(?P<y>(?:19|20)\d\d))?\b"
)
_REL = re.compile(
    r"\b(?P<which>this|last|next|the previous|the prior|the current|the same|previous|prior|current)\s+"
    r"(?P<unit>year|quarter|month|week|half)(?:'s)?\b(?!-)",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    r"\b(?:fiscal(?:\s+year)?|financial year|FY)\s?(?P<y>(?:20)?\d\d)\b|\b(?P<z>20\d\d)\s(?:fiscal|financial)\syear\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"(?<![\w$€£.,-])(?P<y>(?:19|20)\d\d)(?:\s?[-–/]\s?(?P<z>(?:20)?\d\d))?(?:'s)?(?![\w%]|[,.]\d|\s*(?:million|billion|percent|(?!was\b|is\b|has\b|as\b|foresees\b|expects\b|shows\b|calls\b|includes\b|assumes\b|envisages\b|sets\b|puts\b|provides\b|implies\b|remains\b|stands\b|projects\b|totals\b|means\b|suggests\b|sales\b|earnings\b|results\b|revenues\b|profits\b|deliveries\b|shipments\b|losses\b)[a-z]+s\b))"
)
_YEAR_LEAD = re.compile(
    r"(?:^|\W)(?:in|of|for|since|by|during|from|to|until|through|than|and|late|early|mid|end(?:\sof)?|versus|vs\.?|between|before|after|full-year|calendar|year|over|(?:beginning|starting)\s(?:with|in|from))[\s-](?:the\s(?:end|start)\sof\s)?$",
    re.IGNORECASE,
)
# In the 2025/26 season: a year behind an article, where a noun says that it is one.
_SEASON = re.compile(r"\s(?:season|harvest|crop|campaign|marketing|budget|academic|calendar)\b")
_THE = re.compile(r"\b(?:in|of|for|during|by|from|than|over|to)\sthe\s$", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:(?P<which>last|this|next|on|since|late|early)\s+)?(?P<w>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?\b"
)
_PAST = re.compile(
    r"\b(?P<way>past|last|previous|preceding|next|coming|following)\s+"
    r"(?P<n>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|twelve)[ -](?P<unit>months?|years?|quarters?|weeks?|days?)\b",
    re.IGNORECASE,
)
_BASE = re.compile(
    r"\b(?:(?:a year|(?:twelve|12) months) (?:earlier|ago|before|previously)|(?:one|the) year (?:earlier|before)"
    r"|(?:in\s+)?the (?:same|year-ago|year-earlier|prior-year|corresponding) (?:period|quarter|half|months?|week)"
    r"(?:\s+(?:of\s+)?(?:last year|a year (?:earlier|ago|before)|the (?:previous|prior) year|(?:19|20)\d\d))?"
    r"|the year-ago|year-earlier|(?:(?:a|the|one) (?:quarter|month|week)|(?:three|3) months)"
    r" (?:earlier|ago|before)|the previous week)\b",
    re.IGNORECASE,
)
_NOW = re.compile(
    r"\b(?:(?:now|currently)\b(?!\s(?:expect|see|forecast|anticipate|predict|project|plan|target|aim|estimate|believe|guide"
    r"|hope|due\b|prices?\b|says?\b))|(?:at present|so far|to date)\b)",
    re.IGNORECASE,
)
# A year right before what is measured: it now expects 2026 sales of.
_YEAR_NOUN = re.compile(
    r"\s(?:[A-Za-z][A-Za-z-]+\s){0,2}(?:sales|revenues?|profits?|earnings|income|output|production|deliveries|shipments|capex|spending|expenditures?|guidance|forecasts?|outlook|targets?|results|growth|demand|EPS|EBITDA|prices?|budget|dividend)\b"
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
# Where a year ends: of this one for what lies ahead, and early in the next of the one before.
_YEAR_END = re.compile(
    r"\b(?:(?:start|beginning)\sof\s(?P<start>the|this)\syear\b|end\s(?:of\s)?(?P<which>this|the|next|last)\s(?:calendar\s)?year\b"
    r"|year['’]?s?[ -]end\b|end-(?P<y>20\d\d)\b"
    r"|(?:ended|finished|closed)\s(?:the|its)\s(?:(?:fiscal|financial)\s)?(?P<over>year|quarter|half)(?=\s(?:with|at|on|having|owing)\b))",
    re.IGNORECASE,
)
_DAY = re.compile(r"\b(?P<word>today|yesterday|tomorrow)\b", re.IGNORECASE)


def month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def _read_date(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month, number = month_number(match["m"] or match["fm"]), int(match["d"] or match["fd"])
    stated = match["y"] or match["fy"]
    year = int(stated) if stated else clock.year_of(month, future=future)
    day = calendar_day(year, month, number) if year else None
    return (day.isoformat() if day else None), "stated" if stated else "assumed", "at" if day else "open"


def _read_month(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    lead = _MONTH_LEAD.search(match.string, max(0, match.start() - 14), match.start())
    told = match["y"] or match["rel"] or match["poss"] or match["quarter"]
    if match["m"] in ("May", "Mar", "March", "Jan", "Dec") and not (lead or told):
        return None, "assumed", "at"
    month = month_number(match["m"])
    ahead = (future or "next" in lead[0] or _from_then(match, lead[0])) and "since" not in lead[0] if lead else future
    if match["rel"]:
        year = clock.shifted({"last": -1, "this": 0, "next": 1}[match["rel"]])
    else:
        year = int(match["y"]) if match["y"] else clock.year_of(month, future=ahead)
    if year is None:
        return None, "assumed", "open"
    if match["quarter"]:
        return stretch(year, month - 3, 3), "assumed", "at"
    return f"{year}-{month:02}", "stated" if match["y"] else "assumed", "at"


# From January the exemption will cover only half.
_WILL = re.compile(r"[^.;]{0,80}?\b(?:will|would|is\sto|are\sto|be)\b")


def _from_then(match: re.Match[str], lead: str) -> bool:
    """Whether a month is one from which on something will be."""
    return "from" in lead.lower() and _WILL.match(match.string, match.end()) is not None


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
        return None, how, "open"
    return stretch(placed, 0, size) if size else f"{placed}{code}", how, "at"


def _months_of(unit: str) -> int:
    """Return how many months "nine months" are; 0 for a quarter or a half."""
    number, _, months = unit.replace("-", " ").partition(" ")
    return 0 if not months else int(number) if number.isdigit() else WORDS.get(number, 0)


def _relative_en(word: str | None, clock: Clock) -> int | None:
    shift = {"last": -1, "next": 1, "this": 0, "the ": 0}.get((word or "")[:4].lower())
    return None if shift is None else clock.shifted(shift)


def _read_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month, unit = month_number(match["m"]), match["unit"].rstrip("s")
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    if year is None:
        return None, "assumed", "open"
    number = (match["n"] or "").lower()
    count = int(number) if number.isdigit() else WORDS.get(number, 1)
    size = {"quarter": 3, "half": 6, "year": 12}.get(unit, count)
    # A quarter that ends in the first days of a month is that of the month before (52-week calendars).
    last = month - 1 if match["d"] and int(match["d"]) <= 7 else month
    return stretch(year, last - size, size), "stated" if match["y"] else "assumed", "at"


def _read_year_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    ahead = future or match["verb"].lower() in ("ending", "ends")
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=ahead)
    if year is None:
        return None, "assumed", "open"
    if ahead and not match["y"] and clock.day and (year, month) < (clock.day.year, clock.day.month):
        year += 1
    size = WORDS.get(match["n"] or "", 0) or int(match["n"]) if match["n"] else 6 if "half" in match[0].lower() else 12
    return stretch(year, month - size, size), "stated" if match["y"] else "assumed", "at"


def _read_part_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    if year is None:
        return None, "assumed", "open"
    how = "stated" if match["y"] else "assumed"
    last = month - 1 if match["d"] and int(match["d"]) <= 7 else month
    if match["own"]:  # the company's own year ends with its fourth quarter
        number = WORDS[match["n"].lower()]
        return f"FY{year + (last - 1 + 3 * (4 - number)) // 12}Q{number}", how, "at"
    return stretch(year, last - 3, 3), how, "at"


def _read_listed(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    number, half = WORDS[match["n"].lower()], match["unit"].lower() == "halves"
    year = clock.year_of((number - 1) * (6 if half else 3) + 1, future=future)
    return (f"{year}{'H' if half else 'Q'}{number}" if year else None), "assumed", "at" if year else "open"


def _read_the_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    year = clock.full_year(future=future and _TOLD.match(match.string, match.end()) is None)
    return (f"{year}" if year else None), "assumed", "at" if year else "open"


_OUTLOOK = re.compile(r"\s(?:\w+\s){0,2}(?:forecast|target|estimate|outlook)")


def _read_year_end(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["y"]:
        return f"{match['y']}-12", "stated", "at"
    if match["over"]:
        return _read_over(match["over"].lower(), clock), "assumed", "at"
    which = (match["which"] or "").lower()
    year = clock.shifted({"next": 1, "last": -1}.get(which, 0))
    if year is None or clock.day is None:
        return None, "assumed", "open"
    if match["start"]:
        return f"{year}-01", "assumed", "at"
    if which in ("this", "next", "last") or future or _OUTLOOK.match(match.string, match.end()):
        return f"{year}-12", "assumed", "at"
    return (f"{year - 1}-12", "assumed", "at") if clock.day.month <= 4 else (None, "assumed", "open")


def _read_over(unit: str, clock: Clock) -> str | None:
    """Return the last month of the year, half or quarter that is reported on: it ended the year with net cash."""
    size = {"year": 12, "half": 6, "quarter": 3}[unit]
    for told in (clock.span, clock.report, clock.last):
        span = days(told or "")
        whole = span is not None and span[1].month % size == 0
        if span and whole and not (clock.day and span[1] > clock.day):
            return f"{span[1].year}-{span[1].month:02}"
    year = clock.full_year(future=False)
    return f"{year}-12" if unit == "year" and year and clock.day and year < clock.day.year else None


def _read_counted(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return None, "assumed", "open"


def _read_rel(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    which, unit = match["which"].lower().removeprefix("the "), match["unit"].lower()
    if clock.day is None or which == "same":
        return None, "assumed", "base" if which == "same" else "open"
    shift = {"last": -1, "next": 1, "previous": -1, "prior": -1}.get(which, 0)
    if unit == "quarter" and which in ("current", "this") and (reported := clock.reported_quarter()):
        # the one behind that which is reported on
        span = days(reported)
        if which == "current" or (span and 0 <= (clock.day - span[1]).days < _QUARTER):
            return neighbour(reported, 1), "assumed", "at"
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
_WHOLE_YEAR = re.compile(r"(?:FY)?\d{4}")


def _same_last_year(match: re.Match[str], clock: Clock) -> str | None:
    """Return the part of last year that is as long as what is reported on, where a level of last year's is set against it."""
    text, spoken = match.string, clock.compared()
    if spoken is None or not match[0].endswith("'s") or not _LEVEL.match(text, match.end()):
        return None
    named = _SET_BY.search(text, max(0, match.start() - 14), match.start()) is not None
    return back(spoken) if named and not clock.lies_ahead(spoken) and not _WHOLE_YEAR.fullmatch(spoken) else None


def _year_before(clock: Clock, unit: str) -> str | None:
    """Return the twelve months before those spoken of, where they were no calendar year."""
    span = days(clock.compared() or "")
    return back(clock.compared() or "") if unit == "year" and span and (span[1] - span[0]).days in (364, 365) else None


def _read_months(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    first, last = month_number(match["a"]), month_number(match["b"])
    year = int(match["y"]) if match["y"] else clock.year_of(first, future=future)
    if year is None:
        return None, "assumed", "open"
    size = (last - first) % 12 + 1
    if not (match["y"] or future):
        year = clock.passed(year, first, size) or year
    return (
        stretch(year, last - size if first > last and match["y"] else first - 1, size),
        "stated" if match["y"] else "assumed",
        "at",
    )


def _read_delivered(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return None, "stated", "at"


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
    shift = -1 if "last" in words else 1 if "next" in words else 0 if words & {"this", "current"} else None
    return (None, "assumed", "open") if shift is None else (f"{shift:+}", "assumed", "fiscal")


# Results of a fourth quarter, whose days are told, are those of a year that ends with it.
_LAST_QUARTER = re.compile(r"\b[Ff](?:iscal\sfourth|ourth|inal)[\s-]quarter\b")


def _read_week_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month = month_number(match["m"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    last = calendar_day(year, month, int(match["d"])) if year else None
    if last is None:
        return None, "assumed", "open"
    return f"{last - timedelta(6)}/{last}", "stated" if match["y"] else "assumed", "at"


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
        return f"{match['y']}/{last}", "stated", "at"
    end = lead and re.search(r"end of|late\b|\bend\b", lead[0], re.IGNORECASE)
    return f"{match['y']}-12" if end else match["y"], "stated", "at"


def _read_weekday(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if clock.day is None:
        return None, "assumed", "open"
    wanted = WEEKDAYS.index(match["w"][:3].lower())
    if (match["which"] or "").lower() == "next":
        return weekday(wanted, 7, clock.day), "assumed", "at"
    return weekday(wanted, None, clock.day), "assumed", "at"


_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_ORDINALS = "first second third fourth final last"
_GOODS = "future contract crude oil gas gold silver copper wheat corn soybean sugar coffee cocoa cotton "
_COUNTS = "two three four five six seven eight nine ten"
OPENINGS: tuple[Opening, ...] = (
    Opening("0 a. one the in. year three twelve", "", _BASE, read_base),
    Opening(
        _GOODS + _MONTH_NAMES,
        "",
        _DELIVERED,
        _read_delivered,
    ),
    Opening("between " + _MONTH_NAMES, "", _MONTHS_SPAN, _read_months),
    Opening("week", "", _WEEK_ENDED, _read_week_ended),
    Opening("half interim six", "", _HALF_YEAR, _read_half_year),
    Opening("three six nine ten eleven", "", _MONTHS_EN, _read_months_en),
    Opening("full entire whole current this last next its the", "", _OWN_YEAR, _read_own_year),
    Opening("its fiscal " + _ORDINALS, "", _PART_ENDED, _read_part_ended),
    Opening("0 fiscal financial year half three six nine twelve", "", _YEAR_ENDED, _read_year_ended),
    Opening("0 three six nine twelve full fiscal month quarter half year", "", _ENDED, _read_ended),
    Opening("0 " + _ORDINALS, "", _LISTED, _read_listed),
    Opening("for", "", _THE_YEAR, _read_the_year),
    Opening("start beginning end finished closed year", "", _YEAR_END, _read_year_end),
    Opening("0 a. decades several " + _COUNTS, "", _COUNTED, _read_counted),
    Opening("0 fiscal fy its the " + _ORDINALS, "", _PART, _read_part),
    Opening("0 " + _MONTH_NAMES, "", DATE, _read_date),
    Opening("mid early late " + _MONTH_NAMES, "", _MONTH, _read_month),
    Opening("0 fiscal financial fy", "", _FISCAL, _read_fiscal),
    Opening("this last next the previous prior current", "", _REL, _read_rel),
    Opening("full the", "", _FULL, _read_full),
    Opening("past last previous preceding next coming following", "", _PAST, read_past),
    Opening("0", "", _YEAR, _read_year),
    Opening("last this next on. since late early mon tue wed thu fri sat sun", "", _WEEKDAY, _read_weekday),
    Opening("today yesterday tomorrow", "", _DAY, read_day),
    Opening("now currently at. so. to.", "", _NOW, read_now),
)
