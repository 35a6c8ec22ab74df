"""What market or whose plan a Chinese report is about, whatever name its headline praises: by its headline and its lead."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from claims.model import Article
from claims.packs import Pack
from claims.parse.cues import Cues
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES, is_house, is_office

_KINDS = r"(?:新能源|纯电动?|电动|燃油|狭义|广义)?"
_VEHICLES = rf"{_KINDS}(?:新车|汽车|乘用车|小客车|轿车|轻型车|[机私]家?车|摩托车|电动车|进口车|二手车)(?:总?市场)?"
# What is counted of a whole market: 新车领牌, 机车挂牌数.
_COUNTED = re.compile(rf"{_VEHICLES}[^,，。:：]{{0,4}}(?:领牌|挂牌|登记|登录|上牌|注册|零售|批发)")
# … 11月全台机车领牌数为5万2,180辆.
_LEAD = re.compile(rf"(?:{_COUNTED.pattern}|{_VEHICLES}销[量售]|车市)[^,，。]{{0,12}}\d")
# In a headline that goes on to name somebody only a market's own name tells of the market.
_WHOLE = re.compile(r"车市|楼市|房市|总市场|机车市场|汽车市场|乘用车市场|新车销[量售]|汽车销[量售]|机车销[量售]")
# … of a place, behind its name: 欧盟1月新车注册量80.6万辆.
_SOLD = re.compile(
    rf"(?:全国|境内|国内|整体)?(?:20\d\d年|[今去]年)?(?:前?\d{{1,2}}月份?|[上下]半年|第?[一二三四1-4]季度?|首季|单月)?的?{_VEHICLES}"
    r"(?:首次|累计|总|共)?(?:领牌|挂牌|登记|登录|上牌|注册|零售|批发|销[量售]|交付)[^,，。;；]{0,14}\d"
)
# … or in a headline: 丰田独走 日本新车销量连三月成长.
_MARKET = re.compile(rf"(?:\d{{1,2}}月)?的?(?:车市|{_VEHICLES}(?:领牌|挂牌|登记|上牌|注册|零售|批发|销[量售]))")
# What a company reports of itself in a headline.
_REPORTED = re.compile(r"营收|净利|获利|财报|法说|目标价|评[级等]|季报|年报|毛利|EPS|每股|股价|收购")
_COLUMN = re.compile(r"[《【][^》】\n]{1,8}[》】]")  # a column's name tells nothing of what an article is about: 《车市》广汽…
# So far into a text, in characters, it says which market it tells of; and so far into its lead.
_EARLY, _NEAR = 400, 260


def is_of_market(article: Article, titled: Sequence[Actor], people: Sequence[Actor], words: Cues) -> bool:
    """Whether a headline tells of a whole market, before it names any company (10月车市挂牌3.38万辆), or the lead of a text
    whose headline names nobody."""
    text = article.shadow.text
    start = len(text) - len(text.lstrip())
    end = max(start, text.find("\n", start))
    if column := _COLUMN.match(text, start):
        start = column.end()
    if titled:
        end = max(start, min(end, titled[0].start))
    headed = any(zone.name == "title" for zone in article.zones)
    whole = words["subject.market"] if not titled else _WHOLE
    if headed and (whole.search(text, start, end) or _COUNTED.search(text, start, end)):
        return True
    if titled or article.language == "en":
        return False
    first = next((a.start for a in people if is_firm(a)), len(text))
    return _LEAD.search(text, start, min(first, start + _EARLY)) is not None


def is_firm(actor: Actor) -> bool:
    """Whether somebody does business of its own: no office, no house."""
    return actor.is_company and not actor.anaphor and not is_house(actor) and not is_office(actor)


def market_place(people: Sequence[Actor], home: Callable[[], Actor | None], pack: Pack) -> Actor | None:
    """Return the country or region whose market a headline tells of: whose office counts it, else where the text is at home,
    else the place it names most."""
    counts_it = next((a for a in people if a.start < _NEAR and is_office(a) and a.entity and a.entity.org), None)
    found = _as_place(counts_it, (counts_it.entity and counts_it.entity.org) or "", pack) if counts_it else None
    found = found or home()
    if found is not None:
        return found
    places = [a for a in people if a.kind in PLACES and a.entity and a.entity.id != "world" and a.start < _EARLY]
    counts = Counter(a.name for a in places)
    return max(places, key=lambda a: (counts[a.name], -a.start), default=None)


def sold_in_zh(article: Article, people: Sequence[Actor]) -> Actor | None:
    """Return the place whose market the lead of a Chinese report sums up before it names any firm, whatever brand the headline
    praises: 丰田逆势成长 美国1月车市急冻."""
    text = article.shadow.text
    start = _body(text)
    if article.language == "en" or start < 0 or _REPORTED.search(text, 0, start):
        return None
    firm = next((a.start for a in people if a.start >= start and is_firm(a)), len(text))
    limit = min(firm, start + _NEAR)
    named = [a for a in people if a.kind in PLACES and not a.anaphor and a.start < limit]
    for actor in named:
        if actor.start >= start and _SOLD.match(text, actor.end):
            return actor
    if _LEAD.search(text, start, limit) is None:
        return None
    return next((a for a in named if a.start < start and _MARKET.match(text, a.end)), None)


def _body(text: str) -> int:
    """Return where the text behind a headline begins, -1 where there is none."""
    return text.find("\n", len(text) - len(text.lstrip()))


# What is planned in a headline; who does it is told by the lead.
_PLANS = re.compile(r"计[划画]|方案|战略|蓝图|预算|法案|投资|基建|基金|补助|补贴|砸|投入|拍板|纾困|再工业化")
# Who acts for a country right behind its name.
_STATE = re.compile(
    r"(?:联邦|中央)?的?(?:政府|总统|总理|首相|国王|内阁|国会|议会|央行|当局|总统府|总理府|国务院|(?:[一-鿿]{2,6})?(?:部长|大臣|部|省|厅)(?![分门署落]))"
)
_ACTS = r"(?=拟|再|推|砸|将|宣布|政府|总统|央行|国会|拍板|加码|启动|祭|追加|通过|公布|计划|斥|五年|十年|扩大|重金|力拼|拼)"


def planned_in(article: Article, titled: Sequence[Actor], people: Sequence[Actor], words: Cues, pack: Pack) -> Actor | None:
    """Return the country whose plan a Chinese report tells of, where its headline does not name it: by its head of state
    (马克龙推再工业化), by one character (法再工业化计划), or by the government that the lead begins with."""
    text = article.shadow.text
    end = _body(text)
    if article.language == "en" or end < 0:
        return None
    firm = next((a for a in titled if is_firm(a)), None)
    limit = min(end, firm.start) if firm else end
    head = next((a for a in titled if a.kind == "person" and a.start < limit and a.entity), None)
    found = _as_place(head, head.entity.org or "", pack) if head and head.entity else None
    found = found or _by_initial(text, limit, words, pack)
    planned = _PLANS.search(text, 0, limit) is not None
    if not found and firm is None and planned:
        found = _unlisted(text, end, people)
    if found or not planned:
        return found if planned else None
    for actor in people:
        if not end <= actor.start < end + 120 or actor.anaphor:
            continue
        if is_firm(actor):
            return None
        if actor.kind in PLACES and _STATE.match(text, actor.end):
            return actor
    return None


# A province or town that no list knows, whose government the lead lets issue the plan of the headline: 江州省政府16日印发….
_RULED = re.compile(
    r"(?:^|[\s,，。:：）)])([一-鿿]{2,4}?(?:省|市|县|自治区|新区))(?:人民)?政府(?:办公厅|常务会议|今|昨|近|\d|(?:日前)?(?:印发|发布|公布|出台|宣布|通过|审议))",
    re.MULTILINE,
)


def _unlisted(text: str, end: int, people: Sequence[Actor]) -> Actor | None:
    """Return the place, known to no list, whose government the lead begins with, where the headline names it as well."""
    match = _RULED.search(text, end, end + 120)
    if match is None or text.find(match[1], 0, end) < 0:
        return None
    start = match.start(1)
    known = any(a.kind in PLACES and a.start < match.end(1) and start < a.end for a in people)
    return None if known else Actor(start, match.end(1), match[1], "region")


# What a government does in a lead: 西班牙政府6日核定500亿欧元投资计划.
_DECIDES = re.compile(
    rf"(?:{_STATE.pattern})?[一-鿿·]{{0,8}}?(?:\d{{1,2}}日|周[一二三四五六日]|[今昨]\(?\d{{0,2}}\)?日?|上午|下午|晚间)*"
    r"(?:宣布|公布|核定|通过|拍板|推出|启动|提出|发布|批准|决定|承诺|表示|(?:计划|将|拟)(?:再)?(?:投入|投资|斥资|砸))"
)
_MEANS = r"(?:计[划画]|方案|投入|投资|规模|基金|预算)"
_MONEY = r"\d[^,，。;；]{0,4}[亿兆万]"
_SUM = re.compile(rf"{_MONEY}[^。]{{0,40}}{_MEANS}|{_MEANS}[^。]{{0,24}}{_MONEY}")


def decided_in(article: Article, people: Sequence[Actor]) -> Actor | None:
    """Return the country whose government the lead of a Chinese report lets decide a plan, whoever its headline names."""
    text = article.shadow.text
    start = _body(text)
    if article.language == "en" or start < 0:
        return None
    first = next((a for a in people if a.start >= start and not a.anaphor), None)
    if first is None or first.kind not in PLACES or first.start > start + _DATELINE:
        return None
    stop = text.find("。", first.end)
    stop = stop if stop >= 0 else len(text)
    return first if _DECIDES.match(text, first.end) and _SUM.search(text, first.end, min(stop, first.end + _NEAR)) else None


# An office that a lead begins with, and what it does there: 经济部统计处昨公布外销订单.
_COUNTS = re.compile(
    r"(?:经济部|财政部|主计总处|内政部|劳动部|卫福部|金管会|国发会|国科会|交通部|农业部|数发部|行政院|立法院|央行|海关总署|国家统计局|商务部|工信部|人社部|住建部|文旅部"
    r"|农业农村部|国家能源局|发改委|国务院|差估署|政府统计处|金管局)[^,，。;；]{0,14}?(?:公布|发布|统计|指出|表示|预估|预测|核定|通过|宣布|提出)"
)


def counted_by(
    article: Article, people: Sequence[Actor], titled: Sequence[Actor], home: Callable[[], Actor | None]
) -> Actor | None:
    """Return the country where a Chinese report is at home whose lead begins with one of its offices, before any firm."""
    text = article.shadow.text
    start = _body(text)
    if article.language == "en" or start < 0 or any(is_firm(a) for a in titled):
        return None
    firm = next((a.start for a in people if a.start >= start and is_firm(a)), len(text))
    return home() if _COUNTS.search(text, start, min(firm, start + _DATELINE + _OPENS)) else None


# So far into a lead, in characters, an office is who it begins with.
_OPENS = 48
# So long may be what stands before a lead begins: where and when it was written.
_DATELINE = 48


def _by_initial(text: str, end: int, words: Cues, pack: Pack) -> Actor | None:
    """Return the country that a part of a headline begins with by one character: 法再工业化计划出炉."""
    labels = words.labelled("place.initial").labels
    initial = re.compile(rf"(?:^|[\s:：,，!？?])([{''.join(labels)}]){_ACTS}")
    match = initial.search(text, len(text) - len(text.lstrip()), end)
    return _as_place(Actor(match.start(1), match.end(1), "", "country"), labels[match[1]], pack) if match else None


def _as_place(actor: Actor, label: str, pack: Pack) -> Actor | None:
    place = pack.entities.get(label)
    if place is None or place.kind not in PLACES:
        return None
    return Actor(actor.start, actor.end, place.name, place.kind, place)
