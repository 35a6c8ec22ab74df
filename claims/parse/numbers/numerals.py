"""Numerals: digits, Chinese and English number words, with their scale: `1.03万亿`, `三十几万`, `half a trillion`.

A numeral keeps what was printed (mantissa with its digits) apart from its scale, so that the last printed digit is known.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

from claims.parse.numbers.lookup import skip_blanks
from claims.parse.numbers.parts import HALF, ONE, TEN, ZERO, Part

# First character of anything that may be a number; the cheap scan for it is all that most text ever sees.
CJK_DIGITS = "零〇一二两三四五六七八九廿卅"
CJK_SCALES = "十百千万亿兆"
CJK_NUMERALS = f"{CJK_DIGITS}{CJK_SCALES}"

_DIGIT = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "廿": 20, "卅": 30}
# 廿二, 卅四: as 二十二, 三十四.
_TENS = str.maketrans({"廿": "二十", "卅": "三十"})
SPELLED_DIGITS = {character: Decimal(value) for character, value in _DIGIT.items()}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

# 2¼, ½: a vulgar fraction behind digits or alone.
VULGAR = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅛": Decimal("0.125"), "⅜": Decimal("0.375"),
          "⅝": Decimal("0.625"), "⅞": Decimal("0.875")}  # fmt: skip
_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?(?![\d,])|\d+(?:\.\d+)?")
_SCALE = re.compile(r"(?:[十百千]?万亿|[十百千]?[万亿]|兆(?!瓦|字|比|赫|帕|欧|焦)|[百千](?![瓦克米帕兆卡字比赫伏欧万亿]))")
_OPERATIONS = re.compile(r"(?:百?亿亿|千万亿|万亿)次(?=$|[^一-鿿]|每|浮|运|的|计|以)")
_CJK = re.compile(rf"[{CJK_NUMERALS}]+")
_CJK_DECIMAL = re.compile(rf"[{CJK_DIGITS}十百]+点([{CJK_DIGITS}]+)")
_FUZZY = re.compile(r"([多余几来])([十百千万亿]*)")
# 三四十, 五六百亿; three digits in a row are read out one by one: 三四五亿 is 345.
_NEIGHBOURS = re.compile(
    r"(?<![一二三四五六七八九零〇])([一二两三四五六七八九])([二两三四五六七八九])(?![一二两三四五六七八九零〇])"
)
_SMALL_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = "(?= (?!years?|months?|weeks?|days?|hours?|minutes?|million|billion)[a-z])"
_OUT_OF = re.compile(rf"[ -](?:in|out[ -]of)(?: every)?[ -](?:(\d{{1,3}})(?![\d.,%])|({'|'.join(_SMALL_WORDS)})){_COUNTED}")
_CJK_HALF = re.compile(r"一半|半数|半壁")
# 二〇二四, 一九九八: digits read out one by one.
_ONE_BY_ONE = re.compile(r"[零〇一二三四五六七八九]{3,}")
# 座位公里数年增7.3%, 指数月减: the 数 ends a noun, and a year ago is what it is set against.
_COUNT_MOVED = re.compile(
    r"[里人件户次台辆套家栋笔单天个店箱吨点量指位字页架艘班间只片颗桶倍]数[年月季周](?:增|减|升|降|跌|涨|成长|衰退|下滑|变动)(?![长加])"
)
# 数以万计, 数以百万计
_BY_THE = re.compile(r"数以([十百千万亿]{1,3})计的?")
_VAGUE_SCALE = re.compile(rf"[{CJK_SCALES}]{{1,4}}")
# Behind 5萬: the 4311 of 5萬4311輛, unless it is a date or a share of its own. One digit alone (1万2) may be a short form.
_REST = re.compile(r"(?!(?:19|20)\d\d[年财QH第上下前全/-])(?:\d{1,3}(?:,\d{3})+|\d{2,8})(?:\.\d+)?(?![\d年月日号时分%％‰季点])")
# What may stand behind a blank: 5 萬 4311.
_FOUR = re.compile(r"(?!19|20)\d,?\d{3}")
_TENFOLD = tuple([TEN**power for power in range(28)])
_LEAST_WITH_REST = Decimal(10**4)

# Behind digits: what may belong to the numeral itself. Anything else ends it.
RUNS_ON = frozenset("分多余几来十百千万亿兆 -\u00a0\t½¼¾⅛⅜⅝⅞")
_READ = ("numeral",)


def numeral(
    start: int,
    end: int,
    low: Decimal,
    high: Decimal,
    scale: Decimal = ONE,
    word: str = "",
    hedge: str = "",
    spelled: bool = False,
    bare: bool = False,
    unit: str = "",
    form: str = "",
) -> Part:
    """Return a number as printed: `low` to `high` (equal for a point) times `scale`, whose word as written is `word`.

    `hedge`: "", `vague` (数百万), `over` (20多), `range` (三四十). `spelled` tells words from digits. `bare`: a scale with
    no digit (百亿), an order of magnitude unless a hedge says otherwise. `unit` is percent or ratio where the numeral
    itself says so (百分之三十, 三分之二).
    """
    return Part("n", start, end, low, high, scale, ONE, unit, word, hedge, form, None, (), spelled, bare, "", "", "", _READ)


def read_digits(text: str, start: int) -> Part | None:
    """Return the numeral that begins with an ASCII digit at `start`: `1,234.5`, `1.03万亿`, `20多亿`, `3亿5000万`."""
    plain = _PLAIN.match(text, start)
    end, low = (plain.end(), printed_value(plain[0])) if plain else (start, ZERO)
    if plain and text[end : end + 1] not in RUNS_ON:
        return Part("n", start, end, low, low, trace=_READ)
    vulgar = VULGAR.get(text[end : end + 1])
    if vulgar is not None:
        end, low = end + 1, low + vulgar * TEN ** int(low.as_tuple().exponent)
    elif plain is None:
        return None
    share = _fraction(text, start, end, low) or out_of(text, start, end, low)
    if share is not None:
        return share
    fuzzy = _FUZZY.match(text, end)
    if fuzzy and fuzzy[2]:
        return numeral(start, fuzzy.end(), low, low + last_unit(low), scale_value(fuzzy[2]), fuzzy[2], "over")
    scale = None if _OPERATIONS.match(text, end) else _SCALE.match(text, skip_blanks(text, end))
    return _with_scale(text, start, low, scale) if scale else numeral(start, end, low, low)


def _with_scale(text: str, start: int, low: Decimal, scale: re.Match[str]) -> Part:
    """Return digits with their scale, and what smaller scales and units behind it add: 3亿5000万, 9899億2千萬, 5萬4311."""
    word, end = scale[0], scale.end()
    factor = under = scale_value(word)
    while under > ONE and (tail := _PLAIN.match(text, skip_blanks(text, end))):
        value = printed_value(tail[0])
        more = _FUZZY.match(text, tail.end())
        if more and more[2] and value * scale_value(more[2]) < under:
            part = value * scale_value(more[2]) / factor
            step = last_unit(value) * scale_value(more[2]) / factor
            return numeral(start, more.end(), low + part, low + part + step, factor, word, "over")
        smaller = _SCALE.match(text, skip_blanks(text, tail.end()))
        if smaller and value * scale_value(smaller[0]) < under:
            under = scale_value(smaller[0])
            low, end = low + value * under / factor, smaller.end()
            continue
        rest = _REST.match(text, tail.start()) if smaller is None and _LEAST_WITH_REST <= under > value else None
        if rest and (tail.start() == end or _FOUR.fullmatch(rest[0])):
            # Printed to the unit: 5萬4000 is as exact as 54000.
            low, end = low + value.scaleb(-factor.adjusted()), rest.end()
        break
    return numeral(start, end, low, low, factor, word)


def printed_value(printed: str) -> Decimal:
    """Return the value of digits with separators."""
    return Decimal(printed.replace(",", "") if "," in printed else printed)


def out_of(text: str, start: int, end: int, over: Decimal) -> Part | None:
    """Return the share that `1 in 10 jobs` or `two out of three customers` is, after its first number."""
    match = _OUT_OF.match(text, end)
    if match is None:
        return None
    under = int(match[1]) if match[1] else _SMALL_WORDS.index(match[2]) + 2
    if over >= under:
        return None
    return numeral(start, match.end(), over / under, over / under, spelled=True, unit="ratio", form="fraction")


def last_unit(value: Decimal) -> Decimal:
    """Return the size of the last digit that is not zero: 10 for 20, 1 for 36, 100 for 1300."""
    printed = str(value)
    if printed.isdecimal() and len(printed) < len(_TENFOLD):
        return _TENFOLD[len(printed) - len(printed.rstrip("0"))]
    _, digits, exponent = value.as_tuple()
    power = int(exponent)
    for digit in reversed(digits):
        if digit:
            break
        power += 1
    return TEN**power


def _fraction(text: str, start: int, end: int, under: Decimal) -> Part | None:
    """Return `25分之一`, whose 25 ends at `end`."""
    if not text.startswith("分之", end):
        return None
    over = _count_at(text, end + 2)
    if over is None or not under:
        return None
    share = over[1] / under
    return numeral(start, over[0], share, share, spelled=True, unit="ratio", form="fraction")


def _count_at(text: str, start: int) -> tuple[int, Decimal] | None:
    plain = _PLAIN.match(text, start)
    if plain:
        return plain.end(), printed_value(plain[0])
    decimal = _CJK_DECIMAL.match(text, start)
    if decimal:
        return decimal.end(), _spelled_decimal(decimal)
    run = _CJK.match(text, start)
    return (run.end(), value_of(run.group())) if run else None


def _spelled_decimal(match: re.Match[str]) -> Decimal:
    whole, _, digits = match.group().partition("点")
    return Decimal(f"{value_of(whole)}.{''.join(str(_DIGIT[d]) for d in digits)}")


def read_cjk(text: str, start: int) -> Part | None:
    """Return the Chinese numeral at `start`: 三十五, 两千, 百万, 数千亿, 三十几万, 三四十, 百分之三十, 半."""
    first = text[start]
    if first == "数" and start and _COUNT_MOVED.match(text, start - 1):
        return None
    if first in "数几":
        many = _BY_THE.match(text, start)
        if many:
            low = value_of(many[1])
            return numeral(start, many.end(), low, low * TEN, hedge="vague", spelled=True)
        return _vague(text, start)
    if first in "一半" and (half := _CJK_HALF.match(text, start)):
        return numeral(start, half.end(), HALF, HALF, spelled=True, unit="ratio", form="fraction")
    if first == "半":
        return numeral(start, start + 1, HALF, HALF, spelled=True)
    run = _CJK.match(text, start)
    if run is None or (run[0] in ("零", "〇") and _CJK_DECIMAL.match(text, start) is None):
        return None
    end = run.end()
    follower = text[end : end + 1]
    if follower == "分" and text.startswith("之", end + 1):
        return _parts(text, start, run)
    if follower in RUNS_ON or follower == "点":
        return _spelled_on(text, start, run) or _plain(start, end, run[0])
    return _plain(start, end, run[0])


def _spelled_on(text: str, start: int, run: re.Match[str]) -> Part | None:
    """Return a run of numerals with the 点五万 or 几万 that follows it, or None."""
    decimal = _CJK_DECIMAL.match(text, start)
    if decimal:
        value = _spelled_decimal(decimal)
        scale = _SCALE.match(text, decimal.end())
        word = scale[0] if scale else ""
        return numeral(start, scale.end() if scale else decimal.end(), value, value, scale_value(word), word, spelled=True)
    fuzzy = _FUZZY.match(text, run.end())
    if fuzzy and (fuzzy[2] or fuzzy[1] in "几来") and not _is_single(run[0]):
        return _fuzzy(start, run[0], fuzzy)
    return None


def _is_single(run: str) -> bool:
    return len(run) == 1 and run in CJK_DIGITS


def _parts(text: str, start: int, run: re.Match[str]) -> Part | None:
    """Return 百分之三十 (percent), 千分之三, 三分之二 (ratio)."""
    over = _count_at(text, run.end() + 2)
    under = value_of(run.group())
    if over is None or not under:
        return None
    if run.group() == "百":
        return numeral(start, over[0], over[1], over[1], spelled=not text[over[0] - 1].isdigit(), unit="percent")
    value = over[1] / under
    return numeral(start, over[0], value, value, spelled=True, unit="ratio", form="fraction")


def _vague(text: str, start: int) -> Part | None:
    """Return 数百万, 几十亿, 数 (before a unit): one to ten of the scale."""
    scale = _VAGUE_SCALE.match(text, start + 1)
    word = scale.group() if scale else ""
    small, large = _split_scale(word)
    low = scale_value(small)
    return numeral(start, start + 1 + len(word), low, low * 10, scale_value(large), large, "vague", True)


@cache
def _split_scale(word: str) -> tuple[str, str]:
    """Return 百 and 万 of 百万: what belongs to the mantissa and what is printed as scale."""
    cut = next((i for i, character in enumerate(word) if character in _LARGE), len(word))
    return word[:cut], word[cut:]


def _fuzzy(start: int, run: str, fuzzy: re.Match[str]) -> Part:
    """Return 三十几万, 二十多亿: from the number to one more of its last unit."""
    low = value_of(run)
    small, large = _split_scale(fuzzy[2])
    factor = scale_value(small)
    step = last_unit(low)
    return numeral(start, fuzzy.end(), low * factor, (low + step) * factor, scale_value(large), large, "over", True)


def _plain(start: int, end: int, run: str) -> Part:
    if run in SPELLED_DIGITS:
        return numeral(start, end, SPELLED_DIGITS[run], SPELLED_DIGITS[run], spelled=True)
    neighbours = None if _ONE_BY_ONE.fullmatch(run) else _NEIGHBOURS.search(run)
    if neighbours and 1 <= _DIGIT[neighbours[2]] - _DIGIT[neighbours[1]] <= 2:
        low = _mantissa(run[: neighbours.start(2)] + run[neighbours.end(2) :])
        high = _mantissa(run[: neighbours.start(1)] + run[neighbours.start(2) :])
        return numeral(start, end, low[0], high[0], high[1], high[2], "range", True)
    value, scale, word = _mantissa(run)
    bare = run[0] in "百千万亿兆"
    return numeral(start, end, value, value, scale, word, "", True, bare)


def _mantissa(run: str) -> tuple[Decimal, Decimal, str]:
    """Return mantissa, scale and scale word: 三十五亿 → 35, 10⁸, 亿."""
    head = run.rstrip("万亿兆")
    word = run[len(head) :]
    scale = scale_value(word)
    return value_of(run) / scale, scale, word


@lru_cache(maxsize=512)
def scale_value(word: str) -> Decimal:
    """Return what a run of scale characters multiplies by: 百万 → 10⁶."""
    value = ONE
    for character in word:
        value *= _SMALL.get(character) or _LARGE[character]
    return value


def value_of(run: str) -> Decimal:
    """Return the value of a run of Chinese numerals: 三万五千, 廿二, 三二二亿 (digits read out one by one).

    What stands last, after a unit, counts tenths of it: 两万五.
    """
    run = run.translate(_TENS)
    if not any(character in CJK_SCALES for character in run):
        return Decimal("".join(str(_DIGIT[digit]) for digit in run))
    total = section = number = 0
    last, before = 1, ""
    for character in run:
        if character in _DIGIT:
            number = number * 10 + _DIGIT[character] if before in _DIGIT else _DIGIT[character]
            last = 1 if character in "零〇" else last // 10 if before in _DIGIT else last
        elif character in _SMALL:
            section += (number or 1) * _SMALL[character]
            number, last = 0, _SMALL[character]
        else:
            last = _LARGE[character]
            section += number
            if before in _LARGE:
                total *= last
            else:
                total = (total + section or 1) * last if total < last else total + (section or 1) * last
            section = number = 0
        before = character
    if number and last > 10:
        number = number * last // 10
    return Decimal(total + section + number)
