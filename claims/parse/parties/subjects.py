"""Who a number is about: grammar first, then the topic of the text."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.again import (
    JOINED,
    again,
    each_again,
    goes_on_about_place,
    is_alone,
    is_good,
    market_again,
    of_place_before,
    of_whole,
)
from claims.parse.parties.carried import BROKEN_DOWN, carried_on
from claims.parse.parties.closeness import GUESS, LIKELY, NEVER, nearest
from claims.parse.parties.closeness_en import added_in_brackets, bracketed, is_multiplied, possessor
from claims.parse.parties.collective import collective
from claims.parse.parties.crowds import (
    MARKET_SIDE,
    counted_together,
    dealer_of,
)
from claims.parse.parties.currencies import currency
from claims.parse.parties.going_on import going_on
from claims.parse.parties.goods import balance, crude, generic, material, route
from claims.parse.parties.holders import holders_en
from claims.parse.parties.holders_zh import holder_zh
from claims.parse.parties.industry_en import of_industry
from claims.parse.parties.leads import is_share_told, item, lead
from claims.parse.parties.located import place_of
from claims.parse.parties.makers import of_maker
from claims.parse.parties.markets_en import is_foreseen_of_all, is_of_market_en, is_of_nation, sized_en
from claims.parse.parties.nations import country_over
from claims.parse.parties.notes import rated_in_row
from claims.parse.parties.offered import both_sides, of_target
from claims.parse.parties.partners_zh import partners
from claims.parse.parties.party import Party
from claims.parse.parties.peers_zh import is_peers
from claims.parse.parties.plans_zh import is_of_policy, of_association, of_property, payer
from claims.parse.parties.pointing import pointed_at
from claims.parse.parties.projects_zh import project
from claims.parse.parties.ranked_zh import ranked
from claims.parse.parties.rows_en import row_head
from claims.parse.parties.sectors import kind_of_each
from claims.parse.parties.settled import settled
from claims.parse.parties.sizes_zh import sized
from claims.parse.parties.standing import PLACES, is_subject, neighbour, speaks
from claims.parse.parties.suits import is_of_places
from claims.parse.parties.together import holder, remember, together
from claims.parse.parties.topic import Topic
from claims.parse.parties.topical import OF_RATED
from claims.parse.parties.wholes_en import foreseen_of_industry, gone_to_market, is_greenshoe, of_world, peers
from claims.parse.scene import Scene
from claims.parse.times.series import aligned

_JOINT = re.compile(r"等|both\b|jointly|共同|一起|联合|双方|纷纷|各|分别")
# Firms taken together are nobody's rival and nobody's part: 百强房企, 六大国有银行, 重点钢企.
_GROUP = re.compile(
    r"(?!自[有主营]|[单每某]|同一|任[一何]|一[家户个]|整[间家个体]|全(?:公司|集团)).{2,}(?:[房车钢煤药险券油酒企]企|板块|类股|族群|概念股|企业|银行|厂商|券商|机构|行业|市场|上市公司|公司|品牌|[私公]募基金|(?:对冲|养老|退休|指数|主权)基金|工厂|居民|家庭)"
)
# An office counts what is its country's: 国发会, 经济部.
_OFFICE = re.compile(r"(?:^.{1,4}[部局署厅委会院处]|政府|当局)$")
_PAIR = re.compile(r"[两三双].{0,4}(?:公司|企业|机构)")


def subject(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Party | None:
    """Return whom a number is about. Who pays the rest of a sum is not told of further."""
    pays = payer(scene, mention)
    if pays:
        return Party((pays,), "stated")
    found = of_target(scene, mention, _subject(scene, mention, owner, topic), owner, topic)
    found = settled(scene, mention, owner, found, topic)
    told = _told(mention, owner)
    if told and (found is None or (found.found == "assumed" and mention.form != "percent")) and told in topic.told:
        found = Party(topic.told[told], "carried")
    if found is not None and (scene.english or not is_peers(found.actors[0])):
        topic.spoken = (*topic.spoken, *found.actors) if topic.said[0] == scene.sentence.start else found.actors
        topic.said = scene.sentence.start, owner.id if owner else "", found.actors
        if not scene.english and found.actors[0].kind in PLACES and place_of(scene) is not None:
            topic.counting = scene.sentence.paragraph
        if found.found != "assumed":
            remember(scene, mention, found.actors, topic)
            if told:
                topic.told.setdefault(told, found.actors)
    return both_sides(scene, mention, found, owner, topic)


def _told(mention: Mention, owner: Owner | None) -> tuple[object, ...] | None:
    """Return what a figure is known by when it is told again without its subject: what it measures, and its value."""
    if owner is None or owner.metric is None or mention.form in ("duration", "ordinal"):
        return None
    return owner.id, mention.form, mention.base.low, mention.base.high, mention.base.unit


def _subject(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Party | None:
    return (
        _by_form(scene, mention, owner, topic)
        or _by_ties(scene, mention, owner, topic)
        or _by_nearness(scene, mention, owner, topic)
    )


def _by_form(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Party | None:
    """Return whom the form of the sentence gives a number: lists, several together, holders, goods."""
    money = currency(scene, mention) if owner and owner.id == "exchange_rate" else None
    if money:
        return Party((money,), "stated")
    beside = bracketed(scene, mention, topic) or (possessor(scene, mention) if scene.english else None)
    if beside:
        return Party((beside,), "stated")
    added = added_in_brackets(scene, mention, topic)
    if added:
        return Party(added, "carried")
    headed = row_head(scene, mention, topic)
    if headed:
        return Party((headed,), "stated")
    listed = aligned(scene, mention, _listed(scene))
    listed = listed or each_again(scene, mention, topic)
    listed = listed or (kind_of_each(scene, mention) if topic.sector else None)
    if listed:
        return Party((listed,), "stated")
    rated = rated_in_row(scene, mention) if scene.english and owner is not None and owner.id in OF_RATED else None
    if rated:
        return Party((rated,), "stated")
    beside = peers(scene, mention, owner) or ranked(scene, mention)
    if beside:
        return Party((beside,), "stated")
    meant = together(scene, mention, topic) or holder(scene, mention, topic)
    if meant:
        return Party(meant, "carried")
    held = holders_en(scene, mention, owner)
    if held:
        return Party(held, "stated")
    holding = holder_zh(scene, mention, owner) or project(scene, mention, owner, topic)
    if holding:
        return Party((holding,), "stated")
    issuer = topic.title or topic.company
    if scene.english and issuer and issuer.is_company and is_greenshoe(scene, mention):
        return Party((issuer,), "carried")
    market = gone_to_market(scene, mention) if scene.english else None
    if market:
        topic.many = market
        return Party((market,), "stated")
    whole_trade = of_industry(scene, mention, owner, topic)
    if whole_trade:
        return Party((whole_trade,), "carried")
    taken_together = None if is_of_places(owner.metric if owner else None) else collective(scene, mention, topic)
    if taken_together:
        return taken_together
    whole = topic.about(scene.sentence.paragraph) if topic.title and _is_broken_down(scene, mention) else None
    whole = topic.title if whole and whole is topic.noun else whole
    if whole and whole.kind == "company":
        return Party((whole,), "carried")
    plain = generic(scene, mention, owner)
    if plain:
        return Party((plain,), "stated")
    product = sized(scene, mention, owner, topic.said)
    if product:
        return Party((product,), "stated")
    good = crude(scene, mention, owner) or route(scene, mention, owner, topic) or material(scene, mention, owner)
    return Party((good,), "stated") if good else None


def _listed(scene: Scene) -> list[Actor]:
    """Return those that a list of numbers may be of one by one."""
    others = partners(scene)
    return [a for a in scene.actors if a.kind != "person" and not a.anaphor and a not in others]


def _is_broken_down(scene: Scene, mention: Mention) -> bool:
    """Whether a Chinese sentence takes a company's figures apart: by product, by place, by customer."""
    part = mention.form == "percent" or mention.base.unit.isupper()
    return part and not scene.english and BROKEN_DOWN.match(scene.text, scene.sentence.start) is not None


def _by_ties(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Party | None:
    """Return whom what was told before gives a number: a price that moved, a market, a nation, a whole, the same again."""
    moved = mention.form in ("percent", "points") or (owner is not None and owner.id == "freight_rate")
    if moved and topic.said[0] == scene.sentence.start and is_good(topic.said[2]) and is_alone(scene, mention):
        return Party(topic.said[2], "carried")  # …, down 8% on the week
    if topic.land and is_of_policy(scene, mention):
        return Party((topic.land,), "carried")
    if scene.english and owner and _BALANCE.search(owner.id) and _goods_said(scene, topic):
        return Party(topic.said[2], "carried")  # copper at $10,600 a tonne, and a surplus of 180,000 tonnes
    peer = _peer(scene, mention, owner, topic)
    if peer:
        return Party((peer,), "stated")
    if topic.land and scene.english and (_is_all_market(scene, mention) or is_foreseen_of_all(scene, mention)):
        return Party((topic.land,), "carried")
    sized = sized_en(scene, mention) or balance(scene, mention, owner, topic.said) or of_world(scene, mention, owner, topic.said)
    if sized:
        return Party((sized,), "stated")
    industry = foreseen_of_industry(scene, mention)
    nation = topic.land or topic.at_home() or industry if industry or is_of_nation(scene, mention) else None
    nation = country_over(scene, mention, topic.land) or nation
    if nation:
        return Party((nation,), "carried")
    before = of_whole(scene, mention, topic)
    if before:
        return Party(before, "carried")
    there = of_association(scene, owner, topic) or of_property(scene, mention, owner, topic)
    if there:
        return Party((there,), "carried")
    same = again(scene, mention, owner, topic) or market_again(scene, mention, owner, topic)
    if same:
        return Party(same, "carried")
    further = going_on(scene, mention, owner, topic)
    return Party(further, "carried") if further else None


def _goods_said(scene: Scene, topic: Topic) -> bool:
    """Whether the number before it in its sentence was a commodity's."""
    sentence, _, actors = topic.said
    return sentence == scene.sentence.start and len(actors) == 1 and actors[0].kind == "commodity"


_BALANCE = re.compile(r"surplus|deficit|demand|supply|shortfall|glut")


def _is_all_market(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a number tells of a whole market and names nobody, nor goes on about a company named before it."""
    if not (is_of_market_en(scene, mention) and is_alone(scene, mention)):
        return False
    start = scene.clause(mention.start).start
    return not (
        _GOES_ON.match(scene.text, start) and any(a.is_company and a.end <= start and is_subject(scene, a) for a in scene.actors)
    )


# What goes on about the subject of the clause before: Marlow led the field, taking 19% of the market.
_GOES_ON = re.compile(
    r"\s*(?:(?:and|or|but|thus|thereby|while|with|for|or)\s)?(?:(?:now|also|then|still)\s)?(?:[a-z]+ing|has|had|have|took|takes|held|holds|captured|won|an?|the|about|equal|equivalent|up|down|from|\d)\b"
)


def _by_nearness(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Party | None:
    """Return whom a number stands nearest to, a noun that is a party of its own, or whom the text goes on about."""
    metric = owner.metric if owner else None
    best = nearest(scene, mention, owner, topic)
    noun = None
    lasting = owner is not None and owner.id == "duration"
    if not lasting and (best is None or best[0] >= 2.8):
        noun = lead(scene, mention, owner)
    if noun and topic.land and not scene.english and MARKET_SIDE.match(noun):
        return Party((topic.land,), "carried")
    if noun and _is_own_subject(scene, noun, best, metric, topic):
        topic.noun, topic.noun_paragraph = Actor(mention.start, mention.start, noun, "company"), scene.sentence.paragraph
        return Party((topic.noun,), "stated")
    if best and best[0] < LIKELY:
        return of_maker(scene, best[1], owner, topic) or _resolved(scene, mention, best[1], topic, metric)
    placed = of_place_before(scene, owner, topic) if best is None or best[0] >= GUESS else ()
    if placed:
        return Party(placed, "carried")
    sentence, measured, actors = topic.said
    # What a bank lends is not what firms put in.
    part = topic.planned and noun is not None and bool(actors) and actors[0].is_company
    goes_on = owner is not None and (measured == owner.id or is_share_told(scene, mention) or is_multiplied(scene, mention))
    if goes_on and actors and not part and sentence == scene.sentence.start and (best is None or best[0] >= GUESS):
        return Party(actors, "carried")  # compared with 16.1% a year ago; 占全体市值比重45.9%
    if not scene.english and goes_on_about_place(scene, mention, metric, topic) and (best is None or best[0] >= GUESS):
        return Party(topic.said[2], "carried")  # 本港已有82只新股上市,集资2,310亿元
    observed = noun is not None and any(speaks(scene, actor) for actor in scene.actors)
    counted = topic.land if scene.english else topic.counted_in(scene)
    carried = carried_on(scene, mention, topic, metric) if not observed or is_of_places(metric) else counted
    if carried and (best is None or best[0] >= GUESS):
        near = carried is topic.product or topic.paragraph == scene.sentence.paragraph or carried is topic.noun
        return Party((carried,), "carried" if near else "assumed")
    return _resolved(scene, mention, best[1], topic, metric) if best and best[0] < NEVER else None


# What no part of a company has of its own, and what a clause may begin with that is nobody's name.
_OF_FIRMS = ("eps", "loss_per_share", "stock_price", "market_cap", "price_target", "pe_ratio", "dividend", "dividend_yield")
_NO_PEER = re.compile(
    r"[季年月期日]|预[期估测]|市场|共识|平均|同业|目标|本业|业外|税|营收|毛利|净利|获利|外资|法人|[高低均]$|大盘|指数"
)


def _peer(scene: Scene, mention: Mention, owner: Owner | None, topic: Topic) -> Actor | None:
    """Return the unlisted name of a list of companies with a number each: 蔚来品牌17,120辆,乐道16,890辆,萤火虫6,300辆."""
    noun = None if scene.english else item(scene, mention)
    if noun is None or len(noun) > 5:
        return None
    fronts = [m for m in scene.mentions if m.end <= mention.start]
    named = any(a.is_company and not a.anaphor and a.end <= fronts[-1].start for a in scene.actors)
    if owner is not None and owner.id in _OF_FIRMS and named and len(noun) < 5 and not _NO_PEER.search(noun):
        return Actor(mention.start - len(noun), mention.start, noun, "company")  # 慧洋EPS 2.05元、裕民1.13元
    kinds = ("company", "lab", "product", "segment")
    heads = [a for m in fronts[-3:] for a in scene.actors if a.end <= m.start <= a.end + 3 and a.kind in kinds and not a.anaphor]
    heard = {a.name for before in topic.heard for a in before if a.kind in kinds} if heads else set()
    many = len({a.name for a in heads}) > 1 or len(heard | {a.name for a in heads}) > 3
    return Actor(mention.start - len(noun), mention.start, noun, "company") if many else None


def _is_own_subject(scene: Scene, noun: str, best: tuple[float, Actor] | None, metric: Metric | None, topic: Topic) -> bool:
    """Whether the noun a clause begins with is itself what it is about: firms taken together, or where nobody is known."""
    if _OFFICE.search(noun):
        return False
    if noun.endswith("板块") and topic.title and topic.title.is_company and (metric is None or metric.id not in _OF_FIRMS):
        return False  # 产品与方案板块收入47亿元 is a part of the company's
    if _GROUP.fullmatch(noun) and not _PAIR.fullmatch(noun):
        return True
    unnamed = topic.company is None and topic.title is None and not is_of_places(metric)
    if (any(a.kind in PLACES for a in scene.actors) or topic.at_home() is not None) and (
        metric is None or "product" not in metric.subjects[:1]
    ):
        unnamed = False
    return unnamed and (best is None or best[0] >= GUESS or _is_beside(best[1], metric))


def _is_beside(actor: Actor, metric: Metric | None) -> bool:
    """Whether a place named is only where something is: no country's figure."""
    return actor.kind in PLACES and (metric is None or metric.subjects[:1] not in (("country",), ("region",)))


def _resolved(scene: Scene, mention: Mention, actor: Actor, topic: Topic, metric: Metric | None) -> Party | None:
    """Return the party that an actor stands for: what a pronoun points at, and those it is joined to."""
    if actor.anaphor:
        named = pointed_at(scene, mention, actor, topic, metric)
        here = scene.clause(actor.start).start <= (named.start if named else -1) < actor.start
        return Party((named,), "stated" if here else "carried") if named else None
    group = [actor]
    while (before := neighbour(scene, group[0])) is not None and _alike(before, actor):
        group.insert(0, before)
    dealer = dealer_of(scene, actor)
    if dealer:
        return Party((dealer,), "stated")
    if len(group) == 1 and not scene.english and (brands := counted_together(scene, actor)):
        return Party(brands, "stated")
    if len(group) == 1:
        return Party((actor,), "stated")
    own = _one_by_one(scene, mention, group)
    if own:
        return Party((own,), "stated")
    behind = scene.text[actor.end : actor.end + 30]
    possessive = re.match(r"\s?(?:的|'s|’s)", behind)
    joint = bool(_JOINT.search(behind[:12])) or not possessive or scene.metric_at(actor.end + possessive.end()) is None
    return Party(tuple(group) if joint else (actor,), "stated")


# … reported gains of 11.8% and a decline of 2%, respectively.
_JOINED_EACH = re.compile(r",?\s(?:and\s)?(?:an?\s(?:[a-z-]+\s){1,3}of\s|by\s|to\s|about\s)?")


def _one_by_one(scene: Scene, mention: Mention, group: list[Actor]) -> Actor | None:
    """Return the one of several joined subjects whose a number is, where as many numbers are joined: A and B rose 1% and 2%."""
    numbers = [m for m in scene.mentions if m.start >= group[-1].end]
    told = scene.english and scene.text.find("respectively", group[-1].end, scene.sentence.end) > 0
    joined = _JOINED_EACH if told else JOINED
    run: list[Mention] = []
    for number in numbers:
        if run and not joined.fullmatch(scene.text, run[-1].end, number.start):
            if mention in run:
                break
            run = []
        run.append(number)
    return group[run.index(mention)] if mention in run and len(run) == len(group) else None


def _alike(a: Actor, b: Actor) -> bool:
    return not a.anaphor and (a.kind == b.kind or (a.is_company and b.is_company))
