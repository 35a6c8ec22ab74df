"""The teasers of other stories at the end of a page: each line is a story of its own, that knows nothing of the article's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from claims.model import Article
from claims.parse.parties.actor import Actor
from claims.parse.parties.topic import Topic
from claims.parse.scene import Scene


class Topics:
    """What each sentence of an article is about: the article's topic, or its line's own among the teasers."""

    def __init__(self, article: Article, people: Sequence[Actor], topic: Topic) -> None:
        self._article, self._people, self._topic = article, people, topic
        self._starts = [actor.start for actor in people]
        self._line = -1
        self._teaser = topic

    def of(self, scene: Scene, zone: str) -> Topic:
        """Return the topic that a sentence in a zone goes on with."""
        if zone != "boilerplate":
            return self._topic
        text = self._article.shadow.text
        line = text.rfind("\n", 0, scene.sentence.start) + 1
        if line != self._line:
            end = text.find("\n", scene.sentence.start)
            self._line, self._teaser = line, Topic(title=self._named(line, end if end >= 0 else len(text)))
        return self._teaser

    def _named(self, start: int, end: int) -> Actor | None:
        """Return whom a teaser names first."""
        inside = self._people[bisect_left(self._starts, start) : bisect_left(self._starts, end)]
        return next((a for a in inside if not a.anaphor and (a.is_company or a.kind == "product")), None)
