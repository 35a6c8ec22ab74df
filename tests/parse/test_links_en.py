"""Sentences of English with all that their numbers are linked to; each feature stands beside its negative twin."""

from __future__ import annotations

import pytest

from linking import links

# quote | subject | metric | kind and direction | period | modality | the rest. All texts were published on 14 November 2025.
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Apple reported third-quarter revenue of $94.0 billion, up 10% from a year earlier.",
        (
            "$94.0 billion | Apple | revenue | level - | 2025Q3 | actual | speaker=Apple",
            "10% | Apple | revenue | growth up | 2025Q3 | actual | basis=yoy, speaker=Apple",
        ),
    ),
    (
        "Tesla delivered 497,099 vehicles in the third quarter.",
        ("497,099 | Tesla | deliveries | count - | 2025Q3 | actual",),
    ),
    (
        "Microsoft has invested $13 billion in OpenAI.",
        ("$13 billion | Microsoft | investment | level - | - | actual | object=OpenAI",),
    ),
    (
        "Google plans to invest $40 billion in Texas data centers.",
        ("$40 billion | Google | investment | level - | - | target",),
    ),
    (
        "Amazon's operating profit rose to $19.2 billion from $14.7 billion a year earlier.",
        (
            "$19.2 billion | Amazon | operating_profit | level up | - | actual",
            "$14.7 billion | Amazon | operating_profit | level - | - | actual | basis=earlier level",
        ),
    ),
    (
        "Meta expects capital expenditures of $70 billion to $72 billion this year.",
        ("$70 billion to $72 billion | Meta | capex | level - | 2025 | forecast | speaker=Meta",),
    ),
    (
        "Nvidia's market value topped $5 trillion in October.",
        ("topped $5 trillion | Nvidia | market_cap | level - | 2025-10 | actual",),
    ),
    (
        "Nvidia's market value is now $4.6 trillion.",
        ("$4.6 trillion | Nvidia | market_cap | level - | 2025-11 | actual",),
    ),
    (
        "Shares of Ford fell 2.5% to $12.80 on Thursday.",
        (
            "2.5% | Ford | stock_price | change down | 2025-11-13 | actual | basis=vs previous close",
            "$12.80 | Ford | stock_price | level down | 2025-11-13 | actual",
        ),
    ),
    (
        "Ford's shares fell 2.5% in after-hours trading.",
        ("2.5% | Ford | stock_price | change down | 2025-11-14 | actual | basis=vs previous close, scope=after hours",),
    ),
    (
        "The company's gross margin was 43.2%, compared with 41.8% a year ago.",
        (
            "43.2% | - | gross_margin | ratio - | - | actual",
            "41.8% | - | gross_margin | ratio - | - | actual | basis=earlier level",
        ),
    ),
    (
        "OpenAI is in talks to raise $40 billion at a valuation of $300 billion.",
        (
            "$40 billion | OpenAI | funding | level - | - | rumour",
            "$300 billion | OpenAI | valuation | level - | - | estimate",
        ),
    ),
    (
        "Analysts expect Apple to report revenue of $102 billion for the fourth quarter.",
        ("$102 billion | Apple | revenue | level - | FY2025Q4 | forecast | speaker=analysts",),
    ),
    (
        '"We will spend $100 billion next year," Satya Nadella said.',
        ("$100 billion | Microsoft | spending | level - | 2026 | target | speaker=Satya Nadella",),
    ),
    (
        "According to Counterpoint, Apple shipped 56 million iPhones in the quarter.",
        ("56 million | Apple | shipments | count - | - | actual | speaker=Counterpoint Research",),
    ),
    (
        "Apple accounted for 19% of global smartphone shipments.",
        ("19% | Apple | market_share | share - | - | actual | scope=global",),
    ),
    (
        "Brent crude rose 1.2% to $64.50 a barrel.",
        (
            "1.2% | Brent crude | oil_price | change up | 2025-11-14 | actual",
            "$64.50 a barrel | Brent crude | oil_price | rate up | 2025-11-14 | actual",
        ),
    ),
    (
        "Saudi Aramco produced 9.9 million barrels a day in September.",
        ("9.9 million barrels a day | Saudi Aramco | production | rate - | 2025-09 | actual",),
    ),
    (
        "U.S. consumer prices rose 3.0% in September from a year earlier.",
        ("3.0% | United States | cpi | growth up | 2025-09 | actual | basis=yoy",),
    ),
    (
        "The Federal Reserve cut its benchmark rate by 25 basis points.",
        ("25 basis points | Federal Reserve | interest_rate | change down | - | actual",),
    ),
    (
        "Harbor Motors Inc said it sold 12,000 trucks in October. It sold 10,500 a year earlier.",
        (
            "12,000 | Harbor Motors Inc | sales_volume | count - | 2025-10 | actual | speaker=Harbor Motors Inc",
            "10,500 | Harbor Motors Inc | sales_volume | count - | 2024-10 | actual",
        ),
    ),
    (
        "Data center revenue was $41.1 billion, or 88% of the total.",
        (
            "$41.1 billion | - | revenue | level - | - | actual | scope=data center",
            "88% | - | revenue_share | share - | - | actual | scope=data center",
        ),
    ),
    (
        "Revenue in 2023 and 2024 was $3.1 billion and $3.8 billion, respectively.",
        (
            "$3.1 billion | - | revenue | level - | 2023 | actual",
            "$3.8 billion | - | revenue | level - | 2024 | actual",
        ),
    ),
    (
        "Toyota sold 210,000 vehicles in North America in October.",
        ("210,000 | Toyota | sales_volume | count - | 2025-10 | actual | scope=North America",),
    ),
    (
        "Toyota sold 920,000 vehicles worldwide in October.",
        ("920,000 | Toyota | sales_volume | count - | 2025-10 | actual | scope=global",),
    ),
    (
        "Samsung's chip division posted an operating profit of 7 trillion won.",
        ("7 trillion won | Samsung Electronics | operating_profit | level - | - | actual | scope=chip division",),
    ),
    (
        "The startup is valued at $6 billion.",
        ("$6 billion | - | valuation | level - | - | actual",),
    ),
    (
        "Net income fell by $300 million.",
        ("$300 million | - | net_income | change down | - | actual",),
    ),
    (
        "The unemployment rate rose to 4.4% in September, up 0.1 percentage point.",
        (
            "4.4% | - | unemployment_rate | ratio up | 2025-09 | actual",
            "0.1 percentage point | - | unemployment_rate | change up | 2025-09 | actual",
        ),
    ),
    (
        "China's exports fell 1.1% in October from a year earlier.",
        ("1.1% | China | exports | growth down | 2025-10 | actual | basis=yoy",),
    ),
    (
        "Anthropic's annualized revenue has reached $7 billion.",
        ("$7 billion | Anthropic | annualized_revenue | level - | - | actual",),
    ),
    (
        "BYD sold 441,706 vehicles in October, down 12%.",
        (
            "441,706 | BYD | sales_volume | count - | 2025-10 | actual",
            "12% | BYD | sales_volume | growth down | 2025-10 | actual",
        ),
    ),
    (
        "Walmart raised its full-year sales forecast to $705 billion.",
        ("$705 billion | Walmart | revenue | level up | FY2026 | forecast",),
    ),
    (
        "Sales at Starbucks rose 5.5% in the quarter ended Sept. 28, 2025.",
        ("5.5% | Starbucks | revenue | growth up | 2025Q3 | actual",),
    ),
    (
        "Boeing delivered 53 jets in October, compared with 14 a year earlier.",
        (
            "53 | Boeing | deliveries | count - | 2025-10 | actual",
            "14 | Boeing | deliveries | count - | 2024-10 | actual",
        ),
    ),
    (
        "The S&P 500 closed up 0.4% at 6,850 points.",
        (
            "0.4% | S&P 500 | index_level | change up | 2025-11-14 | actual | basis=vs previous close, scope=close",
            "6,850 points | S&P 500 | index_level | level up | 2025-11-14 | actual | scope=close",
        ),
    ),
    (
        "Gold rose above $4,100 an ounce.",
        ("above $4,100 an ounce | Gold | commodity_price | rate up | - | actual",),
    ),
    (
        "China Evergrande's debt totalled $300 billion at the end of 2021.",
        ("$300 billion | China Evergrande | debt | level - | 2021-12 | actual",),
    ),
    (
        "The initial public offering of Klarna raised $1.37 billion.",
        ("$1.37 billion | Klarna | ipo_proceeds | level - | - | actual",),
    ),
    (
        "As of June 30, 2025, Alibaba had 124,320 employees.",
        ("124,320 | Alibaba | employees | count - | 2025-06-30 | actual",),
    ),
    (
        "Nissan forecast an operating loss of 275 billion yen for the year ending March 2026.",
        ("275 billion yen | Nissan | operating_loss | level - | 2025-04/2026-03 | forecast | speaker=Nissan",),
    ),
    (
        "Reliance plans to spend $10 billion over the next three years.",
        (
            "$10 billion | Reliance | spending | level - | 2025-12/2028-11 | target",
            "three years | Reliance | duration | duration - | - | target",
        ),
    ),
    (
        "ASML's bookings fell 12% from the second quarter.",
        ("12% | ASML | orders | growth down | - | actual | basis=qoq",),
    ),
    (
        "The bank's return on equity was 14%.",
        ("14% | - | roe | ratio - | - | actual",),
    ),
    (
        "Spotify had 713 million monthly active users at the end of September.",
        ("713 million | Spotify | monthly_active_users | count - | 2025-09 | actual",),
    ),
    (
        "TSMC's market share is 70%, up from 67% in the previous quarter.",
        (
            "70% | TSMC | market_share | share - | - | actual",
            "67% | TSMC | market_share | ratio - | 2025Q3 | actual",
        ),
    ),
    (
        "Intel's shares have risen 85% this year.",
        ("85% | Intel | stock_price | change up | 2025-01-01/2025-11-14 | actual",),
    ),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_links(text: str, expected: tuple[str, ...]) -> None:
    assert links(text, "en") == expected
