"""What an English text means by a plain profit: what is left in the end, unless the text speaks of another profit too."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.scene import Scene

_OTHERS = re.compile(
    r"\b(?:operating|pre-?tax|pre-tax|underlying|adjusted|trading|gross|core|segment|recurring|ordinary|taxable)\s(?:[a-z]+\s)?(?:profit|loss|income|result|earnings)"
    r"|\bprofits?\s(?:before|from\soperations)\b|\bEBIT|\b[Nn]et\s(?:profit|income|loss|result|earnings)|\bPBT\b",
    re.IGNORECASE,
)
# A profit for shareholders, of all firms, on a deal, a segment's.
_NOT_ITS = re.compile(
    r"\b(?:industrial|corporate|quick|book|paper|bumper|record\scorporate|economic|total|combined|aggregate|unit|division|segment|arm|business)\s$",
    re.IGNORECASE,
)
_ON_SOMETHING = re.compile(r"\s(?:on|from|for\severy|per|margins?|warnings?|pools?|taking|sharing|growth\sof\sindustrial)\b")


def net_of(scene: Scene, found: Owner) -> Owner:
    """Return the net income that a company's profit is, or the plain profit where the text does not let one tell."""
    net = scene.pack.metrics.get("net_income")
    if net is None or found.start is None or found.end is None or found.verb:
        return found
    if not scene.text[found.start : found.end].lower().endswith(("profit", "profits")):
        return found
    if _NOT_ITS.search(scene.text, max(0, found.start - 24), found.start) or _ON_SOMETHING.match(scene.text, found.end):
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
