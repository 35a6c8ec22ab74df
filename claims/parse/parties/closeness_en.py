"""How an English sentence sets an actor in, before or beside a number: as who says it, as one of a list, by its shares."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.parties.actor import Actor
from claims.parse.parties.standing import PLACES, describes, is_broker, is_oblique, neighbour
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene

_PUTS_IN = re.compile(r"\s(?:adding|contributing|putting\s(?:up|in)|chipping\sin|providing|covering|paying)\s")


def puts_in(scene: Scene, place: Actor) -> bool:
    """Whether a place is said to put its part into what others do: with New South Wales adding A$6 billion."""
    return scene.text.endswith("with ", 0, place.start) and _PUTS_IN.match(scene.text, place.end) is not None


# House prices rose 0.4%, lender Nationway said on Monday, to £271,300.
_SAID_SO = re.compile(
    r"\s(?:said|says|showed|reported|estimates|reckons)(?:\s(?:on\s)?[A-Z][a-z]+day|\sin\san?\s[a-z]+|\slast\s[a-z]+)*,"
)
_PUT_IN_BY = re.compile(r",\s(?:[a-z][a-z-]*\s){0,4}$")


def is_put_in(scene: Scene, actor: Actor, topic: Topic) -> bool:
    """Whether somebody is only put in as who says what a sentence on a country tells."""
    if topic.land is None or not actor.is_company or not _SAID_SO.match(scene.text, actor.end):
        return False
    return _PUT_IN_BY.search(scene.text, scene.sentence.start, actor.start) is not None


_ITS = re.compile(r"\b(?:[Ii]ts|[Tt]heir)\s$")


def is_part_before(scene: Scene, actor: Actor, mention: Mention, owner: Owner | None) -> bool:
    """Whether a part of somebody had the clause before, and this one measures something else: Its Brisk line rose 2%, but EV
    deliveries tumbled 60%."""
    if actor.anaphor or owner is None or owner.start is None or owner.start < scene.clause(mention.start).start:
        return False
    return _ITS.search(scene.text, max(scene.sentence.start, actor.start - 6), actor.start) is not None


# House prices have dipped in Scotland, to £198,000, and in Wales by 2%.
_IN_FRONT = re.compile(r"\b[Ii]n\s(?:the\s)?$")
_THERE_TO = re.compile(r",?\s(?:to|by|at)\s(?:about\s|just\s|nearly\s|an\saverage\sof\s)?")


def is_there(scene: Scene, place: Actor, mention: Mention) -> bool:
    """Whether a place told with "in" stands right before a number of its own."""
    if not _THERE_TO.fullmatch(scene.text, place.end, mention.start):
        return False
    return _IN_FRONT.search(scene.text, max(scene.sentence.start, place.start - 8), place.start) is not None


_NEXT_PLACE = re.compile(r"(?:,|;|\band|\bwhile|\bbut|\bplus)\s(?:the\s)?$")


def is_next_place(scene: Scene, place: Actor, mention: Mention) -> bool:
    """Whether a place stands right before its number in a list of such: England 1.4%, Wales 2.0% and Scotland 3.3%."""
    if scene.text[place.end : mention.start] != " " or not _NEXT_PLACE.search(scene.text, scene.sentence.start, place.start):
        return False
    before = next((a for a in scene.actors if a.end <= place.start and a.kind in PLACES), None)
    return before is not None and any(
        before.end <= m.start and m.end <= place.start and m.form == mention.form for m in scene.mentions
    )


# With Brisk's volumes up 38% at 8,870: whose the noun is right before a number, whatever governs it.
_ITS_NOUN = re.compile(
    r"(?:'s|’s|(?<=s)['’])\s(?!(?:bid|offer|proposal|approach|takeover|purchase|acquisition|largest|biggest|main|chief|boss|founder)\b)"
    r"(?:(?!(?:said|says|that|who|which|expects?|sees|forecasts?|thinks|believes|for|to|from|than|against|customers?|suppliers?|peers?|rivals?)\b)[A-Za-z&-]+\s){1,6}"
)


def possessor(scene: Scene, mention: Mention) -> Actor | None:
    """Return the company whose noun stands right before a number in its clause, with nobody named between."""
    last = next((a for a in reversed(scene.actors) if a.end <= mention.start), None)
    if last is None or last.anaphor or not last.is_company or is_broker(last) or scene.apart(last.start, mention.start):
        return None
    if any(last.end <= m.start < mention.start for m in scene.mentions) or describes(scene.text, last):
        return _goes_on_of(scene, mention, last)
    if _DEAL_BEHIND.match(scene.text, mention.end):
        return None  # Aurelle's proposed £140 million takeover of Kerran
    return last if _ITS_NOUN.fullmatch(scene.text, last.end, mention.start) else None


_DEAL_BEHIND = re.compile(r"\s(?:[a-z-]+\s){0,3}?(?:takeover|take-over|bid|offer|acquisition|purchase|buyout|merger|deal)\b")


def _goes_on_of(scene: Scene, mention: Mention, last: Actor) -> Actor | None:
    """Return whose the number before was, where this one is where that one led to: up 38% at 8,870."""
    before = next((m for m in reversed(scene.mentions) if m.end <= mention.start), None)
    if before is None or before.start < last.end or scene.text[before.end : mention.start] not in (" at ", " to "):
        return None
    return last if _ITS_NOUN.fullmatch(scene.text, last.end, before.start) else None


# … or 9.2 times last year's EBITDA of 206 million pounds.
_TIMES_WHAT = re.compile(
    r"\s(?:(?:its|the|last\syear['’]s|this\syear['’]s|forecast|expected|adjusted|underlying|core|trailing|forward|annual|20\d\d)\s){0,4}"
    r"(?:E?BITDA|Ebitda|ebitda|EBITA?|earnings|profits?|sales|revenues?|book\svalue|cash\sflow)\s(?:[a-z0-9]+\s){0,3}?of\s"
)


def is_multiplied(scene: Scene, mention: Mention) -> bool:
    """Whether a number is what the multiple right before it is of, and so of the same company."""
    before = next((m for m in reversed(scene.mentions) if m.end <= mention.start), None)
    if not scene.english or before is None or before.form != "multiple":
        return False
    return _TIMES_WHAT.fullmatch(scene.text, before.end, mention.start) is not None


_ITS_SHARES = re.compile(
    r"\s*(?:(?:and|but|while|as)\s)?(?:(?:The|the|U\.S\.-listed|London-listed)\s)?(?:[Ss]hares|[Ss]tock)\s(?:of|in)\s(?:[a-z-]+\s){0,3}"
)


def heads_with_shares(scene: Scene, actor: Actor, mention: Mention) -> bool:
    """Whether a clause begins with somebody's shares: Shares of Kaveri Pipes hit the upper circuit of 10%."""
    if any(actor.end <= a.start < mention.start and a.is_company for a in scene.actors):
        return False  # of A and B: B leads back to A
    if _ITS_SHARES.fullmatch(scene.text, scene.clause(actor.start).start, actor.start):
        return True
    before = neighbour(scene, actor) if scene.text.startswith(("Shares", "shares"), scene.clause(actor.start).start) else None
    return before is not None and before.is_company and is_oblique(scene, before)


# Ahead of Renault with 2,871 (12.9%); overtaken by Mazda (2,233, +9.8%): what a bracket adds to the number before it.
_ADDED = re.compile(r"(?:\s(?:units|cars|vehicles|registrations|sales))?\s\((?:a\s)?(?:up|down|off|plus|minus)?\s?[+−–-]?")
_ALSO_ADDED = re.compile(r"(?:\s(?:units|cars|vehicles|registrations|sales))?[,;/]\s(?:up|down|off|plus|minus|or)?\s?[+−–-]?")


def added_in_brackets(scene: Scene, mention: Mention, topic: Topic) -> tuple[Actor, ...]:
    """Return whose the number before was, where this one is set in brackets behind it or goes on in the same brackets."""
    before = next((m for m in reversed(scene.mentions) if m.end <= mention.start), None)
    if not scene.english or before is None or topic.said[0] != scene.sentence.start:
        return ()
    if _ADDED.fullmatch(scene.text, before.end, mention.start):
        return topic.said[2]
    opened = scene.text.rfind("(", scene.sentence.start, before.start)
    inside = opened >= 0 and scene.text.find(")", opened, mention.start) < 0
    return topic.said[2] if inside and _ALSO_ADDED.fullmatch(scene.text, before.end, mention.start) else ()


_OPENS, _CLOSES = re.compile(r"\s\((?:up|down|off|plus|minus)?\s?"), re.compile(r"\s?(?:percent|per\scent|units|cars)?[),;]")


def bracketed(scene: Scene, mention: Mention, topic: Topic) -> Actor | None:
    """Return the name that a number stands behind in brackets: Germany (-27.8%), France (-24.3%), the Golf (3,953).

    Of a company's own text a place only narrows its figure down.
    """
    if not scene.english or mention.base.unit.isupper() or not _CLOSES.match(scene.text, mention.end):
        return None
    last = next((a for a in reversed(scene.actors) if a.end <= mention.start), None)
    if last is None or last.anaphor or last.kind == "person" or not _OPENS.fullmatch(scene.text, last.end, mention.start):
        return None
    return None if last.kind in PLACES and topic.title is not None else last
