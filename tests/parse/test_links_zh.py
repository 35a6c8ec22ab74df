"""Sentences of Chinese with all that their numbers are linked to; each feature stands beside its negative twin."""

from __future__ import annotations

import pytest

from linking import links

# quote | subject | metric | kind and direction | period | modality | the rest. All texts were published on 14 November 2025.
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "苹果第三财季营收为940亿美元。",
        ("940亿美元 | Apple | revenue | level - | FY2025Q3 | actual",),
    ),
    (
        "南方航空10月客座率上升0.5个百分点,其中国内、地区、国际分别上升0.2、3.1和2.4个百分点。",
        (
            "0.5个百分点 | China Southern Airlines | load_factor | change up | 2025-10 | actual",
            "0.2 | China Southern Airlines | load_factor | change up | 2025-10 | actual | scope=domestic",
            "3.1 | China Southern Airlines | load_factor | change up | 2025-10 | actual | scope=地区",
            "2.4个百分点 | China Southern Airlines | load_factor | change up | 2025-10 | actual | scope=国际",
        ),
    ),
    (
        "比亚迪10月国内、海外销量分别为31万辆和9万辆。",
        (
            "31万辆 | BYD | sales_volume | count - | 2025-10 | actual | scope=domestic",
            "9万辆 | BYD | sales_volume | count - | 2025-10 | actual | scope=overseas",
        ),
    ),
    (
        "营收成长公司共576家、衰退公司共477家。",
        ("576家 | - | company_count | count - | - | actual", "477家 | - | company_count | count - | - | actual"),
    ),
    (
        "新增企业12家。",
        ("12家 | - | company_count | change up | - | actual",),
    ),
    (
        "特斯拉三季度交付49.7万辆,同比增长7.4%。",
        (
            "49.7万辆 | Tesla | deliveries | count - | 2025Q3 | actual",
            "7.4% | Tesla | deliveries | growth up | 2025Q3 | actual | basis=yoy",
        ),
    ),
    (
        "比亚迪10月销量为44.2万辆,环比增长11.5%,同比下降12.1%。",
        (
            "44.2万辆 | BYD | sales_volume | count - | 2025-10 | actual",
            "11.5% | BYD | sales_volume | growth up | 2025-10 | actual | basis=mom",
            "12.1% | BYD | sales_volume | growth down | 2025-10 | actual | basis=yoy",
        ),
    ),
    (
        "微软对OpenAI投资130亿美元。",
        ("130亿美元 | Microsoft | investment | level - | - | actual | object=OpenAI",),
    ),
    (
        "谷歌向Anthropic投资20亿美元。",
        ("20亿美元 | Google | investment | level - | - | actual | object=Anthropic",),
    ),
    (
        "腾讯的毛利率为56%,较去年同期提高3个百分点。",
        (
            "56% | Tencent | gross_margin | ratio - | - | actual",
            "3个百分点 | Tencent | gross_margin | change up | - | actual | basis=yoy",
        ),
    ),
    (
        "阿里巴巴计划投资3800亿元建设云基础设施。",
        ("3800亿元 | Alibaba | investment | level - | - | target",),
    ),
    (
        "阿里巴巴已投资1200亿元建设云基础设施。",
        ("1200亿元 | Alibaba | investment | level - | - | actual",),
    ),
    (
        "华为预计全年营收将超过8600亿元。",
        ("超过8600亿元 | Huawei | revenue | level - | 2025 | forecast | speaker=Huawei",),
    ),
    (
        "据路透社报道,英特尔拟裁员2万人。",
        ("2万人 | Intel | layoffs | count - | - | target | speaker=Reuters",),
    ),
    (
        "据知情人士透露,字节跳动正洽谈以3000亿美元的估值回购股份。",
        ("3000亿美元 | ByteDance | valuation | level - | - | estimate | speaker=people familiar",),
    ),
    (
        "星海科技前三季度净利润由盈转亏,亏损2.3亿元。",
        ("2.3亿元 | 星海科技 | net_loss | level - | 2025-01/2025-09 | actual",),
    ),
    (
        "星海科技净利润从去年的5亿元降至3亿元。",
        (
            "5亿元 | 星海科技 | net_income | level - | 2024 | actual",
            "3亿元 | 星海科技 | net_income | level down | - | actual",
        ),
    ),
    (
        "星海科技净利润降至3亿元,降幅为40%。",
        (
            "3亿元 | 星海科技 | net_income | level down | - | actual",
            "40% | 星海科技 | net_income | growth down | - | actual",
        ),
    ),
    (
        "茅台市值跌至1.8万亿元。",
        ("1.8万亿元 | Kweichow Moutai | market_cap | level down | - | actual",),
    ),
    (
        "宁德时代股价上涨3.2%,报385元。",
        (
            "3.2% | CATL | stock_price | change up | 2025-11-14 | actual | basis=vs previous close",
            "385元 | CATL | stock_price | level - | 2025-11-14 | actual",
        ),
    ),
    (
        "台积电占全球晶圆代工市场的67%。",
        ("67% | TSMC | market_share | share - | - | actual | scope=The world; global",),
    ),
    (
        "英伟达数据中心业务营收为411亿美元,占总营收的88%。",
        (
            "411亿美元 | Nvidia | revenue | level - | - | actual | scope=数据中心业务",
            "88% | Nvidia | revenue_share | share - | - | actual | scope=数据中心业务",
        ),
    ),
    (
        "英伟达的H100售价为3万美元。",
        ("3万美元 | Nvidia H100 | price | level - | - | actual",),
    ),
    (
        "英伟达H100的性能是A100的9倍。",
        ("9倍 | Nvidia H100 | performance_ratio | multiple - | - | actual | basis=vs A100",),
    ),
    (
        "小米汽车10月交付超过4万辆。",
        ("超过4万辆 | Xiaomi | deliveries | count - | 2025-10 | actual",),
    ),
    (
        "小米汽车11月交付目标为5万辆。",
        ("5万辆 | Xiaomi | deliveries | count - | 2025-11 | target",),
    ),
    (
        "中国10月CPI同比上涨0.2%。",
        ("0.2% | China | cpi | growth up | 2025-10 | actual | basis=yoy",),
    ),
    (
        "美联储将联邦基金利率下调25个基点。",
        ("25个基点 | Federal Reserve | interest_rate | change down | - | actual",),
    ),
    (
        "布伦特原油价格下跌2%至每桶63美元。",
        (
            "2% | Brent crude | oil_price | change down | 2025-11-14 | actual",
            "每桶63美元 | Brent crude | oil_price | rate down | 2025-11-14 | actual",
        ),
    ),
    (
        "沙特阿美10月原油产量为每日1000万桶。",
        ("每日1000万桶 | Saudi Aramco | oil_production | rate - | 2025-10 | actual | scope=Crude oil",),
    ),
    (
        "万科前10个月合同销售金额1150亿元,同比下降44%。",
        (
            "1150亿元 | China Vanke | sales_amount | level - | 2025-01/2025-10 | actual",
            "44% | China Vanke | sales_amount | growth down | 2025-01/2025-10 | actual | basis=yoy",
        ),
    ),
    (
        "云岭能源赴港上市,募资12亿港元。云岭能源上半年营收18亿元。",
        (
            "12亿港元 | 云岭能源 | ipo_proceeds | level - | - | actual",
            "18亿元 | 云岭能源 | revenue | level - | 2025H1 | actual",
        ),
    ),
    (
        "公司研发人员占比为35%。",
        ("35% | - | share | share - | - | actual | scope=研发人员",),
    ),
    (
        "OpenAI周活跃用户超过8亿。",
        ("超过8亿 | OpenAI | weekly_active_users | count - | - | actual",),
    ),
    (
        "目前OpenAI的周活跃用户为8亿。",
        ("8亿 | OpenAI | weekly_active_users | count - | 2025-11 | actual",),
    ),
    (
        "Meta今年资本支出预计在700亿至720亿美元之间。",
        ("700亿至720亿美元 | Meta | capex | level - | 2025 | forecast | speaker=Meta",),
    ),
    (
        "分析师预计,苹果第四季度营收为1020亿美元。",
        ("1020亿美元 | Apple | revenue | level - | FY2025Q4 | forecast | speaker=analysts",),
    ),
    (
        "库克表示,苹果未来四年将在美国投资6000亿美元。",
        (
            "四年 | Apple | duration | duration - | - | target | scope=United States, speaker=Tim Cook",
            "6000亿美元 | Apple | investment | level - | 2025-12/2029-11 | target | scope=United States, speaker=Tim Cook",
        ),
    ),
    (
        "2023年、2024年,星海科技营收分别为12亿元和15亿元。",
        (
            "12亿元 | 星海科技 | revenue | level - | 2023 | actual",
            "15亿元 | 星海科技 | revenue | level - | 2024 | actual",
        ),
    ),
    (
        "腾讯和阿里巴巴三季度营收分别为1929亿元和2478亿元。",
        (
            "1929亿元 | Tencent | revenue | level - | 2025Q3 | actual",
            "2478亿元 | Alibaba | revenue | level - | 2025Q3 | actual",
        ),
    ),
    (
        "英伟达市值突破5万亿美元。",
        ("突破5万亿美元 | Nvidia | market_cap | level - | - | actual",),
    ),
    (
        "英伟达市值曾突破5万亿美元,目前为4.6万亿美元。",
        (
            "突破5万亿美元 | Nvidia | market_cap | level - | - | actual",
            "4.6万亿美元 | Nvidia | market_cap | level - | 2025-11 | actual",
        ),
    ),
    (
        "丰田北美销量为21万辆。",
        ("21万辆 | Toyota | sales_volume | count - | - | actual | scope=North America",),
    ),
    (
        "丰田全球销量为92万辆。",
        ("92万辆 | Toyota | sales_volume | count - | - | actual | scope=The world; global",),
    ),
    (
        "特斯拉股价盘后下跌4%。",
        ("4% | Tesla | stock_price | change down | 2025-11-14 | actual | basis=vs previous close, scope=after hours",),
    ),
    (
        "特斯拉股价收盘下跌4%。",
        ("4% | Tesla | stock_price | change down | 2025-11-14 | actual | basis=vs previous close, scope=close",),
    ),
    (
        "星海科技2024财年第二季度营收为5亿元。",
        ("5亿元 | 星海科技 | revenue | level - | FY2024Q2 | actual",),
    ),
    (
        "11月12日,星海科技公布第三季度财报,营收为5亿元。",
        ("5亿元 | 星海科技 | revenue | level - | 2025Q3 | actual | speaker=星海科技",),
    ),
    (
        "星海科技第三季度营收为5亿元。净利润为1亿元。",
        (
            "5亿元 | 星海科技 | revenue | level - | 2025Q3 | actual",
            "1亿元 | 星海科技 | net_income | level - | 2025Q3 | actual",
        ),
    ),
    (
        "星海科技营收增长两倍。",
        ("两倍 | 星海科技 | revenue | growth up | - | actual",),
    ),
    (
        "星海科技今年出货量是去年的两倍。",
        ("两倍 | 星海科技 | shipments | multiple - | 2025 | actual | basis=vs 2024",),
    ),
    (
        "500台服务器相当于4000块GPU。",
        (
            "500台 | - | server_count | equivalence - | - | actual",
            "4000块 | - | gpu_count | equivalence - | - | estimate",
        ),
    ),
    (
        "每块H100每小时的租金为2美元。",
        ("2美元 | Nvidia H100 | rental_price | rate - | - | actual",),
    ),
    (
        "星海科技市盈率为35倍。",
        ("35倍 | 星海科技 | pe_ratio | ratio - | - | actual",),
    ),
    (
        "苹果公司表示,其服务业务营收为288亿美元。",
        ("288亿美元 | Apple | revenue | level - | - | actual | scope=服务业务, speaker=Apple",),
    ),
    (
        "微软营收为777亿美元,而谷歌营收为1023亿美元。",
        (
            "777亿美元 | Microsoft | revenue | level - | - | actual",
            "1023亿美元 | Google | revenue | level - | - | actual",
        ),
    ),
    (
        "英特尔上季度营收为137亿美元。",
        ("137亿美元 | Intel | revenue | level - | 2025Q3 | actual",),
    ),
    (
        "市场预期台积电三季度营收为9800亿新台币。",
        ("9800亿新台币 | TSMC | revenue | level - | 2025Q3 | forecast",),
    ),
    (
        "台积电三季度营收超出市场预期。",
        (),
    ),
    (
        "“明年我们将生产100万台机器人。”马斯克说。",
        ("100万台 | Tesla | production | count - | 2026 | target | speaker=Elon Musk",),
    ),
    (
        "中信证券研报认为,贵州茅台目标价为1800元。",
        ("1800元 | Kweichow Moutai | price_target | level - | - | forecast | speaker=Citic Securities",),
    ),
    (
        "截至9月30日,京东现金及现金等价物为2000亿元。",
        ("2000亿元 | JD.com | cash | level - | 2025-09-30 | actual",),
    ),
    (
        "自2022年末以来,英伟达股价上涨了十倍。",
        ("十倍 | Nvidia | stock_price | growth up | 2022-12/2025-11 | actual",),
    ),
    (
        "英伟达股价年内上涨35%。",
        ("35% | Nvidia | stock_price | change up | 2025-01-01/2025-11-14 | actual",),
    ),
    (
        "比亚迪海外销量占总销量的21%。",
        ("21% | BYD | sales_volume_share | share - | - | actual | scope=overseas",),
    ),
    (
        "宁德时代动力电池装车量为28GWh,市占率为42.5%。",
        (
            "28GWh | CATL | battery_installations | level - | - | actual",
            "42.5% | CATL | market_share | share - | - | actual",
        ),
    ),
    (
        "联想第二财季净利润为3.4亿美元,去年同期为3.6亿美元。",
        (
            "3.4亿美元 | 联想 | net_income | level - | FYQ2 | actual",
            "3.6亿美元 | 联想 | net_income | level - | - | actual | basis=earlier level",
        ),
    ),
    (
        "该公司2026财年营收指引为200亿至210亿美元。",
        ("200亿至210亿美元 | - | revenue | level - | FY2026 | forecast",),
    ),
    (
        "甲骨文股价盘中一度上涨5%。",
        ("5% | Oracle | stock_price | change up | 2025-11-14 | actual | basis=vs previous close, scope=intraday",),
    ),
    (
        "香港恒生指数收盘上涨1.2%,报26700点。",
        (
            "1.2% | Hang Seng Index | index_level | change up | 2025-11-14 | actual"
            " | basis=vs previous close, scope=Hong Kong; close",
            "26700点 | Hang Seng Index | index_level | level - | 2025-11-14 | actual",
        ),
    ),
    (
        "黄金价格突破每盎司4000美元。",
        ("突破每盎司4000美元 | Gold | commodity_price | rate - | - | actual",),
    ),
    (
        "国家统计局数据显示,10月规模以上工业增加值同比增长4.9%。",
        (
            "4.9% | China | industrial_output | growth up | 2025-10 | actual"
            " | basis=yoy, speaker=National Bureau of Statistics of China",
        ),
    ),
    (
        "小鹏汽车毛利率由15.3%提升至20.1%。",
        (
            "15.3% | Xpeng | gross_margin | ratio - | - | actual | basis=earlier level",
            "20.1% | Xpeng | gross_margin | ratio up | - | actual",
        ),
    ),
    (
        "理想汽车下调全年交付目标至64万辆。",
        ("64万辆 | Li Auto | deliveries | count down | 2025 | target",),
    ),
    (
        "华润置地10月签约面积为85万平方米。",
        ("85万平方米 | China Resources Land | sales_area | level - | 2025-10 | actual",),
    ),
    (
        "百度萝卜快跑第三季度订单量为310万单。",
        ("310万单 | Baidu | orders | count - | 2025Q3 | actual",),
    ),
    (
        "字节跳动2025年资本开支为1600亿元,是2024年的两倍。",
        (
            "1600亿元 | ByteDance | capex | level - | 2025 | actual",
            "两倍 | ByteDance | capex | multiple - | 2025 | actual | basis=vs 2024",
        ),
    ),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_links(text: str, expected: tuple[str, ...]) -> None:
    assert links(text, "zh-Hans") == expected
