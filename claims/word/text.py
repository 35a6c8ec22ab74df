"""The text of a Word document, and for each of its characters the run that it stands in.

A paragraph is a line, a row of a table a line of cells; what was deleted under tracked changes, hidden, or belongs to a
table of contents is left out. Text boxes and notes follow the paragraph and the body they belong to; headers and footers
are furniture of the page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from claims.word.package import WordError

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.run import CT_R
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}sectPr", f"{W}pPr", f"{W}rPr", f"{W}tblPr", f"{W}tblGrid"})
_CHARACTERS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
CELL = " | "


@dataclass(slots=True)
class Piece:
    """Characters of one element of a run. `node` is None where they cannot be parted from the rest of the run."""

    start: int
    text: str
    run: CT_R | None
    node: _Element | None = None

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a part of the text begins: a `paragraph` (counted over the lines that are not blank), `table`, `footnote` …"""

    kind: str
    number: int
    start: int


@dataclass(slots=True)
class Text:
    """What a document says. `pieces` are ascending; what joins lines and cells belongs to none of them."""

    text: str
    title: str
    marks: tuple[Mark, ...]
    pieces: list[Piece]

    def at(self, offset: int) -> int:
        """Return the index of the piece that an offset stands in, or of the one before it."""
        return bisect_right(self.pieces, offset, key=lambda piece: piece.start) - 1


@dataclass(slots=True)
class _Line:
    pieces: list[Piece]
    kind: str = "paragraph"
    number: int = 0
    # What stands before it, where it goes on with a line.
    joint: str = "\n\n"

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


@dataclass(slots=True)
class _Walk:
    """Goes through a document once. `anchor` is the run that stands for what has none of its own in the body."""

    contents: frozenset[str]
    tables: int = 0
    notes: list[tuple[str, str, CT_R]] = field(default_factory=list)

    def blocks(self, parent: _Element, anchor: CT_R | None = None) -> Iterator[_Line]:
        """Yield the lines of a body, a cell, a text box or a note."""
        for child in parent.iterchildren("*"):
            if child.tag == f"{W}p":
                yield from self.paragraph(child, anchor)
            elif child.tag == f"{W}tbl":
                yield from self.table(child, anchor)
            elif child.tag == f"{_COMPATIBLE}AlternateContent":
                yield from self.blocks(_chosen(child), anchor)
            elif child.tag not in _GONE:
                yield from self.blocks(child, anchor)

    def paragraph(self, element: _Element, anchor: CT_R | None) -> Iterator[_Line]:
        """Yield a paragraph, and what its text boxes say."""
        boxes: list[tuple[_Element, CT_R | None]] = []
        pieces = list(self.inline(element, anchor, boxes))
        if pieces and _style(element) not in self.contents:
            yield _Line(pieces)
        for box, run in boxes:
            yield from self.blocks(box, run)

    def table(self, element: _Element, anchor: CT_R | None) -> Iterator[_Line]:
        """Yield the rows of a table, cells parted by bars; a table that only lays out a page gives its paragraphs."""
        self.tables += 1
        number = self.tables
        joint = "\n\n"
        rows = (row for row in element.iter(f"{W}tr") if _above(row, "tbl") is element and row.find(f"{W}trPr/{W}del") is None)
        for row in rows:
            cells = [list(self.blocks(cell, anchor)) for cell in row.iter(f"{W}tc") if _above(cell, "tr") is row]
            cells = [cell for cell in cells if any(line.text.strip() for line in cell)]
            if len(cells) == 1 or any(line.kind == "table" for cell in cells for line in cell):
                yield from (line for cell in cells for line in cell)
            elif cells:
                yield _Line(list(_joined(cells)), "table", number, joint)
                joint = "\n"

    def inline(self, parent: _Element, anchor: CT_R | None, boxes: list[tuple[_Element, CT_R | None]]) -> Iterator[Piece]:
        """Yield what the runs of a paragraph say; text boxes in them are put into `boxes`."""
        for child in parent.iterchildren("*"):
            if child.tag == f"{W}r":
                if not _is_hidden(child):
                    yield from self.run(child, anchor, boxes)
            elif child.tag == f"{_MATH}t":
                yield Piece(0, child.text or "", anchor)
            elif child.tag not in _GONE:
                yield from self.inline(child, anchor, boxes)

    def run(self, run: CT_R, anchor: CT_R | None, boxes: list[tuple[_Element, CT_R | None]]) -> Iterator[Piece]:
        home = run if anchor is None else anchor
        for child in run.iterchildren("*"):
            if child.tag == f"{W}t":
                yield Piece(0, child.text or "", home, child if anchor is None else None)
            elif child.tag in _CHARACTERS:
                yield Piece(0, _CHARACTERS[child.tag], home, child if anchor is None else None)
            elif child.tag in _NOTES and anchor is None:
                self.notes.append((_NOTES[child.tag], str(child.get(f"{W}id")), run))
            elif child.tag == f"{W}ruby":
                for base in child.iterchildren(f"{W}rubyBase"):
                    yield from self.inline(base, home, boxes)
            else:
                held = _chosen(child) if child.tag == f"{_COMPATIBLE}AlternateContent" else child
                outside = _above(held, "txbxContent")
                boxes += [(box, home) for box in held.iter(f"{W}txbxContent") if _above(box, "txbxContent") is outside]


def text_of(document: Document) -> Text:
    """Return what a document says. Raises `WordError` for one that is put together as none should be."""
    try:
        return _told(document)
    except Exception as error:  # as in `opened`: a broken document is that document's failure alone
        raise WordError(f"not a Word document that can be read ({type(error).__name__})") from error


def _told(document: Document) -> Text:
    styles = [(style.style_id, (style.name or "").lower()) for style in document.styles]
    walk = _Walk(frozenset(name for name, called in styles if called.startswith(("toc ", "table of figures"))))
    lines = list(walk.blocks(document.element.body))
    held = _notes(document) if walk.notes else {}
    numbers = Counter[str]()
    for kind, name, run in walk.notes:
        numbers[kind] += 1
        for line in walk.blocks(held[kind, name], run) if (kind, name) in held else ():
            line.kind, line.number = kind, numbers[kind]
            lines.append(line)
    titles = {name for name, called in styles if called == "title"}
    return _text(lines, titles)


def _text(lines: list[_Line], titles: set[str]) -> Text:
    pieces: list[Piece] = []
    marks: list[Mark] = []
    told: list[str] = []
    title, at, count = "", 0, 0
    for line in lines:
        words = line.text
        if not words.strip():
            continue
        told.append((line.joint if told else "") + words)
        at += len(line.joint) if pieces else 0
        title = title or (words.strip() if line.kind == "paragraph" and _is_titled(line, titles) else "")
        offset = at
        for inner in words.split("\n"):
            count += bool(inner.strip())
            marks += [Mark("paragraph", count, offset)] if line.kind == "paragraph" and inner.strip() else []
            offset += len(inner) + 1
        if line.kind != "paragraph" and (not marks or (marks[-1].kind, marks[-1].number) != (line.kind, line.number)):
            marks.append(Mark(line.kind, line.number, at))
        for piece in line.pieces:
            piece.start = at
            at = piece.end
            pieces.append(piece)
    return Text("".join(told), title, tuple(marks), [piece for piece in pieces if piece.text])


def _is_titled(line: _Line, titles: set[str]) -> bool:
    run = line.pieces[0].run
    paragraph = _above(run, "p") if run is not None else None
    return paragraph is not None and _style(paragraph) in titles


def _joined(cells: list[list[_Line]]) -> Iterator[Piece]:
    """Yield the pieces of a row; lines of one cell stand side by side."""
    for number, cell in enumerate(cells):
        for at, line in enumerate(line for line in cell if line.text.strip()):
            joint = CELL if at == 0 else " "
            if number or at:
                yield Piece(0, joint, None)
            for piece in line.pieces:
                yield Piece(0, piece.text.replace("\n", " "), piece.run, piece.node)


def _above(element: _Element, name: str) -> _Element | None:
    """Return the nearest element of a name that an element stands in."""
    return next(element.iterancestors(f"{W}{name}"), None)


def _chosen(alternatives: _Element) -> _Element:
    """Return the first of several forms of one content: a reader takes one of them."""
    return next(alternatives.iterchildren("*"), alternatives)


def _style(paragraph: _Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return str(style.get(f"{W}val")) if style is not None else ""


def _is_hidden(run: _Element) -> bool:
    hidden = run.find(f"{W}rPr/{W}vanish")
    return hidden is not None and hidden.get(f"{W}val") not in ("0", "false", "off")


def _notes(document: Document) -> dict[tuple[str, str], _Element]:
    """Return the notes of a document by kind and id."""
    from docx.oxml.parser import parse_xml

    notes: dict[tuple[str, str], _Element] = {}
    for relation in document.part.rels.values():
        kind = relation.reltype.rpartition("/")[2].removesuffix("s")
        if kind in _NOTES.values() and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).iterchildren(f"{W}{kind}"):
                notes[kind, str(note.get(f"{W}id"))] = note
    return notes
