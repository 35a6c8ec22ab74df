"""Text and what is known of it, made into an article: shadow, zones, damage, and what its own lines tell of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from claims.model import Article, Damage, Part, Shadow, Zone
from claims.reader import cues, damage
from claims.reader.dates import dateline_date, full_dates, weekday_date
from claims.reader.meta import Meta
from claims.reader.normalise import shadow_of
from claims.reader.script import language_of, named_language
from claims.reader.stamps import stamped_date
from claims.reader.zones import LINE, zones_of

SURROGATE = re.compile("[\ud800-\udfff]")
FORMER = re.compile(r"^原[标標][题題]\s?[:：]")
HEAD = 400
OPENING = 90

# What follows the date of a report's opening: 讯, 电, a comma, or the dash of an agency.
REPORTED = re.compile(
    r"[)）]? ?(?:讯|电|消息|报道|[,，])| ?[\u4e00-\u9fff]{2,6}(?:讯|电)[)）】]"
    r"|(?P<dash>[)）]?(?: ?\([A-Z][^)]{1,40}\)| ?/[A-Za-z ]{2,30}/)? ?(?:[-–—]|/|: ))"
)
# A line that says who wrote when is among the first so many, and no longer than this.
BYLINES, BYLINE = 8, 90
NEIGHBOUR = re.compile(r"\s*(?:[上下]一[篇则条]|相关|\b(?:next|previous|related)\b)", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?。！？;；][\s\"”’')）]*$")
PHRASE = re.compile(r"[，,][^，,|/]{40}")
COUNTED = re.compile(r"(?:阅读|浏览|点击|评论|人气|[Vv]iews?|[Rr]eads?|[Cc]omments?)\s?[(:：]?\s?[\d,.]+[万kK]?[)]?")
# The day of the wire beside the full date: 台北11日电, 北京4月9日电.
_WIRED = re.compile(r"(?:(?P<m>\d\d?)月)?(?P<d>\d\d?)日(?=[电讯])")
CLOCK = re.compile(r"\b\d{1,2}:\d\d(?::\d\d)?\b")
# What a date is of that is no day of publication: 截至2025年9月30日, quarter ended September 30, 2025.
AS_OF = re.compile(
    r"截[至止]|[季年]度|期[间内末]|为止"
    r"|\b(?:as of|ended?|ending|until|through|since|quarter|year|fiscal|period|due|before|after)\b",
    re.IGNORECASE,
)
SINCE = re.compile(r"(?:截[至止]|[自从于至在])$")
PLACED = re.compile(r"[【(]?[^ ,，。0-9]{0,14}|[【(]?[^ ,，。0-9]{2,14}[讯电][】)]? ")
# The bracket of a wire in front of the date: 【时报-台北电】2025/11/3.
WIRE = re.compile(r"[【(（\[][^】)）\]\n]{2,16}[电讯][】)）\]]\s?")
# A bracket that says who wrote when, and nothing else: (海湾财经网 2026年2月19日)公司公布…
BRACKET, BRACKET_END = (
    re.compile(r"\s*[【(（\[〔](?:[^】)）\]〕\n,，。:：]{2,24})?"),
    re.compile(r"(?: ?\d\d?:\d\d)? ?[】)）\]〕]"),
)
# In so many words, in front of a date: 披露日:, 发布于, Posted, Filed: Form S-1.
LABEL = re.compile(
    r"(?:发布|发表|披露|公告|发稿|发文|刊发|刊登|出版|签发|报告|更新|撰写|上传)(?:日期?|时间|于)\s?[:：]?\s?$|(?:^|[\s|(（])日期\s?[:：]\s?$"
    r"|(?:^|[.|·•)–—-]\s{1,3})(?:First\s|Last\s)?(?:Posted|Published|Updated|Filed|Released|Issued|Dated|Date)"
    r"(?::[^.!?\n]{0,24}?|(?:\son)?:?)\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$"
)
AGENCY = re.compile(r"\((?P<name>[A-Z][A-Za-z .]{1,30})\) ?[-–—]")
NEWSROOM = re.compile(
    r"[【(]?(?P<name>[\u4e00-\u9fff]{2,8}?)(?:北京|上海|深圳|香港|广州)?(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:讯|电|消息)"
)
YEAR_MONTH = re.compile(r"((?:19|20)[0-9]{2})年([01]?[0-9])月")
NAMED_SOURCE = re.compile(
    r"(?:来源|来自|转自|首发于|Source)\s?[:：|丨于]?\s?(?P<name>[A-Z][\w.&'-]*(?: [A-Z][\w.&'-]*){0,5}|[^\s,，。()|:：]{2,24})"
)
# On a time-stamp line, what stands before the time: 江海日报 2025-07-18, Harbour Energy Desk, 4 May 2025.
STAMPED_SOURCE = re.compile(
    r"(?:^|[,|])\s*(?P<name>[A-Z][\w.'-]*(?: (?:[A-Z][\w.'-]*|&|of|the)){0,5}"
    r"|[\u4e00-\u9fff]{2,12})\s*[,|]?\s*$",
    re.M,
)
NO_SOURCE = re.compile(
    r"发布|更新|时间|日期|上一|下一|记者|编辑|作者|(?:Published|Updated|Posted|Date|By|On|Last|Previous|Next)\b"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A text as decoded, before anything is made of it."""

    id: str
    text: str
    meta: Meta = field(default_factory=Meta)
    body_start: int = 0
    markdown: bool = False
    parts: tuple[Part, ...] = ()


def article_of(page: Page, today: date | None = None) -> Article:
    """Return the article. `today` bounds the years that a weekday may settle."""
    # Half a character, as broken JSON may hold, can be neither converted nor written.
    page = replace(page, text=SURROGATE.sub("\ufffd", page.text))
    shadow, places = shadow_of(page.text, markdown=page.markdown)
    zones = zones_of(shadow, len(page.text), title=page.meta.title, body_start=page.body_start)
    meta = page.meta
    return Article(
        id=page.id,
        title=meta.title or title_in(page, zones),
        source=meta.source or source_in(page, shadow, zones),
        published=meta.published or published_in(shadow, zones, today or date.today()),
        language=named_language(meta.language) or language_of(page.text[page.body_start :]),
        text=page.text,
        zones=zones,
        shadow=shadow,
        damage=damage.capped([*places, *cut_off(page.text, zones)]),
        url=meta.url,
        parts=page.parts,
    )


def title_in(page: Page, zones: Sequence[Zone]) -> str:
    """Return the first line of the first title zone that stands before the body, or nothing."""
    for zone in zones:
        if zone.name in ("lead", "body"):
            break
        if zone.name == "title":
            line = page.text[zone.start : zone.end].strip().splitlines()[0]
            return FORMER.sub("", line.lstrip("# ")).strip()
    return ""


def stretches(shadow: Shadow, zones: Sequence[Zone], *names: str) -> list[tuple[int, int]]:
    """Return where zones of these names lie in the shadow text."""
    wanted = (zone for zone in zones if zone.name in names)
    return [(bisect_left(shadow.offsets, zone.start), bisect_left(shadow.offsets, zone.end)) for zone in wanted]


def published_in(shadow: Shadow, zones: Sequence[Zone], today: date) -> date | None:
    """Return the day of publication, as the text itself tells it, or None.

    In this order: a time stamp above the body; the opening of the lead; a month-day with its weekday near the top; a
    time stamp under the body, where it is the only full date of the page. A year is never made up.
    """
    text = shadow.text
    furniture = stretches(shadow, zones, "boilerplate")
    prose = stretches(shadow, zones, "lead", "body")
    top = prose[0][0] if prose else len(text)
    above = (found for start, end in furniture if start < top for found in full_dates(text, start, end))
    stamps = [day for at, _, day in above if day <= today and not AS_OF.search(line_at(text, at))]
    if stamps:
        return stamps[0]
    opening = (opening_date(text, top, today) or labelled_date(text, today) or byline_date(text, today)) if prose else None
    if opening:
        return opening
    by_weekday = (
        weekday_date(text[:HEAD], text, today) or dateline_date(text[:HEAD], text, today) or stamped_date(text, top, today)
    )
    if by_weekday:
        return by_weekday
    days = {day for _, _, day in full_dates(text)}
    around = (found for start, end in furniture for found in full_dates(text, start, end))
    below = {day for at, _, day in around if not AS_OF.search(line_at(text, at))}
    return days.pop() if days == below and len(days) == 1 and max(days) <= today else None


def line_at(text: str, offset: int) -> str:
    """Return the line that an offset stands in."""
    end = text.find("\n", offset)
    return text[text.rfind("\n", 0, offset) + 1 : end if end >= 0 else len(text)]


def opening_date(text: str, start: int, today: date) -> date | None:
    """Return the full date that a report opens with (`新华社2023年9月25日电`, `LONDON, Sept 25, 2023 (Reuters) -`).

    Before a mere comma, only where the body begins with it. Not where later days or months of the past are spoken of:
    then the date is where a story begins, and not when it was told.
    """
    for number, line in enumerate(text[start : start + HEAD].splitlines()):
        found = next(full_dates(line[:OPENING]), None)
        opening = found and (_bracketed(line, *found[:2]) or REPORTED.match(line, found[1]) or WIRE.fullmatch(line[: found[0]]))
        if not found or not opening or (number and opening[0].endswith((",", "，"))):
            continue
        at, _, day = found
        placed = PLACED.fullmatch(line[:at]) or opening.groupdict().get("dash") or opening.re in (BRACKET_END, WIRE)
        if not placed or SINCE.search(line[:at]) or day > today:
            continue
        return day if not any(day < later <= today for later in days_and_months(text)) else None
    return None


def _bracketed(line: str, start: int, end: int) -> re.Match[str] | None:
    """Return the end of the bracket that opens a line and holds a name and its date."""
    return BRACKET_END.match(line, end) if BRACKET.fullmatch(line, 0, start) else None


def labelled_date(text: str, today: date) -> date | None:
    """Return the full date that one of the first lines calls the day on which it came out, whatever else it tells."""
    for line in text[:HEAD].splitlines()[:BYLINES]:
        for start, _, day in full_dates(line):
            if day <= today and LABEL.search(line, 0, start):
                return day
    return None


def byline_date(text: str, today: date) -> date | None:
    """Return the full date of a short line above the prose that says who wrote when and where, and nothing else.

    Such a line ends no sentence and has no other number: `By the autos desk | October 2, 2025`,
    `车讯 2025-11-03 记者张珊/台北报导`.
    """
    for line in text[:HEAD].splitlines()[:BYLINES]:
        paper = paper_date(line)
        if paper and paper <= today:
            return paper if not any(paper < later <= today for later in days_and_months(text)) else None
        if len(line) > BYLINE or SENTENCE_END.search(line):
            return None
        found = list(full_dates(line))
        if len(found) != 1 or PHRASE.search(line) or NEIGHBOUR.match(line):
            continue
        start, end, day = found[0]
        rest = _without_wire_day(COUNTED.sub("", CLOCK.sub("", line[:start] + " " + line[end:])), day)
        if day <= today and not any(char.isdigit() for char in rest) and not AS_OF.search(line):
            return day if not any(day < later <= today for later in days_and_months(text)) else None
    return None


def _without_wire_day(line: str, day: date) -> str:
    """Return a line without the day that a wire names beside its full date."""
    told = _WIRED.search(line)
    same = told is not None and int(told["d"]) == day.day and int(told["m"] or day.month) == day.month
    return line[: told.start()] + line[told.end() :] if told and same else line


DATED = re.compile(
    r"\s*(?:(?:\w+\s)?(?:prospectus|report|note|letter|memo|circular|bulletin|update|newsletter|digest|review)[,:]?\s)?"
    r"(?:dated|for\sthe\sweek\s(?:ending|ended|to)|week\s(?:ending|ended|to))\s(?:\w+day,?\s)?",
    re.IGNORECASE,
)

# What stands before a date that ends a line of its own, and the place before one that begins a report.
ENDS_WITH = re.compile(r"[A-Za-z0-9)][,|.–—-]\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?$")
PLACE_FIRST = re.compile(r"\s*(?:\(?[A-Z][A-Za-z ]{2,20}|[A-Z ]{3,20})[,.]\s(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s)?")


def paper_date(line: str) -> date | None:
    """Return the date that a paper bears at its top, as a field of its own or in so many words:
    `Steel | 3 February 2026 | Target 60p`, `Prospectus dated 19 January 2026.`, `Steel Weekly No 45, 7 November 2025`."""
    found = list(full_dates(line)) if len(line) <= 2 * BYLINE else []
    if len(found) != 1:
        return None
    start, end, day = found[0]
    field = "|" in line and any(part.strip() == line[start:end] for part in line.split("|"))
    ends = line[end:].strip() in ("", ".") and ENDS_WITH.search(line, 0, start) and not AS_OF.search(line)
    return day if field or ends or DATED.fullmatch(line, 0, start) or PLACE_FIRST.fullmatch(line, 0, start) else None


def days_and_months(text: str) -> Iterator[date]:
    """Yield the full dates of a text, and the first days of the months that it names with their year."""
    yield from (day for _, _, day in full_dates(text))
    for year, month in YEAR_MONTH.findall(text):
        yield date(int(year), max(1, min(int(month), 12)), 1)


def source_in(page: Page, shadow: Shadow, zones: Sequence[Zone]) -> str:
    """Return who published the text, where a line of the page or the opening of the lead says so."""
    text = shadow.text
    furniture = [(start, end) for start, end in stretches(shadow, zones, "boilerplate") if end - start < HEAD]
    for start, end in furniture:
        found = NAMED_SOURCE.search(text, start, end)
        if found:
            return as_printed(page, shadow, found)
    for start, end in stretches(shadow, zones, "lead")[:1]:
        line = text[: min(end, start + OPENING)]
        opening = AGENCY.search(line, start) or NEWSROOM.match(line, start)
        if opening:
            return as_printed(page, shadow, opening)
    for start, end in furniture:
        for at, _, _ in full_dates(text, start, end):
            stamped = STAMPED_SOURCE.search(text, max(start, text.rfind("\n", 0, at) + 1), at)
            if stamped and not NO_SOURCE.match(stamped["name"]):
                return as_printed(page, shadow, stamped)
    return ""


def as_printed(page: Page, shadow: Shadow, found: re.Match[str]) -> str:
    """Return the name that was found in the script of the original, unless something was cut inside it."""
    start, end = shadow.origin(*found.span("name"))
    return page.text[start:end] if end - start == len(found["name"]) else found["name"]


def cut_off(text: str, zones: Sequence[Zone]) -> list[Damage]:
    """Return the places where a text or a teaser breaks off with an ellipsis.

    Within the body an ellipsis is the author's; at its very end it is a copy that stops.
    """
    places = []
    last = next((zone for zone in reversed(zones) if zone.name in ("lead", "body")), None)
    for zone in zones:
        if zone.name != "boilerplate" and zone is not last:
            continue
        lines = [line for line in LINE.finditer(text, zone.start, zone.end) if not line[0].isspace()]
        for line in lines if zone.name == "boilerplate" else lines[-1:]:
            found = cues.CUT_OFF.search(line[0].rstrip())
            if found:
                places.append(damage.place("truncated", line.start() + found.start(), line.start() + found.end(), text))
    return places
