"""Who and what a text names: the entities of the pack, companies unknown to it, and the words that stand for either."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from claims.packs import Entity, Pack
from claims.parse.cues import Cues, cues
from claims.parse.lexicon import Lexicon
from claims.parse.parties.anaphors import anaphors
from claims.parse.parties.begun import begun_names
from claims.parse.parties.branches import branches
from claims.parse.parties.coded import seated
from claims.parse.parties.described import descriptions
from claims.parse.parties.forms_en import OFFICE, every_name
from claims.parse.parties.introduced import beside, glossed, introduced, lengthened
from claims.parse.parties.items import rated_in_capitals
from claims.parse.parties.lands import adjectives, capitals, places, rulers
from claims.parse.parties.names_en import shortened
from claims.parse.parties.names_zh import TITLED, clipped, shorts, swallowed, unknown_zh
from claims.parse.parties.nations import at_home
from claims.parse.parties.others import others
from claims.parse.parties.sorts import label, pointers, sorts_of
from claims.parse.parties.taken import Taken
from claims.parse.parties.things import Firm, things
from claims.parse.spots import Spot
from claims.parse.times.dates import When

COMPANIES = ("company", "lab", "organisation", "central_bank")
PLACED = ("country", "region")


class Actor(NamedTuple):
    """A place that names somebody or something. `name` is canonical English, or as written where it is unknown.

    `anaphor` marks words that point back (该公司, it); they have no name of their own. `kind` is an entity kind, or
    `company` or `product` for what is unknown; `maker` is who makes such a product, where the text tells, and `sort` what a
    product is said to be (chip, car).
    """

    start: int
    end: int
    name: str
    kind: str
    entity: Entity | None = None
    anaphor: bool = False
    maker: str = ""
    sort: str = ""

    @property
    def is_company(self) -> bool:
        return self.kind in COMPANIES


def actors(text: str, language: str, lexicon: Lexicon, times: list[When]) -> list[Actor]:
    """Return the actors of a whole shadow text, in order, none overlapping; `lexicon` has the words of that text."""
    pack = lexicon.pack
    words = cues(pack)
    masked = Taken([m.span() for m in _DATELINE.finditer(text)])
    hits = [
        hit for hit in lexicon.entities() if not masked.meets(hit.start, hit.end) and not _is_no_name(text, hit.start, hit.end)
    ]
    known = at_home([_known(hit.start, hit.end, pack.entities[hit.id]) for hit in hits], text, language, pack, words)
    found = _english(text, known, times, words, pack, masked) if language == "en" else _chinese(text, known, times, words, pack)
    spots = lexicon.cues.get("thing", ())
    found = _apposed(_merged(_things(text, language == "en", found, times, spots, words), found), text)
    found, pointing = _sorted(text, found, spots)
    back = [Actor(start, end, "", kind, anaphor=True) for start, end, kind in anaphors(text, words)]
    pointing = _merged(pointing, back)
    return _merged(*_described(text, found, pointing, words)) if language == "en" else _merged(found, pointing)


_SAID = (*PLACED, "commodity")


def _described(text: str, found: list[Actor], pointing: list[Actor], words: Cues) -> tuple[list[Actor], list[Actor]]:
    """Return the actors of an English text, and the words that point back with those that say what a company is.

    A country or good in those is nobody (the U.S. company, the gold producer), and what stands right before a name is that name
    (the carmaker Stellantis).
    """
    spans = (*others(text, found), *descriptions(text, words, found))
    said = [Actor(start, end, "", "company", anaphor=True) for start, end in spans]
    said = _merged(said, [Actor(start, end, "", "country", anaphor=True) for start, end in rulers(text, words)])
    spoken = Taken([(a.start, a.end) for a in said if a.kind == "company"])
    heads = {a.start for a in found if a.is_company}
    pointing = [a for a in pointing if a.end + 1 not in heads or text[a.start].lower() != "t"]
    return [a for a in found if a.kind not in _SAID or not spoken.meets(a.start, a.end)], _merged(said, pointing)


def _things(text: str, english: bool, found: list[Actor], times: list[When], spots: Sequence[Spot], words: Cues) -> list[Actor]:
    """Return the things that a text names and no list knows."""
    firms = [Firm(a.start, a.end, a.name) for a in found if a.kind in ("company", "lab")]
    if not (spots or firms):
        return []
    ends = words.words("organisation", "en")
    listed = _spoken([a for a in found if a.entity or a.name.endswith(ends)], times)
    if english:
        inside = Taken([(firm.start, firm.end) for firm in firms])
        spots = [spot for spot in spots if not inside.meets(spot.start, spot.end)]  # Nordwell Motor America
    named = things(text, english, spots, firms, _spoken(found, times), listed, words)
    return [Actor(thing.start, thing.end, thing.name, "product", maker=thing.maker) for thing in named]


def _sorted(text: str, found: list[Actor], spots: Sequence[Spot]) -> tuple[list[Actor], list[Actor]]:
    """Return the actors, things with their sort, and the words that point at a thing by its sort."""
    named = [a for a in found if a.kind == "product"]
    if not named or not spots:
        return found, []
    sorts = sorts_of(text, spots, [(a.start, a.end, a.name, (a.entity and a.entity.level) or "") for a in named])
    first: dict[str, int] = {}
    for actor in named:
        if actor.start in sorts:
            first.setdefault(label(sorts[actor.start]), actor.start)
    pointing = [Actor(p.start, p.end, "", "product", anaphor=True, sort=p.sort) for p in pointers(text, spots, first)]
    return [a._replace(sort=sorts[a.start]) if a.start in sorts else a for a in found], pointing


# A name that only says whose or what sort another is: Microsoft-backed builder, London-listed miner, 腾讯系.
_MODIFIER = re.compile(
    r"-(?:backed|owned|led|based|listed|controlled|funded|affiliated|style|linked|run|born|supported|branded|trained)\b|系(?![统列数])"
)


def _modifies(text: str, end: int) -> bool:
    return text[end : end + 1] in ("-", "系") and _MODIFIER.match(text, end) is not None


# What is reckoned by the day, or by which something is reckoned, is a unit: $8.40 per BOE, 212,000 BOE/d.
_BY_DAY = re.compile(r"/d\b|/day\b|pd\b|\sper\sday\b|\s/\sd\b")
_UNIT = 4


def _is_no_name(text: str, start: int, end: int) -> bool:
    """Whether what is spelled like a name only says whose or what sort another is, or in what something is reckoned."""
    if end - start <= _UNIT and text[start].isascii() and (text.endswith("per ", 0, start) or _BY_DAY.match(text, end)):
        return True
    return _modifies(text, end)


def _english(text: str, known: list[Actor], times: list[When], words: Cues, pack: Pack, masked: Taken) -> list[Actor]:
    seats, lands = (
        [_known(start, end, pack.entities[land]) for start, end, land in found if not masked.meets(start, end)]
        for found in (capitals(text, words), adjectives(text, words))
    )
    known = _merged(_merged(seats, known), lands)
    known = _merged(known, [Actor(start, end, name, "region") for start, end, name in places(text, words)])
    known = _merged(known, [Actor(*m.span(m.lastindex or 1), m[m.lastindex or 1], "index") for m in _INDEX.finditer(text)])
    known = _merged(known, [Actor(*m.span(1), m[1], "index") for m in _INDEX_NAMED.finditer(text) if not _OF_PRICES.search(m[1])])
    known = _with_branches(text, [_numbered(text, a) for a in known], words)
    begun = begun_names(text, [(a.start, a.end, a.kind) for a in known if a.kind != "person"], words)
    firsts = {name.partition(" ")[0] for name in begun.values()}
    known = [a for a in known if a.start not in begun and not (a.kind in _THINGS and text[a.start : a.end] in firsts)]
    known = _merged(known, [Actor(start, start + len(name), name, "company") for start, name in begun.items()])
    known = _merged(known, [Actor(start, end, name, "company") for start, end, name in rated_in_capitals(text)])
    weak = [a for a in known if a.kind == "commodity" and _in_a_name(text, a, known)]
    taken = _spoken([a for a in known if a not in weak] if weak else known, times)
    names, listed = _names_en(text, known, taken, words)
    named = [*_placed(text, names, taken, words, listed), *_in_capitals(text, names, taken, listed)]
    named = [a for a in named if not masked.meets(a.start, a.end)]
    return _merged(_merged([a for a in known if a not in weak], named), weak) if weak else _merged(known, named)


_NUMBERED = re.compile(r"\s(?!100\b|500\b|1000\b)\d{2,4}(?!\d|[.,]\d|%|\s(?:points?|index|percent|per)\b)")


def _numbered(text: str, actor: Actor) -> Actor:
    """Return an index with the number that makes it another one: FTSE 250."""
    if actor.kind != "index" or text[actor.end - 1].isdigit() or not (match := _NUMBERED.match(text, actor.end)):
        return actor
    if actor.entity and actor.entity.name.endswith(match[0]):
        return actor._replace(end=match.end())
    name = text[actor.start : match.end()]
    return Actor(actor.start, match.end(), name.removeprefix("The ").removeprefix("the "), "index")


def _with_branches(text: str, known: list[Actor], words: Cues) -> list[Actor]:
    """Return the actors, a country that only ends a company's name as that company: GM Korea."""
    found = branches(text, [(a.start, a.end, a.kind) for a in known], words)
    firms = {a.start: a for a in known if a.is_company}
    return _merged([_of_arm(place, firms.get(place[0])) for place in found], known) if found else known


def _of_arm(place: tuple[int, int, str, str], firm: Actor | None) -> Actor:
    """Return who a company's name with a country behind it is; the American arm of a maker sells for it."""
    start, end, name, kind = place
    return firm._replace(end=end) if firm and name.endswith(" America") else Actor(start, end, name, kind)


_THINGS = ("commodity", "country", "region")
_FIRST_LINE = re.compile(r"\s*([^\na-z]{20,})(?:\n|$)")


def _in_capitals(text: str, names: Mapping[str, str], taken: Taken, known: Mapping[str, Actor]) -> Iterator[Actor]:
    """Yield where a headline all in capitals names companies that the text below writes as names are written."""
    head = _FIRST_LINE.match(text)
    if head is None:
        return
    for alias, name in names.items():
        if len(alias) < 4 or alias.isupper():
            continue
        for match in re.finditer(rf"\b{re.escape(alias.upper())}\b", head[1]):
            start, end = head.start(1) + match.start(), head.start(1) + match.end()
            same = known.get(name)
            if not taken.meets(start, end):
                yield Actor(start, end, name, same.kind if same else "company", same.entity if same else None)


_CAPITAL = re.compile(r"[a-z,.] ([A-Z][A-Za-z'-]{2,}) $|(?:^|\n)([A-Z][A-Za-z'-]{2,}) $")


def _in_a_name(text: str, good: Actor, known: list[Actor]) -> bool:
    """Whether a commodity is the last word of a company's name: Velden Steel, and neither Brent Crude nor Global Steel prices."""
    if not text[good.start].isupper():
        return False
    match = _CAPITAL.search(text, max(0, good.start - 24), good.start)
    return match is not None and not any(a.end == good.start - 1 for a in known)


def _names_en(text: str, known: list[Actor], taken: Taken, words: Cues) -> tuple[dict[str, str], dict[str, Actor]]:
    """Return each way in which an English text writes a company that no list knows, or knows by a longer name, and by name the
    known ones and those that only watch."""
    listed = {a.name: a for a in known if a.is_company}
    names, watching = every_name(text, [(a.start, a.end, a.name) for a in known if a.is_company], taken, words)
    names = shortened(text, {a.name for a in known if a.kind == "company" and a.entity is None}, words) | names
    return names, {**{name: Actor(0, 0, name, "organisation") for name in watching}, **listed}


# The AEX index, the S&P/TSX index, Stockholm's OMXS30 index, the VN-Index; a price index is no market's.
_INDEX = re.compile(
    r"\b(?:[Tt]he|[A-Z][a-z]+['’]s)\s(?:(?:benchmark|blue-chip|main|broader|local)\s)?(?!(?:CPI|PPI|PMI|HPI|PCE|RPI|GDP|ISM)\b)"
    r"(?:([A-Z][A-Z0-9&/-]{1,9}(?:\s\d{2,4})?)\s(?:share\s|stock\s)?index\b|([A-Z]{2,8}-Index)\b)"
)


# The Philadelphia Stock Exchange Semiconductor Index; what prices or moods are measured by is no market's.
_INDEX_NAMED = re.compile(r"\b[Tt]he\s((?:[A-Z][\w&.'-]*\s){1,6}(?:[Ii]ndex|Average|Composite))\b")
_OF_PRICES = re.compile(
    r"\b(?:Price|Prices|Consumer|Producer|Purchasing|Managers|Manager's|Confidence|Sentiment|Cost|Costs|Inflation|Optimism|Freight|Wage|Wages|Activity|Climate"
    r"|CPI|PPI|PMI|HPI|PCE|RPI|GDP|ISM|Expectations|Development|Happiness|Misery|Rent|Output|Production|Leading|Competitiveness|Container|Dollar)\b"
)
# An index that no list knows: 华沙WIG20指数.
_INDEX_ZH = re.compile(
    r"(?<![A-Za-z0-9])([A-Z][A-Z0-9]{1,9}(?:\s\d{2,4})?)(?=指数)(?<!CPI)(?<!PPI)(?<!PMI)(?<!PCE)(?<!AI)(?<!IP)"
)
# … or a branch's: 申万银行指数年内上涨11.8%, 光模块指数收跌2%; no index of prices or moods.
_INDEX_TRADED = re.compile(
    r"(?<![一-鿿])(?!.{0,8}(?:价|景气|信心|经理|运[价费]|集运|海运|航运|散货|压力|恐慌|波动|满意|幸福|发展|营商|领先|情绪|繁荣|生产|出口|进口|成本|工资|房|租|活力|该|这))"
    r"([一-鿿]{3,8}?(?:指数|综指))(?=(?:[今昨]\w{0,2}|\d+日|年内|今年以来|本周|上周|周\w|全[日天]|收盘|盘中|终场|随后|则|也|亦|再)*"
    r"(?:[大小微劲重急]?[涨跌升挫弹泻]|上[涨扬升]|下[跌挫]|收[报盘于在涨跌高低市]|报\d|累[计跌涨]|走[高低扬弱强]))"
)


def _chinese(text: str, known: list[Actor], times: list[When], words: Cues, pack: Pack) -> list[Actor]:
    """Return the actors of a Chinese text. 海澄石油 is a company, whatever oil is; 恒晶科技 is not 晶科."""
    firm: list[Actor] = []
    weak: list[Actor] = []
    longer = lengthened(text, ((a.start, a.end) for a in known if a.is_company), words)
    lands = ((a.start, a.end) for a in known if a.kind in PLACED)
    longer |= seated(text, lands, frozenset(a.start for a in known if a.is_company))
    for actor in (_whole(text, actor, longer) for actor in known):
        if text.startswith("其中国", actor.start - 1) and text[actor.end - 1] == "国":
            continue  # 其中|国泰…
        if _is_short_for(text, actor):
            continue
        if actor.kind == "organisation" and firm and _is_provincial(text, firm[-1], actor):
            continue
        if not swallowed(text, actor.start, actor.end, words):
            (weak if actor.kind == "commodity" else firm).append(actor)
    firm = _merged(firm, list(_glued(text, pack)))
    taken = _spoken(firm, times)
    titled = [m for m in TITLED.finditer(text) if not taken.meets(m.start(1), m.end(1))]
    unknown = [Actor(m.start(), m.end(), m[1], "product") for m in titled]
    if "指数" in text:
        indices = (*_INDEX_ZH.finditer(text), *_INDEX_TRADED.finditer(text))
        unknown += [Actor(*m.span(1), m[1], "index") for m in indices if not taken.meets(*m.span(1))]
    names, listed = _meant(_names(text, firm, _spoken([*firm, *weak], times), taken, words), pack)
    unknown += _placed(text, names, taken, words, {**listed, **{a.name: a for a in firm}})
    return _merged(_merged(firm, unknown), weak)


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
            yield _known(whole[0], match.end(), pack.entities[whole[1].id])


# What letters in brackets stand for, and no name before them: 资本适足率(RBC).
_TERM = re.compile(r"[率比值量额度价数费]\($")


def _is_short_for(text: str, actor: Actor) -> bool:
    """Whether letters in brackets only abbreviate the term before them."""
    return (
        text[actor.start].isascii()
        and text[actor.end : actor.end + 1] == ")"
        and _TERM.search(text, max(0, actor.start - 2), actor.start) is not None
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
    return renamed, {entity.name: _known(0, 0, entity) for entity in found.values()}


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
    names |= shorts(text, spelled)
    names |= clipped(text, {**spelled, **names})
    ends = {a.end: a.name for a in companies}
    names = beside(text, spoken, {**ends, **_ends(text, names)}, words) | names
    return glossed(text, names, {a.start: a.name for a in companies}, ends, words)


def _longest(name: str, names: Mapping[str, str]) -> str:
    """Return the one longer name that a name begins, else itself: 大峰 is 大峰车电."""
    longer = {meant for alias, meant in names.items() if alias.startswith(name) and alias != name}
    return longer.pop() if len(longer) == 1 else name


def _ends(text: str, names: Mapping[str, str]) -> dict[int, str]:
    """Return where names end, and whose they are."""
    return {match.end(): name for alias, name in names.items() for match in re.finditer(re.escape(alias), text)}


def _spoken(known: list[Actor], times: list[When]) -> Taken:
    return Taken([(a.start, a.end) for a in known] + [(w.start, w.end) for w in times])


# Where a report comes from names nobody that it is about: 新华社北京9月8日电, LONDON, Nov 3 (Newswire) -.
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}(?:, \d{4})? "
_DATELINE = re.compile(
    r"^[ \t(【〔]{0,3}[^\n,，。;；:：!?]{0,24}(?:\d{1,2}月)?\d{1,2}日(?:电|讯)"
    r"|^[ \t]{0,3}[A-Z][A-Z. ]{2,24}(?:, [A-Za-z. ]{2,20})?,? (?:\(\w+\) )?"
    rf"(?:{_MONTH})?(?:\([A-Za-z ]{{2,20}}\) )?[-–—]"
    rf"|^[ \t]{{0,3}}(?:{_MONTH})?\([A-Z][A-Za-z ]{{1,20}}\)\s?[-–—]",
    re.MULTILINE,
)


def _apposed(found: list[Actor], text: str) -> list[Actor]:
    """Return the actors, those of one sort that stand side by side as one, the first: West Texas Intermediate crude."""
    out: list[Actor] = []
    for actor in found:
        if out and out[-1].name == actor.name and _is_gloss(text, out[-1], actor):
            out[-1] = out[-1]._replace(end=actor.end + 1)
        elif out and out[-1].kind == actor.kind == "commodity" and text[out[-1].end : actor.start].strip() == "":
            out[-1] = out[-1]._replace(end=actor.end)
        else:
            out.append(actor)
    return out


def _is_gloss(text: str, name: Actor, other: Actor) -> bool:
    """Whether a name is given again in brackets: 辉达(NVIDIA)."""
    return text[name.end : other.start] == "(" and text[other.end : other.end + 1] == ")" and text[name.start] > "\u4e00"


def _known(start: int, end: int, entity: Entity) -> Actor:
    return Actor(start, end, entity.name, entity.kind, entity)


_START = attrgetter("start")


def _merged(first: list[Actor], second: list[Actor]) -> list[Actor]:
    """Return both lists in order; an actor of the second that meets one of the first is left out."""
    if not second:
        return first
    starts = sorted(first, key=_START)
    out, i = list(first), 0
    for actor in sorted(second, key=lambda a: (a.start, -a.end)):
        while i < len(starts) and starts[i].end <= actor.start:
            i += 1
        if i == len(starts) or starts[i].start >= actor.end:
            out.append(actor)
    return sorted(out, key=_START)


_INSERTED_VOICE = re.compile(r"\s(?:estimates|estimated|says|said|forecasts|reckons)[,.]")


def _is_office(text: str, start: int, end: int) -> bool:
    inserted = text[max(0, start - 2) : start] == ", " and _INSERTED_VOICE.match(text, end) is not None
    return inserted or OFFICE.search(text, max(0, start - 24), start) is not None


# The rest of a registered name belongs to the name: 瑞芯通|半导体有限公司.
_LEGAL_TAIL = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:股份)?有限(?:责任)?公司|[\u4e00-\u9fff]{2,4}(?:股份|集团)(?:有限)?公司")


def _placed(
    text: str, names: Mapping[str, str], taken: Taken, words: Cues, known: Mapping[str, Actor] | None = None
) -> Iterator[Actor]:
    """Yield the places of all spellings, longest first where they meet."""
    if not names:
        return
    observers = words.words("organisation", "observers")
    ordered = sorted(names, key=len, reverse=True)
    for match in re.finditer(
        "|".join(rf"(?<![A-Za-z]){re.escape(n)}(?![A-Za-z])" if n.isascii() else re.escape(n) for n in ordered), text
    ):
        if taken.meets(match.start(), match.end()) or _modifies(text, match.end()):
            continue
        name = names[match[0]]
        same = known.get(name) if known else None
        watches = match[0].endswith(observers) or name.endswith(observers) or _is_office(text, match.start(), match.end())
        kind = same.kind if same else "organisation" if watches else "company"
        full = _LEGAL_TAIL.match(text, match.end()) if text[match.start()] > "\u024f" else None
        yield Actor(match.start(), full.end() if full else match.end(), name, kind, same.entity if same else None)
