"""Who a number is about: grammar first, then the topic of the text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.packs import Metric
from claims.parse.actors import Actor
from claims.parse.leads import lead
from claims.parse.mention import Mention
from claims.parse.metrics import Owner
from claims.parse.scene import Scene
from claims.parse.series import aligned
from claims.parse.standing import PLACES, heir, is_oblique, is_rival, is_title, neighbour, rates, speaks
from claims.parse.topic import Topic, place_of
from claims.units import shape

_POSSESSIVE = re.compile(r"\s?(?:'s|’s|的|旗下|公司|集团)?\s?(?:[A-Za-z-]{0,14}\s){0,3}[\u4e00-\u9fff]{0,6}")
_JOINT = re.compile(r"等|both\b|jointly|共同|一起|联合|双方|纷纷|各|分别")
# Firms taken together are nobody's rival and nobody's part: 百强房企, 六大国有银行, 重点钢企.
_GROUP = re.compile(
    r".{2,}(?:[房车钢煤药险券油酒企]企|企业|银行|厂商|券商|机构|行业|市场|上市公司|公司|品牌|基金|工厂|居民|家庭)"
)
_PAIR = re.compile(r"[两三双].{0,4}(?:公司|企业|机构)")
# From these costs on an actor is only a guess, and no guess at all.
_LIKELY, _GUESS, _NEVER = 4.0, 4.5, 8.0


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a claim: canonical names and how they were found."""

    actors: tuple[Actor, ...]
    found: str

    @property
    def name(self) -> str:
        return "; ".join(dict.fromkeys(actor.name for actor in self.actors))


def subject(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Party | None:
    """Return whom a number is about."""
    metric = owner.metric if owner else None
    listed = aligned(scene, mention, [a for a in scene.actors if a.kind != "person" and not a.anaphor])
    if listed:
        return Party((listed,), "stated")
    best = _nearest(scene, mention, owner, topic)
    noun = lead(scene, mention, owner) if best is None or best[0] >= 2.8 else None
    if noun and _is_own_subject(noun, best, metric, topic):
        topic.noun, topic.noun_paragraph = Actor(mention.start, mention.start, noun, "company"), scene.sentence.paragraph
        return Party((topic.noun,), "stated")
    if best and best[0] < _LIKELY:
        return _of_maker(scene, best[1], owner, topic) or _resolved(scene, best[1], topic, metric)
    observed = noun is not None and any(speaks(scene, actor) for actor in scene.actors)
    carried = _carried(scene, mention, topic, metric) if not observed or _is_of_places(metric) else None
    if carried and (best is None or best[0] >= _GUESS):
        near = carried is topic.product or topic.paragraph == scene.sentence.paragraph or carried is topic.noun
        return Party((carried,), "carried" if near else "assumed")
    return _resolved(scene, best[1], topic, metric) if best and best[0] < _NEVER else None


def _is_own_subject(noun: str, best: tuple[float, Actor] | None, metric: Metric | None, topic: Topic) -> bool:
    """Whether the noun a clause begins with is itself what it is about: firms taken together, or where nobody is known."""
    if _GROUP.fullmatch(noun) and not _PAIR.fullmatch(noun):
        return True
    unnamed = topic.company is None and topic.title is None and not _is_of_places(metric)
    if topic.place is not None and (metric is None or "product" not in metric.subjects[:1]):
        unnamed = False
    return unnamed and (best is None or best[0] >= _GUESS or _is_beside(best[1], metric))


def _nearest(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> tuple[float, Actor] | None:
    """Return the actor of the sentence that is likeliest the subject of a number, with what speaks against it."""
    metric = owner.metric if owner else None
    place = mention.start
    if owner and owner.start is not None and owner.start < mention.start and scene.apart(owner.start, mention.start) == 0:
        place = owner.start
    after = heir(scene, mention.start)
    best: tuple[float, Actor] | None = None
    for actor in scene.actors:
        cost = 0.1 if actor is after and not _is_spoken(scene, actor, mention, after) else None
        if cost is None:
            cost = _cost(scene, actor, mention, owner, metric, place)
        if cost is None:
            continue
        cost += _topical(scene, actor, metric, topic)
        if best is None or cost < best[0]:
            best = cost, actor
    return best


def _is_spoken(scene: Scene, heir_: Actor, mention: Mention, after: Actor) -> bool:
    """Whether the clause of a number names another subject of its own before it."""
    clause = scene.clause(mention.start)
    return any(
        clause.start <= a.start < mention.start and a.is_company and a is not after and not a.anaphor and not is_oblique(scene, a)
        for a in scene.actors
    )


def _topical(scene: Scene, actor: Actor, metric: Metric | None, topic: Topic) -> float:
    """Return what the topic of the text says against an actor."""
    about = topic.title or topic.land or topic.company
    if about is None or actor.name == about.name:
        return 0.0
    if actor.kind == "commodity" and topic.company and not (metric and "price" in metric.id):
        return 5.0  # what a company makes or sells narrows its figure down
    if actor.kind in PLACES and metric and not set(PLACES) & set(metric.subjects):
        return 3.0  # and so does where it does
    rated = metric is not None and metric.id == "price_target"
    if actor.name != about.name and (rates(scene, actor) if not rated else _is_rater(scene, actor)):
        return 9.0
    return 0.0


def _is_rater(scene: Scene, actor: Actor) -> bool:
    """Whether an actor gives a rating rather than gets one: it does not stand behind a preposition or before its figure."""
    return rates(scene, actor) or (not is_oblique(scene, actor) and actor.kind == "organisation")


def _of_maker(scene: Scene, actor: Actor, owner: Owner | None, topic: Topic) -> Party | None:
    """Return the company that the text is about, where a product only says what its money came from: iPhone sales."""
    about = topic.title or topic.company
    metric = owner.metric if owner else None
    if about is None or owner is None or owner.start is None or metric is None or actor.kind != "product" or actor.anaphor:
        return None
    if metric.behaviour != "flow" or "money" not in metric.shapes or metric.subjects[:1] != ("company",):
        return None
    made_by = maker(scene, actor)
    glued = re.fullmatch(r"\s?(?:的|'s)?\s?", scene.text[actor.end : owner.start]) if actor.end <= owner.start else None
    return Party((about,), "carried") if glued and made_by in ("", about.name) else None


def _is_beside(actor: Actor, metric: Metric | None) -> bool:
    """Whether a place named is only where something is: no country's figure."""
    return actor.kind in PLACES and (metric is None or metric.subjects[:1] not in (("country",), ("region",)))


# Nothing but a word of order stands between a name and its number: 小鹏汽车4.2万辆, and SoftBank $2 billion.
_ADJACENT = re.compile(r"\s?(?:则|也|为|是|约|以|则为|则达|分别)?\s?")


def _cost(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, metric: Metric | None, place: int) -> float | None:
    """Return how unlikely an actor is the subject of a number: 0 for the nearest noun in front, None for never."""
    if actor.kind == "person" or (actor.start >= mention.start and actor.end <= mention.end):
        return None
    apart = scene.apart(actor.start, mention.start)
    cost = kind_cost(actor, metric)
    if actor.anaphor:
        cost += 0.2
    if is_title(scene, actor):
        cost += 2.5
    if speaks(scene, actor):
        cost += 9
    if actor.start >= mention.end:
        return _cost_behind(scene, actor, mention, owner, apart, cost)
    if apart < 0:
        return None
    possessive = _is_possessor(scene, actor, owner) if apart == 0 else None
    if possessive is not None:
        return cost - 0.6 + possessive / 60
    if owner and owner.start is not None and _is_valued(scene, actor, owner.start):
        return cost
    if is_oblique(scene, actor):
        return _cost_oblique(scene, actor, owner, metric, apart, cost)
    cost += apart * 0.7
    if actor.start > place and not (actor.is_company and _ADJACENT.fullmatch(scene.text, actor.end, mention.start)):
        cost += 1.2
    return cost + max(0, place - actor.end) / 120


def _cost_oblique(scene: Scene, actor: Actor, owner: Owner | None, metric: Metric | None, apart: int, cost: float) -> float:
    """Return the cost of an actor behind a preposition: none to speak of where the metric is of it, or where it is the place."""
    if owner and owner.end is not None and actor.start >= owner.end and _is_of(scene, owner.end, actor.start):
        return cost - 0.3
    if actor.kind in PLACES and _is_of_places(metric):
        return cost + (6.0 if is_partner(scene, actor) else 0.5) + apart * 0.7
    return cost + 5 + apart * 0.3


_PARTNER = re.compile(r"(?:[对向自从与]|\b(?:to|from|with)\s(?:the\s)?)$")


def is_partner(scene: Scene, actor: Actor) -> bool:
    """Whether a place is where exports go to or imports come from."""
    return _PARTNER.search(scene.text[max(scene.sentence.start, actor.start - 10) : actor.start]) is not None


def _is_possessor(scene: Scene, actor: Actor, owner: Owner | None) -> int | None:
    """Return how many characters part an actor from the metric that it has, None where it does not have it."""
    if not owner or owner.start is None or owner.verb or actor.end > owner.start or owner.start - actor.end > 24:
        return None
    if is_oblique(scene, actor) or _POSSESSIVE.fullmatch(scene.text, actor.end, owner.start) is None:
        return None
    return owner.start - actor.end


def _is_valued(scene: Scene, actor: Actor, place: int) -> bool:
    """Whether an actor is what the metric is taken of: 对X的估值."""
    return scene.text[actor.end : place] == "的" and scene.text[max(0, actor.start - 1) : actor.start] == "对"


_GAIN_OF = re.compile(r"\s(?:gain|rise|drop|decline|increase|fall|loss|growth|jump)\s(?:for|in|of|by)\s(?:the\s)?")


def _cost_behind(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, apart: int, cost: float) -> float | None:
    if apart < 0:
        return None
    if _GAIN_OF.fullmatch(scene.text[mention.end : actor.start]):
        return cost - 0.5
    behind = owner is not None and owner.start is not None and owner.start >= mention.end
    if behind and owner and owner.end is not None and actor.start >= owner.end and _is_of(scene, owner.end, actor.start):
        return cost + 0.5
    return cost + 4.6 + abs(apart)


def _is_of(scene: Scene, end: int, start: int) -> bool:
    return bool(re.fullmatch(r"\s(?:of|at|for|by|from|on)\s(?:the\s|a\s)?(?:[a-z-]+\s){0,2}", scene.text[end:start]))


def kind_cost(actor: Actor, metric: Metric | None) -> float:
    """Return how ill a kind of actor suits a metric."""
    if metric and metric.subjects:
        if metric.subjects[0] in PLACES and (actor.kind == "organisation" or actor.kind not in metric.subjects):
            return 9.0 if not actor.is_company or actor.kind == "organisation" else 1.0
        if actor.kind in metric.subjects or (actor.is_company and "company" in metric.subjects):
            if actor.kind in PLACES and metric.subjects[0] not in PLACES:
                return 2.0
            return 0.4 if metric.subjects[0] == "product" and actor.kind != "product" else 0.0
        if actor.kind in PLACES:
            return 3.2
        return 1.0
    if actor.kind in PLACES:
        return 2.8
    return 0.8 if actor.kind in ("index", "commodity", "segment") else 0.0


def _carried(scene: Scene, mention: Mention, topic: Topic, metric: Metric | None) -> Actor | None:
    """Return the topic that a sentence without a subject of its own goes on about."""
    if topic.product and topic.product_paragraph >= scene.sentence.paragraph - 1 and _is_of_products(metric, mention):
        return topic.product
    if _is_of_places(metric):
        return place_of(scene) or topic.place
    about = topic.about(scene.sentence.paragraph)
    if about is None and (metric is None or not metric.subjects or set(PLACES) & set(metric.subjects)):
        return topic.place
    return about if about is None or kind_cost(about, metric) < _LIKELY else None


def _is_of_places(metric: Metric | None) -> bool:
    """Whether a metric is first of all a country's or region's."""
    return metric is not None and metric.subjects[:1] in (("country",), ("region",))


def _is_of_products(metric: Metric | None, mention: Mention) -> bool:
    """Whether a number is rather of a thing than of a company: its metric says so, or, without one, its unit."""
    if metric is not None and metric.subjects:
        return metric.subjects[0] == "product"
    return metric is None and shape(mention.base.unit) not in ("money", "percent", "percentage_point", "time")


def _resolved(scene: Scene, actor: Actor, topic: Topic, metric: Metric | None) -> Party | None:
    """Return the party that an actor stands for: what a pronoun points at, and those it is joined to."""
    if actor.anaphor:
        named = _pointed_at(scene, actor, topic, metric)
        return Party((named,), "carried") if named else None
    group = [actor]
    while (before := neighbour(scene, group[0])) is not None and _alike(before, actor):
        group.insert(0, before)
    if len(group) == 1:
        return Party((actor,), "stated")
    behind = scene.text[actor.end : actor.end + 30]
    possessive = re.match(r"\s?(?:的|'s|’s)", behind)
    joint = bool(_JOINT.search(behind[:12])) or not possessive or scene.metric_at(actor.end + possessive.end()) is None
    return Party(tuple(group) if joint else (actor,), "stated")


def _pointed_at(scene: Scene, actor: Actor, topic: Topic, metric: Metric | None) -> Actor | None:
    """Return whom a word that points back means."""
    word = scene.text[actor.start : actor.end]
    by_role = topic.role(word) or _of_two(scene, actor, topic, word)
    if by_role:
        return by_role
    kind = "product" if metric is not None and metric.subjects[:1] == ("product",) else actor.kind
    paragraph = scene.sentence.paragraph
    return _antecedent(scene, actor, kind, topic) or topic.named(kind, paragraph, word) or topic.about(paragraph)


def _of_two(scene: Scene, actor: Actor, topic: Topic, word: str) -> Actor | None:
    """Return the first or second of the two named before: 前者, the latter."""
    if word not in ("前者", "后者", "the former", "the latter"):
        return None
    before = [a for a in scene.actors if a.end <= actor.start and not a.anaphor and a.kind != "person"]
    names = list({a.name: a for a in (*topic.recent, *before)}.values())
    if len(names) < 2:
        return names[-1] if names and word in ("后者", "the latter") else None
    return names[-2] if word in ("前者", "the former") else names[-1]


def _alike(a: Actor, b: Actor) -> bool:
    return not a.anaphor and (a.kind == b.kind or (a.is_company and b.is_company))


def _antecedent(scene: Scene, actor: Actor, kind: str, topic: Topic) -> Actor | None:
    """Return the subject named earlier in the same sentence that a pronoun points at."""
    fitting = [
        other
        for other in scene.actors
        if other.end <= actor.start
        and not other.anaphor
        and _may_be(other, kind)
        and not is_oblique(scene, other)
        and not _is_aside(scene, other, topic)
    ]
    if scene.english:
        own = heir(scene, actor.start)
        return own if own and _may_be(own, kind) else next(iter(fitting), None)
    return fitting[-1] if fitting else None


def _is_aside(scene: Scene, other: Actor, topic: Topic) -> bool:
    """Whether somebody only speaks of, or is compared with, the company that the text is about."""
    about = topic.title or topic.land
    if about is None or other.name == about.name:
        return False
    return speaks(scene, other) or rates(scene, other) or is_rival(scene, other)


def _may_be(other: Actor, kind: str) -> bool:
    if kind == "company":
        return other.is_company
    return other.kind in PLACES if kind in PLACES else other.kind in ("product", "project")


def maker(scene: Scene, actor: Actor) -> str:
    """Return the name of who makes a product, empty where it is not known."""
    made_by = actor.entity.maker if actor.entity else None
    return scene.pack.entities[made_by].name if made_by and made_by in scene.pack.entities else ""
