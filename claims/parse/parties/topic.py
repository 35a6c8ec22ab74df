"""What a text is about as it goes on: its company, its last product and place, the parties of its deal."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from claims.parse.parties.actor import Actor
from claims.parse.parties.described import Cast
from claims.parse.parties.located import fronted_place, place_of
from claims.parse.parties.notes import housed, noted, numbered, sectioned, turned_to
from claims.parse.parties.others import is_other, size
from claims.parse.parties.quoting import house, in_quotes
from claims.parse.parties.rivals import firms, other_of
from claims.parse.parties.sections_en import Section
from claims.parse.parties.sorts import label
from claims.parse.parties.standing import (
    PLACES,
    is_broker,
    is_oblique,
    is_office,
    is_site,
    neighbour,
    rates,
    speaks,
)
from claims.parse.parties.themes import of_market, themed
from claims.parse.parties.turning import PARTS, only_foretells, only_subject, shows, takes_over, tells_of
from claims.parse.scene import Scene


def _nowhere() -> None:
    return None


@dataclass(slots=True)
class _Heard:
    """Whom one sentence names: `named` are the companies that it tells of, `recent` all; `told` says that it has its subject."""

    named: list[Actor] = field(default_factory=list)
    recent: list[Actor] = field(default_factory=list)
    place: Actor | None = None
    product: Actor | None = None
    told: bool = False


@dataclass(slots=True)
class Topic:
    """What the text is about so far: the last company and the last product spoken of as subjects, and the title's.

    `leader` is the first company of the paragraph, `bidder` and `target` are the parties of a takeover, `recent` the
    companies named last, in order; `land` is the country that the whole text is about, where it is about one; `said` is
    whom the last number was about: its sentence, its metric, its subject; `many` are firms last taken together; `home`
    finds where the article is at home, its `seat`; `told` has whose each figure was, `joint` are those who share the last
    project, `origin` is where the last route begins and `routes` the paragraph of it, `things` are those named last, by
    their sort; `head` is whom the last sentence that named somebody told of, `shown` what it told of or brought before the
    public; `noted` is the paragraph of the last note on one company; `met` are all companies named so far, `cast` has what an
    English text says of each; `index` is the stock index named last, `session`
    the one whose day of trade the whole text tells of, `sector` the firms taken together that it is about; `late` is
    where the company is first named that the text is about, where neither headline nor lead names it; `counting` is the
    paragraph in which an office last counted its country's; `planned` says that an English text tells of a country's plan:
    who has a part in it owns no more than the clause that says so; `parent` is whom an English text calls by what it owns,
    `owned` are those that belong to another; `ground` is the country whose market an English text is on, `several` says that it
    is about no one company, `sections` are the parts of a round-up still to come, `industry` is the paragraph that last told
    of all of them, somewhere (`whole`);
    `works` is the project that a paragraph of a Chinese report on plans told of last; `treasury` says that the text is on the
    budget of its `land`.
    """

    company: Actor | None = None
    product: Actor | None = None
    title: Actor | None = None
    paragraph: int = -1
    product_paragraph: int = -1
    place: Actor | None = None
    noun: Actor | None = None
    noun_paragraph: int = -1
    leader: Actor | None = None
    leader_paragraph: int = -1
    bidder: Actor | None = None
    target: Actor | None = None
    recent: tuple[Actor, ...] = ()
    land: Actor | None = None
    said: tuple[int, str, tuple[Actor, ...]] = (-1, "", ())
    home: Callable[[], Actor | None] = _nowhere
    seat: Actor | None = None
    commodity: Actor | None = None
    commodity_paragraph: int = -1
    heard: tuple[tuple[Actor, ...], ...] = ()
    sizes: dict[tuple[object, str], tuple[Actor, ...]] = field(default_factory=dict)
    told: dict[tuple[object, ...], tuple[Actor, ...]] = field(default_factory=dict)
    joint: tuple[Actor, ...] = ()
    many: Actor | None = None
    things: dict[str, Actor] = field(default_factory=dict)
    origin: str = ""
    routes: int = -1
    head: Actor | None = None
    shown: Actor | None = None
    house: Actor | None = None
    house_paragraph: int = -1
    noted: int = -1
    title_paragraph: int = -1
    spoken: tuple[Actor, ...] = ()
    fronted: Actor | None = None
    fronted_paragraph: int = -1
    met: dict[str, Actor] = field(default_factory=dict)
    cast: Cast | None = None
    venture: Actor | None = None
    index: Actor | None = None
    session: Actor | None = None
    sector: Actor | None = None
    late: int = 0
    counting: int = -1
    planned: bool = False
    place_paragraph: int = -1
    goods: tuple[Actor, ...] = ()
    parent: Actor | None = None
    owned: frozenset[str] = frozenset()
    ground: Actor | None = None
    several: bool = False
    industry: int = -1
    whole: Actor | None = None
    treasury: bool = False
    sections: tuple[Section, ...] = ()
    works: Actor | None = None
    works_paragraph: int = -1

    def at_home(self) -> Actor | None:
        """Return the place that the text last named, else the country that its offices and its money tell."""
        if self.place is None:
            self.place = self.seated()
        return self.place

    def seated(self) -> Actor | None:
        """Return the country that a text's offices and money tell, whatever place it names."""
        if self.home is not _nowhere:
            self.seat, self.home = self.home(), _nowhere
        return self.seat

    def counted_in(self, scene: Scene) -> Actor | None:
        """Return the country whose office a sentence names; in a text at home in Taiwan or Hong Kong 财政部 is theirs."""
        place = place_of(scene)
        if place is None or place.name != "China" or scene.english or scene.text[place.start : place.end] not in _ANYWHERE:
            return place
        home = self.at_home()
        return home if home and home.entity and home.entity.id in ("taiwan", "hong_kong") else place

    def hear(self, scene: Scene) -> None:
        """Take note of the subjects of a sentence that has been read."""
        if not scene.actors:
            return
        speaking = house(scene)
        if speaking:
            self.house, self.house_paragraph = speaking, scene.sentence.paragraph
        heard = _Heard()
        for actor in scene.actors:
            if actor.anaphor:
                heard.told = heard.told or self._goes_on(scene, actor, heard.named)
            elif actor.is_company:
                self._hear_firm(scene, actor, heard)
            else:
                self._hear_other(scene, actor, heard)
        named = self._told_of(scene, heard)
        if named and self._is_topic(scene, named):
            self._turn(named[0], scene.sentence.paragraph)
        self._keep(scene, heard, named)

    def _hear_firm(self, scene: Scene, actor: Actor, heard: _Heard) -> None:
        """Take note of a company that a sentence names, and whether it is one that the sentence tells of."""
        titled = self.title is not None and actor.name == self.title.name
        heard.recent.append(actor)
        self.met[actor.name] = actor
        if not scene.english and _is_founded(scene, actor):
            self.venture = actor
        if titled:
            self.title_paragraph = scene.sentence.paragraph
        if heard.told and not titled:
            return
        if len(heard.named) < 3 and actor.name not in {a.name for a in heard.named} and takes_over(self, scene, actor):
            heard.named.append(actor)
        heard.told = heard.told or tells_of(self, scene, actor)

    def _hear_other(self, scene: Scene, actor: Actor, heard: _Heard) -> None:
        """Take note of an index, a good, a place or a thing that a sentence names."""
        if actor.kind == "index":
            self.index = actor
        elif actor.kind == "commodity" and not is_oblique(scene, actor):
            self.commodity, self.commodity_paragraph = actor, scene.sentence.paragraph
            self.goods = (*(a for a in self.goods if a.name != actor.name), actor)[-2:]
        elif heard.place is None and actor.kind in PLACES and not is_oblique(scene, actor) and not is_site(scene, actor):
            heard.place = actor
        elif actor.kind in ("product", "project"):
            if actor.sort:
                self.things |= {actor.sort: actor, label(actor.sort): actor}
            if heard.product is None and shows(scene, actor):
                heard.product = actor

    def _told_of(self, scene: Scene, heard: _Heard) -> list[Actor]:
        """Return the companies that a sentence tells of: its subjects, else the only one named that does not speak."""
        named, recent = heard.named, heard.recent
        if not named and len({a.name for a in recent if not (rates(scene, a) or speaks(scene, a) or is_office(a))}) == 1:
            named = [a for a in recent if not is_office(a) and not rates(scene, a) and self.title is None]
            named = [a for a in named if not (self.planned or only_foretells(self, scene, a))][:1]
            named = [] if self.land and not scene.english and named and is_oblique(scene, named[0]) else named
        if scene.english and not named:
            return [a for a in only_subject(self, scene) if not self.is_brand(a)]
        return named

    def is_brand(self, actor: Actor) -> bool:
        """Whether somebody belongs to whom the text is about: a brand has its sales, and the text goes on about its owner."""
        return actor.name in self.owned and self.title is not None and self.title.name not in self.owned

    def _is_topic(self, scene: Scene, named: list[Actor]) -> bool:
        """Whether a text goes on about those whom a sentence tells of: a list of many names no topic, nor does what only tells
        the parts; a note goes on about its company."""
        if self.noted == scene.sentence.paragraph:
            return False
        if (self.title or self.land) and PARTS.match(scene.text, scene.sentence.start):
            return False
        return not (len(named) > 2 and neighbour(scene, named[2]) is named[1])

    def _keep(self, scene: Scene, heard: _Heard, named: list[Actor]) -> None:
        """Keep whom and what a sentence named for those that follow."""
        recent, product = heard.recent, heard.product
        self.recent = tuple(recent) or self.recent
        self.heard = (*self.heard[-3:], self.recent) if recent else self.heard
        fronted = fronted_place(scene) if scene.english and self.land else None
        if fronted:
            self.fronted, self.fronted_paragraph = fronted, scene.sentence.paragraph
        if heard.place:
            self.place_paragraph = scene.sentence.paragraph
        self.place = heard.place or self.place or self.counted_in(scene)
        if product:
            self.product, self.product_paragraph = product, scene.sentence.paragraph
        heads = [*named[:1], *([product] if product else [])]
        if heads:
            self.head, self.shown = min(heads, key=lambda a: a.start), product

    def _goes_on(self, scene: Scene, actor: Actor, named: list[Actor]) -> bool:
        """Whether an English sentence goes on about whom a word that points back means, and so about nobody named behind it;
        who is spoken of by what it is takes over: the Swiss group."""
        if not scene.english or actor.kind != "company" or named or is_oblique(scene, actor):
            return False
        said = self.described(scene, actor)
        if said and (self.company is None or said.name != self.company.name) and not self.is_brand(said):
            named.append(said)
        return True

    def open(self, scene: Scene) -> None:
        """Come to a sentence that may begin a note on one company."""
        if self.sections and self.sections[0].start <= scene.sentence.start:
            self._enter(scene)
        about = noted(scene)
        if about:
            self._turn(about, scene.sentence.paragraph)
            self.noted = scene.sentence.paragraph
        theme = themed(scene)
        if theme:
            self._turn(theme, scene.sentence.paragraph)
            self.noted = scene.sentence.paragraph
        market = self.title and self.at_home() if of_market(scene) else None
        if market:
            self._turn(market, scene.sentence.paragraph)
            self.noted = scene.sentence.paragraph
        headed = numbered(scene) or sectioned(scene) or housed(scene)
        if headed:
            self._turn(headed, scene.sentence.paragraph)
            if self.land is None:  # a ranking of brands in a report on a market makes none of them its topic
                self.title, self.title_paragraph = headed, scene.sentence.paragraph
        turned = turned_to(scene) if about is None and headed is None else None
        if turned and self.noted != scene.sentence.paragraph:
            self._turn(turned, scene.sentence.paragraph)

    def _enter(self, scene: Scene) -> None:
        """Come to the next section of a round-up: it is on whom its heading names, or on nobody known before."""
        here = [section for section in self.sections if section.start <= scene.sentence.start]
        self.sections = self.sections[len(here) :]
        self.title, self.title_paragraph = here[-1].about, scene.sentence.paragraph
        self.company, self.paragraph, self.noun = None, -1, None
        if self.title:
            self._turn(self.title, scene.sentence.paragraph)

    def covered(self, paragraph: int) -> Actor | None:
        """Return whom a house or an association writes about in a paragraph: the company that it has turned to, the country or
        company of the text, else the last one named."""
        if self.company and self.paragraph == paragraph and self.land is None and not is_broker(self.company):
            return self.company
        if self.land or (self.title and not is_broker(self.title)):
            return self.land or self.title
        return next((a for a in reversed(self.met.values()) if not is_broker(a)), None)

    def main(self, paragraph: int) -> Actor | None:
        """Return whom a paragraph is read as being about: the company of its note, else what the whole text is about."""
        return self.company if self.noted == paragraph else self.title or self.land or self.company

    def is_elsewhere(self, paragraph: int) -> bool:
        """Whether a paragraph is a note on a company that has no part in the takeover of the text."""
        parties = [party.name for party in (self.bidder, self.target) if party]
        return bool(parties) and self.noted == paragraph and self.company is not None and self.company.name not in parties

    def _turn(self, company: Actor, paragraph: int) -> None:
        """Go on about a company."""
        self.company, self.paragraph = company, paragraph
        if self.leader_paragraph != paragraph:
            self.leader, self.leader_paragraph = company, paragraph

    def about(self, paragraph: int) -> Actor | None:
        """Return the company that a paragraph goes on about: its own, else that of the whole text, else the last one."""
        if self.company and self.paragraph == paragraph:
            return self.company
        if self.noun and self.noun_paragraph == paragraph and self.land is None:
            return self.noun
        return self.title or self.land or self.company

    def named(self, kind: str, paragraph: int, word: str = "") -> Actor | None:
        """Return whom a pronoun in a paragraph points at."""
        if kind == "product":
            return self.product
        if kind in PLACES:
            elsewhere = self.land is None or self.place_paragraph == paragraph
            return self.at_home() if elsewhere else self.land
        if word.lower() in ("we", "our") and self.title:
            return self.title
        if _OWN.fullmatch(word):
            return (self.leader if self.leader_paragraph == paragraph else None) or self.title or self.company
        if self.title and self.title_paragraph == paragraph - 1 and self.paragraph < paragraph:
            return self.title  # a new paragraph goes on about whom the text is about, where the one before named it
        if self.title and self.paragraph < paragraph and [a.name for a in self.said[2]] == [self.title.name]:
            return self.title  # … or where the last figure was its own, whoever else was named behind it
        return self.company if self.company and self.paragraph >= paragraph - 1 else self.about(paragraph)

    def described(self, scene: Scene, actor: Actor) -> Actor | None:
        """Return the company that is spoken of by what it is: the Swiss group, the chipmaker, its rival."""
        word = scene.text[actor.start : actor.end]
        if is_other(word) or (size(word) and len(firms(self)) == 2):
            return other_of(scene, actor, self)
        if self.cast is None or actor.kind != "company" or not (word.startswith(("the ", "The ")) or "s " in word):
            return None
        if self.target and "-listed" in scene.text[actor.start : actor.end]:
            return self.target
        near = {a.name: a for a in scene.actors if a.is_company and not a.anaphor and a.end <= actor.start and not is_broker(a)}
        leading = (self.company, self.title, self.leader, self.bidder, self.target)
        main = {a.name: a for a in leading if a is not None and a.start < actor.start}
        others = {name: a for name, a in reversed(self.met.items()) if name not in main and not is_broker(a)}
        stretch = scene.text[actor.start : actor.end]
        return self.cast.meant(stretch, tuple(main.values()), tuple({**near, **others}.values()))

    def speaking(self, scene: Scene, offset: int) -> Actor | None:
        """Return the company whose officer says what stands at a place: here, or in a quote that goes on."""
        here = house(scene)
        if here or not in_quotes(scene.text, offset) or scene.sentence.paragraph > self.house_paragraph + 1:
            return here
        return self.house

    def role(self, word: str) -> Actor | None:
        """Return the party of the deal that a word names by its part in it: the buyer, 标的公司."""
        if _BIDDER.fullmatch(word):
            return self.bidder
        if _PARENT.fullmatch(word):
            return self.title
        if self.venture and _VENTURE.fullmatch(word):
            return self.venture
        return self.target if _TARGET.fullmatch(word) else None


def _is_founded(scene: Scene, actor: Actor) -> bool:
    """Whether a company is one that others found together."""
    if scene.text[actor.start - 1 : actor.start] not in _FOUNDED_ENDS:
        return False
    return _FOUNDED.search(scene.text, max(scene.sentence.start, actor.start - 12), actor.start) is not None


# Offices that go by the same name elsewhere.
_ANYWHERE = frozenset(["财政部", "统计局", "央行", "证监会", "海关", "交通部", "商务部"])


def is_own(word: str) -> bool:
    """Whether a word is what a company calls itself: 公司, we."""
    return _OWN.fullmatch(word) is not None


# A company's own papers call it so, whoever else they name: 公司, 集团, 本公司.
_OWN = re.compile(r"(?:本?公司|本?集团|我们|we|our)", re.IGNORECASE)
# Whom others found together: 合资成立鸿曜热能, 新公司.
_FOUNDED_ENDS = frozenset('立建组了司业家为“"「')
_FOUNDED = re.compile(r"(?:[成设创]立|组建|筹组|合组)了?(?:新公司|合资公司|合资企业|子公司|一家)?(?:名为)?[“\"「]?$")
_VENTURE = re.compile(r"新公司|合资(?:公司|企业|厂)")
_BIDDER = re.compile(
    r"收购方|收购人|要约[人方]|买方|(?:the|its) (?:would-be )?(?:buyer|bidder|acquirer|suitor)"
    r"|the (?:bidders|bidding group|(?:bidding )?consortium)",
    re.IGNORECASE,
)
_PARENT = re.compile(r"the parent(?: company| group)?", re.IGNORECASE)
_TARGET = re.compile(r"标的公司|目标公司|标的|被收购方|the target(?: company)?", re.IGNORECASE)
