"""Whether a capitalised name of an English text is a company's: by how it ends, what stands before it, what it does and has."""

from __future__ import annotations

import re
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.borne_en import borne, is_common, is_in_small
from claims.parse.parties.deeds_en import REPORTS, Seat, by_deeds, is_proper
from claims.parse.parties.described import sorts_en
from claims.parse.parties.governed import place_names
from claims.parse.parties.headlines_en import headings
from claims.parse.parties.items import heads_note, is_list, is_rated_in_line


def _is_spelled(text: str, start: int, end: int, name: str, words: Cues) -> bool:
    """Whether a name in capitals is a company's: what it does and has is what only those do and have that have a will."""
    if len(name) < 3 or name in words.words("organisation", "spelled") or is_in_small(text, name):
        return False
    places = borne(text, name, words).places
    if places > 1 or (places and text.count(name) > 1):
        return True
    return REPORTS.match(text, end) is not None and not text.endswith(("the ", "The "), 0, start)


ROLES = (
    r"(?:chief\s(?:executive|financial|operating|investment|technology)(?:\sofficer)?|chief\seconomist|chair(?:man|woman)?|president"
    r"|analysts?|economists?|strategists?|spokes(?:man|woman|person)|ceo|cfo|coo|(?:prime\s|finance\s|chief\s)?minister|secretary|gov(?:ernor|\.)|sen(?:ator|\.)|rep\.|mayor|treasurer|congress(?:man|woman)|director|manager|founder"
    r"|partner|trader|broker|executive|commissioner|professor|officer|mr\.?|ms\.?|mrs\.?|dr\.?)"
)


_TITLES = ("Mr", "Mrs", "Ms", "Dr", "Sir", "Dame", "Lord", "Lady", "Prof", "Professor")
_ROLE = re.compile(ROLES, re.IGNORECASE)
_OFFICER = re.compile(
    r"\b(?:Minister|Secretary|Chancellor|Senator|Chairman|Chairwoman|Commissioner|Governor|Mayor|Analysts?|Economists?|Strategists?|Spokes(?:man|woman|person))\b"
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


# Short for a kind of things: BEVs, REITs.
_KIND = re.compile(r"[A-Z]{2,6}s")


def is_company(text: str, match: re.Match[str], name: str, nth: int, words: Cues) -> bool:
    """Whether a capitalised name is a company's: by how it ends, what it does or has, or what stands before it."""
    parts = name.split(" ")
    if (len(parts) > 1 and parts[-1].lower() in words.words("organisation", "measures")) or _KIND.fullmatch(parts[-1]):
        return False
    if _OFFICER.search(name) or name in words.words("organisation", "nobody"):
        return False  # Transport Minister Louise Aubin said
    if parts[0] in _TITLES and not borne(text, name, words).traded:
        return False  # Mr Holm; but Dr Martens, whose shares fell
    if name.isupper() and name.lower() in words.words("organisation", "mass"):
        return False  # DUNELM GROUP PRICE TARGET
    if len(parts) > 1 and parts[-1] in words.words("organisation", "en"):
        return True
    if len(parts) > 1 and parts[-1] in FORMS and not (name.isupper() and parts[-1] in ("AS", "SE")):
        return True
    start = match.start() + match[0].find(name)
    seat = Seat(text, start, start + len(name), name, parts, text[max(0, start - 20) : start], nth)
    if (found := _by_front(seat, words)) is not None or (found := _by_bearing(seat, words)) is not None:
        return found
    if name.lower() in words.words("organisation", "measures"):
        return False
    return found if (found := _by_form(seat, words)) is not None else by_deeds(seat, words)


def _by_front(seat: Seat, words: Cues) -> bool | None:
    """Return what the words before a name, and those that make it nobody's, say of it; None where they say nothing."""
    text, start, end, name, _, front, _ = seat
    if _COMPOUND.match(name) or _PERSON.match(text, end) or _of_sort(words).match(text, end, end + 60):
        return False
    if front.endswith(("the ", "The ")) and _SELLS_BEST.match(text, end):
        return False  # the Sportage was its best-selling model
    if _BY_PLACE.search(front):
        return False  # a plant near Torvik will get
    if text.endswith("and ", 0, start) and _WHERE.search(text, max(0, start - 90), start):
        return False  # ports in Gdansk and Gdynia will receive
    if _NAMED_LAST.search(text, max(0, start - 60), start) and re.match(r"[.,:;]", text[end:]):
        return seat.is_long or not is_common(text, name)
    if (_PART.match(text, end) and _POSSESSED.search(front)) or (not seat.is_long and _IS_DIVISION.match(text, end)):
        return False  # Marvell's automotive Ethernet unit; Automotive, the group's biggest division, grew
    if seat.is_long and _ROUND_BY.search(text, max(0, start - 60), start):
        return True  # persons are asked for before
    if _made(words).search(front[:1] + front[1:].lower()) or _SHARES_OF.search(front.lower()):
        return seat.is_long or not (is_in_small(text, name) or (is_common(text, name) and start < _first_line(text)))
    return True if is_rated_in_line(text, start, end) else None


def _by_form(seat: Seat, words: Cues) -> bool | None:
    """Return what a name's own form, and what is set right behind it, say of it; None where they say nothing."""
    text, start, end, name, _, _, _ = seat
    if _LEGAL.match(text, end) or _TICKER.match(text, end) or (_SYMBOL.match(text, end) and _is_rated(text, end)):
        return True
    if name.lower() in words.labelled("place.capital").labels:
        return False
    if name.isupper():
        return _is_spelled(text, start, end, name, words)
    goes_on = seat.is_long and _begins_line(text, start) and _HEADS_ON.match(text, end) and not is_common(text, seat.parts[0])
    if goes_on and any(start == at for at, _ in headings(text)):
        return True
    if _releases(words).match(text, end) and text[:start].endswith(("\n", "\n\t", "\n ")):
        return seat.is_long or not is_common(text, name)
    if heads_note(text, start, end):
        return seat.is_long or (is_list(text) and not is_in_small(text, name))
    if _IN_POINTS.match(text, end) and _POINT.fullmatch(text, text.rfind("\n", 0, start) + 1, start):
        return seat.is_long or (text.count(name) > 1 and not is_common(text, name))
    if _APPOSED.match(text, end):
        return True
    return seat.is_long or is_proper(text, start, name, words) if _WHICH.match(text, end) else None


# Halden: third-quarter revenue up 14%: whom a headline is on, before a colon.
_HEADS_COLON = re.compile(
    r":\s[^\n]{0,60}?\b(?i:results|revenues?|sales|profits?|loss|earnings|trading\supdate|quarter|half[- ]year|interim|orders"
    r"|dividend|guidance|outlook|Q[1-4]|H[12]|shares|margins?|deliveries|target)\b"
)


def _by_bearing(seat: Seat, words: Cues) -> bool | None:
    """Return True where a text bears a single word as a name, whatever else it means; None where it says nothing."""
    text, start, end, name, _, _, nth = seat
    heads = nth == 1 and start == len(text) - len(text.lstrip()) and _HEADS_COLON.match(text, end)
    if seat.is_long:
        return True if heads and text.count(seat.parts[0]) > 1 and not is_in_small(text, name) else None
    if name in place_names(words) or _ROLE.fullmatch(name) or _GRADE.fullmatch(name):
        return None
    told = borne(text, name, words)
    if name.lower() in (*words.words("organisation", "mass"), *words.words("organisation", "measures")):
        return True if told.traded and told.alone + told.loosely else None
    return True if told.places >= _OFTEN or (heads and told.places) else None


_GRADE = re.compile(
    r"(?i:buy|sell|hold|neutral|add|reduce|accumulate|overweight|underweight|outperform|underperform|equal-?weight)"
)
_OFTEN = 2


def _first_line(text: str) -> int:
    """Return where the headline of a text ends."""
    return text.find("\n", len(text) - len(text.lstrip()))


# A line of a list: - Somero Enterprise up 21%.
_IN_POINTS = re.compile(
    r"(?::|,|\s[-–—])?\s(?:is\s|was\s)?(?:up|down|off)\s\d[\d.]*(?:%|p\b|\sper\scent|\spercent)[^\n]{0,40}(?:\n|$)"
)
_POINT = re.compile(r"[\s]*[-•*·–][ \t]")
_PART = re.compile(r"\s(?:unit|business|division|arm|segment|operations|assets|technology|technologies|platform)\b")


_IS_DIVISION = re.compile(
    r",\s(?:the|its|by\sfar\sthe|still\sthe)\s(?:[\w'’-]+\s){0,5}?(?:division|segment|business\s(?:unit|line|area)|product\sline|end\smarket|category)\b"
)


_POSSESSED = re.compile(r"['’]s\s(?:[a-z-]+\s){0,2}$")


_WHERE = re.compile(
    r"(?<!stake\s)(?<!stakes\s)(?<!shares\s)(?<!invest\s)(?<!invested\s)(?<!investing\s)\b(?:in|near|between|across|around|outside)\s"
    r"(?:[A-Z][\w-]+(?:\s[A-Z][\w-]+)?,\s)*[A-Z][\w-]+(?:\s[A-Z][\w-]+)?,?\sand\s$"
)


_BY_PLACE = re.compile(r"\b(?:near|outside|around)\s$")


_SELLS_BEST = re.compile(
    r"\s(?:again\s)?(?:was|is|remained|remains|became|stayed)\s(?:[a-z'-]+\s|[A-Z][a-z]+'s\s){0,3}?(?:best|top|fastest)-selling\b"
)


# What a company is by law, where its name ends with it.
FORMS = frozenset(
    ["AB", "SE", "ASA", "AS", "Oyj", "Oy", "SpA", "Tbk", "Berhad", "Bhd", "KGaA", "GmbH", "Pty", "BV", "SCA", "SAS", "Nyrt", "KK"]
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


# Bolt, the Estonian taxi firm, plans …
_APPOSED = re.compile(
    r",\s(?:the|an?)\s(?:[\w.'-]+\s){0,5}?(?:[a-z]*maker|firm|company|group|brewer|retailer|lender|bank|operator|developer|producer|start-?up"
    r"|insurer|airline|carrier|miner|utility|chain|supplier|builder|grocer|platform|brand|leader|giant|rival|competitor|peer"
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
