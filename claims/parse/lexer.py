"""Tokens of a quantity, found outwards from an anchor: what stands before a number, and what follows it.

Nothing is looked at but the neighbourhood of a digit, a Chinese numeral or an English number word.
"""

from __future__ import annotations

import re
from functools import cache

from claims.parse.lookup import Lexicon, is_latin, skip_blanks, skip_blanks_back
from claims.parse.numerals import CJK_NUMERALS, Numeral, read_cjk, read_digits, read_english
from claims.parse.parts import ONE, Part, Per
from claims.parse.words import Words
from claims.units import Unit, shape, spellings

ANCHOR = re.compile(rf"[0-9{CJK_NUMERALS}半几数双翻腰减对倍]")
_LONGEST_ISLAND = 24
_ARTICLE = re.compile(r"an? ")
_EACH = re.compile(r"(?:each|every|per|a|an) ")
_SIGNS = "-−－–"
_TIME_PER = {"second": "s"}


@cache
def unit_words() -> Lexicon[Unit]:
    """Return the spellings of units as a lexicon."""
    return Lexicon(spellings())


@cache
def currency_words() -> Lexicon[Unit]:
    """Return the spellings that may stand before an amount: names, codes and symbols of currencies."""
    return Lexicon(
        {word: unit for word, unit in spellings().items() if shape(unit.base) == "money" and word not in _NEVER_BEFORE}
    )


_NEVER_BEFORE = frozenset(
    {"元", "块钱", "dollars", "dollar", "pounds", "pound", "won", "real", "rand", "dong", "角", "cents", "cent", "bucks"}
)


class Lexer:
    """Reads the tokens around anchors of one text. `low` is the text in lower case, for English words."""

    __slots__ = ("low", "text", "words")

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        lowered = text.lower()
        self.low = lowered if len(lowered) == len(text) else text
        self.words = words

    def island(self, start: int, floor: int) -> list[Part]:
        """Return the tokens of the quantity whose first numeral begins at `start`; none where there is no numeral.

        Nothing before `floor` is used, which keeps islands apart and the work linear.
        """
        number = self.number(start)
        if number is None:
            return []
        parts = [*self._before(start, floor), *number]
        while len(parts) < _LONGEST_ISLAND:
            following = self._after(parts)
            if not following:
                break
            parts.extend(following)
        while parts and parts[-1].kind in "rw":
            parts.pop()
        return parts

    # --- numbers

    def number(self, start: int) -> list[Part] | None:
        """Return the tokens of the numeral at `start`, with its English scale."""
        if start >= len(self.text):
            return None
        character = self.text[start]
        numeral: Numeral | None
        if character.isdigit() and character.isascii():
            numeral = read_digits(self.text, start)
        elif is_latin(character):
            return self._english(start)
        else:
            numeral = read_cjk(self.text, start)
        return None if numeral is None else [_numeral_part(numeral)]

    def _english(self, start: int) -> list[Part] | None:
        numeral = read_english(self.low, start, self.words)
        return None if numeral is None else [_numeral_part(numeral)]

    # --- before a number

    def _before(self, start: int, floor: int) -> list[Part]:
        found: list[Part] = []
        place = start
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
        money = currency_words().before(self.text, end)
        if money and money[0] >= floor and not found:
            return Part("m", money[0], end, unit=money[1].base, factor=money[1].factor, word=self.text[money[0] : end])
        hedge = self.words.hedges_before.before(self.low, end)
        if hedge and hedge[0] >= floor and hedge[1] != "none":
            return Part("b", hedge[0], end, hedge=hedge[1], word=self.text[hedge[0] : end])
        if hedge is None:
            opening = self.words.between.before(self.low, end)
            if opening and opening[0] >= floor:
                return Part("w", opening[0], end, word=self.text[opening[0] : end])
        if self.text[end - 1] in _SIGNS and not found:
            return self._sign(end)
        return None

    def _sign(self, end: int) -> Part | None:
        before = self.text[end - 2 : end - 1]
        return None if before.isalnum() and before.isascii() else Part("g", end - 1, end)

    # --- after a token

    def _after(self, parts: list[Part]) -> list[Part] | None:
        last = parts[-1]
        place = last.end
        near = skip_blanks(self.text, place)
        if near >= len(self.text):
            return None
        if last.kind == "r":
            return self._right_end(near)
        if last.kind in "nso" or (last.kind == "a" and last.word == "+"):
            found = self._measured(last, place, near, parts)
            if found:
                return [found]
        found = self._tail(last, near) or self._per(last, near)
        if found:
            return [found]
        return self._connector(near) if last.kind in "nsuxcoap" else None

    def _right_end(self, near: int) -> list[Part] | None:
        """Return the number at the right end of a range, with a currency before it."""
        money = currency_words().at(self.text, near)
        if money:
            number = self.number(skip_blanks(self.text, money[0]))
            return number and [
                Part("m", near, money[0], unit=money[1].base, factor=money[1].factor, word=self.text[near : money[0]]),
                *number,
            ]
        return self.number(near)

    def _measured(self, last: Part, place: int, near: int, parts: list[Part]) -> Part | None:
        """Return what the number counts or measures: a scale, a unit, a mark of a multiple, a classifier, a noun."""
        if last.kind == "n":
            scale = self._scale(last, place, near, parts)
            if scale:
                return scale
        if last.kind in "ns" and last.hedge != "vague":
            more = self.words.more.at(self.text, place)
            if more and not self.words.not_more.at(self.text, place):
                return Part("o", place, more[0], word=more[1])
        if self.text[near] == "-" and near + 1 < len(self.text) and is_latin(self.text[near + 1]):
            near += 1
        return self._unit(last, near) or self._multiple(near) or self._counted(last, near)

    def _scale(self, last: Part, place: int, near: int, parts: list[Part]) -> Part | None:
        hyphen = near + 1 if self.text[near] == "-" else near
        found = self.words.scales.at(self.low, hyphen)
        if found:
            return Part("s", near, found[0], scale=found[1], word=self.text[near : found[0]])
        letter = self.words.scale_letters.at(self.text, place)
        if letter and (any(part.kind == "m" for part in parts) or self._noun_at(skip_blanks(self.text, letter[0]))):
            return Part("s", place, letter[0], scale=letter[1], word=self.text[place : letter[0]])
        return None

    def _unit(self, last: Part, near: int) -> Part | None:
        found = unit_words().at(self.text, near)
        if found is None:
            return None
        end, unit = found
        rival = max(self._end_of(self.words.classifiers, near), self._end_of(self.words.nouns, near))
        if rival > end or not self._is_unit(near, end, unit, last):
            return None
        return Part("u", near, end, unit=unit.base, factor=unit.factor, word=self.text[near:end], noun=unit.name)

    def _end_of(self, lexicon: Lexicon[str], place: int) -> int:
        found = lexicon.at(self.text, place)
        return found[0] if found else 0

    def _is_unit(self, start: int, end: int, unit: Unit, last: Part) -> bool:
        """Whether an ambiguous word is a unit here: 点 of an index, 位 of data, 度 of power, 日 and 月 of a duration."""
        word = self.text[start:end]
        check = _AMBIGUOUS.get(word)
        return check is None or bool(check.match(self.text, end)) or (word in _WITH_SCALE and last.scale > 1)

    def _multiple(self, near: int) -> Part | None:
        found = self.words.marks.at(self.low, near)
        return Part("x", near, found[0], unit="ratio", word=self.text[near : found[0]]) if found else None

    def _counted(self, last: Part, near: int) -> Part | None:
        """Return the classifier and the noun it counts, or the noun that follows the number directly (zero width)."""
        classifier = self.words.classifiers.at(self.text, near)
        noun = self.words.nouns.at(self.text, near)
        if classifier and not (noun and noun[0] > classifier[0]):
            counts = self._noun_after(classifier[0]) or classifier[1] or "item"
            return Part("c", near, classifier[0], unit=counts, word=self.text[near : classifier[0]], noun=counts)
        if last.spelled and last.scale == 1 and not is_latin(self.text[last.start]):
            return None
        name = noun[1] if noun else self._noun_after(near)
        return Part("c", last.end, last.end, unit=name, noun=name) if name else None

    def _noun_after(self, place: int) -> str | None:
        """Return the counted noun within the phrase that begins at `place`: the first known one, or its head."""
        if is_latin(self.text[skip_blanks(self.text, place) : place + 4][:1] or " ") and not self._noun_at(
            skip_blanks(self.text, place)
        ):
            name = self._english_noun(skip_blanks(self.text, place))
            if name:
                return name
        for step in range(12):
            here = place + step
            if here >= len(self.text) or self.text[here] in _PHRASE_ENDS:
                return None
            if here > place and is_latin(self.text[here]) and is_latin(self.text[here - 1]):
                continue
            noun = self.words.nouns.at(self.text, here)
            if noun:
                return self._head(noun)
        return None

    def _head(self, noun: tuple[int, str]) -> str:
        """Return the last of nouns that touch: GPU服务器 is a server."""
        following = self.words.nouns.at(self.text, noun[0])
        return following[1] if following and len(self.text[noun[0] : following[0]]) > 1 else noun[1]

    def _noun_at(self, place: int) -> str | None:
        found = self.words.nouns.at(self.text, place)
        return found[1] if found else None

    def _english_noun(self, place: int) -> str | None:
        """Return the first plural among the next four English words, in the singular."""
        for match in _NEXT_WORDS.finditer(self.low, place, place + 60):
            if match.start() != place:
                return None
            word = match[1]
            known = self.words.nouns.at(self.low, match.start(1))
            if known:
                return known[1]
            if word in self.words.not_modifiers:
                return None
            if (
                len(word) > 3
                and word.endswith("s")
                and not word.endswith(("ss", "us", "is"))
                and word not in self.words.not_nouns
            ):
                return singular(word)
            place = match.end()
        return None

    def _tail(self, last: Part, near: int) -> Part | None:
        """Return what follows number and unit: a hedge, 多, 半, 之间."""
        if last.kind in "ux" and self.text[near] in "多余半" and near == last.end:
            if self.text[near] == "半" and last.kind == "u":
                return Part("o", near, near + 1, word="半")
            if not self.words.not_more.at(self.text, near) and self.text[near] != "半":
                return Part("o", near, near + 1, word=self.text[near])
        if last.kind in "nsuxcoap":
            hedge = self.words.hedges_after.at(self.low, near)
            if hedge:
                return Part("a", near, hedge[0], hedge=hedge[1], word=self.text[near : hedge[0]])
        closing = self.words.closing.at(self.text, near)
        return Part("z", near, closing[0], word=self.text[near : closing[0]]) if closing else None

    def _per(self, last: Part, near: int) -> Part | None:
        if last.kind not in "nsucap":
            return None
        text = self.text
        if text[near] in "/／" or text[near] == "每":
            return self.denominator(near, skip_blanks(text, near + 1))
        word = _EACH.match(self.low, near)
        if word and (last.kind in "ucp" or word.group() == "per "):
            return self.denominator(near, word.end(), articles=word.group() in ("a ", "an "))
        return None

    def denominator(self, start: int, place: int, articles: bool = False) -> Part | None:
        """Return the denominator whose unit or noun stands at `place`; its token begins at `start` (/, per, 每)."""
        unit = unit_words().at(self.text, place) or unit_words().at(self.low, place)
        noun = self.words.nouns.at(self.text, place) or self.words.nouns.at(self.low, place)
        if unit and not (noun and noun[0] > unit[0]):
            return self._per_part(start, unit[0], per_of(unit[1], self.text[place : unit[0]]))
        classifier = self.words.classifiers.at(self.text, place)
        if classifier and not (noun and noun[0] > classifier[0]):
            after = self.words.nouns.at(self.text, skip_blanks(self.text, classifier[0]))
            name = after[1] if after else classifier[1]
            end = after[0] if after else classifier[0]
            return self._per_part(start, end, Per(name, ONE, self.text[place:end])) if name else None
        if noun:
            return self._per_part(start, noun[0], Per(noun[1], ONE, self.text[place : noun[0]]))
        return None

    def _per_part(self, start: int, end: int, per: Per) -> Part:
        return Part("p", start, end, per=(per,), word=self.text[start:end])

    def _connector(self, near: int) -> list[Part] | None:
        found = self.words.connectors.at(self.low, near)
        if found is None:
            found = (near + 3, "and") if self.low.startswith("and ", near) else None
        if found is None:
            return None
        right = self._right_end(skip_blanks(self.text, found[0]))
        return [Part("r", near, found[0], word=self.low[near : found[0]]), *right] if right else None


def per_of(unit: Unit, written: str) -> Per:
    """Return the denominator that a unit makes: a time keeps its name (month), anything else goes to its base (W)."""
    if unit.base == "s":
        return Per(_TIME_PER.get(unit.name, unit.name), ONE, written)
    return Per(unit.base, unit.factor, written)


def singular(word: str) -> str:
    """Return an English plural in the singular, by its ending alone."""
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1]


def _numeral_part(numeral: Numeral) -> Part:
    return Part(
        "n", numeral.start, numeral.end, numeral.low, numeral.high, numeral.scale, unit=numeral.unit, word=numeral.word,
        hedge=numeral.hedge, spelled=numeral.spelled, bare=numeral.bare, trace=("numeral",),
    )  # fmt: skip


_PHRASE_ENDS = frozenset(",，。;；:：!！?？、\n()（）\"“”'《》0123456789$€£¥%")
_NEXT_WORDS = re.compile(r"([a-z][a-z'-]*)[ ]?")
_DURATION = re.compile(
    r"(?=$|[^一-鿿]|内|以|左右|后|前|的|期|间|之|来|多|时|里|,|，|。|完|持|连|平|均|就|才|都|、|至|到|或|没|未|从|于|为|中)"
)
_AMBIGUOUS = {
    "点": re.compile(r"(?=$|[^一-鿿]|以上|以下|左右|关口|附近|上方|下方|整数|大关|报收|收盘|、|至|到)"),
    "points": re.compile(r""),
    "位": re.compile(r"(?=浮点|整数|处理|量化|精度|宽|色|运算|系统|架构|操作|模式|定点|加密)"),
    "度": re.compile(r"(?=电)"),
    "日": _DURATION,
    "方": re.compile(r"(?=土|气|天然气|水)"),
    "季": re.compile(r"(?=连|$|[,，。])"),
    "季度": re.compile(r"(?=连|以来|$|[,，。的])"),
    "立方": re.compile(r"(?!体)"),
    "t": re.compile(r"(?![A-Za-z])"),
    "升": re.compile(r"(?![至到级值温势幅降])"),
    "寸": re.compile(r"(?!步|土)"),
    "克": re.compile(r"(?!里|服|拉|隆|林|罗|莱|斯)"),
    "米": re.compile(r"(?!其|兰|勒|尔|德)"),
    "角": re.compile(r"(?=$|[^一-鿿])"),
    "月": re.compile(r"(?=内|后|以|前|甚|的|来|左右|$|[^一-鿿])"),
}
_WITH_SCALE = frozenset({"度", "方", "点"})
