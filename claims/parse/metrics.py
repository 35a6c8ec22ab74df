"""Which metric a number measures: the nearest word for one that its unit fits, or an open name made of the text's own noun."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.packs import Metric
from claims.parse.kinds import RELATIVE, Move, is_share
from claims.parse.leads import item, lead
from claims.parse.lexicon import Hit
from claims.parse.mention import Mention
from claims.parse.openmetric import head_noun
from claims.parse.scene import Scene
from claims.parse.series import aligned, aligned_last
from claims.units import is_noun, shape

# Beyond this cost a word of the sentence is too far off to own a number.
TOO_FAR = 7.0
_TIGHT_BEHIND = re.compile(
    r"\s?(?:的|之|in\b|of\b|worth\s+of\b|as\b|net\b|total\b|the\b|its\b|their\b|annual\b|quarterly\b|monthly\b|new\b|recurring\b|a\b|\s)*\s?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Owner:
    """The metric of a number: its id, where its word stands (None when carried or made up), and how it was found."""

    id: str
    found: str
    start: int | None = None
    end: int | None = None
    verb: bool = False
    metric: Metric | None = None
    unit: str = ""


def owner(scene: Scene, mention: Mention, move: Move | None, last: Owner | None) -> Owner | None:
    """Return the metric of a number; `last` is that of the number before it, in this sentence or the one before."""
    share = is_share(scene, mention) and not (move and move.by)
    listed = aligned(scene, mention, [h for h in scene.hits if fits(scene.metric(h), mention, move)])
    whole = _whole(scene, mention) if share else None
    if whole:
        return whole
    described = _described(scene, mention)
    if described:
        return described
    listed = listed or _respective(scene, mention, move)
    if listed and not share:
        return Owner(listed.id, "stated", listed.start, listed.end, listed.verb, scene.metric(listed))
    own = lead(scene, mention, None)
    ranked = sorted(
        (
            (cost, i, hit)
            for i, hit in enumerate(scene.hits)
            if (cost := _cost(scene, hit, mention, move, share, own)) is not None
        ),
        key=lambda item: item[:2],
    )
    if ranked and ranked[0][0] <= TOO_FAR:
        cost, _, hit = ranked[0]
        found = Owner(hit.id, "stated" if cost <= 4 else "carried", hit.start, hit.end, hit.verb, scene.metric(hit))
        return _of_share(scene, found) if share else _of_ratio(scene, mention, move, found)
    traded = _quoted_price(scene, mention, move) or _traded(scene, mention, move)
    if traded:
        return traded
    again = _again(mention, move, last) if not share else None
    if again and (_goes_on(scene, mention) or item(scene, mention)):
        return again
    by_noun = _by_noun(scene, mention) or _per_share(scene, mention, last)
    if by_noun:
        return by_noun
    if share and last and last.id not in ("duration", "rank"):
        return Owner(f"{last.id.removesuffix('_share')}_share", "carried")
    return _open(scene, mention, share) or again


def _again(mention: Mention, move: Move | None, last: Owner | None) -> Owner | None:
    """Return the metric of the number before, where it can be this one's too."""
    if last is None:
        return None
    if last.metric is None:
        units = {last.unit, "percent"} if last.unit == "percentage_point" else {last.unit}
        alike = mention.base.unit in units or (mention.base.unit == "percentage_point" and last.unit == "percent")
        return Owner(last.id, "carried") if alike and mention.form not in ("count", "ordinal", "duration") else None
    counted = mention.form != "count" or bool(last.metric.nouns_of)
    return Owner(last.id, "carried", metric=last.metric) if counted and fits(last.metric, mention, move) else None


def fits(metric: Metric, mention: Mention, move: Move | None) -> bool:
    """Whether a metric can own a number of this unit: its shapes, its nouns, or a movement or multiple of it."""
    sort = shape(mention.base.unit)
    if sort in ("percent", "ratio") and (move or mention.form == "multiple") and sort not in metric.shapes:
        return move is None or move.by
    if sort == "percentage_point":
        return "percent" in metric.shapes or "percentage_point" in metric.shapes
    if sort not in metric.shapes:
        return False
    if sort.startswith("count") and metric.nouns_of:
        head = mention.base.unit.split("/")[0]
        return not is_noun(head) or head in metric.nouns_of or head == "unit"
    return True


def _cost(scene: Scene, hit: Hit, mention: Mention, move: Move | None, share: bool, own: str | None) -> float | None:
    """Return how far a word for a metric stands from owning a number, None where it cannot."""
    metric = scene.metric(hit)
    if share:
        if "percent" not in metric.shapes and not _is_whole(scene, metric):
            return None
    elif not fits(metric, mention, move):
        return None
    if hit.start < mention.end and hit.end > mention.start:
        return None
    if (hit.verb and (shape(mention.base.unit) in RELATIVE or (move and not move.by)) and _is_move(scene, hit)) or _is_adjunct(
        scene, hit
    ):
        return None
    if move and move.by and set_against(scene, hit):
        return None
    if hit.verb and scene.english and shape(mention.base.unit) in RELATIVE and _moves_next(scene, hit):
        return None
    if _is_vague(scene, hit, mention) or _is_of_oil(scene, metric, mention):
        return None
    apart = scene.apart(hit.start, mention.start)
    text = scene.text
    if hit.start >= mention.end:
        if apart < 0 or scene.text[mention.end : hit.start].count("\n"):
            return None
        between = text[mention.end : hit.start]
        tight = bool(_TIGHT_BEHIND.fullmatch(_without_actors(scene, mention.end, hit.start)))
        if any(m.start >= mention.end and m.end <= hit.start for m in scene.mentions):
            return None
        base = 0.4 if tight else 2.5 + len(between) / 6
        return base + 2 * abs(apart)
    if apart < 0:
        return None
    gap = mention.start - hit.end
    cost = apart * 1.6 + (3 if apart and own else 0) + gap / (24 if scene.english else 12)
    same = [m for m in scene.mentions if hit.end <= m.start and m.end <= mention.start and _rivals(m, mention)]
    cost += (0.4 if move and move.by else 1.5) * len(same)
    if hit.verb and gap > (20 if scene.english else 8):
        cost += 1
    if metric.nouns_of and mention.base.unit.split("/")[0] in metric.nouns_of:
        cost -= 1.5
    if move and not move.by and shape(mention.base.unit) in metric.shapes:
        cost -= 0.5
    return cost + _misfit(scene, metric, mention)


def _moves_next(scene: Scene, hit: Hit) -> bool:
    """Whether a word that can be a verb is a noun here, for a moving verb follows: fuel costs fell."""
    word = re.match(r"\s([a-z]+)", scene.text[hit.end : hit.end + 16])
    return word is not None and any(scene.cues[f"move.{way}"].fullmatch(word[1]) for way in ("up", "down"))


def _is_vague(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a word means its metric only beside a number of the metric's own unit: a range of 6% to 8% is no distance."""
    if shape(mention.base.unit) not in RELATIVE or shape(mention.base.unit) in scene.metric(hit).shapes:
        return False
    return scene.cues["metric.vague"].fullmatch(scene.text[hit.start : hit.end]) is not None


def _is_of_oil(scene: Scene, metric: Metric, mention: Mention) -> bool:
    """Whether a metric is the price of oil, and what the clause is about is another commodity: corn futures."""
    if not metric.id.startswith("oil_"):
        return False
    start = scene.clause(mention.start).start
    near = [a for a in scene.actors if start <= a.start and a.end <= mention.start and a.kind == "commodity"]
    return bool(near) and not near[-1].name.lower().endswith(("crude", "oil"))


def _misfit(scene: Scene, metric: Metric, mention: Mention) -> float:
    """Return how ill a metric suits what the clause is about: Brent has a price, but no stock price."""
    near = [a for a in scene.actors if a.end <= mention.start and a.kind in ("commodity", "index")]
    if not near and metric.id.endswith("_price") and "commodity" in metric.subjects and "money" not in metric.shapes:
        return 3.0  # the price of a thing that the sentence does not name
    if shape(mention.base.unit) in RELATIVE and all("/" in sort for sort in metric.shapes):
        return 0.5  # how much the cost of a gigawatt changed is said with the gigawatt
    return 4.0 if near and metric.subjects and near[-1].kind not in metric.subjects else 0.0


def _is_move(scene: Scene, hit: Hit) -> bool:
    """Whether a metric's verb only says which way something else went: the stock lost 22 %."""
    word = scene.text[hit.start : hit.end]
    return bool(scene.cues["move.up"].fullmatch(word) or scene.cues["move.down"].fullmatch(word))


_ADJUNCT = re.compile(r"\s*(?:按|以|经|扣除|剔除|不考虑).*(?:计算|计|换算|口径|因素|调整)后?\s*$")


def _is_adjunct(scene: Scene, hit: Hit) -> bool:
    """Whether a word stands in a clause that only says how something was reckoned: 按不变价格计算."""
    clause = scene.clause(hit.start)
    if _ADJUNCT.fullmatch(scene.text[clause.start : clause.end]):
        return True
    return bool(
        re.search(r"[按以][^,，。]{0,6}$", scene.text[max(clause.start, hit.start - 7) : hit.start])
        and re.match(r"[^,，。\d]{0,4}(?:计算|计(?!划)|换算)", scene.text[hit.end : hit.end + 6])
    )


def set_against(scene: Scene, hit: Hit) -> bool:
    """Whether a metric is what a change is set against: 较招股价上升15%."""
    return (
        re.search(r"(?:较|比|相比|相较于?)[^,，。\d]{0,3}$", scene.text[max(scene.sentence.start, hit.start - 5) : hit.start])
        is not None
    )


def _without_actors(scene: Scene, start: int, end: int) -> str:
    """Return a stretch without the names in it: 1.1%的英伟达股价 belongs together as 1.1%的股价 does."""
    out, at = "", start
    for actor in scene.actors:
        if start <= actor.start and actor.end <= end:
            out, at = out + scene.text[at : actor.start], actor.end
    return out + scene.text[at:end]


def _rivals(a: Mention, b: Mention) -> bool:
    return shape(a.base.unit) == shape(b.base.unit)


def _is_whole(scene: Scene, metric: Metric) -> bool:
    """Whether a share of this metric has a name of its own."""
    return any(other.share_of == metric.id for other in scene.pack.metrics.values())


_ARTICLE = re.compile(r"\b(?:a|an)\s$", re.IGNORECASE)
_NOUN_OF = re.compile(
    r"\b(?:a|an|the|its|their)\s((?:[a-z-]+\s){0,3}[a-z-]{3,})\sof\s(?:about\s|around\s|nearly\s|roughly\s|some\s)?$"
)
_DESCRIBED = re.compile(
    r"\s((?:[a-z-]+\s){0,2}[a-z-]{3,})(?=\s(?:before|by|to|for|with|from|that|which|in|on|as|and|at|of|over)\b|[,.;]|$)"
)


def _described(scene: Scene, mention: Mention) -> Owner | None:
    """Return an open metric where an amount only describes a thing: a $7,500 federal tax credit."""
    if not scene.english or shape(mention.base.unit) not in ("money", "power"):
        return None
    made_of = _NOUN_OF.search(scene.text, scene.left(mention), mention.start)
    if made_of and not any(made_of.start() <= h.start < mention.start for h in scene.hits):
        noun = made_of[1].split()[-1]
        plain = noun in scene.cues.words("open.stop", "en") or any(
            scene.cues[f"move.{way}"].fullmatch(noun) for way in ("up", "down")
        )
        return None if plain else Owner("_".join(made_of[1].split()[-2:]).replace("-", "_"), "stated")
    if not _ARTICLE.search(scene.before(mention)):
        return None
    match = _DESCRIBED.match(scene.after(mention))
    named = match is not None and any(mention.end <= h.start < mention.end + match.end() for h in scene.hits)
    return Owner("_".join(match[1].split()[-2:]).replace("-", "_"), "stated") if match and not named else None


def _respective(scene: Scene, mention: Mention, move: Move | None) -> Hit | None:
    """Return the metric of a change that is told with others, one for each level before: A为…, B为…, 同比分别下降x和y."""
    if move is None or not move.by:
        return None
    levels = [m for m in scene.mentions if m.end <= mention.start and shape(m.base.unit) != shape(mention.base.unit)]
    owned = []
    for level in levels:
        before = [h for h in scene.hits if h.end <= level.start and fits(scene.metric(h), level, None)]
        if before:
            owned.append(before[-1])
    return aligned_last(scene, mention, owned)


def _whole(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of a share by the whole that it is a part of: 占营收的18%, 20% of sales."""
    clause = scene.clause(mention.start)
    parts = list(re.finditer(r"占(?:了|到|据)?|相当于", scene.text[clause.start : mention.start]))
    start = clause.start + parts[-1].end() if parts else mention.start
    market = scene.pack.metrics.get("market_share")
    if market and parts and "市场" in scene.text[start : mention.start]:
        return Owner(market.id, "stated", metric=market)
    if market and re.match(
        r"\s?of\s(?:the\s)?(?:global|world|worldwide|u\.?s\.?|china's|chinese|european|domestic|[a-z ]{0,24}market)\b",
        scene.after(mention),
        re.IGNORECASE,
    ):
        return Owner(market.id, "stated", metric=market)
    of = re.match(
        r"\s?of\s(?:the\s|its\s|their\s|group\s|total\s|all\s|company\s|company's\s)*", scene.text[mention.end : mention.end + 40]
    )
    for hit in scene.hits:
        metric = scene.metric(hit)
        behind = of is not None and hit.start == mention.end + of.end()
        if ((parts and start <= hit.start and hit.end <= mention.start) or behind) and "percent" not in metric.shapes:
            own = next((m for m in scene.pack.metrics.values() if m.share_of == metric.id), None)
            return Owner(own.id if own else f"{metric.id}_share", "stated", hit.start, hit.end, metric=own)
    return None


def _of_share(scene: Scene, found: Owner) -> Owner:
    """Return the metric of a share: 占总收入22.4% is a revenue share, not revenue."""
    metric = found.metric
    if metric is None or "percent" in metric.shapes:
        return found
    whole = next((m for m in scene.pack.metrics.values() if m.share_of == metric.id), None)
    return found if whole is None else Owner(whole.id, found.found, found.start, found.end, metric=whole)


def _of_ratio(scene: Scene, mention: Mention, move: Move | None, found: Owner) -> Owner:
    """Return the metric of a multiple: a performance 7 times that of another is a performance ratio."""
    ratio = scene.pack.metrics.get(f"{found.id}_ratio")
    if ratio is None or mention.form not in ("multiple", "fraction") or found.metric is None or "ratio" in found.metric.shapes:
        return found
    return Owner(ratio.id, found.found, found.start, found.end, metric=ratio)


_STOCK_EN = re.compile(r"\b(?:shares?|stocks?)\b", re.IGNORECASE)
_TRADES = re.compile(r"收?[涨跌]|[高低]开|(?:大|微|上|下|暴|飙|转)[涨跌]")


def _traded(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the stock price where a company just 涨 or 跌 by a percentage: what else of it is said to without a noun."""
    price = scene.pack.metrics.get("stock_price")
    if price is None or move is None or not move.by or shape(mention.base.unit) != "percent":
        return None
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    if scene.english:
        return Owner(price.id, "stated", metric=price) if _STOCK_EN.search(lead) else None
    listed = any(a.is_company or a.kind == "index" for a in scene.actors if a.end <= mention.start)
    session = next(scene.cues.labelled("scope.session").find(scene.text, scene.clause(mention.start).start, mention.start), None)
    if not _TRADES.search(lead) or not (listed or session or "股" in lead):
        return None
    return Owner(price.id, "assumed", metric=price)


def _quoted_price(scene: Scene, mention: Mention, move: Move | None) -> Owner | None:
    """Return the price of a commodity that rises, falls or stands at so much: Brent rose 1.2% to $64.50 a barrel."""
    near = [a for a in scene.actors if scene.clause(mention.start).start <= a.start and a.end <= mention.start]
    sort = shape(mention.base.unit)
    if near and near[-1].kind == "index" and (sort == "index_point" or (sort == "percent" and move and move.by)):
        level = scene.pack.metrics.get("index_level")
        return Owner(level.id, "assumed", metric=level) if level else None
    if not near or near[-1].kind != "commodity" or not (sort.startswith("money") or (sort == "percent" and move and move.by)):
        return None
    prices = [
        m
        for m in scene.pack.metrics.values()
        if m.id.endswith("_price") and "commodity" in m.subjects and "money" not in m.shapes
    ]
    fitting = [m for m in prices if fits(m, mention, move)]
    oil = [m for m in fitting if m.id.startswith("oil")]
    named = oil if near[-1].name.lower().endswith(("crude", "oil")) else [m for m in fitting if m not in oil]
    return Owner(named[0].id, "assumed", metric=named[0]) if named else None


def _per_share(scene: Scene, mention: Mention, last: Owner | None) -> Owner | None:
    """Return earnings per share where a profit is told over again by the share: $21 billion, or $1.95 a share."""
    eps = scene.pack.metrics.get("eps")
    if eps is None or last is None or "income" not in last.id or not mention.base.unit.endswith("/share"):
        return None
    return Owner(eps.id, "assumed", metric=eps)


def _by_noun(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric that its counted noun gives a number of things: 500万块GPU is a count of GPUs."""
    head = mention.base.unit.split("/")[0]
    if mention.form != "count" or "/" in mention.base.unit or not is_noun(head):
        return None
    stock = [m for m in scene.pack.metrics.values() if m.id == f"{head.lower()}_count"]
    if stock:
        return Owner(stock[0].id, "stated", metric=stock[0])
    return Owner(f"{re.sub(r'[^0-9a-z]+', '_', head.lower())}_count", "stated")


_GOES_ON = re.compile(
    r"^\s*(?:[其而这该]|加上|包括|即|上年|去年|此前|往前|当时|同期|较|比|环比|同比|up\b|down\b|from\b|compared\b|versus\b|against\b|that\b|it\b|the\s+figure|a\s+year|and\b|or\b|then\b)",
    re.IGNORECASE,
)


def _goes_on(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number goes on with what was measured before."""
    clause = scene.clause(mention.start)
    lead = scene.text[clause.start : mention.start]
    if not lead.strip() or _GOES_ON.match(lead):
        return True
    return any(
        clause.start <= w.start < mention.start
        and w.role in ("at", "base", "open")
        and len(lead.strip()) <= len(scene.text[w.start : w.end]) + 14
        for w in scene.times
    )


def _open(scene: Scene, mention: Mention, share: bool) -> Owner | None:
    """Return an open metric, named by the head noun of the clause."""
    if mention.form == "duration":
        return Owner("duration", "assumed")
    if mention.form == "ordinal":
        return Owner("rank", "assumed")
    noun = head_noun(scene, mention)
    if noun is None:
        return None
    return Owner(f"{noun}_share" if share else noun, "stated")


def sold_at(scene: Scene, found: Owner, product_end: int) -> Owner:
    """Return the price where what a product costs is told: 芯片成本 is what a buyer pays, unless it is the cost of making it."""
    price = scene.pack.metrics.get("price")
    if price is None or found.id != "cost" or found.start is None or found.end is None:
        return found
    between = scene.text[product_end : found.start]
    plain = scene.text[found.start : found.end] in ("成本", "cost") and 0 <= len(between) <= 8
    if not plain or re.search(r"[次每]|制造|生产|研发|训练|运营|推理|making|unit", between):
        return found
    return Owner(price.id, found.found, found.start, found.end, metric=price)
