"""Firms meant together, and who holds what a text measured before: 两家公司 are those just named, 10GW项目 is whose it was."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import is_oblique
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene
from claims.units import shape

_COUNTS = {"两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "two": 2, "both": 2, "pair": 2, "three": 3, "four": 4, "five": 5}
_MANY = re.compile(
    r"(?=[这该上以两三四五双TtBbAa])(?:(?:这|该|上述|以上)?(?:([两三四五])(?:家|大)(?:上市)?(?:公司|企业|车企|药企|银行|厂商|机构|集团|巨头|券商|运营商|航司|业者|厂商|大厂|航商|金控|建商)|([两三四五])[家者](?=合计|共|总计|加总|平均|分别|皆|均)|(双)方)"
    r"|(?i:\b(?:(?:the|all|these)\s(two|three|four|five)|(both)|the\s(pair))(?:\s(?:companies|firms|groups|banks|carmakers|makers|lenders"
    r"|retailers|airlines|brewers|insurers|utilities|producers))?)(?=\s(?:said|say|plan|expect|together|combined|will|have|had|sold|own)\b))"
)


_BENCHMARKS = re.compile(r"\b[Bb]oth\s(?:oil\s|crude\s)?(?:benchmarks?|contracts|grades|crudes|metals|commodities)\b")


# Together the two would have sales of $31 billion; the combined company, a merged group.
_COMBINED = re.compile(
    r"\s*(?:(?:Together|Combined),?\s(?:the\s(?:two|pair)|they|the\scompanies)|The\s(?:pair|two(?:\scompanies|\sfirms|\sgroups)?)\s(?:would|will|together)|(?:The|A|Their)\s(?:combined|merged|enlarged)\s(?:company|group|entity|business|firm))\b"
)


def together(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return the companies that a clause speaks of as 两家公司 or the two firms, none where it is not clear which."""
    if (
        scene.english
        and len(topic.goods) > 1
        and _BENCHMARKS.search(scene.text, scene.clause(mention.start).start, mention.start)
    ):
        return topic.goods
    if scene.english and topic.bidder and topic.target and _COMBINED.match(scene.text, scene.sentence.start, mention.start):
        return topic.bidder, topic.target
    match = _MANY.search(scene.text, scene.clause(mention.start).start, mention.start)
    match = match or _MANY.match(scene.text, scene.sentence.start, mention.start)
    if match is None or _names(scene, match.end(), mention.start):
        return ()
    word = next(group for group in match.groups() if group)
    named = _distinct(a for a in scene.actors if a.end <= match.start() and a.is_company and not a.anaphor)
    count = _COUNTS[word.lower()]
    for heard in reversed(topic.heard):
        if len(named) >= count:
            break
        named = _distinct((*heard, *named))
    if len(named) != count:
        return ()
    own = _dealt(scene, mention, match.end(), count)
    return tuple(named) if own is None else (named[own],)


_DEALT = re.compile(r"分别|依[序次]|各自?(?=为|达|约|\d)|\brespectively\b")


def _dealt(scene: Scene, mention: Mention, start: int, count: int) -> int | None:
    """Return which of several firms a number is of, where each is given one of a list: 两家公司EPS分别为4.12元及2.05元."""
    if scene.english:
        return None
    dealt = [match.end() for match in _DEALT.finditer(scene.text, start, mention.start)]
    if not dealt:
        return None
    kind = shape(mention.base.unit)
    listed = [m for m in scene.mentions if m.start >= dealt[-1] and shape(m.base.unit) == kind]
    place = next((i for i, m in enumerate(listed) if m.start == mention.start), count)
    return place if place < count <= len(listed) else None


def _distinct(actors: Iterable[Actor]) -> list[Actor]:
    return list({actor.name: actor for actor in actors}.values())


def _names(scene: Scene, start: int, end: int) -> bool:
    """Whether a stretch names a subject of its own."""
    return any(start <= a.start < end and a.is_company and not a.anaphor and not is_oblique(scene, a) for a in scene.actors)


_PROJECT = re.compile(
    r"\s?的?[一-鿿]{0,4}(?:项目|工程|园区|基地|电站|机组|工厂)|-?\s?(?:[a-z]+\s){0,2}(?:project|plant|campus|park|site)\b"
)


# The project told of before, or a phase of it: 该项目总投资, 首期1GW, the project will cost.
_ITS_PROJECT = re.compile(
    r"\s*(?:其中|预计|目前)*(?:(?:该|这一|上述|整个|此)项目|项目(?=总|预计|计划|将|投资|建成|全部)|首[期批]|一期|二期)"
    r"|\s*(?:[Tt]he|[Tt]his)\s(?:whole\s|joint\s)?(?:project|campus|venture|site)\b|\s*(?:[Aa]|[Tt]he)\sfirst\sphase\b"
)


def holder(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return whose the project is that a number is told of: by the size that the text gave it (10GW项目总投资), or, where
    several share it, as the project spoken of."""
    clause = scene.clause(mention.start)
    for other in scene.mentions:
        if clause.start <= other.start <= mention.start and _PROJECT.match(scene.text, other.end):
            return topic.sizes.get(size(other), ())
    begun = _of_begun(scene, mention, topic)
    if begun:
        return begun
    match = _ITS_PROJECT.match(scene.text, clause.start, mention.start) if len(topic.joint) > 1 else None
    return topic.joint if match and not _names(scene, match.end(), mention.start) else ()


_FIRST = re.compile(r"(?:首[个期批]|第一[个期批])$|\b[Ff]irst\s$")


def _of_begun(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return whose the whole is that a first part of it is told of, whoever supplies it: 首批2GW泽川科技机组."""
    start = scene.clause(mention.start).start
    if mention.form != "measure" or not _FIRST.search(scene.text, max(start, mention.start - 6), mention.start):
        return ()
    if _names(scene, start, mention.start):
        return ()
    wholes = {
        actors
        for (low, unit), actors in topic.sizes.items()
        if unit == mention.base.unit and isinstance(low, Decimal) and mention.base.low is not None and low > mention.base.low
    }
    return wholes.pop() if len(wholes) == 1 else ()


def size(mention: Mention) -> tuple[object, str]:
    """Return what a size is known by when it is told again."""
    return mention.base.low, mention.base.unit


def remember(scene: Scene, mention: Mention, actors: tuple[Actor, ...], topic: Topic) -> None:
    """Keep who has what a text gives a size, and who share a project."""
    if mention.role == "denominator":
        return
    if mention.form == "measure":
        topic.sizes.setdefault(size(mention), actors)
    if len(actors) > 1 and _SHARED.search(scene.text, scene.clause(mention.start).start, mention.end + 16):
        topic.joint = actors


_SHARED = re.compile(
    r"[共合]建|[共联]同(?:建设|开发|投资)|合作(?:建设|开发)|联合(?:建设|开发|投资)|合资|项目|园区|基地"
    r"|\b(?:build|develop|construct|project|campus|venture|plant|site)\w*\b"
)
