"""Works out expressions of quantities as articles print them: "350亿美元/GW * 10GW / 450万GPU"."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from claims.cli import UsageError
from claims.interval import Interval, between, contains, point
from claims.parse.numbers.mention import Mention
from claims.parse.numbers.quantities import mentions
from claims.units import dimension, pint_registry, quantity, root_factor

if TYPE_CHECKING:
    from pint import Quantity

# An operator stands between blanks, so that the / of 美元/GW and the - of 4-5 million are none; * × ÷ never are.
_OPERATOR = re.compile(r"\s*([*×÷])\s*|\s+([+/−-])\s+")
_PLAIN = re.compile(r"\d[\d,]*(?:\.\d+)?")


def work_out(expression: str) -> str:
    """Return the value of an expression with its unit; × and ÷ go before + and −.

    Raises `UsageError` for an operand that is no quantity, and for units that do not go together.
    """
    import pint

    first, *rest = _OPERATOR.split(expression.strip())
    terms: list[tuple[str, Quantity[Interval]]] = [("+", _operand(first))]
    try:
        for mark, spaced, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            operator, operand = mark or spaced, _operand(text)
            if operator in _JOINED:
                terms[-1] = (terms[-1][0], _JOINED[operator](terms[-1][1], operand))
            else:
                terms.append((operator, operand))
        return _shown(_summed(terms))
    except pint.DimensionalityError as error:
        raise UsageError(f"convert: {error.units1} and {error.units2} cannot be added") from error


_JOINED: dict[str, Callable[[Quantity[Interval], Quantity[Interval]], Quantity[Interval]]] = {
    "*": lambda a, b: a * b,
    "×": lambda a, b: a * b,
    "÷": lambda a, b: _divided(a, b),
    "/": lambda a, b: _divided(a, b),
}


def _summed(terms: list[tuple[str, Quantity[Interval]]]) -> Quantity[Interval]:
    total = terms[0][1]
    for operator, term in terms[1:]:
        total = total + term if operator == "+" else total - term
    return total


def _divided(a: Quantity[Interval], b: Quantity[Interval]) -> Quantity[Interval]:
    if contains(b.magnitude, point(0)):
        raise UsageError("convert: division by what may be zero")
    quotient: Quantity[Interval] = a / b
    return quotient


def _operand(text: str) -> Quantity[Interval]:
    """Return the quantity that `text` is, as printed; percent, multiples and plain numbers have no unit."""
    if _PLAIN.fullmatch(text):
        return _bare(point(Decimal(text.replace(",", ""))))
    found, _ = mentions(text)
    if len(found) != 1 or found[0].start or not _is_noun(text[found[0].end :], found[0]):
        raise UsageError(f"convert: {text!r} is not one quantity")
    base = found[0].base
    if not dimension(base.unit):
        return _bare(between(base.low, base.high) * root_factor(base.unit))
    return quantity(base.low, base.high, base.unit)


def _bare(value: Interval) -> Quantity[Interval]:
    return pint_registry().Quantity(value, "")


def _is_noun(rest: str, mention: Mention) -> bool:
    """Whether what follows a number is nothing, or the noun that it counts."""
    return not rest or rest.strip().rstrip("s") == (mention.noun or "").rstrip("s")


def _shown(result: Quantity[Interval]) -> str:
    """Return a result in units that hold each dimension once, its ends with at most ten significant digits."""
    reduced = result.to_reduced_units()
    value: Interval = reduced.magnitude
    ends = [None if end is None else _digits(end.value) for end in (value.low, value.high)]
    told = str(ends[0]) if ends[0] == ends[1] else f"{ends[0] or '…'} – {ends[1] or '…'}"
    return f"{told} {reduced.units:~C}".strip()


def _digits(value: Decimal) -> str:
    text = f"{value:,.{max(0, 9 - value.adjusted())}f}" if value else "0"
    return text.rstrip("0").rstrip(".") if "." in text else text
