"""What is planned though no word of its clause says so: sums of a programme, more of a bid, sizes of what is being built."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.parse.voice.moods import Moods

_THIS_YEAR = re.compile(r"今年|全年|本年度?|区间|\b(?:this|full|fiscal)[\s-]year\b|\bfor\s20\d\d\b")
_YEARS, _YEAR = 400, 300


def spent_in(scene: Scene, mention: Mention, owner: Owner | None) -> int:
    """Return over how many days money is a plan until they are over, 0 for what is not laid out: 今年资本开支110亿元."""
    if owner is None or owner.id not in scene.cues.words("metric.ids", "spent"):
        return 0
    return _YEAR if _THIS_YEAR.search(scene.text, scene.clause(mention.start).start, mention.start) else _YEARS


def is_of_programme(scene: Scene, moods: Moods, mention: Mention, owner: Owner | None, told: Told) -> bool:
    """Whether a number is a part of a sum that was planned in the sentences before, and nothing says that it was spent."""
    if owner is None or told.total is None or told.total.id not in scene.cues.words("metric.ids", "spent"):
        return False
    part = owner.id in (told.total.id, "share", f"{told.total.id}_share", "aum") and owner.found != "stated"
    clause = scene.clause(mention.start)
    dated = any(w.role == "at" and clause.start <= w.start < clause.end for w in scene.times)
    return part and not dated and not moods.is_done(scene.sentence.start, clause.end)


def is_of_bid(scene: Scene, moods: Moods, owner: Owner | None, told: Told | None) -> bool:
    """Whether a number is more of a bid that was told of before, and nothing says that it went through."""
    if owner is None or told is None or told.total is None:
        return False
    more = owner.id == told.total.id == "acquisition_bid"
    return more and not moods.is_done(scene.sentence.start, scene.sentence.end)


_OF_YEAR_ZH = re.compile(r"(?:对应|给予|相当于|给出)[^,，。\d]{0,6}(?:20\d\d|明|今|后)年(?:[^,，。\d]{0,6})$")


def ratio_of_year(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a multiple is that of a year's expected profit: 对应2026年48倍市盈率."""
    if scene.english or owner is None or owner.id not in ("pe_ratio", "pb_ratio", "ps_ratio", "ev_ebitda"):
        return False
    return _OF_YEAR_ZH.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


def is_announced(scene: Scene, mention: Mention, owner: Owner | None) -> bool:
    """Whether a deal was announced in so many words: a promise, till it is said to be done."""
    if owner is None or owner.metric is None or owner.metric.values != "many" or owner.metric.behaviour != "flow":
        return False
    start = scene.clause(mention.start).start
    said = scene.spots.first("speech.announced", start, mention.start)
    return said is not None and said.word.lower() in ("宣布", "announced", "announces", "unveiled")


def is_size(scene: Scene, mention: Mention, owner: Owner | None, before: str) -> bool:
    """Whether a number is a size of what is being built: 开工建设,总装机容量2400兆瓦."""
    if owner is None or owner.id not in scene.cues.words("metric.ids", "sizes"):
        return False
    start = scene.sentence.start
    if before == "target" and scene.mentions[0] is not mention and _is_of_works(scene, mention):
        return True
    works = scene.spots.first("modality.works", start, mention.start)
    return works is not None and _is_of_works(scene, mention)


def _is_of_works(scene: Scene, mention: Mention) -> bool:
    """Whether nothing in front of a number says that what it is a size of is finished."""
    return scene.spots.first("modality.built", scene.sentence.start, mention.end + 12) is None


def is_planned(scene: Scene, moods: Moods, owner: Owner | None) -> bool:
    """Whether a number is the sum that a project is to cost in all, and nothing says that it was spent."""
    if owner is None or owner.start is None or owner.end is None:
        return False
    whole = scene.cues["modality.whole"].fullmatch(scene.text, owner.start, owner.end)
    return whole is not None and not moods.is_done(scene.sentence.start, scene.sentence.end)
