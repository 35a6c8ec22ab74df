"""Texts that come after one another: a later value of what changes, and an article that corrects an earlier one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.facts import fiscal_year_end, metric_of, readings
from claims.interval import agree
from claims.model import Article, Claim
from claims.period import days

# How far from either end of a text, in characters, a correction says that it is one.
_HEAD, _FOOT = 120, 200
_CORRECTION = "agreement.correction"


def is_superseded(case: Case, a: Claim, b: Claim) -> bool:
    """Whether one of two claims is only the older one: a stock that was told on two days, while its period still ran.

    A headcount of 2025 in March and in November are two numbers. Once the year is over there is one.
    """
    metric = metric_of(case, a)
    if metric is None or metric.behaviour != "stock" or a.document == b.document:
        return False
    told, other = _published(case, a), _published(case, b)
    span = days(a.period, fiscal_year_end(case, a.subject)) if a.period else None
    return told is not None and other is not None and told != other and span is not None and min(told, other) <= span[1]


def is_corrected(case: Case, a: Claim, b: Claim) -> bool:
    """Whether the article of one of two claims says that it corrects what was published, and the other came before it."""
    return _corrects(case, a, b) or _corrects(case, b, a)


def standing(case: Case, claims: Iterable[Claim]) -> list[Claim]:
    """Return claims of one fact without those that a later correction among them tells otherwise."""
    held = list(claims)
    corrections = [claim for claim in held if _is_correction(case, case.articles[claim.document])]

    def is_taken_back(claim: Claim) -> bool:
        later = (c for c in corrections if _corrects(case, c, claim))
        return any(not agree(claim.hard, readings(c, claim.base.unit)) for c in later)

    return [claim for claim in held if not is_taken_back(claim)] if corrections else held


def _corrects(case: Case, claim: Claim, other: Claim) -> bool:
    """Whether the article of `claim` is a correction and no older than that of `other`, both days known."""
    told, before = _published(case, claim), _published(case, other)
    if claim.document == other.document or told is None or before is None or before > told:
        return False
    return _is_correction(case, case.articles[claim.document])


def _is_correction(case: Case, article: Article) -> bool:
    def found() -> bool:
        words, text = cue(case.pack, _CORRECTION), article.shadow.text if case.says(article.id, _CORRECTION) else ""
        return any(words.search(part) for part in (article.title, text[:_HEAD], text[-_FOOT:]) if part)

    return case.once(("correction", article.id), found)


def _published(case: Case, claim: Claim) -> date | None:
    return case.articles[claim.document].published
