"""Money as it is spoken and written to the coin in Chinese: 1元2角, 三元五角, 两块六, 三块半一斤, 四块五毛."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.numerals import numeral, read_cjk, read_digits
from claims.parse.numbers.parts import HALF, ONE, ZERO, Part
from claims.parse.numbers.source import Source

_DIGIT = {character: Decimal(value) for value, character in enumerate("零一二三四五六七八九")} | {"两": Decimal(2)}
_ONE = r"(\d(?![\d.,])|[一二两三四五六七八九])"
# What follows whole yuan: 2角5分, 五角, 3毛钱, 零5分.
_JIAO = re.compile(rf"(?:元|块)(?:{_ONE}[角毛])?(?:零?{_ONE}分(?![之钟]))?钱?")
# 两块六, 三块半: said of a price alone, where what follows is no thing that could come in pieces.
_KUAI = re.compile(
    rf"块(?:(半)|(?!一[斤个只瓶箱份杯盒碗条张件包袋度升公吨克])(?:{_ONE}))钱?(?=$|[^一-鿿]|一?[斤个只瓶箱份杯盒碗条张件包袋两度升公吨克]|[每的左上以多到至涨跌降升卖买]|钱|起)"
)
# 十块, 每公里两块, where a price is spoken of.
_WHOLE = re.compile(r"块钱?(?=$|[^一-鿿A-Za-z]|一[斤个只瓶箱份杯盒碗条件包袋度升公]|左右|以上|以下)")
_PRICED = re.compile(
    r"(?:价|卖|花|收费?|票|贵了?|便宜了?|每(?:斤|公里|公斤|升|度|份|杯|碗|个|次|人|瓶)|[涨升降跌][到至]|[涨降]了?)[^,，。;；\d]{0,4}$"
)
_YUAN = "块钱"
# Apart, because a pattern that begins with one character is looked for many times faster than one that may begin with two.
_SPOKEN = (re.compile(r"块(?<=[\d零〇一二两三四五六七八九十百千廿卅半]块)"), re.compile(rf"元(?=零?{_ONE}[角毛分])"))
# No amount that is told to the coin has more digits than this, commas included.
LONGEST_SUM = 40


def coins_in(text: str) -> list[int]:
    """Return where a text may tell money to the coin, or in 块: the places of the 元 or 块 behind digits."""
    return sorted([match.start() for spoken in _SPOKEN for match in spoken.finditer(text)])


def coins_at(source: Source, start: int) -> list[Part]:
    """Return number and unit of the amount that begins at `start`, nothing where it is told in no coins."""
    text = source.text
    whole = read_digits(text, start) if text[start].isdigit() else read_cjk(text, start) if text[start] in _HEADS else None
    if whole is None or whole.hedge or whole.scale != ONE or whole.unit or text[whole.end : whole.end + 1] not in ("元", "块"):
        return []
    end, low = _change(text, whole)
    if end == whole.end:
        return []
    number = numeral(start, end - 1, low, low, spelled=False)
    return [number, Part("u", end - 1, end, ONE, None, ONE, ONE, "CNY", _YUAN, noun="CNY")]


_HEADS = frozenset("一二两三四五六七八九十百千")


def _change(text: str, whole: Part) -> tuple[int, Decimal]:
    """Return where an amount of coins ends, which is the end of its yuan where none follow, and what it comes to."""
    coined = _JIAO.match(text, whole.end)
    if coined and (coined[1] or coined[2]):
        return coined.end(), whole.low + _value(coined[1]) / 10 + _value(coined[2]) / 100
    said = _KUAI.match(text, whole.end)
    if said:
        return said.end(), whole.low + (HALF if said[1] else _value(said[2]) / 10)
    plain = _WHOLE.match(text, whole.end)
    if plain and _PRICED.search(text, whole.start - 12, whole.start):
        return plain.end(), whole.low
    return whole.end, whole.low


def _value(digit: str | None) -> Decimal:
    if digit is None:
        return ZERO
    return _DIGIT.get(digit) or Decimal(digit)
