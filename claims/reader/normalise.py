"""The shadow text that matching runs on: simplified, half width, no glosses, tags or blanks in numbers, dates in digits.

A text is folded one character for one; then edits cut or replace stretches, each pass carrying the map from every
remaining character to its place in the original. All patterns are linear: a literal or a character class first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import chain
from unicodedata import normalize

from claims.model import Damage, Shadow
from claims.reader import blanks, cells, columns, damage, spacing, spelled
from claims.reader.script import simplify

# The comma, colon, semicolon, question and exclamation marks of Chinese stay: as ASCII a comma between digits would be
# a thousands separator and a colon a clock time, which the full-width ones are not (but see `fold`).
KEPT = frozenset("，：；？！")
WIDE = {ord(char): chr(ord(char) - 0xFEE0) for char in map(chr, range(0xFF01, 0xFF5F)) if char not in KEPT}
SPACES = dict.fromkeys([0x3000, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F], " ")
LINES = dict.fromkeys([0x2028, 0x2029], "\n")
SIGNS = {
    0xFFE0: "¢", 0xFFE1: "£", 0xFFE5: "¥", 0xFE6A: "%", 0xFE69: "$",
    0x2212: "-", 0x2010: "-", 0x2011: "-", 0x301C: "~", 0x2236: ":",
    # the small forms that Hong Kong wires print: 19﹒8元
    0xFE50: "，", 0xFE51: "、", 0xFE52: ".", 0xFE54: "；", 0xFE55: "：", 0xFE56: "？", 0xFE57: "！",
    0xFE59: "(", 0xFE5A: ")", 0xFE62: "+", 0xFE63: "-",
}  # fmt: skip
# Radicals and compatibility ideographs, as what is copied from a PDF has them: ⾦ for 金, ⼗ for 十.
# Those that Unicode equates with no character stand behind them: 增⻓ for 增长.
LIKE = "⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻑长⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
HAN = {code: normalize("NFKC", chr(code)) for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))}
HAN |= dict(zip(map(ord, LIKE[::2]), LIKE[1::2], strict=True))
FOLD = {**HAN, **WIDE, **SPACES, **LINES, **SIGNS}

WIDE_COMMA = re.compile(r"[0-9０-９]，(?=[0-9０-９]{3}(?![0-9０-９]))")
WIDE_COLON = re.compile(r"(?<=[0-9０-９])：(?=[0-9０-９])")
GROUPED = re.compile(
    r"(?<![0-9，.])(?:[0-9]{1,3}(?:，[0-9]{3}){0,2}，000(?![0-9，])"
    r"|[0-9]{1,2}，[0-9]{3}(?=[万萬亿億元美港%个個家台辆輛吨噸股]))"
)

INVISIBLE = re.compile("[\u200b-\u200f\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u00ad\ufe00-\ufe0f\U000e0100-\U000e01ef]+")
SELECTORS = re.compile("[\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]+")

INLINE = "a|abbr|b|big|cite|code|del|em|font|i|ins|img|kbd|mark|q|s|small|span|strike|strong|sub|sup|u|wbr"
BLOCK = (
    "article|aside|blockquote|br|center|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|iframe|li|nav|ol|p|pre|script"
    "|section|style|table|tbody|td|tfoot|th|thead|tr|ul|video"
)
TAG = re.compile(rf"</?(?:(?P<block>{BLOCK})|{INLINE})(?:[\s/][^<>]{{0,400}})?>|<!--[^<>]{{0,2000}}-->", re.I)
# A stray byte can swallow the opening bracket: the tag is then a word with a slash.
TORN_TAG = re.compile(r"br ?/>")
ENTITY = re.compile(r"&(?:[A-Za-z]{2,8}|#[0-9]{1,6}|#[xX][0-9A-Fa-f]{1,5});|&nbsp(?![A-Za-z])")

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
GLOSS = re.compile(rf"\([a-zɑɡüê{TONED}\u0300-\u030c]{{1,10}}\)")
TONES = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿɑɡ", "aaaaeeeeiiiioooouuuuüüüünnnmag")
MARKED = re.compile(rf"[{TONED}\u0300\u0301\u0304\u030c]")
SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:i(?:ao|ang|an|a|e|ong|ng|n|u)?|u(?:ai|ang|an|a|o|e|i|n)?|ü(?:an|e|n)?|a(?:i|o|ng|n)?|o(?:ng|u)?|e(?:i|ng|n|r)?|ê)"
    r"|m|ng?"
)

# $(0.45) per share: a loss, as accounts print it.
BRACKETED = re.compile(r"[$€£]\((?=[0-9])[0-9,]*(?:\.[0-9]+)?\)")
# What is called a loss has its sign by name: a net loss of $(0.45); but not so "net income (loss) of $(0.45)".
LOSS = re.compile(r"(?<!\()\bloss(?:es)?\b[^.;\n]{0,60}$", re.I)
LOSS_REACH = 80

EMPHASIS = re.compile(r"\*{2,3}|__|`+")
LINK_TAIL = re.compile(r"\]\([^()\s]{0,500}\)")
LINK_HEAD = re.compile(r"!?\[(?=[^\[\]\n]{0,300}\]\()")
ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch to cut (or to replace by one character), and the kind of damage it is ("" for none)."""

    start: int
    end: int
    new: str = ""
    kind: str = ""


def shadow_of(text: str, *, markdown: bool = False) -> tuple[Shadow, tuple[Damage, ...]]:
    """Return the shadow of a text and the damage met on the way, in the order of the text.

    `markdown` also cuts emphasis marks and link targets, which are no damage.
    """
    places: list[Damage] = []
    folded = fold(text)
    kept, offsets = settle(folded, range(len(text)), (Edit(*span, "|") for span in columns.gaps(folded)), text, places)
    kept, offsets = settle(kept, offsets, (Edit(*span) for span in cells.splits(kept)), text, places)
    kept, offsets = settle(kept, offsets, markup_edits(kept, markdown=markdown), text, places)
    kept, offsets = settle(kept, offsets, gloss_edits(kept), text, places)
    kept = simplify(kept)
    kept, offsets = settle(kept, offsets, blank_edits(kept), text, places)
    kept, offsets = settle(kept, offsets, spacing_edits(kept), text, places)
    kept, offsets = settle(kept, offsets, date_edits(kept), text, places)
    places.extend(damage.mojibake(kept, offsets, text))
    return Shadow(kept, tuple(offsets)), damage.capped(places)


def fold(text: str) -> str:
    """Return the text in half width, character for character.

    A full-width comma becomes a thousands separator only between full-width digits, or where a group of three digits
    runs up to a scale or unit, or is 000 (1，500亿; 3，000); a full-width colon becomes a clock's only between digits, a
    circle a zero only beside a numeral.
    """
    if text.isascii():
        return text
    if "，" in text:
        text = WIDE_COMMA.sub(lambda m: m[0][0] + ("," if m[0][0] >= "０" else "，"), text)
        text = GROUPED.sub(lambda m: m[0].replace("，", ","), text)
    if "：" in text:
        text = WIDE_COLON.sub(":", text)
    return spelled.plain(text).translate(FOLD)


def settle(
    text: str, offsets: Sequence[int], edits: Iterable[Edit], original: str, places: list[Damage]
) -> tuple[str, Sequence[int]]:
    """Return text and offsets after the edits, and add what they are as damage to `places`.

    Edits come in order; one that begins inside the one before is dropped.
    """
    pieces: list[str] = []
    maps: list[Sequence[int]] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            continue
        pieces += (text[at : edit.start], edit.new)
        maps += (offsets[at : edit.start], offsets[edit.start : edit.start + len(edit.new)])
        at = edit.end
        if edit.kind:
            places.append(damage.place(edit.kind, offsets[edit.start], offsets[edit.end - 1] + 1, original))
    if not pieces:
        return text, offsets
    return "".join([*pieces, text[at:]]), tuple(chain(*maps, offsets[at:]))


def markup_edits(text: str, *, markdown: bool) -> list[Edit]:
    """Return the edits for characters nobody sees and for left-over tags, in order."""
    edits = list(invisible_edits(text)) if not text.isascii() else []
    if "<" in text:
        edits += (Edit(m.start(), m.end(), "\n" if m["block"] else "", "markup") for m in TAG.finditer(text))
    if "br" in text:
        edits += (
            Edit(m.start(), m.end(), "\n", "markup")
            for m in TORN_TAG.finditer(text)
            if not text[m.start() - 1 : m.start()].isalnum()
        )
    if "&" in text:
        edits += entity_edits(text)
    if "(" in text:
        edits += negative_edits(text)
    if markdown:
        edits += (Edit(m.start(), m.end()) for m in chain(*(p.finditer(text) for p in (EMPHASIS, LINK_TAIL, LINK_HEAD, ESCAPE))))
    return sorted(edits, key=lambda edit: (edit.start, -edit.end))


def invisible_edits(text: str) -> Iterator[Edit]:
    """Yield the cuts of zero-width characters; those that only shape an emoji are no damage."""
    for found in INVISIBLE.finditer(text):
        yield Edit(found.start(), found.end(), "", "" if SELECTORS.fullmatch(found[0]) else "invisible")


def entity_edits(text: str) -> Iterator[Edit]:
    """Yield the replacements of character references that stand for one character."""
    for found in ENTITY.finditer(text):
        char = fold(unescape(found[0]))
        if len(char) == 1:
            yield Edit(found.start(), found.end(), char, "markup")


def negative_edits(text: str) -> Iterator[Edit]:
    """Yield what makes -$0.45 of $(0.45), of a loss $0.45: the last digit takes the place of the closing bracket."""
    for found in BRACKETED.finditer(text):
        start, end = found.span()
        is_loss = LOSS.search(text, max(0, start - LOSS_REACH), start)
        yield Edit(start + 1, start + 2) if is_loss else Edit(start, start + 2, f"-{found[0][0]}")
        yield Edit(end - 2, end - 1)
        yield Edit(end - 1, end, found[0][-2])


def gloss_edits(text: str) -> Iterator[Edit]:
    """Yield the cuts of pinyin readings glued to a Chinese character: 務(wù). They need a tone: (AI) and (ma) stay."""
    for found in GLOSS.finditer(text) if not text.isascii() else ():
        if damage.is_han(text[found.start() - 1 : found.start()]) and is_toned_syllable(found[0][1:-1]):
            yield Edit(found.start(), found.end(), "", "gloss")


@lru_cache(4096)
def is_toned_syllable(letters: str) -> bool:
    """Return whether the letters are one syllable of Mandarin with its tone mark: `wù`, not `été` and not `wu`."""
    if not MARKED.search(letters):
        return False
    bare = re.sub("[\u0300\u0301\u0304\u030c]", "", letters.replace("u\u0308", "ü").translate(TONES))
    return SYLLABLE.fullmatch(bare) is not None


def blank_edits(text: str) -> Iterator[Edit]:
    """Yield the cuts of blanks inside a number or between a number and its unit."""
    return (Edit(start, end, "", kind) for start, end, kind in sorted(blanks.inside_numbers(text)))


def spacing_edits(text: str) -> Iterator[Edit]:
    """Yield the cuts of blanks that only set Chinese apart from what is not."""
    return (Edit(start, end) for start, end in spacing.set_apart(text))


def date_edits(text: str) -> Iterator[Edit]:
    """Yield the replacements of dates in Chinese numerals by digits."""
    return (Edit(start, end, digits) for start, end, digits in (() if text.isascii() else spelled.dates(text)))
