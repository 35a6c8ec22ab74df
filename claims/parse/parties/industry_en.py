"""What an English text on makers tells of their whole industry: Industrywide, sales rose 4%; The average buyer paid $49,000."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.grammar import foretells
from claims.parse.parties.markets_en import is_of_market_en
from claims.parse.parties.standing import PLACES, is_broker, rates, speaks
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

_TRADE = (
    r"(?:auto(?:mobile)?|car|vehicle|new[\s-](?:vehicle|car)|light[\s-]vehicle|truck|passenger[\s-](?:car|vehicle)|home|housing|smartphone|phone|PC|chip"
    r"|semiconductor|memory|airline|shipping|steel)"
)
# What a sentence on all who make or sell something begins with, whomever the ones before told of.
_WHOLE = re.compile(
    r"\s*(?:(?:But|And|Still|Meanwhile|For\snow|In\sall|However),?\s)?(?:(?:Overall|Altogether|In\sall|All\stold),\s(?:according\sto\s[^,]{3,40},\s)?"
    rf"(?:(?:U\.S\.|US|UK|[A-Z][a-z]+)\s)?(?:{_TRADE}\s|light\s)?(?:sales|deliveries|registrations)\b|Industry[\s-]?wide\b|(?:Across|For|In)\sthe\s(?:whole\s|entire\s|overall\s|wider\s|broader\s)?"
    rf"(?:{_TRADE}\s)?(?:industry|sector)\b|The\s(?:whole|entire|overall|wider|broader|total)\s(?:{_TRADE}\s)?(?:market|industry)\b|The\s(?:{_TRADE}\s)?(?:industry|market)\sas\sa\swhole\b"
    rf"|(?:Overall|Total|Industry|Nationwide)\s(?:{_TRADE}\s|light\s)?(?:retail\s|wholesale\s)?(?:sales|deliveries|registrations|demand|volumes?)\b|The\s(?:{_TRADE}\s)?industry(?:['’]s)?\s"
    rf"|The\s(?:U\.S\.\s|US\s|domestic\s|local\s)(?:{_TRADE}\s)?(?:industry|market)\b)"
)
# What is made for the whole world.
_WORLDLY = re.compile(r"\b(?:smartphone|phone|PC|chip|semiconductor|memory|airline|shipping|steel)\b")
# Who buys and sells all makes, and on what terms: theirs only in a text that tells of several makers.
_ALL_MAKES = re.compile(
    r"\s*(?:(?:and|but|while|even\sas|as|although|though|whereas)\s)?(?:(?:The|the)\s(?:average|typical)\s(?:new[\s-]|used[\s-])?(?:buyer|transaction|price|vehicle|car|loan|consumer|shopper|selling\sprice|monthly)"
    r"|(?:[Aa]utomakers|[Cc]armakers|[Mm]anufacturers|[Dd]ealers|[Cc]onsumers|[Bb]uyers|[Ss]hoppers|[Aa]mericans|[Ii]ncentives?(?:\sspending)?|[Dd]iscounts|[Ii]nventor(?:y|ies)|[Ff]leet\ssales"
    r"|[Rr]etail\ssales|(?:[Ee]lectric|[Ee]lectrified|[Bb]attery(?:-electric)?|[Pp]lug-in|[Hh]ybrid)[\s-](?:vehicles?|cars?|models?)|[Hh]ybrids|EVs?|BEVs|[Ii]mports|[Aa]verage\s(?:transaction|selling|new)|[Nn]ew[\s-](?:vehicle|car)|[Ll]oan\srates|[Ii]nterest\srates"
    r"|[Aa]uto\sloan|[Ll]ight\strucks|(?:The|the)\s(?:pace|selling\space|seasonally|annual))\b)"
)
# What only one firm has.
OF_ONE = (
    "eps",
    "loss_per_share",
    "stock_price",
    "market_cap",
    "price_target",
    "pe_ratio",
    "net_income",
    "employees",
    "upside",
    "dividend",
)
# Toyota, GM post; Ford and Honda report: several do it.
_TOGETHER = re.compile(
    r"\s(?:all\s|both\s|each\s)?(?:post|report|see|log|notch|sell|lead|beat|miss|fall|rise|win|lose|slip|gain|tally|suffer|enjoy|end|start|show)\b"
)


# Most carmakers see strong sales.
_ALL_DO = re.compile(
    r"\s*(?:(?:Most|All|Major|Big|Several|U\.S\.|US|European|Chinese|Japanese|German|Detroit|Global|Top)\s){0,3}"
    r"(?:[Cc]ar\s?makers|[Aa]uto\s?makers|[Cc]hip\s?makers|[Aa]irlines|[Bb]anks|[Rr]etailers|[Bb]rewers|[Dd]rug\s?makers)(?:['’])?\s[a-z]+"
)


# A house on a whole trade: Morrow Lane cuts miners to neutral; Brokers warm to UK housebuilders.
_ON_TRADE = re.compile(
    r"[^\n]{0,80}?\b(?:cuts?|raises?|upgrades?|downgrades?|turns?|lifts?|lowers?|prefers?|backs?|warms?|cools?|sours?|keeps?|starts?|initiates?|favou?rs?|sees|likes)\s"
    r"(?:[A-Za-z.&-]+\s){0,4}?(?:miners|banks|lenders|insurers|(?:house|home)?builders|airlines|retailers|grocers|[a-z]+makers|utilities|brewers|refiners|landlords|developers"
    r"|sector|stocks|shares|names)\b"
)


def is_of_several(text: str, titled: Sequence[Actor]) -> bool:
    """Whether an English headline has several companies do the same, so that the text is about none of them alone."""
    firms = [a for a in titled if a.kind == "company"]
    if not firms and (_ALL_DO.match(text) or (any(is_broker(a) for a in titled) and _ON_TRADE.match(text))):
        return True
    return any(_TOGETHER.match(text, a.end) and text.endswith((", ", " and ", " & "), 0, a.start) for a in firms)


def ground(people: Sequence[Actor], text: str) -> Actor | None:
    """Return the first country that the headline or the first paragraphs of a text name: whose market it is on."""
    return next((a for a in people if a.kind in PLACES and a.entity and a.start < min(len(text), _FRONT)), None)


_FRONT = 600


def of_industry(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the country whose whole industry a number is of, in the paragraph that tells of it; the industry where none is
    named."""
    if not scene.english or (owner is not None and owner.id in OF_ONE) or mention.form in ("duration", "ordinal"):
        return None
    start, text = scene.clause(mention.start).start, scene.text
    whole = _WHOLE.match(text, scene.sentence.start, mention.start)
    if whole or (topic.paragraph != scene.sentence.paragraph and _is_bodys(scene, topic)):
        topic.industry = scene.sentence.paragraph
    told = (
        whole is not None or topic.industry == scene.sentence.paragraph or (owner is not None and owner.id == "annual_sales_rate")
    )
    told = told or (topic.several and _is_of_all(scene, mention, topic))
    told = told or (0 <= scene.sentence.paragraph - topic.industry <= 1 and is_of_market_en(scene, mention))
    told = told or (0 <= scene.sentence.paragraph - topic.industry <= 1 and _is_foreseen(scene, mention, owner))
    if not told or _names(scene, start, mention):
        return None
    places = (a for a in scene.actors if a.kind in PLACES and not a.anaphor and a.end <= mention.start)
    named = next(places, None) if whole else None
    worldly = _WORLDLY.search(whole[0]) if whole and named is None else None
    if worldly:
        return Actor(mention.start, mention.start, f"The {worldly[0]} industry", "company")
    place = topic.land or named or topic.whole or topic.ground
    topic.whole = place if whole else topic.whole
    if place is None and topic.industry != scene.sentence.paragraph:
        return None
    many = topic.many if topic.many and topic.many.kind == "company" else None
    return place or many or Actor(mention.start, mention.start, "The industry", "company")


# The association expects sales of 24 million.
_BODY = re.compile(
    r"\s*(?:The|Its)\s(?:[a-z]+\s){0,2}(?:association|trade\s(?:body|group)|industry\s(?:body|group)|lobby(?:\sgroup)?|federation)\s(?:also\s|now\s|still\s)?"
    r"(?:expect|forecast|see|predict|project|estimate|reckon|said|say)"
)


def _is_bodys(scene: Scene, topic: Topic) -> bool:
    """Whether a sentence has what a trade's own body says of it, in a text that is about no firm alone."""
    return (topic.several or topic.industry >= 0) and _BODY.match(scene.text, scene.sentence.start) is not None


def _is_of_all(scene: Scene, mention: Mention, topic: Topic) -> bool:
    """Whether a clause is on who buys and sells all makes, or on what an analyst foresees, in a paragraph on no firm so far."""
    if topic.paragraph == scene.sentence.paragraph:
        return False
    if _ANALYST.search(scene.text, scene.sentence.start, mention.start):
        return True
    firms = any(a.is_company and a.end <= mention.start and not is_broker(a) for a in scene.actors)
    return not firms and _ALL_MAKES.match(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_foreseen(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether analysts foresee what is sold, right behind what was told of the whole industry."""
    spread = owner is not None and owner.id in scene.cues.words("metric.ids", "spread")
    return spread and _ANALYST.search(scene.text, scene.sentence.start, mention.start) is not None


_ANALYST = re.compile(
    r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Ff]orecasters?|[Ss]trategists?)\b[^.;]{0,60}?\b(?:expect|forecast|see|predict|project|estimate|reckon)[a-z]*\b"
)


def _names(scene: Scene, start: int, mention: Mention) -> bool:
    """Whether the clause of a number names a firm or a thing that does more than foretell, or points back at one."""
    here = [a for a in scene.actors if start <= a.start < mention.start or mention.end <= a.start <= mention.end + _AT]
    firms = (a for a in here if a.is_company or a.kind == "product")
    return any(
        not (is_broker(a) or speaks(scene, a) or rates(scene, a) or foretells(scene, a, mention.start) or _counts(scene, a))
        for a in firms
    )


# 17% at Ford.
_AT = 5
_COUNTS = re.compile(
    r"(?:['’]s\sdata\b|\s(?:now\s|also\s)?(?:said|says|expects?|estimates?|estimated|forecasts?|sees|predicts?|projects?|put|puts|reckons?|showed|shows|reported|data))\b"
)


def _counts(scene: Scene, actor: Actor) -> bool:
    """Whether somebody counts or foresees what all sell: Cox Automotive estimates that 4 million were sold."""
    return not actor.anaphor and _COUNTS.match(scene.text, actor.end) is not None
