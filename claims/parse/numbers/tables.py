"""Units stated once for a whole table: in a row's name, a column's head, or the line above (单位:亿元)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from claims.packs import load
from claims.parse.numbers.measures import unit_words
from claims.parse.numbers.parts import ONE, Part, Per, replace
from claims.parse.numbers.rows import (
    CAPTION_REACH,
    HEADING_TIME,
    LONGEST_TABLE,
    SHORT_LINE,
    Line,
    announced,
    column_of,
    first_row,
    in_rows,
    line_above,
    lines_of,
)
from claims.parse.numbers.words import Words
from claims.units import is_noun, shape

_IN_BRACKETS = re.compile(r"[(（]([^()（）]{1,16})[)）]")
_CAPTION = re.compile(r"单位[:： ] ?([^\s,，;；。|)）]{1,12})|\bin (thousands|millions|billions) of ([a-zA-Z.$ ]{3,16})")
_SCALES = {
    "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "万亿": 10**12,
    "thousands": 10**3, "millions": 10**6, "billions": 10**9, "million": 10**6, "billion": 10**9, "thousand": 10**3,
}  # fmt: skip
_SCALE = re.compile("|".join(sorted(_SCALES, key=len, reverse=True)))
# Behind a currency, or in front of what is counted: $m, RMB million, HK$'000, '000 units, Rs crore.
_SHORT = {
    "m": 10**6, "mn": 10**6, "mln": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12, "k": 10**3, "000": 10**3, "000s": 10**3,
    "trillion": 10**12, "trillions": 10**12, "crore": 10**7, "crores": 10**7, "lakh": 10**5, "lakhs": 10**5,
}  # fmt: skip
_ANY_SCALE = {**_SHORT, **_SCALES}
_SHORT_SCALE = re.compile(rf"(?:in )?['’]?({'|'.join(sorted(_ANY_SCALE, key=len, reverse=True))})\b", re.I)
_LEADS_IN = re.compile(r"(?:all )?(?:figures |amounts |numbers )?in |unaudited[,;] ?", re.I)
# (in millions, except per share amounts): of what, the signs of money in the table tell.
_IN_SCALE = re.compile(
    r"\((?:unaudited[;,] )?(?:[$€£] |[a-z.$]{2,4} )?in (thousands|millions|billions)\b(?! of)[^()|]{0,90}\)", re.I
)
_SIGNED = re.compile(r"[$€£¥](?= ?[(-]?[0-9])")
_OPENS = re.compile(r"[|│\t] ?([(（][$€£¥]?)$")
_CLOSES = re.compile(r"([)）])[ ]?(?=[|│\t\n]|$)")
# Rows whose numbers are never in the unit of the caption, and those of one share.
_OWN_UNIT = re.compile(r"率|占比|比例|倍数|[人家户辆台]数|数量|销量|交付|门店|用户|员工|margin|ratio|headcount|employees", re.I)
_NO_MONEY = re.compile(r"\b(?:shares|units|days|wafers|customers|stores|points|number of)\b", re.I)
_A_SHARE = re.compile(r"每股|per (?:diluted |basic )?share|\beps\b", re.I)
# No numbers smaller than this are counts in a table that does not say so, and its count stands no farther above.
_FEWEST, _ABOVE = 100, 300
# What announces a list of things counted: Best sellers in October; 各品牌销量.
_LISTS_COUNTS = re.compile(
    r"sell|\bsales\b|sold|registrations?|registered|deliver|shipments?|output|production|models?|brands?|cars|vehicles|exports|passengers|visitors"
    r"|销量|销售|交付|领牌|挂牌|上牌|上险|登记|批发|零售|产量|出货|装机|排名|车型|出口量|客运",
    re.IGNORECASE,
)
_NO_COUNT = re.compile(r"指数|[价率额比分]|编号|代码|%|\b(?:index|price|rate|share|score|point|rank|code|ratio|value)s?\b", re.I)
# 网签套数: a head that ends by saying how it counts.
_COUNTED = re.compile(r"([套台辆户人家架艘件])数$")
_FORMS = {"money": "money", "percent": "percent", "time": "duration", "ratio": "multiple"}
_MULTIPLES = frozenset({"倍", "x", "X", "times"})


@dataclass(frozen=True, slots=True)
class Head:
    """A unit as a table states it: its base, its exact size there (scale included), how it is written, and per what."""

    unit: str
    scale: Decimal
    factor: Decimal
    written: str
    per: tuple[Per, ...] = ()


def tabled(parts: list[Part], text: str, words: Words) -> list[Part]:
    """Give bare numbers in the rows of a table the unit that its row, column or caption states; (1,234) is negative there."""
    if not in_rows(text, [part.start for part in parts]):
        return parts
    lines = lines_of(text)
    starts = [line.start for line in lines]
    done = [_celled(part, text, lines, starts, words) if _is_bare(part) else part for part in parts]
    if _IN_SCALE.search(text):
        done = [
            _scaled(part, lines, starts) if part.form == "money" and part.scale == 1 and not part.per else part for part in done
        ]
    return [_counted_above(part, done[:place], lines, starts) if _is_cell(part) else part for place, part in enumerate(done)]


def _is_cell(part: Part) -> bool:
    return part.form == "number" and not part.unit and part.scale == 1 and part.low >= _FEWEST


def _counted_above(part: Part, before: list[Part], lines: Sequence[Line], starts: list[int]) -> Part:
    """Return a large number of a table that states no unit as one of what was last counted above the table."""
    row = bisect_right(starts, part.start) - 1
    if not lines[row].breaks:
        return part
    head = first_row(lines, row)
    top, line = starts[head], lines[row]
    column = column_of(lines, head, row, part.start)
    told, heading = announced(lines, head), lines[head].text[slice(*lines[head].within(column))]
    caption = told or line_above(lines, head)
    lists = caption is not None and _LISTS_COUNTS.search(caption.text) is not None
    if told is not None:
        heading = told.text
    if (told is None and head == row) or (told is not None and not lists):
        return part
    if _NO_COUNT.search(heading + line.text[slice(*line.within(line.first))]):
        return part
    above = next((each for each in reversed(before) if each.end <= top and each.form == "count" and not each.role), None)
    if above is None or top - above.end > _ABOVE:
        if not lists or (told is None and HEADING_TIME.match(heading) is None):
            return part
        return replace(part, unit="unit", noun="unit", form="count", shared="table", trace=(*part.trace, "counted_above"))
    if above.unit == "item":
        return part
    return replace(part, unit=above.unit, noun=above.noun, form="count", shared="table", trace=(*part.trace, "counted_above"))


def _is_bare(part: Part) -> bool:
    return (part.form == "number" and not part.unit and part.scale == 1) or (part.form == "percent" and part.hedge == "")


def _celled(part: Part, text: str, lines: Sequence[Line], starts: list[int], words: Words) -> Part:
    row = bisect_right(starts, part.start) - 1
    if not lines[row].breaks:
        return part
    part = _negative(part, text)
    return part if part.unit else _headed(part, lines, row, words)


def _scaled(part: Part, lines: Sequence[Line], starts: list[int]) -> Part:
    """Return money that a table (in millions, except per share amounts) prints with its sign, as large as it is."""
    row = bisect_right(starts, part.start) - 1
    line = lines[row]
    if not line.breaks or _A_SHARE.search(line.text[slice(*line.within(line.first))]):
        return part
    scale = _in_scale(lines, first_row(lines, row), row)
    return replace(part, scale=scale, trace=(*part.trace, "in_scale")) if scale != 1 else part


def _in_scale(lines: Sequence[Line], top: int, row: int) -> Decimal:
    """Return what the lines above a row of a table say that its numbers are in; 1 where they do not."""
    for above in reversed(lines[max(0, top - CAPTION_REACH) : min(row, top + CAPTION_REACH)]):
        found = _IN_SCALE.search(above.text)
        if found:
            return Decimal(_SCALES[found[1].lower()])
    return ONE


def _negative(part: Part, text: str) -> Part:
    """Return a number that fills its cell in brackets as accountants mean it: below zero."""
    before, after = _OPENS.search(text, part.start - 4, part.start), _CLOSES.match(text, part.end)
    if not before or not after or part.low != part.high or text[part.start] in "+-−":
        return part
    start, end = part.start - len(before[1]), after.end(1)
    return replace(part, start=start, end=end, low=-part.low, high=-part.low, trace=(*part.trace, "bracketed"))


def _headed(part: Part, lines: Sequence[Line], row: int, words: Words) -> Part:
    line = lines[row]
    top = first_row(lines, row)
    column = column_of(lines, top, row, part.start)
    label = line.text[slice(*line.within(line.first))]
    head = _cell_unit(label, words) if column else None
    if head is None and top < row:
        head = _cell_unit(lines[top].text[slice(*lines[top].within(column))], words) or _corner(lines[top], column, label)
    told = announced(lines, top) if head is None else None
    if told is not None:
        bracket = _IN_BRACKETS.search(told.text) or _CAPTION.search(told.text)
        head = head_of(bracket[1], words) if bracket and bracket[1] else None
    if head is None and not _OWN_UNIT.search(label):
        head = _caption([above.text for above in lines[max(0, top - CAPTION_REACH) : top]]) or _in_signs(lines, top, row, label)
    if head is None:
        return part
    noun = head.unit if is_noun(head.unit) else None
    form = "count" if noun else _FORMS.get(shape(head.unit), "measure")
    share = _A_SHARE.search(label) is not None and form == "money"
    per = (Per("share", ONE, "股"),) if share else head.per
    return replace(
        part, unit=head.unit, scale=ONE if share else head.scale, factor=head.factor, word=head.written, form=form, noun=noun,
        per=per, shared="table", trace=(*part.trace, "tabled"),
    )  # fmt: skip


def _corner(heads: Line, column: int, label: str) -> Head | None:
    """Return the unit that the corner of a table tells for all of its columns but those of changes: Segment ($ millions)."""
    bracket = _IN_BRACKETS.search(heads.text, *heads.within(heads.first))
    if bracket is None or _OWN_UNIT.search(label) or _NO_COUNT.search(heads.text[slice(*heads.within(column))]):
        return None
    return head_of(bracket[1])


def _in_signs(lines: Sequence[Line], top: int, row: int, label: str) -> Head | None:
    """Return the money that a plain cell is in where other rows of its table print the sign: SEC tables have it in the first."""
    if row == top or not label.strip() or _NO_MONEY.search(label) or _in_scale(lines, top, row) == 1:
        return None
    signs = (_SIGNED.search(each.text) for each in lines[top + 1 : top + LONGEST_TABLE] if each.breaks)
    sign = next(filter(None, signs), None)
    return head_of(sign[0]) if sign else None


def _cell_unit(cell: str, words: Words) -> Head | None:
    bracket = _IN_BRACKETS.search(cell)
    if bracket:
        share = head_of("%") if bracket[1].startswith("%") else None  # Deficit (% of GDP)
        return share or _rate(bracket[1], words) or head_of(bracket[1], words)
    counted = _COUNTED.search(cell.strip())
    head = head_of(counted[1], words) if counted else None
    return head or (Head("unit", ONE, ONE, "") if cell.strip().lower() in _count_heads() else None)


@cache
def _count_heads() -> frozenset[str]:
    """Return the heads of columns whose plain numbers count things."""
    return frozenset(cast("dict[str, list[str]]", load().numbers["count_heads"])["words"])


def _rate(written: str, words: Words) -> Head | None:
    """Return the unit of a head that is per something: 万元/㎡."""
    over, slash, under = written.partition("/")
    head, per = (head_of(over, words), head_of(under, words)) if slash else (None, None)
    if head is None or per is None or per.scale != 1:
        return None
    return Head(head.unit, head.scale, head.factor, written, (Per(per.unit, per.factor, under),))


def _caption(above: list[str]) -> Head | None:
    for line in reversed(above):
        caption = _CAPTION.search(line)
        if caption:
            return head_of(caption[1] or f"{caption[2]} {caption[3]}")
        told = next(filter(None, (head_of(bracket[1]) for bracket in _IN_BRACKETS.finditer(line))), None)
        if told and len(line) <= SHORT_LINE and (told.scale != 1 or shape(told.unit) == "money"):
            return told  # Revenue by segment ($ million)
    return None


def head_of(written: str, words: Words | None = None) -> Head | None:
    """Return the unit that a head names (亿元, 万美元, %, 万辆, in millions of dollars), or None."""
    written = written.strip()
    if written in _MULTIPLES:
        return Head("ratio", ONE, ONE, written)
    return _plain_head(written, words) or _short_head(written)


def _short_head(written: str) -> Head | None:
    """Return the unit of a head that has its currency in front, or a short scale: $m, RMB million, HK$'000, million units."""
    text = written[lead.end() :] if (lead := _LEADS_IN.match(written)) else written
    unit = unit_words().at(text, 0) or unit_words().at(text.lower(), 0)
    rest = text[unit[0] :].strip() if unit else text
    scale = _SHORT_SCALE.match(rest)
    if unit and scale is None and shape(unit[1].base) == "money":
        told = _plain_head(rest, None) if rest else None  # 人民币百万元
        return Head(unit[1].base, told.scale, told.factor, written) if told and shape(told.unit) == "money" else None
    if scale is None:
        return None
    size = Decimal(_ANY_SCALE[scale[1].lower()])
    behind = rest[scale.end() :].strip().lower()
    if unit and not behind:
        return Head(unit[1].base, size, unit[1].factor, written)
    if unit is None and behind:
        counted = Head("unit", size, ONE, written) if behind in _count_heads() else None
        other = unit_words().at(behind, 0)
        return counted or (Head(other[1].base, size, other[1].factor, written) if other and other[0] >= len(behind) else None)
    return None


def _plain_head(written: str, words: Words | None) -> Head | None:
    """Return the unit of a head as Chinese and plain English write it: 亿元, 万美元, million yen."""
    scale = _SCALE.match(written)
    for place in (scale.end() if scale else 0, 0):
        rest = written[place:].strip()
        unit = unit_words().at(rest, 0) or unit_words().at(rest.lower(), 0)
        if unit and unit[0] >= len(rest):
            size = Decimal(_SCALES[written[:place]]) if place else ONE
            return Head(unit[1].base, size, unit[1].factor, written)
        counted = words.classifiers.at(rest, 0) if words else None
        if counted and counted[0] >= len(rest) and counted[1].noun:
            size = Decimal(_SCALES[written[:place]]) if place else ONE
            return Head(counted[1].noun, size, ONE, written)
    return None
