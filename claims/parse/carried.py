"""English numbers printed without a unit that go on from an earlier one: 12,400 trucks, up from 10,000 a year earlier."""

from __future__ import annotations

import re
from decimal import Decimal

from claims.parse.parts import ONE, Part, replace

_GOVERNED = re.compile(
    r"\b(?:from|to|than|than the|against|versus|vs|with|at|by|was|were|is|are|of|totall?ed|totall?ing|reached|hit|sold|delivered"
    r"|added|adding|adds|contributed|contributing|shipped|built|produced|took|takes?|expected|recorded|posted|lost|cut|shed|gained|rose|fell"
    r"|handled|accounted for|carried|brought in|an? (?:upwardly |downwardly )?revised|raised|lowered|total of|average of)"
    r"(?: (?:about|nearly|almost|around|roughly|only|just|another))? $"
)
# Elliptic lists: 44,000 positions, retailers 34,000 and government 32,000.
_LISTED = re.compile(r"(?: [a-z]{2,20})?(?:,|;|,? and|,? or) [A-Za-z][A-Za-z' -]{1,40} $| in [A-Z][a-z]{2,9}(?:,|,? and|,? or) $")
_FOLLOWED = re.compile(
    r"$|[,.;:)!?\n](?!\d)| (?:an?|the|in|on|from|to|for|at|by|and|or|as|than|with|while|but|when|after|before|during|last|this"
    r"|that|which|would|will|it|they|recorded|expected|compared|earlier|ago|previously|forecast|analysts|economists|went|came|were|was)\b"
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)")
_SOURCES = ("count", "measure", "money")
_YEARS = range(1900, 2100)
_SENTENCE, _PARAGRAPH, _LIST = 160, 420, 45
_IN_SENTENCE = Decimal(20)
_IN_PARAGRAPH = Decimal(10)
# From a step to its level: fell by 1.1 million barrels to 219.3 million.
_STEP = Decimal(5000)
_MANY = 10**6


def carried(parts: list[Part], text: str) -> list[Part]:
    """Return the parts with the unit of the number of its size that a bare one goes on from, of its sentence or paragraph."""
    done: list[Part] = []
    for place, part in enumerate(parts):
        if _steps_to(part, parts[place + 1 : place + 2], text):
            part = _with_unit(part, parts[place + 1], text)
        source = _source(part, done, text) if _is_bare(part, text) else None
        done.append(_with_unit(part, source, text) if source else part)
    return done


def _steps_to(part: Part, following: list[Part], text: str) -> bool:
    """Whether a bare number is the step to the level behind it: rose by 12,000 to 168,000 vehicles."""
    if part.form != "number" or part.unit or not following or following[0].form not in ("count", "measure"):
        return False
    return text[part.end : following[0].start] == " to " and text.endswith(" by ", 0, part.start)


def _is_bare(part: Part, text: str) -> bool:
    """Whether a part is a number of three digits or with a scale, and nothing that it could count follows."""
    if part.form != "number" or part.unit or part.spelled or part.role or part.low < 0 or part.hedge == "vague":
        return False
    if part.scale == 1 and (part.low < 100 or part.low != part.low.to_integral_value() or _is_year(part, text)):
        return False
    return _FOLLOWED.match(text, part.end) is not None


def _is_year(part: Part, text: str) -> bool:
    return part.low in _YEARS and "," not in text[part.start : part.end]


def _source(part: Part, done: list[Part], text: str) -> Part | None:
    governed = _GOVERNED.search(text[max(0, part.start - 40) : part.start].lower()) is not None
    for before in reversed(done[-8:]):
        gap = text[before.end : part.start]
        if len(gap) > _PARAGRAPH or "\n" in gap:
            return None
        same = len(gap) <= _SENTENCE and _SENTENCE_END.search(gap) is None
        listed = len(gap) <= _LIST and same and _LISTED.fullmatch(gap) is not None
        if before.form not in _SOURCES or not (governed or listed):
            continue
        most = _STEP if gap == " to " else _IN_SENTENCE if same else _IN_PARAGRAPH
        if _fits(part, before, most, text):
            return None if before.unit == "item" else before
    return None


def _fits(part: Part, before: Part, most: Decimal, text: str) -> bool:
    """Whether an earlier number is of about the size; money only by the million and never a conversion in brackets."""
    if before.role or before.hedge == "vague" or (before.form == "count" and before.spelled):
        return False
    if before.form == "money" and (
        before.per or min(before.scale, part.scale) < _MANY or text[before.start - 1 : before.start] == "("
    ):
        return False
    a, b = part.low * part.scale, before.low * before.scale
    return a > 0 and b > 0 and ONE / most < a / b < most


def _with_unit(part: Part, source: Part, text: str) -> Part:
    shared = "sentence" if _SENTENCE_END.search(text, source.end, part.start) is None else "paragraph"
    unit_word = source.word.split()[-1] if source.word.split() and source.form != "count" else ""
    return replace(
        part, unit=source.unit, factor=source.factor, form=source.form, noun=source.noun, per=source.per,
        word=f"{part.word} {unit_word}".strip(), shared=shared, trace=(*part.trace, "carried"),
    )  # fmt: skip
