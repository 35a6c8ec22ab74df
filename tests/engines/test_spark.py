"""The same claims and findings from this process, a pool and a real Spark on this machine, byte for byte.

Spark takes a minute to get going and half a gigabyte to install: these run in `make full`, with CHECK_CLAIMS_FULL set.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from claims.cli import main
from claims.model import Result
from claims.pipeline import check, collected, distribute
from claims.report.jsonl import render
from claims.report.options import Options
from generated import records, write

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytest.importorskip("pyspark", reason="the extra spark is not installed")
pytestmark = pytest.mark.skipif(not os.environ.get("CHECK_CLAIMS_FULL"), reason="a minute and more: make full")

ROOT = Path(__file__).parents[2]
ARTICLES = ROOT.parent / "shared" / "articles"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    from claims.engines.spark import session

    made = session("local[2]")
    yield made
    made.stop()


def lines(result: Result) -> list[str]:
    """Return claims and findings as sorted JSON lines."""
    told = render(result, Options()).splitlines()
    return sorted(line for line in told if json.loads(line)["type"] in ("claim", "finding"))


@pytest.mark.usefixtures("spark")
def test_one_process_a_pool_and_spark_say_the_same(tmp_path: Path) -> None:
    paths = [str(write(tmp_path / "wire.jsonl", int(os.environ.get("CHECK_CLAIMS_ARTICLES", "2000"))))]
    paths += [str(ARTICLES)] if ARTICLES.is_dir() else []
    alone = check(paths)
    assert any(len({e.span.document for e in f.evidence}) > 1 for f in alone.findings if f.verdict == "inconsistent")
    assert lines(check(paths, jobs=2)) == lines(alone)
    result = collected(distribute(paths, master="local[2]"))
    assert lines(result) == lines(alone)
    assert result == alone


@pytest.mark.usefixtures("spark")
def test_parquet_in_and_records_out(tmp_path: Path, spark: SparkSession) -> None:
    wire = records(40)
    spark.createDataFrame(wire).write.parquet(str(tmp_path / "wire.parquet"))
    path = str(tmp_path / "wire.parquet")
    assert main(["check", path, "--engine", "spark", "--out", f"jsonl:{tmp_path}/out", "--fail-on", "never"]) == 0
    lines_out = {
        name: sorted(line for file in (tmp_path / "out" / name).glob("part-*") for line in file.read_text("utf-8").splitlines())
        for name in ("claims", "findings")
    }
    write(tmp_path / "wire.jsonl", 40)
    told = lines(check(str(tmp_path / "wire.jsonl")))
    as_parquet = [line.replace(f"{tmp_path}/wire.jsonl#", f"{path}#") for line in told]
    claims = sorted(
        json.dumps({k: v for k, v in json.loads(line).items() if k != "type"}, ensure_ascii=False) for line in as_parquet
    )
    assert len(lines_out["claims"]) + len(lines_out["findings"]) == len(claims)
    assert [json.loads(line)["quote"] for line in lines_out["claims"]] == [
        json.loads(line)["quote"] for line in claims if "quote" in json.loads(line)
    ]
    assert main(["check", path, "--engine", "spark", "--out", f"jsonl:{tmp_path}/out"]) == 2


@pytest.mark.usefixtures("spark")
def test_what_cannot_be_read_costs_itself(tmp_path: Path) -> None:
    path = tmp_path / "wire.jsonl"
    good = json.dumps({"id": "a", "text": "华辰公司2024年营业收入为10.0亿元。"}, ensure_ascii=False)
    path.write_text(f"{good}\n{{oops\n\n{good}\n", encoding="utf-8")
    result = collected(distribute([str(path), str(tmp_path / "nowhere.txt")], master="local[2]"))
    assert [article.id for article in result.articles] == [f"{path}#a"]
    assert sorted((f.path, f.reason) for f in result.failures) == [
        (str(tmp_path / "nowhere.txt"), "no such file or directory"),
        (str(path), "line 2: not valid JSON"),
        (str(path), "line 4: line 1 has the same id"),
    ]


@pytest.mark.usefixtures("spark")
def test_trusted_tables_and_names_that_articles_introduce(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("星澜锂业（Xinglan Lithium）2024年营业收入为10.0亿元。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("星澜锂业2024年营业收入为12.0亿元。\n", encoding="utf-8")
    table = tmp_path / "known.csv"
    table.write_text("subject,metric,period,value\n星澜锂业,revenue,2024,12.0亿元\n", encoding="utf-8")
    alone = check([str(tmp_path)], against=[table])
    assert {claim.subject for claim in alone.claims} == {"Xinglan Lithium"}
    result = collected(distribute([str(tmp_path)], master="local[2]", against=[table]), against=True)
    assert result.findings == alone.findings
    assert result.coverage == alone.coverage


@pytest.mark.usefixtures("spark")
def test_what_a_cluster_cannot_do_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "-", "--engine", "spark", "--master", "local[2]"]) == 2
    assert "standard input cannot be read by a cluster" in capsys.readouterr().err
    assert main(["check", str(tmp_path / "gone.parquet"), "--engine", "spark", "--master", "local[2]"]) == 2
    assert "could not be read" in capsys.readouterr().err
