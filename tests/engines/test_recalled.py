"""What was found before is found again, to the byte, without asking a rule; and is forgotten with whatever it came of."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claims import cache as caches
from claims.cache import Cache, checking
from claims.checker import engine
from claims.engines import recalled
from claims.model import Result
from claims.packs import PackError, load
from claims.pipeline import check
from claims.records import finding_of, finding_row

CORPUS = Path(__file__).parents[2] / "corpus"
HOLDS = "启明公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.0亿元。"
FAILS = HOLDS.replace("4.0", "4.5")
OTHER = "启明公司2024年营业收入为12.0亿元。"


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., Result]:
    """Checks a folder of articles, given by name, with a cache that all runs of a test share."""

    def checked(articles: dict[str, str], folders: tuple[Path, ...] = (), **settings: object) -> Result:
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for path in folder.iterdir():
            path.unlink()
        for name, text in articles.items():
            (folder / name).write_text(text, encoding="utf-8")
        return check([str(folder)], folders=folders, cache=Cache(tmp_path / "cache", folders), **settings)  # type: ignore[arg-type]

    return checked


@pytest.fixture
def silent(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Lets every rule that is asked from now on fail the test."""

    def asked(*_: object) -> None:
        raise AssertionError("a rule was asked again")

    def silenced() -> None:
        for name in ("check_article", "check_across"):
            monkeypatch.setattr(engine, name, asked)

    return silenced


def told(result: Result) -> list[tuple[str, str]]:
    return [(finding.rule, finding.verdict) for finding in result.findings if finding.severity != "info"]


def test_a_corpus_is_found_again_without_a_rule_being_asked(tmp_path: Path, silent: Callable[[], None]) -> None:
    plain = check([str(CORPUS)])
    held = Cache(tmp_path)
    assert repr(check([str(CORPUS)], cache=held)) == repr(plain)
    silent()
    assert repr(check([str(CORPUS)], cache=Cache(tmp_path))) == repr(plain)


def test_a_finding_comes_back_from_its_row() -> None:
    found = check([str(CORPUS)]).findings
    assert [repr(finding_of(finding_row(finding))) for finding in found] == [repr(finding) for finding in found]


@pytest.mark.parametrize("row", [[], [1] * 14, ["a"] * 14, "a finding", [*"rkvs", 1, "m", "abc", [], [], None, [], [], "f", []]])
def test_what_is_no_row_of_a_finding_is_refused(row: list[object]) -> None:
    with pytest.raises(ValueError, match="not a stored record"):
        finding_of(row)


def test_an_article_that_changed_is_asked_again_and_others_are_not(
    run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert told(run({"a.txt": HOLDS, "b.txt": HOLDS})) == []
    seen: list[str] = []
    work = engine.check_article
    monkeypatch.setattr(
        engine, "check_article", lambda claims, article, how: seen.append(article.id) or work(claims, article, how)
    )
    assert ("gross-profit", "inconsistent") in told(run({"a.txt": HOLDS, "b.txt": FAILS}))
    assert [Path(name).name for name in seen] == ["b.txt"]


def test_what_is_found_between_articles_goes_with_each_of_them(run: Callable[..., Result]) -> None:
    assert told(run({"a.txt": HOLDS, "b.txt": OTHER})) == [("same-fact", "inconsistent")]
    assert told(run({"a.txt": HOLDS, "b.txt": OTHER.replace("12.0", "10.0")})) == []
    assert told(run({"a.txt": HOLDS, "b.txt": OTHER})) == [("same-fact", "inconsistent")]
    assert told(run({"a.txt": HOLDS, "b.txt": OTHER}, across=False)) == []


def test_other_terms_find_other_things(run: Callable[..., Result]) -> None:
    assert ("gross-profit", "inconsistent") in told(run({"a.txt": FAILS}))
    assert told(run({"a.txt": FAILS}, ignore=("identity", "chain"))) == []
    zh, en = (run({"a.txt": FAILS}, language=language).findings[0].message for language in ("zh", "en"))
    assert zh != en
    with pytest.raises(PackError, match="no rule or kind 'gross-prophet'"):
        run({"a.txt": FAILS}, ignore=("gross-prophet",))


def test_a_rule_pack_that_changed_is_asked_again(tmp_path: Path, run: Callable[..., Result]) -> None:
    rule = tmp_path / "rules" / "checks" / "gross-profit.toml"
    rule.parent.mkdir(parents=True)
    body = (CORPUS.parent / "rules/checks/gross-profit.toml").read_text(encoding="utf-8")
    found = []
    for severity in ("warning", "info"):
        rule.write_text(body.replace('severity = "error"', f'severity = "{severity}"'), encoding="utf-8")
        caches.forget()
        load.cache_clear()
        result = run({"a.txt": FAILS}, folders=(tmp_path / "rules",))
        found += [f.severity for f in result.findings if f.rule == "gross-profit"]
    assert found == ["warning", "info"]


def test_a_rule_pack_that_broke_is_refused_though_all_was_found_before(tmp_path: Path, run: Callable[..., Result]) -> None:
    rule = tmp_path / "rules" / "checks" / "mine.toml"
    rule.parent.mkdir(parents=True)
    (tmp_path / "rules" / "units.txt").write_text("")
    run({"a.txt": FAILS}, folders=(tmp_path / "rules",))
    rule.write_text('kind = "identity"', encoding="utf-8")
    caches.forget()
    load.cache_clear()
    with pytest.raises(PackError, match="mine"):
        run({"a.txt": FAILS}, folders=(tmp_path / "rules",))


def test_code_and_rules_are_the_terms(tmp_path: Path) -> None:
    assert checking() != checking((tmp_path,))


def test_a_rule_that_crashed_is_asked_again(run: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError

    kinds = engine.find_kinds()
    with monkeypatch.context() as broken:
        broken.setattr(engine, "find_kinds", lambda: {**kinds, "identity": crash})
        assert any(finding.kind == "internal" for finding in run({"a.txt": FAILS}).findings)
    assert ("gross-profit", "inconsistent") in told(run({"a.txt": FAILS}))


@pytest.mark.parametrize("spoiled", [b"", b"half an entry", caches.packed([[1, 2]]), caches.packed({"a": 1}), caches.packed(7)])
def test_a_spoiled_entry_costs_nothing_but_time(tmp_path: Path, run: Callable[..., Result], spoiled: bytes) -> None:
    articles = {"a.txt": FAILS, "b.txt": OTHER}
    before = run(articles)
    for path in (tmp_path / "cache").rglob("*"):
        if path.is_file() and path.name != "CACHEDIR.TAG":
            path.write_bytes(spoiled)
    assert repr(run(articles)) == repr(before)
    assert repr(run(articles)) == repr(before)


def test_trusted_facts_are_always_asked(tmp_path: Path, run: Callable[..., Result]) -> None:
    table = tmp_path / "known.csv"
    verdicts = []
    for value in ("10.0", "11.0"):
        table.write_text(f"subject,metric,period,value,unit\n启明公司,revenue,2024,{value},亿元\n", encoding="utf-8")
        result = run({"a.txt": HOLDS}, against=[table])
        verdicts += [finding.verdict for finding in result.findings if finding.kind == "trusted"]
    assert verdicts[:1] == ["consistent"]
    assert verdicts[1:] in (["inconsistent"], ["tension"])


def test_names_settle_among_the_articles_of_a_run(tmp_path: Path, run: Callable[..., Result]) -> None:
    articles = {
        "a.txt": "星瀚科技（Starhan Tech）2024年营业收入为12.5亿元。星瀚科技的净利润为2.1亿元。",
        "b.txt": "星瀚科技2024年营业收入为13.5亿元。",
    }
    for _ in range(2):
        result = run(articles)
        assert {claim.subject for claim in result.claims} == {"Starhan Tech"}
    assert {claim.subject for claim in run({"b.txt": articles["b.txt"]}).claims} == {"星瀚科技"}
    assert recalled.renamed(None, result.articles, result.claims, lambda: result.claims) == result.claims
