"""Word documents made in memory: by the library, or with a body written by hand."""

from __future__ import annotations

from io import BytesIO
from typing import Any

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
