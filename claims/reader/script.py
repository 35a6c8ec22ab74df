"""Scripts and languages: traditional to simplified without moving a character, and which language a text is in."""

from __future__ import annotations

import re
from functools import cache

from opencc import OpenCC

WORD = re.compile(r"[A-Za-z]+")
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")

# Enough to tell a language by.
SAMPLE = 1_500

NAMES = {
    "en": "en", "zh-hans": "zh-Hans", "zh-cn": "zh-Hans", "zh-sg": "zh-Hans",
    "zh-hant": "zh-Hant", "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant",
}  # fmt: skip


@cache
def converter(scheme: str) -> OpenCC:
    """Return the converter of one scheme, loaded once."""
    return OpenCC(scheme)


def simplify(text: str) -> str:
    """Return the text in simplified characters, each at the place of the one it stands for.

    `t2s` and never `tw2sp`: words are not translated, so lengths keep. Where a phrase of the tables changes the length
    of a line, that line is converted character by character.
    """
    if text.isascii():
        return text
    before, after = text.split("\n"), converter("t2s").convert(text).split("\n")
    if [*map(len, before)] == [*map(len, after)]:
        return "\n".join(after)
    lines = ((line, converter("t2s").convert(line)) for line in before)
    return "\n".join(new if len(new) == len(line) else spell(line) for line, new in lines)


def spell(line: str) -> str:
    """Return the line converted one character at a time; a character that would become two stays as it is."""
    convert = converter("t2s").convert
    pairs = [(char, convert(char)) for char in line]
    return "".join(new if len(new) == 1 else char for char, new in pairs)


def language_of(text: str) -> str:
    """Return zh-Hans, zh-Hant or en: English where Latin words outnumber Han characters.

    A Chinese text is traditional where more of its characters would change on the way to simplified than come about
    that way. Some do both (后, 里), and every traditional text has far more of the others.
    """
    sample = text[:SAMPLE]
    if len(HAN.findall(sample)) <= len(WORD.findall(sample)):
        return "en"
    traditional, simplified = scripts()
    changed = sum(char in traditional for char in sample)
    return "zh-Hant" if changed > sum(char in simplified for char in sample) else "zh-Hans"


@cache
def scripts() -> tuple[frozenset[str], frozenset[str]]:
    """Return the characters that become another one on the way to simplified, and those they become."""
    block = [chr(code) for code in range(0x4E00, 0xA000)]
    pairs = [(a, b) for a, b in zip(block, converter("t2s").convert("\n".join(block)).split("\n"), strict=True) if a != b]
    return frozenset(a for a, _ in pairs), frozenset(b for _, b in pairs)


def named_language(name: str) -> str:
    """Return the language that a tag such as `zh-TW` or `en_US` names; empty where it does not settle one."""
    tag = name.strip().lower().replace("_", "-")
    return NAMES.get(tag) or ("en" if tag.startswith("en-") else "")
