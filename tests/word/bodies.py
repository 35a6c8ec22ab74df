"""Word documents made in memory: by the library, or with a body written by hand."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.oxml.parser import parse_xml

SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def body(content: str) -> Any:
    """Return a document with this body; the section that every document has stays."""
    made = Document()
    for child in parse_xml(f"<w:body {SPACES}>{content}</w:body>"):
        made.element.body.insert(len(made.element.body) - 1, child)
    return made


def filed(made: Any) -> bytes:
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, name: str, content: bytes | None) -> bytes:
    """Return a file with one part replaced, added, or (None) left out."""
    out = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info.filename, old.read(info))
        if content is not None:
            new.writestr(name, content)
    return out.getvalue()
