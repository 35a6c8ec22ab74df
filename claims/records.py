"""Claims, articles and findings as rows of plain values, and back, exactly: what the archive and the cache keep.

JSON and plain columns, not pickle: a file that somebody else wrote can hold wrong numbers, but it cannot run anything.
Decimals are strings, so that the digits a text prints ("4.0") stay. What has not the shape raises `ValueError`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache, wraps
from itertools import chain, pairwise
from operator import attrgetter
from typing import ParamSpec, TypeVar, cast

from claims.interval import Bound, Interval, Readings
from claims.model import FOUND, Amount, Article, Claim, Damage, Evidence, Finding, Part, Shadow, Span, Unread, Zone

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
Row = tuple[str | int | float | None, ...]

# The columns of a row of a claim; `detail` is JSON of what nobody searches for.
LINKS = ("subject", "object", "metric", "scope", "level", "period", "basis", "modality", "speaker", "hedge", "kind", "direction")
COLUMNS = ("start", "stop", "zone", "quote", *LINKS, "value_low", "value_high", "unit", "confidence", "detail")

# Bytes that a packed value may unpack to: an article of the longest, with what it was mapped from, takes a tenth of it.
UNPACKED = 256 * 2**20

_LINKED = attrgetter(*LINKS)
_WAYS = {way[0]: way for way in FOUND}
_P = ParamSpec("_P")
_T = TypeVar("_T")


def _shaped(work: Callable[_P, _T]) -> Callable[_P, _T]:
    """Let a reader of records raise `ValueError` alone, whatever is wrong with the record."""

    @wraps(work)
    def read(*args: _P.args, **named: _P.kwargs) -> _T:
        try:
            return work(*args, **named)
        except (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, zlib.error, RecursionError) as error:
            raise ValueError(f"not a stored record: {error}") from error

    return read


def row_of(claim: Claim) -> Row:
    """Return a claim without its document, in the order of `COLUMNS`."""
    span, sentence, base = claim.span, claim.sentence, claim.base
    hard = _intervals(claim.hard)
    soft = hard if claim.soft is claim.hard else _intervals(claim.soft)
    detail = (
        None if claim.id == _usual_id(span) else claim.id,
        span.start - sentence.start,
        sentence.end - span.end,
        *_amount(claim.printed),
        hard,
        0 if soft == hard else soft,
        " ".join(f"{link}={way[0]}" for link, way in claim.found.items()),
        " ".join(claim.trace),
    )
    return (span.start, span.end, claim.zone, claim.quote, *_LINKED(claim), *_amount(base), claim.confidence, _dumped(detail))


@_shaped
def claim_of(row: Sequence[object], document: str) -> Claim:
    """Return the claim of a document. Raises `ValueError`."""
    start, stop, zone, quote, *links, low, high, unit, _, detail = cast("Sequence[str]", row)
    span = Span(document, int(start), int(stop))
    own, before, behind, *printed, hard, soft, found, trace = json.loads(detail)
    allowed = _readings(hard)
    return Claim(
        _usual_id(span) if own is None else str(own),
        span,
        quote,
        zone,
        Span(document, span.start - before, span.end + behind),
        _read_amount(*printed),
        _read_amount(low, high, unit),
        allowed,
        allowed if soft == 0 else _readings(soft),
        **dict(zip(LINKS, links, strict=True)),
        found={link: _WAYS[way] for link, _, way in (part.partition("=") for part in found.split())},
        trace=tuple(trace.split()),
    )


def body_of(article: Article, claims: Iterable[Claim] | None = None) -> bytes:
    """Return the text of an article with all that is known of its places, compressed.

    With `claims`, only the sentences that hold one of them: every other character but a line break becomes a blank, so
    that places stay where they are.
    """
    text, shadow = article.text, article.shadow
    if claims is not None:
        text, shadow = _only([(c.sentence.start, c.sentence.end) for c in claims], text, shadow)
    same = shadow.text == text and shadow.offsets == tuple(range(len(text)))
    mapped = None if same else [shadow.text, _runs(shadow.offsets)]
    zones = [[zone.name, zone.start, zone.end] for zone in article.zones]
    damage = [] if claims is not None else [[d.kind, d.start, d.end, d.quote] for d in article.damage]
    parts = [[part.kind, part.number, part.start] for part in article.parts]
    return packed([text, mapped, zones, damage, parts])


@_shaped
def article_of(name: str, title: str, source: str, published: str | None, language: str, url: str, body: bytes) -> Article:
    """Return the article of that name. Raises `ValueError`."""
    text, mapped, zones, damage, parts = cast("list[str]", unpacked(body))
    there, runs = (text, [[0, 0]]) if mapped is None else cast("tuple[str, list[list[int]]]", mapped)
    shadow = Shadow(there, _offsets(runs, len(there)))
    return Article(
        name,
        title,
        source,
        date.fromisoformat(published) if published else None,
        language,
        text,
        tuple(Zone(*cast("tuple[str, int, int]", zone)) for zone in zones),
        shadow,
        tuple(Damage(*cast("tuple[str, int, int, str]", place)) for place in damage),
        url,
        tuple(Part(*cast("tuple[str, int, int]", part)) for part in parts),
    )


def unread_row(unread: Unread) -> Row:
    """Return a number that was not read, without its document."""
    return unread.span.start, unread.span.end, unread.quote, unread.reason


@_shaped
def unread_of(row: Sequence[object], document: str) -> Unread:
    """Return the number of a document that was not read. Raises `ValueError`."""
    start, stop, quote, reason = cast("Sequence[str]", row)
    return Unread(Span(document, int(start), int(stop)), quote, reason)


def finding_row(finding: Finding) -> Row:
    """Return a finding as plain values, in the order of its fields."""
    evidence = [[e.span.document, e.span.start, e.span.end, e.quote] for e in finding.evidence]
    needs = [[claim, *_intervals((values,))] for claim, values in finding.needs]
    plain = (finding.rule, finding.kind, finding.verdict, finding.severity, finding.confidence, finding.message)
    told = (finding.derivation, finding.gap, finding.reconcile, finding.explanations, finding.fingerprint)
    return cast("Row", (*plain, finding.claims, evidence, *told, needs))


@_shaped
def finding_of(row: Sequence[object]) -> Finding:
    """Return the finding of a row. Raises `ValueError`."""
    rule, kind, verdict, severity, confidence, message, claims, evidence, steps, gap, reconcile, explained, mark, needs = row
    if not all(isinstance(text, str) for text in (rule, kind, verdict, severity, message, mark)):
        raise ValueError("not a finding")
    return Finding(
        *cast("tuple[str, str, str, str]", (rule, kind, verdict, severity)),
        float(cast("float", confidence)),
        cast("str", message),
        _texts(claims),
        tuple(
            Evidence(Span(name, start, end), quote)
            for name, start, end, quote in cast("list[tuple[str, int, int, str]]", evidence)
        ),
        _texts(steps),
        cast("str | None", gap),
        _texts(reconcile),
        _texts(explained),
        cast("str", mark),
        tuple((claim, _readings([values])[0]) for claim, values in cast("list[tuple[str, str]]", needs)),
    )


def _texts(held: object) -> tuple[str, ...]:
    found = tuple(cast("list[str]", held))
    if isinstance(held, str) or not all(isinstance(text, str) for text in found):
        raise ValueError("not a list of texts")
    return found


def packed(value: object) -> bytes:
    """Return a value as compressed JSON."""
    return zlib.compress(_dumped(value).encode("utf-8", "surrogatepass"))


@_shaped
def unpacked(data: bytes) -> Json:
    """Return what `packed` was given. Raises `ValueError` for anything else."""
    unpacker = zlib.decompressobj()
    text = unpacker.decompress(data, UNPACKED)
    if not unpacker.eof:
        raise ValueError("cut short, or far larger than it seems")
    return cast("Json", json.loads(text.decode("utf-8", "surrogatepass")))


# Made once: `json.dumps` makes one for every value that is written otherwise than its own way.
_dumped = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _usual_id(span: Span) -> str:
    return f"{span.document}@{span.start}-{span.end}"


def _amount(amount: Amount) -> tuple[str | None, str | None, str]:
    return _number(amount.low), _number(amount.high), amount.unit


def _number(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _read_amount(low: str | None, high: str | None, unit: str) -> Amount:
    return Amount(None if low is None else Decimal(low), None if high is None else Decimal(high), unit)


def _intervals(readings: Readings) -> list[str]:
    """Return intervals as people write them, exactly: "[1.0,2)"; a missing end has no number."""
    return [f"{_end(part.low, '([')},{_end(part.high, ')]')}" for part in readings]


def _end(bound: Bound | None, signs: str) -> str:
    if bound is None:
        return ""
    sign = signs[not bound.open]
    return f"{sign}{bound.value}" if signs[0] == "(" else f"{bound.value}{sign}"


def _readings(parts: Iterable[str]) -> Readings:
    return tuple(_interval(*part.split(",")) for part in parts)


def _interval(low: str, high: str) -> Interval:
    return Interval(
        Bound(Decimal(low[1:]), low[0] == "(") if low else None,
        Bound(Decimal(high[:-1]), high[-1] == ")") if high else None,
    )


def _runs(offsets: Sequence[int]) -> list[list[int]]:
    """Return where offsets jump: [place, offset there], ascending; between two of these they count on by one."""
    jumps = [at for at, (a, b) in enumerate(pairwise(offsets), 1) if b != a + 1]
    return [[at, offsets[at]] for at in ([0, *jumps] if offsets else [])]


def _offsets(runs: Sequence[Sequence[int]], length: int) -> tuple[int, ...]:
    """Return the offsets of runs as `_runs` gives them."""
    ends = [*(at for at, _ in runs[1:]), length]
    highest = max((offset + end - at for (at, offset), end in zip(runs, ends, strict=True)), default=0)
    numbers = _counted(1 << max(0, highest).bit_length())
    return tuple(chain.from_iterable(numbers[offset : offset + end - at] for (at, offset), end in zip(runs, ends, strict=True)))


@lru_cache(maxsize=4)
def _counted(end: int) -> tuple[int, ...]:
    """Return the numbers below `end`, which articles share: an int of its own for every character outweighs the text."""
    return tuple(range(end))


def _only(kept: Sequence[tuple[int, int]], text: str, shadow: Shadow) -> tuple[str, Shadow]:
    """Return a text and its shadow with blanks for all that stands in none of the stretches."""
    held = bytearray(len(text))
    for start, end in kept:
        held[start:end] = b"\x01" * (end - start)
    bare = "".join(char if keep or char == "\n" else " " for char, keep in zip(text, held, strict=True))
    pairs = zip(shadow.text, shadow.offsets, strict=True)
    return bare, Shadow("".join(char if held[at] or char == "\n" else " " for char, at in pairs), shadow.offsets)
