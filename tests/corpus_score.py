"""What the run on corpus/ makes of corpus/EXPECTED.toml. Imported by test_corpus; run alone it prints the score."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath

from claims.model import Evidence, Finding, Result
from claims.pipeline import check

CORPUS = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True, slots=True)
class Expected:
    """One table of EXPECTED.toml; `number` counts within its section."""

    section: str
    number: int
    files: tuple[str, ...]
    quotes: tuple[str, ...]
    verdict: str
    why: str

    @property
    def name(self) -> str:
        return f"{self.files[0][:2]}-{' '.join(self.quotes) or 'clean'}"[:60]


@cache
def expected(section: str) -> tuple[Expected, ...]:
    tables = tomllib.loads((CORPUS / "EXPECTED.toml").read_text(encoding="utf-8"))[section]
    return tuple(
        Expected(
            section,
            number,
            tuple(t["files"]),
            tuple(t.get("quotes", ())),
            t.get("verdict", ""),
            t.get("why") or t["equation"],
        )
        for number, t in enumerate(tables)
    )


@cache
def result() -> Result:
    return check([str(CORPUS)])


def file_of(evidence: Evidence) -> str:
    return PurePosixPath(evidence.span.document.partition("#")[0]).name


@cache
def places(file: str, quote: str) -> tuple[tuple[str, int, int], ...]:
    """Every occurrence of a quote, as (article id, start, end); in a .jsonl each record is a text of its own."""
    found = []
    for article in result().articles:
        if PurePosixPath(article.id.partition("#")[0]).name != file:
            continue
        at = article.text.find(quote)
        while at >= 0:
            found.append((article.id, at, at + len(quote)))
            at = article.text.find(quote, at + 1)
    return tuple(found)


def touched(finding: Finding, wanted: Expected) -> set[str]:
    """The expected quotes that a finding's evidence points at."""
    hit = set()
    for quote in wanted.quotes:
        spots = [spot for file in wanted.files for spot in places(file, quote)]
        for e in finding.evidence:
            if any(e.span.document == d and e.span.start < end and start < e.span.end for d, start, end in spots):
                hit.add(quote)
    return hit


def about(wanted: Expected, verdicts: Sequence[str]) -> Iterator[Finding]:
    """Findings with one of `verdicts` that point at two of the quotes (one where only one is given)."""
    need = min(2, len(wanted.quotes))
    for finding in result().findings:
        if finding.verdict in verdicts and len(touched(finding, wanted)) >= need:
            yield finding


def is_found(wanted: Expected) -> bool:
    """Whether a planted contradiction is reported; an inconsistency may be reported as a tension, not the other way."""
    verdicts = ("inconsistent", "tension") if wanted.verdict == "inconsistent" else ("tension",)
    return next(about(wanted, verdicts), None) is not None


def is_ticked(wanted: Expected) -> bool:
    return next(about(wanted, ("consistent",)), None) is not None


def alarms(wanted: Expected) -> list[Finding]:
    """Findings that accuse what is to be left alone: all that they point at lies in the expected quotes."""
    return [f for f in about(wanted, ("inconsistent", "tension")) if len(touched(f, wanted)) == len(f.evidence)]


@cache
def unexpected() -> list[Finding]:
    """Contradictions and tensions (not info) that no planted table asks for."""
    asked = {f.fingerprint for p in expected("planted") for f in about(p, ("inconsistent", "tension"))}
    return [
        f
        for f in result().findings
        if f.verdict in ("inconsistent", "tension") and f.severity != "info" and f.fingerprint not in asked
    ]


def score() -> Mapping[str, tuple[int, int]]:
    return {
        "planted found": (sum(map(is_found, expected("planted"))), len(expected("planted"))),
        "ticks shown": (sum(map(is_ticked, expected("tick"))), len(expected("tick"))),
        "silent accused": (sum(bool(alarms(s)) for s in expected("silent")), len(expected("silent"))),
        "unexpected": (len(unexpected()), len(result().findings)),
    }


if __name__ == "__main__":
    for label, (part, whole) in score().items():
        print(f"{label:15} {part}/{whole}")
    if "-v" in sys.argv:
        for p in expected("planted"):
            if not is_found(p):
                print("MISSED ", p.files, p.quotes, p.why)
        for t in expected("tick"):
            if not is_ticked(t):
                print("UNTICKED", t.files, t.quotes, t.why)
        for s in expected("silent"):
            for f in alarms(s):
                print("ACCUSED", s.files, s.quotes, f.verdict, f.severity, f.rule, f.message)
        for f in unexpected():
            print("UNEXPECTED", f.verdict, f.severity, f.rule, f.message, [(file_of(e), e.quote) for e in f.evidence])
