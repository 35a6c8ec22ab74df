"""The JSON of a result, version 1: the models that make it and that describe it (`check-claims schema`).

Numbers are decimal strings without exponent, what is absent is null, offsets are code points of the decoded article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from pydantic.fields import FieldInfo

from claims import model
from claims.figures import tidy
from claims.reliance import JUDGED
from claims.report.options import Options, shown
from claims.report.printed import Printed
from claims.version import VERSION

Number = Annotated[str, Field(pattern=r"^-?\d+(\.\d+)?$", description="a decimal without exponent")]
Offset = Annotated[int, Field(ge=0, description="code points of the decoded document, newlines kept")]
Confidence = Annotated[float, Field(ge=0, le=1)]


def _one_of(*words: str) -> FieldInfo:
    """Return a string field whose schema lists `words`; the records of `claims.model` are trusted to hold to them."""
    field: FieldInfo = Field(json_schema_extra={"enum": list(words)})
    return field


Verdict = Annotated[str, _one_of(*model.VERDICTS)]
Severity = Annotated[str, _one_of(*model.SEVERITIES)]


class Part(BaseModel):
    """A part of the document."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Tool(Part):
    name: Literal["check-claims"] = "check-claims"
    version: str


class Run(Part):
    """What was asked for. Nothing of the machine or the hour: the same input gives the same bytes."""

    command: Literal["check", "extract"]
    language: Literal["auto", "zh", "en"]
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    within: bool
    across: bool
    against: tuple[str, ...] = Field(description="files of trusted facts, and archives of articles")
    fx: tuple[str, ...] = Field(description="tables of rates of exchange")
    as_of: str | None = Field(description="ISO date that was taken for today; null where none was")


class Damage(Part):
    kind: str
    start: Offset
    end: Offset
    quote: str


class Place(Part):
    kind: Annotated[str, _one_of(*model.PARTS)]
    number: int = Field(ge=1, description="paragraphs are counted over the lines that are not blank")
    start: Offset


class Document(Part):
    id: str = Field(description="the path as given; path#id for a record of a .jsonl file")
    title: str
    published: str | None = Field(description="ISO date")
    language: Annotated[str, _one_of("zh-Hans", "zh-Hant", "en")]
    characters: int = Field(ge=0)
    damage: tuple[Damage, ...]
    parts: tuple[Place, ...] = Field(description="where pages, paragraphs, tables and notes of a PDF or Word document begin")


class Amount(Part):
    """A point has equal ends; an open side is null."""

    low: Number | None
    high: Number | None
    unit: str


class Claim(Part):
    id: str
    document: str
    zone: Annotated[str, _one_of(*model.ZONES)]
    start: Offset
    end: Offset
    quote: str = Field(description="the number with its unit and hedge words")
    printed: Amount = Field(description="as written, unit with its scale")
    base: Amount = Field(description="in the canonical unit, signed: a fall is negative")
    hedge: Annotated[str, _one_of(*model.HEDGES)]
    kind: Annotated[str, _one_of(*model.KINDS)]
    direction: str | None
    subject: str | None
    object: str | None
    metric: str | None
    scope: str | None
    period: str | None
    basis: str | None
    modality: Annotated[str, _one_of(*model.MODALITIES)]
    speaker: str | None
    confidence: Confidence = Field(description="the chance that metric, subject, period and modality are all right")
    chances: dict[str, Confidence] = Field(description="the chance that each of these is right, left open where it should be")
    found: dict[str, Annotated[str, _one_of(*model.FOUND)]] = Field(description="how each link was found")


class Evidence(Part):
    document: str
    start: Offset
    end: Offset
    quote: str


class Finding(Part):
    id: str = Field(description="a fingerprint of what is said and where; the same after other edits")
    rule: str
    kind: str
    verdict: Verdict
    severity: Severity
    confidence: Confidence
    message: str
    claims: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    derivation: tuple[str, ...]
    gap: str | None = Field(description="how many times the two sides stand apart")
    reconcile: tuple[str, ...]
    explanations: tuple[str, ...]


class Unread(Part):
    document: str
    start: Offset
    end: Offset
    quote: str
    reason: str


class Coverage(Part):
    numbers: int = Field(ge=0)
    understood: int = Field(ge=0)
    checked: int = Field(ge=0)
    trusted: int | None = Field(description="claims that a trusted table has a value for; null where none was given")
    unread: tuple[Unread, ...]


class Failure(Part):
    """An input that could not be read."""

    path: str
    reason: str


class Suppressed(Part):
    """A finding that is held back."""

    finding: Finding
    by: Annotated[str, _one_of("waiver", "baseline", "path")]
    reason: str = Field(description="of a waiver; of an ignore by path its pattern")
    owner: str
    until: str | None = Field(description="ISO date, the last day of a waiver")


class Report(Part):
    """A run of check-claims."""

    schema_version: Literal[1]
    tool: Tool
    run: Run
    documents: tuple[Document, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    failures: tuple[Failure, ...]
    tables: tuple[Document, ...] = Field(description="trusted tables, as texts that findings point at")
    trusted: tuple[Claim, ...] = Field(description="the facts of those tables, one value each")
    archived: tuple[Document, ...] = Field(description="articles of an archive that findings point at")
    recalled: tuple[Claim, ...] = Field(description="the claims of those articles that findings are about")
    warnings: tuple[str, ...]
    suppressed: tuple[Suppressed, ...] = Field(description="findings that a waiver, the baseline or a path holds back")


def report(result: model.Result, options: Options) -> Report:
    """Return the report of a result. Everything found is in it; only ticks can be left out."""
    printed = Printed(result.texts)
    return Report(
        schema_version=1,
        tool=Tool(version=VERSION),
        run=Run.model_validate({**_RUN, **options.run}),
        documents=tuple(_document(article) for article in result.articles),
        claims=tuple(_claim(claim, printed) for claim in result.claims),
        findings=tuple(_finding(finding) for finding in shown(result, options, ticks=True, all_verdicts=True)),
        coverage=_coverage(result.coverage),
        failures=tuple(Failure(path=failure.path, reason=failure.reason) for failure in result.failures),
        tables=tuple(_document(table) for table in result.tables),
        trusted=tuple(_claim(fact, printed) for fact in result.trusted),
        archived=tuple(_document(article) for article in result.archived),
        recalled=tuple(_claim(claim, printed) for claim in result.recalled),
        warnings=result.warnings,
        suppressed=tuple(_suppressed(item) for item in result.suppressed),
    )


def decimal(value: Decimal) -> str:
    """Return a decimal as a string without exponent; the zeros that a text prints ("4.0") stay."""
    return f"{value:f}"


_RUN: Mapping[str, object] = {
    "command": "check",
    "language": "auto",
    "select": (),
    "ignore": (),
    "within": True,
    "across": True,
    "against": (),
    "fx": (),
    "as_of": None,
}


def _document(article: model.Article) -> Document:
    return Document(
        id=article.id,
        title=article.title,
        published=article.published.isoformat() if article.published else None,
        language=article.language,
        characters=len(article.text),
        damage=tuple(Damage(kind=d.kind, start=d.start, end=d.end, quote=d.quote) for d in article.damage),
        parts=tuple(Place(kind=part.kind, number=part.number, start=part.start) for part in article.parts),
    )


def _amount(amount: model.Amount, written: Callable[[Decimal], str]) -> Amount:
    low, high = (None if end is None else written(end) for end in (amount.low, amount.high))
    return Amount(low=low, high=high, unit=amount.unit)


def _claim(claim: model.Claim, printed: Printed) -> Claim:
    subject, other, scope, speaker = printed.of(claim)
    return Claim(
        id=claim.id,
        document=claim.document,
        zone=claim.zone,
        start=claim.span.start,
        end=claim.span.end,
        quote=claim.quote,
        printed=_amount(claim.printed, decimal),
        base=_amount(claim.base, tidy),
        hedge=claim.hedge,
        kind=claim.kind,
        direction=claim.direction,
        subject=subject,
        object=other,
        metric=claim.metric,
        scope=scope,
        period=claim.period,
        basis=claim.basis,
        modality=claim.modality,
        speaker=speaker,
        confidence=claim.confidence,
        chances={link: claim.chances[link] for link in JUDGED[:-1]},
        found=dict(sorted(claim.found.items())),
    )


def _finding(finding: model.Finding) -> Finding:
    return Finding(
        id=finding.fingerprint,
        rule=finding.rule,
        kind=finding.kind,
        verdict=finding.verdict,
        severity=finding.severity,
        confidence=finding.confidence,
        message=finding.message,
        claims=finding.claims,
        evidence=tuple(_evidence(evidence) for evidence in finding.evidence),
        derivation=finding.derivation,
        gap=finding.gap,
        reconcile=finding.reconcile,
        explanations=finding.explanations,
    )


def _suppressed(item: model.Suppressed) -> Suppressed:
    until = item.until.isoformat() if item.until else None
    return Suppressed(finding=_finding(item.finding), by=item.by, reason=item.reason, owner=item.owner, until=until)


def _evidence(evidence: model.Evidence) -> Evidence:
    span = evidence.span
    return Evidence(document=span.document, start=span.start, end=span.end, quote=evidence.quote)


def _coverage(coverage: model.Coverage) -> Coverage:
    return Coverage(
        numbers=coverage.numbers,
        understood=coverage.understood,
        checked=coverage.checked,
        trusted=coverage.trusted,
        unread=tuple(_unread(coverage.unread)),
    )


def _unread(items: Iterable[model.Unread]) -> Iterable[Unread]:
    for item in items:
        yield Unread(document=item.span.document, start=item.span.start, end=item.span.end, quote=item.quote, reason=item.reason)
