"""Companies that a Chinese text shows by what it does with them again and again, or beside known ones: rounds of results, lists,
quotes of shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.parse.parties.shapes_zh import BOUNDS, HAN, JOINS, TIME, Shapes, headed, is_everyday, may_be_name
from claims.parse.parties.taken import Taken


def _repeated(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield what begins clauses again and again with what companies do behind it: 瀚宇优品公布…, 瀚宇优品报27.6港元."""
    seen: dict[str, int] = {}
    for name, _ in headed(look.heads, text, taken, look):
        if not JOINS.search(name):
            seen[name] = seen.get(name, 0) + 1
    yield from (name for name, times in seen.items() if times > 1 and (len(name) > 2 or times > 2))


def shown(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield the names that a text shows to be companies' by what it does with them, again and again or beside known ones."""
    yield from _repeated(text, taken, look)
    yield from _quoted(text, taken, look)
    yield from _listed(text, taken, look)
    yield from _reporting(text, taken, look)
    yield from _rowed(text, taken, look)


_EACH = re.compile("分别|各[自涨跌获为达]")
# A headline that announces the figures of many firms, and how each of them begins: 深联电路前三季度实现营业收入92.6亿元.
_ROUND_UP = re.compile(
    r"(?:[季年]报|财报|业绩|营收|获利|销量|交付)[^\n]{0,10}(?:盘点|综述|扫描|透视|出齐|收官|一览|出炉|揭晓|比拼|PK|排行|排名|榜)|\d+[家档只][^\n]{2,12}(?:[季年]报|业绩|营收|财报)"
    r"|板块[^\n]{0,8}(?:[季年]报|业绩|营收)"
)
_REPORTS = re.compile(
    rf"[。\n；;]\s?([{HAN}]{{3,5}}?)(?:则|也|亦)?(?:{TIME}(?:季度?|个月|度)?|[一二三四]季度)*(?:共|合计|累计)?(?:实现|录得|营业收入|营业总收入|营收|归母净利|净利润?|净亏损)[^,，。;；\d]{{0,10}}\d"
)


def _reporting(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield the names that sentences of a round-up begin with which report what a firm earned; two at least make it one."""
    first = len(text) - len(text.lstrip())
    if _ROUND_UP.search(text, first, max(first, text.find("\n", first))) is None:
        return
    found = [m for m in _REPORTS.finditer(text) if not taken.meets(*m.span(1)) and may_be_name(m[1], look)]
    names = {m[1] for m in found if not JOINS.search(m[1])}
    yield from names if len(names) > 1 else ()


# Items of a list that begin with whom each tells of: • 乐岸：营收12.4亿元.
_ROW = re.compile(rf"^[•·●■◆▪※*\-—－\s]*([{HAN}]{{2,6}})[:：](?=[^\n]*\d)", re.MULTILINE)


def _rowed(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield the names that items of a list begin with, where another item begins with a known one."""
    rows = list(_ROW.finditer(text))
    if len(rows) < 2 or not any(row.end(1) in taken.ends for row in rows):
        return
    for row in rows:
        if not taken.meets(*row.span(1)) and may_be_name(row[1], look) and not is_everyday(row[1], look):
            yield row[1]


# Names taken one by one: 健策及高力，上周分别…; and in a list of targets: 将健策目标价调高15%至…、高力上调24%.
_ONE_BY_ONE = re.compile(
    rf"((?:[{HAN}]{{2,6}}[、及和与]){{1,4}}[{HAN}]{{2,5}}?)[,，]?(?:{TIME}[^,，。\d]{{0,4}})?(?:股价|的[{HAN}]{{2,8}}?)?(?:则|均|也)?(?:分别|各[自涨跌获为达](?!自))"
)
_ALSO_RATED = re.compile(
    rf"目标价[^。;；\n]{{1,40}}?[、,，]([{HAN}]{{2,4}}?)(?:则|也|亦)?(?:目标价)?(?:由|从|自)?(?:[\d,.]+元)?(?:[上下][调修]|调[升高降低]|大[升降]|[升降]至)"
)


# Names with a number each in brackets: 小鹏(45,312辆)、理想(41,075辆).
_NUMBERED = re.compile(
    rf"(?:^|[{BOUNDS}和与及])([{HAN}]{{2,4}})[(（](?:约|近|逾|超)?\d[\d,.]*[+＋]?[万亿]?(?:多|余)?[一-鿿%％][^()（）]{{0,8}}[)）]",
    re.MULTILINE,
)
_OPENED = re.compile(r"[(（][约近逾超]?\d")


def _bracketed(text: str) -> list[re.Match[str]]:
    """Return where a text sets three names or more in one paragraph with a number each in brackets."""
    found: dict[int, list[re.Match[str]]] = {}
    for match in _NUMBERED.finditer(text) if len(_OPENED.findall(text)) > 2 else ():
        found.setdefault(text.rfind("\n", 0, match.start(1)), []).append(match)
    return [match for some in found.values() if len(some) > 2 for match in some]


def _listed(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield the names that stand in a list with a known one of which something is told one by one."""
    found = list(_ALSO_RATED.finditer(text)) if "目标价" in text else []
    for match in _ONE_BY_ONE.finditer(text) if _EACH.search(text) else ():
        items = list(re.finditer(rf"(?:^|(?<=[、及和与]))[{HAN}]{{2,6}}?(?=[、及和与]|$)", match[1]))
        if any(match.start(1) + item.end() in taken.ends for item in items):
            spans = [(match.start(1) + item.start(), match.start(1) + item.end()) for item in items]
            yield from (text[a:b] for a, b in spans if not taken.meets(a, b) and b - a < 5 and may_be_name(text[a:b], look))
    found += _bracketed(text)
    for match in found:
        if not taken.meets(*match.span(1)) and may_be_name(match[1], look) and not JOINS.search(match[1]):
            yield match[1]


_TODAY = r"(?:[今昨]\(?\d{0,2}\)?[日天]?|\d{1,2}日|周[一二三四五]|本?周|终场|最后)?"
_CLOSES = r"(?:股价)?(?:最后|终场)?(?:收盘?[在报于]?|[作坐]收|报)(?:每股)?\d[\d,.]*(?:港)?元"
_DUBBED = (
    r"[股权][王后]|千金股|[黑白]马股?|人气王|指标股?|龙头股?|概念股?|权值股|中小型股|同族群|同集团|同[业行]|竞争对手|对手|友商"
)
_CROSSES = r"(?:失守|站[上稳回]|突破|重返|攀[上升]|登上|[跌摔]破|摔落|回测|直逼|逼近|挑战)[^,，。;；]{2,10}"
# What a share does in a column of such, right behind its name: 昱霖电收208.5元, 永珈跌1.7%、收33.4元, 华宸科周涨12%.
_QUOTED = re.compile(
    rf"[{BOUNDS}](?:{_DUBBED})?([{HAN}]{{2,4}}?)(?:股价)?{_TODAY}(?:则|也|亦|更|再|续|同步|逆势|逆市)*"
    rf"(?:{_CLOSES}|(?:(?:[大小微劲重狂飙急]?[涨跌升挫弹]|上涨|下跌|攻上)(?:[停逾近约幅达了]|超过)*(?:\d[\d.]*%)?|{_CROSSES})[,，、](?:股价)?{_CLOSES})"
)
_CLOSED = re.compile(r"[收报]盘?[在报于]?(?:每股)?\d[\d,.]*港?元")
# What has a price and is no share: 金价, 指数, 终场, 类股.
_NO_SHARE = re.compile(
    r"[价盘率市]$|^[今昨早午晚全半上中下当其现最一暂目随尾开收]|指数|终场|最后|现货|期货|期[油金铜]|黄金|白银|[原燃布]油|每[股桶吨克]|当日|单日|单周|类股|族群|[电金]子?股|个股|该股|前者|后者|两者|其中"
    r"|台币|日元|美元|人民币|欧元|汇[率市价]|债|股市|大盘|暗盘|早盘|午盘|尾盘|盘|港股|美股|日股|陆股|韩股|[AHB]股|正股|普通股|存托"
)
# What stands before the head of a sentence, or before one of several: 个股方面，昱霖电收….
_LEADS = re.compile(rf"(?:^|[。\n;；、)）]|(?:方面|[中里内]|包括|{_DUBBED})[,，:：]?)\s?$")


def _quoted(text: str, taken: Taken, look: Shapes) -> Iterator[str]:
    """Yield the names that shares are quoted under, no commodity's and no index's: at the head of a sentence or of one of a
    list, or several in a paragraph. Behind a comma one alone may be anything: 开盘即涨停，半日报33.2元."""
    near: dict[int, list[tuple[str, bool]]] = {}
    for name, start in headed(_QUOTED, text, taken, look) if _CLOSED.search(text) else ():
        if not (_NO_SHARE.search(name) or JOINS.search(name)):
            leads = _LEADS.search(text, max(0, start - 8), start) is not None
            near.setdefault(text.rfind("\n", 0, start), []).append((name, leads))
    for found in near.values():
        some = any(leads for _, leads in found) or len({name for name, _ in found}) > 1
        yield from (name for name, _ in found if some)
