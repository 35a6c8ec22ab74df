"""The words for metrics of a sentence, with what can be said of each whatever number asks."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claims.packs import Metric, Pack
from claims.parse.lexicon import Hit
from claims.parse.metric.metrics import set_against
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.series import EACH

_TIGHT_BEHIND = re.compile(
    r"\s?(?:(?:rise|increase|drop|fall|jump|decline|gain|growth|surge|decrease|slump)\sin\b|的|之|(?:in|of|on)(?!\sa\b)\b|worth\s+of\b|as\b|net\b|total\b|the\b|its\b|their\b|annual\b|quarterly\b|monthly\b|new\b|recurring\b|a\b|\s)*\s?",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"\s?(?:of|at|was|were|is|are|to|为|达到?|约为?|至|仅|是|预计|预计为|分别为?)?\s?", re.IGNORECASE)


class Word(NamedTuple):
    """A word for a metric: the index of its clause, and how it stands there.

    `moves` where it is a verb that only says which way something went, or a noun that such a verb follows; `adjunct` where
    its clause says how something was reckoned; `against` where a change is set against it; `topic` where it is what the
    sentence is about (X方面,); `whole` where another word for a metric is "of" it; `shared` where it names other metrics too;
    `taken` is the number that it follows closely; `priced` where its metric is the price of a thing told by the unit.
    """

    hit: Hit
    metric: Metric
    clause: int
    moves: bool
    moves_next: bool
    adjunct: bool
    against: bool
    topic: bool
    whole: bool
    shared: bool
    vague: bool
    priced: bool
    per: bool
    taken: Mention | None


class Named(NamedTuple):
    """What a sentence names: its words for metrics, and whether it tells things one by one (分别, 31.2/4.6亿元)."""

    words: tuple[Word, ...]
    each: bool


def named(scene: Scene) -> Named:
    """Return what a sentence names."""
    text, start, end = scene.text, scene.sentence.start, scene.sentence.end
    each = EACH.search(text, start, end) is not None or text.find("/", start, end) >= 0
    if not scene.hits:
        return Named((), each)
    reckons = not scene.english and _RECKONS.search(text, start, end) is not None
    compares = not scene.english and ("较" in text[start:end] or "比" in text[start:end])
    starts = [hit.start for hit in scene.hits]
    return Named(
        tuple(
            [
                _word(scene, hit, starts.count(hit.start) > 1, reckons, compares)
                for hit in scene.hits
                if not _is_budget_of(scene, hit)
            ]
        ),
        each,
    )


def _is_budget_of(scene: Scene, hit: Hit) -> bool:
    """Whether "budget" only tells how what is named right in front of it was planned: its capital spending budget."""
    if scene.text[hit.start : hit.end].lower() not in ("budget", "预算"):
        return False
    return any(h.end in (hit.start - 1, hit.start) and h.id != hit.id for h in scene.hits)


_RECKONS = re.compile(r"计(?!划)|换算|口径|因素|调整|折合|折算|约当|等效")


def _word(scene: Scene, hit: Hit, shared: bool, reckons: bool, compares: bool) -> Word:
    """Return a word for a metric; `reckons` and `compares` say that its sentence has words for that at all."""
    spelled = scene.text[hit.start : hit.end]
    metric, priced, per = _traits(scene.pack, hit.id)
    return Word(
        hit=hit,
        metric=metric,
        clause=scene.sentence.clause_at(hit.start),
        moves=hit.verb and _is_moving(scene, spelled),
        moves_next=hit.verb and scene.english and _moves_next(scene, hit),
        adjunct=(reckons and _is_adjunct(scene, hit)) or (scene.english and _is_counted_in(scene, hit)),
        against=compares and set_against(scene, hit),
        topic=not hit.verb and not scene.english and _is_topic(scene, hit),
        whole=scene.english and _is_whole(scene, hit),
        shared=shared,
        vague=scene.cues.holds("metric.vague", spelled),
        priced=priced,
        per=per,
        taken=None if hit.verb else _taken_by(scene, hit),
    )


@cache
def _traits(pack: Pack, name: str) -> tuple[Metric, bool, bool]:
    """Return a metric, whether it is the price of a thing that the unit tells, and whether all its numbers are rates."""
    metric = pack.metrics[name]
    priced = name.endswith("_price") and "money" not in metric.shapes and "commodity" in metric.subjects
    return metric, priced, all("/" in sort for sort in metric.shapes)


def _is_moving(scene: Scene, word: str) -> bool:
    if word.endswith(("赚", "亏", "蚀")):
        return False  # 多赚六成 says what grew, too
    return scene.cues.holds("move.up", word) or scene.cues.holds("move.down", word)


_NEXT_EN = re.compile(r"\s([a-z]+)")


def _moves_next(scene: Scene, hit: Hit) -> bool:
    """Whether a word that can be a verb is a noun here, for a moving verb follows: fuel costs fell."""
    word = _NEXT_EN.match(scene.text, hit.end)
    return word is not None and _is_moving(scene, word[1])


_ADJUNCT = re.compile(r"\s*(?:按|以|经|扣除|剔除|不考虑).*(?:计算|计|换算|口径|因素|调整)后?\s*")
# 晶圆出货量112.6万片约当8寸晶圆
_COUNTED_AS = re.compile(r"(?:折合|约当|等效|折算为?|换算为?)[^,，]{0,5}$")
_BY = re.compile(r"[按以][^,，。]{0,6}$")
_RECKONED = re.compile(r"[^,，。\d]{0,4}(?:计算|计(?!划)|换算|折合|折算)")


def _is_adjunct(scene: Scene, hit: Hit) -> bool:
    """Whether a word stands in a clause that only says how something was reckoned: 按不变价格计算."""
    clause = scene.clause(hit.start)
    if _ADJUNCT.fullmatch(scene.text, clause.start, clause.end):
        return True
    if _COUNTED_AS.search(scene.text, max(clause.start, hit.start - 8), hit.start):
        return True
    behind = _RECKONED.match(scene.text, hit.end, hit.end + 6)
    return behind is not None and _BY.search(scene.text, max(clause.start, hit.start - 7), hit.start) is not None


_COUNTED_IN_EN = re.compile(r"\b(?:[Ii]ncluding|[Ee]xcluding|counting|not\scounting|stripping\sout|net\sof)\s(?:[a-z]+\s){0,2}$")


def _is_counted_in(scene: Scene, hit: Hit) -> bool:
    """Whether a word only says what was counted in or left out: shipped 79,478 cars including exports."""
    return _COUNTED_IN_EN.search(scene.text, max(scene.sentence.start, hit.start - 30), hit.start) is not None


_TOPIC = re.compile(r"(?:方面|上|来看)[,，]")
# 至于资本支出,维持今年450亿美元不变
_AS_TO = re.compile(r"(?:至于|关于|有关|谈到|谈及|针对|展望)[^,，。;；]{0,8}$")


def _is_topic(scene: Scene, hit: Hit) -> bool:
    """Whether a word is what the sentence is said to be about."""
    if _TOPIC.match(scene.text, hit.end):
        return True
    named = scene.text[hit.end : hit.end + 1] in (",", "，")
    return named and _AS_TO.search(scene.text, scene.clause(hit.start).start, hit.start) is not None


_OBJECT_OF = re.compile(r"\sof\s(?:[a-z-]+\s){0,3}|\s(?:at|in|across|from)\s(?:its|their|the|all|our)\s(?:[A-Za-z.-]+\s){0,3}")
# raised his price target for Halmere stock from $120
_TARGET_FOR = re.compile(r"\s(?:for|on|of)\s(?:[\w.&'’-]+\s){0,4}(?:\(?[A-Z]+\)?\s)?")
# sales to industrial and other customers
_TAKERS = re.compile(r"\s(?:to|from|for|by|among)\s(?:(?!be\b)[a-z-]+\s){0,4}")


def _is_whole(scene: Scene, hit: Hit) -> bool:
    """Whether a word is what another word for a metric is of: the chips of "sales of industrial chips"."""
    near = [h for h in scene.hits if h.end < hit.start <= h.end + 40]
    if any(_OBJECT_OF.fullmatch(scene.text, h.end, hit.start) for h in near):
        return True
    if any(h.id == "price_target" and _TARGET_FOR.fullmatch(scene.text, h.end, hit.start) for h in near):
        return True
    metric = scene.metric(hit)
    people = metric.behaviour == "stock" and metric.shapes[0] == "count"
    return people and any(_TAKERS.fullmatch(scene.text, h.end, hit.start) for h in near)


def _taken_by(scene: Scene, hit: Hit) -> Mention | None:
    """Return the number that a word follows closely: the cash of $12 billion in cash and $3 billion of debt."""
    before = None
    for mention in scene.mentions:
        if mention.end > hit.start:
            break
        before = mention
    return before if before is not None and is_tight(scene, hit, before) else None


_NEXT_ITEM = 8


def is_tight(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a word follows a number closely and no number follows the word as closely: $2 billion on sales of $9 billion."""
    if not _TIGHT_BEHIND.fullmatch(_without_actors(scene, mention.end, hit.start)):
        return False
    next_one = next((m for m in scene.mentions if m.start >= hit.end), None)
    if not scene.english and next_one is not None and next_one.start - hit.end <= _NEXT_ITEM and scene.text[mention.end] == " ":
        return False  # 流通市值29亿元 每股净资产7.7元
    return next_one is None or _LEADS_ON.fullmatch(scene.text[hit.end : next_one.start]) is None


def _without_actors(scene: Scene, start: int, end: int) -> str:
    """Return a stretch without the names in it: 1.1%的英伟达股价 belongs together as 1.1%的股价 does."""
    out, at = "", start
    for actor in scene.actors:
        if start <= actor.start and actor.end <= end:
            out, at = out + scene.text[at : actor.start], actor.end
    return out + scene.text[at:end]
