"""The terminal report: every finding with both places, the steps, the intervals, and what would make them agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO

from rich.console import Console
from rich.text import Text

from claims.model import SEVERITIES, Article, Claim, Finding, Result
from claims.report import suppressed, view
from claims.report.labels import LABELS
from claims.report.layout import Passage, Places, columns, visible, wrapped
from claims.report.options import FAILING, Options, shown
from claims.report.table import tree
from claims.report.wording import SIGNS, WORDS, spoken

NAME = "full"
# More claims than this in one finding are counted, not listed.
MANY = 8
# More sentences than this are counted too: every damaged word of a copy is evidence.
PASSAGES = 4
STYLES = {"error": "bold red", "warning": "bold yellow", "info": "bold cyan"}


def render(result: Result, options: Options) -> str:
    """Return findings by document, then ticks; what was not read too with `verbose`; the summary where asked for."""
    places = Places(result, options.language)
    lines = [line for block in _blocks(result, places, options) for line in (*block, Text())]
    if options.summary:
        lines += [Text(line) for line in summary(result, options)]
    return paint(lines, options)


def summary(result: Result, options: Options) -> list[str]:
    """Return the lines that end a run: what was read and how much of it, and what was found."""
    language = view.chosen_language(result, options)
    return [view.coverage(result, language), view.summary(result, language), *map(visible, suppressed.lines(result, language))]


def block(finding: Finding, places: Places, options: Options) -> list[Text]:
    """Return one finding in full."""
    language = places.language(finding) if options.language == "auto" else options.language
    words, style = LABELS[language], STYLES[finding.severity]
    said = Text.assemble((f"{SIGNS[finding.verdict]} {words[finding.verdict]}", style), f"  {words[finding.severity]}")
    name = Text.assemble("  ", (finding.rule, "bold"), (f"  {finding.fingerprint}", "dim"))
    fits = not options.wrap or columns(said.plain + name.plain) <= options.width
    lines = [Text.assemble(said, name)] if fits else [said, name]
    lines += [Text(f"  {line}") for line in _folded(visible(finding.message), 2, options)]
    passages = places.passages(finding, options.width - 6)
    for passage in passages[:PASSAGES]:
        lines += _passage(passage, places, language, style, options.width - 6)
    if len(passages) > PASSAGES:
        lines.append(Text(f"  {WORDS[language]['more'].format(len(passages) - PASSAGES)}", "dim"))
    return [*lines, *_notes(finding, places, language, options)]


def paint(lines: Sequence[Text], options: Options) -> str:
    """Return lines as text, with colour codes where wanted. Nothing in them is read as markup."""
    if not (options.colour and lines):
        return "".join(f"{line.plain}\n" for line in lines)
    out = StringIO()
    console = Console(file=out, force_terminal=True, color_system="standard", no_color=False, legacy_windows=False)
    console.print(Text("\n").join(lines), soft_wrap=True)
    return out.getvalue()


def _blocks(result: Result, places: Places, options: Options) -> Iterator[list[Text]]:
    by_document: dict[str, list[Finding]] = {}
    for finding in shown(result, options, ticks=True):
        by_document.setdefault(_home(finding), []).append(finding)
    for article in result.articles:
        own = by_document.pop(article.id, [])
        if own or options.verbose:
            yield list(_header(article, options))
            yield from _told(own, places, options)
    for elsewhere in by_document.values():
        yield from _told(elsewhere, places, options)
    if options.verbose and result.coverage.unread:
        yield list(_unread(result, places, options))


def _told(findings: Iterable[Finding], places: Places, options: Options) -> Iterator[list[Text]]:
    """Yield what does not fit together in full, the gravest first, and then the rest, a line each."""
    lines: list[Text] = []
    for finding in sorted(findings, key=lambda finding: -SEVERITIES.index(finding.severity)):
        if finding.verdict in FAILING and (finding.claims or finding.severity != "info"):
            yield block(finding, places, options)
        else:
            lines += _short(finding, places, options)
    if lines:
        yield lines


def _home(finding: Finding) -> str:
    """Return the document that a finding is listed under: the first it points at; "" where it points nowhere."""
    return finding.evidence[0].span.document if finding.evidence else ""


def _header(article: Article, options: Options) -> Iterator[Text]:
    about = [visible(article.title), article.published.isoformat() if article.published else ""]
    rest = " · ".join(part for part in about if part)
    name = Text(f"── {visible(article.id)}", "bold")
    if not options.wrap or columns(f"{name.plain}  {rest}") <= options.width:
        yield Text.assemble(name, f"  {rest}" if rest else "")
    else:
        yield name
        yield from (Text(f"   {line}") for line in _folded(rest, 3, options))


def _short(finding: Finding, places: Places, options: Options) -> Iterator[Text]:
    """Yield what needs no second look in one line: a tick, what is not comparable, a note on the copy itself."""
    style = {"consistent": "green", "not_comparable": "dim"}.get(finding.verdict, STYLES[finding.severity])
    where = f"  {places.where(finding.evidence[0].span)}" if finding.evidence else ""
    rule = f"  {finding.rule}"
    first, *more = _folded(visible(finding.message), 2, options)
    rest = Text.assemble((where, "dim"), (rule, "dim"))
    fits = not more and not (options.wrap and columns(f"  {first}{rest.plain}") > options.width)
    yield Text.assemble((f"{SIGNS[finding.verdict]} ", style), first, rest if fits else "")
    yield from (Text(f"  {line}") for line in more)
    if not fits:
        yield rest


def _folded(text: str, indent: int, options: Options) -> list[str]:
    """Return visible text as the lines that it takes behind an indent; one where lines are not to be broken."""
    return wrapped(text, max(20, options.width - indent)) if options.wrap else [text]


def _passage(passage: Passage, places: Places, language: str, style: str, width: int) -> Iterator[Text]:
    """Yield where it stands and who says it, the sentence, and the carets."""
    evidence = sorted(passage.evidence, key=lambda item: item.span)
    where = places.where(evidence[0].span)
    others = dict.fromkeys(places.within(item.span) for item in evidence)
    where = ", ".join([where, *list(others)[1:]])
    claims = [claim for item in evidence if (claim := places.claim_at(item.span)) is not None]
    speakers = dict.fromkeys(claim.speaker for claim in claims if claim.speaker)
    said = "".join(f"  {WORDS[language]['said'].format(visible(name))}" for name in speakers)
    yield Text.assemble("  ", (f"--> {where}", "cyan"), said)
    shown = places.excerpt(passage, width)
    text = Text(shown.text)
    for start, length in shown.marks:
        text.stylize("bold", start, start + length)
    yield Text.assemble("      ", text)
    yield Text.assemble("      ", (shown.carets, style))


def _notes(finding: Finding, places: Places, language: str, options: Options) -> Iterator[Text]:
    words = WORDS[language]
    claims = places.claims_of(finding)
    allowed = [_allowed(claim, language) for claim in claims[:MANY]]
    if len(claims) > MANY:
        allowed.append(f"… +{len(claims) - MANY}")
    yield from _labelled(words["interval"], allowed, options)
    yield from _labelled(words["derivation"], finding.derivation, options)
    yield from _labelled(words["gap"], [f"{finding.gap}×"] if finding.gap else [], options)
    yield from _labelled(words["reconcile"], finding.reconcile, options)
    yield from _labelled(words["explanations"], finding.explanations, options)


def _allowed(claim: Claim, language: str) -> str:
    """Return what a number may stand for, and what it was taken to be about, for the reader to judge."""
    about = " · ".join(part for part in (claim.subject, claim.metric, claim.scope, claim.basis, claim.period) if part)
    return f"{visible(claim.quote)} = {spoken(claim.hard, claim.base.unit, language)}{f'  ({about})' if about else ''}"


def _labelled(label: str, lines: Iterable[str], options: Options) -> Iterator[Text]:
    """Yield lines behind a label, which stands before the first only; what goes on is set in."""
    width = 10
    for number, line in enumerate(lines):
        for at, part in enumerate(_folded(visible(line), width + 4, options)):
            told = label if number == 0 and at == 0 else ""
            yield Text.assemble("  ", (told + " " * (width - columns(told)), "dim"), "  " if at else "", part)


def _unread(result: Result, places: Places, options: Options) -> Iterator[Text]:
    yield Text(LABELS[view.chosen_language(result, options)]["unread"], "bold")
    for item in result.coverage.unread:
        yield Text(f"  {places.where(item.span)}: {visible(item.quote)} ({visible(item.reason)})")


def explain(finding: Finding, result: Result, options: Options) -> list[Text]:
    """Return one finding in full, and under it how each of its claims was read."""
    places = Places(result, options.language)
    language = places.language(finding) if options.language == "auto" else options.language
    trees = [Text(line) for claim in places.claims_of(finding) for line in tree(claim, places, language)]
    return [*block(finding, places, options), Text(), *trees]
