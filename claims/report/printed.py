"""Names as an article prints them: what a traditional text calls an unknown firm is known simplified, and shown as it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.model import Article, Claim

_HAN = re.compile("[一-鿿]")


class Printed:
    """The names of articles, each looked for once. Names in Latin letters, and those the text has otherwise, stay as they are."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in articles if article.language == "zh-Hant"}
        self._known: dict[tuple[str, str], str] = {}

    def of(self, claim: Claim) -> tuple[str | None, str | None, str | None, str | None]:
        """Return the subject, object, scope and speaker of a claim in the script of its article."""
        document = claim.document
        if document not in self._articles:
            return claim.subject, claim.object, claim.scope, claim.speaker
        told = (self._names(names, document) for names in (claim.subject, claim.object, claim.scope, claim.speaker))
        subject, other, scope, speaker = told
        return subject, other, scope, speaker

    def _names(self, names: str | None, document: str) -> str | None:
        if names is None or not _HAN.search(names):
            return names
        return "; ".join(self._name(name, document) for name in names.split("; "))

    def _name(self, name: str, document: str) -> str:
        if (document, name) not in self._known:
            self._known[document, name] = self._found(name, self._articles[document])
        return self._known[document, name]

    @staticmethod
    def _found(name: str, article: Article) -> str:
        at = article.shadow.text.find(name) if _HAN.search(name) else -1
        if at < 0:
            return name
        start, end = article.shadow.origin(at, at + len(name))
        return article.text[start:end] if end - start == len(name) else name
