"""Counts whose classifier means something of a trade: 张 lots of a thousand shares, 口 contracts, 片 wafers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast

from claims.packs import load
from claims.parse.numbers.parts import Part, replace

_BACK = 24
_FORWARD = 8
_SENTENCE_ENDS = "。!?;；\n"
_AROUND = 80
_FREIGHT = re.compile(r"运价|运费|航线|集装箱|货柜|海运|班轮|欧洲线|美西|美东|美线|舱位")
_UNNAMED = frozenset({"item", "lot", "piece", "line", "factory", "company"})


@dataclass(frozen=True, slots=True)
class Trade:
    """What a classifier measures in a trade, how many of it, and the words before or behind it that tell the trade."""

    of: str
    size: Decimal
    near: re.Pattern[str]
    behind: re.Pattern[str] | None


def traded(parts: list[Part], text: str) -> list[Part]:
    """Return the counts that the words around them tell the trade of in what they measure there, and those of one sentence
    after them: 外资买超力晶2万张、华旺1.6万张."""
    out: list[Part] = []
    last: Part | None = None
    for part in parts:
        if part.form == "count" and part.unit in _UNNAMED:
            part = _traded(part, text) if last is None or not _goes_on(part, last, text) else _of_trade(part, last)
            if part.trace[-1:] == ("traded",):
                last = part
        out.append(part)
    return out


def _goes_on(part: Part, last: Part, text: str) -> bool:
    """Whether a count goes on in the list of one before it: the same classifier, in the same sentence."""
    same = part.word[-1:] == last.word[-1:] and part.unit in _UNNAMED
    return same and not any(mark in text[last.end : part.start] for mark in _SENTENCE_ENDS)


def _of_trade(part: Part, last: Part) -> Part:
    return replace(part, unit=last.unit, noun=last.noun, factor=last.factor, trace=last.trace)


def shipped(parts: list[Part], text: str) -> list[Part]:
    """Return amounts per box (每箱) of a line of freight as per container."""
    return [_in_containers(part, text) if part.per else part for part in parts]


def _in_containers(part: Part, text: str) -> Part:
    boxed = any(per.name == "case" for per in part.per)
    if not boxed or not _FREIGHT.search(text, part.start - _AROUND, part.start):
        return part
    return replace(part, per=tuple(per._replace(name="container") if per.name == "case" else per for per in part.per))


def _traded(part: Part, text: str) -> Part:
    trade = _trades().get(part.word[-1:])
    if trade is None:
        return part
    start = max(0, part.start - _BACK)
    start = max(start, *(text.rfind(mark, start, part.start) + 1 for mark in _SENTENCE_ENDS))
    after = text[part.end : part.end + _FORWARD]
    if not (trade.near.search(text, start, part.start) or (trade.behind and trade.behind.match(after))):
        return part
    return replace(part, unit=trade.of, noun=trade.of, factor=trade.size, trace=(*part.trace, "traded"))


@cache
def _trades() -> Mapping[str, Trade]:
    table = cast("Mapping[str, Mapping[str, object]]", load().numbers["trades"])
    return {word: _trade(entry) for word, entry in table.items()}


def _trade(entry: Mapping[str, object]) -> Trade:
    behind = cast("list[str]", entry.get("behind", []))
    return Trade(
        str(entry["of"]),
        Decimal(str(entry["size"])),
        re.compile("|".join(map(re.escape, cast("list[str]", entry["near"])))),
        re.compile(rf"(?:约当)?\d{{1,2}}英?(?:{'|'.join(map(re.escape, behind))})") if behind else None,
    )
