"""Moments told by how long ago they were, or by a word of the market: two years ago, 三年前, 今收, 昨收."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.parse.times.dates_scan import DIGITS, Opening
from claims.parse.times.when import WORDS, Clock, Reading, count_of
from claims.period import days

# Two years ago it turned down an offer: the year; one less than is named says no more than a base does.
_YEARS_AGO = re.compile(
    r"\b(?P<n>two|three|four|five|six|seven|eight|nine|ten|[2-9]|1\d)\syears\sago\b(?!\s(?:today|tomorrow|this))", re.IGNORECASE
)
_YEARS_AGO_ZH = re.compile(
    r"(?<![\d一二三四五六七八九十几数])(?P<n>[两三四五六七八九十]|[2-9]|1\d)年前(?![一二三四五六七八九十\d半两第后])"
)
# 今收612元, 今早高开, 现报4.06元.
_TODAY = re.compile(r"今(?=收(?!入|益|购|到|取))|今[早晨晚](?!稻|间饭)|现(?=报(?!告|表|名|价为))|今(?=开(?!始|发|展|工|业))")
_YESTERDAY = re.compile(
    r"昨(?=收(?!入|益|购|到|取)|(?:股[价市]|[上下跌涨升挫扬]|外资|投信|自营|三大法人|法人|合计|买超|卖超|成交|盘|早盘|终场|尾盘|ADR))"
)
# 昨公布, 今宣布, 昨(21)日: the day before and the day itself without their 日.
_SHORT_DAY = re.compile(
    r"(?<![如古而于至于迄从当现厚非抚忆])(?P<word>[今昨前明])(?:[(（](?P<d>[0-3]?\d)[)）]日?|[(（](?:1[0-2]|0?[1-9])[/月](?P<e>[0-3]?\d)日?[)）]"
    r"|(?<=昨)(?=[公宣召举表传说指发报开出与和以在完签获遭透揭批向决审核挂大重急小早起闭休复截推首拍售招])|(?<=今)(?=股价|宣布|公布|公告|发布|发表|召开|举行|举办|表示|指出|说明|出席|传出|挂牌|上午|下午|开[高低平]|盘中|早盘|终场"
    r"|[大急重劲暴狂小续再]?[跌涨升挫]|在[^,，。]{2,4}[跌涨升挫收]))"
)
# The decade ends with its tenth year: by 2030.
_DECADE = re.compile(r"\b(?:the\send\sof\s(?:the|this)\sdecade|(?:the\s)?decade['’]s\send|this\sdecade)\b", re.IGNORECASE)
_DECADE_ZH = re.compile(r"(?:本|这个?|这一)十年(?:末|底|结束)")
_LAST_NIGHT = re.compile(r"\blast\snight\b", re.IGNORECASE)
# In that year, by then, 届时: of the time that was spoken of last.
_THEN = re.compile(r"\b(?:in\s)?that\s(?:same\s)?year\b|\bby\sthen\b", re.IGNORECASE)
_THEN_ZH = re.compile(r"届时|到时(?!候?候)|到那时")
_SATURDAY = 5
# What 昨 and 今 stand before where they are days.
_AFTER_DAY = (
    "(（公宣召举表传说指发报开出与和以在完签获遭透揭批向决审核股上下跌涨挫升急重大小劲暴狂续再外投自三法合买卖成盘早终尾挂"
    "起闭休复截推首拍售招扬"
)


def _read_years_ago(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    number = match["n"].lower()
    count = int(number) if number.isdigit() else 2 if number == "两" else WORDS.get(number) or count_of(number)
    year = clock.shifted(-count)
    return (str(year) if year else None), "assumed", "at" if year else "open"


def _read_today(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    day = clock.day if clock.published else None
    return (day.isoformat() if day else None), "assumed", "at" if day else "open"


def _read_yesterday(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the last day before that of the text on which markets trade."""
    day: date | None = clock.day - timedelta(1) if clock.day and clock.published else None
    while day and day.weekday() >= _SATURDAY:
        day -= timedelta(1)
    return (day.isoformat() if day else None), "assumed", "at" if day else "open"


def _read_short_day(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the day of 昨 or 今, or the one in the bracket behind it where both agree, weekends aside."""
    if clock.day is None or not clock.published:
        return None, "assumed", "open"
    day = clock.day + timedelta({"今": 0, "昨": -1, "前": -2, "明": 1}[match["word"]])
    number = match["d"] or match["e"]
    if number is None:
        return day.isoformat(), "assumed", "at"
    near = (day + timedelta(by) for by in (0, -1, 1, -2, 2, -3, 3))
    told = next((other for other in near if other.day == int(number)), None)
    return (told.isoformat() if told else None), "stated", "at" if told else "open"


def _read_decade(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    year = clock.shifted(0)
    return (str((year - 1) // 10 * 10 + 10) if year else None), "assumed", "at" if year else "open"


def _read_then(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the year that was spoken of last, or where it is to come the time itself."""
    if "year" in match[0].lower() and clock.span and re.fullmatch(r"FY\d{4}", clock.span):
        return clock.span, "carried", "at"
    last = days(clock.last or "")
    if last is None:
        return None, "assumed", "open"
    if "year" in match[0].lower():
        return str(last[0].year), "carried", "at"
    return (clock.last, "carried", "at") if clock.lies_ahead(clock.last or "") else (None, "assumed", "open")


ZH: tuple[Opening, ...] = (
    Opening(DIGITS + "两三四五六七八九十", DIGITS + "年", _YEARS_AGO_ZH, _read_years_ago),
    Opening("今现", "收早晨晚报开", _TODAY, _read_today),
    Opening("昨", "收股上下跌涨升挫扬外投自三法合买卖成盘早终尾", _YESTERDAY, _read_yesterday),
    Opening("今昨前明", _AFTER_DAY, _SHORT_DAY, _read_short_day),
    Opening("本这", "十个一", _DECADE_ZH, _read_decade),
    Opening("届到", "时那", _THEN_ZH, _read_then),
)
EN: tuple[Opening, ...] = (
    Opening("0 two three four five six seven eight nine ten", "", _YEARS_AGO, _read_years_ago),
    Opening("the decade this", "", _DECADE, _read_decade),
    Opening("last", "", _LAST_NIGHT, _read_yesterday),
    Opening("in. that by.", "", _THEN, _read_then),
)
