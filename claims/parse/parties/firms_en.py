"""Whether a capitalised name of an English text is a company's: by how it ends, what stands before it, what it does and has."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claims.parse.cues import Cues
from claims.parse.parties.described import sorts_en
from claims.parse.parties.headlines_en import headings
from claims.parse.parties.items import heads_note, is_list, is_rated_in_line


def _is_spelled(text: str, name: str, words: Cues) -> bool:
    """Whether a name in capitals is a company's: it comes again, and does or has what only who has a will of its own does."""
    if not 2 < len(name) < 7 or not name.isalpha() or name in words.words("organisation", "spelled") or text.count(name) < 2:
        return False
    return (
        re.search(
            rf"\b{name}(?:'s\s(?:sales|shares|profit|revenue|deliveries)\b|\s(?:said|says|sold|plans|expects|reported|posted|makes|owns|shipped|delivered|has\s\d+|holds|agreed)\b)",
            text,
        )
        is not None
    )


@cache
def acts(words: Cues) -> re.Pattern[str]:
    """Return what a company does right behind its name in English text."""
    return re.compile(rf"(?:'s|,)?\s+(?:\([^)]*\)\s)?(?:{'|'.join(words.words('organisation', 'acts'))})\b")


ROLES = (
    r"(?:chief\s(?:executive|financial|operating|investment|technology)(?:\sofficer)?|chief\seconomist|chair(?:man|woman)?|president"
    r"|analysts?|economists?|strategists?|spokes(?:man|woman|person)|ceo|cfo|coo|(?:prime\s|finance\s|chief\s)?minister|secretary|gov(?:ernor|\.)|sen(?:ator|\.)|rep\.|mayor|treasurer|congress(?:man|woman)|director|manager|founder"
    r"|partner|trader|broker|executive|commissioner|professor|officer|mr\.?|ms\.?|mrs\.?|dr\.?)"
)


_PERSON = re.compile(rf",?\s+(?:(?:an?|the|its|their|who|head)\s)?(?:[a-z-]+\s){{0,3}}{ROLES}\b", re.IGNORECASE)


@cache
def _made(words: Cues) -> re.Pattern[str]:
    """Return what a company is called right in front of its name: the Dutch landlord, chip designer, fund manager."""
    return re.compile(
        r"\b(?:[a-z]*makers?|[a-z]*builders?|airline|carrier|bank|insurer|utility|grocer|brand|rival|competitor|peer|platform|fund|owner|parent|refiner"
        r"|broker|brokerage|discounter|landlord|subsidiary|unit|partner|(?:fund|asset|money|wealth)\smanager|investor|shareholder|activist|private\sequity"
        rf"|publisher|broadcaster|exporter|importer|lessor|hospital|{sorts_en(words)})(?:s|es)?\s$"
    )


_SHARES_OF = re.compile(
    r"\b(?:shares\s(?:of|in)|stake\sin|shareholder\sin|(?:per|a)\sshare\sfor|(?:values|valuing|acquire|buy|acquired|bought|acquiring|buying|takeover\sof|merger\swith|(?:bid|offer)\sfor"
    r"|(?:target|rating|stance|recommendation)\s(?:on|for)|coverage\sof))\s$"
)


# The exception is X-Fab. The seller, Halden Ventures, …
# A round led by Blackfriars Growth.
_ROUND_BY = re.compile(
    r"\b(?:round|funding|financing|investment|deal|consortium|syndicate|group|raise|placement|Series\s[A-H](?:\sround)?)\s(?:was\s|is\s)?(?:co-)?led\sby\s$"
    r"|\b(?:backed|owned|controlled|underwritten|managed|advised)\sby\s$"
)


# What begins a sentence and is made of a number: Two-year rates.
_COMPOUND = re.compile(
    r"(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|Half|Multi|Mid|Year|Same|Long|Short|First|Second|Third|Full|Single|Double|High|Low|Late"
    r"|Early|Near|Non|Pre|Post|Non|Sub|Ultra)-[a-z]"
)


@cache
def _of_sort(words: Cues) -> re.Pattern[str]:
    """Return what follows a word that only says what sort of company is named behind it: Coffee chain X, North Sea producer X."""
    never = "supplier|rival|parent|owner|maker|brand|subsidiary|unit|partner|target|customer|operator"
    return re.compile(rf"\s(?:[a-z-]+\s){{0,2}}(?!(?:{never})\b)(?:{sorts_en(words)})\s[A-Z]")


_NAMED_LAST = re.compile(
    r"\b[Tt]he\s(?:[a-z-]+\s){0,3}(?:exception|winner|loser|leader|laggard|newcomer|runner-up|buyer|seller|bidder|target|market\sleader)"
    r"(?:\s(?:is|was)|,)\s$"
)


_HAS = re.compile(
    r"'s\s(?:[a-z-]+\s){0,3}(?:revenue|sales|profit|income|shares|stock|earnings|deliveries|shipments|market|board|shareholders|margin|output"
    r"|production|factory|plant|plants|chief|orders|stores|fleet|customers|results|bid|offer|valuation|loss)\b"
    r"|\s(?:shares|stock|shareholders|investors)\b"
)


# Short for a kind of things: BEVs, REITs.
_KIND = re.compile(r"[A-Z]{2,6}s")


class _Seat(NamedTuple):
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


def is_company(text: str, match: re.Match[str], name: str, nth: int, words: Cues) -> bool:
    """Whether a capitalised name is a company's: by how it ends, what it does or has, or what stands before it."""
    parts = name.split(" ")
    if parts[-1].lower() in words.words("organisation", "measures") or _KIND.fullmatch(parts[-1]):
        return False
    if name.isupper() and name.lower() in words.words("organisation", "mass"):
        return False  # DUNELM GROUP PRICE TARGET
    if len(parts) > 1 and parts[-1] in words.words("organisation", "en"):
        return True
    start = match.start() + match[0].find(name)
    seat = _Seat(text, start, start + len(name), name, parts, text[max(0, start - 20) : start], nth)
    for told in (_by_front, _by_form, _by_deeds):
        if (found := told(seat, words)) is not None:
            return found
    return False


def _by_front(seat: _Seat, words: Cues) -> bool | None:
    """Return what the words before a name, and those that make it nobody's, say of it; None where they say nothing."""
    text, start, end, name, _, front, _ = seat
    if _COMPOUND.match(name) or _PERSON.match(text, end) or _of_sort(words).match(text, end, end + 60):
        return False
    if front.endswith(("the ", "The ")) and _SELLS_BEST.match(text, end):
        return False  # the Sportage was its best-selling model
    if text.endswith("and ", 0, start) and _WHERE.search(text, max(0, start - 90), start):
        return False  # ports in Gdansk and Gdynia will receive
    if _NAMED_LAST.search(text, max(0, start - 60), start) and re.match(r"[.,:;]", text[end:]):
        return seat.is_long or not is_common(text, name)
    if _PART.match(text, end) and _POSSESSED.search(front):
        return False  # Marvell's automotive Ethernet unit
    if seat.is_long and _ROUND_BY.search(text, max(0, start - 60), start):
        return True  # persons are asked for before
    if _made(words).search(front[:1] + front[1:].lower()) or _SHARES_OF.search(front.lower()):
        return seat.is_long or not is_common(text, name)
    return True if is_rated_in_line(text, start, end) else None


def _by_form(seat: _Seat, words: Cues) -> bool | None:
    """Return what a name's own form, and what is set right behind it, say of it; None where they say nothing."""
    text, start, end, name, _, _, _ = seat
    if _LEGAL.match(text, end) or _TICKER.match(text, end) or (_SYMBOL.match(text, end) and _is_rated(text, end)):
        return True
    if name.lower() in words.labelled("place.capital").labels:
        return False
    if name.isupper():
        return _is_spelled(text, name, words)
    goes_on = seat.is_long and _begins_line(text, start) and _HEADS_ON.match(text, end) and not is_common(text, seat.parts[0])
    if goes_on and any(start == at for at, _ in headings(text)):
        return True
    if _releases(words).match(text, end) and text[:start].endswith(("\n", "\n\t", "\n ")):
        return seat.is_long or not is_common(text, name)
    if heads_note(text, start, end):
        return seat.is_long or (is_list(text) and not _is_in_small(text, name))
    if _APPOSED.match(text, end):
        return True
    return seat.is_long or _is_proper(text, start, name, words) if _WHICH.match(text, end) else None


def _by_deeds(seat: _Seat, words: Cues) -> bool:
    """Whether somebody named does or has what only companies do or have."""
    text, start, end, name, parts, front, nth = seat
    mass = words.words("organisation", "mass")
    moved = _MOVED.match(text, end) and (len(parts) > 2 or parts[-1].lower() not in mass)
    if moved and (seat.is_long or _is_proper(text, start, name, words) or _is_no_trade(text, name, words)):
        return True
    begins = start == len(text) - len(text.lstrip()) and nth == 1
    if begins and _REPORTING.match(text, end) and parts[0].lower() not in mass and not is_common(text, parts[-1]):
        told = seat.is_long or (_RESULTS.match(text, end) is not None and _is_proper(text, start, name, words))
        if told:
            return True
    heads = begins and text.count(parts[0]) > 1 and re.match(r"'s\b|\s[a-z]", text[end:])
    if heads and (seat.is_long or _stands_alone(text, name)) and not is_common(text, parts[-1]):
        return True
    if _HAS.match(text, end):
        return seat.is_long or not (is_common(text, name) or name.lower() in mass)
    if front.endswith(" in ") and text[end : end + 1] == ",":
        return False  # based in Georgia, has 370 branches
    if _IS_RATED.match(text, end) and (seat.is_long or not is_common(text, name)):
        return True
    if seat.is_long and _REPORTS.match(text, end) and parts[0].lower() not in mass and not is_common(text, parts[-1]):
        return True
    if acts(words).match(text, end) is None and _VERB_ED.match(text, end) is None:
        return False
    if not seat.is_long:
        return _stands_alone(text, name) or _is_proper(text, start, name, words)
    if _BOUGHT.match(text, end):
        return True
    if _COUNTS.match(text, end) and parts[0].lower() not in mass:
        return True
    return nth > 1 or _OF_FIRMS.search(front) is not None or _DEALT.match(text, end) is not None


_PART = re.compile(r"\s(?:unit|business|division|arm|segment|operations|assets|technology|technologies|platform)\b")


_POSSESSED = re.compile(r"['’]s\s(?:[a-z-]+\s){0,2}$")


_WHERE = re.compile(
    r"(?<!stake\s)(?<!stakes\s)(?<!shares\s)(?<!invest\s)(?<!invested\s)(?<!investing\s)\b(?:in|near|between|across|around|outside)\s"
    r"(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?,\s)*[A-Z][\w-]+(?:\s[A-Z][\w-]+)?,?\sand\s$"
)


_SELLS_BEST = re.compile(
    r"\s(?:again\s)?(?:was|is|remained|remains|became|stayed)\s(?:[a-z'-]+\s|[A-Z][a-z]+'s\s){0,3}?(?:best|top|fastest)-selling\b"
)


# Larkspur Memory, Inc.; Halden ("Halden" or the "Company").
_LEGAL = re.compile(
    r",?\s(?:Inc|Corp|Corporation|Incorporated|Co|Ltd|Limited|LLC|L\.P|LP|PLC|Plc|plc|AG|SA|S\.A|SE|NV|N\.V|SpA|S\.p\.A|AB|ASA|Oyj|A/S|KGaA|GmbH|Bhd|Tbk|KK)\b"
    r"|(?:\s\([A-Za-z.]{2,8}:\s?[A-Z0-9.]{1,6}\))?\s\((?:the\s)?[\"“](?:the\s)?(?:[A-Z][a-z]+[\"”]\sor\s)?"
)


# Sonder Biologics (SNDR LN), Averin (NASDAQ: AVRN), Fjordlys (FJL.OL).
_TICKER = re.compile(
    r"\s\((?:\d{4,6}(?:\.[A-Z]{2})?|[A-Z][A-Za-z]{1,8}(?:\s[A-Z]{2,8})?:\s?[A-Z0-9.]{1,6}|[A-Z0-9]{1,6}[.\s:][A-Z]{1,3})\)"
)


# Palisade Networks (PLSD) | Overweight
_SYMBOL = re.compile(r"\s\([A-Z]{2,5}\)")


_RATED = re.compile(
    r"\b(?:buy|sell|hold|overweight|underweight|outperform|underperform|neutral|equal-?weight|rating|target)\b", re.IGNORECASE
)


def _is_rated(text: str, end: int) -> bool:
    """Whether the rest of a line rates a share."""
    stop = text.find("\n", end)
    return _RATED.search(text, end, stop if stop >= 0 else len(text)) is not None


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


def _begins_line(text: str, start: int) -> bool:
    return start - text.rfind("\n", 0, start) - 1 <= _MARKED


# A line may begin with a mark: ##, **.
_MARKED = 4
# A heading in small letters goes on behind a name: Petrie Foods lifted by cheaper wheat.
_HEADS_ON = re.compile(r"(?:['’]s)?\s[a-z]")


@cache
def _releases(words: Cues) -> re.Pattern[str]:
    """Return what a line that heads what is told of a company ends with: Halden Group Interim Results."""
    ends, before = ("|".join(words.words("organisation", key)) for key in ("releases", "released"))
    return re.compile(rf"\s(?:(?:{before})\s){{1,3}}(?:{ends})[ \t]*(?:\n|$)")


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
# What a company does and no person: Orrin Games intends to spend $500m on; Vela Foods issued a trading statement.
_REPORTS = re.compile(
    r"\s(?:intends|plans|agreed|aims|expects|is\sset|is\splanning|has\sagreed)\sto\s(?:spend|invest|sell|build|open|close|cut|raise|launch|hire|pay|return|list|issue|ship"
    r"|deliver|expand|double|buy\sback)\s"
    r"|\s(?:has\s)?(?:reported|posted|booked|issued|published|released|recorded|swung\sto|declared|proposed|priced\sits|cut\sits|raised\sits|lifted\sits|lowered\sits)\s"
    r"(?:(?:an?|its|the|[a-z][a-z-]*|Q\d|H\d|\d+(?:\.\d+)?%?)\s){0,5}?(?:profits?|loss(?:es)?|revenues?|sales|results|earnings|income|dividend|turnover|quarter|update|trading\sstatement|forecast"
    r"|guidance|outlook|deliveries|shipments|output|offering|IPO|flotation)\b"
)
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


_ABSTRACT = re.compile(r"(?:[^saiuo]s|tion|sion|ment|ing|ness|ity|ance|ence|ship|ism|age|ure|ery|ance|wth|ves)$")


def _is_proper(text: str, start: int, name: str, words: Cues) -> bool:
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


# Bolt, the Estonian taxi firm, plans …
_APPOSED = re.compile(
    r",\s(?:the|an?)\s(?:[\w.'-]+\s){0,5}?(?:[a-z]*maker|firm|company|group|brewer|retailer|lender|bank|operator|developer|producer|start-?up"
    r"|insurer|airline|carrier|miner|utility|chain|supplier|builder|grocer|platform|brand|leader|giant|rival|competitor"
    r"|drugmaker|owner|parent|holder|shareholder|investor|fund|club|manufacturer|distiller|start-?up|packager|assembler|integrator|installer|exporter|importer|refiner"
    r"|processor|publisher|broadcaster|studio|exchange|reinsurer|foundry|consultancy|contractor|lessor|hotelier|telecoms?|franchisee|wholesaler|driller"
    r"|explorer|shipper|recycler|smelter|discounter|confectioner|brokerage|conglomerate|specialist|designer|provider|venture)\b"
    r"|,\sits\s(?:[\w.'-]+\s){0,4}?(?:brand|marque|affiliate|parent|subsidiary|rival|competitor|peer|supplier|customer|backer|shareholder|investor)\b"
)


# Oatly, which went public in 2021, …
_WHICH = re.compile(
    r",\swhich\s(?:went\spublic|is\s(?:listed|based|owned)|was\sfounded|has|had|makes|sells|sold|owns|operates|runs|reported|employs|flies"
    r"|supplies|produces|builds|expects|plans|earned|lost|raised|trades|closed|ended|rose|fell|gained|jumped|unveiled|launched|introduced|designs|develops|bought"
    r"|serves|reports)\b"
    r"|,\s(?:part\sof|a\sunit\sof|an?\sarm\sof|owned\sby|backed\sby|led\sby|founded\s(?:in|by)|based\sin|listed\s(?:in|on)|headquartered\sin|once\s(?:the|a|known)"
    r"|formerly\s(?:the|a|known)|home\sto|maker\sof|owner\sof|operator\sof|parent\sof|which\s(?:holds|manages|advises|controls|competes|sees|posted|booked))\b"
    r"|,\swhose\s(?:[a-z-]+\s)?(?:holding|stake|shares|stock|sales|revenues?|profits?|brands?|customers|clients|plants|stores|products|fleet)\b"
)


_AGENT = re.compile(
    r"(?:,)?\s+(?:said|says|plans|expects|announced|announces|reported|agreed|unveiled|forecasts|posted|disclosed)\b"
)


_PLURAL_EN = re.compile(r"(?:[eo]rs|ists|ants|ies|ments|tions|ices|ages|ings|ures)$")


def is_common(text: str, name: str) -> bool:
    """Whether a word is a noun like any other: the text has it in small letters too, or it is a plural of people."""
    return _is_in_small(text, name) or _PLURAL_EN.search(name) is not None


def _is_in_small(text: str, name: str) -> bool:
    return re.search(rf"(?<![A-Za-z]){re.escape(name.lower())}(?![A-Za-z])", text) is not None


def _is_no_trade(text: str, name: str, words: Cues) -> bool:
    """Whether a word that ends as those do who do something is none of them: Frasers lost 1.1%, and not Retailers."""
    if not name.endswith("ers") or len(name) < 6 or _is_in_small(text, name):
        return False
    return not name.lower().endswith(words.words("organisation", "agents"))


def _stands_alone(text: str, name: str) -> bool:
    """Whether a single word is a name: twice with a capital inside a sentence, or as somebody who says or owns something."""
    if is_common(text, name):
        return False
    inside = re.findall(rf"(?:[a-z,] ){re.escape(name)}\b|\b{re.escape(name)}'s\b", text)
    says = re.search(rf"\b{re.escape(name)}{_AGENT.pattern}", text)
    return len(inside) >= 2 or says is not None or f"{name}'s" in text
