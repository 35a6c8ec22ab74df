"""How likely each actor of a sentence is the subject of a number: a cost, from 0 for the nearest noun in front of its metric."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.at_number import ADJACENT, cost_at_number
from claims.parse.parties.behind import cost_behind, is_of
from claims.parse.parties.closeness_en import heads_with_shares, is_next_place, is_part_before, is_put_in, is_there, puts_in
from claims.parse.parties.givers import brings, provides
from claims.parse.parties.grammar import VERB, acts, is_aside
from claims.parse.parties.heirs_en import heir
from claims.parse.parties.standing import (
    PLACES,
    is_broker,
    is_counted,
    is_oblique,
    is_office,
    is_title,
    is_topic,
    rates,
    speaks,
)
from claims.parse.parties.suits import is_of_places, kind_cost
from claims.parse.parties.topic import Topic
from claims.parse.parties.topical import OF_RATED, owns_in_words, topical
from claims.parse.scene import Scene

_POSSESSIVE = re.compile(
    r"(?!.*\b(?:its|the|an?|their|his|her)\b)\s?(?:'s|’s|的|旗下|公司|集团)?\s?(?:[A-Za-z0-9-]{0,14}\s){0,3}[\u4e00-\u9fff]{0,6}"
)
# The metric is an actor's whatever stands before its name: 17% of Adidas's sales, 将五粮液目标价.
_OWNS = re.compile(r"(?:\([^)]{0,12}\))?的?")
_OWNS_BY_WORD = re.compile(r"(?:'s|’s)\s(?:(?:[A-Z][a-z]+day|[a-z0-9-]+)\s){0,3}|的")
_FRONTED = re.compile(r"[将把]$")
_COMPARING = re.compile(r"(?:[比较于过及如]|\b(?:than|from|above|below|versus|against|with|like))\s?(?:the\s)?$")
# From these costs on an actor is only a guess, and no guess at all.
LIKELY, GUESS, NEVER = 4.0, 4.5, 8.0


def nearest(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> tuple[float, Actor] | None:
    """Return the actor of the sentence that is likeliest the subject of a number, with what speaks against it."""
    place = mention.start
    if owner and owner.start is not None and owner.start < mention.start and scene.apart(owner.start, mention.start) == 0:
        place = owner.start
    after = heir(scene, mention.start)
    best: tuple[float, Actor] | None = None
    for actor in scene.actors:
        heir_of = (
            actor is after
            and not _is_source(scene, actor)
            and not speaks(scene, actor)
            and not _is_spoken(scene, actor, mention, after)
            and not _only_thinks(scene, actor, mention)
        )
        cost = 0.1 if heir_of else None
        if cost is None:
            cost = _cost(scene, actor, mention, owner, topic, place)
        if cost is None:
            continue
        cost += topical(scene, actor, mention, owner, topic)
        if best is None or cost < best[0]:
            best = cost, actor
    return best


_SOURCE = re.compile(r"\b[Aa]ccording\sto\s(?:the\s)?(?:[A-Za-z-]+\s){0,5}\(?$")


def _is_source(scene: Scene, actor: Actor) -> bool:
    """Whether somebody is only whom a text has it from, whatever it goes on to say of that: according to X, which puts …."""
    return _SOURCE.search(scene.text, max(scene.sentence.start, actor.start - 60), actor.start) is not None


# Left at sell by Morrow Research, which thinks the builder will complete only 3,000 homes.
_WHICH_THINKS = re.compile(
    r",\s(?:which|who)\s(?:now\s|also\s|still\s)?(?:thinks?|believes?|reckons?|expects?|estimates?|forecasts?|sees|puts|says|said|argues?|calculates?|predicts?|rates?|has\san?\s|lifted|raised|cut|lowered|trimmed|nudged|kept|covers|upgraded|downgraded|initiated)"
)


def _only_thinks(scene: Scene, house: Actor, mention: Mention) -> bool:
    """Whether a relative clause has what a house thinks of another."""
    if not scene.english or not is_broker(house) or not _WHICH_THINKS.match(scene.text, house.end):
        return False
    return any(house.end <= a.start < mention.start for a in scene.actors) or rates(scene, house)


def _is_spoken(scene: Scene, heir_: Actor, mention: Mention, after: Actor) -> bool:
    """Whether the clause of a number names another subject of its own before it."""
    clause = scene.clause(mention.start)
    return any(
        clause.start <= a.start < mention.start and a.is_company and a is not after and not a.anaphor and not is_oblique(scene, a)
        for a in scene.actors
    )


_TAKES_UP = re.compile(r"占[了到据]?$")
# 交付新车30,268辆: what is sold is told of who sells.
_HANDED = re.compile(r"(?:交付|销售|卖出|售出|生产|出口|完成|[交卖售销])了?$")
# What a person has of their own.
_OF_PERSONS = ("stake", "wealth")


def _cost(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, topic: Topic, place: int) -> float | None:
    """Return how unlikely an actor is the subject of a number: 0 for the nearest noun in front, None for never."""
    metric = owner.metric if owner else None
    if actor.kind == "person" and (metric is None or metric.id not in _OF_PERSONS or actor.start > mention.start):
        return None
    if actor.start >= mention.start and actor.end <= mention.end:
        return None
    if actor.kind in PLACES and _TAKES_UP.search(scene.text, actor.start - 3, actor.start):
        return None  # 占全球的近六成: nobody's share of a place is the place's
    if actor.anaphor and actor.kind == "product" and _HANDED.search(scene.text, actor.start - 3, actor.start):
        return None
    apart = scene.apart(actor.start, mention.start)
    cost = _cost_of_standing(scene, actor, mention, owner, topic, apart)
    if actor.start >= mention.end:
        return cost_behind(scene, actor, mention, owner, apart, cost)
    if apart < 0:
        return None
    if topic.title is None and scene.english and apart <= 1 and actor.kind in PLACES and is_next_place(scene, actor, mention):
        return min(cost, 1.0) - 0.7
    if topic.title is None and scene.english and apart <= 1 and actor.kind in PLACES and is_there(scene, actor, mention):
        return min(cost, 1.0) - 0.7
    if scene.english and apart == 0 and actor.is_company and heads_with_shares(scene, actor, mention):
        return cost - 0.4
    at_it = cost_at_number(scene, actor, mention, owner, apart, cost)
    if at_it is not None:
        return at_it
    possessive = _is_possessor(scene, actor, owner) if apart == 0 else None
    if possessive is not None:
        return cost - 0.6 + possessive / 60
    if owner and owner.start is not None and _is_valued(scene, actor, owner.start):
        return cost
    if metric is not None and metric.id in OF_RATED and not actor.anaphor and not is_broker(actor) and not rates(scene, actor):
        return cost + apart * 0.3  # who gets a target stands behind 将 or on
    if actor.kind == "commodity" and _is_foretold(scene, actor, mention, metric):
        return -0.6  # the broker kept its 2027 copper forecast at $10,600
    if apart > 0 and scene.english and is_part_before(scene, actor, mention, owner):
        cost += 1.5
    if apart > 0 and is_topic(scene, actor):
        return cost + 0.1
    if scene.english and actor.kind in PLACES and puts_in(scene, actor):
        return 0.2
    if _is_theme(scene, actor):
        return cost + 0.2 + apart * 0.3
    if is_oblique(scene, actor):
        return _cost_oblique(scene, actor, owner, metric, apart, cost, alone=topic.title is None)
    cost += apart * 0.7
    if actor.start > place and not ADJACENT.fullmatch(scene.text, actor.end, mention.start):
        cost += 1.2
    return cost + max(0, place - actor.end) / 120


def _cost_of_standing(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, topic: Topic, apart: int) -> float:
    """Return what an actor costs by what it is and does, wherever it stands."""
    metric = owner.metric if owner else None
    cost = kind_cost(actor, metric)
    if actor.kind in PLACES and owns_in_words(scene, actor, mention, owner):
        cost = min(cost, 1.0)
    elif actor.kind in PLACES and not is_oblique(scene, actor) and acts(scene, actor, alone=topic.title is None):
        cost = min(cost, 0.3)
    if (
        not scene.english
        and actor.kind in PLACES
        and metric is not None
        and metric.id in _TRADED
        and _JOINT_PARTNER.search(scene.text, max(scene.sentence.start, actor.start - 8), actor.start)
    ):
        cost += 6  # 对大陆及香港出口
    if actor.anaphor:
        cost += 0.2
    if scene.english and is_aside(scene, actor, mention.start):
        cost += 6
    if is_title(scene, actor):
        cost += 9 if scene.english and is_office(actor) else 2.5
    if scene.english and actor.kind in PLACES and (_says_what(scene, actor) or _RANKS.match(scene.text, actor.end)):
        cost += 6
    if actor.kind in PLACES and topic.title and topic.title.is_company and _PART_THERE.match(scene.text, actor.end):
        cost += 6
    if scene.english and is_office(actor) and _is_source(scene, actor):
        cost += 9
    if provides(scene, actor) or (actor.is_company and brings(scene, actor, mention)):
        cost += 6
    if speaks(scene, actor):
        cost += 9
    elif scene.english and apart > 0 and is_put_in(scene, actor, topic):
        cost += 5
    if actor.kind == "product":
        cost += 5 if is_counted(scene, actor) else 0
        cost += 1.5 if apart > 0 and _is_money(metric) and _is_led(scene, actor) else 0
    return cost


# What a company has of its business somewhere: 中国内地业务收益14亿元, 东南亚及其他市场收入.
_PART_THERE = re.compile(
    r"(?:[、及和与][一-鿿]{2,4}){0,2}(?:内地|大陆|本土|地区|区域|市场|业务|分部|门店){1,3}的?(?:总)?(?:收[入益]|营收|营业额|销售额?|净销售|贡献|经调整|营业利[润益]|溢利)"
)


_FORETOLD = re.compile(
    r"\s(?:crude\s|oil\s|spot\s|futures\s)?(?:price\s)?(?:forecasts?|targets?|outlook|estimates?|projections?|calls?|views?)\b"
)


_FORETOLD_FOR = re.compile(
    r"\b(?:forecasts?|estimates?|outlook|projections?|price\stargets?|call|view)\s(?:for|on|of)\s(?:the\s)?(?:price\sof\s)?(?:average\s|spot\s)?$"
)


def _is_foretold(scene: Scene, good: Actor, mention: Mention, metric: Metric | None) -> bool:
    """Whether a price is what somebody forecasts for a commodity: Goldman Sachs kept its Brent forecast at $60."""
    if not scene.english or good.end > mention.start:
        return False
    if metric.subjects[:1] != ("commodity",) if metric else mention.form not in ("money", "rate"):
        return False
    front = _FORETOLD_FOR.search(scene.text, max(scene.sentence.start, good.start - 60), good.start)
    return front is not None or _FORETOLD.match(scene.text, good.end) is not None


# What a house says is of the one that it says it of: 瑞银将联发科明年的业绩….
_THEME = re.compile(r"(?:[将把对就看估]|针对|有关|关于|看好|看淡)$")


def _is_theme(scene: Scene, actor: Actor) -> bool:
    """Whether a house that speaks sets a company as what its figures are of."""
    if scene.english or not actor.is_company or actor.anaphor or is_broker(actor):
        return False
    if not _THEME.search(scene.text, max(scene.sentence.start, actor.start - 4), actor.start):
        return False
    return any(rates(scene, a) or speaks(scene, a) for a in scene.actors if a.end <= actor.start)


_OF_FIRM = re.compile(r"(?:'s|’s|-based|-listed)?\s(?:[a-z-]+\s){1,4}$")


def _says_what(scene: Scene, place: Actor) -> bool:
    """Whether a place only says what the company is that is named behind it: North Sea producer Holcroft Energy."""
    firm = next((a for a in scene.actors if a.start > place.end), None)
    if firm is None or not firm.is_company or firm.anaphor or firm.start - place.end > _APPOSED_WITHIN:
        return False
    return (
        _OF_FIRM.fullmatch(scene.text, place.end, firm.start) is not None
        and _SORT_NOUN.search(scene.text, place.end, firm.start) is not None
    )


_APPOSED_WITHIN = 44
_SORT_NOUN = re.compile(
    r"\b(?:[a-z]*maker|[a-z]*builder|company|firm|group|giant|producer|operator|supplier|brand|owner|insurer|airline|brewer|miner|utility|bank|lender|retailer"
    r"|developer|driller|explorer|landlord|manufacturer|distributor|grocer|refiner|startup|start-up|carrier|chain|conglomerate|fund|investor|rival|peer|competitor)\s$"
)


def _is_money(metric: Metric | None) -> bool:
    """Whether a metric is money that a company makes, gets or pays."""
    return metric is not None and metric.subjects[:1] == ("company",) and "money" in metric.shapes


def _is_led(scene: Scene, thing: Actor) -> bool:
    """Whether a company stands before a thing in its clause, as the one that does something: 公司就KY-108达成协议."""
    floor = scene.clause(thing.start).start
    return any(floor <= a.start < thing.start and a.is_company and not is_oblique(scene, a) for a in scene.actors)


# New registrations in Britain rose …; elsewhere a place only narrows a figure down.
_IN = re.compile(r"\sin\s(?:the\s)?")


def _cost_oblique(
    scene: Scene, actor: Actor, owner: Owner | None, metric: Metric | None, apart: int, cost: float, *, alone: bool
) -> float:
    """Return the cost of an actor behind a preposition: none to speak of where the metric is of it, or where it is the place.

    `alone` says that the text is about no company.
    """
    behind = owner.end if owner and owner.end is not None and actor.start > owner.end else None
    if alone and scene.english and actor.kind in PLACES and behind and _IN.fullmatch(scene.text, behind, actor.start):
        return 0.4 if VERB.match(scene.text, actor.end) else cost + 0.5 + apart * 0.7
    come = actor.kind in PLACES and owner and owner.end is not None and scene.text.startswith(" from ", owner.end)
    if owner and owner.end is not None and actor.start >= owner.end and not come and is_of(scene, owner.end, actor):
        return cost - 0.3
    if actor.kind == "commodity" and metric is not None and metric.subjects[:1] == ("commodity",):
        return cost + 0.6 + apart * 0.7
    if actor.kind in PLACES and is_of_places(metric):
        aside = is_partner(scene, actor) or (scene.english and _is_ranked_in(scene, actor))
        return cost + (6.0 if aside else 0.5) + apart * 0.7
    return cost + 5 + apart * 0.3


# The fastest in Southeast Asia, one of the highest rates in Europe; one of Europe's fastest-growing.
_RANKED_IN = re.compile(
    r"\b(?:[a-z]{2,}(?:est|orst)|best|most\s[a-z-]+|least\s[a-z-]+|second-[a-z]+)(?:-[a-z]+)?(?:\s[a-z-]+){0,3}\s(?:in|of|among|across)\s(?:the\s|all\s(?:of\s)?)?$"
)
_RANKS = re.compile(r"(?:'s|’s)\s(?:second-|third-)?(?:[a-z]{2,}est|best|most\s[a-z]+|leading|top|main|main\s)\b")


def _is_ranked_in(scene: Scene, place: Actor) -> bool:
    """Whether a place is only where something ranks."""
    return _RANKED_IN.search(scene.text, max(scene.sentence.start, place.start - 60), place.start) is not None


_TRADED = ("exports", "imports", "trade_balance")
_JOINT_PARTNER = re.compile(r"[对向](?:[一-鿿]{2,4}[、及和与]){1,2}$")
_PARTNER = re.compile(r"(?:[对向自从与]|\b(?:to|from|with)\s(?:the\s)?)$")


def is_partner(scene: Scene, actor: Actor) -> bool:
    """Whether a place is where exports go to or imports come from."""
    return _PARTNER.search(scene.text[max(scene.sentence.start, actor.start - 10) : actor.start]) is not None


# Revenue from somebody is not that somebody's: 来自台积电的营收占比.
_FROM = re.compile(r"(?:来自|源自|源于)(?:于)?$")


def _is_possessor(scene: Scene, actor: Actor, owner: Owner | None) -> int | None:
    """Return how many characters part an actor from the metric that it has, None where it does not have it."""
    if not owner or owner.start is None or owner.verb or actor.end > owner.start or owner.start - actor.end > 24:
        return None
    if is_oblique(scene, actor):
        lead = scene.text[max(scene.sentence.start, actor.start - 12) : actor.start]
        compared = _COMPARING.search(lead) or _FROM.search(lead)
        owns = _OWNS if _FRONTED.search(scene.text, actor.start - 1, actor.start) else _OWNS_BY_WORD
        if compared or owns.fullmatch(scene.text, actor.end, owner.start) is None:
            return None
    elif _POSSESSIVE.fullmatch(scene.text, actor.end, owner.start) is None:
        return None
    return owner.start - actor.end


def _is_valued(scene: Scene, actor: Actor, place: int) -> bool:
    """Whether an actor is what the metric is taken of: 对X的估值."""
    return scene.text[actor.end : place] == "的" and scene.text[max(0, actor.start - 1) : actor.start] == "对"
