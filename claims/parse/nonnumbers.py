"""Digits and numerals that are no quantity: dates, clock times, names, codes, list numbers, idioms.

Each pattern begins with a mandatory digit or numeral, is tried at an anchor only, and carries its class.
"""

from __future__ import annotations

import re

from claims.parse.lookup import is_latin
from claims.parse.mention import Skipped
from claims.parse.words import Words

_MONTHS = (
    "jan(?:uary|\\.)?|feb(?:ruary|\\.)?|mar(?:ch|\\.)?|apr(?:il|\\.)?|may|june?|july?|aug(?:ust|\\.)?|sept?(?:ember|\\.)?"
    "|oct(?:ober|\\.)?|nov(?:ember|\\.)?|dec(?:ember|\\.)?"
)
_N = "一二三四五六七八九十"
_PATTERNS = (
    ("date", r"(?:19|20)\d\d ?[-/.] ?(?:1[0-2]|0?[1-9]) ?[-/.] ?(?:3[01]|[12]\d|0?[1-9])(?!\d)日?"),
    ("date", r"(?:3[01]|[12]\d|0?[1-9])[/.](?:1[0-2]|0?[1-9])[/.](?:19|20)\d\d(?!\d)"),
    ("fiscal period", r"(?:(?:19|20)\d\d|\d\d) ?(?:财年|财政年度|会计年度)(?:第?[一二三四1-4上下][季半][度年报]?|[QqHh][1-4])?"),
    ("fiscal period", r"(?:19|20)\d\d ?(?:年|年第)?[QqHh] ?[1-4](?!\d)"),
    ("year", r"(?:19|20)\d\d ?年?[-~–—至到] ?(?:19|20)?\d\d ?年(?:度|间|期间)?"),
    ("year", r"(?:19|20)\d\d[-~–—/](?:(?:19|20)\d\d|\d\d)(?![\d.,%亿万])(?:赛季|学年|财年|年度)?"),
    (
        "date",
        r"(?:19|20)\d\d ?年(?:度|初|末|底|中期?|前后|以来|上半年|下半年|全年|间|代)?"
        r"(?: ?(?:[1-9]|1[0-2]|0[1-9])(?: ?[-~至到、] ?(?:[1-9]|1[0-2]))? ?月份?(?: ?\d{1,2} ?[日号])?)?",
    ),
    ("date", rf"[零〇一二九][零〇{_N}]{{3}}年(?:[{_N}]{{1,3}}月(?:[{_N}]{{1,3}}[日号])?)?"),
    ("date", r"\d\d年(?=\d{1,2}月|[上下]半年|[一二三四1-4]季|[底末初]|全年|春|夏|秋|冬|Q|H)"),
    (
        "date",
        r"(?:1[0-2]|0?[1-9]) ?(?:[-~至到、] ?(?:1[0-2]|[1-9]) ?)?月(?:份|初|末|底|中旬|上旬|下旬|中)?"
        r"(?: ?(?:3[01]|[12]\d|0?[1-9])(?: ?[-~至到、] ?(?:\d{1,2}月)?(?:3[01]|[12]\d|[1-9]))? ?[日号])?(?!均)",
    ),
    ("date", rf"(?:十[一二]|[{_N}])月(?:份|初|末|底|中旬|上旬|下旬)?(?:[{_N}]{{1,3}}[日号])?"),
    ("date", r"(?:3[01]|[12]\d|[1-9])(?:[-~至到、](?:3[01]|[12]\d|[1-9]))?[日号](?!内|均|元|间|以|线|游|之)"),
    ("clock time", r"(?:2[0-4]|1\d|0?\d)[::][0-5]\d(?:[::][0-5]\d)?(?: ?(?:am|pm|a\.m\.|p\.m\.|AM|PM))?(?!\d|倍)"),
    (
        "clock time",
        r"(?:2[0-4]|1\d|0?\d) ?[点时](?:[0-5]?\d分|半|整|许|钟)?(?=[^\d一-鿿]|$|[前后起至到开收左之的在]|[0-5]\d分)(?<!小时)",
    ),
    ("clock time", r"(?:1[0-2]|0?\d) ?(?:am|pm|a\.m\.|p\.m\.|AM|PM)(?![A-Za-z])"),
    ("score", r"\d{1,2}[::]\d{1,2}(?!\d)"),
    ("fiscal period", r"[一二三四1-4]季(?:度|报)?(?![节性])|[1-4]Q(?:\d\d)?(?![A-Za-z\d])|[12]H(?:\d\d)?(?![A-Za-z\d])"),
    ("era", rf"(?:\d{{1,2}}|[{_N}]{{1,3}})世纪(?:\d0年代)?|\d0年代|[0-9]0后|[{_N}]十年代"),
    ("code", r"\d{4,6}\.(?:HK|SH|SZ|SS|BJ|US|TW|T|KS|hk|sh|sz)(?![A-Za-z])"),
    ("version", r"\d+\.\d+(?:\.\d+)+"),
    ("phone", r"(?:1[3-9]\d{9}|0\d{2,3}-\d{7,8}|400-?\d{3}-?\d{4})(?!\d)"),
    ("code", r"(?:00|30|60|68)\d{4}(?![\d.,万亿千百元美港欧日辆台人名个股份吨户家桶张块次件套%])"),
    ("number sign", r"\d+#(?=[A-Za-z一-鿿])"),
    ("date", rf"\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{_MONTHS})(?![a-z])(?:,? (?:19|20)\d\d)?"),
    (
        "ordinal",
        r"\d+(?:st|nd|rd|th)(?![a-z])(?![ -](?:largest|biggest|highest|most|generation))",
    ),
    ("era", r"(?:19|20)\d0s"),
)
_NUMERAL_FIRST = re.compile("|".join(f"(?P<p{i}>{pattern})" for i, (_, pattern) in enumerate(_PATTERNS)))
_CLASSES = {f"p{i}": name for i, (name, _) in enumerate(_PATTERNS)}
_YEAR = re.compile(r"(?:19|20)\d\d(?![\d.,%]|[ -]?(?:万|亿|千|百|million|billion|thousand|trillion))")
_LIST_HEAD = re.compile(rf"(?:\d{{1,2}}|[{_N}]{{1,3}})(?:、|\.(?!\d)|\)|\)|．)")
_BEFORE_LIST = re.compile(r"(?:^|[\n。;；:：!！?？])[ \t(（]{0,3}$")
_MONTH_BEFORE = re.compile(rf"(?:^|[^a-z])(?:{_MONTHS}) $")
_GLUED_RIGHT = re.compile(r"\d+(?:\.\d+)?[A-Za-z][A-Za-z\d-]*")
_WEEK_HEADS = {"周": "周", "期": "星期", "拜": "礼拜"}
_COUNTED_A_WEEK = ("次", "年", "倍", "场", "个")


def skip_at(text: str, low: str, start: int, words: Words) -> Skipped | None:
    """Return what stands at the anchor `start` where that is no quantity, or None."""
    before = text[start - 1] if start else "\n"
    idiom = words.idioms.covering(text, start, 12)
    if idiom:
        return Skipped(start, idiom[1], "idiom")
    if before in _WEEK_HEADS and text[start] in "一二三四五六" and _is_weekday(text, start):
        return Skipped(start, start + 1, "weekday")
    if text[start].isdigit() and before.isdigit():
        return Skipped(start, start + 1, "part of a number")
    match = _NUMERAL_FIRST.match(text, start)
    if match and match.lastgroup and not (before == "." and text[start - 2 : start - 1].isdigit()):
        return Skipped(start, match.end(), _CLASSES[match.lastgroup])
    if _is_list_head(text, start):
        return Skipped(start, start + 1, "list number")
    if text[start].isdigit():
        return _named_at(text, low, start, words)
    return None


def _is_weekday(text: str, start: int) -> bool:
    """Whether 周三, 星期三, 礼拜三 stands there, and not 每周三次."""
    head = _WEEK_HEADS[text[start - 1]]
    return text.startswith(head, start - len(head)) and text[start + 1 : start + 2] not in _COUNTED_A_WEEK


def _is_list_head(text: str, start: int) -> bool:
    head = _LIST_HEAD.match(text, start)
    return bool(head) and bool(_BEFORE_LIST.search(text[max(0, start - 4) : start]))


def _named_at(text: str, low: str, start: int, words: Words) -> Skipped | None:
    """Return the name, year or label that digits belong to."""
    before = text[start - 1] if start else "\n"
    if (is_latin(before) or (before in "-_" and start > 1 and is_latin(text[start - 2]))) and not _is_label(text, start, words):
        return Skipped(start, _run_end(text, start), "name")
    year = _YEAR.match(text, start)
    if year and not text[year.end() : year.end() + 1].isalpha():
        return Skipped(start, year.end(), "year")
    if words.codes.before(low, start - 1) and before == " ":
        return Skipped(start, _run_end(text, start), "name")
    head = low[max(0, start - 14) : start]
    if _MONTH_BEFORE.search(head):
        return Skipped(start, _day_end(text, start), "date")
    return None


def _day_end(text: str, start: int) -> int:
    found = re.compile(r"\d{1,2}(?:st|nd|rd|th)?(?:(?:-|–| to )\d{1,2})?(?:,? (?:19|20)\d\d)?").match(text, start)
    return found.end() if found else start + 1


def _is_label(text: str, start: int, words: Words) -> bool:
    return words.labels.before(text, start) is not None


def _run_end(text: str, start: int) -> int:
    found = re.compile(r"[\dA-Za-z]+(?:[-._/]?[\dA-Za-z]+)*").match(text, start)
    return found.end() if found else start + 1
