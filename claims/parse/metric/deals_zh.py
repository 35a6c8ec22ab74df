"""What is paid for a company in Chinese: 以3亿欧元收购, 每股12元取得五成股权; and how fast a country's economy grows."""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

_WITH_ZH = re.compile(
    r"(?:以|斥资?|砸下?|出价|作价|豪掷|耗资|出资|拟|将|计划|最高|花费?|动用)(?:每股|现金|总价|总额|总计|约|近|逾|合共|代价|总代价|最多|作价|等值|折合)*$"
)
_BUYS_ZH = re.compile(
    r"(?:\([^()]{1,24}\))?(?:的?(?:价格|现金|代价|总价|作价|对价))?(?:、[^,，。;；]{1,16})?[,，]?(?:再?向[^,，。;；]{1,18}?)?(?:全资|现金|协议|公开|换股|溢价|悉数|进一步)*"
    r"(?:收购|并购|购入|购得|买下|买断|吃下|拿下|入主|取得|私有化|吸收合并|合并|全购|受让|接手|收归|并入|购(?=[一-鿿A-Z]))(?!价格?|要约价)"
)
# 以每股12元、总额约3亿元
_TOTAL_ZH = re.compile(r"(?:总额|总价|总金额|合计|总代价|总计|最高|上限|总值)(?:上看|约|近|逾|为|达|最高)*$")
_NO_FIRM_ZH = re.compile(
    r"宅地|地块|土地|地皮|单位|住宅|公寓|商铺|写字楼|大楼|楼盘|大厦|别墅|住房|房产|设备|机台|飞机|客机|船舶|专利|粮|债券|黄金|矿权"
    r"|(?:芯片|晶片|服务器|伺服器|显卡|加速卡|加速器|光刻机|机床|机器人|电池|组件|零部件|原料|原油|燃料|电力|算力|软件|疫苗|药物|客车|卡车)"
    r"(?![公企厂商业股部事集龙设制初开大巨供生研代系]|[A-Z][a-z])"
)
_FIRM_ZH = re.compile(
    r"股权|股份|公司|集团|企业|业务|厂商?|商|[A-Za-z]{3}|全部|科技|控股|银行|电子|精密|精工|工业|实业|国际|机械|光学|半导体|材料|生技|医药|制药|水务|能源|商业|百货|传媒|置业|物业|证券|保险|食品|汽车"
)
# What says by itself that a company is bought.
_SURELY_ZH = re.compile(
    r"(?:\([^()]{1,24}\))?(?:现金|全资|换股|公开|要约)?(?:收购|并购|吃下|换股合并|吸收合并|合并|全购|私有化|购(?=[一-鿿A-Z]))(?!价格?|要约价)"
)
_BY_SHARE_ZH = re.compile(
    r"收购|要约|私有化|吃下|换股|合并|入主|(?:取得|受让|协议转让|转让|买下)[^,，。;；]{0,16}(?:股权|股份)|(?:股权|股份)(?:协议)?(?:转让|受让)|公开收购|全购"
)
_TRADED_ZH = re.compile(
    r"收盘|收报|收市|现报|股价|均价|报价|增持|减持|派|股息|股利|盈利|盈余|收益|纯益|净利|净损|亏损|获利|净值|净资产|发行价|面值"
)


# 以每股5.6港元招股价上市
_LISTED_ZH = re.compile(r"的?(?:招股价|发行价|上市价|发售价|认购价|配售价|定价|上市|挂牌|招股)")


def bought_zh(scene: Scene, mention: Mention) -> str | None:
    """Return the bid that an amount is which somebody lays out for a company."""
    sort, text = shape(mention.base.unit), scene.text
    if sort == "money/count":
        start = scene.clause(mention.start).start
        offered = text.startswith("每股", mention.start) or _WITH_ZH.search(text, start, mention.start)
        if _LISTED_ZH.match(text, mention.end):
            return None
        if not offered or not mention.base.unit.endswith("/share") or _TRADED_ZH.search(scene.before(mention)):
            return None
        if any(start <= h.start and h.end <= mention.start and h.id != "acquisition_bid" and not h.verb for h in scene.hits):
            return None
        return "acquisition_bid" if _BY_SHARE_ZH.search(text, scene.sentence.start, scene.sentence.end) else None
    if (
        sort == "money"
        and _TOTAL_ZH.search(scene.before(mention))
        and _BY_SHARE_ZH.search(text, scene.sentence.start, scene.sentence.end)
    ):
        at = scene.mentions.index(mention)
        return "acquisition_bid" if at and scene.mentions[at - 1].base.unit.endswith("/share") else None
    laid_out = _WITH_ZH.search(text, scene.clause(mention.start).start, mention.start) or _SURELY_ZH.match(text, mention.end)
    if sort != "money" or not laid_out:
        return None
    buys = _BUYS_ZH.match(text, mention.end)
    if buys is None:
        return None
    bought = text[buys.end() : min(scene.sentence.end, buys.end() + 28)]
    firm = _FIRM_ZH.search(bought) or any(a.is_company and 0 <= a.start - buys.end() <= 4 for a in scene.actors)
    return "acquisition_bid" if firm and not is_thing(bought) else None


# 牛熊情境估值分别为每股128元及55元; 他预料股份今日复牌可升至4.9元
_SCENARIO_ZH = re.compile(r"(?:乐观|悲观|中性|基准|基本|牛熊|牛市|熊市|最[好坏差佳])(?:的)?(?:情境|情景|情形|情况|假设)")
_SHARES_REACH_ZH = re.compile(
    r"(?:股份|股票|复牌|该股)[^,，。;；\d]{0,12}(?:升|涨|跌|回落|下跌|反弹|弹升|见|重上|高见|低见)(?:至|到|上|破|穿)?(?:约)?$"
)
_MOST_SHARE = 100_000


def spoken_of_shares_zh(scene: Scene, mention: Mention, sort: str) -> str | None:
    """Return what a small amount is that a Chinese clause tells of a share: its value in a scenario, or where it goes to."""
    value = mention.base.high if mention.base.high is not None else mention.base.low
    if sort not in ("money", "money/count") or value is None or abs(value) >= _MOST_SHARE:
        return None
    start = scene.clause(mention.start).start
    if _SCENARIO_ZH.search(scene.text, start, mention.start) and (
        sort == "money/count" or "股" in scene.text[start : mention.start]
    ):
        return "price_target"
    return "stock_price" if _SHARES_REACH_ZH.search(scene.text, start, mention.start) else None


# 宣布合并,每1股可换得现金36元
_SWAPS_ZH = re.compile(r"每[1一]?股[^,，。;；\d]{0,12}(?:换得|换取|可得|可获)")
_MERGES_ZH = re.compile(r"合并|换股|吸收|收购")
# 交易价格定为42亿元; 现金部分5.6亿元,股份部分13亿元; 最高耗资18.6亿元; 另一投标者出价约19元
_SUM_OF_BID_ZH = re.compile(
    r"(?:(?:现金|股份|股票)(?:支付|对价)?部分|(?:计划|要约|收购)股份的?总(?:价)?值|每股[^,，。;；\d]{0,12}股份[^,，。;；\d]{0,8}现金|(?:应付|须付|最高)的?(?:现金)?代价|每[1一]?股[^,，。;；\d]{0,12}(?:换得|换取|可得|可获|获付|获发)(?:现金)?|(?:交易|收购|支付)?(?:总)?(?:对价|代价)|总额|总金额|收购金额|交易价格|交易金额|收购价格?|要约所需(?:现金|资金)"
    r"|所需(?:现金|资金)|耗资|涉资|[须需]支付|(?<!平均)出价|竞价|报价)(?:总额|总计|合计|现金)?(?:相当于每?股?|定为|确定为|为|达到?|约|最多|最高|上看|合计|共|至|近|逾|不超过|是)*$"
)
# 复牌首日报22.2元
_QUOTED_ZH = re.compile(
    r"(?:复牌|首日|截至\d{1,2}[时:]\d{1,2}分?|今[早晨日]|午[盘间后]|盘中|现|开盘|开市|收市|收盘|全[天日]|暂|半日|高开|低开)[^,，。\d]{0,6}报(?:约)?$"
)
_RAISED_ZH = re.compile(r"募集|配套资金|定增|增发|增资")
_BUYS_SHARES_ZH = re.compile(r"(?:购买|收购|受让|要约)[^。;；]{0,40}(?:股权|股份)")
_NO_BID_ZH = re.compile(r"回购|配售|分手费|终止费|违约金|解约金|补偿金|贷款|派息|股息|保证金|融资|发债|罚款")
# 要约人由主席最终实益拥有52%,余下48%由其配偶持有
_HOLDS_ZH = re.compile(
    r"(?:实益|直接|间接|最终|合共|合计|共同|将)*(?:拥有|持有|控制|持股|拥有或控制)(?:其|公司|该公司)?(?:约|近|逾|共|合共)*$"
)
_HELD_BEHIND_ZH = re.compile(r"(?:的)?(?:股份|股权|权益|表决权|投票权)|(?:则)?由[^,，。;；]{1,14}(?:持有|拥有)")
_OF_SHARES_ZH = re.compile(r"(?:已发行)?(?:普通股)?(?:股数|股份|股本|股权)(?:总数|总额)?的?(?:约|近|逾|共)*$")
_SAID_AGAIN_ZH = re.compile(r"[、，,（(]?(?:即|也就是|或|约|占|相当于|约当|合计){0,2}(?:总股本|已发行股份|股权)?的?约?$")


def sum_of_bid_zh(scene: Scene, mention: Mention, bidding: bool) -> str | None:
    """Return the bid that an amount is in a text on one, whole or part; `bidding` says that one was told before."""
    sort, text = shape(mention.base.unit), scene.text
    if sort == "percent":
        held = bidding and (
            _HOLDS_ZH.search(text, scene.left(mention), mention.start) or _HELD_BEHIND_ZH.match(text, mention.end)
        )
        return "stake" if held else _part_of_firm_zh(scene, mention, bidding)
    start = scene.clause(mention.start).start
    if bidding and sort == "money" and _QUOTED_ZH.search(text, start, mention.start):
        return "stock_price"
    if sort not in ("money", "money/count") or not _SUM_OF_BID_ZH.search(text, start, mention.start):
        return None
    spoken = _BUYS_SHARES_ZH.search(text, scene.sentence.start, mention.start) or (
        _SWAPS_ZH.search(text, start, mention.start) and _MERGES_ZH.search(text, scene.sentence.start, mention.start)
    )
    if not bidding and not spoken:
        return None
    if _NO_BID_ZH.search(text, start, scene.clause(mention.start).end) or _RAISED_ZH.search(
        text, scene.sentence.start, mention.start
    ):
        return None
    return "acquisition_bid"


def _part_of_firm_zh(scene: Scene, mention: Mention, bidding: bool) -> str | None:
    """Return the stake that a percentage says shares come to: 最低收购数量4,400万股,即51%."""
    at = scene.mentions.index(mention)
    before = scene.mentions[at - 1] if at and bidding else None
    if before is None or before.base.unit != "share":
        return None
    between = scene.text[before.end : mention.start]
    again = len(between) <= 8 and _SAID_AGAIN_ZH.fullmatch(between)
    return "stake" if again or _OF_SHARES_ZH.search(scene.text, before.end, mention.start) else None


def is_thing(bought: str) -> bool:
    """Whether what is bought is a thing and no company: a plot of land, a tower, aircraft."""
    return _NO_FIRM_ZH.search(bought) is not None


# 该国经济2026年增长2%; 央行把全年经济成长率预测由3%上修为4%
_ECONOMY_ZH = re.compile(
    r"(?<![字台洋空民营享环银票育力代红能权济])经济(?!体|学|部|日报|观察|合作|[区带性圈法犯])"
    r"(?:[今明后去]年|全年|20\d\d年|第[一二三四]季度?|[上下]半年|实际|实质|预计|料|将|会|可望|有望|仍|或|估计|可能|同比|按年|较上年|年度?|的|平均|每年)*"
    r"(?:增长|成长|扩张|收缩|萎缩|衰退|增速|增幅|增|下滑)(?:率|速度|幅度|目标|预测|预期)?(?:由|从|定为|为|达到?|约|仅|至|到|将|放缓|加快|回升|降|升|逾|超过?|只)*(?:[\d.]+%[上下调降升修放缓加快至到为]*)?$"
)


def economy_zh(scene: Scene, mention: Mention) -> str | None:
    """Return the growth of an economy where its clause tells how fast that grows, and no company is named."""
    clause = scene.clause(mention.start)
    if mention.base.unit != "percent" or not _ECONOMY_ZH.search(scene.text, clause.start, mention.start):
        return None
    return None if any(a.is_company for a in scene.actors if clause.start <= a.start < mention.start) else "gdp_growth"
