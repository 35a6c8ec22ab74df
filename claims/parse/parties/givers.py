"""Who gives, lends or buys what is told of another: customers, lenders, those who put money in."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.scene import Scene

# Who only gives what somebody else gets: 滙丰提供的120亿港元贷款, 台湾银行主办的联贷.
_PROVIDES = re.compile(
    r"(?:等(?:银行|机构|行库|券商)?)?(?:联合)?(?:提供|授予|给予|发放|支付|签发|贡献|主办|统筹|牵头|承贷|包销|承销|安排)的"
)
# A customer or channel that brings a share of somebody's revenue: 亚马逊渠道贡献41%的收入.
_BRINGS = re.compile(r"[^,，。;；]{0,6}贡献了?(?:约|近|逾|超过?)?")


_TAKES = re.compile(r"[^,，。;；]{0,4}占比?(?:为|达|约|近|超过?)?")
_CUSTOMERS = re.compile(r"客户|供应商|渠道|经销商|代工厂")


def brings(scene: Scene, actor: Actor, mention: Mention) -> bool:
    """Whether a share is what a customer or supplier has of somebody's business: 前五大客户占72%,其中意法半导体占26%."""
    if mention.form != "percent" or actor.end >= mention.start:
        return False
    if _BRINGS.fullmatch(scene.text, actor.end, mention.start):
        return True
    part = is_customer(scene, actor) or scene.text.endswith("其中", 0, actor.start)
    part = part and _TAKES.fullmatch(scene.text, actor.end, mention.start) is not None
    return part and _CUSTOMERS.search(scene.text, scene.sentence.start, actor.start) is not None


_CUSTOMER = re.compile(r"(?:客户|供应商|经销商|代工厂|采购方)(?:是|为|[,，])?$")
# The largest customer, Cisco, made up 14%; its biggest clients are Cisco and Nokia.
_CUSTOMER_EN = re.compile(
    r"\b(?:largest|biggest|main|top|key|major|single|important)\s(?:single\s)?(?:customer|client|buyer|distributor|licensee|tenant)s?(?:,|\s(?:is|was|are|were))?\s"
    r"(?:[A-Z][\w.&-]*(?:,\s|\sand\s)){0,3}$|\b(?:customer|client)s?(?:,|\s(?:is|was|are|were|such\sas|like|including))\s$"
)


def is_customer(scene: Scene, actor: Actor) -> bool:
    """Whether somebody is named as another's customer or supplier: 其中最大客户泽川科技占比24%."""
    if scene.english:
        return _CUSTOMER_EN.search(scene.text, max(scene.sentence.start, actor.start - 60), actor.start) is not None
    return _CUSTOMER.search(scene.text, max(scene.sentence.start, actor.start - 6), actor.start) is not None


def provides(scene: Scene, actor: Actor) -> bool:
    """Whether somebody only gives what somebody else gets."""
    return actor.is_company and _PROVIDES.match(scene.text, actor.end) is not None


# Who is so much of somebody else's business: 立讯精密是公司第一大客户,占营收的23%; TSMC and Samsung accounted for 45% of orders.
_IS_PART = re.compile(
    r"[是为][^,，。;；]{0,8}(?:客户|供应商|经销商)[,，][^,，。;；]{0,3}占[^,，。;；]{0,6}"
    r"|(?:\sand\s[A-Z][\w ]{1,24})?,?\s(?:(?:accounted|accounts|account)\sfor|(?:made|makes)\sup|contributed)\s"
    r"(?:about\s|nearly\s|over\s)?"
)
_OF_BUSINESS = re.compile(
    r"\sof\s(?:its\s|the\s|group\s|total\s|the\scompany's\s)*(?:orders|revenues?|sales|turnover|income|bookings)\b"
)


def is_part(scene: Scene, actor: Actor, mention: Mention) -> bool:
    """Whether a share is how much of another's business an actor stands for."""
    if mention.form != "percent" or not actor.is_company or not _IS_PART.fullmatch(scene.text, actor.end, mention.start):
        return False
    return not scene.english or _OF_BUSINESS.match(scene.text, mention.end) is not None


_GIVEN = re.compile(r"\sfrom\s(?:the\s)?(?:[a-z-]+\s){0,3}")
_ROUND = re.compile(r"\b(?:raised|funding|equity|financing|commitments|loans|pledges|donations)\b")


_NO_GIVER = re.compile(
    r"(?:'s|’s)?\s(?:[a-z]+\s)?(?:tax|case|ruling|lawsuit|deal|sale|stake|shares?|bonds?|fine|settlement|dividend|dividends|disposal|listing|privati[sz]ation)\b"
)


def is_giver(scene: Scene, actor: Actor, mention: Mention) -> bool:
    """Whether a number is what an actor put into a round of money: raised $2.1 billion, $1.2 billion of it from Skerry."""
    if not scene.english or not mention.base.unit.isupper() or not _GIVEN.fullmatch(scene.text, mention.end, actor.start):
        return False
    if _NO_GIVER.match(scene.text, actor.end):
        return False  # from the proceeds of the Apple tax case
    before = [m for m in scene.mentions if m.end <= mention.start and m.base.unit == mention.base.unit]
    return bool(before) and _ROUND.search(scene.text, scene.sentence.start, mention.start) is not None
