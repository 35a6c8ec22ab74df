"""English numbers in words: twelve, one hundred and twenty, half a, two-thirds, several, tens of, double-digit."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.numbers.numerals import numeral, out_of
from claims.parse.numbers.parts import HALF, ONE, TEN, Part
from claims.parse.numbers.words import Words

_AND_PART = re.compile(r" and (?:a (half|quarter)|three[- ](quarters))(?= [a-z])")


def read_english(low: str, start: int, words: Words) -> Part | None:
    """Return the English numeral in words at `start` of the lower-cased text, without its scale.

    twelve, twenty-five, one hundred and twenty, half a, two-thirds, a quarter of, several, tens of, double-digit.
    """
    for read in (_digits_of, _fraction_of, _cardinal, _several, _plural_scale, _lone_scale):
        found = read(low, start, words)
        if found is not None:
            return found
    return None


def _digits_of(low: str, start: int, words: Words) -> Part | None:
    found = words.digits_of.at(low, start)
    if found is None:
        return None
    end, (lowest, highest) = found
    if low.endswith("0s", start, end) and not (_PERCENT.match(low, end) or _PERCENT.search(low, max(0, start - 60), start)):
        return None  # a man in his mid-60s, the high 20s of a summer
    return numeral(start, end, lowest, highest, hedge="vague", spelled=True, unit="percent")


_PERCENT = re.compile(r" ?(?:%|per ?cent\b)")


_QUARTERS = {"quarter": Decimal("0.25"), "half": HALF, "three-quarter": Decimal("0.75")}
# a quarter-point cut, half-percentage-point
_PART_OF_POINT = re.compile(r"(quarter|half|three-quarter)[- ](?:percentage[- ])?point(?![a-z])")


def _fraction_of(low: str, start: int, words: Words) -> Part | None:
    """Return half, a quarter of, two-thirds, one in five; a quarter of a year or a half of the year are no fractions."""
    point = _PART_OF_POINT.match(low, start)
    if point:
        size = _QUARTERS[point[1]]
        return numeral(start, point.end(), size, size, spelled=True, unit="percentage_point", form="points")
    half = _HALF.match(low, start)
    if half:
        if half["scale"]:
            return numeral(start, half.end(), HALF, HALF, spelled=True)
        return numeral(start, start + len("half"), HALF, HALF, spelled=True, unit="ratio", form="fraction")
    over = words.english.at(low, start)
    end, value = over if over else (start, ONE)
    place = end + 1 if over else start
    if over and low[end : end + 1] not in ("-", " "):
        return None
    under = words.fractions.at(low, place)
    if under is None or (not over and not _AN.search(low[max(0, start - 4) : start])):
        return None
    is_part = low[place - 1] == "-" or _OF.match(low, under[0]) or _LESS.match(low, under[0])
    is_part = is_part or (_BY_A.search(low[max(0, place - 16) : place]) and _STOP.match(low, under[0]))
    if not is_part or value >= under[1]:
        return None
    share = value / under[1]
    return numeral(start, under[0], share, share, spelled=True, unit="ratio", form="fraction")


def _cardinal(low: str, start: int, words: Words) -> Part | None:
    """Return twelve, twenty-five, one hundred and twenty."""
    tens = _tens(low, start, words)
    if tens is None:
        return None
    end, value = tens
    share = out_of(low, start, end, value)
    if share is not None:
        return share
    more = _AND_PART.match(low, end)
    if more:
        part = Decimal("0.75") if more[2] else Decimal("0.5") if more[1] == "half" else Decimal("0.25")
        return numeral(start, more.end(), value + part, value + part, spelled=True)
    hundred = _HUNDRED_AND.match(low, end)
    if hundred and value < 100:
        end, value = hundred.end("hundred"), value * 100
        rest = _tens(low, hundred.end(), words) if hundred["and"] else None
        if rest:
            end, value = rest[0], value + rest[1]
    return numeral(start, end, value, value, spelled=True)


def _tens(low: str, start: int, words: Words) -> tuple[int, Decimal] | None:
    found = words.english.at(low, start)
    if found is None:
        return None
    end, value = found
    if value >= 20 and low[end : end + 1] in ("-", " "):
        unit = words.english.at(low, end + 1)
        if unit and 0 < unit[1] < 10:
            return unit[0], value + unit[1]
    return end, value


def _several(low: str, start: int, words: Words) -> Part | None:
    found = words.several.at(low, start)
    return None if found is None else numeral(start, found[0], ONE, TEN, hedge="vague", spelled=True)


def _plural_scale(low: str, start: int, words: Words) -> Part | None:
    """Return tens of, hundreds of, billions of: one to ten of it, before a scale or a noun."""
    found = words.plural_scales.at(low, start)
    if found is None:
        return None
    return numeral(start, found[0], found[1], found[1] * TEN, hedge="vague", spelled=True) if _OF.match(low, found[0]) else None


def _lone_scale(low: str, start: int, words: Words) -> Part | None:
    """Return the million of "a million"; its article is not taken in."""
    found = words.scales.at(low, start)
    if found is None or not _AN.search(low[max(0, start - 4) : start]):
        return None
    return numeral(start, found[0], ONE, ONE, found[1], low[start : found[0]], spelled=True)


_HALF_OF = "hundred|thousand|million|billion|trillion|dozen|percent|per cent|point|year|hour|day|minute|mile|ton|giga|mega"
_HALF = re.compile(rf"half(?: an? (?=(?P<scale>{_HALF_OF}))| (?:of|the|its|their|his|her|that) )(?!year(?!-earlier|-ago))")
_AN = re.compile(r"(?:^|[^a-z])an? $")
# Bookings fell by a third.
_BY_A = re.compile(r"\b(?:by|about|nearly|almost|over|than|roughly|around) (?:a |an |one |two |three )$")
# will spend a fifth less
_LESS = re.compile(r" (?:less|more|fewer|lower|higher|cheaper|dearer|smaller|larger|bigger)\b")
_STOP = re.compile(r"[.,;]?[\"”’']?(?:\s|$)(?! quarter)")
_OF = re.compile(r" of (?:an? |the )?(?=[a-z$])")
_HUNDRED_AND = re.compile(r"[ -](?P<hundred>hundred)(?P<and> and |[ -](?=[a-z]))?")
