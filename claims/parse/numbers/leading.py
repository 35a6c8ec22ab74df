"""What stands before a number: hedges, the currency, a sign, and what opens a range."""

from __future__ import annotations

import re

from claims.parse.numbers.lookup import BLANKS, is_latin, skip_blanks_back
from claims.parse.numbers.parts import Part
from claims.parse.numbers.source import Source

SIGNS = frozenset("-−－")
_PLUS = frozenset("+＋")
_MINUS = re.compile(r"(?:(?<![a-z])(?<!plus or )(?:minus|negative)|(?<![正胜])负|零下)$")
_LONGEST_MINUS = 9
_ENDS_MINUS = frozenset("se负下")
_ARTICLE = re.compile(r"(?:^|[^a-z])(an? )$")
_CLAUSE_BREAK = re.compile(r"[,，。;；:：!！?？\n]")
_BARE_HEDGES = {"上": "vague", "过": "over", "破": "over"}
# 占比过半, 过半数同意; not 过半年
_OVER_HALF = re.compile(r"(?<![不超经通越])过半(?:数|$|[^一-鿿]|[的已未且是为来由属都均皆同仍股会成用员企公客受选人])")
_FROM = frozenset({"from", "从", "由"})
# Sales doubled over 12 weeks; but: it took over 12 weeks.
_DURING = re.compile(
    r"(?<!for )(?<!for the )(?<!took )(?<!take )(?<!takes )(?<!lasted )(?<!spent )(?<!after )"
    r"(?<!of )(?<!in )(?<!than )(?<!just )(?<!well )over$"
)
# handed over 900 cars, took over 14 plants
_HANDED = re.compile(
    r"\b(?:hand(?:ed|s|ing)?|turn(?:ed|s|ing)?|takes?|took|taken|taking|pass(?:ed|es|ing)|carr(?:y|ied|ies)|roll(?:ed|s)?) $"
)
# raised its forecast from the previous 31 billion yen to 34 billion
_FROM_OLD = re.compile(
    r"\bfrom (?:the |an? |its |their )?(?:previous|prior|earlier|initial|original|current|present|old|existing|former|last)"
    r"(?:ly)?(?: (?:announced|estimated|forecast|guided|figure|estimate|forecast of|estimate of|target of))? $"
)
_MOST = 4


def prefix(source: Source, number: Part, floor: int) -> list[Part]:
    """Return what stands before a number; 上, 过 and 破 are hedges of a bare scale only (上百万, 过亿)."""
    start = number.start
    if source.text[start] == "半" and start > floor and _OVER_HALF.match(source.text, start - 1):
        return [Part("b", start - 1, start, hedge="over", word="过")]
    if number.bare and start > floor:
        word = source.text[start - 1]
        if word in _BARE_HEDGES and source.words.hedges_before.before(source.text, start) is None:
            return [Part("b", start - 1, start, hedge=_BARE_HEDGES[word], word=word)]
    if start and source.low[start - 1] not in BLANKS and not source.words.leads.may_lead(source.low, start):
        return []
    return before(source, start, floor)


def before(source: Source, start: int, floor: int) -> list[Part]:
    """Return the hedges, currency and sign that stand directly before `start`, none of them from before `floor`."""
    found: list[Part] = []
    place = start - _article(source.low, start)
    for _ in range(_MOST):
        part = _one_before(source, skip_blanks_back(source.text, place), floor, found)
        if part is None:
            break
        found.insert(0, part)
        place = part.start
    return found


def _article(low: str, start: int) -> int:
    """Return how long the article is that stands before a number in words: the "a " of "about a million"."""
    if not start or low[start - 1] != " " or not is_latin(low[start : start + 1]):
        return 0
    article = _ARTICLE.search(low[max(0, start - 4) : start])
    return len(article[1]) if article else 0


def _one_before(source: Source, end: int, floor: int, found: list[Part]) -> Part | None:
    low = source.low
    if end <= floor or not source.words.leads.may_lead(low, end):
        return None
    if not found or found[0].kind == "g":
        money = source.currencies.before(source.text, end)
        if money and money[0] >= floor:
            return Part("m", money[0], end, unit=money[1].base, factor=money[1].factor, word=source.text[money[0] : end])
    minus = _MINUS.search(low, max(0, end - _LONGEST_MINUS), end) if low[end - 1] in _ENDS_MINUS else None
    if minus and not (found and found[0].kind == "g") and minus.start() >= floor:
        return Part("g", minus.start(), end, word="-")
    hedge = source.words.hedges_before.before(low, end)
    if hedge:
        return _hedge(source, hedge, end, floor)
    old = _FROM_OLD.search(low, max(0, end - 44), end + 1) if low.startswith(" ", end) else None
    if old and old.start() >= floor and _changes(source, old.start()):
        return Part("w", old.start(), end, word="change")
    opening = source.words.openings.before(low, end)
    if opening:
        return _opening(source, opening, end) if opening[0] >= floor else None
    return _sign(source.text, end)


def _hedge(source: Source, hedge: tuple[int, str], end: int, floor: int) -> Part | None:
    start, name = hedge
    if start < floor or name == "none" or _arrives(source, start, end):
        return None
    if source.low.startswith("over", start) and _HANDED.search(source.low, max(0, start - 12), start):
        return None
    role = "during" if _is_span(source.low, start, end) else ""
    return Part("b", start, end, hedge=name, word=source.text[start:end], role=role)


# 近14季新高, 近20年来最低: the last so many, of which something is the most.
_LATELY = re.compile(
    r"近\d{1,2}个?(?:季度?|月|年|周|天|日)(?:以?来|新[高低]|最[高低佳差大小]|同期|加权|移动|平?均|累计|股价|涨|跌)"
)


def _is_span(low: str, start: int, end: int) -> bool:
    """Whether a hedge only opens a span of time: over the past year, 近14季新高."""
    if low.endswith("over", start, end):
        return _DURING.search(low[max(0, start - 12) : end]) is not None
    return low[start] == "近" and _LATELY.match(low, start) is not None


def _arrives(source: Source, start: int, end: int) -> bool:
    """Whether the up to of a move says where it ends: edged up to 5.1%."""
    if not source.low.startswith("up to", start):
        return False
    place = skip_blanks_back(source.low, start)
    return place < end and _GOES_UP.search(source.low, max(0, place - 12), place) is not None


# Verbs that go with "up"; what is raised up to a sum, or falls up to 5%, is bound by it.
_GOES_UP = re.compile(
    r"\b(?:pick|edg|inch|tick|creep|crept|go|went|gone|mov|step|sped|speed|ramp|shot|shoot|buil[dt]|c[ao]me|climb|nudg|drift|push)[a-z]{0,4}$"
)


def _opening(source: Source, opening: tuple[int, str], end: int) -> Part:
    """Return what opens a range; `from … to …` behind a verb of change (rose from $3 to $4) opens none."""
    start, word = opening
    if word in _FROM and _changes(source, start):
        word = "change"
    return Part("w", start, end, word=word)


_FROM_RANGE = re.compile(
    r"\d[\d.,]*(?:%| percent| [mb]illion|bn|m| cents)? ?(?:to|-|–) ?(?:[a-z]{0,3}[$€£])?[\d.,]+"
    r"(?:%| percent| [mb]illion|bn|m| cents)?,? "
    r"(?:up|down|raised|lowered|revised|increased|reduced|narrowed|changed|cut)(?: (?:up|down))? $"
)
# lifted its estimate for 2026 to 33.5p, and for 2027 from 36.4p to 39.2p
_GOES_ON = re.compile(r"\s?(?:and|while|but)\s(?:that\s)?(?:for|on|of|in)\s(?:[a-z’'&-]+\s){0,4}(?:(?:fy)?\d{2,4}\s)?")
# raised its target on one to 420p and on another from 300p to 350p
_ON_ANOTHER = re.compile(
    r"\bto\s[a-z]{0,3}[$€£¥]?\d[\d.,]*[a-z%]{0,2}(?:\s[mb]illion)?\sand\s(?:on|for|of|in)\s(?:[a-z’'&.-]+\s){1,4}(?:\d{4}\s)?$"
)
_ARRIVED = re.compile(r"\bto (?:[a-z]{0,3}[$€£¥])?\d")


def _changes(source: Source, end: int) -> bool:
    if _FROM_RANGE.search(source.low, max(0, end - 60), end):
        return False  # growth of 1% to 2%, down from 2% to 3%
    clauses = _CLAUSE_BREAK.split(source.low[max(0, end - 90) : end])
    clause = clauses[-1]
    if _ARRIVED.search(clause):
        return _ON_ANOTHER.search(clause) is not None  # raised its guidance to $5.60 to $5.80 from $5.20 to $5.50
    if len(clauses) > 1 and _GOES_ON.fullmatch(clause) and _ARRIVED.search(clauses[-2]):
        return True
    return any(
        source.words.growth.before(clause, place) or source.words.moves.before(clause, place)
        for place in range(len(clause), 0, -1)
        if place == len(clause) or clause[place] == " "
    )


def _sign(text: str, end: int) -> Part | None:
    sign = text[end - 1]
    if sign not in SIGNS and sign not in _PLUS:
        return None
    before = text[end - 2] if end > 1 else ""
    if before and (before.isdigit() or is_latin(before) or before in ")%％"):
        return None
    if before == " " and text[end : end + 1] == " " and end > 2 and is_latin(text[end - 3]):
        return None  # revenue - NT$977.5 billion: a dash
    if before in ("", "\n") and text[end : end + 1] == " ":
        return None  # a line of a list: - Rs 900 crore for roads
    return Part("g", end - 1, end, word=sign)
