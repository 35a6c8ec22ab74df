"""How sure a text is of a number, and who says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.packs import Metric
from claims.parse.actors import Actor
from claims.parse.kinds import is_converted
from claims.parse.mention import Mention
from claims.parse.metrics import Owner
from claims.parse.periods import follows
from claims.parse.scene import Scene

_ORDER = ("rumour", "target", "forecast", "estimate")
# Words of the past directly in front of a number close a plan heard of before them.
_DONE_ZH = re.compile(r"(?:已经|已|曾|实现|录得|完成了?|达成|共计?|花费了?|增长了|下降了|上涨了|卖出了?|拿到了?|售出)")
_NAME = re.compile(
    r"(?:[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3}|[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})+|[\u4e00-\u9fff]{2,3})$"
)
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
    behind = _strongest(scene, mention.end, min(clause.end, mention.end + (40 if scene.english else 12)), owner, behind=True)
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
    if _is_announced(scene, mention, owner):
        return "target", "stated"
    if is_converted(scene, mention):
        return "estimate", "assumed"
    return "actual", "assumed"


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
            if _EXPECTED.search(scene.text, max(start, match.start() - 14), min(len(scene.text), match.end() + 6)):
                continue
            if _is_within(owner, match):
                continue
            place = -match.start() if behind else match.end()
            if best is None or place > best[0]:
                best = place, name
    if best is None:
        return None
    return _softened(scene, best[1], owner.metric if owner else None)


def _is_within(owner: Owner | None, match: re.Match[str]) -> bool:
    """Whether a word is part of the metric's name: the target of a price target is no plan."""
    if owner is None or owner.verb or owner.start is None or owner.end is None:
        return False
    return owner.start <= match.start() and match.end() <= owner.end and _NAMES.fullmatch(match[0]) is not None


def _softened(scene: Scene, name: str, metric: Metric | None) -> str:
    """What unnamed people say of a price or a cost is an estimate of it, not a rumour."""
    if name == "rumour" and metric is not None and (metric.behaviour == "stock" or metric.id == "cost"):
        return "estimate"
    return name


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something: a name, and how it was found."""

    name: str
    found: str


def voice(scene: Scene, mention: Mention) -> Voice | None:
    """Return who is said in this sentence to say a number: 据X数据, X表示, according to X, "…", X said."""
    before = _speaker_before(scene, mention)
    if before:
        return Voice(before, "stated")
    after = _speaker_after(scene, mention)
    return Voice(after, "stated") if after else None


def closing_voice(scene: Scene) -> Voice | None:
    """Return who speaks in a sentence whose said-verb ends it before a quote (X表示:), for what follows."""
    tail = scene.text[scene.sentence.start : scene.sentence.end].rstrip("\"“”'‘’")
    if not tail.endswith((":", "：")):
        return None
    matches = list(scene.cues["speech.said"].finditer(scene.text, scene.sentence.start, scene.sentence.end))
    if not matches:
        return None
    name = _name_before(scene, matches[-1].start(), scene.sentence.start)
    return Voice(name, "carried") if name else None


def _speaker_before(scene: Scene, mention: Mention) -> str | None:
    said = list(scene.cues["speech.said"].finditer(scene.text, scene.sentence.start, mention.start))
    for match in reversed(said):
        if match[0].lower() == "according to":
            name = _name_after(scene, match.end())
        else:
            name = _name_before(scene, match.start(), scene.sentence.start)
        if name:
            return name
    return _source(scene, scene.sentence.start, mention.start)


def _speaker_after(scene: Scene, mention: Mention) -> str | None:
    for match in scene.cues["speech.said"].finditer(scene.text, mention.end, scene.sentence.end):
        if match[0].lower() == "according to":
            name = _name_after(scene, match.end())
        elif (
            scene.english and not re.search(r"[,\"”’]\s*(?:[A-Z]|the\b)[^,]{0,60}$", scene.text[mention.end : match.start()])
        ) or (not scene.english and not re.search(r"[\"”’,。]", scene.text[mention.end : match.start()])):
            continue
        else:
            name = _name_before(scene, match.start(), mention.end)
        if name:
            return name
    return None


def _source(scene: Scene, start: int, end: int) -> str | None:
    return next((label for _, _, label in scene.cues.labelled("speech.source").find(scene.text, start, end)), None)


def _name_before(scene: Scene, end: int, floor: int) -> str | None:
    """Return the person, or else the body, named in the clause in front of a said-verb."""
    start = max(floor, scene.clause(end).start)
    near = [a for a in scene.actors if start <= a.start and a.end <= end and not a.anaphor]
    people = [a for a in near if a.kind == "person"]
    if people:
        return people[-1].name
    unknown = _unknown_person(scene, start, end)
    if unknown:
        return unknown
    source = _source(scene, start, min(len(scene.text), end + 4))
    if source and not near:
        return source
    bodies = [a for a in near if a.is_company and end - a.end <= 16]
    return _with_source(bodies[-1], source) if bodies else source


def _with_source(body: Actor, source: str | None) -> str:
    return body.name


def _unknown_person(scene: Scene, start: int, end: int) -> str | None:
    """Return a person that a title introduces: 管理合伙人Bryn Talkington表示, analyst Jane Roe said."""
    titles = list(scene.cues["speech.title"].finditer(scene.text, start, end))
    if not titles:
        return None
    stretch = re.sub(
        r"(?:向|对|在|周|于|近日|今日|昨日|此前|接受|则|也|还|,|\().*$", "", scene.text[titles[-1].end() : end]
    ).strip(" ·")
    if scene.english:
        match = re.search(
            r"([A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){1,3})",
            scene.text[titles[0].start() - 60 if titles[0].start() - 60 > start else start : end],
        )
        return match[1] if match else None
    return stretch if stretch and _NAME.fullmatch(stretch) else None


def _name_after(scene: Scene, start: int) -> str | None:
    """Return the body or person named behind "according to"."""
    actor = next((a for a in scene.actors if start <= a.start <= start + 40 and not a.anaphor), None)
    if actor:
        return actor.name
    source = _source(scene, start, min(len(scene.text), start + 30))
    if source:
        return source
    match = re.match(r"\s(?:the\s|an?\s)?((?:[A-Z][\w&'-]+\s?){1,5})", scene.text[start : start + 60])
    return match[1].strip() if match else None
