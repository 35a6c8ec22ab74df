"""What a text on a state's budget or plan lays out though no word of its sentence says so: 国防开支195万亿, $565 million more."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.carried import is_whole_cost
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import is_item
from claims.parse.times.planned import apart_from_plan, is_of_plan, planned_for
from claims.parse.voice.moods import Moods
from claims.parse.voice.stances import Stance, is_assumed

# What was spent, is so now, is somebody else's or is laid down for all.
_ELSE = re.compile(
    r"已|曾|累计|执行|实际|过去|目前|现时|现有|现在|当前|截至|以来|同期|[去前上]年|上限|下限|市场|股|分析师|业者|企业"
    r"|\b(?:spent|invested|cost|raised|was|were|is|are|has|have|had|already|so\sfar|now|currently|ceiling|limit|cap|threshold|analysts?|shares|companies|firms?|sold|owns?"
    r"|last|previous|earlier|against|compared|versus|than|remains?|stands?|outstanding)\b",
    re.IGNORECASE,
)
# 与上年度相比,岁入增加79亿元
_BESIDE = re.compile(r"[较比与][去前上]一?年度?(?:相比)?")
# What a plan sets: were set at, is reserved for, is the biggest item. So much is laid out, whatever the tense.
_SETS = re.compile(
    r"\b(?:is|are|was|were|has\sbeen|have\sbeen)\s(?:also\s|again\s)?(?:set|fixed|put|placed|pegged|earmarked|allocated|allotted|reserved|proposed|budgeted|pencilled"
    r"|penciled|planned|provided|meant|intended|due|equal|worth|for|to|the\s(?:single\s)?(?:biggest|largest|second|third|smallest|next))\b"
    r"|(?:合计|总共|共计?)?(?:安排|编列|匡列)"
)
_SUMS = (
    "investment",
    "spending",
    "capex",
    "aum",
    "subsidy",
    "cost",
    "funding",
    "fiscal_spending",
    "debt_financing",
    "project_count",
    "rd_expense",
)


def laid_out(
    scene: Scene,
    moods: Moods,
    mention: Mention,
    owner: Owner | None,
    stance: Stance,
    timed: Timed | None,
    memory: Memory,
    *,
    by: bool,
) -> tuple[Stance, Timed | None]:
    """Return stance and period of a number as a state's plan has them, where it is one of what a text on it lays out.

    `by` tells that it is a change: more or less than the year before, it is the plan's.
    """
    if memory.public and stance.mode == "target":
        memory.laid = scene.sentence.start
    if memory.plan and memory.public and timed is None and _is_reckoned(scene, mention, owner, stance):
        return Stance("forecast", stance.found), Timed(memory.plan, "assumed")
    if (
        not memory.public
        or (timed and not is_of_plan(memory, timed.period))
        or not (is_assumed(stance) or _is_set(scene, mention, stance))
    ):
        return stance, timed
    when = memory.when if memory.paragraph == scene.sentence.paragraph else None
    if when is not None and not is_of_plan(memory, when.period):
        return stance, timed  # what the paragraph has spoken of since
    end = scene.clause(mention.start).end
    times = apart_from_plan(memory, scene.times)
    others = (w for w in times if w.start < end and w.role in ("at", "since", "base", "now") and w.beside != "dateline")
    if any(not (by and (w.role == "base" or w.beside == "base")) for w in others):
        return stance, timed
    if not _is_sum(scene, mention, owner, memory) or _is_elsewhere(scene, moods, end, by=by):
        return stance, timed
    whole = is_whole_cost(scene, mention) or (owner is not None and owner.id == "project_count")
    memory.laid = scene.sentence.start
    planned = planned_for(memory, scene, mention) if memory.plan and not whole else None
    plan = Timed(planned, "assumed") if planned else None
    return Stance("target", "assumed"), timed or plan


def _is_reckoned(scene: Scene, mention: Mention, owner: Owner | None, stance: Stance) -> bool:
    """Whether a number is what a budget reckons its treasury to take in or to lack: tax revenue is estimated at 72 billion."""
    if stance.mode != "estimate" or owner is None or owner.id not in scene.cues.words("metric.ids", "fiscal"):
        return False
    return not any(w.role in ("at", "since", "base", "now") for w in scene.times if w.start < scene.clause(mention.start).end)


def _is_set(scene: Scene, mention: Mention, stance: Stance) -> bool:
    """Whether what sounds like the past only tells what a plan sets: outlays were set at 38 billion."""
    if stance.mode != "actual" or stance.plan:
        return False
    return _SETS.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def _is_elsewhere(scene: Scene, moods: Moods, end: int, *, by: bool) -> bool:
    """Whether a sentence, as far as to an offset, tells of what was spent, is so now or is somebody else's."""
    start = scene.sentence.start
    sets = [match.span() for match in _SETS.finditer(scene.text, start, end)]
    said = scene.text[start:end]
    for span in reversed(sets):
        said = said[: span[0] - start] + said[span[1] - start :]
    if _ELSE.search(_BESIDE.sub("", said) if by else said):
        return True
    told = (done for done in moods.done if start <= done[0] and done[1] <= end)
    return any(not any(span[0] <= done[0] and done[1] <= span[1] for span in sets) for done in told)


def _is_sum(scene: Scene, mention: Mention, owner: Owner | None, memory: Memory) -> bool:
    """Whether a number is money of a budget, a share or a change of it, or what an item of its list counts."""
    fiscal = owner is not None and (
        owner.id in _SUMS or owner.id.endswith("_spending") or owner.id in scene.cues.words("metric.ids", "fiscal")
    )
    whole = owner.metric.share_of if owner is not None and owner.metric is not None else None
    if fiscal or whole in _SUMS or (owner is not None and owner.id.removesuffix("_share") in _SUMS):
        return True
    share = mention.form in ("percent", "fraction") and owner is not None and owner.id == "share"
    if owner is not None and owner.metric is not None and not share:
        return False
    if mention.form in ("count", "measure"):
        return is_item(scene.text, scene.sentence.start) or memory.laid == scene.sentence.start
    return mention.form in ("money", "percent", "fraction")
