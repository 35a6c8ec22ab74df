"""Numbers that the text itself denies: 亏损5亿元的说法不实, rumours of a $5 billion loss are untrue, not the 40% first reported.

What is denied does not hold, and so contradicts nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.model import Claim, Finding

# How far, in characters, a word stands before the number that it denies; how far behind a sentence its denial may follow.
_NEAR, _NEXT = 10, 80
_CLAUSE = re.compile(r"[，；;。]|,(?!\d)|\.\s")
_CUES = ("denied.false", "denied.verb", "denied.instead")


def undenied(case: Case, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Leave out what accuses a number that its own text denies."""
    for finding in findings:
        if finding.verdict not in ("inconsistent", "tension") or not any(
            is_denied(case, claim) for claim in case.named(finding.claims)
        ):
            yield finding


def is_denied(case: Case, claim: Claim) -> bool:
    """Whether the words around a number say that it is not so."""
    if not case.says(claim.document, *_CUES):
        return False
    head, tail = case.head(claim), case.tail(claim)
    clause = _CLAUSE.split(head)[-1]
    if _ends_near(case, "denied.instead", clause) or case.cue("denied.verb").search(clause):
        return True
    if case.cue("denied.false").search(_CLAUSE.split(tail)[0]):
        return True
    behind = case.cue("denied.false").search(tail) or case.cue("denied.verb").search(tail)
    told = cue(case.pack, "denied.told").search(head + tail[: behind.start() if behind else None])
    return told is not None and (behind is not None or _is_denied_next(case, claim))


def _ends_near(case: Case, name: str, words: str) -> bool:
    """Whether such a word stands right before what follows the words."""
    last = next(reversed(list(case.cue(name).finditer(words))), None)
    return last is not None and len(words) - last.end() <= _NEAR


def _is_denied_next(case: Case, claim: Claim) -> bool:
    """Whether the next sentence says of what was told that it is not so: 该消息不实, the report was false."""
    end = claim.sentence.end
    text = case.cut(claim.document, end, end + _NEXT).split("\n")[0].lstrip("。.！!？?”\"' ")
    sentence = re.split(r"[。；;]|\.\s", text)[0]
    return (
        case.cue("denied.it").search(sentence) is not None
        and any(case.cue(name).search(sentence) for name in ("denied.false", "denied.verb"))
        and re.search(r"\d", sentence) is None
    )
