"""What sort of statement a number is: a level, a change, a growth, a share, a multiple …"""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.metric.moves import RELATIVE, Move, is_moved
from claims.parse.numbers.lookup import is_latin
from claims.parse.numbers.mention import Mention
from claims.parse.numbers.words import words
from claims.parse.scene import Scene
from claims.units import shape

_TURNED_INTO = re.compile(r"(?:约|折)合(?!同)")
# one in five, two out of three, 半数: a part of those that are counted; 35%的受访者; 贡献24%, 总股本的1.5%.
_SOME_OF = re.compile(r"(?:in|out of)[ -](?:every )?(?:\d|two|three|four|five|six|seven|eight|nine|ten)|半数")
_HOLDS = re.compile(
    r"的(?:资金|款项|经费|受访|用户|员工|企业|公司|订单|客户|人(?!均)|居民|家庭|股东|产能|门店|出口|进口|样本|城市|学生|患者)"
)
_OF_WHOLE = re.compile(
    r"贡献了?(?:[^,，。\d]{0,6}(?:收入|营收|利润|销量|销售额|业绩))?(?:的|约|近|逾|超过?)*$|(?:总股本|股份总数|已发行股份|已发行股本|注册资本)的?(?:约|近|逾)?$"
)


# 约55%用于研发: a part of what is shared out.
_SHARED_OUT = re.compile(r"(?:的?资金)?(?:拟|将|计划|主要)*(?:用于|用作|用在|投向|投放[于在]|投入|投资于|配置于|分配给|拨作)")


def _of_many(scene: Scene, mention: Mention) -> bool:
    """Whether a percentage stands right before those it is a part of: 五成门店, 35%员工."""
    found = None if scene.english else words().nouns.at(scene.text, mention.end)
    return found is not None and not is_latin(scene.text[mention.end]) and found[1] not in ("deal", "share", "market")


def is_share(scene: Scene, mention: Mention) -> bool:
    """Whether a percentage or fraction tells what part of something it is."""
    if mention.form not in ("percent", "fraction"):
        return False
    if mention.form == "fraction" and re.match(r"\s?(?:的|of\b)", scene.after(mention)):
        return True
    if _SOME_OF.search(scene.text, mention.start, mention.end) or _HOLDS.match(scene.after(mention)):
        return True
    if _OF_WHOLE.search(scene.before(mention)) or _of_many(scene, mention):
        return True
    if scene.english and _is_or_share(scene, mention):
        return True
    cue = scene.spots.last("share", scene.clause(mention.start).start, mention.start)
    if cue and scene.english and scene.text.endswith(_OF_ONE_SHARE, 0, cue.start):
        cue = None  # cut earnings per share by a third; 50% plus one share
    if cue and not _names_ratio(scene, cue.end, mention.start):
        return True
    if not scene.english and re.search(r"(?:相当于|贡献了?)[^,，。\d]{1,16}的(?:约|近|逾|超过?)?$", scene.before(mention)):
        return True
    if not scene.english and _SHARED_OUT.match(scene.text, mention.end):
        return True
    return bool(
        re.match(
            r"\s?(?:of|share|stake)\b|\s?的?(?:市场)?(?:份额|股份|股权|比例|比重)|(?:以上|左右)?[^,，。]{0,4}来自",
            scene.after(mention),
        )
    )


def _names_ratio(scene: Scene, start: int, end: int) -> bool:
    """Whether a word between two places names what is told in per cent, and nothing of which there are parts (占GDP)."""
    named = [h for h in scene.hits if start <= h.start and h.end <= end]
    wholes = {h.start for h in named if "percent" not in scene.metric(h).shapes}
    return any(h.start not in wholes for h in named)


_OF_ONE_SHARE = ("per ", "one ", "each ", "every ")
_OR_EN = re.compile(r",?\sor\s(?:about\s|around\s|roughly\s|nearly\s|almost\s|some\s)?")
_PART_BEHIND = re.compile(r"\sof\b|$|[.,;)](?!\d)|\sand\b")


_LEAST_SUM = {"money": 100_000, "count": 100}


def _is_sum(mention: Mention) -> bool:
    """Whether a number is large enough to be one of which there are parts: 64 cents, or 0.9%, is a step."""
    value = mention.base.high if mention.base.high is not None else mention.base.low
    return value is not None and abs(value) >= _LEAST_SUM[shape(mention.base.unit)]


def _is_or_share(scene: Scene, mention: Mention) -> bool:
    """Whether a percentage says over again what part of the sum an amount is: 306 trillion rupiah, or 30%, …"""
    at = scene.mentions.index(mention)
    before = scene.mentions[at - 1] if at else None
    if before is None or shape(before.base.unit) not in ("money", "count") or not _is_sum(before):
        return False
    if not _OR_EN.fullmatch(scene.text, before.end, mention.start) or not _PART_BEHIND.match(scene.text, mention.end):
        return False
    return not is_moved(scene, before)


def kind_of(scene: Scene, mention: Mention, move: Move | None, metric: Metric | None) -> str:
    """Return the kind of claim (one of KINDS) that a number is."""
    unit = mention.base.unit
    if mention.form in ("ordinal", "duration"):
        return mention.form
    if shape(unit) in RELATIVE:
        return _relative(scene, mention, move, metric)
    if move and move.by:
        return "change"
    if "/" in unit and unit != "flop/s":
        return "rate"
    if is_equivalence(scene, mention):
        return "equivalence"
    return "count" if mention.form == "count" or shape(unit) == "count" else "level"


# No price is itself told in per cent.
_PRICED = frozenset({"stock_price", "index_level", "commodity_price", "oil_price", "gas_price"})


def _relative(scene: Scene, mention: Mention, move: Move | None, metric: Metric | None) -> str:
    sort = shape(mention.base.unit)
    if "one_word" in mention.trace:
        return "multiple"
    if sort == "ratio" and metric is not None and metric.values == "one" and "ratio" in metric.shapes and not move:
        return "ratio"
    if sort == "ratio" and is_multiple(scene, mention):
        return "multiple"
    some_of = mention.form == "fraction" and _SOME_OF.search(scene.text, mention.start, mention.end)
    if some_of or _OF_WHOLE.search(scene.before(mention)):
        return "share"
    if sort == "percent" and metric is not None and metric.id in _PRICED and not is_share(scene, mention):
        return "change"  # extending this year's gain to 31%
    if move and move.by:
        is_stock = metric is not None and metric.behaviour == "stock" and sort == "percent"
        return "change" if sort == "percentage_point" or is_stock else "growth"
    if is_share(scene, mention):
        return "share"
    if sort == "ratio" and (
        metric is None or "ratio" not in metric.shapes or ("ratio" in metric.id and mention.form in ("multiple", "fraction"))
    ):
        return "multiple"
    return "level" if sort == "percentage_point" else "ratio"


_THAN_ANOTHERS = re.compile(
    r"\s?(?:of\s(?:what|th(?:at|ose)\sof)|as|that|the|those|what|its|their|more|higher|faster|larger|greater)\b"
)


def is_multiple(scene: Scene, mention: Mention) -> bool:
    """Whether a number of times sets one thing against another: 是…的N倍, N times as many as."""
    if mention.form not in ("multiple", "fraction"):
        return False
    if re.match(
        r"\s?(?:of\s(?:what|th(?:at|ose)\sof)|as|that|the|those|what|its|their|more|higher|faster|larger|greater)\b",
        scene.after(mention),
    ):
        return True
    if mention.form == "fraction" and scene.english and _of_another(scene, mention):
        return True
    return bool(re.search(r"(?:是|为|相当于|等于|到|至|达到?).{0,40}?的?$", scene.before(mention))) and not re.search(
        r"(?:增长|上涨|增加|提升|提高)(?:了|约|近|超过?)*$", scene.before(mention)
    )


# €41 per megawatt-hour, half of Germany's €82; 137,000 barrels a day, a third of the pace of 411,000
_SO_MUCH = re.compile(r"\d[^.;:]{0,40}?,\s(?:or\s|only\s|just\s|about\s|roughly\s|nearly\s|almost\s|barely\s|an?\s){0,3}$")
_NEAR = 70
_ANOTHERS = re.compile(r"\s?of\s(?!the\s[$€£¥\d])[^,.;]{1,40}?[$€£¥]?\d")


def _of_another(scene: Scene, mention: Mention) -> bool:
    """Whether a fraction right behind a number says how that compares with one that follows, and so tells no share."""
    start = max(scene.sentence.start, mention.start - _NEAR)
    return _ANOTHERS.match(scene.text, mention.end) is not None and _SO_MUCH.search(scene.text, start, mention.start) is not None


def is_equivalence(scene: Scene, mention: Mention) -> bool:
    """Whether a number stands on either side of 相当于 or "equivalent to"."""
    if is_converted(scene, mention):
        return True
    end = min(mention.end + 14, scene.right(mention))
    return scene.spots.first("equivalence", mention.end, end) is not None


def is_converted(scene: Scene, mention: Mention) -> bool:
    """Whether a number is what another was turned into: it stands behind 相当于."""
    if _TURNED_INTO.match(scene.text, mention.start):
        return True
    left = scene.spots.first("equivalence", scene.left(mention), mention.start)
    return left is not None and mention.start - left.end <= 8
