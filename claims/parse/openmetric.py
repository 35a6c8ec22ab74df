"""A name for what a number measures where no metric of the pack does: the head noun of its clause."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

from claims.parse.mention import Mention
from claims.parse.scene import Scene

# A clause is cut to this many characters before it goes to the segmenter, which is the dearest step of parsing.
REACH = 24
_TAIL_ZH = re.compile(
    r"(?:约为|达到?|将|约|为|是|了|至|到|共|近|超过?|逾|有|仅|高达|多达|突破|在|已|的|只|可|被|又|还|再|曾|均|都|\s|[\"“”‘’'()])+$"
)
_BEHIND_ZH = re.compile(r"(?:的|之)([一-鿿]{2,8})")
_HAN = re.compile(r"[一-鿿]{2,}")
_VERB_EN = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|stood|stands|reached|reach|totalled|totaled|came|comes|amounted|costs?|took|takes|hit|rose|fell|grew|climbed|dropped|remained?|averaged|exceeded|made|makes|expects?|sees|set|gets?|got|put|puts)\b",
    re.IGNORECASE,
)
_WORD_EN = re.compile(r"[A-Za-z][A-Za-z-]+")


def head_noun(scene: Scene, mention: Mention) -> str | None:
    """Return the noun that a number is the measure of, Chinese as it stands or English in snake case; None without one."""
    return _english(scene, mention) if scene.english else _chinese(scene, mention)


def _chinese(scene: Scene, mention: Mention) -> str | None:
    behind = _BEHIND_ZH.match(scene.text, mention.end, min(len(scene.text), mention.end + 10))
    if behind:
        noun = _last_noun(behind[1], scene, first=True)
        if noun:
            return noun
    clause = scene.clause(mention.start)
    start = max(
        [
            clause.start,
            *(a.end for a in scene.actors if a.end <= mention.start),
            *(w.end for w in scene.times if w.end <= mention.start),
        ]
    )
    lead = scene.text[max(start, mention.start - REACH) : mention.start]
    return _last_noun(_TAIL_ZH.sub("", lead), scene, first=False)


def _last_noun(stretch: str, scene: Scene, *, first: bool) -> str | None:
    stop = _stop_zh(scene)
    runs = _HAN.findall(stretch)
    if not runs:
        return None
    words = [
        w for w in _segment()(runs[0] if first else runs[-1]) if len(w) > 1 and w not in stop and not w.endswith(("亿元", "万元"))
    ]
    up, down = scene.cues["move.up"], scene.cues["move.down"]
    nouns = [w for w in words if not up.fullmatch(w) and not down.fullmatch(w)]
    return (nouns[0] if first else nouns[-1]) if nouns else None


def _stop_zh(scene: Scene) -> frozenset[str]:
    return frozenset(scene.cues.words("open.stop", "zh"))


@cache
def _segment() -> Callable[[str], list[str]]:
    """Return the word segmenter, loaded on first use, its cache in the user's cache folder."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "check-claims"
    tokenizer = jieba.Tokenizer()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(folder)
    except OSError:
        pass
    return lambda text: [str(word) for word in tokenizer.lcut(text)]


def _is_verb(scene: Scene, word: str) -> bool:
    """Whether a word says what a figure did or who said so, not what it measures."""
    names = ("move.up", "move.down", "speech.said", "modality.target", "modality.forecast", "modality.actual")
    return any(scene.cues[name].fullmatch(word) for name in names)


def _english(scene: Scene, mention: Mention) -> str | None:
    stop = frozenset(scene.cues.words("open.stop", "en"))
    after = re.match(r"\s(?:of|in)\s((?:[a-z][a-z-]+\s?){1,4})", scene.after(mention))
    if after:
        words = [w for w in _WORD_EN.findall(after[1].lower()) if w not in stop]
        if words:
            return "_".join(words[:2]).replace("-", "_")
    lead = scene.text[scene.clause(mention.start).start : mention.start]
    verbs = list(_VERB_EN.finditer(lead))
    if verbs:
        lead = lead[: verbs[-1].start()]
    lead = re.split(r"\b(?:of|for|in|at|on|by|from|with)\b", lead)[0]
    words = [w for w in _WORD_EN.findall(lead) if w.lower() not in stop and not w[0].isupper() and not _is_verb(scene, w)]
    return "_".join(words[-2:]).lower().replace("-", "_") if words else None
