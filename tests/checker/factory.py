"""Claims built by hand from short texts, so that checks are tested apart from parsing."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from claims.checker.case import Case
from claims.checker.engine import check
from claims.interval import Interval, Readings, between, point
from claims.model import Amount, Article, Claim, Finding, Shadow, Span, Zone
from claims.packs import Pack, Rule, load

Number = Decimal | int | str


def article(text: str, *, name: str = "draft", language: str = "zh-Hans", title: str = "") -> Article:
    """Return an article whose shadow is its text; the first `len(title)` characters are its headline."""
    whole = f"{title}\n{text}" if title else text
    zones = (Zone("title", 0, len(title)), Zone("body", len(title), len(whole))) if title else (Zone("body", 0, len(whole)),)
    shadow = Shadow(whole, tuple(range(len(whole))))
    return Article(name, title, "", None, language, whole, zones, shadow)


def claim(
    where: Article,
    quote: str,
    value: Number | tuple[Number | None, Number | None],
    unit: str,
    *,
    nth: int = 1,
    printed: str | None = None,
    hedge: str = "",
    hard: Readings | None = None,
    **links: str | None,
) -> Claim:
    """Return the claim that `quote` (its nth occurrence) makes: a point, or (low, high), in the base unit.

    Without `hard`, what the words allow follows from the hedge: half of the last digit that is not zero, capped at 5 %.
    """
    start = -1
    for _ in range(nth):
        start = where.text.index(quote, start + 1)
    low, high = value if isinstance(value, tuple) else (value, value)
    base = Amount(*(None if end is None else Decimal(end) for end in (low, high)), unit)
    allowed = hard or (_allowed(base, hedge),)
    return Claim(
        id=f"{where.id}:{start}",
        span=Span(where.id, start, start + len(quote)),
        quote=quote,
        zone=where.zone_at(start),
        sentence=_sentence(where, start),
        printed=Amount(base.low, base.high, printed or unit),
        base=base,
        hard=allowed,
        soft=allowed,
        hedge=hedge,
        found={name: "stated" for name, found in links.items() if found},
        **links,  # type: ignore[arg-type]
    )


def case(*claims: Claim, articles: tuple[Article, ...], language: str = "auto") -> Case:
    return Case(claims, {a.id: a for a in articles}, load(), language)


def only(rule: str) -> Pack:
    """Return the built-in pack with one rule."""
    pack = load()
    return replace(pack, rules={rule: pack.rules[rule]})


def with_rule(rule: Rule) -> Pack:
    """Return the built-in pack with this rule alone."""
    pack = load()
    return replace(pack, rules={rule.id: rule})


def findings(rule: str, articles: Article | tuple[Article, ...], *claims: Claim, **options: object) -> tuple[Finding, ...]:
    """Return what one built-in rule finds; a crash raises."""
    held = articles if isinstance(articles, tuple) else (articles,)
    return check(claims, held, only(rule), strict=True, **options)  # type: ignore[arg-type]


def verdicts(found: tuple[Finding, ...]) -> list[str]:
    return [finding.verdict for finding in found]


def _allowed(base: Amount, hedge: str) -> Interval:
    if hedge == "over":
        return between(base.low, None, open_low=True)
    if hedge in ("up_to", "at_most", "nearly"):
        return between(0, base.high, open_low=True)
    if base.low is None or base.high is None:
        return between(base.low, base.high)
    if base.low != base.high:
        return between(base.low, base.high)
    if hedge == "about":
        return between(base.low * Decimal("0.9"), base.low * Decimal("1.1"))
    return _rounded(base.low)


def _rounded(value: Decimal) -> Interval:
    digits = value.normalize().as_tuple()
    exponent = digits.exponent
    assert isinstance(exponent, int)
    half = min(Decimal(1).scaleb(exponent) / 2, abs(value) * Decimal("0.05"))
    return between(value - half, value + half, open_high=True) if half else point(value)


def _sentence(where: Article, start: int) -> Span:
    stops = [m.end() for m in re.finditer(r"[。！？\n]|\.\s", where.text)]
    first = max((stop for stop in stops if stop <= start), default=0)
    last = min((stop for stop in stops if stop > start), default=len(where.text))
    return Span(where.id, first, last)
