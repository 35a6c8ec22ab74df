"""Works out expressions of quantities as articles print them: "350亿美元/GW * 10GW / 450万GPU".

Every number is reckoned with twice: as printed, and as all that its words and rounding allow.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NoReturn

from claims.checker.exchange import Rates
from claims.cli import UsageError, words
from claims.figures import SCALES, digits, rung
from claims.interval import Interval, Readings, between, contains, point
from claims.parse.numbers.mention import Mention
from claims.parse.numbers.quantities import mentions
from claims.units import conversion, dimension, find, is_noun, pint_registry, quantity_of, root_factor, shape, spellings, units

if TYPE_CHECKING:
    from pint import Quantity

    Amount = Quantity[Interval]

# An operator stands between blanks, so that the / of 美元/GW and the - of 4-5 million are none; * × ÷ never are.
_OPERATOR = re.compile(r"\s*([*×÷])\s*|\s+([+/−-])\s+")
_UNSPACED = re.compile(r"\S[+/−-]\S")
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MODEL = re.compile(r"[A-Z]+-?\d+\w*")
_TARGET = re.compile(r"(?P<what>.+?)(?:\s+(?:in|into|as)\s+|\s*(?:换算成|换算为|折合成|折合为|折合)\s*)(?P<unit>\S.*)", re.I)
_CHANGE = re.compile(r"(?:from\s+|从)?(?P<old>.+?)(?:\s*(?:->|→|⟶|=>)\s*|\s+to\s+|\s*到\s*)(?P<new>.+)", re.I)
_UP = "增长|增加|上涨|上升|提高|扩大|up|rose|grew|increased"
_DOWN = "下降|下跌|减少|降低|缩小|down|fell|dropped|declined"
_MOVED = re.compile(rf"(?P<what>.+?)\s*(?:(?P<up>{_UP})|(?P<down>{_DOWN}))了?(?:\s*by\b)?\s*(?P<by>\S.*)", re.I)
_TIMES = re.compile(r"(?P<what>.+?)\s*(?P<by>翻[一两二三四]?番|翻倍|腰斩|doubled|tripled|quadrupled|halved)", re.I)

_NO_QUANTITY = {"en": "convert: {text!r} is not one quantity{hint}", "zh": "convert：{text!r} 不是一个数量{hint}"}
_BLANKS = {"en": "; blanks around + - / make them operators", "zh": "；+ - / 前后加空格才是运算符"}
_NEAR = {"en": "; is the unit {near!r}?", "zh": "；单位是否为 {near!r}？"}
_LISTED = {"en": "; check-claims convert --units lists the units", "zh": "；check-claims convert --units 列出单位"}
_APART = {"en": "convert: {a} and {b} do not go together{hint}", "zh": "convert：{a} 与 {b} 不能相加减{hint}"}
_WITH_RATES = {
    "en": "; --fx FILE|ecb and --on DATE turn one currency into the other",
    "zh": "；用 --fx FILE|ecb 和 --on DATE 换算币种",
}
_ZERO = {"en": "convert: division by what may be zero", "zh": "convert：除数可能为零"}
_NO_UNIT = {"en": "convert: no unit {name!r}{near}", "zh": "convert：没有单位 {name!r}{near}"}
_OTHER = {"en": "convert: {a} cannot be told in {b}{hint}", "zh": "convert：{a} 不能换算成 {b}{hint}"}
_NO_DAY = {
    "en": "convert: --on DATE is needed with --fx: rates move",
    "zh": "convert：用 --fx 时须用 --on 给出日期：汇率每天不同",
}
_NO_RATE = {
    "en": "convert: no rate of {a} in {b} on {day} or up to five days before",
    "zh": "convert：{day} 及此前五天内没有 {a} 兑 {b} 的汇率",
}
_RATE = {"en": "at {rate} {b} for one {a} ({day})", "zh": "按 1 {a} = {rate} {b}（{day}）"}
_ALLOWED = {"en": "as printed, anything in {range}", "zh": "按所印数字的精度，可为 {range}"}
_GREW = {"en": "change {change}, {times} times as much", "zh": "变动 {change}，为原来的 {times} 倍"}
_POINTS = {"en": "change {change} percentage points", "zh": "变动 {change} 个百分点"}
_STRICT = {
    "en": "grown by {n} times itself (×{factor}, the strict reading)",
    "zh": "增长了{n}倍，即为原来的{factor}倍（严格的读法）",
}
_LOOSE = {"en": "grown to {n} times itself (×{factor}, as many write it)", "zh": "增长到{n}倍（许多文章这样写）"}


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity as printed, and all that its words and rounding allow."""

    printed: Amount
    allowed: Amount


@dataclass(frozen=True, slots=True)
class Exchange:
    """Rates of exchange and the day whose rates count."""

    rates: Rates | None = None
    day: date | None = None


def work_out(expression: str, exchange: Exchange = Exchange()) -> str:
    """Return the value of an expression with its unit, a line each.

    An expression is numbers joined by + − × ÷, of which × and ÷ go first; `… in UNIT`; a change `A -> B`; or a number and
    how it moved (`10亿元 增长两倍`, of which both readings are told). Raises `UsageError` for what is none of these.
    """
    import pint

    text = expression.strip()
    try:
        return "".join(f"{line}\n" for line in _lines(text, exchange))
    except pint.DimensionalityError as error:
        hint = words.say(_WITH_RATES) if all("currency_" in str(d) for d in (error.dim1, error.dim2)) else ""
        raise UsageError(words.say(_APART, a=error.units1, b=error.units2, hint=hint)) from error


def _lines(text: str, exchange: Exchange) -> Iterator[str]:
    target = _TARGET.fullmatch(text)
    if target:
        yield from _told_in(_value(target["what"]), target["unit"].strip(), exchange)
        return
    change = _CHANGE.fullmatch(text)
    if change and not _is_quantity(text):
        yield from _change(change["old"], change["new"])
        return
    moved = _MOVED.fullmatch(text) or _TIMES.fullmatch(text)
    if moved:
        yield from _moved(_value(moved["what"]), moved["by"], "down" in moved.groupdict() and bool(moved["down"]))
        return
    yield from _shown(_value(text))


def _value(text: str) -> Value:
    """Return the value of numbers joined by operators."""
    first, *rest = _OPERATOR.split(text.strip())
    terms = [("+", _operand(first))]
    for mark, spaced, operand in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        operator, value = mark or spaced, _operand(operand)
        if operator in _JOINED:
            sign, before = terms[-1]
            join = _JOINED[operator]
            terms[-1] = sign, Value(join(before.printed, value.printed), join(before.allowed, value.allowed))
        else:
            terms.append((operator, value))
    total = terms[0][1]
    for operator, term in terms[1:]:
        if operator == "+":
            total = Value(total.printed + term.printed, total.allowed + term.allowed)
        else:
            total = Value(total.printed - term.printed, total.allowed - term.allowed)
    return total


def _divided(a: Amount, b: Amount) -> Amount:
    if contains(b.magnitude, point(0)):
        raise UsageError(words.say(_ZERO))
    quotient: Amount = a / b
    return quotient


_JOINED: dict[str, Callable[[Amount, Amount], Amount]] = {
    "*": lambda a, b: a * b,
    "×": lambda a, b: a * b,
    "÷": _divided,
    "/": _divided,
}


def _operand(text: str) -> Value:
    """Return the quantity that `text` is; percent, multiples and plain numbers have no unit."""
    if _PLAIN.fullmatch(text):
        bare = _bare(point(Decimal(text.replace(",", ""))))
        return Value(bare, bare)
    mention = _mention(text)
    if mention is None:
        _refuse(text)
    unit = mention.base.unit
    printed, allowed = between(mention.base.low, mention.base.high), _hull(mention.hard)
    if not dimension(unit):
        factor = root_factor(unit) if unit else Decimal(1)
        return Value(_bare(printed * factor), _bare(allowed * factor))
    return Value(quantity_of(printed, unit), quantity_of(allowed, unit))


def _mention(text: str) -> Mention | None:
    """Return the quantity that is all of a text, with the noun that it counts; None where it is something else."""
    found, _ = mentions(text)
    if len(found) != 1 or found[0].start:
        return None
    rest, noun = text[found[0].end :].strip(), found[0].noun or ""
    is_whole = not rest or rest.rstrip("s") == noun.rstrip("s") or (noun and _MODEL.fullmatch(rest))
    return found[0] if is_whole else None


def _is_quantity(text: str) -> bool:
    """Whether a text is one quantity: the "to" of $50 to $60 billion is no change."""
    return _mention(text) is not None


def _hull(readings: Readings) -> Interval:
    """Return the interval from the lowest to the highest of some readings."""
    lows, highs = [r.low for r in readings], [r.high for r in readings]
    low = None if None in lows else min((b for b in lows if b is not None), key=lambda b: (b.value, b.open))
    high = None if None in highs else max((b for b in highs if b is not None), key=lambda b: (b.value, not b.open))
    return Interval(low, high)


def _refuse(text: str) -> NoReturn:
    """Raise `UsageError` with what may have been meant."""
    unit = re.sub(r"^[\d.,\s]+", "", text)
    near = difflib.get_close_matches(unit, [*spellings(), *units()], 1, 0.6) if unit and unit != text else []
    hint = words.say(_BLANKS) if _UNSPACED.search(text) else words.say(_NEAR, near=near[0]) if near else words.say(_LISTED)
    raise UsageError(words.say(_NO_QUANTITY, text=text, hint=hint))


def _bare(value: Interval) -> Amount:
    return pint_registry().Quantity(value, "")


def _told_in(value: Value, name: str, exchange: Exchange) -> Iterator[str]:
    """Yield a value in a unit that is named, which may have a scale: 亿元, million barrels, GW."""
    unit, size = _unit(name)
    source = _unit_of(value.printed)
    factor = conversion(source, unit)
    if factor is not None:
        yield from _shown(value, name, factor / size)
        return
    if shape(source) != "money" or shape(unit) != "money":
        here = sorted({u.name for u in units().values() if u.dimension == dimension(source)})
        hint = words.say({"en": "; of its kind: {names}", "zh": "；同类单位：{names}"}, names=", ".join(here[:8])) if here else ""
        raise UsageError(words.say(_OTHER, a=source or "1", b=name, hint=hint))
    if exchange.rates is None:
        raise UsageError(words.say(_OTHER, a=source, b=name, hint=words.say(_WITH_RATES)))
    if exchange.day is None:
        raise UsageError(words.say(_NO_DAY))
    rate = exchange.rates.during(source, unit, exchange.day, exchange.day)
    if rate is None:
        raise UsageError(words.say(_NO_RATE, a=source, b=unit, day=exchange.day))
    yield from _shown(Value(value.printed * rate.quantity, value.allowed * rate.quantity), name, 1 / size)
    price = rate.values.low.value if rate.values.low else Decimal(0)
    yield f"  {words.say(_RATE, rate=digits(price, 6), a=source, b=unit, day=rate.last)}"


def _unit(name: str) -> tuple[str, Decimal]:
    """Return the unit that a name stands for and how many of it: 亿元 is CNY and 10⁸. Raises `UsageError`."""
    known = units().get(name) or find(name)
    if known is not None:
        return known.base, known.factor
    close = difflib.get_close_matches(name, [*spellings(), *units()], 1, 0.7)
    for text in (f"1{name}", f"1 {name}"):
        mention = _mention(text)
        if mention is None or not mention.base.low or mention.base.low != mention.base.high:
            continue
        if not (close and is_noun(mention.base.unit)):  # a misspelt unit reads as a noun that is counted
            return mention.base.unit, mention.base.low
    near = words.say(_NEAR, near=close[0]) if close else words.say(_LISTED)
    raise UsageError(words.say(_NO_UNIT, name=name, near=near))


def _unit_of(value: Amount) -> str:
    """Return the unit of a value as units.txt writes it: USD, USD/W, "" for a plain number."""
    return f"{value.to_reduced_units().units:~C}".replace("**", "^") if value.unitless is False else ""


def _change(before: str, after: str) -> Iterator[str]:
    """Yield by how much a number changed: in percent and as a multiple, a share in percentage points."""
    old, new = _value(before), _value(after)
    if all((mention := _mention(text)) and mention.base.unit == "percent" for text in (before.strip(), after.strip())):
        points = (new.printed - old.printed).magnitude * Decimal(100)
        yield words.say(_POINTS, change=_range(points))
    else:
        yield from _shown(Value(new.printed - old.printed, new.allowed - old.allowed))
    ratio = _divided(new.printed, old.printed).to_reduced_units().magnitude
    yield f"  {words.say(_GREW, change=_percent(ratio), times=_range(ratio))}"
    if not contains(old.allowed.magnitude, point(0)):
        allowed = _divided(new.allowed, old.allowed).to_reduced_units().magnitude
        if allowed != ratio:
            yield f"  {words.say(_ALLOWED, range=_percent(allowed))}"


def _percent(ratio: Interval) -> str:
    """Return a ratio as a change in percent with its sign."""
    ends = [None if end is None else (end.value - 1) * 100 for end in (ratio.low, ratio.high)]
    return _joined([None if end is None else f"{'−' if end < 0 else '+'}{digits(abs(end), 4)}%" for end in ends])


def _moved(value: Value, text: str, down: bool) -> Iterator[str]:
    """Yield what a number is after a move: by percent, or by times, of which both readings are told."""
    mention = _mention(text)
    if mention is None or mention.base.unit not in ("percent", "ratio") or mention.base.low is None:
        _refuse(text)
    size = mention.base.low
    if mention.base.unit == "percent":
        moves = [("", 1 + (-size if down else size) / 100)]
    elif down or _TIMES.fullmatch(f"1 {text}"):
        moves = [("", 1 / size if down else size)]
    else:
        n = f"{size:f}"
        moves = [(words.say(_STRICT, n=n, factor=size + 1), size + 1), (words.say(_LOOSE, n=n, factor=size), size)]
    for told, factor in moves:
        first, *rest = _shown(Value(value.printed * _bare(point(factor)), value.allowed * _bare(point(factor))))
        yield f"{first}  {told}".rstrip()
        yield from rest if len(moves) == 1 else ()


def _shown(value: Value, name: str = "", factor: Decimal = Decimal(1)) -> Iterator[str]:
    """Yield a value in units that hold each dimension once, or in the unit that `name` says, and what rounding allows."""
    printed, allowed = (amount.to_reduced_units() for amount in (value.printed, value.allowed))
    unit = name or f"{printed.units:~C}"
    low_high: Interval = printed.magnitude * factor
    said = "" if name else _spoken(low_high, f"{printed.units:~C}")
    yield f"{_range(low_high)} {unit}".strip() + said
    wide: Interval = allowed.magnitude * factor
    if wide != low_high:
        yield f"  {words.say(_ALLOWED, range=f'{_range(wide)} {unit}'.strip())}"


def _range(value: Interval) -> str:
    """Return an interval's ends, with at most ten significant digits."""
    return _joined([None if end is None else _digits(end.value) for end in (value.low, value.high)])


def _joined(ends: list[str | None], between: str = " – ") -> str:
    """Return the ends of a range as text: both, the one where they are the same, or with a sign where one is open."""
    low, high = ends
    if low == high:
        return low or "…"
    return f"≤ {high}" if low is None else f"≥ {low}" if high is None else f"{low}{between}{high}"


def _spoken(value: Interval, unit: str) -> str:
    """Return how people say a large number, in brackets: 3500亿, 350 billion; 5 GW."""
    ends = [end.value for end in (value.low, value.high) if end is not None]
    largest = max(map(abs, ends), default=Decimal(0))
    label, size = rung(unit, largest)
    told = [f"{_told(value, size)} {label}"] if label != unit else []
    if not told:
        for language in ("zh", "en"):
            step = next(((factor, word) for factor, word in SCALES[language] if largest >= factor), None)
            told += [f"{_told(value, step[0])}{step[1]}"] if step else []
    return f"  ({', '.join(told)})" if told else ""


def _told(value: Interval, size: Decimal) -> str:
    return _joined([None if end is None else digits(end.value / size, 6) for end in (value.low, value.high)], "–")


def _digits(value: Decimal) -> str:
    text = f"{value:,.{max(0, 9 - value.adjusted())}f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text


def list_units(word: str = "") -> str:
    """Return the units whose name, dimension or a spelling holds a word: name, what it measures, how texts write it."""
    from tabulate import tabulate

    spelled: dict[str, list[str]] = {}
    for spelling, unit in spellings().items():
        spelled.setdefault(unit.name, []).append(spelling)
    known = {unit.name: unit for unit in units().values()}
    rows = [
        (
            name,
            shape(unit.base),
            "" if unit.base == name else f"{digits(unit.factor, 10)} {unit.base}",
            ", ".join(spelled.get(name, [])),
        )
        for name, unit in known.items()
    ]
    wanted = [row for row in rows if any(word.lower() in cell.lower() for cell in row)]
    if not wanted:
        raise UsageError(words.say(_NO_UNIT, name=word, near=""))
    heads = words.say({"en": "unit|measures|is|in texts", "zh": "单位|度量|等于|文中写法"}).split("|")
    return tabulate(wanted, headers=heads, disable_numparse=True, maxcolwidths=[None, None, None, 70]) + "\n"
