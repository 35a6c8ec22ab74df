"""Claims as a table for the terminal, and as trees that show how each was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claims.model import Claim, Result
from claims.report.layout import Places, columns, visible
from claims.report.options import Options
from claims.report.steps import drawn, steps
from claims.report.view import chosen_language
from claims.report.wording import WORDS, spoken

HEADERS = {
    "en": ("place", "quote", "subject", "metric", "value", "period", "as"),
    "zh": ("位置", "原文", "主体", "指标", "数值", "时期", "语气"),
}
# Columns at most this wide; what is longer is cut.
WIDEST = 40
_LINKS = ("subject", "object", "metric", "scope", "level", "period", "basis", "speaker")


def render_claims(result: Result, options: Options) -> str:
    """Return a table of the claims of each document."""
    places, language = Places(result, options.language), chosen_language(result, options)
    rows_of: dict[str, list[tuple[str, ...]]] = {}
    for claim in result.claims:
        rows_of.setdefault(claim.document, []).append(_row(claim, places, language))
    tables = []
    for article in result.articles:
        rows = rows_of.get(article.id, [])
        table = grid(HEADERS[language], rows) if rows else ""
        tables.append(f"── {visible(article.id)}  {visible(article.title)}".rstrip() + "\n" + table)
    return "\n".join(tables)


def grid(headers: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table of foreign text for the terminal; what is too long for a column is cut."""
    from tabulate import tabulate  # a report of findings has no table

    return tabulate([[_cut(cell) for cell in row] for row in rows], headers=headers, disable_numparse=True) + "\n"


def render_trees(result: Result, options: Options) -> str:
    """Return each claim with how it was read: the words, the value, the links and where they come from, the trace."""
    places, language = Places(result, options.language), chosen_language(result, options)
    return "".join(f"{line}\n" for claim in result.claims for line in tree(claim, places, language))


def tree(claim: Claim, places: Places, language: str) -> Iterator[str]:
    """Yield the lines of one claim's tree."""
    yield f"{places.where(claim.span)}  {visible(claim.quote)}"
    branches = list(_branches(claim, language))
    for number, branch in enumerate(branches):
        yield f"{'└──' if number == len(branches) - 1 else '├──'} {visible(branch)}"
    yield from (f"    {line}" for line in drawn(steps(claim.trace)))


def _branches(claim: Claim, language: str) -> Iterator[str]:
    yield f"base: {_amount(claim)}"
    yield f"hard: {spoken(claim.hard, claim.base.unit, language)}"
    if claim.soft != claim.hard:
        yield f"soft: {spoken(claim.soft, claim.base.unit, language)}"
    yield " · ".join(filter(None, (f"kind: {claim.kind}", claim.hedge, claim.direction, claim.modality, f"zone: {claim.zone}")))
    for link in _LINKS:
        value = getattr(claim, link)
        if value is not None:
            sure = f", {claim.chances[link]:.2f}" if link in claim.chances else ""
            yield f"{link}: {value}" + (f" ({claim.found[link]}{sure})" if link in claim.found else "")
    yield f"read by: {'' if claim.trace else '? '}(confidence {claim.confidence:.2f})"


def _row(claim: Claim, places: Places, language: str) -> tuple[str, ...]:
    line, column = places.position(claim.span)
    subject, other, _, speaker = places.printed.of(claim)
    said = WORDS[language]["said"].format(speaker) if speaker else ""
    how = " ".join(filter(None, ("" if claim.modality == "actual" else claim.modality, said)))
    about = " / ".join(filter(None, (subject, other)))
    basis = f"{claim.metric or ''}{f' ({claim.basis})' if claim.basis else ''}"
    return f"{line}:{column}", claim.quote, about, basis, _amount(claim), claim.period or "", how


def _amount(claim: Claim) -> str:
    """Return the value as printed, in its base unit: a point, or both ends; an open end is …"""
    low, high = (None if end is None else f"{end:,f}" for end in (claim.base.low, claim.base.high))
    value = low if low is not None and low == high else f"{low or '…'} – {high or '…'}"
    return f"{value} {claim.base.unit}"


def _cut(cell: str) -> str:
    shown = visible(cell)
    if columns(shown) <= WIDEST:
        return shown
    while columns(shown) > WIDEST - 1:
        shown = shown[:-1]
    return f"{shown}…"
