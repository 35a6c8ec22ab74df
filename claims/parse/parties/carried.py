"""What a sentence without a subject of its own goes on about: its company, its thing, its country."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.closeness import LIKELY
from claims.parse.parties.located import fronted_place
from claims.parse.parties.offered import bid_for
from claims.parse.parties.quoting import in_quotes, says_we
from claims.parse.parties.standing import PLACES, is_office, rates, speaks
from claims.parse.parties.suits import is_of_places, is_of_things, kind_cost
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

# What a producer gets for what it sells is its own price.
_REALISED = re.compile(r"实现|售价|均价为|\b(?:realised|realized|average selling|its)\b")
_OIL = re.compile(r"油|\b(?:[Oo]il|[Cc]rude|[Bb]arrels?|petrol|gasoline)\b")


def _traded(scene: Scene, mention: Mention, topic: Topic, metric: Metric) -> Actor | None:
    """Return the commodity that a price without a name is of: the one the paragraph tells of, or crude where it is oil's."""
    if topic.commodity and topic.commodity_paragraph == scene.sentence.paragraph:
        return topic.commodity
    oil = metric.id == "oil_price" and (
        "barrel" in mention.base.unit or _OIL.search(scene.text, scene.sentence.start, mention.start)
    )
    crude = scene.pack.entities.get("crude_oil") if oil else None
    alone = not any(a.is_company and a.start < mention.start for a in scene.actors)
    return Actor(scene.sentence.start, scene.sentence.start, crude.name, crude.kind, crude) if crude and alone else None


# What a takeover pays is told of the company that is taken over.
_OF_TARGETS = ("acquisition_bid", "premium", "valuation", "enterprise_value")
# A Chinese text tells what is bid of who bids.
_OF_BIDDERS = ("acquisition_bid", "premium", "discount")
# So is what its holders have, owe and could sell at before, unless the paragraph has gone on to the buyer.
_TARGETS_OWN = (
    "stock_price",
    "stock_price_share",
    "stake",
    "debt",
    "net_debt",
    "ev_ebitda",
    "market_cap",
    "stock_price_high",
    "stock_price_low",
    "trading_value",
    "trading_volume",
    "votes",
)


def _is_of_target(scene: Scene, topic: Topic, metric: Metric) -> bool:
    """Whether a figure that names nobody is that of the company taken over."""
    if metric.id in _OF_TARGETS:
        return True
    bidder = topic.company is not None and topic.bidder is not None and topic.company.name == topic.bidder.name
    return metric.id in _TARGETS_OWN and not (bidder and topic.paragraph == scene.sentence.paragraph)


def carried_on(scene: Scene, mention: Mention, topic: Topic, metric: Metric | None) -> Actor | None:
    """Return the topic that a sentence without a subject of its own goes on about."""
    speaking = topic.speaking(scene, mention.start) if says_we(scene) and not is_of_places(metric) else None
    if speaking and in_quotes(scene.text, mention.start):
        return speaking
    if topic.index and _is_of_index(scene, mention):
        return topic.index
    if topic.session and _is_of_session(scene, topic, topic.session, metric):
        return topic.session
    elsewhere = topic.is_elsewhere(scene.sentence.paragraph)
    if topic.target and metric is not None and not elsewhere and _is_of_target(scene, topic, metric):
        bids = topic.bidder if not scene.english and metric.id in _OF_BIDDERS else None
        return bids or bid_for(scene, mention, topic) or topic.target
    fronted = _fronted(scene, topic)
    if fronted:
        return fronted
    if topic.land and scene.english and (metric is None or metric.id in scene.cues.words("metric.ids", "spent")):
        return topic.land
    going = topic.product and topic.product_paragraph >= scene.sentence.paragraph - 1
    going = going and not BROKEN_DOWN.match(scene.text, scene.sentence.start)
    lasting = mention.form == "duration" and topic.product_paragraph == scene.sentence.paragraph and topic.head == topic.shown
    if going and (is_of_things(metric, mention) or lasting) and not says_we(scene):
        return topic.product
    if scene.english and metric is not None and metric.id == "exchange_rate" and topic.title and topic.land is None:
        return topic.about(scene.sentence.paragraph)  # the rate that a company reckons with
    if metric is not None and metric.id == "interest_rate" and _is_lent(scene, mention, topic):
        return topic.bidder or topic.title
    if is_of_places(metric):
        firm = (
            topic.about(scene.sentence.paragraph) if scene.english and metric is not None and metric.id in _ALSO_FIRMS else None
        )
        own = firm if metric is not None and metric.id == "retail_sales" and topic.title else None
        return topic.land or own or topic.counted_in(scene) or topic.at_home() or firm
    if (
        metric is not None
        and metric.subjects[:1] == ("commodity",)
        and not _REALISED.search(scene.text, scene.sentence.start, mention.start)
    ):
        traded = _traded(scene, mention, topic, metric)
        if traded:
            return traded
    going_on = topic.paragraph == scene.sentence.paragraph and topic.company is not None and not is_office(topic.company)
    going_on = going_on and not _counts_alone(scene)
    counted = None if going_on and not _is_all(metric) else topic.counted_in(scene)
    if counted and _is_counted(scene, metric):
        return counted
    about = topic.about(scene.sentence.paragraph)
    if about is topic.title and mention.start < topic.late:
        about = None  # nobody has figures before he is named
    if about is None and (metric is None or not metric.subjects or set(PLACES) & set(metric.subjects)):
        return topic.at_home()
    return about if about is None or kind_cost(about, metric) < LIKELY else None


# What a company pays on a loan is no country's rate: 其余来自并购贷款，年利率2.65%.
_LENT = re.compile(r"贷款|借款|公司债|可转债|票据|融资券")


def _is_lent(scene: Scene, mention: Mention, topic: Topic) -> bool:
    """Whether a rate of interest is that of a loan which the company of a Chinese text has taken."""
    if scene.english or topic.title is None or not topic.title.is_company or any(is_office(a) for a in scene.actors):
        return False
    return _LENT.search(scene.text, scene.sentence.start, mention.start) is not None


# A sentence that takes a company's figures apart tells of no product and no customer: 以地区别来看, 按产品划分, 客户方面.
BROKEN_DOWN = re.compile(
    r"\s*(?:若?[以按依从]|就)(?:地区|区域|客户|产品|应用|市场|业务|制程|终端)(?:组合|类型|领域|平台)?(?:别[,，]|别?(?:来看|区分|划分|而言|看|分))"
    r"|\s*(?:[一-鿿]{0,4}客户(?:方面|组成|占比|包括)|[前头][一二三四五六七八九十\d]+大客户)"
)
_THE_INDEX = re.compile(r"\b[Tt]he\s(?:[a-z-]+\s){0,2}(?:index|gauge|benchmark)\b(?!\s(?:price|rate|oil|crude|contract))")


def _is_of_index(scene: Scene, mention: Mention) -> bool:
    """Whether a number is told of the index spoken of before: The index gained 23% in 2025."""
    if not scene.english:
        return False
    return _THE_INDEX.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_of_session(scene: Scene, topic: Topic, index: Actor, metric: Metric | None) -> bool:
    """Whether a paragraph of a report on a day's trade that has named no company goes on about the market."""
    if topic.paragraph == scene.sentence.paragraph or any(a.is_company for a in scene.actors):
        return False
    return kind_cost(index, metric) < LIKELY


# What a country has and a company too.
_ALSO_FIRMS = ("jobs_added", "tax_rate", "wage_growth", "retail_sales")


def _fronted(scene: Scene, topic: Topic) -> Actor | None:
    """Return the other place that a report on a country's market has come to: In Britain sellers asked …."""
    if not scene.english or topic.land is None:
        return None
    here = fronted_place(scene) or (topic.fronted if topic.fronted_paragraph == scene.sentence.paragraph else None)
    return here if here and here.name != topic.land.name else None


def _is_all(metric: Metric | None) -> bool:
    """Whether a metric is of all that is made or used somewhere."""
    return metric is not None and metric.id in ("demand", "supply", "supply_surplus", "production")


def _is_counted(scene: Scene, metric: Metric | None) -> bool:
    """Whether what an office says of nobody else is its country's: what is made and used there, or all that it counts."""
    return _is_all(metric) or any(is_office(actor) and (speaks(scene, actor) or rates(scene, actor)) for actor in scene.actors)


def _counts_alone(scene: Scene) -> bool:
    """Whether a sentence names no company but an office that says something: 乘联会表示,新能源渗透率为57%."""
    firms = [actor for actor in scene.actors if actor.is_company]
    return bool(firms) and all(is_office(actor) and (speaks(scene, actor) or rates(scene, actor)) for actor in firms)
