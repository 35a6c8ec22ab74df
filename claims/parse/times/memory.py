"""The periods that a text spoke of last, and which of them goes on to a number that names none."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from claims.parse.clauses import Sentence
from claims.parse.numbers.mention import Mention
from claims.parse.parties.quoting import in_quotes
from claims.parse.scene import Scene
from claims.parse.times.calendar import OwnYear
from claims.parse.times.dates import FUTURE, When
from claims.parse.times.fiscal import own_year_end, placed
from claims.parse.times.headings import Heading, heading
from claims.parse.times.mentioned import (
    adds_up,
    follows,
    goes_on_in,
    is_deadline,
    is_frame,
    is_inside,
    is_item,
    is_level_before,
    is_short,
    precedes,
)
from claims.parse.times.opening import QUARTERLY
from claims.parse.times.series import alike, row_of, run
from claims.parse.times.when import ALL_BUT
from claims.period import days, extent, is_instant

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


# The periods that a prospectus reports on, named together.
_REPORTING = re.compile(r"报告期|各期(?!货)|上述期间")


@dataclass(slots=True)
class Memory:
    """The periods last spoken of: `when` in this paragraph, `span` the last one that had passed and was longer than a day."""

    published: date | None = None
    # The year of its own that the text gives the company it is about.
    told: OwnYear | None = None
    # The quarter whose results the text tells before it names it.
    opening: str | None = None
    when: When | None = None
    paragraph: int = -1
    span: str | None = None
    span_paragraph: int = -1
    # The last paragraph that told a number of what the text reports on.
    told_in: int = -1
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
    # The month in which the year of the company ends that the text is about, where that is not the calendar's.
    own_end: int | None = None
    placed: tuple[Scene, Scene] | None = None
    # The period that a sentence expected something of, where it begins, where the next one does, and its paragraph.
    expected: tuple[str, int, int, int] | None = None
    # Whether that period is only the time until which something is to be.
    until: bool = False
    # What heads the list that is being read.
    heading: Heading | None = None
    # The period of the programme that the text begins with: what its money is laid out over.
    plan: str | None = None
    # Whether the text is on what a state plans; and the last sentence that laid out something of it.
    public: bool = False
    laid: int = -1
    last: Linked | None = None
    # The periods of the last list that told a metric for three or more of them.
    series: tuple[str, ...] = ()
    # The periods of the last list of numbers alike, its sentence and where it ended; and of the list that is being read.
    row: tuple[int, int, tuple[str, ...]] | None = None
    reading: tuple[str, ...] = ()
    # The last day of a closing price and its paragraph.
    quoted: tuple[str, int] | None = None
    # The day on whose markets the text begins to report.
    session: str | None = None
    # What is counted in a report on the sales of a month.
    counted: str | None = None
    # Whether the text has set its numbers against those a year before, and against those of the month or quarter before.
    yearly: bool = False
    nearer: bool = False

    def __post_init__(self) -> None:
        if self.opening:
            self.report = self.span = self.opening
            self.span_paragraph = 0

    def turn(self, text: str, sentence: Sentence) -> None:
        """Come to a sentence: what was spoken of only on the way ends with the one before."""
        if self.held and not goes_on_in(text, sentence):
            self.when, self.span, self.span_paragraph = self.held
            self.held, self.blurred = None, self.paragraph
        if sentence.paragraph != self.paragraph:
            self.when, self.paragraph = None, sentence.paragraph
            self.year_end = self.own_end or self.year_end
            if self.heading and not is_item(text, sentence.start):
                self.heading = None

    def hear(self, scene: Scene) -> None:
        """Take note of the plain periods of a sentence that has been read."""
        self.turn(scene.text, scene.sentence)
        self._compare(scene)
        year_end = own_year_end(scene, scene.sentence.end, self.year_end, self.told)
        scene = self.place(scene)
        self.year_end = year_end
        heads = self.heads if follows(scene) else []
        self.heads = heads
        for when in scene.times:
            if when.role == "open" and self._loses(scene, when):
                self.when = self.span = None
            if not scene.mentions and in_quotes(scene.text, when.start):
                continue  # what somebody says of a time is not what the text reports on
            if when.beside in ("close", "dateline") and when.period:
                self.quoted = when.period, scene.sentence.paragraph
            if self.session is None and self._is_session(scene, when):
                self.session = when.period
            if when.beside == "part" and self.report is None and self._told_before(when):
                self._report(scene, when)
            if when.role != "at" or not when.period or when.beside in ("base", "part", "once", "close", "dateline", "record"):
                continue
            if scene.english and is_deadline(scene, when) and not self.has_passed(when.period):
                continue
            if when.beside == "opening":
                self.held = self.held or (self.when, self.span, self.span_paragraph)
            if is_frame(scene, when):
                self.when = self.when if heads else None
            elif is_level_before(scene, when, heads, self.report) or adds_up(when, heads):
                continue
            else:
                heads.append(when.period)
                self.when = when
            if FUTURE.search(scene.text, scene.clause(when.start).start, scene.clause(when.start).end) and self.published is None:
                continue
            if self._told_before(when) and not self._is_one_part(scene, when):
                self._report(scene, when)
        self._head(scene)

    def _loses(self, scene: Scene, when: When) -> bool:
        """Whether a part of a year that cannot be placed ends what was spoken of; not the quarter that is named only later."""
        if self.opening and QUARTERLY.search(scene.text, when.start, when.end):
            return False
        return _NAMES_PART.search(scene.text, when.start, when.end) is not None

    def _is_session(self, scene: Scene, when: When) -> bool:
        """Whether a day near that of the text is one on which it tells of a market: Oil prices fell on Wednesday."""
        if when.role != "at" or when.beside or self.published is None or scene.sentence.paragraph > _OPENING:
            return False
        day = days(when.period)
        if day is None or day[0] != day[1] or not 0 <= (self.published - day[0]).days <= _SESSION:
            return False
        quoted = scene.cues.words("metric.ids", "quoted")
        return (
            any(hit.id in quoted for hit in scene.hits)
            or _MARKET.search(scene.text, scene.sentence.start, when.start) is not None
        )

    def _told_before(self, when: When) -> bool:
        """Whether a time is longer than a day and over: what lies ahead is forecast, and does not end what is reported on."""
        lasted = extent(when.period, self.year_end or 12)
        return lasted is not None and lasted[0] != lasted[1] and self.has_passed(when.period)

    def _report(self, scene: Scene, when: When) -> None:
        """Take note of a time that results are told of."""
        self.span, self.span_paragraph = when.period, scene.sentence.paragraph
        if self.report is None:
            self.report, self.reporter = self.span, _company(scene)

    def _is_one_part(self, scene: Scene, when: When) -> bool:
        """Whether a sentence tells the parts of what is reported on one by one: up 4.1%, 4.4% in the first quarter and 3.8% in
        the second."""
        whole = extent(self.report or "", self.year_end or 12)
        if whole is None or len(scene.times) < 2:
            return False
        parts = (w for w in scene.times if w.role == "at" and w.period and not w.beside)
        inner = {w.period for w in parts if is_inside(extent(w.period, self.year_end or 12), whole)}
        return len(inner) > 1 and when.period in inner

    def _head(self, scene: Scene) -> None:
        """Take note of a line that heads a list: For the second quarter the company expects:, 去年成绩单."""
        ahead = [w for w in scene.times if w.role == "at" and w.period and not self.has_passed(w.period)]
        self.heading = heading(scene, ahead) or self.heading

    def headed(self, scene: Scene) -> Heading | None:
        """Return what heads the list of which a line is an item."""
        if self.heading is None or not is_item(scene.text, scene.sentence.start):
            return None
        if not 0 < scene.sentence.paragraph - self.heading.paragraph <= REPORT_REACH:
            return None
        planned = not self.heading.mode and not self.heading.period and self.plan is not None and self.public
        return self.heading._replace(mode="target") if planned else self.heading

    def _compare(self, scene: Scene) -> None:
        """Take note of what a sentence sets its numbers against."""
        start, end = scene.sentence.start, scene.sentence.end
        self.yearly = self.yearly or scene.spots.first("basis.yoy", start, end) is not None
        self.nearer = self.nearer or any(scene.spots.first(f"basis.{name}", start, end) for name in ("qoq", "mom"))

    def linked(self, scene: Scene, mention: Mention, metric: str | None, timed: Timed | None, *, public: bool = False) -> None:
        """Remember the period of a number: what 去年同期 behind it goes back from, and the years of a list of periods."""
        if self.counted is None and mention.form == "count" and metric in scene.cues.words("metric.ids", "spread"):
            self.counted = mention.base.unit
        words = scene.cues.words
        money = mention.form == "money" and (metric in words("metric.ids", "spent") or metric in words("metric.ids", "fiscal"))
        planned = timed is not None and self.expected is not None and (timed.period, scene.sentence.start) == self.expected[:2]
        if money and timed and planned and scene.sentence.paragraph <= 2 and not is_short(timed.period) and self.plan is None:
            self.plan, self.public = timed.period, public
        if timed and self.last and self.last.sentence == scene.sentence.start and self.last.metric == metric:
            listed = (*self.last.periods, timed.period)
        else:
            listed = (timed.period,) if timed else ()
        self.last = Linked(scene.sentence.start, metric, listed)
        self.told_in = scene.sentence.paragraph if timed and timed.period == self.report else self.told_in
        if len(listed) >= 3 and len(set(listed)) == len(listed) and self.series[: len(listed)] != listed:
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
        if len(group) != len(periods) or any(
            ended <= w.start < group[0].start and w.role not in ("base", "now") for w in scene.times
        ):
            return None
        at = row_of(scene, mention, ended)
        return periods[at] if at is not None else None

    def of_series(self, scene: Scene, mention: Mention, when: When) -> str | None:
        """Return the period of one of several numbers told one by one for the periods of the list before: 同期净亏损A、B和C."""
        if scene.english or not self.series or scene.text[when.start : when.end] not in ("同期", "报告期内", "期内", "报告期"):
            return None
        group = run(scene, mention)
        return self.series[group.index(mention)] if len(group) == len(self.series) else None

    def of_reporting(self, scene: Scene, mention: Mention) -> str | None:
        """Return the period of one of as many numbers as the report has periods: 报告期内，前五大客户占比分别为A、B和C."""
        if scene.english or len(self.series) < 3 or not _REPORTING.search(scene.text, scene.sentence.start, mention.start):
            return None
        group = run(scene, mention)
        return self.series[group.index(mention)] if len(group) == len(self.series) else None

    def expect(self, scene: Scene, timed: Timed | None, mode: str) -> None:
        """Remember what a sentence expects something of, for the next one."""
        if timed and mode in ("target", "forecast") and not self.has_passed(timed.period):
            self.expected = timed.period, scene.sentence.start, scene.sentence.end, scene.sentence.paragraph
            self.until = any(when.period == timed.period and is_deadline(scene, when) for when in scene.times)

    def beside(self, scene: Scene) -> Timed | None:
        """Return the period of the number before in the same sentence."""
        last = self.last
        here = last is not None and last.periods and last.sentence == scene.sentence.start
        return Timed(last.periods[-1], "carried") if last and here else None

    def is_over(self, period: str) -> bool:
        """Whether a period ended more than some days before the text came out."""
        span = days(period, self.year_end)
        return span is not None and self.published is not None and (self.published - span[1]).days > _DAYS_AGO

    def is_recent(self, period: str) -> bool:
        """Whether a day is that of the text or one of the few before it."""
        span = days(period)
        return span is not None and self.published is not None and 0 <= (self.published - span[0]).days <= _RECENT

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
        if not scene.times:
            return scene
        if self.placed is None or self.placed[0] is not scene:
            named = _company(scene, known=True)
            others = named is not None and self.reporter is not None and named != self.reporter
            self.placed = scene, placed(scene, self.published, self.year_end, None if others else self.report, self.told)
        return self.placed[1]

    def has_passed(self, period: str) -> bool:
        """Whether a period had ended when the text came out, or all but, as far as is known."""
        span = days(period, self.year_end)
        if span is None and self.published and period.startswith("FY") and period[2:6] > str(self.published.year):
            return False  # whatever the calendar, the year after this one is not over
        if span is None and self.report and self.report.startswith("FY") and period.startswith("FY"):
            span, reported = days(period, 12), days(self.report, 12)  # whatever the calendar, what comes later lies ahead
            return span is None or reported is None or span[1] <= reported[1]
        return span is None or self.published is None or span[1] <= self.published + ALL_BUT

    @property
    def monthly(self) -> bool:
        """Whether the text reports on a month."""
        return self.report is not None and is_short(self.report) and not is_instant(self.report)

    def listed_under(self, scene: Scene) -> bool:
        """Whether a line of a list stands under the paragraph, or the heading, that spoke of a period."""
        return is_item(scene.text, scene.sentence.start) and 0 < scene.sentence.paragraph - self.span_paragraph <= REPORT_REACH

    def reported(self, paragraph: int) -> str | None:
        """Return the period that the whole text reports on, as long as nothing but its total so far was spoken of since."""
        if self.span is None or self.report is None or paragraph - max(self.span_paragraph, self.told_in) > REPORT_REACH:
            return None
        if self.public and paragraph != self.span_paragraph:
            return None  # a text on what is to come reports on nothing that was
        last, report = extent(self.span, self.year_end or 12), extent(self.report, self.year_end or 12)
        if last is None or report is None:
            return None
        so_far = last[1] == report[1] and last[0] <= report[0]
        # A new paragraph comes back from a month inside a quarter or more, or from one as long before it; of a total so
        # far and its last quarter either may be meant.
        inside = report[0] <= last[0] and last[1] <= report[1] and (last[1] - last[0]).days <= 31 and len(self.report) > 4
        aside = inside or precedes(last, report) or last[1] < report[0]
        return self.report if so_far or (aside and paragraph != self.span_paragraph) else None


def _company(scene: Scene, *, known: bool = False) -> str | None:
    """Return the first company that a sentence names, or the first of the pack."""
    companies = (actor for actor in scene.actors if actor.is_company and not actor.anaphor)
    return next((actor.name for actor in companies if actor.entity or not known), None)


# A market is reported on within these days, and in one of the first paragraphs.
_SESSION, _OPENING = 3, 3
_MARKET = re.compile(
    r"\b(?:stocks|shares|futures|crude|oil\sprices|Wall\sStreet|FTSE|S&P|Nasdaq|Dow|index)\b"
    r"|股市|股价|大盘|恒指|沪指|油价|收盘|收市"
)
_NAMES_PART = re.compile(r"[季半期报财月]|quarter|half|month|year", re.IGNORECASE)


# What is told as it is now is not of a time that ended more days ago than this; the prices of a market are told of within a few.
_DAYS_AGO, _RECENT = 10, 5
