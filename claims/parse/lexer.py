"""Tokens of a quantity, found outwards from an anchor: what stands before a number, and what follows it.

Nothing is looked at but the neighbourhood of a digit, a Chinese numeral or an English number word.
"""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.counting import counted_at, english_noun, is_forecast, noun_after, noun_before
from claims.parse.denominators import denominator_at
from claims.parse.lookup import is_latin, skip_blanks, skip_blanks_back
from claims.parse.measures import currency_words, is_unit, per_of, unit_part, unit_words
from claims.parse.numerals import Numeral, read_cjk, read_digits, read_english
from claims.parse.parts import HALF, Part
from claims.parse.words import Words
from claims.units import shape, units

_LONGEST = 24
_TOO_MANY = 10**8
_OPENS_RATE = re.compile(r"(?:per|each|every|an?) |-an?-(?=[a-z])|-per-(?=[a-z])")
_ARTICLE = re.compile(r"(?:^|[^a-z])(an? )$")
_SIGNS = frozenset("-−－")
_PLUS = frozenset("+＋")
_CLAUSE_BREAK = re.compile(r"[,，。;；:：!！?？\n]")
_BARE_HEDGES = {"上": "vague", "过": "over", "破": "over"}
_STARTING_PRICE = re.compile(r"起(?=$|[^一-鿿]|售)")
_FROM = frozenset({"from", "从", "由"})


class Lexer:
    """Reads the tokens around anchors of one text. `low` is the text in lower case, for English words."""

    __slots__ = ("currencies", "is_chinese", "low", "text", "units", "words")

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        lowered = text.lower()
        self.low = lowered if len(lowered) == len(text) else text
        self.words = words
        # A Chinese analyst's pct is a percentage point, an English wire's is a percent.
        self.is_chinese = _HAN.search(text) is not None
        self.units = unit_words()
        self.currencies = currency_words()

    def island(self, start: int, floor: int) -> list[Part]:
        """Return the tokens of the quantity whose first numeral begins at `start`; none where there is no numeral.

        Nothing before `floor` is used, which keeps islands apart and the work linear.
        """
        number = self.number(start)
        if not number:
            return []
        parts = [*self._prefix(number[0], floor), *number]
        while len(parts) < _LONGEST:
            following = self._after(parts)
            if not following:
                break
            parts.extend(following)
        return parts

    def glued_name(self, parts: list[Part]) -> bool:
        """Whether digits run on into letters that are no unit: 5G, 4K, 3C."""
        last = parts[-1]
        return (
            last.kind == "n"
            and last.scale == 1
            and not last.spelled
            and last.end < len(self.text)
            and is_latin(self.text[last.end])
        )

    # --- numbers

    def number(self, start: int) -> list[Part]:
        """Return the tokens of the numeral at `start`, or none."""
        if start >= len(self.text):
            return []
        character = self.text[start]
        if character in "两个三双" and self.words.digits_of.at(self.text, start):
            numeral = read_english(self.text, start, self.words)
        elif "0" <= character <= "9":
            numeral = read_digits(self.text, start)
        elif is_latin(character):
            numeral = read_english(self.low, start, self.words)
        else:
            numeral = read_cjk(self.text, start)
        return [] if numeral is None else [_numeral_part(numeral)]

    # --- before a number

    def _prefix(self, number: Part, floor: int) -> list[Part]:
        """Return what stands before a number; 上, 过 and 破 are hedges of a bare scale only (上百万, 过亿)."""
        before = self.text[number.start - 1 : number.start]
        if number.bare and number.start > floor and before in _BARE_HEDGES:
            longer = self.words.hedges_before.before(self.text, number.start)
            if longer is None:
                return [Part("b", number.start - 1, number.start, hedge=_BARE_HEDGES[before], word=before)]
        return self.before(number.start, floor)

    def before(self, start: int, floor: int) -> list[Part]:
        """Return the hedges, currency and sign that stand directly before `start`, none of them from before `floor`."""
        found: list[Part] = []
        article = (
            _ARTICLE.search(self.low[max(0, start - 4) : start])
            if start < len(self.text) and is_latin(self.text[start])
            else None
        )
        place = start - len(article[1]) if article else start
        for _ in range(4):
            part = self._one_before(skip_blanks_back(self.text, place), floor, found)
            if part is None:
                break
            found.insert(0, part)
            place = part.start
        return found

    def _one_before(self, end: int, floor: int, found: list[Part]) -> Part | None:
        if end <= floor:
            return None
        character = self.text[end - 1]
        if not found or found[0].kind == "g":
            money = self.currencies.before(self.text, end)
            if money and money[0] >= floor:
                return Part("m", money[0], end, unit=money[1].base, factor=money[1].factor, word=self.text[money[0] : end])
        hedge = self.words.hedges_before.before(self.low, end)
        if hedge:
            is_none = hedge[0] < floor or hedge[1] == "none" or self._arrives(hedge[0], end)
            if is_none:
                return None
            role = "during" if _DURING.search(self.low[max(0, hedge[0] - 12) : end]) else ""
            return Part("b", hedge[0], end, hedge=hedge[1], word=self.text[hedge[0] : end], role=role)
        opening = self.words.openings.before(self.low, end)
        if opening:
            return self._opening(opening, end) if opening[0] >= floor else None
        if character in _SIGNS or character in _PLUS:
            return self._sign(end, found)
        return None

    def _arrives(self, start: int, end: int) -> bool:
        """Whether the up to of a move says where it ends: edged up to 5.1%."""
        return self.low.startswith("up to", start) and self._moves(start, end)

    def _moves(self, start: int, end: int) -> bool:
        """Whether an English verb of movement stands right before `start`."""
        place = skip_blanks_back(self.low, start)
        return place < end and self.words.moves.before(self.low, place) is not None

    def _opening(self, opening: tuple[int, str], end: int) -> Part:
        """Return what opens a range; `from … to …` behind a verb of change (rose from $3 to $4) opens none."""
        word = opening[1]
        if word in _FROM and self._changes(opening[0]):
            word = "change"
        return Part("w", opening[0], end, word=word)

    def _changes(self, end: int) -> bool:
        clause = _CLAUSE_BREAK.split(self.low[max(0, end - 48) : end])[-1]
        return any(
            self.words.growth.before(clause, place) or self.words.moves.before(clause, place)
            for place in range(len(clause), 0, -1)
            if place == len(clause) or clause[place] == " "
        )

    def _sign(self, end: int, found: list[Part]) -> Part | None:
        before = self.text[end - 2 : end - 1] if end > 1 else ""
        if before and (before.isdigit() or is_latin(before) or before in ")%％"):
            return None
        return Part("g", end - 1, end, word=self.text[end - 1])

    # --- after a token

    def _after(self, parts: list[Part]) -> list[Part]:
        last = parts[-1]
        place = last.end
        near = skip_blanks(self.text, place)
        if near >= len(self.text) or last.kind == "z":
            return []
        if last.kind in "nso" or (last.kind == "a" and last.word == "+"):
            found = self._measured(last, place, near, parts)
            if found:
                return found
        tail = self.tail(last, near) or self._per(last, near, parts)
        return [tail] if tail else self._connector(near, parts)

    def _measured(self, last: Part, place: int, near: int, parts: list[Part]) -> list[Part]:
        """Return what the number counts or measures: a scale, a unit, a mark of a multiple, a classifier, a noun."""
        character = self.text[near]
        vague = any(part.hedge == "vague" for part in parts)
        if last.kind == "n" or (last.kind == "s" and last.scale <= 1000):
            of = vague and self.low.startswith("of ", near)
            scale = self._scale(place, near + 3 if of else near, parts)
            if scale:
                return [scale]
        if last.kind in "ns" and character in "多余来几" and not last.hedge and not self.words.not_more.at(self.text, near):
            return [Part("o", near, near + 1, word=character)]
        if character == "-" and near + 1 < len(self.text) and is_latin(self.text[near + 1]):
            near += 1
        elif last.unit == "ratio" and self.low.startswith("of a ", near) and self.units.at(self.low, near + 5):
            near += 5
        elif vague and self.low.startswith("of ", near):
            near += 3
        if character == "个" and self.text[near + 1 : near + 2] == "半":
            unit = self.units.at(self.text, near + 2)
            if unit:
                return [Part("o", near, near + 2, low=HALF, word="半"), unit_part(self.text, near + 2, unit)]
        rate = self.words.rates.at(self.low, near)
        if rate:
            over, under = (units()[name] for name in rate[1].split("/"))
            written = self.text[near : rate[0]]
            return [
                Part("u", near, rate[0], unit=over.base, factor=over.factor, word=written, noun=over.name),
                Part("p", near, rate[0], per=(per_of(under, ""),)),
            ]
        found = self._unit(last, near) or self._multiple(near) or self._counted(last, near, parts)
        return [found] if found else []

    def _scale(self, place: int, near: int, parts: list[Part]) -> Part | None:
        hyphen = near + 1 if self.text[near] == "-" else near
        if hyphen < len(self.text) and is_latin(self.text[hyphen]):
            found = self.words.scales.at(self.low, hyphen)
            if found:
                return Part("s", near, found[0], scale=found[1], word=self.low[near : found[0]].strip("-"))
            letter = self.words.scale_letters.at(self.text, place)
            if letter and (any(part.kind == "m" for part in parts) or self._counts(letter[0])):
                return Part("s", place, letter[0], scale=letter[1], word=self.text[place : letter[0]])
        return None

    def _counts(self, place: int) -> bool:
        """Whether a counted noun follows, which makes the m of 5m users a million."""
        here = skip_blanks(self.text, place)
        if self.words.nouns.at(self.text, here):
            return True
        return (
            here > place
            and here < len(self.text)
            and is_latin(self.text[here])
            and english_noun(self.low, here, self.words) is not None
        )

    def _unit(self, last: Part, near: int) -> Part | None:
        found = self.units.at(self.text, near)
        if found is None and is_latin(self.text[near]):
            found = self.units.at(self.low, near)
            if found and found[0] - near < 3:
                return None
        if found is None:
            return None
        if found[1].name == "percent" and self.is_chinese and self.low.startswith("pct", near):
            found = found[0], units()["percentage_point"]
        rival = max(_end_of(self.words.classifiers.at(self.text, near)), _end_of(self.words.nouns.at(self.text, near)))
        return (
            unit_part(self.text, near, found)
            if rival <= found[0] and is_unit(self.text, near, found[0], last, self.words)
            else None
        )

    def _multiple(self, near: int) -> Part | None:
        found = self.words.marks.at(self.low, near)
        if found is None or _FREQUENCY.match(self.low, near):
            return None
        return Part("x", near, found[0], unit="ratio", word=self.text[near : found[0]])

    def _counted(self, last: Part, near: int, parts: list[Part]) -> Part | None:
        """Return the classifier and the noun it counts, or the noun that follows the number directly (zero width)."""
        if last.unit or any(part.kind == "m" for part in parts):
            return None
        counted = counted_at(self.text, self.low, near, self.words)
        if counted:
            thing = self._named_before(parts[0].start, near, counted.noun)
            return Part("c", near, counted.end, unit=thing, word=counted.written, noun=thing)
        latin = is_latin(self.text[near])
        if latin and is_forecast(self.low, parts[0].start, last.end):
            return None
        if not latin and last.spelled and last.scale == 1 and last.hedge != "vague":
            return None
        if latin and self.text[last.end : near] == "" and not self.words.nouns.at(self.text, near):
            return None
        reach = 7 if last.scale > 1 else 4
        name = noun_after(self.text, self.low, near, self.words, reach=reach)
        direct = self.words.nouns.at(self.text, near) if last.scale > 1 else None
        if direct and direct[1] in self.words.countless:
            name = direct[1]
        if name == "model" and last.kind == "s" and len(last.word) == 1:
            name = "parameter"
        if last.bare and last.scale >= _TOO_MANY and name not in self.words.countless:
            return None
        return Part("c", last.end, last.end, unit=name, noun=name) if name else None

    def _named_before(self, start: int, near: int, noun: str) -> str:
        """Return the noun that stands before a count whose classifier tells little: 门店总数达300家 counts stores."""
        classifier = self.words.classifiers.at(self.text, near)
        if classifier is None or noun not in ("item", classifier[1].noun):
            return noun
        named = noun_before(self.text, start, self.words)
        return named if named and (noun == "item" or named in classifier[1].refined_by) else noun

    def tail(self, last: Part, near: int) -> Part | None:
        """Return what follows number and unit: a hedge, 多, 半, 之间."""
        character = self.text[near]
        if character == "起" and last.kind == "u" and shape(last.unit) == "money" and _STARTING_PRICE.match(self.text, near):
            return Part("a", near, near + 1, hedge="at_least", word=character)
        if last.word == "成" and character in _TENTHS:
            return Part("o", near, near + 1, low=_TENTHS[character], word="半")
        if last.kind in "ux" and near == last.end:
            if character == "半" and last.kind == "u" and self.units.at(self.text, near + 1) is None:
                return Part("o", near, near + 1, low=HALF, word="半")
            if character in "多余" and not self.words.not_more.at(self.text, near):
                return Part("o", near, near + 1, word=character)
        hedge = self.words.hedges_after.at(self.low, near)
        runs_on = hedge and (
            _GOES_ON.match(self.low, hedge[0]) if character in "ao" else character == "+" and _DIGIT.match(self.text, near + 1)
        )
        if hedge and not runs_on:
            return Part("a", near, hedge[0], hedge=hedge[1], word=self.text[near : hedge[0]])
        closing = self.words.closings.at(self.text, near)
        return Part("z", near, closing[0], word=self.text[near : closing[0]]) if closing else None

    # --- denominators

    def _per(self, last: Part, near: int, parts: list[Part]) -> Part | None:
        if last.kind not in "nsucap":
            return None
        character = self.text[near]
        if character in "/／":
            return self.denominator(near, skip_blanks(self.text, near + 1), short=True)
        if character == "每":
            part = self.denominator(near, near + 1)
            return part if part and (part.end >= len(self.text) or not _RUNS_ON.match(self.text, part.end)) else None
        if character == "一" and last.kind == "u" and shape(last.unit) == "money":
            part = self.denominator(near, near + 1)
            return part if part and not _HAN.match(self.text, part.end) else None
        word = _OPENS_RATE.match(self.low, near)
        priced = last.kind in "ns" and any(part.kind == "m" for part in parts)
        if (
            word
            and (last.kind in "ucp" or priced)
            and (word.group()[0] in "p-" or last.end < near)
            and not _AGO.match(self.low, word.end())
        ):
            return self.denominator(near, word.end(), opening=word.group().strip(" -"))
        return None

    def denominator(self, start: int, place: int, short: bool = False, opening: str = "") -> Part | None:
        """Return the denominator whose unit or noun stands at `place`; its token begins at `start` (/, per, 每)."""
        found = denominator_at(self.text, self.low, place, self.words, short, opening)
        return Part("p", start, found[0], per=(found[1],), word=self.text[start : found[0]]) if found else None

    # --- ranges

    def _connector(self, near: int, parts: list[Part]) -> list[Part]:
        if parts[-1].kind not in "nsuxcoa" or parts[0].word == "change":
            return []
        found = self.words.connectors.at(self.low, near)
        if (
            found is None
            and self.low.startswith("and ", near)
            and any(part.word == "between" for part in parts if part.kind == "w")
        ):
            found = (near + 3, "and")
        if found is None and self.text[near] in "和与" and any(part.word in ("介于", "在") for part in parts if part.kind == "w"):
            found = (near + 1, "和")
        if found is None:
            return []
        right = self._right_end(skip_blanks(self.text, found[0]))
        if right and self._steps(parts, right[-1]):
            return []
        return [Part("r", near, found[0], word=found[1]), *right] if right else []

    def _steps(self, parts: list[Part], right: Part) -> bool:
        """Whether a verb of change makes the number a step and what follows a level: fell by 607,000 barrels to 415 million.

        A percent stays a range (growing 5% to 10%), and so do two near amounts in Chinese (预计增加3.2亿元到4.2亿元).
        """
        last = parts[-1]
        if last.unit == "percent" or not (last.kind in "uc" or any(part.kind == "m" for part in parts)):
            return False
        end = skip_blanks_back(self.text, parts[0].start)
        if _BY.search(self.low[max(0, end - 4) : end]):
            return True
        end -= self.low[end - 1 : end] == "了"
        end = skip_blanks_back(self.text, end)
        if self.words.growth.before(self.low, end) is None and self.words.moves.before(self.low, end) is None:
            return False
        left = next(part for part in parts if part.kind == "n")
        return is_latin(self.text[end - 1]) or right.low * right.scale > 3 * left.low * left.scale

    def _right_end(self, near: int) -> list[Part]:
        """Return the number at the right end of a range, with a currency before it."""
        if near < len(self.text) - 1 and self.text[near] in _SIGNS and self.text[near + 1].isdigit():
            return [Part("g", near, near + 1, word=self.text[near]), *self.number(near + 1)]
        money = self.currencies.at(self.text, near)
        if money is None:
            return self.number(near) if near < len(self.text) and not self._is_name(near) else []
        number = self.number(skip_blanks(self.text, money[0]))
        symbol = Part("m", near, money[0], unit=money[1].base, factor=money[1].factor, word=self.text[near : money[0]])
        return [symbol, *number] if number else []

    def _is_name(self, near: int) -> bool:
        return is_latin(self.text[near]) and self.words.english.at(self.low, near) is None


def _end_of(found: tuple[int, object] | None) -> int:
    return found[0] if found else 0


def _numeral_part(numeral: Numeral) -> Part:
    return Part(
        "n", numeral.start, numeral.end, numeral.low, numeral.high, numeral.scale, unit=numeral.unit, word=numeral.word,
        hedge=numeral.hedge, form=numeral.form, spelled=numeral.spelled, bare=numeral.bare, trace=("numeral",),
    )  # fmt: skip


_TENTHS = {digit: Decimal(value) / 10 for value, digit in enumerate("一二三四五六七八九", 1)}
_BY = re.compile(r"(?:^|[^a-z])by$")
# Sales doubled over 12 weeks; but: it took over 12 weeks.
_DURING = re.compile(
    r"(?<!for )(?<!for the )(?<!took )(?<!take )(?<!takes )(?<!lasted )(?<!spent )(?<!after )"
    r"(?<!of )(?<!in )(?<!than )(?<!just )(?<!well )over$"
)
_DIGIT = re.compile(r"\d")
# $1.82 and up from $1.63; $63 and above the $62 expected
_GOES_ON = re.compile(r" (?:from|by|than|the|its|their|analysts|expectations|estimates|forecasts|about|nearly|[\d$€£])")
_HAN = re.compile(r"[一-鿿]")
_AGO = re.compile(r"(?:year|month|quarter|week|day|decade) (?:ago|earlier|before|later)")
_FREQUENCY = re.compile(
    r"times (?:(?:a|an|per|each|every|in|during|since)\b|(?:this|last) (?:year|month|week|quarter)(?![a-z']))"
)
# 数亿人每天使用: 每天 belongs to what follows it.
_RUNS_ON = re.compile(r"[一-鿿](?<![的以左,，。])")
