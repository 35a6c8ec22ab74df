"""What narrows a number down: place, part of the business, market, session, benchmark."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.grammar import VERB
from claims.parse.parties.leads import item, lead
from claims.parse.parties.partners_zh import partners
from claims.parse.parties.parts_zh import Part, listed_part
from claims.parse.parties.party import Party
from claims.parse.parties.phrases import noun_en, noun_zh
from claims.parse.parties.standing import PLACES, seat_of
from claims.parse.scene import Scene
from claims.parse.spots import labels_of
from claims.parse.times.series import aligned

_SEGMENT_ZH = re.compile(r"([一-鿿A-Za-z0-9&]{1,10})$")
_SEGMENT_EN = re.compile(r"((?:[A-Za-z-]+[ ]){0,2}[A-Za-z-]+)\s$")
_NOT_SEGMENT = re.compile(
    r"^(?:主营|主要|公司|其他|该|各|这|两|新|核心|相关|the|its|their|core|main|other|new|whose|a|an|this)$", re.IGNORECASE
)
_CUT_ZH = re.compile(r"其(?!他)|中(?!心|国|央|东|文|部|小|型)|[的了在和与为是由从将就也都而及或来自包括个占]")

_NOT_HOLDERS = (*PLACES, "commodity", "segment")


def scope(scene: Scene, mention: Mention, owner: Owner | None, who: Party | None, *, spans: bool) -> str | None:
    """Return what narrows a number down, parts joined by "; ". `spans` says that its period is a stretch of time."""
    clause = scene.clause(mention.start)
    right = _tail(scene, mention)
    listed = item(scene, mention)
    part = listed_part(scene, mention)
    floor = part.start if part else scene.left(mention) if listed else clause.start
    words = _words(scene, mention, owner, part, (floor, right))
    parts = {label: "label" for label in words if not (label == "cumulative" and spans)}
    industry = _INDUSTRY.search(scene.text, clause.start, mention.start) if owner and owner.id in _BY_INDUSTRY else None
    if industry:
        parts[industry[0]] = "segment"
    session = _session(scene, mention, clause.start, right) if _is_session(owner) else None
    if session:
        parts[session] = "session"
    for code in _codes(scene, mention, scene.sentence.start):
        parts.setdefault(code, "product")
    for topic in _topics(scene, mention):
        parts.setdefault(topic, "segment")
    partner = aligned(scene, mention, partners(scene))
    if partner:
        return partner.name
    for place in _places(scene, mention, floor, who):
        parts.setdefault(place, "region")
    sold = _sold(scene, owner, who)
    if sold:
        parts.setdefault(sold, "product")
    segment = part.name if part else listed or _segment(scene, mention, clause.start, owner) or lead(scene, mention, owner)
    taken = {actor.name for actor in who.actors} if who else set()
    if (
        segment
        and segment not in taken
        and not _is_sort(scene, segment, who)
        and not _is_labelled(scene, segment)
        and not (owner and owner.metric is None and segment == owner.id)
    ):
        parts.setdefault(segment, "segment")
    purpose = (_purpose(scene, mention, owner) or _works(scene, mention, owner)) if scene.english else None
    if purpose:
        parts.setdefault(purpose, "part")
    if not parts:
        named = _part(scene, mention, owner)
        parts |= {named: "part"} if named else {}
    labels = [label for label in parts if not any(label != o and label.lower() in o.lower() for o in parts)]
    return "; ".join(sorted(labels)) or None


def _words(scene: Scene, mention: Mention, owner: Owner | None, part: Part | None, span: tuple[int, int]) -> list[str]:
    """Return the labels of the words in a stretch that narrow a number down: 海外, close. Of several told one by one each
    number has its own: 国内、海外销量分别为3万辆和1.2万辆."""
    found = list(scene.spots.within("scope", *span))
    before = [word for word in found if word.end <= mention.start]
    own = aligned(scene, mention, before) if len(before) > 1 and part is None else None
    labels = []
    for word in found:
        start = word.start
        if (part and part.end <= start < mention.start) or (own is not None and word in before and word is not own):
            continue
        if owner is not None and owner.start is not None and owner.end is not None and owner.start <= start < owner.end:
            continue
        if any(a.start <= start < a.end and a.kind not in _NOT_HOLDERS for a in scene.actors):
            continue  # the European of European Central Bank is no place
        if owner is not None and _is_of_next(scene, owner, start, word.end):
            continue
        if (part is not None and start < part.end) or not _is_past_another(scene, mention, start):
            labels.append(word.label)
    return labels


def _is_of_next(scene: Scene, owner: Owner, start: int, end: int) -> bool:
    """Whether a Chinese word narrows down another metric that is named behind the own: the 归母 of 营收/归母净利润."""
    if scene.english or owner.end is None or start < owner.end:
        return False
    return any(hit.start <= start < hit.end or hit.start == end for hit in scene.hits)


# What a nation makes is told by its three industries.
_INDUSTRY = re.compile(r"第[一二三]产业")
_BY_INDUSTRY = ("value_added", "gdp", "gdp_growth", "fixed_asset_investment", "investment")
_GLUED = re.compile(r"\s?(?:的|'s)?\s?")


def _sold(scene: Scene, owner: Owner | None, who: Party | None) -> str | None:
    """Return the product right before a metric where the figure is its maker's: iPhone sales."""
    if owner is None or owner.start is None or who is None or not who.actors[0].is_company:
        return None
    for actor in scene.actors:
        if actor.kind != "product" or actor.anaphor or actor.end > owner.start:
            continue
        if _GLUED.fullmatch(scene.text, actor.end, owner.start):
            return short_name(actor.name, scene, actor.entity.maker if actor.entity else None)
    return None


_OF_WHICH = re.compile(r"其中|包括|\b(?:of which|including)\b", re.IGNORECASE)


def _part(scene: Scene, mention: Mention, owner: Owner | None) -> str | None:
    """Return what a number behind 其中 is of: the words up to its metric, or just that it is a part."""
    clause = scene.clause(mention.start)
    index = scene.sentence.clause_at(mention.start)
    match = _OF_WHICH.search(scene.text, clause.start, mention.start)
    alone = (
        index > 0
        and scene.text[scene.sentence.clauses[index - 1].start : scene.sentence.clauses[index - 1].end].strip() == "其中"
    )
    if (match is None and not alone) or mention.form in ("percent", "points", "multiple", "fraction"):
        return None
    start = match.end() if match else clause.start
    if any(start <= w.start < mention.start for w in scene.times):
        return None
    end = owner.start if owner and owner.start is not None and start <= owner.start < mention.start else mention.start
    words = scene.text[start:end].strip(" 的,，为是约有")
    return words if 2 <= len(words) <= 12 else "part"


# What a part of a plan's money is for: C$6 billion would go to ports, sets aside C$14 billion for rail.
_GOES_TO = re.compile(
    r"\s(?:(?:will|would|is\sto|are\sto)\s)?(?:go(?:es)?|be\s(?:spent|used|allocated|earmarked|set\saside))\s(?:to|towards?|for|on|into)\s(?:the\s|its\s)?"
    r"((?!the\b)[A-Za-z][\w-]+(?:\s(?!and\b|or\b|in\b|by\b|over\b|from\b)[a-z][\w-]+){0,2})"
)
_FOR = re.compile(r"\sfor\s(?:the\s|its\s)?((?!the\b)[a-z][\w-]+(?:\s(?!and\b|or\b|in\b|by\b|over\b|from\b)[a-z][\w-]+){0,2})")
_SHARES_OUT = re.compile(
    r"\b(?:set(?:s|ting)?\saside|earmark\w*|allocat\w+|allot\w*|comprises?|comprising|includ(?:es|ing)|divided|reserves?)\b"
)


# The mine produced 28,900 tonnes: one of several.
_WORKS = re.compile(
    r"\s*(?:and\s|but\s|while\s)?(?:[Tt]he|[Tt]hat|[Ii]ts)\s(?:[a-z]+\s){0,2}?(mines?|smelters?|refiner(?:y|ies)|fields?|pits?|shafts?|wells?)\b"
)


def _works(scene: Scene, mention: Mention, owner: Owner | None) -> str | None:
    """Return the works that a clause on what was made begins with."""
    if owner is None or owner.id not in ("production", "oil_production", "shipments", "sales_volume"):
        return None
    start = scene.clause(mention.start).start
    match = _WORKS.match(scene.text, start, mention.start)
    if match is None and VERB.match(scene.text, start, mention.start):
        match = _WORKS.match(scene.text, scene.sentence.start, start)  # The two other mines, A and B, produced
    return match[1] if match else None


def _purpose(scene: Scene, mention: Mention, owner: Owner | None) -> str | None:
    """Return what a part of the money of a plan is for."""
    if owner is None or mention.form != "money" or owner.id not in scene.cues.words("metric.ids", "spent"):
        return None
    match = _GOES_TO.match(scene.text, mention.end)
    if match is None and (found := _FOR.match(scene.text, mention.end)):
        match = found if _SHARES_OUT.search(scene.text, scene.sentence.start, mention.start) else None
    return match[1].lower() if match else None


def _is_sort(scene: Scene, noun: str, who: Party | None) -> bool:
    """Whether a noun only says what the thing is that a number is of (轿车 of 轿车S5), or names it again (美西线每箱)."""
    if who is None or who.actors[0].kind not in ("product", "commodity"):
        return False
    return noun.endswith(tuple(labels_of(scene.cues, "thing"))) or noun.startswith(who.name)


def _is_labelled(scene: Scene, noun: str) -> bool:
    """Whether a noun is one of the words that have a label of their own: 海外 is overseas."""
    return noun.lower() in labels_of(scene.cues, "scope")


_CUT = re.compile(r"[,;\s](?:(?<=[,;])|(?:and|but|while|with)\s)")


def _tail(scene: Scene, mention: Mention) -> int:
    """Return how far the words behind a number still speak of it."""
    right = scene.right(mention)
    cut = _CUT.search(scene.text, mention.end, right)
    return cut.start() if cut else right


def _session(scene: Scene, mention: Mention, start: int, end: int) -> str | None:
    """Return the part of the trading day named nearest to a number."""
    found = scene.spots.within("scope.session", start, end)
    near = sorted((mention.start - s.end if s.end <= mention.start else s.start - mention.end + 4, s.label) for s in found)
    return near[0][1] if near else None


# Letters and digits as one word name a model, whoever makes it: X7, L5, C919.
_CODE = re.compile(
    r"[A-Z](?<![A-Za-z0-9.-][A-Z])(?<!Q(?=[1-4])|H(?=[12](?!\d))|F(?=Y\d)|C(?=O2))"
    r"[A-Za-z]{0,6}-?\d{1,4}[A-Za-z]{0,3}(?![A-Za-z0-9])"
)


def _codes(scene: Scene, mention: Mention, start: int) -> list[str]:
    """Return the model names unknown to the pack that stand nearest before a number."""
    for match in reversed(list(_CODE.finditer(scene.text, start, mention.start))):
        if not _is_taken(scene, *match.span()):
            return [] if _is_past_another(scene, mention, match.start()) else [match[0]]
    return []


def _is_taken(scene: Scene, start: int, end: int) -> bool:
    for things in (scene.actors, scene.times, scene.hits, scene.mentions):
        for thing in things:
            if thing.start < end and thing.end > start:
                return True
    return False


_TOPIC = re.compile(r"^\s*(?:而|在|从|至于)?([一-鿿A-Za-z0-9]{2,8}?)(?:方面|领域|来看|上|市场)$")


def _topics(scene: Scene, mention: Mention) -> list[str]:
    """Return what the clause in front sets as the topic of this one: 进口方面, 海外市场, 从产品看."""
    index = scene.sentence.clause_at(mention.start)
    if index == 0:
        return []
    clause = scene.sentence.clauses[index - 1]
    match = _TOPIC.match(scene.text[clause.start : clause.end])
    if match is None or any(clause.start <= a.start < clause.end for a in scene.actors if a.is_company):
        return []
    if any(clause.start <= h.start < clause.end for h in scene.hits) or match[1].startswith(scene.cues.words("lead.never", "zh")):
        return []
    labels = [spot.label for spot in scene.spots.within("scope", clause.start, clause.end)]
    return labels or [match[1]]


def _is_session(owner: Owner | None) -> bool:
    return owner is not None and (
        owner.id in ("stock_price", "index_level", "commodity_price", "trading_volume", "turnover") or "price" in owner.id
    )


def _is_past_another(scene: Scene, mention: Mention, start: int) -> bool:
    """Whether a word belongs to another number: one stands between, and is read with it."""
    if start >= mention.end:
        return False
    between = [m for m in scene.mentions if start < m.start and m.end <= mention.start]
    return len(between) > 1


def _places(scene: Scene, mention: Mention, start: int, who: Party | None) -> list[str]:
    names = {actor.name for actor in who.actors} if who else set()
    behind = (
        next((a for a in scene.actors if a.start > mention.end), None) if scene.english and mention.form == "percent" else None
    )
    if behind and behind.kind in PLACES and behind.name not in names and _IN.fullmatch(scene.text, mention.end, behind.start):
        return [behind.name]
    found = [
        a
        for a in scene.actors
        if a.kind in ("country", "region", "segment", "commodity")
        and start <= a.start < mention.start
        and a.name not in names
        and not _is_seat(scene, a)
        and not (scene.english and _is_behind_another(scene, mention, a))
    ]
    return [found[-1].name] if found else []


# 4% in Germany, 6% in France: the place is that of the number right before it.
_IN = re.compile(r"\sin\s(?:the\s)?")


def _is_behind_another(scene: Scene, mention: Mention, place: Actor) -> bool:
    """Whether a place stands right behind an earlier number and is its own."""
    before = (m for m in scene.mentions if m.end <= place.start and m.start < mention.start)
    return any(_IN.fullmatch(scene.text, m.end, place.start) for m in before)


def _is_seat(scene: Scene, place: Actor) -> bool:
    """Whether a place only says where the company is whose name follows."""
    return place.kind in PLACES and any(seat_of(scene, a) == place.start for a in scene.actors if a.start == place.end)


_COMES_FROM = re.compile(r"来自(?:于)?([^,，。的]{2,10})的$")


def _segment(scene: Scene, mention: Mention, start: int, owner: Owner | None) -> str | None:
    """Return the part of the business that a clause names: 云业务, the cloud unit, or what stands glued to the metric."""
    for spot in scene.spots.within("scope.segment", start, mention.start):
        lead = scene.text[max(start, spot.start - 24) : spot.start]
        name = (
            _SEGMENT_EN.search(lead)
            if scene.english
            else _SEGMENT_ZH.search(_CUT_ZH.split(_past_actors(scene, start, spot.start, lead))[-1])
        )
        if name and not _NOT_SEGMENT.match(name[1]):
            phrase = noun_en(scene, name[1]) if scene.english else noun_zh(scene, name[1])
            if phrase:
                return f"{phrase} {spot.word.lower()}" if scene.english else phrase + spot.word
    if owner is None or owner.start is None or owner.verb or owner.start < start or owner.start >= mention.start:
        return None
    if scene.english:
        return _modifier(scene, start, owner.start) or _source(scene, mention, owner)
    source = _COMES_FROM.search(scene.text, max(start, owner.start - 14), owner.start)
    if source:
        return source[1]
    if any(a.start < owner.start < a.end for a in scene.actors):
        return None
    front = max([start, *(m.end for m in scene.mentions if m.end <= owner.start)])
    end = max(front, _list_start(scene, owner.start))
    lead = _past_actors(scene, front, end, scene.text[max(front, end - 16) : end])
    return _without_metric(scene, noun_zh(scene, lead), end)


def _list_start(scene: Scene, start: int) -> int:
    """Return where a word begins that names another metric before the one at a place: the 产 of 乘用车产|销."""
    own = next((hit.alias for hit in scene.hits if hit.start == start), None)
    return next((hit.start for hit in scene.hits if hit.end == start and hit.alias == own), start)


def _without_metric(scene: Scene, noun: str | None, end: int) -> str | None:
    """Return a phrase without the metric that it ends with: 海外 of 海外销量占总销量."""
    for hit in scene.hits:
        word = scene.text[hit.start : hit.end]
        if noun and hit.end <= end and noun.endswith(word) and len(noun) - len(word) > 1:
            noun = noun.removesuffix(word)
    return noun


_SOURCE = re.compile(
    r"\s(?:from|of|in|on)\s(?:its\s|the\s)?([A-Za-z][a-z-]+(?:\s[a-z-]+){0,3}?)(?=\s(?:[a-z]+ed|rose|fell|grew|was|were|is|are|hit|came|to)\b)"
)


def _source(scene: Scene, mention: Mention, owner: Owner) -> str | None:
    """Return what a metric is said to come from: revenue from regulatory credits fell to …"""
    if owner.end is None or owner.end > mention.start:
        return None
    match = _SOURCE.match(scene.text, owner.end, mention.start)
    if match is None or noun_en(scene, match[1]) is None:
        return None
    taken = [(a.start, a.end) for a in scene.actors] + [(w.start, w.end) for w in scene.times]
    return None if any(first < match.end(1) and last > match.start(1) for first, last in taken) else match[1].lower()


def _modifier(scene: Scene, start: int, end: int) -> str | None:
    """Return the plain words right before a metric, back to a name, a date or a number: data center revenue."""
    front = max([start, *(m.end for m in scene.mentions if m.end <= end)])
    words = _past_actors(scene, front, end, scene.text[front:end]).removeprefix("'s").removeprefix("’s")
    return noun_en(scene, words)


def _past_actors(scene: Scene, start: int, end: int, lead: str) -> str:
    """Return the part of a lead that stands behind the last actor or date in it."""
    ends = [a.end for a in scene.actors if start <= a.end <= end] + [w.end for w in scene.times if start <= w.end <= end]
    return scene.text[max([end - len(lead), *ends]) : end]


def short_name(name: str, scene: Scene, maker: str | None) -> str:
    """Return a product's name without its maker's: "H100"."""
    owner = scene.pack.entities[maker].name if maker and maker in scene.pack.entities else None
    return name.removeprefix(owner).strip() if owner else name
