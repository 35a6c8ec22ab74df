"""Blanks that stand inside a number: 135.1 亿, 2.4万 美元, 88 %, 2023 年 9 月, 120 .4 亿, 18. 6%.

Between two numbers only those of thousands behind a currency (EUR 1 234.5 million), and never those after a number that a
Latin word owns (Model 3 月销量).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

UNITS = (
    "美元|美金|美分|元|人民币|港元|港币|欧元|英镑|日元|日圆|韩元|新元|新台币|台币|澳元|加元|瑞郎|卢比|卢布|比索|泰铢|林吉特"
    "|千瓦|兆瓦|吉瓦|太瓦|瓦|吨|公斤|千克|克|公里|千米|米|平方|立方|亩|公顷|桶|升|盎司"
    "|块|张|片|颗|枚|辆|台|部|架|艘|套|件|只|支|家|座|栋|户|名|位|人次|股|笔|份|项|倍|个|次|点|步|卡"
    "|年|月|日|天|周|季|小时|分钟|秒|时|岁|成|折|档|级|代|层|页|纳米|毫米|厘米|度|字节|参数"
)
NUMERAL = "0-9一二三四五六七八九十两几数百千万亿兆多余"
BLANK = re.compile(rf"[0-9十百千万亿兆年月] +(?=(?P<next>[%‰十百千万亿兆]|{UNITS}|[0-9]))")

# A blank beside a decimal point, and what behind the decimals shows that they are some: 120 .4 亿, 18. 6%, 4 .2 billion.
POINT = re.compile(r"[0-9](?:(?P<before> +)\.(?P<after> *)|\.(?P<behind> +))(?=[0-9])")
# A blank before the comma of thousands: 1 ,200 万.
GROUP = re.compile(r"[0-9]( +)(?=,[0-9]{3}(?![0-9]))")
# A blank for the comma of thousands, as the north of Europe prints it, where the money stands before it: EUR 1 234.5 million.
SPACED = re.compile(r"[0-9](?<=[ A-Z$€£][0-9])[0-9]{0,2}(?: [0-9]{3})+(?![0-9])")
CODE = re.compile(r"(?:\b[A-Z]{3,4}m?|[$€£]) ?$")
DECIMALS = re.compile(rf"[0-9]{{1,4}} ?(?:[%‰百千万亿兆]|{UNITS}|(?:[mb]illion|trillion|percent|per cent|points?|cents)\b)")
MONEY_SIGN = re.compile(r"[$€£¥₩₹] ?[0-9][0-9,]*$")

# A scale or unit character and what, following it, makes another word of it: 2023 百度世界, 100 升至 120, 2024 成立.
OTHER_WORDS = {
    "十": "分足", "百": "度事威胜盛联济姓货科合思", "千": "问寻方帆禾图里", "万": "科达华向豪象国圣事物宝洲泰里",
    "亿": "航纬滋达联欧邦", "兆": "易芯驰", "元": "年宇老素件旦月器", "瓦": "解斯努尔", "吨": "位", "克": "拉罗服隆里什",
    "米": "其兰国尔", "升": "级至值温到幅高息降", "桶": "装", "块": "链", "张": "家江一", "片": "区面段", "颗": "粒",
    "台": "湾北积州股中南", "部": "分门长署队委", "套": "利现餐期", "件": "套", "只": "有是能要需剩在为", "支": "付持出撑架线",
    "家": "电居庭族用具长乐", "座": "位谈椅", "户": "外籍", "名": "单为称义列", "位": "于置居列", "股": "价东市票份权指息",
    "份": "额", "项": "目", "个": "人股别性税", "次": "日年月级新数", "点": "评赞", "步": "入伐骤行", "卡": "车塔片牌",
    "年": "轻货", "月": "饼球", "日": "本企前报经内", "天": "然津猫气合齐", "周": "一二三四五六日末边期转", "时": "代尚隔任报候",
    "岁": "月", "成": "立为本交功都长员绩果", "折": "扣合旧叠射", "档": "次案", "级": "别", "代": "表理码工言替", "层": "面次",
    "页": "面岩", "度": "假过",
}  # fmt: skip
SCALES = {"十": "万亿", "百": "万亿", "千": "万亿", "万": "亿兆千百", "亿": "千百", "兆": ""}
# Money, weight and power are never what follows a product number; classifiers and times may be.
SAFE = re.compile(r"[%‰]|.元|.?美[元金分]|元|.{1,2}币|.镑|.{1,2}瓦|瓦|吨|公斤|千克|桶|公里")
OWNED = re.compile(r"[A-Za-z][ \-]?[0-9.,]*$")
YEAR = re.compile(r"(?:19|20)[0-9]{2}$")
REACH = 24
# Units of one character that may follow a scale at a distance; most classifiers are too common as words.
PLAIN = frozenset("元吨瓦辆台颗架艘枚桶股块")


def inside_numbers(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of each blank to cut, in no order; the kind is `blank`, or empty in text set with blanks.

    135.1 亿 after a Chinese character is a slip; in 约 135 亿元 the blank is the typesetter's.
    """
    yield from beside_points(text)
    for found in GROUP.finditer(text):
        yield found.start(1), found.end(1), "blank"
    for found in SPACED.finditer(text):
        if CODE.search(text, max(0, found.start() - REACH), found.start()):
            yield from ((at, at + 1, "") for at in range(*found.span()) if text[at] == " ")
    if text.isascii() and "%" not in text:
        return
    for found in BLANK.finditer(text):
        if joins(text, found):
            at = found.start() + 1
            yield at, found.end(), "blank" if found[0][0] in SCALES or is_slip(text, at) else ""


def beside_points(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the blanks beside a decimal point. A year before a point and a blank ends a sentence: in 2018. 6% of …"""
    for found in POINT.finditer(text):
        head = text[max(0, found.start() - REACH) : found.start() + 1]
        if found["behind"] and YEAR.search(head):
            continue
        if DECIMALS.match(text, found.end()) or MONEY_SIGN.search(head):
            for name in ("before", "after", "behind"):
                if found[name]:
                    yield *found.span(name), "blank"


def joins(text: str, found: re.Match[str]) -> bool:
    """Return whether what stands before the blank and what follows are one quantity."""
    before, after, at = found[0][0], found["next"], found.start()
    if before in "年月":
        return after.isdigit() and is_day_part(text, at, found.end(), before)
    if after.isdigit() or begins_word(text, found.end()):
        return False
    if not before.isdigit():
        return is_scale(text, at) and (after in SCALES[before] if after in SCALES else len(after) > 1 or after in PLAIN)
    if after in SCALES or SAFE.match(after):
        return True
    head = text[max(0, at - REACH) : at + 1]
    return owner_free(head, after, text[found.end() : found.end() + 6])


def begins_word(text: str, at: int) -> bool:
    """Return whether the scale or unit character at `at` only begins another word."""
    return at + 1 < len(text) and text[at + 1] in OTHER_WORDS.get(text[at], "")


def owner_free(head: str, after: str, tail: str) -> bool:
    """Return whether the number at the end of `head` is free to take a unit: a Latin word before it may own it.

    A year before 年 and a month before a day are no product numbers.
    """
    if not OWNED.search(head):
        return True
    return (after == "年" and YEAR.search(head) is not None) or re.match(r"月 *[0-9]{1,2} *日", tail) is not None


def is_day_part(text: str, at: int, end: int, before: str) -> bool:
    """Return whether 年 or 月 at `at` is dated and the digits at `end` are its month or day."""
    follows = re.compile(r"[0-9]{1,2} ?月" if before == "年" else r"[0-9]{1,2} ?日").match(text, end)
    return follows is not None and text[max(0, at - 2) : at].strip()[-1:].isdigit()


def is_scale(text: str, at: int) -> bool:
    """Return whether the scale character at `at` ends a numeral: 2.4万, 数百万; not 统一万."""
    return re.match(f"[{NUMERAL}]", text[at - 1 : at]) is not None


def is_slip(text: str, at: int) -> bool:
    """Return whether the number before the blank at `at` is glued to a Chinese character on its left."""
    start = at
    while start > max(0, at - REACH) and (text[start - 1].isdigit() or text[start - 1] in ".,十百千万亿兆年月"):
        start -= 1
    return start > 0 and "\u3400" <= text[start - 1] <= "\u9fff"
