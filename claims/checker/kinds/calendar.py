"""A date that a text speaks of as yet to come though it lies before the article's own: an old sentence, or a wrong year.

Only where the word that looks ahead stands right before a date with its year (将于2024年3月), or in English in one clause
with it (will open in March 2024), and nothing in the sentence says that a plan of the past is told. Always an info.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from claims.checker.case import Case
from claims.checker.cues import words
from claims.checker.finding import build
from claims.model import Article, Evidence, Finding, Span
from claims.packs import Pack, PackError, Rule
from claims.period import days

_SENTENCE = re.compile(r"[^。！？!?\n]+")
_STOP = re.compile(r"(?<=[a-z0-9)”\"])\.\s+(?=[A-Z“\"])")
_ZH = r"(?P<year>(?:19|20)\d\d)年(?:(?P<month>1[0-2]|0?[1-9])月(?:(?P<day>[12]\d|3[01]|0?[1-9])日)?)?"
# What a whole year or month may still be followed by, so that its last day is not the one meant.
_ZH_PART = re.compile(r"[至到、—~～-]|或|及|和")


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tension for every date of an article that is told as to come and was past when it was published."""
    past = case.cue("calendar.past")
    for article in case.texts():
        for start, sentence in _sentences(article) if article.published else ():
            if past.search(sentence):
                continue
            for found in _promised(case.pack).finditer(sentence):
                if _is_passed(case.pack, found, sentence, article):
                    yield _report(rule, case, article, start + found.start(), start + found.end())


def _sentences(article: Article) -> Iterator[tuple[int, str]]:
    """Yield the sentences of the shadow text with their places in it."""
    for found in _SENTENCE.finditer(article.shadow.text):
        start = found.start()
        for part in _STOP.split(found[0]):
            yield article.shadow.text.index(part, start), part
            start += len(part)


@cache
def _promised(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a word that looks ahead and its date, in either language."""
    ahead = words(pack, "calendar.ahead_zh")
    verbs, months = words(pack, "calendar.ahead_en"), words(pack, "calendar.months")
    if len(months) != 12:
        raise PackError(f"relations.toml: calendar.months: expected twelve names, found {len(months)}")
    chinese = rf"(?:{'|'.join(map(re.escape, ahead))}){_ZH}"
    english = (
        rf"\b(?:{'|'.join(map(re.escape, verbs))})\s[^,;:()“”\"]{{0,60}}?\b(?:in|by|on)\s(?:the end of\s)?"
        rf"(?:(?P<name>{'|'.join(months)})\s(?:(?P<en_day>\d{{1,2}}),\s)?)?(?P<en_year>(?:19|20)\d\d)(?![\d-])"
    )
    return re.compile(f"{chinese}|{english}")


def _is_passed(pack: Pack, found: re.Match[str], sentence: str, article: Article) -> bool:
    last = _last_day(pack, found)
    is_span = found["year"] is not None and _ZH_PART.match(sentence, found.end()) is not None
    return last is not None and article.published is not None and last < article.published and not is_span


def _last_day(pack: Pack, found: re.Match[str]) -> date | None:
    """Return the last day that the date may mean."""
    year, month, day = found["year"] or found["en_year"], found["month"], found["day"] or found["en_day"]
    if found["name"]:
        month = str(words(pack, "calendar.months").index(found["name"]) + 1)
    period = "-".join([year, *(part.zfill(2) for part in (month, day) if part)])
    held = days(period)
    return held[1] if held else None


def _report(rule: Rule, case: Case, article: Article, start: int, end: int) -> Finding:
    first, last = article.shadow.origin(start, end)
    place = Evidence(Span(article.id, first, last), article.text[first:last])
    slots = {"words": " ".join(article.shadow.text[start:end].split()), "published": str(article.published)}
    return build(case, rule, "tension", (), slots=slots, severity="info", confidence=0.5, evidence=[place])
