"""Lists of parts that words close: the last is the rest, or the other of two, or they are as many as the words count."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claims.checker.case import Case
from claims.checker.terms import counted
from claims.model import Claim

# A list of parts has so many members; without a word that closes it, more.
_FEWEST, _OPEN = 2, 3
# How far, in characters, words stand before a list; and before a part that they say goes on with it, or ends it.
_APART, _NEAR = 120, 28
# How far before what a list is of (四大领域) the words say how many it has.
_COUNTED = 12
# What numbers the items of a list, up to the ninth.
_DIGITS, _HAN = "0123456789", "零一二三四五六七八九"
_MARKS = _DIGITS + _HAN
_MARK = re.compile(rf"[（(]?([{_DIGITS[1:]}{_HAN[1:]}])(?:[）)、]|\.\s|是)")
_STOP = re.compile(r"[，；;。]|,(?!\d)|\.\s")


def is_closed(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether words say that these parts are all: the last is the rest, or they are as many as the words count."""
    if is_rest(case, parts[-1]) or _is_last(case, parts) or are_opposite(case, parts):
        return True
    head = case.head(parts[0])[-_APART:]
    if _are_sources(case, parts, head) or _ends_in_others(case, parts, head) or are_counted_out(case, parts):
        return True
    said = next(reversed(list(case.cue("breakdown.fields").finditer(head))), None)
    return (
        said is not None
        and len(parts) > _FEWEST
        and counted(case.pack, head[max(0, said.start() - _COUNTED) : said.end()]) == len(parts)
    )


def is_rest(case: Case, claim: Claim) -> bool:
    """Whether an amount is said to be the rest: 其余8亿元, the remaining $6 billion, made up the rest, $460 million."""
    head = case.head(claim)[-_NEAR:]
    found = next(reversed(list(case.cue("breakdown.rest").finditer(head))), None)
    return found is not None and re.search(r"[\d;；]", head[found.end() :]) is None


def _is_last(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether the last of three or more parts is said to be that: 最后6亿元用于; and, finally, $6 billion."""
    if len(parts) < _OPEN or not are_spent(case, parts):
        return False
    return case.cue("breakdown.last").search(case.text_between(parts[-2], parts[-1])[-_NEAR:]) is not None


def are_opposite(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether two parts are the one and the other of what has but two: 国内8.2万辆，出口4.4万辆; own cash and a bank loan."""
    if len(parts) != _FEWEST or not case.may_say("breakdown.one.place", "breakdown.one.money", "breakdown.one.made"):
        return False
    around = [f"{case.clause_head(part)[-_NEAR:]} {_STOP.split(case.tail(part))[0][:_NEAR]}" for part in parts]
    for sort in ("place", "money", "made"):
        told = [{side for side in ("one", "other") if case.cue(f"breakdown.{side}.{sort}").search(text)} for text in around]
        if all(len(sides) == 1 for sides in told) and told[0] != told[1]:
            return True
    return False


def _are_sources(case: Case, parts: Sequence[Claim], head: str) -> bool:
    """Whether words say that what follows is what the whole is made of or paid from, and the list is closed: 由A及B负担."""
    if len(parts) <= _FEWEST or case.cue("breakdown.whole").search(head) is None:
        return False
    last = case.text_between(parts[-2], parts[-1])
    return case.cue("enumeration.last").search(last) is not None or "、" in last or "，" in last


def _ends_in_others(case: Case, parts: Sequence[Claim], head: str) -> bool:
    """Whether words break a whole down and the last of its parts is all else: 分业务看，A52亿元，B31亿元，其他业务13亿元."""
    if len(parts) <= _FEWEST or case.cue("share.breakdown").search(head) is None:
        return False
    last = case.text_between(parts[-2], parts[-1])
    return any(case.cue(name).search(last) for name in ("share.other", "share.other_generic"))


def are_counted_out(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether the parts are the items of a list with numbers: （一）新开工项目268个；（二）续建301个."""
    marks = [_MARK.match(case.head(part).lstrip()) for part in parts]
    places = [0 if mark is None else _MARKS.find(mark[1]) % len(_DIGITS) for mark in marks]
    if len(parts) < _OPEN or places != list(range(1, len(parts) + 1)):
        return False
    if len(parts) + 1 >= len(_DIGITS):
        return False
    last = parts[-1]
    behind = case.cut(last.document, last.span.end, last.sentence.end + _APART)
    return not any(behind.find(f"{mark}{end}") >= 0 for mark in _next_marks(len(parts)) for end in "）)、.")


def _next_marks(place: int) -> tuple[str, str]:
    return _DIGITS[place + 1], _HAN[place + 1]


def are_spent(case: Case, parts: Sequence[Claim]) -> bool:
    """Whether the sentence of a run says what each goes to or comes from, or breaks a whole down (分产业看)."""
    sentence = case.sentence_text(parts[0])
    return any(case.cue(name).search(sentence) for name in ("breakdown.purpose", "share.breakdown"))


# A further 46 billion is set aside for roads; 另有12亿元用于水利
_FURTHER = re.compile(
    r"\b(?:a further|another|an additional|an extra)\s(?:about |some |nearly )?$"
    r"|(?:另外?|此外|还|再|额外)(?:有|将|安排|投入|拨出)?$",
    re.IGNORECASE,
)


def is_further(case: Case, claim: Claim) -> bool:
    """Whether an amount is told as one more of those before it, and so is no whole of what follows."""
    return _FURTHER.search(case.head(claim)) is not None
