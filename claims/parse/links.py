"""What one number is linked to: what it measures first, for all else leans on that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from claims.parse.clauses import Sentence
from claims.parse.lexicon import Hit
from claims.parse.metric.budgets import account, as_budgeted, joined
from claims.parse.metric.contexts import sold_at
from claims.parse.metric.goingon import is_plan
from claims.parse.metric.kinds import kind_of
from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.metricwords import Named
from claims.parse.metric.moves import Move, movement
from claims.parse.metric.owners import owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.bases import basis
from claims.parse.parties.objects import other_side
from claims.parse.parties.party import Party
from claims.parse.parties.programmes_en import of_programme
from claims.parse.parties.quoting import in_quotes
from claims.parse.parties.scopes import scope
from claims.parse.parties.subjects import subject
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene
from claims.parse.times.based import Based, based_on
from claims.parse.times.headings import is_expected_beside
from claims.parse.times.periods import Memory, Timed, against, is_earlier, is_short, period
from claims.parse.times.series import is_listed
from claims.parse.voice.budgets import laid_out
from claims.parse.voice.moods import Moods
from claims.parse.voice.offers import as_offered, of_offer, tells_offer
from claims.parse.voice.plans import is_of_whole, spent_in
from claims.parse.voice.stance import modality
from claims.parse.voice.stances import Stance, dated, headed
from claims.parse.voice.starts import is_set_apart
from claims.parse.voice.voices import Voice, rater, voice
from claims.period import extent

# The basis of a level that the text only calls the one before: it keeps the level from being taken for today's.
EARLIER = "earlier level"
# The paragraphs, headline and all, in which a text says what plan it is about.
_OPENING = 2


@dataclass(slots=True)
class Story:
    """What a reader carries along through an article."""

    topic: Topic
    memory: Memory
    published: date | None = None
    told: Told = field(default_factory=Told)
    number: Mention | None = None
    mode: str = "actual"
    # How the text spoke of a bid last: as offered or only heard of.
    bid: str | None = None
    paragraph: int = -1
    # What the numbers of a sentence were of and how it narrowed them down, the last first; and where the sentence begins.
    scoped: tuple[tuple[Owner | None, str | None], ...] = ()
    scoped_in: int = -1
    based: Based | None = None
    period: str | None = None
    voice: Voice | None = None
    voice_until: int = -1
    named: Hit | None = None

    def turn(self, sentence: Sentence, hits: Sequence[Hit]) -> None:
        """Come to a sentence: what was measured goes on into the next paragraph only where that names no metric."""
        if sentence.paragraph != self.paragraph:
            goes_on = sentence.paragraph == self.paragraph + 1 and not hits
            self.told = self.told if goes_on else self.told.anew()
            self.paragraph = sentence.paragraph
            self.named = self.named if goes_on else None
        if self.told.share or self.told.units or self.told.named is not self.named:
            self.told = self.told._replace(share=None, units=(), named=self.named)
        self.named = next((hit for hit in hits if not hit.verb), None) if hits else None

    def hear(self, scene: Scene, mention: Mention, links: Links) -> None:
        """Remember a number that was linked."""
        measured = links.measured
        if measured and links.kind == "duration" and measured.metric is not None:
            spell = replace(measured, unit=mention.base.unit)
            self.told = self.told._replace(units=(spell, *(own for own in self.told.units if own.unit != spell.unit)))
        if measured and links.kind not in ("duration", "ordinal"):
            last = Owner(
                measured.id, measured.found, measured.start, measured.end, measured.verb, measured.metric, mention.base.unit
            )
            share = last if links.kind == "share" else self.told.share
            units = (last, *(owner for owner in self.told.units if owner.unit != last.unit))
            self.told = Told(
                last,
                last if _is_sum(last, links.kind, self.told) else self.told.total,
                share,
                units,
                self.told.lead or last,
                self.told.planned or (self.told.lead is None and links.stance.mode == "target"),
                self.told.named,
                self.told.tally,
                self.told.plan or (last if scene.sentence.paragraph <= _OPENING and is_plan(last) else None),
            )
            self.named = None
        if not (links.stance.plan or is_set_apart(scene, mention, links.move)):
            self.mode = links.stance.mode
        if mention.form in ("money", "rate") and links.stance.mode in ("target", "rumour"):
            bid = (measured and measured.id == "acquisition_bid") or tells_offer(scene)
            self.bid = links.stance.mode if bid else self.bid
        earlier = self.scoped if self.scoped_in == scene.sentence.start else ()
        self.scoped, self.scoped_in = ((measured, links.scope), *earlier), scene.sentence.start
        self.period = links.timed.period if links.timed else None
        if links.kind == "growth" and measured:
            self.based = based_on(scene, links.basis, measured.id) or self.based
        if not (links.move and links.move.departs):
            self.memory.expect(scene, links.timed, links.stance.mode)
        public = links.who is not None and links.who.actors[0].kind in ("country", "region", "project")
        self.memory.linked(scene, mention, measured.id if measured else None, links.timed, public=public)


def _is_sum(owner: Owner, kind: str, told: Told) -> bool:
    """Whether a number is one of which there are parts: a sum or a count, no price and no margin; the growth of a sum
    stands for it where no number told it."""
    if kind == "growth" and told.total and told.total.id == owner.id:
        return False
    return (
        kind in ("level", "count", "growth")
        and owner.id not in ("duration", "rank")
        and (owner.metric is None or owner.metric.additive or "count" in owner.metric.shapes or owner.metric.behaviour == "flow")
    )


class Links(NamedTuple):
    """What one number is linked to."""

    kind: str
    move: Move | None
    measured: Owner | None
    who: Party | None
    whom: Party | None
    timed: Timed | None
    scope: str | None
    basis: str | None
    stance: Stance
    said: Voice | None
    basis_found: str = "stated"

    def found(self, mention: Mention) -> dict[str, str]:
        """Return how each attribute that is set was found."""
        every = {
            "subject": self.who and self.who.found,
            "object": self.whom and self.whom.found,
            "metric": self.measured and self.measured.found,
            "scope": self.scope and "stated",
            "period": self.timed and self.timed.found,
            "basis": self.basis and self.basis_found,
            "modality": self.stance.found,
            "speaker": self.said and self.said.found,
            "unit": _unit_found(mention),
        }
        return {name: how for name, how in every.items() if how}


class Heard(NamedTuple):
    """What a sentence says once for all of its numbers: how sure it is, and the words for metrics that it names."""

    moods: Moods
    named: Named


def linked(scene: Scene, heard: Heard, mention: Mention, story: Story) -> Links:
    """Return the links of a number: what it measures first, for all else leans on that."""
    move = movement(scene, mention)
    measured = owner(scene, heard.named, mention, move, story.told)
    kind = kind_of(scene, mention, move, measured.metric if measured else None)
    who = subject(scene, mention, measured, story.topic)
    if measured and who and who.actors[0].kind == "product":
        measured = sold_at(scene, measured, who.actors[0].end)
    land = story.topic.land if story.topic.treasury else None
    if land and (who is None or who.actors[0].name == land.name):
        who = who or Party((land,), "assumed")
        measured = as_budgeted(scene, mention, measured, kind, story.told)
    whom = other_side(scene, mention, measured, who, story.topic)
    stance = modality(scene, heard.moods, mention, measured, story.mode, move, story.told)
    stance = of_offer(scene, heard.moods, mention, measured, stance, story.bid)
    stance = as_offered(scene, mention, measured, stance)
    timed = period(scene, mention, measured, move, story.memory, stance.mode)
    head = None if move and move.departs else story.memory.headed(scene)
    stance = dated(
        headed(stance, head, beside=is_expected_beside(scene, mention.start, head)),
        timed,
        story.published,
        _year_end(who),
        spent_in=spent_in(scene, mention, measured),
        listed=is_listed(scene, mention) or _is_beside_foreseen(scene, stance, timed, story),
        bid=measured is not None and measured.id == "acquisition_bid",
        whole=is_of_whole(scene, mention, measured, timed.period if timed else None),
    )
    by = move is not None and move.by
    stance, timed = laid_out(scene, heard.moods, mention, measured, stance, timed, story.memory, by=by)
    said = voice(scene, mention) or _quoted(scene, mention, story)
    if said is None and measured and measured.id in ("price_target", "upside"):
        said = rater(scene, mention, who.name if who else None)
    who = who or _of_speaker(scene, said)
    narrowed = scope(scene, mention, measured, who, spans=_is_span(timed)) or _same_scope(scene, measured, kind, story)
    narrowed = joined(account(scene, mention, measured), narrowed) if land else narrowed
    compared = _basis(scene, mention, measured, who, move, timed)
    goes_on = _goes_on(scene, mention, measured, timed, story) if compared is None and kind == "growth" else None
    if timed is None and stance.mode == "actual":
        moved = story.memory.when is None and _moved_today(scene, mention, measured)
        timed = _today(story.published) if moved or _is_of_the_day(measured, move, compared) else None
    how = "carried" if goes_on else "stated"
    who = of_programme(scene, mention, who, story.topic)
    return Links(kind, move, measured, who, whom, timed, narrowed, compared or goes_on, stance, said, how)


def _goes_on(scene: Scene, mention: Mention, measured: Owner | None, timed: Timed | None, story: Story) -> str | None:
    """Return the basis that goes on from a growth told before."""
    based, metric = story.based, measured.id if measured else None
    return based.basis if based and based.goes_on(scene, mention, metric, timed.period if timed else None) else None


def _is_beside_foreseen(scene: Scene, stance: Stance, timed: Timed | None, story: Story) -> bool:
    """Whether the number before was expected of the same time in the same sentence: 预计10月零售约175万辆,同比下降8%."""
    if timed is None or scene.english or story.scoped_in != scene.sentence.start:
        return False
    return story.mode == stance.mode and story.period == timed.period


def _is_of_the_day(measured: Owner | None, move: Move | None, compared: str | None) -> bool:
    """Whether a price is told as news: what it moved by since the close before, or where it moved to."""
    if compared == "vs previous close":
        return True
    return bool(measured and move and move.arrives) and measured is not None and measured.id in ("stock_price", "index_level")


# What a material, rate or currency did lately it did on the day, where it is little and nothing says how long it took.
_TRADED = ("commodity_price", "oil_price", "gas_price", "bond_yield", "exchange_rate")
_LONG = re.compile(
    r"\b(?:this|last|past|so\sfar|since|from|week\w*|month\w*|quarter\w*|year\w*|year-to-date|averag\w+|has|have|had|contract|spot\sand)\b",
    re.IGNORECASE,
)
_LITTLE = {"percent": Decimal(6), "points": Decimal(40)}


def _moved_today(scene: Scene, mention: Mention, measured: Owner | None) -> bool:
    """Whether an English text tells of a small move of a market's price, or the level behind it: slipped 0.4% to $9,640."""
    if not scene.english or measured is None or measured.id not in _TRADED:
        return False
    clause = scene.clause(mention.start)
    if scene.times or _LONG.search(scene.text, clause.start, clause.end):
        return False
    near = [m for m in scene.mentions if clause.start <= m.start <= mention.start and m.form in ("percent", "points")]
    if not near or (move := movement(scene, near[-1])) is None or not move.by:
        return False
    size = near[-1].base.high if near[-1].base.high is not None else near[-1].base.low
    return size is not None and abs(size) <= _LITTLE[near[-1].form]


def _today(published: date | None) -> Timed | None:
    """Return the day of a text, on which prices moved that it tells of without a day."""
    return Timed(published.isoformat(), "assumed") if published else None


def _year_end(who: Party | None) -> int | None:
    entity = who.actors[0].entity if who else None
    return entity.fiscal_year_end if entity else None


def _basis(
    scene: Scene, mention: Mention, measured: Owner | None, who: Party | None, move: Move | None, timed: Timed | None
) -> str | None:
    """Return what a number is set against, seen with the period it belongs to."""
    found = basis(scene, mention, measured, who, move)
    if found == "yoy" and scene.english and _is_sequential(scene, mention):
        found = "qoq"
    if found is None and move and move.by:
        found = against(scene, mention, timed)
    if found is None and timed is None and is_earlier(scene, mention, move):
        return EARLIER
    if found == "vs previous close" and timed and not is_short(timed.period):
        return None
    if found == "qoq" and timed and re.fullmatch(r"\d{4}-\d\d", timed.period):
        return "mom"  # 环比 says no more than "against the period before"
    return found


def _is_sequential(scene: Scene, mention: Mention) -> bool:
    """Whether the three months before, which are a number of their own, are what a change is set against."""
    spot = scene.spots.first("basis.qoq", mention.end, scene.clause(mention.start).end)
    others = [m for m in scene.mentions if spot and mention.end <= m.start < spot.start]
    return spot is not None and not others and spot.start - mention.end <= 2


def _of_speaker(scene: Scene, said: Voice | None) -> Party | None:
    """Return the company that a person speaks for, where nothing else says whose number it is: "We will spend …"."""
    person = next((a for a in scene.actors if said and a.kind == "person" and a.name == said.name), None)
    org = scene.pack.entities.get(person.entity.org or "") if person and person.entity else None
    return Party((Actor(person.start, person.end, org.name, org.kind, org),), "carried") if person and org else None


def _is_span(timed: Timed | None) -> bool:
    span = extent(timed.period) if timed else None
    return span is not None and span[0] != span[1]


def _same_scope(scene: Scene, measured: Owner | None, kind: str, story: Story) -> str | None:
    """Return the scope of the number before, where this one is its growth or share: 归母净利润12亿元,同比下降18%."""
    if measured is None or story.scoped_in != scene.sentence.start:
        return None
    before, scope_before = story.scoped[0]
    if kind == "share":
        if before is None:
            return None
        of_whole = measured.metric is None or measured.metric.share_of is not None
        part = before.metric is not None and of_whole and not measured.id.startswith(before.id)
        return scope_before or (before.id if part else None)
    if kind not in ("growth", "change"):
        return None
    if measured.start is not None:
        return next((narrowed for own, narrowed in story.scoped if own and own.start == measured.start), None)
    return scope_before if before and before.id == measured.id else None


def _unit_found(mention: Mention) -> str | None:
    """Return how a unit that is not printed was found."""
    if not mention.shared:
        return None
    return "assumed" if "article" in mention.shared or "metric" in mention.shared else "carried"


def _quoted(scene: Scene, mention: Mention, story: Story) -> Voice | None:
    """Return who was given the word before, where the number stands in the quote that follows."""
    if story.voice is None or scene.sentence.paragraph > story.voice_until:
        return None
    return story.voice if in_quotes(scene.text, mention.start) else None
