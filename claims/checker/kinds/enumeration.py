"""A list that is announced with a number (三个方面, three reasons) and has another: more members, or fewer.

Only lists whose members are numbered one by one (一是…二是…, First, … Second, …) right behind what announces them count.
Fewer members are left alone where a last one may be told in other words (此外, also). Always an info.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.checker.case import Case
from claims.checker.cues import cue, words
from claims.checker.finding import build
from claims.model import Article, Evidence, Finding, Span
from claims.packs import Pack, Rule

_LONGEST = 8
# A list that stands right behind its colon, in one sentence.
_RUN = re.compile(r"[^，。；;.\n：:]{0,10}[：:]\s*([^。；;.\n：:]{4,160})(?=[。.])")
# How far behind its announcement a list begins, and how far it is followed, in characters.
_NEAR, _REACH = 50, 2500


def find(rule: Rule, case: Case) -> Iterator[Finding]:
    """Yield a tension for every announced list of another length; a tick for one that runs on behind its colon as announced."""
    for article in case.texts():
        if not case.says(article.id, "enumeration.things"):
            continue
        text = article.shadow.text
        for found in _announced(case.pack).finditer(text):
            said = _number(found)
            if _runs_on(case.pack, text, found.end(), said):
                yield _report(rule, case, article, (found.start(), found.end()), [], said)
                continue
            marks = _marks(case.pack, text, found.end())
            if not marks or len(marks) == said or (len(marks) < said and _may_go_on(case.pack, text, found.end())):
                continue
            yield _report(rule, case, article, (found.start(), found.end()), marks)


@cache
def _announced(pack: Pack) -> re.Pattern[str]:
    """Return the pattern of a number of things that may be listed, with the number as group `n…`."""
    counts = "|".join(
        f"(?P<n{size}>{'|'.join(map(re.escape, words(pack, f'enumeration.count.n{size}')))})" for size in range(2, _LONGEST + 1)
    )
    things = words(pack, "enumeration.things")
    chinese = "|".join(re.escape(word) for word in things if not word.isascii())
    english = "|".join(re.escape(word) for word in things if word.isascii())
    return re.compile(
        rf"(?<![0-9A-Za-z一二三四五六七八九十百第])(?i:{counts})(?:(?:个|大|项|条|点|类|种)[^，。；：\n]{{0,3}}?(?:{chinese})|\s(?:[a-z]+\s){{0,2}}(?:{english})\b)"
    )


def _number(found: re.Match[str]) -> int:
    return next(size for size in range(2, _LONGEST + 1) if found[f"n{size}"])


def _marks(pack: Pack, text: str, start: int) -> list[tuple[int, int]]:
    """Return the places of the numbers of the list behind an announcement, in order; none where it does not begin near.

    Its numbers are of one sort (一是, 二是): a list of another sort may stand within a member. A list that another
    announcement stands before is that one's.
    """
    first = _mark(pack, 1).search(text, start, start + _NEAR)
    if first is None or _announced(pack).search(text, start, first.start()):
        return []
    found = [first.span()]
    for size in range(2, _LONGEST + 2):
        mark = _mark(pack, size, _sort(pack, first[0])).search(text, found[-1][1], start + _REACH)
        again = _mark(pack, 1, _sort(pack, first[0])).search(text, found[-1][1], mark.start()) if mark else None
        if mark is None or again is not None:
            break
        found.append(mark.span())
    return found if len(found) > 1 else []


def _sort(pack: Pack, mark: str) -> int:
    """Return which sort of number a first one is: its place among those of Chinese; all English ones are of one sort."""
    listed = words(pack, "enumeration.mark.n1")
    return -1 if mark.isascii() else listed.index(mark)


@cache
def _mark(pack: Pack, size: int, sort: int | None = None) -> re.Pattern[str]:
    """Return the pattern of the number of a member, where a clause begins with it: of one sort, or of any."""
    listed = words(pack, f"enumeration.mark.n{size}")
    wanted = listed if sort is None else [word for word in listed if word.isascii()] if sort < 0 else listed[sort : sort + 1]
    body = "|".join(re.escape(word) for word in wanted) or r"(?!)"
    return re.compile(rf"(?:(?<=[，。；：、:;,.\s（(])|^)(?:{body})")


def _runs_on(pack: Pack, text: str, start: int, said: int) -> bool:
    """Whether as many members as announced follow at once, with "and" before the last: 三个方面：A、B，以及C."""
    listed = _RUN.match(text, start)
    if listed is None:
        return False
    body = cue(pack, "enumeration.last").sub("、", listed[1], 1)
    members = [part for part in re.split(r"[、,，]\s*", body) if part.strip()]
    return body != listed[1] and len(members) == said


def _may_go_on(pack: Pack, text: str, start: int) -> bool:
    return cue(pack, "enumeration.more").search(text, start, start + _REACH) is not None


def _report(
    rule: Rule, case: Case, article: Article, announced: tuple[int, int], marks: list[tuple[int, int]], said: int = 0
) -> Finding:
    """Return the finding on an announced list and the numbers of its members; `said` of a list that has as many as it says."""
    text = article.shadow.text
    spots = [Span(article.id, *article.shadow.origin(*place)) for place in (announced, *marks)]
    shown = [Evidence(spot, article.text[spot.start : spot.end]) for spot in spots]
    last = text[slice(*marks[-1])] if marks else ""
    slots = {"words": text[slice(*announced)], "count": str(said or len(marks)), "last": last}
    return build(
        case, rule, "consistent" if said else "tension", (), slots=slots, severity="info", confidence=0.5, evidence=shown
    )
