"""Templates of one's own: what they see, where their faults are told, what they cannot reach."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from claims.model import Result
from claims.report import ReportError, template
from claims.report.options import Options

Story = Callable[..., Result]


def filled(result: Result, folder: Path, text: str, **options: object) -> str:
    path = folder / "mine.j2"
    path.write_text(text, "utf-8")
    return template.render(result, Options(template=path, **options))  # type: ignore[arg-type]


def fault(result: Result, folder: Path, text: str) -> str:
    with pytest.raises(ReportError) as raised:
        filled(result, folder, text)
    return str(raised.value).removeprefix(str(folder)).lstrip("/")


def test_a_template_sees_what_the_reports_show(story: Story, tmp_path: Path) -> None:
    text = (
        "{% for finding in findings if finding.verdict == 'inconsistent' %}\n"
        "{{ finding.sign }} {{ finding.verdict_word }} {{ finding.rule }}: {{ finding.message }}\n"
        "{% for place in finding.places %}\n"
        "  {{ place.where }} {{ place.quote }} ({{ place.line }})\n"
        "{% endfor %}\n"
        "  {{ finding.passages[1].speaker }}: {{ finding.passages[1].text }}\n"
        "{% endfor %}\n"
        "{{ report.documents | length }} {{ report.claims[0].base.unit }} {{ labels.findings }} {{ language }}"
    )
    assert filled(story(), tmp_path, text) == (
        "✗ 不能同时成立 same-fact: 营业收入写作45.9亿元，另一处为4.95 billion yuan\n"
        "  甲.txt:2:9 45.9亿元 (2)\n"
        "  b.txt:1:29 4.95 billion yuan (1)\n"
        "  Ann Li: Hemu Dairy said revenue was 4.95 billion yuan in the half.\n"
        "2 CNY 问题 zh\n"
    )


def test_ticks_and_language_are_as_asked(story: Story, tmp_path: Path) -> None:
    told = filled(story(), tmp_path, "{{ findings | length }} {{ language }} {{ summary }}", show_ok=False, language="en")
    assert told == "1 en Articles: 2 · claims: 3 · contradictions: 1 · tensions: 0 · confirmed: 1\n"


def test_values_are_visible_and_never_template(make, tmp_path: Path) -> None:
    make.article("a.txt", "收入{{ 7*7 }}5亿元\x1b[2J\u202e<b>")
    make.finding(make.claim("a.txt", "{{ 7*7 }}5亿元\x1b[2J\u202e<b>", "5"), message="{% raw %}=\x1b|<b>")
    told = filled(
        make.result(),
        tmp_path,
        "{{ findings[0].places[0].quote }}\n{{ findings[0].message | markdown }}\n{{ findings[0].message | e }}\n"
        "{{ '=1' | csv }} {{ findings[0].message | tojson }}\n",
    )
    assert told == (
        "{{ 7*7 }}5亿元\\u001b[2J\\u202e<b>\n"
        "{% raw %}=\\\\u001b\\|\\<b\\>\n"
        "{% raw %}=\\u001b|&lt;b&gt;\n"
        '\'=1 "{% raw %}=\\\\u001b|\\u003cb\\u003e"\n'
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a\n{% for %}", "mine.j2:2: Expected an expression, got 'end of statement block'"),
        ("a\n\n{{ findngs }}", "mine.j2:3: 'findngs' is undefined"),
        ("{{ findings[0].nothing }}", "mine.j2:1: 'dict object' has no attribute 'nothing'"),
        ("a\n{{ 1 // 0 }}", "mine.j2:2: integer division or modulo by zero"),
        ("{% include 'gone.j2' %}", "mine.j2:1: no template 'gone.j2' in its folder"),
        ("{% include '../secret.j2' %}", "mine.j2:1: no template '../secret.j2' in its folder"),
        ("{{ findings.__class__.__mro__ }}", "mine.j2:1: access to attribute '__class__' of 'list' object is unsafe."),
        ("{{ report.update(x=1) }}", "mine.j2:1: access to attribute 'update' of 'dict' object is unsafe."),
        ("{{ range(1000000000) | list }}", "mine.j2:1: Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000)."),
    ],
)
def test_a_fault_is_told_with_file_and_line(story: Story, tmp_path: Path, text: str, told: str) -> None:
    assert fault(story(), tmp_path, text) == told


def test_a_fault_in_an_included_template_names_that_file(story: Story, tmp_path: Path) -> None:
    (tmp_path / "part.j2").write_text("\n\n{{ nothing }}", "utf-8")
    assert fault(story(), tmp_path, "{% include 'part.j2' %}") == "part.j2:3: 'nothing' is undefined"


def test_a_template_that_is_not_there(story: Story, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"^--template: no file '.*gone.j2'$"):
        template.render(story(), Options(template=tmp_path / "gone.j2"))
    with pytest.raises(ReportError, match=r"^the format template needs --template FILE$"):
        template.render(story(), Options())


def test_a_template_that_is_no_text(story: Story, tmp_path: Path) -> None:
    path = tmp_path / "mine.j2"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ReportError, match="could not be read as UTF-8 text"):
        template.render(story(), Options(template=path))
