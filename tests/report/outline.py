"""Reads a page as a browser would, without one: tags, ids, links, text."""

from __future__ import annotations

from html.parser import HTMLParser

_VOID = ("meta", "input", "line", "rect", "circle", "path", "br")


class Outline(HTMLParser):
    """Collects what a page is made of, and fails on a tag that is closed out of order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.headings: list[int] = []
        self.text: dict[str, list[str]] = {}
        self.feed(page)
        self.close()
        assert self.open == []

    def values(self, name: str) -> list[str]:
        """Return what an attribute is, of every tag that has it."""
        return [value for _, key, value in self.attributes if key == name]

    def words(self, tag: str) -> list[str]:
        """Return every stretch of text that stands in a tag, however deep."""
        return self.text.get(tag, [])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.headings.append(int(tag[1]))
        if tag not in _VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert tag in _VOID or self.open.pop() == tag, tag

    def handle_data(self, data: str) -> None:
        for tag in set(self.open):
            self.text.setdefault(tag, []).append(data)
