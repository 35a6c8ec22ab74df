"""Comments in the margin of a Word document, each at exactly the characters that it speaks of."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from claims.word.package import WordError
from claims.word.text import Piece, Text, W

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.run import CT_R

AUTHOR = "check-claims"
INITIALS = "CC"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def comment(document: Document, text: Text, start: int, end: int, lines: Sequence[str]) -> None:
    """Put a comment at a stretch of the text, a paragraph for each line; runs are parted where it begins and ends.

    Lines hold no control characters. What stands in a text box or a note is commented on where that is anchored.
    Raises `WordError` where a broken document takes no comment.
    """
    from docx.text.run import Run

    _part(text, start)
    _part(text, end)
    runs = [piece.run for piece in text.pieces[text.at(start) : text.at(end - 1) + 1] if piece.run is not None]
    if not runs:
        return
    ends = [Run(run, document) for run in (runs[0], runs[-1])]
    try:
        made = document.add_comment(ends, "\n".join(lines), AUTHOR, INITIALS)
    except Exception as error:  # whatever the library trips over in the parts that comments need
        raise WordError(f"it takes no comment ({type(error).__name__})") from error
    # The hour of the run: the same input gives the same bytes.
    made._comment_elm.attrib.pop(f"{W}date", None)


def _part(text: Text, offset: int) -> None:
    """Part the run in which an offset stands, so that a run begins there."""
    at = text.at(offset)
    if at < 0 or offset >= text.pieces[at].end:
        return
    if text.pieces[at].start < offset:
        if not _part_piece(text, at, offset):
            return
        at += 1
    piece = text.pieces[at]
    if piece.node is not None and at and text.pieces[at - 1].run is piece.run:
        _part_run(text, at)


def _part_piece(text: Text, at: int, offset: int) -> bool:
    """Make two pieces, and two elements, of one; False where it cannot be parted."""
    piece = text.pieces[at]
    if piece.node is None or piece.node.tag != f"{W}t":
        return False
    cut = offset - piece.start
    after = deepcopy(piece.node)
    for node, words in ((piece.node, piece.text[:cut]), (after, piece.text[cut:])):
        node.text = words
        node.set(_SPACE, "preserve")
    piece.node.addnext(after)
    text.pieces.insert(at + 1, Piece(offset, piece.text[cut:], piece.run, after))
    piece.text = piece.text[:cut]
    return True


def _part_run(text: Text, at: int) -> None:
    """Move a piece, and what follows it in its run, into a run of its own that looks the same."""
    first = text.pieces[at]
    old, node = first.run, first.node
    assert old is not None
    assert node is not None
    new: CT_R = deepcopy(old)
    for child in list(new):
        if child.tag != f"{W}rPr":
            new.remove(child)
    for child in (node, *node.itersiblings()):
        new.append(child)
    old.addnext(new)
    for piece in text.pieces[at:]:
        if piece.run is not old:
            break
        piece.run = new
