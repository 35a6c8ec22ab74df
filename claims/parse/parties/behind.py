"""How likely an actor behind a number is its subject: 54% at AMD, a 3% gain for the FTSE, 17% of Adidas's sales."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.givers import is_giver
from claims.parse.parties.standing import is_oblique
from claims.parse.parties.suits import is_of_places
from claims.parse.scene import Scene

# 54% at AMD, $11 million at Singapore Airlines, a 19% increase at the Infiniti brand.
_AT = re.compile(
    r"(?:\s(?:increase|gain|rise|drop|decline|fall|jump|slide|slump|surge))?\sat\s(?:(?:its|the|rival|rivals|peer|competitor|parent|larger|smaller|bigger|U\.S\.)\s){0,3}"
)
# The 45 crowns at which Nordavind closed; the multiple of 9.8 at which Nordwerk itself trades.
_AT_WHICH = re.compile(r"(?:\s(?:[a-z]+\s)?[a-z]+)?\s(?:at|on|for)\swhich\s(?:the\s|rival\s|peer\s|its\s(?:rival|peer)\s)?")
# What somebody deploys, rents or orders of another's make is its own: 部署甲骨文的2GW系统, deploy 6 GW of AMD's chips.
_DEPLOYS = re.compile(
    r"(?:部署|安装|租用|采购|购买|引进|订购|租赁|采用|使用)了?[^,，。;；]{0,4}$"
    r"|\b(?:deploy|install|rent|leas|order|buy|us)(?:e|es|ed|ing|s)?\s(?:[\w.,]+\s){0,4}(?:of\s)?$"
)


def is_supplied(scene: Scene, actor: Actor) -> bool:
    """Whether somebody only makes what another deploys, rents or orders."""
    return actor.is_company and _DEPLOYS.search(scene.text, scene.clause(actor.start).start, actor.start) is not None


# A fee of $90 million payable by Halden.
_PAID_BY = re.compile(r"\s(?:(?:is|was|that\sis)\s)?(?:payable|to\sbe\spaid|owed|due)\s(?:by|from)\s(?:the\s)?")
_GAIN_OF = re.compile(
    r"\s(?:gain|rise|drop|decline|increase|fall|loss|growth|jump|slide|slip|surge|advance|rally)\s(?:for|in|of|by)\s"
    r"(?:the\s)?(?:(?:broader|wider|benchmark|blue-chip|wide|main)\s)?"
)


def _is_forecast(scene: Scene, mention: Mention) -> bool:
    """Whether unnamed analysts expect a number of somebody."""
    start = scene.clause(mention.start).start
    return (
        re.search(r"\b(?:[Aa]nalysts|[Ee]conomists|[Cc]onsensus|[Ff]orecasts?)\b", scene.text[start : mention.start]) is not None
    )


def cost_behind(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, apart: int, cost: float) -> float | None:
    """Return how unlikely an actor behind a number is its subject, None for never; `cost` is what its kind and standing say."""
    if apart < 0:
        return cost + 1.5 if _is_fronted(scene, actor, mention, owner) else None
    if _GAIN_OF.fullmatch(scene.text, mention.end, actor.start):
        return -0.5 if actor.kind == "index" else cost - 0.5
    if actor.is_company and _is_at(scene, actor, mention, apart):
        return cost - _TOLD_OF
    surely = _cost_of_own(scene, actor, mention, owner, apart, cost)
    if surely is not None:
        return surely
    if actor.is_company and _is_paid(scene, actor, mention, owner, apart):
        return cost - _TOLD_OF
    if apart == 0 and actor.is_company and _WHOLE.fullmatch(scene.text, mention.end, actor.start):
        return cost + _cost_of_whole(scene, actor, mention)
    if apart == 0 and _OF_WHOM.fullmatch(scene.text, mention.end, actor.start):
        return cost + 1.0
    rated = owner is not None and owner.id in ("price_target", "stock_price") and actor.is_company
    if rated and _RATED_ON.fullmatch(scene.text, mention.end, actor.start):
        return cost - _TOLD_OF
    if owner is not None and _is_of_metric(scene, actor, mention, owner):
        return cost - 0.5 if owner.id == "acquisition_bid" else cost + 0.5
    return cost + 4.6 + abs(apart)


# How much likelier the words between a number and a name make it that the name is whose it is.
_TOLD_OF = 0.7


def _is_at(scene: Scene, actor: Actor, mention: Mention, apart: int) -> bool:
    """Whether a number is told at a company or for it: 54% at AMD, the multiple of 9.8 at which Nordwerk trades."""
    text, end = scene.text, mention.end
    if 0 <= apart <= 1 and not actor.anaphor and _AT_WHICH.fullmatch(text, end, actor.start):
        return True
    if apart == 0 and not actor.anaphor and _AT.fullmatch(text, end, actor.start):
        return True
    return apart == 0 and text[end : actor.start] == " for " and _is_set_beside(scene, mention)


def _cost_of_own(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, apart: int, cost: float) -> float | None:
    """Return what an actor costs whose number it surely is by the words between, whatever its kind; None for others."""
    if scene.english and not actor.anaphor and actor.start == mention.end + 1 and _is_pledgers(scene, actor, mention):
        return min(cost, 1.0) - 0.8
    if apart == 0 and not actor.anaphor and _REACHED.fullmatch(scene.text, mention.end, actor.start):
        return min(cost, 1.0) - _TOLD_OF
    if scene.english and actor.kind == "country" and is_of_places(owner.metric if owner else None):
        return -0.9 if _are_by_place(scene, actor, mention) else None
    if owner and owner.id == "aum" and actor.is_company and _AT.fullmatch(scene.text, mention.end, actor.start):
        return -_TOLD_OF  # who manages $180 billion at Hibiya Asset
    return None


def _is_paid(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, apart: int) -> bool:
    """Whether a number is a company's price, or what it pays or gives: a fee of $90 million payable by Halden."""
    if owner and owner.id == "stock_price" and scene.text[mention.end : actor.start] == " for ":
        return True  # the close of C$61.00 for Callander
    if apart == 0 and not actor.anaphor and _PAID_BY.fullmatch(scene.text, mention.end, actor.start):
        return True
    return is_giver(scene, actor, mention)


def _cost_of_whole(scene: Scene, actor: Actor, mention: Mention) -> float:
    """Return what it costs a company more that a number is a part of what is its: 17% of Adidas's sales."""
    if is_supplied(scene, actor):
        return 5
    owns = scene.text.startswith(("'s ", "’s "), actor.end)
    return -_TOLD_OF if owns or _OF_OTHER.search(scene.text, scene.sentence.start, mention.start) else 4.6


def _is_of_metric(scene: Scene, actor: Actor, mention: Mention, owner: Owner) -> bool:
    """Whether a metric behind a number is an actor's; loans from Goldman Sachs are not the bank's."""
    if owner.start is None or owner.end is None or not mention.end <= owner.start or actor.start < owner.end:
        return False
    given = owner.id != "acquisition_bid" and scene.text.startswith(" from ", owner.end)
    return not given and is_of(scene, owner.end, actor)


_IN = re.compile(r"\sin\s(?:the\s)?")


def _are_by_place(scene: Scene, actor: Actor, mention: Mention) -> bool:
    """Whether a list of numbers tells each of the place behind it: 2.1% in Germany, 0.9% in France and 2.9% in Spain."""
    if not _IN.fullmatch(scene.text, mention.end, actor.start):
        return False
    at = scene.mentions.index(mention)
    beside = (*scene.mentions[max(0, at - 1) : at], *scene.mentions[at + 1 : at + 2])
    starts = {a.start for a in scene.actors if a.kind == "country"}
    alike = (m for m in beside if m.form == mention.form)
    return any((found := _IN.match(scene.text, m.end)) is not None and found.end() in starts for m in alike)


# A target of $475 on Broadcom … and of $250 on Nvidia.
_RATED_ON = re.compile(r"\s(?:a\sshare\s)?on\s(?:the\s)?(?:[a-z]+\s)?")
_PAYS = re.compile(
    r"\s(?:has\s|had\s|will\s|would\s)?(?:pledged|promised|paid|pays?|spent|spends?|invested|raised|committed|earned|earns?|made|owes?|owed|borrowed"
    r"|offered|bid|lost|sold|forecast|expects?|expected|estimated|estimates|took|set\saside|put)\b"
)
_THE = re.compile(r"\b(?:the|a|an|of|from|than|below|above|with)\s$", re.IGNORECASE)


def _is_pledgers(scene: Scene, actor: Actor, mention: Mention) -> bool:
    """Whether a number is what the name behind it does with it: the $350 billion Korea pledged to invest."""
    front = _THE.search(scene.text, scene.sentence.start, mention.start) is not None
    return front and actor.kind != "person" and _PAYS.match(scene.text, actor.end) is not None


# A clause set in front tells of the subject of the next: With sales of $12 billion, Becton …; 扣除2.6亿元补助后,澄湖药业….
_FRONTED_BY = re.compile(
    r"\s*(?:(?:[Ww]ith|[Aa]t|[Aa]fter|[Dd]espite|[Ff]ollowing|[Hh]aving|[Oo]n)\s|在|以|凭借?|与|和|较|扣除|剔除|除去?|尽管|虽然|随着|若?按|经历)"
)


def _is_fronted(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None) -> bool:
    """Whether an actor is the first subject behind a clause that is set in front and has none."""
    clause = scene.clause(mention.start)
    if is_of_places(owner.metric if owner else None):
        return False
    if clause.start > scene.sentence.start and scene.text[clause.start - 1] == ",":
        return False  # The shares rose, having closed at 268p before; Segro …
    if not scene.english and any(a.is_company and a.end <= clause.start for a in scene.actors):
        return False  # 比亚迪成交9,751辆，较前年的5,819辆升67%，更力挫特斯拉
    if scene.apart(mention.start, actor.start) != 1 or not _FRONTED_BY.match(scene.text, clause.start):
        return False
    inside = any(clause.start <= a.start < clause.end and (a.is_company or a.anaphor) for a in scene.actors)
    first = next((a for a in scene.actors if a.start >= clause.end and a.is_company), None)
    return not inside and first is actor and not is_oblique(scene, actor)


# … against the 765 million euros of Bayern Munich.
_OF_OTHER = re.compile(r"\b(?:against|versus|compared\s(?:with|to)|than|above|below)\sthe\s(?:about\s|roughly\s)?$")
# Shares set side by side: against 22% for Samsung and 21% for Micron.
_AGAINST = re.compile(r"\b(?:against|versus|compared\swith|compared\sto|ahead\sof|and|while|,)\s(?:just\s|only\s|about\s)?$")


def _is_set_beside(scene: Scene, mention: Mention) -> bool:
    """Whether whose a number is follows it: analysts expect 5% for X; against 22% for Samsung."""
    return _is_forecast(scene, mention) or (
        mention.form in ("percent", "multiple") and _AGAINST.search(scene.text, scene.sentence.start, mention.start) is not None
    )


# … still far from the 23% reached in Germany.
_REACHED = re.compile(
    r"\s(?:reached|seen|recorded|achieved|posted|reported|registered|managed|earned|made|paid|charged)\s(?:in|by|at)\s(?:the\s|its\s|rival\s)*"
)
# China made up 17% of Adidas's sales.
_WHOLE = re.compile(r"\sof\s(?:[a-z]+\s)?")
# 去年亏损4.2亿元的远泰能源: what comes before 的 says something of the name behind it.
_OF_WHOM = re.compile(r"[^,，。;；、]{0,4}的")
_OF = re.compile(r"\s(?:of|at|for|by|from|on)\s(?:the\s|a\s)?(?:[a-z-]+\s){0,2}")
_SHARES_IN = re.compile(r"\sin\s(?:the\s)?(?:[a-z-]+\s){0,2}")


def is_of(scene: Scene, end: int, actor: Actor) -> bool:
    """Whether what ends at an offset is of an actor: revenue at X, shares in X."""
    inside = actor.is_company and _SHARES_IN.fullmatch(scene.text, end, actor.start) is not None
    return inside or _OF.fullmatch(scene.text, end, actor.start) is not None
