"""Two levels that share the unit behind the second, which stands in brackets: a target of 1,340 (1,200) pence."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.measures import unit_part
from claims.parse.numbers.numerals import printed_value
from claims.parse.numbers.parts import ONE, Part, replace
from claims.parse.numbers.rules import reduce
from claims.units import units

_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,6})(?:\.\d+)?"
_BEFORE_BRACKET = re.compile(rf"(?<![\w.,$€£-])({_DIGITS}) ?\(({_DIGITS})$")
# What closes the bracket, and the first letter of a unit or of its scale behind it.
_CLOSES = re.compile(r"\) ?(?=[%A-Za-z€£¢])")
# 1706 (1625) P: a letter that is pence in a list of capitals alone.
_CAPITAL_PENCE = re.compile(r"P(?!\w)")
_LONGEST = 30
_ALIKE = Decimal(5)


def pairs_in(lexer: Lexer) -> dict[int, list[Part]]:
    """Return the pairs of a text, each under the place where its first number begins."""
    text = lexer.text
    found: dict[int, list[Part]] = {}
    if ")" not in text:
        return found
    for closing in _CLOSES.finditer(text):
        pair = _BEFORE_BRACKET.search(text, max(0, closing.start() - _LONGEST), closing.start())
        if pair and (read := _read(lexer, pair, closing.end())):
            found[pair.start(1)] = read
    return found


def _read(lexer: Lexer, pair: re.Match[str], near: int) -> list[Part]:
    """Return both numbers of a pair in the unit that begins at `near`; none where no unit of measure does."""
    first, second = printed_value(pair[1]), printed_value(pair[2])
    if not (first and second and ONE / _ALIKE < first / second < _ALIKE):
        return []
    number = Part("n", pair.start(2), near, second, second, trace=("numeral",))
    if _CAPITAL_PENCE.match(lexer.text, near):
        island = [number, unit_part(lexer.text, near, (near + 1, units()["pence"]))]
    else:
        island = lexer.island(pair.start(2), pair.start(2), [number])
    made = reduce(island)
    if len(made) != 1 or made[0].kind != "q" or made[0].form not in ("money", "percent", "measure") or made[0].hedge:
        return []
    quantity = replace(made[0], end=pair.end(2), shared="enumeration", trace=(*made[0].trace, "paired"))
    return [replace(quantity, start=pair.start(1), end=pair.end(1), low=first, high=first), quantity]
