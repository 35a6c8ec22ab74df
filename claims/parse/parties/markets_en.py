"""What country an English report on a market is about, and where one is written."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.model import Article
from claims.parse.cues import Cues
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.grammar import DECIDES, DECIDING
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene

# What the first sentence of a report on a market begins with: Italian new car registrations increased ….
_OF_MARKET = re.compile(
    r"(?:'s|’s)?\s(?:new\s|used\s|total\s|overall\s|domestic\s)?(?:passenger[\s-])?(?:car|cars|vehicle|vehicles|auto|truck|home|house|housing|property|retail"
    r"|smartphone|two-wheeler)"
    r"\s(?:market|sales|registrations|deliveries|prices|exports|production|output|demand)\b"
)
_MARKET_IN = re.compile(
    r"\b(?:[Nn]ew\s|[Uu]sed\s)?(?:[Cc]ar|[Vv]ehicle|[Aa]uto|[Hh]ome|[Hh]ouse)\s(?:sales|registrations|prices)\sin\s(?:the\s)?$"
)
# Private home prices in Singapore rose: what offices count of a country, where the headline names no company.
_COUNTED_IN = re.compile(
    r"\s*(?:[A-Za-z-]+\s){0,4}(?:[Ss]ales|[Rr]egistrations|[Pp]rices|[Rr]ents|[Ii]nflation|[Uu]nemployment|[Pp]roduction|[Ee]xports|[Ii]mports|[Aa]pprovals|[Ss]tarts"
    r"|[Pp]ermits|[Ll]ending|[Ss]pending|[Cc]onfidence|[Ww]ages|[Tt]ransactions|[Dd]emand|[Ee]mployment|[Dd]eliveries|[Aa]rrivals|[Mm]ortgages|[Cc]ompletions)\s"
    r"(?:in|across)\s(?:the\s)?$"
)
# South Korea's exports rose: what is told of a country first of all.
_ITS_COUNTED = re.compile(
    r"(?:'s|’s)?\s(?:[a-z-]+\s){0,3}(?:exports|imports|inflation|unemployment|economy|output|production|orders|payrolls|employment|wages|trade|deficit|surplus"
    r"|prices|rents|sales|starts|permits|approvals|lending|spending|arrivals|consumption|demand|mortgage\s[a-z]+)\s"
    r"(?:[a-z]+\s){0,3}?(?:rose|fell|grew|shrank|climbed|dropped|eased|slowed|jumped|slipped|edged|surged|declined|increased|decreased|expanded|contracted|was|were|came"
    r"|stood|held|quickened|accelerated|cooled|widened|narrowed|hit|reached|totall?ed|added|rebounded|picked|ticked|unexpectedly)\b"
)
_DATED = re.compile(r"\)?\s[-–—]{1,2}\s")
# So far into its first sentence, dateline apart, a report says what it is on.
_FIRST = 60


# China exported a record 718,000 passenger cars; India's top carmakers reported …; the Irish government will invest ….
_SELLS = re.compile(
    r"\s(?:exported|imported|sold|registered|produced|built|bought)\b[^.\n]{0,40}\b(?:cars|vehicles|trucks|homes|smartphones)\b"
    r"|(?:'s|’s)?\s(?:top\s|biggest\s|leading\s)?(?:carmakers|automakers|car\smakers|car\sdealers|homebuilders|housebuilders)\s[a-z]+"
)
_RULES = re.compile(
    rf"(?:'s|’s)?\s(?:federal\s|coalition\s|new\s)?(?:government|cabinet|state|parliament|finance\sministry)(?:(?={DECIDES})"
    r"|\s(?:on\s[A-Z][a-z]+\s)?(?:said|adopted|unveiled|presented|set\sout|backed|signed)\b)"
)
_PLAN = re.compile(
    r"\b(?:plans?|programmes?|programs?|package|budget|blueprint|strategy|scheme|drive|push|spree|spend|spends|spending|invest|invests|investment|pledges?|pledged"
    r"|earmarks?|infrastructure|outlays?)\b",
    re.IGNORECASE,
)
_SUM_EN = re.compile(r"\d[\s-]?(?:billion|trillion|million|bn|tn|mn|m\b|b\b|crores?|lakhs?|cr\b)", re.IGNORECASE)
_SALES = re.compile(
    r"\b(?:registrations|car\ssales|home\ssales|house\sprices|deliveries|inflation|exports|imports)\b", re.IGNORECASE
)


def is_plan_en(text: str) -> bool:
    """Whether the headline and first sentence of an English report tell of a plan with a sum to it, not of what was sold."""
    front = _front(text)
    return bool(_PLAN.search(front) and _SUM_EN.search(front)) and _SALES.search(front) is None


def is_of_whole(text: str) -> bool:
    """Whether an English report is on a whole market or plan: its first lines tell of what is sold somewhere, or its headline
    of a plan with a sum to it."""
    headline = text.lstrip().partition("\n")[0]
    return _SALES.search(_front(text)) is not None or bool(_PLAN.search(headline) and _SUM_EN.search(headline))


def _front(text: str) -> str:
    """Return the headline and the first sentence of a report."""
    end = text.find("\n", max(_lead(text), 0))
    return text[: end if end >= 0 else len(text)]


def _lead(text: str) -> int:
    """Return where the first sentence below the headline begins, behind its dateline; -1 where there is none.

    Lines that only say who wrote it, and when, are passed over: THE DAILY | Fri, Oct 23, 2026.
    """
    start = text.find("\n", len(text) - len(text.lstrip()))
    for _ in range(_BYLINES):
        if start < 0:
            return -1
        lead = len(text) - len(text[start:].lstrip())
        stop = text.find("\n", lead)
        if stop < 0 or stop - lead > _SHORT or _ENDS.search(text, lead, stop):
            break
        start = stop
    dated = _DATED.search(text, lead, lead + 80)
    return dated.end() if dated else lead


# So many lines may stand between a headline and its text, none of them longer.
_BYLINES, _SHORT = 4, 60
_ENDS = re.compile(r"[.!?:][\"”’]?\s*$")


def sold_in(article: Article, people: Sequence[Actor]) -> Actor | None:
    """Return the country whose market or plan an English report begins with, whomever its headline names."""
    text = article.shadow.text
    begin = _lead(text) if article.language == "en" else -1
    first = next((a for a in people if 0 <= begin <= a.start < begin + _FIRST and not a.anaphor), None)
    first = _best_in(text, people, first) if first else None
    if first is None or first.kind not in PLACES:
        return None
    told = any(pattern.match(text, first.end) for pattern in (_OF_MARKET, _SELLS, _BEST_IN, _RULES, DECIDING))
    told = told or _MARKET_IN.search(text, begin, first.start) is not None
    firm = any(a.start < begin and a.is_company for a in people)
    counted = _COUNTED_IN.match(text, begin, first.start) or _ITS_COUNTED.match(text, first.end)
    return first if told or (not firm and counted) else None


# Leovo was Norway's best-selling car brand: the report is on Norway's market.
_BEST_IN = re.compile(
    r"['’]s\s(?:again\s|still\s)?(?:(?:best|top|fastest)-selling|most\spopular|favourite|favorite|number-one|top)\s(?:new\s)?(?:passenger\s)?(?:car|vehicle|auto)?\s?"
    r"(?:brand|make|marque|carmaker|manufacturer|model|car)\b"
)
_IS = re.compile(r"\s(?:was|is|remained|became|stayed|has\sbecome)(?:\s(?:again|once\sagain|still))?\s")


def _best_in(text: str, people: Sequence[Actor], first: Actor) -> Actor:
    """Return the country whose best-selling make a report begins with, for that make."""
    place = next((a for a in people if a.start >= first.end), None)
    if place is None or first.kind in PLACES or place.kind not in PLACES:
        return first
    return place if _IS.fullmatch(text, first.end, place.start) and _BEST_IN.match(text, place.end) else first


# Of a whole market are its kinds of cars, its buyers and dealers; and what is a share of it.
_OF_ALL = re.compile(
    r"\s*(?:(?:and|but|while|whereas)\s)?(?:(?:[Tt]he\sshare\sof|[Ss]ales\sof|[Rr]egistrations\sof|[Dd]emand\sfor)\s)?(?:[Nn]ew\s|[Aa]ll-|[Ff]ully[\s-]|[Pp]ure[\s-])?"
    r"(?:[Hh]ybrids?|[Pp]etrol|[Dd]iesel|[Gg]asoline|[Ee]lectric|[Bb]attery|[Pp]lug-in|[Cc]ombustion|[Pp]rivate\sbuyers|[Pp]rivate\ssales|[Ff]leet|[Cc]ompany\scars"
    r"|EVs?\b|[Dd]ealers|[Tt]he\s(?:overall\s|total\s|whole\s|wider\s)?market\b|[Tt]he\sindustry\b|[Ii]ncentives|[Ss]ubsidies|[Ii]ndustry\ssales)"
)
_SHARE_OF = re.compile(r"\sof\s(?:the\s|all\s|total\s|new\s|overall\s)*(?:market|registrations|car\ssales|new\scars|sales)\b")

# … and now expects BEVs to take 27.9%.
_FORESEEN_OF = re.compile(
    r"\b(?:expects?|sees|forecasts?|predicts?|projects?)\s(?:[a-z-]+\s)?(?:BEVs?|EVs?|PHEVs?|electric\s(?:cars|vehicles)|hybrids|plug-ins|diesels?)\s(?:to|will|would)\s"
)


def is_foreseen_of_all(scene: Scene, mention: Mention) -> bool:
    """Whether somebody foresees a number of a kind of cars, whoever made them."""
    match = _FORESEEN_OF.search(scene.text, scene.clause(mention.start).start, mention.start)
    return match is not None and not any(match.start() <= a.start < mention.start and a.is_company for a in scene.actors)


def is_of_market_en(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number tells of a whole market: Fully electric cars accounted for 6.6% of the market."""
    return (
        _OF_ALL.match(scene.text, scene.clause(mention.start).start, mention.start) is not None
        or _SHARE_OF.match(scene.text, mention.end) is not None
    )


# The market for such chips at €8 billion; the global market for SoC testers grew to $7.8 billion.
_SIZED_EN = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Ii]ts)\s(?P<world>(?:global|worldwide|world|international)\s)?(?:(?:[a-z-]+\s){0,3})market\sfor\s(?:the\s|such\s|its\s|these\s)?"
    r"(?P<thing>(?:[A-Za-z][\w-]*\s){1,4}?)(?:is|was|are|will|would|could|should|may|might|to|at|of|grew|grows|has|had|rose|fell|shrank|expanded|doubled"
    r"|tripled|reached|stood|worth|totall?ed|hit)\b"
)

# The global memory market is expected to grow 34%.
_WORLD_MARKET = re.compile(
    r"(?<!of )(?<!in )(?<!for )(?<!on )(?<!to )(?<!across )\b[Tt]he\s"
    r"(?P<world>(?:global|worldwide|world|international)\s)(?P<thing>(?:[A-Za-z][\w-]*\s){1,3}?)market\s"
    r"(?:is|was|will|would|could|should|may|might|to|grew|grows|has|had|rose|fell|shrank|expanded|doubled|tripled|reached|stood|totall?ed|hit)\b"
)


# Global PC shipments grew around 3%.
_WORLD_SALES = re.compile(
    r"\s*(?:(?:And|But|Meanwhile|Overall|Still|while|as|and|but|with),?\s)?(?P<world>[Gg]lobal|[Ww]orldwide|[Ww]orld)\s(?P<thing>(?:[A-Za-z][\w-]*\s){1,3}?)"
    r"(?:sales|shipments|deliveries|registrations|spending|demand|billings|revenues?|output)\s"
)


def sized_en(scene: Scene, mention: Mention) -> Actor | None:
    """Return what is sold in the market that the clause of a number sizes up, the world's where it says so."""
    if not scene.english or mention.form not in ("money", "percent", "count"):
        return None
    start = scene.clause(mention.start).start
    match = _SIZED_EN.search(scene.text, start, mention.end) or _WORLD_MARKET.search(scene.text, start, mention.start)
    match = match or _WORLD_SALES.match(scene.text, start, mention.start)
    if match is None or any(match.end() < a.start < mention.start and a.is_company for a in scene.actors):
        return None
    named = next((a for a in scene.actors if match.start("thing") <= a.start < match.end("thing") and a.kind == "product"), None)
    name = named.name if named else match["thing"].strip()
    if match.re is not _SIZED_EN:
        name = f"The {match['world'].strip().lower()} {match['thing']}market"
    elif match["world"]:
        name = f"The world {name}"
    return Actor(match.start("thing"), match.start("thing"), name, "product")


_NATION = re.compile(
    r"\bthe\s(?:national|nationwide|countrywide|country-wide)\s(?:[a-z]+\s)?(?:figure|average|median|total|level|rate|price|rent|gauge|number)\b"
)


def is_of_nation(scene: Scene, mention: Mention) -> bool:
    """Whether a number is set as the whole country's beside another's: while the national figure inched up 0.6%."""
    if not scene.english:
        return False
    return _NATION.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


# What the lead of a note on a share says.
_RATED = re.compile(
    r"\b(?:raised|upgraded|downgraded|cut|lowered|lifted|initiated|started)\s[^.\n]{0,80}?\b(?:to|at|with|from)\san?\s?[“\"]?"
    r"(?:buy|hold|sell|neutral|overweight|underweight|outperform|underperform)\b|\bto\s[“\"]?(?:buy|sell|hold|neutral)[”\"]?\s(?:from|and)\b"
    r"|\bprice\starget\b|\btarget\sprice\b"
)


def is_rated(text: str, title: int) -> bool:
    """Whether the first sentences below an English headline, known by an offset in it, rate a share."""
    start = text.find("\n", title)
    return start >= 0 and _RATED.search(text, start, start + _FRONT) is not None


_PLACED = re.compile(r"^[ \t]*([A-Z][A-Z. ]{3,20})(?:,|\s\()", re.MULTILINE)


def dated_in(text: str, words: Cues) -> list[str]:
    """Return the country whose capital an English report is dated in."""
    capitals = words.labelled("place.capital").labels
    named = (capitals.get(match[1].strip().lower()) for match in _PLACED.finditer(text, 0, _FRONT))
    return [land for land in named if land]


# So many characters from its start a report tells where it was written.
_FRONT = 600
