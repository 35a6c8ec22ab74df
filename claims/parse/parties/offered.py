"""Whose a number is in a takeover: what a bid values is the target's, what it costs the bidder's."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.bids import MULTIPLES, costs_bidder, values_target
from claims.parse.parties.party import Party
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

# The bidder's own worth: Corrigan itself is worth $16.4 billion.
_ITSELF = re.compile(
    r"(?:'s|’s)\s(?:own\s)?(?:[A-Za-z]+\s){0,2}(?:close|closing|shares?|stock|last|price)\b|(?:,?\sitself,?)?(?:,\s|\s)(?:is\sworth|was\sworth|is\svalued|was\svalued|valued\sat|trades|itself\svalued|has\sa\smarket)\b"
)
# What a company says of its own share in its own notice: 公司股票停牌前收盘价.
_OWN_SHARE = re.compile(r"(?<![标的被收购])(?:本|上市)?公司(?:的)?(?:股票|股价|股份|市值|总股本)")
# … or what a text says of the bidder's by name: 以兆丰金近3日股价42.7元计算.
_PRICE_OF = re.compile(
    r"(?:\([^)]{1,12}\))?的?(?:近\d{1,3}[日天个]?月?|[今昨前][日天]|目前|最新|现[时行]?|停牌前|公告前|前一交易日|平均|总|普通股)*"
    r"(?:股价|收[盘市]价?|现价|市值|均价|开盘价)"
)


def _is_own_share(scene: Scene, mention: Mention, found: Party) -> bool:
    """Whether a Chinese clause tells of the bidder's own share."""
    if _OWN_SHARE.search(scene.text, scene.clause(mention.start).start, mention.start):
        return True
    return found.found == "stated" and _PRICE_OF.match(scene.text, found.actors[0].end) is not None


# KKR offered 145 crowns a share for Biotage, a 60% premium; since Halden bought Norvik for $2 billion.
_FOR_WHOM = re.compile(
    r"\b(?:offer(?:ed|s|ing)?|bid|bids|paid|pay|pays|paying)\b[^;.]{0,60}?\sfor\s(?:[a-z-]+\s){0,3}$"
    r"|\b(?:bought|acquired|purchased|bid\sfor|takeover\sof|acquisition\sof|purchase\sof)\s(?:[a-z-]+\s){0,3}$"
)


def bid_for(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return the company of another takeover that an English sentence tells of, in front of a figure that names nobody."""
    if not scene.english:
        return None
    parties = {party.name for party in (topic.bidder, topic.target) if party}
    others = (a for a in reversed(scene.actors) if a.is_company and not a.anaphor and a.end <= mention.start)
    return next(
        (
            a
            for a in others
            if a.name not in parties and _FOR_WHOM.search(scene.text, max(scene.sentence.start, a.start - 90), a.start)
        ),
        None,
    )


def of_target(scene: Scene, mention: Mention, found: Party | None, owner: Owner | None, topic: Topic) -> Party | None:
    """Return the company taken over for what a bid values it at, where a sentence names the bidder or points back at it; and
    in a Chinese text the bidder for what the bid costs it, where a sentence names nobody."""
    if found is None or topic.target is None or topic.land or len(found.actors) != 1:
        return found
    if topic.bidder is None or topic.is_elsewhere(scene.sentence.paragraph):
        return found
    of_target = topic.title is not None and topic.title.name == topic.target.name
    carried = found.found != "stated" and not scene.english
    if found.actors[0].name == topic.bidder.name and carried and owner and owner.id in MULTIPLES:
        return Party((topic.target,), "carried")  # 当前市净率只有0.8倍 is of whom is bid for
    if found.actors[0].name == topic.bidder.name and values_target(scene, mention, owner, of_target=of_target):
        itself: object = found.found == "stated" and _ITSELF.match(scene.text, found.actors[0].end)
        itself = itself or (not scene.english and _is_own_share(scene, mention, found))
        return found if itself else Party((bid_for(scene, mention, topic) or topic.target,), "carried")
    if found.actors[0].name == topic.target.name and found.found != "stated" and costs_bidder(scene, mention, owner):
        return Party((topic.bidder,), "carried")
    return found
