"""What the topic of a text says against an actor as the subject of a number."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.givers import is_part
from claims.parse.parties.grammar import acts, foretells
from claims.parse.parties.leads import lead
from claims.parse.parties.standing import PLACES, is_broker, is_house, is_oblique, is_site, rates, speaks
from claims.parse.parties.suits import is_of_places
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

# A name that itself moves by the number: 騰訊升1.8%, crude dropped 2%.
MOVES = re.compile(
    r"(?:股价|股份|期货|现货)?(?:收|微|大|急)?(?:[升跌涨降]|上涨|下跌|回落|走高)(?:约|逾|近|超|了)?"
    r"|\s(?:rose|fell|gained|lost|slipped|added|jumped|climbed|dropped|slid|sank|surged|tumbled|eased|soared|remains?|remained|stays?|stood)\s(?:by\s|about\s|nearly\s)?"
)

# What a house sets for somebody else's share.
OF_RATED = ("price_target", "upside")


def topical(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, topic: Topic) -> float:
    """Return what the topic of the text says against an actor."""
    metric = owner.metric if owner else None
    if topic.planned and _has_no_part(scene, actor, mention, owner, topic):
        return 9.0
    told = _against_good(scene, actor, mention, owner, topic) if actor.kind == "commodity" else None
    if told is not None:
        return told
    if metric and topic.target and topic.bidder and actor.name == topic.bidder.name and _is_of_bid(scene, mention, metric):
        return 9.0
    if scene.english and topic.land and actor.is_company and foretells(scene, actor, mention.start):
        return 9.0
    if scene.english and topic.land and only_counts(actor, metric):
        return 9.0  # the association said the market fell 4%
    if metric is not None and metric.id == "aum" and actor.is_company and actor.start > mention.start:
        return 0.0  # who manages $180 billion at Hibiya Asset
    if scene.english and actor.kind in ("organisation", "central_bank") and _FIGURES.match(scene.text, actor.end):
        return 9.0  # Bank of England figures show that lenders approved 65,000 mortgages
    about = topic.main(scene.sentence.paragraph)
    rated = metric is not None and metric.id in OF_RATED
    if rated and actor.anaphor and scene.english:
        return 9.0  # its price target on X is not its own
    if scene.text[actor.start : actor.end] == "该行" and (about is None or is_broker(about) or not _BANK.search(about.name)):
        return 9.0  # in a note on others the house only speaks
    if is_broker(actor) and _only_rates(scene, actor, mention, metric, topic):
        return 9.0
    traded = metric is not None and (metric.id in _OF_SHARES or metric.subjects[:1] == ("commodity",))
    if scene.english and traded and _values_others(scene, actor, about):
        return 9.0  # which Morrow Securities cut to "reduce", against a last price of $7.25
    if actor.kind in PLACES and _is_beside(scene, actor, owner, about):
        return 5.0
    if about and about.is_company and is_house(actor) and not is_broker(about) and _heads_row(scene, actor):
        return 9.0  # | UBS | buy | $56 | in a text on whom it rates
    if about is None or actor.name == about.name:
        return 9.0 if rated and is_broker(actor) and _has_other(scene, actor) else 0.0
    if actor.kind in PLACES and (about.kind in PLACES or topic.title is None) and not _is_of_firms(scene):
        return 0.0
    if actor.kind in PLACES and metric and not set(PLACES) & set(metric.subjects):
        own = owns_in_words(scene, actor, mention, owner) or acts(scene, actor, alone=topic.title is None)
        return 0.0 if own and not is_oblique(scene, actor) else 3.0  # and so does where it does
    if is_part(scene, actor, mention):
        return 5.0
    if is_broker(actor) and rated:
        return 0.0 if is_broker(about) and _IS_RATED.match(scene.text, actor.end) else 9.0
    return 9.0 if rates(scene, actor) else 0.0


_FIGURES = re.compile(r"(?:'s|’s)?\s(?:[a-z]+\s){0,2}(?:data|figures|statistics|numbers|survey|index|tally|poll)\b")
# What a share is worth, and what of a company's a house reckons it by; a house's own is said to be its own.
_OF_SHARES = (
    "stock_price",
    "market_cap",
    "pe_ratio",
    "pb_ratio",
    "ps_ratio",
    "ev_ebitda",
    "upside",
    "dividend_yield",
    "fair_value",
)
_ITS_OWN = re.compile(
    r"(?:'s|’s)?\s(?:[a-z]+\s){0,2}(?:shares?|stock|market\s(?:value|cap))\b|\s(?:trades?|traded|closed|rose|fell|gained|lost|slipped|jumped)\b"
)


def _values_others(scene: Scene, actor: Actor, about: Actor | None) -> bool:
    """Whether a house is named in a text on another company, or on none, and not for its own share."""
    if not is_broker(actor) or actor.anaphor or _ITS_OWN.match(scene.text, actor.end):
        return False
    return about is None or (about.is_company and not is_broker(about))


# What a body that counts what others do has itself.
_OFFICES_OWN = ("employees", "staff", "membership", "members")


def only_counts(actor: Actor, metric: Metric | None) -> bool:
    """Whether somebody is a body, and no broker, that a figure is not of which it tells in a text on a country."""
    if actor.kind != "organisation" or actor.anaphor or is_house(actor):
        return False
    return metric is None or metric.id not in _OFFICES_OWN


_COST_OF_LIVING = ("cpi", "core_cpi", "ppi")


def _against_good(scene: Scene, good: Actor, mention: Mention, owner: Owner | None, topic: Topic) -> float | None:
    """Return what speaks against a commodity: it may be what moved, or only what somebody makes, sells or puts money in."""
    metric = owner.metric if owner else None
    if scene.english and topic.land and topic.said[1] in _COST_OF_LIVING and scene.text.startswith(" prices ", good.end):
        return 9.0  # in a report on consumer prices gasoline's are a part of the country's
    if MOVES.fullmatch(scene.text, good.end, mention.start):
        return 0.0  # crude dropped 2%
    if owner and owner.id in ("average_selling_price", "price") and owner.start == good.end:
        return 0.0  # 布伦特均价
    if metric and metric.subjects and not {"commodity", "index"} & set(metric.subjects):
        return 5.0  # 进口天然气978万吨
    priced = metric is not None and "commodity" in metric.subjects
    if not priced and topic.land and not scene.english and mention.base.unit.isupper():
        return 5.0  # 铝和铜冶炼380亿美元: what a country's plan puts money in
    return 5.0 if _is_made(scene, good, metric, topic) else None  # what a company makes or sells narrows its figure down


def _only_rates(scene: Scene, house: Actor, mention: Mention, metric: Metric | None, topic: Topic) -> bool:
    """Whether a house only says what it thinks of somebody or something else."""
    if topic.noted == scene.sentence.paragraph:
        return True
    if scene.english:
        if _ITS_VIEW.match(scene.text, house.end) or _WHICH_RATES.match(scene.text, house.end):
            return True  # JPMorgan's target is based on 17 times earnings
        if _foresees(scene, house, mention):
            return True
    about = topic.main(scene.sentence.paragraph)
    if (about is None or about.name == house.name) and _speaks_of(scene, house, mention):
        return True
    if about is None and _FORESEES.match(scene.text, house.end):
        return True
    return not scene.english and _is_of_market(metric) and rates(scene, house)  # 瑞银料今年楼价升8%


def _is_beside(scene: Scene, place: Actor, owner: Owner | None, about: Actor | None) -> bool:
    """Whether a place only says where a works is, or what share of somebody's business it has."""
    if is_site(scene, place) and ((about and about.is_company) or _is_of_firms(scene)):
        return True
    if about and about.is_company and _heads_row(scene, place) and not (owner and is_of_places(owner.metric)):
        return True  # | China | 496.0 | 81.0% | in a company's results
    if scene.english and owner and owner.id in ("exports_share", "imports_share") and about and about.kind in PLACES:
        return place.name != about.name  # the European Union took 56% of exports
    return _has_share(scene, place, owner, about) or _RANKED_IN.match(scene.text, place.end) is not None


def _is_of_market(metric: Metric | None) -> bool:
    """Whether no company has a metric of its own: a country's, or the price of homes or oil."""
    return is_of_places(metric) or (metric is not None and metric.id in ("home_price", "oil_price", "commodity_price"))


# What stands behind the first cell of a table's row.
_ROW = re.compile(r"\s{0,9}[|│┃]|\t| {2}")


def _heads_row(scene: Scene, actor: Actor) -> bool:
    """Whether an actor is the first cell of a table's row."""
    if not _ROW.match(scene.text, actor.end):
        return False
    line = scene.text.rfind("\n", 0, actor.start) + 1
    return not scene.text[line : actor.start].strip("|│┃ ")


# Where somebody ranks: 全球市占九成, 全球第三.
_RANKED_IN = re.compile(
    r"(?:[一-鿿]{0,4}?)(?:市占|市场占有|市场份额|排名|第(?:[一二三四五六七八九十]|\d{1,2})(?![\d季期批次轮阶]))"
)
# The part of a company's business that a place has: 北美市场占65%,欧洲20%.
_MARKET_OF = re.compile(
    r"(?:等地)?(?:市场|地区|区域|客户|业务|订单|据点)?(?:的?(?:营收|收入|销售|出货|产能))?(?:则|也|约|仅|各|合计|分别)?(?:占比?|比重|比例)?"
    r"(?:(?:整体|总|全部|集团|公司)?(?:营收|收入|销售额?|出货|订单|产能))?(?:的?(?:比重|比例|占比))?(?:则?(?:为|达到?|约|近|逾|超过?|[升降]至|有))*"
)


def _has_share(scene: Scene, place: Actor, owner: Owner | None, about: Actor | None) -> bool:
    """Whether a share is told of what a place has of a company's business, or of another country's trade."""
    if scene.english or about is None or about.name == place.name:
        return False
    of_trade = owner is not None and owner.id in ("exports_share", "imports_share")
    if is_of_places(owner.metric) if owner and about.is_company else not of_trade:
        return False
    following = next((m for m in scene.mentions if m.start >= place.end), None)
    if following is None or following.form != "percent":
        return False
    return _MARKET_OF.fullmatch(scene.text, place.end, following.start) is not None


def _is_of_firms(scene: Scene) -> bool:
    """Whether a sentence names a company that does more than speak of others."""
    return any(a.is_company and not speaks(scene, a) and not rates(scene, a) for a in scene.actors)


# European car registrations, British new car sales are a market's.
_MARKETS = re.compile(
    r"(?:'s)?\s(?:new\s|used\s|total\s|overall\s)?(?:passenger\s)?"
    r"(?:car|cars|vehicle|auto|home|house|retail|truck|industry|market)\s(?:[a-z]+\s)?"
)


def owns_in_words(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None) -> bool:
    """Whether an English text says that a figure is a place's own: Finland's electricity costs, half of Germany's €82."""
    if not scene.english or scene.apart(actor.start, mention.start):
        return False
    if owner is not None and owner.start is not None and _MARKETS.fullmatch(scene.text, actor.end, owner.start):
        return True
    if not scene.text.startswith(("'s ", "’s "), actor.end):
        return False
    named = owner is not None and owner.start is not None and actor.end < owner.start < mention.start
    return actor.end + 3 == mention.start or (named and not any(actor.end < a.start < mention.start for a in scene.actors))


# The price that a bid is set against is that of the company to be taken over: a 44% premium over Monday's close of $42.36.
_PREMIUM = re.compile(r"溢价|折让|较|比|\b(?:premium|discount)\b|\b(?:over|above|than)\b[^,;]{0,24}$")


def _is_of_bid(scene: Scene, mention: Mention, metric: Metric) -> bool:
    """Whether a number says what a company is worth by the bid for it, or what its share cost before."""
    if metric.id in ("enterprise_value", "ev_ebitda"):
        return True
    return metric.id == "stock_price" and _PREMIUM.search(scene.text, scene.left(mention), mention.start) is not None


_FORECAST = re.compile(r"\s(?:[a-z-]+\s){0,2}(?:forecasts?|estimates?|outlook|targets?|assumptions?)\b")


# Whose money a part of a plan is: EU recovery funds are to cover 96 billion.
_FUNDS = re.compile(r"\s(?:[a-z]+\s)?(?:funds?|funding|money|grants?|loans?|subsidies|cash|aid|support)\b")


def _has_no_part(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None, topic: Topic) -> bool:
    """Whether somebody named in a country's plan only had the clause before, or another place only says whose money it is."""
    if actor.anaphor or topic.land is None or actor.name == topic.land.name:
        return False
    if actor.kind == "commodity":
        return owner is None or owner.metric is None or owner.metric.subjects[:1] != ("commodity",)
    if actor.is_company:
        return scene.apart(actor.start, mention.start) > 0 and lead(scene, mention, owner) is not None
    return actor.kind in PLACES and _FUNDS.match(scene.text, actor.end) is not None


_ITS_VIEW = re.compile(
    r"(?:'s|’s|(?<=s)['’])\s(?:[a-z0-9-]+\s){0,3}(?:price\starget|target|estimates?|forecasts?|valuation|model|assumptions?|projections?|fair\svalue|(?:bull|bear|base)\scase)\b"
)


# Jefferies, which rates the wafer maker at "hold", said consensus for …; ING described the outlook as ….
_WHICH_RATES = re.compile(
    r",\s(?:which|who)\s(?:(?:also|still|has|had|already)\s)?(?:rates?|rated|keeps?|kept|covers|cut|raised|lowered|lifted|upgraded|downgraded|an?\s[“\"]?(?:buy|hold|sell))\b"
    r"|\s(?:described|called|termed|dubbed|labell?ed)\s"
)


def _foresees(scene: Scene, actor: Actor, mention: Mention) -> bool:
    """Whether a house tells its forecast for a commodity or market named before a number: kept its Brent forecast at $60."""
    others = (a for a in scene.actors if actor.end <= a.start < mention.start and a.kind in ("commodity", "index"))
    return any(_FORECAST.match(scene.text, a.end) for a in others)


def _speaks_of(scene: Scene, house: Actor, mention: Mention) -> bool:
    """Whether a house tells what it foresees of somebody or something that stands between it and a number: for the company."""
    if not rates(scene, house):
        return False
    between = (a for a in scene.actors if house.end <= a.start < mention.start and a.kind != "person")
    return any(scene.text.startswith("the ", a.start) if a.anaphor else a.name != house.name for a in between)


# What a house foresees of others is none of its own figures: raised its 2026 gas price forecast to $4.20.
_FORESEES = re.compile(
    r"\s(?:raised|cut|lifted|lowered|kept|trimmed|nudged)\s(?:its|the)\s[^.;]{0,40}?\b(?:price|demand|supply|oil|gas|gold|copper)\b[^.;]{0,24}?\b(?:forecast|estimate|outlook|target)"
)
# In a house's note on banks another house may be what is rated: 汇丰控股评级“中性”.
_IS_RATED = re.compile(r"(?:\([^)]{0,12}\))?的?(?:获|评级|目标价|股价)")
_BANK = re.compile(r"银行|Bank|bank|BC\b")


# What a producer gets for what it sells is its own price.
_REALISED = re.compile(r"实现|售价|均价为|\b(?:realised|realized|selling)\b")


def _is_made(scene: Scene, actor: Actor, metric: Metric | None, topic: Topic) -> bool:
    """Whether a commodity is only what somebody makes or sells: a company or country stands before it in its clause."""
    traded = metric is not None and metric.subjects[:1] == ("commodity",)
    if traded and not _REALISED.search(scene.text, scene.sentence.start, scene.sentence.end):
        return False
    if topic.company and not (metric and "price" in metric.id):
        return True
    floor = scene.clause(actor.start).start
    priced = metric is not None and "price" in metric.id
    makers = [
        a
        for a in scene.actors
        if floor <= a.start < actor.start and not a.anaphor and (a.is_company or (a.kind in PLACES and not priced))
    ]
    return any(not is_oblique(scene, a) and not speaks(scene, a) and not rates(scene, a) for a in makers)


def _has_other(scene: Scene, actor: Actor) -> bool:
    """Whether a sentence names a company, index or commodity beside the one that speaks of it."""
    return any(
        (a.is_company or a.kind in ("index", "commodity")) and not a.anaphor and a.name != actor.name and not is_broker(a)
        for a in scene.actors
    )
