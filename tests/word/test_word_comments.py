"""Comments stand at exactly the characters they speak of, and change nothing that the document says."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bodies import body, filed
from claims.word.comments import comment
from claims.word.package import opened, saved
from claims.word.text import W, text_of


def marked(made: Any, *quotes: str) -> Any:
    """Return a document, opened again, with a comment at each quote."""
    document = opened(filed(made))
    text = text_of(document)
    for quote in quotes:
        start = text.text.index(quote)
        comment(document, text, start, start + len(quote), [f"见{quote}", "第二行"])
    return Document(BytesIO(saved(document)))


def ranges(document: Any) -> dict[str, str]:
    """Return what each comment says first, and the text between its two ends."""
    told = {str(comment.comment_id): comment.paragraphs[0].text for comment in document.comments}
    found: dict[str, str] = dict.fromkeys(told.values(), "")
    open_ = set()
    for element in document.element.body.iter():
        if element.tag == f"{W}commentRangeStart":
            open_.add(element.get(f"{W}id"))
        elif element.tag == f"{W}commentRangeEnd":
            open_.remove(element.get(f"{W}id"))
        elif element.tag in (f"{W}t", f"{W}tab"):
            for name in open_:
                found[told[name]] += "\t" if element.tag == f"{W}tab" else element.text or ""
    assert open_ == set()
    referred = [element.get(f"{W}id") for element in document.element.body.iter(f"{W}commentReference")]
    assert sorted(referred) == sorted(told)
    return found


def bold(document: Any) -> str:
    return "".join(run.text for paragraph in document.paragraphs for run in paragraph.runs if run.bold)


def simple() -> Any:
    made = Document()
    paragraph = made.add_paragraph("营收从")
    paragraph.add_run("38.2亿元增至45.9").bold = True
    paragraph.add_run("亿元，增长20%。")
    return made


@pytest.mark.parametrize(
    "quote", ["45.9亿元", "营", "38.2亿元增至45.9", "。", "从38.2亿元增至45.9亿", "营收从38.2亿元增至45.9亿元，增长20%。"]
)
def test_a_comment_stands_at_its_characters(quote: str) -> None:
    document = marked(simple(), quote)
    assert ranges(document) == {f"见{quote}": quote}
    assert text_of(document).text == "营收从38.2亿元增至45.9亿元，增长20%。"
    assert bold(document) == "38.2亿元增至45.9"


def test_comments_may_overlap_and_share_a_place() -> None:
    quotes = ("45.9亿元", "38.2亿元增至45.9亿元", "45.9亿元，增长", "9", "20%")
    assert ranges(marked(simple(), *quotes)) == {f"见{quote}": quote for quote in quotes}


def test_a_comment_says_who_and_what_and_no_hour() -> None:
    (held,) = marked(simple(), "20%").comments
    assert (held.author, held.initials, held.text, held.timestamp) == ("check-claims", "CC", "见20%\n第二行", None)


def test_comments_of_others_stay() -> None:
    made = simple()
    made.add_comment(made.paragraphs[0].runs, "请核对", "编辑", "编")
    document = marked(made, "20%")
    assert [comment.author for comment in document.comments] == ["编辑", "check-claims"]
    assert ranges(document) == {"请核对": "营收从38.2亿元增至45.9亿元，增长20%。", "见20%": "20%"}


@pytest.mark.parametrize(
    "paragraph",
    [
        '<w:hyperlink r:id="x"><w:r><w:t>约5亿元吧</w:t></w:r></w:hyperlink>',
        '<w:ins w:id="1" w:author="a"><w:r><w:t>约5亿</w:t></w:r></w:ins><w:r><w:t>元吧</w:t></w:r>',
        "<w:sdt><w:sdtContent><w:r><w:t>约5亿元吧</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:r><w:t>约</w:t><w:t>5亿元</w:t><w:tab/><w:t>吧</w:t></w:r>",
        "<w:r><w:t>约5</w:t></w:r><w:bookmarkStart w:id='1' w:name='a'/><w:r><w:rPr><w:i/></w:rPr><w:t>亿元</w:t></w:r>",
    ],
)
def test_within_links_changes_and_controls(paragraph: str) -> None:
    made = body(f"<w:p>{paragraph}</w:p>")
    before = text_of(made).text
    document = marked(made, "5亿元")
    assert ranges(document) == {"见5亿元": "5亿元"}
    assert text_of(document).text == before


def test_in_a_cell() -> None:
    made = Document()
    cells = made.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "营收", "约5亿元"
    assert ranges(marked(made, "5亿元")) == {"见5亿元": "5亿元"}


def test_what_stands_in_a_text_box_is_commented_on_at_the_box() -> None:
    inside = "<w:p><w:r><w:t>约5亿元</w:t></w:r></w:p>"
    shape = f"<w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>"
    document = marked(body(f"<w:p><w:r><w:t>如图</w:t></w:r><w:r>{shape}</w:r><w:r><w:t>。</w:t></w:r></w:p>"), "5亿元")
    assert ranges(document) == {"见5亿元": "约5亿元"}
    (box,) = document.element.body.iter(f"{W}txbxContent")
    assert not list(box.iter(f"{W}commentRangeStart", f"{W}commentReference"))


def test_a_gloss_is_not_parted() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>yì</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>亿</w:t></w:r></w:rubyBase></w:ruby>"
    document = marked(body(f"<w:p><w:r><w:t>约5</w:t></w:r><w:r>{ruby}</w:r><w:r><w:t>元</w:t></w:r></w:p>"), "5亿")
    assert ranges(document) == {"见5亿": "5yì亿"}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text("约5亿元，", max_size=4), min_size=1, max_size=5), st.data())
def test_any_stretch_of_any_runs(runs: list[str], data: st.DataObject) -> None:
    made = body("<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>")
    text = text_of(made)
    stretches = []
    for _ in range(data.draw(st.integers(0, 3)) if text.text else 0):
        start = data.draw(st.integers(0, len(text.text) - 1))
        stretches.append((start, data.draw(st.integers(start + 1, len(text.text)))))
    for number, (start, end) in enumerate(stretches):
        comment(made, text, start, end, [str(number)])
    assert ranges(made) == {str(n): "".join(runs)[start:end] for n, (start, end) in enumerate(stretches)}
    assert text_of(made).text == "".join(runs)
