"""Quantities in shadow text: `mentions` finds every number, reads it with its words, and says what it may mean."""

from __future__ import annotations

import re
import sys
from decimal import Decimal
from operator import itemgetter

from claims.model import Amount
from claims.parse.numbers.attributes import names_kind
from claims.parse.numbers.coins import LONGEST_SUM, coins_at, coins_in
from claims.parse.numbers.context import in_context
from claims.parse.numbers.letters import letters_of, tables_with
from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.lookup import is_latin
from claims.parse.numbers.meaning import (
    Meaning,
    exactly,
    grown,
    in_base,
    is_multiple,
    is_whole,
    loosely,
    rounded,
    sense,
    whole_calendar,
)
from claims.parse.numbers.mention import Mention, Skipped, skipped_of
from claims.parse.numbers.nonnumbers import date_at, is_idiom, is_name, run_end, skip_at
from claims.parse.numbers.ordinals import one_word_multiple, ordinal_at
from claims.parse.numbers.pairs import pairs_in
from claims.parse.numbers.parts import ONE, Part, replace
from claims.parse.numbers.plain import digits_at, spelled_at, told
from claims.parse.numbers.rules import reduce
from claims.parse.numbers.words import Words, words

TEN = Decimal(10)
_HUNDRED = Decimal(100)
_ONE_SIDED_BELOW = frozenset({"at_most", "up_to", "nearly", "emphatic"})
_ONE_SIDED_ABOVE = frozenset({"over", "at_least"})
# Longer runs of digits are no code of anything, and larger numbers no amount of anything.
_MOST_DIGITS = 40
_LIMIT = TEN**_MOST_DIGITS
_NOWHERE = sys.maxsize
_HEADER = re.compile(r"(?:[(（](?:[a-z ]{0,8}in )?|单位[:： ] ?)$")
_NAMED_HEDGES = {"emphatic": "up_to"}
_EXACT_IN_WORDS = frozenset({"ordinal", "fraction", "multiple"})
_COUNTED = frozenset({"duration", "count"})
# A number that is cut off ends before these; what follows its last digit else is "".
_DOTS = frozenset(".…")
_CALENDAR = frozenset({"month", "quarter", "year"})


def mentions(text: str, language: str = "zh", currency: str | None = None) -> tuple[list[Mention], list[Skipped]]:
    """Return the quantities of shadow text and what was passed over, both in order.

    `currency` is the ISO code that a bare amount is taken to be in where the text itself does not tell.
    """
    lexer = Lexer(text, *tables_with(letters_of(text) if language == "en" else ()))
    found, skipped = _read(lexer)
    read: list[Mention] = []
    for part in in_context(found, lexer, language, currency):
        reason = _not_a_quantity(part, text, lexer.words)
        if reason:
            skipped.append(skipped_of((part.start, part.end, reason, False)))
        elif made := mention(part):
            read.append(made)
        else:
            skipped.append(Skipped(part.start, part.end, "beyond 10^40", unread=True))
    return read, sorted(skipped, key=itemgetter(0))


def _read(lexer: Lexer) -> tuple[list[Part], list[Skipped]]:
    """Return the reduced parts of every island, and what is no number."""
    found: list[Part] = []
    skipped: list[Skipped] = []
    floor = 0
    text, idioms = lexer.text, lexer.words.idioms
    coined = iter([*coins_in(text), _NOWHERE])
    coin = next(coined)
    paired = pairs_in(lexer)
    for anchor in lexer.words.anchor.finditer(lexer.low):
        start = anchor.start()
        if start < floor:
            continue
        if paired and start in paired:
            found.extend(paired[start])
            floor = found[-1].end
            continue
        while coin < start:
            coin = next(coined)
        if coin - start <= LONGEST_SUM and (coins := coins_at(lexer, start)):
            read: list[Part] | Skipped = _quantities(lexer.island(start, floor, coins))
        else:
            # Nearly half of the Chinese numerals stand in an idiom; behind 第 it is a rank all the same.
            character = text[start]
            idiom = idioms.covering(text, start) if character > "z" else None
            if idiom and is_idiom(text, start, idiom[1]) and text[start - 1 : start] != "第":
                floor = idiom[1]
                skipped.append(skipped_of((start, floor, "idiom", False)))
                continue
            number = digits_at(lexer, start) if "0" <= character <= "9" else spelled_at(lexer, start)
            part = told(lexer, number, floor, may_be_led=True) if number else None
            if part:
                found.append(part)
                floor = part.end
                continue
            read = _reduced(lexer, start, lexer.island(start, floor)) if number else _doubtful(lexer, start, floor)
        if isinstance(read, Skipped):
            skipped.append(read)
            floor = read.end
        else:
            found.extend(read)
            # A word that is no number may still be a hedge of one: mid-70%.
            floor = max(start + (not is_latin(text[start])), read[-1].end if read else 0)
    return found, skipped


def _doubtful(lexer: Lexer, start: int, floor: int) -> list[Part] | Skipped:
    """Return the quantities around an anchor that may begin no number, or why there are none."""
    text, table = lexer.text, lexer.words
    passed = date_at(text, start, table) or ordinal_at(lexer, start) or skip_at(text, lexer.low, start, table)
    if isinstance(passed, Skipped):
        endless = passed.reason == "code" and passed.end - passed.start > _MOST_DIGITS
        return passed._replace(reason="too many digits", unread=True) if endless else passed
    island = [passed] if passed else one_word_multiple(lexer, start)
    number = None if island else lexer.number(start)
    if number:
        part = told(lexer, number, floor, may_be_led=False)
        if part:
            return [part]
        island = lexer.island(start, floor, [number])
    return _reduced(lexer, start, island)


def _reduced(lexer: Lexer, start: int, island: list[Part]) -> list[Part] | Skipped:
    """Return the quantities of the tokens around the anchor at `start`, or what it is where they make none."""
    if island and lexer.glued_name(island):
        return Skipped(start, run_end(lexer.text, start), "name")
    quantities = _quantities(island)
    if not quantities and lexer.text[start].isdigit():
        return Skipped(start, run_end(lexer.text, start), "not understood", unread=True)
    return quantities


def _quantities(island: list[Part]) -> list[Part]:
    return [part for part in reduce(island) if part.kind == "q"]


def _not_a_quantity(part: Part, text: str, table: Words) -> str:
    """Return the class of what was read as a number and states no quantity, or ""."""
    role, end = part.role, part.end
    if role == "article":
        return "article"
    is_count, is_vague = part.form == "count", part.hedge == "vague"
    if is_count and is_vague and part.scale == ONE and part.high == TEN:
        return "vague"
    if (part.bare or (is_vague and part.spelled)) and _HEADER.search(text, part.start - 12, part.start):
        return "unit header"
    if is_count and part.start and text[part.start - 1] == "前":
        return "rank group"
    if is_count and role == "denominator":
        return "denominator"
    if names_kind(part, text):
        return "name"
    if text[end : end + 1] in _DOTS and text.startswith(("...", "…"), end) and text[end - 1].isdigit():
        return "truncated"
    if part.bare and not part.hedge and (part.form == "number" or _is_lone_scale(part)):
        return "word"
    return "" if part.word or part.shared else _not_a_number(part, text, table)


def _not_a_number(part: Part, text: str, table: Words) -> str:
    """Return the class of what was read as a number with no word, that states no quantity, or ""."""
    if part.scale != ONE:
        return ""
    if part.form == "number" and part.spelled and not any(rule.startswith("hedged") for rule in part.trace):
        return "word"
    return "name" if part.form in ("number", "count") and is_name(text, part.start, part.end, table) else ""


def _is_lone_scale(part: Part) -> bool:
    """Whether the numeral is 百, 千, 万 or 亿 alone: part of a word (万分, 百倍, 亿元) more often than a number."""
    return part.scale == 1 or (part.low == 1 and not part.word.startswith("万亿"))


def mention(part: Part) -> Mention | None:
    """Return the finished quantity of a reduced part; None past what anybody prints, where sums would no longer be exact."""
    if part.bare:
        part = _order_of_magnitude(part)
    first, last, scale, size, hedge, rates = part.low, part.high, part.scale, part.factor, part.hedge, part.per
    word, unit, form = part.word, part.unit, part.form
    factor = scale if size is ONE else size if scale is ONE else scale * size
    if (first is not last or first.adjusted() + factor.adjusted() >= _MOST_DIGITS - 1) and _is_beyond(first, last, factor):
        return None
    low: Decimal | None = first
    high: Decimal | None = last
    if first is last or first == last:
        high = None if hedge in _ONE_SIDED_ABOVE else first
        low = None if hedge in _ONE_SIDED_BELOW else first
    divisor = ONE
    for per in rates:
        divisor = divisor * per.factor if per.factor != ONE else divisor
        word, unit = f"{word}/{per.written}", f"{unit}/{per.name}"
    base_low = None if low is None else _in_base(low, factor, divisor)
    base_high = base_low if high is low else None if high is None else _in_base(high, factor, divisor)
    hard, soft = _meaning(part, low, high, factor, divisor)
    return Mention(
        part.start, part.end, Amount(low, high, word), Amount(base_low, base_high, unit), hard, soft, form,
        _NAMED_HEDGES.get(hedge, hedge), part.noun if form == "count" else None,
        tuple([per.written for per in rates]) if rates else (), part.role, part.shared, part.trace,
    )  # fmt: skip


def _is_beyond(first: Decimal, last: Decimal | None, factor: Decimal) -> bool:
    """Whether a magnitude is larger than any amount of anything."""
    value = first if last is None or last is first else max(first, last, key=abs)
    return value.adjusted() + factor.adjusted() >= _MOST_DIGITS - 1 and abs(value) * factor >= _LIMIT


def _order_of_magnitude(part: Part) -> Part:
    """Return 百亿, with no digit and no hedge, as one to ten of it."""
    if not part.hedge and part.low == part.high and (part.scale != 1 or part.unit):
        return replace(part, high=part.low * TEN, hedge="vague")
    return part


def _meaning(part: Part, low: Decimal | None, high: Decimal | None, factor: Decimal, divisor: Decimal) -> Meaning:
    if part.growth:
        return in_base(grown(low, high, part.hedge, part.growth == "down", part.spelled), ONE, ONE)
    form, hedge = part.form, part.hedge
    if low is None or low is not high or hedge:
        return in_base(sense(low, high, hedge, _is_exact(part)), factor, divisor)
    if form == "multiple" and _is_moved(part):
        return in_base(loosely(low), ONE, ONE)
    if form == "duration" and part.noun in _CALENDAR and part.scale == ONE:
        return in_base(whole_calendar(low, part.noun), ONE, ONE)
    return in_base(exactly(low) if _is_exact(part) else rounded(low), factor, divisor)


def _is_moved(part: Part) -> bool:
    """Whether a multiple in words says how something moved (doubled, 增至三倍), not how two things compare (twice)."""
    return part.spelled and ("moved_to" in part.trace or part.word.lower() in words().moving_multiples)


def _is_exact(part: Part) -> bool:
    """Whether no rounding is meant: denominators, durations, and counted integers without a scale.

    A count of hundreds or thousands that ends in two zeros (3000人) may be a round figure.
    """
    form = part.form
    if part.role == "denominator" or (part.spelled and form in _EXACT_IN_WORDS):
        return True
    if form not in _COUNTED or part.scale != ONE or not is_whole(part.low):
        return False
    return form == "duration" or not is_multiple(part.low, _HUNDRED)


def _in_base(value: Decimal, factor: Decimal, divisor: Decimal) -> Decimal:
    """Return a printed magnitude in the base unit, written without an exponent."""
    result = value if factor is ONE else value * factor
    if divisor is not ONE:
        result /= divisor
    if result.same_quantum(ONE):
        return result
    whole = result.to_integral_value()
    if result != whole:
        return result.normalize()
    return whole if whole.same_quantum(ONE) else Decimal(int(whole))
