"""What a share is a share of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from claims.packs import Metric, Pack
from claims.parse.lexicon import Hit
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

_PART_ZH = re.compile(r"(?<!市)占(?:了|到|据)?|相当于|贡献了?(?=[^\d]{0,8}(?:的|收入|营收|利润|销量|业绩|销售额))")
# 合计市占27%, 市占目标为二成五; not 全市占比, 本市占全国.
_MARKET_ZH = re.compile(r"(?<![全城股海京津庆州圳都本该各])市占(?!比|全国|总|到)[^,，。;；\d]{0,10}$")
_MARKET_EN = re.compile(
    r"\s?(?:share\s)?of\s(?:the\s)?(?:global|world|worldwide|u\.?s\.?|china's|chinese|european|domestic"
    r"|(?:(?!on\b|in\b|to\b|from\b|by\b|at\b|for\b|shares?\b|stock\b|company\b|votes\b)[\w.'’-]+\s){0,5}market(?!\s(?:value|cap)))\b",
    re.IGNORECASE,
)
_SHARE_OF_MARKET = re.compile(r"\bshare\sof\s(?:the|its|their|that)\s(?:[\w-]+\s){0,4}market\b")
# What a rival has of what all sell: an 8% share of British grocery spending, its share of shipments.
_SHARE_OF_SALES = re.compile(
    r"\sshare\sof\s(?!its|their|the\s(?:company|group)|group|company|total)(?:[\w'-]+\s){1,3}(?:sales|spending|shipments|deliveries|registrations|bookings)\b"
)
# A country's or a firm's share of what the world makes: its share of global memory output.
_SHARE_OF_WORLD = re.compile(r"\bshare\sof\s(?:the\s)?(?:global|world(?:wide)?|world's|European|Chinese|U\.S\.)\s[^,;]*$")
_SHARE_AT = re.compile(
    r"\bshare\sof\s(?:[\w'-]+\s){0,2}(?:shipments|registrations|spending)\s(?:at|to|was|of|stood\sat)\s(?:about\s)?$"
)
_SEATS_EN = re.compile(r"\sof\s(?:its|their|the|all)\s(?:[a-z]+\s)?seats\b")
_OF_EQUITY_EN = re.compile(
    r"\sof\s(?:(?:the|its|their|all)\s)?(?:[a-z-]+\s){0,2}?(?:equity|share\scapital|voting\srights|common\sstock|ordinary\sshares)\b"
)
_OF_EN = re.compile(r"\s?of\s(?:(?:the|its|their|all|[a-z]+'s|[a-z]{4,})\s){0,3}", re.IGNORECASE)


def has_share(scene: Scene, metric: Metric) -> bool:
    """Whether a share of this metric has a name of its own."""
    return _shares(scene.pack).get(metric.id) is not None


@cache
def _shares(pack: Pack) -> Mapping[str, Metric]:
    """Return for each metric the one that measures parts of it; cars are registered by a market, not by one maker."""
    shares = {metric.share_of: metric for metric in reversed(tuple(pack.metrics.values())) if metric.share_of}
    market = pack.metrics.get("market_share")
    return {**shares, "registrations": market} if market else shares


# How much of a plan was reached: 全年目标的80%, 80% of its annual target.
_OF_PLAN_ZH = re.compile(r"(?:目标|计划|预算|指引|财测|任务)(?:值|额|量)?(?:[\d.,]+[一-鿿]{1,4})?的(?:约|近)?$")
_OF_PLAN_EN = re.compile(
    r"\sof\s(?:the|its|their)\s(?:(?!stock|shares|sales|funds|money|votes|capital)[a-z-]+\s){0,3}(?:target|goal|guidance|plan)\b"
)


def of_plan(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of a percentage of a plan: how much of it was reached."""
    reached = scene.pack.metrics.get("target_completion")
    if reached is None or mention.form not in ("percent", "fraction"):
        return None
    clause = scene.clause(mention.start)
    before = _OF_PLAN_ZH.search(scene.text, clause.start, mention.start)
    before = before or _reached_zh(scene, mention)
    behind = _OF_PLAN_EN.match(scene.text, mention.end) if scene.english else None
    if behind and _HOLDS_EN.search(scene.text, clause.start, mention.start):
        return None  # owns 4.9% of its target
    return Owner(reached.id, "stated", metric=reached) if before or behind else None


# 全年目标25万辆,前五月完成36%
_REACHED_ZH = re.compile(
    r"(?:完成|达成|达标)(?:了|率|全年|年度|年|其|该|约|销售|销量)*(?:目标|任务|计划|指标|进度)?(?:的|约|为|近|仅|达|逾|超过?)*$"
)


def _reached_zh(scene: Scene, mention: Mention) -> re.Match[str] | None:
    """Return the word that says how much of a target was reached, in a sentence that speaks of one."""
    found = None if scene.english else _REACHED_ZH.search(scene.text, scene.clause(mention.start).start, mention.start)
    spoken = found and re.search("目标|任务|计划|指标", scene.text[scene.sentence.start : scene.sentence.end])
    return found if spoken else None


def of_whole(scene: Scene, mention: Mention) -> Owner | None:
    """Return the metric of a share by the whole that it is a part of: 占营收的18%, 20% of sales."""
    clause = scene.clause(mention.start)
    if scene.english and any(
        "percent" in scene.metric(h).shapes and scene.text[h.end : mention.start] in (" of ", " at ", " was ", " is ")
        for h in scene.hits
        if not h.verb and h.id not in ("share", "market_share", "stake", "revenue_share")
    ):
        return None  # a payout ratio of 50% of its earnings
    parts = list(_PART_ZH.finditer(scene.text, clause.start, mention.start))
    part = parts[-1] if parts else None
    market = scene.pack.metrics.get("market_share")
    if market and scene.english and _is_of_market_en(scene, mention):
        return Owner(market.id, "stated", metric=market)
    after = scene.after(mention)
    if scene.english and (told_as := _told_as_part(scene, mention)):
        return told_as
    if market and ((part and "市场" in scene.text[part.end() : mention.start]) or (scene.english and _MARKET_EN.match(after))):
        return Owner(market.id, "stated", metric=market)
    if scene.english and _OF_EQUITY_EN.match(after) and (owned := scene.pack.metrics.get("stake")):
        return Owner(owned.id, "stated", metric=owned)
    seats = scene.pack.metrics.get("load_factor") if scene.english and _SEATS_EN.match(after) else None
    if seats:
        return Owner(seats.id, "stated", metric=seats)
    if market and _MARKET_ZH.search(scene.text, clause.start, mention.start):
        return Owner(market.id, "stated", metric=market)
    if named := _named_share(scene, mention, part.start() if part else None):
        return named
    hit = _whole(scene, mention, part.end() if part else None) or (None if part else _among(scene, mention))
    if hit is None:
        return _held(scene, mention)
    metric = scene.metric(hit)
    used = scene.pack.metrics.get("capacity_utilization") if metric.id == "production_capacity" and not part else None
    if used and scene.english and _RUNS_EN.search(scene.text, clause.start, mention.start):
        return Owner(used.id, "stated", hit.start, hit.end, metric=used)  # ran at 95% of capacity
    stake = scene.pack.metrics.get("stake") if metric.id in ("stock_price", "shares_outstanding") else None
    if stake:
        return Owner(stake.id, "stated", hit.start, hit.end, metric=stake)  # will hold 21% of the shares
    own = _of_exports(scene, hit, mention)
    if own is None and _is_tally_of_all(scene, hit, mention, part.end() if part else mention.end):
        own = market
    own = own or _shares(scene.pack).get(_sold_in_all(scene, hit))
    whole = "cost" if scene.text[hit.start : hit.end].lower() in ("cost", "costs") else metric.id
    return Owner(own.id if own else f"{whole}_share", "stated", hit.start, hit.end, metric=own)


def _is_of_market_en(scene: Scene, mention: Mention) -> bool:
    """Whether English words make a share one of a market, or of what all sell."""
    text, start = scene.text, scene.clause(mention.start).start
    if _SHARE_OF_SALES.match(text, mention.end) or _SHARE_AT.search(text, start, mention.start):
        return True
    before = _SHARE_OF_MARKET.search(text, start, mention.start) or _SHARE_OF_WORLD.search(text, start, mention.start)
    return before is not None


# revenue as a percentage of GDP was 12.1%
_AS_PART_EN = re.compile(r"\bas\sa\s(?:percentage|share|proportion|percent)\sof\s(?:the\s|its\s|total\s)?")


def _told_as_part(scene: Scene, mention: Mention) -> Owner | None:
    """Return the share of what a number is told as a percentage of."""
    told = _AS_PART_EN.search(scene.text, scene.clause(mention.start).start, mention.start)
    wholes = [h for h in scene.hits if told and h.start == told.end() and "percent" not in scene.metric(h).shapes]
    if not wholes:
        return None
    name, own = share_id(scene, wholes[0].id)
    return Owner(name, "stated", wholes[0].start, wholes[0].end, metric=own)


def _named_share(scene: Scene, mention: Mention, start: int | None) -> Owner | None:
    """Return the share whose own word follows the 占 at `start`, or begins with it: 占营收比重17%, 占晶圆营收比重."""
    if start is None:
        return None
    named = [h for h in scene.hits if start <= h.start and h.end <= mention.start and scene.metric(h).share_of]
    return Owner(named[-1].id, "stated", named[-1].start, named[-1].end, metric=scene.metric(named[-1])) if named else None


_RUNS_EN = re.compile(r"\b(?:fill\w*|rates?|run|runs|ran|running|operat\w+|work\w*|utili[sz]\w+|us(?:es?|ed|ing)|at)\b")
_TALLIES = ("sales_volume", "retail_sales_volume", "wholesale_sales_volume", "registrations", "homes_sold")
# 占新车销量, 占全国成交, of car sales; never 占总销量, which is a company's own.
_OF_ALL = re.compile(
    r"新车|全国|全球|全市|市场|车市|行业|乘用车|汽车|轿车|整体|全台|全港|大盘|\b(?:car|cars|vehicle|vehicles|auto|new|industry|national|market)\b",
    re.IGNORECASE,
)
_OF_OWN = re.compile(r"总|其|公司|集团|自身|旗下|本身|\b(?:its|their|group|company|total)\b")


def _sold_in_all(scene: Scene, hit: Hit) -> str:
    """Return the metric that a whole is: what is sold (销售金额) are homes only where homes are spoken of."""
    start, end = scene.sentence.start, scene.sentence.end
    plain = hit.id == "sales_amount" and scene.text[hit.start : hit.end] == "销售金额"
    homes = scene.spots.first("measure.home", start, end) or scene.spots.first("metric.housing", start, end)
    return "revenue" if plain and not homes else hit.id


def _is_tally_of_all(scene: Scene, hit: Hit, mention: Mention, start: int) -> bool:
    """Whether the cars of which a part is told are those that all makers sold: no company is named before the share."""
    spelled = scene.text[min(start, hit.start) : hit.end]
    if (
        (hit.id not in _TALLIES and scene.text[hit.start : hit.end] != "销售")
        or not _OF_ALL.search(spelled)
        or _OF_OWN.search(spelled)
    ):
        return False
    return not any(a.is_company and a.end <= mention.start for a in scene.actors)


def _of_exports(scene: Scene, hit: Hit, mention: Mention) -> Metric | None:
    """Return the share of exports in what was sold: 出口2万辆,占总销量的两成."""
    named = [h.id for h in scene.hits if h.end <= min(hit.start, mention.start)]
    share = scene.pack.metrics.get("exports_share")
    return share if share and hit.id in (*_TALLIES, "production", "deliveries") and named[-1:] == ["exports"] else None


_HOLDS_EN = re.compile(
    r"\b(?:buy|buys|bought|buying|acquir\w+|sell|sells|sold|selling|own|owns|owned|keep|keeps|kept|retain\w*|hold|holds|held)\s(?:about\s|another\s)?$"
)
_OF_FIRM_EN = re.compile(
    r"\sof\s(?:(?!GDP\b)[A-Z]|(?:the|rival|its)\s(?:[a-z-]+\s)?(?:[a-z-]*maker|firm|company|group|startup|rival|unit|business|retailer|lender|operator|developer|producer|manufacturer|brewer|bank|insurer|airline|miner)\b)"
)


# Holders of 42% of Kelmore have backed the talks.
_HOLDERS_OF_EN = re.compile(
    r"\b(?:[Hh]olders|[Oo]wners|[Ss]hareholders|[Ii]nvestors)\s(?:of|with|holding|owning|speaking\sfor|representing|who\s(?:hold|own))\s(?:about\s|nearly\s|more\sthan\s|at\sleast\s)?$"
)


def _held(scene: Scene, mention: Mention) -> Owner | None:
    """Return the stake that is bought, sold or kept: buy 20% of the brewer."""
    stake = scene.pack.metrics.get("stake")
    if stake is not None and scene.english and _HOLDERS_OF_EN.search(scene.text, scene.left(mention), mention.start):
        return Owner(stake.id, "stated", metric=stake)
    if stake is None or not scene.english or not _OF_FIRM_EN.match(scene.text, mention.end):
        return None
    return Owner(stake.id, "stated", metric=stake) if _HOLDS_EN.search(scene.text, scene.left(mention), mention.start) else None


_AMONG = re.compile(r"(?:净?额|总额|收入)?(?:之|当)?中[,，]?(?:约|有|将有|近)?")


def _among(scene: Scene, mention: Mention) -> Hit | None:
    """Return the word for a whole that a share is told of in a clause that leads: 募资净额中,约55%用于研发."""
    if scene.english:
        return None
    wholes = [hit for hit in scene.hits if hit.end <= mention.start and "percent" not in scene.metric(hit).shapes]
    return next((hit for hit in reversed(wholes) if _AMONG.fullmatch(scene.text, hit.end, mention.start)), None)


def _whole(scene: Scene, mention: Mention, start: int | None) -> Hit | None:
    """Return the word for a whole between 占 and the share, the last one there, or right behind "of"."""
    wholes = [hit for hit in scene.hits if "percent" not in scene.metric(hit).shapes]
    wholes = [hit for hit in wholes if not all("/" in sort for sort in scene.metric(hit).shapes)] or wholes
    between = [hit for hit in wholes if start is not None and start <= hit.start and hit.end <= mention.start]
    if between:
        return between[-1]
    behind = [hit for hit in wholes if mention.end < hit.start <= mention.end + 40]
    return next((hit for hit in behind if _OF_EN.fullmatch(scene.text, mention.end, hit.start)), None)


def share_id(scene: Scene, whole: str) -> tuple[str, Metric | None]:
    """Return what a share of a metric is called, and the metric of that name where the pack has one."""
    own = _shares(scene.pack).get(whole)
    return (own.id, own) if own else (f"{whole.removesuffix('_share')}_share", None)


def of_share(scene: Scene, found: Owner) -> Owner:
    """Return the metric of a share: 占总收入22.4% is a revenue share, not revenue."""
    metric = found.metric
    if metric is None or "percent" in metric.shapes:
        return found
    whole = _shares(scene.pack).get(metric.id)
    return found if whole is None else Owner(whole.id, found.found, found.start, found.end, metric=whole)
