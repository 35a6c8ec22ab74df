"""Who says a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.spots import Spot

_NAME = re.compile(
    r"(?:[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3}|[\u4e00-\u9fff]{2,4}(?:·[\u4e00-\u9fff]{1,6})+|[\u4e00-\u9fff]{2,3})$"
)


class Voice(NamedTuple):
    """Who says something: a name, and how it was found."""

    name: str
    found: str


def voice(scene: Scene, mention: Mention) -> Voice | None:
    """Return who is said in this sentence to say a number: 据X数据, X表示, according to X, "…", X said."""
    before = _speaker_before(scene, mention)
    if before:
        return Voice(before, "stated")
    after = _speaker_after(scene, mention)
    return Voice(after, "stated") if after else None


def rater(scene: Scene, mention: Mention, about: str | None) -> Voice | None:
    """Return whose estimate a target for a share is: the house that the sentence names before the one it is about."""
    named = [a for a in scene.actors if a.end <= mention.start and a.name != about and not a.anaphor]
    houses = [a for a in named if a.kind in ("organisation", "company")]
    houses = [a for a in houses if a.entity and a.entity.role == "broker"] or houses
    return Voice(houses[-1].name, "carried") if houses else None


def closing_voice(scene: Scene) -> Voice | None:
    """Return who speaks in a sentence whose said-verb ends it before a quote (X表示：), for what follows."""
    ending = scene.text[max(0, scene.sentence.end - 4) : scene.sentence.end]
    if not ending.rstrip("\"“”'‘’").endswith((":", "：")):
        return None
    said = scene.spots.all("speech.said")
    if not said:
        return None
    name = _name_before(scene, said[-1].start, scene.sentence.start)
    return Voice(name, "carried") if name else None


def _verbs(scene: Scene, start: int, end: int) -> Iterator[Spot]:
    """Yield the said-verbs of a stretch; the 分析 of 分析师 says nothing."""
    for spot in scene.spots.within("speech.said", start, end):
        if spot.word != "分析" or scene.text[spot.end : spot.end + 1] not in ("师", "人", "员"):
            yield spot


def _speaker_before(scene: Scene, mention: Mention) -> str | None:
    said = list(_verbs(scene, scene.sentence.start, mention.start))
    for spot in reversed(said):
        if spot.word.lower() == "according to":
            name = _name_after(scene, spot.end)
        else:
            name = _name_before(scene, spot.start, scene.sentence.start)
        if name:
            return name
    # Analysts or sources named without a said-verb speak of what their own clause says.
    start = scene.sentence.start if said else scene.clause(mention.start).start
    return _source(scene, start, mention.start)


# Who speaks behind a quote: …," chief executive Jane Roe said; …," said Jane Roe; …, people familiar with the matter said.
_BEHIND_EN = re.compile(r"[,\"”’]\s*([^,\"“”’]{0,70})$")
_PERSON_EN = re.compile(r"\s([A-Z][\w'’-]+(?:\s[A-Z][\w.'’-]*){1,3})(?=,|\sof\s|\swho\b|\sat\s)")
_ENDS_ZH = re.compile(r"[\"”’,。]")


def _speaker_after(scene: Scene, mention: Mention) -> str | None:
    for spot in _verbs(scene, mention.end, scene.sentence.end):
        between = scene.text[mention.end : spot.start]
        if spot.word.lower() == "according to":
            name = _name_after(scene, spot.end)
        elif scene.english:
            name = _behind_quote(scene, mention, spot, between)
        elif _ENDS_ZH.search(between):
            name = _name_before(scene, spot.start, mention.end)
        else:
            continue
        if name:
            return name
    return None


def _behind_quote(scene: Scene, mention: Mention, said: Spot, between: str) -> str | None:
    """Return who is named between a quote and its verb, or right behind the verb."""
    lead = _BEHIND_EN.search(between)
    if lead is None:
        return None
    if not lead[1].strip():
        person = _PERSON_EN.match(scene.text, said.end)
        return person[1] if person else _name_after(scene, said.end)
    start = mention.end + lead.start(1)
    source = _source(scene, start, said.start)
    named = lead[1][0].isupper() or lead[1].startswith("the ") or scene.spots.first("speech.title", start, said.start)
    return source or (_name_before(scene, said.start, mention.end) if named else None)


def _source(scene: Scene, start: int, end: int) -> str | None:
    spot = scene.spots.first("speech.source", start, end)
    return spot.label if spot else None


def _name_before(scene: Scene, end: int, floor: int) -> str | None:
    """Return the person, or else the body, named in the clause in front of a said-verb."""
    start = max(floor, scene.clause(end).start)
    near = [a for a in scene.actors if start <= a.start and a.end <= end and not a.anaphor]
    people = [a for a in near if a.kind == "person"]
    if people:
        return people[-1].name
    unknown = _unknown_person(scene, start, end)
    if unknown:
        return unknown
    source = _source(scene, start, min(len(scene.text), end + 4))
    if source and not near:
        return source
    bodies = [a for a in near if a.is_company and end - a.end <= 16]
    return bodies[-1].name if bodies else source


def _unknown_person(scene: Scene, start: int, end: int) -> str | None:
    """Return a person that a title introduces: 首席策略师Anna Lindqvist表示, analyst Jane Roe said."""
    titles = list(scene.spots.within("speech.title", start, end))
    if not titles:
        return None
    stretch = re.sub(r"(?:向|对|在|周|于|近日|今日|昨日|此前|接受|则|也|还|,|\().*$", "", scene.text[titles[-1].end : end]).strip(
        " ·"
    )
    if scene.english:
        match = re.search(
            r"([A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){1,3})",
            scene.text[titles[0].start - 60 if titles[0].start - 60 > start else start : end],
        )
        return match[1] if match else None
    return stretch if stretch and _NAME.fullmatch(stretch) else None


def _name_after(scene: Scene, start: int) -> str | None:
    """Return the body or person named behind "according to"."""
    actor = next((a for a in scene.actors if start <= a.start <= start + 40 and not a.anaphor), None)
    if actor:
        return actor.name
    source = _source(scene, start, min(len(scene.text), start + 30))
    if source:
        return source
    match = re.match(r"\s(?:the\s|an?\s)?((?:[A-Z][\w&'-]+\s?){1,5})", scene.text[start : start + 60])
    return match[1].strip() if match else None
