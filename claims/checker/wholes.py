"""What a share is one of, in the words of the text (占线上收入的34%, 45% of the plan), and the amounts told by those words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from claims.checker.case import Case
from claims.checker.cues import cue
from claims.checker.cues import words as listed
from claims.checker.naming import named
from claims.model import Claim
from claims.packs import Pack
from claims.units import dimension

# Behind a share: what it is one of, up to where another statement begins.
_OF = re.compile(r"\s*of\s+(?:the\s+|its\s+|all\s+)?([^,.;，。]{2,40})")
_NEXT = re.compile(
    r"\s+(?:and|but|while|with|as|after|before|to|up|down|against|versus|compared|is|are|was|were|has|had|have|will|goes|went|come|comes|came)\b.*"
)
_TOKEN = re.compile(r"[一-鿿]+|[A-Za-z][A-Za-z&-]+")
# The time in the words of a whole: 2024年总收入, of first-half revenue.
_YEAR = re.compile(r"((?:19|20)\d\d)年?度?")
_PART = re.compile(
    r"[上下]半年|第?[一二三四1-4]季度?|[前首][一二三两]个?季度?|[前首]\d+个?月|\d+月份?|全年|年度"
    r"|(?:first|second|third|fourth)[- ](?:half|quarter)|full-year|annual|yearly|quarterly|monthly"
)
# Beside the words of a whole, and none of them.
_LIGHT = " 的了约近"
# How far around an amount, in characters, its own words stand.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Whole:
    """What a share is said to be one of: a metric by name, and the words besides that tell which (线上, cloud).

    `metric` is None where the words name none that is known; `is_generic` where they say no more than "the total".
    `year` and `time` (first-half, 全年) are the times named, `period` is that of the share.
    """

    words: str
    metric: str | None
    others: tuple[str, ...]
    is_generic: bool
    year: str | None = None
    time: tuple[str, ...] = ()
    period: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The proper names among its words."""
        return tuple(re.findall(r"\b[A-Z][a-z]+\b", self.words))

    @property
    def is_plain(self) -> bool:
        """Whether it is all of its metric, of whomever the text speaks."""
        return not self.others and self.year is None and not self.time and (self.metric is not None or self.is_generic)


def whole_of(case: Case, share: Claim) -> Whole:
    """Return what the words of a share name; nothing at all where they leave it to the text."""
    return case.once((whole_of, share.id), lambda: _read(case, whole_words(case, share), share.period))


def _read(case: Case, words: str, period: str | None) -> Whole:
    metric, name = metric_named(case.pack, words)
    rest = words.lower().replace(name, " ") if name else words.lower()
    year, time = _YEAR.search(rest), tuple(_PART.findall(rest))
    bare = _PART.sub(" ", _YEAR.sub(" ", rest))
    for name in ("share.generic", "share.neutral", "share.generic"):  # 总量 before 总; the total behind the company's
        bare = cue(case.pack, name).sub(" ", bare)
    others = tuple(_TOKEN.findall(bare))
    is_generic = bool(words) and metric is None and not others
    return Whole(words, metric, others, is_generic, year[1] if year else None, time, period)


def whole_words(case: Case, share: Claim) -> str:
    """Return the words that say what a share is one of: 占营业收入的18%; 57.5% of Cyber Monday sales; "" where none do."""
    told = list(case.cue("share.cue").finditer(head := case.clause_head(share)))
    named = case.cue("share.named")
    while len(told) > 1 and named.fullmatch(told[-1][0]):
        head = head[: told.pop().start()]  # 占出口总量的比重
    found = told[-1] if told else None
    inner = _reached(case, head[found.end() :]) if found else ""
    if inner and not (inner.isascii() and found is not None and found[0].isascii()):
        return inner  # 占GDP的0.4%
    behind = _OF.match(case.tail(share))
    return _NEXT.sub("", behind[1]) if behind else ""


def _reached(case: Case, words: str) -> str:
    """Return the words between the cue of a share and the number without those that only lead to it: 达到, 的, 约."""
    bare = words.strip(_LIGHT)
    last = next(reversed(list(case.cue("share.reached").finditer(bare))), None)
    return bare[: last.start()].strip(_LIGHT) if last is not None and last.end() == len(bare) else bare


def is_told_as(case: Case, claim: Claim, whole: Whole) -> bool:
    """Whether the words beside an amount name the very whole: its metric, and all that tells it from others."""
    if whole.names:
        return all(name in case.sentence_text(claim) for name in whole.names)
    if whole.metric is None:
        return bool(whole.others) and _has_others(case, claim, whole)
    alike = listed(case.pack, "share.counts")
    named = claim.metric == whole.metric or (claim.metric in alike and whole.metric in alike)
    return named and _has_others(case, claim, whole)


def _has_others(case: Case, claim: Claim, whole: Whole) -> bool:
    """Whether an amount is of the time that the words of a whole name, and told with the words that tell which it is."""
    dated = whole.period is not None and whole.period == claim.period
    if not dated and not all(word in case.head(claim).lower() for word in whole.time):
        return False
    if whole.year and not (claim.period or "").startswith(whole.year):
        return False
    if not whole.others:
        return True
    near = _own_words(case, claim)
    owners = _aliases(case.pack, claim.subject) if claim.subject else frozenset[str]()
    return all(word in near or word in owners for word in whole.others)


def _own_words(case: Case, claim: Claim) -> str:
    """Return the words of an amount: those before it, back to another like it in its sentence, those right behind, its links."""
    beside = case.sentence_claims(claim)
    before: Sequence[Claim] = [c for c in beside if c.span < claim.span and dimension(c.base.unit) == dimension(claim.base.unit)]
    head = case.text_between(before[-1], claim) if before else case.head(claim)
    tail = re.split(r"[，,；;。]", case.tail(claim), maxsplit=1)[0][:_NEAR]
    links = " ".join(filter(None, (claim.scope, claim.subject, claim.object)))
    return f"{head} {tail} {links}".lower()


@cache
def _aliases(pack: Pack, name: str) -> frozenset[str]:
    """Return the names of a subject in lower case, word by word where they are Latin."""
    words = (word.lower() for entity in named(pack, name) for word in (entity.name, *entity.zh, *entity.en, *entity.short))
    return frozenset(part for word in words for part in (word, *word.split()))


@cache
def _metric_words(pack: Pack) -> tuple[tuple[str, str], ...]:
    """Return every name of a metric in lower case with its id, the longest first."""
    found = {(word.lower(), metric.id) for metric in pack.metrics.values() for word in (*metric.zh, *metric.en)}
    return tuple(sorted(found, key=lambda pair: (-len(pair[0]), pair)))


def metric_named(pack: Pack, words: str) -> tuple[str | None, str]:
    """Return the metric that the longest of its names in `words` names, with that name."""
    low = words.lower()
    found = next(((metric, name) for name, metric in _metric_words(pack) if name in low), None) if low else None
    return found or (None, "")
