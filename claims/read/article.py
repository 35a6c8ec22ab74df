"""Text and what is known of it, made into an article: shadow, zones, damage, and what its own lines tell of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from claims.model import Article, Damage, Shadow, Zone
from claims.read import cues, damage
from claims.read.dates import YEAR, full_dates, weekday_date
from claims.read.meta import Meta
from claims.read.normalise import shadow_of
from claims.read.script import language_of, named_language
from claims.read.zones import zones_of

HEAD = 400
OPENING = 90

# What follows the date of a report's opening: 讯, 电, a comma, or the dash of an agency.
REPORTED = re.compile(r"[)）]? ?(?:讯|电|消息|报道|[,，])|(?: ?\([A-Z][^)]{1,40}\)| ?/[A-Za-z ]+/)? ?(?:[-–—]|/)")
PLACED = re.compile(r"[【(]?[^ ,，。0-9]{0,14}")
AGENCY = re.compile(r"\((?P<name>[A-Z][A-Za-z .]{1,30})\) ?[-–—]")
NEWSROOM = re.compile(
    r"(?:^|[【(])(?P<name>[\u4e00-\u9fff]{2,8}?)(?:北京|上海|深圳|香港|广州)?(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:讯|电|消息)"
)
NAMED_SOURCE = re.compile(r"(?:来源|来自|转自|首发于|Source)\s?[:：|丨于]?\s?(?P<name>[^\s,，。()|:：]{2,24})")


@dataclass(frozen=True, slots=True)
class Page:
    """A text as decoded, before anything is made of it."""

    id: str
    text: str
    meta: Meta = field(default_factory=Meta)
    body_start: int = 0
    markdown: bool = False


def article_of(page: Page, today: date | None = None) -> Article:
    """Return the article. `today` bounds the years that a weekday may settle."""
    shadow, places = shadow_of(page.text, markdown=page.markdown)
    zones = zones_of(shadow, len(page.text), title=page.meta.title, body_start=page.body_start)
    meta = page.meta
    return Article(
        id=page.id,
        title=meta.title or title_in(page, zones),
        source=meta.source or source_in(shadow, zones),
        published=meta.published or published_in(shadow, zones, today or date.today()),
        language=named_language(meta.language) or language_of(shadow_source(page)),
        text=page.text,
        zones=zones,
        shadow=shadow,
        damage=damage.capped([*places, *cut_off(page.text, zones)]),
        url=meta.url,
    )


def shadow_source(page: Page) -> str:
    """Return the body of a page, which is what its language is told from."""
    return page.text[page.body_start :]


def title_in(page: Page, zones: Sequence[Zone]) -> str:
    """Return the first line of the first title zone that stands before the body, or nothing."""
    for zone in zones:
        if zone.name in ("lead", "body"):
            break
        if zone.name == "title":
            return page.text[zone.start : zone.end].strip().splitlines()[0].lstrip("# ").strip()
    return ""


def stretches(shadow: Shadow, zones: Sequence[Zone], *names: str) -> list[tuple[int, int]]:
    """Return where zones of these names lie in the shadow text."""
    bounds, at = [], 0
    places = {zone.start: zone for zone in zones}
    for zone in places.values():
        start = first_at(shadow, zone.start, at)
        at = first_at(shadow, zone.end, start)
        if zone.name in names and start < at:
            bounds.append((start, at))
    return bounds


def first_at(shadow: Shadow, offset: int, low: int) -> int:
    """Return the first shadow place that stands at or after an original offset."""
    high = len(shadow.offsets)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if shadow.offsets[middle] < offset else (low, middle)
    return low


def published_in(shadow: Shadow, zones: Sequence[Zone], today: date) -> date | None:
    """Return the day of publication, as the text itself tells it, or None.

    In this order: a time stamp above the body; the opening of the lead; a month-day with its weekday near the top; a
    time stamp under the body, where it is the only full date of the page. A year is never made up.
    """
    text = shadow.text
    furniture = stretches(shadow, zones, "boilerplate")
    prose = stretches(shadow, zones, "lead", "body")
    top = prose[0][0] if prose else len(text)
    stamps = [day for start, end in furniture if start < top for _, _, day in full_dates(text, start, end) if day <= today]
    if stamps:
        return stamps[0]
    opening = opening_date(text, top, today) if prose else None
    if opening:
        return opening
    by_weekday = weekday_date(text[:HEAD], text, today)
    if by_weekday:
        return by_weekday
    days = {day for _, _, day in full_dates(text)}
    below = {day for start, end in furniture for _, _, day in full_dates(text, start, end)}
    return days.pop() if days == below and len(days) == 1 and max(days) <= today else None


def opening_date(text: str, start: int, today: date) -> date | None:
    """Return the full date that a report opens with (`新华社2023年9月25日电`, `LONDON, Sept 25, 2023 (Reuters) -`).

    Not where later years are spoken of: then the date is where a story begins, and not when it was told.
    """
    line = text[start : start + OPENING].split("\n", 1)[0]
    for at, end, day in full_dates(line):
        dashed = line[end:].lstrip()[:1] in ("-", "–", "—", "(", "/")
        if not REPORTED.match(line, end) or day > today or not (dashed or PLACED.fullmatch(line[:at])):
            return None
        if re.search(r"截[至止]|[自从于至在]$", line[:at]):
            return None
        return day if all(int(year) <= day.year + 1 for year in YEAR.findall(text)) else None
    return None


def source_in(shadow: Shadow, zones: Sequence[Zone]) -> str:
    """Return who published the text, where a line of the page or the opening of the lead says so."""
    text = shadow.text
    for start, end in stretches(shadow, zones, "boilerplate"):
        found = NAMED_SOURCE.search(text, start, end) if end - start < HEAD else None
        if found:
            return found["name"]
    for start, end in stretches(shadow, zones, "lead")[:1]:
        line = text[start : min(end, start + OPENING)].lstrip()
        opening = AGENCY.search(line) or NEWSROOM.search(line)
        if opening:
            return opening["name"]
    return ""


def cut_off(text: str, zones: Sequence[Zone]) -> list[Damage]:
    """Return the places where a text or a teaser breaks off with an ellipsis.

    Within the body an ellipsis is the author's; at its very end it is a copy that stops.
    """
    places = []
    last = next((zone for zone in reversed(zones) if zone.name in ("lead", "body")), None)
    for zone in zones:
        if zone.name != "boilerplate" and zone is not last:
            continue
        lines = [(m.start(), m[0].rstrip()) for m in re.finditer(r"[^\r\n]*\S[^\r\n]*", text[zone.start : zone.end])]
        for start, line in lines if zone.name == "boilerplate" else lines[-1:]:
            found = cues.CUT_OFF.search(line)
            if found:
                at = zone.start + start + found.start()
                places.append(damage.place("truncated", at, at + len(found[0]), text))
    return places
