"""What a nation's offices and the nation as such are called, which nation it is, and when they stand for the country."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from claims.packs import Entity, Pack
from claims.parse.cues import Cues
from claims.parse.parties.governed import nations

if TYPE_CHECKING:
    from claims.parse.numbers.mention import Mention
    from claims.parse.parties.actor import Actor
    from claims.parse.scene import Scene

# What any nation has and calls so.
_NATIONAL = frozenset(["全国", "我国", "央行", "财政部", "统计局"])


def at_home(known: list[Actor], text: str, language: str, pack: Pack, words: Cues) -> list[Actor]:
    """Return the actors, the whole nation (全国) and its offices (央行) as those of the country that the headline names, or of
    Taiwan where a text of traditional script is at home there."""
    if not any(text[a.start : a.end] in _NATIONAL for a in known):
        return known
    end = text.find("\n", len(text) - len(text.lstrip()))
    named = (a for a in known if a.kind in ("country", "region") and a.end <= end and text[a.start : a.end] not in _NATIONAL)
    land = next(named, None)
    home = _nation(land.entity, pack) if land and land.entity else None
    if home is None and language == "zh-Hant":
        told = Counter(label for _, _, label in words.labelled("place.home").find(text, 0, len(text)))
        home = pack.entities.get("taiwan") if told["taiwan"] > told["china"] else None
    if home is None or home.id == "china":
        return known
    return [replace(a, name=home.name, kind=home.kind, entity=home) if text[a.start : a.end] in _NATIONAL else a for a in known]


def _nation(place: Entity, pack: Pack) -> Entity | None:
    """Return the nation of a place: the central bank of 六都 is Taiwan's."""
    own = place.kind == "country" or place.id in ("taiwan", "hong_kong", "macau", "european_union", "euro_area")
    return place if own else pack.entities.get("taiwan") if place.currency == "TWD" else None


# What a government does through a ministry or council is the country's; an association or an airport has figures of its own.
_MINISTRY = re.compile(
    r"(?:部|署|省|院|院会|委|委员会|(?:能源|税务|财政|统计|邮政)局|国家[一-鿿]{1,6}局|(?:发|科|管|平|审)会|基金)$"
)


def country_of(scene: Scene, office: Actor) -> Actor | None:
    """Return the country for one of its ministries: 国科会匡列86亿元."""
    org = office.entity.org if office.entity and office.kind == "organisation" else None
    place = scene.pack.entities.get(org) if org and not scene.english else None
    if place is None or place.id == "world" or not _MINISTRY.search(scene.text, office.start, office.end):
        return None
    return replace(office, name=place.name, kind=place.kind, entity=place)


# Of the country as against the state: 4.4% for the country, against national growth of 7.3 per cent.
_NATIONWIDE = re.compile(r"\s(?:for|in|across)\sthe\s(?:country|nation|whole\scountry)\b|\snation(?:ally|wide)\b")
_BESIDE_STATE = re.compile(
    r"\bnational\s(?:[a-z]+\s){0,3}(?:(?:of|at|was|is)\s(?:about\s)?)?$|\b(?:nationally|nationwide)[,\s](?:[a-z]+\s){0,3}$"
)


def country_over(scene: Scene, mention: Mention, land: Actor | None) -> Actor | None:
    """Return the country of a state or province where a sentence on that sets a number of the whole country beside."""
    country = nations(scene.cues).get(land.name) if land is not None and land.kind == "region" else None
    if country is None or not scene.english:
        return None
    left, right = scene.left(mention), scene.right(mention)
    if not (_NATIONWIDE.match(scene.text, mention.end, right) or _BESIDE_STATE.search(scene.text, left, mention.start)):
        return None
    place = scene.pack.entities.get(country)
    if place is None or land is None:
        return None
    return replace(land, start=mention.start, end=mention.start, name=place.name, kind=place.kind, entity=place)
