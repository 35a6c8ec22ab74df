"""Two drafts side by side: which number of the one is which of the other, and what that does to findings and ticks."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from claims.model import Claim, Finding, Result
from claims.report.options import FAILING

# Sentences less alike than this, their numbers left out, are not the same sentence edited.
_ALIKE = 0.6
# More numbers than this left to pair by likeness are paired by nothing: it costs the square of them.
_MANY = 400
_LINKS = ("subject", "object", "metric", "scope", "level", "period", "basis", "kind")


@dataclass(frozen=True, slots=True)
class Broken:
    """A tick of the old draft that does not hold in the new one, and what is found of its numbers instead."""

    tick: Finding
    instead: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from one draft to the other. Findings here are contradictions and tensions.

    `left` are ticks that went with a number of theirs. Pairs are old and new.
    """

    broken: tuple[Broken, ...]
    left: tuple[Finding, ...]
    kept: int
    new: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    unchanged: tuple[Finding, ...]
    changed: tuple[tuple[Claim, Claim], ...]
    added: tuple[Claim, ...]
    dropped: tuple[Claim, ...]

    @property
    def is_worse(self) -> bool:
        """Whether a tick breaks or a finding is new."""
        return bool(self.broken or self.new)


def compare(old: Result, new: Result, roots: tuple[str, str]) -> Comparison:
    """Return what changed between two results; `roots` are the paths they were read from, by which documents are paired."""
    paired = pairs(old, new, roots)
    became = {**{fact.id: fact.id for fact in old.trusted}, **paired}
    claims = {claim.id: claim for claim in new.claims}
    changed = [(claim, claims[paired[claim.id]]) for claim in old.claims if claim.id in paired]
    matched = set(paired.values())
    failing, ticks = _of(new, FAILING), _of(new, ("consistent",))
    known = {_seen(f, f.claims, roots[1]) for f in failing}
    before = {_seen(f, tuple(became.get(c, "") for c in f.claims), roots[0]): f for f in _of(old, FAILING)}
    broken, left, kept = _ticks(old, became, ticks, failing)
    return Comparison(
        broken=broken,
        left=left,
        kept=kept,
        new=tuple(f for f in failing if _seen(f, f.claims, roots[1]) not in before),
        gone=tuple(f for seen, f in before.items() if seen not in known),
        unchanged=tuple(f for f in failing if _seen(f, f.claims, roots[1]) in before),
        changed=tuple((a, b) for a, b in changed if _value(a) != _value(b)),
        added=tuple(claim for claim in new.claims if claim.id not in matched),
        dropped=tuple(claim for claim in old.claims if claim.id not in paired),
    )


def pairs(old: Result, new: Result, roots: tuple[str, str]) -> Mapping[str, str]:
    """Return the ids of old claims with those of the new claims that they became, each claim once.

    First those whose sentence and number are untouched, then those about the same fact, then those whose sentence is the
    same but for its numbers, and last those whose sentence is much alike and whose unit is the same.
    """
    texts = {article.id: article.text for result in (old, new) for article in result.articles}
    paired: dict[str, str] = {}
    for key in (_untouched, _fact, _place):
        _pair(old, new, roots, texts, key, paired)
    _pair_alike(old, new, roots, texts, paired)
    return paired


_Key = Callable[[Claim, Mapping[str, str], Mapping[str, list[Claim]]], object]


def _pair(old: Result, new: Result, roots: tuple[str, str], texts: Mapping[str, str], key: _Key, paired: dict[str, str]) -> None:
    """Pair the claims that are not paired yet and have one key, in the order of the text."""
    waiting: dict[object, list[Claim]] = {}
    beside = _by_sentence(new.claims)
    taken = set(paired.values())
    for claim in new.claims:
        told = key(claim, texts, beside)
        if claim.id not in taken and told is not None:
            waiting.setdefault((relative(claim.document, roots[1]), told), []).append(claim)
    beside = _by_sentence(old.claims)
    for claim in old.claims:
        told = key(claim, texts, beside)
        held = waiting.get((relative(claim.document, roots[0]), told)) if told is not None else None
        if held and claim.id not in paired:
            paired[claim.id] = held.pop(0).id


def _untouched(claim: Claim, texts: Mapping[str, str], beside: Mapping[str, list[Claim]]) -> object:
    return claim.quote, _sentence(claim, texts), claim.span.start - claim.sentence.start


def _fact(claim: Claim, texts: Mapping[str, str], beside: Mapping[str, list[Claim]]) -> object:
    if not (claim.subject and claim.metric):
        return None
    return tuple(getattr(claim, link) for link in _LINKS), claim.zone == "title"


def _place(claim: Claim, texts: Mapping[str, str], beside: Mapping[str, list[Claim]]) -> object:
    held = beside[_home(claim)]
    return _skeleton(claim, texts, held), held.index(claim)


def _pair_alike(old: Result, new: Result, roots: tuple[str, str], texts: Mapping[str, str], paired: dict[str, str]) -> None:
    taken = set(paired.values())
    left = [claim for claim in old.claims if claim.id not in paired]
    right = [claim for claim in new.claims if claim.id not in taken]
    if len(left) * len(right) > _MANY * _MANY:
        return
    before, after = _by_sentence(old.claims), _by_sentence(new.claims)
    bare = {claim.id: _skeleton(claim, texts, after[_home(claim)]) for claim in right}
    for claim in left:
        told = _skeleton(claim, texts, before[_home(claim)])
        document = relative(claim.document, roots[0])
        likely = [c for c in right if relative(c.document, roots[1]) == document and c.base.unit == claim.base.unit]
        ranked = [(SequenceMatcher(None, told, bare[c.id], autojunk=False).ratio(), -at, c) for at, c in enumerate(likely)]
        best = max(ranked, default=None, key=lambda item: item[:2])
        if best and best[0] >= _ALIKE:
            paired[claim.id] = best[2].id
            right.remove(best[2])


def relative(document: str, root: str) -> str:
    """Return the name of a document as seen from the path that was compared, so that both drafts call it the same."""
    path, mark, record = document.partition("#")
    if document.startswith("<") or path == root:
        return f"{mark}{record}"
    return f"{Path(os.path.relpath(path, root)).as_posix()}{mark}{record}"


def _by_sentence(claims: Iterable[Claim]) -> Mapping[str, list[Claim]]:
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_home(claim), []).append(claim)
    return found


def _home(claim: Claim) -> str:
    return f"{claim.document}@{claim.sentence.start}"


def _sentence(claim: Claim, texts: Mapping[str, str]) -> str:
    return texts[claim.document][claim.sentence.start : claim.sentence.end].strip()


def _skeleton(claim: Claim, texts: Mapping[str, str], beside: Iterable[Claim]) -> str:
    """Return the sentence of a claim with a mark for each number in it."""
    text, at, parts = texts[claim.document], claim.sentence.start, []
    for other in sorted(beside, key=lambda c: c.span):
        if other.span.start >= at:
            parts += [text[at : other.span.start], "#"]
            at = other.span.end
    return "".join([*parts, text[at : claim.sentence.end]]).strip()


def _value(claim: Claim) -> object:
    return claim.base.low, claim.base.high, claim.base.unit, claim.hedge


def _of(result: Result, verdicts: Iterable[str]) -> list[Finding]:
    wanted = tuple(verdicts)
    return [finding for finding in result.findings if finding.verdict in wanted]


def _seen(finding: Finding, claims: tuple[str, ...], root: str) -> object:
    """Return what makes a finding the same in both drafts: rule, verdict, and its numbers, or what stands at its places."""
    if claims:
        return finding.rule, finding.verdict, frozenset(claims)
    places = sorted((relative(evidence.span.document, root), evidence.quote) for evidence in finding.evidence)
    return finding.rule, finding.verdict, tuple(places)


def _ticks(
    old: Result, became: Mapping[str, str], ticks: Iterable[Finding], failing: Iterable[Finding]
) -> tuple[tuple[Broken, ...], tuple[Finding, ...], int]:
    """Return the ticks that break, those that went with their numbers, and how many hold.

    A tick holds where the same numbers are ticked, by whatever rule: of equals, only one speaks.
    """
    held = [frozenset(tick.claims) for tick in ticks]
    whole = set(held)
    broken, left, kept = [], [], 0
    for tick in _of(old, ("consistent",)):
        numbers = frozenset(became[name] for name in tick.claims if name in became)
        if numbers and numbers in whole:
            kept += 1
        elif len(numbers) < len(tick.claims) or not numbers:
            left.append(tick)
        else:
            ranked = sorted(failing, key=lambda f: -len(numbers & set(f.claims)))
            instead = tuple(f for f in ranked if len(numbers & set(f.claims)) > 1)[:3]
            if not instead and any(numbers < other for other in held):
                kept += 1
            else:
                broken.append(Broken(tick, instead or tuple(f for f in ranked if numbers & set(f.claims))[:1]))
    return tuple(broken), tuple(left), kept
