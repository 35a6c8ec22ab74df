"""What of the words before an ending is a Chinese company's name: 昱晟 of 看好客户昱晟科技, and nothing of 先进半导体."""

from __future__ import annotations

import re
from functools import cache

from claims.parse.cues import Cues, pattern

# What cannot be within a Chinese company's name and so ends it on the left.
OUTSIDE = "的了在和与对向为是由从把被将就也都而及或等该其本这那以于后前家" + (
    "他她它个名并但据称说让使给比较至到如因仅又各则已曾还有向悉获国际内外占"
)
BOUNDARY = ' \n\u3000。,，;；:：!?“”"《(（】」「、'


@cache
def suffixes(words: Cues) -> re.Pattern[str]:
    """Return what finds the endings of companies' names."""
    return pattern(tuple(word for key in ("zh", "weak", "named") for word in words.words("organisation", key)), ())


@cache
def _generic(words: Cues) -> frozenset[str]:
    return frozenset(words.words("organisation", "generic"))


@cache
def _endings(words: Cues) -> frozenset[str]:
    """Return what names end with: two such are no name, 仓储机器人."""
    return frozenset(word for key in ("zh", "weak", "named") for word in words.words("organisation", key))


@cache
def _leads(words: Cues) -> re.Pattern[str]:
    """Return what finds a generic word at the head of a stem: 初创, 上市."""
    listed = sorted((word for word in _generic(words) if len(word) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, listed)))


@cache
def _ends(words: Cues) -> tuple[str, ...]:
    return tuple(word for word in _generic(words) if len(word) > 1)


# What is done with shares and firms stands before these nouns and is part of no name: 减持公司股份, 回购股份.
_DEALING = re.compile(r"[增减]持|回购|持有|转让|认购|发行|出售|质押|解禁|拍卖|受让|购买|股东")


# What governments and firms do in a headline is within no name: 韩拍板半导体….
_DOES = re.compile(
    r"拍板|祭出|加码|通过|追加|敲定|启动|公布|宣布|推动|斥资|投入|扩产|补助|编列|匡列|砸|管理|[一二三四五六七八九十两几数多]档"
)


def trimmed(stem: str, words: Cues) -> str:
    """Return the stem without a generic word at its head: 初创公司, 上市…."""
    lead = _leads(words).match(stem)
    return stem[lead.end() :] if lead and len(stem) - lead.end() >= 2 else stem


# A name may begin with a number, 三崎 or 九和, but not with a count of something; with 新 or 大 what follows is a noun.
_COUNTS = re.compile(
    r"[几数每某多大小高各两整]|新(?!世[纪界]|希望|时[代达]|纪元|东方|城|湖|潮)|[一二三四五六七八九十]+(?:[大家个项款种类座条台辆名位次代级间档只支笔线城成倍年月日季周点些般定类批届轮共同手]|$|[一二三四五六七八九十百千万亿])"
)


# What says of which sort a thing is: 主题式基金, 平衡型基金, 区域性银行.
_OF_A_SORT = re.compile(r"[一-鿿]{2}[式型性类级]$")

# What stands before is done by an office and named after none: 经济部科技专案.
_OFFICE = re.compile(r"(?:[经财内外国教农交卫劳文环数][一-鿿]{0,2}部|[一-鿿]{2}(?:局|署|委|厅)|行政院|立法院|监察院)$")


def is_name(stem: str, words: Cues) -> bool:
    return (
        stem not in _generic(words)
        and stem[0] != "所"  # 所涉股份
        and stem not in _endings(words)
        and not stem.startswith(words.words("organisation", "verbs"))
        and not stem.endswith(_ends(words))
        and _OF_A_SORT.search(stem) is None
        and _OFFICE.search(stem) is None
        and (may_name(stem, words) or not _COUNTS.match(stem))
        and _DEALING.search(stem) is None
        and _DOES.search(stem) is None
    )


@cache
def _naming(words: Cues) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds two or three characters at an end that names are made of, and one such beside commoner ones."""
    own, common = ("".join(words.words("organisation", key)) for key in ("stem", "stems"))
    return re.compile(rf"[{own}]{{2,3}}$"), re.compile(rf"(?=[^{own}]{{0,2}}[{own}])[{own}{common}]{{2,3}}$")


def named_like(stem: str, words: Cues) -> str | None:
    """Return the end of a stem that only names are made of: 昱晟 of 打入客户昱晟."""
    match = _naming(words)[0].search(stem)
    return match[0] if match and match[0] not in _generic(words) else None


def may_name(stem: str, words: Cues) -> bool:
    """Whether a stem is made of what names are made of, in part of what else is too: 元翔, 大翊."""
    return stem not in _generic(words) and _naming(words)[1].match(stem) is not None
