"""What a percentage is in English that no word names: a rate charged, a stake kept, the growth of a country."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Told
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene


def plain_growth(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what grows where a number follows the bare word for growth, and no measure stands before that."""
    if told.tally is not None:
        return None  # growth was seen in Spain (+4.5%): of what the report counts
    if _GROWTH_SEEN_EN.fullmatch(scene.text, scene.clause(mention.start).start, mention.start) and _is_of_land(scene, told):
        return "gdp_growth"
    growth = _GROWTH_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
    if growth is None or any(0 <= growth.start() - h.end <= 1 for h in scene.hits):
        return None
    if re.search(r"[a-z]+\s$", scene.text[max(0, growth.start() - 12) : growth.start()]) and not _BARE_EN.search(
        scene.text, max(0, growth.start() - 16), growth.start()
    ):
        return None
    return "gdp_growth" if _is_economy(scene, mention) else None


# Growth is projected at 1.6%, in a text on a country's budget.
_GROWTH_SEEN_EN = re.compile(
    r"\W*(?:Economic\s|GDP\s)?[Gg]rowth\s(?:is|was)\s(?:now\s|still\s)?(?:projected|expected|seen|forecast|estimated|put|set|predicted|targeted)\s"
    r"(?:at|to\s(?:be|reach|average|slow\sto|pick\sup\sto))\s(?:about\s|around\s)?"
)


def _is_of_land(scene: Scene, told: Told) -> bool:
    """Whether the numbers before told of a country's budget or prices, and no company is named."""
    known = (*scene.cues.words("metric.ids", "fiscal"), *scene.cues.words("metric.ids", "inflation"), "gdp_share", "gdp_growth")
    spoken = any(own is not None and own.id in known for own in (told.last, told.total, told.lead))
    return spoken and not any(a.is_company for a in scene.actors)


_BARE_EN = re.compile(
    r"\b(?:sees?|saw|expects?|forecasts?|predicts?|projects?|of|for|at|with|to|and|economic|annual|GDP|put|puts|its|real)\s$"
)
_GROWS = re.compile(
    r"(?:'s)?\s(?:economy\s|economic\soutput\s)?(?:would\s|will\s|to\s|could\s|is\sexpected\sto\s|are\sexpected\sto\s|should\s)*(?:grow|grew|grown|expand|expanded|contract|contracted|shrank|shrink)\s(?:by\s|an?\sannuali[sz]ed\s|at\s)*$|(?:'s)?\s(?:economic\s)?growth\b[^,;.]{0,40}$"
)


_GROWTH_EN = re.compile(
    r"\bgrowth\s(?:(?:forecast|outlook|estimate|projection|target|view)s?\s)?(?:for\s(?:20\d\d|this\syear|next\syear|the\syear)\s)?"
    r"(?:of|to|at|was|is|came\sto|reached|in\sthe\srange\sof)\s(?:about\s|around\s|between\s|at\sleast\s|up\sto\s)?$"
)
# What a company grows by where it does not say in what: guides to growth of 6% to 8%; is priced for growth of 25%.
_GUIDES_EN = re.compile(
    r"\b(?:guid\w+|outlook|forecasts?|targets?|targeting|aims?|priced\sfor|expects?|sees|pencil\w*)\b", re.IGNORECASE
)


def _grown(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what grows where only growth is spoken of: the sum told before, or the sales of a company that guides to it."""
    grows = told.total or told.lead
    if grows and grows.metric and grows.metric.behaviour == "flow" and "money" in grows.metric.shapes:
        return grows.id
    lands = any(a.kind in ("country", "region", "central_bank") for a in scene.actors)
    guided = _GUIDES_EN.search(scene.text, scene.sentence.start, mention.start) is not None
    return "revenue" if guided and not lands else None


# …, extending this year's gain to 31%: the gain of the shares that the sentence speaks of.
_GAIN_EN = re.compile(r"\b(?:gains?|losses|loss|advance|rally|decline|drop|rise|slide)\b[^,]{0,40}\sto\s(?:about\s|nearly\s)?$")


_GROWTH_BEHIND_EN = re.compile(r"\s(?:economic\s|annual\s|GDP\s)growth\b|\sgrowth\b(?!\s(?:in|of)\b)")
_STATE_EN = re.compile(
    r"\b(?:[Gg]overnment|[Mm]inistry|[Cc]entral\sbank|[Ee]conom(?:y|ists?)|[Ss]tatistics(?:\s(?:office|agency|bureau))?|IMF|World\sBank|OECD)\b"
)
_OF_GROWTH_EN = re.compile(r"\b[Gg]rowth\b(?:\s(?:forecast|outlook|target|estimate|projection|rate))?[^,;]{0,40}$")


def _is_economy(scene: Scene, mention: Mention) -> bool:
    """Whether a country itself grows: India would grow 6.6%; forecast for U.S. growth to 1.8%."""
    start, end = scene.sentence.start, scene.sentence.end
    spoken = _GROWTH_BEHIND_EN.match(scene.text, mention.end) or _OF_GROWTH_EN.search(
        scene.text, scene.clause(mention.start).start, mention.start
    )
    named = any(a.kind in ("country", "region", "central_bank") for a in scene.actors) or _STATE_EN.search(scene.text, start, end)
    if (
        spoken
        and named
        and not any(a.is_company and a.kind != "central_bank" and not _STATE_EN.match(a.name) for a in scene.actors)
    ):
        near = scene.clause(mention.start).start
        return not any(near <= h.start < mention.end + 20 and h.id != "gdp_growth" for h in scene.hits)
    lands = [a for a in scene.actors if a.kind in ("country", "region") and a.end <= mention.start]
    return bool(lands) and _GROWS.fullmatch(scene.text, lands[-1].end, mention.start) is not None


_CHARGED_EN = re.compile(r"\b(?:charg\w+|pay|paid)\b[^,;]*$")
_MORTGAGE_EN = re.compile(r"\s(?:on|for)\s(?:an?\s)?(?:[\w-]+\s){0,4}(?:mortgages?|home\sloans?|fixed\sloans?)\b")
_RATES_EN = re.compile(r"\brates?\s(?:unchanged\s|steady\s|on\shold\s|at\sa\s)*(?:at|to|of)\s(?:an?\s)?$")
_KEEPS_EN = re.compile(
    r"\b(?:keep|keeps|kept|retain\w*|hold|holds|held|own|owns|sold|sell|bought|buy)\s(?:about\s|another\s|the\sother\s)?$"
)
_HOLDING_EN = re.compile(
    r"\b(?:holding|stake|shareholding)\s(?:in\s[^,;]{2,30}\s)?(?:(?:drops|drop|dropped|falls|fell|rises|rose|goes|went|shrinks|shrank"
    r"|grows|grew|will\s\w+|would\s\w+|was\s\w+|is)\s)?(?:[\d.]+%\s)?(?:to|of|at|from)\s(?:about\s|[\d.]+%\sto\s)?$"
    r"|\b(?:[Ss]hare|[Ss]tock)?[Hh]olders?\s(?:with|at|of)\s(?:about\s|another\s)?$|\b(?:[Ff]unds|[Ii]nvestors)\s(?:with|that\stogether\s(?:own|hold))\s(?:about\s)?$"
)


def percentage(scene: Scene, mention: Mention, move: Move | None, told: Told) -> str | None:
    """Return what a percentage is that no word names: growth, a rate charged, a stake kept, a gain of the shares before."""
    start = scene.clause(mention.start).start
    if _GROWTH_EN.search(scene.text, start, mention.start) or _GROWTH_SEEN_EN.fullmatch(scene.text, start, mention.start):
        return _grown(scene, mention, told)
    return _rate(scene, mention, move, told) or _gain(scene, mention, told)


def _gain(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return what was quoted before, where a percentage is what it has gained in all."""
    if told.last is None or told.last.id not in scene.cues.words("metric.ids", "quoted"):
        return None
    gained = _GAIN_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
    return told.last.id if gained else None


def _rate(scene: Scene, mention: Mention, move: Move | None, told: Told) -> str | None:
    """Return what a percentage is by what is done with it: a rate charged, a stake kept, the growth of a country."""
    start, text = scene.clause(mention.start).start, scene.text
    if told.tally is None and _is_economy(scene, mention):
        return "gdp_growth"
    if _is_dividend(scene, mention):
        return "dividend_yield"
    if _MORTGAGE_EN.match(text, mention.end) and _CHARGED_EN.search(text, start, mention.start):
        return "mortgage_rate"
    if _HOLDING_EN.search(text, start, mention.start):
        return "stake"
    if _RATES_EN.search(text, start, mention.start) and any(
        a.kind in ("central_bank", "organisation", "country") or "ank" in a.name for a in scene.actors
    ):
        return "interest_rate"
    commands = _COMMANDS_EN.search(text, start, mention.start)
    if commands and (told.tally is not None or _MARKET_EN.search(text, scene.sentence.start, mention.start)):
        return "market_share"
    if _HELD_BY_EN.match(text, mention.end):
        return "stake"
    if _INVESTOR_EN.match(text, mention.end) and text.endswith((" with ", " at "), start, mention.start):
        return "stake"
    if _BY_HOLDER_EN.search(text, scene.sentence.start, mention.start) and _OF_IT_EN.match(text, mention.end) and move is None:
        return "stake"
    if _GIVING_EN.search(text, start, mention.start) and told.tally is not None and move is None:
        return "market_share"
    keeps = told.share is not None and told.share.id == "stake" and move is None
    return "stake" if keeps and _KEEPS_EN.search(text, start, mention.start) else None


# Founder Jan de Graaf, who sits on the board, will keep 31%: who holds shares is said to be one that does.
_BY_HOLDER_EN = re.compile(
    r"\b(?:[Ff]ounders?|[Cc]o-founders?|[Ff]amil(?:y|ies)|[Ff]amily\strust|[Cc]hair(?:man|woman)?|(?:share)?holders?|[Ss]hareholders?|[Ii]nvestors?|[Bb]illionaire|[Tt]ycoon"
    r"|[Aa]ctivist|[Hh]edge\sfunds?|[Pp]ension\sfunds?|[Ff]und\smanager|[Aa]sset\smanager|[Pp]rivate\sequity|[Bb]uyout\s(?:firm|fund|group)|[Ss]overeign"
    r"|[Cc]hief\s[Ee]xecutive|CEO)\b[^.;\d]{0,120}?\b(?:own|owns|owned|hold|holds|held|keep|keeps|kept|retain|retains|retained|controls?|controlled|have|has|had"
    r"|with|speaks?\sfor|sits?\son)\s(?:about\s|around\s|nearly\s|just\s|over\s|roughly\s|some\s|more\sthan\s|another\s|the\sremaining\s|a\s(?:combined|further)\s){0,2}$"
)
_OF_IT_EN = re.compile(
    r"[,.;]|$|\s(?:and|while|but|after|following|each|between\sthem)\b|\sof\s(?:it|the\s(?:company|group|firm|bank|stock|shares|equity|business))\b(?!['’])"
)
# rose to 25,000, giving them 27.7 per cent
_GIVING_EN = re.compile(
    r"\b(?:giving|gives|gave|leaving|leaves|left)\s(?:them|it|the\s[a-z]+)\s(?:with\s)?(?:about\s|just\s|only\s)?$"
)
_COMMANDS_EN = re.compile(
    r"\b(?:held|holds?|has|had|commands?|commanded|controls?|controlled|captured|claimed|took|takes|take|taking)\s(?:about\s|nearly\s)?$"
)
_MARKET_EN = re.compile(r"\bmarket\b")
_INVESTOR_EN = re.compile(
    r",?\s(?:of\sthe\s(?:shares|stock|company)|(?:the|its)\s(?:[a-z-]+\s){0,3}(?:investor|shareholder|owner|holder))\b"
)


_HELD_BY_EN = re.compile(r"(?:-|\s)(?:held|owned|controlled)(?:\sby\b|[\s-](?:subsidiary|unit|affiliate|arm)\b)")
_YIELDS_EN = re.compile(
    r"\byield(?:s|ing)?\s(?:of\s|about\s|an?\s|around\s|just\s|now\s|some\s|is\s|was\s|at\s|solid\s|hefty\s|generous\s|attractive\s|healthy\s|juicy\s|roughly\s|nearly\s|over\s)*$"
)
_SHARES_EN = re.compile(r"\b(?:shares?|stocks?|dividends?|payouts?|buy|sell|hold|rating|recommendation|target)\b", re.IGNORECASE)
_BONDS_EN = re.compile(r"\b(?:bonds?|notes?|gilts?|bunds?|treasur\w+|debt|coupon|paper)\b", re.IGNORECASE)


def _is_dividend(scene: Scene, mention: Mention) -> bool:
    """Whether shares yield a percentage: no bond is spoken of."""
    start, end = scene.sentence.start, scene.sentence.end
    if not _YIELDS_EN.search(scene.text, start, mention.start) or _BONDS_EN.search(scene.text, start, end):
        return False
    if any(a.is_company and a.end <= mention.start for a in scene.actors):
        return True
    return _SHARES_EN.search(scene.text, start, end) is not None
