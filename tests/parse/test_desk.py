"""When a number was and how sure it is, in paragraphs as desks write them: {number|period|modality} marks what is asked.

`-` is no period, `*` is not asked, a|b either; a, t, f, e and r are actual, target, forecast, estimate and rumour.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from linking import claims

MARK = re.compile(r"\{([^|{}]+)\|([^{}]*)\|([atfer*])\}")
# One paragraph or story a line: its day, a blank, and the text with its marks.
WRITTEN = tuple(
    (line[:10], line[11:].replace("\\n", "\n"))
    for line in (Path(__file__).parents[1] / "cases" / "desk.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
MODES = {"a": "actual", "t": "target", "f": "forecast", "e": "estimate", "r": "rumour"}

# The day is that of publication.
CLOSES = (
    ("2026-11-18", "The deal represents a premium of {42%|*|a} to Monday's close. Ledmore trades at a premium of {8%|*|a}."),
    (
        "2026-11-05",
        "Corvane raised its interim dividend by {5%|*|a} to {4.1p|*|a} from {3.9p|*|a}. It paid {7p|2025|a} last year.",
    ),
    ("2026-11-24", "恒达电器派中期息{12仙|*|a},去年同期派{10仙|*|a}。"),
    ("2026-11-13", "地产指数昨升{1.9%|2026-11-12|a},恒岳置业收报{108.6元|2026-11-12|a}。"),
    ("2026-11-19", "岭北汽车三季度营收213亿元,毛利率为{18.5%|2026Q3|a},第二季度为{19.2%|2026Q2|a};研发开支{24.1亿元|2026Q3|a}。"),
    ("2026-11-06", "Registrations climbed in October. In the year to date, registrations have risen {3.5%|2026-01/2026-10|a}."),
    ("2026-03-10", "北辰新能3月9日公告,每股作价9.80元,较3月6日收盘价{8.17元|2026-03-06|a}溢价{20%|2026-03-09|a}。"),
    ("2026-03-10", "海川热电周一收盘价为{8.17元|2026-03-09|a},上涨{2.4%|2026-03-09|a}。"),
    ("2026-03-05", "以4日收盘价{165元|2026-03-04|a}计算,新目标价有{24.5%|-|f}的上行空间。"),
    ("2026-03-10", "海川热电现报{4.06元|2026-03-10|a},昨收{3.44元|2026-03-09|a},成交{1.9亿元|2026-03-10|*}。"),
    ("2026-03-12", "At last night's close of {592p|2026-03-11|a} the shares look dear."),
    ("2026-03-09", "At last night's close of {592p|2026-03-06|a} the shares look dear."),
)
LENGTHS = (
    # What a share costs is of a day; what it averaged is not.
    ("2026-02-11", "研报给予海棠生物2026年{32倍|2026|f}市盈率,较最新收盘价{68.5元|-|a}有{25.5%|-|f}的上涨空间。"),
    ("2026-02-11", "海棠生物2025年最高价为{68.5元|2025|a}。"),
    # The next sentence goes on with the month, not with the total beside it.
    (
        "2025-12-01",
        "星澜汽车11月交付{5.12万辆|2025-11|a};1至11月累计交付{42.8万辆|2025-01/2025-11|a}。云途汽车交付{3.68万辆|2025-11|a},"
        "上月为{4.01万辆|2025-10|a},去年同期为{2.97万辆|2024-11|a}。",
    ),
    ("2025-12-01", "星澜汽车1至11月累计交付{42.8万辆|2025-01/2025-11|a}。其中出口{6.4万辆|2025-01/2025-11|a}。"),
    (
        "2026-03-28",
        "海湾银行2025年第四季度净利润{20亿元|2025Q4|a},全年净利润{81亿元|2025|a}。净息差为{2.03%|2025|a}。",
    ),
)
YEARS = (
    ("2026-03-05", "台岳电子2025全年營收{548億元|2025|a},2026上半年訂單已滿。"),
    ("2026-03-06", "業者預估3月可望回升至{4.2萬輛|2026-03|f},全年總市場{43萬輛|2026|*}左右。"),
    ("2026-03-06", "业者公布,3月零售{4.2万辆|2026-03|a}。海湾汽车全年净利润{43亿元|2025|a}。"),
    ("2026-04-28", "海湾电子一季度资本开支{24亿元|2026Q1|a},维持全年资本开支约{110亿元|2026|*}的计划不变。"),
    ("2026-03-28", "海湾银行2025年净利润{81亿元|2025|a},不良贷款率较年初下降,年初为{1.12%|2025-01|a}。"),
    ("2026-11-28", "海湾银行前三季度净利润{81亿元|2026-01/2026-09|a},年初不良贷款率为{1.12%|2026-01|a}。"),
    ("2025-11-18", "前10月累计交付{35.5万辆|2025-01/2025-10|a},超过去年全年的{19万辆|2024|a}。"),
    ("2025-11-04", "In October last year {9,640|2024-10|a} cars were sold."),
    ("2025-11-04", "From January a duty of {15%|2026-01|*} will be levied on imported cars."),
    ("2025-11-04", "From January to September exports were {$15 billion|2025-01/2025-09|a}."),
    ("2026-03-03", "Public computing capacity is to reach {600 megawatts|2030|t} at the end of the decade."),
    ("2026-01-08", "Sales in the fourth quarter were {$121 million|2025Q4|a}. In October it forecast that fourth-quarter sales "
     "would be {$118 million|2025Q4|f}."),
)  # fmt: skip
ELLIPSES = (
    ("2025-10-02", "Carmakers must sell {2 million|2025|*} cars this year and {3 million cars|2026|*} next."),
    ("2025-11-07", "The bank expects sales of {€1.2 billion|2025|f} this year and {€2 billion|2026|f} next."),
    (
        "2025-10-30",
        "Micrel posted sales of {$11.3 billion|FY2025Q4|a} for its fiscal fourth quarter, which ended on August 28. "
        "It guided for {$12.5 billion|FY2026Q1|f} in the current one.",
    ),
    (
        "2026-05-08",
        "Its revenue of {$1.79 billion|2026Q1|a} in the first quarter was {13%|2026Q1|a} above last year's "
        "{$1.58 billion|2025Q1|a}.",
    ),
    ("2026-05-08", "Its revenue of {$1.79 billion|2025|a} in 2025 was {13%|2025|a} above that of 2024."),
    ("2025-10-02", "Sales in September were the best since 2020. They rose {13.7%|2025-09|a} from a year before."),
    ("2025-09-04", "Latrix said revenue for its fiscal second quarter ended July 31 rose {17%|FY2026Q2|a}."),
    ("2025-09-04", "Latrix said revenue for the second quarter ended July 31 rose {17%|2025-05/2025-07|a}."),
)  # fmt: skip

ROWS = (
    (
        "2026-01-15",
        "中海证券把东湖光学2026年和2027年归母净利润预测分别上调{18%|2026|f}和{22%|2027|f},至{245亿元|2026|f}和{318亿元|2027|f}。",
    ),
    ("2025-11-06", "匯嶺環球料港灣交易所2025年及2026年每股盈利為{13.9元|2025|f}和{15.1元|2026|f}。"),
    (
        "2026-02-11",
        "预计公司2025年至2027年营业收入分别为{41亿元|2025|f}、{53亿元|2026|f}和{66亿元|2027|f},"
        "归母净利润分别为{6.2亿元|2025|f}、{8.4亿元|2026|f}和{11亿元|2027|f}。",
    ),
    # Of two things at one time, and where another time is named.
    ("2026-04-20", "海湾电子2025年毛利率和净利率分别为{30%|2025|a}和{10%|2025|a}。"),
    (
        "2026-04-20",
        "海湾电子2024年和2025年营收分别为{30亿元|2024|a}和{36亿元|2025|a},一季度毛利率和净利率分别为{31%|2026Q1|a}和{11%|2026Q1|a}。",
    ),
)

PLANS = (
    ("2026-03-30", "全国数据中心容量将由目前的{220MW|2026-03|a}扩大到2030年的{1.1GW|2030|f}。"),
    ("2026-03-30", "公司产能由2024年的{220万吨|2024|a}扩大到2025年的{310万吨|2025|a}。"),
    ("2026-03-30", "Computing capacity, now {120 megawatts|2026-03|a}, is to reach {600 megawatts|2030|t} by 2030."),
    ("2026-03-30", "Output is to rise from {2.1 million tonnes|2025|a} last year to {3.4 million tonnes|2034|t} by 2034."),
    ("2026-03-30", "政院拍板「海島」計畫，四年砸{920億元|*|t}。"),
    ("2026-03-30", "該市過去四年投入{920億元|*|a}。"),
    ("2026-03-30", "Chile unveiled a {$24 billion|*|t} plan to process lithium."),
    ("2026-03-30", "Chile has spent {$24 billion|*|a} on a plan that it unveiled in 2021."),
    # What is bid, what is there, and what came to nothing.
    ("2026-02-09", "Wattle backs sweetened {A$7.56 billion|*|a} bid from Tamarack."),
    ("2026-02-09", "Wattle voted down a {A$18.7 billion|2023|a} bid for Origin in 2023."),
    ("2026-02-09", "Ansgar will also take on {$1.6 billion|*|a} of net debt."),
    ("2026-02-09", "Ansgar will cut its net debt to {$1.6 billion|*|f} by December."),
    ("2025-11-13", "沛然半導體今起招股，招股價介乎{15.2元至18.6元|*|t}。"),
    ("2025-11-13", "沛然半導體今日掛牌，發行價為{15.2元|*|a}。"),
    ("2026-04-28", "海湾电子全年资本开支计划由{75亿元|2026|t}上调至{82亿元|2026|t}。"),
)

REACH = (
    ("2026-02-09", "The shares rose {5.5%|2026-02-09|a} to {$8.82|*|a} by midday from {$8.36|2026-02-06|a} on Friday."),
    ("2026-02-09", "The price is {8.4%|-|a} above Tamarack's first approach of {$8.30|2025-12|*} in December."),
    ("2026-02-09", "Revenue rose {8.4%|2025-12|a} to {$8.30 million|2025-12|a} in December."),
    ("2025-09-15", "Holders get another {$6 a share|-|*} if sales reach {$1 billion|2030|*} by 2030."),
    ("2026-03-12", "Argent guides for capital expenditure of {£70m-£80m|-|f} (2025: {£58m|2025|a})."),
    (
        "2025-12-18",
        "It had sales of {$880 million|2025-01/2025-09|a} and a profit of {$61 million|2025-01/2025-09|a} in the nine months "
        "to September, compared with {$790 million|2024-01/2024-09|a} and {$70 million|2024-01/2024-09|a} in the same period "
        "of 2024.",
    ),
    ("2026-02-05", "Volund swung to a net loss of {$42 million|2025|a} in 2025 from a profit of {$11 million|2024|a}."),
    (
        "2026-02-03",
        "For 2026 we now expect sales of {$6.6 billion|2026|f}, {20%|2026|*} more than the {$5.5 billion|2025|a} reported for "
        "2025, and earnings of {$3.80 a share|2026|f} (previously {$3.45|2026|f}).",
    ),
    ("2026-05-20", "2023年至2025年，公司毛利率由{21.4%|2023|a}降至{17.9%|2025|a}。"),
    ("2026-03-12", "2025年公司收入{18.9亿元|2025|a}。净亏损由{4.1亿元|2024|a}收窄至{3.2亿元|2025|a}。"),
    ("2026-03-12", "2月公司收入{1.9亿元|2026-02|a}。产量由{4.1万吨|-|a}升至{4.3万吨|*|a}。"),
    ("2026-03-12", "营业收入{3,375亿元|*|a}，与2024年的{3,375亿元|2024|a}持平。"),
    ("2026-04-15", "Sales in the first quarter were {€1.2 billion|2026Q1|a}. The backlog grew by {€430 million|2026Q1|a}."),
    (
        "2025-11-20",
        "Sales in the three months to October 31 were {$2.3 billion|2025-08/2025-10|a}. "
        "It guided for {$2.4 billion|2025-11/2026-01|f} this quarter.",
    ),
    (
        "2026-04-30",
        "Sales in the first quarter were {$2.3 billion|2026Q1|a}. It guided for {$2.4 billion|2026Q2|f} this quarter.",
    ),
)

VIEWS = (
    ("2026-04-02", "Kestrel delivered {412,300 cars|2026Q1|a} in the first quarter, missing the {428,000|2026Q1|e} that "
     "analysts polled by "
     "Factline had expected."),
    (
        "2025-11-07",
        "Riva's EBIT of {€540 million|2025Q3|a} in the third quarter was {6%|*|a} above the bank's estimate "
        "of {€510 million|2025Q3|e}.",
    ),
    ("2026-01-14", "It now models earnings of {$3.20 a share|2026|f} for 2026."),
    ("2026-01-14", "The company sold {3,200 models|2025|a} in 2025."),
    ("2026-05-28", "二期项目达产后新增月产能{3万片|*|f},年均贡献收入{40亿元|*|f}。"),
    ("2026-05-28", "二期项目去年投产后,月产能增至{3万片|*|a}。"),
    ("2026-05-28", "雅诺半导体5月27日晚公告,拟定增募资{85亿元|*|t},其中{52亿元|*|t}投向产线二期,{18亿元|*|t}用于研发。"),
    ("2026-05-14", "三崎将自15日起至7月3日止,以每股{154元|-|*}公开收购宏硕精密普通股。"),
    (
        "2025-02-20",
        "Freight rates averaged {$2,400|*|a} per container in the fourth quarter, compared with {$2,900|*|a}. "
        "For 2024, revenue was "
        "{$14.8 billion|2024|a}.",
    ),
    (
        "2025-11-14",
        "In the third quarter profit was {$11 million|2025Q3|a}, more than in the second, when it had been "
        "{$9 million|2025Q2|a}.",
    ),
)  # fmt: skip

MORE = (
    (
        "2025-12-09",
        "They raised their 2026 and 2027 revenue forecasts by {7%|2026|f} and {11%|2027|f} to {€1.31 billion|2026|f} and "
        "{€1.52 billion|2027|f}.",
    ),
    ("2026-02-03", "今年全年總市場約{42.5萬輛|2026|*}，與去年的{42.2萬輛|2025|a}相當，公司目標銷售{13.5萬輛|2026|t}。"),
    ("2026-02-03", "2月領牌數估降至{2.4萬輛|2026-02|f}。"),
    ("2026-04-21", "該行將2026年及2027年黃金均價假設分別上調至每盎司{4,600美元|2026|f}及{4,900美元|2027|f}。"),
    ("2026-08-12", "江澜集团的收购资金中{15亿元|*|t}来自并购贷款。"),
    ("2026-08-12", "海湾银行的并购贷款余额已达{15亿元|*|a}。"),
)

FISCAL = (
    ("2026-08-05", "Adler posted sales of {$412 million|FY2026Q3|a} for the third quarter of the 2026 fiscal year."),
    ("2026-08-05", "Adler posted sales of {$412 million|FY2026Q3|a} for the fiscal third quarter of 2026."),
    ("2026-08-05", "Adler posted sales of {$412 million|FY2026Q3|a} for its third fiscal quarter of 2026."),
    ("2026-08-05", "Adler posted sales of {$412 million|2026Q2|a} for the second quarter of 2026."),
    ("2026-08-05", "芯原半導體公布第三財季（截至6月底）營收{500億元|FY2026Q3|a}。"),
    ("2026-08-05", "芯原半導體公布2026會計年度第三季營收{500億元|FY2026Q3|a}。"),
    ("2025-11-05", "超微半導體公布2025會計年度第三季營收{92.5億美元|2025Q3|a}。"),
)
# A headline is of when the text below says that its number is, where it says so of one time.
HEADLINES = (
    (
        "2026-04-23",
        "Brennfels lifts revenue by {19%|2026Q1|a}\n\nBrennfels said first-quarter revenue rose {19%|2026Q1|a} "
        "from a year earlier to {€1.4 billion|2026Q1|a}. Orders held up.",
    ),
    (
        "2026-04-23",
        "Brennfels lifts revenue by {19%|2026Q1|a}\n\n"
        "Brennfels said first-quarter revenue rose {19%|2026Q1|a} from a year earlier. "
        "In 2025 revenue had risen {19%|2025|a} too.",
    ),
    (
        "2025-11-13",
        "沛然半導體招股 集資{7.8億元|*|t}\n\n沛然半導體公布招股計劃，擬集資{7.8億元|*|t}，下周掛牌。公司從事晶片設計。",
    ),
)

# How the money of a plan is dealt out, what a deal is bound to, and what is only set against what was expected.
DEALS = (
    (
        "2026-04-23",
        "Valdoria to put {€275 billion|*|t} into grids and homes\n\nThe government set out a plan to invest {€275 billion|*|t}. "
        "Exchequer funding makes up {€210 billion|*|t} of the total and money from pension funds {€65 billion|*|t}. "
        "Public debt stands at {62%|*|a} of gross domestic product.",
    ),
    (
        "2026-04-23",
        "政院拍板造船方案 擬投入{1,900億元|*|t}\n\n行政院會通過造船方案，擬投入{1,900億元|*|t}。"
        "經費來源上，中央編列{1,300億元|*|t}，占{七成|*|t}，其餘{600億元|*|t}由民間支應。前一期到去年底只撥付了{20億元|*|a}。",
    ),
    ("2026-04-23", "收購資金來源為自有資金{9億元|*|t}及銀行聯貸{14億元|*|t}。"),
    ("2026-04-23", "美國新廠月產能規畫{30萬片|*|t}，總投資{35億美元|*|t}，已取得補助{4億美元|*|a}。"),
    ("2026-04-23", "穎德董事會決議每股配發現金{4元|*|t}。穎德去年每股配發現金{3元|*|a}。"),
    ("2026-04-23", "The scheme needs the backing of {75%|*|t} of votes cast; a break fee of {$39 million|*|a} applies."),
    ("2026-04-23", "Kestrel has a {$300 million|*|*} buyback under way, of which {$225 million|*|a} had been completed."),
    ("2026-04-23", "The shares trade at {24 times|*|a} forward earnings. They had traded at {11 times|*|a} earnings before."),
    ("2026-04-23", "目標價相當於{25倍|*|f}預估本益比，過去五年均值為{22倍|*|a}。"),
    ("2026-08-20", "平台首季總收入{392億元|*|a}，較該行預期高{2%|*|a}；經調整純利{61億元|*|a}。"),
    ("2026-08-20", "純利{58億元|*|a}，較市場預期的{63億元|*|f}低{7.5%|*|a}。"),
    ("2026-08-20", "上半年營收{133億元|*|a}，占法人全年預估的{46.7%|*|a}。"),
    ("2026-05-20", "下半年出口恐下滑{3%|2026H2|f}。"),
    ("2026-05-20", "合併後市占率可從{9%|*|a}提升至{14%|*|f}，目前兩家分別占{9%|*|a}和{5%|*|a}。"),
    ("2026-05-20", "原料漲價或令營業成本增加{1,500萬元|*|f}。"),
    ("2026-05-20", "EBITDA was {$476 million|*|a}, at the top of the {$460 million to $480 million|*|f} it had guided to."),
    ("2026-05-20", "That compares with an average analyst projection of {$848 million|*|f} for sales."),
    (
        "2026-05-20",
        "It expects sales of {2.6 trillion yen|*|f}, 7% more than the {2.4 trillion yen|*|a} of the year just ended.",
    ),
    ("2026-05-20", "Corvex now sees profit of {$11 to $12.50|*|f} a share, against a previous range of {$9.50 to $11.50|*|f}."),
    ("2026-05-20", "Sales are set to come in at {$21 billion|*|f} for 2026, against {$19 billion|*|a} last year."),
    ("2026-05-20", "Without the charge profit would have been {$300 million|*|e}."),
    ("2026-05-20", "I think the bid will pass, said a manager at Eastbridge, which owns {1.4%|*|a}."),
)


def asked(text: str) -> tuple[str, list[tuple[int, int, str, str]]]:
    """Return the text without its marks, and where each marked number stands, with what is asked of it."""
    spans: list[tuple[int, int, str, str]] = []
    out, at = "", 0
    for mark in MARK.finditer(text):
        out += text[at : mark.start()]
        spans.append((len(out), len(out) + len(mark[1]), mark[2], mark[3]))
        out, at = out + mark[1], mark.end()
    return out + text[at:], spans


@pytest.mark.parametrize(
    ("day", "marked"),
    [*CLOSES, *LENGTHS, *YEARS, *ELLIPSES, *ROWS, *PLANS, *REACH, *VIEWS, *MORE, *FISCAL, *HEADLINES, *DEALS, *WRITTEN],
)
def test_when_and_how_sure(day: str, marked: str) -> None:
    text, spans = asked(marked)
    language = (
        "en" if text.isascii() or not re.search(r"[一-鿿]", text) else "zh-Hant" if "營" in text or "萬" in text else "zh-Hans"
    )
    found = claims(text, language, date.fromisoformat(day))
    wrong = []
    for start, end, when, how in spans:
        claim = next((c for c in found if c.span.start < end and start < c.span.end), None)
        assert claim is not None, text[start:end]
        if when != "*" and (claim.period or "-") not in when.split("|"):
            wrong.append(f"{claim.quote}: {claim.period}, not {when}")
        if how != "*" and claim.modality != MODES[how]:
            wrong.append(f"{claim.quote}: {claim.modality}, not {MODES[how]}")
    assert wrong == []
