"""The programme of a country that a figure of an English text is of: the Prairie Rail Plan sets aside …, Project Boreal.

It is called by its country and its name, as a thing is by its maker: what Canada spends and what its Prairie Rail Plan lays out
are two facts.
"""

from __future__ import annotations

import re

from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.party import Party
from claims.parse.parties.schemes_en import programmes
from claims.parse.parties.standing import PLACES
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

_THAT = re.compile(
    r"\s*(?:[-•*]\s)?(?:[A-Z][\w\s]{0,24}\s(?:expects?|said|says|hopes?)\s(?:that\s)?)?(?:[Tt]he|[Tt]his)\s(?:[a-z-]+\s){0,2}"
    r"(?:plan|programme|program|scheme|initiative|project|package|blueprint|strategy|corridor)(?:['’]s)?\b"
)
_UNDER = re.compile(r"\b(?:under|through|via|as\spart\sof|part\sof|for|on)\s(?:the|its|a|an|his|her)\s(?:[a-z-]+\s){0,3}$")
_ITEM = re.compile(r"\s*[-•*–]\s")
_BESIDE = 2
# So many paragraphs below a programme a list goes on with what it lays out.
_LIST = 8


def of_programme(scene: Scene, mention: Mention, found: Party | None, topic: Topic) -> Party | None:
    """Return for a country whose plan a text is on its programme, where the sentence of a number is on that."""
    land = topic.land
    if (
        not scene.english
        or land is None
        or found is None
        or [a.name for a in found.actors] != [land.name]
        or land.kind not in PLACES
    ):
        return found
    name = _named(scene, mention, topic)
    if name is None or land.name in name:
        return found
    return Party((Actor(mention.start, mention.start, f"{land.name} {name}", "project"),), found.found)


def _named(scene: Scene, mention: Mention, topic: Topic) -> str | None:
    """Return the programme that a sentence names as what a number is of, or goes on about."""
    text, sentence = scene.text, scene.sentence
    known = programmes(text, scene.cues)
    here = [each for each in known if sentence.start <= each[0] < sentence.end]
    before = [each for each in here if each[1] <= mention.start]
    if before:
        topic.works_paragraph = sentence.paragraph
        return before[-1][2]
    behind = next((each for each in here if each[0] >= mention.end), None)
    if behind:
        topic.works_paragraph = sentence.paragraph
        beside = behind[0] - mention.end <= _BESIDE  # its C$48 billion Prairie Rail Plan
        return behind[2] if beside or _UNDER.search(text, mention.end, behind[0]) else None
    last = next((name for start, _, name in reversed(known) if start < sentence.start), None)
    if last is None:
        return None
    if _THAT.match(text, sentence.start, mention.start):
        return last
    listed = _ITEM.match(text, max(sentence.start - 3, text.rfind("\n", 0, sentence.start) + 1))
    return last if listed and 0 <= sentence.paragraph - topic.works_paragraph <= _LIST else None
