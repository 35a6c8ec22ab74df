"""How far a word for a metric stands from owning a number."""

from __future__ import annotations

import re

from claims.packs import Metric
from claims.parse.kinds import RELATIVE, Move
from claims.parse.lexicon import Hit
from claims.parse.mention import Mention
from claims.parse.metrics import fits, meant, quotes, set_against
from claims.parse.scene import Scene
from claims.parse.shares import has_share
from claims.units import shape

# Beyond this cost a word of the sentence is too far off to own a number.
TOO_FAR = 7.0
_TIGHT_BEHIND = re.compile(
    r"\s?(?:(?:rise|increase|drop|fall|jump|decline|gain|growth|surge|decrease|slump)\sin\b|的|之|(?:in|of|on)(?!\sa\b)\b|worth\s+of\b|as\b|net\b|total\b|the\b|its\b|their\b|annual\b|quarterly\b|monthly\b|new\b|recurring\b|a\b|\s)*\s?",
    re.IGNORECASE,
)
_LEADS_ON = re.compile(r"\s?(?:of|at|was|were|is|are|to|为|达到?|约为?|至|仅|是)\s?", re.IGNORECASE)


def cost(scene: Scene, hit: Hit, mention: Mention, move: Move | None, share: bool, own: str | None) -> float | None:
    """Return how far a word for a metric stands from owning a number, None where it cannot."""
    apart = scene.apart(hit.start, mention.start)
    if apart < 0 or (hit.start < mention.end and hit.end > mention.start):
        return None
    metric = meant(scene, hit, mention)
    if not _can_own(scene, hit, metric, mention, move, share):
        return None
    if hit.start >= mention.end:
        return _behind(scene, hit, mention, apart)
    if apart and mention.form == "duration":
        return None  # a time measures what its own clause says: not …5.9秒,上市1小时…
    if apart and _is_topic(scene, hit):
        return -0.5 if apart == 1 else 0.05
    gap = mention.start - hit.end
    far = apart * 1.6 + (3 if apart and own else 0) + gap / (24 if scene.english else 12)
    same = [m for m in scene.mentions if hit.end <= m.start and m.end <= mention.start and _rivals(m, mention)]
    far += (0.4 if move and move.by else 1.5) * len(same)
    if hit.verb and gap > (20 if scene.english else 8):
        far += 1
    if not (move and move.by) and _is_taken(scene, hit, mention):
        far += 1.5
    if scene.english and _is_object(scene, hit):
        far += 2
    if hit.verb and gap <= 2:
        far -= 1.6  # shipped 6 million chips: shipped, not counted
    elif hit.verb and scene.english:
        far += 0.2
    if hit.verb and hit.id == "valuation" and scene.text[: mention.start].endswith(" at "):
        far -= 1.5
    if metric.nouns_of and mention.base.unit.split("/")[0] in metric.nouns_of:
        far -= 1.5
    if move and not move.by and shape(mention.base.unit) in metric.shapes:
        far -= 0.5
    if not fits(metric, mention, move) and not share:
        far += 1.0  # a price by the barrel whose barrel is left out
    return far + _misfit(scene, metric, mention) + _disagrees(scene, hit, metric, mention)


_OBJECT_OF = re.compile(r"\sof\s(?:[a-z-]+\s){0,3}")


def _is_object(scene: Scene, hit: Hit) -> bool:
    """Whether a word is what another word for a metric is of: the chips of "sales of industrial chips"."""
    return any(h.end < hit.start <= h.end + 40 and _OBJECT_OF.fullmatch(scene.text, h.end, hit.start) for h in scene.hits)


_TOPIC = re.compile(r"(?:方面|上|来看)[,，]")


def _is_topic(scene: Scene, hit: Hit) -> bool:
    """Whether a word is what its sentence is about: 资本支出方面,公司前三季度投入….."""
    return not hit.verb and not scene.english and _TOPIC.match(scene.text, hit.end) is not None


def _disagrees(scene: Scene, hit: Hit, metric: Metric, mention: Mention) -> float:
    """Return what a meaning of a word costs that the level told with a change does not share: sales rose 38% to 2,205 cars."""
    if shape(mention.base.unit) not in RELATIVE or not any(h.start == hit.start and h.id != hit.id for h in scene.hits):
        return 0.0
    levels = [m for m in scene.mentions if shape(m.base.unit) not in (*RELATIVE, "time", "rank")]
    near = min(levels, key=lambda m: (m.start < mention.start, abs(m.start - mention.start)), default=None)
    return 0.3 if near is not None and shape(near.base.unit) not in metric.shapes else 0.0


def _can_own(scene: Scene, hit: Hit, metric: Metric, mention: Mention, move: Move | None, share: bool) -> bool:
    """Whether a word names a metric that a number can be of, wherever it stands."""
    if share:
        if "percent" not in metric.shapes and not has_share(scene, metric):
            return False
    elif not (fits(metric, mention, move) or quotes(metric, mention)):
        return False
    relative = shape(mention.base.unit) in RELATIVE
    if hit.verb and (relative or (move and not move.by)) and _is_move(scene, hit):
        return False
    if hit.verb and relative and scene.english and _moves_next(scene, hit):
        return False
    if move and move.by and set_against(scene, hit):
        return False
    if metric.plausible and metric.shapes[0] == "money" and not _is_within(metric.plausible, mention):
        return False
    if hit.verb and hit.id in ("net_loss", "profit") and scene.english and not any(a.is_company for a in scene.actors):
        return False  # traders lose and make other things than results
    if hit.id == "cash" and _PAYS.search(scene.text, scene.clause(mention.start).start, mention.start):
        return False
    return not (_is_adjunct(scene, hit) or _is_vague(scene, hit, mention) or _is_of_oil(scene, metric, mention))


def _is_within(limits: tuple[float, float], mention: Mention) -> bool:
    """Whether an amount lies between limits: no share costs two billion."""
    value = mention.base.high if mention.base.high is not None else mention.base.low
    return value is None or limits[0] <= value <= limits[1]


# What is paid in cash is no cash that somebody has.
_PAYS = re.compile(r"\b(?:receive|pays?|paid|paying|offer\w*|bid|buy\w*|acquir\w*|get)\b|支付|收购|以现金", re.IGNORECASE)


def _behind(scene: Scene, hit: Hit, mention: Mention, apart: int) -> float | None:
    """Return how far a word behind a number stands from it: near where only 的 or "in" joins them: 50亿元的订单."""
    between = scene.text[mention.end : hit.start]
    if "\n" in between or any(m.start >= mention.end and m.end <= hit.start for m in scene.mentions):
        return None
    if _is_tight(scene, hit, mention):
        return 0.1 + 2 * abs(apart)
    return 2.5 + len(between) / 6 + 2 * abs(apart)


def _is_tight(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a word follows a number closely and no number follows the word as closely: $2 billion on sales of $9 billion."""
    if not _TIGHT_BEHIND.fullmatch(_without_actors(scene, mention.end, hit.start)):
        return False
    next_one = next((m for m in scene.mentions if m.start >= hit.end), None)
    return next_one is None or _LEADS_ON.fullmatch(scene.text[hit.end : next_one.start]) is None


def _is_taken(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a word in front of a number follows another closely: the cash of $12 billion in cash and $3 billion of debt."""
    if hit.verb:
        return False
    before = [m for m in scene.mentions if m.end <= hit.start]
    return bool(before) and before[-1] is not mention and _is_tight(scene, hit, before[-1])


def _moves_next(scene: Scene, hit: Hit) -> bool:
    """Whether a word that can be a verb is a noun here, for a moving verb follows: fuel costs fell."""
    word = re.match(r"\s([a-z]+)", scene.text[hit.end : hit.end + 16])
    return word is not None and any(scene.cues[f"move.{way}"].fullmatch(word[1]) for way in ("up", "down"))


def _is_vague(scene: Scene, hit: Hit, mention: Mention) -> bool:
    """Whether a word means its metric only beside a number of the metric's own unit: a range of 6% to 8% is no distance."""
    if shape(mention.base.unit) not in RELATIVE or shape(mention.base.unit) in scene.metric(hit).shapes:
        return False
    return scene.cues["metric.vague"].fullmatch(scene.text[hit.start : hit.end]) is not None


def _is_of_oil(scene: Scene, metric: Metric, mention: Mention) -> bool:
    """Whether a metric is the price of oil, and what the clause is about is another commodity: corn futures."""
    if not metric.id.startswith("oil_"):
        return False
    start = scene.clause(mention.start).start
    near = [a for a in scene.actors if start <= a.start and a.end <= mention.start and a.kind == "commodity"]
    return bool(near) and not near[-1].name.lower().endswith(("crude", "oil"))


def _misfit(scene: Scene, metric: Metric, mention: Mention) -> float:
    """Return how ill a metric suits what the clause is about: Brent has a price, but no stock price."""
    near = [a for a in scene.actors if a.end <= mention.start and a.kind in ("commodity", "index")]
    if not near and metric.id.endswith("_price") and "commodity" in metric.subjects and "money" not in metric.shapes:
        return 3.0  # the price of a thing that the sentence does not name
    if shape(mention.base.unit) in RELATIVE and all("/" in sort for sort in metric.shapes):
        return 0.5  # how much the cost of a gigawatt changed is said with the gigawatt
    return 4.0 if near and metric.subjects and near[-1].kind not in metric.subjects else 0.0


def _is_move(scene: Scene, hit: Hit) -> bool:
    """Whether a metric's verb only says which way something else went: the stock lost 22 %."""
    word = scene.text[hit.start : hit.end]
    return bool(scene.cues["move.up"].fullmatch(word) or scene.cues["move.down"].fullmatch(word))


_ADJUNCT = re.compile(r"\s*(?:按|以|经|扣除|剔除|不考虑).*(?:计算|计|换算|口径|因素|调整)后?\s*$")


def _is_adjunct(scene: Scene, hit: Hit) -> bool:
    """Whether a word stands in a clause that only says how something was reckoned: 按不变价格计算."""
    clause = scene.clause(hit.start)
    if _ADJUNCT.fullmatch(scene.text[clause.start : clause.end]):
        return True
    return bool(
        re.search(r"[按以][^,，。]{0,6}$", scene.text[max(clause.start, hit.start - 7) : hit.start])
        and re.match(r"[^,，。\d]{0,4}(?:计算|计(?!划)|换算)", scene.text[hit.end : hit.end + 6])
    )


def _without_actors(scene: Scene, start: int, end: int) -> str:
    """Return a stretch without the names in it: 1.1%的英伟达股价 belongs together as 1.1%的股价 does."""
    out, at = "", start
    for actor in scene.actors:
        if start <= actor.start and actor.end <= end:
            out, at = out + scene.text[at : actor.start], actor.end
    return out + scene.text[at:end]


def _rivals(a: Mention, b: Mention) -> bool:
    return shape(a.base.unit) == shape(b.base.unit)
