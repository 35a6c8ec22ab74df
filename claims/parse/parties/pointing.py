"""Whom a word means that points back: 公司, it, 前者, the target."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.grammar import is_aside
from claims.parse.parties.heirs_en import heir
from claims.parse.parties.others import is_other
from claims.parse.parties.owned_en import called
from claims.parse.parties.sorts import label
from claims.parse.parties.standing import PLACES, is_broker, is_oblique, is_rival, rates, speaks
from claims.parse.parties.suits import is_of_things, kind_cost
from claims.parse.parties.topic import Topic, is_own
from claims.parse.parties.topical import OF_RATED
from claims.parse.parties.turning import HOLDS
from claims.parse.scene import Scene


def pointed_at(scene: Scene, mention: Mention, actor: Actor, topic: Topic, metric: Metric | None) -> Actor | None:
    """Return whom a word that points back means."""
    word, paragraph = scene.text[actor.start : actor.end], scene.sentence.paragraph
    if scene.english and is_other(word):
        return topic.described(scene, actor)
    outright = _outright(scene, actor, topic, word)
    if outright:
        return outright
    elsewhere = topic.is_elsewhere(paragraph)
    if elsewhere and topic.bidder and topic.role(word) is topic.bidder:
        return None  # who bids for another company is not who bids in this text
    by_role = (None if elsewhere else topic.role(word)) or _of_two(scene, actor, topic, word)
    if by_role:
        return by_role
    party = next((a for a in scene.actors if a.anaphor and a.end <= actor.start and _is_party(scene, a, topic)), None)
    if party:
        return pointed_at(scene, mention, party, topic, metric)
    if topic.noted == paragraph and actor.kind == "company":
        return topic.company
    again = _described_before(scene, actor)
    if again:
        return pointed_at(scene, mention, again, topic, metric)
    told_of = _told_of(scene, actor, topic, metric, word) or _of_sort(scene, actor, topic)
    return told_of or _it(scene, mention, actor, topic, metric) or _named_before(scene, actor, topic, metric, word)


_IT = ("it", "its")


def _is_set_beside(scene: Scene, actor: Actor, named: Actor) -> bool:
    """Whether a sentence names somebody behind a word that points back, and so means another by that word."""
    here = [a.start for a in scene.actors if a.name == named.name and not a.anaphor]
    return scene.text.startswith(("its ", "the "), actor.start) and bool(here) and min(here) > actor.end


def _outright(scene: Scene, actor: Actor, topic: Topic, word: str) -> Actor | None:
    """Return whom a word means by itself or with what stands right behind it: the parent, a province, a good, the nation."""
    if topic.parent and called(scene.text, actor.start, actor.end):
        return topic.parent
    if word.lower() not in _IT:
        return None
    if topic.land and scene.english and (named := _province(scene, actor)):
        return named
    if scene.english and (good := _good_before(scene, actor)):
        return good
    if topic.land and word.lower() == "its" and _OF_NATION.match(scene.text, actor.end):
        return _antecedent(scene, actor, "country", topic) or topic.land
    return None


def _told_of(scene: Scene, actor: Actor, topic: Topic, metric: Metric | None, word: str) -> Actor | None:
    """Return whom the text is of, speaks of by what it is, lets speak, or counts for."""
    if topic.title and _OWN_PAPER.fullmatch(word):
        return topic.title
    said = topic.described(scene, actor)
    if said:
        return said
    speaking = topic.speaking(scene, actor.start) if is_own(word) or _is_told_on(scene, actor) else None
    if speaking:
        listed = not scene.english and topic.bidder and topic.target and speaking.name == topic.bidder.name
        return topic.target if listed and metric is not None and metric.id in _OF_LISTED else speaking
    if topic.land and _is_of_market(scene, actor, metric) and _antecedent(scene, actor, actor.kind, topic) is None:
        return topic.land  # of an association: it nudged its forecast to 2.06 million cars
    counter = next((a for a in scene.actors if a.end <= actor.start and a.kind == "organisation"), None)
    if topic.several and topic.ground and counter and not is_oblique(scene, counter) and _is_of_market(scene, actor, metric):
        return topic.whole or topic.ground  # Harbor Auto Data cut its forecast to 15.7 million
    return None


def _named_before(scene: Scene, actor: Actor, topic: Topic, metric: Metric | None, word: str) -> Actor | None:
    """Return whom the sentence names before a word, else whom the text goes on about."""
    kind = "product" if metric is not None and metric.subjects[:1] == ("product",) else actor.kind
    if _is_rated(scene, actor, metric):
        rated = [a for a in scene.actors if a.end <= actor.start and a.is_company and not a.anaphor and not is_broker(a)]
        if rated:
            return rated[-1]
    if kind in PLACES and scene.english and not scene.cues.holds("subject.place", word):
        return topic.land or topic.at_home()  # the government
    before = _antecedent(scene, actor, kind, topic)
    if before is None and topic.planned and topic.recent and kind == "company" and _is_of_firm(scene, word, metric):
        return _antecedent(scene, actor, "country", topic) or topic.recent[-1]
    of_places = metric is not None and not set(PLACES).isdisjoint(metric.subjects)
    if before is None and scene.english and word.lower() in _IT and of_places:
        before = _antecedent(scene, actor, "country", topic)  # Kazakhstan pumped 170,000 bpd above its quota of 1.55 million
    if before is None and topic.land and _is_of_market(scene, actor, metric):
        return topic.land  # of an association: It expects 1.54 million registrations for 2026
    if before and topic.target and scene.english and _is_bid_for(scene, actor, before, topic):
        return topic.target
    paragraph = scene.sentence.paragraph
    named = before or topic.named(kind, paragraph, word) or topic.about(paragraph)
    if named and scene.english and topic.title and before is None and _is_set_beside(scene, actor, named):
        named = topic.title  # its share at 31%, ahead of Bellary's 19%, is not Bellary's
    if named and scene.english and is_broker(named) and _FORESEES.match(scene.text, actor.end):
        return topic.covered(paragraph) or named
    return named or _antecedent(scene, actor, "country", topic)


# What the share of the company that is bid for does, whoever of the bidder's speaks of it: 公司股价三年累计下跌57%.
_OF_LISTED = ("stock_price", "market_cap", "trading_volume", "trading_value")


def _is_bid_for(scene: Scene, actor: Actor, before: Actor, topic: Topic) -> bool:
    """Whether "the company" is whom the bidder named before it bids for: Lactane is offering €3.20 a share for the company."""
    if topic.bidder is None or before.name != topic.bidder.name or not is_oblique(scene, actor):
        return False
    text = scene.text
    return text.startswith("the ", actor.start) and text.endswith(("for ", "of ", "over "), 0, actor.start)


_GOODS = ("commodity", "index", "currency")


def _good_before(scene: Scene, actor: Actor) -> Actor | None:
    """Return the commodity or index that a sentence begins with and goes on about: Brent remains 6% below its June peak."""
    first = next((a for a in scene.actors if not a.anaphor), None)
    if first is None or first.kind not in _GOODS or first.end > actor.start or is_oblique(scene, first):
        return None
    return first if not any(a.is_company and a.end <= actor.start for a in scene.actors) else None


def _province(scene: Scene, actor: Actor) -> Actor | None:
    """Return the province that a sentence begins with and goes on about: Quebec said it would put up C$5 billion."""
    first = next((a for a in scene.actors if not a.anaphor), None)
    if first is None or first.kind != "region" or first.end > actor.start or is_oblique(scene, first):
        return None
    return first if not any(first.end <= a.start < actor.start and a.is_company for a in scene.actors) else None


# What a country has and no company: its semiconductor market was worth $54 billion.
_OF_NATION = re.compile(
    r"\s(?:[a-z-]+\s){0,3}?(?:market(?!\s(?:share|value|cap|capitali[sz]ation|position|leader))|economy|exports|imports|population|gross\sdomestic\sproduct|GDP|currency|central\sbank|labou?r\sforce|budget\sdeficit|trade\s(?:deficit|surplus)"
    r"|unemployment|inflation|households)\b"
)
_TOLD_ON = re.compile(
    r",\s(?:adding|noting|pointing\sout|explaining|saying|who\s(?:also\s|now\s)?(?:said|says|expects|sees|added|noted))\b"
)


def _is_told_on(scene: Scene, actor: Actor) -> bool:
    """Whether an officer goes on to speak of his own company: said the head of Halden, adding that the group's share would ….

    Only where no company is named behind the words that he goes on with.
    """
    if not scene.english or actor.kind != "company":
        return False
    told = _TOLD_ON.search(scene.text, scene.sentence.start, actor.start)
    return told is not None and not any(a.is_company and told.end() <= a.start < actor.start for a in scene.actors)


# What a company calls itself in its own papers.
_OWN_PAPER = re.compile(r"[Tt]he\s(?:Company|Group|Corporation|Bank|Firm|Partnership|Trust|Issuer)")
# What a house goes on to say of the company that it covers: it now assumes …, its estimate of ….
_FORESEES = re.compile(
    r"\s(?:[A-Za-z0-9-]+\s){0,3}?(?:estimates?|forecasts?|targets?|ratings?|assumes?|assumption|expects?|sees|models?|pencils|projects?|predicts?|values|puts"
    r"|thinks|believes|reckons|calculates|lifted|raised|cut|lowered|trimmed|nudged|bumped|kept|has\san?\s(?:price\s)?(?:target|rating))\b"
)


def _is_of_firm(scene: Scene, word: str, metric: Metric | None) -> bool:
    """Whether a word in a text on a country's plan goes on about the company named last: Its shares added 6.8%."""
    if word.lower().startswith("the "):
        return True
    return metric is not None and metric.subjects[:1] == ("company",) and metric.id not in scene.cues.words("metric.ids", "spent")


def _is_of_market(scene: Scene, actor: Actor, metric: Metric | None) -> bool:
    """Whether somebody who is pointed at foresees what is sold in a whole market."""
    spread = metric is not None and metric.id in scene.cues.words("metric.ids", "spread")
    return scene.english and spread and _FORESEES.match(scene.text, actor.end) is not None


def _described_before(scene: Scene, actor: Actor) -> Actor | None:
    """Return the words that an English sentence begins with and that "its" goes on about: The group's sales rose, lifting its ….

    None where it names a company of its own before.
    """
    if not scene.english or scene.text[actor.start : actor.end].lower() not in ("it", "its"):
        return None
    for other in scene.actors:
        if other.start >= actor.start:
            return None
        if other.is_company and not is_oblique(scene, other) and not is_aside(scene, other, actor.start):
            return other if other.anaphor and scene.text[other.start : other.start + 4].lower() == "the " else None
    return None


def _of_sort(scene: Scene, actor: Actor, topic: Topic) -> Actor | None:
    """Return the thing of the sort that a word says, named before it: 这款服务器, the rack."""
    if not actor.sort:
        return None
    before = [a for a in scene.actors if a.end <= actor.start and not a.anaphor and a.kind == "product"]
    for same in (actor.sort, label(actor.sort)):
        here = [a for a in before if same in (a.sort, label(a.sort))]
        if here or same in topic.things:
            return here[-1] if here else topic.things[same]
    return None


def _it(scene: Scene, mention: Mention, actor: Actor, topic: Topic, metric: Metric | None) -> Actor | None:
    """Return the thing that 它 or "it" means: what the sentence before told of, or showed where the figure is a thing's."""
    shown = topic.shown
    if shown is None or not scene.cues.holds("subject.it", scene.text[actor.start : actor.end]) or kind_cost(shown, metric) >= 1:
        return None
    if any(a.end <= actor.start and not a.anaphor and (a.is_company or a.kind == "product") for a in scene.actors):
        return None
    return shown if topic.head is shown or is_of_things(metric, mention) else None


def _is_rated(scene: Scene, actor: Actor, metric: Metric | None) -> bool:
    """Whether a word points at whom a house speaks of, in a sentence that begins with the house."""
    if metric is not None and metric.id in OF_RATED:
        return True
    before = [a for a in scene.actors if a.end <= actor.start and a.is_company and not a.anaphor]
    return bool(before) and is_broker(before[0]) and rates(scene, before[0])


def _is_party(scene: Scene, actor: Actor, topic: Topic) -> bool:
    """Whether a word that points back says which of two it means, or, in English, names a party of the deal."""
    word = scene.text[actor.start : actor.end]
    return word in _FORMER or word in _LATTER or (scene.english and topic.role(word) is not None)


_FORMER = ("前者", "the former", "The former")
_LATTER = ("后者", "the latter", "The latter")


def _of_two(scene: Scene, actor: Actor, topic: Topic, word: str) -> Actor | None:
    """Return the first or second of the two named before: 前者, the latter."""
    if word not in _FORMER and word not in _LATTER:
        return None
    before = [a for a in scene.actors if a.end <= actor.start and not a.anaphor and a.is_company]
    named = before if len({a.name for a in before}) > 1 else (*topic.recent, *before)
    names = list({a.name: a for a in named}.values())
    if len(names) < 2:
        return names[-1] if names and word in _LATTER else None
    return names[-1] if word in _LATTER else names[-2]


# Morrow Research puts its slice of that market at 57%: of the company that the text is on.
_PUTS = re.compile(r"\s(?:now\s|also\s)?(?:puts?|pegs?|estimates?|reckons|sees|values?|calculates)\s(?:that\s)?")
# A house that rates a company is not what "the company" means.
_NO_HOUSE = re.compile(r"[Tt]he\s(?!firm\b|bank\b|lender\b|broker|house\b|(?:[A-Z][a-z]+\s)?(?:bank|lender|firm)\b).+")


def _antecedent(scene: Scene, actor: Actor, kind: str, topic: Topic) -> Actor | None:
    """Return the subject named earlier in the same sentence that a pronoun points at."""
    fitting = [
        other
        for other in scene.actors
        if other.end <= actor.start
        and not other.anaphor
        and _may_be(other, kind)
        and not is_oblique(scene, other)
        and not _is_aside(scene, other, topic)
    ]
    if scene.english:
        if topic.title and not is_broker(topic.title) and _NO_HOUSE.fullmatch(scene.text, actor.start, actor.end):
            fitting = [other for other in fitting if not is_broker(other)]
        if topic.title and not is_broker(topic.title) and scene.text.startswith("its ", actor.start):
            fitting = [
                other for other in fitting if not (is_broker(other) and _PUTS.fullmatch(scene.text, other.end, actor.start))
            ]
        if scene.text.startswith(("the ", "The "), actor.start):
            fitting = [other for other in fitting if not HOLDS.match(scene.text, other.end)]  # X, which holds 6% of the company
        fitting = [other for other in fitting if not is_aside(scene, other, actor.start)]
        clause = scene.clause(actor.start)
        floor = clause.start
        if clause.mark and clause.mark[0].isalpha() and scene.text.startswith("the ", actor.start) and fitting:
            return fitting[-1]  # Nissan's Infiniti brand lost 9% although the company grew 5%
        near = [other for other in fitting if other.start >= floor]
        own = near[0] if near else heir(scene, actor.start)
        return own if own and not own.anaphor and _may_be(own, kind) else next(iter(fitting), None)
    if is_own(scene.text[actor.start : actor.end]) and topic.title and not is_broker(topic.title):
        fitting = [other for other in fitting if not is_broker(other)]
    return fitting[-1] if fitting else _rival(scene, actor, topic)


def _rival(scene: Scene, actor: Actor, topic: Topic) -> Actor | None:
    """Return the rival that a Chinese sentence begins with and goes on about: 同业中芯国际将放榜,市场料其收入增4%."""
    first = scene.actors[0]
    if scene.text[actor.start : actor.end] not in ("其", "该公司", "它") or topic.title is None or not first.is_company:
        return None
    alone = not any(
        a.is_company and not a.anaphor and not is_broker(a) and a is not first for a in scene.actors if a.end <= actor.start
    )
    return first if alone and first.end <= actor.start and not first.anaphor and is_rival(scene, first) else None


def _is_aside(scene: Scene, other: Actor, topic: Topic) -> bool:
    """Whether somebody only speaks of, or is compared with, the company that the text is about."""
    about = topic.title or topic.land
    if about is None or other.name == about.name or scene.english:
        return False
    return speaks(scene, other) or rates(scene, other) or is_rival(scene, other)


def _may_be(other: Actor, kind: str) -> bool:
    if kind == "company":
        return other.is_company or other.kind == "segment"
    return other.kind in PLACES if kind in PLACES else other.kind in ("product", "project")
