"""Whose budget or works an article tells of that names no country in its headline: the government that its lead begins with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import chain

from claims.model import Article
from claims.packs import Pack
from claims.parse.cues import Cues
from claims.parse.parties.actor import Actor
from claims.parse.parties.governed import named_states
from claims.parse.parties.markets_zh import is_firm
from claims.parse.parties.standing import PLACES

# So far into a text, in characters, it has told whose budget it is on: Chinese takes fewer of them.
_FRONT_EN, _FRONT_ZH = 900, 240
# Who proposes and passes a budget; without one of these a budget may be a household's.
_RULERS_EN = re.compile(
    r"\b(?:Gov\.|[Gg]overnor|[Ll]awmakers|[Ll]egislat(?:ure|ors|ive)|[Cc]hancellor|(?:[Ff]inance|[Pp]rime|[Cc]hief)\s[Mm]inister|[Mm]inisters|[Cc]abinet|[Pp]arliament|[Aa]ssembly"
    r"|[Tt]reasury|[Tt]reasurer|[Mm]ayor|[Pp]remier|[Ss]enate|Congress|[Ff]inance\s[Mm]inistry|[Gg]overnment)\b"
)
_OF_STATE = re.compile(r"\b(?:Gov\.|[Gg]overnor(?!\sof\sthe)|[Tt]he\s[Ss]tate(?:['’]s)?\b|[Ll]egislature|[Gg]eneral\s[Ff]und)")
# 从江门市发展改革局获悉; 汉中市发展改革委消息: a town or province that no list knows, before its own office or its works.
_LOCAL_ZH = re.compile(
    r"(?:^|[\s,，。:：(（)）「《]|[从据由在悉与和])(?P<name>(?![全各本我该省市][省市县区])[一-鿿]{2,4}?(?:省|市|县|自治区|自治州|新区))"
    r"(?=(?:人民)?政府|发展(?:和)?改革|发改|财政[厅局]|人大|住建|今年|20\d\d|\d|重[点大]|共|计划|安排|排定|将)",
    re.MULTILINE,
)
# 新华社北京10月27日电: where a text was written.
_DATED_ZH = re.compile(r"(?:20\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?(?:专?电|[综快]?讯|报[道导])")
_OF_TOWN_ZH = re.compile(r"[省市县州区]$")


def budgeted(
    article: Article, titled: Sequence[Actor], people: Sequence[Actor], words: Cues, home: Callable[[], Actor | None], pack: Pack
) -> Actor | None:
    """Return the country, state or town whose budget or public works an article tells of, None for any other text."""
    if any(is_firm(actor) for actor in titled):
        return None
    text = article.shadow.text
    front = _FRONT_EN if article.language == "en" else _FRONT_ZH
    if words["topic.budget"].search(text, 0, front) is None:
        return None
    if article.language != "en":
        return _ruled_zh(text, people, words, pack) or home()
    if _RULERS_EN.search(text, 0, front) is None:
        return None
    state = _dated(text, words) or _state(text, words)
    return state or _nation(text, people, words, pack) or home() or _by_money(text, words, pack)


# So far into a text it has said that it is on a budget, and not only on something that one pays for.
_HEAD_EN, _HEAD_ZH = 400, 220


def is_of_treasury(article: Article, words: Cues) -> bool:
    """Whether an article begins with a state's budget."""
    end = _HEAD_EN if article.language == "en" else _HEAD_ZH
    return words["topic.treasury"].search(article.shadow.text, 0, end) is not None


def _state(text: str, words: Cues) -> Actor | None:
    """Return the state that an English report on a governor's budget names most often."""
    if _OF_STATE.search(text, 0, _FRONT_EN) is None:
        return None
    counts = Counter(named_states(text, words))
    return Actor(0, 0, max(counts, key=lambda name: counts[name]), "region") if counts else None


def _dated(text: str, words: Cues) -> Actor | None:
    """Return the state in whose capital an English report is dated: HARRISBURG, Pa. -."""
    for start, _, state in words.labelled("place.seat").find(text, 0, _FRONT_EN):
        if text[start : start + 3].isupper() and text[:start].rstrip(" \t")[-1:] in ("", "\n"):
            return Actor(0, 0, state, "region")
    return None


def _nation(text: str, people: Sequence[Actor], words: Cues, pack: Pack) -> Actor | None:
    """Return the country that an English report names first of all, else that of the capital it is dated in."""
    lands = (a for a in people if a.kind == "country" and a.start < _FRONT_EN and a.entity and a.entity.id != "world")
    capitals = words.labelled("place.capital").labels
    dated = (capitals.get(match[1].lower()) for match in _DATELINE.finditer(text, 0, _FRONT_EN))
    return _placed(next(filter(None, dated), None), pack) or next(lands, None)


# Bratislava, October 10 (TASR) – …; Nicosia - The cabinet …; New Delhi: ….
_DATELINE = re.compile(r"^[ \t]*([A-Z][A-Za-z]+(?:[ ][A-Z][A-Za-z]+)?)(?:,?[ ][^\n]{0,40}?\)?[ ][-–—]|,|:|[ ]\()", re.MULTILINE)


def _by_money(text: str, words: Cues, pack: Pack) -> Actor | None:
    """Return the country whose money an English report reckons in: £39 billion, Rs 62,400 crore."""
    counts = Counter(label for _, _, label in words.labelled("place.money").find(text, 0, len(text)))
    return _placed(max(counts, key=lambda label: counts[label], default=None), pack)


def _ruled_zh(text: str, people: Sequence[Actor], words: Cues, pack: Pack) -> Actor | None:
    """Return the place whose office a Chinese report begins with, or whose works it counts."""
    local = _LOCAL_ZH.search(text, 0, _FRONT_ZH)
    if local and not any(a.start < local.end("name") and local.start("name") < a.end for a in people):
        return Actor(*local.span("name"), local["name"], "region")
    offices = words.labelled("place.office").find(text, 0, _FRONT_ZH)
    ruled = ((at, _placed(label, pack)) for at, _, label in offices if not _OF_TOWN_ZH.search(text, at - 1, at))
    named = (a for a in people if a.kind in PLACES and a.start < _FRONT_ZH and a.entity and a.entity.id != "world")
    places = ((a.start, a) for a in named if not _DATED_ZH.match(text, a.end))
    found = sorted(chain(ruled, places), key=lambda place: place[0])
    return found[0][1] if found else None


def _placed(label: str | None, pack: Pack) -> Actor | None:
    place = pack.entities.get(label or "")
    return Actor(0, 0, place.name, place.kind, place) if place and place.kind in PLACES else None
