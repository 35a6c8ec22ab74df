"""Tokens of a quantity, found outwards from an anchor: what stands before a number, and what follows it.

Nothing is looked at but the neighbourhood of a digit, a Chinese numeral or an English number word.
"""

from __future__ import annotations

from claims.parse.numbers import behind, leading
from claims.parse.numbers.ends import right_end
from claims.parse.numbers.lookup import is_latin, skip_blanks
from claims.parse.numbers.parts import Part
from claims.parse.numbers.source import Source

_LONGEST = 24
_COUNTS = frozenset("nso")


class Lexer(Source):
    """Reads the tokens around anchors of one text."""

    __slots__ = ()

    def island(self, start: int, floor: int, read: list[Part] | None = None) -> list[Part]:
        """Return the tokens of the quantity whose first numeral begins at `start`; none where there is no numeral.

        Nothing before `floor` is used, which keeps islands apart and the work linear. `read` are its first tokens where
        they are known.
        """
        number = read[0] if read else self.number(start)
        if number is None:
            return []
        parts = [*leading.prefix(self, number, floor), *(read or [number])]
        while len(parts) < _LONGEST:
            following = self._after(parts)
            if not following:
                break
            parts.extend(following)
        return parts

    def glued_name(self, parts: list[Part]) -> bool:
        """Whether digits run on into letters that are no unit: 5G, 4K, 3C."""
        last = parts[-1]
        return last.kind == "n" and is_latin(self.text[last.end : last.end + 1]) and last.scale == 1 and not last.spelled

    def before(self, start: int, floor: int) -> list[Part]:
        """Return the hedges, currency and sign that stand directly before `start`, none of them from before `floor`."""
        return leading.before(self, start, floor)

    def tail(self, last: Part, near: int) -> Part | None:
        """Return what follows number and unit: a hedge, 多, 半, 之间."""
        return behind.tail(self, last, near)

    def denominator(self, start: int, place: int, short: bool = False, opening: str = "") -> Part | None:
        """Return the denominator whose unit or noun stands at `place`; its token begins at `start` (/, per, 每)."""
        return behind.denominator(self, start, place, short, opening)

    def _after(self, parts: list[Part]) -> list[Part]:
        last = parts[-1]
        near = skip_blanks(self.text, last.end)
        if near >= len(self.text) or last.kind == "z":
            return []
        if last.kind in _COUNTS or (last.kind == "a" and last.word == "+"):
            found = behind.measured(self, last, near, parts)
            if found:
                return found
        if not self.words.follows.may_follow(self.low, near) and last.word != "成":
            return []
        token = behind.tail(self, last, near) or behind.per(self, last, near, parts)
        return [token] if token else right_end(self, near, parts)
