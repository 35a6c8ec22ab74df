"""SARIF 2.1.0: what code scanning services and editors read. Both places of a finding, the rule's own help, fingerprints."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from claims.model import Finding, Result, Span, Suppressed
from claims.packs import Rule, load
from claims.report.json import dumped
from claims.report.layout import Places, file_of, visible
from claims.report.markdown import escaped
from claims.report.options import FAILING, Options, shown
from claims.report.rulebook import explain_rule
from claims.report.suppressed import justification
from claims.report.view import chosen_language
from claims.version import VERSION

NAME = "sarif"
SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_KINDS = {"consistent": "pass", "not_comparable": "notApplicable"}
# In a message, brackets make links and braces stand for arguments.
_SPECIAL = re.compile(r"[\\\[\]]|([{}])")
_SENTENCE = re.compile(r"(?<=[.。])\s*|$")

Json = dict[str, object]


def render(result: Result, options: Options) -> str:
    """Return the log. What agrees is left out, and with `show_ok` a result of kind `pass`."""
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [_run(result, options)]}, indent=2) + "\n"


def _run(result: Result, options: Options) -> Json:
    places = Places(result, options.language)
    findings = shown(result, options, ticks=False)
    rules = sorted({finding.rule for finding in (*findings, *(item.finding for item in result.suppressed))})
    files = list(dict.fromkeys(file_of(article.id) for article in (*result.articles, *result.archived, *result.tables)))
    driver = {
        "name": "check-claims",
        "version": VERSION,
        "semanticVersion": VERSION,
        "rules": list(_descriptors(rules, options)),
    }
    return {
        "tool": {"driver": driver},
        "language": chosen_language(result, options),
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(result)],
        "artifacts": [{"location": {"uri": uri(file)}} for file in files],
        "results": [
            *(_result(finding, places, rules, files) for finding in findings),
            *(_result(item.finding, places, rules, files) | _suppressed(item) for item in result.suppressed),
        ],
    }


def _invocation(result: Result) -> Json:
    """Return how the run went: what could not be read is an error of it, what was used all the same a warning."""
    told: list[Json] = [
        {
            "level": "error",
            "message": {"text": _text(failure.reason)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": uri(file_of(failure.path))}}}],
        }
        for failure in result.failures
    ]
    told += [{"level": "warning", "message": {"text": _text(warning)}} for warning in result.warnings]
    done: Json = {"executionSuccessful": not result.failures}
    return done | ({"toolExecutionNotifications": told} if told else {})


def _descriptors(names: Iterable[str], options: Options) -> Iterator[Json]:
    """Yield what the rule files say of the rules named; of one that has no file, its name."""
    known: Mapping[str, Rule] = load(*options.folders).rules
    for name in names:
        yield _descriptor(known[name]) if name in known else {"id": visible(name)}


def _descriptor(rule: Rule) -> Json:
    why = visible(rule.why)
    lines = [f"**{escaped(rule.id)}**", escaped(rule.why)]
    lines += [f"`{visible(rule.formula).replace('`', '')}`"] if rule.formula else []
    lines += [f"> {escaped(example.text.strip())}" for example in rule.example if example.finds][:1]
    lines += [escaped(rule.source)] if rule.source else []
    return {
        "id": visible(rule.id),
        "shortDescription": {"text": _SENTENCE.split(why, 1)[0]},
        "fullDescription": {"text": why},
        "help": {"text": explain_rule(rule), "markdown": "\n\n".join(lines)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"kind": rule.kind, **({"pack": rule.pack} if rule.pack else {})},
    }


def _result(finding: Finding, places: Places, rules: Sequence[str], files: Sequence[str]) -> Json:
    fails = finding.verdict in FAILING
    spans = list(dict.fromkeys(evidence.span for evidence in finding.evidence))
    locations = [_location(span, places, files) for span in spans]
    made: Json = {
        "ruleId": visible(finding.rule),
        "ruleIndex": rules.index(finding.rule),
        "kind": "fail" if fails else _KINDS[finding.verdict],
        "level": _LEVELS[finding.severity] if fails else "none",
        "message": {"text": _message(finding, places, spans)},
    }
    if locations:
        made["locations"] = locations[:1]
        made["relatedLocations"] = [{"id": number, **location} for number, location in enumerate(locations[1:], 1)]
    return made | {
        "partialFingerprints": {"checkClaims/v1": finding.fingerprint},
        "rank": round(finding.confidence * 100, 1),
        "properties": {
            "verdict": finding.verdict,
            "severity": finding.severity,
            "gap": finding.gap,
            "derivation": [visible(line) for line in finding.derivation],
            "reconcile": [visible(line) for line in finding.reconcile],
            "explanations": [visible(line) for line in finding.explanations],
        },
    }


def _suppressed(item: Suppressed) -> Json:
    """Return what marks a result as known: it was accepted outside the text, in a file of the workspace."""
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": visible(justification(item))}]}


def _message(finding: Finding, places: Places, spans: Sequence[Span]) -> str:
    """Return what is said, the other places linked by their numbers among the related locations."""
    links = [f"[{_text(places.where(span))}]({number})" for number, span in enumerate(spans[1:], 1)]
    return _text(finding.message) + (f" ({', '.join(links)})" if links else "")


def _location(span: Span, places: Places, files: Sequence[str]) -> Json:
    """Return a place: a region of the file where the article is its file as filed, and its name in words elsewhere."""
    file = file_of(span.document)
    artifact: Json = {"uri": uri(file)} | ({"index": files.index(file)} if file in files else {})
    quoted = visible(_quote(span, places))
    if not places.is_as_filed(span.document):
        named = {"fullyQualifiedName": places.where(span), "kind": "text"}
        return {
            "physicalLocation": {"artifactLocation": artifact},
            "logicalLocations": [named],
            "message": {"text": _text(f"{places.where(span)} “{quoted}”")},
        }
    region = _region(span, places) | {"snippet": {"text": quoted}}
    claim = places.claim_at(span)
    around: Json = {"contextRegion": _region(claim.sentence, places)} if claim is not None else {}
    return {
        "physicalLocation": {"artifactLocation": artifact, "region": region} | around,
        "message": {"text": _text(f"“{quoted}”")},
    }


def _quote(span: Span, places: Places) -> str:
    article = places.articles.get(span.document)
    return article.text[span.start : span.end] if article else ""


def _region(span: Span, places: Places) -> Json:
    """Return a stretch in lines and columns from 1, the last column exclusive, and in characters from 0."""
    (line, column), (last, end) = places.position(span), places.end(span)
    where: Json = {"startLine": line, "startColumn": column, "endLine": last, "endColumn": end}
    return where | {"charOffset": span.start, "charLength": span.end - span.start}


def uri(file: str) -> str:
    """Return a path as a URI: relative as it was given, absolute with its scheme."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(path.as_posix(), errors="replace")


def _text(text: str) -> str:
    """Return foreign text as a message in which nothing is a link or stands for an argument."""
    return _SPECIAL.sub(lambda found: found[0] * 2 if found[1] else f"\\{found[0]}", visible(text))
