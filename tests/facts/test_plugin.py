"""Facts files as pytest runs them."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

ARTICLE = "比亚迪2024年年报\n2025-03-24\n\n比亚迪2024年全年营业收入为7771亿元。2024年，比亚迪净利润为402.5亿元。\n"
FACTS = """articles = ["articles"]
subject = "比亚迪"
period = "2024"
source = "年报"

[[fact]]
id = "revenue"
metric = "revenue"
value = "7771亿元"
marks = ["slow"]

[[fact]]
id = "profit"
metric = "net_income"
value = "425亿元"

[[fact]]
id = "known to be wrong"
metric = "net_income"
value = "1亿元"
compare = "at_most"
xfail = "restated in May"

[[fact]]
id = "not told"
metric = "gross_margin"
value = "20%"

[[fact]]
metric = "revenue"
valu = "1亿元"

[[fact]]
id = "units"
holds = 'claims["revenue"] == quantity("7771亿美元")'
"""


@pytest.fixture
def desk(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.mkdir("articles")
    (pytester.path / "articles" / "byd.txt").write_text(ARTICLE, encoding="utf-8")
    (pytester.path / "byd.facts.toml").write_text(FACTS, encoding="utf-8")
    pytester.makeini("[pytest]\naddopts = --strict-markers\nmarkers = slow\n")
    return pytester


def test_each_fact_is_a_test(desk: pytest.Pytester) -> None:
    result = desk.runpytest_inprocess("-p", "no:cacheprovider")
    result.assert_outcomes(passed=1, failed=4, xfailed=1)
    shown = result.stdout.str()
    assert "byd.facts.toml:12: profit: equals 425亿元 (年报)" in shown
    assert "“402.5亿元” means 40.245 … 40.255 billion CNY" in shown
    assert "not == 425亿元: 42.45 … 42.55 billion CNY" in shown
    assert "no claim: about BYD, metric gross_margin" in shown
    assert "byd.facts.toml:29: no key 'valu'; did you mean 'value'?" in shown
    assert "the units do not go together" in shown
    assert "Traceback" not in shown


def test_names_marks_and_collection(desk: pytest.Pytester) -> None:
    listed = desk.runpytest_inprocess("--collect-only", "-q").stdout.str()
    assert "byd.facts.toml::revenue" in listed
    assert "byd.facts.toml::known to be wrong" in listed
    desk.runpytest_inprocess("-k", "revenue").assert_outcomes(passed=1, deselected=5)
    desk.runpytest_inprocess("-m", "slow").assert_outcomes(passed=1, deselected=5)
    desk.runpytest_inprocess("-m", "claims", "-x").assert_outcomes(passed=1, failed=1)


def test_properties_in_junit(desk: pytest.Pytester) -> None:
    desk.runpytest_inprocess("--junitxml=out.xml", "-k", "revenue")
    (case,) = ET.parse(desk.path / "out.xml").iter("testcase")
    told = {p.get("name"): p.get("value") for p in case.iter("property")}
    assert told == {
        "subject": "比亚迪",
        "metric": "revenue",
        "period": "2024",
        "value": "7771亿元",
        "source": "年报",
        "quote": "7771亿元",
    }


def test_the_fixture_asks_the_configured_articles(desk: pytest.Pytester) -> None:
    desk.makepyfile(
        test_facts="""
        from claims import quantity

        def test_holds(claims):
            assert claims.about("BYD").metric("revenue") == quantity("7771亿元")

        def test_fails(claims):
            assert claims.about("BYD").metric("revenue") == quantity("7717亿元")
        """
    )
    result = desk.runpytest_inprocess("test_facts.py", "--claims-articles=articles")
    result.assert_outcomes(passed=1, failed=1)
    result.stdout.fnmatch_lines(["*byd.txt:4:*: “7771亿元” means 777.05 … 777.15 billion CNY*"])
    none = desk.runpytest_inprocess("test_facts.py")
    none.assert_outcomes(errors=2)
    none.stdout.fnmatch_lines(["*name the articles: claims_articles in the ini file*"])


def test_a_file_that_is_no_toml_is_one_error(desk: pytest.Pytester) -> None:
    (desk.path / "byd.facts.toml").write_text("[[fact]\n")
    result = desk.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    assert "byd.facts.toml:1: not TOML" in result.stdout.str()


def test_a_strange_subject_warns_once(desk: pytest.Pytester) -> None:
    one = '[[fact]]\nsubject = "赤岭锂业"\nmetric = "{}"\nvalue = "1亿元"\noptional = true\n'
    text = 'articles = ["articles"]\n' + one.format("revenue") + one.format("net_income")
    (desk.path / "byd.facts.toml").write_text(text, encoding="utf-8")
    desk.runpytest_subprocess().assert_outcomes(passed=2, warnings=1)


def test_with_workers(desk: pytest.Pytester) -> None:
    desk.runpytest_subprocess("-n", "2").assert_outcomes(passed=1, failed=4, xfailed=1)


def test_nothing_is_imported_where_nothing_is_used(tmp_path: Path) -> None:
    (tmp_path / "test_plain.py").write_text("def test_plain():\n    pass\n")
    program = (
        "import sys, pytest\n"
        "assert pytest.main(['-q', '-p', 'no:cacheprovider', 'test_plain.py']) == 0\n"
        "print(sorted(m for m in sys.modules if m.split('.')[0] in ('claims', 'pint', 'jieba', 'pydantic')))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "['claims', 'claims.pytest_plugin', 'claims.version']"
