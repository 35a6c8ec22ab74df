"""Who a number is about, and whom it concerns on the other side: grammar first, then the topic of the text."""

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
from claims.units import shape

PLACES = ("country", "region")
_POSSESSIVE = re.compile(r"\s?(?:'s|’s|的|旗下|公司|集团)?\s?(?:[A-Za-z-]{0,14}\s){0,3}[\u4e00-\u9fff]{0,6}")
_AND = re.compile(r"\s?(?:、|,|，|和|与|及|以及|and|&|, and)\s?")
# 与 and its like join two subjects, or, with no name in front, introduce a companion.
_WITH = re.compile(r"[与跟同]$")
# 向英国初创公司Nscale投资: the name of what a preposition governs may stand behind its description.
_GOVERNS = re.compile(r"(?:对|向|给)[^,，。的了着过投买卖借]{0,14}(?:公司|企业|商|集团|平台|机构|开发商|巨头)$")
_JOINT = re.compile(r"等|both\b|jointly|共同|一起|联合|双方|纷纷|各|分别")


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a claim: canonical names and how they were found."""

    actors: tuple[Actor, ...]
    found: str

    @property
    def name(self) -> str:
        return "; ".join(dict.fromkeys(actor.name for actor in self.actors))


@dataclass(slots=True)
class Topic:
    """What the text is about so far: the last company and the last product spoken of as subjects, and the title's."""

    company: Actor | None = None
    product: Actor | None = None
    title: Actor | None = None
    paragraph: int = -1
    product_paragraph: int = -1
    place: Actor | None = None
    noun: Actor | None = None
    noun_paragraph: int = -1

    def hear(self, scene: Scene) -> None:
        """Take note of the subjects of a sentence that has been read."""
        named = [a for a in scene.actors if a.is_company and not a.anaphor and is_subject(scene, a) and not speaks(scene, a)]
        # A list of many names no topic.
        if named and not (len(named) > 2 and _neighbour(scene, named[2]) is named[1]):
            self.company, self.paragraph = named[0], scene.sentence.paragraph
        self.place = next((a for a in scene.actors if a.kind in PLACES and not is_oblique(scene, a)), self.place)
        for actor in scene.actors:
            if actor.kind in ("product", "project") and not actor.anaphor and is_subject(scene, actor):
                self.product, self.product_paragraph = actor, scene.sentence.paragraph
                break

    def about(self, paragraph: int) -> Actor | None:
        """Return the company that a paragraph goes on about: its own, else that of the whole text, else the last one."""
        if self.company and self.paragraph == paragraph:
            return self.company
        if self.noun and self.noun_paragraph == paragraph:
            return self.noun
        return self.title or self.company

    def named(self, kind: str, paragraph: int) -> Actor | None:
        """Return whom a pronoun in a paragraph points at."""
        if kind == "product":
            return self.product
        return self.company if self.company and self.paragraph >= paragraph - 1 else self.about(paragraph)


def is_subject(scene: Scene, actor: Actor) -> bool:
    """Whether an actor may be the subject of its clause: no preposition or governing verb before it, no title behind it."""
    if actor.kind in ("person", "index", *PLACES):
        return False
    return not is_oblique(scene, actor) and not _is_title(scene, actor)


def speaks(scene: Scene, actor: Actor) -> bool:
    """Whether an office only says something in its clause: 国家统计局发布数据显示."""
    if actor.kind not in ("organisation", "central_bank"):
        return False
    end = scene.clause(actor.start).end
    return scene.cues["speech.said"].search(scene.text, actor.end, min(end, actor.end + 24)) is not None


def is_oblique(scene: Scene, actor: Actor) -> bool:
    """Whether an actor stands behind a preposition or a verb that takes it as its object, also through 和."""
    start = scene.clause(actor.start).start
    lead = scene.text[max(start, actor.start - 16) : actor.start]
    if scene.english:
        lead = re.sub(
            r"(?:\b(?:the|a|an|its|their|his|chipmaker|carmaker|automaker|rival|rivals|startup|start-up|maker|giant|company)\s+)+$",
            "",
            lead,
        )
    for match in scene.cues["subject.oblique"].finditer(lead):
        if not lead[match.end() :].strip("了过着 "):
            return True
    before = _neighbour(scene, actor)
    if before is None:
        return bool(_WITH.search(lead) or _GOVERNS.search(lead))
    return is_oblique(scene, before)


def _neighbour(scene: Scene, actor: Actor) -> Actor | None:
    """Return the actor that this one is joined to by 和, 、 or "and" on its left."""
    for other in reversed(scene.actors):
        if other.end <= actor.start:
            between = scene.text[other.end : actor.start]
            if between.strip() in (",", "，") and not _goes_on(scene, actor):
                return None
            return other if _AND.fullmatch(between) else None
    return None


def _goes_on(scene: Scene, actor: Actor) -> bool:
    """Whether a list goes on behind an actor; a comma alone joins no two names."""
    following = next((other for other in scene.actors if other.start >= actor.end), None)
    return following is not None and _AND.fullmatch(scene.text[actor.end : following.start]) is not None


def _is_title(scene: Scene, actor: Actor) -> bool:
    """Whether an actor only says whose officer is speaking: 英伟达CEO, Apple chief executive."""
    match = scene.cues["speech.title"].search(scene.text, actor.end, min(len(scene.text), actor.end + 24))
    if match is None:
        return False
    between = scene.text[actor.end : match.start()]
    return bool(re.fullmatch(r"\s?(?:的|'s|’s|公司|集团|,|联合)?\s?(?:the\s|its\s|[A-Za-z]+\s)?", between))


def subject(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Party | None:
    """Return whom a number is about."""
    metric = owner.metric if owner else None
    listed = aligned(scene, mention, [a for a in scene.actors if a.kind != "person" and not a.anaphor])
    if listed:
        return Party((listed,), "stated")
    place = mention.start
    if owner and owner.start is not None and owner.start < mention.start and scene.apart(owner.start, mention.start) == 0:
        place = owner.start
    best: tuple[float, Actor] | None = None
    for actor in scene.actors:
        cost = _cost(scene, actor, mention, owner, metric, place)
        if cost is not None and actor.kind == "commodity" and topic.company and not (metric and "price" in metric.id):
            cost += 5  # what a company makes or sells narrows its figure down
        if (
            cost is not None
            and actor.kind in PLACES
            and (topic.company or topic.title)
            and metric
            and not set(PLACES) & set(metric.subjects)
        ):
            cost += 3  # and so does where it does
        if cost is not None and (best is None or cost < best[0]):
            best = cost, actor
    noun = lead(scene, mention, owner) if best is None or best[0] >= 2.8 else None
    unnamed = topic.company is None and topic.title is None and not _is_of_places(metric)
    if noun and unnamed and (best is None or best[0] >= 4.5 or _is_beside(best[1], metric)):
        topic.noun, topic.noun_paragraph = Actor(mention.start, mention.start, noun, "company"), scene.sentence.paragraph
        return Party((topic.noun,), "stated")
    if best and best[0] < 4:
        return _of_maker(scene, best[1], owner, topic) or _resolved(scene, best[1], topic, best[0], metric)
    observed = noun is not None and any(speaks(scene, actor) for actor in scene.actors)
    carried = _carried(scene, mention, topic, metric) if not observed or _is_of_places(metric) else None
    if carried and (best is None or best[0] >= 4.5):
        near = carried is topic.product or topic.paragraph == scene.sentence.paragraph or carried is topic.noun
        return Party((carried,), "carried" if near else "assumed")
    return _resolved(scene, best[1], topic, best[0], metric) if best and best[0] < 8 else None


def _of_maker(scene: Scene, actor: Actor, owner: Owner | None, topic: Topic) -> Party | None:
    """Return the company that the text is about, where a product only says what its money came from: iPhone sales."""
    about = topic.title or topic.company
    metric = owner.metric if owner else None
    if about is None or owner is None or owner.start is None or metric is None or actor.kind != "product" or actor.anaphor:
        return None
    if metric.behaviour != "flow" or "money" not in metric.shapes or metric.subjects[:1] != ("company",):
        return None
    made_by = _maker(scene, actor)
    glued = re.fullmatch(r"\s?(?:的|'s)?\s?", scene.text[actor.end : owner.start]) if actor.end <= owner.start else None
    return Party((about,), "carried") if glued and made_by in ("", about.name) else None


def _is_beside(actor: Actor, metric: Metric | None) -> bool:
    """Whether a place named is only where something is: no country's figure."""
    return actor.kind in PLACES and (metric is None or metric.subjects[:1] not in (("country",), ("region",)))


def _cost(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, metric: Metric | None, place: int) -> float | None:
    """Return how unlikely an actor is the subject of a number: 0 for the nearest noun in front, None for never."""
    if actor.kind == "person" or (actor.start >= mention.start and actor.end <= mention.end):
        return None
    apart = scene.apart(actor.start, mention.start)
    cost = _kind_cost(actor, metric)
    if actor.anaphor:
        cost += 0.2
    if _is_title(scene, actor):
        cost += 2.5
    if speaks(scene, actor):
        cost += 9
    if actor.start >= mention.end:
        return _cost_behind(scene, actor, mention, owner, apart, cost)
    if apart < 0:
        return None
    if owner and owner.start is not None and owner.end is not None and actor.end <= owner.start:
        between = scene.text[actor.end : owner.start]
        if (
            apart == 0
            and not owner.verb
            and not is_oblique(scene, actor)
            and len(between) <= 24
            and _POSSESSIVE.fullmatch(between)
        ):
            return cost - 0.6 + len(between) / 60
    if owner and owner.start is not None and _is_valued(scene, actor, owner.start):
        return cost
    if is_oblique(scene, actor):
        if owner and owner.end is not None and actor.start >= owner.end and _is_of(scene, owner.end, actor.start):
            return cost - 0.3
        return cost + 5 + apart * 0.3
    cost += apart * 0.7
    if actor.start > place:
        cost += 1.2
    return cost + max(0, place - actor.end) / 120


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


def _kind_cost(actor: Actor, metric: Metric | None) -> float:
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
        return topic.place
    about = topic.about(scene.sentence.paragraph)
    if about is None and metric is not None and set(PLACES) & set(metric.subjects):
        return topic.place
    return about if about is None or _kind_cost(about, metric) < 4 else None


def _is_of_places(metric: Metric | None) -> bool:
    """Whether a metric is first of all a country's or region's."""
    return metric is not None and metric.subjects[:1] in (("country",), ("region",))


def _is_of_products(metric: Metric | None, mention: Mention) -> bool:
    """Whether a number is rather of a thing than of a company: its metric says so, or, without one, its unit."""
    if metric is not None and metric.subjects:
        return metric.subjects[0] == "product"
    return metric is None and shape(mention.base.unit) not in ("money", "percent", "percentage_point", "time")


def _resolved(scene: Scene, actor: Actor, topic: Topic, cost: float, metric: Metric | None) -> Party | None:
    """Return the party that an actor stands for: what a pronoun points at, and those it is joined to."""
    if actor.anaphor:
        kind = "product" if metric is not None and metric.subjects[:1] == ("product",) else actor.kind
        named = (
            _antecedent(scene, actor, kind)
            or topic.named(kind, scene.sentence.paragraph)
            or topic.about(scene.sentence.paragraph)
        )
        return Party((named,), "carried") if named else None
    group = [actor]
    while (before := _neighbour(scene, group[0])) is not None and _alike(before, actor):
        group.insert(0, before)
    if len(group) == 1:
        return Party((actor,), "stated")
    behind = scene.text[actor.end : actor.end + 30]
    possessive = re.match(r"\s?(?:的|'s|’s)", behind)
    joint = bool(_JOINT.search(behind[:12])) or not possessive or scene.metric_at(actor.end + possessive.end()) is None
    return Party(tuple(group) if joint else (actor,), "stated")


def _alike(a: Actor, b: Actor) -> bool:
    return not a.anaphor and (a.kind == b.kind or (a.is_company and b.is_company))


def _antecedent(scene: Scene, actor: Actor, kind: str) -> Actor | None:
    """Return the subject named earlier in the same sentence that a pronoun points at."""
    for other in reversed(scene.actors):
        fits = other.is_company if kind == "company" else other.kind in ("product", "project")
        if other.end <= actor.start and not other.anaphor and fits and not is_oblique(scene, other):
            return other
    return None


def other_side(scene: Scene, mention: Mention, owner: Owner | None, who: Party | None) -> Party | None:
    """Return whom a number concerns beside its subject: what is invested in, bought, supplied."""
    taken = {actor.name for actor in who.actors} if who else set()
    for actor in _near(scene, mention):
        if actor.anaphor or actor.kind in ("person", *PLACES) or actor.name in taken:
            continue
        if _maker(scene, actor) in taken and actor.kind != "product":
            continue
        if _is_object(scene, actor, owner):
            return Party((actor,), "stated")
    return None


def _near(scene: Scene, mention: Mention) -> list[Actor]:
    """Return the actors of the number's clause and of the one before, nearest first."""
    close = [a for a in scene.actors if -1 <= -scene.apart(a.start, mention.start) <= 1]
    return sorted(close, key=lambda a: (abs(scene.apart(a.start, mention.start)), abs(a.start - mention.start)))


def _maker(scene: Scene, actor: Actor) -> str:
    maker = actor.entity.maker if actor.entity else None
    return scene.pack.entities[maker].name if maker and maker in scene.pack.entities else ""


def _is_object(scene: Scene, actor: Actor, owner: Owner | None) -> bool:
    """Whether an actor is what the verb of a number is done to: 对X投资, invest in X, 购买X的芯片."""
    if owner is None or not (owner.verb or owner.metric is None or owner.metric.values == "many"):
        return False
    start = scene.clause(actor.start).start
    lead = scene.text[max(start, actor.start - 22) : actor.start]
    lead = re.sub(r"(?:的|\b(?:the|a|an|startup|start-up|rival|chipmaker)\s)+$", "", lead)
    for match in scene.cues["object.before"].finditer(lead):
        rest = lead[match.end() :].strip("了过着 ")
        if not rest or (
            not scene.english
            and len(rest) <= 12
            and not re.search(r"[,。的]", rest)
            and rest.endswith(("公司", "企业", "商", "集团", "平台"))
        ):
            return True
    return False
