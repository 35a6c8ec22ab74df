"""Which of the periods that a text names a number belongs to."""

from __future__ import annotations

import itertools
import re

from claims.packs import Metric
from claims.parse.metric.kinds import Move
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.dates import When
from claims.parse.times.memory import Memory, Timed, carried, follows, is_frame, is_short, lasts
from claims.parse.times.series import aligned, year_of_each
from claims.period import back, extent, is_dated, prior

__all__ = ["Memory", "Timed", "against", "follows", "is_compared", "is_earlier", "is_revised", "is_short", "period"]


def period(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory, mode: str) -> Timed | None:
    """Return the period of a number of some modality, or None where the text does not tell.

    The nearest in the clause, else the nearest earlier in the sentence, else what the paragraph speaks of. The day of an
    announcement is no period of what flows over a longer time.
    """
    metric = owner.metric if owner else None
    memory.turn(scene.text, scene.sentence)
    scene = memory.place(scene)
    if move and move.departs and not is_revised(scene, mention, mode):
        earlier = _departed(scene, mention, memory)
        if not earlier.period and mode == "actual" and not earlier.found:
            return _year_before(scene, mention, metric, memory)
        return earlier if earlier.period else None
    if again := _said_again(scene, mention, memory):
        return again
    listed = aligned(scene, mention, [w for w in scene.times if w.role == "at" or (w.role == "base" and w.period)])
    if listed and listed.period:
        return Timed(listed.period, listed.found)
    if mode == "actual" and _is_undated_level(scene, mention):
        return None if _OTHERS.match(scene.text, mention.end) else _year_before(scene, mention, metric, memory)
    here = [when for when in scene.times if not _is_own(when, mention)]
    reach = {when.start: _distance(scene, when, mention) for when in here}
    plain = any(w.period and reach[w.start] < 1000 and w.role == "at" and not is_frame(scene, w) for w in here)
    for when in sorted(here, key=lambda w: reach[w.start] + (30 if plain and reach[w.start] > 0.1 and is_frame(scene, w) else 0)):
        if reach[when.start] >= 1000:
            continue
        if when.role == "base" and not _is_base_level(scene, when, mention, move):
            continue
        if when.role == "base" and not when.period and scene.text[when.start : when.end] not in ("同期", "同季", "同月"):
            return None
        if is_set_against(scene, when) and _is_only_set_against(scene, when, mention, move):
            continue
        if (when.beside == "close" and when.start >= mention.end) or _is_of_number_before(scene, when, mention):
            continue
        if when.beside == "record" or _is_of_plan(scene, when, mention):
            continue
        if when.beside == "once" and (
            scene.apart(when.start, mention.start) != 0
            or _is_crossed_between(scene, mention, when)
            or _WHOSE_ZH.match(scene.text, when.end)
        ):
            continue
        if is_set_against(scene, when) and mention.form in ("multiple", "fraction") and not _is_of(scene, when, mention):
            continue
        if when.beside == "part" and (
            _is_past(scene, when, mention, owner) or (when.start >= mention.end and _is_crossed_between(scene, mention, when))
        ):
            continue
        if when.role == "now" and any(
            w.role == "at" and w is not when and scene.apart(w.start, mention.start) == 0 for w in here
        ):
            continue
        if when.role == "open":
            return Timed(f"FY{when.part}", "assumed") if when.part[:1] in ("Q", "H") else None
        if mention.form in ("multiple", "fraction") and is_compared(scene, when, mention):
            continue
        if not when.period or not _suits(scene, when, metric, move):
            continue
        if is_short(when.period) and _is_running(scene, when, mention):
            return _running(scene, when, memory)
        if single := _single_month(scene, mention, when):
            return Timed(single, "assumed")
        if when.role == "base" and (before := _before_companion(scene, when, mention, owner, memory)):
            return before
        if in_series := memory.of_series(scene, mention, when):
            return Timed(in_series, "carried")
        return Timed(year_of_each(scene, mention, when.period) or when.period, _found(scene, when, mention))
    return carried(scene, mention, metric, memory, mode)


# 9月底上市的新车: the day of the thing, not of its sales.
_WHOSE_ZH = re.compile(r"[^,，。\d]{1,8}的")
_OR_EN = re.compile(r",?\sor\s(?:(?:about|around|roughly|nearly|just\sover|just\sunder|more\sthan)\s)?")


def _said_again(scene: Scene, mention: Mention, memory: Memory) -> Timed | None:
    """Return the period of the number that this one tells over again: $14.7 billion, or 97 cents a share."""
    at = scene.mentions.index(mention)
    last = memory.last
    if not scene.english or not at or last is None or last.sentence != scene.sentence.start or not last.periods:
        return None
    told = _OR_EN.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start)
    return Timed(last.periods[-1], "carried") if told else None


_YEARLY = re.compile(r"[去上]年同期|a\syear\s(?:earlier|ago|before)|year-ago|same\s(?:period|quarter)", re.IGNORECASE)


def _before_companion(scene: Scene, when: When, mention: Mention, owner: Owner | None, memory: Memory) -> Timed | None:
    """Return the period a year before that of the number in front, of the same metric, where the sentence names none itself:
    撥備14億元,去年同期為11億元."""
    last = memory.last
    if last is None or not last.periods or owner is None or last.metric != owner.id or last.sentence != scene.sentence.start:
        return None
    if any(w.role == "at" and w.end <= when.start for w in scene.times) or not _YEARLY.search(scene.text, when.start, when.end):
        return None
    earlier = back(last.periods[0])
    return Timed(earlier, "assumed") if earlier else None


_RUNNING = re.compile(r"累计|今年以来|\bcumulative|\bto date\b")


def _is_running(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number is the total so far behind that of a month: 10月销售额20亿元,累计180亿元."""
    behind = scene.apart(when.start, mention.start) > 0 and _is_crossed(scene, when, mention)
    return behind and _RUNNING.search(scene.text, scene.left(mention), mention.start) is not None


_MONTHLY = re.compile(r"月[增减]")


def _single_month(scene: Scene, mention: Mention, when: When) -> str | None:
    """Return the last month of a total so far, where a number says how that month did: 前10月126亿元,10月额月减6%."""
    span = extent(when.period)
    if span is None or (span[1] - span[0]).days <= 31 or span[0].month != 1 or not is_dated(when.period):
        return None
    monthly = _MONTHLY.search(scene.text, scene.left(mention), mention.start)
    return f"{span[1].year}-{span[1].month:02}" if monthly and span[0].year == span[1].year else None


def _running(scene: Scene, month: When, memory: Memory) -> Timed | None:
    """Return the span up to a month that the text has named; a total so far may also run since the beginning of all."""
    last = extent(month.period)
    for named in (memory.span, *(w.period for w in scene.times), memory.report):
        span = extent(named or "")
        if named and span and last and span[1] == last[1] and span[0] < last[0]:
            return Timed(named, "carried")
    return None


_UNDATED = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs\.?|against)\s(?:(?:about|around|roughly|nearly|a loss of)\s)?$", re.IGNORECASE
)
_EXPECTED = re.compile(r"[^.;]{0,40}\b(?:expect|forecast|estimate|predict|consensus|target|plan|guidance)", re.IGNORECASE)

# What is compared with is somebody else's then, and not an earlier level: 2% for placebo.
_OTHERS = re.compile(r"\s(?:for|on|in|at|among|with|before|after)\b")


_OR = re.compile(r",?\sor\s")


def _is_undated_level(scene: Scene, mention: Mention) -> bool:
    """Whether a number is a level compared with that is given no period: $1.46 a share, compared with $1.29."""
    if not scene.english:
        return False
    lead = scene.text[max(scene.sentence.start, mention.start - 40) : mention.start]
    at = scene.mentions.index(mention)
    if at and _OR.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start):
        return _is_undated_level(scene, scene.mentions[at - 1])
    dated = any(mention.end <= w.start < scene.sentence.end for w in scene.times)
    return not dated and _UNDATED.search(lead) is not None and _EXPECTED.match(scene.text, mention.end) is None


def _is_of_plan(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period is that of the whole of which a number is a part: 完成全年180亿元目标的78%."""
    if scene.english or scene.apart(when.start, mention.start) != 0:
        return False
    crossed = [m for m in scene.mentions if when.end <= m.start and m.end <= mention.start]
    return bool(crossed) and _OF_WHOLE.fullmatch(scene.text, crossed[-1].end, mention.start) is not None


_OF_WHOLE = re.compile(r"[^,，。;；]{0,10}的约?")


def _is_only_set_against(scene: Scene, when: When, mention: Mention, move: Move | None) -> bool:
    """Whether a number is set against a period and is not that period's own."""
    if _is_of(scene, when, mention) or _opens(scene, when, mention):
        return False
    if mention.form == "percent" and _is_beside_plan(scene, when):
        return True
    return bool(move and not move.departs) or _is_crossed(scene, when, mention)


def _is_beside_plan(scene: Scene, when: When) -> bool:
    """Whether a base stands right behind the period that is set against it: 2030年较2018年减碳25%."""
    return any(w.role == "at" and w.period and not is_set_against(scene, w) and 0 <= when.start - w.end <= 1 for w in scene.times)


def _is_of(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number is said to be that of a period: 低于4月的4.0%."""
    return when.end <= mention.start and _OF_ZH.fullmatch(scene.text, when.end, mention.start) is not None


_OF_ZH = re.compile(r"的[约近逾]?")


def _is_crossed_between(scene: Scene, mention: Mention, when: When) -> bool:
    """Whether another number stands between a number and the period behind it."""
    return any(mention.end <= m.start and m.end <= when.start for m in scene.mentions)


def _is_of_number_before(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period set against is that of the number in front of it: against 120 km built in the previous five years."""
    if not scene.english or not is_set_against(scene, when) or when.end > mention.start:
        return False
    before = [m for m in scene.mentions if m.end <= when.start]
    return bool(before) and _AGAINST.search(scene.text, scene.clause(when.start).start, before[-1].start) is not None


_AGAINST = re.compile(
    r"\b(?:against|versus|vs\.?|compared\s(?:with|to)|from)\s(?:(?:about|around|some|nearly)\s)?$", re.IGNORECASE
)


def _is_past(scene: Scene, when: When, mention: Mention, owner: Owner | None) -> bool:
    """Whether a part told of on the way (其中一季度28亿元,研发费用6亿元) is over when a number comes."""
    if owner is None or owner.start is None or scene.apart(when.start, mention.start) < 1:
        return False
    first = next((m for m in scene.mentions if m.start >= when.end), None)
    named = first is not None and any(when.end <= h.start and h.end <= first.start for h in scene.hits)
    return first is not mention and not named and owner.start >= scene.clause(mention.start).start


def _is_crossed(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether another number stands between a period and a number."""
    return any(when.end <= m.start and m.end <= mention.start for m in scene.mentions)


def _is_own(when: When, mention: Mention) -> bool:
    """Whether a period is written with the number's own words: 过去12个月 as a duration."""
    return when.start < mention.end and mention.start < when.end


def _distance(scene: Scene, when: When, mention: Mention) -> float:
    """Return how far a period stands from a number; 1000 and more is out of reach."""
    apart = scene.apart(when.start, mention.start)
    if when.start >= mention.end:
        if apart < 0:
            return 1000.0
        between = scene.text[mention.end : when.start]
        crossed = [m for m in scene.mentions if m.start >= mention.end and m.end <= when.start]
        if crossed and scene.english and _OR_EN.fullmatch(scene.text, mention.end, crossed[0].start):
            crossed = crossed[1:]  # $120 million, or 79 cents, a year earlier
        if crossed and (not scene.english or apart or is_set_against(scene, when)):
            return 1000.0
        if scene.english and _BY.fullmatch(between):
            return 0.1
        return 3 + len(between) / 40 + 6 * len(crossed) if scene.english else 60 + len(between) / 40
    passed = sum(1 for m in scene.mentions if when.end <= m.start and m.end <= mention.start)
    far = apart * 10 + (mention.start - when.end) / 40 + passed * (4 if scene.english and apart == 0 else 0)
    joined = scene.english and apart == 0 and scene.text.find(" and ", when.end, mention.start) >= 0
    return far + 5 if joined else far  # savings by 2028 and a dilution of 5 cents next year


def is_earlier(scene: Scene, mention: Mention, move: Move | None) -> bool:
    """Whether a number is the level before, whatever period that was: 去年同期为…, from … to."""
    if _is_undated_level(scene, mention) and not _OTHERS.match(scene.text, mention.end):
        return True
    return bool(move and move.departs) or any(w.role == "base" and _is_base_level(scene, w, mention, move) for w in scene.times)


_BY = re.compile(
    r"(?:\s(?:less|more|fewer|higher|lower))?\s(?:(?:by|in|for|during|at|on|as of|through|over)\s(?:the\s)?(?:end of\s)?)?"
)


# After growth of 0.5% in the three months before: the growth is of those months.
_AFTER = re.compile(r"\b(?:after|following|from)\s(?:a|an|the)?\s?(?:[a-z-]+\s)?[a-z]+\s(?:of\s)?$")
_OPENS = re.compile(r"\s*(?:(?:In|For|During|Over)\s)?")
_RATIOS = ("points", "multiple", "fraction")


def _opens(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a sentence begins with a period before and goes on to its number: In the previous week, stocks rose by 5%."""
    if not scene.english or when.role != "base" or not 0 <= scene.apart(when.start, mention.start) <= 1:
        return False
    clause = scene.clause(when.start)
    leads = _OPENS.fullmatch(scene.text, clause.start, when.start) is not None
    return leads and when.end <= mention.start and not _is_crossed(scene, when, mention)


_DONE_IN = re.compile(
    r"(?:,?\sor\s[$€£¥]?[\d.,]+\s?[a-z]*(?:\s(?:a|per)\sshare)?)?[\s,(]*"
    r"(?:(?:that\s)?(?:it|they|the company)\s\w+\s|[a-z]+(?:ed|ld|lt|wn)\s)?(?:in\s|for\s|during\s|of\s)?(?:the\s)?"
)


def _is_base_level(scene: Scene, when: When, mention: Mention, move: Move | None) -> bool:
    """Whether a number is the level of the period compared with: 去年同期为8亿元, from $5bn a year earlier."""
    if _opens(scene, when, mention):
        return mention.form not in _RATIOS
    if mention.form in _RATIOS or (move and move.by and not _AFTER.search(scene.text, scene.left(mention), mention.start)):
        return False
    between = scene.text[when.end : mention.start] if when.end <= mention.start else scene.text[mention.end : when.start]
    if scene.english:
        return when.start >= mention.end and _DONE_IN.fullmatch(between) is not None
    return when.end <= mention.start and bool(re.fullmatch(r"[^,。;!?\d]{0,12}", between))


# What is revised is a view of what is to come; capacity that is raised is none.
_VIEWS = re.compile(
    r"预[期测估计算]|指引|目标|展望|财测|评级|\b(?:forecasts?|outlooks?|guidance|estimates?|targets?|projections?|expectations?|views?|goals?|range|plan|budget|predictions?|sees|expects)\b",
    re.IGNORECASE,
)
_REVISES = re.compile(r"[上下]修|[上下]调|调[高低升降]|\b(?:rais|lift|lower|cut|trim|upgrad|downgrad|revis)", re.IGNORECASE)


def is_revised(scene: Scene, mention: Mention, mode: str) -> bool:
    """Whether a level is the forecast for a period before it was revised: cut its forecast for 2026 to 1.8% from 2.1%."""
    if mode not in ("forecast", "target", "estimate"):
        return False
    start, end = scene.sentence.start, scene.clause(mention.start).end
    if _REVISES.search(scene.text, start, end) is None:
        return False
    return _VIEWS.search(scene.text, start, end) is not None


def _departed(scene: Scene, mention: Mention, memory: Memory) -> Timed:
    """Return the period of a level that a movement began at: a year back for a year-on-year move; empty where unknown."""
    base = next((w for w in scene.times if w.role == "base" and w.start >= mention.start - 12), None)
    named = next((w for w in scene.times if w.role == "at" and w.period and _is_of(scene, w, mention)), None)
    if named:
        return Timed(named.period, named.found)
    if base and not base.period and not _is_crossed_between(scene, mention, base):
        return Timed("", "assumed")
    if base and base.period:
        return Timed(base.period, base.found)
    own = next(
        (
            w
            for w in scene.times
            if (w.role == "at" and w.period and 0 <= w.start - mention.end <= 14)
            or (w.role == "at" and w.period and w.start >= mention.end and _BY.fullmatch(scene.text, mention.end, w.start))
            or (w.role == "at" and w.period and 0 <= mention.start - w.end <= 4)
        ),
        None,
    )
    if own:
        return Timed(own.period, own.found)
    yearly = any(w.role == "base" for w in scene.times) or scene.spots.first(
        "basis.yoy", scene.sentence.start, scene.sentence.end
    )
    plain = next((w for w in scene.times if w.role == "at" and w.period and not is_frame(scene, w)), None)
    span = plain.period if plain else memory.span
    if yearly and span:
        earlier = back(span)
        return Timed(earlier or "", "assumed")
    return Timed("", "")


def _year_before(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory) -> Timed | None:
    """Return the period a year before that of a sentence on a company's results, for a level that names none: from $5bn.

    Results of a quarter or more are told against the year before, where nothing says otherwise; those of a month, and the
    rates of an economy, may be told against the month before.
    """
    if not scene.english or not _is_result(mention, metric):
        return None
    start, end = scene.sentence.start, scene.sentence.end
    if scene.spots.first("basis.qoq", start, end):
        return None
    if any(is_set_against(scene, w) or w.role == "open" for w in scene.times):
        return None
    end = scene.clause(mention.start).end
    named = (w for w in scene.times if w.role == "at" and w.period and w.start < end)
    plain = next((w for w in named if not w.beside and not is_frame(scene, w)), None)
    now = Timed(plain.period, plain.found) if plain else carried(scene, mention, metric, memory, "actual")
    span = extent(now.period, 12) if now else None
    if now is None or span is None or (span[1] - span[0]).days < _QUARTER or not memory.has_passed(now.period):
        return None
    earlier = back(now.period)
    return Timed(earlier, "assumed") if earlier else None


_QUARTER = 80


def _is_result(mention: Mention, metric: Metric | None) -> bool:
    """Whether a metric is one of a company's results: a flow, a margin or a share, and not a level at its end."""
    if metric is None:
        return mention.form == "percent"  # a share of what has no name of its own
    if not lasts(mention, metric) or (metric.subjects and "company" not in metric.subjects):
        return False
    return metric.behaviour == "flow" or metric.signed or metric.share_of is not None or metric.id.endswith("share")


def is_set_against(scene: Scene, when: When) -> bool:
    """Whether a period is what another is set against: 比第二季度增长, up from the previous quarter."""
    return when.role == "base" or (when.beside == "base" and when.role != "since")


def against(scene: Scene, mention: Mention, timed: Timed | None) -> str | None:
    """Return the basis that a period set against makes of a change: yoy, qoq, mom, or "vs" and the period."""
    clause, right = scene.clause(mention.start), _right(scene, mention)
    for when in scene.times:
        if clause.start <= when.start < right and when.period and is_set_against(scene, when):
            if timed and prior(timed.period) == when.period:
                return {"Q": "qoq", "-": "mom"}.get(when.period.removeprefix("FY")[4:5], "yoy")
            return "yoy" if timed and back(timed.period) == when.period else f"vs {when.period}"
    return None


_FROM_LEVEL = re.compile(r"(?:,\sup|,\sdown)?\s(?:to|from)\s$")


def _right(scene: Scene, mention: Mention) -> int:
    """Return where the words behind a change end: over the levels that it leads to and from (up 6% to 9 from 8 a year ago)."""
    right = scene.right(mention)
    if not scene.english:
        return right
    at = scene.mentions.index(mention)
    for before, after in itertools.pairwise(scene.mentions[at : at + 3]):
        if not _FROM_LEVEL.fullmatch(scene.text, before.end, after.start):
            break
        right = scene.right(after)
    return right


def is_compared(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period is what a multiple is set against: 是去年的两倍."""
    lead = scene.text[max(scene.sentence.start, when.start - 6) : when.start]
    before = when.end <= mention.start and re.fullmatch(r"\s?的?\s?", scene.text[when.end : mention.start])
    return bool(before and re.search(r"(?:是|为|到|达|比|较)[了约近]?$", lead)) or bool(
        re.search(r"(?:that of|than|level of|of)\s(?:in\s)?$", lead)
    )


def _found(scene: Scene, when: When, mention: Mention) -> str:
    if scene.apart(when.start, mention.start) > 1:
        return "carried"
    return when.found


# What is told as of the day of a text, whatever longer time its sentence names.
_OF_THE_DAY = frozenset({"price_target", "upside", "market_cap"})


def _suits(scene: Scene, when: When, metric: Metric | None, move: Move | None) -> bool:
    """Whether a number of this metric can belong to a period: a flow has no day that was only the announcement's."""
    if metric is not None and metric.id in _OF_THE_DAY and not (move and move.by) and not is_short(when.period):
        return False  # gained 40% this year, valuing it at $21 billion
    if metric is None or metric.behaviour == "stock" or metric.values == "many":
        return True
    return not is_frame(scene, when)
