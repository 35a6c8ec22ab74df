"""Whose an English number is that no company has: the industry's, an exchange's, the peers', the world's."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene

# He expects the industry to grow 5–6%.
_INDUSTRY = re.compile(
    r"\b(?:expects?|expected|sees|forecasts?|predicts?|projects?|reckons)\s(?:that\s)?the\s(?:(?:whole|overall|total|broader|wider|domestic|local|car|auto|vehicle"
    r"|passenger|two-wheeler|retail|housing|chip|semiconductor)\s){0,3}(?:industry|market|sector)(?:'s|’s)?\b(?!\sfor\b)"
)


def foreseen_of_industry(scene: Scene, mention: Mention) -> Actor | None:
    """Return the industry where somebody foresees a number of the whole of it, and of nobody else."""
    if not scene.english:
        return None
    start = scene.clause(mention.start).start
    match = _INDUSTRY.search(scene.text, max(start, mention.start - 120), mention.start)
    if match is None or any(match.end() <= a.start < mention.start and not a.anaphor for a in scene.actors):
        return None
    return Actor(match.end(), match.end(), "The industry", "company")


# What is counted of all who go to market somewhere, and where: 27 companies on the London market.
_TO_MARKET = frozenset(
    [
        "company",
        "firm",
        "listing",
        "ipo",
        "offering",
        "float",
        "flotation",
        "takeover",
        "buyout",
        "bid",
        "deal",
        "issuer",
        "debut",
        "startup",
    ]
)
_CITY = r"(?P<place>(?:U\.S\.|[A-Z][A-Za-z]+(?:\s[A-Z][a-z]+)?))"
_LISTED_IN = re.compile(
    rf"\b{_CITY}(?:-listed\b|(?:['’]s)?\s(?:(?:stock|main|junior|public|equity|share)\s)?(?:exchanges?|markets?|bourses?)\b)"
    rf"|\b(?:listings|IPOs|offerings|flotations|debuts)\sin\s{_CITY.replace('place', 'where')}(?=[\s,.])"
)
_ONE_OF = re.compile(r"\b(?:is|was|be)\sone\sof\s(?:the\s|about\s|some\s|only\s|just\s|more\sthan\s)?$")
_HAS_SEEN = re.compile(rf"\s*{_CITY}\s(?:has|had|have)\s(?:had|seen|hosted|attracted|counted)\s$")


# … a revival that has seen 212 companies raise $46.8 billion in New York so far this year, compared with $29.4 billion ….
_RAISED_IN = re.compile(
    r"(?P<count>\d[\d,]*)\s(?:companies|firms|issuers|listings|IPOs|offerings|flotations)\s(?:have\s|had\s|that\shave\s|which\shave\s)?(?:raise[ds]?|raising|collected|fetched)"
    rf"\s[^,;]{{1,40}}?\s(?:in|on|from)\s(?:the\s)?{_CITY}(?=[\s,.;’'-])"
)


# Tokyo listings have raised 1.1 trillion yen this year, up from 871 billion.
_LISTINGS = re.compile(
    rf"\s*{_CITY}(?:['’]s)?\s(?:listings|IPOs|offerings|flotations|floats|debuts)\s(?:have\s|had\s|has\s)?raised\s"
)
_OPTION = re.compile(r"\b(?:underwriters?|bookrunners?|lead\smanagers?|managers|banks|overallotment|over-allotment|greenshoe)\b")


def is_greenshoe(scene: Scene, mention: Mention) -> bool:
    """Whether a number is of the shares that the banks of an offering may still buy: the issuer's."""
    if scene.text.find("option", scene.sentence.start, scene.sentence.end) < 0:
        return False
    if (
        mention.form not in ("count", "money", "duration")
        and mention.base.unit != "share"
        and not _OPTION.match(scene.text, mention.end + 1)
    ):
        return False
    return _OPTION.search(scene.text, scene.sentence.start, scene.sentence.end) is not None


def raised_there(scene: Scene, mention: Mention) -> Actor | None:
    """Return the place where many companies raised what a sentence tells, and what it compares with that."""
    if scene.text.find(" rais", scene.sentence.start, scene.sentence.end) < 0:
        return None
    listings = _LISTINGS.match(scene.text, scene.sentence.start, mention.start)
    if listings and mention.form not in ("duration", "ordinal"):
        return _market_place(scene, mention, listings, "place", of_city=True)
    match = _RAISED_IN.search(scene.text, scene.sentence.start, scene.sentence.end)
    if match is None or mention.end <= match.start("count") or mention.form in ("duration", "ordinal"):
        return None
    return _market_place(scene, mention, match, "place", of_city=True)


def gone_to_market(scene: Scene, mention: Mention) -> Actor | None:
    """Return the place whose listings or takeovers a number counts: So far this year 27 companies on the London market …."""
    raised = raised_there(scene, mention)
    if raised:
        return raised
    if mention.form != "count" or mention.base.unit not in _TO_MARKET:
        return None
    text, sentence = scene.text, scene.sentence
    seen = _HAS_SEEN.fullmatch(text, sentence.start, mention.start)
    match = seen or _LISTED_IN.search(text, sentence.start, sentence.end)
    if match is None:
        return None
    group = "where" if seen is None and match["where"] else "place"
    one_of = _ONE_OF.search(text, sentence.start, mention.start) is not None
    if not one_of and any(
        sentence.start <= a.start < mention.start and (a.is_company or a.kind == "person") for a in scene.actors
    ):
        return None  # Marlow bought 3 companies on the London market
    return _market_place(scene, mention, match, group, of_city=seen is None)


def _market_place(scene: Scene, mention: Mention, match: re.Match[str], group: str, *, of_city: bool) -> Actor:
    """Return the country of the market that a match names; `of_city` says that it may name a city for it."""
    start, end = match.span(group)
    known = next((a for a in scene.actors if a.start <= start < a.end and a.kind in PLACES), None)
    if known:
        return replace(known, start=mention.start, end=mention.start)
    name = match[group]
    label = scene.cues.labelled("place.bourse").labels.get(name.lower())
    label = label or (scene.cues.labelled("place.capital").labels.get(name.lower()) if of_city else None)
    land = scene.pack.entities.get(label or "") or scene.pack.entities.get(_ids(name))
    start = end = mention.start
    return Actor(start, end, land.name, land.kind, land) if land else Actor(start, end, name, "region")


def _ids(name: str) -> str:
    """Return what a place would be called among the entities: hong_kong, united_states."""
    return "united_states" if name == "U.S." else name.lower().replace(" ", "_")


# Those whom a company is set against, whoever they are: below the 4.9 of its peers, a discount to European peers on 13.9 times.
_PEERS = (
    r"(?P<who>(?:(?:its|the|their|most|other|a\sbasket\sof|a\sgroup\sof|listed|quoted|global|larger|closest|direct|[A-Z][A-Za-z.]+|[a-z]+)\s){0,3}?"
    r"(?:peers|rivals|competitors|sector|(?:sector|industry|peer)\s(?:average|median)))"
)
_PEERS_AT = re.compile(
    rf"\b(?:to|below|above|than|that|against|versus|while|with|and)\s{_PEERS}(?:\sin\s[A-Z][a-z]+)?\s"
    r"(?:(?:which\s)?(?:trade|trading|change\shands|fetch|are\svalued|valued|priced)\s)?(?:at|on|of)\s(?:about\s|around\s|an?\saverage\s(?:of\s)?)?$"
)
_OF_PEERS = re.compile(rf"\s(?:for|of|at|among)\s{_PEERS}(?=[\s,.;]|$)")
_SET_AGAINST = re.compile(
    r"\b(?:against|versus|below|above|than|compared\s(?:with|to)|with)\s(?:the\s|an?\s|about\s|just\s|only\s|average\s(?:of\s)?)*$"
)
_WORTH = ("pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda", "ev_sales", "ev_ebit", "profit", "earnings", "dividend_yield")


# Versus an industry average of 71 days.
_INDUSTRY_AT = re.compile(
    r"\b(?:an?|the)\s(?:industry|sector|market)(?:-wide|['’]s)?\s(?:average|mean|median)\s(?:of|is|was)\s(?:about\s|around\s)?$"
)


def peers(scene: Scene, mention: Mention, owner: Owner | None) -> Actor | None:
    """Return the peers that a multiple or share is of, where a company's own is set against it."""
    if not scene.english or mention.form not in ("multiple", "percent", "number", "duration", "money", "count"):
        return None
    start = scene.sentence.start
    if _INDUSTRY_AT.search(scene.text, max(start, mention.start - 50), mention.start):
        return Actor(mention.start, mention.start, "The industry", "company")
    match = None
    if owner is not None and (owner.id in _WORTH or mention.form == "multiple"):
        match = _PEERS_AT.search(scene.text, max(start, mention.start - 110), mention.start)
    if match is None and _SET_AGAINST.search(scene.text, max(start, mention.start - 30), mention.start):
        match = _OF_PEERS.match(scene.text, mention.end)
    if match is None:
        return None
    name = _PLAIN_PEERS.sub("", match["who"])
    return Actor(mention.start, mention.start, name, "company")


_PLAIN_PEERS = re.compile(r"^(?:its|the|their|most|other|a\sbasket\sof|a\sgroup\sof)\s")


# Of the whole world, and of nobody who foresees it: its forecast for world oil demand.
_OF_WORLD = re.compile(r"\b(?:[Ww]orld|[Gg]lobal|[Ww]orldwide)(?:'s|’s)?\s(?:[a-z]+\s){0,2}$")
_WORLDLY = ("demand", "supply", "oil_demand", "oil_supply", "gdp_growth", "gdp", "trade")


def of_world(scene: Scene, mention: Mention, owner: Owner | None, said: tuple[int, str, tuple[Actor, ...]]) -> Actor | None:
    """Return the world for what is told of all of it, and goes on to be told of nobody else; `said` is of the number before."""
    if not scene.english or owner is None or owner.id not in _WORLDLY or owner.start is None or owner.verb:
        return None
    before = said[2][0] if said[:2] == (scene.sentence.start, owner.id) and len(said[2]) == 1 else None
    if before is not None and before.name == "The world" and before.start < owner.start:
        others = any(before.start < a.start < mention.start and not a.anaphor for a in scene.actors)
        return None if others or scene.text.startswith(" for ", owner.end or owner.start) else before
    if not _OF_WORLD.search(scene.text, max(scene.sentence.start, owner.start - 32), owner.start):
        return None
    world = scene.pack.entities.get("world")
    return Actor(owner.start, owner.start, world.name, world.kind, world) if world else None
