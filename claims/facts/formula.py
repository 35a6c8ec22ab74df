"""Expressions of facts files: `claims["capacity"] * claims["cost per GW"] == quantity("5000亿至6000亿美元")`.

Read by `ast` against a whitelist and never run as code: names `claims` and `quantity`, the methods that narrow and
compare claims, subscripts, arithmetic, one comparison, and `and`/`or`/`not` of those.
"""

from __future__ import annotations

import ast
import operator
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from claims.facts.query import Claims, Comparison
from claims.facts.value import Value, bounds, of_claim, quantity
from claims.model import Claim

NARROWING = ("about", "metric", "on", "scope", "basis", "kind", "by", "document", "zone", "modality")
TAKING = ("one", "latest", "consistent")
COMPARING = ("overlaps", "within", "at_least", "at_most", "equals")
_ARITHMETIC: dict[type[ast.operator], Callable[[Value, Value], Value]] = {
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Add: operator.add,
    ast.Sub: operator.sub,
}
_LONGEST = 1000


class ExpressionError(ValueError):
    """An expression that is not of the allowed form, or names something that is not there."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an expression holds, and both sides of what does not."""

    holds: bool
    words: str = ""


def judge(expression: str, claims: Claims) -> Verdict:
    """Return whether an expression over claims holds.

    Raises `ExpressionError` for what is not of the form, `MissingClaim` where a claim is not there, and
    `pint.DimensionalityError` where units do not go together.
    """
    try:
        tree = ast.parse(expression, mode="eval") if len(expression) <= _LONGEST else None
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        raise ExpressionError(f"{expression!r} is not an expression: {error}") from error
    if tree is None:
        raise ExpressionError(f"an expression has at most {_LONGEST} characters")
    return _Reader(expression, claims).judged(tree.body)


@dataclass(frozen=True, slots=True)
class _Reader:
    source: str
    claims: Claims

    def judged(self, node: ast.expr) -> Verdict:
        if isinstance(node, ast.BoolOp):
            parts = [self.judged(value) for value in node.values]
            holds = all(p.holds for p in parts) if isinstance(node.op, ast.And) else any(p.holds for p in parts)
            return Verdict(holds, "\n".join(p.words for p in parts if not p.holds))
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            held = self.judged(node.operand)
            return Verdict(not held.holds, f"not ({ast.unparse(node.operand)})")
        if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], ast.Eq | ast.NotEq):
            return self._compared(node)
        found = self.value(node)
        if isinstance(found, Comparison):
            return Verdict(found.holds, "\n".join(found.faults))
        if isinstance(found, bool):
            return Verdict(found, f"{self._text(node)} is false")
        raise self._refused(node, "does not say what must hold; compare it with ==, overlaps, within, at_least or at_most")

    def value(self, node: ast.expr) -> Value | Claims | Comparison | Claim | bool:
        """Return what a part of the expression is."""
        if isinstance(node, ast.Name) and node.id == "claims":
            return self.claims
        if isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC:
            return _ARITHMETIC[type(node.op)](self.amount(node.left), self.amount(node.right))
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and not isinstance(node.value, bool):
            return Value.plain(Decimal(str(node.value)))
        if isinstance(node, ast.Subscript) and isinstance(held := self.value(node.value), Claims):
            return held[self._word(node.slice)]
        if isinstance(node, ast.Call) and not node.keywords:
            return self._called(node)
        raise self._refused(node, "is not allowed")

    def amount(self, node: ast.expr) -> Value:
        """Return a part that is a value; a chain that holds one claim is that claim's."""
        found = self.value(node)
        if isinstance(found, Claims):
            found = found.one()
        if isinstance(found, Claim):
            return of_claim(found)
        if isinstance(found, Value):
            return found
        raise self._refused(node, "is no value")

    def _compared(self, node: ast.Compare) -> Verdict:
        wanted = isinstance(node.ops[0], ast.Eq)
        left, right = self.value(node.left), self.amount(node.comparators[0])
        if isinstance(left, Claims):
            found = left.equals(right)
            return Verdict(found.holds == wanted, "\n".join(found.faults) or f"{self._text(node)} is false")
        mine = self.amount(node.left)
        words = f"{mine.words} = {bounds(mine, mine)}\n    against {right.words} = {bounds(right, mine)}"
        return Verdict((mine == right) == wanted, words)

    def _called(self, node: ast.Call) -> Value | Claims | Comparison | Claim | bool:
        if isinstance(node.func, ast.Name) and node.func.id == "quantity" and len(node.args) == 1:
            return quantity(self._word(node.args[0]))
        if not isinstance(node.func, ast.Attribute):
            raise self._refused(node, "is not allowed")
        held, name = self.value(node.func.value), node.func.attr
        if isinstance(held, Claims) and name in NARROWING and len(node.args) == 1:
            narrowed: Claims = getattr(held, name)(self._word(node.args[0]))
            return narrowed
        if isinstance(held, Claims) and name in TAKING and not node.args:
            taken: Claim | Comparison = getattr(held, name)()
            return taken
        if name in COMPARING and len(node.args) == 1 and isinstance(held, Claims | Value):
            other = (
                self.amount(node.args[0]) if not isinstance(node.args[0], ast.Constant) else quantity(self._word(node.args[0]))
            )
            compared: Comparison | bool = (
                held == other if name == "equals" and isinstance(held, Value) else getattr(held, name)(other)
            )
            return compared
        raise self._refused(node, "is not allowed")

    def _word(self, node: ast.expr) -> str:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise self._refused(node, "must be a text in quotes")

    def _text(self, node: ast.expr) -> str:
        return ast.get_source_segment(self.source, node) or ast.unparse(node)

    def _refused(self, node: ast.expr, why: str) -> ExpressionError:
        return ExpressionError(f"{self._text(node)!r} {why}")
