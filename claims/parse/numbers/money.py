"""Whose money it is: bare amounts in the currency of their text, rates of exchange and their basis points."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import cast

from claims.packs import load
from claims.parse.numbers.comparing import clause_start
from claims.parse.numbers.locales import home_of, localised
from claims.parse.numbers.lookup import Lexicon, is_latin
from claims.parse.numbers.measures import currency_words
from claims.parse.numbers.numerals import CJK_NUMERALS
from claims.parse.numbers.parts import ONE, Part, Per, replace, size_of
from claims.parse.numbers.words import Words
from claims.units import Unit, units

_TOO_MANY = 10**8
_TEN_THOUSAND = 10**4
_SENTENCE_BREAKS = frozenset("。!！?？\n")
_END_OF_SENTENCE = re.compile(r"[。!！?？\n]|\.(?=\s|$)")
_AGAINST = re.compile(
    r"\b(?:from|against|versus|to|than|with|of|and|was|were|at|or|expected)"
    r"(?: (?:an?|the|about|around|nearly|roughly)){0,2} ?$"
    r"|[从由自较比至到]$|(?:去年|上年|同期|上季|季度|上月|前值|年初|预期|目标)[为是的约]{0,2}$"
)
_PAIR_REACH = 40
# The one named first in a quoted pair: the euro in dollars, the dollar in yuan.
_QUOTED = ("EUR", "GBP", "AUD", "NZD", "USD", "SGD", "HKD", "CAD", "CHF", "CNY", "JPY", "TWD", "KRW")
_POINTS = frozenset({"基点", "个基点", "点", "点子", "basis points", "basis point", "bps"})
_PIP = Decimal("0.0001")
_MAY_BE_RATES = frozenset({"number", "money"})
_MAY_BE_IN_PAIR = _MAY_BE_RATES | {"measure", "points"}


def priced(parts: list[Part], text: str, words: Words, language: str, currency: str | None) -> list[Part]:
    """Give bare amounts of money the currency of their sentence, else of the article, else `currency`, marked assumed."""
    plain = "USD" if language == "en" else "CNY"
    local = home_of(text, language, currency) if plain in {part.unit for part in parts} else None
    parts = _counted_in(exchanged(localised(parts, text, language, local), text), text, words)
    bare = [place for place, part in enumerate(parts) if not part.unit and part.form == "number" and _is_bare(part)]
    if not bare:
        return parts
    sums = {place for place in bare if _is_money(parts[place], text, words)}
    explicit = [(p.start, p.unit) for p in parts if p.form == "money" and p.unit in units() and not _is_bracketed(p, text)]
    usual = _usual(explicit) or local or _assumed(text, language, currency) if sums else None
    done = list(parts)
    for place in bare:
        part = parts[place]
        if place not in sums:
            done[place] = _gone_on(done, place, text)
            continue
        code = _sentence_currency(part, explicit, text) or usual
        if code:
            done[place] = replace(part, unit=code, form="money", shared="currency:article", trace=(*part.trace, "currency"))
    return done


def _usual(explicit: list[tuple[int, str]]) -> str | None:
    """Return the currency that most amounts of a text are told in."""
    tally = Counter(unit for _, unit in explicit)
    return tally.most_common(1)[0][0] if tally else None


def _assumed(text: str, language: str, currency: str | None) -> str | None:
    """Return the currency of bare amounts where a text names none."""
    return home_of(text, language, currency) or currency or ("CNY" if language.startswith("zh") else None)


# 若以美元計算,第3季營收331億: the money of what follows in the sentence.
_COUNTED_IN = re.compile(r"[以按]([^\s\d,，。;；计]{1,5})计(?:价|算|量)?")


def _counted_in(parts: list[Part], text: str, words: Words) -> list[Part]:
    """Return bare amounts, and those in plain 元, in the money that their sentence says it counts in."""
    names: Lexicon[Unit] = currency_words()
    if not _counts_in_money().search(text):
        return parts
    moneys = [
        (match.end(), named[1].base)
        for match in _COUNTED_IN.finditer(text)
        if (named := names.at(text, match.start(1))) and named[0] == match.end(1) and named[1].base in units()
    ]
    if not moneys:
        return parts
    ends = [end for end, _ in moneys]
    done = []
    for part in parts:
        place = bisect_right(ends, part.start)
        bare = not part.unit and part.form == "number" and part.scale >= _TEN_THOUSAND
        if place and (bare or part.word.endswith("元")) and part.unit != moneys[place - 1][1]:
            end, code = moneys[place - 1]
            told = _is_money(part, text, words) if bare else _is_plain_yuan(part, text, names)
            if told and not _END_OF_SENTENCE.search(text, end, part.start):
                part = replace(part, unit=code, form="money", shared="sentence", trace=(*part.trace, "counted_in"))
        done.append(part)
    return done


@cache
def _counts_in_money() -> re.Pattern[str]:
    """Return the pattern of a 计 right behind a money, which most texts have none of; it begins with one character to be fast."""
    return re.compile(f"计(?<=[{re.escape(''.join(sorted(currency_words().tails)))}]计)")


def _is_plain_yuan(part: Part, text: str, names: Lexicon[Unit]) -> bool:
    """Whether an amount is in 元, behind its digits or their scale, and no country stands before them."""
    if part.form != "money" or part.per or text[part.end - 2 : part.end - 1] not in "0123456789十百千万亿兆 ":
        return False
    digits = (place for place in range(part.start, part.end) if text[place] in CJK_NUMERALS or text[place].isdigit())
    first = next(digits, part.end)
    return all(names.at(text, place) is None for place in range(part.start, first))


def _is_bare(part: Part) -> bool:
    """Whether a number has a scale and no unit, as amounts of money have."""
    return not part.unit and part.scale >= _TEN_THOUSAND


def _is_bracketed(part: Part, text: str) -> bool:
    """Whether an amount is a conversion in brackets: 2.4 billion crowns ($230 million)."""
    return text[part.start - 1 : part.start] in ("(", "（") or text[max(0, part.start - 2) : part.start] in ("(约", "（约", "(合")


def _gone_on(done: list[Part], place: int, text: str) -> Part:
    """Return a bare amount in the money of the amount it is set against, which is never the conversion in brackets."""
    part = done[place]
    for other in reversed(done[max(0, place - 3) : place]):
        if _is_bracketed(other, text) or other.form in ("percent", "points"):
            continue
        gap = text[other.end : part.start]
        alike = other.form == "money" and not other.per and Decimal("0.1") < size_of(part) / (size_of(other) or ONE) < 10
        if not alike or len(gap) > 80 or _END_OF_SENTENCE.search(gap) or not _AGAINST.search(gap):
            return part
        return replace(part, unit=other.unit, form="money", shared="sentence", trace=(*part.trace, "gone_on"))
    return part


# --- rates of exchange


def exchanged(parts: list[Part], text: str) -> list[Part]:
    """Read 7.0980 behind 人民币对美元 as yuan a dollar, and basis points on it as ten-thousandths of a yuan."""
    told = [part for part in parts if part.form in _MAY_BE_RATES]
    spaced = any(_may_be_per_money(part, text) for part in told)
    if spaced:
        parts = _per_money(parts, text)
    if spaced or any(text[part.end : part.end + 1] in _OPENS_FOR_ONE for part in told):
        parts = _for_one(parts, text)
    pairs = _pairs(text) if any(_may_be_in_pair(part) for part in parts if part.form in _MAY_BE_IN_PAIR) else []
    if not pairs:
        return parts
    done = []
    ends = [end for end, _, _ in pairs]
    for part in parts:
        place = bisect_right(ends, part.end - 1)
        pair = pairs[place - 1] if place else None
        if pair and part.start - pair[0] < 2 * _PAIR_REACH and not _END_OF_SENTENCE.search(text[pair[0] : part.start]):
            between = text[pair[0] : part.start]
            if part.word not in _POINTS or not _MARGINAL.search(between):
                part = _in_pair(part, pair[1], pair[2], told=_ONE_TO.search(between) is not None or len(between) <= 3)
        done.append(part)
    return done


# The won traded at 1,471 to the dollar.
_PER_MONEY = re.compile(r" (?:to|per|against|for) (?:(?:the|a|one|each) )?(?:U\.?S\.? )?([A-Za-z]+)\b")
_OPENS_PER_MONEY = frozenset({" t", " p", " a", " f"})
# Sterling was down 0.3% against the dollar at 1.3284 and flat on the euro at 1.1412.
_AGAINST_AT = re.compile(
    r"\b(?:against|versus|on|to|with) the (?:U\.?S\.? )?([A-Za-z]+),? (?:(?:trading|standing|last|to trade|to) )?"
    r"(?:at|to|around|near|hitting|reaching) (?:about |around )?$"
)


@cache
def _nouns() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return the words for moneys alone in English, and what money each is."""
    table = cast("dict[str, list[str]]", load().numbers["money_nouns"])
    codes = {word.lower(): code for code, some in table.items() for word in some}
    return re.compile(rf"\b(?:{'|'.join(sorted(codes, key=len, reverse=True))})\b", re.IGNORECASE), codes


def _may_be_per_money(part: Part, text: str) -> bool:
    """Whether words of `_PER_MONEY` may stand behind a number, or such of `_AGAINST_AT` before it."""
    if text[part.end : part.end + 2] in _OPENS_PER_MONEY:
        return True
    return text[part.start - 1] == " " and is_latin(text[part.start - 2])


def _per_money(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with a bare number before "to the dollar" as a rate of the money that its sentence names before it."""
    pattern, codes = _nouns()
    done = []
    for part in parts:
        if part.form not in ("number", "money"):
            done.append(part)
            continue
        bare = part.form == "number" and not part.unit
        told = part.form == "money" and not part.per and part.scale == 1 and part.unit in units()
        followed = (bare or told) and not part.role and text.startswith(" ", part.end)
        behind = _PER_MONEY.match(text, part.end) if followed else None
        base = codes.get(behind[1].lower()) if behind else None
        if bare and base is None and part.scale == 1 and (rate := _rate_at(part, text)):
            done.append(rate)
            continue
        if told and base and behind and base != part.unit and behind[0].split()[0] in ("to", "per", "against"):
            done.append(replace(part, per=(Per(base, ONE, base),), trace=(*part.trace, "exchange_rate")))
            continue
        named = list(pattern.finditer(text, part.start - 2 * _PAIR_REACH, part.start)) if base else []
        quote = codes[named[-1][0].lower()] if named else base
        if base and quote and quote != base and not _END_OF_SENTENCE.search(text, named[-1].end(), part.start):
            if bare and behind and behind[0].startswith(" against"):
                quote, base = _quoted_in(quote, base, part.low)
            per = (Per(base, ONE, base),)
            part = replace(part, unit=quote, form="money", per=per, shared="sentence", trace=(*part.trace, "exchange_rate"))
        done.append(part)
    return done


_SET_AGAINST = re.compile(r"\b(?:against|versus|on|to|with|per) (?:the |a |one )?(?:U\.?S\.? )?$")


def _rate_at(part: Part, text: str) -> Part | None:
    """Return a bare number behind "against the dollar at" as the rate of the money named before in its sentence."""
    spaced = text.endswith(" ", 0, part.start)
    at = _AGAINST_AT.search(text, part.start - _PAIR_REACH, part.start) if spaced else None
    if at is None:
        return None
    pattern, codes = _nouns()
    other = codes.get(at[1].lower())
    found = pattern.finditer(text, part.start - 4 * _PAIR_REACH, at.start())
    named = [m for m in found if not _SET_AGAINST.search(text, 0, m.start())]
    if other is None or not named or _END_OF_SENTENCE.search(text, named[-1].end(), part.start):
        return None
    own = codes[named[-1][0].lower()]
    if own == other:
        return None
    quote, base = _quoted_in(own, other, part.low)
    per = (Per(base, ONE, base),)
    return replace(part, unit=quote, form="money", per=per, shared="sentence", trace=(*part.trace, "exchange_rate"))


def _quoted_in(own: str, other: str, rate: Decimal) -> tuple[str, str]:
    """Return which of two moneys a rate is told in, and for one of which: the pound at 1.14 is in euros, at 0.88 it is one's."""
    if {own, other} == {"GBP", "EUR"}:
        return ("EUR", "GBP") if rate > 1 else ("GBP", "EUR")
    rank = {code: place for place, code in enumerate(_QUOTED)}
    base, quote = sorted((own, other), key=lambda code: rank.get(code, len(rank)))
    return quote, base


# 日元一度贬至156.4兑1美元
_FOR_ONE = re.compile(r"(?:日?[元圆])?[兑对](?:1|一|每)?(?=[一-鿿])")
_OPENS_FOR_ONE = frozenset("日元圆兑对")


def _for_one(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with a number in front of 兑1美元 as a rate of the money that its clause names before it."""
    names: Lexicon[Unit] = currency_words()
    done: list[Part] = []
    for part in parts:
        per = _FOR_ONE.match(text, part.end) if part.form in ("number", "money") and part.scale == 1 and not part.per else None
        base = names.at(text, per.end()) if per else None
        quote = _money_before(text, part.start, names) if per and base and base[1].base in _QUOTED else None
        if base and quote and quote != base[1].base:
            rate = (Per(base[1].base, ONE, base[1].base),)
            part = replace(part, unit=quote, form="money", per=rate, shared="sentence", trace=(*part.trace, "exchange_rate"))
        elif done and done[-1].trace[-1:] == ("exchange_rate",) and part.low == 1 and 0 < part.start - done[-1].end <= 3:
            part = replace(part, role="denominator")
        done.append(part)
    return done


def _money_before(text: str, end: int, names: Lexicon[Unit]) -> str | None:
    """Return the money that is named last in the clause before an offset."""
    start = clause_start(text, end)
    for place in range(end - 1, start - 1, -1):
        found = names.at(text, place)
        if found and found[0] <= end:
            whole = names.before(text, found[0])  # 印尼盾, whose last character is a money of its own
            return (whole or found)[1].base
    return None


_ONE_TO = re.compile(r"1\s?[比:：]$")
_MARGINAL = re.compile(r"毛利率|利润率|利率|收益率|息差|margin|yield")
# Money of which more than a few go to the dollar is quoted to a tenth.
_SMALL = frozenset({"TWD", "JPY", "KRW"})


def _may_be_in_pair(part: Part) -> bool:
    """Whether a part has the form that `_in_pair` asks of rates: a decimal number, or points."""
    decimal = part.form in _MAY_BE_RATES and part.scale == ONE and not part.low.same_quantum(ONE)
    return decimal or part.word in _POINTS


def _in_pair(part: Part, quote: str, base: str, *, told: bool = False) -> Part:
    """Return a number behind a pair of moneys as its rate; `told` where it stands right behind, or behind 1比."""
    fine = int(part.low.as_tuple().exponent) <= (-1 if told and quote in _SMALL else -2)
    is_rate = part.form == "number" and not part.unit and part.scale == 1 and fine
    is_rate = is_rate or (part.unit == quote and part.scale == 1 and fine)
    is_point = part.word in _POINTS
    if part.per or not (is_rate or is_point):
        return part
    factor = _PIP if is_point else ONE
    per = (Per(base, ONE, base),)
    return replace(
        part, unit=quote, factor=factor, form="money", per=per, shared="sentence", trace=(*part.trace, "exchange_rate")
    )


@cache
def _between_moneys() -> list[re.Pattern[str]]:
    """Return the patterns of what joins two moneys to a pair, with what some of them end and begin with around it."""
    names: Lexicon[Unit] = currency_words()
    tails, heads = (re.escape("".join(sorted(some))) for some in (names.tails, names.heads))
    return [re.compile(f"{joins}(?<=[{tails}].)(?=[{heads}])") for joins in "兑对/"]


def _pairs(text: str) -> list[tuple[int, str, str]]:
    """Return where pairs of currencies end, with the quoted one and its base: 人民币对美元, 欧元兑美元."""
    found = []
    names: Lexicon[Unit] = currency_words()
    for match in (match for joins in _between_moneys() for match in joins.finditer(text)):
        left, right = names.before(text, match.start()), names.at(text, match.end())
        if left and right and left[1].base in _QUOTED and right[1].base in _QUOTED and left[1].base != right[1].base:
            base, quote = sorted((left[1].base, right[1].base), key=_QUOTED.index)
            found.append((right[0], quote, base))
    return sorted(found)


# --- bare amounts


def _is_money(part: Part, text: str, words: Words) -> bool:
    start = clause_start(text, part.start)
    if part.bare and part.scale >= _TOO_MANY:
        return words.no_money_context.search(text[part.end : part.end + 6]) is None
    clause = text[start : part.start] + "|" + re.split(r"[,，。;；\n]", text[part.end : part.end + 10])[0]
    return words.money_context.search(clause) is not None and words.no_money_context.search(clause) is None


def _sentence_currency(part: Part, explicit: list[tuple[int, str]], text: str) -> str | None:
    near = {unit for start, unit in explicit if abs(start - part.start) < 120 and not _breaks(text, start, part.start)}
    return near.pop() if len(near) == 1 else None


def _breaks(text: str, a: int, b: int) -> bool:
    return any(character in _SENTENCE_BREAKS for character in text[min(a, b) : max(a, b)])
