"""What a price without a company is of: a route that ships sail, a material by the tonne."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.phrases import noun_en, noun_zh
from claims.parse.parties.standing import is_oblique
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene
from claims.units import shape

_HEAD = r"\s*(?:其中|而|但|另外|此外|同期|目前|当前|不过|[\s,，]|(?:即期|现货)(?:市场|运价)(?:上|方面)?)*"
_PORTS = r"[一-鿿]{2,5}?"
_ROUTE_ZH = re.compile(
    rf"{_HEAD}(?:(?P<whole>{_PORTS}[至到—–-]{_PORTS})(?:航线|线)?(?=每|运价|运费|即期|现货|为|报|的|则|[上下]?[涨跌]|\d)"
    r"|(?P<line>[一-鿿]{1,4}线)(?=每|运价|运费|即期|现货|为|报|的|则|[上下]?[涨跌]|\d)|(?P<to>[至到][一-鿿]{2,5}?)(?=每|则|为|报|[上下]?[涨跌]|\d))"
)
_PLACE = r"[A-Z][a-z]+(?:\s[A-Z][a-z]+)?"
_ROUTE_EN = re.compile(
    rf"\bfrom\s(?P<from>{_PLACE})\sto\s(?:the\s)?(?P<to>{_PLACE})|\b(?P<whole>{_PLACE}[-–—](?:to[-–—])?{_PLACE})\s(?:route|lane|run|trade)"
)
_ON_TO = re.compile(rf"\b(?:those|that|rates?|boxes)\sto\s(?:the\s)?(?P<to>{_PLACE})")


def route(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the route that a freight rate is of: 远东至美西每大箱2,450美元; spot rates from Shanghai to Rotterdam."""
    goes_on = topic.routes == scene.sentence.paragraph and mention.base.unit.isupper()  # 美东线2,600美元
    if (owner is None or owner.id != "freight_rate") and not goes_on:
        return None
    clause = scene.clause(mention.start)
    match = _ROUTE_EN.search(scene.text, clause.start, mention.start) if scene.english else None
    match = match or (_ON_TO.search if scene.english else _ROUTE_ZH.match)(scene.text, clause.start, mention.start + 1)
    name = _named(match, topic) if match else None
    if name is None:
        return None
    topic.routes = scene.sentence.paragraph
    return Actor(clause.start, clause.start, name, "product")


def _named(match: re.Match[str], topic: Topic) -> str | None:
    """Return the name of a route, and remember where it begins for one that is only told where it goes: 至美东每大箱."""
    found = match.groupdict()
    name = found.get("whole") or found.get("line")
    if name:
        topic.origin = re.split("[至到—–-]", name)[0] if not found.get("line") else ""
        return name
    if found.get("from"):
        topic.origin = found["from"]
    return f"{topic.origin}{'' if found['to'][0] in '至到' else '-'}{found['to']}" if topic.origin else None


_BY_MASS = ("money/mass", "money/volume", "money/energy", "money/area")
_OWN_ZH = re.compile(r"公司|集团|产品|平均|自产|自营|该|其|主营|销售|综合")
_OWN_EN = re.compile(r"\b(?:its|their|our|his|the company|average|realised|realized|selling|group)\b", re.IGNORECASE)


def material(scene: Scene, mention: Mention, owner: Owner | None) -> Actor | None:
    """Return the material that a price by the tonne is of, where no list knows it: 箱板纸现价每吨3,450元."""
    if (
        owner is None
        or owner.start is None
        or owner.verb
        or shape(mention.base.unit) not in _BY_MASS
        or owner.start > mention.start
    ):
        return None
    if not (owner.id in ("commodity_price", "price") or (owner.metric is None and owner.id.endswith(("价", "price")))):
        return None
    start = max([scene.clause(mention.start).start, *(m.end for m in scene.mentions if m.end <= owner.start)])
    named = [a for a in scene.actors if start <= a.start < mention.start and not a.anaphor]
    if any(a.kind != "person" and a.end > owner.start - 12 for a in named):
        return None
    lead = scene.text[max([start, *(a.end for a in scene.actors if start <= a.end <= owner.start)]) : owner.start]
    if scene.english:
        noun = None if _OWN_EN.search(lead) else noun_en(scene, lead)
    else:
        lead = _SAID.sub("", lead)
        noun = None if _OWN_ZH.search(lead) else noun_zh(scene, lead)
    return Actor(owner.start, owner.start, noun, "commodity") if noun else None


# What is said before what is said: 该行指箱板纸现价….
_SAID = re.compile(r"^.{0,6}?(?:指出?|称|表示|料|认为|显示|预计|估计)[,，:：]?")


# What one of a kind costs to build is no company's figure, whoever says it: 建设一座晶圆厂的成本, a new fab costs more than ….
_ONE_ZH = re.compile(
    r"\s*(?:其中|目前|此前|如今|据估算|估计|要|仅|光)*(?:(?:建设?|建造|兴建|新建|打造|建成|造|训练)"
    r"(?:每|一|1|\d+(?:\.\d+)?\s?[GM]W)?|每(?:建设?|造|训练)?\d*)[^,，。;；]{0,8}$"
)
_ONE_EN = re.compile(
    r"\s*(?:\b(?:[Bb]uilding|[Tt]o\sbuild|[Cc]onstructing|[Tt]raining)\b[^,;]{0,24}|(?:[Aa]n?|[Ee]ach|[Ee]very|[Oo]ne|[Tt]he\s(?:average|typical))\s"
    r"(?:[a-z-]+\s){0,3})$"
)
_ALL_EN = re.compile(r"\s*(?:(?:[Gg]lobal|[Ww]orldwide|AI)\s)?$")
_DO_EN = re.compile(r"\s(?:will|would|could|may|are|were|use|used|consume|consumed|account)\b")
_COSTS = ("cost", "price", "investment", "average_selling_price", "capex", "fee")
_MODELS = re.compile(
    r"(?:个)?(?:的)?参数(?:量|规模)?(?:的|和|级)?[^,，。;；]{0,10}模型|\s?-?parameters?\s(?:[a-z]+\s){0,2}models?\b"
)


def generic(scene: Scene, mention: Mention, owner: Owner | None) -> Actor | None:
    """Return the kind of thing that a number is of, where it is of no one thing and no company."""
    if mention.base.unit == "parameter" and _MODELS.match(scene.text, mention.end):
        own = any(a.kind == "product" and a.end <= mention.start and not is_oblique(scene, a) for a in scene.actors)
        return None if own else Actor(mention.end, mention.end, "AI model", "product")
    clause = scene.clause(mention.start)
    spot = scene.spots.first("thing.plain", clause.start, mention.start)
    if spot is None or owner is None or any(clause.start <= a.start < mention.start and a.is_company for a in scene.actors):
        return None
    front = scene.text[clause.start : spot.start]
    of_one = any(word in owner.id for word in _COSTS) and (_ONE_EN if scene.english else _ONE_ZH).match(front)
    of_all = scene.english and spot.word.endswith("s") and _ALL_EN.match(front) and _DO_EN.match(scene.text, spot.end)
    return Actor(spot.start, spot.start, spot.label, "product") if of_one or of_all else None


# With oil at $62; its oil price assumption for next year by $6 to $62: nobody's own price, unless it is what somebody gets.
_OIL_AT = re.compile(
    r"\b(?:with|at|and|if|when|should|assum\w+|of)\s(?:oil|crude)\s(?:prices?\s)?(?:at|of|to|averag\w+|is|stays|falls|rises)\s(?:about\s|around\s)?$"
    r"|\b(?:oil|crude)\sprices?\s(?:assumptions?|forecasts?|deck|outlook)\b[^,;]{0,40}$"
)
_CHANGE_IN = re.compile(r"\s(?:change|move|rise|fall|drop|swing)\sin\s(?:the\s)?(?:oil|crude)\sprices?\b")
_OWN_PRICE = re.compile(r"\b(?:realised|realized|selling|received|fetched|hedged)\b")


def balance(scene: Scene, mention: Mention, owner: Owner | None, said: tuple[int, str, tuple[Actor, ...]]) -> Actor | None:
    """Return the good whose supply or demand an English sentence tells: DRAM supply to grow 19% while demand climbs 23%."""
    if not scene.english or owner is None or owner.id not in _BALANCE or owner.start is None:
        return None
    good = next((a for a in scene.actors if a.kind == "commodity" and a.end + 1 == owner.start), None)
    if good is None and said[0] == scene.sentence.start and said[1] in _BALANCE and said[2][0].kind == "commodity":
        between = any(said[2][0].end <= a.start < mention.start and not a.anaphor for a in scene.actors)
        return None if between else said[2][0]
    if good is None or _HAS_BEFORE.search(scene.text, max(scene.sentence.start, good.start - 30), good.start):
        return None
    return good


_BALANCE = ("supply", "demand")
_HAS_BEFORE = re.compile(r"(?:['’]s?|\b(?:[Ii]ts|[Tt]heir|[Oo]ur))\s(?:[a-z-]+\s){0,2}$")


def crude(scene: Scene, mention: Mention, owner: Owner | None) -> Actor | None:
    """Return crude oil for a price of it that an English text about a company only assumes."""
    if not scene.english or owner is None or owner.id != "oil_price":
        return None
    start = scene.clause(mention.start).start
    told = _OIL_AT.search(scene.text, start, mention.start) or _CHANGE_IN.match(scene.text, mention.end)
    oil = scene.pack.entities.get("crude_oil") if told and not _OWN_PRICE.search(scene.text, start, mention.start) else None
    if oil is None or any(
        start <= a.start < mention.start and a.kind == "commodity" and a.entity is not oil for a in scene.actors
    ):
        return None
    return Actor(mention.start, mention.start, oil.name, oil.kind, oil)
