"""What a quantity takes from its clause: denominators, growth verbs, the unit of an enumeration, the currency of the text."""

from __future__ import annotations

import re
from functools import cache

from claims.parse.numbers.brackets import bracketed
from claims.parse.numbers.carried import carried, multiplied
from claims.parse.numbers.comparing import clause_start, compared, hedged_apart
from claims.parse.numbers.denominators import BOX, box_of
from claims.parse.numbers.fewer import told_by_sentence
from claims.parse.numbers.heads import head_words, per_head
from claims.parse.numbers.lexer import Lexer
from claims.parse.numbers.lookup import is_latin, skip_blanks, skip_blanks_back
from claims.parse.numbers.money import priced
from claims.parse.numbers.parallels import paralleled
from claims.parse.numbers.parts import ONE, TEN, Part, Per, replace
from claims.parse.numbers.samenoun import same_noun
from claims.parse.numbers.spread import from_flat, spread
from claims.parse.numbers.tables import tabled
from claims.parse.numbers.trades import shipped, traded
from claims.parse.numbers.words import Words
from claims.units import shape

_REACH = 32
# From where on words may say what an amount is per, and the characters that those of them have which are no heads.
_FAR, _TIMES = 48, "每日产时派"
# An amount no farther behind another may be in exchange for it, or told with it: 下调EPS8%至1.36元.
_CLOSE = 5
_SENTENCE_BREAKS = frozenset("。!！?？\n")
_RATED = frozenset({"money", "count", "measure"})
# No percentage is of so many hundred.
_MANY = 1000
_BETWEEN_ITEMS = re.compile(r"(?: ?(?:、|/|和|及|以及|与|或|,|, and|, or|and|or) ?)$")
_WHEREOF = re.compile(r"[,，;；。 ](?:其中|包括|当中|of which|including)")
# 一台服务器售价30万元 is a price of one; 上海一套房子卖了2.7亿元 is one sale.
_OPENS_CLAUSE = re.compile(r"^$|[,，。;；:：\n按以而即]$")
# 10派3元, 10送5转5派2元: paid for ten shares.
_PER_TEN_SHARES = re.compile(r"10(?:[送转]\d+(?:\.\d+)?)*派$")
# 日产量1,002万桶, 日均增产13.7万桶
_DAILY = re.compile(r"日(?:均|产)[^,，。;；\d]{0,8}$")
_NEXT_DAILY = re.compile(r"[,，、;；][一-鿿A-Za-z]{1,10}?(?:则|也|仍|约|为|是|达|降至|增至|升至)+")
_EXCHANGE = re.compile(r" ?(?:约?折?合|(?:可|约)?兑换?|对|约?等于|=|to )")
_GROWTH_FILLERS = (
    "了",
    "整整",
    "足足",
    "已",
    "将",
    "by",
    "近",
    "约",
    "大约",
    "nearly",
    "almost",
    "about",
    "more than",
    "over",
    "up to",
    "高达",
    "达",
    "逾",
    "超",
)


def in_context(parts: list[Part], lexer: Lexer, language: str, currency: str | None) -> list[Part]:
    """Return the parts with what their clauses add to each."""
    parts = bracketed(multiplied(parts, lexer.text), lexer.text) if language == "en" else parts
    parts = traded(
        same_noun(enumerated(spread(tabled(parts, lexer.text, lexer.words), lexer.text), lexer.text), lexer), lexer.text
    )
    parts = paralleled(shipped(rated(parts, lexer), lexer.text), lexer.text)
    parts = from_flat(parts, lexer.text) if "持平" in lexer.text else parts
    parts = [_governed(part, lexer.low, lexer.words) if part.form == "multiple" else part for part in parts]
    parts = _hedged_apart(parts, lexer)
    parts = compared(parts, lexer)
    parts = priced(parts, lexer.text, lexer.words, language, currency)
    return carried(told_by_sentence(parts, lexer), lexer) if language == "en" else parts


def _hedged_apart(parts: list[Part], lexer: Lexer) -> list[Part]:
    done: list[Part] = []
    before = None
    for part in parts:
        if not part.hedge and part.role != "article":
            part = hedged_apart(part, lexer, before)
        done.append(part)
        before = part
    return done


# --- enumerations


def enumerated(parts: list[Part], text: str) -> list[Part]:
    """Give the bare members of a list the unit of its last one: 分别为3、5和8亿元."""
    done = list(parts)
    for place in range(len(done) - 2, -1, -1):
        item, following = done[place], done[place + 1]
        if item.form != "number" or item.unit or not following.unit or item.hedge == "vague" or "one_word" in following.trace:
            continue
        if following.form in ("percent", "points") and item.low >= _MANY:
            continue  # battery cars: 45,495, or 19.3%
        if not _is_listed(text[item.end : following.start], following):
            continue
        scale, word = (following.scale, following.word) if item.scale == 1 else (item.scale, item.word + following.word)
        done[place] = replace(
            item, scale=scale, word=word, unit=following.unit, factor=following.factor, form=following.form, noun=following.noun,
            per=following.per, shared="enumeration", trace=(*item.trace, "enumerated"),
        )  # fmt: skip
    return done


def _is_listed(gap: str, following: Part) -> bool:
    """Whether what stands between two numbers makes them members of one list."""
    if len(gap) > 5 or not _BETWEEN_ITEMS.match(gap):
        return False
    separator = gap.strip()
    if following.form in ("multiple", "duration"):
        return separator in ("、", "/")
    return separator != "," or following.shared == "enumeration"


# --- denominators


def rated(parts: list[Part], lexer: Lexer) -> list[Part]:
    """Give amounts the denominators that stand before them in the clause: 每月3.7万美元, 每1GW…500亿美元."""
    text = lexer.text
    done: list[Part] = []
    for part in parts:
        if part.unit == "share" and (swapped := _swapped(part, done, text)):
            done.append(swapped)
            continue
        if part.start and text[part.start - 1] == "每":
            part = _each(part, text)
        form = part.form
        if form in _RATED and not part.role and not (form == "measure" and part.per):
            before = done[-1] if done else None
            if before and part.start - before.end < _CLOSE and _is_exchanged(part, before, text[before.end : part.start]):
                done[-1] = replace(before, per=(_per_of_part(part),), trace=(*before.trace, "exchanged"))
                done.append(replace(part, role="denominator"))
                continue
            given = _denominators(part, done, lexer)
            if given and part.unit == given[-1].name == "share":
                part = replace(part, trace=(*part.trace, "swapped"))
            elif given:
                part = replace(part, per=part.per + given, trace=(*part.trace, "per_before"))
                if before is not None and _is_unit_size(before) and given[-1].written == before.word:
                    done[-1] = replace(before, role="denominator")
            if part.per:
                part = _with_prefix(part, lexer)
        done.append(part)
    return done


# 每0.2857股甲换发1股乙; 每1股将换发乙普通股0.46股及现金2元
_SWAPPED_FOR = re.compile(r"[^,，。;；\d]{0,16}?(?:可|将|拟|得|以)*(?:换|转换|兑换)(?:发|取|得|成|为|购|领)?[^,，。;；\d]{0,16}$")


def _swapped(part: Part, done: list[Part], text: str) -> Part | None:
    """Return how many shares of one company go for one of another; that one is the denominator, and no number of its own."""
    one = part.low == part.high == ONE and part.scale == ONE
    before = done[-1] if done and done[-1].unit == "share" else None
    if before is not None and _SWAPPED_FOR.fullmatch(text, before.end, part.start):
        if one:
            return replace(part, role="denominator")
        return replace(part, trace=(*part.trace, "swapped"))
    behind = text[part.end : part.end + 40]
    opened = re.match(r"[^,，。;；\d]{0,16}?(?:换|转换|兑换)(?:发|取|得|成|为|购|领)?[^,，。;；\d]{0,16}\d[\d.]*股", behind)
    if opened is None or (one and not text.startswith("每", part.start - 1)):
        return None
    if one:
        return replace(part, start=part.start - 1, role="denominator")
    return replace(part, trace=(*part.trace, "swapped"))


def _each(part: Part, text: str) -> Part:
    """Return the 1GW behind 每 as a denominator, 每两年 as the duration it is."""
    if part.hedge or part.high != part.low:
        return part
    box = BOX.match(text, part.start)
    if box:
        per = box_of(box)
        return replace(part, start=part.start - 1, end=box.end(), low=per.factor, high=per.factor, unit=per.name, factor=ONE,
                       role="denominator", trace=(*part.trace, "each"))  # fmt: skip
    if part.form == "duration":
        return replace(part, start=part.start - 1, role="", trace=(*part.trace, "each"))
    return replace(part, start=part.start - 1, role="denominator", trace=(*part.trace, "each"))


def _denominators(part: Part, done: list[Part], lexer: Lexer) -> tuple[Per, ...]:
    before = done[-1] if done else None
    lends = before is not None and _may_lend(before, part)
    if not lends and not _may_rate().search(lexer.low, max(0, part.start - _FAR), part.start):
        return ()
    start = clause_start(lexer.text, part.start)
    inherited = _inherited(part, before, lexer.text)
    if inherited:
        return inherited
    if before is not None and before.per and _is_set_against(before, part, lexer.text):
        return before.per
    paid = part.form == "money" and "派" in lexer.text[max(0, part.start - 2) : part.start]
    if paid and _PER_TEN_SHARES.search(lexer.text[max(0, part.start - 16) : part.start]):
        return (Per("share", TEN, "10股"),)
    daily = _daily(part, before, start, lexer.text) if part.unit == "barrel" else ()
    if not daily and part.form == "count":
        daily = _by_month(part, before, lexer.text)
    if not daily and part.unit in ("m", "CNY", "TWD", "HKD", "USD"):
        daily = _by_time(part, start, lexer.text)
    if daily:
        return daily
    found = _from_neighbour(part, before, lexer) if before and before.end > start else _each_before(part, start, lexer)
    return found or _each_named(part, start, done, lexer) or _of_head(part, start, before, lexer)


def _may_lend(before: Part, part: Part) -> bool:
    """Whether the number before an amount may be what it is per, or share its denominator."""
    if before.per or part.start - before.end < _CLOSE:
        return True
    return part.form != "count" if before.role == "article" else bool(before.role) or _is_one(before)


@cache
def _may_rate() -> re.Pattern[str]:
    """Return the pattern of what some word before an amount must begin with to say what it is per; most have none of these."""
    first, second = (re.escape("".join(sorted({word[place] for word in head_words()}))) for place in (0, 1))
    return re.compile(f"[{_TIMES}{first}](?:(?<=[{_TIMES}])|(?=[{second}]))")


# 每坪84.6万元,较前一季的85.3万元下跌
_AGAINST_ZH = re.compile(r"[,，(（]?(?:均|仍|略|但|也)?(?:较|比|低于|高于|相比|不及|超过)(?:\d{4}年)?[^,，。;；\d]{1,12}$")
# 单车盈利由5,600元改善至6,300元
_MOVED_TO_ZH = re.compile(
    r"(?:进一步|大幅|小幅|逐步|略)?(?:改善|[提上]升|提高|增加?|升|扩大|收窄|缩窄|下降|降低|回落|降|跌|减少?)(?:至|到)(?:约|近)?"
)
_ALIKE = 5


def _is_set_against(before: Part, part: Part, text: str) -> bool:
    """Whether an amount is what the one by the unit right before is compared with, its unit left out."""
    if before.unit != part.unit or before.form != "money" or "per_before" not in before.trace or part.per:
        return False
    a, b = part.low * part.scale, before.low * before.scale
    alike = 0 < a < _ALIKE * b and b < _ALIKE * a
    between = text[before.end : part.start]
    return alike and (_AGAINST_ZH.fullmatch(between) or _MOVED_TO_ZH.fullmatch(between)) is not None


def _of_head(part: Part, start: int, before: Part | None, lexer: Lexer) -> tuple[Per, ...]:
    """Return the denominator that the head of an amount implies; a percentage may stand between: 下调EPS8%至1.36元."""
    if before is not None and before.form in ("percent", "points") and start < before.start and part.start - before.end <= 2:
        return per_head(part, start, lexer, before.start)
    return per_head(part, max(start, before.end if before else 0), lexer, part.start)


def _daily(part: Part, before: Part | None, start: int, text: str) -> tuple[Per, ...]:
    """Return the day of barrels told behind 日产量 or 日均, and of the next country's, whose 日产量 is left out."""
    if _DAILY.search(text, start, part.start):
        return (Per("day", ONE, "日"),)
    alike = before is not None and before.unit == part.unit
    return before.per if alike and before and _NEXT_DAILY.fullmatch(text, before.end, part.start) else ()


# 月产能由9万片提升至16万片; 日产芯片600万颗
_MONTHLY = re.compile(
    r"(?:(月)|日)(?:封装|封测|设计|规划|总|投片)?(?:产能|投片量?|产(?:芯片|晶片|晶圆|电芯|电池片|口罩|疫苗|组件|模组|手机))[^,，。;；\d一二三四五六七八九十百千]{0,14}$"
)
_TO_NEXT = re.compile(
    r"(?:[(（][^()（）]{1,16}[)）])?(?:(?:约当)?\d{1,2}[吋寸]晶圆)?(?:[,，]?(?:将|可|逐步|明年|后年|年底|再|并|约|已|预计|\d{0,4}[年底月季第末初的]*)*)(?:提升|提高|增加|增|升|扩充|扩大|扩增|扩|拉高|达|降)?(?:至|到)[^,，。;；\d]{0,8}$"
)


def _by_month(part: Part, before: Part | None, text: str) -> tuple[Per, ...]:
    """Return the month or the day by which what a plant can make is told, also for the level that one leads to."""
    near = text[max(0, part.start - 24) : part.start]
    if "产" in near and (found := _MONTHLY.search(near)):
        return (Per("month", ONE, "月"),) if found[1] else (Per("day", ONE, "日"),)
    if before is None or before.unit != part.unit or not before.per or before.per[0].name not in ("month", "day"):
        return ()
    if part.start - before.end > _REACH or "per_before" not in before.trace:
        return ()
    return before.per if _TO_NEXT.fullmatch(text, before.end, part.start) else ()


# 时速350公里; 日赚约4.2亿元
_AN_HOUR = re.compile(r"时速(?:将|可|最高|平均|约|达到?|为|逾|超过?|提[升高]至|由|从)*$")
_A_DAY = re.compile(
    r"(?<![一-鿿\d])日(?:赚|亏|入|进)(?:了|约|近|逾|超过?|斗金)*$|(?:司|行|们|均|单|平均|相当于|等于)日(?:赚|亏|入|进账?)(?:了|约|近|逾|超过?)*$"
)


def _by_time(part: Part, start: int, text: str) -> tuple[Per, ...]:
    """Return the hour of a speed told behind 时速, the day of what is earned a day."""
    if part.unit == "m":
        return (Per("hour", ONE, "时"),) if _AN_HOUR.search(text, start, part.start) else ()
    told = text.find("日", start, part.start) >= 0 and _A_DAY.search(text, start, part.start)
    return (Per("day", ONE, "日"),) if told else ()


def _each_named(part: Part, start: int, done: list[Part], lexer: Lexer) -> tuple[Per, ...]:
    """Return what 每片 and 每块 are of: the noun before it (硅片每片), or that of the last count with its classifier."""
    text = lexer.text
    place = text.rfind("每", start, part.start)
    word = text[place + 1 : place + 2]
    known = lexer.words.classifiers.at(word, 0) if place >= 0 else None
    if known is None or known[1].noun not in ("", "unit", "item"):
        return ()
    named = lexer.words.nouns.before(text, place)
    last = next((each for each in reversed(done[-6:]) if each.form == "count" and each.word.endswith(word)), None)
    noun = named[1] if named else last.unit if last and "\n" not in text[last.end : place] else ""
    return (Per(noun, ONE, text[place + 1 : place + 2]),) if noun else ()


def _inherited(part: Part, before: Part | None, text: str) -> tuple[Per, ...]:
    """Return what 其中 takes over from the amount before it."""
    if before is None or part.per or not before.per or before.unit != part.unit or part.start - before.end > _REACH:
        return ()
    if shape(before.per[0].name) == "money":
        return ()  # 21兆日元(1美元约合152日元),其中17兆日元
    gap = text[before.end : part.start]
    if not _WHEREOF.search(gap) or any(character in _SENTENCE_BREAKS for character in gap):
        return ()
    return before.per


def _from_neighbour(part: Part, before: Part, lexer: Lexer) -> tuple[Per, ...]:
    """Return the denominator that the quantity before it in the clause is: 建设1GW…成本, 一张H100约3kg."""
    text = lexer.text
    each = _each_before(part, before.end, lexer)
    if each:
        return each
    if before.role == "denominator":
        is_size = before.form != "count" or before.unit == "share" or before.scale > 1
        return (_per_of_part(before),) if before.unit and is_size else ()
    gap = text[before.end : part.start]
    if part.start - before.end < _CLOSE and _is_exchanged(before, part, text[before.end : part.end]):
        return (_per_of_part(before),)
    if _is_one(before) and part.form == "money" and _has_cost(gap, lexer):
        return (_per_of_part(before),)
    if before.role == "article" and _is_one_of(before, part, gap, lexer):
        return (Per(before.unit, ONE, before.word),)
    if before.unit == part.unit and before.per and not part.per and _is_same_clause(gap) and not _is_total(before, part, gap):
        return before.per if "per_before" in before.trace else ()
    return ()


def _is_exchanged(before: Part, part: Part, gap: str) -> bool:
    """Whether two amounts of money state a rate of exchange: 1美元兑7.1元, 100日元合4.8元."""
    both_money = before.form == part.form == "money" and before.unit != part.unit and not before.per
    return both_money and before.low == before.high and before.low in (1, 10, 100) and bool(_EXCHANGE.match(gap))


_TOTAL = re.compile(r"总|合计|共")


def _is_total(before: Part, part: Part, gap: str) -> bool:
    """Whether an amount is what all of the shares before come to: 每股12元、总额约3亿元."""
    return _TOTAL.search(gap) is not None or abs(part.low) * part.scale > _MANY * abs(before.low) * before.scale


def _is_same_clause(gap: str) -> bool:
    return len(gap) <= 12


def _is_unit_size(part: Part) -> bool:
    return _is_one(part) or (part.form == "money" and part.low in (1, 10, 100))


def _is_one(part: Part) -> bool:
    """Whether a part is 1 of a unit of measure, plainly: what an amount may be per."""
    return part.form == "measure" and part.low == part.high == part.scale == 1 and not part.hedge and not part.per


def _per_of_part(part: Part) -> Per:
    size = part.low * part.scale * part.factor
    return Per(part.unit, size, part.word)


def _is_one_of(before: Part, part: Part, gap: str, lexer: Lexer) -> bool:
    if (
        before.word not in lexer.words.ones
        or not _OPENS_CLAUSE.search(lexer.text[max(0, before.start - 1) : before.start])
        or part.form not in ("money", "measure")
        or len(gap) > 16
    ):
        return False
    return _has_cost(gap, lexer) or (
        bool(gap.strip()) and (gap.strip().isascii() or lexer.words.nouns.before(gap, len(gap)) is not None)
    )


def _has_cost(gap: str, lexer: Lexer) -> bool:
    low = gap.lower()
    return any(
        lexer.words.costs.at(low, place)
        for place in range(len(low))
        if not (place and is_latin(low[place - 1]) and is_latin(low[place]))
    )


# 每日加权平均价24.9元 is a price, and none a day.
_OF_AN_AVERAGE = re.compile(
    r"每[日天月](?:成交量?|收盘价?|收市价?|交易)?(?:的)?(?:加权|算术)?(?:的)?平?均(?:成交|收盘|收市)?价|每[日天]收[盘市]价"
)


def _each_before(part: Part, floor: int, lexer: Lexer) -> tuple[Per, ...]:
    """Return the denominators of every 每X between `floor` and the part, in order."""
    found: list[Per] = []
    place = lexer.text.find("每", floor, part.start)
    while place >= 0:
        token = lexer.denominator(place, skip_blanks(lexer.text, place + 1))
        taken = (*part.unit.split("/")[1:], *(per.name for per in part.per))
        averaged = _OF_AN_AVERAGE.match(lexer.text, place) and part.form == "money"
        if token and token.end <= part.start and token.per[0].name not in taken and not averaged:
            found.extend(token.per)
        place = lexer.text.find("每", place + 1, part.start)
    return tuple(found)


def _with_prefix(part: Part, lexer: Lexer) -> Part:
    """Take a 每月 that stands directly before the amount into its span."""
    if "per_before" not in part.trace:
        return part
    end = skip_blanks_back(lexer.text, part.start)
    place = lexer.text.rfind("每", max(0, end - 8), end)
    token = lexer.denominator(place, skip_blanks(lexer.text, place + 1)) if place >= 0 else None
    if token is None or token.end != end:
        return part
    hedge = lexer.words.hedges_before.before(lexer.low, skip_blanks_back(lexer.text, place))
    if hedge and hedge[1] != "none" and not part.hedge and part.low == part.high:
        return replace(part, start=hedge[0], hedge=hedge[1])
    return replace(part, start=place)


# --- growth


def _governed(part: Part, low: str, words: Words) -> Part:
    """Return a multiple with the direction of the verb that governs it (上涨了五倍); 增至五倍 is a level."""
    end = skip_blanks_back(low, part.start)
    for _ in range(3):
        if not low.endswith(_GROWTH_FILLERS, 0, end):
            break
        filler = next(word for word in _GROWTH_FILLERS if low.endswith(word, 0, end))
        end = skip_blanks_back(low, end - len(filler))
    level = words.levels.before(low, end)
    if level:
        moved = words.growth.before(low, level[0])
        return replace(part, trace=(*part.trace, "moved_to")) if moved else part
    verb = words.growth.before(low, end)
    if verb is None:
        return part
    return replace(part, growth=verb[1], trace=(*part.trace, f"growth_{verb[1]}"))
