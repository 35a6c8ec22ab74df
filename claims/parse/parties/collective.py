"""The many that a number is of, or the place whose whole market or industry it is of."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.crowds import (
    ALL_TRADERS,
    CITIES,
    MARKET_SIDE,
    crowd,
    goes_on,
    is_of_gaming,
    is_of_market,
    market_at_home,
    market_of,
    of_exchanges,
    part_of_market,
    traded_each,
    trader,
)
from claims.parse.parties.party import Party
from claims.parse.parties.peers_zh import of_peers
from claims.parse.parties.sectors import of_sector
from claims.parse.parties.standing import PLACES
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene


def _of_place(scene: Scene, many: Actor) -> bool:
    """Whether many taken together are called by their country: Chinese brands."""
    return re.split("[ -]", many.name)[0].lower() in scene.cues.labelled("place.adjective").labels


_OF_CITIES = re.compile(CITIES)


def collective(scene: Scene, mention: Mention, topic: Topic) -> Party | None:
    """Return the many that a number is of, or the place whose whole market or industry it is of."""
    beside = of_peers(scene, mention) or of_exchanges(scene, mention) or traded_each(scene, mention)
    if beside:
        return Party((beside,), "stated")
    many = crowd(scene, mention)
    if many and topic.land and not scene.english and _OF_CITIES.fullmatch(many.name):
        return None  # in a report on a country's homes its cities narrow a figure down
    if many and scene.english and topic.title is None and topic.land and not _of_place(scene, many):
        return None  # in a text on a country its lenders and builders tell of the country
    if many and many.name == "上市公司" and topic.land and mention.form == "count":
        return Party((topic.land,), "carried")  # a plan's 上市公司5家以上
    if many and many.name == "上市公司" and topic.title:
        return Party((topic.bidder or topic.title,), "carried")  # in a restructuring the listed company is the buyer
    if many and topic.land and not scene.english and MARKET_SIDE.match(many.name):
        topic.many = replace(topic.land, start=many.start, end=many.end)
        return Party((topic.many,), "carried")  # in a report on a country's car market its own brands tell of the market
    if topic.sector and not scene.english and of_sector(scene, mention, topic.sector):
        return Party((topic.sector,), "carried")
    if many:
        topic.many = topic.noun = many
        topic.noun_paragraph = scene.sentence.paragraph
        return Party((many,), "stated")
    part = part_of_market(scene, mention, topic.land) if topic.land and not scene.english else None
    if part:
        topic.many = part
        return Party((part,), "carried")
    if topic.many and goes_on(scene, mention, topic.many):
        return Party((topic.many,), "carried")
    there = _gaming_place(scene, mention, topic)
    if there:
        topic.many = there
        return Party((there,), "stated")
    sized = market_of(scene, mention)
    if sized:
        return Party((sized,), "stated")
    who = trader(scene, mention) if topic.session or topic.title is None else None
    if who:
        return Party((topic.session if topic.session and who.name == ALL_TRADERS else who,), "stated")
    if not (is_of_market(scene, mention) or market_at_home(scene, mention)):
        return None
    whole = topic.seated() or topic.at_home()
    return Party((whole,), "assumed") if whole else None


def _gaming_place(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return the place whose tables a number is of: the one that the sentence names, or told of before in the paragraph."""
    if not is_of_gaming(scene, mention):
        return None
    named = next((a for a in scene.actors if a.kind in PLACES and a.end <= mention.start), None)
    before = topic.many if topic.many and topic.many.kind in PLACES and topic.paragraph != scene.sentence.paragraph else None
    return named or before
