"""Who bids for whom in the takeover that a text tells of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claims.parse.parties.actors import Actor
from claims.parse.parties.standing import describes

_BUYS = re.compile(
    r"[^。.\n]{0,30}?(?:收购|并购|要约|入主|吞并|私有化)[^。.\n,，]{0,10}"
    r"|(?:'s)?[^.\n]{0,40}?\b(?:buy|buys|buying|acquire|acquires|acquiring|acquired|bought|take over|takes over|takeover of"
    r"|purchase of|"
    r"acquisition of|bid for|bids for|offer for"
    r"|(?:offers|offered|bids?|offering)\s[^.\n,]{0,30}\bfor)\s[^.\n,]{0,30}"
)
# Who is bought stands first: X to be bought by Y, X accepts a bid from Y, X获Y要约收购, X接受Y的收购.
_BOUGHT_BY = re.compile(
    r"[^.\n]{0,60}?\b(?:(?:bought|acquired|taken\s(?:over|private)|purchased)\sby"
    r"|(?:takeover|take-over|buyout|acquisition|purchase|bid|offer)\s(?:by|from)|sells?\sitself\sto)\s[^.\n,]{0,40}"
    r"|[^。\n]{0,30}?(?:被|获|接受|拒绝|同意由)[^。\n,，]{0,12}"
)
_BID_ZH = re.compile(r"(?:[^。\n，,]|,(?=\d)){0,30}?(?:收购|要约|入主|私有化|并购|出价|报价)")
_BID_OF = re.compile(r"[^.\n]{0,24}\b(?:rejects?|rejected|accepts?|accepted|spurns?|weighs|receives?|received)\s[^.\n,]{0,24}")


_DEAL = re.compile(
    r"收购|并购|要约|入主|吞并|私有化|\b(?:buy|bought|acqui|take|purchase|bid|offer|reject|accept|spurn|weigh|receive)"
)


def parties(text: str, people: Sequence[Actor]) -> tuple[Actor | None, Actor | None]:
    """Return bidder and target of the takeover that a text tells of."""
    named = [
        a
        for a in people
        if a.is_company and not a.anaphor and not describes(text, a) and not _BELONGS.search(text, max(0, a.start - 60), a.start)
    ]
    for one, other in pairwise(named):
        if one.name == other.name or other.start - one.end > 110:
            continue
        if _is_bought(text, one, other):
            return other, one
        if other.start - one.end > 80 or not _DEAL.search(text, one.end, other.start):
            continue
        if _BUYS.fullmatch(text, one.end, other.start):
            return one, other
        if _BID_OF.fullmatch(text, one.end, other.start) and text[other.end : other.end + 2] == "'s":
            return other, one
    return None, None


# The owner of regional carrier Nordwind, …: who is owned is no party.
_BELONGS = re.compile(r"\b(?:owner|parent|maker|operator|publisher|founder)\sof\s(?:the\s)?(?:[a-z-]+\s){0,3}$")


def _is_bought(text: str, one: Actor, other: Actor) -> bool:
    """Whether a text says of the first of two that the second buys it."""
    if not _BOUGHT_BY.fullmatch(text, one.end, other.start):
        return False
    return text[one.end : other.start].isascii() or _BID_ZH.match(text, other.end) is not None
