"""Dates that both languages write alike: digits, codes such as 3Q25, and readers that serve both."""

from __future__ import annotations

import re
from datetime import timedelta

from claims.parse.times.dates_scan import DIGITS, Opening
from claims.parse.times.when import Clock, Reading, calendar_day, count_of, in_year, neighbour, stretch, week_before
from claims.period import back, days, prior

# What lies ahead. One class of first characters, so that the search passes over all other text at once.
FUTURE = re.compile(
    r"[将倾打考定准指财可展预计有拟目明WwEePpDdBbFfTtNnAaSsGgOoMm](?:(?<=[将拟])|(?<=倾)向于|(?<=打)算|(?<=考)虑|(?<=定)于|(?<=准)备|(?<=指)引"
    r"|(?<=财)测|(?<=可)能|(?<=展)望|(?<=预)[估计期]|(?<=计)划|(?<=有)望|(?<=目)标|(?<=明)年|(?<![A-Za-z][A-Za-z])(?:(?<=[Ww])(?:ill|ould)\b|(?<=[Mm])ust\b"
    r"|(?<=[Gg])uid(?:ance|es|ed)\b|(?<=[Pp])r(?:ojected|edict(?:s|ed)?)\b|(?<=[Aa])nticipate[sd]?\b|(?<=[Ff])oresees\b|(?<=[Oo])utlook\b|(?<=[Nn])ow\s(?:sees?|models)\b"
    r"|(?<=[Ee])xpect|(?<=[Pp])lan(?:s|ned|ning)?\b|(?<=[Dd])ue\b|(?<=[Ff])orecast|(?<=[Tt])arget|(?<=[Nn])e(?:xt|eds)\b|(?<=[Ss])hould\b|(?<=[Aa])im(?:s|ed|ing)?\b|(?<=[Ss])ees\b"
    r"|(?<=[Bb])y\s(?:the\s)?(?:end|start|middle|early|late|mid|next|this|year|20\d\d|Q[1-4]|[12]H|first|second|third|fourth"
    r"|Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec)))"
)
ISO = re.compile(
    r"(?<![\d.])(?P<y>(?:19|20)\d\d)([-/.])(?P<m>0?[1-9]|1[0-2])\2(?P<d>[0-3]?\d)(?![\d])|(?<![\d.-])(?P<my>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])"
)
_PARTS = r"Q[1-4]|[1-4]Q|H[12]|[12]H"
# Q3, Q3 2025, 3Q25, 2QFY26, Q2 FY26, 1H of fiscal 2025, with the E of an estimate behind.
_CODE = re.compile(
    rf"(?<![A-Za-z0-9])(?P<part>{_PARTS})"
    r"(?:(?:(?:\s+of)?(?:\s+|(?=FY|'))|/(?=20))(?P<fy>FY|fiscal\s+(?:year\s+)?)?'?(?P<y>20\d\d|(?<=FY)\d\d|(?<=')\d\d)(?!\d|,\d)"
    r"|(?<=[QH])'?(?P<fs>FY)?(?P<s>[12]\d))?E?(?![A-Za-z0-9])"
)
# 2025Q3, 25Q3, FY25, FY2025 Q3, 2026E.
_CODE_YEAR = re.compile(
    r"(?<![A-Za-z0-9.$€£¥])(?:(?P<fy>FY\s?'?)(?P<y>(?:20)?\d\d)(?:\s?(?P<part>" + _PARTS + r"))?E?"
    r"|(?P<y2>20\d\d)年?\s?(?P<part2>Q[1-4]|H[12])E?|(?P<y3>[12]\d)(?P<part3>Q[1-4]|H[12])E?"
    r"|(?P<y4>20\d\d)(?:\s?[-–~]\s?(?P<z>(?:20)?\d\d))?[EeFA])(?![A-Za-z0-9])"
)
# 2025Q1-3, 25Q1-Q3, Q1–Q3 2025: quarters from one to another.
_QUARTERS = re.compile(
    r"(?<![A-Za-z0-9.])(?:(?P<y>20\d\d)年?\s?|(?P<s>[12]\d))?Q(?P<from>[1-3])\s?[-–~～至]\s?Q?(?P<to>[2-4])(?:\s(?P<of>20\d\d))?(?![A-Za-z0-9%.,])"
)
_NINE = re.compile(r"(?<![A-Za-z0-9])(?P<n>[69])M\s?(?:(?P<y>20\d\d)|(?P<s>[12]\d))E?(?![A-Za-z0-9,])")
_TTM = re.compile(
    r"(?<![A-Za-z])(?:TTM|LTM|trailing[ -](?:12|twelve)[ -]months?)(?![A-Za-z])|滚动市?盈?率?(?=\s?\d)", re.IGNORECASE
)
_YTD = re.compile(
    r"\b(?:so far this year|year[ -]to[ -]date|this year to date)\b|今年以来|年初至今|(?<![一两二三四五六七八九十几数\d])年内",
    re.IGNORECASE,
)


# What is set a year apart.
YEARLY = re.compile(r"[去上]年|year", re.IGNORECASE)


def clause_start(text: str, end: int, *, english: bool | None = None) -> int:
    """Return where the words begin that can tell whether a date lies ahead."""
    if english is None:
        english = text[max(0, end - 1) : end].isascii()
    start = max(0, end - (60 if english else 14))
    return max(start, *(text.rfind(mark, start, end) for mark in ("。", ". ", "\n", ";", "；")))


# What follows it is told as past: will open 20 shops and had 1,060 at the end of March.
_PAST_VERB = re.compile(r"\b(?:had|was|were)\b")


# What is foreseen of one time in a sentence is foreseen of the next: 预估3月回升至4.2万辆,全年43万辆.
_FORESEES = re.compile(
    r"预[计估期测料]|(?<![一-鿿])若|如果|倘若|展望|有望|可望|上看|看好|[市公该业人]料|可(?:带动|拉动|推动|新增|贡献|创造|望)"
    r"|(?<![资材原饮燃塑物涂肥调不意照养饲面布染香废毛史])料(?=[^,，。;；\d]{0,10}$)"
)
_TOLD = re.compile(r"实现|录得|完成|达成|已|曾|公布|披露|显示|[优高低好]于|不及|超出|符合|去年|上年")
# 全年营收可望挑战340亿元, 下半年成长恐放缓: what stands behind a time foresees it.
_FORESEEN = re.compile(
    r"[^,，。;；!?\n\d]{0,10}?(?:[可有]望|上看|(?<![惊唯惟])恐(?![怖慌龙袭惧])|力拼|挑战(?![者性书])|看[升涨跌降])"
)
_VIEW_OF = re.compile(r"[^,，。;；\n]{0,14}?(?:目标|指引|预测|预期|计划|展望|预算|财测|不变)")
_KEPT = re.compile(r"(?:维持|上调|下调|调高|调低|调升|调降|重申|上修|下修|提高|确认)[^,，。;；\n]{0,4}$")
# 全年市场规模维持44万辆的预测不变
_KEPT_BEHIND = re.compile(
    r"[^,，。;；\n\d]{0,10}(?:维持|上调|下调|调高|调低|调升|调降|重申|上修|下修)[^,，。;；\n]{0,14}?(?:目标|指引|预测|预期|计划|展望|预算|财测|不变)"
)


def foreseen(text: str, start: int, end: int) -> bool:
    """Whether a Chinese sentence that foresaw something goes on to a time, or what is told of it is a view: 维持全年目标."""
    floor = max(0, start - 40, *(text.rfind(mark, 0, start) + 1 for mark in "。;；\n!?"))
    cue = _FORESEES.search(text, floor, start)
    while cue and _BEATS.search(text, max(floor, cue.start() - 16), cue.start()):
        cue = _FORESEES.search(text, cue.end(), start)
    if (cue and not _TOLD.search(text, cue.end(), start)) or _FORESEEN.match(text, end):
        return True
    if _KEPT_BEHIND.match(text, end):
        return True
    return _VIEW_OF.match(text, end) is not None and _KEPT.search(text, start - 8, start) is not None


# What came out beside what was foreseen of it.
_BEATS = re.compile(r"(?:[优高低好逊胜]于|超[过越出]?|胜过?|不及|符合)[^,，。;；]{0,14}$")


# For the third quarter Corvex forecast revenue of
FORESEES = re.compile(
    r",?\s(?:[A-Z][\w&.’'-]*\s|it\s|the\scompany\s|we\s|management\s){1,4}(?:now\s|also\s|still\s)?"
    r"(?:expect|forecast|project|anticipat|see|guid|target|predict|will|plan)"
)


def looks_ahead(text: str, start: int, end: int) -> bool:
    """Whether the words around a date say that it lies ahead."""
    english = text[max(0, start - 2) : end + 2].isascii()
    until = end + 12 if english else end + 8
    if english and (stop := text.find(". ", end, until)) > 0:
        until = stop  # from €3.1 billion at the end of March. It now expects …
    if not english and (comma := text.find(",", end + 1, until)) > 0:
        until = comma  # 前三季度营收33亿元,预计全年46亿元
    if english and FORESEES.match(text, end):
        return True
    if FUTURE.search(text, max(0, start - (60 if english else 14)), until) is None:
        return False
    cue = FUTURE.search(text, clause_start(text, start, english=english), until)
    while cue and not english and _BEATS.search(text, max(0, cue.start() - 16), cue.start()):
        cue = FUTURE.search(text, cue.end(), until)  # 毛利率59.5%优于预期的57.5%,较第二季高
    return cue is not None and not (english and cue.end() < start and _PAST_VERB.search(text, cue.end(), start))


def read_day(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    shift = {"今": 0, "昨": -1, "前": -2, "明": 1, "to": 0, "ye": -1}
    word = match["word"].lower()
    by = 1 if word == "tomorrow" else shift.get(word[:2], shift.get(word[0], 0))
    return ((clock.day + timedelta(by)).isoformat() if clock.day else None), "assumed", "at" if clock.day else "open"


def read_delivered(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Read a month of delivery as no time of a number: 12月合约, December futures."""
    return None, "stated", "at"


def read_counted(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    """Read what only counts years, before or after something that is not told, as a time left open."""
    return None, "assumed", "open"


def read_past(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    ahead = match["way"].lower()[:2] in ("未来", "今后", "此后", "接下", "往后", "ne", "co", "fo")
    role = "ahead" if ahead else "at"
    number = count_of(match["n"]) if match["n"] else 0
    unit = match["unit"]
    size = (
        12
        if "年" in unit or "year" in unit
        else 3
        if "季" in unit or "quarter" in unit
        else 1
        if "月" in unit or "month" in unit
        else 0
    )
    if match["way"].lower() in ("previous", "preceding") and (earlier := _months_before(clock, number * size)):
        return earlier, "assumed", "base"
    if clock.day is None or not number or not size:
        return None, "assumed", "open" if ahead else "at"
    first = clock.day.month - 1 + (1 if ahead else 1 - number * size)
    return stretch(clock.day.year, first, number * size), "assumed", role


def _months_before(clock: Clock, size: int) -> str | None:
    """Return so many months before those spoken of, where those were as many: 0.5% in the previous three months."""
    spoken = clock.compared()
    span = days(spoken or "")
    as_many = span is not None and 27 * size <= (span[1] - span[0]).days <= 31 * size
    return neighbour(spoken, -1) if spoken and as_many else None


_BEFORE_FORM = {"month": r"\d{4}-\d\d", "quarter": r"(?:FY)?\d{4}Q\d", "": r"(?!)"}


def _unit_back(words: str) -> str:
    """Return how far "a quarter earlier" or "three months earlier" goes back."""
    if "quarter" in words or "months" in words:
        return "quarter"
    return "month" if "month" in words else ""


def read_base(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    yearly = re.search(r"年|year|twelve|12", match[0], re.IGNORECASE)
    explicit = re.search(r"(?:19|20)\d\d", match[0])
    last = clock.compared()
    spoken = days(last) if last and clock.head is None and clock.report else None
    if spoken and clock.day and spoken[1] > clock.day:
        last = clock.report  # against the prior-year quarter's, behind what is foreseen of the next
    if last and "week" in match[0].lower() and "same" not in match[0].lower():
        return week_before(last), "assumed", "base"
    unit = "" if yearly or "same" in match[0].lower() else _unit_back(match[0].lower())
    if last and unit and re.fullmatch(_BEFORE_FORM[unit], last):
        return prior(last), "assumed", "base"
    if unit == "quarter" and (own := clock.reported_quarter()):
        return neighbour(own, -1), "assumed", "base"
    if last is None or not (yearly or "same" in match[0].lower()):
        return "", "assumed", "base"
    if explicit:
        return in_year(last, int(explicit[0])) or "", "stated", "base"
    return back(last, 2 if match[0].startswith("前年") else 1) or "", "assumed", "base"


def read_now(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return (clock.day.strftime("%Y-%m") if clock.day else None), "assumed", "now"


def read_ytd(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match[0] == "年内" and clock.span and re.fullmatch(r"(?:FY)?\d{4}", clock.span) and not clock.lies_ahead(clock.span):
        return clock.span, "assumed", "at"
    return (stretch(clock.day.year, 0, _last_told(clock)) if clock.day else None), "assumed", "at"


def _last_told(clock: Clock) -> int:
    """Return the month with which a year to date ends: the one that its sentence tells of, or the one that is running."""
    day = clock.day
    if day is None:
        return 12
    head = days(clock.head or "") if re.fullmatch(r"\d{4}-\d\d", clock.head or "") else None
    return head[1].month if head and head[1].year == day.year and head[1] < day else day.month


def read_ttm(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return (stretch(clock.day.year, clock.day.month - 12, 12) if clock.day else None), "assumed", "at"


def _read_iso(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["my"]:
        return f"{match['my']}-{match['mm']}", "stated", "at"
    day = calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
    return (day.isoformat() if day else None), "stated", "at"


def _read_code(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    code = _part_code(match["part"])
    year = match["y"] or match["s"]
    if year is None:
        number = int(code[1])
        size = 3 if code[0] == "Q" else 6
        guess = clock.year_of((number - 1) * size + 1, future=future, size=size)
        return (f"{guess}{code}" if guess else None), "assumed", "at" if guess else "open"
    return f"{'FY' if match['fy'] or match['fs'] else ''}{_whole_year(year)}{code}", "stated", "at"


def _read_code_year(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    if match["y4"]:
        last = match["z"] and f"{match['y4'][:2]}{match['z'][-2:]}"
        return (f"{match['y4']}/{last}" if last else match["y4"]), "stated", "at"
    code = _part_code(match["part"] or match["part2"] or match["part3"] or "")
    year = _whole_year(match["y"] or match["y2"] or match["y3"])
    return f"{'FY' if match['fy'] else ''}{year}{code}", "stated", "at"


def _read_quarters(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    first, last = int(match["from"]), int(match["to"])
    told = match["y"] or match["s"] or match["of"]
    year = int(_whole_year(told)) if told else clock.year_of(3 * last, future=future)
    if year is None or first >= last:
        return None, "assumed", "open"
    return stretch(year, 3 * (first - 1), 3 * (last - first + 1)), "stated" if told else "assumed", "at"


def _read_nine(match: re.Match[str], clock: Clock, future: bool) -> Reading:
    return stretch(int(_whole_year(match["y"] or match["s"])), 0, int(match["n"])), "stated", "at"


def _part_code(part: str) -> str:
    """Return 3Q as Q3."""
    return part[::-1] if part[:1].isdigit() else part


def _whole_year(year: str) -> str:
    return year if len(year) == 4 else f"20{year}"


ZH: tuple[Opening, ...] = (
    Opening(DIGITS, DIGITS, ISO, _read_iso),
    Opening("今年sty", "年初内oeh", _YTD, read_ytd),
    Opening(DIGITS + "Q", DIGITS + "Q", _QUARTERS, _read_quarters),
    Opening(DIGITS + "QH", DIGITS + "QH", _CODE, _read_code),
    Opening(DIGITS + "F", DIGITS + "Y", _CODE_YEAR, _read_code_year),
    Opening("69", "M", _NINE, _read_nine),
    Opening("tl滚", "tr动", _TTM, read_ttm),
)
EN: tuple[Opening, ...] = (
    Opening("0", "", ISO, _read_iso),
    Opening("so. year this", "", _YTD, read_ytd),
    Opening("0 q1 q2 q3", "", _QUARTERS, _read_quarters),
    Opening("0 q1 q2 q3 q4 h1 h2", "", _CODE, _read_code),
    Opening("0 fy", "", _CODE_YEAR, _read_code_year),
    Opening("0", "", _NINE, _read_nine),
    Opening("ttm ltm trailing", "", _TTM, read_ttm),
)
