"""Whose a number is in a takeover: what a bid values is the target's, what it costs the bidder's."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.at_number import OF_WHEN
from claims.parse.parties.bids import MULTIPLES, costs_bidder, values_target
from claims.parse.parties.offered_en import sides_en
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
_PRICE_OF = re.compile(rf"{OF_WHEN.pattern}(?:股价|收[盘市]价?|现价|市值|均价|开盘价)")


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


# Archimed's £191 million takeover of life sciences group Instem.
_DEAL_FOR = re.compile(
    r"(?:\s[a-z-]+){0,3}?\s(?:takeover|acquisition|bid|offer|buyout|buy-out|purchase)\s(?:of|for)\s(?:[A-Za-z-]+\s){0,5}"
)


def bid_for(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return the company of another takeover that an English sentence tells of, beside a figure that names nobody."""
    if not scene.english:
        return None
    parties = {party.name for party in (topic.bidder, topic.target) if party}
    behind = next((a for a in scene.actors if a.is_company and not a.anaphor and a.start >= mention.end), None)
    if behind and behind.name not in parties and _DEAL_FOR.fullmatch(scene.text, mention.end, behind.start):
        return behind
    others = (a for a in reversed(scene.actors) if a.is_company and not a.anaphor and a.end <= mention.start)
    return next(
        (
            a
            for a in others
            if a.name not in parties and _FOR_WHOM.search(scene.text, max(scene.sentence.start, a.start - 90), a.start)
        ),
        None,
    )


# What is bid is told of who bids, whoever the sentence names; a share that trades above the bid is the target's.
_OFFERS = ("acquisition_bid", "premium", "discount")
_ABOVE_BID = re.compile(r"[较比](?:要约|收购|私有化|注销|每股)[^,，。;；]{0,4}价[^,，。;；]{0,6}$")
# What a bidder gives for the shares: 每1股可换得现金36元及新股0.25股, 本案现金支出107亿元.
_GIVES = re.compile(
    r"每\d*股[^,，。;；]{0,14}?(?:换[得取发]|获(?!利)[得发付配]?|支付|现金)(?:[^,，。;；]{0,14}$)"
    r"|(?:本案|交易|[并收]购|合并)案?[^,，。;；]{0,4}(?:总[值额价]|总金额|对价|价金|现金|支出)[^,，。;；]{0,8}$"
    r"|(?:发行新股|增发)[^,，。;；]{0,4}$"
)
_NOT_GIVEN = (*MULTIPLES, "valuation", "stock_price", "market_cap", "eps", "upside", "revenue", "net_income")
# What a company is worth is reckoned by what it earns itself: 按去年净利润1.5亿元计算,市盈率达40倍.
_RECKONS = re.compile(r"(?:按照?|以|根据|基于)[^,，。;；]{0,24}$")
_RECKONED = re.compile(r"(?:来|粗略|简单)?(?:计算?|测算|折算|换算|推算|估算)")
_WORTH = re.compile(r"估值|市盈率|市净率|市销率|本益比|股价净值比|PE|PB|作价|交易价格|收购价|要约价|对价")


def of_target(scene: Scene, mention: Mention, found: Party | None, owner: Owner | None, topic: Topic) -> Party | None:
    """Return the company taken over for what a bid values it at, where a sentence names the bidder or points back at it; and
    in a Chinese text the bidder for what is bid and what the bid costs, where a sentence names nobody."""
    if found is None or topic.target is None or topic.land or len(found.actors) != 1:
        return found
    if topic.bidder is None or topic.is_elsewhere(scene.sentence.paragraph):
        return found
    if not scene.english:
        return _side_zh(scene, mention, found, owner, topic.bidder, topic.target)
    of_target = topic.title is not None and topic.title.name == topic.target.name
    if found.actors[0].name == topic.bidder.name and values_target(scene, mention, owner, of_target=of_target):
        itself = found.found == "stated" and _ITSELF.match(scene.text, found.actors[0].end)
        return found if itself else Party((bid_for(scene, mention, topic) or topic.target,), "carried")
    if found.actors[0].name == topic.target.name and found.found != "stated" and costs_bidder(scene, mention, owner):
        return Party((topic.bidder,), "carried")
    return found


def _side_zh(scene: Scene, mention: Mention, found: Party, owner: Owner | None, bidder: Actor, target: Actor) -> Party:
    """Return the side of a takeover that a number of a Chinese text is told of."""
    name, carried = found.actors[0].name, found.found != "stated"
    if name == target.name:
        if owner is not None and owner.id in _OFFERS and not _ABOVE_BID.search(scene.text, scene.sentence.start, mention.start):
            return Party((bidder,), "carried")
        pays = _gives(scene, mention, owner) or (carried and costs_bidder(scene, mention, owner))
        return Party((bidder,), "carried") if pays else found
    if name != bidder.name:
        return found
    if carried and owner and (owner.id in MULTIPLES or _is_reckoned_with(scene, mention)):
        return Party((target,), "carried")  # 当前市净率只有0.8倍 is of whom is bid for
    if not values_target(scene, mention, owner, of_target=False) or _is_own_share(scene, mention, found):
        return found
    return Party((target,), "carried")


def both_sides(scene: Scene, mention: Mention, found: Party | None, owner: Owner | None, topic: Topic) -> Party | None:
    """Return bidder and target together for what a text tells of the bid itself, its price and its premium; in Chinese where no
    clause says who pays."""
    if scene.english and found is not None:
        return sides_en(scene, mention, found, owner, topic)
    if found is None or owner is None or owner.id not in _OFFERS or len(found.actors) != 1:
        return found
    if topic.bidder is None or topic.target is None or topic.is_elsewhere(scene.sentence.paragraph):
        return found
    if found.actors[0].name != topic.bidder.name or (found.found == "stated" and owner.id == "acquisition_bid"):
        return found
    return Party((topic.bidder, topic.target), found.found)


def _is_reckoned_with(scene: Scene, mention: Mention) -> bool:
    """Whether a number is what the company taken over is valued by."""
    start = max([scene.clause(mention.start).start, *(m.end for m in scene.mentions if m.end <= mention.start)])
    if not _RECKONED.match(scene.text, mention.end) or not _RECKONS.search(scene.text, start, mention.start):
        return False
    return _WORTH.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


def _gives(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a number is what the bidder gives for the shares: money, or shares of its own."""
    unit = mention.base.unit.partition("/")[0]
    if not (unit.isupper() or unit == "share") or (owner is not None and owner.id in _NOT_GIVEN):
        return False
    return _GIVES.search(scene.text, scene.clause(mention.start).start, mention.start) is not None
