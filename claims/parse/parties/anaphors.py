"""The words that point back at somebody or something: 公司, 该国, it, 这款芯片."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claims.parse.cues import Cues

_POINTERS = (
    ("subject.anaphor", "company"),
    ("subject.party", "company"),
    ("subject.thing", "product"),
    ("subject.place", "country"),
)


def anaphors(text: str, words: Cues) -> Iterator[tuple[int, int, str]]:
    """Yield where words point back, in order, and the kind of what each points at."""
    heads, pattern, kinds = _pointers(words)
    floor = 0
    for head in heads.finditer(text):
        match = pattern.match(text, head.start()) if head.start() >= floor else None
        if match is None:
            continue
        floor = match.end()
        start, end = match.span()
        kind = kinds.get(match[0].lower())
        if kind is None:
            yield start, start + 2, "product"
        elif not (_is_part(text, start, end) or (kind == "product" and _OTHER.match(text, end))):
            yield start, end, kind


@cache
def _pointers(words: Cues) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Return what finds where a word that points back may begin, what matches it there, and the kind of what each points at."""
    kinds = {word.lower(): kind for name, kind in _POINTERS for key in ("zh", "en") for word in words.words(name, key)}
    listed = sorted(kinds, key=len, reverse=True)
    chinese = [word for word in listed if not word.isascii()]
    english = [word for word in listed if word.isascii()]
    firsts = "".join(sorted({word[0] for word in chinese}))
    heads = "".join(sorted({word[0] + word[0].upper() for word in english}))
    begins = re.compile(rf"[{firsts}{_THIS}{heads}](?:(?<=[{firsts}{_THIS}])|(?<=\b[{heads}]))")
    rests: dict[str, list[str]] = {}
    for word in chinese:
        rests.setdefault(word[0], []).append(word[1:])
    for first in _THIS:
        rests.setdefault(first, []).append(_THING)
    branches = [f"{first}(?:{'|'.join(some)})" for first, some in rests.items()]
    return begins, re.compile(rf"{'|'.join(branches)}|\b(?i:{'|'.join(english)})(?![A-Za-z]|-[a-z])"), kinds


# The chip industry, the car market: no chip and no car told of before.
_OTHER = re.compile(r"\s(?:industry|industries|market|markets|sector|shortage|glut|war|cycle|boom|slump|trade|business)\b")
# A thing pointed at again with the noun it is: 这款芯片, 该车型, 这台服务器.
_THIS = "这该此那"
_THING = r"一?(?:款|颗|台|项技术|辆|架|枚|部手机|套系统|块)[\u4e00-\u9fff]{0,6}"
_NOT_ITS = re.compile(
    r"其[他它]公司|其(?:他|它|余|中|实|次|间|后|一|二|三|乐|妙)|公司(?:债|法|治|章)|它们|尤其|极其|及其|与其|(?:他|母|子|分|该|本|家|上市|有限|些|个|类|头|科技|大|新|咨询|调研|研究|评级|投资|基金|保险|航空|石油|汽车|制药|芯片|软件|互联网|物流|贸易|两家|外国|国有)公司|集团军"
)
# New cars as such are no car told of before: 新车注册量.
_NEW_CARS = re.compile(
    r"注册|登记|登录|领牌|挂牌|上牌|上险|上市量|销[量售]|零售|市场|买气|订单|评价|交易|批发|总|进口|出口|[价保]|车款|需求"
)
# 集团 is what a company calls itself only where no name runs into it: 国资集团.
_IN_NAME = re.compile(r"[一-鿿](?<![年月日季期半内度时后前来但而且并则也该本由对使令让据为在与和及的是称示计将])")


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a word that may point back is part of another: 其他, 尤其, 子公司."""
    if text[start] not in "其公集它" and end - start > 2:
        return False
    if text[start:end] == "新车":
        return _NEW_CARS.match(text, end) is not None
    if text[start:end] in ("公司", "集团") and "A" <= text[end : end + 1] <= "Z":
        return True  # 咨询公司Dataforce
    if text[start:end] == "集团" and start and _IN_NAME.match(text, start - 1):
        return True
    return any(
        m.start() < end and m.end() > start and (m.start(), m.end()) != (start, end)
        for m in _NOT_ITS.finditer(text, start - 2, end + 1)
    )
