"""Word documents: paragraphs, tables, text boxes and notes as text; offsets are those of the extracted text."""

from __future__ import annotations

from collections.abc import Iterator

from claims.model import Failure, Part
from claims.reader.article import Page
from claims.reader.formats.plain import EMPTY
from claims.reader.meta import Meta

SUFFIXES = (".docx",)


def read(data: bytes, id: str, meta: Meta) -> Iterator[Page | Failure]:
    """Yield what the document says, with its places; its title is the paragraph that is styled as one."""
    from claims.word.package import MISSING, WordError, opened  # a corpus without Word never pays for these imports
    from claims.word.text import text_of

    try:
        held = text_of(opened(data))
    except ImportError:
        yield Failure(id, MISSING)
    except WordError as problem:
        yield Failure(id, str(problem))
    else:
        parts = tuple(Part(mark.kind, mark.number, mark.start) for mark in held.marks)
        yield Page(id, held.text, meta.over(Meta(title=held.title)), parts=parts) if held.text else Failure(id, EMPTY)
