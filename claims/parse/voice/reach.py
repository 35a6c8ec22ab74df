"""Which words say how sure a number is: those that reach it from the clauses before, from its own, and from behind it."""

from __future__ import annotations

import re

from claims.parse.clauses import Clause
from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.voice.moods import SETS_EN, Mood, Moods

# 6% above the bank's estimate: the estimate is another number.
_COMPARED = re.compile(
    r"\s(?:(?:slightly|well|far|just|comfortably|a\s(?:shade|touch|little))\s)?(?:above|below|ahead\sof|short\sof|against|versus|vs\.?|compared\s(?:with|to)"
    r"|(?:more|less|higher|lower|better|worse|fewer)\sthan)\s(?:the|its|their|our|a|an|[\w'’]+(?:['’]s|s['’]))\s(?:[\w'’-]+\s){0,3}$"
)
# The 428,000 that analysts polled by the agency had expected.
_EXPECTED_BEHIND = re.compile(
    r"[\w\s]{0,12}?\s(?:that\s|which\s)?(?:(?:the\s)?(?:analysts|economists|brokers|market|consensus|Wall\sStreet|investors|forecasters|street)|some|many)\b[^,.;\d]{0,48}?"
    r"\b(?:expect\w*|forecast|predicted|pencilled\sin|looking\sfor|looked\sfor|hop\w+\sfor|estimated|anticipated|projected)\b"
)


def word_behind(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> Mood | None:
    """Return the word right behind a number that says how sure it is, and is not of what the number is compared with."""
    word = moods.first(mention.end, _reach(scene, mention, scene.clause(mention.start)), owner)
    if word is None or _COMPARED.match(scene.text, mention.end, word.start):
        return None
    return None if scene.english and _is_done_by(scene, mention, word) else word


def _is_done_by(scene: Scene, mention: Mention, word: Mood) -> bool:
    """Whether a number counts those who plan or expect something, or who changed it: 19 brokers raised their targets."""
    if mention.form != "count" or _TO_BE.match(scene.text, word.start):
        return False
    if any(scene.spots.first(f"move.{way}", mention.end, word.start) for way in ("up", "down")):
        return True
    return scene.cues["word.agents"].match(scene.text, mention.end + 1) is not None


# 15,000 workers are to be hired: what is planned of them, not what they plan.
_TO_BE = re.compile(r"(?:will|would|is|are|should|could|might|must|due|set|has\sto|have\sto|likely)\b", re.IGNORECASE)


def expected_behind(scene: Scene, mention: Mention) -> Mood | None:
    """Return what says behind a number that others had expected it."""
    if not scene.english or (mention.form == "count" and scene.cues["word.agents"].match(scene.text, mention.end + 1)):
        return None
    match = _EXPECTED_BEHIND.match(scene.text, mention.end) or _THE_EXPECTED.match(scene.text, mention.end)
    if match is None or any(mention.end <= m.start < match.end() for m in scene.mentions):
        return None
    if match.re is _THE_EXPECTED and not SETS_EN.search(scene.text, scene.clause(mention.start).start, mention.start):
        return None
    past = match.re is _THE_EXPECTED or _HAD.search(match[0]) is not None
    return Mood(match.start(), match.end(), "estimate" if past else "forecast")


# topping the $5.16 billion expected; what analysts had pencilled in
_THE_EXPECTED = re.compile(r"\s(?:that\s(?:was|were|had\sbeen)\s)?(?:expected|forecast|predicted|anticipated)(?=[.,;)]|\sby\s)")
_HAD = re.compile(r"\b(?:had|were|was)\b")


# The 33% that the mandate requires, the 22% required by the accord.
_REQUIRED_BEHIND = re.compile(
    r"\s(?:(?:that|which)\s(?:[\w'’-]+\s){1,5}?(?:requires?|demands?|stipulates?|calls\sfor|prescribes?)\b|(?:required|mandated|demanded|stipulated|prescribed)\s(?:by|under)\b)"
)


def required_behind(scene: Scene, mention: Mention) -> Mood | None:
    """Return what says behind a number that a law or a contract asks for it."""
    match = _REQUIRED_BEHIND.match(scene.text, mention.end) if scene.english else None
    return Mood(match.start(), match.end(), "target") if match else None


def is_over(scene: Scene, moods: Moods, mention: Mention, word: Mood) -> bool:
    """Whether another number and a word of the past stand between a word and a number: expects 3.6% after 3.3% last year."""
    between = [m for m in scene.mentions if word.end <= m.start and m.end <= mention.start]
    if between and _YEAR_BEFORE.match(scene.text, mention.end):
        return True
    if between and word.mode == "forecast" and _BEYOND.fullmatch(scene.text, between[-1].end, mention.start):
        return True
    if between and NOW.search(scene.text, scene.clause(mention.start).start, word.start) and word.mode == "forecast":
        return False  # now expects 8% to 9%, up from 7% to 8%: both were expected
    return bool(between) and (
        moods.is_done(between[-1].end, mention.start) or _INSTEAD.search(scene.text, between[-1].end, mention.start) is not None
    )


# A noun that says what is expected reaches no farther than its own clause: raises its forecast as sales surge 68%.
_NOUN = re.compile(r"(?:forecast|outlook|guidance|target|estimate|goal|plan|budget|projection|expectation)s?", re.IGNORECASE)
_CLOSES = re.compile(
    r"\s(?:as(?!\s(?:much|many|high|low|little|few|large|long|well|of|a|an|the)\b)|after|when|because|since|while)\s"
)


def is_closed(scene: Scene, moods: Moods, mention: Mention, word: Mood) -> bool:
    """Whether a new clause without a comma, of what was or is, begins between a word and a number."""
    if not scene.english:
        return False
    new = _CLOSES.search(scene.text, word.end, mention.start)
    if new is None:
        return False
    if moods.is_done(new.end(), mention.start):
        return True
    noun = _NOUN.fullmatch(scene.text, word.start, word.end) is not None and not scene.text.startswith(" to ", word.end)
    until = scene.right(mention)  # lifts outlook as chips drive 14% sales rise
    return noun and any(scene.spots.first(f"move.{way}", new.end(), until) for way in ("up", "down"))


def expected_by(scene: Scene, moods: Moods, mention: Mention, word: Mood) -> Mood | None:
    """Return what others expect in the clause that leads, where 将 alone makes a plan of it: 业内人士预计,全年装机将在270GW."""
    if scene.english or scene.text[word.start] != "将":
        return None
    index = scene.sentence.clause_at(mention.start)
    clause = scene.sentence.clauses[index - 1] if index else None
    heard = moods.last(clause.start, clause.end, None) if clause else None
    if clause is None or heard is None or heard.mode != "forecast":
        return None
    said = scene.spots.first("speech.source", clause.start, clause.end)
    return heard if said or scene.cues["modality.analysts"].search(scene.text, clause.start, clause.end) else None


# against estimates of $1.09 and 91 cents a year earlier
_YEAR_BEFORE = re.compile(r"\s(?:(?:a|the)\s(?:year|quarter)\s(?:earlier|ago|before)|in\sthe\s(?:same|year-ago|year-earlier)\s)")
# 较市场预期的63亿元低7.5%: by how much it came out beside what was expected.
_BEYOND = re.compile(r"(?:还|仍)?(?:高|低|多|少|超出|好|差|优)(?:出|了)?约?")
NOW = re.compile(r"\bnow\s$")
_INSTEAD = re.compile(
    r"\b(?:after|against|compared\swith|compared\sto|versus|up\sfrom|down\sfrom)\b[^,]*$|(?:而|此前|上年|去年)[^,，]*$"
)
_ANOTHER_VERB = re.compile(
    r"\s(?:and|but|while|as|before|after|since|which|who|amid|on\s(?:hopes|news|fears|reports?|word|speculation|expectations))\s",
    re.IGNORECASE,
)
_BLANK_ZH = re.compile(r"(?<=[一-鿿])\s")  # 每股赚4.52元写新高 Q4营收上看94亿元
_THEN_WILL = re.compile(r"(?:\s?\([^)]{1,20}\))?,?\s(?=(?:will|would|is\sto|are\sto)\b)")


def _reach(scene: Scene, mention: Mention, clause: Clause) -> int:
    """Return how far behind a number a word may stand that says how sure it is: not beyond "and" or another number."""
    end = min(scene.right(mention), mention.end + (40 if scene.english else 12))
    other = (_ANOTHER_VERB if scene.english else _BLANK_ZH).search(scene.text, mention.end, end)
    return other.start() if other else min(end, clause.end)


def will_behind(scene: Scene, moods: Moods, mention: Mention) -> Mood | None:
    """Return the "will" that follows a number set between commas: some $5 billion, will go into roads."""
    match = _THEN_WILL.match(scene.text, mention.end) if scene.english else None
    return moods.first(match.end(), match.end() + 8, None) if match else None


def sourced_by(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> Mood | None:
    """Return what a leading clause makes of all that follows: 据…估算, 媒体报道称; a word of the past does not undo it."""
    if not any(mark.mode in ("estimate", "rumour") for mark in moods.marks):
        return None
    for earlier in scene.sentence.clauses[: scene.sentence.clause_at(mention.start)]:
        heard = moods.last(earlier.start, earlier.end, owner)
        if heard is None or heard.mode not in ("estimate", "rumour"):
            continue
        if heard.mode == "estimate" and is_of_other(scene, mention, heard):
            continue
        said = scene.spots.first("speech.said", earlier.start, earlier.end)
        alone = heard.mode == "rumour" and not any(earlier.start <= m.start < earlier.end for m in scene.mentions)
        if said or alone or _RECKONED.match(scene.text, earlier.start, earlier.end):
            return heard
    return None


_RECKONED = re.compile(
    r"\s*[若如]?[^,，]{0,6}(?:按|据|以|照)[此该这上]|by (?:this|that) (?:reckoning|calculation)", re.IGNORECASE
)


def is_of_other(scene: Scene, mention: Mention, heard: Mood) -> bool:
    """Whether an estimate was one of another sort of number, in its own clause: 总造价估算为972亿元,全长16.7公里."""
    end = scene.clause(heard.start).end
    first = next((m for m in scene.mentions if heard.end <= m.start < end and m.end <= mention.start), mention)
    return first.form != mention.form and mention.form not in ("percent", "points", "fraction", "multiple")


def is_reckoned(scene: Scene, word: Mood) -> bool:
    clause = scene.clause(word.start)
    return _RECKONED.match(scene.text, clause.start, clause.end) is not None
