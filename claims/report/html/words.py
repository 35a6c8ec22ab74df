"""The words of the HTML report that no other format needs, in Chinese and English, and periods as people say them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claims.report.labels import LABELS

_WORDS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "title": "Check of the numbers",
        "skip": "Skip to the findings",
        "overview": "Overview",
        "by_article": "By article",
        "by_subject": "By subject",
        "all_claims": "All claims",
        "not_read": "Not read",
        "theme": "Colours",
        "theme_auto": "as the system",
        "theme_light": "light",
        "theme_dark": "dark",
        "keyboard": "Keyboard",
        "key_next": "next, previous finding",
        "key_show": "show its places, one after the other",
        "key_copy": "copy the question for the reporter",
        "key_filter": "filter the table in view",
        "key_help": "this help",
        "key_close": "close",
        "keys_on": "Listen to these keys",
        "close": "Close",
        "article": "Article",
        "published": "Published",
        "numbers": "Numbers",
        "finding": "Finding",
        "verdict": "Verdict",
        "severity": "Severity",
        "rule": "Rule",
        "document": "Document",
        "paragraph": "paragraph {}",
        "headline": "headline",
        "number": "No.",
        "show": "Show its places",
        "copy_it": "Copy",
        "copied": "Copied",
        "copy_failed": "Selected: press Ctrl+C",
        "permalink": "link to this finding",
        "ask": "{message}. Please check {places}: which is right, and what is the source?",
        "ask_open": "{message}. Please check {places}: do they speak of the same thing, and what is the source?",
        "quoted": "{where} (“{quotes}”)",
        "list": ", ",
        "within": "“{title}”, {place}",
        "as_filed": "Article as filed",
        "legend": "Marks",
        "state_inconsistent": "cannot be true",
        "state_tension": "questioned",
        "state_ticked": "confirmed",
        "state_claim": "nothing to compare",
        "state_unread": "not read",
        "hidden": "hidden character, shown",
        "printed": "as printed",
        "needed": "to agree with the rest",
        "axis_help": "Thick: a careful reading. Thin: all the words allow. ● belongs to it, ○ does not, ▸ goes on.",
        "axis_label": "Intervals on one axis: {}",
        "allows": "{quote} allows {interval}",
        "needs": "to agree with the rest {interval}",
        "elsewhere": "Findings shown with another article",
        "general": "Of no one article",
        "no_article_findings": "Nothing here was found to contradict anything.",
        "timeline": "{fact}: {count} values, {first} to {last}",
        "facts_once": "The rest",
        "no_subject": "No subject found",
        "no_metric": "(no metric)",
        "no_period": "no date",
        "nothing_subjects": "No number was read with a subject.",
        "sort_hint": "A heading sorts by its column, a second time the other way round.",
        "filter": "Filter",
        "filter_hint": "words in any column",
        "all": "all",
        "state": "State",
        "kind": "Kind",
        "download": "Download as CSV",
        "rows": "{} of {} rows",
        "show_all": "Show all",
        "value": "Value",
        "quote": "Quote",
        "period": "Period",
        "metric": "Metric",
        "place": "Place",
        "modality": "Modality",
        "reason": "Reason",
        "unread_none": "Every number that was seen was understood.",
        "failures": "Files that could not be read",
        "warnings": "Used with a reservation",
        "internal": "Rules that failed",
        "held": "Held back",
        "uncompared": "Looked at and not compared",
        "table": "trusted table",
        "archived": "from the archive",
        "no unit": "no unit",
        "made_by": "Made by check-claims {}. The same texts give the same report; nothing in it was fetched from a network.",
        "back": "All articles",
        "previous": "Previous",
        "next": "Next",
        "growth": "growth",
        "share": "share",
        "half": "{year} H{number}",
        "quarter": "{year} Q{number}",
        "week": "{year} week {number}",
        "fiscal": "fiscal {}",
        "span": "{} to {}",
    },
    "zh": {
        "title": "数字核对报告",
        "skip": "跳到问题",
        "overview": "总览",
        "by_article": "按文章",
        "by_subject": "按主体",
        "all_claims": "全部数字",
        "not_read": "未读懂",
        "theme": "配色",
        "theme_auto": "随系统",
        "theme_light": "浅色",
        "theme_dark": "深色",
        "keyboard": "键盘操作",
        "key_next": "下一个、上一个问题",
        "key_show": "依次显示它所在的位置",
        "key_copy": "复制给记者的问题",
        "key_filter": "筛选当前表格",
        "key_help": "本说明",
        "key_close": "关闭",
        "keys_on": "启用这些按键",
        "close": "关闭",
        "article": "文章",
        "published": "发表日期",
        "numbers": "数字",
        "finding": "问题",
        "verdict": "结论",
        "severity": "级别",
        "rule": "规则",
        "document": "文件",
        "paragraph": "第{}段",
        "headline": "标题",
        "number": "编号",
        "show": "显示所在位置",
        "copy_it": "复制",
        "copied": "已复制",
        "copy_failed": "已选中，请按Ctrl+C",
        "permalink": "本问题的链接",
        "ask": "{message}。请核对{places}：以哪个为准？出处是什么？",
        "ask_open": "{message}。请核对{places}：说的是同一件事吗？出处是什么？",
        "quoted": "{where}（“{quotes}”）",
        "list": "、",
        "within": "《{title}》{place}",
        "as_filed": "原稿",
        "legend": "标记",
        "state_inconsistent": "不能成立",
        "state_tension": "存疑",
        "state_ticked": "核对无误",
        "state_claim": "无可比对",
        "state_unread": "未读懂",
        "hidden": "隐藏字符，已显示",
        "printed": "原文写作",
        "needed": "与其余数字相符须为",
        "axis_help": "粗线为审慎的读法，细线为文字所允许的全部。●含端点，○不含端点，▸继续延伸。",
        "axis_label": "同一数轴上的区间：{}",
        "allows": "{quote}容许{interval}",
        "needs": "与其余数字相符须为{interval}",
        "elsewhere": "列在其他文章下的问题",
        "general": "不属于某一篇文章",
        "no_article_findings": "本文没有发现与别处矛盾的数字。",
        "timeline": "{fact}：{count}个数值，{first}至{last}",
        "facts_once": "其余",
        "no_subject": "未找到主体",
        "no_metric": "（无指标）",
        "no_period": "无日期",
        "nothing_subjects": "没有读出带主体的数字。",
        "sort_hint": "点列名可按该列排序，再点一次则反向。",
        "filter": "筛选",
        "filter_hint": "任一列中的文字",
        "all": "全部",
        "state": "状态",
        "kind": "种类",
        "download": "下载CSV",
        "rows": "{}／{}行",
        "show_all": "全部显示",
        "value": "数值",
        "quote": "原文",
        "period": "时期",
        "metric": "指标",
        "place": "位置",
        "modality": "语气",
        "reason": "原因",
        "unread_none": "见到的数字都读懂了。",
        "failures": "无法读取的文件",
        "warnings": "有保留地使用",
        "internal": "未能运行的规则",
        "held": "未报告",
        "uncompared": "看过而未比较",
        "table": "可信数据表",
        "archived": "来自档案库",
        "no unit": "没有单位",
        "made_by": "由check-claims {}生成。同样的文字得到同样的报告；其中没有取自网络的内容。",
        "back": "全部文章",
        "previous": "上一篇",
        "next": "下一篇",
        "growth": "增幅",
        "share": "占比",
        "half": "{year}{name}半年",
        "quarter": "{year}第{name}季度",
        "week": "{year}第{number}周",
        "fiscal": "{}财年",
        "span": "{}至{}",
    },
}
WORDS: Mapping[str, Mapping[str, str]] = {language: {**LABELS[language], **words} for language, words in _WORDS.items()}

_PERIOD = re.compile(r"(FY)?(\d{4})?-?(?:([QHW])(\d{1,2})|-?(\d\d)(?:-(\d\d))?)?")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_NUMERALS = ("", "一", "二", "三", "四")
_HALVES = ("", "上", "下")


def said(period: str | None, language: str) -> str:
    """Return a period as people say it: 2025H1 is 2025年上半年 or 2025 H1; what has no such form stays as it is."""
    if not period:
        return ""
    if "/" in period:
        first, _, last = period.partition("/")
        return WORDS[language]["span"].format(said(first, language), said(last, language))
    match = _PERIOD.fullmatch(period)
    if match is None or not any(match.groups()):
        return period
    return _chinese(match) if language == "zh" else _english(match)


def _chinese(match: re.Match[str]) -> str:
    words, (fiscal, year, part, number, month, day) = WORDS["zh"], match.groups()
    told = (words["fiscal"].format(year or "") if fiscal else f"{year}年") if year or fiscal else ""
    if part:
        names = {"Q": _NUMERALS, "H": _HALVES}.get(part, ())
        name = names[int(number)] if int(number) < len(names) else number
        return words[{"Q": "quarter", "H": "half", "W": "week"}[part]].format(year=told, name=name, number=int(number))
    return told + (f"{int(month)}月" if month else "") + (f"{int(day)}日" if day else "")


def _english(match: re.Match[str]) -> str:
    words, (fiscal, year, part, number, month, day) = WORDS["en"], match.groups()
    told = (words["fiscal"].format(year or "") if fiscal else year) if year or fiscal else ""
    if part:
        return words[{"Q": "quarter", "H": "half", "W": "week"}[part]].format(year=told, number=int(number)).strip()
    name = _MONTHS[int(month) - 1] if month and 1 <= int(month) <= 12 else month
    return " ".join(filter(None, (str(int(day)) if day else "", name, told)))
