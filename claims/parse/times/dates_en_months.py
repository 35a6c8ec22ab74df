"""Days and months of English text that a calendar's names tell: March 5, 2025, between April and June, last Friday."""

from __future__ import annotations

import re

from claims.parse.times.when import Clock, Reading, calendar_day, count_of, stretch, weekday

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTH_NAME = (
    r"(?P<{0}>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DATE = re.compile(
    rf"\b{MONTH_NAME.format('m')}\s+(?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|,\d|\s*(?:million|billion|%|percent))(?:,?\s+(?P<y>(?:19|20)\d\d))?\b|(?<![\d.])(?P<fd>[0-3]?\d)(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH_NAME.format('fm')}(?:,?\s+(?P<fy>(?:19|20)\d\d))?\b"
)
MONTH = re.compile(
    rf"\b(?:mid-|early-|late-)?{MONTH_NAME.format('m')}(?:,?\s+(?:of\s+)?(?P<y>(?:19|20)\d\d)|\s(?:of\s)?(?P<rel>last|this|next)\syear|(?P<quarter>\s+quarter)|(?P<poss>'s))?(?![\w-]|\s+[0-3]?\d\b(?![,.]\d|\s*(?:%|percent|million|billion)))"
)
MONTHS_SPAN = re.compile(
    rf"\b(?:(?P<both>between)\s)?{MONTH_NAME.format('a')}(?:\s?[-–—/]\s?|\s(?(both)and|(?:to|through))\s){MONTH_NAME.format('b')}"
    r"(?:\s(?:quarter|period|half))?(?:,?\s+(?:of\s+)?(?P<y>(?:19|20)\d\d))?\b(?!\s?[-–])(?!\s[0-3]?\d\b(?!\s*(?:%|percent|million|billion)))"
)
# The first 20 days of November, Nov. 1-20: what a flash of statistics tells of.
DAYS_SPAN = re.compile(
    rf"\b(?:first\s(?P<n>\d\d?|ten|twenty)\sdays\sof\s{MONTH_NAME.format('m')}"
    rf"|{MONTH_NAME.format('k')}\s(?P<a>[0-3]?\d)\s?[-–]\s?(?P<b>[0-3]?\d))(?!\d|[.,%]\d|%)(?:,?\s(?P<y>20\d\d))?\b"
)
# The month in which a contract falls due, which is no time of anything told: futures for December, January delivery.
DELIVERED = re.compile(
    rf"(?:\b(?:[Ff]utures|contracts?|crude|oil|gas|gold|silver|copper|wheat|corn|soybeans?|sugar|coffee|cocoa|cotton)\sfor\s)?\b{MONTH_NAME.format('m')}"
    r"(?:,?\s(?:19|20)\d\d)?\s(?:(?:\w+\s){0,2}(?:futures|contracts?|options|settlement)|delivery)\b"
    rf"|\b(?:[Ff]utures|contracts?)\sfor\s{MONTH_NAME.format('n')}(?!\s[0-3]?\d\b)\b"
)
# Wexford Motors' May deliveries rise: a month that a measure follows is one, whatever else its name may be.
_MONTH_NOUN = re.compile(
    r"\s(?:(?:new|car|vehicle|auto|retail|wholesale|domestic|export|factory|industrial|consumer|core|home|passenger|store|same-store|comparable|net|total)\s){0,3}"
    r"(?:sales|deliver(?:y|ies)|registrations?|output|production|exports?|imports?|inflation|CPI|shipments?|orders|revenues?|jobs|payrolls|PMI|data"
    r"|figures?|traffic|volumes?|prices|turnover|spending|employment|bookings|tally|total|numbers|report|results|meeting|forecast|guidance|trade)\b"
)
_MONTH_LEAD = re.compile(
    r"(?:^|\W)(?:in|of|since|by|for|from|to|until|till|through|during|late|early|mid|last|next|this|and|between|ended|ending|than|end)\s+(?:late\s|early\s)?$",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    r"\b(?:(?P<which>last|this|next|on|since|late|early)\s+)?(?P<w>Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?\b"
)


def month_number(name: str) -> int:
    return MONTHS.index(name[:3].lower()) + 1


def read_date(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month, number = month_number(match["m"] or match["fm"]), int(match["d"] or match["fd"])
    stated = match["y"] or match["fy"]
    year = int(stated) if stated else clock.year_of(month, future=future)
    day = calendar_day(year, month, number) if year else None
    return (day.isoformat() if day else None), "stated" if stated else "assumed", "at" if day else "open"


def read_month(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    lead = _MONTH_LEAD.search(match.string, max(0, match.start() - 14), match.start())
    told = match["y"] or match["rel"] or match["poss"] or match["quarter"] or _MONTH_NOUN.match(match.string, match.end())
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


def read_days(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month = month_number(match["m"] or match["k"])
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    first, last = int(match["a"] or 1), int(match["b"]) if match["b"] else count_of(match["n"]) or 20
    begins, ends = (calendar_day(year, month, day) if year else None for day in (first, last))
    if begins is None or ends is None or begins >= ends:
        return None, "assumed", "open"
    return f"{begins}/{ends}", "stated" if match["y"] else "assumed", "at"


def read_months(match: re.Match[str], clock: Clock, future: bool) -> Reading:
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


def read_weekday(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if clock.day is None:
        return None, "assumed", "open"
    wanted = WEEKDAYS.index(match["w"][:3].lower())
    if (match["which"] or "").lower() == "next":
        return weekday(wanted, 7, clock.day), "assumed", "at"
    return weekday(wanted, None, clock.day), "assumed", "at"
