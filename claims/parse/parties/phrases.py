"""The noun phrase at the end of a stretch of text, without the verbs, adverbs and plain words around it.

No dictionary of the language: a phrase is what is left between the words that cannot be part of one. What is left that is
too short, too long or plain names nothing, and None is better than a fragment.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from claims.parse.cues import Cues
from claims.parse.scene import Scene

_LONGEST_ZH = 10
_PIECE_ZH = re.compile(r"([一-鿿A-Za-z0-9&·]+)[\s\"“”‘’]*$")
# What a figure leaves out does not narrow it down to that.
_LEAVES_OUT = re.compile(r"扣除|剔除|撇除|不含|不包括|不计")
_COMPARES = ("相比", "较", "比")
_WITHIN = re.compile(r"(?<=.{2})(?:之?[中内里上])$")
# A number, or one and its noun, is no name of anything: 两款, 300城, 21项.
_COUNTED_ZH = re.compile(r"^(?:\d+|[一两二三四五六七八九十几多各首前第]+)[款项个家种大类座条台辆名位次只届批轮城月季年日期]")
_ONLY_LATIN = re.compile(r"[A-Za-z0-9&·]+")


def noun_zh(scene: Scene, stretch: str) -> str | None:
    """Return the Chinese noun phrase that a stretch ends with: 云业务 of 实现云业务, None of 公司共有."""
    return _noun_zh(scene.cues, stretch)


@lru_cache(maxsize=1024)
def _noun_zh(cues: Cues, stretch: str) -> str | None:
    piece = _PIECE_ZH.search(stretch)
    if piece is None or _LEAVES_OUT.search(piece[1]):
        return None
    start = end = 0
    last = None
    for match in _breaks(cues).finditer(piece[1]):
        if match.start() > end:
            start = end
        last, end = match, match.end()
    compared = last is not None and last[0] in _COMPARES and end < len(piece[1])
    part = piece[1][end:] if end < len(piece[1]) else piece[1][start : last.start()] if last else ""
    return None if compared else _named(cues, part)


def _named(cues: Cues, part: str) -> str | None:
    """Return a part without plain words at either end, None where nothing that names is left."""
    while match := _opening(cues).match(part):
        part = part[match.end() :]
    ends = _plain_ends(cues)
    while part.endswith(ends):
        part = part.removesuffix(next(word for word in ends if part.endswith(word)))
    part = _WITHIN.sub("", part)
    if _ONLY_LATIN.fullmatch(part):
        return part if len(part) > 2 and not part.isdigit() and not part.islower() else None
    if not 2 <= len(part) <= _LONGEST_ZH or _COUNTED_ZH.match(part):
        return None
    return None if _verbs(cues).search(part) else part


@cache
def _breaks(cues: Cues) -> re.Pattern[str]:
    """Return what no noun phrase holds: verbs, adverbs, prepositions, conjunctions."""
    return _any_of(cues.words("phrase.break", "zh"))


@cache
def _verbs(cues: Cues) -> re.Pattern[str]:
    return _any_of([word for name in ("move.up", "move.down", "speech.said") for word in cues.words(name, "zh")])


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of Chinese words that looks at first characters first, longest words first."""
    firsts = "".join(sorted({re.escape(word[0]) for word in words}))
    return re.compile(f"(?=[{firsts}])(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})")


@cache
def _opening(cues: Cues) -> re.Pattern[str]:
    whole = "|".join(map(re.escape, cues.words("phrase.lead", "whole")))
    plain = sorted(cues.words("phrase.plain", "zh"), key=len, reverse=True)
    leads = "".join(map(re.escape, cues.words("phrase.lead", "zh")))
    firsts = "".join(sorted({word[0] for word in plain} | set(cues.words("phrase.lead", "zh"))))
    return re.compile(f"(?=[{firsts}])(?!{whole})(?:{'|'.join(map(re.escape, plain))}|[{leads}])")


@cache
def _plain_ends(cues: Cues) -> tuple[str, ...]:
    """Return the plain words that end a phrase without being part of it, longest first."""
    return tuple(sorted((word for word in cues.words("phrase.plain", "zh") if len(word) > 1), key=len, reverse=True))


_WORD_EN = re.compile(r"[A-Za-z][A-Za-z'&-]*")


def noun_en(scene: Scene, stretch: str) -> str | None:
    """Return the English noun phrase that a stretch ends with: main cabin of "while main cabin", None of "posted record"."""
    kept: list[str] = []
    end = len(stretch.rstrip())
    stop = _stop(scene.cues)
    for match in reversed(list(_WORD_EN.finditer(stretch))):
        word = match[0].lower()
        joins = word in ("and", "&") and kept
        apart = stretch[match.end() : end].strip() or len(word) == 1 or word.endswith(("'s", "-listed", "ed"))
        if apart or (word in stop and not joins) or _acts(scene.cues, word):
            break
        end = match.start()
        kept.insert(0, word)
    while kept and (kept[0] in ("and", "&") or kept[0] in _adjectives(scene.cues)):
        kept.pop(0)
    plain = all(word in _adjectives(scene.cues) or word in ("and", "&") for word in kept)
    return None if plain or not 1 <= len(kept) <= 5 else " ".join(kept)


@cache
def _stop(cues: Cues) -> frozenset[str]:
    return frozenset(cues.words("phrase.break", "en"))


@cache
def _adjectives(cues: Cues) -> frozenset[str]:
    return frozenset(cues.words("phrase.plain", "en"))


def _acts(cues: Cues, word: str) -> bool:
    """Whether a word is a verb that linking knows."""
    names = ("move.up", "move.down", "speech.said", "modality.forecast", "modality.target", "modality.actual")
    return any(cues.holds(name, word) for name in names)
