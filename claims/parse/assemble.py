"""An article's claims: every quantity of its text, linked to who, what, when, how sure and who says so.

The order of work for a sentence: what the number measures, which way it moves, whom it is about, when, how sure. Topic,
period and speaker are carried from sentence to sentence, and marked so. A number that restates an earlier one of the same
article takes from it what its own sentence does not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, repeat
from typing import Protocol, TypeVar

from claims.collecting import uncollected
from claims.model import Article, Claim, Span, Unread
from claims.packs import Pack
from claims.parse.bare import settled
from claims.parse.clauses import Sentence, sentences
from claims.parse.cues import cues
from claims.parse.headed import headed
from claims.parse.lexicon import Hit, Lexicon
from claims.parse.links import Heard, Story, linked
from claims.parse.marketed import of_markets
from claims.parse.metric.metrics import Told, confirmed
from claims.parse.metric.metricwords import named
from claims.parse.metric.tally import tally_of
from claims.parse.numbers.cells import in_cells
from claims.parse.numbers.mention import Mention
from claims.parse.numbers.quantities import mentions
from claims.parse.parsed import Parsed
from claims.parse.parties.actor import Actor
from claims.parse.parties.actors import actors
from claims.parse.parties.opening import topic_of
from claims.parse.parties.teasers import Topics
from claims.parse.restated import restated
from claims.parse.scene import Scene
from claims.parse.spots import Spots, by_sentence
from claims.parse.times.budgets import is_on_programme, opening_plan
from claims.parse.times.calendar import own_year
from claims.parse.times.dates import When, dates
from claims.parse.times.dates_day import told_day
from claims.parse.times.opening import opening_quarter, told_lately
from claims.parse.times.periods import Memory
from claims.parse.voice.moods import moods
from claims.parse.voice.voices import closing_voice
from claims.parse.written import written


def parse(article: Article, pack: Pack) -> Parsed:
    """Return the claims of an article in the order of its text, and the numbers that could not be read."""
    with uncollected():
        return _parsed(article, pack)


def _parsed(article: Article, pack: Pack) -> Parsed:
    text = article.shadow.text
    lexicon = Lexicon(pack, text)
    times = dates(text, article.published)
    people = actors(text, article.language, lexicon, times)
    found, skipped = mentions(text, article.language, _currency(article, people))
    hits = lexicon.metrics() if article.language == "en" else headed(pack, text, lexicon.metrics())
    published = article.published or told_day(text)
    plan = opening_plan(text, times, published)
    public = plan is not None or is_on_programme(text)
    opening = None if public else opening_quarter(text, times, published) or told_lately(text, times, published)
    memory = Memory(published, own_year(text, people), opening, plan=plan, public=public)
    story = Story(topic_of(article, people, cues(pack), pack), memory, published)
    head = story.topic.title or story.topic.company
    if head and head.entity and head.entity.fiscal_year_end != 12 and head.entity.role != "broker":
        memory.own_end = head.entity.fiscal_year_end
    tally = tally_of(hits, found, pack, text if article.language == "en" else "")
    story.told = Told(tally=tally)
    topics = Topics(article, people, story.topic)
    made: list[Claim] = []
    unread = [_unread(article, skip.start, skip.end, skip.reason) for skip in skipped if skip.unread]
    for scene in _scenes(article, lexicon, found, people, hits, times, story):
        if scene.mentions:
            last = story.number if scene.sentence.paragraph == story.paragraph else None
            scene, unitless = _settled(scene, last, "vehicle" if story.told.tally else None)
            story.number = scene.mentions[-1] if scene.mentions else story.number
            unread.extend(_unread(article, mention.start, mention.end, "no unit") for mention in unitless)
        made.extend(_read(scene, article, story, topics))
    settled_claims = restated(in_cells(made, article, hits, times, people, pack.metrics), pack.metrics)
    claims = of_markets(settled_claims, pack, tallies=tally is not None, english=article.language == "en")
    ordered = sorted(unread, key=lambda u: u.span)
    return Parsed(tuple(claims), tuple(ordered), len(claims) + len(ordered))


def _settled(scene: Scene, last: Mention | None, tallied: str | None) -> tuple[Scene, list[Mention]]:
    """Return the scene with a unit for each number that has one, and the numbers left without."""
    kept: list[Mention] = []
    unitless = []
    for mention in scene.mentions:
        known = settled(scene, mention, kept or ([last] if last else []), tallied, last)
        if known is None:
            unitless.append(mention)
        else:
            kept.append(known)
    if not unitless and all(a is b for a, b in zip(kept, scene.mentions, strict=True)):
        return scene, unitless
    return replace(scene, mentions=tuple(kept), bounds={}), unitless


def _scenes(
    article: Article,
    lexicon: Lexicon,
    found: Sequence[Mention],
    people: Sequence[Actor],
    hits: Sequence[Hit],
    times: Sequence[When],
    story: Story,
) -> Iterator[Scene]:
    """Yield the sentences with what stands in each; the story only passes over those that tell it nothing."""
    text, pack = article.shadow.text, lexicon.pack
    tables, english = cues(pack), article.language == "en"
    every = sentences(text)
    groups = [_shares(group, every) for group in (found, people, hits, times)]
    spots = by_sentence(lexicon.cues, [sentence.end for sentence in every])
    for sentence, numbers, parties, terms, whens, cued in zip(every, *groups, spots, strict=True):
        closing = text[max(0, sentence.end - 4) : sentence.end]
        if not (numbers or parties or whens or ":" in closing or "：" in closing):
            story.turn(sentence, terms)
            story.memory.turn(text, sentence)
            continue
        if numbers and terms:
            terms = confirmed(terms, parties, text, sentence.start, sentence.end, pack)
        yield Scene(text, english, sentence, numbers, parties, terms, whens, tables, pack, Spots(cued))


class _Placed(Protocol):
    @property
    def start(self) -> int: ...


_Thing = TypeVar("_Thing", bound=_Placed)


def _shares(things: Sequence[_Thing], every: Sequence[Sentence]) -> list[Sequence[_Thing]]:
    """Return for each sentence the things that begin in it; both are in order."""
    starts = [thing.start for thing in things]
    cuts = map(bisect_left, repeat(starts), [sentence.start for sentence in every])
    return [things[a:b] for a, b in pairwise([*cuts, len(things)])]


def _read(scene: Scene, article: Article, story: Story, topics: Topics) -> list[Claim]:
    """Return the claims of one sentence, and let the story hear it."""
    sentence = scene.sentence
    story.turn(sentence, scene.hits)
    zone = article.zone_at(article.shadow.offsets[sentence.start])
    story.topic = topics.of(scene, zone)
    story.topic.open(scene)
    made = _claims(scene, article, story) if scene.mentions else []
    if zone != "title":
        story.topic.hear(scene)
    story.memory.hear(scene)
    heard = closing_voice(scene)
    if heard:
        story.voice, story.voice_until = heard, sentence.paragraph + 1
    return made


def _is_claim(scene: Scene, mention: Mention) -> bool:
    """Whether a number claims something: not the 1GW of 每1GW, nor the time of 前10个月 and 今明两年, which say when."""
    if mention.role == "denominator" or (scene.english and _is_of_name(scene, mention)):
        return False
    if mention.form != "duration":
        return True
    if _FIRST.match(scene.text, mention.start - 1, mention.end):
        return False
    if scene.english and scene.text.endswith(_SPANS, mention.start, mention.end) and _ENDED.match(scene.text, mention.end):
        return False
    inside = [w for w in scene.times if w.start < mention.end and mention.start < w.end]
    return not any(_SAYS_WHEN.match(scene.text, w.start, w.end) for w in inside)


def _is_of_name(scene: Scene, mention: Mention) -> bool:
    """Whether a number is a part of a company's name: Ten Entertainment."""
    inside = (a for a in scene.actors if a.start <= mention.start and mention.end < a.end)
    return any(a.is_company and not a.anaphor for a in inside)


# 首四个月, 今年前两月; not 提前三个月, nor 定价基准日前三个月.
_FIRST = re.compile(r"(?<![提之以此目日])[前首][\d一二两三四五六七八九十]{1,2}个?月")
_SPANS = ("month", "months", "quarters", "weeks", "years")
# the three months ended March 29, the six months to September, the same three months of 2025
_ENDED = re.compile(
    r"\s(?:to|ended|ending|through|of|until)\s(?:(?:the\s)?end(?:\sof|-)\s?)?(?:\d{1,2}\s)?"
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\s(?:of|to|in)\s(?:fiscal\s)?(?:19|20)\d\d\b"
)
_SAYS_WHEN = re.compile(r"前|截[至止]|[去今明][、及和与]?[今明后]|.*first", re.DOTALL)


def _claims(scene: Scene, article: Article, story: Story) -> list[Claim]:
    heard = Heard(moods(scene), named(scene))
    sentence = Span(article.id, *article.shadow.origin(scene.sentence.start, scene.sentence.end))
    made = []
    for mention in scene.mentions:
        if _is_claim(scene, mention):
            links = linked(scene, heard, mention, story)
            story.hear(scene, mention, links)
            made.append(written(sentence, mention, article, links))
    return made


_HEAD = 300


def _currency(article: Article, people: Sequence[Actor]) -> str | None:
    """Return the currency a bare amount is likely in: of the company that the text is mostly about, and not of a research
    house that it quotes once."""
    votes: dict[str, int] = {}
    for actor in people:
        if actor.entity and actor.entity.currency and actor.kind in ("company", "lab"):
            votes[actor.entity.currency] = votes.get(actor.entity.currency, 0) + (1 if actor.start > _HEAD else 2)
    votes = {code: count for code, count in votes.items() if count > 1}
    return max(votes, key=lambda c: (votes[c], c)) if votes else None


def _unread(article: Article, begin: int, stop: int, reason: str) -> Unread:
    start, end = article.shadow.origin(begin, stop)
    return Unread(Span(article.id, start, end), article.text[start:end], reason)
