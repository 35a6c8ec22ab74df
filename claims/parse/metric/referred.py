"""What a number measures that its sentence only points back to (they, that figure, the rate), and what its size alone tells."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told, assumed, fits
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.units import shape

# A sentence that begins so speaks of what the one before it named: Orders were the bright spot. They climbed 28%.
_POINTS_BACK = re.compile(
    r"\s*[\"“']?(?:(?:They|It|These|Those|That|This|Both)\b(?!\s(?:company|firm|group|bank|carmaker|chipmaker|maker|year|quarter|month|week))"
    r"|The\s(?:total|figure|number|count|sum|tally|reading|amount)\b|(?:其|这|该|此)(?:一|项)?(?:数字|数据|指标|比例|比率|金额|规模|水平)?)"
)
# That would be 64% more than the 140 billion of 2024.
_IS_EN = re.compile(
    r"\s*[\"“]?(?:That|This|It|The\s(?:figure|total|number|sum))\s"
    r"(?:would\sbe|will\sbe|is|was|represents|represented|means|meant|marks|marked|amounts\sto|compares)\b"
)
# …, while the rate to New York was $2,740: the noun that the measure before ends with.
_THE_NOUN = re.compile(
    r"\b(?:the|that|its|their)\s(rate|price|margin|ratio|count|tally|index|yield|total|figure|share)\b[^,;]{0,40}$"
)


# The shares trade at 31 times earnings. They have risen 190%.
_RATED = ("pe_ratio", "ps_ratio", "pb_ratio", "ev_ebitda", "dividend_yield", "index_level")
_THEY_EN = re.compile(r"\s*They\b")


def referred(scene: Scene, mention: Mention, move: Move | None, told: Told) -> Owner | None:
    """Return the metric that a pronoun or the bare noun of a measure points back to."""
    if told.named is not None and _is_pointed_at(scene, mention):
        metric = scene.pack.metrics[told.named.id]
        if fits(metric, mention, move):
            return Owner(metric.id, "carried", metric=metric)
    last = told.last
    if (
        scene.english
        and last is not None
        and last.id in _RATED
        and move is not None
        and move.by
        and _THEY_EN.match(scene.text, scene.sentence.start)
    ):
        return assumed(scene, "stock_price") if mention.base.unit == "percent" else None
    grown = mention.base.unit == "percent" and move is not None and move.by and _IS_EN.match(scene.text, scene.sentence.start)
    if grown and last and last.metric and fits(last.metric, mention, move) and _is_pointed_at(scene, mention):
        return Owner(last.id, "carried", metric=last.metric, unit=last.unit)
    noun = _THE_NOUN.search(scene.text, scene.clause(mention.start).start, mention.start) if scene.english else None
    if noun is None or last is None or last.metric is None:
        return None
    if not fits(last.metric, mention, move) and last.unit.partition("/")[0] != mention.base.unit:
        return None
    return Owner(last.id, "carried", metric=last.metric, unit=last.unit) if last.id.endswith(f"_{noun[1]}") else None


def _is_pointed_at(scene: Scene, mention: Mention) -> bool:
    """Whether a sentence that names no metric before a number begins by pointing back."""
    if _POINTS_BACK.match(scene.text, scene.sentence.start) is None:
        return False
    return not any(hit.end <= mention.start for hit in scene.hits)


# What nothing but a size is told of, where no word says more.
_SIZES = {"index_point": "index_level", "area": "area", "length/time": "speed", "money/power": "price_per_capacity"}
_OF_HOLDERS = ("/share", "/person", "/user", "/customer", "/employee", "/household")
_FAR_EN = re.compile(
    r"\b(?:[Dd]istance|[Ll]ine|[Rr]oute|[Tt]rack|[Rr]ailway|[Rr]oad|[Pp]ipeline|[Cc]able|[Tt]unnel|[Mm]otorway|[Cc]anal|[Hh]ighway|[Mm]etro)s?\b"
)
_BUILT_EN = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:extension|corridor|stretch|section|link|bypass|expressway|bridge|network|spur)\b")
_ON_CHARGE_EN = re.compile(
    r"\s(?:on|per|between|from)\s(?:a\s|one\s|each\s|an?\ssingle\s)?(?:full\s)?(?:charges?|battery)\b|\sof\srange\b"
)
_FAR_ZH = re.compile(r"管网|管道|铁路|高铁|公路|道路|线路|隧道|高速|轨道|电网|输电线|光缆|堤防|水渠|渠道|海岸线|河道|步道")
_DRAWN_EN = re.compile(
    r"\b(?:electricity|power)\b[^.;]*\b(?:us|consum|need|tak|draw|burn)\w*|\b(?:contracts?|supply)\s(?:for|of)\b"
)


_CARRIED_EN = re.compile(
    r"\b(?:carr(?:y|ies|ied)|mov(?:es?|ed)|handl(?:es?|ed)|ship(?:s|ped)|transported|loaded|lifted)\b[^,;]*$"
)
_CAMPUS = re.compile(
    r"\b(?:AI|cloud|computing|hyperscale|server)\s(?:campus|hub|cluster|site|facility|park|complex)|\bcampus\b|园区|算力|智算|数据中心"
)


def by_size(scene: Scene, mention: Mention, told: Told) -> Owner | None:
    """Return the metric that a size has on its own: an area, a speed, a length of line, what a megawatt costs."""
    sort = shape(mention.base.unit)
    name = "price" if sort == "money/count" and not mention.base.unit.endswith(_OF_HOLDERS) else _SIZES.get(sort)
    start, end = scene.sentence.start, scene.sentence.end
    if sort == "money/power" and scene.cues["measure.servers"].search(scene.text, start, end):
        name = "build_cost_per_capacity"
    elif sort == "length" and scene.english and _ON_CHARGE_EN.match(scene.text, mention.end):
        name = "driving_range"
    elif (
        sort == "length"
        and scene.english
        and (_FAR_EN.search(scene.text, start, end) or _BUILT_EN.match(scene.text, mention.end))
    ):
        name = "distance"
    elif sort == "length" and not scene.english and _FAR_ZH.search(scene.text, scene.clause(mention.start).start, mention.start):
        name = "road_length"
    elif sort in ("energy", "energy/time") and scene.english and _DRAWN_EN.search(scene.text, start, end):
        name = "electricity_consumption"
    elif sort == "container" and scene.english and _CARRIED_EN.search(scene.text, start, mention.start):
        name = "cargo_volume"
    elif sort == "power" and (
        (told.lead is not None and told.lead.id == "data_center_capacity") or _CAMPUS.search(scene.text, start, end)
    ):
        name = "data_center_capacity"
    metric = scene.pack.metrics.get(name) if name else None
    return Owner(metric.id, "assumed", metric=metric) if metric else None


def plain_share(scene: Scene) -> Owner | None:
    """Return the share of something that the text does not name: half of it comes from bonds."""
    metric = scene.pack.metrics.get("share")
    return Owner(metric.id, "assumed", metric=metric) if metric else None
