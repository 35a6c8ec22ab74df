"""What an English text means by a plain profit: what is left in the end, unless the text speaks of another profit too."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
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
