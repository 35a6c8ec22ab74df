"""The product whose market a Chinese clause sizes up, where it names neither a place nor a company: TCB市场规模, 记忆体合约价."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.phrases import noun_zh
from claims.parse.parties.standing import PLACES
from claims.parse.scene import Scene

_SIZE = re.compile(r"的?(?:总体|整体|潜在)?(?:市场)?(?:总)?(?:规模|空间|容量|需求总量)|的?市场总?(?:值|需求|产值)")
# What such a good costs wherever it is traded.
_QUOTED = re.compile(r"的?(?:合约|现货)(?:报|均)?价格?")
_MARKET = re.compile(r"市场")
_OWN = re.compile(
    r"公司|集团|旗下|自身|目标|潜在|整体|总体|所处|相关|行业|产业|项目|基金|资产|管理|贷款|融资|发行|投资|[本该其]|业务|团队|人员|用户"
)
# What was told of in an earlier clause of the sentence: CPO(共同封装光学)需求将爆发，全球市场规模….
_TOLD = re.compile(
    r"(?P<noun>[A-Z][A-Za-z0-9+-]{1,9}|[一-鿿]{2,8}?)(?:\([^()]{1,14}\))?(?:的)?(?:市场)?(?:需求|渗透率|出货|应用)"
)
_YEARS = re.compile(r".*(?:年|季度?|未来|目前|今后|期间)")


def sized(scene: Scene, mention: Mention, owner: Owner | None, said: tuple[int, str, tuple[Actor, ...]]) -> Actor | None:
    """Return the product that a number sizes up the market of, or that such a price is quoted for.

    `said` is whom the number before was about: its sentence, its metric, its subject.
    """
    if scene.english or mention.form in ("duration", "ordinal"):
        return None
    start = scene.clause(mention.start).start
    if owner is not None and owner.id == said[1] == "market_size" and said[0] == scene.sentence.start:
        alone = not any(start <= a.start < mention.start and a.is_company for a in scene.actors)
        if alone and said[2][0].kind == "product":
            return said[2][0]
    if not any(mark in scene.text[start : mention.start] for mark in ("市场", "价")):
        return None
    for word, marked in ((_SIZE, True), (_QUOTED, False)):
        for match in word.finditer(scene.text, start, mention.start):
            if not marked or _MARKET.search(match[0]):
                return _before(scene, start, match.start(), mention)
    return None


def _before(scene: Scene, start: int, end: int, mention: Mention) -> Actor | None:
    """Return what the market or price before an offset is of."""
    named = [a for a in scene.actors if start <= a.start < mention.start and not a.anaphor and a.kind != "person"]
    if any(a.is_company or a.kind in ("product", "commodity") for a in named):
        return None
    places = [a for a in named if a.kind in PLACES and a.end <= end]
    stretch = _YEARS.sub("", scene.text[max([start, *(a.end for a in places)]) : end])
    noun = noun_zh(scene, stretch) if stretch else None
    if noun is None and not stretch and places:
        return _told(scene, start)
    if noun is None or places or _OWN.search(noun):
        return None
    return Actor(end - len(noun), end, noun, "product")


def _told(scene: Scene, start: int) -> Actor | None:
    """Return the product whose demand an earlier clause of the sentence tells of."""
    found = list(_TOLD.finditer(scene.text, scene.sentence.start, start))
    if not found or any(a.start <= found[-1].start() < a.end for a in scene.actors):
        return None
    noun = noun_zh(scene, found[-1]["noun"])
    if noun is None or _OWN.search(noun):
        return None
    return Actor(*found[-1].span("noun"), noun, "product")
