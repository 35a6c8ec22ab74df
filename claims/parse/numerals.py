"""Numerals: digits, Chinese and English number words, with their scale: `1.03万亿`, `三十几万`, `half a trillion`.

A numeral keeps what was printed (mantissa with its digits) apart from its scale, so that the last printed digit is known.
"""

from __future__ import annotations

import re
from decimal import Decimal

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
_ONE_IN = re.compile(r" in (\d{1,3})(?![\d.,%])(?= (?!years?|months?|weeks?|days?|hours?|minutes?|million|billion)[a-z])")
_PARTS_OF = re.compile(r"分之")
_CJK_HALF_OF = "hundred|thousand|million|billion|trillion|dozen|percent|per cent|point|year|hour|day|minute|mile|ton|giga|mega"
_HALF = re.compile(rf"half(?: an? (?=(?P<scale>{_HALF_OF}))| (?:of|the|its|their|his|her|that) )(?!year)")
_AN = re.compile(r"(?:^|[^a-z])an? $")
_OF = re.compile(r" of (?:an? |the )?(?=[a-z$])")
_HUNDRED_AND = re.compile(r"[ -](?P<hundred>hundred)(?P<and> and |[ -](?=[a-z]))?")
