"""Companies that a Chinese text gives a stock code: 远岭(600123), 中国锦华(03377.HK)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claims.parse.cues import Cues
from claims.parse.parties.stems_zh import BOUNDARY, OUTSIDE, is_name, suffixes
from claims.parse.parties.taken import Taken

_CODED = re.compile(
    r"\((?:(?:股票代码|股份代号|证券代码|代号)[:：]?\s?)?(?:[A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+)*[,，] ?)?"
    r"(?:[A-Za-z]{2,4}[.:]? ?)?\d[\dX]{3,5}"
    r"(?:[.-][A-Z]{2})?(?:[,，、/;；] ?(?:[A-Z]{2}[.:])?[\dA-Z]{1,6}(?:\.[A-Z]{2})?)*\)"
)
_BEFORE_CODE = re.compile(r"([一-鿿]{2,10})(?:-[A-Z]{1,2})?\s?$")
_DESCRIBES = re.compile(
    r".*(?:[股权]王|[黑白]马股?|[一-鿿]概念股|指标股|[一-鿿]{2}股|一[哥姐]|业者|公司|企业|厂商?|巨头|龙头|品牌"
    r"|(?:[航电车建券药油纸布钢汽矿水通饮食鞋服酒珠]|[一-鿿](?:[造营运发应理销路材备务贸包锁售制]))商|集团旗下|厂)(?=[一-鿿]{2})"
)
# What a house does with the one whose name follows its own: 摩通予和域生物, 大和升澄海医药.
_RATES_IT = re.compile(
    r"(?:再|首|大幅?|微|略)?(?:[给首]?予(?!以)|[上下]调|调[升高降低]|[升降]|[上下]修|看[好淡空多]|维持|重申|[料指估称荐列]|首次覆盖|点名|推荐|力挺)"
)


def coded(text: str, taken: Taken, words: Cues) -> Iterator[str]:
    """Yield the companies that a text gives a stock code: 远岭(600123)."""
    for match in _CODED.finditer(text):
        named = _BEFORE_CODE.search(text, max(0, match.start() - 12, taken.end_before(match.start())), match.start())
        if named is None or taken.meets(*named.span(1)):
            continue
        name = _of_code(text, named.start(1), named[1], taken)
        stem = suffixes(words).sub("", name) or name
        alone = name == named[1] and text[named.start(1) - 1 : named.start(1)] in ("", "\n", "、", "，", "；")
        whole = (
            text[named.start(1) - 1 : named.start(1)] in ("", "\n", "。", *_BULLETS) and name == named[1] and 4 <= len(name) <= 5
        )
        if 2 <= len(name) <= 6 and (is_name(stem, words) or whole or (alone and stem[0] in "新大小高多")):
            yield name


def _of_code(text: str, start: int, run: str, taken: Taken) -> str:
    """Return the name that some characters before a code end with; no clause begins by joining one to nothing (和域生物)."""
    said = start in taken.ends or (text[start - 1 : start] in (":", "：") and start - 1 in taken.ends)  # 高盛：下调蜜果集团
    rated = _RATES_IT.match(run) if said else None
    rest = run[rated.end() :] if rated else run
    bounded = rated is not None or start == 0 or text[start - 1] in BOUNDARY or text[start - 1] in _BULLETS
    if bounded and rest[0] in "和国名家同向" and not re.search(f"[{OUTSIDE}]", rest[1:]):
        return rest
    if bounded and len(rest) == _WHOLE and _HELD.search(rest) and not re.search(f"[{OUTSIDE}]", _HELD.sub("", rest)):
        return rest  # ●景业名邦(2231)
    return re.split(f"[{OUTSIDE}]", _DESCRIBES.sub("", rest))[-1]


_BULLETS = "●•·■◆▪"
# Characters that else end a name and may stand within one of so many that is bounded on both sides.
_HELD, _WHOLE = re.compile("[名和国家]"), 4
# The rest of a name that begins with a place, up to its code.
_REST = re.compile(r"[一-鿿]{1,4}(?=\s?\()")
# What tells what or where somebody is, and is no part of a name: 美国药厂, 台湾业者, 中国首家.
_TELLS = re.compile(r"[厂商股业的家大在将]|公司|企业|集团旗下|龙头|巨头|品牌|政府|央行|指数|首[家个]|概念")


def seated(text: str, places: Iterable[tuple[int, int]], firms: frozenset[int]) -> dict[int, int]:
    """Return, by where it begins, where a coded company's name ends that a place begins: 中国锦华(03377.HK).

    `places` are the spans of the places that a text names, `firms` where its known companies begin.
    """
    spans = [(start, end) for start, end in places if text[start] > "\u4e00"] if "(" in text else []
    names: set[str] = set()
    for start, end in spans:
        rest = _REST.match(text, end)
        if rest is None or not firms.isdisjoint(range(end, rest.end())) or _TELLS.search(rest[0]):
            continue
        if _CODED.match(text, rest.end()) or _CODED.match(text, rest.end() + 1):
            names.add(text[start : rest.end()])
    if not names:
        return {}
    return {start: start + len(name) for start, _ in spans for name in sorted(names, key=len) if text.startswith(name, start)}
