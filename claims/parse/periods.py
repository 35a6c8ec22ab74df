"""Which of the periods that a text names a number belongs to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from claims.packs import Metric
from claims.parse.dates import FUTURE, When
from claims.parse.fiscal import own_year_end, placed
from claims.parse.kinds import Move
from claims.parse.mention import Mention
from claims.parse.metrics import Owner
from claims.parse.scene import Scene
from claims.parse.series import aligned, year_of_each
from claims.parse.when import ALL_BUT
from claims.period import back, days, extent, is_instant, prior
from claims.units import shape

# How many paragraphs a report goes on about the same quarter without naming it again.
REPORT_REACH = 3


@dataclass(frozen=True, slots=True)
class Timed:
    """The period of a number and how it was found."""

    period: str
    found: str


@dataclass(slots=True)
class Memory:
    """The periods last spoken of: `when` in this paragraph, `span` the last one that had passed and was longer than a day."""

    published: date | None = None
    when: When | None = None
    paragraph: int = -1
    span: str | None = None
    span_paragraph: int = -1
    report: str | None = None
    # What was spoken of before a sentence that begins 其中, and the paragraph in which it may have been left for good.
    held: tuple[When | None, str | None, int] | None = None
    blurred: int = -1
    # The month in which the year of the company last named ends.
    year_end: int | None = None

    def turn(self, scene: Scene) -> None:
        """Come to a sentence: what was spoken of only on the way ends with the one before."""
        if self.held and not follows(scene):
            self.when, self.span, self.span_paragraph = self.held
            self.held, self.blurred = None, self.paragraph
        if scene.sentence.paragraph != self.paragraph:
            self.when, self.paragraph = None, scene.sentence.paragraph

    def hear(self, scene: Scene) -> None:
        """Take note of the plain periods of a sentence that has been read."""
        self.turn(scene)
        scene = placed(scene, self.published, self.year_end)
        self.year_end = own_year_end(scene, scene.sentence.end, self.year_end)
        for when in scene.times:
            if when.role == "open" and _NAMES_PART.search(scene.text, when.start, when.end):
                self.when = self.span = None
            if when.role != "at" or not when.period or when.beside in ("base", "part", "once"):
                continue
            if when.beside == "opening":
                self.held = self.held or (self.when, self.span, self.span_paragraph)
            self.when = None if is_frame(scene, when) else when
            if FUTURE.search(scene.text, scene.clause(when.start).start, scene.clause(when.start).end) and self.published is None:
                continue
            lasted = extent(when.period, self.year_end or 12)
            # What lies ahead is forecast, and does not end what is reported on.
            if lasted and lasted[0] != lasted[1] and self.has_passed(when.period):
                self.span = when.period
                self.span_paragraph = scene.sentence.paragraph
                self.report = self.report or self.span

    def has_passed(self, period: str) -> bool:
        """Whether a period had ended when the text came out, or all but, as far as is known."""
        span = days(period, self.year_end)
        return span is None or self.published is None or span[1] <= self.published + ALL_BUT

    def reported(self, paragraph: int) -> str | None:
        """Return the period that the whole text reports on, as long as nothing but its total so far was spoken of since."""
        if self.span is None or self.report is None or paragraph - self.span_paragraph > REPORT_REACH:
            return None
        last, report = extent(self.span, self.year_end or 12), extent(self.report, self.year_end or 12)
        so_far = last and report and last[1] == report[1] and last[0] <= report[0]
        return self.report if so_far else None


_NAMES_PART = re.compile(r"[季半期报财月]|quarter|half|month|year", re.IGNORECASE)


def period(scene: Scene, mention: Mention, owner: Owner | None, move: Move | None, memory: Memory, mode: str) -> Timed | None:
    """Return the period of a number of some modality, or None where the text does not tell.

    The nearest in the clause, else the nearest earlier in the sentence, else what the paragraph speaks of. The day of an
    announcement is no period of what flows over a longer time.
    """
    metric = owner.metric if owner else None
    memory.turn(scene)
    scene = placed(scene, memory.published, memory.year_end)
    if move and move.departs and not _is_revised(scene, mention, mode):
        earlier = _departed(scene, mention, memory)
        return earlier if earlier.period else None
    listed = aligned(scene, mention, [w for w in scene.times if w.role == "at" or (w.role == "base" and w.period)])
    if listed and listed.period:
        return Timed(listed.period, listed.found)
    if mode == "actual" and _is_undated_level(scene, mention):
        return None
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
        if when.beside == "record" or _is_of_plan(scene, when, mention):
            continue
        if when.beside == "once" and (scene.apart(when.start, mention.start) != 0 or _is_crossed_between(scene, mention, when)):
            continue
        if is_set_against(scene, when) and mention.form in ("multiple", "fraction") and not _is_of(scene, when, mention):
            continue
        if when.beside == "part" and _is_past(scene, when, mention, owner):
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
        return Timed(year_of_each(scene, mention, when.period) or when.period, _found(scene, when, mention))
    return _carried(scene, mention, metric, memory, mode)


_RUNNING = re.compile(r"累计|今年以来|\bcumulative|\bto date\b")


def _is_running(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number is the total so far behind that of a month: 10月销售额20亿元,累计180亿元."""
    behind = scene.apart(when.start, mention.start) > 0 and _is_crossed(scene, when, mention)
    return behind and _RUNNING.search(scene.text, scene.left(mention), mention.start) is not None


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


def _is_undated_level(scene: Scene, mention: Mention) -> bool:
    """Whether a number is a level compared with that is given no period: $1.46 a share, compared with $1.29."""
    lead = scene.text[max(scene.sentence.start, mention.start - 40) : mention.start]
    at = scene.mentions.index(mention)
    if at and re.fullmatch(r",?\sor\s", scene.text[scene.mentions[at - 1].end : mention.start]):
        return _is_undated_level(scene, scene.mentions[at - 1])
    dated = any(mention.end <= w.start < scene.sentence.end for w in scene.times)
    return not dated and _UNDATED.search(lead) is not None and _EXPECTED.match(scene.text, mention.end) is None


def _carried(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, mode: str) -> Timed | None:
    """Return the period that the sentences before set: the paragraph's; for results, the last span reported on."""
    flows = _lasts(mention, metric)
    ahead = mode in ("target", "forecast") and not _was_expected(scene, mention)
    here = scene.sentence.paragraph
    if memory.blurred == here and not memory.held:
        return None
    if ahead and memory.when and memory.paragraph == here and follows(scene):
        return Timed(memory.when.period, "carried")
    if flows and not ahead and memory.report and "报告期" in scene.text[scene.sentence.start : scene.sentence.end]:
        return Timed(memory.report, "assumed")
    parts = flows or (memory.when is None and _OF_WHICH.match(scene.text, scene.sentence.start) is not None)
    if parts and not ahead and memory.span and here == memory.span_paragraph:
        return Timed(year_of_each(scene, mention, memory.span) or memory.span, "carried")
    # Beyond its paragraph only the period that the whole text reports on goes on; one of several may not be meant.
    reported = memory.reported(here)
    if flows and not ahead and reported:
        return Timed(reported, "assumed")
    if metric is not None and metric.behaviour == "stock" and memory.when and not is_short(memory.when.period):
        return None
    if memory.when and memory.paragraph == here and not flows and not (ahead and memory.has_passed(memory.when.period)):
        return Timed(year_of_each(scene, mention, memory.when.period) or memory.when.period, "carried")
    return None


_OF_WHICH = re.compile(r"\s*(?:其中|当中|分别来看|Of (?:these|those|that|the total)|Among (?:these|them))")


_WAS_EXPECTED = re.compile(
    r"\bhad\s(?:been\s)?(?:forecast|expected|predicted|estimated|projected|looked for)"
    r"|市场(?:此前|普遍|一致)?预[期计测]|此前预[期计测]"
)


def _was_expected(scene: Scene, mention: Mention) -> bool:
    """Whether a forecast was one for what has been reported: economists had forecast 2.2%."""
    return _WAS_EXPECTED.search(scene.text, scene.clause(mention.start).start, scene.clause(mention.start).end) is not None


def _is_of_plan(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a period is that of the whole of which a number is a part: 完成全年180亿元目标的78%."""
    if scene.english or scene.apart(when.start, mention.start) != 0:
        return False
    crossed = [m for m in scene.mentions if when.end <= m.start and m.end <= mention.start]
    return bool(crossed) and _OF_WHOLE.fullmatch(scene.text, crossed[-1].end, mention.start) is not None


_OF_WHOLE = re.compile(r"[^,，。;；]{0,10}的约?")


def _lasts(mention: Mention, metric: Metric | None) -> bool:
    """Whether what a number measures goes on over a time that is reported on: a flow, or what is told in per cent of it."""
    if metric is None or metric.share_of is not None or metric.id == "share":
        return shape(mention.base.unit) in ("percent", "percentage_point")
    return metric.values == "one" and (metric.behaviour == "flow" or metric.shapes[0] == "percent")


def follows(scene: Scene) -> bool:
    """Whether a sentence goes on from the one before behind a semicolon."""
    return scene.text[max(0, scene.sentence.start - 1) : scene.sentence.start] in (";", "；")


def is_short(period: str) -> bool:
    """Whether a period is a month or less, so that what stands at a moment may be carried along with it."""
    span = extent(period)
    return span is not None and (span[1] - span[0]).days <= 31


def _is_only_set_against(scene: Scene, when: When, mention: Mention, move: Move | None) -> bool:
    """Whether a number is set against a period and is not that period's own."""
    if _is_of(scene, when, mention):
        return False
    return bool(move and not move.departs) or _is_crossed(scene, when, mention)


def _is_of(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number is said to be that of a period: 低于4月的4.0%."""
    return when.end <= mention.start and _OF_ZH.fullmatch(scene.text, when.end, mention.start) is not None


_OF_ZH = re.compile(r"的[约近逾]?")


def _is_crossed_between(scene: Scene, mention: Mention, when: When) -> bool:
    """Whether another number stands between a number and the period behind it."""
    return any(mention.end <= m.start and m.end <= when.start for m in scene.mentions)


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
        if crossed and (not scene.english or apart or is_set_against(scene, when)):
            return 1000.0
        if scene.english and _BY.fullmatch(between):
            return 0.1
        return 3 + len(between) / 40 + 6 * len(crossed) if scene.english else 60 + len(between) / 40
    passed = sum(1 for m in scene.mentions if when.end <= m.start and m.end <= mention.start)
    return apart * 10 + (mention.start - when.end) / 40 + passed * (4 if scene.english and apart == 0 else 0)


def is_earlier(scene: Scene, mention: Mention, move: Move | None) -> bool:
    """Whether a number is the level before, whatever period that was: 去年同期为…, from … to."""
    if _is_undated_level(scene, mention) and not _OTHERS.match(scene.text, mention.end):
        return True
    return bool(move and move.departs) or any(w.role == "base" and _is_base_level(scene, w, mention, move) for w in scene.times)


_BY = re.compile(
    r"(?:\s(?:less|more|fewer|higher|lower))?\s(?:(?:by|in|for|during|at|on|as of|through|over)\s(?:the\s)?(?:end of\s)?)?"
)


def _is_base_level(scene: Scene, when: When, mention: Mention, move: Move | None) -> bool:
    """Whether a number is the level of the period compared with: 去年同期为8亿元, from $5bn a year earlier."""
    if mention.form in ("points", "multiple", "fraction") or (move and move.by):
        return False
    between = scene.text[when.end : mention.start] if when.end <= mention.start else scene.text[mention.end : when.start]
    if scene.english:
        if not scene.text[scene.sentence.start : when.start].strip() and not _is_crossed(scene, when, mention):
            return when.role == "base" and scene.apart(when.start, mention.start) <= 1
        return when.start >= mention.end and bool(
            re.fullmatch(r"[\s,(]*(?:(?:that\s)?(?:it|they|the company)\s\w+\s)?(?:in\s|for\s|during\s|of\s)?(?:the\s)?", between)
        )
    return when.end <= mention.start and bool(re.fullmatch(r"[^,。;!?\d]{0,12}", between))


_REVISES = re.compile(r"[上下]修|[上下]调|调[高低升降]|\b(?:rais|lift|lower|cut|trim|upgrad|downgrad|revis)", re.IGNORECASE)


def _is_revised(scene: Scene, mention: Mention, mode: str) -> bool:
    """Whether a level is the forecast for a period before it was revised: cut its forecast for 2026 to 1.8% from 2.1%."""
    if mode not in ("forecast", "target", "estimate"):
        return False
    return _REVISES.search(scene.text, scene.sentence.start, scene.clause(mention.start).end) is not None


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
            or (w.role == "at" and w.period and 0 <= mention.start - w.end <= 4)
        ),
        None,
    )
    if own:
        return Timed(own.period, own.found)
    yearly = any(w.role == "base" for w in scene.times) or scene.cues["basis.yoy"].search(
        scene.text, scene.sentence.start, scene.sentence.end
    )
    plain = next((w for w in scene.times if w.role == "at" and w.period and not is_frame(scene, w)), None)
    span = plain.period if plain else memory.span
    if yearly and span:
        earlier = back(span)
        return Timed(earlier or "", "assumed")
    return Timed("", "assumed")


def is_set_against(scene: Scene, when: When) -> bool:
    """Whether a period is what another is set against: 比第二季度增长, up from the previous quarter."""
    return when.role == "base" or (when.beside == "base" and when.role != "since")


def against(scene: Scene, mention: Mention, timed: Timed | None) -> str | None:
    """Return the basis that a period set against makes of a change: yoy, qoq, mom, or "vs" and the period."""
    index = scene.sentence.clause_at(mention.start)
    clause = scene.sentence.clauses[index]
    for when in scene.times:
        if clause.start <= when.start < scene.right(mention) and when.period and is_set_against(scene, when):
            if timed and prior(timed.period) == when.period:
                return {"Q": "qoq", "-": "mom"}.get(when.period.removeprefix("FY")[4:5], "yoy")
            return "yoy" if timed and back(timed.period) == when.period else f"vs {when.period}"
    return None


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


_ANNOUNCES = re.compile(
    r"宣布|公布|公告|发布|披露|表示|报道|透露|announced|reported|said|posted|published|unveiled|told", re.IGNORECASE
)


def is_frame(scene: Scene, when: When) -> bool:
    """Whether a day or a week is only that of an announcement."""
    if not is_instant(when.period) and "-W" not in when.period:
        return False
    index = scene.sentence.clause_at(when.start)
    end = scene.sentence.clauses[min(index + 1, len(scene.sentence.clauses) - 1)].end
    return bool(_ANNOUNCES.search(scene.text, scene.clause(when.start).start, end))


def _suits(scene: Scene, when: When, metric: Metric | None, move: Move | None) -> bool:
    """Whether a number of this metric can belong to a period: a flow has no day that was only the announcement's."""
    if metric is None or metric.behaviour == "stock" or metric.values == "many":
        return True
    return not is_frame(scene, when)
