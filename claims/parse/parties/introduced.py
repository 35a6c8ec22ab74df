"""Companies that a Chinese text introduces by its grammar, whatever characters their names hold.

By a Latin name in brackets (和瀚医药(Hehan Pharma)), by being bought (收购瑞芯通60%股权), by what stands in front (乳品巨头菲仕朗
上半年…), by doing what the companies beside it do (小鹏交付…。极曜交付…). A name and its Latin gloss are one entity,
and the gloss is its canonical name, so that reports in two languages meet.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues, pattern
from claims.parse.parties.names_en import LATIN_NAME
from claims.parse.parties.taken import Taken

_HAN = "\u4e00-\u9fff"
_BOUNDS = ' \n\u3000。,，;；:：!?“”"(《】」「、|｜'
_TABLE = "organisation.introduced"
_TIME = (
    r"(?:(?:20\d\d|[今去本上]|本?财)年|(?:\d{1,2}|十?[一二三四五六七八九十])[月日]|[上下]半年|第?[一二三四1-4]季"
    r"|前[一二三四五六七八九十\d]|全年|首[\d季]|周[一二三四五六日]|[今昨近]日|晚间|[上本]周|上财年|三季报|半年报|年报)"
)


class Gloss(NamedTuple):
    """A Latin name in brackets; `at` is where its bracket opens, `front` the Chinese words right before it."""

    at: int
    start: int
    latin: str
    front: str


class _Patterns(NamedTuple):
    """What the words of the table become: see the comments there."""

    called: re.Pattern[str]
    calls: re.Pattern[str]
    described: re.Pattern[str]
    heads: re.Pattern[str]
    deeds: re.Pattern[str]
    meanwhile: re.Pattern[str]
    alone: re.Pattern[str]
    beside: re.Pattern[str]
    business: re.Pattern[str]
    never: re.Pattern[str]
    branch: re.Pattern[str]
    endings: tuple[str, ...]


@cache
def _patterns(words: Cues) -> _Patterns:
    called, does, alike, business, branch = (
        _any(words.words(_TABLE, key)) for key in ("called", "does", "alike", "business", "branch")
    )
    firsts = "".join(sorted({word[0] for word in words.words(_TABLE, "does")}))
    acts = rf"[则也亦更还]?(?=[{firsts}\d本今去前昨近周晚第首上下半全年一二三四五六七八九十(])(?:{_TIME}|{does}|\()"
    moves = rf"[则也亦更]?(?:逆[势市])?(?:{alike}|[收报挫])(?=[^,，。;；]{{0,5}}\d)"
    return _Patterns(
        called=re.compile(rf"^.*{called}(?=[{_HAN}]{{2}})"),
        calls=re.compile(rf"{called}$"),
        described=re.compile(
            rf"{_either(words.words(_TABLE, 'called'))}[“\"]?([{_HAN}·]{{2,10}}?)[”\"]?(?={acts}|的{alike}|{moves})"
        ),
        heads=re.compile(rf"[{_BOUNDS}]([{_HAN}]{{2,5}}?)(?={acts}|报\d|港股|IPO|的{alike})"),
        deeds=re.compile(rf"{alike}|{business}"),
        meanwhile=re.compile(rf"[{_BOUNDS}]([{_HAN}]{{2,5}}?)同期(?:{alike}|[约近逾仅为则]?\d)"),
        alone=re.compile(rf"(?:{acts}|的)"),
        beside=re.compile(rf"[{_BOUNDS}]([{_HAN}]{{2,4}}?)({alike})(?=[{_HAN}]{{0,8}}\d)"),
        business=re.compile(rf"[^)]{{0,24}}\)(?:{_TIME}|[日度晚年月]|个月|在?港交所|的)*(?:{business}|完成[^,，。]{{0,6}}融资)"),
        never=pattern(words.words(_TABLE, "never"), ()),
        branch=re.compile(f"{branch}$|^{branch}"),
        endings=(*words.words("organisation", "zh"), *words.words("organisation", "weak")),
    )


def _any(words: Iterable[str]) -> str:
    """Return a pattern of words that looks at the first character before it tries them, longest first."""
    words = tuple(words)
    return f"(?=[{''.join(sorted({word[0] for word in words}))}]){_either(words)}"


def _either(words: Iterable[str]) -> str:
    """Return a pattern of words, longest first; at the head of a pattern a search passes over where none begins."""
    return f"(?:{'|'.join(sorted(words, key=len, reverse=True))})"


_GLOSS = re.compile(
    rf"\((?<=[{_HAN}]\()(?:英文名?(?:称|简称)?[:：]?|简称)?\s?({LATIN_NAME.pattern})"
    r"(?:,?\s(?:Co\.?|Ltd\.?|Inc\.?|Corp\.?|PLC|plc)){0,2}(?=[),，;；、/:：])"
)
_LEGAL = re.compile(r",?\s(?:Co\.?,?\s?Ltd\.?|Inc\.?|Corp\.?|Corporation|Ltd\.?|Limited|PLC|plc|LLC|N\.?V\.?|AG|S\.?A\.?)$")


def glosses(text: str) -> Iterator[Gloss]:
    """Yield the Latin names that a Chinese text gives in brackets; what is all capitals is a ticker or a common word."""
    for match in _GLOSS.finditer(text):
        if any(c.islower() for c in match[1]):
            latin = _LEGAL.sub("", match[1])
            yield Gloss(match.start(), match.start(1), latin if len(latin) > 2 else match[1], _run_before(text, match.start()))


def _run_before(text: str, end: int) -> str:
    match = re.search(rf"[{_HAN}·]{{1,16}}$", text[max(0, end - 16) : end])
    return match[0] if match else ""


def glossed(
    text: str, names: Mapping[str, str], known: Mapping[int, str], ends: Mapping[int, str], words: Cues
) -> dict[str, str]:
    """Return the ways of writing unknown names, those with a gloss under the gloss as their name.

    `known` gives the canonical name of the known company that begins at an offset, `ends` of the one that ends there.
    """
    out = dict(names)
    for gloss in glosses(text):
        if gloss.at in ends:
            out.setdefault(gloss.latin, ends[gloss.at])
            continue
        name = _named_before(text, gloss.at, out) or _told_before(text, gloss, words)
        if name is None:
            continue
        canonical = known.get(gloss.start, gloss.latin)
        old = out.get(name, name)
        out |= {alias: canonical for alias, meant in out.items() if meant == old}
        out |= {name: canonical, gloss.latin: canonical}
    return out


def _named_before(text: str, end: int, names: Iterable[str]) -> str | None:
    """Return the longest of some names that ends at an offset."""
    return max((name for name in names if text.endswith(name, 0, end)), key=len, default=None)


def _told_before(text: str, gloss: Gloss, words: Cues) -> str | None:
    """Return what stands before a gloss where it is a company's: it is called one, or does what companies do."""
    look = _patterns(words)
    called = look.called.search(gloss.front)
    name = gloss.front[called.end() :] if called else gloss.front
    sure = called is not None or name.endswith(look.endings) or look.business.match(text, gloss.start) is not None
    sure = sure or _LISTED.match(text, gloss.start) is not None or _is_called(text, name, look)
    return name if sure and 2 <= len(name) <= 10 and not look.never.search(name) else None


# A stock code behind the Latin name: (Jichuan Vision,09876.HK).
_LISTED = re.compile(r"[A-Za-z .&'-]+[,，;；、/:：]\s?(?:[A-Z]{2,6}[.:]\s?)?[\dA-Z]{2,6}(?:\.[A-Z]{1,2})?\)")


def _is_called(text: str, name: str, look: _Patterns) -> bool:
    """Whether a text calls a name what companies are called, wherever: 创新药企济川维新."""
    return len(name) > 2 and any(look.calls.search(text, max(0, m.start() - 6), m.start()) for m in re.finditer(name, text))


def is_named_so(front: str, name: str, words: Cues) -> bool:
    """Whether the words in front of a gloss are a name, with no more before it than what it is called."""
    rest = front.removesuffix(name)
    return rest != front and (not rest or len(name) > 3 or _patterns(words).calls.search(rest) is not None)


_BOUGHT = re.compile(
    rf"(?:收购|并购|入主|私有化|竞购|献购|控股)了?([{_HAN}]{{2,10}}?)"
    r"(?=(?:的|约|近|逾|超过?|不超过|至少|剩余|全部|控股|多数|少数)*(?:\d|[一二三四五六七八九]成|股[权份])|[\s,，。;；:：(（]|$)",
    re.MULTILINE,
)


def introduced(text: str, taken: Taken, words: Cues) -> dict[str, str]:
    """Return each way of writing a company that is bought or called what it is, and its name."""
    look = _patterns(words)
    names: dict[str, str] = {}
    for match in (*_BOUGHT.finditer(text), *look.described.finditer(text)):
        name = match[1]
        if taken.meets(*match.span(1)) or not _may_be_name(name, look):
            continue
        if text.count(name) > 1 or (match.re is look.described and _is_rival(match) and not _JOINS.search(name)):
            names[name] = name
    names |= {name: name for name in _meanwhile(text, taken, look)} if "同期" in text else {}
    for name, _ in _headed(_RATED, text, taken, look) if _IS_RATED.search(text) else ():
        if not _JOINS.search(name) and text.count(name) > 1:
            names.setdefault(name, name)
    names |= {name: name for name in _graded(text, taken, look) if name not in names}
    names |= {name: name for name in _shown(text, taken, look) if name not in names}
    for name in list(names):
        names |= {short: name for short in _halves(text, name, look) if short not in names}
    return names


def _graded(text: str, taken: Taken, look: _Patterns) -> Iterator[str]:
    """Yield whom a house grades, where the headline does so or the name comes again."""
    if not _IS_RATED.search(text):
        return
    for match in _GRADED.finditer(text):
        name, line = match[1], text.find("\n", len(text) - len(text.lstrip()))
        again = match.start() < line or text.count(name) > 1
        if again and not taken.meets(*match.span(1)) and _may_be_name(name, look) and not _JOINS.search(name):
            yield name


def _headed(pattern: re.Pattern[str], text: str, taken: Taken, look: _Patterns) -> Iterator[tuple[str, int]]:
    """Yield what may be a name, and where, of what a pattern finds behind a bound; a text itself begins behind one."""
    for match in pattern.finditer(f"\n{text}"):
        start, end = match.start(1) - 1, match.end(1) - 1
        if not taken.meets(start, end) and _may_be_name(match[1], look):
            yield match[1], start


def _meanwhile(text: str, taken: Taken, look: _Patterns) -> Iterator[str]:
    """Yield the names of those who did the same in the same time."""
    for name, _ in _headed(look.meanwhile, text, taken, look):
        if text.count(name) > 1 or not _JOINS.search(name):
            yield name
    for match in look.meanwhile.finditer(f"\n{text}"):
        name = match[1]
        if _MADE.fullmatch(name) and not taken.meets(match.start(1) - 1, match.end(1) - 1) and not look.never.search(name[:-2]):
            yield name


# Who did the same in the same time may end as branches of business do: 小桥汽车同期交付….
_MADE = re.compile(
    r"(?!商用|乘用|电动|燃油|纯电|智能|消费|二手|豪华|新型|国产|出口|进口|传统)[一-鿿]{2}(?:汽车|科技|电子|电机|能源)"
)
# Who has a target price is a company: 旭隼的目标价.
_IS_RATED = re.compile("目标价|评[级等]|投资评")
_RATED = re.compile(
    rf"[{_BOUNDS}将把对调升高降低修](?:(?<=[{_BOUNDS}将把对])|(?<=[上下]调)|(?<=调[升高降低])|(?<=[上下]修))"
    rf"([{_HAN}]{{2,4}}?)的?(?:{_IS_RATED.pattern})"
)
# … and whom a house grades: 维持晶石设备跑赢行业评级, 首予湾澄“买入”.
_GRADED = re.compile(
    rf"(?:维持|重申|首予|首次覆盖|给予|[上下]调)([{_HAN}]{{2,6}}?)(?:\([^)\n]{{1,14}}\))?[“「\"]?"
    r"(?:跑[赢输]|优于|强?[于过]大市|买[入进]|增持|加码|中性|持有|沽售|卖出|强烈|推荐|超配|标配|与大市)"
)
# 同业上银第三季…: a peer is named however short its name.
_PEER = re.compile(r"(?:竞争|同城)?(?:对手|同行|同业)")


def _is_rival(match: re.Match[str]) -> bool:
    """Whether what calls a name is enough for one that stands but once: a long name, or a peer's."""
    return len(match[1]) > 2 or _PEER.match(match[0]) is not None


def _repeated(text: str, taken: Taken, look: _Patterns) -> Iterator[str]:
    """Yield what begins clauses again and again with what companies do behind it: 瀚宇优品公布…, 瀚宇优品报27.6港元."""
    seen: dict[str, int] = {}
    for name, _ in _headed(look.heads, text, taken, look):
        if not _JOINS.search(name):
            seen[name] = seen.get(name, 0) + 1
    yield from (name for name, times in seen.items() if times > 1 and (len(name) > 2 or times > 2))


def _shown(text: str, taken: Taken, look: _Patterns) -> Iterator[str]:
    """Yield the names that a text shows to be companies' by what it does with them, again and again or beside known ones."""
    yield from _repeated(text, taken, look)
    yield from _quoted(text, taken, look)
    yield from _listed(text, taken, look)
    yield from _reporting(text, taken, look)


_EACH = re.compile("分别|各[自涨跌获为达]")
# A headline that announces the figures of many firms, and how each of them begins: 深联电路前三季度实现营业收入92.6亿元.
_ROUND_UP = re.compile(
    r"(?:[季年]报|财报|业绩|营收|获利|销量|交付)[^\n]{0,10}(?:盘点|综述|扫描|透视|出齐|收官|一览|出炉|揭晓|比拼|PK|排行|排名|榜)|\d+[家档只][^\n]{2,12}(?:[季年]报|业绩|营收|财报)"
    r"|板块[^\n]{0,8}(?:[季年]报|业绩|营收)"
)
_REPORTS = re.compile(
    rf"[。\n；;]\s?([{_HAN}]{{3,5}}?)(?:则|也|亦)?(?:{_TIME}(?:季度?|个月|度)?|[一二三四]季度)*(?:共|合计|累计)?(?:实现|录得|营业收入|营业总收入|营收|归母净利|净利润?|净亏损)[^,，。;；\d]{{0,10}}\d"
)


def _reporting(text: str, taken: Taken, look: _Patterns) -> Iterator[str]:
    """Yield the names that sentences of a round-up begin with which report what a firm earned; two at least make it one."""
    first = len(text) - len(text.lstrip())
    if _ROUND_UP.search(text, first, max(first, text.find("\n", first))) is None:
        return
    found = [m for m in _REPORTS.finditer(text) if not taken.meets(*m.span(1)) and _may_be_name(m[1], look)]
    names = {m[1] for m in found if not _JOINS.search(m[1])}
    yield from names if len(names) > 1 else ()


# Names taken one by one: 健策及高力，上周分别…; and in a list of targets: 将健策目标价调高15%至…、高力上调24%.
_ONE_BY_ONE = re.compile(
    rf"((?:[{_HAN}]{{2,6}}[、及和与]){{1,4}}[{_HAN}]{{2,5}}?)[,，]?(?:{_TIME}[^,，。\d]{{0,4}})?(?:股价)?(?:则|均|也)?(?:分别|各[自涨跌获为达](?!自))"
)
_ALSO_RATED = re.compile(
    rf"目标价[^。;；\n]{{1,40}}?[、,，]([{_HAN}]{{2,4}}?)(?:则|也|亦)?(?:目标价)?(?:由|从|自)?(?:[\d,.]+元)?(?:[上下][调修]|调[升高降低]|大[升降]|[升降]至)"
)


# Names with a number each in brackets: 小鹏(45,312辆)、理想(41,075辆).
_NUMBERED = re.compile(
    rf"(?:^|[{_BOUNDS}和与及])([{_HAN}]{{2,4}})[(（](?:约|近|逾|超)?\d[\d,.]*[+＋]?[万亿]?(?:多|余)?[一-鿿%％][^()（）]{{0,8}}[)）]",
    re.MULTILINE,
)
_OPENED = re.compile(r"[(（][约近逾超]?\d")


def _bracketed(text: str) -> list[re.Match[str]]:
    """Return where a text sets three names or more in one paragraph with a number each in brackets."""
    found: dict[int, list[re.Match[str]]] = {}
    for match in _NUMBERED.finditer(text) if len(_OPENED.findall(text)) > 2 else ():
        found.setdefault(text.rfind("\n", 0, match.start(1)), []).append(match)
    return [match for some in found.values() if len(some) > 2 for match in some]


def _listed(text: str, taken: Taken, look: _Patterns) -> Iterator[str]:
    """Yield the names that stand in a list with a known one of which something is told one by one."""
    found = list(_ALSO_RATED.finditer(text)) if "目标价" in text else []
    for match in _ONE_BY_ONE.finditer(text) if _EACH.search(text) else ():
        items = list(re.finditer(rf"(?:^|(?<=[、及和与]))[{_HAN}]{{2,6}}?(?=[、及和与]|$)", match[1]))
        if any(match.start(1) + item.end() in taken.ends for item in items):
            spans = [(match.start(1) + item.start(), match.start(1) + item.end()) for item in items]
            yield from (text[a:b] for a, b in spans if not taken.meets(a, b) and b - a < 5 and _may_be_name(text[a:b], look))
    found += _bracketed(text)
    for match in found:
        if not taken.meets(*match.span(1)) and _may_be_name(match[1], look) and not _JOINS.search(match[1]):
            yield match[1]


_TODAY = r"(?:[今昨]\(?\d{0,2}\)?[日天]?|\d{1,2}日|周[一二三四五]|本?周|终场|最后)?"
_CLOSES = r"(?:股价)?(?:最后|终场)?(?:收盘?[在报于]?|[作坐]收|报)(?:每股)?\d[\d,.]*(?:港)?元"
_DUBBED = (
    r"[股权][王后]|千金股|[黑白]马股?|人气王|指标股?|龙头股?|概念股?|权值股|中小型股|同族群|同集团|同[业行]|竞争对手|对手|友商"
)
_CROSSES = r"(?:失守|站[上稳回]|突破|重返|攀[上升]|登上|[跌摔]破|摔落|回测|直逼|逼近|挑战)[^,，。;；]{2,10}"
# What a share does in a column of such, right behind its name: 昱霖电收208.5元, 永珈跌1.7%、收33.4元, 华宸科周涨12%.
_QUOTED = re.compile(
    rf"[{_BOUNDS}](?:{_DUBBED})?([{_HAN}]{{2,4}}?)(?:股价)?{_TODAY}(?:则|也|亦|更|再|续|同步|逆势|逆市)*"
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


def _quoted(text: str, taken: Taken, look: _Patterns) -> Iterator[str]:
    """Yield the names that shares are quoted under, no commodity's and no index's: at the head of a sentence or of one of a
    list, or several in a paragraph. Behind a comma one alone may be anything: 开盘即涨停，半日报33.2元."""
    near: dict[int, list[tuple[str, bool]]] = {}
    for name, start in _headed(_QUOTED, text, taken, look) if _CLOSED.search(text) else ():
        if not (_NO_SHARE.search(name) or _JOINS.search(name)):
            leads = _LEADS.search(text, max(0, start - 8), start) is not None
            near.setdefault(text.rfind("\n", 0, start), []).append((name, leads))
    for found in near.values():
        some = any(leads for _, leads in found) or len({name for name, _ in found}) > 1
        yield from (name for name, _ in found if some)


_JOINS = re.compile(r"[和与及为在等]")


def _may_be_name(name: str, look: _Patterns) -> bool:
    return not name.endswith(("今", "昨")) and look.never.search(name) is None and look.branch.search(name) is None


def _halves(text: str, name: str, look: _Patterns) -> Iterator[str]:
    """Yield the beginnings and ends of a long name that the text uses alone: 康柏尼 of 菲仕兰康柏尼."""
    for size in range(len(name) - 2, 1, -1) if len(name) > 3 else ():
        for part in (name[:size], name[-size:]):
            if text.count(part) > text.count(name) and _begins_clause(text, part, look):
                yield part


def lengthened(text: str, companies: Iterable[tuple[int, int]], words: Cues) -> dict[int, int]:
    """Return, by where it begins, where a known short name ends that is only ever the head of a longer one: 瑞穗精测.

    Each of its places, two at least, goes on with the same two characters, and these name no branch and no deed.
    """
    look = _patterns(words)
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in companies:
        if end - start < 4 and text[start] > "\u4e00":
            places.setdefault(text[start:end], []).append((start, end))
    out: dict[int, int] = {}
    for name, spans in places.items():
        more = {text[end : end + 2] for _, end in spans}
        tail = more.pop()
        if len(spans) < 2 or more or not re.fullmatch(rf"[{_HAN}]{{2}}", tail) or not _may_be_name(tail, look):
            continue
        if not look.alone.match(tail) and look.deeds.search(tail) is None and _begins_clause(text, name + tail, look):
            out |= {start: end + 2 for start, end in spans}
    return out


def _begins_clause(text: str, part: str, look: _Patterns) -> bool:
    """Whether a text has some words where a clause begins, with what companies do behind them."""
    heads = (match.end() for match in re.finditer(rf"(?:^|[{_BOUNDS}]){part}", text, re.MULTILINE))
    return any(look.alone.match(text, end) for end in heads)


_MOVES = "涨跌升降"


def beside(text: str, taken: Taken, companies: Mapping[int, str], words: Cues) -> dict[str, str]:
    """Return the unknown names that begin their clause as companies of the same paragraph do, and do what these do.

    `companies` gives the name of the company that ends at an offset. One company alone tells of its parts that way
    (锂盐营收…, 海外营收…); two make a round-up.
    """
    names: dict[str, str] = {}
    floor = 0
    ordered, lined = sorted(companies), f"\n{text}"
    for paragraph in text.split("\n"):
        end = floor + len(paragraph)
        near = ordered[bisect_right(ordered, floor) : bisect_right(ordered, end)]
        if len(near) > 1 and len({companies[at] for at in near}) > 1:
            doing = frozenset(_done(text[at : at + 2]) for at in near)
            names |= {name: name for name in _alike(lined, floor, end + 1, taken, doing, _patterns(words))}
        floor = end + 1
    return names


def _alike(lined: str, start: int, end: int, taken: Taken, doing: frozenset[str], look: _Patterns) -> Iterator[str]:
    """Yield the names of a stretch that do one of the things `doing`; `lined` is the text behind a line's end."""
    for match in look.beside.finditer(lined, start, end):
        name, (first, last) = match[1], match.span(1)
        if (
            _done(match[2]) in doing
            and _may_be_name(name, look)
            and not (_JOINS.search(name) or taken.meets(first - 1, last - 1))
        ):
            yield name


def _done(word: str) -> str:
    """Return what tells one doing from another: a rise by its first character, all else by its first two."""
    return word[:1] if word[:1] in _MOVES else word[:2]
