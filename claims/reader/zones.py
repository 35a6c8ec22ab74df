"""What part each line of an article plays: headline, lead, body, caption, table, quotation, or page furniture.

Machinery only: the words are in `cues`. Each line is labelled by itself, then by its neighbours, then by the section
it stands in; a number in a teaser must never be compared with one of the body, and no paragraph of the body be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.model import Shadow, Zone
from claims.reader import cues
from claims.reader.dates import FULL
from claims.reader.script import HAN, WORD

LINE = re.compile(r"[^\r\n]+")
SYMBOL = re.compile(f"{HAN.pattern}|{WORD.pattern}")
BLANKS = re.compile(r"\s+")
CLOCK = re.compile(r"[0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?")
NOT_A_WORD = re.compile(r"[^\w]+")
FINAL = re.compile(r"[。！？!?.…；;][”\"』」’')\]]*$")
STOP = re.compile(r"[。.][”\"』」’')\]]*$")
PAUSE = re.compile(r"[：:，,、；;。.]$")
DECORATION = re.compile(r"^[#*【\[■●▼▶◆>\s|]+|[】\]:：>»→*\s|]+$")
BULLET = re.compile(r"[-*•·●■◆○]\s")
KEYED_NUMBER = re.compile(r"[:：] ?[$¥€£]?[0-9]")
CELLS = re.compile(r"\s?\|\s?|\t+")
DIGIT = re.compile(r"[0-9]")
RULE = frozenset("|-: \t")
QUOTED = re.compile(r">\s|>[^\d\s=]")
AMOUNT = re.compile(r"(?<=[0-9])[%万亿]|[$¥€£][0-9]")
LEAVES = re.compile(r"(?:相关|推荐|延伸|扩展|拓展)(?:阅读|报道|新闻|文章)[:：]|(?:related|see also|read more|also read):", re.I)

# Sizes count Han characters and Latin words alike. A subhead is shorter than any paragraph that says something.
HEADLINE = 48
SUBHEAD = 26
LATIN_SUBHEAD = 80
CAPTION = 60
SENTENCE = 10
NOTE = 130
FURNITURE = 34
ANNEXED = 14
NAMES = 12
HEAD_LINES = 8
# Counted in characters: no mark of a page is longer, whatever it is made of.
MARK = 200


@dataclass(slots=True)
class Line:
    """A line or hard-wrapped paragraph of the shadow: where it stands, what it says, and the label so far."""

    start: int
    end: int
    text: str
    label: str = ""
    compact: str = field(init=False)
    size: int = field(init=False)

    def __post_init__(self) -> None:
        self.compact = BLANKS.sub("", self.text).lower()
        self.size = len(SYMBOL.findall(self.text))

    @property
    def is_sentence(self) -> bool:
        """Whether this ends as a sentence does and no headline: with a full stop, and not broken off."""
        return self.size >= SENTENCE and bool(STOP.search(self.text)) and not self.is_cut_off

    @property
    def is_cut_off(self) -> bool:
        """Whether the copy stops here in the middle of a sentence."""
        return self.text.endswith(cues.BREAKS) and bool(cues.CUT_OFF.search(self.text[-40:]))


def zones_of(shadow: Shadow, length: int, *, title: str = "", body_start: int = 0) -> tuple[Zone, ...]:
    """Return the zones of an article of `length` original characters, in order and without a gap.

    `title` is the title where it is known already; what stands before `body_start` (original offset) is front matter.
    """
    lines = [line for line in lines_of(shadow.text) if shadow.offsets[line.start] >= body_start]
    label(lines, title)
    marks = [(0, "boilerplate")] if body_start else []
    for line in lines:
        marks.append((shadow.offsets[line.start], line.label))
        note = cues.TAIL_NOTE.search(shadow.text, line.start, line.end) if line.label in ("lead", "body") else None
        if note:
            marks.append((shadow.offsets[note.start()], "boilerplate"))
    return tuple(merged(marks, length))


def merged(marks: Sequence[tuple[int, str]], length: int) -> Iterator[Zone]:
    """Yield zones from where each begins; neighbours of one name are one, and blanks go with what stands before."""
    start, name = 0, marks[0][1] if marks else "body"
    for at, label in marks:
        if label == name:
            continue
        yield Zone(name, start, at)
        start, name = at, label
    if length:
        yield Zone(name, start, length)


def lines_of(text: str) -> list[Line]:
    """Return the lines that say something; a hard-wrapped Latin paragraph is one line."""
    lines: list[Line] = []
    for block in blocks_of(text):
        wrapped = is_wrapped(block)
        parts: list[re.Match[str]] = []
        for found in block:
            if parts and not (wrapped or (is_screen_wide(parts[-1]) and found[0].lstrip()[0].islower())):
                lines.append(joined(parts))
                parts = []
            parts.append(found)
        lines.append(joined(parts))
    return lines


def blocks_of(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of lines that no empty line parts."""
    block: list[re.Match[str]] = []
    for found in LINE.finditer(text):
        if found[0].isspace():
            continue
        if block and text.count("\n", block[-1].end(), found.start()) > 1:
            yield block
            block = []
        block.append(found)
    if block:
        yield block


def joined(parts: Sequence[re.Match[str]]) -> Line:
    """Return the lines of one paragraph as one."""
    return Line(parts[0].start(), parts[-1].end(), " ".join(part[0].strip() for part in parts))


def is_wrapped(block: Sequence[re.Match[str]]) -> bool:
    """Return whether a run of three or more lines is one paragraph broken at the width of a screen."""
    return len(block) > 2 and all(is_screen_wide(line) for line in block[:-1]) and not BULLET.match(block[-1][0])


def is_screen_wide(line: re.Match[str]) -> bool:
    """Return whether a Latin line is as long as a terminal is wide and is no item or row."""
    words = line[0].strip()
    return 50 <= len(words) <= 100 and "|" not in words and not BULLET.match(words) and not HAN.search(words)


def label(lines: list[Line], title: str) -> None:
    """Give every line its zone."""
    for line in lines:
        line.label = own_label(line)
    label_tables(lines)
    label_teasers(lines)
    label_headline(lines, title)
    label_sections(lines)
    label_subheads(lines)
    unlabelled = [line for line in lines if not line.label]
    # Highlights may stand above the first paragraph of a press release.
    lead = next((line for line in unlabelled if line.is_sentence), unlabelled[0] if unlabelled else None)
    for line in lines:
        line.label = line.label or ("lead" if line is lead else "body")


def own_label(line: Line) -> str:
    """Return the label that a line earns by its own words, or nothing."""
    if QUOTED.match(line.text):
        return "quote"
    if re.match(r"#{1,6} ", line.text):
        return "boilerplate" if is_related_heading(line) else "title"
    if is_furniture(line) or is_disclaimer(line) or is_related_heading(line):
        return "boilerplate"
    return "caption" if is_caption(line) else ""


def is_furniture(line: Line) -> bool:
    """Return whether a line is a time stamp, a byline, a counter or a link of the page."""
    words, text = line.compact, line.text
    if line.size > FURNITURE or len(text) > MARK:
        return False
    if cues.COUNTER.fullmatch(words) or cues.LINKS.fullmatch(words) or is_time_stamp(line):
        return True
    if cues.CREDITS.fullmatch(text) or cues.BYLINE_ENGLISH.fullmatch(text) or cues.TAIL_NOTE.match(text):
        return True
    if FINAL.search(text) or AMOUNT.search(text):
        return False
    return bool(cues.BYLINE.fullmatch(words) or cues.NAVIGATION.fullmatch(words))


def is_time_stamp(line: Line) -> bool:
    """Return whether nothing but a date or time, and where and by whom, stands on the line.

    Latin words beside the time must all be capitalised, as names are.
    """
    rest = CLOCK.sub(" ", FULL.sub(" ", line.text))
    if rest == line.text or DIGIT.search(rest) or rest.endswith("。"):
        return False
    rest = cues.STAMP_WORDS.sub(" ", rest)
    words = WORD.findall(rest)
    return len(HAN.findall(rest)) + len(words) <= NAMES and not any(word.islower() for word in words)


def is_disclaimer(line: Line) -> bool:
    """Return whether a line says whose text this is and that nobody answers for it; one with a figure does not."""
    if cues.DISCLAIMER_HEAD.match(line.compact):
        return True
    if line.size > NOTE or AMOUNT.search(line.text):
        return False
    return bool(cues.DISCLAIMER_OPENING.match(line.compact) or cues.DISCLAIMER.search(line.compact))


def is_caption(line: Line) -> bool:
    """Return whether a line stands under a picture or names where it is from."""
    if line.size > CAPTION or len(line.text) > MARK:
        return False
    if cues.CAPTION.match(line.compact):
        return True
    if line.text.endswith("。") or AMOUNT.search(line.text):
        return False
    return bool(cues.CAPTION_INSIDE.search(line.compact))


def label_tables(lines: list[Line]) -> None:
    """Label runs of two or more rows with the same number of cells, Markdown tables, and the short line above one."""
    rows = [
        len(CELLS.split(line.text.strip("|"))) if not line.label and ("|" in line.text or "\t" in line.text) else 0
        for line in lines
    ]
    for i, line in enumerate(lines):
        beside = (rows[i - 1] if i else 0, rows[i + 1] if i + 1 < len(rows) else 0)
        if rows[i] > 1 and (rows[i] in beside or (line.text.startswith("|") and line.text.endswith("|"))):
            line.label = "table"
        elif "---" in line.text and RULE.issuperset(line.text):
            line.label = "table" if "|" in line.text else "boilerplate"
    for line, below in pairwise(lines[1:]):
        if below.label == "table" and not line.label and is_short(line):
            line.label = "caption"


def label_teasers(lines: list[Line]) -> None:
    """Label runs of two or more lines that break off: the beginnings of other articles."""
    cut = [line.is_cut_off and bool(cues.TEASER.match(line.text)) for line in lines]
    for i, line in enumerate(lines):
        if cut[i] and not line.label and (cut[i - 1 : i] == [True] or cut[i + 1 : i + 2] == [True]):
            line.label = "boilerplate"


def label_headline(lines: list[Line], title: str) -> None:
    """Label the headline: the known title wherever it stands alone, else the first line if it reads like one.

    A short line between the headline and a time stamp is the name of an author or an account.
    """
    known = bare(title)
    first = next((i for i, line in enumerate(lines[:HEAD_LINES]) if not line.label or line.label == "title"), None)
    if first is None:
        return
    if not known and not lines[first].label and is_headline(lines, first):
        known = bare(lines[first].text)
    for line in lines if known else ():
        if not line.label and line.size <= HEADLINE and bare(line.text) == known:
            line.label = "title"
    for i in range(first + 1, min(len(lines) - 1, HEAD_LINES)):
        between = lines[i - 1].label in ("title", "boilerplate") and lines[i + 1].label == "boilerplate"
        if between and not lines[i].label and lines[i].size <= 12 and not FINAL.search(lines[i].text):
            lines[i].label = "boilerplate"


def bare(text: str) -> str:
    """Return the letters and digits of a title, to compare by."""
    return NOT_A_WORD.sub("", text).lower().removeprefix("原标题")


def is_headline(lines: list[Line], first: int) -> bool:
    """Return whether a line at the top reads like a headline: short, no full stop, and a text under it."""
    line = lines[first]
    if line.size > HEADLINE or PAUSE.search(line.text) or BULLET.match(line.text):
        return False
    return any(not other.label for other in lines[first + 1 :])


def label_sections(lines: list[Line]) -> None:
    """Label what follows a heading of related links, until the text is clearly an article again, or comments.

    Such a heading above the first sentence is a link of the page's head, and opens nothing.
    """
    state, begun = "", False
    for i, line in enumerate(lines):
        begun = begun or (line.is_sentence and not line.label)
        if state and resumes(lines, i, state):
            state = ""
        if begun and line.compact in cues.COMMENTS:
            state = "comments"
        elif is_related_heading(line):
            state = state or ("related" if begun else "")
        elif not line.label and LEAVES.match(line.text):
            line.label, state = "boilerplate", state or "link"
        if state and line.label != "table":
            line.label = "boilerplate"


def resumes(lines: list[Line], at: int, state: str) -> bool:
    """Return whether the body goes on at this line.

    After a single link, any sentence is body, and a subhead above one. After a list of links, two sentences running are:
    a list has headlines between its summaries.
    """
    line = lines[at]
    if state == "comments" or line.label not in ("", "title"):
        return False
    below = at + 1 < len(lines) and lines[at + 1].is_sentence
    if state == "link":
        return bool(FINAL.search(line.text)) or line.size > HEADLINE or (below and is_short(line))
    return line.is_sentence and below


def is_related_heading(line: Line) -> bool:
    """Return whether a line is the heading of a list of links."""
    if line.size > SUBHEAD or len(line.text) > MARK:
        return False
    words = DECORATION.sub("", line.text)
    if FINAL.search(words):
        return False
    if words.lower() in cues.RELATED_ENGLISH or words.lower().startswith(cues.RELATED_OPENINGS):
        return not DIGIT.search(words)
    compact = DECORATION.sub("", DECORATION.sub("", line.compact).removesuffix("更多"))
    return compact in cues.RELATED or (line.size <= ANNEXED and compact.endswith(tuple(cues.RELATED)))


def label_subheads(lines: list[Line]) -> None:
    """Label short lines between paragraphs; three or more short lines running are a list, and stay body."""
    open_lines = [line for line in lines if line.label in ("", "title")]
    short = [not line.label and is_short(line) for line in open_lines]
    for i, line in enumerate(open_lines[:-1]):
        run = short[max(0, i - 2) : i + 3]
        listed = any(all(run[k : k + 3]) and len(run[k : k + 3]) == 3 for k in range(len(run) - 2))
        if short[i] and i and not listed and not short[i + 1] and not open_lines[i + 1].label:
            line.label = "title"


def is_short(line: Line) -> bool:
    """Return whether a line may be a subhead."""
    if (
        not 0 < line.size <= SUBHEAD
        or len(line.text) > LATIN_SUBHEAD
        or BULLET.match(line.text)
        or KEYED_NUMBER.search(line.text)
    ):
        return False
    return not PAUSE.search(line.text) and not FINAL.search(line.text)
