"""Hedge or comparison: "growth was below 4%" bounds a number, "3.7%, below April's 4.0%" sets one against another."""

from __future__ import annotations

import re

from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.lookup import skip_blanks
from claims.parse.numbers.parts import Part, replace

REACH = 32
_APART = 16
_BACK = 90
# As far as the last break.
_TO_BREAK = re.compile(r"(?s:.*)[,，。;；:：!！?？\n]")
_SENTENCE_END = re.compile(r"[。!！?？\n]|[.;](?=\s|$)")
_SHARES = frozenset({"percent", "fraction", "multiple"})
_PLAIN = frozenset({"money", "count", "measure", "percent"})
# What stands between a hedge and the share it is set against where the share is another period's.
_DATED = re.compile(r"[\d年月季日]|预|前|上|去|目标|平均|均值|水平|市场")
# 低于过去五年平均的30倍
_MEAN = re.compile(r"平均|均值|中位数|同业|同行|行业|历史")
# What a span of years behind such a word is of: below the mean of five years bounds no time. 低于五年均值26倍.
_OF_SPAN = re.compile(r"(?:以?来)?的?(?:平?均|中位|新?[高低]|历史)|-?(?:year)? ?(?:average|mean|median|high|low)\b")
# Behind the number: whose number it is. Below 5% expected; 低于5亿元的预期.
_ANOTHER = re.compile(
    r"(?:的|这一)?(?:市场|分析师|机构|普遍|一致|此前|平均|官方|年度|全年|年初)*(?:预期|预测|预估|目标|共识|前值)"
    r"|(?: (?:that|the|an?|of|had|was|were|been|most|some|many|analysts?|economists?|traders?|investors?|officials?"
    r"|government|market|company|bank|consensus|average|median|previously|originally|initially)){0,5}"
    r" (?:expected|forecasts?|predicted|projected|estimated?|estimates|seen|target(?:ed)?|consensus|feared|hoped|anticipated)\b"
)
# Before the hedge: a new clause that still speaks of the number before. 毛利率12%,净利率低于5% does not.
_GOES_ON = re.compile(
    r"(?:[,，;；、][ ]?|^)(?:但|且|而|也|并|仍|均|都|远|略|明显|大幅|亦|却|不过)*$"
    r"|(?:, |,? and |,? but |,? though |,? yet | was | were | is | are |^)"
    r"(?:well |still |just |slightly |far |also |but |and |comfortably )*$"
)


def hedged_apart(part: Part, lexer: Lexer, before: Part | None = None) -> Part:
    """Return a share or multiple without a hedge with that which stands before what it is of: 不到总量的十分之一, 接近去年的两倍.

    `before` is the number in front of it: 有效率42%,高于对照组的25% sets two of one sort against each other.
    """
    text = lexer.text
    if _may_be_most(part) and _MOST_DONE.search(text, part.start - _APART, part.start):
        return replace(part, hedge="up_to", trace=(*part.trace, "hedged_apart"))
    if before is not None and before.hedge in _BOUNDS and _is_of_each(part, before, text):
        return replace(part, hedge=before.hedge, trace=(*part.trace, "hedged_apart"))
    if text[part.start - 1] != "的" or not part.start:
        return part
    if part.form not in _SHARES or part.growth or part.low != part.high:
        return part
    floor = max(clause_start(text, part.start), part.start - _APART)
    for place in range(part.start - 2, floor, -1):
        hedge = lexer.words.hedges_before.before(text, place)
        if hedge is None:
            continue
        if hedge[1] == "none" or _OF_NOUN.match(text, hedge[0], part.start):
            continue
        if hedge[0] < floor or _is_of_another(lexer, hedge[0], place, part):
            return part
        if text[hedge[0] : place] in lexer.words.comparing and before is not None and _is_beside(before, part, text):
            return part
        return replace(part, hedge=hedge[1], trace=(*part.trace, "hedged_apart"))
    return part


# The most or least of a noun bounds no share of it: 所需最高资金总额的20%.
_OF_NOUN = re.compile(r"最[高低多大](?:资金|金额|现金|代价|价|数量|收购|总额|股数|限额|工资)")


# 分别不低于2.6亿元、3.1亿元和3.6亿元; 均超过A、B和C
_BOUNDS = frozenset({"at_least", "at_most", "over", "nearly", "about", "up_to"})
_EACH_ZH = re.compile(r"(?:分别|各|依次|均)(?:将|为|需|应|须|要|可|达到?)*$")
_NEXT_ITEM = re.compile(r"、|和|及|与|以及|、?[^,，。;；\d]{0,2}")


def _is_of_each(part: Part, before: Part, text: str) -> bool:
    """Whether a number is the next of a list whose hedge stands once, behind 分别."""
    if before.unit != part.unit or not _NEXT_ITEM.fullmatch(text, before.end, part.start) or part.low != part.high:
        return False
    if "hedged_apart" in before.trace:
        return True
    return _EACH_ZH.search(text, before.start - 6, before.start) is not None


# 最多补助5000亿元, 最高可获5000万元: what is done at most.
_MOST_DONE = re.compile(
    r"[最至](?:多|(?<=最)高)(?:(?:将|可|能|会|拟|计划|可以|能够)*(?:补助|补贴|奖励|资助|耗资|投入|投资|募资|募集|筹资|集资|融资|斥资|出资|拨款|拨备|支付|赔偿|赔付|罚款|处罚"
    r"|收购|购买|买入|回购|增持|减持|发行|认购|贷款|贷|借|借款|提供|动用|花费|获|获得|获配|领取|申请|裁减|裁员|裁|新增|增加|增聘|采购|出售|配售|容纳|支持)(?:资金|股份|约|总?金额|总?代价|总额)?"
    r"|(?:将|可|能|会|可以|能够)*(?:[提上]?升|提高|增加?|扩大|达)(?:至|到))$"
)


def _may_be_most(part: Part) -> bool:
    """Whether a number is a plain one, that 最多 could bound."""
    return part.form in _PLAIN and not part.role and not part.growth and part.low == part.high


def _is_beside(before: Part, part: Part, text: str) -> bool:
    """Whether the number in front is of the same sort and of the same sentence."""
    if before.unit != part.unit or before.form != part.form or part.start - before.end > _BACK:
        return False
    return _SENTENCE_END.search(text, before.end, part.start) is None


def _is_of_another(lexer: Lexer, start: int, end: int, part: Part) -> bool:
    between = lexer.text[end : part.start]
    if part.form != "percent":
        return lexer.text[start:end] in lexer.words.comparing and _MEAN.search(between) is not None
    if lexer.words.not_apart.search(between):
        return True
    return lexer.text[start:end] in lexer.words.comparing and _DATED.search(between) is not None


def compared(parts: list[Part], lexer: Lexer) -> list[Part]:
    """Return the parts without the hedges that only set a number against another one."""
    done: list[Part] = []
    for part in parts:
        if part.hedge in _BOUNDS and part.low == part.high and "hedged_before" in part.trace:
            word = _comparing_word(part, lexer)
            if word and (
                _is_span(part, lexer)
                or _is_set_off(part, done, lexer)
                or _is_anothers(part, word, lexer)
                or _goes_on(part, word, done, lexer)
            ):
                start = skip_blanks(lexer.text, part.start + len(word))
                part = replace(part, start=start, hedge="", trace=(*part.trace, "compared"))
        done.append(part)
    return done


def _comparing_word(part: Part, lexer: Lexer) -> str:
    """Return the hedge at the head of a part where it is a word that compares, or ""."""
    found = lexer.words.comparing_words.at(lexer.low, part.start)
    return lexer.low[part.start : found[0]] if found else ""


def _is_span(part: Part, lexer: Lexer) -> bool:
    """Whether a time is that of a mean or a peak: 低于五年均值."""
    return part.form == "duration" and _OF_SPAN.match(lexer.low, part.end) is not None


def _is_set_off(part: Part, before: list[Part], lexer: Lexer) -> bool:
    """Whether a percentage right in front says how far another number lies from this one: 61% above $15.90."""
    return (
        bool(before) and before[-1].form == "percent" and lexer.text[before[-1].end : part.start] == " " and part.form == "money"
    )


def _is_anothers(part: Part, word: str, lexer: Lexer) -> bool:
    """Whether what follows says whose number it is; more than 40 analysts had forecast it are 40 analysts."""
    return (not word.isascii() or word in lexer.words.comparing) and _ANOTHER.match(lexer.low, part.end) is not None


def _goes_on(part: Part, word: str, before: list[Part], lexer: Lexer) -> bool:
    """Whether a number of the same sort stands before in the sentence, and nothing else is named in between."""
    if word not in lexer.words.comparing:
        return False
    other = next((each for each in reversed(before[-4:]) if each.unit == part.unit and each.form == part.form), None)
    if other is None or part.start - other.end > _BACK or other.hedge in _BOUNDS:
        return False
    gap = lexer.low[other.end : part.start]
    return _SENTENCE_END.search(gap) is None and _GOES_ON.search(gap) is not None


def clause_start(text: str, place: int) -> int:
    """Return where the clause of `place` begins, at most a reach before it; the comma of 1,000 is no break."""
    stop = max(0, place - REACH)
    while found := _TO_BREAK.match(text, stop, place):
        end = found.end()
        if text[end - 1] != "," or not (text[end : end + 1].isdigit() and text[end - 2 : end - 1].isdigit()):
            return end
        place = end - 1
    return stop
