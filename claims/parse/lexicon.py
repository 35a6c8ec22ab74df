"""Which entities and metrics the words of a text name, where: none overlapping, leftmost and longest.

Texts are shadow texts, whole: a short form counts only where the text names its owner in full somewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.frozen import frozen
from claims.packs import Entity, Pack
from claims.parse.aliases import LAST_LATIN, Owner, Word
from claims.parse.spots import Spot
from claims.parse.vocabulary import scan


@frozen()
class Hit:
    """One place that names an entity or metric. `alias` is the word of the pack that it was found by.

    `verb` says that the alias is one of a metric's verbs (it may still stand as a noun: 投资, 出货).
    """

    start: int
    end: int
    id: str
    alias: str
    verb: bool = False


class Lexicon:
    """The words of a pack in one text, found in one pass when it is made."""

    __slots__ = ("_found", "_text", "pack")

    def __init__(self, pack: Pack, text: str) -> None:
        self.pack = pack
        self._text = text
        self._found = scan(pack, text)

    @property
    def cues(self) -> Mapping[str, Sequence[Spot]]:
        """The words of the cues, by table."""
        return self._found.cues

    def entities(self) -> list[Hit]:
        """Return the entities that the text names, in order, none overlapping.

        A maker standing directly before its product (英伟达H100) is one hit, of the product.
        """
        found, text, pack = self._found.entities, self._text, self.pack
        named = {owner.id for _, _, word in found if word.use != "short" for owner in word.owners}
        acting = {
            (start, end): owner
            for start, end, word in found
            if word.use == "short" and (owner := _acting(word, text, start, end, pack)) is not None
        }
        known = {owner.id for owner in acting.values()}
        hits = [
            Hit(start, end, owner.id, word.alias)
            for start, end, word in found
            if (owner := _sole_owner(word, named, pack) or acting.get((start, end)) or _again(word, text, start, known))
        ]
        return list(_joined(hits, text, pack))

    def metrics(self) -> list[Hit]:
        """Return the metrics that the text names, in order.

        A word of several metrics (their shapes differ) gives a hit for each, at the same place, in the pack's order; one that
        fuses two (产销) a hit for each half.
        """
        return [
            Hit(start, end, owner.id, word.alias, owner.verb)
            if owner.part is None
            else Hit(start + owner.part[0], start + owner.part[1], owner.id, word.alias)
            for start, end, word in self._found.metrics
            for owner in word.owners
        ]


def _sole_owner(word: Word, named: set[str], pack: Pack) -> Owner | None:
    """Return whom a word means: its owner; for a short form the only owner that the text names, itself or its maker."""
    owners = word.owners
    if word.use == "short":
        owners = tuple(owner for owner in owners if _is_named(pack.entities[owner.id], named))
    return owners[0] if len(owners) == 1 else None


# What a company alone does or has: a short form before it needs no fuller name in the text.
_ACTS_EN = re.compile(
    r"(?:'s\s(?:\w+\s)?(?:revenue|sales|profit|income|shares|stock|earnings|deliveries|margin)|\s(?:said|reported|posted|earned|shares|stock"
    r"|expects|forecast|delivered|sold|posts|reports|plans|is\s(?:expected|due|set|scheduled|forecast)\sto\s(?:post|report)"
    r"|(?:rose|fell|gained|lost|slipped|added|jumped|climbed|dropped|slid|sank|surged|tumbled|shed|was\s(?:up|down|off))\s(?:by\s)?\d[\d.]*(?=\s?%|\sper))\b)"
)
_ACTS_ZH = re.compile(
    r"\s?(?:第?[一二三四1-4]季|[上下]半年|前[一二三\d]|全年|20\d\d|\d{1,2}月|股价|营收|净利|公布|公告|宣布|首席|董事长|[收跌涨升]|[上下大连]?[涨跌]|劲扬|连\d|的?(?:营收|毛利率|销量|交付)"
    r"|\((?:\d{4,6}|[A-Z])|单[季月]|自结|税后|赚|亏|纯益|首季|累计|[今去]年|上月|[今昨](?:日|天|晚|\(|公布|宣布|召开|举行|开|收|除)|上周|召开|举[行办]法说|法说|董事会|股东会|执行长|财务长|发言人|资本支出|稼动率|预[估期计](?:第|今|明|全年|毛利|营收|本季|下季)|每股|目标价|获利|卖出|售出|领牌|挂牌|登记|销售"
    r"|以?\d[\d,.]*万?[\d,]*[辆台]|则(?:只|仅|有|为|以|卖|销|[年月]|减|增|下|上|大|微|交|领|挂|跌|涨))"
)
# What a house does: 大和升X目标价, 中金料….
_RATES_ZH = re.compile(
    r"(?:则|亦|也|再)?(?:发[表布]|[升降料予估看]|维持|重申|首[予次]|[上下]调|调[升高降低]|将|把|指|称|认为|相信|研[报究])"
)
# What a central bank does: 央行统计…, and what is counted in a city: 新北4,033栋.
_DECIDES_ZH = re.compile(r"统计|决[定议]|理监事|[升降]息|按兵|维持|表示|指出|认为|预[估期测]|数据|[将拟]|[上下]修|连|报告")
_COUNTS_ZH = re.compile(r"则?(?:为|达|约)?\d[\d,.]*万?[\d,]*[栋户宗套件]")
_NAMED_ON = re.compile(r"[A-Z][A-Za-z&'-]*[ ]$")
_PEERS = ("同业", "同行", "对手", "龙头", "大厂", "车厂", "业者")
# What may stand before a form that the text has shown to be a company: 至于健策及…, 买超阳明.
_AGAIN_BEHIND = ' \n\u3000。,，;；:：!?“”"(【（】」》、和与及于将把对予由被让给向比超卖买'
_CLAUSE_HEADS = ' \n\u3000。,，;；:：!?“”"(（】」》、和与'


# Next: Deutsche Bank reiterated its "buy" rating ….
_NOTE = re.compile(r":\s[A-Z][^\n]{0,120}?\b(?:target|rating|shares|stock|upgraded|downgraded|estimates?)\b")


def _heads_note(text: str, start: int, end: int) -> bool:
    """Whether a line that begins with a name says something of a share."""
    return (start == 0 or text[start - 1] == "\n") and _NOTE.match(text, end) is not None


def _acting(word: Word, text: str, start: int, end: int, pack: Pack) -> Owner | None:
    """Return the owner of a short form that only it has, where the words behind it are said of a company."""
    if word.use != "short" or len(word.owners) != 1 or end - start < 2:
        return None
    if text[start] <= LAST_LATIN:
        alone = _NAMED_ON.search(text, start - 24, start) is None
        return word.owners[0] if alone and (_ACTS_EN.match(text, end) or _heads_note(text, start, end)) else None
    bounded = start == 0 or text[start - 1] in _CLAUSE_HEADS or text.startswith(_PEERS, start - 2)
    bounded = bounded or (text[start - 1] in "将把对予" and text.startswith(("目标价", "评等", "评级"), end))
    if not bounded:
        return None
    owner = pack.entities[word.owners[0].id]
    own = {"broker": _RATES_ZH, "central_bank": _DECIDES_ZH, "region": _COUNTS_ZH}.get(owner.role or owner.kind)
    return word.owners[0] if (own and own.match(text, end)) or _ACTS_ZH.match(text, end) else None


def _again(word: Word, text: str, start: int, known: set[str]) -> Owner | None:
    """Return the owner of a short form that begins a clause where the text shows it to be a company: 阳明(2609)…,阳明现金."""
    if word.use != "short" or len(word.owners) != 1 or word.owners[0].id not in known or text[start] <= LAST_LATIN:
        return None
    return word.owners[0] if start == 0 or text[start - 1] in _AGAIN_BEHIND else None


def _is_named(entity: Entity, named: set[str]) -> bool:
    return entity.id in named or entity.maker in named or entity.org in named


def _joined(hits: list[Hit], text: str, pack: Pack) -> Iterator[Hit]:
    before: Hit | None = None
    for hit in hits:
        if before is not None:
            if pack.entities[hit.id].maker == before.id and text[before.end : hit.start] in ("", " "):
                hit = Hit(before.start, hit.end, hit.id, hit.alias)
            else:
                yield before
        before = hit
    if before is not None:
        yield before
