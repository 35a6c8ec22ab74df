"""Chinese numerals as papers and contracts print them, made plain: 四○二三億, 二·三五元, 壹拾贰亿; and dates in digits.

Papers of Taiwan and Hong Kong print 二〇二六年十一月廿三日 for 2026年11月23日. Only dates become digits: an amount (三百亿) is
for the grammar of numbers. Digits never take more room than the numerals, so that each keeps a place in the original: the
one date that would (十日) stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# 四○二三億: a circle for the zero. Alone, or among letters, it masks a name (王○明) or marks an item.
_CIRCLE = re.compile(
    r"(?<=[一二三四五六七八九十百千万萬亿億点點〇])[○◯]+|[○◯]+(?=[一二三四五六七八九点點]|[·・‧•．･.][零〇一二三四五六七八九])"
)
# 二·三五元, 八一二．六億: a dot for the decimal point, where decimals of an amount follow; 三·一五 and 九·一八 are days, and a
# numeral with a dot that begins a line is a heading.
_DOT = re.compile(
    r"[·・‧•．･.](?<=[零〇一二三四五六七八九十廿卅].)(?:(?<=[百千]分之[〇一二三四五六七八九十廿卅].)|(?<=[百千]分之[一二三四五六七八九十廿卅]{2}.)|(?<=[百千]分之[一二三四五六七八九]十[一二三四五六七八九].)"
    r"|(?<![\n。:：;；][零〇一二三四五六七八九十].)(?=[零〇一二三四五六七八九]{1,4}(?:[元%％‰億亿萬万兆倍美港台臺日歐欧點点度成輛辆噸吨桶坪吋]"
    r"|個百分|个百分|個基點|个基点|公[里噸吨斤頃顷尺升]|英[鎊镑吋寸畝亩]|千瓦|萬瓩|角|韓[元圜]|韩元)))"
)
# 人民币壹拾贰亿元: with a scale among them, and money behind or a large scale, they are numerals and no name.
_FORMAL = re.compile(r"[壹贰貳叁參肆伍陆陸柒捌玖](?:[拾佰仟][壹贰貳叁參肆伍陆陸柒捌玖拾佰仟零万萬亿億]*(?=[元圆圓])|[万萬亿億])")
_PLAIN = str.maketrans("壹贰貳叁參肆伍陆陸柒捌玖拾佰仟", "一二二三三四五六六七八九十百千")

_DIGIT = {numeral: str(value) for value, numeral in enumerate("零一二三四五六七八九")} | {"〇": "0"}
_ONE = "[一二三四五六七八九]"
_ANY = "[零〇一二三四五六七八九]"
_CLASS = "[零〇一二三四五六七八九十百廿卅]"
# From the start of a run only, and never shorter than the run: so that a long one costs its length once.
_RUN = re.compile(rf"{_CLASS}(?<!{_CLASS}{{2}}){_CLASS}*+(?=[年月日号会财])")
_YEAR = re.compile(rf"(?:一九|二[零〇]){_ANY}{{2}}|一[零〇一二]{_ANY}")
_SINCE_1912 = re.compile(rf"一百[零〇一二]?十?{_ANY}?")
_BEHIND_YEAR = re.compile(r"年|会计年|财政?年")
_MONTH = re.compile(rf"十[一二]?|{_ONE}")
_DAY = re.compile(rf"[二三]十{_ONE}?|十{_ONE}?|[廿卅]{_ONE}?|{_ONE}")
# Before a run: what makes it no day of a month but a number of days, or the rest of a longer number.
_COUNTED = frozenset("第续近去每两万千亿兆点分之")
_LAST_DAY = 31


def plain(text: str) -> str:
    """Return a text with its numerals as they are usually written, character for character."""
    if "○" in text or "◯" in text:
        text = _CIRCLE.sub(lambda m: "〇" * len(m[0]), text)
    text = _DOT.sub("点", text)
    return _FORMAL.sub(lambda m: m[0].translate(_PLAIN), text)


def dates(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and digits of each year, month and day that simplified text spells, in order."""
    month = -1  # where a month ended last
    for found in _RUN.finditer(text):
        start, end = found.span()
        if text[start - 1 : start] in _COUNTED:
            continue
        behind = text[end]
        if behind == "月":
            month = end + 1 if _MONTH.fullmatch(found[0]) else -1
            is_date = month > 0 and _DAY.match(text, month) is not None
        elif behind in "日号":
            is_date = _is_day(found[0]) and (start == month or (behind == "日" and len(found[0]) > 1))
        else:
            is_date = _is_year(text, start, end)
        digits = _digits(found[0]) if is_date else ""
        if digits and len(digits) <= len(found[0]):
            yield start, end, digits


def _is_day(spelled: str) -> bool:
    return _DAY.fullmatch(spelled) is not None and int(_digits(spelled)) <= _LAST_DAY


def _is_year(text: str, start: int, end: int) -> bool:
    """Whether a run is a year: 二〇二六, 一一五 (since 1912), and with 民国 before it 一百一十五 too."""
    if not _BEHIND_YEAR.match(text, end):
        return False
    spelled = text[start:end]
    if text[max(0, start - 2) : start] == "民国" and _SINCE_1912.fullmatch(spelled):
        return True
    return _YEAR.fullmatch(spelled) is not None


def _digits(spelled: str) -> str:
    """Return the digits of a number under two hundred or of digits read out one by one: 廿三 → 23, 二〇二六 → 2026."""
    if all(numeral in _DIGIT for numeral in spelled):
        return "".join(_DIGIT[numeral] for numeral in spelled)
    hundreds, _, rest = spelled.rpartition("百")
    tens, ten, ones = rest.replace("廿", "二十").replace("卅", "三十").rpartition("十")
    value = 100 * bool(hundreds) + (10 * int(_DIGIT[tens.strip("零〇")] if tens.strip("零〇") else 1) if ten else 0)
    return str(value + int(_DIGIT[ones[-1]] if ones else 0))
