"""Lists without heads, as rows of cells in the shadow text, and what only looks like one."""

from __future__ import annotations

import pytest

from claims.reader import read_text


def rows(text: str) -> list[str]:
    """Return the rows that the shadow of a text has."""
    return [line for line in read_text(text).shadow.text.split("\n") if "|" in line]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Segment revenue:\n\nSensors          $1.14 billion    +7%\nPower            $612 million     -2%\n",
            ["Sensors|$1.14 billion|+7%", "Power|$612 million|-2%"],
        ),
        (
            "Most popular vans in March\n\nDorn Cargo  1,214\nHalden V2  988\n",
            ["Dorn Cargo|1,214", "Halden V2|988"],
        ),
        (
            "Best sellers:\n1. Dorn Cargo 1,214\n2. Halden V2 988\n3. Orla 208 957 +3.1%\n",
            ["1. Dorn Cargo|1,214", "2. Halden V2|988", "3. Orla 208|957|+3.1%"],
        ),
        (
            "Deliveries by fuel:\nPetrol ......... 12,040\nBattery ........ 3,318\n",
            ["Petrol|12,040", "Battery|3,318"],
        ),
        (
            "Top electric vans:\n- Halden V2 – 988\n- Dorn E – 701\n",
            ["- Halden V2|988", "- Dorn E|701"],
        ),
        (
            "Vans by buyer:\nPrivate: 5,932 (-0.5%)\nFleet: 6,207 (+36.9%)\n",
            ["Private|5,932|(-0.5%)", "Fleet|6,207|(+36.9%)"],
        ),
        (
            "车企批发销量：\n1、澄江 4.6万辆 同比下降2.1%\n2、远川 3.7万辆 同比增长5.5%\n",
            ["1、澄江|4.6万辆|同比下降2.1%", "2、远川|3.7万辆|同比增长5.5%"],
        ),
        (
            "Vans by fuel\n            2026      2025     % change\nDiesel      7,210     8,300    -13.1%\n"
            "Petrol      $ 8,120   8,450   -3.3%\n",
            ["|2026|2025|% change", "Diesel|7,210|8,300|-13.1%", "Petrol|$ 8,120|8,450|-3.3%"],
        ),
        (
            "Vans sold by brand\nDorn: 1,214\nHalden: 988\nOrla: 640\n",
            ["Dorn|1,214", "Halden|988", "Orla|640"],
        ),
        (
            "各品牌销量（辆）：\n澄江　　　12,310　　+2.4%\n远川　5,122　　-3.5%\n",
            ["澄江|12,310|+2.4%", "远川|5,122|-3.5%"],
        ),
        (
            "领域　　　投资额（亿元）\n交通　　　120\n水利及其他　44\n",
            ["领域|投资额(亿元)", "交通|120", "水利及其他|44"],
        ),
    ],
)
def test_a_line_that_tells_what_follows_makes_rows(text: str, told: list[str]) -> None:
    assert rows(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Halden raised its outlook.\nSales rose 12%\nProfit rose 9%\n",
        "Outlook for the year:\n- Diluted earnings of $1.17 to $1.27\n- Gross margin of 54.0% to 55.0%\n",
        "Key figures:\nRevenue: $41 million\nNet income: $3 million\n",
        "Best sellers\nDorn Cargo 1,214\nHalden makes vans in Delmouth, and sells them.\n",
        "It sold 1,214 vans.\n\nHalden V2\n\nOrla 7\n",
        "The company said on Tuesday:\n1. Sales were flat.\n2. Costs fell.\n",
    ],
)
def test_sentences_and_single_lines_are_no_list(text: str) -> None:
    assert rows(text) == []
