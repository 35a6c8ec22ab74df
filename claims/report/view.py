"""What the Markdown and HTML reports show of a finding: its sentences with their numbers, speakers and positions."""

from __future__ import annotations

from dataclasses import dataclass

from claims.model import Finding, Result, Span
from claims.report.labels import LABELS, counted
from claims.report.layout import Places, language_of
from claims.report.options import Options

# Characters shown on each side of a quote where its sentence is longer.
AROUND = 120


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a finding: its pieces in order, each with the span of the number that it is (None: other words)."""

    pieces: tuple[tuple[str, Span | None], ...]
    speaker: str
    where: str

    @property
    def numbers(self) -> tuple[tuple[str, Span], ...]:
        """Return the quoted numbers with their spans."""
        return tuple((text, span) for text, span in self.pieces if span is not None)


def chosen_language(result: Result, options: Options) -> str:
    """Return zh or en: as asked, or that of the first article."""
    return language_of(result.articles) if options.language == "auto" else options.language


def passages(table: Places, finding: Finding) -> list[Passage]:
    """Return the sentences of a finding, each once, in the order in which it first points at them."""
    sentences: dict[tuple[str, int, int], list[Span]] = {}
    for span in dict.fromkeys(evidence.span for evidence in finding.evidence):
        if span.document in table.articles:
            sentences.setdefault(_sentence(table, span), []).append(span)
    return [_passage(table, sentence, sorted(spans)) for sentence, spans in sentences.items()]


def _sentence(table: Places, span: Span) -> tuple[str, int, int]:
    claim = table.claim_at(span)
    if claim is not None:
        return span.document, claim.sentence.start, claim.sentence.end
    return span.document, max(0, span.start - AROUND), min(len(table.articles[span.document].text), span.end + AROUND)


def _passage(table: Places, sentence: tuple[str, int, int], spans: list[Span]) -> Passage:
    """Return the sentence with its numbers; what lies more than AROUND characters from all of them is left out."""
    document, start, end = sentence
    text = table.articles[document].text
    at = max(start, spans[0].start - AROUND)
    pieces: list[tuple[str, Span | None]] = [("…", None)] if at > start else []
    for span in spans:
        if span.start < at:
            continue
        words = _flat(text[at : span.start])
        pieces += [(words if at > start else words.lstrip(), None), (_flat(text[span.start : span.end]), span)]
        at = span.end
    last = max(at, min(end, at + AROUND))
    pieces.append((_flat(text[at:last]).rstrip() + ("…" if last < end else ""), None))
    claims = (table.claim_at(span) for span in spans)
    speakers = dict.fromkeys(claim.speaker for claim in claims if claim is not None and claim.speaker)
    return Passage(tuple(piece for piece in pieces if piece[0]), " · ".join(speakers), table.where(spans[0]))


def summary(result: Result, language: str) -> str:
    """Return one line of counts; notes on the state of a copy are not tensions between numbers."""
    verdicts = [finding.verdict for finding in result.findings if not is_damage(finding)]
    return counted(
        "summary",
        language,
        articles=len(result.articles),
        claims=len(result.claims),
        inconsistent=verdicts.count("inconsistent"),
        tension=verdicts.count("tension"),
        consistent=verdicts.count("consistent"),
    )


def coverage(result: Result, language: str) -> str:
    """Return how much was read, in a sentence or two."""
    seen = result.coverage
    told = counted("coverage", language, numbers=seen.numbers, understood=seen.understood, checked=seen.checked)
    if seen.trusted is None:
        return told
    return told + ("" if language == "zh" else " ") + counted("trusted", language, trusted=seen.trusted)


def question(shown: list[Passage], language: str) -> str:
    """Return a question that an editor can send to the reporter as it stands."""
    words = LABELS[language]
    quotes = dict.fromkeys(f"“{text}”" for passage in shown for text, _ in passage.numbers)
    where = dict.fromkeys(passage.where for passage in shown)
    return words["ask"].format(quotes=words["and"].join(quotes), where=words["and"].join(where))


def is_damage(finding: Finding) -> bool:
    """Whether a finding is a note on the state of the copy, not on its numbers."""
    return finding.kind == "text"


def _flat(text: str) -> str:
    return " ".join(text.split("\n"))
