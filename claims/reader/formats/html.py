"""Web pages: the main text, without what surrounds it; offsets are those of the extracted text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claims.model import Failure
from claims.reader.article import Page
from claims.reader.decode import decode
from claims.reader.formats.plain import BINARY, EMPTY
from claims.reader.meta import Meta, from_mapping

SUFFIXES = (".html", ".htm", ".xhtml")
MISSING = "reading HTML needs an extra: pip install 'check-claims[html]'"
UNPARSED = "the page could not be parsed"
NOTHING = "no main text was found on the page"
CHARSET = re.compile(rb"<meta[^<>]{0,200}charset=[\"' ]?([A-Za-z0-9-]{3,20})", re.I)
HEAD = 4096

# The extractor writes a cell's borders as Markdown with a rule under the first row.
RULE = re.compile(r"^\|(?:-{3}\|)+[ \t]*\n", re.M)
ROW = re.compile(r"^\|[ \t]*(.*?)[ \t|]*\|[ \t]*$", re.M)


def read(data: bytes, id: str, meta: Meta) -> Iterator[Page | Failure]:
    """Yield the main text of the page with what its head says."""
    declared = CHARSET.search(data[:HEAD])
    source = decode(data, declared[1].decode("ascii") if declared else "")
    if source is None or not source.strip():
        yield Failure(id, BINARY if source is None else EMPTY)
        return
    try:
        text, inside = extract(source)
    except ImportError:
        yield Failure(id, MISSING)
        return
    except Exception as problem:  # whatever the extractor trips over on a hostile page is that page's failure alone
        yield Failure(id, f"{UNPARSED}: {type(problem).__name__}")
        return
    yield Page(id, text, meta.over(inside)) if text.strip() else Failure(id, NOTHING)


def extract(source: str) -> tuple[str, Meta]:
    """Return the main text and the metadata of a page. Raises ImportError where the extra is not installed."""
    from trafilatura import bare_extraction

    found = bare_extraction(
        source,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        # What the page says of its date, not what looks like a date somewhere on it.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    if found is None or isinstance(found, dict) or not found.text:
        return body_text(source), Meta()
    values = {"title": found.title, "source": found.sitename, "published": found.date, "url": found.url}
    return cells(found.text), from_mapping(values)


def body_text(source: str) -> str:
    """Return all the text of a page too small to have a main part."""
    from lxml import html

    try:
        root = html.document_fromstring(source.encode(), parser=html.HTMLParser(encoding="utf-8"))
    except (ValueError, html.etree.ParserError):
        return ""
    for node in root.xpath("//script|//style|//head|//noscript"):
        node.drop_tree()
    lines = (line.strip() for line in "\n".join(root.itertext()).splitlines())
    return "\n".join(line for line in lines if line)


def cells(text: str) -> str:
    """Return the text with table rows as cells parted by ` | `, without borders."""
    return ROW.sub(r"\1", RULE.sub("", text))
