"""Many taken together, who are nobody's part: TOP100房企, 六大行, Chinese brands; and a whole market or industry."""

from __future__ import annotations

import re
from dataclasses import replace

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES, is_broker, is_oblique, is_ranked, is_rival, neighbour
from claims.parse.scene import Scene

FIRMS = (
    "房企|车企|药企|酒企|钢企|煤企|油企|险企|航司|航商|券商|厂商|零售商|运营商|经销商|银行|保险公司|上市公司|基金公司|航空公司|工业企业|中央企业|央企|国企"
    "|电商平台|互联网公司|品牌|企业|公司|大行|城市|钢厂|炼厂|晶圆厂|代工厂|面板厂"
    "|业者|云厂商|科技巨头|科技公司|巨头"
)
GROUPED = (
    r"(?:TOP ?\d+|(?:前|重点|样本|典型|百|千)[一二三四五六七八九十百\d]*[家大强]?|\d{1,5}家|[四五六七八九十]+[家大]"
    r"|全国|全球|规模以上|规上|整体|上市柜?|头部|主要"
    r"|中国|国内|本土|国产|内地|民营|国有|外资|大型|中小|A股|港股|美国|欧洲|日本|韩国|自主|合资|新势力|货柜)"
)
# Kinds of firms that a text takes together by their kind alone: 股份行净利4212亿元, 城商行与农商行分别….
KINDS = (
    r"国有大?行|股份(?:制银)?行|城商行|农商行|城农商行|区域性?银行|民营银行|外资行|村镇银行|中小(?:银行|券商|房企|险企)|头部(?:券商|房企|险企|药企)|民营(?:房企|药企|车企|钢企)"
    r"|[央国]+企|出险房企|合资车企|公募基金|险资|上市险企|上市券商|[公民]营行库|寿险(?:公司|业者)|产险(?:公司|业者)|金控公司"
)
# So many cities, or those of a tier: 重点监测的30个城市, 一线城市.
CITIES = (
    r"(?:重点监测的?|监测的|重点)?\d{1,3}个?(?:重点|大中|典型|样本|主要|热点|代表)*城市?(?![一-鿿]{0,3}行)"
    r"|(?:\d{1,2}个)?[一二三四新]+线城市"
)
_CROWD_ZH = re.compile(
    r"(?=[A\dT一七三上两下中主九二五产全八公六典内农出前北区十千台合四国城外大央头寿新日晶本村样欧民港百监美股自规货重金险面韩])(?:"
    rf"(?:{KINDS})(?![中之的里们]|内部|控股|背景|股东|客户|股价|指数)"
    rf"|(?:{GROUPED}){{1,3}}(?:[一-鿿]{{2}})?(?:{FIRMS})(?![中之的里]|内部|方面|股)|[三四五六]大(?:国有)?(?:行|航|油|商业银行|电信运营商|运营商|车企|券商|航司)(?![一-鿿]业)"
    r"|(?:\d{1,4}|[四五六七八九十]+)家[一-鿿A-Z]{3,10}?(?<!子)(?<!分)(?:公司|企业)(?![中之的里]|内部|方面|股)"
    r"|(?:北美|美国|中国|国内|全球|台湾|欧洲)?[两三四五六七八九十]大[一-鿿A-Z]{0,6}?(?:业者|厂商?|巨头|供应商|服务商|运营商|CSP|原厂|晶圆厂|通路|超商|电商|品牌)(?![一-鿿]厂|[的之中])"
    rf"|{CITIES}"
    r"|[两三四五六七八]城(?=合计|共|成交|新房|二手)"
    r"|前[一二三四五六七八九十\d]+[大名强](?=合计|共|占|市占|市场)"
    r"|三桶油|货柜[三双]雄|[面晶]\w[双三四五]虎|百强(?:房企)?|TOP ?\d+(?=销售|合计|累计|企业|实现))"
)
_MARKET_ZH = re.compile(
    r"(?:沪深|沪深京|A股)?[两三]市(?=成交|主力|融资|全天|合计|超)|全行业|全市场|全网(?:电商)?(?=销售|成交|交易|零售|GMV)|(?:大市|主板|创业板|集中市场|[台港]股|大盘)(?:[全半][日天]|合计|总)?(?=成交)|行业(?=共?(?:完成|实现|整体|累计|合计|总))|行业整体"
)
# Who together makes or sells what a market takes.
MARKET_SIDE = re.compile(
    r"(?:主流|中国|国内|本土|全国)?(?:自主|合资|外资|豪华|[德日美韩欧法]系)品牌"
    r"|(?:全国|中国|国内)?(?:乘用车|商用车|汽车)?(?:厂商|车企)$"
)
HEAD_ZH = re.compile(
    r"\s*(?:而|但|其中|同时|此外|另外|截至[^,，]{0,10}|数据显示|预计|\d{1,4}[年月日]|[今去明本上]年|[上下]半年|全年|第?[一二三四]季度|前[一二三四五六七八九十\d]+个?[月季]度?|期内|当[月日年]|单月|双(?:11|十一)(?:期间)?|618(?:期间)?|[全今昨半][日天](?=[大主创]|港股|A股)|\s)*"
)

_FIRMS_EN = (
    r"(?:[a-z]*makers|lenders|banks|airlines|carriers|companies|firms|retailers|insurers|brewers|brands|marques|makes|households|employers|exporters|refiners"
    r"|(?:overseas|foreign|domestic|institutional|retail|Overseas|Foreign|Domestic|Institutional|Retail)\s(?:investors|buyers|bidders)|acquirers"
    r"|utilities|builders|homebuilders|brokers|funds|miners|producers|developers|operators|suppliers|grocers|hospitals|farmers|startups|start-ups|peers|rivals|competitors|brokerages|dealers|landlords|shipowners|fabs|foundries|smelters|refiners|drillers)"
)
_CROWD_EN = re.compile(
    rf"\s*(?:and\s|but\s|while\s|though\s|meanwhile\s)?((?:(?:The|Its|Their|Our)\s)?(?:[A-Z][A-Za-z.]+(?:-[a-z]+)?\s|[a-z-]+\s|\d{{1,4}}\s){{0,3}}?{_FIRMS_EN})\b"
    r"(?=,?\s(?:led|which|that|including|such|together|have|has|had|sold|raised|held|made|bought|quoted|spent|earned|posted|reported|shipped|accounted"
    r"|committed|poured|put|invested|pledged|struck|announced|snapped|absorbed"
    r"|take|takes|captured?|grab|grabbed|won|seized|claimed|gained|doubled|could|can|may|might|will|would|are|were|cut|added|lost|produced|exported|imported|took|paid|borrowed|offered|registered|recorded|control|controlled|command|commanded|account|supply|supplied|employ|own|operate|run|fell|rose|grew|slipped|climbed|shed|saw|see|need|expect|plan|trade|change\shands|more\sthan|nearly|almost|now|in\s[A-Z][a-z]+\s(?:trade|change)|each|also)\b)"
)
_OWN_EN = re.compile(
    r"(?:The|Its|Their|Our|Some|Two|Both|Many|Most|Several|the|its|their|our|two|both|three|those|these|other"
    r"|of which|of whom)\s",
    re.IGNORECASE,
)


# Chinese brands, led by BYD and MG, together held …: the clause goes on about whom the sentence begins with.
_GOES_ON = re.compile(
    r"\s*(?:(?:together|combined|jointly|between them)\s)?(?:have|has|had|held|sold|made|will|were|are|[a-z]{3,}ed)\b"
)


def crowd(scene: Scene, mention: Mention) -> Actor | None:
    """Return those whose number it is where a clause begins with many taken together, and names nobody after them."""
    begin = scene.clause(mention.start).start
    if scene.english and _GOES_ON.match(scene.text, begin):
        begin = scene.sentence.start
    match = (_english if scene.english else _chinese)(scene, begin, mention.start)
    if match is None:
        return None
    start, end = match
    if _names(scene, end, mention.start):
        return None
    return Actor(start, end, _COUNTED_KIND.sub("", scene.text[start:end].strip()), "company")


# How many they are is no part of what many are called: 6家国有大行.
_COUNTED_KIND = re.compile(r"^\d{1,4}[家个](?=.{3})")


def goes_on(scene: Scene, mention: Mention, many: Actor) -> bool:
    """Whether a number of the same sentence is still of those that it began with."""
    return scene.sentence.start <= many.start < mention.start and not _names(scene, many.end, mention.start)


def _names(scene: Scene, end: int, stop: int) -> bool:
    """Whether a stretch names somebody else as its subject."""
    kinds = ("product", *PLACES) if scene.text.endswith("城市", 0, end) else ("product",)
    later = (a for a in scene.actors if end <= a.start < stop and (a.is_company or a.kind in kinds) and not a.anaphor)
    return any(not is_oblique(scene, a) and not is_rival(scene, a) and not _is_listed(scene, end, a) for a in later)


_LISTS = re.compile(r"(?:\b(?:led\sby|including|such\sas)\b|包括|如)[^;。;；]{0,60}$")


def _is_listed(scene: Scene, end: int, actor: Actor) -> bool:
    """Whether somebody is only named as one of the many: Chinese brands, led by BYD and MG, ….."""
    return _LISTS.search(scene.text[end : actor.start]) is not None


# What many give to one is told of the one: 前十大城市贡献了东湾饮料45%的销售额.
_SERVES = re.compile(r"(?:合计|共|一共)?(?:贡献|占[了据]?)")


def _chinese(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    head = HEAD_ZH.match(scene.text, start, end)
    begin = head.end() if head else start
    counted = any(m.start == begin == end for m in scene.mentions)  # 6家国有大行: how many they are is theirs too
    match = _CROWD_ZH.match(scene.text, begin) if counted else _CROWD_ZH.match(scene.text, begin, end)
    foreseen = None if match else _said_by_house(scene, begin, end)
    match = _CROWD_ZH.match(scene.text, foreseen, end) if foreseen else match
    return match.span() if match and not _SERVES.match(scene.text, match.end(), end) else None


_SAYS = re.compile(r"(?:证券|投行)?(?:最新|则|也|并)*(?:预[估计测期]|估[计算]?|料|认为|指出?|称|看好)")


def _said_by_house(scene: Scene, begin: int, end: int) -> int | None:
    """Return where what a house says begins, in a clause that begins with the house: 大摩预估|北美四大云端业者."""
    house = next((a for a in scene.actors if begin <= a.start < end), None)
    says = _SAYS.match(scene.text, house.end, end) if house is not None and is_broker(house) else None
    return says.end() if says else None


def _english(scene: Scene, start: int, end: int) -> tuple[int, int] | None:
    match = _CROWD_EN.match(scene.text, start, end)
    if match is None or _OWN_EN.match(match[1]):
        return None
    return match.span(1)


def is_of_market(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number begins with a whole market or industry: 两市成交额, 行业完成."""
    if scene.english:
        return False
    clause = scene.clause(mention.start)
    floor = max(clause.start, mention.start - 25)
    if _SAYS_MARKET.search(scene.text, floor, mention.start) and _MARKET_WHOLE.search(scene.text, floor, mention.start):
        return True
    if _is_of_all(scene, clause.start, mention):
        return True
    if _MARKET_TOPIC.match(scene.text, scene.sentence.start, mention.start):
        return not any(a.is_company and a.end <= mention.start for a in scene.actors)
    head = HEAD_ZH.match(scene.text, clause.start, mention.start)
    return _MARKET_ZH.match(scene.text, head.end() if head else clause.start, mention.start) is not None


# What a house or a broker of homes foresees for all of a country: 信义房屋预估全年全台买卖移转约25.6万栋.
_ALL = re.compile(
    r"(?:预[估计测期]|估[计算]?|料|推估|上看)[^,，。;；]{0,6}?(?:全台|全港|全国|本港)[^,，。;；的]{0,12}?"
    r"(?:移转|栋数|零售|领牌|挂牌|销[量售]|集资|成交|登记|出口|需求|产值|市场)[^,，。;；的]{0,8}$"
)


def _is_of_all(scene: Scene, start: int, mention: Mention) -> bool:
    """Whether somebody foresees a number for all of a country."""
    return "全" in scene.text[start : mention.start] and _ALL.search(scene.text, start, mention.start) is not None


_SAYS_MARKET = re.compile("[市业]")
# Right before its number a whole market is named, whoever speaks of it: 维持全年总市场41.5万辆的预估.
_MARKET_WHOLE = re.compile(
    r"(?:\d{1,2}月|全年|[今明]年)(?:整体)?(?:市场|车市)(?:规模)?(?:将|仍|可|有望|有机会|预估|估)*"
    r"(?:维持|落在|达|约|上看|挑战|守住|突破|重返|回到|站上)[^,，。;；的]{0,8}$"
    r"|(?:总市场|整体市场|全行业|全市场|整体车市|全年车市)[^,，。;；的]{0,20}$"
)
# What a sentence sets out to tell of is a market's: 新股方面,今年集资额….
_MARKET_TOPIC = re.compile(r"\s*(?:新股|[港沪A]股|股市|大盘|楼市|车市|债市|汇市)(?:市场)?方面[,，]")
# A part of a market that no brand has: 进口车, 纯电动私家车.
_MARKET_PART = re.compile(
    r"(?:(?:全年|整体|本地|国内|全国|首次登记|市售|公营|私营|登记)的?)*"
    r"(?:(?:进口|国产|豪华|高级|高端|新能源|电动|纯电动?|插电式?|插混|插电式?混[合动]动?力?|混合动力|混动|油电|油电混合|燃油|汽油|柴油|电能|二手|微型|中型|大型|轻型|重型|普通|速克达|狭义|[日德美韩欧法陆中]系|自主|合资|主流合资|本土|外国|国际)式?)*"
    r"(?:新车|[小大]?客车|轿车|休旅车|乘用车|商用车|[机私货卡]家?车|摩托车|电动车|车款|车辆?|车市|车型|品牌|(?<=系)(?=则|从|占|市占|合计))"
    r"(?:市场|总?销量|销售|总数|部分|方面)?(?![厂商企主牌])"
)


# What is sized up at home: 国内模拟芯片市场规模约380亿元.
_AT_HOME = re.compile(
    r"\s*(?:其中|目前)?(?:\d{2,4}年|[今去明]年|全年|第?[一二三四1-4]季度?|\d{1,2}月)*(?:国内|我国|全国|全台|全港|本港)"
)


# Who trades in a whole market, and how much more they bought than sold: 三大法人合计卖超186.4亿元, 外资及陆资净买入12亿元.
ALL_TRADERS = "三大法人"  # what they do all together is the market's
_WHO = (
    r"三大法人|外资(?:及陆资)?|陆资|投信|自营商|[南北]向资金|[南北]下资金|北水|[沪深]市港股通"
    r"|港股通(?:[（(][沪深][)）])?|[沪深]股通|主力资金|机构|散户|官股券商|八大公股(?:银行)?"
)
_BOUGHT = r"(?:[买卖]超|[加减]码|净[买卖流]\w?|净流[入出]|[买卖]入)"
_TRADES = re.compile(r"[买卖加减净]")  # without one of these nobody does
_TRADERS = re.compile(rf"({_WHO})[^,，。;；、]{{0,14}}?{_BOUGHT}[^,，。;；、]{{0,10}}$")
# 南向资金方面,全天净买入68.4亿港元.
_THEY = re.compile(
    rf"\s*(?:其中)?(?:[全今昨当本单][日天周月年]|累计|合计|连续?\d*[日天个周]\w{{0,3}})*{_BOUGHT}[^,，。;；、]{{0,6}}$"
)
_TRADERS_NAMED = re.compile(_WHO)
# … and what they hold or trade in all: 外资总持有股票市值42兆元, 北向资金成交额占两市比重11.8%.
_THEIRS = re.compile(
    rf"[\s\"“]*(?:其中|而|目前|今日|全[天日])*({_WHO})(?:总|合计|全[天日]|今日|目前)*(?:(?P<held>持有|持股|持仓)|成交|交易)"
)


def trader(scene: Scene, mention: Mention) -> Actor | None:
    """Return who put a sum of money into a whole market or took it out, where its clause names no share and no index."""
    if scene.english or not mention.base.unit.isupper():
        return None
    start = max([scene.clause(mention.start).start, *(m.end for m in scene.mentions if m.end <= mention.start)])
    if _TRADES.search(scene.text, start, mention.start) is None:
        return None
    match = _TRADERS.search(scene.text, start, mention.start)
    if match is None and _THEY.match(scene.text, start, mention.start):
        match = next(iter(list(_TRADERS_NAMED.finditer(scene.text, scene.sentence.start, start))[-1:]), None)
    named = match and any(
        start <= a.start < mention.start and (a.is_company or a.kind == "index") and not a.anaphor for a in scene.actors
    )
    return Actor(*match.span(match.re.groups), match[match.re.groups], "company") if match and not named else None


# Shares bought and sold most, each with how many: 外资卖超前三名为昱霖电9,100张、群创5,210张.
_MOST_TRADED = re.compile(rf"(?:{_WHO})?[^,，。;；]{{0,6}}[买卖]超[^,，。;；]{{0,12}}?(?:[前第排]|[是为])")
_ITEM = re.compile(
    r"(?:[是为有:：、,，和及与]|分别|依序|依次|以及|个股)+\s?(?P<name>[一-鿿A-Z*-]{2,6}?)(?:\s?\(\d{4,6}[A-Z]?(?:-TW)?\))?\s?$"
)
_NO_ITEM = re.compile(r"[买卖]超|合计|累计|其中|另外|外资|投信|自营|法人|连续|今日|昨日|名|[第前]|上市|个股|公司")


def traded_each(scene: Scene, mention: Mention) -> Actor | None:
    """Return the share that stands right before a number of lots in a list of those that were bought or sold most."""
    if scene.english or mention.base.unit != "share" or mention.form != "count":
        return None
    text, start = scene.text, scene.sentence.start
    if _MOST_TRADED.search(text, start, mention.start) is None:
        return None
    floor = max([start, *(m.end for m in scene.mentions if m.end <= mention.start and m.base.unit == "share")])
    match = _ITEM.search(text, floor, mention.start)
    if match is None or _NO_ITEM.search(match["name"]):
        return None
    known = next((a for a in scene.actors if match.start("name") <= a.start and a.end <= match.end() and not a.anaphor), None)
    return known or Actor(*match.span("name"), match["name"], "company")


# The two stock exchanges of the mainland together, and all that is traded there.
_EXCHANGES = re.compile(
    r"[\s\"“]*(?:截至收盘|今日|昨日|全[天日]|当日)*"
    r"(沪深(?:京|北)?[两三]市|[两三]市|全市场(?=[^,，。;；]{0,4}\d[\d,]*(?:多|余)?[只家]))"
)


def of_exchanges(scene: Scene, mention: Mention) -> Actor | None:
    """Return who holds or trades in a whole market, or the exchanges that do together, where the clause of a number begins so:
    外资总持有股票市值42兆元, 沪深两市成交额2.3万亿元, 全市场超4,300只个股."""
    if scene.english:
        return None
    start = scene.clause(mention.start).start
    theirs = _THEIRS.match(scene.text, start, mention.end) if mention.base.unit.isupper() or mention.form == "percent" else None
    if theirs and not (theirs["held"] and mention.form == "percent"):  # 外资持股11% is a share of one company
        return Actor(*theirs.span(1), theirs[1], "company")
    both = _EXCHANGES.match(scene.text, start, mention.end + 1)
    if both is None or "沪" not in scene.text:
        return None
    return Actor(*both.span(1), both[1] if both[1].startswith("沪") else "沪深两市", "company")


# What a whole place takes at its tables, whoever says so: 澳门10月博彩总收入, 第三季行业EBITDA.
_GAMING = re.compile(r"(?:博彩业?|赌[收业])(?:毛|总)*(?:收入|收益)?[^,，。;；]{0,14}$")


def is_of_gaming(scene: Scene, mention: Mention) -> bool:
    """Whether a number is of what is gambled away in a whole place, in a sentence that names no company before it."""
    if scene.english or not _GAMING.search(scene.text, scene.clause(mention.start).start, mention.start):
        return False
    return all(is_broker(a) for a in scene.actors if a.start < mention.start and a.is_company and not a.anaphor)


def market_at_home(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number sizes up a market of the country that the text is at home in."""
    if scene.english:
        return False
    head = _AT_HOME.match(scene.text, scene.clause(mention.start).start, mention.start)
    return head is not None and _SIZED.fullmatch(scene.text, head.end(), mention.start) is not None


def part_of_market(scene: Scene, mention: Mention, land: Actor) -> Actor | None:
    """Return the place whose market a clause names all or some of, and nobody after it, in a report on the market of a land."""
    start = scene.clause(mention.start).start
    begin = start
    for when in scene.times:
        if when.start >= begin and not scene.text[begin : when.start].strip(" ,，在到从当中其累计至:："):
            begin = when.end
    head = _HEAD_MARKET.match(scene.text, begin, mention.start)
    match = _MARKET_PART.match(scene.text, head.end() if head else begin, mention.start)
    if match is None or any(start <= a.start < mention.start and not a.anaphor for a in scene.actors):
        return None
    if any(start > a.start and scene.apart(a.start, mention.start) == 1 and is_ranked(scene, a) for a in scene.actors):
        return None
    if (
        head
        and _OF_THESE.search(head[0])
        and any(a.start < start and (a.is_company or a.kind == "product") for a in scene.actors)
    ):
        return None  # 福特销量13.5万辆,其中电动车衰退七成
    named = [a for a in scene.actors if a.end <= start and a.kind in PLACES]
    return replace(named[-1] if named else land, start=match.start(), end=match.end())


_OF_THESE = re.compile(r"其中|当中")
_HEAD_MARKET = re.compile(
    r"(?:而|但|其中|当中|同时|此外|另外|另|至于|观察|其他|累计|合计|共|全年|单月|当月|整体|首次|的|[\s,，])*"
)
_SIZED = re.compile(
    r"[^,，。;；]{1,20}(?:市场|行业|产业)[^,，。;；]{0,10}(?:规模|空间|容量|产值|总值|领牌|挂牌|上牌|销量|销售|成交|交付)[^,，。;；]{0,12}"
)


# What is counted of all the vehicles of a place: 全台机车领牌数为5万2,180辆.
_CARS = re.compile(
    r"(?:首次|累计|狭义|广义)?(?:新车|汽车|乘用车|小客车|轿车|[机私]家?车|摩托车|电动(?:机|私家|汽)?车|进口车|新能源(?:乘用|汽)?车)"
    r"(?:总?市场)?(?:首次|累计|总|共)?(?:领牌|挂牌|登记|登录|上牌|注册|零售|批发|销[量售])(?:数|量|总量)?(?:为|达|共|有|仅|约|的|到|跌破|突破|[将可恐估会能]|可?望|预[估计期]|上看|挑战|力拼)*"
)


def market_of(scene: Scene, mention: Mention) -> Actor | None:
    """Return the place whose market the clause of a number sizes up: 全球功率器件市场今年规模约530亿美元."""
    if scene.english:
        return None
    start = scene.clause(mention.start).start
    for place in scene.actors:
        if place.kind in PLACES and start <= place.start and _CARS.fullmatch(scene.text, place.end, mention.start):
            return place
        if place.kind in PLACES and start <= place.start <= start + 8 and _SIZED.fullmatch(scene.text, place.end, mention.start):
            return place
    return None


# Who sells the brands that a figure is of together: 和泰车旗下TOYOTA与LEXUS品牌, 中华汽车旗下MITSUBISHI+CMC+MG.
_DEALS_IN = re.compile(r"(?:\([^)]{0,8}\))?(?:汽车|集团|公司)?(?:旗下|所?代理的?|总代理的?)")
_AGENT_OF = re.compile(r"(?:\([^)]{0,8}\))?(?:汽车|集团|公司)?(?:所?代理的?|总代理的?)")
_TOGETHER = re.compile(
    r"\s?(?:(?:[单当本上]月|全年|[去今]年|[上下]半年|\d{1,2}月|累计|总共|单季)*(?=合计))?(?:[双三四两3２３]?(?:大)?品牌|合计|等)"
)


def dealer_of(scene: Scene, brand: Actor) -> Actor | None:
    """Return the dealer of several brands whose figure is told together, told by the last of them."""
    if scene.english:
        return None
    first = brand
    while (before := _joined_to(scene, first)) is not None:
        first = before
    added = scene.text[brand.start - 1 : brand.start] == "+"
    if first is brand and not added:
        return None
    sells = _DEALS_IN if added or _TOGETHER.match(scene.text, brand.end) else _AGENT_OF
    dealers = (a for a in scene.actors if a.end <= first.start and a.is_company)
    return next((a for a in dealers if sells.fullmatch(scene.text, a.end, first.start)), None)


def _joined_to(scene: Scene, brand: Actor) -> Actor | None:
    plus = next((a for a in scene.actors if a.end == brand.start - 1 and scene.text[a.end] == "+"), None)
    return plus or neighbour(scene, brand)


def counted_together(scene: Scene, last: Actor) -> tuple[Actor, ...]:
    """Return the brands whose figure is told together with the last of them, firms or makes: TOYOTA与LEXUS品牌合计."""
    if not _TOGETHER.match(scene.text, last.end):
        return ()
    brands = [last]
    while (before := _joined_to(scene, brands[0])) is not None:
        brands.insert(0, before)
    return tuple(brands) if len(brands) > 1 else ()
