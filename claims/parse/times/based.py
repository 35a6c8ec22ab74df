"""The basis of a growth that a text told of the one before: 同比增长6.7%，其中城市增长5.1%，农村增长8%."""

from __future__ import annotations

import re
from typing import NamedTuple

from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene
from claims.period import extent

# A basis that goes on, and how many days a period may last that has it.
_LASTS = {"yoy": 366, "qoq": 92, "mom": 31, "wow": 7}
# Growth since some day, against a plan or a mean is set against something else.
_APART = re.compile(r"累计|以来|今年|年内|计划|预算|预期|平均|年均|复合|较|比|自[\d上去前]|超出|目标")


class Based(NamedTuple):
    """The last growth whose basis the text told: of which metric, and in which paragraph."""

    basis: str
    metric: str
    paragraph: int

    def goes_on(self, scene: Scene, mention: Mention, metric: str | None, period: str | None) -> bool:
        """Whether a growth with no basis of its own is set against the same: of one metric, in one paragraph of Chinese."""
        if scene.english or metric != self.metric or scene.sentence.paragraph != self.paragraph:
            return False
        if mention.form not in ("percent", "multiple", "fraction") or _APART.search(
            scene.text, scene.clause(mention.start).start, mention.start
        ):
            return False
        lasts = extent(period) if period else None
        return lasts is None or (lasts[1] - lasts[0]).days < _LASTS[self.basis]


def based_on(scene: Scene, basis: str | None, metric: str | None) -> Based | None:
    """Return what goes on from a growth with a basis that may go on."""
    return Based(basis, metric, scene.sentence.paragraph) if basis in _LASTS and metric else None
