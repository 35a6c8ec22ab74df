"""Whose a number of a takeover is in an English text: of both sides where it is the bid's own, else of the one it tells of."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.party import Party
from claims.parse.parties.standing import is_broker
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

# What one side offers and the other is offered, and what the one that walks away owes the other.
_OF_BOTH = ("acquisition_bid", "offer_price", "premium", "discount", "break_up_fee")
# What holders get for a share, in money: 405p in cash.
_CASH = ("cash", None)
_GETS = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|pay|pays|paid|paying|receive|receives|get|gets|entitled\sto|consist(?:s|ing)\sof|comprising|made\sup\sof|bid|bids)\b"
    r"(?:(?!\b(?:clos(?:ed?|ing)|stock|traded|trading|average|whose|worth)\b)[^.;])*$"
)
# What somebody thinks that the company to be bought is worth.
_WORTH = ("fair_value", "valuation", "price_target", "upside", "enterprise_value", "market_cap")
# Holders of shares who have promised them, or must yet: irrevocable undertakings from investors with 31.7 per cent.
_PROMISED = re.compile(
    r"\birrevocabl[ey]\b|\bundertakings?\b|\bletters?\sof\sintent\b|\bsupport\s(?:for|of|over|from)\b|\bacceptances?\b|\bapproval\s(?:of|by|from)\b"
    r"|\b(?:accepted|tendered|pledged|backed)\b"
)
_OF_SHARES = re.compile(
    r"(?:\spercent|\sper\scent\.?|%)?\s(?:by\svalue\s)?(?:of|in)\s(?:the\s|its\s|[A-Z][\w]+(?:'s|’s)\s)?(?:[a-z-]+\s){0,3}?(?:shares?|stock|equity|company|capital|votes?|business)\b|\sshares\b"
)
# Over which days a price is averaged.
_AVERAGED = re.compile(r"[\s-](?:[a-z-]+\s){0,2}?(?:volume[\s-]weighted|VWAP|average|closing|trading\saverage)\b|\sVWAP\b")


def sides_en(scene: Scene, mention: Mention, found: Party, owner: Owner | None, topic: Topic) -> Party:
    """Return whose a number of an English text on a takeover is, that grammar gave to `found`."""
    bidder, target = topic.bidder, topic.target
    if target is None or len(found.actors) != 1 or topic.is_elsewhere(scene.sentence.paragraph):
        return found
    actor = found.actors[0]
    if not actor.is_company:
        return found
    metric = owner.id if owner else None
    if mention.form == "duration":
        return Party((target,), "carried") if _AVERAGED.match(scene.text, mention.end) else found
    if bidder and actor.name == bidder.name and _is_promised(scene, mention):
        return Party((target,), "carried")
    if metric in _WORTH and bidder and actor.name not in (bidder.name, target.name) and _only_values(scene, actor, target):
        return Party((target,), "carried")
    if bidder is None or not (_is_bids_own(scene, mention, metric) or _is_cash_offered(scene, mention, metric)):
        return found
    if _is_of_other(scene, mention, bidder, target) or (metric == "break_up_fee" and found.found == "stated"):
        return found
    if actor.name == target.name:
        return Party((_offering(scene, mention, topic) or bidder, target), found.found)
    if actor.name == bidder.name or _names(scene, target):
        return Party((actor if not is_broker(actor) else bidder, target), found.found)
    return found


_SETS = re.compile(r"\b(?:premium|discount|above|below|over|more|less|higher|lower|richer|better)\b")


def _is_bids_own(scene: Scene, mention: Mention, metric: str | None) -> bool:
    """Whether a number is of the bid itself; a rate is where its clause says that it is more or less than something."""
    if metric not in _OF_BOTH:
        return False
    if mention.form != "percent":
        return _TRADED_AT.search(scene.text, scene.clause(mention.start).start, mention.start) is None
    if metric in ("premium", "discount") and not _MOVED.search(scene.text, scene.left(mention), mention.start):
        return True
    return _SETS.search(scene.text, scene.left(mention), scene.right(mention)) is not None


_TRADED_AT = re.compile(r"\b(?:stock|shares?)\s(?:had\s|last\s)?(?:closed|traded|ended|finished|stood|changed\shands)\b")
_MOVED = re.compile(
    r"\b(?:rose|fell|gained|lost|slipped|added|jumped|climbed|dropped|slid|sank|surged|tumbled|eased|soared|up|down)\s(?:by\s)?$"
)


def _is_of_other(scene: Scene, mention: Mention, bidder: Actor, target: Actor) -> bool:
    """Whether a sentence tells of another deal of one side's: it offered $20 billion for Ramsay in 2022."""
    if _names(scene, target):
        return False
    if _FOR_NAME.match(scene.text, mention.end):
        return True
    others = [a for a in scene.actors if a.is_company and not a.anaphor and a.name != bidder.name and not is_broker(a)]
    return any(_TAKEN.search(scene.text, max(scene.sentence.start, a.start - 40), a.start) for a in others)


_FOR_NAME = re.compile(r"\s(?:for|to\sbuy|to\sacquire)\s(?:[a-z-]+\s){0,3}[A-Z]")
_TAKEN = re.compile(r"\b(?:for|of|in|bought|acquired|buying|acquiring|took\sover|bidding\sfor)\s(?:[a-z-]+\s){0,3}$")


def _offering(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return who else bids in a sentence that names no bidder known: Cedar said that it had a proposal from Pacific."""
    parties = {party.name for party in (topic.bidder, topic.target) if party}
    if any(a.name in parties and topic.bidder and a.name == topic.bidder.name for a in scene.actors):
        return None
    behind = (a for a in scene.actors if a.is_company and not a.anaphor and a.start >= mention.end and a.name not in parties)
    return next((a for a in behind if scene.text.endswith((" from ", " by "), 0, a.start)), None)


def _is_cash_offered(scene: Scene, mention: Mention, metric: str | None) -> bool:
    """Whether a number is the money that holders of a share get: they will receive 612 pence in cash."""
    if metric not in _CASH or mention.form not in ("money", "rate"):
        return False
    return _GETS.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_promised(scene: Scene, mention: Mention) -> bool:
    """Whether a number is of the shares that their holders have promised, or must yet, to the bidder."""
    if mention.form not in ("percent", "count", "fraction") or not _PROMISED.search(
        scene.text, scene.sentence.start, scene.sentence.end
    ):
        return False
    return mention.base.unit == "share" or _OF_SHARES.match(scene.text, mention.end) is not None


def _only_values(scene: Scene, actor: Actor, target: Actor) -> bool:
    """Whether somebody who is no party to a takeover speaks of what the target is worth: nobody's own share."""
    here = next((a for a in scene.actors if a.name == actor.name), None)
    own = here is not None and _OWN.match(scene.text, here.end) is not None
    return not own and (is_broker(actor) or _SAYS.search(scene.text, scene.sentence.start, scene.sentence.end) is not None)


_OWN = re.compile(r"(?:'s|’s)?\s(?:own\s)?(?:shares?|stock|market|is\sworth|is\svalued|was\svalued)\b")
_SAYS = re.compile(
    r"\b(?:said|says|argue[sd]?|thinks?|believe[sd]?|reckons?|puts?|estimate[sd]?|calculate[sd]?|value[sd]?|fair\s(?:price|value)|worth)\b"
)


def _names(scene: Scene, target: Actor) -> bool:
    """Whether a sentence names the company that is bid for."""
    return any(a.name == target.name for a in scene.actors)
