"""What is held back, told in the counts of every report: nothing that was found goes without a word."""

from __future__ import annotations

from collections.abc import Mapping

from claims.model import Result, Suppressed

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "held": "Held back",
        "baseline": "{} known from the baseline",
        "waiver": "{} waived",
        "path": "{} ignored by path",
        "joined": ", ",
        "colon": ": ",
        "waived": "waived until {until}{owner}: {reason} ({rule} {id}: {message})",
        "owner": " by {}",
    },
    "zh": {
        "held": "未报告",
        "baseline": "基线中已知{}处",
        "waiver": "已豁免{}处",
        "path": "按路径忽略{}处",
        "joined": " · ",
        "colon": "：",
        "waived": "豁免至{until}{owner}：{reason}（{rule} {id}：{message}）",
        "owner": "，负责人{}",
    },
}


def lines(result: Result, language: str) -> list[str]:
    """Return how many findings are held back and why, and each waiver with its reason; nothing where none is."""
    words = _WORDS[language]
    by = [item.by for item in result.suppressed]
    counts = [words[name].format(by.count(name)) for name in ("waiver", "baseline", "path") if name in by]
    if not counts:
        return []
    head = f"{words['held']}{words['colon']}{words['joined'].join(counts)}"
    return [head, *(_waived(item, words) for item in result.suppressed if item.by == "waiver")]


def justification(item: Suppressed) -> str:
    """Return what holds a finding back, and for a waiver why, by whom and until when, as programs are told it."""
    rest = (item.reason, item.owner and f"by {item.owner}", item.until and f"until {item.until.isoformat()}")
    told = ", ".join(part for part in rest if part)
    return f"{item.by}: {told}" if told else item.by


def _waived(item: Suppressed, words: Mapping[str, str]) -> str:
    finding = item.finding
    return words["waived"].format(
        until=item.until,
        owner=words["owner"].format(item.owner) if item.owner else "",
        reason=item.reason,
        rule=finding.rule,
        id=finding.fingerprint,
        message=finding.message,
    )
