"""What stands behind a number: scale, unit, mark of a multiple, classifier and noun; then hedges and denominators."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.counting import Counted, counted_at, english_noun, is_forecast, noun_after, noun_before
from claims.parse.numbers.denominators import denominator_at
from claims.parse.numbers.lookup import is_latin, skip_blanks
from claims.parse.numbers.measures import is_unit, per_of, unit_part
from claims.parse.numbers.parts import HALF, Part, replace
from claims.parse.numbers.source import Source
from claims.units import shape, units

# What stands right before its count and is told by it: 机器人500台, 服务器2000台.
_THINGS = frozenset(
    {"robot", "device", "server", "computer", "phone", "panel", "turbine", "chip", "GPU", "satellite", "drone", "module"}
)
_TOO_MANY = 10**8
_NO_RATES = frozenset({"percent", "percentage_point", "ratio", "time"})
_MORE = frozenset("多余来几")
_TENTHS = {digit: Decimal(value) / 10 for value, digit in enumerate("一二三四五六七八九", 1)}
# 卢比半导体; 较900亿元多三分之一, 比600元多20%
_NOT_HALF = frozenset("导岛径固成决数价程票")
_BY_PART = re.compile(r"多(?:出|了|约)?(?:[\d一二三四五六七八九两]+(?:分之|成|倍|%|\.\d)|\d)")
# 5成2, 4成8的
_LONE_DIGIT = re.compile(r"[1-9](?<=成.)(?![\d.,%A-Za-z万亿千百倍个家名元年月日季])")
_STARTING_PRICE = re.compile(r"起(?=$|[^一-鿿]|售)")
_DIGIT = re.compile(r"\d")
# $1.82 and up from $1.63; $63 and above the $62 expected
_GOES_ON = re.compile(r" (?:from|by|than|the|its|their|analysts|expectations|estimates|forecasts|about|nearly|[\d$€£])")
# 46% plus or minus 1.5 points, 46% +/- 100 bps
_SPREAD = re.compile(r"plus(?: |-|/)(?:or(?: |-))?minus|\+ ?/ ?-")
# 50% plus one share, $9 plus a warrant
_ADDED = re.compile(r"(?:one|an?|the|its|[\d$€£])")
# 30天内, but not 三年内容 or 一年内部
_HAN = re.compile(r"[一-鿿]")
_OPENS_RATE = re.compile(r"(?:per|each|every|an?) |-an?-(?=[a-z])|-per-(?=[a-z])")
# seats a year; cubic feet of gas a day
_TIMES_EN = r"(an?|per|each|every) (?=(?:hour|day|week|month|quarter|year)(?![a-z-]| (?:ago|earlier|before|later)))"
_THINGS_EACH = re.compile(rf"(?:(?!in |for |on |from |at |by )[a-z-]+ ){{0,2}}[a-z-]+s {_TIMES_EN}")
_OF_THING_EACH = re.compile(rf"of (?:(?!in |for |on |from |at |by )[a-z]+ ){{1,2}}{_TIMES_EN}")
_OF_RIVALS = re.compile(r"of (?:its|their|the|his|her) (?:[a-z]+ )?(?:peers|rivals|competitors|industry|sector|market)\b")
_AGO = re.compile(r"(?:year|month|quarter|week|day|decade) (?:ago|earlier|before|later|prior|previously|on\b)")
_FREQUENCY = re.compile(
    r"times (?:(?:an?(?! (?:year|month|quarter|week) (?:ago|earlier|before))|per|each|every|in|during|since)\b"
    r"|(?:this|last) (?:year|month|week|quarter)(?![a-z']))"
)
# 数亿人每天使用: 每天 belongs to what follows it.
_RUNS_ON = re.compile(r"[一-鿿](?<![的以左,，。])")


def measured(source: Source, last: Part, near: int, parts: list[Part]) -> list[Part]:
    """Return what the number counts or measures: a scale, a unit, a mark of a multiple, a classifier, a noun."""
    text, low = source.text, source.low
    character = text[near]
    if is_latin(character) or character == "-":
        scale = _scale(source, last, near, parts)
        if scale:
            return [scale]
        near = _over_hyphen(source, last, near, parts)
        if near >= len(text):
            return []
    elif character in _MORE:
        if last.kind in "ns" and not last.hedge and not source.words.not_more.at(text, near):
            return [Part("o", near, near + 1, word=character)]
    elif character == "个" and text[near + 1 : near + 2] == "半":
        unit = source.units.at(text, near + 2)
        if unit:
            return [Part("o", near, near + 2, low=HALF, word="半"), unit_part(text, near + 2, unit)]
    elif character == "个" and text[near + 1 : near + 2] == "多":
        unit = source.units.at(text, near + 2)
        if unit:
            return [Part("o", near, near + 2, word="多"), unit_part(text, near + 2, unit)]
    rate = source.words.rates.at(low, near) if is_latin(low[near : near + 1]) else None
    if rate:
        return _rate(text, near, rate)
    found = _unit(source, last, near) or _multiple(source, near) or _counted(source, last, near, parts)
    if found is None:
        return []
    often = _often(source, _THINGS_EACH, near, found.end) if found.kind == "c" and found.start == found.end else None
    return [found, often] if often else [found]


def _often(source: Source, named: re.Pattern[str], near: int, end: int) -> Part | None:
    """Return by what time things are counted or measured that are named behind their number: 1.5 million seats a year.

    The things are no part of the quote, which ends at `end`, and so neither is the time.
    """
    things = named.match(source.low, near)
    found = denominator(source, near, things.end(), opening=things[1]) if things else None
    return replace(found, start=end, end=end) if found else None


def _over_hyphen(source: Source, last: Part, near: int, parts: list[Part]) -> int:
    """Return where the unit begins behind a hyphen or "of": a 5-year plan, half of a mile, tens of megawatts."""
    if source.text[near] == "-":
        money = source.currencies.at(source.text, near + 1)
        priced = money is not None and source.text[money[0] : money[0] + 1].isdigit()
        return near + 1 if not priced and is_latin(source.text[near + 1 : near + 2]) else near  # not HK$11-HK$12
    if not source.low.startswith("of ", near):
        return near
    if last.unit == "ratio" and source.low.startswith("of a ", near) and source.units.at(source.low, near + 5):
        return near + 5
    return near + 3 if _is_vague(parts) else near


def _is_vague(parts: list[Part]) -> bool:
    return any(part.hedge == "vague" for part in parts)


def _scale(source: Source, last: Part, near: int, parts: list[Part]) -> Part | None:
    """Return the English scale of a number, or of one that is a scale itself: 4.5 million, 5bn, two hundred thousand."""
    if last.kind != "n" and not (last.kind == "s" and last.scale <= 1000):
        return None
    if source.low.startswith("of ", near) and _is_vague(parts):
        near += 3
    hyphen = near + 1 if source.text[near : near + 1] == "-" else near
    if not is_latin(source.text[hyphen : hyphen + 1]):
        return None
    found = source.words.scales.at(source.low, hyphen)
    if found:
        return Part("s", near, found[0], scale=found[1], word=source.low[near : found[0]].strip("-"))
    is_money = any(part.kind == "m" for part in parts)
    apart = is_money and _SCALE_APART.match(source.text, near) is not None
    letter = source.words.scale_letters.at(source.text, near if apart else last.end)
    if letter and _WAFER_SIZE.match(source.low, last.start):
        return None
    if letter and (is_money or _counts(source, letter[0])):
        return Part("s", last.end, letter[0], scale=letter[1], word=source.text[last.end : letter[0]].strip())
    return None


# SEK 12,345 m; EUR 45.3 MM
_SCALE_APART = re.compile(r"(?:MM|m|bn|mn|mln|k)(?![\w²³/])")
# 1.4m 300mm equivalents, 600,000 8-inch wafers
_WAFER_SIZE = re.compile(
    r"(?:100|125|150|200|300|450)[ -]?mm[ -](?:wafers?|equivalents?|wafer)|(?:4|6|8|12)[ -]inch[ -](?:wafers?|equivalents?)"
)


def _counts(source: Source, place: int) -> bool:
    """Whether a counted noun follows, which makes the m of 5m users a million."""
    here = skip_blanks(source.text, place)
    if source.words.nouns.at(source.text, here) or _WAFER_SIZE.match(source.low, here):
        return True
    unit = source.units.at(source.text, here) if here > place else None
    if unit and shape(unit[1].base) == "money":
        return True
    return here > place and is_latin(source.text[here : here + 1]) and english_noun(source.low, here, source.words) is not None


def _rate(text: str, near: int, rate: tuple[int, str]) -> list[Part]:
    """Return the unit and the denominator that one word is: bpd, mph."""
    over, under = (units()[name] for name in rate[1].split("/"))
    unit = Part("u", near, rate[0], unit=over.base, factor=over.factor, word=text[near : rate[0]], noun=over.name)
    return [unit, Part("p", near, rate[0], per=(per_of(under, ""),))]


def _unit(source: Source, last: Part, near: int) -> Part | None:
    text = source.text
    found = source.units.at(text, near)
    if found is None and is_latin(text[near]):
        found = source.units.at(source.low, near)
        if found and found[0] - near < 3:
            return None
    if found is None and text[near] == "c" and near == last.end and _is_cents(source, last, near):
        found = near + 1, units()["US_cent"]
    if found is None:
        return None
    if found[1].name == "percent" and source.is_chinese and source.low.startswith("pct", near):
        found = found[0], units()["percentage_point"]
    end = found[0]
    return unit_part(text, near, found) if is_told_apart(source, last, end, near) else None


def is_told_apart(source: Source, last: Part, end: int, near: int | None = None) -> bool:
    """Whether what stands behind the number `last`, up to `end`, is a unit there, and no other word or the start of one."""
    text, words = source.text, source.words
    near = last.end if near is None else near
    if text[near:end] in words.contested:
        rival = max(_end_of(words.classifiers.at(text, near)), _end_of(words.nouns.at(text, near)))
        if rival > end:
            return False
    return is_unit(text, near, end, last, words)


# a dividend of 8c a share, gained 41c to $60.50; not stage 3c
_CENTS_BEFORE = re.compile(
    r"\b(?:dividends?|payouts?|distributions?|eps|earnings|earned|shares?|price[sd]?|worth|gain\w*|lost|loses?|f[ae]ll|falls|fell|rose|rises?"
    r"|added|adds|shed|up|down|by|from|to|cents?|costs?|paid|pays?|at|of|for|was|interim|final|\dc(?: and| to)?)[a-z ]{0,24}$"
)
_CENTS_BEHIND = re.compile(
    r" (?:a|per|in|each) |/|,? to \$|[,.;)](?!\d)|$|\n"
    r"| (?:to|from|and|higher|lower|on|for|after|at|compared|dividend|or|final|interim|special)\b"
)
_MOST_CENTS = 1000


def _is_cents(source: Source, last: Part, near: int) -> bool:
    """Whether a c right behind a small number are cents, in an English text that speaks of dollars."""
    if (
        last.scale != 1
        or last.spelled
        or last.low >= _MOST_CENTS
        or source.is_chinese
        or ("$" not in source.text and " cents" not in source.low)
    ):
        return False
    if not _CENTS_BEHIND.match(source.low, near + 1):
        return False
    return _CENTS_BEFORE.search(source.low, max(0, last.start - 60), last.start) is not None


def _end_of(found: tuple[int, object] | None) -> int:
    return found[0] if found else 0


def _multiple(source: Source, near: int) -> Part | None:
    marks = source.words.marks
    found = marks.at(source.low, near) if source.low[near : near + 1] in marks.heads else None
    if found is None or _FREQUENCY.match(source.low, near):
        return None
    return Part("x", near, found[0], unit="ratio", word=source.text[near : found[0]])


def _counted(source: Source, last: Part, near: int, parts: list[Part]) -> Part | None:
    """Return the classifier and the noun it counts, or the noun that follows the number directly (zero width)."""
    if last.unit or any(part.kind == "m" for part in parts):
        return None
    if _WAFER_SIZE.match(source.low, near):
        return Part("c", last.end, last.end, unit="wafer", noun="wafer")
    if source.text[near] == "起" and _starts_from(source.text, parts[0].start, near):
        return Part("a", near, near + 1, hedge="at_least", word="起")
    counted = counted_at(source.text, source.low, near, source.words)
    if counted:
        thing = named_before(source, parts[0].start, counted)
        return Part("c", near, counted.end, unit=thing, word=counted.written, noun=thing)
    name = _noun(source, last, near, parts)
    return Part("c", last.end, last.end, unit=name, noun=name) if name else None


# 售价12.98万起, 年薪60万起; but 案件3万起, 交易额达到9万起 (no price before it, or something follows that it counts).
_PRICED = re.compile(r"(?:[价薪租]|售|费用?|首付|低至|仅需|只要)[^，,。；;\d]{0,6}$")
_STARTED = re.compile(r"起(?=$|[，,。；;!?！？)）」”\s、]|[，,]?的)")


def _starts_from(text: str, start: int, near: int) -> bool:
    """Whether the 起 behind a number says that a price begins there, and counts no cases."""
    return _STARTED.match(text, near) is not None and _PRICED.search(text, start - 12, start) is not None


def _noun(source: Source, last: Part, near: int, parts: list[Part]) -> str | None:
    """Return the noun that follows a number without a classifier: 3,000 employees, 500万用户."""
    text, low, words = source.text, source.low, source.words
    if is_latin(text[near]):
        if is_forecast(low, parts[0].start, last.end) or (last.end == near and not words.nouns.at(text, near)):
            return None
    elif last.spelled and last.scale == 1 and last.hedge != "vague":
        return None
    if last.scale == 1 and last.low != last.low.to_integral_value() and _OF_RIVALS.match(low, near):
        return None  # below the 4.9 of its peers
    if last.scale > 1 and text[last.end : last.end + 1] == " " and _HAN.match(text, last.end + 1):
        return None  # a blank parts a headline: 卖超逾600亿 前十大个股
    name = noun_after(text, low, near, words, reach=7 if last.scale > 1 else 4)
    direct = words.nouns.at(text, near) if last.scale > 1 else None
    if direct and direct[1] in words.countless:
        name = direct[1]
    if name == "model" and last.kind == "s" and len(last.word) == 1:
        name = "parameter"
    return None if last.bare and last.scale >= _TOO_MANY and name not in words.countless else name


def named_before(source: Source, start: int, counted: Counted) -> str:
    """Return the noun that stands before a count whose classifier tells little: 门店总数达300家 counts stores."""
    noun, classifier = counted.noun, counted.classifier
    if noun not in ("item", classifier.noun):
        return noun
    named = noun_before(source.text, start, source.words)
    if noun != "item" and "*" in classifier.refined_by:
        touching = source.words.nouns.before(source.text, start)
        return touching[1] if touching and touching[1] in _THINGS else noun
    return named if named and (noun == "item" or named in classifier.refined_by) else noun


# --- behind number and unit


def tail(source: Source, last: Part, near: int) -> Part | None:
    """Return what follows number and unit: a hedge, 多, 半, 之间."""
    text, low = source.text, source.low
    character = text[near]
    more = _more(source, last, near, character)
    if more:
        return more
    hedge = None if _SPREAD.match(low, near) else source.words.hedges_after.at(low, near)
    if hedge and not _runs_on(low, near, hedge[0]):
        return Part("a", near, hedge[0], hedge=hedge[1], word=text[near : hedge[0]])
    closing = source.words.closings.at(text, near)
    return Part("z", near, closing[0], word=text[near : closing[0]]) if closing else None


def _more(source: Source, last: Part, near: int, character: str) -> Part | None:
    """Return the 起 of 30万元起, the 五 of 三成五, the 半 and 多 that stand directly behind a unit."""
    text = source.text
    if character == "起" and last.kind == "u" and shape(last.unit) == "money" and _STARTING_PRICE.match(text, near):
        return Part("a", near, near + 1, hedge="at_least", word=character)
    if last.word == "成" and (character in _TENTHS or _LONE_DIGIT.match(text, near)):
        return Part("o", near, near + 1, low=_TENTHS.get(character) or Decimal(character) / 10, word="半")
    if last.kind in "ux" and near == last.end:
        if character == "半" and source.units.at(text, near + 1) is None and text[near + 1 : near + 2] not in _NOT_HALF:
            return Part("o", near, near + 1, low=HALF, word="半")
        if character in "多余" and not source.words.not_more.at(text, near) and not _BY_PART.match(text, near):
            return Part("o", near, near + 1, word=character)
    return None


def _runs_on(low: str, near: int, end: int) -> bool:
    """Whether what looks like a hedge begins something else: and up from $1.63, 50+3."""
    character = low[near]
    if low.startswith("plus ", near):
        return _ADDED.match(low, near + 5) is not None
    if character in "ao":
        return _GOES_ON.match(low, end) is not None
    return character == "+" and _DIGIT.match(low, near + 1) is not None


def per(source: Source, last: Part, near: int, parts: list[Part]) -> Part | None:
    """Return the denominator behind an amount: /GW, 每月, 一股, per share, a year."""
    if last.kind not in "nsucap":
        return None
    text, low = source.text, source.low
    character = text[near]
    if character in "/／":
        return denominator(source, near, skip_blanks(text, near + 1), short=True)
    if character == "每":
        part = denominator(source, near, near + 1)
        return part if part and not _RUNS_ON.match(text, part.end) else None
    if character == "一" and last.kind == "u" and shape(last.unit) == "money":
        part = denominator(source, near, near + 1)
        return part if part and not _HAN.match(text, part.end) else None
    if character == "o" and last.kind == "u" and shape(last.unit) not in _NO_RATES:
        return _often(source, _OF_THING_EACH, near, last.end)
    word = _OPENS_RATE.match(low, near)
    if word is None or not (last.kind in "ucp" or (last.kind in "ns" and any(part.kind == "m" for part in parts))):
        return None
    if (word[0][0] in "p-" or last.end < near) and not _AGO.match(low, word.end()):
        return denominator(source, near, word.end(), opening=word[0].strip(" -"))
    return None


def denominator(source: Source, start: int, place: int, short: bool = False, opening: str = "") -> Part | None:
    """Return the denominator whose unit or noun stands at `place`; its token begins at `start` (/, per, 每)."""
    found = denominator_at(source.text, source.low, place, source.words, short, opening)
    return Part("p", start, found[0], per=(found[1],), word=source.text[start : found[0]]) if found else None
