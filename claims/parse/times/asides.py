"""Periods that a sentence only mentions beside the one it speaks of: what is compared with, parts of it, and
what once was.

A *base* is what something is set against (较年初, up from the second quarter, …，上季为75亿元); a *part* is told of on the
way (其中一季度28亿元, including $1.6bn in the second quarter, a bracket); *once* tells when somebody began. None of them is
what the next sentence speaks of.
"""

from __future__ import annotations

import re

from claims.period import extent

_COMPARES_ZH = re.compile(
    r"(?:[较与和同跟从由自]|(?<!卢)比|相比于?|相较于?|[高低多少优好]于|不及|超过?|超出|超越|追平|逼近|打破|刷新|高出|低过|好过|逊于|不如|差于|快于|慢于)了?(?:公司|其|此前|先前|我国|全国)?$"
)
# 与, 和 and 从 compare only where 相比 or 升至 follows: 从1月到9月 is a span.
_ALIKE = re.compile(
    r"(?:[^,，。;；!?]|(?<=\d),(?=\d)){0,16}"
    r"(?:相?比|相较|持平|相当(?!于)|相仿|相若|相近|无异|一样|差不多|看齐|相同|接近|一致)"
)
_MOVES = re.compile(r"的|(?:[^,，。;；!?]|(?<=\d),(?=\d)){0,18}?(?:[升降增减跌涨高低扩缩滑窄]|改善|优化|恶化|好转|压缩)[至到为]")
_NEEDS_ZH = {**dict.fromkeys("与和同跟", _ALIKE), **dict.fromkeys("从由自", _MOVES)}
_COMPARES_EN = re.compile(
    r"\b(?:from|than|times(?!\s20\d\d\s\w)|the\ssame\sas|in\sline\swith|versus|vs\.?|against|above|below|compared\s(?:with|to)|as\s(?:many|much|high|low|large|big|strong)\sas)\s"
    r"(?:(?:its|the|their|a|an|that\sof|about|an?\searlier|levels?|what\sit\ssaw|those|in)\s)*"
    r"(?:[$€£¥]?\d(?:[\d,]|\.\d)*%?(?:\s(?!and\b)[\w%]+){0,6}\s(?:and|or)\s)?"
    r"(?:(?:[A-Z]{1,3}\s?)?[$€£¥]?\d(?:[\d,]|\.\d)*%?(?:\s?(?!(?:following|after|amid)\b)[\w%]+){0,6}\s(?:(?:in|of|at|on|for|during)\s)?(?:the\s)?(?:end\sof\s(?:the\s)?)?)?$",
    re.IGNORECASE,
)
# Slide below 10% in 2027: where it goes, and not what it is set against.
_CROSSES = re.compile(
    r"\b(?:sl(?:id|ip|ump)\w*|f[ae]ll\w*|dr[io]p\w*|dip\w*|s[ai]nk\w*|ris\w+|rose|climb\w*|jump\w*|push\w*|go(?:es)?|stay\w*|remain\w*|hold\w*|keep\w*|cross\w*)"
    r"\s(?:to\s|just\s|well\s|back\s)?(?:above|below)\s[$€£¥]?\d[^.;,]{0,16}$"
)
# A plus of 12.8% on last year's 208,848.
_ON_LAST = re.compile(r"\b(?:on|over)\s(?:the\s)?$")
_OWNED_EN = re.compile(r"(?:['’]s|(?<=['’]s))\s[$€£¥]?\d")
# What somebody did once is no time of what they do now: founded in 1987, 成立于2009年.
_ONCE = re.compile(
    r"\b(?:[Ff]ounded|[Ee]stablished|[Ii]ncorporated|[Ll]isted|[Bb]orn|[Cc]reated|[Ff]ormed|[Ll]aunched|[Oo]pened|[Bb]uilt|[Ss]et\sup|[Ss]tarted"
    r"|[Aa]cquired)\s(?:back\s)?(?:in|on)\s(?:late\s|early\s|mid-)?$|(?:成立|创立|创办|始建|建|上市|创建|设立|组建|诞生|推出|发布|面世|问世|签署)于$"
    r"|\b(?:payable|record\sdate(?:\sof)?|shareholders\sof\srecord|ex-dividend)\s(?:(?:on|at|as\sof)\s)?(?:the\s(?:close\sof\sbusiness\s)?)?(?:on\s)?$"
    r"|\bsince\s(?:it|they|she|he|the\scompany)\s(?:was|were)?\s?[a-z]+\s(?:in|on)\s$"
    r"|(?:排|延伸|持续|延续|延长|延|推迟|排产|锁定)[到至]了?$"
)
# What the first ends with, blanks apart.
_ONCE_ENDS = frozenset("-于至到了")
_ONCE_ZH = re.compile(
    r"(?:初|中旬?|末|底|[上下]旬)?(?:正式|刚刚|才|首次)?(?:(?:成立|创立|创办|创建|设立|组建|诞生|建成|建厂)(?:的|[,，])|(?:规划|预估|预测|预期|设定|订定|原定|提出|宣布|承诺|上市|推出|发布|开售|亮相|面世|问世|投产|开业|签署|签订|上线|发射|引进)的)"
)
_RANGE = re.compile(r"\s(?:to|through|until)\s", re.IGNORECASE)
# representing growth of 17% over fiscal 2025
_OVER_YEAR = re.compile(
    r"(?:\d\s?%|\bper\s?cent|growth)\s(?:growth\s|increase\s|rise\s|higher\s)?over\s(?:fiscal\s|calendar\s)?$"
)
# A premium to Tuesday's close: the day is that of the price alone.
_CLOSE = re.compile(
    r"(?:['’]s)?\s(?:[A-Z]\w+\s)?(?:last\s|undisturbed\s)?(?:clos(?:e|ing)|(?:share\s|market\s)?prices?)\b"
    r"|的?(?:停牌前|收市前|交易日|除权)?的?(?:每股)?(?:收盘|收市|收报)(?:价|价格|价位|市价)"
)
# 昨收3.44元: the day of the price before alone.
_LAST_CLOSE = re.compile(r"昨")
# The best September since 2020, 自2020年以来最高: a record reaches back to no time of its number.
_RECORD_BEFORE = re.compile(
    r"\b(?:first(?:\stime)?|most|least|\w+est|record|best|worst|high|low|peak)\b[^.,;]{0,40}\bsince\s(?:late\s|early\s|mid-|the\s(?:end|start|beginning)\sof\s)?$"
)
# After falling 3% in the second quarter: the quarter is that of the fall alone.
_AFTER = re.compile(
    r"\b(?:after|following)\s(?:(?:an?|the|its|their)\s)?(?:[a-z]\w*\s){0,3}(?:of\s)?(?:[$€£¥]?\d[\d.,]*%?(?:\s\w+){0,2}\s)?"
    r"(?:in|for|during|of)\s(?:the\s)?$"
)
# Down 9%, after closing at $64.60 on Tuesday.
_AFTER_CLOSE = re.compile(r"\b(?:after|having)\s(?:clos|end|finish|settl)(?:ing|ed)\s[^,;]{0,30}\s(?:on\s)?$")
# 1.5 million from 1.76 million, after Beijing halved the tax break from January: the time of what led to it.
_LED_TO_IT = re.compile(
    r"(?<=[a-z0-9%,]\s)(?:after|because|since|until|before|ahead\sof|following)\s(?!a\s(?:rise|fall|drop|gain|decline|jump))"
    r"[^,.;:\d]{8,70}\s(?:in|from|on|at\sthe\s(?:start|beginning|end)\sof)\s(?:late\s|early\s|mid-)?$"
)
# Its July forecast of 1.98 million: when that was foreseen.
_THEN = re.compile(r"(?:['’]s)?\s(?:forecast|estimate|projection|outlook|guidance|prediction|target)\b")
_MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|March|April|May|June|July|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
# The previous record of 64 billion yen, set in 2021.
_SET = re.compile(
    r"\b(?:record|high|peak|best|low)\b[^.;]{0,50},\s(?:set|reached|hit|seen|posted|recorded|logged|achieved|made|struck|earned|sold)\s(?:back\s)?(?:in|on|during)\s(?:the\s)?$"
)
# 截至9月底止第三季: the quarter that ends then.
_ENDS_PART = re.compile(r"止?的?(?:第?[一二三四]季|[上下]半年|中期|(?:财政)?年度|[三六九369]个月|全年)")
# What was done to a thing in some year, between commas: the drug, approved in 2021, costs $850.
_DONE = re.compile(
    r"[,(]\s(?:(?:first|originally|last|and)\s)?"
    r"(?:\w+ed|built|bought|sold|set\sup|taken\s\w+|begun|(?:hardly|barely|scarcely)\s\w+|unknown|negligible|absent|nothing)\s(?:\w+\s){0,4}"
    r"(?:in|since)\s$"
)
# In a relative clause that ends before the number: Acme, which bought Bolt in 2023, plans to spend …
_RELATIVE = re.compile(r"[,，]\s(?:which|who|whose|that)\s[^,.;]{0,120}$")
# Veld, which was said in April to be weighing a bid, owns 4.9 per cent.
_IN_RELATIVE = re.compile(r"\s(?:to|as|that|and|by|after|for)\s[^,.;\d]{0,70},\s(?:[a-z]+s|has|is|will|now|already|declined)\s")
_INCLUDES = re.compile(
    r"(?:其中|当中)[^。;；!?\n]{0,16}$|\b(?:including|of which)\b(?:[^.;!?\n]|(?<=\d)\.(?=\d)){0,50}$", re.IGNORECASE
)
_BEGINS = re.compile(r"(?:^|[。!?\n])\s*(?:其中|当中)[^。;；!?\n]{0,4}$")
_NUMBER_BEHIND = re.compile(r"[^)）。\n\d]{0,30}\d")
_PAST_YEAR = re.compile(
    r"(?:去年|上年|前年|上一?年度?)(?:第?[一二三四]季度?|1?\d月份?|[上下]半年|全年)?|(?:年|[去上]年)?[初末底]|期初|(?:20\d\d年)初"
)
_COMMAS = (",", "，", ";", "；")
_LEVEL = re.compile(r"的?(?:则|仅|只|曾|同样|亦|也)?(?:为|是|录得|[^,，。;；()\d]{1,8}则?为)\s?[约近逾]?[-\d]")


def aside(text: str, start: int, end: int, period: str, head: str | None) -> str:
    """Return what a period between two offsets is beside the head of its sentence: base, once, close, dateline, part or nothing.

    `head` is the period that the sentence spoke of before, if any.
    """
    if _DATELINE.match(text, end) and _PLACE.search(text, start - 40, start):
        return "dateline"
    if _ENDS_PART.match(text, end) and text.startswith("截", max(0, start - 2), start):
        return "once"
    if _MONTH.fullmatch(text, start, end) and _THEN.match(text, end):
        return "record"
    if is_compared_with(text, start, end) or _goes_on(text, start) or _AFTER_CLOSE.search(text, start - 60, start):
        return "base"
    if is_once(text, start, end):
        return "once"
    if is_of_close(text, end) or (_LAST_CLOSE.match(text, start) and text.startswith("收", end)):
        return "close"
    if _PAST_YEAR.fullmatch(text, start, end) and text[start - 1 : start] in _COMMAS and _LEVEL.match(text, end):
        return "base"
    if text[start - 1 : start].isspace() and _AFTER.search(text, start - 70, start):
        return "part"
    if head is None:
        return ""
    if _INCLUDES.search(text, start - 60, start):
        return "part"
    if _in_brackets(text, start, end):
        return "part"
    told = _told_of(text, end, period, head)
    return "" if told == "base" and text.startswith(("今", "本"), start) else told  # the year that runs is no earlier one


# compared with $262.7 million in the second quarter and $241.0 million in the third quarter of fiscal 2025
_AND_ANOTHER = re.compile(
    r"\b(?:compared\s(?:with|to)|versus|vs\.?|against)\s[^,.;]*(?:[.,]\d[^,.;]*)*\sand\s(?:[A-Z]{1,3}\s?)?[$€£¥]?\d[\d.,]*%?(?:\s[a-z]+){0,3}?\s(?:in|for|of|at|on|from)\s(?:the\s)?$"
)


def _goes_on(text: str, start: int) -> bool:
    """Whether a second level with its period is named behind the first that something is set against."""
    lead = text[max(0, start - 120) : start]
    return " and " in lead and lead.isascii() and _AND_ANOTHER.search(lead) is not None


# SEOUL, Dec 8, 2026 (Wire) - South Korea plans …; the day is when that was said.
_DATELINE = re.compile(r"\s?(?:\([A-Z][^()\n]{1,30}\)\s?)?(?:--?|[–—:])\s?(?=[A-Z])")
_PLACE = re.compile(r"(?:^|\n)\s*(?:[A-Z][A-Za-z.]+[ ,/]\s?){1,5}$")


def is_of_close(text: str, end: int) -> bool:
    """Whether a day that ends at an offset is that of the closing price behind it."""
    return _CLOSE.match(text, end) is not None


def is_once(text: str, start: int, end: int) -> bool:
    """Whether a period only tells when somebody began, or did what a relative clause adds."""
    led = text[start - 1 : start]  # the blank, or the dash of mid-, that words of English end with
    if ((led.isspace() or led in _ONCE_ENDS) and _ONCE.search(text, start - 30, start)) or _ONCE_ZH.match(text, end):
        return True
    if (led.isspace() or led == "-") and (
        _RECORD_BEFORE.search(text, start - 80, start) or _LED_TO_IT.search(text, start - 100, start)
    ):
        return True
    if led == " " and _SET.search(text, start - 110, start):
        return True
    if led != " ":
        return False
    if text[end : end + 1] not in (",", ")"):
        return _IN_RELATIVE.match(text, end) is not None and _RELATIVE.search(text, start - 130, start) is not None
    return bool(_RELATIVE.search(text, start - 130, start) or _DONE.search(text, start - 60, start))


def is_compared_with(text: str, start: int, end: int) -> bool:
    """Whether a period is what something is set against by the words in front of it."""
    if text[max(0, start - 1) : start].isascii():
        if _RANGE.search(text, start, end) and text.startswith("rom ", start - 4):
            return False  # from July to September profit fell
        if _OVER_YEAR.search(text, start - 40, start) and text[end - 4 : end].isdigit():
            return True
        if _OWNED_EN.match(text, end) and _ON_LAST.search(text, start - 8, start):
            return True
        if _CROSSES.search(text, start - 40, start):
            return False
        return _COMPARES_EN.search(text, start - 76, start) is not None
    lead = _COMPARES_ZH.search(text, start - 8, start)
    if lead is None:
        return False
    needs = _NEEDS_ZH.get(lead[0])
    return needs is None or needs.match(text, end) is not None


def opens_with_part(text: str, start: int) -> bool:
    """Whether a sentence begins with 其中 before a period, so that all of it speaks of that part."""
    return _BEGINS.search(text, start - 8, start) is not None


def _in_brackets(text: str, start: int, end: int) -> bool:
    """Whether a bracket around a period tells a number of it, rather than naming it over again."""
    left = max(text.rfind("(", max(0, start - 24), start), text.rfind("（", max(0, start - 24), start))
    if left < 0 or re.search(r"[)）。\n]", text[left:start]):
        return False
    return _NUMBER_BEHIND.match(text, end) is not None


def is_told_beside(text: str, start: int, end: int, period: str, report: str) -> bool:
    """Whether a period is only the one before that is reported on, told beside its number: 毛利率18.5%,第二季度为19.2%."""
    at = start - 1 if text[start - 1 : start] == "而" else start
    return (
        text[at - 1 : at] in _COMMAS
        and text[at - 2 : at - 1] in "%元亿万辆片倍点"
        and _told_of(text, end, period, report) == "base"
    )


def _told_of(text: str, end: int, period: str, head: str) -> str:
    """Return what 一季度为38亿元 is behind the figure of another period: a part inside it, a base before it."""
    inner, outer = extent(period), extent(head)
    if inner is None or outer is None or period == head or not _LEVEL.match(text, end):
        return ""
    if outer[0] <= inner[0] and inner[1] <= outer[1]:
        return "part"
    alike = abs((outer[1] - outer[0]).days - (inner[1] - inner[0]).days) <= 3
    return "base" if alike and inner[1] < outer[0] else ""
