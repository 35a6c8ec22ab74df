"""What a time measures that is told beside stock or what is owed: for how many days that lasts."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_DAYS_OF = {"inventory": "inventory_days", "accounts_receivable": "receivable_days", "accounts_payable": "payable_days"}
# or 128 days, of stock told before; 库存13.6亿元,约合128天
_OR_EN = re.compile(r"(?:,?\sor|,\s(?:equal|equivalent)\sto|,\srepresenting|,\scovering|\s?\()\s?(?:about\s|around\s|some\s)?")
_OR_ZH = re.compile(r"[,，(（]?(?:或|即|约?合|约合|折合|相当于|约当|等于|可供应|可售)?(?:约)?")
_STOCK_ZH = re.compile(
    r"(?:库存|存货)(?:水平|水位|约|为|达到?|仅|可供|可用|相当于|约合|折合|约当|降至|升至|在|有|够|可售|仍|平均)*$"
)
# a 71-day supply
_SUPPLY_EN = re.compile(r"[’']?\s(?:worth\sof\s|of\s)?(?:supply|inventory|stock)\b")
_DIGIT = re.compile(r"\d")
_SHORTEST = 86_400


def spell_of(scene: Scene, mention: Mention, told: Told) -> str | None:
    """Return the metric of a time of a day or more that says how long stock lasts, or when what is owed is paid."""
    if mention.base.high is None or mention.base.high < _SHORTEST:
        return None
    at = scene.mentions.index(mention)
    if scene.english and _SUPPLY_EN.match(scene.text, mention.end):
        return "inventory_days"
    if not scene.english and _STOCK_ZH.search(scene.text, scene.clause(mention.start).start, mention.start):
        return "inventory_days"
    if not at or told.last is None or told.last.id not in _DAYS_OF:
        return None
    number = _DIGIT.search(scene.text, mention.start, mention.end)
    end = number.start() if number else mention.start
    again = (_OR_EN if scene.english else _OR_ZH).fullmatch(scene.text, scene.mentions[at - 1].end, end)
    return _DAYS_OF[told.last.id] if again else None
