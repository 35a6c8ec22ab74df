"""Who holds shares in a Chinese text and is no company that is known: families, founders, funds behind the word for holder."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.holders import HELD
from claims.parse.parties.shapes_zh import is_everyday, shapes
from claims.parse.scene import Scene

_HEAD = r"\s*(?:其中|而|另外?|同时|目前|截至[^,，]{1,12}|(?:交易|收购|发行|上市|配售)(?:完成)?[前后]|此外|以及|[,，、和及与])*"
_OFTEN = (
    r"(?:目前|现时?|合计|合共|共同|共|个人|直接|间接|(?:通过|透过)[^,，。;；]{1,12}|则|仍|也|亦|各|分别|将"
    r"|及?其?一致行动人|等|名下)*"
)
_HOLDS = re.compile(
    rf"{_HEAD}(?P<who>[一-鿿·A-Za-z]{{2,20}}?){_OFTEN}(?:持有|持股|握有|手握|控制|拥有|所持)[^,，。;；\d]{{0,20}}(?:[由从][\d.]+%[^,，。;；\d]{{0,8}})?$"
)
# What a holder is called right before the name: 董事长林哲维, 第二大股东高新基金.
_TITLE = re.compile(
    r".*(?:(?P<head>创[办始]人|董事长|董座|主席|总裁|总经理|执行长|行政总裁|首席执行官|实际控制人|实控人|董事|大亨|富豪|遗孀)|股东|兼|暨)(?=[一-鿿·]{2})"
)
_FAMILY = re.compile(r"[一-鿿·]{1,8}(?:家族|夫妇|夫妻|兄弟|姐妹|姊妹|父子|父女|母子|一家|家族信托)")
_FUND = re.compile(r"(?![本该]|公司|集团)[一-鿿·]{2,10}(?:基金|投资|资本|信托|控股|集团|创投|国资委|财团|合伙|实业)")
_PERSON = re.compile(r"[一-鿿]{2,3}|[一-鿿]{1,5}·[一-鿿]{1,6}")
# 持股8.2%的第二大股东远望资本: the holder stands behind the stake.
_HAS = re.compile(r"(?:持股|持有[^,，。;；\d]{0,14}|握有[^,，。;；\d]{0,14})(?:约|近|逾|超过|比例(?:为|达|约)?)*$")
_HOLDER_BEHIND = re.compile(
    r"(?:的?(?:股份|股权|权益))?的(?:公司)?(?:单一)?(?:第[一二三四五六七八九十]大?|最?大|主要|控股|创始|外资|机构|现有|策略)*(?:股东|投资者|投资方)(?:兼[一-鿿]{2,6})?[「“\"]?"
    r"(?P<who>[一-鿿·A-Za-z]{2,10}?)(?=[」”\"(（,，。;；]|已|也|亦|则|将|同意|承诺|表[示明]|宣布|[不未]|投票|支持|反对|拟|计划|正|曾|在|于|对|向|及|和|与|为|是|$)"
)


def holder_zh(scene: Scene, mention: Mention, owner: Owner | None) -> Actor | None:
    """Return the unknown family, person or fund that a stake is said to be of: 林氏家族持有22.6%股份."""
    if scene.english or owner is None or owner.id not in HELD or mention.form not in ("percent", "fraction"):
        return None
    clause = scene.clause(mention.start)
    behind = _behind(scene, mention, clause.start, clause.end)
    if behind:
        return behind
    match = _HOLDS.match(scene.text, clause.start, mention.start)
    if match is None:
        return None
    start, end = match.span("who")
    title = _TITLE.match(scene.text, start, end)
    start = title.end() if title else start
    name = scene.text[start:end]
    if any(a.start < end and start < a.end for a in scene.actors) or any(w.start < end and start < w.end for w in scene.times):
        return None
    if _FAMILY.fullmatch(name):
        return Actor(start, end, name, "company")
    if title and title["head"] and _PERSON.fullmatch(name):
        return Actor(start, end, name, "person")
    return Actor(start, end, name, "company") if _FUND.fullmatch(name) else None


def _behind(scene: Scene, mention: Mention, start: int, end: int) -> Actor | None:
    """Return the holder that is named right behind a stake: 持股8.2%的第二大股东远望资本."""
    match = _HOLDER_BEHIND.match(scene.text, mention.end, end) if _HAS.search(scene.text, start, mention.start) else None
    if match is None:
        return None
    first = match.start("who")
    known = next((a for a in scene.actors if a.start == first and not a.anaphor), None)
    if known:
        return known
    name = match["who"]
    named = _FUND.fullmatch(name) or _FAMILY.fullmatch(name) or not is_everyday(name, shapes(scene.cues))
    return Actor(*match.span("who"), name, "company") if named else None
