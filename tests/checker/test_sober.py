"""Sentences that are true as they stand and once looked false; beside each a twin that is false."""

import pytest

from claims.checker.engine import check
from claims.packs import load
from claims.parse.assemble import parse
from claims.reader import read_text


def accused(text: str) -> list[str]:
    article = read_text(text)
    claims = parse(article, load()).claims
    return [f.rule for f in check(claims, (article,), load(), strict=True) if f.severity in ("warning", "error")]


SOBER = [
    # a target of one share is no turnover of another, though two of three digits are the same
    "券商上调两只股票目标价\n\n1、晨岭精密：华东证券将目标价由52元上调至58.6元\n公司一季度营收12.3亿元，同比增长23.4%。\n"
    "2、海岑医药：中信建投将目标价由110元上调至121元\n公司一季度营收5.4亿元，同比增长8.1%。",
    # a blank in a headline; the lowest bid is no issue price
    "天河电子Q3营收570亿元优于预期 Q4上看650亿元\n\n天河电子公布，Q3营收570亿元，优于市场预期，Q4料为650亿元。",
    "公司发行1,280万股，竞拍最低得标价186.5元、最高228元，承销价168元，募资总额约24.6亿元。",
    # the premium is over an average that is not told, and the offer is the second
    "Velmar raised its offer for Orlane to 31 euros from 28 euros a share, a premium of 54% to the three-month average.\n\nOrlane"
    " had closed at 21.50 euros.",
    # whose share of the year's money it is stands a sentence before; the money named alike is another part's
    "园区今年设备投资共410亿元。（一）新建厂房96座，年度投资120亿元；（二）改造厂房111座，年度投资80亿元。\n\n数字产业厂房52座，数量占比25%，年度投资占比48%。",
    # what a list of parts is set against is told once: against a year ago, and then against the month before
    "7月份，食品价格同比上涨2.8%。其中，蛋类价格上涨11.3%，鲜果价格上涨4.1%。\n\n7月份，食品价格环比下降0.1%。其中，蛋类价格下降1.3%，鲜果价格下降0.9%。",
    # what is added has a whole of another month
    "6月全市售房1.34万套，5月为1.25万套。加上4月的1.10万套，二季度合计3.69万套。",
    # two thirds of what it is compared with; a headline that rounds down what was passed; what is only a limit
    "今年集资2,260亿元，已超过2021年全年3,314亿元的三分之二。",
    "UBS sees $5,800 in its upside scenario. In India, where a 10-gram bar is dear, discounts were up to $18 an ounce.",
    # the level before is no whole of the phase; a target in brackets is no part of itself
    "电厂二期今年并网，装机容量由67万千瓦扩至118万千瓦。",
    "公司今年目标为营收增长5%左右，前三季度完成全年目标（约1,870亿元）的70.2%。",
    # nested and rounded parts of what is spent
    "The plan is worth €60 billion. The largest slice, €30 billion, goes to defence, followed by €18 billion for roads, of which"
    " €12 billion is for repairs.",
    "该计划总投资600亿元。资金来源方面，中央财政300亿元，地方180亿元，社会资本125亿元。",
    # what foreigners sold is no whole of what they hold; a project has a total of its own; the growth is no step of a forecast
    "外资累计卖超金额为5214亿元，外资总持有股票市值38兆4100亿元，占全体上市股票市值比重45.2%。",
    "水利部：前11月完成投资1.1万亿元\n\n全国新开工水利项目4.1万个，投资规模1.1万亿元。滇中引水二期工程累计完成投资86.2亿元，占总投资的15.8%。",
    "乘联会将2025年全年零售预测由2310万辆上调至2405万辆，同比增长6%。",
    # a part of the new level, and no further step
    "全年投资由210亿元上修至250亿元，增幅19%，其中六成、约150亿元投入二厂。",
    "Spending of about 2.7 billion euros is planned, of which 500 million will go to chips, up from 2.2 billion.",
    # what is implied is measured from the price
    "He raised his target on Tarlow to $160 from $145, suggesting a 21% increase from Friday's closing price.",
    "该行将目标价由145元上调至160元，较周五收市价有21%上升空间。",
    "目标价由40元上调至48元，隐含31%涨幅，当日收盘36.6元。",
    "目标价由35元下调至33元，对应2026年26.7倍、2027年20.6倍PE。",
    # an interim, and last year's total
    "Tarlow's interim dividend goes up 8% to 3.9p; last year's total was 9.6p.",
    # a revenue, and earnings of a share
    "公司前5月营收97.6亿元，年增13.2%，单季每股纯益约1.2元，低于第1季的1.58元。",
    # the end of a range, sizes of a process, times, days of one time, net amounts
    "Sales will be $4.22 billion to $4.58 billion. The middle of that range, $4.4 billion, is below the $4.51 billion expected.",
    "28奈米及以下占营收39%，其中22奈米占13%、28奈米占26%。",
    "Tarlow averaged net debt of £60 million over the twelve months. It owns 52,000 plots, of which 41,000 have consent, enough"
    " for 8.5 years.",
    "10月日均营收7.91亿元，当中黄金周首八日日均约10.5亿元。",
    "三大法人卖超612张，其中外资卖超705张、投信买超118张、自营商卖超25张。",
    # shares in turn
    "合计销量188.6GWh，其中动力电池139.2GWh，储能电池49.4GWh，占比73.8%和26.2%。",
    "Cash flow was $4.9 billion and, less investment, $4.4 billion, or 41% and 37% of revenue, respectively.",
    # 0.56 of a share at 25 comes on top
    "将以每股现金8.4元加上0.56股普通股收购，以收盘价25元计算，相当于每股22.4元。",
    # a profit beside a loss that another was compared with
    "It earned $521 million, matching forecasts. That compares to a $1.1 billion loss a year ago, but is well short of the $790"
    " million it earned in 2019.",
    # how far below
    "产量为每日919万桶，低于配额12万桶。",
    # two other levels make the change
    "Capacity, now 120 megawatts, is to reach 600 megawatts, a fivefold increase. That compares with 6 gigawatts of all centres.",
    # the step did not begin at the level that it still falls short of
    "Halden lifted its forecast for operating profit by 400 million euros to 3.8 billion euros, still 21% short of last year's"
    " 4.8 billion.",
    # the premium is that of the bid, not of the first approach beside it
    "Tamar offers $9.00 a share for Wattle. The price is 8.4% above its first approach of $8.30 in December and a premium of 44%"
    " to the undisturbed close of $6.25.",
    # the other number behind 其余 is none of the shares
    "全球发售3,000万股，其中香港公开发售占10%，即300万股，其余2,700万股为国际配售，另有15%超额配股权。",
    "Of 60 million shares on offer, 10% went to staff and the remaining 54 million to funds, with a 15% over-allotment option.",
    # a fall in the clause behind is another's
    "The warehouse portfolio was 96.1% let, up from 95.2% in June, and its value slipped 2.4% to £3.1 billion.",
    # narrower than a year ago, but wider than in the half before
    "该行净息差为1.72%，同比收窄11个基点，但较上半年的1.70%略有回升。",
    # what was sold is taken off what was bought
    "三大法人合计买超5,120张，其中外资买超4,300张，投信买超1,010张，自营商卖超190张。",
    "三大法人合計買超5,120張，其中外資買超4,300張，投信買超1,010張，自營商賣超190張。",
    # of a level that was left for another nothing is a part
    "The miner raised its budget to $9.0 billion from $5.0 billion, of which some $6.2 billion has been spent.",
    # three rates of three years: none is the size of a move between the others
    "世行把越南2025年经济增长预测从6.2%上调至6.8%，2026年为6.0%。",
    "世行預計，印度經濟增速將由2025年的6.6%降至2026年的6.3%，2027年進一步降至6.1%。",
    "The bank lifted its forecast for Vietnam's growth in 2025 to 6.8% from 6.2%, and sees 6.0% in 2026.",
    # what is left to the target is counted from the price
    "该行把目标价由52元上调至60元，相当于较现价有33.3%的上升空间，评级为买入。",
    "The broker raised its price target to $60 from $52, which implies an upside of 33%.",
    # one company's offer, and another's price of the day
    "Calder closed at $84.50. Its offer for Wren is 20% more than Wren's last close of $30.00.",
    "Wren gained 15% to $34.50 from Tuesday's $30.00; Calder slid 2.3% to $82.56.",
    # a second footing behind a semicolon or in brackets
    "Operating profit rose to £312 million from £287 million; without one-off items it was up 5% at £301 million.",
    "Revenue climbed 18% to $4.72 billion (up 15% in constant currency) from $4.0 billion.",
    # how far above what, of what stands before
    "The offer of 350p a share is a 40% premium to Monday's 250p and 12% above the 312.5p at which Lorne had bid.",
    # of what was expected nothing is a part
    "Vessel delivered 61,200 vans, above the 52,000 expected, of which 58,300 were electric.",
    # two ways to cut one whole overlap
    "宏途汽车11月销量38.2万辆，其中新能源车19.5万辆，自主品牌26.4万辆，出口7.1万辆。",
    "宏途汽車11月銷量38.2萬輛，其中新能源車19.5萬輛，自主品牌26.4萬輛，出口7.1萬輛。",
    # growth of the sales, then another figure with its own base
    "The house lifts its sales forecast to £612m, implying growth of 11%, and EPS to 31.9p from 29.8p.",
    # £9m above is how far
    "Cash of £386m was 12% ahead of the prior year and £9m above our £377m.",
    # what a share is compared with is no share of the list
    "光模块收入占比升至42%，较第二季的38%增加4个百分点，连接器降至31%，线缆与其他占27%。",
    # by the year over two years
    "2023年至2025年，公司营业收入分别为40.0亿元、70.0亿元和122.5亿元，两年复合增长率75%。",
    "2023年至2025年，公司营业收入由40.0亿元增至62.5亿元，年均增长25%。",
    "Revenue rose from $4.0 billion to $6.25 billion, a compound annual growth rate of 25%.",
    # in two steps
    "The rate was raised twice last year, by 25 basis points each, to 5.25% from 4.75%.",
    "去年两次加息，每次25个基点，利率由4.75%升至5.25%。",
    # a currency that gains costs less
    "The won has gained 2.1% this year to 1,382 per dollar, against 1,411 at the end of December.",
    # who drops out is no fall
    "In the trial 14% of patients dropped out, versus 6% in the placebo group.",
    # less than a year ago, more than a week ago
    "The average lease rate rose to 5.44% from 5.41%, 22 basis points below a year ago.",
    # what an earlier quarter lost in exchange is no earlier profit
    "公司单季获利41.3亿元，季增98%，主因上季汇损15亿元。",
    # both shares are of the market, and what was passed is no whole
    "远川旗下两个品牌9月合计登录1.24万辆，超越2019年9月的1.19万辆，市占率38.5%，其中甲品牌登录9,620辆，市占率29.9%。",
    "遠川旗下兩個品牌9月合計登錄1萬2,410輛，超越2019年9月的1萬1,980輛，市占率38.5%，其中甲品牌登錄9,620輛，市占率29.9%。",
    "远川旗下两个品牌9月合计登录1.24万辆，市占率38.5%，其中甲品牌登录9,620辆，市占率29.9%。",
    "Halden's two brands sold 12,410 cars in May, a market share of 38.5%, of which Orla sold 9,620, a share of 29.9%.",
    # a rise or a fall, for all that a round hundred says
    "公司营收96.0亿元，季增20%、年减4%，上季为80.0亿元，去年同期100亿元。",
    "公司營收96.0億元，季增20%、年減4%，上季為80.0億元，去年同期100億元。",
    # of which: of the sales, before the profit and last year's loss
    "公司前三季度营业收入86.4亿元，同比下降10%；净利润4.3亿元，上年同期亏损6.1亿元。其中第三季度营业收入32.4亿元。",
    # better than this and better than that, of what stands first
    "第3季每股纯益2.88元，优于第2季的2.21元，优于去年同期的2.46元。",
    "第3季每股純益2.88元，優於第2季的2.21元，優於去年同期的2.46元。",
    # another move begins with its own from
    "主计总处把今年经济成长率由4.45%上修至7.37%、创下15年新高，明年经济成长率则由2.81%上修至3.54%。",
    # what was halved is another thing, told behind "after"
    "Retail sales dropped 14.8% to 1.5 million cars from 1.76 million, after the state halved the tax break in January.",
    # under a price is below it
    "The new target of $42, reduced from $61, is the lowest of all and sits 25% under Wednesday's closing price of $56.12.",
    # of the profit now forecast, not of the forecast before
    "It now sees a profit of 230 billion yen, compared with a previous projection of 200 billion yen. That would be 64% more"
    " than the 140 billion yen of fiscal 2024.",
    # below what was expected of the month, not of the month before
    "Consumer prices were 1.8% higher than a year earlier, after a rise of 2.1% in March, below the 1.9% expected by economists.",
    # so many more
    "Oakmere operates from 212 sites and plans to open 35 more by Christmas.",
    "公司门店从上年的212家起步，年底前计划再开35家。",
    # worth so much each
    "Some 56,000 vouchers worth up to 11,000 euros each had been booked, of which 38,000 had become registrations.",
    # two years' forecasts, each cut
    "该行把2026及2027年盈利预测分别下调11%及9%，至61.7亿及68.2亿元人民币。",
    "該行把2026及2027年盈利預測分別下調11%及9%，至61.7億及68.2億元人民幣。",
    # brands are not all there are, however long one led
    "4月全市登记私家车4,812辆。品牌方面，甲连续三个月居首，登记1,106辆，市占率23%；乙登记802辆；丙登记541辆。",
    # what the clause names itself
    "税额宽减由17.25万元削至15.75万元以来，门市人流少了约两成。",
    "稅額寬減由17.25萬元削至15.75萬元以來，門市人流少了約兩成。",
    # last year's February is no part of this year's two months
    "2月新车注册85.96万辆，较去年同期的85.37万辆成长0.7%。前两个月合计165.89万辆，下滑1.6%。",
    # rates of growth of two countries
    "The euro zone grew 0.2%, more than the 0.1% economists had expected, with France up 0.5% and Spain 0.6%.",
    # 5.3 trillion was before 8, not before 160 billion
    "计划带动民间投资1,600亿元，目标2030年半导体产值突破8兆元，较2024年的5.3兆元成长逾五成。",
    # of the whole again
    "首期将投入超过30亿元，其中包括算力6亿元、电网4.2亿元以及人才3.1亿元。其中约3亿元直接投资，10亿元用于基础设施。",
    # of another month's market
    "8月全市新车领牌数29,460辆，月减17%。\n\n进口车方面，东田领牌数2,583辆，年增90.2%，市占率7.4%。",
    # two prices that an offer is set against
    "收购价每股52元。\n\n收购价较今日收盘价43.5元溢价19.5%，比近30个交易日均价40.8元高出27.5%。",
    # a part with no share of its own
    "中央负担240亿元，占40%，地方政府出资180亿元，其余三成、即180亿元，向民间募集。",
    "中央負擔240億元，占40%，地方政府出資180億元，其餘三成、即180億元，向民間募集。",
    # the target of the year
    "前两个月累计销量162,000辆，同比增长2.5%，相当于全年180万辆销售目标的9%。",
    # the same in another currency
    "远川半导体第三季营收1,421亿新台币。若以美元计算，第三季营收47.4亿，年增16%。",
    "遠川半導體第三季營收新台幣1,421億元。\n\n若以美元計算，第三季營收47.4億，年增16%。",
]
FALSE = [
    (
        "The programme totals $60 billion. Of that, the state will pay $30 billion, cities $18 billion and banks $22 billion.",
        "breakdown",
    ),
    ("项目总投资60亿元，资本金18亿元，其余52亿元通过银行贷款解决。", "breakdown"),
    ("該計畫總經費600億元，由中央負擔300億元、地方政府180億元、民間投資220億元。", "breakdown"),
    ("该行将目标价由145元上调至160元，升幅21%。", "growth-from-levels"),
    ("滇中引水工程总投资546亿元，累计完成投资86.2亿元，占总投资的25.8%。", "share-of-total"),
    ("新能源车销量由2310万辆增至2405万辆，同比增长6%。", "growth-from-levels"),
    ("Tarlow's interim dividend goes up 18% to 3.9p; last year's interim was 3.6p.", "growth-from-levels"),
    ("合计销量188.6GWh，其中动力电池139.2GWh，储能电池49.4GWh，占比73.8%和36.2%。", "share-of-total"),
    ("全省日均产油200万桶，其中海上日均产油300万桶。", "part-of-whole"),
    ("公司一季度营收919万元，低于二季度营收890万元。", "stated-comparison"),
    ("全球发售3,000万股，其中香港公开发售占10%，员工认购占15%，其余85%为国际配售。", "shares-sum"),
    ("The warehouse portfolio was 94.1% let, up from 95.2% in June.", "change-direction"),
    ("该行净息差为1.68%，较上半年的1.70%略有回升。", "change-direction"),
    ("三大法人合计买超5,120张，其中外资买超4,300张，投信买超1,010张，自营商买超190张。", "part-of-whole"),
    ("The miner raised its budget to $9.0 billion from $5.0 billion, of which $9.6 billion has been spent.", "part-of-whole"),
    ("世行把越南2025年经济增长预测从6.8%上调至6.2%，2026年为6.0%。", "change-direction"),
    ("该厂出口占比由27.6%升至29.1%，提高1.5%。", "growth-from-levels"),
    ("该厂月产量由52万台提高至60万台，增长33.3%。", "growth-from-levels"),
    ("Vessel delivered 61,200 vans, above the 52,000 expected, of which 63,300 were electric.", "part-of-whole"),
    ("宏途汽车11月销量38.2万辆，其中纯电车19.5万辆，燃油车26.4万辆，出口7.1万辆。", "part-of-whole"),
    ("Revenue climbed 18% to $4.92 billion from $4.0 billion.", "growth-from-levels"),
    ("EPS rose 14% to 31.9p from 29.8p.", "growth-from-levels"),
    ("Cash came to £386m, above the £477m that we had forecast.", "stated-comparison"),
    ("光模块收入占比升至52%，较第二季的38%增加14个百分点，连接器降至31%，线缆与其他占27%。", "shares-sum"),
    ("The rate was raised last year by 25 basis points, to 5.25% from 4.75%.", "growth-from-levels"),
    ("公司单季获利41.3亿元，季增98%，上季获利15亿元。", "growth-from-levels"),
    ("第3季每股纯益2.28元，优于第2季EPS 2.21元，优于去年同期EPS 2.46元。", "stated-comparison"),
    ("公司全年营收34.0亿元，其中海外市场8.8亿元。海外市场占营收的35%。", "share-of-total"),
    ("公司全年销量20.0万辆，其中出口8.4万辆，占比32%。", "share-of-total"),
    ("Wren gained 25% to $34.50 from Tuesday's $30.00; Calder slid 2.3% to $82.56.", "growth-from-levels"),
]


@pytest.mark.parametrize("text", SOBER)
def test_a_true_sentence_is_accused_of_nothing(text: str) -> None:
    assert accused(text) == []


@pytest.mark.parametrize(("text", "rule"), FALSE)
def test_its_false_twin_is(text: str, rule: str) -> None:
    assert accused(text) == [rule]
