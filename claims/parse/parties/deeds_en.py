"""Whether somebody whom an English text names is a company by what it does and has: reports a profit, moved by a figure."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues
from claims.parse.parties.borne_en import is_common, is_in_small


class Seat(NamedTuple):
    """Where a text has a capitalised name: the `nth` place of it; `parts` are its words, `front` what stands right before it."""

    text: str
    start: int
    end: int
    name: str
    parts: list[str]
    front: str
    nth: int

    @property
    def is_long(self) -> bool:
        return len(self.parts) > 1


@cache
def acts(words: Cues) -> re.Pattern[str]:
    """Return what a company does right behind its name in English text."""
    return re.compile(rf"(?:'s|,)?\s+(?:\([^)]*\)\s)?(?:{'|'.join(words.words('organisation', 'acts'))})\b")


def by_deeds(seat: Seat, words: Cues) -> bool:
    """Whether somebody named does or has what only companies do or have."""
    text, start, end, name, parts, front, nth = seat
    mass = words.words("organisation", "mass")
    moved = _MOVED.match(text, end) and (len(parts) > 2 or parts[-1].lower() not in mass)
    if moved and (seat.is_long or is_proper(text, start, name, words) or _is_no_trade(text, name, words)):
        return True
    if not seat.is_long and name.lower() in mass:
        return False  # management expects
    begins = start == len(text) - len(text.lstrip()) and nth == 1
    if begins and _REPORTING.match(text, end) and parts[0].lower() not in mass and not is_common(text, parts[-1]):
        told = seat.is_long or (_RESULTS.match(text, end) is not None and is_proper(text, start, name, words))
        if told:
            return True
    heads = begins and text.count(parts[0]) > 1 and re.match(r"'s\b|\s[a-z]", text[end:])
    if heads and (seat.is_long or _stands_alone(text, name)) and not is_common(text, parts[-1]):
        return True
    if HAS.match(text, end):
        return not is_in_small(text, name) if seat.is_long else not (is_common(text, name) or name.lower() in mass)
    if front.endswith((" in ", " at ")) and text[end : end + 1] == ",":
        return False  # based in Georgia, has 370 branches; a terminal at Torvik, is the largest
    if _STANDS_RATED.match(text, end) and (seat.is_long or not is_in_small(text, name)):
        return True
    if _IS_RATED.match(text, end) and (seat.is_long or not is_common(text, name)):
        return True
    if seat.is_long and _SAYS_FIGURES.match(text, end) and _PARAGRAPH.search(text, max(0, start - 60), start):
        return True
    if seat.is_long and REPORTS.match(text, end) and parts[0].lower() not in mass and not is_common(text, parts[-1]):
        return True
    if acts(words).match(text, end) is None and _VERB_ED.match(text, end) is None:
        return False
    if not seat.is_long:
        return _stands_alone(text, name) or is_proper(text, start, name, words)
    if _BOUGHT.match(text, end):
        return True
    if _COUNTS.match(text, end) and parts[0].lower() not in mass:
        return True
    return nth > 1 or _OF_FIRMS.search(front) is not None or _DEALT.match(text, end) is not None


HAS = re.compile(
    r"'s\s(?:[a-z-]+\s){0,3}(?:revenue|sales|profit|income|shares|stock|earnings|deliveries|shipments|market|board|shareholders|margin|output"
    r"|production|factory|plant|plants|chief|orders|stores|fleet|customers|results|bid|offer|valuation|loss)\b"
    r"|\s(?:shares|stock|shareholders|investors)\b"
)

_VERB_ED = re.compile(
    r",?\s(?:(?:last|this|next)\s\w+\s)?(?:[a-z]{3,}ed|flew|grew|kept|spent|built|bought|brought|lent|made|held|serves"
    r"|bid|employs|owns"
    r"|(?:runs|pays|holds|opens|closes|lifts|cuts|trades|yields)(?=\s(?:its|the|an?|about|nearly|some|more|over|up|out|off|at|on|[\d$€£¥]))"
    r"|is to|to be (?:bought|acquired|taken)"
    r"|to (?:buy|acquire|sell|merge|cut|build|invest)|saw|paid|took|won|lost|rose|fell)\b"
)

# What a company does by the number: Hero MotoCorp dispatched 5.9 million …; Kestrel Ventures holds 17%.
_COUNTS = re.compile(
    r"\s(?:sold|shipped|delivered|dispatched|produced|made|built|registered|booked|earned|holds|owns|controls|operates|runs|employs|raised|spent|posted|reported"
    r"|handed\sover|turned\sout|wholesaled|exported|carried|flew|opened|closed)\s(?:about\s|nearly\s|over\s|more\sthan\s|some\s|a\srecord\s)?[$€£¥]?\d"
)

# Calder Micro reports second quarter: whom a headline begins with, and does what companies do.
_REPORTING = re.compile(
    r"\s(?:[Rr]eports|[Pp]osts|[Bb]ooks|[Ss]wings\sto|[Bb]eats|[Tt]ops|[Mm]isses|[Rr]aises|[Cc]uts|[Ll]ifts|[Ll]owers|[Ss]hips|[Dd]elivers|[Gg]uides|[Ff]orecasts|[Ss]ees|[Uu]nveils"
    r"|[Aa]nnounces|[Ss]ells|[Bb]uys|[Ww]ins|[Pp]lans|[Ee]xpects|[Ww]arns|[Aa]grees|[Pp]rices|[Dd]eclares|[Rr]ecords|profit|revenue|sales|shares|deliveries)\s"
)

_RESULTS = re.compile(
    r"\s(?:reports|posts|books|records|swings\sto|beats|tops|misses|cuts|lifts|raises|lowers)\s(?:(?:an?|its|[a-z][a-z-]*|Q\d|H\d|\d+(?:\.\d+)?%)\s){0,5}?"
    r"(?:profits?|loss|revenues?|sales|results|earnings|income|dividend|quarter|forecast|guidance|outlook|deliveries|estimates|expectations)\b"
)

# Ashvale Stores, operating the Brinda chain, received a "buy" rating.
_IS_RATED = re.compile(
    r"(?:,\s[a-z]+ing\s[^,.;\n]{3,60},)?\s(?:also\s)?(?:received|secured|got|earned|retained|was\skept\sat|was\s(?:up|down)graded\sto)\s(?:an?\s|its\s)?"
    r"[‘'“\"]?(?i:buy|sell|hold|neutral|accumulate|add|reduce|overweight|underweight|outperform|underperform)\b"
)

# Kestrel Copper stays at "buy"; Arden Zinc, the smallest of them, is the top pick; Halden trades on 8 times earnings.
_STANDS_RATED = re.compile(
    r"(?:\s\([^)]{2,14}\))?(?:,\s(?:the|its|an?|which|already)\s[^,.;\n]{3,60},)?\s(?:also\s|now\s|still\s)?"
    r"(?:(?:stays?|stayed|remains?|remained|is|was|has\sbeen|goes|went|moves|moved)\s(?:also\s|now\s|still\s)?"
    r"(?:(?:kept|left|rated|cut|raised|lowered|lifted|moved|upgraded|downgraded|reiterated|started|initiated|double-upgraded)\s)?"
    r"(?:at\s|to\s|on\s|as\s|from\s|with\s)?(?:an?\s|its\s|the\s)?(?:[“\"'‘]?"
    r"(?i:buy|sell|hold|neutral|add|reduce|accumulate|(?:over|under|equal)[\s-]?weight|(?:out|under)[\s-]?perform|sector[\s-]perform|market[\s-]perform)\b"
    r"|(?:[a-z]+['’]s\s|[A-Z][a-z]+['’]s\s)?(?:top|preferred|favourite|favorite|least\s(?:preferred|favourite))\s(?:pick|stock|name|play)?)"
    r"|(?:trades?|traded|trading|changes\shands)\s(?:at|on)\s(?:about\s|around\s|just\s|only\s|nearly\s)?(?:\d[\d.]*(?:x\b|\stimes\b)|an?\s\d+%\s(?:discount|premium)))"
)
# What a company does and no person: Orrin Games intends to spend $500m on; Vela Foods issued a trading statement.
REPORTS = re.compile(
    r"\s(?:intends|plans|agreed|aims|expects|is\sset|is\splanning|has\sagreed)\sto\s(?:spend|invest|sell|build|open|close|cut|raise|launch|hire|pay|return|list|issue|ship"
    r"|deliver|expand|double|buy\sback)\s"
    r"|\s(?:has\s)?(?:reported|posted|booked|issued|published|released|recorded|swung\sto|declared|proposed|priced\sits|cut\sits|raised\sits|lifted\sits|lowered\sits)\s"
    r"(?:(?:an?|its|the|[a-z][a-z-]*|Q\d|H\d|\d+(?:\.\d+)?%?)\s){0,5}?(?:profits?|loss(?:es)?|revenues?|sales|results|earnings|income|dividend|turnover|quarter|update|trading\sstatement|forecast"
    r"|guidance|outlook|deliveries|shipments|output|offering|IPO|flotation)\b"
)

# Harrow Castings said EBITDA grew 28%, at the head of a paragraph: a person is told of by his office there.
_SAYS_FIGURES = re.compile(
    r"\s(?:said|says)\s(?:(?:on\s[A-Z][a-z]+day|that|its|[a-z]+-quarter|[a-z]+-half|full-year|annual|quarterly|net|operating|underlying|adjusted)\s){0,4}"
    r"(?:revenues?|sales|EBITDA|profits?|earnings|income|turnover|orders|deliveries|output|production|losses)\s"
    r"(?:rose|fell|grew|jumped|climbed|dropped|declined|slipped|surged|slid|more\sthan|doubled|increased|decreased|was|were|came|totalled|totaled|hit|reached|narrowed|widened)\b"
)
_PARAGRAPH = re.compile(r"(?:^|\n|\s[-–—]{1,2}\s)\s*$")
# Silver Peak bought Lumen AG.
_BOUGHT = re.compile(
    r"\s(?:bought|acquired|purchased|took\sover|outbid|merged\swith)\s(?:(?:the|its|a|an|rival|[a-z-]+)\s){0,4}[A-Z]"
)

# Only a company is bought, and only a company buys one, in a headline: Kestrel Drugs to be acquired by …
_DEALT = re.compile(
    r"\sto\s(?:be\s(?:bought|acquired|taken)|buy|acquire|merge)\b"
    r"|(?:'s\sboard)?\s(?:rejected|rejects|accepted|accepts|received|turned\sdown|spurned|raised|sweetened|made)\s(?:an?|the|its)\s[^.\n]{0,40}?"
    r"\b(?:bid|offer|proposal|approach)\b"
)

_OF_FIRMS = re.compile(r"\b(?:at|while|and|,|stock\sof|shares\sof|parent\sof|owner\sof)\s$")

_ABSTRACT = re.compile(r"(?:[^saiuo]s|tion|sion|ment|ing|ness|ity|ance|ence|ship|ism|age|ure|ery|ance|wth|ves|[a-z]{3}ly)$")


def is_proper(text: str, start: int, name: str, words: Cues) -> bool:
    """Whether a single capitalised word can be no noun of the language: English has few that begin a sentence bare."""
    if len(name) < 4 or is_common(text, name) or name.lower() in words.words("organisation", "mass"):
        return False
    inside = start > 1 and (text[start - 1] == " " and text[start - 2] not in '.!?:”"\n')
    return inside or _ABSTRACT.search(name) is None


# A stock moves by a figure: Marlowe Inns rose 7.8%.
_MOVED = re.compile(
    r"\s(?:rose|fell|gained|lost|slipped|added|jumped|climbed|dropped|slid|sank|surged|tumbled|advanced|eased|soared|plunged|put\son|shed|rallied|retreated"
    r"|edged\s(?:up|down)|inched\s(?:up|down)|ticked\s(?:up|down)|crept\sup|firmed|rebounded|leapt|leaped|spiked|plummeted|crashed|dipped|sagged|softened"
    r"|popped|skidded|swooned|(?:was|were|is)\s(?:up|down|off)|(?:ended|closed|finished)\s(?:up|down))\s(?:by\s|another\s|about\s|nearly\s|almost\s)?\d"
)

_AGENT = re.compile(
    r"(?:,)?\s+(?:said|says|plans|expects|announced|announces|reported|agreed|unveiled|forecasts|posted|disclosed)\b"
)


def _is_no_trade(text: str, name: str, words: Cues) -> bool:
    """Whether a word that ends as those do who do something is none of them: Frasers lost 1.1%, and not Retailers."""
    if not name.endswith("ers") or len(name) < 6 or is_in_small(text, name):
        return False
    return not name.lower().endswith(words.words("organisation", "agents"))


def _stands_alone(text: str, name: str) -> bool:
    """Whether a single word is a name: twice with a capital inside a sentence, or as somebody who says or owns something."""
    if is_common(text, name):
        return False
    inside = re.findall(rf"(?:[a-z,] ){re.escape(name)}\b|\b{re.escape(name)}'s\b", text)
    says = re.search(rf"\b{re.escape(name)}{_AGENT.pattern}", text)
    return len(inside) >= 2 or says is not None or f"{name}'s" in text
