"""How far a word for a metric stands from owning a number."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.packs import Metric
from claims.parse.metric.metrics import fits, is_oil, meant, quotes
from claims.parse.metric.metricwords import Word, is_tight
from claims.parse.metric.moves import RELATIVE, Move
from claims.parse.metric.shares import has_share
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# Beyond this cost a word of the sentence is too far off to own a number.
TOO_FAR = 7.0

_NOT_LEVELS = (*RELATIVE, "time", "rank")


class Asked(NamedTuple):
    """A number that looks for its metric: the index of its clause, its sort and its counted noun.

    `by` where it says by how much something moved, `relative` where it is a percentage or a multiple.
    """

    mention: Mention
    move: Move | None
    share: bool
    clause: int
    sort: str
    noun: str
    by: bool
    relative: bool


def asked(scene: Scene, mention: Mention, move: Move | None, share: bool) -> Asked:
    """Return a number with what every word for a metric is compared with."""
    unit = mention.base.unit
    sort, clause = shape(unit), scene.sentence.clause_at(mention.start)
    by = move is not None and not move.arrives and not move.departs
    return Asked(mention, move, share, clause, sort, unit.partition("/")[0], by, sort in RELATIVE)


def cost(scene: Scene, word: Word, asks: Asked) -> float | None:
    """Return how far a word for a metric stands from owning a number, None where it cannot.

    A clause that begins with a noun of its own costs more to reach over; the caller adds that.
    """
    hit, mention = word.hit, asks.mention
    apart = asks.clause - word.clause
    if apart < 0 or (hit.start < mention.end and hit.end > mention.start):
        return None
    metric = meant(scene, hit, mention) if word.metric.per_share or word.metric.times else word.metric
    fitting = asks.share or fits(metric, mention, asks.move)
    if not (fitting or (quotes(metric, mention) and _may_be_quoted(scene, asks))) or not _can_own(scene, word, metric, asks):
        return None
    if hit.start >= mention.end:
        return _behind(scene, word, asks, apart)
    if apart and mention.form == "duration":
        return None  # a time measures what its own clause says: not …5.9秒,上市1小时…
    if apart and word.topic:
        return -0.5 if apart == 1 else 0.05
    far = apart * 1.6 + _reach(scene, word, asks) + _misfit(scene, word, asks)
    if metric.nouns_of and asks.noun in metric.nouns_of:
        far -= 1.5
    if asks.move and not asks.move.by and asks.sort in metric.shapes:
        far -= 0.5
    return far if fitting else far + 1.0  # a price by the barrel whose barrel is left out


def _reach(scene: Scene, word: Word, asks: Asked) -> float:
    """Return what the words and numbers between a word and a number cost."""
    hit, mention = word.hit, asks.mention
    gap = mention.start - hit.end
    same = sum(1 for m in scene.mentions if hit.end <= m.start and m.end <= mention.start and shape(m.base.unit) == asks.sort)
    far = gap / (24 if scene.english else 12) + (0.4 if asks.by else 1.5) * same
    if word.taken and word.taken is not mention and not asks.by:
        far += 1.5
    if word.whole:
        far += 2
    if not hit.verb:
        return far
    if gap > (20 if scene.english else 8):
        far += 1
    if hit.id == "valuation" and scene.text.endswith(" at ", 0, mention.start):
        far -= 1.5
    return far - 1.6 if gap <= 2 else far + 0.2 if scene.english else far  # shipped 6 million chips: shipped, not counted


def _can_own(scene: Scene, word: Word, metric: Metric, asks: Asked) -> bool:
    """Whether a word names a metric that a number can be of, wherever it stands."""
    hit = word.hit
    if asks.share and "percent" not in metric.shapes and not has_share(scene, metric):
        return False
    if (
        (word.adjunct and not _is_reckoned_from(scene, word, asks))
        or (asks.by and word.against)
        or (asks.relative and word.moves_next)
    ):
        return False
    if hit.id == "share" and asks.by and scene.english:
        return False  # hybrids were up 18% and made up 11% of the total
    if hit.verb and (asks.noun == "analyst" or _ADVISES.match(scene.text, asks.mention.end)):
        return False  # 14 recommend buying, 3位建议卖出
    if word.moves and (asks.relative or (asks.move and not asks.move.by)):
        return False
    if hit.verb and asks.sort == "ratio" and asks.move is None and "ratio" not in metric.shapes:
        return False
    if asks.relative and word.metric.shapes == ("money/power",) and "watt" not in scene.text[hit.start : asks.mention.end]:
        return False  # how dear a gigawatt is built is said with the gigawatt
    if asks.relative and word.vague and asks.sort not in word.metric.shapes:
        return False
    if metric.plausible and metric.shapes[0] == "money" and not _is_within(metric.plausible, asks.mention):
        return False
    if hit.verb and hit.id in ("net_loss", "profit") and scene.english and not any(a.is_company for a in scene.actors):
        return _PART_EN.search(scene.text, scene.sentence.start, hit.start) is not None  # traders lose other things than results
    if asks.relative and hit.id == "contract_value" and scene.text[hit.start : hit.end].lower() == "contract":
        return False  # output is to contract by 2%
    if (
        hit.verb
        and hit.id == "electricity_consumption"
        and asks.relative
        and not _DRAWN.search(scene.text, scene.sentence.start, asks.mention.start)
    ):
        return False  # the average for used cars fell 2%
    if (
        hit.id == "tax_rate"
        and hit.start > asks.mention.start + _CREDIT_REACH
        and scene.text[hit.start : hit.end] == "tax credit"
    ):
        return False
    if (
        hit.id == "tax_rate"
        and hit.end < asks.mention.start
        and scene.text.startswith("tax credit", hit.start)
        and not _CREDIT_OF.fullmatch(scene.text, hit.end, asks.mention.start)
    ):
        return False  # rising ahead of the tax credit's end, while incentives reached 7.3%
    if (
        hit.verb
        and hit.id == "acquisition_bid"
        and scene.english
        and scene.text[hit.start : hit.end].lower() in _OFFERS
        and not _BID_SPOKEN.search(scene.text, scene.sentence.start, scene.sentence.end)
    ):
        return False  # offering a $7,500 incentive
    if hit.id == "store_closures" and hit.verb and asks.sort != "count":
        return False  # shares close, too
    if hit.id == "registrations" and hit.verb and asks.relative and not scene.english:
        return "车" in scene.text[scene.sentence.start : scene.sentence.end]  # 新股挂牌首日升30%
    if asks.sort == "money" and _is_apiece(asks.mention) and metric.id in scene.cues.words("metric.ids", "aggregates"):
        return False  # a buyer with synergies could stretch to 430p
    if hit.id == "cash" and _PAYS.search(scene.text, scene.sentence.clauses[asks.clause].start, asks.mention.start):
        return False
    return not (scene.actors and metric.id.startswith("oil_") and _is_no_oil(scene, asks))


_LEAST_SUM = 1000


def _is_apiece(mention: Mention) -> bool:
    """Whether an amount is too small for anything that a whole company has, earns or pays."""
    value = mention.base.high if mention.base.high is not None else mention.base.low
    return value is not None and 0 < abs(value) < _LEAST_SUM


_ADVISES = re.compile(r"(?:分析师|券商)?(?:建议|给予|维持|评级|喊)")
_DRAWN = re.compile(r"\b(?:electricity|power|energy|watt)", re.IGNORECASE)
_CREDIT_REACH = 24
_CREDIT_OF = re.compile(r"\s(?:of|at|to|from|rose|is|was)\s(?:[a-z]+\s)?")
_OFFERS = ("offers", "offered", "offering", "is offering")
_BID_SPOKEN = re.compile(
    r"\b(?:bids?|bidders?|takeover|take-over|acqui\w+|buy(?:s|ing)?|bought|per\sshare|a\sshare|each\sshare|apiece|pence|shares|shareholders|stockholders|holders|stake|suitor|approach|target|buyout|merg\w+|whole\scompany|all\sof)\b|\bfor\s(?:rival\s)?[A-Z]|\d\s?p\b"
)
_PART_EN = re.compile(r"\b(?:division|unit|segment|arm|business|operations?|subsidiary)\s$")


def _is_reckoned_from(scene: Scene, word: Word, asks: Asked) -> bool:
    """Whether a number is what others are reckoned from: 以收盘价76.4元计."""
    if 0 <= word.hit.start - asks.mention.end <= 1:
        return asks.sort in word.metric.shapes  # 每安排1亿元特别国债可带动4亿元总投资计算
    gap = asks.mention.start - word.hit.end
    return 0 <= gap <= (4 if scene.english else 2) and asks.sort in word.metric.shapes


def _is_within(limits: tuple[float, float], mention: Mention) -> bool:
    """Whether an amount lies between limits: no share costs two billion."""
    value = mention.base.high if mention.base.high is not None else mention.base.low
    return value is None or limits[0] <= float(value) <= limits[1]


# What is paid in cash is no cash that somebody has.
_PAYS = re.compile(
    r"\b(?:receiv\w+|pays?|paid|paying|offer\w*|bid|buy\w*|acquir\w*|gets?|propos\w+|approach|consideration|invest\w*|pledg\w+|merger|bought"
    r"|settle\w*|of\swhich|taken?\s(?:over|private))\b|支付|收购|以现金|其中|要约|私有化|所需|投资|承诺|出资",
    re.IGNORECASE,
)


_ACTS_EN = re.compile(
    r"\s(?:[a-z]{2,}(?:ed|es)|rose|fell|grew|shrank|sank|slid|hit|is|are|was|were|has|have|had|will|would|remained?|stay)\b"
)


def _behind(scene: Scene, word: Word, asks: Asked, apart: int) -> float | None:
    """Return how far a word behind a number stands from it: near where only 的 or "in" joins them: 50亿元的订单."""
    hit, end = word.hit, asks.mention.end
    if "\n" in scene.text[end : hit.start] or any(
        m.start >= end and m.end <= hit.start and m.form != "duration" for m in scene.mentions
    ):
        return None
    if scene.english and scene.text.startswith(" as ", end) and (asks.by or _ACTS_EN.match(scene.text, hit.end)):
        return None  # falls 17% as tariffs bite; widened to $1.5 billion as exports grew
    if hit.verb and scene.english and word.metric.nouns_of == () and hit.start == end + 1 and hit.id == "shipments":
        return None  # 310 ships
    if hit.verb and any(0 < m.start - hit.end <= 2 for m in scene.mentions):
        return None  # has 112 aircraft and has ordered 55 more
    if not hit.verb and hit.start == end + 1 and asks.sort == "count" and "count" in word.metric.shapes:
        return -1.7  # made 41,000 deliveries: the noun that is counted, before the verb
    return (0.1 if is_tight(scene, hit, asks.mention) else 2.5 + (hit.start - end) / 6) + 2 * apart


def _may_be_quoted(scene: Scene, asks: Asked) -> bool:
    """Whether a price without its unit can be a commodity's: a company that trades at $14 is none."""
    before = [a for a in scene.actors if a.end <= asks.mention.start]
    return not before or any(a.kind in ("commodity", "index") for a in before) or not any(a.is_company for a in before)


def _is_no_oil(scene: Scene, asks: Asked) -> bool:
    """Whether what the clause is about is another commodity than oil: corn futures."""
    start = scene.sentence.clauses[asks.clause].start
    near = [a for a in scene.actors if start <= a.start and a.end <= asks.mention.start and a.kind == "commodity"]
    return bool(near) and not is_oil(scene, near[-1].name)


def _misfit(scene: Scene, word: Word, asks: Asked) -> float:
    """Return how ill a metric suits what the clause is about: Brent has a price, but no stock price."""
    near = None
    for actor in scene.actors:
        if actor.end <= asks.mention.start and actor.kind in ("commodity", "index"):
            near = actor
    if near and scene.apart(near.start, word.hit.start) > 0:
        near = None  # steel prices fell; output dropped
    if near and (_is_next(scene, near.end, word) or scene.text[word.hit.end : near.start] == " of "):
        near = None  # output of copper, 铜产量: the word is of the thing
    far = _disagrees(scene, word, asks) if word.shared and asks.relative else 0.0
    if near is None and word.priced:
        return far + 3.0  # the price of a thing that the sentence does not name
    if asks.relative and word.per:
        return far + 0.5  # how much the cost of a gigawatt changed is said with the gigawatt
    return far + 4.0 if near and word.metric.subjects and near.kind not in word.metric.subjects else far


def _is_next(scene: Scene, end: int, word: Word) -> bool:
    """Whether a noun for a metric follows a thing: copper output, 铜产量."""
    return word.hit.start == end or (not word.hit.verb and word.hit.start == end + 1 and scene.text[end] == " ")


def _disagrees(scene: Scene, word: Word, asks: Asked) -> float:
    """Return what a meaning of a word costs that the level told with a change does not share: sales rose 38% to 2,205 cars."""
    levels = [m for m in scene.mentions if shape(m.base.unit) not in _NOT_LEVELS]
    start = asks.mention.start
    near = min(levels, key=lambda m: (m.start < start, abs(m.start - start)), default=None)
    return 0.3 if near is not None and shape(near.base.unit) not in word.metric.shapes else 0.0
