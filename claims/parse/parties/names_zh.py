"""Companies that a Chinese text names and no list knows: by how their names end, by a stock code, by the headline.

Once named in full, a short form counts too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claims.parse.cues import Cues, pattern
from claims.parse.parties.coded import coded
from claims.parse.parties.names_en import LATIN_NAME, MOST_NAMES
from claims.parse.parties.shapes_zh import shapes
from claims.parse.parties.stems_zh import BOUNDARY, OUTSIDE, is_name, may_name, named_like, suffixes, trimmed
from claims.parse.parties.taken import Taken


def unknown_zh(text: str, taken: Taken, words: Cues) -> dict[str, str]:
    """Return each way of writing an unknown company, and its name."""
    names = dict(_named(text, taken, words))
    names |= dict(_latin(text, taken, words))
    names |= dict(_marked(text, taken))
    names |= {name: name for name in (*_rated(text, taken, words), *_counted(text, taken, words)) if name not in names}
    names |= {name: name for name in (*coded(text, taken, words), *_headed(text, taken, words)) if name not in names}
    return names


# A film, game or book.
TITLED = re.compile(
    r"《(?!(?:[一-鿿A-Z]{0,4}(?:新股|异动股?|大行|业绩|[港AB美日欧]股|概念股|外围|即市|板块|蓝筹|红筹|盘[前后中]|开市|半日|收市|[汇楼金油债车股]市|要闻|快讯|独家|窝轮|期指|宏观|行情|专栏|社评)(?:消息|追踪|速递|焦点|评论|[早午晚]评)?|ADR)》)"
    r"([^》\n]{1,12})(?<!专讯)(?<!专电)(?<!报)(?<!周刊)(?<!杂志)(?<!新闻)(?<!方案)(?<!计[划画])(?<!规划)(?<!办法)(?<!条例)(?<!通知)(?<!意见)(?<!法案)(?<!报告)(?<!决定)(?<!纲要)(?<!协[议定])(?<!指引)(?<!蓝图)》"
    r"(?!报|讯|记者|显示|规定|要求)"
)


_IN_STEM = re.compile(rf"[^{OUTSIDE}\W\d_a-zA-Z]")
_STEM = re.compile(rf"{_IN_STEM.pattern}{{1,9}}$")
# So long at most is a name, its ending apart, that a line or sentence begins with.
_LONGEST_WHOLE = 4
_LINE_ENDS = frozenset("\n。")


class _Candidate(NamedTuple):
    """A stretch that ends as companies' names do."""

    begin: int
    end: int
    name: str
    ending: str


# 合晟光学与模组厂旭景电子.
_LISTED = re.compile(r"(?:、|和|与|及|同|携手)(?:[一-鿿]{0,4}[厂商])?")


def _named(text: str, taken: Taken, words: Cues) -> Iterator[tuple[str, str]]:
    """Yield each way of writing an unknown company, and its name."""
    found = list(_candidates(text, taken, words))
    sure: set[str] = set()
    led: set[str] = set()
    for candidate in found:
        leads = _leads_clause(text, candidate, taken)
        if _is_sure(text, candidate, taken, words, leads=leads, led=candidate.name in led):
            sure.add(candidate.name)
        if leads:
            led.add(candidate.name)
    for one, other in reversed(list(pairwise(found))):
        # 东湾科技、昱泉光电: who stands in a list with a company is one.
        if _LISTED.fullmatch(text, one.end, other.begin) and other.name in sure and one.name in led:
            sure.add(one.name)
    for one, other in pairwise(found):
        if one.name not in sure or not _LISTED.fullmatch(text, one.end, other.begin):
            continue
        if text.count(other.name) > 1 or other.ending in words.words("organisation", "zh"):
            sure.add(other.name)
    taken_shorts: set[str] = set()  # 联嘉 is 联嘉投控, named first, and not its 联嘉光电
    for name in dict.fromkeys(candidate.name for candidate in found):
        if name in sure:
            yield name, name
            short = suffixes(words).sub("", name)
            first = short not in taken_shorts
            if first and 2 <= len(short) <= 4 and short != name and text.count(short) > text.count(name):
                taken_shorts.add(short)
                yield short, name


# A paper's or desk's name is nobody's that it writes of: 工商电子报, 科技组.
_DESK = re.compile(r"(?:日|时|周)?报[）)\]】\s/／:：,，。]|周刊|[讯组版][/／）)\]】:：]|记者|编译|频道|新闻网")


def _candidates(text: str, taken: Taken, words: Cues) -> Iterator[_Candidate]:
    seen: set[str] = set()
    for match in suffixes(words).finditer(text):
        if not _may_stand_behind(text, match.start()):
            continue
        if taken.meets(match.start(), match.end()) or _DESK.match(text, match.end()):
            continue
        if match[0] == "显示" and _SHOWS.search(text, max(0, match.start() - 4), match.end() + 1):
            continue
        left = taken.end_before(match.start())
        name = _whole(text, left, match, words) or _stemmed(text, left, match, words)
        if name is None or _NO_STEM.match(name) or _is_shares(text, match, name, words) or _is_gloss(text, match.end(), name):
            continue
        seen.add(name)
        if len(seen) > MOST_NAMES:
            return
        yield _Candidate(match.end() - len(name), match.end(), name, match[0])


# 财报显示, 数据显示，: what is shown by papers is no maker of displays.
_SHOWS = re.compile(
    r"(?:[财季年月周研快简公]报|报[告表道]|数据|资料|公告|调查|统计|估值|研究|结果|信息|文件|记录|纪要|说明书|招股书|监测|指标|指数|测算|分析|图表|名单|草案)显示|显示[,，:：]"
)


# CPO(共同封装光学)需求: what an abbreviation stands for is a technique.
_ABBREVIATED = re.compile(r"[A-Za-z0-9][(（]$")
_OF_TECHNIQUE = re.compile(
    r"[)）](?:需求|技术|产品|市场|方案|领域|应用|概念|供应|模组|模块|设备|芯片|产能|题材|平台|元件|订单|业务|等)"
)


def _is_gloss(text: str, end: int, name: str) -> bool:
    """Whether a name only says what the abbreviation before it is short for."""
    start = end - len(name)
    return _OF_TECHNIQUE.match(text, end) is not None and _ABBREVIATED.search(text, start - 2, start) is not None


def _may_stand_behind(text: str, start: int) -> bool:
    """Whether an ending may have a name before it: what is within one, or a line or sentence that begins there."""
    if start == 0:
        return False
    if text[start - 1] == "\n" or _IN_STEM.match(text, start - 1):
        return True
    return start < _LONGEST_WHOLE + 1 or not _LINE_ENDS.isdisjoint(text[start - _LONGEST_WHOLE - 1 : start - 2])


def _is_shares(text: str, match: re.Match[str], name: str, words: Cues) -> bool:
    """Whether 股份 or 控股 behind a name is no part of it: 恒裕纸业股份今早复牌, 青禾食品控股股东."""
    if match[0] not in ("股份", "控股"):
        return False
    if text.startswith("股东", match.end()):
        return True
    stem = name.removesuffix(match[0])
    return suffixes(words).search(stem) is not None and text.count(stem) > text.count(name)


def _fronted(text: str, stem: str, end: int, words: Cues) -> str:
    """Return a stem with the 和 or 国 that its name begins with, in front of a bracket or of what names are made of: no clause
    begins by joining one to nothing."""
    begin = end - len(stem)
    bounded = begin == 1 or (begin > 1 and (text[begin - 2] in BOUNDARY or _CALLED.search(text, begin - 5, begin - 1)))
    front = text[begin - 1] if bounded else ""
    coded = front and front in "和向" and _BRACKET.match(text, end) is not None
    led = front and front in "和国名家同" and (may_name(front + stem, words) or text[end : end + 2] in ("集团", "控股"))
    return front + stem if coded or led else stem


# What is called so is a name, whatever it begins with: 龙头和发集团.
_CALLED = re.compile(r"(?:龙头|巨头|大厂|同业|同行|对手|旗下|子公司|业者|[一-鿿]{2}厂|[建航车药]商)$")
# A bracket, maybe behind the ending of a name.
_BRACKET = re.compile(r"[一-鿿]{2,4}\(")


def _leads_clause(text: str, candidate: _Candidate, taken: Taken) -> bool:
    """Whether a name stands where a clause begins, but for a conjunction or a known name that it is joined to."""
    begin = candidate.begin
    if begin == 0 or text[begin - 1] in BOUNDARY or begin in taken.ends:
        return True
    before = text[begin - 1]
    if before in "但而据" and (begin == 1 or text[begin - 2] in BOUNDARY):
        return True
    if before in "与和及" and begin - 1 in taken.ends:
        return True
    if before == "是" and text[candidate.end : candidate.end + 1] in "。,，" and text.endswith("的", 0, begin - 1):
        return True  # 值得关注的是曜远汽车。
    return before == "的" and (candidate.end in taken.starts or _MEASURED.search(text, begin - 8, begin) is not None)


# A name behind what is said of it: 亏损4.2亿元的远泰能源.
_MEASURED = re.compile(r"\d[^,，。;；\s]{0,5}的$")


# 昱晟科技、联发科第三季营收分别为….
_JOINS_NEXT = frozenset("、和与及同")


def _is_sure(text: str, candidate: _Candidate, taken: Taken, words: Cues, *, leads: bool, led: bool) -> bool:
    """Whether a candidate is a company: it does what companies do, is treated as one, or comes again. `led` says that it
    began a clause before."""
    begin, end, name, ending = candidate
    weak = ending in words.words("organisation", "weak")
    dated = end in taken.starts
    if named_like(name.removesuffix(ending), words):
        return True
    if ending in words.words("organisation", "named") and not may_name(name.removesuffix(ending), words):
        return False
    if text[end : end + 1] == "(":
        return True
    if ending in _OF_SHARES and name.removesuffix(ending)[-2:] in shapes(words).everyday:
        return leads and text.count(name) > 1 and _ACTS.match(text, end) is not None
    if text[begin - 1 : begin] == "的" and _is_told_of(text, candidate, words):
        return True
    if leads:
        again = led or dated or (not weak and ending in words.words("organisation", "sure"))
        joined = text[end : end + 1] in _JOINS_NEXT and end + 1 in taken.starts
        of_it = joined or (text[begin - 1 : begin] == "的" and text[end : end + 1] in BOUNDARY)
        if weak and text[end : end + 1].isdigit() and not again:
            return False  # 铁路188亿欧元、宽频建设23亿欧元
        return again or of_it or (_ACTS.match(text, end) is not None and (not weak or len(name) - len(ending) == 2))
    rated = text[max(0, begin - 1) : begin] in ("将", "把", "对") and _RATED.match(text, end) is not None
    front = text[max(0, begin - 4) : begin]
    bought = front.endswith(("购", "娶", "吞"))
    return rated or bought or _INTRODUCES.search(front) is not None or _DEALS.search(front) is not None


def _is_told_of(text: str, candidate: _Candidate, words: Cues) -> bool:
    """Whether a long name with an ending of firms closes what is said of it: 刚启动出海的长丰启程汽车，."""
    stem, everyday = candidate.name.removesuffix(candidate.ending), shapes(words).everyday
    firm = candidate.ending in _OF_FIRMS and text[candidate.end : candidate.end + 1] in (",", "，")
    return firm and len(stem) > 2 and not (stem[:2] in everyday and stem[-2:] in everyday)


_OF_FIRMS = ("汽车", "集团", "科技", "银行", "证券", "药业", "航空", "重工", "能源")
# Shares and firms are called so behind what is done with them too: 协议股份过户后, 巩固控股权, 取得公司控制权.
_OF_SHARES = ("股份", "控股", "公司")
# What is done to a company or says what it is stands right before its name: 收购蓝湾科技, 同行北辰半导体, 旗下青禾纸业.
_INTRODUCES = re.compile(
    r"(?:收购|要约)[人方]|[财独]务?顾问|基金|财团|母企|母公司|(?:控股|大)股东|[日美韩港德法英荷陆外台]商|要约人|收购|并购|入主|私有化|入股|参股|控股|投资|旗下|首次覆盖|首[评予]|维持|重申|给予|[升降]评|调[升高降低]|[上下]调|[上下]修|力挺|按赞|点名|看[好多空淡旺]|唱[好淡多空]|推荐|新股|同行|预测|预计|显示|同业|对手|供应商|零售商|厂商|矿商|运营商|开发商|制造商|(?<=[一-鿿])(?:公司|企业)|大厂|(?<=[一-鿿][一-鿿])厂|业者|巨头|龙头|车企|药企|房企|券商|方"
)


# Whom a house rates stands between 将 and the target: 中信证券将绿源谐波目标价下调一成.
_RATED_SO = re.compile(r"[将把]([一-鿿]{3,5}?)(?:\([^()\n]{1,14}\))?的?目标价")
_NO_RATED = re.compile(
    r"^(?:其|公司|集团|该|本|两|各|原|新|最新|短期|长期|合理|目标|年[底末]|[今明]年|未来|基准|整体|全年|有关|相关|对|同时|旗下|多[家只]|以上|上述)"
    r"|股$|评[级等]|个月|指数$|大市|板块|[和与及、]|维持"
)


def _rated(text: str, taken: Taken, words: Cues) -> Iterator[str]:
    """Yield those whose target price a text says that somebody moves."""
    if "目标价" not in text:
        return
    for match in _RATED_SO.finditer(text):
        if (
            not taken.meets(*match.span(1))
            and not _NO_RATED.search(match[1])
            and match[1] not in words.words("organisation", "generic")
        ):
            yield match[1]


# 荃银高科、冀北水泥等5家公司先后披露.
_SO_MANY = re.compile(r"等\d{1,3}家(?:上市)?(?:公司|企业|[房车药酒钢煤]企|券商|厂商)")
_OF_SO_MANY = re.compile(rf"(?<=[\s,，。;；:：])((?:[一-鿿]{{3,6}}、){{1,4}}[一-鿿]{{3,6}}){_SO_MANY.pattern}")


def _counted(text: str, taken: Taken, words: Cues) -> Iterator[str]:
    """Yield those that a text names of a number of companies: X、Y等5家公司."""
    for match in _OF_SO_MANY.finditer(text) if _SO_MANY.search(text) else ():
        at = match.start(1)
        for name in match[1].split("、"):
            if is_name(name, words) and not taken.meets(at, at + len(name)) and not _NO_STEM.match(name):
                yield name
            at += len(name) + 1


# What houses say of a company right behind its name: 将昕阳科技目标价….
_RATED = re.compile(r"的?(?:\([^)]{0,14}\))?的?(?:投资)?(?:目标价|评级|盈利预测|每股)")


# What a house does right behind its name with the one it speaks of.
_SEEN = "看估料指予升降削荐评"


def _stemmed(text: str, left: int, match: re.Match[str], words: Cues) -> str | None:
    """Return the name that ends with a suffix: what stands before it back to a word that no name holds."""
    invests = text.endswith("投资", left, match.start()) and match[0] in _OF_INVESTORS  # 太盟投资集团
    end = match.start() - (2 if invests else 0)
    stem = _STEM.search(text[max(left, end - 9) : end])
    if stem is None:
        return None
    told = _INTRODUCES.split(_DEALER.split(stem[0])[-1])[-1]
    told = _said(words).split(_BUYS.sub("", told))[-1]
    like = None if may_name(told, words) else named_like(told, words)
    name = like or trimmed(told, words)
    begin = end - len(name)
    said = left and (begin == left or (begin == left + 1 and text[left] in ":："))
    if len(name) > 2 and name[0] in _SEEN and said:
        name = name[1:]  # 里昂看昱阳科技今年营收, 里昂：予昱阳科技目标价
    if len(name) > 2 and name[0] == "中" and text[end - len(name) - 1 : end - len(name)] == "其":
        name = name[1:]  # 其中远陵水泥
    name = _fronted(text, name, end, words)
    if match[0] == "公司" and name[-1:] in "子母分孙本该各":
        return None  # 光学子公司
    longest = 6 if told != stem[0] else 4  # a foreign name is longer: 页岩油商戴蒙德巴克能源
    ending = "投资" + match[0] if invests else match[0]
    return name + ending if 2 <= len(name) <= longest and is_name(name, words) else None


# Names of those who put money in end so: 太盟投资集团.
_OF_INVESTORS = ("集团", "控股", "公司", "有限公司", "股份有限公司")


@cache
def _said(words: Cues) -> re.Pattern[str]:
    """Return what finds a verb of saying, which no name holds: 野村预期公司第二季收入."""
    return pattern([word for word in words.words("speech.said", "zh") if len(word) > 1], ())


# 每股12元购远雄人寿, 公司销售汽车: what is done stands before a name, and who does it.
_BUYS = re.compile(r"^.*?(?<![收认申抢采选网邮订])[购娶吞](?=[一-鿿]{2})|^(?:本|该)?(?:公司|集团)")
# What a firm deals in stands before its name.
_DEALER = re.compile(r"(?<=[油矿气电航药材件备料务品货造产包])商(?=[一-鿿]{3})")
_DEALS = re.compile(r"[油矿气电航药材件备料务品货造产包]商$")


def _whole(text: str, left: int, match: re.Match[str], words: Cues) -> str | None:
    """Return a name that a line or clause begins with and the text repeats, whatever characters it holds: 泰和人寿."""
    for size in range(2, _LONGEST_WHOLE + 1):
        start = match.start() - size
        if start < left or not (start == 0 or text[start - 1] in _LINE_ENDS):
            continue
        name = text[start : match.end()]
        if re.fullmatch(r"[一-鿿]+", name) and re.search(f"[{OUTSIDE}]", name[:size]) and text.count(name) > 1:
            told = name[0] not in OUTSIDE and is_name(name[:size], words) and not _NO_STEM.match(name)
            return name if told else None
    return None


def _marked(text: str, taken: Taken) -> Iterator[tuple[str, str]]:
    """Yield the names of shares that an exchange marks, and the same without the mark of a class: 芯途-W, 芯途."""
    for match in _MARKED.finditer(text) if _MARK.search(text) else ():
        if not taken.meets(*match.span()):
            name = _CLASS.sub("", match[0])
            yield match[0], name
            yield name, name


_MARK = re.compile(r"-(?:KY|DR|S?W|[BPSU])(?![A-Za-z])|ST[一-鿿]")
_CLASS = re.compile(r"-(?:S?W|[BPSU])$")
# An exchange marks the names of shares: from abroad (贸联-KY), of two classes (芯途-W), in danger (*ST岚海).
_MARK = re.compile(r"-(?:KY|DR|S?W|[BPSU])(?![A-Za-z股])|ST[一-鿿]")
_MARKED = re.compile(r"(?<![一-鿿])[一-鿿]{2,5}-(?:KY|DR|S?W|[BPSU])(?![A-Za-z股])|(?<![A-Za-z])\*?ST[一-鿿]{2}")
# A headline begins with a company where a date, a colon or a report's name follows.
_HEADED = re.compile(
    r"([一-鿿]{2,8}?)(?=[:：]|20\d\d|\d{1,2}月|第?[一二三四1-4]季|首季|[前上下首][一-鿿\d]{1,2}[月季年]|全年|中期|三季报|半年报|年报|季报|业绩"
    r"|净利|营收|今[日年]|拟|首[日发]|登陆|赴港|递表|盈利|多赚|少赚|销量|销售额|募投|获|与|完成|宣布|发布|公布|收购|斥资)"
)
_REPORTS = (
    r"(?:[一-鿿]{0,4}\("
    r"|[^,，。;；\n]{0,14}(?:公布|披露|公告|发布|宣布|表示|上市|[收股]盘?价|收报|招股书|递交|递表|签署|达成|完成))"
)


def _headed(text: str, taken: Taken, words: Cues) -> Iterator[str]:
    """Yield the company that a headline begins with, where the body lets it publish something or gives it a bracket."""
    first = len(text) - len(text.lstrip())
    end = text.find("\n", first)
    match = _HEADED.match(text, first)
    if match is None or end < 0 or taken.meets(match.start(1), match.end(1)):
        return
    name = match[1]
    if not is_name(name, words) or _NO_STEM.match(name) or re.search(r"[的了是将把被从]", name) or _BODY.search(name):
        return
    if re.search(re.escape(name) + _REPORTS, text[end:]) and not re.search(_OFFICERS + re.escape(name), text[end:]):
        yield name


# Who speaks in a headline may be a person: 徐秀兰:明年仍保守.
_OFFICERS = r"(?:长|经理|总裁|主席|主管|分析师|经济学家|大臣|首相|总统|教授|创[办始]人|官)"
# What is said by an office or counted in a market is no company's.
_BODY = re.compile(
    r"报告|最新|外资|法人|机构|消息|大行|券商|投行|(?:[厂商股]|族群|供应链|业者|概念|[车房药油券]企|部|局|署|委|厅|司法|统计|市场|行业|价格|指数|[油金铜钢房股]价|汇率|经济|出口|进口|央行|政府|车市|楼市|股市)$"
)
# What a company does, or has, right behind its name.
_ACTS = re.compile(
    r"[(以占实完获交产出报装排表宣公发今上第的于累营净股全计拟赴近拟向已称则将正跌涨]|\d|[A-Z]|负责|建设|签|旗下|首[席次度]|董事|创始|与|在|去年|前"
    r"|收[报于盘涨跌]|同期|单[月季]|当月|销[量售]|因|为|目前|每|总裁|总经理|预计|研发|前[一二三四五六七八九十]|回应|海外|国内|要|来自|第一|内部|获|毛利|净利|营收|公司|外卖|内部人士|财报|招股书|年报|半年报|业绩|新增|拥有|计划|员工|门店|销|也|还|亦|透过|通过|经由|欲|有意|提[出每高议]|建议|遭|被|接[获到]|斥|砸|入主|入股|并购|联手|携手|合资|结盟|受惠|受益|股价|市值|昨|晚间|早盘|盘[中前后]|指出|认为|强调|坦言|估|料|看[好旺淡]|[:：]|网上|[一-鿿]{2,4}(?:业务|板块|分部)"
)
# Words that stand before a noun like 软件 or 银行 at the head of a clause, and are no name.
_NO_STEM = re.compile(
    r"商(?:批发|零售|超)|我们|你们|他们|不过|因此|所以|然而|虽然|倘若|其次|首先|反观|至于|观察|展望|整体|维持|给予|建议|认为|通过|利用|使用|提供|购买|基于|围绕|推动|发展|支持|关于|根据|随着|按照|对于|由于|为了|作为|包括|此外|同时|目前|近日|如果|因为|所有"
    r"|归属|销售|采购|生产|研发|批准|先进|高端|中端|低端|传统|新型|成熟|主营|自研|国产|进口|出口|许多|我国|中国|全国|以及|关键|主要|重要|其他|另外|加快|推进|在线|跨境|线上|线下|海外|境外|国内|前[一二三两\d]|今年|去年|上半|下半|全年|当[中期季月年]|其中|期[内末间]|连带|合计|累计|单[季月]"
)


def _latin(text: str, taken: Taken, words: Cues) -> Iterator[tuple[str, str]]:
    """Yield Latin names that a text introduces as companies, or that do what companies do."""
    leads, spelled = words.words("organisation", "zh_lead"), words.words("organisation", "spelled")
    for match in LATIN_NAME.finditer(text):
        name, front = match[0], text[max(0, match.start() - 6) : match.start()].removesuffix(" ")
        led = len(name) > 1 and front.endswith(leads) and not _PART.match(text, match.end())
        if name in spelled or not (led or (len(name) > 2 and _LATIN_ACTS.match(text, match.end()))):
            continue
        if taken.meets(match.start(), match.end()):
            continue
        yield name, name
        first = name.partition(" ")[0]
        if first != name and len(first) > 3 and len(re.findall(rf"(?<![A-Za-z]){first}(?![A-Za-z])", text)) > text.count(name):
            yield first, name


# What a company has of a kind: 公司TIDES业务.
_PART = re.compile(r"\s?(?:业务|分部|板块|部门|产品|系列|产线|收入|营收|订单|出货)")
_LATIN_ACTS = re.compile(
    r"\s?(?:公司|集团|宣布|近日宣布|发布消息|近日提到|股价|市值|财报|执行长|创[办始]人|董事长|总裁|每股|收[盘涨跌报]|盘[前后]|成立于|创立于|总部|员工|挂牌)"
)
