"""Levels before: what a number is set against, what it began at, and of which period such a level is."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.metric.metrics import Owner
from claims.parse.metric.moves import Move
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.carried import carried, is_averaged, lasts
from claims.parse.times.dates import When
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import is_frame
from claims.period import back, extent, is_instant

OR_EN = re.compile(r",?\sor\s(?:(?:about|around|roughly|nearly|just\sover|just\sunder|more\sthan)\s)?")


def said_again(scene: Scene, mention: Mention, memory: Memory) -> Timed | None:
    """Return the period of the number that this one tells over again: $14.7 billion, or 97 cents a share."""
    at = scene.mentions.index(mention)
    last = memory.last
    if not scene.english or not at or last is None or last.sentence != scene.sentence.start or not last.periods:
        return None
    before = scene.mentions[at - 1]
    either = OR_EN.fullmatch(scene.text, before.end, mention.start)
    if either and (before.form == mention.form or mention.form not in ("percent", "multiple", "fraction")):
        return Timed(last.periods[-1], "carried")
    if _OTHER_MOVE.fullmatch(scene.text, before.end, mention.start) and _MOVED.match(scene.text, mention.end):
        return Timed(last.periods[-1], "carried")
    if either is None and _OR_BY.fullmatch(scene.text, before.end, mention.start) is None:
        return None
    # rose to 66,501 from 32,095, or 9.4% of all that it sold: a rate is that of the level arrived at
    began = len(last.periods) > 1 and _FROM.search(scene.text, scene.sentence.start, before.start)
    return Timed(last.periods[-2 if began else -1], "carried")


# What was expected before, in a bracket behind what is now: $3.80 a share (previously $3.45), 446元(此前为390元).
_REVISED_FROM = re.compile(
    r"\s?[(（](?:previously|prior|old|earlier|before)[:,]?\s(?:[A-Z]{1,3})?[$€£¥]?|\s?[(（](?:此前|原先|先前|前次|原)(?:预[测期估计]|目标价?|估计?)?(?:值)?(?:为|是)?"
)


def is_revised_from(scene: Scene, mention: Mention) -> bool:
    """Whether a number stands in a bracket behind the one that took its place."""
    at = scene.mentions.index(mention)
    return at > 0 and _REVISED_FROM.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start) is not None


def said_before(scene: Scene, mention: Mention, memory: Memory, mode: str) -> Timed | None:
    """Return the period of the view that took the place of one, which is that view's own."""
    last = memory.last
    if mode == "actual" or last is None or last.sentence != scene.sentence.start or not last.periods:
        return None
    return Timed(last.periods[-1], "carried") if is_revised_from(scene, mention) else None


# The stock has gained 12% this year, compared with a 19% rise for the index.
_OTHER_MOVE = re.compile(r"[^;:]{0,30},\s(?:compared\s(?:with|to)|versus|against)\s(?:an?|the)\s")
_MOVED = re.compile(r"\s(?:rise|gain|fall|drop|decline|increase|decrease|loss|jump|climb|advance|growth)\b")
_SET_IN = re.compile(
    r",?\s\(?(?:set|reached|hit|posted|recorded|logged|achieved|struck|made|earned)\s(?:back\s)?(?:in|on|during)\s(?:the\s)?"
)


def set_in(scene: Scene, mention: Mention) -> Timed | None:
    """Return when a record was set, where that stands right behind it: the previous record of 64 billion yen, set in 2021."""
    match = _SET_IN.match(scene.text, mention.end)
    when = next((w for w in scene.times if match and 0 <= w.start - match.end() <= 1 and w.period), None)
    return Timed(when.period, when.found) if when else None


_OR_BY = re.compile(r"(?:\sin\s(?:19|20)\d\d)?,?\sor\s(?:by\s)?")
_FROM = re.compile(r"\bfrom\s(?:about\s|around\s|nearly\s)?[$€£¥]?$")


_YEARLY = re.compile(r"[去上]年同期|a\syear\s(?:earlier|ago|before)|year-ago|same\s(?:period|quarter)", re.IGNORECASE)


def before_companion(scene: Scene, when: When, mention: Mention, owner: Owner | None, memory: Memory) -> Timed | None:
    """Return the period a year before that of the number in front, of the same metric, where the sentence names none itself:
    撥備14億元,去年同期為11億元."""
    last = memory.last
    if last is None or not last.periods or owner is None or last.metric != owner.id or last.sentence != scene.sentence.start:
        return None
    if any(w.role == "at" and w.end <= when.start for w in scene.times) or not _YEARLY.search(scene.text, when.start, when.end):
        return None
    earlier = back(last.periods[0])
    return Timed(earlier, "assumed") if earlier and last.periods[0] != when.period else None


_UNDATED = re.compile(
    r"\b(?:compare[sd] (?:with|to)|versus|vs\.?|against)\s(?:(?:about|around|roughly|nearly)\s)?"
    r"(?:an?\s)?(?:net\s|pre-?tax\s|operating\s|adjusted\s)*"
    r"(?:(?:loss|profit|income|earnings|revenues?|sales|deficit|surplus)(?:\s(?:per|a)\sshare)?\sof\s)?$"
    r"|\b(?:after|from)\san?\s(?:net\s|pre-?tax\s|operating\s)?(?:loss|profit|deficit|surplus)\sof\s(?:about\s|nearly\s)?(?:[A-Z]{3}\s)?[$€£¥]?$",
    re.IGNORECASE,
)
_EXPECTED = re.compile(r"[^.;]{0,40}\b(?:expect|forecast|estimate|predict|consensus|target|plan|guidance)", re.IGNORECASE)
# What is compared with is somebody else's then, and not an earlier level: 2% for placebo.
OTHERS = re.compile(r"\s(?:for|on|in|at|among|with|before|after)\b")
_OR = re.compile(r",?\sor\s")


def is_undated_level(scene: Scene, mention: Mention) -> bool:
    """Whether a number is a level compared with that is given no period: $1.46 a share, compared with $1.29."""
    if not scene.english:
        return False
    lead = scene.text[max(scene.sentence.start, mention.start - 40) : mention.start]
    at = scene.mentions.index(mention)
    if at and _is_bracketed(scene, scene.mentions[at - 1], mention):
        return True
    if at and _OR.fullmatch(scene.text, scene.mentions[at - 1].end, mention.start):
        return is_undated_level(scene, scene.mentions[at - 1])
    dated = any(mention.end <= w.start < scene.sentence.end for w in scene.times)
    return not dated and _UNDATED.search(lead) is not None and _EXPECTED.match(scene.text, mention.end) is None


def _is_bracketed(scene: Scene, before: Mention, mention: Mention) -> bool:
    """Whether a number stands alone in brackets right behind one of its kind, as reports tell the year before:
    net sales of €692 million (€591 million)."""
    inside = scene.text[before.end : mention.start] == " (" and scene.text.startswith(")", mention.end)
    return inside and before.base.unit == mention.base.unit and before.form == mention.form and before.base != mention.base


def is_of(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number is said to be that of a period: 低于4月的4.0%."""
    if scene.english:
        return when.start >= mention.end and _OF_EN.fullmatch(scene.text, mention.end, when.start) is not None
    return when.end <= mention.start and _OF_ZH.fullmatch(scene.text, when.end, mention.start) is not None


_OF_ZH = re.compile(r"的[约近逾]?")
_OF_EN = re.compile(r"\sof\s(?:the\s)?")


def is_crossed_between(scene: Scene, mention: Mention, when: When) -> bool:
    """Whether another number stands between a number and the period behind it."""
    return any(mention.end <= m.start and m.end <= when.start for m in scene.mentions)


def is_crossed(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether another number stands between a period and a number."""
    return any(when.end <= m.start and m.end <= mention.start for m in scene.mentions)


def is_earlier(scene: Scene, mention: Mention, move: Move | None) -> bool:
    """Whether a number is the level before, whatever period that was: 去年同期为…, from … to."""
    if is_undated_level(scene, mention) and not OTHERS.match(scene.text, mention.end):
        return True
    return bool(move and move.departs) or any(w.role == "base" and is_base_level(scene, w, mention, move) for w in scene.times)


BY = re.compile(
    r"(?:\s(?:less|more|fewer|higher|lower))?\s(?:(?:by|in|for|during|at|on|as of|through|over)\s(?:the\s)?(?:end of\s)?)?"
)
# After growth of 0.5% in the three months before: the growth is of those months.
_AFTER = re.compile(r"\b(?:after|following|from)\s(?:(?:a|an|the)?\s?(?:[a-z-]+\s)?[a-z]+\s(?:of\s)?)?$")
_OPENS = re.compile(r"\s*(?:(?:In|For|During|Over)\s)?")
_RATIOS = ("points", "multiple", "fraction")


def opens(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a sentence begins with a period before and goes on to its number: In the previous week, stocks rose by 5%."""
    if not scene.english or when.role != "base" or not 0 <= scene.apart(when.start, mention.start) <= 1:
        return False
    clause = scene.clause(when.start)
    leads = _OPENS.fullmatch(scene.text, clause.start, when.start) is not None
    return leads and when.end <= mention.start and not is_crossed(scene, when, mention)


_DONE_IN = re.compile(
    r"(?:,?\sor\s[$€£¥]?[\d.,]+\s?[a-z]*(?:\s(?:a|per)(?:\s(?:diluted|basic|common|ordinary))*\sshare)?)?[\s,(]*"
    r"(?:(?:(?:net|operating|pre-?tax)\s)?(?:loss|profit|deficit|surplus|shortfall)\s)?"
    r"(?:(?:that\s)?(?:it|they|the company)\s\w+\s|[a-z]+(?:ed|ld|lt|wn)\s)?(?:in\s|for\s|during\s|of\s)?(?:the\s)?"
)


def _names_bracket(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number stands in a bracket of its own behind the period it is of: 18% ahead of the prior year (£412m)."""
    return scene.text[when.end : mention.start] == " (" and scene.text.startswith(")", mention.end)


# sales a year earlier had been $58 billion
_HAD_BEEN = re.compile(
    r"(?:['’]s)?\s(?:(?!(?:to|by|from)\b)[a-z,&-]+\s){1,10}of\s(?:about\s|nearly\s)?$|\s(?:(?:it|they|sales|revenue|profit)\s)?(?:had\sbeen|was|were|stood\sat|came\sto|totalled)\s(?:about\s|only\s|just\s)?"
    r"|['’]s\s(?:about\s|nearly\s)?"
)


def is_owned(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a number is what a period set against had: 12 times last year's earnings before interest and tax of £124mn."""
    owner = scene.english and scene.text[when.end - 2 : when.end] in ("'s", "’s")
    return owner and when.end <= mention.start and is_base_level(scene, when, mention, None)


def is_base_level(scene: Scene, when: When, mention: Mention, move: Move | None) -> bool:
    """Whether a number is the level of the period compared with: 去年同期为8亿元, from $5bn a year earlier."""
    if opens(scene, when, mention) or _names_bracket(scene, when, mention):
        return mention.form not in _RATIOS
    if mention.form in _RATIOS or (move and move.by and not _AFTER.search(scene.text, scene.left(mention), mention.start)):
        return False
    between = (
        scene.text[when.end : mention.start]
        if when.end <= mention.start
        else scene.text[_joined_end(scene, mention) : when.start]
    )
    if scene.english:
        if when.end <= mention.start:
            return _HAD_BEEN.fullmatch(between) is not None
        return _DONE_IN.fullmatch(between) is not None
    return when.end <= mention.start and bool(re.fullmatch(r"[^,。;!?\d]{0,12}", between))


# 61 cents a share on revenue of $1.2 billion a year earlier
ON_SALES = re.compile(r"(?:\s(?:a|per)\sshare)?,?\son\s(?:net\s)?(?:revenues?|sales|turnover)\sof\s")
_AND = re.compile(r"\sand\s(?:a\s|an\s)?(?:[a-z]+\s){0,3}?")


def _joined_end(scene: Scene, mention: Mention) -> int:
    """Return where a number ends, with the one that only "and" joins to it: $790 million and $70 million a year earlier."""
    at = scene.mentions.index(mention)
    after = scene.mentions[at + 1] if scene.english and at + 1 < len(scene.mentions) else None
    if after and _VIEWS.search(scene.text, max(scene.clause(mention.start).start, mention.start - 30), mention.start):
        return mention.end  # against estimates of $1.09 and 91 cents a year earlier
    joined = after and after.form == mention.form and _AND.fullmatch(scene.text, mention.end, after.start)
    joined = joined or (after and ON_SALES.fullmatch(scene.text, mention.end, after.start))
    return after.end if after and joined else mention.end


# What is revised is a view of what is to come; capacity that is raised is none.
_VIEWS = re.compile(
    r"预[期测估计算]|指引|目标|展望|财测|评级|假设|计划|规划|\b(?:forecasts?|outlooks?|guidance|estimates?|targets?|projections?|expectations?|views?|goals?|range|plan|budget|predictions?|sees|expects)\b",
    re.IGNORECASE,
)
_REVISES = re.compile(
    r"[上下]修|[上下]调|调[高低升降]|\b(?:rais|lift|lower|cut|trim|upgrad|downgrad|revis|slash|hik|bump|boost|nudg|reduc|increas|narrow|scal)",
    re.IGNORECASE,
)
# 上修 and 下修 are said of nothing but views.
_REVISES_VIEW = re.compile(r"[上下]修(?![理复缮正养])")


# 全年资本开支由14亿美元下调至12.5亿美元: what was to be spent is revised like a view.
_RESET = re.compile(r"(?:[上下]调|调[高低升降]|[上下]修|削减|追加)(?:至|到|为)")
_OUTLAY = re.compile(r"(?:全年|[今明]年|20\d\d年|本年度?)[^,，。;；]{0,6}(?:资本(?:开支|支出|性支出)|资本|预算|投资)")
# up from its July forecast of 1.98 million
_OLD_VIEW = re.compile(
    r"\bfrom\s(?:its|the|an?|their|his|her|our)\s(?:[\w-]+\s){0,3}(?:forecast|estimate|projection|outlook|guidance|prediction|view|target|goal)\s(?:of|for)\s(?:[a-z]+\s){0,2}$"
)


def is_revised(scene: Scene, mention: Mention, mode: str) -> bool:
    """Whether a level is the forecast for a period before it was revised: cut its forecast for 2026 to 1.8% from 2.1%."""
    start, end = scene.sentence.start, scene.clause(mention.start).end
    if _RESET.match(scene.text, mention.end) and _OUTLAY.search(scene.text, scene.clause(mention.start).start, mention.start):
        return True
    if mode not in ("forecast", "target", "estimate"):
        return False
    if scene.english and _OLD_VIEW.search(scene.text, max(start, mention.start - 70), mention.start):
        return True
    if _REVISES.search(scene.text, start, end) is None:
        return False
    if _REVISES_VIEW.search(scene.text, mention.start, end):
        return True
    return _VIEWS.search(scene.text, start, end) is not None


def departed(scene: Scene, mention: Mention, memory: Memory) -> Timed:
    """Return the period of a level that a movement began at: a year back for a year-on-year move; empty where unknown."""
    base = next((w for w in scene.times if w.role == "base" and w.start >= mention.start - 12), None)
    beside = next((w for w in scene.times if w.beside == "base" and w.period and 0 <= mention.start - w.end <= 1), None)
    if beside and not scene.english:
        return Timed(beside.period, beside.found)  # 较2月2.6万辆增长五成,也较去年同期增加6%
    named = next((w for w in scene.times if w.role in ("at", "now") and w.period and is_of(scene, w, mention)), None)
    if named:
        return Timed(named.period, named.found)
    if base and not base.period and not is_crossed_between(scene, mention, base):
        return Timed("", "assumed")
    if base and base.period and scene.text.find(";", mention.end, base.start) < 0:
        return Timed(base.period, base.found)
    own = next(
        (
            w
            for w in scene.times
            if (w.role == "at" and w.period and 0 <= w.start - mention.end <= 14 and _is_behind(scene, w, mention))
            or (w.role == "at" and w.period and w.start >= mention.end and BY.fullmatch(scene.text, mention.end, w.start))
            or (w.role == "at" and w.period and 0 <= mention.start - w.end <= 4)
        ),
        None,
    )
    own = own or next((w for w in scene.times if _leads_to(scene, w, mention)), None)
    if own:
        return Timed(own.period, own.found)
    years = re.fullmatch(r"(\d{4})/\d{4}", _before_span(scene, mention) or "")
    if years:
        return Timed(years[1], "assumed")  # 2023年至2025年毛利率由21.4%降至17.9%
    yearly = any(w.role == "base" for w in scene.times) or scene.spots.first(
        "basis.yoy", scene.sentence.start, scene.sentence.end
    )
    plain = next((w for w in scene.times if w.role == "at" and w.period and not is_frame(scene, w)), None)
    span = plain.period if plain else memory.span
    if yearly and span and not is_instant(span):
        earlier = back(span)
        return Timed(earlier or "", "assumed")
    return Timed("", "")


def _before_span(scene: Scene, mention: Mention) -> str | None:
    """Return the last period in front of a number."""
    return next((w.period for w in reversed(scene.times) if w.end <= mention.start and w.role == "at" and w.period), None)


# A time behind a level is that of the level arrived at, but in English or in a bracket: 由220MW扩大到2030年的1.1GW.
_BRACKET = re.compile(r"\s?[(（]?\s?")


def _is_behind(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a time right behind the level that a movement began at can be the level's own."""
    if scene.english:
        return scene.text.find(";", mention.end, when.start) < 0
    return _BRACKET.fullmatch(scene.text, mention.end, when.start) is not None


def _leads_to(scene: Scene, when: When, mention: Mention) -> bool:
    """Whether a time that something is set against stands in front of its level: 较上周五停牌前收市价4.77港元."""
    led = when.role == "at" and when.period and when.beside in ("base", "close") and when.end <= mention.start
    return bool(led) and scene.apart(when.start, mention.start) == 0 and not is_crossed(scene, when, mention)


def year_before(scene: Scene, mention: Mention, metric: Metric | None, memory: Memory) -> Timed | None:
    """Return the period a year before that of a sentence on a company's results, for a level that names none: from $5bn.

    Results of a quarter or more are told against the year before, where nothing says otherwise; those of a month, and the
    rates of an economy, may be told against the month before.
    """
    yearly = memory.yearly or (metric is not None and metric.id in ("registrations", "sales_volume", "deliveries"))
    monthly = yearly and not memory.nearer and _is_counted(mention, metric)
    if not (monthly or _is_result(scene, mention, metric) or (scene.english and is_averaged(scene, mention, metric))):
        return None
    start, end = scene.sentence.start, scene.sentence.end
    if _FAR_FROM.search(scene.text, start, mention.start):
        return None
    if scene.spots.first("basis.qoq", start, end) or scene.spots.first("basis.mom", start, end):
        return None
    if not scene.english and (metric is None or metric.share_of is not None or metric.behaviour != "flow"):
        return None
    if any(is_set_against(scene, w) or w.role == "open" for w in scene.times):
        return None
    end = scene.clause(mention.start).end
    named = (w for w in scene.times if w.role == "at" and w.period and w.start < end)
    plain = next((w for w in named if not w.beside and not is_frame(scene, w)), None)
    now = Timed(plain.period, plain.found) if plain else carried(scene, mention, metric, memory, "actual")
    span = extent(now.period, 12) if now else None
    if (
        now is None
        or span is None
        or (span[1] - span[0]).days < (_MONTH if monthly else _QUARTER)
        or not memory.has_passed(now.period)
    ):
        return None
    earlier = back(now.period)
    return Timed(earlier, "assumed") if earlier else None


_MONTH, _QUARTER = 27, 80
# still far from the 23% reached in Germany: nobody's earlier level.
_FAR_FROM = re.compile(r"\b(?:far|away|distant|different)\sfrom\s(?:the\s)?$")


def _is_counted(mention: Mention, metric: Metric | None) -> bool:
    """Whether a number tells how much flowed, or what share of it: where a text sets such against the year before it does so
    throughout (exports slipped to 25,739 from 37,419), while rates may be told against the month before."""
    if metric is None or metric.behaviour != "flow":
        return metric is not None and (metric.share_of is not None or metric.id.endswith("share"))
    return mention.form in ("count", "money", "measure")


def _is_result(scene: Scene, mention: Mention, metric: Metric | None) -> bool:
    """Whether a metric is one of a company's results: a flow, a margin or a share, and not a level at its end."""
    if metric is None:
        return mention.form == "percent"  # a share of what has no name of its own
    if not lasts(mention, metric) or (metric.subjects and "company" not in metric.subjects):
        return False
    if metric.id in scene.cues.words("metric.ids", "operating"):
        return True
    return metric.behaviour == "flow" or metric.signed or metric.share_of is not None or metric.id.endswith("share")


def is_set_against(scene: Scene, when: When) -> bool:
    """Whether a period is what another is set against: 比第二季度增长, up from the previous quarter."""
    return when.role == "base" or (when.beside == "base" and when.role != "since")
