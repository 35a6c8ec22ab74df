"""The unit of numbers printed without one: their metric's, or that of the number they go on from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claims.model import Amount
from claims.packs import Metric
from claims.parse.counted import CAME_IN, counted, set_against
from claims.parse.lexicon import Hit
from claims.parse.numbers.carried import GOVERNED
from claims.parse.numbers.mention import Mention
from claims.parse.numbers.told import priced, subject_noun
from claims.parse.scene import Scene
from claims.parse.sold_zh import sold_zh
from claims.units import shape

# Units that a classifier alone gives; a metric that counts something says what is counted.
_CLASSIFIED = frozenset(("item", "unit", "piece", "company", "person", "time", "household", "case"))
_CLASSIFIER = re.compile(r"[个家名位人只台辆套件项次笔块张片颗枚款部户]$")
_GOES_BACK = re.compile(
    r"(?:从|由|自|比|较|前值|前期值|预期|预估|前月|上月|上期|\bafter|\bfrom|\bthan|\bto|\bversus|\bagainst|\bwith|\btargeted|\bof|\bthe|至|到|为)[^\d,;。]{0,24}$"
)
_NEAR_ZH, _NEAR_EN = 8, 22
_REACH_EN = 120
_SENTENCE_END = re.compile(r"[。!?！？\n]|\.\s")


def settled(
    scene: Scene, mention: Mention, earlier: Sequence[Mention], tallied: str | None = None, last: Mention | None = None
) -> Mention | None:
    """Return the number with the unit it must have, None where nothing tells.

    `earlier` are the numbers in front of it, `tallied` what the article counts, if it is a report on that, and `last` is the
    last one of the sentence before, in the same paragraph. Only what stands close decides: a ratio for 市盈率32.75, what is
    counted for 客户120家, and for "from 1.53 million in March" the unit of the number it is set against, where both are of a
    size.
    """
    if mention.base.unit and not _is_classified(scene, mention):
        return mention
    before = _of_its_size(mention, earlier)
    if scene.text[mention.end : mention.end + 1] == "-" or _is_model(scene, mention):
        return None
    unit = _by_metric(scene, mention)
    if unit:
        return _in(mention, unit, "unit:metric")
    if mention.base.unit:
        alike = before is not None and "unit:metric" in before.shared and _goes_back(scene, mention, before)
        return _in(mention, before.base.unit, "unit:metric") if before is not None and alike else mention
    noun = subject_noun(scene.text, scene.clause(mention.start).start, mention.start) if scene.english else None
    if scene.english and (of := counted(scene, mention, earlier, noun)):
        return _in(mention, of, "unit:metric")
    if noun in priced() and before is not None and before.form in ("count", "number"):
        return None
    if before is not None and before.base.unit and not _is_share_of_many(mention, before) and _goes_back(scene, mention, before):
        return _in(mention, before.base.unit, "unit:sentence")
    if scene.english and (old := set_against(scene, mention)):
        return _in(mention, old, "unit:sentence")
    if scene.english and (
        _is_index_level(scene, mention) or _is_moved_to(scene, mention, earlier) or _is_of_survey(scene, mention, earlier)
    ):
        return _in(mention, "index_point", "unit:metric")
    if not scene.english and (told := _unit_zh(scene, mention) or sold_zh(scene, mention, tallied)):
        return _in(mention, told, "unit:metric")
    counted_in = (
        _tallied(scene, mention, earlier)
        or _of_share(scene, mention, (*((last,) if last else ()), *earlier), tallied)
        or _reported(scene, mention, tallied)
        or _of_names(scene, mention, tallied)
        if scene.english
        else None
    )
    return _in(mention, counted_in, "unit:metric") if counted_in else None


# 48% of that volume, or about 318,000.
_OR_COUNT = re.compile(
    r"(?:%|\bper\s?cent)(?:\sof\s[a-z ]{2,30})?,?\sor\s(?:about\s|nearly\s|roughly\s|some\s|just\s|over\s|more\sthan\s)?$"
)


def _of_share(scene: Scene, mention: Mention, earlier: Sequence[Mention], tallied: str | None) -> str | None:
    """Return what a bare number counts that says a share over again: of the last that was counted and is more, else what is
    `tallied`."""
    size = _size(mention)
    if size is None or not _OR_COUNT.search(scene.text, max(scene.sentence.start, mention.start - 60), mention.start):
        return None
    counted = (m for m in reversed(earlier) if m.form == "count" and m.base.unit)
    return next((m.base.unit for m in counted if (_size(m) or 0) > size), tallied)


# The Nikkei ended 1.2 percent lower at 51,207.4.
_CLOSED_AT_EN = re.compile(
    r"\b(?:closed|ended|finished|settled|stood|was|opened|traded|trading|rose|fell|gained|slipped|climbed|dropped|higher|lower|up|down|added|lost|hit|reached)"
    r"\b(?:[^.;]|\.\d){0,40}\b(?:at|to|around|near|of)\s(?:a\srecord\s(?:high\sof\s|close\sof\s)?|about\s|nearly\s)?$|\b(?:hit|reached|topped)\s(?:a\srecord\s)?$"
)
_LEAST_INDEX = 100


def _is_index_level(scene: Scene, mention: Mention) -> bool:
    """Whether a bare number is where an index stands that its clause names last."""
    size = _size(mention)
    if size is None or size < _LEAST_INDEX or mention.printed.unit or mention.form != "number":
        return False
    start = scene.clause(mention.start).start
    named = [a for a in scene.actors if start <= a.start and a.end <= mention.start and a.kind != "country"]
    if not named or named[-1].kind != "index" or not _REPORTED_BEHIND.match(scene.text, mention.end):
        return False
    return _CLOSED_AT_EN.search(scene.text, named[-1].end, mention.start) is not None


# Closed up 42.3 points, or 0.4%, at 10,214.6.
_ARRIVED_EN = re.compile(
    r"[,)]{0,2}\s(?:(?:to\s|before\s)?(?:clos|end|finish|settl|trad|stand)\w*\s)?(?:at|to)\s(?:about\s|around\s)?$"
)


def _is_moved_to(scene: Scene, mention: Mention, earlier: Sequence[Mention]) -> bool:
    """Whether a bare number is the level of an index that the points told right before it led to."""
    size, told = _size(mention), earlier[-2:]
    if size is None or size < _LEAST_INDEX or mention.printed.unit or mention.form != "number" or not told:
        return False
    if told[-1].start < scene.sentence.start or not _REPORTED_BEHIND.match(scene.text, mention.end):
        return False
    moved = any(each.base.unit == "index_point" for each in told)
    return moved and _ARRIVED_EN.fullmatch(scene.text, told[-1].end, mention.start) is not None


# New orders stood at 49.4 and prices paid at 58.0, behind a PMI.
_STANDS_AT_EN = re.compile(r"\b(?:at|to|from|of|was|hit|reached|after|versus|against)\s(?:an?\s[a-z-]+\s)?$")
_SURVEY = (Decimal(20), Decimal(80))


def _is_of_survey(scene: Scene, mention: Mention, earlier: Sequence[Mention]) -> bool:
    """Whether a bare decimal is the reading of one more index of a survey of purchasing managers."""
    size = _size(mention)
    if size is None or not _SURVEY[0] < size < _SURVEY[1] or "." not in scene.text[mention.start : mention.end]:
        return False
    if mention.form != "number" or not _REPORTED_BEHIND.match(scene.text, mention.end):
        return False
    levels = [_size(each) for each in earlier[-4:] if each.base.unit == "index_point"]
    alike = any(level is not None and _SURVEY[0] < level < _SURVEY[1] for level in levels)
    return alike and _STANDS_AT_EN.search(scene.text, scene.sentence.start, mention.start) is not None


# 城乡居民收入比由2.09缩小至2.04, 恒指收报27142
_RATIO_ZH = re.compile(
    r"(?:[收入支贷销租存产债投出费价金盈流资本供需人量倍乡率售]比|[售收]租比|比率|系数|倍数|周转率)(?:[^,，。;；\d]{0,12}?)?(?:由|从|为|是|达到?|约|约为|降至|升至|至|到|的|在|较|比|缩小至|扩大至|改善至|报|录得|收窄至)*$"
)
_CLOSES_ZH = re.compile(
    r"(?:收|报|收报|报收|收于|收在|作收|终场|至|报于|见|升见|低见|高见|失守|站上|重上|跌破|升破|突破)(?:报|于|在|至|近|约)?$"
)


def _unit_zh(scene: Scene, mention: Mention) -> str | None:
    """Return the unit of a bare Chinese number: points where its clause is about an index, a ratio where it names one."""
    size = _size(mention)
    if size is None or mention.printed.unit or mention.form != "number":
        return None
    text, start = scene.text, scene.clause(mention.start).start
    if size >= _LEAST_INDEX:
        named = [a for a in scene.actors if a.end <= mention.start]
        closes = named and named[-1].kind == "index" and _CLOSES_ZH.search(text, max(start, named[-1].end), mention.start)
        return "index_point" if closes else None
    decimal = "." in text[mention.start : mention.end]
    return "ratio" if decimal and _RATIO_ZH.search(text, start, mention.start) else None


_REPORTED_EN = re.compile(
    r"\b(?:to|of|at|on|was|were|is|are|reach(?:es|ed)?|hit|totall?ed|for|with|took|takes|sold|sells|expects?|forecasts?|sees|predicts?|estimates?|from|than|against"
    r"|versus|the|up|down|registered|delivered|managed|recorded|posted|added|bought|remaining|after)\s"
    r"(?:(?:an?|the|about|around|nearly|some|just|only|over|more\sthan|fewer\sthan|record|estimated|revised|[A-Z][a-z]+['’]s)\s){0,3}$",
    re.IGNORECASE,
)
_REPORTED_BEHIND = re.compile(
    r"[,.;:)]|$|\s(?:in|from|for|to|by|and|or|but|while|as|after|than|compared|versus|against|down|up|this|last|so|before|which|thanks|despite|during|with|was"
    r"|were|is|are|will|would|of\s(?:last|a|the|them|those|which|[A-Z][a-z]+)|on|at|went|(?:were\s)?(?:sold|registered|delivered|made))\b"
)
_LEAST_TALLY = 1000


def _reported(scene: Scene, mention: Mention, tallied: str | None) -> str | None:
    """Return what a report on sales counts, for a bare number of thousands that its words lead to: fell to about 1.5 million."""
    size = _size(mention)
    if tallied is None or size is None or size < _LEAST_TALLY or mention.hedge == "vague":
        return None
    if Decimal(1900) <= size <= Decimal(2100) and "," not in scene.text[mention.start : mention.end]:
        return None
    clause = scene.clause(mention.start)
    if any(clause.start <= m.start < clause.end and shape(m.base.unit).startswith("money") for m in scene.mentions):
        return None
    before = _REPORTED_EN.search(scene.text, mention.start - 60, mention.start)
    return tallied if before and _REPORTED_BEHIND.match(scene.text, mention.end) else None


# What names are told with in a list: the Mini (3,779), the 911 (2,150); petrol 45,120 (down 12%), diesel 8,002 (-20%).
_NAME_EN = re.compile(r"(?:[A-Z][\w.’'/-]*|\b\d{1,4}[A-Za-z]?|\b[a-z-]+s?)\s$")
_IN_BRACKETS = re.compile(r"(?:[A-Z][\w.’'/+-]*|\d{1,4}[A-Za-z]?)\s\($")
_SHARED_BRACKET = re.compile(r"[),;]")
_GROWTH_BRACKET = re.compile(r"\s\((?:up|down|[+\-−–]\d|an?\s[a-z]+\sof)")
_SELLERS_EN = re.compile(
    r"\b(?:best[- ]?sell\w*|top[- ]?sell\w*|sellers?|models?|registrations?|sales|sold|deliver\w+|shipments?|shipped|popular)\b",
    re.IGNORECASE,
)


_MODEL_EN = re.compile(r"\b(?:the|[A-Z][\w’'-]*)\s\d{2,4}\s\(\d{1,3},\d{3}[),;]")


def _is_model(scene: Scene, mention: Mention) -> bool:
    """Whether a bare number is the name of a model with its tally in brackets: the 911 (2,150)."""
    text = scene.text
    if not text.startswith(" (", mention.end) or "," in text[mention.start : mention.end]:
        return False
    found = _MODEL_EN.search(text, max(scene.sentence.start, mention.start - 20), mention.end + 10)
    return found is not None and found.end() > mention.end


def _of_names(scene: Scene, mention: Mention, tallied: str | None) -> str | None:
    """Return what is counted in a list of names, each with its number in brackets or with its growth there."""
    text = scene.text
    if not _GROUPED.fullmatch(text, mention.start, mention.end):
        return None
    enclosed = text[mention.start - 1] == "(" and _SHARED_BRACKET.match(text, mention.end)
    if enclosed:
        named = _IN_BRACKETS.search(text, max(scene.sentence.start, mention.start - 30), mention.start)
    else:
        grown = _GROWTH_BRACKET.match(text, mention.end)
        named = _NAME_EN.search(text, max(scene.sentence.start, mention.start - 30), mention.start) if grown else None
    if named is None or not (tallied or _SELLERS_EN.search(text, scene.sentence.start, mention.start)):
        return None
    return tallied or ("vehicle" if _CARS_EN.search(text, scene.sentence.start, scene.sentence.end) else "unit")


_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
# What leads to a tally: sales grew 23% to 50,946; output was unchanged at 261,400; 19,204 sold; made 247,600.
_LEADS_EN = re.compile(
    r"\b(?:to|of|at|was|were|is|are|reached|hit|totall?ed|for|with|record|high|low)\s"
    r"(?:(?:an?|the|about|around|nearly|some|just|only|over|record|[A-Z][a-z]+)\s){0,3}$"
)
_GOES_BY = re.compile(
    r"\s(?:while|but|as|after|than|compared|versus|against|down|up|this|last|so|before|which|thanks|despite|during|with)\b"
)
_MOVED_EN = re.compile(
    r"\s*(?:they\s|it\s|that\s|which\s)?(?:rose|fell|climbed|dropped|grew|slipped|declined|jumped|gained|increased|decreased|surged|tumbled|were|was|reached|totall?ed)\b"
)
_TO_EN = re.compile(r"\s?(?:to|at|reaching|totalling|totaling)\s")
_DONE_EN = re.compile(r"\s(?:were\s|was\s)?(?:sold|delivered|built|made|registered|shipped|produced|exported|ordered)\b")
_CARS_EN = re.compile(
    r"\b(?:cars?|vehicles?|autos?|carmakers?|automakers?|SUVs?|EVs?|hybrids?|models?|sedans?|trucks?|pickups?)\b", re.IGNORECASE
)


def _tallied(scene: Scene, mention: Mention, earlier: Sequence[Mention]) -> str | None:
    """Return what a bare tally of thousands counts, where the word for a metric in its clause leads to it."""
    grouped = _GROUPED.fullmatch(scene.text, mention.start, mention.end) is not None
    counted = any("unit:metric" in each.shared or each.base.unit in ("vehicle", "unit") for each in earlier[-4:])
    if not grouped and not (counted and "illion" in scene.text[mention.start : mention.end]):
        return None
    done = _DONE_EN.match(scene.text, mention.end) is not None
    if not done and not _NO_NOUN.match(scene.text, mention.end) and not _GOES_BY.match(scene.text, mention.end):
        return None
    start = scene.clause(mention.start).start
    if any(start <= m.start < mention.start and shape(m.base.unit).startswith("money") for m in scene.mentions):
        return None
    hits = [h for h in scene.hits if start <= h.start and h.end <= mention.start and "count" in scene.metric(h).shapes]
    if not hits and (_MOVED_EN.match(scene.text, start) or _TO_EN.match(scene.text, start)):
        hits = [h for h in scene.hits if h.end <= start and not h.verb and "count" in scene.metric(h).shapes]
    near = hits[-1] if hits else None
    leads = _LEADS_EN.search(scene.text, start, mention.start) is not None
    if not done and (near is None or not (leads or (near.verb and mention.start - near.end <= _NEAR_EN))):
        return None
    metric = scene.metric(near) if near else None
    if metric is not None and metric.nouns_of and metric.id not in _OF_MANY:
        return metric.nouns_of[0]
    return "vehicle" if _CARS_EN.search(scene.text, scene.sentence.start, scene.sentence.end) else "unit"


# Metrics of more things than one, the first of which is no more likely than others.
_OF_MANY = ("orders", "backlog", "buyback", "exports", "imports", "demand", "purchases", "inventory")


def _of_its_size(mention: Mention, earlier: Sequence[Mention]) -> Mention | None:
    """Return the last number, or for a number of thousands the last that is no percentage: 4620万, 增长15%, 去年为4000万."""
    last = earlier[-1] if earlier else None
    if last is None or not _is_share_of_many(mention, last):
        return last
    return next((each for each in reversed(earlier[-3:]) if not _is_share_of_many(mention, each)), last)


def _is_share_of_many(mention: Mention, before: Mention) -> bool:
    """Whether a number of thousands or millions would go on from a percentage, which it never does."""
    large = bool(mention.printed.unit) or (_size(mention) or 0) >= 1000
    return before.form in ("percent", "points", "fraction", "multiple") and large


def _is_classified(scene: Scene, mention: Mention) -> bool:
    return (
        mention.form == "count"
        and mention.base.unit in _CLASSIFIED
        and bool(_CLASSIFIER.search(scene.text[mention.start : mention.end]))
    )


# The selling pace was a seasonally adjusted 15.6 million.
_ADJUSTED = re.compile(r"\ban?\s(?:seasonally\sadjusted|annuali[sz]ed)\s(?:about\s)?$")


def _by_metric(scene: Scene, mention: Mention) -> str | None:
    """Return the only unit that the metric named close before a number can have."""
    start = scene.left(mention)
    adjusted = _ADJUSTED.search(scene.text, start, mention.start) if scene.english else None
    reach = (mention.start - adjusted.start() + 5 if adjusted else _NEAR_EN) if scene.english else _NEAR_ZH
    close = [
        h
        for h in scene.hits
        if start <= h.start
        and not h.verb
        and (0 <= mention.start - h.end <= reach or (scene.english and CAME_IN.fullmatch(scene.text, h.end, mention.start)))
    ]
    for hit in reversed(close):
        unit = _sole_unit(scene.metric(hit), hit, mention)
        if unit:
            return unit
    return None


def _sole_unit(metric: Metric, hit: Hit, mention: Mention) -> str | None:
    if mention.form == "count":
        return metric.nouns_of[0] if "count" in metric.shapes and metric.nouns_of else None
    for sort in ("ratio", "index_point"):
        if sort in metric.shapes:
            return sort
    if "count" in metric.shapes and metric.nouns_of and "money" not in metric.shapes:
        return metric.nouns_of[0]
    return None


# The next of a list whose verb and unit are left out: Xpeng delivered 42,013 cars, Leapmotor 70,289.
_NEXT_NAME = re.compile(
    r"(?:[,;]\s|\band\s|\bwhile\s|\bbut\s)(?:and\s)?(?:[A-Z][\w&'’.-]*\s){1,4}(?:with\s|at\s|had\s|another\s)?$"
)
# What follows a number that names no thing of its own: of the 2 billion euros, 1.2 billion will come from Germany.
_NO_NOUN = re.compile(r"\s(?:will|would|is|are|was|were|from|to|in|for|on|at|by|and|or|of\s(?:it|that|them|those))\b|[,.;)]|$")

# A sum is shared out: 1.2 billion will come from Germany and 800 million from France.
_SHARED_OUT = re.compile(
    r"\s(?:(?:will|would|is\sto|are\sto)\s(?:come|go|be)\b|(?:comes?|came)\sfrom\b|(?:goes|went)\sto\b|of\s(?:it|that|them|those)\b)"
)


def _is_next(scene: Scene, mention: Mention, before: Mention) -> bool:
    """Whether a large number goes on from one of its sentence, whose verb and unit are left out."""
    printed = scene.text[mention.start : mention.end]
    if not (mention.printed.unit or "," in printed or "illion" in printed) or before.start < scene.sentence.start:
        return False
    if not _NO_NOUN.match(scene.text, mention.end) or before.form in ("percent", "points", "fraction", "multiple", "duration"):
        return False
    a, b = _size(mention), _size(before)
    if a is None or b is None or not (a > 0 and b > 0 and Decimal("0.005") < a / b < 200):
        return False
    if shape(before.base.unit) == "money":
        goes_on = before.shared == "unit:sentence" and scene.text.startswith(" from ", mention.end)
        return "illion" in printed and (goes_on or _SHARED_OUT.match(scene.text, mention.end) is not None)
    return before.form in ("count", "number") and _NEXT_NAME.search(scene.text, before.end, mention.start) is not None


def _goes_back(scene: Scene, mention: Mention, before: Mention) -> bool:
    between = scene.text[before.end : mention.start]
    if scene.english and _is_next(scene, mention, before):
        return True
    dated = len(between) <= 14 and any(before.end <= w.start and w.end <= mention.start for w in scene.times)
    if scene.english and before.form in ("count", "number") and len(between) <= _REACH_EN and _goes_on(scene, mention, before):
        return True
    later = any(w.role == "base" and 0 <= w.start - mention.end <= 4 for w in scene.times)
    if shape(before.base.unit) in ("percent", "percentage_point") and _SENTENCE_END.search(between):
        return False
    if len(between) > 60 or (not later and not (dated or _GOES_BACK.search(between))):
        return False
    a, b = _size(mention), _size(before)
    return a is not None and b is not None and a > 0 and b > 0 and Decimal("0.1") < a / b < 10


def _goes_on(scene: Scene, mention: Mention, before: Mention) -> bool:
    """Whether a number of thousands is told of the count before it: deliveries were 28,518; the sedan accounted for 14,860."""
    a, b = _size(mention), _size(before)
    head = scene.text[max(0, mention.start - _REACH_EN // 2) : mention.start].lower()
    fits = a is not None and b is not None and a >= 1000 and b > 0 and Decimal("0.02") < a / b < 50
    return fits and "unit:metric" in before.shared and GOVERNED.search(head) is not None


def _size(mention: Mention) -> Decimal | None:
    return mention.base.low if mention.base.low is not None else mention.base.high


def _in(mention: Mention, unit: str, shared: str) -> Mention:
    base = Amount(mention.base.low, mention.base.high, unit)
    return replace(mention, base=base, shared=mention.shared or shared)
