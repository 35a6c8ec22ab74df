"""PDF: the text of its pages as paragraphs; offsets are those of the extracted text, and each knows its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING
from unicodedata import normalize

from claims.model import Failure, Part
from claims.reader.article import Page
from claims.reader.meta import Meta

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

    from claims.reader.typeset import Line

SUFFIXES = (".pdf",)
MISSING = "reading PDF needs an extra: pip install 'check-claims[pdf]'"
BROKEN = "not a PDF file that can be read"
LOCKED = "locked by a password"
PICTURES = "no text in this PDF: its pages are pictures (recognise their text first)"
PAGES = 5_000
CHARACTERS = 4_000_000
# What PDFium tells for the hyphen at the end of a line, the next line following without a break.
_BREAK = 2
_PIECE = re.compile(r"\S+")
# Ligatures, radicals, compatibility ideographs.
_FORMS = re.compile("[\ufb00-\ufb06\u2e80-\u2fdf\uf900-\ufaff]")
# In widths of a character: a blank that may part the cells of a table, and one that may where the least of its line is much
# narrower. A line set to both sides of a column has blanks that are all alike.
_APART, _WIDE, _ALIKE = 3.0, 1.5, 2.5


def read(data: bytes, id: str, meta: Meta) -> Iterator[Page | Failure]:
    """Yield the text of all pages."""
    from claims.reader.typeset import paragraphs  # a corpus without PDF never pays for this import

    try:
        text, starts = paragraphs(_pages(data))
    except ImportError:
        yield Failure(id, MISSING)
    except _Refused as refused:
        yield Failure(id, str(refused))
    else:
        parts = tuple(Part("page", number, start) for number, start in enumerate(starts, 1))
        yield Page(id, text, meta, parts=parts) if text.strip() else Failure(id, PICTURES)


class _Refused(Exception):
    """A file that is not read, and why."""


def _pages(data: bytes) -> list[list[Line]]:
    """Return the lines of each page. Raises ImportError without the extra."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise _Refused(LOCKED if "password" in str(error).lower() else BROKEN) from error
    with document:
        if len(document) > PAGES:
            raise _Refused(f"not read: more than {PAGES:,} pages")
        pages: list[list[Line]] = []
        room = CHARACTERS
        for number in range(len(document)):
            try:
                page = document[number].get_textpage()
            except pypdfium2.PdfiumError as error:
                raise _Refused(f"{BROKEN} (page {number + 1})") from error
            room -= page.count_chars()
            if room < 0:
                raise _Refused(f"not read: more than {CHARACTERS:,} characters")
            pages.append(list(_lines(page)))
        return pages


def _lines(page: PdfTextPage) -> Iterator[Line]:
    """Yield the lines of a page in the order in which it draws them."""
    from pypdfium2 import raw

    start, chars = 0, [raw.FPDFText_GetUnicode(page, at) for at in range(page.count_chars())]
    for at, code in enumerate([*chars, 10]):
        if code in (_BREAK, 10):
            end = at + (code == _BREAK)
            words = "".join(map(_char, chars[start:end]))
            if words.strip():
                yield _line(page, words, start)
            start = at + 1


def _char(code: int) -> str:
    if code == _BREAK:
        return "-"
    return chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


def _letters(words: str) -> str:
    """Return what is read for words: fonts tell ligatures (proﬁt) and radicals (⾦) for letters and Han (profit, 金)."""
    return _FORMS.sub(lambda form: normalize("NFKC", form[0]), words)


def _line(page: PdfTextPage, words: str, start: int) -> Line:
    """Return one line, a blank for each run of blanks. Only what stands beside a blank or an end is measured: that is slow."""
    from pypdfium2 import raw

    from claims.reader.typeset import Line

    pieces = [found.span() for found in _PIECE.finditer(words)]
    firsts = [page.get_charbox(start + begin) for begin, _ in pieces]
    lasts = [page.get_charbox(start + end - 1) for _, end in pieces]
    told, blanks = "", []
    for number, (begin, end) in enumerate(pieces):
        if number:
            blanks.append((len(told), lasts[number - 1][2], firsts[number][0]))
            told += " "
        told += _letters(words[begin:end])
    left, bottom, _, top = firsts[0]
    size = max(raw.FPDFText_GetFontSize(page, start + pieces[0][0]) or 0.0, top - bottom, 1.0)
    least = min((end - begin for _, begin, end in blanks), default=0.0)
    enough = min(_APART * size, max(_WIDE * size, _ALIKE * least))
    gaps = tuple(blank for blank in blanks if blank[2] - blank[1] > enough)
    return Line(told, left, lasts[-1][2], bottom, size, gaps)
