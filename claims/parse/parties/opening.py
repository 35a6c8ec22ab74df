"""What an article is about before it is read: whom its headline names, whose plan it tells, who bids for whom."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import pairwise

from claims.model import Article
from claims.packs import Pack
from claims.parse.cues import Cues
from claims.parse.parties.actor import Actor
from claims.parse.parties.bids import parties
from claims.parse.parties.bids_en import parties_en
from claims.parse.parties.budgets import budgeted, is_of_treasury
from claims.parse.parties.described import cast_of, sorts_en
from claims.parse.parties.governed import governed
from claims.parse.parties.industry_en import ground, is_of_several
from claims.parse.parties.markets_en import dated_in, is_of_whole, is_plan_en, is_rated, sold_in
from claims.parse.parties.markets_zh import counted_by, decided_in, is_firm, is_of_market, market_place, planned_in, sold_in_zh
from claims.parse.parties.owned_en import owned
from claims.parse.parties.parent_en import owner
from claims.parse.parties.sections_en import sections
from claims.parse.parties.sectors import sector_of
from claims.parse.parties.standing import PLACES, describes, is_house
from claims.parse.parties.topic import Topic


def topic_of(article: Article, people: Sequence[Actor], words: Cues, pack: Pack) -> Topic:
    """Return what a whole article is about before it is read: its title's company or country, the parties of its deal."""
    text, english = article.shadow.text, article.language == "en"
    titled = _titled(article, people)
    land = _land(text, titled, words) or _counted(titled, pack) or _governing(article, titled, words, pack)
    home = partial(_home, article, words, pack)
    market = land is None and is_of_market(article, titled, people, words)
    land = land or _governed(article, titled, people, words, home)
    land = land or (market_place(people, home, pack) if market else None)
    land = sold_in(article, people) or sold_in_zh(article, people) or land or planned_in(article, titled, people, words, pack)
    if land is None or land.kind == "region":
        land = decided_in(article, people) or land
    parts = sections(text, people) if english and not is_of_whole(text) else ()
    land = None if parts else land
    session = _session_of(article, titled)
    land = land or (None if market else counted_by(article, people, titled, home))
    budget = None if land or session else budgeted(article, titled, people, words, home, pack)
    land = land or budget
    sector = None if land or market or session else sector_of(article, titled)
    title = sector or (None if land or market or session else _title_company(text, titled, people, words, english=english))
    own = owned(text, people) if english else frozenset()
    parent = owner(text, people, titled, own) if english else None
    headed = title is not None and title.name not in own and any(a.name == title.name for a in titled)
    if parent and not (land or market or session or headed):
        title = parent
    bidder, target = (parties_en if english else parties)(text, people)
    several = english and target is None and is_of_several(text, titled)
    cast = cast_of(text, people, words, pack) if english else None
    planned = land is not None and english and (budget is not None or is_plan_en(text))
    return Topic(
        planned=planned,
        treasury=land is not None and is_of_treasury(article, words),
        sections=parts,
        title=None if several else title,
        several=several or (english and title is None),
        ground=ground(people, text) if english else None,
        parent=parent,
        owned=own,
        bidder=bidder,
        target=target,
        land=land,
        place=land,
        home=home,
        cast=cast,
        session=session,
        sector=sector,
        late=title.start if title and not english and title.start > _lead_end(text) else 0,
    )


def _lead_end(text: str) -> int:
    """Return where the first paragraph behind a headline ends that is no line of place and date."""
    end = text.find("\n", len(text) - len(text.lstrip()))
    while 0 <= end < len(text):
        start, end = end + 1, text.find("\n", end + 1)
        if end - start > _LINE or end < 0:
            break
    return end if end >= 0 else len(text)


# A line of who wrote a text, where and when is no longer, in characters.
_LINE = 50


# A day's trade in a headline behind the index: 台股收黑, 恒指跌1.2%.
_TRADED = re.compile(
    r"[^,，。;；\n]{0,8}?(?:[涨跌升挫]|[收走翻开]\w?[高低红黑盘跌涨升]|收报|失守|站[上稳回]|重返|重挫|反弹|震荡|创[新高历]|新高|新低|封关|开红|盘[前中后]|[高低]开|守[稳住]|摔|杀|攻|飙|狂|暴)"
)


def _session_of(article: Article, titled: Sequence[Actor]) -> Actor | None:
    """Return the stock index whose day a Chinese headline tells of before it names any company: 台股收黑 台积电失守千元."""
    first = next((a for a in titled if a.kind == "index" or is_firm(a)), None)
    if article.language == "en" or first is None or first.kind != "index":
        return None
    return first if _TRADED.match(article.shadow.text, first.end) else None


# What a country in a headline is the subject of, or the scene of somebody else's doings: as Kia gains, 中国公司.
_ASIDE = re.compile(r"\b(?:as|after|while|over|with|amid|despite|for|of|by|from)\s[^,;]{0,60}$")
_MODIFIES = re.compile(
    r"\s?(?:公司|企业|厂商|品牌|市场)|(?:'s)?\s(?:[a-z-]+\s){0,2}(?:[a-z]*maker|company|firm|group|startup|giant|lender|bank|retailer|unit)\b"
)


def _land(text: str, first: Sequence[Actor], words: Cues) -> Actor | None:
    """Return the country that a headline is about: it names it `first`, and no company but as an aside."""
    start = first[0].start - 80 if first else 0
    if first and _TRADES.match(text):
        return None  # Oil settles down 2% on US stock build
    if first and is_rated(text, first[-1].end):
        return None  # Brokers see upside in UK home improvement
    if first and _does(words).search(text, max(0, text.rfind("\n", 0, first[0].start)), first[0].start):
        return None  # Microsoft-backed builder to put AI campus in Finland
    named = [a for a in first if a.kind in PLACES or (a.is_company and _is_main(text, a, start))]
    if not named or named[0].kind not in PLACES or _MODIFIES.match(text, named[0].end):
        return None
    if any(a.kind in ("company", "lab") and text[named[0].end : a.start].strip(" 's") == "" for a in named[1:]):
        return None
    scene = _SCENE.search(text[max(0, named[0].start - 6) : named[0].start])
    if scene and ((scene[1] or scene[2]) is None or any(a.kind in ("company", "lab") for a in named[1:])):
        return None
    return named[0]


# A headline on a day's trade, whatever country moved it.
_TRADES = re.compile(
    r"\s*(?:US\s|U\.S\.\s|European\s|Asian\s|World\s|Global\s)?(?:Oil|Crude|Brent|WTI|Gold|Silver|Copper|Stocks|Shares|Equities|Dollar|Bitcoin|Treasuries|Yields"
    r"|Metals|Wheat|Corn|Soybeans?|Natural\sgas|Futures|Wall\sStreet)(?:\s(?:prices|futures|stocks))?\s(?:settles?|edges?|slips?|falls?|rises?|climbs?|drops?"
    r"|gains?|jumps?|slides?|sinks?|steady|steadies|dips?|eases?|ends?|closes?|tumbles?|surges?|rall(?:y|ies)|retreats?|hits?|holds?|extends?|inches|ticks?"
    r"|firms?|rebounds?|mixed|up|down|lower|higher|flat|plunges?|soars?|pares?|swings?|heads?|set|near|snaps?)\b"
)


@cache
def _does(words: Cues) -> re.Pattern[str]:
    """Return what finds a company called by what it is as the one that an English headline tells of."""
    return re.compile(
        rf"^\s*(?:[\w.'’-]+\s){{0,4}}(?:{sorts_en(words)})\s(?:to\s[a-z]+|will|plans?|buys?|sells?|wins?|seeks?|sees|opens?|builds?|cuts?|raises?|secures?|bags"
        r"|picks?|eyes|weighs?|posts?|reports?|doubles?|boosts?|invests?|launch(?:es)?|starts?|expands?|closes?|hires?|shuts?)\b",
        re.IGNORECASE,
    )


def _counted(titled: Sequence[Actor], pack: Pack) -> Actor | None:
    """Return the country whose office a headline begins with, where it names no company: 乘联会:10月零售224万辆."""
    office = titled[0] if titled else None
    if office is None or office.kind != "organisation" or any(a.kind in ("company", "lab") for a in titled):
        return None
    place = pack.entities.get((office.entity and office.entity.org) or "")
    return Actor(office.start, office.end, place.name, place.kind, place) if place and place.kind in PLACES else None


# So far into a headline, in characters, an office is what it is about.
_HEADS = 18


def _governing(article: Article, titled: Sequence[Actor], words: Cues, pack: Pack) -> Actor | None:
    """Return the country whose government a headline begins with, where it names no company: 政院拍板…计划."""
    title = next((z for z in article.zones if z.name == "title"), None)
    if title is None or any(a.kind in ("company", "lab") for a in titled):
        return None
    start = bisect_left(article.shadow.offsets, title.start)
    found = next(iter(words.labelled("place.office").find(article.shadow.text, start, start + _HEADS)), None)
    place = pack.entities.get(found[2]) if found else None
    return Actor(found[0], found[1], place.name, place.kind, place) if found and place else None


# Who governs, at the head of an English headline.
_GOVERNS = re.compile(
    r"\s*(?:The\s)?(?:Cabinet|Government|Govt|Parliament|Lawmakers|Ministers?|Treasury|Chancellor|Premier|President|Governor|Gov\.|Mayor|Prime\s[Mm]inister|PM|Finance\s[Mm]in\w+"
    r"|Executive\sYuan|State\sCouncil|Ministry|Senate|MPs|Coalition)\b"
)


def _governed(
    article: Article, titled: Sequence[Actor], people: Sequence[Actor], words: Cues, home: Callable[[], Actor | None]
) -> Actor | None:
    """Return the place at home in which an English report of a plan is whose headline names neither land nor company: Cabinet
    approves NT$189 billion plan; the state or city whose government its first paragraphs tell of."""
    if article.language != "en" or any(a.kind in ("company", "lab", *PLACES) for a in titled):
        return None
    text = article.shadow.text
    if not is_plan_en(text):
        return None
    ruled = governed(text, words)
    seat = next((a for a in people if a.start < _FRONT and a.kind == "region" and text[a.start : a.end] in ruled), None)
    return seat or (home() if _GOVERNS.match(text) else None)


# So many characters from its start a report has told whose plan it is on.
_FRONT = 600


def _titled(article: Article, people: Sequence[Actor]) -> list[Actor]:
    """Return whom a title names, in order; a heading between paragraphs is none."""
    body = min((z.start for z in article.zones if z.name in ("lead", "body")), default=len(article.text))
    offsets, starts = article.shadow.offsets, [actor.start for actor in people]
    titled: list[Actor] = []
    for zone in article.zones:
        if zone.name == "title" and zone.start <= body:
            first, last = (bisect_left(starts, bisect_left(offsets, place)) for place in (zone.start, zone.end))
            titled += [actor for actor in people[first:last] if not actor.anaphor]
    return titled


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
    if article.language == "en" and not any(found.values()):
        found.update(dated_in(article.shadow.text, words))
    if article.language == "en" and not any(found.values()):
        bodies = words.labelled("place.body").find(article.shadow.text, 0, len(article.shadow.text))
        found.update(label for _, _, label in bodies)
    label, count = max(found.items(), key=lambda item: item[1], default=("", 0))
    entity = pack.entities.get(label) if count else None
    return Actor(0, 0, entity.name, entity.kind, entity) if entity else None


def _title_company(text: str, titled: Sequence[Actor], people: Sequence[Actor], words: Cues, *, english: bool) -> Actor | None:
    """Return the company that the title names, or else the one the text names first and again."""
    companies = [a for a in people if a.kind in ("company", "lab") and not a.anaphor]
    counts = Counter(actor.name for actor in companies)
    first = [a for a in titled if a.kind in ("company", "lab")]
    if _is_roll(text, first):
        return None
    if first:
        doing = [a for a in first if not describes(text, a)]
        if not doing:
            return _first_again([a for a in companies if not describes(text, a)], counts, len(text)) or first[0]
        main = [a for a in doing if _ASIDE.search(text[max(0, a.start - 80) : a.start].rpartition("\n")[2]) is None] or doing
        rated = [a for a in main if not is_house(a)] or [a for a in first if not is_house(a)]
        rated = rated or [a for a in main if _IS_RATED.match(text, a.end)]
        if not rated and any(_RATING.search(text, a.end, a.end + 60) for a in main):
            rated = [a for a in companies if counts[a.name] > 1 and not is_house(a)]
            if english and len({a.name for a in rated}) > 1:
                return None  # Brokers boost chip stock targets: of none of them alone
        return (rated or main)[0]
    doing = [a for a in companies if not (_only_speaks(text, a, words) or describes(text, a))]
    alone = _alone_in_lead(text, doing, counts) if english else None
    if english and alone is None and _is_of_many(doing, counts):
        return None
    return alone or _first_again(doing or companies, counts, len(text))


def _is_of_many(companies: Sequence[Actor], counts: Counter[str]) -> bool:
    """Whether an English text whose headline names nobody tells of one company after another, and of none far more often."""
    named = {a.name for a in companies if not is_house(a)}
    told = [counts[name] for name in named]
    return len(told) >= _MANY and 3 * max(told) < sum(told)


_MANY = 4


def _alone_in_lead(text: str, companies: Sequence[Actor], counts: Counter[str]) -> Actor | None:
    """Return the one company that the first paragraph of an English text names, where no other is told of far more often: a
    column goes on about it by what it is (the chipmaker), and names its rivals."""
    end = _lead_end(text)
    if end >= len(text.rstrip()):
        return None
    here = {a.name: a for a in reversed(companies) if a.start < end and not is_house(a)}
    if len(here) != 1:
        return None
    lead = next(iter(here.values()))
    most = max(counts[a.name] for a in companies)
    return lead if most - counts[lead.name] < _FAR_MORE else None


# So many more times another is named before it is what a text is about, whoever its lead names.
_FAR_MORE = 4


_NEXT_NAME = re.compile(r",\s(?:and\s)?|\s(?:and|&)\s")
_ROLL = 3


def _is_roll(text: str, first: Sequence[Actor]) -> bool:
    """Whether an English headline only lists whom a text tells of in turn: Broker tips: Greyfell, Morrow & Sons, Pennant."""
    joined = [a for a, b in pairwise(first) if _NEXT_NAME.fullmatch(text, a.end, b.start)]
    return len(first) >= _ROLL and len(joined) == len(first) - 1 and text[first[-1].end : first[-1].end + 1] in ("", "\n")


def _first_again(companies: Sequence[Actor], counts: Counter[str], length: int) -> Actor | None:
    """Return the company that a text names most often, of those that it names early or again."""
    early = [a for a in companies if counts[a.name] > 1 or a.start < length // 3]
    return max(early, key=lambda a: (counts[a.name], -a.start), default=None)


# Of two houses in a headline it tells of the one that is rated: 瑞银上调港交所目标价.
_IS_RATED = re.compile(r"(?:\([^)]{0,14}\))?的?(?:目标价|评级|盈利预测|每股盈利)")
_RATING = re.compile(r"目标价|评级|看好|增持|买入|跑赢|price target|\btargets?\b|\bratings?\b|upgrade|downgrade", re.IGNORECASE)


_RAISES = re.compile(
    r"发[表布]?(?:了|的)?(?:最新)?(?:研报|报告|研究报告|研究|评级)|[指料][,，出]|(?:'s)?\s?(?::|：|raises?|cuts?|lifts?|lowers?|rates|expects|sees|上调|下调|维持|给予|首予|预计|研报|料|[将把]|首次覆盖)"
)


# When a house says it stands before what it does: 国金证券22日首次覆盖.
_DATED = re.compile(r"^(?:\([^)]{0,8}\))?(?:\d{1,2}日|[昨今](?:日|天|\(\d{1,2}\)日?)?|近日|最新|同日|则|亦|也|再|稍早)+")


def _only_speaks(text: str, actor: Actor, words: Cues) -> bool:
    """Whether a place names somebody as the source of what others do."""
    before, after = text[max(0, actor.start - 14) : actor.start], text[actor.end : actor.end + 16]
    if before.rstrip().endswith(("according to", "据", "根据")) or (is_house(actor) and _RAISES.match(_DATED.sub("", after))):
        return True
    return words["speech.said"].match(after.strip()) is not None
