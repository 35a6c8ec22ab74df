"""Whether a word names a metric that a number can be of, wherever it stands: by its unit and size, and by what else the word
means (shares close, too; output is to contract)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from claims.packs import Metric
from claims.parse.metric.metrics import is_oil
from claims.parse.metric.metricwords import Word
from claims.parse.metric.moves import RELATIVE, Move
from claims.parse.metric.shares import has_share
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape


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


def can_own(scene: Scene, word: Word, metric: Metric, asks: Asked) -> bool:
    """Whether a word names a metric that a number can be of, wherever it stands."""
    if not (_fits_sort(word, metric, asks) and _is_no_move(scene, word, asks)) or _is_adjunct(scene, word, asks):
        return False
    if asks.share and "percent" not in metric.shapes and not has_share(scene, metric):
        return False
    if asks.relative and word.metric.shapes == ("money/power",) and "watt" not in scene.text[word.hit.start : asks.mention.end]:
        return False  # how dear a gigawatt is built is said with the gigawatt
    meant = _MEANT.get(word.hit.id)
    decided = meant(scene, word, asks) if meant else None
    if decided is not None:
        return decided
    if asks.sort == "money" and _is_apiece(asks.mention) and metric.id in scene.cues.words("metric.ids", "aggregates"):
        return False  # a buyer with synergies could stretch to 430p
    return not (scene.actors and metric.id.startswith("oil_") and _is_no_oil(scene, asks))


def _fits_sort(word: Word, metric: Metric, asks: Asked) -> bool:
    """Whether a number is of a sort, and an amount of a size, that a metric has."""
    if word.hit.verb and asks.sort == "ratio" and asks.move is None and "ratio" not in metric.shapes:
        return False
    if asks.relative and word.vague and asks.sort not in word.metric.shapes:
        return False
    return not (metric.plausible and metric.shapes[0] == "money" and not _is_within(metric.plausible, asks.mention))


def _is_no_move(scene: Scene, word: Word, asks: Asked) -> bool:
    """Whether a word names what is measured, and neither how it moves nor what somebody advises."""
    if word.hit.verb and (asks.noun == "analyst" or _ADVISES.match(scene.text, asks.mention.end)):
        return False  # 14 recommend buying, 3位建议卖出
    if asks.relative and word.moves_next:
        return False
    return not (word.moves and (asks.relative or (asks.move and not asks.move.by)))


def _is_adjunct(scene: Scene, word: Word, asks: Asked) -> bool:
    """Whether a word only says how a number was reckoned, or what a change is set against."""
    return (word.adjunct and not _is_reckoned_from(scene, word, asks)) or (asks.by and word.against)


# --- what some words mean beside their metric: True or False where that decides, None where it does not


def _share(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """Hybrids were up 18% and made up 11% of the total."""
    return False if asks.by and scene.english else None


def _earned(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """Traders lose other things than results."""
    if word.hit.verb and scene.english and not any(a.is_company for a in scene.actors):
        return _PART_EN.search(scene.text, scene.sentence.start, word.hit.start) is not None
    return None


def _contract(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """Output is to contract by 2%."""
    return False if asks.relative and scene.text[word.hit.start : word.hit.end].lower() == "contract" else None


def _used(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """The average for used cars fell 2%."""
    drawn = _DRAWN.search(scene.text, scene.sentence.start, asks.mention.start) if word.hit.verb and asks.relative else True
    return None if drawn else False


def _taxed(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """Sales rose ahead of the tax credit's end, while incentives reached 7.3%."""
    hit, start = word.hit, asks.mention.start
    if hit.start > start + _CREDIT_REACH and scene.text[hit.start : hit.end] == "tax credit":
        return False
    before = hit.end < start and scene.text.startswith("tax credit", hit.start)
    return False if before and not _CREDIT_OF.fullmatch(scene.text, hit.end, start) else None


def _offered(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """A maker is offering a $7,500 incentive."""
    if not (word.hit.verb and scene.english and scene.text[word.hit.start : word.hit.end].lower() in _OFFERS):
        return None
    return None if _BID_SPOKEN.search(scene.text, scene.sentence.start, scene.sentence.end) else False


def _closed(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """Shares close, too."""
    return False if word.hit.verb and asks.sort != "count" else None


def _listed(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """新股挂牌首日升30%."""
    if word.hit.verb and asks.relative and not scene.english:
        return "车" in scene.text[scene.sentence.start : scene.sentence.end]
    return None


def _paid(scene: Scene, word: Word, asks: Asked) -> bool | None:
    """What is paid in cash is no cash that somebody has."""
    return False if _PAYS.search(scene.text, scene.sentence.clauses[asks.clause].start, asks.mention.start) else None


_MEANT: Mapping[str, Callable[[Scene, Word, Asked], bool | None]] = {
    "share": _share,
    "net_loss": _earned,
    "profit": _earned,
    "contract_value": _contract,
    "electricity_consumption": _used,
    "tax_rate": _taxed,
    "acquisition_bid": _offered,
    "store_closures": _closed,
    "registrations": _listed,
    "cash": _paid,
}
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


_PAYS = re.compile(
    r"\b(?:receiv\w+|pays?|paid|paying|offer\w*|bid|buy\w*|acquir\w*|gets?|propos\w+|approach|consideration|invest\w*|pledg\w+|merger|bought"
    r"|settle\w*|of\swhich|taken?\s(?:over|private))\b|支付|收购|以现金|其中|要约|私有化|所需|投资|承诺|出资",
    re.IGNORECASE,
)


def _is_no_oil(scene: Scene, asks: Asked) -> bool:
    """Whether what the clause is about is another commodity than oil: corn futures."""
    start = scene.sentence.clauses[asks.clause].start
    near = [a for a in scene.actors if start <= a.start and a.end <= asks.mention.start and a.kind == "commodity"]
    return bool(near) and not is_oil(scene, near[-1].name)
