"""A .docx file opened and written. What a stranger sends is unpacked here, within bounds, before anything else reads it."""

from __future__ import annotations

import warnings
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as ZlibError

if TYPE_CHECKING:
    from docx.document import Document

MISSING = "reading Word needs an extra: pip install 'check-claims[docx]'"
# A book of a thousand pages without its pictures is a tenth of the one, all that a newsroom files is below the other.
XML = 64 * 2**20
UNPACKED = 512 * 2**20
ENTRIES = 10_000
_CHUNK = 2**16
_OLD = b"\xd0\xcf\x11\xe0"
# No part of a .docx file has a document type, and so no entity of its own (ECMA-376, part 2, 8.1.4).
_DOCTYPES = tuple("<!DOCTYPE".encode(charset) for charset in ("utf-8", "utf-16-le", "utf-16-be"))


class WordError(Exception):
    """A file that cannot be used as a Word document, in a few words."""


class _Kept(BytesIO):
    """Stays open: where the library fails it leaves an archive behind, which writes its end when it is collected."""

    def close(self) -> None:
        pass


def opened(data: bytes) -> Document:
    """Return the document of a file. Raises `WordError`, and ImportError where the extra is not installed."""
    from docx import Document

    parts = _unpacked(data)
    try:
        return Document(_packed(parts, ZIP_STORED))
    except Exception as error:  # whatever the library trips over in a broken document is that document's failure alone
        raise WordError(f"not a Word document that can be read ({type(error).__name__})") from error


def saved(document: Document) -> bytes:
    """Return a document as a file: the same document gives the same bytes.

    Raises `WordError` for one that was broken, whose parts cannot be tied together again.
    """
    out = _Kept()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of two parts that a broken document gives one name
            document.save(out)
    except Exception as error:  # a broken document may be read all the same, its text being whole
        raise WordError(f"it cannot be written again ({type(error).__name__})") from error
    with ZipFile(out) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    return _packed(parts, ZIP_DEFLATED).getvalue()


def _packed(parts: dict[str, bytes], method: int) -> BytesIO:
    out = BytesIO()
    with ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, content)
    out.seek(0)
    return out


def _unpacked(data: bytes) -> dict[str, bytes]:
    """Return the parts of a file by name. Raises `WordError` for what is too large or is no such file."""
    if data.startswith(_OLD):
        raise WordError("an old .doc file, or one locked by a password: save it as .docx without one")
    try:
        with ZipFile(BytesIO(data)) as archive:
            return _parts(archive)
    except (BadZipFile, EOFError, ValueError, NotImplementedError, RuntimeError, OSError, ZlibError) as error:
        raise WordError("not a .docx file (a broken or locked archive)") from error


def _parts(archive: ZipFile) -> dict[str, bytes]:
    infos = [info for info in archive.infolist() if not info.is_dir()]
    if len(infos) > ENTRIES:
        raise WordError(f"not read: more than {ENTRIES:,} parts")
    parts: dict[str, bytes] = {}
    room = UNPACKED
    for info in infos:
        is_xml = info.filename.lower().endswith((".xml", ".rels"))
        content = _content(archive, info, min(room, XML) if is_xml else room)
        if is_xml and any(mark in content for mark in _DOCTYPES):
            raise WordError("not read: it declares a document type, as no Word document does")
        room -= len(content)
        parts[info.filename] = content
    return parts


def _content(archive: ZipFile, info: ZipInfo, most: int) -> bytes:
    """Return one part, read in pieces: what its header says of its size is not believed."""
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as part:
        while piece := part.read(_CHUNK):
            pieces.append(piece)
            size += len(piece)
            if size > most:
                raise WordError(f"not read: it unpacks to more than {most / 2**20:,.0f} MB")
    return b"".join(pieces)
