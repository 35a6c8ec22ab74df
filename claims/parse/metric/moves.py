"""Which movement a number belongs to, up or down, and whether it is by how much, where to or where from."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.parse.metric.headed_zh import headed_by
from claims.parse.metric.revised_zh import jumped
from claims.parse.metric.signed import SIGNS, is_beside_level
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.spots import Spot
from claims.parse.times.series import alike
from claims.units import shape

RELATIVE = ("percent", "percentage_point", "ratio")
# How far a moving verb may stand from its number, in characters, once articles and hedges are passed over.
_REACH_ZH, _REACH_EN = 7, 26
_AMPLITUDE = re.compile(
    r"(?P<up>涨幅|升幅|增幅|增速|增长率|年增率|月增率|成长率|CAGR)|(?P<down>跌幅|降幅|减幅|削幅|年减率|月减率)"
)
_ARRIVES_ZH = re.compile(
    r"(?:至|到|为|达到?|成|收报|报收|收于|报|(?<![增减短少])收|[降升涨跌减增返缩拉]回)(?:了|的|约|近|超过?|逾)?\s*$"
)
_ARRIVES_EN = re.compile(
    r"\b(?:to|at|into)\s+(?:a\s+record\s+|the\s+|an\s+average\s+|a\s+|an\s+|about\s+|around\s+|roughly\s+|nearly\s+|some\s+|just\s+|only\s+|more\s+than\s+|over\s+|as\s+(?:high|low|much)\s+as\s+|between\s+)*$",
    re.IGNORECASE,
)
_ARRIVES_AT_OF = re.compile(
    r"\b(?:to|at)\s(?:an?\s)?(?:[a-z-]+\s){1,4}(?:of)\s(?:(?:about|around|nearly|only|just|over)\s)?$", re.IGNORECASE
)
# to a six-year high of 312,000: the years are a number of their own
_PEAK = re.compile(r"\s(?:high|low|peak|record|trough)\sof\s(?:(?:about|around|nearly|just|over)\s)?")
_PASSES = re.compile(r"突破|跌破|升破|涨破|站上|失守|(?:above|below|past|beneath)\b", re.IGNORECASE)
_LONGEST_PASS = len("beneath")
_GROWS_AT = re.compile(
    r"\b(?:grow|grew|grown|growing|expand|expanded|expanding|rising|increasing)\s(?:\w+\s)?at\b[^,]*$", re.IGNORECASE
)
_DEPARTS_ZH = re.compile(
    r"(?:从(?![事业容])|由(?!于)|自(?![有营主研动然])|较|(?<![占同环对百无])比(?![例重率亚特]))([^,，。\d]{0,6}?)的?(?:约|近)?\s*$"
)
_DEPARTS_EN = re.compile(
    r"\bfrom\s+(?:about\s+|around\s+|roughly\s+|nearly\s+|just\s+(?:over\s+|under\s+)?|a\s+record\s+|a\s+|the\s+"
    r"|(?:an?|the|its|their)\s+(?:[a-z-]+\s+){0,2}(?:record|high|peak|low|range|average|level|forecast|target|estimate|rate|total)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
_OF_EN = re.compile(
    r"\b(?:of|by)\s+(?:an?\s+|another\s+|a\s+further\s+|an\s+additional\s+|about\s+|around\s+|nearly\s+|more\s+than\s+|over\s+|some\s+)*$",
    re.IGNORECASE,
)
_BY_EN = re.compile(
    r"\bby\s+(?:an?\s+|another\s+|a\s+further\s+|an\s+additional\s+|about\s+|around\s+|nearly\s+|more\s+than\s+|over\s+|some\s+)*$",
    re.IGNORECASE,
)
_BEHIND_EN = re.compile(r"\s*(?:-|\s)?(?P<word>[a-z]+(?:\s[a-z]+)?)", re.IGNORECASE)
# Verbs that take an object in money or heads: they tell what was done, not by how much a level moved.
_TAKES_OBJECT = re.compile(
    r"raise|raises|raised|lost|losing|loses|lose|cut|cuts|cutting|shed|trimmed|shedding|sheds|trimming|axe|axed|axing|slash|slashes|slashed|slashing|expand|expanded|expands|contract|advance|advanced|advances|rally|improve|improved|涨价|降价|加息|降息|削减|缩|减|增|升|裁减|减持|增发|亏掉|蒸发",
    re.IGNORECASE,
)


class Move(NamedTuple):
    """A movement that a number belongs to: `up` or `down`; `arrives` where the number is the level it ends at,
    `departs` where it is the level it began at."""

    direction: str
    arrives: bool = False
    departs: bool = False

    @property
    def by(self) -> bool:
        """Whether the number says by how much."""
        return not self.arrives and not self.departs


def movement(scene: Scene, mention: Mention) -> Move | None:
    """Return the movement whose extent or end the number tells, or None."""
    for rule in mention.trace:
        if rule in ("moved_up", "moved_down"):
            return Move(rule.removeprefix("moved_"))
    before = scene.before(mention)
    if scene.english and before.endswith(" off ") and (mention.form == "percent" or _STANDS_OFF.search(before)):
        return Move("down")  # rivals Marsden, off 2.6%; was off $3.73
    if "负增长" in before and _SHRINKS.search(before):
        return Move("down")
    if before.endswith(_HAVE) and _COUNTS_THOSE.search(before):
        return None
    if not scene.english and not _EARN.isdisjoint(before) and (earned := _EARNS_MORE.search(before)):
        return Move("up" if earned[1] else "down")
    if scene.text[mention.start] in SIGNS and (_ON_YEAR.search(before) or is_beside_level(scene, mention)):
        return Move("up" if scene.text[mention.start] in "+＋" else "down")
    if not scene.english and mention.form == "percent" and _ON_YEAR.search(before):
        return Move("up")  # M2同比8.4%
    if not scene.english and mention.form == "percent" and (told := headed_by(scene, mention)):
        return Move(told)
    if not scene.english and mention.form == "percent" and (way := jumped(scene, mention, before)):
        return Move(way)
    again = _again(scene, mention, before)
    if again is not None:
        return movement(scene, again)
    departs = _departs(scene, before)
    amplitude = _amplitude(scene, mention, before) if shape(mention.base.unit) in RELATIVE else None
    if amplitude:
        return Move("up" if amplitude["up"] else "down", departs=departs)
    arrives = _is_arrival(scene, mention, before)
    found = _nearest(
        scene, mention, reach=90 if arrives or departs or _is_by(before) else _REACH_EN if scene.english else _REACH_ZH
    )
    if found is None and departs:
        return _started(scene, mention)
    if found is None and mention.form == "percent" and before[-1:].isspace() and _ADDED.search(before):
        return Move("up")
    if found is None:
        return _set_off(scene, mention, before) or _behind(scene, mention) or _elided(scene, mention) or _in_list(scene, mention)
    direction, word = found
    if (
        not arrives
        and not departs
        and shape(mention.base.unit) not in RELATIVE
        and _has_own_verb(mention, before, scene.after(mention), word)
    ):
        return None
    return Move(direction, arrives, departs)


# Fell behind with 42,416 cars, dropped despite 300 new shops.
_BESIDE_EN = re.compile(r"\b(?:with|despite|including|among|across|under|after|before|via|through)\s(?:[a-z]+\s){0,2}$")
# 16% lower than the Street's $1.45 billion, 9% down on the 3,756 of last year: what a number is set against.
_THAN_EN = re.compile(
    r"\b(?:than|(?:up|down)\son|short\sof|ahead\sof)\s(?:(?:the|its|their|his|last|an?|that|those|of|expected|forecast|consensus|previous|[A-Z][\w.]*['’]s|[a-z]+['’]s)\s){1,4}$"
)
# falls to a rival in a £910m deal
_IN_DEAL_EN = re.compile(r"\b(?:in|for)\s(?:an?\s|its\s|the\s)?$")
_DEAL_EN = re.compile(
    r"\s?-?(?:[a-z-]+\s){0,2}(?:deal|takeover|bid|offer|buyout|acquisition|merger|sale|contract|order|plan|loan|settlement|fine|purchase|investment|project|programme|program)\b"
)
_STAFF = frozenset({"job", "post", "position", "person", "employee", "worker", "role"})


def _has_own_verb(mention: Mention, before: str, after: str, word: str) -> bool:
    """Whether an amount is what a verb acts on, and not by how much something moves: cut 1,100 jobs, a cut of 1,100 jobs."""
    if _BESIDE_EN.search(before) or _THAN_EN.search(before):
        return True
    if _IN_DEAL_EN.search(before) and _DEAL_EN.match(after):
        return True
    return _TAKES_OBJECT.fullmatch(word) is not None and (mention.base.unit in _STAFF or not _OF_EN.search(before))


# The Nasdaq added 0.6%: what is added in heads or money is no movement.
_ADDED = re.compile(r"\b(?:add|added|adds|adding|put\son|tacked\son|picked\sup)\s(?:about\s|another\s|nearly\s)?$")
_ELIDED_EN = re.compile(r",?\sand\s(?:(?:its|their|the|those\sof|that\sof)\s)?(?:(?:[A-Za-z'’-]+|20\d\d)\s){1,5}$")
# What a change was set against, and when it was: dropped 9% year on year in the third quarter and 4% from the second.
_AND_EN = re.compile(
    r"(?:\s(?:year[\s-]on[\s-]year|on\sthe\s(?:year|month|quarter)|from\s(?:a\s(?:year|month|quarter)\s)?[A-Za-z]+))?,?\sand\s"
)
_BASIS_EN = re.compile(r"\s(?:from|on\sthe|quarter|month|year|sequentially|week)")
_WHEN_EN = re.compile(
    r"\s(?:in|for|during)\s(?:the\s)?(?:[A-Za-z]+\s)?(?:quarter|half|year|month|period|week)\b(?:\sof\s(?:fiscal\s)?\d{4}\b)?|\sin\s[A-Z][a-z]+\b"
)
_VERBAL_EN = re.compile(
    r"\b(?:was|were|is|are|had|has|have|to|of|at|made|make|makes|held|hold|holds|account|accounts|accounted|represents?|with|for|in|from|on)\b"
)


def _elided(scene: Scene, mention: Mention) -> Move | None:
    """Return the movement of the number before, where the verb is left out: sales grew 22% and its backlog 23%."""
    if not scene.english or mention.base.unit != "percent":
        return None
    at = scene.mentions.index(mention)
    alike = [m for m in scene.mentions[:at] if m.base.unit == "percent"]
    start = scene.mentions[at - 1].end if at else mention.start
    between = _WHEN_EN.sub("", scene.text[start : mention.start])
    if alike and alike[-1].end == start and between in (" and ", ", "):  # by 11% and 16%
        move = movement(scene, alike[-1])
        return Move(move.direction) if move and move.by and _is_by(scene.before(alike[-1])) else None
    if alike and _AND_EN.fullmatch(between) and _BASIS_EN.match(scene.text, mention.end):
        move = movement(scene, alike[-1])
        return Move(move.direction) if move and move.by else None
    if not alike or not _ELIDED_EN.fullmatch(between) or _VERBAL_EN.search(between.replace("of ", "", 1)):
        return None
    if any(start <= h.start < mention.start and "percent" in scene.metric(h).shapes for h in scene.hits):
        return None
    move = movement(scene, alike[-1])
    return Move(move.direction) if move and (move.by or (between.endswith("by ") and not move.departs)) else None


_LISTS_ON = frozenset("/、和及与,，")


def _in_list(scene: Scene, mention: Mention) -> Move | None:
    """Return the movement of the number before in a Chinese list of numbers alike: 分别增长20.1%、28.4%、24.0%, +18%/-2%."""
    if scene.english or mention.form not in ("percent", "points"):
        return None
    group = alike(scene, mention)
    at = group.index(mention)
    if at == 0 or scene.text[group[at - 1].end : mention.start].strip() not in _LISTS_ON:
        return None
    move = movement(scene, group[at - 1])
    if move is None or move.departs:
        return None
    sign = scene.text[mention.start]
    return Move("up" if sign in "+＋" else "down") if move.by and sign in SIGNS else move


def _is_arrival(scene: Scene, mention: Mention, before: str) -> bool:
    """Whether a number is the level at which a movement ends: 降至5%, rose to 5%, fell below 5%; not growing at 5%."""
    passed = _PASSES.search(before, len(before) - _LONGEST_PASS - 1)
    if (passed and passed.end() >= len(before) - 1) or _PASSES.match(scene.text, mention.start):
        return True
    if scene.english:
        arrives = _ARRIVES_EN.search(before) or _ARRIVES_AT_OF.search(before) or _PEAK.fullmatch(before)
        return arrives is not None and not _GROWS_AT.search(before)
    return _ARRIVES_ZH.search(before) is not None


_ONLY_REACHES = re.compile(r"\s*(?:已|曾|更|分别)?(?:达到?|高达|为|在|约为?)?\s*")


def _amplitude(scene: Scene, mention: Mention, before: str) -> re.Match[str] | None:
    """Return the word 涨幅 or the like in a number's clause, or in the one before where its own only says 达到."""
    if scene.english:
        return None
    index = scene.sentence.clause_at(mention.start)
    found = _last(_AMPLITUDE, scene.text, scene.sentence.clauses[index].start, mention.start)
    if found or index == 0 or not _ONLY_REACHES.fullmatch(before):
        return found
    earlier = scene.sentence.clauses[index - 1]
    return _last(_AMPLITUDE, scene.text, earlier.start, earlier.end)


def _departs(scene: Scene, before: str) -> bool:
    """Whether the words in front of a number make it the level that a movement began at: 较上年的, 由, from."""
    if scene.english:
        return _DEPARTS_EN.search(before) is not None
    match = _DEPARTS_ZH.search(before)
    if match is None or _SET_OFF.search(before):
        return False
    return not any(scene.cues[f"move.{way}"].search(match[1]) for way in ("up", "down"))


def _started(scene: Scene, mention: Mention) -> Move | None:
    """Return the movement of the sentence that began at a number whose own clause has no verb: …, from $1.2 billion."""
    behind = _behind(scene, mention, close=True)
    if behind:
        return Move(behind.direction, departs=True)
    best = None
    for direction in ("up", "down"):
        match = _last_move(scene, direction, scene.sentence.start, mention.start)
        if match and (best is None or match.end > best[0]):
            best = match.end, direction
    return Move(best[1], departs=True) if best else None


_SET_OFF = re.compile(r"(?:(高|多|快)|低|少|慢)(?:了|约|近)?\s*$")


def _set_off(scene: Scene, mention: Mention, before: str) -> Move | None:
    """Return the difference that 比…高 and 比…少 tell."""
    match = _SET_OFF.search(before)
    if match is None or not re.search(
        r"(?<![占对百无])比(?![例重率亚特利])|较", scene.text[scene.clause(mention.start).start : mention.start]
    ):
        return None
    return Move("up" if match[1] else "down")


def _again(scene: Scene, mention: Mention, before: str) -> Mention | None:
    """Return the number that this one says over again in another unit: 51 cents, or 0.8%."""
    if before.strip(" ,(") not in ("or", "即", "或"):
        return None
    earlier = [m for m in scene.mentions if m.end <= mention.start]
    if not earlier:
        return None
    return earlier[-1] if len(scene.text[earlier[-1].end : mention.start]) <= 8 else None


def _nearest(scene: Scene, mention: Mention, reach: int) -> tuple[str, str] | None:
    """Return direction and word of the moving word nearest before a number, within reach."""
    start = max(scene.clause(mention.start).start, mention.start - reach - 12)
    best: tuple[int, str, str] | None = None
    for direction in ("up", "down"):
        match = _last_move(scene, direction, start, mention.start)
        if match and mention.start - match.end <= reach and (best is None or match.end > best[0]):
            best = match.end, direction, match.word
    if best and any(
        best[0] <= m.start and m.end <= mention.start and shape(m.base.unit) == shape(mention.base.unit) for m in scene.mentions
    ):
        joined = scene.text[scene.left(mention) : mention.start].strip()
        if joined not in ("和", "与", "及", "、", "and", "至", "到") and not (
            _ARRIVES_EN.search(joined + " ") or _DEPARTS_EN.search(joined + " ") or _ARRIVES_ZH.search(joined)
        ):
            return None
    return best and (best[1], best[2])


_GAP_EN, _GAP_CLOSE, _GAP = re.compile(r"\s|-"), re.compile(r"的?(?:同比|环比)?"), re.compile(r"的(?:同比|环比)?")


def _behind(scene: Scene, mention: Mention, *, close: bool = False) -> Move | None:
    """Return the movement named behind a number: 4%的涨幅, a 12% increase, 3% lower; `close` lets it follow without 的."""
    after = scene.after(mention)
    close = close or scene.text.endswith("位数", 0, mention.end)
    gap = _GAP_EN if scene.english else _GAP_CLOSE if close else _GAP
    parted = shape(mention.base.unit) in ("percent", "percentage_point") or mention.form == "fraction"
    if scene.english and (parted or _THAN.match(after)):
        compared = re.match(
            r"\s(?:(more|higher|greater|larger|bigger|above|ahead|dearer|stronger|firmer|better(?=\sat\b|[.,;]))|less|lower|fewer|smaller|below|behind|cheaper|weaker|softer)\b",
            after,
        )
        if compared:
            return Move("up" if compared[1] else "down")
    for direction in ("up", "down"):
        spot = scene.spots.first(f"move.{direction}", mention.end, min(mention.end + 24, scene.right(mention)))
        if spot and spot.word.lower() != "contract" and gap.fullmatch(scene.text, mention.end, spot.start):
            return Move(direction)
    return None


_STANDS_OFF = re.compile(r"(?:\b(?:is|was|were|are)|,)\s(?:trading\s)?off\s$")
# Single characters that move nothing within these words: 增程, 升级, 降噪, 起降点, 直升机.
_NO_MOVE = re.compile(
    r"增(?=[程压值持配资添塑材])|升(?=[级职学华降])|(?<=直)升(?=机)|降(?=[噪雨水落本])|(?<=[起升空])降|减(?=[震肥重碳排速])|缩(?=[写略影])|[低高少多小大](?=于)|[高多](?=达)|跌(?=价(?:损失|准备|回升|回冲))"
)


def _last_move(scene: Scene, direction: str, start: int, end: int) -> Spot | None:
    """Return the last moving word of a direction in a stretch."""
    found = scene.spots.last(f"move.{direction}", start, end)
    while found and (_NO_MOVE.match(scene.text, found.start) or _is_no_move(scene, found)):
        found = scene.spots.last(f"move.{direction}", start, found.start)
    return found


_TO_DO = re.compile(r"(?:\bto|will|would|could|may|might|should|can|not)\s$")


_WORD_BEFORE = re.compile(r"([A-Za-z]+)\s$")


def _is_no_move(scene: Scene, spot: Spot) -> bool:
    """Whether "contract" is what was signed, and not what an economy does; or "up" that of "make up", "down" of "turn down"."""
    word = spot.word.lower()
    if word in ("up", "down"):
        verb = _WORD_BEFORE.search(scene.text, spot.start - 12, spot.start)
        return verb is not None and verb[1].lower() in scene.cues.words("move.phrasal", word)
    return word == "contract" and _TO_DO.search(scene.text, spot.start - 7, spot.start) is None


def _last(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text, start, end):
        found = match
    return found


_THAN = re.compile(r"\s(?:more|fewer|less|higher|lower|bigger|larger|smaller|dearer|cheaper) than\b")
_ON_YEAR = re.compile(r"(?:同比|环比|按年|按季|按月|年比|较(?:上年|去年|上月|上季)(?:同期)?)(?:分别|各|均)?为?[:：]?\s*$")
# 下跌的有63个: how many fell, not by how much.
_HAVE = ("有", "达", "到", "共", "数", "为", "司", "业", "股", "票", "金")
# 净利下降的银行有5家, 衰退公司共477家: how many did so is no change.
_COUNTS_THOSE = re.compile(
    r"的(?:[^,，。\d]{0,6})?(?:有|共有|达|达到)$"
    r"|(?:上涨|下跌|收涨|收跌|走高|走低|成长|增长|衰退|下滑|下降)(?:公司|企业|个股|股票|基金|类股)(?:家数|只数|数量?)?(?:共有?|合计|达|为|有)?$"
)
# 多赚六成, 少亏三成五
_EARN = frozenset("赚亏蚀")
_EARNS_MORE = re.compile(r"(?:(多)|少)[赚亏蚀](?:了|近|约|逾|超过?)*$")
_SHRINKS = re.compile(r"负增长(?:了|约|近)?$")


def is_moved(scene: Scene, mention: Mention) -> bool:
    """Whether a moving word stands close before a number, or "by" does."""
    return _nearest(scene, mention, _REACH_EN) is not None or _is_by(scene.before(mention))


def _is_by(before: str) -> bool:
    """Whether the words in front of a number end with "by": rose by more than 5%."""
    return before[-1:].isspace() and _BY_EN.search(before) is not None
