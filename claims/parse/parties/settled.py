"""Whose a number is where grammar gave it to one who only tells it: a house, a body that counts, a bank that runs a sale.

What such say is told of the company or country that the text is on; so is what a country's budget gives to its treasurer.
"""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.grammar import DECIDING, foretells
from claims.parse.parties.holders import HELD
from claims.parse.parties.industry_en import OF_ONE
from claims.parse.parties.located import fronted_place
from claims.parse.parties.nations import country_of
from claims.parse.parties.notes import covered_by
from claims.parse.parties.party import Party
from claims.parse.parties.standing import PLACES, is_broker
from claims.parse.parties.topic import Topic
from claims.parse.parties.topical import OF_RATED, only_counts
from claims.parse.parties.turning import SERVES
from claims.parse.scene import Scene


def settled(scene: Scene, mention: Mention, owner: Owner | None, found: Party | None, topic: Topic) -> Party | None:
    """Return whom a number is about that grammar gave to `found`."""
    found = _in_points(scene, mention, _of_rated(scene, mention, owner, found, topic), topic)
    if found is None:
        return None
    covered = covered_by(scene, mention, found.actors[0], topic.title) if len(found.actors) == 1 else None
    found = Party((covered,), "carried") if covered else found
    place = _of_place(scene, mention, owner, found, topic)
    found = Party((place,), "carried") if place else found
    held = owner is not None and owner.id in HELD
    country = country_of(scene, found.actors[0]) if len(found.actors) == 1 and not held else None
    found = Party((country,), found.found) if country else found
    if not scene.english:
        return found
    issuer = _issuer(scene, found, owner, topic)
    found = Party((issuer,), "carried") if issuer else found
    market = _market_of(scene, topic, owner) if found.found == "assumed" and topic.several else None
    return Party((market,), "carried") if market else found


def _of_place(scene: Scene, mention: Mention, owner: Owner | None, found: Party, topic: Topic) -> Actor | None:
    """Return the country that a text is on for what a house foresees of it, its treasurer spends, or a body counts there."""
    if topic.land and ((scene.english and _foretold(scene, mention, found)) or _governs(found, topic)):
        return topic.land
    if scene.english and len(found.actors) == 1 and _only_counts(scene, found.actors[0], owner):
        return topic.land or (topic.ground if topic.several and found.actors[0].entity else None)
    return None


# What only who goes to market has, whoever runs the sale or takes a part of it.
_OF_ISSUER = ("oversubscription", "ipo_proceeds", "issue_price", "free_float_shares")


def _issuer(scene: Scene, found: Party, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the company whose shares a text tells are sold, for what a bank or holder says of the sale."""
    if owner is None or owner.id not in _OF_ISSUER or topic.title is None or not topic.title.is_company:
        return None
    name = found.actors[0].name
    here = next((a for a in scene.actors if a.name == name), None)
    serves = is_broker(found.actors[0]) or (here is not None and SERVES.match(scene.text, here.end) is not None)
    return topic.title if serves and name != topic.title.name and not is_broker(topic.title) else None


def _market_of(scene: Scene, topic: Topic, owner: Owner | None) -> Actor | None:
    """Return the place of whose market a text on several makers has told, for a figure of a paragraph that names none of them."""
    if owner is None or owner.id in OF_ONE:
        return None
    named = fronted_place(scene)
    if named:
        return named
    told = (actors[0] for key, actors in topic.told.items() if key[0] in _SOLD and actors[0].kind in PLACES)
    return next(told, None)


_SOLD = ("sales_volume", "registrations", "deliveries", "retail_sales_volume", "annual_sales_rate", "shipments")


def _only_counts(scene: Scene, actor: Actor, owner: Owner | None) -> bool:
    """Whether a body only counts what a figure tells, and decides nothing itself: OPEC+ agreed to pump 137,000 barrels more."""
    here = (a for a in scene.actors if a.name == actor.name)
    return only_counts(actor, owner.metric if owner else None) and not any(DECIDING.match(scene.text, a.end) for a in here)


# What a house says of whom it covers, and what it does so too behind a word of expecting.
_RATINGS = frozenset((*OF_RATED, "pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda", "stock_price"))
_EXPECTED = frozenset({"eps", "revenue", "net_income", "gross_margin", "operating_margin", "operating_profit"})
_EXPECTS = re.compile(r"预[估计期测]|[并将]?估|看好|上修|下修|调[升高降低]|上调|下调|给予|假设")


def _of_rated(scene: Scene, mention: Mention, owner: Owner | None, found: Party | None, topic: Topic) -> Party | None:
    """Return for a house's own name the company that a Chinese text is headed with, where it rates or foresees that one; what no
    company is known to be rated at is nobody's."""
    if scene.english or owner is None or found is None or len(found.actors) != 1 or not is_broker(found.actors[0]):
        return found
    rated = topic.title
    if rated is None or not rated.is_company or is_broker(rated) or rated.name == found.actors[0].name:
        return found if rated or owner.id not in OF_RATED else None
    foresees = owner.id in _EXPECTED and _EXPECTS.search(scene.text, scene.sentence.start, mention.start) is not None
    return Party((rated,), "carried") if foresees or owner.id in _RATINGS else found


# A treasury's own accounts have names too.
_ACCOUNT = re.compile(
    r"(?:Rainy[\s-]Day|General|Reserve|Stabili[sz]ation|Contingency|Savings)\b.*\bFund$|\bReserve$|(?:储备|财政)基金$|预算案$|施政报告$"
)


def _governs(found: Party, topic: Topic) -> bool:
    """Whether a figure of a country's budget was given to whoever proposes it, or to an account: Brown is stashing billions."""
    if not (topic.planned or topic.treasury) or len(found.actors) != 1:
        return False
    actor = found.actors[0]
    return actor.kind == "person" or (topic.treasury and _ACCOUNT.search(actor.name) is not None)


def _foretold(scene: Scene, mention: Mention, found: Party) -> bool:
    """Whether a sentence names whom a number was given to only for what that house says of the country's sales or prices."""
    name = found.actors[0].name
    named = next((a for a in reversed(scene.actors) if a.name == name and a.end <= mention.start and a.is_company), None)
    return named is not None and foretells(scene, named, mention.start)


def _in_points(scene: Scene, mention: Mention, found: Party | None, topic: Topic) -> Party | None:
    """Return the index spoken of for points that a Chinese text gives no index for: 台积电跌15元,影响大盘约123点."""
    if scene.english or mention.base.unit != "index_point" or (found and not found.actors[0].is_company):
        return found
    index = topic.session or topic.index
    return Party((index,), "carried") if index else found
