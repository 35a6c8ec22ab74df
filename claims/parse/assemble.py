"""An article's claims: every quantity of its text, linked to who, what, when, how sure and who says so.

The order of work for a sentence: what the number measures, which way it moves, whom it is about, when, how sure. Topic,
period and speaker are carried from sentence to sentence, and marked so. A number that restates an earlier one of the same
article takes from it what its own sentence does not tell.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from claims.interval import Readings
from claims.model import Amount, Article, Claim, Span, Unread
from claims.packs import Metric, Pack
from claims.parse.actors import Actor, actors
from claims.parse.bare import settled
from claims.parse.clauses import sentences
from claims.parse.confidence import confidence
from claims.parse.cues import Cues, cues
from claims.parse.dates import When, dates
from claims.parse.kinds import Move, kind_of, movement
from claims.parse.lexicon import Hit, Lexicon
from claims.parse.mention import Mention
from claims.parse.metrics import Owner, owner, sold_at
from claims.parse.periods import Memory, Timed, against, is_earlier, is_short, period
from claims.parse.quantities import mentions
from claims.parse.scene import Scene
from claims.parse.scopes import basis, scope
from claims.parse.stance import Voice, closing_voice, modality, voice
from claims.parse.subjects import Party, Topic, other_side, subject
from claims.period import days
from claims.units import shape

# The basis of a level that the text only calls the one before: it keeps the level from being taken for today's.
EARLIER = "earlier level"


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one article claims. `numbers` counts the quantities seen, understood or not."""

    claims: tuple[Claim, ...]
    unread: tuple[Unread, ...]
    numbers: int


@dataclass(slots=True)
class _Story:
    """What a reader carries along through an article."""

    topic: Topic
    memory: Memory
    owner: Owner | None = None
    number: Mention | None = None
    mode: str = "actual"
    paragraph: int = -1
    scoped: tuple[Owner | None, str | None, int] = (None, None, -1)
    voice: Voice | None = None
    voice_until: int = -1


def parse(article: Article, pack: Pack) -> Parsed:
    """Return the claims of an article in the order of its text, and the numbers that could not be read."""
    text = article.shadow.text
    times = dates(text, article.published)
    people = actors(text, article.language, pack, times)
    found, skipped = mentions(text, article.language, _currency(article, people))
    hits = Lexicon(pack).metrics(text)
    story = _Story(Topic(title=_title_topic(article, people, cues(pack))), Memory(article.published))
    made: list[Claim] = []
    unread = [_unread(article, skip.start, skip.end, skip.reason) for skip in skipped if skip.unread]
    for scene in _scenes(article, pack, found, people, hits, times):
        if not scene.mentions:
            made.extend(_read(scene, article, story))
            continue
        scene, unitless = _settled(scene, story.number if scene.sentence.paragraph == story.paragraph else None)
        story.number = scene.mentions[-1] if scene.mentions else story.number
        unread.extend(_unread(article, mention.start, mention.end, "no unit") for mention in unitless)
        made.extend(_read(scene, article, story))
    claims = _restated(made, pack.metrics)
    ordered = sorted(unread, key=lambda u: u.span)
    return Parsed(tuple(claims), tuple(ordered), len(claims) + len(ordered))


def _settled(scene: Scene, last: Mention | None) -> tuple[Scene, list[Mention]]:
    """Return the scene with a unit for each number that has one, and the numbers left without."""
    kept: list[Mention] = []
    unitless = []
    for mention in scene.mentions:
        known = settled(scene, mention, kept[-1] if kept else last)
        if known is None:
            unitless.append(mention)
        else:
            kept.append(known)
    return replace(scene, mentions=tuple(kept)), unitless


def _scenes(
    article: Article, pack: Pack, found: Sequence[Mention], people: Sequence[Actor], hits: Sequence[Hit], times: Sequence[When]
) -> list[Scene]:
    text = article.shadow.text
    starts = [[x.start for x in group] for group in (found, people, hits, times)]
    scenes = []
    for sentence in sentences(text):
        cut = [slice(bisect_left(s, sentence.start), bisect_left(s, sentence.end)) for s in starts]
        english = article.language == "en"
        scenes.append(
            Scene(text, english, sentence, found[cut[0]], people[cut[1]], hits[cut[2]], times[cut[3]], cues(pack), pack)
        )
    return scenes


def _read(scene: Scene, article: Article, story: _Story) -> list[Claim]:
    """Return the claims of one sentence, and let the story hear it."""
    sentence = scene.sentence
    if sentence.paragraph != story.paragraph:
        story.owner = story.owner if sentence.paragraph == story.paragraph + 1 and not scene.hits else None
        story.paragraph = sentence.paragraph
    zone = article.zone_at(article.shadow.offsets[sentence.start])
    made = [_claim(scene, mention, article, story) for mention in scene.mentions if _is_claim(scene, mention)]
    if zone not in ("boilerplate", "title"):
        story.topic.hear(scene)
    story.memory.hear(scene)
    heard = closing_voice(scene)
    if heard:
        story.voice, story.voice_until = heard, sentence.paragraph + 1
    return made


def _is_claim(scene: Scene, mention: Mention) -> bool:
    """Whether a number claims something: not the 1GW of 每1GW, nor the months of 前10个月, which say when."""
    if mention.role == "denominator":
        return False
    inside = [w for w in scene.times if w.start < mention.end and mention.start < w.end and mention.form == "duration"]
    return not any(scene.text[w.start] == "前" or "first" in scene.text[w.start : w.end] for w in inside)


@dataclass(frozen=True, slots=True)
class _Links:
    """What one number is linked to."""

    kind: str
    move: Move | None
    measured: Owner | None
    who: Party | None
    whom: Party | None
    timed: Timed | None
    scope: str | None
    basis: str | None
    mode: str
    mode_found: str
    said: Voice | None

    def found(self, mention: Mention) -> dict[str, str]:
        """Return how each attribute that is set was found."""
        every = {
            "subject": self.who and self.who.found,
            "object": self.whom and self.whom.found,
            "metric": self.measured and self.measured.found,
            "scope": self.scope and "stated",
            "period": self.timed and self.timed.found,
            "basis": self.basis and "stated",
            "modality": self.mode_found,
            "speaker": self.said and self.said.found,
            "unit": _unit_found(mention),
        }
        return {name: how for name, how in every.items() if how}


def _claim(scene: Scene, mention: Mention, article: Article, story: _Story) -> Claim:
    links = _linked(scene, mention, story)
    if links.measured:
        story.owner = replace(links.measured, unit=mention.base.unit)
    story.mode = links.mode
    story.scoped = links.measured, links.scope, scene.sentence.start
    return _written(scene, mention, article, links)


def _linked(scene: Scene, mention: Mention, story: _Story) -> _Links:
    """Return the links of a number: what it measures first, for all else leans on that."""
    move = movement(scene, mention)
    measured = owner(scene, mention, move, story.owner)
    kind = kind_of(scene, mention, move, measured.metric if measured else None)
    who = subject(scene, mention, measured, story.topic)
    if measured and who and who.actors[0].kind == "product":
        measured = sold_at(scene, measured, who.actors[0].end)
    whom = other_side(scene, mention, measured, who)
    mode, mode_found = modality(scene, mention, measured, story.mode)
    timed = period(scene, mention, measured, move, story.memory, mode)
    said = voice(scene, mention) or _quoted(scene, mention, story)
    who = who or _of_speaker(scene, said)
    narrowed = scope(scene, mention, measured, who, spans=_is_span(timed)) or _same_scope(scene, measured, kind, story)
    compared = _basis(scene, mention, measured, who, move, timed)
    return _Links(kind, move, measured, who, whom, timed, narrowed, compared, mode, mode_found, said)


def _basis(
    scene: Scene, mention: Mention, measured: Owner | None, who: Party | None, move: Move | None, timed: Timed | None
) -> str | None:
    """Return what a number is set against, seen with the period it belongs to."""
    found = basis(scene, mention, measured, who, move)
    if found is None and move and move.by:
        found = against(scene, mention, timed)
    if found is None and timed is None and is_earlier(scene, mention, move):
        return EARLIER
    if found == "vs previous close" and timed and not is_short(timed.period):
        return None
    if found == "qoq" and timed and re.fullmatch(r"\d{4}-\d\d", timed.period):
        return "mom"  # 环比 says no more than "against the period before"
    return found


def _written(scene: Scene, mention: Mention, article: Article, links: _Links) -> Claim:
    signed = _signed(mention, links.kind, links.move)
    start, end = article.shadow.origin(mention.start, mention.end)
    found = links.found(mention)
    who, move = links.who, links.move
    return Claim(
        id=f"{article.id}@{start}-{end}",
        span=Span(article.id, start, end),
        quote=article.text[start:end],
        zone=article.zone_at(start),
        sentence=Span(article.id, *article.shadow.origin(scene.sentence.start, scene.sentence.end)),
        printed=mention.printed,
        base=signed.base,
        hard=signed.hard,
        soft=signed.soft,
        hedge=mention.hedge,
        kind=links.kind,
        direction=move.direction if move and not move.departs else None,
        subject=who.name if who else None,
        object=links.whom.name if links.whom else None,
        metric=links.measured.id if links.measured else None,
        scope=links.scope,
        level=next((a.entity.level for a in who.actors if a.entity and a.entity.level), None) if who else None,
        period=links.timed.period if links.timed else None,
        basis=links.basis,
        modality=links.mode,
        speaker=links.said.name if links.said else None,
        found=found,
        confidence=confidence(found),
        trace=mention.trace,
    )


def _of_speaker(scene: Scene, said: Voice | None) -> Party | None:
    """Return the company that a person speaks for, where nothing else says whose number it is: "We will spend …"."""
    person = next((a for a in scene.actors if said and a.kind == "person" and a.name == said.name), None)
    org = scene.pack.entities.get(person.entity.org or "") if person and person.entity else None
    return Party((Actor(person.start, person.end, org.name, org.kind, org),), "carried") if person and org else None


def _is_span(timed: Timed | None) -> bool:
    span = days(timed.period) if timed else None
    return span is not None and span[0] != span[1]


def _same_scope(scene: Scene, measured: Owner | None, kind: str, story: _Story) -> str | None:
    """Return the scope of the number before, where this one is its growth or share: 归母净利润12亿元,同比下降18%."""
    before, scope_before, sentence = story.scoped
    if measured is None or before is None or sentence != scene.sentence.start:
        return None
    if kind == "share":
        of_whole = measured.metric is None or measured.metric.share_of is not None
        part = before.metric is not None and of_whole and not measured.id.startswith(before.id)
        return scope_before or (before.id if part else None)
    same = (before.start is not None and before.start == measured.start) or (measured.start is None and before.id == measured.id)
    return scope_before if same and kind in ("growth", "change") else None


def _unit_found(mention: Mention) -> str | None:
    """Return how a unit that is not printed was found."""
    if not mention.shared:
        return None
    return "assumed" if "article" in mention.shared or "metric" in mention.shared else "carried"


def _quoted(scene: Scene, mention: Mention, story: _Story) -> Voice | None:
    """Return who was given the word before, where the number stands in the quote that follows."""
    if story.voice is None or scene.sentence.paragraph > story.voice_until:
        return None
    return story.voice if _in_quotes(scene.text, mention.start) else None


def _in_quotes(text: str, offset: int) -> bool:
    """Whether a place stands inside quotation marks of its paragraph."""
    begin = max(text.rfind("\n", 0, offset) + 1, offset - 2000)
    lead = text[begin:offset]
    if lead.count("“") > lead.count("”") or lead.count("「") > lead.count("」"):
        return True
    return lead.count('"') % 2 == 1


@dataclass(frozen=True, slots=True)
class _Signed:
    base: Amount
    hard: Readings
    soft: Readings


def _signed(mention: Mention, kind: str, move: Move | None) -> _Signed:
    """Return the amounts of a mention, negative where they say by how much something fell."""
    if kind not in ("change", "growth") or not move or move.direction != "down" or shape(mention.base.unit) == "ratio":
        return _Signed(mention.base, mention.hard, mention.soft)
    low, high = mention.base.low, mention.base.high
    base = Amount(None if high is None else -high, None if low is None else -low, mention.base.unit)
    return _Signed(base, tuple(-i for i in mention.hard), tuple(-i for i in mention.soft))


def _restated(made: list[Claim], metrics: Mapping[str, Metric]) -> list[Claim]:
    """Return the claims, each that restates an earlier one (same value, same unit, scaled or hedged enough to tell) with
    what its own sentence lacks taken from that one."""
    first: dict[tuple[Decimal | None, str], Claim] = {}
    out: list[Claim] = []
    for claim in made:
        key = (claim.base.low if claim.base.low is not None else claim.base.high, claim.base.unit)
        earlier = first.get(key)
        if earlier is not None and _may_restate(claim, earlier, metrics):
            claim = _filled(claim, earlier)
        if out and claim.kind == out[-1].kind == "equivalence" and claim.sentence == out[-1].sentence:
            claim = _paired(claim, out[-1])
        first.setdefault(key, claim)
        out.append(claim)
    return out


def _paired(claim: Claim, other: Claim) -> Claim:
    """Return the right side of an equivalence, about whom its left side is where it does not say."""
    if claim.found.get("subject") == "stated" or other.subject is None:
        return claim
    found = {**claim.found, "subject": "carried"}
    return replace(claim, subject=other.subject, found=found, confidence=confidence(found))


def _may_restate(claim: Claim, earlier: Claim, metrics: Mapping[str, Metric]) -> bool:
    """Whether a number is likely the earlier one again: a measured amount, not a small count or percentage."""
    if claim.zone == "boilerplate" or shape(claim.base.unit) in ("percent", "percentage_point", "ratio", "rank", "time"):
        return False
    value = claim.base.high if claim.base.high is not None else claim.base.low
    if value is None or abs(value) < 1000 or claim.kind in ("change", "growth", "ordinal", "duration"):
        return False
    same = claim.metric == earlier.metric or claim.found.get("metric") != "stated" or claim.metric not in metrics
    return same and earlier.metric in metrics and (claim.found.get("subject") != "stated" or claim.subject == earlier.subject)


def _filled(claim: Claim, earlier: Claim) -> Claim:
    found = dict(claim.found)
    metric, who, whom, mode = claim.metric, claim.subject, claim.object, claim.modality
    if metric != earlier.metric:
        metric, found["metric"] = earlier.metric, "carried"
    if found.get("subject") != "stated" and earlier.subject:
        who, found["subject"] = earlier.subject, "carried"
    if whom is None and earlier.object and who == earlier.subject:
        whom, found["object"] = earlier.object, "carried"
    if found.get("modality") == "assumed" and earlier.modality != "actual" and metric == earlier.metric:
        mode, found["modality"] = earlier.modality, "carried"
    return replace(
        claim, metric=metric, subject=who, object=whom, modality=mode, found=found,
        confidence=confidence(found),
    )  # fmt: skip


def _title_topic(article: Article, people: Sequence[Actor], words: Cues) -> Actor | None:
    """Return the company that the title names, or else the one the text names first and again."""
    companies = [a for a in people if a.kind in ("company", "lab") and not a.anaphor]
    titled = [z for z in article.zones if z.name == "title"]
    offsets = article.shadow.offsets
    for actor in companies:
        if any(z.start <= offsets[actor.start] < z.end for z in titled):
            return actor
    companies = [a for a in companies if not _only_speaks(article.shadow.text, a, words)] or companies
    counts = Counter(actor.name for actor in companies)
    early = [a for a in companies if counts[a.name] > 1 or a.start < len(article.shadow.text) // 3]
    return max(early, key=lambda a: (counts[a.name], -a.start), default=None)


def _only_speaks(text: str, actor: Actor, words: Cues) -> bool:
    """Whether a place names somebody as the source of what others do."""
    before, after = text[max(0, actor.start - 14) : actor.start], text[actor.end : actor.end + 16]
    return before.rstrip().endswith(("according to", "据", "根据")) or words["speech.said"].match(after.strip()) is not None


def _currency(article: Article, people: Sequence[Actor]) -> str | None:
    """Return the currency a bare amount is likely in: of the company that the text is mostly about."""
    votes: dict[str, int] = {}
    for actor in people:
        if actor.entity and actor.entity.currency and actor.is_company:
            votes[actor.entity.currency] = votes.get(actor.entity.currency, 0) + 1
    return max(votes, key=lambda c: (votes[c], c)) if votes else None


def _unread(article: Article, begin: int, stop: int, reason: str) -> Unread:
    start, end = article.shadow.origin(begin, stop)
    return Unread(Span(article.id, start, end), article.text[start:end], reason)
