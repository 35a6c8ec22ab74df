"""The file of waivers: findings that somebody answers for until a day, with a reason."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from claims.cli import UsageError, suggestion, words
from claims.cli.toml import line_of, table_of

if TYPE_CHECKING:
    from claims.cli.configuration import Asked

NAME = "check-claims.waivers.toml"
HEAD = """\
# Findings that somebody answers for: `check-claims waive FINDING --reason TEXT --until DATE` adds one.
# Each has a reason and a last day (until); after it the finding is reported again.
"""

_KEYS = ("finding", "reason", "until", "owner", "rule", "documents", "says")
_BLOCK = re.compile(r"^\s*\[\[\s*waiver\s*\]\]", re.M)
# Blank lines and comments that end a block: they belong to what follows, or to the file.
_BEHIND = re.compile(r"(?:^[ \t]*(?:#[^\n]*)?\n?)+\Z", re.M)
_ID = re.compile(r"[0-9a-f]{8,16}")


@dataclass(frozen=True, slots=True)
class Waiver:
    """One finding, why it may stand and until when (that day included). `line` is where it begins in its file."""

    finding: str
    reason: str
    until: date
    owner: str = ""
    rule: str = ""
    documents: tuple[str, ...] = ()
    says: str = ""
    line: int = 0

    def names(self, *keys: str) -> bool:
        """Whether this waives the finding that goes by any of these keys."""
        return any(key.startswith(self.finding) for key in keys)


def file_of(asked: Asked) -> Path | None:
    """Return the file of waivers: the one named, or the one in the folder of the configuration, if there is one."""
    named = asked.settings.waivers
    if named is None:
        found = asked.root / NAME
        return found if found.is_file() else None
    if not Path(named).is_file():
        told = {"en": "waivers: no file {name!r}", "zh": "waivers：没有文件 {name!r}"}
        raise UsageError(words.say(told, name=named))
    return Path(named)


def read(path: Path) -> tuple[Waiver, ...]:
    """Return the waivers of a file. Raises `UsageError` with file and line for the first that cannot be used."""
    table, text = table_of(path)
    for key in table:
        if key != "waiver":
            raise _fault(path, text, (key,), f"no key {key!r}{suggestion(key, ['waiver'])}", f"没有 {key!r} 这个键")
    held = table.get("waiver", [])
    if not isinstance(held, list) or not all(isinstance(item, dict) for item in held):
        raise _fault(path, text, ("waiver",), "expected [[waiver]] tables", "应为 [[waiver]] 表")
    return tuple(_waiver(path, text, number, item) for number, item in enumerate(held))


def _waiver(path: Path, text: str, number: int, item: dict[str, object]) -> Waiver:
    at = ("waiver", number)
    for key in item:
        if key not in _KEYS:
            near = suggestion(key, _KEYS)
            raise _fault(path, text, (*at, key), f"no key {key!r}{near}", f"没有 {key!r} 这个键{near}")
    finding, until, documents = item.get("finding"), item.get("until"), item.get("documents", [])
    if not isinstance(finding, str) or not _ID.fullmatch(finding):
        raise _fault(path, text, (*at, "finding"), "finding: expected the id of a finding", "finding：应为问题的编号")
    if not isinstance(item.get("reason"), str) or not str(item["reason"]).strip():
        raise _fault(path, text, (*at, "reason"), "reason: a waiver needs a reason", "reason：豁免须写明理由")
    if type(until) is not date:
        told = "until: a waiver needs a last day, such as 2026-06-30 (without quotes)"
        raise _fault(path, text, (*at, "until"), told, "until：豁免须有截止日期，如 2026-06-30（不加引号）")
    if not isinstance(documents, list) or not all(isinstance(name, str) for name in documents):
        raise _fault(path, text, (*at, "documents"), "documents: expected an array of texts", "documents：应为文本数组")
    for key in ("owner", "rule", "says"):
        if not isinstance(item.get(key, ""), str):
            raise _fault(path, text, (*at, key), f"{key}: expected a text", f"{key}：应为文本")
    owner, rule, says = (str(item.get(key, "")) for key in ("owner", "rule", "says"))
    return Waiver(finding, str(item["reason"]), until, owner, rule, tuple(documents), says, line_of(text, at))


def _fault(path: Path, text: str, keys: tuple[str | int, ...], en: str, zh: str) -> UsageError:
    where = f"{path}:{line_of(text, keys)}"
    return UsageError(words.say({"en": "{where}: {en}", "zh": "{where}：{zh}"}, where=where, en=en, zh=zh))


def written(text: str, waiver: Waiver) -> str:
    """Return the text of a file of waivers with one more, in the place of an older one of the same finding.

    What stands around it, comments too, is left as it is.
    """
    starts = [found.start() for found in _BLOCK.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        block = text[start:end]
        if re.search(rf'^\s*finding\s*=\s*"{waiver.finding}"', block, re.M):
            behind = _BEHIND.search(block)
            return f"{text[:start]}{_block(waiver)}{behind[0] if behind else ''}{text[end:]}"
    return f"{(text or HEAD).rstrip()}\n\n{_block(waiver)}"


def _block(waiver: Waiver) -> str:
    """Return a waiver as a TOML table; JSON's strings are TOML's too."""
    lines = ["[[waiver]]", f"finding = {_text(waiver.finding)}"]
    lines += [f"{key} = {_text(value)}" for key in ("rule", "says") if (value := getattr(waiver, key))]
    lines += [f"documents = [{', '.join(map(_text, waiver.documents))}]"] if waiver.documents else []
    lines += [f"reason = {_text(waiver.reason)}"]
    lines += [f"owner = {_text(waiver.owner)}"] if waiver.owner else []
    return "\n".join([*lines, f"until = {waiver.until.isoformat()}", ""])


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
