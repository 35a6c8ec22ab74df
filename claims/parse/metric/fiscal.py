"""What money that a state takes in or spends is, in a text on its budget: revenue of the treasury and not a company's sales."""

from __future__ import annotations

import re

from claims.parse.metric.metrics import Owner, Told
from claims.parse.metric.moves import is_moved
from claims.parse.metric.paid import is_of_state
from claims.parse.numbers.mention import Mention
from claims.parse.scene import Scene

# What a text tells of first that goes on to a state's budget.
_PLANS = ("investment", "stimulus", "subsidy", "aum")
_PLAIN_SPENDING = frozenset(
    {"expenditure", "expenditures", "outlays", "total spending", "total expenditure", "支出", "总支出", "支出规模", "总预算"}
)
# Spending on schools, 教育支出: one item of many.
_ITEM_BEHIND = re.compile(r"\s(?:on|for|by)\s")
_ITEM_ZH = re.compile(r"[一-鿿](?<![的总均则其年度季月拟将])(?<!计划)(?<!预计)(?<!预估)(?<!估计)(?<!预算)(?<!安排)(?<!政府)$")


def of_treasury(scene: Scene, mention: Mention, found: Owner, told: Told) -> str | None:
    """Return what revenue or spending is that a budget tells of: the treasury's, where no company is named.

    An item of what is spent stays plain spending: it has its own value beside that of the whole.
    """
    if found.id in ("trade_balance", "profit") and _is_surplus(scene, found) and _is_public(scene, mention, told):
        return "fiscal_surplus"
    if found.id not in ("revenue", "spending") or (found.verb and found.id == "spending") or not _is_public(scene, mention, told):
        return None
    if found.id == "revenue":
        return "fiscal_revenue"
    return "fiscal_spending" if _is_whole(scene, found) else "spending" if _is_grown(scene, mention, told) else None


def _is_surplus(scene: Scene, found: Owner) -> bool:
    return scene.text[found.start : found.end].lower() in ("surplus", "盈余", "结余", "黑字")


def _is_public(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether a sentence without a company speaks of a budget, or the numbers before did."""
    if any(a.is_company and a.end <= mention.start for a in scene.actors):
        return False
    fiscal = scene.cues.words("metric.ids", "fiscal")
    if any(own is not None and own.id in fiscal for own in (told.last, told.total, told.lead)):
        return True
    treasury = scene.cues["metric.treasury"]
    if treasury.search(scene.text, scene.sentence.start, scene.sentence.end):
        return True
    planned = told.lead is not None and told.lead.id in _PLANS
    return planned and scene.english and treasury.search(scene.text, 0, scene.sentence.start) is not None


def _is_whole(scene: Scene, found: Owner) -> bool:
    start, end = found.start or 0, found.end or 0
    if scene.text[start:end].lower() not in _PLAIN_SPENDING:
        return False
    if scene.english:
        return not _ITEM_BEHIND.match(scene.text, end)
    return not _ITEM_ZH.search(scene.text, scene.clause(start).start, start)


def _is_grown(scene: Scene, mention: Mention, told: Told) -> bool:
    """Whether an item of spending is told with its growth or behind the whole, and so is one of a year and not of a plan."""
    if told.last is not None and told.last.id in ("fiscal_spending", "spending", "defence_spending"):
        return True
    clause = scene.clause(mention.start)
    return any(clause.start <= m.start < clause.end and m.form == "percent" and is_moved(scene, m) for m in scene.mentions)


# In a text on a plan: the fab that it is building will cost 910 billion rupees.
_COSTS_EN = re.compile(r"\b(?:will|would|should|could|to|may|expected\sto|estimated\sto|set\sto)\s$")
_WORKS_EN = re.compile(
    r"\b(?:plants?|fabs?|factory|factories|lines?|railways?|railroads?|terminals?|projects?|programmes?|programs?|phases?|bridges?|tunnels?|refiner(?:y|ies)|mills?|stations?|reactors?"
    r"|ports?|airports?|pipelines?|dams?|campus(?:es)?|complex(?:es)?|roads?|motorways?|grids?|schemes?|plans?|sites?|facilit(?:y|ies))\b"
)


def is_of_plan(scene: Scene, mention: Mention, found: Owner, told: Told) -> bool:
    """Whether what a thing will cost is what is invested in it, in an English text on a plan."""
    start = found.start or 0
    if (
        not scene.english
        or scene.text[start : found.end].lower() != "cost"
        or not _COSTS_EN.search(scene.text, start - 14, start)
    ):
        return False
    planned = any(own is not None and own.id == "investment" for own in (told.lead, told.plan, told.last))
    return planned and _WORKS_EN.search(scene.text, scene.sentence.start, start) is not None


def _is_spent_of(scene: Scene, mention: Mention, found: Owner) -> bool:
    """Whether what is spent is so much of the budget told before: 全年资本支出42亿美元,前三季已支出29亿美元."""
    close = found.verb or scene.text[found.start : found.end] in ("支出", "开支")
    return close and not scene.english and 0 <= mention.start - (found.end or 0) <= 2


def _is_spent(scene: Scene, found: Owner) -> bool:
    return scene.text[found.start : found.end].lower() in ("spend", "spends", "spent", "spending", "budget", "预算", "支出", "花")


def _is_budget(scene: Scene, found: Owner) -> bool:
    return scene.text[found.start : found.end].lower() in ("budget", "预算")


def spent_again(scene: Scene, mention: Mention, found: Owner, told: Told) -> str | None:
    """Return what is spent of a budget or a plan that the numbers before told of."""
    budgets = scene.cues.words("metric.ids", "budgets")
    if told.last and told.last.id in budgets and _is_budget(scene, found):
        return told.last.id
    beside = told.last is not None and told.last.id in ("spending", "fiscal_spending", "defence_spending")
    planned = told.lead is not None and told.lead.id == "investment" and told.planned
    planned = planned or (
        any(own is not None and own.id == "investment" for own in (told.last, told.total)) and is_of_state(scene)
    )
    if planned and not beside and _is_spent(scene, found):
        return "investment"
    budget = told.total if told.total and told.total.id in budgets else None
    return budget.id if budget and _is_spent_of(scene, mention, found) else None
