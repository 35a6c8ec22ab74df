"""Where a plan or a forecast starts from, and what is only set against it: numbers that are as they are."""

from __future__ import annotations

import re

from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.periods import is_revised
from claims.parse.voice.stances import Stance


def left(scene: Scene, mention: Mention, move: Move | None, stance: Stance) -> Stance:
    """Return the stance of a number, seen that a plan or a forecast may start from it."""
    if stance.mode not in ("target", "forecast"):
        return stance
    if _is_beaten(scene, mention):
        return Stance("actual", "stated")
    if not scene.english and _BEATEN_ZH.search(scene.text, max(scene.sentence.start, mention.start - 18), mention.start):
        return Stance("actual", "stated", plan=stance.mode)
    return Stance("actual", "stated", plan=stance.mode) if _is_left(scene, mention, move, stance) else stance


def is_now(scene: Scene, mention: Mention, move: Move | None) -> bool:
    """Whether a number is said to be today's: will reach 6万片,目前为4.2万片; from 10 GWh today; the current price of $41."""
    now = scene.cues["modality.now"]
    start = max(scene.clause(mention.start).start, mention.start - 40)
    holds = (_HOLDS if scene.english else _HOLDS_ZH).search(scene.text, start, mention.start)
    if holds and not _BOUND_ZH.match(scene.text, mention.start):
        return True
    if (_LIMIT if scene.english else _LIMIT_ZH).search(scene.text, start, mention.start):
        return True
    if (_USUAL if scene.english else _USUAL_ZH).search(scene.text, start, mention.start):
        return True
    if scene.english and _is_as_it_stands(scene, mention):
        return True
    if not scene.english:
        if scene.text[mention.start - 1 : mention.start] not in _NOW_ENDS:
            return False
        return _ends_with(now, scene.text, max(scene.clause(mention.start).start, mention.start - 6), mention.start)
    before = scene.text[max(0, mention.start - 40) : mention.start]
    if any(word in before for word in _NOW_WORDS) and _NOW_BEFORE.search(before):
        return True
    if _NOW_BEHIND.match(scene.text, mention.end):
        return True
    clause = scene.clause(mention.start)
    behind = now.match(scene.text, mention.end + 1) if mention.end + 1 < clause.end else None
    return behind is not None and (move is None or not move.by)


# What somebody has, whatever it means to do: owns a 4.9 per cent stake, 持有公司6.2%股份的股东; not 完成后将持有85%.
_HOLDS = re.compile(
    r"\b(?:(?:which|who|and|it|already|now|currently),?\s|,\s)?(?<!expects\s)(?:owns|holds|employs|controls)\s"
    r"(?:(?:an?|the|about|around|some|nearly|roughly|almost|more\sthan|over|just)\s){0,3}[$€£¥]?$"
)
_HOLDS_ZH = re.compile(r"(?:持(?<![将拟可会后能想欲须]持)有|所(?<![将拟可会后能想欲须]所)持有?)(?![人者])[^,，。;；\d]{0,10}$")
_BOUND_ZH = re.compile(r"至少|最[高低多]|不[少低高超]|至多")
# What the law or a lender allows at most, and what others are measured against: 低于法定上限3%, a ceiling of 28.3 per cent.
_LIMIT = re.compile(
    r"\b(?:statutory|legal|permitted|regulatory|[Cc]ommission['’]s)\s(?:\w+\s)?"
    r"(?:ceiling|cap|limit|threshold|maximum|minimum)\s(?:of|at)\s$"
)
_LIMIT_ZH = re.compile(r"(?:法定|法律|监管|规定的?|国际|警戒)[^,，。;；\d]{0,4}(?:上限|下限|红线|门槛|警戒线)(?:的|为)?$")
# What was usual so far: below its long-run average of 33, 低于历史平均的21倍.
_USUAL = re.compile(
    r"\b(?:historic(?:al)?|long-(?:run|term)|(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})-year|past|trailing)\s(?:\w+\s)?"
    r"(?:average|mean|median|norm)\s(?:of|at)\s(?:(?:about|around|some|nearly|roughly|just)\s)?[$€£¥]?$"
)
_USUAL_ZH = re.compile(
    r"(?:历史|长期|过去[^,，。;；\d]{0,4}年)[^,，。;；\d]{0,3}(?:平均|均值|均数|中位数?|中枢)(?:值|水平)?的?(?:约|逾|近)?$"
)
# Trades at 24 times expected earnings; changes hands on 14 times.
_TRADES = re.compile(
    r"(?<!could\s)(?<!would\s)\b(?:trades?|trading|changes?\shands|changing\shands|fetch(?:es)?)\s(?:currently\s|now\s)?(?:at|on|for)?\s?"
    r"(?:(?:an?|the|about|around|some|nearly|roughly|almost|only|just|more\sthan|over)\s){0,2}[$€£¥]?$"
)
# up to 3 per cent of the roughly 3,400 staff, eight of its 140 shops: of how many there are.
_OF_ALL = re.compile(
    r"(?:\d(?:%|\sper\scent|\spercent)?|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half|third|quarter|fifth))\sof\s(?:the|its|their)\s(?:company['’]s\s|group['’]s\s)?"
    r"(?:about\s|around\s|some\s|nearly\s|roughly\s|almost\s)?$"
)
# a forecast based on nine analysts polled by an agency, the 27 brokers who cover it
_OBSERVERS = re.compile(
    r"\s(?:analysts|economists|brokers|brokerages|forecasters|strategists|respondents)\s"
    r"(?:polled|surveyed|tracked|covering|tracking|who\s(?:cover|track|follow)|following|in\sa\s(?:poll|survey))\b"
)


def _is_as_it_stands(scene: Scene, mention: Mention) -> bool:
    """Whether an English number is a multiple at which something trades, or counts those who were asked or of whom a part is
    meant."""
    before = max(scene.clause(mention.start).start, mention.start - 40), mention.start
    if mention.form == "multiple" and _TRADES.search(scene.text, *before):
        return True
    if mention.form != "count":
        return False
    return _OBSERVERS.match(scene.text, mention.end) is not None or _OF_ALL.search(scene.text, *before) is not None


# What the words for now end with in Chinese, and what is in those of English.
_NOW_ENDS, _NOW_WORDS = frozenset("前为约仅有的"), ("now", "urrent", "resent", "oday", "xisting")
# Capacity, now 120 megawatts, is to reach 600; its current 46%.
_NOW_BEFORE = re.compile(
    r"(?:[,(]\s(?:now|currently|at\spresent|today)|\b(?:current|present|existing))\s(?:(?:at|about|around|some|just|only|level\sof)\s){0,2}$"
    r"|\b(?:current|present)\s(?:[a-z]+\s){1,2}of\s$",
    re.IGNORECASE,
)
_NOW_BEHIND = re.compile(
    r"\s(?:of\s[a-z]+\s)?(?:(?:in|up\sand)\s(?:operation|service|use|running)|installed|operating|deployed|online|live)\s(?:today|now|at\spresent|currently|so\sfar|already)\b"
)


# sales of 2.6 trillion yen, 7% more than the 2.43 trillion yen of the year just ended; to 3.2% by 2030 from 2.6% in 2024
_BEATEN = re.compile(
    r"\b(?:(?:more|less|fewer|higher|lower|better|worse)\sthan|above|below|up\sfrom|down\sfrom|on)\s(?:the|last\syear['’]s)\s(?:record\s)?[$€£¥]?$"
)
# top the previous record of 64 billion yen, the highest since the 64 billion made in 2021
_RECORD = re.compile(
    r"\b(?:previous|prior|earlier|old|former|existing)\s(?:(?:annual|yearly|quarterly|monthly|all-time)\s)?(?:record|high|peak|best|low)(?:\shigh|\slow)?(?:\sof|\swas|,)\s"
    r"(?:(?:about|around|some|nearly)\s)?$|\bsince\sthe\s(?:record\s)?$",
    re.IGNORECASE,
)
# 全年维持43万辆的预测,优于2025年的41.4万辆
_BEATEN_ZH = re.compile(
    r"(?:[优高低多少好胜逊]于|超过|超越|不及|[较比])(?:去年|上年|前年|同期|20\d\d年)(?:同期|全年|第?[一二三四]季度?|[上下]半年)?的?[约近逾]?$"
)
# An increase of 5.3% over the current year's $50.6 billion: what runs is as it is.
_OF_RUNNING = re.compile(
    r"\b(?:over|above|below|than|from|on|against|with|to|versus)\s(?:the\s|this\s|last\s)?(?:(?:current|previous|prior|present)\s)?(?:(?:fiscal|financial)\s)?year['’]s\s"
    r"(?:(?:revised|estimated|record|budgeted)\s)?(?:[A-Z][a-z]?[A-Z]?[a-z]?\.?\s?)?[$€£¥]?$"
)
_WAS = re.compile(
    r"\s(?:(?:of|in|for|during)\s(?:the\s)?(?:year|quarter|month|half|period|same|previous|prior|last|fiscal\s20|20|first|second|third|fourth)"
    r"|(?:reported|made|earned|spent|sold|delivered|recorded|posted|booked|reached)\b|a\syear\s(?:ago|earlier|before)|last\syear)"
)


def _is_beaten(scene: Scene, mention: Mention) -> bool:
    """Whether a number is a level that was, which what is foreseen is only set against."""
    if not scene.english:
        return False
    if _RECORD.search(scene.text, mention.start - 60, mention.start):
        return True
    if _OF_RUNNING.search(scene.text, mention.start - 60, mention.start):
        return not _EXPECTED_OF.match(scene.text, mention.end)
    if _BEATEN.search(scene.text, mention.start - 40, mention.start) is None:
        return False
    return _WAS.match(scene.text, mention.end) is not None and not _EXPECTED_OF.match(scene.text, mention.end)


_EXPECTED_OF = re.compile(r"[^,.;]{0,40}\b(?:expect|forecast|target|estimat|predict|project|guid|plan|consensus)")


def _is_left(scene: Scene, mention: Mention, move: Move | None, stance: Stance) -> bool:
    """Whether a number is where a plan or a forecast starts from, and so is as it is: to 50 GWh from 10 GWh today.

    Not what was expected before: cut its forecast to 1.8% from 2.1%; nor what is itself only expected: from a projected 3%.
    """
    if move is None or not move.departs or is_revised(scene, mention, stance.mode):
        return False
    word = stance.word
    if word is None or word.start < scene.left(mention) or mention.start - word.end > _OWN_WORD:
        return True
    # is to rise from 2 million tonnes, but: from a projected 3%
    led = _FROM_HERE.search(scene.text, word.end, mention.start)
    return led is not None


_FROM_HERE = re.compile(r"\bfrom\s|[从由]")
# A word that says how sure a number is stands no farther from it to be the number's own.
_OWN_WORD = 12


def _ends_with(words: re.Pattern[str], text: str, start: int, end: int) -> bool:
    """Whether the last of some words in a stretch stands at its end."""
    return any(match.end() == end for match in words.finditer(text, start, end))


SET_AGAINST = re.compile(
    r"\s*(?:and\s|而|但)?(?:(?:against|compared|versus|up\sfrom|down\sfrom|after)\b|较|比|此前|上年|去年|上财年|上一财年|高于|低于|上季)",
    re.IGNORECASE,
)


def is_set_apart(scene: Scene, mention: Mention, move: Move | None) -> bool:
    """Whether a number is only what another is set against; a change by so much belongs to that other."""
    if move and move.by:
        return False
    return SET_AGAINST.match(scene.text, scene.clause(mention.start).start, mention.start) is not None
