"""What a text is about as it goes on: its company, its last product and place, the parties of its deal."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, takewhile

from claims.model import Article
from claims.packs import Pack
from claims.parse.cues import Cues
from claims.parse.parties.actors import Actor
from claims.parse.parties.givers import is_customer
from claims.parse.parties.items import heads_note
from claims.parse.parties.quoting import house, in_quotes
from claims.parse.parties.sorts import label
from claims.parse.parties.standing import (
    PLACES,
    describes,
    is_broker,
    is_counted,
    is_house,
    is_matched,
    is_oblique,
    is_office,
    is_rival,
    is_shown,
    is_site,
    is_subject,
    neighbour,
    rates,
    speaks,
)
from claims.parse.scene import Scene


def _nowhere() -> None:
    return None


@dataclass(slots=True)
class Topic:
    """What the text is about so far: the last company and the last product spoken of as subjects, and the title's.

    `leader` is the first company of the paragraph, `bidder` and `target` are the parties of a takeover, `recent` the
    companies named last, in order; `land` is the country that the whole text is about, where it is about one; `said` is
    whom the last number was about: its sentence, its metric, its subject; `many` are firms last taken together; `home`
    finds where the article is at home; `told` has whose each figure was, `joint` are those who share the last project,
    `origin` is where the last route begins and `routes` the paragraph of it, `things` are those named last, by their sort;
    `head` is whom the last sentence that named somebody told of, `shown` the thing that it told of or brought before the
    public; `noted` is the paragraph of the last note on one company.
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

    def at_home(self) -> Actor | None:
        """Return the place that the text last named, else the country that its offices and its money tell."""
        if self.place is None:
            self.place = self.home()
            self.home = _nowhere
        return self.place

    def counted_in(self, scene: Scene) -> Actor | None:
        """Return the country whose office a sentence names; in a text at home in Taiwan or Hong Kong 财政部 is theirs."""
        place = place_of(scene)
        if place is None or place.name != "China" or scene.english:
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
        named: list[Actor] = []
        recent: list[Actor] = []
        place = product = None
        for actor in scene.actors:
            if actor.anaphor:
                continue
            if actor.is_company:
                recent.append(actor)
                if len(named) < 3 and actor.name not in {a.name for a in named} and self._takes_over(scene, actor):
                    named.append(actor)
            elif actor.kind == "commodity" and not is_oblique(scene, actor):
                self.commodity, self.commodity_paragraph = actor, scene.sentence.paragraph
            elif place is None and actor.kind in PLACES and not is_oblique(scene, actor) and not is_site(scene, actor):
                place = actor
            elif actor.kind in ("product", "project"):
                if actor.sort:
                    self.things |= {actor.sort: actor, label(actor.sort): actor}
                if product is None and _is_told_of(scene, actor):
                    product = actor
        if not named and len({a.name for a in recent if not (rates(scene, a) or speaks(scene, a) or is_office(a))}) == 1:
            named = [a for a in recent if not is_office(a) and not rates(scene, a) and self.title is None][:1]
        # A list of many names no topic, nor does what only tells the parts; a note goes on about its company.
        if (
            named
            and self.noted != scene.sentence.paragraph
            and not ((self.title or self.land) and _PARTS.match(scene.text, scene.sentence.start))
            and not (len(named) > 2 and neighbour(scene, named[2]) is named[1])
        ):
            self._turn(named[0], scene.sentence.paragraph)
        self.recent = tuple(recent) or self.recent
        self.heard = (*self.heard[-3:], self.recent) if recent else self.heard
        self.place = place or self.place or self.counted_in(scene)
        if product:
            self.product, self.product_paragraph = product, scene.sentence.paragraph
        heads = [*named[:1], *([product] if product else [])]
        if heads:
            self.head, self.shown = min(heads, key=lambda a: a.start), product

    def open(self, scene: Scene) -> None:
        """Come to a sentence that may begin a note on one company."""
        about = noted(scene)
        if about:
            self._turn(about, scene.sentence.paragraph)
            self.noted = scene.sentence.paragraph

    def main(self, paragraph: int) -> Actor | None:
        """Return whom a paragraph is read as being about: the company of its note, else what the whole text is about."""
        return self.company if self.noted == paragraph else self.title or self.land or self.company

    def _turn(self, company: Actor, paragraph: int) -> None:
        """Go on about a company."""
        self.company, self.paragraph = company, paragraph
        if self.leader_paragraph != paragraph:
            self.leader, self.leader_paragraph = company, paragraph

    def _takes_over(self, scene: Scene, actor: Actor) -> bool:
        """Whether a sentence makes an actor what the text goes on about: not who only speaks, is compared or holds shares."""
        if not is_subject(scene, actor) or speaks(scene, actor) or describes(scene.text, actor):
            return False
        if self.title and actor.name == self.title.name:
            return True
        if scene.english and (self.title or self.company) and self._only_beside(scene, actor):
            return False
        others = [a for a in scene.actors if a.is_company and not a.anaphor and a.name != actor.name]
        counts = is_office(actor) and actor.entity is not None and actor.entity.org is not None and actor.kind == "organisation"
        if counts or (others and (rates(scene, actor) or is_office(actor))):
            return False
        if (self.title or self.land) and _PARTS.match(scene.text, scene.clause(actor.start).start):
            return False
        if is_customer(scene, actor):
            return False
        if self.title and not scene.english and _is_rater(actor) and not _is_rater(self.title):
            return False  # a house speaks of whom the headline names
        return self.title is None or not (is_rival(scene, actor) or _HOLDS.match(scene.text, actor.end))

    def _only_beside(self, scene: Scene, actor: Actor) -> bool:
        """Whether a sentence only ends with who says it, or names a share to measure the company's own by."""
        if self.title and _TRADES.match(scene.text, actor.end):
            return True
        if self.company and self.company.name == actor.name:
            return False
        ends = _SAID_LAST.match(scene.text, actor.end) and scene.text[actor.start - 2 : actor.start] == ", "
        return bool(ends) and any(m.end <= actor.start for m in scene.mentions)

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
            return self.at_home()
        if word.lower() in ("we", "our") and self.title:
            return self.title
        if _OWN.fullmatch(word):
            return (self.leader if self.leader_paragraph == paragraph else None) or self.title or self.company
        return self.company if self.company and self.paragraph >= paragraph - 1 else self.about(paragraph)

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
        return self.target if _TARGET.fullmatch(word) else None


def _is_rater(actor: Actor) -> bool:
    return actor.entity is not None and actor.entity.role == "broker"


def _is_told_of(scene: Scene, thing: Actor) -> bool:
    """Whether a sentence tells of a thing, or brings it before the public."""
    if is_matched(scene, thing) or is_counted(scene, thing):
        return False
    return is_subject(scene, thing) or is_shown(scene, thing)


_PARTS = re.compile(r"\s*(?:其中|[Oo]f which)")


def noted(scene: Scene) -> Actor | None:
    """Return the company whose name a note begins with, in its first sentence."""
    first = next((a for a in scene.actors if not a.anaphor), None)
    if first is None or not first.is_company or is_broker(first) or first.start - scene.sentence.start > 8:
        return None
    return first if heads_note(scene.text, first.start, first.end) else None


def is_own(word: str) -> bool:
    """Whether a word is what a company calls itself: 公司, we."""
    return _OWN.fullmatch(word) is not None


# A company's own papers call it so, whoever else they name: 公司, 集团, 本公司.
_OWN = re.compile(r"(?:本?公司|本?集团|我们|we|our)", re.IGNORECASE)
# …, Tinsa said on Thursday.
_SAID_LAST = re.compile(r"\s(?:said|says|estimates|reckons|calculates|showed|reported)\b[^.,;]{0,24}[.;]?(?=\s|$)")
# Lonza trades on 29x and Samsung Biologics on 41x.
_TRADES = re.compile(
    r"\s(?:(?:trades?|changes\shands|is\svalued|is\spriced|sells)\s)?(?:at|on|for)\s(?:about\s|around\s)?\d[\d.]*\s?(?:x\b|times\b)"
)
_HOLDS = re.compile(
    r"\s(?:put\sin|has\sput\sin|chipped\sin|invested|contributed)\b|(?:直接|间接|合计|则|,|，)?(?:持股|持有|参股)|,?\s(?:which\s)?(?:holds|owns|controls)\b"
)
_BIDDER = re.compile(r"收购方|收购人|要约人|买方|the (?:buyer|bidder|acquirer|suitor)", re.IGNORECASE)
_TARGET = re.compile(r"标的公司|目标公司|标的|被收购方|the target(?: company)?", re.IGNORECASE)


def place_of(scene: Scene) -> Actor | None:
    """Return the country whose office a sentence names: 国家统计局 counts China's."""
    for actor in scene.actors:
        if actor.entity and actor.entity.org and actor.kind in ("organisation", "central_bank"):
            place = scene.pack.entities.get(actor.entity.org)
            if place and place.kind in PLACES:
                return Actor(actor.start, actor.end, place.name, place.kind, place)
    return None


def topic_of(article: Article, people: Sequence[Actor], words: Cues, pack: Pack) -> Topic:
    """Return what a whole article is about before it is read: its title's company or country, the parties of its deal."""
    text = article.shadow.text
    titled = _titled(article, people)
    land = _land(text, titled) or _counted(titled, pack) or _governing(article, titled, words, pack)
    market = not titled and _is_of_market(article, words)
    title = None if land or market else _title_company(text, titled, people, words)
    bidder, target = _parties(text, people)
    return Topic(title=title, bidder=bidder, target=target, land=land, place=land, home=lambda: _home(article, words, pack))


def _is_of_market(article: Article, words: Cues) -> bool:
    """Whether a headline tells of a whole market: 10月车市挂牌3.38万辆."""
    text = article.shadow.text
    start = len(text) - len(text.lstrip())
    headed = any(zone.name == "title" for zone in article.zones)
    return headed and words["subject.market"].search(text, start, max(start, text.find("\n", start))) is not None


# What a country in a headline is the subject of, or the scene of somebody else's doings: as Kia gains, 中国公司.
_ASIDE = re.compile(r"\b(?:as|after|while|over|with|amid|despite|for|of|by|from)\s[^,;]{0,60}$")
_MODIFIES = re.compile(
    r"\s?(?:公司|企业|厂商|品牌|市场)|(?:'s)?\s(?:[a-z-]+\s){0,2}(?:[a-z]*maker|company|firm|group|startup|giant|lender|bank|retailer|unit)\b"
)


def _land(text: str, first: Sequence[Actor]) -> Actor | None:
    """Return the country that a headline is about: it names it `first`, and no company but as an aside."""
    start = first[0].start - 80 if first else 0
    named = [a for a in first if a.kind in PLACES or (a.is_company and _is_main(text, a, start))]
    if not named or named[0].kind not in PLACES or _MODIFIES.match(text, named[0].end):
        return None
    if any(a.kind in ("company", "lab") and text[named[0].end : a.start].strip(" 's") == "" for a in named[1:]):
        return None
    scene = _SCENE.search(text[max(0, named[0].start - 6) : named[0].start])
    if scene and ((scene[1] or scene[2]) is None or any(a.kind in ("company", "lab") for a in named[1:])):
        return None
    return named[0]


def _counted(titled: Sequence[Actor], pack: Pack) -> Actor | None:
    """Return the country whose office a headline begins with, where it names no company: 乘联会:10月零售224万辆."""
    office = titled[0] if titled else None
    if office is None or office.kind != "organisation" or any(a.kind in ("company", "lab") for a in titled):
        return None
    place = pack.entities.get((office.entity and office.entity.org) or "")
    return Actor(office.start, office.end, place.name, place.kind, place) if place and place.kind in PLACES else None


# So far into a headline an office is what it is about.
_HEADS = 12


def _governing(article: Article, titled: Sequence[Actor], words: Cues, pack: Pack) -> Actor | None:
    """Return the country whose government a headline begins with, where it names no company: 政院拍板…计划."""
    title = next((z for z in article.zones if z.name == "title"), None)
    if title is None or any(a.kind in ("company", "lab") for a in titled):
        return None
    start = bisect_left(article.shadow.offsets, title.start)
    found = next(iter(words.labelled("place.office").find(article.shadow.text, start, start + 4 * _HEADS)), None)
    place = pack.entities.get(found[2]) if found and found[0] - start <= _HEADS else None
    return Actor(found[0], found[1], place.name, place.kind, place) if found and place else None


def _titled(article: Article, people: Sequence[Actor]) -> list[Actor]:
    """Return whom a title names, in order."""
    titled = [z for z in article.zones if z.name == "title"]
    last, offsets = max((z.end for z in titled), default=0), article.shadow.offsets
    front = takewhile(lambda a: offsets[a.start] < last, people)
    return [a for a in front if not a.anaphor and any(z.start <= offsets[a.start] < z.end for z in titled)]


def _is_main(text: str, actor: Actor, floor: int) -> bool:
    line = max(floor, 0, text.rfind("\n", 0, actor.start) + 1)
    return actor.kind in ("company", "lab") and _ASIDE.search(text[line : actor.start]) is None


# A country in a headline that is only where something happens (in Germany, 在中国) or whom it is done with (to China, 对美).
_SCENE = re.compile(r"(?:\b(?:(in|of|at)|to|from|for|on|into|with)\s(?:the\s)?|(?:([在于])|[对向赴入自从与]))$")


def _home(article: Article, words: Cues, pack: Pack) -> Actor | None:
    """Return the country that an article which names none is at home in, by its offices and its money."""
    found = Counter(label for _, _, label in words.labelled("place.home").find(article.shadow.text, 0, len(article.shadow.text)))
    if article.language != "zh-Hant":
        found["taiwan"] = found["hong_kong"] = 0
    elif found["taiwan"] or found["hong_kong"]:
        found["china"] = 0
    label, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    entity = pack.entities.get(label) if count else None
    return Actor(0, 0, entity.name, entity.kind, entity) if entity else None


def _title_company(text: str, titled: Sequence[Actor], people: Sequence[Actor], words: Cues) -> Actor | None:
    """Return the company that the title names, or else the one the text names first and again."""
    companies = [a for a in people if a.kind in ("company", "lab") and not a.anaphor]
    counts = Counter(actor.name for actor in companies)
    first = [a for a in titled if a.kind in ("company", "lab")]
    if first:
        doing = [a for a in first if not describes(text, a)]
        if not doing:
            return _first_again([a for a in companies if not describes(text, a)], counts, len(text)) or first[0]
        main = [a for a in doing if _ASIDE.search(text[max(0, a.start - 80) : a.start].rpartition("\n")[2]) is None] or doing
        rated = [a for a in main if not is_house(a)] or [a for a in first if not is_house(a)]
        rated = rated or [a for a in main if _IS_RATED.match(text, a.end)]
        if not rated and any(_RATING.search(text, a.end, a.end + 60) for a in main):
            rated = [a for a in companies if counts[a.name] > 1 and not is_house(a)]
        return (rated or main)[0]
    doing = [a for a in companies if not (_only_speaks(text, a, words) or describes(text, a))]
    return _first_again(doing or companies, counts, len(text))


def _first_again(companies: Sequence[Actor], counts: Counter[str], length: int) -> Actor | None:
    """Return the company that a text names most often, of those that it names early or again."""
    early = [a for a in companies if counts[a.name] > 1 or a.start < length // 3]
    return max(early, key=lambda a: (counts[a.name], -a.start), default=None)


# Of two houses in a headline it tells of the one that is rated: 瑞银上调港交所目标价.
_IS_RATED = re.compile(r"(?:\([^)]{0,14}\))?的?(?:目标价|评级|盈利预测|每股盈利)")
_RATING = re.compile(r"目标价|评级|看好|增持|买入|跑赢|price target|\btarget\b|\brating\b|upgrade|downgrade", re.IGNORECASE)


_RAISES = re.compile(
    r"发[表布]?(?:了|的)?(?:最新)?(?:研报|报告|研究报告|研究|评级)|[指料][,，出]|(?:'s)?\s?(?::|：|raises?|cuts?|lifts?|lowers?|rates|expects|sees|上调|下调|维持|给予|首予|预计|研报|料|[将把]|首次覆盖)"
)


def _only_speaks(text: str, actor: Actor, words: Cues) -> bool:
    """Whether a place names somebody as the source of what others do."""
    before, after = text[max(0, actor.start - 14) : actor.start], text[actor.end : actor.end + 16]
    if before.rstrip().endswith(("according to", "据", "根据")) or (is_house(actor) and _RAISES.match(after)):
        return True
    return words["speech.said"].match(after.strip()) is not None


_BUYS = re.compile(
    r"[^。.\n]{0,30}?(?:收购|并购|要约|入主|吞并|私有化)[^。.\n,，]{0,10}"
    r"|(?:'s)?[^.\n]{0,40}?\b(?:buy|buys|buying|acquire|acquires|acquiring|acquired|bought|take over|takes over|takeover of"
    r"|purchase of|"
    r"acquisition of|bid for|bids for|offer for"
    r"|(?:offers|offered|bids?|offering)\s[^.\n,]{0,30}\bfor)\s[^.\n,]{0,30}"
)
# Who is bought stands first: X to be bought by Y, X accepts a bid from Y, X获Y要约收购, X接受Y的收购.
_BOUGHT_BY = re.compile(
    r"[^.\n]{0,60}?\b(?:(?:bought|acquired|taken\s(?:over|private)|purchased)\sby"
    r"|(?:takeover|take-over|buyout|acquisition|purchase|bid|offer)\s(?:by|from)|sells?\sitself\sto)\s[^.\n,]{0,40}"
    r"|[^。\n]{0,30}?(?:被|获|接受|拒绝|同意由)[^。\n,，]{0,12}"
)
_BID_ZH = re.compile(r"(?:[^。\n，,]|,(?=\d)){0,30}?(?:收购|要约|入主|私有化|并购|出价|报价)")
_BID_OF = re.compile(r"[^.\n]{0,24}\b(?:rejects?|rejected|accepts?|accepted|spurns?|weighs|receives?|received)\s[^.\n,]{0,24}")


_DEAL = re.compile(
    r"收购|并购|要约|入主|吞并|私有化|\b(?:buy|bought|acqui|take|purchase|bid|offer|reject|accept|spurn|weigh|receive)"
)


def _parties(text: str, people: Sequence[Actor]) -> tuple[Actor | None, Actor | None]:
    """Return bidder and target of the takeover that a text tells of."""
    named = [
        a
        for a in people
        if a.is_company and not a.anaphor and not describes(text, a) and not _BELONGS.search(text, max(0, a.start - 60), a.start)
    ]
    for one, other in pairwise(named):
        if one.name == other.name or other.start - one.end > 110:
            continue
        if _is_bought(text, one, other):
            return other, one
        if other.start - one.end > 80 or not _DEAL.search(text, one.end, other.start):
            continue
        if _BUYS.fullmatch(text, one.end, other.start):
            return one, other
        if _BID_OF.fullmatch(text, one.end, other.start) and text[other.end : other.end + 2] == "'s":
            return other, one
    return None, None


# The owner of regional carrier Nordwind, …: who is owned is no party.
_BELONGS = re.compile(r"\b(?:owner|parent|maker|operator|publisher|founder)\sof\s(?:the\s)?(?:[a-z-]+\s){0,3}$")


def _is_bought(text: str, one: Actor, other: Actor) -> bool:
    """Whether a text says of the first of two that the second buys it."""
    if not _BOUGHT_BY.fullmatch(text, one.end, other.start):
        return False
    return text[one.end : other.start].isascii() or _BID_ZH.match(text, other.end) is not None
