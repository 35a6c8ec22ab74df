"""What a share of a whole is called, seen with what its clause or the number before measures: research as a share of revenue."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.prices import named_ids
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

# What a share of one thing is called of another: research as a share of revenue.
_PARTS = {
    ("rd_expense", "revenue_share"): "rd_intensity",
    ("gross_profit", "revenue_share"): "gross_margin",
    ("operating_profit", "revenue_share"): "operating_margin",
    ("ebitda", "revenue_share"): "ebitda_margin",
    ("adjusted_ebitda", "revenue_share"): "ebitda_margin",
    ("net_income", "revenue_share"): "net_margin",
    ("ebit", "revenue_share"): "ebit_margin",
    ("investment", "revenue_share"): "capex_intensity",
    ("free_cash_flow", "revenue_share"): "fcf_margin",
    ("capex", "revenue_share"): "capex_intensity",
    ("selling_expense", "revenue_share"): "selling_expense_ratio",
    ("admin_expense", "revenue_share"): "admin_expense_ratio",
    ("dividend", "net_income_share"): "payout_ratio",
    ("fiscal_deficit", "gdp_share"): "fiscal_deficit",
    ("debt", "gdp_share"): "debt_to_gdp",
    ("process_node", "share"): "revenue_share",
}


def share_in_context(scene: Scene, mention: Mention, found: Owner | None, told: Told) -> Owner | None:
    """Return the metric of a share of a whole, seen with what the clause or the number before measures."""
    if found is None:
        return None
    beside = told.last is not None and (told.units or not scene.english)
    before = (
        [told.last.id] if told.last and beside and not _is_of_sales(scene, mention) and not _has_own_noun(scene, mention) else []
    )
    name = next((_PARTS[one, found.id] for one in (*named_ids(scene, mention), *before) if (one, found.id) in _PARTS), None)
    if name == "revenue_share" and found.id == "share" and "全国" in scene.before(mention):
        name = None  # 成熟制程占全国比重升至20%
    metric = scene.pack.metrics.get(name) if name else None
    return Owner(metric.id, "stated", found.start, found.end, metric=metric) if metric else found


_PART_OF_ZH = re.compile(r"[一-鿿]{3,}(?:[A-Za-z]*\d+[一-鿿]{1,4})?(?:占|相当于)[^占,，]*$")


def _has_own_noun(scene: Scene, mention: Mention) -> bool:
    """Whether the clause of a Chinese share says itself what that is a share of the whole: 研发经费占GDP的2.9%."""
    return not scene.english and _PART_OF_ZH.search(scene.text, scene.clause(mention.start).start, mention.start) is not None


# Some 58% of sales were made in Germany, and not profit of 77 million, or 4.2% of sales.
_OF_SALES = re.compile(
    r" of (?:net |total |group )?(?:sales|revenues?|turnover) (?:was|were|is|are|came|comes|come|stem\w*|ha[ds]|now) "
)


def _is_of_sales(scene: Scene, mention: Mention) -> bool:
    """Whether it is told where so much of the sales was made: the subject of its own verb."""
    return scene.english and _OF_SALES.match(scene.text, mention.end) is not None
