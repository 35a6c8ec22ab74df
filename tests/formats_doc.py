"""The samples of docs/formats.md are the tool's outputs: `python tests/formats_doc.py` fills them in (see test_formats_doc)."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from docx import Document

from claims.cli import main

ROOT = Path(__file__).parents[1]
MANUAL = ROOT / "docs" / "formats.md"
DRAFT = (
    "禾川精密年报\n\n禾川精密2024年实现营业收入10.0亿元，营业成本6.0亿元，毛利润4.5亿元。\n"
    "其中境外收入2.5亿元，占营业收入的25%。\n"
)
TEMPLATE = (
    "{% for finding in findings if finding.verdict != 'consistent' %}\n"
    "{{ finding.sign }} {{ finding.message }}\n"
    "{% for place in finding.places %}\n"
    "  {{ place.where }} {{ place.quote }}\n"
    "{% endfor %}\n"
    "{% endfor %}\n"
)
_SAMPLE = re.compile(r"(?<=^<!-- sample )(\w+)( -->\n```\w+\n)(.*?)(?=^```\n)", re.M | re.S)


def rebuilt(text: str) -> str:
    """Return `text` with every sample as the tool makes it now. The working folder is left as it was."""
    here = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            Path("draft.txt").write_text(DRAFT, "utf-8")
            Path("mine.j2").write_text(TEMPLATE, "utf-8")
            return _SAMPLE.sub(lambda found: f"{found[1]}{found[2]}{sample(found[1])}", text)
        finally:
            os.chdir(here)


def sample(name: str) -> str:
    if name == "docx":
        return _comments()
    if name == "draft":
        return DRAFT
    if name == "mine":
        return TEMPLATE
    arguments = ["extract", "draft.txt"] if name == "claims" else ["check", "draft.txt", "--lang", "en", "--show-ok"]
    shape = ["--template", "mine.j2"] if name == "template" else ["--output-format", "csv" if name == "claims" else name]
    told = _PARTS.get(name, lambda text: text)(_output([*arguments, *shape, "-q"]))
    return told if told.endswith("\n") else f"{told}\n"


def _output(arguments: list[str]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main(arguments) in (0, 1)
    return out.getvalue()


def _comments() -> str:
    made = Document()
    for line in DRAFT.split():
        made.add_paragraph(line)
    made.save("draft.docx")
    _output(["check", "draft.docx", "--report", "docx:checked.docx", "--lang", "en", "-q"])
    return "\n\n".join(f"{c.author}: {c.text}" for c in Document("checked.docx").comments) + "\n"


def _worst(path: str) -> Callable[[str], str]:
    """Return what picks the finding that is no tick."""

    def picked(text: str) -> str:
        value = json.loads(text)
        found = value["findings"] if path == "findings" else value["runs"][0]["results"]
        chosen = next(
            item for item in found if item.get("verdict", "inconsistent") == "inconsistent" and item.get("kind") != "pass"
        )
        return json.dumps(chosen, ensure_ascii=False, indent=1)

    return picked


_PARTS: dict[str, Callable[[str], str]] = {
    "json": _worst("findings"),
    "sarif": _worst("results"),
    "jsonl": lambda text: "".join(line for line in text.splitlines(keepends=True) if json.loads(line)["type"] == "finding"),
    "csv": lambda text: text.lstrip("\ufeff").replace("\r\n", "\n"),
    "claims": lambda text: "".join(text.lstrip("\ufeff").replace("\r\n", "\n").splitlines(keepends=True)[:3]),
}

if __name__ == "__main__":
    MANUAL.write_text(rebuilt(MANUAL.read_text(encoding="utf-8")), encoding="utf-8")
