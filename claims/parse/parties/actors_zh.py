"""Who and what a Chinese text names: the known, longer names that they stand in, short forms, indices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from claims.packs import Entity, Pack
from claims.parse.cues import Cues
from claims.parse.lexicon import Lexicon
from claims.parse.parties.actor import PLACED, Actor, known_actor, merged, placed, spoken_for
from claims.parse.parties.coded import seated
from claims.parse.parties.glossed_zh import glossed
from claims.parse.parties.heads_zh import seated_by_deeds
from claims.parse.parties.introduced import beside, introduced, lengthened
from claims.parse.parties.names_zh import TITLED, unknown_zh
from claims.parse.parties.shorts_zh import clipped, shorts, swallowed
from claims.parse.parties.taken import Taken
from claims.parse.times.dates import When

# An index that no list knows: 华沙WIG20指数.
_INDEX_ZH = re.compile(
    r"(?<![A-Za-z0-9])([A-Z][A-Z0-9]{1,9}(?:\s\d{2,4})?)(?=指数)(?<!CPI)(?<!PPI)(?<!PMI)(?<!PCE)(?<!AI)(?<!IP)"
)


# … or a branch's: 申万银行指数年内上涨11.8%, 光模块指数收跌2%; no index of prices or moods.
_INDEX_TRADED = re.compile(
    r"(?<![一-鿿])(?=[一-鿿]{3,8}?(?:指数|综指))(?!.{0,8}(?:价|景气|信心|经理|运[价费]|集运|海运|航运|散货|压力|恐慌|波动|满意|幸福|发展|营商|领先|情绪|繁荣|生产|出口|进口|成本|工资|房|租|活力|该|这))"
    r"(?:[其当]中|而|(?:[涨跌升]幅)?以)?([一-鿿]{3,8}?(?:指数|综指)|[一-鿿]{2,4}\d{2,4}指数)(?=(?:[今昨]\w{0,2}|\d+日|年内|今年以来|本周|上周|周\w|全[日天]|收盘|盘中|终场|随后|则|也|亦|再)*"
    r"(?:[大小微劲重急]?[涨跌升挫弹泻]|上[涨扬升]|下[跌挫]|收[报盘于在涨跌高低市]|报\d|累[计跌涨]|走[高低扬弱强]))"
)


def chinese_actors(text: str, known: list[Actor], times: list[When], words: Cues, pack: Pack) -> list[Actor]:
    """Return the actors of a Chinese text. 海澄石油 is a company, whatever oil is; 恒晶科技 is not 晶科."""
    firm: list[Actor] = []
    weak: list[Actor] = []
    longer = lengthened(text, ((a.start, a.end) for a in known if a.is_company), words)
    lands = ((a.start, a.end) for a in known if a.kind in PLACED)
    longer |= seated(text, lands, frozenset(a.start for a in known if a.is_company))
    towns = ((a.start, a.end, a.kind == "country") for a in known if a.kind in PLACED and text[a.start] > "\u4e00")
    longer |= seated_by_deeds(text, towns, words)
    for actor in (_whole(text, actor, longer) for actor in known):
        if text.startswith("其中国", actor.start - 1) and text[actor.end - 1] == "国":
            continue  # 其中|国泰…
        if _is_short_for(text, actor):
            continue
        if actor.kind == "organisation" and firm and _is_provincial(text, firm[-1], actor):
            continue
        if not swallowed(text, actor.start, actor.end, words):
            (weak if actor.kind == "commodity" else firm).append(actor)
    firm = merged(firm, list(_glued(text, pack)))
    taken = spoken_for(firm, times)
    titled = [m for m in TITLED.finditer(text) if not taken.meets(m.start(1), m.end(1))]
    unknown = [Actor(m.start(), m.end(), m[1], "product") for m in titled]
    if "指数" in text:
        indices = (*_INDEX_ZH.finditer(text), *_INDEX_TRADED.finditer(text))
        unknown += [Actor(*m.span(1), m[1], "index") for m in indices if not taken.meets(*m.span(1))]
    names, listed = _meant(_names(text, firm, spoken_for([*firm, *weak], times), taken, words), pack)
    unknown += placed(text, names, taken, words, {**listed, **{a.name: a for a in firm}})
    return merged(merged(firm, unknown), weak)


# A make whose name runs into its number: LEXUS2,511辆, LEXUS1~2月.
_GLUED = re.compile(
    r"([A-Z](?<![A-Za-z0-9][A-Z])[A-Za-z.-]{1,11})"
    r"(?=\d{1,3}(?:,\d{3})+|\d+(?:[辆台部]|[万亿][辆台元])|\d{1,2}(?:[~至到-]\d{1,2})?月)"
)


_WORD_BEFORE = re.compile(r"(?<![A-Za-z])[A-Z][A-Za-z]+ $")  # LAND ROVER1~2月


def _glued(text: str, pack: Pack) -> Iterator[Actor]:
    """Yield the known names of a Chinese text that run into the number behind them."""
    for match in _GLUED.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - 12), match.start())
        starts = (before.start(), match.start()) if before else (match.start(),)
        hits = ((start, hit) for start in starts for hit in Lexicon(pack, text[start : match.end()]).entities())
        whole = next((pair for pair in hits if pair[1].start == 0 and pair[1].end == match.end() - pair[0]), None)
        if whole:
            yield known_actor(whole[0], match.end(), pack.entities[whole[1].id])


# What letters in brackets stand for, and no name before them: 资本适足率(RBC).
_TERM = re.compile(r"[率比值量额度价数费]\($")


def _is_short_for(text: str, actor: Actor) -> bool:
    """Whether letters in brackets only abbreviate the term before them."""
    return (
        text[actor.start].isascii()
        and text[actor.end : actor.end + 1] == ")"
        and _TERM.search(text, actor.start - 2, actor.start) is not None
    )


@cache
def _short_forms(pack: Pack) -> Mapping[str, Entity]:
    """Return whom the forms mean that count only beside fuller names, where they are one company's."""
    owners: dict[str, list[Entity]] = {}
    for entity in pack.entities.values():
        for alias in entity.short:
            owners.setdefault(alias, []).append(entity)
    return {alias: some[0] for alias, some in owners.items() if len(some) == 1 and some[0].kind == "company"}


def _meant(names: dict[str, str], pack: Pack) -> tuple[dict[str, str], dict[str, Actor]]:
    """Return names with those that are a listed company's short form under its name, and such companies by name.

    荣耀出货1900万部 beside 小米出货…: what grammar shows to be a company needs no fuller name.
    """
    forms = _short_forms(pack)
    found = {name: forms[name] for name in names.values() if name in forms}
    renamed = {alias: found[name].name if name in found else name for alias, name in names.items()}
    return renamed, {entity.name: known_actor(0, 0, entity) for entity in found.values()}


# A name that goes on behind a known one is another's: 贝壳研究院 counts homes, 中芯聚源 holds shares.
_WATCHING = re.compile(r"(?:经济|产业|数据|金融|大数据)?(?:研究院|研究所|研究中心|智库|研究部)")


_HOLDING = re.compile(
    r"([\u4e00-\u9fff]{2,3})(?=认购|持股|持有|领投|跟投|减持|增持|出资|入股|套现|基金|管理的)|(?:资本|创投|投资|战投|系基金|产业基金|风投)(?![了于\d])"
)


# A branch of business that a group floats or runs under its name as a company apart: 美的置业.
_SISTER = re.compile(
    r"(?:新材料?|创新|水泥|电路|线缆|环保|装备|生物|医疗|医药|机器人|储能|氢能|纸业|种业|传媒|文旅|教育|置业|地产|物业|证券|银行|保险|人寿|租赁|信托|期货|影业|乳业|药业|健康|物流|服务)(?=[\s,，(0-9]|今|去|前|第[一二三四1-4]|[一二三四]季|[上下]半年|营|净|归母|签|公|拟|股|实现)"
)


# Firms that a place owns bear its name: 南京国资集团, 合肥建投.
_SEATED = re.compile(
    r"(?:市|省)?[一-鿿]{0,2}?(?:国资|城投|交投|建投|产投|国投|投资|控股)(?:控股|发展)?(?:集团|公司)|(?:城投|交投|建投|产投)"
)


_NOT_PART = re.compile(
    r"[的了将拟已共曾均也再又仅约超近分累合间直前后目现]|公司|集团|去年|今年|一致|股东|旗下|首次|完成|计划|持续|继续|大幅|高管|及其|[认持领跟减增出]"
)


def _whole(text: str, actor: Actor, longer: Mapping[int, int]) -> Actor:
    """Return an actor with the rest of a longer name that begins with a known one, as somebody else."""
    if actor.start in longer:
        return Actor(actor.start, longer[actor.start], text[actor.start : longer[actor.start]], "company")
    if text[actor.start].isascii():
        return actor
    if actor.kind in ("region", "country"):
        seated = _SEATED.match(text, actor.end)
        return Actor(actor.start, seated.end(), text[actor.start : seated.end()], "company") if seated else actor
    if not actor.is_company:
        return actor
    watching = _WATCHING.match(text, actor.end)
    if watching and actor.kind != "organisation":
        return Actor(actor.start, watching.end(), text[actor.start : watching.end()], "organisation")
    if actor.end - actor.start > 3:
        return actor
    holding = _SISTER.match(text, actor.end) or _HOLDING.match(text, actor.end)
    if holding is None or _NOT_PART.search(holding[0]):
        return actor
    return Actor(actor.start, holding.end(), text[actor.start : holding.end()], "company")


def _is_provincial(text: str, place: Actor, office: Actor) -> bool:
    """Whether an office is not the nation's but the place's before it: 福建省发改委."""
    return place.kind == "region" and text[place.end : office.start] in ("", "省", "市", "区", "县", "自治区")


def _names(text: str, firm: list[Actor], spoken: Taken, taken: Taken, words: Cues) -> dict[str, str]:
    """Return each way in which a Chinese text writes a company that no list knows, or knows by another name.

    `spoken` are all words that are known, `taken` those without the commodities that a company's name may hold.
    """
    companies = [a for a in firm if a.is_company]
    names = unknown_zh(text, taken, words)
    spelled = {text[a.start : a.end]: a.name for a in companies if not text[a.start].isascii()}
    for alias, name in introduced(text, spoken, words).items():
        if not any(name.startswith(known) for known in names):
            names[alias] = _longest(name, {**spelled, **names})
    names = shorts(text, {**spelled, **names}) | names
    names |= clipped(text, {**spelled, **names})
    names = _of_groups(text, names)
    ends = {a.end: a.name for a in companies}
    names = beside(text, spoken, {**ends, **_ends(text, names)}, words) | names
    return glossed(text, names, {a.start: a.name for a in companies}, ends, words)


_GROUP = "集团"


def _of_groups(text: str, names: dict[str, str]) -> dict[str, str]:
    """Return names, those of a group without its last word as the group's (澄湖环保 beside 澄湖环保集团), unless they have a
    stock code of their own, as what a group has floated does."""
    groups = {name.removesuffix(_GROUP): name for name in names.values() if name.endswith(_GROUP) and len(name) > 4}
    coded = {name for name in groups if re.search(rf"{re.escape(name)}[(（]\s?[\dA-Z]", text)}
    return {alias: name if name in coded else groups.get(name, name) for alias, name in names.items()}


def _longest(name: str, names: Mapping[str, str]) -> str:
    """Return the one longer name that a name begins, else itself: 大峰 is 大峰车电."""
    longer = {meant for alias, meant in names.items() if alias.startswith(name) and alias != name}
    return longer.pop() if len(longer) == 1 else name


def _ends(text: str, names: Mapping[str, str]) -> dict[int, str]:
    """Return where names end, and whose they are."""
    return {match.end(): name for alias, name in names.items() for match in re.finditer(re.escape(alias), text)}
