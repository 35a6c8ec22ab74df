"""How sure a text is of a number: measured, planned, expected, reckoned or only heard of."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.metric.kinds import is_converted
from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.mentioned import follows, is_of_last
from claims.parse.voice.forecasts import as_consensus, is_agreed, is_booked, is_consensus, is_revised_estimate, is_standing
from claims.parse.voice.moods import Moods
from claims.parse.voice.offers import is_proposed
from claims.parse.voice.plans import (
    is_allotted,
    is_announced,
    is_bid,
    is_of_bid,
    is_of_plan,
    is_of_programme,
    is_offered,
    is_planned,
    is_resolved,
    is_size,
    ratio_of_year,
    was_refused,
)
from claims.parse.voice.reach import (
    expected_behind,
    expected_by,
    is_closed,
    is_of_other,
    is_over,
    is_reckoned,
    required_behind,
    sourced_by,
    will_behind,
    word_behind,
)
from claims.parse.voice.stances import Stance
from claims.parse.voice.starts import SET_AGAINST, is_now, is_set_apart, left


def modality(
    scene: Scene,
    moods: Moods,
    mention: Mention,
    owner: Owner | None,
    before: str = "actual",
    move: Move | None = None,
    told: Told | None = None,
) -> Stance:
    """Return the modality of a number.

    `before` is that of the number before it, `told` what the numbers before it measured. The nearest word in front within
    the clause decides; then what an earlier clause of the sentence set going (a plan, a forecast), unless a word of the
    past closes it; else the number is what its metric's numbers are, or actual.
    """
    if mention.form == "duration" and _WINDOW.match(scene.text, mention.end):
        return Stance("actual", "assumed")
    if _ALREADY.match(scene.text, mention.end) or is_now(scene, mention, move):
        return Stance("actual", "stated")
    found = _in_clause(scene, moods, mention, owner) or _usual(owner, "assumed")
    if found:
        return found if _usual(owner, "stated") else as_consensus(scene, left(scene, mention, move, found))
    if is_proposed(scene, mention, owner, move):
        return Stance("target", "stated")
    if moods.is_done(scene.clause(mention.start).start, mention.start):
        return Stance("actual", "stated")
    heard = (
        None
        if _is_quoted(owner)
        else _carried(scene, moods, mention, owner, before, move, planned=told is not None and told.planned)
    )
    if heard and heard.word and is_standing(scene, owner, heard.word):
        heard = None
    apart = is_set_apart(scene, mention, move)
    if heard:
        return heard if apart else left(scene, mention, move, heard)
    if apart and not scene.english and _PHASE.search(scene.text, scene.clause(mention.start).start, mention.start):
        return Stance("actual", "stated")
    return _unsaid(scene, moods, mention, owner, before, told)


# 较第一期的5,645亿元减少: what was before the plan.
_PHASE = re.compile(r"第[一二三]期|首期|前期|上一?期|[去前上]年")


def _unsaid(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, before: str, told: Told | None) -> Stance:
    """Return what a number is though no word near it says so: part of a plan or a bid told before, or what it measures."""
    if (before == "target" or (told and told.planned)) and told and is_of_programme(scene, moods, mention, owner, told):
        return Stance("target", "carried")
    if (before == "target" and is_of_bid(scene, moods, owner, told)) or is_allotted(scene, moods, mention, owner, told):
        return Stance("target", "carried")
    if (
        is_bid(scene, moods, mention, owner)
        or is_of_plan(scene, moods, mention, owner)
        or is_offered(scene, mention, owner, before)
    ):
        return Stance("target", "assumed")
    if is_resolved(scene, owner):
        return Stance("target", "stated")
    if ratio_of_year(scene, mention, owner):
        return Stance("forecast", "assumed")
    if (
        before == "target"
        and mention.form == "duration"
        and _OVER.search(scene.text, scene.clause(mention.start).start, mention.start)
    ):
        return Stance("target", "carried")
    if mention.form == "duration" and _AHEAD.search(scene.text, scene.clause(mention.start).start, mention.start):
        return Stance("forecast", "stated")
    if is_announced(scene, mention, owner):
        return Stance("target", "stated")
    if reckoned := _converted(scene, mention, before):
        return reckoned
    planned = is_planned(scene, moods, owner) or is_size(scene, mention, owner, before)
    return Stance("target", "assumed") if planned else Stance("actual", "assumed")


def _converted(scene: Scene, mention: Mention, before: str) -> Stance | None:
    """Return what a number said again in another unit is: reckoned, or as the one before it was."""
    if not is_converted(scene, mention) or mention.form in ("percent", "fraction"):
        return None
    if mention.form in ("count", "measure") and _EQUALS.search(scene.text, scene.left(mention), mention.end):
        return Stance("estimate", "assumed")  # 10GW相当于400万块GPU is reckoned, 折合15亿美元 only said again
    return Stance(before, "carried") if before in ("target", "forecast") else None


def _in_clause(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> Stance | None:
    """Return what the words around a number in its own clause say, or the source that a leading clause names."""
    clause = scene.clause(mention.start)
    inside = moods.first(mention.start, mention.end, owner) or moods.last(clause.start, mention.start, owner)
    if inside and (is_over(scene, moods, mention, inside) or is_closed(scene, moods, mention, inside)):
        return Stance("actual", "stated")
    if inside and (is_booked(owner, inside) or is_standing(scene, owner, inside)):
        inside = None
    if inside and inside.mode == "target" and (others := expected_by(scene, moods, mention, inside)):
        inside = others
    sourced = sourced_by(scene, moods, mention, owner)
    if sourced and (inside is None or sourced.mode == "rumour" or inside.mode == "estimate" or is_reckoned(scene, sourced)):
        return Stance(_softened(sourced.mode, owner), "stated", sourced)
    if _is_quoted(owner) and inside and inside.mode in ("target", "estimate"):
        inside = None
    word = (
        inside
        or expected_behind(scene, mention)
        or required_behind(scene, mention)
        or word_behind(scene, moods, mention, owner)
        or will_behind(scene, moods, mention)
    )
    if word is None:
        return None
    if word.mode in ("forecast", "target") and scene.english and _CITED.search(scene.text, mention.end, scene.sentence.end):
        return Stance(_softened("rumour", owner), "stated", word)
    if word.mode == "target" and (was_refused(scene, clause, owner) or _SPENT.search(scene.text, clause.start, mention.start)):
        return Stance("actual", "stated")
    usual = _usual(owner, "stated") if word.mode != "rumour" else None
    if word.mode == "forecast" and is_agreed(scene, word):
        return Stance("target", "stated", word)
    if word.mode == "estimate" and is_revised_estimate(scene, word):
        return Stance("forecast", "stated", word)
    if word.mode == "estimate" and is_consensus(scene, word, owner):
        return Stance("estimate" if scene.english else "forecast", "stated")
    return usual or Stance(_softened(word.mode, owner), "stated", word)


# To the three-month volume-weighted average: over how long a price was averaged.
_WINDOW = re.compile(r"\s(?:volume[\s-]weighted|average|moving|trailing|VWAP|high|low)\b")
# A sale could fetch $2 billion, a paper reported, citing people with knowledge of the matter.
_CITED = re.compile(
    r"\bciting\s(?:[a-z]+\s){0,3}(?:people|persons?|sources)\b"
    r"|\b(?:people|persons?|sources)\s(?:familiar|briefed|close\sto|with\s(?:direct\s)?knowledge)\b"
)
# What was spent on a plan was: has spent $24 billion on a plan.
_SPENT = re.compile(
    r"已(?:经)?累计[^,，;；]*$|截至[^,，;；]{0,16}累计[^,，;；]*$|累计(?:执行|拨付|支用|完成)[^,，;；]*$|\b(?:has|have|had)\s(?:already\s|so\sfar\s)?(?:spent|invested|paid|disbursed|used)\b[^,;]*$|已(?:经)?(?:投入|支出|拨付|花费|投资)[^,，;；]*$"
)


# sales of $6.6 billion, 20% more than the $5.5 billion reported for 2025, and earnings of
_MORE_THAN = re.compile(r"\b(?:more|less|fewer|higher|lower|better|worse)\sthan\s|\b(?:above|below|short\sof|ahead\sof)\sthe\s")
_WHICH = re.compile(r"\s(?:which|who|whose)\s")
# A verb takes up again what a relative clause had broken off: the bank, which targets 2%, held its rate at 3%.
_RESUMES = re.compile(
    r"\s(?:has|have|had|is|are|was|were|will|would|[a-z]+ed|left|held|kept|rose|fell|made|sold|said|cut|lost|won)\s"
)


def _carried(
    scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, before: str, move: Move | None, *, planned: bool = False
) -> Stance | None:
    """Return what an earlier clause of the sentence set going, or the number before a semicolon."""
    index = scene.sentence.clause_at(mention.start)
    if is_set_apart(scene, mention, move):
        return _before_now(scene, moods, mention, owner)
    start = scene.sentence.clauses[index].start
    if _IS.match(scene.text, start, mention.start) or (scene.english and _STANDS.search(scene.text, start, mention.start)):
        return None
    for at in range(index - 1, -1, -1):
        earlier = scene.sentence.clauses[at]
        if _IS.match(scene.text, earlier.start, earlier.end) and not scene.english:
            return None
        if scene.english and _WHICH.match(scene.text, earlier.start) and _RESUMES.match(scene.text, earlier.end + 1):
            continue
        if SET_AGAINST.match(scene.text, earlier.start, earlier.end) or _MORE_THAN.search(scene.text, earlier.start, earlier.end):
            continue  # will build 4,800 km, against 2,100 km completed so far, and connect 11 gigawatts
        heard = moods.last(earlier.start, earlier.end, owner)
        if heard:
            leads = not any(heard.end <= m.start and m.end <= mention.start for m in scene.mentions)
            leads = leads or _FORMERLY.search(scene.text, earlier.start, heard.end) is not None
            if heard.mode == "estimate" and not leads and is_of_other(scene, mention, heard):
                return None
            return Stance(_softened(heard.mode, owner), "carried", heard, leads)
        if moods.is_done(earlier.start, earlier.end):
            return None
    if before in ("forecast", "target", "estimate") and is_of_last(scene, mention):
        return Stance(before, "carried")
    if before == "forecast" and planned and _is_part_of_it(scene, mention, "target"):
        return Stance("target", "carried")
    goes_on = before in ("forecast", "target") and (follows(scene) or _is_part_of_it(scene, mention, before))
    return Stance(before, "carried") if goes_on else None


# What was expected before is not measured because its time is over: 乘联会此前预计,4月零售约175万辆,同比下降8%.
_FORMERLY = re.compile(
    r"(?:此前|先前|之前|原先|早前|月初)[^,，。;；]{0,6}预|\bhad\s(?:been\s)?(?:expect|forecast|predict|project|estimat)"
)
# A clause of what is, whatever was foreseen before it: 目前两家分别占19%和12%, 过去五年均值为24倍; which owns 1.4 per cent.
_IS = re.compile(
    r"\s*[「“\"]?(?:而|但|不过)?(?:目前|现时|如今|眼下|当前|现阶段|过去[两二三四五六七八九十\d]{1,2}年|近[两二三四五六七八九十\d]{1,2}年|历史)"
    r"(?!(?:[^,，。;；]{0,10}(?:预[计期测估]|计划|目标|拟|将)))"
    r"|\s(?:and\s)?(?:which|who)\s(?:already\s|now\s|currently\s)?(?:owns?|holds?|has|have|employs?|runs?|operates?|sells?|makes?|brings?\sin"
    r"|gets?|trades?|accounts?\sfor|controls?|contributes?)\s"
)
# must reach 33%; the share so far stands at 24%: what stands is so now, whatever was asked of it before.
_STANDS = re.compile(r"\b(?:stands?|remains?|sits?|runs?|hovers?)\s(?:at|on|below|above|near|well)\b")


def _before_now(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None) -> Stance | None:
    """Return what was expected before what is now: now expects 8% to 9%, up from 7% to 8%."""
    start = scene.clause(mention.start).start
    heard = moods.last(scene.sentence.start, start, owner)
    if heard is None or heard.mode not in ("forecast", "target"):
        return None
    if _PRIOR_VIEW.search(scene.text, start, mention.start):
        return Stance("forecast", "stated", heard)
    now = heard.mode == "forecast" and _NOW_HEARD.search(scene.text, scene.sentence.start, heard.end)
    return Stance("forecast", "carried", heard) if now else None


# against a previous range of $9.50 to $11.50; now sees
_PRIOR_VIEW = re.compile(
    r"\b(?:previous|prior|earlier|old|initial|original)(?:ly)?\s(?:\w+\s){0,2}(?:range|forecasts?|guidance|projections?|estimates?|views?|outlook|targets?|plans?)\b",
    re.IGNORECASE,
)
_NOW_HEARD = re.compile(r"\bnow\s(?:[a-z]+)?(?:\s[a-z]+)?$")


def _is_part_of_it(scene: Scene, mention: Mention, before: str) -> bool:
    """Whether a sentence tells the parts of what is planned in the one before: 其中地铁1500亿元; stations get 6 billion."""
    if before != "target":
        return False
    if scene.english:
        return scene.spots.first("modality.part", scene.sentence.start, mention.start) is not None
    return scene.cues["modality.part"].match(scene.text, scene.sentence.start) is not None


_EQUALS = re.compile(r"相当|等同?于|\b(?:enough|equivalent|equal|corresponds?|amounts?)\s(?:for|to)\b")
# The next three years, 未来三年: a time that lies ahead.
_AHEAD = re.compile(r"(?:未来|今后|接下来|往后)[^,，。\d]{0,4}$|\b(?:next|coming)\s$", re.IGNORECASE)
# … 62 billion zlotys over five years: how long what is planned takes.
_OVER = re.compile(r"\bover\s(?:the\s(?:next|coming)\s)?$")
_FORESAW = (
    r"(?:guided|forecast|projected|predicted|expected|targeted|promised|planned|pledged|aimed|hoped|budgeted|estimated"
    r"|would|could|should)"
)
# … the $40 billion it has already invested; of which £225 million had been completed.
_ALREADY = re.compile(
    r"\s(?:that\s|which\s)?(?:it|they|he|she|the\scompany)\s"
    rf"(?:(?:has|have|had)\s(?:already\s|previously\s|once\s)?(?!{_FORESAW})\w+|(?!{_FORESAW})\w+(?:ed|de|ld)\b)"
    r"|\s(?:has|have|had)\s(?:already\s)?been\s"
    r"(?:completed|spent|paid|invested|disbursed|used|raised|delivered|built|sold|approved|drawn)\b"
)


def _usual(owner: Owner | None, found: str) -> Stance | None:
    """Return what the numbers of a metric are by nature: a broker's target is the broker's estimate."""
    return Stance(owner.metric.modality, found) if owner and owner.metric and owner.metric.modality else None


def _is_quoted(owner: Owner | None) -> bool:
    """Whether a number is read off a market, and no plan spoken of before reaches it."""
    return owner is not None and owner.id in ("stock_price", "index_level", "stock_price_open", "trading_value")


def _softened(name: str, owner: Owner | None) -> str:
    """What unnamed people say of a price or a cost is an estimate of it, not a rumour."""
    metric = owner.metric if owner else None
    return "estimate" if name == "rumour" and metric is not None and _is_worth(metric) else name


def _is_worth(metric: Metric) -> bool:
    return metric.id == "cost" or (metric.behaviour == "stock" and metric.shapes[0].startswith("money"))
