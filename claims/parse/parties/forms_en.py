"""How an English text writes a company again and apart: its initials, its first word, in a list with a number each; which
names are only parts of a company, and which are houses that rate others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from claims.parse.cues import Cues
from claims.parse.parties.borne_en import is_branch, is_common
from claims.parse.parties.described import definite
from claims.parse.parties.items import headings
from claims.parse.parties.marques_en import marques
from claims.parse.parties.names_en import unknown_en
from claims.parse.parties.owned_en import brands
from claims.parse.parties.schemes_en import called_programmes
from claims.parse.parties.sources_en import sources
from claims.parse.parties.taken import Taken

_BRACKETED = re.compile(r"\s\((?:the\s)?[\"“]?([A-Z][A-Za-z&]{1,7})[\"”]?\)")


def initials(text: str, names: Iterable[str]) -> dict[str, str]:
    """Return the short forms in capitals under which a text goes on about longer names: KDP of Keurig Dr Pepper."""
    found: dict[str, str] = {}
    for name in names:
        words = [word for word in re.split(r"[ -]", name) if word]
        short = "".join(word[0] for word in words if word[0].isupper())
        if len(short) > 2 and short.isupper() and short != name and re.search(rf"\b{short}\b", text):
            found[short] = name
        if len(words) > 1:
            bracketed = _BRACKETED.match(text, text.find(name) + len(name))
            if bracketed and sum(char.isupper() for char in bracketed[1]) > 1:
                found[bracketed[1]] = name
    return found


def first_words(names: Iterable[str], known: Iterable[str]) -> dict[str, str]:
    """Return the names that are the first words of one known company's: Zurich of Zurich Insurance."""
    out: dict[str, str] = {}
    listed = list(known)
    for name in names:
        longer = {full for full in listed if full.startswith(name + " ")}
        if len(longer) == 1:
            out[name] = longer.pop()
    return out


_CODED = re.compile(r",?\s?\((?:[A-Za-z]{2,10}(?:\s[A-Z]{2,6})?\s?:\s?)([A-Z]{2,5})\)")


def coded(text: str, places: Iterable[tuple[int, int, str]], words: Cues) -> dict[str, str]:
    """Return the codes that an English text goes on to write for companies, and whose they are: TGT of Target (NYSE: TGT)."""
    found = {}
    for _, end, name in places:
        match = _CODED.match(text, end)
        if match and match[1] not in words.words("organisation", "spelled") and len(re.findall(rf"\b{match[1]}\b", text)) > 1:
            found[match[1]] = name
    return found


# One of a list with a number each: …, MG 85,155 and Jaecoo 28,232.
_LISTED = re.compile(
    r"[,;de]\s(?:[A-Z]\w+-(?:owned|backed|controlled)\s)?([A-Z][A-Za-z-]+(?:\s[A-Z][a-z]+){0,2})\s"
    r"(?=(?:only\s|just\s|about\s|nearly\s|more\sthan\s)?[$€£¥]?\d[\d,.]*(?:%|p\b|\s(?:million|billion|percent|per\scent)\b)?(?:[,;.]\s|\s(?:and|while)\s|\s\(|\.?$))",
    re.MULTILINE,
)
# … and one with what it did or has: Skoda gained 12.1% and MG lost 3.4%; SentinelOne at 7 times.
_DID = (
    r"(?:rose|fell|gained|lost|sold|shed|added|climbed|dropped|slipped|slid|jumped|grew|shipped|delivered|built|registered|reported|posted|made|had|has|managed"
    r"|expects|forecasts|sees|(?:was|were|is|are)\s(?:up|down|off|at)|traded?s?\s(?:at|on)|at|on|with)"
)
_LISTED_DOING = re.compile(
    r"(?:[,;]|[,;]?\s(?:and|while|but|whereas))\s(?:[A-Z]\w+-(?:owned|backed|controlled)\s)?([A-Z][A-Za-z-]+(?:\s[A-Z][a-z]+){0,2})\s"
    rf"(?={_DID}\s(?:by\s|only\s|just\s|about\s|nearly\s|almost\s|another\s|more\sthan\s|some\s|an?\s)?[$€£¥]?\d)"
)
# … and one with its number in brackets: Next were Norvo (6784, up 47.3 per cent), Halden (6635 sales) and MG (3,261).
_LISTED_IN_BRACKETS = re.compile(
    r"(?:\),?\s(?:and\s|then\s|followed\sby\s)?|\b(?:were|was|by|came|and|with)\s)([A-Z][A-Za-z-]+(?:\s[A-Z][a-z]+)?)\s"
    r"(?=\((?:(?:up|down|off|plus|minus)\s)?(?:an?\s[a-z]+\s)?\d[\d,.]*(?:\s?%|\sper\scent|\spercent|\s(?:sales|units|cars|vehicles|registrations))?(?:,\s(?:up|down|or|flat)\b[^)]{0,40})?\))"
)
_MEASURED = (
    "dividend",
    "profit",
    "revenue",
    "sales",
    "earnings",
    "guidance",
    "outlook",
    "target",
    "forecast",
    "payout",
    "output",
    "stake",
    "shares",
    "loss",
    "income",
)
# Kinds of things, parts of the world, who answers surveys.
_NO_FIRM = re.compile(
    r"(?:[A-Z]{2,5}s|EMEA|APAC|LATAM|MENA|ASEAN|DACH|EBITDA?|GDP|CPI|PPI|PMI|GAAP|EPS|[A-Z][a-z]+(?:ans|ese|ers|ats))$"
)
_OWNED = re.compile(r"[A-Z]\w+-(?:owned|backed|controlled)\s$")
_JOINS = (", ", "; ", " and ", " while ")
_NUMBER = re.compile(r"\d")
_NO_NAME = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)$|Q\d|H\d|(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|No|Phase|Level|Section|Rule"
    r"|Euro(?:pean|zone)?|Model|Type|Route|Highway|Age|Act|Page|Chapter|Class|Grade|Stage|Boeing|Airbus|Windows|Covid|COVID|Nikkei|CSI|FTSE|STOXX|Nasdaq|Russell|Dow|GPT|USB|Wi-Fi|PM)(?![a-z])"
)


# … compared with 29 times for Hensoldt and 25 for Thales; the Lauritsen family.
_SET_BESIDE = re.compile(
    r"\b(?:against|versus|compared\s(?:with|to)|and|,)\s[$€£]?\d[\d.,]*(?:%|x|p|\stimes|\sper\scent|\spercent)?\s(?:for|at)\s(?:rival\s|peer\s)?([A-Z][A-Za-z-]+)(?=[,.;]|\sand\b)"
)
# … and those behind the number: Volume dropped 9% at Dodge, 4.1% at Ram and 21% at Fiat.
_AT = re.compile(
    r"\d(?:\s?%|\spercent|\sper\scent)\s(?:at|for)\s([A-Z][A-Za-z-]+(?:\s[A-Z][a-z]+)?)(?=(?:,|,?\sand)\s\d[\d.]*(?:\s?%|\spercent|\sper\scent)\s(?:at|for)\s[A-Z])"
)
_OFF = re.compile(r"(?<=[,;d]\s)([A-Z][A-Za-z-]+(?:\s[A-Z][a-z]+)?),\s(?:off|up|down)\s(?:about\s|nearly\s)?\d")
_FAMILY = re.compile(r"\b[Tt]he\s(?:[a-z]+\s)?([A-Z][A-Za-z-]+\sfamily)\b")


def in_lists(text: str, taken: Taken) -> Iterator[str]:
    """Yield the names that stand in a list of names with a number each, behind one that is known; and families that own."""
    for match in (*_SET_BESIDE.finditer(text), *_AT.finditer(text), *_FAMILY.finditer(text), *_OFF.finditer(text)):
        if not taken.meets(*match.span(1)) and not _NO_NAME.match(match[1]):
            yield match[1]
    yield from _in_brackets(text, taken)
    for match in (*_LISTED.finditer(text), *_LISTED_DOING.finditer(text)):
        owned = _OWNED.search(text, max(0, match.start(1) - 30), match.start(1))
        if not text.endswith(_JOINS, 0, owned.start() if owned else match.start(1)):
            continue
        start = max(0, text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start()))
        if match[1].rpartition(" ")[2].lower() in _MEASURED:
            continue  # Reports Results; Raises Quarterly Dividend 8%
        heard = taken.end_before(match.start()) > start and _NUMBER.search(text, start, match.start())
        if match.re is _LISTED_DOING and (_NO_FIRM.match(match[1]) or is_common(text, match[1])):
            continue
        if heard and not taken.meets(*match.span(1)) and not _NO_NAME.match(match[1]):
            yield match[1]


def _in_brackets(text: str, taken: Taken) -> Iterator[str]:
    """Yield the names that stand in a list of names with a number in brackets each, of which one is known at least."""
    found = list(_LISTED_IN_BRACKETS.finditer(text))
    for match in found:
        start, end = text.rfind("\n", 0, match.start()) + 1, text.find("\n", match.end())
        beside = [m for m in _BRACKET_OPENS.finditer(text, start, end if end >= 0 else len(text)) if m.start() in taken.ends]
        if beside and not taken.meets(*match.span(1)) and not (_NO_NAME.match(match[1]) or _NO_FIRM.match(match[1])):
            yield match[1]


_BRACKET_OPENS = re.compile(r"\s\((?:(?:up|down)\s)?\d")
# What stands behind the name of a part of a company: the Mobility division; and before: revenue at Connected Systems.
_IS_PART = re.compile(r"\s(?:division|unit|segment|business|arm|operations|subsidiary|brand)\b(?!\s(?:plan|model))")
_OF_OWNER = re.compile(
    r"(?:'s|’s|\b(?:its|their|our))\s(?:(?:own|core|main|new|smaller|larger|biggest|largest|[a-z]+-(?:[a-z]+))\s){0,2}$"
)
_TURNOVER = re.compile(
    r"\b(?:[Rr]evenues?|[Ss]ales|[Pp]rofits?|[Mm]argins?|[Oo]rders|[Tt]urnover|[Gg]rowth|[Ii]ncome)\s(?:at|in|from)\s(?:the\s|its\s)?$"
)


# What somebody owns and digs, builds or runs: its flagship Wirra mine, the Alder Creek fab.
_SITE = re.compile(
    r"\s(?:(?:copper|gold|silver|iron\sore|coal|lithium|nickel|zinc|oil|gas|power|wafer|open-pit|underground)\s)?(?:mines?|oilfield|gasfield|field|deposit|orebody|smelter|refinery"
    r"|plant|factory|fab|mill|terminal|pipeline|shipyard|foundry|campus|gigafactory|wind\sfarm|power\sstation|reactor|quarry|brewery|distillery)\b"
    r"(?!\s(?:maker|owner|operator|group|company|builder))"
)
_DOES_ITSELF = re.compile(
    r"\s(?:said|says|announced|agreed|plc|PLC|Inc|Corp|Ltd|shares|stock)\b|['’]s\s(?:shares|stock|board|chief)"
)


def _is_site(text: str, places: Sequence[tuple[int, int]]) -> bool:
    """Whether a name is that of a works which somebody owns, and of nobody who says or agrees to anything."""
    if not any(_SITE.match(text, end) for _, end in places):
        return False
    return not any(_DOES_ITSELF.match(text, end) for _, end in places)


def parts(text: str, names: Mapping[str, str], firms: Taken) -> set[str]:
    """Return the names of what companies only own: Intel's Client Computing Group, the Mobility division, the Wirra mine."""
    found = set()
    divided = _DIVIDED.search(text) is not None
    for name in names:
        places = [match.span() for match in re.finditer(rf"\b{re.escape(name)}(?![A-Za-z])", text)]
        if any(_is_part(text, start, end, firms) for start, end in places) or _is_site(text, places):
            found.add(name)
        elif divided and " " in name and any(_performs(text, start, end, firms) for start, end in places):
            found |= set() if any(_ACTS_ITSELF.match(text, end) for _, end in places) else {name}
    return found


_DIVIDED = re.compile(r"(?<!\d )\b(?:division|segment|unit)s?\b")
_PERFORMS = re.compile(
    r"\s(?:grew|rose|fell|contributed|added|came\sin|dropped|declined|increased|decreased|slipped|climbed|jumped|generated|reached|accounted|brought\sin"
    r"|with|at|[A-Z]{3}\s\d|[$€£]\d)"
)
_ACTS_ITSELF = re.compile(
    r"\s(?:said|says|announced|agreed|plans|expects|owns|bought|sold|shares|stock|reported|posted|will|has|is)\b|['’]s\s(?:shares|chief|board|stock)"
)
_BESIDE = re.compile(r"\b(?:rivals?|peers?|competitors?|supplier|customer|company|group|firm|[a-z]*maker)\s$")
# So many characters before it what a text calls a part stands.
_NEAR = 300


def _performs(text: str, start: int, end: int, firms: Taken) -> bool:
    """Whether a name only turns something over, where a text tells of a company's parts: Connected Systems added $40 million."""
    if firms.end_before(start) == 0 or _DIVIDED.search(text, max(0, start - _NEAR), start) is None:
        return False
    if _BESIDE.search(text, max(0, start - 24), start):
        return False
    return _PERFORMS.match(text, end) is not None or _TURNOVER.search(text, max(0, start - 40), start) is not None


def _is_part(text: str, start: int, end: int, firms: Taken) -> bool:
    """Whether a name at a place is a company's own (Intel's Client Computing Group), or is said to be a part of one."""
    front = max(0, start - 40)
    owned = _OF_OWNER.search(text, front, start)
    if owned is not None and (owned[0][0] not in "'’" or owned.start() in firms.ends):
        return True
    return _IS_PART.match(text, end) is not None and text[front:start].endswith(("the ", "The "))


_RATES_IT = re.compile(
    r"(?:'s|’s)?\s(?:(?:also|has|last\sweek|on\s[a-z]+day)\s)*"
    r"(?:lifted|lifts|raised|raises|cuts?|lowered|lowers|trimmed|trims|keeps?|kept|nudged|bumped|hiked|reiterated|reiterates|maintained|maintains"
    r"|upgraded|upgrades|downgraded|downgrades|initiated|initiates|started|starts|began|begins|launched|launches|resumed|resumes|assumed|moved|slashed"
    r"|sets?|puts?|assigned|gave|gives)\s(?!to\b|by\b|from\b)"
    r"[^.;\n]{0,60}?\b(?:price\starget|target\sprice|(?<=its\s)target\s(?:on|to\s[$€£]|to\s\d+p|to\s\d+\seuros)|rating|coverage"
    r"|(?:to|at|with|from)\s(?:a\s|an\s)?[“\"]?(?:buy|sell|hold|neutral|overweight|underweight|outperform|underperform|equal-?weight))\b"
    r"|(?:'s|’s)\s(?:price\starget|(?:bull|bear|base)\scase)\b|\s(?:analysts?|strategists?|economists?)\b"
    r"|,\s(?:the|an?|one\sof)\s[^,.;\n]{0,30}\b(?:brokerages?|brokers?|research\s(?:firm|house)|investment\sbank)\b"
    r"|\shas\san?\s[^.;\n]{0,40}?\b(?:price\starget|target\sprice|rating)\b"
    r"|\s(?:lifts|lifted|raises|raised|cuts?|lowers|lowered|trims|trimmed|hikes|ups)\s(?:its\s)?target\s(?:to|from)\s[A-Z]{0,2}[$€£]?\d"
    r"|\s(?:said|says)\s[^.;\n]{2,40}?\s(?:was|is|remains|remained)\s(?:now\s|still\s)?its\s(?:top|preferred|favou?rite|least\spreferred)\s(?:pick|stock|name|play)"
    r"|\s(?:prefers|favou?rs)\s[^.;\n]{2,40}?\s(?:in|over|to|among)\s",
    re.IGNORECASE,
)
_WHERE_RATED = re.compile(
    r"\b(?:[Aa]nalysts?|[Ee]conomists?|[Ss]trategists?|brokers?|brokerage|investment\sbank)\b(?:\s[A-Z][\w'-]+){0,3}\s(?:at|of|with|from)?\s?$"
)


# … was downgraded to underperform from market perform at Harwick Partners.
_GRADE = (
    r"(?:buy|sell|hold|neutral|over-?weight|under-?weight|out-?perform|under-?perform|market[\s-]perform|sector[\s-]perform|equal-?weight|reduce|accumulate"
    r"|strong\sbuy|market\sweight)"
)
_RATED_AT = re.compile(
    rf"\b(?:(?:down|up)graded|cut|raised|lifted|lowered|initiated|reiterated|started|rated|kept|downgrade|upgrade)\b[^.;\n]{{0,60}}?[\s“\"]{_GRADE}\b"
    r"[^.;\n]{0,60}?\s(?:at|by)\s(?:analysts\sat\s|the\s)?$",
    re.IGNORECASE,
)


def houses(text: str, places: Iterable[tuple[int, int, str]]) -> set[str]:
    """Return the names that are of houses which rate others' shares."""
    return {name for start, end, name in places if _is_house(text, start, end)}


# Lazard is advising Halden; Rothschild acted as financial adviser to the board.
_ADVISES = re.compile(
    r"(?:,?\s(?:and|which)\s[A-Z][\w.&'-]*(?:\s[A-Z&][\w.&'-]*){0,3})?\s(?:(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:also\s)?(?:advising|working\swith|acting\s(?:for|as)|counsel\sto"
    r"|(?:the\s)?(?:[a-z]+\s){0,2}advis[eo]rs?)|advised\s|acted\s(?:for|as)\s|served\sas\s|serves?\sas\s(?:[a-z]+\s){0,3}advis)"
)
_ADVISED_BY = re.compile(
    r"(?<!funds\s)(?<!fund\s)(?<!vehicles\s)(?<!entities\s)(?<!managed\sor\s)(?<!and\s)"
    r"\b(?:advised\sby|advis[eo]rs?,?|counsel,?)\s(?:[A-Z][\w.&'-]*(?:\s[A-Z&][\w.&'-]*){0,3}\sand\s)?$"
)


def _is_house(text: str, start: int, end: int) -> bool:
    """Whether a name at a place is of one who rates others' shares, or advises others."""
    if _ADVISES.match(text, end) or _ADVISED_BY.search(text, max(0, start - 60), start):
        return True
    if _RATES_IT.match(text, end) or _WHERE_RATED.search(text, max(0, start - 48), start):
        return True
    heads = _HEADS_VIEW.match(text, end)
    if heads and (heads["who"] or text.startswith(text[start:end].partition(" ")[0], heads.end("line"))):
        return True
    by = text.endswith(("at ", "by "), 0, start)
    return by and _RATED_AT.search(text, max(0, start - 150), start) is not None


# Meridian | Buy | Target: Rs 4,150, in a line above what the brokerage says.
_HEADS_VIEW = re.compile(
    r"\s(?:\||[-–—:])\s(?:rating:?\s)?(?:buy|sell|hold|neutral|add|reduce|accumulate|over-?weight|under-?weight|out-?perform|under-?perform|equal-?weight)\b(?P<line>[^\n]*\n\s*)"
    r"(?P<who>(?:the|this)\s(?:brokerage|broker|bank|firm|house|brokerage\sfirm)\b)?",
    re.IGNORECASE,
)


# Who oversees or counts: regulator Ofwat; …, Conab estimates, ….
OFFICE = re.compile(
    r"\b(?:regulator|watchdog|agency|union|lobby|institute|bureau|ministry|council|body|association|think\stank|charity|pollster|consultancy"
    r"|(?:dealer|dealers'|trade|industry|employers'|farm|business|consumer)\s(?:group|federation)|data\s(?:firm|provider)|research\s(?:firm|house))\s$"
)


def _is_sectioned(text: str, heading: re.Match[str], words: Cues) -> bool:
    """Whether a line that heads a paragraph is a company's name: no plain word, and the paragraph begins with it or its sort."""
    name = heading[1]
    last = name.rpartition(" ")[2].lower()
    if is_common(text, name) or last in words.words("organisation", "mass") or last in words.words("organisation", "measures"):
        return False
    start = heading.end() + 1
    called = definite(words).match(text, start)
    sort = called is not None and called[0].lower() not in ("the company", "the group", "the firm")
    return sort or text.startswith((f"{name} ", f"{name}'s ", f"{name.partition(' ')[0]} "), start)


# Ford's Lincoln was up 21 percent: a brand that has a number of its own.
_BRAND_MOVES = re.compile(
    r"[a-z]['’]s\s([A-Z][a-z]{2,})\s(?=(?:rose|fell|gained|lost|climbed|dropped|slipped|jumped|grew|soared|surged|(?:was|were|is)\s(?:up|down|off))\s(?:by\s|about\s)?\d)"
)


def _moving_brands(text: str, taken: Taken) -> Iterator[str]:
    """Yield the brands of others that moved by a number."""
    yield from (m[1] for m in _BRAND_MOVES.finditer(text) if not taken.meets(*m.span(1)) and not is_common(text, m[1]))


def _only_follows(text: str, name: str, ends: Set[int]) -> bool:
    """Whether a word that is no plural stands nowhere but right behind a known company's name, and so is part of it: BHP
    Billiton, but not Orsted Cables, another one."""
    if " " in name or name.endswith("s"):
        return False
    return all(match.start() - 1 in ends for match in re.finditer(rf"\b{re.escape(name)}\b", text))


def every_name(text: str, known: Sequence[tuple[int, int, str]], taken: Taken, words: Cues) -> tuple[dict[str, str], set[str]]:
    """Return each way in which a text writes a company that no list knows, or knows by a longer name; and those that only watch
    what others do. `known` are the places of listed companies and their names."""
    listed = {name for _, _, name in known}
    ends = {end for _, end, _ in known}
    names = {name: full for name, full in unknown_en(text, taken, words).items() if not _only_follows(text, name, ends)}
    firms = [match for name in names for match in re.finditer(rf"\b{re.escape(name)}(?![A-Za-z])", text)]
    spoken = Taken([*((start, end) for start, end, _ in known), *(match.span() for match in firms)])
    names |= {name: name for name in in_lists(text, spoken) if not taken.meets(text.find(name), text.find(name) + 1)}
    names |= {m[1]: m[1] for m in headings(text) if not taken.meets(*m.span(1)) and _is_sectioned(text, m, words)}
    names |= {text[start:end]: text[start:end] for start, end in brands(text) if not taken.meets(start, end)}
    names |= first_words(names, listed)
    names |= {short: full for short, full in initials(text, {*names.values(), *listed}).items() if short not in listed}
    placed = [(match.start(), match.end(), names[match[0]]) for match in firms if match[0] in names]
    names |= coded(text, [*known, *placed], words)
    apart = parts(text, names, spoken)
    names = {alias: name for alias, name in names.items() if name not in apart and alias not in apart}
    names |= {name: name for name in _moving_brands(text, taken)}
    schemes = called_programmes(text, words)
    names = {alias: name for alias, name in names.items() if alias not in schemes and not is_branch(text, alias, words)}
    names |= {name: name for name in marques(text, spoken, words) if name not in names}
    placed = [(match.start(), match.end(), names[match[0]]) for match in firms if match[0] in names]
    offices = {name for start, _, name in placed if OFFICE.search(text, max(0, start - 24), start)}
    return names, houses(text, placed) | sources(text, placed) | offices
