"""The content of rules/ is whole and well formed, and a broken rule file says what is wrong with it, and where."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import opencc
import pytest

from claims.content import rules_folder
from claims.packs import PackError, _flat, load

# What claims.units.shape gives, part by part.
SHAPES = {
    "money", "count", "percent", "percentage_point", "ratio", "rank", "index_point", "power", "energy", "mass", "length", "area",
    "volume", "time", "data", "computation", "temperature", "container", "other",
}  # fmt: skip

# Metrics that the JSON output is documented with.
DOCUMENTED = [
    "revenue", "net_income", "market_cap", "pe_ratio", "investment", "valuation", "data_center_capacity", "gpu_count",
    "shipments", "price", "rental_price", "build_cost_per_capacity", "nvidia_content_per_capacity", "performance_ratio",
    "training_speed_ratio", "market_share", "revenue_share", "weekly_active_users", "stock_price", "gross_margin",
    "operating_profit", "eps", "capex", "production", "price_target", "acquisition_bid", "capacity_utilization",
]  # fmt: skip


def layer(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    return folder


def fault(folder: Path, **files: str) -> str:
    with pytest.raises(PackError) as raised:
        load(layer(folder, **files))
    return str(raised.value).removeprefix(f"{folder}/")


@pytest.mark.parametrize("metric", DOCUMENTED)
def test_documented_metrics_exist(metric: str) -> None:
    assert load().metrics[metric].id == metric


def test_ids_are_plain() -> None:
    pack = load()
    assert [key for key in (*pack.entities, *pack.metrics) if not re.fullmatch(r"[a-z][a-z0-9_]*", key)] == []


def test_shapes_are_shapes_of_units() -> None:
    wrong = {(m.id, shape) for m in load().metrics.values() for shape in m.shapes if not set(shape.split("/")) <= SHAPES}
    assert wrong == set()


def test_chinese_words_are_simplified() -> None:
    simplified = opencc.OpenCC("t2s").convert
    pack = load()
    words = [w for e in pack.entities.values() for w in (*e.zh, *e.short, *e.unlike)]
    words += [w for m in pack.metrics.values() for w in (*m.zh, *m.zh_verbs, *m.unlike)]
    assert [word for word in words if simplified(word) != word] == []


def test_words_have_no_blanks_around() -> None:
    pack = load()
    words = [w for e in pack.entities.values() for w in (e.name, *e.zh, *e.en, *e.tickers, *e.short, *e.unlike)]
    words += [w for m in pack.metrics.values() for w in (*m.zh, *m.en, *m.zh_verbs, *m.en_verbs, *m.unlike)]
    assert [word for word in words if not word or word != " ".join(word.split())] == []


def test_persons_speak_for_somebody_and_products_have_a_maker() -> None:
    entities = load().entities.values()
    assert [e.id for e in entities if e.kind == "person" and not e.org] == []
    assert [e.id for e in entities if e.kind in ("product", "segment") and not e.maker and e.id != "aito"] == []


@pytest.mark.parametrize(
    ("name", "year_end"),
    [
        ("nvidia", 1),
        ("apple", 9),
        ("microsoft", 6),
        ("alibaba", 3),
        ("toyota", 3),
        ("micron", 8),
        ("fast_retailing", 8),
        ("byd", 12),
    ],
)
def test_fiscal_years(name: str, year_end: int) -> None:
    assert load().entities[name].fiscal_year_end == year_end


def test_a_layer_adds_and_replaces(tmp_path: Path) -> None:
    lanchi = '[lanchi]\nname = "Lanchi Auto"\nkind = "company"\nzh = ["澜驰汽车"]\n'
    apple = '[apple]\nname = "Apple"\nkind = "company"\n'
    pack = load(layer(tmp_path, entities=lanchi + apple))
    assert pack.entities["lanchi"].zh == ("澜驰汽车",)
    assert pack.entities["apple"].zh == ()
    assert len(pack.entities) == len(load().entities) + 1


def test_an_alias_has_one_owner(tmp_path: Path) -> None:
    text = '[orchard]\nname = "Orchard Foods"\nkind = "company"\nzh = ["苹果公司"]\n'
    expected = "entities.toml: orchard: '苹果公司' is already an alias of apple; one alias has one owner"
    assert fault(tmp_path, entities=text) == expected


def test_metrics_of_one_shape_share_no_alias(tmp_path: Path) -> None:
    text = '[turnover_of_shops]\nshapes = ["money"]\nbehaviour = "flow"\nzh = ["营收"]\n'
    expected = "metrics.toml: turnover_of_shops: '营收' is already an alias of revenue, which has shape 'money' too"
    assert fault(tmp_path, metrics=text) == expected


def test_metrics_of_other_shapes_may_share_one(tmp_path: Path) -> None:
    text = '[revenue_rank]\nshapes = ["rank"]\nbehaviour = "stock"\nzh = ["营收"]\n'
    assert load(layer(tmp_path, metrics=text)).metrics["revenue_rank"].zh == ("营收",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[a]\nname = "A Corp"\nkind = "firm"\n', "entities.toml: a.kind: "),
        ('[a]\nname = "A Corp"\nkind = "company"\nalias = ["A"]\n', "entities.toml: a.alias: Extra inputs are not permitted"),
        ('[a]\nname = "A 1"\nkind = "product"\nmaker = "nobody"\n', "entities.toml: a.maker: no entity has this id"),
        ('[a]\nname = "A B"\nkind = "person"\norg = "nobody"\n', "entities.toml: a.org: no entity has this id"),
        ('[a]\nname = "A Corp"\nkind = "company"\nfiscal_year_end = 13\n', "entities.toml: a.fiscal_year_end: "),
        ('a = "A Corp"\n', "entities.toml: a: expected a table, found 'A Corp'"),
        ('[a]\nname = "A Corp"\nname = "B Corp"\n', "entities.toml: not a TOML file: "),
        ('[a]\nname = A Corp\n', "entities.toml: not a TOML file: "),
    ],
)  # fmt: skip
def test_a_broken_entity_is_named(tmp_path: Path, text: str, message: str) -> None:
    assert fault(tmp_path, entities=text).startswith(message)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[m]\nshapes = []\nbehaviour = "flow"\n', "metrics.toml: m.shapes: "),
        ('[m]\nshapes = ["money"]\nbehaviour = "river"\n', "metrics.toml: m.behaviour: "),
        ('[m]\nshapes = ["money"]\nbehaviour = "flow"\nsubjects = ["firm"]\n', "metrics.toml: m.subjects.0: "),
        ('[m]\nshapes = ["percent"]\nbehaviour = "flow"\nshare_of = "nothing"\n', "metrics.toml: m.share_of: "),
        ('[m]\nshapes = ["percent"]\nbehaviour = "flow"\nfused = ["产 销 nothing"]\n', "metrics.toml: m.fused: no metric"),
        ('[m]\nshapes = ["percent"]\nbehaviour = "flow"\nfused = ["产销 m"]\n', "metrics.toml: m.fused: expected"),
        ('[m]\nshapes = ["percent"]\nbehaviour = "flow"\nzh = ["产销"]\nfused = ["产 销 m"]\n', "metrics.toml: m.fused: '产销' "),
    ],
)  # fmt: skip
def test_a_broken_metric_is_named(tmp_path: Path, text: str, message: str) -> None:
    assert fault(tmp_path, metrics=text).startswith(message)


@pytest.mark.parametrize("name", ["entities.toml", "metrics.toml"])
def test_the_fast_reader_reads_what_tomllib_reads(name: str) -> None:
    text = (rules_folder() / name).read_text(encoding="utf-8")
    assert _flat(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        '[a]\nx = ["one",\n  "two"]\n',
        '[a]\nx = 1  # a comment\n',
        "[a]\nx = 'literal'\n",
        '[a]\nx = {y = 1}\n',
        '[a.b]\nx = 1\n',
        '[[a]]\nx = 1\n',
        'x = 1\n',
        '[a]\nx=1\n',
        '[a]\nx = 1_000\n',
        '[a]\nx = null\n',
        '[a]\nx = 1\n[a]\ny = 2\n',
    ],
)  # fmt: skip
def test_the_fast_reader_leaves_other_files_to_tomllib(text: str) -> None:
    assert _flat(text) is None


RULE = """
kind = "identity"
formula = "gross_profit <= revenue"
why = "A part is no more than the whole."
message.en = "{lhs} is more than {rhs}"
message.zh = "{lhs}超过{rhs}"
"""


def filed(folder: Path, *paths: str, text: str = RULE) -> Path:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_a_layer_has_packs_of_rules_by_domain(tmp_path: Path) -> None:
    rules = load(filed(tmp_path, "packs/shipping/checks/berths.toml", "checks/cranes.toml")).rules
    assert (rules["berths"].pack, rules["cranes"].pack) == ("shipping", "")


def test_a_rule_of_a_later_layer_replaces_one_of_a_pack(tmp_path: Path) -> None:
    first = filed(tmp_path / "one", "packs/shipping/checks/berths.toml")
    second = filed(tmp_path / "two", "packs/ports/checks/berths.toml")
    assert load(first, second).rules["berths"].pack == "ports"


def test_a_rule_id_is_used_once_in_a_layer(tmp_path: Path) -> None:
    filed(tmp_path, "checks/berths.toml", "packs/shipping/checks/berths.toml")
    with pytest.raises(PackError) as raised:
        load(tmp_path)
    held = tmp_path / "packs/shipping/checks/berths.toml"
    assert str(raised.value) == f"{held}: the rule 'berths' is already in {tmp_path / 'checks/berths.toml'}; one id has one rule"


def test_a_rule_file_does_not_name_its_pack(tmp_path: Path) -> None:
    filed(tmp_path, "packs/shipping/checks/berths.toml", text=f'pack = "ports"\n{RULE}')
    with pytest.raises(PackError, match=r"berths\.toml: berths\.pack: the folder says it, found 'ports'$"):
        load(tmp_path)


def test_every_rule_says_why_and_has_a_failing_and_a_clean_example() -> None:
    rules = load().rules.values()
    assert [r.id for r in rules if not r.why.strip()] == []
    assert [r.id for r in rules if {example.finds > 0 for example in r.example} != {True, False}] == []


def test_every_rule_of_a_pack_names_its_source_and_speaks_the_languages_of_its_metrics() -> None:
    pack = load()
    packed = [r for r in pack.rules.values() if r.pack]
    assert [r.id for r in packed if not r.source] == []
    english = {m.id for m in pack.metrics.values() if m.en}
    spoken = {r.id for r in packed if set(re.findall("[a-z][a-z0-9_]+", r.formula or "")) | set(r.metrics) <= english}
    told = {r.id: {bool(re.search("[一-鿿]", example.text)) for example in r.example} for r in packed}
    assert [rule for rule, both in told.items() if True not in both or (rule in spoken and False not in both)] == []


def test_there_are_rules_for_every_domain() -> None:
    domains = {"company-financials", "market-data", "ai-infrastructure", "energy", "autos", "property", "macro"}
    assert {r.pack for r in load().rules.values()} - {""} == domains
