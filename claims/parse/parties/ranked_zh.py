"""Whose each number of a Chinese ranking is: 获利最高的是台积电4,523亿元，排名第二的是鸿海576亿元, 前三名为招商银行(2514亿元)、….

Behind 是 or 为 a name is no subject, but the one that the rank is of; its number follows it, in brackets or without.
"""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.scene import Scene

_RANKS = re.compile(
    r"(?:最[高大多低小少好差快慢强弱]|[前后][一二三四五六七八九十两\d]+[大名强位家]?|第[一二三四五六七八九十\d]+[名大位高多]?|排[名行]|居[首次冠末]|依[序次]|[接紧]续|其次|再来)"
    r"[^。;；]{0,16}?(?:是|为|有|包括|[:：]|依[序次])"
)
_FRONT = re.compile(r"(?:是|为|有|包括|以及|[、,，:：及和与])$")
_OPENED = frozenset(("", "(", "（", "的"))


def ranked(scene: Scene, mention: Mention) -> Actor | None:
    """Return who stands right before a number of a ranking, behind 是 or in the list that it begins."""
    if scene.english:
        return None
    beside = (a for a in scene.actors if a.end <= mention.start <= a.end + 1 and (a.is_company or a.kind == "product"))
    actor = next((a for a in beside if scene.text[a.end : mention.start] in _OPENED and not a.anaphor), None)
    if actor is None or not _FRONT.search(scene.text, scene.sentence.start, actor.start):
        return None
    return actor if _RANKS.search(scene.text, scene.sentence.start, actor.start) else None
