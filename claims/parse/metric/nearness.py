"""How far a word for a metric stands from owning a number."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import fits, meant, quotes
from claims.parse.metric.metricwords import Word, is_tight
from claims.parse.metric.moves import RELATIVE
from claims.parse.metric.ownable import Asked, can_own
from claims.parse.scene import Scene
from claims.units import shape

# Beyond this cost a word of the sentence is too far off to own a number.
TOO_FAR = 7.0

_NOT_LEVELS = (*RELATIVE, "time", "rank")


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
    if not (fitting or (quotes(metric, mention) and _may_be_quoted(scene, asks))) or not can_own(scene, word, metric, asks):
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
    if scene.english and scene.text.startswith((" and ", ", and ", " but "), end):
        return None  # automotive grew 5% and churn fell
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
