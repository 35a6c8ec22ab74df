"""What a text means by a plain profit: what is left in the end, a part of a company's, or that of the number before."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_OTHERS = re.compile(
    r"\b(?:operating|pre-?tax|pre-tax|underlying|adjusted|trading|gross|core|segment|recurring|ordinary|taxable)\s(?:[a-z]+\s)?(?:profit|loss|income|result|earnings)s?\b(?!\sby\b)"
    r"|\bprofits?\s(?:before|from\soperations)\b|\bEBIT|\b[Nn]et\s(?:profit|income|loss|result|earnings)|\bPBT\b",
    re.IGNORECASE,
)
# What may stand right before it: its third-quarter profit, a record profit; but not chip profit, corporate profits.
_PLAIN = re.compile(
    r"(?:^|\b(?:its|their|the|an?|and|as|that|said|group|annual|quarterly|interim|yearly|half-yearly|first-half|second-half|half-year|full-year|six-month|nine-month"
    r"|(?:first|second|third|fourth)-quarter|first-quarter|record|higher|lower|bigger|smaller|after-tax|attributable|bottom-line|report(?:s|ed)?|post(?:s|ed)?|made|makes"
    r"|forecast|expects?|see(?:s)?|in|of|to|whose|with|while|but|overall|consolidated|year['’]s|20\d\d)\s|['’]s?\s|,\s)$",
    re.IGNORECASE,
)
_PART = re.compile(r"\b(?:divisions?|units?|segments?|arms?|business(?:es)?|operations|brand)\b[^,;]*$")
_ON_SOMETHING = re.compile(
    r"\s(?:on|from|in\s[A-Z]\w*|for\severy|per|margins?|warnings?|pools?|taking|sharing|growth\sof\sindustrial)\b"
)


def net_of(scene: Scene, found: Owner) -> Owner:
    """Return the net income that a company's profit is, or the plain profit where the text does not let one tell."""
    net = scene.pack.metrics.get("net_income")
    if net is None or found.start is None or found.end is None or found.verb:
        return found
    if not scene.text[found.start : found.end].lower().endswith(("profit", "profits")):
        return found
    start = scene.sentence.start
    if not _PLAIN.search(scene.text, max(start, found.start - 24), found.start) or _ON_SOMETHING.match(scene.text, found.end):
        return found
    if _PART.search(scene.text, max(start, found.start - 60), found.start):
        return found
    of_company = any(actor.is_company or actor.anaphor for actor in scene.actors) or _ITS.search(
        scene.text, max(0, found.start - 40), found.start
    )
    if not of_company or _OTHERS.search(scene.text):
        return found
    return Owner(net.id, found.found, found.start, found.end, found.verb, net, found.unit)


_ITS = re.compile(
    r"\b(?:[Ii]ts|[Tt]heir|['’]s|[Tt]he\s(?:company|group|bank|carmaker|lender|retailer|chipmaker|airline|firm)['’]s)\s(?:[\w-]+\s){0,3}$"
)


def _is_estimate_by_share(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether estimates of earnings are told by the share: lifted its earnings estimates by 6%, to 3.20 euros per share."""
    spelled = scene.text[found.start : found.end].lower()
    if "estimate" not in spelled and "forecast" not in spelled:
        return False
    return any(m.base.unit.endswith("/share") and 0 <= m.start - mention.end <= _NEAR for m in scene.mentions)


_NEAR = 60
_SEGMENT_EN = re.compile(
    r"\b(?:division|divisions|unit|units|segment|segments|arm|business|businesses|operations?|activities|franchise)\s(?:\w+\s){0,2}$"
    r"|^\s*(?:[A-Z][a-z]+|[A-Z][a-z]+\s(?:and\s)?[a-z]+)ing\s(?:should|will|would|could|might)\s$"
)
_SEGMENT_ZH = re.compile(r"(?:业务|分部|事业部|板块|部门|事业群)(?:则|将|也|分别|单季|当季|全年)*$")
# 本业赚31亿元, 前三季赚86亿元
_EARNED_ZH = re.compile(r"(?:(本业|营业)|(税前)|(业外))[^,，。;；\d]{0,4}$")
_EARNED_AS = ("operating_profit", "pretax_profit", "nonoperating_income")
_PART_ZH = re.compile(r"业务|分部|事业部|板块|部门|事业群|每股|每[辆台吨件单桶]|股民|散户|投资者|存股|价差")


def _earned_zh(scene: Scene, found: Owner) -> str | None:
    """Return what a company earns by the bare verb: its net income, or the profit that is named right before it."""
    start = found.start or 0
    clause = scene.clause(start).start
    told = _EARNED_ZH.search(scene.text, clause, start)
    if told:
        return next(name for name, words in zip(_EARNED_AS, told.groups(), strict=True) if words)
    if _PART_ZH.search(scene.text, clause, start):
        return None
    return "net_income" if any(a.is_company for a in scene.actors) else None


# 分部利润, segment profit
_CALLED_OF_SEGMENT = re.compile(
    r"(?:\b(?:[Ss]egment|[Dd]ivisional|[Dd]ivision['’]s|[Uu]nit['’]s|[Ss]egment['’]s|[Bb]usiness['’]s)\s|分部)$"
)


def _is_called_of_segment(scene: Scene, found: Owner) -> bool:
    start = found.start or 0
    return _CALLED_OF_SEGMENT.search(scene.text, max(scene.sentence.start, start - 12), start) is not None


def _is_of_segment(scene: Scene, found: Owner) -> bool:
    """Whether what earns is a part of a company, which has no net income of its own: its truck division earned 640 million."""
    start = found.start or 0
    rule = _SEGMENT_EN if scene.english else _SEGMENT_ZH
    return rule.search(scene.text[scene.clause(start).start : start]) is not None


_MARGINS = {
    "ebitda": "ebitda_margin",
    "adjusted_ebitda": "ebitda_margin",
    "operating_profit": "operating_margin",
    "ebit": "ebit_margin",
    "gross_profit": "gross_margin",
    "net_income": "net_margin",
    "net_interest_income": "net_interest_margin",
}
_A_MARGIN = re.compile(r",?\s(?:for|giving|with|or|representing)?\s?an?\smargin\sof\s(?:about\s|around\s)?")


def _margin(scene: Scene, mention: Mention, last: str) -> str | None:
    """Return the margin that an amount right in front comes to: EBITDA was 790 million euros, a margin of 34.2%."""
    at = scene.mentions.index(mention)
    own = _MARGINS.get(last)
    if own == "net_interest_margin":
        return own  # a bank has but one
    return own if own and at and _A_MARGIN.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start) else None


_LOSSES = {"operating_profit": "operating_loss", "operating_loss": "operating_loss"}


def result_again(scene: Scene, mention: Mention, found: Owner, told: Told) -> str | None:
    """Return the result that a general word for one means there: a part's operating profit, an estimate, a margin."""
    if found.id == "profit" and found.verb and not scene.english and (earned := _earned_zh(scene, found)):
        return earned
    of_segment = found.id in ("net_income", "profit", "net_loss") and (found.verb or _is_called_of_segment(scene, found))
    if of_segment and (not found.verb or _is_of_segment(scene, found)):
        return "operating_loss" if found.id == "net_loss" else "operating_profit"
    if found.id in ("net_income", "profit") and mention.base.unit == "percent" and _is_estimate_by_share(scene, mention, found):
        return "eps"
    if found.id == "net_loss" and told.last and told.last.id in _LOSSES and not found.verb:
        return _LOSSES[told.last.id]
    return _margin(scene, mention, told.last.id) if found.id == "profit_margin" and told.last else None
