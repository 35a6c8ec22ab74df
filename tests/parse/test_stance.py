"""How sure a text is of each of its numbers: sentences written for it, published on 14 November 2025."""

from __future__ import annotations

import pytest

from linking import claims

CASES: tuple[tuple[str, str, list[str]], ...] = (
    # Plans and what is handled: 将 before a verb, and before a thing.
    ("禾川精密将于明年投产的新厂年产能为3万台。", "zh-Hans", ["forecast"]),
    ("央行将存款准备金率下调0.5个百分点。", "zh-Hans", ["actual"]),
    ("央行将目标区间维持在3.75%不变。", "zh-Hans", ["actual"]),
    ("禾川精密拟投入8亿元扩产。", "zh-Hans", ["target"]),
    ("禾川精密已投入8亿元扩产。", "zh-Hans", ["actual"]),
    ("该园区总投资60亿元。", "zh-Hans", ["target"]),
    ("该园区总投资60亿元,已全部完成。", "zh-Hans", ["actual"]),
    # An expectation, and a figure that is only set against one.
    ("禾川精密三季度净利润5亿元,超出市场预期。", "zh-Hans", ["actual"]),
    ("禾川精密三季度净利润5亿元,高于市场预期的4.6亿元。", "zh-Hans", ["actual", "forecast"]),
    ("考虑到汇率波动,禾川精密三季度营收为52亿元。", "zh-Hans", ["actual"]),
    # What a number is set against ends with itself.
    (
        "禾川精密三季度营收331亿元,超越318亿至330亿元目标,同比增长30%,毛利率59.5%,优于预期的57.5%,较二季度上升0.9个百分点。",
        "zh-Hans",
        ["actual", "target", "actual", "actual", "forecast", "actual"],
    ),
    ("禾川精密预计四季度营收52亿元,高于市场预期的50亿元,毛利率介于40%至42%。", "zh-Hans", ["forecast"] * 3),
    # What somebody has and what the law allows is so, whatever is planned beside it; what is told of a whole year is not yet.
    ("持有禾川精密6.2%股份的股东已承诺接受要约。", "zh-Hans", ["actual"]),
    ("交易完成后,公司将持有禾川精密85%股份。", "zh-Hans", ["forecast"]),
    ("分析师警告,赤字率可能触及2.8%,低于法定上限3%。", "zh-Hans", ["forecast", "actual"]),
    ("投产后,年产能会从24万台增加到40万台。", "zh-Hans", ["actual", "forecast"]),
    ("董事会从12人增加到15人。", "zh-Hans", ["actual", "actual"]),
    ("四季度销量50万辆。", "zh-Hans", ["forecast"]),
    ("三季度销量50万辆。", "zh-Hans", ["actual"]),
    ("四季度截至目前销量已达50万辆。", "zh-Hans", ["actual"]),
    ("禾川精密三季度每股赚4.5元创新高 四季度营收上看94亿元", "zh-Hans", ["actual", "forecast"]),
    ("以收盘价计算,禾川精密市值约3.6万亿元。", "zh-Hans", ["actual"]),
    ("禾川精密股价相当于以明年获利计算的本益比40倍。", "zh-Hans", ["forecast"]),
    ("禾川精密今年研发开支会增加3亿元左右。", "zh-Hans", ["forecast"]),
    ("新品发布会增加了3场。", "zh-Hans", ["actual"]),
    ("北环线总造价估算由850亿元调高至972亿元,全长16.7公里。", "zh-Hans", ["estimate", "estimate", "actual"]),
    # What has passed is not expected with what is to come.
    ("禾川精密预计2026年营收为90亿元,2024年为70亿元。", "zh-Hans", ["forecast", "actual"]),
    ("分析师预计,禾川精密2024年营收为70亿元。", "zh-Hans", ["forecast"]),
    ("2027年禾川精密的营收为120亿元。", "zh-Hans", ["forecast"]),
    # A share of a plan is reached; the plan itself is one.
    ("禾川精密前三季度销售3.2万台,完成全年目标的80%。", "zh-Hans", ["actual", "actual"]),
    ("禾川精密前三季度销售3.2万台,相当于4万台年度目标的80%。", "zh-Hans", ["actual", "target", "actual"]),
    # A broker's target is what it expects of a price, a price paid is none.
    ("中金公司将禾川精密目标价上调至68元。", "zh-Hans", ["forecast"]),
    ("禾川精密收盘报52元。", "zh-Hans", ["actual"]),
    ("知情人士透露,禾川精密正洽谈以30亿元收购对手。", "zh-Hans", ["rumour"]),
    ("据估算,该公司2026年的用电量为5亿千瓦时。", "zh-Hans", ["forecast"]),
    ("据估算,该公司2024年的用电量为5亿千瓦时。", "zh-Hans", ["estimate"]),
    ("车市协会此前预计,10月零售约175万辆,同比下降8%。", "zh-Hans", ["forecast", "forecast"]),
    ("车市协会预计全年回暖,10月零售已达175万辆,同比下降8%。", "zh-Hans", ["actual", "actual"]),
    # What heads a list tells how sure its items are, but not where it is headed by how things came out.
    ("主要任务:\n\n- 新建泵站40座\n- 公路投资18亿元", "zh-Hans", ["target", "target"]),
    ("草案的主要假设包括:\n\n* 经济增长率5.6%;\n* 原油均价每桶68美元。", "zh-Hans", ["forecast", "forecast"]),
    ("任务完成情况:\n\n- 新建泵站40座\n- 公路投资18亿元", "zh-Hans", ["actual", "actual"]),
    ("主要任务:\n\n新建泵站用了40天。", "zh-Hans", ["actual"]),
    ("Key allocations:\n\n- $95 million for a second tram line\n- 200 electric buses for Porto Alto", "en", ["target", "target"]),
    (
        "Results compared with forecasts:\n\n- Revenue: $86.1 billion\n- Operating profit: $12.2 billion",
        "en",
        ["actual", "actual"],
    ),
    # English
    ("Harbor Motors expects sales of $5 billion next year.", "en", ["forecast"]),
    ("Harbor Motors reported sales of $5 billion and expects to hire 200 people.", "en", ["actual", "forecast"]),
    ("Harbor Motors earned $45 million, against an analyst consensus of $144 million.", "en", ["actual", "estimate"]),
    (
        "Harbor Motors' revenue rose to $3.8 billion, above estimates of $3.4 billion, and net income fell to $1.3 billion.",
        "en",
        ["actual", "estimate", "actual"],
    ),
    ("Harbor Motors sold an estimated 1.3 million cars, up from 1.2 million a year earlier.", "en", ["estimate", "actual"]),
    ("Veld, said in April to be weighing a bid, owns a 4.9 per cent stake in Harbor Motors.", "en", ["actual"]),
    ('"We now model revenue of $2.9 billion," the analyst wrote.', "en", ["forecast"]),
    ("Harbor Motors lifts outlook as vans drive 14% sales rise", "en", ["actual"]),
    ("The bill is due to fall by $6 billion due to lower prices.", "en", ["forecast"]),
    ("The rail programme is worth $61 billion over six years.", "en", ["target", "target"]),
    ("Harbor Motors shares gained 4.3% on hopes that it too could draw a bid.", "en", ["actual"]),
    ("Harbor Motors is to order 220 trucks.", "en", ["target"]),
    ("Harbor Motors said the project cost $40 million.", "en", ["actual"]),
    ("Analysts project sales of $5 billion for Harbor Motors.", "en", ["forecast"]),
    ("Harbor Motors earned $310 million, above the $290 million that analysts had expected.", "en", ["actual", "estimate"]),
    ("Harbor Motors forecasts growth of 3.6% after 3.3% last year.", "en", ["forecast", "actual"]),
    ("Some $52 million, will go into a new paint shop.", "en", ["target"]),
    ("Jefferies lifted its price target on Harbor Motors to $42.", "en", ["forecast"]),
    ("Harbor Motors could raise as much as $2 billion.", "en", ["forecast"]),
)


@pytest.mark.parametrize(
    ("text", "language", "expected"), CASES, ids=lambda value: value[:44] if isinstance(value, str) else None
)
def test_modality(text: str, language: str, expected: list[str]) -> None:
    assert [claim.modality for claim in claims(text, language)] == expected
