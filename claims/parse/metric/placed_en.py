"""What an English amount is by where it stands or goes, no word naming it: cars on dealers' lots are stock, cars shipped abroad
exports, money returned to shareholders a return, barrels a day what is pumped."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import fits
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

# 2.86 million vehicles in stock; 2.71 million vehicles on their lots
_IN_STOCK = re.compile(
    r"\s(?:(?:new|unsold|used|such|finished)\s)*(?:vehicles|cars|trucks|pickups|units|homes|tonnes|tons)\s(?:held\s|were\s|are\s|sitting\s|still\s)?"
    r"(?:in\s(?:stock|inventory|dealer\sstock)|on\s(?:their|dealers?['’]?|dealer|its|the|hand|forecourts)(?:\slots|\sforecourts|\syards)?\b|on\slots|unsold)"
)
_UNSOLD = re.compile(r"\s?(?:unsold|in\sstock|in\sinventory|on\shand)\b")
# shipped 652,000 cars abroad
_ABROAD = re.compile(
    r"\s(?:[a-z-]+\s){0,3}(?:cars|vehicles|trucks|units|tonnes|tons|barrels)\s(?:abroad|overseas|to\sforeign\s[a-z]+)\b"
)
_SENT = re.compile(
    r"\b(?:shipped|ships|sold|sells|sent|exported|delivered|shipping|selling)\s(?:about\s|some\s|nearly\s|a\srecord\s)?$"
)
# returned $1.2 billion to shareholders; returning S$2.5 billion of capital
_RETURNS = re.compile(
    r"\breturn(?:s|ed|ing)?\s(?:about\s|up\sto\s|at\sleast\s|some\s|more\sthan\s|nearly\s|a\stotal\sof\s|another\s)*$"
)
_TO_HOLDERS = re.compile(
    r"(?:\s\([^)]{1,30}\))?\s(?:(?:in|of)\s(?:surplus\s|excess\s)?(?:capital|cash)\b|(?:[a-z]+\s){0,3}?to\s(?:its\s|our\s|their\s)?"
    r"(?:share|stock|unit)?(?:holders|investors|owners)\b|(?:through|via)\s(?:buybacks|share|dividends))"
)
# spent $205 million on its own stock
_OWN_SHARES = re.compile(
    r"\s(?:on|of|in|buying|repurchasing)\s(?:back\s)?(?:its|their|our|the\sgroup's)\sown\s(?:stock|shares|equity)\b"
)
# trim 27 trillion won from low-priority programmes
_CUTS = re.compile(
    r"\b(?:trim|cut|slash|shave|strip|chop|save)(?:s|d|med|ming|ed|ting|ing)?\s(?:about\s|some\s|another\s|nearly\s|over\s|up\sto\s|at\sleast\s)*$"
)
_OFF_SPENDING = re.compile(
    r"\s(?:a\syear\s)?(?:from|off|out\sof)\s(?!\d)(?![^,.;]{0,40}\b(?:price|target|forecast|estimate|guidance|value|revenue|profit)\b)"
)


def placed(scene: Scene, mention: Mention, sort: str) -> str | None:
    """Return the metric of an amount that the words right around it tell."""
    text = scene.text
    if sort == "count" and mention.base.unit in ("vehicle", "unit", "pickup", "truck", "home", "car"):
        if _IN_STOCK.match(text, mention.end) or _UNSOLD.match(text, mention.end):
            return "inventory"
        sent = _ABROAD.match(text, mention.end) and _SENT.search(text, scene.sentence.start, mention.start)
        return "exports" if sent else None
    if sort == "money" and _OFF_SPENDING.match(text, mention.end) and _CUTS.search(text, scene.left(mention), mention.start):
        return "cost_savings"
    if sort == "money" and _OWN_SHARES.match(text, mention.end):
        return "buyback"
    if sort == "money" and _TO_HOLDERS.match(text, mention.end) and _RETURNS.search(text, scene.left(mention), mention.start):
        return "shareholder_return"
    if sort == "volume/time" and mention.base.unit.startswith("barrel/") and not _is_named(scene, mention):
        return "oil_production"
    return None


def _is_named(scene: Scene, mention: Mention) -> bool:
    """Whether a word of the sentence names what flows at such a rate."""
    return any(fits(scene.metric(hit), mention, None) for hit in scene.hits)
