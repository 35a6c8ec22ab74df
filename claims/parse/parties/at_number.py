"""How likely a number is told of an actor that stands right at it, with no more than a verb or its metric between."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.behind import is_supplied
from claims.parse.parties.standing import PLACES, THAT_OF, is_oblique
from claims.parse.parties.topical import MOVES, OF_RATED
from claims.parse.scene import Scene

# Nothing but a word of order stands between a name and its number: 小鹏汽车4.2万辆, and SoftBank $2 billion.
ADJACENT = re.compile(r"\s?(?:则|也|为|是|约|以|则为|则达|分别|the\s(?:other|remaining)|another|a\sfurther|only|just)?\s?")
# … or what makes the number the name's own, also where it is only compared: Lyft's 9%, Volkswagen with 3,480, AMD at 41 times.
_HAS_IT = re.compile(r"(?:'s|’s|的)\s?(?:earlier\s|own\s)?|\s(?:with|at|on)\s(?:about\s|just\s|only\s)?")
# AustralianSuper, the biggest holder with 13%, declined to comment.
_HOLDER = re.compile(
    r",\s(?:the|its|an?|[A-Z]\w+(?:'s|’s))\s(?:[a-z-]+\s){0,4}(?:holder|shareholder|investor|owner|stakeholder)\s(?:with|at|holding|owning)\s"
    r"(?:about\s|nearly\s|more\sthan\s)?"
)
# 扣除聚岳原持有的1.2%.
_HELD_BY = re.compile(r"(?:原|已|现|目前|合计|共|共同|间接|直接|本来|已经|则|所)*(?:持有|持股)(?:的|约|近|逾|仅|比例|为|达)*")
# 不裁减晋禾台湾厂1,350名员工.
_STAFFS = re.compile(r"(?:[一-鿿]{2}(?:[新旧老一二三]?厂|工厂|基地|分公司|总部|门市))?(?:现有|全体|共|约|近|逾|的)*")
_STAFF = re.compile(r"(?:名|位)?(?:员工|职工|雇员|人员|工人)")
# … dragged down rivals Barrow Lane, off 2.6%, and Taylor Wimpey, off 2.1%.
_OFF = re.compile(
    r"(?:\s?[,(])?\s?(?:which\s(?:is|was|were)\s)?(?:up|down|off|ahead)\s(?:by\s|about\s|nearly\s|almost\s|more\sthan\s)?"
)
# Whose market it is: 曾是英伟达第一大市场.
_MARKET = re.compile(r"(?:单一)?(?:海外|出口)?(?:市场|收入来源)")


# Multiples that a company has of its own.
_PRICED_AT = ("pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda", "ev_sales")


def cost_at_number(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, apart: int, cost: float) -> float | None:
    """Return the cost of an actor that stands right at the number, with no more than a verb between; None for others."""
    if apart == 0 and actor.end == mention.start and _MARKET.match(scene.text, mention.end):
        return cost - 0.7
    plain = mention.form not in ("multiple", "fraction")  # 是H100的7倍: its own number is the other's
    plain = plain or (owner is not None and owner.id in _PRICED_AT)  # 本益比低于华航的11倍
    plain = plain or scene.text[actor.end : actor.end + 4] == " at "  # a discount to AMD at 41 times
    if apart == 0 and scene.english and THAT_OF.search(scene.text, actor.start - 30, actor.start):
        return cost - 0.8 if "," not in scene.text[actor.end : mention.start] else cost + 5
    if (
        plain
        and 0 <= apart <= 1
        and actor.is_company
        and not actor.anaphor
        and _OFF.fullmatch(scene.text, actor.end, mention.start)
    ):
        return cost - 0.7
    if 0 <= apart <= 1 and not actor.anaphor and actor.is_company and _HOLDER.fullmatch(scene.text, actor.end, mention.start):
        return cost - 0.7
    if apart == 0 and actor.is_company and not scene.english and _HELD_BY.fullmatch(scene.text, actor.end, mention.start):
        return cost - 0.7 if not actor.anaphor else cost
    staff = apart == 0 and not scene.english and actor.is_company and _STAFF.match(scene.text, mention.end)
    if staff and _STAFFS.fullmatch(scene.text, actor.end, mention.start):
        return cost - 0.7
    if plain and apart == 0 and not actor.anaphor and _HAS_IT.fullmatch(scene.text, actor.end, mention.start):
        return cost - 0.7 if not is_supplied(scene, actor) else cost + 5
    if (
        apart == 0
        and not actor.anaphor
        and actor.kind not in PLACES
        and cost < 8
        and MOVES.fullmatch(scene.text, actor.end, mention.start)
    ):
        return -0.4 if not is_oblique(scene, actor) else cost + 4
    if (
        apart == 0
        and actor.is_company
        and not actor.anaphor
        and mention.form == "percent"
        and _IN_BRACKET.fullmatch(scene.text, actor.end, mention.start)
    ):
        return cost - 0.7
    if apart == 0 and (_is_next_listed(scene, actor, mention, owner) or _is_set_beside(scene, actor, mention, owner)):
        return cost - 0.7
    return None


# 仅次于宁德时代(43.4%)、比亚迪(21.6%)
_IN_BRACKET = re.compile(r"[(（]")
# Whose level is set beside another's, or reckoned with: 较远东银总资产0.88兆元大, 以兆丰金近3日股价约每股42.7元计算.
_BESIDE = re.compile(r"(?:[较比以按]|[高低大小优多少等]于|超过|相比|不及)$")
OF_WHEN = re.compile(
    r"(?:的|\([^)]{1,12}\)|近\d{1,3}[日天个]?月?|[今昨前去][日天年]|[上本][周週]?[一二三四五六日]?|\d{1,2}日|目前|最新|现[时行]?|停牌前|公告前|前一交易日|第[一二三四1-4]季度?|[上下]半年|同期|普通股|总|平均|合并|单季|每股)*"
)
_OF_LEVEL = re.compile(r"(?:的|约|近|逾|为|达|仅|每股|新台币|人民币|港币|平均)*")


def _is_set_beside(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None) -> bool:
    """Whether a clause sets a level of another firm's beside what it tells: name, metric and number without a gap."""
    if scene.english or owner is None or owner.start is None or owner.end is None or not actor.end <= owner.start < mention.start:
        return False
    if not actor.is_company or actor.anaphor or not _BESIDE.search(scene.text, actor.start - 2, actor.start):
        return False
    whole = owner.end <= mention.start and _OF_LEVEL.fullmatch(scene.text, owner.end, mention.start)
    return bool(whole) and OF_WHEN.fullmatch(scene.text, actor.end, owner.start) is not None


def _is_next_listed(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None) -> bool:
    """Whether a name stands right before its number in a list that told the metric once: 纬创EPS 3.9元、英业达0.61元."""
    if scene.english or owner is None or owner.start is None or not owner.start < actor.start or not actor.is_company:
        return False
    between = _RERATED if owner.id in OF_RATED else ADJACENT
    if actor.anaphor or not between.fullmatch(scene.text, actor.end, mention.start) or is_oblique(scene, actor):
        return False
    return any(owner.start < m.start < actor.start for m in scene.mentions)


# 健策目标价调高15%至3,220元、高力上调24%至775元.
_RERATED = re.compile(
    r"\s?(?:则|也|亦|为|由|自)?[^,，、。;；]{0,8}?(?:(?:[上下][调修]|调[升高降低]|大[升降]|[升降]|[看喊])[^,，、。;；]{0,10})?"
)
