"""Sizes and terms that name a kind of thing and measure nothing: 8-inch wafers, a 300mm fab, the yield on 10-year bonds."""

from __future__ import annotations

import re

from claims.parse.numbers.parts import ONE, Part

_INCHES = frozenset({"吋", "寸", "英寸", "inch", "inches"})
_MILLIMETRES = frozenset({"mm", "毫米"})
_WAFERS_IN_INCHES = frozenset({2, 3, 4, 5, 6, 8, 12, 18})
_WAFERS_IN_MILLIMETRES = frozenset({100, 125, 150, 200, 300, 450})
# 8吋晶圆, 12英寸产线, 竹南12吋厂, 51.2万片8吋等值, 300mm fabs, 8-inch equivalents
_OF_WAFERS = re.compile(
    r"[ -]?(?:及|和|、|and |or )?(?:\d{1,3}(?:吋|英?寸|[ -]?inch|mm)[ -]?)?"
    r"(?:[一-鿿A-Za-z()（）]{0,6}(?:晶圆|硅片|芯片|厂|产线|生产线|产能|产品线|[产扩]|衬底|外延|碳化硅|SiC|MEMS|BCD)|约当|等[值效]"
    r"|[a-z -]{0,24}\b(?:wafers?|fabs?|lines?|plants?|foundr(?:y|ies)|equivalents?|equipment|capacity|production|manufacturing"
    r"|silicon|substrates?))"
)
# 折合8吋, 约当8吋64.2万片
_COUNTED_AS = re.compile(r"(?:折合|约当|折算|等[效值]|相当于|晶圆)[^,，。;；\d]{0,4}$")
# 10-year Treasury note, two-year government bonds, 10年期国债收益率, 7天期逆回购
_TENOR = re.compile(
    r"(?: (?:US|U\.S\.|UK|German|Japanese|Chinese|Italian|French|government|sovereign|state|benchmark|Treasury|real|corporate"
    r"|dollar|local|inflation-linked))* (?:bonds?|notes?|yields?|gilts?|bunds?|btps?|jgbs?|treasur(?:y|ies)|bills?|swaps?|tips"
    r"|paper|tenors?|reverse repos?|lpr|loan prime rate)\b"
    r"|期(?:的)?[^,，。;；\d]{0,8}?(?:国债|公债|美债|政府债|债(?:券)?(?:收益|殖利)率|收益率|殖利率|逆回购|LPR|拆息|MLF|SHIBOR|HIBOR|同业存单)",
    re.IGNORECASE,
)


def names_kind(part: Part, text: str) -> bool:
    """Whether a length is the size of wafers, or a duration the term of bonds, which both only tell which are meant."""
    if part.form == "duration":
        return part.scale == ONE and not part.hedge and not part.per and _TENOR.match(text, part.end) is not None
    if part.form != "measure" or part.unit != "m" or part.per or part.low != part.high or part.hedge:
        return False
    word = part.word.strip(" -")
    sizes = _WAFERS_IN_INCHES if word in _INCHES else _WAFERS_IN_MILLIMETRES if word in _MILLIMETRES else ()
    if part.low not in sizes:
        return False
    return bool(_OF_WAFERS.match(text, part.end) or _COUNTED_AS.search(text, max(0, part.start - 12), part.start))
