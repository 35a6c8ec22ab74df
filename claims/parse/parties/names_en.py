"""Companies that an English text names and no list knows: by how they end, what stands before them, what they do and have."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from claims.parse.cues import Cues
from claims.parse.parties.described import sorts_en
from claims.parse.parties.items import heads_note, is_list, is_rated_in_line
from claims.parse.parties.taken import Taken

# No text names more unknown companies than this; each costs a look through the whole text.
MOST_NAMES = 200
_WORD = r"[A-Z][A-Za-z0-9'-]{0,40}(?:[.&][A-Za-z0-9]{1,40}){0,4}"
LATIN_NAME = re.compile(rf"{_WORD}(?:[ ](?:& )?{_WORD}){{0,4}}")


def unknown_en(text: str, taken: Taken, words: Cues) -> dict[str, str]:
    """Return each way of writing an unknown company, and its name."""
    found = list(_candidates(text, taken, words))
    people = _people(text)
    seen: Counter[str] = Counter()
    names: dict[str, str] = {}
    for match, name in found:
        seen[name] += 1
        if len(seen) > MOST_NAMES:
            break
        if name not in names and name not in people and _is_company(text, match, name, seen[name], words):
            names[name] = name
    names |= {name: name for match, name in found if name not in names and _is_fuller(text, match, name, names, words)}
    for name in list(names):
        names[name] = _fullest(name, names)
    return names | _shorter(text, names, people, words)


def _fullest(name: str, names: Iterable[str]) -> str:
    """Return the longest form of a name, each the first that goes on from the one before: Halden, Halden Beer, Halden Beer Co."""
    while full := next((other for other in names if other.startswith(name + " ")), ""):
        name = full
    return name


def shortened(text: str, names: Iterable[str], words: Cues) -> dict[str, str]:
    """Return the first words of some names, where the text uses them alone, and whose they are."""
    fuller = {name: name for name in names}
    return _shorter(text, fuller, _people(text), words) if fuller else {}


def _is_fuller(text: str, match: re.Match[str], name: str, names: dict[str, str], words: Cues) -> bool:
    """Whether a name that does what companies do begins with one that is known for a company's: Kyvara Memory, Kyvara."""
    if name.rpartition(" ")[0] not in names:
        return False
    end = match.start() + match[0].find(name) + len(name)
    return _acts(words).match(text, end) is not None and not _TITLES.match(name.rpartition(" ")[2])


_TITLES = re.compile(r"(?:Chief|Chairman|Chairwoman|President|CEO|CFO|Director|Finance|Shares|Revenue|Sales|Profit|Stock)")


def _shorter(text: str, names: dict[str, str], people: frozenset[str], words: Cues) -> dict[str, str]:
    """Return the first words of longer names, where the text uses them alone: Halden of Halden Beer Co."""
    out: dict[str, str] = {}
    for name, full in names.items():
        parts = name.split(" ")
        for count in range(len(parts) - 1, 0, -1):
            short = " ".join(parts[:count])
            plain = count == 1 and short in words.words("organisation", "first")
            if plain or short in names or len(short) < 4 or short.endswith("&") or (short in people and not _leads(text, short)):
                continue
            alone = len(re.findall(rf"\b{re.escape(short)}\b", text)) > len(re.findall(rf"\b{re.escape(name)}\b", text))
            if alone and (count > 1 or not is_common(text, short)):
                out.setdefault(short, full)
    return out


def _leads(text: str, short: str) -> bool:
    """Whether a name that is also a person's stands alone again and again: Belham of Belham Foods, which Ross Belham founded."""
    return (
        len(re.findall(rf"(?<![A-Z][a-z] )(?<![a-z] )(?<!\. [A-Z])(?:^|[.,]\s|\n){re.escape(short)}(?:'s|,|\s[a-z])", text)) > 1
    )


def _candidates(text: str, taken: Taken, words: Cues) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the runs of capitalised words and the name in each, without what only begins a sentence."""
    first_words, titled, itself = (
        leading(words),
        headed(text),
        words.words("organisation", "itself") + words.words("organisation", "places"),
    )
    fuller = words.words("organisation", "full")
    for match in LATIN_NAME.finditer(text):
        run = _again(text, match, titled, words) if match.start() < titled else match[0]
        end = match.start() + len(run)
        whole = run
        while run and taken.meets(end - len(run), end):
            run = run.partition(" ")[2]
        if run is not whole and all(part in fuller for part in run.split(" ")):
            continue  # Mazda | Motor Corp
        if _MEASURED.search(text, max(0, match.start() - 2), match.start()):
            continue
        for part in run.rstrip("'").removesuffix("'s").split("'s "):
            parts = part.split(" ")
            says = [at for at, word in enumerate(parts) if word.endswith(_MODIFYING)]
            parts = parts[says[-1] + 1 :] if says else parts
            while parts and parts[0] in first_words:
                parts = parts[1:]
            name = " ".join(parts).removeprefix("& ").rstrip("'&")
            if len(name) >= 3 and not name.isdigit() and not all(part in itself for part in parts):
                yield match, name


_LONG_WORD = re.compile(r"[A-Za-z][A-Za-z'-]{3,}")


def headed(text: str) -> int:
    """Return where a headline ends that is written in capitals throughout, 0 where the first line is none."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    words = _LONG_WORD.findall(text, start, end) if end > 0 else []
    return end if len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words) else 0


def _again(text: str, match: re.Match[str], end: int, words: Cues) -> str:
    """Return as much of a run of such a headline as the text below has again: Halden of Halden Shares Climb."""
    parts = match[0].split(" ")
    for count in range(len(parts), 0, -1):
        name = " ".join(parts[:count]).removesuffix("'s")
        known = count > 1 and parts[count - 1] in words.words("organisation", "en")
        if known or re.search(rf"\b{re.escape(name)}\b", text[end:]):
            return name
    return match[0]


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


# What stands right behind a number is what is counted, or its unit: 1.2 GW AI campus.
_MEASURED = re.compile(r"\d[ -]$")
# Norvik-backed Halden is Halden.
_MODIFYING = ("-based", "-backed", "-owned", "-listed", "-led", "-controlled", "-funded", "-linked", "-affiliated", "-style")


@cache
def leading(words: Cues) -> frozenset[str]:
    return frozenset(words.words("organisation", "leading"))


@cache
def _acts(words: Cues) -> re.Pattern[str]:
    """Return what a company does right behind its name in English text."""
    return re.compile(rf"(?:'s|,)?\s+(?:\([^)]*\)\s)?(?:{'|'.join(words.words('organisation', 'acts'))})\b")


_ROLES = (
    r"(?:chief\s(?:executive|financial|operating|investment|technology)(?:\sofficer)?|chief\seconomist|chair(?:man|woman)?|president"
    r"|analysts?|economists?|strategists?|spokes(?:man|woman|person)|ceo|cfo|coo|minister|secretary|governor|director|manager|founder"
    r"|partner|trader|broker|executive|commissioner|professor|officer|mr\.?|ms\.?|mrs\.?|dr\.?)"
)
_PERSON = re.compile(rf",?\s+(?:(?:an?|the|its|their|who|head)\s)?(?:[a-z-]+\s){{0,3}}{_ROLES}\b", re.IGNORECASE)
# A word of a person's name, with what may stand before a family name: de Wit, van der Berg.
_ONE = r"(?:(?:de|del|della|der|den|di|da|dos|du|van|von|zu|al|el|bin|ibn|ter|ten|la|le)\s){0,2}[A-Z][A-Za-z'-]{1,24}"
_TITLED = re.compile(rf"\b(?i:{_ROLES})\s({_ONE}(?:\s{_ONE}){{0,2}})")
_SAID_BY = re.compile(rf"\bsaid\s({_ONE}(?:\s{_ONE}){{1,2}})(?=,|\sof\b|\sat\b|\.|\sfrom\b)")
# Cole Street's Anton Breyer wrote.
_OF_HOUSE = re.compile(
    rf"[a-z]['’]s\s({_ONE}\s{_ONE})(?=\s(?:wrote|writes|said|says|argued|argues|told|thinks|noted|estimates)\b)"
)
_AFTER_NAME = re.compile(
    rf"\b({_ONE}(?:\s{_ONE}){{1,2}}),\s(?:an?|the|its|their|who|chief|head|senior)\b(?:\s[a-z-]+){{0,3}}?\s?(?i:{_ROLES})"
)


def _people(text: str) -> frozenset[str]:
    """Return the names of persons, whole and by their last word, that a text calls by their office."""
    found: set[str] = set()
    for pattern in (_TITLED, _SAID_BY, _AFTER_NAME, _OF_HOUSE):
        for match in pattern.finditer(text):
            parts = match[1].split()
            if parts and parts[0][0].isupper() and parts[-1][0].isupper():
                found |= {" ".join(parts), parts[-1], " ".join(part for part in parts if part[0].isupper())}
    return frozenset(found)


@cache
def _made(words: Cues) -> re.Pattern[str]:
    """Return what a company is called right in front of its name: the Dutch landlord, chip designer, fund manager."""
    return re.compile(
        r"\b(?:[a-z]*makers?|[a-z]*builders?|airline|carrier|bank|insurer|utility|grocer|brand|rival|competitor|peer|platform|fund|owner|refiner"
        r"|broker|brokerage|discounter|landlord|subsidiary|unit|partner|(?:fund|asset|money|wealth)\smanager|investor|shareholder|activist|private\sequity"
        rf"|publisher|broadcaster|exporter|importer|lessor|hospital|{sorts_en(words)})(?:s|es)?\s$"
    )


_SHARES_OF = re.compile(
    r"\b(?:shares\s(?:of|in)|stake\sin|(?:values|valuing|acquire|buy|acquired|bought|acquiring|buying|takeover\sof|merger\swith|(?:bid|offer)\sfor"
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


def _is_company(text: str, match: re.Match[str], name: str, seen: int, words: Cues) -> bool:
    """Whether a capitalised name is a company's: by how it ends, what it does or has, or what stands before it."""
    parts = name.split(" ")
    start = match.start() + match[0].find(name)
    end = start + len(name)
    if parts[-1].lower() in words.words("organisation", "measures"):
        return False
    ends_so = len(parts) > 1 and parts[-1] in words.words("organisation", "en")
    if ends_so:
        return True
    if _COMPOUND.match(name) or _PERSON.match(text, end) or _of_sort(words).match(text, end, end + 60):
        return False
    front = text[max(0, start - 20) : start]
    if front.endswith(("the ", "The ")) and _SELLS_BEST.match(text, end):
        return False  # the Sportage was its best-selling model
    if text.endswith("and ", 0, start) and _WHERE.search(text, max(0, start - 90), start):
        return False  # ports in Gdansk and Gdynia will receive
    if _NAMED_LAST.search(text, max(0, start - 60), start) and re.match(r"[.,:;]", text[end:]):
        return len(parts) > 1 or not is_common(text, name)
    if _PART.match(text, end) and _POSSESSED.search(front):
        return False  # Marvell's automotive Ethernet unit
    if len(parts) > 1 and _ROUND_BY.search(text, max(0, start - 60), start):
        return True  # persons are asked for before
    if _made(words).search(front[:1] + front[1:].lower()) or _SHARES_OF.search(front.lower()):
        return len(parts) > 1 or not is_common(text, name)
    if is_rated_in_line(text, start, end):
        return True
    if _LEGAL.match(text, end) or _TICKER.match(text, end) or (_SYMBOL.match(text, end) and _is_rated(text, end)):
        return True
    if name.lower() in words.labelled("place.capital").labels:
        return False
    if name.isupper():
        return _is_spelled(text, name, words)
    if heads_note(text, start, end):
        return len(parts) > 1 or (is_list(text) and not _is_in_small(text, name))
    if _APPOSED.match(text, end):
        return True
    if _WHICH.match(text, end):
        return len(parts) > 1 or _is_proper(text, start, name, words)
    if (
        _MOVED.match(text, end)
        and (len(parts) > 1 or _is_proper(text, start, name, words) or _is_no_trade(text, name, words))
        and (len(parts) > 2 or parts[-1].lower() not in words.words("organisation", "mass"))
    ):
        return True
    begins = start == len(text) - len(text.lstrip()) and seen == 1
    heads = begins and text.count(parts[0]) > 1 and re.match(r"'s\b|\s[a-z]", text[end:])
    if heads and (len(parts) > 1 or _stands_alone(text, name)) and not is_common(text, parts[-1]):
        return True
    if _HAS.match(text, end):
        plain = is_common(text, name) or name.lower() in words.words("organisation", "mass")
        return len(parts) > 1 or not plain
    if front.endswith(" in ") and text[end : end + 1] == ",":
        return False  # based in Georgia, has 370 branches
    if _acts(words).match(text, end) is None and _VERB_ED.match(text, end) is None:
        return False
    if len(parts) == 1:
        return _stands_alone(text, name) or _is_proper(text, start, name, words)
    if _COUNTS.match(text, end) and parts[0].lower() not in words.words("organisation", "mass"):
        return True
    return seen > 1 or _OF_FIRMS.search(front) is not None or _DEALT.match(text, end) is not None


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
    r"|drugmaker|holder|shareholder|investor|fund|club|manufacturer|distiller|start-?up)\b"
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
