"""PDF files written by hand: lines of text at places of a page, no fonts embedded, so that tests need none."""

from __future__ import annotations

from dataclasses import dataclass

HEADER = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"


@dataclass(frozen=True)
class At:
    """One line of text: its left end and its foot in points, and its size."""

    x: float
    y: float
    text: str
    size: float = 10


def shown(line: At) -> str:
    is_latin = line.text.isascii()
    codes = line.text.encode("latin-1" if is_latin else "utf-16-be").hex()
    return f"BT /{'F1' if is_latin else 'F2'} {line.size} Tf 1 0 0 1 {line.x} {line.y} Tm <{codes}> Tj ET"


def pdf(*pages: list[At]) -> bytes:
    """Return a PDF file: Latin lines in Helvetica, others in a Chinese font of full width."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [5 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 6 0 R >>",
        "<< /Type /FontDescriptor /FontName /STSong-Light /Flags 4 /FontBBox [0 -200 1000 800] "
        "/ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>",
    ]
    kids = []
    for lines in pages:
        content = "\n".join(map(shown, lines))
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 800] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
            f"/Contents {len(objects) + 2} 0 R >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    objects[1] = f"<< /Type /Pages /Count {len(pages)} /Kids [{' '.join(kids)}] >>"
    out = HEADER
    places = []
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{told}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + end.encode()
