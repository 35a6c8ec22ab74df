"""Of what a word of expectation is: a contract's terms, what analysts expect, or what stands whatever is planned with it."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.scene import Scene
from claims.parse.voice.moods import SETS_EN, Mood
from claims.parse.voice.stances import Stance


def is_agreed(scene: Scene, word: Mood) -> bool:
    """Whether what "will" or 将 says is the term of a contract or a plan: under the contract it will deliver 48 trains."""
    if scene.text[word.start : word.end].lower() not in ("will", "would", "will be", "将"):
        return False
    return scene.spots.first("modality.terms", scene.sentence.start, word.start) is not None


def is_booked(owner: Owner | None, word: Mood) -> bool:
    """Whether a word only says what was booked: a bank that sets money aside for bad loans has done so."""
    return owner is not None and owner.id == "provisions" and owner.start == word.start


def is_standing(scene: Scene, owner: Owner | None, word: Mood) -> bool:
    """Whether a number is of what is there whatever is planned with it: will take on $1.6 billion of debt, an offer that
    values it at $3 billion, a premium of 20%."""
    if owner is None or owner.id not in scene.cues.words("metric.ids", "standing"):
        return False
    if word.mode == "target":
        return scene.english or owner.id != "enterprise_value"
    will = (
        owner.id in ("net_debt", "premium") and word.mode == "forecast" and _WILL_EN.fullmatch(scene.text, word.start, word.end)
    )
    return bool(will) and not _REACHES.match(scene.text, word.end)


_WILL_EN = re.compile(r"will|would|will\sbe|would\sbe|将|将以", re.IGNORECASE)
_REACHES = re.compile(r"\s(?:reach|rise|fall|grow|drop|climb|exceed|top|be|have|stand|total)\b", re.IGNORECASE)


def is_consensus(scene: Scene, word: Mood, owner: Owner | None) -> bool:
    """Whether an estimate is what analysts reckoned a result to be: the average analyst estimate of $3.98 billion."""
    metric = owner.metric if owner else None
    if metric is None or not (metric.behaviour == "flow" or metric.signed or metric.id.endswith("eps")):
        return False
    clause = scene.clause(word.start)
    if _ESTIMATES_OF.match(scene.text, word.start):
        return True
    return scene.cues["modality.analysts"].search(scene.text, clause.start, min(clause.end, word.end + 30)) is not None


def as_consensus(scene: Scene, stance: Stance) -> Stance:
    """Return the stance of a number, seen that it may be what analysts had expected, to which a result is put: an estimate."""
    word = stance.word
    if not scene.english or word is None or stance.mode != "forecast":
        return stance
    clause = scene.clause(word.start)
    noun = _NOUN.match(scene.text, word.start) and SETS_EN.search(scene.text, clause.start, word.start)
    past = _PAST.fullmatch(scene.text, word.start, word.end) and not _IS.search(scene.text, clause.start, word.start)
    if not (noun or past or _HAD.search(scene.text, clause.start, word.start)):
        return stance
    told = scene.cues["modality.analysts"].search(scene.text, clause.start, word.start)
    return Stance("estimate", "stated") if told else stance


_NOUN = re.compile(r"(?:expectation|forecast|projection|prediction|target)s?\b")
# Analysts polled by an agency expected; not: analysts' numbers are expected.
_PAST = re.compile(r"expected|predicted|projected|anticipated|looked\sfor|pencilled\sin|penciled\sin")
_IS = re.compile(r"\b(?:is|are|be|been|being|was|than|as|an?|the|its|their)\s(?:[a-z]+ly\s)?$")
# Analysts had expected, were looking for, had on average been looking for
_HAD = re.compile(r"\b(?:had|were)\s(?:on\saverage\s|been\s)?$")


def is_revised_estimate(scene: Scene, word: Mood) -> bool:
    """Whether an estimate is one that a broker changes: what it expects. Trimmed its earnings estimate to $1.63."""
    if not scene.english or not _ESTIMATE_NOUN.match(scene.text, word.start, word.end + 3):
        return False
    return _REVISES.search(scene.text, scene.clause(word.start).start, word.start) is not None


_ESTIMATE_NOUN = re.compile(r"estimates?\b", re.IGNORECASE)
_REVISES = re.compile(
    r"\b(?:rais|lift|cut|lower|trim|increas|reduc|bump|hik|slash|nudg|boost|mov|tak|kept|keep|left|leav)\w*\s[^,;]{0,40}$|\b(?:our|its|their)\s(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)
_ESTIMATES_OF = re.compile(r"(?<!['’]s\s)(?<!its\s)(?<!their\s)estimates\s(?:of|for)\b", re.IGNORECASE)
