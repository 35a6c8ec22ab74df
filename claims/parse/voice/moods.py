"""The words of a sentence that say how sure it is of its numbers, and those that say that something is done."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.spots import Spot

_MODES = ("rumour", "target", "forecast", "estimate")
# Words that name a metric as well as a plan or forecast: price target, takeover bid, capital commitment.
_NAMES = re.compile(
    r"目标|出价|承诺|要约|预期|target|targets|bid|offered|commitments?|budget|forecast|estimate|outlook|guidance", re.IGNORECASE
)
_EXPECTED = re.compile(
    r"(?:超|胜|高于|低于|好于|优于|胜于|不及|逊于|逊|差于|符合)(?:出|了)?(?:市场|分析师|此前|预期)?.{0,4}(?:预[期测估]|财测)"
    r"|[较比](?!上[月季次年一]|此前|先前|原|年初)[^,，。;；]{0,8}(?:预[期测估]|估计|财测)[高低多少好差]|(?:beat(?:s|en|ing)?|above|below|miss(?:es|ed|ing)?|top(?:s|ped|ping)?|exceed(?:s|ed|ing)?|surpass\w*|than)\s(?:[a-z'’]+\s){0,3}(?:expect|forecast|estimate)",
    re.IGNORECASE,
)
_EXPECTS = re.compile(r"预[期测估]|财测|估计|expect|forecast|estimate", re.IGNORECASE)
# A number right behind the expectation is the one expected: 高于市场预期的51亿元.
_THE_EXPECTED = re.compile(r"(?:的|值|均值|中值|为|约|\s|of\b|for\b|about\b|a\b)*(?=[\d$€£¥]|$)", re.IGNORECASE)
# A share of a plan is how much of it was reached: 全年目标的80%, 占法人全年预估的46.7%.
_REACHED = re.compile(r"[^,，。\d]{0,2}的(?=\d)")
_SHARE_OF = re.compile(r"(?:占|达成|完成|相当于|达)[^,，。;；\d]{0,14}$")
# A project is more often a thing than a verb: the project, 12 projects.
_PROJECT = re.compile(r"projects?", re.IGNORECASE)
_NOUN_EN = re.compile(
    r"(?:\b(?:the|an?|this|that|its|their|our|each|every|any|of|for|in|on|under|into|new|first|second|major|large|several|many|two|three|four|five|\w+ing|\w+ed|\w+al|\w+y)|\d|'s)\s$",
    re.IGNORECASE,
)
# projects in Oman, projects and: what projects something says at once what.
_NOUN_GOES_ON = re.compile(
    r"projects(?=\s(?:in|at|of|on|for|with|by|from|to|under|worth|and|or|are|were|will|have|has|had|which)\b|[.,;:)])",
    re.IGNORECASE,
)


# The company projects, the IMF projects: somebody does.
_SOMEBODY = re.compile(
    r"\b(?:it|he|she|which|who|also|now|company|agency|ministry|treasury|industry|body|group|bank|fund|firm|broker|government|institute|association|[A-Z]{2,6})\s$"
)


def _is_counted(scene: Scene, spot: Spot) -> bool:
    """Whether projects are things, and counted: twelve projects."""
    if spot.word == "projects" and _SOMEBODY.search(scene.text, scene.sentence.start, spot.start):
        return False
    if any(mention.end == spot.start - 1 for mention in scene.mentions):
        return True
    if _NOUN_GOES_ON.match(scene.text, spot.start):
        return True
    return _NOUN_EN.search(scene.text, scene.sentence.start, spot.start) is not None


_WILL = re.compile(r"将(?<![即必需务须上下]将)(?![军来近其该此这把])")


class Mood(NamedTuple):
    """A word that says how sure a text is: where it stands and what it says.

    `names` where it can be part of a metric's name (the target of a price target), `reached` where the number behind it
    says how much of the plan was reached (全年目标的80%). `until` is where it ends to speak, where its number is only what
    another is set against (优于预期的55%,较第二季上扬0.9个百分点); 0 where it does not.
    """

    start: int
    end: int
    mode: str
    names: bool = False
    reached: bool = False
    until: int = 0

    def speaks_at(self, offset: int) -> bool:
        """Whether it may still speak of what stands at an offset."""
        return not self.until or offset < self.until


class Moods(NamedTuple):
    """What says in one sentence how sure it is, in order, and where it speaks of what is done."""

    marks: tuple[Mood, ...]
    done: tuple[tuple[int, int], ...]

    def last(self, start: int, end: int, owner: Owner | None) -> Mood | None:
        """Return the word of a stretch that ends nearest to its end."""
        best = None
        for mark in self.marks:
            if mark.reached or not mark.speaks_at(end):
                continue
            if start <= mark.start and mark.end <= end and (best is None or mark.end > best.end):
                best = mark if not _is_within(owner, mark) else best
        return best

    def first(self, start: int, end: int, owner: Owner | None) -> Mood | None:
        """Return the word of a stretch that begins nearest to its start."""
        for mark in self.marks:  # in the order in which they begin
            if start <= mark.start and mark.end <= end and not _is_within(owner, mark):
                return mark
        return None

    def is_done(self, start: int, end: int) -> bool:
        """Whether a word of the past stands in a stretch."""
        at = bisect_left(self.done, (start, start))
        return at < len(self.done) and self.done[at][1] <= end


def _start(mood: Mood) -> int:
    return mood.start


def _is_within(owner: Owner | None, mood: Mood) -> bool:
    """Whether a word is part of the metric's name: the target of a price target is no plan."""
    if owner is None or not mood.names or owner.verb or owner.start is None or owner.end is None:
        return False
    if mood.mode in ("estimate", "forecast") and owner.metric and owner.metric.modality is None:
        return False  # an earnings estimate is an estimate of earnings
    return owner.start <= mood.start and mood.end <= owner.end


def moods(scene: Scene) -> Moods:
    """Return the words of a sentence that say how sure it is."""
    marks = list(_marks(scene))
    if not scene.english:
        marks.extend(_going_to(scene, scene.sentence.start, scene.sentence.end))
        marks.extend(_supposed(scene))
    if scene.english:
        marks.extend(_put_at(scene))
        if scene.sentence.paragraph == 0:
            marks.extend([head for head in _headed(scene) if not any(0 <= head.start - mark.end <= 2 for mark in marks)])
    marks.sort(key=_start)
    done = scene.spots.all("modality.actual" if scene.english else "modality.done")
    told = [(spot.start, spot.end) for spot in done if not (_ISSUED.match(scene.text, spot.end) or _is_money(scene, spot))]
    return Moods(tuple(marks), tuple(told))


def _is_money(scene: Scene, spot: Spot) -> bool:
    """Whether "won" is Korea's: 4 trillion won for research."""
    return spot.word.lower() == "won" and any(m.start < spot.start and spot.end <= m.end for m in scene.mentions)


# 占已发行股份的15%: shares are issued whatever is planned with them.
_ISSUED = re.compile(r"发行(?:的|在外)?(?:普通)?(?:总)?(?:股|H股|A股)")


def _marks(scene: Scene) -> Iterator[Mood]:
    text, end = scene.text, scene.sentence.end
    hidden = scene.spots.all("modality.unlike")
    for mode in _MODES:
        for spot in scene.spots.all(f"modality.{mode}"):
            if any(other.start <= spot.start and spot.end <= other.end for other in hidden):
                continue
            if mode == "forecast" and _PROJECT.fullmatch(spot.word) and _is_counted(scene, spot):
                continue
            if _is_compared(scene, spot):
                continue
            share = mode == "target" or _SHARE_OF.search(text, scene.sentence.start, spot.start) is not None
            reached = share and _REACHED.match(text, spot.end, end) is not None
            until = _until(scene, spot) if mode != "rumour" and _VIEW.search(spot.word) else 0
            yield Mood(spot.start, spot.end, mode, _NAMES.fullmatch(spot.word) is not None, reached, until)


# What a number is set against: 优于预期的55%, 超越318亿至330亿美元目标, above expectations of $3.3 billion.
_VIEW = re.compile(
    r"预[期测估计]|目标|指引|财测|展望|expect|estimate|forecast|project|planned|guidance|target|consensus|outlook", re.IGNORECASE
)
_SETS_ZH = re.compile(r"(?:超[过越出]?|胜[过于]?|[高低优好逊差]于|不及|符合|处于|落在|[较比])[^,，。;；]{0,22}$")
SETS_EN = re.compile(
    r"\b(?:beat(?:s|en|ing)?|above|below|miss(?:es|ed|ing)?|top(?:s|ped|ping)?|exceed(?:s|ed|ing)?|surpass(?:es|ed|ing)?|ahead\sof"
    r"|short\sof|versus|vs\.?|against|compared\s(?:with|to)|than|in\sline\swith|within)\s[^,;]{0,50}$",
    re.IGNORECASE,
)


def _until(scene: Scene, spot: Spot) -> int:
    """Return where the number ends that a view is of which another number is set against, 0 where none is."""
    start = scene.clause(spot.start).start
    if scene.english and _OF_ONE.fullmatch(scene.text, spot.start - 4, spot.end):
        return next((m.end for m in scene.mentions if m.start - 1 <= spot.end < m.end), 0)  # an estimated 1.3 million cars
    sets = (SETS_EN if scene.english else _SETS_ZH).search(scene.text, max(start, spot.start - 60), spot.start)
    if sets is None:
        return 0
    reach = spot.end + (24 if scene.english else 10)
    behind = next((m for m in scene.mentions if spot.end <= m.start <= reach and not _is_by_how_much(m, spot)), None)
    if behind and not _STOPS.search(scene.text, spot.end, behind.start):
        return behind.end
    before = [m for m in scene.mentions if sets.start() < m.start and m.end <= spot.start]
    return spot.end if before else 0


_OF_ONE = re.compile(r".?(?:\san|.\sa)\s(?:estimated|projected|expected|targeted|planned|forecast)")
_STOPS = re.compile(r"[,，;；:：]|\s(?:to|by|and|but)\s")
# Polls and houses put a figure at so much.
_PUT_AT = re.compile(r"\bputs?\s(?:[\w'’.-]+\s){1,8}?at\s|\b(?:is|are)\sput\sat\s")
_POLLED = re.compile(r"\b(?:poll|polled|survey|surveyed|consensus|economists)\b", re.IGNORECASE)


def _put_at(scene: Scene) -> Iterator[Mood]:
    """Yield where somebody puts a figure at so much: what polled economists expect, what others reckon."""
    text, start = scene.text, scene.sentence.start
    if text.find("put", start, scene.sentence.end) < 0:
        return
    for match in _PUT_AT.finditer(text, start, scene.sentence.end):
        expected = _POLLED.search(text, start, match.start())
        yield Mood(match.start(), match.end(), "forecast" if expected else "estimate")


# A headline's infinitive is a plan: Ansgar to buy Meridian for $8.4 billion.
_TO_DO_EN = re.compile(
    r"(?<![Aa]greed )(?<![Ww]ay )\bto\s(?=(?:buy|acquire|invest|spend|build|combine|merge|sell|raise|cut|shed|close(?!\sat\b)"
    r"|open|hire|list|launch|pay|return|add|put|plough|pour|take\sover)\b)"
)


def _headed(scene: Scene) -> Iterator[Mood]:
    for match in _TO_DO_EN.finditer(scene.text, scene.sentence.start, scene.sentence.end):
        yield Mood(match.start(), match.end(), "target")


# What a plant will bring once it runs: 达产后新增月产能3万片.
_ONCE_DONE = re.compile(r"(?:达产|建成|投产|投运|落成|完工|竣工|交割|合并|整合)(?:完成)?后(?!的|，?20\d\d年|当年)")
_IS_DONE = re.compile(r"[了已曾]|去年|今年|当前|目前|来|至今|20\d\d年")
# What is only supposed: 若油价升至每吨10万元. Not 若干, nor how something is reckoned (若按…计算).
_SUPPOSED = re.compile(r"(?<![^,，。;；:：、“「\s])(?:但|而|不过)?(?:若(?!干|改?[以按]|非|不是)|如果|假如|倘若|假设|假定)")
_AHEAD_ZH = re.compile(
    r"(?:(?<=[,，。;；:：\s」”])|\A)[^,，。;；:：\s]{0,12}?(?<![资材原饮燃塑物涂肥调不意照养饲面布染香废毛史])料"
    r"(?=[^,，。;；:：\d]{0,12}(?:20\d\d|[一二三四今明][季年]|第[一二三四]季|\d{1,2}月|全年|[上下]半年|今明))"
    r"|(?:全年|[今明本]年度?|[上下]半年|第?[一二三四首次末]季度?|[来下]季|20\d\d年|[同当本]月)[^,，。;；\d]{0,8}?(?<![资材原饮燃塑物涂肥调不意照养饲面布染香废毛史])料"
    r"(?=(?:按[年季月])?(?:[增减升跌降达约将可逾超持]|为|少赚|多赚|录得|\d))"
)


# 年产能会从24万辆增加到40万辆, 赤字率可能触及2.8%
_MIGHT_ZH = re.compile(
    r"(?<![社机学工协委开大董监部商公股年展集业议聚国理事省市县区央银基金联总布晚峰宴庙例周])会(?=(?:再|继续|进一步|大幅|小幅|略|逐步|仍)?"
    r"(?:[从由](?:[^,，。;；]{1,14}?(?:[升增降扩减]|提高|爬))|增[加至长]|减少|[升降][至到]|上升|下降|达到?[约近逾]?\d|超过|突破"
    r"|高于|低于|维持在|保持在))"
    r"|可能(?![性是])(?=[^,，。;；\d]{0,8}约?\d)"
)
# 下半年成长恐放缓至3%; 合并后市占率可从9%提升至14%
_FEARED = re.compile(r"(?<![惊唯惟生深])恐(?![怖慌龙袭惧吓])|可(?=[从由][^,，。;；]{1,14}?(?:[升增降扩]|提高|减[少至到]))")


# 毛利率估63至65%; not 低估了三成, 预估30%
_PUT_ZH = re.compile(
    r"(?<![预高低评推测概错约粗重一])估(?![值计算价量])(?=[^,，。;；\d]{0,6}约?(?:\d|[一二三四五六七八九]成|落在|介于))"
)


def _supposed(scene: Scene) -> Iterator[Mood]:
    """Yield where a clause only supposes something, or 料, 恐 or 可从 says what somebody expects."""
    text, start, end = scene.text, scene.sentence.start, scene.sentence.end
    if text.find("恐", start, end) >= 0 or text.find("可", start, end) >= 0:
        for match in _FEARED.finditer(text, start, end):
            yield Mood(match.start(), match.end(), "forecast")
    if text.find("会", start, end) >= 0 or text.find("可能", start, end) >= 0:
        for match in _MIGHT_ZH.finditer(text, start, end):
            yield Mood(match.start(), match.end(), "forecast")
    if text.find("若", start, end) >= 0 or text.find("如果", start, end) >= 0 or text.find("假", start, end) >= 0:
        for match in _SUPPOSED.finditer(text, start - 1, end):
            yield Mood(match.start(), match.end(), "forecast")
    if text.find("后", start, end) >= 0:
        for match in _ONCE_DONE.finditer(text, start, end):
            if not _IS_DONE.search(text, start, min(end, match.end() + 20)):
                yield Mood(match.start(), match.end(), "forecast")
    if text.find("估", start, end) >= 0:
        for match in _PUT_ZH.finditer(text, start, end):
            yield Mood(match.start(), match.end(), "forecast")
    if text.find("料", start, end) >= 0:
        for match in _AHEAD_ZH.finditer(text, start - 1, end):
            yield Mood(match.start(), match.end(), "forecast")


def _is_compared(scene: Scene, spot: Spot) -> bool:
    """Whether a figure is only set against an expectation, and is not the one that was expected."""
    if not _EXPECTS.search(spot.word):
        return False
    text, start = scene.text, scene.sentence.start
    if not _EXPECTED.search(text, max(start, spot.start - (30 if scene.english else 14)), min(len(text), spot.end + 6)):
        return False
    near = [m for m in scene.mentions if spot.end <= m.start <= spot.end + 12 and not _is_by_how_much(m, spot)]
    return not any(_THE_EXPECTED.fullmatch(text, spot.end, m.start) for m in near)


def _is_by_how_much(mention: Mention, spot: Spot) -> bool:
    """Whether a number right behind an expectation tells by how much it was topped: 毛利率胜预期1.1个百分点."""
    return mention.start == spot.end and mention.form == "points"


# 将由目前的220MW扩大到2030年的1.1GW
_FROM_TO = re.compile(r"[由从][^,，。;；]{1,24}?[至到为成]")


def _going_to(scene: Scene, start: int, end: int) -> Iterator[Mood]:
    """Yield where 将 says what is to come, and as what: a verb stands behind it, not the thing of 将利率下调."""
    if scene.text.find("将", start, end) < 0:
        return
    ahead = scene.cues.labelled("modality.ahead")
    for match in _WILL.finditer(scene.text, start, end):
        verb = ahead.pattern.match(scene.text, match.end())
        if verb:
            yield Mood(match.start(), match.end(), ahead.labels[verb[0]])
        elif any(scene.spots.at(f"move.{way}", match.end()) for way in ("up", "down")) or _FROM_TO.match(
            scene.text, match.end(), end
        ):
            yield Mood(match.start(), match.end(), "forecast")
        elif any(hit.start == match.end() and hit.verb for hit in scene.hits):
            yield Mood(match.start(), match.end(), "target")
