"""How sure a text is of a number."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.clauses import Clause
from claims.parse.kinds import is_converted
from claims.parse.mention import Mention
from claims.parse.metrics import Owner
from claims.parse.periods import follows
from claims.parse.scene import Scene

_ORDER = ("rumour", "target", "forecast", "estimate")
# Words of the past directly in front of a number close a plan heard of before them.
_DONE_ZH = re.compile(r"(?:已经|已|曾|实现|录得|完成了?|达成|共计?|花费了?|增长了|下降了|上涨了|卖出了?|拿到了?|售出)")
# Words that name a metric as well as a plan or forecast: price target, takeover bid, capital commitment.
_NAMES = re.compile(
    r"目标|出价|承诺|要约|预期|target|targets|bid|offered|commitments?|budget|forecast|estimate|outlook|guidance", re.IGNORECASE
)
_RECKONED = re.compile(r"\s*(?:按|据|以|照)此|by (?:this|that) (?:reckoning|calculation)", re.IGNORECASE)
_EXPECTED = re.compile(
    r"(?:超|高于|低于|好于|不及|逊于|符合)(?:出|了)?(?:市场|分析师|此前|预期)?.{0,4}预期|(?:beat|beating|above|below|missed|missing|than)\s(?:[a-z']+\s){0,3}(?:expect|forecast|estimate)",
    re.IGNORECASE,
)


def modality(scene: Scene, mention: Mention, owner: Owner | None, before: str = "actual") -> tuple[str, str]:
    """Return the modality of a number and how it was found.

    `before` is that of the number before it. The nearest word in front within the clause decides; then what an earlier
    clause of the sentence set going (a plan, a forecast), unless a word of the past closes it; else the number is actual.
    """
    if _ALREADY.match(scene.text, mention.end):
        return "actual", "stated"
    clause = scene.clause(mention.start)
    index = scene.sentence.clause_at(mention.start)
    sourced = _sourced(scene, index, owner)
    inside = sourced or _strongest(scene, clause.start, mention.start, owner)
    if inside:
        return inside, "stated"
    behind = _strongest(scene, mention.end, _reach(scene, mention, clause), owner, behind=True)
    if behind:
        return behind, "stated"
    if _is_done(scene, clause.start, mention.start):
        return "actual", "stated"
    for earlier in reversed(scene.sentence.clauses[:index]):
        heard = _strongest(scene, earlier.start, earlier.end, owner)
        if heard:
            return heard, "carried"
        if _is_done(scene, earlier.start, earlier.end):
            break
    if follows(scene) and before in ("forecast", "target"):
        return before, "carried"
    if mention.form == "duration" and _AHEAD.search(scene.text, clause.start, mention.start):
        return "forecast", "stated"
    if _is_announced(scene, mention, owner):
        return "target", "stated"
    if is_converted(scene, mention):
        return "estimate", "assumed"
    return "actual", "assumed"


# The next three years, 未来三年: a time that lies ahead.
_AHEAD = re.compile(r"(?:未来|今后|接下来|往后)[^,，。\d]{0,4}$|\b(?:next|coming)\s$", re.IGNORECASE)
_ANOTHER_VERB = re.compile(r"\s(?:and|but|while|as|before|after|since|which|who)\s", re.IGNORECASE)


def _reach(scene: Scene, mention: Mention, clause: Clause) -> int:
    """Return how far behind a number a word may stand that says how sure it is: not beyond "and" or another number."""
    end = min(scene.right(mention), mention.end + (40 if scene.english else 12))
    other = _ANOTHER_VERB.search(scene.text, mention.end, end) if scene.english else None
    return other.start() if other else min(end, clause.end)


def _sourced(scene: Scene, index: int, owner: Owner | None) -> str | None:
    """Return what a leading clause makes of all that follows: 据…估算, 媒体报道称; a word of the past does not undo it."""
    for earlier in scene.sentence.clauses[:index]:
        heard = _strongest(scene, earlier.start, earlier.end, owner)
        said = scene.cues["speech.said"].search(scene.text, earlier.start, earlier.end)
        if heard in ("estimate", "rumour") and (said or _RECKONED.match(scene.text[earlier.start : earlier.end])):
            return heard
    return None


def _is_announced(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a deal was announced in so many words: a promise, till it is said to be done."""
    if owner is None or owner.metric is None or owner.metric.values != "many" or owner.metric.behaviour != "flow":
        return False
    start = scene.clause(mention.start).start
    said = scene.cues["speech.announced"].search(scene.text, start, mention.start)
    return said is not None and said[0].lower() in ("宣布", "announced", "announces", "unveiled")


# … the $40 billion it has already invested.
_ALREADY = re.compile(
    r"\s(?:that\s|which\s)?(?:it|they|he|she|the\scompany)\s(?:(?:has|have|had)\s(?:already\s)?\w+|\w+(?:ed|de|ld)\b)"
)


def _is_done(scene: Scene, start: int, end: int) -> bool:
    if scene.english:
        return bool(scene.cues["modality.actual"].search(scene.text, start, end))
    return bool(_DONE_ZH.search(scene.text, start, end))


def _strongest(scene: Scene, start: int, end: int, owner: Owner | None, *, behind: bool = False) -> str | None:
    """Return the modality whose word stands nearest to the end of a stretch (nearest to its start where behind)."""
    best: tuple[int, str] | None = None
    for name in _ORDER:
        for match in scene.cues[f"modality.{name}"].finditer(scene.text, start, end):
            if not _is_meant(scene, match, owner, start, end):
                continue
            place = -match.start() if behind else match.end()
            if best is None or place > best[0]:
                best = place, name
    ahead = None if scene.english else _going_to(scene, start, end)
    if ahead and (best is None or ahead[0] > best[0]) and not behind:
        best = ahead
    return _softened(scene, best[1], owner.metric if owner else None) if best else None


def _is_meant(scene: Scene, match: re.Match[str], owner: Owner | None, start: int, end: int) -> bool:
    """Whether a word tells how sure the text is, and is not part of another word or of what a figure is set against."""
    if _PROJECT.fullmatch(match[0]) and _NOUN_EN.search(scene.text, start, match.start()):
        return False
    if _EXPECTED.search(scene.text, max(start, match.start() - 14), min(len(scene.text), match.end() + 6)):
        return _THE_EXPECTED.fullmatch(scene.text, match.end(), end) is not None
    return not (_is_name(scene, match) or _is_within(owner, match))


# A project is more often a thing than a verb: the project, 12 projects.
_PROJECT = re.compile(r"projects?", re.IGNORECASE)
_NOUN_EN = re.compile(
    r"(?:\b(?:the|an?|this|that|its|their|our|each|every|any|of|for|in|on|under|into|new|first|second|major|large|several|many|two|three|four|five|\w+ing|\w+al|\w+y)|\d|'s)\s$",
    re.IGNORECASE,
)
# A number right behind the expectation is the one expected: 高于市场预期的51亿元.
_THE_EXPECTED = re.compile(r"(?:的|值|均值|中值|为|约|\s|of\b|for\b|about\b|a\b)*", re.IGNORECASE)


def _is_name(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a word is a part of one that means something else: 目标区间, price target."""
    near = scene.cues["modality.unlike"].finditer(scene.text, max(0, match.start() - 12), match.end() + 12)
    return any(m.start() <= match.start() and match.end() <= m.end() for m in near)


def _is_within(owner: Owner | None, match: re.Match[str]) -> bool:
    """Whether a word is part of the metric's name: the target of a price target is no plan."""
    if owner is None or owner.verb or owner.start is None or owner.end is None:
        return False
    return owner.start <= match.start() and match.end() <= owner.end and _NAMES.fullmatch(match[0]) is not None


_WILL = re.compile(r"(?<![即必需务须上下])将(?![军来近其该此这把])")


def _going_to(scene: Scene, start: int, end: int) -> tuple[int, str] | None:
    """Return where 将 says what is to come, and as what: a verb stands behind it, not the thing of 将利率下调."""
    found = None
    ahead = scene.cues.labelled("modality.ahead")
    for match in _WILL.finditer(scene.text, start, end):
        verb = ahead.pattern.match(scene.text, match.end())
        moves = any(scene.cues[f"move.{way}"].match(scene.text, match.end()) for way in ("up", "down"))
        if verb or moves:
            found = match.end(), ahead.labels[verb[0]] if verb else "forecast"
        elif any(hit.start == match.end() and hit.verb for hit in scene.hits):
            found = match.end(), "target"
    return found


def _softened(scene: Scene, name: str, metric: Metric | None) -> str:
    """What unnamed people say of a price or a cost is an estimate of it, not a rumour."""
    if name == "rumour" and metric is not None and (metric.behaviour == "stock" or metric.id == "cost"):
        return "estimate"
    return name
