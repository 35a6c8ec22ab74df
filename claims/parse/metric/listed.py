"""Numbers told one by one for a list of metrics: A和B分别为x和y, 同比分别下降x和y."""

from __future__ import annotations

from collections.abc import Sequence

from claims.parse.lexicon import Hit
from claims.parse.metric.metrics import Owner, fits, meant
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.series import aligned, aligned_last
from claims.units import shape


def listed(scene: Scene, mention: Mention, move: Move | None, share: bool) -> Owner | None:
    """Return the metric that the sentence gives a number of a list one by one: A和B分别为x和y."""
    if share:
        return None
    hit = aligned(scene, mention, _placed(scene, mention, move))
    if hit is not None and not fits(meant(scene, hit, mention), mention, move):
        hit = None
    hit = hit or aligned(scene, mention, [h for h in _of_sort(scene, mention) if fits(meant(scene, h, mention), mention, move)])
    hit = hit or _respective(scene, mention, move)
    return Owner(hit.id, "stated", hit.start, hit.end, hit.verb, scene.metric(hit)) if hit else None


def _placed(scene: Scene, mention: Mention, move: Move | None) -> list[Hit]:
    """Return the words for metrics of a sentence, one a place: of several that a word may name, one that the number fits."""
    placed: dict[int, Hit] = {}
    for hit in _of_sort(scene, mention):
        if hit.start not in placed or fits(meant(scene, hit, mention), mention, move):
            placed[hit.start] = hit
    return list(placed.values())


def _of_sort(scene: Scene, mention: Mention) -> Sequence[Hit]:
    """Return the words for metrics of a sentence; for a number of times those that are told so, if there are any."""
    if shape(mention.base.unit) != "ratio":
        return scene.hits
    return [hit for hit in scene.hits if "ratio" in meant(scene, hit, mention).shapes] or scene.hits


def _respective(scene: Scene, mention: Mention, move: Move | None) -> Hit | None:
    """Return the metric of a change that is told with others, one for each level before: A为…, B为…, 同比分别下降x和y."""
    if move is None or not move.by:
        return None
    levels = [m for m in scene.mentions if m.end <= mention.start and shape(m.base.unit) != shape(mention.base.unit)]
    owned = []
    for level in levels:
        before = [h for h in scene.hits if h.end <= level.start and fits(scene.metric(h), level, None)]
        if before:
            owned.append(aligned(scene, level, before) or before[-1])
    return aligned_last(scene, mention, owned)
