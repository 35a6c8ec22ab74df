"""Who bids for whom in the takeover that a text tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.bids_en import costs_bidder_en, dealers, values_target_en
from claims.parse.scene import Scene

_BUYS = re.compile(
    r"(?:[^。.\n,，]{0,6}?每股(?:[^。.\n,，]|\.(?=\d)){1,14})?(?:[^。.\n]|\.(?=\d)){0,30}?"
    r"(?:收购|并购|要约|入主|吞并|私有化|全购|购并|献[购议]|[吃买收]下|合并|收编|[迎嫁]?娶|受让)[^。.\n,，]{0,10}"
    r"|(?:'s)?[^.\n]{0,40}?\b(?:buy|buys|buying|acquire|acquires|acquiring|acquired|bought|take over|takes over|takeover of"
    r"|purchase of|"
    r"acquisition of|bid for|bids for|offer for"
    r"|(?:offers|offered|bids?|offering)\s[^.\n,]{0,30}\bfor)\s[^.\n,]{0,30}"
)
# Who is bought stands first: X to be bought by Y, X accepts a bid from Y, X获Y要约收购, X接受Y的收购.
_BOUGHT_BY = re.compile(
    r"[^.\n]{0,60}?\b(?:(?:bought|acquired|taken\s(?:over|private)|purchased)\sby"
    r"|(?:takeover|take-over|buyout|acquisition|purchase|bid|offer)\s(?:by|from)|sells?\sitself\sto)\s[^.\n,]{0,40}"
    r"|[^。\n]{0,30}?(?:被|获|接受|拒绝|同意由)[^。\n,，]{0,12}"
)
_MAY_BE_BOUGHT = re.compile(r"被|获|接受|拒绝|同意由|by\s|from\s|itself\sto\s")
_BID_ZH = re.compile(r"(?:[^。\n，,]|,(?=\d)){0,30}?(?:收购|要约|入主|私有化|并购|献[购议]|出价|报价)")
_BID_OF = re.compile(r"[^.\n]{0,24}\b(?:rejects?|rejected|accepts?|accepted|spurns?|weighs|receives?|received)\s[^.\n,]{0,24}")


_DEAL = re.compile(
    r"收购|并购|要约|入主|吞并|私有化|全购|购并|献[购议]|[吃买收]下|合并|收编|娶|受让|\b(?:buy|bought|acqui|take|purchase|bid|offer|reject|accept|spurn|weigh|receive)"
)


def parties(text: str, people: Sequence[Actor]) -> tuple[Actor | None, Actor | None]:
    """Return bidder and target of the takeover that a text tells of."""
    named = dealers(text, people)
    by_role = _by_role(text, named)
    if by_role[1]:
        return by_role
    for one, other in pairwise(named):
        if one.name == other.name or other.start - one.end > 110:
            continue
        if _is_announced(text, one, other):
            return other, one
        if _is_bought(text, one, other):
            return other, one
        if other.start - one.end > 80 or not _DEAL.search(text, one.end, other.start):
            continue
        if _BUYS.fullmatch(text, one.end, other.start):
            return _owner(text, one, named), _sold(text, other, named)
        if _BID_OF.fullmatch(text, one.end, other.start) and text[other.end : other.end + 2] == "'s":
            return other, one
    return by_role


# 澳禾(01717)公布，伊岳股份向公司股东收购30.89%股权.
_ANNOUNCES = re.compile(
    r"(?:\([^)]{1,16}\))?(?:[今昨][日天]|\d{1,2}日)?(?:晚间?)?(?:联合)?(?:公[布告]|宣布|披露|发布公告)[^。\n]{0,20}"
)
_BUYS_IT = re.compile(
    r"[^。\n]{0,48}?(?:(?:向|对)(?:本|该)?(?:公司|集团)[^,，。]{0,8}(?:收购|提出|发出|要约|购入)|(?:收购|要约|购入|受让|私有化)(?:本|该)?(?:公司|集团)(?!旗下|持有))"
)


def _is_announced(text: str, one: Actor, other: Actor) -> bool:
    """Whether the first of two lets know that the second buys it."""
    return _ANNOUNCES.fullmatch(text, one.end, other.start) is not None and _BUYS_IT.match(text, other.end) is not None


# Who sells stands before the one that is sold: 收购友达(2409)旗下达辉光电.
_SELLS = re.compile(r"(?:\s?\([^)]{1,14}\))?(?:集团)?(?:旗下|所持有?的?|持有的|手[中上]的?|转投资的?)[^,，。;；]{0,12}")


def _sold(text: str, seller: Actor, named: Sequence[Actor]) -> Actor:
    """Return who is bought of somebody that owns it, else that company."""
    behind = next((a for a in named if a.start >= seller.end and a.name != seller.name), None)
    own = behind is not None and _SELLS.fullmatch(text, seller.end, behind.start) is not None
    return behind if behind is not None and own else seller


# Through whom somebody bids: 宏图资本透过旗下子公司宏顺投资.
_VEHICLE = re.compile(r"[^。\n;；]{0,24}(?:[透通经]过|经由)[^。\n;；]{0,16}")


def _owner(text: str, bidder: Actor, named: Sequence[Actor]) -> Actor:
    """Return who bids through a company of its own, else that company."""
    before = next((a for a in reversed(named) if a.end <= bidder.start), None)
    own = before is not None and before.name != bidder.name and _VEHICLE.fullmatch(text, before.end, bidder.start)
    return before if before is not None and own else bidder


# What a party is called right before its name, or does right behind it.
_BIDDERS = re.compile(r"(?:要约[人方]|收购方|收购人|买方|(?:控股|最大|单一最大|大|主要)股东|母公司|母企|财团)(?:旗下|、|及)?$")
_TARGETS = re.compile(r"(?:标的公司?|(?:目标|被收购)公司)$")
_BIDS = re.compile(r"(?:[^。\n,，;；]|,(?=\d)){0,30}?(?:收购|要约|私有化|全购|献[购议]|入主|出价)")
_ACCEPTS = re.compile(
    r"(?:\([^)]{0,16}\))?\s?再?(?:将|拟|或)?(?:获(?![批准得]|股东大会|证监会|商务部|监管)|遭|被|接获|接到|收到)[^。\n]{0,24}?"
    r"(?:要约|私有化|全购|除牌|退市|出价|收购(?=[\s,，。;；]|建议|价|提议|邀约|意向|股权|$))"
    r"|(?:\([^)]{0,16}\))?\s?(?:拟|宣布|建议)[^。\n,，将把]{0,6}?私有化(?=[\s,，。;；:：]|计划|方案|建议|作价|$)"
)


def _by_role(text: str, named: Sequence[Actor]) -> tuple[Actor | None, Actor | None]:
    """Return bidder and target by what they are called, or by what is done to the one: 要约人裕丰控股, 嘉昇获提私有化."""
    if not _OFFERED.search(text):
        return None, None
    bidder = target = None
    for actor in named:
        lead = text[max(0, actor.start - 8) : actor.start]
        if target is None and (_TARGETS.search(lead) or _ACCEPTS.match(text, actor.end) or _is_taken(text, actor)):
            target = actor
        elif bidder is None and _BIDDERS.search(lead) and (lead.endswith(_CALLED) or _BIDS.match(text, actor.end)):
            bidder = actor
    if target and bidder is None:
        bidder = _taker(text, named, target.name)
    if bidder and target is None:
        target = next((a for a in named if a.name != bidder.name), None)
    return (bidder, target) if target and (bidder is None or bidder.name != target.name) else (None, target)


# What a bid does with the one between: 建议以协议安排方式将海帆控股私有化.
_TAKEN = re.compile(r"(?:\([^)]{0,16}\))?(?:提出)?(?:私有化|除牌|退市|撤销上市)")

_PROPOSES = re.compile(r"(?:\([^)]{0,16}\))?(?:建议|拟|提出|计划|宣布|将)")


def _taker(text: str, named: Sequence[Actor], target: str) -> Actor | None:
    """Return who proposes to take a company private: 恒宇集团建议将海帆控股私有化."""
    for taken in named:
        if taken.name == target and _is_taken(text, taken):
            floor = text.rfind("。", 0, taken.start) + 1
            before = [a for a in named if floor <= a.start and a.end <= taken.start and a.name != target]
            return next((a for a in reversed(before) if _PROPOSES.match(text, a.end)), None)
    return None


def _is_taken(text: str, actor: Actor) -> bool:
    """Whether a text says that somebody is to be taken private, right before its name and behind it."""
    return text[actor.start - 1 : actor.start] in ("将", "把") and _TAKEN.match(text, actor.end) is not None


_CALLED = ("要约人", "收购方", "收购人", "买方")
_OFFERED = re.compile(r"私有化|要约|公开收购|全购|献[购议]|吸收合并")


def _is_bought(text: str, one: Actor, other: Actor) -> bool:
    """Whether a text says of the first of two that the second buys it."""
    if not _MAY_BE_BOUGHT.search(text, one.end, other.start) or not _BOUGHT_BY.fullmatch(text, one.end, other.start):
        return False
    return text[one.end : other.start].isascii() or _BID_ZH.match(text, other.end) is not None


# What a bid is measured by is the share of the company to be taken over, whoever measures.
_MEASURES = ("upside", "valuation", "enterprise_value", "ev_ebitda")
MULTIPLES = ("pb_ratio", "pe_ratio", "ps_ratio", "ev_sales")
# What a bid is said to come to: 该价格相当于达辉每股净值的2.4倍.
_PRICED = re.compile(r"(?:价格|作价|收购价|要约价|出价|交易价值?|注销价)[^。;；]{0,8}?(?:相当于|约当|折合|换算|对应|等于)")
_PRICES = ("stock_price", "average_selling_price", "price", "net_asset_value", "book_value_per_share", "duration", "issue_price")
_SHARES = ("share_count", "shares_outstanding", "share_count_share", "shares_outstanding_share")
_MEASURED = re.compile(r"溢价|折让|折价|要约|停牌|注销价|私有化|收购价|作价")
_ISSUED = re.compile(
    r"(?:计划股份(?:共|合计|约)*$|其余$)|(?:已发行|总股本|流通在外|计划股份|无利害关系|独立股东)[^,，。;；]{0,12}$|^[^,，。;；]{0,4}(?:总股本|已发行|属?计划股份)"
)


def values_target(scene: Scene, mention: Mention, owner: Owner | None, *, of_target: bool) -> bool:
    """Whether a number says what the company taken over is worth by a bid or was before it: 较停牌前收市价4.77港元.

    `of_target` says that an English text is about that company, so that what is paid for a share is told of it too.
    """
    if scene.english:
        return values_target_en(scene, mention, owner)
    if owner is None:
        return False
    if (mention.form == "multiple" or owner.id in MULTIPLES) and _PRICED.search(scene.text, scene.sentence.start, mention.start):
        return True
    if owner.id in _MEASURES:
        return True
    text = scene.text
    if owner.id in _SHARES:
        return (
            _ISSUED.search(text, scene.left(mention), mention.start) is not None or _ISSUED.match(text, mention.end) is not None
        )
    return owner.id in _PRICES and _MEASURED.search(text, scene.sentence.start, scene.sentence.end) is not None


_COSTS = ("acquisition_bid", "loan", "loans", "debt", "cash", "financing", "funding", "investment", "funding_share", "share")
_PAID = re.compile(r"(?:所需|收购|要约)[^,，。;；]{0,4}(?:资金|金额|价款)|贷款|涉资|斥资|总代价|所需现金|涉及现金|耗资|动用")
# Where the money of a bid comes from: 本案资金来源为自有资金40%、银行联贷60%.
_FUNDED = re.compile(
    r"(?:本案|收购|要约|所需)[^,，。;；]{0,4}(?:资金|款项)[^。;；]{0,8}(?:来源|来自|由|以)|(?:^|[\s,，。;；])资金来源(?:上|方面|包括|为|是|[,，])"
)


def costs_bidder(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a number says what a bid costs the bidder: 要约所需现金最多49.6亿港元."""
    if scene.english:
        return costs_bidder_en(scene, mention)
    if owner is None or owner.id not in _COSTS or "/share" in mention.base.unit:
        return False
    clause = scene.clause(mention.start)
    if _FUNDED.search(scene.text, scene.sentence.start - 1, mention.start):
        return True
    return (
        _PAID.search(scene.text, clause.start, clause.end) is not None
        and _OFFERED.search(scene.text, scene.sentence.start, scene.sentence.end) is not None
    )
