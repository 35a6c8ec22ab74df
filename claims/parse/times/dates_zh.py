"""Dates of Chinese text: patterns, and what each of them means."""

from __future__ import annotations

import re
from datetime import date, timedelta

from claims.parse.numbers.nonnumbers import ROC_SPAN, ROC_YEAR, SHORT_YEAR
from claims.parse.times.asides import is_compared_with
from claims.parse.times.dates_both import foreseen, read_base, read_counted, read_day, read_delivered, read_now, read_past
from claims.parse.times.dates_scan import DIGITS, Opening
from claims.parse.times.dates_spoken import own_quarter, told_lately
from claims.parse.times.when import Clock, Reading, before, calendar_day, count_of, in_year, stretch, weekday
from claims.period import days, months, week

_NUMERALS = "一二三四五六七八九十"
_CN = f"[{_NUMERALS}]"
_MONTH_ZH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
# 一、二季度 and 7、8月 name each of theirs.
_MORE_MONTHS = rf"(?=(?:[、和及与]{_MONTH_ZH}){{1,5}}月(?!前|后|内|以))"
_MORE_QUARTERS = r"(?=(?:[、和及与]第?[一二三四1-4]){1,3}(?P<fiscals>财)?季)"
# 巨头 and 龙头 are no 头 of 头十个月.
_OTHER_HEADS = "[巨龙寡镜石源工人回势]"
_TAIL = (
    rf"(?P<month>{_MONTH_ZH})(?:{_MORE_MONTHS}|月份?(?:(?P<day>[0-3]?\d)[日号](?P<week>止?当周|止?的?一周)?|(?P<part>[底末初]|[上中下]旬)|(?P<season>季度?))?)"
    rf"|(?P<from>{_MONTH_ZH})月?[至到~—-](?P<to>{_MONTH_ZH})月份?"
    rf"|第?(?P<listed>[一二三四1-4]){_MORE_QUARTERS}"
    r"|第?(?P<quarter>[一二三四1-4首]|(?<![一二三四五六七八九十层依级其主再])[次末](?=季(?!节|月|风|后)))(?P<fiscal>财)?季(?:度(?!报告)|度?报告?(?P<report>))?(?P<qend>[末底])?"
    r"|Q(?P<q>[1-4])(?![0-9A-Za-z])|(?P<q2>[1-4])Q(?![0-9A-Za-z])"
    r"|(?:[前首]|(?<!"
    + _OTHER_HEADS
    + r")头)(?P<quarters>[二两三23])个?季度?|(?:[前首]|(?<!"
    + _OTHER_HEADS
    + r")头)(?P<firstn>\d{1,2}|[二两三四五六七八九十]|十一)个?月"
    r"|(?P<half>[上下])半年(?:度|报)?|(?P<midyear>半年报|中报|半年度|中期(?=业绩|报告|财报|股东|溢利|纯利|盈利|净利|核心|收入|营收|收益))|(?P<jan>(?<=年)首月|元月)|(?P<full>全年|年报|年度)|(?P<edge>年?[底末初]|年?中(?![期国等小]))|(?P<same>同期|同季|同月)"
)
_YEAR_WORDS = (
    r"(?P<y>(?:19|20)\d\d)(?P<fy>财政?|会计)?年(?![轻龄级薪代轮纪])(?P<annual>度?)"
    r"|民国(?P<roc>\d{2,3})年度?"
    rf"|(?P<yb>20\d\d)(?=全年|[上下]半年|第?[一二三四首]季|[前首][二两三23]个?季|[前首](?:\d{{1,2}}|{_CN}{{1,2}})个?月)"
    r"|(?P<rel>[今去前明后]年(?:度(?![假过蜜]))?|本年度?)|(?P<told>上年|上一?年度|前一年(?!度)|当年|次年|翌年)"
)
_YEAR = re.compile(rf"(?<![\d.])(?:{_YEAR_WORDS})(?:的|[,(]\s*)?(?:{_TAIL})?")
# Without a year in front 年底 needs its 年, 同期 is no period of its own, and 年报 says too little.
_BARE_TAIL = (
    _TAIL.replace("(?P<edge>年?[底末初]|年?中(?![期国等小]))", "(?P<edge>年[底末初])")
    .replace("|(?P<same>同期|同季|同月)", "")
    .replace("全年|年报|年度", "全年")
)
_BARE = re.compile(
    rf"(?:(?<![\d.一二三四五六七八九十百千万亿第前头每])|(?<={_OTHER_HEADS}头)|(?<=[目当眼]前))(?:(?<![a-zA-Z])|(?=[前首头上下第全年中半]|[一二三四]季))(?:{_BARE_TAIL})"
)
# 114年第三季, 113年: the year of the Republic, which Taiwan writes without its name.
_ROC = re.compile(rf"(?={ROC_YEAR})(?P<roc>\d{{2,3}})年度?(?:{_TAIL})?")
_ROC_SPAN = re.compile(ROC_SPAN)
_TWO_YEARS = re.compile(
    r"(?P<which>去(?=[、及和与]?今)|今(?=[、及和与]?明)|明(?=[、及和与]?后))[、及和与]?[今明后](?:[、及和与]?(?P<third>(?<!后)后))?"
    r"(?:[两二三23]年|年(?!度|期|中|底|初|末))"
)
# The last two digits of years in the notes of brokers: 25-27年归母净利润, 25/26/27年EPS.
_SHORT_YEARS = re.compile(
    r"(?<![\d.年个近约第])(?P<a>[23]\d)(?:年?[-~至—](?P<b>[23]\d)|(?P<more>(?=(?:[/、和](?:20)?[23]\d){1,4}年)))(?(b)年)"
    r"(?=[^。;；!?,，\n]{0,24}(?:净利|营收|收入|EPS|PE|每股|盈利|业绩|CAGR|复合|分别))"
)
_SHORT_YEAR = re.compile(SHORT_YEAR)
_YEAR_OF_LIST = re.compile(
    r"(?<![\d.])(?P<y>20\d\d)(?=(?:[/、和及与](?:20)?\d\d){1,5}年)|(?<=[/、和])(?P<s>[23]\d)(?:年|(?=[/、和][23]\d年))"
)
_PLAN = re.compile(r"(?P<n>十[一二三四五六])五[”\"]?(?:时期|期间|规划期?|末(?P<end>期)?)?")
# 截至6月30日止六个月, 截至6月底止中期业绩
_ENDED = re.compile(
    r"截[至止](?:(?P<y>(?:19|20)\d\d)年)?(?P<m>1[0-2]|0?[1-9])月(?:[0-3]?\d[日号]|[底末])?止?(?:的|之)?"
    rf"(?:(?P<n>\d{{1,2}}|{_CN}{{1,2}})个月|(?P<half>半年|中期(?!股?息))|(?P<year>年度|财年|财政年度|全年)|(?P<quarter>季度))"
)
# A month of delivery says when a contract falls due: 12月交货的原油.
_DELIVERED = re.compile(
    rf"(?:20\d\d年)?{_MONTH_ZH}月份?(?:交货|交割|到期的?(?:期货|合约|期权)|(?:主力)?合约(?![销负金面])|期货|期[铜铝锌铅镍锡金银油]|原油期货|布伦特|布油|WTI|纽约原油)"
)
_OWN_YEAR = re.compile(r"(?P<which>本|上|下|这|当前)一?个?(?:财政?|会计)年度?")
_FISCAL_SPAN = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[至到~—-]((?:19|20)\d\d)年?(?:这个|这一|的)?财(?:政)?年")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)年?[至到~—-]((?:(?:19|20)\d|(?<=[至到~—-])[2-4])\d)年(?!财)")
_WEEK = re.compile(
    r"(?<![每一两几数首])(?=[上本这下]|一?个?(?:周|星期|礼拜)[一二三四五六日天])(?P<which>上上|上|本|这|下)?一?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])?(?![个年期岁边围转刊度日])"
)
_DAY = re.compile(r"(?P<word>今[日天晨晚]|昨[日天夜晚]|前[日天](?!的)|明[日天])(?!头条)")
_THIS = re.compile(
    r"(?<![夺拿摘])(?P<which>本|上个?|上一个?|前一个?|下个?|下一个?|这个?|这一个?)(?P<unit>(?P<own>财)?季度?|月份?)(?!末|节|光|薪|球|饼|供|线)"
)
_PAST = re.compile(
    rf"(?P<way>(?<![超越])过去|最近|近|未来|今后|此后|接下来的?|往后)的?(?P<n>\d{{1,2}}|{_CN}{{1,2}}|两)?(?P<more>多)?(?P<unit>个月|年|个季度|季度|周|个星期|天)"
)
_BASE = re.compile(
    r"(?:去年|上年|上一?年度?|前年|前一年|上一?个?财年度?)的?(?:同期|同季|同月|同一(?:季度?|个?月份?|时期|期间?))|一年前|(?:上一|上个|上)(?:季度?|个月)同期|同期"
)
_NOW = re.compile(
    r"(?:目前|现在|如今|当前|眼下|现阶段|现时|至今为止|迄今)(?!(?:公司|该公司|仍|已|则|普遍|市场)?(?:预计|预期|预测|预估|料))"
)
_DAY_BEFORE = re.compile(r"月[0-3]?\d[日号][^。!?\n]*$")
# A time counted back or on from a day that nobody told: 五年前, 两年后.
_COUNTED = re.compile(rf"(?<![\d第])(?:\d{{1,2}}|{_CN}{{1,3}}|两|数|几|多)年(?:多|半)?(?:之?[前后])(?![三四十\d])")
# 连跌4日, 过去5日, 4日累跌: how many days.
_DAYONLY = re.compile(
    r"(?<![\d.月/-])(?<![连续去近第满历隔逾达超约])(?<!连[跌涨升扬挫续])(?<!最近)(?P<d>[12]\d|3[01]|[1-9])日(?!元|均|本|内|圆|报(?!\d)|线|累|来|游|移动|期间|涨跌)"
)


def _read_fiscal_span(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return f"FY{match[2]}", "stated", "at"


def _read_own_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return how many years a company's own year lies from the one it is in: its calendar will tell which."""
    return f"{ {'上': -1, '下': 1}.get(match['which'], 0):+}", "assumed", "fiscal"


def _read_ended(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    month = int(match["m"])
    size = 6 if match["half"] else 12 if match["year"] else 3 if match["quarter"] else count_of(match["n"] or "")
    year = int(match["y"]) if match["y"] else clock.year_of(month, future=future)
    if year is None or not 1 <= size <= 24:
        return None, "assumed", "open"
    return stretch(year, month - size, size), "stated" if match["y"] else "assumed", "at"


def _read_years(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    last = match[2] if len(match[2]) == len(match[1]) else f"20{match[2]}"
    if match.string.startswith("度", match.end()) and int(last) == int(match[1]) + 1 and last != match[2]:
        return f"FY{last}", "stated", "at"  # 2025至26年度, as Hong Kong's budgets count
    return (f"{match[1]}/{last}" if match[1] < last else None), "stated", "at"


def _read_roc_span(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    first, last = 1911 + int(match["roc_from"]), 1911 + int(match["roc_to"])
    return (f"{first}/{last}" if first < last <= first + _LONGEST else None), "stated", "at"


# No programme is told of over more years.
_LONGEST = 20
_RELATIVE = {"今": 0, "本": 0, "去": -1, "前": -2, "明": 1, "后": 2}


def _read_calendar(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    groups = match.groupdict()
    if groups.get("listed"):
        groups["quarter"], groups["fiscal"] = groups["listed"], groups["fiscals"]
    if groups.get("jan"):
        groups["month"] = "1"
    if groups.get("y") and groups.get("fy"):
        return _fiscal_zh(groups), "stated", "at"
    year, how = _named_year(groups, clock)
    named = year is not None or any(groups.get(name) for name in ("rel", "told"))
    if groups.get("fiscal"):
        return (None, "assumed", "open") if named else (f"Q{count_of(groups['quarter'] or '')}", "assumed", "fiscal")
    # 三季报 tells of nine months, or of the third quarter.
    if groups["report"] is not None and _first_month(groups) == 7:
        return None, "assumed", "open"
    if not named:
        year, how = _guessed_year(match, groups, clock, future), "assumed"
    if groups.get("same"):
        return in_year(clock.compared(), year) or "", how, "base"
    if year is None:
        return None, how, "open"
    return _placed(groups, year), how, "at"


_TOLD = {"上": -1, "前": -1, "当": 0, "次": 1, "翌": 1}


def _named_year(groups: dict[str, str | None], clock: Clock) -> tuple[int | None, str]:
    """Return the year that a match names, None where it names none or it is not known, and how it was found."""
    if groups.get("y") or groups.get("yb"):
        return int(groups.get("y") or groups.get("yb") or 0), "stated"
    if groups.get("roc"):
        return 1911 + int(groups["roc"] or 0), "stated"
    if groups.get("rel"):
        return clock.shifted(_RELATIVE[(groups["rel"] or "")[0]]), "assumed"
    if groups.get("told"):
        return clock.told(_TOLD[(groups["told"] or "")[0]]), "assumed"
    return None, "assumed"


def _guessed_year(match: re.Match[str], groups: dict[str, str | None], clock: Clock, future: bool) -> int | None:
    """Return the year of a part of one that is named alone, None where several may be meant."""
    future = future or foreseen(match.string, match.start(), match.end())
    if groups["full"]:
        return clock.full_year(future=future)
    edge = (groups.get("edge") or "")[-1:]
    if edge == "初":
        # In a report of the year before its own beginning: 不良率0.94%,较年初下降.
        return clock.day.year - 1 if clock.day and clock.reports_before() else clock.year_of(1, future=False)
    if edge and future:
        return clock.year_of(12, future=True)
    if edge and clock.day and not future and not _LAST_END.search(match.string, max(0, match.start() - 3), match.start()):
        # 年末 in a report of the year: the one that has ended. Later in the year it may be either.
        return clock.day.year - 1 if clock.day.month <= 4 else None
    if groups["midyear"] and clock.day and clock.day.month <= 4:
        return None
    year = clock.year_of(_first_month(groups), future=future, size=_months_of(groups))
    span = groups["from"] or groups["quarters"] or groups["firstn"]
    return clock.passed(year, _first_month(groups), _months_of(groups)) if span and not future else year


def _months_of(groups: dict[str, str | None]) -> int:
    """Return how many months a match tells of."""
    if groups["quarters"] or groups["firstn"]:
        return 3 * count_of(groups["quarters"]) if groups["quarters"] else count_of(groups["firstn"] or "")
    if groups["from"]:
        return max(1, count_of(groups["to"] or "") - count_of(groups["from"]) + 1)
    if groups["half"] or groups["midyear"]:
        return 6
    return 3 if groups["quarter"] or groups["q"] or groups["q2"] else 1


_LAST_END = re.compile(r"[到至今]$")


def _first_month(groups: dict[str, str | None]) -> int:
    """Return the month in which the period of a match begins, 1 where it has none."""
    if groups["month"] or groups["from"]:
        return count_of(groups["month"] or groups["from"] or "")
    quarter = groups["quarter"] or groups["q"] or groups["q2"]
    if quarter:
        return count_of(quarter) * 3 - 2
    return 7 if groups["half"] == "下" else 1


def _placed(groups: dict[str, str | None], year: int) -> str | None:
    """Return the period of a match in its year, or None for a day that does not exist."""
    month, quarter = groups["month"], groups["quarter"] or groups["q"] or groups["q2"]
    if month:
        number = count_of(month)
        if groups["day"]:
            day = calendar_day(year, number, int(groups["day"]))
            return (f"{day - timedelta(6)}/{day}" if groups["week"] else day.isoformat()) if day else None
        return stretch(year, number - 3, 3) if groups["season"] else f"{year}-{number:02}"
    if groups["from"]:
        first, last = count_of(groups["from"]), count_of(groups["to"] or "")
        return months(date(year, first, 1), date(year, last, 1)) if first <= last else None
    if quarter:
        number = count_of(quarter)
        if groups["qend"]:
            last_day = days(f"{year}Q{number}")
            return last_day[1].isoformat() if last_day else None
        return f"{year}Q{number}"
    count = 3 * count_of(groups["quarters"]) if groups["quarters"] else count_of(groups["firstn"]) if groups["firstn"] else 0
    if count:
        return months(date(year, 1, 1), date(year, min(count, 12), 1))
    if groups["half"] or groups["midyear"]:
        return f"{year}H{2 if groups['half'] == '下' else 1}"
    edge = (groups.get("edge") or "")[-1:]
    return f"{year}-12" if edge in ("底", "末") and edge else f"{year}-01" if edge == "初" else f"{year}"


def _fiscal_zh(groups: dict[str, str | None]) -> str:
    year, quarter = groups["y"], groups["quarter"] or groups["q"] or groups["q2"]
    if quarter:
        return f"FY{year}Q{count_of(quarter)}"
    if groups["half"] or groups["midyear"]:
        return f"FY{year}H{2 if groups['half'] == '下' else 1}"
    return f"FY{year}"


def _read_week(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    which, name = match["which"], match["day"]
    if not (which or name):
        return None, "assumed", "at"
    if clock.day is None:
        return None, "assumed", "open"
    shift = {"上上": -14, "上": -7, "下": 7}.get(which or "", 0)
    if name is None:
        return week(clock.day + timedelta(shift)), "assumed", "at"
    return weekday("一二三四五六日".index(name.replace("天", "日")), shift if which else None, clock.day), "assumed", "at"


def _read_dayonly(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the day of 21日: in the month of the day that its sentence names before, or else the last one."""
    if clock.day is None:
        return None, "assumed", "at"
    number, near = int(match["d"]), clock.day
    heard = days(clock.last or "")
    told = _DAY_BEFORE.search(match.string, max(0, match.start() - 30), match.start())
    if told and heard and heard[0] == heard[1]:
        day = calendar_day(heard[0].year, heard[0].month, number)
    elif number <= near.day or future:
        day = calendar_day(near.year, near.month, number)
    else:
        last = near.replace(day=1) - timedelta(1)
        day = calendar_day(last.year, last.month, number)
    return (day.isoformat() if day else None), "assumed", "at"


def _read_this(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    which, unit = match["which"], match["unit"].removeprefix("财")
    if match["own"]:
        return own_quarter(which, clock)
    if clock.day is None:
        earlier = before(clock, "quarter" if unit.startswith("季") else "month")
        return (earlier or "", "assumed", "base") if which[0] in "上前" else (None, "assumed", "open")
    size = 3 if unit.startswith("季") else 1
    shift = {"上": -size, "前": -size, "下": size}.get(which[0], 0)
    start = (clock.day.month - 1) // size * size + shift
    name = "quarter" if size == 3 else "month"
    counted = stretch(clock.day.year, start, size)
    level = _IS_LEVEL.match(match.string, match.end()) or is_compared_with(match.string, match.start(), match.end())
    if which[0] == "上" and counted in (clock.head, clock.report if clock.published else None) and not level:
        return counted, "assumed", "at"  # 9月新车领牌3.4万辆,进口车上月领牌1.6万辆
    if which[0] in "上前" and (earlier := before(clock, name)):
        return earlier, "assumed", "base"
    if which[0] == "本" and size == 3 and not future and (told := told_lately(clock, match.string, match.end())):
        return told, "assumed", "at"
    return counted, "assumed", "at"


# 三季度产能利用率为98.5%,上一季度为101.2%
_IS_LEVEL = re.compile(r"的?(?:(?:则|仅|只|亦|也)?(?:为|是|有))?[约近逾]?-?\d")


def _read_two_years(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    first = clock.shifted({"今": 0, "明": 1, "去": -1}[match["which"]])
    return (f"{first}/{first + (2 if match['third'] else 1)}" if first else None), "assumed", "at"


def _read_short_years(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    first = 2000 + int(match["a"])
    last = 2000 + int(match["b"]) if match["b"] else first
    now = clock.day.year if clock.day else clock.year
    if now is None or not now - 4 <= first <= now + 3 or not first <= last <= first + 6 or (first == last and match["b"]):
        return None, "assumed", "at"
    return (f"{first}/{last}" if match["b"] else f"{first}"), "assumed", "at"


def _read_short_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    year = 2000 + int(match[0][:2])
    now = clock.day.year if clock.day else clock.year
    return (f"{year}" if now is not None and now - 4 <= year <= now + 5 else None), "assumed", "at"


_YEARS_BEFORE = re.compile(r"(?:20)?[23]\d(?:[/、和](?:20)?[23]\d)*[/、和]$")


def _read_year_of_list(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["y"]:
        return match["y"], "stated", "at"
    now = clock.day.year if clock.day else clock.year
    before = _YEARS_BEFORE.search(match.string, max(0, match.start() - 20), match.start())
    near = now is not None and abs(2000 + int(match["s"]) - now) <= 5
    return (f"20{match['s']}" if before and near else None), "stated", "at"


def _read_plan(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Return the years of a five-year plan: the fourteenth runs from 2021 to 2025."""
    last = 2025 + 5 * (count_of(match["n"]) - 14)
    return (f"{last}" if match["end"] or match[0].endswith("末") else f"{last - 4}/{last}"), "stated", "at"


_SECOND = DIGITS + _NUMERALS + "首月季财、和及与至到~—-Q度年半两个报期底末初"
OPENINGS: tuple[Opening, ...] = (
    Opening(DIGITS, DIGITS, _FISCAL_SPAN, _read_fiscal_span),
    Opening("本上下这当", "财会一个前", _OWN_YEAR, _read_own_year),
    Opening("截", "至止", _ENDED, _read_ended),
    Opening(DIGITS + _NUMERALS, DIGITS + _NUMERALS + "月", _DELIVERED, read_delivered),
    Opening(DIGITS, DIGITS, _YEARS, _read_years),
    Opening("去上前一同", "年一个季月期财", _BASE, read_base),
    Opening(DIGITS + "民今去前明后本上当次翌", DIGITS + "国年一", _YEAR, _read_calendar),
    Opening(
        DIGITS + _NUMERALS + "第Q首前头上下全中半年元次末",
        _SECOND,
        _BARE,
        _read_calendar,
    ),
    Opening("1", "0123", _ROC_SPAN, _read_roc_span),
    Opening("1", "012", _ROC, _read_calendar),
    Opening("今明去", "明后今、及和与", _TWO_YEARS, _read_two_years),
    Opening("23", DIGITS, _SHORT_YEARS, _read_short_years),
    Opening("23", DIGITS, _SHORT_YEAR, _read_short_year),
    Opening("23", DIGITS, _YEAR_OF_LIST, _read_year_of_list),
    Opening("十", _NUMERALS, _PLAN, _read_plan),
    Opening(DIGITS + _NUMERALS + "两数几多", DIGITS + _NUMERALS + "年", _COUNTED, read_counted),
    Opening("上本这下一个周星礼", "上一个周星礼期拜日天" + _NUMERALS, _WEEK, _read_week),
    Opening("今昨前明", "日天晨晚夜", _DAY, read_day),
    Opening("本上前下这", "季月一个财", _THIS, _read_this),
    Opening("过最近未今此接往", DIGITS + _NUMERALS + "去近的来后下两个", _PAST, read_past),
    Opening("目现如当眼至迄", "前在今下阶时", _NOW, read_now),
    Opening(DIGITS, DIGITS + "日", _DAYONLY, _read_dayonly),
)
