"""JUnit XML: an article is a suite, a finding a test, as CI services list them (schema: junit-10.xsd of Jenkins)."""

from __future__ import annotations

from xml.etree import ElementTree

from claims.model import Failure, Finding, Result, Suppressed
from claims.report.full import block
from claims.report.layout import Places, file_of, visible
from claims.report.options import FAILING, Options, shown
from claims.report.suppressed import justification

NAME = "junit"


def render(result: Result, options: Options) -> str:
    """Return the suites. A test fails where its finding fails the run; a milder finding is skipped, a tick passes.

    What could not be read, and a rule that crashed, is an error. An article without a finding is one test that passes.
    A finding that is held back is skipped, with who holds it back and why.
    """
    places = Places(result, options.language)
    suites: dict[str, list[ElementTree.Element]] = {article.id: [] for article in result.articles}
    for finding in shown(result, options, ticks=True):
        suites.setdefault(_home(finding), []).append(_case(finding, places, options))
    for item in result.suppressed:
        suites.setdefault(_home(item.finding), []).append(_held_back(item, places))
    for failure in result.failures:
        suites.setdefault(file_of(failure.path), []).append(_unread(failure))
    found = {name: cases or [_named("nothing found", name)] for name, cases in suites.items()}
    root = ElementTree.Element(
        "testsuites", {"name": "check-claims", **_counts([case for cases in found.values() for case in cases])}
    )
    root.extend(_suite(name, cases) for name, cases in found.items())
    ElementTree.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ElementTree.tostring(root, encoding="unicode")}\n'


def _suite(name: str, cases: list[ElementTree.Element]) -> ElementTree.Element:
    suite = ElementTree.Element("testsuite", {"name": visible(name), **_counts(cases)})
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.extend(cases)
    return suite


def _counts(cases: list[ElementTree.Element]) -> dict[str, str]:
    counted = {f"{state}s": sum(case.find(state) is not None for case in cases) for state in ("failure", "error")}
    return {"tests": str(len(cases)), **{name: str(count) for name, count in counted.items()}}


def _home(finding: Finding) -> str:
    return finding.evidence[0].span.document if finding.evidence else "check-claims"


def _test(finding: Finding, places: Places) -> ElementTree.Element:
    where = places.within(finding.evidence[0].span) if finding.evidence else ""
    return _named(" ".join(filter(None, (finding.rule, where, finding.fingerprint[:8]))), _home(finding))


def _held_back(item: Suppressed, places: Places) -> ElementTree.Element:
    case = _test(item.finding, places)
    told = ElementTree.SubElement(case, "skipped", {"type": item.by, "message": visible(justification(item))})
    told.text = visible(item.finding.message)
    return case


def _case(finding: Finding, places: Places, options: Options) -> ElementTree.Element:
    case = _test(finding, places)
    if finding.verdict in FAILING or finding.kind == "internal":
        state = "error" if finding.kind == "internal" else "failure" if options.fails(finding) else "skipped"
        told = ElementTree.SubElement(case, state, {"message": visible(finding.message)})
        told.set("type", f"{finding.severity} {visible(finding.rule)}")
        told.text = "\n".join(line.plain for line in block(finding, places, options))
    else:
        ElementTree.SubElement(case, "system-out").text = visible(finding.message)
    return case


def _unread(failure: Failure) -> ElementTree.Element:
    case = _named("read", failure.path)
    ElementTree.SubElement(case, "error", {"type": "unread", "message": visible(f"{failure.path}: {failure.reason}")})
    return case


def _named(name: str, article: str) -> ElementTree.Element:
    return ElementTree.Element("testcase", {"classname": visible(article), "name": visible(name)})
