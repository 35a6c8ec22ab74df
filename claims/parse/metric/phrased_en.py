"""The metric of the noun phrase that an English number measures: the pack's word that is its head, else a name made of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.parse.metric.clause_en import Phrase, phrase_of
from claims.parse.metric.metrics import Owner, fits, meant
from claims.parse.metric.metricwords import Named, Word
from claims.parse.metric.moves import Move
from claims.parse.metric.nearness import cost
from claims.parse.metric.openmetric import named_en
from claims.parse.metric.ownable import asked
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# The stock of a company, which is no inventory, is quoted.
_STOCK_OF = re.compile(r"(?:stocks?|shares)\s(?:of|in)\s", re.IGNORECASE)


def _quoted(scene: Scene, phrase: Phrase, mention: Mention, move: Move | None) -> Owner | None:
    """Return the stock price where the shares that a number measures are a company's."""
    price = scene.pack.metrics.get("stock_price")
    owned = any(a.is_company and phrase.end < a.start < phrase.last for a in scene.actors)
    return Owner(price.id, "stated", metric=price) if price and owned and fits(price, mention, move) else None


def phrased_en(scene: Scene, named: Named, mention: Mention, move: Move | None, near: Owner | None) -> Owner | None:
    """Return the metric of the noun phrase that a number measures, where that is another than the nearest word names.

    A word for a metric that is the head of the phrase owns the number if their dimensions fit. A head that is a noun for a
    measure (open.head) of which the pack has none gives an open name: what stands elsewhere in the sentence is not measured.
    """
    phrase = None if mention.form == "duration" else phrase_of(scene, mention)
    if phrase is None or phrase.named:
        return None
    if _STOCK_OF.match(scene.text, phrase.head):
        return _quoted(scene, phrase, mention, move)
    words = _words_of(scene, named.words, phrase)
    if near is not None and (any(word.hit.start == near.start for word in words) or _does(phrase, near)):
        return None
    grown = phrase.moved or (mention.base.unit == "percent" and _is_step(scene, phrase))
    asks = asked(scene, mention, Move("up") if grown and not (move and move.by) else move, share=False)
    for word in words:
        metric = meant(scene, word.hit, mention)
        if cost(scene, word, asks) is not None or (word.moves_next and fits(metric, mention, asks.move)):
            return Owner(metric.id, "stated", word.hit.start, word.hit.end, word.hit.verb, metric)
    head = scene.text[phrase.head : phrase.end].lower()
    if not scene.cues.holds("open.head", head) or (near is not None and near.start is not None and _is_within(phrase, near)):
        return None
    return open_name(scene, phrase)


def called_en(scene: Scene, named: Named, mention: Mention) -> Owner | None:
    """Return a metric named by the noun that a number measures, where nothing else told what it is."""
    phrase = phrase_of(scene, mention) if shape(mention.base.unit) not in ("time", "rank") else None
    return None if phrase is None or phrase.named or _words_of(scene, named.words, phrase) else open_name(scene, phrase)


def open_name(scene: Scene, phrase: Phrase) -> Owner | None:
    """Return a metric named by the head noun of a phrase and the word in front of it."""
    start = max([phrase.start, *(a.end for a in scene.actors if phrase.start <= a.start and a.end < phrase.end)])
    name = named_en(scene, scene.text[start : phrase.end])
    if name is None or name in scene.pack.metrics or scene.cues.holds("clause.through", name):
        return None
    return Owner(name, "stated")


def _is_step(scene: Scene, phrase: Phrase) -> bool:
    """Whether what a percentage measures is itself a growth: growth in orders slowed to 4%."""
    return scene.cues.holds("clause.step", scene.text[phrase.head : phrase.end])


def _does(phrase: Phrase, near: Owner) -> bool:
    """Whether the nearest word is the verb whose object the phrase is: values the equity at 4 billion."""
    return phrase.way == "object" and near.verb and near.end is not None and near.end <= phrase.start


def _is_within(phrase: Phrase, near: Owner) -> bool:
    return near.start is not None and phrase.start <= near.start < phrase.last


def _words_of(scene: Scene, words: Sequence[Word], phrase: Phrase) -> list[Word]:
    """Return the words for metrics that a phrase's head ends, or of what it is seen through to: the forecast for revenue."""
    on_head = [w for w in words if w.hit.start <= phrase.head < w.hit.end or w.hit.end == phrase.end]
    if on_head or not (phrase.moved or scene.cues.holds("clause.through", scene.text[phrase.head : phrase.end])):
        return on_head
    before = [w for w in words if phrase.start <= w.hit.start and w.hit.end <= phrase.head]
    return [*reversed(before), *(w for w in words if phrase.end < w.hit.start and w.hit.end <= phrase.last)]
