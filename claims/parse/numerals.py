"""Numerals: digits, Chinese and English number words, with their scale: `1.03万亿`, `三十几万`, `half a trillion`.

A numeral keeps what was printed (mantissa with its digits) apart from its scale, so that the last printed digit is known.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from claims.parse.lookup import skip_blanks
from claims.parse.words import Words

ONE = Decimal(1)
TEN = Decimal(10)
HALF = Decimal("0.5")

# First character of anything that may be a number; the cheap scan for it is all that most text ever sees.
CJK_DIGITS = "零〇一二两三四五六七八九廿"
CJK_SCALES = "十百千万亿兆"
CJK_NUMERALS = f"{CJK_DIGITS}{CJK_SCALES}"

_DIGIT = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "廿": 20}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8, "兆": 10**12}

_PLAIN = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d+(?:\.\d+)?")
_SCALE = re.compile(r"(?:[十百千]?万亿|[十百千]?[万亿]|兆(?!瓦|字|比|赫|帕|欧|焦)|[百千](?![瓦克米帕兆卡字比赫伏欧万亿]))")
_OPERATIONS = re.compile(r"(?:百?亿亿|千万亿|万亿)次(?=$|[^一-鿿]|每|浮|运|的|计|以)")
_CJK = re.compile(rf"[{CJK_NUMERALS}]+")
_CJK_DECIMAL = re.compile(rf"[{CJK_DIGITS}十百]+点([{CJK_DIGITS}]+)")
_FUZZY = re.compile(r"([多余几来])([十百千万亿]*)")
_NEIGHBOURS = re.compile(r"([一二两三四五六七八九])([二两三四五六七八九])(?![一二两三四五六七八九零〇])")
_SMALL_WORDS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_COUNTED = "(?= (?!years?|months?|weeks?|days?|hours?|minutes?|million|billion)[a-z])"
_OUT_OF = re.compile(rf" (?:in|out of)(?: every)? (?:(\d{{1,3}})(?![\d.,%])|({'|'.join(_SMALL_WORDS)})){_COUNTED}")
_PARTS_OF = re.compile(r"分之")
_CJK_HALF = re.compile(r"一半|半数|半壁")
_VAGUE_SCALE = re.compile(rf"[{CJK_SCALES}]{{1,4}}")
_TAIL = re.compile(r"(\d+(?:\.\d+)?)([千百万](?!亿|瓦|克|米))")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as printed: `low` to `high` (equal for a point) times `scale`.

    `hedge`: "" , `vague` (数百万), `over` (20多), `range` (三四十). `word` is the scale as written. `spelled` tells
    words from digits. `bare`: a scale with no digit (百亿), an order of magnitude unless a hedge says otherwise.
    `unit` is percent or ratio where the numeral itself says so (百分之三十, 三分之二).
    """

    start: int
    end: int
    low: Decimal
    high: Decimal
    scale: Decimal = ONE
    word: str = ""
    hedge: str = ""
    spelled: bool = False
    bare: bool = False
    unit: str = ""
    form: str = ""


def read_digits(text: str, start: int) -> Numeral | None:
    """Return the numeral that begins with an ASCII digit at `start`: `1,234.5`, `1.03万亿`, `20多亿`, `3亿5000万`."""
    plain = _PLAIN.match(text, start)
    if plain is None:
        return None
    low = high = Decimal(plain.group().replace(",", ""))
    end, word, hedge = plain.end(), "", ""
    fraction = _fraction(text, end, low)
    if fraction is not None:
        return Numeral(start, *fraction, spelled=True, unit="ratio", form="fraction")
    out_of = _out_of(text, start, end, low)
    if out_of is not None:
        return out_of
    fuzzy = _FUZZY.match(text, end)
    if fuzzy and fuzzy[2]:
        high, hedge, end, word = low + last_unit(low), "over", fuzzy.end(), fuzzy[2]
    else:
        scale = None if _OPERATIONS.match(text, end) else _SCALE.match(text, skip_blanks(text, end))
        if scale:
            end, word = scale.end(), scale.group()
    if word and not hedge:
        tail = _TAIL.match(text, end)
        if tail and _value(tail[2]) < _value(word):
            factor = _value(word)
            low = high = low + Decimal(tail[1]) * _value(tail[2]) / factor
            end = tail.end()
    return Numeral(start, end, low, high, _value(word), word, hedge)


def _out_of(text: str, start: int, end: int, over: Decimal) -> Numeral | None:
    """Return the share that `1 in 10 jobs` or `two out of three customers` is, after its first number."""
    match = _OUT_OF.match(text, end)
    if match is None:
        return None
    under = int(match[1]) if match[1] else _SMALL_WORDS.index(match[2]) + 2
    if over >= under:
        return None
    return Numeral(start, match.end(), over / under, over / under, spelled=True, unit="ratio", form="fraction")


def last_unit(value: Decimal) -> Decimal:
    """Return the size of the last digit that is not zero: 10 for 20, 1 for 36, 100 for 1300."""
    _, digits, exponent = value.as_tuple()
    power = int(exponent)
    for digit in reversed(digits):
        if digit:
            break
        power += 1
    return TEN**power


def _fraction(text: str, end: int, under: Decimal) -> tuple[int, Decimal, Decimal] | None:
    """Return end and value (twice) of `25分之一` after its 25."""
    if not _PARTS_OF.match(text, end):
        return None
    over = _count_at(text, end + 2)
    if over is None or not under:
        return None
    value = over[1] / under
    return over[0], value, value


def _count_at(text: str, start: int) -> tuple[int, Decimal] | None:
    plain = _PLAIN.match(text, start)
    if plain:
        return plain.end(), Decimal(plain.group().replace(",", ""))
    decimal = _CJK_DECIMAL.match(text, start)
    if decimal:
        return decimal.end(), _spelled_decimal(decimal)
    run = _CJK.match(text, start)
    return (run.end(), value_of(run.group())) if run else None


def _spelled_decimal(match: re.Match[str]) -> Decimal:
    whole, _, digits = match.group().partition("点")
    return Decimal(f"{value_of(whole)}.{''.join(str(_DIGIT[d]) for d in digits)}")


def read_cjk(text: str, start: int) -> Numeral | None:
    """Return the Chinese numeral at `start`: 三十五, 两千, 百万, 数千亿, 三十几万, 三四十, 百分之三十, 半."""
    first = text[start]
    if first in "数几":
        return _vague(text, start)
    half = _CJK_HALF.match(text, start)
    if half:
        return Numeral(start, half.end(), HALF, HALF, spelled=True, unit="ratio", form="fraction")
    if first == "半":
        return Numeral(start, start + 1, HALF, HALF, spelled=True)
    decimal = _CJK_DECIMAL.match(text, start)
    if decimal:
        value = _spelled_decimal(decimal)
        scale = _SCALE.match(text, decimal.end())
        word = scale.group() if scale else ""
        return Numeral(start, scale.end() if scale else decimal.end(), value, value, _value(word), word, spelled=True)
    run = _CJK.match(text, start)
    if run is None or run.group() in ("零", "〇"):
        return None
    if _PARTS_OF.match(text, run.end()):
        return _parts(text, start, run)
    fuzzy = _FUZZY.match(text, run.end())
    if fuzzy and (fuzzy[2] or fuzzy[1] == "几" or fuzzy[1] == "来") and not _is_single(run.group()):
        return _fuzzy(start, run.group(), fuzzy)
    return _plain(start, run.end(), run.group())


def _is_single(run: str) -> bool:
    return len(run) == 1 and run in CJK_DIGITS


def _parts(text: str, start: int, run: re.Match[str]) -> Numeral | None:
    """Return 百分之三十 (percent), 千分之三, 三分之二 (ratio)."""
    over = _count_at(text, run.end() + 2)
    under = value_of(run.group())
    if over is None or not under:
        return None
    if run.group() == "百":
        return Numeral(start, over[0], over[1], over[1], spelled=not text[over[0] - 1].isdigit(), unit="percent")
    value = over[1] / under
    return Numeral(start, over[0], value, value, spelled=True, unit="ratio", form="fraction")


def _vague(text: str, start: int) -> Numeral | None:
    """Return 数百万, 几十亿, 数 (before a unit): one to ten of the scale."""
    scale = _VAGUE_SCALE.match(text, start + 1)
    word = scale.group() if scale else ""
    small, large = _split_scale(word)
    low = _value(small)
    return Numeral(start, start + 1 + len(word), low, low * 10, _value(large), large, "vague", True)


def _split_scale(word: str) -> tuple[str, str]:
    """Return 百 and 万 of 百万: what belongs to the mantissa and what is printed as scale."""
    cut = next((i for i, character in enumerate(word) if character in _LARGE), len(word))
    return word[:cut], word[cut:]


def _fuzzy(start: int, run: str, fuzzy: re.Match[str]) -> Numeral:
    """Return 三十几万, 二十多亿: from the number to one more of its last unit."""
    low = value_of(run)
    small, large = _split_scale(fuzzy[2])
    factor = _value(small)
    step = last_unit(low)
    return Numeral(start, fuzzy.end(), low * factor, (low + step) * factor, _value(large), large, "over", True)


def _plain(start: int, end: int, run: str) -> Numeral:
    neighbours = _NEIGHBOURS.search(run)
    if neighbours and 1 <= _DIGIT[neighbours[2]] - _DIGIT[neighbours[1]] <= 2:
        low = _mantissa(run[: neighbours.start(2)] + run[neighbours.end(2) :])
        high = _mantissa(run[: neighbours.start(1)] + run[neighbours.start(2) :])
        return Numeral(start, end, low[0], high[0], high[1], high[2], "range", True)
    value, scale, word = _mantissa(run)
    bare = run[0] in "百千万亿兆"
    return Numeral(start, end, value, value, scale, word, "", True, bare)


def _mantissa(run: str) -> tuple[Decimal, Decimal, str]:
    """Return mantissa, scale and scale word: 三十五亿 → 35, 10⁸, 亿."""
    head = run.rstrip("万亿兆")
    word = run[len(head) :]
    scale = _value(word)
    return value_of(run) / scale, scale, word


def _value(word: str) -> Decimal:
    """Return what a run of scale characters multiplies by: 百万 → 10⁶."""
    value = ONE
    for character in word:
        value *= _SMALL.get(character) or _LARGE[character]
    return value


def value_of(run: str) -> Decimal:
    """Return the value of a run of Chinese numerals; a last digit after a unit counts a tenth of it (两万五)."""
    if not any(character in CJK_SCALES for character in run):
        return Decimal("".join(str(_DIGIT[digit]) for digit in run))
    total = section = number = 0
    last = 1
    for character in run:
        if character in _DIGIT:
            number, last = _DIGIT[character], 1 if character in "零〇" else last
        elif character in _SMALL:
            section += (number or 1) * _SMALL[character]
            number, last = 0, _SMALL[character]
        else:
            last = _LARGE[character]
            section += number
            total = (total + section or 1) * last if total < last else total + (section or 1) * last
            section = number = 0
    if number and last > 10:
        number = number * last // 10
    return Decimal(total + section + number)


# --- English


def read_english(low: str, start: int, words: Words) -> Numeral | None:
    """Return the English numeral in words at `start` of the lower-cased text, without its scale.

    twelve, twenty-five, one hundred and twenty, half a, two-thirds, a quarter of, several, tens of, double-digit.
    """
    for read in (_digits_of, _fraction_of, _cardinal, _several, _plural_scale, _lone_scale):
        numeral = read(low, start, words)
        if numeral is not None:
            return numeral
    return None


def _digits_of(low: str, start: int, words: Words) -> Numeral | None:
    found = words.digits_of.at(low, start)
    if found is None:
        return None
    end, (lowest, highest) = found
    return Numeral(start, end, lowest, highest, hedge="vague", spelled=True, unit="percent")


def _fraction_of(low: str, start: int, words: Words) -> Numeral | None:
    """Return half, a quarter of, two-thirds, one in five; a quarter of a year or a half of the year are no fractions."""
    half = _HALF.match(low, start)
    if half:
        if half["scale"]:
            return Numeral(start, half.end(), HALF, HALF, spelled=True)
        return Numeral(start, start + len("half"), HALF, HALF, spelled=True, unit="ratio", form="fraction")
    over = words.english.at(low, start)
    end, value = over if over else (start, ONE)
    place = end + 1 if over else start
    if over and low[end : end + 1] not in ("-", " "):
        return None
    under = words.fractions.at(low, place)
    if under is None or (not over and not _AN.search(low[max(0, start - 4) : start])):
        return None
    is_part = low[place - 1] == "-" or _OF.match(low, under[0])
    is_part = is_part or (_BY_A.search(low[max(0, place - 16) : place]) and _STOP.match(low, under[0]))
    if not is_part or value >= under[1]:
        return None
    share = value / under[1]
    return Numeral(start, under[0], share, share, spelled=True, unit="ratio", form="fraction")


def _cardinal(low: str, start: int, words: Words) -> Numeral | None:
    """Return twelve, twenty-five, one hundred and twenty."""
    tens = _tens(low, start, words)
    if tens is None:
        return None
    end, value = tens
    out_of = _out_of(low, start, end, value)
    if out_of is not None:
        return out_of
    hundred = _HUNDRED_AND.match(low, end)
    if hundred and value < 100:
        end, value = hundred.end("hundred"), value * 100
        rest = _tens(low, hundred.end(), words) if hundred["and"] else None
        if rest:
            end, value = rest[0], value + rest[1]
    return Numeral(start, end, value, value, spelled=True)


def _tens(low: str, start: int, words: Words) -> tuple[int, Decimal] | None:
    found = words.english.at(low, start)
    if found is None:
        return None
    end, value = found
    if value >= 20 and low[end : end + 1] in ("-", " "):
        unit = words.english.at(low, end + 1)
        if unit and 0 < unit[1] < 10:
            return unit[0], value + unit[1]
    return end, value


def _several(low: str, start: int, words: Words) -> Numeral | None:
    found = words.several.at(low, start)
    return None if found is None else Numeral(start, found[0], ONE, TEN, hedge="vague", spelled=True)


def _plural_scale(low: str, start: int, words: Words) -> Numeral | None:
    """Return tens of, hundreds of, billions of: one to ten of it, before a scale or a noun."""
    found = words.plural_scales.at(low, start)
    if found is None:
        return None
    return Numeral(start, found[0], found[1], found[1] * TEN, hedge="vague", spelled=True) if _OF.match(low, found[0]) else None


def _lone_scale(low: str, start: int, words: Words) -> Numeral | None:
    """Return the million of "a million"; its article is not taken in."""
    found = words.scales.at(low, start)
    if found is None or not _AN.search(low[max(0, start - 4) : start]):
        return None
    return Numeral(start, found[0], ONE, ONE, found[1], low[start : found[0]], spelled=True)


_HALF_OF = "hundred|thousand|million|billion|trillion|dozen|percent|per cent|point|year|hour|day|minute|mile|ton|giga|mega"
_HALF = re.compile(rf"half(?: an? (?=(?P<scale>{_HALF_OF}))| (?:of|the|its|their|his|her|that) )(?!year)")
_AN = re.compile(r"(?:^|[^a-z])an? $")
# Bookings fell by a third.
_BY_A = re.compile(r"\b(?:by|about|nearly|almost|over|than|roughly|around) (?:a |an |one |two |three )$")
_STOP = re.compile(r"[.,;]?(?:\s|$)(?! quarter)")
_OF = re.compile(r" of (?:an? |the )?(?=[a-z$])")
_HUNDRED_AND = re.compile(r"[ -](?P<hundred>hundred)(?P<and> and |[ -](?=[a-z]))?")
