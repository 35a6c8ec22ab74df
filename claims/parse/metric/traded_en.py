"""What a company's shares did, told in English without a word for them: Broadcom has gained 51%; Shell closed 1.3% lower."""

from __future__ import annotations

import re

from claims.parse.metric.clause_en import phrase_of
from claims.parse.metric.metrics import Owner, Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

_BOURSE_EN = re.compile(r"\b(?:[Ss]tock\smarkets?|[Bb]ourse|[Ss]hare\sindex|[Bb]enchmark\sindex|[A-Z][\w&]*[ -]Index)\b")
_STOCK_EN = re.compile(r"\b(?:shares?|stocks?)\b", re.IGNORECASE)


def traded_en(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the stock price where the shares of a company, or the company itself, moved by so much; of a bourse its level."""
    price, level = scene.pack.metrics["stock_price"], scene.pack.metrics["index_level"]
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    if shape(mention.base.unit) == "money":
        return Owner(price.id, "assumed", metric=price) if _is_small(mention) and _moves_itself(scene, mention) else None
    if _BOURSE_EN.search(lead):
        return Owner(level.id, "stated", metric=level)
    of_shares = _STOCK_EN.search(lead) or (
        _JUST_MOVES_EN.fullmatch(lead) and _SHARES_OF_EN.match(scene.text, scene.sentence.start)
    )
    if of_shares or _is_next_stock(scene, mention, told):
        return Owner(price.id, "stated", metric=price)
    return Owner(price.id, "assumed", metric=price) if _moves_itself(scene, mention) else None


_MOST_SHARE = 10_000


def _is_small(mention: Mention) -> bool:
    """Whether an amount is as little as a share may move by: it is up 76 cents."""
    value = mention.base.high
    return value is not None and abs(value) < _MOST_SHARE


# Shares in Lantos, a big source of tax income, slipped 0.4%
_SHARES_OF_EN = re.compile(r"\s*(?:[A-Z][\w&.'’-]*\s){0,4}[Ss]hares\b")
_JUST_MOVES_EN = re.compile(
    r",?\s*(?:has\s|have\s|had\s)?(?:rose|risen|gained|climbed|jumped|surged|soared|rallied|advanced|fell|fallen|dropped|lost|slid|slipped|sank|tumbled|plunged|declined"
    r"|shed|eased|retreated|closed|ended|finished|were\sup|were\sdown)\s(?:up\s|down\s|by\s|as\smuch\sas\s|a\sfurther\s)*"
)
_NEXT_STOCK_EN = re.compile(r",\s(?:off|up|down)\s(?:about\s)?$")


def _is_next_stock(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether a company is named with what its shares moved by, behind another's: rivals Marsden, off 2.6%, and Tolley."""
    if told.last is None or told.last.id != "stock_price":
        return False
    found = _NEXT_STOCK_EN.search(scene.text, scene.sentence.start, mention.start)
    return found is not None and scene.text[found.start() - 1].isalpha()


_MOVES_EN = re.compile(
    r"\s(?:has\s|have\s|had\s|also\s|later\s|then\s|briefly\s)*(?:rises|falls|gains|climbs|drops|jumps|surges|soars|leaps|leapt|slumps|slumped|slides|slips|sinks|tumbles|plunges|plummets"
    r"|plummeted|rallies|advances|retreats|shed|sheds|adds|loses|ticked|ticks|edged|edges|put\son|is\soff|was\soff|were\soff|rebounded|rebounds|popped|pops|spiked|skidded|slid|rose|risen|gained|climbed|jumped|surged|soared|rallied|advanced|added|fell|fallen|dropped|lost|slid|slipped|sank|tumbled|plunged|declined|shed|eased|retreated|closed|ended|finished|was\sup|was\sdown|were\sup|were\sdown|is\sup|is\sdown|(?:is|was|were|are)\strading(?=\s(?:up|down|higher|lower|off)))\s(?:up\s|down\s|off\s)?(?:up\s|down\s|by\s|as\smuch\sas\s|another\s|a\sfurther\s|about\s|nearly\s|more\sthan\s|higher\s|lower\s|some\s|over\s)*$",
    re.IGNORECASE,
)
# The pub group was 3.3% weaker; OCBC ended Thursday 0.7 per cent higher at S$18.92; Shell 1.3% lower.
_STANDS_EN = re.compile(
    r"(?:\s(?:was|were|is|are|closed|ended|finished|traded|opened|stood|settled|trading|last\straded|had\sclosed|had\sended|closing|ending)"
    r"(?:\s(?:on\s)?(?:Monday|Tuesday|Wednesday|Thursday|Friday|trading|the\s(?:day|session|week)|at))?(?:\s(?:some|about|nearly|roughly))?)?\s$"
)
_THAT_MUCH_EN = re.compile(
    r"(?:,?\sor\s[^,;.\s]{1,9},?)?\s(?:higher|lower|weaker|firmer|stronger|softer|better|worse|down|up)\b(?!\sthan\b)"
)


# Rates to the West Coast dropped: what is named behind a preposition is not what moves.
_OF_OTHER = re.compile(
    r"\b(?:to|in|from|for|at|on|between|that\sof|those\sof|That\sof|Those\sof)\s(?:the\s)?(?:U\.S\.\s|northern\s|southern\s)?$"
)


def _moves_itself(scene: Scene, mention: Mention) -> bool:
    """Whether a company itself rises or falls, and nothing of it is named: Broadcom has gained 51%."""
    start = _behind_company(scene, mention)
    if start is None:
        return False
    if _THAT_MUCH_EN.match(scene.text, mention.end) and _STANDS_EN.fullmatch(scene.text, start, mention.start):
        return True
    return _MOVES_EN.fullmatch(scene.text, start, mention.start) is not None


# A name that nothing else makes a company's: Oxford Nanopore, XPO.
_NAME = re.compile(r"[A-Z][A-Z&]+|[A-Z][\w&.'’-]+(?:\s[A-Z][\w&.'’-]*[a-z])+")


def _behind_company(scene: Scene, mention: Mention) -> int | None:
    """Return where the words behind the company begin that is the subject of a number's verb, past what tells more of it."""
    names = [a for a in scene.actors if a.is_company and a.end <= mention.start and not a.anaphor]
    phrase = phrase_of(scene, mention)
    if phrase is not None and phrase.way == "subject":
        named = any(a.end == phrase.end for a in names) if phrase.named else _NAME.fullmatch(scene.text, phrase.start, phrase.end)
        return phrase.verb - 1 if named else None
    if not names or _OF_OTHER.search(scene.text, max(scene.sentence.start, names[-1].start - 16), names[-1].start):
        return None
    return names[-1].end
