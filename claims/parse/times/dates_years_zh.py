"""The years that Chinese budgets go by, which end in another than they begin: 2025/26年度, 25/26财年, 二零二五/二六年度."""

from __future__ import annotations

import re

from claims.parse.times.dates_scan import DIGITS, Opening
from claims.parse.times.when import Clock, Reading

_SPELLED = "零〇一二三四五六七八九"
_YEAR = r"(?:(?:财政|会计)?年度|财年)"
_TWO = re.compile(
    rf"(?<![\d./])(?:(?P<a>20\d\d|[12]\d)/(?:20)?(?P<b>\d\d)(?:{_YEAR}|(?<=/\d\d)(?![\d/月日.,%％]|年(?!度))(?<=20\d\d/\d\d))"
    rf"|(?P<c>20\d\d)年?[至到](?:20)?(?P<d>\d\d)(?:财政|会计)?年度)"
)
_SPELLED_TWO = re.compile(
    rf"(?P<a>二[{_SPELLED}]{{3}}|[一二][{_SPELLED}])(?:/|至)(?P<b>(?:二[{_SPELLED}])?[{_SPELLED}]{{2}}){_YEAR}"
)
_CENTURY = 2000


def _read_two(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    groups = match.groupdict()
    return _ending(groups["a"] or groups["c"] or "", groups["b"] or groups["d"] or "")


def _read_spelled(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return _ending(*("".join(str(_value(character)) for character in match[name]) for name in ("a", "b")))


def _value(character: str) -> int:
    return 0 if character == "〇" else _SPELLED.replace("〇", "").index(character)


def _ending(first: str, last: str) -> Reading:
    """Return the fiscal year by the calendar's in which it ends, None for two years that do not follow each other."""
    begins, ends = int(first) % 100, int(last) % 100
    return (f"FY{_CENTURY + ends}" if ends == begins + 1 else None), "stated", "at"


ZH: tuple[Opening, ...] = (
    Opening("12", DIGITS, _TWO, _read_two),
    Opening("一二", _SPELLED, _SPELLED_TWO, _read_spelled),
)
