"""Reports on a sector as a whole: 42家上市银行三季报出齐, 百强房企11月销售; and what they tell of it again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.model import Article
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.crowds import FIRMS, GROUPED, HEAD_ZH, KINDS
from claims.parse.parties.markets_zh import is_firm
from claims.parse.scene import Scene
from claims.parse.times.series import aligned

_COUNT = r"(?:\d{1,4}|[三四五六七八九十百]{1,3})[家大只档间]"
# What is told of firms together behind their name in a headline.
_TOLD = re.compile(
    r"[^,，。;；\n]{0,6}?(?:季报|半年报|年报|财报|业绩|营[收业]|净利|获利|盈利|利润|销[售量]|拿地|交付|出货|合计|累计|前[一二三四五六七八九十\d]|[一二三四五六七八九十\d]月|[上下]半年"
    r"|首季|[一二三四]季度?|第[一二三四]季|分红|派[现息]|股息|融资|EPS|收入|减产|产[量能]|库存|出炉|公布|披露|揭晓|排[行名]|榜|座次|资本支出|负债|毛利|不良)"
)
_SECTOR = re.compile(
    rf"(?:{_COUNT})?(?P<name>(?:{GROUPED}){{1,3}}(?:[一-鿿]{{2}})?(?:{FIRMS}))|{_COUNT}(?P<counted>[一-鿿]{{0,4}}?(?:{FIRMS}))"
    r"|(?:^|(?<=[\s:：,，|｜]))(?P<branch>[一-鿿A-Z]{2,6}?(?:板块|行业|族群|赛道|概念股))"
    r"|(?:^|(?<=[\s:：,，|｜]))(?P<trade>[一-鿿]{2,4}?)(?:行业|板块)?(?:[一三]季报|半年报|中报|年报|财报|业绩)(?=(?:大?盘点|综述|扫描|透视|观察|收官|出齐|全景|一览|汇总|总结|全梳理))"
)


def sector_of(article: Article, titled: Sequence[Actor]) -> Actor | None:
    """Return the firms taken together, or the branch of business, whose figures a Chinese headline announces before it names
    anybody."""
    if article.language == "en" or not any(zone.name == "title" for zone in article.zones):
        return None
    text = article.shadow.text
    start = len(text) - len(text.lstrip())
    end = max(start, text.find("\n", start))
    end = min((a.start for a in titled if is_firm(a)), default=end)
    match = _SECTOR.search(text, start, end)
    if match is None or not (match["trade"] or _TOLD.match(text, match.end())):
        return None
    group = match.lastgroup or "name"
    return Actor(match.start(group), match.end(group), match[group], "company")


# Of how many of them something is told, or the whole again: 已有24家银行, 其中17家, 板块, 全行业.
_AGAIN = re.compile(
    rf"(?:已|仅|还|另|仍|共|只|均)*有?(?:\d{{1,4}}|[一二三四五六七八九十百]{{1,3}}|多|半数)家(?P<sort>{FIRMS})?(?![一-鿿]{{0,2}}子公司)"
    r"|(?:该|本|全|整个|整体)?(?:板块|行业|业内|产业|族群)(?:整体|合计|平均|总|上市公司)*(?![一-鿿]{0,2}(?:龙头|协会|分析师|人士|巨头))"
)


def of_sector(scene: Scene, mention: Mention, sector: Actor) -> bool:
    """Whether the clause of a number begins with the sector that a text is about, or with how many of its firms do something."""
    clause = scene.clause(mention.start)
    head = HEAD_ZH.match(scene.text, clause.start, mention.end)
    match = _AGAIN.match(scene.text, head.end() if head else clause.start, mention.end + 4)
    if match is None:
        return False
    begin, sort = match.start(), match["sort"]
    if sort and sort not in ("公司", "企业") and not sector.name.endswith(sort):
        return False
    return not any(begin <= a.start < mention.start and not a.anaphor for a in scene.actors)


_KIND = re.compile(KINDS)


def kind_of_each(scene: Scene, mention: Mention) -> Actor | None:
    """Return the kind of firms that a number is of, where several are told one by one: 城商行与农商行分别实现…."""
    kinds = [Actor(*m.span(), m[0], "company") for m in _KIND.finditer(scene.text, scene.sentence.start, scene.sentence.end)]
    return aligned(scene, mention, kinds) if len(kinds) > 1 else None
