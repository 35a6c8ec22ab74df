"""What is fuzzed: functions of bytes that may refuse what they are given, and by nothing but the errors they promise.

Half of the inputs are taken as they are, half as a recipe of the words that make sentences with numbers, so that they come
past the first test of every grammar.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from claims.archive.schema import ArchiveError, opened
from claims.checker.exchange import RateError
from claims.checker.exchange import load as load_rates
from claims.cli import UsageError, baseline, configuration, waivers
from claims.cli.calculator import work_out
from claims.engines.batch import articles_of
from claims.facts.companyfacts import company_rows, is_companyfacts, read_json
from claims.facts.delimited import csv_rows, jsonl_rows
from claims.facts.formula import ExpressionError, judge
from claims.facts.pinned import read_facts
from claims.facts.query import MissingClaim, claims_of
from claims.facts.row import FactError, claim_of
from claims.model import Article
from claims.packs import load
from claims.parse.numbers.quantities import mentions
from claims.period import days, is_dated, relation
from claims.pipeline import check, check_text
from claims.reader import finished, read_text
from claims.reader.formats import by_suffix
from claims.reader.meta import Meta
from claims.records import claim_of as claim_of_row
from claims.records import row_of, unpacked
from claims.report import find_format, names
from claims.report.options import Options

_SUBJECTS = (
    "英伟达 公司 其 华辰公司 Nvidia 2024年 第三季度 上半年 营业收入 净利润 毛利率 为 达 同比增长 环比下降 其中 占 合计 分别为"
)
_HEDGES = "超过 约 近 不到 至 到 ～ — 和 、 ， 。 ； （ ） “ ” 多 余 几 数 第 每 按此计算 即 相当于 上述"
_UNITS = "亿元 万 亿 美元 % 个百分点 倍 吨 GW /GW 万辆 三 十 百 千 零 半 一 两 1 2 10 3.5 1,234 0 00"
_SIGNS = ". , - + × = ÷ 億 萬 務(wù) 1e9 ∞ ½ ¥ €"
_ENGLISH = "revenue rose fell to from between and of was $ bn billion million per about over percent"
_ENGLISH_ENDS = "times doubled year quarter Q3 FY 2025 a"
_MARKS = (
    *("\n", "\n\n", " ", "|", "|---|", "<td>", "</td>", "<table>", "#"),
    *("\u200b", "\u202e", "\ufeff", "\ud800", "\0", "\x1b[2J"),
)
WORDS = (
    *(word for words in (_SUBJECTS, _HEDGES, _UNITS, _SIGNS) for word in words.split()),
    *(f" {word}" for words in (_ENGLISH, _ENGLISH_ENDS) for word in words.split()),
    *_MARKS,
)


def text_of(data: bytes) -> str:
    """Return the text that some bytes stand for: themselves, or a row of WORDS."""
    if not data:
        return ""
    if data[0] % 2:
        return data[1:].decode("utf-8", "surrogateescape")
    return "".join(WORDS[byte % len(WORDS)] for byte in data[1:])


def numbers(data: bytes) -> None:
    """Read the quantities of a text; every span must lie in it."""
    text = text_of(data)
    for language in ("zh-Hans", "en"):
        found, skipped = mentions(text, language, None)
        assert all(0 <= m.start < m.end <= len(text) for m in (*found, *skipped))


def pipeline(data: bytes) -> None:
    """Check a text and write every report that is text; spans must slice back to quotes."""
    result = check_text(text_of(data))
    assert not any(f.kind == "internal" for f in result.findings), [f.message for f in result.findings if f.kind == "internal"]
    assert not result.failures, result.failures
    (article,) = result.articles
    for claim in result.claims:
        assert article.text[claim.span.start : claim.span.end] == claim.quote or article.damage
        assert claim_of_row(row_of(claim), article.id) == claim
    for name in (names()[sum(data) % len(names())], "json"):
        shape = find_format(name)
        if shape is not None and hasattr(shape, "render") and name != "template":
            shape.render(result, Options(language="auto", verbose=True))


def pair(data: bytes) -> None:
    """Check two texts against each other; their order changes nothing."""
    half = len(data) // 2
    one, two = read_text(text_of(data[:half]), "one"), read_text(text_of(data[half:]), "two")
    found = check([one, two])
    assert found == check([two, one])
    assert not any(f.kind == "internal" for f in found.findings)


def reader(suffix: str) -> Callable[[bytes], None]:
    """Return the target that reads bytes as a file of that suffix."""

    def read(data: bytes) -> None:
        for made in finished(by_suffix()[suffix].read(data, f"fuzz{suffix}", Meta())):
            if isinstance(made, Article):
                assert len(made.shadow.text) == len(made.shadow.offsets)
                assert all(0 <= zone.start <= zone.end <= len(made.text) for zone in made.zones)
                list(articles_of(made))

    return read


def table(data: bytes) -> None:
    """Read trusted tables in every form; a row may be refused by `FactError`."""
    text = text_of(data)
    pack = load()
    for rows in (csv_rows, jsonl_rows):
        try:
            for row in rows(text, "fuzz"):
                if not isinstance(row, FactError):
                    claim_of(row, "fuzz", pack)
        except FactError:
            continue
    try:
        found = read_json(text, "fuzz")
        if isinstance(found, dict) and is_companyfacts(found):
            company_rows(found, "fuzz", pack)
    except FactError:
        pass


def file(read: Callable[[Path], object], name: str, *refusals: type[Exception]) -> Callable[[bytes], None]:
    """Return the target that reads a file of that name, and may refuse it so."""

    def target(data: bytes) -> None:
        path = _folder() / name
        path.write_bytes(data if data[:1] == b"\x01" else text_of(data).encode("utf-8", "replace"))
        try:
            read(path)
        except refusals:
            return

    return target


def expression(data: bytes) -> None:
    """Work out expressions of the calculator and of facts; both run on untrusted text."""
    text = text_of(data)
    with suppress(UsageError):
        work_out(text)
    try:
        judge(text, claims_of(_one()))
    except (ExpressionError, ValueError, MissingClaim, ZeroDivisionError):
        pass
    except Exception as error:
        if type(error).__name__ != "DimensionalityError":
            raise


def periods(data: bytes) -> None:
    """Ask for the days of periods, and how two relate."""
    one, _, two = text_of(data).partition("|")
    for end in (None, 1, 6):
        days(one, end)
        relation(one, two, end)
    is_dated(one)


def records(data: bytes) -> None:
    """Take apart what the cache and the archive hold."""
    try:
        found = unpacked(data)
        for row in found if isinstance(found, list) else ():
            claim_of_row(row if isinstance(row, list) else [], "fuzz")
    except ValueError:
        pass


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="check-claims-fuzz-"))


@cache
def _one() -> object:
    return check_text("华辰公司2024年营业收入为10.0亿元，营业成本为6.0亿元，毛利润为4.5亿元。")


def _archive(path: Path) -> None:
    opened(path).close()


TARGETS: dict[str, Callable[[bytes], None]] = {
    "numbers": numbers,
    "pipeline": pipeline,
    "pair": pair,
    **{f"read{suffix}": reader(suffix) for suffix in (".txt", ".md", ".html", ".jsonl", ".docx", ".pdf")},
    "table": table,
    "facts": file(read_facts, "fuzz.facts.toml", FactError),
    "rates": file(lambda path: load_rates([path]), "fx.csv", RateError),
    "configuration": file(configuration.read, "check-claims.toml", UsageError),
    "baseline": file(baseline.read, "baseline.jsonl", UsageError),
    "waivers": file(waivers.read, "waivers.toml", UsageError),
    "archive": file(_archive, "fuzz.archive", ArchiveError),
    "expression": expression,
    "periods": periods,
    "records": records,
}


def seeds(root: Path) -> Iterator[bytes]:
    """Yield inputs to start from: the sample articles, and recipes of words."""
    for path in sorted((root / "corpus").iterdir()):
        if path.is_file():
            yield b"\x01" + path.read_bytes()[:4000]
    for start in range(0, len(WORDS), 7):
        yield bytes([0, *(n % len(WORDS) for n in range(start, start + 24))])
    yield b"\x01" + json.dumps({"id": "a", "text": "营收10亿元"}).encode()
