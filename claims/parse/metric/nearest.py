"""The word for a metric that stands nearest to a number and that its unit fits; which of a noun and a verb owns it."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, fits, meant
from claims.parse.metric.metricwords import Named, Word
from claims.parse.metric.moves import Move
from claims.parse.metric.nearness import TOO_FAR, cost
from claims.parse.metric.ownable import Asked, asked
from claims.parse.numbers.mention import Mention
from claims.parse.parties.leads import lead
from claims.parse.scene import Scene


def nearest(scene: Scene, named: Named, mention: Mention, move: Move | None, share: bool) -> Owner | None:
    """Return the metric whose word stands nearest of those that the number fits, where it is near enough."""
    if not named.words:
        return None
    asks = asked(scene, mention, move, share)
    best, word, own = TOO_FAR, None, None
    topic = None
    for candidate in named.words:
        far = cost(scene, candidate, asks)
        if far is not None and candidate.clause != asks.clause and not candidate.topic and far <= best:
            own = lead(scene, mention, None) is not None if own is None else own
            far += 3 if own else 0  # over a clause that begins with a noun of its own
        if far is not None and (far < best or (far == best and word is None)):
            best, word = far, candidate
        topic = candidate if far is not None and candidate.topic and candidate.clause != asks.clause else topic
    if word is None:
        return None
    if word.hit.verb and topic:
        best, word = 0.0, topic  # what the sentence is about, not just 投入
    elif word.metric.id.endswith("_count") or word.metric.id == "wafers":
        word = _done_to(scene, named, asks, word) or word
    elif word.hit.verb and word.metric.id in ("index_level", "stock_price"):
        word = _quoted(named, asks, word) or word
    elif word.hit.verb and not scene.english and word.metric.id in scene.cues.words("metric.ids", "general"):
        word = _object(scene, named, asks, word) or word
    metric = meant(scene, word.hit, mention)
    return Owner(metric.id, "stated" if best <= 4 else "carried", word.hit.start, word.hit.end, word.hit.verb, metric)


_DONE = ("shipments", "sales_volume", "deliveries", "production", "purchases", "orders", "exports")


def _done_to(scene: Scene, named: Named, asks: Asked, counted: Word) -> Word | None:
    """Return the verb that tells what was done with those that are counted: 销售芯片6亿颗, shipped 612,000 wafers."""
    for word in reversed(named.words):
        if word.hit.verb and word.metric.id in _DONE and word.clause == asks.clause and word.hit.end <= asks.mention.start:
            near = 0 <= counted.hit.start - word.hit.end <= _NEAR_OBJECT
            return word if near and cost(scene, word, asks) is not None else None
        if not scene.english and word.metric.id in _DONE and _is_done_behind(scene, counted, word, asks):
            return word  # 晶圆交付251.5万片
    return None


def _is_done_behind(scene: Scene, counted: Word, word: Word, asks: Asked) -> bool:
    """Whether what was done with those counted stands between their noun and the number."""
    between = 0 <= word.hit.start - counted.hit.end <= 1 and 0 <= asks.mention.start - word.hit.end <= 2
    return between and word.clause == asks.clause and word.metric.behaviour == "flow" and "count" in word.metric.shapes


_NEAR_OBJECT = 14


def _quoted(named: Named, asks: Asked, verb: Word) -> Word | None:
    """Return the noun right in front of a verb of quoting, whose number that is: 楼价指数报141.2点."""
    return next(
        (
            word
            for word in named.words
            if not word.hit.verb and 0 <= verb.hit.start - word.hit.end <= 1 and fits(word.metric, asks.mention, asks.move)
        ),
        None,
    )


_MEANS = re.compile(r"(?:用|以|将|把|从|由|凭|靠|对|向)[^,，]{0,6}$")


# What joins a sum to the noun behind it.
_JOINS = frozenset({"", " ", "的", "“"})


def _object(scene: Scene, named: Named, asks: Asked, verb: Word) -> Word | None:
    """Return the noun of a clause whose money a general verb behind it tells of, with no number between."""
    end = asks.mention.end
    behind = (w for w in named.words if not w.hit.verb and w.hit.start >= end and scene.text[end : w.hit.start] in _JOINS)
    if taken := next((w for w in behind if fits(w.metric, asks.mention, asks.move)), None):
        return taken  # 支付1.5亿元终止费
    for word in reversed(named.words):
        if word.hit.verb or word.clause != asks.clause or not word.hit.end <= verb.hit.start <= word.hit.end + 6:
            continue
        if word.metric.behaviour != "flow" or _MEANS.search(
            scene.text, max(scene.sentence.start, word.hit.start - 8), word.hit.start
        ):
            continue
        if cost(scene, word, asks) is not None:
            return word
    return None
