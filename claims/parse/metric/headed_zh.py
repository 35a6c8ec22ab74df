"""What the heading of a Chinese list tells of its numbers within a sentence: 净亏损额分别为：甲12亿元、乙10亿元; 净利润增速：
甲41.8%、乙46.2%."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_SAID = r"额|值|情况|排[名行]|前[一二三四五六七八九十\d]+[名位]?|合计|分别|依[次序]|各[自为]?|如下|为|是|有|同比"
_ENDS = rf"(?:{_SAID}|[(（][^()（）]{{1,8}}[)）])*[:：]"
_WENT = re.compile(rf"(?:(?P<up>增速|增幅|涨幅|升幅|增长率|成长率)|(?P<down>降幅|跌幅|减幅)){_ENDS}")
_HEADING = re.compile(rf"(?:同比)?(?:增速|增幅|涨幅|升幅|增长率|成长率|降幅|跌幅|减幅)?{_ENDS}")


def headed_by(scene: Scene, mention: Mention) -> str | None:
    """Return the direction that the heading of a list gives its numbers, where no other word for a metric stands between."""
    headings = list(_WENT.finditer(scene.text, scene.sentence.start, mention.start))
    if not headings or any(headings[-1].end() <= hit.start < mention.start for hit in scene.hits):
        return None
    return "up" if headings[-1]["up"] else "down"


def heading_of(scene: Scene, mention: Mention) -> Metric | None:
    """Return the metric that the heading of a list names, where nothing else is named up to a number of it."""
    if scene.english:
        return None
    before = [hit for hit in scene.hits if hit.end <= mention.start]
    if not before or before[-1].verb or _HEADING.match(scene.text, before[-1].end, mention.start) is None:
        return None
    return scene.metric(before[-1])
