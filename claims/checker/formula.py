"""Formulas over metrics, as rule files state them: `gross_profit = revenue - cost_of_revenue`, `a <= b <= c`.

A formula is read by `ast` against a whitelist (names of metrics, numbers, + − × ÷, =, <=, >=) and never run. Each metric
stands in it once, so that interval arithmetic is exact and every metric can be solved for. Values are exact intervals
in the roots of their dimension; counted nouns have no dimension here, since the metric already says what is counted.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from itertools import combinations, product

from claims.interval import Bound, Interval, Readings, combine, point
from claims.packs import Pack, PackError, Rule
from claims.units import dimension, root_factor, shape, units

_Dimension = tuple[tuple[str, int], ...]

_OPERATIONS: Mapping[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
_COMPARISONS: Mapping[type[ast.cmpop], str] = {ast.LtE: "<=", ast.GtE: ">="}
_TYPOGRAPHIC = str.maketrans({"−": "-", "×": "*", "÷": "/", "≤": "<=", "≥": ">="})
_SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
# Far more than any identity over metrics needs; deeper texts are refused before anything recurses into them.
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric by its id."""

    id: str


@dataclass(frozen=True, slots=True)
class Number:
    """A plain number, as written."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Operation:
    """Two operands and what joins them: +, -, * or /."""

    sign: str
    left: Node
    right: Node


Node = Metric | Number | Operation


@dataclass(frozen=True, slots=True)
class Formula:
    """Two sides and how they stand to each other: =, <= or >=; `metrics` in the order in which they stand."""

    left: Node
    sign: str
    right: Node
    metrics: tuple[str, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "metrics", (*_metrics(self.left), *_metrics(self.right)))

    def __hash__(self) -> int:
        return hash((self.sign, self.metrics))


@dataclass(frozen=True, slots=True)
class Value:
    """What a quantity may be, in the roots of its dimension."""

    readings: Readings
    dimension: _Dimension


def formulas(rule: Rule, pack: Pack) -> tuple[Formula, ...]:
    """Return the formulas of a rule: one, or every pair of a chain `a <= b <= c`.

    Raises `PackError` where the text is no formula, names a metric that the pack does not have, or equates or adds
    what has different dimensions.
    """
    return _formulas(rule.id, rule.formula or "", pack)


def formula_of(text: str) -> Formula:
    """Return one formula over any names. Raises `ValueError` where the text is none."""
    (left, right), (sign, *_) = _sides(text)
    return Formula(left, sign, right)


def value_of(readings: Readings, unit: str) -> Value:
    """Return a quantity in `unit` as a value in the roots of its dimension."""
    factor = root_factor(unit)
    scaled = readings if factor == 1 else tuple(part * point(factor) for part in readings)
    return Value(scaled, dimension_of(unit))


def in_unit(value: Value, unit: str) -> Readings:
    """Return the readings of a value in `unit`, which has its dimension."""
    factor = root_factor(unit)
    return value.readings if factor == 1 else tuple(part / point(factor) for part in value.readings)


def evaluate(node: Node, values: Mapping[str, Value]) -> Value | None:
    """Return what an expression comes to, or None where its dimensions do not fit (two currencies)."""
    if isinstance(node, Metric):
        return values[node.id]
    if isinstance(node, Number):
        return Value((point(node.value),), ())
    left, right = evaluate(node.left, values), evaluate(node.right, values)
    return None if left is None or right is None else _joined(node.sign, left, right)


def allowed(formula: Formula, metric: str, values: Mapping[str, Value]) -> Value | None:
    """Return what `metric` may be for the formula to hold with the other values, or None where dimensions do not fit.

    An inequality leaves one side open: a in `a <= b` may be anything up to the highest b.
    """
    on_left = metric in _metrics(formula.left)
    mine, other = (formula.left, formula.right) if on_left else (formula.right, formula.left)
    value = evaluate(other, values)
    if value is None:
        return None
    if formula.sign != "=":
        is_ceiling = (formula.sign == "<=") == on_left
        value = Value(tuple(_half(part, is_ceiling) for part in value.readings), value.dimension)
    return _solved(mine, metric, value, values)


def isolated(formula: Formula, metric: str) -> Node:
    """Return what a metric that stands once in an equation comes to by the others: a in b = a × c is b ÷ c."""
    on_left = metric in _metrics(formula.left)
    mine, other = (formula.left, formula.right) if on_left else (formula.right, formula.left)
    while isinstance(mine, Operation):
        on_left = metric in _metrics(mine.left)
        inner, rest = (mine.left, mine.right) if on_left else (mine.right, mine.left)
        if mine.sign in "-/" and not on_left:
            other = Operation(mine.sign, rest, other)
        else:
            other = Operation({"+": "-", "-": "+", "*": "/", "/": "*"}[mine.sign], other, rest)
        mine = inner
    return other


def shown(node: Node, words: Mapping[str, str], *, inner: bool = False) -> str:
    """Return an expression for a reader, each metric by its words: (10.0亿元 − 6.0亿元) ÷ 10.0亿元."""
    if isinstance(node, Metric):
        return words[node.id]
    if isinstance(node, Number):
        return f"{node.value:f}"
    is_product = node.sign in "*/"
    left = shown(node.left, words, inner=is_product and isinstance(node.left, Operation) and node.left.sign in "+-")
    right = shown(node.right, words, inner=isinstance(node.right, Operation) and (is_product or node.sign == "-"))
    text = f"{left} {_SIGNS[node.sign]} {right}"
    return f"({text})" if inner else text


@cache
def _formulas(rule: str, text: str, pack: Pack) -> tuple[Formula, ...]:
    try:
        sides, signs = _sides(text.translate(_TYPOGRAPHIC).strip())
        found = tuple(Formula(sides[i], signs[0], sides[j]) for i, j in combinations(range(len(sides)), 2))
        _check_names([name for side in sides for name in _metrics(side)], pack)
        for formula in found:
            _check_dimensions(formula, pack)
    except ValueError as error:
        raise PackError(f"checks/{rule}.toml: formula: {error}, found {text!r}") from error
    return found


def _sides(text: str) -> tuple[list[Node], list[str]]:
    """Return what stands between the signs of a formula, and the signs. Raises `ValueError`."""
    if not text or len(text) > _LONGEST:
        raise ValueError(f"expected a formula of at most {_LONGEST} characters")
    try:
        body = ast.parse(text, mode="exec").body
    except (SyntaxError, RecursionError, MemoryError) as error:
        raise ValueError("expected `metric = expression` or `expression <= expression`") from error
    match body:
        case [ast.Assign(targets=[ast.Name() as target], value=value)]:
            return [_node(target, text), _node(value, text)], ["="]
        case [ast.Expr(value=ast.Compare(left=left, ops=ops, comparators=others))]:
            signs = [_COMPARISONS.get(type(op), "") for op in ops]
            if signs == [signs[0]] * len(signs) and signs[0]:
                return [_node(side, text) for side in (left, *others)], signs
    raise ValueError("expected `metric = expression`, or sides joined by <= alone or by >= alone")


def _node(tree: ast.expr, text: str) -> Node:
    match tree:
        case ast.Name(id=name):
            return Metric(name)
        case ast.Constant(value=int() | float()) if not isinstance(tree.value, bool):
            return Number(Decimal((ast.get_source_segment(text, tree) or "").replace("_", "")))
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _OPERATIONS:
            return Operation(_OPERATIONS[type(op)], _node(left, text), _node(right, text))
    raise ValueError(f"{ast.get_source_segment(text, tree)!r} is no metric, number or one of + - * /")


def _metrics(node: Node) -> Iterator[str]:
    if isinstance(node, Metric):
        yield node.id
    elif isinstance(node, Operation):
        yield from _metrics(node.left)
        yield from _metrics(node.right)


def _check_names(names: list[str], pack: Pack) -> None:
    if not names:
        raise ValueError("expected at least one metric")
    for name in names:
        if name not in pack.metrics:
            raise ValueError(f"no metric has the id {name!r}")
        if names.count(name) > 1:
            raise ValueError(f"{name!r} stands twice; write it so that each metric stands once (1 - b / a, not (a - b) / a)")


def _check_dimensions(formula: Formula, pack: Pack) -> None:
    """Raise `ValueError` where no choice of the shapes that its metrics may have makes both sides alike."""
    names = formula.metrics
    shapes = [pack.metrics[name].shapes for name in names]
    for chosen in product(*shapes):
        values = {name: Value((point(1),), _of_shape(held)) for name, held in zip(names, chosen, strict=True)}
        left, right = evaluate(formula.left, values), evaluate(formula.right, values)
        if left is not None and right is not None and left.dimension == right.dimension:
            return
    listed = ", ".join(f"{name} is {' or '.join(held)}" for name, held in zip(names, shapes, strict=True))
    raise ValueError(f"the two sides do not have one dimension ({listed})")


@cache
def _of_shape(name: str) -> _Dimension:
    """Return the dimension that a shape of a metric stands for; every currency is "money"."""
    total: dict[str, int] = {}
    for place, part in enumerate(name.split("/")):
        for root, exponent in _part_of_shape(part):
            total[root] = total.get(root, 0) + (-exponent if place else exponent)
    return _sorted(total)


def _part_of_shape(part: str) -> _Dimension:
    if part == "money":
        return (("money", 1),)
    label = next((label for label in units() if shape(label) == part), None)
    return () if label is None else _sorted(units()[label].dimension)


@cache
def dimension_of(unit: str) -> _Dimension:
    """Return the dimension of a unit without the nouns in it, which a metric already counts: USD/share is money."""
    roots = _roots()
    return tuple((root, exponent) for root, exponent in sorted(dimension(unit).items()) if root in roots)


@cache
def _roots() -> frozenset[str]:
    return frozenset(root for unit in units().values() for root in unit.dimension)


def _joined(sign: str, left: Value, right: Value) -> Value | None:
    if sign in "+-":
        if left.dimension != right.dimension:
            return None
        return Value(
            combine((lambda a, b: a + b) if sign == "+" else (lambda a, b: a - b), left.readings, right.readings), left.dimension
        )
    way = 1 if sign == "*" else -1
    total = dict(left.dimension)
    for root, exponent in right.dimension:
        total[root] = total.get(root, 0) + way * exponent
    return Value(
        combine((lambda a, b: a * b) if way > 0 else (lambda a, b: a / b), left.readings, right.readings), _sorted(total)
    )


def _solved(node: Node, metric: str, target: Value, values: Mapping[str, Value]) -> Value | None:
    """Return what `metric`, which stands somewhere in `node`, must be for `node` to be `target`."""
    if not isinstance(node, Operation):
        return target
    on_left = metric in _metrics(node.left)
    mine, other = (node.left, node.right) if on_left else (node.right, node.left)
    rest = evaluate(other, values)
    if rest is None:
        return None
    left, sign, right = _inverted(node.sign, on_left, target, rest)
    needed = _joined(sign, left, right)
    return None if needed is None else _solved(mine, metric, needed, values)


def _inverted(sign: str, on_left: bool, target: Value, rest: Value) -> tuple[Value, str, Value]:
    """Return the operation that undoes one: x − rest = target is undone by target + rest, rest − x by rest − target."""
    if sign in "-/" and not on_left:
        return rest, sign, target
    return target, {"+": "-", "-": "+", "*": "/", "/": "*"}[sign], rest


def _half(values: Interval, is_ceiling: bool) -> Interval:
    end: Bound | None = values.high if is_ceiling else values.low
    return Interval(None, end) if is_ceiling else Interval(end, None)


def _sorted(dimension: Mapping[str, int]) -> _Dimension:
    return tuple(sorted((root, exponent) for root, exponent in dimension.items() if exponent))
