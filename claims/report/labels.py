"""The words around findings in the markdown and HTML reports, zh and en."""

from __future__ import annotations

from collections.abc import Mapping

COLUMNS = {
    "en": ("Quote", "Subject", "Metric", "Period", "Value", "Unit", "Modality", "Speaker", "Place"),
    "zh": ("原文", "主体", "指标", "时期", "数值", "单位", "语气", "说话人", "位置"),
}
LABELS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "check-claims report",
        "contents": "Contents",
        "findings": "Findings",
        "ticks": "Confirmed",
        "claims": "All claims",
        "unread": "Not read",
        "damage": "State of the copies",
        "articles": "Articles",
        "axis": "What each number may stand for: thick is a careful reading, thin is all the words allow.",
        "derivation": "How to redo it",
        "gap": "Apart by a factor of",
        "reconcile": "What would make them agree",
        "explanations": "What may explain it",
        "question": "To ask the reporter",
        "ask": "Please check {quotes} ({where}): as written they do not fit together. Which is right?",
        "and": ", ",
        "confidence": "confidence",
        "no_findings": "No figures here contradict each other.",
        "no_ticks": "No stated arithmetic was found to confirm.",
        "coverage": "{numbers} numbers seen, {understood} understood, {checked} took part in a finding.",
        "trusted": "{trusted} have a value in the trusted tables.",
        "summary": "Articles: {articles} · claims: {claims} · contradictions: {inconsistent} · tensions: {tension}"
        " · confirmed: {consistent}",
        "inconsistent": "cannot both be true",
        "tension": "in tension",
        "consistent": "confirmed",
        "not_comparable": "not comparable",
        "error": "error",
        "warning": "warning",
        "info": "note",
        "actual": "actual",
        "target": "target",
        "forecast": "forecast",
        "estimate": "estimate",
        "rumour": "rumour",
    },
    "zh": {
        "title": "数字核对报告",
        "contents": "目录",
        "findings": "问题",
        "ticks": "核对无误",
        "claims": "全部数字",
        "unread": "未读懂",
        "damage": "文本状况",
        "articles": "文章",
        "axis": "每个数字可能代表的范围：粗线为审慎的读法，细线为文字所允许的全部。",
        "derivation": "验算步骤",
        "gap": "相差倍数",
        "reconcile": "怎样才能一致",
        "explanations": "可能的解释",
        "question": "可向记者提出",
        "ask": "请核实{quotes}（{where}）：按现有写法彼此对不上，以哪个为准？",
        "and": "、",
        "confidence": "置信度",
        "no_findings": "没有发现互相矛盾的数字。",
        "no_ticks": "没有可以核对的算式。",
        "coverage": "共见到{numbers}个数字，读懂{understood}个，其中{checked}个参与了核对。",
        "trusted": "{trusted}个在可信数据表中有对应的值。",
        "summary": "{articles}篇文章 · {claims}个数字 · {inconsistent}处矛盾 · {tension}处存疑 · {consistent}处核对无误",
        "inconsistent": "不能同时成立",
        "tension": "存疑",
        "consistent": "核对无误",
        "not_comparable": "不可比",
        "error": "错误",
        "warning": "警告",
        "info": "提示",
        "actual": "实际",
        "target": "目标",
        "forecast": "预测",
        "estimate": "估计",
        "rumour": "传闻",
    },
}


def counted(label: str, language: str, **numbers: int) -> str:
    """Return a label with its numbers filled in, thousands separated."""
    return LABELS[language][label].format(**{name: f"{number:,}" for name, number in numbers.items()})
