"""Digits and numerals that are no quantity: dates, clock times, names, codes, list numbers, ordinals, idioms.

Each pattern begins with a mandatory digit or numeral, is tried at an anchor only, and carries its class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.parse.numbers.lookup import is_latin, skip_blanks_back
from claims.parse.numbers.mention import Skipped, skipped_of
from claims.parse.numbers.words import Words

_MONTHS = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?"
    "|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)
_YEAR = "(?:19|20)\\d\\d"
_N = "一二三四五六七八九十"
_DAY = "(?:3[01]|[12]\\d|0?[1-9])"
_MONTH = "(?:1[0-2]|0?[1-9])"
_TWENTIES = "[23]\\d"
# 114年, the year of the Republic as Taiwan writes it, but not 近114年, 114年来 or 114年历史; 通过115年度总预算 is one.
ROC_YEAR = (
    r"(?:(?<=民国)\d{2,3}|(?<![\d./-])(?<!\d,)(?:10[1-9]|11\d|12[0-4])(?=年度)|(?<![已达近逾满约共长历超过有了足整数每第\d./-])(?<!\d,)(?:10[1-9]|11\d|12[0-4]))年"
    r"(?![来以间内后老期历租寿龄最之纪校多余]|新[高低纪]|首[次度家见]|前(?![\d一二两三四五六七八九十])|的历)"
)
# 117至120年, 自115至118年度: the years of the Republic over which something goes on; not 100至120年历史.
ROC_SPAN = (
    r"(?<![已达近逾满约共长历超过有了足每第\d./-])(?<!\d,)(?P<roc_from>1[0-3]\d)年?度?[-~–—至到](?P<roc_to>1[0-3]\d)年度?"
    r"(?![来以间内后前老历租寿龄纪校多]|的历)"
)
# 25年营收, 25-27年归母净利润, 25/26年EPS: brokers write the last two digits of a year.
_TOLD_YEARLY = "(?:净利|归母|营收|营业|收入|EPS|PE|每股|盈利|业绩|CAGR|复合|毛利|资本开支|销量|出货)"
SHORT_YEAR = rf"(?<![\d.年个近约第已达逾满过有了])(?<!\d,){_TWENTIES}年(?:度|全年)?(?=的?{_TOLD_YEARLY})"
_SHORT_YEARS = (
    rf"(?<![\d.年个近约第已达逾满过有了])(?<!\d,){_TWENTIES}年?(?:[-~至—/、]{_TWENTIES}年?)+(?<=年)"
    rf"(?=[^。;；!?,，\n]{{0,16}}(?:{_TOLD_YEARLY}|分别|增速))"
)
_PART_OF_DAY = "(?:晚上|上午|下午|中午|凌晨|早上|今早|今晚|傍晚|清晨)"
_IN_YEAR = (
    rf"{_YEAR} ?年(?:度|初|末|底|中期?|前后|以来|上半年|下半年|全年|间|代)?"
    rf"(?: ?{_MONTH}(?: ?[-~–—至到、] ?{_MONTH})? ?月份?(?: ?{_DAY}(?: ?[-~–—至到、] ?{_DAY})? ?[日号])?)?"
)
_IN_MONTH = (
    rf"{_MONTH} ?(?:[-~–—至到、] ?{_MONTH} ?)?月(?:份|初|末|底|中旬|上旬|下旬|中(?![国东西]))?"
    rf"(?: ?{_DAY}(?: ?[-~–—至到、] ?(?:\d{{1,2}}月)?{_DAY})? ?[日号])?"
)
# Most dates: what no pattern but these two reads, behind Chinese or where a clause begins.
_PLAIN_DATE = re.compile(rf"(?=\d\d?月){_IN_MONTH}|(?=\d{{4}}年(?![-~–—至到 QqHh第])){_IN_YEAR}")
_PATTERNS = (
    ("code", r"\d{22,}|[零〇一二两三四五六七八九十百千万亿兆廿卅]{22,}"),
    ("date", rf"{_YEAR} ?[-/.] ?{_MONTH} ?[-/.] ?{_DAY}(?!\d)日?"),
    ("date", rf"{_DAY}[/.]{_MONTH}[/.]{_YEAR}(?!\d)"),
    ("fiscal period", rf"(?:{_YEAR}|\d\d) ?(?:财年|财政年度|会计年度)(?:第?[{_N}1-4上下][季半][度年报]?|[QqHh][1-4])?"),
    ("fiscal period", rf"{_YEAR} ?(?:年|年第)? ?[QqHh] ?[1-4](?!\d)"),
    ("year", rf"{_YEAR} ?年?[-~–—至到] ?{_YEAR} ?年(?:度|间|期间)?|{_YEAR}[-~–—至到]\d\d ?年"),
    ("year", rf"{_YEAR}[-~–—/](?:{_YEAR}|\d\d)(?![\d.,%亿万])(?:赛季|学年|财年|年度)?"),
    ("year", r"[12]\d/[1-4]\d(?:财政年度|会计年度|财年|年度)"),
    ("year", rf"[零〇一二][零〇{_N}]{{3}}[/至](?:[零〇一二][零〇])?[零〇{_N}]{{2}}(?:财政年度|会计年度|财年|年度)"),
    ("date", _IN_YEAR),
    ("date", rf"[零〇一二][零〇{_N}]{{3}}年(?:[{_N}]{{1,3}}月(?:[{_N}]{{1,3}}[日号])?)?"),
    ("date", rf"\d\d年(?=\d{{1,2}}月|[上下]半年|[{_N}1-4]季|[底末初]|全年|春|夏|秋|冬|Q|H)"),
    (
        "date",
        rf"{ROC_YEAR}(?:度|初|末|底|全年)?(?: ?{_MONTH}(?: ?[-~–—至到、] ?{_MONTH})? ?月份?(?: ?{_DAY} ?[日号])?)?",
    ),
    ("date", rf"1[012]\d/{_MONTH}/{_DAY}(?![\d/])"),
    ("year", re.sub(r"\?P<\w+>", "?:", ROC_SPAN)),
    ("year", rf"{_SHORT_YEARS}|{SHORT_YEAR}"),
    ("date", _IN_MONTH),
    ("date", rf"(?:十[一二]|[{_N}])月(?!均)(?:份|初|末|底|中旬|上旬|下旬)?(?:[{_N}]{{1,3}}[日号])?"),
    ("date", rf"{_DAY}(?:[-~–—至到、]{_DAY})?[日号](?!内|均|元|间|以[内上下外]|线|游|之|店)"),
    ("date", rf"{_DAY} ?\) ?[日号]"),
    (
        "name",
        r"\d+号(?!召)|\d{3,4}室|\d+(?:\.\d+)?[×x*✕]\d+(?:\.\d+)?(?:[×x*✕]\d+(?:\.\d+)?)?(?![\d倍])|\d{3}/\d{2,3}(?![\d./%倍元亿万])",
    ),
    ("clock time", r"(?:2[0-4]|1\d|0?\d)[:：][0-5]\d(?:[:：][0-5]\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|AM|PM))?(?!\d|倍)"),
    (
        "clock time",
        r"(?:2[0-4]|1\d|0?\d) ?[点时](?:[0-5]?\d分|半|整|许|钟)?(?=[^\d一-鿿]|$|[前后起至到开收左之的在]|[0-5]\d分)(?<!小时)",
    ),
    ("clock time", r"(?:[01]\d|2[0-3])[0-5]\d (?:GMT|BST|EST|EDT|CET|UTC|JST|IST)(?![A-Za-z])"),
    (
        "clock time",
        rf"(?:1[0-2]|0?\d)(?:(?<={_PART_OF_DAY}\d)|(?<={_PART_OF_DAY}\d\d)) ?[点时]",
    ),
    ("clock time", r"(?:1[0-2]|0?\d) ?(?:am|pm|a\.m\.|p\.m\.|AM|PM)(?![A-Za-z])"),
    ("denominator", r"10(?:[送转]\d+(?:\.\d+)?)+|10(?=派\d)"),
    ("address", r"\d{1,4}[弄巷](?:\d{1,4}号)?"),
    ("score", r"\d{1,3}(?:\.\d+)?[:：∶]\d{1,3}(?:\.\d+)?(?![\d%])|\d{1,3}比\d{1,3}(?!\d|\.)"),
    ("fiscal period", r"[一二三四1-4]季(?:度|报)?(?![节性])|[1-4]Q(?:\d\d)?(?![A-Za-z\d])|[12]H(?:\d\d)?(?![A-Za-z\d])"),
    ("era", rf"(?:\d{{1,2}}|[{_N}]{{1,3}})世纪(?:\d0年代)?|\d0年代|[0-9]0后|[{_N}]十年代|{_YEAR[:-4]}\d0s|\d0s(?![A-Za-z])"),
    ("code", r"\d{4,6}[.-](?:HK|SH|SZ|SS|BJ|US|TW|TWO|CN|JP|KR|T|KS|KQ|hk|sh|sz)(?![A-Za-z])"),
    ("version", r"\d+\.\d+(?:\.\d+)+"),
    ("phone", r"(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|400-?\d{3}-?\d{4})(?!\d)"),
    ("code", r"(?:00|30|60|68)\d{4}(?![\d.,万亿千百元美港欧日辆台人名个股份吨户家桶张块次件套手口%])|0\d+(?![\d.%])"),
    ("year", rf"{_YEAR}(?=本(?:地|土|港|台|国|市|区|季|届))"),
    ("name", r"(?:480|720)p(?= ?(?:video|display|screen|resolution|HD|camera|stream|footage|webcam|mode|[一-鿿]))"),
    ("number sign", r"\d+#(?=[A-Za-z一-鿿])"),
    ("date", rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})(?![a-z])(?:,? {_YEAR})?"),
    ("ordinal", r"\d+(?:st|nd|rd|th)(?![a-z])"),
    ("list number", r"[①-⑳]"),
)
# Of these, the only ones that may begin with a Chinese numeral: a pattern listed above that may must have a mark here.
_MAY_BEGIN_IN_CHINESE = ("[零〇一二", f"[{_N}]", "[一二三四1-4]季", f"|[{_N}]")


def _any_of(chosen: Iterable[int]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<p{i}>{_PATTERNS[i][1]})" for i in chosen), re.IGNORECASE)


_DIGITS_FIRST = _any_of(range(len(_PATTERNS)))
_CHINESE_FIRST = _any_of(i for i, (_, pattern) in enumerate(_PATTERNS) if any(mark in pattern for mark in _MAY_BEGIN_IN_CHINESE))
# Up to three digits, or groups of three, with a unit behind them that no pattern above goes on with: nothing but a quantity.
# More digits are a year or a code, unless a scale or % follows.
_SURE_UNITS = "%％万亿千元美港吨倍个家名人只台辆股吉公桶欧英瓦GTkM"
# What a pattern above goes on with behind so many digits.
_GO_ON = r"\d\s./:：∶~,–—·至到、年月日号室×x*✕点时送转派弄巷比季世后财会#)．A-Za-z-"
QUIET_NUMBER = (
    r"(?:[1-9]\d{0,2}(?:,\d{3})*|0(?=\.)|[1-9]\d{3,5}(?=(?:\.\d+)?[万亿%％]))(?:\.\d+)?"
    rf"(?=[{_SURE_UNITS}]|[^{_GO_ON}])"
)
_QUIET = re.compile(
    rf"{QUIET_NUMBER}|{QUIET_NUMBER[: QUIET_NUMBER.rindex('(?=')]}(?= (?:[mb]illion|trillion|percent|per cent)\b)"
)
# What may stand behind the first numeral there, or in a list number.
CHINESE_GOES_ON = frozenset("零〇一二两三四五六七八九十百千万亿兆廿卅月季世、.)．")
_CLASSES = {f"p{i}": name for i, (name, _) in enumerate(_PATTERNS)}
_LONE_YEAR = re.compile(
    rf"{_YEAR}(?![\d%]|[.,]\d|[～~至到–-]\d[\d.,]* ?[万亿]| ?(?:万|亿|千|百|million|billion|thousand|trillion|元|美元|欧元"
    r"|[日韩港澳加]元|日圆|英镑|点|[公]?吨|辆|台|家|人|名|个|兆|吉瓦|千瓦|公里|千米|米|平方|公顷|亩|[公]?斤|克|度|桶|箱|颗|片|伙|[TF]EU|[MGk]Wh?"
    r"|mAh|[GTM]B|km|kg|mm|barrels|tons|tonnes|(?:mega|giga|kilo)watt))"
)
_LIST_HEAD = re.compile(rf"(?:\d{{1,2}}|[{_N}]{{1,3}})(?:、|\.(?!\d)|\)|．)")
_BEFORE_LIST = re.compile(r"(?:^|[\n。;；!！?？])[ \t(（]{0,3}$|[(（]$")
# in the mid-70% range, low-40s percent
_BAND = re.compile(r"(?<![A-Za-z])(?:mid|low|high)-$", re.IGNORECASE)
_PERCENT = re.compile(r"\d{1,3}%")
_IN_CELL = re.compile(r"[|\t] ?[(（]$")
_MONTH_BEFORE = re.compile(rf"(?:^|[^a-z])(?:{_MONTHS}) $")
_DAY_AFTER_MONTH = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?(?:(?:-|–| to | and ){_DAY}(?!\d))?(?:,? {_YEAR})?(?![\d%])(?!\.\d)"
    r"(?!,\d{3}(?!\d))"  # in October 11,568 cars were sold
)
_RUN = re.compile(r"[\dA-Za-z]+(?:[-._/]?[\dA-Za-z]+)*")
_LINE = re.compile(r"[ \t]*\d{1,6}[ \t]*(?:\n|$)")
_PAIR = re.compile(
    r"(\d{1,3})-(\d{1,3})(?![.,]\d)(?![\d%A-Za-z万亿千百年月日天元美倍个])(?! (?:per|billion|million|trillion|to))"
)
# 环球晶(6488), 和泰车(2207,TOYOTA): the code of a share, in brackets behind a name
_LISTED_CODE = re.compile(r"(?<=[一-鿿])[(（]\d{4,6}(?:[)）]|[,，、;；] ?[^()（）\d]{1,20}[)）])")
_AGE = re.compile(r"[1-9]\d,(?!\d)")
# 618 is a day of sales and 211 a list of schools, but not 618亿美元, 211.5 or 985家.
_COUNTS_ON = re.compile(
    r"[.,]\d|[%％‰]|(?: ?[-–—~至到]|[ ]to)[ ]?[$€£¥]?\d[\d.,]*[ ]?(?:[%％万亿千]|[bmt]r?illion|[bmt]n\b|m\b|[美港欧日]?元|[台辆])"
    r"|[ ]?(?:[万亿千百兆]|美元|港元|欧元|日元|元"
    r"|[台辆家人名个点吨股张套户只桶座间宗件笔艘架枚头部栋幢次票例亩]|million|billion|thousand)"
)
# 618 aircraft, but not China's 618, the 618 shopping festival, project 985 or a 996 schedule.
_COUNTS_IN_ENGLISH = re.compile(
    r"[.,;]? (?!(?:shopping|online|mid-?year|sales?|festival|event|promotion|period|season|campaign|culture|work\w*|schedule"
    r"|system|universit\w+|colleges?|project|programme|program|regime|hours)\b)[a-z]"
)
_NAMED_IN_ENGLISH = re.compile(r"(?:['’]s|\b(?:annual|during|project|mid-?year|so-called))[ -]$", re.IGNORECASE)
_AFTER_NAME = re.compile(r"[a-z], $")
# Week 2 and not the week 2.1% lower.
_SHARED = re.compile(r"\d+(?:\.\d+)?(?:%| ?per ?cent)")
_WEEK_HEADS = {"周": "周", "期": "星期", "拜": "礼拜"}
_COUNTED_A_WEEK = ("次", "年", "倍", "场", "个")
_FISCAL_BEFORE = re.compile(r"(?:fy|fiscal|fiscal year) ?'?$")
_SOME = ("多", "余", "来", "几")
_OF_A_YEAR = "款届级版季赛"


def is_idiom(text: str, start: int, end: int) -> bool:
    """Whether a listed phrase around the anchor `start`, which ends at `end`, states no number there (一些, 数据)."""
    if text[end - 1] not in _SPELLS and text[start] > "z" and text[start + 1 : start + 2] != "分":
        return True
    return not (text.startswith("分之", start + 1) or _outlasts(text, start, end))


def digits_idiom(text: str, start: int, words: Words) -> tuple[int, int] | None:
    """Return start and end of the phrase that the digits at `start` stand in: few begin as those of a phrase do."""
    return words.idioms.covering(text, start) if words.digit_idiom.match(text, start) else None


def _idiom_at(text: str, low: str, start: int, words: Words) -> Skipped | None:
    """Return the phrase around the anchor `start` that states no number, or None."""
    if "0" <= text[start] <= "9":
        idiom = digits_idiom(text, start, words)
    else:
        idiom = words.idioms.covering(text, start) or (words.idioms.covering(low, start) if is_latin(text[start]) else None)
    return skipped_of((start, idiom[1], "idiom", False)) if idiom and is_idiom(text, start, idiom[1]) else None


def date_at(text: str, start: int, words: Words) -> Skipped | None:
    """Return the plain date that stands at the anchor `start`, or None: 12月2日, 2026年下半年."""
    before = text[start - 1] if start else "\n"
    if before == "第" or (before <= "z" and before not in "\n,("):
        return None
    found = _PLAIN_DATE.match(text, start)
    if found is None or words.digit_idiom.match(text, start):
        return None
    return skipped_of((start, found.end(), "date", False))


def skip_at(text: str, low: str, start: int, words: Words) -> Skipped | None:
    """Return what stands at the anchor `start` where that is no quantity, or None.

    Chinese idioms have been passed over before, because most of what looks like a Chinese number is one of these.
    """
    before = text[start - 1] if start else "\n"
    character = text[start]
    if (before == "第" or character <= "z") and (idiom := _idiom_at(text, low, start, words)):
        return idiom
    if before in _WEEK_HEADS and character in "一二三四五六" and _is_weekday(text, start):
        return Skipped(start, start + 1, "weekday")
    if is_latin(character):
        return None
    if character.isdigit() and (is_latin(before) or before in "-_/'#&") and _is_glued(text, start, words):
        return skipped_of((start, run_end(text, start), "name", False))
    is_digit = "0" <= character <= "9"
    if is_digit and _QUIET.match(text, start):
        return _labelled(text, low, start, words)
    if not is_digit and text[start + 1 : start + 2] not in CHINESE_GOES_ON:
        return None
    match = (_DIGITS_FIRST if is_digit else _CHINESE_FIRST).match(text, start)
    if match and match.lastgroup and not (before == "." and text[start - 2 : start - 1].isdigit()):
        if is_digit and (swap := _SWAP.match(text, start)) and _SWAPPED_AT.search(text, start - 8, start):
            return Skipped(start, swap.end(), "denominator")
        return skipped_of((start, match.end(), _CLASSES[match.lastgroup], False))
    head = _LIST_HEAD.match(text, start)
    if head and _BEFORE_LIST.search(text[max(0, start - 4) : start]) and not _IN_CELL.search(text[max(0, start - 4) : start]):
        return Skipped(start, head.end(), "list number")
    return _named_at(text, low, start, words) or _labelled(text, low, start, words) if is_digit else None


# 八一〇亿, 一点五亿元: what begins like a name of a day or a phrase, and is spelled out to a scale or unit.
_SPELLED_OUT = re.compile(
    r"[零〇一二三四五六七八九十百千]{1,12}(?:点[零〇一二三四五六七八九]{1,6})?(?:[百千]?[万亿兆]|[倍元%％‰]|个百分点)"
)
_SPELLS = frozenset("零〇一二三四五六七八九十百千万亿兆点个分")


def _outlasts(text: str, start: int, end: int) -> bool:
    """Whether the number that begins at `start` goes on behind an idiom that ends at `end`."""
    if text[start].isdigit():
        return _COUNTS_ON.match(text, end) is not None or _is_counted(text, start, end)
    if text[end - 1] not in _SPELLS:
        return False
    spelled = _SPELLED_OUT.match(text, start)
    return spelled is not None and spelled.end() > end


def _is_counted(text: str, start: int, end: int) -> bool:
    """Whether bare digits that are also a name are a number of an English sentence."""
    if not text[start:end].isdecimal() or not _COUNTS_IN_ENGLISH.match(text, end):
        return False
    return _NAMED_IN_ENGLISH.search(text, start - 12, start) is None


# 换股比例为1∶0.625: so many for one
_SWAP = re.compile(r"1 ?(?:[:：∶]|比) ?(?=\d+\.\d|[2-9]\d*(?![\d:：∶]))")
_SWAPPED_AT = re.compile(r"换股比[例率](?:[为约是]|确定为|调整为)*$")


def _is_weekday(text: str, start: int) -> bool:
    """Whether 周三, 星期三, 礼拜三 stands there, and not 每周三次."""
    head = _WEEK_HEADS[text[start - 1]]
    return text.startswith(head, start - len(head)) and text[start + 1 : start + 2] not in _COUNTED_A_WEEK


# TOYOTA11,520辆, TESLA1.2万辆: no name has a thousands' comma, or a scale and what it counts.
_COUNTED_BEHIND_NAME = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?[万亿]+[一-鿿]")


def _is_glued(text: str, start: int, words: Words) -> bool:
    """Whether Latin letters on its left make a number a name (H100, GPT-4, Q3), a currency or a label (ttm32.75) apart."""
    before = text[start - 1]
    if before == "-" and _BAND.search(text, start - 5, start) and _PERCENT.match(text, start):
        return False
    if before == "#" or (before in "-_/'&" and start > 1 and is_latin(text[start - 2])):
        return before != "/" or words.glued.before(text, start) is None  # S/4.2
    if not is_latin(before):
        return before == "'" and start > 1 and text[start - 2].isspace()
    if start > 2 and is_latin(text[start - 2]) and is_latin(text[start - 3]) and _COUNTED_BEHIND_NAME.match(text, start):
        return False
    return words.glued.before(text, start) is None


def _named_at(text: str, low: str, start: int, words: Words) -> Skipped | None:
    """Return the year, score or page furniture that digits are."""
    if text[start - 1 : start] in ("", "\n") and _LINE.match(text, start):
        return Skipped(start, run_end(text, start), "page furniture")
    pair = _PAIR.match(text, start)
    if pair and int(pair[1]) > int(pair[2]):
        return Skipped(start, pair.end(), "score")
    year = _LONE_YEAR.match(text, start)
    if year and not _counts_something(text, low, year.end(), words):
        return Skipped(start, year.end(), "year")
    return None


def _labelled(text: str, low: str, start: int, words: Words) -> Skipped | None:
    """Return the code, age, name or day that digits are by what stands before them."""
    before = text[start - 1] if start else "\n"
    listed = before in "(（" and _LISTED_CODE.match(text, start - 1)
    if listed or words.code_labels.before(text, start - 1 if before in ":：" else start):
        return Skipped(start, run_end(text, start), "code")
    if before == " " and _AGE.match(text, start) and _AFTER_NAME.search(text[max(0, start - 4) : start]):
        return Skipped(start, start + 2, "age")
    if before == " ":
        head = low[max(0, start - 14) : start]
        if (words.codes.before(low, start - 1) and not _SHARED.match(low, start)) or _FISCAL_BEFORE.search(head):
            return Skipped(start, run_end(text, start), "name")
        day = _DAY_AFTER_MONTH.match(low, start) if _MONTH_BEFORE.search(head) else None
        if day:
            return Skipped(start, day.end(), "date")
    return None


def _counts_something(text: str, low: str, end: int, words: Words) -> bool:
    """Whether a four-digit number is followed by what it counts: 2000余套, 2000 employees, but not 2024款."""
    if text[end : end + 1] in _SOME or (words.classifiers.at(text, end) and text[end] not in _OF_A_YEAR):
        return True
    return low[end : end + 1] == " " and words.nouns.at(low, end + 1) is not None and low[end + 1].isascii()


def run_end(text: str, start: int) -> int:
    """Return where the run of letters and digits that begins at `start` ends."""
    found = _RUN.match(text, start)
    return found.end() if found else start + 1


def is_name(text: str, start: int, end: int, words: Words) -> bool:
    """Whether a bare whole number is the end of a Latin name: Windows 11, Model 3, NVLink 2, GTC 2024."""
    head = skip_blanks_back(text, start)
    if head == start or not head or not (is_latin(text[head - 1]) or text[head - 1].isdigit()):
        return False
    word_start = head
    while word_start and (is_latin(text[word_start - 1]) or text[word_start - 1].isdigit()):
        word_start -= 1
    word = text[word_start:head]
    return word != word.lower() and word not in words.sentence_words and text[start:end].isdigit()
