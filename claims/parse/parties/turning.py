"""Whom a sentence makes a text go on about, and who in it only speaks, is compared or holds shares."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from claims.parse.parties.actor import Actor
from claims.parse.parties.givers import is_customer
from claims.parse.parties.grammar import foretells, is_object
from claims.parse.parties.heirs_en import is_headed
from claims.parse.parties.standing import (
    describes,
    is_broker,
    is_counted,
    is_matched,
    is_office,
    is_rival,
    is_shown,
    is_subject,
    rates,
    speaks,
)
from claims.parse.scene import Scene

if TYPE_CHECKING:
    from claims.parse.parties.topic import Topic

PARTS = re.compile(r"\s*(?:其中|[Oo]f which)")
# A sentence on others: Rivals are flush too: Lightmatter raised ….
_RIVALS = re.compile(r"\s*(?:Rivals|Competitors|Peers|Others|Elsewhere|Among\s(?:its\s)?(?:rivals|peers|competitors|others))\b")
# Lazard is advising Cedar; Jefferies and Peel Hunt, which ran the placing, …: who only serves those that a text tells of.
SERVES = re.compile(
    r"(?:,?\s(?:and|&)\s[A-Z][\w&.-]*(?:\s[A-Z][\w&.-]*){0,3})?(?:,\swhich|,\swho)?\s(?:is|are|was|were|has\sbeen|have\sbeen)?\s?(?:also\s)?"
    r"(?:advising|advis(?:es|ed)|acting\s(?:as|for)|acted\s(?:as|for)|working\s(?:with|for)|serv(?:es|ed|ing)\sas|arrang(?:ed|ing)|underwr(?:ote|iting)|book-?runn(?:ers?|ing)"
    r"|ran\sthe\s(?:placing|sale|offer|books?|deal)|(?:financial|legal|joint|lead|sole)\s(?:adviser|advisor|bookrunner|manager|underwriter)s?)\b"
)
# What a house says of others' shares.
_RATING = re.compile(
    r"\b(?:price\s)?targets?\b|\bratings?\b|\b(?:over|under)weight\b|\b(?:out|under)perform\b|\bupgrade|\bdowngrade|\binitiat|\bestimates?\b|\banalysts?\b"
    r"|\bcoverage\b|\bnote\b|\bbullish\b|\bbearish\b|\b(?:bull|bear|base)\scase\b|\bto\s[“\"]?(?:buy|sell|hold|neutral)\b",
    re.IGNORECASE,
)
# …, Tinsa said on Thursday.
_SAID_LAST = re.compile(r"\s(?:said|says|estimates|reckons|calculates|showed|reported)\b[^.,;]{0,24}[.;]?(?=\s|$)")
# Lonza trades on 29x and Samsung Biologics on 41x.
_TRADES = re.compile(
    r"\s(?:(?:trades?|changes\shands|is\svalued|is\spriced|sells)\s)?(?:at|on|for)\s(?:about\s|around\s)?\d[\d.]*\s?(?:x\b|times\b)"
)
_STAKE_BEHIND = (
    r"(?=\s(?:about\s|nearly\s|some\s|around\s|just\s|over\s|almost\s|more\sthan\s|less\sthan\s|an?\s(?:[a-z-]+\s){0,2})?(?:\d[\d.]*\s?(?:%|per\s?cent)"
    r"|\d[\d.,]*\s?(?:m|million)?\s?shares|stakes?\b|majority|minority|third|quarter|half|holding|interest|shares\b|most\sof|each\b)|\s(?:the\s)?(?:rest|remaining)\b)"
)
HOLDS = re.compile(
    r"\s(?:put\sin|has\sput\sin|chipped\sin|invested|contributed)\b|(?:直接|间接|合计|则|,|，)?(?:持股|持有|参股)"
    r"|,?\s(?:which\s)?(?:(?:already|now|still|also|currently|together)\s)?(?:holds?|owns?|controls?|(?:will|would|is\sto|are\sto|could)\s(?:then\s|still\s|also\s)?"
    rf"(?:hold|own|control|keep|retain|have)){_STAKE_BEHIND}"
)


def takes_over(topic: Topic, scene: Scene, actor: Actor) -> bool:
    """Whether a sentence makes an actor what the text goes on about: not who only speaks, is compared or holds shares."""
    if not (is_headed if scene.english else is_subject)(scene, actor) or speaks(scene, actor) or describes(scene.text, actor):
        return False
    if topic.title and actor.name == topic.title.name:
        return True
    if topic.is_brand(actor):
        return False
    if _bids_for_title(topic, scene, actor) or (scene.english and SERVES.match(scene.text, actor.end)):
        return False
    if scene.english and (topic.title or topic.company) and (_only_beside(topic, scene, actor) or is_object(scene, actor)):
        return False
    if scene.english and is_broker(actor):
        covers = topic.title is not None and not is_broker(topic.title) and rates(scene, actor)
        if covers or _RATING.search(scene.text, scene.sentence.start, scene.sentence.end):
            return False  # Marchmont's price target goes to 375p
    others = [a for a in scene.actors if a.is_company and not a.anaphor and a.name != actor.name]
    counts = is_office(actor) and actor.entity is not None and actor.entity.org is not None and actor.kind == "organisation"
    if counts or (others and (rates(scene, actor) or is_office(actor))):
        return False
    if (topic.title or topic.land) and PARTS.match(scene.text, scene.clause(actor.start).start):
        return False
    if topic.planned or only_foretells(topic, scene, actor):
        return False
    if topic.title and scene.english and _RIVALS.match(scene.text, scene.sentence.start):
        return False
    if is_customer(scene, actor):
        return False
    if topic.title and not scene.english and _is_rater(actor) and not _is_rater(topic.title):
        return False  # a house speaks of whom the headline names
    known = topic.title is not None or (scene.english and topic.company is not None and topic.company.name != actor.name)
    return not known or not (is_rival(scene, actor) or HOLDS.match(scene.text, actor.end))


def only_foretells(topic: Topic, scene: Scene, actor: Actor) -> bool:
    """Whether a sentence names a firm only for what it says that the country's prices or sales will be."""
    if not (topic.land and scene.english and actor.is_company):
        return False
    return any(foretells(scene, actor, m.start) for m in scene.mentions if m.start > actor.end)


def _bids_for_title(topic: Topic, scene: Scene, actor: Actor) -> bool:
    """Whether somebody bids for the company that a Chinese headline names: what follows is told of that company."""
    if scene.english or not (topic.title and topic.bidder and topic.target):
        return False
    return topic.title.name == topic.target.name and actor.name == topic.bidder.name


def _only_beside(topic: Topic, scene: Scene, actor: Actor) -> bool:
    """Whether a sentence only ends with who says it, or names a share to measure the company's own by."""
    if topic.title and _TRADES.match(scene.text, actor.end):
        return True
    if topic.company and topic.company.name == actor.name:
        return False
    ends = _SAID_LAST.match(scene.text, actor.end) and scene.text[actor.start - 2 : actor.start] == ", "
    return bool(ends) and any(m.end <= actor.start for m in scene.mentions)


def tells_of(topic: Topic, scene: Scene, actor: Actor) -> bool:
    """Whether an English sentence tells of a company of its own accord, so that who else it names is only set beside it."""
    if not scene.english or not (topic.title or topic.company):
        return False
    return (
        is_subject(scene, actor)
        and not (speaks(scene, actor) or rates(scene, actor) or is_office(actor))
        and not describes(scene.text, actor)
    )


def only_subject(topic: Topic, scene: Scene) -> list[Actor]:
    """Return the company that all numbers of a sentence are about which names nobody as what it tells of:
    …, which gave Ardmore a market value of $3.6 billion."""
    sentence, _, actors = topic.said
    if topic.land or sentence != scene.sentence.start or len({a.name for a in (*actors, *topic.spoken)}) != 1:
        return []
    if actors[0].kind not in ("company", "lab") or actors[0].name not in topic.met:
        return []
    here = [a for a in scene.actors if a.name == actors[0].name]
    aside = any(
        is_rival(scene, a)
        or rates(scene, a)
        or describes(scene.text, a)
        or _only_beside(topic, scene, a)
        or HOLDS.match(scene.text, a.end)
        for a in here
    )
    return [] if aside else [actors[0]]


def _is_rater(actor: Actor) -> bool:
    return actor.entity is not None and actor.entity.role == "broker"


def shows(scene: Scene, thing: Actor) -> bool:
    """Whether a sentence tells of a thing, or brings it before the public."""
    if is_matched(scene, thing) or is_counted(scene, thing):
        return False
    return is_subject(scene, thing) or is_shown(scene, thing)
