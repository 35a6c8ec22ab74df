"""Whose a number is because the one before was: the like told again, a part of it, the same market a sentence later."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.closeness import LIKELY
from claims.parse.parties.leads import lead
from claims.parse.parties.standing import PLACES, is_office
from claims.parse.parties.suits import kind_cost
from claims.parse.parties.topic import Topic
from claims.parse.parties.topical import OF_RATED
from claims.parse.scene import Scene
from claims.parse.times.series import run


def each_again(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return whose one of several numbers is that follow as many names with a number each: M.BENZ 1,602辆、BMW 1,388辆，分别年减
    12.4%和9%."""
    if scene.english or len(scene.mentions) < 4 or topic.said[0] != scene.sentence.start or len(topic.spoken) < 2:
        return None
    group = run(scene, mention)
    before = next((m for m in reversed(scene.mentions) if m.end <= group[0].start), None)
    if len(group) < 2 or before is None or len({m.form for m in group}) > 1:
        return None
    told = topic.spoken[: len(topic.spoken) - group.index(mention)][-len(group) :]
    if len({a.name for a in told}) < len(group) or any(before.end <= a.start < mention.start for a in scene.actors):
        return None
    measured = sum(1 for hit in scene.hits if before.end <= hit.start < group[0].start and not hit.verb)
    return told[group.index(mention)] if measured < 2 else None


_OF_WHOLE = re.compile(
    r"\sof\s(?:the\s(?:total|whole|sum|money|amount|programme|program|plan)|them|those|that|it|all\sof\sthem)\b(?!\s[A-Z])"
)
# …, or 15% less: the number before told again.
_ANEW = re.compile(r"\s*(?:or|i\.e\.|that\sis),?\s(?:about\s|roughly\s|some\s|just\s)?")
_OF_THOSE = re.compile(r"\s*(?:[Oo]f|[Aa]mong)\s(?:those|them|these|that|the\stotal|the\smoney|the\ssum)\b")


def of_whole(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return whose the number before was, where an English text tells a part of it: overseas sales made up 43% of the total."""
    if not scene.english or not topic.said[2]:
        return ()
    same = topic.said[0] == scene.sentence.start
    part = same and _OF_WHOLE.match(scene.text, mention.end) and is_alone(scene, mention)
    anew = same and _ANEW.fullmatch(scene.text, scene.clause(mention.start).start, mention.start)
    part = part or (anew and not any(mention.end < a.start <= mention.end + 8 for a in scene.actors))
    part = part or (not same and _OF_THOSE.match(scene.text, scene.sentence.start) and is_alone(scene, mention))
    return topic.said[2] if part else ()


_BESIDE = 40
# Nio's rose 93% to 40,397.
_TO = re.compile(r"\s(?:to|at)\s(?:(?:about|around|nearly|almost|just|only|over|some|roughly|a\srecord)\s)?")


def again(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> tuple[Actor, ...]:
    """Return whose the number before was, where an English sentence sets this one beside it and names nobody in between:
    Brent averaged $63.10 in the quarter, 9% less than the $69.10 of the third."""
    sentence, measured, actors = topic.said
    if not scene.english or sentence != scene.sentence.start or owner is None:
        return ()
    before = [m for m in scene.mentions if m.end <= mention.start]
    start = before[-1].end if before else mention.start
    if _TO.fullmatch(scene.text, start, mention.start) and not any(
        mention.end < a.start <= mention.end + 4 for a in scene.actors
    ):
        return actors
    if owner.found != "carried" or measured != owner.id or owner.start is not None:
        return ()
    if topic.planned and actors and actors[0].is_company and lead(scene, mention, owner):
        return ()  # a bank has no more of a plan than its own clause
    named = any(start <= a.start < mention.end + _BESIDE for a in scene.actors)
    return () if named or JOINED.fullmatch(scene.text, start, mention.start) else actors


# What an association or an office counts of a whole market, one sentence after another.
_OF_MARKETS = (
    *("retail_sales_volume", "wholesale_sales_volume", "sales_volume", "registrations", "penetration_rate", "deliveries"),
    *("exports", "imports", "homes_sold", "ipo_proceeds", "production", "trading_value", "sales_area", "sales_amount"),
)
# What no office counts of all firms at once.
_NEVER_COUNTED = (*OF_RATED, "eps", "net_income", "net_loss", "stock_price", "market_cap", "gross_margin", "dividend", "duration")
_THEY_SAY = re.compile(r"该(?:分?会|协会|商会|机构|局|部|处|署|研究院)")


def market_again(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> tuple[Actor, ...]:
    """Return the place whose market the number before was of, where a Chinese paragraph goes on with the like and names no firm:
    全国零售103万辆。加上1月的154万辆，前两个月257万辆。"""
    sentence, measured, actors = topic.said
    if scene.english or owner is None or len(actors) != 1 or actors[0].kind not in PLACES:
        return ()
    counts = topic.counting == scene.sentence.paragraph and owner.id not in _NEVER_COUNTED
    if not counts and (owner.id not in _OF_MARKETS or measured not in _OF_MARKETS):
        return ()
    if sentence == scene.sentence.start and owner.id == measured and is_alone(scene, mention):
        return actors  # …约25.6万栋,较去年的26.7万栋再减
    if not 0 <= sentence < scene.sentence.start + counts:
        return ()
    firms = (a for a in scene.actors if a.start < mention.start and a.is_company and not is_office(a))
    named = any(not (a.anaphor and _THEY_SAY.match(scene.text, a.start)) for a in firms)
    named = named or any(a.kind in PLACES and a.start < mention.start and not is_office(a) for a in scene.actors)
    return () if named or "\n" in scene.text[sentence : scene.sentence.start] else actors


# What is counted of a whole country as often as of a company.
_OF_COUNTRIES = ("inventory", "production", "oil_production", "exports", "imports", "consumption", "capacity_utilization")


def of_place_before(scene: Scene, owner: Owner | None, topic: Topic) -> tuple[Actor, ...]:
    """Return the country whose the number before was, where an English text goes on with the like in the next sentence:
    Crude inventories in the U.S. rose. The report said gasoline inventories fell."""
    sentence, measured, actors = topic.said
    if not scene.english or owner is None or owner.id not in _OF_COUNTRIES or len(actors) != 1:
        return ()
    if measured not in (*_OF_COUNTRIES, "duration"):
        return ()
    if actors[0].kind not in PLACES or not 0 <= sentence <= scene.sentence.start:
        return ()
    return actors if scene.text.count("\n", sentence, scene.sentence.start) <= 2 else ()


def is_good(actors: tuple[Actor, ...]) -> bool:
    """Whether a number was of a route or material that only its own words name."""
    return len(actors) == 1 and actors[0].start == actors[0].end and actors[0].kind in ("product", "commodity")


def goes_on_about_place(scene: Scene, mention: Mention, metric: Metric | None, topic: Topic) -> bool:
    """Whether the number before it, in its own sentence, was a place's, nobody is named since, and a place may have it too."""
    sentence, measured, actors = topic.said
    if sentence != scene.sentence.start or len(actors) != 1 or actors[0].kind not in PLACES or measured == "exchange_rate":
        return False
    fits = metric is None or metric.id == "ipo_proceeds" or bool(set(PLACES) & set(metric.subjects))
    return fits and kind_cost(actors[0], metric) < LIKELY and is_alone(scene, mention)


def is_alone(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number names nobody before it."""
    start = scene.clause(mention.start).start
    return not any(start <= a.start < mention.start for a in scene.actors)


JOINED = re.compile(r"\s?(?:、|,|，|和|与|及|and|&|, and)\s?")
