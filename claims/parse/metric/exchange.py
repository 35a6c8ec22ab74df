"""What one currency costs in another: 146 yen to the dollar, the euro slipped to $1.158."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues
from claims.parse.metric.metrics import Owner, assumed
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

_RATE = 100_000


def is_parity(scene: Scene, mention: Mention) -> bool:
    """Whether an amount of money is what one unit of another currency costs: 1美元兑154日元, 146 yen to the dollar."""
    value = mention.base.high
    if value is None or value >= _RATE:
        return False
    start, words = scene.clause(mention.start).start, _currencies(scene.cues)
    if scene.english:
        behind = words.to_money_en.match(scene.text, mention.end)
        return behind is not None or words.buys_en.search(scene.text, start, mention.start) is not None
    return words.parity_zh.search(scene.text, start, mention.start) is not None


class _Currencies(NamedTuple):
    """Patterns with the names of currencies: one that moves, one that another buys, and those for how many of another."""

    moves_en: re.Pattern[str]
    moves_zh: re.Pattern[str]
    buys_en: re.Pattern[str]
    to_money_en: re.Pattern[str]
    parity_zh: re.Pattern[str]


@cache
def _currencies(cues: Cues) -> _Currencies:
    english, chinese = "|".join(cues.words("word.currency", "en")), "|".join(cues.words("word.currency", "zh"))
    return _Currencies(
        re.compile(
            rf"\b(?:{english})\s(?!(?:terms|headwinds?|tailwinds?|effects?|movements?|basis|bonds?|debt|swings?|bloc|area|value|impact)\b)(?:[a-z]+\s){{1,3}}$"
        ),
        re.compile(rf"(?<![\d万亿千百])(?:{chinese})(?:兑|对)?[一-鿿]{{0,6}}?(?:升值|贬值|[升跌涨贬])[一-鿿]{{0,3}}$"),
        re.compile(
            rf"\b(?:{english})s?\s(?:was\s|is\s)?(?:bought|buys|traded|trading|fetched|stood|changed\shands)\s(?:at\s|for\s)?(?:about\s)?$"
        ),
        re.compile(rf"\s(?:to|per|against)\s(?:the|one|a)?\s?(?:U\.?S\.?\s)?(?:{english})s?\b"),
        re.compile(rf"(?:1|一|每|100)(?:{chinese})(?:兑换?|对|约?合|折合)(?:约)?$"),
    )


def as_currency(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the exchange rate where a currency itself rises or falls: the euro slipped 0.3% to $1.158."""
    sort = shape(mention.base.unit)
    if move is None and sort == "money" and scene.english:
        return (
            assumed(scene, "exchange_rate")
            if _STEADY_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
            else None
        )
    if move is None or sort not in ("percent", "money", "money/money"):
        return None
    rule = _currencies(scene.cues).moves_en if scene.english else _currencies(scene.cues).moves_zh
    before = scene.text[scene.clause(mention.start).start : mention.start]
    if not move.by:
        before = _BY_PERCENT.sub(" ", before)
    return assumed(scene, "exchange_rate") if rule.search(before) else None


_STEADY_EN = re.compile(
    r"\b(?:[Ss]terling|[Tt]he\s(?:dollar|greenback|pound|euro|yen|yuan|rupee|krona|franc|Australian\sdollar|Canadian\sdollar|loonie|kiwi|real|rand|peso))\s"
    r"(?:was|is|stood|held|traded|hovered|stayed|remained|last)\s(?:[a-z]+\s){0,4}(?:at\s)?(?:about\s)?$"
)
_BY_PERCENT = re.compile(r"(?<=\s)[\d.]+(?:%|\spercent|\sper\scent)\s(?=to\b)|[\d.]+%(?=[至到报])")
