"""The commonest shapes in one step: a number with one unit, mark or classifier behind it, or alone, and a hedge before.

`12.5%`, `3.2亿元`, `超过850万吨`, `30万块`, `一家`, `数十亿美元`, `两倍`. The full grammar reads the same in more steps; whatever
is not surely of these shapes is left to it.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.behind import is_told_apart, named_before
from claims.parse.numbers.counting import counted_by, is_only_begun, noun_after
from claims.parse.numbers.followers import ALONE, MORE, Follower, followers
from claims.parse.numbers.leading import prefix
from claims.parse.numbers.lookup import BLANKS
from claims.parse.numbers.nonnumbers import CHINESE_GOES_ON, QUIET_NUMBER, digits_idiom
from claims.parse.numbers.numerals import RUNS_ON, SPELLED_DIGITS, read_cjk, scale_value
from claims.parse.numbers.parts import ONE, TEN, Part
from claims.parse.numbers.rules import hedged_at_once, joined
from claims.parse.numbers.source import Source

_READ = ("numeral",)
# 周三, 星期三, 礼拜三: days.
_WEEKS = frozenset("周期拜")
_SCALED = re.compile(rf"({QUIET_NUMBER})([百千]?万亿|[百千]?[万亿]|)")
# One character that is a whole number, and what behind it would make it a part of a longer one, or of a date.
_ONE_CHARACTER = {**{digit: value for digit, value in SPELLED_DIGITS.items() if 0 < value < TEN}, "十": TEN}
_SPELLED_ON = CHINESE_GOES_ON | RUNS_ON | {"点", ""}
_SOME = frozenset("几数")
# 两位数, 三倍于
_MAY_BE_WORDS = frozenset("两三")
# What a number itself goes on with, and words in Latin letters.
_MORE_STEPS = RUNS_ON | frozenset("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_REACH, _REACH_OF_LARGE = 4, 7
# Where what stands right behind a number ends, what it makes of the number, how it is written, and what a classifier counts.
_Behind = tuple[int, Follower, str, str]


def digits_at(source: Source, start: int) -> Part | None:
    """Return the digits at `start` with their scale, where they surely are a number: no date, rank or name, nor passed over
    for anything else.

    Whether the numeral itself goes on is left to `told`.
    """
    text = source.text
    if start and source.low[start - 1] in source.words.bars and not _is_apart(text, start):
        return None
    found = _SCALED.match(text, start)
    if found is None or digits_idiom(text, start, source.words):
        return None
    digits, scale = found.groups()
    low = Decimal(digits.replace(",", "") if "," in digits else digits)
    return Part("n", start, found.end(), low, low, scale_value(scale) if scale else ONE, ONE, "", scale, trace=_READ)


def _is_apart(text: str, start: int) -> bool:
    """Whether a blank parts digits from Chinese, behind which they are no code, name or day of a month."""
    return text[start - 1] in BLANKS and text[start - 2 : start - 1] > "z"


def spelled_at(source: Source, start: int) -> Part | None:
    """Return one Chinese digit, 十, or what 几 and 数 begin, where it likewise is a number surely."""
    text, table = source.text, source.words
    character = text[start]
    value = _ONE_CHARACTER.get(character)
    if value is None:
        if character not in _SOME or (start and source.low[start - 1] in table.bars):
            return None
        return read_cjk(text, start)
    if text[start + 1 : start + 2] in _SPELLED_ON:
        return None
    if start and (text[start - 1] in _WEEKS or source.low[start - 1] in table.bars):
        return None
    if character in _MAY_BE_WORDS and (table.digits_of.at(text, start) or table.multiples.at(text, start)):
        return None
    return Part("n", start, start + 1, value, value, spelled=True, trace=_READ)


def told(source: Source, number: Part, floor: int, *, may_be_led: bool) -> Part | None:
    """Return the quantity that a number is with one thing behind it, or alone; None where it takes more steps to tell.

    A hedge before it, which begins no earlier than at `floor`, is taken in where it `may_be_led`.
    """
    found = followers().at(source.text, number.end)
    behind = _behind(source, number, *found) if found else _nothing_behind(source, number)
    if behind is None:
        return None
    start = number.start
    if may_be_led and not source.words.leads.may_lead(source.low, start) and source.low[start - 1] not in BLANKS:
        return _made(number, *behind)
    before = prefix(source, number, floor)
    if not before:
        return _made(number, *behind)
    is_hedged = may_be_led and len(before) == 1 and before[0].kind == "b"
    return hedged_at_once(before[0], _made(number, *behind)) if is_hedged else None


def _behind(source: Source, number: Part, end: int, follower: Follower) -> _Behind | None:
    """Return what stands right behind a number, up to `end`, or None where it may be more."""
    if follower is MORE or source.words.goes_on.match(source.low, end) or number.form or number.unit:
        return None
    if follower.classifier is None:
        if follower.is_doubtful and not is_told_apart(source, number, end):
            return None
        return end, follower, source.text[number.end : end], ""
    if follower.is_doubtful and is_only_begun(source.text, number.end, end, source.words):
        return None
    counted = counted_by(source.text, source.low, number.end, end, follower.classifier, source.words)
    return end, follower, counted.written, named_before(source, number.start, counted)


def _nothing_behind(source: Source, number: Part) -> _Behind | None:
    """Return that no listed word stands behind a number, or None where it goes on or counts a noun behind it: 500万用户."""
    text, near = source.text, number.end
    if text[near : near + 1] in _MORE_STEPS or number.form or number.unit or source.words.goes_on.match(source.low, near):
        return None
    if not number.spelled or number.scale != ONE or number.hedge == "vague":
        reach = _REACH if number.scale == ONE else _REACH_OF_LARGE
        if noun_after(text, source.low, near, source.words, reach=reach) is not None:
            return None
    return near, ALONE, "", ""


def _made(number: Part, end: int, follower: Follower, written: str, thing: str) -> Part:
    """Return the quantity that a number is with what stands behind it; the number itself becomes that."""
    if thing and number.spelled and number.low == number.high == number.scale == ONE:
        number.role = "article"
    number.kind, number.end, number.form = "q", end, follower.form
    number.factor, number.unit, number.noun = follower.factor, thing or follower.unit, thing or follower.noun
    number.word = joined(number.word, written) if number.word else written
    number.trace = (*number.trace, follower.rule)
    return number
