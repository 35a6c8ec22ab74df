"""Short articles by the thousand, from a seed: several companies' figures, told alike, otherwise, and by wire copies."""

from __future__ import annotations

import json
import random
from pathlib import Path

_COMPANIES = (
    ("英伟达", "Nvidia"),
    ("英特尔", "Intel"),
    ("比亚迪", "BYD"),
    ("小米", "Xiaomi"),
    ("特斯拉", "Tesla"),
    ("宁德时代", "CATL"),
)
_ZH = "{zh}{year}年营业收入为{revenue}亿元，同比增长{growth}%。营业成本为{cost}亿元，毛利润为{profit}亿元。"
_EN = "{en}'s revenue in {year} was ${revenue} billion, up {growth}%. Its net income in {year} was ${profit} billion."


def records(count: int, seed: int = 7) -> list[dict[str, str]]:
    """Return articles as the records of a .jsonl file; one in five is a copy of an earlier one under another id."""
    told = random.Random(seed)
    made: list[dict[str, str]] = []
    for number in range(count):
        if made and told.random() < 0.2:
            made.append({**told.choice(made), "id": f"a{number:05}"})
            continue
        zh, en = told.choice(_COMPANIES)
        revenue = told.randrange(200, 900)
        slots = {
            "zh": zh,
            "en": en,
            "year": told.randrange(2021, 2025),
            "revenue": f"{revenue / 10 + told.choice((0, 0, 0, 5)):.1f}",
            "growth": told.randrange(3, 90),
            "cost": f"{revenue / 10 - 8:.1f}",
            "profit": told.choice(("8.0", "8.0", "9.5")),
        }
        text = " ".join(told.choice((_ZH, _EN)).format_map(slots) for _ in range(told.randrange(1, 3)))
        made.append({"id": f"a{number:05}", "text": text, "published": f"2025-0{told.randrange(1, 10)}-11"})
    return made


def write(path: Path, count: int, seed: int = 7) -> Path:
    """Write such articles to a .jsonl file."""
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records(count, seed)), encoding="utf-8")
    return path
