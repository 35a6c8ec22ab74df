"""The periods that a text spoke of last, and which of them goes on to a number that names none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from claims.packs import Metric
from claims.parse.clauses import Sentence
from claims.parse.numbers.mention import Mention
from claims.parse.parties.quoting import in_quotes
from claims.parse.scene import Scene
from claims.parse.times.dates import FUTURE, When
from claims.parse.times.fiscal import own_year_end, placed
from claims.parse.times.series import alike, row_of, run, year_of_each
from claims.parse.times.when import ALL_BUT
from claims.period import Days, days, extent, is_instant
from claims.units import shape

# How many paragraphs a report goes on about the same quarter without naming it again.
REPORT_REACH = 8


@dataclass(frozen=True, slots=True)
class Timed:
    """The period of a number and how it was found."""

    period: str
    found: str


class Linked(NamedTuple):
    """The numbers last read of one metric in one sentence: where it begins, the metric, their periods."""

    sentence: int
    metric: str | None
    periods: tuple[str, ...]


@dataclass(slots=True)
class Memory:
    """The periods last spoken of: `when` in this paragraph, `span` the last one that had passed and was longer than a day."""

    published: date | None = None
    when: When | None = None
    paragraph: int = -1
    span: str | None = None
    span_paragraph: int = -1
    report: str | None = None
    # The company that the report is of, where it is of a company's own quarter.
    reporter: str | None = None
    # What was spoken of before a sentence that begins 其中, and the paragraph in which it may have been left for good.
    held: tuple[When | None, str | None, int] | None = None
    blurred: int = -1
    # The periods of the sentence, as far back as semicolons go.
    heads: list[str] = field(default_factory=list)
    # The month in which the year of the company last named ends.
    year_end: int | None = None
    placed: tuple[Scene, Scene] | None = None
    # The period that a sentence expected something of, where it begins, and where the next one does.
    expected: tuple[str, int, int] | None = None
    # The period of the programme that the text begins with: what its money is laid out over.
    plan: str | None = None
    last: Linked | None = None
    # The periods of the last list that told a metric for three or more of them.
    series: tuple[str, ...] = ()
    # The periods of the last list of numbers alike, its sentence and where it ended; and of the list that is being read.
    row: tuple[int, int, tuple[str, ...]] | None = None
    reading: tuple[str, ...] = ()
    # The last day of a closing price and its paragraph.
    quoted: tuple[str, int] | None = None
    # What is counted in a report on the sales of a month.
    counted: str | None = None
    # Whether the text has set its numbers against those a year before, and against those of the month or quarter before.
    yearly: bool = False
    nearer: bool = False

    def turn(self, text: str, sentence: Sentence) -> None:
        """Come to a sentence: what was spoken of only on the way ends with the one before."""
        if self.held and not _follows(text, sentence):
            self.when, self.span, self.span_paragraph = self.held
            self.held, self.blurred = None, self.paragraph
        if sentence.paragraph != self.paragraph:
            self.when, self.paragraph = None, sentence.paragraph

    def hear(self, scene: Scene) -> None:
        """Take note of the plain periods of a sentence that has been read."""
        self.turn(scene.text, scene.sentence)
        self._compare(scene)
        year_end = own_year_end(scene, scene.sentence.end, self.year_end)
        scene = self.place(scene)
        self.year_end = year_end
        heads = self.heads if follows(scene) else []
        self.heads = heads
        for when in scene.times:
            if when.role == "open" and _NAMES_PART.search(scene.text, when.start, when.end):
                self.when = self.span = None
            if not scene.mentions and in_quotes(scene.text, when.start):
                continue  # what somebody says of a time is not what the text reports on
            if when.beside in ("close", "dateline") and when.period:
                self.quoted = when.period, scene.sentence.paragraph
            if when.role != "at" or not when.period or when.beside in ("base", "part", "once", "close", "dateline"):
                continue
            if scene.english and _is_deadline(scene, when) and not self.has_passed(when.period):
                continue
            if when.beside == "opening":
                self.held = self.held or (self.when, self.span, self.span_paragraph)
            if is_frame(scene, when):
                self.when = self.when if heads else None
            elif _is_level_before(scene, when, heads, self.report) or _adds_up(when, heads):
                continue
            else:
                heads.append(when.period)
                self.when = when
            if FUTURE.search(scene.text, scene.clause(when.start).start, scene.clause(when.start).end) and self.published is None:
                continue
            lasted = extent(when.period, self.year_end or 12)
            # What lies ahead is forecast, and does not end what is reported on.
            if lasted and lasted[0] != lasted[1] and self.has_passed(when.period):
                self.span = when.period
                self.span_paragraph = scene.sentence.paragraph
                if self.report is None:
                    self.report, self.reporter = self.span, _company(scene)

    def _compare(self, scene: Scene) -> None:
        """Take note of what a sentence sets its numbers against."""
        start, end = scene.sentence.start, scene.sentence.end
        self.yearly = self.yearly or scene.spots.first("basis.yoy", start, end) is not None
        self.nearer = self.nearer or any(scene.spots.first(f"basis.{name}", start, end) for name in ("qoq", "mom"))

    def linked(self, scene: Scene, mention: Mention, metric: str | None, timed: Timed | None) -> None:
        """Remember the period of a number: what 去年同期 behind it goes back from, and the years of a list of periods."""
        if self.counted is None and mention.form == "count" and metric in scene.cues.words("metric.ids", "spread"):
            self.counted = mention.base.unit
        money = mention.form == "money" and metric in scene.cues.words("metric.ids", "spent")
        planned = timed is not None and self.expected is not None and (timed.period, scene.sentence.start) == self.expected[:2]
        if money and timed and planned and scene.sentence.paragraph <= 1 and not is_short(timed.period):
            self.plan = self.plan or timed.period
        if timed and self.last and self.last.sentence == scene.sentence.start and self.last.metric == metric:
            listed = (*self.last.periods, timed.period)
        else:
            listed = (timed.period,) if timed else ()
        self.last = Linked(scene.sentence.start, metric, listed)
        if len(listed) >= 3 and len(set(listed)) == len(listed):
            self.series = listed

        group = alike(scene, mention)
        at = group.index(mention)
        self.reading = ((*self.reading, timed.period) if at else (timed.period,)) if timed else ()
        if len(group) > 1 and at == len(group) - 1 and len(set(self.reading)) == len(self.reading) == len(group):
            self.row = scene.sentence.start, mention.end, self.reading

    def of_row(self, scene: Scene, mention: Mention) -> str | None:
        """Return the period of one of several numbers told one by one like those of the list before: 分别调高6%和9%,至13.9元
        和15.1元."""
        if self.row is None or not (
            self.row[0] == scene.sentence.start or (follows(scene) and self.row[1] < scene.sentence.start)
        ):
            return None
        _, ended, periods = self.row
        group = alike(scene, mention)
        if len(group) != len(periods) or any(ended <= w.start < group[0].start and w.role != "base" for w in scene.times):
            return None
        at = row_of(scene, mention, ended)
        return periods[at] if at is not None else None

    def of_series(self, scene: Scene, mention: Mention, when: When) -> str | None:
        """Return the period of one of several numbers told one by one for the periods of the list before: 同期净亏损A、B和C."""
        if scene.english or not self.series or scene.text[when.start : when.end] not in ("同期", "报告期内", "期内", "报告期"):
            return None
        group = run(scene, mention)
        return self.series[group.index(mention)] if len(group) == len(self.series) else None

    def expect(self, scene: Scene, timed: Timed | None, mode: str) -> None:
        """Remember what a sentence expects something of, for the next one."""
        if timed and mode in ("target", "forecast") and not self.has_passed(timed.period):
            self.expected = timed.period, scene.sentence.start, scene.sentence.end

    def is_over(self, period: str) -> bool:
        """Whether a period ended more than some days before the text came out."""
        span = days(period, self.year_end)
        return span is not None and self.published is not None and (self.published - span[1]).days > _DAYS_AGO

    def lies_ahead(self, period: str) -> bool:
        """Whether a period begins after the day of publication."""
        span = days(period, self.year_end)
        return self.published is not None and span is not None and span[0] > self.published

    def may_be_of(self, when: str, mode: str, quoted: bool) -> bool:
        """Whether a number that names no period may be of the one the sentence before spoke of: what is, is not of a time
        to come, what is planned not of one that is over, and what is quoted on a market not of a month or a year."""
        if mode in ("target", "forecast"):
            return not self.has_passed(when)
        span = days(when, self.year_end)
        if span is None:
            return True
        if mode == "actual" and self.lies_ahead(when):
            return False
        return not quoted or (span[1] - span[0]).days <= 6

    def place(self, scene: Scene) -> Scene:
        """Return a scene with the fiscal quarters of its company in their years: worked out once for all its numbers."""
        if self.placed is None or self.placed[0] is not scene:
            named = _company(scene, known=True)
            others = named is not None and self.reporter is not None and named != self.reporter
            self.placed = scene, placed(scene, self.published, self.year_end, None if others else self.report)
        return self.placed[1]

    def has_passed(self, period: str) -> bool:
        """Whether a period had ended when the text came out, or all but, as far as is known."""
        span = days(period, self.year_end)
        return span is None or self.published is None or span[1] <= self.published + ALL_BUT

    @property
    def monthly(self) -> bool:
        """Whether the text reports on a month."""
        return self.report is not None and is_short(self.report) and not is_instant(self.report)

    def listed_under(self, scene: Scene) -> bool:
        """Whether a line of a list stands under the paragraph, or the heading, that spoke of a period."""
        line = scene.text.rfind("\n", 0, scene.sentence.start + 1) + 1
        return _ITEM.match(scene.text, line) is not None and 0 < scene.sentence.paragraph - self.span_paragraph <= REPORT_REACH

    def reported(self, paragraph: int) -> str | None:
        """Return the period that the whole text reports on, as long as nothing but its total so far was spoken of since."""
        if self.span is None or self.report is None or paragraph - self.span_paragraph > REPORT_REACH:
            return None
        last, report = extent(self.span, self.year_end or 12), extent(self.report, self.year_end or 12)
        if last is None or report is None:
            return None
        so_far = last[1] == report[1] and last[0] <= report[0]
        # A new paragraph comes back from a month inside a quarter or more, or from one as long before it; of a total so
        # far and its last quarter either may be meant.
        inside = report[0] <= last[0] and last[1] <= report[1] and (last[1] - last[0]).days <= 31 and len(self.report) > 4
        aside = inside or _precedes(last, report) or last[1] < report[0]
        return self.report if so_far or (aside and paragraph != self.span_paragraph) else None


def _company(scene: Scene, *, known: bool = False) -> str | None:
    """Return the first company that a sentence names, or the first of the pack."""
    companies = (actor for actor in scene.actors if actor.is_company and not actor.anaphor)
    return next((actor.name for actor in companies if actor.entity or not known), None)


def _is_deadline(scene: Scene, when: When) -> bool:
    """Whether a period only says until when something numbered in front of it is to be: savings of $75 million by 2029."""
    start = scene.clause(when.start).start
    return _BY_THEN.search(scene.text, start, when.start) is not None and any(
        start <= m.start < when.start for m in scene.mentions
    )


_BY_THEN = re.compile(r"\sby\s(?:the\s)?(?:end\sof\s)?$")
_ITEM = re.compile(r"\s*(?:[*•·▪■◆○●]|[-–—]\s)")

_REVISED = re.compile(r"\brevis(?:ed|ion|ing)\b")


def _is_level_before(scene: Scene, when: When, heads: Sequence[str], report: str | None) -> bool:
    """Whether a period is only the one before that its sentence speaks of, or one whose figures it corrects."""
    if _REVISED.search(scene.text, scene.sentence.start, scene.sentence.end):
        heads = [*heads, report or ""]
    span = extent(when.period, 12)
    return span is not None and any(_precedes(span, extent(head, 12)) for head in heads)


def _adds_up(when: When, heads: Sequence[str]) -> bool:
    """Whether a period is the total so far beside the month or quarter that its sentence speaks of: the next sentence goes
    on with that (当月交付5万辆,1至11月累计42万辆)."""
    total, first = extent(when.period, 12), extent(heads[0], 12) if heads else None
    if total is None or first is None or (total[1] - total[0]).days > 360:
        return False
    return total[0] < first[0] < first[1] == total[1]


def _precedes(span: Days, head: Days | None) -> bool:
    """Whether a span ends before another of the same length."""
    if head is None or span[1] >= head[0] or span[0] == span[1]:
        return False
    return abs((head[1] - head[0]).days - (span[1] - span[0]).days) <= 3


_NAMES_PART = re.compile(r"[季半期报财月]|quarter|half|month|year", re.IGNORECASE)


def carried(
    scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, mode: str, *, moved: bool = False
) -> Timed | None:
    """Return the period that the sentences before set: the paragraph's; for results, the last span reported on.

    `moved` tells that the number says by how much something moved.
    """
    flows = (
        lasts(mention, metric)
        or is_averaged(scene, mention, metric)
        or _is_booked(scene, mention, metric, mode)
        or _is_added(scene, mention, metric, moved=moved)
    )
    flows = flows or _is_counted(scene, mention, metric, memory, mode)
    result = flows or (metric is not None and metric.id in scene.cues.words("period.booked", "ids"))
    if result and mode in ("target", "forecast") and memory.expected and scene.sentence.start in memory.expected[1:]:
        return Timed(memory.expected[0], "carried")
    ahead = mode in ("target", "forecast") and not _was_expected(scene, mention)
    here = scene.sentence.paragraph
    if flows and not ahead and memory.span and memory.listed_under(scene):
        return Timed(memory.span, "carried")
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
    if metric is not None and mode == "actual" and (end := _closing(scene, mention, metric, memory)):
        return Timed(end, "assumed")
    if metric is not None and metric.behaviour == "stock" and memory.when and not is_short(memory.when.period):
        return None
    quoted = metric is not None and metric.id in scene.cues.words("metric.ids", "quoted")
    if _is_of_now(scene, mention, metric) and memory.when and memory.is_over(memory.when.period):
        return None
    if memory.when and memory.paragraph == here and not flows and memory.may_be_of(memory.when.period, mode, quoted):
        return Timed(year_of_each(scene, mention, memory.when.period) or memory.when.period, "carried")
    if quoted and mode == "actual" and (day := _quoted_on(scene, mention, memory)):
        return Timed(day, "carried")
    if memory.plan and mode in ("target", "forecast") and _is_of_programme(scene, mention, metric):
        return Timed(memory.plan, "assumed")
    return None


def _closing(scene: Scene, mention: Mention, metric: Metric, memory: Memory) -> str | None:
    """Return the last month of what is reported on, for what a balance sheet tells at its end."""
    if metric.id not in scene.cues.words("period.booked", "closing") or scene.times or _is_of_now(scene, mention, metric):
        return None
    span = days(memory.span or "", memory.year_end)
    near = scene.sentence.paragraph - memory.span_paragraph <= REPORT_REACH
    if span is None or memory.published is None or not near or (span[1] - span[0]).days < _QUARTER:
        return None
    if not 0 <= (memory.published - span[1]).days <= _LATELY:
        return None
    return f"{span[1].year}-{span[1].month:02}"


# How long a report comes after the end of what it tells of, in days; a quarter has more than the second.
_LATELY, _QUARTER = 150, 80


# rose 5.5% to $8.82 from $8.36 on Friday: the day of another price.
_SET_BY = re.compile(
    r"\b(?:from|than|above|below|over|against|versus|premium\sto|discount\sto|where\sit|when|before|after|since)\s[^,;]*$|[较比自]"
)


def _is_set_by(scene: Scene, when: When) -> bool:
    """Whether a day is only that of a price which another is set against, or of the close named with it."""
    return bool(when.beside) or _SET_BY.search(scene.text, scene.clause(when.start).start, when.start) is not None


def _quoted_on(scene: Scene, mention: Mention, memory: Memory) -> str | None:
    """Return the day of what is quoted on a market: the only one of its sentence, or the last whose prices were told."""
    if {w.role for w in scene.times} == {"at"} and not any(_is_set_by(scene, w) for w in scene.times):
        here = {w.period for w in scene.times}
        return here.pop() if len(here) == 1 and is_instant(scene.times[0].period) else None
    goes_on = (mention.form == "money" or follows(scene)) and not scene.times
    return memory.quoted[0] if goes_on and memory.quoted and memory.quoted[1] == scene.sentence.paragraph else None


def _is_of_programme(scene: Scene, mention: Mention, metric: Metric | None) -> bool:
    """Whether a number may be of the money that the text's programme lays out, or a share of it."""
    if scene.times or mention.form not in ("money", "percent", "fraction"):
        return False
    if metric is None:
        return mention.form == "money"
    names = scene.cues.words("metric.ids", "spent")
    return metric.id in names or metric.id in ("funding", "fiscal_spending") or (metric.share_of or "") in names


# Things that are counted where a text tells of the sales of a month: dealers took 30,655 cars.
_THINGS = ("count",)


def _is_counted(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory, mode: str) -> bool:
    """Whether a number counts what was sold, made or registered in the month that the text reports on."""
    if mode != "actual" or mention.form not in ("count", "percent", "multiple") or not memory.monthly:
        return False
    if metric is None:
        return mention.form in _THINGS and memory.counted is not None and mention.base.unit == memory.counted
    return metric.id in scene.cues.words("metric.ids", "spread")


# What is told as it is now is not of a time that ended more days ago than this.
_DAYS_AGO = 10
_IS_NOW = re.compile(r"\b(?:already|now|currently|owns|holds|employs|trades|is|are|has|have)\b|目前|现有|已持|现持")


def _is_of_now(scene: Scene, mention: Mention, metric: Metric | None) -> bool:
    """Whether something that stands is told as it is now: which already owns 9.9% of the company."""
    if metric is None or metric.behaviour != "stock":
        return False
    return _IS_NOW.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_added(scene: Scene, mention: Mention, metric: Metric | None, *, moved: bool) -> bool:
    """Whether an amount is what was added to a stock over the time that is reported on: the backlog grew by €430 million."""
    if not moved or metric is None or metric.behaviour != "stock" or mention.form not in ("money", "count", "measure"):
        return False
    return metric.id not in scene.cues.words("metric.ids", "quoted") and not scene.times


_OF_WHICH = re.compile(r"\s*(?:其中|当中|分别来看|Of (?:these|those|that|the total)|Among (?:these|them))")


_WAS_EXPECTED = re.compile(
    r"\b(?:had|was|were)\s(?:been\s)?(?:forecast|expected|expecting|predicted|estimated|projected|looked\sfor|looking\sfor|hoping\sfor)"
    r"|\b(?:beat\w*|above|below|topp\w+|miss\w+|than|with|against|versus)\s(?:[\w'’-]+\s){0,4}(?:consensus|estimates?)\b"
    r"|市场(?:此前|普遍|一致)?预[期计测]|此前预[期计测]"
)


def _was_expected(scene: Scene, mention: Mention) -> bool:
    """Whether a forecast was one for what has been reported: economists had forecast 2.2%."""
    return _WAS_EXPECTED.search(scene.text, scene.clause(mention.start).start, scene.clause(mention.start).end) is not None


_AVERAGED = re.compile(r"\baverag(?:e|ed|ing)\b|平均|均价|实现价格", re.IGNORECASE)


def is_averaged(scene: Scene, mention: Mention, metric: Metric | None) -> bool:
    """Whether a price is told as the average over the time that is reported on."""
    if metric is None or metric.behaviour != "stock" or metric.modality or not metric.shapes[0].startswith("money"):
        return False
    return _AVERAGED.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_booked(scene: Scene, mention: Mention, metric: Metric | None, mode: str) -> bool:
    """Whether what a number measures is told of many things, but in a report of what was booked in its time: costs, fees;
    or by how much a price moved in it."""
    if mode != "actual" or metric is None:
        return False
    moved = mention.form == "percent" and metric.id in scene.cues.words("period.booked", "moved")
    return moved or metric.id in scene.cues.words("period.booked", "ids")


# Money without a name, from here on, is more likely what a business took or spent than a price.
_LARGE = 1_000_000


def lasts(mention: Mention, metric: Metric | None) -> bool:
    """Whether what a number measures goes on over a time that is reported on: a flow, or what is told in per cent of it."""
    if metric is None and mention.form == "money" and mention.base.low is not None and abs(mention.base.low) >= _LARGE:
        return True
    if metric is None or metric.share_of is not None or metric.id == "share":
        return shape(mention.base.unit) in ("percent", "percentage_point") or mention.form == "fraction"
    rate = metric.shapes[0] == "percent"
    return (metric.values == "one" and (metric.behaviour == "flow" or rate)) or (rate and metric.signed)


def follows(scene: Scene) -> bool:
    """Whether a sentence goes on from the one before behind a semicolon."""
    return _follows(scene.text, scene.sentence)


def _follows(text: str, sentence: Sentence) -> bool:
    return text[max(0, sentence.start - 1) : sentence.start] in (";", "；")


def is_short(period: str) -> bool:
    """Whether a period is a month or less, so that what stands at a moment may be carried along with it."""
    span = extent(period)
    return span is not None and (span[1] - span[0]).days <= 31


_ANNOUNCES = re.compile(
    r"宣布|公布|公告|发布|披露|表示|报道|透露|announced|reported|said|posted|published|unveiled|told|released|issued|disclosed",
    re.IGNORECASE,
)


def is_frame(scene: Scene, when: When) -> bool:
    """Whether a day or a week is only that of an announcement."""
    if not is_instant(when.period) and "-W" not in when.period:
        return False
    index = scene.sentence.clause_at(when.start)
    end = scene.sentence.clauses[min(index + 1, len(scene.sentence.clauses) - 1)].end
    return bool(_ANNOUNCES.search(scene.text, scene.clause(when.start).start, end))
