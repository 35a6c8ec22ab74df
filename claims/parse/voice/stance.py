"""How sure a text is of a number: measured, planned, expected, reckoned or only heard of."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from claims.packs import Metric
from claims.parse.clauses import Clause
from claims.parse.metric.kinds import is_converted
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.periods import Timed, follows
from claims.parse.voice.moods import Mood, Moods
from claims.period import days


class Stance(NamedTuple):
    """The modality of a number and how it was found.

    `word` is the one that told it, where one did; it `leads` where it stands in a clause before and no number between.
    """

    mode: str
    found: str
    word: Mood | None = None
    leads: bool = False


def modality(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, before: str = "actual") -> Stance:
    """Return the modality of a number.

    `before` is that of the number before it. The nearest word in front within the clause decides; then what an earlier
    clause of the sentence set going (a plan, a forecast), unless a word of the past closes it; else the number is what
    its metric's numbers are, or actual.
    """
    if _ALREADY.match(scene.text, mention.end):
        return Stance("actual", "stated")
    found = _in_clause(scene, moods, mention, owner) or _usual(owner, "assumed")
    if found:
        return found
    if moods.is_done(scene.clause(mention.start).start, mention.start):
        return Stance("actual", "stated")
    heard = None if _is_quoted(owner) else _carried(scene, moods, mention, owner, before)
    if heard:
        return heard
    if mention.form == "duration" and _AHEAD.search(scene.text, scene.clause(mention.start).start, mention.start):
        return Stance("forecast", "stated")
    if _is_announced(scene, mention, owner):
        return Stance("target", "stated")
    if is_converted(scene, mention) and mention.form not in ("percent", "fraction"):
        return Stance("estimate", "assumed")
    return Stance("target", "assumed") if _is_planned(scene, moods, owner) else Stance("actual", "assumed")


def dated(stance: Stance, timed: Timed | None, published: date | None, fiscal_year_end: int | None) -> Stance:
    """Return a stance, seen with the period of its number.

    Nothing is measured of a time to come, what an earlier clause expects is not said of a time that has passed, and an
    estimate of a time to come is a forecast. A fiscal period lies where any company's may lie, if its own is not known.
    """
    early = days(timed.period, fiscal_year_end or 1) if timed else None
    late = days(timed.period, fiscal_year_end or 12) if timed else None
    if early is None or late is None or timed is None or published is None:
        return stance
    ahead, passed = early[0] > published, late[1] < published
    if ahead and stance.mode == "actual" and stance.found == "assumed":
        return Stance("forecast", "assumed")
    if passed and stance.found == "carried" and not stance.leads and stance.mode in ("forecast", "target"):
        return Stance("actual", "assumed")
    if early[1] > published and stance.mode == "estimate" and stance.word and (ahead or timed.found == "stated"):
        return stance._replace(mode="forecast")
    return stance


def _in_clause(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> Stance | None:
    """Return what the words around a number in its own clause say, or the source that a leading clause names."""
    clause = scene.clause(mention.start)
    inside = moods.last(clause.start, mention.start, owner)
    if inside and _is_over(scene, moods, mention, inside):
        return Stance("actual", "stated")
    sourced = _sourced(scene, moods, mention, owner)
    if sourced and (inside is None or sourced.mode == "rumour" or inside.mode == "estimate" or _is_reckoned(scene, sourced)):
        return Stance(_softened(sourced.mode, owner), "stated", sourced)
    if _is_quoted(owner) and inside and inside.mode in ("target", "estimate"):
        inside = None
    word = inside or moods.first(mention.end, _reach(scene, mention, clause), owner) or _will(scene, moods, mention)
    if word is None:
        return None
    usual = _usual(owner, "stated") if word.mode in ("target", "estimate") else None
    if word.mode == "forecast" and _is_agreed(scene, word):
        return Stance("target", "stated", word)
    return usual or Stance(_softened(word.mode, owner), "stated", word)


def _is_agreed(scene: Scene, word: Mood) -> bool:
    """Whether what "will" or 将 says is the term of a contract or a plan: under the contract it will deliver 48 trains."""
    if scene.text[word.start : word.end].lower() not in ("will", "would", "will be", "将"):
        return False
    return scene.cues["modality.terms"].search(scene.text, scene.sentence.start, word.start) is not None


def _is_over(scene: Scene, moods: Moods, mention: Mention, word: Mood) -> bool:
    """Whether another number and a word of the past stand between a word and a number: expects 3.6% after 3.3% last year."""
    between = [m for m in scene.mentions if word.end <= m.start and m.end <= mention.start]
    if between and _NOW.search(scene.text, scene.clause(mention.start).start, word.start) and word.mode == "forecast":
        return False  # now expects 8% to 9%, up from 7% to 8%: both were expected
    return bool(between) and (
        moods.is_done(between[-1].end, mention.start) or _INSTEAD.search(scene.text, between[-1].end, mention.start) is not None
    )


_NOW = re.compile(r"\bnow\s$")
_INSTEAD = re.compile(
    r"\b(?:after|against|compared\swith|compared\sto|versus|up\sfrom|down\sfrom)\b[^,]*$|(?:而|此前|上年|去年)[^,，]*$"
)


_SET_AGAINST = re.compile(
    r"\s*(?:and\s|而|但)?(?:(?:against|compared|versus|up\sfrom|down\sfrom|after)\b|较|比|此前|上年|去年|上财年|上一财年|高于|低于|上季)",
    re.IGNORECASE,
)


def _carried(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, before: str) -> Stance | None:
    """Return what an earlier clause of the sentence set going, or the number before a semicolon."""
    index = scene.sentence.clause_at(mention.start)
    if _SET_AGAINST.match(scene.text, scene.clause(mention.start).start, mention.start):
        return _before_now(scene, moods, mention, owner)
    for earlier in reversed(scene.sentence.clauses[:index]):
        heard = moods.last(earlier.start, earlier.end, owner)
        if heard:
            leads = not any(heard.end <= m.start and m.end <= mention.start for m in scene.mentions)
            return Stance(_softened(heard.mode, owner), "carried", heard, leads)
        if moods.is_done(earlier.start, earlier.end):
            return None
    goes_on = before in ("forecast", "target") and (follows(scene) or _is_part_of_it(scene, mention, before))
    return Stance(before, "carried") if goes_on else None


def _before_now(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> Stance | None:
    """Return what was expected before what is now: now expects 8% to 9%, up from 7% to 8%."""
    start = scene.clause(mention.start).start
    heard = moods.last(scene.sentence.start, start, owner)
    now = heard is not None and heard.mode == "forecast" and _NOW.search(scene.text, scene.sentence.start, heard.start)
    return Stance("forecast", "carried", heard) if now else None


def _is_part_of_it(scene: Scene, mention: Mention, before: str) -> bool:
    """Whether a sentence tells the parts of what is planned in the one before: 其中地铁1500亿元; stations get 6 billion."""
    if before != "target":
        return False
    if scene.english:
        return scene.cues["modality.part"].search(scene.text, scene.sentence.start, mention.start) is not None
    return scene.cues["modality.part"].match(scene.text, scene.sentence.start) is not None


# The next three years, 未来三年: a time that lies ahead.
_AHEAD = re.compile(r"(?:未来|今后|接下来|往后)[^,，。\d]{0,4}$|\b(?:next|coming)\s$", re.IGNORECASE)
_ANOTHER_VERB = re.compile(r"\s(?:and|but|while|as|before|after|since|which|who)\s", re.IGNORECASE)
_THEN_WILL = re.compile(r"(?:\s?\([^)]{1,20}\))?,?\s(?=(?:will|would|is\sto|are\sto)\b)")


def _reach(scene: Scene, mention: Mention, clause: Clause) -> int:
    """Return how far behind a number a word may stand that says how sure it is: not beyond "and" or another number."""
    end = min(scene.right(mention), mention.end + (40 if scene.english else 12))
    other = _ANOTHER_VERB.search(scene.text, mention.end, end) if scene.english else None
    return other.start() if other else min(end, clause.end)


def _will(scene: Scene, moods: Moods, mention: Mention) -> Mood | None:
    """Return the "will" that follows a number set between commas: some $5 billion, will go into roads."""
    match = _THEN_WILL.match(scene.text, mention.end) if scene.english else None
    return moods.first(match.end(), match.end() + 8, None) if match else None


def _sourced(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> Mood | None:
    """Return what a leading clause makes of all that follows: 据…估算, 媒体报道称; a word of the past does not undo it."""
    if not any(mark.mode in ("estimate", "rumour") for mark in moods.marks):
        return None
    for earlier in scene.sentence.clauses[: scene.sentence.clause_at(mention.start)]:
        heard = moods.last(earlier.start, earlier.end, owner)
        if heard is None or heard.mode not in ("estimate", "rumour"):
            continue
        said = scene.spots.first("speech.said", earlier.start, earlier.end)
        if said or _RECKONED.match(scene.text, earlier.start, earlier.end):
            return heard
    return None


_RECKONED = re.compile(
    r"\s*[若如]?[^,，]{0,6}(?:按|据|以|照)[此该这上]|by (?:this|that) (?:reckoning|calculation)", re.IGNORECASE
)


def _is_reckoned(scene: Scene, word: Mood) -> bool:
    clause = scene.clause(word.start)
    return _RECKONED.match(scene.text, clause.start, clause.end) is not None


def _is_announced(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a deal was announced in so many words: a promise, till it is said to be done."""
    if owner is None or owner.metric is None or owner.metric.values != "many" or owner.metric.behaviour != "flow":
        return False
    start = scene.clause(mention.start).start
    said = scene.spots.first("speech.announced", start, mention.start)
    return said is not None and said.word.lower() in ("宣布", "announced", "announces", "unveiled")


def _is_planned(scene: Scene, moods: Moods, owner: Owner | None) -> bool:
    """Whether a number is the sum that a project is to cost in all, and nothing says that it was spent."""
    if owner is None or owner.start is None or owner.end is None:
        return False
    whole = scene.cues["modality.whole"].fullmatch(scene.text, owner.start, owner.end)
    return whole is not None and not moods.is_done(scene.sentence.start, scene.sentence.end)


# … the $40 billion it has already invested.
_ALREADY = re.compile(
    r"\s(?:that\s|which\s)?(?:it|they|he|she|the\scompany)\s(?:(?:has|have|had)\s(?:already\s)?\w+|\w+(?:ed|de|ld)\b)"
)


def _usual(owner: Owner | None, found: str) -> Stance | None:
    """Return what the numbers of a metric are by nature: a broker's target is the broker's estimate."""
    return Stance(owner.metric.modality, found) if owner and owner.metric and owner.metric.modality else None


def _is_quoted(owner: Owner | None) -> bool:
    """Whether a number is read off a market, and no plan spoken of before reaches it."""
    return owner is not None and owner.id in ("stock_price", "index_level", "opening_price", "trading_value")


def _softened(name: str, owner: Owner | None) -> str:
    """What unnamed people say of a price or a cost is an estimate of it, not a rumour."""
    metric = owner.metric if owner else None
    return "estimate" if name == "rumour" and metric is not None and _is_worth(metric) else name


def _is_worth(metric: Metric) -> bool:
    return metric.id == "cost" or (metric.behaviour == "stock" and metric.shapes[0].startswith("money"))
