"""How an English clause is built around its numbers: what is put in between, who does something in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claims.parse.parties.actor import Actor
    from claims.parse.scene import Scene

# A clause put behind a name to tell more of it; whom it names has no part in what the sentence goes on with.
_ASIDE = re.compile(
    r"\s*(?:which|who|whose|where|including|such\sas|among\sthem|led\sby|home\sto|backed\sby|owned\sby|part\sof|(?:a|the|an)\s(?:[a-z-]+\s){0,3}"
    r"(?:maker|owner|operator|parent|publisher|supplier|producer|rival|customer|partner|unit|subsidiary|client)\s(?:of|to)"
    r"|(?:the\s)?(?:maker|owner|operator|parent|publisher)\sof|along\swith|together\swith|unlike|ahead\sof|behind|followed\sby)\b"
)


def is_aside(scene: Scene, actor: Actor, offset: int) -> bool:
    """Whether an actor is only named in a clause that is put in between and closed before an offset:
    The firm, whose clients include Nvidia, expects …."""
    clauses, at = scene.sentence.clauses, scene.sentence.clause_at(actor.start)
    if at >= scene.sentence.clause_at(offset):
        return False
    if _BESIDES.match(scene.text, clauses[at].start, actor.start):
        return True
    if at == 0:
        return False
    if not (_ASIDE.match(scene.text, clauses[at].start, clauses[at].end) or _is_apposed(scene, at)):
        return False
    return any(a.start < clauses[at].start and (a.is_company or a.anaphor) for a in scene.actors)


# Who is only counted in, or left out, in front or in between: Including truck maker Hino, the group sold …; including €2 billion
# to start Dublin's metro, and water ….
_BESIDES = re.compile(
    r"\s*(?:[Ii]ncluding|[Ee]xcluding|[Bb]esides|[Aa]part\sfrom|[Aa]side\sfrom|[Aa]long\swith|[Tt]ogether\swith|[Uu]nlike|[Ii]n\saddition\sto|[Rr]ather\sthan)\b"
)
_NOUN_FIRST = re.compile(r"\s*(?:the|an?|its|their|one\sof|[A-Z][\w.&]*['’]s?)\s")


def _is_apposed(scene: Scene, at: int) -> bool:
    """Whether a clause only says what the name before it is: Porsche, the group's cash cow until last year, sold …."""
    clauses = scene.sentence.clauses
    if at + 1 >= len(clauses) or not _NOUN_FIRST.match(scene.text, clauses[at].start, clauses[at].end):
        return False
    return VERB.match(scene.text, clauses[at + 1].start, clauses[at + 1].end) is not None


# What a clause may begin with that goes on about the subject before it.
VERB = re.compile(
    r"\s*(?:(?:and|also|then|now|still|last\s[a-z]+|this\s[a-z]+|in\s\d{4}|in\s[A-Z][a-z]+|(?:on\s)?[A-Z][a-z]+day)\s){0,2}(?:was|were|is|are|has|had|have|will|would|said|says|fell|rose|grew|saw|fetches|trades|trade|change\shands|commands|yields|costs|plan|expect|hold|own|make|sell|sold|made|cut|won|lost|took|paid|"
    r"expects|plans|reports|posts|sees|makes|owns|holds|set|hit|put|ran|spent|built|earned|[a-z]{2,}ed)\b"
)


# What only who has a will of their own does, right behind a name, also behind "by contrast" and the like.
_BEHIND = r"(?:,\s[a-z][^,;.\n]{2,60},)?\s(?:also\s|now\s|alone\s|itself\s|has\s(?:also\s|already\s)?|had\s|have\s)?"
DECIDES = (
    rf"{_BEHIND}(?:plans?|planned|aims?|aimed|intends?|wants?|means\sto|hopes?|pledged|pledges|promised|promises|vowed|announced|announces|unveils?|unveiled"
    r"|launched|launches|approved|approves|earmarked|earmarks|allocated|allocates|sets?\saside|budgeted|committed|commits|spends?|spent|invests?|invested"
    r"|offers?|offered|exports?|exported|imports?|imported|borrowed|borrows|seeks?|sought|targets?|targeted|subsidises?|granted|grants|clears?|cleared"
    r"|agreed|agrees|devotes?|devoted|steered|pours?|poured|lowered|lowers|halved|scrapped|imposed|imposes|tightened|eased|banned|doubles|doubled|backs|backed"
    r"|will\s(?:spend|invest|put|build|give|provide|borrow|raise|commit|offer|bear|pay|set|allocate|fund|mobilise|mobilize|issue|cut|sell|buy|hold)"
    r"|would\s(?:spend|invest|put|build|give|provide|borrow|raise|commit|offer)|is\s(?:also\s|now\s)?(?:to\s(?:spend|invest|put|give|contribute|receive|provide)"
    r"|spending|investing|cutting|raising|building|planning|seeking|putting|offering))\b"
)
DECIDING = re.compile(DECIDES)
_DOES = re.compile(
    rf"{_BEHIND}(?:will|would|expects?|needs?|needed|sold|bought|buys|produces?|produced|made|makes|raised|lifted|put|puts|built|builds|installed|installs"
    r"|registered|recorded|consumes?|consumed|burned|pumps?|pumped|provides|provided|gave|gives|is|are|counts?|counted|has|had|ran|runs|posted|boasts?"
    r"|employs?|employed|received|gets?|got|paid|pays?|owes?|owed|tripled|added|adds)\b"
)


def acts(scene: Scene, place: Actor, *, alone: bool) -> bool:
    """Whether a place is the one that does something: South Korea, by comparison, plans to spend ….

    `alone` says that the text is about no company: then whatever stands behind a place may be what it does.
    """
    if not scene.english:
        return False
    return DECIDING.match(scene.text, place.end) is not None or (alone and _DOES.match(scene.text, place.end) is not None)


_LAST_WORD = re.compile(r"(?<![A-Za-z-])([a-z][a-z-]*)\s(?:[A-Z][A-Za-z]+(?:'s)?\s)?[\"“]?$")


def is_object(scene: Scene, actor: Actor) -> bool:
    """Whether a plain word stands right before a name that neither begins a clause nor says what is named: feeds Nvidia."""
    start = max(scene.clause(actor.start).start, actor.start - 40)
    match = _LAST_WORD.search(scene.text, start, actor.start)
    if match and match[1] in ("is", "was", "are", "were"):
        return scene.text[actor.end : actor.end + 1] not in ".,;:"  # What is Halden getting?, but: The exception is Halden.
    if match is None or match[1] in scene.cues.words("subject.called", "begins") or match[1].endswith("maker"):
        return False
    return not (scene.cues.holds("subject.called", match[1]) or match[1] in scene.cues.labelled("subject.sort").labels)


# Halifax, the largest lender, reckons prices will rise; Savills has pencilled in 2%: whose prices they are is told before.
_RECKONS_EN = (
    r"(?:['’]s?\s(?:[a-z-]+\s){0,4}[a-z]+,\swho)?(?:,\s[^,;]{3,60},)?\s(?:now\s|still\s|also\s|has\s|had\s|have\s)?(?:reckons?|expects?|expected|forecasts?|sees|predicts?|predicted|estimates?|thinks?"
    r"|believes?|projects?|anticipates?|pencil(?:s|led|ed)?\sin|puts?)"
)
_OF_LAND_EN = re.compile(
    rf"{_RECKONS_EN}\s(?:that\s)?(?:[a-z-]+\s){{0,3}}(?:prices|rents|values|inflation|growth|rates|registrations|car\ssales|home\ssales|demand|GDP|unemployment"
    r"|the\s(?:market|economy|total|figure|average))\b"
)
_BARELY_EN = re.compile(  # Edmunds' head of insights, who still expects 16.1 million sales
    rf"{_RECKONS_EN}(?:\s(?:a|an|about|around|just|only|another|growth|rise|increase|fall|gain|drop|decline|of|for|at|it|them))*\s"
)


# Who has put $825 million into a plant foretells nothing.
_PUT = re.compile(r"\bputs?\s(?:(?:a|an|about|around|just|only|another|nearly|over|some)\s)*$")


def foretells(scene: Scene, actor: Actor, offset: int) -> bool:
    """Whether somebody only says what a country's prices or sales will be, a number of which begins at an offset."""
    if _OF_LAND_EN.match(scene.text, actor.end, scene.sentence.end):
        return True
    return _BARELY_EN.fullmatch(scene.text, actor.end, offset) is not None and _PUT.search(scene.text, actor.end, offset) is None
