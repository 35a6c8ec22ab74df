"""What a text on a state's budget or plan lays out though no word of its sentence says so: 国防开支195万亿, $565 million more."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.times.carried import is_whole_cost
from claims.parse.times.memory import Memory, Timed
from claims.parse.times.mentioned import is_item
from claims.parse.voice.moods import Moods
from claims.parse.voice.stances import Stance, is_assumed

# What was spent, is so now, is somebody else's or is laid down for all.
_ELSE = re.compile(
    r"已|曾|累计|执行|实际|过去|目前|现时|现有|现在|当前|截至|以来|同期|[去前上]年|上限|下限|市场|股|分析师|业者|企业"
    r"|\b(?:spent|invested|cost|raised|was|were|is|are|has|have|had|already|so\sfar|now|currently|ceiling|limit|cap|threshold|analysts?|shares|companies|firms?|sold|owns?"
    r"|last|previous|earlier|against|compared|versus|than)\b",
    re.IGNORECASE,
)
# 与上年度相比,岁入增加79亿元
_BESIDE = re.compile(r"[较比与][去前上]一?年度?(?:相比)?")
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
    if memory.plan is None or not memory.public or timed is not None or not is_assumed(stance):
        return stance, timed
    when = memory.when if memory.paragraph == scene.sentence.paragraph else None
    if when is not None and when.period != memory.plan:
        return stance, timed  # what the paragraph has spoken of since
    end = scene.clause(mention.start).end
    others = (w for w in scene.times if w.start < end and w.role in ("at", "since", "base", "now") and w.beside != "dateline")
    if any(not (by and (w.role == "base" or w.beside == "base")) for w in others):
        return stance, timed
    said = scene.text[scene.sentence.start : end]
    if not _is_sum(scene, mention, owner) or _ELSE.search(_BESIDE.sub("", said) if by else said):
        return stance, timed
    if moods.is_done(scene.sentence.start, scene.clause(mention.start).end):
        return stance, timed
    whole = is_whole_cost(scene, mention) or (owner is not None and owner.id == "project_count")
    return Stance("target", "assumed"), None if whole else Timed(memory.plan, "assumed")


def _is_sum(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a number is money of a budget, a share or a change of it, or what an item of its list counts."""
    fiscal = owner is not None and (
        owner.id in _SUMS or owner.id.endswith("_spending") or owner.id in scene.cues.words("metric.ids", "fiscal")
    )
    whole = owner.metric.share_of if owner is not None and owner.metric is not None else None
    if fiscal or whole in _SUMS or (owner is not None and owner.id.removesuffix("_share") in _SUMS):
        return True
    if owner is not None and owner.metric is not None:
        return False
    counted = mention.form == "count" and is_item(scene.text, scene.sentence.start)
    return counted or mention.form in ("money", "percent", "fraction")
