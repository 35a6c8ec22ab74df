"""Pages of the manual that are made from code and content: rules, units, hedges, keys of the configuration."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from claims.figures import digits
from claims.packs import Example, Rule
from claims.parse.numbers.quantities import mentions
from claims.report.rulebook import expected
from claims.report.wording import spoken
from claims.units import Unit, shape, spellings, units

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~$])")
# What every way of saying a number may stand for, shown by one of its kind.
_FORMS = (
    ("digits as printed", "135.1亿元", "$2.31 billion"),
    ("trailing zeros: half of the last digit that is none, at most 5 %", "900吨", "20 GW"),
    ("about", "约500万辆", "about 3.4 million"),
    ("nearly", "近300亿元", "nearly $40 million"),
    ("under", "不到200家", "under 30%"),
    ("over", "超过1500亿元", "more than 600 stores"),
    ("and then some", "20多亿元", "20-odd planes"),
    ("at least", "至少40亿元", "at least 12 million"),
    ("up to", "最多80万吨", "up to $9 billion"),
    ("range", "2.5万至4万美元", "$50-60 billion"),
    ("vague", "数百万人", "tens of billions of dollars"),
    ("times more: both readings", "增长三倍", "up fivefold"),
    ("times", "是去年的五倍", "five times"),
    ("doubling", "翻番", "doubled"),
    ("counted, no scale: exact", "8架飞机", "three plants"),
    ("a span of time", "3个月", "two quarters"),
)


def rules_page(rules: Iterable[Rule]) -> str:
    """Return the reference of rules: why each holds, what it says, where it comes from, and texts it does and does not find."""
    packs: dict[str, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: (rule.pack, rule.id)):
        packs.setdefault(rule.pack, []).append(rule)
    return "\n".join(_rules(packs)).rstrip() + "\n"


def _rules(packs: Mapping[str, list[Rule]]) -> Iterator[str]:
    yield from (
        "# The rules",
        "",
        "Made by `check-claims rules docs`. A rule is a file of [rules/](../rules/README.md); `check-claims explain RULE`",
        "tells one with all its examples, `check-claims rules test RULE` runs them. Severity is what a finding is at most worth",
        "before doubts lower it.",
        "",
    )
    for pack, rules in packs.items():
        links = ", ".join(f"[{rule.id}](#{rule.id})" for rule in rules)
        yield from (f"**{pack or 'Of all texts'}**: {links}", "")
    for pack, rules in packs.items():
        yield from (f"## {pack or 'Rules of all texts'}", "")
        for rule in rules:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"### {rule.id}", "", f"`{rule.kind}`, {rule.severity}. {_plain(rule.why)}", "")
    if rule.source:
        yield f"- Source: {_plain(rule.source)}"
    if rule.formula:
        yield f"- Formula: `{rule.formula}`"
    if rule.metrics:
        yield f"- Metrics: {', '.join(f'`{name}`' for name in rule.metrics)}"
    for name, value in rule.options.items():
        told = ", ".join(value) if isinstance(value, tuple) else str(value)
        yield f"- {name}: `{told}`"
    yield f"- It says: `{_flat(rule.message.en)}` / `{_flat(rule.message.zh)}`"
    if rule.tick:
        yield f"- Where it holds: `{_flat(rule.tick.en)}` / `{_flat(rule.tick.zh)}`"
    yield from (f"- {expected(example).capitalize()}: {_plain(example.text)}" for example in _telling(rule.example))
    yield ""


def _telling(examples: Iterable[Example]) -> list[Example]:
    """Return one example that finds and one that does not for each of the two scripts, in their order."""
    first: dict[tuple[bool, bool], Example] = {}
    for example in examples:
        first.setdefault((bool(example.finds), example.text.isascii()), example)
    return list(first.values())


def units_page() -> str:
    """Return the units, currencies and what the forms of numbers may stand for."""
    return "\n".join(_units()).rstrip() + "\n"


def _units() -> Iterator[str]:
    yield from (
        "# Units, currencies, and what a number may stand for",
        "",
        "Made from `rules/units.txt` and the parser. `check-claims convert --units WORD` lists the units that hold a word.",
        "",
        "## What a printed number may stand for",
        "",
        "Two intervals: what its words allow, and what a careful reader takes from them. Numbers contradict each other only",
        "where what their words allow has nothing in common. `[` is an end that belongs to the interval, `(` one that does not.",
        "",
        "| form | example | allows | a careful reader |",
        "|---|---|---|---|",
    )
    for form, *samples in _FORMS:
        for sample in samples:
            yield f"| {form} | {sample} | {_readings(sample, 'hard')} | {_readings(sample, 'soft')} |"
    yield ""
    held: dict[str, list[Unit]] = {}
    for unit in {unit.name: unit for unit in units().values()}.values():
        held.setdefault(shape(unit.base), []).append(unit)
    written = {unit.name: [s for s, u in spellings().items() if u is unit] for us in held.values() for unit in us}
    for kind, of_kind in held.items():
        yield from (f"## {kind.replace('_', ' ')}", "", "| unit | is | in texts |", "|---|---|---|")
        for unit in of_kind:
            told = "" if unit.base == unit.name else f"{digits(unit.factor, 10)} {unit.base}"
            yield f"| `{unit.name}` | {told} | {_plain(', '.join(written[unit.name]))} |"
        yield ""


def _readings(sample: str, name: str) -> str:
    """Return what a sample may stand for, as the parser reads it."""
    mention = mentions(sample)[0][0]
    return spoken(mention.hard if name == "hard" else mention.soft, mention.base.unit, "en" if sample.isascii() else "zh").strip()


def keys_table() -> str:
    """Return the keys of the configuration as a table: what each takes, what holds where it is left out, what it means."""
    from claims.cli.settings import Settings

    properties = Settings.model_json_schema(by_alias=True)["properties"]
    rows = [
        f"| `{key}` | {_takes(told)} | {_default(told.get('default'))} | {_plain(str(told['description']))} |"
        for key, told in properties.items()
    ]
    return "\n".join(["| key | takes | left out | |", "|---|---|---|---|", *rows]) + "\n"


def _takes(told: Mapping[str, object]) -> str:
    """Return what a key takes, from its JSON schema."""
    if "enum" in told:
        values = told["enum"]
        return ", ".join(f'`"{value}"`' for value in values) if isinstance(values, list) else ""
    options = told.get("anyOf")
    if isinstance(options, list):
        return next(_takes(option) for option in options if option.get("type") != "null")
    if told.get("format") == "date":
        return "date, such as `2025-09-22`"
    names = {
        "array": "array of texts",
        "boolean": "`true` or `false`",
        "object": "table",
        "integer": "number",
        "number": "number",
    }
    return names.get(str(told.get("type")), "text")


def _default(value: object) -> str:
    if value in (None, [], {}):
        return ""
    return f"`{str(value).lower()}`" if isinstance(value, bool) else f'`"{value}"`' if isinstance(value, str) else f"`{value}`"


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _flat(text))


def _flat(text: str) -> str:
    return " ".join(text.split())
