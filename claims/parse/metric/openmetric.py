"""A name for what a number measures where no metric of the pack does: the head noun of its clause.

Heads are listed: a word that ends with none of them is as often a verb or a fragment, and no name is better than that one.
"""

from __future__ import annotations

import logging
import os
import re
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path

from claims.packs import Pack
from claims.parse.cues import Cues
from claims.parse.numbers.mention import Mention
from claims.parse.parties.phrases import noun_en
from claims.parse.scene import Scene
from claims.parse.spots import labels_of
from claims.units import shape

# How far in front of a Chinese number its noun may stand, and how much of that goes to the segmenter.
REACH = 24
RUN = 8
_FAR = 40
_HAN = re.compile(r"[一-鿿]")
_TAIL_ZH = re.compile(
    r"(?:约为|达到?|将|约|为|是|了|至|到|共|近|超过?|逾|有|仅|高达|多达|突破|在|已|的|只|可|被|又|还|再|曾|均|都|合计|总计|共计|\s|[\"“”‘’'()])+$"
)
_HAN_END = re.compile(r"[一-鿿]{2,}$")
_BEHIND_ZH = re.compile(r"(?:的|之)([一-鿿]{2,8})")


def head_noun(scene: Scene, mention: Mention) -> str | None:
    """Return the noun that a number is the measure of, Chinese as it stands or English in snake case; None without one."""
    return _english(scene, mention) if scene.english else _chinese(scene, mention)


def _chinese(scene: Scene, mention: Mention) -> str | None:
    behind = _BEHIND_ZH.match(scene.text, mention.end, min(len(scene.text), mention.end + 10))
    if behind:
        heads = list(_heads(scene.cues).finditer(behind[1]))
        if heads and heads[0].end() <= 4:
            return _named_zh(scene, behind[1][: heads[0].end()])
    names = [a.end for a in scene.actors if a.end <= mention.start] + [w.end for w in scene.times if w.end <= mention.start]
    start = max([scene.clause(mention.start).start, *names])
    run = _HAN_END.search(_TAIL_ZH.sub("", scene.text[max(start, mention.start - REACH) : mention.start]))
    named = _named_zh(scene, run[0]) if run else None
    return named or _counted_out(scene, mention) or _within(scene, mention, start)


def _counted_out(scene: Scene, mention: Mention) -> str | None:
    """Return the noun right behind an amount, which it is so much of: 29亿元盈余."""
    if "money" not in shape(mention.base.unit):
        return None
    behind = _heads_apart(scene.cues).match(scene.text, mention.end, min(len(scene.text), mention.end + 8))
    return behind[0] if behind and behind[0] not in scene.cues.words("open.stop", "zh") else None


def _within(scene: Scene, mention: Mention, start: int) -> str | None:
    """Return the last noun for a measure before words that lead on to the number: 造价 of 造价估算由."""
    if shape(mention.base.unit) == "length" and _HAN.match(scene.text, mention.end):
        return None  # 产能维持130.5万片12吋约当晶圆
    lead = scene.text[max(start, mention.start - _FAR) : mention.start]
    stop = scene.cues.words("open.stop", "zh")
    named = [m[0] for m in _heads_apart(scene.cues).finditer(lead) if m[0] not in stop]
    return named[-1] if named else None


def _named_zh(scene: Scene, run: str) -> str | None:
    """Return the head noun that a run of characters ends with: 货量 of 海运货量, None of 同比 or 开展."""
    head = next((m for m in _heads(scene.cues).finditer(run) if m.end() == len(run)), None)
    if head is None:
        return None
    noun = head[0] if len(head[0]) > 1 else _last_word(scene.pack, run)
    return None if noun is None or noun in scene.cues.words("open.stop", "zh") else noun


def _last_word(pack: Pack, run: str) -> str | None:
    """Return the word that a run ends with, where its last character is only the end of a noun: 交付量 of 累计交付量."""
    *before, last = _segmenter(pack)(run[-RUN:])
    if len(last) > 1:
        return last
    return before[-1] + last if before and len(before[-1]) > 1 else None


@cache
def _segmenter(pack: Pack) -> Callable[[str], list[str]]:
    """Return the word segmenter, which knows the pack's metrics; its own dictionary takes most of a second to load.

    Its cache lies in the user's cache folder; where that cannot be written it goes without one.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # its own: pkg_resources, escapes in its patterns
        import jieba

    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    folder = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "check-claims"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tokenizer.tmp_dir = str(folder)
    except OSError:
        pass
    tokenizer.initialize()
    for word in dict.fromkeys(word for metric in pack.metrics.values() for word in metric.zh):
        tokenizer.add_word(word)
    return lambda text: [str(word) for word in tokenizer.lcut(text)]


@cache
def _heads(cues: Cues) -> re.Pattern[str]:
    words = sorted(cues.words("open.head", "zh"), key=len, reverse=True)
    ends = "".join(cues.words("open.head", "ends"))
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))}|(?<=.)[{ends}])(?![一-鿿])")


@cache
def _heads_apart(cues: Cues) -> re.Pattern[str]:
    """Return the listed heads where no noun goes on: before a word that leads on to a number, or at an end."""
    words = "|".join(map(re.escape, sorted(cues.words("open.head", "zh"), key=len, reverse=True)))
    after = "|".join(map(re.escape, cues.words("open.after", "zh")))
    return re.compile(rf"(?:{words})(?=[^一-鿿]|$|{after})")


_VERB_EN = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|stood|stands|reached|reach|totalled|totaled|came|comes|amounted|costs?|took|takes|hit|rose|fell|grew|climbed|dropped|remained?|averaged|exceeded|made|makes|expects?|sees|seen|set|gets?|got|put|puts|increased|decreased|declined|jumped|surged|slipped|eased|edged|widened|narrowed|shrank|expanded|doubled|tripled|numbered|rises|falls"
    r"|slid|sank|tumbled|plunged|soared|swelled|improved|worsened|slowed|quickened|accelerated|advanced|gained|lost|ran|run|runs|swung|dipped|ticked|inched|moved|leapt|slumped)\b",
    re.IGNORECASE,
)
_PREPOSITION_EN = re.compile(r"\b(?:of|for|in|at|on|by|from|with|to|as|than|over|against)\b")
# Who does something is not what is measured.
_AGENT_EN = re.compile(r"(?:(?<!ord)(?<!numb)(?<!off)(?<!transf)(?<!barr)ers|ors|ists|ants|men|ees)$")
# Promotions, settlements: no places end so.
_PLURAL_EN = re.compile(r"(?:tion|sion|ment|ing|ure|ance|ence|ship|it(?:y|ie)|age|ism)s$")
# $115 per share in cash represents a premium
_ACTS_EN = re.compile(
    r"\b(?:represent|value|give|impl|mean|mark|include|compris|reflect|leave|make|bring|come|take|open)(?:s|y|ies|es)\b"
)
_BEHIND_EN = re.compile(r"\s(?:of|in)\s((?:[a-z][a-z-]+\s?){1,4})")


# even as the overall market grew 18%
_OPENS_EN = re.compile(r"^\W*(?:even\s)?(?:as|while|after|because|since|when|though|although|if|and|but|where)\s")
# an overallotment option of up to 15%
_NOUN_OF_EN = re.compile(
    r"\b((?:an?|the|its|their)\s(?:[a-z-]+\s){0,2}[a-z-]{4,})\sof\s(?:up\sto\s|about\s|around\s|nearly\s|at\sleast\s|some\s|just\s|only\s|more\sthan\s)*$"
)


def _english(scene: Scene, mention: Mention) -> str | None:
    behind = _BEHIND_EN.match(scene.after(mention))
    if behind:
        noun = named_en(scene, _ACTS_EN.split(_PREPOSITION_EN.split(behind[1])[0])[0])
        if noun:
            return noun
    left = scene.left(mention)
    start = max([left, *(a.end for a in scene.actors if a.end <= mention.start and not _is_of_noun(scene, left, a.start))])
    lead = scene.text[start : mention.start]
    if told_of := _NOUN_OF_EN.search(lead):
        return named_en(scene, told_of[1])
    verb = _VERB_EN.search(lead)
    if verb is None:
        return None
    return named_en(scene, _PREPOSITION_EN.split(_OPENS_EN.sub("", lead[: verb.start()]))[0])


# Uptake of battery electric cars rose: what the noun is of does not begin anew.
_OF_EN = re.compile(r"[a-z]\s(?:of|for|in|by|from|to|at|among)\s(?:the\s|its\s|new\s|all\s)*$")


def _is_of_noun(scene: Scene, left: int, start: int) -> bool:
    return left < start and _OF_EN.search(scene.text, left, start) is not None


def named_en(scene: Scene, stretch: str) -> str | None:
    """Return the noun that a noun phrase ends with, with the word before it, in the singular and snake case."""
    phrase = noun_en(scene, stretch)
    if phrase is None or stretch.strip()[-1:].isdigit():
        return None
    words = re.split(r"[ -]", phrase)[-2:]
    stop = scene.cues.words("open.stop", "en")
    if (
        words[-1] in stop
        or words[-1] in labels_of(scene.cues, "thing")
        or _AGENT_EN.search(words[-1])
        or re.search(rf"\b{re.escape(words[-1].capitalize())}\b", stretch[1:])
    ):
        return None
    named = stretch.strip()
    lone = " " not in named and named[:1].isupper() and f" {named.lower()}" not in scene.text
    if lone and not _PLURAL_EN.search(named):
        return None  # Brussels
    kept = [word for word in words[:-1] if word not in stop and word.isalpha()] + [_singular(words[-1])]
    return "_".join(kept)


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word if not word.endswith("s") or word.endswith(("ss", "us", "is")) or len(word) < 4 else word[:-1]
